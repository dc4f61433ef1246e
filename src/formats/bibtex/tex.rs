//! LaTeX as it stands in names and titles, made plain text.
//!
//! Accents in all their spellings (`{\"o}`, `\"{o}`, `\"o`, `\'{\i}`, `\v c`), letters with a name (`\ss`,
//! `\L`), escaped signs, ties and dashes. Braces and formatting vanish, what is between them stays. Each accent
//! becomes a combining mark behind its letter; the result is in normal form C.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::compose;

/// The text that LaTeX would print, with single spaces, borrowed where it is the same.
pub(super) fn decoded(tex: &str) -> Cow<'_, str> {
    let tex = tex.trim_ascii();
    if is_plain(tex) { Cow::Borrowed(tex) } else { Cow::Owned(Decoder::new(tex, Use::Prose).run()) }
}

/// The same for names, in which a superscript is a footnote mark.
pub(super) fn decoded_name(tex: &str) -> Cow<'_, str> {
    let tex = tex.trim_ascii();
    if is_plain(tex) { Cow::Borrowed(tex) } else { Cow::Owned(Decoder::new(tex, Use::Name).run()) }
}

/// The same for identifiers, in which `~` and `--` mean themselves.
pub(super) fn decoded_verbatim(tex: &str) -> Cow<'_, str> {
    let tex = tex.trim_ascii();
    if memchr::memchr3(b'\\', b'{', b'$', tex.as_bytes()).is_none() {
        return Cow::Borrowed(tex);
    }
    Cow::Owned(Decoder::new(tex, Use::Identifier).run())
}

/// What a text is used for.
#[derive(Clone, Copy, PartialEq)]
enum Use {
    Prose,
    Name,
    /// `~` and `--` mean themselves.
    Identifier,
}

/// Is there nothing to decode? Looks at all bytes, which takes less time than to stop at one.
fn is_plain(tex: &str) -> bool {
    signs(tex) & SPECIAL == 0
}

/// The classes of the signs in a text.
pub(super) fn signs(tex: &str) -> u8 {
    let (mut found, mut before) = (0, 0);
    for &byte in tex.as_bytes() {
        let class = CLASSES[usize::from(byte)];
        let is_second = byte == before;
        found |= class & !DOUBLE | if is_second { (class & DOUBLE) >> 1 } else { 0 };
        before = byte;
    }
    found
}

/// What LaTeX does not print as it is.
pub(super) const SPECIAL: u8 = 1;
/// Two of them in a row are special.
const DOUBLE: u8 = 2;
/// What separates names, or parts of them.
pub(super) const SEPARATOR: u8 = 4;
/// What has the name of a part before it.
pub(super) const EQUALS: u8 = 8;

static CLASSES: [u8; 256] = {
    let mut classes = [0; 256];
    let mut byte = 0;
    while byte < classes.len() {
        classes[byte] = match byte as u8 {
            ..b' ' | b'\\' | b'{' | b'}' | b'~' | b'$' | b'`' => SPECIAL,
            b' ' | b'-' | b'\'' => DOUBLE,
            b',' | b'&' => SEPARATOR,
            b'=' => EQUALS,
            _ => 0,
        };
        byte += 1;
    }
    classes
};

/// The combining mark of an accent command.
fn accent(command: &str) -> Option<char> {
    Some(match command {
        "`" => '\u{300}',
        "'" => '\u{301}',
        "^" => '\u{302}',
        "~" => '\u{303}',
        "=" => '\u{304}',
        "u" | "uarc" => '\u{306}',
        "." => '\u{307}',
        "\"" => '\u{308}',
        "h" => '\u{309}',
        "r" | "ocirc" => '\u{30a}',
        "H" => '\u{30b}',
        "v" | "soft" => '\u{30c}',
        "G" => '\u{30f}',
        "f" => '\u{311}',
        "d" | "udot" => '\u{323}',
        "textcommabelow" => '\u{326}',
        "c" => '\u{327}',
        "k" | "polhk" => '\u{328}',
        "b" => '\u{331}',
        "t" => '\u{361}',
        _ => return None,
    })
}

