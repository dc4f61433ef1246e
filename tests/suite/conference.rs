//! An invented conference with known truth: how many verdicts are right.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use serde_json::{Value, json};

use crate::run::{Folder, folder};

/// A sequence that looks random and is the same everywhere.
struct Sequence(u64);

impl Sequence {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % end
    }
}

const GIVEN: [&str; 24] = [
    "Ann", "Bruno", "Chiara", "Dmitri", "Élodie", "Farid", "Göran", "Hana", "Ivo", "Jürgen", "Katrin",
    "Luís", "Mireille", "Nils", "Oksana", "Pavel", "Quirin", "Rosa", "Søren", "Tomás", "Ursula", "Víctor",
    "Wanda", "Zoë",
];
const FAMILY: [&str; 20] = [
    "Abelard",
    "Brønsted",
    "Castillo",
    "Dvořák",
    "Erdmann",
    "Fóscolo",
    "Gärtner",
    "Hrabal",
    "Ibsen",
    "Jansson",
    "Kovács",
    "Lindqvist",
    "Müller",
    "Novák",
    "Ólafsson",
    "Pérez",
    "Quist",
    "Rønning",
    "Szabó",
    "Tørk",
];

/// What makes three family names of one.
const ENDINGS: [&str; 3] = ["", "sen", "ová"];

const PERSONS: usize = 420;
const REVIEWERS: usize = 40;
const SUBMISSIONS: usize = 120;
/// The first year of the window, which begins on its 27th of November.
const EDGE: usize = 2022;

/// A person: the number is the identity.
struct Person {
    name: String,
    /// The name on old papers, if it has changed since.
    former: Option<String>,
    has_profile: bool,
    emails: Vec<String>,
}

struct Paper {
    authors: Vec<usize>,
    year: usize,
    month: usize,
    has_month: bool,
    uses_initials: bool,
}

struct Conference {
    persons: Vec<Person>,
    papers: Vec<Paper>,
    reviewers: Vec<usize>,
    submissions: Vec<Vec<usize>>,
}

impl Conference {
    fn invent() -> Self {
        let mut random = Sequence(26);
        let persons: Vec<Person> = (0..PERSONS).map(person).collect();
        let mut papers: Vec<Paper> = (0..1500)
            .map(|at| {
                // Groups write together.
                let group = random.below(PERSONS / 6) * 6;
                let size = 2 + random.below(4);
                let mut authors: Vec<usize> =
                    (0..size)
                        .map(|_| {
                            if random.below(5) == 0 { random.below(PERSONS) } else { group + random.below(6) }
                        })
                        .collect();
                authors.sort_unstable();
                authors.dedup();
                let year = 2012 + random.below(15);
                let has_month = year != EDGE || random.below(2) == 0;
                Paper { authors, year, month: 1 + random.below(12), has_month, uses_initials: at % 10 == 9 }
            })
            .collect();
        let many: Vec<usize> = (PERSONS..PERSONS + 2895).chain([0, 7, 30, 200, 301]).collect();
        papers.push(Paper { authors: many, year: 2025, month: 5, has_month: true, uses_initials: false });
        let reviewers: Vec<usize> = (0..REVIEWERS).map(|at| at * 10).collect();
        let submissions = (0..SUBMISSIONS)
            .map(|at| {
                let group = random.below(PERSONS / 6) * 6;
                let mut authors: BTreeSet<usize> =
                    (0..1 + random.below(4)).map(|_| group + random.below(6)).collect();
                authors.extend((at % 12 == 0).then(|| random.below(PERSONS)));
                authors.into_iter().collect()
            })
            .collect();
        Self { persons, papers, reviewers, submissions }
    }

    /// The pairs that are in conflict, as people know them; a reviewer and a submission by their places.
    fn truth(&self) -> BTreeSet<(usize, usize)> {
        let mut related: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for paper in self.papers.iter().filter(|paper| (paper.year, paper.month) >= (EDGE, 11)) {
            // Of the paper of 2,900 authors only a few take part.
            let here: Vec<usize> = paper.authors.iter().copied().filter(|&author| author < PERSONS).collect();
            here.iter().for_each(|&one| related.entry(one).or_default().extend(&here));
        }
        for authors in &self.submissions {
            for &one in authors {
                related.entry(one).or_default().extend(authors);
            }
        }
        let in_conflict = |reviewer: usize, authors: &Vec<usize>| {
            authors.contains(&reviewer)
                || related
                    .get(&reviewer)
                    .is_some_and(|related| authors.iter().any(|author| related.contains(author)))
        };
        let pairs = (0..REVIEWERS)
            .flat_map(|reviewer| (0..SUBMISSIONS).map(move |submission| (reviewer, submission)));
        pairs
            .filter(|&(reviewer, submission)| {
                in_conflict(self.reviewers[reviewer], &self.submissions[submission])
            })
            .collect()
    }

