//! Spreadsheets: workbooks of Excel and OpenDocument, and Excel's XML of 2003, read as tables.

use std::io::{Cursor, Write};

use proptest::prelude::*;
use serde_json::{Value, json};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::run::{Folder, folder, repository};

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(repository("tests/fixtures/sheets").join(name)).expect(name)
}

fn archive(parts: &[(&str, String)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).expect("a part");
        archive.write_all(text.as_bytes()).expect("a text");
    }
    archive.finish().expect("an archive").into_inner()
}

/// A workbook with these sheets: the name, the state, and the content below `sheetData`.
fn xlsx(sheets: &[(&str, &str, &str)]) -> Vec<u8> {
    const SPACE: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const LINKS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let list = sheets.iter().zip(1..).map(|((name, state, _), number)| {
        format!("<sheet name=\"{name}\" sheetId=\"{number}\" state=\"{state}\" r:id=\"rId{number}\"/>")
    });
    let links = (1..=sheets.len()).map(|number| {
        format!("<Relationship Id=\"rId{number}\" Type=\"{LINKS}/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>")
    });
    let mut parts = vec![
        ("[Content_Types].xml".to_owned(), "<Types/>".to_owned()),
        (
            "_rels/.rels".to_owned(),
            format!(
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
                 <Relationship Id=\"rId1\" Type=\"{LINKS}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml".to_owned(),
            format!(
                "<workbook xmlns=\"{SPACE}\" xmlns:r=\"{LINKS}\"><sheets>{}</sheets></workbook>",
                list.collect::<String>()
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels".to_owned(),
            format!(
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{}</Relationships>",
                links.collect::<String>()
            ),
        ),
        (
            "xl/styles.xml".to_owned(),
            format!(
                "<styleSheet xmlns=\"{SPACE}\"><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"
            ),
        ),
    ];
    for ((_, _, content), number) in sheets.iter().zip(1..) {
        let sheet = format!("<worksheet xmlns=\"{SPACE}\"><sheetData>{content}</worksheet>");
        parts.push((format!("xl/worksheets/sheet{number}.xml"), sheet));
    }
    let parts: Vec<(&str, String)> = parts.iter().map(|(name, text)| (name.as_str(), text.clone())).collect();
    archive(&parts)
}

fn text(cell: &str, text: &str) -> String {
    format!("<c r=\"{cell}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
}

/// Rows of texts, from the first on.
fn rows(rows: &[&[&str]]) -> String {
    let row = |(cells, number): (&&[&str], usize)| {
        let cells = cells.iter().zip('A'..).map(|(cell, column)| text(&format!("{column}{number}"), cell));
        format!("<row r=\"{number}\">{}</row>", cells.collect::<String>())
    };
    rows.iter().zip(1..).map(row).collect::<String>() + "</sheetData>"
}

fn ods(content: &str) -> Vec<u8> {
    archive(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet".to_owned()),
        (
            "META-INF/manifest.xml",
            "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>"
                .to_owned(),
        ),
        (
            "content.xml",
            format!(
                "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
                 xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
                 xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:spreadsheet>\
                 {content}</office:spreadsheet></office:body></office:document-content>"
            ),
        ),
    ])
}

fn ods_text(text: &str) -> String {
    format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
}

/// A record of a workbook of Excel 97.
fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    [&kind.to_le_bytes()[..], &(data.len() as u16).to_le_bytes(), data].concat()
}

/// A record that begins a workbook or, with 16, a sheet.
fn beginning(kind: u16) -> Vec<u8> {
    record(0x0809, &[&[0, 6][..], &kind.to_le_bytes(), &[0; 12]].concat())
}

fn old_number(row: u16, column: u16) -> Vec<u8> {
    record(0x0203, &[&row.to_le_bytes()[..], &column.to_le_bytes(), &[0; 2], &1_f64.to_le_bytes()].concat())
}

/// A workbook of Excel 97 with these records before its sheets, and those of each sheet.
fn xls(before: &[u8], sheets: &[Vec<u8>]) -> Vec<u8> {
    let end = record(0x000a, &[]);
    let name = |number: usize| {
        let name = format!("s{number:04}");
        [&[name.len() as u8, 0][..], name.as_bytes()].concat()
    };
    let listed = |number: usize, start: u32| {
        record(0x0085, &[&start.to_le_bytes()[..], &[0, 0], &name(number)].concat())
    };
    let head = [beginning(5), before.to_vec()].concat();
    let mut start = head.len() + sheets.len() * listed(0, 0).len() + end.len();
    let (mut list, mut bodies) = (Vec::new(), Vec::new());
    for (number, sheet) in sheets.iter().enumerate() {
        let body = [&beginning(16)[..], sheet, &end].concat();
        list.extend(listed(number, start as u32));
        start += body.len();
        bodies.extend(body);
    }
    compound("Workbook", &[head, list, end, bodies].concat())
}

/// A compound file with one stream: the list of the chains, the folder, the stream.
fn compound(name: &str, stream: &[u8]) -> Vec<u8> {
    const SECTOR: usize = 512;
    const LAST: u32 = 0xffff_fffe;
    let length = stream.len().max(4096);
    let sectors = length.div_ceil(SECTOR);
    let lists = (sectors + 20).div_ceil(SECTOR / 4);
    assert!(lists <= 109, "the list of lists is in the header");
    let mut next = vec![0xffff_fffd_u32; lists];
    next.push(LAST);
    next.extend((lists + 2..lists + 1 + sectors).map(|sector| sector as u32));
    next.push(LAST);
    next.resize(lists * SECTOR / 4, u32::MAX);
    let numbers =
        |numbers: &[u32]| numbers.iter().flat_map(|number| number.to_le_bytes()).collect::<Vec<u8>>();
    let mut file = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    file.resize(24, 0);
    file.extend([0x3e, 0, 3, 0, 0xfe, 0xff, 9, 0, 6, 0]);
    file.resize(44, 0);
    file.extend(numbers(&[lists as u32, lists as u32, 0, 4096, LAST, 0, LAST, 0]));
    let mut places: Vec<u32> = (0..lists as u32).collect();
    places.resize(109, u32::MAX);
    file.extend(numbers(&places));
    file.extend(numbers(&next));
    let entry = |name: &str, kind: u8, start: u32, length: u32| {
        let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let named = entry.len() as u8 + 2;
        entry.resize(64, 0);
        entry.extend([named, 0, kind, 1]);
        entry.resize(116, 0);
        entry.extend(numbers(&[start, length, 0]));
        entry
    };
    file.extend(entry("Root Entry", 5, LAST, 0));
    file.extend(entry(name, 2, lists as u32 + 1, length as u32));
    file.resize(SECTOR * (lists + 2), 0);
    file.extend(stream);
    file.resize(SECTOR * (lists + 2 + sectors), 0);
    file
}

/// The papers of an author.
fn papers(folder: &Folder, input: &[&str], author: &str) -> Vec<Value> {
    let answer = folder.coauth(&[&["author", author, "-f", "json"][..], input].concat()).answers().json();
    answer["papers"].as_array().expect("papers").clone()
}

#[test]
fn exports_of_dimensions_are_read_from_workbooks_as_from_csv() {
    let csv = "\"About the data: Exported on Feb 3, 2021.\",,,,,\n\
        Publication ID,DOI,Title,Publication Date,PubYear,Authors\n\
        pub.1,10.1000/looms,Of Looms,2019-06-15,2019,\"Lee, Ann; Roe, Bob\"\n\
        pub.2,10.1000/wheels,Of Wheels,2020-01-02,2020,\"Poe, Cy; Lee, Ann; Doe, Di\"\n";
    let folder = folder()
        .with("refs.csv", csv)
        .with("refs.xlsx", fixture("dimensions.xlsx"))
        .with("refs.xls", fixture("dimensions.xls"));
    let expected = papers(&folder, &["-i", "refs.csv"], "Ann Lee");
    assert_eq!([&expected[0]["title"], &expected[0]["year"]], [&json!("Of Wheels"), &json!(2020)]);
    for name in ["refs.xlsx", "refs.xls"] {
        assert_eq!(papers(&folder, &["-i", name], "Ann Lee"), expected, "{name}");
        let dated = ["stats", name, "--since", "2020-01-02", "-f", "json"];
        assert_eq!(folder.coauth(&dated).answers().json()["papers"], 1, "{name}: the day is known");
    }
    let check = folder.coauth(&["check", "refs.xlsx"]).answers().stdout();
    assert!(check.contains("csv (detected from the content)"), "{check}");
    assert!(check.contains("read: publications; not read: Notes, old (hidden)"), "{check}");
}

#[test]
fn a_sheet_is_chosen_by_name_even_if_it_is_hidden() {
    let folder = folder().with("refs.xlsx", fixture("dimensions.xlsx"));
    let hidden = folder.coauth(&["stats", "refs.xlsx", "--sheet", "OLD", "-f", "json"]).answers().json();
    assert_eq!([&hidden["papers"], &hidden["authors"]], [1, 1]);
    folder
        .coauth(&["stats", "refs.xlsx", "--sheet", "new"])
        .exits_with(2)
        .says("it has no sheet new; its sheets are Notes, publications, old");
    let stdin = folder.coauth_with_stdin(&["stats", "-i", "-", "-f", "json"], &fixture("dimensions.xlsx"));
    assert_eq!(stdin.answers().json()["authors"], 4);
}

#[test]
fn cells_are_what_a_person_sees() {
    let sheet = format!(
        "<row r=\"1\"/><row r=\"3\">{}{}{}{}{}</row>\
         <row r=\"4\">{}<c r=\"B4\"><v>2019</v></c><c r=\"C4\" s=\"1\"><v>43631</v></c><c r=\"D4\"><f>1+1</f><v>57200000000</v></c>{}</row>\
         <row r=\"5\">{}<c r=\"B5\" t=\"e\"><v>#N/A</v></c>{}</row></sheetData>",
        text("A3", "Authors"),
        text("B3", "Year"),
        text("C3", "Date"),
        text("D3", "EID"),
        text("E3", "Title"),
        text("A4", "Lee, Ann; Roe, Bob"),
        text("E4", "One"),
        text("A5", "Lee, Ann"),
        text("E5", "Two"),
    );
    let folder = folder().with("t.xlsx", xlsx(&[("s", "visible", &sheet)]));
    let papers = papers(&folder, &["-i", "t.xlsx"], "Ann Lee");
    assert_eq!(
        [&papers[0]["title"], &papers[0]["year"], &papers[0]["id"], &papers[1]["year"]],
        [&json!("One"), &json!(2019), &json!("57200000000"), &Value::Null]
    );
    folder.coauth(&["stats", "t.xlsx"]).answers().says("cells with errors").says("1 cell of sheet s");
}

#[test]
fn what_is_said_of_a_spreadsheet_as_a_whole_has_no_line() {
    let notes = rows(&[&["Notes"]]);
    let papers = rows(&[&["Authors", "Title"], &["Lee, Ann; Roe, Bob", "One"], &["Lee, Ann", "Two"]]);
    let folder =
        folder().with("t.xlsx", xlsx(&[("p", "visible", papers.as_str()), ("n", "visible", &notes)]));
    folder.coauth(&["stats", "t.xlsx"]).answers().says("(t.xlsx: read: p; not read: n)");
}

#[test]
fn a_sheet_that_is_named_where_no_input_is_a_spreadsheet_is_refused() {
    let papers = rows(&[&["Authors", "Title"], &["Lee, Ann; Roe, Bob", "One"]]);
    let folder = folder()
        .with("refs.bib", "@article{a, author={Ann Lee and Bob Roe}, title={One}}\n")
        .with("t.xlsx", xlsx(&[("p", "visible", papers.as_str())]));
    for command in ["stats", "check"] {
        let ran = folder.coauth(&[command, "refs.bib", "--sheet", "p"]);
        ran.exits_with(2).says("--sheet applies only to spreadsheets, not to bibtex");
    }
    folder.coauth(&["stats", "refs.bib", "t.xlsx", "--sheet", "p"]).answers();
}

#[test]
fn cells_that_are_merged_below_each_other_have_one_value() {
    let sheet = rows(&[
        &["Paper ID", "Title", "Author"],
        &["1", "Looms", "Ann Lee"],
        &["", "", "Bob Roe"],
        &["2", "Wheels", "Cy Poe"],
    ])
    .replace(
        "</sheetData>",
        "</sheetData><mergeCells><mergeCell ref=\"A2:A3\"/><mergeCell ref=\"B2:B3\"/></mergeCells>",
    );
    let folder = folder().with("t.xlsx", xlsx(&[("s", "visible", &sheet)]));
    let stats = folder.coauth(&["stats", "t.xlsx", "-f", "json"]).answers().json();
    assert_eq!([&stats["papers"], &stats["ties"]], [2, 1]);
}

#[test]
fn a_spreadsheet_of_open_document_is_read() {
    let row = |cells: &[&str]| {
        let cells = cells.iter().map(|cell| ods_text(cell)).collect::<String>();
        format!("<table:table-row>{cells}</table:table-row>")
    };
    let year = "<table:table-cell office:value-type=\"float\" office:value=\"2019\"><text:p>2019</text:p></table:table-cell>";
    let content = format!(
        "<table:table table:name=\"papers\">{}<table:table-row>{}{year}</table:table-row>\
         <table:table-row table:number-rows-repeated=\"1048573\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>\
         </table:table>",
        row(&["Authors", "Title", "Year"]),
        ods_text("Lee, Ann; Roe, Bob") + &ods_text("Looms"),
    );
    let folder = folder().with("t.ods", ods(&content));
    let papers = papers(&folder, &["-i", "t.ods"], "Ann Lee");
    assert_eq!([&papers[0]["title"], &papers[0]["year"]], [&json!("Looms"), &json!(2019)]);
}

#[test]
fn a_spreadsheet_of_open_document_that_ends_early_is_refused() {
    let content = "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
        xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\"><office:body><office:spreadsheet>\
        <table:table table:name=\"papers\"><table:table-row>";
    let cut = archive(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet".to_owned()),
        ("content.xml", content.to_owned()),
    ]);
    folder().with("t.ods", cut).coauth(&["stats", "t.ods"]).exits_with(2).says("damaged: it ends early");
}

