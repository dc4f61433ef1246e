//! Communities of high modularity, by the Leiden algorithm.

use std::borrow::Cow;
use std::collections::VecDeque;

use fixedbitset::FixedBitSet;
use petgraph::unionfind::UnionFind;

use super::Adjacency;
use crate::interrupt::Interrupt;
use crate::random::Random;

/// Options of [`leiden`].
///
/// # Examples
/// ```
/// use coauth::measures::LeidenOptions;
///
/// let options = LeidenOptions::default().resolution(0.5).seed(7);
/// assert_eq!((options.resolution, options.seed), (0.5, 7));
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct LeidenOptions {
    /// Resolution (Reichardt & Bornholdt 2006, doi 10.1103/PhysRevE.74.016110): the higher, the smaller the
    /// communities. Finite, and 0 or more.
    pub resolution: f64,
    /// Seed of the random order in which nodes are visited.
    pub seed: u64,
    /// The maximum number of iterations; the search ends earlier when nothing changes.
    pub rounds: usize,
}

impl Default for LeidenOptions {
    fn default() -> Self {
        Self { resolution: 1.0, seed: 1, rounds: 3 }
    }
}

impl LeidenOptions {
    /// Sets the resolution.
    #[must_use]
    pub fn resolution(mut self, resolution: f64) -> Self {
        self.resolution = resolution;
        self
    }

    /// Sets the seed.
    #[must_use]
    pub fn seed(mut self, seed: u64) -> Self {
        self.seed = seed;
        self
    }

    /// Sets the maximum number of iterations.
    #[must_use]
    pub fn rounds(mut self, rounds: usize) -> Self {
        self.rounds = rounds;
        self
    }
}

/// A partition of the nodes into communities.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Partition {
    /// The community of each node, numbered from 0 by first appearance.
    pub of: Vec<u32>,
    /// The number of communities.
    pub count: usize,
    /// Modularity at the resolution.
    pub modularity: f64,
}

/// Communities of high modularity by the Leiden algorithm (Traag, Waltman & van Eck 2019, doi
/// 10.1038/s41598-019-41695-z). Every community is connected.
///
/// Nodes move to the community that raises modularity most until no move does; communities are refined into
/// well-connected parts; the parts become the nodes of a smaller graph, and so on. Ties between communities go to the
/// first met, so the same seed gives the same communities. About ten steps and 40 bytes per edge.
///
/// # Examples
/// ```
/// use coauth::measures::{Adjacency, LeidenOptions, leiden};
///
/// let two_triangles = Adjacency::of(6, &[(0, 1), (1, 2), (0, 2), (2, 3), (3, 4), (4, 5), (3, 5)]);
/// let found = leiden(&two_triangles, &[1.0; 14], &LeidenOptions::default());
/// assert_eq!((found.of, found.count), (vec![0, 0, 0, 1, 1, 1], 2));
/// ```
#[must_use]
pub fn leiden(graph: &Adjacency, weights: &[f64], options: &LeidenOptions) -> Partition {
    let whole = Level::of(graph, weights);
    let mut random = Random::new(options.seed);
    let mut of: Vec<u32> = graph.nodes().collect();
    let mut told = Told::of(graph.node_count(), options.rounds);
    for _ in 0..options.rounds {
        let before = of.clone();
        of = round(&whole, of, options.resolution, &mut random, &mut told);
        told.ends_round();
        if of == before {
            break;
        }
    }
    told.ends();
    let mut of = split_into_connected(graph, &of);
    let count = renumber(&mut of);
    Partition { modularity: modularity(&whole, &of, options.resolution), of, count }
}

/// An aggregate graph, whose nodes are groups of nodes.
struct Level<'a> {
    offsets: Cow<'a, [u32]>,
    others: Cow<'a, [u32]>,
    weights: Cow<'a, [f64]>,
    /// The strength (weighted degree) of each node; edges inside a group count from both ends.
    strengths: Vec<f64>,
    /// The sum of these.
    all: f64,
}

