//! The meaning of the global options, before and after a command.

use crate::language::WORDS;
use crate::run::{coauth, folder};

#[test]
fn a_file_in_the_place_of_a_command_is_answered_with_a_command_that_reads_it() {
    let folder = folder().with("a.txt", "Ann A; Bob B\n");
    folder.coauth(&["a.txt"]).exits_with(2).says("a command comes before it: coauth stats 'a.txt'");
    folder.coauth(&["b.txt"]).exits_with(2).says_nothing_of("coauth stats");
}

#[test]
fn inputs_before_and_after_the_command_add_up() {
    let folder = folder()
        .with("a.txt", "Ann A; Bob B\n")
        .with("b.txt", "Cat C; Dan D\n")
        .with("c/d.txt", "Eve E; Fay F\n");
    let papers =
        |arguments: &[&str]| folder.coauth(&[arguments, &["-f", "json"]].concat()).json()["papers"].clone();
    assert_eq!(papers(&["-i", "a.txt", "stats", "-i", "b.txt"]), 2);
    assert_eq!(papers(&["-i", "a.txt", "-i", "c", "stats"]), 2);
    assert_eq!(papers(&["stats", "a.txt", "b.txt", "c"]), 3);
    folder
        .coauth(&["-i", "a.txt", "stats", "b.txt"])
        .exits_with(2)
        .says("both with -i and after the command");
}

#[test]
fn the_later_of_two_options_wins() {
    let folder = folder().with("a.txt", "Ann A; Bob B; Cat C\n");
    let json = folder
        .coauth(&["--counting", "full", "-i", "a.txt", "top", "--counting", "paper", "-f", "json"])
        .json();
    assert_eq!(json["coauth"]["counting"], "paper");
}

#[test]
fn the_format_is_checked_against_the_table_of_the_command() {
    coauth(&["stats", "-f", "svg"]).exits_with(2).says("text, markdown, csv, tsv, json");
    coauth(&["render", "-f", "csv"]).exits_with(2).says("svg, html, png, pdf, dot");
    coauth(&["export", "-f", "svg"]).exits_with(2).says("graphml");
    coauth(&["export"]).exits_with(2).says("no export format given; pass -f");
    coauth(&["stats", "-f", "md"]).answers().shows("| papers | 91 |");
}

#[test]
fn the_extension_of_the_output_is_its_format_unless_another_is_given() {
    let folder = folder();
    folder.coauth(&["stats", "-o", "a.md"]).answers();
    folder.coauth(&["stats", "-o", "b.json", "-f", "csv"]).answers();
    folder.coauth(&["render", "-o", "c.gv"]).answers();
    folder.coauth(&["export", "-o", "d.graphml"]).answers();
    folder.coauth(&["export", "-o", "e.csv"]).exits_with(2).says("ties-csv, nodes-csv, authorships");
    assert!(folder.read("a.md").contains("| papers | 91 |"));
    assert!(folder.read("b.json").starts_with("measure,value\n"));
    assert!(folder.read("c.gv").starts_with("strict graph"));
    assert!(folder.read("d.graphml").contains("<graphml"));
}

#[test]
fn papers_with_many_authors_and_authors_with_few_papers_can_be_dropped() {
    let folder = folder().with("a.txt", "Ann A; Bob B; Cat C\nAnn A; Bob B\nDan D; Bob B\n");
    let stats = |option: &str, value: &str| folder.coauth(&["stats", "-f", "json", option, value, "a.txt"]);
    let few = stats("--max-authors", "2").says("1 paper has more authors").json();
    assert_eq!((&few["papers"], &few["authors"], &few["ties"]), (&2.into(), &3.into(), &2.into()));
    let often = stats("--min-papers", "2").says("2 authors have fewer papers").json();
    assert_eq!((&often["papers"], &often["authors"], &often["ties"]), (&3.into(), &2.into(), &1.into()));
    stats("--min-papers", "9").exits_with(2).says("the filters removed every author");
    stats("--since", "2001").exits_with(2).says("3 papers are outside the selected years or have no year");
}

#[test]
fn byline_positions_count_dropped_authors() {
    let folder = folder().with("a.txt", "Ann A; Bob B\nCat C; Bob B\n");
    let top = folder.coauth(&["top", "--by", "credit", "--min-papers", "2", "-f", "json", "a.txt"]).json();
    // Twice second of two: 2 × (1/2) / (1 + 1/2).
    assert!((top["authors"][0]["value"].as_f64().expect("a number") - 2.0 / 3.0).abs() < 1e-12);
}

