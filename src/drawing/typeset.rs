//! A scene with positioned letters, for formats that do not leave fonts to the viewer.
//!
//! DejaVu Sans is built in, so text looks the same on every machine. For scripts that it lacks, such as Chinese,
//! fonts of the system are used.

use std::collections::BTreeSet;
use std::io;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use resvg::usvg::fontdb::{Database, ID, Style};
use resvg::usvg::{FontResolver, Options, Tree};
use skrifa::{FontRef, MetadataProvider};

use super::{Scene, svg};

/// Letters of at least this weight are bold.
const BOLD: u16 = 600;

/// A scene with positioned letters.
pub(super) struct Typeset {
    /// Paths and glyphs, in the order in which they are painted.
    pub(super) tree: Tree,
    /// The letters that no font has, each once; they are drawn as boxes.
    pub(super) missing: String,
}

/// Typesets all texts of a scene.
pub(super) fn typeset(scene: &Scene) -> io::Result<Typeset> {
    let mut text = Vec::new();
    svg::write(scene, &mut text)?;
    let mut fonts = Database::new();
    fonts.load_font_data(dejavu::sans::regular().to_vec());
    fonts.load_font_data(dejavu::sans::bold().to_vec());
    let ours: Vec<ID> = fonts.faces().map(|face| face.id).collect();
    let missing = Mutex::new(BTreeSet::new());
    let tree = {
        let with_system = OnceLock::new();
        let resolver = FontResolver {
            select_font: Box::new(|font, _| {
                ours.get(usize::from(font.weight() >= BOLD)).or(ours.first()).copied()
            }),
            select_fallback: Box::new(|letter, tried, fonts| {
                with_system.get_or_init(|| Arc::make_mut(fonts).load_system_fonts());
                let found = fallback(letter, tried, fonts);
                if found.is_none() {
                    missing.lock().unwrap_or_else(PoisonError::into_inner).insert(letter);
                }
                found
            }),
        };
        let options = Options { fontdb: Arc::new(fonts), font_resolver: resolver, ..Options::default() };
        Tree::from_data(&text, &options).map_err(io::Error::other)?
    };
    let missing = missing.into_inner().unwrap_or_else(PoisonError::into_inner);
    // Invisible characters are not reported as missing.
    Ok(Typeset { tree, missing: missing.into_iter().filter(|letter| !letter.is_whitespace()).collect() })
}

/// The font that has a letter and is most similar to the first one tried.
fn fallback(letter: char, tried: &[ID], fonts: &Database) -> Option<ID> {
    let weight = tried.first().and_then(|&first| fonts.face(first)).map_or(400, |face| face.weight.0);
    let mut faces: Vec<_> = fonts.faces().filter(|face| !tried.contains(&face.id)).collect();
    faces.sort_by_key(|face| {
        (face.style != Style::Normal, face.weight.0.abs_diff(weight), &face.post_script_name)
    });
    faces.into_iter().map(|face| face.id).find(|&id| has(fonts, id, letter))
}

fn has(fonts: &Database, id: ID, letter: char) -> bool {
    let has = |data: &[u8], index| {
        FontRef::from_index(data, index).is_ok_and(|font| font.charmap().map(letter).is_some())
    };
    fonts.with_face_data(id, has).unwrap_or(false)
}
