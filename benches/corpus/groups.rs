//! A corpus of groups: the benchmarks' plain model.
//!
//! Papers come from groups, and large groups write more (a group is picked with a density that falls towards the later
//! ones). A seat on a paper goes to a new person, to a guest of another group, or to a seat of an earlier paper of the group
//! drawn at random, so that those who wrote much go on to write more (Yule, Simon). Team sizes are small with a heavy tail.

use std::io::{self, Write};

use crate::random::Random;

/// What the corpus is like.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Model {
    /// Number of papers.
    pub(crate) papers: usize,
    /// Seed: another seed, another corpus.
    pub(crate) seed: u64,
    /// The share of papers with 1,000 to 3,000 authors.
    pub(crate) hyper: f64,
}

/// Writes a corpus in a format; false if there is no such format.
pub(crate) fn write(format: &str, model: Model, out: &mut dyn Write) -> io::Result<bool> {
    let write_paper: fn(&Paper<'_>, &mut dyn Write) -> io::Result<()> = match format {
        "dblp" => dblp,
        "bibtex" => bibtex,
        "openalex" => openalex,
        "ris" => ris,
        "authors" => authors,
        _ => return Ok(false),
    };
    if format == "dblp" {
        out.write_all(
            b"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<!DOCTYPE dblp SYSTEM \"dblp.dtd\">\n<dblp>\n",
        )?;
    }
    let mut random = Random::new(model.seed);
    let mut groups: Vec<Vec<u32>> = vec![Vec::new(); (model.papers / 50).max(3)];
    let mut people = 0;
    let mut team = Vec::new();
    for number in 0..model.papers {
        fill_team(&mut team, &mut groups, &mut people, model.hyper, &mut random);
        let paper = Paper { number, papers: model.papers, team: &team, title: title(&mut random) };
        write_paper(&paper, out)?;
    }
    if format == "dblp" {
        out.write_all(b"</dblp>\n")?;
    }
    Ok(true)
}

fn fill_team(
    team: &mut Vec<u32>,
    groups: &mut [Vec<u32>],
    people: &mut u32,
    hyper: f64,
    random: &mut Random,
) {
    team.clear();
    let size = team_size(hyper, random);
    let home = (random.fraction().powi(2) * groups.len() as f64) as usize;
    while team.len() < size {
        let group = if random.fraction() < 0.07 { random.below(groups.len()) } else { home };
        let seats = &mut groups[group];
        let mut person = if seats.is_empty() || random.fraction() < 0.15 {
            *people
        } else {
            seats[random.below(seats.len())]
        };
        if team.contains(&person) {
            // Large teams outgrow their group; small ones draw again.
            if size < seats.len() {
                continue;
            }
            person = *people;
        }
        *people = (*people).max(person + 1);
        seats.push(person);
        team.push(person);
    }
}

fn team_size(hyper: f64, random: &mut Random) -> usize {
    if random.fraction() < hyper {
        return 1000 + random.below(2001);
    }
    // Pareto with shape 2.5, cut at 150: a mean of 3.8, as in dblp, and one paper in a hundred above 12.
    ((2.1 / (1.0 - random.fraction()).powf(0.4)) as usize).clamp(1, 150)
}

struct Paper<'a> {
    number: usize,
    papers: usize,
    team: &'a [u32],
    title: String,
}

impl Paper<'_> {
    fn year(&self) -> usize {
        1975 + (50.0 * (self.number as f64 / self.papers as f64).sqrt()) as usize
    }
}

fn title(random: &mut Random) -> String {
    const WORDS: [&str; 16] = [
        "On",
        "the",
        "Estimation",
        "of",
        "Sparse",
        "Graphs",
        "with",
        "Bounded",
        "Memory",
        "for",
        "Streaming",
        "Queries",
        "under",
        "Noise",
        "and",
        "Drift",
    ];
    let words: Vec<_> = (0..5 + random.below(7)).map(|_| WORDS[random.below(WORDS.len())]).collect();
    words.join(" ")
}

/// A name for each number, all different: given name, middle initials, family name of three syllables.
fn name(person: u32) -> String {
    const GIVEN: [&str; 20] = [
        "Ada", "Bruno", "Chiara", "Dmitri", "Élise", "Farid", "Grete", "Hiro", "Inés", "Jörg", "Kaya",
        "Lars", "Mei", "Nuno", "Olga", "Paweł", "Rosa", "Sven", "Tam", "Yusuf",
    ];
    const SYLLABLES: [&str; 24] = [
        "ba", "cor", "del", "fen", "gar", "hol", "jin", "kov", "lam", "mir", "nak", "ola", "per", "qui",
        "ran", "sto", "tal", "ulm", "ver", "wen", "xu", "yam", "zet", "ös",
    ];
    let mut rest = person as usize;
    let mut take = |bound: usize| {
        let digit = rest % bound;
        rest /= bound;
        digit
    };
    let given = GIVEN[take(GIVEN.len())];
    let family: String = (0..3).map(|_| SYLLABLES[take(SYLLABLES.len())]).collect();
    let middle = match take(27) {
        0 => String::new(),
        letter => format!("{}. ", (b'A' + letter as u8 - 1) as char),
    };
    let mut letters = family.chars();
    let family: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    let homonym = if rest > 0 { format!(" {rest:04}") } else { String::new() };
    format!("{given} {middle}{family}{homonym}")
}

