//! The drawing as SVG 1.1: small, without scripts and embedded fonts, with a tooltip on every node and tie.

use super::geometry::Point;
use super::scene::{Anchor, Key, Label, Node, RING, Role, Scene, Text, WAY};
use super::tooltip;
use std::fmt;
use std::io::{self, Write};

/// The namespace by which Inkscape shows groups as layers.
const INKSCAPE: &str = "http://www.inkscape.org/namespaces/inkscape";

/// Writes a scene as one SVG document in UTF-8.
///
/// # Errors
///
/// Those of `out`.
pub(crate) fn write(scene: &Scene, out: &mut dyn Write) -> io::Result<()> {
    let (page, space) = (scene.page, scene.space);
    writeln!(out, r#"<?xml version="1.0" encoding="UTF-8"?>"#)?;
    write!(
        out,
        r#"<svg xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="{INKSCAPE}" width="{}" height="{}""#,
        Short(page.width),
        Short(page.height)
    )?;
    write!(out, r#" viewBox="0 0 {} {}" role="img""#, Short(space.width), Short(space.height))?;
    named(&scene.title, out)?;
    writeln!(out, r#"<desc id="desc">{}</desc>"#, Escaped(&scene.description))?;
    style(scene, out)?;
    writeln!(out, r#"<rect class="page" width="{}" height="{}"/>"#, Short(space.width), Short(space.height))?;
    regions(scene, out)?;
    layer("ties", "Ties", out)?;
    ties(scene, out)?;
    path(scene, out)?;
    writeln!(out, "</g>")?;
    layer("nodes", "Nodes", out)?;
    for (number, node) in scene.nodes.iter().enumerate() {
        self::node(number, node, scene, out)?;
    }
    writeln!(out, "</g>")?;
    layer("labels", "Labels", out)?;
    let of_regions = || scene.regions.iter().filter_map(|region| region.label.as_ref());
    let labels = || of_regions().chain(scene.nodes.iter().filter_map(|node| node.label.as_ref()));
    labels().try_for_each(|label| leader(label, out))?;
    labels().try_for_each(|label| self::label(label, scene, out))?;
    writeln!(out, "</g>")?;
    layer("legend", "Title and legend", out)?;
    scene.keys.iter().try_for_each(|key| self::key(key, out))?;
    scene.texts.iter().try_for_each(|text| self::text(text, out))?;
    writeln!(out, "</g>\n</svg>")
}

/// By what readers aloud call it: a drawing on a page of the explorer has no title of its own.
fn named(title: &str, out: &mut dyn Write) -> io::Result<()> {
    if title.is_empty() {
        return writeln!(out, r#" aria-labelledby="desc">"#);
    }
    writeln!(out, r#" aria-labelledby="title desc">"#)?;
    writeln!(out, r#"<title id="title">{}</title>"#, Escaped(title))
}

/// Begins a group that Inkscape shows as a layer.
fn layer(class: &str, name: &str, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, r#"<g class="{class}" id="{class}" inkscape:groupmode="layer" inkscape:label="{name}">"#)
}

/// Styles that would otherwise be repeated on every element.
fn style(scene: &Scene, out: &mut dyn Write) -> io::Result<()> {
    let colors = scene.colors;
    writeln!(out, "<style>")?;
    writeln!(out, ".page{{fill:{}}}", colors.paper)?;
    // Not in one `font`: with that, Inkscape gives all texts one size.
    let families = r#""Helvetica Neue",Helvetica,Arial,"DejaVu Sans",sans-serif"#;
    write!(out, "text{{font-family:{families};font-size:{}px", Short(scene.font_size))?;
    writeln!(out, ";fill:{}}}", colors.ink)?;
    write!(
        out,
        ".labels{{pointer-events:none}}.labels text{{paint-order:stroke;stroke:{};stroke-width:{}px",
        colors.paper,
        Short(0.25 * scene.font_size)
    )?;
    writeln!(out, ";stroke-linejoin:round}}")?;
    writeln!(out, ".m{{text-anchor:middle}}.e{{text-anchor:end}}")?;
    if scene.nodes.iter().any(|node| node.label.as_ref().is_some_and(|label| label.leader.is_some())) {
        writeln!(out, "path.leader{{stroke:{};stroke-width:.6px;stroke-opacity:.8}}", colors.ink)?;
    }
    if !scene.regions.is_empty() {
        let [ink, faint] = [scene.colors.ink, scene.colors.faint];
        writeln!(out, ".region{{fill:{ink};fill-opacity:.1;stroke:{faint};stroke-width:.7px}}")?;
    }
    if scene.subject.is_some() {
        writeln!(out, "circle.subject{{fill:none;stroke:{};stroke-width:1.2px}}", colors.ink)?;
    }
    writeln!(out, "circle{{stroke:{};stroke-width:.8px}}", colors.paper)?;
    writeln!(out, "path{{fill:none;stroke-opacity:{};stroke-linecap:round}}", Short(scene.tie_opacity))?;
    if scene.path.len() > 1 {
        // Words have a color that differs from all others.
        write!(out, ".way{{stroke:{};stroke-width:{}px", colors.ink, WAY)?;
        writeln!(out, ";stroke-opacity:.8;stroke-linejoin:round}}")?;
    }
    writeln!(out, "text.title{{font-weight:600}}text.quiet{{fill:{}}}", colors.faint)?;
    for (number, color) in scene.palette.iter().enumerate() {
        writeln!(out, ".c{number}{{fill:{color}}}path.c{number}{{fill:none;stroke:{color}}}")?;
    }
    if scene.nodes.iter().any(|node| node.is_hub) {
        write!(out, "path.hub{{fill:{};fill-opacity:1;stroke:{}", colors.ink, colors.paper)?;
        writeln!(out, ";stroke-opacity:1;stroke-width:.8px}}")?;
    }
    writeln!(out, "</style>")
}

/// Regions, if there are any.
fn regions(scene: &Scene, out: &mut dyn Write) -> io::Result<()> {
    if scene.regions.is_empty() {
        return Ok(());
    }
    layer("regions", "Regions", out)?;
    for region in &scene.regions {
        let (x, y, radius) = (Short(region.at.x), Short(region.at.y), Short(region.radius));
        write!(out, r#"<g>{}"#, Tooltip(&region.name))?;
        writeln!(out, r#"<circle class="region" cx="{x}" cy="{y}" r="{radius}"/></g>"#)?;
    }
    writeln!(out, "</g>")
}

fn ties(scene: &Scene, out: &mut dyn Write) -> io::Result<()> {
    for tie in &scene.ties {
        let (a, b) = (scene.nodes[tie.a].at, scene.nodes[tie.b].at);
        write!(
            out,
            r#"<path class="c{}" stroke-width="{}" d="{}">"#,
            tie.color,
            Short(tie.width),
            Line(a, b)
        )?;
        writeln!(out, "{}</path>", Tooltip(&tooltip::of_tie(scene, tie)))?;
    }
    Ok(())
}

/// The highlighted path, below its nodes.
fn path(scene: &Scene, out: &mut dyn Write) -> io::Result<()> {
    let mut points = scene.path.iter().map(|&node| scene.nodes[node].at);
    let (Some(first), true) = (points.next(), scene.path.len() > 1) else { return Ok(()) };
    write!(out, r#"<path class="way" d="M{} {}"#, Short(first.x), Short(first.y))?;
    points.try_for_each(|p| write!(out, "L{} {}", Short(p.x), Short(p.y)))?;
    writeln!(out, r#""/>"#)
}

fn node(number: usize, node: &Node, scene: &Scene, out: &mut dyn Write) -> io::Result<()> {
    write!(out, r#"<g id="n{number}">{}"#, Tooltip(&tooltip::of_node(scene, node)))?;
    let (x, y) = (Short(node.at.x), Short(node.at.y));
    if node.is_hub {
        hub(node.at, node.radius, out)?;
    } else {
        write!(out, r#"<circle class="c{}" cx="{x}" cy="{y}" r="{}"/>"#, node.color, Short(node.radius))?;
    }
    if scene.subject == Some(number) {
        subject(node.at, node.radius, out)?;
    }
    writeln!(out, "</g>")
}

/// A diamond, which no author is.
fn hub(at: Point, radius: f64, out: &mut dyn Write) -> io::Result<()> {
    let (x, y, side) = (Short(at.x), Short(at.y), Short(radius));
    write!(out, r#"<path class="hub" d="M{x} {y}m0 -{side}l{side} {side}l-{side} {side}l-{side} -{side}z"/>"#)
}

/// A ring around the person that the drawing is about.
fn subject(at: Point, radius: f64, out: &mut dyn Write) -> io::Result<()> {
    let (x, y, radius) = (Short(at.x), Short(at.y), Short(radius + RING));
    write!(out, r#"<circle class="subject" cx="{x}" cy="{y}" r="{radius}"/>"#)
}

/// The line to a label that is far from its node.
fn leader(label: &Label, out: &mut dyn Write) -> io::Result<()> {
    label
        .leader
        .map_or(Ok(()), |(from, to)| writeln!(out, r#"<path class="leader" d="{}"/>"#, Line(from, to)))
}

fn label(Label { text, at, anchor, size, .. }: &Label, scene: &Scene, out: &mut dyn Write) -> io::Result<()> {
    let class = match anchor {
        Anchor::Start => "",
        Anchor::Middle => r#" class="m""#,
        Anchor::End => r#" class="e""#,
    };
    write!(out, r#"<text{class} x="{}" y="{}""#, Short(at.x), Short(at.y))?;
    if *size != scene.font_size {
        write!(out, r#" style="font-size:{}px""#, Short(*size))?;
    }
    writeln!(out, ">{}</text>", Escaped(text))
}

fn key(key: &Key, out: &mut dyn Write) -> io::Result<()> {
    match key {
        Key::Dot { at, radius, color } => {
            writeln!(
                out,
                r#"<circle class="c{color}" cx="{}" cy="{}" r="{}"/>"#,
                Short(at.x),
                Short(at.y),
                Short(*radius)
            )
        }
        Key::Hub { at, radius } => {
            hub(*at, *radius, out)?;
            writeln!(out)
        }
        Key::Subject { at, radius } => {
            write!(
                out,
                r#"<circle class="c0" cx="{}" cy="{}" r="{}"/>"#,
                Short(at.x),
                Short(at.y),
                Short(*radius)
            )?;
            subject(*at, *radius, out)?;
            writeln!(out)
        }
        Key::Way { from, to } => writeln!(out, r#"<path class="way" d="{}"/>"#, Line(*from, *to)),
        Key::Piece { area, color } => {
            let (x, y) = (Short(area.left), Short(area.top));
            let (width, height) = (Short(area.width()), Short(area.height()));
            writeln!(out, r#"<rect class="c{color}" x="{x}" y="{y}" width="{width}" height="{height}"/>"#)
        }
        Key::Line { from, to, width } => {
            writeln!(out, r#"<path class="c0" stroke-width="{}" d="{}"/>"#, Short(*width), Line(*from, *to))
        }
    }
}

fn text(text: &Text, out: &mut dyn Write) -> io::Result<()> {
    let class = match text.role {
        Role::Title => "title",
        Role::Caption | Role::Legend => "quiet",
    };
    write!(out, r#"<text class="{class}" style="font-size:{}px""#, Short(text.size))?;
    writeln!(out, r#" x="{}" y="{}">{}</text>"#, Short(text.at.x), Short(text.at.y), Escaped(&text.text))
}

/// A straight line as path data.
struct Line(Point, Point);

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Line(a, b) = self;
        write!(f, "M{} {} {} {}", Short(a.x), Short(a.y), Short(b.x), Short(b.y))
    }
}

/// A number with at most two decimals and without trailing zeros; 0 for NaN.
pub(super) struct Short(pub(super) f64);

impl fmt::Display for Short {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let value = if self.0.is_finite() { (self.0 * 100.0).round() / 100.0 } else { 0.0 };
        // Display of floats is the shortest that reads back; adding zero turns -0 into 0.
        write!(f, "{}", value + 0.0)
    }
}

/// The tooltip of an element; nothing if the text is empty.
struct Tooltip<'a>(&'a str);

impl fmt::Display for Tooltip<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() { Ok(()) } else { write!(f, "<title>{}</title>", Escaped(self.0)) }
    }
}

/// Escaped text for elements and attributes. Characters that XML 1.0 forbids become U+FFFD; characters that would
/// change the direction of the surrounding text are dropped.
pub(super) struct Escaped<'a>(pub(super) &'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Text without special characters is written in one piece, because a drawing may have megabytes of it.
        let mut rest = self.0;
        while let Some((place, c, instead)) =
            rest.char_indices().find_map(|(place, c)| Some((place, c, replacement(c)?)))
        {
            f.write_str(&rest[..place])?;
            f.write_str(instead)?;
            rest = &rest[place + c.len_utf8()..];
        }
        f.write_str(rest)
    }
}

/// The replacement of a character that must be escaped.
fn replacement(c: char) -> Option<&'static str> {
    match c {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '"' => Some("&quot;"),
        '\n' | '\t' | ' '..='~' => None,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => Some(""),
        '\u{fffe}' | '\u{ffff}' => Some("\u{fffd}"),
        _ if c.is_control() => Some("\u{fffd}"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::sketch::{self, Sketch};
    use super::super::{DrawOptions, compose};
    use super::*;
    use quick_xml::events::Event;

    fn drawn(sketch: &Sketch) -> String {
        let mut bytes = Vec::new();
        write(&compose(sketch, &DrawOptions::default()), &mut bytes).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    fn pair(names: [&str; 2], title: &str) -> Sketch {
        let node = |name: &str| sketch::Node { label: name.into(), size: 1.0, ..Default::default() };
        let tie = sketch::Tie { a: 0, b: 1, strength: 1.0, papers: vec![0], ..Default::default() };
        let papers = vec![sketch::Paper { title: title.into(), ..Default::default() }];
        Sketch {
            title: title.into(),
            nodes: names.map(node).into(),
            ties: vec![tie],
            papers,
            ..Sketch::default()
        }
    }

    #[test]
    fn a_drawing_is_named_by_its_title_or_without_one_by_its_description() {
        let svg = |title: &str| drawn(&Sketch { title: title.into(), ..pair(["Ann", "Bob"], "") });
        assert!(svg("Friends").contains(r#" aria-labelledby="title desc">"#));
        assert!(svg("").contains(r#" aria-labelledby="desc">"#) && !svg("").contains("<title id"));
    }

    /// Reads the document to its end; the names of its elements.
    fn elements(svg: &str) -> Vec<String> {
        let (mut reader, mut names) = (quick_xml::Reader::from_str(svg), Vec::new());
        loop {
            match reader.read_event().unwrap() {
                Event::Start(start) | Event::Empty(start) => {
                    start.attributes().for_each(|attribute| assert!(attribute.is_ok()));
                    names.push(start.name().into_inner().to_owned());
                }
                Event::Eof => return names,
                _ => {}
            }
        }
    }

    #[test]
    fn hostile_names_stay_text() {
        let names =
            ["</text><script>alert(1)</script>", "\u{202e}\"&amp;'\u{0}\u{b}\u{ffff} ]]> \u{85}\r\n<!--"];
        let svg = drawn(&pair(names, "<title>&\u{1}"));
        assert!(!elements(&svg).iter().any(|name| name == "script"));
        let illegal = |c: char| c == '\u{202e}' || c == '\u{ffff}' || c.is_control() && c != '\n';
        assert!(!svg.contains(illegal));
    }

    #[test]
    fn every_node_and_tie_has_a_tooltip() {
        let svg = drawn(&pair(["Ana Roth", "Ben Oki"], "On ferns"));
        // One more for the document.
        assert_eq!(elements(&svg).iter().filter(|name| *name == "title").count(), 4);
        assert!(svg.contains("<title>Ana Roth – Ben Oki\n• On ferns</title></path>"));
    }

    #[test]
    fn a_very_long_name_is_whole_in_its_tooltip_only() {
        let long = "Wolfeschlegel ".repeat(800);
        let svg = drawn(&pair([&long, "Ben Oki"], ""));
        // In those of the node and of its tie.
        assert_eq!(svg.matches(long.trim_end()).count(), 2);
        assert!(svg.contains("…</text>"));
    }

    #[test]
    fn numbers_are_short() {
        let short = [1.0, -0.001, 12.345, f64::NAN, 100.10].map(|value| Short(value).to_string());
        assert_eq!(short, ["1", "0", "12.35", "0", "100.1"]);
    }
}
