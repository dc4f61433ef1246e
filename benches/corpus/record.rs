//! A record as dblp has it, written as dblp writes it.

use std::io::{self, Write};

/// What kind of publication; the name of its element and of its BibTeX entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Article,
    Inproceedings,
    Incollection,
    Proceedings,
    Www,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Kind::Article => "article",
            Kind::Inproceedings => "inproceedings",
            Kind::Incollection => "incollection",
            Kind::Proceedings => "proceedings",
            Kind::Www => "www",
        }
    }
}

pub(crate) struct Record<'a> {
    pub(crate) kind: Kind,
    pub(crate) key: String,
    pub(crate) date: String,
    pub(crate) authors: Vec<&'a str>,
    pub(crate) editors: Vec<&'a str>,
    pub(crate) title: String,
    /// Fields with their names, in dblp's order.
    pub(crate) fields: Vec<(&'static str, String)>,
}

/// A format in which records are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Xml,
    Bibtex,
    /// Not a format that coauth reads. Such files are next to bibliographies in real folders.
    Yaml,
}

impl Form {
    pub(crate) fn extension(self) -> &'static str {
        match self {
            Form::Xml => "xml",
            Form::Bibtex => "bib",
            Form::Yaml => "yaml",
        }
    }

    pub(crate) fn begin(self, out: &mut dyn Write) -> io::Result<()> {
        match self {
            Form::Xml => out.write_all(
                b"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<!DOCTYPE dblp SYSTEM \"dblp.dtd\">\n<dblp>\n",
            ),
            Form::Bibtex | Form::Yaml => Ok(()),
        }
    }

    pub(crate) fn record(self, record: &Record<'_>, out: &mut dyn Write) -> io::Result<()> {
        match self {
            Form::Xml => xml(record, out),
            Form::Bibtex if record.kind == Kind::Www => Ok(()),
            Form::Bibtex => bibtex(record, out),
            Form::Yaml => yaml(record, out),
        }
    }

    pub(crate) fn end(self, out: &mut dyn Write) -> io::Result<()> {
        match self {
            Form::Xml => out.write_all(b"</dblp>\n"),
            Form::Bibtex | Form::Yaml => Ok(()),
        }
    }
}

fn xml(record: &Record<'_>, out: &mut dyn Write) -> io::Result<()> {
    let element = record.kind.name();
    writeln!(out, "<{element} mdate=\"{}\" key=\"{}\">", record.date, record.key)?;
    for (tag, names) in [("author", &record.authors), ("editor", &record.editors)] {
        for name in names {
            writeln!(out, "<{tag}>{}</{tag}>", as_references(name))?;
        }
    }
    writeln!(out, "<title>{}</title>", as_references(&record.title))?;
    for (name, value) in &record.fields {
        writeln!(out, "<{name}>{}</{name}>", as_references(value))?;
    }
    writeln!(out, "</{element}>")
}

fn as_references(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            c if c.is_ascii() => escaped.push(c),
            c => escaped.push_str(&format!("&#{};", u32::from(c))),
        }
    }
    escaped
}

/// Without the fields on the entry itself (timestamp, biburl, bibsource): the collection that was counted has 340 bytes an entry.
fn bibtex(record: &Record<'_>, out: &mut dyn Write) -> io::Result<()> {
    write!(out, "@{}{{DBLP:{}", record.kind.name(), record.key)?;
    let mut field = |name: &str, value: &str| write!(out, ",\n {name} = {{{value}}}");
    for (name, names) in [("author", &record.authors), ("editor", &record.editors)] {
        if !names.is_empty() {
            field(name, &in_tex(&names.join(" and ")))?;
        }
    }
    field("title", &in_tex(&record.title))?;
    for (name, value) in &record.fields {
        match *name {
            "crossref" => field(name, &format!("DBLP:{value}"))?,
            "pages" => field(name, &value.replace('-', "--"))?,
            "ee" => field("url", value)?,
            name => field(name, &in_tex(value))?,
        }
    }
    writeln!(out, "\n}}\n")
}

fn in_tex(text: &str) -> String {
    let mut tex = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' | '%' | '#' | '_' | '$' => tex.extend(['\\', c]),
            'é' => tex.push_str("{\\'{e}}"),
            'É' => tex.push_str("{\\'{E}}"),
            'ö' => tex.push_str("{\\\"{o}}"),
            'Ö' => tex.push_str("{\\\"{O}}"),
            c => tex.push(c),
        }
    }
    tex
}

fn yaml(record: &Record<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "- kind: {}\n  key: {}\n  mdate: '{}'", record.kind.name(), record.key, record.date)?;
    for (tag, names) in [("authors", &record.authors), ("editors", &record.editors)] {
        if !names.is_empty() {
            writeln!(out, "  {tag}:")?;
        }
        for name in names {
            writeln!(out, "  - '{}'", name.replace('\'', "''"))?;
        }
    }
    writeln!(out, "  title: '{}'", record.title.replace('\'', "''"))?;
    for (name, value) in &record.fields {
        writeln!(out, "  {name}: '{}'", value.replace('\'', "''"))?;
    }
    Ok(())
}
