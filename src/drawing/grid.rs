//! A grid of buckets that finds the boxes near a box, so that thousands of nodes and labels are checked in linear time.

use super::geometry::Rect;

/// The minimum size of a bucket in pixels, and the maximum number of buckets for any area.
const CELL: f64 = 32.0;
const BUCKETS: f64 = 1e6;

/// Boxes by number. Boxes may reach beyond the bounds; they are kept in the outermost buckets.
pub(super) struct Grid {
    bounds: Rect,
    cell: f64,
    columns: usize,
    rows: usize,
    buckets: Vec<Vec<(u32, Rect)>>,
}

impl Grid {
    pub(super) fn new(bounds: Rect) -> Self {
        let cell = CELL.max((bounds.width() * bounds.height() / BUCKETS).sqrt());
        let cell = cell.max(bounds.width().max(bounds.height()) / BUCKETS);
        let (columns, rows) = ((bounds.width() / cell) as usize + 1, (bounds.height() / cell) as usize + 1);
        Grid { bounds, cell, columns, rows, buckets: vec![Vec::new(); columns * rows] }
    }

    /// The buckets that the box touches.
    fn cells(&self, rect: &Rect) -> impl Iterator<Item = usize> + use<> {
        // A cast from a negative or huge float saturates.
        let column = |x: f64| (((x - self.bounds.left) / self.cell) as usize).min(self.columns - 1);
        let row = |y: f64| (((y - self.bounds.top) / self.cell) as usize).min(self.rows - 1);
        let (first, last, width) = (column(rect.left), column(rect.right), self.columns);
        (row(rect.top)..=row(rect.bottom))
            .flat_map(move |row| (first..=last).map(move |column| row * width + column))
    }

    pub(super) fn add(&mut self, id: u32, rect: Rect) {
        for cell in self.cells(&rect) {
            self.buckets[cell].push((id, rect));
        }
    }

    /// Removes a box that was added with the same number and coordinates.
    pub(super) fn remove(&mut self, id: u32, rect: Rect) {
        for cell in self.cells(&rect) {
            self.buckets[cell].retain(|&(other, _)| other != id);
        }
    }

    /// How many boxes but these two overlap `rect`, large ones as often as [`Grid::overlapping`] finds them. Where they are
    /// more than `most`, it stops counting.
    pub(super) fn count(&self, rect: &Rect, except: [u32; 2], most: usize) -> usize {
        let mut count = 0;
        for cell in self.cells(rect) {
            for &(id, ref other) in &self.buckets[cell] {
                // Without branches, whose outcome no processor can foresee.
                let overlaps = (rect.left < other.right)
                    & (other.left < rect.right)
                    & (rect.top < other.bottom)
                    & (other.top < rect.bottom);
                count += usize::from(overlaps & (id != except[0]) & (id != except[1]));
            }
            if count > most {
                break;
            }
        }
        count
    }

    /// Calls `found` for every box that overlaps `rect`; for large boxes possibly more than once.
    pub(super) fn overlapping(&self, rect: &Rect, mut found: impl FnMut(u32)) {
        for cell in self.cells(rect) {
            for (id, other) in &self.buckets[cell] {
                if rect.overlaps(other) {
                    found(*id);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::Random;

    #[test]
    fn as_many_boxes_are_counted_as_are_found() {
        let mut random = Random::new(8);
        let mut rect = || {
            let (left, top) = (300.0 * random.fraction(), 200.0 * random.fraction());
            Rect { left, top, right: left + 90.0 * random.fraction(), bottom: top + 40.0 * random.fraction() }
        };
        let mut grid = Grid::new(Rect { left: 20.0, top: 20.0, right: 280.0, bottom: 180.0 });
        (0..80).for_each(|id| grid.add(id, rect()));
        for except in (0..80).map(|id| [id, (id * 7) % 80]) {
            let (rect, mut found) = (rect(), 0);
            grid.overlapping(&rect, |id| found += usize::from(!except.contains(&id)));
            assert_eq!(grid.count(&rect, except, usize::MAX), found);
            assert_eq!(grid.count(&rect, except, 3).min(4), found.min(4));
        }
    }
}
