//! Which part of a network is drawn, and what size, width and color say.

use std::borrow::Cow;

use rayon::prelude::*;
use serde::Serialize;

use super::coloring::{ColorBy, Drawn, is_name};
use super::hubs::{Hubs, MOST_OF_A_PAPER, MOST_PAIRS, hub_word, paper_of};
use super::part::Part;
use super::source::source;
use crate::analysis::credit;
use crate::drawing::{
    Sketch,
    sketch::{self, Naming},
};
use crate::error::{Error, ErrorKind, Result};
use crate::network::{Attribute, AuthorId, Counting, Network, PaperId, Tie, TiesAndHubs};
use crate::table::{counted, counted_as, shown_count, shown_number};

/// Which part of a network is drawn, and what is said how.
#[derive(Debug, Clone, Default, Serialize)]
#[non_exhaustive]
pub struct Picture {
    /// Only so many authors, those with the most co-authors.
    pub top: Option<usize>,
    /// Only this part.
    #[serde(skip)]
    pub part: Part,
    /// Only ties of at least this strength.
    pub min_strength: Option<f64>,
    /// What color says; by default the community where one component has more than half of the authors, and else the
    /// component.
    pub color_by: Option<ColorBy>,
    /// Whether everything that color can say is prepared, for a page on which readers choose.
    #[serde(skip)]
    pub all_colors: bool,
    /// What the area of a node says.
    pub size_by: SizeBy,
    /// The title above the drawing; what is drawn by default.
    pub title: Option<String>,
    /// The name of the network, for titles; that of the input, or of the folder of all inputs, by default.
    #[serde(skip)]
    pub name: Option<String>,
}

/// What the area of a node says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum SizeBy {
    /// Papers
    #[default]
    Papers,
    /// Co-authors
    Degree,
    /// Sum of the strengths of all ties
    Strength,
    /// Harmonic credit
    Credit,
    /// A column of numbers of `--attributes`, by its place
    #[serde(skip)]
    Attribute(usize),
}

impl SizeBy {
    /// What the area says by this name, or the column of the network that has it.
    ///
    /// # Errors
    /// If there is no such column, or it is not one of numbers.
    ///
    /// # Examples
    /// ```
    /// use coauth::export::SizeBy;
    ///
    /// let people = "author,h_index,country\nAda Lovelace,12,GB\n";
    /// let talks = coauth::Loader::new().bylines("talks", [["Ada Lovelace", "Luigi Menabrea"]]);
    /// let network = talks.attributes_table("people.csv", people).load()?.network;
    /// assert_eq!(SizeBy::named("credit", &network)?, SizeBy::Credit);
    /// assert_eq!(SizeBy::named("h_index", &network)?, SizeBy::Attribute(0));
    /// assert!(SizeBy::named("country", &network).is_err());
    /// # Ok::<(), coauth::Error>(())
    /// ```
    pub fn named(name: &str, network: &Network) -> Result<Self> {
        const BUILT_IN: [(&str, SizeBy); 4] = [
            ("papers", SizeBy::Papers),
            ("degree", SizeBy::Degree),
            ("strength", SizeBy::Strength),
            ("credit", SizeBy::Credit),
        ];
        if let Some((_, built_in)) = BUILT_IN.into_iter().find(|(known, _)| *known == name) {
            return Ok(built_in);
        }
        let place = network.attribute_named(name, &BUILT_IN.map(|(known, _)| known))?;
        let column = &network.attributes()[place];
        if column.is_of_numbers() {
            return Ok(Self::Attribute(place));
        }
        let what = format!("column {} is not one of numbers, so it says no size", column.name());
        Err(Error::new(ErrorKind::Usage, what))
    }

    /// What is counted, if no author has more than `most`.
    fn word(self, most: f64, network: &Network) -> &str {
        let [one, many] = network.coauthor_words();
        match self {
            Self::Papers if most == 1.0 => "paper",
            Self::Papers => "papers",
            Self::Degree if most == 1.0 => one,
            Self::Degree => many,
            Self::Strength => "tie strength",
            Self::Credit => "harmonic credit",
            Self::Attribute(place) => network.attributes().get(place).map_or("", Attribute::name),
        }
    }

