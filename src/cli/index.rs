//! `coauth index`: a network on disk.

use std::path::PathBuf;

use clap::Args;
use serde::Serialize;
use serde_json::{Value, json};

use super::options::Options;
use super::output::{self, Console, through_io, to_destination};
use super::provenance::Provenance;
use super::{input, usage};
use crate::analysis::Report;
use crate::error::{Error, ErrorKind, Result};
use crate::index;
use crate::network::{Network, Selection};
use crate::table::{Document, Table, shown_count};

pub(super) const EXAMPLES: &str = "\
Examples:
  coauth index dblp.xml.gz -o dblp.coauth                reads once
  coauth -i dblp.coauth path \"Paul Erdős\" \"Jeff Dean\"    asks in milliseconds
  coauth top --since 2010 dblp.coauth                    years and sizes can be selected when querying
  coauth index --verify dblp.coauth                      checks all of it

Who is who is settled when the index is built, so give --names then.";

/// A network on disk
#[derive(Debug, Args)]
pub(super) struct IndexCommand {
    /// Check every byte of an index instead
    #[arg(long, value_name = "FILE", conflicts_with = "inputs")]
    verify: Option<PathBuf>,
    /// Files or folders to read; like -i
    #[arg(value_name = "INPUT")]
    inputs: Vec<PathBuf>,
}

impl IndexCommand {
    pub(super) fn run(&self, options: Options, console: &Console) -> Result<bool> {
        match &self.verify {
            Some(_) if !options.input.is_empty() => {
                Err(usage("--verify takes the index itself; leave -i away"))
            }
            Some(file) => verify(file, &options),
            None => self.build(options.with_inputs(&self.inputs)?, console),
        }
    }

    fn build(&self, options: Options, console: &Console) -> Result<bool> {
        let Some(path) = &options.output else {
            return Err(usage(format!("say where to with -o, as in -o papers.{}", index::EXTENSION)));
        };
        if options.format.is_some() {
            return Err(usage("an index has one format; leave -f away"));
        }
        if options.selection() != (Selection { groups: options.groups, ..Selection::default() }) {
            return Err(usage(
                "an index holds everything; select by --since, --until, --max-authors and --min-papers when querying it",
            ));
        }
        let network = input::network(&options, console)?;
        // An index may be made of another, which must then be whole.
        network.verify()?;
        let network = noted(network, &options);
        let mut kept = None;
        let written = to_destination(&options, "the index", |out, _| {
            through_io(index::write(&network, out), &mut kept)
        });
        kept.map_or(written, Err)?;
        let answer = IndexReport::of(path, &network)?;
        console.remark(&answer.line());
        Ok(true)
    }
}

/// The network with the options it was read with, for the index. That of an index has them already.
fn noted(network: Network, options: &Options) -> Network {
    if network.made_with().is_empty() {
        network.saying(Value::Object(options.that_bear_upon_the_answer()).to_string())
    } else {
        network
    }
}

/// Checks an index, and says what it holds.
fn verify(file: &std::path::Path, options: &Options) -> Result<bool> {
    let style = output::style(options)?;
    options.spare([file])?;
    crate::reading::Source::at(file)?;
    if !index::is_index(file) {
        let what = "this is no index, or its first bytes are damaged";
        return Err(Error::new(ErrorKind::Input, what).at(file.display().to_string(), None));
    }
    let network = index::open(file, Selection::default(), &mut crate::records::Notices::default())
        .map_err(|error| crate::loader::rebuilding::refused(error, file))?;
    network.verify()?;
    let verified = json!({ "verify": file.display().to_string() });
    let provenance = Provenance::of("coauth.index/1".to_owned(), options).with(verified);
    output::show(style, &IndexReport::of(file, &network)?, &provenance, options)?;
    Ok(true)
}

/// What an index holds.
#[derive(Debug, Serialize)]
struct IndexReport {
    index: String,
    papers: usize,
    authors: usize,
    bytes: u64,
}

impl IndexReport {
    fn of(path: &std::path::Path, network: &Network) -> Result<Self> {
        let index = path.display().to_string();
        let bytes = path.metadata().map(|metadata| metadata.len()).map_err(|error| {
            Error::new(ErrorKind::Input, format!("cannot be read: {error}")).at(&index, None)
        })?;
        Ok(Self { index, papers: network.paper_count(), authors: network.author_count(), bytes })
    }

    fn line(&self) -> String {
        let [papers, authors] = [self.papers, self.authors].map(|count| shown_count(count as u64));
        format!(
            "{} holds {papers} papers and {authors} authors in {} bytes",
            self.index,
            shown_count(self.bytes)
        )
    }
}

impl Report for IndexReport {
    fn document(&self) -> Document<'_> {
        let mut table = Table::with_columns(&["index", "#papers", "#authors", "#bytes"]);
        let index = self.index.as_str().into();
        table.push([index, self.papers.into(), self.authors.into(), self.bytes.into()]);
        Document::of(table)
    }
}
