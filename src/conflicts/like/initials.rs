//! HotCRP's comparison of given names: a full word in common, or initials.

/// What the given names of a person match.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct GivenNames {
    /// Words of more than one letter; one of them is enough.
    full: Vec<String>,
    /// Initials that the other given names may begin with; none if empty.
    initials: Vec<Initial>,
}

/// An initial, with any dots and blanks after it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Initial {
    letter: char,
    /// Whether it may be left out.
    is_optional: bool,
    /// Whether it stands for any word that begins with it.
    takes_word: bool,
}

impl GivenNames {
    /// What given names match: those in small letters, without accents.
    pub(super) fn of(given: &str) -> Self {
        let words: Vec<&str> = words(given).collect();
        let first_full = words.iter().position(|word| word.len() > 1).unwrap_or(words.len());
        let mut names = Self::default();
        for (at, word) in words.iter().enumerate() {
            let Some(letter) = word.chars().next() else { continue };
            if word.len() > 1 {
                names.full.push((*word).to_owned());
                if at == first_full && letter.is_ascii_alphabetic() {
                    names.initials.push(Initial { letter, is_optional: false, takes_word: false });
                }
            } else if at == 0 && first_full == words.len() {
                names.initials.push(Initial { letter, is_optional: false, takes_word: true });
            } else if at < first_full {
                names.initials.push(Initial { letter, is_optional: true, takes_word: true });
            }
        }
        names
    }

    /// Whether these given names match others. Names without a letter match all, as empty ones do.
    pub(super) fn matches(&self, other: &str) -> bool {
        if other.is_empty() || self.full.is_empty() && self.initials.is_empty() {
            return true;
        }
        words(other).any(|word| self.full.iter().any(|full| full == word)) || self.initials_match(other)
    }

    fn initials_match(&self, other: &str) -> bool {
        let text: Vec<char> = other.chars().collect();
        if self.initials.is_empty() || !text.first().is_some_and(|&c| is_word(c)) {
            return false;
        }
        let mut ends = vec![0];
        for initial in &self.initials {
            let mut next: Vec<usize> = ends.iter().flat_map(|&from| initial.ends(&text, from)).collect();
            next.sort_unstable();
            next.dedup();
            ends = next;
        }
        let is_boundary =
            |&end: &usize| end > 0 && is_word(text[end - 1]) != text.get(end).is_some_and(|&c| is_word(c));
        ends.iter().any(is_boundary)
    }
}

impl Initial {
    /// Where the initial may end that begins at a position.
    fn ends(&self, text: &[char], from: usize) -> Vec<usize> {
        let mut ends: Vec<usize> = self.is_optional.then_some(from).into_iter().collect();
        if text.get(from) != Some(&self.letter) {
            return ends;
        }
        let mut end = from + 1;
        loop {
            ends.push(end);
            let gap = text[end..].iter().take_while(|c| matches!(c, '.' | '*') || c.is_whitespace()).count();
            ends.extend((1..=gap).map(|more| end + more));
            if !self.takes_word || !text.get(end).is_some_and(char::is_ascii_lowercase) {
                return ends;
            }
            end += 1;
        }
    }
}

/// The words of a name: letters from a to z, and digits.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !is_word(c)).filter(|word| !word.is_empty())
}

fn is_word(c: char) -> bool {
    c.is_ascii_lowercase() || c.is_ascii_digit()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_match_as_in_hotcrp() {
        for (own, matching, other) in [
            ("d.", &["d.", "d.x.", "d. x.", "daniel", "daniel x.", ""][..], &["x.d.", "x. d.", "xavier"][..]),
            ("daniel", &["d.", "d.x.", "d. x.", "daniel", "daniel x."], &["x.d.", "x. d.", "xavier", "dan"]),
            ("l. peter", &["l. peter", "l. p.", "l p", "l.p.", "p.", "peter"], &["l.", "lon"]),
            ("lon peter", &["lon peter", "l. peter", "l p", "l.p.", "peter", "l.", "lon"], &["p."]),
            ("jun l.c.", &["jun l.c.", "jun", "j."], &["crimini"]),
            ("l. p.", &["l. peter", "l p", "l.p.", "l.", "lon"], &["p.", "peter"]),
        ] {
            let names = GivenNames::of(own);
            matching.iter().for_each(|given| assert!(names.matches(given), "{own} and {given}"));
            other.iter().for_each(|given| assert!(!names.matches(given), "{own} and {given}"));
        }
    }

    #[test]
    fn a_run_of_one_letter_takes_no_long_time() {
        let names = GivenNames::of("j. j.");
        assert!(!names.matches(&format!("j{}0", "j".repeat(900))));
    }
}
