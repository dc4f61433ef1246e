//! Notices: warnings that did not stop the run, counted by kind, with the first places of each.

use indexmap::{IndexMap, IndexSet};
use serde::Serialize;

use crate::error::Place;

/// What a notice is about. Notices of one kind are counted together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Kind {
    /// A file of a folder whose format was not recognized.
    UnknownFormat,
    /// A file of a folder that could be any text, skipped because other files of the folder have a clear format.
    NotGuessed,
    /// A file of a folder that could not be opened or read.
    Unreadable,
    /// An empty input.
    Empty,
    /// Bytes that are not UTF-8, read in the encoding specified or detected, or as Windows-1252.
    NotUtf8,
    /// A record longer than the limit, skipped.
    TooLong,
    /// Compressed input that ends early or is damaged: what came before it was read.
    Damaged,
    /// A record or line that does not have the shape of its format, skipped.
    Malformed,
    /// A paragraph of a listing without an author list, such as a page header; skipped.
    NotARecord,
    /// A record without authors.
    NoAuthors,
    /// A record with editors and no authors, as proceedings are.
    OnlyEditors,
    /// A year that is not a number: `in press`.
    #[serde(rename = "odd_year")]
    InvalidYear,
    /// A year that may be another: one of several, uncertain, or in the far past or future.
    DoubtfulYear,
    /// An author that is not a name, dropped.
    NotAName,
    /// An author that does not look like a name and was kept: `Ann Lee1`, a number, a single word between commas, or anything
    /// in a format that the user chose.
    UnlikelyName,
    /// A name that may be a group, kept as a person.
    MaybeGroup,
    /// A byline that ends in "and others", so that authors are missing.
    AndOthers,
    /// A name without quotes or braces that no `@string` defines.
    UnknownName,
    /// A record whose cross-referenced entry is missing.
    UnknownParent,
    /// An author listed twice on one paper, counted once.
    RepeatedAuthor,
    /// Several nodes of a network file with one label, kept apart.
    SharedLabel,
    /// Ties of a network file that are listed again in the same direction: their weights add up.
    ParallelTies,
    /// A tie of a network file listed in both directions with different weights, of which the larger counts.
    WeightsDiffer,
    /// A tie whose weight is not a positive number, dropped. Its ends are kept.
    BadWeight,
    /// A tie whose weight is too large or too small to add up and to divide by, counted as the nearest that is not.
    ExtremeWeight,
    /// A row of a table with more or fewer cells than its header, read by its columns.
    UnevenRow,
    /// A tie without a weight in a table that has weights, counted as 1.
    NoWeight,
    /// An entry that may hold several names without a known separator, read as one.
    #[serde(rename = "not_parted")]
    NotSeparated,
    /// Identifiers that do not fit the authors of their record, ignored: too many, too few, or of other names.
    UnplacedIds,
    /// What is meant as an ORCID and is none, as its length or check digit says, ignored.
    InvalidOrcid,
    /// An ORCID that a byline has twice, with different names, kept as it is.
    SharedOrcid,
    /// Two lists of the authors of a record, one longer than the other: the longer counts.
    ListsDiffer,
    /// A field that a record has twice, with different contents: the first counts.
    RepeatedField,
    /// The end of a tie that is not a node of its network file, named by its id.
    UnknownNode,
    /// A network file whose ties were read as node positions, although some of the positions are also ids.
    EndsByPosition,
    /// A tie of a node with itself, dropped.
    SelfTie,
    /// A DOI shared by papers with different titles or authors, kept separate.
    SharedDoi,
    /// A key shared by records of one title without an author in common, kept separate.
    SharedKey,
    /// A duplicate record with authors that the record which represents the paper lacks: they were dropped.
    BylinesDiffer,
    /// A DOI of which a blank or the end of its field breaks off what tells papers apart: ignored.
    BrokenDoi,
    /// A duplicate record of a paper.
    #[serde(rename = "restated")]
    Duplicate,
    /// A duplicate record in a coauth export, skipped.
    #[serde(rename = "stated_again")]
    RepeatedRecord,
    /// A two-mode network, as of authors and papers, rather than of authors only.
    TwoModes,
    /// A network after the first of a file, skipped.
    AnotherNetwork,
    /// Authors of papers whose organization is not known.
    NoOrganization,
    /// Authors of papers whose country is not known.
    NoCountry,
    /// Papers dropped by `--since` or `--until`, or because they have no year.
    OutsideYears,
    /// Papers kept by `--since` and `--until` whose dates are not exact enough to be sure.
    UncertainDate,
    /// Papers dropped by `--type`, because they have another type or none.
    OfOtherTypes,
    /// Ties without papers, to which `--since` and `--until` do not apply.
    UndatedTies,
    /// Papers dropped by `--max-authors`.
    TooManyAuthors,
    /// Authors dropped by `--min-papers`.
    TooFewPapers,
    /// Mentions of groups, dropped without `--groups`.
    GroupsLeftOut,
    /// Columns of a table that were guessed.
    GuessedColumns,
    /// A table without a column of authors, or without the column that `--columns` names.
    NoColumn,
    /// A line of `--aliases` without effect.
    #[serde(rename = "idle_alias")]
    UnusedAlias,
    /// A row of `--attributes` about no author of the network.
    UnknownAuthor,
    /// A row of `--attributes` whose name or id several authors have: it is joined to none of them.
    SeveralAuthors,
    /// A row of `--attributes` with an id that is none, as its check digit says: its name counts.
    InvalidId,
    /// A value of `--attributes` that differs from that of an earlier row about the same author, which counts.
    AttributesDiffer,
    /// Sheets of a spreadsheet that were not read.
    OtherSheets,
    /// Cells of a spreadsheet with an error in place of a value, read as empty.
    ErrorCells,
    /// Columns of a Parquet file that would be of use, of a type that is not read.
    UnreadColumn,
    /// An entity that is not declared, kept as written.
    UnknownEntity,
}

