//! The authors in a line or a few lines below a title, as pages and programs of conferences write them.
//!
//! ```text
//! Ada Lovelace · Luigi Menabrea
//! Ada Lovelace¹, Luigi Menabrea (University of Turin (Italy)) and Mary Somerville*
//! Ada Lovelace, University of London; Luigi Menabrea and Mary Somerville, MIT
//! ```
//!
//! What is in brackets and the marks of notes belong to the name before them, so they are taken out before anything is
//! split. Where a line can be understood in two ways it is no byline, and the listing notices it.

use super::institutions::is_affiliation;
use super::likely_names::{is_surely_name, may_be_name};
use crate::records::Mention;
use crate::records::additions::is_reading;
use crate::records::brackets::plain;
use crate::records::conjunctions::{cuts, without_word_before};
use crate::records::degrees::is_degree;
use crate::records::groups::names_a_group;
use crate::records::identifiers::Ids;
use crate::records::rest::{before_rest, is_rest, without_gap};
use crate::records::text::{FOOTNOTE_MARKS, is_full, is_name, is_suffix, trim};

/// An author of a listing.
#[derive(Debug, Default)]
pub(super) struct Author {
    pub(super) name: String,
    pub(super) affiliation: String,
    pub(super) ids: Ids,
}

impl Author {
    fn named(name: &str) -> Self {
        Self { name: name.split_whitespace().collect::<Vec<_>>().join(" "), ..Self::default() }
    }

    pub(super) fn mention(&self) -> Mention<'_> {
        Mention { ids: self.ids.as_stated(), affiliation: &self.affiliation, ..Mention::named(&self.name) }
    }

    /// Adds what is in brackets after the name: an ORCID, or an affiliation. E-mail addresses, pronouns, marks of notes and
    /// the reading of the name are neither.
    fn add_aside(&mut self, aside: &str) {
        if is_reading(&self.name, aside) {
            return;
        }
        self.ids.add("orcid", aside.trim_start_matches(|c: char| !c.is_ascii_digit()));
        let words = aside.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().count() > 1);
        let is_affiliation =
            words.clone().any(|word| word.starts_with(char::is_uppercase) || !word.is_ascii());
        if self.affiliation.is_empty()
            && is_affiliation
            && !aside.contains(['@', '/'])
            && !aside.contains("ORCID")
        {
            self.affiliation = trim(aside).to_owned();
        }
    }
}

/// Stands for something in brackets that was taken out.
const ASIDE: char = '\u{1}';
/// Stands for the marks of notes.
const MARK: char = '\u{2}';

/// A line of which brackets, addresses and marks were taken out.
struct Bare {
    text: String,
    asides: Vec<String>,
}

impl Bare {
    /// `None` where brackets do not match, so that what belongs to what is not known.
    fn of(line: &str) -> Option<Self> {
        let mut bare = Self { text: String::new(), asides: Vec::new() };
        let mut closing: Vec<char> = Vec::new();
        let mut aside = String::new();
        let mut rest = line.chars().peekable();
        while let Some(c) = rest.next() {
            let bracket = plain(c);
            if let Some(close) = closing_of(bracket) {
                if !closing.is_empty() {
                    aside.push(c);
                }
                closing.push(close);
            } else if closing.last() == Some(&bracket) {
                closing.pop();
                if !closing.is_empty() {
                    aside.push(c);
                } else if c == ']' && rest.peek() == Some(&'(') {
                    // A link of Markdown: what is in brackets is the name.
                    bare.text.push_str(&std::mem::take(&mut aside));
                } else {
                    bare.put_aside(bracket, std::mem::take(&mut aside));
                }
            } else if !closing.is_empty() {
                aside.push(c);
            } else if matches!(bracket, ')' | ']' | '}') {
                return None;
            } else {
                bare.text.push(if matches!(c, ASIDE | MARK) { ' ' } else { c });
            }
        }
        if !closing.is_empty() {
            return None;
        }
        bare.take_addresses();
        bare.take_marks();
        Some(bare)
    }

    fn put_aside(&mut self, close: char, aside: String) {
        // A tag sets what is between it and the next, which stays.
        let is_tag = close == '>' && !aside.contains('@') && !aside.contains("orcid.org");
        if !is_tag {
            self.text.push(ASIDE);
            self.asides.push(aside);
        }
    }

