//! From sources to a corpus: detect, cut, read the pieces on all cores, merge them in input order.

use std::collections::VecDeque;
use std::io::{self, Read};
use std::sync::{Arc, Mutex, mpsc};
use std::thread;

use super::corpus::LooseTie;
use super::encoding;
use super::{
    Chunk, Corpus, FORMATS, Format, HEAD, Input, Kind, Notices, Record, Sink, Source, Spellings, Split, text,
};
use crate::error::{Error, ErrorKind, Place, Result};

/// How to read.
#[derive(Clone, Copy)]
pub struct Reading {
    /// The format of all inputs; `None` to detect it for each.
    pub from: Option<&'static Format>,
    /// Inputs are cut into pieces of about this many bytes. The result does not depend on it.
    pub piece: usize,
    /// A record longer than this many bytes is skipped with a notice.
    pub longest_record: usize,
}

impl Default for Reading {
    fn default() -> Self {
        Self { from: None, piece: 2 << 20, longest_record: 64 << 20 }
    }
}

/// Reads sources into one corpus, on as many threads as the current rayon pool has.
///
/// # Errors
/// If a named source cannot be opened or its format not recognised, or if there is nothing in all of them that
/// makes a network.
///
/// # Examples
/// ```
/// use coauth::records::{Notices, Reading, Source, read};
///
/// let bylines = Source::Text("bylines.txt".into(), "Ada Lovelace; Charles Babbage\nAda Lovelace\n".into());
/// let corpus = read(&[bylines], Reading::default(), &mut Notices::default())?;
/// assert_eq!(corpus.papers(), 2);
/// assert_eq!(corpus.spellings().len(), 2);
/// # Ok::<(), coauth::Error>(())
/// ```
pub fn read(sources: &[Source], reading: Reading, notices: &mut Notices) -> Result<Corpus> {
    let mut planned = plan(sources, reading, notices)?.into_iter();
    let mut merger = Merger::new(reading, notices);
    let threads = rayon::current_num_threads().max(1);
    // Enough pieces under way that nobody waits, few enough that memory stays bounded.
    let most_under_way = 2 * threads + 2;

    let (job_in, job_out) = mpsc::channel::<Job>();
    let job_out = &Mutex::new(job_out);
    thread::scope(|scope| {
        // Dropped however this closure ends, which ends the threads.
        let job_in = job_in;
        let (done_in, done_out) = mpsc::channel();
        for _ in 0..threads {
            let done_in = done_in.clone();
            scope.spawn(move || {
                while let Ok(job) = job_out.lock().unwrap_or_else(std::sync::PoisonError::into_inner).recv() {
                    if done_in.send((job.number, job.read())).is_err() {
                        break;
                    }
                }
            });
        }
        drop(done_in);

        let mut under_way: VecDeque<Option<Piece>> = VecDeque::new();
        let (mut merged, mut sent) = (0, 0);
        let mut current: Option<Cutter<'_>> = None;
        loop {
            while under_way.len() < most_under_way {
                if current.is_none() {
                    match planned.next() {
                        Some(plan) => current = plan.open(reading, merger.notices)?,
                        None => break,
                    }
                    continue;
                }
                match current.as_mut().and_then(|cutter| cutter.next(&mut merger.spare)) {
                    Some(cut) => {
                        let _ = job_in.send(Job { number: sent, cut });
                        under_way.push_back(None);
                        sent += 1;
                    }
                    None => current = None,
                }
            }
            if under_way.is_empty() {
                break;
            }
            let Ok((number, piece)) = done_out.recv() else { break };
            under_way[number - merged] = Some(piece);
            while let Some(Some(_)) = under_way.front() {
                if let Some(Some(piece)) = under_way.pop_front() {
                    merger.merge(piece)?;
                    merged += 1;
                }
            }
        }
        Ok(())
    })?;
    merger.finish()
}

