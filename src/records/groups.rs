//! Groups among people: what a name says about its bearer.

use super::given::is_given;
use super::text::trim;

/// Who bears a name, as far as its words tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Bearer {
    Person,
    Group,
    /// A person or a group: kept as a person, with a notice.
    Unsure,
}

/// Words that name groups, and hardly ever a family.
const SURE: [&str; 26] = [
    "agency",
    "alliance",
    "association",
    "collaboration",
    "collaborations",
    "commission",
    "committee",
    "consortium",
    "consortia",
    "department",
    "federation",
    "foundation",
    "initiative",
    "institut",
    "institute",
    "instituto",
    "investigators",
    "laboratory",
    "ministry",
    "organisation",
    "organization",
    "society",
    "taskforce",
    "universidad",
    "universidade",
    "universit",
];

/// Words that name groups and, now and then, a family.
const UNSURE: [&str; 9] =
    ["center", "centre", "council", "group", "network", "program", "programme", "project", "team"];

/// Words that say what a group does, or where: next to one of the words above they make a group.
const SUBJECTS: [&str; 63] = [
    "advisory",
    "african",
    "american",
    "asian",
    "australian",
    "brain",
    "british",
    "canadian",
    "cancer",
    "care",
    "central",
    "chinese",
    "clinical",
    "collaborative",
    "community",
    "computer",
    "computing",
    "cooperative",
    "coordinating",
    "core",
    "data",
    "development",
    "disease",
    "economic",
    "education",
    "engineering",
    "european",
    "federal",
    "french",
    "genetics",
    "genome",
    "german",
    "global",
    "health",
    "heart",
    "human",
    "indian",
    "information",
    "international",
    "italian",
    "japanese",
    "media",
    "medical",
    "national",
    "nordic",
    "policy",
    "public",
    "quality",
    "regional",
    "research",
    "royal",
    "safety",
    "science",
    "scientific",
    "security",
    "state",
    "steering",
    "study",
    "technology",
    "trial",
    "working",
    "world",
    "writing",
];

/// What connects the words of an organization's name, in small letters: `On` is a given name.
const CONNECTORS: [&str; 6] = ["for", "on", "and", "&", "at", "against"];

/// The same in any case.
const ARTICLES: [&str; 2] = ["the", "of"];

/// Who bears a name that is written in one piece, not as `Family, Given`?
///
/// Some words are in no family name, `collaboration`; others are: `Center`. With those, initials and known given names
/// show a person, and articles, acronyms, numbers and other words of organizations a group.
pub(crate) fn bearer(name: &str) -> Bearer {
    let is_group_word = |word| is_sure(word) || is_unsure(word);
    if memchr::memchr(b' ', name.as_bytes()).is_none()
        || !may_have_group_word(name.as_bytes())
        || !words(name).any(is_group_word)
        || without_behalf(name).len() < name.len()
    {
        return Bearer::Person;
    }
    let words: Vec<&str> = words(name).collect();
    let Some((last, before)) = words.split_last().filter(|(_, before)| !before.is_empty()) else {
        return Bearer::Person;
    };
    if words.iter().any(|word| is_sure(word)) {
        return if may_be_family(last, before, name) { Bearer::Unsure } else { Bearer::Group };
    }
    let others = || words.iter().filter(|word| !is_unsure(word));
    let are_all_capitals = !name.contains(char::is_lowercase);
    let is_acronym = |word: &&&str| !are_all_capitals && is_acronym(word);
    if others().next().is_none() || others().any(|word| is_of_organizations(word) || is_acronym(&word)) {
        return Bearer::Group;
    }
    if others().any(|word| word.chars().nth(1).is_none()) {
        return Bearer::Person;
    }
    let has_given = others().any(|word| is_given(word));
    let is_named_after = is_one_of(&["group", "network", "program", "programme", "team"], last);
    match (has_given, is_named_after, before.len()) {
        // `John Smith Group`
        (true, true, 2..) => Bearer::Unsure,
        (true, ..) => Bearer::Person,
        (false, true, 2..) => Bearer::Group,
        (false, ..) => Bearer::Unsure,
    }
}