impl Kind {
    /// What the kind means, for `count` of them: "3 records have no authors".
    ///
    /// # Examples
    /// ```
    /// use coauth::records::Kind;
    ///
    /// assert!(Kind::RepeatedAuthor.summary(3).starts_with("3 authors"));
    /// ```
    #[must_use]
    pub fn summary(self, count: u64) -> String {
        let (one, many) = match self {
            Self::UnknownFormat => {
                ("file of unknown format was skipped", "files of unknown format were skipped")
            }
            Self::NotGuessed => (
                "file could be any text and was skipped; pass it by name to read it",
                "files could be any text and were skipped; pass them by name to read them",
            ),
            Self::Unreadable => ("file could not be read", "files could not be read"),
            Self::Empty => ("input is empty", "inputs are empty"),
            Self::NotUtf8 => (
                "line is not UTF-8; --encoding overrides the encoding that was taken",
                "lines are not UTF-8; --encoding overrides the encoding that was taken",
            ),
            Self::TooLong => ("record is too long and was skipped", "records are too long and were skipped"),
            Self::Damaged => ("compressed input is damaged", "compressed inputs are damaged"),
            Self::Malformed => ("malformed record was skipped", "malformed records were skipped"),
            Self::NotARecord => (
                "paragraph of the listing has no author list and was skipped",
                "paragraphs of the listing have no author list and were skipped",
            ),
            Self::NoAuthors => ("record has no authors", "records have no authors"),
            Self::OnlyEditors => (
                "record has editors and no authors; pass --editors to include them",
                "records have editors and no authors; pass --editors to include them",
            ),
            Self::InvalidYear => (
                "year is not a number; the paper is kept without a year",
                "years are not numbers; the papers are kept without a year",
            ),
            Self::DoubtfulYear => (
                "year is doubtful and was kept as it was read",
                "years are doubtful and were kept as they were read",
            ),
            Self::NotAName => {
                ("author is not a name and was dropped", "authors are not names and were dropped")
            }
            Self::UnlikelyName => (
                "author does not look like a name and was kept",
                "authors do not look like names and were kept",
            ),
            Self::MaybeGroup => (
                "name may be a group and was kept as a person",
                "names may be groups and were kept as persons",
            ),
            Self::AndOthers => (
                "byline ends in \"and others\": authors are missing",
                "bylines end in \"and others\": authors are missing",
            ),
            Self::UnknownName => (
                "name has no @string definition and was kept as written",
                "names have no @string definition and were kept as written",
            ),
            Self::UnknownParent => {
                ("cross-referenced entry was not found", "cross-referenced entries were not found")
            }
            Self::RepeatedAuthor => (
                "author is listed twice on a paper and was counted once",
                "authors are listed twice on a paper and were counted once",
            ),
            Self::SharedLabel => (
                "node has the same label as another and was kept separate",
                "nodes have the same label as others and were kept separate",
            ),
            Self::ParallelTies => (
                "tie is listed again and its weight was added",
                "ties are listed again and their weights were added",
            ),
            Self::WeightsDiffer => (
                "tie has different weights in its two directions; the larger counts",
                "ties have different weights in their two directions; the larger counts",
            ),
            Self::BadWeight => (
                "tie has a weight that is not a positive number and was dropped; its ends were kept",
                "ties have weights that are not positive numbers and were dropped; their ends were kept",
            ),
            Self::UnevenRow => (
                "row has more or fewer cells than the header and was read column by column",
                "rows have more or fewer cells than the header and were read column by column",
            ),
            Self::ExtremeWeight => (
                "tie has a weight beyond 1e-100 to 1e100 and counts as the nearer of the two",
                "ties have weights beyond 1e-100 to 1e100 and count as the nearer of the two",
            ),
            Self::NoWeight => {
                ("tie has no weight and counts as 1", "ties have no weight and count as 1 each")
            }
            Self::NotSeparated => (
                "entry may hold several names and was read as one; separate them by ;",
                "entries may hold several names and were read as one each; separate them by ;",
            ),
            Self::UnplacedIds => (
                "record has identifiers that do not fit its authors and were ignored",
                "records have identifiers that do not fit their authors and were ignored",
            ),
            Self::InvalidOrcid => (
                "ORCID has a wrong check digit or number of digits and was ignored",
                "ORCIDs have wrong check digits or numbers of digits and were ignored",
            ),
            Self::SharedOrcid => (
                "ORCID belongs to two names on one byline; they are one person only if their names agree",
                "ORCIDs belong to two names on one byline each; they are one person only if their names agree",
            ),
            Self::ListsDiffer => (
                "record has two lists of its authors, of which the longer was read",
                "records have two lists of their authors, of which the longer was read",
            ),
            Self::RepeatedField => (
                "field is in a record twice; the first counts",
                "fields are in a record twice; the first counts",
            ),
            Self::UnknownNode => (
                "id at the end of a tie is not a node and was used as a name",
                "ids at the ends of ties are not nodes and were used as names",
            ),
            Self::EndsByPosition => (
                "network has ties between node positions, some of which are also ids; read as positions",
                "networks have ties between node positions, some of which are also ids; read as positions",
            ),
            Self::SelfTie => {
                ("tie of a node with itself was dropped", "ties of nodes with themselves were dropped")
            }
            Self::SharedDoi => (
                "paper has the DOI of another and was kept separate",
                "papers have the DOI of another and were kept separate",
            ),
            Self::SharedKey => (
                "record has the key of another, but no author in common with it, and was kept separate",
                "records have the keys of others, but no authors in common with them, and were kept separate",
            ),
            Self::BylinesDiffer => (
                "duplicate record has authors that the record it was merged with lacks; they were dropped",
                "duplicate records have authors that the records they were merged with lack; they were dropped",
            ),
            Self::BrokenDoi => ("DOI is broken off and was ignored", "DOIs are broken off and were ignored"),
            Self::Duplicate => (
                "duplicate record was merged; --keep-duplicates keeps it",
                "duplicate records were merged; --keep-duplicates keeps them",
            ),
            Self::RepeatedRecord => (
                "duplicate record of a coauth export was skipped",
                "duplicate records of a coauth export were skipped",
            ),
            Self::TwoModes => (
                "network is two-mode; all of its nodes were read as authors",
                "networks are two-mode; all of their nodes were read as authors",
            ),
            Self::AnotherNetwork => (
                "file contains another network after the first, which was skipped",
                "files contain other networks after the first, which were skipped",
            ),
            Self::OutsideYears => (
                "paper is outside the selected years or has no year",
                "papers are outside the selected years or have no year",
            ),
            Self::NoOrganization => (
                "author of a paper has no organization that is stated or can be told from the affiliation",
                "authors of papers have no organization that is stated or can be told from the affiliation",
            ),
            Self::NoCountry => (
                "author of a paper has no country that is stated or can be told from the affiliation",
                "authors of papers have no country that is stated or can be told from the affiliation",
            ),
            Self::UncertainDate => (
                "paper may be outside the selected dates, because only its year or month is known; it was kept",
                "papers may be outside the selected dates, because only their years or months are known; they were kept",
            ),
            Self::OfOtherTypes => (
                "paper has another type than --type, or none",
                "papers have other types than --type, or none",
            ),
            Self::UndatedTies => (
                "tie has no papers and therefore no year; it was kept",
                "ties have no papers and therefore no years; they were kept",
            ),
            Self::TooManyAuthors => {
                ("paper has more authors than --max-authors", "papers have more authors than --max-authors")
            }
            Self::TooFewPapers => {
                ("author has fewer papers than --min-papers", "authors have fewer papers than --min-papers")
            }
            Self::GroupsLeftOut => (
                "mention of a group was dropped; pass --groups to include it",
                "mentions of groups were dropped; pass --groups to include them",
            ),
            Self::GuessedColumns => (
                "table has unknown headers and its columns were guessed; --columns overrides the guess",
                "tables have unknown headers and their columns were guessed; --columns overrides the guess",
            ),
            Self::NoColumn => (
                "table lacks a column that is needed; name it with --columns",
                "tables lack columns that are needed; name them with --columns",
            ),
            Self::UnusedAlias => ("line of --aliases has no effect", "lines of --aliases have no effect"),
            Self::UnknownAuthor => (
                "row of --attributes is about no author of the network",
                "rows of --attributes are about no author of the network",
            ),
            Self::SeveralAuthors => (
                "row of --attributes fits several authors and was joined to none",
                "rows of --attributes fit several authors and were joined to none",
            ),
            Self::InvalidId => (
                "row of --attributes has an invalid id, and was joined by its name, if at all",
                "rows of --attributes have invalid ids, and were joined by their names, if at all",
            ),
            Self::AttributesDiffer => (
                "value of --attributes differs from an earlier row about the same author, which counts",
                "values of --attributes differ from earlier rows about the same authors, which count",
            ),
            Self::OtherSheets => (
                "spreadsheet has other sheets, which were not read; --sheet NAME reads another of an input",
                "spreadsheets have other sheets, which were not read; --sheet NAME reads another of an input",
            ),
            Self::ErrorCells => (
                "spreadsheet has cells with errors in place of values, which were read as empty",
                "spreadsheets have cells with errors in place of values, which were read as empty",
            ),
            Self::UnreadColumn => (
                "column of use is of a type that is not read; cast it to text, a number or a list",
                "columns of use are of types that are not read; cast them to text, numbers or lists",
            ),
            Self::UnknownEntity => {
                ("entity is unknown and was kept as written", "entities are unknown and were kept as written")
            }
        };
        format!("{count} {}", if count == 1 { one } else { many })
    }

