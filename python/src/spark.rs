//! What executors of Spark need: the readers and rules of the library on parts of the data, as columns.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

use arrow_array::builder::{BooleanBuilder, Int32Builder, ListBuilder, StringBuilder};
use arrow_array::{ArrayRef, BooleanArray, Int64Array, StringArray, UInt32Array};
use coauth::formats::FORMATS;
use coauth::names::{Matching, exact, is_group, is_one_case, resolve};
use coauth::reading::{ReadOptions, Source, survey};
use coauth::records::{Corpus, Date, Gathered, Kind, Mention, Notices, Record, title_mark};
use coauth::{Error, ErrorKind};
use pyo3::prelude::*;
use serde_json::json;

use crate::errors::Failure;
use crate::running::run;
use crate::table::Table;
use crate::tables::Columns;

/// Texts of a column: where each ends, as Arrow has it, and all of them one after the other.
struct Texts<'a> {
    ends: Vec<usize>,
    all: &'a str,
}

impl<'a> Texts<'a> {
    fn of((offsets, all): &'a (Vec<u8>, Vec<u8>)) -> coauth::Result<Self> {
        let all = std::str::from_utf8(all).map_err(|_| broken("a text is not UTF-8"))?;
        let texts = Self { ends: offsets_of(offsets)?, all };
        let is_sound = texts.ends.windows(2).all(|pair| all.get(pair[0]..pair[1]).is_some());
        if is_sound { Ok(texts) } else { Err(broken("offsets of texts")) }
    }

    fn len(&self) -> usize {
        self.ends.len().saturating_sub(1)
    }

    fn get(&self, place: usize) -> &'a str {
        &self.all[self.ends[place]..self.ends[place + 1]]
    }
}

/// Packed texts as Python passes them.
type Packed = (Vec<u8>, Vec<u8>);

fn broken(what: &str) -> Error {
    Error::new(ErrorKind::Input, format!("a column is damaged: {what}"))
}

fn offsets_of(bytes: &[u8]) -> coauth::Result<Vec<usize>> {
    let offsets = bytes.as_chunks::<4>().0.iter().map(|bytes| usize::try_from(i32::from_le_bytes(*bytes)));
    offsets.collect::<Result<_, _>>().map_err(|_| broken("an offset below 0"))
}

fn longs(bytes: &[u8]) -> Vec<i64> {
    bytes.as_chunks::<8>().0.iter().map(|bytes| i64::from_le_bytes(*bytes)).collect()
}

fn strings<'a>(texts: impl Iterator<Item = &'a str>) -> ArrayRef {
    Arc::new(texts.map(Some).collect::<StringArray>())
}

fn raised(py: Python<'_>, error: Error) -> PyErr {
    Failure::from(error).raised(py)
}

fn matching(policy: &str) -> coauth::Result<Matching> {
    let found = Matching::ALL.into_iter().find(|matching| matching.name() == policy);
    found.ok_or_else(|| Error::new(ErrorKind::Usage, format!("unknown policy {policy}")))
}

/// The number of no date.
const UNKNOWN: i32 = i32::MIN;

/// A date in one number that is ordered as dates are.
fn number_of(date: Date) -> i32 {
    i32::from(date.year()) << 16
        | i32::from(date.month().unwrap_or_default()) << 8
        | i32::from(date.day().unwrap_or_default())
}

fn date_of(number: i32) -> Option<Date> {
    (number != UNKNOWN).then(|| Date::new((number >> 16) as i16, (number >> 8) as u8, number as u8))
}

/// The records of a corpus, one a row, in order.
fn records(corpus: &Corpus) -> Columns {
    let papers = 0..corpus.papers();
    let spellings = corpus.spellings();
    let (mut names, mut ids, mut groups) = (
        ListBuilder::new(StringBuilder::new()),
        ListBuilder::new(StringBuilder::new()),
        ListBuilder::new(BooleanBuilder::new()),
    );
    let mut dates = Int32Builder::new();
    for paper in papers.clone() {
        for &mention in corpus.byline(paper) {
            names.values().append_value(spellings.get(mention));
            ids.values().append_value(spellings.ids(mention).collect::<Vec<_>>().join(" "));
            groups.values().append_value(spellings.is_group(mention));
        }
        names.append(true);
        ids.append(true);
        groups.append(true);
        dates.append_value(corpus.date(paper).map_or(UNKNOWN, number_of));
    }
    let named = |name: &str, column: ArrayRef| (name.to_owned(), column);
    let marks: Vec<String> = papers.clone().map(|paper| title_mark(corpus.title(paper))).collect();
    vec![
        named("key", strings(papers.clone().map(|paper| corpus.key(paper)))),
        named("title", strings(papers.clone().map(|paper| corpus.title(paper)))),
        named("doi", strings(papers.clone().map(|paper| corpus.doi(paper)))),
        named("venue", strings(papers.clone().map(|paper| corpus.venue(paper)))),
        named("date", Arc::new(dates.finish())),
        named("type", strings(papers.map(|paper| corpus.paper_type(paper).name()))),
        named("title_mark", strings(marks.iter().map(String::as_str))),
        named("names", Arc::new(names.finish())),
        named("ids", Arc::new(ids.finish())),
        named("groups", Arc::new(groups.finish())),
    ]
}