    /// The value of one author: a part of a network needs no look at the rest.
    fn value(self, network: &Network, author: AuthorId, counting: Counting) -> f64 {
        match self {
            Self::Papers => network.papers_of(author).len() as f64,
            Self::Degree => f64::from(network.degree(author)),
            Self::Strength => network.strength(author, counting),
            Self::Credit => credit(network, author),
            Self::Attribute(place) => {
                network.attributes().get(place).and_then(|column| column.number(author)).unwrap_or(0.0)
            }
        }
    }
}

/// So many of the largest nodes have a name in every drawing.
const MUST_BE_NAMED: usize = 10;

impl Picture {
    /// Draws only so many authors, those with the most co-authors.
    #[must_use]
    pub fn top(mut self, authors: usize) -> Self {
        self.top = Some(authors);
        self
    }

    /// Draws only this part of the network.
    #[must_use]
    pub fn part(mut self, part: Part) -> Self {
        self.part = part;
        self
    }

    /// Draws only ties of at least this strength.
    #[must_use]
    pub fn min_strength(mut self, strength: f64) -> Self {
        self.min_strength = Some(strength);
        self
    }

    /// Sets what color says.
    #[must_use]
    pub fn color_by(mut self, color_by: ColorBy) -> Self {
        self.color_by = Some(color_by);
        self
    }

    /// Sets what the area of a node says.
    #[must_use]
    pub fn size_by(mut self, size_by: SizeBy) -> Self {
        self.size_by = size_by;
        self
    }

    /// Sets the title.
    #[must_use]
    pub fn title(mut self, title: &str) -> Self {
        self.title = Some(title.to_owned());
        self
    }

    /// What to draw of a network, and a remark if that is not all that was asked about.
    ///
    /// # Errors
    /// If there is no such component, or nothing is left to draw, or the ties do not fit in memory.
    ///
    /// # Examples
    /// ```
    /// use coauth::export::{Picture, SizeBy};
    /// use coauth::network::Counting;
    ///
    /// let network = coauth::Loader::sample().load()?.network;
    /// let picture = Picture::default().top(50).size_by(SizeBy::Papers).title("Robotics");
    /// let (sketch, remark) = picture.sketch(&network, Counting::Full)?;
    /// assert_eq!(remark, None);
    /// # Ok::<(), coauth::Error>(())
    /// ```
    pub fn sketch(&self, network: &Network, counting: Counting) -> Result<(Sketch, Option<String>)> {
        let (authors, remark) = self.part.authors(network, self.top)?;
        // Without papers every author would have none: the number of co-authors is what is known.
        let size_by = match self.size_by {
            by if network.has_papers() || matches!(by, SizeBy::Attribute(_)) => by,
            _ => SizeBy::Degree,
        };
        let papers = papers_of(network, &authors);
        let place_of = |paper: PaperId| papers.partition_point(|&other| other < paper) as u32;
        let mut nodes = authors
            .par_iter()
            .map(|&author| {
                let papers = network.papers_of(author).iter().map(|&paper| place_of(paper)).collect();
                self.node(network, author, size_by.value(network, author, counting), papers)
            })
            .collect::<Vec<_>>();
        let TiesAndHubs { ties, hubs } = network.ties_and_hubs(&authors, counting, MOST_OF_A_PAPER)?;
        let hubs = Hubs::of(hubs, self.min_strength);
        let mut ties = self.ties(network, &authors, ties, counting, place_of);
        let caption = self.caption(network, &authors, &papers, (ties.len(), &hubs));
        let colored_by = self.color_by.unwrap_or_else(|| ColorBy::default_of(network, &authors));
        let needs_communities = colored_by == ColorBy::Community || self.all_colors;
        let for_colors = match hubs.none() {
            true => Some(Cow::Borrowed(&ties[..])),
            false if !needs_communities || hubs.pairs() > MOST_PAIRS => None,
            false => Some(Cow::Owned(plain_ties(network, &authors, counting)?)),
        };
        let drawn = Drawn { network, authors: &authors, ties: for_colors.as_deref() };
        let has_communities = for_colors.is_some();
        let others = ColorBy::ALL.into_iter().filter(|&by| self.all_colors && by != colored_by);
        let columns = drawn.telling_attributes().filter(|&by| self.all_colors && by != colored_by);
        let colorings = std::iter::once(colored_by).chain(others).chain(columns);
        let colorings = colorings.map(|by| drawn.coloring(by)).collect();
        drop(for_colors);
        let mut remarks: Vec<String> = remark.into_iter().collect();
        remarks.extend(self.without_size(network, &authors));
        remarks.extend(hubs.remark(colored_by == ColorBy::Community && !has_communities));
        let place = |author: &AuthorId| authors.binary_search(author).ok();
        let path: Vec<usize> = self.part.path().iter().filter_map(place).collect();
        let subject = self.part.subject().as_ref().and_then(place);
        self.name_the_first(&mut nodes, &path, subject);
        let title = self.title.clone().unwrap_or_else(|| self.default_title(network));
        let words = sketch::Words {
            node: network.author_words(),
            neighbor: network.coauthor_words(),
            size: size_by.word(most(nodes.iter().map(|node| node.size)), network).to_owned(),
            width: width_word(network, counting, most(ties.iter().map(|tie| tie.strength))).to_owned(),
            hub: hub_word(network),
            path: format!("a shortest path of {}", counted(path.len().saturating_sub(1) as u64, "tie")),
        };
        hubs.add_to(&mut nodes, &mut ties, network, &authors, place_of);
        let papers = papers.iter().map(|&paper| paper_of(network, paper)).collect();
        let remark = (!remarks.is_empty()).then(|| remarks.join("\n"));
        Ok((Sketch { title, caption, nodes, ties, path, subject, papers, colorings, words }, remark))
    }

