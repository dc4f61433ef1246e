//! Everything that was read, in arenas: no `String` per name, title or key.

use std::ops::Range;

use super::detail::Detail;
use super::details::{Details, Organization};
use super::papers::Papers;
use super::spellings::Spellings;
use super::strings::{Spelled, Strings};
use super::{Date, Format, Keys, PaperType};
use crate::columns::{Arena, Column, PlainTexts, Rows, SectionReader, SectionWriter};
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
    /// The SHA-256 of its file in hexadecimal, if it was computed.
    pub sha256: Option<String>,
    /// Whether it is a spreadsheet, of which a sheet was read; an index does not keep it.
    pub is_spreadsheet: bool,
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
    pub(super) spellings: Spellings,
    /// The singular and the plural of what is in place of authors: organizations or countries.
    unit_words: Option<[&'static str; 2]>,
    /// The details that were kept, and their texts.
    pub(super) kept_details: Details,
    pub(super) details: [Spellings; 3],
    pub(super) venues: Spellings,
    /// The papers, with numbers of the above.
    pub(super) columns: Papers,
    /// Persons who have written by several names: the identifier of each, and the names as spellings.
    pub(super) person_ids: Arena,
    pub(super) person_names: Rows,
    pub(super) nodes: Column<u32>,
    /// Both ends of each tie.
    pub(super) tie_ends: Column<u32>,
    pub(super) tie_weights: Column<f64>,
    /// Papers with duplicates: for each the record that represents it, ascending, and its other records.
    with_duplicates: Column<u32>,
    duplicates: Rows,
    pub(super) inputs: Vec<Input>,
}

impl Corpus {
    /// An empty corpus that keeps these details of mentions.
    pub(super) fn keeping(kept_details: Details) -> Self {
        Self { kept_details, ..Self::default() }
    }

    /// Number of records with at least one author, [duplicates](Self::duplicates) included.
    #[must_use]
    pub fn papers(&self) -> usize {
        self.columns.bylines.len()
    }

    /// The mentions of a paper, in byline order, as numbers of [`spellings`](Self::spellings).
    #[must_use]
    pub fn byline(&self, paper: usize) -> &[u32] {
        self.columns.bylines.row(paper)
    }

    /// The mentions of all papers, one byline after the other.
    #[must_use]
    pub fn mentions(&self) -> &[u32] {
        self.columns.bylines.items()
    }

    /// Which mentions are those of a paper, counted over all bylines.
    #[must_use]
    pub fn mentions_of(&self, paper: usize) -> Range<usize> {
        self.columns.bylines.range(paper)
    }

    /// How many mentions there are in all.
    #[must_use]
    pub fn mention_count(&self) -> usize {
        self.columns.bylines.item_count()
    }

    /// Every name as written, by number.
    #[must_use]
    pub fn spellings(&self) -> &Spellings {
        &self.spellings
    }

    /// The title of a paper; empty where unknown.
    #[must_use]
    pub fn title(&self, paper: usize) -> &str {
        self.known(paper, |record| self.columns.titles.get(record))
    }