/// What was read besides records, as JSON.
fn tally(corpus: &Corpus, notices: &Notices) -> String {
    let inputs = corpus.inputs();
    let kinds = notices.by_kind().into_iter().map(|(kind, count, _)| (name_of(kind), json!(count)));
    json!({
        "records": inputs.iter().map(|input| input.records).sum::<u64>(),
        "without_authors": inputs.iter().map(|input| input.without_authors).sum::<u64>(),
        "ties": inputs.iter().map(|input| input.ties).sum::<u64>() + corpus.nodes().len() as u64,
        "persons": corpus.persons().len(),
        "formats": inputs.iter().map(|input| json!([input.format.name, input.format.database])).collect::<Vec<_>>(),
        "notices": serde_json::Map::from_iter(kinds),
    })
    .to_string()
}

/// The name of a kind of notice, as in JSON.
fn name_of(kind: Kind) -> String {
    serde_json::to_value(kind).ok().and_then(|name| name.as_str().map(str::to_owned)).unwrap_or_default()
}

fn read(py: Python<'_>, source: Source, format: Option<String>) -> PyResult<(Table, String)> {
    let read = run(py, move || -> coauth::Result<(Columns, String)> {
        let mut reading = ReadOptions::new().keep_duplicates(true);
        if let Some(name) = format {
            let known = FORMATS.iter().copied().find(|format| format.name == name);
            let unknown =
                || Error::new(ErrorKind::Usage, format!("unknown format {name}; see coauth formats"));
            reading = reading.from(known.ok_or_else(unknown)?);
        }
        let mut notices = Notices::keeping(1);
        let corpus = survey(&[source], reading, &mut notices, &mut |_| ())?;
        Ok((records(&corpus), tally(&corpus, &notices)))
    })?;
    let (columns, tally) = read.map_err(|error| raised(py, error))?;
    Ok((Table::of(columns)?, tally))
}

/// Reads whole lines of an input: its records, and what else there was, as JSON.
#[pyfunction]
pub(crate) fn spark_read_lines(
    py: Python<'_>,
    name: String,
    format: String,
    lines: &[u8],
) -> PyResult<(Table, String)> {
    let text = String::from_utf8_lossy(lines).into_owned();
    read(py, Source::Text(name, text), Some(format))
}

/// Reads a file that is on the disk of the executor.
#[pyfunction]
pub(crate) fn spark_read_file(
    py: Python<'_>,
    path: PathBuf,
    format: Option<String>,
) -> PyResult<(Table, String)> {
    read(py, Source::File(path), format)
}

/// What a policy makes of spellings: the key of each, whether it names a group, and what orders spellings of one author.
#[pyfunction]
pub(crate) fn spark_names(
    py: Python<'_>,
    policy: String,
    names: Packed,
    is_marked: Vec<u8>,
) -> PyResult<Table> {
    let columns = run(py, move || -> coauth::Result<Columns> {
        let (matching, names) = (matching(&policy)?, Texts::of(&names)?);
        let all = || (0..names.len()).map(|place| names.get(place));
        let keys: Vec<String> = all().map(|name| matching.key(name)).collect();
        let exacts: Vec<String> = all().map(exact).collect();
        let folded: Vec<String> = all().map(coauth::names::folded).collect();
        let groups: Vec<bool> =
            all().zip(&is_marked).map(|(name, marked)| *marked != 0 || is_group(name)).collect();
        let one_case: Vec<bool> = all().map(is_one_case).collect();
        let named = |name: &str, column: ArrayRef| (name.to_owned(), column);
        Ok(vec![
            named("key", strings(keys.iter().map(String::as_str))),
            named("exact", strings(exacts.iter().map(String::as_str))),
            named("folded", strings(folded.iter().map(String::as_str))),
            named("is_group", Arc::new(BooleanArray::from(groups))),
            named("is_one_case", Arc::new(BooleanArray::from(one_case))),
        ])
    })?;
    Table::of(columns.map_err(|error| raised(py, error))?)
}