    fn node(&self, network: &Network, author: AuthorId, size: f64, papers: Vec<u32>) -> sketch::Node {
        let coauthors = counted_as(u64::from(network.degree(author)), network.coauthor_words());
        let label = network.name(author).into_owned();
        let naming = match self.part.named().contains(&author) {
            true => Naming::First,
            false if !is_name(&label) => Naming::Never,
            false => Naming::Usual,
        };
        sketch::Node {
            label,
            note: if network.has_papers() {
                format!("{}, {coauthors}", counted(papers.len() as u64, "paper"))
            } else {
                coauthors
            },
            details: details(network, author),
            papers,
            size,
            is_hub: false,
            naming,
            importance: size.max(0.0) * 1e6 + f64::from(network.degree(author)),
        }
    }

    /// What is to be said of authors whose size no column states, or states as less than nothing.
    fn without_size(&self, network: &Network, authors: &[AuthorId]) -> Option<String> {
        let SizeBy::Attribute(place) = self.size_by else { return None };
        let column = network.attributes().get(place)?;
        let is_without = |&&author: &&AuthorId| column.number(author).is_none_or(|number| number < 0.0);
        let without = authors.iter().filter(is_without).count() as u64;
        (without > 0).then(|| {
            let who = counted_as(without, network.author_words());
            format!("drawn as the smallest: {who} without a {} of at least 0", column.name())
        })
    }

    /// Those who must have a name: on the path, the person that the drawing is about, and the largest.
    fn name_the_first(&self, nodes: &mut [sketch::Node], path: &[usize], subject: Option<usize>) {
        let mut largest: Vec<usize> =
            (0..nodes.len()).filter(|&node| nodes[node].naming != Naming::Never).collect();
        largest.sort_by(|&a, &b| nodes[b].importance.total_cmp(&nodes[a].importance));
        largest.truncate(MUST_BE_NAMED);
        for node in largest.into_iter().chain(path.iter().copied()).chain(subject) {
            nodes[node].naming = Naming::Must;
        }
    }

    fn ties(
        &self,
        network: &Network,
        authors: &[AuthorId],
        ties: Vec<(AuthorId, AuthorId, Tie)>,
        counting: Counting,
        place_of: impl Fn(PaperId) -> u32 + Sync,
    ) -> Vec<sketch::Tie> {
        let least = self.min_strength.unwrap_or(f64::NEG_INFINITY);
        let place = |author: AuthorId| authors.partition_point(|&other| other < author);
        let says_strength = !network.has_papers() || counting != Counting::Full;
        let tie = |(a, b, Tie { strength, .. }): (AuthorId, AuthorId, Tie)| sketch::Tie {
            a: place(a),
            b: place(b),
            strength,
            note: if says_strength { format!("strength {}", shown_number(strength)) } else { String::new() },
            papers: network.papers_between(a, b).into_iter().map(&place_of).collect(),
        };
        ties.into_par_iter().filter(|(_, _, tie)| tie.strength >= least).map(tie).collect()
    }

