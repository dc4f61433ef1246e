//! Every mention of every record with its author. Reading the file gives the same network again. Ties without papers
//! have no authorships, nor do authors without papers.

use std::io::Write;

use super::csv_rows::{csv_result, csv_writer};
use super::{ExportWriter, Exporter, LeftOut};
use crate::error::Result;
use crate::names::groups;
use crate::network::{Network, TieWeight};
use crate::table::harmless;

pub(super) static EXPORTER: Exporter = Exporter {
    name: "authorships",
    about: "CSV of every name in every record and its author: paper,position,mention,author_id,author,kind,states",
    extensions: &[],
    writer: ExportWriter::Rows(write),
};

fn write(network: &Network, _: TieWeight, out: &mut dyn Write) -> Result<LeftOut> {
    network.demand_papers(
        "there are no authorships to export; use ties-csv, graphml or another network format",
    )?;
    let mut rows = csv_writer(out);
    csv_result(rows.write_record(["paper", "position", "mention", "author_id", "author", "kind", "states"]))?;
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
                let id = roster.id(author);
                let display = roster.display(author);
                let name = match meant.text(display) {
                    group if meant.is_group(display) => group.into(),
                    person => network.name_style().written(person),
                };
                let row = [
                    harmless(&key),
                    position.to_string().into(),
                    harmless(corpus.spellings().get(mention)),
                    harmless(&id),
                    harmless(&name),
                    if groups.contains(mention as usize) { "group" } else { "person" }.into(),
                    // The record that stands for a paper states no other.
                    if place == 0 { "".into() } else { harmless(&states) },
                ];
                csv_result(rows.write_record(row.each_ref().map(|cell| cell.as_bytes())))?;
            }
        }
    }
    rows.flush().map_err(|error| crate::Error::writing("the authorships", &error))?;
    let without_papers = network.authors().filter(|&author| network.papers_of(author).is_empty());
    Ok(LeftOut { authors: without_papers.count() as u64, ties: network.loose_tie_count() as u64 })
}
