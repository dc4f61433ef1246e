//! The files in graphs/ and docs/pictures/ are those that the commands in docs/drawings.md make.

use crate::docs::words;
use crate::run::{folder, repository_text};

/// How the commands say where their files go.
const FOLDERS: [&str; 2] = ["-o graphs/", "-o docs/pictures/"];

#[test]
fn every_drawing_and_export_is_current() {
    let guide = repository_text("docs/drawings.md");
    let commands: Vec<_> = guide
        .lines()
        .filter(|line| line.starts_with("coauth") && FOLDERS.iter().any(|f| line.contains(f)))
        .collect();
    // What is made from other inputs than the sample is made by .ci/graphs, where they are.
    let (others, commands): (Vec<_>, Vec<_>) =
        commands.into_iter().partition(|line| line.starts_with("coauth -i"));
    assert!(commands.len() >= 10 && others.len() == 3);
    let folder = folder().with("graphs/.keep", "").with("docs/pictures/.keep", "");
    for command in commands {
        let words = words(command);
        let arguments: Vec<&str> = words[1..].iter().map(String::as_str).collect();
        folder.coauth(&arguments).answers();
        let after_output = arguments.iter().skip_while(|word| **word != "-o").nth(1);
        let file = after_output.expect("a file");
        assert!(folder.read(file) == repository_text(file), "{file} is not current; run .ci/graphs");
    }
}

/// A label of a drawing: its text, and the box that it covers when it is set in Helvetica.
struct Label {
    text: String,
    x: (f64, f64),
    y: (f64, f64),
}

/// Advance widths of Helvetica in thousandths of the font size, from A to Z and from a to z.
const CAPITALS: [u16; 26] = [
    667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722,
    667, 944, 667, 667, 611,
];
const SMALL: [u16; 26] = [
    556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556,
    500, 722, 500, 500, 500,
];

fn advance(letter: char) -> f64 {
    let thousandths = match letter {
        'A'..='Z' => CAPITALS[letter as usize - 'A' as usize],
        'a'..='z' => SMALL[letter as usize - 'a' as usize],
        ' ' | '.' | ',' => 278,
        '-' => 333,
        _ => 556,
    };
    f64::from(thousandths) / 1000.0
}

/// The labels of a drawing as its elements say where they are.
fn labels(svg: &str) -> Vec<Label> {
    let between = |text: &str, begin: &str, end: &str| -> Option<String> {
        let (_, rest) = text.split_once(begin)?;
        Some(rest.split_once(end)?.0.to_owned())
    };
    let usual: f64 = between(svg, "sans-serif;font-size:", "px").expect("a font").parse().expect("its size");
    let group = between(svg, "<g class=\"labels\"", "</g>").expect("labels");
    let label = |line: &str| {
        let number = |name: &str| -> f64 {
            between(line, &format!(" {name}=\""), "\"").expect(name).parse().expect("a number")
        };
        let text = between(line, "\">", "</text>").expect("a text");
        let size = between(line, "font-size:", "px").map_or(usual, |size| size.parse().expect("a size"));
        let (x, y, width) = (number("x"), number("y"), size * text.chars().map(advance).sum::<f64>());
        let left = match between(line, "class=\"", "\"").as_deref() {
            Some("m") => x - width / 2.0,
            Some("e") => x - width,
            _ => x,
        };
        // From the descenders to the tops of capitals.
        Label { text, x: (left, left + width), y: (y - 0.72 * size, y + 0.2 * size) }
    };
    group.lines().filter(|line| line.starts_with("<text")).map(label).collect()
}

#[test]
fn no_two_labels_of_the_gallery_overlap() {
    for (drawing, least) in [
        ("poster-session", 340),
        ("network-science", 200),
        // Its names are numbers.
        ("general-relativity", 0),
        ("anthology-path", 12),
    ] {
        let labels = labels(&repository_text(&format!("graphs/{drawing}.svg")));
        assert!(labels.len() >= least, "{drawing} has {} labels", labels.len());
        let overlap = |a: (f64, f64), b: (f64, f64)| a.0 < b.1 && b.0 < a.1;
        for (i, label) in labels.iter().enumerate() {
            for other in &labels[..i] {
                let both = overlap(label.x, other.x) && overlap(label.y, other.y);
                assert!(!both, "{drawing}: {} covers {}", label.text, other.text);
            }
        }
    }
}
