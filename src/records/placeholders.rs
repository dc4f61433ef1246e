//! What databases and people write where no author is known: `[Anonymous]`, `N.N.`, `AA.VV.`, `佚名`.

/// The words, in small letters and without the punctuation around them. Some are family names too, which a given name
/// beside them shows.
#[rustfmt::skip]
const PLACEHOLDERS: [&str; 141] = [
    "aa. vv", "aa.vv", "aavv", "anon", "anonim", "anonimo", "anonimowy", "anonym", "anonyme", "anonymos", "anonymous",
    "anonymous author", "anonymous author(s", "anonymous authors", "anonymus", "anónimo", "anônimo", "aut. vari",
    "auteur inconnu", "auteurs divers", "auteurs multiples", "author not available", "author unknown",
    "authors not available", "autor desconhecido", "autor desconocido", "autor neznámý", "autor nieznany",
    "autor unbekannt", "autore sconosciuto", "autores varios", "autori vari", "autori vari e altri", "autores vários",
    "bilinmiyor", "collectif", "colectivo de autores", "desconhecido", "desconocido", "die redaktion", "divers auteurs",
    "diversi autori", "diversos autores", "editor", "editorial", "editorial board", "editorial office",
    "editorial staff", "editorial team", "editors", "ignoto", "inconnu", "ismeretlen", "kein autor", "la redacción",
    "la redazione", "la rédaction", "many authors", "multiple authors", "mult. authors", "n. n", "n.n", "n/a", "neznámý",
    "nicht bekannt", "nieznany", "nn", "no author", "no author available", "no author found", "no author given",
    "no author listed", "no author name available", "no authors", "no authors available", "no authors listed",
    "no name", "none", "not available", "not given", "not known", "not listed", "not specified", "not stated", "null",
    "o. a", "o. v", "o.a", "o.v", "ohne autor", "ohne verfasser", "okänd", "onbekend", "redacción", "redaktion",
    "redazione", "s. n", "s.n", "sconosciuto", "several authors", "sin autor", "tba", "tbd", "the author", "the authors",
    "the editor", "the editors", "tuntematon", "ukendt", "ukjent", "unbekannt", "undefined", "unknown",
    "unknown author", "unknown authors", "unspecified", "vari autori", "varios", "varios autores", "various",
    "various authors", "verschiedene", "verschiedene autoren", "vv. aa", "vv.aa", "vvaa", "vários autores", "аноним",
    "без автора", "коллектив авторов", "неизвестен", "от редакции", "редакция", "익명", "작자 미상", "佚名", "匿名",
    "无名氏", "作者不明", "作者不详", "本刊编辑部",
];

/// Those that are initials in capitals: `o. A.` has no author, `O. A.` is a person.
const SMALL: [&str; 4] = ["o. a", "o. v", "o.a", "o.v"];

/// Those that stand on both sides of a comma, or before an initial, where a program took them for a name: `Unknown,
/// Unknown`, `Anonymous, A.`, `Author, Unknown`.
const WORDS: [&str; 15] = [
    "anon",
    "anonym",
    "anonyme",
    "anonymous",
    "anonymus",
    "anónimo",
    "author",
    "authors",
    "desconocido",
    "none",
    "null",
    "unbekannt",
    "undefined",
    "unknown",
    "various",
];

/// DataCite's codes for values that are not known, which words may explain; without brackets, some are names.
const CODES: [&str; 9] =
    ["(:unac)", "(:unal)", "(:unap)", "(:unas)", "(:unav)", "(:unkn)", "(:null)", "(:none)", "(:tba)"];

/// The first capitals of words outside ASCII.
const CAPITALS: [&str; 6] = ["А", "Б", "К", "Н", "О", "Р"];

/// A bit for the first two bytes of each of these words, which few names begin with.
static BEGINNINGS: [u64; 16] = {
    let mut bits = [0; 16];
    let mut at = 0;
    while at < CAPITALS.len() {
        let word = CAPITALS[at].as_bytes();
        let number = beginning(word[0], word[1]);
        bits[number / 64] |= 1 << (number % 64);
        at += 1;
    }
    let mut at = 0;
    while at < PLACEHOLDERS.len() {
        let word = PLACEHOLDERS[at].as_bytes();
        let number = beginning(word[0], word[1]);
        bits[number / 64] |= 1 << (number % 64);
        at += 1;
    }
    bits
};

