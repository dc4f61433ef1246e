//! What of the map is in view, never more than a screen can show.

use serde::Serialize;

use super::call::Call;
use super::parameters::Parameters;
use super::problem::Problem;
use super::reply::Reply;
use super::whole_map::{Map, size};
use crate::drawing::regions::seats;
use crate::network::{AuthorId, Counting, Network, Placed, Places};
use crate::table;

/// The size of a view, in the units of what is in it.
pub(super) const SIZE: [f64; 2] = [1000.0, 700.0];

/// The largest zoom; each doubles the scale.
pub(super) const DEEPEST: u8 = 24;

/// The most communities, people and ties in a view. With as many names as people there are at most 2,000 marks.
const COMMUNITIES: usize = 400;
const PEOPLE: usize = 400;
const TIES: usize = 400;

/// The most bytes of the names and ids in a view, as far as they are counted.
const BYTES: usize = 60_000;

/// People are shown if there is so much room for each.
const ROOM: f64 = 5.0;

/// Ties are shown if there is so much room for each of their ends.
const ROOM_OF_TIES: f64 = 14.0;

/// A person of an address is shown with so much room.
const ROOM_OF_ONE: f64 = 30.0;

/// A part of the map: its middle, from 0 to 1 in both directions, and the zoom.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct View {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) zoom: u8,
}

/// A community in a view.
#[derive(Debug, Serialize)]
pub(super) struct Disc {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) radius: f64,
    pub(super) authors: usize,
    /// The member with the most co-authors.
    pub(super) author: String,
    pub(super) author_id: String,
    /// The view in which it is large.
    #[serde(skip)]
    pub(super) closer: View,
}

/// A person in a view.
#[derive(Debug, Serialize)]
pub(super) struct Dot {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) author: String,
    pub(super) author_id: String,
    pub(super) coauthors: u32,
}

/// What is in a view: places in its own units, the most important first.
#[derive(Debug, Serialize)]
pub(super) struct Shown {
    schema: &'static str,
    x: f64,
    y: f64,
    zoom: u8,
    width: f64,
    height: f64,
    pub(super) communities_in_view: usize,
    pub(super) people_in_view: usize,
    pub(super) communities: Vec<Disc>,
    pub(super) people: Vec<Dot>,
    /// Pairs of people in the list of people, from 0.
    pub(super) ties: Vec<[usize; 2]>,
    /// The person that the address names, in the list of people.
    pub(super) chosen: Option<usize>,
}

/// From the places of a map to those of a view.
#[derive(Clone, Copy)]
struct Scale {
    view: View,
    half: f64,
    /// Units of the view in one unit of the map.
    factor: f64,
}

impl Scale {
    fn of(view: View, half: f64) -> Self {
        Self { view, half, factor: SIZE[1] / (2.0 * half) * f64::from(1u32 << view.zoom) }
    }

    /// A place of the map in the view.
    fn place(&self, x: f64, y: f64) -> [f64; 2] {
        let middle = [self.view.x, self.view.y].map(|at| (2.0 * at - 1.0) * self.half);
        [(x - middle[0]) * self.factor + SIZE[0] / 2.0, (y - middle[1]) * self.factor + SIZE[1] / 2.0]
    }

    /// Whether a disc at a place of the view is at least in part in it.
    fn has([x, y]: [f64; 2], radius: f64) -> bool {
        let outside = |at: f64, most: f64| (at - at.clamp(0.0, most)).powi(2);
        outside(x, SIZE[0]) + outside(y, SIZE[1]) <= radius * radius
    }

    /// The view around a place of the map in which a length of the map has a length.
    fn closer(half: f64, x: f64, y: f64, length: f64, wanted: f64) -> View {
        let at = |at: f64| (at / (2.0 * half) + 0.5).clamp(0.0, 1.0);
        let most = wanted / length * 2.0 * half / SIZE[1];
        let zoom = most.max(1.0).log2().floor().min(f64::from(DEEPEST)) as u8;
        View { x: at(x), y: at(y), zoom }
    }
}

impl View {
    pub(super) const WHOLE: Self = Self { x: 0.5, y: 0.5, zoom: 0 };

