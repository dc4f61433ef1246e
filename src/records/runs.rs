//! A corpus that is larger than memory: parts of it, each a corpus of its own in temporary files, joined at the end.
//!
//! A part is whatever was read until memory was full. Numbers are given by first appearance in the part, and joining makes
//! them those of the whole, which are the same wherever the parts were cut.

use super::Corpus;
use super::detail::Detail;
use super::papers::Papers;
use super::spellings::Spellings;
use super::strings::{Spelled, Strings};
use crate::columns::{ArenaFile, Column, ColumnFile, Distinct, Numbered, RowsFile, Scratch, spilled};
use crate::error::Result;

/// The parts of a corpus that are on disk.
#[derive(Debug)]
pub(super) struct Runs {
    scratch: Scratch,
    parts: Vec<Corpus>,
    spellings: Distinct,
    venues: Distinct,
    details: [Distinct; 3],
    /// How many bytes of temporary files the parts take, about.
    bytes: u64,
}

impl Runs {
    pub(super) fn new(scratch: &Scratch) -> Self {
        let distinct = || Distinct::new(scratch);
        Self {
            scratch: scratch.clone(),
            parts: Vec::new(),
            spellings: distinct(),
            venues: distinct(),
            details: [distinct(), distinct(), distinct()],
            bytes: 0,
        }
    }

    /// How many records the parts have.
    pub(super) fn papers(&self) -> usize {
        self.parts.iter().map(Corpus::papers).sum()
    }

    /// Adds the next part. Its strings come when its papers are out of memory.
    ///
    /// # Errors
    /// If it cannot be written.
    pub(super) fn add(&mut self, mut part: Corpus, strings: impl FnOnce(&mut Corpus)) -> Result<()> {
        let scratch = &self.scratch;
        self.bytes += part.columns.size() as u64;
        part.columns = papers_spilled(std::mem::take(&mut part.columns), scratch)?;
        part.person_ids = spilled::arena(std::mem::take(&mut part.person_ids), scratch)?;
        part.person_names = spilled::rows(std::mem::take(&mut part.person_names), scratch)?;
        strings(&mut part);
        for (texts, distinct) in [(&part.spellings, &mut self.spellings), (&part.venues, &mut self.venues)]
            .into_iter()
            .chain(part.details.iter().zip(&mut self.details))
        {
            distinct.add_run(texts.len(), |number, key| texts.strings().key(number, key))?;
            self.bytes += texts.strings().size() as u64;
        }
        part.spellings = texts_spilled(std::mem::take(&mut part.spellings), scratch)?;
        part.venues = texts_spilled(std::mem::take(&mut part.venues), scratch)?;
        for texts in &mut part.details {
            *texts = texts_spilled(std::mem::take(texts), scratch)?;
        }
        self.parts.push(part);
        // All parts are there again when they are joined, and once more in the index.
        scratch.demand_disk(2 * self.bytes)
    }

    /// All parts as one corpus.
    ///
    /// # Errors
    /// If it cannot be written.
    pub(super) fn joined(mut self) -> Result<Corpus> {
        if self.parts.len() < 2 {
            return Ok(self.parts.pop().unwrap_or_default());
        }
        let scratch = &self.scratch;
        let spellings = self.spellings.numbered()?;
        let venues = self.venues.numbered()?;
        let [a, b, c] = self.details;
        let details = [a.numbered()?, b.numbered()?, c.numbered()?];
        let mut whole = Joining::new(scratch)?;
        for (run, part) in self.parts.into_iter().enumerate() {
            whole.add(run, part, &spellings, &venues, &details)?;
        }
        whole.finish()
    }
}

/// The strings of a corpus in temporary files.
fn texts_spilled(texts: Spellings, scratch: &Scratch) -> Result<Spellings> {
    texts.into_strings().spilled(scratch).map(Spellings::of)
}

fn papers_spilled(papers: Papers, scratch: &Scratch) -> Result<Papers> {
    let [a, b, c] = papers.details;
    Ok(Papers {
        bylines: spilled::rows(papers.bylines, scratch)?,
        details: [spilled::column(a, scratch)?, spilled::column(b, scratch)?, spilled::column(c, scratch)?],
        venue_of: spilled::column(papers.venue_of, scratch)?,
        titles: spilled::arena(papers.titles, scratch)?,
        keys: spilled::arena(papers.keys, scratch)?,
        dois: spilled::arena(papers.dois, scratch)?,
        dates: spilled::column(papers.dates, scratch)?,
        types: spilled::column(papers.types, scratch)?,
    })
}

/// A corpus while its parts are joined.
struct Joining {
    spellings: StringsFile,
    venues: StringsFile,
    details: [StringsFile; 3],
    bylines: RowsFile,
    /// One entry each mention so far, or none at all where no part so far has the detail.
    details_of: [ColumnFile<u32>; 3],
    mentions: usize,
    venue_of: ColumnFile<u32>,
    /// Titles, keys and DOIs.
    texts: [ArenaFile; 3],
    dates: ColumnFile<u32>,
    types: ColumnFile<u8>,
    person_ids: ArenaFile,
    person_names: RowsFile,
}

