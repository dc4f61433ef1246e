//! Several names in a field that should have one.

use std::borrow::Cow;

use super::additions::of_the_person;
use super::conjunctions::{ANDS, Cut, cuts, has_and};
use super::degrees::{FAMILIES_TOO, is_degree, is_initials, is_long_degree, is_sure_degree};
use super::given::is_given;
use super::groups::names_a_group;
use super::rest::{before_rest, is_rest, without_gap};
use super::text::{is_blank, is_full, is_ideographic, is_name, is_suffix, trim};
use super::whole::{begins_with_given, has_initials_beside_family, is_whole};

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
/// or where parts alternate, `Lee, A., Roe, B.`; "and" and `&` do between whole names of people.
pub(crate) fn names_in(field: &str) -> Names<'_> {
    let field = without_additions(field);
    if !may_be_several(field) {
        return Names::One;
    }
    if let Some(list) = without_gap(field) {
        return with_rest_at_end(&list);
    }
    let Some(before) = before_rest(field) else { return named_names_in(field) };
    match named_names_in(before) {
        Names::Several(mut names) => {
            let rest = field[before.len()..].trim_start_matches(|c| is_blank(c) || matches!(c, ',' | ';'));
            names.push(Cow::Borrowed(trim(rest)));
            Names::Several(names)
        }
        names => names,
    }
}

/// The names of a list from which the dots for some authors are gone, with dots behind them; at least doubtful, as there were
/// several.
fn with_rest_at_end(list: &str) -> Names<'static> {
    let Names::Several(names) = names_in(list) else { return Names::Unsure };
    let owned = names.into_iter().map(|name| Cow::Owned(name.into_owned()));
    Names::Several(owned.chain([Cow::Borrowed("…")]).collect())
}

/// A text without what follows its last name as in catalogs of libraries: `Fox, Dan, 1950-, author.`
pub(crate) fn without_additions(text: &str) -> &str {
    let has_two_commas = memchr::memchr_iter(b',', text.as_bytes()).nth(1).is_some();
    if has_two_commas { of_the_person(text) } else { text }
}

/// May a name, of a format that has each apart, be those of two people or more? `Ann Lee and Bob Roe`, `Lee, Ann und Roe, Bob`,
/// `Ann Lee, Bob Roe`.
pub(crate) fn may_be_two(name: &str) -> bool {
    // Two whole names are four words.
    const LEAST_SPACES: usize = 3;
    if memchr::memchr_iter(b' ', name.as_bytes()).count() < LEAST_SPACES || names_a_group(name) {
        return false;
    }
    names_in(name) != Names::One || cuts(name).into_iter().any(Cut::is_certain)
}

fn may_be_several(field: &str) -> bool {
    let bytes = field.as_bytes();
    memchr::memchr3(b',', b';', b'&', bytes).is_some()
        || has_and(field)
        || !field.is_ascii() && field.contains(FOREIGN)
}

/// The names of a field without words for others at its end.
fn named_names_in(field: &str) -> Names<'_> {
    let by_semicolon = with_degrees(parts_of(field, &SEMICOLONS));
    if by_semicolon.len() > 1 {
        return Names::Several(by_semicolon);
    }
    let Some(Cow::Borrowed(field)) = by_semicolon.into_iter().next() else { return Names::One };
    if let Some(names) = with_family_first(field) {
        return names;
    }
    let parts = parts_of(field, &COMMAS);
    match parts.len() {
        0 | 1 => by_and(field),
        _ => match by_commas(field, parts) {
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

const COMMAS: [char; 3] = [',', '，', '،'];

const SEMICOLONS: [char; 4] = [';', '；', '、', '؛'];

/// Commas and semicolons outside ASCII.
const FOREIGN: [char; 5] = ['；', '、', '，', '،', '؛'];

/// Frequent Chinese and Korean family names of one character.
const ONE_CHARACTER_FAMILIES: &str = "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖田董袁潘\
    于蒋蔣蔡余杜叶葉程苏蘇魏吕呂丁任沈姚卢盧崔钟鍾谭譚陆陆汪范金石贾賈夏韦韋付方白邹鄒孟熊秦邱江김이박최정강조윤장임한오서신권황안송류홍";

fn parts_of<'a>(field: &'a str, separators: &[char]) -> Vec<&'a str> {
    field.split(separators).map(trim).filter(|part| is_name(part) || is_rest(part)).collect()
}

