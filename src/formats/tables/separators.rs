//! What separates the names of a cell, and the entries between.

use std::borrow::Cow;

use crate::formats::listing::is_surely_name;
use crate::records::additions::is_role;
use crate::records::brackets::{closes, in_brackets_at_end, opens};
use crate::records::conjunctions::{ANDS, has_and, joins, names_between, without_word_before};
use crate::records::degrees::is_degree;
use crate::records::given::is_only_given;
use crate::records::groups::names_a_group;
use crate::records::rest::is_rest;
use crate::records::several::{degrees_among, is_given_part};
use crate::records::text::{
    FOOTNOTE_MARKS, is_full, is_han_or_hangul, is_ideographic, is_name, is_suffix, trim,
};

/// What separates the names of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::formats) enum Separator {
    /// A list as programs print it: `['Ada Lovelace', 'Luigi Menabrea']`.
    List,
    /// `|`
    Bars,
    /// `;`
    Semicolons,
    /// `·` or `•`
    Dots,
    /// A line a name.
    Lines,
    /// `and`, as in BibTeX; commas are inside names.
    Ands,
    /// ` / `, if each part is a name.
    Slashes,
    /// Commas, where every second one is inside a name: `Lovelace, A., Menabrea, L., and Babbage, C.`
    Pairs,
    /// Commas, and perhaps `and` before the last name. A semicolon separates groups from persons, as in PubMed.
    Commas,
    /// Nothing but the capital that a name begins with: `Ada LovelaceLuigi Menabrea`, as in Springer's tables.
    Capitals,
}

/// All separators, in the order in which a cell is searched for them.
const SEPARATORS: [Separator; 10] = [
    Separator::List,
    Separator::Bars,
    Separator::Semicolons,
    Separator::Dots,
    Separator::Lines,
    Separator::Slashes,
    Separator::Pairs,
    Separator::Ands,
    Separator::Commas,
    Separator::Capitals,
];

impl Separator {
    /// What separates the names of a column with these cells.
    pub(in crate::formats) fn of(cells: &[&str]) -> Self {
        let mut counts = [0_usize; SEPARATORS.len()];
        // "Lovelace, Ada": a comma that is inside a name.
        let mut commas_inside = 0;
        for cell in cells {
            match SEPARATORS.iter().position(|separator| separator.is_seen_in(trim(cell))) {
                Some(place) => counts[place] += 1,
                None => commas_inside += usize::from(cell.contains(',')),
            }
        }
        let commas = &mut counts[SEPARATORS.len() - 2];
        if commas_inside > *commas {
            *commas = 0;
        }
        let most = counts.iter().copied().max().unwrap_or(0);
        let place = counts.iter().position(|count| *count == most && most > 0);
        place.map_or(Self::Semicolons, |place| SEPARATORS[place])
    }

    /// The same, unless the cell is a list as programs print it.
    pub(super) fn or_list(self, cell: &str) -> Self {
        if Self::List.is_seen_in(cell) { Self::List } else { self }
    }

