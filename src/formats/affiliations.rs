//! Affiliations of an author, of which a source may state several.

/// Several affiliations as one text, without empty ones.
pub(super) fn joined<T: AsRef<str>>(affiliations: impl IntoIterator<Item = T>) -> String {
    let mut all = String::new();
    for affiliation in affiliations {
        let affiliation = affiliation.as_ref().trim();
        if !affiliation.is_empty() {
            all.push_str(if all.is_empty() { "" } else { "; " });
            all.push_str(affiliation);
        }
    }
    all
}
