//! One paper, once: which records are duplicates of another record.
//!
//! Records are of one paper when they have the same DOI, the same key in one database, or, if they are from
//! different sources, the same title, about the same year and bylines that can be the same. A title alone says
//! nothing: tens of thousands of records of dblp share one with another paper. Records without a common author
//! are not of one paper, whatever identifier they share: one of them is wrong, and a notice says so.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::hash::{BuildHasher, Hasher};

use hashbrown::{DefaultHashBuilder, HashMap};
use petgraph::unionfind::UnionFind;
use rayon::prelude::*;

use super::alike_bylines::{Missing, are_compatible, are_disjoint, missing_from};
use super::comparable::{comparable_title, folded_title};
use super::markup::plain_title;
use super::text::is_ideographic;
use super::{Corpus, Kind, Notices, notices};
use crate::columns::keep_repeated;

/// SameBy two records are of one paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum SameBy {
    Doi,
    Key,
    Title,
}

impl SameBy {
    fn words(self) -> &'static str {
        match self {
            Self::Doi => "same DOI",
            Self::Key => "same key",
            Self::Title => "same title, year and authors",
        }
    }
}

/// Papers with several records: for each its main record, ascending, and the others.
#[derive(Debug, Default, PartialEq, Eq)]
struct Duplicates {
    mains: Vec<u32>,
    others: Vec<Vec<u32>>,
}

impl Duplicates {
    /// A notice for each record with authors that the main record of its paper lacks: they are on no byline.
    fn tell_of_missing_authors(&self, corpus: &Corpus, notices: &mut Notices) {
        let missing = |(&main, others): (&u32, &Vec<u32>)| {
            let missing_of = |&other: &u32| Some((other, main, missing_from(corpus, other, main)?));
            others.iter().filter_map(missing_of).collect::<Vec<_>>()
        };
        let all: Vec<_> = self.mains.par_iter().zip(&self.others).flat_map_iter(missing).collect();
        for (other, main, Missing { count, first }) in all {
            let path = &corpus.input_of(other as usize).path;
            let all = corpus.byline(other as usize).len();
            let main = with_input(corpus, main, path);
            let other = corpus.id(other as usize);
            let what =
                format!("{other} was merged with {main}, which lacks {count} of its {all} authors: {first}");
            notices.push(Kind::BylinesDiffer, notices::place(path, None), &what);
        }
    }
}

/// The id of a record, with its input unless that has this path.
fn with_input(corpus: &Corpus, record: u32, path: &str) -> String {
    let (id, own) = (corpus.id(record as usize), &corpus.input_of(record as usize).path);
    if own == path { id } else { format!("{id} of {own}") }
}

impl Corpus {
    /// Merges duplicate records, none of which was merged before; the notices list them.
    pub fn merge_duplicates(&mut self, notices: &mut Notices) {
        self.merge_duplicates_within(None, notices);
    }

    /// Merges duplicate records. If there is a limit, about so many bytes of hashes are in memory at once.
    pub(crate) fn merge_duplicates_within(&mut self, room: Option<usize>, notices: &mut Notices) {
        let Duplicates { mains, others } = duplicates(self, room, notices);
        self.set_duplicates(mains, &others);
    }
}

/// Finds duplicate records, with a notice for each.
///
/// Linear in records, except for sorting their hashes.
fn duplicates(corpus: &Corpus, room: Option<usize>, notices: &mut Notices) -> Duplicates {
    let sources = Sources::of(corpus);
    let mut joins = by_doi(corpus, room, notices);
    joins.extend(by_key(corpus, room, &sources, notices));
    let mut sets =
        UnionFind::<u32>::new(if joins.is_empty() && sources.count < 2 { 0 } else { corpus.papers() });
    // One reason is enough for a record.
    joins.retain(|&(a, b, _)| sets.union(a, b));
    if sources.count > 1 {
        joins.extend(by_title(corpus, room, &sources, &mut sets));
    }
    for &(known, again, why) in &joins {
        let place = notices::place(&corpus.input_of(again as usize).path, None);
        let (known, again) = (corpus.id(known as usize), corpus.id(again as usize));
        notices.push(Kind::Duplicate, place, &format!("{again} is {known}: {}", why.words()));
    }
    let found = grouped(corpus, &joins, &sets);
    found.tell_of_missing_authors(corpus, notices);
    found
}

