//! Names of people in a text: the authors in a cell of a table, a member on a line.

use std::borrow::Cow;

use super::organization::names_institution;
use super::people::Person;
use crate::records::additions::of_the_person;
use crate::records::brackets::{closes, opens};
use crate::records::conjunctions::{joins_names, names_between};
use crate::records::degrees::is_degree;
use crate::records::given::is_given;
use crate::records::markup::unescaped;
use crate::records::rest::{is_rest, without_gap};
use crate::records::several::{self, Names};
use crate::records::text::{FOOTNOTE_MARKS, is_suffix};
use crate::units::is_known_organization;

/// Names of a list in one cell, separated by line breaks, semicolons, bars or commas of Asia, else by commas and "and";
/// affiliations in parentheses stay with their names.
pub(super) fn names_in(cell: &str) -> Vec<String> {
    let text = with_and(&without_numbers(&in_parentheses(&unescaped(cell.trim()))));
    let text = without_gap(&text).unwrap_or(text);
    let parts = split_outside_parentheses(&text);
    let names: Vec<String> = match parts[..] {
        [only] => with_affiliations_apart(only),
        _ => wrapped(&text, &parts).unwrap_or_else(|| parts.into_iter().flat_map(joined_by_and).collect()),
    };
    let name = |name: &String| {
        let name = name.trim().trim_end_matches(['*', ',']).trim();
        name.trim_start_matches("and ").to_owned()
    };
    names.iter().map(name).filter(|name| !name.is_empty() && !is_rest(name)).collect()
}

/// A list whose affiliations are in parentheses where they were in brackets: `Ann Lee [Loom University]`.
fn in_parentheses(list: &str) -> String {
    list.replace('[', "(").replace(']', ")")
}

/// A list without the numbers of affiliations: `Ann Lee1,2, Bob Roe2`.
fn without_numbers(text: &str) -> String {
    let (mut list, mut depth) = (String::with_capacity(text.len()), 0usize);
    for word in text.split_inclusive(char::is_whitespace) {
        depth += word.matches(begins_aside).count();
        let name = word
            .trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace() || matches!(c, ',' | ';'));
        let rest = &word[name.len()..];
        let is_name = depth == 0 && name.ends_with(char::is_alphabetic) && !name.contains(['@', '~', '_']);
        if is_name && rest.starts_with(|c: char| c.is_ascii_digit()) {
            let digits = rest.rfind(|c: char| c.is_ascii_digit()).map_or(0, |last| last + 1);
            list.push_str(name);
            list.push_str(&rest[digits..]);
        } else {
            list.push_str(word);
        }
        depth = depth.saturating_sub(word.matches(ends_aside).count());
    }
    list
}

/// A list with `and` in place of the same word of other languages, and of a slash between names: `Ann Lee und Bob Roe`,
/// `Ann Lee / Bob Roe`, `Ann Lee/Bob Roe`.
fn with_and(list: &str) -> String {
    let has_institution = names_institution(list);
    let (mut text, mut depth, mut before) = (String::with_capacity(list.len()), 0usize, "");
    let mut words = list.split_inclusive(char::is_whitespace).peekable();
    while let Some(word) = words.next() {
        let bare = word.trim_end();
        depth += bare.matches(begins_aside).count();
        let next = words.peek().map_or("", |next| next.trim_end());
        // `Anna von und zu Lee` is one name, and `et al.` none.
        let is_between = depth == 0 && !matches!(before, "" | "von") && !matches!(next, "" | "al" | "al.");
        if is_between && (bare == "/" || joins_names(bare, next)) {
            text.push_str("and");
            text.push_str(&word[bare.len()..]);
        } else if let Some((family, given)) = bare.split_once('/')
            && is_between
            && !has_institution
            && before.ends_with(char::is_alphabetic)
            && [family, given].iter().all(|name| name.chars().count() > 1 && !name.contains('/'))
            && bare.ends_with(|c: char| c.is_alphabetic() || c == '.')
        {
            text.extend([family, " and ", given, &word[bare.len()..]]);
        } else {
            text.push_str(word);
        }
        depth = depth.saturating_sub(bare.matches(ends_aside).count());
        before = bare;
    }
    text
}

