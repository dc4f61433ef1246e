//! The drawing as one HTML page to explore: pan and zoom, search, papers, ties, paths, filters.
//!
//! The page is self-contained. Its behavior is in `html_network.js` (the network), `html_view.js` (the view),
//! `html_card.js` (the details of an author or tie) and `html.js` (the controls), without third-party code.

use super::geometry::Rect;
use super::scene::{Colors, Rgb, Role, Scene};
use super::svg::{Escaped, Short};
use super::{links, metrics, svg};
use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};
use std::io::{self, Write};

const PAGE: &str = include_str!("html.html");
const STYLE: &str = include_str!("html.css");
const SCRIPTS: [&str; 4] = [
    include_str!("html_network.js"),
    include_str!("html_view.js"),
    include_str!("html_card.js"),
    include_str!("html.js"),
];

/// Writes a scene as one HTML document in UTF-8 that works offline.
///
/// It has the positions, sizes and colors of the scene; labels are placed for the visible part. Size: about 35 KB in
/// addition to names and titles.
///
/// # Errors
///
/// Those of `out`.
pub(crate) fn write(scene: &Scene, out: &mut dyn Write) -> io::Result<()> {
    let mut pieces = PAGE.split("{{");
    out.write_all(pieces.next().unwrap_or_default().as_bytes())?;
    for piece in pieces {
        let (slot, rest) = piece.split_once("}}").unwrap_or(("", piece));
        fill(slot, scene, out)?;
        out.write_all(rest.as_bytes())?;
    }
    Ok(())
}

/// Writes the content of a placeholder of the page.
fn fill(slot: &str, scene: &Scene, out: &mut dyn Write) -> io::Result<()> {
    match slot {
        "title" => write!(out, "{}", Escaped(&scene.title)),
        "description" => write!(out, "{}", Escaped(&scene.description)),
        "caption" => write!(out, "{}", Escaped(caption(scene))),
        "width" => write!(out, "{}", Escaped(&scene.words.width)),
        "scheme" => out.write_all(scheme(scene).as_bytes()),
        "colors" => colors(scene, out),
        "style" => out.write_all(STYLE.as_bytes()),
        "legend" => legend(scene, out),
        "network" => network(scene, out),
        "script" => SCRIPTS.iter().try_for_each(|script| out.write_all(script.as_bytes())),
        _ => Ok(()),
    }
}

/// The color scheme of the browser's controls.
fn scheme(scene: &Scene) -> &'static str {
    let Colors { paper, ink, .. } = scene.colors;
    match scene.in_the_dark {
        Some(_) => "light dark",
        None if paper.1 > ink.1 => "light",
        None => "dark",
    }
}

fn caption(scene: &Scene) -> &str {
    scene.texts.iter().find(|text| text.role == Role::Caption).map_or("", |text| &text.text)
}

/// The colors as properties that the style, the legend and the script share.
fn colors(scene: &Scene, out: &mut dyn Write) -> io::Result<()> {
    let properties = |(colors, palette): (&Colors, &[Rgb]), out: &mut dyn Write| {
        let Colors { paper, ink, faint } = colors;
        write!(out, ":root{{--paper:{paper};--ink:{ink};--faint:{faint}")?;
        palette.iter().enumerate().try_for_each(|(i, color)| write!(out, ";--c{i}:{color}"))?;
        writeln!(out, "}}")
    };
    properties((&scene.colors, &scene.palette), out)?;
    if let Some((colors, palette)) = &scene.in_the_dark {
        write!(out, "@media (prefers-color-scheme:dark){{")?;
        properties((colors, palette), out)?;
        writeln!(out, "}}")?;
    }
    (0..scene.palette.len()).try_for_each(|i| {
        writeln!(out, ".legend .c{i}{{fill:var(--c{i})}}.legend path.c{i}{{fill:none;stroke:var(--c{i})}}")
    })
}

/// Font size of the legend on the screen, in pixels.
const LEGEND: f64 = 11.0;

/// The legend of the drawing, cut out of it.
fn legend(scene: &Scene, out: &mut dyn Write) -> io::Result<()> {
    let texts = || scene.texts.iter().filter(|text| text.role == Role::Legend);
    let words = texts().map(|text| Rect {
        left: text.at.x,
        top: text.at.y - metrics::ASCENT * text.size,
        right: text.at.x + metrics::width(&text.text) * text.size,
        bottom: text.at.y + metrics::DESCENT * text.size,
    });
    let marks = scene.keys.iter().map(super::scene::Key::bounds);
    let (Some(bounds), Some(size)) = (Rect::hull(words.chain(marks)), texts().map(|text| text.size).next())
    else {
        return Ok(());
    };
    let bounds = bounds.grown(2.0);
    let [left, top, width, height] = [bounds.left, bounds.top, bounds.width(), bounds.height()].map(Short);
    write!(
        out,
        r#"<svg class="legend" role="img" aria-label="Legend" viewBox="{left} {top} {width} {height}""#
    )?;
    writeln!(out, r#" width="{}">"#, Short(bounds.width() * LEGEND / size))?;
    svg::legend(scene, out)?;
    write!(out, "</svg>")
}

/// The data of the script: lists rather than objects, which take a third of the size.
#[derive(Serialize)]
struct Data<'a> {
    opacity: f64,
    /// How many at the end of the people are hubs.
    hubs: usize,
    people: Vec<Person<'a>>,
    ties: Vec<Tie<'a>>,
    papers: Vec<Paper<'a>>,
}

