//! Lists with a person a line, where what a comma separates is seen from the whole list: `Ann Lee, Google` is a name with an
//! affiliation, `Lee, Ann` is one name.

use std::borrow::Cow;

use super::name_lists::{Commas, is_affiliation_of, person_in_form};
use super::organization::names_institution;
use super::people::Person;
use crate::records::degrees::is_degree;
use crate::records::given::is_given;
use crate::records::rest::is_rest;
use crate::records::several::{self, Names};
use crate::records::text::is_suffix;
use crate::units::is_known_organization;

/// The people of a list.
pub(super) struct People {
    /// Each with the place of the line.
    pub(super) people: Vec<(usize, Person)>,
    /// What was guessed: the place of the first line about which it is, and a warning.
    pub(super) doubts: Vec<(usize, String)>,
}

/// What a line with a comma is, by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Evidence {
    /// A name with an affiliation.
    Affiliation,
    /// The same, as it seems: `Ann Lee, Google`.
    Rather,
    /// A family name before given names.
    FamilyFirst,
    /// A given name before a family name: `Ann, Lee`.
    GivenFirst,
    /// Either.
    Open,
}

/// The people of some lines, each without numbering.
pub(super) fn people_of(lines: &[String]) -> People {
    let form = Form::of(lines);
    let (mut people, mut several) = (Vec::new(), Vec::new());
    for (at, line) in lines.iter().enumerate() {
        let names = several_in(line);
        if names.is_empty() {
            people.push((at, form.person(line)));
        } else {
            several.push(at);
            people.extend(names.iter().map(|name| (at, form.person(name))));
        }
    }
    let mut doubts: Vec<(usize, String)> = form.doubt.into_iter().collect();
    if let [first, others @ ..] = &several[..] {
        let what = format!("\"{}\" is read as several people{}", lines[*first], like_others(others.len()));
        doubts.push((*first, what));
    }
    People { people, doubts }
}

/// The names of a line that lists several people, none of which is an organization: `Ann Lee; Bob Roe`.
fn several_in(line: &str) -> Vec<String> {
    let is_one = line.contains(['(', '@']);
    let Names::Several(names) = several::names_in(line) else { return Vec::new() };
    let is_person =
        |name: &str| name.contains([' ', ',']) && !names_institution(name) && !is_known_organization(name);
    let names: Vec<String> = names.into_iter().map(Cow::into_owned).filter(|name| !is_rest(name)).collect();
    if !is_one && names.len() > 1 && names.iter().all(|name| is_person(name)) { names } else { Vec::new() }
}

/// `, like 3 more`; empty for none.
fn like_others(count: usize) -> String {
    if count > 0 { format!(", like {count} more") } else { String::new() }
}

/// What the commas of a list separate.
struct Form {
    commas: Commas,
    /// Whether what is before the first comma is a given name: `Ann, Lee`.
    is_given_first: bool,
    doubt: Option<(usize, String)>,
}

impl Form {
    fn of(lines: &[String]) -> Self {
        let evidence: Vec<Option<Evidence>> = lines.iter().map(|line| evidence(line)).collect();
        let count = |wanted: &[Evidence]| {
            evidence.iter().flatten().filter(|evidence| wanted.contains(evidence)).count()
        };
        let doubtful = count(&[Evidence::Rather, Evidence::Open]);
        let has_affiliations = count(&[Evidence::Affiliation, Evidence::Rather]) > 0;
        let is_given_first = count(&[Evidence::GivenFirst]) > count(&[Evidence::FamilyFirst]);
        let (commas, doubt) = match (doubtful, count(&[Evidence::FamilyFirst])) {
            (0, _) if is_given_first => (Commas::ByWords, Some("a given name before a family name")),
            (0, _) => (Commas::ByWords, None),
            (_, 0) if has_affiliations => (Commas::BeforeAffiliation, None),
            // Family names of which every one has two words are rarer than affiliations of one.
            (2.., 0) => (Commas::BeforeAffiliation, Some("a name and an affiliation")),
            _ => (Commas::ByWords, Some("a family name and given names")),
        };
        let is_doubtful = |at: &usize| match evidence[*at] {
            Some(Evidence::Rather | Evidence::Open) => true,
            Some(Evidence::GivenFirst) => doubtful == 0,
            _ => false,
        };
        let first = (0..lines.len()).find(is_doubtful);
        let others = (0..lines.len()).filter(is_doubtful).count().saturating_sub(1);
        let doubt = doubt.zip(first).map(|(what, first)| {
            let (line, others) = (&lines[first], like_others(others));
            (first, format!("\"{line}\" is read as {what}{others}; write Name (Affiliation), or a table with a header, to be clear"))
        });
        Self { commas, is_given_first, doubt }
    }

