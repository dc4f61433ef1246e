//! An output format as a value.

use std::io::{self, Write};

use crate::drawing::Scene;
use crate::error::{Error, ErrorKind, Result};
use crate::network::{Network, TieWeight};

/// An output format, as a value.
#[non_exhaustive]
pub struct Exporter {
    /// Its name, as `--format` takes it.
    pub name: &'static str,
    /// A one-line description.
    pub about: &'static str,
    /// Its file extensions, lower case, without the dot.
    pub extensions: &'static [&'static str],
    /// How it is written.
    pub writer: ExportWriter,
}

/// How an output format is written, and from what.
#[non_exhaustive]
pub enum ExportWriter {
    /// A drawing.
    Drawing(fn(&Scene, &mut dyn Write) -> io::Result<()>),
    /// A drawing whose fonts are chosen here; what comes back are the letters that none of them has.
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
    /// Writes a drawing. Letters that no font has are drawn as boxes.
    ///
    /// # Errors
    /// If `out` fails, or the format is not one of drawings.
    pub fn draw(&self, scene: &Scene, out: &mut dyn Write) -> Result<()> {
        let written = match self.writer {
            ExportWriter::Drawing(write) => write(scene, out),
            ExportWriter::Typeset(write) => write(scene, out).map(drop),
            ExportWriter::Data(_) | ExportWriter::Rows(_) => {
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
        match self.writer {
            ExportWriter::Data(write) => write(network, weight, out).map(|()| LeftOut::default()),
            ExportWriter::Rows(write) => write(network, weight, out),
            _ => {
                let what = format!("{} is a format of drawings, not of data", self.name);
                Err(Error::new(ErrorKind::Usage, what))
            }
        }
    }

    /// Whether it is a format for drawings.
    #[must_use]
    pub fn is_drawing(&self) -> bool {
        !matches!(self.writer, ExportWriter::Data(_) | ExportWriter::Rows(_))
    }
}
