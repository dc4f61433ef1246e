//! The ACL Anthology, whose editors keep by hand who is who.
//!
//! The program sees names, titles, years and venues; ids and `name_variants.yaml` are the truth it is held against.
//! A score is given for all mentions and for the hard ones: those of persons with several spellings, and of
//! spellings with several persons.
//!
//! `--least P R F` fails if evidence scores less: pairwise precision and recall, B-cubed F over the hard mentions.
//! `--errors` shows the pairs of names that cost most.
//! `--since` and `--until` take some years; `--homonyms N` gives N pairs of persons of one family one given name,
//! and `--initials SHARE` abbreviates so many given names: what is written then is harder than any corpus, and its
//! truth is known without gaps.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::time::Instant;

use super::Anyhow;
use super::scores::{cubed, harmonic_mean, least, pairs, shown};
use coauth::names::{Matching, exact, folded, resolve};
use coauth::reading::{ReadOptions, Source, read};
use coauth::records::Notices;

/// A name as the Anthology gives it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Name {
    given: String,
    family: String,
}

impl Name {
    fn written(&self) -> String {
        exact(&format!("{} {}", self.given, self.family))
    }
}

#[derive(Debug, Clone, Default)]
struct Paper {
    title: String,
    venue: String,
    year: Option<i16>,
    /// Names and the ids beside them.
    authors: Vec<(Name, Option<String>)>,
}

/// Scores every policy on a checkout.
pub(crate) fn score(checkout: PathBuf, options: impl Iterator<Item = String>) -> Anyhow<()> {
    let arguments = Arguments::parse(checkout, options)?;
    let truth = Truth::read(&arguments.checkout.join("name_variants.yaml"))?;
    let mut papers = papers(&arguments.checkout.join("xml"))?;
    papers.retain(|paper| (arguments.since..=arguments.until).contains(&paper.year.unwrap_or_default()));
    let mut persons = truth.persons(&papers);
    arguments.make_harder(&mut papers, &mut persons);
    let spellings: Vec<String> =
        papers.iter().flat_map(|paper| &paper.authors).map(|(name, _)| name.written()).collect();
    let hard = hard(&persons, &spellings);
    say_what_is_scored(&papers, &persons, &spellings, &hard);
    println!("{:10} {:24}   {:24}   {:24}", "", "pairs: P R F", "B-cubed: P R F", "B-cubed, hard: P R F");
    for policy in ["exact", "folded", "initials", "evidence"] {
        let start = Instant::now();
        let found = authors(policy, &papers)?;
        let seconds = start.elapsed().as_secs_f64();
        let all: Vec<usize> = (0..persons.len()).collect();
        let [pairs, cubed, hard] =
            [pairs(&found, &persons, &all), cubed(&found, &persons, &all), cubed(&found, &persons, &hard)];
        println!("{policy:10} {}   {}   {}   {seconds:.1} s", shown(pairs), shown(cubed), shown(hard));
        if policy == "evidence" {
            if arguments.errors {
                say_errors(&found, &persons, &spellings);
            }
            let scores = [pairs[0], pairs[1], harmonic_mean(hard)];
            if scores.iter().zip(arguments.least).any(|(score, least)| *score < least) {
                return Err(format!("{scores:?} is less than {:?}", arguments.least).into());
            }
        }
    }
    Ok(())
}

fn say_what_is_scored(papers: &[Paper], persons: &[usize], spellings: &[String], hard: &[usize]) {
    let distinct = |all: &mut dyn Iterator<Item = String>| all.collect::<BTreeSet<_>>().len();
    println!(
        "{} papers, {} mentions, {} spellings, {} persons; {} hard mentions",
        papers.len(),
        spellings.len(),
        distinct(&mut spellings.iter().cloned()),
        distinct(&mut persons.iter().map(ToString::to_string)),
        hard.len(),
    );
    // Two spellings without an id that fold to one are one person to any reader; the truth has not got to them.
    let mut of_fold: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    let mentions = papers.iter().flat_map(|paper| &paper.authors).zip(persons);
    for ((name, id), person) in mentions {
        if id.is_none() {
            of_fold.entry(folded(&name.written())).or_default().insert(*person);
        }
    }
    let gaps = of_fold.values().filter(|persons| persons.len() > 1).count();
    println!(
        "gap in the truth: {gaps} names without an id are several persons only by case, accent or hyphen"
    );
}

/// What the user wants.
struct Arguments {
    checkout: PathBuf,
    since: i16,
    until: i16,
    homonyms: usize,
    initials: f64,
    errors: bool,
    /// Pairwise precision and recall, and B-cubed F over the hard mentions, below which evidence fails.
    least: [f64; 3],
}

