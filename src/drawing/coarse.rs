//! Coarsening of a graph for a multilevel layout: adjacent nodes are merged into groups.

use crate::random::Random;

/// A connected graph of two nodes or more, or a coarser level of one.
pub(super) struct Level {
    /// The start of the arcs of each node; the last entry is the end.
    starts: Vec<usize>,
    /// The distinct neighbors of each node, with the number of ties of the finest graph to each.
    arcs: Vec<(u32, u32)>,
    /// The number of nodes of the finest graph in each node.
    pub(super) masses: Vec<f64>,
}

/// The group number of each node of a graph.
pub(super) struct Groups {
    pub(super) of: Vec<u32>,
    count: usize,
}

impl Level {
    /// The finest level: the graph itself.
    pub(super) fn of(neighbors: &[Vec<u32>]) -> Self {
        let mut level = Level { starts: vec![0], arcs: Vec::new(), masses: vec![1.0; neighbors.len()] };
        for near in neighbors {
            level.arcs.extend(near.iter().map(|&node| (node, 1)));
            level.starts.push(level.arcs.len());
        }
        level
    }

    pub(super) fn len(&self) -> usize {
        self.masses.len()
    }

    pub(super) fn arcs(&self, node: usize) -> &[(u32, u32)] {
        &self.arcs[self.starts[node]..self.starts[node + 1]]
    }

    /// Groups of two and more neighbors, so that there are at most half as many groups as nodes.
    ///
    /// Nodes with few neighbors have the least choice and choose first, otherwise in random order: a free neighbor, or
    /// a group if there is none, with the most ties for its mass. Complexity: O(n log n + m).
    pub(super) fn groups(&self, random: &mut Random) -> Groups {
        let mut order: Vec<usize> = (0..self.len()).collect();
        random.shuffle(&mut order);
        order.sort_by_key(|&node| self.arcs(node).len());
        let mut of: Vec<Option<u32>> = vec![None; self.len()];
        let mut masses: Vec<f64> = Vec::new();
        for node in order {
            if of[node].is_some() {
                continue;
            }
            let free = self.most_tied(node, |other| of[other].is_none().then_some(self.masses[other]));
            let next = masses.len() as u32;
            let group = match free {
                Some(other) => {
                    of[other] = Some(next);
                    masses.push(self.masses[other]);
                    next
                }
                None => {
                    let mass = |other: usize| of[other].map(|group| masses[group as usize]);
                    self.most_tied(node, mass).and_then(|other| of[other]).unwrap_or(next)
                }
            };
            of[node] = Some(group);
            masses[group as usize] += self.masses[node];
        }
        Groups { of: of.into_iter().flatten().collect(), count: masses.len() }
    }

    /// The candidate neighbor with the most ties for its mass.
    fn most_tied(&self, node: usize, mass: impl Fn(usize) -> Option<f64>) -> Option<usize> {
        let score = |&(other, ties): &(u32, u32)| Some((f64::from(ties) / mass(other as usize)?, other));
        let scores = self.arcs(node).iter().filter_map(score);
        scores.max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, other)| other as usize)
    }

    /// The level in which each group is a node. Complexity: linear.
    pub(super) fn coarser(&self, groups: &Groups) -> Self {
        let mut members = vec![Vec::new(); groups.count];
        for (node, &group) in groups.of.iter().enumerate() {
            members[group as usize].push(node);
        }
        let mut level = Level { starts: vec![0], arcs: Vec::new(), masses: Vec::new() };
        // The arc from the current group to each other group, if there is one so far.
        let mut places = vec![None; groups.count];
        for (own, members) in members.iter().enumerate() {
            let first = level.arcs.len();
            for &(node, ties) in members.iter().flat_map(|&node| self.arcs(node)) {
                let other = groups.of[node as usize];
                match places[other as usize] {
                    _ if other as usize == own => (),
                    Some(place) if place >= first => {
                        let arc: &mut (u32, u32) = &mut level.arcs[place];
                        arc.1 += ties;
                    }
                    _ => {
                        places[other as usize] = Some(level.arcs.len());
                        level.arcs.push((other, ties));
                    }
                }
            }
            level.masses.push(members.iter().map(|&node| self.masses[node]).sum());
            level.starts.push(level.arcs.len());
        }
        level
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A ring of 30 nodes, each with a node of its own hanging from it, and 40 more from the first.
    fn graph() -> Level {
        let mut near = vec![Vec::new(); 100];
        let mut tie = |a: usize, b: usize| {
            near[a].push(b as u32);
            near[b].push(a as u32);
        };
        (0..30).for_each(|i| tie(i, (i + 1) % 30));
        (30..60).for_each(|i| tie(i, i - 30));
        (60..100).for_each(|i| tie(i, 0));
        Level::of(&near)
    }

    #[test]
    fn no_group_has_a_single_node_and_a_star_is_one_group() {
        let level = graph();
        let groups = level.groups(&mut Random::new(1));
        let mut sizes = vec![0; groups.count];
        groups.of.iter().for_each(|&group| sizes[group as usize] += 1);
        assert!(sizes.iter().all(|&size| size > 1), "{sizes:?}");
        assert!((60..100).all(|leaf| groups.of[leaf] == groups.of[0]));
    }

    #[test]
    fn a_coarse_picture_keeps_the_masses_and_the_ties_between_groups() {
        let level = graph();
        let groups = level.groups(&mut Random::new(1));
        let coarse = level.coarser(&groups);
        assert_eq!(coarse.masses.iter().sum::<f64>(), 100.0);
        let between = |node: usize| {
            level.arcs(node).iter().filter(|arc| groups.of[arc.0 as usize] != groups.of[node]).count()
        };
        let ties: u32 = (0..coarse.len()).flat_map(|node| coarse.arcs(node)).map(|arc| arc.1).sum();
        assert_eq!(ties as usize, (0..level.len()).map(between).sum::<usize>());
    }
}