    /// Papers as notes of OpenReview; `with_ids` adds profiles.
    fn bibliography(&self, with_ids: bool) -> String {
        let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
        let mut bibtex = String::new();
        let mut works = Vec::new();
        for (at, paper) in self.papers.iter().enumerate() {
            let names: Vec<String> =
                paper.authors.iter().map(|&author| self.written(author, paper)).collect();
            let month = if paper.has_month {
                format!(", month = {}", months[paper.month - 1])
            } else {
                String::new()
            };
            let _ = writeln!(
                bibtex,
                "@article{{p{at}, title = {{Paper {at}}}, author = {{{}}}, year = {}{month}}}",
                names.join(" and "),
                paper.year
            );
            let authorship = |(name, &author): (&String, &usize)| {
                let has_profile = self.persons.get(author).is_none_or(|person| person.has_profile);
                let orcid = if has_profile { json!(orcid(author)) } else { Value::Null };
                json!({ "author": { "display_name": name, "orcid": orcid }, "raw_author_name": name })
            };
            let authorships: Vec<Value> = names.iter().zip(&paper.authors).map(authorship).collect();
            let date = format!("{}-{:02}-28", paper.year, paper.month);
            works.push(json!({
                "id": format!("https://openalex.org/W{at}"), "title": format!("Paper {at}"), "publication_year": paper.year,
                "publication_date": if paper.has_month { json!(date) } else { Value::Null }, "authorships": authorships,
            }));
        }
        if with_ids { Value::from(works).to_string() } else { bibtex }
    }

    fn written(&self, author: usize, paper: &Paper) -> String {
        let Some(person) = self.persons.get(author) else {
            return format!("Member X{author:04} Collab{author:04}");
        };
        let name = person.former.as_ref().filter(|_| paper.year < 2024).unwrap_or(&person.name);
        match name.split_once(' ') {
            Some((given, family)) if paper.uses_initials => {
                format!("{family}, {}.", given.chars().next().expect("a given name"))
            }
            _ => name.clone(),
        }
    }

    /// The files of the conference; with identifiers, each person with a profile has theirs.
    fn files(&self, with_ids: bool) -> Folder {
        let id = |person: usize| {
            if with_ids && self.persons[person].has_profile { orcid(person) } else { String::new() }
        };
        let mut pc = "name,email,orcid\n".to_owned();
        for &reviewer in &self.reviewers {
            let person = &self.persons[reviewer];
            let _ = writeln!(pc, "{},{},{}", person.name, person.emails[0], id(reviewer));
        }
        let mut authors = "paper,title,name,email,orcid\n".to_owned();
        for (at, submission) in self.submissions.iter().enumerate() {
            for &author in submission {
                let person = &self.persons[author];
                // Some use another address for submissions.
                let email = person.emails[person.emails.len() - 1].to_uppercase();
                let _ = writeln!(authors, "{at},Submission {at},{},{email},{}", person.name, id(author));
            }
        }
        let name = if with_ids { "works.json" } else { "works.bib" };
        folder().with(name, self.bibliography(with_ids)).with("pc.csv", pc).with("authors.csv", authors)
    }
}

/// Every fortieth name has two bearers; some have changed their names, and some have two addresses.
fn person(number: usize) -> Person {
    let number_of_name = if number % 40 == 39 { number - 1 } else { number };
    let given = number_of_name % GIVEN.len();
    let family = number_of_name / GIVEN.len() + 5 * given;
    let family =
        format!("{}{}", FAMILY[family % FAMILY.len()], ENDINGS[family / FAMILY.len() % ENDINGS.len()]);
    let given = GIVEN[given];
    let mut emails = vec![format!("p{number}@gmail.com")];
    if number.is_multiple_of(15) {
        emails.push(format!("other{number}@gmail.com"));
    }
    Person {
        name: format!("{given} {family}"),
        former: (number % 35 == 3).then(|| format!("{given} Former{family}")),
        has_profile: number % 5 != 1,
        emails,
    }
}

/// An ORCID with the right check digit.
fn orcid(person: usize) -> String {
    let digits = format!("0000000{:08}", 20_000_000 + person);
    let total = digits.bytes().fold(0, |total, digit| (total + u32::from(digit - b'0')) * 2);
    let check = match (12 - total % 11) % 11 {
        10 => "X".to_owned(),
        digit => digit.to_string(),
    };
    let all = format!("{digits}{check}");
    format!("{}-{}-{}-{}", &all[..4], &all[4..8], &all[8..12], &all[12..])
}

/// The pairs of each verdict. A pair that depends on a date is one that is not decided.
struct Verdicts {
    conflicts: BTreeSet<(usize, usize)>,
    depending: BTreeSet<(usize, usize)>,
    ambiguous: BTreeSet<(usize, usize)>,
}

/// The findings of a bibliography.
fn findings(folder: &Folder, input: &str) -> Vec<Value> {
    let arguments = [
        "conflicts",
        "--committee",
        "pc.csv",
        "--submissions",
        "authors.csv",
        "-i",
        input,
        "--window",
        "48m",
        "--as-of",
        "2026-11-27",
        "-f",
        "json",
    ];
    folder.coauth(&arguments).json()["conflicts"].as_array().expect("a list").clone()
}

