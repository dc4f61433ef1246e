//! A name taken apart: what is family, what is given, and what is neither.

use super::folding::folded;
use crate::records::text;

/// The parts of a personal name, as they are written.
///
/// # Examples
/// ```
/// use coauth::names::PersonalName;
///
/// let ludwig = PersonalName::parse("Ludwig van Beethoven");
/// assert_eq!((ludwig.given, ludwig.particle, ludwig.family), ("Ludwig", "van", "Beethoven"));
/// let sam = PersonalName::parse("Davis, Jr., Sam");
/// assert_eq!((sam.given, sam.family, sam.suffix), ("Sam", "Davis", "Jr."));
/// let wei = PersonalName::parse("王伟");
/// assert_eq!((wei.family, wei.given), ("王", "伟"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PersonalName<'a> {
    /// Given names and initials; empty for who has one name only.
    pub given: &'a str,
    /// What precedes the family name and is often left out when names are sorted: `van`, `de la`, `bin`.
    pub particle: &'a str,
    /// The family name, or the only name.
    pub family: &'a str,
    /// `Jr.`, `III`, or the number by which dblp distinguishes homonyms.
    pub suffix: &'a str,
}

impl<'a> PersonalName<'a> {
    /// Takes a name apart, written as `First Last`, `Last, First`, `Last, Suffix, First`, `Last FM`, `First LAST`
    /// or in Han, Kana or Hangul, where the family comes first.
    ///
    /// `First Last` does not say where a family name of several words begins: `Gabriel García Márquez` has the
    /// family name `Márquez` here, and the comparison of names does not rely on it. Linear in the text.
    #[must_use]
    pub fn parse(text: &'a str) -> Self {
        let (text, number) = split_number(text.trim());
        let mut name = match text.split_once(',') {
            Some((first, rest)) => Self::parse_with_comma(first.trim(), rest.trim()),
            None if is_east_asian(text) => Self::parse_east_asian(text),
            None => Self::parse_speaking(text),
        };
        if !number.is_empty() {
            name.suffix = number;
        }
        name
    }

    fn parse_with_comma(first: &'a str, rest: &'a str) -> Self {
        let (given, suffix) = match rest.split_once(',') {
            _ if is_suffix(rest) => return Self { suffix: rest, ..Self::parse_speaking(first) },
            Some((suffix, given)) if is_suffix(suffix.trim()) => (given.trim(), suffix.trim()),
            Some((given, suffix)) if is_suffix(suffix.trim()) => (given.trim(), suffix.trim()),
            None => suffix_after(rest),
            _ => (rest, ""),
        };
        let (particle, family) = split_particle(first);
        if family.is_empty() {
            Self { given, family: first, suffix, ..Self::default() }
        } else {
            Self { given, particle, family, suffix }
        }
    }

    fn parse_speaking(text: &'a str) -> Self {
        let (text, suffix) = match text.rsplit_once(' ') {
            Some((rest, last)) if is_suffix(last) && rest.contains(' ') => (rest.trim(), last),
            _ => (text, ""),
        };
        let words: Vec<&str> = text.split_whitespace().collect();
        let [first, .., last] = words[..] else { return Self { family: text, suffix, ..Self::default() } };
        if is_initials(last) && !is_initials(first) && !first.ends_with('.') {
            // Last FM
            let (particle, family) = split_particle(text[..text.len() - last.len()].trim());
            return Self { given: last, particle, family, suffix };
        }
        let capitals = words.iter().take_while(|word| is_in_capitals(word)).count();
        if capitals > 0
            && capitals < words.len()
            && !words[capitals..].iter().any(|word| is_in_capitals(word))
        {
            // LAST First
            let end = offset(text, words[capitals - 1]) + words[capitals - 1].len();
            let (particle, family) = split_particle(&text[..end]);
            return Self { given: text[end..].trim(), particle, family, suffix };
        }
        // The family begins with a particle, with capitals, or is the last word.
        let is_beginning = |&at: &usize| is_particle(words[at]) || is_in_capitals(words[at]);
        let start = (1..words.len() - 1).find(is_beginning).unwrap_or(words.len() - 1);
        let start = offset(text, words[start]);
        let (particle, family) = split_particle(&text[start..]);
        Self { given: text[..start].trim(), particle, family, suffix }
    }

