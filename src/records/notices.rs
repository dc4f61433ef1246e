//! Notices: what was odd but survivable, counted by kind, the first places of each kept.

use indexmap::IndexMap;
use serde::Serialize;

use crate::error::Place;

/// What a notice is about. Notices of one kind are counted together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Kind {
    /// A file of a folder whose format was not recognized.
    UnknownFormat,
    /// A file of a folder that could be almost anything, not guessed beside files of plain formats.
    NotGuessed,
    /// A file of a folder that could not be opened or read.
    Unreadable,
    /// An input with nothing in it.
    Empty,
    /// Bytes that are not UTF-8, read as Windows-1252.
    NotUtf8,
    /// A record longer than the limit, skipped.
    TooLong,
    /// Compressed input that ends early or is damaged: what came before it was read.
    Damaged,
    /// A record or line that does not have the shape of its format, skipped.
    Malformed,
    /// A paragraph of a listing that belongs to no paper: most often the page's furniture.
    NotARecord,
    /// A record without authors.
    NoAuthors,
    /// A record with editors and no authors, as proceedings are.
    OnlyEditors,
    /// Text in the place of a year that is none: `in press`.
    OddYear,
    /// Text in the place of an author that is no name, dropped.
    NotAName,
    /// An author that looks like something other than a name, kept because the user chose the format.
    UnlikelyName,
    /// A name that may be a group's, kept as a person.
    MaybeGroup,
    /// A byline that ends in "and others", so that authors are missing.
    AndOthers,
    /// A name that stands for a value which no `@string` gives.
    UnknownName,
    /// A record that lacks something which another would give it, if that were there.
    UnknownParent,
    /// An author listed twice on one paper, counted once.
    RepeatedAuthor,
    /// Several nodes of a network file with one label, kept apart.
    SharedLabel,
    /// Ties of a network file that are listed again in the same direction: their weights add up.
    ParallelTies,
    /// A tie of a network file listed in both directions with different weights, of which the larger counts.
    WeightsDiffer,
    /// A tie whose weight is no positive number, left out.
    BadWeight,
    /// A row of a table with more or fewer cells than its header, read by its columns.
    UnevenRow,
    /// A tie without a weight in a table that has weights, counted as 1.
    NoWeight,
    /// A line without a separator that may hold several names, read as one.
    NotParted,
    /// The end of a tie that is no node of its network file, and was named by its id.
    UnknownNode,
    /// A network file whose ties were taken to name nodes by position, though some of the positions are ids too.
    EndsByPosition,
    /// A tie of a node with itself, left out.
    SelfTie,
    /// A DOI that several papers have, by their titles and authors.
    SharedDoi,
    /// Records of a paper that another record states too.
    Restated,
    /// Records of an export of ours that state a paper which stands there already, passed over.
    StatedAgain,
    /// A network that ties two kinds of nodes, as authors and papers, and not authors with each other.
    TwoModes,
    /// A network behind the first of a file, left unread.
    AnotherNetwork,
    /// Papers left out by `--since` or `--until`, or because they have no year.
    OutsideYears,
    /// Ties without papers, which `--since` and `--until` cannot leave out.
    UndatedTies,
    /// Papers left out by `--max-authors`.
    TooManyAuthors,
    /// Authors left out by `--min-papers`.
    TooFewPapers,
    /// Mentions of groups, left out unless `--groups`.
    GroupsLeftOut,
    /// Columns of a table that were guessed.
    GuessedColumns,
    /// A table of which the column of authors is not to be seen, or not there under the name that was given.
    NoColumn,
    /// A line of the user's about who is who that came to nothing.
    IdleAlias,
    /// An entity that is not declared, left as it is written.
    UnknownEntity,
}