fn dblp(paper: &Paper<'_>, out: &mut dyn Write) -> io::Result<()> {
    let Paper { number, title, .. } = paper;
    let (element, venue) =
        if number % 3 == 0 { ("article", "journal") } else { ("inproceedings", "booktitle") };
    let series = number % 800;
    writeln!(out, "<{element} mdate=\"2025-03-14\" key=\"conf/v{series}/K{number}\">")?;
    for &person in paper.team {
        writeln!(out, "<author>{}</author>", as_entities(&name(person)))?;
    }
    let (year, page) = (paper.year(), 1 + number % 700);
    writeln!(out, "<title>{title}.</title>\n<pages>{page}-{}</pages>\n<year>{year}</year>", page + 11)?;
    writeln!(out, "<{venue}>Venue {series}</{venue}>\n<ee>https://doi.org/10.5555/{number}</ee>")?;
    writeln!(out, "<url>db/conf/v{series}/v{year}.html#K{number}</url>\n</{element}>")
}

/// Letters outside ASCII as dblp writes them: entities where the DTD has them, else character references.
fn as_entities(name: &str) -> String {
    let mut text = String::with_capacity(name.len());
    for c in name.chars() {
        match c {
            'É' => text.push_str("&Eacute;"),
            'é' => text.push_str("&eacute;"),
            'ö' => text.push_str("&ouml;"),
            'Ö' => text.push_str("&Ouml;"),
            c if c.is_ascii() => text.push(c),
            c => text.push_str(&format!("&#{};", u32::from(c))),
        }
    }
    text
}

fn bibtex(paper: &Paper<'_>, out: &mut dyn Write) -> io::Result<()> {
    let names: Vec<_> = paper.team.iter().map(|&person| name(person)).collect();
    writeln!(out, "@inproceedings{{K{},\n  author = {{{}}},", paper.number, names.join(" and "))?;
    writeln!(out, "  title = {{{}}},\n  booktitle = {{Venue {}}},", paper.title, paper.number % 800)?;
    writeln!(out, "  year = {{{}}},\n  doi = {{10.5555/{}}}\n}}\n", paper.year(), paper.number)
}

/// A work with as much around its authors as the real ones have: concepts, references, an abstract.
fn openalex(paper: &Paper<'_>, out: &mut dyn Write) -> io::Result<()> {
    let Paper { number, title, .. } = paper;
    write!(out, "{{\"id\":\"https://openalex.org/W{number}\",\"doi\":\"https://doi.org/10.5555/{number}\",")?;
    write!(out, "\"title\":\"{title}\",\"publication_year\":{},\"language\":\"en\",", paper.year())?;
    let series = number % 800;
    write!(
        out,
        "\"primary_location\":{{\"is_oa\":false,\"source\":{{\"id\":\"https://openalex.org/S{series}\","
    )?;
    write!(out, "\"display_name\":\"Venue {series}\",\"type\":\"journal\"}}}},\"authorships\":[")?;
    for (place, &person) in paper.team.iter().enumerate() {
        let (comma, name) = (if place > 0 { "," } else { "" }, name(person));
        write!(
            out,
            "{comma}{{\"author_position\":\"middle\",\"author\":{{\"id\":\"https://openalex.org/A{person}\","
        )?;
        write!(out, "\"display_name\":\"{name}\",\"orcid\":null}},\"institutions\":[{{\"id\":")?;
        write!(
            out,
            "\"https://openalex.org/I{}\",\"display_name\":\"Institute {}\",",
            person % 900,
            person % 900
        )?;
        write!(out, "\"country_code\":\"XX\",\"type\":\"education\"}}],\"is_corresponding\":false,")?;
        write!(
            out,
            "\"raw_author_name\":\"{name}\",\"raw_affiliation_strings\":[\"Institute {}\"]}}",
            person % 900
        )?;
    }
    write!(out, "],\"cited_by_count\":{},\"referenced_works\":[", number % 90)?;
    let references: Vec<_> =
        (0..number % 30).map(|n| format!("\"https://openalex.org/W{}\"", n * 77 + number / 2)).collect();
    write!(out, "{}],\"abstract_inverted_index\":{{", references.join(","))?;
    let words = title.split(' ').enumerate();
    let words: Vec<_> = words.map(|(at, word)| format!("\"{word}{at}\":[{at},{}]", at + 40)).collect();
    writeln!(out, "{}}}}}", words.join(","))
}

fn ris(paper: &Paper<'_>, out: &mut dyn Write) -> io::Result<()> {
    let Paper { number, title, .. } = paper;
    writeln!(out, "TY  - CONF")?;
    for &person in paper.team {
        let name = name(person);
        let (given, family) = name.rsplit_once(' ').unwrap_or(("", &name));
        writeln!(out, "AU  - {family}, {given}")?;
    }
    let (series, page) = (number % 800, 1 + number % 700);
    writeln!(out, "TI  - {title}\nPY  - {}\nT2  - Venue {series}\nSP  - {page}", paper.year())?;
    writeln!(out, "EP  - {}\nDO  - 10.5555/{number}\nAB  - {title}. {title}. {title}.", page + 11)?;
    writeln!(out, "KW  - networks\nKW  - graphs\nUR  - https://example.org/{number}\nER  - \n")
}

fn authors(paper: &Paper<'_>, out: &mut dyn Write) -> io::Result<()> {
    let names: Vec<_> = paper.team.iter().map(|&person| name(person)).collect();
    writeln!(out, "{}", names.join("; "))
}
