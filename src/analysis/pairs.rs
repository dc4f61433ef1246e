//! Distances between many pairs of authors at once.

use rayon::prelude::*;
use serde::Serialize;

use super::path::{Hop, PathRow};
use super::{Answer, Asking, Question, Search, who};
use crate::error::Result;
use crate::network::Network;
use crate::table::{Cell, Report, Table};

/// How the authors of many pairs are connected.
#[derive(Debug, Clone, Serialize)]
pub struct Pairs {
    /// The pairs, as names.
    #[serde(skip)]
    pub pairs: Vec<[String; 2]>,
    /// Name the hops of one shortest path of each pair, with their papers.
    pub papers: bool,
}

/// The distance of each pair, in the order asked.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PairsAnswer {
    /// The pairs.
    pub pairs: Vec<PairRow>,
}

/// A pair with its distance.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PairRow {
    /// One author, as shown in the network; as asked if unknown.
    pub from: String,
    /// The other.
    pub to: String,
    /// The id of the one; `None` if nobody or several were found.
    pub from_id: Option<String>,
    /// The id of the other.
    pub to_id: Option<String>,
    /// In hops; `None` if no path joins them or one of them was not found.
    pub distance: Option<usize>,
    /// The hops of one path, if asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hops: Option<Vec<Hop>>,
}

/// What a search needs is worth making for so many pairs.
const PAIRS_A_SEARCH: usize = 64;

impl Question for Pairs {
    fn name(&self) -> &'static str {
        "path"
    }

    fn ask(&self, network: &Network, asking: &mut Asking) -> Result<Box<dyn Answer>> {
        // Each thread has a search of its own, and each pair its own remarks, so that these stay in order.
        let search = Search::of(network);
        let search = if self.pairs.len() >= PAIRS_A_SEARCH { search.for_many() } else { search };
        let answered: Vec<(PairRow, Vec<String>)> = self
            .pairs
            .par_iter()
            .with_min_len(PAIRS_A_SEARCH)
            .map_init(
                || search.another(),
                |search, pair| {
                    let mut asking = Asking { remarks: Vec::new(), ..asking.clone() };
                    (self.row(pair, search, network, &mut asking), asking.remarks)
                },
            )
            .collect();
        let (pairs, remarks): (Vec<_>, Vec<_>) = answered.into_iter().unzip();
        asking.remarks.extend(remarks.into_iter().flatten());
        Ok(Box::new(PairsAnswer { pairs }))
    }
}

impl Pairs {
    /// A name that is not found costs its own pair, not the thousands beside it; it is remarked upon.
    fn row(
        &self,
        pair: &[String; 2],
        search: &mut Search<'_>,
        network: &Network,
        asking: &mut Asking,
    ) -> PairRow {
        let [from, to] = pair.each_ref().map(|name| {
            who(network, name, asking).map_err(|error| asking.remarks.push(error.to_string())).ok()
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
        PairRow {
            from: shown(from, &pair[0]),
            to: shown(to, &pair[1]),
            from_id: from.map(|author| network.author_key(author)),
            to_id: to.map(|author| network.author_key(author)),
            distance,
            hops: self.papers.then(|| {
                paths.map_or_else(Vec::new, |paths| PathRow::of(network, &paths.first(network)).hops)
            }),
        }
    }
}

impl PairRow {
    /// Names, distance and ids; an id is missing where a name was not found.
    fn cells(&self) -> [Cell; 5] {
        [
            self.from.as_str().into(),
            self.to.as_str().into(),
            self.distance.into(),
            self.from_id.as_deref().into(),
            self.to_id.as_deref().into(),
        ]
    }
}

impl Hop {
    /// Its place among the hops, its ends, the papers that make it, and the ids of its ends.
    fn cells(&self, place: usize) -> [Cell; 7] {
        let ids: Vec<_> = self.papers.iter().map(|paper| paper.id.as_str()).collect();
        let titles: Vec<_> = self.papers.iter().filter_map(|paper| paper.title.as_deref()).collect();
        let [from, to, from_id, to_id] =
            [&self.from, &self.to, &self.from_id, &self.to_id].map(|text| text.as_str().into());
        [place.into(), from, to, ids.join("; ").into(), titles.join("; ").into(), from_id, to_id]
    }
}

impl Answer for PairsAnswer {
    fn report(&self) -> Report<'_> {
        let mut table = Table::with_columns(&["from", "to", "#distance", "from_id", "to_id"]);
        if self.pairs.iter().all(|pair| pair.hops.is_none()) {
            self.pairs.iter().for_each(|pair| table.push(pair.cells()));
            return Report::of(table);
        }
        let hop_columns = ["#hop", "hop_from", "hop_to", "papers", "titles", "hop_from_id", "hop_to_id"];
        let columns = ["from", "to", "#distance", "from_id", "to_id"].into_iter().chain(hop_columns);
        let mut table = Table::with_columns(&columns.collect::<Vec<_>>());
        for pair in &self.pairs {
            let mut push = |hop: [Cell; 7]| {
                let [from, to, distance, from_id, to_id] = pair.cells();
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
                ]);
            };
            let hops = pair.hops.as_deref().unwrap_or_default();
            if hops.is_empty() {
                push([const { Cell::Nothing }; 7]);
            }
            hops.iter().zip(1..).for_each(|(hop, place)| push(hop.cells(place)));
        }
        Report::of(table)
    }

    fn is_found(&self) -> bool {
        self.pairs.iter().any(|pair| pair.distance.is_some())
    }
}