/// A source whose format is settled, or will be when it is opened.
struct Plan<'a> {
    source: &'a Source,
    format: Option<&'static Format>,
}

/// Settles the formats of files found in folders: a format that fits any text is taken for such a file only if
/// nothing better is there.
fn plan<'a>(sources: &'a [Source], reading: Reading, notices: &mut Notices) -> Result<Vec<Plan<'a>>> {
    let mut plans = Vec::new();
    for source in sources {
        let format = match (reading.from, source) {
            (Some(format), _) => Some(format),
            (None, Source::Found(_)) => match found_format(source) {
                Ok(Some(format)) => Some(format),
                Ok(None) => {
                    notices.push(Kind::UnknownFormat, place(&source.name(), None), "");
                    continue;
                }
                Err(error) => {
                    notices.push(Kind::Unreadable, place(&source.name(), None), &error.to_string());
                    continue;
                }
            },
            (None, _) => None,
        };
        plans.push(Plan { source, format });
    }
    let better = plans.iter().any(|plan| plan.format.is_some_and(|format| !format.fits_any_text));
    plans.retain(|plan| {
        let kept = reading.from.is_some()
            || !better
            || !matches!(plan.source, Source::Found(_))
            || plan.format.is_some_and(|format| !format.fits_any_text);
        if !kept {
            notices.push(Kind::UnknownFormat, place(&plan.source.name(), None), "");
        }
        kept
    });
    if plans.is_empty() {
        let names = names_of(FORMATS);
        let what = format!("none of the files has a format that can be read; say --from {names}");
        return Err(Error::new(ErrorKind::Input, what));
    }
    Ok(plans)
}

fn found_format(source: &Source) -> io::Result<Option<&'static Format>> {
    let mut head = Vec::new();
    source.open()?.take(HEAD as u64).read_to_end(&mut head)?;
    Ok(detect(&head_text(&mut head), source.extension().as_deref()))
}

/// The format of an input that begins like this: one that it looks like, rather one that goes by its extension.
fn detect(head: &str, extension: Option<&str>) -> Option<&'static Format> {
    let goes_by = |format: &Format| extension.is_some_and(|extension| format.extensions.contains(&extension));
    let mut alike = FORMATS.iter().copied().filter(|format| (format.looks_like)(head));
    let first = alike.next()?;
    if goes_by(first) || !first.fits_any_text {
        return Some(first);
    }
    Some(alike.find(|format| goes_by(format)).unwrap_or(first))
}

fn names_of(formats: &[&Format]) -> String {
    let names: Vec<_> = formats.iter().map(|format| format.name).collect();
    names.join(", ")
}

fn place(path: &str, line: Option<u64>) -> Option<Place> {
    Some(Place { path: path.to_owned(), line })
}

/// The text of a head, whose last character may be cut in two and whose line ends are as written.
fn head_text(head: &mut Vec<u8>) -> String {
    encoding::normalise_line_ends(head, 0, &mut false);
    while head.last().is_some_and(|byte| !byte.is_ascii()) {
        head.pop();
    }
    encoding::decode(head, |_| ()).into_owned()
}

