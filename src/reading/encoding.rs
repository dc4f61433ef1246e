//! Bytes to text: what an input is encoded in, and lines that are not what they claim.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// The encoding that a byte order mark or the text itself declares, if any: an XML declaration
/// (`encoding="ISO-8859-1"`), or a comment at the start of a bibliography that JabRef, BibDesk, Emacs or TeXShop wrote.
pub(crate) fn declared(head: &[u8]) -> Option<&'static Encoding> {
    if let Some((encoding, _)) = Encoding::for_bom(head) {
        return Some(encoding);
    }
    if let Some(encoding) = without_mark(head) {
        return Some(encoding);
    }
    if head.trim_ascii_start().starts_with(b"<?xml") {
        let declaration = head.split(|&byte| byte == b'>').next()?;
        let (_, value) = std::str::from_utf8(declaration).ok()?.split_once("encoding")?;
        return Encoding::for_label(
            value.trim_start_matches([' ', '=']).split(['"', '\'']).nth(1)?.as_bytes(),
        );
    }
    const MOST_LINES: usize = 10;
    let comments = head.split(|&byte| matches!(byte, b'\n' | b'\r')).take(MOST_LINES);
    comments
        .filter_map(|line| std::str::from_utf8(line).ok()?.trim_start().strip_prefix('%'))
        .find_map(in_comment)
}

/// UTF-16 without a byte order mark: every other byte of plain letters is zero.
fn without_mark(head: &[u8]) -> Option<&'static Encoding> {
    const ENOUGH: usize = 16;
    let head = head.get(..ENOUGH)?;
    let is_text = |byte: &u8| matches!(byte, b' '..=b'~' | b'\n' | b'\r' | b'\t');
    let all = |start: usize, is: &dyn Fn(&u8) -> bool| head.iter().skip(start).step_by(2).all(is);
    if all(0, &is_text) && all(1, &|&byte| byte == 0) {
        Some(UTF_16LE)
    } else if all(1, &is_text) && all(0, &|&byte| byte == 0) {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// What a comment says, by the programs that write such: `Encoding: ISO8859_1`, `-*- coding: latin-9-unix -*-`,
/// `!TeX encoding = IsoLatin9`, `Saved with string encoding Western (ISO Latin 1)`.
fn in_comment(comment: &str) -> Option<&'static Encoding> {
    const MARKS: [&str; 4] = ["encoding:", "coding:", "encoding =", "string encoding "];
    let comment = comment.to_ascii_lowercase();
    let label = MARKS.iter().find_map(|mark| Some(comment.split_once(mark)?.1))?;
    let label = label.rsplit_once('(').map_or(label, |(_, inner)| inner);
    let label = label.trim_start().split([')', ';', '*']).next()?.trim_end_matches([' ', '-']);
    let label = label.trim_end_matches("-unix").trim_end_matches("-dos").trim_end_matches("-mac");
    named(label)
}

/// An encoding by the names that Java, Emacs and the Mac have for it.
fn named(label: &str) -> Option<&'static Encoding> {
    let plain: String = label.chars().filter(char::is_ascii_alphanumeric).collect();
    // The number of a Latin alphabet, which is not the number of its ISO 8859.
    let latin =
        plain.strip_prefix("iso").unwrap_or(&plain).strip_prefix("latin").map(|number| format!("l{number}"));
    let other = match plain.as_str() {
        "windowslatin1" => "windows-1252",
        "macroman" | "macosroman" | "westernmacosroman" => "macintosh",
        _ => label,
    };
    [latin.as_deref().unwrap_or(other), &label.replace('_', "-")]
        .iter()
        .find_map(|label| Encoding::for_label(label.as_bytes()))
}

/// The bytes as text. A line that is not UTF-8 is read as Windows-1252 and its offset in the result reported:
/// line by line, because bibliographies are pasted together from files of different encodings, and because
/// then it does not matter where an input is cut.
pub(crate) fn decode(bytes: &[u8], mut odd_line: impl FnMut(usize)) -> Cow<'_, str> {
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
pub(crate) fn normalise_line_ends(bytes: &mut Vec<u8>, start: usize, after_return: &mut bool) {
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
    fn declarations_of_xml_and_of_programs_for_bibliographies_are_believed() {
        for (head, name) in [
            ("<?xml version='1.0' encoding='ISO-8859-1'?>", "windows-1252"),
            ("% Encoding: ISO8859_1\n", "windows-1252"),
            ("% This file was created with JabRef 2.9.\r\n% Encoding: Cp1250\r\n", "windows-1250"),
            ("% -*- coding: latin-9-unix -*-\n", "ISO-8859-15"),
            ("% -*- mode: bibtex; coding: iso-8859-2 -*-\n", "ISO-8859-2"),
            ("% !TeX encoding = IsoLatin9\n", "ISO-8859-15"),
            ("%% This is BibDesk\n\n%% Saved with string encoding Western (Mac OS Roman) \n", "macintosh"),
            ("%% Saved with string encoding Unicode (UTF-8) \n", "UTF-8"),
            ("%% Saved with string encoding Western (Windows Latin 1) \n", "windows-1252"),
            ("% Encoding: EUC_JP\n", "EUC-JP"),
            ("% Encoding: UTF8\n", "UTF-8"),
            ("@\0b\0o\0o\0k\0{\0k\0,\0\n\0", "UTF-16LE"),
            ("\0@\0b\0o\0o\0k\0{\0k\0,\0\n", "UTF-16BE"),
        ] {
            assert_eq!(declared(head.as_bytes()).map(Encoding::name), Some(name), "{head}");
        }
        for head in [
            "% a comment\n",
            "plain",
            "% Encoding: no such thing\n",
            "@book{a, note={coding: latin1}}",
            "\0\x01\0\x02",
        ] {
            assert_eq!(declared(head.as_bytes()), None, "{head}");
        }
    }
}