/// The sets of at least two records, each with its best record in front.
fn grouped(corpus: &Corpus, joins: &[(u32, u32, SameBy)], sets: &UnionFind<u32>) -> Duplicates {
    let mut records: Vec<u32> = joins.iter().flat_map(|&(a, b, _)| [a, b]).collect();
    records.sort_unstable();
    records.dedup();
    let mut members: HashMap<u32, Vec<u32>> = HashMap::new();
    for record in records {
        members.entry(sets.find(record)).or_default().push(record);
    }
    let mut groups: Vec<(u32, Vec<u32>)> = members
        .into_values()
        .map(|mut group| {
            group.sort_by_key(|&record| (Reverse(worth(corpus, record as usize)), record));
            let main = group.remove(0);
            group.sort_unstable();
            (main, group)
        })
        .collect();
    groups.sort_unstable();
    let (mains, others) = groups.into_iter().unzip();
    Duplicates { mains, others }
}

/// Which of the records of a paper stands for it: one that names most authors, most of them in full, rather as
/// it was published, rather with a DOI.
fn worth(corpus: &Corpus, record: usize) -> (usize, usize, bool, bool) {
    let byline = corpus.byline(record);
    let is_full = |&&mention: &&u32| {
        let name = corpus.spellings().get(mention);
        name.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().nth(1).is_some()).count() > 1
    };
    let doi = corpus.doi(record);
    (byline.len(), byline.iter().filter(is_full).count(), !is_preprint(doi), !doi.is_empty())
}

/// Where the records of a corpus are from.
struct Sources<'a> {
    /// The source of each input: its database, or the input itself where its keys are its own.
    of_input: Vec<Option<&'a str>>,
    /// How many different sources there are.
    count: usize,
}

impl<'a> Sources<'a> {
    fn of(corpus: &'a Corpus) -> Self {
        let of_input: Vec<_> = corpus.inputs().iter().map(|input| input.format.database.as_deref()).collect();
        let mut databases: Vec<&str> = of_input.iter().flatten().copied().collect();
        let of_databases = databases.len();
        databases.sort_unstable();
        databases.dedup();
        let own = of_input.len() - of_databases;
        Self { count: own + databases.len(), of_input }
    }

    /// The source of a record: two records with the same have keys that can be compared.
    fn of_record(&self, corpus: &Corpus, record: u32) -> (Option<&'a str>, usize) {
        let input = corpus.input_number(record as usize);
        match self.of_input[input] {
            Some(database) => (Some(database), 0),
            None => (None, input),
        }
    }
}

/// Groups of records with the same text, in the order of their first records. An empty text is like no other. Where there
/// is little room, the texts are read several times, each time for another part of their hashes.
fn alike<'a>(
    records: usize,
    room: Option<usize>,
    text: impl Fn(u32) -> Cow<'a, str> + Sync,
) -> Vec<Vec<u32>> {
    /// A hash with its record, and its share of the sets in which hashes are counted.
    const EACH: usize = 24;
    let hasher = DefaultHashBuilder::default();
    let turns = room.map_or(1, |room| (records * EACH).div_ceil(room.max(EACH)).max(1)) as u64;
    let hash = |record| {
        let text = text(record);
        let mut state = hasher.build_hasher();
        state.write(text.as_bytes());
        (!text.is_empty()).then(|| (state.finish(), record))
    };
    let mut groups = Vec::new();
    for turn in 0..turns {
        let found = (0..records as u32).into_par_iter().filter_map(hash);
        let mut hashes: Vec<(u64, u32)> = found.filter(|(hash, _)| hash % turns == turn).collect();
        keep_repeated(&mut hashes);
        hashes.par_sort_unstable();
        for same in hashes.chunk_by(|a, b| a.0 == b.0).filter(|same| same.len() > 1) {
            let mut texts: HashMap<Cow<'_, str>, Vec<u32>> = HashMap::new();
            for &(_, record) in same {
                texts.entry(text(record)).or_default().push(record);
            }
            groups.extend(texts.into_values().filter(|group| group.len() > 1));
        }
    }
    groups.sort_unstable();
    groups
}

