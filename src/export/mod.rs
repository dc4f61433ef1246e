//! Output formats for other programs: drawings and data, one format per file.
//!
//! A drawing is written from a [`Scene`] and nothing else, so no two formats can disagree about it; data is
//! written from the network.

mod authorships;
mod coloring;
mod dot;
mod drawings;
mod graphml;
mod graphviz;
mod node_link;
mod nodes_csv;
mod pajek;
mod part;
mod picture;
mod ties_csv;
mod vosviewer;

use std::borrow::Cow;
use std::io::{self, Write};

pub use coloring::ColorBy;
pub use graphviz::{Engine, draw};
pub use part::Part;
pub use picture::{Picture, SizeBy};

use crate::drawing::Scene;
use crate::error::{Error, ErrorKind, Result};
use crate::network::{Network, TieWeight};

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
    &node_link::EXPORTER,
    &pajek::EXPORTER,
    &vosviewer::EXPORTER,
    &ties_csv::EXPORTER,
    &nodes_csv::EXPORTER,
    &authorships::EXPORTER,
];

/// An output format that was not compiled into this build.
pub struct Missing {
    /// Its name.
    pub name: &'static str,
    /// A one-line description.
    pub about: &'static str,
    /// Its file extensions, lower case, without the dot.
    pub extensions: &'static [&'static str],
    /// The Cargo feature that adds it.
    pub feature: &'static str,
}

/// The output formats that this build lacks. All of them are drawings.
pub static MISSING: &[Missing] = &[
    #[cfg(not(feature = "paper"))]
    Missing { name: "png", about: "image for slides and documents", extensions: &["png"], feature: "paper" },
    #[cfg(not(feature = "paper"))]
    Missing {
        name: "pdf",
        about: "one page of vectors, for print and LaTeX",
        extensions: &["pdf"],
        feature: "paper",
    },
];

/// An output format, as a value.
#[non_exhaustive]
pub struct Exporter {
    /// Its name, as `--format` takes it.
    pub name: &'static str,
    /// A one-line description.
    pub about: &'static str,
    /// Its file extensions, lower case, without the dot.
    pub extensions: &'static [&'static str],
    /// What it is made of.
    pub writes: Writes,
}

/// What an output format is made of.
#[non_exhaustive]
pub enum Writes {
    /// A drawing.
    Drawing(fn(&Scene, &mut dyn Write) -> io::Result<()>),
    /// A drawing whose fonts are chosen here; what comes back are the letters that none of them has.
    #[cfg(feature = "paper")]
    Typeset(fn(&Scene, &mut dyn Write) -> io::Result<String>),
    /// The network itself.
    Data(fn(&Network, TieWeight, &mut dyn Write) -> Result<()>),
    /// Rows for one side of the network; what comes back is what has none.
    Rows(fn(&Network, TieWeight, &mut dyn Write) -> Result<LeftOut>),
}

/// What an output format had to leave out of a network.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct LeftOut {
    /// Authors without a row.
    pub authors: u64,
    /// Ties without a row.
    pub ties: u64,
}

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

    /// Writes a drawing. Letters that no font has are drawn as boxes.
    ///
    /// # Errors
    /// If `out` fails, or the format is not one of drawings.
    pub fn draw(&self, scene: &Scene, out: &mut dyn Write) -> Result<()> {
        let written = match self.writes {
            Writes::Drawing(write) => write(scene, out),
            #[cfg(feature = "paper")]
            Writes::Typeset(write) => write(scene, out).map(drop),
            Writes::Data(_) | Writes::Rows(_) => {
                let what = format!("{} is a format of data, not of drawings", self.name);
                return Err(Error::new(ErrorKind::Usage, what));
            }
        };
        written.map_err(|error| Error::writing("the drawing", &error))
    }

    /// Writes a network as data; the count of authors and ties that the format leaves out.
    ///
    /// # Errors
    /// If `out` fails, the ties do not fit in memory, or the format is one of drawings.
    ///
    /// # Examples
    /// ```
    /// use coauth::export::Exporter;
    /// use coauth::network::TieWeight;
    ///
    /// let network = coauth::Loader::sample().load()?.network;
    /// let mut file = Vec::new();
    /// Exporter::named("graphml").expect("a format").write(&network, TieWeight::default(), &mut file)?;
    /// assert!(file.starts_with(b"<?xml"));
    /// # Ok::<(), coauth::Error>(())
    /// ```
    pub fn write(&self, network: &Network, weight: TieWeight, out: &mut dyn Write) -> Result<LeftOut> {
        match self.writes {
            Writes::Data(write) => write(network, weight, out).map(|()| LeftOut::default()),
            Writes::Rows(write) => write(network, weight, out),
            _ => {
                let what = format!("{} is a format of drawings, not of data", self.name);
                Err(Error::new(ErrorKind::Usage, what))
            }
        }
    }

    /// Whether it is a format for drawings.
    #[must_use]
    pub fn is_drawing(&self) -> bool {
        !matches!(self.writes, Writes::Data(_) | Writes::Rows(_))
    }
}

fn csv_writer(out: &mut dyn Write) -> csv::Writer<&mut dyn Write> {
    csv::Writer::from_writer(out)
}

/// The result of writing a row of CSV.
fn written(result: csv::Result<()>) -> Result<()> {
    result.map_err(|error| match error.into_kind() {
        csv::ErrorKind::Io(error) => Error::writing("the CSV", &error),
        other => Error::new(ErrorKind::Output, format!("cannot write the CSV: {other:?}")),
    })
}

/// Text without the characters that no XML 1.0 document may have, however they are written.
fn xml_text(text: &str) -> Cow<'_, str> {
    let is_forbidden =
        |c: char| (c < ' ' && !matches!(c, '\t' | '\n' | '\r')) || matches!(c, '\u{fffe}' | '\u{ffff}');
    if text.contains(is_forbidden) {
        Cow::Owned(text.chars().map(|c| if is_forbidden(c) { '\u{fffd}' } else { c }).collect())
    } else {
        Cow::Borrowed(text)
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