impl Kind {
    /// What the kind means, for `count` of them: "3 records without authors".
    #[must_use]
    pub fn summary(self, count: u64) -> String {
        let (one, many) = match self {
            Self::UnknownFormat => {
                ("file of unknown format was passed over", "files of unknown format were passed over")
            }
            Self::NotGuessed => (
                "file could be any text and was passed over beside better ones; name it to have it read",
                "files could be any text and were passed over beside better ones; name them to have them read",
            ),
            Self::Unreadable => ("file could not be read", "files could not be read"),
            Self::Empty => ("input is empty", "inputs are empty"),
            Self::NotUtf8 => (
                "line is not UTF-8 and was read as Windows-1252",
                "lines are not UTF-8 and were read as Windows-1252",
            ),
            Self::TooLong => ("record is too long and was skipped", "records are too long and were skipped"),
            Self::Damaged => ("compressed input is damaged", "compressed inputs are damaged"),
            Self::Malformed => ("malformed record was skipped", "malformed records were skipped"),
            Self::NotARecord => (
                "paragraph of the listing has no author list and was passed over",
                "paragraphs of the listing have no author list and were passed over",
            ),
            Self::NoAuthors => ("record has no authors", "records have no authors"),
            Self::OnlyEditors => (
                "record has editors and no authors; --editors lets them in",
                "records have editors and no authors; --editors lets them in",
            ),
            Self::OddYear => (
                "year is not understood; the paper has none",
                "years are not understood; the papers have none",
            ),
            Self::NotAName => ("author is no name and was dropped", "authors are no names and were dropped"),
            Self::UnlikelyName => (
                "author does not look like a name and was kept",
                "authors do not look like names and were kept",
            ),
            Self::MaybeGroup => (
                "name may be a group's and was taken for a person's",
                "names may be groups' and were taken for persons'",
            ),
            Self::AndOthers => (
                "byline ends in \"and others\": authors are missing",
                "bylines end in \"and others\": authors are missing",
            ),
            Self::UnknownName => (
                "name stands for a value that no @string gives; it was taken as written",
                "names stand for values that no @string gives; they were taken as written",
            ),
            Self::UnknownParent => (
                "record lacks what another would give it, which is not in its file",
                "records lack what others would give them, which are not in their file",
            ),
            Self::RepeatedAuthor => (
                "author is listed twice on a paper and was counted once",
                "authors are listed twice on a paper and were counted once",
            ),
            Self::SharedLabel => (
                "node shares its label with another and was kept apart",
                "nodes share their label with others and were kept apart",
            ),
            Self::ParallelTies => (
                "tie is listed again and its weight was added",
                "ties are listed again and their weights were added",
            ),
            Self::WeightsDiffer => (
                "tie has another weight in the other direction; the larger counts",
                "ties have another weight in the other direction; the larger counts",
            ),
            Self::BadWeight => (
                "tie has a weight that is no positive number and was left out",
                "ties have weights that are no positive numbers and were left out",
            ),
            Self::UnevenRow => (
                "row has more or fewer cells than the header and was read column by column",
                "rows have more or fewer cells than the header and were read column by column",
            ),
            Self::NoWeight => {
                ("tie has no weight and counts as 1", "ties have no weight and count as 1 each")
            }
            Self::NotParted => (
                "entry may hold several names and was read as one; separate them by ;",
                "entries may hold several names and were read as one each; separate them by ;",
            ),
            Self::UnknownNode => (
                "id at which ties end is no node and was taken for a name",
                "ids at which ties end are no nodes and were taken for names",
            ),
            Self::EndsByPosition => (
                "network has ties that name nodes by position, though some positions are ids too",
                "networks have ties that name nodes by position, though some positions are ids too",
            ),
            Self::SelfTie => {
                ("tie of a node with itself was left out", "ties of nodes with themselves were left out")
            }
            Self::SharedDoi => (
                "paper has the DOI of another and was kept apart",
                "papers have the DOI of another and were kept apart",
            ),
            Self::Restated => (
                "record states a paper that another states, and was joined with it; --keep-duplicates keeps it apart",
                "records state papers that others state, and were joined with them; --keep-duplicates keeps them \
                 apart",
            ),
            Self::StatedAgain => (
                "record states a paper of this file again, and was passed over",
                "records state papers of these files again, and were passed over",
            ),
            Self::TwoModes => (
                "network ties two kinds of nodes; all of them were taken for authors",
                "networks tie two kinds of nodes; all of them were taken for authors",
            ),
            Self::AnotherNetwork => (
                "file holds another network behind its first, which was left unread",
                "files hold other networks behind their first, which were left unread",
            ),
            Self::OutsideYears => (
                "paper is outside the years asked for, or has none",
                "papers are outside the years asked for, or have none",
            ),
            Self::UndatedTies => (
                "tie has no papers and so no year, and was kept whatever years were asked for",
                "ties have no papers and so no years, and were kept whatever years were asked for",
            ),
            Self::TooManyAuthors => {
                ("paper has more authors than --max-authors", "papers have more authors than --max-authors")
            }
            Self::TooFewPapers => {
                ("author has fewer papers than --min-papers", "authors have fewer papers than --min-papers")
            }
            Self::GroupsLeftOut => (
                "mention of a group was left out; --groups lets it in",
                "mentions of groups were left out; --groups lets them in",
            ),
            Self::GuessedColumns => (
                "table has headers of its own, and its columns were guessed; --columns says what they are",
                "tables have headers of their own, and their columns were guessed; --columns says what they are",
            ),
            Self::NoColumn => (
                "table has not the columns that are needed; --columns says what they are",
                "tables have not the columns that are needed; --columns says what they are",
            ),
            Self::IdleAlias => ("line of --aliases came to nothing", "lines of --aliases came to nothing"),
            Self::UnknownEntity => (
                "entity is not known and was left as it is written",
                "entities are not known and were left as they are written",
            ),
        };
        format!("{count} {}", if count == 1 { one } else { many })
    }

    /// Is it the user's own choice, or what is usual where sources meet, rather than a fault of the data? `--strict`
    /// lets these pass.
    #[must_use]
    pub fn is_harmless(self) -> bool {
        matches!(
            self,
            Self::Restated
                | Self::StatedAgain
                | Self::ParallelTies
                | Self::OnlyEditors
                | Self::OutsideYears
                | Self::TooManyAuthors
                | Self::TooFewPapers
                | Self::GroupsLeftOut
                | Self::IdleAlias
        )
    }
}

/// Something odd but survivable, with its place.
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

    /// Adds a notice about no input in particular that stands for `count` of its kind. What was seen is only put into
    /// words if it is kept.
    pub(crate) fn push_some(&mut self, kind: Kind, count: u64, detail: impl FnOnce() -> String) {
        self.add(kind, count, "", || Notice { kind, place: None, detail: detail() });
    }

    /// Adds a notice about an input as a whole. What was seen is only put into words if it is kept.
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

    /// Adds notices that come behind these.
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

    /// The same for the notices about one input; an empty path has those about none.
    #[must_use]
    pub fn about(&self, path: &str) -> Vec<(Kind, u64, &[Notice])> {
        let kinds = self.kinds.iter().filter_map(|(&kind, inputs)| Some((kind, inputs.get(path)?)));
        let mut kinds: Vec<_> = kinds.map(|(kind, tally)| (kind, tally.count, &tally.kept[..])).collect();
        kinds.sort_by_key(|(kind, ..)| *kind);
        kinds
    }

    /// How many notices of a kind there were.
    #[must_use]
    pub fn count(&self, kind: Kind) -> u64 {
        self.kinds.get(&kind).map_or(0, |inputs| inputs.values().map(|tally| tally.count).sum())
    }

    /// The first notice that a strict run must not let pass.
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
