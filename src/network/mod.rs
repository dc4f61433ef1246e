//! The bipartite (two-mode) network of papers and authors, and the ties between authors that it implies.
//!
//! A paper with n authors implies n(n−1)/2 ties, 13 million for a paper of 5,154 authors. So the network stores
//! bylines, not ties: paper → authors and author → papers, 8 bytes per authorship. Queries run on this structure as a
//! petgraph graph ([`Network::incidence`]). The ties themselves are built as a petgraph graph
//! ([`Network::projection`]) only where an algorithm or a drawing needs them.

mod adjacency;
mod attribute;
mod attributes;
mod buffers;
mod build;
mod build_on_disk;
mod byline;
mod components;
mod compute_figures;
mod connecting;
mod counting;
mod degrees;
mod directory;
mod doubts;
mod figures;
mod find;
mod find_components;
mod hubs;
mod identifiers;
mod ids;
mod incidence;
mod kept;
mod likeness;
#[cfg(feature = "serve")]
mod lookup;
mod mapped;
#[cfg(feature = "serve")]
mod maxima;
mod name_matches;
mod name_order;
mod nearest;
mod places;
mod projection;
mod reach;
mod results_on_disk;
mod search;
mod select;
mod selection;
mod shown_names;
mod side_by_side;
mod sorting;
mod storage;
mod strongest;
mod tie_columns;
mod title_beginnings;
mod title_matches;
mod title_words;
mod whole;
mod within;
mod word_beginnings;
mod words;

use std::ops::RangeInclusive;
use std::sync::{Arc, OnceLock};

pub(crate) use attribute::ATTRIBUTE_PREFIX;
pub use attribute::Attribute;
pub use components::{Component, ComponentList};
pub(crate) use connecting::ConnectingTree;
pub use counting::{Counting, Normalization, TieWeight};
pub use figures::{Figures, Shape, Spread};
pub use find::{Found, Unfound};
pub(crate) use hubs::{Hub, TiesAndHubs};
pub use ids::{AuthorId, PaperId};
pub use incidence::Incidence;
#[cfg(feature = "serve")]
pub(crate) use lookup::{Lookup, Match};
pub(crate) use name_matches::NameMatch;
#[cfg(feature = "serve")]
pub(crate) use places::Placed;
pub(crate) use places::Places;
pub use projection::{Projection, Tie};
pub(crate) use reach::UNREACHED;
pub use search::{Search, ShortestPaths};
pub use selection::Selection;
pub(crate) use side_by_side::SIDE_BY_SIDE;
pub(crate) use sorting::first_of;
pub(crate) use storage::MADE_WITH;
pub use tie_columns::TieColumns;
pub(crate) use within::{LocalNumbers, SizesWithin};

pub(crate) use buffers::Buffers;
use byline::Byline;
use identifiers::Identifiers;
use indexmap::IndexMap;
use kept::Kept;
use title_beginnings::TitleBeginnings;
use whole::Whole;
use words::Words;

use crate::columns::{Column, Rows, Storage};
use crate::names::{Join, Meant, NameStyle, Roster, is_group};
use crate::records::{Corpus, Date, PaperType};

