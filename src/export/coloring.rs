//! What the colors of a drawing say.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashSet};

use serde::Serialize;

use crate::drawing::GROUP_COLORS;
use crate::drawing::sketch::{Coloring, Hue, Tie};
use crate::error::Result;
use crate::measures::{Adjacency, LeidenOptions, leiden};
use crate::names::PersonalName;
use crate::network::{ATTRIBUTE_PREFIX, Attribute, AuthorId, Network};
use crate::table::{counted, counted_as, shown_count, shown_number};

/// What color says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
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
    /// A column of `--attributes`, by its place: a scale of its numbers, or a color for each of its values
    #[serde(skip)]
    Attribute(usize),
}

impl ColorBy {
    /// The meanings that every drawing may have, in the order in which a page offers them.
    pub(super) const ALL: [Self; 4] = [Self::Community, Self::Component, Self::Year, Self::None];

    /// The meaning with this name, or that of a column of the network.
    ///
    /// # Errors
    /// If there is no such meaning and no such column.
    ///
    /// # Examples
    /// ```
    /// use coauth::export::ColorBy;
    ///
    /// let people = "author,country\nAda Lovelace,GB\n";
    /// let talks = coauth::Loader::new().bylines("talks", [["Ada Lovelace", "Luigi Menabrea"]]);
    /// let network = talks.attributes_table("people.csv", people).load()?.network;
    /// assert_eq!(ColorBy::named("year", &network)?, ColorBy::Year);
    /// assert_eq!(ColorBy::named("country", &network)?, ColorBy::Attribute(0));
    /// assert!(ColorBy::named("town", &network).is_err());
    /// # Ok::<(), coauth::Error>(())
    /// ```
    pub fn named(name: &str, network: &Network) -> Result<Self> {
        let built_in = Self::ALL.into_iter().find(|by| by.name() == Some(name));
        let names = Self::ALL.map(|by| by.name().unwrap_or_default());
        built_in.map_or_else(|| network.attribute_named(name, &names).map(Self::Attribute), Ok)
    }

    /// The name of a meaning that is built in.
    fn name(self) -> Option<&'static str> {
        match self {
            Self::Community => Some("community"),
            Self::Component => Some("component"),
            Self::Year => Some("year"),
            Self::None => Some("none"),
            Self::Attribute(_) => None,
        }
    }

    /// The default: communities where one component has more than half of the authors, and else components.
    pub(super) fn default_of(network: &Network, authors: &[AuthorId]) -> Self {
        let components = network.components();
        let mut sizes: BTreeMap<usize, usize> = BTreeMap::new();
        for &author in authors {
            *sizes.entry(components.of_author(author).rank).or_default() += 1;
        }
        let largest = sizes.into_values().max().unwrap_or(0);
        if 2 * largest > authors.len() { Self::Community } else { Self::Component }
    }
}

/// What is drawn: authors, and the ties among them.
pub(super) struct Drawn<'a> {
    pub(super) network: &'a Network,
    pub(super) authors: &'a [AuthorId],
    /// `None` where they are too many to look at: then there are no communities.
    pub(super) ties: Option<&'a [Tie]>,
}

