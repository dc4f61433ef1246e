//! A database of SQLite: papers, authors, authorships and ties, with indexes.

use std::collections::HashSet;
use std::io::{self, Seek, Write};
use std::path::Path;

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
/// that is not finished is thrown away. Where the system allows it, the file loses its name at once, so that whatever ends the
/// program leaves nothing.
fn write(network: &Network, options: &ExportOptions, out: &mut dyn Write) -> Result<()> {
    let temporary = |error: io::Error| Error::writing("a temporary file", &error);
    let folder = options.folder.clone().unwrap_or_else(std::env::temp_dir);
    let (mut file, path) = NamedTempFile::new_in(&folder).map_err(temporary)?.into_parts();
    let connection = Connection::open(&path).map_err(failed)?;
    let path = if cfg!(unix) { path.close().map(|()| None) } else { Ok(Some(path)) }.map_err(temporary)?;
    // What it sorts for the indexes is in the same folder.
    if let Some(folder) = options.folder.as_deref().and_then(Path::to_str) {
        connection.pragma_update(None, "temp_store_directory", folder).map_err(failed)?;
    }
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
    let passed_on = file.rewind().and_then(|()| io::copy(&mut file, out)).and_then(|_| out.flush());
    drop(path);
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

/// Names of columns that differ not only in the case of their letters, which is nothing to SQLite: a later one has a number.
fn distinct<'n>(names: impl Iterator<Item = &'n str> + Clone) -> Vec<String> {
    let folded = |name: &str| name.to_ascii_lowercase();
    let mut taken: HashSet<String> = HashSet::new();
    let mut with_number = |name: &str| {
        // None of the names as they are.
        let is_free = |new: &String| {
            !taken.contains(&folded(new)) && names.clone().all(|name| folded(name) != folded(new))
        };
        let new = match taken.contains(&folded(name)) {
            true => (2..).map(|number| format!("{name}_{number}")).find(is_free).unwrap_or_default(),
            false => name.to_owned(),
        };
        taken.insert(folded(&new));
        new
    };
    names.clone().map(&mut with_number).collect()
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
        let names = distinct(columns.iter().map(|(name, _)| *name));
        let column = |(name, (_, kind)): (&String, &(&str, Kind))| {
            let kind = match kind {
                Kind::Text => "TEXT",
                Kind::Whole => "INTEGER",
                Kind::Real => "REAL",
            };
            format!("\"{}\" {kind}", name.replace('"', "\"\""))
        };
        let columns: Vec<String> = names.iter().zip(columns).map(column).collect();
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
