//! The map of a network: stored in an index, checked, and the same each time.

use crate::crafted::{CRAFTS, crafted};
use crate::index::{PAPERS, asked, many_papers, open, queries};
use crate::index_sections::sections;
use crate::run::{Folder, folder};

/// A folder with these papers and their index with a map, `m.coauth`.
fn mapped(papers: &str) -> Folder {
    let folder = folder().with("papers.txt", papers);
    folder.coauth(&["index", "--map", "papers.txt", "-o", "m.coauth"]).answers();
    folder
}

fn bytes(folder: &Folder, name: &str) -> Vec<u8> {
    std::fs::read(folder.path().join(name)).expect(name)
}

#[test]
fn an_index_with_a_map_answers_as_one_without_and_is_verified() {
    let folder = mapped(PAPERS);
    folder.coauth(&["index", "papers.txt", "-o", "p.coauth"]).answers();
    folder.coauth(&["index", "--verify", "m.coauth"]).answers();
    let network = |name: &str| open(&folder.path().join(name)).expect("an index");
    let (with, without) = (network("m.coauth"), network("p.coauth"));
    for query in queries("Ada Lovelace", "John Herschel") {
        assert_eq!(asked(&query, &with), asked(&query, &without));
    }
    let names = |name: &str| -> Vec<String> {
        sections(&bytes(&folder, name)).into_iter().map(|section| section.name).collect()
    };
    let added = names("m.coauth").split_off(names("p.coauth").len());
    assert_eq!(added, ["map.seed", "map.order", "map.ends", "map.centers"]);
}

#[test]
fn a_map_is_the_same_for_any_number_of_threads_and_is_copied_with_its_index() {
    let folder = mapped(&many_papers(1_500));
    for threads in ["1", "3"] {
        folder.coauth(&["index", "--map", "papers.txt", "-o", "t.coauth", "--threads", threads]).answers();
        assert!(bytes(&folder, "t.coauth") == bytes(&folder, "m.coauth"), "{threads} threads");
    }
    folder.coauth(&["index", "m.coauth", "-o", "c.coauth"]).answers();
    assert!(bytes(&folder, "c.coauth") == bytes(&folder, "m.coauth"));
    folder.coauth(&["index", "--map=2", "papers.txt", "-o", "t.coauth"]).answers();
    assert!(bytes(&folder, "t.coauth") != bytes(&folder, "m.coauth"), "another seed, another map");
    folder.coauth(&["index", "--verify", "t.coauth"]).answers();
}

#[test]
fn a_map_takes_little_of_the_index() {
    let index = bytes(&mapped(&many_papers(1_500)), "m.coauth");
    let all = sections(&index);
    let of_map =
        all.iter().filter(|section| section.name.starts_with("map.")).map(|section| section.bytes.len());
    assert!(of_map.sum::<usize>() * 100 < index.len() * 15);
}

#[test]
fn every_kind_of_crafted_map_is_found() {
    let folder = mapped(PAPERS);
    let index = bytes(&folder, "m.coauth");
    for (place, section) in sections(&index).iter().enumerate() {
        // A map made with another seed may be the same.
        if !section.name.starts_with("map.") || section.name == "map.seed" {
            continue;
        }
        for (what, craft) in CRAFTS {
            let Some(made_up) = crafted(&index, place, craft) else { continue };
            std::fs::write(folder.path().join("x.coauth"), made_up).expect("a file");
            let verified = folder.coauth(&["index", "--verify", "x.coauth"]);
            assert!(
                verified.stderr().contains("rebuild it"),
                "{}, {what}: {}",
                section.name,
                verified.stderr()
            );
            verified.exits_with(2);
        }
    }
}

#[test]
fn a_damaged_byte_of_a_map_is_found() {
    let folder = mapped(PAPERS);
    let index = bytes(&folder, "m.coauth");
    for section in sections(&index).iter().filter(|section| section.name.starts_with("map.")) {
        let at =
            index.windows(section.bytes.len()).rposition(|part| part == section.bytes).expect("the section");
        let mut damaged = index.clone();
        damaged[at + section.bytes.len() / 2] ^= 4;
        std::fs::write(folder.path().join("x.coauth"), damaged).expect("a file");
        folder.coauth(&["index", "--verify", "x.coauth"]).exits_with(2).says("damaged");
    }
}