    /// Family first, with or without a space; without, a family name has one character, or two where it is one of
    /// the few double ones or the name has four.
    fn parse_east_asian(text: &'a str) -> Self {
        if let Some((family, given)) = text.split_once([' ', '\u{3000}', '・', '·']) {
            return Self { family, given: given.trim(), ..Self::default() };
        }
        // Hangul may be written by letters, of which the first of a syllable begins a character.
        let is_later_letter = |c: char| matches!(c, '\u{1160}'..='\u{11ff}' | '\u{3099}' | '\u{309a}');
        let characters = || text.char_indices().filter(|(_, c)| !is_later_letter(*c));
        let length = characters().count();
        let of_family = match length {
            0..=1 => return Self { family: text, ..Self::default() },
            _ if DOUBLE_FAMILIES.iter().any(|family| text.starts_with(family)) && length > 2 => 2,
            4.. => 2,
            _ => 1,
        };
        let end = characters().nth(of_family).map_or(text.len(), |(at, _)| at);
        Self { family: &text[..end], given: &text[end..], ..Self::default() }
    }

    /// The same words, but a hyphen stays between those of a given name that it ties: `tie-jun zhang`. A word that says
    /// that no given name is known is none.
    pub(super) fn tied_words(&self) -> String {
        if NO_NAMES.contains(&&*folded(self.given)) {
            return Self { given: "", ..*self }.words();
        }
        let tied: Vec<String> = self
            .given
            .split_whitespace()
            .filter(|word| !is_initials(word))
            .filter_map(|word| {
                let parts: Vec<String> =
                    word.split('-').map(folded).filter(|part| !part.is_empty()).collect();
                (parts.len() > 1).then(|| parts.join(" "))
            })
            .collect();
        let mut words = self.words();
        for apart in tied {
            if let Some(at) = words.find(&apart) {
                words.replace_range(at..at + apart.len(), &apart.replace(' ', "-"));
            }
        }
        words
    }

    /// Which of the people of a name a text means, by its suffix: `Jr.`, `III`.
    pub(crate) fn generation_of(text: &str) -> Option<u8> {
        let has_one = text.split([' ', ',']).any(|word| text::generation(word).is_some());
        has_one.then(|| text::generation(PersonalName::parse(text).suffix)).flatten()
    }

    /// [Parses](Self::parse) a text and gives its [words](Self::tied_words).
    pub(super) fn tied_words_of(text: &str) -> String {
        plain_words(text).unwrap_or_else(|| PersonalName::parse(text).tied_words())
    }

    /// The words of the name in speaking order, folded, initials apart: `Smith JQ` is `j q smith`. Suffixes are
    /// left out.
    #[must_use]
    pub fn words(&self) -> String {
        let mut spoken = String::new();
        for given in self.given.split_whitespace() {
            // Next to a family name in capitals, three letters are a name: `LOVELACE, ADA`.
            let is_name =
                given.len() == 3 && given.chars().all(char::is_alphabetic) && is_in_capitals(self.family);
            if is_initials(given) && !is_name {
                given.chars().filter(|c| c.is_alphabetic()).for_each(|c| spoken.extend([c, ' ']));
            } else {
                spoken.push_str(given);
                spoken.push(' ');
            }
        }
        if is_east_asian(self.family) {
            // As one text they would be one word.
            return format!("{} {}", folded(&spoken), folded(self.family));
        }
        folded(&format!("{spoken}{} {}", self.particle, self.family).replace(',', " "))
    }
}

/// The words of a name that is written as most are, `Ada B. Lovelace`, without taking it apart.
fn plain_words(text: &str) -> Option<String> {
    let is_plain = |word: &str| match word.as_bytes() {
        [first, rest @ ..] if first.is_ascii_uppercase() => {
            matches!(rest, [] | [b'.']) || rest.iter().all(u8::is_ascii_lowercase)
        }
        _ => false,
    };
    let (given, family) = text.rsplit_once(' ')?;
    if family.len() < 2 || family.ends_with('.') || is_suffix(family) || !text.split(' ').all(is_plain) {
        return None;
    }
    let words: String = text.chars().filter(|c| *c != '.').map(|c| c.to_ascii_lowercase()).collect();
    let is_no_name =
        NO_NAMES.iter().any(|no_name| no_name.len() <= given.len() && words.starts_with(no_name));
    (!is_no_name).then_some(words)
}

