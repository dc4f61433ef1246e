//! A map of discs: regions of people, as large as they have people, near those that they are tied to.
//!
//! Each component of regions is laid out as a graph; then its discs are moved apart, the largest first, so that none
//! overlap. The components lie in rings around the largest. The unit is the room of a person.

use rayon::prelude::*;

use super::geometry::{Point, Rect};
use super::grid::Grid;
use super::layout::lay_out;
use super::options::Effort;

/// Regions with the ties among them.
pub(crate) struct Regions<'a> {
    /// The people of each region; the regions of a component follow each other.
    pub(crate) sizes: &'a [u32],
    /// Where the regions of each component end.
    pub(crate) ends: &'a [usize],
    /// The regions that each is tied to, ascending, by their numbers within the component.
    pub(crate) tied: &'a [Vec<u32>],
}

/// The room around a disc.
const MARGIN: f64 = 0.6;

/// The share of the area of a component that its discs take before they are moved apart.
const FILLED: f64 = 0.45;

/// How often a disc is moved to the border of another before a free place is searched around it.
const PUSHES: usize = 24;

/// The factor between two distances of that search.
const WIDER: f64 = 1.04;

/// The cosine and sine of the golden angle.
const GOLDEN: Point = Point { x: -0.737_368_878_078_319_7, y: 0.675_490_294_261_523_8 };

/// The radius of the disc of so many people.
pub(crate) fn radius(people: u32) -> f64 {
    f64::from(people).sqrt() + MARGIN
}

/// The places of people in a disc, relative to its center, in which the first of them is: a sunflower (Vogel 1979, doi
/// 10.1016/0025-5564(79)90080-4), with about the same room for each.
#[cfg(any(feature = "serve", test))]
pub(crate) fn seats() -> impl Iterator<Item = Point> {
    let turns = std::iter::successors(Some(Point::new(1.0, 0.0)), |way| Some(way.turned(GOLDEN).unit()));
    turns.zip(0u32..).map(|(way, number)| way.times(f64::from(number).sqrt()))
}

/// The centers of regions. The same seed gives the same places for any number of threads.
pub(crate) fn arranged(regions: &Regions<'_>, seed: u64) -> Vec<Point> {
    let starts = std::iter::once(0).chain(regions.ends.iter().copied());
    let components: Vec<_> = starts.zip(regions.ends).map(|(start, &end)| start..end).collect();
    let laid_out: Vec<Vec<Point>> = components
        .par_iter()
        .map(|component| {
            let radii: Vec<f64> =
                regions.sizes[component.clone()].iter().map(|&people| radius(people)).collect();
            component_of(&regions.tied[component.clone()], &radii, seed)
        })
        .collect();
    let whole: Vec<f64> = laid_out
        .iter()
        .zip(&components)
        .map(|(points, component)| reach(points, &regions.sizes[component.clone()]))
        .collect();
    let mut order: Vec<usize> = (0..components.len()).collect();
    order.sort_by(|&a, &b| whole[b].total_cmp(&whole[a]).then(a.cmp(&b)));
    let radii: Vec<f64> = order.iter().map(|&component| whole[component]).collect();
    let mut offsets = vec![Point::default(); components.len()];
    order.iter().zip(rings(&radii)).for_each(|(&component, center)| offsets[component] = center);
    laid_out.iter().zip(offsets).flat_map(|(points, by)| points.iter().map(move |p| p.plus(by))).collect()
}

/// How far the discs of a component reach from the origin.
fn reach(points: &[Point], sizes: &[u32]) -> f64 {
    let reaches = points.iter().zip(sizes).map(|(point, &people)| point.length() + radius(people));
    reaches.fold(0.0, f64::max)
}

/// The centers of the discs of one component, around the origin.
fn component_of(tied: &[Vec<u32>], radii: &[f64], seed: u64) -> Vec<Point> {
    if radii.len() == 1 {
        return vec![Point::default()];
    }
    let points = lay_out(tied, Effort::Full, seed);
    let hull = Rect::hull(points.iter().map(|&point| Rect::around(point, 0.5))).unwrap_or_default();
    let discs: f64 = radii.iter().map(|radius| std::f64::consts::PI * radius * radius).sum();
    let scale = (discs / FILLED / (hull.width() * hull.height())).sqrt();
    let mut points: Vec<Point> = points.iter().map(|point| point.times(scale)).collect();
    move_apart(&mut points, radii);
    let boxes = points.iter().zip(radii).map(|(&point, &radius)| Rect::around(point, radius));
    let hull = Rect::hull(boxes).unwrap_or_default();
    let middle = Point::new(hull.left.midpoint(hull.right), hull.top.midpoint(hull.bottom));
    points.iter().map(|point| point.minus(middle)).collect()
}

/// Discs that have their places.
struct Discs<'a> {
    grid: Grid,
    points: Vec<Point>,
    radii: &'a [f64],
}

impl Discs<'_> {
    /// The disc that a disc at a place would cover most; `None` if the place is free.
    fn deepest(&self, at: Point, radius: f64) -> Option<usize> {
        let mut found: Option<(f64, usize)> = None;
        self.grid.overlapping(&Rect::around(at, radius), |other| {
            let other = other as usize;
            let depth = radius + self.radii[other] - at.minus(self.points[other]).length();
            let is_deeper = |(most, known): (f64, usize)| depth > most || depth == most && other < known;
            if depth > 1e-9 && found.is_none_or(is_deeper) {
                found = Some((depth, other));
            }
        });
        found.map(|(_, other)| other)
    }

    /// The free place for a disc that is near a place, if not nearest.
    fn free(&self, wanted: Point, radius: f64) -> Point {
        let mut at = wanted;
        for _ in 0..PUSHES {
            let Some(other) = self.deepest(at, radius) else { return at };
            let way = at.minus(self.points[other]).unit();
            let way = if way == Point::default() { Point::new(1.0, 0.0) } else { way };
            at = self.points[other].plus(way.times(radius + self.radii[other] + 1e-6));
        }
        // Discs are finite, so that this ends outside of them at the latest.
        let (mut way, mut distance) = (Point::new(1.0, 0.0), radius);
        loop {
            at = wanted.plus(way.times(distance));
            if self.deepest(at, radius).is_none() {
                return at;
            }
            (way, distance) = (way.turned(GOLDEN).unit(), distance * WIDER);
        }
    }
}

