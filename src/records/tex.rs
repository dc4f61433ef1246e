//! LaTeX in names and titles: accents, letters, braces.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// Text as LaTeX would set it: accents in every spelling (`{\"o}`, `\"{o}`, `\"o`, `\v{c}`, `{\'\i}`), letters
/// (`\o`, `\ss`), escaped characters (`\&`), ties, dashes and quotation marks; braces and dollar signs dropped,
/// and of commands that are not known the name, so that `\emph{x}` is x. Linear, whatever is nested how deep.
pub(super) fn decoded(tex: &str) -> Cow<'_, str> {
    let is_special = |byte: u8| matches!(byte, b'\\' | b'{' | b'}' | b'~' | b'$' | b'`');
    if !tex.bytes().any(is_special) && !tex.contains("--") && !tex.contains("''") {
        return Cow::Borrowed(tex);
    }
    let mut text = Text { text: String::with_capacity(tex.len()), marks: Vec::new() };
    let mut rest = tex;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        match c {
            '\\' => rest = text.push_command(rest),
            // An accent on nothing: \"{}
            '{' if rest.starts_with('}') => text.marks.clear(),
            '{' | '}' | '$' => {}
            '~' => text.push(' '),
            '-' => rest = text.push_run(rest, '-', &["-", "–", "—"]),
            '`' => rest = text.push_run(rest, '`', &["‘", "“"]),
            '\'' => rest = text.push_run(rest, '\'', &["'", "”"]),
            c => text.push(c),
        }
    }
    if text.text.is_ascii() { text.text.into() } else { text.text.nfc().collect::<String>().into() }
}

/// Text under construction.
struct Text {
    text: String,
    /// Accents that wait for their letter, the outermost first.
    marks: Vec<char>,
}

impl Text {
    fn push(&mut self, c: char) {
        self.text.push(c);
        if !c.is_whitespace() {
            self.text.extend(self.marks.drain(..).rev());
        }
    }

    /// A run of one character that means something else the longer it is.
    fn push_run<'a>(&mut self, rest: &'a str, c: char, by_length: &[&str]) -> &'a str {
        let more = rest.chars().take_while(|&next| next == c).count().min(by_length.len() - 1);
        by_length[more].chars().for_each(|c| self.push(c));
        &rest[more * c.len_utf8()..]
    }

    /// A command behind its backslash; returns what is behind it.
    fn push_command<'a>(&mut self, rest: &'a str) -> &'a str {
        let end = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
        if end == 0 {
            let Some(c) = rest.chars().next() else { return rest };
            let (name, behind) = rest.split_at(c.len_utf8());
            match mark(name) {
                Some(mark) => {
                    self.marks.push(mark);
                    return behind.trim_start_matches(' ');
                }
                None if c == '\\' || c.is_whitespace() => self.push(' '),
                // Discretionary hyphens and small spaces print nothing.
                None if matches!(c, '-' | '/' | ',' | ';' | ':' | '!' | '(' | ')' | '[' | ']') => {}
                None => self.push(c),
            }
            return behind;
        }
        let (name, behind) = rest.split_at(end);
        if let Some(mark) = mark(name) {
            self.marks.push(mark);
        } else if let Some(letters) = letters(name, !self.marks.is_empty()) {
            letters.chars().for_each(|c| self.push(c));
        }
        // TeX swallows the spaces behind the name of a command.
        behind.trim_start_matches(' ')
    }
}

/// The combining mark of an accent command.
fn mark(command: &str) -> Option<char> {
    Some(match command {
        "`" => '\u{300}',
        "'" => '\u{301}',
        "^" => '\u{302}',
        "~" => '\u{303}',
        "=" => '\u{304}',
        "u" => '\u{306}',
        "." => '\u{307}',
        "\"" => '\u{308}',
        "r" => '\u{30a}',
        "H" => '\u{30b}',
        "v" => '\u{30c}',
        "d" => '\u{323}',
        "c" => '\u{327}',
        "k" => '\u{328}',
        "b" => '\u{331}',
        _ => return None,
    })
}

/// What a command prints. A letter without its dot is only that if no accent comes upon it.
fn letters(command: &str, is_accented: bool) -> Option<&'static str> {
    Some(match command {
        "i" if is_accented => "i",
        "j" if is_accented => "j",
        "i" => "ı",
        "j" => "ȷ",
        "o" => "ø",
        "O" => "Ø",
        "l" => "ł",
        "L" => "Ł",
        "ss" => "ß",
        "SS" => "ẞ",
        "ae" => "æ",
        "AE" => "Æ",
        "oe" => "œ",
        "OE" => "Œ",
        "aa" => "å",
        "AA" => "Å",
        "dh" => "ð",
        "DH" => "Ð",
        "dj" => "đ",
        "DJ" => "Đ",
        "th" => "þ",
        "TH" => "Þ",
        "ng" => "ŋ",
        "NG" => "Ŋ",
        "textendash" => "–",
        "textemdash" => "—",
        "textquoteright" => "’",
        "textquoteleft" => "‘",
        "textasciitilde" => "~",
        "textasciicircum" => "^",
        "textbackslash" => "\\",
        "textunderscore" => "_",
        "TeX" => "TeX",
        "LaTeX" => "LaTeX",
        "alpha" => "α",
        "beta" => "β",
        "gamma" => "γ",
        "delta" => "δ",
        "epsilon" | "varepsilon" => "ε",
        "lambda" => "λ",
        "mu" => "μ",
        "pi" => "π",
        "sigma" => "σ",
        "omega" => "ω",
        "infty" => "∞",
        "times" => "×",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_accent_is_the_same_letter_in_every_spelling() {
        for (tex, text) in [
            (r#"{\"o}"#, "ö"),
            (r#"\"{o}"#, "ö"),
            (r#"\"o"#, "ö"),
            (r#"{\" o}"#, "ö"),
            (r"\v{c}", "č"),
            (r"{\v c}", "č"),
            (r"Erd{\H{o}}s", "Erdős"),
            (r"Mar{\'\i}a", "María"),
            (r"Mar\'{\i}a", "María"),
            (r"Mar{\'{\i}}a", "María"),
            (r"{\~{\^e}}", "ễ"),
            (r"{\L}ukasz", "Łukasz"),
            (r"S{\o}ren {\AA}s", "Søren Ås"),
            (r"Gau{\ss}", "Gauß"),
            (r"Do{\u{g}}an {\c{S}}a{\u g}", "Doğan Şağ"),
            (r"{\.I}pek I{\c s}{\i}k", "İpek Işık"),
            (r"{\k{a}}", "ą"),
        ] {
            assert_eq!(decoded(tex), text, "{tex}");
        }
    }

    #[test]
    fn markup_is_dropped_and_what_it_marks_stays() {
        for (tex, text) in [
            (r"The {UNIX} \emph{way} \& $n$--$m$ paths", "The UNIX way & n–m paths"),
            (r"Donald~E. Knuth", "Donald E. Knuth"),
            (r"``quoted'' O'Neil", "“quoted” O'Neil"),
            (r"\relax Ch", "Ch"),
            (r#"\"{}o and \"#, "o and "),
            ("}{}}", ""),
            ("plain", "plain"),
        ] {
            assert_eq!(decoded(tex), text, "{tex}");
        }
    }
}
