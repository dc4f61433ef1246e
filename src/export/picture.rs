//! Which part of a network is drawn, and what size, width and colour say.

use petgraph::visit::EdgeRef;
use serde::Serialize;

use crate::analysis::{Measure, Paper, distances, top};
use crate::drawing::{Sketch, sketch};
use crate::error::{Error, ErrorKind, Result};
use crate::network::{AuthorId, Counting, Network, PaperId, Projection};
use crate::table::{shown_count, shown_number};

/// Which part of a network is drawn, and what is said how.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Picture {
    /// Only so many authors, those with the most co-authors.
    pub top: Option<usize>,
    /// Only the component of this rank.
    pub component: Option<usize>,
    /// Only those within some hops of an author.
    #[serde(skip)]
    pub around: Option<(AuthorId, u32)>,
    /// Only ties of at least this strength.
    pub min_strength: Option<f64>,
    /// What colour says.
    pub color_by: ColorBy,
    /// What the area of a node says.
    pub size_by: SizeBy,
    /// What stands above the drawing; the name of the input by default.
    pub title: Option<String>,
}

/// What colour says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
#[non_exhaustive]
pub enum ColorBy {
    /// The connected component
    #[default]
    Component,
    /// Nothing
    None,
}

/// What the area of a node says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
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
}

impl SizeBy {
    fn measure(self) -> (Measure, &'static str) {
        match self {
            Self::Papers => (Measure::Papers, "papers"),
            Self::Degree => (Measure::Degree, "co-authors"),
            Self::Strength => (Measure::Strength, "tie strength"),
            Self::Credit => (Measure::Credit, "harmonic credit"),
        }
    }
}

/// A network with more authors than this is not drawn whole unless asked for: nobody could read it.
const MOST_AUTHORS: usize = 1500;

/// More papers than this are counted in a tooltip, not listed.
const MOST_PAPERS: usize = 12;

impl Picture {
    /// What to draw of a network, and a remark if that is not all that was asked about.
    ///
    /// # Errors
    /// If there is no such component, or nothing is left to draw, or the ties do not fit in memory.
    pub fn sketch(&self, network: &Network, counting: Counting) -> Result<(Sketch, Option<String>)> {
        let (authors, remark) = self.authors(network)?;
        let projection = network.projection(counting)?;
        let mut place = vec![usize::MAX; network.author_count()];
        for (i, author) in authors.iter().enumerate() {
            place[author.index()] = i;
        }
        let (measure, size_word) = if network.has_papers() {
            self.size_by.measure()
        } else {
            // Without papers every author would have none: the number of co-authors is what is known.
            SizeBy::Degree.measure()
        };
        let sizes = measure.values(network, counting)?;
        let nodes: Vec<_> =
            authors.iter().map(|&author| self.node(network, author, sizes[author.index()])).collect();
        let ties = self.ties(network, &projection, &place, counting);
        let caption = self.caption(network, authors.len(), ties.len());
        let title = self.title.clone().unwrap_or_else(|| default_title(network));
        let words = sketch::Words {
            size: size_word.to_owned(),
            width: width_word(network, counting).to_owned(),
            colour: if self.color_by == ColorBy::Component { "one colour, one component" } else { "" }
                .to_owned(),
            grey: "no co-author".to_owned(),
        };
        Ok((Sketch { title, caption, nodes, ties, words }, remark))
    }

    /// The authors to draw, by number.
    fn authors(&self, network: &Network) -> Result<(Vec<AuthorId>, Option<String>)> {
        let mut authors: Vec<AuthorId> = match (self.component, self.around) {
            (Some(rank), _) if rank == 0 || rank > network.components().len() => {
                let what = format!(
                    "there is no component {rank}; they are numbered 1 to {}",
                    network.components().len()
                );
                return Err(Error::new(ErrorKind::Usage, what));
            }
            (Some(rank), _) => {
                network.components().get(rank - 1).members.iter().map(|&a| AuthorId(a)).collect()
            }
            (None, Some((center, depth))) => {
                let distances = distances(network, center);
                let is_near = |author: &AuthorId| distances[author.index()].is_some_and(|hops| hops <= depth);
                network.authors().filter(is_near).collect()
            }
            (None, None) => network.authors().collect(),
        };
        let asked_for_all = authors.len();
        let most = self.top.unwrap_or(if self.component.is_some() || self.around.is_some() {
            usize::MAX
        } else {
            MOST_AUTHORS
        });
        let mut remark = None;
        if asked_for_all > most {
            let degrees = Measure::Degree.values(network, Counting::Full)?;
            let mut is_asked_for = vec![false; network.author_count()];
            authors.iter().for_each(|author| is_asked_for[author.index()] = true);
            let ranked = top(network, &degrees, 0).into_iter().map(|(_, author, _)| author);
            authors = ranked.filter(|author| is_asked_for[author.index()]).take(most).collect();
            if self.top.is_none() {
                remark = Some(format!(
                    "the drawing shows the {} authors with the most co-authors, of {}; \
                     --top {} draws all of them, --component 1 the largest component, --around NAME one neighbourhood",
                    shown_count(most as u64),
                    shown_count(asked_for_all as u64),
                    asked_for_all
                ));
            }
        }
        authors.sort_unstable();
        Ok((authors, remark))
    }

