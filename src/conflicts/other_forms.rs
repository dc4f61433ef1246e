//! Other forms of a name: letters that are written in two ways, `Müller` and `Mueller`; short forms of given names, `William`
//! and `Bill`; family names that were joined or changed, `Lee-Fox`, `Fox, née Lee`.

use unicode_normalization::UnicodeNormalization;

use crate::names::{PersonalName, Readings, other_names_of};

/// Pairs of letters for one: `ä`, `ö`, `ü`, `ø` and `å` without these signs.
const PAIRS: [&str; 4] = ["ae", "oe", "ue", "aa"];

/// The words of a name, which are given as they are, in its other forms; none if it has none.
pub(super) fn other_forms(name: &str, words: &str) -> Box<[Box<str>]> {
    let mut others: Vec<String> = Vec::new();
    let written_out = written_out(name);
    if let Some(written_out) = written_out {
        others.push(Readings::of(&written_out).words.trim().to_owned());
    }
    if PAIRS.iter().any(|pair| words.contains(pair)) {
        others.push(words.split(' ').map(contracted_if_sure).collect::<Vec<_>>().join(" "));
    }
    if let Some((first, rest)) = words.split_once(' ') {
        others.extend(other_names_of(first).map(|other| format!("{other} {rest}")));
    }
    others.extend(of_joined_family(name));
    others.extend(before_and_after(words));
    others.retain(|other| other != words);
    others.sort_unstable();
    others.dedup();
    others.into_iter().map(String::into_boxed_str).collect()
}

/// The words of a name with each half of a joined family name: `Ann Lee-Fox`, not `Ann Al-Fox`.
fn of_joined_family(name: &str) -> Vec<String> {
    /// Shorter ones are articles and the like.
    const SHORTEST: usize = 3;
    const PARTICLES: [&str; 7] = ["abu", "bar", "ben", "bin", "ibn", "saint", "sankt"];
    let parsed = PersonalName::parse(name);
    let halves: Vec<&str> = parsed.family.split('-').collect();
    let is_half =
        |half: &&str| half.chars().count() >= SHORTEST && !PARTICLES.contains(&half.to_lowercase().as_str());
    match halves[..] {
        [_, _] if !parsed.given.is_empty() && halves.iter().all(is_half) => {
            let with_half = |half: &&str| PersonalName { family: half, ..parsed }.words();
            halves.iter().map(with_half).map(|words| words.trim().to_owned()).collect()
        }
        _ => Vec::new(),
    }
}

/// The words of a name now and before it was changed: `Ann Fox (née Lee)`.
fn before_and_after(words: &str) -> Vec<String> {
    const BORN: [&str; 4] = [" nee ", " geb ", " geborene ", " formerly "];
    let now_and_before = BORN.iter().find_map(|born| words.split_once(born));
    now_and_before.map_or_else(Vec::new, |(now, before)| {
        let given = now.rsplit_once(' ').map_or(now, |(given, _)| given);
        let was = if before.contains(' ') { before.to_owned() } else { format!("{given} {before}") };
        vec![now.to_owned(), was]
    })
}

/// A name with two letters for each that has a sign; `None` if none has.
fn written_out(name: &str) -> Option<String> {
    if name.is_ascii() {
        return None;
    }
    let (mut text, mut has_any) = (String::with_capacity(name.len() + 4), false);
    for c in name.nfc() {
        let pair = match c {
            'ä' => "ae",
            'ö' | 'ø' => "oe",
            'ü' => "ue",
            'å' => "aa",
            'Ä' => "Ae",
            'Ö' | 'Ø' => "Oe",
            'Ü' => "Ue",
            'Å' => "Aa",
            c => {
                text.push(c);
                continue;
            }
        };
        has_any = true;
        text.push_str(pair);
    }
    has_any.then_some(text)
}

/// A folded word without the second letter of each pair, where that is no letter of its own: `mueller`, not `manuela` or `yue`.
fn contracted_if_sure(word: &str) -> String {
    /// Of short words every letter counts: Yu is not Yue.
    const SHORTEST: usize = 5;
    if word.len() < SHORTEST || !word.is_ascii() {
        return word.to_owned();
    }
    contracted_where(word, |before, after| !is_vowel(before) && before != Some(b'q') && !is_vowel(after))
}

/// A folded word without the second letter of each pair, under which all spellings are found.
pub(super) fn contracted(word: &str) -> String {
    if word.is_ascii() { contracted_where(word, |_, _| true) } else { word.to_owned() }
}

fn is_vowel(letter: Option<u8>) -> bool {
    letter.is_some_and(|letter| b"aeiouy".contains(&letter))
}

/// A word of ASCII without the second letter of each pair that a test of the letters around it accepts.
fn contracted_where(word: &str, is_one: impl Fn(Option<u8>, Option<u8>) -> bool) -> String {
    let letters = word.as_bytes();
    let mut text = String::with_capacity(word.len());
    let mut at = 0;
    while let Some(letter) = letters.get(at) {
        text.push(char::from(*letter));
        let is_pair = word.get(at..at + 2).is_some_and(|pair| PAIRS.contains(&pair));
        let before = at.checked_sub(1).and_then(|before| letters.get(before)).copied();
        at += if is_pair && is_one(before, letters.get(at + 2).copied()) { 2 } else { 1 };
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_with_signs_are_written_both_ways() {
        for (name, words, expected) in [
            ("Jürgen Müller", "jurgen muller", vec!["juergen mueller"]),
            ("Juergen Mueller", "juergen mueller", vec!["jurgen muller"]),
            ("Søren Ås", "soren as", vec!["soeren aas"]),
            ("Wei Yue", "wei yue", vec![]),
            ("Bill Roe", "bill roe", vec!["william roe"]),
            ("Ann Lee-Fox", "ann lee fox", vec!["ann fox", "ann lee"]),
            ("Lee-Fox, Ann", "ann lee fox", vec!["ann fox", "ann lee"]),
            ("Ann Ben-Fox", "ann ben fox", vec![]),
            ("Ann Fox nee Lee", "ann fox nee lee", vec!["ann fox", "ann lee"]),
            ("Ann Lee", "ann lee", vec![]),
        ] {
            assert_eq!(other_forms(name, words).iter().map(|one| &**one).collect::<Vec<_>>(), expected);
        }
        assert_eq!(["haakon", "loew", "müller"].map(contracted), ["hakon", "low", "müller"]);
    }
}
