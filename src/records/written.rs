//! What is written with a name and is no part of it: the rest of a list, e-mail addresses, footnote marks, titles and
//! degrees. It is removed in one place for all formats, where a mention is added to a corpus.

use std::borrow::Cow;

use super::given::is_given;
use super::groups::may_be_group;
use super::markup::unescaped;
use super::text::{FOOTNOTE_MARKS, is_blank, is_name, is_suffix};

/// A name and what was found with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Written<'a> {
    /// The name alone; empty where there is none.
    pub(crate) name: Cow<'a, str>,
    /// Does the text say that there are other authors?
    pub(crate) and_others: bool,
}

/// Takes a name out of what is written with it.
pub(crate) fn written(text: &str) -> Written<'_> {
    if is_surely_bare(text) {
        return Written { name: Cow::Borrowed(text), and_others: false };
    }
    match unescaped(text) {
        Cow::Borrowed(text) => {
            let (bare, and_others) = bare(text);
            Written { name: bare, and_others }
        }
        Cow::Owned(text) => {
            let (bare, and_others) = bare(&text);
            Written { name: Cow::Owned(bare.into_owned()), and_others }
        }
    }
}

fn bare(text: &str) -> (Cow<'_, str>, bool) {
    if is_rest(text) {
        return (Cow::Borrowed(""), true);
    }
    let before = before_rest(text);
    let name = without_email(before.unwrap_or(text));
    let name = match name {
        Cow::Borrowed(name) => without_titles(without_marks(name)),
        Cow::Owned(name) => Cow::Owned(without_titles(without_marks(&name)).into_owned()),
    };
    (name, before.is_some())
}

/// Is this a name and nothing else, as most are? Costs a few instructions a byte, and may say no too often.
pub(crate) fn is_surely_bare(text: &str) -> bool {
    let text = text.as_bytes();
    let classes = text.iter().fold(0, |classes, &byte| classes | CLASSES[usize::from(byte)]);
    let Some(&last) = text.last() else { return false };
    if classes & SPECIAL != 0 || classes & PERIOD != 0 && may_have_title(text) {
        return false;
    }
    // Most names end in a letter that none of these does.
    match last {
        b'b' | b'f' | b'h' | b'j' | b'o' | b'u'..=b'z' => true,
        _ => !may_end_in_rest(text) && !may_end_in_degree(text) && !may_be_group(text),
    }
}

const SPECIAL: u8 = 1;
const PERIOD: u8 = 2;

/// Bytes that may belong to something else than a name. Marks and blanks outside ASCII begin with a few.
static CLASSES: [u8; 256] = {
    const SPECIALS: [u8; 12] = [b';', b'&', b'<', b'@', b'*', b'#', b'[', b'(', 0xc2, 0xe1, 0xe2, 0xef];
    let mut classes = [0; 256];
    let mut at = 0;
    while at < SPECIALS.len() {
        classes[SPECIALS[at] as usize] = SPECIAL;
        at += 1;
    }
    classes[b'.' as usize] = PERIOD;
    classes
};

/// Might a title be at the start, or after the comma of `Family, Given`?
fn may_have_title(text: &[u8]) -> bool {
    let begins = |text: &[u8]| {
        let start = text.first_chunk::<2>().map(|start| start.map(|byte| byte | 0x20));
        start.is_some_and(|start| matches!(&start, b"dr" | b"pr" | b"mr" | b"ms" | b"un" | b"di"))
    };
    let given = || memchr::memchr(b',', text).map(|comma| text[comma + 1..].trim_ascii_start());
    begins(text) || given().is_some_and(begins)
}

/// Words for authors that are not named, without periods and spaces.
const RESTS: [&str; 30] = [
    "etal",
    "others",
    "andothers",
    "andmore",
    "andmoreauthors",
    "moreauthors",
    "andcoworkers",
    "andcolleagues",
    "undandere",
    "andere",
    "ysotros",
    "yotros",
    "yotras",
    "ycols",
    "ycol",
    "eoutros",
    "etautres",
    "ealtri",
    "enanderen",
    "mfl",
    "идр",
    "идругие",
    "iinni",
    "等",
    "等人",
    "他",
    "ほか",
    "其他",
    "외",
    "etalii",
];

