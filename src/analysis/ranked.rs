//! Authors with ranks, and which ranks an estimate supports.

use serde::Serialize;

use super::{JsonNumber, Person};
use crate::table::{Cell, shown_estimate};

/// An author with a rank.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Ranked {
    /// From 1; equal values share a rank.
    pub rank: usize,
    /// The author.
    #[serde(flatten)]
    pub person: Person,
    /// The value of the measure.
    pub value: JsonNumber,
    /// The standard error of an estimated value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub standard_error: Option<f64>,
    /// Whether the value may be that of the author before or after, as far as the standard errors allow.
    #[serde(skip)]
    pub is_rank_uncertain: bool,
    /// Betweenness divided by the maximum possible in a network of that size.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[serde(rename = "normalised")]
    pub normalized: Option<f64>,
    /// Number of papers; `None` in a network without papers.
    pub papers: Option<usize>,
    /// Distinct co-authors.
    pub coauthors: u32,
}

impl Ranked {
    pub(super) fn name(&self) -> Cell {
        self.person.author.as_str().into()
    }

    /// The rank for people, marked if it is uncertain.
    pub(super) fn shown_rank(&self) -> Cell {
        if self.is_rank_uncertain { format!("{UNCERTAIN}{}", self.rank).into() } else { self.rank.into() }
    }

    /// The value and its standard error for people.
    pub(super) fn shown_estimate(&self) -> [Cell; 2] {
        let (value, error) = shown_estimate(self.value.0, self.standard_error.unwrap_or_default());
        [value.into(), error.into()]
    }

    /// Whether two estimates differ by no more than twice the standard error of their difference, as those of equal values
    /// do in 95 of 100 samples.
    fn may_swap(&self, other: &Self) -> bool {
        let [one, other_error] = [self, other].map(|ranked| ranked.standard_error.unwrap_or_default());
        let error = one.hypot(other_error);
        error > 0.0 && (self.value.0 - other.value.0).abs() <= 2.0 * error
    }
}

/// Marks a rank that the standard errors do not support.
pub(super) const UNCERTAIN: char = '~';

/// Marks the authors who may change places with the one before or after.
pub(super) fn mark_uncertain_ranks(authors: &mut [Ranked]) {
    for place in 1..authors.len() {
        if authors[place - 1].may_swap(&authors[place]) {
            authors[place - 1].is_rank_uncertain = true;
            authors[place].is_rank_uncertain = true;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ranked(rank: usize, value: f64, error: Option<f64>) -> Ranked {
        let person = Person { author: format!("A {rank}"), author_id: format!("a-{rank}") };
        Ranked {
            rank,
            person,
            value: JsonNumber(value),
            standard_error: error,
            is_rank_uncertain: false,
            normalized: None,
            papers: None,
            coauthors: 0,
        }
    }

    #[test]
    fn ranks_closer_than_their_errors_are_marked() {
        let values = [(100.0, 1.0), (90.0, 3.0), (84.0, 2.0), (20.0, 0.0), (20.0, 0.0), (1.0, 0.0)];
        let mut all: Vec<Ranked> =
            (1..).zip(values).map(|(rank, (value, error))| ranked(rank, value, Some(error))).collect();
        mark_uncertain_ranks(&mut all);
        let marked: Vec<usize> = all.iter().filter(|one| one.is_rank_uncertain).map(|one| one.rank).collect();
        assert_eq!(marked, [2, 3]);
        assert_eq!(all[1].shown_rank(), Cell::from("~2"));
        assert_eq!(all[1].shown_estimate(), ["90.0".into(), "3.0".into()]);
        let mut exact = [ranked(1, 2.0, None), ranked(1, 2.0, None)];
        mark_uncertain_ranks(&mut exact);
        assert!(exact.iter().all(|one| !one.is_rank_uncertain));
    }
}
