//! What the user may want to look at: likely duplicates that were not joined, likely homonyms that were not told
//! apart. Every one is found by the evidence of bylines or identifiers, whatever the policy of the roster.

use std::cmp::Reverse;

use hashbrown::{HashMap, HashSet};

use super::commonness::bits;
use super::evidence::{self, Obstacle};
use super::homonyms::{self, Homonyms};
use super::merged::Merged;
use super::names_of_roster::Names;
use super::{Matching, Roster};
use crate::records::Corpus;

/// Something about who is who that may be wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suspect {
    /// What may be wrong.
    pub kind: SuspectKind,
    /// An author, as a number of the roster.
    pub a: usize,
    /// Another, if two are concerned.
    pub b: Option<usize>,
    /// Why, for people.
    pub reason: String,
    /// How likely it is, the larger the likelier: the logarithm of the odds, in sixteenths of a bit.
    pub weight: i64,
}

/// What may be wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum SuspectKind {
    /// Two authors may be one person.
    Duplicate,
    /// An author may be several persons.
    Conflation,
}

impl SuspectKind {
    /// The word for it.
    ///
    /// # Examples
    /// ```
    /// assert_eq!(coauth::names::SuspectKind::Duplicate.name(), "duplicate");
    /// ```
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Duplicate => "duplicate",
            Self::Conflation => "conflation",
        }
    }
}

/// A suspicion that rests on an identifier comes before those that rest on bylines.
const BY_IDENTIFIER: i64 = 1 << 20;

/// All suspects of a roster, the likeliest first.
///
/// Near-linear in the ties; on all cores.
///
/// # Examples
/// ```
/// use coauth::names::{Matching, SuspectKind, resolve, suspects};
/// use coauth::reading::{ReadOptions, Source, read};
/// use coauth::records::Notices;
///
/// let text = "Grace Hopper; Ada Lovelace; Mary Somerville\nHopper, G.; Ada Lovelace; Mary Somerville\n";
/// let source = Source::Text("x.txt".to_owned(), text.to_owned());
/// let corpus = read(&[source], ReadOptions::default(), &mut Notices::default())?;
/// let roster = resolve(&corpus, Matching::Folded);
/// let found = suspects(&corpus, &roster);
/// assert_eq!((found.len(), found[0].kind), (1, SuspectKind::Duplicate));
/// # Ok::<(), coauth::Error>(())
/// ```
#[must_use]
pub fn suspects(corpus: &Corpus, roster: &Roster) -> Vec<Suspect> {
    let names = Names::of(corpus, roster);
    let mut found = names.by_identifier();
    let known: HashSet<(usize, Option<usize>)> = found.iter().map(|suspect| (suspect.a, suspect.b)).collect();
    let by_bylines = names.duplicates().into_iter().chain(names.conflations());
    found.extend(by_bylines.filter(|suspect| !known.contains(&(suspect.a, suspect.b))));
    let shown = |author: usize| {
        (roster.meant(corpus).text(roster.display(author)), roster.key(author), roster.qualifier(author))
    };
    found.sort_by_cached_key(|suspect| (Reverse(suspect.weight), shown(suspect.a), suspect.b.map(shown)));
    found
}