/// What a command prints that takes no argument.
fn symbol(command: &str) -> Option<&'static str> {
    Some(match command {
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
        "th" => "þ",
        "TH" => "Þ",
        "dj" | "dbar" => "đ",
        "DJ" | "Dbar" => "Đ",
        "ng" => "ŋ",
        "NG" => "Ŋ",
        "ij" => "ĳ",
        "IJ" => "Ĳ",
        // Soft and hard signs and breathings, as MathSciNet writes them.
        "cprime" => "ʹ",
        "cdprime" => "ʺ",
        "lasp" => "ʿ",
        "rasp" => "ʾ",
        "&" => "&",
        "%" => "%",
        "$" => "$",
        "#" => "#",
        "_" => "_",
        "{" => "{",
        "}" => "}",
        " " | "\n" | "\t" | "," | ";" | ":" | ">" | "\\" | "space" | "quad" | "qquad" | "thinspace"
        | "newline" | "enspace" => " ",
        "hyphen" => "-",
        "textendash" | "endash" => "–",
        "textemdash" | "emdash" | "Dash" => "—",
        "textquoteleft" | "lq" => "‘",
        "textquoteright" | "rq" => "’",
        "textquotedblleft" => "“",
        "textquotedblright" => "”",
        "textquotesingle" => "'",
        "textquotedbl" => "\"",
        "textasciitilde" => "~",
        "textasciicircum" => "^",
        "textbackslash" => "\\",
        "textunderscore" => "_",
        "textless" => "<",
        "textgreater" => ">",
        "textbar" | "|" => "|",
        "textperiodcentered" | "cdot" => "·",
        "textexclamdown" => "¡",
        "textquestiondown" => "¿",
        "textordfeminine" => "ª",
        "textordmasculine" => "º",
        "textregistered" => "®",
        "texttrademark" => "™",
        "copyright" | "textcopyright" => "©",
        "pounds" | "textsterling" => "£",
        "euro" | "texteuro" => "€",
        "S" => "§",
        "P" => "¶",
        "dots" | "ldots" | "textellipsis" => "…",
        "slash" => "/",
        "times" => "×",
        "infty" => "∞",
        "alpha" => "α",
        "beta" => "β",
        "gamma" => "γ",
        "delta" => "δ",
        "epsilon" | "varepsilon" => "ε",
        "zeta" => "ζ",
        "eta" => "η",
        "theta" => "θ",
        "iota" => "ι",
        "kappa" => "κ",
        "lambda" => "λ",
        "mu" => "μ",
        "nu" => "ν",
        "xi" => "ξ",
        "pi" => "π",
        "rho" => "ρ",
        "sigma" => "σ",
        "tau" => "τ",
        "upsilon" => "υ",
        "phi" | "varphi" => "φ",
        "chi" => "χ",
        "psi" => "ψ",
        "omega" => "ω",
        "Gamma" => "Γ",
        "Delta" => "Δ",
        "Theta" => "Θ",
        "Lambda" => "Λ",
        "Xi" => "Ξ",
        "Pi" => "Π",
        "Sigma" => "Σ",
        "Phi" => "Φ",
        "Psi" => "Ψ",
        "Omega" => "Ω",
        // Hints for line breaks and spacing, brackets of mathematics, changes of type.
        "/" | "-" | "@" | "!" | "[" | "]" | "relax" | "protect" | "noindent" | "left" | "right" | "it"
        | "bf" | "em" | "sl" | "tt" | "sc" | "rm" | "sf" | "itshape" | "bfseries" | "scshape" | "upshape"
        | "slshape" | "rmfamily" | "sffamily" | "ttfamily" | "normalfont" | "small" | "displaystyle"
        | "textstyle" | "limits" | "null" | "empty" | "strut" | "aftergroup" | "ignorespaces" | "unskip"
        | "nobreak" | "allowbreak" | "xspace" | "leavevmode" => "",
        _ => return None,
    })
}

/// Commands whose argument is not printed with the text: keys for sorting, spaces, notes, addresses of links.
const HIDDEN: [&str; 13] = [
    "noopsort",
    "noop",
    "sortnoop",
    "SortNoop",
    "hspace",
    "vspace",
    "thanks",
    "footnote",
    "footnotemark",
    "orcidlink",
    "orcid",
    "inst",
    "href",
];

/// The horn of Vietnamese letters: as a letter of its own, or on the letter in braces behind the command.
fn horned(command: &str) -> Option<&'static str> {
    Some(match command {
        "uhorn" => "ư",
        "UHORN" => "Ư",
        "ohorn" => "ơ",
        "OHORN" => "Ơ",
        _ => return None,
    })
}

/// The two marks of commands that MathSciNet writes, the outer first.
fn double_accent(command: &str) -> Option<[char; 2]> {
    let outer = match command {
        "cftil" => '\u{303}',
        "cfac" => '\u{301}',
        "cfgr" => '\u{300}',
        "cfhook" => '\u{309}',
        "cfudot" => '\u{323}',
        _ => return None,
    };
    Some([outer, '\u{302}'])
}

