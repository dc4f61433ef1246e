//! Which names are one person, as far as bylines can tell.
//!
//! Two names are one person if they agree (`agreement.rs`) and the odds are at least ten to one. The odds begin
//! with the names alone: how often people write their name in the other way, against how many others would bear
//! such a name by chance, in this corpus. Each co-author in common multiplies them, the more the fewer papers that
//! co-author has; that there is none divides them, the more the more co-authors there could be. Joins are made
//! from the best to the worst, and never if a name of one side contradicts a name of the other, if both are
//! on one byline, or if identifiers keep them apart. Each round sees the co-authors as the one before has joined them,
//! until nothing changes.

use std::cmp::Reverse;

use hashbrown::{HashMap, HashSet};
use rayon::prelude::*;

use super::Join;
use super::candidates::candidates;
use super::commonness::{Commonness, LEAST, bits};
use super::odds::{Habits, by_names};
use super::writings::{Joined, LONG_BYLINE, Writings};
use crate::columns::Rows;

/// Odds of ten to one, in sixteenths of a bit, make a join.
pub(super) const ENOUGH: i64 = 53;

/// No more than this is believed of co-authors in common, however many: one of them would do.
const MOST_OF_COAUTHORS: i64 = 280;

/// Every round merges somebody or is the last; more than this many have not been seen.
const MOST_ROUNDS: usize = 32;

/// What identifiers that a program has found out cost a join if they differ: a factor of thirty.
pub(super) const AGAINST_MACHINES: i64 = 80;

/// Joins names into persons, besides those `known` to be one; `against` says what identifiers have against two
/// names, in sixteenths of a bit, and `None` if they keep them apart.
pub(super) fn join(
    writings: &Writings<'_>,
    known: &[Joined],
    against: impl Fn(u32, u32) -> Option<i64> + Sync,
) -> Vec<Joined> {
    let mut scales = Scales::of(writings, known, against);
    let mut joined = Vec::new();
    for _ in 0..MOST_ROUNDS {
        let known = joined.len();
        for near in scales.weighed(ENOUGH) {
            let join = Joined { a: near.a, b: near.b, reason: near.reason };
            if !scales.persons.are_one(join) && scales.obstacle(join).is_none() {
                let closest = scales.closest(join);
                scales.persons.join(closest);
                joined.push(closest);
            }
        }
        if joined.len() == known {
            break;
        }
    }
    joined
}

/// The person of each name, one of its names, after some joins.
pub(super) fn persons(writings: &Writings<'_>, joined: &[Joined]) -> Vec<u32> {
    Persons::of(writings, joined).of
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
    writings: &Writings<'_>,
    known: &[Joined],
    against: impl Fn(u32, u32) -> Option<i64> + Sync,
) -> Vec<Near> {
    const EVEN: i64 = 0;
    let scales = Scales::of(writings, known, against);
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
    writings: &'a Writings<'a>,
    commonness: Commonness,
    habits: Habits,
    coauthors: Rows,
    candidates: Vec<Candidate>,
    persons: Persons,
    against: Against,
}

impl<'a, Against: Fn(u32, u32) -> Option<i64> + Sync> Scales<'a, Against> {
    fn of(writings: &'a Writings<'a>, known: &[Joined], against: Against) -> Self {
        let coauthors = coauthors(writings);
        let commonness = Commonness::of(writings.names);
        let pairs = candidates(writings.names, |name| coauthors.row(name as usize));
        let habits = Habits::of(writings, &pairs);
        let candidate = |(a, b): (u32, u32)| {
            against(a, b)?;
            let (odds, reason) = by_names(writings, &commonness, &habits, [a, b])?;
            Some(Candidate { a, b, odds, reason })
        };
        let candidates: Vec<Candidate> = pairs.into_par_iter().filter_map(candidate).collect();
        Self {
            writings,
            commonness,
            habits,
            coauthors,
            candidates,
            persons: Persons::of(writings, known),
            against,
        }
    }

