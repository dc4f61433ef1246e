//! A corpus as its roster reads it: as written, and on some papers another bearer of the name.
//!
//! The corpus keeps what is written. What a roster knows beyond it is a sparse column: the few mentions that mean
//! another bearer of their name, each with a spelling that the roster adds behind those of the corpus.

use std::borrow::Cow;

use crate::columns::{Arena, Column, SectionReader, SectionWriter};
use crate::error::Result;
use crate::records::Corpus;

/// Spellings that a roster adds to those of its corpus, numbered after them.
#[derive(Debug, Clone, Default)]
pub(super) struct Additions {
    /// The number of the first: how many spellings the corpus has.
    first: usize,
    /// What the user calls persons where no record calls anyone so.
    texts: Arena,
    /// What each addition is written like: a spelling of the corpus or, from `first` on, one of `texts`.
    like: Column<u32>,
    /// The mentions that mean another bearer of their name, counted over all bylines, ascending.
    mentions: Column<u32>,
    /// The addition that each of these mentions means.
    means: Column<u32>,
}

impl Additions {
    /// Nothing is added to a corpus yet.
    pub(super) fn to(corpus: &Corpus) -> Self {
        Self { first: corpus.spellings().len(), ..Self::default() }
    }

    /// The corpus with what is added to it.
    pub(super) fn on<'a>(&'a self, corpus: &'a Corpus) -> Meant<'a> {
        Meant { corpus, additions: self }
    }

    /// The spelling of a text that is met nowhere in the corpus, or the one of the corpus if there is one.
    pub(super) fn call(&mut self, corpus: &Corpus, text: &str) -> u32 {
        if let Some(known) = corpus.spellings().find(text) {
            return known;
        }
        let like = self.first + self.texts.len();
        self.texts.push(text);
        self.add(like as u32)
    }

    /// Lets spellings mean, in some mentions each, another bearer of the name than elsewhere. Returns the spelling
    /// that is meant there, for each.
    pub(super) fn distinguish(&mut self, bearers: &[(u32, Vec<u32>)]) -> Vec<u32> {
        let mut found: Vec<(u32, u32)> = Vec::new();
        let mut spellings = Vec::with_capacity(bearers.len());
        for (spelling, mentions) in bearers {
            let bearer = self.add(self.written_like(*spelling));
            found.extend(mentions.iter().map(|&mention| (mention, bearer)));
            spellings.push(bearer);
        }
        // A mention that was distinguished before means the later bearer.
        found.extend(self.mentions.all().iter().copied().zip(self.means.all().iter().copied()));
        found.sort_by_key(|(mention, bearer)| (*mention, std::cmp::Reverse(*bearer)));
        found.dedup_by_key(|(mention, _)| *mention);
        self.mentions = found.iter().map(|(mention, _)| *mention).collect();
        self.means = found.iter().map(|(_, bearer)| *bearer).collect();
        spellings
    }

    fn add(&mut self, like: u32) -> u32 {
        let spelling = u32::try_from(self.first + self.like.len()).expect("at most 2^32 spellings");
        self.like.to_mut().push(like);
        spelling
    }

    /// What a spelling is written like.
    fn written_like(&self, spelling: u32) -> u32 {
        match (spelling as usize).checked_sub(self.first) {
            None => spelling,
            Some(addition) => self.like.get(addition),
        }
    }

    pub(super) fn save<'a>(&'a self, writer: &mut SectionWriter<'a>) {
        self.texts.save("roster.called", writer);
        writer.column("roster.added", &self.like);
        writer.column("roster.mentions", &self.mentions);
        writer.column("roster.means", &self.means);
    }

    pub(super) fn load(reader: &SectionReader, corpus: &Corpus) -> Result<Self> {
        let first = corpus.spellings().len();
        let texts = Arena::load("roster.called", reader)?;
        let like = reader.numbers("roster.added", None, first + texts.len())?;
        let mentions = reader.ascending("roster.mentions", None, corpus.mention_count())?;
        let means = reader.numbers("roster.means", Some(mentions.len()), first + like.len())?;
        Ok(Self { first, texts, like, mentions, means })
    }
}

/// A corpus as its [roster](super::Roster) reads it.
///
/// Its spellings are those of the corpus and, after them, those that the roster adds: other bearers of a name, which
/// are written the same, and what the user calls persons.
///
/// # Examples
/// ```
/// let network = coauth::Loader::new().bylines("program", [["Ann Lee", "Bob Roe"]]).load()?.network;
/// let meant = network.meant();
/// let names: Vec<_> = meant.byline(0).iter().map(|&spelling| meant.text(spelling)).collect();
/// assert_eq!(names, ["Ann Lee", "Bob Roe"]);
/// # Ok::<(), coauth::Error>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Meant<'a> {
    corpus: &'a Corpus,
    additions: &'a Additions,
}

impl<'a> Meant<'a> {
    /// How many spellings there are.
    #[must_use]
    pub fn spellings(self) -> usize {
        self.additions.first + self.additions.like.len()
    }

