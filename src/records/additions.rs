//! What is written after a name and is no part of it: marks of footnotes, roles, life dates.

use std::borrow::Cow;

use super::text::{FOOTNOTE_MARKS, is_blank, is_name, is_suffix};

/// A name without marks of footnotes, without what the person did, and without life dates.
pub(crate) fn of_the_person(name: &str) -> &str {
    without_life_dates(without_role(without_marks(name)))
}

/// A name without what the person did, in brackets or after a comma, as catalogs of libraries write it: `Ann Lee (ed.)`,
/// `Lee, Ann, author`.
fn without_role(name: &str) -> &str {
    let name = name.trim_end();
    let in_brackets = name.strip_suffix([')', ']']).and_then(|name| name.rsplit_once(['(', '[']));
    let Some((before, role)) = in_brackets.or_else(|| name.rsplit_once(',')) else { return name };
    let role = role.trim();
    let before = before.trim_end();
    let is_role = is_role(role) || in_brackets.is_some() && are_pronouns(role);
    let is_name = is_name(before) && (in_brackets.is_some() || may_have_role(before, role));
    if is_role && is_name { before } else { name }
}

/// Is this what a person did: `ed.`, `Editor`?
pub(crate) fn is_role(text: &str) -> bool {
    const ROLES: [&str; 19] = [
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
    let in_brackets = name.strip_suffix(')').and_then(|name| name.rsplit_once('('));
    let Some((before, dates)) = in_brackets.or_else(|| name.rsplit_once(',')) else { return name };
    let before = before.trim_end();
    let is_after_name = is_name(before) && (in_brackets.is_some() || before.contains(','));
    if is_after_name && are_life_dates(dates.trim()) { before } else { name }
}

/// `1950-`, `1815-1852`, `-1852`, `b. 1950`, `d. 1852`, `approximately 1815-1852`, `active 1950`
fn are_life_dates(dates: &str) -> bool {
    const BEFORE: [&str; 10] =
        ["b.", "d.", "born", "died", "active", "approximately", "circa", "ca.", "fl.", "c."];
    let is_year = |year: &str| {
        let year = year.trim_end_matches('?');
        year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit())
    };
    let year = BEFORE.iter().find_map(|word| dates.strip_prefix(word)).map(str::trim);
    let dates = year.unwrap_or(dates);
    let range = dates.split_once(['-', '–']).map(|(from, to)| [from.trim(), to.trim()]);
    year.is_some_and(is_year)
        || range.is_some_and(|ends| {
            ends.iter().any(|year| is_year(year)) && ends.iter().all(|year| year.is_empty() || is_year(year))
        })
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
