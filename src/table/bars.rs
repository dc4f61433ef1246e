//! Bars in a column, where a terminal has room for them.

use super::{Cell, Table};

/// The fewest characters for the longest bar.
const NARROWEST: usize = 8;
/// The most.
const WIDEST: usize = 40;
/// The space between two columns.
const GAP: usize = 2;

/// How the numbers of a column become bars.
pub(super) struct Bars {
    /// The length of the longest bar.
    longest: usize,
    /// The number that it stands for.
    most: f64,
}

impl Bars {
    /// Bars as long as the other columns of a table leave room for on a terminal; `None` without a column of bars, without
    /// a terminal, or if the room is too small.
    pub(super) fn of(table: &Table<'_>, width: Option<usize>) -> Option<Self> {
        let place = table.columns.iter().position(|column| column.is_bar)?;
        let width_of = |text: &str| textwrap::core::display_width(text);
        let mut widths: Vec<usize> = table.columns.iter().map(|column| width_of(&column.name)).collect();
        let mut most = 0.0_f64;
        for row in table.rows() {
            for (width, cell) in widths.iter_mut().zip(&*row) {
                *width = (*width).max(width_of(&cell.shown()));
            }
            most = most.max(number(&row[place]));
        }
        widths.remove(place);
        let others = widths.iter().map(|width| width + GAP).sum::<usize>();
        let longest = width?.checked_sub(others)?.min(WIDEST);
        (longest >= NARROWEST && most > 0.0).then_some(Self { longest, most })
    }

    /// The bar of a cell; a number above 0 has at least a thin one.
    pub(super) fn bar(&self, cell: &Cell) -> String {
        const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
        let number = number(cell);
        let eighths = (number / self.most * self.longest as f64 * 8.0).round() as usize;
        let eighths = if number > 0.0 { eighths.max(1) } else { 0 };
        format!("{}{}", "█".repeat(eighths / 8), EIGHTHS[eighths % 8])
    }
}

fn number(cell: &Cell) -> f64 {
    match cell {
        Cell::Count(count) => *count as f64,
        Cell::Number(number) => *number,
        Cell::Text(_) | Cell::Year(_) | Cell::Nothing => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table<'static> {
        let mut table = Table::with_columns(&["#year", "~bar"]);
        table.push([2020i16.into(), 10u32.into()]);
        table.push([2021i16.into(), 5u32.into()]);
        table.push([2022i16.into(), 0u32.into()]);
        table
    }

    #[test]
    fn the_longest_bar_takes_the_room_that_is_left() {
        let bars = Bars::of(&table(), Some(16)).expect("bars");
        assert_eq!(bars.bar(&10u32.into()), "█".repeat(10));
        assert_eq!(bars.bar(&5u32.into()), "█".repeat(5));
        assert_eq!(bars.bar(&0u32.into()), "");
        assert_eq!(bars.bar(&0.001.into()), "▏");
        assert!(Bars::of(&table(), Some(13)).is_none() && Bars::of(&table(), None).is_none());
        assert_eq!(Bars::of(&table(), Some(200)).map(|bars| bars.longest), Some(WIDEST));
    }
}