/// Which spellings are one author. All spellings that share a key or an identifier with one of them are among them, except
/// where these cannot be one author. Pairs of spellings that share an identifier and a byline are given by their places.
/// Returns the place of a spelling of the same author, the same for each of them.
#[pyfunction]
pub(crate) fn spark_resolve(
    py: Python<'_>,
    policy: String,
    names: Packed,
    ids: Packed,
    is_marked: Vec<u8>,
    counts: Vec<u8>,
    against: Vec<(u32, u32)>,
) -> PyResult<Table> {
    let authors = run(py, move || -> coauth::Result<Vec<u32>> {
        let (matching, names, ids) = (matching(&policy)?, Texts::of(&names)?, Texts::of(&ids)?);
        let mention = |place: usize| Mention {
            ids: ids.get(place),
            is_group: is_marked.get(place).is_some_and(|marked| *marked != 0),
            ..Mention::named(names.get(place))
        };
        let mut gathered = Gathered::default();
        let mut used: Vec<i64> = vec![1; names.len()];
        // Each spelling is first met by itself, so that it has the number of its place.
        for place in 0..names.len() {
            gathered.record(&Record { byline: &[mention(place)], ..Record::default() });
        }
        for &(one, other) in &against {
            let (one, other) = (one as usize, other as usize);
            gathered.record(&Record { byline: &[mention(one), mention(other)], ..Record::default() });
            used[one] += 1;
            used[other] += 1;
        }
        // Only proportions of counts matter, so that each may be met so many times as often.
        let counts = longs(&counts);
        let times =
            used.iter().zip(&counts).map(|(used, count)| used.div_euclid(*count) + 1).max().unwrap_or(1);
        let times = if against.is_empty() { 1 } else { times };
        for (place, (used, count)) in used.iter().zip(&counts).enumerate() {
            let left = usize::try_from(times * count - used).unwrap_or_default();
            if left > 0 {
                gathered.record(&Record { byline: &vec![mention(place); left], ..Record::default() });
            }
        }
        let corpus = gathered.finish();
        let roster = resolve(&corpus, matching);
        let mut first_of: HashMap<usize, u32> = HashMap::new();
        let author = |spelling: u32| *first_of.entry(roster.author_of(spelling)).or_insert(spelling);
        if corpus.spellings().len() != names.len() {
            return Err(broken("spellings are there twice"));
        }
        Ok((0..names.len() as u32).map(author).collect::<Vec<u32>>())
    })?;
    let authors = authors.map_err(|error| raised(py, error))?;
    Table::of(vec![("place".to_owned(), Arc::new(UInt32Array::from(authors)) as ArrayRef)])
}

/// Which of some records are one paper, as the reader of one machine decides it: for each record of such a paper, the
/// place of its main record, with what is known of the paper.
#[pyfunction]
#[expect(clippy::too_many_arguments, reason = "they are the columns of a table")]
pub(crate) fn spark_merge(
    py: Python<'_>,
    inputs: Vec<(u32, Option<String>)>,
    keys: Packed,
    titles: Packed,
    dois: Packed,
    dates: Vec<u8>,
    types: Packed,
    bylines: Vec<u8>,
    names: Packed,
    ids: Packed,
) -> PyResult<Table> {
    let columns = run(py, move || -> coauth::Result<Columns> {
        let [keys, titles, dois, types] = [&keys, &titles, &dois, &types].map(Texts::of);
        let (keys, titles, dois, types) = (keys?, titles?, dois?, types?);
        let (names, ids, bylines) = (Texts::of(&names)?, Texts::of(&ids)?, offsets_of(&bylines)?);
        let dates = offsets_free(&dates);
        let mut gathered = Gathered::default();
        let mut place = 0;
        for (number, (records, database)) in inputs.iter().enumerate() {
            gathered.input(&number.to_string(), database.as_deref());
            for _ in 0..*records {
                let mentions = bylines[place]..bylines[place + 1];
                let byline: Vec<Mention<'_>> = mentions
                    .map(|mention| Mention { ids: ids.get(mention), ..Mention::named(names.get(mention)) })
                    .collect();
                gathered.record(&Record {
                    key: keys.get(place),
                    title: titles.get(place),
                    doi: dois.get(place),
                    date: date_of(dates[place]),
                    paper_type: types.get(place).parse().unwrap_or_default(),
                    byline: &byline,
                    ..Record::default()
                });
                place += 1;
            }
        }
        let mut corpus = gathered.finish();
        corpus.merge_duplicates(&mut Notices::default());
        Ok(merged(&corpus))
    })?;
    Table::of(columns.map_err(|error| raised(py, error))?)
}