/// The places of the reviewer and the submission of a finding.
fn pair_of(row: &Value) -> (usize, usize) {
    let number = |key: &str, prefix: &str| {
        let text = row[key].as_str().expect("a text").trim_start_matches(prefix);
        text.parse::<usize>().expect("a number")
    };
    (number("reviewer_id", "member-") - 1, number("submission", ""))
}

fn verdicts(findings: &[Value]) -> Verdicts {
    let mut verdicts =
        Verdicts { conflicts: BTreeSet::new(), depending: BTreeSet::new(), ambiguous: BTreeSet::new() };
    for row in findings {
        let pair = pair_of(row);
        match (row["verdict"].as_str().expect("a text"), row["depends_on_date"] == true) {
            ("conflict", false) => verdicts.conflicts.insert(pair),
            ("conflict", true) => verdicts.depending.insert(pair),
            ("ambiguous", _) => verdicts.ambiguous.insert(pair),
            _ => false,
        };
    }
    verdicts
}

/// Precision of the conflicts, recall of the conflicts, and recall with what is listed for a decision.
fn quality(
    verdicts: &Verdicts,
    truth: &BTreeSet<(usize, usize)>,
    among: impl Fn(&(usize, usize)) -> bool,
) -> [f64; 3] {
    let conflicts: BTreeSet<_> = verdicts.conflicts.iter().copied().filter(&among).collect();
    let truth: BTreeSet<_> = truth.iter().copied().filter(&among).collect();
    let right = conflicts.intersection(&truth).count() as f64;
    let listed = |pair: &&(usize, usize)| {
        conflicts.contains(*pair) || verdicts.depending.contains(*pair) || verdicts.ambiguous.contains(*pair)
    };
    let listed = truth.iter().filter(listed).count() as f64;
    [right / conflicts.len() as f64, right / truth.len() as f64, listed / truth.len() as f64]
}

#[test]
fn with_identifiers_every_verdict_is_right() {
    let conference = Conference::invent();
    let found = verdicts(&findings(&conference.files(true), "works.json"));
    // A pair is identified if everybody on it has a profile.
    let has_profile = |person: usize| conference.persons[person].has_profile;
    let is_identified = |&(reviewer, submission): &(usize, usize)| {
        has_profile(conference.reviewers[reviewer])
            && conference.submissions[submission].iter().all(|&author| has_profile(author))
    };
    let truth: BTreeSet<_> = conference.truth().into_iter().filter(is_identified).collect();
    assert!(truth.len() > 20, "{}", truth.len());
    let [precision, _, recall] = quality(&found, &truth, is_identified);
    assert_eq!(
        (precision, recall),
        (1.0, 1.0),
        "{truth:?} {:?}",
        found.conflicts.iter().filter(|pair| is_identified(pair)).collect::<Vec<_>>()
    );
}

#[test]
fn by_names_alone_nearly_every_verdict_is_right() {
    let conference = Conference::invent();
    let found = verdicts(&findings(&conference.files(false), "works.bib"));
    let truth = conference.truth();
    let [precision, recall, listed] = quality(&found, &truth, |_| true);
    // The guide for program chairs states these figures.
    let rounded = [precision, recall, listed].map(|share| format!("{share:.3}"));
    let figures = format!("precision is {} and recall", rounded[0]);
    let guide = include_str!("../../docs/program-chairs.md").split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(guide.contains(&figures) && guide.contains(&format!("recall is {}", rounded[2])), "{rounded:?}");
}

#[test]
fn authors_of_their_own_submissions_are_found_by_address_and_nobody_else_is() {
    let conference = Conference::invent();
    let rows = findings(&conference.files(false), "works.bib");
    let by_address: BTreeSet<_> = rows
        .iter()
        .filter(|row| row["kind"] == "self" && row["match"] == "email" && row["verdict"] == "conflict")
        .map(pair_of)
        .collect();
    let is_own = |&(reviewer, submission): &(usize, usize)| {
        let reviewer = conference.reviewers[reviewer];
        // The files have different addresses of those with two.
        conference.persons[reviewer].emails.len() == 1
            && conference.submissions[submission].contains(&reviewer)
    };
    let pairs =
        (0..REVIEWERS).flat_map(|reviewer| (0..SUBMISSIONS).map(move |submission| (reviewer, submission)));
    let own: BTreeSet<_> = pairs.filter(is_own).collect();
    assert!(own.len() > 5, "{}", own.len());
    assert_eq!(by_address, own);
}

#[test]
fn no_finding_by_identifiers_or_addresses_is_wrong() {
    let conference = Conference::invent();
    let rows = findings(&conference.files(true), "works.json");
    let is_sure = |row: &&Value| {
        row["verdict"] == "conflict"
            && row["depends_on_date"] == false
            && ["id", "email"].iter().any(|by| row["match"] == *by)
    };
    let (sure, truth) = (rows.iter().filter(is_sure).map(pair_of), conference.truth());
    let sure: BTreeSet<_> = sure.collect();
    let wrong: Vec<_> = sure.difference(&truth).collect();
    assert!(sure.len() > 20 && wrong.is_empty(), "{} {wrong:?}", sure.len());
}