/// What programs and typists write where they know no given name, folded.
const NO_NAMES: [&str; 9] =
    ["null", "unknown", "none", "nan", "n a", "na", "undefined", "anonymous", "no name"];

/// Where a part of a text begins in it.
fn offset(text: &str, part: &str) -> usize {
    part.as_ptr() as usize - text.as_ptr() as usize
}

/// The four digits by which dblp distinguishes homonyms.
pub(super) fn split_number(text: &str) -> (&str, &str) {
    match text.rsplit_once(' ') {
        Some((name, number)) if number.len() == 4 && number.bytes().all(|b| b.is_ascii_digit()) => {
            (name.trim_end(), number)
        }
        _ => (text, ""),
    }
}

/// A suffix, or one of the words that go on after a family name in Portuguese.
fn is_suffix(word: &str) -> bool {
    text::is_suffix(word)
        || ["filho", "junior", "neto"]
            .iter()
            .any(|suffix| word.trim_end_matches('.').eq_ignore_ascii_case(suffix))
}

/// Given names and the suffix that follows them: `John 3rd`, as in `Smith, John 3rd`.
fn suffix_after(given: &str) -> (&str, &str) {
    match given.rsplit_once(' ') {
        Some((given, suffix)) if text::is_suffix(suffix) => (given.trim_end(), suffix),
        _ => (given, ""),
    }
}

/// Particles in the middle of a name; capital or not, they are not given names.
const PARTICLES: [&str; 31] = [
    "von", "van", "der", "den", "de", "del", "della", "di", "da", "dos", "das", "do", "du", "la", "le",
    "ter", "ten", "zu", "zum", "zur", "vom", "af", "av", "bin", "ibn", "bint", "al", "el", "ben", "abu", "y",
];

/// A particle is written small; "Van" and "Le" are family names too.
fn is_particle(word: &str) -> bool {
    PARTICLES.contains(&word)
}

/// The particles in front of a family name, and the family name.
fn split_particle(text: &str) -> (&str, &str) {
    let mut rest = text;
    while let Some((word, after)) = rest.split_once(' ') {
        if !is_particle(&word.to_lowercase()) {
            break;
        }
        rest = after.trim_start();
    }
    (text[..text.len() - rest.len()].trim(), rest)
}

/// `J`, `J.`, `JQ`, `J.-P.`, `J.Q.`: capitals that stand for names. Two letters without points that are a family
/// name of East Asia are that.
pub(super) fn is_initials(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let has_marks = word.contains('.');
    (1..=3).contains(&letters)
        && word.chars().all(|c| c.is_uppercase() || matches!(c, '.' | '-'))
        && (letters == 1 || has_marks || !SHORT_FAMILIES.contains(&word))
}

/// Is a text written in capitals only, or in small letters only? Of the spellings of an author that are met equally often,
/// those that are not come first.
///
/// # Examples
/// ```
/// use coauth::names::is_one_case;
///
/// assert!(is_one_case("ANN LEE") && !is_one_case("Ann Lee"));
/// ```
#[must_use]
pub fn is_one_case(text: &str) -> bool {
    !(text.contains(char::is_uppercase) && text.contains(char::is_lowercase))
        && text.contains(char::is_alphabetic)
}

fn is_in_capitals(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 2
        && !word.contains('.')
        && !word.chars().any(char::is_lowercase)
        && !is_initials(word)
        && word.chars().any(char::is_uppercase)
}

const SHORT_FAMILIES: [&str; 46] = [
    "AI", "AN", "AO", "BAI", "BO", "CAI", "CAO", "CHO", "CUI", "DAI", "DO", "DU", "FAN", "FU", "GAO", "GU",
    "GUO", "HAN", "HE", "HO", "HU", "JIA", "JIN", "KIM", "KO", "LE", "LEE", "LI", "LIN", "LIU", "LU", "LUO",
    "MA", "NG", "OH", "QI", "QIN", "SU", "SUN", "TAN", "VU", "WU", "XIE", "XU", "YE", "YU",
];

