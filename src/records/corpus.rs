//! Everything that was read, in arenas: no `String` per name, title or key.

use std::ops::Range;

use super::spellings::Spellings;
use super::{Format, Keys};
use crate::columns::{Arena, Column, Number, Rows, SectionReader, SectionWriter};
use crate::error::Result;

/// A tie that a network file states without papers, between two spellings.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LooseTie {
    /// One author, as a spelling.
    pub a: u32,
    /// The other.
    pub b: u32,
    /// The weight the file gives, else 1.
    pub weight: f64,
}

/// Why an input was read in its format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The user specified it.
    Specified,
    /// The [options](Format::options) that the user set for the format fit it.
    Options,
    /// It begins as only inputs of this format do.
    Content,
    /// It may be several by its beginning, and its extension is of this one.
    Extension,
    /// It may be almost anything, and no other format fits better.
    AnyText,
}

/// One input that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Input {
    /// As the user named it, or as it was found in a folder.
    pub path: String,
    /// What is known of its format.
    pub format: InputFormat,
    /// Why it was read in this format; an index does not keep it.
    pub why: Option<Why>,
    /// Records seen, with or without authors.
    pub records: u64,
    /// Records without authors among them.
    pub without_authors: u64,
    /// Ties without papers, as the input states them; an index does not keep how many there were.
    pub ties: u64,
    /// How many papers of the corpus precede those of this input.
    pub first_paper: usize,
}

impl Input {
    /// What an index keeps of it besides numbers: path, format and database.
    fn texts(&self) -> [&str; 3] {
        [&self.path, &self.format.name, self.format.database.as_deref().unwrap_or_default()]
    }
}

/// What a corpus knows of the format of an input, whether the format is built in or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InputFormat {
    /// Its name.
    pub name: String,
    /// The fields that are read of its records; an index does not keep it.
    pub reads: &'static str,
    /// The database that assigns the keys of its records, as in [`Keys::Of`]; `None` if the keys are the input's own.
    pub database: Option<String>,
    /// Whether it [takes options](Format::options); an index does not keep it.
    pub takes_options: bool,
}

impl From<&Format> for InputFormat {
    fn from(format: &Format) -> Self {
        let database = match format.keys {
            Keys::Of(database) => Some(database.to_owned()),
            Keys::OfInput => None,
        };
        Self {
            name: format.name.to_owned(),
            reads: format.reads,
            database,
            takes_options: format.options.is_some(),
        }
    }
}

/// Everything that was read: papers with their mentions, ties without papers, and where they came from.
///
/// # Examples
/// ```
/// let network = coauth::Loader::new().bylines("program", [["Ann Lee", "Bob Roe"]]).load()?.network;
/// let corpus = network.corpus();
/// assert_eq!((corpus.papers(), corpus.mention_count()), (1, 2));
/// assert_eq!(corpus.spellings().get(corpus.byline(0)[1]), "Bob Roe");
/// # Ok::<(), coauth::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Corpus {
    pub(crate) spellings: Spellings,
    bylines: Rows,
    /// The affiliation of each mention, as a number of `affiliations`; nothing at all where no source has any.
    affiliation_of: Column<u32>,
    affiliations: Spellings,
    /// The venue of each paper, as a number of `venues`.
    venue_of: Column<u32>,
    venues: Spellings,
    titles: Arena,
    keys: Arena,
    dois: Arena,
    years: Column<i16>,
    /// Persons who have written by several names: the identifier of each, and the names as spellings.
    person_ids: Arena,
    person_names: Rows,
    nodes: Column<u32>,
    /// Both ends of each tie.
    tie_ends: Column<u32>,
    tie_weights: Column<f64>,
    /// Papers with duplicates: for each the record that represents it, ascending, and its other records.
    with_duplicates: Column<u32>,
    duplicates: Rows,
    pub(crate) inputs: Vec<Input>,
}

