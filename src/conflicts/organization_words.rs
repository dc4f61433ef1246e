//! Words of organizations: how each is written in abbreviations and other languages, and how much it tells.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// How much a word of a name tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    /// What kind of organization it is: it may be left out.
    Kind,
    /// What many organizations have in their names. It distinguishes two, but is no name alone.
    Common,
    /// The name.
    Own,
}

/// Kinds of organizations.
const KINDS: [&str; 15] = [
    "academy",
    "center",
    "college",
    "company",
    "ecole",
    "foundation",
    "group",
    "hochschule",
    "hospital",
    "institute",
    "laboratory",
    "museum",
    "research",
    "school",
    "university",
];

#[rustfmt::skip]
const COMMON: [&str; 83] = [
    "advanced", "agricultural", "applied", "art", "arts", "astronomy", "biology", "biomedical", "business", "central",
    "chemical", "chemistry", "city", "civil", "communication", "communications", "computer", "computing", "data",
    "design", "east", "eastern", "economics", "education", "electrical", "electronic", "electronics", "engineering",
    "environmental", "federal", "finance", "food", "forestry", "free", "general", "global", "graduate", "health",
    "history", "industrial", "informatics", "information", "international", "law", "linguistics", "management",
    "materials", "mathematics", "mechanical", "medical", "medicine", "metropolitan", "mining", "music", "national",
    "natural", "neurology", "new", "normal", "north", "northern", "open", "philosophy", "physics", "polytechnic",
    "psychology", "public", "royal", "science", "social", "sociology", "software", "south", "southern", "state",
    "statistics", "surgery", "system", "technical", "technology", "telecommunications", "west", "western",
];

/// How much a word of a name tells.
pub(super) fn weight(word: &str) -> Weight {
    if KINDS.binary_search(&word).is_ok() {
        Weight::Kind
    } else if COMMON.binary_search(&word).is_ok() || word.len() < 2 {
        Weight::Common
    } else {
        Weight::Own
    }
}

/// Words that begin the name of a part of an organization.
const UNITS: [&str; 5] = ["department", "faculty", "division", "school", "laboratory"];

/// Whether the names of parts of organizations begin so: `Department of Physics`.
pub(super) fn begins_unit(word: &str) -> bool {
    UNITS.contains(&word)
}

/// Words, all in small letters and without accents, by what they mean: abbreviations, plurals, other languages, places.
const MEANINGS: [(&str, &str); 46] = [
    ("academy", "acad academia akademie akademia accademia academie"),
    ("agricultural", "agric agr"),
    ("berlin", "berlins"),
    ("brussels", "bruxelles brussel"),
    ("business", "bus"),
    ("california", "calif"),
    ("center", "centre ctr cent centro zentrum centrum"),
    ("college", "coll"),
    ("cologne", "koln"),
    ("computer", "comp"),
    ("copenhagen", "kobenhavn kobenhavns"),
    ("department", "dept dep depto dpto departamento departement dipartimento"),
    ("ecole", "escuela escola scuola"),
    ("engineering", "eng engn engng engg ingenieria ingegneria"),
    ("faculty", "fac facultad faculdade faculte facolta fakultat fakulta"),
    ("florence", "firenze"),
    ("free", "freie freien vrije libre libera"),
    ("geneva", "geneve genf"),
    ("gothenburg", "goteborg goteborgs"),
    ("group", "grp"),
    ("health", "hlth"),
    ("hospital", "hosp hopital ospedale krankenhaus"),
    ("institute", "inst institut institutes instituto istituto instytut institutet institutionen instituut"),
    ("international", "intl int"),
    ("laboratory", "lab labs laboratories laboratoire laboratorio laboratorium"),
    ("lisbon", "lisboa"),
    ("milan", "milano"),
    ("medical", "med medizinische"),
    ("munich", "munchen"),
    ("naples", "napoli"),
    ("national", "natl nat nacional nazionale nationale nationales"),
    ("padua", "padova"),
    ("polytechnic", "polytech polytechnique politecnico politecnica polytechnical"),
    ("prague", "praha praze"),
    ("research", "res recherche ricerca ricerche investigacion forschung"),
    ("rome", "roma"),
    ("saint", "st"),
    ("school", "sch"),
    ("science", "sci sciences scienze ciencias wissenschaften"),
    ("state", "statale"),
    ("technical", "tecn technische technischen tecnica tecnico teknillinen teknisk tekniska"),
    ("technology", "tech technol technologies teknologi technologie"),
    ("turin", "torino"),
    ("vienna", "wien"),
    ("warsaw", "warszawa warszawski warszawska"),
    ("zurich", "zurcher"),
];