impl<'a> Level<'a> {
    fn of(graph: &'a Adjacency, weights: &'a [f64]) -> Self {
        let strengths: Vec<f64> =
            graph.nodes().map(|node| weights[graph.entries(node)].iter().sum()).collect();
        let all = strengths.iter().sum();
        let (offsets, others) = (Cow::Borrowed(graph.offsets()), Cow::Borrowed(graph.all_neighbors()));
        Self { offsets, others, weights: Cow::Borrowed(weights), strengths, all }
    }

    fn len(&self) -> usize {
        self.strengths.len()
    }

    /// The number of edges of a node.
    #[inline]
    fn degree(&self, node: usize) -> usize {
        (self.offsets[node + 1] - self.offsets[node]) as usize
    }

    /// Touches what is needed to visit some nodes in random order. Memory latency dominates these visits, and a processor
    /// fetches independent addresses in parallel: first the places of all rows, then the rows, then the groups of the
    /// others.
    fn touch(&self, nodes: &[u32], of: &[u32]) {
        let mut touched = 0;
        for &node in nodes {
            touched ^= self.offsets[node as usize] ^ of[node as usize];
        }
        for &node in nodes {
            let entry = self.offsets[node as usize] as usize;
            if let (Some(other), Some(weight)) = (self.others.get(entry), self.weights.get(entry)) {
                touched ^= other ^ weight.to_bits() as u32 ^ self.strengths[node as usize].to_bits() as u32;
            }
        }
        for &node in nodes {
            self.edges(node as usize).take(FEW).for_each(|(other, _)| touched ^= of[other]);
        }
        std::hint::black_box(touched);
    }

    #[inline]
    fn edges(&self, node: usize) -> impl Iterator<Item = (usize, f64)> {
        let entries = self.offsets[node] as usize..self.offsets[node + 1] as usize;
        self.others[entries.clone()]
            .iter()
            .map(|&other| other as usize)
            .zip(self.weights[entries].iter().copied())
    }

    /// The aggregate graph of groups of nodes.
    fn grouped(&self, group_of: &[u32], groups: usize) -> Level<'static> {
        let members = Members::of(group_of, groups);
        let mut to = Weights::of(groups);
        let mut strengths = vec![0.0; groups];
        let (mut offsets, mut others, mut weights) = (vec![0], Vec::new(), Vec::new());
        for (group, strength) in strengths.iter_mut().enumerate() {
            for &node in members.of_group(group) {
                *strength += self.strengths[node as usize];
            }
            let edges = members.of_group(group).iter().flat_map(|&node| self.edges(node as usize));
            to.add_all(edges.map(|(other, weight)| (group_of[other], weight)), usize::MAX);
            for (other, weight) in to.drain().filter(|&(other, _)| other as usize != group) {
                others.push(other);
                weights.push(weight);
            }
            offsets.push(others.len() as u32);
        }
        let [offsets, others] = [offsets, others].map(Cow::Owned);
        Level { offsets, others, weights: Cow::Owned(weights), strengths, all: self.all }
    }
}

/// The nodes of each group.
struct Members {
    begins: Vec<u32>,
    nodes: Vec<u32>,
}

impl Members {
    fn of(group_of: &[u32], groups: usize) -> Self {
        let mut begins = vec![0; groups + 1];
        group_of.iter().for_each(|&group| begins[group as usize + 1] += 1);
        for group in 0..groups {
            begins[group + 1] += begins[group];
        }
        let mut next = begins.clone();
        let mut nodes = vec![0; group_of.len()];
        for (&group, node) in group_of.iter().zip(0..) {
            let place = &mut next[group as usize];
            nodes[*place as usize] = node;
            *place += 1;
        }
        Self { begins, nodes }
    }

    fn of_group(&self, group: usize) -> &[u32] {
        &self.nodes[self.begins[group] as usize..self.begins[group + 1] as usize]
    }
}

/// The weight of the edges from one node to each group, by first appearance of the groups.
struct Weights {
    /// The groups met, and the weight to each.
    met: Vec<(u32, f64)>,
    /// One more than the place of each group in `met`, or 0.
    place_of: Vec<u32>,
}

