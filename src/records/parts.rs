//! Names that a source gives in parts.

use super::degrees::is_degree;

/// A name whose parts are given: `Family, Given` or `Family, Suffix, Given`. Degrees in the place of a suffix are left
/// out.
pub(crate) fn name_of_parts(particle: &str, family: &str, suffix: &str, given: &str) -> String {
    let suffix = if is_degree(suffix) { "" } else { suffix };
    let family = [particle.trim(), family.trim()].join(" ");
    let parts = [family.trim(), suffix.trim(), given.trim()];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_a_name_are_put_together_family_first() {
        assert_eq!(name_of_parts("von", "Neumann", "", "John"), "von Neumann, John");
        assert_eq!(name_of_parts("", "Davis", "Jr.", "Sam"), "Davis, Jr., Sam");
        assert_eq!(name_of_parts("", "Davis", "M.D., PhD", "Sam"), "Davis, Sam");
        assert_eq!(name_of_parts("", "Mausam", "", ""), "Mausam");
        assert_eq!(name_of_parts("", "", "", "Plato"), "Plato");
    }
}
