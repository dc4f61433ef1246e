//! A layer uses only those before it, and the documentation says which.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::run::repository;

/// A layer with the layers that it uses.
type Layer = (String, BTreeSet<String>);

/// The rows of the table of layers in the documentation: the first and the last cell of each.
fn layers(text: &str) -> Vec<Layer> {
    let words = |cell: &str| -> BTreeSet<String> {
        let words = cell.split(|c: char| !c.is_ascii_lowercase()).filter(|word| !word.is_empty());
        words.map(str::to_owned).collect()
    };
    let rows = text
        .lines()
        .map(|line| line.trim_start_matches("//!").trim())
        .filter(|line| line.starts_with("| `") || line.starts_with("| [`"));
    rows.map(|row| {
        let cells: Vec<&str> = row.trim_matches('|').split('|').collect();
        (words(cells[0]).into_iter().collect(), words(cells[cells.len() - 1]))
    })
    .collect()
}

/// The layers as the front page of the documentation lists them.
fn front_page() -> Vec<Layer> {
    let layers = layers(&std::fs::read_to_string(repository("src/lib.rs")).expect("the front page"));
    assert!(layers.len() > 10, "{layers:?}");
    layers
}

#[test]
fn every_layer_uses_what_the_front_page_lists_and_nothing_else() {
    let layers = front_page();
    let names: BTreeSet<String> = layers.iter().map(|(name, _)| name.clone()).collect();
    for (layer, listed) in &layers {
        let mut used = BTreeSet::new();
        for path in source_files(&repository("src").join(layer)) {
            let text = std::fs::read_to_string(&path).expect("a source file");
            used.extend(used_in(without_tests(&text)).into_iter().filter(|name| names.contains(name)));
        }
        used.remove(layer);
        assert_eq!(used, *listed, "{layer} uses");
    }
}

#[test]
fn a_layer_uses_only_layers_before_it() {
    let mut before = BTreeSet::new();
    for (layer, uses) in front_page() {
        assert!(uses.is_subset(&before), "{layer} uses {uses:?}, not all of which are before it");
        before.insert(layer);
    }
}

#[test]
fn the_guide_for_contributors_has_the_same_layers() {
    let guide = std::fs::read_to_string(repository("CONTRIBUTING.md")).expect("the guide");
    let house = guide.split_once("The way of a paper").expect("the table before it").0;
    assert_eq!(layers(house), front_page());
}

/// The Rust files of a folder and of the folders in it, except files of tests.
pub(crate) fn source_files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let files = paths.flat_map(|path| if path.is_dir() { source_files(&path) } else { vec![path] });
    let is_code = |path: &PathBuf| {
        path.extension().is_some_and(|extension| extension == "rs") && !path.ends_with("tests.rs")
    };
    files.filter(is_code).collect()
}

/// A source file up to its tests, which may use whatever shows that the code is right.
pub(crate) fn without_tests(text: &str) -> &str {
    text.split_once("#[cfg(test)]\nmod tests").map_or(text, |(code, _)| code)
}

#[test]
fn every_folder_of_the_source_is_a_layer() {
    let entries = std::fs::read_dir(repository("src")).expect("the source");
    let folders = entries.map(|entry| entry.expect("an entry").path()).filter(|path| path.is_dir());
    let folders: BTreeSet<String> =
        folders.filter_map(|path| Some(path.file_name()?.to_str()?.to_owned())).collect();
    assert_eq!(folders, front_page().into_iter().map(|(layer, _)| layer).collect());
}

/// The modules of the crate that a file of a layer names outside its comments, by `crate::` or `super::super::`,
/// of which braces may hold several, on several lines.
fn used_in(text: &str) -> Vec<String> {
    let code: String = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .map(|line| format!("{} ", line.trim()))
        .collect();
    let first_word =
        |path: &str| path.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    code.replace("super::super::", "crate::")
        .split("crate::")
        .skip(1)
        .flat_map(|path| match path.strip_prefix('{') {
            None => vec![first_word(path)],
            // What is deeper in braces is no layer, and costs nothing here.
            Some(several) => {
                let (several, _) = several.split_once(';').unwrap_or((several, ""));
                several.split([',', '{']).map(first_word).collect()
            }
        })
        .collect()
}

#[test]
fn a_layer_is_seen_however_it_is_named() {
    assert_eq!(used_in("use crate::table::Row;"), ["table"]);
    assert_eq!(used_in("pub fn f(x: &crate::names::Roster) -> crate::Error"), ["names", "Error"]);
    assert_eq!(used_in("use super::super::cli::main;\n/// crate::drawing\n"), ["cli"]);
    for several in [
        "use crate::{error::Result, table::{self, Row}};",
        "use crate::{\n    error::Result,\n    table::Row,\n};",
    ] {
        let several = used_in(several);
        assert!(
            several.contains(&"error".to_owned()) && several.contains(&"table".to_owned()),
            "{several:?}"
        );
    }
}
