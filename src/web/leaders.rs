//! Who has the most co-authors in a component. It takes a look at every member, so that it is kept for large components.

use std::cmp::Reverse;
use std::sync::OnceLock;

use crate::network::{AuthorId, Component, Network};

/// A component of as many authors is large.
const LARGE: usize = 1_000;

/// So many members are kept of each.
pub(super) const KEPT: usize = 100;

/// The members with the most co-authors of each large component, found when they are first needed.
#[derive(Default)]
pub(super) struct Leaders(OnceLock<Vec<Vec<AuthorId>>>);

impl Leaders {
    /// The members of a component with the most co-authors, the most first: so many, and at most [`KEPT`].
    pub(super) fn of(&self, network: &Network, component: Component, most: usize) -> Vec<AuthorId> {
        let most = most.min(KEPT);
        if component.authors < LARGE {
            return first(network, component, most);
        }
        // Components are in the order of their sizes.
        let large = || network.components().iter().take_while(|component| component.authors >= LARGE);
        let kept = self.0.get_or_init(|| large().map(|component| first(network, component, KEPT)).collect());
        kept.get(component.rank - 1).into_iter().flatten().take(most).copied().collect()
    }
}

fn first(network: &Network, component: Component, most: usize) -> Vec<AuthorId> {
    let degrees = network.degrees();
    let order = |author: &AuthorId| (Reverse(degrees[author.index()]), *author);
    let mut members = network.components().members(component).to_vec();
    if members.len() > most {
        members.select_nth_unstable_by_key(most, order);
        members.truncate(most);
    }
    members.sort_unstable_by_key(order);
    members
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_of_a_large_component_is_what_a_look_at_every_member_finds() {
        let name = |given: &str, number: usize| {
            let letters =
                number.to_string().bytes().map(|digit| char::from(digit - b'0' + b'a')).collect::<String>();
            format!("{given} Sur{letters}")
        };
        let hubs = (0..1_500).map(|other| vec![name("Ann", other % 40), name("Eve", other)]);
        let chain = (1..40).map(|next| vec![name("Ann", next - 1), name("Ann", next)]);
        let pair = [vec!["Ida Lee".to_owned(), "Bo Kim".to_owned()]];
        let bylines: Vec<Vec<String>> = hubs.chain(chain).chain(pair).collect();
        let network = crate::Loader::new().bylines("x", bylines).load().expect("a network").network;
        let (components, leaders) = (network.components(), Leaders::default());
        assert_eq!(components.iter().map(|component| component.authors).collect::<Vec<_>>(), [1_540, 2]);
        for component in components.iter() {
            for most in [1, 7, 100, 1_000] {
                let mut all = components.members(component).to_vec();
                all.sort_by_key(|&author| (Reverse(network.degree(author)), author));
                all.truncate(most.min(KEPT));
                assert_eq!(leaders.of(&network, component, most), all, "{most} of {}", component.rank);
            }
        }
    }
}