#[test]
fn names_are_matched_by_the_given_policy() {
    let folder = folder().with("a.txt", "Thölke, Philipp; Ann A\nPHILIPP THOLKE; Ann A\n");
    let authors = |policy| folder.coauth(&["stats", "-f", "json", "--names", policy, "a.txt"]).json();
    assert_eq!((&authors("folded")["authors"], &authors("exact")["authors"]), (&2.into(), &3.into()));
    assert_eq!(authors("folded")["joins"]["folded"], 1);
    folder.coauth(&["stats", "--names", "guess", "a.txt"]).exits_with(2);
}

#[test]
fn a_repeated_author_counts_once_with_a_notice_and_fails_a_strict_run() {
    let folder = folder().with("a.txt", "Ann A; Bob B; ANN A\n");
    let stats = folder.coauth(&["stats", "-f", "json", "a.txt"]).says("listed twice").json();
    assert_eq!(stats["authorships"], 2);
    folder.coauth(&["stats", "--strict", "a.txt"]).exits_with(2).says("a.txt: --strict").shows_nothing();
    folder.coauth(&["stats", "-q", "a.txt"]).answers().says_nothing_of("twice").says_nothing_of("reading");
}

#[test]
fn warnings_are_one_line_of_counts_or_all_of_them() {
    let folder =
        folder().with("a.txt", "Ann A; Ann A\nBob B; Bob B\nCat C; Cat C\nDan D; Dan D\nEve E; Eve E\n");
    let ran = folder.coauth(&["stats", "a.txt"]).answers().says("5 authors are listed twice");
    assert_eq!(ran.says_nothing_of("Bob B").stderr().lines().count(), 2, "reading a.txt, and the warnings");
    // Without an answer, the first places of each kind tell why.
    let none = crate::run::folder().with("none.txt", "?; --\n?; --\n?; --\n?; --\n");
    let failed = none.coauth(&["stats", "--from", "authors", "none.txt"]).exits_with(2);
    failed.says("none.txt:3").says_nothing_of("none.txt:4");
    folder.coauth(&["stats", "-v", "a.txt"]).answers().says("Eve E");
    folder.coauth(&["-q", "stats", "-v", "a.txt"]).exits_with(2).says("cannot be used together");
}

#[test]
fn a_folder_is_walked_in_order_and_plain_text_is_skipped_next_to_better_formats() {
    let gml = "graph [ node [ id 1 label \"A\" ] node [ id 2 label \"B\" ] edge [ source 1 target 2 ] ]";
    let folder =
        folder().with("in/z.gml", gml).with("in/a.txt", "Ann A; Bob B\n").with("in/.git/x.txt", "No; One\n");
    let stats = folder
        .coauth(&["stats", "-f", "json", "in"])
        .says("1 file could be any text")
        .says("in/a.txt")
        .json();
    assert_eq!(stats["inputs"].as_array().map(Vec::len), Some(1));
    let named = folder.coauth(&["stats", "-f", "json", "in/a.txt", "in/z.gml"]).json();
    assert_eq!((&named["papers"], &named["authors"]), (&1.into(), &4.into()));
}

#[test]
fn the_seeds_folder_is_the_default_input() {
    let folder = folder().with("seeds/s.txt", "Ann A; Bob B\n");
    let stats = folder.coauth(&["stats", "-f", "json"]).says("reading the folder seeds/").json();
    assert_eq!(stats["papers"], 1);
    coauth(&["stats", "-q"]).answers().says("built-in sample");
}

#[test]
fn every_command_has_a_help_page() {
    let help = coauth(&["--help"]).answers().stdout();
    assert!(help.contains("Examples:") && help.contains("Exit codes:"));
    for command in [
        "stats",
        "top",
        "ties",
        "path",
        "author",
        "components",
        "distances",
        "render",
        "export",
        "formats",
        "completions",
        "man",
    ] {
        assert!(help.contains(command));
        coauth(&[command, "--help"]).answers().shows("Usage:");
    }
    coauth(&["--version"]).answers().shows(env!("CARGO_PKG_VERSION"));
    coauth(&[]).exits_with(2);
    coauth(&["statistics"]).exits_with(2).says("stats");
}

#[test]
fn the_manual_uses_plain_words() {
    let manual = coauth(&["man"]).answers().stdout().to_lowercase();
    for word in WORDS {
        assert!(!manual.contains(word), "{word:?} is in the manual");
    }
}

#[test]
fn the_manual_lists_the_commands() {
    coauth(&["man"]).answers().shows(".TH coauth 1").shows("COAUTH PATH");
}

#[test]
fn contradictory_options_are_rejected() {
    coauth(&["stats", "--since", "2020", "--until", "2010"])
        .exits_with(2)
        .says("--since 2020 is after --until 2010");
    for threads in ["0", "100000"] {
        coauth(&["stats", "--threads", threads]).exits_with(2).says("--threads must be between 1 and 1024");
    }
    coauth(&["stats", "-i", "-", "-i", "-"]).exits_with(2).says("stdin");
    coauth(&["render", "--component", "83"]).exits_with(1).says("numbered 1 to 82");
}

