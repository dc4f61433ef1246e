//! From inputs to a network in one expression: the facade over reading, names, network and index.

mod attributes;
mod bounded;
mod checksums;
pub(crate) mod rebuilding;

use std::io::{self, BufRead};
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::columns::Scratch;
use crate::error::{Error, ErrorKind, Place, Result};
use crate::formats::FORMATS;
use crate::index;
use crate::names::{Aliases, Matching, Roster, resolve_with};
use crate::network::{Network, Selection};
use crate::reading::{self, Progress, ReadOptions, Source, short_file};
use crate::records::{Corpus, Date, Details, Format, Kind, Notices, PaperType};
use crate::sheets::decoded;
use crate::units::{self, Unit, UnitOptions};
use attributes::{AttributesOf, AuthorTable};
use rebuilding::Wanted;

/// Loads a network: what to read, how to resolve names, and what to keep.
///
/// # Examples
/// ```no_run
/// use coauth::Loader;
/// use coauth::names::Matching;
///
/// let loaded = Loader::new().path("refs/").names(Matching::Evidence).since(2010).load()?;
/// println!("{} authors", loaded.network.author_count());
/// for (kind, count, places) in loaded.notices.by_kind() {
///     println!("{}: {places:?}", kind.summary(count));
/// }
/// # Ok::<(), coauth::Error>(())
/// ```
///
/// Bylines in memory need no file, and an index is a path like any other:
/// ```
/// use coauth::{Loader, index};
///
/// let network = Loader::new().bylines("talks", [["Ada Lovelace", "Charles Babbage"]]).load()?.network;
/// assert_eq!((network.author_count(), network.tie_count()), (2, 1));
///
/// # let folder = tempfile::tempdir().unwrap();
/// # let path = folder.path().join("talks.coauth");
/// index::write(&network, &mut std::fs::File::create(&path).unwrap())?;
/// assert_eq!(Loader::new().path(&path).load()?.network.author_count(), 2);
/// # Ok::<(), coauth::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Loader {
    inputs: Vec<Input>,
    reading: ReadOptions,
    /// A format by name, looked up when loading.
    format: Option<String>,
    matching: Option<Matching>,
    aliases: Option<AliasesOf>,
    unit: Unit,
    unit_aliases: Option<AliasesOf>,
    attributes: Option<AttributesOf>,
    selection: Selection,
    strict: bool,
    checksums: bool,
    scratch: Option<Scratch>,
}

/// An input to read.
#[derive(Debug, Clone)]
enum Input {
    /// A file or a folder, looked up when loading.
    Path(PathBuf),
    Source(Source),
}

/// A file of aliases, or their text with the name of its file.
#[derive(Debug, Clone)]
enum AliasesOf {
    File(PathBuf),
    Text(String, String),
}

impl AliasesOf {
    fn name(&self) -> String {
        match self {
            Self::File(path) => path.display().to_string(),
            Self::Text(name, _) => name.clone(),
        }
    }

    fn parsed(&self) -> Result<Aliases> {
        let at = |error: Error| {
            let line = error.place().and_then(|place| place.line);
            error.at(self.name(), line)
        };
        match self {
            Self::Text(_, text) => Aliases::parse(text),
            Self::File(path) => short_file(path)
                .map_err(|error| Error::new(ErrorKind::Input, format!("cannot be read: {error}")))
                .and_then(|text| Aliases::parse(&decoded(&text))),
        }
        .map_err(at)
    }
}

/// A network, and the warnings from loading it.
#[derive(Debug)]
#[non_exhaustive]
pub struct Loaded {
    /// The network.
    pub network: Network,
    /// The warnings, with the first places of each kind.
    pub notices: Notices,
}

/// Number of places kept for each kind of notice.
const PLACES: usize = 3;

/// What to read.
impl Loader {
    /// A loader without inputs, which matches names by folding and keeps everything.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The built-in sample: the 91 papers of a poster session.
    #[must_use]
    pub fn sample() -> Self {
        Self::new().source(Source::Sample)
    }

    /// Adds a file, a folder (all files below it), an index, or `-` for stdin.
    #[must_use]
    pub fn path(mut self, path: impl Into<PathBuf>) -> Self {
        self.inputs.push(Input::Path(path.into()));
        self
    }

