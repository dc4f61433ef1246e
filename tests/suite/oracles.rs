//! A second, simple implementation agrees: sets of pairs, and searches over them.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use coauth::analysis::{Search, distances};
use coauth::names::{Matching, resolve};
use coauth::network::{AuthorId, Counting, Network, Selection};
use coauth::records::{Notices, Reading, Source, read};
use petgraph::algo::connected_components;
use proptest::prelude::*;

/// Bylines as lists of people by number.
type Bylines = Vec<Vec<u8>>;

fn network(bylines: &[Vec<u8>]) -> Network {
    let lines: Vec<String> = bylines
        .iter()
        .map(|byline| byline.iter().map(|p| format!("P{p}")).collect::<Vec<_>>().join("; "))
        .collect();
    let format = coauth::records::FORMATS.iter().copied().find(|format| format.name == "authors");
    let source = Source::Text("random".to_owned(), lines.join("\n"));
    let reading = Reading { from: format, ..Reading::default() };
    let corpus = read(&[source], reading, &mut Notices::default()).expect("bylines");
    let roster = resolve(&corpus, Matching::Folded);
    Network::build(corpus, roster, Selection::default(), &mut Notices::default())
}

/// Who wrote with whom, and on how many papers.
fn ties(bylines: &[Vec<u8>]) -> BTreeMap<(u8, u8), u32> {
    let mut ties = BTreeMap::new();
    for byline in bylines {
        let team: BTreeSet<u8> = byline.iter().copied().collect();
        for &a in &team {
            for &b in team.range(a + 1..) {
                *ties.entry((a, b)).or_default() += 1;
            }
        }
    }
    ties
}

fn person(network: &Network, author: AuthorId) -> u8 {
    network.name(author)[1..].parse().expect("P and a number")
}

/// Those with whom each person is tied; nobody for those without a tie.
fn neighbours(ties: &BTreeMap<(u8, u8), u32>) -> BTreeMap<u8, BTreeSet<u8>> {
    let mut neighbours: BTreeMap<u8, BTreeSet<u8>> = BTreeMap::new();
    for &(a, b) in ties.keys() {
        neighbours.entry(a).or_default().insert(b);
        neighbours.entry(b).or_default().insert(a);
    }
    neighbours
}

/// Distances and numbers of shortest paths from one person, over sets of neighbours.
fn search(ties: &BTreeMap<(u8, u8), u32>, from: u8) -> BTreeMap<u8, (u32, u64)> {
    let neighbours = neighbours(ties);
    let mut found = BTreeMap::from([(from, (0, 1))]);
    let mut queue = VecDeque::from([from]);
    while let Some(here) = queue.pop_front() {
        let (distance, paths) = found[&here];
        for &next in neighbours.get(&here).into_iter().flatten() {
            let known = found.entry(next).or_insert_with(|| {
                queue.push_back(next);
                (distance + 1, 0)
            });
            if known.0 == distance + 1 {
                known.1 += paths;
            }
        }
    }
    found
}

fn bylines() -> impl Strategy<Value = Bylines> {
    let small = prop::collection::vec(0u8..30, 1..6);
    // Longer than the bylines that are read through one by one.
    let large = prop::collection::vec(0u8..=254, 65..150);
    prop::collection::vec(prop_oneof![12 => small, 1 => large], 1..25)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    #[test]
    fn ties_degrees_and_components_are_those_of_sets_of_pairs(bylines in bylines()) {
        let network = network(&bylines);
        let expected = ties(&bylines);
        let neighbours = neighbours(&expected);
        prop_assert_eq!(network.tie_count(), expected.len() as u64);
        for author in network.authors() {
            let me = person(&network, author);
            let degree = neighbours.get(&me).map_or(0, BTreeSet::len);
            prop_assert_eq!(network.degrees()[author.index()] as usize, degree);
            let own: Vec<_> = network.ties_of(author, Counting::Full);
            prop_assert_eq!(own.len(), degree);
        }
        let projection = network.projection(Counting::Full).expect("it fits");
        for edge in projection.edge_indices() {
            let (a, b) = projection.edge_endpoints(edge).expect("an edge");
            let (a, b) = (person(&network, projection[a]), person(&network, projection[b]));
            prop_assert_eq!(projection[edge].papers, expected[&(a.min(b), a.max(b))]);
        }
        prop_assert_eq!(connected_components(&projection), network.components().len());
        prop_assert_eq!(connected_components(network.incidence()), network.components().len());
    }

    #[test]
    fn distances_and_counts_of_shortest_paths_are_those_of_a_plain_search(bylines in bylines(), seed in 0usize..1000) {
        let network = network(&bylines);
        let ties = ties(&bylines);
        let from = AuthorId((seed % network.author_count()) as u32);
        let expected = search(&ties, person(&network, from));
        let reached = distances(&network, from);
        let mut paths = Search::of(&network);
        for to in network.authors() {
            let expected = expected.get(&person(&network, to));
            prop_assert_eq!(reached[to.index()], expected.map(|(distance, _)| *distance));
            let found = paths.paths(from, to);
            prop_assert_eq!(found.as_ref().map(|found| found.hops() as u32), expected.map(|(distance, _)| *distance));
            if let (Some(found), Some(&(_, count))) = (found, expected) {
                prop_assert_eq!(found.count(&network), Some(count));
                let listed = found.list(&network, 50);
                prop_assert_eq!(listed.len() as u64, count.min(50));
                prop_assert!(listed.is_sorted());
                let back = paths.paths(to, from).expect("a way back");
                prop_assert_eq!(back.layers.into_iter().rev().collect::<Vec<_>>(), found.layers);
            }
        }
    }

    #[test]
    fn strengths_add_up_as_the_counting_methods_say(bylines in bylines()) {
        let network = network(&bylines);
        let mut total = 0.0;
        for author in network.authors() {
            // Fractional: the number of papers with a co-author (Newman 2001).
            let with_coauthor = network.papers_of(author).iter()
                .filter(|&&paper| network.team_size(coauth::network::PaperId(paper)) > 1).count();
            let fractional = network.strength(author, Counting::Fractional);
            prop_assert!((fractional - with_coauthor as f64).abs() < 1e-9);
            for counting in [Counting::Full, Counting::Fractional, Counting::Paper] {
                let sum: f64 = network.ties_of(author, counting).iter().map(|(_, tie)| tie.strength).sum();
                prop_assert!((sum - network.strength(author, counting)).abs() < 1e-9);
            }
            total += network.strength(author, Counting::Paper) / 2.0;
        }
        // Paper: each paper with two authors or more adds 1 in all (Leydesdorff & Park 2017).
        let papers = network.papers().filter(|&paper| network.team_size(paper) > 1).count();
        prop_assert!((total - papers as f64).abs() < 1e-9);
    }

    #[test]
    fn no_text_makes_a_reader_or_a_name_panic(text in "\\PC{0,300}", noise in prop::collection::vec(any::<u8>(), 0..300)) {
        for format in coauth::records::FORMATS {
            for text in [text.clone(), String::from_utf8_lossy(&noise).into_owned()] {
                let reading = Reading { from: Some(format), piece: 16, ..Reading::default() };
                let _ = read(&[Source::Text("noise".to_owned(), text.clone())], reading, &mut Notices::default());
                let _ = coauth::names::folded(&text);
            }
        }
    }
}
