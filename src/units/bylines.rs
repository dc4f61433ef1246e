//! The bylines of units.

use std::collections::HashMap;

use fixedbitset::FixedBitSet;

use super::Unit;
use super::author_marks::without_authors;
use super::country::Country;
use super::institution::organization_in;
use super::known::Known;
use super::location::country_in;
use super::several::affiliations as affiliations_in;
use crate::columns::Rows;
use crate::records::notices::place;
use crate::records::{Corpus, Kind, Notices};

/// What matters for the bylines of units.
#[derive(Debug, Clone, Copy)]
pub(crate) struct UnitOptions {
    pub(crate) unit: Unit,
    /// Papers with more authors have no units.
    pub(crate) max_authors: Option<u32>,
    /// Do groups have units?
    pub(crate) groups: bool,
}

/// The same papers with units in place of authors. Mentions without a unit are counted, per input.
pub(crate) fn corpus_of(corpus: Corpus, options: UnitOptions, notices: &mut Notices) -> Corpus {
    let (names, bylines) = Finding::of(&corpus, options).all(notices);
    corpus.with_bylines(options.unit.words(), &names, bylines)
}

/// Finds the units of mentions.
struct Finding<'a> {
    corpus: &'a Corpus,
    options: UnitOptions,
    known: Known<'a>,
    /// The units of the mentions with an affiliation and organizations.
    at: HashMap<[Option<u32>; 2], Vec<u32>>,
}

impl<'a> Finding<'a> {
    fn of(corpus: &'a Corpus, options: UnitOptions) -> Self {
        Self { corpus, options, known: Known::in_corpus(corpus), at: HashMap::new() }
    }

    /// The units and their bylines.
    fn all(mut self, notices: &mut Notices) -> (Vec<(String, String)>, Rows) {
        let mut duplicates = FixedBitSet::with_capacity(self.corpus.papers());
        self.corpus.duplicates().iter().for_each(|&record| duplicates.insert(record as usize));
        let mut unknown = vec![0_u64; self.corpus.inputs().len()];
        let mut too_many = 0;
        let mut bylines = Rows::default();
        for paper in 0..self.corpus.papers() {
            let mut byline = Vec::new();
            let authors = self.corpus.byline(paper).len();
            if duplicates.contains(paper) {
                // The main record has the units of all records of the paper.
            } else if self.options.max_authors.is_some_and(|most| authors > most as usize) {
                too_many += 1;
            } else {
                let missing = self.units_of(paper, &mut byline);
                unknown[self.corpus.input_number(paper)] += missing;
            }
            bylines.push(byline);
        }
        notices.push_many(Kind::TooManyAuthors, too_many, None, "");
        let kind = if self.options.unit == Unit::Country { Kind::NoCountry } else { Kind::NoOrganization };
        for (input, count) in self.corpus.inputs().iter().zip(unknown) {
            let authors = if count == 1 { "author" } else { "authors" };
            notices.push_many(kind, count, place(&input.path, None), &format!("{count} {authors}"));
        }
        (self.known.names, bylines)
    }

    /// Collects the units of a paper: those of the first of its records that tells any. Returns how many of its authors have
    /// none.
    fn units_of(&mut self, paper: usize, byline: &mut Vec<u32>) -> u64 {
        let others = self.corpus.duplicates_of(paper).iter().map(|&record| record as usize);
        let mut missing = None;
        for record in std::iter::once(paper).chain(others) {
            let found = self.units_of_record(record, byline);
            if !byline.is_empty() {
                return found;
            }
            missing = missing.or(Some(found));
        }
        missing.unwrap_or_default()
    }

    fn units_of_record(&mut self, record: usize, byline: &mut Vec<u32>) -> u64 {
        let mut missing = 0;
        for (mention, &spelling) in self.corpus.mentions_of(record).zip(self.corpus.byline(record)) {
            if !self.options.groups && self.corpus.spellings().is_group(spelling) {
                continue;
            }
            let units = self.units_at(mention);
            missing += u64::from(units.is_empty());
            for &unit in units {
                if !byline.contains(&unit) {
                    byline.push(unit);
                }
            }
        }
        missing
    }

    /// The units of a mention. Those of each affiliation are found once.
    fn units_at(&mut self, mention: usize) -> &[u32] {
        let whereabouts = self.corpus.whereabouts(mention);
        let Self { corpus, options, known, at } = self;
        at.entry(whereabouts).or_insert_with(|| {
            let mut units = stated(corpus, mention, options.unit, known);
            if units.is_empty() {
                units = told(corpus.affiliation(mention), options.unit, known);
            }
            units
        })
    }
}

/// The units that the source states.
fn stated(corpus: &Corpus, mention: usize, unit: Unit, known: &mut Known<'_>) -> Vec<u32> {
    let organizations = corpus.organizations(mention);
    match unit {
        Unit::Country => organizations
            .filter_map(|at| Country::of_code(at.country))
            .map(|country| known.country(country))
            .collect(),
        _ => organizations.filter_map(|at| known.organization(at.name, at.id)).collect(),
    }
}

/// The units that the words of affiliations tell.
fn told(affiliations: &str, unit: Unit, known: &mut Known<'_>) -> Vec<u32> {
    let affiliations = without_authors(affiliations);
    let each = affiliations_in(&affiliations);
    match unit {
        Unit::Country => each.filter_map(country_in).map(|country| known.country(country)).collect(),
        _ => each.filter_map(organization_in).filter_map(|name| known.organization(name, "")).collect(),
    }
}
