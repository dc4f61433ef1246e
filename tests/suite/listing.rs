//! What pages of conferences do to a listing, and what is read all the same.

use coauth::formats::FORMATS;
use coauth::reading::{ReadOptions, Source, read};
use coauth::records::{Corpus, Notices};

use crate::run::{folder, repository_text};

/// An invented listing of three papers, one by a single author.
const PLAIN: &str = "\
Slow Clocks | and Other Instruments · a Survey

Ada Lovelace · Mary Somerville · weitao du


On Difference

Charles Babbage


Poetical Science for Everybody

Mausam · STEVEN HOI · Ada Lovelace
";

fn corpus(text: &str) -> Corpus {
    let source = Source::Text("listing.txt".to_owned(), text.to_owned());
    read(&[source], ReadOptions::default(), &mut Notices::default()).expect("a listing")
}

/// Titles and names of every paper.
fn papers(corpus: &Corpus) -> Vec<(String, Vec<String>)> {
    let names = |paper| corpus.byline(paper).iter().map(|&s| corpus.spellings().get(s).to_owned()).collect();
    (0..corpus.papers()).map(|paper| (corpus.title(paper).to_owned(), names(paper))).collect()
}

#[track_caller]
fn reads_like_the_plain_one(text: &str) {
    assert_eq!(papers(&corpus(text)), papers(&corpus(PLAIN)), "\n{text}");
}

#[test]
fn titles_and_bylines_are_told_apart() {
    let papers = papers(&corpus(PLAIN));
    let expected = [
        (
            "Slow Clocks | and Other Instruments · a Survey",
            vec!["Ada Lovelace", "Mary Somerville", "weitao du"],
        ),
        ("On Difference", vec!["Charles Babbage"]),
        ("Poetical Science for Everybody", vec!["Mausam", "STEVEN HOI", "Ada Lovelace"]),
    ];
    assert_eq!(papers.len(), 3);
    for ((title, names), (expected_title, expected_names)) in papers.iter().zip(expected) {
        assert_eq!(
            (title.as_str(), names.iter().map(String::as_str).collect()),
            (expected_title, expected_names)
        );
    }
}

#[test]
fn abstracts_of_one_paragraph_or_several_are_passed_over() {
    let abstracts = PLAIN
        .replace("weitao du\n", "weitao du\n\nClocks are slow; we say why, and how. We use: gears.\n")
        .replace(
            "Babbage\n",
            "Babbage\n\nWe subtract.\n\nThen we subtract again, and again\nover two lines.\n",
        )
        .replace("STEVEN HOI · Ada Lovelace\n", "STEVEN HOI · Ada Lovelace\n\nA, B, and C matter.\n");
    reads_like_the_plain_one(&abstracts);
}

#[test]
fn page_furniture_is_no_paper() {
    let top = "Skip to yearly menu bar Skip to main content\n\n\nSession\n\nPoster Session 3\n\nAbstract:\n\nChat is not available.\n\n\n";
    let bottom = "\n\nSponsors\n\nContact\n\n\nSkip to top\n";
    reads_like_the_plain_one(&format!("{top}{PLAIN}{bottom}"));
}

#[test]
fn a_stray_full_stop_and_marks_of_footnotes_are_not_part_of_a_name() {
    reads_like_the_plain_one(
        &PLAIN.replace("Mausam ·", "Mausam . ·").replace("Mary Somerville", "Mary Somerville*"),
    );
    reads_like_the_plain_one(&PLAIN.replace("Mary Somerville", "Mary Somerville (Royal Society)"));
}

#[test]
fn other_separators_are_separators() {
    for separator in ["•", "|", ";"] {
        let mut text = PLAIN.replace(" · ", &format!(" {separator} "));
        text = text.replace(&format!("Instruments {separator} a"), "Instruments · a");
        reads_like_the_plain_one(&text);
    }
    let commas = PLAIN
        .replace("Ada Lovelace · Mary Somerville · weitao du", "Ada Lovelace, Mary Somerville and weitao du")
        .replace("Mausam · STEVEN HOI · Ada Lovelace", "Mausam, STEVEN HOI, and Ada Lovelace");
    reads_like_the_plain_one(&commas);
}

#[test]
fn no_break_spaces_are_spaces_and_spaces_at_line_ends_do_not_count() {
    reads_like_the_plain_one(
        &PLAIN.replace("Ada Lovelace", "Ada\u{a0}Lovelace").replace(" · ", "\u{a0}·\u{a0}"),
    );
    reads_like_the_plain_one(&PLAIN.replace('\n', " \n").replace("\n \n", "\n\u{a0}\n"));
}

