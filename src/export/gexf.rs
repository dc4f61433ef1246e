//! GEXF, for Gephi and Sigma: with positions, sizes and colors, and with years as spells.

use std::io::{self, Write};
use std::ops::RangeInclusive;

use petgraph::visit::EdgeRef;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, Event};

use super::author_columns::{Column, Kind, columns};
use super::positions::positions;
use super::xml_text::xml_text;
use super::{ExportOptions, ExportWriter, Exporter};
use crate::drawing::Scene;
use crate::error::{Error, Result};
use crate::network::{AuthorId, Network, PaperId, Projection, Tie};

pub(super) static EXPORTER: Exporter = Exporter {
    name: "gexf",
    about: "GEXF with years as spells and, up to 5000 authors, positions, sizes and colors (Gephi, Sigma, NetworkX)",
    extensions: &["gexf"],
    is_text: true,
    table_of: None,
    writer: ExportWriter::Columns(write),
};

/// The attributes of ties: name, type.
const OF_TIES: [[&str; 2]; 3] = [["papers", "integer"], ["first_year", "integer"], ["last_year", "integer"]];

fn write(network: &Network, options: &ExportOptions, out: &mut dyn Write) -> Result<()> {
    let projection = network.projection(options.tie_weight)?;
    let columns = columns(network, options)?;
    let scene = positions(network, options.tie_weight)?;
    let mut gexf = Gexf { network, columns, scene, xml: Writer::new_with_indent(&mut *out, b' ', 1) };
    let written = gexf.document(&projection).and_then(|()| writeln!(out));
    written.map_err(|error| Error::writing("the GEXF", &error))
}

struct Gexf<'n, W: Write> {
    network: &'n Network,
    columns: Vec<Column<'n>>,
    scene: Option<Scene>,
    xml: Writer<W>,
}

