//! One author: spellings, papers, co-authors, position in the network.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use super::names::whole_input;
use super::top::credit;
use super::{
    Context, Excerpt, Excerpts, JsonNumber, Measure, Paper, Person, Query, Report, Years, limited,
    newest_first, who,
};
use crate::error::Result;
use crate::names::Join;
use crate::network::{AuthorId, Counting, Network};
use crate::table::{Cell, Document, Section, Table};

/// One author: spellings, papers, co-authors, position in the network.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "cli", derive(clap::Args))]
#[non_exhaustive]
pub struct Author {
    /// Author: a name, an unambiguous part of it, or id:…
    #[cfg_attr(feature = "cli", arg(value_name = "NAME"))]
    pub name: String,
    /// Compute betweenness, closeness and the other global measures even if the network is large
    #[cfg_attr(feature = "cli", arg(long))]
    pub measures: bool,
    /// Show at most N spellings, papers and co-authors; 0 for all
    #[cfg_attr(feature = "cli", arg(skip))]
    // Left out where it is 0, so that answers keep the bytes they had before there was this option.
    #[serde(skip_serializing_if = "is_unlimited")]
    pub limit: usize,
}

impl Author {
    /// Queries the author of this name.
    ///
    /// # Examples
    /// ```
    /// use coauth::analysis::{Author, Context, Query};
    ///
    /// let network = coauth::Loader::sample().load()?.network;
    /// let mut context = Context::default();
    /// let report = Author::named("guibas").run(&network, &mut context)?;
    /// assert_eq!(report.person.author, "Leonidas Guibas");
    /// assert_eq!(context.remarks, ["\"guibas\" matched Leonidas Guibas"]);
    /// # Ok::<(), coauth::Error>(())
    /// ```
    #[must_use]
    pub fn named(name: impl Into<String>) -> Self {
        Self { name: name.into(), ..Self::default() }
    }
}

/// Global measures are computed by default if breadth-first searches from all authors visit at most this many ties,
/// which takes about a second.
const SMALL: u64 = 200_000_000;

/// The report on one author.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct AuthorReport {
    /// The author.
    #[serde(flatten)]
    pub person: Person,
    /// Every spelling, most mentions first.
    pub spellings: Vec<Spelling>,
    /// The papers, newest first.
    pub papers: Vec<Paper>,
    /// The co-authors, most papers in common first, then by name.
    pub coauthors: Vec<Coauthor>,
    /// The component the author is in.
    pub component: InComponent,
    /// The author's measures; `None` where not computed.
    pub measures: Measures,
    #[serde(flatten)]
    excerpts: Excerpts,
}

/// A spelling of an author.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Spelling {
    /// As written.
    pub text: String,
    /// Number of mentions.
    pub mentions: u32,
    /// Why it was merged into the author.
    pub reason: Join,
}

/// A co-author of an author.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Coauthor {
    /// The author.
    #[serde(flatten)]
    pub person: Person,
    /// Papers in common; `None` in a network without papers.
    pub papers: Option<u32>,
    /// The strength of the tie.
    pub strength: JsonNumber,
    /// The first and last year of the papers in common.
    pub years: Option<Years>,
}

/// The component of an author.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct InComponent {
    /// Its rank by size, from 1.
    pub rank: usize,
    /// Number of authors.
    pub authors: usize,
}

/// The measures of one author.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Measures {
    /// Distinct co-authors.
    pub degree: u32,
    /// Papers.
    pub papers: Option<usize>,
    /// Sum of tie strengths.
    pub strength: JsonNumber,
    /// Harmonic credit.
    pub credit: Option<f64>,
    /// Betweenness.
    pub betweenness: Option<f64>,
    /// Closeness.
    pub closeness: Option<f64>,
    /// Harmonic closeness.
    pub harmonic: Option<f64>,
    /// PageRank.
    pub pagerank: Option<f64>,
    /// Eigenvector centrality.
    pub eigenvector: Option<f64>,
    /// Core number.
    pub core: Option<u32>,
}

