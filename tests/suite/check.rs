//! `coauth check`: a dry run.

use crate::run::folder;

const TWICE: &str = "@article{a, author={Ada Lovelace}, title={On the Weaving of Patterns}, doi={10.1000/a}}\n\
    @article{b, title={Nobody}}\n@article{c, author={Ada Lovelace}, title={On the Weaving of Patterns}, doi={10.1000/a}}\n";

#[test]
fn each_file_is_listed_with_its_format_counts_and_warnings() {
    let folder = folder().with("one.bib", TWICE).with("two.txt", "Ada Lovelace; Charles Babbage\n");
    let check = folder.coauth(&["check", "-f", "json", "one.bib", "two.txt"]).answers().json();
    let [one, two] = &check["files"].as_array().expect("files")[..] else { panic!("{check}") };
    assert_eq!((&one["path"], &one["format"]), (&"one.bib".into(), &"bibtex".into()));
    assert_eq!([&one["records"], &one["without_authors"], &one["duplicates"]], [3, 1, 1]);
    assert_eq!(one["why"], "detected from the content");
    let kinds: Vec<_> = one["notices"].as_array().expect("notices").iter().map(|n| &n["kind"]).collect();
    assert_eq!(kinds, ["no_authors", "restated"]);
    assert_eq!(one["notices"][0]["places"][0]["line"], 2);
    assert_eq!((&two["format"], two["notices"].as_array().map(Vec::len)), (&"authors".into(), Some(0)));
}

#[test]
fn an_unreadable_file_is_a_row_and_not_an_error() {
    let folder = folder().with("one.bib", TWICE).with("x.bin", "\0\u{1}\0\u{1}");
    let check = folder.coauth(&["check", "-f", "json", "x.bin", "one.bib"]).answers().json();
    assert_eq!((&check["files"][0]["format"], &check["files"][1]["format"]), (&().into(), &"bibtex".into()));
    assert!(check["files"][0]["why"].as_str().is_some_and(|why| why.contains("binary")), "{check}");
    folder.coauth(&["check", "x.bin"]).exits_with(1);
}

#[test]
fn records_without_authors_are_reported_even_without_a_network() {
    let folder = folder().with("x.bib", "@article{b, title={Nobody}}\n");
    folder.coauth(&["stats", "x.bib"]).exits_with(2);
    let check = folder.coauth(&["check", "-f", "json", "x.bib"]).answers().json();
    assert_eq!([&check["files"][0]["records"], &check["files"][0]["without_authors"]], [1, 1]);
}

#[test]
fn skipped_files_in_a_folder_are_reported_with_the_reason() {
    let folder = folder().with("refs/a.bib", TWICE).with("refs/notes.txt", "Ada Lovelace; Mary Somerville\n");
    let check = folder.coauth(&["check", "-f", "json", "refs"]).answers().json();
    let skipped = &check["files"][1];
    assert_eq!((&skipped["format"], &skipped["notices"][0]["kind"]), (&().into(), &"not_guessed".into()));
    assert_eq!(skipped["why"], "could be any text; pass it by name to read it");
}

#[test]
fn text_output_names_the_places() {
    let folder = folder().with("one.bib", TWICE);
    let text = folder.coauth(&["check", "one.bib"]).answers().stdout();
    for part in ["one.bib: bibtex (detected from the content)", "1 record has no authors", "line 2: Nobody"] {
        assert!(text.contains(part), "{part} in {text}");
    }
}

#[test]
fn strict_fails_after_printing_the_table() {
    let folder = folder().with("one.bib", TWICE);
    folder.coauth(&["check", "--strict", "one.bib"]).exits_with(2);
}

#[test]
fn every_warning_of_the_other_commands_is_included() {
    let folder = folder().with("a.txt", "Ann A; Bob B; Ann A\nLoom Study Group; Bob B\n");
    folder
        .coauth(&["check", "a.txt"])
        .answers()
        .shows("1 author is listed twice on a paper and was counted once\n    Ann A on a.txt#1")
        .shows(
            "1 mention of a group was dropped; pass --groups to include it\n    Loom Study Group on a.txt#2",
        );
    let with_groups = folder.coauth(&["check", "--groups", "a.txt"]).answers().stdout();
    assert!(!with_groups.contains("group"), "{with_groups}");
}

