//! Organizations, from the words of an affiliation.

use super::location::{country_in, is_separator};
use super::words::{CENTER, FIELDS, INSTITUTE, KNOWN, PART, SYSTEM, UNIVERSITY};

/// Words between a part of an organization and the organization.
const LINKS: &str = "of|at|de|de la|de l'|del|della|dell'|di|da|do|der|des|du|the|von|la|l'";

/// The organization in an affiliation: the first part with a word of a university or an academy, else the first with a word of
/// another organization. `None` where no word tells.
pub(super) fn organization_in(affiliation: &str) -> Option<&str> {
    let mut best: Option<(Rank, &str)> = None;
    for part in parts(affiliation).map(without_mark) {
        if let Some(found) = organization_of_part(part)
            && best.is_none_or(|best| found.0 < best.0)
        {
            best = Some(found);
        }
    }
    best.map(|(_, name)| with_place(affiliation, name))
}

/// Does a text begin with an organization or a part of one?
pub(super) fn begins_affiliation(text: &str) -> bool {
    let first = parts(text).map(without_mark).next().unwrap_or_default();
    let word = first.to_lowercase();
    let word = word.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    organization_of_part(first).is_some() || is_among(PART, word)
}

/// Does a text begin with an organization that is known by a word of its own, as `MIT` or `Google` is?
pub(super) fn is_known(text: &str) -> bool {
    let lower = text.trim().to_lowercase();
    let words: Vec<&str> = words_of(&lower).collect();
    words.first().is_some_and(|first| is_among(KNOWN, first)) || is_known_pair(&words)
}

/// Does a part name a university or an academy?
pub(super) fn names_university(part: &str) -> bool {
    organization_of_part(part).is_some_and(|(rank, _)| rank == Rank::University)
}

/// Does a text end in the place of a university? `University of California, Davis`
pub(super) fn is_place_of_university(text: &str) -> bool {
    let parts: Vec<&str> = parts(text).map(str::trim).collect();
    matches!(parts[..], [.., university, place] if names_university(without_mark(university)) && is_place(place))
}

/// Does a part after `University of Looms and` name another organization? After `University of Arts and` it may be the rest of
/// the name.
pub(super) fn names_other(university: &str, part: &str) -> bool {
    let [university, lower] = [university, without_mark(part)].map(str::to_lowercase);
    let is_of_field = words_of(&university).any(|word| is_among(FIELDS, word));
    let is_own = words_of(&lower).next().is_some_and(|first| {
        !is_among(PART, first) && !has_word(INSTITUTE, &[first]) && !has_word(CENTER, &[first])
    });
    !is_of_field
        && is_own
        && organization_of_part(without_mark(part)).is_some_and(|(rank, _)| rank <= Rank::Institute)
}

/// Have two names a word for universities in common, or is one of them an acronym? Otherwise they may be one name in two languages.
pub(super) fn is_in_one_language(one: &str, other: &str) -> bool {
    let [one, other] = [one, other].map(|name| without_mark(name).to_lowercase());
    let [one, other] = [&one, &other].map(|name| words_of(name).collect::<Vec<_>>());
    let is_acronym = |words: &[&str]| words.first().is_some_and(|first| is_among(KNOWN, first));
    is_acronym(&one)
        || is_acronym(&other)
        || one.iter().any(|word| has_university(&[word]) && other.contains(word))
}

/// How surely a part is an organization, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    University,
    Institute,
    Center,
}

/// What commas separate, but not inside parentheses.
fn parts(affiliation: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0_u32;
    affiliation.split(move |c| {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        is_separator(c) && depth == 0 || c == '\n'
    })
}

/// A part without the number or letter of a footnote before it, and without an article and a period after it.
fn without_mark(part: &str) -> &str {
    let part = part.trim().trim_end_matches(['.', ';', ' ']);
    let bare = part.trim_start_matches(|c: char| c.is_ascii_digit() || "*†‡§¶ )(].-[¹²³⁴⁵⁶⁷⁸⁹⁰".contains(c));
    let bare = if bare.contains(')') && !bare.contains('(') && part.starts_with('(') { part } else { bare };
    let is_mark = |mark: &str| mark.len() == 1 && mark.bytes().all(|byte| byte.is_ascii_lowercase());
    let bare = bare
        .split_once([' ', ')'])
        .filter(|(mark, _)| is_mark(mark))
        .map_or(bare, |(_, rest)| rest.trim_start());
    let bare = ["and ", "From ", "from ", "The ", "the "]
        .iter()
        .fold(bare, |bare, word| bare.strip_prefix(word).unwrap_or(bare));
    let in_brackets = bare.strip_suffix(')').and_then(|bare| bare.rsplit_once('('));
    in_brackets.filter(|(_, inside)| country_in(inside).is_some()).map_or(bare, |(name, _)| name.trim_end())
}

