//! Does this text look like a name? The last resorts, which have no marks to go by, depend on it.

use crate::records::groups::names_a_group;
use crate::records::text::{FOOTNOTE_MARKS, is_ideographic, is_name, trim};

/// Could this be one of several names between separators?
pub(super) fn may_be_name(name: &str) -> bool {
    const MOST_WORDS: usize = 8;
    let is_of_sentence = |word: &str| {
        let is_small = word.starts_with(char::is_lowercase) && NO_NAME_WORDS.contains(&word);
        (is_small && !PARTICLES.contains(&word)) || matches!(word, "This" | "These" | "There" | "We")
    };
    is_name(name)
        && name.split_whitespace().count() <= MOST_WORDS
        && !name.contains(['?', '!', ':', ';', '=', '<', '{', '"', '\\', '%'])
        && !ends_sentence(name)
        && !name.split_whitespace().any(is_of_sentence)
}

/// Words of headings, menus and sentences, which no name has when it is on its own.
#[rustfmt::skip]
const NO_NAME_WORDS: &[&str] = &[
    "a", "about", "abstract", "accept", "all", "an", "and", "are", "as", "at", "available", "be", "break",
    "browse", "by", "can", "chat", "coffee", "conference", "contact", "content", "cookies", "discussion",
    "does", "download", "each", "events", "featured", "filter", "for", "from", "help", "here", "home", "in", "into", "introduction",
    "invited", "is", "it", "keynote", "learn", "learning", "live", "login", "lunch", "menu", "more", "news",
    "next", "not", "of", "on", "or", "oral", "other", "others", "our", "page", "panel", "papers", "policy",
    "poster", "posters", "presentation", "previous", "privacy", "proceedings", "program", "programme",
    "read", "reading", "recommended", "registration", "room", "schedule", "search", "see", "session",
    "sessions", "show", "sign", "skip", "slides", "some", "sponsors", "spotlight", "spotlights", "talk",
    "that", "the", "their", "there", "these", "they", "this", "to", "toggle", "track", "tutorial",
    "tutorials", "used", "video", "view", "was", "we", "welcome", "with", "workshop", "workshops", "you",
    "your",
];

/// Lower-case words inside names.
#[rustfmt::skip]
const PARTICLES: &[&str] = &[
    "af", "al", "ap", "ben", "bin", "da", "dal", "das", "de", "degli", "del", "della", "dem", "den", "der",
    "di", "do", "dos", "du", "e", "el", "ibn", "la", "le", "los", "mac", "op", "st", "ten", "ter", "van",
    "vel", "von", "y", "zu", "zum", "zur",
];

/// Is this a person's name, even without separators around it to say so? Two to five capitalized words,
/// particles aside, or one; or two or three words all in lower case ("weitao du"); or a script without case.
pub(super) fn is_surely_name(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let shaped = words.iter().all(|word| {
        word.chars()
            .all(|c| c.is_alphabetic() || is_mark(c) || matches!(c, '.' | '-' | '\'' | '’' | '‐' | '‑'))
    });
    if !shaped || words.is_empty() || words.len() > 5 || !is_name(name) {
        return false;
    }
    // Where no spaces are written, a longer word is a phrase.
    let is_phrase = |word: &&str| word.chars().filter(|&c| is_ideographic(c)).count() > 6;
    if words.iter().any(|word| is_no_name_word(word)) || words.iter().any(is_phrase) {
        return false;
    }
    // A sentence ends in a full stop after a whole word; names do so after an initial, "Jr." or "Sr.".
    let last = words[words.len() - 1];
    if let Some(last) = last.strip_suffix('.') {
        let is_short = last.chars().count() <= 2 || last.contains('.') || matches!(last, "Jr" | "Sr" | "III");
        if !is_short {
            return false;
        }
    }
    let starts_lower = |word: &&str| word.chars().next().is_some_and(char::is_lowercase);
    let small = words.iter().filter(|word| starts_lower(word)).count();
    let particles = words.iter().filter(|word| PARTICLES.contains(word)).count();
    small <= particles.min(words.len() - 1) || (small == words.len() && (2..=3).contains(&words.len()))
}

/// Is this a word that no name has? Short ones are names too when they have a capital: An, Can, To.
fn is_no_name_word(word: &str) -> bool {
    let is_short = word.chars().count() < 4 && word.starts_with(char::is_uppercase);
    !is_short && NO_NAME_WORDS.contains(&word.to_lowercase().as_str())
}

/// Has this a word of titles and headings, however it is written? Some are names, too: An, Can, To.
pub(super) fn has_word_of_titles(text: &str) -> bool {
    let is_of_titles = |word: &str| {
        let word = word.to_lowercase();
        NO_NAME_WORDS.contains(&&*word) || TOPIC_WORDS.contains(&&*word)
    };
    text.split_whitespace().any(is_of_titles)
}

fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

