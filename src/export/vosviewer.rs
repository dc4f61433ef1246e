//! VOSviewer's JSON: items with weights, links with strengths.

use std::io::Write;

use petgraph::visit::EdgeRef;
use serde_json::{Value, json};

use super::author_columns::community_ranks;
use super::coloring::mean_year;
use super::{ExportWriter, Exporter};
use crate::error::{Error, Result};
use crate::network::{Network, TieWeight};

pub(super) static EXPORTER: Exporter = Exporter {
    name: "vosviewer",
    about: "VOSviewer JSON (VOSviewer and VOSviewer Online), communities as clusters and the mean year as score",
    extensions: &[],
    is_text: true,
    table_of: None,
    writer: ExportWriter::Data(write),
};

fn write(network: &Network, tie_weight: TieWeight, out: &mut dyn Write) -> Result<()> {
    let projection = network.projection(tie_weight)?;
    let communities = community_ranks(network, tie_weight)?;
    let items: Vec<Value> = network
        .authors()
        .map(|author| {
            let mut weights = json!({
                "Links": network.degree(author),
                "Total link strength": network.strength(author, tie_weight.counting),
            });
            if network.has_papers() {
                weights["Documents"] = network.papers_of(author).len().into();
            }
            let mut item = json!({
                "id": author.0 + 1,
                "label": network.name(author),
                "cluster": communities[author.index()],
                "weights": weights,
            });
            if let Some(year) = mean_year(network, author) {
                item["scores"] = json!({ "Mean year": year });
            }
            item
        })
        .collect();
    let links: Vec<Value> = projection
        .edge_references()
        .map(|edge| {
            json!({
                "source_id": edge.source().index() + 1,
                "target_id": edge.target().index() + 1,
                "strength": edge.weight().strength,
            })
        })
        .collect();
    let map = json!({ "network": { "items": items, "links": links } });
    crate::table::write_json(&map, out).map_err(|error| Error::writing("the VOSviewer file", &error))
}
