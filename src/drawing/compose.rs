//! Composes a scene from a sketch: lays out, packs, colors and frames the components.

use super::components::{components, drawable_ties};
use super::figure::{Figure, figure};
use super::geometry::{Point, Rect, tenth};
use super::options::DrawOptions;
use super::pack::{Footprint, pack};
use super::scale::{HUB, Scale};
use super::scene::{self, Scene};
use super::sketch::{self, Hue, Sketch};
use super::{metrics, page, palette};
use rayon::prelude::*;
use std::collections::BTreeSet;

/// Labels are shortened to this many font sizes: about 40 letters.
const LONGEST_LABEL: f64 = 24.0;
/// The default aspect ratio: width by height.
const ASPECT: f64 = 1.5;
/// The share of the height for title and legend, by which the components are made wider.
const FRAME: f64 = 1.12;
/// Free room around each component, in pixels.
const MARGIN: f64 = 6.0;

/// Lays out a sketch. The same sketch and options give the same scene, bit by bit.
///
/// Complexity: a hundred rounds of O(n log n + m) for the largest component, on all cores: a second for ten
/// thousand nodes, ten for a hundred thousand. Memory is linear in nodes and ties.
///
/// # Examples
/// ```
/// use coauth::drawing::{DrawOptions, Sketch, compose};
///
/// let square = Sketch::of_graph(4, &[(0, 1), (1, 2), (2, 3), (3, 0)]);
/// let scene = compose(&square, &DrawOptions::default());
/// assert!(scene.positions().eq(compose(&square, &DrawOptions::default()).positions()));
/// ```
pub fn compose(sketch: &Sketch, options: &DrawOptions) -> Scene {
    let ties = drawable_ties(sketch);
    let sizes = Scale::of(sketch.nodes.iter().filter(|node| !node.is_hub).map(|node| node.size));
    let widths = Scale::of(ties.iter().map(|&tie| sketch.ties[tie].strength));
    let radii: Vec<f64> = sketch.nodes.iter().map(|node| radius(node, &sizes)).collect();
    let names: Vec<String> =
        sketch.nodes.iter().map(|node| metrics::one_line(&node.label, LONGEST_LABEL)).collect();

    let components = components(sketch, &ties, &radii, &names, options.labels);
    let lettering = options.lettering(components.iter().map(|c| c.members.len()).max().unwrap_or(0));
    let figures: Vec<Figure> = components
        .into_par_iter()
        .map(|component| {
            let patience = options.patience(component.members.len());
            figure(component, &lettering, patience, options.seed)
        })
        .collect();
    let aspect = match options.sides() {
        (Some(width), Some(height)) => width / height,
        _ => ASPECT,
    };
    let shapes: Vec<Footprint> = figures.iter().map(|figure| shape(figure, &radii)).collect();
    let shifts: Vec<Point> = pack(&shapes, (aspect * FRAME).clamp(0.1, 10.0));
    let shifts: Vec<Point> = shifts.into_iter().map(|p| Point::new(tenth(p.x), tenth(p.y))).collect();

    let (colors, palette) = palette::colors(options.theme, sketch.words.purpose());
    let mut nodes = placed_nodes(sketch, &figures, &shifts, &radii, &names);
    let rooms = shapes
        .iter()
        .zip(&shifts)
        .map(|(shape, &shift)| room(shape).moved(shift).grown(MARGIN))
        .collect::<Vec<_>>();
    color_nodes(&mut nodes, &figures, &rooms, sketch, &ties, palette.len() - 1);
    let ties = ties.into_iter().map(|tie| placed_tie(&sketch.ties[tie], &nodes, &widths)).collect();
    let scene = page::frame(sketch, options, nodes, ties, (colors, palette), (&sizes, &widths));
    Scene { font_size: lettering.size, ..scene }
}

fn radius(node: &sketch::Node, sizes: &Scale) -> f64 {
    if node.is_hub { HUB } else { sizes.radius(node.size) }
}

/// The footprint of a figure, in its own coordinates.
fn shape(figure: &Figure, radii: &[f64]) -> Footprint {
    let nodes =
        figure.members.iter().zip(&figure.points).map(|(&member, &at)| Rect::around(at, radii[member]));
    let labels = figure.spots.iter().flatten().map(|spot| spot.bounds);
    let line = |&(a, b): &(u32, u32)| (figure.points[a as usize], figure.points[b as usize]);
    Footprint {
        boxes: nodes.chain(labels).map(|rect| rect.grown(MARGIN)).collect(),
        lines: figure.ties.iter().map(line).collect(),
    }
}

/// The box around a shape.
fn room(shape: &Footprint) -> Rect {
    Rect::hull(shape.boxes.iter().copied()).unwrap_or_default()
}

