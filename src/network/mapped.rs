//! The map that a network is stored with, if it is.

use fixedbitset::FixedBitSet;

use super::places::{Placed, Places};
use super::{AuthorId, Network};

impl Network {
    /// Where everyone is on the map that was stored with the network.
    pub(crate) fn places(&self) -> Option<&Places> {
        self.places.get()
    }

    /// The same network with a map.
    #[cfg(feature = "cli")]
    #[must_use]
    pub(crate) fn placed(self, places: Places) -> Self {
        Self { places: places.into(), ..self }
    }

    /// A section of the map that does not fit: everyone is in one community, and a community in one component.
    pub(super) fn mismatch_of_places(&self) -> Option<&'static str> {
        let places = self.places()?;
        let [_, order, ends, _] = Places::SECTIONS;
        let mut seen = FixedBitSet::with_capacity(self.author_count());
        if places.order.all().iter().any(|&author| seen.put(author as usize)) {
            return Some(order);
        }
        let all = places.ends.all();
        let is_whole = all.last().map_or(0, |&end| end as usize) == self.author_count();
        let has_empty = all.first() == Some(&0) || all.windows(2).any(|two| two[0] == two[1]);
        if !is_whole || has_empty {
            return Some(ends);
        }
        let component = |author: &AuthorId| self.components().of_author(*author).rank;
        let is_joined = |placed: Placed| {
            let members = places.authors(placed.members);
            members.windows(2).all(|two| component(&two[0]) == component(&two[1]))
        };
        (!places.communities().all(is_joined)).then_some(order)
    }
}