    /// The view of an address.
    ///
    /// # Errors
    /// If a value is out of range.
    fn of(parameters: &Parameters) -> Result<Self, Problem> {
        let at = |name: &str| {
            let Some(text) = parameters.get(name) else { return Ok(0.5) };
            let number = text.parse::<f64>().ok().filter(|number| (0.0..=1.0).contains(number));
            number.ok_or_else(|| Problem::refused(&format!("{name} is a number from 0 to 1, not \"{text}\"")))
        };
        let zoom = match parameters.get("zoom") {
            None => 0,
            Some(text) => text.parse().ok().filter(|zoom| *zoom <= DEEPEST).ok_or_else(|| {
                Problem::refused(&format!("zoom is a whole number from 0 to {DEEPEST}, not \"{text}\""))
            })?,
        };
        Ok(Self { x: at("x")?, y: at("y")?, zoom })
    }

    /// The view so many widths and heights to the right and below.
    pub(super) fn moved(self, right: f64, down: f64) -> Self {
        let side = 1.0 / f64::from(1u32 << self.zoom);
        let wide = side * SIZE[0] / SIZE[1];
        Self { x: (self.x + right * wide).clamp(0.0, 1.0), y: (self.y + down * side).clamp(0.0, 1.0), ..self }
    }

    /// The parameters of its address. More digits than these are finer than what is shown.
    pub(super) fn parameters(self) -> [(&'static str, String); 3] {
        let short = |at: f64| {
            let text = format!("{at:.9}");
            text.trim_end_matches('0').trim_end_matches('.').to_owned()
        };
        [("x", short(self.x)), ("y", short(self.y)), ("zoom", self.zoom.to_string())]
    }
}

/// Finds what is in the view of a request; `None` if there is no map.
pub(super) fn shown(call: &Call) -> Result<Option<(View, Shown)>, Problem> {
    let Some(map) = call.edition.map()? else {
        return if call.is_selection() { Err(of_selection()) } else { Ok(None) };
    };
    let network = call.network();
    let Some(places) = map.places(network) else { return Ok(None) };
    let mut view = View::of(&call.parameters)?;
    let mut chosen = None;
    if let Some(name) = call.parameters.get("author") {
        let author = call.author(name, &mut call.context()?)?;
        chosen = Some(author);
        if ["x", "y", "zoom"].iter().all(|name| call.parameters.get(name).is_none()) {
            view = around(map, places, author).unwrap_or(view);
        }
    }
    Ok(Some((view, Finding { network, map, places, scale: Scale::of(view, map.half) }.shown(chosen)?)))
}

/// The view around an author.
fn around(map: &Map, places: &Places, author: AuthorId) -> Option<View> {
    let rank = places.rank_of(author)?;
    let placed = places.communities().find(|placed| placed.members.contains(&rank))?;
    let seat = seats().nth(rank - placed.members.start)?;
    Some(Scale::closer(map.half, placed.x + seat.x, placed.y + seat.y, 1.0, ROOM_OF_ONE))
}

/// What is needed to find what is in a view.
struct Finding<'a> {
    network: &'a Network,
    map: &'a Map,
    places: &'a Places,
    scale: Scale,
}