/// Stands for an unknown year in the corpus.
const NO_YEAR: i16 = i16::MIN;

impl Corpus {
    /// A corpus that is [appended](Self::append) to another soon, and for nothing else.
    pub(crate) fn on_its_way() -> Self {
        Self { spellings: Spellings::on_their_way(), ..Self::default() }
    }

    /// Number of records with at least one author, [duplicates](Self::duplicates) included.
    #[must_use]
    pub fn papers(&self) -> usize {
        self.bylines.len()
    }

    /// The mentions of a paper, in byline order, as numbers of [`spellings`](Self::spellings).
    #[must_use]
    pub fn byline(&self, paper: usize) -> &[u32] {
        self.bylines.row(paper)
    }

    /// The mentions of all papers, one byline after the other.
    #[must_use]
    pub fn mentions(&self) -> &[u32] {
        self.bylines.items()
    }

    /// Which mentions are those of a paper, counted over all bylines.
    #[must_use]
    pub fn mentions_of(&self, paper: usize) -> Range<usize> {
        self.bylines.range(paper)
    }

    /// How many mentions there are in all.
    #[must_use]
    pub fn mention_count(&self) -> usize {
        self.bylines.item_count()
    }

    /// Every name as written, by number.
    #[must_use]
    pub fn spellings(&self) -> &Spellings {
        &self.spellings
    }

    /// The title of a paper; empty where unknown.
    #[must_use]
    pub fn title(&self, paper: usize) -> &str {
        self.known(paper, |record| self.titles.get(record))
    }

    /// The DOI of a paper; empty where unknown.
    #[must_use]
    pub fn doi(&self, paper: usize) -> &str {
        self.known(paper, |record| self.dois.get(record))
    }

    /// The journal, proceedings or book a paper appeared in; empty where unknown.
    #[must_use]
    pub fn venue(&self, paper: usize) -> &str {
        self.known(paper, |record| self.venues.get(self.venue_of.get(record)))
    }

