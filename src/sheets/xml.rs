//! Attributes and characters of XML in spreadsheets.

use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesRef, BytesStart};

/// The value of an attribute, whatever its prefix.
pub(crate) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found =
        tag.attributes().flatten().find(|attribute| attribute.key.local_name().into_inner() == name)?;
    Some(found.value.into_owned())
}

/// The character of a reference such as `&amp;` or `&#233;`; nothing if there is none.
pub(crate) fn character(reference: &BytesRef<'_>) -> String {
    match reference.resolve_char_ref() {
        Ok(Some(character)) => character.to_string(),
        _ => resolve_xml_entity(reference).unwrap_or_default().to_owned(),
    }
}
