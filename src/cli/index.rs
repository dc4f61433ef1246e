//! `coauth index`: builds or verifies an index.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use serde::Serialize;
use serde_json::{Value, json};

use super::input;
use super::memory;
use super::options::{Options, usage};
use super::output::{self, Console, kept_or, through_io, to_destination};
use super::provenance::Provenance;
use super::refused::refuse;
use crate::analysis::Report;
use crate::error::{Error, ErrorKind, Result};
use crate::export::{MAP_SEED, places};
use crate::index;
use crate::loader::rebuilding::kept_by;
use crate::network::{Network, Selection};
use crate::records::Details;
use crate::table::{Document, Table, counted};

pub(super) const EXAMPLES: &str = "\
Examples:
  coauth index dblp.xml.gz -o dblp.coauth                read the sources once
  coauth -i dblp.coauth path \"Paul Erdős\" \"Jeff Dean\"    query in milliseconds
  coauth top --since 2010 dblp.coauth                    filter papers when querying
  coauth index works/ --keep organizations -o w.coauth   for queries with --unit
  coauth index dblp.xml.gz --map -o dblp.coauth          with a map for coauth serve
  coauth index works/ --memory 8G -o w.coauth            more than fits into memory
  coauth index --verify dblp.coauth                      verify checksums and results

Names are resolved when the index is built: pass --names and --aliases then, not when querying.";

/// Build an index: a network on disk that is queried in milliseconds
#[derive(Debug, Args)]
pub(super) struct IndexCommand {
    /// Verify an existing index instead: its checksums, and that its results follow from its records
    #[arg(long, value_name = "FILE", conflicts_with = "inputs")]
    verify: Option<PathBuf>,
    /// Keep details of authors, for commands that need them: emails, affiliations, organizations
    ///
    /// `collaborators` needs affiliations; --unit needs organizations, which include affiliations and countries.
    #[arg(long, value_name = "DETAIL,…", value_delimiter = ',')]
    keep: Vec<Keep>,
    /// Store a map of everyone for `coauth serve`; another seed gives another map
    ///
    /// It takes as long as `coauth communities`, and a little longer.
    #[arg(long, value_name = "SEED", num_args = 0..=1, require_equals = true, conflicts_with = "verify")]
    map: Option<Option<u64>>,
    /// Build in bounded memory, as 2G or 800M: what is larger is in temporary files next to the index
    ///
    /// The index is the same. It takes longer, and free disk for the index and about twice as much again.
    #[arg(long, value_name = "SIZE", value_parser = memory::size, conflicts_with_all = ["map", "verify"])]
    memory: Option<u64>,
    /// Input files or folders; same as -i
    #[arg(value_name = "INPUT")]
    inputs: Vec<PathBuf>,
}

/// A detail of authors that an index may keep.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Keep {
    /// E-mail addresses
    Emails,
    /// Affiliations, for `collaborators`
    Affiliations,
    /// Organizations with their countries, and affiliations, for --unit
    Organizations,
}

impl IndexCommand {
    pub(super) fn run(&self, options: Options, console: &Console) -> Result<bool> {
        match &self.verify {
            Some(_) if !options.input.is_empty() => Err(usage("--verify FILE names the index; remove -i")),
            Some(file) => verify(file, &options, console),
            None => {
                let options = Options { needs: self.details(), ..options };
                self.build(options.with_inputs(&self.inputs)?, console)
            }
        }
    }

    fn details(&self) -> Details {
        let has = |keep: Keep| self.keep.contains(&keep);
        let organizations = has(Keep::Organizations);
        let affiliations = organizations || has(Keep::Affiliations);
        Details { emails: has(Keep::Emails), affiliations, organizations }
    }

