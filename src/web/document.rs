//! Reports as tables on a page, with links to the authors in them.

use std::borrow::Cow;

use maud::{Markup, html};

use super::call::Call;
use crate::analysis::Report;
use crate::table::{Cell, Document, Section, Table, shown_count};

/// The most rows of a table on a page.
const SHOWN: usize = 200;

/// What a report says on the command line of lists that are not whole.
const HINT: &str = "; -n 0 shows all";

/// A report as a page shows it.
pub(super) fn shown(call: &Call, report: &dyn Report) -> Markup {
    let document = report.document();
    let links = Links::of(&document);
    let mut row = 0;
    html! {
        @for section in &document.sections {
            @match section {
                Section::Heading(text) => { h2 { (text.trim_end_matches(HINT)) } }
                Section::Text(text) => { p { bdi { (text.trim_end_matches(HINT)) } } }
                Section::Lines(lines) => { pre { @for (level, line) in lines { (" ".repeat(2 * level)) (line) "\n" } } }
                Section::Table(table) => { (rows(call, table, &links, &mut row)) }
            }
        }
    }
}

fn rows(call: &Call, table: &Table<'_>, links: &Links<'_>, row: &mut usize) -> Markup {
    let columns: Vec<(&str, bool)> = table.columns().collect();
    let first = *row;
    *row += table.rows().len();
    html! {
        div.scroll {
            table data-filter {
                @if columns.iter().any(|(name, _)| !name.is_empty()) {
                    thead { tr { @for (name, is_number) in &columns { th.number[*is_number] scope="col" { (name) } } } }
                }
                tbody { @for (place, cells) in table.rows().take(SHOWN).enumerate() { tr {
                    @for (cell, (_, is_number)) in cells.iter().zip(&columns) {
                        td.number[*is_number] { (links.shown(call, first + place, cell)) }
                    }
                } } }
            }
        }
        @if table.rows().len() > SHOWN {
            p.note { (shown_count(SHOWN as u64)) " of " (shown_count(table.rows().len() as u64)) " rows; a saved table has all of them." }
        }
    }
}

/// The ids of the authors in a report, from its data.
struct Links<'a> {
    /// Empty unless the rows of the tables are those of the data.
    rows: Vec<Cow<'a, [Cell]>>,
    /// The columns of names, each with that of their ids.
    columns: Vec<[usize; 2]>,
}

impl<'a> Links<'a> {
    fn of(document: &'a Document<'_>) -> Self {
        let count = |section: &Section<'_>| match section {
            Section::Table(table) => table.rows().len(),
            _ => 0,
        };
        let names: Vec<&str> = document.data.columns().map(|(name, _)| name).collect();
        let place = |name: &str| names.iter().position(|known| *known == name);
        // `author_id` has the ids of `author`, and `top_ids` those of `top`.
        let of_ids = |(ids, name): (usize, &&str)| {
            Some([place(name.trim_end_matches('s').strip_suffix("_id")?)?, ids])
        };
        let columns = names.iter().enumerate().filter_map(of_ids).collect();
        let is_same = document.sections.iter().map(count).sum::<usize>() == document.data.rows().len();
        Self {
            rows: if is_same { document.data.rows().take(SHOWN * 4).collect() } else { Vec::new() },
            columns,
        }
    }

    /// A cell of a row: names that the data has in the same row are links.
    fn shown(&self, call: &Call, row: usize, cell: &Cell) -> Markup {
        let data = self.rows.get(row);
        let found = data.into_iter().flat_map(|data| {
            self.columns.iter().filter_map(|&[names, ids]| match (&data[names], &data[ids]) {
                (Cell::Text(names), Cell::Text(ids)) => Some((names, ids)),
                _ => None,
            })
        });
        let linked = found.filter_map(|(names, ids)| links(cell, names, ids)).next();
        match linked {
            Some(links) => html! {
                @for (place, (name, id)) in links.into_iter().enumerate() {
                    @if place > 0 { " · " }
                    a href=(call.link_to(id)) { bdi { (name) } }
                }
            },
            None => html! { bdi { (cell.shown()) } },
        }
    }
}

/// The names of a cell, each with its id, if these are the names of the data.
fn links<'a>(cell: &'a Cell, names: &str, ids: &'a str) -> Option<Vec<(&'a str, &'a str)>> {
    let Cell::Text(text) = cell else { return None };
    if text == names {
        return Some(vec![(text, ids)]);
    }
    let (shown, ids): (Vec<&str>, Vec<&str>) = (text.split(" · ").collect(), ids.split("; ").collect());
    (shown.join("; ") == names && shown.len() == ids.len()).then(|| shown.into_iter().zip(ids).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_have_their_own_ids_or_none() {
        let cell = |text: &str| Cell::Text(text.to_owned());
        assert_eq!(links(&cell("A B"), "A B", "a-b"), Some(vec![("A B", "a-b")]));
        assert_eq!(links(&cell("A · B"), "A; B", "a; b"), Some(vec![("A", "a"), ("B", "b")]));
        // A name with a separator in it.
        assert_eq!(links(&cell("A · B · C"), "A; B; C", "a; b"), None);
        assert_eq!(links(&cell("other"), "A", "a"), None);
        assert_eq!(links(&Cell::Count(3), "3", "a"), None);
    }
}