#[test]
fn text_is_styled_only_when_asked_or_on_a_terminal() {
    assert!(!coauth(&["top"]).answers().stdout().contains('\u{1b}'));
    coauth(&["top", "--color", "always"]).answers().shows("\u{1b}[1m");
}

#[test]
fn unknown_options_and_values_are_rejected() {
    for option in ["--aliases", "--sample"] {
        coauth(&["stats", option]).exits_with(2).says(option);
    }
    coauth(&["top", "--by", "height"]).exits_with(2).says("possible values");
    coauth(&["path", "Tao Qin", "Koven Yu", "--by", "train"]).exits_with(2).says("possible values");
}

#[test]
fn years_are_inclusive_and_papers_without_a_year_are_counted() {
    let entry = |key: char, year: &str| format!("@misc{{{key}, author={{Ann A and {key} {key}}}{year}}}\n");
    let bib =
        [entry('B', ", year=1999"), entry('C', ", year=2005"), entry('D', ", year=2010"), entry('E', "")]
            .concat();
    let folder = folder().with("r.bib", bib);
    let papers = |arguments: &[&str]| {
        let ran = folder.coauth(&[&["stats", "-f", "json", "r.bib"], arguments].concat());
        (ran.stderr(), ran.json()["papers"].as_u64())
    };
    assert_eq!(papers(&[]).1, Some(4));
    for (arguments, kept) in [
        (&["--since", "2005"][..], 2),
        (&["--until", "2005"], 2),
        (&["--since", "1999", "--until", "2010"], 3),
        (&["--since", "2005", "--until", "2005"], 1),
    ] {
        let (said, papers) = papers(arguments);
        assert_eq!(papers, Some(kept), "{arguments:?}");
        assert!(said.contains(&format!("{} paper", 4 - kept)), "{said}");
    }
    let years = folder.coauth(&["stats", "-f", "json", "--since", "2000", "r.bib"]).json()["years"].clone();
    assert_eq!(years, serde_json::json!({ "first": 2005, "last": 2010 }));
}

#[test]
fn invalid_numbers_are_rejected_before_reading() {
    coauth(&["stats", "--threads", "100000"]).exits_with(2).says("--threads must be between 1 and 1024");
    coauth(&["stats", "--threads", "-1"]).exits_with(2);
    coauth(&["top", "--limit", "many"]).exits_with(2);
    for strength in ["nan", "inf", "much"] {
        coauth(&["render", "--min-strength", strength]).exits_with(2).says("expected a number");
    }
    for width in ["99", "nan", "1e9"] {
        coauth(&["render", "--width", width]).exits_with(2).says("expected 100 to 100000 pixels");
    }
}

#[test]
fn options_without_effect_are_rejected() {
    let folder =
        folder().with("a.bib", "@misc{a, author={Ann A and Bob B}}\n").with("p.csv", "Ann A,Bob B\n");
    let refused =
        |words: &[&str], what: &str| drop(folder.coauth(words).exits_with(2).says(what).shows_nothing());
    refused(
        &["stats", "--columns", "authors=Who", "a.bib"],
        "a.bib: --columns applies only to tables, not to bibtex",
    );
    refused(&["check", "--columns", "authors=Who", "a.bib"], "--columns applies only to tables");
    refused(
        &["index", "--counting", "paper", "-o", "i.coauth", "a.bib"],
        "--counting has no effect on coauth index",
    );
    refused(&["check", "--exact-name", "a.bib"], "--exact-name has no effect on coauth check");
    refused(&["path", "-i", "a.bib", "--pairs", "p.csv", "--limit", "1"], "--limit");
    refused(&["path", "-i", "a.bib", "Ann A", "Bob B", "--limit", "1"], "--all");
    refused(
        &["render", "--engine", "sfdp", "--seed", "5", "a.bib"],
        "--seed applies only to the built-in layout",
    );
    refused(
        &["render", "--engine", "sfdp", "--labels", "all", "a.bib"],
        "--labels applies only to the built-in layout",
    );
    refused(&["render", "-f", "html", "--width", "900", "a.bib"], "--width applies only to SVG, PNG and PDF");
    refused(
        &["render", "-f", "dot", "--height", "900", "a.bib"],
        "--height applies only to SVG, PNG and PDF",
    );
    refused(&["formats", "--since", "2000"], "--since has no effect on coauth formats");
    refused(&["man", "-f", "json"], "remove -f");
    folder.coauth(&["index", "-o", "i.coauth", "a.bib"]).answers().says("1 paper, 2 authors");
    refused(
        &["index", "--verify", "i.coauth", "--since", "2000"],
        "--since has no effect on coauth index --verify",
    );
}