    /// Adds a text in memory, in any format that can be read, with a name for messages.
    #[must_use]
    pub fn text(self, name: impl Into<String>, text: impl Into<String>) -> Self {
        self.source(Source::Text(name.into(), text.into()))
    }

    /// Adds papers as lists of author names, with a name for messages. Names are not split, but as in files degrees,
    /// e-mail addresses and "et al." are no part of them, and groups are recognized.
    #[must_use]
    pub fn bylines<Byline, Name>(
        self,
        name: impl Into<String>,
        bylines: impl IntoIterator<Item = Byline>,
    ) -> Self
    where
        Byline: IntoIterator<Item = Name>,
        Name: AsRef<str>,
    {
        // OpenAlex records quote each name, so there is no separator to guess.
        let record = |byline: Byline| {
            let authorship = |name: Name| json!({ "author": { "display_name": name.as_ref() } });
            let authorships: Vec<_> = byline.into_iter().map(authorship).collect();
            format!("{}\n", json!({ "authorships": authorships, "is_authors_truncated": false }))
        };
        self.text(name, bylines.into_iter().map(record).collect::<String>())
    }

    /// Adds a source.
    #[must_use]
    pub fn source(mut self, source: Source) -> Self {
        self.inputs.push(Input::Source(source));
        self
    }
}

/// How to read it.
impl Loader {
    /// Sets the format of all inputs, instead of detecting it for each.
    #[must_use]
    pub fn format(mut self, format: &'static Format) -> Self {
        self.reading = self.reading.from(format);
        self.format = None;
        self
    }

    /// Sets the format by its name in [`FORMATS`].
    #[must_use]
    pub fn format_named(mut self, name: impl Into<String>) -> Self {
        self.format = Some(name.into());
        self
    }

    /// Sets the column headers of a table: `authors=…,title=…,year=…,id=…`.
    #[must_use]
    pub fn columns(mut self, columns: impl Into<String>) -> Self {
        self.reading = self.reading.format_options(columns);
        self
    }

    /// Sets the encoding of lines that are not UTF-8, by its label, instead of detecting it for each input.
    #[must_use]
    pub fn encoding(mut self, label: impl Into<String>) -> Self {
        self.reading = self.reading.encoding(label);
        self
    }

    /// Sets the sheet of spreadsheets that is read, by its name; by default the first that is a table of papers.
    #[must_use]
    pub fn sheet(mut self, name: impl Into<String>) -> Self {
        self.reading = self.reading.sheet(name);
        self
    }

    /// Includes editors in bylines, after the authors.
    #[must_use]
    pub fn editors(mut self, editors: bool) -> Self {
        self.reading = self.reading.editors(editors);
        self
    }

    /// Keeps duplicate records of a paper instead of merging them.
    #[must_use]
    pub fn keep_duplicates(mut self, keep_duplicates: bool) -> Self {
        self.reading = self.reading.keep_duplicates(keep_duplicates);
        self
    }

    /// Turns the first warning that casts doubt on the data into an error.
    #[must_use]
    pub fn strict(mut self, strict: bool) -> Self {
        self.strict = strict;
        self
    }

    /// Computes the SHA-256 of each input while it is read; see [`Input::sha256`](crate::records::Input::sha256).
    #[must_use]
    pub fn checksums(mut self, checksums: bool) -> Self {
        self.checksums = checksums;
        self
    }
}

/// How to resolve names, and what to keep.
impl Loader {
    /// Sets the name matching policy.
    #[must_use]
    pub fn names(mut self, matching: Matching) -> Self {
        self.matching = Some(matching);
        self
    }

    /// Sets a file of manual merges and splits, which override all other evidence.
    #[must_use]
    pub fn aliases_file(mut self, path: impl Into<PathBuf>) -> Self {
        self.aliases = Some(AliasesOf::File(path.into()));
        self
    }

    /// Sets aliases as text, with a name for messages.
    #[must_use]
    pub fn aliases_text(mut self, name: impl Into<String>, text: impl Into<String>) -> Self {
        self.aliases = Some(AliasesOf::Text(name.into(), text.into()));
        self
    }

    /// The same from the bytes of a file, in any encoding that editors and spreadsheets write.
    #[cfg(feature = "cli")]
    pub(crate) fn aliases_bytes(self, name: impl Into<String>, bytes: &[u8]) -> Self {
        self.aliases_text(name, decoded(bytes))
    }

