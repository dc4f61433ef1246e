//! Text in XML.

use std::borrow::Cow;

use crate::table::is_noncharacter;

/// Text without the characters that no XML 1.0 document may have, however they are written, and without those that override
/// the direction of the text around them.
pub(super) fn xml_text(text: &str) -> Cow<'_, str> {
    let is_forbidden = |c: char| {
        (c < ' ' && !matches!(c, '\t' | '\n' | '\r'))
            || is_noncharacter(c)
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    if text.contains(is_forbidden) {
        Cow::Owned(text.chars().map(|c| if is_forbidden(c) { '\u{fffd}' } else { c }).collect())
    } else {
        Cow::Borrowed(text)
    }
}
