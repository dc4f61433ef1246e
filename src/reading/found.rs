//! Reading chunks, on any thread.

use std::borrow::Cow;
use std::sync::{Arc, Weak};

use indexmap::IndexMap;

use super::chunking::{Opened, RawChunk, newlines};
use super::deferred::{Batch, Deferred};
use super::name_alone::{IdsAside, is_unlikely, name_alone, with_ids_beside_names};
use crate::formats::institution_apart;
use crate::records::degrees::{Order, order};
use crate::records::groups::{Bearer, bearer, may_be_group, turned_group};
use crate::records::identifiers::{is_broken_off, valid_and_invalid, without_escapes};
use crate::records::markup::unescaped;
use crate::records::several::may_be_two;
use crate::records::written::{has_number_of_list, is_surely_bare, is_surely_kept};
use crate::records::{
    Chunk, Kind, Mention, Part, Pooled, Pools, Record, Remembered, Sink, Sought, Spellings, text,
};

/// What a thread made of a chunk.
pub(super) struct ReadChunk {
    pub(super) raw: RawChunk,
    pub(super) text: String,
    /// The lines of the text, from 0, that were not UTF-8.
    pub(super) not_utf8: Vec<u64>,
    /// What was read from the text; `None` where that needs what comes before it.
    pub(super) found: Option<Found>,
    /// What was read from the deferred records, where the chunk is a whole input.
    pub(super) resolved: Vec<Found>,
    /// The pools in which its strings are.
    pools: Weak<Pools>,
}

impl ReadChunk {
    pub(super) fn read(mut raw: RawChunk, pools: &Arc<Pools>) -> Self {
        let mut not_utf8 = Vec::new();
        let bytes = std::mem::take(&mut raw.bytes);
        let mut decode = |bytes: &[u8]| {
            let mut starts = Vec::new();
            let text = raw.decision.decode(bytes, |at| starts.push(at)).into_owned();
            let mut lines = LineCounter::default();
            not_utf8 = starts.into_iter().map(|at| lines.line_at(&text, at)).collect();
            text
        };
        let text = if raw.decision.is_throughout() {
            decode(&bytes)
        } else {
            String::from_utf8(bytes).unwrap_or_else(|error| decode(error.as_bytes()))
        };
        let is_independent = raw.first || (raw.input.format.split.is_some() && !raw.is_inside);
        let found = is_independent.then(|| Found::read(&text, &raw, raw.first, Remembered::default(), pools));
        let pools_of = Arc::downgrade(pools);
        let mut chunk = Self { raw, text, not_utf8, found, resolved: Vec::new(), pools: pools_of };
        chunk.resolve(pools);
        chunk
    }

    /// Forgets what was read if its strings are not in these pools: it is to be read again.
    pub(super) fn forget_unless_in(&mut self, pools: &Arc<Pools>) {
        if !Weak::ptr_eq(&self.pools, &Arc::downgrade(pools)) {
            (self.found, self.resolved) = (None, Vec::new());
        }
    }

    /// Reads the deferred records of an input that is one chunk.
    fn resolve(&mut self, pools: &Pools) {
        let Self { raw, found: Some(found), .. } = self else { return };
        if raw.first && raw.last {
            let batches = found.deferred.batches();
            let resolved = batches.map(|batch| Found::deferred(&batch, &raw.input, pools));
            self.resolved = resolved.collect();
        }
    }
}

/// The deferred records of an input that has ended, from one on, in batches that any thread can read.
#[derive(Clone)]
pub(super) struct DeferredOf {
    pub(super) input: Arc<Opened>,
    pub(super) records: Arc<Deferred>,
    pub(super) first: usize,
}

impl DeferredOf {
    /// Splits off the first batch.
    pub(super) fn next_batch(&mut self) -> Option<Self> {
        let end = self.records.batch_from(self.first)?.records.end;
        let batch = self.clone();
        self.first = end;
        Some(batch)
    }

    /// What is in the first batch.
    pub(super) fn read(&self, pools: &Pools) -> Found {
        let batch = self.records.batch_from(self.first);
        batch.map(|batch| Found::deferred(&batch, &self.input, pools)).unwrap_or_default()
    }
}

/// Counts lines from the last offset to the next, which is mostly near.
#[derive(Default)]
struct LineCounter {
    at: usize,
    line: u64,
}

impl LineCounter {
    /// The line, from 0, of an offset.
    fn line_at(&mut self, text: &str, at: usize) -> u64 {
        let at = at.min(text.len());
        let between = newlines(&text.as_bytes()[at.min(self.at)..at.max(self.at)]);
        self.line = if at < self.at { self.line - between } else { self.line + between };
        self.at = at;
        self.line
    }
}

