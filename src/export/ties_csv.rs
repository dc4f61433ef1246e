//! The ties as CSV.

use petgraph::visit::EdgeRef;

use super::rows::{Rows, as_csv};
use super::{ExportWriter, Exporter, LeftOut};
use crate::error::Result;
use crate::network::{Network, TieWeight};
use crate::table::{Kind, Value};

pub(super) static EXPORTER: Exporter = Exporter {
    name: "ties-csv",
    about: "CSV of the ties: a,b,a_id,b_id,papers,strength,first_year,last_year",
    extensions: &[],
    is_text: true,
    table_of: None,
    writer: ExportWriter::Rows(|network, weight, out| as_csv(out, |rows| give(network, weight, rows))),
};

const COLUMNS: [(&str, Kind); 8] = [
    ("a", Kind::Text),
    ("b", Kind::Text),
    ("a_id", Kind::Text),
    ("b_id", Kind::Text),
    ("papers", Kind::Whole),
    ("strength", Kind::Real),
    ("first_year", Kind::Whole),
    ("last_year", Kind::Whole),
];

pub(super) fn give(network: &Network, tie_weight: TieWeight, rows: &mut dyn Rows) -> Result<LeftOut> {
    rows.begin(&COLUMNS)?;
    let projection = network.projection(tie_weight)?;
    for edge in projection.edge_references() {
        let (a, b) = (projection[edge.source()], projection[edge.target()]);
        let years = network.years(network.papers_between(a, b));
        let year = |year: Option<i16>| Value::from(year.map(i64::from));
        let papers = network.has_papers().then_some(i64::from(edge.weight().papers));
        let [a_name, b_name] = [a, b].map(|author| network.name(author));
        let [a_id, b_id] = [a, b].map(|author| network.author_key(author));
        rows.row(&[
            Value::from(&*a_name),
            Value::from(&*b_name),
            Value::from(&*a_id),
            Value::from(&*b_id),
            Value::from(papers),
            Value::Real(edge.weight().strength),
            year(years.as_ref().map(|years| *years.start())),
            year(years.as_ref().map(|years| *years.end())),
        ])?;
    }
    let without_ties = network.authors().filter(|&author| network.degree(author) == 0);
    Ok(LeftOut { authors: without_ties.count() as u64, ties: 0 })
}
