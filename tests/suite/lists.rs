//! How much of a list is shown, and in which order.

use std::collections::BTreeMap;

use coauth::queries::QUERIES;
use serde_json::{Value, json};

use crate::run::{Folder, coauth, folder};

/// A star of 30 people around Ann, each with a year of their own.
fn star() -> Folder {
    let paper =
        |i: usize| format!("@misc{{p{i}, author={{Ann A and B{i:02} B{i:02}}}, year={}}}\n", 1990 + i);
    folder().with("star.bib", (0..30).map(paper).collect::<String>())
}

/// The commands with lists, their arguments, the length of the first list in JSON, and of what it is a part.
const LISTS: [(&str, &[&str], &str, usize, usize); 8] = [
    ("top", &[], "/authors", 20, 31),
    ("ties", &[], "/ties", 20, 30),
    ("author", &["Ann A"], "/coauthors", 30, 30),
    ("brokers", &[], "/ties", 20, 30),
    ("timeline", &[], "/years", 30, 30),
    ("distances", &["Ann A"], "/authors", 20, 30),
    ("compare", &["1990..2004", "2005.."], "/new_ties", 10, 15),
    ("components", &[], "/components", 1, 1),
];

#[test]
fn every_list_takes_n_and_all_and_says_what_it_leaves_out() {
    let folder = star();
    for (command, arguments, list, default, all) in LISTS {
        let run = |more: &[&str]| {
            folder.coauth(&[&["-i", "star.bib", command], arguments, &["-f", "json"], more].concat()).json()
        };
        let shown = |json: &Value| json.pointer(list).and_then(Value::as_array).map(Vec::len);
        let counts = |json: &Value, key: &str| {
            let (counts, of_list) = (json[key].clone(), &list[1..]);
            counts.get(of_list).cloned().unwrap_or(counts)
        };
        let whole = run(&["--all"]);
        assert_eq!(shown(&whole), Some(all), "{command}");
        assert!(whole.get("shown").is_none() && whole.get("total").is_none(), "{command}: {whole}");
        assert_eq!(shown(&run(&["-n", "0"])), Some(all), "{command}");
        let by_default = run(&[]);
        assert_eq!(shown(&by_default), Some(default), "{command}");
        assert_eq!(by_default.get("shown").is_some(), default < all, "{command}");
        if all > 3 {
            let three = run(&["-n", "3"]);
            assert_eq!(shown(&three), Some(3), "{command}");
            assert_eq!(
                (counts(&three, "shown"), counts(&three, "total")),
                (json!(3), json!(all)),
                "{command}"
            );
        }
        folder.coauth(&[command, "--all", "-n", "3", "star.bib"]).exits_with(2);
    }
}

#[test]
fn a_cut_list_says_so_in_text_and_on_stderr_for_csv() {
    let folder = star();
    for format in ["text", "markdown", "md"] {
        let ran = folder.coauth(&["author", "Ann A", "star.bib", "-f", format]).answers();
        ran.shows("20 of 30 papers, 20 of 30 co-authors shown; -n 0 shows all");
    }
    for format in ["csv", "tsv"] {
        let ran = folder.coauth(&["top", "star.bib", "-f", format]).answers();
        assert_eq!(ran.stdout().lines().count(), 21);
        ran.says("20 of 31 authors shown; -n 0 shows all");
        let ran = folder.coauth(&["author", "Ann A", "star.bib", "-f", format]).answers();
        assert_eq!(ran.stdout().lines().count(), 62);
        ran.says_nothing_of("shown");
    }
}

#[test]
fn a_timeline_shows_the_latest_years_in_ascending_order() {
    let folder = star();
    let text = folder.coauth(&["timeline", "star.bib"]).answers().stdout();
    let years: Vec<&str> = text.lines().filter_map(|line| line.split(' ').next()).collect();
    assert_eq!((years[1], years[20]), ("2000", "2019"), "{text}");
    let json = folder.coauth(&["timeline", "-n", "2", "star.bib", "-f", "json"]).json();
    let years: Vec<_> =
        json["years"].as_array().expect("years").iter().map(|row| row["year"].clone()).collect();
    assert_eq!(years, [2018, 2019]);
    // The first papers of the people of a year do not depend on which years are shown.
    assert_eq!(json["years"][0]["new_authors"], 1);
}