#[test]
fn spreadsheets_that_would_fill_the_memory_are_refused() {
    let far = rows(&[&["Authors", "Title"]])
        .replace("</sheetData>", "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData>");
    let wide: String =
        (1..2_000).map(|row| format!("<row r=\"{row}\"><c r=\"XFD{row}\"><v>1</v></c></row>")).collect();
    let repeated = format!(
        "<table:table table:name=\"x\"><table:table-row table:number-rows-repeated=\"1000000\">{}</table:table-row></table:table>",
        ods_text("x")
            .replace("office:value-type", "table:number-columns-repeated=\"16000\" office:value-type"),
    );
    let book = |sheets: &str| {
        format!(
            "<?xml version=\"1.0\"?>\n<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" \
             xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">{sheets}</Workbook>"
        )
        .into_bytes()
    };
    let merged = "<Cell ss:MergeAcross=\"16384\"/>".repeat(20_000);
    let padded = "<Worksheet ss:Name=\"x\"><Table><Row ss:Index=\"1048576\"><Cell><Data>x</Data></Cell></Row></Table></Worksheet>";
    let filled: String =
        (2..60_001).map(|row| format!("<row r=\"{row}\">{}</row>", text(&format!("B{row}"), "x"))).collect();
    let filled = format!(
        "<row r=\"1\">{}</row>{filled}</sheetData><mergeCells><mergeCell ref=\"A1:A60000\"/></mergeCells>",
        text("A1", &"x".repeat(32_000)),
    );
    let blank = format!("{}</sheetData>", " ".repeat(600 << 20));
    for (name, bytes) in [
        ("wide.xlsx", xlsx(&[("s", "visible", &format!("{wide}</sheetData>"))])),
        ("repeated.ods", ods(&repeated)),
        ("merged.xls", book(&format!("<Worksheet><Table><Row>{merged}</Row></Table></Worksheet>"))),
        ("padded.xls", book(&padded.repeat(200))),
        ("filled.xlsx", xlsx(&[("s", "visible", &filled)])),
        ("blank.xlsx", xlsx(&[("s", "visible", &blank)])),
    ] {
        assert!(bytes.len() < 5 << 20, "{name}");
        let folder = folder().with(name, bytes);
        folder.coauth(&["stats", name]).exits_with(2).says("more than 20 million cells or 512 MiB of text");
    }
    let folder = folder().with("far.xlsx", xlsx(&[("s", "visible", &far)]));
    folder.coauth(&["check", "far.xlsx"]).stdout();
}

