//! What the colors of a drawing say.

use serde::Serialize;

use crate::drawing::sketch::{Hue, Tie};
use crate::measures::{Adjacency, LeidenOptions, leiden};
use crate::network::{AuthorId, Network};

/// What color says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
#[non_exhaustive]
pub enum ColorBy {
    /// Communities within the drawing (Leiden)
    Community,
    /// Connected components
    Component,
    /// Mean year of the author's papers
    Year,
    /// No colors
    None,
}

/// The colors of some authors, and what the legend says of them.
pub(super) struct Coloring {
    pub(super) hues: Vec<Hue>,
    pub(super) word: String,
    pub(super) ends: Option<[String; 2]>,
    pub(super) gray: &'static str,
}

impl Coloring {
    /// The colors of authors with these ties, by their positions. Unless it is said by what, communities are told
    /// apart where all are in one component, and else components.
    ///
    /// `ties` is `None` where they are too many to look at: then there are no communities.
    pub(super) fn of(
        by: Option<ColorBy>,
        network: &Network,
        authors: &[AuthorId],
        ties: Option<&[Tie]>,
    ) -> Self {
        match by.unwrap_or_else(|| Self::default_of(network, authors)) {
            ColorBy::Community if let Some(ties) = ties => {
                Self::of_groups("community", "communities", communities(authors.len(), ties))
            }
            ColorBy::Component | ColorBy::Community => {
                let components =
                    authors.iter().map(|&author| network.components().of_author(author).rank as u32);
                Self::of_groups("component", "components", components.collect())
            }
            ColorBy::Year => {
                Self::of_years(authors.iter().map(|&author| mean_year(network, author)).collect())
            }
            ColorBy::None => {
                Self { hues: vec![Hue::Gray; authors.len()], word: String::new(), ends: None, gray: "" }
            }
        }
    }

    /// The default meaning of colors.
    pub(super) fn default_of(network: &Network, authors: &[AuthorId]) -> ColorBy {
        if is_connected(network, authors) { ColorBy::Community } else { ColorBy::Component }
    }

    fn of_groups(one: &str, many: &str, groups: Vec<u32>) -> Self {
        let mut distinct = groups.clone();
        distinct.sort_unstable();
        distinct.dedup();
        let word = if distinct.len() > crate::drawing::GROUP_COLORS {
            format!("neighboring {many} differ")
        } else {
            format!("one color, one {one}")
        };
        let hues = groups.into_iter().map(Hue::Group).collect();
        Self { hues, word, ends: None, gray: "no co-author" }
    }

    /// A scale from the earliest to the latest, but for a twentieth at each end, who would leave one shade to all others.
    fn of_years(years: Vec<Option<f64>>) -> Self {
        let mut known: Vec<f64> = years.iter().copied().flatten().collect();
        known.sort_by(f64::total_cmp);
        let (Some(&earliest), Some(&latest)) = (known.first(), known.last()) else {
            return Self {
                hues: vec![Hue::Gray; years.len()],
                word: String::new(),
                ends: None,
                gray: "no year is known",
            };
        };
        let spare = known.len() / 20;
        let (from, to) = (known[spare].floor(), known[known.len() - 1 - spare].ceil());
        let shade = |year: f64| Hue::Shade(if to > from { (year - from) / (to - from) } else { 0.5 });
        let end = |year: f64, sign: &str| format!("{sign}{year}");
        let ends = [
            end(from, if earliest < from { "≤ " } else { "" }),
            end(to, if latest > to { "≥ " } else { "" }),
        ];
        let hues = years.into_iter().map(|year| year.map_or(Hue::Gray, shade)).collect();
        Self { hues, word: "mean year of papers".to_owned(), ends: Some(ends), gray: "year not known" }
    }
}

/// Are all who have a co-author in one component?
fn is_connected(network: &Network, authors: &[AuthorId]) -> bool {
    let mut components = authors
        .iter()
        .map(|&author| network.components().of_author(author))
        .filter(|component| component.authors > 1)
        .map(|component| component.rank);
    components.next().is_none_or(|first| components.all(|other| other == first))
}

/// The number of each node's community in what is drawn, by the strength of ties.
fn communities(nodes: usize, ties: &[Tie]) -> Vec<u32> {
    let mut strengths: Vec<((u32, u32), f64)> = ties
        .iter()
        .flat_map(|tie| {
            [((tie.a as u32, tie.b as u32), tie.strength), ((tie.b as u32, tie.a as u32), tie.strength)]
        })
        .collect();
    strengths.sort_unstable_by_key(|&(ends, _)| ends);
    let pairs: Vec<(u32, u32)> = strengths.iter().map(|&(ends, _)| ends).collect();
    let strengths: Vec<f64> = strengths.into_iter().map(|(_, strength)| strength).collect();
    leiden(&Adjacency::of(nodes, &pairs), &strengths, &LeidenOptions::default()).of
}

/// The mean over the papers whose year is known.
fn mean_year(network: &Network, author: AuthorId) -> Option<f64> {
    let years = network.papers_of(author).iter().filter_map(|&paper| network.year(paper));
    let (count, sum) = years.fold((0u32, 0.0), |(count, sum), year| (count + 1, sum + f64::from(year)));
    (count > 0).then(|| sum / f64::from(count))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_beyond_the_ends_of_the_scale_are_said_to_be() {
        let years =
            (0..40).map(|i| Some(2000.0 + f64::from(i) / 2.0)).chain([None, Some(1950.0), Some(1951.0)]);
        let coloring = Coloring::of_years(years.collect());
        assert_eq!(coloring.ends, Some(["≤ 2000".to_owned(), "≥ 2019".to_owned()]));
        assert_eq!((coloring.hues[0], coloring.hues[40]), (Hue::Shade(0.0), Hue::Gray));
    }

    #[test]
    fn one_year_has_one_shade() {
        let coloring = Coloring::of_years(vec![Some(2020.0), Some(2020.0)]);
        assert_eq!(coloring.hues, [Hue::Shade(0.5); 2]);
        assert_eq!(coloring.ends, Some(["2020".to_owned(), "2020".to_owned()]));
    }

    #[test]
    fn two_triangles_are_two_communities() {
        let ties = [(0, 1), (1, 2), (2, 0), (2, 3), (3, 4), (4, 5), (5, 3)];
        let ties: Vec<Tie> = ties.map(|(a, b)| Tie { a, b, strength: 1.0, ..Tie::default() }).into();
        assert_eq!(communities(6, &ties), [0, 0, 0, 1, 1, 1]);
    }
}
