//! Which part of a network a drawing shows.

use super::run::{Ran, folder};

/// A chain of papers from Ann to Fay, with Gus beside Cat, and two who are far from all of them.
const CHAIN: &str = "@misc{1, author={Ann A and Bob B}, year=2001}
@misc{2, author={Bob B and Cat C}, year=2002}
@misc{3, author={Cat C and Dan D}, year=2003}
@misc{4, author={Dan D and Eve E}, year=2004}
@misc{5, author={Eve E and Fay F}, year=2005}
@misc{6, author={Cat C and Gus G}, year=2006}
@misc{7, author={Xan X and Yul Y}, year=2007}
";

const PEOPLE: [&str; 9] = ["Ann A", "Bob B", "Cat C", "Dan D", "Eve E", "Fay F", "Gus G", "Xan X", "Yul Y"];

/// The first letters of those who are drawn.
fn drawn(ran: &Ran) -> String {
    let svg = ran.stdout();
    PEOPLE.iter().filter(|person| svg.contains(*person)).map(|person| &person[..1]).collect()
}

#[test]
fn an_empty_list_exits_with_1() {
    let alone = folder().with("alone.txt", "Ann A\nBob B\n");
    for list in ["ties", "brokers"] {
        alone.coauth(&[list, "--from", "authors", "alone.txt"]).exits_with(1);
    }
}

#[test]
fn a_drawing_shows_the_requested_part_from_sources_and_from_an_index() {
    let folder =
        folder().with("r.bib", CHAIN).with("people.txt", "# a session\nAnn A\n\nGus G # chair\nBob B\n");
    folder.coauth(&["index", "r.bib", "-o", "r.coauth"]).answers();
    for (arguments, who) in [
        ("--around,Cat C", "BCDG"),
        ("--around,Cat C,--depth,0", "C"),
        ("--around,Cat C,--depth,2", "ABCDEG"),
        ("--around,Cat C,--depth,99", "ABCDEFG"),
        ("--between,Ann A,Dan D,--depth,0", "ABCD"),
        ("--between,Ann A,Dan D", "ABCDEG"),
        ("--between,Ann A,Ann A", "AB"),
        ("--roster,people.txt", "ABG"),
        ("--roster,people.txt,--depth,1", "ABCG"),
        ("--component,2", "XY"),
        ("--around,Cat C,--top,2", "BC"),
    ] {
        for input in ["r.bib", "r.coauth"] {
            let arguments: Vec<&str> = arguments.split(',').collect();
            let ran = folder.coauth(&[&["-i", input, "render"], &arguments[..]].concat());
            assert_eq!(drawn(&ran.answers()), who, "{input}: {arguments:?}");
        }
    }
}

#[test]
fn the_caption_of_a_part_counts_what_is_drawn_and_gives_its_years() {
    let folder = folder().with("r.bib", CHAIN);
    let caption = |arguments: &[&str]| folder.coauth(&[&["-i", "r.bib", "render"], arguments].concat());
    caption(&["--between", "Ann A", "Cat C", "--depth", "0"])
        .answers()
        .shows("4 of 7 papers · 3 of 9 authors · 2 of 7 ties · 2001–2006");
    caption(&[]).answers().shows("7 papers · 9 authors · 7 ties · 2 components · 2001–2007");
}

#[test]
fn the_path_between_two_authors_stands_out() {
    let folder = folder().with("r.bib", CHAIN);
    let between = |a, b| folder.coauth(&["-i", "r.bib", "render", "--between", a, b]).answers();
    let ran = between("Ann A", "Dan D").shows(">a shortest path of 3 ties<");
    let way = ran.stdout().lines().find(|line| line.contains(r#"class="way""#)).expect("a path").to_owned();
    assert_eq!(way.matches('L').count(), 3, "{way}");
    assert!(!between("Ann A", "Ann A").stdout().contains("way"));
    assert!(!folder.coauth(&["-i", "r.bib", "render"]).answers().stdout().contains("way"));
}

#[test]
fn one_paper_together_is_not_called_papers() {
    let folder = folder().with("r.bib", CHAIN);
    let legend = folder.coauth(&["-i", "r.bib", "render", "--component", "2"]).answers().stdout();
    assert!(legend.contains(">paper together<") && legend.contains(">paper<"), "{legend}");
    folder.coauth(&["-i", "r.bib", "render"]).answers().shows(">papers<");
}

#[test]
fn nothing_is_drawn_if_no_path_connects_two_authors() {
    let folder = folder().with("r.bib", CHAIN);
    let ran = folder.coauth(&["-i", "r.bib", "render", "--between", "Ann A", "Xan X"]);
    assert_eq!(ran.exits_with(1).says("no path connects the two").stdout(), "");
}

#[test]
fn a_roster_may_have_unknown_names_but_not_only_those() {
    let folder = folder()
        .with("r.bib", CHAIN)
        .with("some.txt", "Bob B\nZoe Zimmermann\n")
        .with("none.txt", "Zoe Zimmermann\n");
    let some = folder.coauth(&["-i", "r.bib", "render", "--roster", "some.txt"]).answers();
    assert_eq!(drawn(&some.says("skipped: no author named \"Zoe Zimmermann\"")), "B");
    folder
        .coauth(&["-i", "r.bib", "render", "--roster", "none.txt"])
        .exits_with(2)
        .says("no name in this file matches");
    folder.coauth(&["-i", "r.bib", "render", "--roster", "gone.txt"]).exits_with(2).says("gone.txt");
}

#[test]
fn parts_exclude_each_other() {
    for arguments in [
        &["--around", "Tao Qin", "--component", "1"][..],
        &["--between", "Tao Qin", "Koven Yu", "--around", "Tao Qin"],
        &["--component", "1", "--depth", "1"],
        &["--depth", "1"],
    ] {
        folder().coauth(&[&["render"], arguments].concat()).exits_with(2).says("Usage:");
    }
}

#[test]
fn a_part_that_is_too_large_keeps_named_and_best_connected_authors() {
    // Everybody wrote with the hub, and once more with a neighbor; the last one only with the hub.
    let mut papers: String = (0..5000)
        .map(|i| format!("@misc{{p{i}, author={{Hub Hub and Person{i} P and Person{} P}}}}\n", i ^ 1))
        .collect();
    papers.push_str("@misc{last, author={Hub Hub and Lone Wolf}}\n");
    let folder = folder().with("r.bib", papers).with("two.txt", "Lone Wolf\n");
    for arguments in [&["--around", "Lone Wolf", "--depth", "2"][..], &[]] {
        let ran = folder.coauth(&[&["-i", "r.bib", "render", "--labels", "none"], arguments].concat());
        let ran =
            ran.answers().says("drawing the 5,000 authors with the most co-authors out of 5,002; --top 5002");
        assert_eq!(ran.stdout().contains("Lone Wolf"), arguments.contains(&"Lone Wolf"), "{arguments:?}");
    }
}
