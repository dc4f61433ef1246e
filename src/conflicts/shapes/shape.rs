//! The shape of a file: who lists what, and how it is seen.

use serde_json::Value;

use super::super::headers::{Columns, Field};
use super::super::people::Conference;
use crate::error::{Error, ErrorKind, Place, Result};
use crate::sheets::{Sheet, SheetRow};

/// What a file lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Role {
    /// Members of a committee.
    Committee,
    /// Submissions with their authors.
    Submissions,
    /// Conflicts that have been declared.
    Declared,
}

impl Role {
    /// What a file of this role lists, in words.
    pub(in crate::conflicts) fn in_words(self) -> &'static str {
        match self {
            Self::Committee => "members of a committee",
            Self::Submissions => "submissions with their authors",
            Self::Declared => "declared conflicts",
        }
    }
}

/// The shape of a file of one system.
pub(in crate::conflicts) struct Shape {
    pub(super) name: &'static str,
    pub(super) role: Role,
    pub(super) detect: fn(&Input<'_>) -> bool,
    pub(super) read: fn(&Input<'_>, &mut Conference) -> Result<()>,
}

/// A file that is read.
pub(in crate::conflicts) struct Input<'a> {
    pub(super) name: &'a str,
    pub(super) data: Data,
}

/// What is in a file.
pub(in crate::conflicts) enum Data {
    Table { sheet: Sheet, columns: Option<Columns> },
    Json(Value),
}

impl Input<'_> {
    /// The place of a row.
    pub(super) fn place(&self, row: &SheetRow) -> Option<Place> {
        Some(Place { path: self.name.to_owned(), line: row.line })
    }

    /// The file as a whole.
    pub(super) fn whole(&self) -> Option<Place> {
        Some(Place { path: self.name.to_owned(), line: None })
    }

    pub(super) fn error(&self, line: Option<u64>, what: impl Into<String>) -> Error {
        Error::new(ErrorKind::Input, what).at(self.name, line)
    }

    /// The columns of a table with a header.
    pub(super) fn columns(&self) -> Option<&Columns> {
        match &self.data {
            Data::Table { columns, .. } => columns.as_ref(),
            Data::Json(_) => None,
        }
    }

    /// The table, if it is one.
    pub(super) fn sheet(&self) -> Option<&Sheet> {
        match &self.data {
            Data::Table { sheet, .. } => Some(sheet),
            Data::Json(_) => None,
        }
    }

    /// Whether there is a header with all these fields.
    pub(super) fn has(&self, fields: &[Field]) -> bool {
        self.columns().is_some_and(|columns| fields.iter().all(|&field| columns.has(field)))
    }

    /// Whether a cell of the header is this one.
    pub(super) fn has_header(&self, header: &str) -> bool {
        self.columns().is_some()
            && self.header().is_some_and(|row| row.cells.iter().any(|cell| cell == header))
    }

    pub(super) fn header(&self) -> Option<&SheetRow> {
        match &self.data {
            Data::Table { sheet, columns: Some(_) } => sheet.rows.first(),
            _ => None,
        }
    }

    /// The rows of data of a table.
    pub(super) fn rows(&self) -> &[SheetRow] {
        match &self.data {
            Data::Table { sheet, columns } => {
                &sheet.rows[usize::from(columns.is_some()).min(sheet.rows.len())..]
            }
            Data::Json(_) => &[],
        }
    }

    /// Whether it is a table without a header, all of whose rows are so.
    pub(super) fn has_rows(&self, is: impl Fn(&[String]) -> bool) -> bool {
        self.columns().is_none() && !self.rows().is_empty() && self.rows().iter().all(|row| is(&row.cells))
    }

    pub(super) fn json(&self) -> &Value {
        match &self.data {
            Data::Json(value) => value,
            Data::Table { .. } => &Value::Null,
        }
    }
}
