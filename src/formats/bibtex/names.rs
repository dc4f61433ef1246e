//! The author lists of BibTeX: names separated by `and`, each in one of BibTeX's forms or in BibLaTeX's.
//!
//! ```text
//! Ada Lovelace and von Neumann, John and Davis, Jr., Sam and {The Analytical Society} and
//! family=Poussin, given=Charles, prefix=de la Vallée, useprefix=true and others
//! ```
//!
//! A whole name in braces has no parts, which is how institutions are written, and people by some programs. It is a
//! person's by one word with only its first letter large (`{Aristotle}`, but not `{NASA}`), by an initial or a known
//! given name (`{Ada K. Lovelace}`), or by a comma between a family name and given names (`{Lovelace, Ada}`); a group's
//! by words of organizations and acronyms. Where neither shows, it is kept as a person, with a notice.

use std::borrow::Cow;

use super::tex::decoded_name as decoded;
use crate::records::Kind;
use crate::records::given::is_given;
use crate::records::groups::{Bearer, is_acronym, is_of_organizations};
use crate::records::identifiers::Ids;
use crate::records::several::{Names, names_in};
use crate::records::text::{is_full, is_group_of_list, is_suffix, names_a_group};
use crate::records::written::is_rest;

/// The people of an author or editor field.
#[derive(Default)]
pub(super) struct People<'a> {
    pub(super) named: Vec<Person<'a>>,
    /// Does the field say that there are others?
    pub(super) and_others: bool,
    /// What the names do not tell for certain.
    pub(super) doubts: Vec<(Kind, String)>,
    /// How many names the field has so far, however many people each of them is.
    written: usize,
}

/// Someone, or a group, as plain text.
pub(super) struct Person<'a> {
    pub(super) name: Cow<'a, str>,
    pub(super) ids: Ids,
    pub(super) is_group: bool,
    /// The index of the name in the field.
    pub(super) index: usize,
}

impl<'a> People<'a> {
    pub(super) fn of(field: &'a str) -> Self {
        let mut people = Self::default();
        if !field.is_empty() {
            each_name(field, |name| {
                people.push(name);
                people.written += 1;
            });
        }
        people
    }

    fn push(&mut self, written: &'a str) {
        if written.is_empty() {
            return;
        }
        if let Some(content) = in_braces(written) {
            return self.push_braced(content);
        }
        if let Some(person) = extended(written) {
            // What stands for a whole list, such as `useprefix=false`, is not an author.
            let person = Person { index: self.written, ..person };
            return self.named.extend(Some(person).filter(|person| !person.name.is_empty()));
        }
        let name = decoded(written);
        if is_rest(&name) {
            self.and_others = true;
        } else if let Some(before) = before_et_al(&name) {
            self.and_others = true;
            self.push_name(Cow::Owned(before.to_owned()));
        } else if let Some(name) = with_family_in_braces(written) {
            self.push_name(Cow::Owned(name));
        } else if may_be_several(&name) {
            self.push_with_commas(&name);
        } else {
            self.push_name(name);
        }
    }

    /// A whole name in braces, or careless braces around a whole list.
    fn push_braced(&mut self, content: &'a str) {
        let mut names = Vec::new();
        each_name(content, |name| names.push(name));
        if names.len() > 1 && names.iter().all(|name| is_turned_round(name)) {
            names.into_iter().for_each(|name| self.push(name));
            return;
        }
        let name = decoded(content);
        if is_rest(&name) {
            self.and_others = true;
        } else if let Some(groups) = acronyms(&name) {
            groups.into_iter().for_each(|group| self.add(Cow::Owned(group.to_owned()), true));
        } else if let Names::Several(names) = names_in(&name)
            && !names.iter().any(|name| is_of_organization(name))
        {
            names.into_iter().for_each(|name| self.push_name(Cow::Owned(name.into_owned())));
        } else {
            let bearer = bearer(&name);
            if bearer == Bearer::Unsure {
                self.doubts.push((Kind::MaybeGroup, name.to_string()));
            }
            self.add(name, bearer == Bearer::Group);
        }
    }

    fn add(&mut self, name: Cow<'a, str>, is_group: bool) {
        self.named.push(Person { name, ids: Ids::default(), is_group, index: self.written });
    }