/// A number for two bytes, the same for small letters and capitals.
#[inline]
const fn beginning(first: u8, second: u8) -> usize {
    ((first & 0x1f) as usize) << 5 | (second & 0x1f) as usize
}

/// Is this a word for no author, and nothing else?
#[inline]
pub(super) fn is_placeholder(text: &str) -> bool {
    let [first, second, ..] = text.as_bytes() else { return false };
    let number = beginning(*first, *second);
    let may_be = BEGINNINGS[number / 64] >> (number % 64) & 1 != 0
        || !first.is_ascii_alphanumeric() && first.is_ascii();
    may_be && is_placeholder_in_full(text)
}

#[cold]
fn is_placeholder_in_full(text: &str) -> bool {
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
    is_one_of(&PLACEHOLDERS, bare) && !is_of_initials(bare)
        || bare.split_once([',', ' ']).is_some_and(|(one, other)| is_put_as_name(one, other.trim()))
        || text.starts_with("(:")
            && CODES
                .iter()
                .any(|code| text.get(..code.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(code)))
}

fn is_of_initials(bare: &str) -> bool {
    let is_same = |small: &&str| small.eq_ignore_ascii_case(bare);
    SMALL.iter().any(is_same) && bare.starts_with(char::is_uppercase)
}

/// `Unknown, Unknown`, `Anonymous Anonymous`, `Anonymous, A.`, `Author, Unknown`
fn is_put_as_name(one: &str, other: &str) -> bool {
    let initial = other.strip_suffix('.').unwrap_or(other);
    let is_initial =
        || initial.len() == 1 && one.get(..1).is_some_and(|first| first.eq_ignore_ascii_case(initial));
    is_one_of(&WORDS, one) && (is_one_of(&WORDS, other) || is_initial())
}

fn is_one_of(known: &[&str], word: &str) -> bool {
    if word.is_ascii() {
        return known.iter().any(|known| known.len() == word.len() && known.eq_ignore_ascii_case(word));
    }
    let small = word.to_lowercase();
    known.iter().any(|known| *known == small)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_name(text: &str) -> bool {
        !is_placeholder(text)
    }

    #[test]
    fn words_for_no_author_are_no_names_in_any_case_and_punctuation() {
        for word in PLACEHOLDERS {
            let capital = word.split_at(word.chars().next().map_or(0, char::len_utf8));
            let titled = capital.0.to_uppercase() + capital.1;
            let shown = [word.to_owned(), titled, word.to_uppercase()];
            let shown = if SMALL.contains(&word) { &shown[..1] } else { &shown[..] };
            for text in shown.iter().flat_map(|word| [word.clone(), format!("[{word}]"), format!("{word}.")])
            {
                assert!(is_placeholder(&text), "{text}");
            }
        }
        for text in [
            "Anonymous, Anonymous",
            "Unknown, Unknown",
            "Unknown Unknown",
            "None, None",
            "Anonymous, A.",
            "Author, Unknown",
            "Authors, Various",
            "Anonymous Author(s)",
            "N. N.",
            "N.N.",
            "NN",
            "AA.VV.",
            "o. A.",
            "(:unav)",
        ] {
            assert!(!is_name(text), "{text}");
        }
    }

    #[test]
    fn names_with_such_words_in_them_are_names() {
        for name in [
            "Anonymous, Ada",
            "Anon Ymous",
            "Noa",
            "N",
            "N. A.",
            "O. A.",
            "O.A.",
            "O.V.",
            "王伟",
            "50 Cent",
            "Null, Ann",
            "Ann Null",
            "Editor, Ann",
            "Varios, Ana",
            "Ignoto, Ugo",
            "Unknown, Ann",
            "Unknown, B.",
            "No, Ann",
            "Nn Lee",
            "Thomas More",
            "Ana Otros",
            "Au, Ann",
            "Various Artist Lee",
            "편집",
        ] {
            assert!(is_name(name), "{name}");
        }
    }
}