/// Might a word for groups be the family name of a person after all: `David Alliance`? Not so `Anna University`.
fn may_be_family(last: &str, before: &[&str], name: &str) -> bool {
    const SUREST: [&str; 4] = ["universi", "institut", "collabor", "consorti"];
    let is_surest = SUREST.iter().any(|start| {
        last.as_bytes().get(..start.len()).is_some_and(|word| word.eq_ignore_ascii_case(start.as_bytes()))
    });
    let is_initial = |word: &&str| word.chars().nth(1).is_none() && name.contains('.');
    let is_title = |word: &&str| is_one_of(&["dr", "prof"], word);
    !is_surest
        && before.iter().all(|word| is_given(word) || is_initial(word) || is_title(word))
        && !before.iter().all(is_title)
}

/// Does a name that a source gives in one piece name a group for certain?
pub(crate) fn names_a_group(name: &str) -> bool {
    bearer(name) == Bearer::Group
}

/// Is this author a group, in a list that tells groups from persons in no other way? What has a comma is a person,
/// `Family, Given`.
pub(crate) fn is_group_of_list(name: &str) -> bool {
    !name.contains(',') && names_a_group(name)
}

/// The name of a group that a program took for family and given names, the last word for the family: `Collaboration, ATLAS` is
/// the `ATLAS Collaboration`. `Loom Study Group, Oslo` is written so by people.
pub(crate) fn turned_group(name: &str) -> Option<String> {
    let (family, given) = name.split_once(',').filter(|_| may_be_turned_group(name.as_bytes()))?;
    let (family, given) = (trim(family), trim(given));
    // Initials may be of a person with such a family name.
    let is_word = |word: &str| word.chars().nth(2).is_some() || word.contains(|c: char| c.is_ascii_digit());
    let is_of_words = given.split(' ').any(is_word) && !given.contains(',');
    let spoken = format!("{given} {family}");
    (is_of_words && !family.contains(' ') && names_a_group(&spoken)).then_some(spoken)
}

/// Is what is before the comma a word for groups? Costs a few instructions, unless the first letters and the length are those of
/// one.
pub(crate) fn may_be_turned_group(name: &[u8]) -> bool {
    let begins = |family: &[u8], word: &str| {
        family.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word.as_bytes()))
    };
    memchr::memchr(b',', name).is_some_and(|comma| {
        let family = name[..comma].trim_ascii();
        may_be_group_word(family) && SURE.iter().chain(&UNSURE).any(|word| begins(family, word))
    })
}

/// Is this a word of organizations: `of`, `European`? A few are family names too: `French`.
pub(crate) fn is_of_organizations(word: &str) -> bool {
    CONNECTORS.contains(&word) || is_one_of(&ARTICLES, word) || is_one_of(&SUBJECTS, word)
}

/// A name without the group that the person writes for: `Ann Lee on behalf of the ABC Collaboration`, `Ann Lee (for the ABC
/// team)`.
pub(crate) fn without_behalf(name: &str) -> &str {
    const BEHALF: &str = "on behalf of ";
    const FOR: &str = "for the ";
    let found = memchr::memmem::find(name.as_bytes(), BEHALF.as_bytes()).or_else(|| {
        let at = memchr::memmem::find(name.as_bytes(), FOR.as_bytes())?;
        names_a_group(name[at + FOR.len()..].trim_end_matches(')')).then_some(at)
    });
    let is_gap = |c: char| c.is_whitespace() || matches!(c, ',' | '(' | '[');
    let before = found.map(|at| name[..at].trim_end_matches(is_gap));
    let is_person =
        |before: &&str| before.len() < name.len() && before.contains(' ') && bearer(before) == Bearer::Person;
    before.filter(is_person).unwrap_or(name)
}