/// The names of one part of a list: `Roe, Bob and Poe, Cat` are two.
fn joined_by_and(part: &str) -> Vec<String> {
    let has_and = [" and ", " & "].iter().any(|and| part.contains(and));
    if has_and && !names_institution(part) { with_affiliations_apart(part) } else { vec![part.to_owned()] }
}

/// The names of a list with commas that is wrapped into lines; `None` if each line has one name.
fn wrapped(text: &str, lines: &[&str]) -> Option<Vec<String>> {
    let is_wrapped =
        lines.iter().any(|line| line.trim_end().ends_with(',')) && !text.contains([';', '；', '|']);
    let one_line = || text.split_whitespace().collect::<Vec<_>>().join(" ");
    let names = is_wrapped.then(|| with_affiliations_apart(&one_line()))?;
    let count = lines.iter().filter(|line| !line.trim().is_empty()).count();
    (names.len() >= count).then_some(names)
}

/// Names without separators of lists between them. What is in parentheses belongs to the name before it.
fn with_affiliations_apart(text: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let mut rest = text;
    while let Some((open, end)) = parentheses(rest) {
        let before = rest[..open].trim_start_matches([',', '&', '*', ' ']).trim_start_matches("and ");
        names.extend(separated(before));
        match names.last_mut() {
            Some(name) => *name = format!("{} {}", name.trim_end(), &rest[open..end]),
            None => names.push(rest[open..end].to_owned()),
        }
        rest = &rest[end..];
    }
    let after = rest.trim_start_matches([',', '&', '*', ' ']).trim_start_matches("and ");
    names.extend(separated(after));
    names
}

/// Names without parentheses: as bibliographies have them, else at each comma and "and".
fn separated(text: &str) -> Vec<String> {
    match several::names_in(text) {
        Names::Several(names) => names.into_iter().map(Cow::into_owned).collect(),
        Names::One if !text.contains(" and ") && !text.contains('&') => {
            names_between(text).into_iter().map(str::to_owned).collect()
        }
        Names::One | Names::Unsure => {
            let parts = text.split(" and ").flat_map(|part| part.split([',', '&']));
            parts.map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
        }
    }
}

/// Where the first parentheses of a text begin and end, with those inside them; `None` if they do not end.
fn parentheses(text: &str) -> Option<(usize, usize)> {
    let (open, mut depth) = (text.find(begins_aside)?, 0usize);
    for (at, c) in text.char_indices().skip_while(|(at, _)| *at < open) {
        match c {
            c if begins_aside(c) => depth += 1,
            c if ends_aside(c) && depth == 1 => return Some((open, at + c.len_utf8())),
            c if ends_aside(c) => depth -= 1,
            _ => {}
        }
    }
    None
}

/// The parts of a text between separators that are in no parentheses.
fn split_outside_parentheses(text: &str) -> Vec<&str> {
    const SEPARATORS: [char; 8] = [';', '；', '，', '、', '،', '|', '\n', '\r'];
    let (mut parts, mut start, mut at) = (Vec::new(), 0, 0);
    let is_sought = |&(_, c): &(usize, char)| begins_aside(c) || SEPARATORS.contains(&c);
    while let Some((found, c)) = text[at..].char_indices().find(is_sought) {
        let found = at + found;
        if begins_aside(c) {
            at = parentheses(&text[found..]).map_or(found + c.len_utf8(), |(_, end)| found + end);
        } else {
            parts.push(&text[start..found]);
            (start, at) = (found + c.len_utf8(), found + c.len_utf8());
        }
    }
    parts.push(&text[start..]);
    parts
}

/// What is after the comma of `Ann Lee, …`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Commas {
    /// An affiliation if its words say so, else given names.
    ByWords,
    /// An affiliation, unless a family name of one word is before it.
    BeforeAffiliation,
}

/// A person as a text lists them: `Ann Lee`, `Lee, Ann`, `Ann Lee <ann@example.org>`, `Ann Lee (Example University)`,
/// `Ann Lee, Example University`, `Ann Lee - Example University`.
pub(super) fn person_in(text: &str) -> Person {
    person_in_form(text, Commas::ByWords)
}

