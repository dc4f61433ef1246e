//! A network for Python.

use std::ffi::OsString;
use std::path::PathBuf;
use std::sync::Arc;

use coauth::analysis::{Context, Measure};
use coauth::cli::keywords::{Keywords, Reading, write_whole};
use coauth::export::{ExportOptions, Exporter, LeftOut};
use coauth::network::{Counting, Normalization, TieWeight};
use coauth::queries;
use coauth::reading::Source;
use coauth::records::Notices;
use coauth::{Error, ErrorKind, Loader, index};
use pyo3::prelude::*;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::arrow;
use crate::drawing::Drawing;
use crate::errors::{Failure, warn_about, warn_of};
use crate::options::parsed;
use crate::running::run;
use crate::table::Table;
use crate::tables::{self, Columns, Names};

/// A network, and the settings that its queries share.
#[pyclass(frozen, module = "coauth._native")]
#[derive(Debug)]
pub(crate) struct Network(Arc<Shared>);

/// What the threads of queries share.
#[derive(Debug)]
pub(crate) struct Shared {
    pub(crate) network: coauth::network::Network,
    context: Context,
    names: Names,
}

/// What a query answers: its report as JSON, the table of the report, and whether anything was found.
type Answer = (String, Table, bool);

impl Shared {
    /// The context of a query: what it sets, and else what the network was read with.
    pub(crate) fn context(&self, keywords: &mut Keywords) -> Result<Context, Failure> {
        let mut context = self.context.clone();
        if let Some(counting) = taken::<Counting>(keywords, "counting")? {
            context.counting = counting;
        }
        if let Some(exact_name) = taken(keywords, "exact_name")? {
            context.exact_name = exact_name;
        }
        Ok(context)
    }

    fn answer(
        &self,
        name: &str,
        mut keywords: Keywords,
    ) -> (Result<(String, Columns, bool), Failure>, Vec<String>) {
        let mut context = match self.context(&mut keywords) {
            Ok(context) => context,
            Err(failure) => return (Err(failure), Vec::new()),
        };
        let options = Value::Object(keywords);
        let ran = queries::query(name, options.clone()).and_then(|query| {
            context.remarks.extend(query.warning(&self.network));
            let report = query.run(&self.network, &mut context);
            // With a damaged index neither the report nor an error can be trusted.
            self.network.intact()?;
            let report = report?;
            let json = serde_json::to_string(&report).map_err(|error| {
                Error::new(ErrorKind::Output, format!("cannot write the answer: {error}"))
            })?;
            Ok((json, arrow::columns(&report.document().data), report.is_found()))
        });
        (ran.map_err(|error| Failure::of_query(error, &self.network, &options)), context.remarks)
    }

    fn weight(&self, options: &str) -> Result<TieWeight, Failure> {
        self.tie_weight(parsed(options)?)
    }

    fn export_options(&self, options: &str) -> Result<ExportOptions, Failure> {
        let mut keywords = parsed(options)?;
        let measures = taken::<Vec<Measure>>(&mut keywords, "measures")?.unwrap_or_default();
        Ok(ExportOptions::from(self.tie_weight(keywords)?).measures(measures))
    }

    fn tie_weight(&self, mut keywords: Keywords) -> Result<TieWeight, Failure> {
        let counting = self.context(&mut keywords)?.counting;
        let normalization = taken::<Normalization>(&mut keywords, "normalize")?.unwrap_or_default();
        match keywords.keys().next() {
            Some(name) => {
                Err(usage(format!("unknown option `{name}`; expected one of: counting, normalize")))
            }
            None => Ok(TieWeight { counting, normalization }),
        }
    }
}

fn usage(what: String) -> Failure {
    Error::new(ErrorKind::Usage, what).into()
}

/// The value of an option, taken out of the others; `None` if it is not set.
fn taken<T: DeserializeOwned>(keywords: &mut Keywords, name: &str) -> Result<Option<T>, Failure> {
    let Some(value) = keywords.remove(name) else { return Ok(None) };
    serde_json::from_value(value).map_err(|error| usage(format!("{name}: {error}")))
}

impl Network {
    fn load(py: Python<'_>, sources: Vec<Source>, reading: Reading) -> PyResult<Self> {
        let (loaded, notices) = run(py, move || {
            let mut notices = Notices::keeping(3);
            let context = reading.context();
            let loaded = reading.load(&sources, &mut notices);
            (loaded.map(|network| Shared { network, context, names: Names::default() }), notices)
        })?;
        warn_about(py, &notices)?;
        match loaded {
            Ok(shared) => Ok(Self(Arc::new(shared))),
            Err(error) => Err(Failure::from(error).raised(py)),
        }
    }

    /// A table that is made without the interpreter's lock.
    fn table(
        &self,
        py: Python<'_>,
        columns: impl FnOnce(&Shared) -> coauth::Result<Columns> + Send + 'static,
    ) -> PyResult<Table> {
        let shared = Arc::clone(&self.0);
        let columns = run(py, move || columns(&shared))?;
        Table::of(columns.map_err(|error| Failure::from(error).raised(py))?)
    }
}

