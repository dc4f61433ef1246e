//! Workbooks of Excel (.xlsx, .xls) and OpenDocument (.ods), by calamine.

use std::io::{Cursor, Read};

use calamine::{
    Data, DataRef, ExcelDateTime, ExcelDateTimeType, Ods, Range, Reader, SheetType, SheetVisible, Xls, Xlsx,
};
use quick_xml::events::Event;
use zip::ZipArchive;

use super::old_excel::{PROTECTED, hold_size as hold_old_size};
use super::page::{Book, Flaw, MOST_CELLS, MOST_TEXT, Page, too_large};
use super::signatures::{COMPOUND, ZIP};
use super::xml::attribute;
use crate::contained::contained;

/// Whether a file with this beginning may be a workbook: archives of other programs begin with other files.
pub(super) fn may_be_one(head: &[u8]) -> bool {
    head.starts_with(ZIP) || head.starts_with(COMPOUND)
}

/// The sheets of a workbook; `None` if the bytes are something else.
///
/// # Errors
/// If it is protected by a password, damaged or too large.
pub(super) fn read(bytes: &[u8]) -> Result<Option<Book>, Flaw> {
    // What a mistake in the reader makes of a damaged file must not end the program.
    let read =
        contained(|| if bytes.starts_with(COMPOUND) { of_compound_file(bytes) } else { of_archive(bytes) });
    read.unwrap_or_else(|| Err("the spreadsheet is damaged".to_owned()))
}

fn damaged(error: impl std::fmt::Display) -> Flaw {
    format!("the spreadsheet is damaged: {error}")
}

/// A workbook of Excel 97, or one of any version that is encrypted; documents of Word are such files, too.
fn of_compound_file(bytes: &[u8]) -> Result<Option<Book>, Flaw> {
    let has = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        memchr::memmem::find(bytes, &wide).is_some()
    };
    if has("EncryptedPackage") {
        return Err(PROTECTED.to_owned());
    }
    if !has("Workbook") && !has("Book") {
        return Ok(None);
    }
    hold_old_size(bytes)?;
    let workbook: Xls<_> = match Xls::new(Cursor::new(bytes)) {
        Ok(workbook) => workbook,
        Err(calamine::XlsError::Password) => return Err(PROTECTED.to_owned()),
        Err(error) => return Err(damaged(error)),
    };
    by_ranges(workbook).map(Some)
}

/// A workbook whose sheets are read at once.
fn by_ranges<'b, W>(mut workbook: W) -> Result<Book, Flaw>
where
    W: Reader<Cursor<&'b [u8]>>,
    W::Error: std::fmt::Display,
{
    let mut pages = Pages::default();
    for (name, is_hidden) in sheets(&workbook) {
        let range = workbook.worksheet_range(&name).map_err(damaged)?;
        pages.add_range(name, is_hidden, &range)?;
    }
    Ok(pages.book)
}

fn of_archive(bytes: &[u8]) -> Result<Option<Book>, Flaw> {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return Ok(None) };
    let has = |name: &str| archive.index_for_name(name).is_some();
    if has("xl/workbook.bin") {
        return Err("it is a binary workbook (.xlsb); save it as .xlsx or its sheet as CSV".to_owned());
    }
    let (is_excel, is_open) = (has("xl/workbook.xml"), has("content.xml"));
    if is_excel {
        hold_size(&mut archive)?;
        return of_excel(bytes).map(Some);
    }
    if !is_open || !is_open_spreadsheet(&mut archive) {
        return Ok(None);
    }
    hold_size(&mut archive)?;
    hold_repeats(&mut archive)?;
    let workbook: Ods<_> = match Ods::new(Cursor::new(bytes)) {
        Ok(workbook) => workbook,
        Err(calamine::OdsError::Password) => return Err(PROTECTED.to_owned()),
        Err(error) => return Err(damaged(error)),
    };
    by_ranges(workbook).map(Some)
}

fn is_open_spreadsheet(archive: &mut ZipArchive<Cursor<&[u8]>>) -> bool {
    let mut kind = String::new();
    let read = archive.by_name("mimetype").map(|file| file.take(200).read_to_string(&mut kind));
    matches!(read, Ok(Ok(_))) && kind.starts_with("application/vnd.oasis.opendocument.spreadsheet")
}

