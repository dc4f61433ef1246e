//! What is written on the map: as many names as have room, and no name over another.

use super::map::{Disc, Dot, SIZE, Shown};
use super::shortened::shortened;
use crate::table::counted;

/// The most characters of a name.
const LETTERS: usize = 40;

/// The height of names, and how wide a letter is at most, on average.
const LINE: f64 = 17.0;
const LETTER: f64 = 8.2;

/// A community in words.
pub(super) fn disc_name(disc: &Disc) -> String {
    let name = shortened(&disc.author, LETTERS);
    if disc.authors < 2 {
        name
    } else {
        format!("{name} and others: {}", counted(disc.authors as u64, "author"))
    }
}

/// People with more co-authors are a little larger.
pub(super) fn dot_radius(dot: &Dot) -> f64 {
    (3.0 + f64::from(dot.coauthors).ln_1p() * 0.6).round()
}

/// A name on the map.
pub(super) struct Name {
    /// The person, or where no people are shown the community, by the place in the view.
    pub(super) of: usize,
    /// On the base line: the start or, if it is centered, the middle.
    pub(super) at: [f64; 2],
    pub(super) is_centered: bool,
    pub(super) text: String,
}

/// A person in a few words.
pub(super) fn dot_name(dot: &Dot) -> String {
    shortened(&dot.author, LETTERS)
}

/// The names that have room, the most important first: of people, and of communities whose people are not shown.
pub(super) fn names(shown: &Shown) -> Vec<Name> {
    let mut taken: Vec<[f64; 4]> = Vec::new();
    let mut has_room = move |left: f64, middle: f64, width: f64| {
        let own = [left, middle - LINE / 2.0, left + width, middle + LINE / 2.0];
        let is_inside = own[0] >= 0.0 && own[2] <= SIZE[0] && own[1] >= 0.0 && own[3] <= SIZE[1];
        let overlaps = |other: &[f64; 4]| {
            own[0] < other[2] && other[0] < own[2] && own[1] < other[3] && other[1] < own[3]
        };
        let fits = is_inside && !taken.iter().any(overlaps);
        if fits {
            taken.push(own);
        }
        fits
    };
    let width = |text: &str| text.chars().count() as f64 * LETTER;
    let mut names = Vec::new();
    for (of, dot) in shown.people.iter().enumerate() {
        let (text, beside) = (dot_name(dot), dot_radius(dot) + 3.0);
        if has_room(dot.x + beside, dot.y, width(&text)) {
            names.push(Name { of, at: [dot.x + beside, dot.y + 4.0], is_centered: false, text });
        }
    }
    if !shown.people.is_empty() {
        return names;
    }
    for (of, disc) in shown.communities.iter().enumerate() {
        let text = shortened(&disc.author, LETTERS);
        let wide = width(&text);
        // A name much wider than its disc would seem to be that of another.
        if wide < 6.0 * disc.radius && has_room(disc.x - wide / 2.0, disc.y, wide) {
            names.push(Name { of, at: [disc.x, disc.y + 4.0], is_centered: true, text });
        }
    }
    names
}
