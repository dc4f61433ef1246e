//! The encoding of lines that are not UTF-8: one decision an input, from the first of them.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{
    Encoding, GB18030, GBK, ISO_8859_2, ISO_8859_4, WINDOWS_1250, WINDOWS_1252, WINDOWS_1254, WINDOWS_1257,
    WINDOWS_1258,
};

use crate::error::{Error, ErrorKind, Result};

/// The encodings that an error lists. All labels of the web's encoding standard work, too.
const COMMON: &str = "windows-1250, windows-1251, windows-1252, windows-1253, windows-1254, iso-8859-1, iso-8859-2, \
                      iso-8859-7, iso-8859-9, iso-8859-15, koi8-r, gb18030, big5, shift_jis, euc-jp, euc-kr, utf-16";

/// Other alphabets of Latin letters, of which a few bytes may as well be Windows-1252.
static LATIN: [&Encoding; 6] =
    [WINDOWS_1250, WINDOWS_1254, WINDOWS_1257, WINDOWS_1258, ISO_8859_2, ISO_8859_4];

/// The encoding of this label.
///
/// # Errors
/// If there is none.
pub(super) fn labeled(label: &str) -> Result<&'static Encoding> {
    let by_code_page = || label.to_ascii_lowercase().strip_prefix("cp").and_then(of_code_page);
    let found = Encoding::for_label_no_replacement(label.as_bytes()).or_else(by_code_page);
    found.ok_or_else(|| {
        let what = format!("\"{label}\" is no encoding that coauth knows; expected one such as {COMMON}");
        Error::new(ErrorKind::Usage, what)
    })
}

/// The encoding of a code page that the standard does not list by its number.
fn of_code_page(number: &str) -> Option<&'static Encoding> {
    let label = match number {
        "932" => "shift_jis",
        "936" => "gb18030",
        "949" => "euc-kr",
        "950" => "big5",
        "20866" => "koi8-r",
        "65001" => "utf-8",
        _ => return None,
    };
    Encoding::for_label(label.as_bytes())
}

/// What the lines of an input that are not UTF-8 are read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Decision {
    pub(crate) encoding: &'static Encoding,
    /// Whether the whole input is in it, so that even a line that may be UTF-8 by chance is: two bytes of a Chinese
    /// name may be one letter in UTF-8.
    is_throughout: bool,
    reason: Reason,
}

/// Why that encoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reason {
    Specified,
    Detected,
    Unsure,
}

impl Default for Decision {
    fn default() -> Self {
        Self { encoding: WINDOWS_1252, is_throughout: false, reason: Reason::Unsure }
    }
}

impl Decision {
    pub(super) fn is_throughout(&self) -> bool {
        self.is_throughout
    }

    /// The decision in words, for a notice.
    pub(super) fn in_words(&self) -> String {
        let name = self.encoding.name();
        match self.reason {
            Reason::Specified => format!("read as {name}, as --encoding specifies"),
            Reason::Detected => format!("read as {name}, as detected"),
            Reason::Unsure => format!("read as {name}, since no other encoding is certain"),
        }
    }

    /// Decodes bytes. UTF-8 stays as it is, and the offset in the result of each other line is reported. This is done
    /// line by line, because bibliographies are often assembled from files in different encodings, and so that the
    /// result does not depend on the chunks.
    pub(crate) fn decode<'b>(&self, bytes: &'b [u8], mut odd_line: impl FnMut(usize)) -> Cow<'b, str> {
        if (!self.is_throughout || bytes.is_ascii())
            && let Ok(text) = std::str::from_utf8(bytes)
        {
            return Cow::Borrowed(text);
        }
        let mut text = String::with_capacity(bytes.len() + bytes.len() / 16);
        for line in bytes.split_inclusive(|&byte| byte == b'\n') {
            match std::str::from_utf8(line) {
                Ok(line) if !self.is_meant(line) => text.push_str(line),
                _ => {
                    odd_line(text.len());
                    text.push_str(&self.encoding.decode_without_bom_handling(line).0);
                }
            }
        }
        Cow::Owned(text)
    }

    /// Is this line in the encoding, although it may be UTF-8? Letters of two bytes can be chance, longer ones are not.
    fn is_meant(&self, line: &str) -> bool {
        let is_chance = || line.chars().all(|c| c.len_utf8() <= 2);
        let fits = || self.encoding.decode_without_bom_handling_and_without_replacement(line.as_bytes());
        self.is_throughout && !line.is_ascii() && is_chance() && fits().is_some()
    }
}

/// The first lines of an input that are not UTF-8, and how many others have letters beyond ASCII.
pub(super) struct Sample {
    detector: EncodingDetector,
    bytes: usize,
    other_lines: usize,
    utf8_lines: usize,
    /// The bytes beyond ASCII, of which a few are no evidence.
    evidence: usize,
}

impl Sample {
    /// As many bytes of such lines are enough.
    const ENOUGH: usize = 1 << 20;

    pub(super) fn new() -> Self {
        Self {
            detector: EncodingDetector::new(Iso2022JpDetection::Deny),
            bytes: 0,
            other_lines: 0,
            utf8_lines: 0,
            evidence: 0,
        }
    }

    pub(super) fn is_full(&self) -> bool {
        self.bytes >= Self::ENOUGH
    }

    pub(super) fn add(&mut self, line: &[u8]) {
        if line.is_ascii() {
            return;
        }
        if std::str::from_utf8(line).is_ok() {
            self.utf8_lines += 1;
            return;
        }
        let line = &line[..line.len().min(Self::ENOUGH - self.bytes)];
        self.other_lines += 1;
        self.bytes += line.len();
        self.evidence += line.iter().filter(|byte| !byte.is_ascii()).count();
        self.detector.feed(line, false);
        self.detector.feed(b"\n", false);
    }

