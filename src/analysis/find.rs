//! People and papers that match a text.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use super::{Context, Excerpt, Excerpts, Paper, Person, Query, Report, Years};
use crate::error::{Error, ErrorKind, Result};
use crate::network::{AuthorId, NameMatch, Network, PaperId, Unfound, first_of};
use crate::table::{Cell, Document, Section, Table, visible};

/// People by name or identifier, and papers by words of the title.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "cli", derive(clap::Args))]
#[non_exhaustive]
pub struct Find {
    /// Words of a name or a title, or an identifier such as an ORCID; a word may be cut short
    #[cfg_attr(feature = "cli", arg(value_name = "TEXT"))]
    pub text: String,
    /// Show at most N people and N papers; 0 for all
    #[cfg_attr(feature = "cli", arg(skip = Find::default().limit))]
    pub limit: usize,
}

impl Default for Find {
    fn default() -> Self {
        Self { text: String::new(), limit: 20 }
    }
}

impl Find {
    /// Searches for a text.
    ///
    /// # Examples
    /// ```
    /// use coauth::analysis::{Context, Find, Query};
    ///
    /// let network = coauth::Loader::sample().load()?.network;
    /// let report = Find::text("leon guib").run(&network, &mut Context::default())?;
    /// assert_eq!(report.people[0].person.author, "Leonidas Guibas");
    /// let report = Find::text("radiance fields").run(&network, &mut Context::default())?;
    /// assert!(!report.papers.is_empty());
    /// # Ok::<(), coauth::Error>(())
    /// ```
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }
}

/// The people and papers that match a text.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct FindReport {
    /// The text.
    pub text: String,
    /// The people: whole names, whole words, beginnings of words; of these the most papers first, then by name.
    pub people: Vec<FoundPerson>,
    /// The papers: whole titles, phrases, whole words, beginnings of words; of these the newest first.
    pub papers: Vec<FoundPaper>,
    #[serde(flatten)]
    excerpts: Excerpts,
}

/// A person, with what distinguishes them from others of the name.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FoundPerson {
    /// The author.
    #[serde(flatten)]
    pub person: Person,
    /// Number of papers; `None` in a network without papers.
    pub papers: Option<usize>,
    /// The first and last year of the papers.
    pub years: Option<Years>,
    /// Number of distinct co-authors.
    pub coauthors: u32,
    /// The co-authors with the most papers in common.
    pub with: Vec<String>,
    /// Their ids.
    pub with_ids: Vec<String>,
}

/// A paper, with what distinguishes it from others of the title.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FoundPaper {
    /// The paper.
    #[serde(flatten)]
    pub paper: Paper,
    /// Where it was published.
    pub venue: Option<String>,
    /// The first authors of the byline.
    pub authors: Vec<String>,
    /// Their ids.
    pub author_ids: Vec<String>,
}

/// The number of people named beside a result.
const NAMED: usize = 3;

impl FoundPerson {
    fn of(network: &Network, author: AuthorId, context: &Context) -> Self {
        let ties = network.ties_of(author, context.counting);
        let coauthors = ties.len() as u32;
        let closest =
            first_of(ties, NAMED, |(_, tie)| Reverse(tie.papers), |(other, _)| network.name_rank(*other));
        let with: Vec<Person> = closest.iter().map(|(other, _)| Person::of(network, *other)).collect();
        Self {
            person: Person::of(network, author),
            papers: network.has_papers().then(|| network.papers_of(author).len()),
            years: Years::of(network, network.papers_of(author).iter().copied()),
            coauthors,
            with: with.iter().map(|person| person.author.clone()).collect(),
            with_ids: with.into_iter().map(|person| person.author_id).collect(),
        }
    }
}

impl FoundPaper {
    fn of(network: &Network, paper: PaperId) -> Self {
        let first: Vec<Person> =
            network.byline(paper).iter().take(NAMED).map(|&author| Person::of(network, author)).collect();
        let venue = network.venue(paper);
        Self {
            paper: Paper::of(network, paper),
            venue: (!venue.is_empty()).then(|| venue.to_owned()),
            authors: first.iter().map(|person| person.author.clone()).collect(),
            author_ids: first.into_iter().map(|person| person.author_id).collect(),
        }
    }

    /// The first authors, and whether there are others.
    fn byline(&self) -> String {
        let more = self.paper.byline_length as usize > self.authors.len();
        let mut authors = self.authors.join(", ");
        if more && !authors.is_empty() {
            authors.push_str(", …");
        }
        authors
    }
}

impl Query for Find {
    type Report = FindReport;

