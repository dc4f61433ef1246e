//! Authors, papers and years in reports, and looking up the authors named in queries.

use std::cmp::Reverse;
use std::ops::RangeInclusive;

use serde::{Serialize, Serializer};

use super::Context;
use crate::error::{Error, ErrorKind, Result};
use crate::network::{AuthorId, Found, Network, PaperId, Unfound};
use crate::table::{counted, visible};

/// An author in a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Person {
    /// The name shown.
    pub author: String,
    /// A stable id that distinguishes the author from homonyms.
    pub author_id: String,
}

impl Person {
    /// An author of a network.
    #[must_use]
    pub(crate) fn of(network: &Network, author: AuthorId) -> Self {
        Self { author: network.name(author).into_owned(), author_id: network.author_key(author) }
    }
}

/// A paper in a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Paper {
    /// The key in the source, or the input and a number.
    pub id: String,
    /// The title.
    pub title: Option<String>,
    /// The year of publication.
    pub year: Option<i16>,
    /// The DOI.
    pub doi: Option<String>,
    /// Number of authors.
    pub byline_length: u32,
}

impl Paper {
    /// A paper of a network.
    #[must_use]
    pub(crate) fn of(network: &Network, paper: PaperId) -> Self {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Self {
            id: network.paper_key(paper),
            title: some(network.title(paper)),
            year: network.year(paper),
            doi: some(network.doi(paper)),
            byline_length: network.team_size(paper),
        }
    }

    /// The paper as one line: title or key, year, DOI.
    #[must_use]
    pub(crate) fn line(&self) -> String {
        let mut line = self.title.clone().unwrap_or_else(|| format!("[{}]", self.id));
        if let Some(year) = self.year {
            line.push_str(&format!(" ({year})"));
        }
        if let Some(doi) = &self.doi {
            line.push_str(&format!(" doi:{doi}"));
        }
        line
    }
}

/// Papers by year, newest first, then in the order given; those without a year are last.
pub(super) fn newest_first(network: &Network, mut papers: Vec<PaperId>) -> Vec<PaperId> {
    papers.sort_by_key(|&paper| Reverse(network.year(paper)));
    papers
}

/// The first and last year of some papers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Years {
    /// The first.
    pub first: i16,
    /// The last.
    pub last: i16,
}

impl Years {
    /// Of some papers of a network; `None` if none of them has a year.
    #[must_use]
    pub(crate) fn of(network: &Network, papers: impl IntoIterator<Item = PaperId>) -> Option<Self> {
        network.years(papers).map(Self::from)
    }

    /// For people: one year, or the first and the last.
    #[must_use]
    pub(crate) fn shown(self) -> String {
        if self.first == self.last {
            self.first.to_string()
        } else {
            format!("{}–{}", self.first, self.last)
        }
    }
}

impl From<RangeInclusive<i16>> for Years {
    fn from(years: RangeInclusive<i16>) -> Self {
        let (first, last) = years.into_inner();
        Self { first, last }
    }
}

/// A number that serializes as an integer where it is whole: a strength, a cost, the value of a measure.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct JsonNumber(pub f64);

impl Serialize for JsonNumber {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        /// Largest integer that common JSON parsers read exactly, 2⁵³.
        const EXACT: f64 = 9_007_199_254_740_992.0;
        if self.0.fract() == 0.0 && self.0.abs() <= EXACT {
            serializer.serialize_i64(self.0 as i64)
        } else {
            serializer.serialize_f64(self.0)
        }
    }
}

/// The author of a name in a query. If only a part of the name was given, a remark reports the match.
///
/// # Errors
/// If no author matches, with the closest spellings; or if several do, with the candidates.
///
/// # Examples
/// ```
/// use coauth::analysis::{Context, who};
///
/// let network = coauth::Loader::sample().load()?.network;
/// let mut context = Context::default();
/// let author = who(&network, "guibas", &mut context)?;
/// assert_eq!(network.name(author), "Leonidas Guibas");
/// assert!(who(&network, "Gauss", &mut context).is_err());
/// # Ok::<(), coauth::Error>(())
/// ```
pub fn who(network: &Network, name: &str, context: &mut Context) -> Result<AuthorId> {
    sought(network, name, context).map_err(|unmatched| {
        let Unmatched::Unknown = unmatched else { return unmatched.error(network, name) };
        let closest = network.closest(name);
        let error = unknown(network, name, &closest);
        context.closest = Some((name.to_owned(), closest));
        error
    })
}

