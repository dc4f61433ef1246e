//! How one cell of a table holds several names.
//!
//! Programs differ: `Lovelace, Ada; Menabrea, Luigi`, `Lovelace A., Menabrea L.`, `Lovelace, A. and
//! Menabrea, L.`, `Ada Lovelace (London)*; Luigi Menabrea (Turin)`, `Ada Lovelace|Luigi Menabrea`. The form is
//! found once for a column, from many of its cells, and never row by row.

use std::borrow::Cow;

use crate::formats::listing::is_surely_name;
use crate::records::groups::names_a_group;
use crate::records::markup::unescaped;
use crate::records::rest::{before_rest, is_rest};
use crate::records::several::{Names, names_in};
use crate::records::text::{
    FOOTNOTE_MARKS, is_blank, is_full, is_ideographic, is_name, is_suffix, tidy, trim,
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

/// How the names of a column are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::formats) struct Style {
    pub(in crate::formats) separator: Separator,
    /// Do names end in initials, without a comma before them: `Lovelace A.`?
    pub(in crate::formats) is_inverted: bool,
    /// Have most names a comma inside: `Lovelace, Ada`?
    pub(in crate::formats) have_commas: bool,
}

/// The names of a cell.
#[derive(Debug, Default, PartialEq)]
pub(in crate::formats) struct Byline {
    pub(in crate::formats) names: Vec<Name>,
    /// Does it end in words for other authors?
    pub(in crate::formats) is_cut: bool,
    /// Entries that may hold several names.
    pub(in crate::formats) doubtful: Vec<String>,
    /// How many entries the cell has, those that are no names included.
    pub(in crate::formats) entries: usize,
}

/// A name in a cell, and what is next to it.
#[derive(Debug, Default, PartialEq)]
pub(in crate::formats) struct Name {
    pub(in crate::formats) text: String,
    /// The text in parentheses after it.
    pub(in crate::formats) aside: String,
    /// Identifiers after it, with their schemes, separated by spaces.
    pub(in crate::formats) ids: String,
    pub(in crate::formats) is_group: bool,
    /// The index of its entry in the cell.
    pub(in crate::formats) entry: usize,
}