#[test]
fn old_workbooks_that_would_fill_the_memory_are_refused() {
    let label = |row: u16, column: u16, text: &str| {
        let place = [&row.to_le_bytes()[..], &column.to_le_bytes(), &[0; 2]].concat();
        record(0x0204, &[&place[..], &(text.len() as u16).to_le_bytes(), &[0], text.as_bytes()].concat())
    };
    let table = [
        label(0, 0, "Authors"),
        label(0, 1, "Title"),
        label(1, 0, "Lee, Ann; Roe, Bob"),
        label(1, 1, "Looms"),
    ];
    let read = folder().with("t.xls", xls(&[], &[table.concat(), old_number(9, 9)]));
    let stats = read.coauth(&["stats", "t.xls", "-f", "json"]).answers().json();
    assert_eq!([&stats["papers"], &stats["authors"]], [1, 2]);

    let sparse = [old_number(0, 0), old_number(u16::MAX, 255)].concat();
    let endless =
        record(0x0200, &[&0_u32.to_le_bytes()[..], &u32::MAX.to_le_bytes(), &[0, 0, 1, 0, 0, 0]].concat());
    let backwards =
        record(0x0200, &[&9_u32.to_le_bytes()[..], &3_u32.to_le_bytes(), &[0, 0, 1, 0, 0, 0]].concat());
    // One text of 8,000 letters, in many cells.
    let text = [&[1, 0, 0, 0, 1, 0, 0, 0, 0x40, 0x1f, 0][..], &[b'x'; 8_000]].concat();
    let cell = |row: u16| record(0x00fd, &[&row.to_le_bytes()[..], &[0; 8]].concat());
    let repeated: Vec<u8> = (0..u16::MAX).flat_map(cell).collect();
    let too_large = "more than 20 million cells or 512 MiB of text";
    for (name, bytes, refusal) in [
        ("sparse.xls", xls(&[], &vec![sparse; 40]), too_large),
        ("wide.xls", xls(&[], &[[old_number(0, 0), old_number(u16::MAX, u16::MAX)].concat()]), too_large),
        ("endless.xls", xls(&[], &[endless]), too_large),
        ("backwards.xls", xls(&[], &[backwards]), too_large),
        ("repeated.xls", xls(&record(0x00fc, &text), &[repeated.clone(), repeated]), too_large),
        ("around.xls", around(xls(&[], &[old_number(0, 0)])), "damaged: its parts are not found"),
    ] {
        assert!(bytes.len() < 4 << 20, "{name}");
        folder().with(name, bytes).coauth(&["stats", name]).exits_with(2).says(refusal);
    }
}

