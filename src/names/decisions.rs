//! The decisions of a roster: the alias lines from which exact matching makes the same authors.

use hashbrown::{HashMap, HashSet};

use super::aliases::Alias;
use super::{Meant, Roster, exact};
use crate::records::Corpus;

/// What is decided about a spelling of an author.
pub(super) struct Decision {
    /// The spelling, or the first of several that are written the same.
    pub(super) spelling: u32,
    pub(super) mentions: u32,
    /// One line or more.
    pub(super) lines: Vec<Alias>,
}

/// The decisions that exact matching would not take.
pub(super) struct Decisions<'a> {
    corpus: &'a Corpus,
    roster: &'a Roster,
    meant: Meant<'a>,
    /// The spellings of each text that several authors are called by.
    shared: HashMap<String, Vec<u32>>,
    /// The papers of the spellings of such texts.
    papers: HashMap<u32, Vec<u32>>,
    /// Texts that somebody is called by.
    texts: HashSet<String>,
    /// Identifiers that several authors have.
    disputed: HashSet<&'a str>,
}

impl<'a> Decisions<'a> {
    pub(super) fn of(corpus: &'a Corpus, roster: &'a Roster) -> Self {
        let meant = roster.meant(corpus);
        let mut spellings_of: HashMap<String, Vec<u32>> = HashMap::new();
        for &spelling in roster.all_spellings() {
            spellings_of.entry(exact(meant.text(spelling))).or_default().push(spelling);
        }
        let texts = spellings_of.keys().cloned().collect();
        let is_shared = |spellings: &[u32]| {
            spellings.iter().any(|&spelling| roster.author_of(spelling) != roster.author_of(spellings[0]))
        };
        spellings_of.retain(|_, spellings| is_shared(spellings));
        let mut papers: HashMap<u32, Vec<u32>> =
            spellings_of.values().flatten().map(|&spelling| (spelling, Vec::new())).collect();
        for paper in 0..if papers.is_empty() { 0 } else { corpus.papers() } {
            for spelling in &*meant.byline(paper) {
                if let Some(papers) = papers.get_mut(spelling) {
                    papers.push(paper as u32);
                }
            }
        }
        let mut author_of: HashMap<&str, usize> = HashMap::new();
        let mut disputed = HashSet::new();
        for &spelling in roster.all_spellings() {
            let author = roster.author_of(spelling);
            disputed
                .extend(meant.ids(spelling).filter(|id| *author_of.entry(*id).or_insert(author) != author));
        }
        Self { corpus, roster, meant, shared: spellings_of, papers, texts, disputed }
    }

    pub(super) fn text(&self, spelling: u32) -> String {
        exact(self.meant.text(spelling))
    }

    /// What says who this author is, spelling by spelling: nothing where it goes without saying.
    pub(super) fn about(&self, author: usize) -> Vec<Decision> {
        let spellings = self.roster.spellings(author);
        if let [only] = spellings
            && !self.shared.contains_key(&self.text(*only))
            && !self.is_separated(spellings)
        {
            return Vec::new();
        }
        let person = self.person(author);
        let mut found: Vec<Decision> = Vec::new();
        let mut said: HashSet<(String, String, usize)> = HashSet::new();
        for &spelling in spellings {
            let text = self.text(spelling);
            // The name of a person need not be said to be theirs; what holds everywhere, not twice.
            let is_new = |(only, nth): &(String, usize)| {
                (text != person || !only.is_empty() || self.is_separated(spellings))
                    && said.insert((text.clone(), only.clone(), *nth))
            };
            let line = |(only, nth)| Alias { spelling: text.clone(), only, nth, person: person.clone() };
            let lines: Vec<Alias> = self.only(spelling, &text).into_iter().filter(is_new).map(line).collect();
            let mentions = self.roster.mentions(spelling);
            if !lines.is_empty() {
                found.push(Decision { spelling, mentions, lines });
            } else if let Some(same) = found.iter_mut().find(|known| known.lines[0].spelling == text) {
                // The same text with another identifier.
                same.mentions += mentions;
            }
        }
        found
    }

    /// Might identifiers part the spellings of an author, or merge them with those of others?
    fn is_separated(&self, spellings: &[u32]) -> bool {
        let mut ids = spellings.iter().flat_map(|&spelling| self.meant.ids(spelling)).peekable();
        spellings.len() > 1 && ids.peek().is_some() || ids.any(|id| self.disputed.contains(id))
    }

    /// The name of an author, with a number where others have the same and the name by itself means one of them.
    pub(super) fn person(&self, author: usize) -> String {
        let name = self.text(self.roster.display(author));
        let Some(spellings) = self.shared.get(&name) else { return name };
        if self.by_itself(spellings).is_some_and(|spelling| self.roster.author_of(spelling) == author) {
            return name;
        }
        let mut bearers: Vec<usize> = spellings.iter().map(|&s| self.roster.author_of(s)).collect();
        bearers.sort_unstable();
        bearers.dedup();
        let number = bearers.iter().position(|&bearer| bearer == author).unwrap_or_default() + 1;
        let mut person = format!("{name} ({number})");
        while self.texts.contains(&person) {
            person.push('\'');
        }
        person
    }

    /// Which of the spellings of one text is meant without a qualifier.
    fn by_itself(&self, shared: &[u32]) -> Option<u32> {
        shared.iter().copied().find(|&spelling| self.meant.ids(spelling).next().is_none())
    }

    /// What tells the mentions of a spelling from others of that text: nothing has to where the text is one
    /// author's; else an identifier that no other author has beside it, or the papers. What has none of these is
    /// what the text means by itself.
    fn only(&self, spelling: u32, text: &str) -> Vec<(String, usize)> {
        let everywhere = || vec![(String::new(), 0)];
        let Some(shared) = self.shared.get(text) else { return everywhere() };
        let author = self.roster.author_of(spelling);
        let is_theirs = |id: &&str| {
            let has_it = |other: u32| self.meant.ids(other).any(|of_other| of_other == *id);
            !shared.iter().any(|&other| self.roster.author_of(other) != author && has_it(other))
        };
        if let Some(id) = self.meant.ids(spelling).find(is_theirs) {
            vec![(id.to_owned(), 0)]
        } else if self.by_itself(shared) == Some(spelling) {
            everywhere()
        } else {
            self.papers[&spelling].iter().flat_map(|&paper| self.on_paper(spelling, paper as usize)).collect()
        }
    }

    /// What tells the mentions of a spelling on a paper from others that are written the same there.
    fn on_paper(&self, spelling: u32, paper: usize) -> Vec<(String, usize)> {
        let written = self.corpus.byline(paper);
        let meant = self.meant.byline(paper);
        let Some(at) = meant.iter().position(|other| *other == spelling) else { return Vec::new() };
        let text = |at: usize| exact(self.corpus.spellings().get(written[at]));
        let same: Vec<usize> = (0..written.len()).filter(|&other| text(other) == text(at)).collect();
        let id = self.corpus.id(paper);
        if same.iter().all(|&other| meant[other] == spelling) {
            return vec![(id, 0)];
        }
        let places = (1..).zip(same).filter(|(_, other)| meant[*other] == spelling);
        places.map(|(nth, _)| (id.clone(), nth)).collect()
    }
}
