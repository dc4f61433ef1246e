//! Invented people whose names are as frequent as those of dblp in 2016.
//!
//! Given and family names are drawn by Zipf–Mandelbrot laws. Two populations give the shape of the real lists: one with few
//! family names that many people share, and one with many. What the laws were fitted to: the most frequent family name has 1 %
//! of the people and the most frequent given name 0.9 %; there are 38 family names and 18 given names for 100 people; names have
//! two (75 %), three (22 %) or more words; a fifth has an initial, 9 % a hyphen, 7 % a letter outside ASCII.

use std::collections::HashMap;

use crate::random::Random;

/// A Zipf–Mandelbrot law: rank `r` of `ranks`, from 0, has a weight of `(r + shift)^-exponent`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Zipf {
    pub(crate) ranks: f64,
    pub(crate) shift: f64,
    pub(crate) exponent: f64,
}

impl Zipf {
    /// Draws a rank by inverting the integral of the law.
    pub(crate) fn draw(self, random: &mut Random) -> usize {
        let power = 1.0 - self.exponent;
        let (low, high) = (self.shift.powf(power), (self.shift + self.ranks).powf(power));
        let point = (low + (high - low) * random.fraction()).powf(1.0 / power) - self.shift;
        (point.max(0.0) as usize).min(self.ranks as usize - 1)
    }
}

const FAMILY: Zipf = Zipf { ranks: 300_000.0, shift: 50.0, exponent: 0.9 };
const GIVEN: Zipf = Zipf { ranks: 200_000.0, shift: 12.0, exponent: 1.08 };
const SHARED_FAMILY: Zipf = Zipf { ranks: 400.0, shift: 12.0, exponent: 1.3 };
const SHORT_GIVEN: Zipf = Zipf { ranks: 12_000.0, shift: 30.0, exponent: 1.02 };

/// The share of people of the population with few family names.
const SHARING: f64 = 0.27;

/// Everybody so far.
#[derive(Default)]
pub(crate) struct People {
    names: Vec<String>,
    /// Number of bearers of each name without its number.
    bearers: HashMap<String, u32>,
}

impl People {
    pub(crate) fn name(&self, person: u32) -> &str {
        &self.names[person as usize]
    }

    pub(crate) fn count(&self) -> usize {
        self.names.len()
    }

    /// Adds a person. A name that somebody has gets a middle initial, or a number as dblp tells homonyms from each other.
    pub(crate) fn add(&mut self, random: &mut Random) -> u32 {
        let mut name = invent(random);
        while self.bearers.contains_key(&name) && random.fraction() < 0.9 {
            let another = invent(random);
            name = if random.fraction() < 0.5 { with_initial(&another, random) } else { another };
        }
        let bearers = self.bearers.entry(name.clone()).or_insert(0);
        *bearers += 1;
        self.names.push(if *bearers > 1 { format!("{name} {bearers:04}") } else { name });
        (self.names.len() - 1) as u32
    }
}

fn invent(random: &mut Random) -> String {
    if random.fraction() < SHARING {
        return format!("{} {}", short_given(random), word(SHARED_FAMILY.draw(random), &SHORT, 0));
    }
    let mut given = word(GIVEN.draw(random), &LONG, 2);
    if random.fraction() < 0.06 {
        // `M. Lovelace`: a quarter of all initials are all that is known of a given name.
        given = format!("{}.", initial(random));
    } else if random.fraction() < 0.04 {
        given = format!("{given}-{}", word(GIVEN.draw(random), &LONG, 2));
    }
    let family = word(FAMILY.draw(random), &LONG, 1);
    match random.fraction() {
        u if u < 0.17 => format!("{given} {}. {family}", initial(random)),
        u if u < 0.25 => format!("{given} {} {family}", word(GIVEN.draw(random), &LONG, 2)),
        u if u < 0.29 => format!("{given} {family}-{}", word(FAMILY.draw(random), &LONG, 1)),
        u if u < 0.32 => format!("{given} van der {family}"),
        u if u < 0.3205 => format!("{given}, Jr."),
        _ => format!("{given} {family}"),
    }
}

fn short_given(random: &mut Random) -> String {
    let rank = SHORT_GIVEN.draw(random);
    match random.fraction() {
        u if u < 0.16 => {
            let second = word(SHORT_GIVEN.draw(random), &SHORT, 0);
            format!("{}-{second}", word(rank, &SHORT, 0))
        }
        u if u < 0.20 => format!("{} {}", word(GIVEN.draw(random), &LONG, 2), word(rank, &SHORT, 0)),
        _ => word(rank, &SHORT, 0),
    }
}

fn with_initial(name: &str, random: &mut Random) -> String {
    let (given, family) = name.rsplit_once(' ').unwrap_or(("", name));
    format!("{given} {}. {family}", initial(random))
}

fn initial(random: &mut Random) -> char {
    char::from(b'A' + random.below(26) as u8)
}

const LONG: [&str; 64] = [
    "an", "ber", "cor", "dan", "el", "fer", "gar", "hol", "in", "jo", "kov", "lam", "mar", "nak", "ol",
    "per", "qui", "ran", "son", "tal", "ul", "ver", "wen", "ska", "yam", "zet", "ri", "sen", "ti", "mo",
    "ac", "bru", "chia", "dmi", "eb", "far", "gre", "hir", "ines", "jör", "kay", "lars", "mei", "nun", "olg",
    "pav", "ro", "sven", "tam", "yus", "bar", "cas", "del", "fen", "gil", "hart", "jin", "kop", "lund",
    "mir", "nor", "pet", "stan", "vas",
];
const SHORT: [&str; 24] = [
    "wan", "li", "chen", "zhu", "kim", "lin", "yu", "ho", "min", "jun", "tao", "xi", "bo", "hui", "jin",
    "ka", "su", "tai", "wu", "yan", "sho", "ping", "qi", "ren",
];

/// The word of a rank, all different: short words for small ranks, as frequent words are. `salt` makes other lists.
fn word(rank: usize, syllables: &[&str], salt: usize) -> String {
    let mut rest = rank + salt * 7 + syllables.len() * usize::from(syllables.len() > 30);
    let mut text = String::new();
    loop {
        text.push_str(syllables[rest % syllables.len()]);
        rest /= syllables.len();
        if rest == 0 {
            break;
        }
        rest -= 1;
    }
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}
