//! A second, simple implementation agrees: sets of pairs, and searches over them.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use coauth::analysis::{Context, distances};
use coauth::names::{Matching, resolve};
use coauth::network::{AuthorId, Counting, Network, Search, Selection};
use coauth::reading::{ReadOptions, Source, read};
use coauth::records::Notices;
use petgraph::algo::connected_components;
use proptest::prelude::*;

/// Bylines as lists of people by number.
type Bylines = Vec<Vec<u8>>;

fn network(bylines: &[Vec<u8>]) -> Network {
    selected(bylines, Selection::default())
}

fn selected(bylines: &[Vec<u8>], selection: Selection) -> Network {
    let lines: Vec<String> = bylines
        .iter()
        .map(|byline| byline.iter().map(|p| format!("P{p}")).collect::<Vec<_>>().join("; "))
        .collect();
    let format = coauth::formats::FORMATS.iter().copied().find(|format| format.name == "authors");
    let source = Source::Text("random".to_owned(), lines.join("\n"));
    let reading = ReadOptions::new().from(format.expect("the format"));
    let corpus = read(&[source], reading, &mut Notices::default()).expect("bylines");
    let roster = resolve(&corpus, Matching::Folded);
    Network::build(corpus, roster, selection, &mut Notices::default())
}

/// The number of papers of each pair of co-authors.
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

/// All authors of a small network, some forty of a large one.
fn some_authors(network: &Network) -> impl Iterator<Item = AuthorId> {
    network.authors().step_by(1 + network.author_count() / 40)
}

/// The co-authors of each person; empty without a tie.
fn neighbors(ties: &BTreeMap<(u8, u8), u32>) -> BTreeMap<u8, BTreeSet<u8>> {
    let mut neighbors: BTreeMap<u8, BTreeSet<u8>> = BTreeMap::new();
    for &(a, b) in ties.keys() {
        neighbors.entry(a).or_default().insert(b);
        neighbors.entry(b).or_default().insert(a);
    }
    neighbors
}

/// Distances and numbers of shortest paths from one person, over sets of neighbors.
fn search(ties: &BTreeMap<(u8, u8), u32>, from: u8) -> BTreeMap<u8, (u32, u64)> {
    let neighbors = neighbors(ties);
    let mut found = BTreeMap::from([(from, (0, 1))]);
    let mut queue = VecDeque::from([from]);
    while let Some(here) = queue.pop_front() {
        let (distance, paths) = found[&here];
        for &next in neighbors.get(&here).into_iter().flatten() {
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
        let neighbors = neighbors(&expected);
        prop_assert_eq!(network.tie_count(), expected.len() as u64);
        for author in network.authors() {
            let me = person(&network, author);
            let degree = neighbors.get(&me).map_or(0, BTreeSet::len);
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
        for to in some_authors(&network) {
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
                prop_assert_eq!(back.layers().rev().collect::<Vec<_>>(), found.layers().collect::<Vec<_>>());
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
                .filter(|&&paper| network.team_size(paper) > 1).count();
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
    fn leaving_out_is_as_if_it_had_never_been_there(bylines in bylines(), most in 1u32..80, least in 1u32..4) {
        // A paper is as long as the people on it, who may be named twice.
        let bylines: Bylines = bylines.into_iter().map(|byline| byline.into_iter().collect::<BTreeSet<_>>().into_iter().collect()).collect();
        let short: Bylines = bylines.iter().filter(|byline| byline.len() as u32 <= most).cloned().collect();
        let papers = |person: &u8| short.iter().filter(|byline| byline.contains(person)).count() as u32;
        let expected: Bylines = short
            .iter()
            .map(|byline| byline.iter().copied().filter(|person| papers(person) >= least).collect::<Vec<_>>())
            .filter(|byline| !byline.is_empty())
            .collect();
        let found = selected(&bylines, Selection { max_authors: Some(most), min_papers: Some(least), ..Selection::default() });
        prop_assert_eq!(found.paper_count(), expected.len());
        prop_assert_eq!(found.tie_count(), ties(&expected).len() as u64);
        let mut people: Vec<u8> = found.authors().map(|author| person(&found, author)).collect();
        people.sort_unstable();
        let expected: BTreeSet<u8> = expected.into_iter().flatten().collect();
        prop_assert_eq!(people, expected.into_iter().collect::<Vec<_>>());
    }

    #[test]
    fn a_way_round_somebody_is_a_way_without_their_ties(bylines in bylines(), seed in 0usize..1000, avoided in prop::collection::vec(0usize..1000, 1..4)) {
        let network = network(&bylines);
        let who = |number: usize| AuthorId((number % network.author_count()) as u32);
        let from = who(seed);
        let avoided: Vec<AuthorId> = avoided.into_iter().map(who).filter(|&author| author != from).collect();
        let gone: BTreeSet<u8> = avoided.iter().map(|&author| person(&network, author)).collect();
        let mut left = ties(&bylines);
        left.retain(|(a, b), _| !gone.contains(a) && !gone.contains(b));
        let expected = search(&left, person(&network, from));
        let mut search = Search::of(&network).avoiding(&avoided);
        for to in some_authors(&network) {
            let found = search.paths(from, to).map(|found| (found.hops() as u32, found.count(&network).expect("few")));
            prop_assert_eq!(found, expected.get(&person(&network, to)).copied());
        }
    }

    #[test]
    fn the_strongest_ties_are_the_first_of_all(bylines in bylines(), limit in 1usize..40) {
        let network = network(&bylines);
        for counting in [Counting::Full, Counting::Fractional, Counting::Paper] {
            let strongest = |limit: usize| {
                let options = serde_json::json!({ "limit": limit });
                let query = coauth::queries::query("ties", options).expect("options");
                let report = query.run(&network, &mut Context::counting(counting)).expect("they fit");
                serde_json::to_value(report.as_ref()).expect("JSON")["ties"].as_array().expect("ties").clone()
            };
            let mut all = strongest(0);
            all.truncate(limit);
            prop_assert_eq!(strongest(limit), all);
        }
    }

    #[test]
    fn the_order_of_papers_changes_no_figure(bylines in bylines(), seed in any::<u64>()) {
        let figures = |bylines: &[Vec<u8>]| {
            let network = network(bylines);
            let mut figures: Vec<_> = network
                .authors()
                .map(|author| {
                    let component = network.components().of_author(author);
                    let degree = network.degrees()[author.index()];
                    (person(&network, author), degree, component.rank, component.authors, component.papers, component.ties)
                })
                .collect();
            figures.sort_unstable();
            figures
        };
        let mut shuffled = bylines.clone();
        shuffled.sort_by_cached_key(|byline| byline.iter().fold(seed, |hash, &p| (hash ^ u64::from(p)).wrapping_mul(0x100_0000_01b3)));
        prop_assert_eq!(figures(&shuffled), figures(&bylines));
    }

    #[test]
    fn no_text_makes_a_reader_or_a_name_panic(text in "\\PC{0,300}", noise in prop::collection::vec(any::<u8>(), 0..300)) {
        for format in coauth::formats::FORMATS {
            for text in [text.clone(), String::from_utf8_lossy(&noise).into_owned()] {
                let reading = ReadOptions::new().from(format).chunk_size(16);
                let _ = read(&[Source::Text("noise".to_owned(), text.clone())], reading, &mut Notices::default());
                let _ = coauth::names::folded(&text);
            }
        }
    }
}
