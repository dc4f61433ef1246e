//! Small charts as SVG, each with its figures as a table.

use maud::{Markup, html};

use crate::table::shown_count;

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

/// The count of each year from the first to the last; years without are 0.
pub(super) fn by_year(years: impl Iterator<Item = i16>) -> Vec<(String, u64)> {
    let mut counts = std::collections::BTreeMap::new();
    years.for_each(|year| *counts.entry(year).or_insert(0u64) += 1);
    let (Some((&first, _)), Some((&last, _))) = (counts.first_key_value(), counts.last_key_value()) else {
        return Vec::new();
    };
    // A wrong year such as 0 would make a chart of thousands of empty bars.
    let first = first.max(last.saturating_sub(150));
    (first..=last).map(|year| (year.to_string(), counts.get(&year).copied().unwrap_or_default())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_without_papers_have_a_bar_of_no_height() {
        let figures = by_year([2001, 1999, 2001].into_iter());
        assert_eq!(figures, [("1999".into(), 1), ("2000".into(), 0), ("2001".into(), 2)]);
        assert_eq!(by_year(std::iter::empty()), []);
        let chart = bars("Papers per year", "papers", &figures).into_string();
        assert!(chart.contains(r#"height="0""#) && chart.contains("<th scope=\"row\">2000</th>"), "{chart}");
    }

    #[test]
    fn a_chart_of_nothing_is_nothing() {
        assert_eq!(bars("Papers", "papers", &[]).into_string(), "");
    }
}
