//! How several people are connected: a tree with few additional people, with the papers of its ties.

use serde::{Deserialize, Serialize};

use super::path::Hop;
use super::{Context, Paper, Person, Query, Report, who};
use crate::error::{Error, ErrorKind, Result};
use crate::network::{AuthorId, ConnectingTree, Network};
use crate::table::{Document, Section, Table, counted, visible};

/// How several people are connected, with few additional people.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "cli", derive(clap::Args))]
#[non_exhaustive]
pub struct Connect {
    /// Authors: names, unambiguous parts of them, or id:…
    #[cfg_attr(feature = "cli", arg(value_name = "NAME", required = true, num_args = 2..))]
    pub people: Vec<String>,
}

/// More people than this are a typo; the searches between all pairs would take seconds.
const MOST_PEOPLE: usize = 100;

impl Connect {
    /// Connects these authors.
    ///
    /// # Examples
    /// ```
    /// use coauth::analysis::{Connect, Context, Query};
    ///
    /// let network = coauth::Loader::sample().load()?.network;
    /// let people = ["Ruihai Wu", "Jiajun Wu", "Yan Zhao"];
    /// let report = Connect::all(people).run(&network, &mut Context::default())?;
    /// assert_eq!(report.trees[0].ties.len() + 1, report.trees[0].authors.len());
    /// assert_eq!(report.trees[0].additional[0], "Leonidas Guibas");
    /// # Ok::<(), coauth::Error>(())
    /// ```
    #[must_use]
    pub fn all<Name: Into<String>>(names: impl IntoIterator<Item = Name>) -> Self {
        Self { people: names.into_iter().map(Into::into).collect() }
    }
}

/// How several people are connected.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct ConnectReport {
    /// The people to connect, in the order given.
    pub people: Vec<Person>,
    /// One tree if all are connected; otherwise one for each component that has some of them.
    pub trees: Vec<TreeRow>,
}

/// A tree of people and ties.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TreeRow {
    /// All people of the tree, by number.
    pub authors: Vec<String>,
    /// Their ids.
    pub author_ids: Vec<String>,
    /// Those who were not given.
    pub additional: Vec<String>,
    /// Their ids.
    pub additional_ids: Vec<String>,
    /// The year of the oldest tie, each tie taken at its last paper; `None` also if a tie has no year.
    pub oldest_tie: Option<i16>,
    /// The ties, one fewer than the people, with their papers.
    pub ties: Vec<Hop>,
}

impl TreeRow {
    fn of(network: &Network, tree: &ConnectingTree, people: &[AuthorId]) -> Self {
        let additional = tree.authors.iter().copied().filter(|author| !people.contains(author));
        let name = |author| network.name(author).into_owned();
        Self {
            authors: tree.authors.iter().copied().map(name).collect(),
            author_ids: tree.authors.iter().map(|&author| network.author_key(author)).collect(),
            additional: additional.clone().map(name).collect(),
            additional_ids: additional.map(|author| network.author_key(author)).collect(),
            oldest_tie: tree.oldest(),
            ties: tree.ties.iter().map(|tie| Hop::of(network, tie.a, tie.b)).collect(),
        }
    }
}

impl Query for Connect {
    type Report = ConnectReport;

    const NAME: &'static str = "connect";
    const ABOUT: &'static str = "Connect several authors through few additional people, with the papers";
    const REQUIRED: &'static [&'static str] = &["people"];
    const EXAMPLES: &'static [&'static str] = &[
        r#"{"people": ["Ruihai Wu", "Jiajun Wu", "Yan Zhao"]}"#,
        r#"{"people": ["Ruihai Wu", "Jiajun Wu"]}"#,
    ];
    const COMMAND_LINES: &'static str = "\
Examples:
  coauth connect \"Ruihai Wu\" \"Jiajun Wu\" \"Yan Zhao\"             three authors of the sample
  coauth connect -i refs.bib \"Ada Lovelace\" babbage -f json     as JSON