    /// Whether it follows from an option, or is common where sources overlap, rather than a fault of the data. `--strict`
    /// ignores these.
    #[must_use]
    pub fn is_harmless(self) -> bool {
        matches!(
            self,
            Self::Duplicate
                | Self::RepeatedRecord
                | Self::ParallelTies
                | Self::OnlyEditors
                | Self::OutsideYears
                | Self::UncertainDate
                | Self::NoOrganization
                | Self::NoCountry
                | Self::OfOtherTypes
                | Self::TooManyAuthors
                | Self::TooFewPapers
                | Self::GroupsLeftOut
                | Self::UnusedAlias
                | Self::UnknownAuthor
                | Self::OtherSheets
        )
    }
}

/// A warning with its place: something unexpected that did not stop the run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What it is about.
    pub kind: Kind,
    /// Where it was seen.
    pub place: Option<Place>,
    /// What exactly was seen; may be empty.
    pub detail: String,
}

/// A place in an input.
pub(crate) fn place(path: &str, line: Option<u64>) -> Option<Place> {
    Some(Place { path: path.to_owned(), line })
}

/// All notices of a run: counts for every kind and input, and the first few of each in full.
///
/// # Examples
/// ```
/// use coauth::records::{Kind, Notices};
///
/// let mut notices = Notices::keeping(1);
/// notices.push(Kind::Malformed, None, "@article{");
/// notices.push(Kind::Malformed, None, "@book{");
/// assert_eq!(notices.count(Kind::Malformed), 2);
/// assert_eq!(notices.first_fault().expect("a fault").detail, "@article{");
/// ```
#[derive(Debug, Clone)]
pub struct Notices {
    kept_of_each: usize,
    kinds: IndexMap<Kind, IndexMap<String, Tally>>,
}