/// What a reader found in one text; numbers are local to it.
#[derive(Default)]
pub(super) struct Found {
    pub(super) used: usize,
    /// Line ends in what was used.
    pub(super) lines: u64,
    pub(super) papers: Pooled,
    pub(super) records: u64,
    pub(super) without_authors: u64,
    /// The id of each node of a network file, unless it is empty, and the label.
    pub(super) nodes: Vec<(Option<u32>, u32)>,
    pub(super) ties: Vec<(u32, u32, f64)>,
    /// The ids, by their places in the pool.
    pub(super) ids: Vec<u32>,
    /// The labels of its nodes, by their places in the pool.
    pub(super) labels: Vec<u32>,
    /// By kind, in the order in which the kinds first occur.
    pub(super) notices: IndexMap<Kind, Noted>,
    pub(super) deferred: Deferred,
    pub(super) definitions: Vec<String>,
    /// Is a name without a definition in the input among what was read?
    pub(super) lacks_definitions: bool,
    pub(super) remembered: Remembered,
}

/// The notices of one kind about a text.
#[derive(Default)]
pub(super) struct Noted {
    pub(super) count: u64,
    /// The first of them: as many as are kept in the end. All of them may be more than the text.
    pub(super) first: Vec<(u64, String)>,
}

impl Found {
    pub(super) fn read(
        text: &str,
        raw: &RawChunk,
        first: bool,
        remembered: Remembered,
        pools: &Pools,
    ) -> Self {
        Self::of(Chunk { text, first, last: raw.last, remembered, ..Chunk::default() }, &raw.input, pools)
    }

    /// What is in a batch of deferred records. Lines are counted as those of the records are.
    fn deferred(batch: &Batch<'_>, input: &Opened, pools: &Pools) -> Self {
        let (text, kept) = (batch.text(), Some(batch.kept()));
        let mut found = Self::of(Chunk { text, kept, last: true, ..Chunk::default() }, input, pools);
        let lines = found.notices.values_mut().flat_map(|noted| &mut noted.first).map(|(line, _)| line);
        batch.find_in_input(lines);
        found
    }

    /// What is in a chunk, to which the input adds what all of its chunks share.
    fn of(chunk: Chunk<'_>, input: &Opened, pools: &Pools) -> Self {
        let Opened { head, options, editors, details, format, kept_notices, .. } = input;
        let text = chunk.text;
        let mut sink = FoundSink {
            text,
            lines: LineCounter::default(),
            found: Self { remembered: chunk.remembered, ..Self::default() },
            papers: Part::keeping(*details),
            ids: Spellings::default(),
            labels: Spellings::default(),
            editors: *editors,
            kept_notices: *kept_notices,
            cut_short: None,
            doubted: None,
        };
        let used =
            (format.read)(Chunk { head, options, details: *details, editors: *editors, ..chunk }, &mut sink);
        let used = if chunk.last { text.len() } else { used.min(text.len()) };
        Self {
            used,
            lines: newlines(&text.as_bytes()[..used]),
            papers: sink.papers.into_pools(pools),
            ids: pools.ids.places(&Sought::all(&sink.ids)),
            labels: pools.spellings.places(&Sought::all(&sink.labels)),
            ..sink.found
        }
    }
}

struct FoundSink<'a> {
    text: &'a str,
    lines: LineCounter,
    found: Found,
    papers: Part,
    ids: Spellings,
    labels: Spellings,
    editors: bool,
    kept_notices: usize,
    /// Where the last record begins of which it was told that it has other authors.
    cut_short: Option<usize>,
    /// Where the last record begins of which it was told that a name of it may be several.
    doubted: Option<usize>,
}

