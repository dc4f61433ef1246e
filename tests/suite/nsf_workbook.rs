//! NSF's template of collaborators and other affiliations, filled in. The template is made from its description.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::run::{Folder, folder};

const STRINGS: &str = "<sst xmlns=\"x\"><si><t>Name:</t></si><si><r><t>Alphaman, </t></r><r><t>Lin</t></r></si><si><t>A:</t></si></sst>";

/// The rows from table 4 on, with a table, merged cells and a validation after it.
fn sheet(rows: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<worksheet xmlns=\"x\"><dimension ref=\"A1:E82\"/><sheetData>\
         <row r=\"16\"><c r=\"A16\" t=\"s\"><v>0</v></c></row>\
         <row r=\"51\" ht=\"30\"><c r=\"B51\" t=\"s\"><v>0</v></c></row>{rows}\
         <row r=\"63\"><c r=\"A63\" s=\"4\" t=\"s\"><v>0</v></c></row></sheetData>\
         <mergeCells count=\"1\"><mergeCell ref=\"A60:E60\"/></mergeCells>\
         <dataValidations count=\"1\"><dataValidation sqref=\"A52:A56\"><formula1>\"A:,C:\"</formula1></dataValidation></dataValidations>\
         </worksheet>"
    )
}

const BLANK: &str = "<row r=\"52\" spans=\"1:5\"><c r=\"A52\" s=\"1\" t=\"s\"><v>2</v></c><c r=\"B52\" s=\"2\" t=\"s\"><v>1</v></c>\
                     <c r=\"E52\" s=\"3\"/></row><row r=\"53\"><c r=\"B53\" s=\"2\"/></row><row r=\"55\"><c r=\"B55\" s=\"8\"/></row>\
                     <row r=\"56\"><c r=\"B56\" s=\"9\"/></row>";

fn table(name: &str, range: &str) -> String {
    format!(
        "<table xmlns=\"x\" id=\"1\" name=\"{name}\" displayName=\"{name}\" ref=\"{range}\"><autoFilter ref=\"{range}\"/></table>"
    )
}

/// A workbook whose first sheet has this name and XML, and whose table 4 has this range.
fn workbook(name: &str, sheet: &str, range: &str) -> Vec<u8> {
    let relationship = |id: &str, kind: &str, target: &str| {
        format!("<Relationship Id=\"{id}\" Type=\"http://schemas/{kind}\" Target=\"{target}\"/>")
    };
    let relationships = |all: &[String]| format!("<Relationships>{}</Relationships>", all.concat());
    let parts: [(&str, String); 9] = [
        ("[Content_Types].xml", "<Types/>".to_owned()),
        ("docProps/core.xml", "<keywords>v3.8 PAPPG 2023</keywords>".to_owned()),
        (
            "xl/workbook.xml",
            format!(
                "<workbook><sheets><sheet name=\"{name}\" sheetId=\"1\" r:id=\"rId1\"/><sheet name=\"x\" r:id=\"rId2\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            relationships(&[relationship("rId1", "worksheet", "worksheets/sheet1.xml")]),
        ),
        ("xl/worksheets/sheet1.xml", sheet.to_owned()),
        (
            "xl/worksheets/_rels/sheet1.xml.rels",
            relationships(&[
                relationship("rId3", "table", "../tables/table1.xml"),
                relationship("rId4", "table", "/xl/tables/table2.xml"),
            ]),
        ),
        ("xl/tables/table1.xml", table("TableD", range)),
        ("xl/tables/table2.xml", table("TableD5", "A63:E68")),
        ("xl/sharedStrings.xml", STRINGS.to_owned()),
    ];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(name, SimpleFileOptions::default()).expect("a workbook");
        zip.write_all(text.as_bytes()).expect("a workbook");
    }
    zip.finish().expect("a workbook").into_inner()
}

fn part(workbook: &[u8], name: &str) -> String {
    let mut text = String::new();
    ZipArchive::new(Cursor::new(workbook))
        .expect("a workbook")
        .by_name(name)
        .expect("a workbook")
        .read_to_string(&mut text)
        .expect("a workbook");
    text
}

/// Ann Lee with as many co-authors.
fn papers(coauthors: usize) -> Folder {
    let names: Vec<String> =
        (0..coauthors).map(|at| format!("Bob{at} & Co Roe{at:02}").replace("& Co ", "")).collect();
    folder().with(
        "refs.bib",
        format!("@article{{a, author={{Ann Lee and {}}}, year=2025, month=nov}}\n", names.join(" and ")),
    )
}

const START: [&str; 8] =
    ["collaborators", "Ann Lee", "-i", "refs.bib", "--as-of", "2026-11-27", "-f", "nsf-xlsx"];

fn filled(folder: &Folder) -> Vec<u8> {
    folder.coauth(&[&START[..], &["--template", "coa.xlsx", "-o", "out.xlsx"]].concat()).answers();
    std::fs::read(folder.path().join("out.xlsx")).expect("a workbook")
}

