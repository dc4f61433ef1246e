//! Whole names of people: a given name or initials, and a family name.

use super::degrees::is_initials;
use super::given::is_given;
use super::text::is_suffix;

/// Is this a whole name of a person, and no family name of several words?
pub(crate) fn is_whole(name: &str) -> bool {
    has_initials_beside_family(name) || begins_with_given(name)
}

/// `Kat R. Lybar`, `K. Lybar`, `Lybar KR`
pub(super) fn has_initials_beside_family(name: &str) -> bool {
    // `Lee II`: a numeral is no initials.
    let words: Vec<&str> = name.split_whitespace().filter(|word| !is_suffix(word)).collect();
    let Some((last, before)) = words.split_last() else { return false };
    let some_before = before.iter().any(|word| is_initials(word));
    if is_initials(last) { !some_before && !before.is_empty() } else { some_before }
}

/// `Ann Lee`, `Ann Mary Lee`, but not `Ann Mary`, which may follow a family name
pub(super) fn begins_with_given(name: &str) -> bool {
    let first_and_last = name.split_once(' ').zip(name.rsplit_once(' '));
    first_and_last.is_some_and(|((first, _), (_, last))| is_given(first) && !is_given(last))
}