/// Does this stand for authors that are not named: `et al.`, `[and others]`, `u.a.`, `等`?
pub(crate) fn is_rest(name: &str) -> bool {
    const LONGEST: usize = 32;
    const ABBREVIATIONS: [&str; 4] = ["u.a", "u. a", "i in", "m.fl"];
    if name.len() > LONGEST || !may_end_in_rest(name.as_bytes()) {
        return false;
    }
    let bare = name.trim_matches(is_around_rest);
    if bare.is_empty() {
        return name.contains('…') || name.contains("...");
    }
    let letters = bare.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect::<String>();
    let only_words = bare.chars().all(|c| c.is_alphanumeric() || c == '.' || c == '-' || is_blank(c));
    only_words && (ABBREVIATIONS.contains(&bare) || RESTS.contains(&&*letters))
}

fn is_around_rest(c: char) -> bool {
    is_blank(c)
        || matches!(
            c,
            '[' | ']' | '(' | ')' | '{' | '}' | '.' | ',' | ';' | ':' | '…' | '&' | '+' | '"' | '\''
        )
}

/// What a list of authors ends in that has more.
const TAILS: [&str; 17] = [
    "et al",
    "et.al",
    "et. al",
    "et alii",
    "and others",
    "& others",
    "others",
    "u.a",
    "u. a",
    "und andere",
    "y otros",
    "y cols",
    "e outros",
    "et autres",
    "e altri",
    "и др",
    "等",
];

/// The name before words for other authors: `Lee A, et al.`, `Ann Lee and others`, `王伟等`.
pub(crate) fn before_rest(name: &str) -> Option<&str> {
    if !may_end_in_rest(name.as_bytes()) {
        return None;
    }
    let end = name.trim_end_matches(is_around_rest);
    if end.len() < name.len() && end.is_empty() {
        return None;
    }
    let tail = TAILS.iter().find(|tail| ends_with(end, tail));
    let (before, is_attached) = match tail {
        Some(tail) => (&end[..end.len() - tail.len()], *tail == "等"),
        None if name.ends_with('…') || name.ends_with("...") => (end, true),
        // Only as Polish writes it: In is a name, and so is the initial before it.
        None if name.ends_with(" i in.") => (&end[..end.len() - "i in".len()], false),
        None => (end.strip_suffix("ほか").or_else(|| end.strip_suffix(" 他"))?, true),
    };
    let is_separate = before.ends_with(|c| is_blank(c) || matches!(c, ',' | ';' | '[' | '('));
    // A person may be called Others.
    let is_word = tail.is_none_or(|tail| *tail != "others") || before.trim_end().ends_with([',', ';']);
    let before = before.trim_end_matches(|c| is_blank(c) || matches!(c, ',' | ';' | '[' | '(' | '&'));
    let is_long_enough = is_separate || before.chars().nth(1).is_some();
    ((is_separate || is_attached) && is_word && is_long_enough && is_name(before)).then_some(before)
}

/// [`is_around_rest`] for ASCII.
fn is_ascii_around_rest(byte: u8) -> bool {
    byte.is_ascii() && is_around_rest(byte.into())
}

/// Does a text end so, in any case of ASCII letters?
fn ends_with(text: &str, end: &str) -> bool {
    let start = text.len().checked_sub(end.len());
    start.is_some_and(|start| text.as_bytes()[start..].eq_ignore_ascii_case(end.as_bytes()))
}