/// Name, note, position, radius, color, papers. Hubs come after the people.
#[derive(Serialize)]
struct Person<'a>(&'a str, &'a str, f64, f64, f64, usize, &'a [u32]);

/// Both ends, strength, width, color, papers, note.
#[derive(Serialize)]
struct Tie<'a>(usize, usize, f64, f64, usize, &'a [u32], &'a str);

/// Title, year, link.
#[derive(Serialize)]
struct Paper<'a>(&'a str, Option<i16>, Option<String>);

fn network(scene: &Scene, out: &mut dyn Write) -> io::Result<()> {
    let nodes = scene.nodes.iter();
    let people = nodes.map(|n| Person(&n.name, &n.note, n.at.x, n.at.y, n.radius, n.color, &n.papers));
    let ties = scene.ties.iter();
    let ties = ties.map(|t| Tie(t.a, t.b, sane(t.strength), t.width, t.color, &t.papers, &t.note));
    let papers = scene.papers.iter().map(|p| Paper(&p.title, p.year, links::of_doi(&p.doi)));
    let data = Data {
        opacity: scene.tie_opacity,
        hubs: scene.nodes.iter().filter(|node| node.is_hub).count(),
        people: people.collect(),
        ties: ties.collect(),
        papers: papers.collect(),
    };
    data.serialize(&mut Serializer::with_formatter(out, InScript)).map_err(io::Error::from)
}

/// JSON has no infinite numbers.
fn sane(strength: f64) -> f64 {
    if strength.is_finite() { strength } else { 0.0 }
}

/// Can a character end a script element, a comment or a line of a script, or change the direction of the text around it?
fn is_escaped(c: char) -> bool {
    matches!(c, '<' | '>' | '&' | '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// JSON that is safe in a script element: no text can end the element, start a comment, or be a line end in JavaScript.
struct InScript;

impl Formatter for InScript {
    fn write_string_fragment<W: Write + ?Sized>(&mut self, out: &mut W, text: &str) -> io::Result<()> {
        let mut rest = text;
        while let Some(place) = rest.find(is_escaped) {
            let (plain, from) = rest.split_at(place);
            let mut characters = from.chars();
            let escaped = characters.next().map_or(0, u32::from);
            write!(out, "{plain}\\u{escaped:04x}")?;
            rest = characters.as_str();
        }
        out.write_all(rest.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::super::sketch::{self, Sketch};
    use super::super::{DrawOptions, Theme, compose};
    use super::*;

    fn page(names: &[&str], theme: Theme) -> String {
        let node =
            |name: &&str| sketch::Node { label: (*name).to_owned(), papers: vec![0], ..Default::default() };
        let tie = sketch::Tie { a: 0, b: 1, strength: f64::INFINITY, papers: vec![0], ..Default::default() };
        let papers =
            vec![sketch::Paper { title: "{{script}}".into(), year: Some(2001), doi: "10.1/a".into() }];
        let nodes = names.iter().map(node).collect();
        let title = "{{network}}</title>".to_owned();
        let sketch = Sketch { title, nodes, ties: vec![tie], papers, ..Sketch::default() };
        let mut bytes = Vec::new();
        write(&compose(&sketch, &DrawOptions { theme, ..DrawOptions::default() }), &mut bytes).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    fn data(page: &str) -> serde_json::Value {
        let (_, from) = page.split_once(r#"id="network">"#).unwrap();
        serde_json::from_str(from.split_once("</script>").unwrap().0).unwrap()
    }

    #[test]
    fn hostile_names_stay_names() {
        let names = ["</script><script>alert(1)</script>", "a\u{2028}b\u{2029}<!--\"\\&\u{0}\u{1f600}"];
        let page = page(&names, Theme::Auto);
        assert_eq!(page.matches("</script>").count(), 2);
        assert!(!page.contains(['\u{2028}', '\u{2029}']));
        assert_eq!([0, 1].map(|i| data(&page)["people"][i][0].as_str().unwrap().to_owned()), names);
        assert!(page.contains("<title>{{network}}&lt;/title&gt;</title>"));
    }

    #[test]
    fn the_page_has_the_papers_and_their_links_and_asks_no_server() {
        let page = page(&["Ana Roth", "Ben Oki"], Theme::Auto);
        assert_eq!(
            data(&page)["papers"],
            serde_json::json!([["{{script}}", 2001, "https://doi.org/10.1/a"]])
        );
        assert_eq!(data(&page)["ties"][0][5], serde_json::json!([0]));
        assert!(!page.contains("src=") && !page.contains("@import") && !page.contains("url("));
    }

    #[test]
    fn a_chosen_theme_is_kept_and_none_leaves_it_to_the_reader() {
        let names = ["Ana Roth", "Ben Oki"];
        assert!(page(&names, Theme::Auto).contains("prefers-color-scheme:dark"));
        assert!(!page(&names, Theme::Dark).contains("prefers-color-scheme:dark"));
        assert!(page(&names, Theme::Dark).contains("--paper:#14171b"));
    }
}
