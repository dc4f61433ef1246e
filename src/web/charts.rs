//! Small charts as SVG, each with its figures as a table.

use std::collections::BTreeMap;

use maud::{Markup, html};

use crate::table::{counted, shown_count};

/// Width and height of the bars in the units of the drawing.
const SIZE: (f64, f64) = (600.0, 120.0);

/// Up to so many bars have a label each.
const LABELED: usize = 14;

/// A chart of one bar for each label, which needs no color, and the figures as a table below it.
pub(super) fn bars(title: &str, unit: &str, figures: &[(String, u64)]) -> Markup {
    let most = figures.iter().map(|(_, count)| *count).max().unwrap_or_default().max(1);
    let step = SIZE.0 / figures.len().max(1) as f64;
    let (Some((first, _)), Some((last, _))) = (figures.first(), figures.last()) else { return html! {} };
    html! {
        figure.chart {
            figcaption { (title) }
            svg viewBox=(format!("0 0 {} {}", SIZE.0, SIZE.1 + 20.0)) role="img"
                aria-label=(format!("{title}: {} from {first} to {last}, at most {}; the figures follow as a table",
                    unit, shown_count(most))) {
                @for (place, (label, count)) in figures.iter().enumerate() {
                    @let height = (SIZE.1 - 12.0) * *count as f64 / most as f64;
                    rect x=(rounded(place as f64 * step)) y=(rounded(SIZE.1 - height))
                        width=(rounded((step * 0.85).max(0.5))) height=(rounded(height)) {
                        title { (label) ": " (shown_count(*count)) }
                    }
                }
                @if figures.len() <= LABELED {
                    @for (place, (label, _)) in figures.iter().enumerate() {
                        text x=(rounded((place as f64 + 0.42) * step)) y=(SIZE.1 + 16.0) text-anchor="middle" { (label) }
                    }
                } @else {
                    text x="0" y=(SIZE.1 + 16.0) { (first) }
                    text x=(SIZE.0) y=(SIZE.1 + 16.0) text-anchor="end" { (last) }
                }
                text x="0" y="10" { (shown_count(most)) }
            }
            details {
                summary { "Figures" }
                table {
                    thead { tr { th scope="col" { "" } th.number scope="col" { (unit) } } }
                    tbody {
                        @for (label, count) in figures {
                            tr { th scope="row" { (label) } td.number { (shown_count(*count)) } }
                        }
                    }
                }
            }
        }
    }
}

/// A tenth is finer than any screen.
fn rounded(length: f64) -> f64 {
    (length * 10.0).round() / 10.0
}

/// The count of each year, and what a chart of the years leaves out.
pub(super) struct ByYear {
    /// From the first to the last year; years without are 0.
    figures: Vec<(String, u64)>,
    /// Of years too far from the others.
    far: u64,
    /// Without a year.
    undated: u64,
}

/// The years of a chart at most. A wrong year such as 0 would make thousands of empty bars.
const YEARS: i16 = 150;

impl ByYear {
    /// Counts years, `None` for what has none. Of years far apart, those are shown in which the most is.
    pub(super) fn of(years: impl Iterator<Item = Option<i16>>) -> Self {
        let mut counts: BTreeMap<i16, u64> = BTreeMap::new();
        let mut undated = 0;
        for year in years {
            match year {
                Some(year) => *counts.entry(year).or_default() += 1,
                None => undated += 1,
            }
        }
        let within = |last: i16| counts.range(last.saturating_sub(YEARS)..=last);
        let sum = |last: i16| within(last).map(|(_, count)| count).sum::<u64>();
        let Some(last) = counts.keys().copied().max_by_key(|&last| sum(last)) else {
            return Self { figures: Vec::new(), far: 0, undated };
        };
        let first = within(last).next().map_or(last, |(&first, _)| first);
        let count = |year: i16| (year.to_string(), counts.get(&year).copied().unwrap_or_default());
        Self {
            figures: (first..=last).map(count).collect(),
            far: counts.values().sum::<u64>() - sum(last),
            undated,
        }
    }

    /// The chart of what a noun means, with what it leaves out.
    pub(super) fn chart(&self, title: &str, noun: &str) -> Markup {
        let left_out = [(self.undated, "without a year"), (self.far, "of years far from these")];
        let verb = |count| if count == 1 { "is" } else { "are" };
        html! {
            (bars(title, &format!("{noun}s"), &self.figures))
            @for (count, which) in left_out.into_iter().filter(|(count, _)| *count > 0) {
                p.note { (counted(count, noun)) " " (which) " " (verb(count)) " not shown." }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_without_papers_have_a_bar_of_no_height() {
        let by_year = ByYear::of([Some(2001), Some(1999), None, Some(2001)].into_iter());
        let figures = &by_year.figures;
        assert_eq!(figures[..], [("1999".into(), 1), ("2000".into(), 0), ("2001".into(), 2)]);
        assert!(ByYear::of(std::iter::empty()).figures.is_empty());
        let chart = by_year.chart("Papers per year", "paper").into_string();
        assert!(chart.contains("1 paper without a year is not shown."), "{chart}");
        assert!(chart.contains(r#"height="0""#) && chart.contains("<th scope=\"row\">2000</th>"), "{chart}");
    }

    #[test]
    fn wrong_years_hide_no_others_and_are_told() {
        let years = [0, 2019, 2020, 2020, 20199].map(Some);
        let chart = ByYear::of(years.into_iter()).chart("Papers per year", "paper").into_string();
        assert!(chart.contains("<th scope=\"row\">2020</th>") && !chart.contains("20199"), "{chart}");
        assert!(chart.contains("2 papers of years far from these are not shown."), "{chart}");
    }

    #[test]
    fn a_chart_of_nothing_is_nothing() {
        assert_eq!(bars("Papers", "papers", &[]).into_string(), "");
    }
}
