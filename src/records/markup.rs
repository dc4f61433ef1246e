//! HTML in names: character references are decoded, inline markup is removed.

use std::borrow::Cow;

use unicode_normalization::char::compose;

use super::text::is_blank;

/// A name as a reader of the page would see it: `M&uuml;ller` is `Müller`, `<strong>Lee</strong><sup>1</sup>` is `Lee`.
/// References that were escaped twice are decoded, unknown ones and a plain `&` or `<` stay. Borrowed where there is
/// nothing to do.
///
/// Apply it before a text is split into names: references end in a semicolon. It is not meant for titles, in which a
/// superscript is no footnote mark.
pub(crate) fn unescaped(text: &str) -> Cow<'_, str> {
    let text = match memchr::memchr(b'&', text.as_bytes()) {
        Some(first) if text[first..].contains(';') => Cow::Owned(decoded(text)),
        _ => Cow::Borrowed(text),
    };
    match memchr::memchr(b'<', text.as_bytes()) {
        Some(first) if text[first..].contains('>') => Cow::Owned(without_tags(&text)),
        _ => text,
    }
}

/// A title as a reader of the page would see it, without the tags that stand in titles: `<i>in vivo</i> &amp; more` is
/// `in vivo & more`. What may be a sign, as in `a < b`, stays. Borrowed where there is nothing to do.
pub(crate) fn plain_title(title: &str) -> Cow<'_, str> {
    let title = match memchr::memchr(b'&', title.as_bytes()) {
        Some(first) if title[first..].contains(';') => Cow::Owned(decoded(title)),
        _ => Cow::Borrowed(title),
    };
    if memchr::memchr(b'<', title.as_bytes()).is_none() {
        return title;
    }
    let mut plain = String::with_capacity(title.len());
    let mut rest = &*title;
    while let Some((before, behind)) = rest.split_once('<') {
        plain.push_str(before);
        rest = match behind.split_once('>') {
            Some((tag, behind)) if is_tag_of_title(tag) => behind,
            _ => {
                plain.push('<');
                behind
            }
        };
    }
    plain.push_str(rest);
    Cow::Owned(plain)
}

/// Is this the inside of a tag that sources write into titles: HTML, JATS or MathML?
fn is_tag_of_title(tag: &str) -> bool {
    const NAMES: [&str; 25] = [
        "i",
        "b",
        "u",
        "em",
        "strong",
        "sub",
        "sup",
        "inf",
        "sc",
        "scp",
        "small",
        "tt",
        "span",
        "p",
        "br",
        "font",
        "it",
        "bold",
        "italic",
        "title",
        "math",
        "inline-formula",
        "tex-math",
        "monospace",
        "underline",
    ];
    let tag = tag.trim_start_matches('/');
    let name = &tag[..tag.find(|c: char| c.is_whitespace() || c == '/').unwrap_or(tag.len())];
    let (prefix, local) = name.split_once(':').unwrap_or_default();
    matches!(prefix, "mml" | "jats" | "m") && !local.is_empty()
        || NAMES.iter().any(|known| known.eq_ignore_ascii_case(name))
}

fn decoded(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = memchr::memchr(b'&', rest.as_bytes()) {
        let (before, reference) = rest.split_at(at);
        let (character, length) = character(reference).unwrap_or(('&', 1));
        out.push_str(before);
        out.push(character);
        rest = &reference[length..];
    }
    out.push_str(rest);
    out
}

/// The character that a text refers to where it begins, and the length of the reference.
fn character(text: &str) -> Option<(char, usize)> {
    const LONGEST: usize = 16;
    let mut inside = &text[1..];
    while let Some(escaped_again) = inside.strip_prefix("amp;") {
        inside = escaped_again;
    }
    let is_escaped = inside.len() + 1 < text.len();
    let end = inside.bytes().take(LONGEST).position(|byte| byte == b';');
    let known = end.and_then(|end| Some((meaning(&inside[..end])?, end + 1)));
    match known {
        Some((character, length)) => Some((character, text.len() - inside.len() + length)),
        None => is_escaped.then_some(('&', text.len() - inside.len())),
    }
}

