//! A database of SQLite: papers, authors, authorships and ties, with indexes.

use std::io::{self, Write};

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, ToSql, params_from_iter};
use tempfile::NamedTempFile;

use super::rows::Rows;
use super::{ExportOptions, ExportWriter, Exporter, authorships, nodes_csv, ties_csv};
use crate::error::{Error, ErrorKind, Result};
use crate::network::Network;
use crate::table::{Kind, Value};

pub(super) static EXPORTER: Exporter = Exporter {
    name: "sqlite",
    about: "an SQLite database: the tables papers, authors, authorships and ties",
    extensions: &["sqlite", "sqlite3", "db"],
    is_text: false,
    table_of: None,
    writer: ExportWriter::Columns(write),
};

/// What is found quickly: papers and authors by their ids, and what belongs to them.
const INDEXES: &str = "
    CREATE INDEX papers_by_id ON papers (paper);
    CREATE UNIQUE INDEX authors_by_id ON authors (author_id);
    CREATE INDEX authors_by_name ON authors (author);
    CREATE INDEX authorships_by_paper ON authorships (paper, position);
    CREATE INDEX authorships_by_author ON authorships (author_id);
    CREATE UNIQUE INDEX ties_by_a ON ties (a_id, b_id);
    CREATE INDEX ties_by_b ON ties (b_id);
";

/// SQLite writes to a file of its own, in one transaction, which is then passed on. It writes without a journal: a file
/// that is not finished is thrown away.
fn write(network: &Network, options: &ExportOptions, out: &mut dyn Write) -> Result<()> {
    let file = NamedTempFile::new().map_err(|error| Error::writing("a temporary file", &error))?;
    let connection = Connection::open(file.path()).map_err(failed)?;
    let settings = "PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN;";
    connection.execute_batch(settings).map_err(failed)?;
    papers(network, &mut Table::of(&connection, "papers"))?;
    nodes_csv::give(network, options, &mut Table::of(&connection, "authors"))?;
    if network.has_papers() {
        authorships::give(network, &mut Table::of(&connection, "authorships"))?;
    } else {
        Table::of(&connection, "authorships").begin(&authorships::COLUMNS)?;
    }
    ties_csv::give(network, options.tie_weight, &mut Table::of(&connection, "ties"))?;
    connection.execute_batch(INDEXES).and_then(|()| connection.execute_batch("COMMIT")).map_err(failed)?;
    connection.close().map_err(|(_, error)| failed(error))?;
    let passed_on = file.reopen().and_then(|mut file| io::copy(&mut file, out)).and_then(|_| out.flush());
    passed_on.map_err(|error| Error::writing("the database", &error))
}

fn papers(network: &Network, rows: &mut dyn Rows) -> Result<()> {
    rows.begin(&[
        ("paper", Kind::Text),
        ("title", Kind::Text),
        ("year", Kind::Whole),
        ("date", Kind::Text),
        ("type", Kind::Text),
        ("doi", Kind::Text),
        ("venue", Kind::Text),
    ])?;
    for paper in network.papers() {
        let (key, date) = (network.paper_key(paper), network.date(paper));
        let date = date.map_or_else(String::new, |date| date.to_string());
        rows.row(&[
            Value::from(&*key),
            Value::from(network.title(paper)),
            Value::from(network.year(paper).map(i64::from)),
            Value::from(&*date),
            Value::from(network.paper_type(paper).name()),
            Value::from(network.doi(paper)),
            Value::from(network.venue(paper)),
        ])?;
    }
    Ok(())
}

/// A table that is being filled.
struct Table<'c> {
    connection: &'c Connection,
    name: &'static str,
    insert: Option<rusqlite::Statement<'c>>,
}

impl<'c> Table<'c> {
    fn of(connection: &'c Connection, name: &'static str) -> Self {
        Self { connection, name, insert: None }
    }
}

impl Rows for Table<'_> {
    fn begin(&mut self, columns: &[(&str, Kind)]) -> Result<()> {
        let column = |(name, kind): &(&str, Kind)| {
            let kind = match kind {
                Kind::Text => "TEXT",
                Kind::Whole => "INTEGER",
                Kind::Real => "REAL",
            };
            format!("\"{}\" {kind}", name.replace('"', "\"\""))
        };
        let columns: Vec<String> = columns.iter().map(column).collect();
        let create = format!("CREATE TABLE {} ({})", self.name, columns.join(", "));
        self.connection.execute_batch(&create).map_err(failed)?;
        let places = vec!["?"; columns.len()].join(", ");
        let insert = self.connection.prepare(&format!("INSERT INTO {} VALUES ({places})", self.name));
        self.insert = Some(insert.map_err(failed)?);
        Ok(())
    }

    fn row(&mut self, values: &[Value<'_>]) -> Result<()> {
        let Some(insert) = &mut self.insert else { return Ok(()) };
        insert.execute(params_from_iter(values)).map(drop).map_err(failed)
    }
}

impl ToSql for Value<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Value::Text(text) => ValueRef::Text(text.as_bytes()),
            Value::Whole(number) => ValueRef::Integer(*number),
            Value::Real(number) => ValueRef::Real(*number),
            Value::Nothing => ValueRef::Null,
        }))
    }
}

fn failed(error: rusqlite::Error) -> Error {
    Error::new(ErrorKind::Output, format!("cannot write the database: {error}"))
}