/// The organization that a part names, and how surely; `None` if it is none.
fn organization_of_part(part: &str) -> Option<(Rank, &str)> {
    if part.contains('@') || part.is_empty() {
        return None;
    }
    let lower = part.to_lowercase();
    let words: Vec<&str> = words_of(&lower).collect();
    let first = *words.first()?;
    if is_among(PART, first) && !is_whole_school(&lower) {
        let whole = whole_of_part(part).filter(|_| has_university(&words));
        return whole.map(|whole| (Rank::University, whole));
    }
    if is_among(KNOWN, first) && words.get(1).is_some_and(|word| matches!(*word, "and" | "&" | "et" | "und"))
    {
        // `MIT and Looms` are two, and what the second one is is not known.
        return None;
    }
    let is_known = is_among(KNOWN, first) || is_known_pair(&words) || first.starts_with("max-planck");
    let is_university = has_university(&words) || is_institute_of_technology(&lower);
    let rank = if is_university || is_known {
        Rank::University
    } else if has_word(INSTITUTE, &words) {
        Rank::Institute
    } else if has_word(CENTER, &words) {
        Rank::Center
    } else {
        return None;
    };
    Some((rank, without_faculty(part)))
}

fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && !"-'’&".contains(c) && !is_joined_to_letters(c))
        .filter(|word| !word.is_empty())
}

/// Vowel signs of the scripts of India and Southeast Asia are no letters, but belong to words.
fn is_joined_to_letters(c: char) -> bool {
    matches!(c, '\u{900}'..='\u{e7f}' | '\u{300}'..='\u{36f}')
}

fn is_among(list: &str, word: &str) -> bool {
    list.split_whitespace().any(|known| known == word)
}

fn has_university(words: &[&str]) -> bool {
    let begins = |word: &str| UNIVERSITY.split_whitespace().any(|start| begins_or_holds(word, start));
    // `dell'università`
    words
        .iter()
        .any(|word| begins(word) || word.split_once(['\'', '’']).is_some_and(|(_, word)| begins(word)))
        || words.windows(2).any(|pair| pair == ["đại", "học"])
}

/// Short words are whole: `inst` is none of `instant`; `institut` also begins longer ones. A `researcher` is no organization.
fn has_word(list: &str, words: &[&str]) -> bool {
    words.iter().any(|word| {
        list.split_whitespace().any(|start| {
            if start.is_ascii() && start.len() <= 5 || start == "research" {
                *word == start
            } else {
                begins_with(word, start) || begins_with(last_of_compound(word), start)
            }
        })
    })
}

/// Does a word begin so, or is a long beginning elsewhere in it? `Humboldt-Universität`, `Lantbruksuniversitet`.
fn begins_or_holds(word: &str, start: &str) -> bool {
    const LONG: usize = 7;
    begins_with(word, start) || start.len() >= LONG && word.contains(start)
}

/// `institut` of `paul-scherrer-institut`
fn last_of_compound(word: &str) -> &str {
    word.rsplit('-').next().unwrap_or(word)
}

/// Does a word begin so? In scripts of Asia it may also contain it: words have prefixes, or no blanks between them.
fn begins_with(word: &str, start: &str) -> bool {
    const FIRST_OF_ASIA: char = '\u{0530}';
    word.starts_with(start) || start.starts_with(|c| c >= FIRST_OF_ASIA) && word.contains(start)
}

/// `State University of Looms`: begins like a part and is none.
fn is_whole_school(lower: &str) -> bool {
    [
        "state univ",
        "college univ",
        "graduate univ",
        "graduate institute",
        "research univ",
        "research institute",
    ]
    .iter()
    .any(|start| lower.starts_with(start))
        || ["instituto ", "école ", "ecole ", "escuela ", "escola "]
            .iter()
            .any(|start| lower.starts_with(start))
            && !lower.contains("univ")
}

fn is_institute_of_technology(lower: &str) -> bool {
    ["institute of technology", "inst technol", "institute of science and technology", "tekniska högskol"]
        .iter()
        .any(|name| lower.contains(name))
}

/// Names of two words, as `Max Planck Institute for Looms`, and short names that are the whole part.
fn is_known_pair(words: &[&str]) -> bool {
    matches!(
        words,
        ["max", "planck", ..]
            | ["max-planck" | "fraunhofer" | "helmholtz" | "leibniz", _, ..]
            | ["virginia" | "georgia" | "texas" | "louisiana" | "michigan", "tech", ..]
            | ["ku", "leuven", ..]
            | ["bell", "labs" | "laboratories", ..]
            | ["harvard" | "yale" | "cornell"]
    )
}

/// The university at the end of a part: `University of Looms` of `School of Cloth of the University of Looms`.
fn whole_of_part(part: &str) -> Option<&str> {
    let starts = part.char_indices().filter(|&(at, c)| c == ' ' && at > 0).map(|(at, _)| at + 1);
    let after_apostrophe = part.match_indices(['\'', '’']).map(|(at, mark)| at + mark.len());
    let mut starts: Vec<usize> = starts.chain(after_apostrophe).collect();
    starts.sort_unstable();
    let is_link = |word: &str| {
        let word = word.to_lowercase();
        LINKS.split('|').any(|link| link == word || link.trim_end_matches('\'') == word)
    };
    let is_after_link = |&start: &usize| {
        let before = part[..start].trim_end_matches([' ', '\'', '’']);
        before.rsplit([' ', '\'', '’']).next().is_some_and(is_link)
    };
    let is_name = |name: &&str| {
        let lower = name.to_lowercase();
        let words: Vec<&str> = words_of(&lower).collect();
        has_university(&words) && !words.first().is_some_and(|first| is_link(first) || is_among(PART, first))
    };
    starts.into_iter().filter(is_after_link).map(|start| &part[start..]).rfind(is_name)
}

