//! Output: reports go to stdout or a file, everything else to stderr.

use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::Path;

use serde::Serialize;

use super::closed_stdout;
use super::missing::Missing;
use super::options::{Color, Options, usage};
use super::progress::{Bar, Waiting};
use super::provenance::Provenance;
use super::whole_file;
use crate::Interrupt;
use crate::analysis::Report;
use crate::error::{Error, ErrorKind, Result};
use crate::export::EXPORTERS;
use crate::reading::Source;
use crate::records::{Kind, Notice, Notices};
use crate::table::{self, Look, STYLES, Style, StyleWriter, bold, visible};

/// Writes messages to stderr.
pub(super) struct Console {
    is_quiet: bool,
    is_styled: bool,
    is_verbose: bool,
}

impl Console {
    pub(super) fn of(options: &Options) -> Self {
        Self {
            is_quiet: options.quiet,
            is_verbose: options.verbose,
            is_styled: is_styled(options.color, io::stderr().is_terminal()),
        }
    }

    /// Prints a message. A closed stderr is ignored.
    fn line(&self, text: &str) {
        let name = bold("coauth", self.is_styled);
        let _ = writeln!(io::stderr().lock(), "{name}: {text}");
    }

    /// Prints an error.
    pub(super) fn error(&self, error: &Error) {
        let text = error.to_string();
        let (first, rest) = text.split_once('\n').unwrap_or((&text, ""));
        self.line(&visible(first));
        rest.lines().for_each(|line| drop(writeln!(io::stderr().lock(), "{}", visible(line))));
    }

    /// Prints what is read, with `always` even under `--quiet`.
    pub(super) fn announcement(&self, what: &str, always: bool) {
        if always || !self.is_quiet {
            self.line(&visible(what));
        }
    }

    /// A progress bar for reading; drawn only on a terminal and without `--quiet`.
    pub(super) fn progress(&self, sources: &[Source]) -> Bar {
        Bar::of(sources, !self.is_quiet && io::stderr().is_terminal())
    }

    /// Runs a computation with a spinner, which is drawn only on a terminal and without `--quiet`.
    pub(super) fn waiting<T>(&self, what: &'static str, work: impl FnOnce() -> T) -> T {
        let interrupt = Interrupt::default();
        let _waiting = Waiting::for_answer(what, &interrupt, !self.is_quiet && io::stderr().is_terminal());
        interrupt.within(work)
    }

    /// Is nothing printed but answers and errors?
    pub(super) fn is_quiet(&self) -> bool {
        self.is_quiet
    }

    /// Prints a remark of a query.
    pub(super) fn remark(&self, what: &str) {
        if !self.is_quiet {
            self.line(&what.lines().map(visible).collect::<Vec<_>>().join("\n"));
        }
    }

    /// Prints one line with the warnings by kind, or under `--verbose` all of them with their places.
    pub(super) fn notices(&self, notices: &Notices) {
        if self.is_verbose {
            return self.notices_with_places(notices);
        }
        let counts: Vec<String> = notices.by_kind().iter().map(counted_with_its_place).collect();
        // Without `--unit`, which is not repeated here, `coauth check` says nothing of units.
        let is_of_units = |kind: &Kind| matches!(kind, Kind::NoOrganization | Kind::NoCountry);
        let place = if notices.by_kind().iter().any(|(kind, ..)| is_of_units(kind)) {
            "-v"
        } else {
            "`coauth check`"
        };
        if !self.is_quiet && !counts.is_empty() {
            self.line(&format!("{}; {place} has the details", counts.join("; ")));
        }
    }

    /// Prints warnings by kind, each with its first places, or all places under `--verbose`.
    pub(super) fn notices_with_places(&self, notices: &Notices) {
        if self.is_quiet {
            return;
        }
        for (kind, count, kept) in notices.by_kind() {
            self.line(&kind.summary(count));
            let shown = if self.is_verbose { kept.len() } else { kept.len().min(3) };
            for notice in &kept[..shown] {
                let place = notice.place.as_ref().map(ToString::to_string).unwrap_or_default();
                let gap = if place.is_empty() || notice.detail.is_empty() { "" } else { ": " };
                if !place.is_empty() || !notice.detail.is_empty() {
                    let _ = writeln!(
                        io::stderr().lock(),
                        "  {}{gap}{}",
                        visible(&place),
                        visible(&notice.detail)
                    );
                }
            }
        }
    }
}