    /// Takes out words that are e-mail or web addresses or ORCIDs without brackets.
    fn take_addresses(&mut self) {
        if !self.text.contains(['@', ':']) && !self.text.contains("ORCID") && !self.text.contains("0000-") {
            return;
        }
        let (mut text, mut asides) = (String::new(), std::mem::take(&mut self.asides).into_iter());
        for word in self.text.split_inclusive(char::is_whitespace) {
            let address = word.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';'));
            let is_address = address.contains("://")
                || address.contains('@')
                || address.starts_with("000")
                || matches!(address.trim_end_matches(':'), "ORCID" | "orcid" | "E-mail" | "Email");
            if is_address {
                text.push(ASIDE);
                self.asides.push(address.to_owned());
                text.push_str(&word[address.len()..]);
            } else {
                self.asides.extend(asides.by_ref().take(word.matches(ASIDE).count()));
                text.push_str(word);
            }
        }
        self.text = text;
    }

    fn take_marks(&mut self) {
        let chars: Vec<char> = self.text.chars().collect();
        let is_digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
        let mut text = String::with_capacity(self.text.len());
        let mut at = 0;
        while at < chars.len() {
            let digits = (at..).take_while(|&at| is_digit(at)).count();
            match chars[at] {
                // Numbers of more digits distinguish homonyms: `Wei Wang 0001`.
                _ if (1..=2).contains(&digits) => {
                    push_mark(&mut text);
                    at += digits;
                }
                _ if digits > 0 => {
                    text.extend(&chars[at..at + digits]);
                    at += digits;
                }
                '^' => {
                    let is_letter = chars.get(at + 1).is_some_and(|c| c.is_ascii_lowercase());
                    push_mark(&mut text);
                    at += 1 + usize::from(is_letter);
                }
                c => {
                    if is_mark(c) && !(c == '_' && is_inside_word(&chars, at)) {
                        push_mark(&mut text);
                    } else {
                        text.push(c);
                    }
                    at += 1;
                }
            }
        }
        self.text = text;
    }
}

/// `a_b` is one word of code, `_a_` emphasized.
fn is_inside_word(chars: &[char], at: usize) -> bool {
    let is_of_word = |c: Option<&char>| c.is_some_and(|c| c.is_alphanumeric());
    at > 0 && is_of_word(chars.get(at - 1)) && is_of_word(chars.get(at + 1))
}

/// Marks that follow each other are one, with the commas between them.
fn push_mark(text: &mut String) {
    let before = text.trim_end_matches(|c: char| c.is_whitespace() || c == ',').len();
    if text[..before].ends_with(MARK) {
        text.truncate(before);
    } else {
        text.push(MARK);
    }
}

fn closing_of(c: char) -> Option<char> {
    Some(match c {
        '(' => ')',
        '[' => ']',
        '{' => '}',
        '<' => '>',
        _ => return None,
    })
}

/// Marks of notes, superscripts, what Markdown emphasizes with, and icons.
fn is_mark(c: char) -> bool {
    FOOTNOTE_MARKS.contains(&c)
        || matches!(c, '¹' | '²' | '³' | '⁰'..='⁹' | '⁺' | '\u{1d43}'..='\u{1d6a}' | '_' | '#' | '$' | '‖' | '✉' | '☆' | '★'
            | '♦' | '♯' | '\u{e000}'..='\u{f8ff}' | '\u{fe0f}' | '🖂' | '📧')
}

/// Separators that are between authors and nowhere else in their names, the surest first.
const SEPARATORS: [char; 7] = ['·', '•', '∙', '|', ';', '；', '、'];

/// The authors in a line, if it is a byline: names separated by `·`, `•`, `|` or `;`, or by commas with a final "and", or
/// a single name. The last may be "et al.", which [`pop_rest`] takes off.
pub(super) fn byline(line: &str) -> Option<Vec<Author>> {
    // A heading of Markdown, and an operator of code.
    if line.starts_with('#') || line.contains("||") {
        return None;
    }
    let whole = without_label(without_bullet(line));
    let unstopped = without_full_stop(whole);
    if let Some(list) = without_gap(unstopped) {
        let mut authors = byline(&list)?;
        authors.push(Author::named("…"));
        return Some(authors);
    }
    let (line, rest) = without_rest(without_tail(unstopped));
    let bare = Bare::of(line)?;
    let mut asides = bare.asides.iter();
    let mut authors = match SEPARATORS.into_iter().find(|separator| bare.text.contains(*separator)) {
        Some(separator) => by_separators(&parts_of(&bare.text, |c| c == separator), &mut asides),
        // Several blanks separate the columns of a table.
        None if bare.text.contains("   ") || bare.text.contains('\t') => None,
        None => by_commas(&bare.text, &mut asides),
    }?;
    // "weitao du" is a name among others; a line of words without capitals is code or prose.
    let has_capital = |name: &str| name.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase());
    let are_capitalized = |author: &&Author| {
        let words = author.name.split(' ');
        2 * words.clone().filter(|word| has_capital(word)).count() >= words.count()
    };
    if 2 * authors.iter().filter(are_capitalized).count() < authors.len() {
        return None;
    }
    // "Run make; then make install." is a sentence.
    let is_sentence = |author: &Author| !author.name.split(' ').next_back().is_some_and(&has_capital);
    if unstopped.len() < whole.len()
        && authors.iter().any(|author| is_sentence(author) || !is_full(&author.name))
    {
        return None;
    }
    authors.extend(rest.map(Author::named));
    Some(authors)
}

