//! `coauth render`: draws the network.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use clap::Args;

use super::ask::context;
use super::input;
use super::options::{Options, usage};
use super::output::{Console, chosen, to_destination};
use crate::analysis::{Context, who};
use crate::drawing::{DrawOptions, Labels, Theme, compose};
use crate::error::{Error, ErrorKind, Result};
use crate::export::{ColorBy, EXPORTERS, Engine, ExportWriter, Exporter, Part, Picture, SizeBy, draw};
use crate::network::{AuthorId, Network};
use crate::reading::short_file;

pub(super) const EXAMPLES: &str = "\
Examples:
  coauth render > graph.svg                                the whole network
  coauth render -o session.svg --title \"Poster session 3\"  to a file, with a title
  coauth render --around \"Leonidas Guibas\" --depth 2       one neighborhood
  coauth render --between \"Ruihai Wu\" \"Jiajun Wu\"          a path and its neighborhood
  coauth render -f dot | neato -n -Tpdf > graph.pdf        built-in layout, drawn by Graphviz
  coauth render --engine sfdp > graph.svg                  Graphviz layout";

/// Default image pixels per page pixel: enough for print and high-density screens.
const SCALE: f64 = 2.0;

/// Draw the network
#[derive(Debug, Args)]
pub(super) struct Render {
    /// Layout engine
    #[arg(long, value_enum, default_value_t)]
    engine: Engine,
    /// Draw at most N authors, those with the most co-authors; 0 for all [default: 5000]
    #[arg(long, value_name = "N")]
    top: Option<usize>,
    /// Draw only the component of this rank (1 is the largest)
    #[arg(long, value_name = "RANK", group = "part")]
    component: Option<usize>,
    /// Draw only the neighborhood of this author
    #[arg(long, value_name = "NAME", group = "part")]
    around: Option<String>,
    /// Draw only a shortest path between two authors and its neighborhood
    #[arg(long, num_args = 2, value_names = ["A", "B"], group = "part")]
    between: Option<Vec<String>>,
    /// Draw only the authors in this file, one name per line; # starts a comment
    #[arg(long, value_name = "FILE", group = "part")]
    roster: Option<PathBuf>,
    /// Size of the neighborhood in hops [default: 1 for --around and --between, 0 for --roster]
    #[arg(long, value_name = "D", requires = "part", conflicts_with = "component")]
    depth: Option<u32>,
    /// Draw only ties of at least this strength
    #[arg(long, value_name = "W", allow_negative_numbers = true, value_parser = finite)]
    min_strength: Option<f64>,
    /// Node color [default: component, or community if there is a single component]
    #[arg(long, value_enum, value_name = "WHAT")]
    color_by: Option<ColorBy>,
    /// Node area
    #[arg(long, value_enum, default_value_t, value_name = "WHAT")]
    size_by: SizeBy,
    /// Labels to show: auto, all, none, or a number [default: auto]
    #[arg(long, value_name = "WHICH", value_parser = labels)]
    labels: Option<Labels>,
    /// Random seed of the built-in layout [default: 1]
    #[arg(long, value_name = "N")]
    seed: Option<u64>,
    /// Page width of SVG, PNG and PDF in pixels (1/96 inch)
    #[arg(long, value_name = "PX", value_parser = length)]
    width: Option<f64>,
    /// Page height of SVG, PNG and PDF in pixels
    #[arg(long, value_name = "PX", value_parser = length)]
    height: Option<f64>,
    /// PNG resolution: image pixels per page pixel [default: 2]
    #[arg(long, value_name = "X", value_parser = scale)]
    scale: Option<f64>,
    /// Color theme; auto is light, except in HTML, where it follows the reader's system
    #[arg(long, value_name = "THEME", default_value = "auto", value_parser = ["auto", "light", "dark"])]
    theme: String,
    /// Title above the drawing [default: the file name of the input, or the number of inputs]
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// Input files or folders; same as -i
    #[arg(value_name = "INPUT")]
    inputs: Vec<PathBuf>,
}

fn labels(text: &str) -> std::result::Result<Labels, String> {
    match text {
        "auto" => Ok(Labels::Auto),
        "all" => Ok(Labels::All),
        "none" => Ok(Labels::None),
        number => {
            number.parse().map(Labels::Top).map_err(|_| "expected auto, all, none or a number".to_owned())
        }
    }
}

fn finite(text: &str) -> std::result::Result<f64, String> {
    text.parse().ok().filter(|number: &f64| number.is_finite()).ok_or_else(|| "expected a number".to_owned())
}

/// Page sizes beyond this range are typos.
fn length(text: &str) -> std::result::Result<f64, String> {
    let range = 100.0..=100_000.0;
    text.parse()
        .ok()
        .filter(|length| range.contains(length))
        .ok_or_else(|| "expected 100 to 100000 pixels".to_owned())
}

fn scale(text: &str) -> std::result::Result<f64, String> {
    let range = 0.1..=20.0;
    text.parse().ok().filter(|scale| range.contains(scale)).ok_or_else(|| "expected 0.1 to 20".to_owned())
}

