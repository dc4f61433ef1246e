//! Reading chunks, on any thread, and merging what was found in the order of the input.

use std::borrow::Cow;
use std::sync::Arc;

use indexmap::IndexMap;

use super::chunking::{LARGEST_RESERVE, Opened, RawChunk, newlines};
use super::deferred::{Batch, Deferred};
use super::name_alone::name_alone;
use super::network_file::NetworkFile;
use super::{Progress, ReadOptions, encoding};
use crate::records::degrees::{Order, order};
use crate::records::groups::{Bearer, bearer, may_be_group};
use crate::records::markup::unescaped;
use crate::records::written::is_surely_bare;
use crate::records::{
    Chunk, Corpus, Input, Kind, Mention, Notices, Record, Remembered, Sink, Spellings, notices, text,
};

/// What a thread made of a chunk.
pub(crate) struct ReadChunk {
    raw: RawChunk,
    text: String,
    /// The lines of the text, from 0, that were not UTF-8.
    not_utf8: Vec<u64>,
    /// What was read from the text; `None` where that needs what comes before it.
    found: Option<Found>,
    /// What was read from the deferred records, where the chunk is a whole input.
    resolved: Vec<Found>,
}

impl ReadChunk {
    pub(crate) fn read(mut raw: RawChunk) -> Self {
        let mut not_utf8 = Vec::new();
        let bytes = std::mem::take(&mut raw.bytes);
        let text = String::from_utf8(bytes).unwrap_or_else(|error| {
            let mut starts = Vec::new();
            let text = encoding::decode(error.as_bytes(), |at| starts.push(at)).into_owned();
            let mut lines = LineCounter::default();
            not_utf8 = starts.into_iter().map(|at| lines.line_at(&text, at)).collect();
            text
        });
        let is_independent = raw.first || (raw.input.format.split.is_some() && !raw.is_inside);
        let found = is_independent.then(|| Found::read(&text, &raw, raw.first, Remembered::default()));
        let mut chunk = Self { raw, text, not_utf8, found, resolved: Vec::new() };
        chunk.resolve();
        chunk
    }

    /// Reads the deferred records of an input that is one chunk.
    fn resolve(&mut self) {
        let Self { raw, found: Some(found), .. } = self else { return };
        if raw.first && raw.last {
            let resolved = found.deferred.batches().map(|batch| Found::deferred(&batch, &raw.input));
            self.resolved = resolved.collect();
        }
    }
}

/// The deferred records of an input that has ended, from one on, in batches that any thread can read.
#[derive(Clone)]
pub(crate) struct DeferredOf {
    input: Arc<Opened>,
    records: Arc<Deferred>,
    first: usize,
}

impl DeferredOf {
    /// Splits off the first batch.
    pub(crate) fn next_batch(&mut self) -> Option<Self> {
        let end = self.records.batch_from(self.first)?.records.end;
        let batch = self.clone();
        self.first = end;
        Some(batch)
    }

