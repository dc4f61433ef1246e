//! Counting methods and normalizations for the strength of ties.

/// What a paper with n authors adds to the tie of two of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
pub enum Counting {
    /// Each paper adds 1 (Perianes-Rodriguez, Waltman & van Eck 2016, doi 10.1016/j.joi.2016.10.006).
    #[default]
    Full,
    /// A paper of n authors adds 1/(n−1), so an author's total is the number of papers with a co-author (Newman 2001,
    /// doi 10.1103/PhysRevE.64.016132).
    Fractional,
    /// A paper of n authors adds 2/(n(n−1)), so each paper adds 1 in total (Leydesdorff & Park 2017, doi
    /// 10.1016/j.joi.2016.11.007).
    Paper,
}

impl Counting {
    /// What a paper with this many authors adds to the tie of two of them; nothing if it has no second author.
    ///
    /// # Examples
    /// ```
    /// use coauth::network::Counting;
    ///
    /// assert_eq!(Counting::Full.share(5), 1.0);
    /// assert_eq!(Counting::Fractional.share(5), 0.25);
    /// assert_eq!(Counting::Paper.share(5), 0.1);
    /// ```
    #[must_use]
    pub fn share(self, authors: u32) -> f64 {
        let n = f64::from(authors);
        match self {
            _ if authors < 2 => 0.0,
            Self::Full => 1.0,
            Self::Fractional => 1.0 / (n - 1.0),
            Self::Paper => 2.0 / (n * (n - 1.0)),
        }
    }

    /// The name of the method, as `--counting` takes it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Fractional => "fractional",
            Self::Paper => "paper",
        }
    }
}

/// The normalization of tie strengths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
pub enum Normalization {
    /// No normalization
    #[default]
    None,
    /// Association strength: relative to the strength expected by chance (van Eck & Waltman 2009)
    Association,
}

impl Normalization {
    /// 2W · w / (s·t) for a tie of strength w between authors of strengths s and t, W being the strength of all ties
    /// (van Eck & Waltman 2009, doi 10.1002/asi.21075); 0 where an author has no strength.
    ///
    /// # Examples
    /// ```
    /// use coauth::network::Normalization;
    ///
    /// // Two authors who only have each other, in a network of ten ties.
    /// assert_eq!(Normalization::Association.of(1.0, [1.0, 1.0], 10.0), 20.0);
    /// assert_eq!(Normalization::None.of(1.0, [1.0, 1.0], 10.0), 1.0);
    /// ```
    #[must_use]
    pub fn of(self, strength: f64, ends: [f64; 2], all: f64) -> f64 {
        match self {
            Self::None => strength,
            Self::Association if ends[0] * ends[1] > 0.0 => 2.0 * all * strength / (ends[0] * ends[1]),
            Self::Association => 0.0,
        }
    }
}

/// How ties are weighted: counting method and normalization.
#[doc(alias = "weight")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TieWeight {
    /// The counting method.
    pub counting: Counting,
    /// The normalization.
    pub normalization: Normalization,
}

impl From<Counting> for TieWeight {
    fn from(counting: Counting) -> Self {
        Self { counting, normalization: Normalization::None }
    }
}
