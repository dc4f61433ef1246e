//! Brackets of every script: `(MIT)`, `（清华大学）`, `【东京大学】`.

use super::text::trim;

/// The bracket of ASCII that means the same. Round ones of different scripts close one another: `（MIT)` is often typed.
pub(crate) fn plain(c: char) -> char {
    match c {
        '（' | '﹙' => '(',
        '）' | '﹚' => ')',
        '［' | '【' | '〔' | '〖' => '[',
        '］' | '】' | '〕' | '〗' => ']',
        '｛' => '{',
        '｝' => '}',
        '＜' => '<',
        '＞' => '>',
        c => c,
    }
}

/// Does this open round or square brackets?
pub(crate) fn opens(c: char) -> bool {
    matches!(plain(c), '(' | '[')
}

/// Does this close round or square brackets?
pub(crate) fn closes(c: char) -> bool {
    matches!(plain(c), ')' | ']')
}

/// A text and what is in the brackets at its end.
pub(crate) fn in_brackets_at_end(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_end();
    let last = text.chars().next_back().filter(|&c| closes(c))?;
    let (open, close) = if plain(last) == ']' { ('[', ']') } else { ('(', ')') };
    let content = &text[..text.len() - last.len_utf8()];
    let mut depth = 1_usize;
    let opening = content.char_indices().rev().find(|(_, c)| {
        let c = plain(*c);
        depth = if c == close { depth + 1 } else { depth - usize::from(c == open) };
        depth == 0
    });
    opening.map(|(at, c)| (trim(&content[..at]), trim(&content[at + c.len_utf8()..])))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_of_every_script_are_brackets() {
        for text in
            ["Lee (MIT)", "Lee（MIT）", "Lee (MIT）", "Lee [MIT]", "Lee【MIT】", "Lee ［MIT］ ", "Lee〔MIT〕"]
        {
            assert_eq!(in_brackets_at_end(text), Some(("Lee", "MIT")), "{text}");
        }
        assert_eq!(in_brackets_at_end("Lee（ISI（USC））"), Some(("Lee", "ISI（USC）")));
        for text in ["Lee", "Lee MIT)", "Lee (MIT) Roe", "Lee [MIT)", ")", ""] {
            assert_eq!(in_brackets_at_end(text), None, "{text}");
        }
    }
}
