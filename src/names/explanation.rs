//! Why spellings are one person, and why others of the same name are not: the bits for and against.
//!
//! Everything is weighed once more when it is known who is who, so co-authors in common are counted as persons. A merge of
//! two spellings is weighed by what the person would be without it: two, each with some of the spellings.

use std::cmp::Reverse;

use super::evidence::{self, by_coauthors};
use super::homonyms::{self, Between, Homonyms};
use super::merged::Merged;
use super::names_of_roster::Names;
use super::odds::{Habits, by_names};
use super::profile::{COAUTHORS, TITLES, VENUES, YEARS};
use super::{Join, Matching, Roster};
use crate::records::Corpus;
use crate::records::identifiers::Trust;

/// What spoke for and against two spellings being one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// A spelling of the author.
    pub a: u32,
    /// Another spelling: theirs, or that of somebody else with the same name.
    pub b: u32,
    /// Whose the other spelling is, as a number of the roster.
    pub author: usize,
    /// How the two differ.
    pub reason: Join,
    /// What speaks for one person, or against where it is negative, in sixteenths of a bit.
    pub evidence: Vec<(&'static str, i64)>,
    /// What was needed for a merge, in sixteenths of a bit.
    pub needed: i64,
    /// What forbids a merge, whatever the evidence.
    pub obstacle: Option<&'static str>,
}

impl Verdict {
    /// The sum of the evidence.
    pub(crate) fn sum(&self) -> i64 {
        self.evidence.iter().map(|(_, bits)| bits).sum()
    }
}

/// The verdicts on an author, a number of the roster: on each merge of different names, those with least to spare first,
/// then on each other author of the same name, the likeliest first. What was merged by identifiers, by the user or as the same
/// name has no verdict.
///
/// As fast as finding the [suspects](super::suspects).
///
/// # Examples
/// ```
/// use coauth::names::{Matching, resolve, verdicts};
/// use coauth::reading::{ReadOptions, Source, read};
/// use coauth::records::Notices;
///
/// let text = "Grace Hopper; Ada Lovelace; Mary Somerville\nHopper, G.; Ada Lovelace; Mary Somerville\n";
/// let source = Source::Text("x.txt".to_owned(), text.to_owned());
/// let corpus = read(&[source], ReadOptions::default(), &mut Notices::default())?;
/// let found = verdicts(&corpus, &resolve(&corpus, Matching::Evidence), 0);
/// assert_eq!((found.len(), found[0].author), (1, 0));
/// assert!(found[0].evidence.iter().map(|(_, bits)| bits).sum::<i64>() >= found[0].needed);
/// # Ok::<(), coauth::Error>(())
/// ```
#[must_use]
pub fn verdicts(corpus: &Corpus, roster: &Roster, author: usize) -> Vec<Verdict> {
    let names = Names::of(corpus, roster);
    let persons = Merged::of(names.writings(), &names.known);
    let theirs: Vec<u32> =
        (0..).take(names.author_of.len()).filter(|&name| names.author_of[name as usize] == author).collect();
    let all = Verdicts { names: &names, persons: &persons, theirs };
    let mut found = all.merges();
    found.sort_by_key(|verdict| (verdict.sum() - verdict.needed, verdict.a, verdict.b));
    found.extend(all.homonyms());
    found
}

/// What is weighed about an author.
struct Verdicts<'a> {
    names: &'a Names<'a>,
    persons: &'a Merged,
    /// The names of the author.
    theirs: Vec<u32>,
}