impl FoundSink<'_> {
    /// Adds a record of these mentions, with what is written with names removed from them.
    fn record_of_bare_names(&mut self, record: &Record<'_>, mentions: &[Mention<'_>]) {
        if let Some(IdsAside { ids, unplaced }) = with_ids_beside_names(mentions) {
            unplaced.iter().for_each(|id| self.notice(record.at, Kind::UnplacedIds, id));
            let with_ids = mentions.iter().zip(&ids).filter_map(|(mention, ids)| {
                let (name, ids) = ids.as_ref()?;
                let (valid, invalid) = valid_and_invalid(ids);
                invalid.for_each(|id| self.notice(record.at, Kind::InvalidOrcid, &format!("{name}: {id}")));
                Some(Mention { name, ids: valid, ..*mention })
            });
            let with_ids: Vec<Mention<'_>> = with_ids.collect();
            self.notice_shared_orcids(record.at, &with_ids);
            self.record_of_names_alone(record, &with_ids);
        } else {
            self.notice_shared_orcids(record.at, mentions);
            self.record_of_names_alone(record, mentions);
        }
    }

    fn record_of_names_alone(&mut self, record: &Record<'_>, mentions: &[Mention<'_>]) {
        let order = order(mentions.iter().filter(|mention| !mention.is_group).map(|mention| mention.name));
        let names: Vec<(Cow<'_, str>, bool)> = mentions
            .iter()
            .map(|mention| {
                let name = self.bare_name(record.at, mention, order);
                match turned_group(&name) {
                    Some(group) => (Cow::Owned(group), true),
                    None => (name, mention.is_group),
                }
            })
            .collect();
        self.notice_doubtful_names(record.at, &names);
        let with_names = names.iter().zip(mentions).filter(|((name, _), _)| !name.is_empty());
        let bare: Vec<Mention<'_>> =
            with_names.map(|((name, is_group), mention)| of_bare_name(mention, name, *is_group)).collect();
        if bare.is_empty() {
            self.found.without_authors += 1;
            let has_editors = record.editors.iter().any(|editor| text::is_name(editor.name));
            let kind = if has_editors { Kind::OnlyEditors } else { Kind::NoAuthors };
            self.notice(record.at, kind, record.title);
        } else {
            self.papers.push(record, &bare);
        }
    }

    /// Tells of names of people, not of groups, that may be something else or several.
    fn notice_doubtful_names(&mut self, at: usize, names: &[(Cow<'_, str>, bool)]) {
        // Readers that split lists themselves tell of those that they could not split.
        let is_doubted = self.doubted == Some(at);
        for (name, _) in names.iter().filter(|(_, is_group)| !is_group) {
            // The cheap look comes first here too, so that what other authors are called changes nothing.
            if may_be_group(name.as_bytes()) && !name.contains(',') && bearer(name) == Bearer::Unsure {
                self.notice(at, Kind::MaybeGroup, name);
            }
            let alone = institution_apart(name).map_or(&**name, |(name, _)| name);
            if is_unlikely(alone) && !alone.is_empty() {
                self.notice(at, Kind::UnlikelyName, name);
            }
            let is_list = name.trim_end_matches([';', ' ']).contains(';')
                || name.contains(" / ")
                || has_number_of_list(name);
            if is_list || !is_doubted && may_be_two(name) {
                self.notice(at, Kind::NotSeparated, name);
            }
        }
    }

    /// Adds a record of these mentions. Most are names as they are kept, for which no more than that is found out.
    fn record_of(&mut self, record: &Record<'_>, mentions: &[Mention<'_>]) {
        let is_valid = |mention: &Mention<'_>| valid_and_invalid(mention.ids).0.len() == mention.ids.len();
        if mentions.iter().all(is_valid) {
            self.record_of_valid_ids(record, mentions);
            return;
        }
        let mut valid_mentions = mentions.to_vec();
        for mention in &mut valid_mentions {
            let (valid, invalid) = valid_and_invalid(mention.ids);
            for id in invalid {
                self.notice(record.at, Kind::InvalidOrcid, &format!("{}: {id}", mention.name));
            }
            mention.ids = valid;
        }
        self.record_of_valid_ids(record, &valid_mentions);
    }

    fn record_of_valid_ids(&mut self, record: &Record<'_>, mentions: &[Mention<'_>]) {
        let is_bare = |mention: &Mention<'_>| is_surely_bare(mention.name) && text::is_name(mention.name);
        if mentions.is_empty() {
            self.record_of_bare_names(record, mentions);
        } else if mentions.iter().all(|mention| is_surely_kept(mention.name)) {
            self.notice_shared_orcids(record.at, mentions);
            self.papers.push_kept(record, mentions);
        } else if mentions.iter().all(is_bare) {
            self.notice_shared_orcids(record.at, mentions);
            self.papers.push(record, mentions);
        } else {
            self.record_of_bare_names(record, mentions);
        }
    }

    /// Tells of ORCIDs that two names of one byline have.
    fn notice_shared_orcids(&mut self, at: usize, mentions: &[Mention<'_>]) {
        for (id, [one, other]) in shared_orcids(mentions) {
            self.notice(at, Kind::SharedOrcid, &format!("{id}: {one}; {other}"));
        }
    }

    /// The name of an author alone; empty, with a notice, where there is none.
    fn bare_name<'n>(&mut self, at: usize, mention: &Mention<'n>, order: Order) -> Cow<'n, str> {
        let (name, found) = name_alone(mention.name, mention.is_group, order);
        if let Some(kind) = found {
            self.notice(at, kind, mention.name);
        }
        name
    }
}

