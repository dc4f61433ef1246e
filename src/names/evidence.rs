//! Which names are one person, as far as bylines can tell.
//!
//! Two names are one person if they agree (`agreement.rs`) and the odds are at least ten to one. The odds begin
//! with the names alone: how often people write their name in the other way, against how many others would bear
//! such a name by chance, in this corpus. Each co-author in common multiplies them, the more the fewer papers that
//! co-author has; that there is none divides them, the more the more co-authors there could be. Joins are made
//! from the best to the worst, and never if a name of one side contradicts a name of the other, if both are
//! on one byline, or if identifiers keep them apart. Each round sees the co-authors as the one before has joined them,
//! until nothing changes; it weighs again only those who have changed, or whose co-authors have, or who were
//! kept apart.

use std::cmp::Reverse;

use fixedbitset::FixedBitSet;
use hashbrown::HashSet;
use rayon::prelude::*;

use super::Join;
use super::candidates::candidates;
use super::commonness::{LEAST, bits};
use super::merged::Merged;
use super::odds::{Habits, by_names};
use super::writings::{Joined, Writings};
use crate::columns::Rows;

/// Odds of ten to one, in sixteenths of a bit, make a join.
pub(super) const ENOUGH: i64 = 53;

/// No more than this is believed of co-authors in common, however many: one of them would do.
const MOST_OF_COAUTHORS: i64 = 280;

/// Every round merges somebody or is the last; more than this many have not been seen.
const MOST_ROUNDS: usize = 32;

/// What identifiers that a program has found out cost a join if they differ: a factor of thirty.
pub(super) const AGAINST_MACHINES: i64 = 80;

/// Joins names that are wanted into persons, besides those `known` to be one; `against` says what identifiers have
/// against two names, in sixteenths of a bit, and `None` if they keep them apart.
pub(super) fn join(
    writings: Writings<'_>,
    known: &[Joined],
    is_wanted: impl Fn(u32) -> bool + Sync,
    against: impl Fn(u32, u32) -> Option<i64> + Sync,
) -> Vec<Joined> {
    let mut scales = Scales::of(writings, known, is_wanted, against);
    let mut joined = Vec::new();
    for _ in 0..MOST_ROUNDS {
        let before = joined.len();
        let mut held = Vec::new();
        for near in scales.weighed(ENOUGH) {
            let join = Joined { a: near.a, b: near.b, reason: near.reason };
            if scales.persons.are_one(join) {
                continue;
            }
            if scales.obstacle(join).is_some() {
                held.push(join.a);
                continue;
            }
            let closest = scales.closest(join);
            scales.persons.join(closest);
            joined.push(closest);
        }
        if joined.len() == before {
            break;
        }
        scales.persons.settle(&joined[before..], &scales.coauthors, &held);
    }
    joined
}

/// Two names that are more likely one person's than not, and are not joined.
#[derive(Debug, Clone, Copy)]
pub(super) struct Near {
    pub(super) a: u32,
    pub(super) b: u32,
    pub(super) reason: Join,
    /// The odds, in sixteenths of a bit.
    pub(super) odds: i64,
    /// Co-authors in common.
    pub(super) shared: usize,
    /// What forbids the join.
    pub(super) obstacle: Option<Obstacle>,
}

/// What forbids a join, whatever the odds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Obstacle {
    /// Both are on one byline.
    Byline,
    /// A name of one contradicts a name of the other.
    Names,
    /// Identifiers keep them apart.
    Identifiers,
}

/// The persons that are near each other besides those `known` to be one; of each two, the nearest names.
pub(super) fn near(
    writings: Writings<'_>,
    known: &[Joined],
    against: impl Fn(u32, u32) -> Option<i64> + Sync,
) -> Vec<Near> {
    const EVEN: i64 = 0;
    let scales = Scales::of(writings, known, |_| true, against);
    let mut met = HashSet::new();
    let mut near = scales.weighed(EVEN);
    near.retain(|near| {
        let (one, other) = (scales.persons.of[near.a as usize], scales.persons.of[near.b as usize]);
        met.insert((one.min(other), one.max(other)))
    });
    for near in &mut near {
        near.obstacle = scales.obstacle(Joined { a: near.a, b: near.b, reason: near.reason });
    }
    near
}

/// Two names that agree, and the odds that they are one person's before anything else is known.
#[derive(Debug, Clone, Copy)]
struct Candidate {
    a: u32,
    b: u32,
    odds: i64,
    reason: Join,
}

/// Everything that bears upon whether names are one person.
struct Scales<'a, Against> {
    writings: Writings<'a>,
    habits: Habits,
    /// The co-authors of each name that is compared.
    coauthors: Rows,
    candidates: Vec<Candidate>,
    persons: Merged,
    against: Against,
}

