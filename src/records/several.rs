//! Several names in a field that should have one.

use std::borrow::Cow;

use super::given::is_given;
use super::text::{is_full, is_name, is_suffix, names_a_group, trim};
use super::written::{is_degree, is_rest};

/// What a field that should have one name holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Names<'a> {
    /// One name.
    One,
    /// These names, for certain; the last may stand for [others](is_rest).
    Several(Vec<Cow<'a, str>>),
    /// One name or several: it is read as one, with a notice.
    Unsure,
}

/// The names of a field, from which references and markup are [gone](super::markup::unescaped).
///
/// Semicolons always separate names. Commas do where every part is a whole name, `Kat R. Lybar, Eri S. Beyr, Kay Farm`,
/// `Lee A, Roe B`, or where parts alternate, `Lee, A., Roe, B.`; "and" and `&` do between whole names of people.
pub(crate) fn names_in(field: &str) -> Names<'_> {
    let bytes = field.as_bytes();
    let may_be_several = memchr::memchr3(b',', b';', b'&', bytes).is_some()
        || memchr::memmem::find(bytes, b" and ").is_some()
        || !field.is_ascii() && field.contains(FULL_WIDTH);
    if !may_be_several {
        return Names::One;
    }
    let by_semicolon: Vec<&str> = parts_of(field, &[';', '；', '、']);
    if by_semicolon.len() > 1 {
        return Names::Several(by_semicolon.into_iter().map(Cow::Borrowed).collect());
    }
    let Some(&field) = by_semicolon.first() else { return Names::One };
    if let Some(names) = with_family_first(field) {
        return names;
    }
    let parts = with_additions(parts_of(field, &[',', '，']));
    match parts.len() {
        0 | 1 => by_and(field),
        _ => match by_commas(parts) {
            Names::One if is_one_and_another(field) => Names::Unsure,
            names => names,
        },
    }
}

/// `Lee, Ann and Bob Roe`, of which the commas alone would make one name.
fn is_one_and_another(field: &str) -> bool {
    let sides = sides_of(field);
    sides.len() > 1 && sides.iter().all(|side| is_full(side)) && !names_a_group(field)
}

const FULL_WIDTH: [char; 3] = ['；', '、', '，'];

fn parts_of<'a>(field: &'a str, separators: &[char]) -> Vec<&'a str> {
    field.split(separators).map(trim).filter(|part| is_name(part) || is_rest(part)).collect()
}

/// Parts with suffixes and degrees joined to the name that they belong to.
fn with_additions(parts: Vec<&str>) -> Vec<Cow<'_, str>> {
    let mut joined: Vec<Cow<'_, str>> = Vec::with_capacity(parts.len());
    for part in parts {
        match joined.last_mut() {
            Some(before) if is_suffix(part) || is_degree(part) => {
                *before = format!("{before}, {part}").into()
            }
            _ => joined.push(part.into()),
        }
    }
    joined
}

/// Names of the form `Family, Given` that "and" or `&` separates; `None` if not all are of that form.
fn with_family_first(field: &str) -> Option<Names<'_>> {
    let is_family_first = |side: &&str| {
        let mut parts = side.split(',').map(trim);
        let family = parts.next().filter(|family| is_name(family) && !is_whole(family));
        let given = parts.filter(|part| !is_suffix(part) && !is_degree(part));
        family.is_some() && given.map(is_name).eq([true])
    };
    let sides = sides_of(field);
    let named = sides.iter().filter(|side| is_family_first(side)).count();
    let are_names = named > 0 && sides.len() > 1 && sides[named..].iter().all(|side| is_rest(side));
    (are_names && !names_a_group(field))
        .then(|| Names::Several(sides.into_iter().map(Cow::Borrowed).collect()))
}

/// What "and" or `&` separates.
fn sides_of(field: &str) -> Vec<&str> {
    field
        .split(" and ")
        .flat_map(|side| side.split(" AND "))
        .flat_map(|side| side.split('&'))
        .map(trim)
        .collect()
}

/// Names that only "and" or `&` may separate.
fn by_and(field: &str) -> Names<'_> {
    let sides = sides_of(field);
    let is_several = sides.len() > 1;
    if !is_several || names_a_group(field) || sides.iter().any(|side| !is_full(side)) {
        return Names::One;
    }
    if sides.iter().all(|side| is_whole(side) || is_rest(side)) {
        Names::Several(sides.into_iter().map(Cow::Borrowed).collect())
    } else {
        Names::Unsure
    }
}

