//! Columns with headers that are not known, by what their cells look like.

use super::headers::Header;
use super::sample::Sample;
use crate::formats::institutions::is_affiliation;
use crate::formats::listing::is_surely_name;
use crate::records::text::is_full;

/// The first column, other than those that are known, whose cells are several words and no long text.
pub(super) fn guessed_title(sample: &Sample<'_>, place: usize, known: &[usize]) -> Option<usize> {
    others(sample, place, known).find(|column| {
        let cells = sample.column(place, *column);
        let is_title = |cell: &&&str| (2..40).contains(&cell.split_whitespace().count());
        let is_place = |cell: &&&str| is_affiliation(cell);
        !cells.is_empty()
            && 4 * cells.iter().filter(is_title).count() >= 3 * cells.len()
            && 2 * cells.iter().filter(is_place).count() < cells.len()
    })
}

/// The first column of nothing but years.
pub(super) fn guessed_year(sample: &Sample<'_>, place: usize, known: &[usize]) -> Option<usize> {
    others(sample, place, known).find(|column| {
        let cells = sample.column(place, *column);
        let is_year =
            |cell: &&str| cell.len() == 4 && cell.parse().is_ok_and(|year| (1400..2200).contains(&year));
        !cells.is_empty() && cells.iter().all(is_year)
    })
}

/// The columns of names next to a column of authors whose headers are blank or a program's: a header over several columns
/// is in the first of them.
pub(super) fn further_beside(
    sample: &Sample<'_>,
    place: usize,
    header: &Header,
    authors: usize,
) -> impl Iterator<Item = usize> {
    const OF_PROGRAMS: [&str; 5] = ["unnamed", "column", "spalte", "colonne", "columna"];
    let is_nameless = move |column: &usize| {
        let bare = header.folded[*column].trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
        bare.is_empty() || OF_PROGRAMS.contains(&bare)
    };
    (authors + 1..header.folded.len())
        .take_while(is_nameless)
        .filter(move |column| has_names(sample, place, *column))
}

/// The columns that are not read, although they have names and their headers speak of people.
pub(super) fn unread_names(
    sample: &Sample<'_>,
    place: usize,
    header: &Header,
    known: &[usize],
) -> impl Iterator<Item = usize> {
    others(sample, place, known)
        .filter(move |column| header.is_about_authors(*column) && has_names(sample, place, *column))
}

fn others(sample: &Sample<'_>, place: usize, known: &[usize]) -> impl Iterator<Item = usize> {
    let width = sample.rows[place].1.len();
    (0..width).filter(|column| !known.contains(column))
}

/// Are nearly all cells of a column lists of whole names?
fn has_names(sample: &Sample<'_>, place: usize, column: usize) -> bool {
    let cells = sample.column(place, column);
    let is_name = |name: &str| is_full(name.trim()) && is_surely_name(&name.replace(',', " "));
    let are_names = |cell: &&&str| cell.split([';', '|', '\n']).all(is_name) || cell.split(',').all(is_name);
    !cells.is_empty() && 5 * cells.iter().filter(are_names).count() >= 4 * cells.len()
}