/// Why a name is not that of one author.
#[derive(Debug, Clone)]
pub(super) enum Unmatched {
    /// No author matches, or none by the full name.
    Unknown,
    /// No author has this identifier; these are the schemes of those that authors have.
    UnknownIdentifier(Vec<String>),
    /// Several authors match.
    Ambiguous(Vec<AuthorId>),
    /// Only a part of the name of these authors matches, and the full name is required.
    OnlyPart(Vec<AuthorId>),
}

impl Unmatched {
    /// The error to show, with the closest spellings or the candidates.
    pub(super) fn error(&self, network: &Network, name: &str) -> Error {
        match self {
            Self::Unknown => unknown(network, name, &network.closest(name)),
            Self::UnknownIdentifier(schemes) => unknown_identifier(name, schemes),
            Self::Ambiguous(candidates) => ambiguous(network, name, candidates),
            Self::OnlyPart(some) => unknown(network, name, &some[..some.len().min(NEAREST)]),
        }
    }
}

/// Like [`who`], but what is said of a name without a match is made only if it is shown.
pub(super) fn sought(
    network: &Network,
    name: &str,
    context: &mut Context,
) -> std::result::Result<AuthorId, Unmatched> {
    match network.locate(name) {
        Ok(Found::ByName(author)) => Ok(author),
        Ok(Found::ByPart(author)) if !context.exact_name => {
            context.remarks.push(format!("\"{}\" matched {}", visible(name), visible(&network.name(author))));
            Ok(author)
        }
        Ok(Found::ByPart(author)) => Err(Unmatched::OnlyPart(vec![author])),
        Err(Unfound::Unknown(_)) => Err(Unmatched::Unknown),
        Err(Unfound::UnknownIdentifier(schemes)) => Err(Unmatched::UnknownIdentifier(schemes)),
        Err(Unfound::AmbiguousPart(several)) if context.exact_name => Err(Unmatched::OnlyPart(several)),
        Err(Unfound::Ambiguous(candidates) | Unfound::AmbiguousPart(candidates)) => {
            Err(Unmatched::Ambiguous(candidates))
        }
    }
}

/// Number of partial matches that are suggested when full names are required.
const NEAREST: usize = 5;

fn unknown(network: &Network, name: &str, nearest: &[AuthorId]) -> Error {
    if network.leaves_out(name) {
        let what = format!(
            "\"{}\" is in the input, but has no paper among the selected ones; see --since, --until, --max-authors and --min-papers",
            visible(&shortened(name))
        );
        return Error::new(ErrorKind::Author, what);
    }
    let mut what = format!("no author named \"{}\"", visible(&shortened(name)));
    if !nearest.is_empty() {
        what.push_str("; closest spellings:");
        for &author in nearest {
            what.push_str(&format!("\n  {}", visible(&network.name(author))));
        }
    }
    Error::new(ErrorKind::Author, what)
}

fn unknown_identifier(name: &str, schemes: &[String]) -> Error {
    let known = match schemes {
        [] => "no author in the input has an identifier; pass a name".to_owned(),
        _ => format!("identifier schemes in the input: {}", visible(&schemes.join(", "))),
    };
    let what = format!("no author has the identifier \"{}\"; {known}", visible(&shortened(name)));
    Error::new(ErrorKind::Author, what)
}

fn ambiguous(network: &Network, name: &str, candidates: &[AuthorId]) -> Error {
    const SHOWN: usize = 20;
    let mut what = format!(
        "\"{}\" matches {} authors; pass more of the name, or an id:",
        visible(&shortened(name)),
        candidates.len()
    );
    let mut candidates = candidates.to_vec();
    candidates
        .sort_by_cached_key(|&author| (Reverse(network.papers_of(author).len()), network.name_rank(author)));
    for &author in candidates.iter().take(SHOWN) {
        let papers = network.papers_of(author).len();
        let component = network.components().of_author(author);
        what.push_str(&format!(
            "\n  {} ({}, component {} with {}) id:{}",
            visible(&network.name(author)),
            counted(papers as u64, "paper"),
            component.rank,
            counted(component.authors as u64, "author"),
            visible(&network.author_key(author)),
        ));
    }
    if candidates.len() > SHOWN {
        what.push_str(&format!("\n  … and {} more", candidates.len() - SHOWN));
    }
    Error::new(ErrorKind::Author, what)
}

/// Shortens a name for a message.
fn shortened(name: &str) -> String {
    const LONGEST: usize = 80;
    match name.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &name[..end]),
        None => name.to_owned(),
    }
}