impl<'a, Against: Fn(u32, u32) -> Option<i64> + Sync> Scales<'a, Against> {
    fn of(
        writings: Writings<'a>,
        known: &[Joined],
        is_wanted: impl Fn(u32) -> bool + Sync,
        against: Against,
    ) -> Self {
        let add_coauthors = |name, others: &mut Vec<u32>| writings.add_coauthors(name, others);
        let pairs = candidates(writings.names, is_wanted, add_coauthors);
        let habits = Habits::of(writings.names);
        let candidate = |(a, b): (u32, u32)| {
            against(a, b)?;
            let (odds, reason) = by_names(writings, &habits, [a, b])?;
            Some(Candidate { a, b, odds, reason })
        };
        let candidates: Vec<Candidate> = pairs.into_par_iter().filter_map(candidate).collect();
        let mut compared = FixedBitSet::with_capacity(writings.names.names());
        let both = candidates.iter().flat_map(|pair| [pair.a, pair.b]);
        both.chain(known.iter().flat_map(|join| [join.a, join.b]))
            .for_each(|name| compared.insert(name as usize));
        let coauthors = coauthors(writings, |name| compared.contains(name));
        let mut persons = Merged::of(writings, known);
        persons.settle(known, &coauthors, &[]);
        persons.weigh_all();
        Self { writings, habits, coauthors, candidates, persons, against }
    }

    /// The candidates of different persons that have changed whose odds are good enough, the best first, then by their
    /// texts.
    fn weighed(&self, enough: i64) -> Vec<Near> {
        let persons = &self.persons;
        let weigh = |&Candidate { a, b, odds, reason }: &Candidate| {
            let (one, other) = (persons.of[a as usize], persons.of[b as usize]);
            if one == other || !(persons.has_changed(one) || persons.has_changed(other)) {
                return None;
            }
            let [of_one, of_other] = [one, other].map(|person| persons.coauthors(person, &self.coauthors));
            let (shared, by_coauthors) =
                by_coauthors(of_one, of_other, &persons.papers, self.writings.commonness.names());
            let odds = odds + by_coauthors - (self.against)(a, b)?;
            (odds >= enough).then_some(Near { a, b, reason, odds, shared, obstacle: None })
        };
        let mut likely: Vec<Near> = self.candidates.par_iter().filter_map(weigh).collect();
        // Numbers depend on the order of the input, and decide nothing.
        let texts = |near: &Near| self.texts(near.a, near.b);
        likely.par_sort_unstable_by(|one, other| {
            other.odds.cmp(&one.odds).then_with(|| texts(one).cmp(&texts(other)))
        });
        likely
    }

    /// The two names of two persons that differ least: they explain the join best.
    fn closest(&self, join: Joined) -> Joined {
        const MOST: usize = 64;
        let [one, other] = [join.a, join.b].map(|name| self.persons.of[name as usize]);
        let (one, other) = (self.persons.names_of(&one), self.persons.names_of(&other));
        if one.len() == 1 && other.len() == 1 || one.len() * other.len() > MOST {
            return join;
        }
        let pairs = one.iter().flat_map(|&a| other.iter().map(move |&b| (a, b)));
        let reason = |(a, b): (u32, u32)| {
            let (odds, reason) = by_names(self.writings, &self.habits, [a, b])?;
            Some((reason, Reverse(odds), self.texts(a, b), Joined { a, b, reason }))
        };
        let closest =
            pairs.filter_map(reason).min_by(|a, b| (a.0 as u8, a.1, a.2).cmp(&(b.0 as u8, b.1, b.2)));
        closest.map_or(join, |(.., closest)| closest)
    }

    /// The texts of two names, whatever came first.
    fn texts(&self, a: u32, b: u32) -> (&[u8], &[u8]) {
        let [a, b] = [a, b].map(|name| self.writings.keys.bytes(name as usize));
        (a.min(b), a.max(b))
    }

    /// What forbids a join, looking at all names of both persons.
    fn obstacle(&self, join: Joined) -> Option<Obstacle> {
        let (names, papers) = (self.writings.names, self.writings.papers);
        let persons = &self.persons;
        let (one, other) = (persons.of[join.a as usize], persons.of[join.b as usize]);
        let (one_names, other_names) = (persons.names_of(&one), persons.names_of(&other));
        let pairs = || one_names.iter().flat_map(|&a| other_names.iter().map(move |&b| (a, b)));
        let is_parted = |(a, b)| (self.against)(a, b).is_none();
        let shares = |(a, b): (u32, u32)| share_a_byline(papers.row(a as usize), papers.row(b as usize));
        // Of a name in several forms one has to agree.
        let forms = |(a, b): (u32, u32)| (persons.forms[a as usize], persons.forms[b as usize]);
        let agree = |(a, b): &(u32, u32)| names.agree(*a as usize, *b as usize);
        let agreed: HashSet<(u32, u32)> = pairs().filter(agree).map(forms).collect();
        if pairs().any(is_parted) {
            Some(Obstacle::Identifiers)
        } else if !pairs().all(|pair| agreed.contains(&forms(pair))) {
            Some(Obstacle::Names)
        } else {
            pairs().any(shares).then_some(Obstacle::Byline)
        }
    }
}

