//! The author lists of BibTeX: names separated by `and`, each in one of BibTeX's forms or in BibLaTeX's.
//!
//! ```text
//! Ada Lovelace and von Neumann, John and Davis, Jr., Sam and {The Analytical Society} and
//! family=Poussin, given=Charles, prefix=de la Vallée, useprefix=true and others
//! ```

use std::borrow::Cow;

use memchr::memchr2;

use super::braces::{acronyms, bearer, in_braces, is_noticed_here, is_turned_round};
use super::separators::{each_name, parts_outside_braces};
use super::tex::{EQUALS, SEPARATOR, SPECIAL, decoded_name as decoded, signs};
use crate::records::Kind;
use crate::records::degrees::is_degree;
use crate::records::groups::{Bearer, is_group_of_list, names_a_group};
use crate::records::identifiers::Ids;
use crate::records::orcids::listed_orcids;
use crate::records::parts::name_of_parts;
use crate::records::rest::{before_rest, is_rest, may_end_in_rest};
use crate::records::several::{Names, names_in, without_additions};
use crate::records::text::{is_full, is_name, is_suffix};

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
        const USUAL: usize = 8;
        let mut people = Self::default();
        if !field.is_empty() {
            people.named.reserve(USUAL);
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
        if let Some(is_group) = simple(written) {
            return self.add(Cow::Borrowed(written), is_group);
        }
        self.push_unusual(written);
    }

    /// A name that may need to be decoded or split, or be none.
    fn push_unusual(&mut self, written: &'a str) {
        if let Some(content) = in_braces(written) {
            return self.push_braced(content);
        }
        if let Some(person) = extended(written) {
            // An option of the whole list, such as `useprefix=false`, is no name.
            let person = Person { index: self.written, ..person };
            return self.named.extend(Some(person).filter(|person| !person.name.is_empty()));
        }
        let Some((name, is_cut)) = self.without_rest(decoded(written)) else { return };
        if let Some(name) = with_family_in_braces(written).filter(|_| !is_cut) {
            self.push_name(Cow::Owned(name));
        } else if may_be_several(&name) {
            self.push_with_commas(&name);
        } else {
            self.push_name(name);
        }
    }

    /// A name without words for others, and whether it had some; `None` if it is nothing else.
    fn without_rest(&mut self, name: Cow<'a, str>) -> Option<(Cow<'a, str>, bool)> {
        if is_rest(&name) {
            self.and_others = true;
            return None;
        }
        let Some(before) = before_rest(&name).map(str::to_owned) else { return Some((name, false)) };
        self.and_others = true;
        Some((Cow::Owned(before), true))
    }

    /// A whole name in braces, or careless braces around a whole list.
    fn push_braced(&mut self, content: &'a str) {
        let mut names = Vec::new();
        each_name(content, |name| names.push(name));
        if names.len() > 1 && names.iter().all(|name| is_turned_round(name)) {
            names.into_iter().for_each(|name| self.push(name));
            return;
        }
        let Some((name, _)) = self.without_rest(decoded(content)) else { return };
        if let Some(groups) = acronyms(&name) {
            groups.into_iter().for_each(|group| self.add(Cow::Owned(group.to_owned()), true));
        } else if let Names::Several(names) = names_in(&name)
            && !names.iter().any(|name| bearer(name) == Bearer::Group)
        {
            names.into_iter().for_each(|name| self.push_name(Cow::Owned(name.into_owned())));
        } else {
            let bearer = bearer(&name);
            if bearer == Bearer::Unsure && is_name(&name) && is_noticed_here(&name) {
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
        let name = without_additions(name);
        let parts: Vec<&str> = name.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
        let are_whole = || parts.iter().all(|part| is_full(part) && !is_suffix(part));
        if name.ends_with(',') && parts.len() > 1 && are_whole() {
            return parts.into_iter().for_each(|part| self.push_name(Cow::Owned(part.to_owned())));
        }
        match names_in(name) {
            Names::Several(names) => {
                names.into_iter().for_each(|name| self.push_name(Cow::Owned(name.into_owned())));
            }
            Names::One => self.push_name(Cow::Owned(without_degrees_inside(&parts).join(", "))),
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
    /// `1="0000-0002-1825-0097"; 2=…`. Says whether each has such a person.
    pub(super) fn annotate(&mut self, scheme: &'static str, annotations: &str) -> bool {
        let mut are_placed = true;
        for (number, value) in annotations.split(';').filter_map(|item| item.split_once('=')) {
            // After a colon is the part of the name that is meant.
            let number = number.split(':').next().and_then(|number| number.trim().parse().ok());
            let Some(index) = number.and_then(|number: usize| number.checked_sub(1)) else { continue };
            are_placed &= index < self.written;
            let value = decoded(value);
            let values = value.split(',').map(|value| value.trim().trim_matches(['"', '”', '“']));
            values.for_each(|value| self.identify(index, scheme, value));
        }
        are_placed
    }

    /// Adds ORCIDs that are given in the order of the names, if there is one for each; says whether there is.
    pub(super) fn identify_in_order(&mut self, orcids: &str) -> bool {
        let ids = listed_orcids(orcids);
        if ids.len() == self.written {
            ids.iter().enumerate().for_each(|(index, id)| self.identify(index, "orcid", id));
        }
        ids.is_empty() || ids.len() == self.written
    }

    /// Adds an identifier of the person whose name has this index, unless it is several people's.
    fn identify(&mut self, index: usize, scheme: &'static str, id: &str) {
        let mut of_index = self.named.iter_mut().filter(|person| person.index == index);
        if let (Some(person), None) = (of_index.next(), of_index.next()) {
            person.ids.add(scheme, id);
        }
    }
}

/// Whether this is a group's, if it is nothing but one name as it is written. So are most.
fn simple(written: &str) -> Option<bool> {
    let signs = signs(written);
    if signs & (SPECIAL | EQUALS) != 0 || may_end_in_rest(written.as_bytes()) {
        return None;
    }
    if signs & SEPARATOR == 0 {
        return Some(names_a_group(written));
    }
    // `Family, Given`
    (is_neat(written) && !may_be_several(written)).then_some(false)
}

/// The parts of a name without degrees in the place of a suffix: `Lee, MD, PhD, Ann`.
fn without_degrees_inside<'a>(parts: &[&'a str]) -> Vec<&'a str> {
    match parts {
        [family, inside @ .., given]
            if !is_addition(given) && inside.iter().all(|part| is_addition(part)) =>
        {
            let suffixes = inside.iter().filter(|part| is_suffix(part));
            [family].into_iter().chain(suffixes).chain([given]).copied().collect()
        }
        _ => parts.to_vec(),
    }
}