    /// The decision, of which the user may have specified the encoding. `is_whole` tells whether the sample has all
    /// lines from the start of the input.
    pub(super) fn decision(mut self, specified: Option<&'static Encoding>, is_whole: bool) -> Decision {
        let (encoding, reason) = match specified {
            Some(encoding) => (encoding, Reason::Specified),
            None => self.guess(),
        };
        let is_mostly = 4 * self.utf8_lines <= self.other_lines;
        let is_throughout = is_whole && is_mostly && !encoding.is_single_byte();
        Decision { encoding, is_throughout, reason }
    }

    /// The most likely encoding, or Windows-1252 where too little is seen to be sure of another.
    fn guess(&mut self) -> (&'static Encoding, Reason) {
        self.detector.feed(b"", true);
        let guess = self.detector.guess(None, Utf8Detection::Deny);
        // Another script shows in a word, another Latin alphabet only in several.
        let is_enough = match LATIN.contains(&guess) {
            true => self.evidence >= 12 && self.other_lines >= 2,
            false => self.evidence >= 6,
        };
        if !is_enough {
            return (WINDOWS_1252, Reason::Unsure);
        }
        // The later standard has all characters of the earlier.
        (if guess == GBK { GB18030 } else { guess }, Reason::Detected)
    }
}

#[cfg(test)]
mod tests {
    use encoding_rs::{BIG5, EUC_JP, EUC_KR, KOI8_R, SHIFT_JIS, WINDOWS_1251, WINDOWS_1253};

    use super::*;

    /// The decision about lines of this text in this encoding.
    fn decided(text: &str, encoding: &'static Encoding) -> Decision {
        let bytes = encoding.encode(text).0;
        let mut sample = Sample::new();
        bytes.split_inclusive(|&byte| byte == b'\n').for_each(|line| sample.add(line));
        sample.decision(None, true)
    }

    #[test]
    fn names_of_many_scripts_come_out_right_in_their_old_encodings() {
        let cyrillic = "Иванов, Пётр\nКолмогоров, А. Н.\nО сетях соавторства\n";
        let central = "Dvořák, Antonín\nRůžička, Jan\nŽofie Wolframová\nŠimůnek, Jiří\nČerný\nŘehoř\n";
        let chinese = "张三\n李四\n王小明\n合作网络的研究\n";
        let japanese = "山田, 太郎\n鈴木, 一郎\n共著ネットワークの研究\n";
        for (text, encoding) in [
            (cyrillic, WINDOWS_1251),
            (cyrillic, KOI8_R),
            (central, WINDOWS_1250),
            (central, ISO_8859_2),
            ("Παπαδόπουλος, Γιώργος\nΔίκτυα συνεργασίας\n", WINDOWS_1253),
            (chinese, GB18030),
            ("張三\n李四\n王小明\n合作網絡的研究\n", BIG5),
            (japanese, SHIFT_JIS),
            (japanese, EUC_JP),
            ("김철수\n이영희\n공저 네트워크 연구\n", EUC_KR),
            ("Müller, Jörg\nRené Descartes\nPeña, Iñigo\nJoão Gonçalves\nÅström\n", WINDOWS_1252),
        ] {
            let bytes = encoding.encode(text).0;
            assert_eq!(decided(text, encoding).decode(&bytes, |_| ()), text, "{}", encoding.name());
        }
    }

    #[test]
    fn a_name_or_two_are_windows_1252() {
        for text in ["Thölke, P.\n", "Núñez\n", "Kārlis\n"] {
            let bytes = encoding_rs::WINDOWS_1257.encode(text).0;
            let mut sample = Sample::new();
            sample.add(&bytes);
            assert_eq!(sample.decision(None, true).encoding, WINDOWS_1252, "{text}");
        }
    }

    #[test]
    fn a_line_that_is_utf8_by_chance_is_read_like_those_around_it_and_one_that_is_surely_utf8_is_not() {
        let most = "张三\n李四\n王小明\n合作网络的研究\n";
        let chance = GB18030.encode("录么\n").0;
        assert_eq!(std::str::from_utf8(&chance), Ok("¼ô\n"));
        let bytes = [&GB18030.encode(most).0[..], &chance, "李四\n".as_bytes()].concat();
        let text = decided(most, GB18030).decode(&bytes, |_| ()).into_owned();
        assert_eq!(text, format!("{most}录么\n李四\n"));
    }

    #[test]
    fn a_line_that_is_not_utf8_is_read_by_itself_and_its_neighbors_as_utf8() {
        let mut odd = Vec::new();
        let text = Decision::default().decode(b"Th\xc3\xb6lke\nTh\xf6lke\nRe\n", |at| odd.push(at));
        assert_eq!(text, "Thölke\nThölke\nRe\n");
        assert_eq!(odd, [8]);
    }

    #[test]
    fn labels_are_those_of_the_web_and_of_code_pages() {
        for (label, name) in [
            ("CP1251", "windows-1251"),
            ("latin2", "ISO-8859-2"),
            ("cp936", "GB18030"),
            ("SJIS", "Shift_JIS"),
        ] {
            assert_eq!(
                labeled(label).expect("an encoding").name(),
                if name == "GB18030" { "gb18030" } else { name }
            );
        }
        let error = labeled("klingon").expect_err("no encoding");
        assert!(error.message().contains("\"klingon\"") && error.message().contains("koi8-r"), "{error:?}");
    }
}