impl<'a> Plan<'a> {
    /// Opens the source and settles its format. `None` if there is nothing to read in it, with a notice.
    fn open(self, reading: Reading, notices: &mut Notices) -> Result<Option<Cutter<'a>>> {
        let name = self.source.name();
        let mut begun = Cutter::default();
        let opened = self.source.open().and_then(|stream| {
            begun.stream = stream;
            match begun.fill(HEAD) {
                // A stream that ends early is read as far as it goes.
                Err(error) if !begun.buffer.is_empty() => begun.damage = Some(error.to_string()),
                filled => filled?,
            }
            Ok(())
        });
        if let Err(error) = opened {
            if matches!(self.source, Source::Found(_)) {
                notices.push(Kind::Unreadable, place(&name, None), &error.to_string());
                return Ok(None);
            }
            let what = match error.kind() {
                io::ErrorKind::NotFound => "there is no such file or folder".to_owned(),
                _ => format!("cannot be read: {error}"),
            };
            return Err(Error::new(ErrorKind::Input, what).at(name, None));
        }
        if begun.buffer.iter().all(u8::is_ascii_whitespace) {
            notices.push(Kind::Empty, place(&name, None), "");
            return Ok(None);
        }
        let head = head_text(&mut begun.buffer[..begun.buffer.len().min(HEAD)].to_vec());
        let format = self.format.or_else(|| detect(&head, self.source.extension().as_deref()));
        let Some(format) = format else {
            let names = names_of(FORMATS);
            let what = if head.contains('\0') {
                format!("this is binary data, not text in a format that can be read ({names})")
            } else {
                format!("cannot tell the format; say --from {names}")
            };
            return Err(Error::new(ErrorKind::Input, what).at(name, None));
        };
        begun.input = Some(Arc::new(Opened { name, format, head }));
        begun.reading = reading;
        Ok(Some(begun))
    }
}

/// An input with its format: what all of its pieces share.
struct Opened {
    name: String,
    format: &'static Format,
    head: String,
}

/// Cuts a stream into pieces that end where a record may end.
struct Cutter<'a> {
    input: Option<Arc<Opened>>,
    reading: Reading,
    stream: Box<dyn Read + Send + 'a>,
    buffer: Vec<u8>,
    after_return: bool,
    ended: bool,
    finished: bool,
    begun: bool,
    /// What ended the stream early.
    damage: Option<String>,
}

impl Default for Cutter<'_> {
    fn default() -> Self {
        Self {
            input: None,
            reading: Reading::default(),
            stream: Box::new(io::empty()),
            buffer: Vec::new(),
            after_return: false,
            ended: false,
            finished: false,
            begun: false,
            damage: None,
        }
    }
}

/// A cut piece of an input, still in bytes.
struct Cut {
    input: Arc<Opened>,
    bytes: Vec<u8>,
    first: bool,
    last: bool,
    /// Lines of an overlong record that was dropped in front of this piece.
    skipped_lines: Option<u64>,
    /// What ended the stream early.
    damage: Option<String>,
}

impl Cutter<'_> {
    /// Reads until the buffer holds this many bytes or the stream ends.
    fn fill(&mut self, size: usize) -> io::Result<()> {
        while self.buffer.len() < size && !self.ended {
            let start = self.buffer.len();
            let wanted = (size - start).max(HEAD) as u64;
            let got = self.stream.by_ref().take(wanted).read_to_end(&mut self.buffer);
            encoding::normalise_line_ends(&mut self.buffer, start, &mut self.after_return);
            self.ended = !matches!(got, Ok(read) if read as u64 == wanted);
            got?;
        }
        Ok(())
    }

    /// The next piece, or `None` behind the last. Buffers that were used before are used again.
    fn next(&mut self, spare: &mut Vec<Vec<u8>>) -> Option<Cut> {
        let input = self.input.clone().filter(|_| !self.finished)?;
        let split = input.format.split.unwrap_or(text::split_lines);
        let least = self.reading.piece.max(1) - 1;
        let (mut damage, mut skipped_lines) = (self.damage.take(), None);
        let mut looked_at = least;
        let end = loop {
            let wanted = self.buffer.len().max(looked_at) + 1;
            damage = self.fill(wanted).err().map(|error| error.to_string()).or(damage);
            // The record under way after so many bytes ends where the next may start.
            let next = self.buffer.get(looked_at..).and_then(split).map(|start| looked_at + start);
            if let Some(end) = next {
                break end;
            }
            if self.ended {
                self.finished = true;
                break self.buffer.len();
            }
            looked_at = self.buffer.len().saturating_sub(SEAM).max(least);
            if self.buffer.len() > self.reading.longest_record {
                if let Some(end) = last_start(&self.buffer, split) {
                    break end;
                }
                skipped_lines = Some(skipped_lines.unwrap_or(0) + self.skip_record(split));
                looked_at = least;
            }
        };
        let mut rest = spare.pop().unwrap_or_default();
        if !self.ended {
            rest.reserve(self.reading.piece.min(LARGEST_RESERVE) + 2 * HEAD);
        }
        rest.extend_from_slice(&self.buffer[end..]);
        self.buffer.truncate(end);
        let bytes = std::mem::replace(&mut self.buffer, rest);
        let first = !std::mem::replace(&mut self.begun, true);
        Some(Cut { input, bytes, first, last: self.finished, skipped_lines, damage })
    }

    /// Drops everything up to the next start of a record, and counts the lines.
    fn skip_record(&mut self, split: Split) -> u64 {
        let mut lines = 0;
        loop {
            let start = split(&self.buffer);
            let dropped = match start {
                Some(start) => start,
                None if self.ended => self.buffer.len(),
                None => self.buffer.len().saturating_sub(SEAM),
            };
            lines += newlines(&self.buffer[..dropped]);
            self.buffer.drain(..dropped);
            if start.is_some() || self.ended || self.fill(self.buffer.len() + 1).is_err() {
                return lines;
            }
        }
    }
}

