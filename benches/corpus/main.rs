//! Writes synthetic bibliographies of any size, so that the figures of the benchmarks can be repeated anywhere.
//!
//! ```sh
//! cargo run --release --example corpus -- dblp 1000000 > corpus.xml
//! cargo run --release --example corpus -- authors 100000 7 0.003 > hyper.txt
//! cargo run --release --example corpus -- --like dblp-2016 xml > dblp.xml
//! cargo run --release --example corpus -- --like dblp-2016 bib > dblp.bib
//! cargo run --release --example corpus -- --like dblp-2016 bib-folder dblp/
//! cargo run --release --example corpus -- --like dblp-2016 yaml-folder dblp/
//! ```
//!
//! The arguments are a format (dblp, bibtex, openalex, ris or authors), the number of papers, a seed, and the share of papers
//! with 1,000 to 3,000 authors; see `groups` for the model. After `--like dblp-2016` come a form, its folder if it has one, the number
//! of records and a seed; see `dblp_2016`. The same arguments give the same bytes.

mod dblp_2016;
mod groups;
mod people;
#[allow(dead_code, unused_imports, reason = "the generator needs two of its methods, and no tests")]
#[path = "../../src/random.rs"]
mod random;
mod record;

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use record::{Form, Record};

const USAGE: &str = "\
usage: corpus dblp|bibtex|openalex|ris|authors [PAPERS [SEED [SHARE]]]
       corpus --like dblp-2016 xml|bib [RECORDS [SEED]]
       corpus --like dblp-2016 bib-folder|yaml-folder FOLDER [RECORDS [SEED]]";

fn main() -> io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let mut out = BufWriter::with_capacity(1 << 20, io::stdout().lock());
    match arguments.as_slice() {
        ["--like", "dblp-2016", "xml", rest @ ..] => like_dblp(Form::Xml, rest, &mut out),
        ["--like", "dblp-2016", "bib", rest @ ..] => like_dblp(Form::Bibtex, rest, &mut out),
        ["--like", "dblp-2016", "bib-folder", folder, rest @ ..] => {
            folder_like_dblp(Form::Bibtex, folder, rest)
        }
        ["--like", "dblp-2016", "yaml-folder", folder, rest @ ..] => {
            folder_like_dblp(Form::Yaml, folder, rest)
        }
        [format, rest @ ..] => {
            let model = groups::Model {
                papers: number(rest, 0).unwrap_or(1000.0) as usize,
                seed: number(rest, 1).unwrap_or(1.0) as u64,
                hyper: number(rest, 2).unwrap_or(0.0),
            };
            if groups::write(format, model, &mut out)? { Ok(()) } else { Err(io::Error::other(USAGE)) }
        }
        [] => Err(io::Error::other(USAGE)),
    }?;
    out.flush()
}

fn number(arguments: &[&str], index: usize) -> Option<f64> {
    arguments.get(index)?.parse().ok()
}

fn like_dblp(form: Form, rest: &[&str], out: &mut dyn Write) -> io::Result<()> {
    form.begin(out)?;
    write_like_dblp(rest, &mut OneFile { form, out })?;
    form.end(out)
}

fn folder_like_dblp(form: Form, folder: &str, rest: &[&str]) -> io::Result<()> {
    let mut sink = Folder { form, folder: folder.into(), file: None };
    write_like_dblp(rest, &mut sink)?;
    sink.close()
}

fn write_like_dblp(rest: &[&str], sink: &mut dyn dblp_2016::Sink) -> io::Result<()> {
    let records = number(rest, 0).map_or(dblp_2016::RECORDS, |number| number as usize);
    dblp_2016::write(records, number(rest, 1).unwrap_or(1.0) as u64, sink)
}

struct OneFile<'a> {
    form: Form,
    out: &'a mut dyn Write,
}

impl dblp_2016::Sink for OneFile<'_> {
    fn stream(&mut self, _name: &str) -> io::Result<()> {
        Ok(())
    }

    fn record(&mut self, record: &Record<'_>) -> io::Result<()> {
        self.form.record(record, self.out)
    }
}

/// A folder with one file a stream, in a folder for each kind of stream.
struct Folder {
    form: Form,
    folder: PathBuf,
    file: Option<BufWriter<File>>,
}

impl Folder {
    fn close(&mut self) -> io::Result<()> {
        let Some(mut file) = self.file.take() else { return Ok(()) };
        self.form.end(&mut file)?;
        file.flush()
    }
}

impl dblp_2016::Sink for Folder {
    fn stream(&mut self, name: &str) -> io::Result<()> {
        self.close()?;
        let path = self.folder.join(format!("{name}.{}", self.form.extension()));
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent)?;
        }
        let mut file = BufWriter::new(File::create(path)?);
        self.form.begin(&mut file)?;
        self.file = Some(file);
        Ok(())
    }

    fn record(&mut self, record: &Record<'_>) -> io::Result<()> {
        match &mut self.file {
            Some(file) => self.form.record(record, file),
            None => Ok(()),
        }
    }
}
