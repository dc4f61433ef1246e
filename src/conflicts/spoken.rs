//! Names as the words that are spoken, and whether two of them may be one person's.

use super::other_forms::{contracted, other_forms};
use crate::names::{PersonalName, Readings};

/// A name as folded words, given names first.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Spoken {
    words: Box<str>,
    /// What the words may be as well, where the name has capitals: `LEE Ann`, `Smith JAM`.
    others: Box<[Box<str>]>,
    /// The words in other forms, if [asked for](Self::in_all_spellings): with `ue` for `ü`, with short forms of given names.
    spellings: Box<[Box<str>]>,
    /// Are the others as likely?
    is_unsure: bool,
    /// Does a comma tell which words are the family name?
    has_comma: bool,
    /// The number by which dblp distinguishes homonyms.
    number: Option<Box<str>>,
    /// Which of the people of the name is meant: `Jr.`, `III`.
    generation: Option<u8>,
}

/// How two names agree, the closest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Agreement {
    /// The same words.
    Exact,
    /// The same family name, and given names that are left out or abbreviated in one of them.
    Abbreviated,
    /// The same if capitals are initials or mark the family name, which they may be.
    Unsure,
    /// A suffix is in one of them only: a father may leave out his, and so may his son.
    WithoutSuffix,
}

/// Names that may be alike: a family name and the first letter.
pub(super) type Block = (Box<str>, char);

impl Spoken {
    pub(super) fn of(name: &str) -> Self {
        let Readings { words, others, is_unsure } = Readings::of(name);
        let suffix = PersonalName::parse(name).suffix;
        let is_number = suffix.len() == 4 && suffix.bytes().all(|byte| byte.is_ascii_digit());
        Self {
            words: words.trim().into(),
            others: others.iter().map(|other| other.trim().into()).collect(),
            spellings: Box::default(),
            is_unsure,
            has_comma: name.contains(','),
            number: is_number.then(|| suffix.into()),
            generation: PersonalName::generation_of(name),
        }
    }

    /// A name that agrees by its other spellings as well: `Müller` is `Mueller`.
    pub(super) fn in_all_spellings(name: &str) -> Self {
        Self::of(name).with_spellings_of(name)
    }

    /// The same with the other spellings of the name, given as it is written.
    pub(super) fn with_spellings_of(mut self, name: &str) -> Self {
        self.spellings = other_forms(name, &self.words);
        self
    }

    /// Where names are found that may be other spellings of this one.
    pub(super) fn blocks_of_spellings(&self) -> Vec<Block> {
        let block = |words: &str| (contracted(family_of(words)).into(), first_letter(words));
        let mut blocks: Vec<Block> = self.spellings().map(block).collect();
        blocks.sort_unstable();
        blocks.dedup();
        blocks
    }

    /// Whether two names that do not agree as they are written do so in another spelling of one of them.
    pub(super) fn is_respelled(&self, other: &Self) -> bool {
        let has_others = [self, other].iter().any(|name| !name.spellings.is_empty());
        if !has_others || self.is_empty() || self.differs_in_marks(other) {
            return false;
        }
        let agrees = |one: &str| other.spellings().any(|two| agreement_of_words(one, two).is_some());
        self.spellings().any(agrees)
    }