/// Refuses an archive whose texts take more memory than is allowed: a small file may hold very much of the same.
fn hold_size(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<(), Flaw> {
    let mut left = MOST_TEXT as u64;
    for number in 0..archive.len() {
        let file = archive.by_index(number).map_err(|error| {
            let is_protected = error.to_string().to_lowercase().contains("password");
            if is_protected { PROTECTED.to_owned() } else { damaged(error) }
        })?;
        if !file.name().map_err(damaged)?.ends_with(".xml") {
            continue;
        }
        let read = std::io::copy(&mut file.take(left + 1), &mut std::io::sink()).map_err(damaged)?;
        left = left.checked_sub(read).ok_or_else(too_large)?;
    }
    Ok(())
}

/// Refuses an OpenDocument spreadsheet whose cells are repeated beyond what is allowed, and one that ends early, whose reader would
/// wait for the rest for ever.
fn hold_repeats(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<(), Flaw> {
    let mut xml = String::new();
    let mut content = archive.by_name("content.xml").map_err(damaged)?;
    content.read_to_string(&mut xml).map_err(damaged)?;
    let mut reader = quick_xml::Reader::from_str(&xml);
    let (mut table, mut row) = (Extent::default(), OpenRow::default());
    let (mut text, mut open) = (0_usize, 0_usize);
    loop {
        let event = reader.read_event().map_err(damaged)?;
        match &event {
            Event::Start(_) => open += 1,
            Event::End(_) => open = open.saturating_sub(1),
            Event::Eof if open > 0 => return Err(damaged("it ends early")),
            _ => {}
        }
        let is_whole = matches!(event, Event::Empty(_));
        let mut has_ended = false;
        match &event {
            Event::Start(tag) | Event::Empty(tag) => {
                let repeats = |name| attribute(tag, name).and_then(|count| count.parse().ok()).unwrap_or(1);
                match tag.local_name().into_inner() {
                    "table" => table = Extent::default(),
                    "table-row" => {
                        row = OpenRow { repeats: repeats("number-rows-repeated"), ..OpenRow::default() };
                        has_ended = is_whole;
                    }
                    "table-cell" | "covered-table-cell" => {
                        let columns = repeats("number-columns-repeated");
                        row.width = row.width.saturating_add(columns);
                        if attribute(tag, "value-type").is_some() {
                            (row.filled, row.most_columns) = (row.width, row.most_columns.max(columns));
                        }
                    }
                    _ => {}
                }
            }
            Event::Text(part) => row.text += part.len(),
            Event::End(tag) => has_ended = tag.local_name().into_inner() == "table-row",
            Event::Eof => return Ok(()),
            _ => {}
        }
        if has_ended {
            let repeated = row.text.saturating_mul(row.repeats).saturating_mul(row.most_columns);
            text = text.saturating_add(repeated);
            if table.with(&row) > MOST_CELLS || text > MOST_TEXT {
                return Err(too_large());
            }
        }
    }
}

/// The row of an OpenDocument table that is looked at.
#[derive(Default)]
struct OpenRow {
    repeats: usize,
    /// The number of cells so far, and up to the last with a value.
    width: usize,
    filled: usize,
    /// As often as a cell with a value is repeated.
    most_columns: usize,
    /// The bytes of its texts.
    text: usize,
}

/// The extent of an OpenDocument table up to the last row with values.
#[derive(Default)]
struct Extent {
    rows: usize,
    blank: usize,
    width: usize,
}

impl Extent {
    /// Adds a row, and returns the number of cells. Blank rows count where others follow.
    fn with(&mut self, row: &OpenRow) -> usize {
        self.blank = self.blank.saturating_add(row.repeats);
        if row.filled > 0 {
            self.rows = self.rows.saturating_add(std::mem::take(&mut self.blank));
            self.width = self.width.max(row.filled);
        }
        self.rows.saturating_mul(self.width)
    }
}

fn of_excel(bytes: &[u8]) -> Result<Book, Flaw> {
    let mut workbook: Xlsx<_> = match Xlsx::new(Cursor::new(bytes)) {
        Ok(workbook) => workbook,
        Err(calamine::XlsxError::Password) => return Err(PROTECTED.to_owned()),
        Err(error) => return Err(damaged(error)),
    };
    let mut pages = Pages::default();
    for (name, is_hidden) in sheets(&workbook) {
        let mut page = Page { name: name.clone(), is_hidden, ..Page::default() };
        let merged = workbook.merge_cells_by_sheet_name(&name).unwrap_or_default();
        // Cell by cell: one cell far away would make a table of all between.
        let mut cells = workbook.worksheet_cells_reader(&name).map_err(damaged)?;
        while let Some(cell) = cells.next_cell().map_err(damaged)? {
            let (row, column) = cell.get_position();
            pages.put(&mut page, [row as usize, column as usize], shown_ref(cell.get_value()))?;
        }
        for region in merged.iter().filter(|region| region.start.1 == region.end.1) {
            pages.fill_down(&mut page, region.start, region.end.0)?;
        }
        pages.book.pages.push(page);
    }
    Ok(pages.book)
}

/// The names of the sheets with cells, and whether each is hidden.
fn sheets<'b>(workbook: &impl Reader<Cursor<&'b [u8]>>) -> Vec<(String, bool)> {
    let sheets = workbook.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    sheets.map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible)).collect()
}

/// The sheets so far, within the limits.
#[derive(Default)]
struct Pages {
    book: Book,
    cells: usize,
    text: usize,
}

/// The text of a cell, or the mark of an error.
enum Shown {
    Text(String),
    Error,
}

