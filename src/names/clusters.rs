//! Clusters of one name's papers, merged as long as the evidence is good enough, the best first.
//!
//! The evidence is summed over what two whole clusters have in common, so no order of the input and no chain of papers
//! decides.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use hashbrown::HashSet;

use super::profile::Profile;

/// Clusters that are merged, the best first.
pub(super) struct Clusters<Odds> {
    clusters: Vec<Option<Profile>>,
    /// How often each has grown.
    grown: Vec<u32>,
    odds: Odds,
    /// Which clusters are compared with each.
    near: Vec<Vec<u32>>,
}

/// Two clusters that may be merged, the best last, then by what they are.
type Pair = (i64, Reverse<(u64, u64)>, Reverse<[(u32, u32); 2]>);

impl<Odds: Fn(&Profile, &Profile) -> i64> Clusters<Odds> {
    pub(super) fn of(atoms: Vec<Profile>, odds: Odds) -> Self {
        let near = near(&atoms);
        Self { grown: vec![0; atoms.len()], clusters: atoms.into_iter().map(Some).collect(), odds, near }
    }

    /// The clusters that are left.
    pub(super) fn into_profiles(self) -> Vec<Profile> {
        self.clusters.into_iter().flatten().collect()
    }

    /// Merges the two with the best odds as long as these are enough.
    pub(super) fn merge_while(&mut self, enough: i64) {
        let mut pairs: BinaryHeap<Pair> = BinaryHeap::new();
        for one in 0..self.clusters.len() as u32 {
            let later = self.near[one as usize].iter().filter(|&&other| other > one);
            pairs.extend(later.filter_map(|&other| self.pair(one, other, enough)));
        }
        while let Some((_, _, Reverse([(one, grown), (other, other_grown)]))) = pairs.pop() {
            if self.grown[one as usize] != grown || self.grown[other as usize] != other_grown {
                continue;
            }
            let Some(merged) = self.clusters[other as usize].take() else { continue };
            if let Some(cluster) = &mut self.clusters[one as usize] {
                cluster.add(&merged);
            }
            self.grown[one as usize] += 1;
            self.grown[other as usize] += 1;
            let mut near = std::mem::take(&mut self.near[other as usize]);
            near.append(&mut self.near[one as usize]);
            near.sort_unstable();
            near.dedup();
            near.retain(|&next| next != one && self.clusters[next as usize].is_some());
            for &next in &near {
                if let Err(place) = self.near[next as usize].binary_search(&one) {
                    self.near[next as usize].insert(place, one);
                }
            }
            pairs.extend(near.iter().filter_map(|&next| self.pair(one.min(next), one.max(next), enough)));
            self.near[one as usize] = near;
        }
    }

    fn pair(&self, one: u32, other: u32, enough: i64) -> Option<Pair> {
        let (a, b) = (self.clusters[one as usize].as_ref()?, self.clusters[other as usize].as_ref()?);
        let odds = (self.odds)(a, b);
        let labels = (a.label.min(b.label), a.label.max(b.label));
        let versions = [one, other].map(|cluster| (cluster, self.grown[cluster as usize]));
        (odds >= enough).then_some((odds, Reverse(labels), Reverse(versions)))
    }
}

/// Which atoms are compared with each: all, or of very many those that have something in common that few have.
fn near(atoms: &[Profile]) -> Vec<Vec<u32>> {
    const ALL: usize = 400;
    const FEW: usize = 64;
    let numbers = 0..atoms.len() as u32;
    if atoms.len() <= ALL {
        return numbers.clone().map(|one| numbers.clone().filter(|&other| other != one).collect()).collect();
    }
    let mut marks: Vec<(u64, u32)> = Vec::new();
    for (atom, number) in atoms.iter().zip(numbers) {
        marks.extend(atom.coauthors().iter().map(|&person| (u64::from(person) << 2, number)));
        marks.extend(atom.words().iter().map(|&(word, _)| (u64::from(word) << 2 | 1, number)));
        marks.extend(atom.series().iter().map(|&(series, _)| (u64::from(series) << 2 | 2, number)));
    }
    marks.sort_unstable();
    let mut near = vec![HashSet::new(); atoms.len()];
    for same in marks.chunk_by(|a, b| a.0 == b.0).filter(|same| same.len() <= FEW) {
        for &(_, one) in same {
            near[one as usize].extend(same.iter().map(|&(_, other)| other).filter(|&other| other != one));
        }
    }
    let sorted = |near: HashSet<u32>| {
        let mut near: Vec<u32> = near.into_iter().collect();
        near.sort_unstable();
        near
    };
    near.into_iter().map(sorted).collect()
}
