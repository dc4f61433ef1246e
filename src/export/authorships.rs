//! Every mention of every record with its author. Reading the file gives the same network again: people that a
//! selection has dropped are left out. Ties without papers have no authorships, nor do authors without papers.

use super::rows::{Rows, as_csv};
use super::{ExportWriter, Exporter, LeftOut};
use crate::error::Result;
use crate::names::groups;
use crate::network::Network;
use crate::table::{Kind, Value};

pub(super) static EXPORTER: Exporter = Exporter {
    name: "authorships",
    about: "CSV of every name in every record and its author: paper,position,mention,author_id,author,kind,states",
    extensions: &[],
    is_text: true,
    table_of: None,
    writer: ExportWriter::Rows(|network, _, out| as_csv(out, |rows| give(network, rows))),
};

pub(super) const COLUMNS: [(&str, Kind); 7] = [
    ("paper", Kind::Text),
    ("position", Kind::Whole),
    ("mention", Kind::Text),
    ("author_id", Kind::Text),
    ("author", Kind::Text),
    ("kind", Kind::Text),
    ("states", Kind::Text),
];

pub(super) fn give(network: &Network, rows: &mut dyn Rows) -> Result<LeftOut> {
    network.demand_papers(
        "there are no authorships to export; use ties-csv, graphml or another network format",
    )?;
    rows.begin(&COLUMNS)?;
    let (corpus, roster) = (network.corpus(), network.roster());
    let meant = network.meant();
    let groups = groups(corpus);
    for paper in network.papers() {
        let states = network.paper_key(paper);
        for (place, record) in network.records_of(paper).enumerate() {
            let key = corpus.id(record);
            let means = meant.byline(record);
            for ((&mention, &means), position) in corpus.byline(record).iter().zip(&*means).zip(1_u32..) {
                let author = roster.author_of(means);
                let is_group = groups.contains(mention as usize);
                if !is_group && network.author_of(author).is_none() {
                    continue;
                }
                let id = roster.id(author);
                let display = roster.display(author);
                let name = match meant.text(display) {
                    group if meant.is_group(display) => group.into(),
                    person => network.name_style().written(person),
                };
                rows.row(&[
                    Value::from(&*key),
                    Value::Whole(position.into()),
                    Value::from(corpus.spellings().get(mention)),
                    Value::from(&*id),
                    Value::from(&*name),
                    Value::from(if is_group { "group" } else { "person" }),
                    // The record that stands for a paper states no other.
                    Value::from(if place == 0 { "" } else { &*states }),
                ])?;
            }
        }
    }
    let without_papers = network.authors().filter(|&author| network.papers_of(author).is_empty());
    Ok(LeftOut { authors: without_papers.count() as u64, ties: network.loose_tie_count() as u64 })
}
