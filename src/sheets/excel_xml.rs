//! Spreadsheets of Excel 2003 as XML, which CMT exports with the extension `.xls`.

use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::delimited::{Sheet, SheetRow, known};
use super::xml::{attribute, character};

/// Whether a text is such a spreadsheet.
pub(crate) fn is_spreadsheet(text: &str) -> bool {
    text.trim_start().starts_with('<') && text.contains("urn:schemas-microsoft-com:office:spreadsheet")
}

/// The rows of all sheets, without rows of a title above the header and without a second header.
///
/// Lines are those of the text. What is not well-formed XML is an error, in words.
pub(crate) fn rows(text: &str) -> Result<Sheet, String> {
    let mut reader = Reader::from_str(text);
    let (mut sheet, mut cells, mut cell) = (Sheet::default(), Vec::new(), String::new());
    let (mut is_in_cell, mut row_line) = (false, 1);
    let (mut line, mut counted) = (1, 0);
    loop {
        let at = reader.buffer_position();
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Start(tag) => match local(&tag) {
                "Row" => {
                    line += line_ends(text, counted..at);
                    (cells, row_line, counted) = (Vec::new(), line, at);
                }
                "Cell" => {
                    skip_to_index(&tag, &mut cells);
                    (is_in_cell, cell) = (true, String::new());
                }
                _ => {}
            },
            Event::Empty(tag) if local(&tag) == "Cell" => {
                skip_to_index(&tag, &mut cells);
                cells.push(String::new());
            }
            Event::Text(part) if is_in_cell => cell.push_str(&part),
            Event::CData(part) if is_in_cell => cell.push_str(&part),
            Event::GeneralRef(reference) if is_in_cell => cell.push_str(&character(&reference)),
            Event::End(tag) => match tag.local_name().into_inner() {
                "Cell" => {
                    is_in_cell = false;
                    cells.push(known(&cell));
                }
                "Row" => sheet.push(Some(row_line), std::mem::take(&mut cells)),
                _ => {}
            },
            Event::Eof => return Ok(without_titles(sheet)),
            _ => {}
        }
    }
}

fn local<'a>(tag: &'a BytesStart<'_>) -> &'a str {
    tag.local_name().into_inner()
}

/// Empty cells are left out, and the next one has its index.
fn skip_to_index(tag: &BytesStart<'_>, cells: &mut Vec<String>) {
    /// More columns than this are none that a system exports.
    const MOST: usize = 16_384;
    let index = attribute(tag, "Index").and_then(|index| index.parse::<usize>().ok());
    if let Some(index) = index.filter(|index| (1..=MOST).contains(index)) {
        while cells.len() + 1 < index {
            cells.push(String::new());
        }
    }
}

fn line_ends(text: &str, part: Range<u64>) -> u64 {
    let part = text.as_bytes().get(part.start as usize..part.end as usize).unwrap_or_default();
    part.iter().filter(|byte| **byte == b'\n').count() as u64
}

/// The first row with several cells is the header; the sheets of other tracks repeat it.
fn without_titles(mut sheet: Sheet) -> Sheet {
    let cells = |row: &SheetRow| row.cells.iter().filter(|cell| !cell.is_empty()).count();
    let Some(header) = sheet.rows.iter().position(|row| cells(row) > 2) else { return sheet };
    let header = sheet.rows[header].cells.clone();
    let mut is_first = true;
    sheet.rows.retain(|row| cells(row) > 1 && (row.cells != header || std::mem::take(&mut is_first)));
    sheet
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_all_sheets_follow_one_header() {
        let row = |cells: &str| format!("<Row>{cells}</Row>\n");
        let cell = |text: &str| format!("<Cell><Data ss:Type=\"String\">{text}</Data></Cell>");
        let header = row(&["Paper ID", "Paper Title", "Authors"].map(cell).concat());
        let text = format!(
            "<?xml version=\"1.0\"?>\n<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">\n{}{}{}{}{}</Workbook>",
            row(&cell("Conference")),
            header,
            row(&(cell("1") + "<Cell ss:Index=\"3\"><Data>Ann &amp; Bob &#233;</Data></Cell>")),
            header,
            row(&["2", "T", "Cy"].map(cell).concat()),
        );
        assert!(is_spreadsheet(&text));
        let sheet = rows(&text).unwrap();
        let cells: Vec<_> = sheet.rows.iter().map(|row| row.cells.join("|")).collect();
        assert_eq!(cells, ["Paper ID|Paper Title|Authors", "1||Ann & Bob é", "2|T|Cy"]);
        assert_eq!(sheet.rows[1].line, Some(5));
        assert!(rows("<Workbook><Row").is_err());
    }
}