/// Room is made for pieces of this size before they are read; larger ones make it as they grow.
const LARGEST_RESERVE: usize = 16 << 20;

/// What marks the start of a record lies in so many bytes before it.
const SEAM: usize = 256;

/// The last place above 0 where a record may start.
fn last_start(buffer: &[u8], split: Split) -> Option<usize> {
    let mut last = 0;
    while let Some(start) = split(&buffer[last..]) {
        last += start;
    }
    (last > 0).then_some(last)
}

fn newlines(bytes: &[u8]) -> u64 {
    memchr::memchr_iter(b'\n', bytes).count() as u64
}

/// A cut with its place in the order of all.
struct Job {
    number: usize,
    cut: Cut,
}

/// What a thread made of a cut.
struct Piece {
    cut: Cut,
    text: String,
    /// The lines of the text, from 0, that were not UTF-8.
    odd_lines: Vec<u64>,
    /// What was read from the text; `None` where that has to wait for what comes before it.
    found: Option<Found>,
}

impl Job {
    fn read(mut self) -> Piece {
        let mut odd_lines = Vec::new();
        let bytes = std::mem::take(&mut self.cut.bytes);
        let text = String::from_utf8(bytes).unwrap_or_else(|error| {
            let mut odd = Vec::new();
            let text = encoding::decode(error.as_bytes(), |at| odd.push(at)).into_owned();
            let mut lines = LineCounter::default();
            odd_lines = odd.into_iter().map(|at| lines.line_at(&text, at)).collect();
            text
        });
        let stands_alone = self.cut.first || self.cut.input.format.split.is_some();
        let found = stands_alone.then(|| Found::read(&text, &self.cut));
        Piece { cut: self.cut, text, odd_lines, found }
    }
}

/// Counts lines up to offsets that mostly ascend.
#[derive(Default)]
struct LineCounter {
    at: usize,
    line: u64,
}

impl LineCounter {
    /// The line, from 0, of an offset.
    fn line_at(&mut self, text: &str, at: usize) -> u64 {
        let at = at.min(text.len());
        if at < self.at {
            *self = Self::default();
        }
        self.line += newlines(&text.as_bytes()[self.at..at]);
        self.at = at;
        self.line
    }
}

/// What a reader found in one text; numbers are local to it.
#[derive(Default)]
struct Found {
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
    notices: Vec<(Kind, u64, String)>,
}

impl Found {
    fn read(text: &str, cut: &Cut) -> Self {
        let mut sink = FoundSink { text, lines: LineCounter::default(), found: Self::default() };
        let chunk = Chunk { text, head: &cut.input.head, last: cut.last };
        let used = (cut.input.format.read)(chunk, &mut sink);
        sink.found.used = if cut.last { text.len() } else { used.min(text.len()) };
        sink.found.lines = newlines(&text.as_bytes()[..sink.found.used]);
        sink.found
    }
}

