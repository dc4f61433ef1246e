//! Organizations and countries in place of authors, and what an index keeps for them.

use std::collections::HashMap;

use crate::run::{Folder, folder, repository_text};

/// Works of three authors: one with two organizations, one of which has another name elsewhere; one whose affiliation is only
/// text; one without any.
fn works() -> String {
    let loom = r#"{"id":"https://openalex.org/I1","display_name":"Loom University","ror":"https://ror.org/01","country_code":"GB"}"#;
    let renamed = loom.replace("Loom University", "University of Looms");
    let wheel =
        r#"{"id":"https://openalex.org/I2","display_name":"Wheel Institute","ror":null,"country_code":"JP"}"#;
    let author = |name: &str, rest: &str| format!(r#"{{"author":{{"display_name":"{name}"}},{rest}}}"#);
    let stated = |name: &str, all: &str| author(name, &format!(r#""institutions":[{all}]"#));
    let told = |name: &str, text: &str| author(name, &format!(r#""raw_affiliation_strings":["{text}"]"#));
    let work = |authors: &[String]| format!("{{\"authorships\":[{}]}}\n", authors.join(","));
    let two = format!("{loom},{wheel}");
    [
        work(&[
            stated("Ann A", &two),
            told("Bob B", "Dept of Cloth, Cloth College, Paris, France. b@example.org"),
        ]),
        work(&[stated("Ann A", &renamed), stated("Cat C", wheel), told("Dan D", "somewhere")]),
        work(&[
            told("Bob B", "Loom University, Bath, England"),
            told("Cat C", "Cloth College, Lyon, France"),
        ]),
    ]
    .concat()
}

fn folder_of_works() -> Folder {
    folder().with("works.jsonl", works())
}

/// The ties as `a – b: papers`.
fn ties(folder: &Folder, options: &[&str]) -> Vec<String> {
    let csv = folder.coauth(&[&["export", "-f", "ties-csv", "-q"], options].concat()).answers().stdout();
    let row = |row: &str| {
        let cells: Vec<&str> = row.split(',').collect();
        format!("{} – {}: {}", cells[0], cells[1], cells[4])
    };
    let mut rows: Vec<String> = csv.lines().skip(1).map(row).collect();
    rows.sort();
    rows
}

#[test]
fn a_tie_of_organizations_is_a_paper_of_authors_of_both() {
    let expected = [
        "Loom University – Cloth College: 2",
        "Loom University – Wheel Institute: 2",
        "Wheel Institute – Cloth College: 1",
    ];
    let mut found = ties(&folder_of_works(), &["--unit", "organization", "works.jsonl"]);
    found.sort_by_key(|row| expected.iter().position(|wanted| wanted == row));
    assert_eq!(found, expected);
}

#[test]
fn a_tie_of_countries_is_a_paper_of_authors_of_both() {
    let found = ties(&folder_of_works(), &["--unit", "country", "works.jsonl"]);
    assert_eq!(found, ["Japan – France: 1", "United Kingdom – France: 2", "United Kingdom – Japan: 2"]);
}

#[test]
fn authors_without_a_unit_are_counted_for_each_input() {
    let folder = folder_of_works().with("more.jsonl", works());
    for (unit, words) in [("organization", "no organization"), ("country", "no country")] {
        folder
            .coauth(&["stats", "-v", "--keep-duplicates", "--unit", unit, "works.jsonl", "more.jsonl"])
            .says("2 authors of papers")
            .says(words)
            .says("works.jsonl: 1 author")
            .says("more.jsonl: 1 author");
    }
}

#[test]
fn an_index_with_organizations_answers_as_its_sources_and_another_names_the_option() {
    let folder = folder_of_works();
    folder.coauth(&["index", "works.jsonl", "--keep", "organizations", "-o", "kept.coauth"]).answers();
    folder.coauth(&["index", "works.jsonl", "-o", "bare.coauth"]).answers();
    for unit in ["organization", "country"] {
        for options in [&[][..], &["--max-authors", "2"], &["--min-papers", "2"], &["--org-aliases", "a.txt"]]
        {
            std::fs::write(
                folder.path().join("a.txt"),
                "Cloth College → Loom University\nFrance → United Kingdom\n",
            )
            .expect("a file");
            let options = [&["--unit", unit], options].concat();
            let [from_index, from_sources] =
                ["kept.coauth", "works.jsonl"].map(|input| ties(&folder, &[&options[..], &[input]].concat()));
            assert_eq!(from_index, from_sources, "{options:?}");
        }
        folder
            .coauth(&["stats", "--unit", unit, "bare.coauth"])
            .exits_with(2)
            .says("rebuild it: coauth index --keep organizations")
            .shows_nothing();
    }
}

#[test]
fn affiliations_are_in_an_index_only_if_kept_and_what_needs_them_names_the_option() {
    let folder = folder_of_works().with("p.txt", "Ann A; Bob B\n");
    folder.coauth(&["index", "works.jsonl", "-o", "bare.coauth"]).answers();
    folder.coauth(&["index", "works.jsonl", "--keep", "affiliations", "-o", "kept.coauth"]).answers();
    folder.coauth(&["index", "p.txt", "-o", "none.coauth"]).answers();
    let holds = |index: &str| {
        let bytes = std::fs::read(folder.path().join(index)).expect("an index");
        bytes.windows(13).any(|window| window == b"Cloth College")
    };
    assert!(holds("kept.coauth") && !holds("bare.coauth"));
    let collaborators = |input: &str| folder.coauth(&["collaborators", "Ann A", "-f", "csv", "-i", input]);
    collaborators("bare.coauth")
        .exits_with(2)
        .says("rebuild it: coauth index --keep affiliations")
        .shows_nothing();
    let [from_index, from_sources] =
        ["kept.coauth", "works.jsonl"].map(|input| collaborators(input).answers().stdout());
    assert_eq!(from_index, from_sources);
    assert!(from_index.contains("Cloth College"));
    collaborators("none.coauth").answers();
    folder.coauth(&["stats", "--unit", "country", "none.coauth"]).exits_with(2).says("state no affiliations");
}

#[test]
fn a_network_of_units_is_not_saved_as_one_of_authors() {
    let network =
        coauth::Loader::new().text("works.jsonl", works()).unit(coauth::units::Unit::Country).load();
    let error =
        coauth::index::write(&network.expect("a network").network, &mut Vec::new()).expect_err("a refusal");
    assert!(error.to_string().contains("--keep organizations"), "{error}");
}

#[test]
fn check_counts_authors_without_a_unit_for_each_input() {
    let folder = folder_of_works().with("more.jsonl", works());
    let told = folder.coauth(&["check", "--unit", "country", "works.jsonl", "more.jsonl"]).answers().stdout();
    assert!(told.matches("no country").count() >= 1 && told.contains("1 author"), "{told}");
}

#[test]
fn an_address_is_in_no_index_and_no_export_unless_asked_for() {
    let folder = folder_of_works();
    for keep in [&[][..], &["--keep", "organizations"], &["--keep", "affiliations"]] {
        folder.coauth(&[&["index", "works.jsonl", "-o", "i.coauth"], keep].concat()).answers();
        let bytes = std::fs::read(folder.path().join("i.coauth")).expect("an index");
        assert!(!bytes.windows(11).any(|window| window == b"example.org"), "{keep:?}");
    }
    folder.coauth(&["index", "works.jsonl", "-o", "i.coauth", "--keep", "emails"]).answers();
    let bytes = std::fs::read(folder.path().join("i.coauth")).expect("an index");
    assert!(bytes.windows(13).any(|window| window == b"b@example.org"));
    let copied = folder.coauth(&["index", "i.coauth", "-o", "j.coauth"]);
    copied.exits_with(2).says("the source is an index that keeps emails; pass --keep emails");
    assert!(!folder.path().join("j.coauth").exists());
    folder.coauth(&["index", "i.coauth", "-o", "j.coauth", "--keep", "emails"]).answers();
    for export in ["graphml", "json", "nodes-csv", "authorships"] {
        for unit in ["author", "organization", "country"] {
            let shown =
                folder.coauth(&["export", "-f", export, "--unit", unit, "works.jsonl"]).answers().stdout();
            assert!(!shown.contains("example.org"), "{export} {unit}");
        }
    }
}

#[test]
fn names_of_organizations_are_not_turned_like_those_of_people() {
    let comma = works().replace("Loom University", "Loom University, Bath");
    let folder = folder().with("works.jsonl", &comma);
    for style in [&[][..], &["--name-style", "first-last"], &["--name-style", "last-first"]] {
        for command in ["top", "render"] {
            let format = if command == "render" { &["-f", "dot"][..] } else { &[] };
            let options = [&[command, "--unit", "organization"], style, format, &["works.jsonl"]].concat();
            folder.coauth(&options).answers().shows("Loom University, Bath");
        }
    }
}

#[test]
fn text_and_drawings_call_units_what_they_are() {
    let folder = folder_of_works();
    let shown = |command: &str, unit: &str| {
        folder.coauth(&[command, "-q", "--unit", unit, "works.jsonl"]).answers().stdout()
    };
    assert!(shown("top", "country").starts_with("rank  country"));
    assert!(shown("ties", "organization").starts_with("organization     organization"));
    assert!(shown("stats", "country").contains("\ncountries  "));
    let drawn = folder.coauth(&["render", "-f", "dot", "--unit", "country", "works.jsonl"]).answers();
    assert!(drawn.stdout().contains("Ties of countries: "), "countries are no authors");
    drawn.shows("3 papers · 3 countries · 3 ties").shows("United Kingdom\\n3 papers, 2 ties");
    let csv = folder.coauth(&["top", "-f", "csv", "--unit", "country", "works.jsonl"]).answers().stdout();
    assert!(csv.starts_with("rank,author,author_id,"), "programs find the columns that they know");
}

#[test]
fn options_about_the_wrong_unit_are_refused() {
    let folder = folder_of_works().with("a.txt", "A → B\n");
    for (options, words) in [
        (&["stats", "--unit", "country", "--names", "exact"][..], "--names is about authors"),
        (&["stats", "--unit", "country", "--aliases", "a.txt"], "--org-aliases"),
        (&["stats", "--org-aliases", "a.txt"], "--unit organization"),
        (&["names", "--unit", "country"], "--unit has no effect on coauth names"),
        (&["index", "--unit", "country", "-o", "i.coauth"], "--unit has no effect on coauth index"),
    ] {
        folder.coauth(&[options, &["-i", "works.jsonl"]].concat()).exits_with(2).says(words);
    }
    folder
        .with("p.txt", "Ann A; Bob B\n")
        .coauth(&["stats", "--unit", "country", "p.txt"])
        .exits_with(2)
        .says("no organization or country is known");
}

/// Affiliations in the shapes of Scopus, Web of Science, PubMed, Crossref, the ACL Anthology and CMT, each with the organization
/// and the country that a person sees in it; `?` for none.
fn labeled() -> Vec<[String; 3]> {
    let text = repository_text("tests/fixtures/units/affiliations.tsv");
    let row = |line: &str| {
        let mut cells = line.split('\t').map(str::to_owned);
        std::array::from_fn(|_| cells.next().expect("three cells"))
    };
    text.lines().map(row).collect()
}

/// The unit that is told from each labeled affiliation, by its number.
fn told(unit: &str) -> HashMap<usize, String> {
    let work = |(number, [_, _, affiliation]): (usize, &[String; 3])| {
        let author = r#"{"author":{"display_name":"Ann A"},"raw_affiliation_strings":["#;
        format!(r#"{{"id":"https://openalex.org/W{number}","authorships":[{author}"{affiliation}"]}}]}}"#)
            + "\n"
    };
    let works: String = labeled().iter().enumerate().map(work).collect();
    let arguments = ["export", "-f", "authorships", "--keep-duplicates", "--unit", unit, "works.jsonl"];
    let csv = folder().with("works.jsonl", works).coauth(&arguments).answers().stdout();
    let row = |row: &str| {
        let cells: Vec<&str> = row.split(',').collect();
        (cells[0][1..].parse().expect("a number"), cells[4].trim_matches('"').to_owned())
    };
    csv.lines().skip(1).map(row).collect()
}

#[test]
fn most_organizations_and_countries_that_are_told_are_right() {
    let country = |code: &str| {
        let countries = repository_text("src/units/countries.tsv");
        let row = countries.lines().find(|row| row.starts_with(code));
        row.and_then(|row| row.split('\t').nth(1)).unwrap_or("?").to_owned()
    };
    for unit in ["organization", "country"] {
        let (labeled, told) = (labeled(), told(unit));
        let expected = |row: &[String; 3]| if unit == "country" { country(&row[1]) } else { row[0].clone() };
        let is_right = |(number, row): &(usize, &[String; 3])| {
            told.get(number).is_some_and(|told| told.to_lowercase() == expected(row).to_lowercase())
        };
        let right = labeled.iter().enumerate().filter(is_right).count();
        let known = labeled.iter().filter(|row| expected(row) != "?").count();
        let [precision, recall] = [told.len(), known].map(|of| right as f64 / of as f64);
        assert!(labeled.len() == 200 && precision >= 0.95 && recall >= 0.95, "{unit}: {precision} {recall}");
    }
}
