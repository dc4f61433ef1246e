//! Markdown, as GitHub and pandoc read it.

use std::io::{self, Write};

use super::{Document, Look, Section, Style, StyleWriter, Table, visible};

pub(super) static STYLE: Style = Style {
    name: "markdown",
    about: "pipe tables for GitHub, pandoc and notebooks",
    extensions: &["md", "markdown"],
    is_text: true,
    writer: StyleWriter::Document(write),
};

fn write(document: &Document<'_>, _: Look, out: &mut dyn Write) -> io::Result<()> {
    for (i, section) in document.sections.iter().enumerate() {
        if i > 0 {
            writeln!(out)?;
        }
        match section {
            Section::Heading(heading) => writeln!(out, "## {}", escaped(heading))?,
            Section::Text(text) => writeln!(out, "{}", escaped(text))?,
            Section::Lines(lines) => {
                for (depth, line) in lines {
                    writeln!(out, "{}- {}", "  ".repeat(*depth), escaped(line))?;
                }
            }
            Section::Table(table) => write_table(table, out)?,
        }
    }
    Ok(())
}

fn write_table(table: &Table<'_>, out: &mut dyn Write) -> io::Result<()> {
    let columns = || table.columns.iter().filter(|column| !column.is_bar);
    for column in columns() {
        write!(out, "| {} ", escaped(&column.name))?;
    }
    writeln!(out, "|")?;
    for column in columns() {
        write!(out, "| {} ", if column.is_number { "---:" } else { "---" })?;
    }
    writeln!(out, "|")?;
    for row in table.rows() {
        for (cell, _) in row.iter().zip(&table.columns).filter(|(_, column)| !column.is_bar) {
            write!(out, "| {} ", escaped(&cell.shown()))?;
        }
        writeln!(out, "|")?;
    }
    Ok(())
}

/// Escapes Markdown and HTML markup.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in visible(text).chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '#' | '~' | '$' => {
                safe.push('\\');
                safe.push(c);
            }
            _ => safe.push(c),
        }
    }
    safe
}
