//! A view of the map as a drawing.

use super::call::Call;
use super::map::{Disc, Dot, SIZE, absent, shown};
use super::map_names::{Name, disc_name, dot_name, dot_radius, names};
use super::problem::Problem;
use crate::drawing::view::{self, Mark};
use crate::drawing::{DrawOptions, Scene};
use crate::table::counted_as;

/// The scene of the view of a request.
pub(super) fn scene(call: &Call, options: &DrawOptions) -> Result<Scene, Problem> {
    let (_, shown) = shown(call)?.ok_or_else(|| absent(call))?;
    let mut view = view::View {
        title: "Map of the co-author network".to_owned(),
        description: format!(
            "{} and {} in view.",
            counted_as(shown.communities_in_view as u64, ["community", "communities"]),
            counted_as(shown.people_in_view as u64, ["author", "authors"])
        ),
        size: SIZE,
        regions: shown.communities.iter().map(of_disc).collect(),
        marks: shown.people.iter().map(of_dot).collect(),
        ties: shown.ties.clone(),
        subject: shown.chosen,
    };
    for name in names(&shown) {
        let marks = if shown.people.is_empty() { &mut view.regions } else { &mut view.marks };
        let Name { of, at, is_centered, text } = name;
        marks[of].label = Some(view::Name { text, at, is_centered });
    }
    Ok(view::scene(&view, options))
}

fn of_disc(disc: &Disc) -> Mark {
    Mark { at: [disc.x, disc.y], radius: disc.radius.max(1.0), name: disc_name(disc), label: None }
}

fn of_dot(dot: &Dot) -> Mark {
    Mark { at: [dot.x, dot.y], radius: dot_radius(dot), name: dot_name(dot), label: None }
}