impl Render {
    pub(super) fn run(&self, options: Options, console: &Console) -> Result<bool> {
        let options = options.with_inputs(&self.inputs)?;
        let drawings: Vec<&Exporter> =
            EXPORTERS.iter().copied().filter(|exporter| exporter.is_drawing()).collect();
        let chosen = chosen(&options, &drawings, |exporter| exporter.name, |exporter| exporter.extensions)?;
        let exporter = chosen.unwrap_or(drawings[0]);
        self.check(exporter, &options)?;
        let network = input::network(&options, console)?;
        let mut context = context(&options);
        let part = self.part(&network, &mut context);
        // With a damaged index neither the drawing nor an error can be trusted.
        network.intact()?;
        context.remarks.iter().for_each(|remark| console.remark(remark));
        let Some(part) = part? else {
            console.remark("no path connects the two authors");
            return Ok(false);
        };
        if matches!(part, Part::Whole | Part::Component(_)) {
            // Such a drawing reads the whole index anyway.
            network.verify()?;
        }
        let picture = Picture {
            top: self.top.map(|most| if most == 0 { usize::MAX } else { most }),
            part,
            min_strength: self.min_strength,
            color_by: self.color_by,
            size_by: self.size_by,
            title: self.title.clone(),
        };
        let sketch = picture.sketch(&network, context.counting);
        network.intact()?;
        let (sketch, remark) = sketch?;
        remark.iter().for_each(|remark| console.remark(remark));
        let waiting = console.waiting("drawing");
        let scene = compose(&sketch, &self.drawing());
        drop(waiting);
        let by_graphviz = draw(&scene, self.engine, exporter)?;
        let mut missing = String::new();
        to_destination(&options, "the drawing", |out, _| {
            if let Some(bytes) = &by_graphviz {
                return out.write_all(bytes);
            }
            match exporter.writer {
                ExportWriter::Drawing(write) => write(&scene, out),
                ExportWriter::Typeset(write) => write(&scene, out).map(|letters| missing = letters),
                ExportWriter::Data(_) | ExportWriter::Rows(_) => Ok(()),
            }
        })?;
        if !missing.is_empty() {
            console.remark(&format!(
                "no font has these characters, drawn as boxes: {missing}; install a font or use SVG"
            ));
        }
        Ok(true)
    }

    /// Rejects options that do not fit the layout engine or the output format.
    fn check(&self, exporter: &Exporter, options: &Options) -> Result<()> {
        options.spare(self.roster.as_deref())?;
        let has_pixels = exporter.name == "png";
        if self.scale.is_some() && !has_pixels {
            return Err(usage(format!("--scale applies only to PNG, not to {}", exporter.name)));
        }
        let is_builtin = matches!(self.engine, Engine::Builtin);
        let has_page = is_builtin && !matches!(exporter.name, "html" | "dot");
        let pages = "SVG, PNG and PDF with the built-in layout";
        let unfit = [
            ("--seed", self.seed.is_some() && !is_builtin, "the built-in layout"),
            ("--labels", self.labels.is_some() && !is_builtin, "the built-in layout"),
            ("--width", self.width.is_some() && !has_page, pages),
            ("--height", self.height.is_some() && !has_page, pages),
        ];
        if let Some((option, _, what)) = unfit.iter().find(|(_, is_unfit, _)| *is_unfit) {
            return Err(usage(format!("{option} applies only to {what}")));
        }
        // Only DOT is text that people read.
        if exporter.name != "dot" && options.output.is_none() && std::io::stdout().is_terminal() {
            return Err(usage(format!(
                "refusing to write {0} to a terminal; pass -o FILE.{0} or redirect stdout",
                exporter.name
            )));
        }
        Ok(())
    }

    /// The part to draw; `None` if there is no path.
    fn part(&self, network: &Network, context: &mut Context) -> Result<Option<Part>> {
        if let Some(rank) = self.component {
            return Ok(Some(Part::Component(rank)));
        }
        if let Some(name) = &self.around {
            let center = who(network, name, context)?;
            return Ok(Some(Part::Near(vec![center], self.depth.unwrap_or(1))));
        }
        if let Some([from, to]) = self.between.as_deref() {
            let (from, to) = (who(network, from, context)?, who(network, to, context)?);
            return Ok(Part::between(network, from, to, self.depth.unwrap_or(1)));
        }
        if let Some(file) = &self.roster {
            let people = read_roster(file, network, context)?;
            return Ok(Some(Part::Near(people, self.depth.unwrap_or(0))));
        }
        Ok(Some(Part::Whole))
    }

    fn drawing(&self) -> DrawOptions {
        DrawOptions {
            width: self.width,
            height: self.height,
            labels: self.labels.unwrap_or(Labels::Auto),
            seed: self.seed.unwrap_or(DrawOptions::default().seed),
            theme: match self.theme.as_str() {
                "dark" => Theme::Dark,
                "light" => Theme::Light,
                _ => Theme::Auto,
            },
            scale: self.scale.unwrap_or(SCALE),
        }
    }
}

/// The authors in a file, one name per line. Unknown and ambiguous names are reported and skipped, because some
/// people on a list may not have published.
fn read_roster(file: &Path, network: &Network, context: &mut Context) -> Result<Vec<AuthorId>> {
    let at = |what: String| Error::new(ErrorKind::Input, what).at(file.display().to_string(), None);
    let text = short_file(file).map_err(|error| at(format!("cannot be read: {error}")))?;
    let text = String::from_utf8_lossy(&text);
    let lines = text.trim_start_matches('\u{feff}').lines();
    let names = lines.map(|line| line.split('#').next().unwrap_or(line).trim());
    let mut people = Vec::new();
    for name in names.filter(|name| !name.is_empty()) {
        match who(network, name, context) {
            Ok(author) => people.push(author),
            Err(error) => context.remarks.push(format!("skipped: {error}")),
        }
    }
    if people.is_empty() {
        return Err(at("no name in this file matches an author of the network".to_owned()));
    }
    Ok(people)
}
