//! Where a reader finds a paper.

use std::fmt::Write;

/// What follows `https://doi.org/` in the address under which a DOI is resolved; `None` for what is no DOI.
///
/// All but letters, digits and what a DOI usually has is percent-encoded, as the handbook asks for (DOI Handbook
/// 2023, 2.5.2.4): whatever stands in the data, the link leads to the resolver and nowhere else.
pub(super) fn of_doi(doi: &str) -> Option<String> {
    if !doi.starts_with("10.") || !doi.contains('/') {
        return None;
    }
    let mut link = String::new();
    for byte in doi.bytes() {
        match byte {
            b'a'..=b'z'
            | b'A'..=b'Z'
            | b'0'..=b'9'
            | b'.'
            | b'/'
            | b'-'
            | b'_'
            | b'('
            | b')'
            | b':'
            | b';' => {
                link.push(byte.into());
            }
            // Writing to a string does not fail.
            _ => drop(write!(link, "%{byte:02X}")),
        }
    }
    Some(link)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_doi_becomes_a_link_and_nothing_else_does() {
        assert_eq!(of_doi("10.1000/a-b_(2).C").as_deref(), Some("10.1000/a-b_(2).C"));
        assert_eq!(of_doi("10.1/<x>#\"é").as_deref(), Some("10.1/%3Cx%3E%23%22%C3%A9"));
        assert_eq!(["", "javascript:alert(1)", "10.1000"].map(of_doi), [None, None, None]);
    }
}
