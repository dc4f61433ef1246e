//! Aligned columns for a terminal.

use std::io::{self, Write};

use comfy_table::{Cell as TextCell, CellAlignment, ContentArrangement, Table as TextTable, presets};

use super::{Document, Look, Section, Style, StyleWriter, Table, bold, visible};

pub(super) static STYLE: Style = Style {
    name: "text",
    about: "aligned columns for people",
    extensions: &["txt"],
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
    let mut shown = TextTable::new();
    shown.load_style(presets::NOTHING);
    match look.width {
        Some(width) => {
            shown.set_content_arrangement(ContentArrangement::Dynamic);
            shown.set_width(u16::try_from(width.max(NARROWEST)).unwrap_or(u16::MAX));
        }
        None => drop(shown.set_content_arrangement(ContentArrangement::Disabled)),
    }
    if table.columns.iter().any(|column| !column.name.is_empty()) {
        shown.set_header(
            table
                .columns
                .iter()
                .map(|column| TextCell::new(&column.name).set_alignment(side(column.is_number))),
        );
    }
    for row in table.rows() {
        let cells = row.iter().zip(&table.columns);
        shown.add_row(
            cells.map(|(cell, column)| TextCell::new(cell.shown()).set_alignment(side(column.is_number))),
        );
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
