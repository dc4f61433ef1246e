//! Distances between the members of a committee and the authors of submissions, many searches side by side.

use hashbrown::HashMap;
use rayon::prelude::*;

use super::identity::Identity;
use crate::network::{AuthorId, Network, SIDE_BY_SIDE};

/// The distance of each member to each author of a submission, in hops.
pub(super) struct Hops {
    /// The column of each author of a submission.
    columns: HashMap<AuthorId, usize>,
    /// A row for each member.
    rows: Vec<Vec<u8>>,
}

/// Not reached.
const NOWHERE: u8 = u8::MAX;

impl Hops {
    /// Searches from each member to all authors, as far as it is certain who they are.
    pub(super) fn between(network: &Network, members: &[Identity], authors: &[Identity]) -> Self {
        let mut columns: HashMap<AuthorId, usize> = HashMap::new();
        for &author in authors.iter().flat_map(Identity::certain) {
            let next = columns.len();
            columns.entry(author).or_insert(next);
        }
        let rows = |members: &[Identity]| -> Vec<Vec<u8>> {
            let mut rows = vec![vec![NOWHERE; columns.len()]; members.len()];
            let people: Vec<&[AuthorId]> = members.iter().map(Identity::certain).collect();
            network.search_side_by_side(&people, |hops, author, lanes| {
                let Some(&column) = columns.get(&author) else { return };
                // Nothing is told by more hops than this.
                let hops = u8::try_from(hops).unwrap_or(NOWHERE).min(NOWHERE - 1);
                (0..members.len())
                    .filter(|lane| lanes >> lane & 1 == 1)
                    .for_each(|lane| rows[lane][column] = hops);
            });
            rows
        };
        let rows: Vec<Vec<Vec<u8>>> = members.par_chunks(SIDE_BY_SIDE).map(rows).collect();
        Self { columns, rows: rows.into_iter().flatten().collect() }
    }

    /// The hops from a member to an author of a submission; `None` if there is no path, or it is not certain who they are.
    pub(super) fn of(&self, member: usize, author: &Identity) -> Option<u32> {
        let row = &self.rows[member];
        let columns = author.certain().iter().filter_map(|author| self.columns.get(author));
        columns.map(|&column| row[column]).filter(|hops| *hops != NOWHERE).min().map(u32::from)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn person(author: u32) -> Identity {
        Identity { alternatives: vec![vec![AuthorId(author)]], ..Identity::default() }
    }

    proptest! {
        #[test]
        fn searches_side_by_side_find_what_one_search_finds(
            papers in proptest::collection::vec(proptest::collection::vec(0u8..90, 1..4), 1..120),
        ) {
            let byline = |paper: &Vec<u8>| paper.iter().map(|number| format!("Ann X{number:03}")).collect::<Vec<_>>();
            let network = crate::Loader::new().bylines("x", papers.iter().map(byline)).load().unwrap().network;
            let people: Vec<Identity> = (0..network.author_count() as u32).map(person).collect();
            let hops = Hops::between(&network, &people, &people);
            for (from, author) in network.authors().enumerate() {
                let alone = crate::analysis::distances(&network, author);
                let side_by_side: Vec<_> = people.iter().map(|other| hops.of(from, other)).collect();
                prop_assert_eq!(alone, side_by_side);
            }
        }
    }

    #[test]
    fn someone_who_may_be_several_is_nowhere() {
        let network = crate::Loader::new().bylines("x", [["Ann Lee", "Bob Roe"]]).load().unwrap().network;
        let several =
            Identity { alternatives: vec![vec![AuthorId(0)], vec![AuthorId(1)]], ..Identity::default() };
        let hops = Hops::between(&network, &[person(0), several.clone()], &[person(1), several.clone()]);
        assert_eq!(
            (hops.of(0, &person(1)), hops.of(1, &person(1)), hops.of(0, &several)),
            (Some(1), None, None)
        );
    }
}
