//! How wide a text is when the font is not known.
//!
//! Drawings name common sans-serif fonts and embed none. DejaVu Sans is the widest of them but for some capitals
//! of Helvetica and Arial, so the larger of their advance widths (in thousandths of the font size) is an upper bound
//! for all.

/// From the base line up to the tallest accent, and down to the lowest descender, in font sizes.
pub(super) const ASCENT: f64 = 0.93;
pub(super) const DESCENT: f64 = 0.24;
/// From the base line to the middle of a capital, in font sizes.
pub(super) const MIDDLE: f64 = 0.35;

/// U+0020 to U+007E: the larger of DejaVu Sans 2.37 and Helvetica.
#[rustfmt::skip]
const ASCII: [u16; 95] = [
    318, 401, 460, 838, 637, 951, 780, 275, 391, 391, 500, 838, 318, 361, 318, 337,
    637, 637, 637, 637, 637, 637, 637, 637, 637, 637, 337, 337, 838, 838, 838, 556,
    1015, 685, 687, 722, 771, 667, 611, 778, 752, 295, 500, 667, 558, 863, 749, 788,
    667, 788, 722, 667, 611, 732, 685, 989, 686, 667, 686, 391, 337, 391, 838, 500,
    500, 613, 635, 550, 635, 616, 353, 635, 634, 278, 278, 580, 278, 975, 634, 612,
    635, 635, 412, 521, 393, 634, 592, 818, 592, 592, 525, 637, 337, 637, 838,
];

/// Width of a text in font sizes: an upper bound.
pub(super) fn width(text: &str) -> f64 {
    text.chars().map(advance).sum::<u32>() as f64 / 1000.0
}

/// Width of a character in thousandths of the font size. Known scripts get the widest of their usual letters;
/// the unknown is as wide as it is high, as Chinese, Japanese, Korean and emoji are.
#[rustfmt::skip]
fn advance(c: char) -> u32 {
    match c {
        ' '..='~' => ASCII[c as usize - 0x20].into(),
        // Combining marks of Latin, Cyrillic, Hebrew and Arabic; joiners and selectors.
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{487}' | '\u{591}'..='\u{5bd}' | '\u{64b}'..='\u{655}' => 0,
        '\u{200b}'..='\u{200d}' | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' => 0,
        '\u{a0}' | '·' | '‐' | '‑' | '‘' | '’' => 362,
        // Ligatures, and accents on m, w and the like.
        'Ǆ'..='ǌ' | 'Ǳ'..='ǳ' | 'Ƕ' => 1430,
        'Æ' | 'æ' | 'Œ' | 'œ' | 'Ŵ' | 'ŵ' | 'Ħ' | 'ŉ' | 'Ḿ'..='ṃ' | 'Ẁ'..='ẉ' | 'ẘ' => 1070,
        'ß'..='ſ' | 'Ǎ'..='ț' | 'ơ' | 'ư' | 'Ḁ'..='ỿ' if c.is_lowercase() => 700,
        'À'..='ſ' | 'Ǎ'..='ț' | 'Ơ' | 'Ư' | 'Ḁ'..='ỿ' => 920,
        'Ͱ'..='Ͽ' if c.is_lowercase() => 840,
        'а'..='џ' if !matches!(c, 'ш' | 'щ' | 'ж' | 'ф' | 'ы' | 'ю' | 'љ' | 'њ' | 'м') => 710,
        '\u{5d0}'..='\u{5ea}' => 710,
        'Ѐ'..='ԯ' | '\u{600}'..='\u{6ff}' => 1225,
        _ => 1000,
    }
}

/// The text as it can be drawn in one line: white space is one space, control characters, bidirectional
/// controls and noncharacters are left out, and what is longer than `limit` font sizes ends in "…".
pub(super) fn one_line(text: &str, limit: f64) -> String {
    let limit = (limit * 1000.0) as u32;
    let (mut line, mut used, mut fits) = (String::new(), 0, 0);
    for c in text.chars().filter_map(drawable) {
        if c == ' ' && (line.is_empty() || line.ends_with(' ')) {
            continue;
        }
        line.push(c);
        used += advance(c);
        if used > limit {
            line.truncate(fits);
            return line.trim_end().to_owned() + "…";
        }
        if used + advance('…') <= limit {
            fits = line.len();
        }
    }
    line.truncate(line.trim_end().len());
    line
}

/// The character to draw for `c`, if any.
fn drawable(c: char) -> Option<char> {
    match c {
        _ if c.is_whitespace() => Some(' '),
        _ if c.is_control() => None,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => None,
        '\u{fdd0}'..='\u{fdef}' | '\u{fffe}' | '\u{ffff}' | '\u{feff}' => None,
        _ => Some(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_letters_are_wider_and_marks_have_no_width() {
        assert!(width("W") > width("i"));
        assert_eq!(width("e\u{301}"), width("e"));
        assert_eq!(width("王小明"), 3.0);
        assert_eq!(width(""), 0.0);
    }

    #[test]
    fn a_long_name_is_shortened_to_its_limit() {
        let short = one_line(&"Anna ".repeat(2_000), 20.0);
        assert!(short.ends_with('…') && width(&short) <= 20.0);
        assert_eq!(one_line("Bo Li", 20.0), "Bo Li");
    }

    #[test]
    fn controls_and_overrides_are_not_drawn() {
        assert_eq!(one_line(" A\u{0}\u{202e}b\n\tc \u{ffff}", 20.0), "Ab c");
    }
}
