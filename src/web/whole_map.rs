//! The map of the whole network, stored with it or made when it is first asked for.

use crate::drawing::regions::radius;
use crate::error::Result;
use crate::export::{MAP_SEED, places};
use crate::network::{Network, Placed, Places};

/// A map is made when it is first asked for if there are no more authors and ties than this, which takes seconds.
const SMALL: u64 = 1_000_000;

/// A map and how large it is.
#[derive(Debug)]
pub(super) struct Map {
    /// Where everyone is, unless the network has it.
    made: Option<Places>,
    /// How far it reaches from its middle.
    pub(super) half: f64,
}

impl Map {
    /// Whether a network has a map, or is small enough to make one.
    pub(super) fn is_possible(network: &Network) -> bool {
        network.places().is_some() || network.author_count() as u64 + network.tie_count() <= SMALL
    }

    /// The map of a network.
    ///
    /// # Errors
    /// If it has none, and its ties do not fit in memory.
    pub(super) fn of(network: &Network) -> Result<Self> {
        let made = match network.places() {
            Some(_) => None,
            None => Some(places(network, MAP_SEED)?),
        };
        let map = Self { made, half: 1.0 };
        let reach = |placed: Placed| placed.x.abs().max(placed.y.abs()) + size(&placed);
        let communities = map.places(network).into_iter().flat_map(Places::communities);
        Ok(Self { half: communities.map(reach).fold(1.0, f64::max), ..map })
    }

    pub(super) fn places<'a>(&'a self, network: &'a Network) -> Option<&'a Places> {
        self.made.as_ref().or_else(|| network.places())
    }
}

/// How far a community reaches from its center.
pub(super) fn size(placed: &Placed) -> f64 {
    radius(placed.members.len() as u32)
}