    /// Sets a file with a table about authors, whose columns become [attributes](Network::attributes) of the network.
    #[must_use]
    pub fn attributes_file(mut self, path: impl Into<PathBuf>) -> Self {
        self.attributes = Some(AttributesOf::File(path.into()));
        self
    }

    /// Sets such a table in memory, as the bytes of a file, with a name for messages.
    ///
    /// # Examples
    /// ```
    /// use coauth::Loader;
    ///
    /// let people = "author,country,since\nAda Lovelace,GB,1833\n";
    /// let talks = Loader::new().bylines("talks", [["Ada Lovelace", "Luigi Menabrea"]]);
    /// let network = talks.attributes_table("people.csv", people).load()?.network;
    /// let [country, since] = network.attributes() else { panic!() };
    /// let ada = network.authors().next().expect("an author");
    /// assert_eq!((country.text(ada), since.number(ada)), (Some("GB"), Some(1833.0)));
    /// # Ok::<(), coauth::Error>(())
    /// ```
    #[must_use]
    pub fn attributes_table(mut self, name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        self.attributes = Some(AttributesOf::Bytes(name.into(), bytes.into()));
        self
    }

    /// Sets what the nodes of the network are: authors, or their organizations or countries.
    #[must_use]
    pub fn unit(mut self, unit: Unit) -> Self {
        self.unit = unit;
        self
    }

    /// Sets aliases of organizations or countries as text, with a name for messages. The syntax is that of the aliases of
    /// authors.
    #[must_use]
    pub fn unit_aliases_text(mut self, name: impl Into<String>, text: impl Into<String>) -> Self {
        self.unit_aliases = Some(AliasesOf::Text(name.into(), text.into()));
        self
    }

    /// Sets the details of mentions that are kept, by default none: e-mail addresses, affiliations, organizations. Those
    /// that [units](Self::unit) need are kept in any case.
    #[must_use]
    pub fn details(mut self, details: Details) -> Self {
        self.reading.details = details;
        self
    }

    /// Keeps papers from this year, month or day on. A paper stays if one of the days on which it may have appeared is in
    /// the period.
    #[must_use]
    pub fn since(mut self, date: impl Into<Date>) -> Self {
        self.selection.since = Some(date.into());
        self
    }

    /// Keeps papers up to and including this year, month or day.
    #[must_use]
    pub fn until(mut self, date: impl Into<Date>) -> Self {
        self.selection.until = Some(date.into());
        self
    }

    /// Keeps papers of these types.
    #[must_use]
    pub fn types(mut self, types: impl IntoIterator<Item = PaperType>) -> Self {
        self.selection.types = types.into_iter().collect();
        self
    }

    /// Drops papers with more authors.
    #[must_use]
    pub fn max_authors(mut self, authors: u32) -> Self {
        self.selection.max_authors = Some(authors);
        self
    }

    /// Drops authors with fewer papers.
    #[must_use]
    pub fn min_papers(mut self, papers: u32) -> Self {
        self.selection.min_papers = Some(papers);
        self
    }

    /// Includes group authors: collaborations, committees, institutions.
    #[must_use]
    pub fn groups(mut self, groups: bool) -> Self {
        self.selection.groups = groups;
        self
    }

    /// Sets all filters at once.
    #[must_use]
    pub fn selection(mut self, selection: Selection) -> Self {
        self.selection = selection;
        self
    }
}

/// Loading.
impl Loader {
    /// Reads the inputs, resolves names and builds the network, on the current rayon thread pool.
    ///
    /// # Errors
    /// If there is no input, an input cannot be opened, a format is not recognized, no input has authors, or an index was
    /// built with other options.
    pub fn load(&self) -> Result<Loaded> {
        let mut notices = Notices::keeping(PLACES);
        let network = self.load_into(&mut notices, &mut |_| ())?;
        Ok(Loaded { network, notices })
    }

    /// Like [`load`](Self::load), with the caller's notices, which are kept after an error, and a callback that reports
    /// progress every few megabytes.
    ///
    /// # Errors
    /// Those of [`load`](Self::load).
    pub fn load_into(&self, notices: &mut Notices, watch: &mut dyn FnMut(Progress)) -> Result<Network> {
        self.check_unit()?;
        if let Some(scratch) = &self.scratch {
            return self.load_on_disk(scratch, notices, watch);
        }
        let sources = self.sources()?;
        let reading = self.read_options()?;
        let (aliases, attributes) = (self.aliases()?, self.attributes()?);
        let network = match index_among(&sources)? {
            Some(path) => self.open(path, &aliases, notices)?,
            None => {
                let corpus = self.read(&sources, reading, None, notices, watch)?;
                self.build(corpus, &aliases, notices)
            }
        };
        let network = Self::with_attributes(network, attributes.as_ref(), notices);
        self.check_strict(notices)?;
        Ok(network)
    }

