//! Where the authors are in a drawing, for formats that hold positions.

use crate::drawing::{Detail, DrawOptions, Labels, Scene, compose};
use crate::error::Result;
use crate::network::{Network, TieWeight};

use super::{ColorBy, Picture};

/// Networks with more authors than this are not laid out: it would take minutes, and programs for such networks have
/// layouts of their own.
const MOST: usize = 5000;

/// The drawing of the whole network, whose first nodes are the authors; `None` where they are too many.
pub(super) fn positions(network: &Network, weight: TieWeight) -> Result<Option<Scene>> {
    if network.author_count() > MOST {
        return Ok(None);
    }
    let picture = Picture::default().top(MOST).color_by(ColorBy::Community);
    let (sketch, _) = picture.sketch(network, weight.counting)?;
    let options = DrawOptions::default().detail(Detail::Everything).labels(Labels::None);
    let scene = compose(&sketch, &options);
    Ok(Some(scene).filter(|scene| scene.nodes.len() >= network.author_count()))
}
