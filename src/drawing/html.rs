//! The drawing as one HTML page to explore: pan and zoom, search, papers, ties, paths, filters.
//!
//! The page is self-contained. Its behavior is in `html_network.js` (the network), `html_view.js` (the view),
//! `html_labels.js` (names), `html_card.js` (the details of an author or tie), `html_table.js` (tables of authors and
//! papers), `html_filters.js` (legend, years, strength), `html_save.js` (files to save) and `html.js` (the controls), without
//! third-party code.

use super::options::Theme;
use super::scene::{Colors, Role, Scene};
use super::sketch::{Coloring, Use};
use super::svg::Escaped;
use super::{links, palette};
use flate2::Compression;
use flate2::write::DeflateEncoder;
use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};
use std::io::{self, Write};

const PAGE: &str = include_str!("html.html");
const STYLE: &str = include_str!("html.css");
const SCRIPTS: [&str; 8] = [
    include_str!("html_network.js"),
    include_str!("html_view.js"),
    include_str!("html_labels.js"),
    include_str!("html_card.js"),
    include_str!("html_table.js"),
    include_str!("html_filters.js"),
    include_str!("html_save.js"),
    include_str!("html.js"),
];

/// Data of up to so many bytes is plain, so that the page of a small network can be read in an editor.
const PLAIN: usize = 500_000;

/// Writes a scene as one HTML document in UTF-8 that works offline.
///
/// It has the positions, sizes and colors of the scene; labels are placed for the visible part. Size: about 60 KB in
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
        "authors" => write!(out, "{}", Escaped(scene.words.node[1])),
        "caption" => write!(out, "{}", Escaped(&caption(scene))),
        "scheme" => out.write_all(scheme(scene).as_bytes()),
        "colors" => colors(scene, out),
        "style" => out.write_all(STYLE.as_bytes()),
        "network" => network(scene, out),
        "script" => SCRIPTS.iter().try_for_each(|script| out.write_all(script.as_bytes())),
        _ => Ok(()),
    }
}

/// The color scheme of the browser's controls.
fn scheme(scene: &Scene) -> &'static str {
    let Colors { paper, ink, .. } = scene.colors;
    match scene.theme {
        Theme::Auto => "light dark",
        _ if paper.1 > ink.1 => "light",
        _ => "dark",
    }
}

fn caption(scene: &Scene) -> String {
    let lines = scene.texts.iter().filter(|text| text.role == Role::Caption);
    lines.map(|text| text.text.as_str()).collect::<Vec<_>>().join(" · ")
}

/// The colors as properties that the style and the script share: `--c` for groups, `--s` for scales.
fn colors(scene: &Scene, out: &mut dyn Write) -> io::Result<()> {
    let theme = if scene.theme == Theme::Auto { Theme::Light } else { scene.theme };
    properties(theme, out)?;
    if scene.theme == Theme::Auto {
        write!(out, "@media (prefers-color-scheme:dark){{")?;
        properties(Theme::Dark, out)?;
        writeln!(out, "}}")?;
    }
    Ok(())
}

fn properties(theme: Theme, out: &mut dyn Write) -> io::Result<()> {
    let (Colors { paper, ink, faint }, groups) = palette::colors(theme, Use::Groups);
    write!(out, ":root{{--paper:{paper};--ink:{ink};--faint:{faint}")?;
    groups.iter().enumerate().try_for_each(|(i, color)| write!(out, ";--c{i}:{color}"))?;
    let (_, shades) = palette::colors(theme, Use::Scale);
    shades.iter().enumerate().try_for_each(|(i, color)| write!(out, ";--s{i}:{color}"))?;
    writeln!(out, "}}")
}