impl Names<'_> {
    /// Authors who share an identifier, and authors who have two of one scheme.
    fn by_identifier(&self) -> Vec<Suspect> {
        let mut found = Vec::new();
        if self.identities.is_empty() {
            return found;
        }
        let mut first_with: HashMap<u32, usize> = HashMap::new();
        for author in 0..self.roster.len() {
            let ids = self.ids(author);
            for &id in &ids {
                let first = *first_with.entry(id).or_insert(author);
                if first != author {
                    let reason = format!("both have {}", self.identities.text(id));
                    found.push(Suspect {
                        kind: SuspectKind::Duplicate,
                        a: first,
                        b: Some(author),
                        reason,
                        weight: BY_IDENTIFIER,
                    });
                }
            }
            if let Some((one, other)) = self.identities.two_of_one_scheme(&ids) {
                let [one, other] = [one, other].map(|id| self.identities.text(id));
                let reason = format!("has {one} and {other}");
                found.push(Suspect {
                    kind: SuspectKind::Conflation,
                    a: author,
                    b: None,
                    reason,
                    weight: BY_IDENTIFIER,
                });
            }
        }
        found
    }

    /// Authors whose names agree and who are more likely one person than not.
    fn duplicates(&self) -> Vec<Suspect> {
        let author = |name: u32| self.author_of[name as usize];
        let near = evidence::near(self.writings(), &self.known, |a, b| self.against(a, b));
        let suspect = |near: evidence::Near| {
            let missing = match near.obstacle {
                Some(Obstacle::Byline) => "but both are on one byline",
                Some(Obstacle::Names) => "but other names of theirs contradict",
                Some(Obstacle::Identifiers) => "but identifiers differ",
                None if near.odds >= evidence::ENOUGH && self.roster.matching() == Matching::Evidence => {
                    match self.vocabulary.name(near.a as usize) == self.vocabulary.name(near.b as usize) {
                        true => "but their papers have too little in common",
                        false => "about ten to one",
                    }
                }
                None if near.odds >= evidence::ENOUGH => "enough for --names evidence",
                None => "likely",
            };
            // What would change the verdict.
            let short = match near.obstacle {
                None if near.odds < evidence::ENOUGH => {
                    format!(
                        ", but {:.1} bits short of ten to one",
                        (evidence::ENOUGH - near.odds) as f64 / 16.0
                    )
                }
                _ => String::new(),
            };
            let coauthors = match near.shared {
                0 => "no co-author in common".to_owned(),
                1 => "1 co-author in common".to_owned(),
                count => format!("{count} co-authors in common"),
            };
            let differing = match self.conflict(near.a, near.b) {
                Some(_) => ", different identifiers",
                None => "",
            };
            let reason = format!("{}, {coauthors}{differing}; {missing}{short}", near.reason.about());
            let (a, b) = (author(near.a), author(near.b));
            let (a, b) = (a.min(b), a.max(b));
            Suspect { kind: SuspectKind::Duplicate, a, b: Some(b), reason, weight: near.odds }
        };
        near.into_iter().map(suspect).collect()
    }

    /// Authors whose papers fall into clusters that have nothing in common, and whose name is no rare one.
    fn conflations(&self) -> Vec<Suspect> {
        let meant = self.roster.meant(self.corpus);
        let is_identified = |name: u32, paper: u32| {
            meant.byline(paper as usize).iter().any(|&spelling| {
                self.name_of[spelling as usize] == name && !self.identities.of_spelling(spelling).is_empty()
            })
        };
        let writings = self.writings();
        let mut others: HashMap<u32, Vec<usize>> = HashMap::new();
        let persons = Merged::of(writings, &self.known).of;
        let expected = homonyms::expected(writings.names, writings.commonness);
        let homonyms =
            Homonyms::of(self.corpus, writings, &persons, &expected, |name| self.is_numbered(name));
        for split in homonyms.iter().flat_map(|homonyms| homonyms.splits(is_identified)) {
            others.entry(split.name).or_default().push(split.papers.len());
        }
        let suspect = |(name, mut sizes): (u32, Vec<usize>)| {
            sizes.sort_unstable_by_key(|&size| Reverse(size));
            let rest = self.papers.row_len(name as usize) - sizes.iter().sum::<usize>();
            let second = sizes.first().copied().unwrap_or_default();
            let parts: Vec<String> =
                [rest].iter().chain(sizes.iter().take(4)).map(ToString::to_string).collect();
            let more = if sizes.len() > 4 { ", …" } else { "" };
            let reason = format!("papers in clusters with little in common: {}{more}", parts.join(", "));
            let a = self.author_of[name as usize];
            let weight = bits(second.min(rest) as f64);
            Suspect { kind: SuspectKind::Conflation, a, b: None, reason, weight }
        };
        let mut found: Vec<Suspect> = others.into_iter().map(suspect).collect();
        // Of one author's names the worst.
        found.sort_unstable_by(|one, other| {
            (one.a, other.weight, &one.reason).cmp(&(other.a, one.weight, &other.reason))
        });
        found.dedup_by_key(|suspect| suspect.a);
        found
    }
}
