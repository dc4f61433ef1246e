//! Where the names of a field, and the parts of one, begin and end.

/// The names of an author field: separated by the word "and" in any case (so does BibTeX), outside braces, or by
/// semicolons, which are in no name.
pub(super) fn each_name<'a>(field: &'a str, mut name: impl FnMut(&'a str)) {
    let bytes = field.as_bytes();
    let mut start = 0;
    let mut depth = 0_usize;
    let mut at = 0;
    loop {
        at += bytes[at..].iter().position(|&byte| MATTERS[usize::from(byte)]).unwrap_or(bytes.len() - at);
        if at == bytes.len() {
            break;
        }
        let length = match bytes[at] {
            b'{' => {
                depth += 1;
                0
            }
            b'}' => {
                depth = depth.saturating_sub(1);
                0
            }
            b'a' | b'A' if depth == 0 && is_and(bytes, at) => 3,
            b';' if depth == 0 && is_edge(bytes.get(at + 1)) => 1,
            _ => 0,
        };
        if length > 0 {
            // `\and` is written for "and" now and then.
            let written = &field[start..at];
            name(written.strip_suffix('\\').unwrap_or(written).trim_ascii());
            start = at + length;
        }
        at += length.max(1);
    }
    name(field[start..].trim_ascii());
}

/// The bytes that may begin what separates names, or hide it.
static MATTERS: [bool; 256] = {
    let mut matters = [false; 256];
    let mut bytes: &[u8] = b"{}aA;";
    while let [byte, rest @ ..] = bytes {
        matters[*byte as usize] = true;
        bytes = rest;
    }
    matters
};

/// Is this the word "and" with white space, or nothing, around it?
fn is_and(bytes: &[u8], at: usize) -> bool {
    bytes[at..].get(..3).is_some_and(|word| word.eq_ignore_ascii_case(b"and"))
        && is_edge(before_and(bytes, at))
        && is_edge(bytes.get(at + 3))
}

/// The byte before "and", or before the backslash of `\and`.
fn before_and(bytes: &[u8], at: usize) -> Option<&u8> {
    let before = at.checked_sub(1)?;
    let before = if bytes[before] == b'\\' { before.checked_sub(1)? } else { before };
    bytes.get(before)
}

fn is_edge(byte: Option<&u8>) -> bool {
    byte.is_none_or(u8::is_ascii_whitespace)
}

/// What commas outside braces separate.
pub(super) fn parts_outside_braces(text: &str) -> Vec<&str> {
    let (mut parts, mut start, mut depth) = (Vec::new(), 0, 0_usize);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            b',' if depth == 0 => {
                parts.push(&text[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&text[start..]);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn separated(field: &str) -> Vec<&str> {
        let mut names = Vec::new();
        each_name(field, |name| names.push(name));
        names
    }

    #[test]
    fn names_are_separated_by_a_word() {
        for (field, expected) in [
            ("Ann A and Bob B", vec!["Ann A", "Bob B"]),
            ("Ann A\n\tAND\n  B, Jr, Bob", vec!["Ann A", "B, Jr, Bob"]),
            ("Anders Sandand and And, Metin", vec!["Anders Sandand", "And, Metin"]),
            ("{Barnes and Noble} and {A {and} B}", vec!["{Barnes and Noble}", "{A {and} B}"]),
            ("Ann A and and Bob B and", vec!["Ann A", "", "Bob B", ""]),
            ("and", vec!["", ""]),
        ] {
            assert_eq!(separated(field), expected, "{field}");
        }
    }
}
