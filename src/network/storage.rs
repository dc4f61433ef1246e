//! Saves a network in sections, and maps it again.
//!
//! Most sections hold the records and the disambiguated authors; an index that lacks one of them is refused. Sections
//! of precomputed results (name ranks, degrees, components, figures, the directory) are optional: without them, the
//! same results are computed when they are first needed. So is a map, which is made only on request.

use std::sync::{Arc, OnceLock};

use super::identifiers::Identifiers;
use super::kept::Kept;
use super::places::Places;
use super::title_beginnings::TitleBeginnings;
use super::words::Words;
use super::{ComponentList, Figures, Network, Selection};
use crate::columns::{Rows, SectionReader, SectionWriter, Storage};
use crate::error::{Error, ErrorKind, Result};
use crate::names::{NameStyle, Roster};
use crate::records::{Corpus, Notices};

const NAME_RANKS: &str = "name_ranks";
const DEGREES: &str = "degrees";
const HIGHEST_DEGREES: &str = "degrees.highest";
const BY_FOLD: &str = "directory.order";

/// The section that records how an index was made; every version has it.
pub(crate) const MADE_WITH: &str = "made_with";

impl Network {
    /// Saves the network and its precomputed results.
    ///
    /// # Errors
    /// If the network is a selection or one of organizations or countries: a saved network must serve every query.
    pub(crate) fn save<'a>(&'a self, writer: &mut SectionWriter<'a>) -> Result<()> {
        if !self.is_whole() {
            let what = "only a whole network can be saved; select when querying it";
            return Err(Error::new(ErrorKind::Usage, what));
        }
        if self.corpus.is_of_units() {
            let what = "a network of organizations or countries cannot be saved; save that of authors with \
                        --keep organizations, and set the unit when querying it";
            return Err(Error::new(ErrorKind::Usage, what));
        }
        self.compute();
        self.corpus.save(writer);
        self.roster.save(writer);
        writer.made("groups", &[u8::from(self.selection.groups)]);
        writer.made(MADE_WITH, self.made_with.as_bytes());
        self.save_structure(writer);
        self.figures().save(writer);
        self.save_doubts(writer);
        self.save_directory(writer);
        if let Some(places) = self.places() {
            places.save(writer);
        }
        Ok(())
    }

    /// Saves papers, authors, and what is known of each.
    fn save_structure<'a>(&'a self, writer: &mut SectionWriter<'a>) {
        self.authors.save("network.authors", writer);
        self.papers.save("network.papers", writer);
        self.bylines.save("network.bylines", writer);
        self.works.save("network.works", writer);
        writer.column("network.weights", &self.loose_weights);
        writer.column(NAME_RANKS, self.kept_name_ranks());
        writer.column(DEGREES, self.kept_degrees());
        writer.column(HIGHEST_DEGREES, self.kept_highest_degrees());
        self.components().save(writer);
    }

    /// Saves what names and titles are found by.
    fn save_directory<'a>(&'a self, writer: &mut SectionWriter<'a>) {
        writer.column(BY_FOLD, self.by_fold());
        self.words().save(writer);
        self.identifiers().save(writer);
        self.title_beginnings().save(writer);
    }

    /// Computes the results that are saved. All need the degrees; the ties are visited next to the rest.
    fn compute(&self) {
        let _ = self.kept_degrees();
        let about_names = || {
            let _ = self.kept_name_ranks();
            self.make_directory();
            let _ = self.title_beginnings();
            let _ = self.components();
        };
        rayon::join(|| self.figures(), about_names);
    }

    pub(super) fn is_whole(&self) -> bool {
        // Whether groups are authors is fixed when a network is saved; everything else can be selected later.
        self.selection == Selection { groups: self.selection.groups, ..Selection::default() }
    }

    /// Maps a network that was [saved](Self::save), or builds a selection of it.
    ///
    /// For a whole network, only the positions of its columns are read. A selection is built from it, and its results are
    /// computed.
    ///
    /// # Errors
    /// If a section is missing or inconsistent with the others.
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
        let whole = Self::load_whole(reader, corpus, roster, groups)?;
        let selection = Selection { groups, ..selection };
        let network = if selection == whole.selection { whole } else { whole.selected(selection, notices) };
        Ok(Self { storage: Some(storage), made_with, ..network })
    }

    fn load_whole(reader: &SectionReader, corpus: Corpus, roster: Roster, groups: bool) -> Result<Self> {
        let kept_authors = Kept::load("network.authors", reader, roster.len())?;
        let kept_papers = Kept::load("network.papers", reader, corpus.papers())?;
        let (papers, authors) = (kept_papers.len(), kept_authors.len());
        let spellings = roster.meant(&corpus).spellings();
        let bylines = Rows::load("network.bylines", reader, None, authors)?;
        let works = Rows::load("network.works", reader, Some(authors), bylines.len())?;
        let loose = bylines.len().checked_sub(papers).ok_or_else(|| reader.mismatch("network.papers"))?;
        let components = optional(reader, &ComponentList::SECTIONS, || {
            ComponentList::load(reader, authors, bylines.len())
        })?;
        Ok(Self {
            selection: Selection { groups, ..Selection::default() },
            authors: kept_authors,
            papers: kept_papers,
            team_sizes: None,
            bylines,
            works,
            loose_weights: reader.column_of("network.weights", loose)?,
            name_ranks: optional(reader, &[NAME_RANKS], || {
                reader.numbers(NAME_RANKS, Some(authors), authors)
            })?,
            degrees: optional(reader, &[DEGREES], || reader.numbers(DEGREES, Some(authors), authors))?,
            highest_degrees: optional(reader, &[HIGHEST_DEGREES], || {
                reader.numbers(HIGHEST_DEGREES, None, authors)
            })?,
            components,
            figures: optional(reader, &[Figures::SECTION], || Figures::load(reader))?,
            by_fold: optional(reader, &[BY_FOLD], || reader.numbers(BY_FOLD, None, spellings))?,
            words: optional(reader, &Words::SECTIONS, || Words::load(reader, spellings))?,
            title_beginnings: optional(reader, &[TitleBeginnings::SECTION], || {
                TitleBeginnings::load(reader, papers)
            })?,
            identifiers: optional(reader, &Identifiers::SECTIONS, || Identifiers::load(reader, spellings))?,
            whole: None,
            in_doubt: Self::load_doubts(reader, authors)?.map(OnceLock::from).unwrap_or_default(),
            name_style: NameStyle::default(),
            attributes: Vec::new(),
            places: optional(reader, &Places::SECTIONS, || Places::load(reader, authors))?,
            made_with: String::new(),
            corpus,
            roster,
            storage: None,
        })
    }

    /// A network of the papers of this one, with another corpus and roster made of it. What is left of an index stays
    /// mapped and checked.
    pub(crate) fn rebuilt(
        self,
        remade: impl FnOnce(Corpus) -> (Corpus, Roster),
        selection: Selection,
        notices: &mut Notices,
    ) -> Self {
        let Self { corpus, storage, made_with, .. } = self;
        let (corpus, roster) = remade(corpus);
        Self { storage, made_with, ..Self::build(corpus, roster, selection, notices) }
    }

    /// Checks that everything read so far was as it was saved.
    ///
    /// Call it before showing an answer: damaged parts of an index read as zeros, so every query ends, but its result
    /// is invalid.
    ///
    /// # Errors
    /// If it was not, with the position.
    pub fn intact(&self) -> Result<()> {
        self.storage.as_ref().map_or(Ok(()), |storage| storage.intact())
    }

    /// Checks that everything is as it was saved, by reading all of it, and that no program wrote an index whose parts
    /// contradict each other: the network and its precomputed results are made again from the records, and a map has
    /// everyone once, in communities of one component. A network in memory always passes.
    ///
    /// # Errors
    /// If something is not as it was saved, with the position; or with the section that does not match the others.
    pub fn verify(&self) -> Result<()> {
        self.verify_bytes()?;
        match &self.storage {
            Some(storage) if self.is_whole() && !self.corpus.is_of_units() => {
                self.mismatch().map_or(Ok(()), |section| Err(storage.mismatch(&section)))
            }
            _ => Ok(()),
        }
    }

    /// Checks that everything is as it was saved, by reading all of it.
    ///
    /// # Errors
    /// If it is not, with the position.
    pub(crate) fn verify_bytes(&self) -> Result<()> {
        let Some(storage) = &self.storage else { return Ok(()) };
        storage.verify()?;
        if self.is_whole() && !self.corpus.is_of_units() {
            // Saving it again reads every number, and each is checked against its bounds.
            self.save(&mut SectionWriter::default())?;
        }
        self.intact()
    }

    /// A section that does not follow from the records.
    fn mismatch(&self) -> Option<String> {
        if let Some(section) = self.corpus.mismatch().or_else(|| self.roster.mismatch(&self.corpus)) {
            return Some(section.to_owned());
        }
        let (corpus, roster) = (self.corpus.clone(), self.roster.clone());
        let again = Self::build(corpus, roster, self.selection, &mut Notices::default());
        let (mut saved, mut made) = (SectionWriter::default(), SectionWriter::default());
        for (network, writer) in [(self, &mut saved), (&again, &mut made)] {
            network.save_structure(writer);
            network.save_directory(writer);
        }
        let mut both = saved.sections().zip(made.sections());
        let differing = both.find(|(saved, made)| saved != made).map(|((name, ..), _)| name.to_owned());
        // Whether triangles are counted depends on the memory of the machine.
        let is_counted_again = || again.counts() == Figures { shape: None, ..self.figures().clone() };
        let differing = differing.or_else(|| (!is_counted_again()).then(|| Figures::SECTION.to_owned()));
        differing.or_else(|| self.mismatch_of_places().map(str::to_owned))
    }
}

/// A saved result, or an empty cell if it must be computed when it is needed.
fn optional<T>(
    reader: &SectionReader,
    sections: &[&str],
    load: impl FnOnce() -> Result<T>,
) -> Result<OnceLock<T>> {
    if reader.has(sections) { load().map(OnceLock::from) } else { Ok(OnceLock::new()) }
}
