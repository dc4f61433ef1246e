//! What is written after a name and is no part of it: marks of footnotes, how it is read, roles, life dates.

use std::borrow::Cow;

use super::brackets::in_brackets_at_end;
use super::text::{FOOTNOTE_MARKS, is_blank, is_full, is_han_or_hangul, is_ideographic, is_name, is_suffix};

/// A name without marks of footnotes, without its reading, without what the person did, and without life dates.
pub(crate) fn of_the_person(name: &str) -> &str {
    without_reading(without_life_dates(without_role(without_marks(name))))
}

/// A name without how it is read, in brackets behind it: `田中太郎（たなかたろう）`.
pub(crate) fn without_reading(name: &str) -> &str {
    match in_brackets_at_end(name) {
        Some((before, inside)) if is_reading(before, inside) => before,
        _ => name,
    }
}

/// Is this how a name of Japanese is read, in kana?
pub(crate) fn is_reading(name: &str, inside: &str) -> bool {
    let is_kana = |c: char| matches!(c, '\u{3041}'..='\u{30ff}' | '\u{ff66}'..='\u{ff9f}');
    let is_gap = |c: char| is_blank(c) || matches!(c, ',' | '，' | '、');
    name.contains(is_han_or_hangul)
        && name.chars().all(|c| is_ideographic(c) || is_gap(c))
        && inside.contains(is_kana)
        && inside.chars().all(|c| is_kana(c) || is_gap(c))
}

/// A name without what the person did, in brackets or after a comma, as catalogs of libraries write it: `Ann Lee (ed.)`,
/// `Lee, Ann, author`.
fn without_role(name: &str) -> &str {
    let name = name.trim_end();
    let in_brackets = in_brackets_at_end(name);
    let Some((before, role)) = in_brackets.or_else(|| name.rsplit_once(',')) else { return name };
    let role = role.trim();
    let before = before.trim_end();
    let is_role = is_role(role) || in_brackets.is_some() && are_pronouns(role);
    let is_name = is_name(before) && (in_brackets.is_some() || may_have_role(before, role));
    if is_role && is_name { before } else { name }
}

/// Is this what a person did: `ed.`, `Editor`?
pub(crate) fn is_role(text: &str) -> bool {
    const ROLES: [&str; 27] = [
        "ed",
        "eds",
        "éd",
        "editor",
        "editors",
        "author",
        "creator",
        "contributor",
        "compiler",
        "hrsg",
        "hg",
        "coord",
        "corresponding author",
        "presenter",
        "speaker",
        "trans",
        "transl",
        "translator",
        "illustrator",
        "編",
        "編著",
        "著",
        "訳",
        "编",
        "编著",
        "主编",
        "译",
    ];
    let text = text.trim_end_matches('.');
    ROLES.iter().any(|known| known.eq_ignore_ascii_case(text))
}

/// May this be a role behind a comma, and no given name? `Lee, Ed` is a person of that name.
fn may_have_role(before: &str, role: &str) -> bool {
    const LONGEST_NAME: usize = 3;
    let given = before.split_once(',').map(|(_, given)| given.trim());
    let is_small = role.starts_with(char::is_lowercase);
    match given {
        // `Lee, A., Roe, Ed` are two.
        Some(given) if is_suffix(given) || given.contains(',') => role.len() > LONGEST_NAME || is_small,
        Some(_) => true,
        None => before.contains(is_blank) && is_small,
    }
}

/// `she/her`, `they/them`
fn are_pronouns(text: &str) -> bool {
    const PRONOUNS: [&str; 12] =
        ["she", "her", "hers", "he", "him", "his", "they", "them", "theirs", "xe", "ze", "any"];
    let mut words = text.split('/').map(str::trim);
    text.contains('/') && words.all(|word| PRONOUNS.iter().any(|known| known.eq_ignore_ascii_case(word)))
}

/// A name without the years of birth and death that catalogs of libraries write after it: `Lee, Ann, 1950-`,
/// `Lee, Ann (1815–1852)`.
fn without_life_dates(name: &str) -> &str {
    let name = name.trim_end();
    let in_brackets = in_brackets_at_end(name);
    let Some((before, dates)) = in_brackets.or_else(|| name.rsplit_once(',')) else { return name };
    let before = before.trim_end();
    let is_after_name = is_name(before) && (in_brackets.is_some() || before.contains(',') || is_full(before));
    if is_after_name && are_life_dates(dates.trim()) { before } else { name }
}