/// Written in Han, Kana or Hangul?
pub(super) fn is_east_asian(name: &str) -> bool {
    name.chars().next().is_some_and(text::is_ideographic)
}

/// Family names of two characters in names of three: Chinese, Korean.
const DOUBLE_FAMILIES: [&str; 16] = [
    "欧阳", "歐陽", "司马", "司馬", "诸葛", "諸葛", "上官", "司徒", "东方", "皇甫", "尉迟", "公孙", "남궁",
    "황보", "제갈", "선우",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> [&str; 4] {
        let PersonalName { given, particle, family, suffix } = PersonalName::parse(text);
        [given, particle, family, suffix]
    }

    #[test]
    fn names_of_many_shapes_are_taken_apart() {
        for (text, wanted) in [
            ("Ada Lovelace", ["Ada", "", "Lovelace", ""]),
            ("Lovelace, Ada", ["Ada", "", "Lovelace", ""]),
            ("García Márquez, Gabriel", ["Gabriel", "", "García Márquez", ""]),
            ("Ludwig van der Berg", ["Ludwig", "van der", "Berg", ""]),
            ("de la Vallée Poussin, Charles-Jean", ["Charles-Jean", "de la", "Vallée Poussin", ""]),
            ("Smith, Jr., John Q.", ["John Q.", "", "Smith", "Jr."]),
            ("Hal Daumé III", ["Hal", "", "Daumé", "III"]),
            ("Smith JQ", ["JQ", "", "Smith", ""]),
            ("Lovelace A", ["A", "", "Lovelace", ""]),
            ("van Dijk T.A.", ["T.A.", "van", "Dijk", ""]),
            ("Qin LU", ["Qin", "", "LU", ""]),
            ("NGUYEN Minh Le", ["Minh Le", "", "NGUYEN", ""]),
            ("Jean DUPONT", ["Jean", "", "DUPONT", ""]),
            ("J. Q. Smith", ["J. Q.", "", "Smith", ""]),
            ("Wei Wang 0001", ["Wei", "", "Wang", "0001"]),
            ("王伟", ["伟", "", "王", ""]),
            ("欧阳修文", ["修文", "", "欧阳", ""]),
            ("山田太郎", ["太郎", "", "山田", ""]),
            ("山田 太郎", ["太郎", "", "山田", ""]),
            ("김민준", ["민준", "", "김", ""]),
            ("Mohammed bin Salman", ["Mohammed", "bin", "Salman", ""]),
            ("A. P. J. Abdul Kalam", ["A. P. J. Abdul", "", "Kalam", ""]),
            ("Ramanujan S", ["S", "", "Ramanujan", ""]),
            ("Al-Khalili, Jim", ["Jim", "", "Al-Khalili", ""]),
            ("João Filipe da Silva Neto", ["João Filipe", "da", "Silva", "Neto"]),
            ("Mausam", ["", "", "Mausam", ""]),
            ("", ["", "", "", ""]),
        ] {
            assert_eq!(parts(text), wanted, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn plain_names_have_the_words_that_taking_them_apart_gives(
            text in "(([A-Z][a-z]{0,4}|[A-Z]\\.|Van|De|Jr|Neto|Null|NA|No|Name|de|O'N|Ph) ){0,3}([A-Z][a-z]{0,5}|Iv|Junior|LI)"
        ) {
            let taken_apart = PersonalName::parse(&text).tied_words();
            proptest::prop_assert_eq!(PersonalName::tied_words_of(&text), taken_apart);
        }
    }

    #[test]
    fn words_are_in_speaking_order_with_initials_apart() {
        for (text, wanted) in [
            ("Smith JQ", "j q smith"),
            ("Smith, J.-P.", "j p smith"),
            ("García Márquez, Gabriel", "gabriel garcia marquez"),
            ("NGUYEN Minh Le", "minh le nguyen"),
            ("Davis, Jr., Sam", "sam davis"),
            ("LOVELACE, ADA", "ada lovelace"),
        ] {
            assert_eq!(PersonalName::parse(text).words(), wanted, "{text}");
        }
    }
}