/// The report on one author, without the global measures.
///
/// # Examples
/// ```
/// use coauth::analysis::author;
/// use coauth::network::{Counting, Found};
///
/// let network = coauth::Loader::sample().load()?.network;
/// let Ok(Found::ByName(guibas)) = network.find("Leonidas Guibas") else { panic!() };
/// assert_eq!(author(&network, guibas, Counting::Full).coauthors.len(), network.degree(guibas) as usize);
/// # Ok::<(), coauth::Error>(())
/// ```
#[must_use]
pub fn author(network: &Network, author: AuthorId, counting: Counting) -> AuthorReport {
    let mut ties = network.ties_of(author, counting);
    ties.sort_by(|(a, tie), (b, other)| {
        let by_strength =
            if network.has_papers() { Ordering::Equal } else { other.strength.total_cmp(&tie.strength) };
        other
            .papers
            .cmp(&tie.papers)
            .then(by_strength)
            .then_with(|| network.name_rank(*a).cmp(&network.name_rank(*b)))
    });
    let component = network.components().of_author(author);
    let papers = newest_first(network, network.papers_of(author).to_vec());
    AuthorReport {
        person: Person::of(network, author),
        spellings: network
            .spellings(author)
            .into_iter()
            .map(|(text, mentions, reason)| Spelling { text: text.to_owned(), mentions, reason })
            .collect(),
        papers: papers.iter().map(|&paper| Paper::of(network, paper)).collect(),
        coauthors: ties
            .into_iter()
            .map(|(other, tie)| Coauthor {
                person: Person::of(network, other),
                papers: network.has_papers().then_some(tie.papers),
                strength: JsonNumber(tie.strength),
                years: Years::of(network, network.papers_between(author, other)),
            })
            .collect(),
        component: InComponent { rank: component.rank, authors: component.authors },
        measures: Measures {
            degree: network.degree(author),
            papers: network.has_papers().then_some(papers.len()),
            strength: JsonNumber(network.strength(author, counting)),
            credit: network.has_papers().then(|| credit(network, author)),
            betweenness: None,
            closeness: None,
            harmonic: None,
            pagerank: None,
            eigenvector: None,
            core: None,
        },
        excerpts: Excerpts::default(),
    }
}

impl Query for Author {
    type Report = AuthorReport;

    const NAME: &'static str = "author";
    const ABOUT: &'static str = "Show one author: spellings, papers, co-authors, position in the network";
    const REQUIRED: &'static [&'static str] = &["name"];
    const ORDERS: &'static [(&'static str, &'static str)] = &[
        ("spellings", "mentions, most first; text"),
        ("papers", "year, newest first; order of reading"),
        ("coauthors", "papers in common, most first; name"),
    ];
    const EXAMPLES: &'static [&'static str] =
        &[r#"{"name": "Tao Qin"}"#, r#"{"name": "Tao Qin", "measures": true}"#];
    const COMMAND_LINES: &'static str = "\
Examples:
  coauth author guibas                                   one author of the sample
  coauth author \"Ada Lovelace\" -i refs.bib               a full name
  coauth author id:ada-lovelace -i refs.bib -f json      an author id, for programs
  coauth author orcid:0000-0002-1825-0097 -i refs.bib    an identifier";

    fn limit(&mut self) -> Option<&mut usize> {
        Some(&mut self.limit)
    }

    fn run(&self, network: &Network, context: &mut Context) -> Result<AuthorReport> {
        let found = who(network, &self.name, context)?;
        context.remarks.extend(whole_input(network));
        let mut answer = author(network, found, context.counting);
        if self.measures || network.author_count() as u64 * network.tie_count() <= SMALL {
            answer.measures.complete(network, found, context.counting)?;
        }
        answer.shorten(self.limit);
        Ok(answer)
    }
}

fn is_unlimited(limit: &usize) -> bool {
    *limit == 0
}

impl Measures {
    /// Computes the global measures.
    fn complete(&mut self, network: &Network, author: AuthorId, counting: Counting) -> Result<()> {
        let value = |measure: Measure| Ok(measure.values(network, counting)?[author.index()]);
        self.betweenness = Some(value(Measure::Betweenness)?);
        self.closeness = Some(value(Measure::Closeness)?);
        self.harmonic = Some(value(Measure::Harmonic)?);
        self.pagerank = Some(value(Measure::Pagerank)?);
        self.eigenvector = Some(value(Measure::Eigenvector)?);
        self.core = Some(value(Measure::Core)? as u32);
        Ok(())
    }
}

impl AuthorReport {
    /// Keeps the first of each list.
    fn shorten(&mut self, limit: usize) {
        fn first<T>(list: &mut Vec<T>, name: &'static str, noun: &'static str, limit: usize) -> Excerpt {
            let all = list.len();
            *list = limited(std::mem::take(list), limit);
            Excerpt::of(name, noun, list.len(), all)
        }
        self.excerpts = Excerpts::of_lists([
            first(&mut self.spellings, "spellings", "spellings", limit),
            first(&mut self.papers, "papers", "papers", limit),
            first(&mut self.coauthors, "coauthors", "co-authors", limit),
        ]);
    }

