//! The alias file: the person of a spelling. It overrides all other evidence.

use hashbrown::{HashMap, HashSet};

use super::meant::{Additions, Meant};
use super::{Matching, exact};
use crate::error::{Error, ErrorKind, Result};
use crate::records::Corpus;

/// The user's decisions about who is who, as in an alias file.
///
/// A line gives the person of a spelling: spellings of the same person are merged, spellings of different persons are kept
/// apart. A person may have any name; a spelling that is the person's name, and has no line of its own, is theirs too.
///
/// ```text
/// # decisions by hand
/// J. Smith → Jane Smith
/// Wei Wang @ orcid:0000-0002-1825-0097 → Wei Wang (Oslo)
/// Wei Wang @ P05-1001 → Wei Wang (Oslo)
/// Wei Wang @ P06-1002 @ 2 → Wei Wang (Oslo)
/// Ann Lee ≠ A. Lee
/// ```
///
/// After `@` comes what identifies the mentions that are meant: an identifier next to them, or the key of their paper
/// and, after another `@`, the position of the mention among those of the spelling on that paper. Names on both sides of
/// `≠` are different persons. `->` and `!=` work, too, and so do the tabs of a VOSviewer thesaurus. Names that contain
/// such signs are quoted as in JSON.
///
/// # Examples
/// ```
/// use coauth::names::Aliases;
///
/// let aliases = Aliases::parse("# comment\nJ. Smith → Jane Smith\n")?;
/// assert_eq!(aliases.len(), 1);
/// assert!(Aliases::parse("J. Smith is Jane Smith").is_err());
/// # Ok::<(), coauth::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Aliases {
    lines: Vec<Alias>,
    /// The line of the file of each, from 1.
    numbers: Vec<u64>,
}

/// A line of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Alias {
    pub(super) spelling: String,
    /// What tells which mentions are meant; empty where all are.
    pub(super) only: String,
    /// Which mention of the spelling on a paper is meant, from 1; 0 for all.
    pub(super) nth: usize,
    pub(super) person: String,
}

/// The separators of names.
const ARROWS: [&str; 3] = [" → ", " -> ", "\t"];
const APART: [&str; 2] = [" ≠ ", " != "];
const ONLY: &str = " @ ";

impl Aliases {
    /// Parses the text of an alias file. Blank lines and those that begin with `#` are skipped, and so is the header of a
    /// VOSviewer thesaurus.
    ///
    /// # Errors
    /// If a line says nothing, or two lines of one spelling name different persons.
    pub fn parse(text: &str) -> Result<Self> {
        let mut all = Self::default();
        let mut said: HashMap<(String, String, usize), String> = HashMap::new();
        for (line, number) in text.trim_start_matches('\u{feff}').lines().zip(1..) {
            let wrong = |what: String| Err(Error::new(ErrorKind::Input, what).at("", Some(number)));
            let is_head = line.trim().to_lowercase() == "label\treplace by";
            if line.trim().is_empty() || line.starts_with('#') || is_head {
                continue;
            }
            let Some(aliases) = read_line(line) else {
                return wrong(format!("expected \"spelling → person\" or \"one ≠ other\", found \"{line}\""));
            };
            for alias in aliases {
                let known = said.entry((alias.spelling.clone(), alias.only.clone(), alias.nth));
                let known = known.or_insert_with(|| alias.person.clone());
                if *known != alias.person {
                    let (spelling, person) = (&alias.spelling, &alias.person);
                    return wrong(format!("{spelling} is {person} here and {known} above"));
                }
                all.lines.push(alias);
                all.numbers.push(number);
            }
        }
        Ok(all)
    }

    /// How many spellings it is about.
    #[must_use]
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// Does it say nothing?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// The lines of the file, with their numbers.
    pub(super) fn lines(&self) -> impl Iterator<Item = (&Alias, u64)> {
        self.lines.iter().zip(self.numbers.iter().copied())
    }

    /// The same file without some of its lines.
    pub(super) fn without(&self, lines: &HashSet<u64>) -> Self {
        let kept = self.lines().filter(|(_, number)| !lines.contains(number));
        let (lines, numbers) = kept.map(|(alias, number)| (alias.clone(), number)).unzip();
        Self { lines, numbers }
    }