/// More accents than this on one letter are noise.
const MOST_ACCENTS: usize = 8;

/// No footnote mark is longer than this.
const LONGEST_MARK: usize = 24;

/// Is a superscript a footnote mark? A letter may be one, but not inside a word: `M\textsuperscript{c}Neil`.
fn is_mark(content: &str, behind: &str) -> bool {
    let is_command = content.starts_with('\\');
    let mut letters = content.chars().filter(|c| c.is_alphabetic());
    is_command
        || letters.next().is_none()
        || letters.next().is_none() && !behind.starts_with(char::is_alphabetic)
}

struct Decoder<'a> {
    rest: &'a str,
    of: Use,
    out: String,
    /// Accents that wait for their letter, the outermost first.
    accents: Vec<char>,
    /// Is this mathematics, where spaces that TeX swallows keep words apart?
    in_math: bool,
    /// Did a mark find no letter to melt into?
    loose_marks: bool,
}

impl<'a> Decoder<'a> {
    fn new(tex: &'a str, of: Use) -> Self {
        let out = String::with_capacity(tex.len());
        Self { rest: tex, of, out, accents: Vec::new(), in_math: false, loose_marks: false }
    }

    fn run(mut self) -> String {
        let ligatures = self.of != Use::Identifier;
        while let Some(c) = self.rest.chars().next() {
            self.rest = &self.rest[c.len_utf8()..];
            match c {
                '\\' => self.command(),
                '{' => {}
                '}' => self.end_accents(),
                '$' if self.of == Use::Name && self.skip_superscript() => {}
                '$' => self.in_math = !self.in_math,
                '~' if ligatures => self.print(' '),
                '-' if ligatures && self.rest.starts_with("--") => self.ligature('—', 2),
                '-' if ligatures && self.rest.starts_with('-') => self.ligature('–', 1),
                '`' if ligatures && self.rest.starts_with('`') => self.ligature('“', 1),
                '\'' if ligatures && self.rest.starts_with('\'') => self.ligature('”', 1),
                '?' if ligatures && self.rest.starts_with('`') => self.ligature('¿', 1),
                '!' if ligatures && self.rest.starts_with('`') => self.ligature('¡', 1),
                c => self.print(c),
            }
        }
        self.end_accents();
        let length = self.out.trim_end_matches(' ').len();
        self.out.truncate(length);
        if self.loose_marks { self.out.nfc().collect() } else { self.out }
    }

    /// One sign in place of this one and the next few.
    fn ligature(&mut self, c: char, more: usize) {
        self.rest = &self.rest[more..];
        self.print(c);
    }

    /// Prints a letter under the accents that wait for it, or white space.
    fn print(&mut self, c: char) {
        if c.is_ascii_whitespace() {
            if self.accents.is_empty() && !self.out.is_empty() && !self.out.ends_with(' ') {
                self.out.push(' ');
            }
            return;
        }
        let mut last = c;
        for mark in self.accents.drain(..).rev() {
            // A small i has its dot already.
            if mark == '\u{307}' && matches!(last, 'i' | 'j') {
                continue;
            }
            match compose(last, mark) {
                Some(composed) => last = composed,
                None => {
                    self.out.push(last);
                    last = mark;
                    self.loose_marks = true;
                }
            }
        }
        self.out.push(last);
    }

    /// An accent whose group ends stands alone: as a sign of its own where that means one, or above the
    /// dotless letter behind the group.
    fn end_accents(&mut self) {
        if self.accents.is_empty() {
            return;
        }
        let behind = self.rest.trim_ascii_start().strip_prefix('\\').unwrap_or_default();
        let dotless =
            behind.starts_with(['i', 'j']) && !behind[1..].starts_with(|c: char| c.is_ascii_alphabetic());
        if dotless {
            return;
        }
        let sign = match self.accents[..] {
            ['\u{302}'] => Some('^'),
            ['\u{303}'] => Some('~'),
            _ => None,
        };
        self.accents.clear();
        self.out.extend(sign);
    }

