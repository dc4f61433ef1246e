//! Composes a scene from a sketch: lays out, packs, colors and frames the components.

use super::fit::fit;
use super::free::free;
use super::geometry::Point;
use super::labels::Spot;
use super::legible::{Legible, legible};
use super::options::DrawOptions;
use super::page::{self, Page, Parts};
use super::scale::Scale;
use super::scene::{self, Scene};
use super::sheet::{Placed, Sheet, purpose};
use super::sketch::{self, Sketch};
use super::{metrics, palette};

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
    let Legible { sketch, notes } = legible(sketch, options.detail);
    let sheet = Sheet::new(&sketch, options, notes);
    let placed = match options.sides() {
        (None, None) => free(&sheet),
        _ => fit(&sheet),
    };
    scene(&sheet, placed)
}

/// What is drawn of a sheet.
fn scene(sheet: &Sheet, placed: Placed) -> Scene {
    let Placed { points, spots, area, look, head, legend, width, sizes, widths, letters } = placed;
    let (sketch, options) = (sheet.sketch, sheet.options);
    let radii = sheet.radii(&sizes);
    let nodes: Vec<scene::Node> =
        (0..points.len()).map(|i| node(sheet, i, points[i], radii[i], spots[i])).collect();
    let wanted = sheet.nameable();
    let unnamed = wanted.iter().filter(|&&node| nodes[node].label.is_none()).count();
    let Page { size, nodes, keys, texts } =
        page::page(Parts { head, nodes, area, legend, size: options.sides() }, &look, width);
    let ties: Vec<scene::Tie> =
        sheet.ties.iter().map(|&tie| placed_tie(&sketch.ties[tie], &nodes, &widths)).collect();
    let (colors, palette) = palette::colors(options.theme, purpose(sketch));
    Scene {
        page: size,
        space: size,
        scale: options.scale,
        title: metrics::one_line(&sketch.title, 1e4),
        description: page::describe(sketch, &nodes, &ties),
        colors,
        palette,
        theme: options.theme,
        colorings: sketch.colorings.clone(),
        // Half of the ink for a drawing that can be taken in tie by tie, a tenth where they are tens of
        // thousands.
        tie_opacity: ((2_000.0 / ties.len().max(1) as f64).sqrt() * 0.5).clamp(0.08, 0.5),
        font_size: letters,
        unnamed,
        regions: Vec::new(),
        ties,
        path: sketch.path.iter().copied().filter(|&node| node < nodes.len()).collect(),
        subject: sketch.subject.filter(|&node| node < nodes.len()),
        nodes,
        papers: sketch.papers.clone(),
        words: sketch.words.clone(),
        keys,
        texts,
    }
}