    fn build(&self, options: Options, console: &Console) -> Result<bool> {
        let Some(path) = &options.output else {
            return Err(usage(format!(
                "no output file given; pass -o, for example -o papers.{}",
                index::EXTENSION
            )));
        };
        if options.format.is_some() {
            return Err(usage("an index has a single format; remove -f"));
        }
        if options.selection() != (Selection { groups: options.groups, ..Selection::default() }) {
            return Err(usage(
                "an index includes all papers; pass --since, --until, --type, --max-authors and --min-papers when querying it",
            ));
        }
        refuse(&options, "index")?;
        let scratch = self.memory.map(|limit| memory::beside(path, limit));
        let read = Options { checksums: true, scratch: scratch.clone(), ..options.clone() };
        let network = input::network(&read, console)?;
        // The source may be another index, which must be intact.
        network.verify_bytes()?;
        refuse_more_details(&network, &options)?;
        let network = noted(network, &options);
        let network = match self.map {
            Some(seed) => {
                let seed = seed.unwrap_or(MAP_SEED);
                let places = console.waiting("map", || places(&network, seed))?;
                network.placed(places)
            }
            None => network,
        };
        let mut kept = None;
        let written = to_destination(&options, "the index", |out, _| {
            // Memory is bounded as long as this lives: writing reads everything.
            let is_bounded =
                || scratch.as_ref().map_or(Ok(()), |scratch| scratch.within_limit("writing the index"));
            through_io(index::write(&network, out).and_then(|()| is_bounded()), &mut kept)
        });
        kept_or(written, kept, &options)?;
        let answer = IndexReport::of(path, &network)?;
        console.remark(&answer.line());
        Ok(true)
    }
}

/// Refuses to copy an index with details that `--keep` does not name: e-mail addresses would be passed on unnoticed.
fn refuse_more_details(network: &Network, options: &Options) -> Result<()> {
    let kept = kept_by(network);
    if options.needs.include(kept) {
        return Ok(());
    }
    let names: Vec<&str> = kept.names().collect();
    Err(usage(format!(
        "the source is an index that keeps {}; pass --keep {} to keep the same, or build the index from its inputs",
        names.join(" and "),
        names.join(",")
    )))
}

/// Records the options that the network was read with. A network from an index has them already.
fn noted(network: Network, options: &Options) -> Network {
    if network.made_with().is_empty() {
        let mut made_with = options.that_affect_the_answer();
        let keep = options.needs.names().collect::<Vec<_>>().join(",");
        if !keep.is_empty() {
            made_with.insert("keep".to_owned(), keep.into());
        }
        network.saying(Value::Object(made_with).to_string())
    } else {
        network
    }
}

/// Verifies an index and reports its size.
fn verify(file: &std::path::Path, options: &Options, console: &Console) -> Result<bool> {
    refuse(options, "index --verify")?;
    let style = output::style(options)?;
    options.spare([file])?;
    crate::reading::Source::at(file)?;
    if !index::is_index(file) {
        let what = "not a coauth index, or its header is damaged";
        return Err(Error::new(ErrorKind::Input, what).at(file.display().to_string(), None));
    }
    let network = index::open(file, Selection::default(), &mut crate::records::Notices::default())
        .map_err(|error| crate::loader::rebuilding::refused(error, file))?;
    network.verify()?;
    verify_map(&network, file, console)?;
    console.remark("verified: all checksums are right, and all results follow from the records");
    let verified = json!({ "verify": file.display().to_string() });
    let provenance = Provenance::of("coauth.index/1".to_owned(), options).with(verified);
    output::show(style, &IndexReport::of(file, &network)?, &provenance, options)?;
    Ok(true)
}

/// Verifies that the map is the one that is made of the network.
fn verify_map(network: &Network, file: &std::path::Path, console: &Console) -> Result<()> {
    let Some(stored) = network.places() else { return Ok(()) };
    let again = console.waiting("map", || places(network, stored.seed()))?;
    if again == *stored {
        return Ok(());
    }
    let what = "the map of the index does not match the other sections; rebuild it";
    Err(Error::new(ErrorKind::Input, what).at(file.display().to_string(), None))
}

/// The size of an index.
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
        let papers = counted(self.papers as u64, "paper");
        let authors = counted(self.authors as u64, "author");
        format!("wrote {}: {papers}, {authors}, {}", self.index, counted(self.bytes, "byte"))
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
