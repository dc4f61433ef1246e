//! `coauth render`: draws the network.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::Args;

use super::ask::context;
use super::hint;
use super::input;
use super::options::{Options, usage};
use super::output::{Console, chosen, refuse_other_file, to_destination};
use crate::analysis::{Context, listed, who};
use crate::drawing::{Detail, DrawOptions, Effort, Labels, Scene, Theme, compose};
use crate::error::{Error, ErrorKind, Result};
use crate::export::{ColorBy, EXPORTERS, Engine, ExportWriter, Exporter, Part, Picture, SizeBy, draw};
use crate::names::NameStyle;
use crate::network::{AuthorId, Network};
use crate::reading::short_file;
use crate::table::{counted, shown_count};

pub(super) const EXAMPLES: &str = "\
Examples:
  coauth render > graph.svg                                the whole network
  coauth render -o session.svg --title \"Poster session 3\"  to a file, with a title
  coauth render -o figure.pdf --preset column              for one column of a journal
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
    /// Node color: community, component, year, none, or a column of --attributes [default: community if one component has
    /// more than half of the authors, else component]
    #[arg(long, value_name = "WHAT")]
    color_by: Option<String>,
    /// Node area: papers, degree, strength, credit, or a column of numbers of --attributes [default: papers]
    #[arg(long, value_name = "WHAT")]
    size_by: Option<String>,
    /// Labels to show: auto, all, none, or a number [default: auto]
    #[arg(long, value_name = "WHICH", value_parser = labels)]
    labels: Option<Labels>,
    /// Random seed of the built-in layout [default: 1]
    #[arg(long, value_name = "N")]
    seed: Option<u64>,
    /// Width of the page for which SVG, PNG and PDF are laid out: a length in mm, cm, in, pt or px [default unit: px]
    #[arg(long, value_name = "LENGTH", value_parser = page_side, conflicts_with_all = ["preset", "paper"])]
    width: Option<f64>,
    /// Height of the page for which SVG, PNG and PDF are laid out
    #[arg(long, value_name = "LENGTH", value_parser = page_side, conflicts_with_all = ["preset", "paper"])]
    height: Option<f64>,
    /// Page for a purpose: a column or the text width of a journal, or a slide
    #[arg(long, value_enum, value_name = "PAGE", conflicts_with = "paper")]
    preset: Option<Preset>,
    /// Page of this paper, in landscape
    #[arg(long, value_enum, value_name = "PAPER")]
    paper: Option<Paper>,
    /// Size of the smallest letters [default: 6pt on a page of a given size, else 7.5pt]
    #[arg(long, value_name = "LENGTH", value_parser = letters)]
    font_size: Option<f64>,
    /// Draw small components and weak ties even where there are very many
    #[arg(long)]
    all_components: bool,
    /// PNG resolution: image pixels per page pixel [default: 2]
    #[arg(long, value_name = "X", value_parser = scale)]
    scale: Option<f64>,
    /// Color theme; auto is light, except in HTML, where it follows the reader's system
    #[arg(long, value_name = "THEME", default_value = "auto", value_parser = ["auto", "light", "dark"])]
    theme: String,
    /// Title above the drawing [default: the name of the input or of its folder]
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

/// A page that fits a purpose.
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum Preset {
    /// One column of a journal: 85 mm wide
    Column,
    /// The text width of a journal: 180 mm wide
    Page,
    /// A slide of 16:9
    Slide,
}

/// A size of paper.
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum Paper {
    /// 297 by 210 mm
    A4,
    /// 11 by 8.5 inches
    Letter,
}

/// Pixels in a millimeter, an inch and a point.
const MILLIMETER: f64 = 96.0 / 25.4;
const INCH: f64 = 96.0;
const POINT: f64 = 96.0 / 72.0;
/// Letters of a slide are seen from the end of a room.
const SLIDE_LETTERS: f64 = 12.0 * POINT;

/// A length in pixels: a number and its unit.
fn length(text: &str) -> Option<f64> {
    let units = [("mm", MILLIMETER), ("cm", 10.0 * MILLIMETER), ("in", INCH), ("pt", POINT), ("px", 1.0)];
    let with_unit = units.iter().find_map(|(unit, pixels)| Some((text.strip_suffix(unit)?, *pixels)));
    let (number, pixels) = with_unit.unwrap_or((text, 1.0));
    number.trim_end().parse::<f64>().ok().filter(|number| number.is_finite()).map(|number| number * pixels)
}

/// Page sizes beyond this range are typos.
fn page_side(text: &str) -> std::result::Result<f64, String> {
    length(text)
        .filter(|side| (100.0..=100_000.0).contains(side))
        .map(|side| (side * 100.0).round() / 100.0)
        .ok_or_else(|| "expected 100 to 100000 pixels, or a length such as 180mm".to_owned())
}

