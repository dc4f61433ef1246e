//! Indexes that another program wrote on purpose, with the right checksums: each gives an answer or an error, in time.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::index::{PAPERS, asked, index_of, many_papers, network, open, queries, sealed};
use crate::index_sections::{Section, index_with, sections};
use crate::run::{Folder, folder};

/// A change of the bytes of a section.
pub(crate) type Craft = fn(&mut Section);

/// Numbers of a section, by its width.
fn set(section: &mut Section, place: usize, number: u64) {
    let (width, count) = (section.width, section.bytes.len() / section.width);
    let bytes = number.to_ne_bytes();
    if let Some(at) = place.checked_rem(count).map(|place| place * width) {
        section.bytes[at..at + width].copy_from_slice(&bytes[..width]);
    }
}

/// Every kind of change: lengths, and numbers that are too large, too small, equal, or in another order.
pub(crate) const CRAFTS: [(&str, Craft); 11] = [
    ("empty", |section| section.bytes.clear()),
    ("a number less", |section| {
        let length = section.bytes.len().saturating_sub(section.width);
        section.bytes.truncate(length);
    }),
    ("a number more", |section| section.bytes.extend(vec![0; section.width])),
    ("the last number twice", |section| {
        let last = section.bytes.len().saturating_sub(section.width);
        section.bytes.extend_from_within(last..);
    }),
    ("half of it", |section| {
        let numbers = section.bytes.len() / section.width;
        section.bytes.truncate(numbers / 2 * section.width);
    }),
    ("numbers of another width", |section| section.width = if section.width == 4 { 8 } else { 4 }),
    ("the largest number first", |section| set(section, 0, u64::MAX)),
    ("the largest number last", |section| {
        let last = (section.bytes.len() / section.width).saturating_sub(1);
        set(section, last, u64::MAX);
    }),
    ("the largest number in the middle", |section| {
        let middle = section.bytes.len() / section.width / 2;
        set(section, middle, u64::MAX);
    }),
    ("ones", |section| (0..section.bytes.len() / section.width).for_each(|place| set(section, place, 1))),
    ("backwards", |section| {
        let numbers: Vec<Vec<u8>> = section.bytes.chunks(section.width).rev().map(<[u8]>::to_vec).collect();
        section.bytes = numbers.concat();
    }),
];

/// An index with a change of one section; `None` if nothing changes.
pub(crate) fn crafted(index: &[u8], place: usize, craft: Craft) -> Option<Vec<u8>> {
    let mut all = sections(index);
    let before = all[place].clone();
    craft(&mut all[place]);
    let is_changed = all[place].bytes != before.bytes || all[place].width != before.width;
    is_changed.then(|| index_with(index, &all))
}

fn written(folder: &Folder, index: &[u8]) -> PathBuf {
    let path = folder.path().join("crafted.coauth");
    std::fs::write(&path, index).expect("a file");
    path
}

/// Runs every query, and says whether the index is an error: when opened, afterwards, or when verified.
fn is_refused(path: &Path) -> bool {
    let Ok(network) = open(path) else { return true };
    queries("Ada Lovelace", "John Herschel").iter().for_each(|query| drop(asked(query, &network)));
    network.intact().is_err() || network.verify().is_err()
}

/// Sections whose content follows from others, so that every change of it is a contradiction.
fn is_derived(name: &str) -> bool {
    let derived = ["network.", "name_ranks", "degrees", "components.", "directory."];
    let of_roster = ["roster.spellings", "roster.counts", "roster.authors", "roster.shown"];
    derived.iter().chain(&of_roster).any(|beginning| name.starts_with(beginning))
}

#[test]
fn every_kind_of_crafted_section_is_survived_and_contradictions_are_found() {
    let bytes = index_of(&network(PAPERS));
    let folder = folder();
    assert!(!is_refused(&written(&folder, &bytes)));
    for (place, Section { name, .. }) in sections(&bytes).iter().enumerate() {
        for (what, craft) in CRAFTS {
            let Some(index) = crafted(&bytes, place, craft) else { continue };
            let is_refused = is_refused(&written(&folder, &index));
            assert!(is_refused || !is_derived(name), "{name}, {what}: not found");
        }
    }
}

