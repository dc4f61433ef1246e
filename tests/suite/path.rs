//! How two people are connected, and by which papers.

use crate::run::{coauth, folder};

/// A chain a–b–c–d with two ways round b, and somebody apart.
const CHAIN: &str = "Ann A; Bob B\nBob B; Cat C\nCat C; Dan D\nAnn A; Eve E\nEve E; Cat C\nZoe Z; Yan Y\n";

fn chain(arguments: &[&str]) -> crate::run::Ran {
    folder().with("chain.txt", CHAIN).coauth(&[&["-i", "chain.txt", "path"], arguments].concat())
}

#[test]
fn two_hops_are_named_with_the_papers_that_make_them() {
    let path = coauth(&["path", "Ruihai Wu", "Jiajun Wu", "-f", "json"]).json();
    assert_eq!((path["distance"].as_u64(), path["count"].as_u64()), (Some(2), Some(1)));
    assert_eq!(path["paths"][0]["authors"], serde_json::json!(["Ruihai Wu", "Leonidas Guibas", "Jiajun Wu"]));
    let title = |hop: usize| path["paths"][0]["hops"][hop]["papers"][0]["title"].as_str();
    assert!(title(0).is_some_and(|title| title.starts_with("VAT-Mart")));
    assert_eq!(title(1), Some("Unsupervised Discovery of Object Radiance Fields"));
}

#[test]
fn people_in_different_components_are_no_answer() {
    let ran = coauth(&["path", "Haotong Qin", "Tao Qin"]).exits_with(1);
    ran.shows("different components");
}

#[test]
fn a_name_that_nobody_has_is_an_error_with_the_nearest_spellings() {
    coauth(&["path", "leonidas", "Nobody Known"])
        .exits_with(2)
        .says("the nearest spellings are")
        .shows_nothing();
    coauth(&["path", "Leonidas Gibas", "Tao Qin"]).exits_with(2).says("Leonidas Guibas");
}

#[test]
fn a_part_of_a_name_is_taken_if_it_is_unique_and_exact_names_are_asked_for() {
    coauth(&["path", "guibas", "koven"])
        .answers()
        .says("\"guibas\" is taken for Leonidas Guibas")
        .shows("1 hop ");
    coauth(&["path", "guibas", "koven", "--exact-name"]).exits_with(2).says("no author is called \"guibas\"");
    coauth(&["path", "wang", "koven"]).exits_with(2).says("id:yifei-wang");
    coauth(&["path", "id:leonidas-guibas", "YU, koven"]).answers().shows("1 hop ");
}

#[test]
fn all_shortest_paths_are_listed_in_the_order_of_authors() {
    let path = chain(&["Ann A", "Dan D", "--all", "-f", "json"]).json();
    let paths: Vec<_> =
        path["paths"].as_array().expect("paths").iter().map(|path| path["authors"][1].clone()).collect();
    assert_eq!((path["count"].as_u64(), paths), (Some(2), vec!["Bob B".into(), "Eve E".into()]));
    chain(&["Ann A", "Dan D", "--all", "--limit", "1"]).answers().shows("1 of 2 shortest paths");
}

#[test]
fn a_path_goes_round_those_to_avoid() {
    let path = chain(&["Ann A", "Dan D", "--avoid", "Bob B", "-f", "json"]).json();
    assert_eq!(path["paths"][0]["authors"], serde_json::json!(["Ann A", "Eve E", "Cat C", "Dan D"]));
    chain(&["Ann A", "Dan D", "--avoid", "Cat C"]).exits_with(1).shows("without the authors to avoid");
}

#[test]
fn the_path_to_oneself_has_no_hops() {
    let path = chain(&["Ann A", "Ann A", "-f", "json"]).json();
    assert_eq!((path["distance"].as_u64(), &path["paths"][0]["hops"]), (Some(0), &serde_json::json!([])));
}

#[test]
fn many_pairs_are_answered_in_the_order_asked_and_an_unknown_name_costs_only_its_pair() {
    let folder =
        folder().with("chain.txt", CHAIN).with("pairs.csv", "Ann A,Dan D\n\"D, Dan\",Zoe Z\nNo One,Ann A\n");
    let ran = folder.coauth(&["-i", "chain.txt", "path", "--pairs", "pairs.csv"]).answers();
    assert_eq!(ran.stdout(), "from,to,distance\nAnn A,Dan D,3\nDan D,Zoe Z,\nNo One,Ann A,\n");
    ran.says("no author is called \"No One\"");
    let ran =
        folder.coauth_with_stdin(&["-i", "chain.txt", "path", "--pairs", "-", "--papers"], b"Ann A\tCat C\n");
    let rows = "from,to,distance,hop,hop_from,hop_to,papers,titles\n\
                Ann A,Cat C,2,1,Ann A,Bob B,chain.txt#1,\nAnn A,Cat C,2,2,Bob B,Cat C,chain.txt#2,\n";
    assert_eq!(ran.answers().stdout(), rows);
    folder.coauth(&["-i", "chain.txt", "path", "--pairs", "chain.txt"]).exits_with(2).says("chain.txt:1");
}

#[test]
fn the_papers_of_a_tie_between_two_are_all_of_them() {
    let path = coauth(&["path", "Yifei Wang", "Yisen Wang", "-f", "csv"]).answers();
    assert_eq!(path.stdout().lines().count(), 3, "a header and two papers:\n{}", path.stdout());
}