    /// What the drawing shows; otherwise the name of the input.
    fn default_title(&self, network: &Network) -> String {
        match (self.part.path(), self.part.named()) {
            ([from, .., to], _) => format!("From {} to {}", network.name(*from), network.name(*to)),
            ([], [one]) => format!("Around {}", network.name(*one)),
            _ => {
                let name = self.name.clone().unwrap_or_else(|| source(network));
                match network.author_words() {
                    [_, "authors"] => format!("Co-authorship: {name}"),
                    // Organizations and countries are tied by papers, but write none.
                    [_, many] => format!("Ties of {many}: {name}"),
                }
            }
        }
    }

    fn caption(
        &self,
        network: &Network,
        authors: &[AuthorId],
        papers: &[PaperId],
        (ties, hubs): (usize, &Hubs),
    ) -> String {
        let is_everybody = authors.len() == network.author_count();
        let mut parts = Vec::new();
        if is_everybody && self.min_strength.is_none() {
            if network.has_papers() {
                parts.push(counted(network.paper_count() as u64, "paper"));
            }
            parts.push(counted_as(authors.len() as u64, network.author_words()));
            // With hubs there are ties without a line.
            parts.push(counted(if hubs.none() { ties as u64 } else { network.tie_count() }, "tie"));
            parts.push(counted(network.components().len() as u64, "component"));
        } else {
            let of = |shown: usize, all: u64, what: &str| {
                format!("{} of {}", shown_count(shown as u64), counted(all, what))
            };
            if network.has_papers() {
                parts.push(of(papers.len(), network.paper_count() as u64, "paper"));
            }
            let all = counted_as(network.author_count() as u64, network.author_words());
            parts.push(format!("{} of {all}", shown_count(authors.len() as u64)));
            match hubs.none() {
                true => parts.push(of(ties, network.tie_count(), "tie")),
                false => {
                    parts.push(format!("{} and those of {}", counted(ties as u64, "tie"), hubs.counted()))
                }
            }
        }
        if let Some(years) = network.years(papers.iter().copied()) {
            let (first, last) = years.into_inner();
            parts.push(if first == last { first.to_string() } else { format!("{first}–{last}") });
        }
        parts.join(" · ")
    }
}

/// What the columns of `--attributes` say of an author.
fn details(network: &Network, author: AuthorId) -> Vec<[String; 2]> {
    let attributes = network.attributes().iter();
    attributes
        .filter_map(|column| Some([column.name().to_owned(), column.text(author)?.to_owned()]))
        .collect()
}

/// All ties among some authors, those of hubs too, with nothing but their strengths.
fn plain_ties(network: &Network, authors: &[AuthorId], counting: Counting) -> Result<Vec<sketch::Tie>> {
    let place = |author: AuthorId| authors.partition_point(|&other| other < author);
    let ties = network.ties_among(authors, counting)?.into_iter();
    let tie = |(a, b, Tie { strength, .. }): (AuthorId, AuthorId, Tie)| sketch::Tie {
        a: place(a),
        b: place(b),
        strength,
        ..sketch::Tie::default()
    };
    Ok(ties.map(tie).collect())
}

/// The papers of these authors, each once.
fn papers_of(network: &Network, authors: &[AuthorId]) -> Vec<PaperId> {
    let papers = authors.iter().flat_map(|&author| network.papers_of(author));
    let mut papers: Vec<PaperId> = papers.copied().collect();
    papers.sort_unstable();
    papers.dedup();
    papers
}

fn most(values: impl Iterator<Item = f64>) -> f64 {
    values.fold(0.0, f64::max)
}

/// What the width of a tie counts, where none has more than `most`.
fn width_word(network: &Network, counting: Counting, most: f64) -> &'static str {
    match counting {
        Counting::Full if network.has_papers() && most == 1.0 => "paper together",
        Counting::Full if network.has_papers() => "papers together",
        _ => "tie strength",
    }
}