/// Beginnings of words for universities in many languages.
#[rustfmt::skip]
const UNIVERSITY: [&str; 9] = [
    "universi", "univerzi", "uniwersyt", "univ", "egyetem", "yliopisto", "ulikool", "sveucilist", "unibertsitat",
];

/// Words of several words: organizations that are known by them, and systems of universities with a place after them.
const ALIASES: [(&str, &str); 36] = [
    ("caltech", "california institute technology"),
    ("cmu", "carnegie mellon university"),
    ("cuhk", "chinese university hong kong"),
    ("epfl", "ecole polytechnique federale lausanne"),
    ("eth", "eth zurich"),
    ("ethz", "eth zurich"),
    ("fu berlin", "free university berlin"),
    ("georgia tech", "georgia institute technology"),
    ("hkust", "hong kong university science technology"),
    ("hu berlin", "humboldt university berlin"),
    ("iisc", "indian institute science"),
    ("iit", "indian institute technology"),
    ("kaist", "korea advanced institute science technology"),
    ("lmu munchen", "ludwig maximilians university munich"),
    ("lmu munich", "ludwig maximilians university munich"),
    ("mit", "massachusetts institute technology"),
    ("mpi", "max planck institute"),
    ("nus", "national university singapore"),
    ("nyu", "new york university"),
    ("penn state", "pennsylvania state university"),
    ("sjtu", "shanghai jiao tong university"),
    ("suny", "state university new york"),
    ("swiss federal institute technology lausanne", "ecole polytechnique federale lausanne"),
    ("swiss federal institute technology zurich", "eth zurich"),
    ("tum", "technical university munich"),
    ("uc", "university california"),
    ("ucb", "university california berkeley"),
    ("ucla", "university california los angeles"),
    ("ucsb", "university california santa barbara"),
    ("ucsd", "university california san diego"),
    ("uiuc", "university illinois urbana champaign"),
    ("umass", "university massachusetts"),
    ("upenn", "university pennsylvania"),
    ("ut austin", "university texas austin"),
    ("virginia tech", "virginia polytechnic institute state university"),
    ("vu amsterdam", "free university amsterdam"),
];

/// Forms of companies, which names may leave out.
#[rustfmt::skip]
const FORMS: [&str; 20] = [
    "ab", "ag", "bv", "co", "company", "corp", "corporation", "gmbh", "inc", "incorporated", "kg", "limited", "llc", "ltd",
    "oy", "plc", "pvt", "sarl", "sas", "spa",
];

/// Small words, of which those after `university` say that a field and not a place follows.
#[rustfmt::skip]
const SMALL: [&str; 30] = [
    "al", "all", "and", "at", "da", "de", "degli", "dei", "del", "dell", "della", "der", "des", "di", "do", "du", "en",
    "et", "for", "fur", "in", "la", "of", "og", "studi", "the", "und", "van", "y", "zu",
];

/// Small words after which something is said of what is before them.
#[rustfmt::skip]
const OF: [&str; 12] = ["of", "for", "fur", "de", "des", "der", "di", "da", "do", "du", "del", "della"];

/// A word of a name as it is written, without case and accents.
pub(super) struct Plain {
    pub(super) word: String,
    /// Whether a word such as `of` is before it.
    pub(super) is_after_of: bool,
}

/// The words of a name without small ones and forms of companies, as they are written.
pub(super) fn plain_words(name: &str) -> Vec<Plain> {
    let text = without_marks(name);
    let mut words: Vec<Plain> = Vec::new();
    let mut is_after_of = false;
    for word in text.split_whitespace() {
        if SMALL.contains(&word) {
            is_after_of = OF.contains(&word);
        } else {
            words.push(Plain { word: word.to_owned(), is_after_of });
            is_after_of = false;
        }
    }
    while words.len() > 1 && words.last().is_some_and(|last| FORMS.contains(&last.word.as_str())) {
        words.pop();
    }
    words
}

