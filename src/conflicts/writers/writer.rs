//! What writes the files that the systems of conferences take.

use std::io::{self, Write};

use super::super::outcome::{Outcome, Pair};
use super::super::verdict::Verdict;
use crate::table::counted;

/// A file that a system takes.
///
/// # Examples
/// ```
/// use coauth::conflicts::CONFLICT_WRITERS;
///
/// let names: Vec<_> = CONFLICT_WRITERS.iter().map(|writer| writer.name).collect();
/// assert!(names.contains(&"hotcrp"));
/// ```
pub struct ConflictWriter {
    /// Its name, as `--format` takes it.
    pub name: &'static str,
    /// A one-line description.
    pub about: &'static str,
    /// Its file extension, without the dot.
    pub extension: &'static str,
    pub(super) write: WriteFile,
}

/// Writes an outcome, and returns remarks about what is not in the file.
type WriteFile = fn(&Outcome<'_>, &WriteOptions, &mut dyn Write) -> io::Result<Vec<String>>;

/// What goes into a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct WriteOptions {
    /// Write ambiguous pairs, too.
    pub include_ambiguous: bool,
    /// Pin conflicts in HotCRP, so that authors cannot change them.
    pub pin: bool,
    /// The id of a venue in OpenReview: `Example.cc/2027/Conference`.
    pub venue: String,
    /// The group of the committee in OpenReview; empty for `Reviewers`.
    pub group: String,
}

impl WriteOptions {
    /// Conflicts only.
    ///
    /// # Examples
    /// ```
    /// use coauth::conflicts::WriteOptions;
    ///
    /// let options = WriteOptions::new().include_ambiguous(true).pin(true);
    /// assert!(options.include_ambiguous && options.pin);
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`include_ambiguous`](Self::include_ambiguous).
    #[must_use]
    pub fn include_ambiguous(self, include_ambiguous: bool) -> Self {
        Self { include_ambiguous, ..self }
    }

    /// Sets [`pin`](Self::pin).
    #[must_use]
    pub fn pin(self, pin: bool) -> Self {
        Self { pin, ..self }
    }

    /// Sets [`venue`](Self::venue) and [`group`](Self::group).
    #[must_use]
    pub fn venue(self, venue: String, group: String) -> Self {
        Self { venue, group, ..self }
    }
}

impl ConflictWriter {
    /// Whether it needs [`WriteOptions::venue`].
    #[must_use]
    pub fn needs_venue(&self) -> bool {
        self.name == "openreview-edges"
    }

    /// Whether it writes affiliations, which the network has only if they were [kept](crate::Loader::details).
    #[must_use]
    pub fn needs_affiliations(&self) -> bool {
        self.name == "hotcrp-users"
    }

    /// Writes an outcome, and returns remarks about what is not in the file.
    ///
    /// # Errors
    /// If `out` cannot be written.
    ///
    /// # Examples
    /// ```
    /// use coauth::conflicts::{CONFLICT_WRITERS, Conference, ConflictRule, Role, Window, WriteOptions};
    ///
    /// let mut conference = Conference::default();
    /// conference.read("pc.csv", b"name,email\nJiajun Wu,jw@example.org\n", Role::Committee)?;
    /// conference.read("subs.csv", b"id,authors\n7,Leonidas Guibas\n", Role::Submissions)?;
    /// let network = coauth::Loader::sample().load()?.network;
    /// let outcome = ConflictRule::within(Window::before("2026-11-27".parse()?)).judge(&conference, &network);
    /// let hotcrp = CONFLICT_WRITERS.iter().find(|writer| writer.name == "hotcrp").expect("a writer");
    /// let mut file = Vec::new();
    /// let remarks = hotcrp.write(&outcome, &WriteOptions::default(), &mut file).expect("in memory");
    /// assert_eq!(file, b"paper,action,email,conflict\n7,conflict,jw@example.org,collaborator\n");
    /// assert!(remarks.is_empty());
    /// # Ok::<(), coauth::Error>(())
    /// ```
    pub fn write(
        &self,
        outcome: &Outcome<'_>,
        options: &WriteOptions,
        out: &mut dyn Write,
    ) -> io::Result<Vec<String>> {
        (self.write)(outcome, options, out)
    }
}

/// How ambiguous pairs are written, on the command line; a page has other words for it.
pub(crate) const INCLUDE_AMBIGUOUS: &str = "pass --include-ambiguous to write them";

/// The pairs that a system is to know of, and remarks about the rest.
pub(super) fn written<'a>(outcome: &'a Outcome<'_>, options: &WriteOptions) -> (Vec<Pair<'a>>, Vec<String>) {
    let mut remarks = Vec::new();
    let (mut pairs, mut ambiguous, mut weak) = (Vec::new(), 0, 0);
    for pair in outcome.pairs() {
        match pair.verdict() {
            Verdict::Conflict => pairs.push(pair),
            Verdict::Ambiguous if options.include_ambiguous => pairs.push(pair),
            Verdict::Ambiguous => ambiguous += 1,
            Verdict::Weak => weak += 1,
            Verdict::Old | Verdict::Dismissed => {}
        }
    }
    if ambiguous > 0 {
        remarks.push(format!("not written: {}; {INCLUDE_AMBIGUOUS}", counted(ambiguous, "ambiguous pair")));
    }
    if weak > 0 {
        remarks.push(format!("not written: {} with papers of very many authors only", counted(weak, "pair")));
    }
    (pairs, remarks)
}

/// A remark about pairs that a system cannot take.
pub(super) fn without(count: u64, what: &str) -> Option<String> {
    (count > 0).then(|| format!("not written: {} {what}", counted(count, "pair")))
}
