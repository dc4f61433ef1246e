//! The columns of authors: what exports state about each besides the name, the same in every format.

use std::borrow::Cow;
use std::fmt;

use super::ExportOptions;
use crate::analysis::{Measure, communities};
use crate::error::Result;
use crate::measures::LeidenOptions;
use crate::network::{ATTRIBUTE_PREFIX, Attribute, AuthorId, Network, TieWeight};
use crate::table::{self, harmless};

/// A column of authors.
pub(super) struct Column<'n> {
    pub(super) name: Cow<'n, str>,
    pub(super) kind: Kind,
    value: Box<dyn Fn(AuthorId) -> Option<Value> + 'n>,
}

/// What the values of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Integer,
    Real,
}

impl Kind {
    /// The type in GraphML.
    pub(super) fn in_graphml(self) -> &'static str {
        match self {
            Self::Text => "string",
            Self::Integer => "int",
            Self::Real => "double",
        }
    }
}

/// A value of a column.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    Text(String),
    Integer(i64),
    Real(f64),
}

impl fmt::Display for Value {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => out.write_str(text),
            Self::Integer(number) => number.fmt(out),
            Self::Real(number) => number.fmt(out),
        }
    }
}

impl From<Kind> for table::Kind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Text => Self::Text,
            Kind::Integer => Self::Whole,
            Kind::Real => Self::Real,
        }
    }
}

impl From<Value> for table::Value<'_> {
    fn from(value: Value) -> Self {
        match value {
            Value::Text(text) if text.is_empty() => Self::Nothing,
            Value::Text(text) => Self::Text(text.into()),
            Value::Integer(number) => Self::Whole(number),
            Value::Real(number) => Self::Real(number),
        }
    }
}

impl From<Value> for serde_json::Value {
    fn from(value: Value) -> Self {
        match value {
            Value::Text(text) => text.into(),
            Value::Integer(number) => number.into(),
            Value::Real(number) => number.into(),
        }
    }
}

impl<'n> Column<'n> {
    /// A column of counts, ranks or years.
    fn integers<N: Into<i64>>(name: &'static str, value: impl Fn(AuthorId) -> Option<N> + 'n) -> Self {
        let value = move |author| value(author).map(|number| Value::Integer(number.into()));
        Self { name: name.into(), kind: Kind::Integer, value: Box::new(value) }
    }

    fn reals(name: &'static str, value: impl Fn(AuthorId) -> f64 + 'n) -> Self {
        let value = move |author| Some(Value::Real(value(author)));
        Self { name: name.into(), kind: Kind::Real, value: Box::new(value) }
    }

    /// The value of an author; `None` if it is not known.
    pub(super) fn get(&self, author: AuthorId) -> Option<Value> {
        (self.value)(author)
    }

    /// The value as a cell of a table; empty if it is not known.
    pub(super) fn cell(&self, author: AuthorId) -> String {
        match self.get(author) {
            Some(Value::Text(text)) => harmless(&text).into_owned(),
            Some(number) => number.to_string(),
            None => String::new(),
        }
    }
}

/// The columns of authors: those that every format has, and then the measures that are wanted.
pub(super) fn columns<'n>(network: &'n Network, options: &ExportOptions) -> Result<Vec<Column<'n>>> {
    let counting = options.tie_weight.counting;
    let communities = community_ranks(network, options.tie_weight)?;
    let author_id = Column {
        name: "author_id".into(),
        kind: Kind::Text,
        value: Box::new(|author| Some(Value::Text(network.author_key(author)))),
    };
    let papers = |author| network.has_papers().then(|| network.papers_of(author).len() as u32);
    let years = |author| network.years(network.papers_of(author).iter().copied());
    let mut columns = vec![
        author_id,
        Column::integers("papers", papers),
        Column::integers("coauthors", |author| Some(network.degree(author))),
        Column::reals("strength", move |author| network.strength(author, counting)),
        Column::integers("component", |author| Some(network.components().of_author(author).rank as u32)),
        Column::integers("community", move |author| Some(communities[author.index()])),
        Column::integers("first_year", move |author| years(author).as_ref().map(|years| *years.start())),
        Column::integers("last_year", move |author| years(author).as_ref().map(|years| *years.end())),
    ];
    for &measure in &options.measures {
        let is_there = columns.iter().any(|column| column.name == measure.name());
        if !is_there {
            columns.push(measured(network, measure, options.tie_weight)?);
        }
    }
    columns.extend(of_attributes(network));
    Ok(columns)
}

