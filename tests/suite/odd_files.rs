//! Files that were put together, that begin late, or that are no text at all.

use serde_json::Value;

use crate::run::folder;

fn papers(name: &str, text: impl AsRef<[u8]>) -> u64 {
    let stats = folder().with(name, text).coauth(&["stats", "-f", "json", name]).answers().json();
    stats["papers"].as_u64().expect("a count")
}

const MARK: &str = "\u{feff}";

/// A file of one paper in each of several formats; files of it can be put together.
const FILES: [(&str, &str); 6] = [
    ("a.bib", "@article{a, author={Ann Lee and Bob Roe}, title={On nets}}\n"),
    ("a.ris", "TY  - JOUR\nAU  - Lee, Ann\nAU  - Roe, Bob\nTI  - On nets\nER  - \n"),
    ("a.nbib", "PMID- 1\nTI  - On nets.\nFAU - Lee, Ann\nFAU - Roe, Bob\n"),
    (
        "a.jsonl",
        "{\"id\":\"https://openalex.org/W1\",\"authorships\":[{\"author\":{\"display_name\":\"Ann Lee\"}}]}\n",
    ),
    ("a.enw", "%0 Journal Article\n%A Ann Lee\n%A Bob Roe\n%T On nets\n"),
    ("a.txt", "Ann Lee; Bob Roe; Cy Poe\n"),
];

#[test]
fn a_byte_order_mark_between_two_files_that_were_put_together_changes_nothing() {
    for (name, one) in FILES {
        let other = one.replace("{a,", "{b,").replace("PMID- 1", "PMID- 2").replace("/W1", "/W2");
        let other = other.replace("On nets", "On sets");
        for text in [format!("{MARK}{one}\n{MARK}{other}"), format!("{one}{MARK}{other}")] {
            assert_eq!(papers(name, &text), 2, "{text:?}");
        }
        let without_line_end = format!("{MARK}{}{MARK}{other}", one.trim_end_matches('\n'));
        assert_eq!(papers(name, &without_line_end), 2, "{without_line_end:?}");
    }
}

#[test]
fn blank_lines_of_any_length_before_a_file_do_not_matter_and_count_as_lines() {
    for (name, text) in FILES {
        assert_eq!(papers(name, "\n".repeat(70_000) + text), 1, "{name} after blank lines");
        assert_eq!(papers(name, " ".repeat(140_000) + "\n" + text), 1, "{name} after blanks");
    }
    let text = "\n".repeat(99_999) + "@article{a, author={Ann Lee}}\n@article{b, title={On nets}}\n";
    let check = folder().with("a.bib", text).coauth(&["check", "-f", "json", "a.bib"]).answers().json();
    let lines: Vec<&Value> = check["files"][0]["notices"]
        .as_array()
        .expect("notices")
        .iter()
        .map(|kind| &kind["places"][0]["line"])
        .collect();
    assert_eq!(lines, [100_001]);
}

#[test]
fn a_header_line_longer_than_a_head_is_read_whole() {
    let more: Vec<String> = (0..12_000).map(|number| format!("column{number}")).collect();
    let header = format!("{},Authors,Title,Year", more.join(","));
    let cells = ",".repeat(12_000);
    let row = |authors: &str, title: &str| format!("{cells}{authors},{title},1990\n");
    let text =
        format!("{header}\n{}{}", row("Ann Lee; Bob Roe", "On nets"), row("Cy Poe; Ann Lee", "On sets"));
    assert_eq!(papers("wide.csv", text), 2);
}

#[test]
fn a_long_preamble_does_not_hide_what_a_file_is() {
    let notes = "an old note\n".repeat(9_000);
    let xml = format!(
        "<?xml version=\"1.0\"?>\n<!--\n{notes}-->\n<dblp><article key=\"a\"><author>Ann Lee</author></article></dblp>"
    );
    assert_eq!(papers("a.xml", xml), 1);
}

#[test]
fn a_file_that_is_no_text_is_refused_with_what_it_is_and_what_to_do() {
    let gzipped = |bytes: &[u8]| {
        use std::io::Write;
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(bytes).expect("bytes");
        encoder.finish().expect("gzip")
    };
    let tar = [&[b'a'; 257][..], b"ustar", &[0; 250]].concat();
    for (bytes, what, remedy) in [
        (
            b"PK\x03\x04\x14\0\0\0\x08\0..[Content_Types].xml..word/document.xml".to_vec(),
            "Word document",
            "plain text",
        ),
        (
            b"PK\x03\x04\x14\0\0\0\x08\0..[Content_Types].xml..xl/workbook.xml".to_vec(),
            "Excel workbook",
            "CSV",
        ),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec(), "PDF document", "RIS"),
        (b"\n<!DOCTYPE html>\n<html><body>Ann Lee; Bob Roe</body></html>".to_vec(), "web page", "export"),
        (gzipped(&tar), "tar archive", "unpack"),
        (gzipped(b"SQLite format 3\0"), "SQLite", "CSV"),
    ] {
        let folder = folder().with("a.txt", &bytes).with("refs/a.csv", &bytes).with("refs/b.bib", FILES[0].1);
        for arguments in [
            &["stats", "a.txt"][..],
            &["stats", "--from", "csv", "a.txt"],
            &["stats", "--from", "authors", "a.txt"],
        ] {
            folder.coauth(arguments).exits_with(2).says(what).says(remedy);
        }
        folder.coauth(&["stats", "refs"]).answers().says(what);
    }
}