/// A person of a list of which it is known what commas separate.
pub(super) fn person_in_form(text: &str, commas: Commas) -> Person {
    let text = &in_parentheses(text);
    const AROUND: [char; 8] = [' ', ',', ';', '<', '>', '(', ')', '"'];
    let Some(email) = text.split(AROUND).find(|word| word.contains('@')) else {
        return with_affiliation(text.trim_matches('"'), commas);
    };
    let (before, after) = text.split_once(email).unwrap_or((text, ""));
    let before = before.trim_end_matches(['<', '(', ',', ';', ' ']).trim_matches('"');
    let mut person = with_affiliation(before, commas);
    if person.affiliation.is_empty() {
        after.trim_matches(AROUND).clone_into(&mut person.affiliation);
    }
    person.add_emails(email);
    person
}

/// A name with its affiliation in parentheses, after a dash, or after a comma if it is not that of given names.
fn with_affiliation(text: &str, commas: Commas) -> Person {
    let text = text.trim().trim_end_matches('*').trim();
    let with = |name: &str, affiliation: &str| Person {
        affiliation: affiliation.trim().to_owned(),
        ..Person::named(name)
    };
    if let Some((name, inside)) = aside_of(text) {
        return match inside.trim() {
            suffix if is_suffix(suffix) => Person::named(&format!("{}, {suffix}", name.trim_end())),
            aside if is_no_affiliation(text, aside) => Person::named(name),
            affiliation => with(name, affiliation),
        };
    }
    if let Some((name, inside, rest)) = before_country(text) {
        return with(name, &format!("{inside}, {rest}"));
    }
    let is_whole = |name: &str| name.trim().contains([' ', ',']);
    let by_dash = [" - ", " – ", " — "].iter().find_map(|dash| text.split_once(dash));
    if let Some((name, affiliation)) = by_dash.filter(|(name, _)| is_whole(name)) {
        return with(name, affiliation);
    }
    let is_affiliation = |name: &str, rest: &str| match commas {
        Commas::ByWords => is_affiliation_of(rest, name),
        Commas::BeforeAffiliation => {
            let first = rest.split(',').next().unwrap_or_default().trim();
            name.trim().contains(' ') && !is_suffix(first) && !is_degree(first)
        }
    };
    match text.split_once(',').filter(|(name, rest)| is_affiliation(name, rest)) {
        Some((name, affiliation)) => with(name, affiliation),
        None => Person::named(text),
    }
}

/// The parts of `Ann Lee (Example University), Norway`; `None` for another form.
fn before_country(text: &str) -> Option<(&str, &str, &str)> {
    let (open, end) = parentheses(text)?;
    let rest = text[end..].trim_start().strip_prefix(',')?.trim();
    let (name, inside) = aside_of(&text[..end])?;
    (open > 0 && !rest.is_empty()).then_some((name, inside, rest))
}

/// The name and what is in brackets after it, from the first bracket on.
fn aside_of(text: &str) -> Option<(&str, &str)> {
    let bare = text.strip_suffix(ends_aside)?;
    let (name, aside) = bare.split_at(bare.find(begins_aside)?);
    let mut inside = aside.chars();
    inside.next();
    Some((name, inside.as_str()))
}

/// Does this begin what is written in brackets after a name? Those of ASCII that are square are a part of it.
fn begins_aside(c: char) -> bool {
    opens(c) && c != '['
}

fn ends_aside(c: char) -> bool {
    closes(c) && c != ']'
}

/// Whether what is in brackets after a name is a footnote, a role or pronouns: `(1,2)`, `(corresponding author)`,
/// `(she/her)`.
fn is_no_affiliation(text: &str, inside: &str) -> bool {
    let is_footnote = |mark: &str| mark.chars().all(|c| c.is_ascii_digit() || FOOTNOTE_MARKS.contains(&c));
    inside.split([',', ' ']).all(is_footnote) || of_the_person(text).len() < text.len()
}

