//! From the options to a network, with what has to be said on the way.

use std::io::{self, BufRead, IsTerminal, Read};
use std::path::Path;

use serde_json::Value;

use super::options::{Options, is_stdin};
use super::output::Console;
use super::rebuilding::{self, Wanted};
use super::usage;
use crate::error::{Error, ErrorKind, Place, Result};
use crate::formats::FORMATS;
use crate::names::{Aliases, Roster};
use crate::network::Network;
use crate::reading::{self, ReadOptions, Source};
use crate::records::{Corpus, Kind, Notices};
use crate::{index, names};

/// The folder that is read when no input is given.
const DEFAULT_FOLDER: &str = "seeds";

/// Reads the inputs, finds out who is who, and builds the network.
pub(super) fn network(options: &Options, console: &Console) -> Result<Network> {
    network_beside(options, None, console)
}

/// The same, for a command that has read one more file.
pub(super) fn network_beside(options: &Options, beside: Option<&Path>, console: &Console) -> Result<Network> {
    set_threads(options);
    let sources = sources(options)?;
    announce(options, &sources, beside, console);
    let reading = reading(options)?;
    let aliases = aliases(options)?;
    let mut notices = Notices::keeping(if options.verbose { usize::MAX } else { 3 });
    let network = match index_among(&sources)? {
        Some(path) => from_index(path, options, &mut notices),
        None => {
            let mut bar = console.progress(&sources);
            let read = reading::read_watched(&sources, reading, &mut notices, &mut |come| bar.show(come));
            bar.clear();
            read.map(|corpus| built(corpus, &aliases, options, &mut notices))
        }
    };
    console.notices(&notices);
    let network = network?;
    strict(options, &notices)?;
    if network.author_count() == 0 {
        return Err(Error::new(ErrorKind::Input, "nothing is left of the network; loosen the selection"));
    }
    Ok(network)
}

/// The network of what was read.
pub(super) fn built(
    mut corpus: Corpus,
    aliases: &Aliases,
    options: &Options,
    notices: &mut Notices,
) -> Network {
    let roster = names::resolve_with(&mut corpus, options.matching(), aliases);
    if let Some(file) = &options.aliases {
        notice_idle(file, aliases, &corpus, &roster, notices);
    }
    Network::build(corpus, roster, options.selection(), notices)
}

/// Under `--strict` a notice is an error, unless it is one of those that say nothing against the data.
pub(super) fn strict(options: &Options, notices: &Notices) -> Result<()> {
    let Some(fault) = notices.first_fault().filter(|_| options.strict) else { return Ok(()) };
    let error = Error::new(ErrorKind::Input, format!("--strict: {}", fault.kind.summary(1)));
    Err(match &fault.place {
        Some(place) => error.at(place.path.clone(), place.line),
        None => error,
    })
}

/// Lets everything run on as many threads as were asked for.
pub(super) fn set_threads(options: &Options) {
    if let Some(threads) = options.threads {
        // Fails only if the pool is there already, as in a test that runs several commands.
        let _ = rayon::ThreadPoolBuilder::new().num_threads(threads).build_global();
    }
}

/// How the options want the inputs to be read.
pub(super) fn reading(options: &Options) -> Result<ReadOptions> {
    let from = match &options.from {
        None => None,
        Some(name) => {
            let format = FORMATS.iter().copied().find(|format| format.name == name);
            Some(format.ok_or_else(|| usage(format!("there is no format {name}; see coauth formats")))?)
        }
    };
    Ok(ReadOptions {
        from,
        editors: options.editors,
        keep_duplicates: options.keep_duplicates,
        format_options: options.columns.clone().unwrap_or_default(),
        ..ReadOptions::default()
    })
}

/// The name under which a file beside the papers is shown.
pub(super) fn name(file: &Path) -> String {
    if is_stdin(file) { "<stdin>".to_owned() } else { file.display().to_string() }
}

/// What stands in a file beside the papers, or comes from stdin.
pub(super) fn beside(file: &Path, options: &Options) -> Result<Vec<u8>> {
    options.spare([file])?;
    let mut text = Vec::new();
    let read = match is_stdin(file) {
        true => std::io::stdin().lock().read_to_end(&mut text).map(drop),
        false => std::fs::read(file).map(|read| text = read),
    };
    let unreadable = |error| Error::new(ErrorKind::Input, format!("cannot be read: {error}"));
    read.map(|()| text).map_err(|error| unreadable(error).at(name(file), None))
}

/// What the user says about who is who.
pub(super) fn aliases(options: &Options) -> Result<Aliases> {
    let Some(file) = &options.aliases else { return Ok(Aliases::default()) };
    let text = beside(file, options)?;
    Aliases::parse(&String::from_utf8_lossy(&text)).map_err(|error| {
        let line = error.place().and_then(|place| place.line);
        error.at(name(file), line)
    })
}

