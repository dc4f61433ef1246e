//! Spreadsheets of Excel 2003 as XML, which CMT exports with the extension `.xls`.

use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::delimited::{Sheet, SheetRow, known};
use super::page::{Flaw, MOST_CELLS, Page, too_large};
use super::xml::{attribute, character};

/// What declares such a spreadsheet.
const NAMESPACE: &[u8] = b"urn:schemas-microsoft-com:office:spreadsheet";

/// Whether a file with this beginning may be such a spreadsheet.
pub(super) fn may_be_one(head: &[u8]) -> bool {
    /// The namespace is declared by the first element, behind a few comments at most.
    const NEAR: usize = 4096;
    let near = &head[..head.len().min(NEAR)];
    let text = near.strip_prefix(b"\xef\xbb\xbf").unwrap_or(near);
    let is_wide = near.starts_with(b"\xff\xfe") || near.starts_with(b"\xfe\xff");
    let plain: Vec<u8> =
        if is_wide { near.iter().copied().filter(|byte| *byte != 0).collect() } else { Vec::new() };
    let text = if is_wide { plain.get(2..).unwrap_or_default() } else { text };
    text.trim_ascii_start().starts_with(b"<") && memchr::memmem::find(text, NAMESPACE).is_some()
}

/// A sheet, each of whose rows has its line of the text and its number.
#[derive(Default)]
struct Table {
    name: String,
    is_hidden: bool,
    rows: Vec<(u64, usize, Vec<String>)>,
    errors: usize,
}

/// The rows of all sheets, without rows of a title above the header and without a second header.
///
/// Lines are those of the text. What is not well-formed XML is an error, in words.
pub(super) fn rows(text: &str) -> Result<Sheet, Flaw> {
    let tables = tables(text)?;
    let errors = tables.iter().map(|table| table.errors).sum();
    let mut sheet = Sheet { errors, ..Sheet::default() };
    for (line, _, cells) in tables.into_iter().flat_map(|table| table.rows) {
        sheet.push(Some(line), cells.iter().map(|cell| known(cell)).collect());
    }
    Ok(without_titles(sheet))
}

/// The sheets.
///
/// # Errors
/// If it is no well-formed XML or too large.
pub(super) fn pages(text: &str) -> Result<Vec<Page>, Flaw> {
    let page = |Table { name, is_hidden, rows, errors }: Table| {
        let mut page = Page { name, is_hidden, errors, ..Page::default() };
        for (_, number, cells) in rows {
            page.rows.resize(number.max(page.rows.len()), Vec::new());
            page.rows.push(cells.iter().map(|cell| cell.trim().to_owned()).collect());
        }
        page
    };
    Ok(tables(text)?.into_iter().map(page).collect())
}

