//! Points and boxes in the plane. The unit is the caller's; y grows downwards, as on a page.

/// A point in the plane.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Downwards.
    pub y: f64,
}

impl Point {
    #[inline]
    pub(super) fn new(x: f64, y: f64) -> Self {
        Point { x, y }
    }

    #[inline]
    pub(super) fn plus(self, other: Point) -> Self {
        Point::new(self.x + other.x, self.y + other.y)
    }

    #[inline]
    pub(super) fn minus(self, other: Point) -> Self {
        Point::new(self.x - other.x, self.y - other.y)
    }

    #[inline]
    pub(super) fn times(self, factor: f64) -> Self {
        Point::new(self.x * factor, self.y * factor)
    }

    #[inline]
    pub(super) fn length(self) -> f64 {
        self.square().sqrt()
    }

    /// The square of the length.
    #[inline]
    pub(super) fn square(self) -> f64 {
        self.x * self.x + self.y * self.y
    }

    /// The vector of length 1 in this direction, or zero if this is (nearly) zero.
    #[inline]
    pub(super) fn unit(self) -> Self {
        let length = self.length();
        if length < 1e-9 { Point::default() } else { self.times(1.0 / length) }
    }

    /// Rotated by the angle whose cosine and sine are the coordinates of `by`.
    #[inline]
    pub(super) fn turned(self, by: Point) -> Self {
        Point::new(self.x * by.x - self.y * by.y, self.x * by.y + self.y * by.x)
    }
}

/// The center of mass of the points; the origin if there are none.
pub(super) fn centroid(points: &[Point]) -> Point {
    let sum = points.iter().fold(Point::default(), |sum, &p| sum.plus(p));
    sum.times(1.0 / points.len().max(1) as f64)
}

/// Cosine and sine of `part`/`whole` of a full turn, by power series, so that every machine gives the same bits (those
/// of platforms differ). Accurate to 1e-12 for a part of at most half the whole.
pub(super) fn turn(part: usize, whole: usize) -> Point {
    let angle = std::f64::consts::TAU * part as f64 / whole as f64;
    let (mut cos, mut sin, mut power) = (0.0, 0.0, 1.0);
    for k in 0..32 {
        let signed = if k % 4 < 2 { power } else { -power };
        if k % 2 == 0 {
            cos += signed
        } else {
            sin += signed
        }
        power *= angle / (k + 1) as f64;
    }
    Point::new(cos, sin)
}

/// Rounds to a tenth: precise enough for print, and the same digits in every format.
pub(super) fn tenth(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

/// A box with sides along the axes.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct Rect {
    /// Smallest x.
    pub(crate) left: f64,
    /// Smallest y.
    pub(crate) top: f64,
    /// Largest x.
    pub(crate) right: f64,
    /// Largest y.
    pub(crate) bottom: f64,
}

impl Rect {
    /// The box around a circle.
    #[inline]
    pub(super) fn around(center: Point, radius: f64) -> Self {
        Rect {
            left: center.x - radius,
            top: center.y - radius,
            right: center.x + radius,
            bottom: center.y + radius,
        }
    }

    /// The smallest box around all of them; `None` if there are none.
    #[inline]
    pub(super) fn hull(rects: impl IntoIterator<Item = Rect>) -> Option<Self> {
        rects.into_iter().reduce(|a, b| Rect {
            left: a.left.min(b.left),
            top: a.top.min(b.top),
            right: a.right.max(b.right),
            bottom: a.bottom.max(b.bottom),
        })
    }

    /// Width, in the caller's unit.
    #[inline]
    pub(crate) fn width(&self) -> f64 {
        self.right - self.left
    }

    /// Height, in the caller's unit.
    #[inline]
    pub(crate) fn height(&self) -> f64 {
        self.bottom - self.top
    }

    /// Whether the two boxes share more than an edge.
    #[inline]
    pub(crate) fn overlaps(&self, other: &Rect) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    #[inline]
    pub(super) fn grown(&self, by: f64) -> Self {
        Rect { left: self.left - by, top: self.top - by, right: self.right + by, bottom: self.bottom + by }
    }

    pub(super) fn moved(&self, by: Point) -> Self {
        Rect {
            left: self.left + by.x,
            top: self.top + by.y,
            right: self.right + by.x,
            bottom: self.bottom + by.y,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turns_are_cosines_and_sines() {
        for k in 0..=24 {
            let (sin, cos) = (std::f64::consts::TAU * k as f64 / 48.0).sin_cos();
            assert!(turn(k, 48).minus(Point::new(cos, sin)).length() < 1e-12);
        }
    }
}