/// A bipartite (two-mode) network of papers and authors, with names, titles and years.
///
/// Ties of network files, which have no papers, are stored as *works* of two authors with a weight, after the papers.
///
/// # Examples
/// ```
/// let network = coauth::Loader::sample().load()?.network;
/// assert_eq!((network.author_count(), network.paper_count()), (421, 91));
/// let first = network.papers().next().expect("a paper");
/// let authors: Vec<_> = network.byline(first).iter().map(|&author| network.name(author)).collect();
/// assert_eq!(authors.len(), network.team_size(first) as usize);
/// # Ok::<(), coauth::Error>(())
/// ```
#[doc(alias = "graph")]
#[doc(alias = "bipartite")]
#[derive(Debug)]
pub struct Network {
    corpus: Corpus,
    roster: Roster,
    /// The selection of papers and authors.
    selection: Selection,
    /// The roster's number of each author.
    authors: Kept,
    /// The corpus's number of each paper.
    papers: Kept,
    /// The number of authors on each byline, including those left out of the network; `None` if none were.
    team_sizes: Option<Vec<u32>>,
    /// The authors of each work, in byline order.
    bylines: Rows,
    /// The works of each author, ascending.
    works: Rows,
    /// The weights of the works that are ties without papers.
    loose_weights: Column<f64>,
    name_ranks: OnceLock<Column<u32>>,
    degrees: OnceLock<Column<u32>>,
    /// The authors with the highest degrees, which only an index has.
    highest_degrees: OnceLock<Column<u32>>,
    components: OnceLock<ComponentList>,
    figures: OnceLock<Figures>,
    /// All spellings of the roster, in the order of their folded forms.
    by_fold: OnceLock<Column<u32>>,
    words: OnceLock<Words>,
    title_beginnings: OnceLock<TitleBeginnings>,
    identifiers: OnceLock<Identifiers>,
    /// Where everyone is on a map, which only an index has.
    places: OnceLock<Places>,
    /// What a selection has from the network that it was selected from.
    whole: Option<Whole>,
    /// The number of authors known by initials who may be others; see
    /// [`has_initials_in_doubt`](Self::has_initials_in_doubt).
    in_doubt: OnceLock<u64>,
    /// How names are shown.
    name_style: NameStyle,
    /// Columns that the user has about authors.
    attributes: Vec<Attribute>,
    /// How it was made, as recorded by the program that made it.
    made_with: String,
    /// The storage of mapped columns.
    storage: Option<Arc<dyn Storage>>,
}

impl Network {
    /// The number of authors.
    #[must_use]
    pub fn author_count(&self) -> usize {
        self.authors.len()
    }

    /// The number of papers; 0 for a network read from a file of ties.
    #[must_use]
    pub fn paper_count(&self) -> usize {
        self.papers.len()
    }

    /// Whether there are papers. A network read from a file of ties has none, and measures that need papers are
    /// undefined.
    #[must_use]
    pub fn has_papers(&self) -> bool {
        self.papers.len() > 0
    }

    /// An error for a query that needs papers, if the network has only ties.
    ///
    /// # Errors
    /// If there are authors but no papers: [`ErrorKind::Usage`](crate::ErrorKind::Usage), with the consequence.
    pub(crate) fn demand_papers(&self, consequence: &str) -> crate::Result<()> {
        if self.has_papers() || self.author_count() == 0 {
            return Ok(());
        }
        let what = format!("the network has ties but no papers: {consequence}");
        Err(crate::Error::new(crate::ErrorKind::Usage, what))
    }

    /// The number of authorships: pairs of a paper and one of its authors.
    #[must_use]
    pub fn authorship_count(&self) -> usize {
        self.bylines.items_of(0..self.paper_count())
    }

    /// The number of ties without papers.
    #[must_use]
    pub fn loose_tie_count(&self) -> usize {
        self.loose_weights.len()
    }

    /// The number of ties: pairs of authors with a paper in common, or a tie without papers. Exact, without building
    /// the projection.
    #[doc(alias = "edge_count")]
    #[must_use]
    pub fn tie_count(&self) -> u64 {
        self.degrees().iter().map(|&degree| u64::from(degree)).sum::<u64>() / 2
    }

    /// All authors, by number.
    pub fn authors(&self) -> impl ExactSizeIterator<Item = AuthorId> + Clone {
        (0..self.authors.len() as u32).map(AuthorId)
    }

    /// All papers, by number.
    pub fn papers(&self) -> impl ExactSizeIterator<Item = PaperId> + Clone {
        (0..self.papers.len() as u32).map(PaperId)
    }

    /// The authors of a paper, in byline order.
    #[must_use]
    pub fn byline(&self, paper: PaperId) -> &[AuthorId] {
        AuthorId::slice(self.bylines.row(paper.index()))
    }

