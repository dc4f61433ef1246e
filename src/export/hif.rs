//! HIF, the interchange format of hypergraph libraries: a paper is an edge of all its authors. Ties without papers are no
//! such edges.

use std::io::Write;

use serde_json::{Value, json};

use super::author_columns::{Column, of_attributes};
use super::json_values::known;
use super::{ExportWriter, Exporter, LeftOut};
use crate::error::{Error, Result};
use crate::network::{Network, TieWeight};

pub(super) static EXPORTER: Exporter = Exporter {
    name: "hif",
    about: "HIF, papers as hyperedges (XGI, HyperNetX, HypergraphX)",
    extensions: &["hif", "hif.json"],
    is_text: true,
    table_of: None,
    writer: ExportWriter::Rows(write),
};

fn write(network: &Network, _: TieWeight, out: &mut dyn Write) -> Result<LeftOut> {
    network.demand_papers("there are no hyperedges to export; use graphml or another network format")?;
    let attributes: Vec<Column<'_>> = of_attributes(network).collect();
    let nodes = network.authors().map(|author| {
        let mut about = json!({ "name": network.name(author), "author_id": network.author_key(author) });
        for column in &attributes {
            if let Some(value) = column.get(author) {
                about[&*column.name] = value.into();
            }
        }
        json!({ "node": author.0, "attrs": about })
    });
    let edges = network.papers().map(|paper| {
        let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let about = known(json!({
            "key": network.paper_key(paper),
            "title": text(network.title(paper)),
            "year": network.year(paper),
            "doi": text(network.doi(paper)),
        }));
        json!({ "edge": paper.0, "attrs": about })
    });
    let incidences = network.papers().flat_map(|paper| {
        network.positions(paper).map(
            move |(author, position)| json!({ "edge": paper.0, "node": author.0, "attrs": { "position": position } }),
        )
    });
    let document = json!({
        "network-type": "undirected",
        "metadata": { "generated_by": concat!("coauth ", env!("CARGO_PKG_VERSION")) },
        "nodes": nodes.collect::<Vec<Value>>(),
        "edges": edges.collect::<Vec<Value>>(),
        "incidences": incidences.collect::<Vec<Value>>(),
    });
    crate::table::write_json(&document, out).map_err(|error| Error::writing("the HIF file", &error))?;
    Ok(LeftOut { authors: 0, ties: network.loose_tie_count() as u64 })
}
