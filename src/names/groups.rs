//! Groups that stand among people: collaborations, committees, institutions.

use fixedbitset::FixedBitSet;
use rayon::prelude::*;

use crate::records::Corpus;
use crate::records::groups::is_group_of_list;

/// Which spellings of a corpus are names of groups: the sources say so, or the names do.
#[must_use]
pub(crate) fn groups(corpus: &Corpus) -> FixedBitSet {
    let spellings = corpus.spellings();
    let mut groups = FixedBitSet::with_capacity(spellings.len());
    let by_name = |number: &u32| is_group(spellings.get(*number)) || spellings.is_group(*number);
    let found: Vec<u32> = (0..spellings.len() as u32).into_par_iter().filter(by_name).collect();
    found.into_iter().for_each(|number| groups.insert(number as usize));
    groups
}

/// Is this the name of a group rather than a person: a collaboration, a committee, an institution?
///
/// It has a word that groups call themselves by and nothing that shows a person: no comma, initial or known given name.
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
    is_group_of_list(name)
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