fn tables(text: &str) -> Result<Vec<Table>, Flaw> {
    let mut reader = Reader::from_str(text);
    let mut tables: Vec<Table> = Vec::new();
    let (mut cells, mut cell) = (Cells::default(), String::new());
    let (mut is_error, mut is_in_cell, mut row_line, mut number, mut covered) = (false, false, 1, 0, 0);
    let (mut line, mut counted) = (1, 0);
    loop {
        let at = reader.buffer_position();
        match reader.read_event().map_err(|error| format!("not valid XML: {error}"))? {
            Event::Start(tag) => match local(&tag) {
                "Worksheet" => {
                    number = 0;
                    tables.push(Table {
                        name: attribute(&tag, "Name").unwrap_or_default(),
                        ..Table::default()
                    });
                }
                "Row" => {
                    line += line_ends(text, counted..at);
                    (cells.row, row_line, counted) = (Vec::new(), line, at);
                    let index = index_of(&tag, MOST_ROWS);
                    number = index.map_or(number, |index| number.max(index - 1));
                }
                "Cell" => {
                    cells.skip_to_index(&tag)?;
                    (is_in_cell, cell, covered) = (true, String::new(), covered_by(&tag));
                    is_error = false;
                }
                "Data" => is_error = attribute(&tag, "Type").is_some_and(|kind| kind == "Error"),
                _ => {}
            },
            Event::Empty(tag) if local(&tag) == "Cell" => {
                cells.skip_to_index(&tag)?;
                cells.widen(cells.row.len() + 1 + covered_by(&tag))?;
            }
            Event::Empty(tag) if local(&tag) == "Row" => number += 1,
            Event::Text(part) if is_in_cell => cell.push_str(&part),
            Event::CData(part) if is_in_cell => cell.push_str(&part),
            Event::GeneralRef(reference) if is_in_cell => cell.push_str(&character(&reference)),
            Event::End(tag) => match tag.local_name().into_inner() {
                "Cell" => {
                    is_in_cell = false;
                    let at = cells.row.len();
                    cells.widen(at + 1 + covered)?;
                    if !is_error {
                        cells.row[at] = std::mem::take(&mut cell);
                    } else if let Some(table) = tables.last_mut() {
                        table.errors += 1;
                    }
                }
                "Row" => {
                    if tables.is_empty() {
                        tables.push(Table::default());
                    }
                    if let Some(table) = tables.last_mut() {
                        // The rows that are left out before this one are filled in.
                        let before = table.rows.last().map_or(0, |(_, last, _)| last + 1);
                        cells.count(1 + number.saturating_sub(before))?;
                        table.rows.push((row_line, number, std::mem::take(&mut cells.row)));
                    }
                    number += 1;
                }
                _ => {}
            },
            Event::Eof => return Ok(tables),
            _ => {}
        }
    }
}

fn local<'a>(tag: &'a BytesStart<'_>) -> &'a str {
    tag.local_name().into_inner()
}

/// More columns and rows than these are none that Excel has.
const MOST_COLUMNS: usize = 16_384;
const MOST_ROWS: usize = 1_048_576;

/// The number, from 1, that an element has because empty ones before it are left out.
fn index_of(tag: &BytesStart<'_>, most: usize) -> Option<usize> {
    let index = attribute(tag, "Index").and_then(|index| index.parse::<usize>().ok());
    index.filter(|index| (1..=most).contains(index))
}

/// The cells of a row so far. Those of all rows are counted as they come: a few bytes may ask for very many.
#[derive(Default)]
struct Cells {
    row: Vec<String>,
    count: usize,
}

impl Cells {
    fn count(&mut self, more: usize) -> Result<(), Flaw> {
        self.count += more;
        if self.count > MOST_CELLS { Err(too_large()) } else { Ok(()) }
    }

    /// Adds empty cells up to this number.
    fn widen(&mut self, width: usize) -> Result<(), Flaw> {
        if let Some(more) = width.checked_sub(self.row.len()) {
            self.count(more)?;
            self.row.resize(width, String::new());
        }
        Ok(())
    }

    fn skip_to_index(&mut self, tag: &BytesStart<'_>) -> Result<(), Flaw> {
        index_of(tag, MOST_COLUMNS).map_or(Ok(()), |index| self.widen(index - 1))
    }
}

/// How many cells to the right are merged with a cell.
fn covered_by(tag: &BytesStart<'_>) -> usize {
    let across = attribute(tag, "MergeAcross").and_then(|across| across.parse::<usize>().ok());
    across.unwrap_or(0).min(MOST_COLUMNS)
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
        assert!(may_be_one(text.as_bytes()));
        let sheet = rows(&text).unwrap();
        let cells: Vec<_> = sheet.rows.iter().map(|row| row.cells.join("|")).collect();
        assert_eq!(cells, ["Paper ID|Paper Title|Authors", "1||Ann & Bob é", "2|T|Cy"]);
        assert_eq!(sheet.rows[1].line, Some(5));
        assert!(rows("<Workbook><Row").is_err());
    }
}