#[test]
fn all_shortest_paths_keep_their_own_limit() {
    let ways = (0..120).map(|way| format!("a; w{way}\nw{way}; z\n")).collect::<String>();
    let folder = folder().with("ways.txt", ways);
    let paths = |more: &[&str]| {
        let json = folder.coauth(&[&["path", "a", "z", "ways.txt", "-f", "json"], more].concat()).json();
        (json["paths"].as_array().map(Vec::len), json["shown"].clone(), json["total"].clone())
    };
    assert_eq!(paths(&[]), (Some(1), Value::Null, Value::Null));
    assert_eq!(paths(&["--all"]), (Some(100), 100.into(), 120.into()));
    assert_eq!(paths(&["--all", "-n", "0"]), (Some(120), Value::Null, Value::Null));
    let text = folder.coauth(&["path", "a", "z", "ways.txt", "--all"]).answers().stdout();
    assert_eq!(text.lines().filter(|line| line.trim() == "z").count(), 100, "{text}");
}

#[test]
fn coauthors_and_candidates_are_in_the_order_of_papers_and_papers_newest_first() {
    let bib = "@misc{a, author={Ann A and Zoe Lee and Bob B}, title={Old}, year=2001}\n\
               @misc{b, author={Ann A and Zoe Lee}, title={New}, year=2010}\n\
               @misc{c, author={Ann A and Yan Lee}, title={Undated}}\n\
               @misc{d, author={Ann A and Eve E}, title={Middle}, year=2005}\n\
               @misc{e, author={Far F and Zoe Lee}, year=2005}\n@misc{f, author={Bar F and Zoe Lee}, year=2005}\n\
               @misc{g, author={Far F}, year=2005}\n";
    let folder = folder().with("a.bib", bib);
    let json = folder.coauth(&["author", "Ann A", "a.bib", "-f", "json"]).json();
    let texts = |list: &str, key: &str| -> Vec<String> {
        let rows = json[list].as_array().expect("a list");
        rows.iter().map(|row| row[key].as_str().unwrap_or("-").to_owned()).collect()
    };
    assert_eq!(texts("papers", "title"), ["New", "Middle", "Old", "Undated"]);
    assert_eq!(texts("coauthors", "author"), ["Zoe Lee", "Bob B", "Eve E", "Yan Lee"]);
    assert_eq!(json["coauthors"][0]["years"], json!({ "first": 2001, "last": 2010 }));
    folder.coauth(&["author", "Ann A", "a.bib"]).answers().shows("Zoe Lee        2         2  2001–2010");
    let said = folder.coauth(&["author", "Lee", "a.bib"]).exits_with(2).stderr();
    assert!(said.find("Zoe Lee (4 papers") < said.find("Yan Lee (1 paper,"), "{said}");
    let far = folder.coauth(&["distances", "Ann A", "a.bib", "-f", "json"]).json();
    let far: Vec<_> =
        far["authors"].as_array().expect("authors").iter().map(|row| row["author"].clone()).collect();
    assert_eq!(far, ["Zoe Lee", "Bob B", "Eve E", "Yan Lee", "Far F", "Bar F"]);
    let path = folder.coauth(&["path", "Ann A", "Zoe Lee", "a.bib", "-f", "json"]).json();
    assert_eq!(path["paths"][0]["hops"][0]["papers"][0]["title"], "New");
}

#[test]
fn the_guide_lists_the_order_of_every_list() {
    let guide = include_str!("../../docs/output.md");
    let cells = |line: &str| -> Vec<String> { line.split('|').map(|cell| cell.trim().to_owned()).collect() };
    let rows = guide.lines().skip_while(|line| !line.starts_with("| command | list | order |")).skip(2);
    let listed: Vec<Vec<String>> = rows.take_while(|line| line.starts_with('|')).map(cells).collect();
    let listed: Vec<[&str; 3]> =
        listed.iter().map(|row| [row[1].trim_matches('`'), &*row[2], &*row[3]]).collect();
    let mut orders: BTreeMap<(&str, &str), &str> = BTreeMap::new();
    for row in QUERIES {
        let command = row.variant_of.unwrap_or(row.name);
        orders.extend(row.orders.iter().map(|&(list, order)| ((command, list), order)));
    }
    let wanted: Vec<String> =
        orders.iter().map(|((command, list), order)| format!("| `{command}` | {list} | {order} |")).collect();
    let wanted_rows: Vec<[&str; 3]> =
        orders.iter().map(|((command, list), order)| [*command, *list, *order]).collect();
    assert_eq!(listed, wanted_rows, "docs/output.md should have:\n{}", wanted.join("\n"));
}

#[test]
fn communities_that_are_left_out_are_counted_once() {
    let shown = coauth(&["communities", "-n", "2"]).answers().stdout();
    assert_eq!(shown.matches("communities shown").count(), 1, "{shown}");
    assert!(shown.contains("modularity 0."), "{shown}");
}
