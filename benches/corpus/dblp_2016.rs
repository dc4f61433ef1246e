//! A corpus with the traits of dblp as it was in 2016.
//!
//! What is modelled, and the real figure where one was counted on a slice of 308,203 records:
//!
//! - 2,915,403 records, 46,443 of them without authors, at most 119 authors; team sizes as counted (mean 2.88).
//! - 51 % papers of proceedings, 46 % articles, 1.2 % papers of collections, 1.0 % proceedings with editors.
//! - `crossref` in 97.8 % of the papers of proceedings, to a record that comes after them; `ee` in 64 % of the papers of
//!   proceedings and 84 % of the articles.
//! - 5,575 streams (journals and series of conferences) whose sizes fall by a Zipf–Mandelbrot law from 100,000 records to 40;
//!   a stream is contiguous in a file, and one file of a folder.
//! - Authors: see `people`. 64 % have one paper; the most prolific have hundreds. One seat in five goes to a new author.
//! - `et al.` for an author now and then, accents as character references, markup in titles.
//! - Records of people (`www`) at the end of XML for one author in fifty, a tenth of them with a second name.

use std::io;

use crate::people::{People, Zipf};
use crate::random::Random;
use crate::record::{Kind, Record};

/// Numbers of records and streams of the whole corpus.
pub(crate) const RECORDS: usize = 2_915_403;
const STREAMS: usize = 5_575;

/// Records of one team size in 303,695 with authors, from one author on.
const TEAMS: [u32; 20] = [
    57_815, 87_621, 74_621, 44_103, 20_712, 9_470, 4_127, 2_071, 1_156, 685, 381, 265, 183, 113, 91, 48, 47,
    28, 21, 21,
];
const LARGEST_TEAM: f64 = 119.0;
const VOCABULARY: Zipf = Zipf { ranks: 60_000.0, shift: 4.0, exponent: 1.05 };

/// Where the records of a corpus go, stream by stream.
pub(crate) trait Sink {
    /// Begins a stream of this name, as in `conf/kov`.
    fn stream(&mut self, name: &str) -> io::Result<()>;

    fn record(&mut self, record: &Record<'_>) -> io::Result<()>;
}

/// Writes all records, scaled to about this number of them.
pub(crate) fn write(records: usize, seed: u64, sink: &mut dyn Sink) -> io::Result<()> {
    let share = records as f64 / RECORDS as f64;
    let streams = ((STREAMS as f64 * share.sqrt()) as usize).max(1);
    let mut corpus = Corpus {
        random: Random::new(seed),
        people: People::default(),
        labs: vec![Vec::new(); (records / 40).max(4)],
        team: Vec::new(),
    };
    let weight = |rank: usize| (rank as f64 + 8.0).powf(-1.2);
    let total: f64 = (0..streams).map(weight).sum();
    for number in 0..streams {
        // Large streams are anywhere in the file.
        let rank = (number * 2_741) % streams;
        let size = (records as f64 * weight(rank) / total) as usize;
        corpus.stream(number, size.max(1), number as f64 / streams as f64, sink)?;
    }
    corpus.homepages(sink)
}

struct Corpus {
    random: Random,
    people: People,
    /// The seats of each laboratory: who signed its papers, once for each paper.
    labs: Vec<Vec<u32>>,
    team: Vec<u32>,
}

impl Corpus {
    fn stream(&mut self, number: usize, size: usize, place: f64, sink: &mut dyn Sink) -> io::Result<()> {
        let is_journal = number % 17 < 8;
        let name = format!("{}/s{number}", if is_journal { "journals" } else { "conf" });
        sink.stream(&name)?;
        let editions = (size / 50).clamp(1, 3_000);
        let last = 2015 - (self.random.fraction().powi(3) * 25.0) as usize;
        for edition in 0..editions {
            // Once a year, or more often where forty years are too few.
            let year = last - (editions - 1 - edition) * 40 / editions.max(40);
            let papers = size * (edition + 1) / editions - size * edition / editions;
            let proceedings = format!("{name}/{year}-{edition}");
            for paper in 0..papers {
                self.fill_team(place);
                let record = self.paper(is_journal, &proceedings, year, paper);
                sink.record(&record)?;
            }
            if !is_journal {
                self.fill_team(place);
                sink.record(&self.proceedings(&proceedings, year))?;
            }
        }
        Ok(())
    }

    fn paper(&mut self, is_journal: bool, proceedings: &str, year: usize, number: usize) -> Record<'_> {
        let random = &mut self.random;
        let kind = match is_journal {
            true => Kind::Article,
            false if random.fraction() < 0.023 => Kind::Incollection,
            false => Kind::Inproceedings,
        };
        let mut fields = Vec::new();
        let first_page = 1 + random.below(900);
        if random.fraction() < 0.96 {
            fields.push(("pages", format!("{first_page}-{}", first_page + random.below(16))));
        }
        fields.push(("year", year.to_string()));
        let venue = format!("Venue {}", proceedings.rsplit_once('/').map_or("", |(stream, _)| stream));
        if is_journal {
            fields.push(("volume", (year - 1970).to_string()));
            fields.push(("journal", venue));
            fields.push(("number", (1 + number % 12).to_string()));
        } else {
            fields.push(("booktitle", venue));
        }
        if random.fraction() < if is_journal { 0.84 } else { 0.64 } {
            fields.push((
                "ee",
                format!("http://dx.doi.org/10.{}/{}.{number}", 1000 + random.below(9000), &proceedings[5..]),
            ));
        }
        if !is_journal && random.fraction() < 0.978 {
            fields.push(("crossref", proceedings.to_owned()));
        }
        let without_authors = match kind {
            Kind::Incollection => 0.109,
            Kind::Article => 0.007,
            _ => 0.003,
        };
        let is_anonymous = random.fraction() < without_authors;
        let others = random.fraction() < 0.000_02;
        let title = title(random);
        let mut authors: Vec<&str> = Vec::new();
        if !is_anonymous {
            authors.extend(self.team.iter().map(|&person| self.people.name(person)));
            authors.extend(others.then_some("et al."));
        }
        let key = format!("{proceedings}-{number}");
        Record { kind, key, date: date(number), authors, editors: Vec::new(), title, fields }
    }

