//! Where each figure goes on the page, close together and without covering each other.
//!
//! Polyomino packing (Freivalds, Dogrusoz & Kikusts 2002, doi 10.1007/3-540-45848-4_30): a figure is the set
//! of grid cells that it touches, with all between them; the largest stands in the middle, each next one
//! where the page grows least, and there as near to the middle as it can.

use super::geometry::{Point, Rect};
use std::collections::BTreeMap;

/// Side of a grid cell in pixels, where figures are few.
const CELL: f64 = 5.0;
/// Cells per figure, on average, where they are many.
const CELLS: f64 = 250.0;

/// Cells of all figures together, at most: what is as large as a wall need not be packed to the pixel.
const MOST_CELLS: f64 = 4e5;

/// What a figure covers.
#[derive(Debug, Clone, Default)]
pub(super) struct Footprint {
    /// Nodes and labels, with the margin they want.
    pub(super) boxes: Vec<Rect>,
    /// Ties.
    pub(super) lines: Vec<(Point, Point)>,
}

/// Moves each footprint to its place: the shifts, in the order of the footprints. `aspect` is width by height of the
/// page.
///
/// Complexity: cells of the page times footprints, in practice far less; footprints of one size begin where the last
/// one ended.
pub(super) fn pack(footprints: &[Footprint], aspect: f64) -> Vec<Point> {
    let area: f64 = footprints
        .iter()
        .filter_map(|s| Rect::hull(s.boxes.iter().copied()))
        .map(|r| r.width() * r.height())
        .sum();
    let cell = CELL.max((area / footprints.len().max(1) as f64 / CELLS).sqrt().min(2.0 * CELL));
    let cell = cell.max((area / MOST_CELLS).sqrt());
    let cells: Vec<Cells> = footprints.iter().map(|footprint| Cells::of(footprint, cell)).collect();
    let mut order: Vec<usize> = (0..footprints.len()).collect();
    order.sort_by_key(|&i| (std::cmp::Reverse(cells[i].width + cells[i].height), i));

    let (mut page, mut shifts) = (Page::default(), vec![Point::default(); footprints.len()]);
    let mut begin_at = BTreeMap::new();
    for i in order {
        let size = (cells[i].width, cells[i].height);
        let (x, y, ring) = page.find(&cells[i], aspect, begin_at.get(&size).copied().unwrap_or(0));
        begin_at.insert(size, ring);
        page.fill(&cells[i], x, y);
        let corner = Point::new(f64::from(x) * cell, f64::from(y) * cell);
        shifts[i] = corner.minus(cells[i].origin);
    }
    shifts
}

/// A footprint as runs of cells, row by row, the longest first.
struct Cells {
    /// Where the corner of cell (0, 0) is in the footprint.
    origin: Point,
    width: i32,
    height: i32,
    /// Row, first column, number of columns.
    runs: Vec<(i32, i32, i32)>,
}

impl Cells {
    fn of(footprint: &Footprint, cell: f64) -> Self {
        let hull = Rect::hull(footprint.boxes.iter().copied()).unwrap_or_default();
        let (width, height) = ((hull.width() / cell) as usize + 1, (hull.height() / cell) as usize + 1);
        let at = |x: f64, y: f64| {
            let (column, row) = (((x - hull.left) / cell) as usize, ((y - hull.top) / cell) as usize);
            (column.min(width - 1), row.min(height - 1))
        };
        let mut cells = vec![false; width * height];
        for rect in &footprint.boxes {
            let ((left, top), (right, bottom)) = (at(rect.left, rect.top), at(rect.right, rect.bottom));
            (top..=bottom).for_each(|row| cells[row * width + left..=row * width + right].fill(true));
        }
        for &(from, to) in &footprint.lines {
            let steps = (to.minus(from).length() / cell * 2.0) as usize + 1;
            for step in 0..=steps {
                let p = from.plus(to.minus(from).times(step as f64 / steps as f64));
                let (column, row) = at(p.x, p.y);
                cells[row * width + column] = true;
            }
        }
        fill_between(&mut cells, width);
        Cells {
            origin: Point::new(hull.left, hull.top),
            width: width as i32,
            height: height as i32,
            runs: runs(&cells, width),
        }
    }
}

/// Fills the cells that lie between others of their row and also of their column: no component is placed inside a
/// figure.
fn fill_between(cells: &mut [bool], width: usize) {
    let height = cells.len() / width;
    let span = |line: &mut dyn Iterator<Item = bool>| {
        let on: Vec<usize> = line.enumerate().filter_map(|(i, on)| on.then_some(i)).collect();
        on.first().copied().unwrap_or(usize::MAX)..on.last().map_or(0, |last| last + 1)
    };
    let rows: Vec<_> =
        (0..height).map(|row| span(&mut (0..width).map(|column| cells[row * width + column]))).collect();
    let columns: Vec<_> =
        (0..width).map(|column| span(&mut (0..height).map(|row| cells[row * width + column]))).collect();
    for (i, cell) in cells.iter_mut().enumerate() {
        *cell |= rows[i / width].contains(&(i % width)) && columns[i % width].contains(&(i / width));
    }
}

fn runs(cells: &[bool], width: usize) -> Vec<(i32, i32, i32)> {
    let mut runs = Vec::new();
    for (row, line) in cells.chunks(width).enumerate() {
        let mut column = 0;
        for run in line.chunk_by(|a, b| a == b) {
            if run[0] {
                runs.push((row as i32, column, run.len() as i32));
            }
            column += run.len() as i32;
        }
    }
    runs.sort_by_key(|&(row, column, length)| (-length, row, column));
    runs
}

