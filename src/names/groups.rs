//! Groups that stand among people: collaborations, committees, institutions.

use fixedbitset::FixedBitSet;
use rayon::prelude::*;

use crate::records::Corpus;

/// Which spellings of a corpus are names of groups: the sources say so, or the names do.
#[must_use]
pub fn groups(corpus: &Corpus) -> FixedBitSet {
    let spellings = corpus.spellings();
    let mut groups = FixedBitSet::with_capacity(spellings.len());
    let have_marks = spellings.have_marks();
    let by_name =
        |number: &u32| is_group(spellings.get(*number)) || have_marks && spellings.is_group(*number);
    let found: Vec<u32> = (0..spellings.len() as u32).into_par_iter().filter(by_name).collect();
    found.into_iter().for_each(|number| groups.insert(number as usize));
    groups
}

/// Is this the name of a group rather than a person: a collaboration, a committee, an institution?
///
/// Groups of people seldom say so in one word; these words are hardly anybody's name.
///
/// # Examples
/// ```
/// use coauth::names::is_group;
///
/// assert!(is_group("The ATLAS Collaboration") && is_group("WHO Working Group on Asthma"));
/// assert!(!is_group("Grace Hopper") && !is_group("Christina Lioma"));
/// ```
#[must_use]
pub fn is_group(name: &str) -> bool {
    const WORDS: [&str; 22] = [
        "collaboration",
        "collaborations",
        "consortium",
        "committee",
        "commission",
        "group",
        "team",
        "university",
        "universität",
        "université",
        "universidad",
        "institute",
        "institut",
        "society",
        "association",
        "organization",
        "organisation",
        "ministry",
        "department",
        "council",
        "initiative",
        "taskforce",
    ];
    // A person has a family name behind a comma; a single word may be anybody's.
    let mut words = name.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    // Hardly any word begins as one of these and is as long.
    let is_same = |word: &str, known: &str| {
        word.len() == known.len()
            && word.as_bytes()[0].eq_ignore_ascii_case(&known.as_bytes()[0])
            && (word.eq_ignore_ascii_case(known) || !known.is_ascii() && word.to_lowercase() == known)
    };
    let is_group_word = |word: &str| WORDS.iter().any(|known| is_same(word, known));
    !name.contains(',') && name.contains(' ') && words.any(is_group_word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_are_told_from_people() {
        for group in ["ATLAS Collaboration", "The 1000 Genomes Project Consortium", "University of Nowhere"] {
            assert!(is_group(group), "{group}");
        }
        for person in ["Team, Ann", "Mausam", "Institoris, Heinrich", "Lee Grouper"] {
            assert!(!is_group(person), "{person}");
        }
    }
}