/// Up to this many edges of a node, its groups are searched one by one: a table as long as the graph would be far from
/// the processor.
const FEW: usize = 16;

impl Weights {
    fn of(groups: usize) -> Self {
        Self { met: Vec::new(), place_of: vec![0; groups] }
    }

    /// Adds up edges to groups.
    #[inline]
    fn add_all(&mut self, edges: impl Iterator<Item = (u32, f64)>, most: usize) {
        if most <= FEW {
            edges.for_each(|(group, weight)| self.add_to_few(group, weight));
            return;
        }
        edges.for_each(|(group, weight)| self.add(group, weight));
        self.met.iter().for_each(|&(group, _)| self.place_of[group as usize] = 0);
    }

    #[inline]
    fn add_to_few(&mut self, group: u32, weight: f64) {
        match self.met.iter_mut().find(|(met, _)| *met == group) {
            Some((_, sum)) => *sum += weight,
            None => self.met.push((group, weight)),
        }
    }

    /// Adds an edge. Only [`add_all`](Self::add_all) may call it, which clears the places.
    #[inline]
    fn add(&mut self, group: u32, weight: f64) {
        let place = &mut self.place_of[group as usize];
        if *place == 0 {
            self.met.push((group, 0.0));
            *place = self.met.len() as u32;
        }
        self.met[*place as usize - 1].1 += weight;
    }

    /// The weight to a group.
    #[inline]
    fn to(&self, group: u32) -> f64 {
        self.met.iter().find(|(met, _)| *met == group).map_or(0.0, |&(_, weight)| weight)
    }

    /// Takes what was added to each group.
    fn drain(&mut self) -> impl Iterator<Item = (u32, f64)> {
        self.met.drain(..)
    }
}

/// How far the search is, in visits of nodes.
///
/// How many there will be is not known before: a node is visited again when a neighbor moves, and a round that changes nothing
/// is the last. So each round is announced as usual ones are, and what it does not take is done at its end.
struct Told {
    interrupt: Interrupt,
    of_round: u64,
    left_in_round: u64,
    left: u64,
}

/// The visits of a round for each node: on all levels, to move and to refine.
const VISITS: u64 = 5;

impl Told {
    fn of(nodes: usize, rounds: usize) -> Self {
        let of_round = VISITS * nodes as u64;
        let left = of_round.saturating_mul(rounds as u64);
        let interrupt = Interrupt::current();
        interrupt.expect(left);
        Self { interrupt, of_round, left_in_round: of_round, left }
    }

    fn visited(&mut self, nodes: usize) {
        self.advance((nodes as u64).min(self.left_in_round));
    }

    fn ends_round(&mut self) {
        self.advance(self.left_in_round);
        self.left_in_round = self.of_round;
    }

    fn ends(mut self) {
        self.advance(self.left);
    }

    fn advance(&mut self, steps: u64) {
        self.interrupt.advance(steps);
        self.left_in_round = self.left_in_round.saturating_sub(steps);
        self.left -= steps;
    }
}

/// Moves, refines and aggregates until nothing changes; returns the community of each node of the whole graph.
fn round(
    whole: &Level<'_>,
    mut of: Vec<u32>,
    resolution: f64,
    random: &mut Random,
    told: &mut Told,
) -> Vec<u32> {
    let mut grouped: Option<Level<'_>> = None;
    // The aggregate node of each original node at this level; `of` has the community of each aggregate node.
    let mut node_of: Vec<u32> = (0..whole.len() as u32).collect();
    loop {
        let level = grouped.as_ref().unwrap_or(whole);
        move_nodes(level, &mut of, resolution, random, told);
        let communities = renumber(&mut of);
        if communities == level.len() {
            return node_of.iter().map(|&node| of[node as usize]).collect();
        }
        let mut part_of = refine(level, &of, communities, resolution, random, told);
        let mut parts = renumber(&mut part_of);
        if parts == level.len() {
            // No two nodes are well enough connected: then the communities themselves are the groups.
            part_of.clone_from(&of);
            parts = communities;
        }
        let mut community_of = vec![0; parts];
        part_of.iter().zip(&of).for_each(|(&part, &community)| community_of[part as usize] = community);
        let next = level.grouped(&part_of, parts);
        node_of.iter_mut().for_each(|node| *node = part_of[*node as usize]);
        (grouped, of) = (Some(next), community_of);
    }
}

