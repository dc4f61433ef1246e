//! One reader, fed with anything: it must not panic, and the size of its chunks must not matter.
//!
//! `COAUTH_FORMAT` names the format; `fuzz/run` runs all of them. Besides the formats of text there are files that hold one:
//! `parquet`, `xls`, `excel-xml`, and `xlsx` and `ods`, of which the text of the sheet is anything, as an archive with a changed
//! byte is refused for its checksum.

#![no_main]

use std::io::{Cursor, Write};
use std::sync::LazyLock;

use coauth::formats::FORMATS;
use coauth::reading::{ReadOptions, Source, survey};
use coauth::records::{Corpus, Format, Notices};
use libfuzzer_sys::fuzz_target;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

static NAME: LazyLock<String> =
    LazyLock::new(|| std::env::var("COAUTH_FORMAT").expect("COAUTH_FORMAT names a format"));

static FORMAT: LazyLock<&'static Format> = LazyLock::new(|| {
    let name = &**NAME;
    FORMATS.iter().copied().find(|format| format.name == name).expect("a format that coauth reads")
});

fuzz_target!(init: keep_contained_panics(), |data: &[u8]| {
    // The first byte says how small the chunks are, so that all ends of chunks are tried.
    let Some((&size, text)) = data.split_first() else { return };
    let source = match stored(text) {
        Some(bytes) => {
            let file = std::env::temp_dir().join(format!("coauth-fuzz-{}.{}", std::process::id(), *NAME));
            std::fs::write(&file, bytes).expect("a file");
            Source::File(file)
        }
        None => Source::Text("x".to_owned(), String::from_utf8_lossy(text).into_owned()),
    };
    let [chunked, whole] = [1 + usize::from(size), usize::MAX / 4].map(|size| read(&source, size));
    assert!(whole == chunked, "in chunks or whole");
});

/// All that is read, and all notices.
#[derive(PartialEq)]
struct Read {
    corpus: String,
    notices: String,
}

/// The bytes of a file that holds the text of another format; `None` for the formats of text.
fn stored(data: &[u8]) -> Option<Vec<u8>> {
    match &**NAME {
        "parquet" | "xls" | "excel-xml" => Some(data.to_vec()),
        "xlsx" => Some(archive(&[
            ("_rels/.rels", ROOT),
            ("xl/workbook.xml", BOOK),
            ("xl/_rels/workbook.xml.rels", LINKS),
            ("xl/styles.xml", STYLES),
            ("xl/sharedStrings.xml", TEXTS),
            ("xl/worksheets/sheet1.xml", data),
        ])),
        "ods" => Some(archive(&[
            ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
            (
                "META-INF/manifest.xml",
                b"<manifest xmlns=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>",
            ),
            ("content.xml", data),
        ])),
        _ => None,
    }
}

/// The other parts of a workbook, whose sheet is dated by style 1 and has three shared texts.
const BOOK: &[u8] = br#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
    <sheets><sheet name="papers" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const ROOT: &[u8] = br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
    <Relationship Id="rId1" Target="xl/workbook.xml"
    Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>"#;
const LINKS: &[u8] = br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
    <Relationship Id="rId1" Target="worksheets/sheet1.xml"
    Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"/></Relationships>"#;
const STYLES: &[u8] = br#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
    <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"#;
const TEXTS: &[u8] =
    br#"<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="3" uniqueCount="3">
    <si><t>About the data</t></si><si><t>Date</t></si><si><t>Of Looms</t></si></sst>"#;

fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let plain = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, bytes) in parts {
        archive.start_file(*name, plain).and_then(|()| Ok(archive.write_all(bytes)?)).expect("a part");
    }
    archive.finish().expect("an archive").into_inner()
}

/// Some crates panic at damaged files, which the readers of these contain and tell; libFuzzer would end there. What is not
/// contained ends the run still.
fn keep_contained_panics() {
    coauth::silence_contained_panics();
}

/// Reads in chunks of this size.
fn read(source: &Source, chunk_size: usize) -> Result<Read, String> {
    let mut notices = Notices::keeping(usize::MAX);
    let reading = ReadOptions::new().chunk_size(chunk_size);
    let reading = if matches!(source, Source::File(_)) { reading } else { reading.from(*FORMAT) };
    let corpus = survey(std::slice::from_ref(source), reading, &mut notices, &mut |_| ());
    let corpus = corpus.map_err(|error| error.to_string())?;
    Ok(Read { corpus: shown(&corpus), notices: format!("{:?}", notices.by_kind()) })
}

fn shown(corpus: &Corpus) -> String {
    let papers = 0..corpus.papers();
    let paper = |paper| {
        let about = (corpus.id(paper), corpus.title(paper), corpus.doi(paper), corpus.venue(paper));
        format!("{about:?} {:?} {:?}\n", corpus.year(paper), corpus.byline(paper))
    };
    let spellings = (0..corpus.spellings().len() as u32)
        .map(|number| (corpus.spellings().get(number), corpus.spellings().ids(number).collect::<Vec<_>>()));
    format!(
        "{}{:?}{:?}{:?}{:?}{:?}",
        papers.map(paper).collect::<String>(),
        spellings.collect::<Vec<_>>(),
        corpus.persons().collect::<Vec<_>>(),
        corpus.nodes(),
        corpus.ties().collect::<Vec<_>>(),
        corpus.inputs()
    )
}