/// Records with the same DOI. One whose title and authors both say that it is another paper is not joined: its
/// DOI is wrong.
fn by_doi(corpus: &Corpus, room: Option<usize>, notices: &mut Notices) -> Vec<(u32, u32, SameBy)> {
    let lower = |record| {
        let doi = corpus.doi(record as usize);
        let has_capitals = doi.bytes().any(|byte| byte.is_ascii_uppercase());
        if has_capitals { doi.to_ascii_lowercase().into() } else { Cow::Borrowed(doi) }
    };
    let mut joins = Vec::new();
    for group in alike(corpus.papers(), room, lower) {
        let mut known: Vec<u32> = Vec::new();
        for record in group {
            match known.iter().find(|&&other| may_be_one(corpus, other, record)) {
                Some(&other) => joins.push((other, record, SameBy::Doi)),
                None if known.len() < MOST_OF_ONE_SOURCE => known.push(record),
                None => {}
            }
        }
        for &record in known.iter().skip(1) {
            let doi = corpus.doi(record as usize);
            tell_of_sharing(corpus, Kind::SharedDoi, [known[0], record], doi, notices);
        }
    }
    joins
}

/// A notice that two records share an identifier and were kept separate.
fn tell_of_sharing(corpus: &Corpus, kind: Kind, [first, other]: [u32; 2], what: &str, notices: &mut Notices) {
    let path = &corpus.input_of(other as usize).path;
    let but = if are_disjoint(corpus, first, other) { ", but no author in common" } else { "" };
    let [first, other] = [with_input(corpus, first, path), corpus.id(other as usize)];
    notices.push(kind, notices::place(path, None), &format!("{first} and {other} have {what}{but}"));
}

/// Can two records with the same DOI be of one paper?
fn may_be_one(corpus: &Corpus, a: u32, b: u32) -> bool {
    let [one, other] = [a, b].map(|record| comparable_title(corpus.title(record as usize)));
    let is_one_title = one.is_empty() || other.is_empty() || one == other;
    if is_one_title { !are_disjoint(corpus, a, b) } else { are_compatible(corpus, a, b) }
}

/// Records with the same key of one database; in an input whose keys are its own, only if the titles are the same
/// too. Those that have no author in common are not joined: one of the keys is wrong.
fn by_key(
    corpus: &Corpus,
    room: Option<usize>,
    sources: &Sources<'_>,
    notices: &mut Notices,
) -> Vec<(u32, u32, SameBy)> {
    let claims = |a: u32, b: u32| claim_one_paper(corpus, sources, a, b);
    let is_same = |a: u32, b: u32| claims(a, b) && !are_disjoint(corpus, a, b);
    let mut joins = Vec::new();
    for group in alike(corpus.papers(), room, |record| corpus.key(record as usize).into()) {
        let mut known: Vec<u32> = Vec::new();
        for record in group {
            match known.iter().find(|&&other| is_same(other, record)) {
                Some(&other) => joins.push((other, record, SameBy::Key)),
                None if known.len() < MOST_OF_ONE_SOURCE => {
                    if let Some(&other) = known.iter().find(|&&other| claims(other, record)) {
                        let key = format!("the key {}", corpus.key(record as usize));
                        tell_of_sharing(corpus, Kind::SharedKey, [other, record], &key, notices);
                    }
                    known.push(record);
                }
                None => {}
            }
        }
    }
    joins
}

/// Do two records with the same key say that they are of one paper? Two inputs may number their records alike: there, a
/// title that many papers have needs bylines that can be the same.
fn claim_one_paper(corpus: &Corpus, sources: &Sources<'_>, a: u32, b: u32) -> bool {
    let [one, other] = [a, b].map(|record| sources.of_record(corpus, record));
    if one.0.is_some() || other.0.is_some() {
        return one.0 == other.0;
    }
    let title = corpus.title(a as usize);
    let folded = comparable_title(title);
    !folded.is_empty()
        && folded == comparable_title(corpus.title(b as usize))
        && (one.1 == other.1 || !title_mark(title).is_empty() || are_compatible(corpus, a, b))
}

/// A title that one source has more often says nothing, and neither does a DOI or key that so many papers have.
const MOST_OF_ONE_SOURCE: usize = 16;

