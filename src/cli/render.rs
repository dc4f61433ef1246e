//! `coauth render`: a drawing.

use clap::Args;

use super::options::Options;
use super::output::{Console, chosen, to_destination};
use super::{input, usage};
use crate::analysis::{Asking, who};
use crate::drawing::{Drawing, Labels, Theme, compose};
use crate::error::Result;
use crate::export::{ColorBy, EXPORTERS, Engine, Exporter, Picture, SizeBy, Writes, draw};

pub(super) const EXAMPLES: &str = "\
Examples:
  coauth render > graph.svg                                the whole network
  coauth render -o session.svg --title \"Poster session 3\"   to a file, with a title
  coauth render --around \"Leonidas Guibas\" --depth 2       one neighbourhood
  coauth render -f dot | neato -n -Tpdf > graph.pdf        positions kept, drawn by Graphviz
  coauth render --engine sfdp > graph.svg                  laid out by Graphviz";

/// A drawing of the network
#[derive(Debug, Args)]
pub(super) struct Render {
    /// Who lays the drawing out
    #[arg(long, value_enum, default_value_t)]
    engine: Engine,
    /// Draw so many authors, those with the most co-authors; 0 for all
    #[arg(long, value_name = "N")]
    top: Option<usize>,
    /// Draw the component of this rank
    #[arg(long, value_name = "RANK", conflicts_with = "around")]
    component: Option<usize>,
    /// Draw the neighbourhood of this author
    #[arg(long, value_name = "NAME")]
    around: Option<String>,
    /// With --around: how many hops from the author
    #[arg(long, value_name = "D", default_value_t = 1, requires = "around")]
    depth: u32,
    /// Draw ties of at least this strength
    #[arg(long, value_name = "W", allow_negative_numbers = true, value_parser = finite)]
    min_strength: Option<f64>,
    /// What colour says
    #[arg(long, value_enum, default_value_t)]
    color_by: ColorBy,
    /// What the area of a node says
    #[arg(long, value_enum, default_value_t)]
    size_by: SizeBy,
    /// Which names are shown: auto, all, none, or how many
    #[arg(long, value_name = "WHICH", default_value = "auto", value_parser = labels)]
    labels: Labels,
    /// Another seed, another drawing of the same network
    #[arg(long, value_name = "S", default_value_t = Drawing::default().seed)]
    seed: u64,
    /// Width of the page in pixels (1/96 inch)
    #[arg(long, value_name = "PX", value_parser = length)]
    width: Option<f64>,
    /// Height of the page in pixels
    #[arg(long, value_name = "PX", value_parser = length)]
    height: Option<f64>,
    /// Colours for white paper or for dark screens
    #[arg(long, value_name = "THEME", default_value = "light", value_parser = ["light", "dark"])]
    theme: String,
    /// What stands above the drawing
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    #[command(flatten)]
    pub(super) options: Options,
    /// Files or folders to read; like -i
    #[arg(value_name = "INPUT")]
    inputs: Vec<std::path::PathBuf>,
}

fn labels(text: &str) -> std::result::Result<Labels, String> {
    match text {
        "auto" => Ok(Labels::Auto),
        "all" => Ok(Labels::All),
        "none" => Ok(Labels::None),
        number => number.parse().map(Labels::Top).map_err(|_| "say auto, all, none or a number".to_owned()),
    }
}

fn finite(text: &str) -> std::result::Result<f64, String> {
    text.parse().ok().filter(|number: &f64| number.is_finite()).ok_or_else(|| "say a number".to_owned())
}

/// A page beyond these sizes is a slip of the finger.
fn length(text: &str) -> std::result::Result<f64, String> {
    let range = 100.0..=100_000.0;
    text.parse()
        .ok()
        .filter(|length| range.contains(length))
        .ok_or_else(|| "say 100 to 100000 pixels".to_owned())
}

impl Render {
    pub(super) fn run(&self, options: Options, console: &Console) -> Result<bool> {
        let options = options.with_inputs(&self.inputs)?;
        let drawings: Vec<&Exporter> =
            EXPORTERS.iter().copied().filter(|exporter| exporter.is_drawing()).collect();
        let chosen = chosen(&options, &drawings, |exporter| exporter.name, |exporter| exporter.extensions)?;
        let exporter = chosen.unwrap_or(drawings[0]);
        let Writes::Drawing(write) = exporter.writes else {
            return Err(usage(format!("{} is no drawing", exporter.name)));
        };
        let network = input::network(&options, console)?;
        // A drawing takes a look at everything anyway.
        network.verify()?;
        let mut asking =
            Asking { counting: options.counting(), exact_name: options.exact_name, remarks: Vec::new() };
        let around = self.around.as_ref().map(|name| who(&network, name, &mut asking)).transpose();
        asking.remarks.iter().for_each(|remark| console.remark(remark));
        let picture = Picture {
            top: self.top.map(|most| if most == 0 { usize::MAX } else { most }),
            component: self.component,
            around: around?.map(|author| (author, self.depth)),
            min_strength: self.min_strength,
            color_by: self.color_by,
            size_by: self.size_by,
            title: self.title.clone(),
        };
        let (sketch, remark) = picture.sketch(&network, asking.counting)?;
        remark.iter().for_each(|remark| console.remark(remark));
        let scene = compose(&sketch, &self.drawing());
        let by_graphviz = draw(&scene, self.engine, exporter)?;
        to_destination(&options, "the drawing", |out, _| match &by_graphviz {
            Some(bytes) => out.write_all(bytes),
            None => write(&scene, out),
        })?;
        Ok(true)
    }

    fn drawing(&self) -> Drawing {
        Drawing {
            width: self.width,
            height: self.height,
            labels: self.labels,
            seed: self.seed,
            theme: if self.theme == "dark" { Theme::Dark } else { Theme::Light },
        }
    }
}
