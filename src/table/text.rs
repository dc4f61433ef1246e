//! Aligned columns for a terminal.

use std::io::{self, Write};

use comfy_table::{Cell as TextCell, CellAlignment, ContentArrangement, Table as TextTable, presets};

use super::bars::Bars;
use super::document::Column;
use super::{Document, Look, Section, Style, StyleWriter, Table, bold, visible};

pub(super) static STYLE: Style = Style {
    name: "text",
    about: "aligned columns for people",
    extensions: &["txt"],
    is_text: true,
    writer: StyleWriter::Document(write),
};

/// Minimum width for wrapping, however narrow the terminal.
const NARROWEST: usize = 20;

fn write(document: &Document<'_>, look: Look, out: &mut dyn Write) -> io::Result<()> {
    for (i, section) in document.sections.iter().enumerate() {
        if i > 0 {
            writeln!(out)?;
        }
        match section {
            Section::Heading(heading) => writeln!(out, "{}", bold(&visible(heading), look.styled))?,
            Section::Text(text) => write_wrapped(text, 0, look, out)?,
            Section::Lines(lines) => {
                for (depth, line) in lines {
                    write_wrapped(line, 2 * depth, look, out)?;
                }
            }
            Section::Table(table) => write_table(table, look, out)?,
        }
    }
    Ok(())
}

fn write_wrapped(text: &str, indent: usize, look: Look, out: &mut dyn Write) -> io::Result<()> {
    let text = visible(text);
    let first = " ".repeat(indent);
    let Some(width) = look.width else { return writeln!(out, "{first}{text}") };
    let rest = " ".repeat(indent + 2);
    let options =
        textwrap::Options::new(width.max(NARROWEST)).initial_indent(&first).subsequent_indent(&rest);
    textwrap::wrap(&text, options).iter().try_for_each(|line| writeln!(out, "{line}"))
}

fn write_table(table: &Table<'_>, look: Look, out: &mut dyn Write) -> io::Result<()> {
    let side = |is_number| if is_number { CellAlignment::Right } else { CellAlignment::Left };
    let bars = Bars::of(table, look.width);
    let columns: Vec<(usize, &Column)> =
        table.columns.iter().enumerate().filter(|(_, column)| !column.is_bar || bars.is_some()).collect();
    let mut shown = TextTable::new();
    shown.load_style(presets::NOTHING);
    match look.width {
        Some(width) => {
            shown.set_content_arrangement(ContentArrangement::Dynamic);
            shown.set_width(u16::try_from(width.max(NARROWEST)).unwrap_or(u16::MAX));
        }
        None => drop(shown.set_content_arrangement(ContentArrangement::Disabled)),
    }
    if columns.iter().any(|(_, column)| !column.name.is_empty()) {
        let name = |(_, column): &(usize, &Column)| {
            TextCell::new(&column.name).set_alignment(side(column.is_number))
        };
        shown.set_header(columns.iter().map(name));
    }
    for row in table.rows() {
        shown.add_row(columns.iter().map(|&(place, column)| {
            let bar = bars.as_ref().filter(|_| column.is_bar).map(|bars| bars.bar(&row[place]));
            TextCell::new(bar.unwrap_or_else(|| row[place].shown())).set_alignment(side(column.is_number))
        }));
    }
    for (i, column) in shown.column_iter_mut().enumerate() {
        column.set_padding((if i == 0 { 0 } else { 1 }, 1));
    }
    let has_header = shown.header().is_some();
    for (i, line) in shown.lines().enumerate() {
        let line = line.trim_end();
        if i == 0 && has_header {
            writeln!(out, "{}", bold(line, look.styled))?
        } else {
            writeln!(out, "{line}")?
        }
    }
    Ok(())
}
