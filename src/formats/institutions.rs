//! Institutions beside names: in brackets, behind a comma or a dash, or in the place of a name.

use crate::records::additions::without_reading;
use crate::records::brackets::in_brackets_at_end;
use crate::records::degrees::is_degree;
use crate::records::groups::names_a_group;
use crate::records::several::is_given_part;
use crate::records::text::{is_blank, is_full, is_name, is_suffix, trim};
use crate::records::whole::is_whole;

use super::likely_names::is_surely_name;

/// Does this name an institution?
pub(super) fn is_affiliation(text: &str) -> bool {
    let text = text.trim_matches(|c: char| is_blank(c) || c.is_control());
    let is_acronym = text.len() > 2 && text.bytes().all(|byte| byte.is_ascii_uppercase());
    is_acronym || has_word_of_institution(text)
}

/// A name without the institution in brackets behind it, and that: `Fox, Dan (University of X)`, `王伟（清华大学）`. Nicknames are
/// in brackets too.
pub(crate) fn institution_apart(name: &str) -> Option<(&str, &str)> {
    let (before, inside) = in_brackets_at_end(name)?;
    (is_name(before) && has_word_of_institution(inside)).then(|| (without_reading(before), inside))
}

/// A whole name and the affiliation behind it: `Ann Lee, Univ London`, `Ann Lee @ MIT`.
pub(super) fn affiliation_behind(entry: &str) -> Option<(&str, &str)> {
    let marks = [", ", " @ ", " - ", " – ", " — ", ": "];
    let (name, place) =
        marks.iter().filter_map(|mark| entry.split_once(mark)).min_by_key(|(name, _)| name.len())?;
    let is_place = !is_addition_to(name, place) && place.split(", ").any(is_affiliation);
    (is_whole_name(name) && is_place).then_some((trim(name), trim(place)))
}

/// Is it an affiliation that can be no given name? `GARCIA LOPEZ, ANA` looks like `Ann Lee, MIT`.
pub(super) fn has_surely_affiliation(entry: &str) -> bool {
    affiliation_behind(entry).is_some_and(|(name, place)| {
        let is_word = |c: char| c.is_lowercase();
        is_whole(name) || place.split(", ").any(|part| is_affiliation(part) && part.contains(is_word))
    })
}

/// A whole name and what is behind its comma, in a list where that is an affiliation, whatever its words: `Ann Lee, Oslo`.
pub(super) fn place_behind_comma(entry: &str) -> Option<(&str, &str)> {
    entry.split_once(", ").filter(|(name, place)| is_whole_name(name) && !is_addition_to(name, place))
}

/// `Ann Lee`, and no family name of several words, as far as can be told.
fn is_whole_name(name: &str) -> bool {
    is_full(trim(name)) && is_surely_name(trim(name)) && !names_a_group(name)
}

/// What else follows a name and a comma. `MIT` could be initials, but not those of `Ann Lee`.
fn is_addition_to(name: &str, part: &str) -> bool {
    is_suffix(trim(part)) || is_degree(part) || is_given_part(part) && !is_whole(trim(name))
}

/// Has a text a word that names institutions and hardly ever people?
fn has_word_of_institution(text: &str) -> bool {
    #[rustfmt::skip]
    const STEMS: &[&str] = &[
        "academ", "college", "consult", "corp", "departe", "departm", "dept", "escuela", "facult", "fakult",
        "hochschul", "hospital", "institut", "istitut", "laborator", "ministr", "polytech", "research", "school",
        "technolog", "univ", "école", "ecole", "универс", "институт", "академи", "лаборатор", "πανεπιστ",
    ];
    #[rustfmt::skip]
    const WORDS: &[&str] = &[
        "adobe", "alibaba", "amazon", "baidu", "bytedance", "center", "centre", "cern", "cmu", "cnr", "cnrs",
        "deepmind", "dfki", "epfl", "eth", "gmbh", "google", "huawei", "ibm", "inc", "inria", "kaist", "kth", "lab",
        "labs", "llc", "ltd", "microsoft", "mit", "nasa", "nec", "nih", "nist", "nvidia", "nyu", "openai", "samsung",
        "tencent", "uc", "ucl", "ucla", "ucsd", "uiuc", "usc",
    ];
    /// What is written without spaces ends in these words, or has them inside.
    #[rustfmt::skip]
    const INSIDE: &[&str] = &[
        "大学", "大學", "学院", "學院", "研究所", "研究院", "研究室", "医院", "醫院", "病院", "公司", "会社", "대학", "연구원",
        "연구소", "병원",
    ];
    let mut words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.any(|word| {
        let word = word.to_lowercase();
        STEMS.iter().any(|stem| word.starts_with(stem))
            || WORDS.contains(&word.as_str())
            || !word.is_ascii() && INSIDE.iter().any(|inside| word.contains(inside))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_institution_in_brackets_of_any_script_is_apart_from_the_name() {
        for (text, name, institution) in [
            ("Fox, Dan (University of X)", "Fox, Dan", "University of X"),
            ("王伟（清华大学）", "王伟", "清华大学"),
            ("田中太郎（たなかたろう）（東京大学）", "田中太郎", "東京大学"),
            ("田中太郎【東京大学】", "田中太郎", "東京大学"),
            ("김민준 (서울대학교)", "김민준", "서울대학교"),
            ("Иван Петров (Московский университет)", "Иван Петров", "Московский университет"),
        ] {
            assert_eq!(institution_apart(text), Some((name, institution)), "{text}");
        }
        for name in ["Fox, Daniel (Dan)", "王伟（小明）", "（清华大学）", "王伟"] {
            assert_eq!(institution_apart(name), None, "{name}");
        }
    }

    #[test]
    fn an_affiliation_behind_a_name_is_told_from_given_names_and_suffixes() {
        assert_eq!(affiliation_behind("Ann Lee, Univ London"), Some(("Ann Lee", "Univ London")));
        assert_eq!(affiliation_behind("Ann Lee - MIT"), Some(("Ann Lee", "MIT")));
        assert_eq!(place_behind_comma("Ann Lee, Oslo"), Some(("Ann Lee", "Oslo")));
        for entry in ["Lee, Ann", "Ann Lee, Jr.", "Ann Lee, PhD", "Ann Lee"] {
            assert_eq!(affiliation_behind(entry), None, "{entry}");
            assert_eq!(place_behind_comma(entry), None, "{entry}");
        }
        assert!(has_surely_affiliation("Ann Lee, MIT") && !has_surely_affiliation("GARCIA LOPEZ, ANA"));
    }
}