    /// The line that merges a spelling with a person.
    #[cfg(feature = "serve")]
    pub(crate) fn line(spelling: &str, person: &str) -> String {
        format!("{} → {}", quoted(spelling), quoted(person))
    }

    /// The text of a file that says so.
    pub(super) fn text(lines: &[Alias]) -> String {
        let line = |alias: &Alias| {
            let only =
                if alias.only.is_empty() { String::new() } else { format!("{ONLY}{}", quoted(&alias.only)) };
            let nth = if alias.nth == 0 { String::new() } else { format!("{ONLY}{}", alias.nth) };
            format!("{}{only}{nth} → {}\n", quoted(&alias.spelling), quoted(&alias.person))
        };
        lines.iter().map(line).collect()
    }

    /// The person of each spelling in the file. Where that holds on some papers only, the
    /// mentions there mean a spelling of their own.
    pub(super) fn labels(
        &self,
        corpus: &Corpus,
        additions: &mut Additions,
        matching: Matching,
    ) -> HashMap<u32, String> {
        if self.lines.is_empty() {
            return HashMap::new();
        }
        let said = Said::of(self);
        let spellings_of = self.spellings_of(additions.on(corpus), matching, &said);
        let mut labels = HashMap::new();
        // The more precise word is the last one. Where a spelling means somebody on some papers, it means somebody
        // else on others, whoever that is.
        for alias in self.lines.iter().filter(|alias| !alias.only.is_empty()) {
            let rest = spellings_of.get(alias.spelling.as_str()).into_iter().flatten();
            let rest = rest.filter(|&&number| corpus.spellings().ids(number).next().is_none());
            rest.for_each(|&number| drop(labels.insert(number, alias.spelling.clone())));
        }
        for person in said.persons() {
            for &spelling in spellings_of.get(person).into_iter().flatten() {
                labels.insert(spelling, person.to_owned());
            }
        }
        for (&spelling, person) in &said.of_all {
            for &number in spellings_of.get(spelling).into_iter().flatten() {
                labels.insert(number, said.end_of(person).to_owned());
            }
        }
        for alias in self.lines.iter().filter(|alias| !alias.only.is_empty()) {
            for &number in spellings_of.get(alias.spelling.as_str()).into_iter().flatten() {
                if corpus.spellings().ids(number).any(|id| id == alias.only) {
                    labels.insert(number, said.end_of(&alias.person).to_owned());
                }
            }
        }
        let (bearers, persons): (Vec<_>, Vec<_>) =
            self.on_papers(corpus, &spellings_of, &said, &labels).into_iter().unzip();
        labels.extend(additions.distinguish(&bearers).into_iter().zip(persons));
        labels
    }

    /// The spellings of each text that is spoken of: those that are written so, else those of the same key.
    pub(super) fn spellings_of<'a>(
        &'a self,
        meant: Meant<'_>,
        matching: Matching,
        said: &Said<'a>,
    ) -> HashMap<&'a str, Vec<u32>> {
        let mut spoken_of: HashSet<&str> = self.lines.iter().map(|alias| &*alias.spelling).collect();
        spoken_of.extend(said.persons());
        let mut found: HashMap<&str, Vec<u32>> = HashMap::new();
        for matching in [Matching::Exact, matching] {
            let mut of_key: HashMap<String, Vec<&str>> = HashMap::new();
            for text in spoken_of.iter().filter(|text| !found.contains_key(**text)) {
                of_key.entry(matching.key(text)).or_default().push(text);
            }
            if of_key.is_empty() {
                break;
            }
            let mut found_now: HashMap<&str, Vec<u32>> = HashMap::new();
            for number in 0..meant.spellings() as u32 {
                for text in of_key.get(&matching.key(meant.text(number))).into_iter().flatten() {
                    found_now.entry(text).or_default().push(number);
                }
            }
            found.extend(found_now);
        }
        found
    }

    /// Spellings that mean somebody in some mentions, those mentions, and the person. Where the person is on the byline
    /// already, the spelling means the same as elsewhere.
    fn on_papers(
        &self,
        corpus: &Corpus,
        spellings_of: &HashMap<&str, Vec<u32>>,
        said: &Said<'_>,
        labels: &HashMap<u32, String>,
    ) -> Vec<((u32, Vec<u32>), String)> {
        let mut persons: HashMap<(u32, &str, usize), &str> = HashMap::new();
        let mut spellings: HashSet<u32> = HashSet::new();
        for alias in self.lines.iter().filter(|alias| !alias.only.is_empty()) {
            for &number in spellings_of.get(alias.spelling.as_str()).into_iter().flatten() {
                persons.insert((number, &alias.only, alias.nth), said.end_of(&alias.person));
                spellings.insert(number);
            }
        }
        let mut mentions: indexmap::IndexMap<(u32, &str), Vec<u32>> = indexmap::IndexMap::new();
        for paper in 0..if spellings.is_empty() { 0 } else { corpus.papers() } {
            let byline = corpus.byline(paper);
            if !byline.iter().any(|number| spellings.contains(number)) {
                continue;
            }
            let key = corpus.id(paper);
            let mut there: HashSet<(&str, u32)> =
                byline.iter().filter_map(|n| Some((labels.get(n)?.as_str(), *n))).collect();
            let first = corpus.mentions_of(paper).start as u32;
            for (at, (mention, &number)) in (first..).zip(byline).enumerate() {
                let text = |number: u32| exact(corpus.spellings().get(number));
                let nth = 1 + byline[..at].iter().filter(|before| text(**before) == text(number)).count();
                let person = [nth, 0].iter().find_map(|&nth| persons.get(&(number, key.as_str(), nth)));
                let is_free = |person: &str| there.iter().all(|&(other, n)| other != person || n == number);
                if let Some(&person) = person.filter(|person| is_free(person)) {
                    there.insert((person, number));
                    mentions.entry((number, person)).or_default().push(mention);
                }
            }
        }
        mentions
            .into_iter()
            .map(|((number, person), mentions)| ((number, mentions), person.to_owned()))
            .collect()
    }
}