/// The count of a kind of warning, and where the first one is and what it is about.
fn counted_with_its_place((kind, count, kept): &(Kind, u64, Vec<&Notice>)) -> String {
    let summary = kind.summary(*count);
    let Some(first) = kept.first() else { return summary };
    let place = first.place.as_ref().map(ToString::to_string).unwrap_or_default();
    let about: Vec<&str> = [&*place, &*first.detail].into_iter().filter(|text| !text.is_empty()).collect();
    match (about.is_empty(), count) {
        (true, _) => summary,
        (false, 1) => format!("{summary} ({})", visible(&about.join(": "))),
        (false, _) => format!("{summary} (first: {})", visible(&about.join(": "))),
    }
}

fn is_styled(color: Option<Color>, is_terminal: bool) -> bool {
    match color.unwrap_or(Color::Auto) {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => is_terminal && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()),
    }
}

/// What files of Parquet end in.
pub(super) const PARQUET: &str = "parquet";

/// The row of a table that `-f` names or the extension of `-o` implies; `None` if neither is given. `by` is what writes the
/// formats of the table, as `coauth formats` says it.
pub(super) fn chosen<T: Copy>(
    options: &Options,
    by: &str,
    table: &[T],
    name: impl Fn(&T) -> &'static str,
    extensions: impl Fn(&T) -> &'static [&'static str],
) -> Result<Option<T>> {
    if let Some(format) = &options.format {
        let is_extension = |row: &&T| extensions(row).contains(&format.as_str());
        let found = table.iter().find(|row| name(row) == format).or_else(|| table.iter().find(is_extension));
        return found.copied().map(Some).ok_or_else(|| {
            if let Some(missing) = Missing::named(format, by) {
                return not_in_this_build(missing);
            }
            let names: Vec<_> = table.iter().map(&name).collect();
            usage(format!(
                "no output format \"{}\" for this command; expected one of: {}",
                visible(format),
                names.join(", ")
            ))
        });
    }
    let extension =
        options.output.as_deref().and_then(Path::extension).and_then(|extension| extension.to_str());
    let Some(extension) = extension.map(str::to_ascii_lowercase) else { return Ok(None) };
    // The longest that fits: a name that ends in `.hif.json` is one of HIF, not of any JSON.
    let file = options.output.as_deref().and_then(Path::file_name).and_then(|file| file.to_str());
    let file = file.unwrap_or_default().to_ascii_lowercase();
    let is_end = |end: &&&str| file.strip_suffix(**end).is_some_and(|rest| rest.ends_with('.'));
    let longest = |row: &T| extensions(row).iter().filter(is_end).map(|end| end.len()).max();
    let meant = table.iter().filter(|row| longest(row).is_some()).max_by_key(|row| longest(row)).copied();
    if let (None, Some(missing)) = (&meant, Missing::with_extension(&extension, by)) {
        return Err(not_in_this_build(missing));
    }
    if meant.is_none() && means_another_format(&extension) {
        let names: Vec<_> = table.iter().map(&name).collect();
        return Err(usage(format!(
            "cannot write a .{extension} file here; to use this name anyway, pass -f with one of: {}",
            names.join(", ")
        )));
    }
    Ok(meant)
}

/// The refusal of a format that this build lacks.
pub(super) fn not_in_this_build(missing: &Missing) -> Error {
    let Missing { name, feature, .. } = missing;
    usage(format!(
        "{name} is not in this build, which lacks the feature {feature}; the packages of a release have it, and so has \
         `cargo install coauth --features full`"
    ))
}

/// Whether an extension clearly belongs to a format that the command does not write.
fn means_another_format(extension: &str) -> bool {
    const ELSEWHERE: [&str; 6] = ["jpg", "gif", "eps", "xlsx", "coauth", "bib"];
    let ours = STYLES.iter().flat_map(|style| style.extensions);
    let ours = ours.chain(EXPORTERS.iter().flat_map(|exporter| exporter.extensions));
    let ours = ours.chain(Missing::outputs().flat_map(|missing| missing.extensions));
    ours.chain(&ELSEWHERE).any(|known| *known == extension)
}

/// Refuses to write Parquet to a file that ends as those of another format do, and another format to one that ends as those
/// of Parquet do: programs would take it for what it is not.
pub(super) fn refuse_other_file(options: &Options, by: &str, name: &str, is_parquet: bool) -> Result<()> {
    let extension = options.output.as_deref().and_then(Path::extension).and_then(|end| end.to_str());
    let Some(extension) = extension.map(str::to_ascii_lowercase) else { return Ok(()) };
    if extension == PARQUET && !is_parquet {
        // No build draws Parquet.
        return Err(match Missing::named(PARQUET, "tables").filter(|_| by != "render") {
            Some(missing) => not_in_this_build(missing),
            None => usage(format!(
                "{name} is not Parquet, as files that end in .parquet are; give the file another name"
            )),
        });
    }
    if is_parquet && extension != PARQUET && means_another_format(&extension) {
        return Err(usage(format!(
            "{name} is Parquet; files that end in .{extension} are not; pass -o FILE.parquet"
        )));
    }
    Ok(())
}