    fn node(&self, network: &Network, author: AuthorId, size: f64) -> sketch::Node {
        let papers = network.papers_of(author);
        let coauthors = u64::from(network.degree(author));
        let mut tooltip = vec![network.name(author).to_owned()];
        if network.has_papers() {
            tooltip.push(format!(
                "{}, {}",
                counted(papers.len() as u64, "paper"),
                counted(coauthors, "co-author")
            ));
        } else {
            tooltip.push(counted(coauthors, "co-author"));
        }
        tooltip.extend(paper_lines(network, papers.iter().map(|&paper| PaperId(paper))));
        let component = network.components().of_author(author);
        let is_colored = self.color_by == ColorBy::Component && component.members.len() > 1;
        sketch::Node {
            label: network.name(author).to_owned(),
            tooltip: tooltip.join("\n"),
            size,
            group: is_colored.then_some(component.rank as u32),
            importance: size * 1e6 + f64::from(network.degree(author)),
        }
    }

    fn ties(
        &self,
        network: &Network,
        projection: &Projection,
        place: &[usize],
        counting: Counting,
    ) -> Vec<sketch::Tie> {
        let least = self.min_strength.unwrap_or(f64::NEG_INFINITY);
        projection
            .edge_references()
            .filter(|edge| edge.weight().strength >= least)
            .filter_map(|edge| {
                let [a, b] = [edge.source(), edge.target()].map(|node| place[node.index()]);
                (a != usize::MAX && b != usize::MAX).then_some((edge, a, b))
            })
            .map(|(edge, a, b)| {
                let ends = [projection[edge.source()], projection[edge.target()]];
                let strength = edge.weight().strength;
                let mut tooltip = vec![ends.map(|author| network.name(author)).join(" – ")];
                if !network.has_papers() || counting != Counting::Full {
                    tooltip.push(format!("strength {}", shown_number(strength)));
                }
                tooltip.extend(paper_lines(network, network.papers_between(ends[0], ends[1]).into_iter()));
                sketch::Tie { a, b, strength, tooltip: tooltip.join("\n") }
            })
            .collect()
    }

    fn caption(&self, network: &Network, authors: usize, ties: usize) -> String {
        let is_whole = authors == network.author_count() && self.min_strength.is_none();
        let mut parts = Vec::new();
        if network.has_papers() {
            parts.push(counted(network.paper_count() as u64, "paper"));
        }
        if is_whole {
            parts.push(counted(authors as u64, "author"));
            parts.push(counted(ties as u64, "tie"));
            parts.push(counted(network.components().len() as u64, "component"));
        } else {
            let of =
                |shown: usize, all: u64| format!("{} of {}", shown_count(shown as u64), shown_count(all));
            parts.push(format!("{} authors", of(authors, network.author_count() as u64)));
            parts.push(format!("{} ties", of(ties, network.tie_count())));
        }
        if let Some(years) = network.years(network.papers()) {
            let (first, last) = years.into_inner();
            parts.push(if first == last { first.to_string() } else { format!("{first}–{last}") });
        }
        parts.join(" · ")
    }
}

fn counted(count: u64, what: &str) -> String {
    format!("{} {what}{}", shown_count(count), if count == 1 { "" } else { "s" })
}

fn width_word(network: &Network, counting: Counting) -> &'static str {
    match counting {
        Counting::Full if network.has_papers() => "papers together",
        _ => "tie strength",
    }
}

fn paper_lines(network: &Network, papers: impl ExactSizeIterator<Item = PaperId>) -> Vec<String> {
    let more = papers.len().saturating_sub(MOST_PAPERS);
    let mut lines: Vec<String> =
        papers.take(MOST_PAPERS).map(|paper| format!("• {}", Paper::of(network, paper).line())).collect();
    if more > 0 {
        lines.push(format!("… and {}", counted(more as u64, "more paper")));
    }
    lines
}

/// The file name of the input, without folder and extension; how many there are if there are several.
fn default_title(network: &Network) -> String {
    match network.corpus().inputs() {
        [input] => {
            let name = input.path.rsplit(['/', '\\']).next().unwrap_or(&input.path);
            let stem =
                name.split_once('.').map_or(name, |(stem, _)| if stem.is_empty() { name } else { stem });
            format!("Who wrote with whom: {stem}")
        }
        inputs => format!("Who wrote with whom: {} inputs", inputs.len()),
    }
}
