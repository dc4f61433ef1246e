//! Names merged into persons so far, and the co-authors of these.

use fixedbitset::FixedBitSet;
use hashbrown::HashMap;
use rayon::prelude::*;

use super::Join;
use super::writings::{Joined, Writings};
use crate::columns::Rows;

/// Names merged so far.
pub(super) struct Merged {
    /// The person of each name: one of its names.
    pub(super) of: Vec<u32>,
    /// The names of persons who have several.
    names: HashMap<u32, Vec<u32>>,
    /// How many papers each person has.
    pub(super) papers: Vec<u32>,
    /// The names that are known to be one, whatever they look like: one of them for each. Of these some have to agree with
    /// another name, not all.
    pub(super) forms: Vec<u32>,
    /// The co-authors of persons, where they are not just those of a name: ascending.
    coauthors: HashMap<u32, Vec<u32>>,
    /// Who has changed, or has co-authors who have; `None` if everybody has to be weighed.
    changed: Option<FixedBitSet>,
}

/// Were two names known to be one, whatever they look like?
fn is_one_form(reason: Join) -> bool {
    matches!(reason, Join::Exact | Join::Folded | Join::Identifier | Join::Alias)
}

impl Merged {
    pub(super) fn of(writings: Writings<'_>, known: &[Joined]) -> Self {
        let names = writings.names.names();
        let mut persons = Self {
            of: (0..names as u32).collect(),
            names: HashMap::new(),
            papers: (0..names).map(|name| writings.papers.row_len(name) as u32).collect(),
            forms: (0..names as u32).collect(),
            coauthors: HashMap::new(),
            changed: None,
        };
        known.iter().for_each(|&join| persons.join(join));
        persons
    }

    pub(super) fn names_of<'a>(&'a self, person: &'a u32) -> &'a [u32] {
        self.names.get(person).map_or(std::slice::from_ref(person), Vec::as_slice)
    }

    pub(super) fn are_one(&self, join: Joined) -> bool {
        self.of[join.a as usize] == self.of[join.b as usize]
    }

    pub(super) fn join(&mut self, join: Joined) {
        let (one, other) = (self.of[join.a as usize], self.of[join.b as usize]);
        if one == other {
            return;
        }
        let moved = self.names_of(&other).to_vec();
        if is_one_form(join.reason) {
            let [form, joined] = [join.a, join.b].map(|name| self.forms[name as usize]);
            for &name in &moved {
                if self.forms[name as usize] == joined {
                    self.forms[name as usize] = form;
                }
            }
        }
        moved.iter().for_each(|&name| self.of[name as usize] = one);
        self.names.remove(&other);
        self.names.entry(one).or_insert_with(|| vec![one]).extend(moved);
        self.papers[one as usize] += self.papers[other as usize];
    }

    /// Takes notice of who has changed by some joins: their persons, and who has them for a co-author. The persons of the
    /// names that were `held` apart are to be weighed again, too: what kept them may be gone.
    pub(super) fn settle(&mut self, joined: &[Joined], coauthors: &Rows, held: &[u32]) {
        let mut changed = FixedBitSet::with_capacity(self.of.len());
        let mut grown: Vec<u32> = joined.iter().map(|join| self.of[join.a as usize]).collect();
        grown.sort_unstable();
        grown.dedup();
        for person in &grown {
            changed.insert(*person as usize);
            let others = self.names_of(person).iter().flat_map(|&name| coauthors.row(name as usize));
            others.for_each(|&other| changed.insert(self.of[other as usize] as usize));
        }
        let list = |person: usize| {
            let person = person as u32;
            let all = self.names_of(&person).iter().flat_map(|&name| coauthors.row(name as usize));
            let mut all: Vec<u32> = all.map(|&coauthor| self.of[coauthor as usize]).collect();
            all.sort_unstable();
            all.dedup();
            (person, all)
        };
        let persons: Vec<usize> = changed.ones().collect();
        let lists: Vec<(u32, Vec<u32>)> = persons.into_par_iter().map(list).collect();
        self.coauthors.extend(lists);
        held.iter().for_each(|&name| changed.insert(self.of[name as usize] as usize));
        self.changed = Some(changed);
    }

    /// Lets everybody be weighed.
    pub(super) fn weigh_all(&mut self) {
        self.changed = None;
    }

    /// Has a person changed, or a co-author of theirs?
    pub(super) fn has_changed(&self, person: u32) -> bool {
        self.changed.as_ref().is_none_or(|changed| changed.contains(person as usize))
    }

    /// The co-authors of a person, ascending, by those of each name.
    pub(super) fn coauthors<'a>(&'a self, person: u32, of_names: &'a Rows) -> &'a [u32] {
        self.coauthors.get(&person).map_or(of_names.row(person as usize), Vec::as_slice)
    }
}