/// What is said of spellings wherever they are met.
pub(super) struct Said<'a> {
    of_all: HashMap<&'a str, &'a str>,
    /// Who each person with a line of their own is in the end.
    ends: HashMap<&'a str, &'a str>,
    lines: &'a [Alias],
}

impl<'a> Said<'a> {
    pub(super) fn of(aliases: &'a Aliases) -> Self {
        let lines = aliases.lines.iter().filter(|alias| alias.only.is_empty());
        let of_all: HashMap<&str, &str> = lines.map(|alias| (&*alias.spelling, &*alias.person)).collect();
        Self { ends: ends(&of_all), of_all, lines: &aliases.lines }
    }

    /// Who a person is in the end, if the person's name is another spelling of somebody.
    pub(super) fn end_of(&self, person: &'a str) -> &'a str {
        self.ends.get(person).copied().unwrap_or(person)
    }

    /// The persons, in the order of the file.
    fn persons(&self) -> impl Iterator<Item = &'a str> {
        self.lines.iter().map(|alias| self.end_of(&alias.person))
    }
}

/// Where the chain that begins with each name ends. Names in a circle are one person, called by the first of them in order.
/// Linear: a chain is followed until its end is known.
fn ends<'a>(of_all: &HashMap<&'a str, &'a str>) -> HashMap<&'a str, &'a str> {
    let mut ends: HashMap<&str, &str> = HashMap::with_capacity(of_all.len());
    for &start in of_all.keys() {
        let mut chain = vec![start];
        let mut places: HashMap<&str, usize> = HashMap::new();
        places.insert(start, 0);
        let mut at = start;
        let end = loop {
            if let Some(&end) = ends.get(at) {
                break end;
            }
            let Some(&next) = of_all.get(at) else { break at };
            if let Some(&place) = places.get(next) {
                break chain[place..].iter().min().copied().unwrap_or(next);
            }
            places.insert(next, chain.len());
            chain.push(next);
            at = next;
        };
        ends.extend(chain.into_iter().map(|name| (name, end)));
    }
    ends
}

/// What a line says; nothing for a word that a thesaurus drops.
fn read_line(line: &str) -> Option<Vec<Alias>> {
    let (first, sign, mut rest) = name(line)?;
    if APART.contains(&sign) {
        let mut names = vec![first];
        loop {
            let (next, sign, behind) = name(rest)?;
            names.push(next);
            rest = behind;
            match sign {
                "" => break,
                _ if APART.contains(&sign) => {}
                _ => return None,
            }
        }
        let itself =
            |name: String| Alias { spelling: name.clone(), only: String::new(), nth: 0, person: name };
        return Some(names.into_iter().map(itself).collect());
    }
    let (mut only, mut nth, mut sign) = (String::new(), 0, sign);
    if sign == ONLY {
        (only, sign, rest) = name(rest)?;
    }
    if sign == ONLY {
        let number;
        (number, sign, rest) = name(rest)?;
        nth = number.parse().ok().filter(|nth| *nth > 0)?;
    }
    if !ARROWS.contains(&sign) {
        return None;
    }
    if rest.trim().is_empty() {
        return Some(Vec::new());
    }
    let (person, "", _) = name(rest)? else { return None };
    Some(vec![Alias { spelling: first, only, nth, person }])
}

