//! What the records of each format state: claimed, found, and written in the guide.

use std::path::PathBuf;

use coauth::formats::FORMATS;
use coauth::reading::{ReadOptions, Source, read};
use coauth::records::{Corpus, Details, Fact, Format, Notices, PaperType};

use crate::run::{repository, repository_text};

fn has(corpus: &Corpus, fact: Fact) -> bool {
    let paper = |is: &dyn Fn(usize) -> bool| (0..corpus.papers()).any(is);
    let mention = |is: &dyn Fn(usize) -> bool| (0..corpus.mention_count()).any(is);
    match fact {
        Fact::Year => paper(&|paper| corpus.year(paper).is_some()),
        Fact::Month => paper(&|paper| corpus.date(paper).is_some_and(|date| date.month().is_some())),
        Fact::Type => paper(&|paper| corpus.paper_type(paper) != PaperType::Unknown),
        Fact::Identifier => {
            corpus.mentions().iter().any(|&name| corpus.spellings().ids(name).next().is_some())
        }
        Fact::Email => mention(&|mention| !corpus.email(mention).is_empty()),
        Fact::Affiliation => mention(&|mention| !corpus.affiliation(mention).is_empty()),
        Fact::Organization => mention(&|mention| corpus.organizations(mention).any(|of| !of.name.is_empty())),
        Fact::Country => mention(&|mention| corpus.organizations(mention).any(|of| !of.country.is_empty())),
        _ => unreachable!("a fact that is not looked for"),
    }
}

/// What the fixtures of a format state: files in two folders whose names are that of the format.
fn found_in_fixtures(format: &'static Format) -> Vec<Fact> {
    let folders = ["tests/fixtures", "tests/fixtures/facts"].map(repository);
    let entries = folders.iter().flat_map(|folder| std::fs::read_dir(folder).expect("fixtures"));
    let is_fixture =
        |path: &PathBuf| path.is_file() && path.file_stem().is_some_and(|stem| stem == format.name);
    let sources: Vec<Source> =
        entries.map(|entry| entry.expect("a file").path()).filter(is_fixture).map(Source::File).collect();
    let reading = ReadOptions::new().from(format).details(Details::ALL);
    let corpus = read(&sources, reading, &mut Notices::default()).expect("a corpus");
    Fact::ALL.into_iter().filter(|&fact| has(&corpus, fact)).collect()
}

#[test]
fn the_fixtures_of_a_format_state_what_the_format_claims_to_state_and_nothing_else() {
    let wrong = FORMATS.iter().filter(|format| found_in_fixtures(format) != format.states);
    let wrong: Vec<String> = wrong
        .map(|format| {
            format!("{}: claims {:?}, found {:?}", format.name, format.states, found_in_fixtures(format))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A row of the table in the guide.
fn row(cells: impl IntoIterator<Item = String>) -> String {
    format!("| {} |\n", cells.into_iter().collect::<Vec<_>>().join(" | "))
}

#[test]
fn the_table_of_the_guide_is_that_of_the_formats() {
    let names = Fact::ALL.map(|fact| fact.name().to_owned());
    let mut table = row(std::iter::once("format".to_owned()).chain(names));
    table += &"|---".repeat(1 + Fact::ALL.len());
    table += "|\n";
    for format in FORMATS.iter().filter(|format| !format.states.is_empty()) {
        let cell = |fact: Fact| if format.states.contains(&fact) { "yes" } else { "–" }.to_owned();
        table += &row(std::iter::once(format!("`{}`", format.name)).chain(Fact::ALL.map(cell)));
    }
    let guide = repository_text("docs/inputs.md");
    assert!(guide.contains(&table), "docs/inputs.md should have this table:\n{table}");
}
