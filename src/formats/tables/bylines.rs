//! How one cell of a table holds several names.
//!
//! Programs differ: `Lovelace, Ada; Menabrea, Luigi`, `Lovelace A., Menabrea L.`, `Lovelace, A. and
//! Menabrea, L.`, `Ada Lovelace (London)*; Luigi Menabrea (Turin)`, `Ada Lovelace|Luigi Menabrea`. The form is
//! found once for a column, from many of its cells, and never row by row.

use std::borrow::Cow;

use super::separators::{
    ANDS_AND_AMPERSANDS, Separator, ends_in_initials, has_joint, is_initials, joints, outside_parentheses,
    run_together, without_and, without_marks,
};
use crate::formats::institutions::{affiliation_behind, has_surely_affiliation, place_behind_comma};
use crate::formats::listing::is_surely_name;
use crate::records::additions::{is_reading, of_the_person};
use crate::records::brackets::in_brackets_at_end;
use crate::records::conjunctions::has_and;
use crate::records::degrees::is_degree;
use crate::records::groups::{names_a_group, turned_group};
use crate::records::markup::unescaped;
use crate::records::orcids::is_written_as_orcid;
use crate::records::rest::{before_rest, is_rest, without_gap};
use crate::records::several::{Names, is_given_part, names_in};
use crate::records::text::{is_blank, is_full, is_ideographic, is_name, is_suffix, tidy, trim};
use crate::records::whole::is_whole;

/// How the names of a column are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::formats) struct Style {
    pub(in crate::formats) separator: Separator,
    /// Do names end in initials, without a comma before them: `Lovelace A.`?
    pub(in crate::formats) is_inverted: bool,
    /// Have most names a comma inside: `Lovelace, Ada`?
    pub(in crate::formats) have_commas: bool,
    /// Has most names an affiliation behind a comma: `Ada Lovelace, Univ London`?
    pub(in crate::formats) have_affiliations: bool,
}

/// The names of a cell.
#[derive(Debug, Default, PartialEq)]
pub(in crate::formats) struct Byline {
    pub(in crate::formats) names: Vec<Name>,
    /// Does it end in words for other authors?
    pub(in crate::formats) is_cut: bool,
    /// Entries that may hold several names.
    pub(in crate::formats) doubtful: Vec<String>,
    /// Entries that are parts of names rather than names: single words and initials between commas.
    pub(in crate::formats) unlikely: Vec<String>,
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

    /// Adds those of another cell.
    pub(in crate::formats) fn extend(&mut self, other: Self) {
        let before = self.entries;
        self.names.extend(other.names.into_iter().map(|name| Name { entry: name.entry + before, ..name }));
        self.doubtful.extend(other.doubtful);
        self.unlikely.extend(other.unlikely);
        self.entries += other.entries;
        self.is_cut |= other.is_cut;
    }
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
        are_names(&outside_parentheses(entry, ANDS_AND_AMPERSANDS))
    }
}