/// The data of the script: columns of numbers rather than objects, which take a tenth of the size. Lengths are in tenths of a
/// pixel; ascending numbers are differences.
#[derive(Serialize)]
struct Data<'a> {
    opacity: f64,
    /// How many at the end of the nodes are hubs.
    hubs: usize,
    names: Vec<&'a str>,
    notes: Vec<&'a str>,
    /// What else is known of each node, by the names of columns; empty if there are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    details: Vec<&'a [[String; 2]]>,
    x: Vec<i64>,
    y: Vec<i64>,
    radius: Vec<i64>,
    /// The papers of each node, from which the script finds those of ties.
    written: Vec<Vec<u32>>,
    titles: Vec<&'a str>,
    years: Vec<Option<i16>>,
    /// Of each paper what follows the address of the resolver; empty if it has no DOI.
    links: Vec<String>,
    ties: Ties,
    /// The strengths that occur, ascending, and the widths of their lines.
    strengths: Vec<f64>,
    widths: Vec<i64>,
    /// Whether the strength of a tie is more than the number of its papers.
    shown: bool,
    colorings: Vec<Colored<'a>>,
    /// What nodes are, and what they are to those that they are tied to: singular and plural.
    words: [[&'static str; 2]; 2],
    /// What width means.
    width: &'a str,
    title: &'a str,
    subject: Option<usize>,
}

/// Ties by first end: both ends, and the position of the strength.
#[derive(Default, Serialize)]
struct Ties {
    a: Vec<u32>,
    b: Vec<u32>,
    s: Vec<u32>,
}

/// A meaning of colors: of each node a digit to the base 36.
#[derive(Serialize)]
struct Colored<'a> {
    name: &'a str,
    word: &'a str,
    colors: String,
    groups: &'a [String],
    ends: &'a Option<[String; 2]>,
    gray: &'a str,
}

fn network(scene: &Scene, out: &mut dyn Write) -> io::Result<()> {
    let nodes = || scene.nodes.iter();
    let tenths = |length: f64| (length * 10.0).round() as i64;
    let mut widths: Vec<(f64, i64)> =
        scene.ties.iter().map(|tie| (sane(tie.strength), tenths(tie.width))).collect();
    widths.sort_by(|a, b| a.0.total_cmp(&b.0));
    widths.dedup_by(|a, b| a.0 == b.0);
    let place = |strength: f64| widths.partition_point(|(other, _)| *other < strength) as u32;
    let mut lines: Vec<(u32, u32, u32)> =
        scene.ties.iter().map(|tie| (tie.a as u32, tie.b as u32, place(sane(tie.strength)))).collect();
    lines.sort_unstable();
    let data = Data {
        opacity: scene.tie_opacity,
        hubs: nodes().filter(|node| node.is_hub).count(),
        names: nodes().map(|node| node.name.as_str()).collect(),
        notes: nodes().map(|node| node.note.as_str()).collect(),
        details: if nodes().any(|node| !node.details.is_empty()) {
            nodes().map(|node| node.details.as_slice()).collect()
        } else {
            Vec::new()
        },
        x: nodes().map(|node| tenths(node.at.x)).collect(),
        y: nodes().map(|node| tenths(node.at.y)).collect(),
        radius: nodes().map(|node| tenths(node.radius)).collect(),
        written: nodes().map(|node| differences(node.papers.iter().copied())).collect(),
        titles: scene.papers.iter().map(|paper| paper.title.as_str()).collect(),
        years: scene.papers.iter().map(|paper| paper.year).collect(),
        links: scene.papers.iter().map(|paper| links::of_doi(&paper.doi).unwrap_or_default()).collect(),
        ties: Ties {
            a: differences(lines.iter().map(|line| line.0)),
            b: lines.iter().map(|line| line.1).collect(),
            s: lines.iter().map(|line| line.2).collect(),
        },
        strengths: widths.iter().map(|(strength, _)| *strength).collect(),
        widths: widths.iter().map(|(_, width)| *width).collect(),
        shown: scene.ties.iter().any(|tie| !tie.note.is_empty()),
        colorings: scene.colorings.iter().map(|coloring| colored(coloring, scene)).collect(),
        words: [scene.words.node, scene.words.neighbor],
        width: &scene.words.width,
        title: &scene.title,
        subject: scene.subject,
    };
    let mut json = Vec::new();
    data.serialize(&mut Serializer::with_formatter(&mut json, InScript)).map_err(io::Error::from)?;
    script(&json, out)
}

