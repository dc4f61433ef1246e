//! The decisions of a roster as an alias file, to be edited and read back.

use hashbrown::{HashMap, HashSet};

use super::aliases::{Alias, Aliases};
use super::{Meant, Roster, exact};
use crate::records::Corpus;

/// What stands above the lines.
const HEAD: &str = "\
# Who is who, as decided by coauth. A line assigns a spelling to a person:
#   spelling → person                  wherever it occurs
#   spelling @ identifier → person     where it has this identifier
#   spelling @ paper → person          on this paper
#   spelling @ paper @ 2 → person      in the second mention of this spelling there
# Delete a line to undo it, edit it to change it, and pass the file to --aliases.
";

/// The decisions of a roster as an alias file for [`Aliases::parse`]: with it, exact matching gives the same authors of
/// the same corpus.
///
/// Only decisions that exact matching would not take are written. Linear in mentions.
///
/// # Examples
/// ```
/// use coauth::names::{Aliases, Matching, decisions, resolve};
/// use coauth::reading::{ReadOptions, Source, read};
/// use coauth::records::Notices;
///
/// let source = Source::Text("x.txt".to_owned(), "Ada Lovelace; Erdős, Paul\nPaul Erdos\n".to_owned());
/// let corpus = read(&[source], ReadOptions::default(), &mut Notices::default())?;
/// let roster = resolve(&corpus, Matching::Folded);
/// let text = decisions(&corpus, &roster);
/// assert!(text.ends_with("Paul Erdos → Erdős, Paul\n") || text.ends_with("Erdős, Paul → Paul Erdos\n"));
/// assert_eq!(Aliases::parse(&text)?.len(), 1);
/// # Ok::<(), coauth::Error>(())
/// ```
#[must_use]
pub fn decisions(corpus: &Corpus, roster: &Roster) -> String {
    let writer = Writer::of(corpus, roster);
    let lines: Vec<Alias> = (0..roster.len()).flat_map(|author| writer.lines(author)).collect();
    format!("{HEAD}{}", Aliases::text(&lines))
}

struct Writer<'a> {
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

impl<'a> Writer<'a> {
    fn of(corpus: &'a Corpus, roster: &'a Roster) -> Self {
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

    fn text(&self, spelling: u32) -> String {
        exact(self.meant.text(spelling))
    }

    /// What says who this author is: nothing where it goes without saying.
    fn lines(&self, author: usize) -> Vec<Alias> {
        let spellings = self.roster.spellings(author);
        if let [only] = spellings
            && !self.shared.contains_key(&self.text(*only))
            && !self.is_separated(spellings)
        {
            return Vec::new();
        }
        let person = self.person(author);
        let mut lines: Vec<Alias> = Vec::new();
        let mut said: HashSet<(String, String, usize)> = HashSet::new();
        for &spelling in spellings {
            let text = self.text(spelling);
            for (only, nth) in self.only(spelling, &text) {
                // The name of a person need not be said to be theirs; what holds everywhere, not twice.
                if (text != person || !only.is_empty() || self.is_separated(spellings))
                    && said.insert((text.clone(), only.clone(), nth))
                {
                    lines.push(Alias { spelling: text.clone(), only, nth, person: person.clone() });
                }
            }
        }
        lines
    }

    /// Might identifiers part the spellings of an author, or merge them with those of others?
    fn is_separated(&self, spellings: &[u32]) -> bool {
        let mut ids = spellings.iter().flat_map(|&spelling| self.meant.ids(spelling)).peekable();
        spellings.len() > 1 && ids.peek().is_some() || ids.any(|id| self.disputed.contains(id))
    }

    /// The name of an author, with a number where others have the same and the name by itself means one of them.
    fn person(&self, author: usize) -> String {
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