Fewest additional people first, then the most recent oldest tie, then the smallest author numbers. Between two authors
the result is the best there is; between more, it has at most twice as many ties as necessary. Authors in different
components get one tree each, and the exit code is 1. Inputs come by -i only.";

    fn run(&self, network: &Network, context: &mut Context) -> Result<ConnectReport> {
        let usage = |what: String| Err(Error::new(ErrorKind::Usage, what));
        if self.people.len() > MOST_PEOPLE {
            return usage(format!(
                "at most {MOST_PEOPLE} authors can be connected, not {}",
                self.people.len()
            ));
        }
        let mut people: Vec<AuthorId> = Vec::new();
        for name in &self.people {
            let author = who(network, name, context)?;
            if people.contains(&author) {
                let what = format!("{} was named more than once", visible(&network.name(author)));
                context.remarks.push(what);
            } else {
                people.push(author);
            }
        }
        if people.len() < 2 {
            return usage("pass at least two authors to connect".to_owned());
        }
        let trees = network.connecting_trees(&people);
        Ok(ConnectReport {
            people: people.iter().map(|&author| Person::of(network, author)).collect(),
            trees: trees.iter().map(|tree| TreeRow::of(network, tree, &people)).collect(),
        })
    }
}

impl ConnectReport {
    /// A sentence about the trees.
    pub(crate) fn headline(&self) -> String {
        let people = counted(self.people.len() as u64, "author");
        let [tree] = &self.trees[..] else {
            let components = self.trees.len();
            return format!("{people} in {components} components, which no path connects; one tree for each");
        };
        let oldest = match tree.oldest_tie {
            Some(year) => format!("; oldest tie from {year}"),
            None => String::new(),
        };
        match tree.additional.len() {
            0 => format!("{people}, connected directly{oldest}"),
            more => format!("{people}, connected through {more} more{oldest}"),
        }
    }

    fn lines(tree: &TreeRow) -> Vec<(usize, String)> {
        if tree.ties.is_empty() {
            return tree.authors.iter().map(|name| (1, visible(name))).collect();
        }
        let shown = |tie: &Hop| {
            let mut lines = vec![(1, format!("{} – {}", visible(&tie.from), visible(&tie.to)))];
            if tie.papers.is_empty() {
                lines.push((2, "(tie without papers)".to_owned()));
            }
            lines.extend(tie.papers.iter().map(|paper: &Paper| (2, visible(&paper.line()))));
            lines
        };
        tree.ties.iter().flat_map(shown).collect()
    }
}

impl Report for ConnectReport {
    fn document(&self) -> Document<'_> {
        let mut sections = vec![Section::Text(self.headline())];
        for tree in &self.trees {
            if !tree.additional.is_empty() {
                sections.push(Section::Text(format!("through {}", visible(&tree.additional.join(", ")))));
            }
            sections.push(Section::Lines(Self::lines(tree)));
        }
        let columns =
            ["#tree", "from", "to", "paper", "title", "#year", "doi", "#byline_length", "from_id", "to_id"];
        let mut data = Table::with_columns(&columns);
        for (number, tree) in self.trees.iter().enumerate() {
            for tie in &tree.ties {
                let papers: Vec<Option<&Paper>> = match &tie.papers[..] {
                    [] => vec![None],
                    papers => papers.iter().map(Some).collect(),
                };
                for paper in papers {
                    data.push([
                        (number + 1).into(),
                        tie.from.as_str().into(),
                        tie.to.as_str().into(),
                        paper.map(|paper| paper.id.as_str()).into(),
                        paper.and_then(|paper| paper.title.as_deref()).into(),
                        paper.and_then(|paper| paper.year).into(),
                        paper.and_then(|paper| paper.doi.as_deref()).into(),
                        paper.map(|paper| paper.byline_length).into(),
                        tie.from_id.as_str().into(),
                        tie.to_id.as_str().into(),
                    ]);
                }
            }
        }
        Document { sections, data }
    }

    fn is_found(&self) -> bool {
        self.trees.len() == 1
    }
}
