//! The drawing as PNG: pixels, with the words in them.

use std::io::{self, Write};

use resvg::tiny_skia::{Pixmap, Transform};

use super::Scene;
use super::typeset::{Typeset, typeset};

/// Writes a scene as a PNG image of the page's size times [`Scene::scale`]; gives back the letters that no font has.
///
/// # Errors
/// Those of `out`, and if there would be more pixels than fit in memory.
pub fn write(scene: &Scene, out: &mut dyn Write) -> io::Result<String> {
    let Typeset { tree, missing } = typeset(scene)?;
    let [width, height] =
        [tree.size().width(), tree.size().height()].map(|side| (side * scene.scale as f32).ceil());
    let mut pixels = Pixmap::new(width as u32, height as u32)
        .ok_or_else(|| io::Error::other(format!("{width} × {height} pixels are too many")))?;
    let scale = scene.scale as f32;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    out.write_all(&pixels.encode_png().map_err(io::Error::other)?)?;
    Ok(missing)
}