impl Pages {
    /// A sheet with its cells from its first row on.
    fn add_range(&mut self, name: String, is_hidden: bool, range: &Range<Data>) -> Result<(), Flaw> {
        let mut page = Page { name, is_hidden, ..Page::default() };
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, value) in range.used_cells() {
            self.put(&mut page, [top as usize + row, left as usize + column], shown(value))?;
        }
        self.book.pages.push(page);
        Ok(())
    }

    /// Gives cells that are merged below each other the value of the first: a paper with several rows of authors.
    fn fill_down(&mut self, page: &mut Page, (first, column): (u32, u32), last: u32) -> Result<(), Flaw> {
        let (first, column) = (first as usize, column as usize);
        let value = page.rows.get(first).and_then(|row| row.get(column)).filter(|value| !value.is_empty());
        let Some(value) = value.cloned() else { return Ok(()) };
        for row in first + 1..page.rows.len().min(last as usize + 1) {
            if page.rows[row].iter().any(|cell| !cell.is_empty()) {
                self.put(page, [row, column], Shown::Text(value.clone()))?;
            }
        }
        Ok(())
    }

    fn put(&mut self, page: &mut Page, [row, column]: [usize; 2], shown: Shown) -> Result<(), Flaw> {
        let text = match shown {
            Shown::Text(text) if text.is_empty() => return Ok(()),
            Shown::Text(text) => text,
            Shown::Error => {
                page.errors += 1;
                return Ok(());
            }
        };
        let new_rows = (row + 1).saturating_sub(page.rows.len());
        let old = page.rows.get(row).map_or(0, Vec::len);
        self.cells += new_rows + (column + 1).saturating_sub(old);
        self.text += text.len();
        if self.cells > MOST_CELLS || self.text > MOST_TEXT {
            return Err(too_large());
        }
        if new_rows > 0 {
            page.rows.resize(row + 1, Vec::new());
        }
        let cells = &mut page.rows[row];
        if cells.len() <= column {
            cells.resize(column + 1, String::new());
        }
        cells[column] = text;
        Ok(())
    }
}

/// A value as a person sees it: a year without decimals, a date as ISO 8601.
fn shown(value: &Data) -> Shown {
    Shown::Text(match value {
        Data::Empty => String::new(),
        Data::Error(_) => return Shown::Error,
        Data::String(text) | Data::DurationIso(text) => text.trim().to_owned(),
        Data::DateTimeIso(text) => text.trim().trim_end_matches("T00:00:00").to_owned(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number.to_string(),
        Data::Bool(flag) => flag.to_string(),
        Data::DateTime(date) => date_shown(date),
    })
}

fn shown_ref(value: &DataRef<'_>) -> Shown {
    match value {
        DataRef::SharedString(text) => Shown::Text(text.trim().to_owned()),
        other => shown(&Data::from(other.clone())),
    }
}

/// A date, or a time of day.
fn date_shown(date: &ExcelDateTime) -> String {
    /// The calendar repeats itself after 400 years, which have so many days.
    const CYCLE: f64 = 146_097.0;
    const CYCLES: u16 = 5;
    let serial = date.as_f64();
    if date.is_duration() {
        return serial.to_string();
    }
    let mut parts = date.to_ymd_hms_milli();
    // What is no later than the first day of its system is that day: 1904-01-01 in workbooks of old Macs.
    let is_of_mac = parts.0 == 1904;
    let is_time = serial > 0.0 && serial < 1.0 || serial == 0.0 && !is_of_mac;
    // Excel has no days before its first, and LibreOffice does.
    if serial < 0.0 {
        let later = serial + CYCLE * f64::from(CYCLES);
        parts = ExcelDateTime::new(later, ExcelDateTimeType::DateTime, is_of_mac).to_ymd_hms_milli();
        match parts.0.checked_sub(400 * CYCLES) {
            Some(year) if year > 0 && later > 0.0 => parts.0 = year,
            _ => return serial.to_string(),
        }
    }
    let (year, month, day, hour, minute, second, _) = parts;
    let (day, time) =
        (format!("{year:04}-{month:02}-{day:02}"), format!("{hour:02}:{minute:02}:{second:02}"));
    let is_midnight = serial.fract() == 0.0;
    match (is_time, is_midnight) {
        (true, _) => time,
        (_, true) => day,
        _ => format!("{day}T{time}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_before_those_of_excel_and_times_of_day_are_themselves() {
        for (serial, is_of_mac, expected) in [
            (43_631.0, false, "2019-06-15"),
            (43_631.5, false, "2019-06-15T12:00:00"),
            (1.0, false, "1900-01-01"),
            (-1.0, false, "1899-12-29"),
            (-0.5, false, "1899-12-29T12:00:00"),
            // 1815-12-10, when Ada Lovelace was born.
            (-30_701.0, false, "1815-12-10"),
            (0.0, true, "1904-01-01"),
            (-1.0, true, "1903-12-31"),
            (-693_593.0, false, "0001-01-01"),
            (-693_594.0, false, "-693594"),
            (-1e9, false, "-1000000000"),
            (0.0, false, "00:00:00"),
            (0.043_055_555_6, false, "01:02:00"),
            (0.75, true, "18:00:00"),
        ] {
            let date = ExcelDateTime::new(serial, ExcelDateTimeType::DateTime, is_of_mac);
            assert_eq!(date_shown(&date), expected, "{serial}");
        }
    }
}