impl Joining {
    fn new(scratch: &Scratch) -> Result<Self> {
        let (strings, column) = (|| StringsFile::new(scratch), || ColumnFile::new(scratch));
        let arena = || ArenaFile::new(scratch);
        Ok(Self {
            spellings: strings()?,
            venues: strings()?,
            details: [strings()?, strings()?, strings()?],
            bylines: RowsFile::new(scratch)?,
            details_of: [column()?, column()?, column()?],
            mentions: 0,
            venue_of: column()?,
            texts: [arena()?, arena()?, arena()?],
            dates: column()?,
            types: ColumnFile::new(scratch)?,
            person_ids: arena()?,
            person_names: RowsFile::new(scratch)?,
        })
    }

    fn add(
        &mut self,
        run: usize,
        part: Corpus,
        spellings: &Numbered,
        venues: &Numbered,
        details: &[Numbered; 3],
    ) -> Result<()> {
        self.spellings.add_new(part.spellings.strings(), run, spellings)?;
        self.venues.add_new(part.venues.strings(), run, venues)?;
        let numbers = spellings.numbers_of(run);
        self.bylines.append(&part.columns.bylines, |mention| numbers[mention as usize])?;
        self.person_names.append(&part.person_names, |name| numbers[name as usize])?;
        drop(numbers);
        self.person_ids.append(&part.person_ids)?;
        for detail in Detail::ALL {
            let place = detail as usize;
            self.details[place].add_new(part.details[place].strings(), run, &details[place])?;
            self.add_detail(detail, &part, &details[place].numbers_of(run))?;
        }
        let numbers = venues.numbers_of(run);
        let papers = part.columns;
        self.mentions += papers.bylines.item_count();
        papers.venue_of.all().iter().try_for_each(|&venue| self.venue_of.push(numbers[venue as usize]))?;
        let [titles, keys, dois] = &mut self.texts;
        titles.append(&papers.titles)?;
        keys.append(&papers.keys)?;
        dois.append(&papers.dois)?;
        self.dates.extend(papers.dates.all())?;
        self.types.extend(papers.types.all())
    }

    /// Adds a detail of the mentions of a part. The first string of a detail is the one that stands for none.
    fn add_detail(&mut self, detail: Detail, part: &Corpus, numbers: &[u32]) -> Result<()> {
        const UNKNOWN: u32 = 0;
        let (all, of_part) = (&mut self.details_of[detail as usize], &part.columns.details[detail as usize]);
        if of_part.is_empty() && all.len() == 0 {
            return Ok(());
        }
        (all.len()..self.mentions).try_for_each(|_| all.push(UNKNOWN))?;
        of_part.all().iter().try_for_each(|&number| all.push(numbers[number as usize]))?;
        let mentions = self.mentions + part.mention_count();
        (all.len()..mentions).try_for_each(|_| all.push(UNKNOWN))
    }

    fn finish(self) -> Result<Corpus> {
        let [a, b, c] = self.details;
        let [first, second, third] = self.details_of;
        let [titles, keys, dois] = self.texts;
        let mut corpus = Corpus::default();
        corpus.spellings = self.spellings.finish()?;
        corpus.venues = self.venues.finish()?;
        corpus.details = [a.finish()?, b.finish()?, c.finish()?];
        corpus.columns = Papers {
            bylines: self.bylines.finish()?,
            details: [first.finish()?, second.finish()?, third.finish()?],
            venue_of: self.venue_of.finish()?,
            titles: titles.finish()?,
            keys: keys.finish()?,
            dois: dois.finish()?,
            dates: self.dates.finish()?,
            types: self.types.finish()?,
        };
        corpus.person_ids = self.person_ids.finish()?;
        corpus.person_names = self.person_names.finish()?;
        Ok(corpus)
    }
}

/// Strings while they are written.
struct StringsFile {
    texts: ArenaFile,
    ids: ArenaFile,
    /// Is each that of a group? A bit each, up to the last that is.
    groups: Vec<u64>,
}

impl StringsFile {
    fn new(scratch: &Scratch) -> Result<Self> {
        Ok(Self { texts: ArenaFile::new(scratch)?, ids: ArenaFile::new(scratch)?, groups: Vec::new() })
    }

    /// Adds those strings of a part that are in none before it.
    fn add_new(&mut self, strings: &Strings, run: usize, numbered: &Numbered) -> Result<()> {
        for new in numbered.new_in(run) {
            let Spelled { text, ids, is_group } = strings.get(new);
            let number = self.texts.len();
            self.texts.push(text)?;
            if !ids.is_empty() {
                self.ids.pad(number)?;
                self.ids.push(ids)?;
            }
            if is_group {
                self.groups.resize(number / 64 + 1, 0);
                self.groups[number / 64] |= 1 << (number % 64);
            }
        }
        Ok(())
    }

    fn finish(self) -> Result<Spellings> {
        let groups = Column::from(self.groups);
        Ok(Spellings::of(Strings::of_columns(self.texts.finish()?, self.ids.finish()?, groups)))
    }
}