impl Style {
    /// How a column with these cells is written.
    pub(in crate::formats) fn of(cells: &[&str]) -> Self {
        let plain = |cell: &&'_ str| {
            let readable = readable(cell);
            without_gap(&readable).unwrap_or_else(|| readable.into_owned())
        };
        let readable: Vec<String> = cells.iter().map(plain).collect();
        let cells: Vec<&str> = readable.iter().map(AsRef::as_ref).collect();
        let separator = Separator::of(&cells);
        let names = cells.iter().flat_map(|cell| separator.entries(cell));
        let (with, without): (Vec<_>, Vec<_>) = names.partition(|name| name.contains(','));
        let with_affiliation = with.iter().filter(|entry| affiliation_behind(entry).is_some()).count();
        let is_certain = with.iter().any(|entry| has_surely_affiliation(entry));
        let have_affiliations = is_certain && 2 * with_affiliation >= with.len();
        Self {
            separator,
            is_inverted: are_inverted(separator, &cells),
            have_commas: !have_affiliations && with.len() > without.len(),
            have_affiliations,
        }
    }

    /// The names of a cell.
    pub(in crate::formats) fn byline(self, cell: &str) -> Byline {
        let readable = readable(cell);
        let gapless = without_gap(&readable);
        let mut byline = Byline { is_cut: gapless.is_some(), ..Byline::default() };
        let cell = gapless.as_deref().unwrap_or(&readable);
        let mut entries = self.separator.entries(self.without_full_stop(cell));
        if self.is_one_name(&entries) {
            byline.doubtful.push(cell.to_owned());
            entries = vec![Cow::Owned(entries.join(", "))];
        }
        let has_numbers = self.has_numbers_between(&mut entries);
        byline.entries = entries.len();
        byline.unlikely = self.unlikely(&entries);
        // Only where names are `Lee A` do others stand out behind a semicolon: PubMed puts groups there.
        let groups_apart = self.separator == Separator::Commas && self.is_inverted && cell.contains(';');
        for (place, entry) in entries.iter().enumerate() {
            let (mut entry, mut aside, mut ids) = (without_and(entry), "", String::new());
            let mut suffix = None;
            if let Some(before) = without_rest(entry) {
                byline.is_cut = true;
                entry = before;
            }
            entry = without_marks(of_the_person(entry));
            if let Some((name, place)) = self.with_affiliation(entry) {
                (entry, aside) = (without_marks(name), place);
            }
            while let Some((before, inside)) = in_brackets_at_end(entry).filter(|(before, _)| is_name(before))
            {
                match identifiers(inside) {
                    Some(found) => ids = found,
                    None if is_rest(inside) => byline.is_cut = true,
                    None if is_suffix(inside) => suffix = Some(inside),
                    None if is_reading(before, inside) => {}
                    None if entry.ends_with(']') && !is_footnote(inside) => break,
                    None if entry.ends_with(']') => {}
                    None => aside = inside,
                }
                entry = without_marks(before);
            }
            if has_numbers {
                entry = trim(entry.trim_end_matches(|c: char| c.is_ascii_digit()));
            }
            entry = trim(of_the_person(entry));
            if !is_placeholder(entry) {
                let turned = turned_group(entry);
                let entry = turned.as_deref().unwrap_or(entry);
                let is_apart = groups_apart && !ends_in_initials_and_suffix(entry) && !entry.contains(',');
                let is_group = is_apart || names_a_group(entry);
                let runs_on = self.separator != Separator::Capitals
                    && has_joint(entry)
                    && run_together(entry).len() > 1;
                let is_doubtful =
                    runs_on || (self.separator == Separator::Capitals && may_run_together(entry));
                if !is_group && (is_doubtful || may_be_several(entry, self.have_commas)) {
                    byline.doubtful.push(entry.to_owned());
                }
                let text = match suffix {
                    Some(suffix) if self.is_inverted => self.written(&format!("{entry} {suffix}"), is_group),
                    Some(suffix) => self.written(&format!("{entry}, {suffix}"), is_group),
                    None => self.written(entry, is_group),
                };
                byline.names.push(Name { text, aside: trim(aside).to_owned(), ids, is_group, entry: place });
            }
        }
        byline
    }

    /// Removes entries that are only numbers, which commas have cut off from the names before: `Ann Lee1,2, Bob Roe2`. Were
    /// there any?
    fn has_numbers_between(self, entries: &mut Vec<Cow<'_, str>>) -> bool {
        const LONGEST: usize = 2;
        let is_number = |entry: &str| {
            let number = without_marks(entry);
            number.len() <= LONGEST && number.bytes().all(|byte| byte.is_ascii_digit())
        };
        let before = entries.len();
        if matches!(self.separator, Separator::Commas | Separator::Semicolons) {
            let mut is_first = true;
            entries.retain(|entry| std::mem::take(&mut is_first) || entry.is_empty() || !is_number(entry));
        }
        entries.len() < before
    }

    /// The entries of a cell of several that commas separate which are parts of names: single words and initials. One may be
    /// somebody with one name.
    fn unlikely(self, entries: &[Cow<'_, str>]) -> Vec<String> {
        if !matches!(self.separator, Separator::Commas | Separator::Pairs) || entries.len() < 2 {
            return Vec::new();
        }
        let is_part = |entry: &&Cow<'_, str>| {
            let bare = trim(without_and(entry));
            let has_letters = bare.chars().any(|c| c.is_alphabetic() && !is_ideographic(c));
            has_letters && !bare.contains([' ', ',']) && !is_rest(bare) && !is_placeholder(bare)
        };
        let parts: Vec<&Cow<'_, str>> = entries.iter().filter(is_part).collect();
        let is_certain = parts.len() > 1 || parts.iter().any(|part| is_initials(without_and(part)));
        parts.into_iter().filter(|_| is_certain).map(|part| without_and(part).to_owned()).collect()
    }

    /// A name with the affiliation behind it.
    fn with_affiliation(self, entry: &str) -> Option<(&str, &str)> {
        let has_separator =
            || !matches!(self.separator, Separator::Commas | Separator::Pairs | Separator::Ands);
        let has_mark =
            memchr::memchr3(b',', b'@', b'-', entry.as_bytes()).is_some() || entry.contains([':', '–']);
        if !has_mark || !has_separator() {
            return None;
        }
        let in_column = if self.have_affiliations { place_behind_comma(entry) } else { None };
        in_column.or_else(|| affiliation_behind(entry).filter(|_| has_surely_affiliation(entry)))
    }

    /// Is this `Lee, Ann` in a column of names that commas separate: a family name and given names?
    fn is_one_name(self, entries: &[Cow<'_, str>]) -> bool {
        let is_one = |family: &str, given: &str| !is_whole(family) && is_given_part(given);
        self.separator == Separator::Commas
            && matches!(entries, [family, given] if is_one(without_marks(family), without_marks(given)))
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
        match without_degrees(&parts) {
            [family, suffix, given @ ..] if is_suffix(suffix) && !given.is_empty() => {
                format!("{family}, {suffix}, {}", given.join(" "))
            }
            [family, given @ .., suffix] if is_suffix(suffix) && !given.is_empty() => {
                format!("{family}, {suffix}, {}", given.join(" "))
            }
            [family, given @ ..] if !given.is_empty() && !given.iter().any(|part| is_degree(part)) => {
                format!("{family}, {}", given.join(" "))
            }
            parts => parts.join(", "),
        }
    }
}