/// Names that commas may separate, or the parts of one.
fn by_commas(mut parts: Vec<Cow<'_, str>>) -> Names<'_> {
    let rest = parts.pop_if(|last| is_rest(last));
    let parts = split_at_and(parts);
    let are_full = parts.iter().all(|part| is_full(bare(part)));
    let is_list = match parts.len() {
        0 | 1 => rest.is_some(),
        2 => parts.iter().all(|part| has_initials_beside_family(bare(part))),
        _ => are_full,
    };
    // A group may come last; before others it is most often the beginning of an address.
    let groups = parts.iter().filter(|part| names_a_group(part)).count();
    let is_last_a_group = || {
        parts.split_last().is_some_and(|(last, before)| {
            names_a_group(last) && before.iter().all(|part| is_whole(bare(part)))
        })
    };
    if is_list && (groups == 0 || groups == 1 && is_last_a_group()) {
        return Names::Several(parts.into_iter().chain(rest).collect());
    }
    if parts.len() > 3 && parts.len().is_multiple_of(2) && parts.chunks(2).all(|pair| is_given_part(&pair[1]))
    {
        let pairs = parts.chunks(2).map(|pair| Cow::Owned(pair.join(", ")));
        return Names::Several(pairs.chain(rest).collect());
    }
    match parts.len() {
        // `Family, Given` far more often than two names.
        0..=2 if !parts.iter().all(|part| begins_with_given(bare(part))) => Names::One,
        3 if !are_full => Names::One,
        _ => Names::Unsure,
    }
}

/// Parts between commas: `Roe B and Poe C` is two, and `and Poe C` has a word too many.
fn split_at_and(parts: Vec<Cow<'_, str>>) -> Vec<Cow<'_, str>> {
    let mut split = Vec::with_capacity(parts.len() + 1);
    for part in parts {
        let Cow::Borrowed(part) = part else {
            split.push(part);
            continue;
        };
        let part = part.strip_prefix("and ").or_else(|| part.strip_prefix('&')).map_or(part, trim);
        let sides = part.split_once(" and ").or_else(|| part.split_once('&'));
        match sides.filter(|(a, b)| is_full(trim(a)) && is_full(trim(b)) && !names_a_group(part)) {
            Some((a, b)) => split.extend([trim(a).into(), trim(b).into()]),
            None => split.push(part.into()),
        }
    }
    split
}

/// A name without the suffix or degree behind its comma.
fn bare(name: &str) -> &str {
    name.split(',').next().unwrap_or(name)
}

/// Is this a whole name of a person, and no family name of several words?
fn is_whole(name: &str) -> bool {
    has_initials_beside_family(name) || begins_with_given(name)
}

/// `Kat R. Lybar`, `K. Lybar`, `Lybar KR`
fn has_initials_beside_family(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let Some((last, before)) = words.split_last() else { return false };
    let some_before = before.iter().any(|word| is_initials(word));
    if is_initials(last) { !some_before && !before.is_empty() } else { some_before }
}

/// `Ann Lee`, but not `Ann Mary`, which may stand behind a family name
fn begins_with_given(name: &str) -> bool {
    let is_given_and_family = |(first, last): (&str, &str)| is_given(first) && !is_given(last);
    name.rsplit_once(' ').is_some_and(is_given_and_family)
}

/// Can this be the given name behind a comma: initials, or a name that is known as one?
fn is_given_part(part: &str) -> bool {
    part.split_whitespace().all(|word| is_initials(word) || is_given(word))
}

/// `J`, `J.`, `JQ`, `J.-P.`, `J.Q.`
fn is_initials(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    (1..=3).contains(&letters) && word.chars().all(|c| c.is_uppercase() || matches!(c, '.' | '-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn several(field: &str) -> Vec<String> {
        match names_in(field) {
            Names::Several(names) => names.into_iter().map(Cow::into_owned).collect(),
            other => vec![format!("{other:?}")],
        }
    }

    #[test]
    fn names_are_split_where_it_is_certain() {
        for (field, wanted) in [
            ("Joff, Hadi; Hall, Jan E", vec!["Joff, Hadi", "Hall, Jan E"]),
            ("Kat R. Lybar, Eri S. Beyr, Kay J. Farm", vec!["Kat R. Lybar", "Eri S. Beyr", "Kay J. Farm"]),
            ("Kat R. Lybar, Eri S. Beyr", vec!["Kat R. Lybar", "Eri S. Beyr"]),
            ("Lee A, Roe B, and Poe C", vec!["Lee A", "Roe B", "Poe C"]),
            ("Lee A, Roe B and Poe C", vec!["Lee A", "Roe B", "Poe C"]),
            ("A. Lee & B. Roe", vec!["A. Lee", "B. Roe"]),
            ("A Lee and B Roe", vec!["A Lee", "B Roe"]),
            ("Lee, A., Roe, B.", vec!["Lee, A.", "Roe, B."]),
            ("Lee, A. and Roe, B.", vec!["Lee, A.", "Roe, B."]),
            (
                "García Lee, Ann & Roe, Jr., Bob AND others",
                vec!["García Lee, Ann", "Roe, Jr., Bob", "others"],
            ),
            ("Lee A, Roe B and Poe C, Qua D", vec!["Lee A", "Roe B", "Poe C", "Qua D"]),
            ("A. Lee, Jr., B. Roe, PhD", vec!["A. Lee, Jr.", "B. Roe, PhD"]),
            ("Lee A, Roe B, et al.", vec!["Lee A", "Roe B", "et al."]),
            ("Ann Lee, Bob Roe, ATLAS Collaboration", vec!["Ann Lee", "Bob Roe", "ATLAS Collaboration"]),
            ("王伟；李娜", vec!["王伟", "李娜"]),
        ] {
            assert_eq!(several(field), wanted, "{field}");
        }
    }

    #[test]
    fn one_name_is_not_split() {
        for field in [
            "Lovelace, Ada",
            "García Márquez, Gabriel",
            "García Márquez, Gabriel José",
            "Gib, Jr., Wil F",
            "Ada Lovelace",
            "Lee, A B",
            "田中, 太郎",
            "Barnes & Noble",
            "Department of Health and Human Services",
            "Ann Lee, PhD",
        ] {
            assert_eq!(names_in(field), Names::One, "{field}");
        }
    }

    #[test]
    fn where_it_is_not_certain_it_says_so() {
        for field in ["Ann Lee, Bob Roe", "Lee, Ann and Bob Roe", "Lee, Xu, Roe, Qua, Poe"] {
            assert_eq!(names_in(field), Names::Unsure, "{field}");
        }
    }
}