/// Might this end in words for other authors, or be them? Costs a few instructions.
fn may_end_in_rest(text: &[u8]) -> bool {
    let mut text = text;
    while let [before @ .., last] = text
        && is_ascii_around_rest(*last)
    {
        text = before;
    }
    let Some(last) = text.last() else { return true };
    if !last.is_ascii() {
        return ["др", "е", "等", "人", "他", "か", "외", "…"]
            .iter()
            .any(|end| text.ends_with(end.as_bytes()));
    }
    let at = |back: usize| text.len().checked_sub(back).map_or(b' ', |at| text[at] | 0x20);
    matches!(
        [at(4), at(3), at(2), at(1)],
        [_, b' ' | b'.', b'a', b'l']
            | [b'c', b'o', b'l', b's']
            | [b' ', b'c', b'o', b'l']
            | [b'h' | b'k', b'e', b'r', b's']
            | [b't', b'r', b'o' | b'a' | b'e', b's']
            | [b'h', b'o', b'r', b's']
            | [b'g', b'u', b'e', b's']
            | [b'l', b't', b'r', b'i']
            | [b'd' | b'm', b'e' | b'o', b'r', b'e']
            | [b'e', b'r', b'e', b'n']
            | [b'i', b'n', b'n', b'i']
            | [b'a', b'l', b'i', b'i']
            | [b'i', b' ', b'i', b'n']
            | [b'u', b'.', b' ', b'a']
            | [_, b'u', b'.', b'a']
            | [_, _, b'f', b'l']
    )
}

/// A name without the e-mail address behind it, and the brackets around that.
fn without_email(name: &str) -> Cow<'_, str> {
    let Some(at) = memchr::memchr(b'@', name.as_bytes()) else { return Cow::Borrowed(name) };
    let is_edge = |c: char| is_blank(c) || matches!(c, '<' | '>' | '(' | ')' | '[' | ']' | ',' | ';' | ':');
    let start =
        name[..at].char_indices().rev().find(|&(_, c)| is_edge(c)).map_or(0, |(at, c)| at + c.len_utf8());
    let end = name[at..].find(is_edge).map_or(name.len(), |end| at + end);
    let domain = &name[at + 1..end];
    if !domain.contains('.') || start == at {
        return Cow::Borrowed(name);
    }
    let is_bracket = |c: char| is_blank(c) || matches!(c, '<' | '(' | '[' | ',' | ';' | ':');
    let before = name[..start].trim_end_matches(is_bracket);
    let label = ["e-mail", "email", "mailto", "mail"].iter().find(|label| ends_with(before, label));
    let before = &before[..before.len() - label.map_or(0, |label| label.len())];
    let before = before.trim_end_matches(is_bracket);
    let behind = name[end..].trim_start_matches(|c| is_blank(c) || matches!(c, '>' | ')' | ']' | ',' | ';'));
    match (is_name(before), is_name(behind)) {
        (true, true) => Cow::Owned(format!("{before} {behind}")),
        (true, false) => Cow::Borrowed(before),
        (false, true) => Cow::Borrowed(behind),
        // An address in place of a name is all that is known.
        (false, false) => Cow::Borrowed(name),
    }
}

/// A name without footnote marks at its ends: `Ann Lee*†`, `Ann Lee¹,²`.
fn without_marks(name: &str) -> &str {
    let name = name.trim_start_matches(|c| is_blank(c) || is_mark(c));
    let end = name.trim_end_matches(|c: char| is_blank(c) || is_mark(c) || c == ',');
    // A comma is a part of the marks only before one.
    if name[end.len()..].contains(is_mark) { end } else { name }
}

fn is_mark(c: char) -> bool {
    FOOTNOTE_MARKS.contains(&c)
        || matches!(c, '#' | '✉' | '＊' | '☨' | '¹' | '²' | '³' | '⁰' | 'ª' | 'º' | '\u{2074}'..='\u{207f}' | '\u{1d43}'..='\u{1d61}')
}

/// Degrees that are no initials: they have small letters.
const DEGREES: [&str; 28] = [
    "PhD", "MSc", "BSc", "DSc", "DPhil", "MPhil", "PharmD", "EdD", "PsyD", "DrPH", "ScD", "MEd", "MEng",
    "BEng", "DipHE", "Dr-Ing", "DrIng", "Dipl-Ing", "DiplIng", "Drrernat", "Drmed", "habil", "Esq", "MPharm",
    "BPharm", "LicPhil", "DEng", "MMed",
];