fn meaning(reference: &str) -> Option<char> {
    let Some(number) = reference.strip_prefix('#') else { return named(reference) };
    let number = match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16).ok()?,
        None => number.parse().ok()?,
    };
    // What HTML makes of numbers that Windows-1252 uses and Unicode does not.
    let bytes = u8::try_from(number).ok().filter(|byte| (0x80..0xa0).contains(byte));
    match bytes {
        Some(byte) => encoding_rs::WINDOWS_1252.decode_without_bom_handling(&[byte]).0.chars().next(),
        None => char::from_u32(number).filter(|c| *c != '\0'),
    }
}

/// A character by its name in HTML: Latin letters with accents, and the signs that occur among names.
fn named(name: &str) -> Option<char> {
    Some(match name {
        "amp" | "AMP" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" | "ensp" | "emsp" | "thinsp" => ' ',
        "shy" => '\u{ad}',
        "zwnj" => '\u{200c}',
        "zwj" => '\u{200d}',
        "lrm" => '\u{200e}',
        "rlm" => '\u{200f}',
        "hyphen" | "dash" => '-',
        "ndash" => '–',
        "mdash" => '—',
        "lsquo" => '‘',
        "rsquo" => '’',
        "sbquo" => '‚',
        "ldquo" => '“',
        "rdquo" => '”',
        "bdquo" => '„',
        "prime" => '′',
        "acute" => '´',
        "grave" => '`',
        "uml" => '¨',
        "cedil" => '¸',
        "middot" => '·',
        "bull" => '•',
        "hellip" => '…',
        "comma" => ',',
        "semi" => ';',
        "period" => '.',
        "lpar" => '(',
        "rpar" => ')',
        "lsqb" => '[',
        "rsqb" => ']',
        "ast" => '*',
        "dagger" => '†',
        "Dagger" => '‡',
        "sect" => '§',
        "para" => '¶',
        "num" => '#',
        "sup1" => '¹',
        "sup2" => '²',
        "sup3" => '³',
        "ordf" => 'ª',
        "ordm" => 'º',
        "szlig" => 'ß',
        "aelig" => 'æ',
        "AElig" => 'Æ',
        "oelig" => 'œ',
        "OElig" => 'Œ',
        "ijlig" => 'ĳ',
        "IJlig" => 'Ĳ',
        "oslash" => 'ø',
        "Oslash" => 'Ø',
        "lstrok" => 'ł',
        "Lstrok" => 'Ł',
        "dstrok" => 'đ',
        "Dstrok" => 'Đ',
        "hstrok" => 'ħ',
        "Hstrok" => 'Ħ',
        "tstrok" => 'ŧ',
        "Tstrok" => 'Ŧ',
        "lmidot" => 'ŀ',
        "Lmidot" => 'Ŀ',
        "eth" => 'ð',
        "ETH" => 'Ð',
        "thorn" => 'þ',
        "THORN" => 'Þ',
        "eng" => 'ŋ',
        "ENG" => 'Ŋ',
        "inodot" | "imath" => 'ı',
        "kgreen" => 'ĸ',
        _ => return accented(name),
    })
}

/// `eacute`, `Scaron`: a letter and what is on it.
fn accented(name: &str) -> Option<char> {
    let letter = name.chars().next().filter(char::is_ascii_alphabetic)?;
    let mark = match &name[1..] {
        "grave" => '\u{300}',
        "acute" => '\u{301}',
        "circ" => '\u{302}',
        "tilde" => '\u{303}',
        "macr" => '\u{304}',
        "breve" => '\u{306}',
        "dot" => '\u{307}',
        "uml" => '\u{308}',
        "ring" => '\u{30a}',
        "dblac" => '\u{30b}',
        "caron" => '\u{30c}',
        "cedil" => '\u{327}',
        "ogon" => '\u{328}',
        _ => return None,
    };
    compose(letter, mark)
}