impl Verdicts<'_> {
    /// The verdicts on what was merged by evidence.
    fn merges(&self) -> Vec<Verdict> {
        let is_theirs = |name: u32| self.theirs.contains(&name);
        let mut edges: Vec<(u32, u32, Join)> =
            self.names.known.iter().map(|join| (join.a, join.b, join.reason)).collect();
        edges.retain(|(a, _, _)| is_theirs(*a));
        edges.iter_mut().for_each(|edge| *edge = (edge.0.min(edge.1), edge.0.max(edge.1), edge.2));
        edges.sort_unstable_by_key(|(a, b, _)| (*a, *b));
        edges.dedup_by_key(|(a, b, _)| (*a, *b));
        let habits = Habits::of(&self.names.vocabulary);
        let by_evidence = edges.iter().filter(|(.., reason)| is_weighed(*reason));
        by_evidence.filter_map(|&(a, b, _)| self.merge(&habits, &edges, [a, b])).collect()
    }

    /// The verdict on a merge: how the two parts compare that would be left without it.
    fn merge(&self, habits: &Habits, edges: &[(u32, u32, Join)], [a, b]: [u32; 2]) -> Option<Verdict> {
        let writings = self.names.writings();
        let mut one = vec![a];
        let mut at = 0;
        while let Some(&name) = one.get(at) {
            for &(from, to, _) in edges.iter().filter(|edge| (edge.0, edge.1) != (a, b)) {
                for next in [(from, to), (to, from)].iter().filter(|ends| ends.0 == name).map(|ends| ends.1) {
                    if !one.contains(&next) {
                        one.push(next);
                    }
                }
            }
            at += 1;
        }
        let other: Vec<u32> = self.theirs.iter().copied().filter(|name| !one.contains(name)).collect();
        let pairs = one.iter().flat_map(|&a| other.iter().map(move |&b| [a, b]));
        let weighed = pairs.filter_map(|pair| Some((by_names(writings, habits, pair)?, pair)));
        let ((by_names, reason), [a, b]) = weighed.max_by_key(|((odds, _), pair)| (*odds, Reverse(*pair)))?;
        let [of_one, of_other] = [&one, &other].map(|names| self.coauthors(names));
        let (_, by_coauthors) =
            by_coauthors(&of_one, &of_other, &self.persons.papers, writings.commonness.names());
        let [ids, other_ids] = [&one, &other].map(|names| self.ids(names));
        let by_identifiers = match self.names.identities.conflict(&ids, &other_ids) {
            Some(Trust::Machines) => -evidence::AGAINST_MACHINES,
            _ => 0,
        };
        let evidence =
            vec![("names", by_names), ("co-authors", by_coauthors), ("identifiers", by_identifiers)];
        Some(self.verdict([a, b], reason, evidence, evidence::ENOUGH))
    }

    /// The verdicts on others who have a name of the author.
    fn homonyms(&self) -> Vec<Verdict> {
        let writings = self.names.writings();
        let key = |name: u32| writings.keys.bytes(name as usize);
        let all = 0..self.names.author_of.len() as u32;
        let same = |&name: &u32| {
            let bearers = all.clone().filter(|&other| key(other) == key(name) && !key(name).is_empty());
            (name, bearers.collect::<Vec<u32>>())
        };
        let shared: Vec<(u32, Vec<u32>)> =
            self.theirs.iter().map(same).filter(|(_, bearers)| bearers.len() > 1).collect();
        if shared.is_empty() {
            return Vec::new();
        }
        let expected = homonyms::expected(writings.names, writings.commonness);
        let homonyms = Homonyms::of(self.names.corpus, writings, &self.persons.of, &expected, |_| false);
        let papers =
            |names: &[u32]| names.iter().map(|&name| writings.papers.row_len(name as usize)).sum::<usize>();
        let mut found = Vec::new();
        for (name, bearers) in &shared {
            for &other in bearers.iter().filter(|other| !self.theirs.contains(other)) {
                let evidence = homonyms.as_ref().map(|all| all.between(*name, other, papers(bearers)));
                let needed = evidence.map_or(homonyms::ENOUGH, |between| between.needed);
                let evidence = evidence.map_or_else(Vec::new, respects);
                let verdict = self.verdict([*name, other], Join::Folded, evidence, needed);
                found.push(Verdict { obstacle: self.obstacle(*name, other), ..verdict });
            }
        }
        found.sort_by_key(|verdict| (Reverse(verdict.sum()), verdict.a, verdict.b));
        found
    }

    fn verdict(
        &self,
        [a, b]: [u32; 2],
        reason: Join,
        mut evidence: Vec<(&'static str, i64)>,
        needed: i64,
    ) -> Verdict {
        evidence.retain(|(_, bits)| *bits != 0);
        let author = self.names.author_of[b as usize];
        let [a, b] = [a, b].map(|name| self.spelling(name));
        Verdict { a, b, author, reason, evidence, needed, obstacle: None }
    }

    /// What forbids that two who bear one name are one person.
    fn obstacle(&self, one: u32, other: u32) -> Option<&'static str> {
        match self.names.roster.matching() {
            Matching::Exact => return Some("--names exact keeps other spellings apart"),
            Matching::Folded => return Some("--names folded weighs no evidence"),
            Matching::Evidence => {}
        }
        let writings = self.names.writings();
        let papers = [one, other].map(|name| writings.papers.row(name as usize));
        if self.names.against(one, other).is_none() {
            Some("identifiers differ")
        } else {
            papers[0].iter().any(|paper| papers[1].contains(paper)).then_some("both are on one byline")
        }
    }

    /// The co-authors of some names, as persons, ascending.
    fn coauthors(&self, names: &[u32]) -> Vec<u32> {
        let mut others = Vec::new();
        names.iter().for_each(|&name| self.names.writings().add_coauthors(name, &mut others));
        others.iter_mut().for_each(|name| *name = self.persons.of[*name as usize]);
        others.sort_unstable();
        others.dedup();
        others
    }

    fn spellings(&self, name: u32) -> impl Iterator<Item = u32> {
        let of_author = self.names.roster.spellings(self.names.author_of[name as usize]).iter().copied();
        of_author.filter(move |&spelling| self.names.name_of[spelling as usize] == name)
    }

    /// The spelling of a name that is mentioned most.
    fn spelling(&self, name: u32) -> u32 {
        let most = |&spelling: &u32| (self.names.roster.mentions(spelling), Reverse(spelling));
        self.spellings(name).max_by_key(most).unwrap_or_default()
    }

    /// The identifiers of some names, ascending.
    fn ids(&self, names: &[u32]) -> Vec<u32> {
        self.names.ids_of(names.iter().flat_map(|&name| self.spellings(name)))
    }
}

/// Was a merge for such a reason a matter of evidence?
fn is_weighed(reason: Join) -> bool {
    !matches!(reason, Join::Exact | Join::Folded | Join::Identifier | Join::Alias)
}

/// What two bearers of one name have in common, and others who bear it.
fn respects(Between { respects, others, .. }: Between) -> Vec<(&'static str, i64)> {
    let named = [(COAUTHORS, "co-authors"), (TITLES, "titles"), (VENUES, "venues"), (YEARS, "years")];
    let named = named.into_iter().map(|(respect, name)| (name, respects[respect]));
    named.chain([("others of the name", -others)]).collect()
}