    /// Reads sources, and computes their checksums if they are wanted.
    fn read(
        &self,
        sources: &[Source],
        reading: ReadOptions,
        scratch: Option<&Scratch>,
        notices: &mut Notices,
        watch: &mut dyn FnMut(Progress),
    ) -> Result<Corpus> {
        let (corpus, sums) = std::thread::scope(|scope| {
            let sums = self.checksums.then(|| scope.spawn(|| checksums::of_sources(sources)));
            let corpus = reading::read_watched(sources, reading, scratch, notices, watch);
            (corpus, sums.and_then(|sums| sums.join().ok()).unwrap_or_default())
        });
        let mut corpus = corpus?;
        corpus.set_checksums(|path| sums.get(path).cloned());
        self.check_columns(&corpus)?;
        self.check_sheet(&corpus)?;
        Ok(corpus)
    }

    /// The sources to read, with folders expanded to their files in path order.
    ///
    /// # Errors
    /// If there is no input, or a path cannot be opened.
    pub fn sources(&self) -> Result<Vec<Source>> {
        if self.inputs.is_empty() {
            return Err(Error::new(ErrorKind::Usage, "nothing to read: add a path, a text or bylines"));
        }
        let mut sources = Vec::new();
        for input in &self.inputs {
            match input {
                Input::Path(path) => sources.extend(Source::at(path)?),
                Input::Source(source) => sources.push(source.clone()),
            }
        }
        Ok(sources)
    }

    pub(crate) fn read_options(&self) -> Result<ReadOptions> {
        let reading = self.reading.clone().details(self.reading.details.and(self.unit.details()));
        let Some(name) = &self.format else { return Ok(reading) };
        let format = FORMATS.iter().copied().find(|format| format.name == name);
        let unknown = || Error::new(ErrorKind::Usage, format!("unknown format {name}; see coauth formats"));
        Ok(reading.from(format.ok_or_else(unknown)?))
    }

    pub(crate) fn aliases(&self) -> Result<Aliases> {
        self.aliases_of_unit().map_or_else(|| Ok(Aliases::default()), AliasesOf::parsed)
    }

    /// The table about authors, if there is one.
    pub(crate) fn attributes(&self) -> Result<Option<AuthorTable>> {
        self.attributes.as_ref().map(AttributesOf::parsed).transpose()
    }

    /// A network with the columns of a table about its authors.
    pub(crate) fn with_attributes(
        network: Network,
        table: Option<&AuthorTable>,
        notices: &mut Notices,
    ) -> Network {
        let joined = table.map(|table| table.joined(&network, notices));
        network.with_attributes(joined.unwrap_or_default())
    }

    /// Builds the network of a corpus. Alias lines without effect are reported as notices.
    pub(crate) fn build(&self, corpus: Corpus, aliases: &Aliases, notices: &mut Notices) -> Network {
        if self.unit != Unit::Author {
            let (corpus, roster) = self.units(corpus, aliases, notices);
            return Network::build(corpus, roster, self.selection_of_units(), notices);
        }
        let roster = resolve_with(&corpus, self.matching.unwrap_or_default(), aliases);
        self.report_unused(aliases, &corpus, &roster, notices);
        Network::build(corpus, roster, self.selection, notices)
    }

    /// The corpus of units and what their names mean: each name is one unit, unless aliases merge or split it.
    fn units(&self, corpus: Corpus, aliases: &Aliases, notices: &mut Notices) -> (Corpus, Roster) {
        let Selection { max_authors, groups, .. } = self.selection;
        let corpus = units::corpus_of(corpus, UnitOptions { unit: self.unit, max_authors, groups }, notices);
        let roster = resolve_with(&corpus, Matching::Exact, aliases);
        self.report_unused(aliases, &corpus, &roster, notices);
        (corpus, roster)
    }

