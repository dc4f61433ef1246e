//! Drawing with Graphviz, for those who have it.

use std::io;

use graphviz_rust::cmd::{CommandArg, Format, Layout};
use graphviz_rust::printer::PrinterContext;

use super::{Exporter, dot};
use crate::drawing::Scene;
use crate::error::{Error, ErrorKind, Result};

/// Layout engines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
pub enum Engine {
    /// Built-in layout; needs nothing installed
    #[default]
    Builtin,
    /// Graphviz: hierarchical layers
    Dot,
    /// Graphviz: spring model, for small networks
    Neato,
    /// Graphviz: force-directed
    Fdp,
    /// Graphviz: multiscale force-directed, for large networks
    Sfdp,
    /// Graphviz: circular
    Circo,
    /// Graphviz: radial
    Twopi,
}

impl Engine {
    fn layout(self) -> Option<Layout> {
        Some(match self {
            Self::Builtin => return None,
            Self::Dot => Layout::Dot,
            Self::Neato => Layout::Neato,
            Self::Fdp => Layout::Fdp,
            Self::Sfdp => Layout::Sfdp,
            Self::Circo => Layout::Circo,
            Self::Twopi => Layout::Twopi,
        })
    }
}

/// Draws a scene with a Graphviz engine from PATH. `None` for the built-in engine, whose layout the scene has already.
///
/// # Errors
/// If Graphviz is not installed, fails, or cannot write the format.
///
/// # Examples
/// ```
/// use coauth::drawing::{DrawOptions, Sketch, compose};
/// use coauth::export::{Engine, Exporter, draw};
///
/// let scene = compose(&Sketch::of_graph(2, &[(0, 1)]), &DrawOptions::default());
/// let svg = Exporter::named("svg").expect("a format");
/// assert_eq!(draw(&scene, Engine::Builtin, svg)?, None);
/// # Ok::<(), coauth::Error>(())
/// ```
pub fn draw(scene: &Scene, engine: Engine, exporter: &Exporter) -> Result<Option<Vec<u8>>> {
    let Some(layout) = engine.layout() else { return Ok(None) };
    let format = match exporter.name {
        "svg" => Format::Svg,
        "dot" => Format::Dot,
        "png" => Format::Png,
        "pdf" => Format::Pdf,
        name => {
            let what = format!(
                "Graphviz engines cannot write {name}; use -f svg, png, pdf or dot, or --engine builtin"
            );
            return Err(Error::new(ErrorKind::Usage, what));
        }
    };
    let arguments = vec![CommandArg::Layout(layout), CommandArg::Format(format)];
    match graphviz_rust::exec(dot::graph(scene), &mut PrinterContext::default(), arguments) {
        Ok(drawing) => Ok(Some(drawing)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Err(Error::new(
            ErrorKind::Output,
            "Graphviz is not installed: no program \"dot\" on PATH; install it (apt install graphviz, brew install \
             graphviz, winget install graphviz) or omit --engine",
        )),
        Err(error) => {
            Err(Error::new(ErrorKind::Output, format!("Graphviz failed: {}", error.to_string().trim())))
        }
    }
}
