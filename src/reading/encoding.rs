//! What the beginning of an input declares as its encoding, and how line ends and byte order marks become one.

use encoding_rs::{Encoding, ISO_2022_JP, UTF_16BE, UTF_16LE};

/// The encoding that a byte order mark or the text itself declares, if any: an XML declaration
/// (`encoding="ISO-8859-1"`), or a comment at the start of a bibliography that JabRef, BibDesk, Emacs or TeXShop wrote.
pub(crate) fn declared(head: &[u8]) -> Option<&'static Encoding> {
    if let Some((encoding, _)) = Encoding::for_bom(head) {
        return Some(encoding);
    }
    if let Some(encoding) = without_mark(head) {
        return Some(encoding);
    }
    if has_escapes_of_japanese(head) {
        return Some(ISO_2022_JP);
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

/// ISO-2022-JP, in which every byte is one of ASCII: escapes say where Japanese begins, and the others where it ends.
fn has_escapes_of_japanese(head: &[u8]) -> bool {
    const BEGINNINGS: [&[u8]; 2] = [b"\x1b$B", b"\x1b$@"];
    const ENDS: [&[u8]; 2] = [b"\x1b(B", b"\x1b(J"];
    let begins = BEGINNINGS.iter().filter_map(|escape| memchr::memmem::find(head, escape)).min();
    begins
        .filter(|_| head.is_ascii())
        .is_some_and(|at| ENDS.iter().any(|escape| memchr::memmem::find(&head[at..], escape).is_some()))
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

/// An encoding by its names in Java, Emacs and macOS.
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

/// Normalizes the text of an input, buffer by buffer: line ends, and byte order marks.
///
/// Concatenated files have a mark at the start of each file. At the start of a line, the mark is dropped. Inside a
/// line, it ends the line if the text after it starts like the input. Elsewhere it is a character of the text.
pub(crate) struct OneText {
    after_return: bool,
    at_line_start: bool,
    /// The beginning of the input.
    opening: Vec<u8>,
    /// The end of the last buffer, which may be the start of a mark.
    held: Vec<u8>,
}

/// The byte order mark.
const MARK: &[u8] = "\u{feff}".as_bytes();

/// The number of bytes that distinguish the beginning of an input from other text; a character such as `@`, `<` or `{`
/// is enough alone.
const OPENING: usize = 5;

/// The start of the bytes in a buffer: those held back, and the new ones.
pub(crate) struct Starts {
    held: usize,
    new: usize,
}

impl Default for OneText {
    fn default() -> Self {
        Self { after_return: false, at_line_start: true, opening: Vec::new(), held: Vec::new() }
    }
}

impl OneText {
    /// Returns the bytes held back, so that more bytes can be added after them.
    pub(crate) fn resume(&mut self, buffer: &mut Vec<u8>) -> Starts {
        let held = buffer.len();
        buffer.append(&mut self.held);
        Starts { held, new: buffer.len() }
    }

    /// Normalizes the bytes that were added to a buffer. Some bytes may be held back, except at the end.
    pub(crate) fn clean(&mut self, buffer: &mut Vec<u8>, starts: Starts, is_end: bool) {
        let Starts { held: start, new } = starts;
        normalize_line_ends(buffer, new, &mut self.after_return);
        let may_have_marks = memchr::memchr(MARK[0], &buffer[start..]).is_some();
        if may_have_marks && !is_end {
            let last = start.max(buffer.len().saturating_sub(MARK.len() + OPENING - 1));
            if let Some(at) = memchr::memchr(MARK[0], &buffer[last..]) {
                self.held = buffer.split_off(last + at);
            }
        }
        self.see_opening(&buffer[start..]);
        if may_have_marks {
            self.drop_marks(buffer, start);
        }
        if let Some(last) = buffer[start..].last() {
            self.at_line_start = *last == b'\n';
        }
    }

    /// Keeps the first bytes of the text, without white space and marks before them.
    fn see_opening(&mut self, mut text: &[u8]) {
        if self.opening.is_empty() {
            text = text.trim_ascii_start();
            while let Some(rest) = text.strip_prefix(MARK) {
                text = rest.trim_ascii_start();
            }
        }
        let missing = OPENING - self.opening.len();
        self.opening.extend(text.iter().take(missing));
    }

    fn drop_marks(&self, buffer: &mut Vec<u8>, start: usize) {
        let marks: Vec<usize> =
            memchr::memmem::find_iter(&buffer[start..], MARK).map(|at| start + at).collect();
        if marks.is_empty() {
            return;
        }
        let added = buffer.split_off(start);
        let mut rest = start;
        for at in marks {
            buffer.extend_from_slice(&added[rest - start..at - start]);
            let after = &added[at - start + MARK.len()..];
            let at_line_start =
                if buffer.len() > start { buffer.ends_with(b"\n") } else { self.at_line_start };
            match at_line_start {
                true => {}
                false if self.is_opening(after) => buffer.push(b'\n'),
                false => buffer.extend_from_slice(MARK),
            }
            rest = at + MARK.len();
        }
        buffer.extend_from_slice(&added[rest - start..]);
    }

    fn is_opening(&self, text: &[u8]) -> bool {
        match self.opening.first() {
            None => false,
            Some(first) if first.is_ascii_punctuation() => text.starts_with(&[*first]),
            Some(_) => text.starts_with(&self.opening),
        }
    }
}

/// Turns `\r\n` and lone `\r` into `\n`, in place from `start` on. `after_return` carries over whether the
/// bytes before ended in `\r`.
fn normalize_line_ends(bytes: &mut Vec<u8>, start: usize, after_return: &mut bool) {
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
    fn line_ends_of_every_system_become_one_even_when_cut_between_return_and_newline() {
        let mut after_return = false;
        let mut bytes = b"a\r\nb\rc\r".to_vec();
        normalize_line_ends(&mut bytes, 0, &mut after_return);
        let start = bytes.len();
        bytes.extend(b"\nd\n");
        normalize_line_ends(&mut bytes, start, &mut after_return);
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
            ("Authors,Title\n\x1b$B;3ED\x1b(B,Knots\n", "ISO-2022-JP"),
        ] {
            assert_eq!(declared(head.as_bytes()).map(Encoding::name), Some(name), "{head}");
        }
        for head in [
            "% a comment\n",
            "plain",
            "% Encoding: no such thing\n",
            "@book{a, note={coding: latin1}}",
            "\0\x01\0\x02",
            "\x1b$B;3ED",
            "\x1b$B;3ED\x1b(B é",
        ] {
            assert_eq!(declared(head.as_bytes()), None, "{head}");
        }
    }

    /// Decodes bytes that arrive in two parts.
    fn cleaned(bytes: &[u8], cut: usize) -> String {
        let (mut text, mut buffer) = (OneText::default(), Vec::new());
        for (part, is_end) in [(&bytes[..cut], false), (&bytes[cut..], true)] {
            let starts = text.resume(&mut buffer);
            buffer.extend_from_slice(part);
            text.clean(&mut buffer, starts, is_end);
        }
        String::from_utf8(buffer).expect("text")
    }

    #[test]
    fn marks_between_files_go_and_others_stay_wherever_the_bytes_are_cut() {
        for (bytes, text) in [
            ("\u{feff}@a{x}\r\n\u{feff}@b{y}\n", "@a{x}\n@b{y}\n"),
            ("\u{feff}@a{x}\u{feff}@b{y}", "@a{x}\n@b{y}"),
            ("TY  - A\r\rER  - \u{feff}TY  - B\n", "TY  - A\n\nER  - \nTY  - B\n"),
            ("TY  - A\nTI  - \u{feff}Types", "TY  - A\nTI  - \u{feff}Types"),
            ("a\n\u{feff}\u{feff}\nb\u{feff}", "a\n\nb\u{feff}"),
            (" \u{feff} [1]\u{feff}[2] \u{fffd}\u{ff0c}", " \u{feff} [1]\n[2] \u{fffd}\u{ff0c}"),
            ("\u{feff}", ""),
        ] {
            for cut in 0..=bytes.len() {
                assert_eq!(cleaned(bytes.as_bytes(), cut), text, "{bytes:?} cut at {cut}");
            }
        }
    }
}