    /// The text of a spelling.
    #[must_use]
    #[inline]
    pub fn text(self, spelling: u32) -> &'a str {
        let like = self.additions.written_like(spelling);
        match (like as usize).checked_sub(self.additions.first) {
            None => self.corpus.spellings().get(like),
            Some(text) => self.additions.texts.get(text),
        }
    }

    /// The identifiers beside a spelling, as `orcid:0000-0002-1825-0097`.
    pub fn ids(self, spelling: u32) -> impl Iterator<Item = &'a str> {
        self.in_corpus(spelling).into_iter().flat_map(move |spelling| self.corpus.spellings().ids(spelling))
    }

    /// Do the sources mark a spelling as that of a group?
    #[must_use]
    pub fn is_group(self, spelling: u32) -> bool {
        self.in_corpus(spelling).is_some_and(|spelling| self.corpus.spellings().is_group(spelling))
    }

    /// The spelling of the corpus that is written there.
    fn in_corpus(self, spelling: u32) -> Option<u32> {
        Some(self.additions.written_like(spelling)).filter(|&like| (like as usize) < self.additions.first)
    }

    /// The mentions of a paper, in byline order, each as the spelling that is meant.
    #[must_use]
    pub fn byline(self, paper: usize) -> Cow<'a, [u32]> {
        let written = self.corpus.byline(paper);
        if self.additions.mentions.is_empty() {
            return Cow::Borrowed(written);
        }
        let range = self.corpus.mentions_of(paper);
        let mentions = self.additions.mentions.all();
        let first = mentions.partition_point(|&mention| (mention as usize) < range.start);
        let here = mentions[first..].iter().take_while(|&&mention| (mention as usize) < range.end);
        let mut meant = Cow::Borrowed(written);
        for (&mention, addition) in here.zip(first..) {
            let place = (mention as usize).checked_sub(range.start);
            if let Some(meant) = place.and_then(|place| meant.to_mut().get_mut(place)) {
                *meant = self.additions.means.get(addition);
            }
        }
        meant
    }

    /// The mentions of all papers, one byline after the other, each as the spelling that is meant.
    pub fn mentions(self) -> impl Iterator<Item = u32> {
        let all = |column: &'a Column<u32>| column.all().iter().copied();
        let mut others = all(&self.additions.mentions).zip(all(&self.additions.means)).peekable();
        (0..).zip(self.corpus.mentions()).map(move |(mention, &written)| {
            others.next_if(|(other, _)| *other == mention).map_or(written, |(_, meant)| meant)
        })
    }

    /// The spellings that are met in the corpus, as often as they are met: in bylines, then among the authors that
    /// network files list.
    pub(super) fn met(self) -> impl Iterator<Item = u32> {
        self.mentions().chain(self.corpus.nodes().iter().copied())
    }
}

#[cfg(test)]
mod tests {
    use crate::names::{Aliases, Matching, Roster, decisions, resolve_with};
    use crate::reading::{ReadOptions, Source, read};
    use crate::records::{Corpus, Notices};

    /// Two bearers of a common name who have no co-author in common, among many of the same given or family name.
    fn homonyms() -> Corpus {
        let mut text = String::new();
        for number in 0..60 {
            text.push_str(&format!("Wei Fang{number:x}; Gu{number:x} Wang\n"));
        }
        for other in ["Ada Loom", "Ben Wheel"] {
            (0..12).for_each(|number| text.push_str(&format!("Wei Wang; {other}; {other} {number:x}\n")));
        }
        let source = Source::Text("papers.txt".to_owned(), text);
        let authors =
            crate::formats::FORMATS.iter().find(|format| format.name == "authors").expect("the format");
        read(&[source], ReadOptions::new().from(authors), &mut Notices::default()).expect("papers")
    }

    /// Everything that a roster says of a corpus.
    fn said(corpus: &Corpus, roster: &Roster) -> String {
        let authors: Vec<_> =
            roster.meant(corpus).mentions().map(|m| roster.id(roster.author_of(m))).collect();
        let joins: Vec<_> = roster.all_spellings().iter().map(|&s| roster.join(corpus, s)).collect();
        format!("{authors:?} {joins:?} {}", decisions(corpus, roster))
    }

    #[test]
    fn resolving_a_corpus_again_equals_resolving_it_afresh() {
        let aliases = [
            "",
            "Wei Wang @ papers.txt#61 → Wei Wang (Oslo)\nAda Loom → Ada King\n",
            "Wei Wang @ papers.txt#61 → Ben Wheel\nWei Wang @ papers.txt#80 → Gu1 Wang\nAda Loom ≠ Ben Wheel\n",
        ];
        let again = homonyms();
        let written = again.mentions().to_vec();
        for aliases in aliases.iter().chain(&aliases) {
            for matching in [Matching::Evidence, Matching::Exact, Matching::Folded, Matching::Evidence] {
                let aliases = Aliases::parse(aliases).expect("aliases");
                let afresh = homonyms();
                let [one, other] =
                    [&again, &afresh].map(|corpus| said(corpus, &resolve_with(corpus, matching, &aliases)));
                assert_eq!(one, other, "{matching:?}");
                assert_eq!(again.mentions(), written, "the corpus stays as it is written");
            }
        }
    }

    #[test]
    fn another_bearer_of_a_name_is_written_the_same() {
        let corpus = homonyms();
        let roster = resolve_with(&corpus, Matching::Evidence, &Aliases::default());
        let meant = roster.meant(&corpus);
        let others: Vec<_> = corpus
            .mentions()
            .iter()
            .copied()
            .zip(meant.mentions())
            .filter(|(written, meant)| written != meant)
            .collect();
        assert_eq!(others.len(), 12, "the papers of one of the two");
        for (written, other) in others {
            assert_eq!(meant.text(other), corpus.spellings().get(written));
            assert_ne!(roster.author_of(other), roster.author_of(written));
        }
    }
}