#[test]
fn warnings_that_are_not_about_an_input_are_listed_too() {
    let folder = folder()
        .with("a.txt", "Ann A; Bob B\n")
        .with("who.txt", "Cat C → Dan D\n")
        .with("b.txt", "Eve E; Fay F\n");
    let check = |more: &[&str]| folder.coauth(&[&["check", "a.txt", "b.txt"], more].concat()).answers();
    check(&["--aliases", "who.txt"]).shows("who.txt:\n  1 line of --aliases has no effect\n    line 1: ");
    check(&["--since", "2000"])
        .shows("all inputs:\n  2 papers are outside the selected years or have no year");
    let json = check(&["--aliases", "who.txt", "-f", "json"]).json();
    assert_eq!(json["other_notices"][0]["path"], "who.txt");
    assert_eq!(json["other_notices"][0]["notices"][0]["kind"], "idle_alias");
}

#[test]
fn the_reason_for_skipping_a_file_is_shown_once() {
    let folder = folder().with("refs/a.bib", TWICE).with("refs/x.txt", "lorem ipsum\n");
    let text = folder.coauth(&["check", "refs"]).answers().stdout();
    assert!(text.contains("refs/x.txt: not read: unknown format\n"), "{text}");
    assert_eq!(text.matches("unknown format").count(), 1, "{text}");
}

#[test]
fn files_of_a_conference_are_taken_for_what_conflicts_takes_them_for() {
    let folder = folder()
        .with("pc.csv", "name,email\nAnn Lee,ann@x.org\n,bob@x.org\n")
        .with(
            "authors.csv",
            "paper,title,given_name,family_name,email,affiliation,iscontact\n1,T,Ann,Lee,ann@x.org,X,yes\n",
        )
        .with("reviewer.csv", "3,Ann Lee,ann@x.org,PC member\n")
        .with(
            "data.json",
            "{\"object\":\"paper\",\"pid\":12,\"title\":\"T\",\"authors\":[{\"email\":\"a@x.org\"}]}",
        )
        .with(
            "conflicts.csv",
            "paper,title,given_name,family_name,email,conflicttype\n1,T,Ann,Lee,ann@x.org,Personal\n",
        )
        .with("submission.csv", "#,title,authors\n12,Engines,Ann Lee and Bob Roe\n")
        .with("works.csv", "title,authors\nEngines,Ann Lee and Bob Roe\n");
    let files = [
        "pc.csv",
        "authors.csv",
        "reviewer.csv",
        "data.json",
        "conflicts.csv",
        "submission.csv",
        "works.csv",
    ];
    let check = folder.coauth(&[&["check", "-f", "json"], &files[..]].concat()).answers().json();
    let rows: Vec<_> = check["files"]
        .as_array()
        .expect("files")
        .iter()
        .map(|file| {
            [&file["format"], &file["conference"]["shape"], &file["conference"]["option"]]
                .map(|text| text.as_str().unwrap_or("-"))
                .join(" ")
        })
        .collect();
    let expected = [
        "table-of-members table-of-members --committee",
        "hotcrp-authors hotcrp-authors --submissions",
        "easychair-reviewers easychair-reviewers --committee",
        "hotcrp-data hotcrp-data --submissions",
        "hotcrp-pcconflicts hotcrp-pcconflicts --declared",
        "csv easychair-submissions --submissions",
        "csv - -",
    ];
    assert_eq!(rows, expected);
    let text = folder.coauth(&["check", "pc.csv"]).answers().stdout();
    assert!(
        text.contains("table-of-members: 2 members; pass it to coauth conflicts as --committee"),
        "{text}"
    );
    assert!(text.contains("line 3: bob@x.org has no name"), "{text}");
    folder.with("odd.csv", "color,size\nred,4\n").coauth(&["check", "odd.csv"]).exits_with(1);
}