/// Moves discs so that none overlap; the largest stay where they are.
fn move_apart(points: &mut [Point], radii: &[f64]) {
    let mut order: Vec<usize> = (0..points.len()).collect();
    order.sort_by(|&a, &b| radii[b].total_cmp(&radii[a]).then(a.cmp(&b)));
    let boxes = points.iter().zip(radii).map(|(&point, &radius)| Rect::around(point, 2.0 * radius));
    let grid = Grid::new(Rect::hull(boxes).unwrap_or_default());
    let mut discs = Discs { grid, points: points.to_vec(), radii };
    for number in order {
        let at = discs.free(points[number], radii[number]);
        discs.points[number] = at;
        discs.grid.add(number as u32, Rect::around(at, radii[number]));
    }
    points.copy_from_slice(&discs.points);
}

/// Centers of discs in rings around the first of them, the largest first.
fn rings(radii: &[f64]) -> Vec<Point> {
    let Some(&first) = radii.first() else { return Vec::new() };
    let mut centers = vec![Point::default()];
    let mut inner = first;
    while centers.len() < radii.len() {
        let start = centers.len();
        let distance = inner + radii[start];
        let (mut way, mut is_past_half) = (Point::new(1.0, 0.0), false);
        centers.push(way.times(distance));
        for number in start + 1..radii.len() {
            // Half the angle at which two discs at this distance from the center touch.
            let sine = (radii[number - 1] + radii[number]) / (2.0 * distance);
            if sine >= 1.0 {
                break;
            }
            let turn = Point::new(1.0 - 2.0 * sine * sine, 2.0 * sine * (1.0 - sine * sine).sqrt());
            way = way.turned(turn).unit();
            let at = way.times(distance);
            is_past_half |= way.y < 0.0;
            let meets_first = at.minus(centers[start]).length() < radii[start] + radii[number];
            if is_past_half && (way.y >= 0.0 || meets_first) {
                break;
            }
            centers.push(at);
        }
        inner = distance + radii[start];
    }
    centers
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::Random;

    fn assert_apart(points: &[Point], radii: &[f64]) {
        for (a, (&one, radius)) in points.iter().zip(radii).enumerate() {
            for (&other, other_radius) in points[..a].iter().zip(radii) {
                let distance = one.minus(other).length();
                assert!(distance > radius + other_radius - 1e-3, "{one:?} {other:?} {radius} {other_radius}");
            }
        }
    }

    /// A ring of regions of any size, each tied to the next, and components of one to four regions.
    fn regions() -> (Vec<u32>, Vec<usize>, Vec<Vec<u32>>) {
        let mut random = Random::new(5);
        let mut sizes: Vec<u32> = (0..150).map(|_| 1 + random.below(20).pow(3) as u32).collect();
        let mut tied: Vec<Vec<u32>> = (0..150u32).map(|i| vec![(i + 149) % 150, (i + 1) % 150]).collect();
        tied.iter_mut().for_each(|near| near.sort_unstable());
        let mut ends = vec![150];
        for component in 0..60 {
            let count = 1 + component % 4;
            sizes.extend((0..count).map(|_| 1 + random.below(30) as u32));
            tied.extend(
                (0..count as u32).map(|i| (0..count as u32).filter(|&j| j.abs_diff(i) == 1).collect()),
            );
            ends.push(sizes.len());
        }
        (sizes, ends, tied)
    }

    #[test]
    fn no_two_discs_overlap() {
        let (sizes, ends, tied) = regions();
        let points = arranged(&Regions { sizes: &sizes, ends: &ends, tied: &tied }, 1);
        let radii: Vec<f64> = sizes.iter().map(|&people| radius(people)).collect();
        assert_eq!(points.len(), sizes.len());
        assert_apart(&points, &radii);
    }

    #[test]
    fn any_number_of_threads_gives_the_same_places() {
        let (sizes, ends, tied) = regions();
        let places = |threads| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| arranged(&Regions { sizes: &sizes, ends: &ends, tied: &tied }, 7))
        };
        assert_eq!(places(1), places(3));
    }

    #[test]
    fn rings_of_any_discs_do_not_overlap() {
        for radii in [
            vec![5.0; 40],
            vec![90.0, 80.0, 3.0, 2.0, 1.0],
            (1..300).rev().map(f64::from).collect(),
            vec![1.0],
        ] {
            assert_apart(&rings(&radii), &radii);
        }
        assert!(rings(&[]).is_empty());
    }

    #[test]
    fn people_of_a_disc_have_room_and_are_inside() {
        let seats: Vec<Point> = seats().take(2_000).collect();
        let nearest = |a: usize| {
            let others = (0..seats.len()).filter(|&b| b != a);
            others.map(|b| seats[a].minus(seats[b]).length()).fold(f64::INFINITY, f64::min)
        };
        assert!((0..seats.len()).step_by(37).all(|a| nearest(a) > 0.9));
        assert!(seats.iter().all(|seat| seat.length() < radius(2_000)));
    }
}