#[test]
fn single_blank_lines_and_none_part_title_and_byline_too() {
    reads_like_the_plain_one(&PLAIN.replace("\n\n\n", "\n\n"));
    reads_like_the_plain_one(&PLAIN.replace("\n\n\n", "\0").replace("\n\n", "\n").replace('\0', "\n\n"));
}

#[test]
fn line_ends_and_encodings_do_not_matter() {
    let utf16: Vec<u8> =
        std::iter::once(0xfeff).chain(PLAIN.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let disguises: [Vec<u8>; 4] = [
        PLAIN.replace('\n', "\r\n").into(),
        PLAIN.replace('\n', "\r").into(),
        [b"\xef\xbb\xbf", PLAIN.as_bytes()].concat(),
        utf16,
    ];
    for disguise in disguises {
        let folder = folder().with("page.txt", disguise).with("plain.txt", PLAIN);
        let authorships = |file| folder.coauth(&["export", "-f", "authorships", file]).answers().stdout();
        assert_eq!(
            authorships("page.txt").replace("page.txt#", ""),
            authorships("plain.txt").replace("plain.txt#", "")
        );
    }
}

#[test]
fn a_file_of_bylines_is_no_listing() {
    for text in ["A B; C D\nE F; G H; I J\n", "Ada Lovelace; Charles Babbage\nAda Lovelace\n"] {
        assert_eq!(corpus(text).inputs()[0].format.name, "authors", "{text}");
        assert_eq!(corpus(text).papers(), 2);
    }
}

#[test]
fn the_seed_is_read_alike_however_it_is_cut() {
    let seed = repository_text("seeds/iclr-2022-poster-session-3.txt");
    let source = Source::Text("seed.txt".to_owned(), seed.clone());
    for piece in [1, 100, 5000] {
        let reading = ReadOptions::new().chunk_size(piece);
        let cut = read(std::slice::from_ref(&source), reading, &mut Notices::default()).expect("the seed");
        assert_eq!(papers(&cut), papers(&corpus(&seed)));
    }
    assert!(FORMATS.iter().any(|format| format.name == "listing"));
}

#[test]
fn a_single_word_is_an_author_below_a_title_and_not_below_a_heading() {
    reads_like_the_plain_one(&format!("{PLAIN}\n\nTravel Grants\n\nBanquet\n\n\nVenue\n\nMap\n"));
    let mononym =
        corpus("Weather Models for Small Islands\n\nMausam .\n\n\nOn Difference\n\nCharles Babbage\n");
    assert_eq!(papers(&mononym)[0].1, ["Mausam"]);
}

#[test]
fn names_without_spaces_are_names_and_their_commas_part_them() {
    let page = "大规模语言模型的研究\n\n赵六\n\n\n第四个题目\n\n王伟、李娜、张三\n\n\n第五个题目\n\n王伟，李娜，张三\n\n\n第六个题目\n\n王伟 · 김민준\n";
    let papers = papers(&corpus(page));
    let bylines: Vec<usize> = papers.iter().map(|(_, names)| names.len()).collect();
    assert_eq!(bylines, [1, 3, 3, 2], "{papers:?}");
}

#[test]
fn a_suffix_stays_with_its_name_and_short_words_with_a_capital_are_names() {
    let page = "On One Thing or Another\n\nSam Davis, Jr., Ada Lovelace and Can An\n\n\nOn Another Thing\n\nAn Can To\n";
    let papers = papers(&corpus(page));
    assert_eq!(papers[0].1, ["Sam Davis, Jr.", "Ada Lovelace", "Can An"]);
    assert_eq!(papers[1].1, ["An Can To"]);
}

#[test]
fn sentences_and_menus_are_no_bylines() {
    for page in [
        "# Title of a readme\n\nThis folder holds · some things; and others.\n\nSee the file.\n",
        "The logo above may be used on presentations\n\nLearn More\n",
        "Recommended Reading About This\n\nMachine Learning\n",
    ] {
        let folder = folder().with("page.txt", page);
        folder.coauth(&["stats", "page.txt"]).exits_with(2);
    }
}

#[test]
fn a_title_with_words_of_an_edge_table_is_a_title() {
    for title in ["From Nets to Sets", "Source Code to Target Code", "One or Two"] {
        let listing = format!("{title}\nAnn Lee, Bob Roe\n\nOn Jets and Pets\nCat Poe, Dan Doe\n");
        let stats = folder().with("l.txt", listing).coauth(&["stats", "-f", "json", "l.txt"]).json();
        assert_eq!((&stats["papers"], &stats["authors"]), (&2.into(), &4.into()), "{title}");
    }
}