impl Arguments {
    fn parse(checkout: PathBuf, mut given: impl Iterator<Item = String>) -> Anyhow<Self> {
        let mut all = Self {
            checkout,
            since: i16::MIN,
            until: i16::MAX,
            homonyms: 0,
            initials: 0.0,
            errors: false,
            least: [0.0; 3],
        };
        while let Some(option) = given.next() {
            let mut value = || given.next().ok_or(format!("{option} takes a value"));
            match option.as_str() {
                "--since" => all.since = value()?.parse()?,
                "--until" => all.until = value()?.parse()?,
                "--homonyms" => all.homonyms = value()?.parse()?,
                "--initials" => all.initials = value()?.parse()?,
                "--errors" => all.errors = true,
                "--least" => all.least = least(&mut given)?,
                _ => return Err(format!("there is no {option}").into()),
            }
        }
        Ok(all)
    }

    fn make_harder(&self, papers: &mut [Paper], persons: &mut [usize]) {
        let mut random = 7u64;
        let mut unit = move || {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (random >> 11) as f64 / (1u64 << 53) as f64
        };
        let mut mentions: Vec<&mut Name> =
            papers.iter_mut().flat_map(|paper| &mut paper.authors).map(|(name, _)| name).collect();
        let mut of_family: BTreeMap<String, BTreeMap<usize, Vec<usize>>> = BTreeMap::new();
        for (at, name) in mentions.iter().enumerate() {
            of_family.entry(name.family.clone()).or_default().entry(persons[at]).or_default().push(at);
        }
        let families: Vec<_> = of_family.values().filter(|persons| persons.len() > 1).collect();
        for _ in 0..self.homonyms {
            let family = families[(unit() * families.len() as f64) as usize];
            let two = [(); 2].map(|()| family.values().nth((unit() * family.len() as f64) as usize));
            let [Some(one), Some(other)] = two else { continue };
            let given = mentions[one[0]].given.clone();
            other.iter().for_each(|&at| mentions[at].given.clone_from(&given));
        }
        for name in mentions {
            if unit() < self.initials
                && let Some(letter) = name.given.chars().next()
            {
                name.given = format!("{letter}.");
            }
        }
    }
}

/// Who is who by the editors of the Anthology.
#[derive(Default)]
struct Truth {
    /// The persons listed under a name.
    of_name: HashMap<String, BTreeSet<String>>,
}

impl Truth {
    /// Reads `name_variants.yaml`: a list of `canonical`, `id` and `variants`, one name a line.
    fn read(path: &Path) -> Anyhow<Self> {
        let mut truth = Self::default();
        let (mut names, mut id): (Vec<String>, Option<String>) = (Vec::new(), None);
        let text = std::fs::read_to_string(path)?;
        for line in text.lines().chain(["- end"]) {
            if line.starts_with("- ") {
                truth.add(&names, id.take());
                names.clear();
            }
            if let Some((_, rest)) = line.split_once('{') {
                let name = Name { given: field(rest, "first"), family: field(rest, "last") };
                names.push(name.written());
            } else if let Some(value) = line.trim().strip_prefix("id:") {
                id = Some(value.trim().to_owned());
            }
        }
        Ok(truth)
    }

    fn add(&mut self, names: &[String], id: Option<String>) {
        let Some(first) = names.first() else { return };
        let person = id.unwrap_or_else(|| format!("={first}"));
        for name in names {
            self.of_name.entry(name.clone()).or_default().insert(person.clone());
        }
    }

    /// The person of each mention: by its id, or else the only person with the name, or else a person of that name.
    fn persons(mut self, papers: &[Paper]) -> Vec<usize> {
        let mentions = || papers.iter().flat_map(|paper| &paper.authors);
        for (name, id) in mentions() {
            if let Some(id) = id {
                self.of_name.entry(name.written()).or_default().insert(id.clone());
            }
        }
        let mut numbers: HashMap<String, usize> = HashMap::new();
        mentions()
            .map(|(name, id)| {
                let written = name.written();
                let listed = self.of_name.get(&written);
                let only = listed.filter(|listed| listed.len() == 1).and_then(BTreeSet::first).cloned();
                let person = id.clone().or(only).unwrap_or(format!("={written}"));
                let next = numbers.len();
                *numbers.entry(person).or_insert(next)
            })
            .collect()
    }
}

/// A field of a flow mapping: `first: Ada, last: "Lovelace"}`.
fn field(mapping: &str, name: &str) -> String {
    let Some((_, rest)) = mapping.split_once(&format!("{name}: ")) else { return String::new() };
    let quoted = |quote: char| rest.strip_prefix(quote).and_then(|rest| rest.split_once(quote));
    let value = match quoted('"').or(quoted('\'')) {
        Some((value, _)) => value,
        None => rest.find(", last:").or(rest.rfind('}')).map_or(rest, |end| &rest[..end]),
    };
    value.trim().to_owned()
}

