//! References to cells, and the XML of a sheet in which rows are inserted.

use std::fmt::Write;

use quick_xml::Reader;
use quick_xml::escape::escape;
use quick_xml::events::{BytesStart, Event};

use super::workbook::Flaw;
use crate::sheets::attribute;

/// Rows that are inserted before a row.
#[derive(Debug, Clone, Copy)]
pub(super) struct Insertion {
    pub(super) before: u32,
    pub(super) count: u32,
}

impl Insertion {
    /// The number of a row after the insertion.
    fn row(self, row: u32) -> u32 {
        if row >= self.before { row.saturating_add(self.count) } else { row }
    }

    /// References such as `A51:E56 B7`, after the insertion.
    pub(super) fn references(self, text: &str) -> String {
        let cell = |cell: &str| {
            let digits = cell.trim_end_matches(|c: char| c.is_ascii_digit()).len();
            let (column, row) = cell.split_at(digits);
            row.parse().map_or_else(|_| cell.to_owned(), |row| format!("{column}{}", self.row(row)))
        };
        let range = |range: &str| range.split(':').map(cell).collect::<Vec<_>>().join(":");
        text.split(' ').map(range).collect::<Vec<_>>().join(" ")
    }

    /// The XML of a part with all its references after the insertion; of a sheet, rows and cells, too.
    pub(super) fn part(self, text: &str) -> Result<String, Flaw> {
        self.part_without(text, |_| None)
    }

    /// Like [`part`](Self::part), where `instead` may give the XML for a whole element.
    pub(super) fn part_without(
        self,
        text: &str,
        mut instead: impl FnMut(&BytesStart<'_>) -> Option<String>,
    ) -> Result<String, Flaw> {
        let mut out = String::with_capacity(text.len());
        let mut reader = Reader::from_str(text);
        let (mut from, mut element) = (0, Vec::new());
        loop {
            let event = reader.read_event().map_err(|why| format!("it is not well-formed: {why}"))?;
            let to = reader.buffer_position() as usize;
            let raw = &text[from..to];
            match &event {
                Event::Start(tag) | Event::Empty(tag) => {
                    if let Some(other) = instead(tag) {
                        out.push_str(&other);
                        if let Event::Start(tag) = &event {
                            reader
                                .read_to_end(tag.name())
                                .map_err(|why| format!("it is not well-formed: {why}"))?;
                        }
                        from = reader.buffer_position() as usize;
                        continue;
                    }
                    out.push_str(&self.tag(raw, tag));
                    if matches!(event, Event::Start(_)) {
                        element.push(tag.local_name().into_inner().to_owned());
                    }
                }
                Event::End(_) => {
                    element.pop();
                    out.push_str(raw);
                }
                Event::Text(_) if element.last().is_some_and(|name| name == "sqref") => {
                    out.push_str(&self.references(raw));
                }
                Event::Text(_) if element.last().is_some_and(|name| name == "row") && element.len() > 2 => {
                    // The anchor of a drawing counts rows from 0.
                    let row = raw.trim().parse::<u32>().ok();
                    let moved = row.map(|row| (self.row(row.saturating_add(1)) - 1).to_string());
                    out.push_str(moved.as_deref().unwrap_or(raw));
                }
                Event::Eof => return Ok(out),
                _ => out.push_str(raw),
            }
            from = to;
        }
    }

    /// A tag with its references after the insertion.
    fn tag(self, raw: &str, tag: &BytesStart<'_>) -> String {
        let of_row = tag.local_name().into_inner() == "row";
        let mut text = raw.to_owned();
        for name in ["ref", "sqref", "r", "activeCell", "topLeftCell"] {
            let Some(value) = attribute(tag, name) else { continue };
            let moved = match (of_row, value.parse::<u32>()) {
                (true, Ok(row)) => self.row(row).to_string(),
                (true, Err(_)) => continue,
                (false, _) => self.references(&value),
            };
            for quote in ['"', '\''] {
                let (old, new) =
                    (format!(" {name}={quote}{value}{quote}"), format!(" {name}={quote}{moved}{quote}"));
                text = text.replacen(&old, &new, 1);
            }
        }
        text
    }
}

/// The XML of a cell with text, in a style if there is one; empty cells keep their style only.
pub(super) fn cell(column: char, row: u32, style: Option<&str>, text: &str) -> String {
    let mut xml = format!("<c r=\"{column}{row}\"");
    if let Some(style) = style {
        let _ = write!(xml, " s=\"{style}\"");
    }
    if text.is_empty() {
        return xml + "/>";
    }
    let _ = write!(xml, " t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>", escape(text));
    xml
}

#[cfg(test)]
mod tests {
    use super::*;

    const TWO: Insertion = Insertion { before: 56, count: 2 };

    #[test]
    fn references_after_the_inserted_rows_move() {
        for (before, after) in [
            ("A51:E56", "A51:E58"),
            ("A52", "A52"),
            ("A72:E72 B56", "A74:E74 B58"),
            ("$A$1:$E$82", "$A$1:$E$84"),
            ("A:C", "A:C"),
            ("", ""),
        ] {
            assert_eq!(TWO.references(before), after);
        }
    }

    #[test]
    fn all_else_in_a_part_stays_as_it_was() {
        let sheet = "<?xml version=\"1.0\"?>\n<s><dimension ref='A1:E60'/><row r=\"55\"><c r=\"A55\"><v>1 &amp; 2</v></c></row>\
                     <row  r=\"57\" ht=\"15\"><c r=\"B57\" s=\"3\"/></row><x:sqref>A52:A56</x:sqref></s>";
        let moved = sheet
            .replace("A1:E60", "A1:E62")
            .replace("r=\"57\"", "r=\"59\"")
            .replace("B57", "B59")
            .replace("A52:A56", "A52:A58");
        assert_eq!(TWO.part(sheet).unwrap(), moved);
        assert_eq!(Insertion { before: 56, count: 0 }.part(sheet).unwrap(), sheet);
        let anchor = "<d><a><from><row>60</row></from></a></d>";
        assert_eq!(TWO.part(anchor).unwrap(), anchor.replace("60", "62"));
        assert!(TWO.part("<a><b></a>").is_err());
    }

    #[test]
    fn text_of_a_cell_is_escaped() {
        assert_eq!(
            cell('B', 52, Some("7"), "Lee & Roe"),
            "<c r=\"B52\" s=\"7\" t=\"inlineStr\"><is><t xml:space=\"preserve\">Lee &amp; Roe</t></is></c>"
        );
        assert_eq!(cell('D', 52, None, ""), "<c r=\"D52\"/>");
    }
}