    /// Its description in notices.
    pub(in crate::formats) fn shown(self) -> &'static str {
        match self {
            Self::List => "in a list",
            Self::Bars => "separated by |",
            Self::Semicolons => "separated by ;",
            Self::Dots => "separated by ·",
            Self::Lines => "a line each",
            Self::Slashes => "separated by /",
            Self::Ands => "separated by \"and\"",
            Self::Pairs => "as \"Family, Given\", separated by commas",
            Self::Commas => "separated by commas",
            Self::Capitals => "without a separator",
        }
    }

    /// Whether the cell holds several names separated like this.
    pub(super) fn is_seen_in(self, cell: &str) -> bool {
        match self {
            Self::List => list(cell).is_some(),
            Self::Ands => {
                let parts = outside_parentheses(cell, ANDS_AND_AMPERSANDS);
                // Not that before a degree: `Ann Lee, Bob Roe and Cat Poe, RN`.
                let is_inside = |(name, rest): (&str, &str)| {
                    !(is_suffix(trim(rest)) || is_degree(rest) && is_full(trim(name)))
                };
                let has_comma = |part: &&str| part.split_once(',').is_some_and(is_inside);
                parts.len() > 2 || (parts.len() == 2 && parts.last().is_some_and(has_comma))
            }
            Self::Lines => {
                let lines: Vec<&str> = cell.lines().map(trim).collect();
                lines.len() > 1 && !lines.iter().any(|line| line.starts_with("and "))
            }
            Self::Pairs => pairs(cell).is_some_and(|pairs| {
                // In `Lee, A. & Roe, B.` the commas separate no names.
                let are_commas = |side: &&str| side.matches(',').count() > 2;
                let has_commas = || outside_parentheses(cell, ANDS_AND_AMPERSANDS).iter().any(are_commas);
                pairs.len() > 1
                    && (!has_and(cell) && !cell.contains('&') || has_commas())
                    && pairs.iter().any(|pair| pair.len() > 1)
                    && pairs.iter().all(|pair| is_surely_pair(pair))
            }),
            Self::Commas => match &self.entries(cell)[..] {
                [_] => false,
                [a, b] => is_full(trim(a)) && is_full(trim(b)),
                _ => true,
            },
            Self::Slashes => slashed(cell).is_some(),
            Self::Capitals => !cell.contains(',') && run_together(cell).len() > 1,
            Self::Bars | Self::Semicolons | Self::Dots => outside_parentheses(cell, self.marks()).len() > 1,
        }
    }

    fn marks(self) -> &'static [&'static str] {
        match self {
            Self::Bars => &["|", "｜"],
            Self::Semicolons => &[";", "；"],
            Self::Dots => &["·", "•"],
            Self::Lines => &["\n"],
            Self::Ands => ANDS_AND_AMPERSANDS,
            Self::Slashes => &[],
            Self::List | Self::Capitals | Self::Pairs | Self::Commas => {
                &[";", ",", "，", "、", " & ", ANDS[0], ANDS[1], ANDS[2]]
            }
        }
    }

    /// The entries of a cell, empty ones at its end left out.
    pub(in crate::formats) fn entries(self, cell: &str) -> Vec<Cow<'_, str>> {
        let mut entries = self.all_entries(cell);
        while entries.last().is_some_and(|entry| entry.is_empty()) {
            entries.pop();
        }
        entries
    }

    /// The entries of a cell.
    pub(in crate::formats) fn all_entries(self, cell: &str) -> Vec<Cow<'_, str>> {
        let cell = trim(cell);
        if matches!(self, Self::Ands | Self::Pairs | Self::Capitals) && cell.contains([';', '；']) {
            return Self::Semicolons.all_entries(cell);
        }
        let special = match self {
            Self::List => list(cell),
            Self::Capitals => Some(run_together(cell).into_iter().map(Cow::Borrowed).collect()),
            Self::Slashes => slashed(cell).map(|names| names.into_iter().map(Cow::Borrowed).collect()),
            Self::Pairs => pairs(cell).map(|pairs| pairs.iter().map(|pair| pair.join(", ").into()).collect()),
            _ => None,
        };
        let mut entries = special.unwrap_or_else(|| {
            let parts = outside_parentheses(cell, self.marks());
            parts.into_iter().map(|part| trim(part).into()).collect()
        });
        if self == Self::Commas {
            entries = with_suffixes(entries);
        }
        let holds_one = |entry: &Cow<'_, str>| !matches!(several_in(entry), Some(names) if names.len() > 1);
        if self != Self::Ands && !entries.iter().all(holds_one) {
            let of_entry = |entry: Cow<'_, str>| match several_in(&entry) {
                Some(names) => names.into_iter().map(|name| Cow::Owned(name.to_owned())).collect(),
                None => vec![Cow::Owned(entry.into_owned())],
            };
            entries = entries.into_iter().flat_map(of_entry).collect();
        }
        entries
    }
}