    /// The selection where units are in place of authors: organizations look like groups, and the number of authors has
    /// been looked at.
    fn selection_of_units(&self) -> Selection {
        Selection { groups: true, max_authors: None, ..self.selection }
    }

    fn aliases_of_unit(&self) -> Option<&AliasesOf> {
        if self.unit == Unit::Author { self.aliases.as_ref() } else { self.unit_aliases.as_ref() }
    }

    /// Refuses options about units that have no effect.
    fn check_unit(&self) -> Result<()> {
        let refused = |what: &str| Err(Error::new(ErrorKind::Usage, what));
        match self.unit {
            Unit::Author if self.unit_aliases.is_some() => {
                refused("--org-aliases has no effect on authors; pass --unit organization, or use --aliases")
            }
            Unit::Author => Ok(()),
            _ if self.aliases.is_some() => {
                refused("--aliases is about authors; with --unit, use --org-aliases")
            }
            _ if self.matching.is_some() => refused("--names is about authors; remove it, or remove --unit"),
            _ => Ok(()),
        }
    }

    /// Reports alias lines without effect.
    fn report_unused(&self, aliases: &Aliases, corpus: &Corpus, roster: &Roster, notices: &mut Notices) {
        if let Some(of) = self.aliases_of_unit() {
            let place = |line| Some(Place { path: of.name(), line });
            if aliases.is_empty() {
                notices.push(Kind::UnusedAlias, place(None), "the file contains no aliases");
            }
            for (line, why) in aliases.unused(corpus, roster) {
                notices.push(Kind::UnusedAlias, place(Some(line)), &why);
            }
        }
    }

    /// Refuses the column headers of a table if no input is a table.
    pub(crate) fn check_columns(&self, corpus: &Corpus) -> Result<()> {
        let [first, ..] = corpus.inputs() else { return Ok(()) };
        let is_table = corpus.inputs().iter().any(|input| input.format.takes_options);
        if self.reading.format_options.is_empty() || is_table {
            return Ok(());
        }
        let what = format!("--columns applies only to tables, not to {}", first.format.name);
        Err(Error::new(ErrorKind::Usage, what).at(first.path.clone(), None))
    }

    /// Refuses the name of a sheet if no input is a spreadsheet.
    pub(crate) fn check_sheet(&self, corpus: &Corpus) -> Result<()> {
        let [first, ..] = corpus.inputs() else { return Ok(()) };
        if self.reading.sheet.is_none() || corpus.inputs().iter().any(|input| input.is_spreadsheet) {
            return Ok(());
        }
        let what = format!("--sheet applies only to spreadsheets, not to {}", first.format.name);
        Err(Error::new(ErrorKind::Usage, what).at(first.path.clone(), None))
    }

    /// If strict, fails on a notice, except those that cast no doubt on the data.
    pub(crate) fn check_strict(&self, notices: &Notices) -> Result<()> {
        let Some(fault) = notices.first_fault().filter(|_| self.strict) else { return Ok(()) };
        let error = Error::new(ErrorKind::Input, format!("--strict: {}", fault.kind.summary(1)));
        Err(match &fault.place {
            Some(place) => error.at(place.path.clone(), place.line),
            None => error,
        })
    }

    /// Opens an index. Options that took effect when it was built cannot be changed.
    fn open(&self, path: &Path, aliases: &Aliases, notices: &mut Notices) -> Result<Network> {
        let is_of_authors = self.unit == Unit::Author;
        let selection = if is_of_authors { self.selection } else { Selection::default() };
        let network =
            index::open(path, selection, notices).map_err(|error| rebuilding::refused(error, path))?;
        network.intact()?;
        let Some((wanted, fixed)) = self.conflict_with(&network) else {
            if is_of_authors {
                return Ok(network);
            }
            let mut noticed = Notices::keeping(notices.kept_of_each());
            let units = |corpus| self.units(corpus, aliases, &mut noticed);
            let network = network.rebuilt(units, self.selection_of_units(), notices);
            notices.append(noticed);
            network.intact()?;
            return Ok(network);
        };
        let what = format!(
            "{fixed} when the index was built; to use {wanted}, rebuild it: {}",
            rebuilding::command(&network, &wanted, path)
        );
        Err(Error::new(ErrorKind::Usage, what).at(path.display().to_string(), None))
    }

