//! How two people are connected, and by which papers.

use crate::run::{coauth, folder};

/// A chain a–b–c–d with two ways round b, and somebody apart.
const CHAIN: &str = "Ann A; Bob B\nBob B; Cat C\nCat C; Dan D\nAnn A; Eve E\nEve E; Cat C\nZoe Z; Yan Y\n";

fn chain(arguments: &[&str]) -> crate::run::Ran {
    folder().with("chain.txt", CHAIN).coauth(&[&["-i", "chain.txt", "path"], arguments].concat())
}

#[test]
fn the_hops_of_a_path_are_listed_with_their_papers() {
    let path = coauth(&["path", "Ruihai Wu", "Jiajun Wu", "-f", "json"]).json();
    assert_eq!((path["distance"].as_u64(), path["count"].as_u64()), (Some(2), Some(1)));
    assert_eq!(path["paths"][0]["authors"], serde_json::json!(["Ruihai Wu", "Leonidas Guibas", "Jiajun Wu"]));
    let title = |hop: usize| path["paths"][0]["hops"][hop]["papers"][0]["title"].as_str();
    assert!(title(0).is_some_and(|title| title.starts_with("VAT-Mart")));
    assert_eq!(title(1), Some("Unsupervised Discovery of Object Radiance Fields"));
}

#[test]
fn authors_in_different_components_have_no_path() {
    let ran = coauth(&["path", "Haotong Qin", "Tao Qin"]).exits_with(1);
    ran.shows("different components");
}

#[test]
fn people_without_a_path_may_be_connected_under_another_spelling() {
    let apart = folder()
        .with("initials.txt", "Bob Roe; Ann Lee\nA. Lee; Cat Poe\nZoe Alone\n")
        .with("plain.txt", "Bob Roe; Ann Lee\nCat Poe; Dan Fox\n");
    let path = |file: &str| apart.coauth(&["-i", file, "path", "Bob Roe", "Cat Poe"]).exits_with(1);
    path("initials.txt").says("likely duplicates: see `coauth names --suspects`");
    path("plain.txt").says_nothing_of("likely duplicates");
    apart
        .coauth(&["-i", "initials.txt", "path", "Bob Roe", "Ann Lee"])
        .answers()
        .says_nothing_of("duplicates");
    apart
        .coauth(&["-i", "initials.txt", "path", "Bob Roe", "Zoe Alone"])
        .exits_with(1)
        .shows(", 2 authors)")
        .shows(", 1 author)");
}

#[test]
fn an_unknown_name_is_an_error_with_the_closest_spellings() {
    coauth(&["path", "leonidas", "Nobody Known"]).exits_with(2).says("closest spellings:").shows_nothing();
    coauth(&["path", "Leonidas Gibas", "Tao Qin"]).exits_with(2).says("Leonidas Guibas");
}

#[test]
fn somebody_left_out_by_the_selection_is_not_said_to_be_unknown() {
    for command in [&["path", "Ruihai Wu", "Jiajun Wu"][..], &["author", "id:ruihai-wu"]] {
        let command = [command, &["--max-authors", "3"]].concat();
        coauth(&command)
            .exits_with(2)
            .says("but has no paper among the selected ones")
            .says_nothing_of("closest");
    }
}