impl Drawn<'_> {
    /// Colors with this meaning.
    pub(super) fn coloring(&self, by: ColorBy) -> Coloring {
        match by {
            ColorBy::Community if let Some(ties) = self.ties => self.of_groups(
                "community",
                ["community", "communities"],
                communities(self.authors.len(), ties),
            ),
            ColorBy::Component | ColorBy::Community => {
                let components = self.network.components();
                let ranks = self.authors.iter().map(|&author| components.of_author(author).rank as u32);
                self.of_groups("component", ["component", "components"], ranks.collect())
            }
            ColorBy::Year => {
                of_years(self.authors.iter().map(|&author| mean_year(self.network, author)).collect())
            }
            ColorBy::Attribute(place) => match self.network.attributes().get(place) {
                Some(column) if column.is_of_numbers() => self.of_numbers(column),
                Some(column) => self.of_values(column),
                None => self.coloring(ColorBy::None),
            },
            ColorBy::None => Coloring {
                name: "none".into(),
                hues: vec![Hue::Gray; self.authors.len()],
                ..Coloring::default()
            },
        }
    }

    /// Columns of the network that say something by color: of numbers, or with a value that several authors share.
    pub(super) fn telling_attributes(&self) -> impl Iterator<Item = ColorBy> {
        let attributes = self.network.attributes().iter().enumerate();
        let tells = |column: &Attribute| {
            let texts = || self.authors.iter().filter_map(|&author| column.text(author));
            let mut seen = HashSet::new();
            if column.is_of_numbers() {
                texts().next().is_some()
            } else {
                texts().any(|text| !seen.insert(text))
            }
        };
        attributes.filter(move |(_, column)| tells(column)).map(|(place, _)| ColorBy::Attribute(place))
    }

    /// A scale of the numbers of a column.
    fn of_numbers(&self, column: &Attribute) -> Coloring {
        let values = self.authors.iter().map(|&author| column.number(author)).collect();
        let gray = format!("no {}", column.name());
        Scale { name: name_of(column), word: column.name().to_owned(), gray, has_whole_ends: false }
            .coloring(values)
    }

    /// A color for each value of a column, the most frequent first.
    fn of_values(&self, column: &Attribute) -> Coloring {
        let mut members: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (place, &author) in self.authors.iter().enumerate() {
            if let Some(value) = column.text(author) {
                members.entry(value).or_default().push(place);
            }
        }
        let mut ranked: Vec<(&str, Vec<usize>)> = members.into_iter().collect();
        // By name where they are equally frequent.
        ranked.sort_by_key(|(_, members)| Reverse(members.len()));
        let mut hues = vec![Hue::Gray; self.authors.len()];
        for (rank, (_, members)) in ranked.iter().enumerate() {
            members.iter().for_each(|&member| hues[member] = Hue::Group(rank as u32));
        }
        let more = ranked.len().saturating_sub(GROUP_COLORS);
        let gray = match more {
            0 => format!("no {}", column.name()),
            1 => format!("one more value, or no {}", column.name()),
            _ => format!("{} more values, or no {}", shown_count(more as u64), column.name()),
        };
        let groups = ranked.into_iter().take(GROUP_COLORS).map(|(value, _)| value.to_owned()).collect();
        let word = column.name().to_owned();
        Coloring { name: name_of(column), word, hues, groups, ends: None, gray }
    }

    /// Groups by size, each with the names of its most central people; an author who is alone in one has no color.
    fn of_groups(&self, name: &'static str, [one, many]: [&str; 2], groups: Vec<u32>) -> Coloring {
        let mut members: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        groups.iter().enumerate().for_each(|(author, &group)| members.entry(group).or_default().push(author));
        let mut ranked: Vec<Vec<usize>> = members.into_values().filter(|members| members.len() > 1).collect();
        ranked.sort_by_key(|members| (Reverse(members.len()), members.first().copied()));
        let mut hues = vec![Hue::Gray; groups.len()];
        for (rank, members) in ranked.iter().enumerate() {
            members.iter().for_each(|&member| hues[member] = Hue::Group(rank as u32));
        }
        let more = ranked.len().saturating_sub(GROUP_COLORS);
        ranked.truncate(GROUP_COLORS);
        let [coauthor, _] = self.network.coauthor_words();
        let gray = match more {
            0 => format!("no {coauthor}"),
            1 => format!("the smallest {one}, or no {coauthor}"),
            _ => format!("{} smaller {many}, or no {coauthor}", shown_count(more as u64)),
        };
        Coloring {
            name: name.into(),
            word: format!("one color, one {one}"),
            hues,
            groups: ranked.iter().map(|members| self.names(members)).collect(),
            ends: None,
            gray,
        }
    }

    /// The family names of the two people of a group with the most co-authors, or the names of units, and how many others
    /// there are. Numbers in place of names tell a reader nothing: then there is only how many there are.
    fn names(&self, members: &[usize]) -> String {
        let mut central: Vec<AuthorId> = members.iter().map(|&member| self.authors[member]).collect();
        central.sort_by_key(|&author| (Reverse(self.network.degree(author)), self.network.name_rank(author)));
        let family = |&author: &AuthorId| {
            let name = self.network.name(author);
            if self.network.is_of_units() || self.network.is_group(author) {
                return name.into_owned();
            }
            let parts = PersonalName::parse(&name);
            [parts.particle, parts.family].join(" ").trim().to_owned()
        };
        let names: Vec<String> = central.iter().take(2).map(family).collect();
        if !names.iter().any(|name| is_name(name)) {
            return counted_as(members.len() as u64, self.network.author_words());
        }
        match members.len().saturating_sub(2) {
            0 => names.join(", "),
            others => format!("{} and {}", names.join(", "), counted(others as u64, "other")),
        }
    }
}