    fn figures(&self) -> Table<'_> {
        let mut figures = Table::with_columns(&["", "#"]);
        let Measures {
            degree,
            papers,
            strength,
            credit,
            betweenness,
            closeness,
            harmonic,
            pagerank,
            eigenvector,
            core,
        } = self.measures;
        let rows: [(&str, Cell); 12] = [
            ("papers", papers.into()),
            ("coauthors", degree.into()),
            ("strength of all ties", strength.0.into()),
            ("harmonic credit", credit.into()),
            ("component", self.component.rank.into()),
            ("authors in the component", self.component.authors.into()),
            ("betweenness", betweenness.into()),
            ("closeness", closeness.into()),
            ("harmonic closeness", harmonic.into()),
            ("PageRank", pagerank.into()),
            ("eigenvector", eigenvector.into()),
            ("core", core.into()),
        ];
        for (name, cell) in rows {
            if cell != Cell::Nothing {
                figures.push([name.into(), cell]);
            }
        }
        figures
    }

    /// The co-authors for people, with years if any are known.
    fn coauthors_table(&self) -> Table<'_> {
        let cells = |coauthor: &Coauthor| {
            [coauthor.person.author.as_str().into(), coauthor.papers.into(), coauthor.strength.0.into()]
        };
        if self.coauthors.iter().all(|coauthor| coauthor.years.is_none()) {
            return Table::of(["coauthor", "#papers", "#strength"], &self.coauthors, cells);
        }
        Table::of(["coauthor", "#papers", "#strength", "#years"], &self.coauthors, move |coauthor| {
            let [name, papers, strength] = cells(coauthor);
            [name, papers, strength, coauthor.years.map(Years::shown).into()]
        })
    }

    /// One table for programs; the first column says what a row describes.
    fn data(&self) -> Table<'_> {
        let mut data = Table::with_columns(&[
            "about",
            "name",
            "id",
            "#papers",
            "%strength",
            "#year",
            "reason",
            "#first_year",
            "#last_year",
        ]);
        for Spelling { text, mentions, reason } in &self.spellings {
            let id = self.person.author_id.as_str().into();
            data.push([
                "spelling".into(),
                text.as_str().into(),
                id,
                (*mentions).into(),
                Cell::Nothing,
                Cell::Nothing,
                reason.name().into(),
                Cell::Nothing,
                Cell::Nothing,
            ]);
        }
        for paper in &self.papers {
            let title = paper.title.as_deref().unwrap_or_default().into();
            let id = paper.id.as_str().into();
            data.push([
                "paper".into(),
                title,
                id,
                Cell::Nothing,
                Cell::Nothing,
                paper.year.into(),
                Cell::Nothing,
                Cell::Nothing,
                Cell::Nothing,
            ]);
        }
        for Coauthor { person, papers, strength, years } in &self.coauthors {
            let (name, id) = (person.author.as_str().into(), person.author_id.as_str().into());
            data.push([
                "coauthor".into(),
                name,
                id,
                (*papers).into(),
                strength.0.into(),
                Cell::Nothing,
                Cell::Nothing,
                years.map(|years| years.first).into(),
                years.map(|years| years.last).into(),
            ]);
        }
        data
    }
}

impl Report for AuthorReport {
    fn document(&self) -> Document<'_> {
        let mut sections = vec![
            Section::Heading(format!("{} (id:{})", self.person.author, self.person.author_id)),
            Section::Table(self.figures()),
        ];
        if self.spellings.len() > 1 {
            let mut spellings = Table::with_columns(&["spelling", "#mentions", "reason"]);
            for Spelling { text, mentions, reason } in &self.spellings {
                spellings.push([text.as_str().into(), (*mentions).into(), reason.name().into()]);
            }
            sections.push(Section::Table(spellings));
        }
        if !self.papers.is_empty() {
            sections.push(Section::Heading("Papers".to_owned()));
            sections.push(Section::Lines(self.papers.iter().map(|paper| (1, paper.line())).collect()));
        }
        if !self.coauthors.is_empty() {
            sections.push(Section::Table(self.coauthors_table()));
        }
        sections.extend(self.excerpts.section());
        Document { sections, data: self.data() }
    }

    fn excerpts(&self) -> &Excerpts {
        &self.excerpts
    }
}