/// The notices of one kind about one input, or about none.
#[derive(Debug, Clone, Default)]
struct Tally {
    count: u64,
    kept: Vec<Notice>,
}

impl Default for Notices {
    fn default() -> Self {
        Self::keeping(3)
    }
}

impl Notices {
    /// Keeps this many notices of each kind about each input in full, and counts the rest.
    #[must_use]
    pub fn keeping(kept_of_each: usize) -> Self {
        Self { kept_of_each, kinds: IndexMap::new() }
    }

    /// How many notices of each kind about each input are kept in full.
    pub(crate) fn kept_of_each(&self) -> usize {
        self.kept_of_each
    }

    /// Adds a notice.
    pub fn push(&mut self, kind: Kind, place: Option<Place>, detail: &str) {
        self.push_many(kind, 1, place, detail);
    }

    /// Adds a notice that stands for `count` of its kind.
    pub fn push_many(&mut self, kind: Kind, count: u64, place: Option<Place>, detail: &str) {
        let path = place.as_ref().map_or("", |place| &place.path);
        self.add(kind, count, path, || Notice { kind, place: place.clone(), detail: detail.to_owned() });
    }

    /// Adds a notice about no input in particular that stands for `count` of its kind. The detail is made only if the
    /// notice is kept.
    pub(crate) fn push_some(&mut self, kind: Kind, count: u64, detail: impl FnOnce() -> String) {
        self.add(kind, count, "", || Notice { kind, place: None, detail: detail() });
    }

