//! The decisions of a roster as an alias file, to be edited and read back: a group of lines per person, with the reasons and
//! the suspects as comments, the most doubtful first.

use std::cmp::Reverse;

use hashbrown::{HashMap, HashSet};

use super::aliases::Alias;
use super::decisions::{Decision, Decisions};
use super::suspects::{Suspect, suspects};
use super::{Aliases, Join, Roster, exact};
use crate::records::Corpus;

/// What the file begins with.
const HEAD: &str = "\
# Who is who, as decided by coauth. A line assigns a spelling to a person:
#   spelling → person                  wherever it occurs
#   spelling @ identifier → person     where it has this identifier
#   spelling @ paper → person          on this paper
#   spelling @ paper @ 2 → person      in the second mention of this spelling there
# Delete a line to undo it, edit it to change it, and pass the file to --aliases.
# The most doubtful people come first. A line that begins with #? would merge two people: remove the #? to do so.
";

/// The decisions of a roster as an alias file for [`Aliases::parse`]: with it, exact matching gives the same authors of
/// the same corpus. Only where a policy other than [evidence](crate::names::Matching::Evidence) puts a person on a byline
/// twice, by names that differ, are the two kept apart, and [`Aliases::unused`] reports the line.
///
/// Only decisions that exact matching would not take are written, grouped by person. Comments give the number of mentions
/// of each spelling, the reason why it was merged, and the [`suspects`]. People with suspects come first, the likeliest
/// error before the others, and then those whose spellings were merged for the weakest reasons. As fast as finding the
/// suspects.
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
    let suspects = suspects(corpus, roster);
    let mut writer = Writer {
        corpus,
        roster,
        decided: Decisions::of(corpus, roster),
        together: on_one_byline(corpus, roster, &suspects),
        offered: HashSet::new(),
    };
    let mut suspects_of: HashMap<usize, Vec<(usize, &Suspect)>> = HashMap::new();
    for (rank, suspect) in suspects.iter().enumerate() {
        suspects_of.entry(writer.main_author(suspect)).or_default().push((rank, suspect));
    }
    let group = |author| {
        let suspects = suspects_of.remove(&author).unwrap_or_default();
        let decisions = writer.decided.about(author);
        let weakest = decisions.iter().map(|decision| writer.weakness(decision)).max();
        let first_suspect = suspects.first().map_or(usize::MAX, |(rank, _)| *rank);
        let is_needed = !decisions.is_empty() || !suspects.is_empty();
        is_needed.then_some(((first_suspect, Reverse(weakest)), author, decisions, suspects))
    };
    let mut groups: Vec<_> = (0..roster.len()).filter_map(group).collect();
    groups.sort_by_key(|(doubt, ..)| *doubt);
    let mut text = HEAD.to_owned();
    for (_, author, decisions, suspects) in groups {
        text += &writer.group(author, &decisions, &suspects);
    }
    text
}

/// The pairs of suspects that are on one byline, which no line can merge.
fn on_one_byline(corpus: &Corpus, roster: &Roster, suspects: &[Suspect]) -> HashSet<(usize, usize)> {
    let mut partners: HashMap<usize, Vec<usize>> = HashMap::new();
    for (a, b) in suspects.iter().filter_map(|suspect| Some((suspect.a, suspect.b?))) {
        partners.entry(a).or_default().push(b);
    }
    let mut found = HashSet::new();
    for paper in 0..if partners.is_empty() { 0 } else { corpus.papers() } {
        let byline = roster.meant(corpus).byline(paper);
        let authors = || byline.iter().map(|&spelling| roster.author_of(spelling));
        if !authors().any(|author| partners.contains_key(&author)) {
            continue;
        }
        let all: HashSet<usize> = authors().collect();
        for &a in &all {
            let others = partners.get(&a).into_iter().flatten().filter(|b| all.contains(*b));
            found.extend(others.map(|&b| (a, b)));
        }
    }
    found
}