/// The element with the data: plain where it is short, and else deflated, which makes titles a third as long.
fn script(json: &[u8], out: &mut dyn Write) -> io::Result<()> {
    if json.len() <= PLAIN {
        out.write_all(br#"<script type="application/json" id="network">"#)?;
        out.write_all(json)?;
    } else {
        out.write_all(br#"<script type="application/x-deflate" id="network">"#)?;
        let mut deflated = DeflateEncoder::new(Vec::new(), Compression::best());
        deflated.write_all(json)?;
        out.write_all(base64(&deflated.finish()?).as_bytes())?;
    }
    out.write_all(b"</script>")
}

/// Bytes as text to the base 64 (RFC 4648, section 4).
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let bits = (0..3).fold(0, |bits, i| bits << 8 | u32::from(three.get(i).copied().unwrap_or(0)));
        for i in 0..4 {
            let digit = DIGITS[(bits >> (18 - 6 * i) & 63) as usize];
            text.push(if i <= three.len() { digit.into() } else { '=' });
        }
    }
    text
}

fn colored<'a>(coloring: &'a Coloring, scene: &Scene) -> Colored<'a> {
    let count = palette::colors(scene.theme, coloring.purpose()).1.len() - 1;
    let color = |node: usize| palette::color(coloring.hue(node), count) as u32;
    let digit = |color: u32| char::from_digit(color, 36).unwrap_or('0');
    Colored {
        name: &coloring.name,
        word: &coloring.word,
        colors: (0..scene.nodes.len()).map(|node| digit(color(node))).collect(),
        groups: &coloring.groups,
        ends: &coloring.ends,
        gray: &coloring.gray,
    }
}

/// Ascending numbers as the first one and what each next one has more.
fn differences(numbers: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut before = 0;
    numbers.map(|number| number.wrapping_sub(std::mem::replace(&mut before, number))).collect()
}

/// JSON has no infinite numbers.
fn sane(strength: f64) -> f64 {
    if strength.is_finite() { strength } else { 0.0 }
}

/// Can a character end a script element, a comment or a line of a script, or change the direction of the text around it?
fn is_escaped(c: char) -> bool {
    matches!(c, '<' | '>' | '&' | '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffe}' | '\u{ffff}')
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
        assert_eq!([0, 1].map(|i| data(&page)["names"][i].as_str().unwrap().to_owned()), names);
        assert!(page.contains("<title>{{network}}&lt;/title&gt;</title>"));
    }

    #[test]
    fn the_page_has_the_papers_and_their_links_and_asks_no_server() {
        let page = page(&["Ana Roth", "Ben Oki"], Theme::Auto);
        let data = data(&page);
        let of_paper = ["titles", "years", "links"].map(|column| data[column][0].clone());
        assert_eq!(serde_json::json!(of_paper), serde_json::json!(["{{script}}", 2001, "10.1/a"]));
        assert_eq!(data["written"], serde_json::json!([[0], [0]]));
        assert!(!page.contains("src=\"") && !page.contains("@import") && !page.contains("url(\""));
    }

    #[test]
    fn base_64_is_that_of_the_standard() {
        let texts = ["", "f", "fo", "foo", "foobar"].map(|text| base64(text.as_bytes()));
        assert_eq!(texts, ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYmFy"]);
    }

    #[test]
    fn much_data_is_deflated() {
        let mut out = Vec::new();
        script("0123456789".repeat(60_000).as_bytes(), &mut out).unwrap();
        assert!(out.starts_with(b"<script type=\"application/x-deflate\"") && out.len() < 10_000);
    }

    #[test]
    fn a_chosen_theme_is_kept_and_none_leaves_it_to_the_reader() {
        let names = ["Ana Roth", "Ben Oki"];
        assert!(page(&names, Theme::Auto).contains("prefers-color-scheme:dark"));
        assert!(!page(&names, Theme::Dark).contains("prefers-color-scheme:dark"));
        assert!(page(&names, Theme::Dark).contains("--paper:#14171b"));
    }
}