#[test]
fn an_unambiguous_part_of_a_name_matches_unless_exact_names_are_required() {
    coauth(&["path", "guibas", "koven"]).answers().says("\"guibas\" matched Leonidas Guibas").shows("1 hop ");
    coauth(&["path", "guibas", "koven", "--exact-name"]).exits_with(2).says("no author named \"guibas\"");
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
fn avoided_authors_are_not_on_the_path() {
    let path = chain(&["Ann A", "Dan D", "--avoid", "Bob B", "-f", "json"]).json();
    assert_eq!(path["paths"][0]["authors"], serde_json::json!(["Ann A", "Eve E", "Cat C", "Dan D"]));
    chain(&["Ann A", "Dan D", "--avoid", "Cat C"]).exits_with(1).shows("without the avoided authors");
}

#[test]
fn the_path_from_an_author_to_themselves_has_no_hops() {
    let path = chain(&["Ann A", "Ann A", "-f", "json"]).json();
    assert_eq!((path["distance"].as_u64(), &path["paths"][0]["hops"]), (Some(0), &serde_json::json!([])));
}

#[test]
fn pairs_are_answered_in_order_and_an_unknown_name_affects_only_its_pair() {
    let folder =
        folder().with("chain.txt", CHAIN).with("pairs.csv", "Ann A,Dan D\n\"D, Dan\",Zoe Z\nNo One,Ann A\n");
    let folder = folder.with("three.csv", "Ann A;Bob B;Cat C\n");
    let ran = folder.coauth(&["-i", "chain.txt", "path", "--pairs", "pairs.csv"]).exits_with(1);
    assert_eq!(
        ran.stdout(),
        "from,to,distance,from_id,to_id,status\nAnn A,Dan D,3,ann-a,dan-d,found\n\
         Dan D,Zoe Z,,dan-d,zoe-z,not_connected\nNo One,Ann A,,,ann-a,not_found\n"
    );
    ran.says("no author named \"No One\"").says("1 of 3 pairs have no answer: 1 not_found, 0 ambiguous");
    let ran =
        folder.coauth_with_stdin(&["-i", "chain.txt", "path", "--pairs", "-", "--papers"], b"Ann A\tCat C\n");
    let rows = "from,to,distance,from_id,to_id,hop,hop_from,hop_to,papers,titles,hop_from_id,hop_to_id,status\n\
                Ann A,Cat C,2,ann-a,cat-c,1,Ann A,Bob B,chain.txt#1,,ann-a,bob-b,found\n\
                Ann A,Cat C,2,ann-a,cat-c,2,Bob B,Cat C,chain.txt#2,,bob-b,cat-c,found\n";
    assert_eq!(ran.answers().stdout(), rows);
    folder.coauth(&["-i", "chain.txt", "path", "--pairs", "three.csv"]).exits_with(2).says("three.csv:1");
}

#[test]
fn a_pair_without_a_path_is_an_answer_and_a_pair_of_unclear_names_is_none() {
    let folder = folder().with("chain.txt", "Ann A; Bob B\nZoe Z\nWei Wang 0001; Ann A\nWei Wang 0002\n");
    let statuses = |pairs: &str, code| {
        let ran =
            folder.coauth_with_stdin(&["path", "--pairs", "-", "-f", "json", "chain.txt"], pairs.as_bytes());
        let json: serde_json::Value = serde_json::from_str(&ran.exits_with(code).stdout()).expect("JSON");
        let rows = json["pairs"].as_array().expect("a list").clone();
        rows.iter().map(|row| row["status"].as_str().expect("a word").to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(statuses("Ann A,Bob B\nAnn A,Zoe Z\nZoe Z,Zoe Z\n", 0), ["found", "not_connected", "found"]);
    assert_eq!(statuses("Ann A,Wang\n", 1), ["ambiguous"]);
    assert_eq!(statuses("Wang,Nobody Known\n", 1), ["not_found"]);
}

#[test]
fn a_header_of_pairs_is_no_pair_and_chooses_the_columns() {
    let folder = folder().with("chain.txt", CHAIN);
    for (text, rows) in [
        ("from,to\nAnn A,Bob B\n", 1),
        ("Author 1\tAuthor 2\nAnn A\tBob B\nBob B\tCat C\n", 2),
        ("paper,reviewer,weight,author\n17,Ann A,1,Bob B\n", 1),
        ("Ann A,Bob B\nfrom,to\n", 2),
        ("Ann A,Author\n", 1),
        ("A, Ann;B, Bob\n", 1),
        ("from;to\r\n\"A, Ann\";B, Bob\r\n", 1),
    ] {
        let ran = folder.coauth_with_stdin(&["path", "--pairs", "-", "chain.txt"], text.as_bytes());
        assert_eq!(ran.stdout().lines().count(), rows + 1, "{text}");
        if rows == 1 && text.contains("reviewer") {
            let ran = ran.says("the first row names the columns \"reviewer\" and \"author\"");
            assert!(ran.stdout().contains("Ann A,Bob B,1"));
        }
    }
}

#[test]
fn a_file_without_pairs_is_told() {
    let folder = folder().with("chain.txt", CHAIN);
    for text in ["", "\n\n", "from,to\n"] {
        folder
            .coauth_with_stdin(&["path", "--pairs", "-", "chain.txt"], text.as_bytes())
            .answers()
            .says("no pairs");
    }
}

#[test]
fn inputs_may_follow_the_names_that_a_command_needs() {
    let folder = folder().with("chain.txt", CHAIN).with("pairs.csv", "Ann A,Bob B\n");
    folder.coauth(&["path", "Ann A", "Bob B", "chain.txt"]).answers().shows("1 hop");
    folder.coauth(&["author", "Ann A", "chain.txt"]).answers().shows("Ann A");
    folder.coauth(&["distances", "Ann A", "chain.txt"]).answers().shows("Dan D");
    folder.coauth(&["path", "--pairs", "pairs.csv", "chain.txt"]).answers().shows("Ann A,Bob B,1");
    let forgotten = folder.coauth(&["author", "chain.txt"]).exits_with(2);
    forgotten.says("chain.txt is a file, but a name is expected there");
}

#[test]
fn the_papers_of_a_tie_between_two_are_all_of_them() {
    let path = coauth(&["path", "Yifei Wang", "Yisen Wang", "-f", "csv"]).answers();
    assert_eq!(path.stdout().lines().count(), 3, "a header and two papers:\n{}", path.stdout());
}

#[test]
fn exact_names_still_list_partial_matches() {
    coauth(&["path", "Wang", "koven", "--exact-name"])
        .exits_with(2)
        .says("no author named \"Wang\"; closest spellings:\n  ")
        .says(" Wang\n");
    let folder = folder().with("two.txt", "A Bee; Cat C\na bee; Cat C\n");
    let ran = folder.coauth(&[
        "-i",
        "two.txt",
        "--from",
        "authors",
        "--names",
        "exact",
        "path",
        "A BEE",
        "Cat C",
        "--exact-name",
    ]);
    ran.exits_with(2).says("matches 2 authors").says("id:A Bee").says("id:a bee");
}

#[test]
fn very_many_shortest_paths_are_counted_without_being_listed() {
    // From hub to hub there are 8 ways, so n steps make 8 to the n.
    let count = |steps: u32| {
        let ways = (0..steps).flat_map(|step| (0..8).map(move |way| (step, way)));
        let lines: String =
            ways.map(|(i, way)| format!("h{i}; w{i}x{way}\nw{i}x{way}; h{}\n", i + 1)).collect();
        let end = format!("h{steps}");
        folder().with("l.txt", lines).coauth(&["-i", "l.txt", "path", "h0", &end, "-f", "json"]).json()
    };
    assert_eq!(count(17)["count"], 8u64.pow(17));
    let many = count(18);
    assert!(many["count"].is_null() && many["count_method"].is_string(), "{many:#}");
    assert_eq!((&many["distance"], many["paths"].as_array().map(Vec::len)), (&36.into(), Some(1)));
}

#[test]
fn a_hop_lists_its_papers_and_no_path_is_null() {
    let path = coauth(&["path", "Ruihai Wu", "Jiajun Wu", "-f", "json"]).json();
    let paper = &path["paths"][0]["hops"][0]["papers"][0];
    assert!(
        ["id", "title", "year", "doi", "byline_length"].iter().all(|key| paper.get(key).is_some()),
        "{paper}"
    );
    assert_eq!(
        path["paths"][0]["author_ids"],
        serde_json::json!(["ruihai-wu", "leonidas-guibas", "jiajun-wu"])
    );
    let hop = &path["paths"][0]["hops"][0];
    assert_eq!((&hop["from_id"], &hop["to_id"]), (&"ruihai-wu".into(), &"leonidas-guibas".into()));
    let rows = coauth(&["path", "Ruihai Wu", "Jiajun Wu", "-f", "csv"]).answers().stdout();
    assert!(rows.lines().next().is_some_and(|head| head.ends_with(",from_id,to_id")), "{rows}");
    assert!(rows.contains(",ruihai-wu,leonidas-guibas\n"), "{rows}");
    let none = coauth(&["path", "Haotong Qin", "Tao Qin", "-f", "json"]).exits_with(1);
    let none: serde_json::Value = serde_json::from_str(&none.stdout()).expect("JSON");
    assert!(none["distance"].is_null() && none["cost"].is_null());
    assert_eq!((&none["count"], &none["paths"]), (&0.into(), &serde_json::json!([])));
}

#[test]
fn path_takes_two_names_or_pairs_and_next_to_pairs_are_inputs() {
    let folder =
        folder().with("p.csv", "Tao Qin,Tao Qin\n").with("odd.csv", "Tao Qin,Tao Qin\nQin, Tao, Wu\n");
    folder.coauth(&["path", "Tao Qin"]).exits_with(2).says("<B>");
    folder
        .coauth(&["path", "--pairs", "p.csv", "Tao Qin", "Koven Yu"])
        .exits_with(2)
        .says("Tao Qin: there is no such file or folder");
    folder.coauth(&["path", "--pairs", "nowhere.csv"]).exits_with(2).says("nowhere.csv: cannot be read");
    folder
        .coauth(&["path", "--pairs", "odd.csv"])
        .exits_with(2)
        .says("odd.csv:2: expected two names, found 3");
    folder.coauth(&["-i", "-", "path", "--pairs", "-"]).exits_with(2).says("read only once");
    folder.coauth(&["path", "id:nobody", "Tao Qin"]).exits_with(2).says("no author named \"id:nobody\"");
}

/// A and D are tied by a chain of twos over B, once over X long ago, and over Y lately.
const BY_MEASURES: &str = "\
@misc{ab, author={A A and B B}, year=1990}\n@misc{ab2, author={A A and B B}, year=1991}\n\
@misc{bc, author={B B and C C}, year=1990}\n@misc{bc2, author={B B and C C}, year=1991}\n@misc{bc3, author={B B and C C}, year=1992}\n\
@misc{cd, author={C C and D D}, year=1990}\n@misc{cd2, author={C C and D D}, year=1991}\n@misc{cd3, author={C C and D D}, year=1993}\n\
@misc{ax, author={A A and X X}, year=1980}\n@misc{xd, author={X X and D D}, year=2020}\n\
@misc{ay, author={A A and Y Y}, year=2010}\n@misc{yz, author={Y Y and Z Z}, year=2015}\n@misc{zd, author={Z Z and D D}, year=2011}\n";

#[test]
fn paths_can_be_the_strongest_or_the_most_recent() {
    let input = folder().with("p.bib", BY_MEASURES);
    let ask = |by: &[&str]| {
        let json = input.coauth(&[&["-i", "p.bib", "path", "A A", "D D", "-f", "json"], by].concat()).json();
        let authors: Vec<String> = json["paths"][0]["authors"]
            .as_array()
            .expect("authors")
            .iter()
            .map(|name| name.as_str().expect("a name").chars().take(1).collect())
            .collect();
        (authors.concat(), json["distance"].as_u64(), json["cost"].as_f64(), json["count"].as_u64())
    };
    assert_eq!(ask(&[]), ("AXD".to_owned(), Some(2), Some(2.0), Some(1)));
    // 1/2 + 1/3 + 1/3 is less than 1 + 1.
    let (authors, hops, cost, count) = ask(&["--by", "strength"]);
    assert_eq!((authors.as_str(), hops, count), ("ABCD", Some(3), Some(1)));
    assert!(cost.is_some_and(|cost| (cost - 7.0 / 6.0).abs() < 1e-12));
    assert_eq!(ask(&["--by", "recent"]), ("AYZD".to_owned(), Some(3), Some(2010.0), Some(1)));
    assert_eq!(
        ask(&["--by", "recent", "--avoid", "Y Y"]),
        ("ABCD".to_owned(), Some(3), Some(1991.0), Some(1))
    );
    input
        .coauth(&["-i", "p.bib", "path", "A A", "D D", "--by", "strength"])
        .answers()
        .shows("the only strongest path; length 1.16");
    let avoids_the_end = ["-i", "p.bib", "path", "A A", "D D", "--by", "strength", "--avoid", "D D"];
    input.coauth(&avoids_the_end).exits_with(1);
}

#[test]
fn of_thousands_of_unknown_names_the_first_have_suggestions_and_the_rest_are_counted() {
    let pairs: String = (0..3000).map(|number| format!("Unknown {number},Ann Lee\n")).collect();
    let roster: String = (0..3000).map(|number| format!("Unknown {number}\n")).collect();
    let folder = folder()
        .with("a.txt", "Ann Lee; Bob Roe\nUnkown One; Ann Lee\n")
        .with("pairs.csv", pairs)
        .with("roster.txt", roster + "Ann Lee\n");
    let ran = folder.coauth(&["path", "--pairs", "pairs.csv", "-i", "a.txt"]).exits_with(1);
    let ran = ran.says("no author named \"Unknown 9\"; closest spellings:\n  Unkown One");
    let ran = ran.says("2,990 more names have no single match: \"Unknown 10\", \"Unknown 11\", ");
    let ran =
        ran.says("and 2,890 more").says("3000 of 3000 pairs have no answer: 3000 not_found, 0 ambiguous");
    assert!(ran.stderr().lines().count() < 100, "{}", ran.stderr().lines().count());
    assert_eq!(ran.stdout().matches("not_found").count(), 3000);
    let drawn = folder.coauth(&["render", "--roster", "roster.txt", "-i", "a.txt"]).answers();
    drawn.says("skipped: no author named \"Unknown 0\"").says("skipped: 2,990 more names");
}

#[test]
fn pairs_are_read_in_the_encodings_and_compressions_of_inputs() {
    use std::io::Write;
    let text = "Chair,Member\nAnn Lee,Bob R\u{f6}e\n";
    let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    gz.write_all(text.as_bytes()).expect("memory");
    let utf16: Vec<u8> =
        "\u{feff}".chars().chain(text.chars()).flat_map(|c| (c as u16).to_le_bytes()).collect();
    for pairs in [text.as_bytes().to_vec(), gz.finish().expect("memory"), utf16] {
        let folder = folder()
            .with("a.bib", "@article{a, author={Ann Lee and Bob R\u{f6}e}, year=2020}\n")
            .with("p.csv", pairs);
        let answer = folder.coauth(&["path", "--pairs", "p.csv", "-i", "a.bib"]).answers();
        let rows = answer.says("names the columns \"Chair\" and \"Member\"").stdout();
        assert_eq!((rows.lines().count(), rows.contains("found")), (2, true), "{rows}");
    }
}