    /// Adds a notice about an input as a whole. The detail is made only if the notice is kept.
    pub(crate) fn push_about(&mut self, kind: Kind, path: &str, detail: impl FnOnce() -> String) {
        self.add(kind, 1, path, || Notice { kind, place: place(path, None), detail: detail() });
    }

    fn add(&mut self, kind: Kind, count: u64, path: &str, notice: impl FnOnce() -> Notice) {
        if count == 0 {
            return;
        }
        let kept_of_each = self.kept_of_each;
        let tally = self.tally(kind, path);
        tally.count += count;
        if tally.kept.len() < kept_of_each {
            tally.kept.push(notice());
        }
    }

    /// Appends notices.
    pub(crate) fn append(&mut self, other: Self) {
        let kept_of_each = self.kept_of_each;
        for (kind, inputs) in other.kinds {
            for (path, more) in inputs {
                let tally = self.tally(kind, &path);
                tally.count += more.count;
                let missing = kept_of_each.saturating_sub(tally.kept.len());
                tally.kept.extend(more.kept.into_iter().take(missing));
            }
        }
    }

    fn tally(&mut self, kind: Kind, path: &str) -> &mut Tally {
        let inputs = self.kinds.entry(kind).or_default();
        let number = inputs
            .get_index_of(path)
            .unwrap_or_else(|| inputs.insert_full(path.to_owned(), Tally::default()).0);
        &mut inputs[number]
    }

