//! Whether two bylines are of the same people, as far as their names say.

use hashbrown::HashSet;

use super::Corpus;
use super::comparable::comparable;

/// Can two bylines be the same? They are if they have equally many authors who, in order, share a word of their
/// names, of every four but one at most; or if one has at least three and the other goes on behind them.
pub(super) fn are_compatible(corpus: &Corpus, a: u32, b: u32) -> bool {
    const ENOUGH: usize = 3;
    let (one, other) = (corpus.byline(a as usize), corpus.byline(b as usize));
    let shared = one.len().min(other.len());
    if one.len() != other.len() && shared < ENOUGH {
        return false;
    }
    let spelling = |number: &u32| corpus.spellings().get(*number);
    let differing = one.iter().zip(other).filter(|(a, b)| a != b && !share_a_word(spelling(a), spelling(b)));
    differing.count() * 4 <= shared
}

/// Do two names have a word of two letters or more in common?
fn share_a_word(one: &str, other: &str) -> bool {
    let (one, other) = (comparable(one), comparable(other));
    let words = |name: &'_ str| {
        name.split(' ').filter(|word| word.chars().nth(1).is_some()).map(str::to_owned).collect::<Vec<_>>()
    };
    let words_of_other = words(&other);
    one == other || words(&one).iter().any(|word| words_of_other.contains(word))
}

/// People of a record that another lacks.
pub(super) struct Missing {
    pub count: usize,
    /// One of them, as written.
    pub first: String,
}

/// The people of a record who cannot be on the byline of another by their names; `None` if all can. Groups are not
/// compared: many sources leave them out.
pub(super) fn missing_from(corpus: &Corpus, record: u32, other: u32) -> Option<Missing> {
    if corpus.byline(record as usize) == corpus.byline(other as usize) {
        return None;
    }
    let there: HashSet<u32> = people(corpus, other).collect();
    let unlike: Vec<u32> = people(corpus, record).filter(|number| !there.contains(number)).collect();
    let spelling = |number: u32| corpus.spellings().get(number);
    let names_there: Vec<Name> = there.iter().map(|&number| Name::of(spelling(number))).collect();
    let is_missing = |&number: &u32| {
        let name = Name::of(spelling(number));
        !names_there.iter().any(|other| name.may_be_same_person(other))
    };
    let missing: Vec<u32> = unlike.into_iter().filter(is_missing).collect();
    let first = missing.first()?;
    Some(Missing { count: missing.len(), first: spelling(*first).to_owned() })
}

/// Have two bylines no one in common? Not if that cannot be said: because one names groups only, or in another script.
pub(super) fn are_disjoint(corpus: &Corpus, a: u32, b: u32) -> bool {
    if corpus.byline(a as usize) == corpus.byline(b as usize) {
        return false;
    }
    let names = |record| -> Vec<Name> {
        people(corpus, record).map(|number| Name::of(corpus.spellings().get(number))).collect()
    };
    let (one, other) = (names(a), names(b));
    let is_like_one = |name: &Name| other.iter().any(|other| name.resembles(other));
    !one.is_empty() && !other.is_empty() && !one.iter().any(is_like_one)
}

/// The mentions of a record that are not of groups, as spellings.
fn people(corpus: &Corpus, record: u32) -> impl Iterator<Item = u32> {
    corpus.byline(record as usize).iter().copied().filter(|&number| !corpus.spellings().is_group(number))
}

/// A name to compare with others.
struct Name {
    script: Script,
    /// The words, folded.
    words: Vec<String>,
    /// Its letters, in the order of their codes.
    letters: Vec<char>,
}

/// What a name is written in. Names in different scripts cannot be compared.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Latin,
    Greek,
    Cyrillic,
    /// Han, Kana and Hangul: a character is a word or a syllable.
    EastAsian,
    Other,
}