/// A line without the full stop of a sentence at its end: not that of initials, suffixes and "et al."
fn without_full_stop(line: &str) -> &str {
    let Some(bare) = line.strip_suffix('.') else { return line };
    let last = bare.rsplit([' ', ',', ';', '.', '-']).next().unwrap_or_default();
    let is_word = last.chars().count() > 2 && last.chars().all(char::is_alphabetic) && !is_suffix(last);
    if is_word && !is_rest(line) && before_rest(line).is_none() { bare } else { line }
}

/// A line without what is said behind its authors: for which group they speak, and which of them speaks.
fn without_tail(line: &str) -> &str {
    const TAILS: [&str; 5] =
        [" on behalf of ", ", presented by ", ", for the ", " for the ", ", presenter: "];
    let ends = TAILS.iter().filter_map(|tail| line.find(tail).map(|at| (at, at + tail.len())));
    let is_tail = |&(start, end): &(usize, usize)| {
        let is_for = line[start..end].ends_with(" for the ");
        !is_for || names_a_group(&line[end..])
    };
    ends.filter(is_tail).min().map_or(line, |(start, _)| trim(line[..start].trim_end_matches([',', ' '])))
}

/// A line, and what is at its end for authors who are not named.
fn without_rest(line: &str) -> (&str, Option<&str>) {
    const MOST_WORDS: usize = 3;
    let is_gap = |c: char| c.is_whitespace() || matches!(c, ',' | ';');
    let starts = line.rmatch_indices(is_gap).take(MOST_WORDS);
    let ends = starts.map(|(at, _)| line.split_at(at));
    // Some words stand for others only on their own: "the XYZ Team" is a group.
    let is_end = |(_, rest): &(&str, &str)| {
        is_rest(rest.trim_start_matches(is_gap))
            && (rest.starts_with([',', ';']) || before_rest(line).is_some())
    };
    // The longest: "and 3 others", not "others".
    match ends.filter(is_end).last() {
        Some((line, rest)) => (line.trim_end_matches(is_gap), Some(rest.trim_start_matches(is_gap))),
        None => (line, None),
    }
}

/// Takes off what is there for authors who are not named.
pub(super) fn pop_rest(authors: &mut Vec<Author>) -> Option<String> {
    authors.pop_if(|author| is_rest(&author.name)).map(|author| author.name)
}

/// Several authors with more than one word each are not found in page furniture.
pub(super) fn is_beyond_doubt(authors: &[Author]) -> bool {
    authors.len() > 1 && authors.iter().all(|author| is_full(&author.name))
}

/// An iterator over what was in brackets, in the order of the text.
type Asides<'i, 'a> = &'i mut std::slice::Iter<'a, String>;

/// The parts between separators that have a name; what is in brackets after a separator belongs to the part before.
fn parts_of(text: &str, is_separator: impl Fn(char) -> bool) -> Vec<&str> {
    let mut parts: Vec<(usize, usize)> = Vec::new();
    let mut start = 0;
    for part in text.split(is_separator) {
        let end = start + part.len();
        match parts.last_mut() {
            _ if is_name(part) => parts.push((start, end)),
            Some(before) if part.contains(ASIDE) => before.1 = end,
            _ => {}
        }
        // Each separator is followed by its part.
        start = end + text[end..].chars().next().map_or(0, char::len_utf8);
    }
    parts.into_iter().map(|(start, end)| &text[start..end]).collect()
}

