//! Lists with a person a line, where what a comma separates is seen from the whole list: `Ann Lee, Google` is a name with an
//! affiliation, `Lee, Ann` is one name.

use super::name_lists::{Commas, is_affiliation_of, person_in_form};
use super::people::Person;
use crate::records::degrees::is_degree;
use crate::records::given::is_given;
use crate::records::text::is_suffix;
use crate::units::is_known_organization;

/// The people of a list.
pub(super) struct People {
    /// One for each line.
    pub(super) people: Vec<Person>,
    /// What was guessed: the place of the first line about which it is, and a warning.
    pub(super) doubt: Option<(usize, String)>,
}

/// What a line with a comma is, by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Evidence {
    /// A name with an affiliation.
    Affiliation,
    /// The same, as it seems: `Ann Lee, Google`.
    Rather,
    /// A family name before given names.
    Given,
    /// Either.
    Open,
}

/// The people of some lines, each without numbering.
pub(super) fn people_of(lines: &[String]) -> People {
    let evidence: Vec<Option<Evidence>> = lines.iter().map(|line| evidence(line)).collect();
    let count =
        |wanted: &[Evidence]| evidence.iter().flatten().filter(|evidence| wanted.contains(evidence)).count();
    let doubtful = count(&[Evidence::Rather, Evidence::Open]);
    let has_affiliations = count(&[Evidence::Affiliation, Evidence::Rather]) > 0;
    let (commas, doubt) = match (doubtful, count(&[Evidence::Given])) {
        (0, _) => (Commas::ByWords, None),
        (_, 0) if has_affiliations => (Commas::BeforeAffiliation, None),
        // Family names of which every one has two words are rarer than affiliations of one.
        (2.., 0) => (Commas::BeforeAffiliation, Some("a name and an affiliation")),
        _ => (Commas::ByWords, Some("a family name and given names")),
    };
    let is_doubtful = |at: &usize| matches!(evidence[*at], Some(Evidence::Rather | Evidence::Open));
    let first = (0..lines.len()).find(is_doubtful);
    let doubt = doubt.zip(first).map(|(what, first)| {
        let others = if doubtful > 1 { format!(", like {} more", doubtful - 1) } else { String::new() };
        let line = &lines[first];
        (first, format!("\"{line}\" is read as {what}{others}; write Name (Affiliation), or a table with a header, to be clear"))
    });
    People { people: lines.iter().map(|line| person_in_form(line, commas)).collect(), doubt }
}

/// What is on both sides of the first comma of a line; `None` if it has none, or what is after it is no part of the question.
fn evidence(line: &str) -> Option<Evidence> {
    let line = line.split(['<', '@']).next().unwrap_or_default();
    let (left, right) = line.split_once(',').filter(|_| !line.contains('('))?;
    let (left, right) = (left.trim(), right.split(',').next().unwrap_or_default().trim());
    if right.is_empty() || is_suffix(right) || is_degree(right) {
        return None;
    }
    if !left.contains(' ') {
        return Some(Evidence::Given);
    }
    if is_affiliation_of(right, left) || is_known_organization(right) {
        return Some(Evidence::Affiliation);
    }
    let begins_with_given = |text: &str| text.split([' ', '-']).next().is_some_and(is_given);
    let is_initials = right.split([' ', '.', '-']).all(|word| word.chars().count() < 2);
    Some(match (begins_with_given(left), begins_with_given(right) || is_initials) {
        (true, false) => Evidence::Rather,
        (false, true) => Evidence::Given,
        _ => Evidence::Open,
    })
}

/// Whether a line is a heading above names: `Program Committee`, `Chairs:`.
pub(super) fn is_heading(line: &str) -> bool {
    const WORDS: [&str; 8] =
        ["committee", "chairs", "chair", "members", "reviewers", "board", "editors", "organizers"];
    let last = line.trim_end_matches(':').rsplit(' ').next().unwrap_or_default().to_lowercase();
    !line.contains([',', '(', '@', '\t']) && (line.ends_with(':') || WORDS.contains(&last.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(lines: &[&str]) -> (Vec<[String; 2]>, bool) {
        let lines: Vec<String> = lines.iter().map(|&line| line.to_owned()).collect();
        let People { people, doubt } = people_of(&lines);
        (people.into_iter().map(|person| [person.name, person.affiliation]).collect(), doubt.is_some())
    }

    #[test]
    fn the_list_tells_whether_commas_are_before_affiliations() {
        for (lines, expected, is_doubtful) in [
            (
                vec!["Ann Lee, Google", "Bob Roe, Inria"],
                vec![["Ann Lee", "Google"], ["Bob Roe", "Inria"]],
                false,
            ),
            (
                vec!["Ann Lee, Sakura", "Xi Qo, Baobab"],
                vec![["Ann Lee", "Sakura"], ["Xi Qo", "Baobab"]],
                false,
            ),
            (vec!["Xu Qo, Sakura", "Ix Oq, Baobab"], vec![["Xu Qo", "Sakura"], ["Ix Oq", "Baobab"]], true),
            (vec!["Lee, Ann", "Roe, Bob"], vec![["Lee, Ann", ""], ["Roe, Bob", ""]], false),
            (
                vec!["García Márquez, Gabriel", "Lee, Ann"],
                vec![["García Márquez, Gabriel", ""], ["Lee, Ann", ""]],
                false,
            ),
            (vec!["Xu Qo, Sakura"], vec![["Xu Qo, Sakura", ""]], true),
            (vec!["Lee, Ann", "Xu Qo, Sakura"], vec![["Lee, Ann", ""], ["Xu Qo, Sakura", ""]], true),
            (vec!["Ann Lee, PhD", "Bob Roe, Jr."], vec![["Ann Lee", ""], ["Bob Roe, Jr.", ""]], false),
            (vec!["Ann Lee, Sakura, Japan"], vec![["Ann Lee", "Sakura, Japan"]], false),
            (vec!["Ann Lee, Sakura, ann@x.org"], vec![["Ann Lee", "Sakura"]], false),
            (
                vec!["Ann Lee - Sakura", "Lee, Ann – Baobab"],
                vec![["Ann Lee", "Sakura"], ["Lee, Ann", "Baobab"]],
                false,
            ),
            (vec!["Ann Lee (Sakura), Japan"], vec![["Ann Lee", "Sakura, Japan"]], false),
            (vec!["Ann (Annie) Lee"], vec![["Ann (Annie) Lee", ""]], false),
        ] {
            let expected: Vec<[String; 2]> = expected.iter().map(|pair| pair.map(str::to_owned)).collect();
            assert_eq!(read(&lines), (expected, is_doubtful), "{lines:?}");
        }
        for (line, expected) in [("Program Committee", true), ("PC:", true), ("Ann Chair, MIT", false)] {
            assert_eq!(is_heading(line), expected, "{line}");
        }
    }
}