#[test]
fn a_few_collaborators_fill_the_rows_of_the_template() {
    let template = workbook("NSF COA Template", &sheet(BLANK), "A51:E56");
    let new = filled(&papers(2).with("coa.xlsx", template.clone()));
    let text = part(&new, "xl/worksheets/sheet1.xml");
    let cell = |at: &str, style: &str, text: &str| {
        format!("<c r=\"{at}\"{style} t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>")
    };
    let rows = [
        format!(
            "<row r=\"52\" spans=\"1:5\">{}{}{}<c r=\"D52\"/>{}</row>",
            cell("A52", " s=\"1\"", "A:"),
            cell("B52", " s=\"2\"", "Roe00, Bob0"),
            cell("C52", "", "unknown"),
            cell("E52", " s=\"3\"", "11/30/2025")
        ),
        format!(
            "<row r=\"53\">{}{}{}<c r=\"D53\"/>{}</row>",
            cell("A53", "", "A:"),
            cell("B53", " s=\"2\"", "Roe01, Bob1"),
            cell("C53", "", "unknown"),
            cell("E53", "", "11/30/2025")
        ),
    ];
    assert!(text.contains(&rows.concat()) && !text.contains("<v>1</v>"), "{text}");
    let rest = |text: &str| text[text.find("<row r=\"63\"").expect("a workbook")..].to_owned();
    assert_eq!(rest(&text), rest(&sheet(BLANK)));
    assert_eq!(part(&new, "xl/tables/table1.xml"), table("TableD", "A51:E56"));
}

#[test]
fn many_collaborators_move_what_follows_and_all_else_stays_byte_for_byte() {
    let template = workbook("NSF COA Template", &sheet(BLANK), "A51:E56");
    let new = filled(&papers(19).with("coa.xlsx", template.clone()));
    let text = part(&new, "xl/worksheets/sheet1.xml");
    for moved in [
        "ref=\"A1:E96\"",
        "<row r=\"77\"><c r=\"A77\" s=\"4\"",
        "ref=\"A74:E74\"",
        "sqref=\"A52:A70\"",
        "Roe18, Bob18",
    ] {
        assert!(text.contains(moved), "{moved} in {text}");
    }
    assert_eq!(text.matches("<row ").count(), 2 + 19 + 1);
    assert!(text.contains("<c r=\"B69\" s=\"8\"") && text.contains("<c r=\"B70\" s=\"9\""), "{text}");
    assert_eq!(part(&new, "xl/tables/table1.xml"), table("TableD", "A51:E70"));
    assert_eq!(part(&new, "xl/tables/table2.xml"), table("TableD5", "A77:E82"));
    for name in ["[Content_Types].xml", "docProps/core.xml", "xl/workbook.xml", "xl/sharedStrings.xml"] {
        let raw = |bytes: &[u8]| {
            let mut archive = ZipArchive::new(Cursor::new(bytes.to_vec())).expect("a workbook");
            let index = archive.index_for_name(name).expect("a workbook");
            let mut raw = Vec::new();
            archive.by_index_raw(index).expect("a workbook").read_to_end(&mut raw).expect("a workbook");
            raw
        };
        assert_eq!(raw(&new), raw(&template), "{name}");
    }
}

#[test]
fn what_is_not_the_blank_template_is_refused() {
    let own = BLANK.replace("<v>1</v>", "<v>0</v>");
    let second =
        BLANK.replace("<c r=\"B53\" s=\"2\"/>", "<c r=\"B53\" t=\"inlineStr\"><is><t>Roe, Bob</t></is></c>");
    for (template, why) in [
        (workbook("Sheet1", &sheet(BLANK), "A51:E56"), "its first sheet is \"Sheet1\""),
        (workbook("NSF COA Template", &sheet(BLANK), "A51:E70"), "seems to be filled already"),
        (workbook("NSF COA Template", &sheet(&own), "A51:E56"), "not the sample person"),
        (workbook("NSF COA Template", &sheet(&second), "A51:E56"), "B53 is filled already"),
        (workbook("NSF COA Template", "<worksheet><row>", "A51:E56"), "not the sample person"),
        (b"PK\x03\x04rest".to_vec(), "not an Excel workbook"),
        (b"A:\tRoe".to_vec(), "not an Excel workbook"),
        (Vec::new(), "not an Excel workbook"),
    ] {
        let folder = papers(2).with("coa.xlsx", template);
        let arguments = [&START[..], &["--template", "coa.xlsx", "-o", "out.xlsx"]].concat();
        folder.coauth(&arguments).exits_with(2).says("coa.xlsx").says(why);
        assert!(!folder.path().join("out.xlsx").exists());
    }
    papers(2).coauth(&START).exits_with(2).says("needs --template");
    papers(2)
        .coauth(&[&START[..7], &["csv", "--template", "refs.bib"]].concat())
        .exits_with(2)
        .says("--template is for");
}
