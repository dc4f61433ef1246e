//! The first rows of a text, as cells.

use std::borrow::Cow;

use super::cells::{Dialect, is_rule};
use super::headers::{Field, known};
use crate::formats::listing::is_surely_name;
use crate::records::HEAD;
use crate::records::author_headers::folded_header;
use crate::records::text::{is_full, trim};

/// Some exports have a few lines above the header.
const PREAMBLE: usize = 10;

/// The first rows of a text, as far as they can be told apart, with where each ends.
pub(super) struct Sample<'a> {
    pub(super) delimiter: u8,
    pub(super) rows: Vec<(usize, Vec<Cow<'a, str>>)>,
}

impl<'a> Sample<'a> {
    pub(super) fn of(head: &'a str, delimiter: u8) -> Self {
        const MOST_ROWS: usize = 100;
        // A character or two may be missing from the end of a full head.
        let is_whole = head.len() + 8 < HEAD;
        let dialect = Dialect { delimiter, width: usize::MAX };
        let (mut rows, mut at) = (Vec::new(), 0);
        let mut cells = Vec::new();
        while at < head.len()
            && rows.len() < MOST_ROWS
            && let Some(row) = dialect.row(&head[at..], is_whole, &mut cells)
        {
            let text = &head[at..at + row.length];
            at += row.length;
            if !row.is_broken && !is_rule(text) {
                rows.push((at, std::mem::take(&mut cells)));
            }
        }
        let mut sample = Self { delimiter, rows };
        sample.add_header_of_row_names();
        sample.add_headers_behind_authors();
        sample
    }

    /// Authors in cells of their own behind the last header, `Authors`: each gets a header that is blank.
    fn add_headers_behind_authors(&mut self) {
        let Some(place) = self.first_row() else { return };
        let [(_, header), rows @ ..] = &mut self.rows[place..] else { return };
        let width = header.len();
        let is_of_authors =
            header.last().is_some_and(|last| known(Field::Authors).contains(&&*folded_header(last)));
        let longest = rows.iter().map(|(_, row)| row.len()).max().unwrap_or_default();
        if width < 2 || !is_of_authors || longest <= width {
            return;
        }
        let mut behind = rows.iter().flat_map(|(_, row)| row.iter().skip(width - 1)).map(|cell| trim(cell));
        if behind.all(|cell| cell.is_empty() || is_full(cell) && is_surely_name(cell)) {
            header.resize(longest, Cow::Borrowed(""));
        }
    }

    /// R writes no header above the names or numbers of rows: the header is one cell shorter than every row. Here it
    /// gets that cell.
    fn add_header_of_row_names(&mut self) {
        let Some(place) = self.first_row() else { return };
        let [(_, header), rows @ ..] = &mut self.rows[place..] else { return };
        let filled =
            || rows.iter().map(|(_, row)| row).filter(|row| row.iter().any(|cell| !trim(cell).is_empty()));
        let are_longer = filled().all(|row| row.len() == header.len() + 1);
        let are_numbered = || {
            let mut numbers = filled().map(|row| trim(&row[0]).parse::<u64>().ok());
            let first = numbers.next().flatten();
            first.is_some_and(|first| {
                first < 2 && numbers.zip(first + 1..).all(|(number, next)| number == Some(next))
            })
        };
        let are_columns = || filled().all(|row| header.iter().any(|cell| trim(cell) == trim(&row[0])));
        if filled().next().is_some() && are_longer && (are_numbered() || are_columns()) {
            header.insert(0, Cow::Borrowed(""));
        }
    }

    /// Where the first row is that is no comment and not blank.
    pub(super) fn first_row(&self) -> Option<usize> {
        self.rows.iter().position(|(_, row)| {
            let is_comment = trim(&row[0]).starts_with('#') && row.len() == 1;
            let is_separator = row[0].starts_with("sep=");
            !is_comment && !is_separator && row.iter().any(|cell| !trim(cell).is_empty())
        })
    }

    /// The rows that may be the header, with their places: some exports have a few lines above it.
    pub(super) fn headers(&self) -> impl Iterator<Item = (usize, &Vec<Cow<'a, str>>)> {
        let first = self.first_row().unwrap_or(self.rows.len());
        self.rows.iter().enumerate().skip(first).take(PREAMBLE).map(|(place, (_, row))| (place, row))
    }

    /// The cells in a column below the header.
    pub(super) fn column(&self, header: usize, column: usize) -> Vec<&str> {
        let cells = self.rows[header + 1..].iter().filter_map(|(_, row)| row.get(column));
        cells.map(|cell| trim(cell)).filter(|cell| !cell.is_empty()).collect()
    }

    /// Do most rows below the header reach this column, and not much more than the header?
    pub(super) fn fits(&self, header: usize, column: usize) -> bool {
        let width = self.rows[header].1.len();
        let below = self.rows[header + 1..].iter().filter(|(_, row)| row.iter().any(|cell| !cell.is_empty()));
        let (fit, all) = below.fold((0, 0), |(fit, all), (_, row)| {
            let is_long = row.iter().skip(width).any(|cell| !trim(cell).is_empty());
            (fit + usize::from(row.len() > column && !is_long), all + 1)
        });
        2 * fit >= all
    }
}