/// Does this part of a line look like a name, in a file of which nothing is known? Stricter than [`may_be_name`] in
/// that a name has a capital or a script without case; looser than [`is_surely_name`] in that it may be
/// `Family, Given`, a group, or have an affiliation in parentheses.
pub(super) fn looks_like_name(part: &str) -> bool {
    const MOST_WORDS: usize = 10;
    let bare = without_parentheses(part);
    let bare = trim(bare.trim_end_matches(|c: char| FOOTNOTE_MARKS.contains(&c) || c.is_ascii_digit()));
    let is_of_names =
        |c: char| c.is_alphanumeric() || is_mark(c) || c.is_whitespace() || ".,-'’‘`´‐‑–&·・".contains(c);
    let words = || bare.split([' ', ',']).filter(|word| !word.is_empty());
    let has_capital = |word: &str| word.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase());
    if !bare.chars().all(is_of_names) || words().count() > MOST_WORDS || ends_sentence(bare) {
        return false;
    }
    // "P12" may be the pseudonym of an author; "12" and "3rd" are not.
    let has_letter = |word: &str| {
        let has_digit = word.contains(char::is_numeric);
        word == "&"
            || word.contains(char::is_alphabetic) && (!has_digit || word.starts_with(char::is_uppercase))
    };
    if bare.matches(',').count() > 2 || !words().all(has_letter) {
        return false;
    }
    let small = words().filter(|word| word.starts_with(char::is_lowercase));
    let small_of_sentence =
        small.clone().any(|word| !PARTICLES.contains(&word) && NO_NAME_WORDS.contains(&word));
    let is_capitalized = words().any(has_capital) && 2 * small.count() <= words().count();
    let is_topic = || words().any(|word| TOPIC_WORDS.contains(&word.to_lowercase().as_str()));
    is_name(bare)
        && is_capitalized
        && !small_of_sentence
        && !is_header_word(bare)
        && !is_no_name_word(bare)
        && (names_a_group(bare) || !is_topic())
}

/// The text without what is in parentheses at its end, nested ones included.
fn without_parentheses(text: &str) -> &str {
    let mut text = trim(text);
    while text.ends_with(')') {
        let mut depth = 0;
        let opening = text.char_indices().rev().find(|&(_, c)| {
            depth += i32::from(c == ')') - i32::from(c == '(');
            depth == 0
        });
        match opening {
            Some((at, _)) => text = trim(&text[..at]),
            None => return text,
        }
    }
    text
}

/// A period after a whole word; names have it after initials.
pub(super) fn ends_sentence(text: &str) -> bool {
    let last = text.strip_suffix('.').and_then(|text| text.split_whitespace().next_back());
    last.is_some_and(|word| word.len() > 3 && word.starts_with(char::is_lowercase))
}

/// Is this what a column is called?
pub(super) fn is_header_word(text: &str) -> bool {
    #[rustfmt::skip]
    const HEADERS: &[&str] = &[
        "abstract", "address", "affiliation", "affiliations", "amount", "author", "authors", "category",
        "city", "class", "comment", "comments", "company", "count", "country", "creator", "creators",
        "date", "department", "description", "doi", "e-mail", "email", "end", "family", "family name",
        "first", "first name", "firstname", "from", "full name", "given", "given name", "group", "id",
        "identifier", "index", "institution", "journal", "key", "keywords", "label", "last", "last name",
        "lastname", "link", "location", "middle name", "month", "name", "names", "no", "node", "note",
        "notes", "number", "orcid", "organization", "phone", "pmid", "price", "quantity", "rank", "role",
        "size", "source", "start", "state", "status", "strength", "surname", "tag", "tags", "target",
        "time", "title", "to", "total", "type", "url", "value", "venue", "volume", "weight", "year",
    ];
    HEADERS.binary_search(&text.to_lowercase().as_str()).is_ok()
}

/// Words of subjects, which lists of keywords are made of and names of people are not.
#[rustfmt::skip]
const TOPIC_WORDS: &[&str] = &[
    "algorithm", "algorithms", "analysis", "analytics", "applications", "architecture", "computing", "data",
    "design", "detection", "development", "economics", "education", "engineering", "evaluation", "health",
    "information", "intelligence", "knowledge", "language", "learning", "management", "medicine", "method",
    "methods", "mining", "model", "modeling", "models", "network", "networks", "optimization", "performance",
    "physics", "processing", "recognition", "research", "retrieval", "science", "sciences", "security",
    "software", "studies", "system", "systems", "technology", "theory", "vision",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_the_forms_of_lists_look_like_names() {
        for name in [
            "Ada Lovelace",
            "Lovelace, Ada",
            "van den Berg, A. B.",
            "Davis, Sam, Jr.",
            "J.-P. O'Neil",
            "王伟",
            "Mausam",
            "Ann Lee (ETH Zurich)",
            "Ann Lee (ISI (USC))",
            "Ann Lee1",
            "Wei Wang 0001",
            "STEVEN HOI",
            "Loom Study Group",
            "Data Science Team",
        ] {
            assert!(looks_like_name(name), "{name}");
        }
    }

    #[test]
    fn fields_code_headers_and_sentences_do_not_look_like_names() {
        for text in [
            "AU  - Lee, Ann",
            "x = 3",
            "fn main() {",
            "key: value",
            "source",
            "First Name",
            "12",
            "3.5",
            "we left",
            "Machine Learning",
            "a@b.org",
            "https://a.org",
            "1 -- 2 [weight=2]",
            "We met in the park.",
            "Home",
            "Login",
            "",
            "--",
            "buy milk",
            "<b>Ann</b>",
            "\\cite{lee}",
            "| Ann",
        ] {
            assert!(!looks_like_name(text), "{text}");
        }
    }

    #[test]
    fn header_words_are_sorted_for_the_search() {
        for word in ["abstract", "doi", "family", "year", "First", "WEIGHT", "last name"] {
            assert!(is_header_word(word), "{word}");
        }
    }
}