/// What a page calls a column of `--attributes`, unless it is built in.
fn name_of(column: &Attribute) -> Cow<'static, str> {
    let name = column.name();
    let is_built_in = ColorBy::ALL.into_iter().any(|by| by.name() == Some(name));
    if is_built_in { format!("{ATTRIBUTE_PREFIX}{name}").into() } else { name.to_owned().into() }
}

/// A scale of colors.
struct Scale {
    name: Cow<'static, str>,
    word: String,
    /// What an author without a value is said to be.
    gray: String,
    /// Whether its ends are whole numbers, however values are.
    has_whole_ends: bool,
}

impl Scale {
    /// From the least to the most, but for a twentieth at each end, who would leave one shade to all others.
    fn coloring(self, values: Vec<Option<f64>>) -> Coloring {
        let Self { name, word, gray, has_whole_ends } = self;
        let mut known: Vec<f64> = values.iter().copied().flatten().collect();
        known.sort_by(f64::total_cmp);
        let (Some(&least), Some(&most)) = (known.first(), known.last()) else {
            let hues = vec![Hue::Gray; values.len()];
            return Coloring { name, hues, gray, ..Coloring::default() };
        };
        let spare = known.len() / 20;
        let (mut from, mut to) = (known[spare], known[known.len() - 1 - spare]);
        if has_whole_ends {
            (from, to) = (from.floor(), to.ceil());
        }
        let shade = |value: f64| Hue::Shade(if to > from { (value - from) / (to - from) } else { 0.5 });
        // Years have no comma.
        let is_plain = |end: f64| has_whole_ends || end.fract() == 0.0 && end.abs() < 10_000.0;
        let shown = |end: f64| if is_plain(end) { end.to_string() } else { shown_number(end) };
        let end = |value: f64, sign: &str| format!("{sign}{}", shown(value));
        let ends =
            [end(from, if least < from { "≤ " } else { "" }), end(to, if most > to { "≥ " } else { "" })];
        Coloring {
            name,
            word,
            hues: values.into_iter().map(|value| value.map_or(Hue::Gray, shade)).collect(),
            groups: Vec::new(),
            ends: Some(ends),
            gray,
        }
    }
}

/// A scale of years.
fn of_years(years: Vec<Option<f64>>) -> Coloring {
    let gray = if years.iter().any(Option::is_some) { "year not known" } else { "no year is known" };
    let (name, word) = ("year".into(), "mean year of papers".to_owned());
    Scale { name, word, gray: gray.to_owned(), has_whole_ends: true }.coloring(years)
}

/// Does it tell a reader who somebody is, as an author number does not?
pub(super) fn is_name(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
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
pub(super) fn mean_year(network: &Network, author: AuthorId) -> Option<f64> {
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
        let coloring = of_years(years.collect());
        assert_eq!(coloring.ends, Some(["≤ 2000".to_owned(), "≥ 2019".to_owned()]));
        assert_eq!((coloring.hues[0], coloring.hues[40]), (Hue::Shade(0.0), Hue::Gray));
    }

    #[test]
    fn one_year_has_one_shade() {
        let coloring = of_years(vec![Some(2020.0), Some(2020.0)]);
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
