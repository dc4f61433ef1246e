//! The sections of an index: named, and some of them optional; and the indexes of other versions.

use std::path::Path;

use serde_json::Value;

use crate::index::{PAPERS, asked, index_of, network, open, queries, sealed};
use crate::run::{folder, repository};

const FIXED: usize = 40;
const NAME: usize = 24;
const PLACE: usize = NAME + 24;

/// A section of an index: its name, bytes a number, and its bytes.
#[derive(Clone)]
pub(crate) struct Section {
    pub(crate) name: String,
    pub(crate) width: usize,
    pub(crate) bytes: Vec<u8>,
}

fn number(bytes: &[u8], at: usize) -> usize {
    u64::from_ne_bytes(bytes[at..at + 8].try_into().expect("eight bytes")) as usize
}

pub(crate) fn sections(index: &[u8]) -> Vec<Section> {
    let count = u32::from_ne_bytes(index[32..36].try_into().expect("four bytes")) as usize;
    let section = |at: usize| {
        let name = String::from_utf8_lossy(&index[at..at + NAME]).trim_end_matches('\0').to_owned();
        let [start, bytes, width] = [0, 8, 16].map(|place| number(index, at + NAME + place));
        Section { name, width, bytes: index[start..start + bytes].to_vec() }
    };
    (0..count).map(|place| section(FIXED + place * PLACE)).collect()
}

/// An index of these sections, with the first bytes of another.
pub(crate) fn index_with(first_bytes: &[u8], sections: &[Section]) -> Vec<u8> {
    let padded = |section: &Section| section.bytes.len().next_multiple_of(8);
    let length: usize = sections.iter().map(padded).sum();
    let table = 4 * length.div_ceil(512);
    let head = (FIXED + sections.len() * PLACE + 4 * table.div_ceil(4096)).next_multiple_of(8);
    let mut index = first_bytes[..16].to_vec();
    for number in [head + length + table, head] {
        index.extend((number as u64).to_ne_bytes());
    }
    index.extend((sections.len() as u32).to_ne_bytes());
    index.extend([0; 4]);
    let mut start = head;
    for section in sections {
        let mut name = section.name.clone().into_bytes();
        name.resize(NAME, 0);
        index.extend(name);
        [start, section.bytes.len(), section.width]
            .iter()
            .for_each(|&number| index.extend((number as u64).to_ne_bytes()));
        start += padded(section);
    }
    index.resize(head, 0);
    for section in sections {
        index.extend(&section.bytes);
        index.resize(index.len().next_multiple_of(8), 0);
    }
    index.resize(index.len() + table, 0);
    sealed(index)
}

/// The answers of an index to every query, or why it cannot be opened.
fn answers(path: &Path, index: &[u8]) -> Result<Vec<String>, String> {
    std::fs::write(path, index).expect("a file");
    let network = open(path).map_err(|error| error.to_string())?;
    let answers =
        queries("Ada Lovelace", "John Herschel").iter().map(|query| asked(query, &network)).collect();
    network.intact().expect("nothing is damaged");
    Ok(answers)
}

#[test]
fn unknown_sections_are_ignored() {
    let index = index_of(&network(PAPERS));
    let folder = folder();
    let path = folder.path().join("later.coauth");
    let expected = answers(&path, &index).expect("answers");
    for place in [0, 7, sections(&index).len()] {
        let mut sections = sections(&index);
        let later = Section { name: "mentions.later".to_owned(), width: 3, bytes: vec![7; 100] };
        sections.insert(place, later);
        assert_eq!(answers(&path, &index_with(&index, &sections)).expect("answers"), expected);
        open(&path).expect("an index").verify().expect("nothing is damaged");
    }
}

#[test]
fn missing_sections_are_recomputed_or_reported() {
    let index = index_of(&network(PAPERS));
    let folder = folder();
    let path = folder.path().join("fewer.coauth");
    let expected = answers(&path, &index).expect("answers");
    let all = sections(&index);
    let mut optional = Vec::new();
    for place in 0..all.len() {
        let mut fewer = all.clone();
        let name = fewer.remove(place).name;
        match answers(&path, &index_with(&index, &fewer)) {
            Ok(answers) => {
                assert_eq!(answers, expected, "without {name}");
                optional.push(name);
            }
            Err(error) => {
                assert!(error.contains(&format!("the index has no section {name}; rebuild it")), "{error}");
            }
        }
    }
    let mut groups: Vec<&str> = optional.iter().filter_map(|name| name.split('.').next()).collect();
    groups.dedup();
    let expected_groups =
        ["inputs", "name_ranks", "degrees", "components", "figures", "names", "directory", "titles"];
    assert_eq!(groups, expected_groups);
    let needed: Vec<Section> = all.into_iter().filter(|section| !optional.contains(&section.name)).collect();
    assert_eq!(
        answers(&path, &index_with(&index, &needed)).expect("answers"),
        expected,
        "without all of them"
    );
    let again = index_of(&open(&path).expect("an index"));
    assert!(again == index, "an index of an index has all sections");
}

/// The index of these papers as a version of the program wrote it: `coauth index papers.txt -o i.coauth`.
fn committed(version: u32) -> Vec<u8> {
    let path = repository("tests/fixtures/index").join(format!("version-{version}.coauth"));
    std::fs::read(path).expect("a committed index")
}

#[test]
fn the_committed_index_gives_the_same_answers_as_its_sources() {
    let folder = folder().with("papers.txt", PAPERS);
    std::fs::write(folder.path().join("i.coauth"), committed(7)).expect("a file");
    folder.coauth(&["index", "--verify", "i.coauth"]).answers();
    for query in ["stats", "top", "components"] {
        let [from_index, from_sources] = ["i.coauth", "papers.txt"].map(|input| {
            let mut answer = folder.coauth(&[query, "-q", "-f", "json", input]).answers().json();
            answer["coauth"]["options"]["input"] = Value::Null;
            answer
        });
        assert_eq!(from_index, from_sources, "{query}");
    }
}

#[test]
fn an_older_index_is_rejected_with_the_command_that_rebuilds_it() {
    let folder = folder();
    let write = |bytes: &[u8]| std::fs::write(folder.path().join("i.coauth"), bytes).expect("a file");
    for (version, input) in [(5, "'my papers.txt'"), (6, "papers.txt")] {
        write(&committed(version));
        for command in [&["stats", "i.coauth"][..], &["index", "--verify", "i.coauth"]] {
            folder
                .coauth(command)
                .exits_with(2)
                .shows_nothing()
                .says(&format!("index version {version} is not supported"))
                .says(&format!("rebuild it: coauth index {input} -o i.coauth"));
        }
    }
    let old = committed(5);
    // Whatever the rest of it is, it is refused.
    for length in [16, 36, 40, 1216, 1240, old.len() / 2] {
        write(&old[..length]);
        folder.coauth(&["stats", "i.coauth"]).exits_with(2).says("index version 5").says("rebuild it");
    }
    let mut newer = committed(7);
    newer[8..12].copy_from_slice(&8_u32.to_ne_bytes());
    write(&newer);
    folder.coauth(&["stats", "i.coauth"]).exits_with(2).says("version 8").says("papers.txt -o i.coauth");
}
