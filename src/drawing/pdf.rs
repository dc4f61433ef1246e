//! The drawing as PDF: one page of lines and letters, fonts embedded.

use std::collections::HashMap;
use std::io::{self, Write};

use krilla::color::rgb;
use krilla::geom::{PathBuilder, Point, Transform};
use krilla::metadata::Metadata;
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::{Fill, LineCap, LineJoin, Stroke};
use krilla::surface::Surface;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use krilla::{Data, Document};
use resvg::tiny_skia::PathSegment;
use resvg::usvg::fontdb::{Database, ID};
use resvg::usvg::layout::{PositionedGlyph, Span};
use resvg::usvg::{self, Group, Node, Paint};

use super::Scene;
use super::typeset::{Typeset, typeset};

/// Points, the unit of length of PDF, per pixel of the page.
const POINTS: f32 = 0.75;

/// Writes a scene as a PDF document of one page; returns the letters that no font has.
///
/// # Errors
/// Those of `out`, and if the page is larger or smaller than PDF allows.
pub(crate) fn write(scene: &Scene, out: &mut dyn Write) -> io::Result<String> {
    let Typeset { tree, missing } = typeset(scene)?;
    let mut document = Document::new();
    let about = Metadata::new().title(scene.title.clone()).description(scene.description.clone());
    document.set_metadata(about.creator("coauth".to_owned()));
    let size = PageSettings::from_wh(tree.size().width() * POINTS, tree.size().height() * POINTS)
        .ok_or_else(|| io::Error::other("the page has no size"))?;
    let mut page = document.start_page_with(size);
    let mut surface = page.surface();
    surface.push_transform(&Transform::from_scale(POINTS, POINTS));
    Painter { surface: &mut surface, database: tree.fontdb(), fonts: HashMap::new() }.group(tree.root())?;
    surface.pop();
    surface.finish();
    page.finish();
    let bytes = document.finish().map_err(|error| io::Error::other(format!("no PDF: {error:?}")))?;
    out.write_all(&bytes)?;
    Ok(missing)
}

/// Copies paths and glyphs to a page.
struct Painter<'a, 'b> {
    surface: &'a mut Surface<'b>,
    database: &'a Database,
    fonts: HashMap<ID, Font>,
}

impl Painter<'_, '_> {
    fn group(&mut self, group: &Group) -> io::Result<()> {
        for node in group.children() {
            match node {
                Node::Group(group) => self.group(group)?,
                Node::Path(path) => self.path(path),
                Node::Text(text) => {
                    self.surface.push_transform(&transform(text.abs_transform()));
                    for span in text.layouted() {
                        self.span(span)?;
                    }
                    self.surface.pop();
                }
                // Scenes have none.
                Node::Image(_) => {}
            }
        }
        Ok(())
    }

    fn path(&mut self, path: &usvg::Path) {
        let mut builder = PathBuilder::new();
        for segment in path.data().segments() {
            match segment {
                PathSegment::MoveTo(p) => builder.move_to(p.x, p.y),
                PathSegment::LineTo(p) => builder.line_to(p.x, p.y),
                PathSegment::QuadTo(a, p) => builder.quad_to(a.x, a.y, p.x, p.y),
                PathSegment::CubicTo(a, b, p) => builder.cubic_to(a.x, a.y, b.x, b.y, p.x, p.y),
                PathSegment::Close => builder.close(),
            }
        }
        let Some(copy) = builder.finish() else { return };
        self.surface.push_transform(&transform(path.abs_transform()));
        self.surface.set_fill(path.fill().map(fill));
        self.surface.set_stroke(path.stroke().map(stroke));
        self.surface.draw_path(&copy);
        self.surface.pop();
    }

    /// First the halo, as outlines, so that the text is in the document only once; then the letters.
    fn span(&mut self, span: &Span) -> io::Result<()> {
        if span.stroke.is_some() {
            self.surface.set_fill(None);
            self.surface.set_stroke(span.stroke.as_ref().map(stroke));
            self.glyphs(&span.positioned_glyphs, Letters::Outlined)?;
        }
        self.surface.set_stroke(None);
        self.surface.set_fill(span.fill.as_ref().map(fill));
        self.glyphs(&span.positioned_glyphs, Letters::Text)
    }

    fn glyphs(&mut self, glyphs: &[PositionedGlyph], letters: Letters) -> io::Result<()> {
        for run in glyphs.chunk_by(|a, b| a.font == b.font) {
            let Some(first) = run.first() else { continue };
            let font = self.font(first.font)?;
            let (start, size) = (first.transform(), first.font_size());
            let (mut text, mut copies) = (String::new(), Vec::with_capacity(run.len()));
            for (place, glyph) in run.iter().enumerate() {
                let here = glyph.transform();
                let advance = run.get(place + 1).map_or(0.0, |next| (next.transform().tx - here.tx) / size);
                let begin = text.len();
                text.push_str(&glyph.text);
                let range = begin..text.len();
                let id = GlyphId::new(u32::from(glyph.id.0));
                copies.push(KrillaGlyph::new(
                    id,
                    advance,
                    0.0,
                    (start.ty - here.ty) / size,
                    0.0,
                    range,
                    None,
                ));
            }
            let start = Point::from_xy(start.tx, start.ty);
            self.surface.draw_glyphs(start, &copies, font, &text, size, letters == Letters::Outlined);
        }
        Ok(())
    }

    fn font(&mut self, id: ID) -> io::Result<Font> {
        if let Some(font) = self.fonts.get(&id) {
            return Ok(font.clone());
        }
        let load = |data: &[u8], index| Font::new(Data::from(data.to_vec()), index);
        let font = self.database.with_face_data(id, load).flatten();
        let font = font.ok_or_else(|| io::Error::other("a font of the system cannot be embedded"))?;
        self.fonts.insert(id, font.clone());
        Ok(font)
    }
}

/// How letters are drawn.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Letters {
    /// As text, which can be searched and copied.
    Text,
    /// As outlines.
    Outlined,
}

fn transform(t: usvg::Transform) -> Transform {
    Transform::from_row(t.sx, t.ky, t.kx, t.sy, t.tx, t.ty)
}

/// Scenes have plain colors only.
fn color(paint: &Paint) -> rgb::Color {
    match paint {
        Paint::Color(color) => rgb::Color::new(color.red, color.green, color.blue),
        _ => rgb::Color::black(),
    }
}

fn opacity(opacity: usvg::Opacity) -> NormalizedF32 {
    NormalizedF32::new(opacity.get()).unwrap_or(NormalizedF32::ONE)
}

fn fill(fill: &usvg::Fill) -> Fill {
    Fill { paint: color(fill.paint()).into(), opacity: opacity(fill.opacity()), ..Fill::default() }
}

fn stroke(stroke: &usvg::Stroke) -> Stroke {
    let round = stroke.linecap() == usvg::LineCap::Round;
    Stroke {
        paint: color(stroke.paint()).into(),
        width: stroke.width().get(),
        opacity: opacity(stroke.opacity()),
        line_cap: if round { LineCap::Round } else { LineCap::Butt },
        line_join: LineJoin::Round,
        ..Stroke::default()
    }
}
