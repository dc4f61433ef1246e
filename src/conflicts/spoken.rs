//! Names as the words that are spoken, and whether two of them may be one person's.

use crate::names::PersonalName;

/// A name as folded words, given names first.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Spoken {
    words: Box<str>,
    /// The number by which dblp distinguishes homonyms.
    number: Option<Box<str>>,
    /// Which of the people of the name is meant: `Jr.`, `III`.
    generation: Option<u8>,
}

/// How two names agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Agreement {
    /// The same words.
    Exact,
    /// The same family name, and given names that are left out or abbreviated in one of them.
    Abbreviated,
}

impl Spoken {
    pub(super) fn of(name: &str) -> Self {
        let parsed = PersonalName::parse(name);
        let is_number = parsed.suffix.len() == 4 && parsed.suffix.bytes().all(|byte| byte.is_ascii_digit());
        Self {
            words: parsed.words().trim().into(),
            number: is_number.then(|| parsed.suffix.into()),
            generation: PersonalName::generation_of(name),
        }
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
        self.words.rsplit(' ').next().unwrap_or_default()
    }

    /// The given names and what else is before the last word.
    pub(super) fn given(&self) -> impl Iterator<Item = &str> {
        let last = self.words().count().saturating_sub(1);
        self.words().take(last)
    }

    /// The letter with which the name begins.
    pub(super) fn letter(&self) -> char {
        self.words.chars().next().unwrap_or_default()
    }

    /// The words as a text.
    pub(super) fn text(&self) -> &str {
        &self.words
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
        orders.retain(|order| **order != *self.words);
        orders
    }

    /// Whether the first given name is known by its initial only.
    pub(super) fn is_abbreviated(&self) -> bool {
        self.given().next().is_some_and(is_initial)
    }

    /// How two names agree, if they do.
    pub(super) fn agreement(&self, other: &Self) -> Option<Agreement> {
        let are_generations = self.generation.zip(other.generation).is_some_and(|(one, two)| one != two);
        if self.is_empty() || are_generations || self.number.is_some() && self.number != other.number {
            return None;
        }
        let found = self.agreement_of_words(other)?;
        // A father may leave out his suffix, and so may his son.
        Some(if self.generation == other.generation { found } else { Agreement::Abbreviated })
    }

    fn agreement_of_words(&self, other: &Self) -> Option<Agreement> {
        if self.words == other.words {
            return Some(Agreement::Exact);
        }
        if self.letter() != other.letter() {
            return None;
        }
        let letters = |name: &Self| name.words.replace(' ', "");
        if letters(self) == letters(other) && self.words().count() > 1 {
            // Written in one word or in two: `Jean-Pierre` and `Jeanpierre`.
            return Some(Agreement::Exact);
        }
        let (given, of_other): (Vec<&str>, Vec<&str>) = (self.given().collect(), other.given().collect());
        let is_same_family = self.family() == other.family();
        (is_same_family && is_short_for(&given, &of_other)).then_some(Agreement::Abbreviated)
    }
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
            ("Ann Lee Jr.", "Ann Lee", Some(Agreement::Abbreviated)),
            ("Ann Lee", "A. Lee III", Some(Agreement::Abbreviated)),
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