    /// A name with commas or `&`. Where they separate names in the place of "and", it is a list.
    fn push_with_commas(&mut self, name: &str) {
        let parts: Vec<&str> = name.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
        let are_whole = || parts.iter().all(|part| is_full(part) && !is_suffix(part));
        if name.ends_with(',') && parts.len() > 1 && are_whole() {
            return parts.into_iter().for_each(|part| self.push_name(Cow::Owned(part.to_owned())));
        }
        match names_in(name) {
            Names::Several(names) => {
                names.into_iter().for_each(|name| self.push_name(Cow::Owned(name.into_owned())));
            }
            Names::One => self.push_name(Cow::Owned(parts.join(", "))),
            Names::Unsure => {
                self.doubts.push((Kind::NotSeparated, name.to_owned()));
                // A name has two commas at most.
                let of_each = if parts.len() > 3 && parts.len().is_multiple_of(2) { 2 } else { parts.len() };
                parts.chunks(of_each.max(1)).for_each(|parts| self.push_name(Cow::Owned(parts.join(", "))));
            }
        }
    }

    fn push_name(&mut self, name: Cow<'a, str>) {
        if is_rest(&name) {
            self.and_others = true;
        } else {
            let is_group = is_group_of_list(&name);
            self.add(name, is_group);
        }
    }

    /// Adds identifiers of the people by the numbers of their names, as BibLaTeX annotates them:
    /// `1="0000-0002-1825-0097"; 2=…`
    pub(super) fn annotate(&mut self, scheme: &'static str, annotations: &str) {
        for (number, value) in annotations.split(';').filter_map(|item| item.split_once('=')) {
            // Behind a colon is the part of the name that is meant.
            let number = number.split(':').next().and_then(|number| number.trim().parse().ok());
            let Some(index) = number.and_then(|number: usize| number.checked_sub(1)) else { continue };
            let value = decoded(value);
            let values = value.split(',').map(|value| value.trim().trim_matches(['"', '”', '“']));
            values.for_each(|value| self.identify(index, scheme, value));
        }
    }

    /// Adds identifiers that are given in the order of the names, if there is one for each.
    pub(super) fn identify_in_order(&mut self, scheme: &'static str, ids: &str) {
        let ids: Vec<&str> = ids.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';')).collect();
        let ids: Vec<&str> = ids.into_iter().filter(|id| !id.is_empty() && *id != "and").collect();
        if ids.len() == self.written {
            ids.iter().enumerate().for_each(|(index, id)| self.identify(index, scheme, id));
        }
    }

    /// Adds an identifier of the person whose name has this index, unless it is several people's.
    fn identify(&mut self, index: usize, scheme: &'static str, id: &str) {
        let mut of_index = self.named.iter_mut().filter(|person| person.index == index);
        if let (Some(person), None) = (of_index.next(), of_index.next()) {
            person.ids.add(scheme, id);
        }
    }
}

/// Might this be several names? Not so `Ada Lovelace`, nor `Lovelace, Ada`.
fn may_be_several(name: &str) -> bool {
    let is_wide = |part: &str| part.contains(' ');
    match name.split_once(", ") {
        Some((family, given)) if is_neat(name) => is_wide(family) && is_wide(given),
        _ => memchr::memchr2(b',', b'&', name.as_bytes()).is_some(),
    }
}

/// Collaborations by their short names: `LIGO Scientific, Virgo`.
fn acronyms(name: &str) -> Option<Vec<&str>> {
    const MOST_WORDS: usize = 3;
    let parts: Vec<&str> = name.split(',').map(str::trim).collect();
    let is_short = |part: &&str| {
        (1..=MOST_WORDS).contains(&part.split_whitespace().count())
            && !part.contains('.')
            && !["Inc", "Ltd", "LLC", "GmbH"].contains(part)
            && !part.split_whitespace().any(|word| matches!(word, "of" | "for"))
    };
    let has_acronym = |part: &&str| part.split_whitespace().any(is_acronym);
    let are_groups = parts.len() > 1 && parts.iter().all(is_short) && parts.iter().any(has_acronym);
    are_groups.then_some(parts)
}