/// Moves nodes to the community that raises modularity most, until no move does.
fn move_nodes(level: &Level<'_>, of: &mut [u32], resolution: f64, random: &mut Random, told: &mut Told) {
    let mut totals = vec![0.0; level.len()];
    let mut sizes = vec![0u32; level.len()];
    for (&community, strength) in of.iter().zip(&level.strengths) {
        totals[community as usize] += strength;
        sizes[community as usize] += 1;
    }
    let mut empty: Vec<u32> = (0..level.len() as u32).filter(|&c| sizes[c as usize] == 0).collect();
    let mut weights = Weights::of(level.len());
    let mut queue = Queue::of(level.len(), random);
    let mut next = |queue: &mut Queue, of: &[u32]| {
        queue.next(|nodes| {
            level.touch(nodes, of);
            told.visited(nodes.len());
        })
    };
    while let Some(node) = next(&mut queue, of) {
        let (own, strength) = (of[node], level.strengths[node]);
        weights.add_all(level.edges(node).map(|(other, weight)| (of[other], weight)), level.degree(node));
        totals[own as usize] -= strength;
        let share = resolution * strength / level.all;
        let mut best = (weights.to(own) - share * totals[own as usize], own);
        if best.0 < 0.0 && sizes[own as usize] > 1 {
            best = (0.0, empty.last().copied().unwrap_or(own));
        }
        // A gain within the rounding error of these sums is none, and moving for it might never end.
        let least = strength * 1e-12;
        for (community, weight) in weights.drain() {
            let gain = weight - share * totals[community as usize];
            if gain > best.0 + least {
                best = (gain, community);
            }
        }
        let (_, best) = best;
        totals[best as usize] += strength;
        if best == own {
            continue;
        }
        if sizes[best as usize] == 0 {
            empty.pop();
        }
        sizes[best as usize] += 1;
        sizes[own as usize] -= 1;
        if sizes[own as usize] == 0 {
            empty.push(own);
        }
        of[node] = best;
        level.edges(node).filter(|&(other, _)| of[other] != best).for_each(|(other, _)| queue.push(other));
    }
}

/// Nodes to visit, each queued at most once at a time.
struct Queue {
    nodes: VecDeque<u32>,
    is_in: FixedBitSet,
    /// The number of nodes at the front that were announced.
    announced: usize,
}

/// The number of nodes that are touched at once.
const AT_ONCE: usize = 16;

impl Queue {
    /// All nodes in a random order.
    fn of(count: usize, random: &mut Random) -> Self {
        let mut is_in = FixedBitSet::with_capacity(count);
        is_in.insert_range(..);
        Self { nodes: order(count, random).into(), is_in, announced: 0 }
    }

    /// The next node. Every few nodes, announces those that follow.
    fn next(&mut self, announce: impl FnOnce(&[u32])) -> Option<usize> {
        if self.announced == 0 {
            let mut next = [0; AT_ONCE];
            self.announced = self.nodes.len().min(AT_ONCE);
            next.iter_mut().zip(&self.nodes).for_each(|(next, &node)| *next = node);
            announce(&next[..self.announced]);
        }
        let node = self.nodes.pop_front()? as usize;
        self.announced -= 1;
        self.is_in.set(node, false);
        Some(node)
    }

    #[inline]
    fn push(&mut self, node: usize) {
        if !self.is_in.put(node) {
            self.nodes.push_back(node as u32);
        }
    }
}

fn order(count: usize, random: &mut Random) -> Vec<u32> {
    let mut order: Vec<u32> = (0..count as u32).collect();
    random.shuffle(&mut order);
    order
}