/// The nodes of the sketch at their final positions, all gray.
fn placed_nodes(
    sketch: &Sketch,
    figures: &[Figure],
    shifts: &[Point],
    radii: &[f64],
    names: &[String],
) -> Vec<scene::Node> {
    let unplaced = |(node, &radius): (&sketch::Node, &f64)| scene::Node {
        name: node.label.clone(),
        note: node.note.clone(),
        papers: node.papers.clone(),
        size: node.size,
        at: Point::default(),
        radius,
        color: 0,
        is_hub: node.is_hub,
        label: None,
    };
    let mut nodes: Vec<scene::Node> = sketch.nodes.iter().zip(radii).map(unplaced).collect();
    for (figure, &shift) in figures.iter().zip(shifts) {
        for ((&member, point), spot) in figure.members.iter().zip(&figure.points).zip(&figure.spots) {
            nodes[member].at = point.plus(shift);
            nodes[member].label = spot.map(|spot| scene::Label {
                text: names[member].clone(),
                at: spot.at.plus(shift),
                anchor: spot.anchor,
                bounds: spot.bounds.moved(shift),
            });
        }
    }
    nodes
}

/// Colors nodes by their shades, or groups so that groups that are adjacent, or fill neighboring components, differ.
/// `rooms` are the boxes of the figures on the page.
fn color_nodes(
    nodes: &mut [scene::Node],
    figures: &[Figure],
    rooms: &[Rect],
    sketch: &Sketch,
    ties: &[usize],
    count: usize,
) {
    let ends = |&tie: &usize| (sketch.ties[tie].a, sketch.ties[tie].b);
    let mut tied = vec![false; nodes.len()];
    ties.iter().map(ends).for_each(|(a, b)| (tied[a], tied[b]) = (true, true));
    let group = |(node, &tied): (&sketch::Node, &bool)| match node.hue {
        Hue::Group(group) if tied => Some(group),
        _ => None,
    };
    let groups: Vec<Option<u32>> = sketch.nodes.iter().zip(&tied).map(group).collect();

    let mut boxes = Vec::new();
    for (figure, room) in figures.iter().zip(rooms) {
        let here: BTreeSet<u32> = figure.members.iter().filter_map(|&member| groups[member]).collect();
        boxes.extend(here.first().filter(|_| here.len() == 1).map(|&group| (*room, group)));
    }
    let between = ties.iter().map(ends).filter_map(|(a, b)| Some((groups[a]?, groups[b]?)));
    let rivals = palette::rivals(&boxes, between);
    let all: BTreeSet<u32> = groups.iter().copied().flatten().collect();
    let colors = palette::assign(&all, &rivals, count);
    for ((node, group), drawn) in nodes.iter_mut().zip(groups).zip(&sketch.nodes) {
        node.color = match drawn.hue {
            Hue::Shade(place) => palette::shade(place, count),
            _ => group.and_then(|group| colors.get(&group).copied()).unwrap_or(0),
        };
    }
}

fn placed_tie(tie: &sketch::Tie, nodes: &[scene::Node], widths: &Scale) -> scene::Tie {
    let (a, b) = (nodes[tie.a].color, nodes[tie.b].color);
    scene::Tie {
        a: tie.a,
        b: tie.b,
        strength: tie.strength,
        note: tie.note.clone(),
        papers: tie.papers.clone(),
        width: widths.width(tie.strength),
        color: if a == b { a } else { 0 },
    }
}

#[cfg(test)]
mod tests {
    use super::super::sketch::{Node, Tie};
    use super::*;
    use crate::drawing::Labels;
    use crate::random::Random;

    /// Papers of up to `team` authors, most with one paper: small cliques, some of them connected.
    fn session(papers: usize, team: usize) -> Sketch {
        let (mut random, mut sketch) =
            (Random::new(11), Sketch { title: "A session".into(), ..Sketch::default() });
        for _ in 0..papers {
            let mut authors: Vec<usize> = Vec::new();
            for _ in 0..1 + random.below(team) {
                let known = random.below(8) == 0 && !sketch.nodes.is_empty();
                let author = if known { random.below(sketch.nodes.len()) } else { sketch.nodes.len() };
                if !known {
                    let label = format!("Given{author} {}", "Surname".repeat(1 + random.below(2)));
                    sketch.nodes.push(Node { label, hue: Hue::Group(author as u32 / 5), ..Node::default() });
                }
                if !authors.contains(&author) {
                    sketch.nodes[author].size += 1.0;
                    sketch.ties.extend(authors.iter().map(|&a| Tie {
                        a,
                        b: author,
                        strength: 1.0,
                        ..Tie::default()
                    }));
                    authors.push(author);
                }
            }
        }
        sketch
    }