    /// The words as they are written, and in other spellings.
    fn spellings(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&*self.words).chain(self.spellings.iter().map(|other| &**other))
    }

    /// Whether there is no letter in the name.
    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.words.split(' ')
    }

    /// The last word of the family name.
    pub(super) fn family(&self) -> &str {
        family_of(&self.words)
    }

    /// The given names and what else is before the last word.
    pub(super) fn given(&self) -> impl Iterator<Item = &str> {
        let last = self.words().count().saturating_sub(1);
        self.words().take(last)
    }

    /// What the words may be, the likeliest first, each as a text.
    pub(super) fn readings(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&*self.words).chain(self.others.iter().map(|other| &**other))
    }

    /// Where names like this are found: by its readings.
    pub(super) fn blocks(&self) -> Vec<Block> {
        let mut blocks: Vec<Block> = self.readings().map(block_of).collect();
        blocks.sort_unstable();
        blocks.dedup();
        blocks
    }

    /// The same words with the first behind the others, and with the last before them: the name as it is where family
    /// names come first or last instead.
    pub(super) fn in_other_order(&self) -> Vec<String> {
        let (Some((first, rest)), Some((start, last))) =
            (self.words.split_once(' '), self.words.rsplit_once(' '))
        else {
            return Vec::new();
        };
        let mut orders = vec![format!("{rest} {first}"), format!("{last} {start}")];
        orders.dedup();
        orders.retain(|order| self.readings().all(|reading| reading != order));
        orders
    }

    /// Whether another name has these words in the other order. Two names with a comma say which is which.
    pub(super) fn is_in_other_order(&self, other: &Self) -> bool {
        let is_told = self.has_comma && other.has_comma || self.differs_in_marks(other);
        let orders = || self.in_other_order();
        !is_told && other.readings().any(|reading| orders().iter().any(|order| order == reading))
    }

    /// Whether the first given name is known by its initial only.
    pub(super) fn is_abbreviated(&self) -> bool {
        self.given().next().is_some_and(is_initial)
    }

    /// The name with only those of its readings that other names have exactly; as it is if none has.
    pub(super) fn settled_by<'a>(&self, others: impl Iterator<Item = &'a Self> + Clone) -> Self {
        if self.others.is_empty() {
            return self.clone();
        }
        let is_met = |reading: &&str| {
            let mut readings =
                others.clone().filter(|other| !self.differs_in_marks(other)).flat_map(Self::readings);
            readings.any(|other| are_same(reading, other))
        };
        let mut met = self.readings().filter(is_met).map(Box::from);
        let Some(words) = met.next() else { return self.clone() };
        let others: Box<[Box<str>]> = met.collect();
        Self { words, is_unsure: !others.is_empty(), others, ..self.clone() }
    }

    /// How two names agree, if they do.
    pub(super) fn agreement(&self, other: &Self) -> Option<Agreement> {
        if self.is_empty() || self.differs_in_marks(other) {
            return None;
        }
        let found = self.agreement_of_readings(other)?;
        Some(if self.generation == other.generation { found } else { Agreement::WithoutSuffix })
    }

    /// Whether a number of dblp or a suffix says that two names are of different people.
    fn differs_in_marks(&self, other: &Self) -> bool {
        let are_generations = self.generation.zip(other.generation).is_some_and(|(one, two)| one != two);
        are_generations || self.number.is_some() && self.number != other.number
    }

    fn agreement_of_readings(&self, other: &Self) -> Option<Agreement> {
        let likeliest = agreement_of_words(&self.words, &other.words);
        if likeliest == Some(Agreement::Exact) || self.others.is_empty() && other.others.is_empty() {
            return likeliest;
        }
        let is_unsure = self.is_unsure || other.is_unsure;
        let by_words = likeliest.map(|found| if is_unsure { Agreement::Unsure } else { found });
        let pairs = self.readings().flat_map(|one| other.readings().map(move |two| (one, two)));
        let found = pairs.filter_map(|(one, two)| agreement_of_words(one, two));
        let by_others = found.map(|found| if found == Agreement::Exact { found } else { Agreement::Unsure });
        by_words.into_iter().chain(by_others).min()
    }
}

fn family_of(words: &str) -> &str {
    words.rsplit(' ').next().unwrap_or_default()
}

/// Where the names like this are, given as words.
pub(super) fn block_of(words: &str) -> Block {
    (family_of(words).into(), first_letter(words))
}

fn first_letter(words: &str) -> char {
    words.chars().next().unwrap_or_default()
}

fn agreement_of_words(one: &str, other: &str) -> Option<Agreement> {
    if are_same(one, other) {
        return Some(Agreement::Exact);
    }
    if first_letter(one) != first_letter(other) || family_of(one) != family_of(other) {
        return None;
    }
    is_short_for(&given_of(one), &given_of(other)).then_some(Agreement::Abbreviated)
}

/// The words before the last.
fn given_of(words: &str) -> Vec<&str> {
    words.rsplit_once(' ').map_or_else(Vec::new, |(given, _)| given.split(' ').collect())
}

/// Whether two names are the same, perhaps written in one word and in two: `Jean-Pierre` and `Jeanpierre`. Initials are no
/// parts of a word.
fn are_same(one: &str, other: &str) -> bool {
    one == other
        || one.contains(' ')
            && first_letter(one) == first_letter(other)
            && letters_of(one).eq(letters_of(other))
            && adjacent_initials(one) == adjacent_initials(other)
}

fn letters_of(words: &str) -> impl Iterator<Item = u8> {
    words.bytes().filter(|byte| *byte != b' ')
}

/// How often an initial follows another.
fn adjacent_initials(words: &str) -> usize {
    let pairs = words.split(' ').zip(words.split(' ').skip(1));
    pairs.filter(|(one, two)| is_initial(one) && is_initial(two)).count()
}

/// Whether one list of given names may be short for the other: the first agree, and the rest follow in order.
fn is_short_for(a: &[&str], b: &[&str]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let ([first, rest @ ..], [first_of_long, others @ ..]) = (short, long) else { return false };
    let mut others = others.iter();
    agree(first, first_of_long) && rest.iter().all(|name| others.any(|other| agree(name, other)))
}

/// Whether two given names are the same, or one is the initial of the other.
fn agree(a: &str, b: &str) -> bool {
    a == b || is_initial(a) && b.starts_with(a) || is_initial(b) && a.starts_with(b)
}