/// Whether what is after the comma is an institution: by its words, as one that is known, or in capitals after a given name
/// that is known.
pub(super) fn is_affiliation_of(rest: &str, name: &str) -> bool {
    /// Shorter ones may be initials.
    const SHORTEST: usize = 3;
    let first = |text: &str| text.split_whitespace().next().unwrap_or_default().trim_matches(',').to_owned();
    let (given, acronym) = (first(name), first(rest));
    let is_acronym = acronym.len() >= SHORTEST && acronym.bytes().all(|byte| byte.is_ascii_uppercase());
    let is_spoken = name.trim().contains(' ') && name.bytes().any(|byte| byte.is_ascii_lowercase());
    // `Meta` and `Tu` are given names, too.
    let is_known = || is_given(&given) && is_known_organization(rest);
    is_spoken && (names_institution(rest) || is_acronym && is_given(&given) || is_known())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_a_cell_are_separated_by_what_it_uses() {
        assert_eq!(names_in("Lee, Ann*; Roe, Bob"), ["Lee, Ann", "Roe, Bob"]);
        assert_eq!(names_in("Ann Lee, Bob Roe and Cy Poe"), ["Ann Lee", "Bob Roe", "Cy Poe"]);
        assert_eq!(names_in("Ann Lee (A, B), Bob Roe"), ["Ann Lee (A, B)", "Bob Roe"]);
        assert_eq!(names_in(" ; "), [""; 0]);
        assert_eq!(names_in("Ann Lee, Bob Roe, et al."), ["Ann Lee", "Bob Roe"]);
        assert_eq!(names_in("Lee, A., Roe, B., ... Poe, C."), ["Lee, A.", "Roe, B.", "Poe, C."]);
    }

    #[test]
    fn footnotes_roles_and_pronouns_in_brackets_are_no_affiliation() {
        for aside in ["1", "1,2", "*", "corresponding author", "she/her", "they/them", "Author"] {
            assert_eq!(person_in(&format!("Lee, Ann ({aside})")), Person::named("Lee, Ann"), "{aside}");
        }
        assert_eq!(person_in("Lee, Ann (Jr.)"), Person::named("Lee, Ann, Jr."));
        assert_eq!(person_in("Lee, Ann (MIT)").affiliation, "MIT");
    }

    #[test]
    fn family_names_before_given_names_stay_with_them() {
        assert_eq!(names_in("Lee, Ann"), ["Lee, Ann"]);
        assert_eq!(names_in("Lee, Ann and Roe, Bob"), ["Lee, Ann", "Roe, Bob"]);
        assert_eq!(names_in("Lee, A., Roe, B."), ["Lee, A.", "Roe, B."]);
        assert_eq!(names_in("Lee, Ann (X), Roe, Bob (Y)"), ["Lee, Ann (X)", "Roe, Bob (Y)"]);
    }

    #[test]
    fn separators_in_affiliations_separate_no_names() {
        let institute = "Ann Lee (Institute of Science and Technology)";
        assert_eq!(names_in(&format!("{institute}*")), [institute]);
        assert_eq!(names_in(&format!("{institute}, Bob Roe and Cy Poe")), [institute, "Bob Roe", "Cy Poe"]);
        assert_eq!(names_in("Ann Lee (A; B)*; Bob Roe (C & D)"), ["Ann Lee (A; B)", "Bob Roe (C & D)"]);
        assert_eq!(names_in("Ann Lee (A; Bob Roe"), ["Ann Lee (A", "Bob Roe"]);
    }

    #[test]
    fn lists_are_separated_by_line_breaks_bars_and_mixed_signs() {
        for list in [
            "Cat Poe\nEve Kim",
            "Cat Poe,\r\nEve Kim",
            "Cat Poe | Eve Kim",
            "Cat Poe &amp; Eve Kim",
            "Cat Poe；Eve Kim",
            "Cat Poe、Eve Kim",
            "Cat Poe， Eve Kim",
            "Cat Poe، Eve Kim",
            "Cat Poe1 and Eve Kim1,2",
            "Cat Poe / Eve Kim",
            "Cat Poe/Eve Kim",
            "Cat Poe und Eve Kim",
            "Cat Poe et Eve Kim",
            "Cat Poe och Eve Kim",
            "Cat Poe, und Eve Kim",
            "Cat Poe AND Eve Kim",
            "Cat Poe And Eve Kim",
            "Cat Poe oraz Eve Kim",
            "Cat Poe és Eve Kim",
            "Cat Poe dan Eve Kim",
            "Cat Poe και Eve Kim",
        ] {
            assert_eq!(names_in(list), ["Cat Poe", "Eve Kim"], "{list}");
        }
        assert_eq!(names_in("Juan Roe y Maria Poe"), ["Juan Roe", "Maria Poe"]);
        for list in [
            "Zed, Flo; Poe, Cat and Kim, Eve",
            "Zed, Flo; Poe, Cat & Kim, Eve",
            "Zed, Flo; Poe, Cat und Kim, Eve",
            "Zed, Flo / Poe, Cat / Kim, Eve",
        ] {
            assert_eq!(names_in(list), ["Zed, Flo", "Poe, Cat", "Kim, Eve"], "{list}");
        }
        for name in [
            "Anna von und zu Lee",
            "Ann Lee (Institut für Tuch und Garn)",
            "Ann Lee (Loom / Wheel)",
            "Santiago Ramón y Cajal",
            "cat dan poe",
            "Ann Lee, Loom University/Wheel Lab",
        ] {
            assert_eq!(names_in(name), [name]);
        }
        let wrapped = names_in("Ann Lee1,2, Bob Roe2,\nCy Poe3, Eve Kim");
        assert_eq!(wrapped, ["Ann Lee", "Bob Roe", "Cy Poe", "Eve Kim"]);
        let university = "Ann Lee, University of Arts and Crafts";
        assert_eq!(names_in(&format!("{university}; Bob Roe")), [university, "Bob Roe"]);
        assert_eq!(names_in("Garcia Lopez, Ana Maria; Lee, Ann"), ["Garcia Lopez, Ana Maria", "Lee, Ann"]);
        assert_eq!(names_in("Wei Wang 0001; Ann Lee"), ["Wei Wang 0001", "Ann Lee"], "a number of dblp");
    }

    #[test]
    fn brackets_of_other_scripts_hold_affiliations_too() {
        assert_eq!(
            names_in("王伟（北京、清华大学），李娜【北京大学】"),
            ["王伟（北京、清华大学）", "李娜【北京大学】"]
        );
        let person = person_in("王伟（清华大学）");
        assert_eq!((&*person.name, &*person.affiliation), ("王伟", "清华大学"));
        assert_eq!(person_in("田中太郎（たなかたろう）"), Person::named("田中太郎"));
    }

    #[test]
    fn an_affiliation_in_parentheses_may_have_parentheses() {
        let person = person_in("Ann Lee (Example University (EU))*");
        assert_eq!((&*person.name, &*person.affiliation), ("Ann Lee", "Example University (EU)"));
        assert_eq!(person_in("Ann Lee ()").affiliation, "");
    }

    #[test]
    fn a_person_has_a_name_an_address_and_an_affiliation() {
        for (text, name, affiliation, email) in [
            ("Ann Lee <ann@x.org>", "Ann Lee", "", Some("ann@x.org")),
            ("\"Lee, Ann\" <ann@x.org>", "Lee, Ann", "", Some("ann@x.org")),
            ("Ann Lee (X), ann@x.org", "Ann Lee", "X", Some("ann@x.org")),
            ("Prof. Ann Lee, Example University", "Ann Lee", "Example University", None),
            ("Ann Lee, MIT, USA", "Ann Lee", "MIT, USA", None),
            ("Lee, Ann", "Lee, Ann", "", None),
            ("García Márquez, Gabriel", "García Márquez, Gabriel", "", None),
            ("Ann Lee [Loom; Wheel]", "Ann Lee", "Loom; Wheel", None),
            ("Garcia Lopez, MJR", "Garcia Lopez, MJR", "", None),
            ("VAN DER BERG, JAN", "VAN DER BERG, JAN", "", None),
        ] {
            let person = person_in(text);
            assert_eq!(
                (&*person.name, &*person.affiliation, person.email()),
                (name, affiliation, email),
                "{text}"
            );
        }
    }
}
