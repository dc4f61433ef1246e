//! The authors, papers, ties and authorships of a network as tables.

use std::sync::{Arc, OnceLock};

use arrow_array::{ArrayRef, Int16Array};
use arrow_buffer::ScalarBuffer;
use coauth::Result;
use coauth::network::{AuthorId, Network, PaperId, TieColumns, TieWeight};
use coauth::records::PaperType;

use crate::arrow::{known_texts, numbers, repeated, texts};

/// Columns with their names.
pub(crate) type Columns = Vec<(String, ArrayRef)>;

/// The names of a network's authors, which several tables share.
#[derive(Debug, Default)]
pub(crate) struct Names {
    shown: OnceLock<ArrayRef>,
    ids: OnceLock<ArrayRef>,
}

impl Names {
    fn shown(&self, network: &Network) -> &ArrayRef {
        let name = |author: usize| network.name(AuthorId(author as u32));
        self.shown.get_or_init(|| Arc::new(texts(network.author_count(), name)))
    }

    fn ids(&self, network: &Network) -> &ArrayRef {
        let id = |author: usize| network.author_key(AuthorId(author as u32)).into();
        self.ids.get_or_init(|| Arc::new(texts(network.author_count(), id)))
    }
}

fn named<const N: usize>(columns: [(&str, ArrayRef); N]) -> Columns {
    columns.map(|(name, column)| (name.to_owned(), column)).into()
}

/// One row per author, by number.
pub(crate) fn authors(network: &Network, names: &Names) -> Result<Columns> {
    let papers = network.authors().map(|author| network.papers_of(author).len() as u32);
    let papers: ArrayRef = if network.has_papers() {
        numbers(papers.collect())
    } else {
        Arc::new(arrow_array::UInt32Array::new_null(network.author_count()))
    };
    let components = network.components();
    let ranks = network.authors().map(|author| components.of_author(author).rank as u32).collect();
    let columns = named([
        ("author", Arc::clone(names.shown(network))),
        ("author_id", Arc::clone(names.ids(network))),
        ("papers", papers),
        ("coauthors", numbers(network.degrees().to_vec())),
        ("component", numbers(ranks)),
    ]);
    network.intact().map(|()| columns)
}

/// One row per paper, in the order of reading.
pub(crate) fn papers(network: &Network) -> Result<Columns> {
    let count = network.paper_count();
    let paper = |number: usize| PaperId(number as u32);
    let date =
        |number: usize| network.date(paper(number)).map(|date| date.to_string()).unwrap_or_default().into();
    let kind = |number: usize| match network.paper_type(paper(number)) {
        PaperType::Unknown => "".into(),
        known => known.name().into(),
    };
    let years: Int16Array = network.papers().map(|paper| network.year(paper)).collect();
    let columns = named([
        ("id", Arc::new(texts(count, |number| network.paper_key(paper(number)).into())) as ArrayRef),
        ("title", Arc::new(known_texts(count, |number| network.title(paper(number)).into()))),
        ("year", Arc::new(years)),
        ("date", Arc::new(known_texts(count, date))),
        ("type", Arc::new(known_texts(count, kind))),
        ("doi", Arc::new(known_texts(count, |number| network.doi(paper(number)).into()))),
        ("byline_length", numbers(network.papers().map(|paper| network.team_size(paper)).collect())),
    ]);
    network.intact().map(|()| columns)
}

/// One row per tie, by the numbers of its authors.
pub(crate) fn ties(network: &Network, names: &Names, weight: TieWeight) -> Result<Columns> {
    let TieColumns { a, b, papers, strengths, .. } = network.tie_columns(weight)?;
    let (a, b) = (ScalarBuffer::from(a), ScalarBuffer::from(b));
    let papers: ArrayRef = if network.has_papers() {
        numbers(papers)
    } else {
        Arc::new(arrow_array::UInt32Array::new_null(papers.len()))
    };
    let columns = named([
        ("a", repeated(&a, names.shown(network))),
        ("b", repeated(&b, names.shown(network))),
        ("a_id", repeated(&a, names.ids(network))),
        ("b_id", repeated(&b, names.ids(network))),
        ("papers", papers),
        ("strength", Arc::new(arrow_array::Float64Array::new(ScalarBuffer::from(strengths), None))),
    ]);
    network.intact().map(|()| columns)
}

/// One row per pair of a paper and one of its authors, in the order of bylines.
pub(crate) fn authorships(network: &Network, names: &Names) -> Result<Columns> {
    let count = network.authorship_count();
    let (mut papers, mut positions, mut authors) =
        (Vec::with_capacity(count), Vec::with_capacity(count), Vec::with_capacity(count));
    for paper in network.papers() {
        for (author, position) in network.positions(paper) {
            papers.push(paper.0);
            positions.push(position);
            authors.push(author.0);
        }
    }
    let keys: ArrayRef =
        Arc::new(texts(network.paper_count(), |number| network.paper_key(PaperId(number as u32)).into()));
    let authors = ScalarBuffer::from(authors);
    let columns = named([
        ("paper", repeated(&ScalarBuffer::from(papers), &keys)),
        ("position", numbers(positions)),
        ("author", repeated(&authors, names.shown(network))),
        ("author_id", repeated(&authors, names.ids(network))),
    ]);
    network.intact().map(|()| columns)
}
