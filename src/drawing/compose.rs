//! Composes a scene from a sketch: lays out, packs, colors and frames the components.

use std::borrow::Cow;

use super::components::{components, drawable_ties, label};
use super::figure::{Figure, figure};
use super::fit::fit;
use super::geometry::{Point, Rect, tenth};
use super::labels::{Lettering, Room, Spot};
use super::legend;
use super::legible::{Legible, legible};
use super::options::{DrawOptions, Labels, MANY};
use super::pack::{Footprint, pack};
use super::page::{self, Block, Look, Page, Parts};
use super::scale::{HUB, Scale};
use super::scene::{self, Scene};
use super::sketch::{self, Hue, Naming, Sketch};
use super::{metrics, palette};
use rayon::prelude::*;

/// Labels are shortened to this many font sizes: about 40 letters.
const LONGEST_LABEL: f64 = 24.0;
/// The default aspect ratio: width by height.
const ASPECT: f64 = 1.5;
/// The share of the height for title and legend, by which the components are made wider.
const FRAME: f64 = 1.12;
/// Free room around each component, in pixels.
const MARGIN: f64 = 6.0;
/// In a component of more than a thousand nodes, so many labels are tried at most.
const MOST_NAMES: usize = 400;
/// The share of the height of a drawing that its legend may have.
const LEGEND: f64 = 0.6;
/// The labels of some sizes, by steps, look better than of all sizes.
const STEPS: f64 = 3.0;

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
        (None, None) => sheet.free(),
        _ => fit(&sheet),
    };
    sheet.scene(placed)
}

/// A sketch with what follows from it before anything has a place.
pub(super) struct Sheet<'a> {
    pub(super) sketch: &'a Sketch,
    pub(super) options: &'a DrawOptions,
    /// The ties that can be drawn.
    pub(super) ties: Vec<usize>,
    pub(super) sizes: Scale,
    pub(super) widths: Scale,
    /// What is left out.
    notes: Vec<String>,
    /// The labels as drawn.
    names: Vec<String>,
    /// The color of each node.
    colors: Vec<usize>,
}

/// Where everything is on the page.
pub(super) struct Placed {
    pub(super) points: Vec<Point>,
    pub(super) spots: Vec<Option<Spot>>,
    pub(super) area: Rect,
    pub(super) look: Look,
    pub(super) head: Block,
    pub(super) legend: Block,
    /// Width inside the margins.
    pub(super) width: f64,
    pub(super) sizes: Scale,
    pub(super) widths: Scale,
    /// Size of the smallest letters.
    pub(super) letters: f64,
}

impl<'a> Sheet<'a> {
    fn new(sketch: &'a Cow<'a, Sketch>, options: &'a DrawOptions, notes: Vec<String>) -> Self {
        let ties = drawable_ties(sketch);
        let colors = palette::colors(options.theme, purpose(sketch)).1.len() - 1;
        let coloring = sketch.colorings.first();
        let hue = |node| coloring.map_or(Hue::Gray, |coloring| coloring.hue(node));
        Sheet {
            sizes: Scale::of(sketch.nodes.iter().filter(|node| !node.is_hub).map(|node| node.size)),
            widths: Scale::of(ties.iter().map(|&tie| sketch.ties[tie].strength)),
            names: sketch.nodes.iter().map(|node| metrics::one_line(&node.label, LONGEST_LABEL)).collect(),
            colors: (0..sketch.nodes.len()).map(|node| palette::color(hue(node), colors)).collect(),
            ties,
            notes,
            sketch,
            options,
        }
    }

    /// The radius of each node on such a scale.
    pub(super) fn radii(&self, sizes: &Scale) -> Vec<f64> {
        let hub = tenth(HUB * sizes.shrink().max(0.4));
        self.sketch.nodes.iter().map(|node| if node.is_hub { hub } else { sizes.radius(node.size) }).collect()
    }

    /// The nodes that may have a label, the most wanted first.
    fn nameable(&self) -> Vec<usize> {
        let (nodes, labels) = (&self.sketch.nodes, self.options.labels);
        let has_name = |&node: &usize| {
            !self.names[node].is_empty() && (nodes[node].naming != Naming::Never || labels == Labels::All)
        };
        let mut order: Vec<usize> = (0..nodes.len()).filter(has_name).collect();
        order.sort_by(|&a, &b| {
            let naming = nodes[a].naming.cmp(&nodes[b].naming);
            naming.then(nodes[b].importance.total_cmp(&nodes[a].importance))
        });
        order.truncate(match labels {
            Labels::Auto | Labels::All => usize::MAX,
            Labels::None => 0,
            Labels::Top(count) => count,
        });
        order
    }

    /// The labels to place, at most so many unless all are wanted, and their order. Letters grow with the size of the node
    /// from the first to the second of these sizes.
    pub(super) fn labels(
        &self,
        [least, most]: [f64; 2],
        at_most: usize,
    ) -> (Vec<Option<Lettering>>, Vec<usize>) {
        let mut order = self.nameable();
        if self.options.labels == Labels::Auto {
            order.truncate(at_most);
        }
        let mut labels = vec![None; self.sketch.nodes.len()];
        for &node in &order {
            let drawn = &self.sketch.nodes[node];
            let rank = if drawn.is_hub { 0.0 } else { (self.sizes.rank(drawn.size) * STEPS).round() / STEPS };
            let size = tenth(least + (most - least) * rank);
            let must = drawn.naming == Naming::Must || matches!(self.options.labels, Labels::Top(_));
            labels[node] = Some(Lettering { width: metrics::width(&self.names[node]) * size, size, must });
        }
        (labels, order)
    }

