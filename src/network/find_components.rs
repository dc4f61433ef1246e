//! Finds the connected components of a network.

use std::sync::OnceLock;

use petgraph::unionfind::UnionFind;
use rayon::prelude::*;

use super::components::{ComponentList, NO_YEARS};
use super::{AuthorId, Network};

impl Network {
    /// The connected components, largest first.
    #[must_use]
    pub fn components(&self) -> &ComponentList {
        self.components.get_or_init(|| self.found_components())
    }

    /// Finds the connected components.
    pub(super) fn found_components(&self) -> ComponentList {
        find(self)
    }
}

/// Finds the components. Linear in authorships, except for the order of names of components of the same size.
fn find(network: &Network) -> ComponentList {
    let (label_of, degrees) = rayon::join(|| labels(network), || network.degrees());
    let mut sizes = vec![0u32; label_of.len()];
    label_of.iter().for_each(|&label| sizes[label as usize] += 1);
    let first_of = first_names(network, &label_of, &sizes);
    let mut labels: Vec<u32> = (0..label_of.len() as u32).filter(|&l| sizes[l as usize] > 0).collect();
    let by_size = |a: u32, b: u32| sizes[b as usize].cmp(&sizes[a as usize]);
    let rank = |&label: &u32| Some((label, network.known_rank(first_of[label as usize])?));
    match labels.iter().map(rank).collect::<Option<Vec<_>>>() {
        Some(mut ranked) => {
            ranked.par_sort_unstable_by(|a, b| by_size(a.0, b.0).then(a.1.cmp(&b.1)));
            labels = ranked.into_iter().map(|(label, _)| label).collect();
        }
        None => labels.par_sort_unstable_by(|&a, &b| {
            by_size(a, b).then_with(|| network.compare_names(first_of[a as usize], first_of[b as usize]))
        }),
    }
    let mut place_of = vec![0u32; label_of.len()];
    for (place, &label) in labels.iter().enumerate() {
        place_of[label as usize] = place as u32;
    }
    let component_of = label_of.iter().map(|&label| place_of[label as usize]).collect();
    let sizes = labels.iter().map(|&label| sizes[label as usize]).collect();
    tallied(network, component_of, sizes, degrees)
}

fn tallied(network: &Network, component_of: Vec<u32>, sizes: Vec<u32>, degrees: &[u32]) -> ComponentList {
    let mut papers = vec![0; sizes.len()];
    let mut years = vec![NO_YEARS; sizes.len()];
    for (paper, year) in network.papers().zip(network.paper_years()) {
        let Some(&first) = network.byline(paper).first() else { continue };
        let component = component_of[first.index()] as usize;
        papers[component] += 1;
        if let Some(year) = year {
            let [first, last] = &mut years[component];
            (*first, *last) = (year.min(*first), year.max(*last));
        }
    }
    let mut degree_sums = vec![0u64; sizes.len()];
    for (&component, &degree) in component_of.iter().zip(degrees) {
        degree_sums[component as usize] += u64::from(degree);
    }
    ComponentList {
        component_of: component_of.into(),
        sizes: sizes.into(),
        papers: papers.into(),
        ties: degree_sums.into_iter().map(|sum| sum / 2).collect(),
        years: years.concat().into(),
        members: OnceLock::new(),
    }
}

/// The same number for authors of one component: petgraph's union-find, n−1 unions for a paper of n authors.
fn labels(network: &Network) -> Vec<u32> {
    let mut sets: UnionFind<u32> = UnionFind::new(network.author_count());
    for byline in network.bylines.iter() {
        for pair in byline.windows(2) {
            sets.union(pair[0], pair[1]);
        }
    }
    sets.into_labeling()
}

/// The author whose name comes first in each component, by label; of those components that are as large as another.
fn first_names(network: &Network, label_of: &[u32], sizes: &[u32]) -> Vec<AuthorId> {
    let mut of_size = vec![0u32; label_of.len() + 1];
    sizes.iter().for_each(|&size| of_size[size as usize] += 1);
    let mut first_of: Vec<AuthorId> = (0..label_of.len() as u32).map(AuthorId).collect();
    for (author, &label) in network.authors().zip(label_of) {
        let first = &mut first_of[label as usize];
        if of_size[sizes[label as usize] as usize] > 1 && network.compare_names(author, *first).is_lt() {
            *first = author;
        }
    }
    first_of
}
