//! The tables of formats, as tables.

use coauth::export::EXPORTERS;
use coauth::formats::FORMATS;
use coauth::reading::CONTAINERS;
use coauth::table::STYLES;

use crate::run::{coauth, repository, repository_text};

#[test]
fn every_format_has_a_plain_name_and_a_description() {
    let rows = FORMATS.iter().map(|row| (row.name, row.about));
    let rows = rows.chain(EXPORTERS.iter().map(|row| (row.name, row.about)));
    for (name, about) in rows.chain(STYLES.iter().map(|row| (row.name, row.about))) {
        assert!(name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'), "{name}");
        assert!(about.len() > 10 && !about.ends_with('.'), "{name}: {about}");
        assert!(repository_text("docs/inputs.md").contains(name), "the guide does not list {name}");
    }
}

#[test]
fn every_format_has_a_fixture_that_is_detected_by_content() {
    let fixtures: Vec<_> = std::fs::read_dir(repository("tests/fixtures"))
        .expect("fixtures")
        .map(|f| f.expect("a file").path())
        .collect();
    for format in FORMATS {
        let fixture = fixtures.iter().find(|path| path.file_stem().is_some_and(|stem| stem == format.name));
        let fixture = fixture.unwrap_or_else(|| panic!("tests/fixtures/{}.* is missing", format.name));
        let text = std::fs::read(fixture).expect("a fixture");
        let stats = crate::run::folder().with("input", text).coauth(&["stats", "-f", "json", "input"]).json();
        assert_eq!(stats["inputs"][0]["format"], format.name);
    }
}

#[test]
fn names_of_formats_are_unique() {
    let mut names: Vec<_> = FORMATS.iter().map(|format| format.name).collect();
    names.sort_unstable();
    assert!(names.windows(2).all(|pair| pair[0] != pair[1]));
}

#[test]
fn formats_lists_every_row() {
    let answer = coauth(&["formats", "-f", "json"]).json();
    let rows = answer["formats"].as_array().expect("a list");
    let of_this_build = rows.iter().filter(|row| row["feature"].is_null()).count();
    assert_eq!(of_this_build, FORMATS.len() + CONTAINERS.len() + EXPORTERS.len() + STYLES.len());
    assert!(rows.iter().all(|row| row["feature"].is_string() || row["reads"] != row["writes"]));
}

#[test]
fn formats_that_a_build_lacks_are_listed_with_their_feature() {
    let answer = coauth(&["formats", "-f", "json"]).json();
    for name in ["png", "pdf"] {
        let row = answer["formats"].as_array().expect("a list").iter().find(|row| row["name"] == name);
        let row = row.expect("a row");
        if cfg!(feature = "paper") {
            assert_eq!((&row["writes"], &row["feature"]), (&true.into(), &().into()));
        } else {
            assert_eq!((&row["writes"], &row["feature"]), (&false.into(), &"paper".into()));
            coauth(&["render", "-f", name])
                .exits_with(2)
                .says("lacks the feature paper")
                .says("--features full");
        }
    }
}