struct FoundSink<'a> {
    text: &'a str,
    lines: LineCounter,
    found: Found,
}

impl Sink for FoundSink<'_> {
    fn record(&mut self, record: &Record<'_>) {
        self.found.records += 1;
        let mut named = 0;
        for mention in record.byline {
            if text::is_name(mention.name) {
                named += 1;
            } else {
                self.notice(record.at, Kind::NotAName, mention.name);
            }
        }
        if named == 0 {
            self.found.without_authors += 1;
            self.notice(record.at, Kind::NoAuthors, record.title);
            return;
        }
        let names = record.byline.iter().map(|mention| mention.name).filter(|name| text::is_name(name));
        self.found.papers.push_record(record, names);
    }

    fn node(&mut self, id: &str, label: &str) {
        let node = (self.found.ids.intern(id), self.found.labels.intern(&text::tidy(label)));
        self.found.nodes.push(node);
    }

    fn tie(&mut self, a: &str, b: &str, weight: Option<f64>) {
        let (a, b) = (self.found.ids.intern(a), self.found.ids.intern(b));
        let weight = weight.filter(|weight| weight.is_finite() && *weight > 0.0).unwrap_or(1.0);
        self.found.ties.push((a, b, weight));
    }

    fn notice(&mut self, at: usize, kind: Kind, detail: &str) {
        const LONGEST: usize = 120;
        let line = self.lines.line_at(self.text, at);
        let mut detail: String = detail.chars().take(LONGEST + 1).collect();
        if let Some((end, _)) = detail.char_indices().nth(LONGEST) {
            detail.replace_range(end.., "…");
        }
        self.found.notices.push((kind, line, detail));
    }
}

/// Puts pieces together, in order.
struct Merger<'a> {
    reading: Reading,
    notices: &'a mut Notices,
    corpus: Corpus,
    input: Option<Arc<Opened>>,
    /// Text of the current input that is not used yet, and where it starts.
    carry: String,
    line: u64,
    /// Reading again only pays when the text has grown to this size.
    worth_reading: usize,
    network: NetworkFile,
    /// Buffers of pieces that are done with.
    spare: Vec<Vec<u8>>,
}

/// The nodes and ties of the network file being read: its ids mean something in this file only.
#[derive(Default)]
struct NetworkFile {
    ids: Spellings,
    /// The label of each id, as a spelling of the corpus.
    labels: Vec<Option<u32>>,
    ties: Vec<(u32, u32, f64)>,
}

impl<'a> Merger<'a> {
    fn new(reading: Reading, notices: &'a mut Notices) -> Self {
        Self {
            reading,
            notices,
            corpus: Corpus::default(),
            input: None,
            carry: String::new(),
            line: 1,
            worth_reading: 0,
            network: NetworkFile::default(),
            spare: Vec::new(),
        }
    }

    fn merge(&mut self, mut piece: Piece) -> Result<()> {
        if piece.cut.first {
            self.begin(&piece.cut.input);
        }
        if let Some(lines) = piece.cut.skipped_lines {
            self.note(Kind::TooLong, 0, "");
            self.line += lines;
        }
        let carried_lines = newlines(self.carry.as_bytes());
        for line in std::mem::take(&mut piece.odd_lines) {
            self.note(Kind::NotUtf8, carried_lines + line, "");
        }
        if !self.carry.is_empty() {
            // The cut before this piece was not between two records: read on from the last good one.
            self.carry.push_str(&piece.text);
            piece.text = std::mem::take(&mut self.carry);
            piece.found = None;
        }
        let worth_it = piece.cut.last || piece.text.len() >= self.worth_reading;
        if worth_it {
            let found = piece.found.take().unwrap_or_else(|| Found::read(&piece.text, &piece.cut));
            self.add(&found);
            self.line += found.lines;
            self.worth_reading = if found.used == 0 { 2 * piece.text.len() } else { 0 };
            piece.text.drain(..found.used);
        }
        if piece.text.is_empty() && piece.text.capacity() <= 2 * LARGEST_RESERVE {
            self.spare.push(std::mem::take(&mut piece.text).into_bytes());
        }
        self.carry = piece.text;
        if self.carry.len() > 2 * self.reading.longest_record {
            self.note(Kind::TooLong, 0, "");
            self.line += newlines(self.carry.as_bytes());
            self.carry.clear();
        }
        if let Some(damage) = &piece.cut.damage {
            self.note(Kind::Damaged, 0, damage);
        }
        if piece.cut.last {
            self.end_input();
        }
        Ok(())
    }