    /// The legend for a page of this width, at most about so high.
    pub(super) fn legend(
        &self,
        look: &Look,
        width: f64,
        height: f64,
        (sizes, widths): (&Scale, &Scale),
    ) -> Block {
        let palette = palette::colors(self.options.theme, purpose(self.sketch)).1.len();
        let (sketch, notes, colors) = (self.sketch, self.notes.as_slice(), self.colors.as_slice());
        legend::Content { sketch, notes, sizes, widths, colors, palette }.build(look, width, height)
    }

    /// A drawing that takes the space that it needs: components grow until their labels fit, and are packed.
    fn free(&self) -> Placed {
        let radii = self.radii(&self.sizes);
        let mut components = components(self.sketch, &self.ties, &radii);
        let largest = components.iter().map(|component| component.members.len()).max().unwrap_or(0);
        let letters = self.options.letters(largest);
        let most = if largest > MANY { MOST_NAMES } else { usize::MAX };
        let (labels, order) = self.labels(letters, most);
        label(&mut components, &labels, &order);
        let room = Room { air: if largest > MANY { 0.5 * letters[0] } else { 0.0 }, limits: None };
        let figures: Vec<Figure> = components
            .into_par_iter()
            .map(|component| {
                let patience = self.options.patience(component.members.len());
                figure(component, &room, patience, self.options.seed)
            })
            .collect();
        let shapes: Vec<Footprint> = figures.iter().map(|figure| footprint(figure, &radii)).collect();
        let shifts = pack(&shapes, ASPECT * FRAME);
        let nodes = self.sketch.nodes.len();
        let (mut points, mut spots) = (vec![Point::default(); nodes], vec![None; nodes]);
        for (figure, shift) in figures.iter().zip(shifts) {
            let shift = Point::new(tenth(shift.x), tenth(shift.y));
            for ((&member, point), spot) in figure.members.iter().zip(&figure.points).zip(&figure.spots) {
                points[member] = point.plus(shift);
                spots[member] = spot.map(|spot| spot.moved(shift));
            }
        }
        let nodes = points.iter().zip(&radii).map(|(&at, &radius)| Rect::around(at, radius));
        let area = Rect::hull(nodes.chain(spots.iter().flatten().map(|spot: &Spot| spot.bounds)));
        let area = area.unwrap_or_default();
        let (look, width) = (Look::free(&area), Look::width(&area));
        let head = page::heading(self.sketch, &look, width);
        let scales = (&self.sizes, &self.widths);
        let legend = self.legend(&look, width, area.height() * LEGEND, scales);
        let (sizes, widths) = (self.sizes.shrunk(1.0), self.widths.shrunk(1.0));
        Placed { points, spots, area, look, head, legend, width, sizes, widths, letters: letters[0] }
    }

    fn scene(&self, placed: Placed) -> Scene {
        let Placed { points, spots, area, look, head, legend, width, sizes, widths, letters } = placed;
        let (sketch, options) = (self.sketch, self.options);
        let radii = self.radii(&sizes);
        let nodes: Vec<scene::Node> =
            (0..points.len()).map(|node| self.node(node, points[node], radii[node], spots[node])).collect();
        let wanted = self.nameable();
        let unnamed = wanted.iter().filter(|&&node| nodes[node].label.is_none()).count();
        let Page { size, nodes, keys, texts } =
            page::page(Parts { head, nodes, area, legend, size: options.sides() }, &look, width);
        let ties: Vec<scene::Tie> =
            self.ties.iter().map(|&tie| placed_tie(&sketch.ties[tie], &nodes, &widths)).collect();
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

    fn node(&self, number: usize, at: Point, radius: f64, spot: Option<Spot>) -> scene::Node {
        let node = &self.sketch.nodes[number];
        let label = spot.map(|spot| scene::Label {
            text: self.names[number].clone(),
            at: spot.at,
            anchor: spot.anchor,
            size: spot.size,
            leader: spot.leader,
            bounds: spot.bounds,
        });
        scene::Node {
            name: node.label.clone(),
            note: node.note.clone(),
            papers: node.papers.clone(),
            size: node.size,
            at,
            radius,
            color: self.colors[number],
            is_hub: node.is_hub,
            label,
        }
    }
}

/// What the colors of a sketch are for.
fn purpose(sketch: &Sketch) -> sketch::Use {
    sketch.colorings.first().map_or(sketch::Use::Groups, sketch::Coloring::purpose)
}

/// The footprint of a figure, in its own coordinates.
pub(super) fn footprint(figure: &Figure, radii: &[f64]) -> Footprint {
    let nodes =
        figure.members.iter().zip(&figure.points).map(|(&member, &at)| Rect::around(at, radii[member]));
    let labels = figure.spots.iter().flatten().map(|spot| spot.bounds);
    let line = |&(a, b): &(u32, u32)| (figure.points[a as usize], figure.points[b as usize]);
    Footprint {
        boxes: nodes.chain(labels).map(|rect| rect.grown(MARGIN)).collect(),
        lines: figure.ties.iter().map(line).collect(),
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