fn offsets_free(bytes: &[u8]) -> Vec<i32> {
    bytes.as_chunks::<4>().0.iter().map(|bytes| i32::from_le_bytes(*bytes)).collect()
}

fn merged(corpus: &Corpus) -> Columns {
    let (mut members, mut mains) = (Vec::new(), Vec::new());
    for main in 0..corpus.papers() {
        let others = corpus.duplicates_of(main);
        if !others.is_empty() {
            members.push(main as u32);
            members.extend(others);
            mains.resize(members.len(), main as u32);
        }
    }
    let of_main = |said: &dyn Fn(usize) -> String| {
        let said: Vec<String> = mains.iter().map(|&main| said(main as usize)).collect();
        strings(said.iter().map(String::as_str))
    };
    let dates: arrow_array::Int32Array =
        mains.iter().map(|&main| corpus.date(main as usize).map_or(UNKNOWN, number_of)).map(Some).collect();
    vec![
        ("title".to_owned(), of_main(&|main| corpus.title(main).to_owned())),
        ("doi".to_owned(), of_main(&|main| corpus.doi(main).to_owned())),
        ("type".to_owned(), of_main(&|main| corpus.paper_type(main).name().to_owned())),
        ("date".to_owned(), Arc::new(dates)),
        ("member".to_owned(), Arc::new(UInt32Array::from(members))),
        ("main".to_owned(), Arc::new(UInt32Array::from(mains))),
    ]
}

/// All pairs of authors of bylines, the smaller number first. Of a long byline, only the pairs of some of its authors with
/// those behind them.
#[pyfunction]
#[pyo3(signature = (bylines, authors, some=None))]
pub(crate) fn spark_pairs(
    py: Python<'_>,
    bylines: Vec<u8>,
    authors: Vec<u8>,
    some: Option<(usize, usize)>,
) -> PyResult<Table> {
    let pairs = run(py, move || -> coauth::Result<_> {
        let (ends, authors) = (offsets_of(&bylines)?, longs(&authors));
        let (mut ones, mut others, mut rows) = (Vec::new(), Vec::new(), Vec::new());
        for (row, range) in (0..).zip(ends.windows(2)) {
            let byline = authors.get(range[0]..range[1]).ok_or_else(|| broken("offsets of bylines"))?;
            let (first, end) = some.unwrap_or((0, byline.len()));
            for place in first..end.min(byline.len()) {
                for &other in &byline[place + 1..] {
                    ones.push(byline[place].min(other));
                    others.push(byline[place].max(other));
                    rows.push(row);
                }
            }
        }
        Ok((ones, others, rows))
    })?;
    let (ones, others, rows): (Vec<i64>, Vec<i64>, Vec<u32>) = pairs.map_err(|error| raised(py, error))?;
    Table::of(vec![
        ("a".to_owned(), Arc::new(Int64Array::from(ones)) as ArrayRef),
        ("b".to_owned(), Arc::new(Int64Array::from(others))),
        ("row".to_owned(), Arc::new(UInt32Array::from(rows))),
    ])
}

/// The connected components of some edges by union-find: every node, with the smallest of its component.
#[pyfunction]
pub(crate) fn spark_components(py: Python<'_>, ones: Vec<u8>, others: Vec<u8>) -> PyResult<Table> {
    let (nodes, labels) = run(py, move || {
        let (ones, others) = (longs(&ones), longs(&others));
        let mut nodes: Vec<i64> = ones.iter().chain(&others).copied().collect();
        nodes.sort_unstable();
        nodes.dedup();
        let place = |node: &i64| nodes.binary_search(node).unwrap_or_default();
        // The root of a set is its smallest node, because the larger root is put under the smaller.
        let mut parents: Vec<usize> = (0..nodes.len()).collect();
        for (one, other) in ones.iter().zip(&others) {
            let [one, other] = [place(one), place(other)].map(|node| root(&mut parents, node));
            parents[one.max(other)] = one.min(other);
        }
        let labels: Vec<i64> = (0..nodes.len()).map(|node| nodes[root(&mut parents, node)]).collect();
        (nodes, labels)
    })?;
    Table::of(vec![
        ("node".to_owned(), Arc::new(Int64Array::from(nodes)) as ArrayRef),
        ("label".to_owned(), Arc::new(Int64Array::from(labels))),
    ])
}

