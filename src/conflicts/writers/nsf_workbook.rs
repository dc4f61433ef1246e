//! NSF's template of collaborators and other affiliations, with table 4 filled in.
//!
//! Rows are inserted before the last row of the table, and all that follows moves: other tables, merged cells, data
//! validations, anchors of drawings. All other parts of the workbook stay as they were, byte for byte.

use std::collections::BTreeMap;

use quick_xml::events::Event;

use super::super::collaborators_report::CollaboratorsReport;
use super::nsf::{Row, rows};
use super::spreadsheet::{Insertion, cell};
use super::workbook::{Flaw, Relationship, Workbook, for_each_event, for_each_tag};
use crate::error::{Error, ErrorKind, Result};
use crate::network::Network;
use crate::sheets::{attribute, character};

/// The first sheet of the template.
const SHEET: &str = "NSF COA Template";
/// Table 4: a header, and five rows of which the first has a sample person.
const TABLE: &str = "TableD";
const RANGE: &str = "A51:E56";
const FIRST: u32 = 52;
const LAST: u32 = 56;
const SAMPLE: &str = "Alphaman, Lin";
const COLUMNS: [char; 5] = ['A', 'B', 'C', 'D', 'E'];

/// Fills table 4 of a template with the collaborators of a report, and returns the workbook with remarks.
///
/// # Errors
/// If the file is not NSF's template, or is filled already.
pub(crate) fn fill_nsf_template(
    name: &str,
    template: &[u8],
    report: &CollaboratorsReport,
    network: &Network,
) -> Result<(Vec<u8>, Vec<String>)> {
    let (rows, remarks) = rows(report, network);
    let filled = filled(template, &rows).map_err(|flaw| {
        Error::new(
            ErrorKind::Input,
            format!("not the blank template of NSF: {flaw}; use -f nsf and paste the rows"),
        )
        .at(name, None)
    })?;
    Ok((filled, remarks))
}

fn filled(template: &[u8], rows: &[Row]) -> std::result::Result<Vec<u8>, Flaw> {
    let mut workbook = Workbook::open(template)?;
    let sheet = first_sheet(&mut workbook)?;
    let related = workbook.relationships(&sheet)?;
    check_table(&mut workbook, &related)?;
    let text = workbook.part(&sheet)?;
    let strings = workbook
        .optional_part("xl/sharedStrings.xml")?
        .map_or(Ok(Vec::new()), |text| shared_strings(&text))?;
    let blank = Blank::of(&text, &strings)?;
    blank.check()?;
    let table_rows = LAST - FIRST + 1;
    let insertion = Insertion { before: LAST, count: (rows.len() as u32).saturating_sub(table_rows) };
    if insertion.count > 0 && blank.has_formulas {
        return Err("it has formulas, which inserted rows would break".to_owned());
    }
    workbook.replace(&sheet, blank.filled(&text, rows, insertion)?);
    if insertion.count > 0 {
        for part in related.iter().filter(|part| ["table", "drawing"].contains(&part.kind.as_str())) {
            let text = workbook.part(&part.target)?;
            workbook.replace(&part.target, insertion.part(&text)?);
        }
    }
    workbook.into_bytes()
}

/// The part of the first sheet, which must be that of the template.
fn first_sheet(workbook: &mut Workbook<'_>) -> std::result::Result<String, Flaw> {
    let text = workbook.part("xl/workbook.xml")?;
    let mut first = None;
    for_each_tag(&text, |tag| {
        if tag.local_name().into_inner() == "sheet" && first.is_none() {
            first = attribute(tag, "name").zip(attribute(tag, "id"));
        }
    })?;
    let (name, id) = first.ok_or("it has no sheet")?;
    if name != SHEET {
        return Err(format!("its first sheet is \"{name}\", not \"{SHEET}\""));
    }
    let related = workbook.relationships("xl/workbook.xml")?;
    let sheet = related.into_iter().find(|part| part.id == id);
    sheet.map(|part| part.target).ok_or_else(|| "its first sheet is missing".to_owned())
}

fn check_table(workbook: &mut Workbook<'_>, related: &[Relationship]) -> std::result::Result<(), Flaw> {
    let mut range = None;
    for part in related.iter().filter(|part| part.kind == "table") {
        for_each_tag(&workbook.part(&part.target)?, |tag| {
            let is_it =
                attribute(tag, "displayName").or_else(|| attribute(tag, "name")).as_deref() == Some(TABLE);
            if tag.local_name().into_inner() == "table" && is_it {
                range = attribute(tag, "ref");
            }
        })?;
    }
    match range {
        Some(range) if range == RANGE => Ok(()),
        Some(range) => {
            Err(format!("its table {TABLE} is {range}, not {RANGE}: it seems to be filled already"))
        }
        None => Err(format!("it has no table {TABLE}")),
    }
}