    /// Every kind that occurred, in a fixed order, with its count and the notices kept.
    #[must_use]
    pub fn by_kind(&self) -> Vec<(Kind, u64, Vec<&Notice>)> {
        let tallies = self.kinds.iter().map(|(&kind, inputs)| (kind, inputs.values()));
        let mut kinds: Vec<_> = tallies
            .map(|(kind, tallies)| {
                let kept = tallies.clone().flat_map(|tally| &tally.kept).take(self.kept_of_each).collect();
                (kind, tallies.map(|tally| tally.count).sum(), kept)
            })
            .collect();
        kinds.sort_by_key(|(kind, ..)| *kind);
        kinds
    }

    /// The same for the notices about one input; an empty path selects those about none.
    #[must_use]
    pub fn about(&self, path: &str) -> Vec<(Kind, u64, &[Notice])> {
        let kinds = self.kinds.iter().filter_map(|(&kind, inputs)| Some((kind, inputs.get(path)?)));
        let mut kinds: Vec<_> = kinds.map(|(kind, tally)| (kind, tally.count, &tally.kept[..])).collect();
        kinds.sort_by_key(|(kind, ..)| *kind);
        kinds
    }

    /// The inputs that notices are about, by first appearance; an empty path stands for those about none.
    #[must_use]
    pub fn paths(&self) -> IndexSet<&str> {
        self.kinds.values().flat_map(|inputs| inputs.keys().map(String::as_str)).collect()
    }

    /// Number of notices of a kind.
    #[must_use]
    pub fn count(&self, kind: Kind) -> u64 {
        self.kinds.get(&kind).map_or(0, |inputs| inputs.values().map(|tally| tally.count).sum())
    }

    /// The first notice that fails a strict run.
    #[must_use]
    pub fn first_fault(&self) -> Option<&Notice> {
        let faults = self.kinds.iter().filter(|(kind, _)| !kind.is_harmless());
        faults.flat_map(|(_, inputs)| inputs.values()).find_map(|tally| tally.kept.first())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::{ReadOptions, Source, survey};

    #[test]
    fn all_are_counted_and_the_first_are_kept_however_the_input_is_cut() {
        let text = "1 2\nodd\n".repeat(500);
        for (piece, kept) in [(1, 3), (100, 3), (1 << 20, 3), (100, 1), (100, 0)] {
            let mut notices = Notices::keeping(kept);
            let from = crate::formats::FORMATS.iter().copied().find(|format| format.name == "edges");
            let source = Source::Text("ties.txt".to_owned(), text.clone());
            let reading = ReadOptions { from, chunk_size: piece, ..ReadOptions::default() };
            survey(&[source], reading, &mut notices, &mut |_| ()).expect("ties");
            let (kind, count, first) = notices.by_kind().remove(0);
            let lines: Vec<_> = first.iter().filter_map(|notice| notice.place.as_ref()?.line).collect();
            assert_eq!((kind, count, &lines[..]), (Kind::Malformed, 500, &[2, 4, 6][..kept]), "{piece}");
        }
    }

    #[test]
    fn notices_that_are_put_together_are_as_if_all_had_been_told_to_one() {
        let tell = |notices: &mut Notices, numbers: std::ops::Range<u32>| {
            for number in numbers {
                let path = if number % 3 == 0 { "a.bib" } else { "b.bib" };
                notices.push_about(Kind::RepeatedAuthor, path, || number.to_string());
            }
        };
        let mut whole = Notices::keeping(2);
        tell(&mut whole, 0..20);
        for cut in 0..=20 {
            let (mut before, mut behind) = (Notices::keeping(2), Notices::keeping(2));
            tell(&mut before, 0..cut);
            tell(&mut behind, cut..20);
            before.append(behind);
            for path in ["a.bib", "b.bib"] {
                assert_eq!(before.about(path), whole.about(path), "{cut}");
            }
        }
    }
}