    /// A command, whose backslash has been read.
    fn command(&mut self) {
        let letters = self.rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        let is_word = letters > 0;
        let length = if is_word { letters } else { self.rest.chars().next().map_or(0, char::len_utf8) };
        let (command, rest) = self.rest.split_at(length);
        self.rest = if is_word { rest.trim_ascii_start() } else { rest };
        if matches!(command, "(" | ")") {
            self.in_math = command == "(";
        } else if let Some(mark) = accent(command) {
            if self.accents.len() < MOST_ACCENTS {
                self.accents.push(mark);
            }
        } else if let Some(marks) = double_accent(command) {
            if self.accents.len() < MOST_ACCENTS {
                self.accents.extend(marks);
            }
        } else if let Some(letter) = horned(command) {
            self.horned(letter);
        } else if let Some(text) = symbol(command) {
            text.chars().for_each(|c| self.print(c));
        } else if matches!(command, "i" | "j") {
            let dotless = if command == "i" { 'ı' } else { 'ȷ' };
            let dotted = if command == "i" { 'i' } else { 'j' };
            self.print(if self.accents.is_empty() { dotless } else { dotted });
        } else if HIDDEN.contains(&command) {
            self.rest = self.rest.strip_prefix('*').unwrap_or(self.rest);
            self.skip_group();
        } else if command == "textsuperscript" && self.of == Use::Name && self.is_mark_in_braces() {
            self.skip_group();
        } else if !(is_word && self.rest.starts_with('{') && !self.rest.starts_with("{}")) {
            // No formatting of what follows, but something to print: `\TeX`, `\log`.
            command.chars().for_each(|c| self.print(c));
        }
        if self.in_math && is_word && rest.len() > self.rest.len() {
            self.print(' ');
        }
    }

    /// A letter with a horn, or the horn for the letter in braces that comes next.
    fn horned(&mut self, letter: &str) {
        if !self.rest.starts_with('{') || self.rest.starts_with("{}") {
            letter.chars().for_each(|c| self.print(c));
        } else if self.accents.len() < MOST_ACCENTS {
            self.accents.push('\u{31b}');
        }
    }

    /// Passes over the rest of `$^{1}$`, if it is one.
    fn skip_superscript(&mut self) -> bool {
        let Some(end) = self
            .rest
            .strip_prefix('^')
            .and_then(|content| content.get(..LONGEST_MARK.min(content.len()))?.find('$'))
        else {
            return false;
        };
        let behind = end + 2;
        let content = self.rest[1..=end].trim_matches(['{', '}']);
        let is_mark = is_mark(content, &self.rest[behind..]);
        if is_mark {
            self.rest = &self.rest[behind..];
        }
        is_mark
    }

    /// Is the group in braces that comes next a footnote mark?
    fn is_mark_in_braces(&self) -> bool {
        let Some(inside) = self.rest.strip_prefix('{') else { return false };
        let end = inside.bytes().take(LONGEST_MARK).position(|byte| byte == b'}');
        end.is_some_and(|end| is_mark(&inside[..end], &inside[end + 1..]))
    }