    /// The number of authors of a paper, including those left out of the network: the n of counting methods.
    #[must_use]
    pub fn team_size(&self, paper: PaperId) -> u32 {
        match &self.team_sizes {
            None => self.bylines.row_len(paper.index()) as u32,
            Some(sizes) => sizes[paper.index()],
        }
    }

    /// The authors of a paper with their positions on its byline, from 1. Positions of authors who were left out of the
    /// network are skipped.
    pub fn positions(&self, paper: PaperId) -> impl Iterator<Item = (AuthorId, u32)> {
        let mut rest = self.byline(paper).iter().copied().peekable();
        let mut seen = Byline::default();
        let is_whole = rest.len() == self.team_size(paper) as usize;
        // Without gaps, positions follow from the byline; with gaps, from the mentions.
        let whole = is_whole.then(|| self.byline(paper).iter().copied().zip(1..));
        let gapped = (!is_whole).then(|| self.meant().byline(self.papers.get(paper.index())).into_owned());
        // Groups that are left out have no position, because they do not count as authors.
        let is_of_team = |mention: &u32| {
            self.selection.groups
                || !(is_group(self.meant().text(*mention)) || self.meant().is_group(*mention))
        };
        let gapped = gapped.into_iter().flatten().filter(is_of_team).filter_map(move |mention| {
            let author = self.roster.author_of(mention);
            if !seen.add(author as u32) {
                return None;
            }
            let next = rest.next_if(|next| self.authors.get(next.index()) == author)?;
            Some((next, seen.len() as u32))
        });
        whole.into_iter().flatten().chain(gapped)
    }

    /// The works of an author: papers, and after them ties without papers, ascending.
    pub(crate) fn works_of(&self, author: u32) -> &[u32] {
        self.works.row(author as usize)
    }

    /// The authors of a work.
    pub(crate) fn authors_of_work(&self, work: u32) -> &[u32] {
        self.bylines.row(work as usize)
    }

    /// The works of each author.
    pub(crate) fn works(&self) -> &Rows {
        &self.works
    }

    /// The authors of each work.
    pub(crate) fn bylines(&self) -> &Rows {
        &self.bylines
    }

    /// The number of works.
    pub(crate) fn work_count(&self) -> usize {
        self.bylines.len()
    }

    /// The papers of an author, ascending.
    #[must_use]
    pub fn papers_of(&self, author: AuthorId) -> &[PaperId] {
        let works = self.works.row(author.index());
        PaperId::slice(&works[..works.partition_point(|&work| (work as usize) < self.papers.len())])
    }

    /// The papers that two authors have in common, ascending.
    #[must_use]
    pub fn papers_between(&self, a: AuthorId, b: AuthorId) -> Vec<PaperId> {
        let (few, many) = (self.papers_of(a), self.papers_of(b));
        let (few, many) = if few.len() <= many.len() { (few, many) } else { (many, few) };
        few.iter().copied().filter(|paper| many.binary_search(paper).is_ok()).collect()
    }

    /// The id of an author, which is stable across runs and inputs under the same name matching policy. Queries accept
    /// it as `id:…`.
    #[must_use]
    pub fn author_key(&self, author: AuthorId) -> String {
        self.roster.id(self.authors.get(author.index()))
    }

    /// The records of a paper, as numbers of the corpus, the main record first.
    pub fn records_of(&self, paper: PaperId) -> impl Iterator<Item = usize> {
        let main = self.papers.get(paper.index());
        let others = self.corpus.duplicates_of(main).iter().map(|&other| other as usize);
        std::iter::once(main).chain(others)
    }

    /// The spellings of an author, each with its number of mentions and the reason why it was merged; most mentions
    /// first.
    #[must_use]
    pub fn spellings(&self, author: AuthorId) -> Vec<(&str, u32, Join)> {
        let spellings = self.roster.spellings(self.authors.get(author.index()));
        // The same name with another identifier is listed once.
        let mut by_text: IndexMap<&str, (u32, Join)> = IndexMap::new();
        for &s in spellings {
            let text = self.meant().text(s);
            let (mentions, _) = by_text.entry(text).or_insert((0, self.roster.reason(&self.corpus, s)));
            *mentions += self.roster.mentions(s);
        }
        let mut all: Vec<_> =
            by_text.into_iter().map(|(text, (mentions, reason))| (text, mentions, reason)).collect();
        all.sort_by(|a, b| (b.1, a.0).cmp(&(a.1, b.0)));
        all
    }