/// Degrees that might be initials too.
const DEGREES_IN_CAPITALS: [&str; 44] = [
    "MD", "PHD", "MA", "MS", "BA", "BS", "MBA", "MPH", "MPA", "RN", "BSN", "MSN", "DNP", "DO", "DDS", "DMD",
    "DVM", "JD", "LLB", "LLM", "LLD", "MSW", "MBBS", "MBCHB", "MHS", "MHA", "FRCP", "FRCS", "FRCPC", "FACS",
    "FACP", "FACC", "FAHA", "FAAN", "CNM", "PA-C", "RPH", "FRS", "FCCP", "DSC", "MSC", "BSC", "PT", "OD",
];

/// Is this a degree and nothing else, where no initials can be: `PhD`, `M.D.`, `MD PhD`?
pub(crate) fn is_degree(part: &str) -> bool {
    let mut words = part
        .split(|c: char| is_blank(c) || matches!(c, ',' | '/' | '&'))
        .filter(|word| !word.is_empty())
        .peekable();
    words.peek().is_some()
        && (is_sure_degree(part) || words.all(|word| is_sure_degree(word) || is_degree_in_capitals(word)))
}

/// `PhD`, `Ph.D.`, `Ph. D.`, but not `MD`
fn is_sure_degree(word: &str) -> bool {
    const LONGEST: usize = 16;
    if word.len() > LONGEST || !word.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return false;
    }
    let letters: String = word.chars().filter(|c| !matches!(c, '.' | ' ' | '\u{a0}')).collect();
    DEGREES.contains(&&*letters)
}

fn is_degree_in_capitals(word: &str) -> bool {
    let letters: String = word.chars().filter(|c| *c != '.').collect();
    DEGREES_IN_CAPITALS.contains(&&*letters)
}

/// Might this end in a degree? A capital behind a blank is an initial.
fn may_end_in_degree(text: &[u8]) -> bool {
    let end = text.iter().rposition(|byte| !matches!(byte, b'.' | b' ' | b',')).map_or(0, |at| at + 1);
    match &text[..end] {
        [.., b'h', b'.', b' ', b'D'] => true,
        // Two initials, as most databases write them, are looked up here: `Riggs, ES`.
        [.., b' ', first, last @ b'A'..=b'Z'] => {
            let is_these = |degree: &&str| degree.as_bytes() == [*first, *last];
            DEGREES_IN_CAPITALS.iter().any(is_these)
        }
        [.., before, b'A'..=b'Z'] => *before != b' ',
        [.., b'S' | b'.', b'c'] | [.., b'h' | b'b', b'i', b'l'] | [.., b'a', b'r', b'm'] => true,
        [.., b'I' | b'E', b'n', b'g'] | [.., b'E', b'd'] | [.., b'M' | b'm' | b'.', b'e', b'd'] => true,
        [.., b'n', b'a', b't'] | [.., b'E', b's', b'q'] => true,
        _ => false,
    }
}

/// A name without titles before it and degrees behind it.
fn without_titles(name: &str) -> Cow<'_, str> {
    let name = without_degrees(without_title(name));
    // `Lee, Prof. Ann`
    match name.split_once(',') {
        Some((family, given)) => {
            let given = given.trim_start();
            let bare = without_title(given);
            let is_title = is_title(given);
            match bare.len() < given.len() || is_title {
                true if is_title => Cow::Borrowed(family),
                true => Cow::Owned(format!("{family}, {bare}")),
                false => Cow::Borrowed(name),
            }
        }
        None => Cow::Borrowed(name),
    }
}

const TITLES: [&str; 14] = [
    "Dr",
    "Prof",
    "Professor",
    "Dr-Ing",
    "Dipl-Ing",
    "med",
    "rer",
    "nat",
    "phil",
    "habil",
    "Mr",
    "Mrs",
    "Ms",
    "Univ-Prof",
];

/// `Dr.`, `Prof. Dr.`
fn is_title(text: &str) -> bool {
    let mut words = text.split_whitespace().peekable();
    words.peek().is_some() && words.all(is_title_word)
}

/// `Dr.`: only with a period, without which it may be a name.
fn is_title_word(word: &str) -> bool {
    let Some(word) = word.strip_suffix('.') else { return false };
    TITLES.iter().any(|title| title.eq_ignore_ascii_case(&word.replace('.', "")))
}

