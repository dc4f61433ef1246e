//! A layer uses only those before it.

use crate::run::repository;

/// Each layer with those that it may use; all may use error.
const LAYERS: &[(&str, &[&str])] = &[
    ("columns", &[]),
    ("records", &["columns"]),
    ("table", &[]),
    ("drawing", &[]),
    ("measures", &[]),
    ("names", &["columns", "records"]),
    ("network", &["columns", "records", "names", "measures"]),
    ("index", &["columns", "records", "names", "network"]),
    ("analysis", &["columns", "records", "names", "measures", "network", "table"]),
    ("export", &["records", "names", "network", "measures", "table", "analysis", "drawing"]),
    ("cli", &["records", "names", "network", "table", "analysis", "drawing", "export", "index"]),
];

#[test]
fn no_layer_uses_one_above_it() {
    let mut wrong = Vec::new();
    for (layer, may_use) in LAYERS {
        let Ok(files) = std::fs::read_dir(repository("src").join(layer)) else { continue };
        for file in files {
            let path = file.expect("a file").path();
            let text = std::fs::read_to_string(&path).expect("a source file");
            for used in used_in(&text) {
                let is_layer = LAYERS.iter().any(|(name, _)| *name == used);
                if is_layer && used != *layer && !may_use.contains(&used.as_str()) {
                    wrong.push(format!(
                        "src/{layer}/{} uses {used}, a layer above it",
                        path.file_name().expect("a name").display()
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
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