/// The style of a table.
pub(super) fn style(options: &Options) -> Result<&'static Style> {
    let chosen = chosen(options, "tables", STYLES, |style| style.name, |style| style.extensions)?;
    let style = chosen.unwrap_or(STYLES[0]);
    refuse_other_file(options, "tables", style.name, style.extensions.contains(&PARQUET))?;
    if !style.is_text {
        refuse_terminal(options, style.name, style.name)?;
    }
    Ok(style)
}

/// Refuses to write a format that is no text to a terminal, where files of it end in this extension.
pub(super) fn refuse_terminal(options: &Options, name: &str, extension: &str) -> Result<()> {
    if options.output.is_some() || !io::stdout().is_terminal() {
        return Ok(());
    }
    Err(usage(format!("refusing to write {name} to a terminal; pass -o FILE.{extension} or redirect stdout")))
}

/// A JSON answer.
#[derive(Serialize)]
struct Envelope<'a> {
    schema: &'a str,
    coauth: &'a Provenance,
    #[serde(flatten)]
    report: &'a dyn Report,
}

/// A report as the JSON that `-f json` prints.
#[cfg(feature = "serve")]
pub(super) fn json(report: &dyn Report, provenance: &Provenance) -> io::Result<Vec<u8>> {
    let mut json = Vec::new();
    let schema = &provenance.schema;
    table::write_json(&Envelope { schema, coauth: provenance, report }, &mut json)?;
    Ok(json)
}

/// Writes a report in a style to the output of the options.
pub(super) fn show(
    style: &Style,
    report: &dyn Report,
    provenance: &Provenance,
    options: &Options,
) -> Result<()> {
    to_destination(options, "the answer", |out, is_terminal| match style.writer {
        StyleWriter::Document(write) => {
            let document = report.document();
            let document = match options.unit {
                Some(unit) => document.calling_authors(unit.words()),
                None => document,
            };
            write(&document, look(options, is_terminal), out)
        }
        StyleWriter::Data(write) => write(&report.document().data, out),
        StyleWriter::Fields => {
            let schema = &provenance.schema;
            table::write_json(&Envelope { schema, coauth: provenance, report }, out)
        }
    })
}

/// The width of the terminal, and whether it shows styles.
fn look(options: &Options, is_terminal: bool) -> Look {
    let width = terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    Look { width: width.filter(|_| is_terminal), styled: is_styled(options.color, is_terminal) }
}

/// Writes to stdout, or to a file that is replaced only on success. `write` is passed whether the output is a
/// terminal.
pub(super) fn to_destination(
    options: &Options,
    what: &str,
    write: impl FnOnce(&mut dyn Write, bool) -> io::Result<()>,
) -> Result<()> {
    match &options.output {
        None if closed_stdout::was_closed() => {
            Err(Error::new(ErrorKind::Output, format!("cannot write {what}: stdout is closed")))
        }
        None => {
            let stdout = io::stdout().lock();
            let is_terminal = stdout.is_terminal();
            let mut out = BufWriter::new(stdout);
            write(&mut out, is_terminal)
                .and_then(|()| out.flush())
                .map_err(|error| Error::writing(what, &error))
        }
        Some(path) => whole_file::write(path, |out| write(out, false)).map_err(|error| {
            let what = format!("cannot be written: {error}");
            Error::new(ErrorKind::Output, what).at(path.display().to_string(), None)
        }),
    }
}

/// The error that was kept, else the result of writing. One that could not be written names the file of the user.
pub(super) fn kept_or(written: Result<()>, kept: Option<Error>, options: &Options) -> Result<()> {
    let Some(error) = kept else { return written };
    match &options.output {
        Some(path) if error.kind() == ErrorKind::Output && error.place().is_none() => {
            Err(error.at(path.display().to_string(), None))
        }
        _ => Err(error),
    }
}

/// Carries one of coauth's errors through code that knows only `io::Error`.
pub(super) fn through_io<T>(result: Result<T>, kept: &mut Option<Error>) -> io::Result<T> {
    result.map_err(|error| {
        *kept = Some(error);
        io::Error::other("see the error kept")
    })
}