/// Might [`bearer`] be unsure? It looks at the beginning and the end of the name and costs a few instructions.
#[inline]
pub(crate) fn may_be_group(name: &[u8]) -> bool {
    let (Some(first), Some(last)) = (name.first_chunk(), name.last_chunk()) else { return false };
    let (first, last) = (four(*first), four(*last));
    PAIRS[pair(first)] & BEGINS != 0 && BEGINNINGS.contains(&first)
        || PAIRS[pair(last >> 16)] & ENDS != 0 && ENDINGS.contains(&last)
}

const BEGINNINGS: [u32; 7] = [
    four(*b"cent"),
    four(*b"coun"),
    four(*b"grou"),
    four(*b"netw"),
    four(*b"prog"),
    four(*b"proj"),
    four(*b"team"),
];

const ENDINGS: [u32; 21] = [
    four(*b"nter"),
    four(*b"ntre"),
    four(*b"ncil"),
    four(*b"roup"),
    four(*b"work"),
    four(*b"gram"),
    four(*b"amme"),
    four(*b"ject"),
    four(*b"team"),
    four(*b"ency"),
    four(*b"ance"),
    four(*b"tion"),
    four(*b"sion"),
    four(*b"ttee"),
    four(*b"ment"),
    four(*b"tive"),
    four(*b"tors"),
    four(*b"tory"),
    four(*b"stry"),
    four(*b"iety"),
    four(*b"orce"),
];

const BEGINS: u8 = 1;
const ENDS: u8 = 2;

/// By two letters: are they the first of a beginning, or the last of an end? Hardly any name has such a pair.
static PAIRS: [u8; 1 << 10] = {
    let mut pairs = [0; 1 << 10];
    let mut at = 0;
    while at < ENDINGS.len() {
        if at < BEGINNINGS.len() {
            pairs[pair(BEGINNINGS[at])] |= BEGINS;
        }
        pairs[pair(ENDINGS[at] >> 16)] |= ENDS;
        at += 1;
    }
    pairs
};

/// A number below 1024 for the lower two of four letters.
const fn pair(letters: u32) -> usize {
    ((letters & 31) | (letters >> 8 & 31) << 5) as usize
}

/// Four letters as one number, small.
const fn four(letters: [u8; 4]) -> u32 {
    u32::from_le_bytes(letters) | 0x2020_2020
}

/// The lengths of the words that name groups, by their first two letters: bit `n` is set if such a word has `n` bytes.
static LENGTHS: [u32; 1 << 10] = {
    let mut lengths = [0; 1 << 10];
    let mut at = 0;
    while at < SURE.len() + UNSURE.len() {
        let word = if at < SURE.len() { SURE[at] } else { UNSURE[at - SURE.len()] }.as_bytes();
        lengths[pair(u32::from_le_bytes([word[0], word[1], 0, 0]))] |= 1 << word.len();
        at += 1;
    }
    // `Universität` and others go on after `universit`.
    lengths[pair(u32::from_le_bytes(*b"univ"))] |= u32::MAX << "universit".len();
    lengths
};

/// Might one of the words name a group? It judges by two letters and lengths, since nearly all names are of people,
/// and says yes where a word does not begin with ASCII letters.
fn may_have_group_word(name: &[u8]) -> bool {
    let mut start = 0;
    for (at, byte) in name.iter().enumerate() {
        if matches!(byte, b' ' | b'-' | b'/') {
            if may_be_group_word(&name[start..at]) {
                return true;
            }
            start = at + 1;
        }
    }
    may_be_group_word(&name[start..])
}

fn may_be_group_word(word: &[u8]) -> bool {
    let is_around = |byte: &u8| byte.is_ascii_punctuation() && *byte != b'&';
    let mut word = word;
    while let [rest @ .., last] = word
        && is_around(last)
    {
        word = rest;
    }
    match word {
        [] => false,
        [letter] if letter.is_ascii_alphabetic() => false,
        [first, second, ..] if first.is_ascii_alphabetic() && second.is_ascii() => {
            let lengths = LENGTHS[pair(u32::from_le_bytes([*first, *second, 0, 0]))];
            lengths >> word.len().min(31) & 1 == 1
        }
        _ => true,
    }
}

