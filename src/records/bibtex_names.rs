//! The author lists of BibTeX: names parted by `and`.

use std::borrow::Cow;

use super::tex::decoded;

/// The names of a field as plain text, and whether "others" are among them.
pub(super) fn decoded_names(field: &str) -> (Vec<Cow<'_, str>>, bool) {
    let (mut names, mut and_others) = (Vec::new(), false);
    if !field.is_empty() {
        each_name(field, |name| match name {
            "" => {}
            "others" => and_others = true,
            name => names.push(decoded(name)),
        });
    }
    (names, and_others)
}

/// The names of an author field: parted by the word "and" in any case (so does BibTeX), outside braces.
fn each_name<'a>(field: &'a str, mut name: impl FnMut(&'a str)) {
    let bytes = field.as_bytes();
    let mut start = 0;
    let mut depth = 0_usize;
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            b'a' | b'A' if depth == 0 && is_and(bytes, at) => {
                name(field[start..at].trim_ascii());
                at += 3;
                start = at;
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    name(field[start..].trim_ascii());
}

/// Is this the word "and" with white space, or nothing, around it?
fn is_and(bytes: &[u8], at: usize) -> bool {
    let is_edge = |byte: Option<&u8>| byte.is_none_or(u8::is_ascii_whitespace);
    bytes[at..].get(..3).is_some_and(|word| word.eq_ignore_ascii_case(b"and"))
        && is_edge(at.checked_sub(1).and_then(|before| bytes.get(before)))
        && is_edge(bytes.get(at + 3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_parted_by_a_word_and_kept_as_written() {
        let parted = |field| {
            let mut names = Vec::new();
            each_name(field, |name| names.push(name));
            names
        };
        for (field, expected) in [
            ("Ann A and Bob B", vec!["Ann A", "Bob B"]),
            ("Ann A\n\tAND\n  B, Jr, Bob", vec!["Ann A", "B, Jr, Bob"]),
            ("Anders Sandand and And, Metin", vec!["Anders Sandand", "And, Metin"]),
            ("{Barnes and Noble} and {A {and} B}", vec!["{Barnes and Noble}", "{A {and} B}"]),
            ("Ann A and and Bob B and", vec!["Ann A", "", "Bob B", ""]),
            ("and", vec!["", ""]),
        ] {
            assert_eq!(parted(field), expected, "{field}");
        }
    }
}
