//! `coauth export`: the network as data for other programs.

use std::ffi::OsStr;
use std::path::Path;

use clap::Args;

use super::input;
use super::missing::Missing;
use super::options::{Options, usage};
use super::output::{
    Console, PARQUET, chosen, kept_or, not_in_this_build, refuse_other_file, refuse_terminal, through_io,
    to_destination,
};
use crate::analysis::Measure;
use crate::error::Result;
use crate::export::{EXPORTERS, ExportOptions, Exporter, LeftOut};
use crate::network::{Normalization, TieWeight};
use crate::table::counted;

pub(super) const EXAMPLES: &str = "\
Examples:
  coauth export -f graphml > network.graphml      for Gephi, yEd, igraph, NetworkX
  coauth export -o network.graphml                the same; the extension is the format
  coauth export -o network.gexf                   for Gephi, with positions, colors and years
  coauth export -f nodes-csv --with pagerank,core  one row per author, with these measures
  coauth export -f ties-csv -o ties.csv           one row per tie
  coauth export -f ties-csv -o ties.parquet       the same table as Parquet
  coauth export -o network.sqlite                 papers, authors, authorships and ties as a database
  coauth export -f authorships refs.txt           every name on every paper, with its author

`coauth formats` lists all formats.";

/// Export the network as data for other programs
#[derive(Debug, Args)]
pub(super) struct Export {
    /// Normalization of tie strengths
    #[arg(long, value_enum, default_value_t, value_name = "HOW")]
    normalize: Normalization,
    /// Measures to add to the columns of authors, separated by commas
    #[arg(long, value_enum, value_delimiter = ',', value_name = "MEASURES")]
    with: Vec<Measure>,
    /// Input files or folders; same as -i
    #[arg(value_name = "INPUT")]
    inputs: Vec<std::path::PathBuf>,
}

impl Export {
    pub(super) fn run(&self, options: Options, console: &Console) -> Result<bool> {
        let options = options.with_inputs(&self.inputs)?;
        let formats: Vec<&Exporter> =
            EXPORTERS.iter().copied().filter(|exporter| !exporter.is_drawing()).collect();
        let names = || formats.iter().map(|format| format.name).collect::<Vec<_>>().join(", ");
        if is_parquet(&options) && options.format.as_deref().is_none_or(|format| format == PARQUET) {
            refuse_several_tables()?;
        }
        let chosen = chosen(&options, "export", &formats, |format| format.name, |format| format.extensions)?;
        let Some(format) = chosen.map(|format| in_its_file(format, &options)) else {
            return Err(usage(format!("no export format given; pass -f with one of: {}", names())));
        };
        if !self.with.is_empty() && !format.has_columns() {
            return Err(usage(format!("{} has no columns of authors for --with", format.name)));
        }
        refuse_other_file(&options, "export", format.name, format.table_of.is_some())?;
        if !format.is_text {
            let extension = format.extensions.first().copied().unwrap_or(PARQUET);
            refuse_terminal(&options, format.name, extension)?;
        }
        let network = input::network(&options, console)?;
        let network = network.with_name_style(options.name_style.unwrap_or_default());
        // Rows are written as they are made, so the index has to be verified first.
        network.verify_bytes()?;
        let tie_weight = TieWeight { counting: options.counting(), normalization: self.normalize };
        let export_options = ExportOptions::from(tie_weight).measures(self.with.clone());
        let export_options = match &options.output {
            Some(path) => export_options.beside(path),
            None => export_options,
        };
        let (mut kept, mut left_out) = (None, LeftOut::default());
        let written = to_destination(&options, "the export", |out, _| {
            let result = format.write(&network, export_options, out).map(|rest| left_out = rest);
            through_io(result, &mut kept)
        });
        kept_or(written, kept, &options)?;
        remark(left_out).iter().for_each(|remark| console.remark(remark));
        Ok(true)
    }
}

/// Is Parquet wanted, by name or by extension?
fn is_parquet(options: &Options) -> bool {
    let is = |text: &OsStr| text.eq_ignore_ascii_case(PARQUET);
    options.format.as_deref().is_some_and(|format| is(format.as_ref()))
        || options.output.as_deref().and_then(Path::extension).is_some_and(is)
}

/// A Parquet file holds one table: which, has to be said.
fn refuse_several_tables() -> Result<()> {
    if let Some(missing) = Missing::named(PARQUET, "tables") {
        return Err(not_in_this_build(missing));
    }
    let ours = EXPORTERS.iter().filter(|format| format.table_of.is_some()).map(|format| format.name);
    let names: Vec<&str> = ours.collect();
    Err(usage(format!("a Parquet file holds one table; pass -f with one of: {}", names.join(", "))))
}

/// The format for a file of this name: a table of CSV in a file that ends in `.parquet` is written as Parquet.
fn in_its_file(format: &'static Exporter, options: &Options) -> &'static Exporter {
    let is_same = |other: &&Exporter| other.table_of.is_some_and(|table| table.name == format.name);
    let twin = EXPORTERS.iter().copied().filter(|_| is_parquet(options)).find(is_same);
    twin.unwrap_or(format)
}

/// What the export leaves out, and the formats that include it.
fn remark(LeftOut { authors, ties }: LeftOut) -> Option<String> {
    let authors_of =
        |what: &str| (authors > 0).then(|| format!("{} without {what}", counted(authors, "author")));
    let ties_of = (ties > 0).then(|| format!("{} without papers", counted(ties, "tie")));
    match ties_of {
        None => {
            authors_of("ties").map(|left| format!("not exported: {left}; nodes-csv and graphml include them"))
        }
        Some(left) => {
            let both = [Some(left), authors_of("papers")].into_iter().flatten().collect::<Vec<_>>();
            Some(format!("not exported: {}; graphml includes them", both.join(" and ")))
        }
    }
}
