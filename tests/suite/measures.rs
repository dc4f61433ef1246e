//! Measures agree with a second implementation: rustworkx-core, petgraph, or what a definition says when it is
//! followed to the letter.

use coauth::measures::{
    self, Adjacency, LeidenOptions, PageRankOptions, Sources, Subgraph, WeightedPaths, betweenness,
    closeness, clustering, component_subgraphs, core_numbers, cuts, degree_assortativity, diameter,
    eigenvector_centrality, harmonic_centrality, leiden, max_betweenness, mean_distance, pagerank,
};
use petgraph::algo::{connected_components, dijkstra};
use petgraph::graph::{NodeIndex, UnGraph};
use proptest::prelude::*;
use rustworkx_core::centrality::{
    betweenness_centrality, closeness_centrality, eigenvector_centrality as reference_eigenvector,
};
use rustworkx_core::connectivity::{articulation_points, bridges, core_number};

/// A random network: how many authors, and its ties.
#[derive(Debug, Clone)]
struct Random {
    authors: usize,
    ties: Vec<(u32, u32)>,
}

impl Random {
    fn adjacency(&self) -> Adjacency {
        Adjacency::of(self.authors, &self.ties)
    }

    fn graph(&self) -> UnGraph<(), f64, u32> {
        let mut graph = UnGraph::default();
        (0..self.authors).for_each(|_| _ = graph.add_node(()));
        self.ties.iter().for_each(|&(a, b)| _ = graph.add_edge(a.into(), b.into(), 1.0));
        graph
    }

    /// Hops from one to all; `None` where there is no way.
    fn distances(&self, from: u32) -> Vec<Option<u32>> {
        let found = dijkstra(&self.graph(), from.into(), None, |_| 1u32);
        (0..self.authors as u32).map(|to| found.get(&NodeIndex::from(to)).copied()).collect()
    }

    fn neighbors(&self, of: u32) -> Vec<u32> {
        let ties = self.ties.iter();
        ties.filter_map(|&(a, b)| if a == of { Some(b) } else { (b == of).then_some(a) }).collect()
    }

    fn are_tied(&self, a: u32, b: u32) -> bool {
        self.ties.contains(&(a.min(b), a.max(b)))
    }
}

/// Sparse and dense networks, some in pieces.
fn random() -> impl Strategy<Value = Random> {
    (2usize..40, 0usize..120).prop_flat_map(|(authors, ties)| {
        let author = 0..authors as u32;
        prop::collection::btree_set((author.clone(), author), 0..=ties).prop_map(move |pairs| {
            let mut ties: Vec<(u32, u32)> =
                pairs.into_iter().filter(|(a, b)| a != b).map(|(a, b)| (a.min(b), a.max(b))).collect();
            ties.sort_unstable();
            ties.dedup();
            Random { authors, ties }
        })
    })
}

fn is_near(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1.0)
}

fn are_near(a: &[f64], b: &[f64]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(&a, &b)| is_near(a, b))
}

fn whole(values: Vec<Option<f64>>) -> Vec<f64> {
    values.into_iter().map(|value| value.unwrap_or(0.0)).collect()
}

/// The correlation of the degrees at both ends of ties, each tie taken both ways.
fn correlation(network: &Random) -> Option<f64> {
    let degree = |author: u32| network.neighbors(author).len() as f64;
    let ends: Vec<(f64, f64)> =
        network.ties.iter().flat_map(|&(a, b)| [(degree(a), degree(b)), (degree(b), degree(a))]).collect();
    let mean = ends.iter().map(|end| end.0).sum::<f64>() / ends.len() as f64;
    let variance: f64 = ends.iter().map(|end| (end.0 - mean).powi(2)).sum();
    let together: f64 = ends.iter().map(|end| (end.0 - mean) * (end.1 - mean)).sum();
    (variance > 1e-9).then(|| together / variance)
}

/// PageRank by following the walk, with the strength of each tie.
fn walked(network: &Random, strength: impl Fn(u32, u32) -> f64) -> Vec<f64> {
    let n = network.authors as f64;
    let mut ranks = vec![1.0 / n; network.authors];
    for _ in 0..300 {
        let mut next = vec![0.15 / n; network.authors];
        for from in 0..network.authors as u32 {
            let neighbors = network.neighbors(from);
            let all: f64 = neighbors.iter().map(|&to| strength(from, to)).sum();
            let going = 0.85 * ranks[from as usize];
            for &to in &neighbors {
                next[to as usize] += going * strength(from, to) / all;
            }
            if neighbors.is_empty() {
                next.iter_mut().for_each(|rank| *rank += going / n);
            }
        }
        ranks = next;
    }
    ranks
}