fn without_title(name: &str) -> &str {
    let mut name = name.trim_start();
    while let Some((first, rest)) = name.split_once(is_blank) {
        let rest = rest.trim_start();
        if !is_title_word(first) || !is_name(rest) {
            break;
        }
        name = rest;
    }
    name
}

/// A name without degrees at its end. In capitals they may be initials: they are degrees as the third part of a name,
/// and after a given name and a family name, `Ann Lee, MD`, but not in `García López, MD`.
fn without_degrees(name: &str) -> &str {
    const MOST: usize = 8;
    let mut bare = name.trim_end();
    for degrees in 0..MOST {
        let Some(before) = before_degree(bare, degrees > 0) else { break };
        bare = before;
    }
    bare
}

/// The name before a degree: one word, or two as in `Ph. D.`
fn before_degree(name: &str, is_before_degree: bool) -> Option<&str> {
    let is_gap = |c: char| is_blank(c) || matches!(c, ',' | '/' | '&');
    let name = name.trim_end_matches(is_gap);
    let gaps = name.char_indices().rev().filter(|&(_, c)| is_gap(c)).take(2);
    gaps.into_iter().find_map(|(at, gap)| {
        let (before, degree) = (name[..at].trim_end_matches(is_gap), &name[at + gap.len_utf8()..]);
        let is_apart =
            name[before.len()..].trim_start().starts_with(',') || degree.contains('.') || is_before_degree;
        let has_given = is_after_person(before) || is_before_degree && before.contains(' ');
        let is_degree = is_sure_degree(degree) || is_degree_in_capitals(degree) && is_apart && has_given;
        (is_degree && is_name(before)).then_some(before)
    })
}