    /// The first option that differs from those of the index, and what the index has instead.
    fn conflict_with(&self, network: &Network) -> Option<(Wanted, String)> {
        let built = network.roster().matching();
        if let Some(lacking) = self.details_lacking_in(network) {
            return Some(lacking);
        }
        if let Some(names) = self.matching.filter(|names| *names != built) {
            let fixed = format!("names were matched with --names {}", built.name());
            return Some((Wanted { option: "names", value: names.name().into() }, fixed));
        }
        if let Some(aliases) = &self.aliases {
            let wanted = Wanted { option: "aliases", value: aliases.name().into() };
            return Some((wanted, "names were resolved".to_owned()));
        }
        if self.selection.groups && !network.selection().groups {
            return Some((Wanted::flag("groups"), "groups were dropped".to_owned()));
        }
        self.reading_option().map(|wanted| (wanted, "the papers were read".to_owned()))
    }

    /// The details that are needed and were dropped when the index was built.
    fn details_lacking_in(&self, network: &Network) -> Option<(Wanted, String)> {
        let needed = self.reading.details.and(self.unit.details());
        if network.corpus().kept_details().include(needed) {
            return None;
        }
        let dropped: Vec<&str> = needed.names().collect();
        let keep: Vec<&str> = rebuilding::kept_by(network).and(needed).names().collect();
        let wanted = Wanted { option: "keep", value: keep.join(",").into() };
        Some((wanted, format!("{} were not kept", dropped.join(" and "))))
    }

    /// The first option that affects reading.
    fn reading_option(&self) -> Option<Wanted> {
        let format = self.format.as_deref().or(self.reading.from.map(|format| format.name));
        let columns = Some(self.reading.format_options.as_str()).filter(|columns| !columns.is_empty());
        let with =
            |option, value: Option<&str>| value.map(|value| Wanted { option, value: Value::from(value) });
        let flags = [
            ("strict", self.strict),
            ("keep_duplicates", self.reading.keep_duplicates),
            ("editors", self.reading.editors),
        ];
        let flag = flags.into_iter().find(|(_, is_given)| *is_given).map(|(option, _)| Wanted::flag(option));
        let (encoding, sheet) = (self.reading.encoding.as_deref(), self.reading.sheet.as_deref());
        let texts = [("from", format), ("columns", columns), ("encoding", encoding), ("sheet", sheet)];
        texts.into_iter().find_map(|(option, value)| with(option, value)).or(flag)
    }
}

/// The only input, if it is an index.
fn index_among(sources: &[Source]) -> Result<Option<&Path>> {
    refuse_hidden_index(sources)?;
    let named = sources.iter().filter_map(|source| match source {
        Source::File(path) => Some(path.as_path()),
        _ => None,
    });
    let mut indexes = named.filter(|path| index::is_index(path) || has_index_extension(path));
    let Some(path) = indexes.next() else { return Ok(None) };
    let refused = |what: &str| Err(Error::new(ErrorKind::Input, what).at(path.display().to_string(), None));
    if sources.len() > 1 {
        return refused("an index cannot be combined with other inputs; build one index of all inputs");
    }
    if !index::is_index(path) {
        return refused("not a coauth index, or its header is damaged; rebuild it");
    }
    Ok(Some(path))
}

/// Refuses an index in a folder or on stdin, with a remedy.
fn refuse_hidden_index(sources: &[Source]) -> Result<()> {
    let refused = |what: String, at: String| Err(Error::new(ErrorKind::Input, what).at(at, None));
    let found = |source: &Source| match source {
        Source::Found(path) => Some(path.display().to_string()).filter(|_| index::is_index(path)),
        _ => None,
    };
    // The first file that is no index ends this: files are not opened twice.
    let indexes: Option<Vec<String>> = sources.iter().map(found).collect();
    if let Some(first) = indexes.and_then(|indexes| indexes.into_iter().next()) {
        return refused(
            "the folder contains an index and no papers; pass the index itself".to_owned(),
            first,
        );
    }
    // Peeks only: the bytes stay in the buffer for the next reader.
    if let [Source::Stdin] = sources
        && io::stdin().lock().fill_buf().is_ok_and(index::begins_like_one)
    {
        return refused(
            "an index cannot be read from stdin; pass the path of its file".to_owned(),
            Source::Stdin.name(),
        );
    }
    Ok(())
}

fn has_index_extension(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == index::EXTENSION) && path.is_file()
}
