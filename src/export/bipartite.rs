//! Papers and authors as a bipartite (two-mode) graph in GraphML. Ties without papers have no place in it.

use std::io::{self, Write};

use super::author_columns::{Column, of_attributes};
use super::graphml_writer::GraphmlWriter;
use super::xml_text::xml_text;
use super::{ExportWriter, Exporter, LeftOut};
use crate::error::{Error, Result};
use crate::network::{Network, TieWeight};

pub(super) static EXPORTER: Exporter = Exporter {
    name: "bipartite",
    about: "GraphML of papers and authors, an edge an authorship (NetworkX's bipartite, igraph's type)",
    extensions: &[],
    is_text: true,
    table_of: None,
    writer: ExportWriter::Rows(write),
};

/// The attributes of nodes and edges: id, domain, name, type.
const KEYS: [[&str; 4]; 7] = [
    ["label", "node", "label", "string"],
    ["key", "node", "key", "string"],
    ["bipartite", "node", "bipartite", "int"],
    ["type", "node", "type", "boolean"],
    ["year", "node", "year", "int"],
    ["doi", "node", "doi", "string"],
    ["position", "edge", "position", "int"],
];

fn write(network: &Network, _: TieWeight, out: &mut dyn Write) -> Result<LeftOut> {
    network.demand_papers("there are no papers to export; use graphml or another network format")?;
    write_xml(network, out).map_err(|error| Error::writing("the GraphML", &error))?;
    Ok(LeftOut { authors: 0, ties: network.loose_tie_count() as u64 })
}

fn write_xml(network: &Network, out: &mut dyn Write) -> io::Result<()> {
    let attributes: Vec<Column<'_>> = of_attributes(network).collect();
    let ids: Vec<String> = attributes.iter().map(|column| xml_text(&column.name).into_owned()).collect();
    let of_authors =
        attributes.iter().zip(&ids).map(|(column, id)| [id, "node", id, column.kind.in_graphml()]);
    let mut graphml = GraphmlWriter::begun(out, KEYS.into_iter().chain(of_authors))?;
    for author in network.authors() {
        let mut values = vec![
            ("label", network.name(author).into_owned()),
            ("key", network.author_key(author)),
            ("bipartite", "0".to_owned()),
            ("type", "false".to_owned()),
        ];
        let known = attributes.iter().zip(&ids);
        values.extend(known.filter_map(|(column, id)| Some((id.as_str(), column.get(author)?.to_string()))));
        graphml.node(&format!("a{}", author.0), &values)?;
    }
    for paper in network.papers() {
        let (title, key) = (network.title(paper), network.paper_key(paper));
        let mut values = vec![
            ("label", if title.is_empty() { key.clone() } else { title.to_owned() }),
            ("key", key),
            ("bipartite", "1".to_owned()),
            ("type", "true".to_owned()),
        ];
        values.extend(network.year(paper).map(|year| ("year", year.to_string())));
        let doi = Some(network.doi(paper)).filter(|doi| !doi.is_empty());
        values.extend(doi.map(|doi| ("doi", doi.to_owned())));
        graphml.node(&format!("p{}", paper.0), &values)?;
    }
    for paper in network.papers() {
        for (author, position) in network.positions(paper) {
            let [author, paper] = [format!("a{}", author.0), format!("p{}", paper.0)];
            graphml.edge([&author, &paper], &[("position", position.to_string())])?;
        }
    }
    graphml.end()
}