    fn assert_tidy(scene: &Scene) {
        let labels: Vec<(usize, &scene::Label)> =
            scene.nodes.iter().enumerate().filter_map(|(i, node)| Some((i, node.label.as_ref()?))).collect();
        for (i, label) in &labels {
            let rect = &label.bounds;
            assert!(rect.left >= 0.0 && rect.top >= 0.0, "{}", label.text);
            assert!(rect.right <= scene.space.width && rect.bottom <= scene.space.height, "{}", label.text);
            for (_, other) in labels.iter().filter(|(j, _)| j > i) {
                assert!(!rect.overlaps(&other.bounds), "{} covers {}", label.text, other.text);
            }
            for (_, node) in scene.nodes.iter().enumerate().filter(|(j, _)| j != i) {
                // What is rounded to tenths may touch by as much.
                assert!(
                    !rect.overlaps(&Rect::around(node.at, node.radius - 0.2)),
                    "{} covers {}",
                    label.text,
                    node.name
                );
            }
        }
    }

    #[test]
    fn every_name_of_a_session_is_shown_and_none_covers_another() {
        let scene = compose(&session(25, 9), &DrawOptions::default());
        assert!(scene.nodes.len() > 80 && scene.nodes.iter().all(|node| node.label.is_some()));
        assert_tidy(&scene);
        let shape = scene.space.width / scene.space.height;
        assert!((1.2..1.9).contains(&shape), "{shape}");
    }

    #[test]
    fn a_large_component_leaves_out_names_rather_than_cover_others() {
        let mut random = Random::new(4);
        let node = |i: usize| Node {
            label: format!("Somebody Number{i}"),
            importance: -(i as f64),
            ..Node::default()
        };
        let sketch = Sketch {
            nodes: (0..250).map(node).collect(),
            ties: (0..900)
                .map(|i| Tie { a: i % 250, b: random.below(250), strength: 1.0, ..Tie::default() })
                .collect(),
            ..Sketch::default()
        };
        assert_tidy(&compose(&sketch, &DrawOptions::default().labels(Labels::Top(100))));
        let few = compose(&sketch, &DrawOptions::default().labels(Labels::Top(5)));
        assert!((1..=5).contains(&few.nodes.iter().filter(|node| node.label.is_some()).count()));
    }

    #[test]
    fn the_same_sketch_gives_the_same_scene_and_another_seed_another() {
        let sketch = session(8, 5);
        let again = compose(&sketch, &DrawOptions::default());
        assert_eq!(compose(&sketch, &DrawOptions::default()), again);
        assert_ne!(compose(&sketch, &DrawOptions { seed: 2, ..DrawOptions::default() }), again);
    }

    #[test]
    fn who_has_no_tie_is_gray_and_tied_groups_differ() {
        let group = |group| Node { label: "Ida Berg".into(), hue: Hue::Group(group), ..Node::default() };
        let tie = |a, b| Tie { a, b, ..Tie::default() };
        let sketch = Sketch {
            nodes: [0, 0, 1, 2].map(group).into(),
            ties: vec![tie(0, 1), tie(1, 2)],
            ..Sketch::default()
        };
        let colors: Vec<usize> =
            compose(&sketch, &DrawOptions::default()).nodes.iter().map(|node| node.color).collect();
        assert!(colors[0] == colors[1] && colors[1] != colors[2] && colors[2] > 0 && colors[3] == 0);
    }

    #[test]
    fn odd_sketches_are_drawn_without_a_fuss() {
        let nothing = compose(&Sketch::default(), &DrawOptions::default());
        assert_eq!(nothing.texts[0].text, "Nothing to draw.");
        let tie = |a, b, strength| Tie { a, b, strength, ..Tie::default() };
        let sketch = Sketch {
            nodes: vec![Node { size: f64::NAN, importance: f64::NAN, ..Node::default() }; 3],
            ties: vec![
                tie(0, 0, 1.0),
                tie(0, 1, f64::INFINITY),
                tie(1, 0, -1.0),
                tie(2, 7, 1.0),
                tie(1, 2, 1e300),
            ],
            ..Sketch::default()
        };
        let odd =
            DrawOptions { width: Some(f64::INFINITY), height: Some(f64::NAN), ..DrawOptions::default() };
        let scene = compose(&sketch, &odd);
        assert_eq!(scene.ties.len(), 3);
        assert!(scene.nodes.iter().all(|node| node.at.x.is_finite() && node.at.y.is_finite()));
    }

    #[test]
    fn a_page_has_the_size_that_was_asked_for() {
        let sketch = session(8, 4);
        let page =
            |width, height| compose(&sketch, &DrawOptions { width, height, ..DrawOptions::default() }).page;
        assert_eq!(page(Some(900.0), Some(900.0)), scene::Size { width: 900.0, height: 900.0 });
        assert_eq!(page(Some(900.0), None).width, 900.0);
        assert_eq!(page(None, Some(500.0)).height, 500.0);
    }
}