/// The ORCIDs that two mentions of one byline have by different names.
fn shared_orcids<'a>(mentions: &[Mention<'a>]) -> Vec<(&'a str, [&'a str; 2])> {
    let with_ids = mentions.iter().filter(|mention| !mention.ids.is_empty());
    if with_ids.clone().nth(1).is_none() {
        return Vec::new();
    }
    let orcids = |mention: &Mention<'a>| {
        let (ids, name) = (mention.ids, mention.name);
        ids.split(' ').filter(|id| id.starts_with("orcid:")).map(move |id| (id, name))
    };
    let mut all: Vec<(&str, &str)> = with_ids.flat_map(orcids).collect();
    all.sort_unstable();
    all.dedup();
    let shared = all.windows(2).filter(|pair| pair[0].0 == pair[1].0);
    shared.map(|pair| (pair[0].0, [pair[0].1, pair[1].1])).collect()
}

/// A mention by its bare name, with the institution beside that.
fn of_bare_name<'a>(mention: &Mention<'a>, name: &'a str, is_group: bool) -> Mention<'a> {
    // An address beside the name is only in what was written.
    let email = if mention.email.is_empty() { mention.name } else { mention.email };
    let mention = Mention { name, email, is_group, ..*mention };
    match institution_apart(name).filter(|_| !is_group) {
        Some((name, institution)) if mention.affiliation.is_empty() => {
            Mention { name, affiliation: institution, ..mention }
        }
        Some((name, _)) => Mention { name, ..mention },
        None => mention,
    }
}

/// As much of the detail of a notice as is kept.
pub(super) fn shortened(detail: &str) -> Cow<'_, str> {
    const LONGEST: usize = 120;
    match detail.char_indices().nth(LONGEST) {
        Some((end, _)) => Cow::Owned(format!("{}…", &detail[..end])),
        None => Cow::Borrowed(detail),
    }
}

/// Weights are kept above this and below its inverse: their sums, squares and inverses are finite.
const SMALLEST_WEIGHT: f64 = 1e-100;

impl Sink for FoundSink<'_> {
    fn record(&mut self, record: &Record<'_>) {
        self.found.records += 1;
        if let Some(date) = record.date.filter(|date| !date.is_usual()) {
            self.notice(record.at, Kind::DoubtfulYear, &date.to_string());
        }
        let doi = without_escapes(record.doi);
        let is_broken = is_broken_off(&doi);
        if is_broken {
            self.notice(record.at, Kind::BrokenDoi, &doi);
        }
        let record = &Record { doi: if is_broken { "" } else { &doi }, ..*record };
        if self.editors && !record.editors.is_empty() {
            self.record_of(record, &[record.byline, record.editors].concat());
        } else {
            self.record_of(record, record.byline);
        }
    }

    fn node(&mut self, id: &str, label: &str) {
        let known = (!id.is_empty()).then(|| self.ids.intern(id));
        self.found.nodes.push((known, self.labels.intern(&text::tidy(&unescaped(label)))));
    }

    fn tie(&mut self, at: usize, a: &str, b: &str, weight: Option<f64>) {
        let ends = [self.ids.intern(a), self.ids.intern(b)];
        let weight = weight.unwrap_or(1.0);
        if weight.is_finite() && weight > 0.0 {
            let usable = weight.clamp(SMALLEST_WEIGHT, 1.0 / SMALLEST_WEIGHT);
            if usable != weight {
                self.notice(at, Kind::ExtremeWeight, &format!("{a} – {b}: {weight:e}"));
            }
            self.found.ties.push((ends[0], ends[1], usable));
        } else {
            self.notice(at, Kind::BadWeight, &format!("{a} – {b}: {weight}"));
        }
    }

    fn end(&mut self, id: &str) {
        self.ids.intern(id);
    }

    fn person(&mut self, id: &str, names: &[&str]) {
        self.papers.push_person(id, names);
    }

    fn notice(&mut self, at: usize, kind: Kind, detail: &str) {
        // Readers that split lists themselves tell of others too.
        if kind == Kind::AndOthers && self.cut_short.replace(at) == Some(at) {
            return;
        }
        if kind == Kind::NotSeparated {
            self.doubted = Some(at);
        }
        let noted = self.found.notices.entry(kind).or_default();
        noted.count += 1;
        if noted.first.len() >= self.kept_notices {
            return;
        }
        let line = self.lines.line_at(self.text, at);
        noted.first.push((line, shortened(detail).into_owned()));
    }

    fn remember(&mut self, remembered: Remembered) {
        self.found.remembered = remembered;
    }

    fn keep(&mut self, text: &str) {
        self.found.deferred.keep(text);
    }

    fn define(&mut self, text: &str) {
        self.found.deferred.keep(text);
        self.found.definitions.push(text.to_owned());
    }

    fn undefined(&mut self) {
        self.found.lacks_definitions = true;
    }

    fn defer(&mut self, at: usize, text: &str) {
        let line = self.lines.line_at(self.text, at);
        self.found.deferred.defer(line, text);
    }
}
