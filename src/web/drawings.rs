//! Drawings of parts of the network, by the code of `coauth render`.

use super::call::Call;
use super::map_drawing;
use super::problem::Problem;
use super::reply::Reply;
use crate::drawing::{DrawOptions, Effort, Sketch, Theme, compose};
use crate::export::{Exporter, Part, Picture};
use crate::network::AuthorId;

/// The most authors of a drawing on a page, unless the address has a number.
const TOP: usize = 120;

/// The most authors of a drawing.
const MOST: usize = 2000;

/// The most hops around the authors of a drawing.
const DEEPEST: u32 = 3;

/// A drawing as SVG, or in the format of the parameter `format`.
///
/// `of=map` is a view of the map, and `component` has the rank of a component. `around` names the authors whose
/// neighborhood is drawn; without it `from` and `to` name the ends of a path, and without these the whole network is drawn.
pub(super) fn drawing(call: &Call) -> Result<Reply, Problem> {
    let format = call.parameters.get("format").unwrap_or("svg");
    let content_type = match format {
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "pdf" => "application/pdf",
        other => return Err(Problem::refused(&format!("no format \"{other}\"; expected svg, png or pdf"))),
    };
    let missing = || Problem::refused(&format!("{format} is not in this build"));
    let exporter = Exporter::named(format).ok_or_else(missing)?;
    // Whether it is saved as a file changes nothing about the drawing.
    let request = format!("{} {}", call.edition.tag, call.parameters.with(&[("download", "")]));
    let reply = match call.site.drawn.get(&request) {
        Some(known) => known,
        None => {
            let reply = Reply::of(content_type, drawn(call, exporter)?);
            call.site.drawn.put(request, &reply);
            reply
        }
    };
    Ok(if call.parameters.flag("download") { reply.named(&format!("coauth.{format}")) } else { reply })
}

fn drawn(call: &Call, exporter: &Exporter) -> Result<Vec<u8>, Problem> {
    let theme = if call.parameters.get("theme") == Some("dark") { Theme::Dark } else { Theme::Light };
    // The map of a person is one of many that a reader goes through.
    let effort = if call.parameters.get("around").is_some() { Effort::Quick } else { Effort::Full };
    let options = DrawOptions::default().theme(theme).scale(2.0).effort(effort);
    let scene = match call.parameters.get("of") {
        Some("map") => map_drawing::scene(call, &options)?,
        Some(other) => return Err(Problem::refused(&format!("no drawing of \"{other}\"; expected map"))),
        None => compose(&sketch(call)?, &options),
    };
    let mut bytes = Vec::new();
    exporter.draw(&scene, &mut bytes).map_err(|error| Problem::of(&error))?;
    Ok(bytes)
}

/// The part of the network that a request asks for.
fn sketch(call: &Call) -> Result<Sketch, Problem> {
    let network = call.network();
    let mut context = call.context()?;
    let depth = call.parameters.number("depth")?.unwrap_or(1).min(DEEPEST);
    let around = call.parameters.all("around").map(|name| call.author(name, &mut context));
    let around: Vec<AuthorId> = around.collect::<Result<_, _>>()?;
    let component = call.parameters.number("component")?;
    let part = match (call.parameters.get("from"), call.parameters.get("to")) {
        _ if !around.is_empty() => Part::Near(around, depth),
        (Some(from), Some(to)) => {
            let (from, to) = (call.author(from, &mut context)?, call.author(to, &mut context)?);
            let absent = || Problem::new(404, "Not found", "no path connects the two authors");
            Part::between(network, from, to, depth).ok_or_else(absent)?
        }
        _ => component.map_or(Part::Whole, Part::Component),
    };
    let top = call.parameters.number("top")?.unwrap_or(TOP).clamp(1, MOST);
    let picture = Picture::default().part(part).top(top).title(call.parameters.get("title").unwrap_or(""));
    let (sketch, _) = picture.sketch(network, context.counting).map_err(|error| Problem::of(&error))?;
    Ok(sketch)
}