/// The names of an entry with "and", a word for it or an ampersand between names of one form, `Roe, Bob & Poe, Cat`, or with
/// a dot between names of ideographs. `None` for one name, or if they are not surely names of people.
fn several_in(entry: &str) -> Option<Vec<&str>> {
    let has_word = entry.split(' ').any(|word| joins(word).is_some());
    if !has_word && !entry.contains(['&', '·', '・']) || names_a_group(entry) {
        return None;
    }
    let dotted: Vec<&str> = entry.split(['·', '・']).map(trim).collect();
    if dotted.len() > 1 && dotted.iter().all(|name| is_full(name) && name.chars().all(is_han_or_hangul)) {
        return Some(dotted);
    }
    let names = outside_parentheses(entry, &[", & ", " & "]).into_iter().flat_map(names_between);
    let names: Vec<&str> = names.map(trim).collect();
    let have_commas = names.iter().all(|name| name.contains(','));
    let are_full =
        names.iter().all(|name| !name.contains(',') && is_full(name) && is_surely_name(bare(name)));
    (names.len() > 1 && (have_commas || are_full)).then_some(names)
}

/// A name without marks of footnotes and what is in parentheses behind it.
fn bare(name: &str) -> &str {
    without_marks(in_brackets_at_end(without_marks(name)).map_or(name, |(before, _)| before))
}

/// The names of a cell between slashes with blanks. `None` if a part is not surely a name, or if the parts may be one
/// name in two scripts: `Wang Wei / 王伟`.
fn slashed(cell: &str) -> Option<Vec<&str>> {
    if !(cell.contains('/') && cell.contains(" / ")) {
        return None;
    }
    let names: Vec<&str> = outside_parentheses(cell, &[" / "]).into_iter().map(trim).collect();
    let is_surely = |name: &&str| {
        let bare = bare(name);
        match bare.split_once(',') {
            Some((family, given)) => is_name(family) && is_name(given),
            None => is_full(bare) && is_surely_name(bare),
        }
    };
    let in_other_script = names.iter().filter(|name| name.contains(is_ideographic)).count();
    let is_one_script = in_other_script == 0 || in_other_script == names.len();
    (names.len() > 1 && is_one_script && names.iter().all(is_surely)).then_some(names)
}

/// Words at which a name goes on with a capital: `McRoe`, `DeVito`, `FitzGerald`.
#[rustfmt::skip]
const INSIDE_NAMES: [&str; 40] = [
    "Mc", "Mac", "De", "Del", "Della", "Des", "Di", "Da", "Dal", "Dalla", "Das", "Dos", "Do", "Du", "La", "Las", "Le",
    "Les", "Lo", "Los", "Li", "Van", "Vande", "Vanden", "Vander", "Ver", "Von", "Vom", "Zu", "Zum", "Ter", "Ten", "Fitz",
    "St", "Al", "El", "Ben", "Bin", "Abu", "Ap",
];

/// The names of a text without separators, which begin where a small letter meets a capital and have two words at least.
pub(super) fn run_together(text: &str) -> Vec<&str> {
    let (mut names, mut start) = (Vec::new(), 0);
    for at in joints(text) {
        let name = &text[start..at];
        let word = name.rsplit([' ', '-', '\'', '’', '.']).next().unwrap_or_default();
        let is_inside = INSIDE_NAMES.contains(&word);
        if !is_inside && name.contains(' ') && is_full(trim(&text[at..])) {
            names.push(name);
            start = at;
        }
    }
    names.push(&text[start..]);
    names
}

/// Where a small letter meets a capital.
pub(super) fn joints(text: &str) -> impl Iterator<Item = usize> {
    let pairs = text.char_indices().zip(text.char_indices().skip(1));
    pairs.filter(|((_, a), (_, b))| a.is_lowercase() && b.is_uppercase()).map(|(_, (at, _))| at)
}