/// The words of a name, without the punctuation around them.
fn words(name: &str) -> impl Iterator<Item = &str> {
    let bare = |word: &str| -> Option<(usize, usize)> {
        let start = word.find(|c: char| c.is_alphanumeric() || c == '&')?;
        let (end, last) = word.char_indices().rfind(|(_, c)| c.is_alphanumeric() || *c == '&')?;
        Some((start, end + last.len_utf8()))
    };
    name.split([' ', '-', '/']).filter_map(move |word| bare(word).map(|(start, end)| &word[start..end]))
}

fn is_sure(word: &str) -> bool {
    // In French, German and Italian it goes on after these letters.
    const UNIVERSITY: &str = "universit";
    let begins = word.as_bytes().get(..UNIVERSITY.len());
    begins.is_some_and(|begins| begins.eq_ignore_ascii_case(UNIVERSITY.as_bytes())) || is_one_of(&SURE, word)
}

fn is_unsure(word: &str) -> bool {
    is_one_of(&UNSURE, word)
}

fn is_one_of(known: &[&str], word: &str) -> bool {
    // Hardly any word has the length and the first letter.
    let is_it = |known: &&str| {
        known.len() == word.len()
            && known.as_bytes()[0] == word.as_bytes()[0] | 0x20
            && known.eq_ignore_ascii_case(word)
    };
    known.iter().any(is_it)
}

/// `ATLAS`, `Uk10k`, `LaTeX`, but not `JW`, which may be initials, and not `McRoe`
pub(crate) fn is_acronym(word: &str) -> bool {
    let is_long = word.chars().count() > 2;
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    let has_number = word.contains(|c: char| c.is_ascii_digit());
    is_long
        && (has_number
            || capitals > 2
            || capitals > 1 && word.chars().next_back().is_some_and(char::is_uppercase))
}

/// Is this an acronym that cannot be a family name in capitals: `LaTeX`, `Uk10k`, `CMS`, `NASA`, but not `DUPONT`?
pub(crate) fn is_sure_acronym(word: &str) -> bool {
    const KNOWN: [&str; 34] = [
        "ALICE", "ATLAS", "BELLE", "BABAR", "CERN", "CISA", "DARPA", "DESY", "ENISA", "EPA", "ESA", "ESO",
        "FAO", "FDA", "IBM", "ICECUBE", "IEA", "IEEE", "IETF", "ILO", "IPCC", "ISO", "KAGRA", "LIGO", "NASA",
        "NATO", "NIH", "NOAA", "OECD", "STAR", "UNEP", "UNESCO", "UNICEF", "WHO",
    ];
    let is_vowel = |c: char| matches!(c.to_ascii_uppercase(), 'A' | 'E' | 'I' | 'O' | 'U' | 'Y');
    is_acronym(word)
        && word.is_ascii()
        && (KNOWN.contains(&word)
            || word.contains(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit())
            || !word.contains(is_vowel))
}