/// Has it a word of organizations?
fn is_of_organization(name: &str) -> bool {
    names_a_group(name) || name.split_whitespace().any(|word| is_of_organizations(word) || is_acronym(word))
}

/// The names of an author field: separated by the word "and" in any case (so does BibTeX), outside braces, or by
/// semicolons, which stand in no name.
pub(super) fn each_name<'a>(field: &'a str, mut name: impl FnMut(&'a str)) {
    let bytes = field.as_bytes();
    let mut start = 0;
    let mut depth = 0_usize;
    let mut at = 0;
    while at < bytes.len() {
        let length = match bytes[at] {
            b'{' => {
                depth += 1;
                0
            }
            b'}' => {
                depth = depth.saturating_sub(1);
                0
            }
            b'a' | b'A' if depth == 0 && is_and(bytes, at) => 3,
            b';' if depth == 0 && is_edge(bytes.get(at + 1)) => 1,
            _ => 0,
        };
        if length > 0 {
            // `\and` is written for "and" now and then.
            let written = &field[start..at];
            name(written.strip_suffix('\\').unwrap_or(written).trim_ascii());
            start = at + length;
        }
        at += length.max(1);
    }
    name(field[start..].trim_ascii());
}

/// Is this the word "and" with white space, or nothing, around it?
fn is_and(bytes: &[u8], at: usize) -> bool {
    bytes[at..].get(..3).is_some_and(|word| word.eq_ignore_ascii_case(b"and"))
        && is_edge(before_and(bytes, at))
        && is_edge(bytes.get(at + 3))
}

/// The byte before "and", or before the backslash of `\and`.
fn before_and(bytes: &[u8], at: usize) -> Option<&u8> {
    let before = at.checked_sub(1)?;
    let before = if bytes[before] == b'\\' { before.checked_sub(1)? } else { before };
    bytes.get(before)
}

fn is_edge(byte: Option<&u8>) -> bool {
    byte.is_none_or(u8::is_ascii_whitespace)
}

/// What the braces hold, if one pair of them is around everything.
fn in_braces(text: &str) -> Option<&str> {
    let content = text.strip_prefix('{')?.strip_suffix('}')?;
    let mut depth = 0_usize;
    for byte in content.bytes() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.checked_sub(1)?,
            _ => {}
        }
    }
    (depth == 0).then(|| content.trim_ascii())
}

/// Is this `Family, Given` and nothing else, as most names are?
fn is_neat(name: &str) -> bool {
    let Some((family, given)) = name.split_once(", ") else { return false };
    let is_tight = |part: &str| !part.is_empty() && !part.starts_with(' ') && !part.ends_with(' ');
    is_tight(family) && is_tight(given) && !family.contains(',') && !given.contains(',')
}

/// Is this one person by the form `Family, Given`?
fn is_turned_round(name: &str) -> bool {
    const MOST_WORDS: usize = 3;
    const OF_GROUPS: [&str; 5] = ["of", "for", "the", "and", "&"];
    if name.split_whitespace().any(|word| OF_GROUPS.contains(&word)) {
        return false;
    }
    let mut parts = name.split(',').map(str::trim);
    let mut is_part = || {
        let words = parts.next().map_or(0, |part| part.split_whitespace().count());
        (1..=MOST_WORDS).contains(&words)
    };
    is_part() && is_part() && parts.next().is_none() && !names_a_group(name)
}

/// Who bears a name without parts?
fn bearer(name: &str) -> Bearer {
    if names_a_group(name) {
        return Bearer::Group;
    }
    if is_turned_round(name) {
        return Bearer::Person;
    }
    if !is_full(name) {
        let has_capitals = name.chars().skip(1).any(char::is_uppercase);
        return if has_capitals { Bearer::Group } else { Bearer::Person };
    }
    let is_initial = |word: &str| {
        let mut characters = word.chars();
        characters.next().is_some_and(char::is_uppercase) && characters.as_str() == "."
    };
    let words = || name.split_whitespace();
    if name.contains(',') {
        Bearer::Group
    } else if words().any(is_initial) {
        Bearer::Person
    } else if words().any(|word| is_of_organizations(word) || is_acronym(word)) {
        Bearer::Group
    } else if words().next().is_some_and(is_given) {
        Bearer::Person
    } else {
        Bearer::Unsure
    }
}