/// A compound file whose folder is followed by itself.
fn around(mut file: Vec<u8>) -> Vec<u8> {
    let folder = u32::from_le_bytes(file[48..52].try_into().expect("a number"));
    let place = 512 + 4 * folder as usize;
    file[place..place + 4].copy_from_slice(&folder.to_le_bytes());
    file
}

#[test]
fn a_binary_workbook_is_refused_as_what_it_is() {
    let parts = [("[Content_Types].xml", "<Types/>".to_owned()), ("xl/workbook.bin", "\u{83}".to_owned())];
    let folder =
        folder().with("t.xlsb", archive(&parts)).with("refs.bib", "@misc{a, author={Ann Lee and Bob Roe}}");
    folder.coauth(&["stats", "t.xlsb"]).exits_with(2).says("binary workbook (.xlsb); save it as .xlsx");
    let attributes = ["top", "-i", "refs.bib", "--attributes", "t.xlsb"];
    folder.coauth(&attributes).exits_with(2).says("binary workbook (.xlsb); save it as .xlsx");
}

#[test]
fn workbooks_with_a_password_are_refused_as_such() {
    let wide: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let bytes = [&b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"[..], &[0; 1024], &wide, &[0; 512]].concat();
    let folder = folder().with("t.xlsx", bytes);
    folder.coauth(&["stats", "t.xlsx"]).exits_with(2).says("it is protected by a password");
}

#[test]
fn what_is_no_workbook_is_refused_as_what_it_is() {
    let word =
        archive(&[("[Content_Types].xml", "<Types/>".to_owned()), ("word/document.xml", "x".to_owned())]);
    let folder = folder().with("t.docx", word).with("t.xlsx", b"PK\x03\x04 and nothing more");
    folder.coauth(&["stats", "t.docx"]).exits_with(2).says("Word document");
    folder.coauth(&["stats", "t.xlsx"]).exits_with(2).says("archive");
}

#[test]
fn files_of_a_conference_and_tables_about_authors_may_be_workbooks() {
    let committee =
        rows(&[&["#", "first name", "last name", "email"], &["1", "Ann", "Lee", "ann@example.org"]]);
    let authors = rows(&[
        &["submission #", "first name", "last name", "email"],
        &["7", "Ann", "Lee", "ann@example.org"],
    ]);
    let about = rows(&[&["About"]]);
    let people = rows(&[&["name", "team"], &["Ann Lee", "red"]]);
    let sheets = [("about", "visible", about.as_str()), ("Committee", "visible", &committee)];
    let folder = folder()
        .with("pc.xlsx", xlsx(&sheets))
        .with("subs.xlsx", xlsx(&[("Authors", "visible", &authors)]))
        .with("people.xlsx", xlsx(&[("about", "visible", &about), ("p", "visible", &people)]))
        .with("refs.bib", "@article{a, author={Ann Lee and Bob Roe}, title={One}}\n");
    let arguments =
        ["conflicts", "--committee", "pc.xlsx", "--submissions", "subs.xlsx", "-i", "refs.bib", "-f", "json"];
    let report = folder.coauth(&arguments).answers().json();
    assert_eq!(report["conflicts"][0]["reviewer"], "Ann Lee", "{report}");
    let nodes = ["export", "-f", "nodes-csv", "-i", "refs.bib", "--attributes", "people.xlsx"];
    assert!(folder.coauth(&nodes).answers().stdout().contains(",red\n"));
}

#[test]
fn sheets_of_one_kind_are_one_committee_and_others_are_named() {
    let chairs = rows(&[&["name", "email"], &["Ann Lee", "ann@example.org"]]);
    let members = rows(&[&["name", "email"], &["Bob Roe", "bob@example.org"], &["Cy Poe", "cy@example.org"]])
        .replace("</sheetData>", "<row r=\"4\"><c r=\"A4\" t=\"e\"><v>#N/A</v></c></row></sheetData>");
    let authors = rows(&[&["submission #", "name", "email"], &["7", "Di Doe", "di@example.org"]]);
    let notes = rows(&[&["Notes"], &["of the chairs"]]);
    let folder = folder()
        .with(
            "pc.xlsx",
            xlsx(&[
                ("Notes", "visible", notes.as_str()),
                ("Chairs", "visible", &chairs),
                ("Members", "visible", &members),
                ("Authors", "visible", &authors),
                ("old", "hidden", &members),
            ]),
        )
        .with("subs.csv", "id,authors\n7,Di Doe\n")
        .with("refs.bib", "@article{a, author={Bob Roe and Di Doe}, title={One}}\n");
    let arguments = ["conflicts", "--committee", "pc.xlsx", "--submissions", "subs.csv", "-i", "refs.bib"];
    let report = folder
        .coauth(&[&arguments[..], &["-f", "json"]].concat())
        .answers()
        .says("read: Chairs, Members; not read: Notes, Authors, old (hidden)")
        .says("cells with errors in place of values are read as empty (1 cell of sheet Members)")
        .json();
    assert_eq!(report["conflicts"][0]["reviewer"], "Bob Roe", "{report}");
    assert_eq!(report["conflicts"].as_array().map(Vec::len), Some(1), "{report}");
    folder.coauth(&arguments).says("3 members");
}

#[test]
fn a_workbook_about_authors_says_which_sheet_is_read_and_what_is_wrong_there() {
    let people = rows(&[&["name", "team", "age"], &["Ann Lee", "red"], &["Bob Roe", "blue"]])
        .replace("</row></sheetData>", "<c r=\"C3\" t=\"e\"><v>#DIV/0!</v></c></row></sheetData>");
    let notes = rows(&[&["Notes"]]);
    let sheets = [("n", "visible", notes.as_str()), ("p", "visible", &people), ("q", "hidden", &people)];
    let folder = folder()
        .with("people.xlsx", xlsx(&sheets))
        .with("refs.bib", "@article{a, author={Ann Lee and Bob Roe}, title={One}}\n");
    folder
        .coauth(&["top", "-i", "refs.bib", "--attributes", "people.xlsx", "--where", "team=red"])
        .answers()
        .says("people.xlsx: read: p; not read: n, q (hidden)")
        .says("people.xlsx: 1 cell of sheet p");
}

#[test]
fn an_excel_2003_spreadsheet_of_papers_is_an_input() {
    let row = |cells: &[&str]| {
        let cells = cells.iter().map(|cell| format!("<Cell><Data>{cell}</Data></Cell>"));
        format!("<Row>{}</Row>\n", cells.collect::<String>())
    };
    let book = format!(
        "<?xml version=\"1.0\"?>\n<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" \
         xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet ss:Name=\"Submissions\"><Table>\
         <Row><Cell ss:MergeAcross=\"2\"><Data>Conference of Looms</Data></Cell></Row>{}{}</Table></Worksheet></Workbook>",
        row(&["Paper ID", "Paper Title", "Authors"]),
        row(&["12", "Looms &amp; Wheels", "Lee, Ann; Roe, Bob"]),
    );
    let folder = folder().with("t.xls", &book);
    let papers = papers(&folder, &["-i", "t.xls"], "Ann Lee");
    assert_eq!(papers[0]["title"], "Looms & Wheels");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_damaged_workbook_is_an_answer_or_an_error(
        is_old in any::<bool>(),
        damages in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
    ) {
        let mut bytes = fixture(if is_old { "dimensions.xls" } else { "dimensions.xlsx" });
        for (place, byte) in damages {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        let folder = folder().with("t.bin", bytes);
        let ran = folder.command(&["stats", "-q", "t.bin"]).output().expect("coauth runs");
        let code = ran.status.code();
        prop_assert!(code == Some(0) || code == Some(2), "{code:?}: {}", String::from_utf8_lossy(&ran.stderr));
    }
}