/// Whether a small letter meets a capital anywhere.
pub(super) fn has_joint(text: &str) -> bool {
    let pairs = || text.as_bytes().windows(2);
    pairs().any(|pair| pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase())
        || !text.is_ascii() && joints(text).next().is_some()
}

/// What may be between names besides commas: "and", also at the beginning of a line, and an ampersand.
pub(super) const ANDS_AND_AMPERSANDS: &[&str] = &[ANDS[0], ANDS[1], ANDS[2], " & ", "\nand "];

/// The parts of a cell between marks outside parentheses. Parentheses that are not closed do not count.
pub(super) fn outside_parentheses<'a>(cell: &'a str, marks: &[&str]) -> Vec<&'a str> {
    let bytes = cell.as_bytes();
    let has_parentheses = memchr::memchr3(b'(', b')', b'[', bytes).is_some()
        || cell.contains(']')
        || !cell.is_ascii() && cell.contains(|c| opens(c) || closes(c));
    match marks {
        [a, b] if !has_parentheses => {
            let at = |mark: &str| mark.as_bytes().first().copied().unwrap_or_default();
            let places = memchr::memchr2_iter(at(a), at(b), bytes);
            between_marks(cell, marks, places)
        }
        _ if !has_parentheses => between_marks(cell, marks, cell.char_indices().map(|(place, _)| place)),
        _ => between_marks(cell, marks, places_outside_parentheses(cell)),
    }
}

/// The parts of a cell between marks that begin at one of these places, which ascend.
fn between_marks<'a>(cell: &'a str, marks: &[&str], places: impl Iterator<Item = usize>) -> Vec<&'a str> {
    let (mut parts, mut start) = (Vec::new(), 0);
    for place in places {
        let rest = &cell.as_bytes()[place..];
        let mark = marks.iter().filter(|_| place >= start).find(|mark| rest.starts_with(mark.as_bytes()));
        if let Some(mark) = mark {
            parts.push(&cell[start..place]);
            start = place + mark.len();
        }
    }
    parts.push(&cell[start..]);
    parts
}

/// Where a character outside parentheses begins.
fn places_outside_parentheses(cell: &str) -> impl Iterator<Item = usize> {
    let is_balanced = cell.matches(opens).count() == cell.matches(closes).count();
    let mut depth = 0_usize;
    cell.char_indices().filter_map(move |(place, c)| {
        match c {
            c if opens(c) && is_balanced => depth += 1,
            c if closes(c) => depth = depth.saturating_sub(1),
            _ if depth == 0 => return Some(place),
            _ => {}
        }
        None
    })
}

/// The texts of a printed list: JSON, or as Python prints it.
fn list(cell: &str) -> Option<Vec<Cow<'_, str>>> {
    if let Ok(names) = serde_json::from_str::<Vec<String>>(cell) {
        return Some(names.into_iter().map(Cow::Owned).collect());
    }
    let mut rest = cell.strip_prefix('[')?.strip_suffix(']')?.trim();
    let mut names = Vec::new();
    while let Some(quote) = rest.chars().next() {
        let inside = rest.strip_prefix(['\'', '"'])?;
        let (name, behind) = inside.split_once(quote)?;
        names.push(name.into());
        rest = behind.trim_start();
        rest = rest.strip_prefix(',').unwrap_or(rest).trim_start();
    }
    Some(names)
}