/// The names of a list, of which suffixes and degrees are added to the name before them.
fn with_degrees(parts: Vec<&str>) -> Vec<Cow<'_, str>> {
    // A degree after a whole name, not the initials after a family name.
    let is_degree_of = |part: &str, name: &str| {
        is_sure_degree(part) || is_degree(part) && (name.contains(',') || is_whole(name))
    };
    let mut before = "";
    let are_additions: Vec<bool> = parts
        .iter()
        .map(|part| {
            let is_addition = is_suffix(part) || is_degree_of(part, before);
            before = if is_addition { before } else { part };
            is_addition
        })
        .collect();
    with_additions(parts, &are_additions)
}

/// Which of the parts of names between commas are degrees of the name before them? `Lee, Ann, MD, PhD` has two, and `Lee, A.,
/// Roe, M.D.` has none: after a family name are initials.
pub(crate) fn degrees_among(parts: &[&str]) -> Vec<bool> {
    /// What a part is after.
    #[derive(PartialEq)]
    enum After {
        Nothing,
        Family,
        Name,
    }
    let are_all_capitals = !parts.iter().any(|part| part.contains(char::is_lowercase));
    let mut after = After::Nothing;
    let is_degree_here = |(place, part): (usize, &&str)| {
        if is_suffix(part) {
            return false;
        }
        let next = parts.get(place + 1).filter(|next| !is_degree(next) && !is_suffix(next));
        let begins_name = FAMILIES_TOO.contains(part)
            && next.is_some_and(|next| next.split(is_blank).all(is_initials) || are_all_capitals);
        let is_degree = match after {
            After::Nothing => false,
            After::Family => is_sure_degree(part) || is_long_degree(part),
            After::Name => !begins_name && is_degree(part),
        };
        let is_family = after != After::Family && !part.contains(',') && !is_whole(part);
        if !is_degree {
            after = if is_family { After::Family } else { After::Name };
        }
        is_degree
    };
    parts.iter().enumerate().map(is_degree_here).collect()
}

/// The parts between commas, of which suffixes and degrees are added to what is before them: `Roe B, PhD`.
fn with_suffixes_and_degrees(parts: Vec<&str>) -> Vec<Cow<'_, str>> {
    let degrees = degrees_among(&parts);
    let are_additions: Vec<bool> =
        parts.iter().zip(degrees).map(|(part, is_degree)| is_degree || is_suffix(part)).collect();
    with_additions(parts, &are_additions)
}

fn with_additions<'a>(parts: Vec<&'a str>, are_additions: &[bool]) -> Vec<Cow<'a, str>> {
    let mut names: Vec<Cow<'_, str>> = Vec::with_capacity(parts.len());
    for (part, is_addition) in parts.into_iter().zip(are_additions) {
        match names.last_mut() {
            Some(name) if *is_addition => {
                let name = name.to_mut();
                name.push_str(", ");
                name.push_str(part);
            }
            _ => names.push(part.into()),
        }
    }
    names
}

/// Names of the form `Family, Given` that "and" or `&` separates; `None` if not all are of that form.
fn with_family_first(field: &str) -> Option<Names<'_>> {
    let is_family_first = |side: &&str| {
        let mut parts = side.split(',').map(trim).filter(|part| !is_suffix(part));
        let (Some(family), Some(given)) = (parts.next(), parts.next()) else { return false };
        let has_given = is_name(given) && !is_sure_degree(given);
        has_given && is_name(family) && !is_whole(family) && parts.all(is_degree)
    };
    let sides = sides_of(field);
    let are_names = sides.len() > 1 && sides.iter().all(is_family_first);
    (are_names && !names_a_group(field))
        .then(|| Names::Several(sides.into_iter().map(Cow::Borrowed).collect()))
}