fn by_separators(parts: &[&str], asides: Asides<'_, '_>) -> Option<Vec<Author>> {
    if parts.is_empty() {
        return None;
    }
    let have_affiliations = parts.iter().any(|part| {
        part.split_once(',')
            .is_some_and(|(names, rest)| rest.split(',').any(is_affiliation) || conjunction(names).is_some())
    });
    // "Ann Lee, Oslo; Bob Roe, Rome" or "Garcia Lopez, Ana; Diaz Ruiz, Eva"?
    let is_unclear = |part: &&&str| part.split_once(',').is_some_and(|(before, _)| is_given_family(before));
    let unclear = parts.iter().filter(is_unclear).count();
    if !have_affiliations && unclear > 1 && 2 * unclear >= parts.len() {
        return None;
    }
    let mut authors = Vec::new();
    for part in parts {
        if have_affiliations {
            with_affiliation(part, asides, &mut authors)?;
        } else {
            for name in conjoined(part) {
                let found = authors_of(name, asides)?;
                authors.extend(found);
            }
        }
    }
    // A separator that separates nothing says nothing.
    let is_name = if parts.len() > 1 { may_be_name } else { is_surely_name };
    let are_names = authors.iter().all(|author| is_name(&author.name));
    are_names.then_some(authors)
}

/// `Name, Affiliation`, or `Name and Name, Affiliation`.
fn with_affiliation(part: &str, asides: Asides<'_, '_>, authors: &mut Vec<Author>) -> Option<()> {
    let (names, affiliation) = part.split_once(',').unwrap_or((part, ""));
    let first = authors.len();
    for name in conjoined(names) {
        let found = authors_of(name, asides)?;
        authors.extend(found);
    }
    asides.by_ref().take(affiliation.matches(ASIDE).count()).for_each(drop);
    // "Ann Lee, Bob Roe, MIT" has a second name where an affiliation should be.
    let second = affiliation.split(',').next().unwrap_or_default();
    if affiliation.contains(',') && is_given_family(second) && !is_affiliation(second) {
        return None;
    }
    let affiliation = without_marks(affiliation);
    for author in &mut authors[first..] {
        if !is_surely_name(&author.name) {
            return None;
        }
        if author.affiliation.is_empty() {
            author.affiliation.clone_from(&affiliation);
        }
    }
    Some(())
}

/// A line split at commas and at a final "and" or "&".
fn by_commas(text: &str, asides: Asides<'_, '_>) -> Option<Vec<Author>> {
    let mut parts = parts_of(text, |c| matches!(c, ',' | '，'));
    let last = parts.pop()?;
    parts.iter_mut().for_each(|part| *part = without_conjunction(part));
    if parts.iter().any(|part| conjunction(part).is_some()) {
        // "Ann Lee and Bob Roe, University of Oslo".
        let mut authors = Vec::new();
        let is_of_one = text.split(',').skip(1).any(is_affiliation);
        return (is_of_one && with_affiliation(text, asides, &mut authors).is_some()).then_some(authors);
    }
    parts.extend(conjoined(last));
    if let Some((first, rest)) = parts.split_first()
        && rest.iter().any(|part| is_affiliation(part))
    {
        // "Ann Lee, University of Oslo, Norway" is one author; with another name in it, it is not clear what is whose.
        let is_other = |part: &&str| is_given_family(part) && !is_affiliation(part);
        let mut authors = Vec::new();
        let is_one = is_given_family(first) && !rest.iter().any(is_other);
        return (is_one && with_affiliation(text, asides, &mut authors).is_some()).then_some(authors);
    }
    let mut authors: Vec<Author> = Vec::new();
    for part in &parts {
        match authors.last_mut() {
            Some(before) if is_suffix(trim(part)) || is_degree(trim(part)) && is_full(&before.name) => {
                before.name.push_str(", ");
                before.name.push_str(trim(part));
            }
            _ => authors.extend(authors_of(part, asides)?),
        }
    }
    if let Some(pairs) = by_pairs(&authors) {
        return Some(pairs);
    }
    let is_author = |author: &Author| {
        is_surely_name(author.name.split(',').next().unwrap_or_default())
            || authors.len() > 1 && names_a_group(&author.name)
    };
    if authors.iter().all(is_author) {
        let full = authors.iter().filter(|author| is_full(&author.name)).count();
        // "Attention, Memory and Reasoning" is no byline; nor is a list in which most names are single words.
        if authors.len() == 1 || 2 * full > authors.len() {
            return Some(authors);
        }
    }
    // "Lovelace, Ada": one name, family first. "Ann Lee, Oslo" may be something else.
    let [family, given] = &parts[..] else { return None };
    let is_single = is_surely_name(trim(family)) && is_surely_name(trim(&without_marks(given)));
    (is_single && text.contains(',') && !is_given_family(family))
        .then(|| vec![Author::named(&format!("{}, {}", trim(family), without_marks(given)))])
}

