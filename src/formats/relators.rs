//! The roles of people in a work, as the words, codes and URIs of libraries (MARC relators).

/// The roles that count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Author,
    Editor,
    Other,
}

impl Role {
    /// The first role that counts among these terms; `None` if there are no terms.
    pub(super) fn of(terms: &[String]) -> Option<Self> {
        (!terms.is_empty()).then(|| terms.iter().find_map(|term| role(term)).unwrap_or(Self::Other))
    }
}

/// The role of a term: `author`, `aut` or `http://id.loc.gov/vocabulary/relators/aut`.
fn role(term: &str) -> Option<Role> {
    let term = term.to_lowercase();
    let word = if term.starts_with("http") { term.rsplit('/').next().unwrap_or_default() } else { &term };
    match word.trim_matches([' ', '.', ',', ';', ':', '/']) {
        "author" | "aut" | "joint author" | "creator" | "cre" | "dissertant" | "dis" | "verfasser"
        | "verfasserin" => Some(Role::Author),
        "editor" | "edt" | "ed" | "herausgeber" | "herausgeberin" => Some(Role::Editor),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_term_that_counts_is_the_role() {
        let of = |terms: &[&str]| Role::of(&terms.iter().map(|&term| term.to_owned()).collect::<Vec<_>>());
        assert_eq!(of(&[]), None);
        assert_eq!(of(&["Illustrator", "author."]), Some(Role::Author));
        assert_eq!(of(&["http://id.loc.gov/vocabulary/relators/aut"]), Some(Role::Author));
        assert_eq!(of(&["HerausgeberIn", "edt"]), Some(Role::Editor));
        assert_eq!(of(&["http://id.loc.gov/vocabulary/relators/ill"]), Some(Role::Other));
    }
}
