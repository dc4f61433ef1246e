//! How a network is saved in sections, and mapped again.
//!
//! Most sections are what the sources say and who is who; an index without one of them is refused. Those of answers
//! that cost time (name ranks, degrees, components, figures, the directory) are optional: without them the same answers
//! are computed when they are first needed.

use std::sync::{Arc, OnceLock};

use super::kept::Kept;
use super::words::Words;
use super::{ComponentList, Figures, Network, Selection};
use crate::columns::{Rows, SectionReader, SectionWriter, Storage};
use crate::error::{Error, ErrorKind, Result};
use crate::names::Roster;
use crate::records::{Corpus, Notices};

const NAME_RANKS: &str = "name_ranks";
const DEGREES: &str = "degrees";
const BY_FOLD: &str = "directory.order";

/// The section of the words of the program that made an index: every version has it.
pub(crate) const MADE_WITH: &str = "made_with";

impl Network {
    /// Saves the network and the answers that cost time.
    ///
    /// # Errors
    /// If something was left out of the network: what is saved must serve every query.
    pub(crate) fn save<'a>(&'a self, writer: &mut SectionWriter<'a>) -> Result<()> {
        if !self.is_whole() {
            let what = "only a whole network can be saved; select when querying it";
            return Err(Error::new(ErrorKind::Usage, what));
        }
        self.corpus.save(writer);
        self.roster.save(writer);
        writer.made("groups", &[u8::from(self.selection.groups)]);
        writer.made(MADE_WITH, self.made_with.as_bytes());
        self.authors.save("network.authors", writer);
        self.papers.save("network.papers", writer);
        self.bylines.save("network.bylines", writer);
        self.works.save("network.works", writer);
        writer.column("network.weights", &self.loose_weights);
        writer.column(NAME_RANKS, self.kept_name_ranks());
        writer.column(DEGREES, self.kept_degrees());
        self.components().save(writer);
        self.figures().save(writer);
        writer.column(BY_FOLD, self.by_fold());
        self.words().save(writer);
        Ok(())
    }

    fn is_whole(&self) -> bool {
        // Whether groups are authors is settled when it is saved; all else can be selected later.
        self.selection == Selection { groups: self.selection.groups, ..Selection::default() }
    }

    /// Maps what [`save`](Self::save) saved, or makes a selection of it.
    ///
    /// A whole network costs a look at where its columns are; a selection is built from what was read, and its
    /// answers are computed for it.
    ///
    /// # Errors
    /// If a section is missing or does not fit the others.
    pub(crate) fn load(
        storage: Arc<dyn Storage>,
        selection: Selection,
        notices: &mut Notices,
    ) -> Result<Self> {
        let reader = &SectionReader::of(Arc::clone(&storage));
        let corpus = Corpus::load(reader)?;
        let roster = Roster::load(reader, &corpus)?;
        let settled = reader.column::<u8>("groups")?;
        let groups = settled.all().first().is_some_and(|&groups| groups > 0);
        let made_with = String::from_utf8_lossy(reader.column::<u8>(MADE_WITH)?.all()).into_owned();
        let selection = Selection { groups, ..selection };
        let network = if selection == (Selection { groups, ..Selection::default() }) {
            Self::load_whole(reader, corpus, roster, selection)?
        } else {
            Self::build(corpus, roster, selection, notices)
        };
        Ok(Self { storage: Some(storage), made_with, ..network })
    }

    fn load_whole(
        reader: &SectionReader,
        corpus: Corpus,
        roster: Roster,
        selection: Selection,
    ) -> Result<Self> {
        let kept_authors = Kept::load("network.authors", reader, roster.len())?;
        let kept_papers = Kept::load("network.papers", reader, corpus.papers())?;
        let (papers, authors) = (kept_papers.len(), kept_authors.len());
        let spellings = roster.meant(&corpus).spellings();
        let bylines = Rows::load("network.bylines", reader, None, authors)?;
        let works = Rows::load("network.works", reader, Some(authors), bylines.len())?;
        let loose = bylines.len().checked_sub(papers).ok_or_else(|| reader.mismatch("network.papers"))?;
        Ok(Self {
            selection,
            authors: kept_authors,
            papers: kept_papers,
            team_sizes: None,
            bylines,
            works,
            loose_weights: reader.column_of("network.weights", loose)?,
            name_ranks: optional(reader, &[NAME_RANKS], || {
                reader.numbers(NAME_RANKS, Some(authors), authors)
            })?,
            degrees: optional(reader, &[DEGREES], || reader.column_of(DEGREES, authors))?,
            components: optional(reader, &ComponentList::SECTIONS, || ComponentList::load(reader, authors))?,
            figures: optional(reader, &[Figures::SECTION], || Figures::load(reader))?,
            by_fold: optional(reader, &[BY_FOLD], || reader.numbers(BY_FOLD, None, spellings))?,
            words: optional(reader, &Words::SECTIONS, || Words::load(reader, spellings))?,
            made_with: String::new(),
            corpus,
            roster,
            storage: None,
        })
    }

    /// Is everything that was read so far as it was saved?
    ///
    /// To be called before an answer is shown: what was damaged reads as zeros, so that every query ends, but the
    /// result is worth nothing.
    ///
    /// # Errors
    /// If not, with the place.
    pub fn intact(&self) -> Result<()> {
        self.storage.as_ref().map_or(Ok(()), |storage| storage.intact())
    }

    /// Is everything as it was saved? Looks at all of it. A network that is in memory always is.
    ///
    /// # Errors
    /// If not, with the place.
    pub fn verify(&self) -> Result<()> {
        let Some(storage) = &self.storage else { return Ok(()) };
        storage.verify()?;
        if self.is_whole() {
            // To save it again is to look at every number, each of which must be one of something that is there.
            self.save(&mut SectionWriter::default())?;
        }
        self.intact()
    }
}

/// An answer that was saved, or a place for it to be computed when it is needed.
fn optional<T>(
    reader: &SectionReader,
    sections: &[&str],
    load: impl FnOnce() -> Result<T>,
) -> Result<OnceLock<T>> {
    if reader.has(sections) { load().map(OnceLock::from) } else { Ok(OnceLock::new()) }
}