/// Well-connected parts of each community: a node that is well connected to the rest of its community joins a part that
/// is, too, and only if modularity rises.
fn refine(
    level: &Level<'_>,
    of: &[u32],
    communities: usize,
    resolution: f64,
    random: &mut Random,
    told: &mut Told,
) -> Vec<u32> {
    let mut community_totals = vec![0.0; communities];
    for (&community, strength) in of.iter().zip(&level.strengths) {
        community_totals[community as usize] += strength;
    }
    let mut part_of: Vec<u32> = (0..level.len() as u32).collect();
    let mut sizes = vec![1u32; level.len()];
    let mut totals = level.strengths.clone();
    // The weight of the edges from each part to the rest of its community.
    let mut outward: Vec<f64> = (0..level.len())
        .map(|node| {
            level.edges(node).filter(|&(other, _)| of[other] == of[node]).map(|(_, weight)| weight).sum()
        })
        .collect();
    let mut weights = Weights::of(level.len());
    let order = order(level.len(), random);
    for (place, &node) in order.iter().enumerate() {
        if place % AT_ONCE == 0 {
            let next = &order[place..order.len().min(place + AT_ONCE)];
            level.touch(next, of);
            told.visited(next.len());
        }
        let node = node as usize;
        let rest =
            |total: f64| resolution * total * (community_totals[of[node] as usize] - total) / level.all;
        let (own, strength) = (part_of[node], level.strengths[node]);
        let outside = outward[node];
        if sizes[node] != 1 || own as usize != node || outside < rest(strength) {
            continue;
        }
        let same = level.edges(node).filter(|&(other, _)| of[other] == of[node]);
        weights.add_all(same.map(|(other, weight)| (part_of[other], weight)), level.degree(node));
        let mut best = (0.0, own, 0.0);
        for (part, weight) in weights.drain() {
            let total = totals[part as usize];
            let gain = weight - resolution * strength * total / level.all;
            if gain > best.0 && outward[part as usize] >= rest(total) {
                best = (gain, part, weight);
            }
        }
        let (_, best, weight) = best;
        if best != own {
            part_of[node] = best;
            sizes[own as usize] -= 1;
            sizes[best as usize] += 1;
            totals[best as usize] += strength;
            outward[best as usize] += outside - 2.0 * weight;
        }
    }
    part_of
}

/// Splits communities into their connected components, which never lowers modularity. There is hardly ever one to
/// split, but a guarantee should not depend on that.
fn split_into_connected(graph: &Adjacency, of: &[u32]) -> Vec<u32> {
    let mut sets: UnionFind<u32> = UnionFind::new(of.len());
    for (a, b) in graph.edges().filter(|&(a, b)| of[a as usize] == of[b as usize]) {
        sets.union(a, b);
    }
    sets.into_labeling()
}

/// Numbers groups from 0 by first appearance; returns their count.
fn renumber(groups: &mut [u32]) -> usize {
    const NONE: u32 = u32::MAX;
    let most = groups.iter().copied().max().map_or(0, |most| most as usize + 1);
    let mut number_of = vec![NONE; most];
    let mut count = 0;
    for group in groups {
        let number = &mut number_of[*group as usize];
        if *number == NONE {
            *number = count;
            count += 1;
        }
        *group = *number;
    }
    count as usize
}

/// The modularity of a partition (Newman & Girvan 2004, doi 10.1103/PhysRevE.69.026113): the share of weight inside
/// groups, less the resolution times the expected share. 0 for a graph without edges.
fn modularity(level: &Level<'_>, of: &[u32], resolution: f64) -> f64 {
    let mut totals = vec![0.0; level.len()];
    let mut inside = 0.0;
    for node in 0..level.len() {
        totals[of[node] as usize] += level.strengths[node];
        inside += level
            .edges(node)
            .filter(|&(other, _)| of[other] == of[node])
            .map(|(_, weight)| weight)
            .sum::<f64>();
    }
    let expected: f64 = totals.iter().map(|total| (total / level.all).powi(2)).sum();
    if level.all > 0.0 { inside / level.all - resolution * expected } else { 0.0 }
}