/// Markup that says how a text looks; anything else between `<` and `>` is not markup but text.
const TAGS: [&str; 22] = [
    "sup", "sub", "strong", "b", "i", "em", "u", "s", "span", "font", "scp", "sc", "small", "big", "tt",
    "code", "italic", "bold", "a", "p", "br", "div",
];

fn without_tags(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = memchr::memchr(b'<', rest.as_bytes()) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let Some((name, length)) = tag(rest) else {
            out.push('<');
            rest = &rest[1..];
            continue;
        };
        rest = &rest[length..];
        match name {
            "sup" => rest = after_mark(rest).unwrap_or(rest),
            "p" | "br" | "div" => out.push(' '),
            _ => {}
        }
    }
    out.push_str(rest);
    out
}

/// The name of the tag that a text begins with, and the length of the tag.
fn tag(text: &str) -> Option<(&'static str, usize)> {
    let inside = &text[1..];
    let inside = inside.strip_prefix('/').unwrap_or(inside);
    let length = inside.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let known = TAGS.iter().find(|known| inside[..length].eq_ignore_ascii_case(known))?;
    let attributes = &inside[length..];
    let is_tag = attributes.starts_with(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>'));
    let end = attributes.bytes().take_while(|byte| *byte != b'<').position(|byte| byte == b'>')?;
    is_tag.then_some((*known, text.len() - attributes.len() + end + 1))
}

/// What follows a superscript that is a footnote mark. Letters may be such marks, but not inside a word: `M<sup>c</sup>Neil`.
fn after_mark(text: &str) -> Option<&str> {
    const LONGEST: usize = 24;
    let end = text.bytes().take(LONGEST).position(|byte| byte == b'<')?;
    let (_, length) = tag(&text[end..])?;
    let (content, after) = (&text[..end], &text[end + length..]);
    let mut parts = content.split(|c: char| c == ',' || c == ';' || is_blank(c));
    let is_letter = |part: &str| part.chars().nth(1).is_none();
    let is_mark = |part: &str| !part.contains(char::is_alphabetic) || is_letter(part);
    let is_inside_word = content.contains(char::is_alphabetic) && after.starts_with(char::is_alphabetic);
    (parts.all(is_mark) && !is_inside_word).then_some(after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn character_references_are_decoded_even_if_escaped_twice() {
        for (text, wanted) in [
            ("M&uuml;ller", "Müller"),
            ("M&#252;ller &#xFC;", "Müller ü"),
            ("O&apos;Neil, D&rsquo;Arc", "O'Neil, D’Arc"),
            ("M&amp;uuml;ller; M&amp;amp;#252;ller", "Müller; Müller"),
            ("&Scaron;&#269;&zdot;&Lstrok;&oslash;&ccedil;&odblac;", "ŠčżŁøçő"),
            ("Ann&nbsp;Lee &amp; Bob", "Ann Lee & Bob"),
            ("O&#146;Neil", "O’Neil"),
        ] {
            assert_eq!(unescaped(text), wanted, "{text}");
        }
    }

    #[test]
    fn what_is_no_reference_and_no_markup_stays() {
        for text in [
            "R&D",
            "AT&T; x",
            "a < b; c > d",
            "Lee <ann@example.org>",
            "&foo;",
            "&#0;",
            "&;",
            "&",
            "<x>",
            "<sup",
            "é&é;",
        ] {
            assert_eq!(unescaped(text), text);
        }
    }

    #[test]
    fn inline_markup_vanishes_and_footnote_marks_with_it() {
        for (text, wanted) in [
            ("<strong>Lee, Ann</strong>", "Lee, Ann"),
            ("<span class=\"x\">Ann</span> <SCP>Lee</SCP>", "Ann Lee"),
            ("Ann Lee<sup>1,2</sup>; Bob Roe<sup>a, *</sup>", "Ann Lee; Bob Roe"),
            ("M<sup>c</sup>Neil", "McNeil"),
            ("&lt;b&gt;Ann&lt;/b&gt;<br/>Lee", "Ann Lee"),
        ] {
            assert_eq!(unescaped(text), wanted, "{text}");
        }
    }
}
