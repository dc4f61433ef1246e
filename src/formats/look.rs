//! A look at the head of an input: few formats are worth a closer one.

use crate::records::Format;
use crate::records::text::is_blank;

/// What the head of an input shows at a glance.
pub(super) struct Look {
    /// The first byte of the text, after white space.
    first: Option<u8>,
    /// For the first letter of a line the second ones, a bit each: white space before them and their case do not count.
    line_starts: [u32; 26],
}

impl Look {
    pub(super) fn at(head: &str) -> Self {
        let first = head.trim_start().bytes().next();
        let mut line_starts = [0; 26];
        let line_ends = memchr::memchr_iter(b'\n', head.as_bytes()).map(|end| end + 1);
        for start in std::iter::once(0).chain(line_ends) {
            if let [Some(first), Some(second)] = letters_at(head, start).map(number) {
                line_starts[first] |= 1 << second;
            }
        }
        Self { first, line_starts }
    }

    /// Might the input have this format?
    pub(super) fn allows(&self, format: &Format) -> bool {
        let Format { opening, line_starts, .. } = format;
        let opens = opening.is_empty() || self.first.is_some_and(|first| opening.contains(&first));
        opens && (line_starts.is_empty() || line_starts.iter().any(|start| self.has_line(start)))
    }

    fn has_line(&self, start: &[u8; 2]) -> bool {
        matches!(start.map(number), [Some(first), Some(second)] if self.line_starts[first] >> second & 1 == 1)
    }
}

/// The first two bytes of the line that starts here, without white space before them.
fn letters_at(head: &str, start: usize) -> [u8; 2] {
    let mut line = &head.as_bytes()[start..];
    while let [b' ' | b'\t', rest @ ..] = line {
        line = rest;
    }
    // Other white space is rare.
    if line.first().is_some_and(|byte| *byte < b' ' || !byte.is_ascii()) {
        let inside = head[start..].lines().next().unwrap_or_default().trim_start_matches(is_blank);
        line = inside.as_bytes();
    }
    line.first_chunk().copied().unwrap_or_default()
}

/// The number of a letter.
fn number(letter: u8) -> Option<usize> {
    letter.is_ascii_alphabetic().then(|| usize::from(letter.to_ascii_lowercase() - b'a'))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::formats::FORMATS;

    /// The lines of all fixtures, in which tags, keys and brackets of every format occur.
    fn lines_of_fixtures() -> Vec<String> {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures");
        let files = std::fs::read_dir(folder).expect("the fixtures").map(|file| file.expect("a file").path());
        let mut files: Vec<_> = files.filter(|path| path.is_file()).collect();
        files.sort();
        let texts = files.iter().filter_map(|path| std::fs::read_to_string(path).ok());
        texts.flat_map(|text| text.lines().take(20).map(str::to_owned).collect::<Vec<_>>()).collect()
    }

    proptest! {
        #[test]
        fn a_look_rules_out_no_format_that_its_detector_recognizes(
            picks in proptest::collection::vec((0_usize..10_000, 0_usize..4), 1..12),
            indent in "[ \u{a0}\u{feff}\t]{0,2}",
        ) {
            let all = lines_of_fixtures();
            let case = |line: &str, case: usize| match case {
                0 => line.to_lowercase(),
                1 => format!("{indent}{line}"),
                _ => line.to_owned(),
            };
            let picked = picks.iter().map(|&(line, kind)| case(&all[line % all.len()], kind));
            let text = picked.collect::<Vec<_>>().join("\n");
            let look = Look::at(&text);
            let is_json = |format: &&&Format| format.opening.contains(&b'{');
            for format in FORMATS.iter().filter(|format| !is_json(format)) {
                let is_recognized = (format.detect)(&text);
                prop_assert!(!is_recognized || look.allows(format), "{}: {text}", format.name);
            }
        }
    }

    #[test]
    fn few_formats_are_worth_a_closer_look() {
        let asked = |text: &str| {
            let look = Look::at(text);
            FORMATS.iter().filter(|format| look.allows(format)).count()
        };
        let any = asked("x");
        assert!(any < FORMATS.len() / 2);
        assert_eq!(asked("- kind: article\n  key: a\n"), any);
        assert!(asked("\n <a>") > any && asked("{") > any && asked("x\n  TY  - JOUR") > any);
    }
}