    /// The spellings of an author as numbers of the corpus, by first appearance.
    pub(crate) fn spelling_numbers(&self, author: AuthorId) -> &[u32] {
        self.roster.spellings(self.authors.get(author.index()))
    }

    /// The author with a number of the [`roster`](Self::roster); `None` if the author is not in the network.
    #[must_use]
    pub fn author_of(&self, number: usize) -> Option<AuthorId> {
        self.authors.place_of(number).map(AuthorId)
    }

    /// The title of a paper; empty where unknown.
    #[must_use]
    pub fn title(&self, paper: PaperId) -> &str {
        self.corpus.title(self.papers.get(paper.index()))
    }

    /// The year of a paper.
    #[must_use]
    pub fn year(&self, paper: PaperId) -> Option<i16> {
        self.corpus.year(self.papers.get(paper.index()))
    }

    /// When a paper appeared, as exactly as its source states it.
    #[must_use]
    pub fn date(&self, paper: PaperId) -> Option<Date> {
        self.corpus.date(self.papers.get(paper.index()))
    }

    /// The type of a paper.
    #[must_use]
    pub fn paper_type(&self, paper: PaperId) -> PaperType {
        self.corpus.paper_type(self.papers.get(paper.index()))
    }

    /// The date of each paper.
    pub(crate) fn paper_dates(&self) -> impl ExactSizeIterator<Item = Option<Date>> {
        let date = self.corpus.many_dates();
        (0..self.papers.len()).map(move |paper| date(self.papers.get(paper)))
    }

    /// The year of each paper.
    pub(crate) fn paper_years(&self) -> impl ExactSizeIterator<Item = Option<i16>> {
        self.paper_dates().map(|date| date.map(Date::year))
    }

    /// The DOI of a paper; empty where unknown.
    #[must_use]
    pub fn doi(&self, paper: PaperId) -> &str {
        self.corpus.doi(self.papers.get(paper.index()))
    }

    /// Where a paper was published; empty where unknown.
    pub(crate) fn venue(&self, paper: PaperId) -> &str {
        self.corpus.venue(self.papers.get(paper.index()))
    }

    /// The key of a paper: that of the source, otherwise the file name of the input and a number.
    #[must_use]
    pub fn paper_key(&self, paper: PaperId) -> String {
        self.corpus.id(self.papers.get(paper.index()))
    }

    /// The first and last year of some papers.
    #[must_use]
    pub fn years(&self, papers: impl IntoIterator<Item = PaperId>) -> Option<RangeInclusive<i16>> {
        papers.into_iter().filter_map(|paper| self.year(paper)).fold(None, |range, year| match range {
            None => Some(year..=year),
            Some(range) => Some(year.min(*range.start())..=year.max(*range.end())),
        })
    }

    /// The selection of papers and authors that makes up the network.
    #[must_use]
    pub fn selection(&self) -> Selection {
        self.selection
    }

    /// How the network was made, as recorded by [`saying`](Self::saying); may be empty.
    #[must_use]
    pub fn made_with(&self) -> &str {
        &self.made_with
    }

    /// Records how the network was made; an index stores it.
    #[must_use]
    pub fn saying(self, made_with: String) -> Self {
        Self { made_with, ..self }
    }

    /// The records that were read, before any selection.
    #[must_use]
    pub fn corpus(&self) -> &Corpus {
        &self.corpus
    }

    /// The records, as the [`roster`](Self::roster) interprets them.
    #[must_use]
    pub fn meant(&self) -> Meant<'_> {
        self.roster.meant(&self.corpus)
    }

    /// The disambiguated authors, before any selection.
    #[must_use]
    pub fn roster(&self) -> &Roster {
        &self.roster
    }
}