fn letters(text: &str) -> std::result::Result<f64, String> {
    let size = length(text).filter(|size| (4.0..=400.0).contains(size));
    size.ok_or_else(|| "expected 4 to 400 pixels, or a length such as 7pt".to_owned())
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
        let chosen =
            chosen(&options, "render", &drawings, |exporter| exporter.name, |exporter| exporter.extensions)?;
        let exporter = chosen.unwrap_or(drawings[0]);
        refuse_other_file(&options, "render", exporter.name, false)?;
        self.check(exporter, &options)?;
        let name_style = options.name_style.unwrap_or(NameStyle::FirstLast);
        let network = input::network(&options, console)?.with_name_style(name_style);
        let mut context = context(&options);
        let folder = name_of_folder(&options.input);
        let scene = console.waiting("drawing", || self.scene(&network, exporter, folder, &mut context));
        context.remarks.iter().for_each(|remark| console.remark(remark));
        let Some(scene) = scene? else {
            console.remark("no path connects the two authors");
            return Ok(false);
        };
        let by_graphviz = draw(&scene, self.engine, exporter)?;
        let mut missing = String::new();
        to_destination(&options, "the drawing", |out, _| match &by_graphviz {
            Some(bytes) => out.write_all(bytes),
            None => write(&scene, exporter, out).map(|letters| missing = letters),
        })?;
        boxes(&missing).iter().for_each(|remark| console.remark(remark));
        hint::about_duplicates(&network, "render", console);
        Ok(true)
    }

    /// What is drawn in a format; `None` if there is no path between the two authors. `name` is that of the input.
    pub(super) fn scene(
        &self,
        network: &Network,
        exporter: &Exporter,
        name: Option<String>,
        context: &mut Context,
    ) -> Result<Option<Scene>> {
        let part = self.part(network, context);
        // With a damaged index neither the drawing nor an error can be trusted.
        network.intact()?;
        let Some(part) = part? else { return Ok(None) };
        if matches!(part, Part::Whole | Part::Component(_)) {
            // Such a drawing reads the whole index anyway.
            network.verify_bytes()?;
        }
        let picture = Picture {
            top: self.top.map(|most| if most == 0 { usize::MAX } else { most }),
            part,
            min_strength: self.min_strength,
            color_by: self.color_by.as_deref().map(|name| ColorBy::named(name, network)).transpose()?,
            size_by: self
                .size_by
                .as_deref()
                .map_or(Ok(SizeBy::Papers), |name| SizeBy::named(name, network))?,
            title: self.title.clone(),
            all_colors: exporter.name == "html",
            name,
        };
        let sketch = picture.sketch(network, context.counting);
        network.intact()?;
        let (sketch, remark) = sketch?;
        // Each of several is a remark of its own.
        context.remarks.extend(remark.iter().flat_map(|remark| remark.lines().map(str::to_owned)));
        let scene = compose(&sketch, &self.drawing(exporter));
        if has_labels(exporter) && matches!(self.engine, Engine::Builtin) {
            context.remarks.extend(self.unnamed(&scene));
        }
        Ok(Some(scene))
    }

    /// The drawing in a format, for a caller in memory, and a remark about characters that no font has.
    pub(super) fn written(&self, scene: &Scene, exporter: &Exporter) -> Result<(Vec<u8>, Option<String>)> {
        self.check_format(exporter)?;
        if let Some(bytes) = draw(scene, self.engine, exporter)? {
            return Ok((bytes, None));
        }
        let mut bytes = Vec::new();
        let missing = write(scene, exporter, &mut bytes)
            .map_err(|error| Error::new(ErrorKind::Output, format!("cannot write the drawing: {error}")))?;
        Ok((bytes, boxes(&missing)))
    }

    /// Rejects options that do not fit the layout engine, the output format or the output.
    fn check(&self, exporter: &Exporter, options: &Options) -> Result<()> {
        options.spare(self.roster.as_deref())?;
        self.check_format(exporter)?;
        // Only DOT is text that people read.
        if exporter.name != "dot" && options.output.is_none() && std::io::stdout().is_terminal() {
            return Err(usage(format!(
                "refusing to write {0} to a terminal; pass -o FILE.{0} or redirect stdout",
                exporter.name
            )));
        }
        Ok(())
    }

    /// Rejects options that do not fit the layout engine or the output format.
    fn check_format(&self, exporter: &Exporter) -> Result<()> {
        let has_pixels = exporter.name == "png";
        if self.scale.is_some() && !has_pixels {
            return Err(usage(format!("--scale applies only to PNG, not to {}", exporter.name)));
        }
        let is_builtin = matches!(self.engine, Engine::Builtin);
        let has_page = is_builtin && has_labels(exporter);
        let pages = "SVG, PNG and PDF with the built-in layout";
        let unfit = [
            ("--seed", self.seed.is_some() && !is_builtin, "the built-in layout"),
            ("--labels", self.labels.is_some() && !is_builtin, "the built-in layout"),
            ("--width", self.width.is_some() && !has_page, pages),
            ("--height", self.height.is_some() && !has_page, pages),
            ("--preset", self.preset.is_some() && !has_page, pages),
            ("--paper", self.paper.is_some() && !has_page, pages),
            ("--font-size", self.font_size.is_some() && !has_page, pages),
        ];
        if let Some((option, _, what)) = unfit.iter().find(|(_, is_unfit, _)| *is_unfit) {
            return Err(usage(format!("{option} applies only to {what}")));
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

    /// What is to be said of names that found no room.
    fn unnamed(&self, scene: &Scene) -> Option<String> {
        let named = scene.nodes.iter().filter(|node| node.label.is_some()).count() as u64;
        let all = named + scene.unnamed as u64;
        let way_out = match self.labels {
            None | Some(Labels::Auto) if self.sides() == (None, None) => "--labels all makes room for all",
            _ => "a larger --width shows more",
        };
        (scene.unnamed > 0).then(|| {
            format!(
                "no room for {} of {}; {way_out}",
                shown_count(scene.unnamed as u64),
                counted(all, "name")
            )
        })
    }

    /// Width and height of the page, where they are given.
    fn sides(&self) -> (Option<f64>, Option<f64>) {
        match (self.preset, self.paper) {
            (Some(Preset::Column), _) => (Some(85.0 * MILLIMETER), None),
            (Some(Preset::Page), _) => (Some(180.0 * MILLIMETER), None),
            (Some(Preset::Slide), _) => (Some(40.0 / 3.0 * INCH), Some(7.5 * INCH)),
            (None, Some(Paper::A4)) => (Some(297.0 * MILLIMETER), Some(210.0 * MILLIMETER)),
            (None, Some(Paper::Letter)) => (Some(11.0 * INCH), Some(8.5 * INCH)),
            (None, None) => (self.width, self.height),
        }
    }

    fn drawing(&self, exporter: &Exporter) -> DrawOptions {
        let (width, height) = self.sides();
        let is_slide = matches!(self.preset, Some(Preset::Slide));
        let everything = self.all_components || !has_labels(exporter);
        DrawOptions {
            width,
            height,
            font_size: self.font_size.or(is_slide.then_some(SLIDE_LETTERS)),
            detail: if everything { Detail::Everything } else { Detail::Legible },
            labels: self.labels.unwrap_or(Labels::Auto),
            seed: self.seed.unwrap_or(DrawOptions::default().seed),
            effort: Effort::Full,
            theme: match self.theme.as_str() {
                "dark" => Theme::Dark,
                "light" => Theme::Light,
                _ => Theme::Auto,
            },
            scale: self.scale.unwrap_or(SCALE),
        }
    }
}

/// The name of the only input, if it is a folder: its files may be in folders of any name.
fn name_of_folder(inputs: &[PathBuf]) -> Option<String> {
    let [input] = inputs else { return None };
    input.is_dir().then_some(input.file_name()?.to_string_lossy().into_owned())
}

/// Does the format show the labels of the scene? The page places its own, and DOT leaves it to Graphviz.
fn has_labels(exporter: &Exporter) -> bool {
    !matches!(exporter.name, "html" | "dot")
}

/// Writes a drawing; what comes back are the characters that no font has.
fn write(scene: &Scene, exporter: &Exporter, out: &mut dyn Write) -> io::Result<String> {
    match exporter.writer {
        ExportWriter::Drawing(write) => write(scene, out).map(|()| String::new()),
        ExportWriter::Typeset(write) => write(scene, out),
        ExportWriter::Data(_) | ExportWriter::Columns(_) | ExportWriter::Rows(_) => Ok(String::new()),
    }
}

/// A remark about characters that no font has.
fn boxes(missing: &str) -> Option<String> {
    (!missing.is_empty()).then(|| {
        format!("no font has these characters, drawn as boxes: {missing}; install a font or use SVG")
    })
}

/// The authors in a file, one name per line. Unknown and ambiguous names are reported and skipped, because some
/// people on a list may not have published.
fn read_roster(file: &Path, network: &Network, context: &mut Context) -> Result<Vec<AuthorId>> {
    let at = |what: String| Error::new(ErrorKind::Input, what).at(file.display().to_string(), None);
    let text = short_file(file).map_err(|error| at(format!("cannot be read: {error}")))?;
    let text = String::from_utf8_lossy(&text);
    let lines = text.trim_start_matches('\u{feff}').lines();
    let names = lines.map(|line| line.split('#').next().unwrap_or(line).trim());
    let (people, unmatched) = listed(network, names.filter(|name| !name.is_empty()), context);
    let remarks = unmatched.remarks(network, context);
    context.remarks.extend(remarks.into_iter().map(|remark| format!("skipped: {remark}")));
    if people.is_empty() {
        return Err(at("no name in this file matches an author of the network".to_owned()));
    }
    Ok(people)
}