/// The strings that cells refer to by number.
fn shared_strings(text: &str) -> std::result::Result<Vec<String>, Flaw> {
    let (mut strings, mut is_text) = (Vec::new(), false);
    for_each_event(text, |event| match event {
        Event::Start(tag) | Event::Empty(tag) => match tag.local_name().into_inner() {
            "si" => strings.push(String::new()),
            "t" => is_text = true,
            _ => {}
        },
        Event::End(tag) if tag.local_name().into_inner() == "t" => is_text = false,
        event => {
            if let Some(last) = strings.last_mut().filter(|_| is_text) {
                add_text(event, last);
            }
        }
    })?;
    Ok(strings)
}

fn add_text(event: &Event<'_>, text: &mut String) {
    match event {
        Event::Text(part) => text.push_str(part),
        Event::CData(part) => text.push_str(part),
        Event::GeneralRef(reference) => text.push_str(&character(reference)),
        _ => {}
    }
}

/// The rows of table 4 as the template has them.
#[derive(Default)]
struct Blank {
    /// The tag of each row, without its end, where it has one.
    tags: BTreeMap<u32, String>,
    /// The style of each cell.
    styles: BTreeMap<String, String>,
    /// What is written in each cell.
    texts: BTreeMap<String, String>,
    has_formulas: bool,
}

impl Blank {
    fn of(sheet: &str, strings: &[String]) -> std::result::Result<Self, Flaw> {
        let mut blank = Self::default();
        let (mut row, mut at, mut is_shared) = (0, String::new(), false);
        for_each_event(sheet, |event| match event {
            Event::Start(tag) | Event::Empty(tag) => match tag.local_name().into_inner() {
                "row" => {
                    row = attribute(tag, "r").and_then(|row| row.parse().ok()).unwrap_or(row + 1);
                    let others =
                        tag.attributes().flatten().filter(|attribute| attribute.key.into_inner() != "r");
                    let others =
                        others.map(|other| format!(" {}=\"{}\"", other.key.into_inner(), other.value));
                    blank.tags.insert(row, others.collect());
                }
                "c" => {
                    at = attribute(tag, "r").unwrap_or_default();
                    is_shared = attribute(tag, "t").as_deref() == Some("s");
                    if let Some(style) = attribute(tag, "s") {
                        blank.styles.insert(at.clone(), style);
                    }
                }
                "f" => blank.has_formulas = true,
                _ => {}
            },
            Event::End(tag) => match tag.local_name().into_inner() {
                "c" => {
                    if let Some(text) = blank.texts.get_mut(&at).filter(|_| is_shared) {
                        let string = text.trim().parse::<usize>().ok().and_then(|number| strings.get(number));
                        *text = string.cloned().unwrap_or_default();
                    }
                    at.clear();
                }
                "row" => at.clear(),
                _ => {}
            },
            event if !at.is_empty() => add_text(event, blank.texts.entry(at.clone()).or_default()),
            _ => {}
        })?;
        Ok(blank)
    }

    fn text(&self, column: char, row: u32) -> &str {
        self.texts.get(&format!("{column}{row}")).map_or("", |text| text.trim())
    }

    /// Whether only the sample person is in the table.
    fn check(&self) -> std::result::Result<(), Flaw> {
        let sample = self.text('B', FIRST);
        if sample != SAMPLE {
            return Err(format!("cell B{FIRST} is \"{sample}\", not the sample person \"{SAMPLE}\""));
        }
        match (FIRST + 1..=LAST).find(|&row| !self.text('B', row).is_empty()) {
            Some(row) => Err(format!("cell B{row} is filled already")),
            None => Ok(()),
        }
    }

    /// The sheet with these rows in the table.
    fn filled(&self, sheet: &str, rows: &[Row], insertion: Insertion) -> std::result::Result<String, Flaw> {
        let mut new: Option<String> = Some(self.rows(rows, insertion.count));
        insertion.part_without(sheet, |tag| {
            let row = attribute(tag, "r").and_then(|row| row.parse::<u32>().ok());
            let is_in_table = tag.local_name().into_inner() == "row"
                && row.is_some_and(|row| (FIRST..=LAST).contains(&row));
            // The first row of the table, which has the sample person, is replaced by all rows.
            is_in_table.then(|| new.take().unwrap_or_default())
        })
    }

    /// The rows of the table: those that are inserted look like the row before the last.
    fn rows(&self, rows: &[Row], inserted: u32) -> String {
        let empty = Row::default();
        let mut xml = String::new();
        for at in 0..=LAST - FIRST + inserted {
            let number = FIRST + at;
            let like = if number < LAST { number } else { (number - inserted).max(LAST - 1) };
            let texts = rows.get(at as usize).unwrap_or(&empty);
            let tag = self.tags.get(&like).map_or("", String::as_str);
            xml.push_str(&format!("<row r=\"{number}\"{tag}>"));
            for (column, text) in COLUMNS.into_iter().zip(texts) {
                let style = self.styles.get(&format!("{column}{like}")).map(String::as_str);
                xml.push_str(&cell(column, number, style, text));
            }
            xml.push_str("</row>");
        }
        xml
    }
}