/// Options of reading.
fn reading(py: Python<'_>, options: &str) -> PyResult<Reading> {
    let reading = parsed(options).and_then(|keywords| Ok(Reading::of(&keywords)?));
    reading.map_err(|failure| failure.raised(py))
}

#[pymethods]
impl Network {
    /// Reads files, folders or an index.
    #[staticmethod]
    fn read(py: Python<'_>, paths: Vec<OsString>, options: &str) -> PyResult<Self> {
        let reading = reading(py, options)?;
        let sources = paths.iter().map(|path| Source::at(path.as_ref())).collect::<coauth::Result<Vec<_>>>();
        let sources = sources.map_err(|error| Failure::from(error).raised(py))?;
        Self::load(py, sources.into_iter().flatten().collect(), reading)
    }

    /// The built-in sample.
    #[staticmethod]
    fn sample(py: Python<'_>, options: &str) -> PyResult<Self> {
        Self::load(py, vec![Source::Sample], reading(py, options)?)
    }

    /// Papers as lists of names.
    #[staticmethod]
    fn from_bylines(py: Python<'_>, bylines: Vec<Vec<String>>, options: &str) -> PyResult<Self> {
        let reading = reading(py, options)?;
        let sources = Loader::new().bylines("bylines", bylines).sources();
        Self::load(py, sources.map_err(|error| Failure::from(error).raised(py))?, reading)
    }

    /// Runs a query of the table.
    fn query(&self, py: Python<'_>, name: String, options: &str) -> PyResult<Answer> {
        let keywords = parsed(options).map_err(|failure| failure.raised(py))?;
        let shared = Arc::clone(&self.0);
        let (answer, remarks) = run(py, move || shared.answer(&name, keywords))?;
        warn_of(py, &remarks)?;
        let (json, columns, is_found) = answer.map_err(|failure| failure.raised(py))?;
        Ok((json, Table::of(columns)?, is_found))
    }

    /// One row per author.
    fn authors(&self, py: Python<'_>) -> PyResult<Table> {
        self.table(py, |shared| tables::authors(&shared.network, &shared.names))
    }

    /// One row per paper.
    fn papers(&self, py: Python<'_>) -> PyResult<Table> {
        self.table(py, |shared| tables::papers(&shared.network))
    }

    /// One row per tie.
    fn ties(&self, py: Python<'_>, options: &str) -> PyResult<Table> {
        let weight = self.0.weight(options).map_err(|failure| failure.raised(py))?;
        self.table(py, move |shared| tables::ties(&shared.network, &shared.names, weight))
    }

    /// One row per pair of a paper and one of its authors.
    fn authorships(&self, py: Python<'_>) -> PyResult<Table> {
        self.table(py, |shared| tables::authorships(&shared.network, &shared.names))
    }

    /// The numbers that cost nothing or little, as JSON.
    fn figures(&self, py: Python<'_>) -> PyResult<String> {
        let shared = Arc::clone(&self.0);
        run(py, move || {
            let network = &shared.network;
            let components = network.components();
            let figures = json!({
                "papers": network.has_papers().then(|| network.paper_count()),
                "authors": network.author_count(),
                "ties": network.tie_count(),
                "components": components.len(),
                "largest_component": components.iter().next().map(|largest| largest.authors),
            });
            network.intact().map(|()| figures.to_string())
        })?
        .map_err(|error| Failure::from(error).raised(py))
    }

    /// Lays out a drawing; `None` if there is no path to draw.
    fn draw(&self, py: Python<'_>, options: &str) -> PyResult<Option<Drawing>> {
        Drawing::of(py, &self.0, options)
    }

    /// Writes the network as data for other programs.
    fn export(&self, py: Python<'_>, path: PathBuf, format: String, options: &str) -> PyResult<()> {
        let options = self.0.export_options(options).map_err(|failure| failure.raised(py))?.beside(&path);
        let shared = Arc::clone(&self.0);
        let LeftOut { authors, ties, .. } = run(py, move || {
            let unknown =
                || Error::new(ErrorKind::Usage, format!("unknown format {format}; see coauth formats"));
            let exporter = Exporter::named(&format).ok_or_else(unknown)?;
            // Rows are written as they are made, so an index has to be verified first.
            shared.network.verify()?;
            let mut left_out = LeftOut::default();
            write_whole(&path, |out| {
                left_out = exporter.write(&shared.network, options, out)?;
                Ok(())
            })?;
            Ok(left_out)
        })?
        .map_err(|error: Error| Failure::from(error).raised(py))?;
        if authors + ties == 0 {
            return Ok(());
        }
        warn_of(
            py,
            &[format!(
                "not exported: {authors} authors and {ties} ties that the format cannot hold; graphml includes them"
            )],
        )
    }

    /// Writes an index.
    fn save(&self, py: Python<'_>, path: PathBuf) -> PyResult<()> {
        let shared = Arc::clone(&self.0);
        run(py, move || {
            shared.network.verify()?;
            write_whole(&path, |out| index::write(&shared.network, out))
        })?
        .map_err(|error| Failure::from(error).raised(py))
    }
}