    /// A value from a record or, if it has none, from another record of the same paper.
    fn known<'a>(&self, paper: usize, said: impl Fn(usize) -> &'a str) -> &'a str {
        let own = said(paper);
        if !own.is_empty() || self.with_duplicates.is_empty() {
            return own;
        }
        let others = self.duplicates_of(paper).iter();
        others.map(|&other| said(other as usize)).find(|text| !text.is_empty()).unwrap_or_default()
    }

    /// The other records of the paper that this record represents.
    #[must_use]
    pub fn duplicates_of(&self, paper: usize) -> &[u32] {
        let place = self.with_duplicates.all().binary_search(&(paper as u32));
        place.map_or(&[], |place| self.duplicates.row(place))
    }

    /// The duplicate records: those of papers that another record represents.
    #[must_use]
    pub fn duplicates(&self) -> &[u32] {
        self.duplicates.items()
    }

    /// Number of duplicate records of each input.
    #[must_use]
    pub fn duplicates_by_input(&self) -> Vec<u64> {
        let mut counts = vec![0; self.inputs.len()];
        self.duplicates().iter().for_each(|&record| counts[self.input_number(record as usize)] += 1);
        counts
    }

    /// Number of duplicate records.
    #[must_use]
    pub fn duplicate_count(&self) -> usize {
        self.duplicates.item_count()
    }

    /// The affiliation of a mention, counted over all bylines; empty where unknown.
    #[must_use]
    pub fn affiliation(&self, mention: usize) -> &str {
        if self.affiliation_of.is_empty() {
            ""
        } else {
            self.affiliations.get(self.affiliation_of.get(mention))
        }
    }

    /// The year of a paper.
    #[must_use]
    pub fn year(&self, paper: usize) -> Option<i16> {
        Some(self.years.get(paper)).filter(|&year| year != NO_YEAR)
    }

    /// What a paper can be cited by: the source's own key, else the input's file name and the number of the
    /// paper in it, as in `session.txt#17`.
    #[must_use]
    pub fn id(&self, paper: usize) -> String {
        let key = self.keys.get(paper);
        if !key.is_empty() {
            return key.to_owned();
        }
        let input = self.input_of(paper);
        let name = input.path.rsplit(['/', '\\']).next().unwrap_or(&input.path);
        format!("{name}#{}", paper - input.first_paper + 1)
    }

    /// The source's own key; empty where it has none.
    pub(crate) fn key(&self, paper: usize) -> &str {
        self.keys.get(paper)
    }

    /// The input that a paper was read from.
    #[must_use]
    pub fn input_of(&self, paper: usize) -> &Input {
        &self.inputs[self.input_number(paper)]
    }

    /// The place of the input that a paper was read from.
    pub(crate) fn input_number(&self, paper: usize) -> usize {
        self.inputs.partition_point(|input| input.first_paper <= paper) - 1
    }

    /// Persons who have written by several names, as sources know: an identifier, and the names as spellings.
    /// None of them needs to be mentioned.
    pub fn persons(&self) -> impl ExactSizeIterator<Item = (&str, &[u32])> {
        self.person_ids.iter().zip(self.person_names.iter())
    }

    /// Authors that a network file lists, as spellings; they may have no tie.
    #[must_use]
    pub fn nodes(&self) -> &[u32] {
        self.nodes.all()
    }

    /// Ties without papers.
    #[must_use]
    pub fn ties(&self) -> impl ExactSizeIterator<Item = LooseTie> {
        (0..self.tie_weights.len()).map(|number| self.tie(number))
    }

    /// A tie without papers.
    ///
    /// # Panics
    /// If there are not so many.
    #[must_use]
    pub fn tie(&self, number: usize) -> LooseTie {
        let ends = self.tie_ends.all();
        LooseTie { a: ends[2 * number], b: ends[2 * number + 1], weight: self.tie_weights.get(number) }
    }

    /// The inputs, in the order in which they were read.
    #[must_use]
    pub fn inputs(&self) -> &[Input] {
        &self.inputs
    }

    /// Adds a paper with these mentions as its byline.
    pub(crate) fn push_record<'a>(
        &mut self,
        record: &super::Record<'_>,
        mentions: impl Iterator<Item = &'a super::Mention<'a>> + Clone,
    ) {
        self.push_affiliations(mentions.clone());
        let Self { spellings, bylines, .. } = self;
        bylines.push(mentions.map(|mention| spellings.intern_mention(mention)));
        self.titles.push(&super::text::tidy(record.title));
        self.keys.push(record.key);
        self.dois.push(record.doi);
        let venue = self.venues.intern(&super::text::tidy(record.venue));
        self.venue_of.to_mut().push(venue);
        self.years.to_mut().push(record.year.unwrap_or(NO_YEAR));
    }

    /// Adds the affiliations of a byline that is not there yet.
    fn push_affiliations<'a>(&mut self, mentions: impl Iterator<Item = &'a super::Mention<'a>> + Clone) {
        if self.affiliation_of.is_empty() {
            if mentions.clone().all(|mention| mention.affiliation.is_empty()) {
                return;
            }
            self.begin_affiliations();
        }
        let Self { affiliations, affiliation_of, .. } = self;
        let numbers = mentions.map(|mention| affiliations.intern(&super::text::tidy(mention.affiliation)));
        affiliation_of.to_mut().extend(numbers);
    }

    /// From here on affiliations are kept; the mentions so far have none.
    fn begin_affiliations(&mut self) {
        let unknown = self.affiliations.intern("");
        self.affiliation_of.to_mut().resize(self.bylines.item_count(), unknown);
    }

    /// Adds a person who has written by several names.
    pub(crate) fn push_person(&mut self, id: &str, names: &[&str]) {
        let Self { spellings, person_names, .. } = self;
        person_names.push(names.iter().map(|name| spellings.intern(&super::text::tidy(name))));
        self.person_ids.push(id);
    }

    /// Records which records are duplicates: for each `mains`, ascending, the other records of the same paper.
    pub(super) fn set_duplicates(&mut self, mains: Vec<u32>, others: &[Vec<u32>]) {
        for (&main, others) in mains.iter().zip(others) {
            let year = others.iter().find_map(|&other| self.year(other as usize));
            let own = &mut self.years.to_mut()[main as usize];
            *own = if *own == NO_YEAR { year.unwrap_or(NO_YEAR) } else { *own };
        }
        self.with_duplicates = mains.into();
        others.iter().for_each(|others| self.duplicates.push(others.iter().copied()));
    }

    /// Adds authors that a network file lists.
    pub(crate) fn push_nodes(&mut self, nodes: impl IntoIterator<Item = u32>) {
        self.nodes.to_mut().extend(nodes);
    }

    /// Adds ties without papers: both ends of each, as spellings, and their weights.
    pub(crate) fn push_ties(&mut self, ends: Vec<u32>, weights: Vec<f64>) {
        append_to(&mut self.tie_ends, ends);
        append_to(&mut self.tie_weights, weights);
    }

    /// Adds the papers of another corpus after its own; names are numbered by first appearance in both.
    pub(crate) fn append(&mut self, part: &Self) {
        self.append_affiliations(part);
        let numbers = self.spellings.intern_all(&part.spellings);
        self.bylines.append(&part.bylines, |mention| numbers[mention as usize]);
        self.person_ids.append(&part.person_ids);
        self.person_names.append(&part.person_names, |name| numbers[name as usize]);
        self.titles.append(&part.titles);
        self.keys.append(&part.keys);
        self.dois.append(&part.dois);
        let venues = self.venues.intern_all(&part.venues);
        self.venue_of.to_mut().extend(part.venue_of.all().iter().map(|&venue| venues[venue as usize]));
        self.years.to_mut().extend_from_slice(part.years.all());
    }

    /// Adds the affiliations of another corpus whose bylines are not there yet.
    fn append_affiliations(&mut self, part: &Self) {
        if self.affiliation_of.is_empty() && part.affiliation_of.is_empty() {
            return;
        }
        if self.affiliation_of.is_empty() {
            self.begin_affiliations();
        }
        let numbers = self.affiliations.intern_all(&part.affiliations);
        let unknown = self.affiliations.intern("");
        let all = self.affiliation_of.to_mut();
        if part.affiliation_of.is_empty() {
            all.resize(all.len() + part.bylines.item_count(), unknown);
        } else {
            all.extend(part.affiliation_of.all().iter().map(|&number| numbers[number as usize]));
        }
    }

    /// Saves everything as sections.
    pub(crate) fn save<'a>(&'a self, writer: &mut SectionWriter<'a>) {
        let texts: Vec<&str> = self.inputs.iter().flat_map(Input::texts).collect();
        let counts = |input: &Input| [input.records, input.without_authors, input.first_paper as u64];
        writer.made("inputs", texts.join(BETWEEN).as_bytes());
        writer.made("inputs.counts", &self.inputs.iter().flat_map(counts).collect::<Vec<u64>>());
        self.spellings.save("spellings", writer);
        self.bylines.save("papers.mentions", writer);
        writer.column("papers.years", &self.years);
        self.titles.save("papers.titles", writer);
        self.keys.save("papers.keys", writer);
        self.dois.save("papers.dois", writer);
        self.venues.save_texts("venues", writer);
        writer.column("papers.venues", &self.venue_of);
        self.affiliations.save_texts("affiliations", writer);
        writer.column("mentions.affiliations", &self.affiliation_of);
        writer.column("duplicates", &self.with_duplicates);
        self.duplicates.save("duplicates.records", writer);
        self.person_ids.save("persons", writer);
        self.person_names.save("persons.names", writer);
        writer.column("nodes", &self.nodes);
        writer.column("ties", &self.tie_ends);
        writer.column("ties.weights", &self.tie_weights);
    }

    /// Maps what was [saved](Self::save).
    ///
    /// # Errors
    /// If a section is missing or does not fit the others.
    pub(crate) fn load(reader: &SectionReader) -> Result<Self> {
        let inputs = Self::load_inputs(reader)?;
        let spellings = Spellings::load("spellings", reader)?;
        let bylines = Rows::load("papers.mentions", reader, None, spellings.len())?;
        let papers = bylines.len();
        let affiliations = Spellings::load_texts("affiliations", reader)?;
        let affiliation_of = reader.numbers("mentions.affiliations", None, affiliations.len())?;
        if !affiliation_of.is_empty() && affiliation_of.len() != bylines.item_count() {
            return Err(reader.mismatch("mentions.affiliations"));
        }
        let venues = Spellings::load_texts("venues", reader)?;
        let starts_at_once = papers == 0 || inputs.first().is_some_and(|input| input.first_paper == 0);
        if !starts_at_once || !inputs.is_sorted_by_key(|input| input.first_paper) {
            return Err(reader.mismatch("inputs.counts"));
        }
        let of_each_paper = |name: &str| {
            let texts = Arena::load(name, reader)?;
            if texts.len() == papers { Ok(texts) } else { Err(reader.mismatch(name)) }
        };
        let person_ids = Arena::load("persons", reader)?;
        let with_duplicates = reader.numbers("duplicates", None, papers)?;
        let tie_ends = reader.numbers("ties", None, spellings.len())?;
        Ok(Self {
            bylines,
            affiliation_of,
            affiliations,
            venue_of: reader.numbers("papers.venues", Some(papers), venues.len())?,
            venues,
            person_names: Rows::load("persons.names", reader, Some(person_ids.len()), spellings.len())?,
            person_ids,
            titles: of_each_paper("papers.titles")?,
            keys: of_each_paper("papers.keys")?,
            dois: of_each_paper("papers.dois")?,
            years: reader.column_of("papers.years", papers)?,
            duplicates: Rows::load("duplicates.records", reader, Some(with_duplicates.len()), papers)?,
            with_duplicates,
            nodes: reader.numbers("nodes", None, spellings.len())?,
            tie_weights: reader.column_of("ties.weights", tie_ends.len() / 2)?,
            tie_ends,
            spellings,
            inputs,
        })
    }

    fn load_inputs(reader: &SectionReader) -> Result<Vec<Input>> {
        let (texts, counts) = (reader.column::<u8>("inputs")?, reader.column::<u64>("inputs.counts")?);
        let texts = String::from_utf8_lossy(texts.all()).into_owned();
        let mut texts = texts.split(BETWEEN);
        let mut input = |counts: &[u64]| {
            let [path, name, database] = [texts.next()?, texts.next()?, texts.next()?].map(str::to_owned);
            let database = Some(database).filter(|database| !database.is_empty());
            let format = InputFormat { name, reads: "", database, takes_options: false };
            let first_paper = usize::try_from(counts[2]).ok()?;
            let [records, without_authors] = [counts[0], counts[1]];
            Some(Input { path, format, why: None, records, without_authors, ties: 0, first_paper })
        };
        let inputs: Option<Vec<Input>> = counts.all().chunks_exact(3).map(&mut input).collect();
        inputs.ok_or_else(|| reader.mismatch("inputs"))
    }
}

/// No path, and no sensible name, has this in it.
const BETWEEN: &str = "\0";

/// Appends numbers to a column, at no cost if it has none.
fn append_to<T: Number>(column: &mut Column<T>, mut numbers: Vec<T>) {
    if column.is_empty() {
        *column = numbers.into();
    } else {
        column.to_mut().append(&mut numbers);
    }
}