impl Finding<'_> {
    fn shown(&self, chosen: Option<AuthorId>) -> Result<Shown, Problem> {
        let mut in_view: Vec<Placed> = self.places.communities().filter(|placed| self.has(placed)).collect();
        let communities_in_view = in_view.len();
        // The sort is stable: of equal ones, those of larger components are first.
        in_view.sort_by_key(|placed| std::cmp::Reverse(placed.members.len()));
        let (people, people_in_view) = self.people(&in_view, chosen);
        let mut bytes = 0;
        let mut has_room = move |name: &str, id: &str| {
            bytes += 2 * name.len() + 3 * id.len();
            bytes <= BYTES
        };
        let people: Vec<(AuthorId, Dot)> = people
            .into_iter()
            .map(|(author, at)| (author, self.dot(author, at)))
            .take_while(|(_, dot)| has_room(&dot.author, &dot.author_id))
            .collect();
        let discs = in_view.into_iter().take(COMMUNITIES).map(|placed| self.disc(&placed));
        let communities = discs.take_while(|disc| has_room(&disc.author, &disc.author_id)).collect();
        let view = self.scale.view;
        Ok(Shown {
            schema: "coauth.map/1",
            x: view.x,
            y: view.y,
            zoom: view.zoom,
            width: SIZE[0],
            height: SIZE[1],
            communities_in_view,
            people_in_view,
            communities,
            ties: self.ties(&people)?,
            chosen: people.iter().position(|(author, _)| Some(*author) == chosen),
            people: people.into_iter().map(|(_, dot)| dot).collect(),
        })
    }

    fn has(&self, placed: &Placed) -> bool {
        !placed.members.is_empty()
            && Scale::has(self.scale.place(placed.x, placed.y), size(placed) * self.scale.factor)
    }

    /// The people to show, the most co-authors first, and how many are in view.
    fn people(&self, in_view: &[Placed], chosen: Option<AuthorId>) -> (Vec<(AuthorId, [f64; 2])>, usize) {
        if self.scale.factor < ROOM {
            return (Vec::new(), 0);
        }
        let mut people: Vec<(AuthorId, [f64; 2])> = Vec::new();
        for placed in in_view {
            let members = self.places.authors(placed.members.clone()).iter();
            let seated = members.zip(seats());
            let seated = seated
                .map(|(&author, seat)| (author, self.scale.place(placed.x + seat.x, placed.y + seat.y)));
            people.extend(seated.filter(|(_, at)| Scale::has(*at, 0.0)));
        }
        let count = people.len();
        let degrees = self.network.degrees();
        let order = |(author, _): &(AuthorId, [f64; 2])| {
            (Some(*author) != chosen, std::cmp::Reverse(degrees[author.index()]), *author)
        };
        if count > PEOPLE {
            people.select_nth_unstable_by_key(PEOPLE, order);
            people.truncate(PEOPLE);
        }
        people.sort_unstable_by_key(order);
        (people, count)
    }

    /// The ties among people, by their places in the list, the strongest first.
    fn ties(&self, people: &[(AuthorId, Dot)]) -> Result<Vec<[usize; 2]>, Problem> {
        if self.scale.factor < ROOM_OF_TIES || people.len() < 2 {
            return Ok(Vec::new());
        }
        let mut numbered: Vec<(AuthorId, usize)> =
            people.iter().enumerate().map(|(place, (author, _))| (*author, place)).collect();
        numbered.sort_unstable();
        let authors: Vec<AuthorId> = numbered.iter().map(|(author, _)| *author).collect();
        let ties = self.network.ties_among(&authors, Counting::Full);
        let mut ties = ties.map_err(|error| Problem::of(&error))?;
        ties.sort_by(|(a, b, one), (c, d, other)| {
            other.strength.total_cmp(&one.strength).then((a, b).cmp(&(c, d)))
        });
        let place = |author: &AuthorId| authors.binary_search(author).map(|at| numbered[at].1).ok();
        let pairs = ties.iter().filter_map(|(a, b, _)| Some([place(a)?, place(b)?]));
        Ok(pairs.take(TIES).collect())
    }

    fn dot(&self, author: AuthorId, [x, y]: [f64; 2]) -> Dot {
        let network = self.network;
        let [x, y] = [x, y].map(tenth);
        let (name, author_id) = (network.name(author).into_owned(), network.author_key(author));
        Dot { x, y, author: name, author_id, coauthors: network.degree(author) }
    }

    fn disc(&self, placed: &Placed) -> Disc {
        let first = self.places.authors(placed.members.clone()).first().copied();
        let of = |text: fn(&Network, AuthorId) -> String| {
            first.map_or_else(String::new, |author| text(self.network, author))
        };
        let [x, y] = self.scale.place(placed.x, placed.y).map(tenth);
        Disc {
            x,
            y,
            radius: tenth(size(placed) * self.scale.factor),
            authors: placed.members.len(),
            author: of(|network, author| network.name(author).into_owned()),
            author_id: of(|network, author| network.author_key(author)),
            closer: Scale::closer(self.map.half, placed.x, placed.y, 2.0 * size(placed), SIZE[1]),
        }
    }
}

fn tenth(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

/// What is in a view, for programs.
pub(super) fn map(call: &Call) -> Result<Reply, Problem> {
    call.parameters.refuse_others(&["x", "y", "zoom", "author"])?;
    let (_, shown) = shown(call)?.ok_or_else(|| absent(call))?;
    let mut json = Vec::new();
    let written = table::write_json(&shown, &mut json);
    written.map_err(Problem::unwritten)?;
    Ok(Reply::json(json))
}

fn of_selection() -> Problem {
    let what = "a network of this size has a map of all papers only; remove since, until, max_authors and min_papers";
    Problem::refused(what)
}

/// Why there is no map, with the command that makes one.
pub(super) fn absent(call: &Call) -> Problem {
    let what = "a network of this size has a map only in an index that was built with one";
    Problem::too_long(what, command(call))
}

/// The command that builds the index with a map.
fn command(call: &Call) -> String {
    let input = &call.site.input;
    call.site
        .index_with_map(call.network())
        .unwrap_or_else(|| format!("coauth index --map {} -o papers.coauth", super::queries::quoted(input)))
}
