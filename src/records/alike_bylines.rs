//! Whether two bylines are of the same people, as far as their names say.

use hashbrown::HashSet;

use super::Corpus;
use super::comparable::comparable;

/// Can two bylines be the same? They are if they have equally many authors who, in order, share a word of their
/// names, of every four but one at most; or if one has at least three and the other goes on behind them; or if they have the
/// same people in another order.
pub(super) fn are_compatible(corpus: &Corpus, a: u32, b: u32) -> bool {
    const ENOUGH: usize = 3;
    let (one, other) = (corpus.byline(a as usize), corpus.byline(b as usize));
    let shared = one.len().min(other.len());
    if one.len() != other.len() && shared < ENOUGH {
        return false;
    }
    let spelling = |number: &u32| corpus.spellings().get(*number);
    let differing = one.iter().zip(other).filter(|(a, b)| a != b && !share_a_word(spelling(a), spelling(b)));
    let are_in_order = differing.count() * 4 <= shared;
    let names = |byline: &[u32]| byline.iter().map(spelling).collect::<Vec<_>>();
    are_in_order || one.len() == other.len() && are_reordered(&names(one), &names(other))
}

/// Are these the same names in another order, some perhaps abbreviated?
fn are_reordered(one: &[&str], other: &[&str]) -> bool {
    /// Names that are not written alike are compared each with each.
    const MOST_UNLIKE: usize = 16;
    let by_words =
        |names: &[&str]| -> Vec<String> { names.iter().map(|name| words_in_order(name)).collect() };
    let (one, other) = without_common(by_words(one), by_words(other));
    if one.len() != other.len() || one.len() > MOST_UNLIKE {
        return false;
    }
    let may_be_one =
        |a: &String, b: &String| share_a_word(a, b) && Name::of(a).may_be_same_person(&Name::of(b));
    let fitting: Vec<Vec<usize>> = one
        .iter()
        .map(|name| (0..other.len()).filter(|&at| may_be_one(name, &other[at])).collect())
        .collect();
    let mut taken_by = vec![None; other.len()];
    (0..one.len()).all(|name| finds_partner(name, &fitting, &mut taken_by, &mut vec![false; other.len()]))
}

/// The words of a name in the order of the alphabet: `Lee, Ann` is `Ann Lee`.
fn words_in_order(name: &str) -> String {
    let folded = comparable(name);
    let mut words: Vec<&str> = folded.split(' ').collect();
    words.sort_unstable();
    words.join(" ")
}

/// Two lists, sorted, without what both have.
fn without_common(mut one: Vec<String>, mut other: Vec<String>) -> (Vec<String>, Vec<String>) {
    one.sort_unstable();
    other.sort_unstable();
    let (mut only_one, mut only_other) = (Vec::new(), Vec::new());
    let mut others = other.into_iter().peekable();
    for name in one {
        only_other.extend(std::iter::from_fn(|| others.next_if(|other| *other < name)));
        if others.next_if_eq(&name).is_none() {
            only_one.push(name);
        }
    }
    only_other.extend(others);
    (only_one, only_other)
}

/// Gives a name a partner of its own, if need be one whose holder can take another.
fn finds_partner(
    name: usize,
    fitting: &[Vec<usize>],
    taken_by: &mut [Option<usize>],
    is_tried: &mut [bool],
) -> bool {
    for &partner in &fitting[name] {
        if std::mem::replace(&mut is_tried[partner], true) {
            continue;
        }
        let is_free = taken_by[partner].is_none_or(|rival| finds_partner(rival, fitting, taken_by, is_tried));
        if is_free {
            taken_by[partner] = Some(name);
            return true;
        }
    }
    false
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
    fn the_same_people_in_another_order_are_one_byline() {
        for (one, other, are_same) in [
            (&["Ann Lee", "Bob Roe"][..], &["Bob Roe", "Ann Lee"][..], true),
            (&["Ann Lee", "Bob Roe", "Cat Poe"], &["Lee, Ann", "Poe, C.", "Roe, Bob"], true),
            (&["A. Lee", "Ann B. Lee"], &["Ann Lee", "A. B. Lee"], true),
            (&["Dan Fox", "Bob Roe", "Dan Foxx"], &["D. Foxx", "Dan Fox", "B. Roe"], true),
            (&["王小明", "李伟"], &["李伟", "王小明"], true),
            (&["Ann Lee", "Bob Roe"], &["Bob Roe", "Cat Poe"], false),
            (&["Ann Lee", "Bob Lee"], &["Cat Lee", "Ann Lee"], false),
            (&["Ann Lee", "Bob Roe"], &["Bob Roe"], false),
        ] {
            assert_eq!(are_reordered(one, other), are_same, "{one:?} {other:?}");
            assert_eq!(are_reordered(other, one), are_same, "{other:?} {one:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_order_of_a_byline_is_the_same_people(
            names in proptest::collection::vec("(Ann|Bob|A\\.|B\\.) (Lee|Roe|Poe)", 0..6), turn in 0..6usize
        ) {
            let mut turned: Vec<&str> = names.iter().map(String::as_str).collect();
            let names = turned.clone();
            turned.rotate_left(turn.min(names.len()));
            turned.reverse();
            proptest::prop_assert!(are_reordered(&names, &turned));
            let mut other = turned;
            other.push("Cat Poe");
            proptest::prop_assert!(!are_reordered(&names, &other));
        }
    }

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
