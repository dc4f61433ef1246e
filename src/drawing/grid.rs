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
