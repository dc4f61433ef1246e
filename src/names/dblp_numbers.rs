//! The numbers that dblp's editors append to the names of homonyms: `Wei Wang 0001`.

use fixedbitset::FixedBitSet;
use hashbrown::HashSet;

use super::person::split_number;

/// Which names are numbered, each given by a text: those with a number, and those that others have with one, which
/// mean none of those. Two of them are two people.
pub(super) fn numbered<'a>(names: impl Iterator<Item = &'a str> + Clone) -> FixedBitSet {
    let with_number: HashSet<&str> = names.clone().filter_map(without_number).collect();
    let is_numbered = |name: &str| with_number.contains(without_number(name).unwrap_or(name));
    let places = names.enumerate().filter(|_| !with_number.is_empty());
    places.filter(|(_, name)| is_numbered(name)).map(|(place, _)| place).collect()
}

/// A name that ends in a number, without it.
fn without_number(name: &str) -> Option<&str> {
    if !name.ends_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let (name, number) = split_number(name);
    (!number.is_empty()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_others_have_with_a_number_is_numbered_too() {
        let names = ["Wei Wang 0001", "Wei Wang", "Ann Lee", "Wei Wang 0002", "W. Wang", "Agent 47"];
        assert_eq!(numbered(names.into_iter()).ones().collect::<Vec<_>>(), [0, 1, 3]);
    }
}