/// The papers of a folder, as the program reads them: names as they are written, ids apart.
fn papers(folder: &Path) -> Anyhow<Vec<Paper>> {
    let reading = ReadOptions::new().keep_duplicates(true);
    let corpus = read(&Source::at(folder)?, reading, &mut Notices::default())?;
    let mention = |&spelling: &u32| {
        let name = corpus.spellings().get(spelling);
        let (family, given) = name.split_once(", ").unwrap_or((name, ""));
        let name = Name { given: given.to_owned(), family: family.to_owned() };
        let id = corpus.spellings().ids(spelling).find_map(|id| id.strip_prefix("acl:"));
        (name, id.map(str::to_owned))
    };
    let paper = |paper: usize| Paper {
        title: corpus.title(paper).to_owned(),
        venue: corpus.venue(paper).to_owned(),
        year: corpus.year(paper),
        authors: corpus.byline(paper).iter().map(mention).collect(),
    };
    Ok((0..corpus.papers()).map(paper).collect())
}

/// The author that a policy takes each mention for.
fn authors(policy: &str, papers: &[Paper]) -> Anyhow<Vec<usize>> {
    let matching = match policy {
        "initials" => return Ok(by_initials(papers)),
        "exact" => Matching::Exact,
        "folded" => Matching::Folded,
        _ => Matching::Evidence,
    };
    let listed: Vec<serde_json::Value> = papers.iter().map(as_csl).collect();
    let source = Source::Text("anthology.json".to_owned(), serde_json::to_string(&listed)?);
    let corpus = read(&[source], ReadOptions::default(), &mut Notices::default())?;
    let roster = resolve(&corpus, matching);
    let mentions: usize = papers.iter().map(|paper| paper.authors.len()).sum();
    if corpus.mentions().len() != mentions {
        return Err(format!("{mentions} mentions were written, {} read", corpus.mentions().len()).into());
    }
    Ok(roster.meant(&corpus).mentions().map(|spelling| roster.author_of(spelling)).collect())
}

fn as_csl(paper: &Paper) -> serde_json::Value {
    let author = |(name, _): &(Name, Option<String>)| {
        if name.given.is_empty() {
            serde_json::json!({ "family": name.family })
        } else {
            serde_json::json!({ "family": name.family, "given": name.given })
        }
    };
    serde_json::json!({
        "type": "paper-conference",
        "title": paper.title,
        "container-title": paper.venue,
        "issued": { "date-parts": [[paper.year.unwrap_or_default()]] },
        "author": paper.authors.iter().map(author).collect::<Vec<_>>(),
    })
}

/// What other tools do: the family name and the first initial.
fn by_initials(papers: &[Paper]) -> Vec<usize> {
    let mut numbers: HashMap<String, usize> = HashMap::new();
    let mentions = papers.iter().flat_map(|paper| &paper.authors);
    mentions
        .map(|(name, _)| {
            let mut key = folded(&name.family);
            let given = folded(&name.given);
            let _ = write!(key, "|{}", given.chars().next().unwrap_or_default());
            let next = numbers.len();
            *numbers.entry(key).or_insert(next)
        })
        .collect()
}

/// The mentions of persons with several spellings and of spellings with several persons.
fn hard(persons: &[usize], spellings: &[String]) -> Vec<usize> {
    let mut spellings_of: HashMap<usize, BTreeSet<&str>> = HashMap::new();
    let mut persons_of: HashMap<&str, BTreeSet<usize>> = HashMap::new();
    for (person, spelling) in persons.iter().zip(spellings) {
        spellings_of.entry(*person).or_default().insert(spelling);
        persons_of.entry(spelling).or_default().insert(*person);
    }
    let is_hard = |&at: &usize| spellings_of[&persons[at]].len() > 1 || persons_of[&*spellings[at]].len() > 1;
    (0..persons.len()).filter(is_hard).collect()
}

/// The pairs of spellings that cost most, wrongly merged and wrongly separated.
fn say_errors(found: &[usize], persons: &[usize], spellings: &[String]) {
    for (what, one, other) in [("merged", found, persons), ("separated", persons, found)] {
        let mut groups: BTreeMap<usize, BTreeMap<(usize, String), u64>> = BTreeMap::new();
        for at in 0..found.len() {
            let key = (other[at], folded(&spellings[at]));
            *groups.entry(one[at]).or_default().entry(key).or_default() += 1;
        }
        let mut worst = Vec::new();
        for group in groups.values() {
            let all: Vec<_> = group.iter().collect();
            for (at, (a, n)) in all.iter().enumerate() {
                for (b, m) in all[at + 1..].iter().filter(|(b, _)| b.0 != a.0) {
                    worst.push((*n * *m, a.1.as_str(), **n, b.1.as_str(), **m));
                }
            }
        }
        worst.sort_by(|a, b| b.cmp(a));
        println!("\nwrongly {what}: {} pairs of mentions", worst.iter().map(|pair| pair.0).sum::<u64>());
        for (pairs, a, n, b, m) in worst.iter().take(40) {
            println!("{pairs:6}  {a} ({n}) / {b} ({m})");
        }
    }
}