/// Family and given name of each person where every second comma separates the two, and "et al." alone. A suffix goes with
/// the name before it, and somebody may have one name, if others have initials: `Suharto, Lee, A., Roe, B.`
fn pairs(cell: &str) -> Option<Vec<Vec<&str>>> {
    if !cell.contains(',') {
        return None;
    }
    let sides = |part| without_and(trim(part)).split(" & ").flat_map(|side| side.split(" and "));
    let mut parts: Vec<&str> = cell.split(',').flat_map(sides).map(trim).collect();
    let rest = parts.pop_if(|last| is_rest(last));
    let mut are_degrees = degrees_among(&parts).into_iter();
    parts.retain(|_| are_degrees.next() == Some(false));
    let names = parts.iter().filter(|part| !is_suffix(part)).count();
    let are_names = parts.iter().all(|part| is_name(part));
    let mut pairs: Vec<Vec<&str>> = Vec::new();
    if !are_names || parts.first().is_none_or(|first| is_suffix(first)) {
        return None;
    }
    let are_initials = |part: &&str| part.split(' ').all(is_initials);
    let has_initials = parts.iter().any(are_initials);
    // `Suharto, Lee, A., Sukarno`: initials in the place of a family name belong to the part before them.
    let mut families = parts.iter().filter(|part| !is_suffix(part)).step_by(2);
    let by_twos = names.is_multiple_of(2) && !families.any(are_initials);
    if !by_twos && !has_initials {
        return None;
    }
    for part in parts {
        match pairs.last_mut() {
            Some(pair) if is_suffix(part) => pair.push(part),
            Some(pair) if pair.len() == 1 && (by_twos || are_initials(&part)) => pair.push(part),
            _ => pairs.push(vec![part]),
        }
    }
    pairs.extend(rest.map(|rest| vec![rest]));
    Some(pairs)
}

/// Is this a family name and a given name for certain, perhaps with a suffix, or one word between such?
fn is_surely_pair(pair: &[&str]) -> bool {
    match pair {
        [one] => is_rest(one) || !one.contains(' ') || names_a_group(one),
        [family, given, ..] => {
            let has_initials = given.split(' ').all(is_initials);
            // Of whole names that are all given names, `Thomas Martin, James Henry`, none is the family name.
            let has_given = || !family.contains(' ') && !is_only_given(family) && is_given_part(given);
            !ends_in_initials(family) && (has_initials || has_given())
        }
        [] => false,
    }
}

/// Entries with those that only belong to the name before joined to it: `Lovelace A, Jr`, `Ann Lee, MD, PhD`.
fn with_suffixes(entries: Vec<Cow<'_, str>>) -> Vec<Cow<'_, str>> {
    let is_addition =
        |entry: &str| is_degree(entry) || entry.starts_with(char::is_lowercase) && is_role(entry);
    let is_whole_before = |name: &str| is_full(name.split(',').next().unwrap_or_default());
    let mut joined: Vec<Cow<'_, str>> = Vec::with_capacity(entries.len());
    for entry in entries {
        match joined.last_mut() {
            Some(before) if is_suffix(&entry) || is_addition(&entry) && is_whole_before(before) => {
                *before = format!("{before}, {entry}").into();
            }
            _ => joined.push(entry),
        }
    }
    joined
}

pub(super) fn without_and(entry: &str) -> &str {
    trim(without_word_before(entry.strip_prefix("& ").unwrap_or(entry)))
}

pub(super) fn without_marks(entry: &str) -> &str {
    let entry = trim(entry);
    let is_plain = |byte: Option<&u8>| byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'.');
    if is_plain(entry.as_bytes().first()) && is_plain(entry.as_bytes().last()) {
        return entry;
    }
    trim(entry.trim_matches(FOOTNOTE_MARKS))
}

pub(super) fn ends_in_initials(name: &str) -> bool {
    name.rsplit_once(' ').is_some_and(|(_, last)| is_initials(last))
}

/// `A.`, `A.B.`, `AB`, `J.-P.`, `Yu.`: capitals with or without full stops.
pub(super) fn is_initials(word: &str) -> bool {
    let most = if word.contains('.') { 2 } else { 3 };
    let mut parts = word.split(['.', '-']).filter(|part| !part.is_empty()).peekable();
    parts.peek().is_some()
        && !is_suffix(word)
        && parts.all(|part| {
            let is_short = part.chars().count() <= most && part.starts_with(char::is_uppercase);
            is_short && (word.contains('.') || part.chars().all(char::is_uppercase))
        })
}