fn strength(a: u32, b: u32) -> f64 {
    f64::from((a + b) % 5 + 1) / 2.0
}

fn strengths(ties: &Adjacency) -> Vec<f64> {
    ties.nodes().flat_map(|a| ties.neighbors(a).iter().map(move |&b| strength(a, b))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn triangles_clustering_and_assortativity_are_what_their_definitions_say(network in random()) {
        let found = clustering(&network.adjacency());
        let (mut corners, mut triples, mut shares) = (0u64, 0u64, 0.0);
        for author in 0..network.authors as u32 {
            let neighbors = network.neighbors(author);
            let pairs = neighbors.iter().enumerate().flat_map(|(i, &a)| neighbors[..i].iter().map(move |&b| (a, b)));
            let (tied, all) = pairs.fold((0, 0), |(tied, all), (a, b)| (tied + u64::from(network.are_tied(a, b)), all + 1));
            corners += tied;
            triples += all;
            shares += if all > 0 { tied as f64 / all as f64 } else { 0.0 };
        }
        prop_assert_eq!(found.triangles, corners / 3);
        prop_assert_eq!(found.transitivity, (triples > 0).then(|| corners as f64 / triples as f64));
        prop_assert!(is_near(found.average.expect("authors"), shares / network.authors as f64));
        match (degree_assortativity(&network.adjacency()), correlation(&network)) {
            (Some(found), Some(expected)) => prop_assert!((found - expected).abs() < 1e-9, "{} {}", found, expected),
            (found, expected) => prop_assert_eq!(found, expected),
        }
    }

    #[test]
    fn cores_articulation_points_and_bridges_are_those_of_rustworkx(network in random()) {
        let (ties, graph) = (network.adjacency(), network.graph());
        let expected = core_number(graph.clone());
        let found = core_numbers(&ties);
        for author in graph.node_indices() {
            prop_assert_eq!(found[author.index()] as usize, expected[&author]);
        }
        let found = cuts(&ties);
        let mut expected: Vec<u32> = articulation_points(&graph, None).into_iter().map(|node| node.index() as u32).collect();
        expected.sort_unstable();
        prop_assert_eq!(found.articulation_points.iter().map(|point| point.node).collect::<Vec<_>>(), expected);
        let ends = |(a, b): (NodeIndex, NodeIndex)| {
            [a.index().min(b.index()) as u32, a.index().max(b.index()) as u32]
        };
        let mut expected: Vec<[u32; 2]> = bridges(&graph).into_iter().map(ends).collect();
        expected.sort_unstable();
        prop_assert_eq!(found.bridges.iter().map(|bridge| bridge.ends).collect::<Vec<_>>(), expected);
        // What they hold apart is what is left when they are gone.
        for point in &found.articulation_points {
            let without = |&&(a, b): &&(u32, u32)| a != point.node && b != point.node;
            let rest = Random { ties: network.ties.iter().filter(without).copied().collect(), ..network.clone() };
            prop_assert_eq!(connected_components(&rest.graph()), connected_components(&graph) + point.parts.len());
        }
    }

    #[test]
    fn betweenness_and_closeness_are_those_of_rustworkx_and_harmonic_is_a_mean(network in random()) {
        let (ties, graph) = (network.adjacency(), network.graph());
        let found = betweenness(&ties, Sources::All).values;
        prop_assert!(are_near(&found, &whole(betweenness_centrality(&graph, false, false, usize::MAX))));
        if network.authors > 2 {
            let normalized: Vec<f64> = found.iter().map(|value| value / max_betweenness(network.authors)).collect();
            prop_assert!(are_near(&normalized, &whole(betweenness_centrality(&graph, false, true, usize::MAX))));
        }
        prop_assert!(are_near(&closeness(&ties, Sources::All).values, &whole(closeness_centrality(&graph, true, usize::MAX))));
        let others = network.authors as f64 - 1.0;
        let expected: Vec<f64> = (0..network.authors as u32)
            .map(|from| {
                let near = network.distances(from).into_iter().flatten().filter(|&hops| hops > 0);
                near.map(|hops| 1.0 / f64::from(hops)).sum::<f64>() / others
            })
            .collect();
        prop_assert!(are_near(&harmonic_centrality(&ties, Sources::All).values, &expected));
    }

    #[test]
    fn a_sample_as_large_as_the_network_is_exact(network in random(), seed in 0u64..9) {
        let ties = network.adjacency();
        let sample = Sources::Sample { nodes: network.authors, seed };
        prop_assert_eq!(betweenness(&ties, sample).values, betweenness(&ties, Sources::All).values);
        prop_assert_eq!(closeness(&ties, sample).values, closeness(&ties, Sources::All).values);
        prop_assert!(harmonic_centrality(&ties, sample).standard_errors.expect("errors").iter().all(|&error| error == 0.0));
    }

    #[test]
    fn pagerank_is_where_a_walk_ends(network in random()) {
        let ties = network.adjacency();
        let found = pagerank(&ties, &strengths(&ties), &PageRankOptions::default());
        let expected = walked(&network, strength);
        prop_assert!(are_near(&found, &expected), "{:?}\n{:?}", found, expected);
    }

    #[test]
    fn eigenvectors_are_those_of_rustworkx(network in random()) {
        for part in component_subgraphs(&network.adjacency()) {
            let found = eigenvector_centrality(&part);
            let mut graph: UnGraph<(), f64, u32> = UnGraph::default();
            (0..part.nodes.len()).for_each(|_| _ = graph.add_node(()));
            part.graph.edges().for_each(|(a, b)| _ = graph.add_edge(a.into(), b.into(), 1.0));
            let expected = reference_eigenvector(&graph, |_| Ok::<f64, ()>(1.0), Some(1_000_000), Some(1e-13));
            let Ok(Some(expected)) = expected else { continue };
            let most = expected.iter().copied().fold(0.0, f64::max);
            let expected: Vec<f64> = expected.iter().map(|value| value / most).collect();
            prop_assert!(found.iter().zip(&expected).all(|(a, b)| (a - b).abs() < 1e-8), "{:?}\n{:?}", found, expected);
        }
    }

    #[test]
    fn diameter_and_mean_distance_are_those_of_all_distances(network in random()) {
        for part in component_subgraphs(&network.adjacency()) {
            let distances: Vec<u32> = part.nodes.iter().flat_map(|&from| network.distances(from)).flatten().collect();
            prop_assert_eq!(diameter(&part), distances.iter().copied().max().unwrap_or(0));
            let pairs = part.nodes.len() * (part.nodes.len() - 1);
            let mean = mean_distance(&part, Sources::All).expect("pairs");
            prop_assert!(is_near(mean.mean, f64::from(distances.iter().sum::<u32>()) / pairs as f64));
            prop_assert!(mean.estimated.is_none());
        }
    }

    #[test]
    fn communities_are_connected_and_have_the_modularity_they_say(network in random(), seed in 0u64..9, resolution in 0.3f64..3.0) {
        let ties = network.adjacency();
        let found = leiden(&ties, &strengths(&ties), &LeidenOptions::default().seed(seed).resolution(resolution));
        let all: f64 = 2.0 * network.ties.iter().map(|&(a, b)| strength(a, b)).sum::<f64>();
        let total = |author: u32| network.neighbors(author).into_iter().map(|other| strength(author, other)).sum::<f64>();
        let totals: Vec<f64> = (0..network.authors as u32).map(total).collect();
        let mut expected = 0.0;
        for a in 0..network.authors as u32 {
            for b in 0..network.authors as u32 {
                if all > 0.0 && found.of[a as usize] == found.of[b as usize] {
                    let tie = if network.are_tied(a, b) { strength(a, b) } else { 0.0 };
                    expected += tie / all - resolution * totals[a as usize] * totals[b as usize] / all / all;
                }
            }
        }
        prop_assert!(is_near(found.modularity, expected), "{} {}", found.modularity, expected);
        let inside = network.ties.iter().filter(|&&(a, b)| found.of[a as usize] == found.of[b as usize]);
        let inside = Random { ties: inside.copied().collect(), ..network.clone() };
        prop_assert_eq!(connected_components(&inside.graph()), found.count);
    }

    #[test]
    fn paths_with_lengths_are_those_of_dijkstra_and_all_of_them_are_listed(network in random(), from in 0u32..40, to in 0u32..40) {
        let [from, to] = [from, to].map(|author| author % network.authors as u32);
        let ties = network.adjacency();
        let lengths: Vec<f64> = strengths(&ties).iter().map(|strength| 1.0 / strength).collect();
        let mut graph = network.graph();
        for edge in graph.edge_indices() {
            let (a, b) = graph.edge_endpoints(edge).expect("an edge");
            graph[edge] = 1.0 / strength(a.index() as u32, b.index() as u32);
        }
        let expected = dijkstra(&graph, from.into(), Some(to.into()), |edge| *edge.weight());
        let found = WeightedPaths::between(from, to, &ties, &lengths);
        let length = found.as_ref().map(WeightedPaths::length);
        match (length, expected.get(&NodeIndex::from(to))) {
            (Some(found), Some(&expected)) => prop_assert!(is_near(found, expected)),
            (found, expected) => prop_assert_eq!(found, expected.copied()),
        }
        if let Some(ways) = found.filter(|ways| ways.count().is_some_and(|count| count < 10_000)) {
            let all = ways.list(0);
            prop_assert!(all.is_sorted() && all.len() as u64 == ways.count().expect("a count"));
            for path in all {
                let length: f64 = path.windows(2).map(|pair| 1.0 / strength(pair[0], pair[1])).sum();
                prop_assert!(is_near(length, ways.length()) && path[0] == from && path[path.len() - 1] == to);
            }
        }
    }

    #[test]
    fn one_thread_and_three_give_the_same_bits(network in random()) {
        let all = || {
            let ties = network.adjacency();
            let strengths = strengths(&ties);
            let sample = Sources::Sample { nodes: 3, seed: 1 };
            (
                betweenness(&ties, sample),
                closeness(&ties, sample),
                pagerank(&ties, &strengths, &PageRankOptions::default()),
                component_subgraphs(&ties).iter().map(eigenvector_centrality).collect::<Vec<_>>(),
                measures::triangle_counts(&ties),
                component_subgraphs(&ties).iter().map(|part| mean_distance(part, sample)).collect::<Vec<_>>(),
            )
        };
        let with = |threads| rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool").install(all);
        prop_assert_eq!(with(1), with(3));
    }
}

#[test]
fn the_error_of_a_sample_is_about_the_error_there_is() {
    // A ring of 400 with chords: no two nodes have the same distances.
    let ties: Vec<(u32, u32)> =
        (0..400u32).map(|a| (a, (a + 1) % 400)).chain((0..40).map(|a| (a * 7, a * a % 399))).collect();
    let ties: Vec<(u32, u32)> = ties.into_iter().filter(|(a, b)| a != b).collect();
    let ties = Adjacency::of(400, &ties);
    let exact = betweenness(&ties, Sources::All).values;
    let sampled = betweenness(&ties, Sources::Sample { nodes: 100, seed: 5 });
    let errors = sampled.standard_errors.expect("errors");
    let within = (0..400).filter(|&a| (sampled.values[a] - exact[a]).abs() <= 3.0 * errors[a]).count();
    // More would be if the sum over a sample were normal, which those of a few chords are not.
    assert!(within > 350, "{within} of 400 are within three standard errors");
}

#[test]
fn the_karate_club_has_the_modularity_that_is_known_to_be_the_highest() {
    let ties = Adjacency::of(34, KARATE);
    let strengths = vec![1.0; 2 * KARATE.len()];
    let best = (1..9).map(|seed| leiden(&ties, &strengths, &LeidenOptions::default().seed(seed)).modularity);
    let best = best.fold(0.0, f64::max);
    assert!((best - 0.419_789_6).abs() < 1e-6, "{best}");
    let part = Subgraph::of(&ties, &ties.nodes().collect::<Vec<_>>());
    assert_eq!((diameter(&part), core_numbers(&ties).into_iter().max()), (5, Some(4)));
}

/// Friendships outside the club, members numbered from 0 (Zachary 1977, doi 10.1086/jar.33.4.3629752).
#[rustfmt::skip]
const KARATE: &[(u32, u32)] = &[
    (0, 1), (0, 2), (0, 3), (0, 4), (0, 5), (0, 6), (0, 7), (0, 8), (0, 10), (0, 11), (0, 12), (0, 13), (0, 17),
    (0, 19), (0, 21), (0, 31), (1, 2), (1, 3), (1, 7), (1, 13), (1, 17), (1, 19), (1, 21), (1, 30), (2, 3), (2, 7),
    (2, 8), (2, 9), (2, 13), (2, 27), (2, 28), (2, 32), (3, 7), (3, 12), (3, 13), (4, 6), (4, 10), (5, 6), (5, 10),
    (5, 16), (6, 16), (8, 30), (8, 32), (8, 33), (9, 33), (13, 33), (14, 32), (14, 33), (15, 32), (15, 33), (18, 32),
    (18, 33), (19, 33), (20, 32), (20, 33), (22, 32), (22, 33), (23, 25), (23, 27), (23, 29), (23, 32), (23, 33),
    (24, 25), (24, 27), (24, 31), (25, 31), (26, 29), (26, 33), (27, 33), (28, 31), (28, 33), (29, 32), (29, 33),
    (30, 32), (30, 33), (31, 32), (31, 33), (32, 33),
];
