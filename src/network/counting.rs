//! Counting methods: what one shared paper adds to the strength of a tie.

/// What a paper with n authors adds to the tie of two of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
pub enum Counting {
    /// 1 (Perianes-Rodriguez, Waltman & van Eck 2016, doi 10.1016/j.joi.2016.10.006).
    #[default]
    Full,
    /// 1/(n−1), so that an author's strength is the number of papers with a co-author (Newman 2001,
    /// doi 10.1103/PhysRevE.64.016132).
    Fractional,
    /// 2/(n(n−1)), so that each paper adds 1 in all (Leydesdorff & Park 2017, doi 10.1016/j.joi.2016.11.007).
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
