//! Matrices of ties: names in the first row and the first column, weights where they meet.
//!
//! ```text
//! ,Ann Lee,Bob Roe
//! Ann Lee,0,3
//! Bob Roe,3,0
//! ```
//!
//! Each cell is a tie from its row to its column. A zero or an empty cell is none, and the diagonal, which often counts
//! papers, is skipped. Rows need not be in the order of columns.

use std::borrow::Cow;
use std::collections::HashMap;

use super::cells::{Cells, cell, number};
use super::sample::Sample;
use crate::records::text::{is_name, trim};
use crate::records::{Kind, Sink};

/// The names of a matrix.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::formats) struct Matrix {
    /// In the order of the columns, behind that of the rows' names.
    names: Vec<String>,
    columns: HashMap<String, usize>,
    /// Does a comma in a number separate its decimals?
    has_decimal_commas: bool,
}

impl Matrix {
    /// The matrix whose first row this is, if each name is there once.
    fn of(row: &Cells<'_>, delimiter: u8) -> Option<Self> {
        let mut names: Vec<String> = row.iter().skip(1).map(|cell| trim(cell).to_owned()).collect();
        while names.last().is_some_and(|name| name.is_empty() || is_total(name)) {
            names.pop();
        }
        let columns: HashMap<String, usize> = names.iter().cloned().zip(0..).collect();
        let are_names = names.iter().all(|name| is_name(name));
        // The first of a list of ties between numbers has the same shape, but for its corner.
        let is_tie = number(cell(row, Some(0)), true).is_some();
        let is_whole = names.len() >= 2 && columns.len() == names.len() && are_names && !is_tie;
        is_whole.then_some(Self { names, columns, has_decimal_commas: delimiter != b',' })
    }

    /// Is this a row of the matrix: one of its names, and numbers in most cells?
    fn has(&self, row: &Cells<'_>) -> bool {
        let is_value = |text: &&Cow<'_, str>| trim(text).is_empty() || number(trim(text), true).is_some();
        let name = cell(row, Some(0));
        let values = row[1..].iter().filter(is_value).count();
        (self.columns.contains_key(name) || is_total(name)) && 2 * values >= row.len() - 1
    }

    /// Gives every name as a node, also those without ties.
    pub(super) fn give_names(&self, sink: &mut dyn Sink) {
        self.names.iter().for_each(|name| sink.node(name, name));
    }

    /// Gives the ties of a row.
    pub(super) fn give(&self, at: usize, cells: &Cells<'_>, sink: &mut dyn Sink) {
        let name = cell(cells, Some(0));
        if is_total(name) {
            return;
        }
        let Some(own) = self.columns.get(name) else {
            return sink.notice(at, Kind::Malformed, &cells.join(","));
        };
        for (place, (other, text)) in self.names.iter().zip(&cells[1..]).enumerate() {
            let text = trim(text);
            if text.is_empty() || place == *own {
                continue;
            }
            match number(text, self.has_decimal_commas) {
                Some(0.0) => {}
                Some(weight) => sink.tie(at, name, other, Some(weight)),
                None => sink.notice(at, Kind::BadWeight, &format!("{name} – {other}: {text}")),
            }
        }
    }
}

/// A matrix of ties, if the rows have the names of the columns, with the row of the columns' names.
pub(super) fn by_names(sample: &Sample<'_>) -> Option<(usize, Matrix)> {
    let place = sample.first_row()?;
    let matrix = Matrix::of(&sample.rows[place].1, sample.delimiter)?;
    let rows = sample.rows[place + 1..].iter().map(|(_, row)| row);
    let mut rows = rows.filter(|row| row.iter().any(|cell| !trim(cell).is_empty())).peekable();
    rows.peek()?;
    rows.all(|row| matrix.has(row)).then_some((place, matrix))
}

/// Is this the name of a row or column of sums?
fn is_total(name: &str) -> bool {
    const WORDS: [&str; 9] =
        ["total", "totals", "grand total", "sum", "summe", "gesamt", "somme", "suma", "totale"];
    WORDS.iter().any(|word| name.trim_end_matches(':').eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::super::{FORMAT, read};
    use crate::formats::told::{told, told_whatever_the_cut};

    #[test]
    fn each_cell_off_the_diagonal_is_a_tie() {
        let tables = [
            ",Ann Lee,Bob Roe,Cat Poe\nAnn Lee,5,3,0\nBob Roe,3,2,1\nCat Poe,,,1\n",
            "\"\";\"Ann Lee\";\"Bob Roe\";\"Cat Poe\"\n\"Ann Lee\";0;3;0\n\"Bob Roe\";3,0;0;1\n",
            "Ann Lee\tBob Roe\tCat Poe\nAnn Lee\t0\t3\t0\nBob Roe\t3\t0\t1\n",
            "name,Ann Lee,Bob Roe,Cat Poe,Total\nAnn Lee,0,3,0,3\nBob Roe,3,0,1,4\nTotal,3,3,1,7\n",
        ];
        for table in tables {
            assert!((FORMAT.detect)(table), "{table}");
            let names = ["Ann Lee = Ann Lee", "Bob Roe = Bob Roe", "Cat Poe = Cat Poe"];
            let ties = ["Ann Lee – Bob Roe: 3", "Bob Roe – Ann Lee: 3", "Bob Roe – Cat Poe: 1"];
            assert_eq!(told_whatever_the_cut(read, table), [&names[..], &ties].concat(), "{table}");
        }
    }

    #[test]
    fn weights_that_are_no_numbers_and_rows_without_a_column_are_noticed() {
        let rows = "A B,0,1\n".repeat(100);
        let table = format!(",A B,C D\n{rows}C D,x,0\nE F,1,1\n");
        let notices = ["BadWeight: C D – A B: x", "Malformed: E F,1,1"];
        assert_eq!(told(read, &table)[102..], notices);
    }

    #[test]
    fn a_table_whose_rows_and_columns_have_different_names_is_no_matrix() {
        assert!(!(FORMAT.detect)(",Net,Set\nAnn Lee,1,0\nBob Roe,1,1\n"));
        assert!(!(FORMAT.detect)(",Ann Lee,Ann Lee\nAnn Lee,1,0\n"));
        assert!(!(FORMAT.detect)("1\t2\t2.5\n2\t7\t1\n"));
    }
}