#[test]
fn a_crafted_head_does_no_harm() {
    let bytes = index_of(&network(PAPERS));
    assert_eq!(sealed(bytes.clone()), bytes, "this test knows how an index is sealed");
    let folder = folder();
    let head = u32::from_ne_bytes(bytes[24..28].try_into().expect("four bytes")) as usize;
    for (turn, place) in (0..head).step_by(4).enumerate() {
        let mut made_up = bytes.clone();
        made_up[place..place + 4].copy_from_slice(&[0, 1, 5, u32::MAX][turn % 4].to_ne_bytes());
        let is_sealed = std::panic::catch_unwind(|| sealed(made_up.clone()));
        // Whatever comes out: it does come out.
        let path = written(&folder, &is_sealed.unwrap_or(made_up));
        let _ = open(&path).and_then(|network| network.verify());
    }
}

/// The index of some papers with one section changed, and how the commands end that read the section.
fn refused(papers: &str, section: &str, craft: impl Fn(&mut Section), commands: &[&str]) {
    let bytes = index_of(&network(papers));
    let mut all = sections(&bytes);
    let named = all.iter_mut().find(|known| known.name == section).expect("a section of this name");
    craft(named);
    let folder = folder().with("i.coauth", index_with(&bytes, &all));
    for command in commands {
        let words: Vec<&str> = command.split(' ').collect();
        let started = Instant::now();
        folder
            .coauth(&[&words[..], &["-i", "i.coauth"]].concat())
            .exits_with(2)
            .shows_nothing()
            .says("index");
        assert!(started.elapsed() < Duration::from_secs(20), "{command} takes {:?}", started.elapsed());
    }
    folder.coauth(&["index", "--verify", "i.coauth"]).exits_with(2).shows_nothing().says("rebuild it");
}

#[test]
fn spellings_shorter_than_the_roster_are_refused() {
    let half = |section: &mut Section| section.bytes.truncate(section.bytes.len() / 8 * 4);
    for section in ["spellings", "spellings.ends", "roster.keys", "papers.titles.ends"] {
        refused(PAPERS, section, half, &["stats", "author lovelace"]);
    }
}

#[test]
fn degrees_beyond_the_number_of_authors_are_refused() {
    let most = |section: &mut Section| set(section, 3, u64::from(u32::MAX));
    refused(PAPERS, "degrees", most, &["top -n 0 -f json", "top --by degree --limit 0", "render -f dot"]);
    let all_tied = |section: &mut Section| (0..9).for_each(|place| set(section, place, 9));
    let bytes = index_of(&network(PAPERS));
    let mut all = sections(&bytes);
    all_tied(all.iter_mut().find(|known| known.name == "degrees").expect("degrees"));
    let folder = folder().with("i.coauth", index_with(&bytes, &all));
    let verified = folder.coauth(&["index", "--verify", "i.coauth"]).exits_with(2);
    verified.says("section degrees of the index does not match the others");
}

#[test]
fn row_ends_that_do_not_ascend_are_refused_and_cost_no_time() {
    /// Every second row has all numbers, so that reading all rows would be quadratic.
    fn all_in_every_second(section: &mut Section) {
        let count = section.bytes.len() / 4;
        let last = section.bytes[4 * (count - 1)..].to_vec();
        let end = u64::from(u32::from_ne_bytes(last.try_into().expect("four bytes")));
        (0..count - 1).for_each(|place| set(section, place, if place % 2 == 0 { 0 } else { end }));
    }
    let papers = many_papers(5_000);
    for section in ["network.works.ends", "network.bylines.ends", "papers.mentions.ends"] {
        let commands: &[&str] = match section {
            "papers.mentions.ends" => &["stats --max-authors 3", "export -f authorships"],
            _ => &["top --by papers", "components --max-authors 3", "ties"],
        };
        refused(&papers, section, all_in_every_second, commands);
    }
}