    const NAME: &'static str = "find";
    const ABOUT: &'static str = "Find people by name or ORCID, and papers by words of the title";
    const REQUIRED: &'static [&'static str] = &["text"];
    const ORDERS: &'static [(&'static str, &'static str)] = &[
        ("people", "whole names, whole words, beginnings of words; papers, most first; name"),
        (
            "papers",
            "whole titles, phrases, whole words, beginnings of words; year, newest first; order of reading",
        ),
        ("with", "papers in common, most first; name"),
    ];
    const EXAMPLES: &'static [&'static str] = &[r#"{"text": "wang", "limit": 0}"#, r#"{"text": "learning"}"#];
    const COMMAND_LINES: &'static str = "\
Examples:
  coauth find wang                                  who has this name, and papers about it
  coauth find \"leon guib\"                           beginnings of words are enough
  coauth find \"radiance fields\"                     papers by their titles
  coauth find 0000-0002-1825-0097 dblp.coauth       who has this ORCID
  coauth find \"graph drawing\" -n 5 -f json refs/    the five best matches, for programs";

    fn limit(&mut self) -> Option<&mut usize> {
        Some(&mut self.limit)
    }

    fn run(&self, network: &Network, context: &mut Context) -> Result<FindReport> {
        if !self.text.contains(char::is_alphanumeric) {
            let what = "there is no word to search for; pass a part of a name or a title";
            return Err(Error::new(ErrorKind::Usage, what));
        }
        let mut people = network.names_matching(&self.text);
        if context.exact_name {
            people.retain(|(how, _)| *how == NameMatch::Whole);
        }
        let all_people = people.len();
        let people: Vec<FoundPerson> = network
            .best_names(people, self.limit)
            .into_iter()
            .map(|author| FoundPerson::of(network, author, context))
            .collect();
        let (papers, all_papers) = network.titles_matching(&self.text, self.limit);
        let papers: Vec<FoundPaper> =
            papers.into_iter().map(|paper| FoundPaper::of(network, paper)).collect();
        if people.is_empty() && papers.is_empty() {
            context.remarks.push(self.nothing(network));
        }
        let excerpts = Excerpts::of_lists([
            Excerpt::of("people", "people", people.len(), all_people),
            Excerpt::of("papers", "papers", papers.len(), all_papers),
        ]);
        Ok(FindReport { text: self.text.clone(), people, papers, excerpts })
    }
}

impl Find {
    /// That nothing was found, and what is close.
    fn nothing(&self, network: &Network) -> String {
        let text = visible(&self.text);
        match network.find(&self.text) {
            Err(Unfound::Unknown(nearest)) if !nearest.is_empty() => {
                let names: Vec<_> = nearest.iter().map(|&author| network.name(author)).collect();
                format!("nothing matches \"{text}\"; closest names: {}", visible(&names.join(", ")))
            }
            _ => format!("nothing matches \"{text}\""),
        }
    }
}

impl Report for FindReport {
    fn document(&self) -> Document<'_> {
        let mut sections = Vec::new();
        if !self.people.is_empty() {
            let columns = ["author", "id", "#papers", "#years", "#coauthors", "with"];
            sections.push(Section::Heading("People".to_owned()));
            sections.push(Section::Table(Table::of(columns, &self.people, |found| {
                let FoundPerson { person, papers, years, coauthors, with, .. } = found;
                let years: Cell = years.map(Years::shown).into();
                let id = format!("id:{}", person.author_id);
                let name = person.author.as_str().into();
                [name, id.into(), (*papers).into(), years, (*coauthors).into(), with.join(", ").into()]
            })));
        }
        if !self.papers.is_empty() {
            sections.push(Section::Heading("Papers".to_owned()));
            let columns = ["title", "#year", "venue", "authors"];
            sections.push(Section::Table(Table::of(columns, &self.papers, |found| {
                let title = found.paper.title.as_deref().into();
                [title, found.paper.year.into(), found.venue.as_deref().into(), found.byline().into()]
            })));
        }
        if sections.is_empty() {
            sections.push(Section::Text("No match.".to_owned()));
        }
        sections.extend(self.excerpts.section());
        Document { sections, data: self.data() }
    }

    fn is_found(&self) -> bool {
        !(self.people.is_empty() && self.papers.is_empty())
    }

    fn excerpts(&self) -> &Excerpts {
        &self.excerpts
    }
}

impl FindReport {
    /// One table for programs; the first column says what a row describes.
    fn data(&self) -> Table<'_> {
        let mut data = Table::with_columns(&[
            "about",
            "name",
            "id",
            "#papers",
            "#coauthors",
            "#first_year",
            "#last_year",
            "venue",
            "doi",
            "people",
            "people_ids",
        ]);
        for found in &self.people {
            data.push([
                "author".into(),
                found.person.author.as_str().into(),
                found.person.author_id.as_str().into(),
                found.papers.into(),
                found.coauthors.into(),
                found.years.map(|years| years.first).into(),
                found.years.map(|years| years.last).into(),
                Cell::Nothing,
                Cell::Nothing,
                found.with.join("; ").into(),
                found.with_ids.join("; ").into(),
            ]);
        }
        for found in &self.papers {
            data.push([
                "paper".into(),
                found.paper.title.as_deref().into(),
                found.paper.id.as_str().into(),
                Cell::Nothing,
                Cell::Nothing,
                found.paper.year.into(),
                found.paper.year.into(),
                found.venue.as_deref().into(),
                found.paper.doi.as_deref().into(),
                found.authors.join("; ").into(),
                found.author_ids.join("; ").into(),
            ]);
        }
        data
    }
}
