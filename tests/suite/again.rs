//! Networks that we export are the same networks when they are read again.

use crate::run::{coauth, folder};

/// What the exporters write, as they would be called.
pub(crate) const EXPORTS: [(&str, &str); 7] = [
    ("graphml", "again.graphml"),
    ("gexf", "again.gexf"),
    ("gml", "again.gml"),
    ("cyjs", "again.cyjs"),
    ("json", "again.json"),
    ("pajek", "again.net"),
    ("vosviewer", "vos.json"),
];

#[test]
fn exported_networks_read_back_with_the_same_ties() {
    for (format, file) in EXPORTS {
        let exported = coauth(&["export", "-f", format, "--counting", "fractional"]).answers().stdout();
        let folder = folder().with(file, exported);
        let ties = |input: &[&str], counting: &str| {
            let command = ["ties", "--limit", "0", "-f", "json", "--counting", counting];
            let answer = folder.coauth(&[&command, input].concat()).json();
            let ties = answer["ties"].as_array().expect("ties").clone();
            let ties = ties.into_iter().map(|tie| ["a", "b", "strength"].map(|key| tie[key].clone()));
            ties.collect::<Vec<_>>()
        };
        assert_eq!(ties(&["-i", file], "full"), ties(&[], "fractional"), "{format}");
    }
}

#[test]
fn exported_networks_read_back_with_the_same_authors_and_components() {
    for (format, file) in EXPORTS {
        let folder = folder().with(file, coauth(&["export", "-f", format]).answers().stdout());
        let stats = |input: &[&str]| {
            let stats = folder.coauth(&[&["stats", "-f", "json"], input].concat()).json();
            ["authors", "ties", "components", "isolated_authors"].map(|key| stats[key].clone())
        };
        assert_eq!(stats(&["-i", file]), stats(&[]), "{format}");
    }
}
