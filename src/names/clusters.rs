//! Clusters of one name's papers, merged as long as the evidence is good enough, the best first.
//!
//! The evidence is summed over what two whole clusters have in common, so no order of the input and no chain of papers
//! decides. Two clusters are compared when they are met first, again when their turn comes and one has grown since, and
//! a cluster with all others whenever it has grown by a quarter: so a name with n papers takes about n log n comparisons
//! after the first, not n². At the end no two are left whose evidence is good enough.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::profile::Profile;

/// Clusters that are merged, the best first.
pub(super) struct Clusters<Odds> {
    clusters: Vec<Option<Profile>>,
    /// How often each has grown.
    grown: Vec<u32>,
    /// Which of these states was last compared with all others, and how many papers it had.
    compared: Vec<(u32, usize)>,
    /// The cluster that each was merged into: itself, or one that may have been merged since.
    into: Vec<u32>,
    /// Which clusters are compared with each; `None` if all are.
    near: Option<Vec<Vec<u32>>>,
    odds: Odds,
    pairs: BinaryHeap<Pair>,
}

/// Two clusters that may be merged, the best last, then by what they are; each with how often it had grown.
type Pair = (i64, Reverse<(u64, u64)>, Reverse<[(u32, u32); 2]>);

impl<Odds: Fn(&Profile, &Profile) -> Option<i64>> Clusters<Odds> {
    /// Atoms, and the odds that two clusters are one, if these are enough.
    pub(super) fn of(atoms: Vec<Profile>, odds: Odds) -> Self {
        let numbers = 0..atoms.len() as u32;
        Self {
            grown: vec![0; atoms.len()],
            compared: atoms.iter().map(|atom| (0, atom.papers.len())).collect(),
            into: numbers.collect(),
            near: near(&atoms),
            clusters: atoms.into_iter().map(Some).collect(),
            odds,
            pairs: BinaryHeap::new(),
        }
    }

    /// Merges the two with the best odds until none are good enough.
    pub(super) fn merged(mut self) -> Vec<Profile> {
        for one in 0..self.clusters.len() as u32 {
            self.compare(one, |other| other > one);
        }
        loop {
            while let Some((_, _, Reverse([one, other]))) = self.pairs.pop() {
                self.take(one, other);
            }
            let has_grown = |&one: &u32| self.grown[one as usize] > self.compared[one as usize].0;
            let grown: Vec<u32> = (0..self.clusters.len() as u32).filter(has_grown).collect();
            grown.into_iter().for_each(|one| self.compare_with_all(one));
            if self.pairs.is_empty() {
                return self.clusters.into_iter().flatten().collect();
            }
        }
    }

    /// Merges two clusters, if they still are what they were when they were compared.
    fn take(&mut self, (one, grown): (u32, u32), (other, other_grown): (u32, u32)) {
        let is_there = |cluster: u32| self.clusters[cluster as usize].is_some();
        // What was compared with all others since has been compared with this one.
        let is_outdated = |cluster: u32, grown: u32| grown < self.compared[cluster as usize].0;
        if !is_there(one) || !is_there(other) || is_outdated(one, grown) || is_outdated(other, other_grown) {
            return;
        }
        if self.grown[one as usize] != grown || self.grown[other as usize] != other_grown {
            self.pairs.extend(self.pair(one, other));
            return;
        }
        self.merge(one, other);
        let papers = self.papers(one);
        if 4 * papers >= 5 * self.compared[one as usize].1 {
            self.compare_with_all(one);
        }
    }

    fn merge(&mut self, one: u32, other: u32) {
        let Some(merged) = self.clusters[other as usize].take() else { return };
        if let Some(cluster) = &mut self.clusters[one as usize] {
            cluster.add(&merged);
        }
        self.grown[one as usize] += 1;
        self.compared[other as usize].0 = self.grown[other as usize];
        self.into[other as usize] = one;
        if let Some(near) = &mut self.near {
            let others = std::mem::take(&mut near[other as usize]);
            near[one as usize].extend(others);
        }
    }

    fn compare_with_all(&mut self, one: u32) {
        self.compared[one as usize] = (self.grown[one as usize], self.papers(one));
        self.compare(one, |other| other != one);
    }

    /// Compares a cluster with some of those near it.
    fn compare(&mut self, one: u32, is_wanted: impl Fn(u32) -> bool) {
        let near = match &mut self.near {
            None => (0..self.clusters.len() as u32).collect(),
            Some(near) => {
                let mut now = std::mem::take(&mut near[one as usize]);
                now.iter_mut().for_each(|other| *other = self.cluster_of(*other));
                now.sort_unstable();
                now.dedup();
                now
            }
        };
        for &other in near.iter().filter(|&&other| is_wanted(other)) {
            self.pairs.extend(self.pair(one.min(other), one.max(other)));
        }
        if let Some(all) = &mut self.near {
            all[one as usize] = near;
        }
    }

    /// The cluster that a cluster has become.
    fn cluster_of(&self, mut cluster: u32) -> u32 {
        while self.into[cluster as usize] != cluster {
            cluster = self.into[cluster as usize];
        }
        cluster
    }

    fn papers(&self, cluster: u32) -> usize {
        self.clusters[cluster as usize].as_ref().map_or(0, |cluster| cluster.papers.len())
    }

    fn pair(&self, one: u32, other: u32) -> Option<Pair> {
        let (a, b) = (self.clusters[one as usize].as_ref()?, self.clusters[other as usize].as_ref()?);
        let odds = (self.odds)(a, b)?;
        let labels = (a.label.min(b.label), a.label.max(b.label));
        let versions = [one, other].map(|cluster| (cluster, self.grown[cluster as usize]));
        Some((odds, Reverse(labels), Reverse(versions)))
    }
}

/// Which atoms are compared with each: all, or of very many those that have something in common that few have.
fn near(atoms: &[Profile]) -> Option<Vec<Vec<u32>>> {
    const ALL: usize = 400;
    const FEW: usize = 64;
    if atoms.len() <= ALL {
        return None;
    }
    let mut marks: Vec<(u64, u32)> = Vec::new();
    for (atom, number) in atoms.iter().zip(0..) {
        marks.extend(atom.coauthors().iter().map(|&person| (u64::from(person) << 2, number)));
        marks.extend(atom.words().iter().map(|word| (u64::from(word.mark) << 2 | 1, number)));
        marks.extend(atom.series().iter().map(|series| (u64::from(series.mark) << 2 | 2, number)));
    }
    marks.sort_unstable();
    let mut near = vec![Vec::new(); atoms.len()];
    for same in marks.chunk_by(|a, b| a.0 == b.0).filter(|same| same.len() <= FEW) {
        for &(_, one) in same {
            near[one as usize].extend(same.iter().map(|&(_, other)| other).filter(|&other| other != one));
        }
    }
    Some(near)
}