impl Script {
    fn of(name: &str) -> Self {
        match name.chars().find(|c| c.is_alphabetic()).unwrap_or('a') {
            '\0'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => Self::Latin,
            '\u{370}'..='\u{3ff}' => Self::Greek,
            '\u{400}'..='\u{52f}' => Self::Cyrillic,
            '\u{2e80}'..='\u{9fff}'
            | '\u{ac00}'..='\u{d7af}'
            | '\u{f900}'..='\u{faff}'
            | '\u{20000}'..='\u{3ffff}' => Self::EastAsian,
            _ => Self::Other,
        }
    }
}

impl Name {
    fn of(name: &str) -> Self {
        let folded = comparable(name);
        let plain = folded.replace('ß', "ss").replace('ø', "o").replace('ł', "l").replace('đ', "d");
        let mut letters: Vec<char> = name.chars().filter(|c| c.is_alphabetic()).collect();
        letters.sort_unstable();
        Self { script: Script::of(name), words: plain.split(' ').map(str::to_owned).collect(), letters }
    }

    /// Have the names so much in common that the one may be the other, misspelled or abbreviated?
    fn resembles(&self, other: &Self) -> bool {
        if self.script != other.script || !self.is_told_by_words() || !other.is_told_by_words() {
            return true;
        }
        if self.script == Script::EastAsian {
            return self.letters.iter().any(|letter| other.letters.contains(letter));
        }
        self.full_words().any(|word| other.full_words().any(|other| are_alike(word, other)))
    }

    /// May both names be of one person: do they resemble each other, and does at most one of them have words that the
    /// other lacks?
    fn may_be_same_person(&self, other: &Self) -> bool {
        if self.script == Script::EastAsian && other.script == Script::EastAsian {
            return self.letters == other.letters;
        }
        let lacks = |one: &Self, other: &Self| {
            one.full_words().any(|word| !other.words.iter().any(|own| is_short_for(own, word)))
        };
        let are_comparable = self.script == other.script;
        self.resembles(other) && !(are_comparable && lacks(self, other) && lacks(other, self))
    }

    /// Words of at least two letters; initials are common to many people.
    fn full_words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(String::as_str).filter(|word| word.chars().nth(1).is_some())
    }

    fn is_told_by_words(&self) -> bool {
        self.full_words().next().is_some()
    }
}

/// Is a word another, or one that begins alike: an initial, or a short form?
fn is_short_for(short: &str, word: &str) -> bool {
    short.chars().next() == word.chars().next() || are_alike(short, word)
}

/// Are two words the same but for a letter of every four: `müller` and `mueller`?
fn are_alike(one: &str, other: &str) -> bool {
    if one == other {
        return true;
    }
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let (short, long) = (one.len().min(other.len()), one.len().max(other.len()));
    let ahead = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let behind = one.iter().rev().zip(other.iter().rev()).take(short - ahead);
    let behind = behind.take_while(|(a, b)| a == b).count();
    (long - ahead - behind) * 4 <= long
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_resemble_each_other_unless_they_share_nothing() {
        for (one, other, resemble, may_be_same) in [
            ("Ann Lee", "A. Lee", true, true),
            ("Ann Lee", "Lee, Ann B.", true, true),
            ("Jörg Müller", "J. Mueller", true, true),
            ("Łukasz Kowal", "Lukasz Kowal", true, true),
            ("Karl Groß", "K. Gross", true, true),
            ("Ann Lee", "Ann Poe", true, false),
            ("Ann Lee", "Bob Roe", false, false),
            ("Robert Fox", "Rob Fox", true, true),
            ("王小明", "王 小明", true, true),
            ("王小明", "王小红", true, false),
            ("王小明", "李伟", false, false),
            ("王小明", "Wang Xiaoming", true, true),
            ("Иван Петров", "И. Петров", true, true),
            ("A. B.", "Cat Poe", true, true),
        ] {
            let (a, b) = (Name::of(one), Name::of(other));
            assert_eq!(a.resembles(&b), resemble, "{one}, {other}");
            assert_eq!(a.may_be_same_person(&b), may_be_same, "{one}, {other}");
            assert_eq!(b.resembles(&a), resemble, "{other}, {one}");
            assert_eq!(b.may_be_same_person(&a), may_be_same, "{other}, {one}");
        }
    }
}
