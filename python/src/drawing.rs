//! A drawing for Python: laid out once, written in any format.

use std::sync::Arc;

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

/// A drawing, before it is written in a format.
#[pyclass(frozen, module = "coauth._native")]
pub(crate) struct Drawing(Arc<LaidOut>);

struct LaidOut {
    options: keywords::Drawing,
    scene: Scene,
}

impl Drawing {
    /// Lays out a network; `None` if there is no path to draw.
    pub(crate) fn of(py: Python<'_>, shared: &Arc<Shared>, options: &str) -> PyResult<Option<Self>> {
        let mut given = parsed(options).map_err(|failure| failure.raised(py))?;
        let context = shared.context(&mut given).map_err(|failure| failure.raised(py))?;
        let shared = Arc::clone(shared);
        let (laid_out, remarks) = run(py, move || {
            let mut context = context;
            let laid_out = keywords::Drawing::of(&given).and_then(|options| {
                let scene = options.scene(&shared.network, &mut context)?;
                Ok(scene.map(|scene| Self(Arc::new(LaidOut { options, scene }))))
            });
            let failure = |error| Failure::of_query(error, &shared.network, &Value::Object(given));
            (laid_out.map_err(failure), context.remarks)
        })?;
        warn_of(py, &remarks)?;
        laid_out.map_err(|failure| failure.raised(py))
    }
}

#[pymethods]
impl Drawing {
    /// The bytes of a file of the drawing.
    fn written<'py>(&self, py: Python<'py>, format: String) -> PyResult<Bound<'py, PyBytes>> {
        let laid_out = Arc::clone(&self.0);
        let written = run(py, move || {
            let unknown =
                || Error::new(ErrorKind::Usage, format!("unknown format {format}; see coauth formats"));
            laid_out.options.written(&laid_out.scene, Exporter::named(&format).ok_or_else(unknown)?)
        })?;
        let (bytes, remark) = written.map_err(|error| Failure::from(error).raised(py))?;
        warn_of(py, remark.as_slice())?;
        Ok(PyBytes::new(py, &bytes))
    }
}