/// `Lee, A., Roe, B. C. & Poe, D.`: families, each before initials.
fn by_pairs(parts: &[Author]) -> Option<Vec<Author>> {
    let is_initials =
        |name: &str| name.contains('.') && name.split(['.', ' ', '-']).all(|word| word.chars().count() < 2);
    let pairs = parts.chunks_exact(2);
    let are_pairs = parts.len() > 2
        && pairs.remainder().is_empty()
        && pairs.clone().all(|pair| is_surely_name(&pair[0].name) && is_initials(&pair[1].name));
    let whole = |pair: &[Author]| Author::named(&format!("{}, {}", pair[0].name, pair[1].name));
    are_pairs.then(|| pairs.map(whole).collect())
}

/// The names before and after a final "and", or a word for it, if both are names.
fn conjunction(part: &str) -> Option<(&str, &str)> {
    let is_one = |name: &str| is_surely_name(&without_marks(name.split(',').next().unwrap_or_default()));
    let last = cuts(part).into_iter().rev().find(|cut| cut.is_certain() || cut.is_by_and());
    let cut = last.map(|cut| (cut.before, cut.behind)).or_else(|| part.rsplit_once(" & "))?;
    (is_one(cut.0) && is_one(cut.1)).then_some(cut)
}

fn without_conjunction(part: &str) -> &str {
    const PHRASES: [&str; 4] = ["as well as ", "together with ", "in collaboration with ", "jointly with "];
    let part = trim(part);
    let part = PHRASES.iter().find_map(|phrase| part.strip_prefix(phrase)).unwrap_or(part);
    without_word_before(part.strip_prefix("& ").unwrap_or(part))
}

/// The names of a part, which may begin with "and" or have one in it.
fn conjoined(part: &str) -> impl Iterator<Item = &str> {
    let part = without_conjunction(part);
    let (before, after) = conjunction(part).map_or((part, None), |(before, after)| (before, Some(after)));
    [Some(before), after].into_iter().flatten()
}

/// The authors in a part without separators: one, unless brackets or marks separate full names.
fn authors_of(part: &str, asides: Asides<'_, '_>) -> Option<Vec<Author>> {
    let mut found: Vec<Author> = Vec::new();
    let mut rest = part;
    loop {
        let end = rest.find([ASIDE, MARK]).unwrap_or(rest.len());
        let (name, mut behind) = rest.split_at(end);
        let name = trim(name);
        let name = name.strip_suffix(" .").map_or(name, trim);
        if is_name(name) {
            found.push(named_with_affiliation(name));
        }
        while let Some(c) = behind.chars().next().filter(|c| matches!(*c, ASIDE | MARK) || c.is_whitespace())
        {
            if c == ASIDE
                && let Some(aside) = asides.next()
                && let Some(author) = found.last_mut()
            {
                author.add_aside(aside);
            }
            behind = &behind[c.len_utf8()..];
        }
        if behind.is_empty() {
            break;
        }
        rest = behind;
    }
    let are_full = found.iter().all(|author| is_full(&author.name) && is_surely_name(&author.name));
    match found.len() {
        1 => Some(found),
        0 => None,
        _ if are_full => Some(found),
        // "Robert (Bob) Roe" is one.
        _ => {
            let names: Vec<&str> = found.iter().map(|author| author.name.as_str()).collect();
            Some(vec![Author::named(&names.join(" "))])
        }
    }
}

/// `Ann Lee - MIT`, `Ann Lee @ MIT`
fn named_with_affiliation(name: &str) -> Author {
    let marks = [" - ", " – ", " — ", " @ "];
    let parts = marks.iter().find_map(|mark| name.split_once(mark));
    match parts.filter(|(name, place)| is_full(trim(name)) && is_affiliation(place)) {
        Some((name, place)) => Author { affiliation: trim(place).to_owned(), ..Author::named(name) },
        None => Author::named(name),
    }
}