#[test]
fn a_compressed_file_of_nothing_is_empty() {
    let nothing =
        flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast()).finish().expect("gzip");
    folder().with("a.bib.gz", nothing).coauth(&["stats", "a.bib.gz"]).exits_with(2).says("empty");
}

#[test]
fn weights_beyond_all_bounds_are_noticed_and_lose_no_path() {
    let folder = folder().with(
        "w.csv",
        "source,target,weight\nAnn Lee,Bob Roe,1e-320\nBob Roe,Cat Poe,1e308\nBob Roe,Cat Poe,1e308\n",
    );
    let ran = folder.coauth(&["path", "Ann Lee", "Cat Poe", "--by", "strength", "w.csv"]).answers();
    ran.says("3 ties have weights beyond 1e-100 to 1e100").shows("2 hops");
    let top = folder.coauth(&["-q", "top", "--by", "strength", "-f", "json", "w.csv"]).json();
    assert_eq!(top["authors"][0]["value"], 2e100);
    for measure in ["pagerank", "eigenvector", "betweenness", "closeness"] {
        let top = folder.coauth(&["-q", "top", "--by", measure, "-f", "json", "w.csv"]).json();
        assert!(
            top["authors"].as_array().expect("a list").iter().all(|row| row["value"].is_number()),
            "{measure}"
        );
    }
}

#[test]
fn old_encodings_are_detected_in_every_kind_of_file_and_specified_for_those_too_short() {
    let names = [
        ("windows-1251", ["Колмогоров, Андрей", "Чебышёв, Пафнутий"], "О сетях соавторства"),
        ("koi8-r", ["Колмогоров, Андрей", "Чебышёв, Пафнутий"], "О сетях соавторства"),
        ("gb18030", ["王, 小明", "陈, 建国"], "合作网络的研究"),
        ("big5", ["陳, 建國", "劉, 德華"], "合作網絡的研究"),
        ("shift_jis", ["山田, 太郎", "鈴木, 一郎"], "共著ネットワークの研究"),
        ("euc-jp", ["山田, 太郎", "鈴木, 一郎"], "共著ネットワークの研究"),
        ("euc-kr", ["김, 철수", "이, 영희"], "공저 네트워크 연구"),
        ("windows-1250", ["Dvořák, Antonín", "Růžička, Šimůnek"], "Žluťoučký kůň: černé řehoře"),
    ];
    for (label, [a, b], title) in names {
        let ris = format!("TY  - JOUR\nAU  - {a}\nAU  - {b}\nTI  - {title}\nER  - \n");
        let files = [
            ("a.ris", ris.replace("ER", &format!("JO  - {title}\nER"))),
            (
                "a.csv",
                format!("Authors,Title,Journal\n\"{a}; {b}\",{title},{title}\n")
                    .repeat(4)
                    .replace("\nAuthors,Title,Journal", ""),
            ),
            (
                "a.bib",
                format!(
                    "@article{{a,\nauthor={{{a}\nand {b}}},\ntitle={{{title}}},\njournal={{{title}}}}}\n"
                ),
            ),
            ("a.txt", format!("{a}; {b}\n{b}; {a}\n")),
        ];
        for (name, text) in files {
            let encoding = encoding_rs::Encoding::for_label(label.as_bytes()).expect("an encoding");
            let folder = folder().with(name, encoding.encode(&text).0);
            let listing: &[&str] = if name == "a.txt" { &["--from", "authors"] } else { &[] };
            let ran = folder.coauth(&[&["export", "-f", "authorships", name], listing].concat()).answers();
            ran.shows(a).shows(b).says("not UTF-8");
            let ran = folder
                .coauth(&[&["export", "-f", "authorships", "--encoding", label, name], listing].concat());
            ran.answers().shows(a).shows(b).says("as --encoding specifies");
        }
    }
}

#[test]
fn an_encoding_that_does_not_exist_is_refused_with_a_list() {
    let folder = folder().with("a.ris", FILES[1].1);
    folder
        .coauth(&["stats", "--encoding", "klingon", "a.ris"])
        .exits_with(2)
        .says("\"klingon\"")
        .says("gb18030");
    folder.coauth(&["stats", "--encoding", "gb18030", "a.ris"]).answers();
}

#[test]
fn a_specified_encoding_overrides_a_declared_one_and_a_byte_order_mark_overrides_both() {
    let declared = "<?xml version='1.0' encoding='windows-1251'?><PubmedArticleSet>".to_owned();
    let xml = declared
        + "<PubmedArticle><MedlineCitation><PMID>1</PMID><Article><AuthorList><Author><LastName>Müller\
           </LastName></Author></AuthorList></Article></MedlineCitation></PubmedArticle></PubmedArticleSet>";
    let western = encoding_rs::WINDOWS_1252.encode(&xml).0.into_owned();
    let utf8 = [MARK.as_bytes(), xml.as_bytes()].concat();
    for (name, bytes, right) in [("a.xml", western, "Müller"), ("b.xml", utf8, "Müller")] {
        let folder = folder().with(name, bytes);
        folder.coauth(&["export", "-f", "authorships", "--encoding", "latin1", name]).answers().shows(right);
    }
}