/// The names that share a byline with each of some names, ascending.
fn coauthors(writings: Writings<'_>, is_wanted: impl Fn(usize) -> bool + Sync) -> Rows {
    Rows::made(writings.names.names(), |name, others| {
        if !is_wanted(name) {
            return;
        }
        let start = others.len();
        writings.add_coauthors(name as u32, others);
        others[start..].sort_unstable();
        let mut kept = start;
        for at in start..others.len() {
            if kept == start || others[kept - 1] != others[at] {
                others[kept] = others[at];
                kept += 1;
            }
        }
        others.truncate(kept);
    })
}

/// How many co-authors two persons have in common, and what that says: both lists ascending.
pub(super) fn by_coauthors(one: &[u32], other: &[u32], papers: &[u32], names: f64) -> (usize, i64) {
    // Unrelated homonyms share a co-author now and then, since both are of the same field.
    const SHARED_IF_ONE: f64 = 0.3;
    const SAME_FIELD: f64 = 10.0;
    let names = names.max(LEAST);
    let (few, many) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let mut shared = 0;
    let mut evidence = 0;
    let mut rest = many;
    for &coauthor in few {
        rest = &rest[rest.partition_point(|&next| next < coauthor)..];
        if rest.first() == Some(&coauthor) {
            shared += 1;
            let of_coauthor = f64::from(papers[coauthor as usize].max(1));
            evidence += bits(SHARED_IF_ONE * names / (of_coauthor * SAME_FIELD)).max(0);
        }
    }
    (shared, if shared == 0 { -bits(few.len() as f64 + 1.0) / 2 } else { evidence.min(MOST_OF_COAUTHORS) })
}

/// Do two ascending lists of papers have one in common?
fn share_a_byline(one: &[u32], other: &[u32]) -> bool {
    let (few, many) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    few.iter().any(|paper| many.binary_search(paper).is_ok())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::columns::Arena;
    use crate::names::agreement::Vocabulary;
    use crate::names::commonness::Commonness;

    /// What [`join`] does, but everybody is weighed in every round.
    fn join_slowly(writings: Writings<'_>) -> Vec<Joined> {
        let mut scales = Scales::of(writings, &[], |_| true, |_, _| Some(0));
        let mut joined: Vec<Joined> = Vec::new();
        loop {
            let before = joined.len();
            for near in scales.weighed(ENOUGH) {
                let join = Joined { a: near.a, b: near.b, reason: near.reason };
                if !scales.persons.are_one(join) && scales.obstacle(join).is_none() {
                    let closest = scales.closest(join);
                    scales.persons.join(closest);
                    joined.push(closest);
                }
            }
            if joined.len() == before {
                return joined;
            }
            scales.persons.settle(&joined[before..], &scales.coauthors, &[]);
            scales.persons.weigh_all();
        }
    }

    const NAMES: [&str; 12] = [
        "paul erdos",
        "p erdos",
        "pal erdos",
        "erdos paul",
        "p m erdos",
        "anna mueller",
        "anna muller",
        "a muller",
        "anna m muller",
        "jun ichi tsujii",
        "junichi tsujii",
        "j tsujii",
    ];

    fn with_writings<T>(of_names: &[&str], bylines: &[Vec<u32>], see: impl FnOnce(Writings<'_>) -> T) -> T {
        let (mut names, mut keys, mut rows) = (Vocabulary::default(), Arena::default(), Rows::default());
        of_names.iter().for_each(|name| {
            names.push(name);
            keys.push(name);
        });
        names.learn_nicknames();
        bylines.iter().for_each(|byline| rows.push(byline.iter().copied()));
        let commonness = Commonness::of(&names);
        let papers = rows.transposed(of_names.len());
        see(Writings { names: &names, keys: &keys, commonness: &commonness, bylines: &rows, papers: &papers })
    }

    proptest! {
        #[test]
        fn weighing_only_who_has_changed_joins_the_same(
            bylines in prop::collection::vec(prop::collection::btree_set(0..NAMES.len() as u32, 1..5), 1..30)
        ) {
            let bylines: Vec<Vec<u32>> = bylines.into_iter().map(|byline| byline.into_iter().collect()).collect();
            let [fast, slow] = with_writings(&NAMES, &bylines, |writings| {
                [join(writings, &[], |_| true, |_, _| Some(0)), join_slowly(writings)]
            });
            prop_assert_eq!(fast, slow);
        }
    }
}
