//! Bytes to text: what an input is encoded in, and lines that are not what they claim.

use std::borrow::Cow;

use encoding_rs::{Encoding, WINDOWS_1252};

/// The encoding that a byte order mark or the text itself declares, if any: an XML declaration
/// (`encoding="ISO-8859-1"`) or JabRef's first line (`% Encoding: ISO8859_1`).
pub(super) fn declared(head: &[u8]) -> Option<&'static Encoding> {
    if let Some((encoding, _)) = Encoding::for_bom(head) {
        return Some(encoding);
    }
    let first = head.split(|&byte| byte == b'>' || byte == b'\n').next()?;
    let first = std::str::from_utf8(first.get(..first.len().min(200))?).ok()?.trim_start();
    let label = if first.starts_with("<?xml") {
        let (_, value) = first.split_once("encoding")?;
        value.trim_start_matches([' ', '=']).split(['"', '\'']).nth(1)?
    } else {
        first.strip_prefix('%')?.trim_start().strip_prefix("Encoding:")?.trim()
    };
    // Java, and so JabRef, writes ISO8859_1 for ISO-8859-1.
    Encoding::for_label(label.as_bytes())
        .or_else(|| Encoding::for_label(label.replace("ISO8859_", "ISO-8859-").as_bytes()))
}

/// The bytes as text. A line that is not UTF-8 is read as Windows-1252 and its offset in the result reported:
/// line by line, because bibliographies are pasted together from files of different encodings, and because
/// then it does not matter where an input is cut.
pub(super) fn decode(bytes: &[u8], mut odd_line: impl FnMut(usize)) -> Cow<'_, str> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Cow::Borrowed(text);
    }
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 16);
    for line in bytes.split_inclusive(|&byte| byte == b'\n') {
        match std::str::from_utf8(line) {
            Ok(line) => text.push_str(line),
            Err(_) => {
                odd_line(text.len());
                text.push_str(&WINDOWS_1252.decode_without_bom_handling(line).0);
            }
        }
    }
    Cow::Owned(text)
}

/// Turns `\r\n` and lone `\r` into `\n`, in place from `start` on. `after_return` carries over whether the
/// bytes before ended in `\r`.
pub(super) fn normalise_line_ends(bytes: &mut Vec<u8>, start: usize, after_return: &mut bool) {
    if !*after_return && memchr::memchr(b'\r', &bytes[start..]).is_none() {
        return;
    }
    let mut write = start;
    for read in start..bytes.len() {
        let byte = bytes[read];
        let swallowed = byte == b'\n' && *after_return;
        *after_return = byte == b'\r';
        if !swallowed {
            bytes[write] = if byte == b'\r' { b'\n' } else { byte };
            write += 1;
        }
    }
    bytes.truncate(write);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_is_not_utf8_is_read_as_windows_1252_and_its_neighbours_as_utf8() {
        let mut odd = Vec::new();
        let text = decode(b"Th\xc3\xb6lke\nTh\xf6lke\nRe\n", |at| odd.push(at));
        assert_eq!(text, "Thölke\nThölke\nRe\n");
        assert_eq!(odd, [8]);
    }

    #[test]
    fn line_ends_of_every_system_become_one_even_when_cut_between_return_and_newline() {
        let mut after_return = false;
        let mut bytes = b"a\r\nb\rc\r".to_vec();
        normalise_line_ends(&mut bytes, 0, &mut after_return);
        let start = bytes.len();
        bytes.extend(b"\nd\n");
        normalise_line_ends(&mut bytes, start, &mut after_return);
        assert_eq!(bytes, b"a\nb\nc\nd\n");
    }

    #[test]
    fn declarations_of_xml_and_jabref_are_believed() {
        assert_eq!(declared(b"<?xml version='1.0' encoding='ISO-8859-1'?>"), Some(WINDOWS_1252));
        assert_eq!(declared(b"% Encoding: ISO8859_1\n"), Some(WINDOWS_1252));
        assert_eq!(declared(b"% a comment\n"), None);
        assert_eq!(declared(b"plain"), None);
    }
}
