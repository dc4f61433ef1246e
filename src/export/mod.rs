//! Output formats for other programs: drawings and data, one format per file.
//!
//! A drawing is written from a [`Scene`](crate::drawing::Scene) and nothing else, so no two formats can disagree about it; data is
//! written from the network.

mod author_columns;
mod authorships;
mod bipartite;
mod coloring;
mod csv_rows;
mod cytoscape;
mod dot;
mod drawings;
mod exporter;
mod gephi;
mod gexf;
mod gml;
mod graphml;
mod graphml_writer;
mod graphviz;
mod hif;
mod hubs;
mod json_values;
mod node_link;
mod nodes_csv;
mod pajek;
#[cfg(feature = "parquet")]
mod parquet;
mod part;
mod picture;
#[cfg(feature = "cli")]
mod places;
mod positions;
mod rows;
mod source;
#[cfg(feature = "sqlite")]
mod sqlite;
mod ties_csv;
mod vosviewer;
mod xml_text;

pub use coloring::ColorBy;
pub use exporter::{ExportOptions, ExportWriter, Exporter, LeftOut};
pub use graphviz::{Engine, draw};
pub use part::Part;
pub use picture::{Picture, SizeBy};
#[cfg(feature = "cli")]
pub(crate) use places::{MAP_SEED, places};

/// Every output format: drawings first, beginning with the default.
pub static EXPORTERS: &[&Exporter] = &[
    &drawings::SVG,
    &drawings::HTML,
    #[cfg(feature = "paper")]
    &drawings::PNG,
    #[cfg(feature = "paper")]
    &drawings::PDF,
    &dot::EXPORTER,
    &graphml::EXPORTER,
    &bipartite::EXPORTER,
    &gexf::EXPORTER,
    &gml::EXPORTER,
    &cytoscape::CYJS,
    &cytoscape::CX2,
    &hif::EXPORTER,
    &node_link::EXPORTER,
    &pajek::EXPORTER,
    &vosviewer::EXPORTER,
    &gephi::EDGES,
    &gephi::NODES,
    &ties_csv::EXPORTER,
    &nodes_csv::EXPORTER,
    &authorships::EXPORTER,
    #[cfg(feature = "parquet")]
    &parquet::TIES,
    #[cfg(feature = "parquet")]
    &parquet::NODES,
    #[cfg(feature = "parquet")]
    &parquet::AUTHORSHIPS,
    #[cfg(feature = "sqlite")]
    &sqlite::EXPORTER,
];

impl Exporter {
    /// The output format of a name.
    ///
    /// # Examples
    /// ```
    /// use coauth::drawing::{DrawOptions, compose};
    /// use coauth::export::{Exporter, Picture};
    /// use coauth::network::Counting;
    ///
    /// let network = coauth::Loader::sample().load()?.network;
    /// let (sketch, _) = Picture::default().top(20).sketch(&network, Counting::Full)?;
    /// let scene = compose(&sketch, &DrawOptions::default());
    /// let mut drawing = Vec::new();
    /// Exporter::named("svg").expect("a format").draw(&scene, &mut drawing)?;
    /// assert!(drawing.ends_with(b"</svg>\n"));
    /// # Ok::<(), coauth::Error>(())
    /// ```
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        EXPORTERS.iter().copied().find(|exporter| exporter.name == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_extensions_mean_one_format() {
        let mut names: Vec<_> = EXPORTERS.iter().map(|exporter| exporter.name).collect();
        let mut extensions: Vec<_> = EXPORTERS.iter().flat_map(|exporter| exporter.extensions).collect();
        names.sort_unstable();
        extensions.sort_unstable();
        assert!(names.windows(2).all(|pair| pair[0] != pair[1]));
        assert!(extensions.windows(2).all(|pair| pair[0] != pair[1]));
    }
}