    /// The candidates of different persons whose odds are good enough, the best first, then by their texts.
    fn weighed(&self, enough: i64) -> Vec<Near> {
        let persons = &self.persons;
        let lists = persons.coauthors(&self.coauthors, &self.candidates);
        let weigh = |&Candidate { a, b, odds, reason }: &Candidate| {
            let (one, other) = (persons.of[a as usize], persons.of[b as usize]);
            if one == other {
                return None;
            }
            let (shared, by_coauthors) =
                by_coauthors(&lists[&one], &lists[&other], &persons.papers, self.commonness.names());
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
        if one.len() * other.len() > MOST {
            return join;
        }
        let pairs = one.iter().flat_map(|&a| other.iter().map(move |&b| (a, b)));
        let reason = |(a, b): (u32, u32)| {
            let (odds, reason) = by_names(self.writings, &self.commonness, &self.habits, [a, b])?;
            Some((reason, Reverse(odds), self.texts(a, b), Joined { a, b, reason }))
        };
        let closest =
            pairs.filter_map(reason).min_by(|a, b| (a.0 as u8, a.1, a.2).cmp(&(b.0 as u8, b.1, b.2)));
        closest.map_or(join, |(.., closest)| closest)
    }

    /// The texts of two names, whatever came first.
    fn texts(&self, a: u32, b: u32) -> (&str, &str) {
        let [a, b] = [a, b].map(|name| self.writings.keys[name as usize].as_str());
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
        // Who was known to have several names has to agree with one of them.
        let known = |(a, b): (u32, u32)| (persons.known[a as usize], persons.known[b as usize]);
        let agree = |(a, b): &(u32, u32)| names.agree(*a as usize, *b as usize);
        let agreed: HashSet<(u32, u32)> = pairs().filter(agree).map(known).collect();
        if pairs().any(is_parted) {
            Some(Obstacle::Identifiers)
        } else if !pairs().all(|pair| agreed.contains(&known(pair))) {
            Some(Obstacle::Names)
        } else {
            pairs().any(shares).then_some(Obstacle::Byline)
        }
    }
}

/// The names that share a byline with each name, ascending; long bylines left out.
fn coauthors(writings: &Writings<'_>) -> Rows {
    let of_name = |name: usize| {
        let bylines = writings.papers.row(name).iter().map(|&paper| writings.bylines.row(paper as usize));
        let others = bylines.filter(|byline| byline.len() <= LONG_BYLINE).flatten().copied();
        let mut others: Vec<u32> = others.filter(|&other| other as usize != name).collect();
        others.sort_unstable();
        others.dedup();
        others
    };
    const AT_ONCE: usize = 1 << 12;
    let names = writings.names.names();
    let starts: Vec<usize> = (0..names).step_by(AT_ONCE).collect();
    let parts: Vec<Rows> = starts
        .into_par_iter()
        .map(|start| {
            let mut rows = Rows::default();
            (start..names.min(start + AT_ONCE)).for_each(|name| rows.push(of_name(name)));
            rows
        })
        .collect();
    let mut all = Rows::default();
    parts.iter().for_each(|part| all.append(part, |name| name));
    all
}

/// How many co-authors two persons have in common, and what that says: both lists ascending.
fn by_coauthors(one: &[u32], other: &[u32], papers: &[u32], names: f64) -> (usize, i64) {
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

/// Names joined so far.
struct Persons {
    /// The person of each name: one of its names.
    of: Vec<u32>,
    /// The names of persons who have several.
    names: HashMap<u32, Vec<u32>>,
    /// How many papers each person has.
    papers: Vec<u32>,
    /// The persons as they were known before, where names need not agree.
    known: Vec<u32>,
}

impl Persons {
    fn of(writings: &Writings<'_>, known: &[Joined]) -> Self {
        let names = writings.names.names();
        let mut persons = Self {
            of: (0..names as u32).collect(),
            names: HashMap::new(),
            papers: (0..names).map(|name| writings.papers.row_len(name) as u32).collect(),
            known: Vec::new(),
        };
        known.iter().for_each(|&join| persons.join(join));
        persons.known.clone_from(&persons.of);
        persons
    }

    fn names_of<'a>(&'a self, person: &'a u32) -> &'a [u32] {
        self.names.get(person).map_or(std::slice::from_ref(person), Vec::as_slice)
    }

    /// The co-authors of each candidate.
    fn coauthors(&self, coauthors: &Rows, candidates: &[Candidate]) -> HashMap<u32, Vec<u32>> {
        let mut persons: Vec<u32> = candidates
            .iter()
            .flat_map(|&Candidate { a, b, .. }| [a, b].map(|name| self.of[name as usize]))
            .collect();
        persons.par_sort_unstable();
        persons.dedup();
        let list = |&person: &u32| {
            let all = self.names_of(&person).iter().flat_map(|&name| coauthors.row(name as usize));
            let mut all: Vec<u32> = all.map(|&coauthor| self.of[coauthor as usize]).collect();
            all.sort_unstable();
            all.dedup();
            (person, all)
        };
        let lists: Vec<_> = persons.par_iter().map(list).collect();
        lists.into_iter().collect()
    }

    fn are_one(&self, join: Joined) -> bool {
        self.of[join.a as usize] == self.of[join.b as usize]
    }

    fn join(&mut self, join: Joined) {
        let (one, other) = (self.of[join.a as usize], self.of[join.b as usize]);
        let moved = self.names_of(&other).to_vec();
        moved.iter().for_each(|&name| self.of[name as usize] = one);
        self.names.remove(&other);
        self.names.entry(one).or_insert_with(|| vec![one]).extend(moved);
        self.papers[one as usize] += self.papers[other as usize];
    }
}

/// Do two ascending lists of papers have one in common?
fn share_a_byline(one: &[u32], other: &[u32]) -> bool {
    let (few, many) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    few.iter().any(|paper| many.binary_search(paper).is_ok())
}