/// Records of different sources with the same title, about the same year, and bylines that can be the same.
fn by_title(
    corpus: &Corpus,
    room: Option<usize>,
    sources: &Sources<'_>,
    sets: &mut UnionFind<u32>,
) -> Vec<(u32, u32, SameBy)> {
    let title = |record| Cow::Owned(title_mark(corpus.title(record as usize)));
    let mut joins = Vec::new();
    for group in alike(corpus.papers(), room, title) {
        let mut of_source: HashMap<_, usize> = HashMap::new();
        for &record in &group {
            *of_source.entry(sources.of_record(corpus, record)).or_default() += 1;
        }
        if of_source.len() < 2 || of_source.values().any(|&count| count > MOST_OF_ONE_SOURCE) {
            continue;
        }
        let mut papers: Vec<Vec<u32>> = Vec::new();
        for record in group {
            let fits = |paper: &&mut Vec<u32>| {
                sets.find(paper[0]) == sets.find(record)
                    || paper.iter().all(|&other| may_be_one_by_title(corpus, sources, other, record))
            };
            match papers.iter_mut().find(fits) {
                Some(paper) => {
                    if sets.union(paper[0], record) {
                        joins.push((paper[0], record, SameBy::Title));
                    }
                    paper.push(record);
                }
                None => papers.push(vec![record]),
            }
        }
    }
    joins
}

/// Can two records with the same title be of one paper?
fn may_be_one_by_title(corpus: &Corpus, sources: &Sources<'_>, a: u32, b: u32) -> bool {
    if sources.of_record(corpus, a) == sources.of_record(corpus, b) {
        return false;
    }
    let (one, other) = (corpus.doi(a as usize), corpus.doi(b as usize));
    let are_two_works = !one.is_empty()
        && !other.is_empty()
        && !one.eq_ignore_ascii_case(other)
        && is_preprint(one) == is_preprint(other);
    let years = (corpus.year(a as usize), corpus.year(b as usize));
    let are_of_one_time = !matches!(years, (Some(one), Some(other)) if one.abs_diff(other) > 1);
    !are_two_works && are_of_one_time && are_compatible(corpus, a, b)
}

/// Is this the DOI of a preprint? By the prefixes of arXiv, bioRxiv and medRxiv, SSRN, ChemRxiv, OSF, Preprints.org,
/// Research Square, TechRxiv, PsyArXiv and Authorea.
fn is_preprint(doi: &str) -> bool {
    const PREFIXES: [&str; 10] = [
        "10.48550/",
        "10.1101/",
        "10.2139/",
        "10.26434/",
        "10.31219/",
        "10.20944/",
        "10.21203/",
        "10.36227/",
        "10.31234/",
        "10.22541/",
    ];
    PREFIXES.iter().any(|prefix| doi.starts_with(prefix))
}

/// A title folded, if it tells a paper from others: at least four words, or ten characters of a script that writes words
/// without spaces, and none of those that every journal has. Markup and references to characters do not count. Else empty.
/// Records of different sources can be of one paper by their titles only if this is equal.
///
/// # Examples
/// ```
/// use coauth::records::title_mark;
///
/// assert_eq!(title_mark("On Knots, and Their Names"), "on knots and their names");
/// assert_eq!(title_mark("On <i>Knots</i> &amp; Their Names"), title_mark("On Knots & Their Names"));
/// assert_ne!(title_mark("Lists of Knots in C++"), title_mark("Lists of Knots in C#"));
/// assert_eq!(title_mark("Editorial: On Knots and Names"), "");
/// ```
#[must_use]
pub fn title_mark(title: &str) -> String {
    const COMMON: [&str; 12] = [
        "editorial",
        "introduction",
        "preface",
        "foreword",
        "erratum",
        "corrigendum",
        "correction",
        "obituary",
        "index",
        "contents",
        "announcement",
        "guest",
    ];
    let title = plain_title(title);
    let ideographs = title.chars().filter(|&c| is_ideographic(c)).count();
    let title = folded_title(&title);
    let first = title.split(' ').next().unwrap_or_default();
    let words = title.split(' ').count();
    // Two words of Chinese, Japanese or Korean have about five characters; each run of these was one word so far.
    let runs = title.split(' ').filter(|word| word.contains(is_ideographic)).count();
    let words = words.max(words - runs + 2 * ideographs / 5);
    if words < 4 || (words < 8 && COMMON.contains(&first)) { String::new() } else { title }
}
