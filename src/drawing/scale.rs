//! Scales a measure to the size of a node or the width of a tie.

use super::geometry::tenth;

/// Radius of a node of the smallest value, if that leaves the largest below its bound, and the bounds, in pixels.
const RADIUS: f64 = 3.4;
const LARGEST: f64 = 16.0;
const SMALLEST: f64 = 1.2;
/// With this many nodes, the largest is half as large, but never less than a third.
const MANY: f64 = 4_000.0;
/// The same for ties.
const WIDTH: f64 = 0.8;
const WIDEST: f64 = 5.0;
const THINNEST: f64 = 0.5;
/// Radius of a hub, which has no value, in pixels.
pub(super) const HUB: f64 = 5.0;

/// The values of one measure. Values that are not finite and positive count as the smallest that is, or as 1.
pub(super) struct Scale {
    least: f64,
    most: f64,
    /// The number of values, including equal ones.
    count: f64,
    /// The distinct values, ascending.
    pub(super) values: Vec<f64>,
}

impl Scale {
    pub(super) fn of(values: impl Iterator<Item = f64>) -> Self {
        let mut values: Vec<f64> = values.filter(|v| v.is_finite() && *v > 0.0).collect();
        let count = values.len() as f64;
        values.sort_by(f64::total_cmp);
        values.dedup();
        let (least, most) = (values.first().copied().unwrap_or(1.0), values.last().copied().unwrap_or(1.0));
        Scale { least, most, count, values }
    }

    /// The radius of a node in pixels: its area is proportional to the value.
    pub(super) fn radius(&self, value: f64) -> f64 {
        let largest = (LARGEST * MANY / (MANY + self.count)).max(LARGEST / 3.0);
        let of_most = (RADIUS * (self.most / self.least).sqrt()).min(largest);
        tenth((of_most * self.share(value).sqrt()).max(SMALLEST))
    }

    /// The width of a tie in pixels: proportional to the value.
    pub(super) fn width(&self, value: f64) -> f64 {
        let of_most = (WIDTH * (self.most / self.least)).min(WIDEST);
        tenth((of_most * self.share(value)).max(THINNEST))
    }

    /// The value as a share of the largest.
    fn share(&self, value: f64) -> f64 {
        let sane = if value.is_finite() { value.max(self.least) } else { self.least };
        sane / self.most
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twice_the_papers_is_twice_the_area() {
        let scale = Scale::of([1.0, 2.0, 1.0].into_iter());
        assert!((scale.radius(2.0) / scale.radius(1.0) - 2.0f64.sqrt()).abs() < 0.02);
        assert!((scale.width(2.0) / scale.width(1.0) - 2.0).abs() < 0.01);
    }

    #[test]
    fn values_beyond_reason_have_sizes_within_it() {
        let values = [f64::NAN, f64::INFINITY, -3.0, 0.0, 1e-308, 1.0, 1e308];
        let scale = Scale::of(values.into_iter());
        for value in values {
            assert!((SMALLEST..=LARGEST).contains(&scale.radius(value)), "{value}");
            assert!((THINNEST..=WIDEST).contains(&scale.width(value)), "{value}");
        }
        assert_eq!(Scale::of([f64::NAN].into_iter()).radius(f64::NAN), RADIUS);
    }
}
