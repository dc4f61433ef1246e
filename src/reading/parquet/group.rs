//! The rows of a group as text.

use std::io;

use super::column::Column;
use super::fit::{Fit, Opened};
use super::refusal::damaged;
use super::shape::Node;
use super::value::write_string;

/// Rows are read by as many at a time.
const ROWS: usize = 1024;

/// The rows of a group that have not been written yet.
pub(super) struct Group<'f> {
    opened: &'f Opened,
    columns: Vec<Column>,
    /// How many rows are left, and how many of those that the columns hold.
    left: usize,
    held: usize,
}

impl<'f> Group<'f> {
    pub(super) fn of(opened: &'f Opened, place: usize) -> io::Result<Self> {
        let group = opened.metadata.row_group(place);
        let columns = opened.leaves.iter().map(|leaf| Column::of(leaf, group, &opened.file));
        let columns = columns.collect::<io::Result<_>>()?;
        let left = usize::try_from(group.num_rows()).map_err(damaged)?;
        Ok(Self { opened, columns, left, held: 0 })
    }

    /// Writes rows until there are so many bytes or none are left.
    pub(super) fn write(&mut self, size: usize, out: &mut Vec<u8>) -> io::Result<()> {
        while self.left > 0 && out.len() < size {
            if self.held == 0 {
                self.held = self.left.min(ROWS);
                for column in &mut self.columns {
                    column.fill(self.held)?;
                }
            }
            match &self.opened.fit {
                Fit::Json(fields) => self.write_record(fields, out)?,
                Fit::Table(fields) => self.write_row(fields, out)?,
            }
            self.left -= 1;
            self.held -= 1;
            let is_whole = |column: &Column| match self.held {
                0 => column.is_used_up(),
                _ => column.repetition() == 0,
            };
            if !self.columns.iter().all(is_whole) {
                return Err(damaged("columns have values of different rows"));
            }
        }
        Ok(())
    }

    /// A row as an object on a line.
    fn write_record(&mut self, fields: &[(Vec<u8>, Node)], out: &mut Vec<u8>) -> io::Result<()> {
        write_fields(fields, &mut self.columns, out)?;
        out.push(b'\n');
        Ok(())
    }

    /// A row as cells.
    fn write_row(&mut self, fields: &[(Vec<u8>, Node)], out: &mut Vec<u8>) -> io::Result<()> {
        let start = out.len();
        for (place, (_, node)) in fields.iter().enumerate() {
            if place > 0 {
                out.push(b',');
            }
            let cell = out.len();
            write_cell(node, &mut self.columns, out)?;
            quote(cell, out);
        }
        // A row of one empty cell would be an empty line.
        if out.len() == start {
            out.extend_from_slice(b"\"\"");
        }
        out.push(b'\n');
        Ok(())
    }
}

fn write_fields(fields: &[(Vec<u8>, Node)], columns: &mut [Column], out: &mut Vec<u8>) -> io::Result<()> {
    out.push(b'{');
    for (place, (name, node)) in fields.iter().enumerate() {
        if place > 0 {
            out.push(b',');
        }
        out.extend_from_slice(name);
        out.push(b':');
        write_json(node, columns, out)?;
    }
    out.push(b'}');
    Ok(())
}

/// Passes over what stands for a node that is not there: one gap in each of its columns.
fn skip(node: &Node, columns: &mut [Column]) -> io::Result<()> {
    match node {
        Node::Leaf { column } => columns[*column].skip(),
        Node::Struct { fields, .. } => fields.iter().try_for_each(|(_, node)| skip(node, columns)),
        Node::List { element, .. } => skip(element, columns),
    }
}

/// The level up to which a node is there.
fn level(node: &Node, columns: &[Column]) -> io::Result<i16> {
    node.first().map_or(Ok(0), |column| columns[column].definition())
}

fn write_json(node: &Node, columns: &mut [Column], out: &mut Vec<u8>) -> io::Result<()> {
    match node {
        Node::Leaf { column } => {
            let column = &mut columns[*column];
            let meaning = column.meaning();
            match column.take()? {
                Some(value) => meaning.write_json(&value, out),
                None => out.extend_from_slice(b"null"),
            }
        }
        Node::Struct { there, .. } if level(node, columns)? < *there => {
            out.extend_from_slice(b"null");
            skip(node, columns)?;
        }
        Node::Struct { fields, .. } => write_fields(fields, columns, out)?,
        Node::List { any, .. } if level(node, columns)? < *any => {
            out.extend_from_slice(b"[]");
            skip(node, columns)?;
        }
        Node::List { element, again, .. } => {
            out.push(b'[');
            loop {
                write_json(element, columns, out)?;
                if !repeats(node, *again, columns) {
                    break;
                }
                out.push(b',');
            }
            out.push(b']');
        }
    }
    Ok(())
}

/// Does another element of a list follow?
fn repeats(list: &Node, again: i16, columns: &[Column]) -> bool {
    list.first().is_some_and(|column| columns[column].repetition() >= again)
}

/// A value as a cell, or a list of values as a list of strings in JSON: so that one alone is a list, too, and none is cut
/// at a mark inside it. A list without any is an empty cell.
fn write_cell(node: &Node, columns: &mut [Column], out: &mut Vec<u8>) -> io::Result<()> {
    match node {
        Node::Leaf { column } => {
            let column = &mut columns[*column];
            let meaning = column.meaning();
            if let Some(value) = column.take()? {
                meaning.write_text(&value, out);
            }
        }
        Node::List { any, .. } if level(node, columns)? < *any => skip(node, columns)?,
        Node::List { element, again, .. } => {
            out.push(b'[');
            let mut text = Vec::new();
            loop {
                text.clear();
                write_cell(element, columns, &mut text)?;
                write_string(&text, out);
                if !repeats(node, *again, columns) {
                    break;
                }
                out.push(b',');
            }
            out.push(b']');
        }
        Node::Struct { .. } => skip(node, columns)?,
    }
    Ok(())
}

/// Puts what was written from an offset on into quotes, if it needs them.
fn quote(start: usize, out: &mut Vec<u8>) {
    let cell = &out[start..];
    let needs_quotes = memchr::memchr3(b',', b'"', b'\n', cell).is_some()
        || cell.contains(&b'\r')
        || cell.first() == Some(&b' ');
    if !needs_quotes {
        return;
    }
    let cell = out.split_off(start);
    out.push(b'"');
    for (place, part) in cell.split(|&byte| byte == b'"').enumerate() {
        if place > 0 {
            out.extend_from_slice(b"\"\"");
        }
        out.extend_from_slice(part);
    }
    out.push(b'"');
}