/// `纺织大学` of `纺织大学计算机系`, but hospitals and institutes of universities are whole.
fn without_faculty(part: &str) -> &str {
    const ENDS: [&str; 3] = ["大学", "大學", "대학교"];
    const WHOLE: [&str; 8] = ["医院", "病院", "醫院", "병원", "研究所", "研究院", "연구소", "연구원"];
    let end = ENDS.iter().filter_map(|end| part.find(end).map(|at| at + end.len())).min();
    match end {
        Some(end) if !WHOLE.iter().any(|whole| part[end..].contains(whole)) => &part[..end],
        _ => part,
    }
}

/// `University of Looms, Bath` where each place is a university of its own.
fn with_place<'a>(affiliation: &'a str, name: &'a str) -> &'a str {
    let lower = name.to_lowercase();
    if !SYSTEM.split('|').any(|system| system == lower) {
        return name;
    }
    let start = name.as_ptr() as usize - affiliation.as_ptr() as usize;
    let rest = &affiliation[start + name.len()..];
    let Some(place) = rest.strip_prefix(", ").and_then(|rest| parts(rest).next()) else { return name };
    if is_place(place) { &affiliation[start..start + name.len() + 2 + place.len()] } else { name }
}

/// Is a part the name of a place, and of one only?
fn is_place(part: &str) -> bool {
    !part.is_empty()
        && part.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '.'))
        && part.chars().any(char::is_lowercase)
        && !part.contains(" and ")
        && country_in(part).is_none()
        && organization_of_part(part).is_none()
        && !is_among(PART, part.to_lowercase().split(' ').next().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn universities_come_before_institutes_and_these_before_centers() {
        for (affiliation, organization) in [
            ("Department of Physics, Loom University, Bath, UK", Some("Loom University")),
            ("Institute of Cloth, University of Looms, Bath, UK", Some("University of Looms")),
            ("School of Medicine, Loom State University, Bath, UK", Some("Loom State University")),
            ("Univ Loom, Dept Cloth, Bath, England.", Some("Univ Loom")),
            ("Loom Inst Technol, Sch Cloth, Kyoto, Japan", Some("Loom Inst Technol")),
            ("1Max Planck Institute for Looms, Ulm, Germany", Some("Max Planck Institute for Looms")),
            ("a Wheel Hospital, Ward 3, Turin, Italy", Some("Wheel Hospital")),
            ("The Wheel Institute (Cloth, Silk), Kyoto", Some("Wheel Institute (Cloth, Silk)")),
            ("Universität Webstuhl, Fakultät für Tuch, Ulm", Some("Universität Webstuhl")),
            ("Wheel GmbH, Ulm, Germany", Some("Wheel GmbH")),
            ("Cloth College, Lyon, France", Some("Cloth College")),
            ("纺织大学, 北京", Some("纺织大学")),
            ("纺织大学计算机系, 北京", Some("纺织大学")),
            ("纺织大学附属医院, 北京", Some("纺织大学附属医院")),
            ("האוניברסיטה העברית, ירושלים", Some("האוניברסיטה העברית")),
            ("Đại học Vải, Hà Nội", Some("Đại học Vải")),
            ("Department of Cloth of the University of Looms, Bath", Some("University of Looms")),
            ("School of Cloth of Loom University, Bath", Some("Loom University")),
            ("Dipartimento di Tessuti dell'Università di Telaio, Pisa", Some("Università di Telaio")),
            ("Escuela de Telas de la Universidad de Telares, Lima", Some("Universidad de Telares")),
            ("University of California, Davis, CA, USA", Some("University of California, Davis")),
            ("University of California, Department of Cloth, Davis", Some("University of California")),
            ("University of California, Davis and Berkeley", Some("University of California")),
            ("Georgia Tech, Atlanta", Some("Georgia Tech")),
            ("MIT and Looms", None),
            ("Harvard", Some("Harvard")),
            ("Institut für Tuch, Karl-Webstuhl-Universität Ulm", Some("Karl-Webstuhl-Universität Ulm")),
            ("Institutionen för tyg, Sveriges vävuniversitet", Some("Sveriges vävuniversitet")),
            ("Paul-Spindel-Institut, Ulm", Some("Paul-Spindel-Institut")),
            ("and from the University of Looms, Bath", Some("University of Looms")),
            ("Independent Researcher", None),
            ("Klinik für Tuch, Klinikum Webstadt", Some("Klinikum Webstadt")),
            ("MIT", Some("MIT")),
            ("Department of Cloth, Bath", None),
            ("Bath, UK", None),
            ("ann@univ.example.org", None),
            ("", None),
        ] {
            assert_eq!(organization_in(affiliation), organization, "{affiliation}");
        }
    }
}