impl Byline {
    /// The byline of a cell that is one name.
    pub(in crate::formats) fn of_one(name: String) -> Self {
        let text = Name { text: name, ..Name::default() };
        Self { names: vec![text], entries: 1, ..Self::default() }
    }
}

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
    fn is_seen_in(self, cell: &str) -> bool {
        match self {
            Self::List => list(cell).is_some(),
            Self::Ands => {
                let parts = outside_parentheses(cell, ANDS);
                let has_comma =
                    |part: &&str| part.split_once(',').is_some_and(|(_, rest)| !is_suffix(trim(rest)));
                parts.len() > 2 || (parts.len() == 2 && parts.last().is_some_and(has_comma))
            }
            Self::Lines => {
                let lines: Vec<&str> = cell.lines().map(trim).collect();
                lines.len() > 1 && !lines.iter().any(|line| line.starts_with("and "))
            }
            Self::Pairs => pairs(cell).is_some_and(|pairs| {
                let is_surely_pair = |pair: &&[&str]| match pair {
                    [family, given] => !ends_in_initials(family) && given.split(' ').all(is_initials),
                    _ => true,
                };
                pairs.len() > 1 && pairs.iter().map(Vec::as_slice).all(|pair| is_surely_pair(&pair))
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
            Self::Ands => ANDS,
            Self::Slashes => &[],
            Self::List | Self::Capitals | Self::Pairs | Self::Commas => {
                &[";", ",", "，", "、", " and ", " & "]
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
        let separates_itself = matches!(self, Self::Bars | Self::Semicolons | Self::Dots | Self::Lines);
        if separates_itself && (cell.contains('&') || has_and(cell)) {
            let of_entry = |entry: Cow<'_, str>| match several_by_and(&entry) {
                Some(names) => names.into_iter().map(|name| Cow::Owned(name.to_owned())).collect(),
                None => vec![Cow::Owned(entry.into_owned())],
            };
            entries = entries.into_iter().flat_map(of_entry).collect();
        }
        entries
    }
}

/// The names of an entry with "and" or an ampersand between names of one form: `Roe, Bob & Poe, Cat`. `None` for one
/// name, or if they are not surely names of people.
fn several_by_and(entry: &str) -> Option<Vec<&str>> {
    if names_a_group(entry) {
        return None;
    }
    let names = outside_parentheses(entry, &[", and ", ", & ", " and ", " & "]);
    let names: Vec<&str> = names.into_iter().map(trim).collect();
    let have_commas = names.iter().all(|name| name.contains(','));
    let are_full = names.iter().all(|name| !name.contains(',') && is_full(name) && is_surely_name(name));
    (names.len() > 1 && (have_commas || are_full)).then_some(names)
}

/// The names of a cell between slashes with blanks. `None` if a part is not surely a name, or if the parts may be one
/// name in two scripts: `Wang Wei / 王伟`.
fn slashed(cell: &str) -> Option<Vec<&str>> {
    if !(cell.contains('/') && cell.contains(" / ")) {
        return None;
    }
    let names: Vec<&str> = outside_parentheses(cell, &[" / "]).into_iter().map(trim).collect();
    let is_surely = |name: &&str| {
        let bare = without_marks(parenthesis_at_end(name).map_or(*name, |(before, _)| before));
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
fn run_together(text: &str) -> Vec<&str> {
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
fn joints(text: &str) -> impl Iterator<Item = usize> {
    let pairs = text.char_indices().zip(text.char_indices().skip(1));
    pairs.filter(|((_, a), (_, b))| a.is_lowercase() && b.is_uppercase()).map(|(_, (at, _))| at)
}

/// Whether a small letter meets a capital anywhere.
fn has_joint(text: &str) -> bool {
    let pairs = || text.as_bytes().windows(2);
    pairs().any(|pair| pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase())
        || !text.is_ascii() && joints(text).next().is_some()
}

/// Could this name be two, the first of which ends in a word that names also go on with: `Ann LeBob Roe`?
fn may_run_together(name: &str) -> bool {
    joints(name).any(|at| name[..at].contains(' ') && name[at..].contains(' '))
}

/// May this entry hold several names, in a column that separates them in another way?
fn may_be_several(entry: &str, have_commas: bool) -> bool {
    let are_names = |parts: &[&str]| {
        parts.len() > 1 && parts.iter().all(|part| is_full(trim(part)) && is_surely_name(trim(part)))
    };
    if memchr::memchr3(b'|', b';', b'\n', entry.as_bytes()).is_some() {
        return true;
    }
    // A slash between blanks is noticed in names of every format.
    if entry.contains('/') && !entry.contains(" / ") && are_names(&entry.split('/').collect::<Vec<_>>()) {
        return true;
    }
    let commas = memchr::memchr_iter(b',', entry.as_bytes()).count();
    let is_simple = commas < 2 && entry.is_ascii();
    // `Lovelace, Ada` is what such a column holds: nearly every name ends here.
    if is_simple && have_commas && commas == 1 && !has_and(entry) {
        return false;
    }
    // `Müller, J., Özdemir, Ş.` in a column of semicolons, `李娜, 王伟`
    if !is_simple && names_in(entry) != Names::One {
        return true;
    }
    if commas > 0 {
        let parts: Vec<&str> = entry.split(',').filter(|part| !is_suffix(trim(part))).collect();
        let parts: Vec<&str> = parts.into_iter().flat_map(|part| part.split(" and ")).collect();
        return are_names(&parts) && (parts.len() > 2 || !have_commas);
    }
    (entry.contains('&') || has_and(entry)) && !names_a_group(entry) && {
        are_names(&outside_parentheses(entry, ANDS))
    }
}

const ANDS: &[&str] = &[" and ", " & ", "\nand "];

fn has_and(text: &str) -> bool {
    memchr::memmem::find(text.as_bytes(), b" and ").is_some()
}

/// The parts of a cell between marks outside parentheses. Parentheses that are not closed do not count.
fn outside_parentheses<'a>(cell: &'a str, marks: &[&str]) -> Vec<&'a str> {
    let bytes = cell.as_bytes();
    let has_parentheses = memchr::memchr3(b'(', b')', b'[', bytes).is_some() || cell.contains(']');
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
    let is_balanced = cell.matches(['(', '[']).count() == cell.matches([')', ']']).count();
    let mut depth = 0_usize;
    cell.char_indices().filter_map(move |(place, c)| {
        match c {
            '(' | '[' if is_balanced => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
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

/// Family and given name of each person where every second comma separates the two, and "et al." alone.
fn pairs(cell: &str) -> Option<Vec<Vec<&str>>> {
    let mut parts: Vec<&str> = cell.split(',').map(|part| without_and(trim(part))).collect();
    let rest = parts.pop_if(|last| is_rest(last));
    let mut pairs: Vec<Vec<&str>> = parts.chunks(2).map(<[_]>::to_vec).collect();
    let are_whole = pairs.iter().all(|pair| pair.len() == 2 && pair.iter().all(|part| is_name(part)));
    pairs.extend(rest.map(|rest| vec![rest]));
    are_whole.then_some(pairs)
}

/// Entries with those that only belong to the name before joined to it: `Lovelace A, Jr`.
fn with_suffixes(entries: Vec<Cow<'_, str>>) -> Vec<Cow<'_, str>> {
    let mut joined: Vec<Cow<'_, str>> = Vec::with_capacity(entries.len());
    for entry in entries {
        match joined.last_mut() {
            Some(before) if is_suffix(&entry) => *before = format!("{before}, {entry}").into(),
            _ => joined.push(entry),
        }
    }
    joined
}

fn without_and(entry: &str) -> &str {
    trim(entry.strip_prefix("and ").or_else(|| entry.strip_prefix("& ")).unwrap_or(entry))
}

impl Style {
    /// How a column with these cells is written.
    pub(in crate::formats) fn of(cells: &[&str]) -> Self {
        let readable: Vec<Cow<'_, str>> = cells.iter().map(|cell| readable(cell)).collect();
        let cells: Vec<&str> = readable.iter().map(AsRef::as_ref).collect();
        let separator = Separator::of(&cells);
        let names = cells.iter().flat_map(|cell| separator.entries(cell));
        let (with, without): (Vec<_>, Vec<_>) = names.partition(|name| name.contains(','));
        Self {
            separator,
            is_inverted: are_inverted(separator, &cells),
            have_commas: with.len() > without.len(),
        }
    }

    /// The names of a cell.
    pub(in crate::formats) fn byline(self, cell: &str) -> Byline {
        let mut byline = Byline::default();
        let cell = &*readable(cell);
        let entries = self.separator.entries(self.without_full_stop(cell));
        byline.entries = entries.len();
        let groups_apart = self.separator == Separator::Commas && cell.contains(';');
        for (place, entry) in entries.iter().enumerate() {
            let (mut entry, mut aside, mut ids) = (without_and(entry), "", String::new());
            if let Some(before) = without_rest(entry) {
                byline.is_cut = true;
                entry = before;
            }
            entry = without_marks(entry);
            while let Some((before, inside)) = parenthesis_at_end(entry).filter(|(before, _)| is_name(before))
            {
                match identifiers(inside) {
                    Some(found) => ids = found,
                    None if is_rest(inside) => byline.is_cut = true,
                    None if entry.ends_with(']') && !is_footnote(inside) => break,
                    None if entry.ends_with(']') => {}
                    None => aside = inside,
                }
                entry = without_marks(before);
            }
            if !is_placeholder(entry) {
                let is_apart = groups_apart && !ends_in_initials(entry) && !entry.contains(',');
                let is_group = is_apart || names_a_group(entry);
                let runs_on = self.separator != Separator::Capitals
                    && has_joint(entry)
                    && run_together(entry).len() > 1;
                let is_doubtful =
                    runs_on || (self.separator == Separator::Capitals && may_run_together(entry));
                if !is_group && (is_doubtful || may_be_several(entry, self.have_commas)) {
                    byline.doubtful.push(entry.to_owned());
                }
                let text = self.written(entry, is_group);
                byline.names.push(Name { text, aside: trim(aside).to_owned(), ids, is_group, entry: place });
            }
        }
        byline
    }

    /// A cell without the period that PubMed puts after its last name. The only period of a cell belongs to no initials.
    fn without_full_stop(self, cell: &str) -> &str {
        let ends_list = |bare: &&str| {
            let last = bare.rsplit(' ').next().unwrap_or_default();
            let is_initial = last.chars().count() == 1 && !bare.contains(',');
            self.separator == Separator::Commas && !bare.contains('.') && !is_suffix(last) && !is_initial
        };
        trim(cell).strip_suffix('.').filter(ends_list).unwrap_or(cell)
    }

    /// A name with its family name first where that is known, and its parts in the usual order.
    fn written(self, name: &str, is_group: bool) -> String {
        let name = tidy(name);
        if is_group {
            return name.into_owned();
        }
        if self.is_inverted && !name.contains(',') {
            return turned_round(&name).unwrap_or_else(|| name.into_owned());
        }
        // RefWorks puts "null" for a given name that it does not know.
        let parts: Vec<&str> =
            name.split(',').map(trim).filter(|part| !matches!(*part, "" | "null")).collect();
        match &parts[..] {
            [family, suffix, given @ ..] if is_suffix(suffix) && !given.is_empty() => {
                format!("{family}, {suffix}, {}", given.join(" "))
            }
            [family, given @ .., suffix] if is_suffix(suffix) && !given.is_empty() => {
                format!("{family}, {suffix}, {}", given.join(" "))
            }
            [family, given @ ..] if !given.is_empty() => format!("{family}, {}", given.join(" ")),
            _ => parts.join(", "),
        }
    }
}

/// `Lovelace A. A. Jr` as `Lovelace, Jr, A. A.`; `None` if it does not end in initials.
fn turned_round(name: &str) -> Option<String> {
    let (before, suffix) = match name.rsplit_once(' ') {
        Some((before, suffix)) if is_suffix(suffix) && ends_in_initials(before) => (before, Some(suffix)),
        _ => (name, None),
    };
    let words: Vec<&str> = before.split(' ').collect();
    let initials = words.iter().rev().take_while(|word| is_initials(word)).count();
    let (family, initials) = words.split_at(words.len() - initials.min(words.len() - 1));
    let (family, initials) = (family.join(" "), initials.join(" "));
    match suffix {
        _ if initials.is_empty() => None,
        Some(suffix) => Some(format!("{family}, {suffix}, {initials}")),
        None => Some(format!("{family}, {initials}")),
    }
}

/// Are nearly all names of a column a family name followed by initials?
fn are_inverted(separator: Separator, cells: &[&str]) -> bool {
    const LEAST: usize = 3;
    let (mut inverted, mut all) = (0, 0);
    for cell in cells {
        for entry in separator.entries(cell) {
            let entry = without_and(&entry);
            if is_name(entry) && !is_rest(entry) && !is_placeholder(entry) {
                all += 1;
                inverted += usize::from(!entry.contains(',') && turned_round(entry).is_some());
            }
        }
    }
    all >= LEAST && 10 * inverted >= 9 * all
}

fn without_marks(entry: &str) -> &str {
    let entry = trim(entry);
    let is_plain = |byte: Option<&u8>| byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'.');
    if is_plain(entry.as_bytes().first()) && is_plain(entry.as_bytes().last()) {
        return entry;
    }
    trim(entry.trim_matches(FOOTNOTE_MARKS))
}

/// A cell as a web page shows it: without character references and markup, and with plain spaces for the other
/// blanks of Unicode. It is not split before: `M&uuml;ller` has a semicolon.
fn readable(cell: &str) -> Cow<'_, str> {
    let is_odd = |c: char| !c.is_ascii() && is_blank(c);
    let may_be_odd = |text: &str| memchr::memchr3(0xc2, 0xe2, 0xe3, text.as_bytes()).is_some();
    let text = unescaped(cell);
    if may_be_odd(&text) && text.contains(is_odd) { text.replace(is_odd, " ").into() } else { text }
}

/// The identifiers in a text that is nothing else, each as `scheme:value`: `orcid:0000-… omid:ra/061`,
/// `https://orcid.org/0000-…`, `ORCID: 0000-…`, `ORCID 0000-…`.
fn identifiers(text: &str) -> Option<String> {
    let mut found = Vec::new();
    let spaced = text.replace(": ", ":");
    for token in spaced.split([' ', ',', ';']).filter(|token| !token.is_empty()) {
        let is_orcid = |id: &str| id.len() == 19 && id.bytes().filter(|byte| *byte == b'-').count() == 3;
        let last = token.rsplit(['/', ':']).next().unwrap_or(token);
        let scheme = token.split_once(':').map(|(scheme, value)| (scheme.to_lowercase(), value));
        match scheme {
            _ if is_orcid(last) => found.push(format!("orcid:{last}")),
            // `ORCID 0000-…`, `ORCID iD 0000-…`
            None if token.eq_ignore_ascii_case("orcid") || token == "iD" => {}
            Some((scheme, value))
                if !value.is_empty() && scheme.bytes().all(|byte| byte.is_ascii_lowercase()) =>
            {
                found.push(format!("{scheme}:{value}"));
            }
            _ => return None,
        }
    }
    (!found.is_empty()).then(|| found.join(" "))
}

/// Is this the number or letter of a footnote: `1`, `1,2`, `a`?
fn is_footnote(text: &str) -> bool {
    let mut marks = text.split([',', ' ']).filter(|mark| !mark.is_empty());
    marks.all(|mark| {
        mark.len() <= 2 && mark.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_lowercase())
    })
}

/// A text that ends in a parenthesis or bracket, as what is before and inside.
fn parenthesis_at_end(text: &str) -> Option<(&str, &str)> {
    let (open, close) = if text.ends_with(']') { ('[', ']') } else { ('(', ')') };
    let inside = text.strip_suffix(close)?;
    let mut depth = 1_usize;
    for (at, c) in inside.char_indices().rev() {
        if c == close {
            depth += 1;
        } else if c == open {
            depth -= 1;
        }
        if depth == 0 {
            return Some((&inside[..at], &inside[at + 1..]));
        }
    }
    None
}

fn ends_in_initials(name: &str) -> bool {
    name.rsplit_once(' ').is_some_and(|(_, last)| is_initials(last))
}

/// `A.`, `A.B.`, `AB`, `J.-P.`, `Yu.`: capitals with or without full stops.
fn is_initials(word: &str) -> bool {
    let most = if word.contains('.') { 2 } else { 3 };
    let mut parts = word.split(['.', '-']).filter(|part| !part.is_empty()).peekable();
    parts.peek().is_some()
        && !is_suffix(word)
        && parts.all(|part| {
            let is_short = part.chars().count() <= most && part.starts_with(char::is_uppercase);
            is_short && (word.contains('.') || part.chars().all(char::is_uppercase))
        })
}

/// The part before "et al."; `None` if the entry does not say that there are more.
fn without_rest(entry: &str) -> Option<&str> {
    if is_rest(entry) || matches!(entry, "..." | "…") {
        return Some("");
    }
    let before = before_rest(entry);
    // Google Scholar cuts the list after the last name that fits.
    let before = before.or_else(|| entry.strip_suffix('…').or_else(|| entry.strip_suffix("...")));
    before.map(|before| trim(before).trim_end_matches(','))
}

/// Does a cell say that no author is known? Some words do in a table that elsewhere are names.
fn is_placeholder(entry: &str) -> bool {
    const EMPTY: [&str; 6] = ["n/a", "na", "nan", "none", "null", "unknown"];
    let bare = trim(entry.trim_matches(['[', ']', '(', ')', '.', ' ']));
    !is_name(bare) || EMPTY.iter().any(|empty| bare.eq_ignore_ascii_case(empty))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(cells: &[&str]) -> Vec<Vec<String>> {
        let style = Style::of(cells);
        let texts = |cell| style.byline(cell).names.into_iter().map(|name| name.text).collect();
        cells.iter().map(|cell| texts(cell)).collect()
    }

    fn separator(cells: &[&str]) -> Separator {
        Separator::of(cells)
    }

    #[test]
    fn names_are_separated_as_in_most_cells_of_the_column() {
        assert_eq!(separator(&["Lovelace, Ada; Menabrea, Luigi", "Somerville, Mary"]), Separator::Semicolons);
        assert_eq!(separator(&["Benson, Roger BJ; "]), Separator::Semicolons);
        assert_eq!(separator(&["Ada Lovelace|Luigi Menabrea"]), Separator::Bars);
        assert_eq!(separator(&["Ada Lovelace · Luigi Menabrea"]), Separator::Dots);
        assert_eq!(separator(&["Ada Lovelace\nLuigi Menabrea"]), Separator::Lines);
        assert_eq!(separator(&["Lovelace, A. and Menabrea, L.", "Gray, M."]), Separator::Ands);
        assert_eq!(separator(&["Lovelace, A.\n and Menabrea, L.\n"]), Separator::Ands);
        assert_eq!(separator(&["Lovelace, A., Menabrea, L., & Gray, M."]), Separator::Pairs);
        assert_eq!(separator(&["Lovelace A., Menabrea L."]), Separator::Commas);
        assert_eq!(separator(&["Ada Lovelace, Luigi Menabrea and Mary Gray"]), Separator::Commas);
        assert_eq!(separator(&["伊藤一郎、佐藤花子"]), Separator::Commas);
        assert_eq!(separator(&["['Ada Lovelace', \"Mary O'Neil\"]", "[]"]), Separator::List);
    }

    #[test]
    fn slashes_with_blanks_separate_names_and_nothing_else() {
        assert_eq!(names(&["Ada Lovelace / Luigi Menabrea"]), [["Ada Lovelace", "Luigi Menabrea"]]);
        assert_eq!(names(&["Lovelace, Ada / Menabrea, Luigi"]), [["Lovelace, Ada", "Menabrea, Luigi"]]);
        assert_eq!(names(&["Ada Lovelace (London) / Luigi Menabrea*"]), [["Ada Lovelace", "Luigi Menabrea"]]);
        // Around a slash with blanks, names are noticed for every format.
        for (one, doubtful) in
            [("Wang Wei / 王伟", 0), ("Ada Lovelace / London", 0), ("Ada Lovelace/Luigi Menabrea", 1)]
        {
            let byline = Style::of(&[one]).byline(one);
            let written: Vec<&str> = byline.names.iter().map(|name| &*name.text).collect();
            assert_eq!((&written[..], byline.doubtful.len()), (&[one][..], doubtful), "{one}");
        }
    }

    #[test]
    fn a_comma_inside_single_names_separates_nothing() {
        assert_eq!(
            separator(&["Lovelace, Ada", "García Márquez, Gabriel José", "Gray, M."]),
            Separator::Semicolons
        );
        assert_eq!(names(&["Lovelace, Ada"]), [["Lovelace, Ada"]]);
    }

    #[test]
    fn commas_and_a_final_and_separate_names() {
        let cells = ["Ada Lovelace, Mary Gray, Jr. and Luigi Menabrea", "Mary Gray, and Bo Li"];
        assert_eq!(
            names(&cells),
            [vec!["Ada Lovelace", "Mary Gray, Jr.", "Luigi Menabrea"], vec!["Mary Gray", "Bo Li"]]
        );
    }

    #[test]
    fn a_family_name_with_initials_behind_it_gets_its_comma() {
        let cells = ["Lovelace A.A., Pérez-de la Fuente R., St. Clair J.-P.", "Yu Z., Gray M. Jr., Li X"];
        let expected = [
            vec!["Lovelace, A.A.", "Pérez-de la Fuente, R.", "St. Clair, J.-P."],
            vec!["Yu, Z.", "Gray, Jr., M.", "Li, X"],
        ];
        assert_eq!(names(&cells), expected);
        assert_eq!(names(&["A Lovelace, CH Babbage, M Gray"]), [["A Lovelace", "CH Babbage", "M Gray"]]);
    }

    #[test]
    fn the_full_stop_behind_a_list_is_no_part_of_the_last_name() {
        let cells = ["Lovelace AA, Gray M, O'Neil RE.", "Babbage CH."];
        let expected = [vec!["Lovelace, AA", "Gray, M", "O'Neil, RE"], vec!["Babbage, CH"]];
        assert_eq!(names(&cells), expected);
    }

    #[test]
    fn names_run_together_are_split_where_a_small_letter_meets_a_capital() {
        let cells = [
            "Ann LeeBob RoeDan O'Neil",
            "Cat McRoeAnn DeVitoBob van Poe-MacDonaldEve LeBlanc",
            "Fay DiCaprio",
        ];
        let expected = [
            vec!["Ann Lee", "Bob Roe", "Dan O'Neil"],
            vec!["Cat McRoe", "Ann DeVito", "Bob van Poe-MacDonald", "Eve LeBlanc"],
            vec!["Fay DiCaprio"],
        ];
        assert_eq!(names(&cells), expected);
        let style = Style::of(&cells);
        assert_eq!(style.byline("Ann LeBob Roe").doubtful, ["Ann LeBob Roe"]);
        assert_eq!(style.byline("Ann LeBlanc").doubtful, [""; 0]);
        for name in ["JoAnn McRoe", "Dan VanDyke", "Di FitzGerald Jr.", "Ann LaToya DeVito"] {
            assert_eq!(names(&[name]), [[name]]);
        }
    }

    #[test]
    fn semicolons_and_a_final_and_or_ampersand_separate_names() {
        let cells = [
            "Lee, Ann; Roe, Bob & Poe, Cat",
            "Lee, Ann; Roe, B., and Poe, C.",
            "Ann Lee; Bob Roe and Cat Poe",
        ];
        let counts = cells.map(|cell| names(&[cell])[0].len());
        assert_eq!(counts, [3, 3, 3]);
        assert_eq!(names(&["Lee, Ann; Institute of Nets and Sets"])[0].len(), 2);
        assert_eq!(
            names(&["Lee, A. & Roe, B.", "Lee, A.; Roe, B. & Poe, C.", "Poe, C. and Lee, A."])[1].len(),
            3
        );
    }

    #[test]
    fn references_and_markup_are_gone_before_a_cell_is_split() {
        let cells = [
            "Lee, Ann &amp; Roe, Bob; M&uuml;ller, <i>Ida</i>",
            "M&#252;ller, Ida<sup>1</sup>; O&apos;Neil, Dan",
        ];
        let expected = [vec!["Lee, Ann", "Roe, Bob", "Müller, Ida"], vec!["Müller, Ida", "O'Neil, Dan"]];
        assert_eq!(names(&cells), expected);
    }

    #[test]
    fn words_for_other_authors_are_no_person_in_any_language() {
        for rest in ["et al.", "[et al.]", "and others", "u.a.", "等", "y otros", "et al"] {
            for cell in [format!("Lee, Ann; Roe, Bob; {rest}"), format!("Lee, Ann; Roe, Bob {rest}")] {
                let byline = Style::of(&[&cell]).byline(&cell);
                assert_eq!((byline.names.len(), byline.is_cut), (2, true), "{cell}");
            }
        }
    }

    #[test]
    fn other_blanks_of_unicode_are_spaces() {
        assert_eq!(names(&["Lee,\u{a0}Ann\u{2003}and\u{a0}Roe, Bob"]), [["Lee, Ann", "Roe, Bob"]]);
    }

    #[test]
    fn groups_stand_behind_or_before_a_semicolon_among_commas() {
        let style = Style { separator: Separator::Commas, is_inverted: true, have_commas: false };
        let byline = style.byline("Engine Study Group; Lovelace A, Gray M; Loom Consortium.");
        let shown: Vec<_> = byline.names.iter().map(|name| (name.text.as_str(), name.is_group)).collect();
        let expected = [
            ("Engine Study Group", true),
            ("Lovelace, A", false),
            ("Gray, M", false),
            ("Loom Consortium", true),
        ];
        assert_eq!(shown, expected);
    }

    #[test]
    fn marks_and_affiliations_next_to_names_are_removed() {
        let style = Style { separator: Separator::Semicolons, is_inverted: false, have_commas: false };
        let byline =
            style.byline("Ada Lovelace (London; Home)*; Krish (Dj) Roy†; ◊Lovelace, Ada (57190000000);");
        let shown: Vec<_> =
            byline.names.iter().map(|name| (name.text.as_str(), name.aside.as_str())).collect();
        let expected =
            [("Ada Lovelace", "London; Home"), ("Krish (Dj) Roy", ""), ("Lovelace, Ada", "57190000000")];
        assert_eq!((shown, byline.entries), (expected.to_vec(), 3));
    }

    #[test]
    fn a_cut_list_is_reported_and_a_placeholder_is_not_a_name() {
        let style = Style { separator: Separator::Commas, is_inverted: false, have_commas: false };
        for cell in ["A Lovelace, M Gray, et al.", "A Lovelace, M Gray et al", "A Lovelace, M Gray, …"] {
            let byline = style.byline(cell);
            let shown: Vec<_> = byline.names.iter().map(|name| name.text.as_str()).collect();
            assert_eq!((shown, byline.is_cut), (vec!["A Lovelace", "M Gray"], true), "{cell}");
        }
        for cell in ["[No author name available]", "[Anonymous]", "No authors listed.", "N/A", "[]", "-", ""]
        {
            assert_eq!(style.byline(cell).names, [], "{cell}");
        }
    }

    #[test]
    fn parts_of_a_name_are_put_in_the_usual_order() {
        let cells = ["van Dijk,Joris,D.;van den Hoven,null;Gray, Mary, Jr.;Loom, III, Bo;null;"];
        assert_eq!(
            names(&cells),
            [["van Dijk, Joris D.", "van den Hoven", "Gray, Jr., Mary", "Loom, III, Bo"]]
        );
    }

    #[test]
    fn an_entry_that_is_no_name_keeps_its_place() {
        let style = Style { separator: Separator::Bars, is_inverted: false, have_commas: false };
        let places: Vec<_> =
            style.byline("Ada Lovelace||Mary Gray").names.iter().map(|name| name.entry).collect();
        assert_eq!(places, [0, 2]);
    }

    #[test]
    fn an_orcid_in_brackets_is_found_however_it_is_announced() {
        for aside in
            ["orcid:0000-0002-1825-0097", "ORCID 0000-0002-1825-0097", "ORCID iD: 0000-0002-1825-0097"]
        {
            let cell = format!("Doe, Jane [{aside}]; Roe, Bob");
            let byline = Style::of(&[&cell]).byline(&cell);
            assert_eq!(
                (&*byline.names[0].text, &*byline.names[0].ids),
                ("Doe, Jane", "orcid:0000-0002-1825-0097")
            );
        }
    }

    #[test]
    fn several_names_in_an_entry_are_noticed_in_every_form() {
        for entry in
            ["Müller, J., Özdemir, Ş.", "Lee, A., Roe, B.", "李娜, 王伟", "Ann Lee, Bob Roe and Kay Farm"]
        {
            let cells = ["Lovelace, Ada; Gray, Mary", entry];
            assert_eq!(Style::of(&cells).byline(entry).doubtful, [entry], "{entry}");
        }
        for entry in ["Müller, Jürgen", "Lovelace, Ada, Jr.", "王, 伟", "Özdemir, Ş., PhD"] {
            let cells = ["Lovelace, Ada; Gray, Mary", entry];
            assert_eq!(Style::of(&cells).byline(entry).doubtful, [""; 0], "{entry}");
        }
    }
}