/// The columns of `--attributes`. Those that have the name of a column of ours are called `attribute:…`.
pub(super) fn of_attributes(network: &Network) -> impl Iterator<Item = Column<'_>> {
    network.attributes().iter().map(|attribute| {
        let kind = match attribute.is_of_numbers() {
            // Integers of many formats have 32 bits.
            true if attribute.is_of_whole_numbers(f64::from(i32::MAX)) => Kind::Integer,
            true => Kind::Real,
            false => Kind::Text,
        };
        let value = move |author| match kind {
            Kind::Text => attribute.text(author).map(|text| Value::Text(text.to_owned())),
            Kind::Integer => attribute.number(author).map(|number| Value::Integer(number as i64)),
            Kind::Real => attribute.number(author).map(Value::Real),
        };
        Column { name: name_of(attribute), kind, value: Box::new(value) }
    })
}

/// What exports call a column of `--attributes`, different from whatever else they have of authors.
fn name_of(attribute: &Attribute) -> Cow<'_, str> {
    const BUILT_IN: [&str; 19] = [
        "author_id",
        "author",
        "papers",
        "coauthors",
        "strength",
        "component",
        "community",
        "first_year",
        "last_year",
        "id",
        "label",
        "name",
        "value",
        "key",
        "type",
        "weight",
        "source",
        "target",
        "tie_papers",
    ];
    let name = attribute.name();
    let is_ours = |known: &str| known.eq_ignore_ascii_case(name);
    let is_measure = Measure::ALL.iter().any(|measure| is_ours(measure.name()));
    if is_measure || BUILT_IN.into_iter().any(is_ours) {
        format!("{ATTRIBUTE_PREFIX}{name}").into()
    } else {
        name.into()
    }
}

fn measured<'n>(network: &'n Network, measure: Measure, weight: TieWeight) -> Result<Column<'n>> {
    let values = measure.values(network, weight.counting)?;
    Ok(match measure {
        Measure::Degree | Measure::Papers | Measure::Core => {
            Column::integers(measure.name(), move |author| Some(values[author.index()] as i64))
        }
        _ => Column::reals(measure.name(), move |author| values[author.index()]),
    })
}

/// The rank of each author's community, from 1 for the largest.
pub(super) fn community_ranks(network: &Network, weight: TieWeight) -> Result<Vec<u32>> {
    let (communities, _) = communities(network, weight, &LeidenOptions::default())?;
    let mut ranks = vec![0; network.author_count()];
    for (community, rank) in communities.iter().zip(1..) {
        community.members.iter().for_each(|author| ranks[author.index()] = rank);
    }
    Ok(ranks)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_measure_is_a_column_once_and_only_if_there_is_no_such_column() {
        let network = crate::Loader::sample().load().expect("the sample").network;
        let measures = vec![Measure::Papers, Measure::Core, Measure::Pagerank, Measure::Core];
        let options = ExportOptions::default().measures(measures);
        let columns = columns(&network, &options).expect("columns");
        let names: Vec<&str> = columns.iter().map(|column| &*column.name).collect();
        assert_eq!(names[..2], ["author_id", "papers"]);
        assert_eq!(names[names.len() - 3..], ["last_year", "core", "pagerank"]);
        let author = network.authors().next().expect("an author");
        assert!(matches!(columns[names.len() - 2].get(author), Some(Value::Integer(1..))));
    }
}