fn node(sheet: &Sheet, number: usize, at: Point, radius: f64, spot: Option<Spot>) -> scene::Node {
    let node = &sheet.sketch.nodes[number];
    let label = spot.map(|spot| scene::Label {
        text: sheet.names[number].clone(),
        at: spot.at,
        anchor: spot.anchor,
        size: spot.size,
        leader: spot.leader,
        bounds: spot.bounds,
    });
    scene::Node {
        name: node.label.clone(),
        note: node.note.clone(),
        details: node.details.clone(),
        papers: node.papers.clone(),
        size: node.size,
        at,
        radius,
        color: sheet.colors[number],
        is_hub: node.is_hub,
        label,
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
    use super::super::geometry::Rect;
    use super::super::sketch::{Hue, Naming, Node, Tie};
    use super::*;
    use crate::drawing::{Effort, Labels};
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
                    sketch.nodes.push(Node { label, ..Node::default() });
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
    fn a_quick_drawing_has_the_same_names_and_is_always_the_same() {
        for papers in [4, 12, 40] {
            let (sketch, quick) = (session(papers, 5), DrawOptions::default().effort(Effort::Quick));
            let (full, scene) = (compose(&sketch, &DrawOptions::default()), compose(&sketch, &quick));
            assert_tidy(&scene);
            let named = |scene: &Scene| scene.nodes.iter().filter(|node| node.label.is_some()).count();
            assert_eq!(named(&scene), named(&full));
            assert_eq!(compose(&sketch, &quick), scene);
        }
    }

    #[test]
    fn the_same_sketch_gives_the_same_scene_and_another_seed_another() {
        let sketch = session(8, 5);
        let again = compose(&sketch, &DrawOptions::default());
        assert_eq!(compose(&sketch, &DrawOptions::default()), again);
        assert_ne!(compose(&sketch, &DrawOptions { seed: 2, ..DrawOptions::default() }), again);
    }

    #[test]
    fn the_twelve_largest_groups_have_a_color_each_and_the_rest_is_gray() {
        let nodes = vec![Node { label: "Ida Berg".into(), ..Node::default() }; 15];
        let hues = (0..15).map(|i| if i == 14 { Hue::Gray } else { Hue::Group(i) }).collect();
        let coloring = sketch::Coloring { hues, ..sketch::Coloring::default() };
        let sketch = Sketch { nodes, colorings: vec![coloring], ..Sketch::default() };
        let colors: Vec<usize> =
            compose(&sketch, &DrawOptions::default()).nodes.iter().map(|node| node.color).collect();
        assert_eq!(colors, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 0, 0, 0]);
    }

    /// A network of many with one in the middle of all, who has few papers.
    fn crowd(nodes: usize) -> Sketch {
        let mut random = Random::new(9);
        let node = |i: usize| Node {
            label: format!("Given{i} Surname{i}"),
            size: 1.0 + (i % 7) as f64,
            naming: if i < 5 { Naming::Must } else { Naming::Usual },
            ..Node::default()
        };
        let near = (1..nodes).map(|b| (random.below(b.min(40)), b)).collect::<Vec<_>>();
        let more = (0..nodes * 2).map(|_| (random.below(nodes), random.below(nodes))).collect::<Vec<_>>();
        let tie = |(a, b)| Tie { a, b, strength: 1.0, ..Tie::default() };
        Sketch {
            title: "A crowd".into(),
            nodes: (0..nodes).map(node).collect(),
            ties: near.into_iter().chain(more).map(tie).collect(),
            ..Sketch::default()
        }
    }

    #[test]
    fn who_must_have_a_name_has_one_on_any_page() {
        let sketch = crowd(700);
        for options in [
            DrawOptions::default(),
            DrawOptions::default().width(321.0),
            DrawOptions::default().width(321.0).height(240.0),
            DrawOptions::default().width(680.0),
        ] {
            let scene = compose(&sketch, &options);
            assert!((0..5).all(|i| scene.nodes[i].label.is_some()), "{options:?}");
            assert_tidy(&scene);
            let named = scene.nodes.iter().filter(|node| node.label.is_some()).count();
            assert_eq!(scene.unnamed, 700 - named);
        }
    }

    #[test]
    fn no_letter_of_a_printed_page_is_smaller_than_six_points() {
        for sketch in [crowd(700), session(25, 9), Sketch::default()] {
            let scene = compose(&sketch, &DrawOptions::default().width(321.0));
            assert_eq!((scene.page, scene.page.width), (scene.space, 321.0));
            let labels = scene.nodes.iter().filter_map(|node| Some(node.label.as_ref()?.size));
            assert!(labels.chain(scene.texts.iter().map(|text| text.size)).all(|size| size >= 8.0));
            assert!(scene.nodes.iter().all(|node| node.radius >= 1.0));
        }
    }

    #[test]
    fn as_many_names_as_are_asked_for_are_shown() {
        let scene = compose(&crowd(700), &DrawOptions::default().width(680.0).labels(Labels::Top(20)));
        assert_eq!(scene.nodes.iter().filter(|node| node.label.is_some()).count(), 20);
        assert_eq!(scene.unnamed, 0);
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
