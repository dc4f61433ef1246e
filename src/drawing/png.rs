//! The drawing as PNG: pixels, with the words in them.

use std::io::{self, Write};

use resvg::tiny_skia::{Pixmap, Transform};

use super::Scene;
use super::typeset::{Typeset, typeset};

/// Writes a scene as a PNG image of the size of the page times [`Scene::scale`]; returns the letters that no font has.
///
/// # Errors
/// Those of `out`, and if the image does not fit in memory.
pub(crate) fn write(scene: &Scene, out: &mut dyn Write) -> io::Result<String> {
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

#[cfg(test)]
mod tests {
    use super::super::sketch::{self, Sketch};
    use super::super::{DrawOptions, Theme, compose};
    use super::*;

    #[test]
    fn names_in_common_scripts_are_there_without_a_font_of_the_system() {
        for name in ["Ana Roth", "Пётр Ильич", "Γιώργος Σεφέρης", "יונה וולך", "Nguyễn Thị Định"]
        {
            let node = sketch::Node { label: name.into(), size: 1.0, ..Default::default() };
            let sketch = Sketch { nodes: vec![node], ..Sketch::default() };
            let scene =
                compose(&sketch, &DrawOptions { theme: Theme::Light, scale: 4.0, ..DrawOptions::default() });
            let mut bytes = Vec::new();
            assert_eq!(write(&scene, &mut bytes).unwrap(), "", "{name}");
            let pixels = Pixmap::decode_png(&bytes).unwrap();
            let bounds = scene.nodes[0].label.as_ref().unwrap().bounds;
            let scale = 4.0 * scene.page.width / scene.space.width;
            let [left, top, right, bottom] =
                [bounds.left, bounds.top, bounds.right, bounds.bottom].map(|at| (at * scale) as u32);
            let is_dark = |(x, y)| pixels.pixel(x, y).is_some_and(|pixel| pixel.red() < 100);
            let dark = (left..right)
                .flat_map(|x| (top..bottom).map(move |y| (x, y)))
                .filter(|&at| is_dark(at))
                .count();
            let share = dark as f64 / (f64::from(right - left) * f64::from(bottom - top));
            assert!((0.05..0.5).contains(&share), "{name}: {share}");
        }
    }
}
