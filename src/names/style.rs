//! How names are written for people: the given name first or last, and in full where the full name is usual.

use std::borrow::Cow;

use super::folding::folded;
use super::groups::is_group;
use super::person::{PersonalName, is_east_asian};

/// How the names of people are shown. Ids and the order of names do not depend on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
#[non_exhaustive]
pub enum NameStyle {
    /// Given name first, in the fullest of the frequent forms: Ann Lee
    FirstLast,
    /// Family name first, in the fullest of the frequent forms: Lee, Ann
    LastFirst,
    /// The most frequent spelling, as written
    #[default]
    AsWritten,
}

impl NameStyle {
    /// The name of the style, as `--name-style` takes it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::FirstLast => "first-last",
            Self::LastFirst => "last-first",
            Self::AsWritten => "as-written",
        }
    }

    /// A name in this style. Groups, single words and names in Han, Kana or Hangul stay as they are.
    ///
    /// # Examples
    /// ```
    /// use coauth::names::NameStyle;
    ///
    /// assert_eq!(NameStyle::FirstLast.written("Beethoven, Ludwig van"), "Ludwig van Beethoven");
    /// assert_eq!(NameStyle::LastFirst.written("Ludwig van Beethoven"), "van Beethoven, Ludwig");
    /// assert_eq!(NameStyle::FirstLast.written("王伟"), "王伟");
    /// ```
    #[must_use]
    pub fn written(self, text: &str) -> Cow<'_, str> {
        let name = PersonalName::parse(text);
        // Without a comma, only the usual order is sure: "Qinghua YAN" looks like a family name with initials.
        let after_given = text.trim_start().strip_prefix(name.given);
        let is_sure = text.contains(',') || after_given.is_some_and(|rest| rest.starts_with(' '));
        let has_parts = is_sure && !name.given.is_empty() && !name.family.is_empty();
        if self == Self::AsWritten || !has_parts || is_east_asian(text) || is_group(text) {
            return text.into();
        }
        let PersonalName { given, particle, family, suffix } = name;
        let joined = |parts: &[&str]| {
            parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" ")
        };
        let styled = match self {
            Self::LastFirst => {
                let mut styled = format!("{}, {given}", joined(&[particle, family]));
                match suffix {
                    "" => {}
                    // A number of dblp belongs to the whole name.
                    number if number.bytes().all(|byte| byte.is_ascii_digit()) => {
                        styled = format!("{styled} {number}");
                    }
                    suffix => styled = format!("{styled}, {suffix}"),
                }
                styled
            }
            _ => joined(&[given, particle, family, suffix]),
        };
        // What the parts do not cover must not be lost.
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
        if letters(&styled) == letters(text) { styled.into() } else { text.into() }
    }
}

/// Whether a spelling is the same name as another, with initials in full or middle names added: "Ann B. Lee" for
/// "A. Lee".
pub(crate) fn is_fuller(spelling: &str, than: &str) -> bool {
    let [full, short] = [spelling, than].map(PersonalName::parse);
    let family = |name: &PersonalName<'_>| folded(&format!("{} {}", name.particle, name.family));
    if family(&full) != family(&short) || full.suffix != short.suffix {
        return false;
    }
    let words = |given: &str| -> Vec<String> {
        given.split([' ', '.', '-']).map(folded).filter(|word| !word.is_empty()).collect()
    };
    let (full, short) = (words(full.given), words(short.given));
    let letters = |words: &[String]| words.iter().map(String::len).sum::<usize>();
    let fits = |(full, short): (&String, &String)| {
        full == short || short.chars().count() == 1 && full.starts_with(short.as_str())
    };
    full.len() >= short.len()
        && !short.is_empty()
        && letters(&full) > letters(&short)
        && full.iter().zip(&short).all(fits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_given_name_is_first_or_last() {
        for (text, first_last, last_first) in [
            ("Lee, Ann", "Ann Lee", "Lee, Ann"),
            ("Ann Lee", "Ann Lee", "Lee, Ann"),
            ("Smith JQ", "Smith JQ", "Smith JQ"),
            ("Qinghua YAN", "Qinghua YAN", "Qinghua YAN"),
            ("Ann A", "Ann A", "Ann A"),
            ("Davis, Jr., Sam", "Sam Davis Jr.", "Davis, Sam, Jr."),
            ("van der Berg, Ludwig", "Ludwig van der Berg", "van der Berg, Ludwig"),
            ("Smith, John 3rd", "John Smith 3rd", "Smith, John, 3rd"),
            ("Smith, John Jr.", "John Smith Jr.", "Smith, John, Jr."),
            ("Wei Wang 0001", "Wei Wang 0001", "Wang, Wei 0001"),
            ("Mausam", "Mausam", "Mausam"),
            ("山田太郎", "山田太郎", "山田太郎"),
            ("ATLAS Collaboration", "ATLAS Collaboration", "ATLAS Collaboration"),
            ("", "", ""),
            (",", ",", ","),
        ] {
            assert_eq!(NameStyle::FirstLast.written(text), first_last, "{text}");
            assert_eq!(NameStyle::LastFirst.written(text), last_first, "{text}");
            assert_eq!(NameStyle::AsWritten.written(text), text);
        }
    }

    #[test]
    fn a_fuller_name_adds_to_a_name_and_changes_nothing() {
        for (full, short, is_it) in [
            ("Ann Lee", "A. Lee", true),
            ("Lee, Ann B.", "Ann Lee", true),
            ("Ann Lee", "Lee A", true),
            ("Ann Lee", "Ann Lee", false),
            ("Bob Lee", "A. Lee", false),
            ("Ann Leeds", "A. Lee", false),
            ("Anna Lee", "Ann Lee", false),
            ("Lee", "A. Lee", false),
            ("Ann Lee", "Lee", false),
        ] {
            assert_eq!(is_fuller(full, short), is_it, "{full} for {short}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_letter_of_a_name_is_lost(text in "[A-Za-zé., -]{0,20}") {
            let letters = |text: &str| {
                let mut letters: Vec<char> = text.chars().filter(|c| c.is_alphabetic()).collect();
                letters.sort_unstable();
                letters
            };
            for style in [NameStyle::FirstLast, NameStyle::LastFirst] {
                proptest::prop_assert_eq!(letters(&style.written(&text)), letters(&text));
            }
        }
    }
}