    fn begin(&mut self, input: &Arc<Opened>) {
        self.corpus.inputs.push(Input {
            path: input.name.clone(),
            format: input.format.name,
            records: 0,
            without_authors: 0,
            first_paper: self.corpus.papers(),
        });
        self.input = Some(Arc::clone(input));
        self.line = 1;
        self.worth_reading = 0;
    }

    /// A notice about a line counted from the first that is not used yet.
    fn note(&mut self, kind: Kind, line: u64, detail: &str) {
        let path = self.input.as_ref().map_or("", |input| &input.name);
        self.notices.push(kind, place(path, Some(self.line + line)), detail);
    }

    fn add(&mut self, found: &Found) {
        for (kind, line, detail) in &found.notices {
            self.note(*kind, *line, detail);
        }
        if let Some(input) = self.corpus.inputs.last_mut() {
            input.records += found.records;
            input.without_authors += found.without_authors;
        }
        self.corpus.append(&found.papers);
        let labels = self.corpus.spellings.intern_all(&found.labels);
        let ids = self.network.ids.intern_all(&found.ids);
        self.network.labels.resize(self.network.ids.len(), None);
        for &(id, label) in &found.nodes {
            self.network.labels[ids[id as usize] as usize].get_or_insert(labels[label as usize]);
        }
        let ties = found.ties.iter().map(|&(a, b, weight)| (ids[a as usize], ids[b as usize], weight));
        self.network.ties.extend(ties);
    }

    /// Gives the nodes of a network file their names; nodes that share one stay apart.
    fn end_input(&mut self) {
        let network = std::mem::take(&mut self.network);
        let mut taken = vec![false; self.corpus.spellings.len()];
        let mut nodes = Vec::with_capacity(network.labels.len());
        for (id, label) in network.ids.iter().zip(&network.labels) {
            let name = label.map_or(id, |label| self.corpus.spellings.get(label)).to_owned();
            let node = match label.filter(|&label| std::mem::replace(&mut taken[label as usize], true)) {
                Some(_) => {
                    self.note(Kind::SharedLabel, 0, &name);
                    self.corpus.spellings.intern(&format!("{name} [{id}]"))
                }
                None => self.corpus.spellings.intern(&name),
            };
            nodes.push(node);
        }
        for (a, b, weight) in network.ties {
            self.corpus.push_tie(LooseTie { a: nodes[a as usize], b: nodes[b as usize], weight });
        }
        self.corpus.push_nodes(nodes);
    }

    fn finish(self) -> Result<Corpus> {
        if self.corpus.papers() == 0 && self.corpus.nodes().is_empty() {
            let paths: Vec<_> = self.corpus.inputs.iter().map(|input| input.path.as_str()).collect();
            if paths.is_empty() {
                return Err(Error::new(
                    ErrorKind::Input,
                    "nothing in the input makes a network: it is empty",
                ));
            }
            let what = format!(
                "nothing in the input makes a network: no record with authors in {}",
                paths.join(", ")
            );
            return Err(Error::new(ErrorKind::Input, what));
        }
        Ok(self.corpus)
    }
}