fn root(parents: &mut [usize], mut node: usize) -> usize {
    while parents[node] != node {
        parents[node] = parents[parents[node]];
        node = parents[node];
    }
    node
}

/// 1 − the mean of 1/n over papers, added up in their order, as on one machine.
#[pyfunction]
pub(crate) fn spark_collaboration(sizes: &[u8]) -> Option<f64> {
    let sizes = sizes.as_chunks::<4>().0.iter().map(|bytes| u32::from_le_bytes(*bytes));
    let papers = sizes.len();
    let shares: f64 = sizes.map(|size| 1.0 / f64::from(size)).sum();
    (papers > 0).then(|| 1.0 - shares / papers as f64)
}

/// The long bylines of a network, which are counted by signature: the set of those that an author is on.
#[pyclass(frozen, module = "coauth._native")]
pub(crate) struct SparkLongBylines {
    number_of: HashMap<i64, u32>,
    /// Each byline as the nonzero words of a bit set.
    sets: Vec<Vec<(u32, u64)>>,
    /// The bylines of each author, ascending.
    signatures: Vec<Vec<u32>>,
}

#[pymethods]
impl SparkLongBylines {
    /// Of bylines as Arrow has them: where each ends, and the authors.
    #[new]
    fn new(py: Python<'_>, bylines: &[u8], authors: &[u8]) -> PyResult<Self> {
        let (ends, authors) = (offsets_of(bylines).map_err(|error| raised(py, error))?, longs(authors));
        let mut all = Self { number_of: HashMap::new(), sets: Vec::new(), signatures: Vec::new() };
        for (set, range) in (0..).zip(ends.windows(2)) {
            let byline = authors.get(range[0]..range[1]);
            all.add(set, byline.ok_or_else(|| raised(py, broken("offsets of bylines")))?);
        }
        Ok(all)
    }

    /// How many co-authors some authors of long bylines have, with the co-authors that they have on others.
    fn degrees(&self, py: Python<'_>, authors: &[u8], ends: &[u8], others: &[u8]) -> PyResult<Table> {
        let (authors, others) = (longs(authors), longs(others));
        let ends = offsets_of(ends).map_err(|error| raised(py, error))?;
        let mut order: Vec<usize> = (0..authors.len()).collect();
        order.sort_unstable_by_key(|&place| self.signature(authors[place]));
        let mut degrees = vec![0u32; authors.len()];
        let mut union = vec![0u64; self.signatures.len().div_ceil(64)];
        for same in order.chunk_by(|&a, &b| self.signature(authors[a]) == self.signature(authors[b])) {
            let sets = self.signature(authors[same[0]]);
            let words = || sets.iter().flat_map(|&set| &self.sets[set as usize]);
            let mut together = 0;
            for &(word, bits) in words() {
                let known = &mut union[word as usize];
                together += (bits & !*known).count_ones();
                *known |= bits;
            }
            let is_in = |author: &i64| {
                self.number_of
                    .get(author)
                    .is_some_and(|&number| union[number as usize / 64] >> (number % 64) & 1 == 1)
            };
            for &place in same {
                let small = others.get(ends[place]..ends[place + 1]).unwrap_or_default();
                let new = small.iter().filter(|author| !is_in(author)).count() as u32;
                // Every author is in the union of their own bylines.
                degrees[place] = (together + new).saturating_sub(u32::from(!sets.is_empty()));
            }
            words().for_each(|&(word, _)| union[word as usize] = 0);
        }
        Table::of(vec![("coauthors".to_owned(), Arc::new(UInt32Array::from(degrees)) as ArrayRef)])
    }
}

impl SparkLongBylines {
    fn add(&mut self, set: u32, byline: &[i64]) {
        let mut numbers: Vec<u32> = Vec::with_capacity(byline.len());
        for &author in byline {
            let next = self.number_of.len() as u32;
            let number = *self.number_of.entry(author).or_insert(next);
            if number == next {
                self.signatures.push(Vec::new());
            }
            self.signatures[number as usize].push(set);
            numbers.push(number);
        }
        numbers.sort_unstable();
        let mut words: Vec<(u32, u64)> = Vec::new();
        for number in numbers {
            let (word, bit) = (number / 64, 1 << (number % 64));
            match words.last_mut() {
                Some((last, bits)) if *last == word => *bits |= bit,
                _ => words.push((word, bit)),
            }
        }
        self.sets.push(words);
    }

    fn signature(&self, author: i64) -> &[u32] {
        self.number_of.get(&author).map_or(&[], |&number| &self.signatures[number as usize])
    }
}