/// What "and" or `&` separates.
fn sides_of(field: &str) -> Vec<&str> {
    let by_ands = ANDS
        .iter()
        .fold(vec![field], |sides, and| sides.into_iter().flat_map(|side| side.split(and)).collect());
    by_ands.into_iter().flat_map(|side| side.split('&')).map(trim).collect()
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
fn by_commas<'a>(field: &'a str, parts: Vec<&'a str>) -> Names<'a> {
    let names = split_at_and(with_suffixes_and_degrees(parts));
    if are_listed(&names) {
        return Names::Several(names);
    }
    let pairs = pairs_in(field);
    if pairs.len() > 1 {
        return Names::Several(pairs);
    }
    match names.len() {
        0 | 1 => Names::One,
        2 if has_second_family(&names) => Names::Unsure,
        2 if names.iter().all(|name| begins_with_family(name)) => Names::Unsure,
        // `Family, Given` far more often than two names.
        2 if !names.iter().all(|name| begins_with_given(bare(name))) => Names::One,
        3 if !names.iter().all(|name| is_full(bare(name))) => Names::One,
        _ => Names::Unsure,
    }
}

/// Is each of these a name? Two must have initials. Of more, which may be a name and its address, the last must be a
/// whole name. A group may come last; before others it is most often the beginning of an address.
fn are_listed(names: &[Cow<'_, str>]) -> bool {
    let [before @ .., last] = names else { return false };
    let is_sure = |name: &Cow<'_, str>| is_whole(bare(name)) || name.chars().all(is_ideographic);
    if before.iter().any(|name| names_a_group(name)) || is_family_and_given(names) {
        return false;
    }
    match (before.len(), names_a_group(last)) {
        (0, _) | (1, true) => false,
        (1, false) => {
            names.iter().all(|name| has_initials_beside_family(bare(name))) && !has_second_family(names)
        }
        (_, true) => before.iter().all(is_sure),
        (_, false) => names.iter().all(|name| is_full(bare(name))) && is_sure(last),
    }
}

/// `Smith Jones, Mary Ann, Bob Roe`: the second may be the given names of the first.
fn is_family_and_given(names: &[Cow<'_, str>]) -> bool {
    let are_one = |one: &str, next: &str| !is_whole(one) && next.contains(' ') && is_given_part(next);
    names.windows(2).any(|pair| are_one(bare(&pair[0]), bare(&pair[1])))
}

/// Names of the form `Family, Given` that commas separate too: `Lee, A., Roe, B. & Poe, C.`; none if not all are of that
/// form.
fn pairs_in(field: &str) -> Vec<Cow<'_, str>> {
    let sides = sides_of(field);
    let parts: Vec<&str> = sides.iter().flat_map(|side| parts_of(side, &COMMAS)).collect();
    if names_a_group(field) {
        return Vec::new();
    }
    let degrees = degrees_among(&parts);
    // `Lee, Ann, MD, PhD`, `Lee, Jr., Ann, MD`: degrees are no names themselves.
    let has_suffix = || degrees.contains(&true) && parts.iter().any(|part| is_suffix(part));
    let has_degrees_apart = degrees.iter().step_by(2).any(|is_degree| *is_degree) || has_suffix();
    let names = || parts.iter().zip(&degrees).filter(|(_, is_degree)| !**is_degree).map(|(part, _)| *part);
    let pairs = if has_degrees_apart { names().collect() } else { parts.clone() };
    let is_after_family = |part: &str| is_given_part(part) || is_suffix(part) || is_degree(part);
    let are_pairs = pairs.len().is_multiple_of(2) && pairs.chunks(2).all(|pair| is_after_family(pair[1]));
    if !are_pairs {
        return Vec::new();
    }
    pairs.chunks(2).map(|pair| Cow::Owned(pair.join(", "))).collect()
}

/// `Pérez M., Juan C.`: the initials before the comma may be of a second family name.
fn has_second_family(names: &[Cow<'_, str>]) -> bool {
    matches!(names, [family, given] if is_given_part(given) && has_initials_beside_family(bare(family)))
}

/// `李娜`, `김민준`: a family name of one character and a given name.
fn begins_with_family(name: &str) -> bool {
    const LONGEST: usize = 4;
    let characters = name.chars().count();
    (2..=LONGEST).contains(&characters)
        && name.chars().all(is_ideographic)
        && name.starts_with(|first| ONE_CHARACTER_FAMILIES.contains(first))
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

/// A name without the suffix or degree after its comma.
fn bare(name: &str) -> &str {
    name.split(',').next().unwrap_or(name)
}

/// Can this be the given name after a comma: initials, or a name that is known as one?
pub(crate) fn is_given_part(part: &str) -> bool {
    part.split_whitespace().all(|word| is_initials(word) || is_given(word))
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
                vec!["García Lee, Ann", "Roe, Jr., Bob", "AND others"],
            ),
            ("Lee A, Roe B and Poe C, Qua D", vec!["Lee A", "Roe B", "Poe C", "Qua D"]),
            ("A. Lee, Jr., B. Roe, PhD", vec!["A. Lee, Jr.", "B. Roe, PhD"]),
            ("Lee A, Roe B, et al.", vec!["Lee A", "Roe B", "et al."]),
            ("Ann Lee, Bob Roe, ATLAS Collaboration", vec!["Ann Lee", "Bob Roe", "ATLAS Collaboration"]),
            ("王伟；李娜", vec!["王伟", "李娜"]),
            ("王伟，李娜，张三", vec!["王伟", "李娜", "张三"]),
            ("Lee, A., Roe, B., & Poe, C.", vec!["Lee, A.", "Roe, B.", "Poe, C."]),
            ("A. Lee, B. Roe et al.", vec!["A. Lee", "B. Roe", "et al."]),
            ("Ann Lee and Bob Roe et al.", vec!["Ann Lee", "Bob Roe", "et al."]),
            ("Lee, Ann; Roe, Bo; PhD; Poe, C.; Jr.", vec!["Lee, Ann", "Roe, Bo, PhD", "Poe, C., Jr."]),
            ("Lee, Ann, MD, PhD; Roe, Bob, RN", vec!["Lee, Ann, MD, PhD", "Roe, Bob, RN"]),
            ("Lee, Ann, MD, PhD and Roe, Bob, RN", vec!["Lee, Ann, MD, PhD", "Roe, Bob, RN"]),
            ("Lee, Ann, MD, Roe, Bob, PhD", vec!["Lee, Ann", "Roe, Bob"]),
            ("Lee, A., MD, MPH, Roe, B., PhD", vec!["Lee, A.", "Roe, B."]),
            ("Lee, A., Roe, B., ... Poe, C.", vec!["Lee, A.", "Roe, B.", "Poe, C.", "…"]),
            ("Lee A, Roe B, … Poe C", vec!["Lee A", "Roe B", "Poe C", "…"]),
        ] {
            assert_eq!(several(field), wanted, "{field}");
        }
    }

    #[test]
    fn initials_that_spell_a_degree_separate_names_like_others() {
        for (field, wanted) in [
            ("Lee, A., Roe, M.A.", vec!["Lee, A.", "Roe, M.A."]),
            ("Smith, M.D., Jones, A.", vec!["Smith, M.D.", "Jones, A."]),
            ("Lee, M.A. and Roe, B.", vec!["Lee, M.A.", "Roe, B."]),
            ("Roe, B. & Lee, M.S. & Poe, J.D.", vec!["Roe, B.", "Lee, M.S.", "Poe, J.D."]),
            ("Martin Lopez, M.A., Leon Perez, J.D.", vec!["Martin Lopez, M.A.", "Leon Perez, J.D."]),
            ("Lee, A., Ma, D.", vec!["Lee, A.", "Ma, D."]),
            ("Lee, A., Roe, Ed", vec!["Lee, A.", "Roe, Ed"]),
            ("Lee, A., MA, J.", vec!["Lee, A.", "MA, J."]),
            ("LEE, A., DO, T.", vec!["LEE, A.", "DO, T."]),
            ("Ma, L., Do, A.", vec!["Ma, L.", "Do, A."]),
            ("Ann Lee, M.D., Bob Roe, PhD, Cat Poe", vec!["Ann Lee, M.D.", "Bob Roe, PhD", "Cat Poe"]),
        ] {
            assert_eq!(several(field), wanted, "{field}");
        }
    }

    #[test]
    fn many_additions_take_no_more_time_than_other_text() {
        names_in(&format!("Ann Lee{}", ", PhD".repeat(80_000)));
        names_in(&"Lee, M.D., ".repeat(20_000));
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
            "Ford, III, Henry",
            "Fox, IV, James W.",
            "Langabeer II, James R.",
            "Barnes & Noble",
            "Department of Health and Human Services",
            "Ann Lee, PhD",
            "Lee, Ann, MD, PhD",
            "Lee, Ann, M.D., Ph.D.",
            "Lee, Ann, MD, MPH",
            "Lee, Ann, PhD, RN",
            "Lee, Ann, MBBS, FRCS",
            "Lee, Ann, DDS, MS",
            "Lee, Ann, DO, MA, PhD",
            "Lee, Jr., Ann, MD",
            "Lee, Jr., Ann, MD, PhD",
            "Lee, Ann, Jr., MD, PhD",
            "Lee, A., MD, PhD",
            "Ann Lee, MD, PhD",
            "Ann Lee, MD, MPH, FACS",
            "Xu Quux, MD, PhD",
            "Quux, Xu, MD, PhD",
            "García López, Ana, MD, PhD",
        ] {
            assert_eq!(names_in(field), Names::One, "{field}");
        }
    }

    #[test]
    fn where_it_is_not_certain_it_says_so() {
        for field in [
            "Ann Lee, Bob Roe",
            "Lee, Ann and Bob Roe",
            "Lee, Xu, Roe, Qua, Poe",
            "Pérez M., Juan C.",
            "Ada Lovelace, London School, United Kingdom",
        ] {
            assert_eq!(names_in(field), Names::Unsure, "{field}");
        }
    }

    #[test]
    fn two_names_in_the_place_of_one_are_doubted_whatever_joins_them() {
        for two in [
            "Ann Lee and Bob Roe",
            "Lee, Ann and Roe, Bob",
            "Ann Lee & Bob Roe",
            "Ann Lee, Bob Roe",
            "Lee, Ann und Roe, Bob",
            "Ann Lee et Bob Roe",
            "Ann Lee y Bob Roe",
            "Anna Nowak oraz Piotr Zima",
            "Ann Lee AND Bob Roe",
            "Smith Jones, Mary Ann, Bob Roe",
        ] {
            assert!(may_be_two(two), "{two}");
        }
        for one in [
            "José Ortega y Gasset",
            "Ramón y Cajal, Santiago",
            "Maria da Silva e Souza Lima",
            "García Márquez, Gabriel José",
            "Ministry of Health and Social Affairs",
            "Juan Carlos de la Cruz",
            "van der Berg, Jan Willem",
        ] {
            assert!(!may_be_two(one), "{one}");
        }
    }

    #[test]
    fn whole_names_in_han_or_hangul_are_not_taken_for_one() {
        for two in ["李娜, 王伟", "李娜，王伟", "김민준, 박서연", "张伟، 王芳"] {
            assert_eq!(names_in(two), Names::Unsure, "{two}");
        }
        for one in ["王, 伟", "김, 민준", "田中, 太郎", "欧阳, 娜娜", "佐々木, 健太郎", "الخوارزمي، محمد"]
        {
            assert_eq!(names_in(one), Names::One, "{one}");
        }
    }
}