fn is_addition(part: &str) -> bool {
    is_suffix(part) || is_degree(part)
}

/// Might this be several names? Not so `Ada Lovelace`, nor `Lovelace, Ada`.
fn may_be_several(name: &str) -> bool {
    let is_wide = |part: &str| part.contains(' ');
    match name.split_once(',') {
        Some((family, given)) if is_neat(name) => is_wide(family) && is_wide(&given[1..]),
        _ => memchr2(b',', b'&', name.as_bytes()).is_some(),
    }
}

/// Is this `Family, Given` and nothing else, as most names are?
fn is_neat(name: &str) -> bool {
    let Some((family, given)) = name.split_once(',') else { return false };
    let Some(given) = given.strip_prefix(' ') else { return false };
    let is_tight = |part: &str| !part.is_empty() && !part.starts_with(' ') && !part.ends_with(' ');
    is_tight(family) && is_tight(given) && !family.contains(',') && !given.contains(',')
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
    let name = name_of_parts(&prefix, &family, &suffix, &given);
    Some(Person { name: Cow::Owned(name), ids, is_group: false, index: 0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names of a field, groups in brackets.
    fn people(field: &str) -> Vec<String> {
        let shown = |person: &Person<'_>| match person.is_group {
            true => format!("[{}]", person.name),
            false => person.name.to_string(),
        };
        People::of(field).named.iter().map(shown).collect()
    }

    #[test]
    fn degrees_in_the_place_of_a_suffix_are_no_part_of_a_name() {
        for name in ["Lee, MD, Ann", "Lee, MD, PhD, Ann", "Lee, M.D., Ann"] {
            assert_eq!(people(name), ["Lee, Ann"], "{name}");
        }
        assert_eq!(people("Lee, Jr., Ann"), ["Lee, Jr., Ann"]);
    }

    proptest::proptest! {
        #[test]
        fn most_names_are_classified_in_one_pass_as_in_all(
            words in "((Ann|van|Lee|J\\.|Zoë|Team|University|of|et al|others|Jr\\.|MD|and|Group|-|'|O'Neil)[ ,&=~{};\\-]{0,2}){1,5}",
        ) {
            let written = words.trim_ascii();
            if let Some(is_group) = simple(written) {
                let mut people = People::default();
                people.push_unusual(written);
                let found: Vec<_> = people.named.iter().map(|person| (&*person.name, person.is_group)).collect();
                proptest::prop_assert_eq!(found, [(written, is_group)]);
                proptest::prop_assert!(!people.and_others && people.doubts.is_empty());
            }
        }
    }

    #[test]
    fn semicolons_and_commas_in_place_of_and_separate_names_too() {
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
            ("A. Lee, B. Roe et al.", vec!["A. Lee", "B. Roe"]),
            ("Lee, M.A., Roe, J.D.", vec!["Lee, M.A.", "Roe, J.D."]),
            ("Lee, PhD, Ann and Roe, M.D., Bob", vec!["Lee, Ann", "Roe, Bob"]),
            ("{DUPONT, Jean} and {NGUYEN, Minh}", vec!["DUPONT, Jean", "NGUYEN, Minh"]),
        ] {
            assert_eq!(people(field), expected, "{field}");
        }
        for (field, kind) in [
            ("Ann Lee, Bob Roe", Kind::NotSeparated),
            ("Pérez M., Juan C.", Kind::NotSeparated),
            ("{Zorb Quux}", Kind::MaybeGroup),
        ] {
            let people = People::of(field);
            assert_eq!((people.named.len(), people.doubts[0].0), (1, kind), "{field}");
        }
    }

    #[test]
    fn life_dates_and_roles_of_catalogs_separate_no_names() {
        for field in ["Fox, Dan, 1950-, author.", "Fox, Dan, 1815--1852, editor", "Fox, Dan, author."] {
            let people = People::of(field);
            let names: Vec<&str> = people.named.iter().map(|person| &*person.name).collect();
            assert!(
                names == ["Fox, Dan"] && people.doubts.is_empty(),
                "{field}: {names:?} {:?}",
                people.doubts
            );
        }
        assert_eq!(people("Fox, Dan, 1950-, author. and Roe, Bob, 1815-1852"), ["Fox, Dan", "Roe, Bob"]);
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
        people.identify_in_order("0000-0002-1825-0097, 0000-0002-1694-233X");
        assert_eq!(ids(&people), [ann, bob]);
        let mut people = People::of("Lee, Ann and Roe, Bob");
        people.identify_in_order("0000-0002-1825-0097");
        assert_eq!(ids(&people), ["", ""]);
        // With blanks, and hyphens of another kind.
        let mut people = People::of("Lee, Ann and Roe, Bob");
        people.annotate("orcid", r#"1="0000-0002-1825 -0097"; 2="0000‑0002‑1694‑233X""#);
        assert_eq!(ids(&people), [ann, bob]);
        let mut people = People::of("Lee, Ann and Roe, Bob");
        assert!(people.identify_in_order("0000 0002 1825 0097 and 0000‐0002‐1694 ‐233X"));
        assert_eq!(ids(&people), [ann, bob]);
        let people = People::of("family=Lee, given=Ann, orcid=0000-0002-1825 -0097");
        assert_eq!(people.named[0].ids.as_str(), ann);
    }

    #[test]
    fn and_others_is_no_person() {
        for field in [
            "Ann A and others",
            "Ann A and et al.",
            "Ann A et al.",
            "Ann A et~al",
            "Ann A and {et al.}",
            "{Ann A et al.}",
            "Ann A u.a.",
        ] {
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
