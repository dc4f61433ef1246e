//! Scales a measure to the size of a node or the width of a tie.

use super::geometry::tenth;

/// Radius of a node of the smallest value, if that leaves the largest below its bound, and the bounds, in pixels.
const RADIUS: f64 = 3.4;
const LARGEST: f64 = 16.0;
const SMALLEST: f64 = 1.2;
/// The smallest radius on a page of a given size: a node is no smaller than 1.5 points.
const SMALLEST_PRINT: f64 = 1.0;
/// With this many nodes, the largest is half as large, but never less than a third.
const MANY: f64 = 4_000.0;
/// The same for ties.
const WIDTH: f64 = 0.8;
const WIDEST: f64 = 5.0;
const THINNEST: f64 = 0.5;
const THINNEST_PRINT: f64 = 0.3;
/// Radius of a hub, which has no value, in pixels.
pub(super) const HUB: f64 = 5.0;

/// The values of one measure. Values that are not finite and positive count as the smallest that is, or as 1.
pub(super) struct Scale {
    least: f64,
    most: f64,
    /// The number of values, including equal ones.
    count: f64,
    /// The distinct values, ascending.
    values: Vec<f64>,
    /// How much smaller than usual everything is; 1 for the usual sizes.
    shrink: f64,
}

impl Scale {
    pub(super) fn of(values: impl Iterator<Item = f64>) -> Self {
        let mut values: Vec<f64> = values.filter(|v| v.is_finite() && *v > 0.0).collect();
        let count = values.len() as f64;
        values.sort_by(f64::total_cmp);
        values.dedup();
        let (least, most) = (values.first().copied().unwrap_or(1.0), values.last().copied().unwrap_or(1.0));
        Scale { least, most, count, values, shrink: 1.0 }
    }

    /// The same scale for a page on which everything is smaller.
    pub(super) fn shrunk(&self, shrink: f64) -> Self {
        Scale { values: self.values.clone(), shrink: shrink.min(1.0), ..*self }
    }

    /// How much smaller than usual everything is.
    pub(super) fn shrink(&self) -> f64 {
        self.shrink
    }

    /// The radius of a node in pixels: its area is proportional to the value.
    pub(super) fn radius(&self, value: f64) -> f64 {
        let largest = (LARGEST * MANY / (MANY + self.count)).max(LARGEST / 3.0);
        let of_most = (RADIUS * (self.most / self.least).sqrt()).min(largest);
        let usual = (of_most * self.share(value).sqrt()).max(SMALLEST);
        tenth((usual * self.shrink).max(SMALLEST_PRINT))
    }

    /// The width of a tie in pixels: proportional to the value.
    pub(super) fn width(&self, value: f64) -> f64 {
        let of_most = (WIDTH * (self.most / self.least)).min(WIDEST);
        let usual = (of_most * self.share(value)).max(THINNEST);
        tenth((usual * self.shrink).max(THINNEST_PRINT))
    }

    /// How large a value is between the smallest and the largest, from 0 to 1, by the radius.
    pub(super) fn rank(&self, value: f64) -> f64 {
        let (least, most) = (self.radius(self.least), self.radius(self.most));
        if most > least { (self.radius(value) - least) / (most - least) } else { 0.0 }
    }

    /// At most four values for a legend: 1, 2 or 5 times a power of ten, or powers of ten alone where they are enough;
    /// the only value if there is one.
    pub(super) fn steps(&self) -> Vec<f64> {
        let (Some(&least), Some(&most)) = (self.values.first(), self.values.last()) else {
            return Vec::new();
        };
        if self.values.len() == 1 {
            return vec![least];
        }
        let within = |factors: &[f64]| -> Vec<f64> {
            let powers = (-12..=12).map(|power| 10f64.powi(power));
            let all = powers.flat_map(|power| factors.iter().map(move |factor| tidy(factor * power)));
            all.filter(|step| (least..=most).contains(step)).collect()
        };
        let [decades, steps] = [within(&[1.0]), within(&[1.0, 2.0, 5.0])];
        let steps = if decades.len() > 2 { decades } else { steps };
        match steps.len() {
            // Nothing round is between the ends.
            0 | 1 => vec![least, most],
            2..=4 => steps,
            many => (0..4).map(|k| steps[(k * (many - 1) + 1) / 3]).collect(),
        }
    }

    /// The value as a share of the largest.
    fn share(&self, value: f64) -> f64 {
        let sane = if value.is_finite() { value.max(self.least) } else { self.least };
        sane / self.most
    }
}

/// Without the noise that a power of ten leaves.
fn tidy(step: f64) -> f64 {
    format!("{step:.3e}").parse().unwrap_or(step)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps(values: &[f64]) -> Vec<f64> {
        Scale::of(values.iter().copied()).steps()
    }

    #[test]
    fn a_legend_has_round_steps() {
        assert_eq!(steps(&[1.0, 3.0, 137.0]), [1.0, 10.0, 100.0]);
        assert_eq!(steps(&[1.0, 7.0, 12.0]), [1.0, 2.0, 5.0, 10.0]);
        assert_eq!(steps(&[1.0, 2.0]), [1.0, 2.0]);
        assert_eq!(steps(&[3.0]), [3.0]);
        assert_eq!(steps(&[3.0, 4.0]), [3.0, 4.0]);
        assert_eq!(steps(&[0.2, 0.25, 1.5]), [0.2, 0.5, 1.0]);
        assert_eq!(steps(&[1.0, 1e9]).len(), 4);
        assert!(steps(&[]).is_empty());
    }

    #[test]
    fn a_node_is_never_smaller_than_print_shows() {
        let scale = Scale::of([1.0, 100.0].into_iter()).shrunk(0.01);
        assert_eq!(scale.radius(1.0), SMALLEST_PRINT);
    }

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