/// Small letters and digits without accents, with blanks between words. An umlaut that is written with an e is one:
/// `Muenchen` is München.
fn without_marks(name: &str) -> String {
    /// Words of which only the beginning is left before an apostrophe: `dell'Università`.
    const ELIDED: [&str; 5] = ["l", "d", "dell", "all", "sull"];
    let mut text = String::with_capacity(name.len());
    let name: Vec<String> = name.split_whitespace().map(without_points).collect();
    for c in name.join(" ").nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match c {
            '\'' | '’' | '‘' | '`' | '´' => {
                let word = text.rsplit(' ').next().unwrap_or_default();
                if ELIDED.contains(&word) {
                    text.push(' ');
                }
            }
            'ø' => text.push('o'),
            'ł' => text.push('l'),
            'ß' => text.push_str("ss"),
            'æ' => text.push('a'),
            'œ' => text.push('o'),
            'ı' => text.push('i'),
            'đ' | 'ð' => text.push('d'),
            'e' if text.ends_with(['a', 'o', 'u']) && !is_after_vowels(&text) => {}
            c if c.is_alphanumeric() => text.push(c),
            _ => text.push(' '),
        }
    }
    text
}

/// `MIT` of `M.I.T.`
fn without_points(word: &str) -> String {
    let is_acronym = word.split('.').all(|part| part.chars().count() < 2);
    if is_acronym { word.replace('.', "") } else { word.to_owned() }
}

/// Whether the last letter is a vowel after another, or after `q`, and no umlaut: `Queens`.
fn is_after_vowels(text: &str) -> bool {
    text.chars().rev().nth(1).is_none_or(|before| matches!(before, 'a' | 'e' | 'i' | 'o' | 'u' | 'q' | ' '))
}

/// What a word means, in English.
fn meaning(word: &str) -> &str {
    let means = |(_, words): &&(&str, &str)| words.split(' ').any(|other| other == word);
    if UNIVERSITY.iter().any(|start| word.starts_with(start)) {
        return "university";
    }
    MEANINGS.iter().find(means).map_or(word, |(meaning, _)| *meaning)
}

/// The words of a name by their meanings, with what abbreviations stand for.
pub(super) fn meanings(words: &[Plain]) -> Vec<(String, bool)> {
    let begins_with = |short: &str| {
        let mut own = words.iter();
        short.split(' ').all(|word| own.next().is_some_and(|own| own.word == word))
    };
    let alias = ALIASES.iter().filter(|(short, _)| begins_with(short)).max_by_key(|(short, _)| short.len());
    let (mut found, rest) = match alias {
        Some((short, long)) => {
            let long = long.split(' ').map(|word| (meaning(word).to_owned(), false));
            (long.collect::<Vec<_>>(), &words[short.split(' ').count()..])
        }
        None => (Vec::new(), words),
    };
    for (at, Plain { word, is_after_of }) in rest.iter().enumerate() {
        let next = rest.get(at + 1).map_or("", |next| meaning(&next.word));
        let word = match word.as_str() {
            // `Tech. Univ.`, `TU Wien`, `U. of Looms`, `Loom U`
            "tech" | "techn" if next == "university" => "technical",
            "tu" if at == 0 && rest.len() > 1 => {
                found.push(("technical".to_owned(), false));
                "university"
            }
            "u" if at == 0 || at + 1 == rest.len() => "university",
            word => meaning(word),
        };
        // `ETH Zurich Zurich`
        if found.last().is_none_or(|(last, _)| last != word) {
            found.push((word.to_owned(), *is_after_of));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_in_order() {
        assert!(KINDS.is_sorted() && COMMON.is_sorted() && ALIASES.is_sorted() && SMALL.is_sorted());
    }

    #[test]
    fn abbreviations_and_languages_mean_the_same_words() {
        let words = |name: &str| {
            let meant = meanings(&plain_words(name)).into_iter().map(|(word, _)| word);
            meant.collect::<Vec<_>>().join(" ")
        };
        for (name, expected) in [
            ("Univ. of Looms", "university looms"),
            ("The University of Looms", "university looms"),
            ("U. of Looms", "university looms"),
            ("Loom U", "loom university"),
            ("Universität Zürich", "university zurich"),
            ("Universitaet Zuerich", "university zurich"),
            ("Università degli Studi di Milano", "university milan"),
            ("Uniwersytet Łódzki", "university lodzki"),
            ("Natl. Inst. of Technol.", "national institute technology"),
            ("Tech. Univ. München", "technical university munich"),
            ("TU Wien", "technical university vienna"),
            ("King's College", "kings college"),
            ("Queen’s University", "queens university"),
            ("M.I.T.", "massachusetts institute technology"),
            ("UC Berkeley", "university california berkeley"),
            ("ETH Zürich", "eth zurich"),
            ("Acme Inc.", "acme"),
        ] {
            assert_eq!(words(name), expected, "{name}");
        }
    }
}
