//! A drawing for Python, written in any format.

use std::sync::Arc;

use coauth::analysis::Context;
use coauth::cli::keywords;
use coauth::drawing::Scene;
use coauth::export::Exporter;
use coauth::{Error, ErrorKind};
use pyo3::prelude::*;
use pyo3::types::PyBytes;
use serde_json::Value;

use crate::errors::{Failure, warn_of};
use crate::network::Shared;
use crate::options::parsed;
use crate::running::run;

/// A drawing, which is laid out for each format that it is written in.
#[pyclass(frozen, module = "coauth._native")]
pub(crate) struct Drawing(Arc<Parts>);

struct Parts {
    shared: Arc<Shared>,
    context: Context,
    options: keywords::Drawing,
    /// Names that the options have, for errors.
    given: Value,
    /// As SVG has it: PNG and PDF are the same.
    scene: Scene,
}

impl Drawing {
    /// Lays out a network; `None` if there is no path to draw.
    pub(crate) fn of(py: Python<'_>, shared: &Arc<Shared>, options: &str) -> PyResult<Option<Self>> {
        let mut given = parsed(options).map_err(|failure| failure.raised(py))?;
        let context = shared.context(&mut given).map_err(|failure| failure.raised(py))?;
        let shared = Arc::clone(shared);
        let (parts, remarks) = run(py, move || {
            let mut own = context.clone();
            let laid_out = keywords::Drawing::of(&given).and_then(|options| {
                let scene = options.scene(&shared.network, exporter("svg")?, &mut own)?;
                Ok(scene.map(|scene| (options, scene)))
            });
            let given = Value::Object(given);
            let parts = match laid_out {
                Ok(laid_out) => {
                    Ok(laid_out.map(|(options, scene)| Parts { shared, context, options, given, scene }))
                }
                Err(error) => Err(Failure::of_query(error, &shared.network, &given)),
            };
            (parts, own.remarks)
        })?;
        warn_of(py, &remarks)?;
        let parts = parts.map_err(|failure| failure.raised(py))?;
        Ok(parts.map(|parts| Self(Arc::new(parts))))
    }
}

fn exporter(format: &str) -> coauth::Result<&'static Exporter> {
    let unknown = || Error::new(ErrorKind::Usage, format!("unknown format {format}; see coauth formats"));
    Exporter::named(format).ok_or_else(unknown)
}

impl Parts {
    /// The bytes of a file, and a remark about characters that no font has.
    fn written(&self, format: &str) -> Result<(Vec<u8>, Option<String>), Failure> {
        let exporter = exporter(format)?;
        if !matches!(format, "html" | "dot") {
            return Ok(self.options.written(&self.scene, exporter)?);
        }
        let mut context = self.context.clone();
        let laid_out = self.options.scene(&self.shared.network, exporter, &mut context);
        let laid_out =
            laid_out.map_err(|error| Failure::of_query(error, &self.shared.network, &self.given))?;
        Ok(self.options.written(laid_out.as_ref().unwrap_or(&self.scene), exporter)?)
    }
}

#[pymethods]
impl Drawing {
    /// The bytes of a file of the drawing.
    fn written<'py>(&self, py: Python<'py>, format: String) -> PyResult<Bound<'py, PyBytes>> {
        let parts = Arc::clone(&self.0);
        let written = run(py, move || parts.written(&format))?;
        let (bytes, remark) = written.map_err(|failure| failure.raised(py))?;
        warn_of(py, remark.as_slice())?;
        Ok(PyBytes::new(py, &bytes))
    }
}