/// What ends the name of a company: `Inc.`, `GmbH`.
pub(crate) fn is_legal_form(word: &str) -> bool {
    ["inc", "ltd", "llc", "gmbh", "corp", "plc"]
        .iter()
        .any(|form| form.eq_ignore_ascii_case(word.trim_end_matches(['.', ','])))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_acronyms_and_words_of_organizations_make_a_group() {
        for group in [
            "The Galaxy Team",
            "Tangible Media Group",
            "Uk10k Consortium",
            "ATLAS Collaboration",
            "European Space Agency",
            "The R Core Team",
            "R Core Team",
            "Google Brain Team",
            "WHO Working Group on Asthma",
            "The 1000 Genomes Project Consortium",
            "University of Nowhere",
            "Universität Wien",
            "Medical Research Council",
            "LaTeX Project Team",
            "Council of Elders",
            "CERN Project",
        ] {
            assert_eq!(bearer(group), Bearer::Group, "{group}");
        }
    }

    #[test]
    fn a_group_says_what_it_is_and_has_no_comma() {
        assert!(is_group_of_list("The ATLAS Collaboration") && is_group_of_list("World Health Organization"));
        for person in ["Group, Ada", "Ada Lovelace", "Team", "Lovelace, Ada; London Society", ""] {
            assert!(!is_group_of_list(person), "{person}");
        }
    }

    #[test]
    fn a_group_that_was_cut_into_family_and_given_names_is_one() {
        for (name, group) in [
            ("Collaboration, ATLAS", "ATLAS Collaboration"),
            ("Collaboration, The CMS", "The CMS Collaboration"),
            ("Collaboration, H1", "H1 Collaboration"),
            ("Organization, World Health", "World Health Organization"),
            ("Team, R Core", "R Core Team"),
        ] {
            assert_eq!(turned_group(name).as_deref(), Some(group), "{name}");
        }
        for name in [
            "Group, Ada",
            "Alliance, David",
            "Center, John W.",
            "Foundation, A",
            "Lee, Ann",
            "Team, J.",
            "Society",
            "Center, CH",
            "Study Group, Oslo",
        ] {
            assert_eq!(turned_group(name), None, "{name}");
        }
    }

    #[test]
    fn every_word_of_groups_passes_the_cheap_look() {
        for word in SURE.iter().chain(&UNSURE).chain(&["Université", "Universidades"]) {
            for name in
                [format!("The {word}"), format!("{word}, x"), format!("a ({word})"), format!("x-{word}.")]
            {
                assert!(may_have_group_word(name.as_bytes()), "{name}");
            }
        }
        assert!(!may_have_group_word(b"Ada Lovelace"));
    }

    #[test]
    fn a_given_name_or_an_initial_makes_a_person() {
        for person in [
            "John W. Center",
            "Edward Council",
            "Lee Anne Center",
            "Kristy Center",
            "Ada Lovelace",
            "Team",
            "Lee Grouper",
            "J Team",
            "",
        ] {
            assert_eq!(bearer(person), Bearer::Person, "{person}");
        }
    }

    #[test]
    fn a_given_name_alone_before_a_sure_word_leaves_it_unsure() {
        for name in
            ["David Alliance", "Anna Society", "Mary Ann Foundation", "D. Alliance", "Dr. David Alliance"]
        {
            assert_eq!(bearer(name), Bearer::Unsure, "{name}");
        }
        for name in ["Anna University", "Rosa Luxemburg Foundation", "R Foundation", "Max Planck Society"] {
            assert_eq!(bearer(name), Bearer::Group, "{name}");
        }
    }

    #[test]
    fn connectors_are_in_small_letters() {
        for word in ["on", "for", "The", "Of", "of", "&"] {
            assert!(is_of_organizations(word), "{word}");
        }
        for word in ["On", "And", "At", "For"] {
            assert!(!is_of_organizations(word), "{word}");
        }
    }

    #[test]
    fn every_sure_word_that_may_be_a_family_name_passes_the_cheap_look() {
        for word in SURE {
            let name = format!("David {word}");
            assert!(bearer(&name) != Bearer::Unsure || may_be_group(name.as_bytes()), "{name}");
        }
    }

    #[test]
    fn where_words_do_not_tell_it_is_unsure() {
        for name in [
            "Elad Project",
            "Galaxy Team",
            "John Smith Group",
            "JW Center",
            "Project Euler",
            "Oluwa Adaeze Council",
        ] {
            assert_eq!(bearer(name), Bearer::Unsure, "{name}");
        }
        for name in [
            "Elad Project",
            "Project Euler",
            "David Alliance",
            "Galaxy TEAM",
            "Xi Programme",
            "Xi Center",
            "Xi Centre",
            "Xi Council",
            "Xi Group",
            "Xi Network",
            "Xi Program",
        ] {
            assert!(may_be_group(name.as_bytes()), "{name}");
        }
    }
}