fn without_marks(text: &str) -> String {
    trim(&text.replace([ASIDE, MARK], " ")).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Given and family name: more than one word, none of them a particle or an initial only.
fn is_given_family(text: &str) -> bool {
    let text = without_marks(text);
    let has_particle = text.split(' ').any(|word| word.starts_with(char::is_lowercase));
    is_surely_name(&text) && is_full(&text) && !has_particle
}

fn without_label(line: &str) -> &str {
    const LABELS: [&str; 12] = [
        "authors:",
        "author:",
        "author(s):",
        "by:",
        "by ",
        "presented by ",
        "presenter:",
        "presenters:",
        "speaker:",
        "speakers:",
        "authors ",
        "author ",
    ];
    let line = trim(line);
    let label = LABELS
        .iter()
        .find(|label| line.get(..label.len()).is_some_and(|start| start.eq_ignore_ascii_case(label)));
    label.map_or(line, |label| trim(&line[label.len()..]))
}

/// The line without the bullet or number of a list: `1. `, `[12] `, `• `.
pub(super) fn without_bullet(line: &str) -> &str {
    let line = trim(line);
    let bullet =
        ['•', '‣', '▪', '◦', '*', '-', '–', '+'].iter().find_map(|bullet| line.strip_prefix(*bullet));
    if let Some(rest) = bullet.filter(|rest| rest.starts_with(char::is_whitespace)) {
        return trim(rest);
    }
    numbered(line).map_or(line, |(_, rest)| rest)
}

/// The number of an item and what follows it: `3. On nets`, `[3] On nets`.
pub(super) fn numbered(line: &str) -> Option<(u32, &str)> {
    const MOST_DIGITS: usize = 4;
    let number = line.strip_prefix(['[', '(', '#']).unwrap_or(line);
    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
    let rest = number[digits..].strip_prefix(['.', ')', ']', ':'])?;
    let is_bullet = (1..=MOST_DIGITS).contains(&digits) && rest.starts_with(char::is_whitespace);
    is_bullet.then_some((number[..digits].parse().ok()?, trim(rest)))
}

/// The authors in the lines below a title, and how many lines hold them: one line; one that goes on below; or an author a
/// line, whose affiliation may be after the name or on the next line.
pub(super) fn byline_of_lines(lines: &[&str]) -> Option<(Vec<Author>, usize)> {
    let (first, below) = lines.split_first()?;
    if below.first().is_some_and(|line| goes_on(first, line)) {
        let last = (1..lines.len()).take_while(|&at| goes_on(lines[at - 1], lines[at])).count();
        return byline(&lines[..=last].join(" ")).map(|authors| (authors, last + 1));
    }
    let mut authors =
        byline(first).filter(|authors| authors.len() > 1 || below.is_empty() || is_full(&authors[0].name));
    let used = 1 + authors
        .as_mut()
        .map_or(0, |authors| below.iter().take_while(|line| add_line(line, authors)).count());
    authors.map(|authors| (authors, used))
}

/// Does a byline go on below this line? It does if the line ends or the next begins with a separator, or if a name is cut
/// in two: "Ann Lee, Bob" above "Roe, Cat Poe".
fn goes_on(above: &str, below: &str) -> bool {
    const LIST: [char; 9] = [',', ';', '·', '•', '|', '&', '，', '、', '∙'];
    let above = trim(above);
    let is_one_word =
        |part: Option<&str>| part.is_some_and(|part| is_name(part) && !trim(part).contains(' '));
    let is_cut = above.contains(LIST)
        && below.contains(LIST)
        && is_one_word(above.rsplit(LIST).next())
        && is_one_word(below.split(LIST).next());
    above.ends_with(LIST)
        || above.ends_with(" and")
        || ["and ", "& ", "· ", "• ", "| ", ", "].iter().any(|start| below.starts_with(start))
        || is_cut
}

/// Adds what a line below a byline has: more authors, or an affiliation; no if it has neither.
fn add_line(line: &str, authors: &mut Vec<Author>) -> bool {
    let is_note =
        line.starts_with(|c: char| is_mark(c) || c.is_ascii_digit()) && without_bullet(line) == line;
    if is_note || line.contains('@') && byline(line).is_none() {
        return true;
    }
    if is_affiliation(line.split([',', '(', '[', '<', ';']).next().unwrap_or_default()) {
        if let Some(author) = authors.last_mut().filter(|author| author.affiliation.is_empty()) {
            trim(line).clone_into(&mut author.affiliation);
        }
        return true;
    }
    let more = byline(line).filter(|more| more.len() > 1 || is_full(&more[0].name));
    let is_more = more.is_some();
    authors.extend(more.into_iter().flatten());
    is_more
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Names, each with its affiliation in brackets and its ids.
    fn shown(authors: &[Author]) -> Vec<String> {
        let show = |author: &Author| {
            let mut shown = author.name.clone();
            if !author.affiliation.is_empty() {
                shown += &format!(" [{}]", author.affiliation);
            }
            if !author.ids.as_str().is_empty() {
                shown += &format!(" {}", author.ids.as_str());
            }
            shown
        };
        authors.iter().map(show).collect()
    }

    #[track_caller]
    fn reads(line: &str, expected: &[&str]) {
        let authors = byline(line).unwrap_or_else(|| panic!("no byline: {line}"));
        assert_eq!(shown(&authors), expected, "{line}");
    }

    #[test]
    fn affiliations_in_brackets_may_hold_commas_and_brackets() {
        let expected = ["Ann Lee [ISI (USC), Los Angeles]", "Bob Roe [ETH Zurich]"];
        for line in [
            "Ann Lee (ISI (USC), Los Angeles), Bob Roe (ETH Zurich)",
            "Ann Lee (ISI (USC), Los Angeles) and Bob Roe (ETH Zurich)",
            "Ann Lee [ISI (USC), Los Angeles]; Bob Roe [ETH Zurich]",
            "Ann Lee (ISI (USC), Los Angeles) · Bob Roe (ETH Zurich)",
            "Ann Lee (ISI (USC), Los Angeles) Bob Roe (ETH Zurich)",
            "Ann Lee （ISI (USC), Los Angeles）, Bob Roe （ETH Zurich）",
            "Ann Lee (ISI (USC), Los Angeles), & Bob Roe (ETH Zurich)*",
        ] {
            reads(line, &expected);
        }
    }

    #[test]
    fn the_reading_of_a_name_in_brackets_is_no_affiliation() {
        reads("田中太郎（たなかたろう）、佐藤花子（東京大学）", &["田中太郎", "佐藤花子 [東京大学]"]);
        reads("王伟【清华大学】；李娜（北京大学)", &["王伟 [清华大学]", "李娜 [北京大学]"]);
    }

    #[test]
    fn marks_of_notes_are_no_part_of_a_name() {
        for line in [
            "Ann Lee1,2, Bob Roe*, Cat Poe†",
            "Ann Lee 1,2, Bob Roe 2,* and Cat Poe 3",
            "Ann Lee¹˒², Bob Roe³, Cat Poe¹",
            "Ann Lee¹,², Bob Roe³,*, Cat Poe¹",
            "Ann Lee^1, Bob Roe^{1,2}, Cat Poe^a",
            "Ann Lee$^{1}$, Bob Roe$^{2}$ and Cat Poe$^{1}$",
            "Ann Lee(1), Bob Roe(1,2), Cat Poe(*)",
            "Ann Lee [1], Bob Roe [2] & Cat Poe [1]",
            "Ann Lee<sup>1</sup>, Bob Roe<sup>2</sup>, Cat Poe<sup>1</sup>",
            "Ann Lee‡ · Bob Roe§ · Cat Poe ✉",
            "Ann Lee1 Bob Roe2 Cat Poe1",
            "**Ann Lee**, Bob Roe, _Cat Poe_",
            "*Ann Lee*; __Bob Roe__; Cat Poe",
            "Ann Lee (she/her), Bob Roe (presenter), Cat Poe",
            "Presented by Ann Lee, Bob Roe and Cat Poe",
            "AUTHORS: Ann Lee, Bob Roe, and Cat Poe",
            "1. Ann Lee, Bob Roe, Cat Poe",
            "• Ann Lee; Bob Roe; Cat Poe",
            "[Ann Lee](https://lee.org), [Bob Roe](https://roe.org), Cat Poe",
            "<b>Ann Lee</b>, Bob Roe, Cat Poe",
        ] {
            reads(line, &["Ann Lee", "Bob Roe", "Cat Poe"]);
        }
    }

    #[test]
    fn orcids_are_ids_and_addresses_are_nothing() {
        let expected = ["Ann Lee orcid:0000-0002-1825-0097", "Bob Roe"];
        for line in [
            "Ann Lee (0000-0002-1825-0097), Bob Roe",
            "Ann Lee (ORCID: 0000-0002-1825-0097), Bob Roe (bob@roe.org)",
            "Ann Lee https://orcid.org/0000-0002-1825-0097, Bob Roe <bob@roe.org>",
            "Ann Lee [https://orcid.org/0000-0002-1825-0097]; Bob Roe bob@roe.org",
            "Ann Lee ORCID 0000-0002-1825-0097 and Bob Roe",
        ] {
            reads(line, &expected);
        }
        // The check digit is wrong.
        reads("Ann Lee (0000-0002-1825-0098), Bob Roe", &["Ann Lee", "Bob Roe"]);
    }

    #[test]
    fn affiliations_after_commas_are_seen_where_semicolons_separate() {
        reads(
            "Ann Lee, University of Oslo, Norway; Bob Roe and Cat Poe, MIT",
            &["Ann Lee [University of Oslo, Norway]", "Bob Roe [MIT]", "Cat Poe [MIT]"],
        );
        reads("Ann Lee, Oslo University", &["Ann Lee [Oslo University]"]);
        reads(
            "Ann Lee and Bob Roe, University of Oslo",
            &["Ann Lee [University of Oslo]", "Bob Roe [University of Oslo]"],
        );
        reads("Lee, Ann; Roe, Bob", &["Lee, Ann", "Roe, Bob"]);
        reads("Lee, A., Roe, B. C., & Poe, D.", &["Lee, A.", "Roe, B. C.", "Poe, D."]);
    }

    #[test]
    fn what_can_be_understood_in_two_ways_is_no_byline() {
        for line in [
            "Ann Lee, Oslo; Bob Roe, Rome",
            "Ann Lee, MIT, Bob Roe, ETH Zurich",
            "Ann Lee, Bob Roe, MIT; Cat Poe, ETH Zurich",
            "Ann Lee (MIT, Bob Roe",
            "Ann Lee), Bob Roe",
            "Ann Lee, Oslo",
            "Attention, Memory and Reasoning",
            "import re, import sys",
            "Ann Lee          Bob Roe           2         2",
        ] {
            assert!(byline(line).is_none(), "{line}: {:?}", byline(line));
        }
    }

    #[test]
    fn an_author_a_line_may_have_an_affiliation_after_the_name_or_below_it() {
        for lines in [
            &["Ann Lee (MIT)", "Bob Roe (ETH Zurich)"][..],
            &["Ann Lee, MIT", "Bob Roe, ETH Zurich"],
            &["Ann Lee", "MIT", "Bob Roe", "ETH Zurich"],
            &["- Ann Lee (MIT)", "- Bob Roe (ETH Zurich)"],
            &["1. Ann Lee, MIT", "2. Bob Roe, ETH Zurich"],
            &["Ann Lee [MIT],", "Bob Roe [ETH Zurich]"],
        ] {
            let (authors, used) = byline_of_lines(lines).unwrap_or_else(|| panic!("{lines:?}"));
            assert_eq!(
                (shown(&authors), used),
                (vec!["Ann Lee [MIT]".into(), "Bob Roe [ETH Zurich]".into()], lines.len())
            );
        }
    }

    #[test]
    fn a_byline_goes_on_below_and_notes_follow_it() {
        for (lines, used) in [
            (&["Ann Lee, Bob Roe,", "Cat Poe"][..], 2),
            (&["Ann Lee; Bob", "Roe; Cat Poe"], 2),
            (&["Ann Lee, Bob Roe", "and Cat Poe"], 2),
            (&["Ann Lee1, Bob Roe2, Cat Poe1", "1 MIT", "2 ETH Zurich"], 3),
            (&["Ann Lee, Bob Roe, Cat Poe", "{ann,bob}@mit.edu"], 2),
            (&["Ann Lee", "Bob Roe", "Cat Poe", "We study nets and their ties."], 3),
        ] {
            let (authors, lines_used) = byline_of_lines(lines).unwrap_or_else(|| panic!("{lines:?}"));
            let names: Vec<&str> = authors.iter().map(|author| author.name.as_str()).collect();
            assert_eq!((&names[..], lines_used), (&["Ann Lee", "Bob Roe", "Cat Poe"][..], used), "{lines:?}");
        }
    }

    #[test]
    fn et_al_is_no_author() {
        for line in ["Ann Lee, Bob Roe, et al.", "Ann Lee, Bob Roe et al.", "Ann Lee; Bob Roe; et al."] {
            let mut authors = byline(line).unwrap_or_else(|| panic!("{line}"));
            assert_eq!(pop_rest(&mut authors).as_deref(), Some("et al."), "{line}");
            assert_eq!(shown(&authors), ["Ann Lee", "Bob Roe"], "{line}");
        }
    }

    #[test]
    fn dots_in_a_byline_are_no_author_and_the_last_name_is() {
        for line in ["Ann Lee, Bob Roe, ... Cat Poe", "Ann Lee; Bob Roe; …; Cat Poe"] {
            let mut authors = byline(line).unwrap_or_else(|| panic!("{line}"));
            assert_eq!(pop_rest(&mut authors).as_deref(), Some("…"), "{line}");
            assert_eq!(shown(&authors), ["Ann Lee", "Bob Roe", "Cat Poe"], "{line}");
        }
    }

    #[test]
    fn bullets_and_numbers_of_lists_are_taken_off() {
        for (line, expected) in [
            ("1. On nets", "On nets"),
            ("[12] On nets", "On nets"),
            ("3) On nets", "On nets"),
            ("• On nets", "On nets"),
            ("- On nets", "On nets"),
            ("3D nets", "3D nets"),
            ("-On nets", "-On nets"),
            ("2020 in nets", "2020 in nets"),
        ] {
            assert_eq!(without_bullet(line), expected);
        }
    }
}