/// `1950-`, `1815-1852`, `-1852`, `b. 1950`, `d. 1852.`, `approximately 1815-1852`, `active 12th century`, `1950- author`: words
/// for dates beside a year or a century, or years with a dash. Not a number alone.
fn are_life_dates(dates: &str) -> bool {
    #[rustfmt::skip]
    const WORDS: [&str; 27] = [
        "b", "d", "born", "died", "active", "approximately", "about", "circa", "ca", "c", "fl", "flourished", "century", "cent",
        "or", "before", "after", "between", "bc", "ad", "bce", "ce", "geb", "gest", "né", "née", "род",
    ];
    const DASHES: [char; 3] = ['-', '–', '—'];
    // An ORCID has more.
    if !dates.contains(|c: char| c.is_ascii_digit()) || dates.matches(DASHES).count() > 1 {
        return false;
    }
    let is_year = |word: &str| {
        let year = word.trim_end_matches('?');
        matches!(year.len(), 3 | 4) && year.bytes().all(|byte| byte.is_ascii_digit())
    };
    let is_ordinal = |word: &str| {
        let digits = word.trim_end_matches(char::is_alphabetic);
        (1..=2).contains(&digits.len())
            && digits.bytes().all(|byte| byte.is_ascii_digit())
            && matches!(&word[digits.len()..], "st" | "nd" | "rd" | "th")
    };
    let is_word = |word: &str| WORDS.contains(&word.replace('.', "").to_lowercase().as_str());
    let is_of_dates = |word: &str| is_year(word) || is_ordinal(word) || is_word(word);
    let words =
        || dates.split(|c: char| is_blank(c) || DASHES.contains(&c)).map(|word| word.trim_end_matches('.'));
    let mut rest = words().filter(|word| !word.is_empty()).skip_while(|word| is_of_dates(word));
    let is_said = dates.contains(DASHES) && words().any(|word| is_year(word) && word.len() > 3)
        || words().any(is_word) && words().any(|word| is_year(word) || is_ordinal(word));
    is_said && rest.next().is_none_or(is_role) && rest.next().is_none()
}

/// A name without footnote marks at its ends: `Ann Lee*†`, `Ann Lee¹,²`, `Ann Lee1,*`, `Ann Lee a,b`.
fn without_marks(name: &str) -> &str {
    let name = name.trim_start_matches(|c| is_blank(c) || is_mark(c));
    let mut end = name.len();
    let mut has_marks = false;
    while let Some(last) = name[..end].chars().next_back() {
        if is_mark(last) && !is_ordinal(&name[..end]) {
            has_marks = true;
        } else if !is_blank(last) && last != ',' {
            break;
        }
        end -= last.len_utf8();
    }
    // A comma is a part of the marks only before one.
    let bare = if has_marks { &name[..end] } else { name };
    without_numbers(bare, has_marks)
}

/// A name without the numbers or letters of footnotes after it. One alone may tell people of a name apart: only several,
/// or one next to a mark, are surely of footnotes. Numbers of three digits and more are none.
fn without_numbers(name: &str, has_marks: bool) -> &str {
    let is_in_list = |c: char| c.is_ascii_digit() || c == ',' || is_blank(c) || is_mark(c);
    let bare = name.trim_end_matches(is_in_list);
    let tail = &name[bare.len()..];
    let numbers = || tail.split(|c| c == ',' || is_blank(c) || is_mark(c)).filter(|one| !one.is_empty());
    let has_marks = has_marks || tail.contains(is_mark);
    let has_commas = tail.trim_start().contains(',');
    if numbers().count() > usize::from(!has_marks) && (has_marks || has_commas) {
        return if numbers().all(|number| number.len() <= 2) { bare } else { name };
    }
    let before_letters = name.rsplit_once(is_blank).filter(|(before, letters)| {
        let is_letter = |letter: &str| matches!(letter.as_bytes(), [b'a'..=b'z']);
        is_name(before) && letters.contains(',') && letters.split(',').all(is_letter)
    });
    before_letters.map_or(name, |(before, _)| before)
}

/// Does this end in the sign of an abbreviated name: `Mª`, `F.º`?
fn is_ordinal(name: &str) -> bool {
    let mut characters = name.chars().rev();
    matches!(characters.next(), Some('ª' | 'º'))
        && characters.next().is_some_and(|before| before == '.' || before.is_uppercase())
}

fn is_mark(c: char) -> bool {
    FOOTNOTE_MARKS.contains(&c)
        || matches!(c, '#' | '^' | '✉' | '＊' | '☨' | '¹' | '²' | '³' | '⁰' | 'ª' | 'º' | '\u{2074}'..='\u{207f}' | '\u{1d43}'..='\u{1d61}')
}

/// A name whose family name, before a comma, has no footnote marks behind it: `Lee¹, Ann`.
pub(super) fn with_bare_family(name: &str) -> Cow<'_, str> {
    let Some((family, given)) = name.split_once(',') else { return Cow::Borrowed(name) };
    let has_mark = family.contains(is_mark) && !is_ordinal(family);
    let bare = if has_mark { without_marks(family) } else { family };
    if bare.len() < family.len() && is_name(bare) {
        Cow::Owned(format!("{bare},{given}"))
    } else {
        Cow::Borrowed(name)
    }
}
