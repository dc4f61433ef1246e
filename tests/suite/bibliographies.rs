//! Bibliographies as people have them: in old encodings, with entries that refer to others, broken somewhere.

use crate::run::folder;

const ENTRY: &str = "@book{testŠ, author = {Šmíd, Zoë and Łukasz Žák}, title = {Ž}, year = 1999}\n";

fn in_utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

#[test]
fn the_same_names_are_read_from_every_encoding_that_is_declared() {
    let marked = format!("\u{feff}{ENTRY}");
    let latin = |head: &str| {
        let byte = |c: char| match c {
            'Š' => 0xa9,
            'Ž' => 0xae,
            'í' => 0xed,
            'Ł' => 0xa3,
            'á' => 0xe1,
            'k' => b'k',
            'ë' => 0xeb,
            c => u8::try_from(c).expect("a character of Latin-2"),
        };
        format!("{head}\n{ENTRY}").chars().map(byte).collect::<Vec<u8>>()
    };
    let folder = folder()
        .with("utf8.bib", ENTRY)
        .with("marked.bib", &marked)
        .with("le.bib", in_utf16(ENTRY, u16::to_le_bytes))
        .with("be.bib", in_utf16(ENTRY, u16::to_be_bytes))
        .with("marked_le.bib", in_utf16(&marked, u16::to_le_bytes))
        .with("marked_be.bib", in_utf16(&marked, u16::to_be_bytes))
        .with("emacs.bib", latin("% -*- coding: latin-2-unix -*-"))
        .with("jabref.bib", latin("% This file was created with JabRef 2.9.\n% Encoding: ISO8859_2\n"));
    for file in ["utf8", "marked", "le", "be", "marked_le", "marked_be", "emacs", "jabref"] {
        folder
            .coauth(&["export", "-f", "authorships", &format!("{file}.bib")])
            .answers()
            .shows("testŠ,1,\"Šmíd, Zoë\"")
            .shows("testŠ,2,Łukasz Žák")
            .says_nothing_of("UTF-8");
    }
}

#[test]
fn an_entry_that_is_never_closed_costs_itself_at_the_start_of_a_long_file() {
    let good = "@misc{good, author = {Ann A and Bob B}, note = {x}}\n".repeat(50_000);
    for broken in [
        "@misc{open, author = {No One},\n title = {never closed\n",
        "@misc{open, author = \"No One,\n",
        "@misc{open, title = {a $ b}, note = \"{\", author = {No One}}\n",
        &format!("@misc{{deep, title = {}\n", "{".repeat(1_000_000)),
    ] {
        let ran = folder()
            .with("long.bib", format!("{broken}{good}"))
            .coauth(&["stats", "-f", "json", "long.bib"])
            .answers()
            .says("1 malformed record was skipped")
            .says("long.bib:1:");
        let stats = ran.json();
        assert_eq!((&stats["papers"], &stats["authors"]), (&50_000.into(), &2.into()));
    }
}

#[test]
fn a_lone_dollar_or_an_odd_sign_costs_nothing() {
    let folder = folder().with(
        "odd.bib",
        "@misc{a, author = {Ann A}, title = {50 $ and 10%}}\n@misc{b, author = {Bob B}, title = {a \\ b_c^d & e # f}}\n",
    );
    let ran = folder.coauth(&["stats", "-f", "json", "odd.bib"]).answers().says_nothing_of("malformed");
    assert_eq!(ran.json()["papers"], 2);
}

#[test]
fn parents_and_definitions_are_found_however_far_away_they_stand() {
    let children = (0..30_000).map(|i| {
        format!(
            "@inproceedings{{p{i}, author = ann # {{ and B{i}, Bob}}, title = {{T}}, crossref = {{far}}}}\n"
        )
    });
    let text = children.collect::<String>()
        + "@string{ann = {A, Ann}}\n@proceedings{far, editor = {Ed E}, title = {Far Away}, year = 1843}\n";
    let folder = folder().with("far.bib", text);
    let ran = folder.coauth(&["stats", "--since", "1843", "--until", "1843", "-f", "json", "far.bib"]);
    let stats = ran.answers().says_nothing_of("lack").says_nothing_of("@string").json();
    assert_eq!((&stats["papers"], &stats["authors"]), (&30_000.into(), &30_001.into()));
}