impl<W: Write> Gexf<'_, W> {
    fn document(&mut self, projection: &Projection) -> io::Result<()> {
        self.xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        let namespaces = [
            ("xmlns", "http://www.gexf.net/1.2draft"),
            ("xmlns:viz", "http://www.gexf.net/1.2draft/viz"),
            ("version", "1.2"),
        ];
        self.start("gexf", &namespaces)?;
        let has_years = self.network.papers().any(|paper| self.network.year(paper).is_some());
        let mode = if has_years { "dynamic" } else { "static" };
        let mut about = vec![("defaultedgetype", "undirected"), ("mode", mode)];
        about.extend(has_years.then_some(("timeformat", "double")));
        self.start("graph", &about)?;
        self.declarations()?;
        self.start("nodes", &[])?;
        self.network.authors().try_for_each(|author| self.node(author))?;
        self.end("nodes")?;
        self.start("edges", &[])?;
        for (number, edge) in projection.edge_references().enumerate() {
            let ends = [edge.source(), edge.target()].map(|node| projection[node]);
            self.edge(number, ends, edge.weight())?;
        }
        self.end("edges")?;
        self.end("graph")?;
        self.end("gexf")
    }

    /// The attributes of authors and ties, each with its number as its id.
    fn declarations(&mut self) -> io::Result<()> {
        self.start("attributes", &[("class", "node"), ("mode", "static")])?;
        for place in 0..self.columns.len() {
            let kind = match self.columns[place].kind {
                Kind::Text => "string",
                Kind::Integer => "integer",
                Kind::Real => "double",
            };
            let title = xml_text(&self.columns[place].name).into_owned();
            self.empty("attribute", &[("id", &place.to_string()), ("title", &title), ("type", kind)])?;
        }
        self.end("attributes")?;
        self.start("attributes", &[("class", "edge"), ("mode", "static")])?;
        for (place, [title, kind]) in OF_TIES.into_iter().enumerate() {
            self.empty("attribute", &[("id", &place.to_string()), ("title", title), ("type", kind)])?;
        }
        self.end("attributes")
    }

    fn node(&mut self, author: AuthorId) -> io::Result<()> {
        let name = self.network.name(author).into_owned();
        self.start("node", &[("id", &format!("n{}", author.0)), ("label", &xml_text(&name))])?;
        let values: Vec<Option<String>> =
            self.columns.iter().map(|column| column.get(author).map(|value| value.to_string())).collect();
        self.values(&values)?;
        self.spells(self.network.papers_of(author))?;
        self.look(author)?;
        self.end("node")
    }

    /// Size, position and color. The y of GEXF grows upward.
    fn look(&mut self, author: AuthorId) -> io::Result<()> {
        let Some(scene) = &self.scene else { return Ok(()) };
        let node = &scene.nodes[author.index()];
        let [red, green, blue] =
            scene.palette.get(node.color).map_or([128; 3], |color| [color.0, color.1, color.2]);
        let [size, x, y] = [node.radius, node.at.x, -node.at.y].map(|length| format!("{length:.2}"));
        self.empty("viz:size", &[("value", &size)])?;
        self.empty("viz:position", &[("x", &x), ("y", &y), ("z", "0")])?;
        let [red, green, blue] = [red, green, blue].map(|part| part.to_string());
        self.empty("viz:color", &[("r", &red), ("g", &green), ("b", &blue)])
    }

    fn edge(&mut self, number: usize, [a, b]: [AuthorId; 2], tie: &Tie) -> io::Result<()> {
        let [a_id, b_id] = [a, b].map(|author| format!("n{}", author.0));
        let (id, weight) = (number.to_string(), tie.strength.to_string());
        self.start("edge", &[("id", &id), ("source", &a_id), ("target", &b_id), ("weight", &weight)])?;
        let shared = self.network.papers_between(a, b);
        let years = self.network.years(shared.iter().copied());
        let year = |of: fn(&RangeInclusive<i16>) -> &i16| years.as_ref().map(|years| of(years).to_string());
        let papers = self.network.has_papers().then(|| tie.papers.to_string());
        self.values(&[papers, year(RangeInclusive::start), year(RangeInclusive::end)])?;
        self.spells(&shared)?;
        self.end("edge")
    }

    /// The values of attributes, in the order of their declarations.
    fn values(&mut self, values: &[Option<String>]) -> io::Result<()> {
        self.start("attvalues", &[])?;
        for (place, value) in values.iter().enumerate() {
            if let Some(value) = value {
                self.empty("attvalue", &[("for", &place.to_string()), ("value", &xml_text(value))])?;
            }
        }
        self.end("attvalues")
    }

    /// The years of papers; both ends of a spell belong to it.
    fn spells(&mut self, papers: &[PaperId]) -> io::Result<()> {
        let runs = runs(papers.iter().filter_map(|&paper| self.network.year(paper)).collect());
        if runs.is_empty() {
            return Ok(());
        }
        self.start("spells", &[])?;
        for run in runs {
            let [start, end] = [run.start(), run.end()].map(|year| format!("{year}.0"));
            self.empty("spell", &[("start", &start), ("end", &end)])?;
        }
        self.end("spells")
    }

    fn start(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        let tag = BytesStart::new(name).with_attributes(attributes.iter().copied());
        self.xml.write_event(Event::Start(tag))
    }

    fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        let tag = BytesStart::new(name).with_attributes(attributes.iter().copied());
        self.xml.write_event(Event::Empty(tag))
    }

    fn end(&mut self, name: &str) -> io::Result<()> {
        self.xml.write_event(Event::End(BytesEnd::new(name)))
    }
}

/// Runs of years without a gap.
fn runs(mut years: Vec<i16>) -> Vec<RangeInclusive<i16>> {
    years.sort_unstable();
    let mut runs: Vec<RangeInclusive<i16>> = Vec::new();
    for year in years {
        match runs.last_mut() {
            Some(run) if year - *run.end() <= 1 => *run = *run.start()..=year,
            _ => runs.push(year..=year),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_in_a_row_are_one_spell() {
        assert_eq!(runs(vec![2003, 2001, 2002, 2001, 2005]), [2001..=2003, 2005..=2005]);
        assert_eq!(runs(Vec::new()), []);
    }
}
