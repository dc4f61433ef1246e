//! Loads the network of the options, with progress and warnings on stderr.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use super::options::{Options, is_stdin};
use super::output::Console;
use super::refused::filters;
use crate::error::{Error, ErrorKind, Result};
use crate::loader::Loader;
use crate::network::Network;
use crate::reading::{Progress, ReadOptions, Source, short_file, short_text};
use crate::records::{Kind, Notices};
use crate::units::Unit;

/// Read when no input is given.
const DEFAULT_FOLDER: &str = "seeds";

/// Reads the inputs, resolves names, and builds the network.
pub(super) fn network(options: &Options, console: &Console) -> Result<Network> {
    network_with_file(options, None, console)
}

/// Like [`network`], for a command that has read one more file.
pub(super) fn network_with_file(
    options: &Options,
    extra: Option<&Path>,
    console: &Console,
) -> Result<Network> {
    set_threads(options);
    let sources = sources(options)?;
    announce(options, &sources, extra, console);
    let mut notices = Notices::keeping(if options.verbose { usize::MAX } else { 3 });
    let mut bar = console.progress(&sources);
    let loaded = load(options, &sources, &mut notices, &mut |come| bar.show(come));
    bar.clear();
    if loaded.is_ok() {
        console.notices(&notices);
    } else {
        // Without an answer, the warnings tell why.
        console.notices_with_places(&notices);
    }
    loaded
}

/// Reads sources with the settings of the options. A network without authors is an error.
pub(super) fn load(
    options: &Options,
    sources: &[Source],
    notices: &mut Notices,
    watch: &mut dyn FnMut(Progress),
) -> Result<Network> {
    let network = loader(options, sources)?.load_into(notices, watch)?;
    if network.author_count() == 0 {
        return Err(Error::new(ErrorKind::Input, why_empty(options, notices)));
    }
    Ok(network)
}

/// Why there are no authors, and what to change.
fn why_empty(options: &Options, notices: &Notices) -> String {
    let filters = filters(options).join(", ");
    let groups = notices.count(Kind::GroupsLeftOut);
    match (filters.is_empty(), groups) {
        (true, _) if options.unit.is_some_and(|unit| unit != Unit::Author) => {
            "no organization or country is known; the inputs state no affiliations".to_owned()
        }
        (true, 0) => "no author is left".to_owned(),
        (true, _) => "all authors are groups; pass --groups to include them".to_owned(),
        (false, 0) => format!("the filters removed every author; relax {filters}"),
        (false, _) => format!("the filters removed every author; relax {filters}, or pass --groups"),
    }
}

/// A loader with the settings of the options.
pub(super) fn loader(options: &Options, sources: &[Source]) -> Result<Loader> {
    let mut loader = sources.iter().cloned().fold(Loader::new(), Loader::source);
    if let Some(format) = &options.from {
        loader = loader.format_named(format);
    }
    if let Some(columns) = &options.columns {
        loader = loader.columns(columns);
    }
    if let Some(encoding) = &options.encoding {
        loader = loader.encoding(encoding);
    }
    if let Some(sheet) = &options.sheet {
        loader = loader.sheet(sheet);
    }
    if let Some(scratch) = &options.scratch {
        loader = loader.scratch(scratch.clone());
    }
    if let Some(matching) = options.names {
        loader = loader.names(matching);
    }
    if let Some(file) = &options.aliases {
        let text = read_file(file, options)?;
        loader = loader.aliases_bytes(name(file), &text);
    }
    if let Some(file) = &options.org_aliases {
        let text = read_file(file, options)?;
        loader = loader.unit_aliases_text(name(file), String::from_utf8_lossy(&text));
    }
    if let Some(file) = &options.attributes {
        loader = loader.attributes_table(name(file), read_file(file, options)?);
    }
    Ok(loader
        .unit(options.unit.unwrap_or_default())
        .details(options.needs)
        .editors(options.editors)
        .keep_duplicates(options.keep_duplicates)
        .strict(options.strict)
        .checksums(options.checksums)
        .selection(options.selection()))
}

/// Sets the number of threads of the global pool.
pub(super) fn set_threads(options: &Options) {
    if let Some(threads) = options.threads {
        // Fails only if the pool exists already, as in a test that runs several commands.
        let _ = rayon::ThreadPoolBuilder::new().num_threads(threads).build_global();
    }
}

/// The name of an auxiliary file in messages.
pub(super) fn name(file: &Path) -> String {
    if is_stdin(file) { "<stdin>".to_owned() } else { file.display().to_string() }
}

/// Reads an auxiliary file, such as aliases or pairs, or stdin.
pub(super) fn read_file(file: &Path, options: &Options) -> Result<Vec<u8>> {
    options.spare([file])?;
    let unreadable = |error| Error::new(ErrorKind::Input, format!("cannot be read: {error}"));
    short_file(file).map_err(|error| unreadable(error).at(name(file), None))
}

/// The text of a file that is kept in memory whole, decompressed and decoded as bibliographies are.
pub(super) fn read_text(file: &Path, options: &Options) -> Result<Vec<u8>> {
    options.spare([file])?;
    let mut reading = ReadOptions::default();
    if let Some(encoding) = &options.encoding {
        reading = reading.encoding(encoding);
    }
    let unreadable = |error| Error::new(ErrorKind::Input, format!("cannot be read: {error}"));
    short_text(file, &reading).map_err(|error| unreadable(error).at(name(file), None))
}

/// The sources to read.
pub(super) fn sources(options: &Options) -> Result<Vec<Source>> {
    let folder = Path::new(DEFAULT_FOLDER);
    let found = if !options.input.is_empty() {
        let found: Vec<_> = options.input.iter().map(|path| Source::at(path)).collect::<Result<_>>()?;
        found.into_iter().flatten().collect()
    } else if folder.is_dir() {
        Source::at(folder)?
    } else {
        vec![Source::Sample]
    };
    options.spare(found.iter().filter_map(|source| match source {
        Source::File(path) | Source::Found(path) => Some(path.as_path()),
        _ => None,
    }))?;
    Ok(found)
}

/// Reports on stderr what is read, so that the sample's figures are never mistaken for one's own.
pub(super) fn announce(options: &Options, sources: &[Source], extra: Option<&Path>, console: &Console) {
    let mut what = match sources {
        [Source::Sample] => "no input given; reading the built-in sample of 91 papers".to_owned(),
        _ if options.input.is_empty() => format!("no input given; reading the folder {DEFAULT_FOLDER}/"),
        [source] => format!("reading {}", source.name()),
        [first, ..] => format!("reading {} files, starting with {}", sources.len(), first.name()),
        [] => return,
    };
    let auxiliary = [&options.aliases, &options.org_aliases, &options.attributes];
    let is_read_otherwise = auxiliary.into_iter().flatten().map(PathBuf::as_path).chain(extra).any(is_stdin);
    let is_unread = !sources.contains(&Source::Stdin) && !is_read_otherwise;
    if is_unread && stdin_is_a_pipe() {
        what.push_str("; stdin is ignored, pass -i - to read it");
    }
    console.announcement(&what, sources == [Source::Sample]);
}

#[cfg(unix)]
fn stdin_is_a_pipe() -> bool {
    use std::os::unix::fs::FileTypeExt;
    let stdin = std::fs::metadata("/dev/stdin");
    stdin.is_ok_and(|stdin| stdin.file_type().is_fifo() || stdin.is_file()) && !std::io::stdin().is_terminal()
}

#[cfg(not(unix))]
fn stdin_is_a_pipe() -> bool {
    !std::io::stdin().is_terminal()
}