/// The next name of a line, the sign after it (empty at the end), and the rest.
fn name(text: &str) -> Option<(String, &'static str, &str)> {
    let signs = || ARROWS.into_iter().chain(APART).chain([ONLY]);
    let (name, end) = if text.trim_start().starts_with('"') {
        let mut quoted = serde_json::Deserializer::from_str(text).into_iter::<String>();
        let name = quoted.next()?.ok()?;
        (exact(&name), quoted.byte_offset())
    } else {
        let end = signs().filter_map(|sign| text.find(sign)).min().unwrap_or(text.len());
        (exact(&text[..end]), end)
    };
    let rest = &text[end..];
    let sign = match signs().find(|sign| rest.starts_with(sign)) {
        Some(sign) => sign,
        None if rest.trim().is_empty() => "",
        None => return None,
    };
    (!name.is_empty()).then(|| (name, sign, &rest[sign.len()..]))
}

/// A name as written in a line.
fn quoted(name: &str) -> String {
    let has_signs = ['→', '≠', '\t', '@'].iter().any(|&sign| name.contains(sign));
    if has_signs || name.contains("->") || name.contains("!=") || name.starts_with(['#', '"']) {
        serde_json::Value::from(name).to_string()
    } else {
        name.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, String, String)> {
        let lines = Aliases::parse(text).unwrap().lines.into_iter();
        lines.map(|alias| (alias.spelling, alias.only, alias.person)).collect()
    }

    fn line(spelling: &str, only: &str, person: &str) -> (String, String, String) {
        (spelling.to_owned(), only.to_owned(), person.to_owned())
    }

    #[test]
    fn lines_of_every_kind_are_read() {
        assert_eq!(read("# nothing\n\nJ. Smith → Jane  Smith"), [line("J. Smith", "", "Jane Smith")]);
        assert_eq!(read("J. Smith -> Jane Smith"), [line("J. Smith", "", "Jane Smith")]);
        assert_eq!(read("Wei Wang @ P05-1 → Wei Wang #2"), [line("Wei Wang", "P05-1", "Wei Wang #2")]);
        assert_eq!(read("A ≠ B != C"), [line("A", "", "A"), line("B", "", "B"), line("C", "", "C")]);
        assert_eq!(
            read("label\tReplace by\nsmith, j\tsmith, jane\nx\t\n"),
            [line("smith, j", "", "smith, jane")]
        );
    }

    #[test]
    fn what_is_written_is_read_again() {
        for name in ["Ann Lee", "Ann @ Home", "#1", "\"Bob\" O'Neil", "A → B", "A\tB", "x -> y"] {
            let alias =
                Alias { spelling: exact(name), only: name.replace('\t', " "), nth: 2, person: exact(name) };
            let lines = [alias];
            assert_eq!(Aliases::parse(&Aliases::text(&lines)).unwrap().lines, lines, "{name}");
        }
    }

    #[test]
    fn lines_that_say_nothing_or_the_contrary_are_errors_with_their_place() {
        for (text, line) in
            [("a is b", 1), ("\na → b → c", 2), ("a → b\na → c", 2), ("a ≠ b → c", 1), ("→ b", 1)]
        {
            let error = Aliases::parse(text).unwrap_err();
            assert_eq!(error.place().and_then(|place| place.line), Some(line), "{text}: {error}");
        }
    }

    #[test]
    fn chains_end_and_circles_do_too() {
        let aliases = Aliases::parse("a → b\nb → c\nx → y\ny → x").unwrap();
        let said = Said::of(&aliases);
        assert_eq!((said.end_of("a"), said.end_of("b"), said.end_of("c")), ("c", "c", "c"));
        assert_eq!((said.end_of("x"), said.end_of("y")), ("x", "x"));
    }
}