/// Where the corner of a figure can be on a page: x and y, each from the first up to the second; nowhere if
/// that is less.
#[derive(Debug, Clone, Copy, Default)]
struct Room {
    x: (i32, i32),
    y: (i32, i32),
}

impl Room {
    fn on(half_height: i32, aspect: f64, cells: &Cells) -> Self {
        let half_width = (f64::from(half_height) * aspect) as i32;
        let (x, y) =
            ((-half_width, half_width - cells.width + 1), (-half_height, half_height - cells.height + 1));
        if x.0 < x.1 && y.0 < y.1 { Room { x, y } } else { Room::default() }
    }

    /// The places of this room that are not in a room inside it.
    fn without(self, inner: Room) -> impl Iterator<Item = (i32, i32)> {
        (self.y.0..self.y.1).flat_map(move |y| {
            let hole = if (inner.y.0..inner.y.1).contains(&y) { inner.x } else { (self.x.1, self.x.1) };
            (self.x.0..hole.0).chain(hole.1..self.x.1).map(move |x| (x, y))
        })
    }
}

/// The cells that are taken: (0, 0) is the middle of the page.
#[derive(Default)]
struct Page {
    half_width: i32,
    half_height: i32,
    taken: Vec<bool>,
}

impl Page {
    /// The place on the smallest page (of half height `ring`, `begin` or more), and there the one nearest to
    /// the middle.
    fn find(&self, cells: &Cells, aspect: f64, begin: i32) -> (i32, i32, i32) {
        let room = |ring: i32| Room::on(ring, aspect, cells);
        let from_middle = |&(x, y): &(i32, i32)| {
            let (x, y) = (f64::from(2 * x + cells.width) / aspect, f64::from(2 * y + cells.height));
            (x * x + y * y) as i64
        };
        let mut seen = room(begin - 1);
        for ring in begin.. {
            let free = room(ring).without(seen).filter(|&(x, y)| self.is_free(cells, x, y));
            if let Some((x, y)) = free.min_by_key(from_middle) {
                return (x, y, ring);
            }
            seen = room(ring);
        }
        unreachable!("a page that is large enough has room");
    }

    fn is_free(&self, cells: &Cells, x: i32, y: i32) -> bool {
        cells.runs.iter().all(|&(row, column, length)| !self.row(y + row, x + column, length).contains(&true))
    }

    /// The part of a run that is on the page; what is beyond is free.
    fn row(&self, y: i32, x: i32, length: i32) -> &[bool] {
        if y < -self.half_height || y >= self.half_height {
            return &[];
        }
        let (first, last) = (x.max(-self.half_width), (x + length).min(self.half_width));
        if first >= last {
            return &[];
        }
        &self.taken[self.index(first, y)..self.index(first, y) + (last - first) as usize]
    }

    fn index(&self, x: i32, y: i32) -> usize {
        (y + self.half_height) as usize * 2 * self.half_width as usize + (x + self.half_width) as usize
    }

    fn fill(&mut self, cells: &Cells, x: i32, y: i32) {
        let half_width = (-x).max(x + cells.width);
        let half_height = (-y).max(y + cells.height);
        if half_width > self.half_width || half_height > self.half_height {
            self.grow(half_width.max(self.half_width * 3 / 2), half_height.max(self.half_height * 3 / 2));
        }
        for &(row, column, length) in &cells.runs {
            let first = self.index(x + column, y + row);
            self.taken[first..first + length as usize].fill(true);
        }
    }

    fn grow(&mut self, half_width: i32, half_height: i32) {
        let larger =
            Page { half_width, half_height, taken: vec![false; (4 * half_width * half_height) as usize] };
        let old = std::mem::replace(self, larger);
        for y in -old.half_height..old.half_height {
            let (from, to) = (old.index(-old.half_width, y), self.index(-old.half_width, y));
            let width = 2 * old.half_width as usize;
            self.taken[to..to + width].copy_from_slice(&old.taken[from..from + width]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::Random;

    fn footprints(n: usize) -> Vec<Footprint> {
        let mut random = Random::new(2);
        let mut rect = || Rect {
            left: 0.0,
            top: 0.0,
            right: 10.0 + 200.0 * random.fraction(),
            bottom: 10.0 + 90.0 * random.fraction(),
        };
        (0..n).map(|_| Footprint { boxes: vec![rect()], lines: Vec::new() }).collect()
    }

    #[test]
    fn boxes_never_overlap() {
        let footprints = footprints(120);
        let placed: Vec<Rect> =
            pack(&footprints, 1.5).iter().zip(&footprints).map(|(&by, s)| s.boxes[0].moved(by)).collect();
        for (i, rect) in placed.iter().enumerate() {
            assert!(placed[..i].iter().all(|other| !rect.overlaps(other)));
        }
    }

    #[test]
    fn the_page_is_well_filled_and_has_the_asked_aspect() {
        let footprints = footprints(120);
        let placed = pack(&footprints, 1.5);
        let hull = Rect::hull(placed.iter().zip(&footprints).map(|(&by, s)| s.boxes[0].moved(by))).unwrap();
        let covered: f64 = footprints.iter().map(|s| s.boxes[0].width() * s.boxes[0].height()).sum();
        assert!(covered / (hull.width() * hull.height()) > 0.75);
        assert!((1.3..1.7).contains(&(hull.width() / hull.height())));
    }

    #[test]
    fn nothing_to_pack_is_no_trouble() {
        assert!(pack(&[], 1.5).is_empty());
        assert_eq!(pack(&[Footprint::default()], 1.5).len(), 1);
    }
}
