//! Distances between many pairs of authors at once.

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::path::{Hop, PathRow};
use super::{Context, Query, Report, Unmatched, UnmatchedNames, sought};
use crate::error::{Error, ErrorKind, Result};
use crate::network::{Network, Search};
use crate::table::{Cell, Document, Table};

/// Distances between many pairs of authors: the first of `from` and the first of `to`, and so on.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "cli", derive(clap::Args))]
#[non_exhaustive]
pub struct Pairs {
    /// One author of each pair
    #[cfg_attr(feature = "cli", arg(skip))]
    pub from: Vec<String>,
    /// The other author of each pair
    #[cfg_attr(feature = "cli", arg(skip))]
    pub to: Vec<String>,
    /// With --pairs, list the hops of one shortest path per pair, with their papers
    #[cfg_attr(feature = "cli", arg(long))]
    pub papers: bool,
}

impl Pairs {
    /// Queries the distances of these pairs.
    ///
    /// # Examples
    /// ```
    /// use coauth::analysis::{Context, Pairs, Query};
    ///
    /// let network = coauth::Loader::sample().load()?.network;
    /// let pairs = Pairs::between([("Ruihai Wu", "Jiajun Wu"), ("Ruihai Wu", "Leonidas Guibas")]);
    /// let report = pairs.run(&network, &mut Context::default())?;
    /// assert_eq!(report.pairs[0].distance, Some(2));
    /// # Ok::<(), coauth::Error>(())
    /// ```
    #[must_use]
    pub fn between<A: Into<String>, B: Into<String>>(pairs: impl IntoIterator<Item = (A, B)>) -> Self {
        let (from, to) = pairs.into_iter().map(|(from, to)| (from.into(), to.into())).unzip();
        Self { from, to, papers: false }
    }
}

/// The distance of each pair, in the order of the query.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct PairsReport {
    /// The pairs.
    pub pairs: Vec<PairRow>,
}

/// What became of a pair.
///
/// `not_connected` is an answer: no chain of co-authors leads from one to the other. `not_found` and `ambiguous` are none:
/// nothing is known of the pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum PairStatus {
    /// A path connects them.
    Found,
    /// They are in different components.
    NotConnected,
    /// A name matches no author.
    NotFound,
    /// A name matches several authors.
    Ambiguous,
}

impl PairStatus {
    fn word(self) -> &'static str {
        match self {
            Self::Found => "found",
            Self::NotConnected => "not_connected",
            Self::NotFound => "not_found",
            Self::Ambiguous => "ambiguous",
        }
    }

    fn is_answer(self) -> bool {
        matches!(self, Self::Found | Self::NotConnected)
    }
}

/// A pair with its distance.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PairRow {
    /// One author, as shown in the network; as specified if not found.
    pub from: String,
    /// The other.
    pub to: String,
    /// The id of the one; `None` if the name is unknown or ambiguous.
    pub from_id: Option<String>,
    /// The id of the other.
    pub to_id: Option<String>,
    /// In hops; `None` if no path connects them or one of them was not found.
    pub distance: Option<usize>,
    /// Whether the pair has an answer, and if not, why.
    pub status: PairStatus,
    /// The hops of one path, if requested.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hops: Option<Vec<Hop>>,
}

/// From this many pairs on, preparing the search pays off.
const PAIRS_A_SEARCH: usize = 64;

impl Query for Pairs {
    type Report = PairsReport;

    const NAME: &'static str = "pairs";
    const ABOUT: &'static str = "Show the distances between many pairs of authors";
    const REQUIRED: &'static [&'static str] = &["from", "to"];
    const VARIANT_OF: Option<&'static str> = Some("path");
    const ORDERS: &'static [(&'static str, &'static str)] =
        &[("pairs", "order of the file"), ("papers", "year, newest first; order of reading")];
    const EXAMPLES: &'static [&'static str] = &[
        r#"{"from": ["Ruihai Wu", "Tao Qin"], "to": ["Jiajun Wu", "Ang Lv"]}"#,
        r#"{"from": ["Ruihai Wu"], "to": ["Jiajun Wu"], "papers": true}"#,
    ];

    fn run(&self, network: &Network, context: &mut Context) -> Result<PairsReport> {
        if self.from.len() != self.to.len() {
            let [from, to] = [&self.from, &self.to].map(Vec::len);
            let what = format!("pairs: `from` has {from} authors, `to` has {to}; both need the same number");
            return Err(Error::new(ErrorKind::Usage, what));
        }
        // Each thread has its own search, and each pair its own remarks, which keeps them in order.
        let mut search = Search::of(network);
        if self.from.len() >= PAIRS_A_SEARCH {
            network.expect_many_spellings();
            search = search.for_many();
        }
        let answered: Vec<(PairRow, Vec<String>, Vec<&str>)> = self
            .from
            .par_iter()
            .zip(&self.to)
            .with_min_len(PAIRS_A_SEARCH)
            .map_init(
                || search.another(),
                |search, pair| {
                    let mut context = Context { remarks: Vec::new(), ..context.clone() };
                    let (row, unmatched) = self.row([pair.0, pair.1], search, network, &mut context);
                    (row, context.remarks, unmatched)
                },
            )
            .collect();
        let (mut pairs, mut unmatched) = (Vec::with_capacity(answered.len()), UnmatchedNames::default());
        for (pair, remarks, names) in answered {
            pairs.push(pair);
            context.remarks.extend(remarks);
            names.into_iter().for_each(|name| unmatched.add(name));
        }
        let remarks = unmatched.remarks(network, context);
        context.remarks.extend(remarks);
        let report = PairsReport { pairs };
        context.remarks.extend(report.unanswered());
        Ok(report)
    }
}

