//! What a corpus teaches without labels: how much a likeness says, and how many people share a common name.

use rayon::prelude::*;

use super::atoms::{Atoms, hash};
use super::commonness::bits;
use super::profile::Profile;
use super::weights::{Seen, Weights};
use super::writings::Writings;

/// What was learned.
#[derive(Debug, Clone)]
pub(super) struct Lessons {
    pub(super) weights: Weights,
    /// How many other bearers a paper of a name makes likely.
    pub(super) of_a_paper: f64,
}

/// Of more atoms of a name nothing new is learned.
const MOST_ATOMS: usize = 8;

/// How many other bearers a paper of a name makes likely, by default.
const OF_A_PAPER: f64 = 0.03;

impl Lessons {
    /// Learns from names with one bearer each, and from `ambiguous` ones; `others` says how many others bear a name if a
    /// paper makes one likely.
    pub(super) fn of(
        atoms: &Atoms<'_>,
        single: Vec<u32>,
        ambiguous: Vec<u32>,
        others: impl Fn(u32) -> f64 + Sync,
    ) -> Self {
        let weights = weights(atoms, single);
        let of_a_paper = bearers_of_a_paper(atoms, &weights, ambiguous, others);
        Self { weights: weights.discounted(), of_a_paper }
    }
}

/// The papers of somebody with a rare name.
struct Person {
    atoms: Vec<Profile>,
    whole: Profile,
    without_last: Profile,
}

impl Person {
    fn of(atoms: &Atoms<'_>, name: u32) -> Option<Self> {
        let mut atoms = atoms.of_name(name, |_| false);
        atoms.truncate(MOST_ATOMS);
        let last = atoms.len().checked_sub(1).filter(|last| *last > 0)?;
        let (whole, without_last) = (Profile::of_all(atoms.iter()), without(&atoms, last));
        Some(Self { atoms, whole, without_last })
    }

    /// Atoms in two halves, dealt in steps.
    fn halves(&self, step: usize) -> [Profile; 2] {
        [0, 1].map(|half| {
            let theirs = self.atoms.iter().enumerate().filter(|(at, _)| (at + step) / step % 2 == half);
            Profile::of_all(theirs.map(|(_, atom)| atom))
        })
    }
}

/// All atoms but one.
fn without(atoms: &[Profile], one: usize) -> Profile {
    Profile::of_all(atoms.iter().enumerate().filter(|(at, _)| *at != one).map(|(_, atom)| atom))
}

/// The weights by what the papers of one person have in common, and what those of two have.
fn weights(atoms: &Atoms<'_>, single: Vec<u32>) -> Weights {
    const MOST_PEOPLE: usize = 6000;
    const LEAST_PEOPLE: usize = 10;
    let single = some(atoms.writings, single, MOST_PEOPLE);
    let people: Vec<Person> = single.par_iter().filter_map(|&name| Person::of(atoms, name)).collect();
    let seen = |at: usize| {
        let (mut same, mut different) = (Seen::default(), Seen::default());
        let add =
            |seen: &mut Seen, one: &Profile, other: &Profile| seen.add(atoms.comparison.likeness(one, other));
        let person = &people[at];
        for (place, atom) in person.atoms.iter().enumerate() {
            add(&mut same, atom, &without(&person.atoms, place));
            person.atoms[..place].iter().for_each(|other| add(&mut same, atom, other));
            if place > 0 {
                let [one, other] = person.halves(place);
                add(&mut same, &one, &other);
            }
            for other in [1, 2, 3].map(|ahead| &people[(at + ahead) % people.len()]) {
                add(&mut different, atom, &other.without_last);
                if place == 0 {
                    add(&mut different, &person.whole, &other.whole);
                }
                let some = other.atoms.iter().take(place + 1);
                some.for_each(|other| add(&mut different, atom, other));
            }
        }
        (same, different)
    };
    let together = |a: (Seen, Seen), b: (Seen, Seen)| (a.0.merge(&b.0), a.1.merge(&b.1));
    let enough = if people.len() > LEAST_PEOPLE { people.len() } else { 0 };
    let none = || (Seen::default(), Seen::default());
    let (same, different) = (0..enough).into_par_iter().map(seen).reduce(none, together);
    Weights::learned(&same, &different)
}

/// How many other bearers a paper makes likely, so that what the papers of all names have in common is the least
/// surprising: many in a corpus of a whole science, few in one of a small field.
fn bearers_of_a_paper(
    atoms: &Atoms<'_>,
    weights: &Weights,
    ambiguous: Vec<u32>,
    others: impl Fn(u32) -> f64 + Sync,
) -> f64 {
    const MOST_NAMES: usize = 4000;
    const ENOUGH: usize = 100;
    /// People have stray papers, too, which look like those of others.
    const NOT_STRAY: f64 = 0.5;
    let likelihoods = |&name: &u32| -> Vec<(f64, f64)> {
        let others = others(name);
        let mut of_name = atoms.of_name(name, |_| false);
        of_name.truncate(MOST_ATOMS);
        let of_atom = |at: usize| {
            let likeness = atoms.comparison.likeness(&of_name[at], &without(&of_name, at));
            let odds = weights.of(likeness).clamp(-96, 96);
            (2f64.powi(odds.div_euclid(16) as i32), others)
        };
        if of_name.len() > 1 { (0..of_name.len()).map(of_atom).collect() } else { Vec::new() }
    };
    let names = some(atoms.writings, ambiguous, MOST_NAMES);
    let found: Vec<(f64, f64)> = names.par_iter().flat_map_iter(likelihoods).collect();
    if found.len() < ENOUGH {
        return OF_A_PAPER;
    }
    // In sixteenths of a bit, whose sum is the same in any order.
    let likelihood = |of_a_paper: f64| -> i64 {
        let surprise =
            |&(odds, others): &(f64, f64)| bits((odds + of_a_paper * others) / (1.0 + of_a_paper * others));
        found.iter().map(surprise).sum()
    };
    let tried = (-8..=4).map(|power| OF_A_PAPER * 2f64.powi(power));
    let found = tried.max_by_key(|&of_a_paper| likelihood(of_a_paper));
    found.map_or(OF_A_PAPER, |of_a_paper| of_a_paper * NOT_STRAY)
}

/// So many of some names, the same ones whatever came first.
fn some(writings: Writings<'_>, names: Vec<u32>, most: usize) -> Vec<u32> {
    let key = |name: u32| writings.keys.bytes(name as usize);
    let mut ranked: Vec<(u64, u32)> = names.into_par_iter().map(|name| (hash(key(name)), name)).collect();
    ranked.par_sort_unstable_by(|a, b| a.0.cmp(&b.0).then_with(|| key(a.1).cmp(key(b.1))));
    ranked.truncate(most);
    ranked.into_iter().map(|(_, name)| name).collect()
}