    /// Passes over a group in braces, if one comes next.
    fn skip_group(&mut self) {
        let mut depth = 0;
        for (at, byte) in self.rest.bytes().enumerate() {
            match byte {
                b'{' => depth += 1,
                b'}' => depth -= 1,
                _ => {}
            }
            if depth <= 0 {
                self.rest = if byte == b'}' && at > 0 { &self.rest[at + 1..] } else { self.rest };
                return;
            }
        }
        self.rest = "";
    }
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
            (r"Gel{\cprime}fand and Gel\cprime fand", "Gelʹfand and Gelʹfand"),
            (r"{\polhk{a}} \soft{t} {\Dbar}o\dbar", "ą ť Đođ"),
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
            (r#"\"{}o and \"#, "o and"),
            ("}{}}", ""),
            ("plain", "plain"),
        ] {
            assert_eq!(decoded(tex), text, "{tex}");
        }
    }

    #[test]
    fn commands_without_an_argument_print_their_names_and_swallow_spaces() {
        for (tex, text) in [
            (r"The \TeX{}book and \LaTeX", "The TeXbook and LaTeX"),
            (r"$O(n \log n)$ \textbf{bold} {\it italic}", "O(n log n) bold italic"),
            (r"L\o fstedt, P.{\,}G. \o{} x", "Løfstedt, P. G. ø x"),
            (r"{\noopsort{Aa}}Bb", "Bb"),
            ("two\n  lines\tof   text", "two lines of text"),
            (r"{\'{}\i} \~{}x \t{oo} \.{\i}", "í ~x o͡o i"),
            (r"\", ""),
            (r"\'", ""),
            (r"\é", "é"),
        ] {
            assert_eq!(decoded(tex), text, "{tex}");
        }
    }

    #[test]
    fn what_prints_nothing_vanishes_and_marks_of_any_command_are_on_their_letters() {
        for (tex, text) in [
            (r"Ann{\null} Lee", "Ann Lee"),
            (r"Ann\hspace{0pt}-Marie Lee\hspace*{1em}", "Ann-Marie Lee"),
            (r"{\aftergroup\ignorespaces} Lee", "Lee"),
            (r"An\-na Le\/e \protect\'e", "Anna Lee é"),
            (r"Tr\uhorn{u}\ohorn ng \uhorn{}", "Trương ư"),
            (r"Jir\ocirc{u} \textcommabelow{s} Nguy\cftil{e}n \cfudot{o}", "Jirů ș Nguyễn ộ"),
            (r"Ann Lee\thanks{With \emph{x}}\orcidlink{0000}\footnote{y}", "Ann Lee"),
            (r"\href{https://a.org/~x}{Ann Lee}", "Ann Lee"),
            (r"Ann Lee\textsuperscript{1,2} $^{*}$", "Ann Lee"),
            (r"Ann Lee$^\dagger$", "Ann Lee"),
            (r"M\textsuperscript{c}Neil", "McNeil"),
        ] {
            assert_eq!(decoded_name(tex), text, "{tex}");
        }
        assert_eq!(decoded(r"The 5\textsuperscript{2} $x^2$"), "The 52 x^2");
    }

    #[test]
    fn identifiers_keep_tildes_and_hyphens() {
        for (tex, text) in [("a~b--c", "a~b--c"), (r"a\_b{\textless}c{$>$}", "a_b<c>")] {
            assert_eq!(decoded_verbatim(tex), text, "{tex}");
        }
    }

    #[test]
    fn noise_takes_no_more_time_than_other_text() {
        for pattern in
            ["{", "}", "\\", "\\'", "\\v ", "\\noopsort{", "\\'{", "`", "-", "\\'{}", "\\x", "\u{301}"]
        {
            decoded(&pattern.repeat(1_000_000 / pattern.len()));
        }
    }

    /// The text that the biblatex crate makes of a title.
    fn by_biblatex(tex: &str) -> Option<String> {
        use biblatex::ChunksExt;
        let text = format!("@misc{{key, title = {{{tex}}}}}");
        let bibliography = biblatex::Bibliography::parse(&text).ok()?;
        Some(bibliography.get("key")?.title().ok()?.format_verbatim().nfc().collect())
    }

    #[test]
    fn every_accent_on_every_letter_is_what_biblatex_makes_of_it() {
        // It is no witness for `\b`, which it takes for a line and not for a macron (ḇ is `\b{b}`), nor for `\'\i`.
        let mut compared = 0;
        for accent in ["`", "'", "^", "~", "=", "u", ".", "\"", "r", "H", "v", "c", "k", "d"] {
            for letter in "aAcCdDeEgGhHIkKlLnNoOrRsStTuUwWyYzZ".chars() {
                let space = if accent.starts_with(|c: char| c.is_alphabetic()) { " " } else { "" };
                let spellings = [
                    format!("x\\{accent}{{{letter}}}y"),
                    format!("x{{\\{accent}{{{letter}}}}}y"),
                    format!("x{{\\{accent}{space}{letter}}}y"),
                    format!("x\\{accent}{space}{letter}y"),
                ];
                let mine = decoded(&spellings[0]).into_owned();
                for spelling in &spellings {
                    assert_eq!(decoded(spelling), mine, "{spelling}");
                }
                let theirs = by_biblatex(&spellings[1]).expect("biblatex reads this");
                assert_eq!(mine, theirs, "{}", spellings[1]);
                compared += 1;
            }
        }
        for letter in
            ["o", "O", "l", "L", "ss", "ae", "AE", "oe", "OE", "aa", "AA", "i", "&", "%", "$", "_", "#"]
        {
            let tex = format!("x{{\\{letter}}}y");
            assert_eq!(decoded(&tex), by_biblatex(&tex).expect("biblatex reads this"), "{tex}");
            compared += 1;
        }
        assert!(compared > 500);
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_the_decoder_panic(tex in "(\\\\[a-zA-Z'\"`^~.=]|[{}~$ \n`'-]|\\PC){0,40}") {
            let text = decoded(&tex);
            proptest::prop_assert_eq!(text.trim_ascii(), &*text);
            decoded_verbatim(&tex);
        }
    }
}
