//! An output format as a value.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::analysis::Measure;
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
    /// Whether it is text, which terminals show.
    pub is_text: bool,
    /// The format whose table it has as Parquet.
    pub table_of: Option<&'static Exporter>,
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
    /// The network with columns of authors, to which measures can be added.
    Columns(fn(&Network, &ExportOptions, &mut dyn Write) -> Result<()>),
    /// Rows for one side of the network; what comes back is what has none.
    Rows(fn(&Network, TieWeight, &mut dyn Write) -> Result<LeftOut>),
}

/// What an export is made with.
///
/// # Examples
/// ```
/// use coauth::analysis::Measure;
/// use coauth::export::{ExportOptions, Exporter};
///
/// let network = coauth::Loader::sample().load()?.network;
/// let options = ExportOptions::default().measures(vec![Measure::Pagerank]);
/// let mut file = Vec::new();
/// Exporter::named("nodes-csv").expect("a format").write(&network, options, &mut file)?;
/// assert!(file.starts_with(b"author_id,author,") && file.windows(9).any(|window| window == b",pagerank"));
/// # Ok::<(), coauth::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct ExportOptions {
    /// What a paper adds to a tie.
    pub tie_weight: TieWeight,
    /// Measures of authors, for formats that have columns of them.
    pub measures: Vec<Measure>,
    /// The folder of temporary files, for formats that need them; else that of the system.
    pub folder: Option<PathBuf>,
}

impl ExportOptions {
    /// The same, with these measures of authors.
    #[must_use]
    pub fn measures(self, measures: Vec<Measure>) -> Self {
        Self { measures, ..self }
    }

    /// The same, with temporary files in the folder of this file, where there is room for it. Others are written without.
    #[must_use]
    pub fn beside(self, file: &Path) -> Self {
        let is_special = file.metadata().is_ok_and(|metadata| !metadata.is_file());
        let folder =
            file.parent().map(|folder| if folder.as_os_str().is_empty() { Path::new(".") } else { folder });
        Self { folder: folder.filter(|_| !is_special).map(Path::to_owned), ..self }
    }
}

impl From<TieWeight> for ExportOptions {
    fn from(tie_weight: TieWeight) -> Self {
        Self { tie_weight, ..Self::default() }
    }
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
            ExportWriter::Data(_) | ExportWriter::Columns(_) | ExportWriter::Rows(_) => {
                let what = format!("{} is a format of data, not of drawings", self.name);
                return Err(Error::new(ErrorKind::Usage, what));
            }
        };
        written.map_err(|error| Error::writing("the drawing", &error))
    }

    /// Writes a network as data; the count of authors and ties that the format leaves out.
    ///
    /// # Errors
    /// If `out` fails, the ties do not fit in memory, the format is one of drawings, or measures are wanted of a format
    /// without columns of authors.
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
    pub fn write(
        &self,
        network: &Network,
        options: impl Into<ExportOptions>,
        out: &mut dyn Write,
    ) -> Result<LeftOut> {
        let options = options.into();
        if !options.measures.is_empty() && !self.has_columns() {
            let what = format!("{} has no columns of authors, so no measures can be added", self.name);
            return Err(Error::new(ErrorKind::Usage, what));
        }
        match self.writer {
            ExportWriter::Data(write) => write(network, options.tie_weight, out).map(|()| LeftOut::default()),
            ExportWriter::Columns(write) => write(network, &options, out).map(|()| LeftOut::default()),
            ExportWriter::Rows(write) => write(network, options.tie_weight, out),
            ExportWriter::Drawing(_) | ExportWriter::Typeset(_) => {
                let what = format!("{} is a format of drawings, not of data", self.name);
                Err(Error::new(ErrorKind::Usage, what))
            }
        }
    }

    /// Whether it is a format for drawings.
    #[must_use]
    pub fn is_drawing(&self) -> bool {
        matches!(self.writer, ExportWriter::Drawing(_) | ExportWriter::Typeset(_))
    }

    /// Whether it has columns of authors, to which measures can be added.
    #[must_use]
    pub fn has_columns(&self) -> bool {
        matches!(self.writer, ExportWriter::Columns(_))
    }
}