struct Writer<'a> {
    corpus: &'a Corpus,
    roster: &'a Roster,
    decided: Decisions<'a>,
    /// Pairs of suspects on one byline.
    together: HashSet<(usize, usize)>,
    /// The names that a commented line would make another person: one line each, or they would contradict each other.
    offered: HashSet<String>,
}

impl Writer<'_> {
    /// The author in whose group a suspect is: of two, the one with more mentions.
    fn main_author(&self, suspect: &Suspect) -> usize {
        let other = suspect.b.filter(|&b| self.mentions(b) > self.mentions(suspect.a));
        other.unwrap_or(suspect.a)
    }

    fn mentions(&self, author: usize) -> u64 {
        self.roster.spellings(author).iter().map(|&spelling| u64::from(self.roster.mentions(spelling))).sum()
    }

    /// How little the reason of a merge means by itself.
    fn weakness(&self, decision: &Decision) -> u8 {
        match self.roster.reason(self.corpus, decision.spelling) {
            Join::Exact | Join::Alias | Join::Identifier => 0,
            Join::Folded | Join::Hyphenation | Join::Transliteration | Join::Order => 1,
            Join::MiddleName | Join::SecondFamilyName => 2,
            Join::Nickname => 3,
            Join::Initial | Join::Slip => 4,
        }
    }

    /// The lines of an author, after a blank line.
    fn group(&mut self, author: usize, decisions: &[Decision], suspects: &[(usize, &Suspect)]) -> String {
        let mut texts: Vec<String> =
            self.roster.spellings(author).iter().map(|&spelling| self.decided.text(spelling)).collect();
        texts.sort_unstable();
        texts.dedup();
        let spellings = counted(texts.len() as u64, "spelling");
        let mentions = counted(self.mentions(author), "mention");
        let mut text = format!("\n# {}: {spellings}, {mentions}\n", self.decided.person(author));
        for (_, suspect) in suspects {
            text += &self.suspect(author, suspect);
        }
        for decision in decisions {
            text += &self.reason(decision);
            text += &Aliases::text(&decision.lines);
        }
        text
    }

    fn reason(&self, Decision { spelling, mentions, lines }: &Decision) -> String {
        let mentions = counted(u64::from(*mentions), "mention");
        match self.roster.join(self.corpus, *spelling) {
            (_, Join::Exact) => format!("# {mentions}\n"),
            (other, reason) => {
                let other = self.decided.text(other);
                let is_shown = other == lines[0].person || other == lines[0].spelling;
                let with = if is_shown { String::new() } else { format!(", merged with {other}") };
                format!("# {mentions}: {}{with}\n", reason.about())
            }
        }
    }

    /// A suspect in the group of an author, with the line that would merge two.
    fn suspect(&mut self, author: usize, suspect: &Suspect) -> String {
        let reason = exact(&suspect.reason);
        let Some(b) = suspect.b else { return format!("# may be several people: {reason}\n") };
        let other = if b == author { suspect.a } else { b };
        let name = self.decided.person(other);
        let mentions = counted(self.mentions(other), "mention");
        let merge = match self.together.contains(&(suspect.a, b)) {
            true => None,
            false => self.merge(other, author).or_else(|| self.merge(author, other)),
        };
        let merge = merge.unwrap_or_default();
        format!("# may be {name} ({mentions}): {reason}\n{merge}")
    }

    /// The line that would make one author another, commented out; `None` if more than a line is needed: where the name of
    /// the one has a line already, or is not a name by which papers call them.
    fn merge(&mut self, one: usize, other: usize) -> Option<String> {
        let [name, person] = [one, other].map(|author| self.decided.person(author));
        let has_line = |decision: &Decision| {
            decision.lines.iter().any(|line| line.spelling == name && line.only.is_empty())
        };
        let is_called_so = name == self.decided.text(self.roster.display(one));
        if !is_called_so || self.decided.about(one).iter().any(has_line) {
            return None;
        }
        if !self.offered.insert(name.clone()) {
            return None;
        }
        let line = Alias { spelling: name, only: String::new(), nth: 0, person };
        Some(format!("#? {}", Aliases::text(&[line])))
    }
}

fn counted(count: u64, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}