/// Says which lines of the user's came to nothing.
fn notice_idle(file: &Path, aliases: &Aliases, corpus: &Corpus, roster: &Roster, notices: &mut Notices) {
    let place = |line| Some(Place { path: name(file), line });
    if aliases.is_empty() {
        notices.push(Kind::IdleAlias, place(None), "nothing stands there");
    }
    for (line, why) in aliases.idle(corpus, roster) {
        notices.push(Kind::IdleAlias, place(Some(line)), &why);
    }
}

/// The one input, if it is an index.
fn index_among(sources: &[Source]) -> Result<Option<&Path>> {
    spell_out(sources)?;
    let named = sources.iter().filter_map(|source| match source {
        Source::File(path) => Some(path.as_path()),
        _ => None,
    });
    let mut indexes = named.filter(|path| index::is_index(path) || goes_by_index(path));
    let Some(path) = indexes.next() else { return Ok(None) };
    let refused = |what: &str| Err(Error::new(ErrorKind::Input, what).at(path.display().to_string(), None));
    if sources.len() > 1 {
        return refused("an index is asked alone; build one of all inputs");
    }
    if !index::is_index(path) {
        return refused("this is no index, or its first bytes are damaged; build it again");
    }
    Ok(Some(path))
}

/// Refuses an index where only papers are read, with what to do about it.
fn spell_out(sources: &[Source]) -> Result<()> {
    let refused = |what: String, at: String| Err(Error::new(ErrorKind::Input, what).at(at, None));
    let found = |source: &Source| match source {
        Source::Found(path) => Some(path.display().to_string()).filter(|_| index::is_index(path)),
        _ => None,
    };
    if let Some(Some(first)) = sources.iter().map(found).reduce(|first, next| next.and(first)) {
        return refused("the folder holds no papers but an index; name that to ask it".to_owned(), first);
    }
    // Only looked at: whoever reads next begins with it.
    if let [Source::Stdin] = sources
        && io::stdin().lock().fill_buf().is_ok_and(index::begins_like_one)
    {
        return refused("an index is asked by the name of its file".to_owned(), Source::Stdin.name());
    }
    Ok(())
}

fn goes_by_index(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == index::EXTENSION) && path.is_file()
}

/// Opens an index. What was settled when it was built cannot be asked for otherwise.
fn from_index(path: &Path, options: &Options, notices: &mut Notices) -> Result<Network> {
    let network = index::open(path, options.selection(), notices)?;
    network.intact()?;
    let built = network.roster().matching();
    let (wanted, settled) = match options {
        Options { names: Some(names), .. } if *names != built => (
            Wanted { option: "names", value: Value::from(names.name()) },
            format!("names were matched by --names {}", built.name()),
        ),
        Options { aliases: Some(file), .. } => {
            (Wanted { option: "aliases", value: name(file).into() }, "who is who was settled".to_owned())
        }
        Options { groups: true, .. } if !network.selection().groups => {
            (Wanted::flag("groups"), "groups were left out".to_owned())
        }
        _ => match wanted_of_reading(options) {
            Some(wanted) => (wanted, "the papers were read".to_owned()),
            None => return Ok(network),
        },
    };
    let what = format!(
        "{settled} when the index was built; for {wanted} build it again: {}",
        rebuilding::command(&network, &wanted, path)
    );
    Err(usage(what).at(path.display().to_string(), None))
}

/// What the options want of the reading of papers.
fn wanted_of_reading(options: &Options) -> Option<Wanted> {
    let with = |option, value: &Option<String>| {
        value.as_ref().map(|value| Wanted { option, value: Value::from(value.as_str()) })
    };
    let flags = [
        ("strict", options.strict),
        ("keep_duplicates", options.keep_duplicates),
        ("editors", options.editors),
    ];
    let flag = flags.into_iter().find(|(_, is_given)| *is_given).map(|(option, _)| Wanted::flag(option));
    with("from", &options.from).or(with("columns", &options.columns)).or(flag)
}

/// What is to be read.
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

/// Says on stderr what is read. Nobody should take the sample's figures for those of their own data.
pub(super) fn announce(options: &Options, sources: &[Source], beside: Option<&Path>, console: &Console) {
    let mut what = match sources {
        [Source::Sample] => {
            "no input given: reading the built-in sample, the papers of a poster session".to_owned()
        }
        _ if options.input.is_empty() => format!("no input given: reading the folder {DEFAULT_FOLDER}/"),
        [source] => format!("reading {}", source.name()),
        [first, ..] => format!("reading {} files, the first is {}", sources.len(), first.name()),
        [] => return,
    };
    let is_read_otherwise = options.aliases.as_deref().into_iter().chain(beside).any(is_stdin);
    let nobody_reads_stdin = !sources.contains(&Source::Stdin) && !is_read_otherwise;
    if nobody_reads_stdin && stdin_is_a_pipe() {
        what.push_str("; stdin was not read, -i - reads it");
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
