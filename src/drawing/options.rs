//! How to draw.

use super::geometry::tenth;

/// Size of the labels of a page without a given size in pixels; the other sizes are relative to it.
pub(super) const FONT_SIZE: f64 = 10.0;
/// Size of the labels of a page of a given size: 6 points, the least that journals print.
const SMALLEST_PRINT: f64 = 8.0;
/// The label of the largest node is larger than that of the smallest by this factor.
const GROWN: f64 = 1.5;
/// Where a component has more members than this, only some names are shown.
pub(super) const MANY: usize = 1_000;
/// In a component of this size, names have their usual size.
const FAR: f64 = 1_000.0;

/// Options of a drawing.
///
/// # Examples
/// ```
/// use coauth::drawing::{DrawOptions, Labels, Theme};
///
/// let options = DrawOptions::default().width(800.0).labels(Labels::Top(20)).theme(Theme::Light);
/// assert_eq!((options.width, options.height), (Some(800.0), None));
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct DrawOptions {
    /// Width of the page in pixels (1/96 inch), for which the drawing is laid out; by default what the drawing needs, or
    /// what goes with the height.
    pub width: Option<f64>,
    /// Height of the page in pixels; by default what the drawing needs, or what goes with the width.
    pub height: Option<f64>,
    /// Size of the smallest letters in pixels; by default 10, and 8 (6 points) on a page of a given size.
    pub font_size: Option<f64>,
    /// What is left out for legibility.
    pub detail: Detail,
    /// Which names are shown.
    pub labels: Labels,
    /// Seed of the layout: another seed gives another drawing of the same network.
    pub seed: u64,
    /// How much is tried for a better drawing.
    pub effort: Effort,
    /// Colors for a white or a black page.
    pub theme: Theme,
    /// Pixels of the image per pixel of the page, for formats made of pixels.
    pub scale: f64,
}

impl Default for DrawOptions {
    fn default() -> Self {
        Self {
            width: None,
            height: None,
            font_size: None,
            detail: Detail::Everything,
            labels: Labels::Auto,
            seed: 1,
            effort: Effort::Full,
            theme: Theme::Auto,
            scale: 1.0,
        }
    }
}

impl DrawOptions {
    /// Sets the width of the page, in pixels.
    #[must_use]
    pub fn width(mut self, width: f64) -> Self {
        self.width = Some(width);
        self
    }

    /// Sets the height of the page, in pixels.
    #[must_use]
    pub fn height(mut self, height: f64) -> Self {
        self.height = Some(height);
        self
    }

    /// Sets the size of the smallest letters, in pixels.
    #[must_use]
    pub fn font_size(mut self, size: f64) -> Self {
        self.font_size = Some(size);
        self
    }

    /// Chooses what is left out for legibility.
    #[must_use]
    pub fn detail(mut self, detail: Detail) -> Self {
        self.detail = detail;
        self
    }

    /// Chooses which names are shown.
    #[must_use]
    pub fn labels(mut self, labels: Labels) -> Self {
        self.labels = labels;
        self
    }

    /// Sets the seed of the layout.
    #[must_use]
    pub fn seed(mut self, seed: u64) -> Self {
        self.seed = seed;
        self
    }

    /// Chooses how much is tried for a better drawing.
    #[must_use]
    pub fn effort(mut self, effort: Effort) -> Self {
        self.effort = effort;
        self
    }

    /// Chooses the colors.
    #[must_use]
    pub fn theme(mut self, theme: Theme) -> Self {
        self.theme = theme;
        self
    }

    /// Sets the pixels of the image per pixel of the page.
    #[must_use]
    pub fn scale(mut self, scale: f64) -> Self {
        self.scale = scale;
        self
    }

    /// Width and height, if they are given and usable.
    pub(super) fn sides(&self) -> (Option<f64>, Option<f64>) {
        let usable = |side: Option<f64>| {
            side.filter(|side| side.is_finite() && *side > 0.0).map(|side| side.clamp(16.0, 1e6))
        };
        (usable(self.width), usable(self.height))
    }

    /// How often a component may grow to find room for its labels.
    pub(super) fn patience(&self, members: usize) -> usize {
        match (self.labels, members) {
            (Labels::All, _) => 80,
            (_, ..=64) => 20,
            (_, ..=MANY) => 4,
            _ => 0,
        }
    }

    /// The sizes of names where the largest component has this many members: those of the smallest and the largest
    /// node. A drawing of thousands is seen from afar: its large names are larger.
    pub(super) fn letters(&self, members: usize) -> [f64; 2] {
        let has_page = self.sides() != (None, None);
        let usual = if has_page { SMALLEST_PRINT } else { FONT_SIZE };
        let least =
            self.font_size.filter(|size| size.is_finite()).map_or(usual, |size| size.clamp(1.0, 400.0));
        let far = if has_page { 1.0 } else { (members as f64 / FAR).sqrt() };
        [tenth(least), tenth(least * GROWN.max(far))]
    }
}

/// What is left out of a drawing so that the rest is legible.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Detail {
    /// Nothing.
    #[default]
    Everything,
    /// Small components, where there are more than a hundred of them, and weak ties, where there are thousands. What is
    /// left out is counted in the legend.
    Legible,
}

/// Which names are shown. None ever covers another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Labels {
    /// All in small components, which grow for them; in large ones the most important that find a place. In
    /// components of more than a thousand nodes, names are fewer.
    #[default]
    Auto,
    /// All: the drawing grows until they fit.
    All,
    /// None.
    None,
    /// At most this many, the most important.
    Top(usize),
}

/// How much is tried for a better drawing. The same sketch has one drawing with each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Effort {
    /// What a drawing to keep is worth.
    #[default]
    Full,
    /// Enough for one of many that are looked at once: a small drawing takes a fraction of the time, and distances, crossings
    /// and names are about as good.
    Quick,
}

/// Colors for a white or a black page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Theme {
    /// What the reader prefers, in formats that can know it, such as HTML; elsewhere as [`Light`](Self::Light).
    #[default]
    Auto,
    /// Dark on white, for paper.
    Light,
    /// Bright on black, for screens.
    Dark,
}