impl Pairs {
    /// A pair with its answer, and the names of the two that have no single match.
    fn row<'a>(
        &self,
        pair: [&'a String; 2],
        search: &mut Search<'_>,
        network: &Network,
        context: &mut Context,
    ) -> (PairRow, Vec<&'a str>) {
        let mut unmatched = Vec::new();
        let mut missed = None;
        let [from, to] = pair.map(|name| match sought(network, name, context) {
            Ok(author) => Some(author),
            Err(why) => {
                unmatched.push(name.as_str());
                // An unknown name is the worse news of the two.
                let status = match why {
                    Unmatched::Ambiguous(_) => PairStatus::Ambiguous,
                    _ => PairStatus::NotFound,
                };
                missed = missed.filter(|known| *known == PairStatus::NotFound).or(Some(status));
                None
            }
        });
        let ends = from.zip(to);
        let paths = ends.filter(|_| self.papers).and_then(|(from, to)| search.paths(from, to));
        let distance = match &paths {
            Some(paths) => Some(paths.hops()),
            None => ends.filter(|_| !self.papers).and_then(|(from, to)| search.distance(from, to)),
        };
        let shown = |author: Option<_>, asked: &String| {
            author.map_or(asked.clone(), |a| network.name(a).into_owned())
        };
        let status = match missed {
            Some(status) => status,
            None if distance.is_some() => PairStatus::Found,
            None => PairStatus::NotConnected,
        };
        let row = PairRow {
            from: shown(from, pair[0]),
            to: shown(to, pair[1]),
            from_id: from.map(|author| network.author_key(author)),
            to_id: to.map(|author| network.author_key(author)),
            distance,
            status,
            hops: self.papers.then(|| {
                paths.map_or_else(Vec::new, |paths| PathRow::of(network, &paths.first(network)).hops)
            }),
        };
        (row, unmatched)
    }
}

impl PairsReport {
    /// How many pairs have no answer, if any, by the reason.
    fn unanswered(&self) -> Option<String> {
        let count = |status| self.pairs.iter().filter(|pair| pair.status == status).count();
        let [not_found, ambiguous] = [PairStatus::NotFound, PairStatus::Ambiguous].map(count);
        (not_found + ambiguous > 0).then(|| {
            let (unanswered, pairs) = (not_found + ambiguous, self.pairs.len());
            format!(
                "{unanswered} of {pairs} pairs have no answer: {not_found} not_found, {ambiguous} ambiguous"
            )
        })
    }
}

impl PairRow {
    /// Names, distance, ids and status; an id is missing if a name was not found.
    fn cells(&self) -> [Cell; 6] {
        [
            self.from.as_str().into(),
            self.to.as_str().into(),
            self.distance.into(),
            self.from_id.as_deref().into(),
            self.to_id.as_deref().into(),
            self.status.word().into(),
        ]
    }
}

impl Hop {
    /// Its number, its ends, its papers, and the ids of its ends.
    fn cells(&self, place: usize) -> [Cell; 7] {
        let ids: Vec<_> = self.papers.iter().map(|paper| paper.id.as_str()).collect();
        let titles: Vec<_> = self.papers.iter().filter_map(|paper| paper.title.as_deref()).collect();
        let [from, to, from_id, to_id] =
            [&self.from, &self.to, &self.from_id, &self.to_id].map(|text| text.as_str().into());
        [place.into(), from, to, ids.join("; ").into(), titles.join("; ").into(), from_id, to_id]
    }
}

impl Report for PairsReport {
    fn document(&self) -> Document<'_> {
        let of_pair = ["from", "to", "#distance", "from_id", "to_id", "status"];
        let mut table = Table::with_columns(&of_pair);
        if self.pairs.iter().all(|pair| pair.hops.is_none()) {
            self.pairs.iter().for_each(|pair| table.push(pair.cells()));
            return Document::of(table);
        }
        let hop_columns = ["#hop", "hop_from", "hop_to", "papers", "titles", "hop_from_id", "hop_to_id"];
        // The status comes last, where it moves no column of those who read by place.
        let columns = of_pair[..5].iter().copied().chain(hop_columns).chain(["status"]);
        let mut table = Table::with_columns(&columns.collect::<Vec<_>>());
        for pair in &self.pairs {
            let mut push = |hop: [Cell; 7]| {
                let [from, to, distance, from_id, to_id, status] = pair.cells();
                let [place, hop_from, hop_to, papers, titles, hop_from_id, hop_to_id] = hop;
                table.push([
                    from,
                    to,
                    distance,
                    from_id,
                    to_id,
                    place,
                    hop_from,
                    hop_to,
                    papers,
                    titles,
                    hop_from_id,
                    hop_to_id,
                    status,
                ]);
            };
            let hops = pair.hops.as_deref().unwrap_or_default();
            if hops.is_empty() {
                push([const { Cell::Nothing }; 7]);
            }
            hops.iter().zip(1..).for_each(|(hop, place)| push(hop.cells(place)));
        }
        Document::of(table)
    }

    /// Has every pair an answer?
    fn is_found(&self) -> bool {
        self.pairs.iter().all(|pair| pair.status.is_answer())
    }
}