/// What stands before "et al." at the end of a name.
fn before_et_al(name: &str) -> Option<&str> {
    let before = name.trim_end_matches('.').strip_suffix("et al")?;
    before.ends_with([' ', ',']).then(|| before.trim_end_matches([' ', ',']))
}

/// A name without commas whose last word in braces shows what the family is called: `Ian {Iliad Ipswich}`. Small
/// words before it belong to it.
fn with_family_in_braces(written: &str) -> Option<String> {
    let start = written.strip_suffix('}').and_then(|text| text.rfind(" {"))?;
    let family = decoded(in_braces(&written[start + 1..])?);
    let before = decoded(&written[..start]);
    if !family.contains(' ') || family.contains(',') || before.contains(',') {
        return None;
    }
    let is_small = |word: &&str| word.starts_with(char::is_lowercase);
    let small: usize = before.rsplit(' ').take_while(is_small).map(|word| word.len() + 1).sum();
    let (given, particles) = before.split_at(before.len().saturating_sub(small));
    Some(format!("{family}, {given}", family = format!("{} {family}", particles.trim()).trim()))
}

/// A name whose parts have names of their own, as BibLaTeX has it: `family=Poussin, given=Charles`.
fn extended(written: &str) -> Option<Person<'_>> {
    let (first, _) = written.split_once('=')?;
    let is_word = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphabetic());
    if !is_word(first.trim()) {
        return None;
    }
    let [mut family, mut given, mut prefix, mut suffix] = [const { Cow::Borrowed("") }; 4];
    let mut ids = Ids::default();
    for part in parts_outside_braces(written) {
        let Some((name, value)) = part.split_once('=') else { continue };
        let value = decoded(value.trim().trim_matches('"'));
        match name.trim().to_ascii_lowercase().as_str() {
            "family" => family = value,
            "given" => given = value,
            "prefix" => prefix = value,
            "suffix" => suffix = value,
            "orcid" => ids.add("orcid", &value),
            _ => {}
        }
    }
    let name = crate::records::text::name_of_parts(&prefix, &family, &suffix, &given);
    Some(Person { name: Cow::Owned(name), ids, is_group: false, index: 0 })
}

