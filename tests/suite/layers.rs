//! A layer uses only those before it.

use std::path::{Path, PathBuf};

use crate::run::repository;

/// Each layer with those that it may use; all may use error.
const LAYERS: &[(&str, &[&str])] = &[
    ("columns", &[]),
    ("table", &[]),
    ("drawing", &[]),
    ("measures", &[]),
    ("records", &["columns"]),
    ("formats", &["records"]),
    ("reading", &["formats", "records"]),
    ("names", &["columns", "records"]),
    ("network", &["columns", "records", "names", "measures"]),
    ("index", &["columns", "records", "names", "network"]),
    ("loader", &["records", "formats", "reading", "names", "network", "index"]),
    ("analysis", &["columns", "records", "reading", "names", "measures", "network", "table"]),
    ("export", &["records", "names", "network", "measures", "table", "analysis", "drawing"]),
    (
        "cli",
        &[
            "records", "formats", "reading", "names", "network", "table", "analysis", "drawing", "export",
            "index", "loader",
        ],
    ),
];

#[test]
fn no_layer_uses_a_layer_above_it() {
    let mut wrong = Vec::new();
    for (layer, may_use) in LAYERS {
        for path in source_files(&repository("src").join(layer)) {
            let text = std::fs::read_to_string(&path).expect("a source file");
            for used in used_in(without_tests(&text)) {
                let is_layer = LAYERS.iter().any(|(name, _)| *name == used);
                if is_layer && used != *layer && !may_use.contains(&used.as_str()) {
                    wrong.push(format!("{} uses {used}, a layer above it", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The Rust files of a folder and of the folders in it.
pub(crate) fn source_files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let files = paths.flat_map(|path| if path.is_dir() { source_files(&path) } else { vec![path] });
    files.filter(|path| path.extension().is_some_and(|extension| extension == "rs")).collect()
}

/// A source file up to its tests, which may use whatever shows that the code is right.
pub(crate) fn without_tests(text: &str) -> &str {
    text.split_once("#[cfg(test)]\nmod tests").map_or(text, |(code, _)| code)
}

#[test]
fn every_folder_of_the_source_is_a_layer() {
    for entry in std::fs::read_dir(repository("src")).expect("the source") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            let name = path.file_name().and_then(|name| name.to_str()).expect("a name");
            assert!(LAYERS.iter().any(|(layer, _)| *layer == name), "src/{name} is no layer");
        }
    }
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