    fn proceedings(&mut self, key: &str, year: usize) -> Record<'_> {
        let title = format!("Proceedings of {key}, {}", title(&mut self.random));
        let fields = vec![
            ("year", year.to_string()),
            ("booktitle", format!("Venue {}", key.rsplit_once('/').map_or("", |(stream, _)| stream))),
            ("publisher", "Publisher".to_owned()),
            (
                "isbn",
                format!(
                    "978-3-{:05}-{:03}-{}",
                    self.random.below(100_000),
                    self.random.below(1000),
                    self.random.below(10)
                ),
            ),
        ];
        let editors = self.team.iter().map(|&person| self.people.name(person)).collect();
        Record {
            kind: Kind::Proceedings,
            key: key.to_owned(),
            date: date(year),
            authors: Vec::new(),
            editors,
            title,
            fields,
        }
    }

    /// Draws the authors of a paper of a stream at this place, from 0 to 1, among the fields of research.
    fn fill_team(&mut self, place: f64) {
        self.team.clear();
        let random = &mut self.random;
        let size = team_size(random);
        // Labs near the place of the stream, the nearest most often.
        let spread = (random.fraction() - 0.5).powi(3) * 0.4;
        let home = (((place + spread).rem_euclid(1.0)) * self.labs.len() as f64) as usize % self.labs.len();
        // Now and then a paper is the first of all its authors.
        let are_new = random.fraction() < 0.03;
        while self.team.len() < size {
            let lab = if random.fraction() < 0.06 { random.below(self.labs.len()) } else { home };
            let seats = &mut self.labs[lab];
            let is_new = are_new || seats.is_empty() || random.fraction() < 0.17;
            let person = if is_new { self.people.add(random) } else { seats[random.below(seats.len())] };
            if self.team.contains(&person) {
                // Large teams outgrow their lab.
                if size > seats.len() / 2 {
                    let person = self.people.add(random);
                    self.team.push(person);
                    seats.push(person);
                }
                continue;
            }
            seats.push(person);
            self.team.push(person);
        }
    }

    fn homepages(&mut self, sink: &mut dyn Sink) -> io::Result<()> {
        sink.stream("homepages")?;
        for person in (0..self.people.count() as u32).step_by(50) {
            let mut authors = vec![self.people.name(person)];
            let second;
            if person % 500 == 0 {
                second = format!("Dr {}", authors[0]);
                authors.push(&second);
            }
            let fields = vec![("url", format!("http://example.org/people/{person}"))];
            let (key, title) = (format!("homepages/{person}"), "Home Page".to_owned());
            let date = date(person as usize);
            sink.record(&Record { kind: Kind::Www, key, date, authors, editors: Vec::new(), title, fields })?;
        }
        Ok(())
    }
}

fn team_size(random: &mut Random) -> usize {
    let total: u32 = TEAMS.iter().sum();
    let tail = 250;
    let mut seat = random.below((total + tail) as usize) as u32;
    for (size, &records) in (1..).zip(&TEAMS) {
        match seat.checked_sub(records) {
            Some(rest) => seat = rest,
            None => return size,
        }
    }
    // Pareto above the sizes counted one by one.
    (21.0 / (1.0 - random.fraction()).powf(0.45)).min(LARGEST_TEAM) as usize
}

fn title(random: &mut Random) -> String {
    let mut title = String::new();
    let words = 4 + random.below(8) + random.below(5);
    for number in 0..words {
        if number > 0 {
            title.push(' ');
        }
        let word = vocabulary(VOCABULARY.draw(random));
        match random.fraction() {
            u if u < 0.002 => title.push_str(&format!("{word} & {word}")),
            u if u < 0.003 => title.push_str(&format!("{word}: Ö{word}")),
            _ => title.push_str(&word),
        }
    }
    title
}

/// The word of a rank: short words are frequent.
fn vocabulary(rank: usize) -> String {
    const SYLLABLES: [&str; 20] = [
        "of", "a", "for", "sys", "net", "mod", "el", "ing", "ana", "ly", "sis", "dat", "gra", "com", "put",
        "er", "opt", "im", "al", "learn",
    ];
    let mut rest = rank;
    let mut text = String::new();
    loop {
        text.push_str(SYLLABLES[rest % SYLLABLES.len()]);
        rest /= SYLLABLES.len();
        if rest == 0 {
            return text;
        }
        rest -= 1;
    }
}

fn date(number: usize) -> String {
    format!("20{:02}-{:02}-{:02}", 5 + number % 12, 1 + number % 12, 1 + number % 28)
}