    /// What is in the first batch.
    pub(crate) fn read(&self) -> Found {
        let batch = self.records.batch_from(self.first);
        batch.map(|batch| Found::deferred(&batch, &self.input)).unwrap_or_default()
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
pub(crate) struct Found {
    used: usize,
    /// Line ends in what was used.
    lines: u64,
    papers: Corpus,
    records: u64,
    without_authors: u64,
    nodes: Vec<(u32, u32)>,
    ties: Vec<(u32, u32, f64)>,
    /// Ids of a network file, and the labels of its nodes.
    ids: Spellings,
    labels: Spellings,
    /// By kind, in the order in which the kinds first occur.
    notices: IndexMap<Kind, Noted>,
    deferred: Deferred,
    definitions: Vec<String>,
    /// Is a name without a definition in the input among what was read?
    lacks_definitions: bool,
    remembered: Remembered,
}

/// The notices of one kind about a text.
#[derive(Default)]
struct Noted {
    count: u64,
    /// The first of them: as many as are kept in the end. All of them may be more than the text.
    first: Vec<(u64, String)>,
}

impl Found {
    fn read(text: &str, raw: &RawChunk, first: bool, remembered: Remembered) -> Self {
        Self::of(Chunk { text, first, last: raw.last, remembered, ..Chunk::default() }, &raw.input)
    }

    /// What is in a batch of deferred records. Lines are counted as those of the records are.
    fn deferred(batch: &Batch<'_>, input: &Opened) -> Self {
        let (text, kept) = (batch.text(), Some(batch.kept()));
        let mut found = Self::of(Chunk { text, kept, last: true, ..Chunk::default() }, input);
        let lines = found.notices.values_mut().flat_map(|noted| &mut noted.first).map(|(line, _)| line);
        batch.find_in_input(lines);
        found
    }

    /// What is in a chunk, to which the input adds what all of its chunks share.
    fn of(chunk: Chunk<'_>, input: &Opened) -> Self {
        let Opened { head, options, editors, format, kept_notices, .. } = input;
        let text = chunk.text;
        let remembered = chunk.remembered;
        let found = Self { papers: Corpus::on_its_way(), remembered, ..Self::default() };
        let lines = LineCounter::default();
        let mut sink =
            FoundSink { text, lines, found, editors: *editors, kept_notices: *kept_notices, cut_short: None };
        let used = (format.read)(Chunk { head, options, ..chunk }, &mut sink);
        sink.found.used = if chunk.last { text.len() } else { used.min(text.len()) };
        sink.found.lines = newlines(&text.as_bytes()[..sink.found.used]);
        sink.found
    }
}

struct FoundSink<'a> {
    text: &'a str,
    lines: LineCounter,
    found: Found,
    editors: bool,
    kept_notices: usize,
    /// Where the last record begins of which it was told that it has other authors.
    cut_short: Option<usize>,
}

impl FoundSink<'_> {
    /// Adds a record with what is written with names removed from them.
    fn record_of_bare_names<'a>(
        &mut self,
        record: &Record<'_>,
        mentions: impl Iterator<Item = &'a Mention<'a>> + Clone,
    ) {
        let order = order(mentions.clone().filter(|mention| !mention.is_group).map(|mention| mention.name));
        let names: Vec<Cow<'_, str>> =
            mentions.clone().map(|mention| self.bare_name(record.at, mention, order)).collect();
        for (name, mention) in names.iter().zip(mentions.clone()) {
            if mention.is_group {
                continue;
            }
            // The cheap look comes first here too, so that what other authors are called changes nothing.
            if may_be_group(name.as_bytes()) && !name.contains(',') && bearer(name) == Bearer::Unsure {
                self.notice(record.at, Kind::MaybeGroup, name);
            }
            if name.trim_end_matches([';', ' ']).contains(';') || name.contains(" / ") {
                self.notice(record.at, Kind::NotSeparated, name);
            }
        }
        let with_names = names.iter().zip(mentions).filter(|(name, _)| !name.is_empty());
        let bare: Vec<Mention<'_>> = with_names.map(|(name, mention)| Mention { name, ..*mention }).collect();
        if bare.is_empty() {
            self.found.without_authors += 1;
            let has_editors = record.editors.iter().any(|editor| text::is_name(editor.name));
            let kind = if has_editors { Kind::OnlyEditors } else { Kind::NoAuthors };
            self.notice(record.at, kind, record.title);
        } else {
            self.found.papers.push_record(record, bare.iter());
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

/// As much of the detail of a notice as is kept.
fn shortened(detail: &str) -> Cow<'_, str> {
    const LONGEST: usize = 120;
    match detail.char_indices().nth(LONGEST) {
        Some((end, _)) => Cow::Owned(format!("{}…", &detail[..end])),
        None => Cow::Borrowed(detail),
    }
}

impl Sink for FoundSink<'_> {
    fn record(&mut self, record: &Record<'_>) {
        self.found.records += 1;
        let editors = if self.editors { record.editors } else { &[] };
        let mentions = || record.byline.iter().chain(editors);
        let is_plain = |mention: &Mention<'_>| is_surely_bare(mention.name) && text::is_name(mention.name);
        if mentions().next().is_some() && mentions().all(is_plain) {
            self.found.papers.push_record(record, mentions());
        } else {
            self.record_of_bare_names(record, mentions());
        }
    }

    fn node(&mut self, id: &str, label: &str) {
        let node = (self.found.ids.intern(id), self.found.labels.intern(&text::tidy(&unescaped(label))));
        self.found.nodes.push(node);
    }

    fn tie(&mut self, at: usize, a: &str, b: &str, weight: Option<f64>) {
        let ends = [self.found.ids.intern(a), self.found.ids.intern(b)];
        let weight = weight.unwrap_or(1.0);
        if weight.is_finite() && weight > 0.0 {
            self.found.ties.push((ends[0], ends[1], weight));
        } else {
            self.notice(at, Kind::BadWeight, &format!("{a} – {b}: {weight}"));
        }
    }

    fn person(&mut self, id: &str, names: &[&str]) {
        self.found.papers.push_person(id, names);
    }

    fn notice(&mut self, at: usize, kind: Kind, detail: &str) {
        // Readers that split lists themselves tell of others too.
        if kind == Kind::AndOthers && self.cut_short.replace(at) == Some(at) {
            return;
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

/// No more text than this is kept for all later inputs: it is read for each of them that defers records.
const MOST_DEFINITIONS: usize = 1 << 18;

/// Merges chunks, in order.
pub(crate) struct Merger<'a> {
    reading: ReadOptions,
    pub(crate) notices: &'a mut Notices,
    pub(crate) progress: Progress,
    corpus: Corpus,
    input: Option<Arc<Opened>>,
    /// Text of the current input that is not used yet, and where it starts.
    carry: String,
    /// Is nothing of the current input used yet?
    at_start: bool,
    /// Was a record too long, whose end may be to come?
    is_skipping: bool,
    line: u64,
    /// Reading again only pays when the text has grown to this size.
    worth_reading: usize,
    network: NetworkFile,
    deferred: Deferred,
    /// What the inputs so far define for those after them.
    definitions: String,
    /// Did the input begin a network of its own? The second of two halves did not.
    is_whole: bool,
    remembered: Remembered,
    /// Buffers of chunks that were merged.
    pub(crate) spare: Vec<Vec<u8>>,
}

impl<'a> Merger<'a> {
    pub(crate) fn new(reading: ReadOptions, notices: &'a mut Notices) -> Self {
        Self {
            reading,
            notices,
            progress: Progress::default(),
            corpus: Corpus::default(),
            input: None,
            carry: String::new(),
            at_start: true,
            is_skipping: false,
            line: 1,
            worth_reading: 0,
            network: NetworkFile::default(),
            deferred: Deferred::default(),
            definitions: String::new(),
            is_whole: true,
            remembered: Remembered::default(),
            spare: Vec::new(),
        }
    }

    /// Merges the next chunk. The deferred records of an input come back after its last chunk: they are to be read, and
    /// [merged](Self::merge_deferred) before the next input.
    pub(crate) fn merge(&mut self, mut chunk: ReadChunk) -> Option<DeferredOf> {
        self.progress.bytes += chunk.text.len() as u64;
        if chunk.raw.first {
            self.begin(&chunk.raw.input);
        }
        self.is_skipping &= chunk.raw.is_inside;
        if self.is_skipping {
            self.line += newlines(chunk.text.as_bytes());
            chunk.text.clear();
            chunk.not_utf8.clear();
        }
        let carried_lines = newlines(self.carry.as_bytes());
        for line in std::mem::take(&mut chunk.not_utf8) {
            self.note(Kind::NotUtf8, carried_lines + line, "");
        }
        if !self.carry.is_empty() {
            // The chunk before this one did not end between two records: read on from the last good one.
            self.carry.push_str(&chunk.text);
            chunk.text = std::mem::take(&mut self.carry);
            chunk.found = None;
        }
        let worth_it = chunk.raw.last || chunk.text.len() >= self.worth_reading;
        if worth_it {
            let resolved = std::mem::take(&mut chunk.resolved);
            let again = || Found::read(&chunk.text, &chunk.raw, self.at_start, self.remembered);
            let (found, resolved) = match chunk.found.take() {
                Some(found) => (found, resolved),
                None => (again(), Vec::new()),
            };
            self.add(&found);
            if resolved.is_empty() || self.changes(&resolved) {
                self.deferred.append(&found.deferred, self.line);
            } else {
                resolved.iter().for_each(|found| self.add(found));
            }
            self.remembered = found.remembered;
            self.line += found.lines;
            self.at_start &= found.used == 0;
            self.worth_reading = if found.used == 0 { 2 * chunk.text.len() } else { 0 };
            chunk.text.drain(..found.used);
        }
        if chunk.text.is_empty() && !chunk.raw.last && chunk.text.capacity() <= 2 * LARGEST_RESERVE {
            self.spare.push(std::mem::take(&mut chunk.text).into_bytes());
        }
        self.carry = chunk.text;
        if self.carry.len() > 2 * self.reading.longest_record {
            self.skip_record();
        }
        if let Some(damage) = &chunk.raw.damage {
            self.note(Kind::Damaged, 0, damage);
        }
        if chunk.raw.last { self.take_deferred(&chunk.raw.input) } else { None }
    }

    /// Might the definitions of other inputs change what was read?
    fn changes(&self, resolved: &[Found]) -> bool {
        !self.definitions.is_empty() && resolved.iter().any(|found| found.lacks_definitions)
    }

    /// The deferred records, now that the whole input has been seen. What was kept is of use for them only.
    fn take_deferred(&mut self, input: &Arc<Opened>) -> Option<DeferredOf> {
        let mut records = std::mem::take(&mut self.deferred);
        if records.is_empty() {
            return None;
        }
        // After its own, which come first.
        records.keep(&self.definitions);
        Some(DeferredOf { input: Arc::clone(input), records: Arc::new(records), first: 0 })
    }

    /// Merges what was read from a batch of deferred records. Their lines are counted from the start of the input.
    pub(crate) fn merge_deferred(&mut self, found: &Found) {
        let line = std::mem::replace(&mut self.line, 0);
        self.add(found);
        self.line = line;
    }

    /// Drops a record that is too long, as far as it has been read, and lets the rest of it be dropped.
    fn skip_record(&mut self) {
        self.note(Kind::TooLong, 0, "");
        self.line += newlines(self.carry.as_bytes());
        self.carry = String::new();
        self.worth_reading = 0;
        (self.at_start, self.is_skipping) = (false, true);
    }

    fn begin(&mut self, input: &Arc<Opened>) {
        let before = self.input.as_ref().map(|before| before.format);
        let is_other_half = before.is_some_and(|before| before.is_companion_of(input.format));
        self.is_whole = !is_other_half || !self.is_whole;
        if self.is_whole {
            self.end_network();
        }
        self.corpus.inputs.push(Input {
            path: input.name.clone(),
            format: input.format.into(),
            why: Some(input.why),
            records: 0,
            without_authors: 0,
            ties: 0,
            first_paper: self.corpus.papers(),
        });
        self.input = Some(Arc::clone(input));
        self.line = 1 + input.blank_lines;
        self.at_start = true;
        self.is_skipping = false;
        self.worth_reading = 0;
        self.remembered = Remembered::default();
    }

    /// A notice about a line counted from the first that is not used yet.
    fn note(&mut self, kind: Kind, line: u64, detail: &str) {
        let path = self.input.as_ref().map_or("", |input| &input.name);
        self.notices.push(kind, notices::place(path, Some(self.line + line)), detail);
    }

    fn add(&mut self, found: &Found) {
        for (&kind, Noted { count, first }) in &found.notices {
            first.iter().for_each(|(line, detail)| self.note(kind, *line, detail));
            let path = self.input.as_ref().map_or("", |input| &input.name);
            self.notices.push_many(kind, count - first.len() as u64, notices::place(path, None), "");
        }
        if let Some(input) = self.corpus.inputs.last_mut() {
            input.records += found.records;
            self.progress.records += found.records;
            input.without_authors += found.without_authors;
            input.ties += found.ties.len() as u64;
        }
        for text in &found.definitions {
            if self.definitions.len() + text.len() < MOST_DEFINITIONS {
                self.definitions += text;
                self.definitions.push('\n');
            }
        }
        self.corpus.append(&found.papers);
        let labels = self.corpus.spellings.intern_all(&found.labels);
        let ids = self.network.ids.intern_all(&found.ids);
        self.network.grow();
        for &(id, label) in &found.nodes {
            self.network.add_node(ids[id as usize], labels[label as usize]);
        }
        for &(a, b, weight) in &found.ties {
            self.network.tie_ends.extend([a, b].map(|id| ids[id as usize]));
            self.network.tie_weights.push(weight);
        }
    }

    /// Adds the network of the input, if it has one, now that all of it has been read. Its notices are about the input
    /// as a whole.
    fn end_network(&mut self) {
        let network = std::mem::take(&mut self.network);
        let Some(input) = &self.input else { return };
        let notices = &mut *self.notices;
        let mut notice =
            |kind, detail: &str| notices.push_about(kind, &input.name, || shortened(detail).into_owned());
        let named = network.named(input.format, &mut self.corpus.spellings, &mut notice);
        self.corpus.push_ties(named.ends, named.weights);
        self.corpus.push_nodes(named.nodes);
    }

    pub(crate) fn finish(mut self) -> Corpus {
        self.end_network();
        if !self.reading.keep_duplicates {
            self.corpus.merge_duplicates(self.notices);
        }
        self.corpus
    }
}