/// The parts of a name between commas without the degrees behind family and given name: `Lee, Ann, MD, PhD`. Whether
/// others are degrees, the names beside this one tell: `Ann Lee, MD`.
fn without_degrees<'i, 'a>(parts: &'i [&'a str]) -> &'i [&'a str] {
    let degrees = parts.iter().rev().take_while(|part| is_degree(part)).count();
    let (before, _) = parts.split_at(parts.len() - degrees);
    if before.iter().filter(|part| !is_suffix(part)).count() > 1 { before } else { parts }
}

/// `Lovelace A. A.`, `Lovelace A Jr`
fn ends_in_initials_and_suffix(name: &str) -> bool {
    let without_suffix = name.rsplit_once(' ').filter(|(_, last)| is_suffix(last));
    ends_in_initials(without_suffix.map_or(name, |(before, _)| before))
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

/// Are nearly all names of a column a family name followed by initials? Two or three capitals may be a family name as well,
/// `ANN LEE`, `Bob ROE`: without others that are none, they are no initials.
fn are_inverted(separator: Separator, cells: &[&str]) -> bool {
    const LEAST: usize = 3;
    let (mut inverted, mut sure, mut all) = (0, 0, 0);
    for cell in cells {
        for entry in separator.entries(cell) {
            let entry = without_and(&entry);
            if is_name(entry) && !is_rest(entry) && !is_placeholder(entry) {
                let is_inverted = !entry.contains(',') && turned_round(entry).is_some();
                all += 1;
                inverted += usize::from(is_inverted);
                sure += usize::from(is_inverted && !ends_like_family(entry));
            }
        }
    }
    all >= LEAST && 10 * inverted >= 9 * all && 4 * sure >= all
}

/// May capitals at the end of a name, with a suffix behind them or none, be a family name: `LEE`, `Roe`, `WU`?
fn ends_like_family(name: &str) -> bool {
    const VOWELS: &str = "AEIOUYÄÖÜÅØÉ";
    let last = name.rsplit(' ').find(|word| !is_suffix(word)).unwrap_or_default();
    last.chars().all(char::is_alphabetic) && last.chars().count() > 1 && last.contains(|c| VOWELS.contains(c))
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
    // Of a wrong one the reader of identifiers tells.
    let is_orcid = |id: &str| is_written_as_orcid(id) || id.len() == 19 && id.matches('-').count() == 3;
    let spaced = text.replace(": ", ":").replace('：', ":");
    for token in spaced.split([' ', ',', ';']).filter(|token| !token.is_empty()) {
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
    fn commas_that_are_inside_names_too_make_no_people_of_parts_of_names_without_a_notice() {
        for (cells, wanted) in [
            (&["Lee, Ann, Roe, Bob, Poe, Mary"][..], vec!["Lee, Ann", "Roe, Bob", "Poe, Mary"]),
            (&["Suharto, Lee, A.", "Roe, B., Poe, C."], vec!["Suharto", "Lee, A."]),
            (&["Suharto, Lee, A., Sukarno", "Roe, B., Poe, C."], vec!["Suharto", "Lee, A.", "Sukarno"]),
            (&["Smith, J., Jr., Roe, B."], vec!["Smith, Jr., J.", "Roe, B."]),
            (&["Lee, A., Roe, B., and The ABC Group"], vec!["Lee, A.", "Roe, B.", "The ABC Group"]),
            (&["Lee, A., Roe, B. & Poe, C."], vec!["Lee, A.", "Roe, B.", "Poe, C."]),
            (&["Lee, A., Roe, B. and Poe, C.", "Roe, B. & Lee, A."], vec!["Lee, A.", "Roe, B.", "Poe, C."]),
            (&["Lee, Ann and Roe, Bob", "Smith, Jr., John and Lee, Ann"], vec!["Lee, Ann", "Roe, Bob"]),
        ] {
            assert_eq!(names(cells)[0], wanted, "{cells:?}");
        }
        let unlikely = |cell: &str| {
            let style = Style {
                separator: Separator::Commas,
                is_inverted: false,
                have_commas: false,
                have_affiliations: false,
            };
            style.byline(cell).unlikely
        };
        assert_eq!(unlikely("Lybar, Xu, Beyr, Qua"), ["Lybar", "Xu", "Beyr", "Qua"]);
        assert!(unlikely("Ann Lee, Bob Roe, Suharto").is_empty());
        assert!(unlikely("王伟, 李娜").is_empty());
    }

    #[test]
    fn numbers_of_footnotes_after_names_are_no_people() {
        assert_eq!(names(&["Ann Lee1,2, Bob Roe2,* and Mary Poe"])[0], ["Ann Lee", "Bob Roe", "Mary Poe"]);
        assert_eq!(names(&["Ann Lee 1,2; Bob Roe*; Mary Poe 3,†"])[0], ["Ann Lee", "Bob Roe", "Mary Poe"]);
    }

    #[test]
    fn a_suffix_in_brackets_and_life_dates_are_told_from_an_affiliation_and_a_name() {
        let found = names(&["Lee, Ann (III); Roe, Bob (Jr.)", "Lee, Ann (MIT); Roe, Bob, 1950-"]);
        assert_eq!(found, [["Lee, III, Ann", "Roe, Jr., Bob"], ["Lee, Ann", "Roe, Bob"]]);
    }

    #[test]
    fn names_on_both_sides_of_a_semicolon_in_a_column_of_commas_are_people() {
        let style = Style::of(&["Ann Lee, Bob Roe", "Mary Poe, Ann Lee", "Ann Lee; Bob Roe"]);
        assert!(style.byline("Ann Lee; Bob Roe").names.iter().all(|name| !name.is_group));
        let pubmed = Style::of(&["Lee A, Roe B", "Poe C, Lee A, Roe B"]);
        let names = pubmed.byline("Lee A, Smith J Jr; Tall Trees.").names;
        assert_eq!(names.iter().map(|name| name.is_group).collect::<Vec<_>>(), [false, false, true]);
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
    fn dots_in_the_middle_of_a_cell_stand_for_authors_and_the_last_name_is_one() {
        for cell in
            ["Lee, A., Roe, B., ... Poe, C.", "Lee, A., Roe, B., … Poe, C.", "Lee, A.; Roe, B.; ...; Poe, C."]
        {
            let byline = Style::of(&[cell]).byline(cell);
            let names: Vec<&str> = byline.names.iter().map(|name| &*name.text).collect();
            assert_eq!((names, byline.is_cut), (vec!["Lee, A.", "Roe, B.", "Poe, C."], true), "{cell}");
        }
    }

    #[test]
    fn other_blanks_of_unicode_are_spaces() {
        assert_eq!(names(&["Lee,\u{a0}Ann\u{2003}and\u{a0}Roe, Bob"]), [["Lee, Ann", "Roe, Bob"]]);
    }

    #[test]
    fn groups_stand_behind_or_before_a_semicolon_among_commas() {
        let style = Style {
            separator: Separator::Commas,
            is_inverted: true,
            have_commas: false,
            have_affiliations: false,
        };
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
        let style = Style {
            separator: Separator::Semicolons,
            is_inverted: false,
            have_commas: false,
            have_affiliations: false,
        };
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
        let style = Style {
            separator: Separator::Commas,
            is_inverted: false,
            have_commas: false,
            have_affiliations: false,
        };
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
        let style = Style {
            separator: Separator::Bars,
            is_inverted: false,
            have_commas: false,
            have_affiliations: false,
        };
        let places: Vec<_> =
            style.byline("Ada Lovelace||Mary Gray").names.iter().map(|name| name.entry).collect();
        assert_eq!(places, [0, 2]);
    }

    #[test]
    fn brackets_of_other_scripts_hold_affiliations_and_readings() {
        let cell = "王伟（北京；清华大学）；李娜【北京大学】；田中太郎（たなかたろう）";
        let names = Style::of(&[cell]).byline(cell).names;
        let shown: Vec<_> = names.iter().map(|name| (&*name.text, &*name.aside)).collect();
        assert_eq!(shown, [("王伟", "北京；清华大学"), ("李娜", "北京大学"), ("田中太郎", "")]);
    }

    #[test]
    fn an_orcid_in_brackets_is_found_however_it_is_announced() {
        for aside in
            ["orcid:0000-0002-1825-0097", "ORCID 0000-0002-1825-0097", "ORCID iD: 0000-0002-1825-0097"]
        {
            for cell in [format!("Doe, Jane [{aside}]; Roe, Bob"), format!("Doe, Jane（{aside}）; Roe, Bob")]
            {
                let byline = Style::of(&[&cell]).byline(&cell);
                assert_eq!(
                    (&*byline.names[0].text, &*byline.names[0].ids),
                    ("Doe, Jane", "orcid:0000-0002-1825-0097")
                );
            }
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