    fn person(&self, line: &str) -> Person {
        let (name, rest) = line.split_once(',').unwrap_or((line, ""));
        let has_one_word = !name.trim().contains(' ') && !line.contains(['(', '@']);
        let (other, affiliation) = rest.split_once(',').unwrap_or((rest, ""));
        let is_addition = |part: &str| is_suffix(part) || is_degree(part);
        let [name, other, affiliation] = [name, other, affiliation].map(str::trim);
        let is_plain = affiliation.is_empty() && !self.is_given_first;
        if !has_one_word || is_plain || other.is_empty() || is_addition(other) || is_addition(affiliation) {
            return person_in_form(line, self.commas);
        }
        let name = if self.is_given_first { format!("{name} {other}") } else { format!("{name}, {other}") };
        Person { affiliation: affiliation.to_owned(), ..Person::named(&name) }
    }
}

/// What is on both sides of the first comma of a line; `None` if it has none, or what is after it is no part of the question.
fn evidence(line: &str) -> Option<Evidence> {
    let before_email = line.split_whitespace().take_while(|word| !word.contains('@'));
    let line = &before_email.collect::<Vec<_>>().join(" ");
    let (left, right) = line.split_once(',').filter(|_| !line.contains('('))?;
    let (left, right) = (left.trim(), right.split(',').next().unwrap_or_default().trim());
    if right.is_empty() || is_suffix(right) || is_degree(right) {
        return None;
    }
    let begins_with_given = |text: &str| text.split([' ', '-']).next().is_some_and(is_given);
    if !left.contains(' ') {
        let is_given_first = begins_with_given(left) && !begins_with_given(right) && !right.contains('.');
        return Some(if is_given_first { Evidence::GivenFirst } else { Evidence::FamilyFirst });
    }
    if is_affiliation_of(right, left) || is_known_organization(right) {
        return Some(Evidence::Affiliation);
    }
    let is_initials = right.split([' ', '.', '-']).all(|word| word.chars().count() < 2);
    Some(match (begins_with_given(left), begins_with_given(right) || is_initials) {
        (true, false) => Evidence::Rather,
        (false, true) => Evidence::FamilyFirst,
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
        let People { people, doubts } = people_of(&lines);
        let people = people.into_iter().map(|(_, person)| [person.name, person.affiliation]);
        (people.collect(), !doubts.is_empty())
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
            (vec!["Ann Lee; Bob Roe"], vec![["Ann Lee", ""], ["Bob Roe", ""]], true),
            (vec!["Ann Lee and Bob Roe"], vec![["Ann Lee", ""], ["Bob Roe", ""]], true),
            (vec!["Ann Lee; Loom University"], vec![["Ann Lee; Loom University", ""]], false),
            (
                vec!["Ann, Lee, Sakura", "Bob, Roe, Baobab"],
                vec![["Ann Lee", "Sakura"], ["Bob Roe", "Baobab"]],
                true,
            ),
            (
                vec!["Lee, Ann, Sakura", "Roe, Bob, Baobab"],
                vec![["Lee, Ann", "Sakura"], ["Roe, Bob", "Baobab"]],
                false,
            ),
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