/// What commas outside braces part.
fn parts_outside_braces(text: &str) -> Vec<&str> {
    let (mut parts, mut start, mut depth) = (Vec::new(), 0, 0_usize);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            b',' if depth == 0 => {
                parts.push(&text[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&text[start..]);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn separated(field: &str) -> Vec<&str> {
        let mut names = Vec::new();
        each_name(field, |name| names.push(name));
        names
    }

    /// The names of a field, groups in brackets.
    fn people(field: &str) -> Vec<String> {
        let shown = |person: &Person<'_>| match person.is_group {
            true => format!("[{}]", person.name),
            false => person.name.to_string(),
        };
        People::of(field).named.iter().map(shown).collect()
    }

    #[test]
    fn names_are_separated_by_a_word() {
        for (field, expected) in [
            ("Ann A and Bob B", vec!["Ann A", "Bob B"]),
            ("Ann A\n\tAND\n  B, Jr, Bob", vec!["Ann A", "B, Jr, Bob"]),
            ("Anders Sandand and And, Metin", vec!["Anders Sandand", "And, Metin"]),
            ("{Barnes and Noble} and {A {and} B}", vec!["{Barnes and Noble}", "{A {and} B}"]),
            ("Ann A and and Bob B and", vec!["Ann A", "", "Bob B", ""]),
            ("and", vec!["", ""]),
        ] {
            assert_eq!(separated(field), expected, "{field}");
        }
    }

    #[test]
    fn semicolons_and_commas_in_place_of_and_part_names_too() {
        for (field, expected) in [
            ("A, Ann; B, Bob", vec!["A, Ann", "B, Bob"]),
            ("Ann A, Bob B, Cat C", vec!["Ann A", "Bob B", "Cat C"]),
            ("Ann A, Bob B, and Cat C", vec!["Ann A", "Bob B", "Cat C"]),
            ("A, Ann, and B, Bob", vec!["A, Ann", "B, Bob"]),
            ("A, A., B, B., and C, C.", vec!["A, A.", "B, B.", "C, C."]),
            ("de la Cruz, Ana Maria", vec!["de la Cruz, Ana Maria"]),
            ("{A, Ann and B, Bob}", vec!["A, Ann", "B, Bob"]),
        ] {
            assert_eq!(people(field), expected, "{field}");
        }
    }

    #[test]
    fn a_name_keeps_its_form_and_a_family_in_braces_comes_to_the_front() {
        for (field, name) in [
            ("Ludwig van Beethoven", "Ludwig van Beethoven"),
            ("van  Kluster , Jr. ,Kevin", "van Kluster, Jr., Kevin"),
            ("Ian {Iliad Ipswich}", "Iliad Ipswich, Ian"),
            ("Ian von der {Iliad Ipswich}", "von der Iliad Ipswich, Ian"),
            ("{John Henry} Ford", "John Henry Ford"),
            ("Roger {P.\\,G.} van Gompel", "Roger P. G. van Gompel"),
            ("{\\\"O}zg{\\\"u}r {\\c S}ahin", "Özgür Şahin"),
            ("E. S. El-{M}allah", "E. S. El-Mallah"),
            ("Jean {B{\\'e}n{\\'e}dicte}", "Jean Bénédicte"),
        ] {
            assert_eq!(people(field), [name], "{field}");
        }
    }

    #[test]
    fn parts_with_names_of_their_own_are_put_together() {
        for (field, name) in [
            ("family=Ackooij, given=W., prefix=van, useprefix=true", "van Ackooij, W."),
            ("id=a1, given={Charles, Jean}, family={de la {V}all{\\'e}e}", "de la Vallée, Charles, Jean"),
            ("Given = Sam, suffix=Jr, FAMILY=Davis", "Davis, Jr, Sam"),
        ] {
            assert_eq!(people(field), [name], "{field}");
        }
        assert_eq!(people("useprefix=false and Alan von Animal"), ["Alan von Animal"]);
        assert_eq!(people("Taid{\\=o} Ono and \\=Oe, Kenzabur\\=o"), ["Taidō Ono", "Ōe, Kenzaburō"]);
        let people = People::of("family=Carberry, given=Josiah, orcid=0000-0002-1825-0097");
        assert_eq!(people.named[0].ids.as_str(), "orcid:0000-0002-1825-0097");
    }

    #[test]
    fn a_whole_name_in_braces_is_a_group_unless_it_shows_a_person() {
        for group in [
            "NASA",
            "OpenAI",
            "World Bank",
            "The Analytical Society",
            "Barnes and Noble",
            "Health, Dept. of",
            "European Space Agency",
            "The R Core Team",
        ] {
            assert_eq!(people(&format!("{{{group}}}")), [format!("[{group}]")]);
        }
        for person in ["Aristotle", "Ada K. Lovelace", "Lovelace, Ada", "Alex A. J.", "Ada Meier auf der Au"]
        {
            assert_eq!(people(&format!("{{{person}}}")), [person]);
        }
        assert_eq!(people("{{\\LaTeX} Project Team}"), ["[LaTeX Project Team]"]);
        assert_eq!(people("{U.S. Department of Health, Institute of Blood}").len(), 1);
        assert_eq!(people("ATLAS Collaboration and Ann A"), ["[ATLAS Collaboration]", "Ann A"]);
    }

    #[test]
    fn several_names_in_the_place_of_one_are_split_where_it_is_certain() {
        for (field, expected) in [
            ("{LIGO Scientific, Virgo}", vec!["[LIGO Scientific]", "[Virgo]"]),
            ("{Kat R. Lybar, Eri S. Beyr}", vec!["Kat R. Lybar", "Eri S. Beyr"]),
            ("Kat R. Lybar, Eri S. Beyr", vec!["Kat R. Lybar", "Eri S. Beyr"]),
            ("A. Lee \\& B. Roe and Cat Poe", vec!["A. Lee", "B. Roe", "Cat Poe"]),
            ("Ann Lee \\and Bob Roe", vec!["Ann Lee", "Bob Roe"]),
            ("García Márquez, Gabriel José", vec!["García Márquez, Gabriel José"]),
        ] {
            assert_eq!(people(field), expected, "{field}");
        }
        for (field, kind) in [("Ann Lee, Bob Roe", Kind::NotSeparated), ("{Zorb Quux}", Kind::MaybeGroup)] {
            let people = People::of(field);
            assert_eq!((people.named.len(), people.doubts[0].0), (1, kind), "{field}");
        }
    }

    #[test]
    fn identifiers_come_by_number_or_in_order() {
        let ids = |people: &People<'_>| {
            people.named.iter().map(|person| person.ids.as_str().to_owned()).collect::<Vec<_>>()
        };
        let (ann, bob) = ("orcid:0000-0002-1825-0097", "orcid:0000-0002-1694-233X");
        let mut people = People::of("Lee, Ann and Roe, Bob");
        people.annotate(
            "orcid",
            r#"1="https://orcid.org/0000-0002-1825-0097"; 2:family=0000-0002-1694-233X; 3="x"; =; 0=a"#,
        );
        assert_eq!(ids(&people), [ann, bob]);
        let mut people = People::of("Lee, Ann and Roe, Bob");
        people.identify_in_order("orcid", "0000-0002-1825-0097, 0000-0002-1694-233X");
        assert_eq!(ids(&people), [ann, bob]);
        let mut people = People::of("Lee, Ann and Roe, Bob");
        people.identify_in_order("orcid", "0000-0002-1825-0097");
        assert_eq!(ids(&people), ["", ""]);
    }

    #[test]
    fn and_others_is_no_author() {
        for field in
            ["Ann A and others", "Ann A and et al.", "Ann A et al.", "Ann A et~al", "Ann A and {et al.}"]
        {
            let people = People::of(field);
            assert!(
                people.and_others && people.named.len() == 1 && people.named[0].name == "Ann A",
                "{field}"
            );
        }
        assert!(!People::of("Ann A and Bob Others").and_others);
    }

    /// The words of a name in the order in which it is spoken.
    fn spoken(name: &str) -> String {
        let parts: Vec<&str> = name.split(", ").collect();
        match parts[..] {
            [family, given] => format!("{given} {family}"),
            [family, suffix, given] => format!("{given} {family} {suffix}"),
            _ => name.to_owned(),
        }
    }

    /// What the biblatex crate makes of a field, in the order in which it is spoken.
    fn by_biblatex(field: &str) -> Vec<String> {
        let text = format!("@misc{{key, author = {{{field}}}}}");
        let bibliography = biblatex::Bibliography::parse(&text).expect("biblatex reads this");
        let authors = bibliography.get("key").expect("an entry").author().expect("authors");
        let spoken = |person: biblatex::Person| {
            let words = [person.given_name, person.prefix, person.name, person.suffix];
            words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
        };
        authors.into_iter().map(spoken).collect()
    }

    #[test]
    fn names_in_every_shape_are_what_biblatex_makes_of_them() {
        let mut names = Vec::new();
        for given in ["Ada", "Ada King", "A. K.", "{Ada King}", "Ad{\\'e}la{\\\"i}de", "Jean-Luc"] {
            for particle in ["", "von ", "de la ", "{\\'e} ", "dell'"] {
                for family in [
                    "Beethoven",
                    "Vall{\\'e}e Poussin",
                    "{Iliad Ipswich}",
                    "{\\v S}milauer",
                    "{\\O}rsted",
                    "El-{M}allah",
                ] {
                    names.push(format!("{particle}{family}, {given}"));
                    names.push(format!("{particle}{family}, Jr., {given}"));
                    // Without a comma only small letters or braces tell where the family begins.
                    if !particle.is_empty() && particle.ends_with(' ') || !family.contains(' ') {
                        names.push(format!("{given} {particle}{family}"));
                    }
                }
            }
        }
        let field = names.join(" and ");
        let mine: Vec<_> = People::of(&field).named.iter().map(|person| spoken(&person.name)).collect();
        let theirs = by_biblatex(&field);
        assert_eq!(mine.len(), names.len());
        for ((name, mine), theirs) in names.iter().zip(mine).zip(theirs) {
            assert_eq!(mine, theirs, "{name}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_field_makes_it_panic(field in "([ ,{}=;\\\\]|and|family=|et al|others|\\PC){0,12}") {
            People::of(&field);
        }
    }
}