/// Is this the whole name of a person, so that no initials can follow?
fn is_after_person(name: &str) -> bool {
    if let Some((_, given)) = name.split_once(',') {
        return !is_suffix(given.trim()) || is_after_person(name.split(',').next().unwrap_or_default());
    }
    let mut words = name.split_whitespace();
    let is_initial = |word: &str| word.ends_with('.') || word.chars().count() == 1;
    words.clone().count() > 1 && (words.next().is_some_and(is_given) || words.any(is_initial))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bare_name(text: &str) -> String {
        let Written { name, and_others } = written(text);
        if and_others { format!("{name} +") } else { name.into_owned() }
    }

    #[test]
    fn and_others_is_recognized_in_many_languages() {
        for rest in [
            "et al.",
            "et al",
            "[et al.]",
            "et.al.",
            "Et Al",
            "And Others",
            "others",
            "others,",
            "and others",
            "u.a.",
            "u. a.",
            "und andere",
            "等",
            "他",
            "ほか",
            "y otros",
            "y cols.",
            "e outros",
            "et autres",
            "e altri",
            "и др.",
            "i in.",
            "…",
            "...",
            "and 12 others",
            "(and others)",
            "& others",
        ] {
            assert!(is_rest(rest) && may_end_in_rest(rest.as_bytes()), "{rest}");
            assert_eq!(bare_name(rest), " +", "{rest}");
        }
        for name in [
            "Bob Others",
            "Al, Eta",
            "U A",
            "Ett Al",
            "Other, Ann",
            "王等",
            "Ua",
            "I In Ho",
            "Marie Andere",
            "",
        ] {
            assert!(!is_rest(name), "{name}");
            assert_eq!(bare_name(name), name);
        }
    }

    #[test]
    fn a_name_before_and_others_is_kept() {
        for (text, wanted) in [
            ("Ann Lee et al.", "Ann Lee +"),
            ("Lee A, et al", "Lee A +"),
            ("Lee, A. [et al.]", "Lee, A. +"),
            ("Ann Lee and others", "Ann Lee +"),
            ("Lee, Ann, others", "Lee, Ann +"),
            ("王伟等", "王伟 +"),
            ("王伟 等", "王伟 +"),
            ("田中太郎ほか", "田中太郎 +"),
            ("Ann Lee u. a.", "Ann Lee +"),
            ("Иван Петров и др.", "Иван Петров +"),
            ("Ann Lee…", "Ann Lee +"),
        ] {
            assert_eq!(bare_name(text), wanted, "{text}");
        }
    }

    #[test]
    fn an_email_address_is_no_part_of_a_name() {
        for text in [
            "Ann Lee <ann@example.org>",
            "Ann Lee (ann@example.org)",
            "Ann Lee, ann.lee@example.org",
            "ann@example.org Ann Lee",
            "Ann Lee [e-mail: a@b.org]",
        ] {
            assert_eq!(bare_name(text), "Ann Lee", "{text}");
        }
        assert_eq!(bare_name("ann@example.org"), "ann@example.org");
        assert_eq!(bare_name("Ann @ Lee"), "Ann @ Lee");
    }

    #[test]
    fn footnote_marks_at_the_ends_of_a_name_are_no_part_of_it() {
        for text in [
            "Ann Lee*†",
            "Ann Lee¹,²",
            "Ann Lee ¹",
            "*Ann Lee",
            "Ann Lee,*",
            "Ann Lee<sup>1</sup>",
            "Ann Leeᵃ",
        ] {
            assert_eq!(bare_name(text), "Ann Lee", "{text}");
        }
        assert_eq!(bare_name("Lee A,"), "Lee A,");
        assert_eq!(bare_name("Ann Lee1"), "Ann Lee1");
    }

    #[test]
    fn titles_and_degrees_are_no_part_of_a_name() {
        for text in [
            "Ann Lee, PhD",
            "Ann Lee, Ph.D.",
            "Ann Lee Ph. D.",
            "Ann Lee, MD",
            "Ann Lee, M.D., Ph.D.",
            "Ann Lee, MD, PhD, FACS",
            "Dr. Ann Lee",
            "Prof. Dr. Ann Lee",
            "Ann Lee M.D.",
            "Dr.-Ing. Ann Lee",
            "Ann Lee MD, PhD",
            "Ann Lee, MSc",
            "Ann Lee, BA, MA",
        ] {
            assert_eq!(bare_name(text), "Ann Lee", "{text}");
        }
        assert_eq!(bare_name("Lee, Ann, MD"), "Lee, Ann");
        assert_eq!(bare_name("Lee, Prof. Ann"), "Lee, Ann");
        assert_eq!(bare_name("Lee, Ann, Jr., M.D."), "Lee, Ann, Jr.");
        assert_eq!(bare_name("A. B. Lee, MPH"), "A. B. Lee");
    }

    #[test]
    fn initials_are_no_degrees_and_names_no_titles() {
        for name in [
            "Lee MD",
            "Lee, MD",
            "Lee, M.D.",
            "Lee M.D.",
            "García López, MD",
            "van Dijk M.A.",
            "Drew Lee",
            "Dr Ann",
            "Md. Rahim",
            "Ma, Jun",
            "Lee, A. S.",
            "Le, B.",
        ] {
            assert_eq!(bare_name(name), name);
        }
    }

    #[test]
    fn what_is_surely_bare_has_nothing_to_remove() {
        for title in TITLES
            .map(|title| format!("{title}. Ann Lee"))
            .iter()
            .filter(|title| is_title_word(&title[..title.len() - 8]))
        {
            let is_first =
                !["med", "rer", "nat", "phil", "habil"].iter().any(|later| title.starts_with(later));
            assert_eq!(is_first, !is_surely_bare(title), "{title}");
        }
        for degree in DEGREES.iter().chain(&DEGREES_IN_CAPITALS) {
            for text in [format!("Ann Lee, {degree}"), format!("Ann Lee, {degree}.")] {
                assert!(!is_surely_bare(&text), "{text}");
            }
        }
        for rest in TAILS.map(|tail| format!("Ann Lee, {tail}")) {
            assert!(!is_surely_bare(&rest), "{rest}");
        }
    }

    #[test]
    fn noise_takes_no_more_time_than_other_text() {
        for pattern in
            ["@", ".", ", MD", " PhD", "Dr. ", "et al", "*", "&amp;", "<sup>", "<sup>1</sup>", ",", "等"]
        {
            written(&pattern.repeat(200_000 / pattern.len()));
        }
    }
}