    /// The titles of records in a row, for reading all of them.
    pub(crate) fn plain_titles(&self, records: Range<usize>) -> PlainTexts<'_> {
        self.columns.titles.plain(records)
    }

    /// The DOI of a paper; empty where unknown.
    #[must_use]
    pub fn doi(&self, paper: usize) -> &str {
        self.known(paper, |record| self.columns.dois.get(record))
    }

    /// The journal, proceedings or book a paper appeared in; empty where unknown.
    #[must_use]
    pub fn venue(&self, paper: usize) -> &str {
        self.known(paper, |record| self.venues.get(self.columns.venue_of.get(record)))
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

    /// The affiliation of a mention, counted over all bylines; several are separated by semicolons. Empty where unknown
    /// or not [kept](Self::kept_details).
    #[must_use]
    pub fn affiliation(&self, mention: usize) -> &str {
        self.detail(Detail::Affiliations, mention)
    }

    /// The e-mail address of a mention; empty where unknown or not kept.
    #[must_use]
    pub fn email(&self, mention: usize) -> &str {
        self.detail(Detail::Emails, mention)
    }

    /// The organizations of a mention that its source names or identifies; none where they are not kept.
    pub fn organizations(&self, mention: usize) -> impl Iterator<Item = Organization<'_>> {
        Organization::decoded(self.detail(Detail::Organizations, mention))
    }

    /// The details of mentions that were kept.
    #[must_use]
    pub fn kept_details(&self) -> Details {
        self.kept_details
    }

    /// Every organization that sources name or identify, by first appearance; an organization may occur again with others.
    pub(crate) fn all_organizations(&self) -> impl Iterator<Item = Organization<'_>> {
        self.details[Detail::Organizations as usize].iter().flat_map(Organization::decoded)
    }

    /// The numbers of affiliation and organizations of a mention: mentions that have both in common are at the same
    /// places.
    pub(crate) fn whereabouts(&self, mention: usize) -> [Option<u32>; 2] {
        [Detail::Affiliations, Detail::Organizations].map(|detail| {
            let column = &self.columns.details[detail as usize];
            (!column.is_empty()).then(|| column.get(mention))
        })
    }

    fn detail(&self, detail: Detail, mention: usize) -> &str {
        let column = &self.columns.details[detail as usize];
        if column.is_empty() { "" } else { self.details[detail as usize].get(column.get(mention)) }
    }

    /// The same papers with other bylines: of units with these names, each with identifiers or none. `unit_words` are the
    /// singular and the plural of such a unit. What is known of mentions is dropped, as are ties without papers.
    pub(crate) fn with_bylines(
        self,
        unit_words: [&'static str; 2],
        names: &[(String, String)],
        bylines: Rows,
    ) -> Self {
        let mut strings = Strings::default();
        for (name, ids) in names {
            strings.push(Spelled { text: name.as_bytes(), ids: ids.as_bytes(), is_group: false });
        }
        let columns = Papers { bylines, details: Default::default(), ..self.columns };
        Self {
            columns,
            spellings: Spellings::of(strings),
            venues: self.venues,
            with_duplicates: self.with_duplicates,
            duplicates: self.duplicates,
            inputs: self.inputs,
            unit_words: Some(unit_words),
            ..Self::default()
        }
    }

    /// Are organizations or countries in place of authors?
    pub(crate) fn is_of_units(&self) -> bool {
        self.unit_words.is_some()
    }

    /// The singular and the plural of what is on bylines: authors, unless units are in their place.
    pub(crate) fn author_words(&self) -> [&'static str; 2] {
        self.unit_words.unwrap_or(["author", "authors"])
    }

    /// The year of a paper.
    #[must_use]
    pub fn year(&self, paper: usize) -> Option<i16> {
        self.date(paper).map(Date::year)
    }

    /// When a paper appeared, as exactly as its source states it.
    #[must_use]
    pub fn date(&self, paper: usize) -> Option<Date> {
        Date::from_column(self.columns.dates.get(paper))
    }

    /// The type of a paper.
    #[must_use]
    pub fn paper_type(&self, paper: usize) -> PaperType {
        PaperType::of_byte(self.columns.types.get(paper))
    }

    /// The dates of many papers: all dates of an index are checked at once.
    pub(crate) fn many_dates(&self) -> impl Fn(usize) -> Option<Date> {
        let dates = self.columns.dates.all();
        move |paper| dates.get(paper).copied().and_then(Date::from_column)
    }

    /// What a paper can be cited by: the source's own key, else the input's file name and the number of the
    /// paper in it, as in `session.txt#17`.
    #[must_use]
    pub fn id(&self, paper: usize) -> String {
        let key = self.columns.keys.get(paper);
        if !key.is_empty() {
            return key.to_owned();
        }
        let input = self.input_of(paper);
        let name = input.path.rsplit(['/', '\\']).next().unwrap_or(&input.path);
        format!("{name}#{}", paper - input.first_paper + 1)
    }

    /// The source's own key; empty where it has none.
    #[must_use]
    pub fn key(&self, paper: usize) -> &str {
        self.columns.keys.get(paper)
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

    /// Keeps the SHA-256 of inputs, by their paths.
    pub(crate) fn set_checksums(&mut self, sum_of: impl Fn(&str) -> Option<String>) {
        self.inputs.iter_mut().for_each(|input| input.sha256 = sum_of(&input.path));
    }

    /// Records which records are duplicates: for each `mains`, ascending, the other records of the same paper.
    pub(super) fn set_duplicates(&mut self, mains: Vec<u32>, others: &[Vec<u32>]) {
        for (&main, others) in mains.iter().zip(others) {
            let dates = others.iter().filter_map(|&other| self.date(other as usize));
            let date = self.date(main as usize).into_iter().chain(dates).reduce(Date::refined);
            self.columns.dates.to_mut()[main as usize] = Date::to_column(date);
            let types = others.iter().map(|&other| self.paper_type(other as usize));
            let of_others = types.max().unwrap_or_default();
            if self.paper_type(main as usize) == PaperType::Unknown {
                self.columns.types.to_mut()[main as usize] = of_others as u8;
            }
        }
        self.with_duplicates = mains.into();
        others.iter().for_each(|others| self.duplicates.push(others.iter().copied()));
    }

    /// Saves everything as sections.
    pub(crate) fn save<'a>(&'a self, writer: &mut SectionWriter<'a>) {
        let texts: Vec<&str> = self.inputs.iter().flat_map(Input::texts).collect();
        let counts = |input: &Input| [input.records, input.without_authors, input.first_paper as u64];
        writer.made("inputs", texts.join(BETWEEN).as_bytes());
        let sums: Vec<&str> =
            self.inputs.iter().map(|input| input.sha256.as_deref().unwrap_or_default()).collect();
        writer.made(SHA256, sums.join(BETWEEN).as_bytes());
        writer.made("inputs.counts", &self.inputs.iter().flat_map(counts).collect::<Vec<u64>>());
        self.spellings.save("spellings", writer);
        self.columns.bylines.save("papers.mentions", writer);
        writer.column("papers.dates", &self.columns.dates);
        writer.column("papers.types", &self.columns.types);
        self.columns.titles.save("papers.titles", writer);
        self.columns.keys.save("papers.keys", writer);
        self.columns.dois.save("papers.dois", writer);
        self.venues.save_texts("venues", writer);
        writer.column("papers.venues", &self.columns.venue_of);
        writer.made("mentions.kept", &[self.kept_details.to_byte()]);
        for detail in Detail::ALL.into_iter().filter(|detail| self.kept_details.has(*detail)) {
            let [texts, column] = detail.sections();
            self.details[detail as usize].save_texts(texts, writer);
            writer.column(column, &self.columns.details[detail as usize]);
        }
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
        let kept_details = reader.column::<u8>("mentions.kept")?;
        let kept_details = Details::of_byte(kept_details.all().first().copied().unwrap_or_default());
        let (mut details, mut details_of) = <([Spellings; 3], [Column<u32>; 3])>::default();
        for detail in Detail::ALL.into_iter().filter(|detail| kept_details.has(*detail)) {
            let [texts, column] = detail.sections();
            let texts = Spellings::load_texts(texts, reader)?;
            let numbers = reader.numbers(column, None, texts.len())?;
            if !numbers.is_empty() && numbers.len() != bylines.item_count() {
                return Err(reader.mismatch(column));
            }
            (details[detail as usize], details_of[detail as usize]) = (texts, numbers);
        }
        let venues = Spellings::load_texts("venues", reader)?;
        let starts_at_once = papers == 0 || inputs.first().is_some_and(|input| input.first_paper == 0);
        let ends_in_time = inputs.last().is_none_or(|input| input.first_paper <= papers);
        if !starts_at_once || !ends_in_time || !inputs.is_sorted_by_key(|input| input.first_paper) {
            return Err(reader.mismatch("inputs.counts"));
        }
        let of_each_paper = |name: &str| {
            let texts = Arena::load(name, reader)?;
            if texts.len() == papers { Ok(texts) } else { Err(reader.mismatch(name)) }
        };
        let person_ids = Arena::load("persons", reader)?;
        let with_duplicates = reader.ascending("duplicates", None, papers)?;
        let tie_ends = reader.numbers("ties", None, spellings.len())?;
        let columns = Papers {
            bylines,
            details: details_of,
            venue_of: reader.numbers("papers.venues", Some(papers), venues.len())?,
            titles: of_each_paper("papers.titles")?,
            keys: of_each_paper("papers.keys")?,
            dois: of_each_paper("papers.dois")?,
            dates: reader.column_of("papers.dates", papers)?,
            types: reader.column_of("papers.types", papers)?,
        };
        Ok(Self {
            columns,
            unit_words: None,
            kept_details,
            details,
            venues,
            person_names: Rows::load("persons.names", reader, Some(person_ids.len()), spellings.len())?,
            person_ids,
            duplicates: Rows::load("duplicates.records", reader, Some(with_duplicates.len()), papers)?,
            with_duplicates,
            nodes: reader.numbers("nodes", None, spellings.len())?,
            tie_weights: reader.column_of("ties.weights", tie_ends.len() / 2)?,
            tie_ends,
            spellings,
            inputs,
        })
    }

    /// A section with an entry that no source has: a text that is not UTF-8, a date or a type that is none.
    pub(crate) fn mismatch(&self) -> Option<&'static str> {
        let (columns, dates) = (&self.columns, self.columns.dates.all());
        let is_type = |&byte: &u8| PaperType::of_byte(byte) as u8 == byte;
        let details = Detail::ALL.map(|detail| {
            let [texts, _] = detail.sections();
            (texts, self.details[detail as usize].are_texts())
        });
        [
            ("spellings", self.spellings.are_texts()),
            ("venues", self.venues.are_texts()),
            ("papers.titles", columns.titles.is_text()),
            ("papers.keys", columns.keys.is_text()),
            ("papers.dois", columns.dois.is_text()),
            ("papers.types", columns.types.all().iter().all(is_type)),
            ("papers.dates", dates.iter().all(|&entry| Date::is_entry(entry))),
        ]
        .into_iter()
        .chain(details)
        .find_map(|(section, is_sound)| (!is_sound).then_some(section))
    }

    fn load_inputs(reader: &SectionReader) -> Result<Vec<Input>> {
        let (texts, counts) = (reader.column::<u8>("inputs")?, reader.column::<u64>("inputs.counts")?);
        let texts = String::from_utf8_lossy(texts.all()).into_owned();
        let mut texts = texts.split(BETWEEN);
        // An older index has none.
        let sums = if reader.has(&[SHA256]) { reader.column::<u8>(SHA256)? } else { Column::default() };
        let sums = String::from_utf8_lossy(sums.all()).into_owned();
        let mut sums = sums.split(BETWEEN);
        let mut input = |counts: &[u64]| {
            let [path, name, database] = [texts.next()?, texts.next()?, texts.next()?].map(str::to_owned);
            let database = Some(database).filter(|database| !database.is_empty());
            let format = InputFormat { name, reads: "", database, takes_options: false };
            let first_paper = usize::try_from(counts[2]).ok()?;
            let [records, without_authors] = [counts[0], counts[1]];
            let sha256 = sums.next().filter(|sum| !sum.is_empty()).map(str::to_owned);
            let (why, ties, is_spreadsheet) = (None, 0, false);
            Some(Input {
                path,
                format,
                why,
                records,
                without_authors,
                ties,
                first_paper,
                sha256,
                is_spreadsheet,
            })
        };
        let inputs: Option<Vec<Input>> = counts.all().chunks_exact(3).map(&mut input).collect();
        inputs.ok_or_else(|| reader.mismatch("inputs"))
    }
}

/// No path, and no sensible name, has this in it.
const BETWEEN: &str = "\0";

/// The section of the checksums of inputs.
const SHA256: &str = "inputs.sha256";
