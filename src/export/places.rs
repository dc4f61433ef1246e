//! The map of a whole network: communities as regions, near those that they are tied to.

use std::cmp::Reverse;

use crate::drawing::regions::{Regions, arranged};
use crate::error::Result;
use crate::measures::{Adjacency, LeidenOptions, leiden};
use crate::network::{AuthorId, Counting, Network, Places};

/// The seed of a map, unless another one is asked for.
pub(crate) const MAP_SEED: u64 = 1;

/// Where everyone is on the map. The same seed gives the same map.
///
/// # Errors
/// If the ties do not fit in memory.
pub(crate) fn places(network: &Network, seed: u64) -> Result<Places> {
    let ties = network.adjacency()?;
    let options = LeidenOptions::default().seed(seed);
    let of = leiden(&ties, &network.strengths(&ties, Counting::Full), &options).of;
    let communities = communities(network, &of);
    let mut number_of = vec![0; of.len()];
    for (number, members) in communities.iter().enumerate() {
        members.iter().for_each(|author| number_of[author.index()] = number as u32);
    }
    let component = |members: &Vec<AuthorId>| network.components().of_author(members[0]).rank;
    let mut ends: Vec<usize> = Vec::new();
    for (number, members) in communities.iter().enumerate() {
        let is_same = number > 0 && component(&communities[number - 1]) == component(members);
        if is_same {
            ends.last_mut().into_iter().for_each(|end| *end = number + 1);
        } else {
            ends.push(number + 1);
        }
    }
    let tied = tied(&ties, &number_of, &ends);
    drop(ties);
    let sizes: Vec<u32> = communities.iter().map(|members| members.len() as u32).collect();
    let points = arranged(&Regions { sizes: &sizes, ends: &ends, tied: &tied }, seed);
    let centers: Vec<[f64; 2]> = points.iter().map(|point| [point.x, point.y]).collect();
    let ends = sizes.iter().scan(0, |end, size| {
        *end += size;
        Some(*end)
    });
    let ends: Vec<u32> = ends.collect();
    let order = communities.into_iter().flatten().map(|author| author.0).collect();
    Ok(Places::made(seed, order, ends, &centers))
}

/// The members of each community, the most co-authors first: by component, then by size, then by name.
fn communities(network: &Network, of: &[u32]) -> Vec<Vec<AuthorId>> {
    let count = of.iter().max().map_or(0, |&most| most as usize + 1);
    let mut communities = vec![Vec::new(); count];
    for (author, &community) in network.authors().zip(of) {
        communities[community as usize].push(author);
    }
    let (names, degrees) = (network.name_ranks(), network.degrees());
    for members in &mut communities {
        members.sort_unstable_by_key(|author: &AuthorId| {
            (Reverse(degrees[author.index()]), names[author.index()])
        });
    }
    communities.retain(|members| !members.is_empty());
    communities.sort_unstable_by_key(|members| {
        let component = network.components().of_author(members[0]).rank;
        (component, Reverse(members.len()), names[members[0].index()])
    });
    communities
}

/// The communities that each is tied to, by their numbers within the component.
fn tied(ties: &Adjacency, number_of: &[u32], ends: &[usize]) -> Vec<Vec<u32>> {
    let mut pairs: Vec<(u32, u32)> = ties
        .edges()
        .map(|(a, b)| (number_of[a as usize], number_of[b as usize]))
        .filter(|(a, b)| a != b)
        .flat_map(|(a, b)| [(a, b), (b, a)])
        .collect();
    pairs.sort_unstable();
    pairs.dedup();
    let mut tied = vec![Vec::new(); ends.last().copied().unwrap_or_default()];
    let (mut component, mut start) = (0, 0);
    for (a, b) in pairs {
        while a as usize >= ends[component] {
            start = ends[component];
            component += 1;
        }
        tied[a as usize].push(b - start as u32);
    }
    tied
}
