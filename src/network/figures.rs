//! Figures about a whole network, and how they are saved.

use std::ops::RangeInclusive;

use serde::Serialize;

use crate::columns::{SectionReader, SectionWriter};
use crate::error::Result;
use crate::names::Join;

/// Figures that depend on the whole network; computed once.
#[derive(Debug, Clone, PartialEq)]
pub struct Figures {
    /// Ties: pairs of authors with a work in common.
    pub ties: u64,
    /// Authors without a co-author.
    pub isolated_authors: u64,
    /// Papers of one author.
    pub single_author_papers: u64,
    /// Authors per paper.
    pub authors_per_paper: Option<Spread>,
    /// Papers per author.
    pub papers_per_author: Option<Spread>,
    /// Co-authors per author.
    pub coauthors_per_author: Option<Spread>,
    /// 1 − the mean over papers of 1/n (Ajiferuke, Burell & Tague 1988).
    pub collaboration_coefficient: Option<f64>,
    /// First and last year of the papers.
    pub years: Option<RangeInclusive<i16>>,
    /// The number of spellings merged with the displayed one, for each of [`Join::ALL`].
    pub joins: [u64; Join::ALL.len()],
    /// Figures that need all ties; `None` if there are too many.
    pub shape: Option<Shape>,
}

/// Figures that need all ties.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shape {
    /// Triples of authors tied with each other.
    pub triangles: u64,
    /// 3 × triangles over connected triples.
    pub transitivity: Option<f64>,
    /// Mean of local clustering over all authors.
    pub average_clustering: Option<f64>,
    /// Correlation of degrees over ties.
    pub degree_assortativity: Option<f64>,
    /// The largest k with a k-core.
    pub max_core: u64,
    /// Authors whose removal adds a component.
    pub articulation_points: u64,
    /// Ties whose removal adds a component.
    pub bridges: u64,
}

impl Shape {
    /// The figures as numbers of 8 bytes.
    fn numbers(&self) -> Vec<u64> {
        let reals = [self.transitivity, self.average_clustering, self.degree_assortativity].map(real);
        let whole = [self.triangles, self.max_core, self.articulation_points, self.bridges];
        [&whole[..], &reals.concat()].concat()
    }
}

/// The distribution of a number.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Spread {
    /// The arithmetic mean.
    pub mean: f64,
    /// The median, where it is computed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub median: Option<f64>,
    /// The largest.
    pub max: u32,
}

impl Spread {
    pub(super) fn of(numbers: impl ExactSizeIterator<Item = u32> + Clone) -> Option<Self> {
        let max = numbers.clone().max()?;
        let sum: u64 = numbers.clone().map(u64::from).sum();
        Some(Self { mean: sum as f64 / numbers.len() as f64, median: None, max })
    }

    pub(super) fn with_median(self, numbers: impl Iterator<Item = u32>) -> Self {
        // How often each number occurs: they are many, and none is large.
        let mut counts = vec![0usize; self.max as usize + 1];
        let mut all = 0;
        for number in numbers {
            counts[number as usize] += 1;
            all += 1;
        }
        let at = |place: usize| {
            let mut before = 0;
            let is_there = |count: &usize| {
                before += count;
                before > place
            };
            counts.iter().position(is_there).unwrap_or_default() as f64
        };
        let middle = all / 2;
        let median = if all % 2 == 1 { at(middle) } else { at(middle - 1).midpoint(at(middle)) };
        Self { median: Some(median), ..self }
    }
}

impl Figures {
    /// The section that holds them.
    pub(super) const SECTION: &str = "figures";

    /// Saves the figures as numbers of 8 bytes.
    pub(super) fn save(&self, writer: &mut SectionWriter<'_>) {
        let spread = |spread: Option<Spread>| {
            let [mean, max] = [spread.map(|spread| spread.mean), spread.map(|spread| f64::from(spread.max))];
            [real(mean), real(spread.and_then(|spread| spread.median)), real(max)].concat()
        };
        let years = self.years.clone().map(RangeInclusive::into_inner);
        let year = |year: Option<i16>| real(year.map(f64::from));
        writer.made(
            Self::SECTION,
            &[
                vec![self.ties, self.isolated_authors, self.single_author_papers],
                spread(self.authors_per_paper),
                spread(self.papers_per_author),
                spread(self.coauthors_per_author),
                real(self.collaboration_coefficient).to_vec(),
                [year(years.map(|(first, _)| first)), year(years.map(|(_, last)| last))].concat(),
                self.joins.to_vec(),
                vec![u64::from(self.shape.is_some())],
                self.shape.map_or_else(Vec::new, |shape| shape.numbers()),
            ]
            .concat(),
        );
    }

    /// Maps figures that were [saved](Self::save).
    pub(super) fn load(reader: &SectionReader) -> Result<Self> {
        let numbers = reader.column::<u64>(Self::SECTION)?;
        let mut numbers = Numbers(numbers.all().iter());
        numbers.figures().ok_or_else(|| reader.mismatch(Self::SECTION))
    }
}

/// An optional number: whether it exists, and its bits.
fn real(number: Option<f64>) -> [u64; 2] {
    [u64::from(number.is_some()), number.unwrap_or_default().to_bits()]
}

/// Reads saved numbers back; `None` at the end.
struct Numbers<'a>(std::slice::Iter<'a, u64>);

impl Numbers<'_> {
    fn whole(&mut self) -> Option<u64> {
        self.0.next().copied()
    }

    fn real(&mut self) -> Option<Option<f64>> {
        let (is_there, bits) = (self.whole()?, self.whole()?);
        Some((is_there == 1).then_some(f64::from_bits(bits)))
    }

    fn spread(&mut self) -> Option<Option<Spread>> {
        let (mean, median, max) = (self.real()?, self.real()?, self.real()?);
        Some(mean.zip(max).map(|(mean, max)| Spread { mean, median, max: max as u32 }))
    }

    fn figures(&mut self) -> Option<Figures> {
        Some(Figures {
            ties: self.whole()?,
            isolated_authors: self.whole()?,
            single_author_papers: self.whole()?,
            authors_per_paper: self.spread()?,
            papers_per_author: self.spread()?,
            coauthors_per_author: self.spread()?,
            collaboration_coefficient: self.real()?,
            years: self.real()?.zip(self.real()?).map(|(first, last)| first as i16..=last as i16),
            joins: {
                let mut joins = [0; Join::ALL.len()];
                for count in &mut joins {
                    *count = self.whole()?;
                }
                joins
            },
            shape: if self.whole()? == 1 { Some(self.shape()?) } else { None },
        })
    }

    fn shape(&mut self) -> Option<Shape> {
        Some(Shape {
            triangles: self.whole()?,
            max_core: self.whole()?,
            articulation_points: self.whole()?,
            bridges: self.whole()?,
            transitivity: self.real()?,
            average_clustering: self.real()?,
            degree_assortativity: self.real()?,
        })
    }
}