fn is_initial(word: &str) -> bool {
    word.chars().count() == 1 && word.chars().all(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn agreement(a: &str, b: &str) -> Option<Agreement> {
        Spoken::of(a).agreement(&Spoken::of(b))
    }

    #[test]
    fn accents_order_and_hyphens_do_not_matter() {
        for (a, b) in [
            ("Erdős, Paul", "Paul Erdos"),
            ("Jean-Pierre Roe", "Jeanpierre Roe"),
            ("LOVELACE, ADA", "Ada Lovelace"),
            ("王伟", "王 伟"),
        ] {
            assert_eq!(agreement(a, b), Some(Agreement::Exact), "{a} and {b}");
        }
    }

    #[test]
    fn suffixes_tell_father_and_son_apart() {
        for (a, b, wanted) in [
            ("Ann Lee Jr.", "Lee, Jr., Ann", Some(Agreement::Exact)),
            ("Ann Lee II", "Ann Lee 2nd", Some(Agreement::Exact)),
            ("Ann Lee Jr.", "Ann Lee", Some(Agreement::WithoutSuffix)),
            ("Ann Lee", "A. Lee III", Some(Agreement::WithoutSuffix)),
            ("Ann Lee Jr.", "Ann Lee Sr.", None),
            ("A. Lee Jr.", "Ann Lee III", None),
        ] {
            assert_eq!(agreement(a, b), wanted, "{a} and {b}");
        }
    }

    #[test]
    fn initials_and_missing_middle_names_are_short_forms() {
        for (a, b) in [
            ("J. Doe", "Jane Doe"),
            ("Jane Q. Doe", "Jane Doe"),
            ("Doe, J.Q.", "Jane Quinn Doe"),
            ("J. Doe", "J. Q. Doe"),
        ] {
            assert_eq!(agreement(a, b), Some(Agreement::Abbreviated), "{a} and {b}");
        }
    }

    #[test]
    fn case_does_not_matter_on_either_side() {
        let plain = ["Dan Fox", "Lee Ann", "Zhang Wei", "Zoltan Bon", "Ann Marie Roe", "Éva Nagy", "Jo Oz"];
        let in_capitals =
            ["Dan FOX", "LEE Ann", "ZHANG Wei", "Zoltan BON", "Ann Marie ROE", "Éva NAGY", "Jo OZ"];
        for (one, other) in plain.iter().zip(in_capitals) {
            for other in [other, &one.to_uppercase(), &one.to_lowercase()] {
                assert_eq!(agreement(one, other), Some(Agreement::Exact), "{one} and {other}");
                assert_eq!(agreement(other, one), Some(Agreement::Exact), "{other} and {one}");
            }
        }
    }

    #[test]
    fn capitals_that_may_be_initials_are_not_sure() {
        for (one, other, wanted) in [
            ("Dan FOX", "D. Fox", Some(Agreement::Abbreviated)),
            ("Smith JQ", "John Smith", Some(Agreement::Abbreviated)),
            ("Smith, JAM", "Jane Smith", Some(Agreement::Abbreviated)),
            ("Smith JAM", "Jane Smith", Some(Agreement::Unsure)),
            ("Dan FOX", "Fox Dan", Some(Agreement::Unsure)),
            ("ZHANG Wei", "Z. Wei", Some(Agreement::Unsure)),
            ("Dan FOX", "Dan Roe", None),
        ] {
            assert_eq!(agreement(one, other), wanted, "{one} and {other}");
            assert_eq!(agreement(other, one), wanted, "{other} and {one}");
        }
        let (fox, dan) = (Spoken::of("Dan FOX"), Spoken::of("Fox Dan"));
        assert!(fox.is_in_other_order(&dan) && dan.is_in_other_order(&fox));
        assert!(!Spoken::of("Fox, Dan").is_in_other_order(&Spoken::of("Dan, Fox")));
    }

    #[test]
    fn a_reading_that_others_have_is_the_one_that_is_meant() {
        let others = ["Zhang Wei", "W. Zhang"].map(Spoken::of);
        let settled = Spoken::of("ZHANG Wei").settled_by(others.iter());
        assert_eq!(settled.readings().collect::<Vec<_>>(), ["zhang wei"]);
        let open = Spoken::of("ZHANG Wei").settled_by(others[1..].iter());
        assert_eq!(open.readings().collect::<Vec<_>>(), ["wei zhang", "zhang wei"]);
    }

    #[test]
    fn other_names_do_not_agree() {
        for (a, b) in [
            ("Jane Doe", "John Doe"),
            ("J. Q. Doe", "J. R. Doe"),
            ("Jane Doe", "Jane Roe"),
            ("Doe", "Jane Doe"),
            ("", ""),
            ("Wei Wang 0001", "Wei Wang 0002"),
            ("Wei Wang 0001", "Wei Wang"),
        ] {
            assert_eq!(agreement(a, b), None, "{a} and {b}");
        }
        assert_eq!(agreement("Wei Wang", "Wei Wang 0002"), Some(Agreement::Exact));
    }
}
