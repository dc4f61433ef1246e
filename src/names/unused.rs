//! Alias lines without effect, each with the reason.

use hashbrown::{HashMap, HashSet};

use super::aliases::{Alias, Said};
use super::{Aliases, Meant, Roster, resolve_with};
use crate::records::Corpus;

impl Aliases {
    /// The lines without effect on the authors of a corpus, each with the reason: no author is called so, or none on
    /// that paper, or two authors of one byline cannot be one person. Line numbers count from 1 and ascend.
    ///
    /// The roster is one that was resolved [with](super::resolve_with) these aliases. Linear in spellings, and in papers
    /// where lines are about some papers only.
    ///
    /// # Examples
    /// ```
    /// use coauth::names::{Aliases, Matching, resolve_with};
    /// use coauth::reading::{ReadOptions, Source, read};
    /// use coauth::records::Notices;
    ///
    /// let source = Source::Text("x.txt".to_owned(), "Ada King; Luigi Menabrea\n".to_owned());
    /// let corpus = read(&[source], ReadOptions::default(), &mut Notices::default())?;
    /// let aliases = Aliases::parse("Ada King → Ada Lovelace\nMary Gray → Mary Somerville\n")?;
    /// let roster = resolve_with(&corpus, Matching::Exact, &aliases);
    /// let unused = aliases.unused(&corpus, &roster);
    /// assert_eq!(unused, [(2, "no author is called Mary Gray".to_owned())]);
    /// # Ok::<(), coauth::Error>(())
    /// ```
    #[must_use]
    pub fn unused(&self, corpus: &Corpus, roster: &Roster) -> Vec<(u64, String)> {
        let said = Said::of(self);
        let outcome = Outcome::of(self, corpus, roster, &said);
        let mut idle = self.without_effect_on(corpus, roster, &outcome);
        // A person whose name is unused is the author that the first line about them means.
        let mut first: HashMap<&str, HashSet<usize>> = HashMap::new();
        let mut unused = Vec::new();
        for (alias, line) in self.lines() {
            if idle.remove(&line) {
                unused.push((line, format!("{} is the same person without it", alias.spelling)));
                continue;
            }
            let person = said.end_of(&alias.person);
            let meant = outcome.meant(alias);
            let called_so = outcome.called(person);
            let is_one = |all: &HashSet<usize>| all.is_empty() || !all.is_disjoint(&meant);
            // In a chain, `A → B` may hold where `B → C` does not.
            let is_so_far = alias.person != person && !outcome.called(&alias.person).is_disjoint(&meant);
            let known = first.entry(person).or_insert_with(|| meant.clone());
            let why = match meant.is_empty() {
                true if outcome.called(&alias.spelling).is_empty() => {
                    format!("no author is called {}", alias.spelling)
                }
                true => format!("no {} has {} next to the name or as a paper", alias.spelling, alias.only),
                false if is_so_far => continue,
                false if is_one(&called_so) && (!called_so.is_empty() || is_one(known)) => continue,
                false => format!("{} and {person} are on one byline, and so are two", alias.spelling),
            };
            unused.push((line, why));
        }
        unused
    }

    /// The lines that say of a spelling that it is itself, and change nothing. Such a line may keep a person apart from
    /// others, and one with identifiers together: where that is possible, authors are resolved without these lines.
    fn without_effect_on(&self, corpus: &Corpus, roster: &Roster, outcome: &Outcome<'_>) -> HashSet<u64> {
        let mut uses: HashMap<&str, usize> = HashMap::new();
        let mut aliases_of: HashMap<u64, usize> = HashMap::new();
        for (alias, line) in self.lines() {
            [&*alias.spelling, &*alias.person].iter().for_each(|name| *uses.entry(name).or_default() += 1);
            *aliases_of.entry(line).or_default() += 1;
        }
        // Names on both sides of ≠ share a line.
        let is_idle = |(alias, line): &(&Alias, u64)| {
            let text = &*alias.spelling;
            alias.person == text
                && alias.only.is_empty()
                && uses[text] == 2
                && aliases_of[line] == 1
                && outcome.in_use(text).next().is_some()
                && outcome.in_use(text).all(|spelling| outcome.meant.ids(spelling).next().is_none())
        };
        let idle: HashSet<u64> = self.lines().filter(is_idle).map(|(_, line)| line).collect();
        if idle.is_empty() {
            return idle;
        }
        let without = resolve_with(corpus, roster.matching(), &self.without(&idle));
        let of_all = |roster: &Roster| -> Vec<usize> {
            (0..corpus.spellings().len() as u32).map(|spelling| roster.author_of(spelling)).collect()
        };
        if of_all(&without) == of_all(roster) { idle } else { HashSet::new() }
    }
}

/// The authors that the texts in the alias file mean in the end, as numbers of a roster.
struct Outcome<'a> {
    roster: &'a Roster,
    meant: Meant<'a>,
    spellings_of: HashMap<&'a str, Vec<u32>>,
    /// The authors of each text on each paper that is spoken of.
    on_papers: HashMap<(&'a str, &'a str), HashSet<usize>>,
}

impl<'a> Outcome<'a> {
    fn of(aliases: &'a Aliases, corpus: &'a Corpus, roster: &'a Roster, said: &Said<'a>) -> Self {
        let meant = roster.meant(corpus);
        let spellings_of = aliases.spellings_of(meant, roster.matching(), said);
        let mut texts_of: HashMap<u32, Vec<&Alias>> = HashMap::new();
        for (alias, _) in aliases.lines().filter(|(alias, _)| !alias.only.is_empty()) {
            for &spelling in spellings_of.get(&*alias.spelling).into_iter().flatten() {
                texts_of.entry(spelling).or_default().push(alias);
            }
        }
        let mut on_papers: HashMap<_, HashSet<usize>> = HashMap::new();
        for paper in 0..if texts_of.is_empty() { 0 } else { corpus.papers() } {
            let byline = meant.byline(paper);
            let spoken_of = byline.iter().filter_map(|spelling| texts_of.get_key_value(spelling));
            let mut key = None;
            for (&spelling, lines) in spoken_of {
                let key: &String = key.get_or_insert_with(|| corpus.id(paper));
                for alias in lines.iter().filter(|alias| alias.only == *key) {
                    let meant = on_papers.entry((&*alias.spelling, &*alias.only)).or_default();
                    meant.insert(roster.author_of(spelling));
                }
            }
        }
        Self { roster, meant, spellings_of, on_papers }
    }

    /// The authors who are called by a text somewhere.
    fn called(&self, text: &str) -> HashSet<usize> {
        self.in_use(text).map(|spelling| self.roster.author_of(spelling)).collect()
    }

    /// The spellings of a text that are met.
    fn in_use(&self, text: &str) -> impl Iterator<Item = u32> {
        let all = self.spellings_of.get(text).into_iter().flatten().copied();
        all.filter(|&spelling| self.roster.mentions(spelling) > 0)
    }

    /// The authors that a line is about.
    fn meant(&self, alias: &Alias) -> HashSet<usize> {
        if alias.only.is_empty() {
            return self.called(&alias.spelling);
        }
        let has_it = |spelling: &u32| self.meant.ids(*spelling).any(|id| id == alias.only);
        let by_identifier = self.in_use(&alias.spelling).filter(has_it);
        let by_paper = self.on_papers.get(&(&*alias.spelling, &*alias.only)).into_iter().flatten().copied();
        by_identifier.map(|spelling| self.roster.author_of(spelling)).chain(by_paper).collect()
    }
}
