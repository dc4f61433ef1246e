//! GML, for igraph, NetworkX, Gephi and Cytoscape.

use std::io::{self, Write};

use petgraph::visit::EdgeRef;

use super::author_columns::{Column, Value, columns};
use super::{ExportOptions, ExportWriter, Exporter};
use crate::error::{Error, Result};
use crate::network::{Network, Projection};

pub(super) static EXPORTER: Exporter = Exporter {
    name: "gml",
    about: "GML with labels, papers, years, strengths, components and communities (igraph, NetworkX, Gephi, Cytoscape)",
    extensions: &["gml"],
    is_text: true,
    table_of: None,
    writer: ExportWriter::Columns(write),
};

fn write(network: &Network, options: &ExportOptions, out: &mut dyn Write) -> Result<()> {
    let projection = network.projection(options.tie_weight)?;
    let columns = columns(network, options)?;
    write_lines(network, &projection, &columns, out).map_err(|error| Error::writing("the GML", &error))
}

fn write_lines(
    network: &Network,
    projection: &Projection,
    columns: &[Column<'_>],
    out: &mut dyn Write,
) -> io::Result<()> {
    let keys = keys(columns);
    writeln!(out, "graph [\n  directed 0")?;
    for author in network.authors() {
        writeln!(out, "  node [\n    id {}\n    label \"{}\"", author.0, escaped(&network.name(author)))?;
        for (column, key) in columns.iter().zip(&keys) {
            match column.get(author) {
                Some(Value::Text(text)) => writeln!(out, "    {key} \"{}\"", escaped(&text))?,
                Some(Value::Integer(number)) => writeln!(out, "    {key} {number}")?,
                Some(Value::Real(number)) => writeln!(out, "    {key} {}", real(number))?,
                None => {}
            }
        }
        writeln!(out, "  ]")?;
    }
    for edge in projection.edge_references() {
        let (a, b) = (edge.source().index(), edge.target().index());
        writeln!(out, "  edge [\n    source {a}\n    target {b}")?;
        if network.has_papers() {
            writeln!(out, "    papers {}", edge.weight().papers)?;
        }
        writeln!(out, "    weight {}\n  ]", real(edge.weight().strength))?;
    }
    writeln!(out, "]")
}

/// The keys of columns, each once. A key of GML has letters and digits only, and begins with a letter.
fn keys(columns: &[Column<'_>]) -> Vec<String> {
    let key = |name: &str| {
        let mut words = name.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
        let first = words.next().unwrap_or_default().to_owned();
        words.fold(first, |key, word| key + &word[..1].to_ascii_uppercase() + &word[1..])
    };
    let mut keys: Vec<String> = Vec::new();
    for column in columns {
        let mut key = key(&column.name);
        if !key.starts_with(|c: char| c.is_ascii_alphabetic()) {
            key.insert_str(0, "column");
        }
        let plain = key.clone();
        for number in 2.. {
            if !keys.contains(&key) {
                break;
            }
            key = format!("{plain}{number}");
        }
        keys.push(key);
    }
    keys
}

/// A number with a decimal point, without which it would be an integer, of which many readers have 32 bits.
fn real(number: f64) -> String {
    let text = number.to_string();
    if text.contains('.') { text } else { text + ".0" }
}

/// Text in the ASCII of GML: other characters, quotation marks and `&` are references.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '"' => escaped.push_str("&quot;"),
            ' '..='~' => escaped.push(c),
            c if c.is_control() => escaped.push(' '),
            c => escaped.push_str(&format!("&#{};", u32::from(c))),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_ascii() {
        assert_eq!(escaped("O'Neil \"Bo\" & Žak\n"), "O'Neil &quot;Bo&quot; &amp; &#381;ak ");
    }

    #[test]
    fn a_real_number_is_no_integer_and_has_no_exponent() {
        assert_eq!([3.0, 0.5, 1e-7, 1e20].map(real), ["3.0", "0.5", "0.0000001", "100000000000000000000.0"]);
    }

    #[test]
    fn keys_are_letters_and_digits() {
        let network = crate::Loader::sample().load().expect("the sample").network;
        let columns = columns(&network, &ExportOptions::default()).expect("columns");
        assert_eq!(keys(&columns)[0], "authorId");
        assert_eq!(keys(&columns)[6..], ["firstYear", "lastYear"]);
    }
}
