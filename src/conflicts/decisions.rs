//! Decisions of the chairs that last: conflicts that are none.

use super::calendar::Day;
use super::headers::{Columns, Field};
use super::homonyms::are_told_apart;
use super::people::{Conference, Person, Warning};
use super::verdict::{ConflictKind, Finding, Verdict};
use crate::error::{Error, ErrorKind, Place, Result};
use crate::names::folded;
use crate::sheets::{Sheet, decoded};

/// Decisions by which conflicts are dismissed.
///
/// A CSV file with the columns `submission` (an id, or `*` for all), `reviewer`, and if wanted `author`, `reason`, `until`
/// and `by`.
///
/// # Examples
/// ```
/// use coauth::conflicts::Decisions;
///
/// let text = "submission,reviewer,author,reason,until\n*,ann@example.org,Bob Roe,one paper of 900 authors,2027-06-30\n";
/// assert_eq!(Decisions::parse("ignore.csv", text)?.len(), 1);
/// assert!(Decisions::parse("ignore.csv", "submission,reviewer,until\n1,Ann Lee,soon\n").is_err());
/// # Ok::<(), coauth::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Decisions {
    decisions: Vec<Decision>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Decision {
    /// The id of a submission, or `*`.
    submission: String,
    reviewer: String,
    /// A name or e-mail address, or empty for all.
    author: String,
    until: Option<Day>,
    place: Place,
}

impl Decisions {
    /// Reads decisions.
    ///
    /// # Errors
    /// If a column is missing, or a day is none.
    pub fn parse(name: &str, text: &str) -> Result<Self> {
        let error = |line: Option<u64>, what: String| Error::new(ErrorKind::Input, what).at(name, line);
        let sheet = Sheet::parse(name, &decoded(text.as_bytes()))?;
        let columns = sheet.rows.first().and_then(Columns::of);
        let columns = columns.filter(|columns| columns.has(Field::Submission) && columns.has(Field::Member));
        let Some(columns) = columns else {
            let what = "expected a table with the columns submission and reviewer, and optionally author, reason, until";
            return Err(error(None, what.to_owned()));
        };
        let mut decisions = Vec::new();
        for row in &sheet.rows[1..] {
            let cell = |field| row.cell(columns.find(field)).to_owned();
            let until = match cell(Field::Until) {
                until if until.is_empty() => None,
                until => Some(until.parse::<Day>().map_err(|why| error(row.line, why.message().to_owned()))?),
            };
            let [submission, reviewer] = [cell(Field::Submission), cell(Field::Member)];
            if submission.is_empty() || reviewer.is_empty() {
                let what = "a decision needs a submission and a reviewer; write * for all submissions";
                return Err(error(row.line, what.to_owned()));
            }
            let place = Place { path: name.to_owned(), line: row.line };
            decisions.push(Decision { submission, reviewer, author: cell(Field::Name), until, place });
        }
        Ok(Self { decisions })
    }

    /// Reads decisions from a file in any encoding that spreadsheets write.
    ///
    /// # Errors
    /// See [`parse`](Self::parse).
    #[cfg(any(feature = "cli", test))]
    pub(crate) fn read(name: &str, bytes: &[u8]) -> Result<Self> {
        Self::parse(name, &decoded(bytes))
    }

    /// The text of a file with more decisions, each a submission and a reviewer, in the columns that the file has.
    ///
    /// # Errors
    /// If the text has no such columns.
    #[cfg(feature = "serve")]
    pub(crate) fn extended(name: &str, text: &str, more: &[(String, String)]) -> Result<String> {
        let text = if text.trim().is_empty() { "submission,reviewer,author,reason,until\n" } else { text };
        Self::parse(name, text)?;
        let sheet = Sheet::parse(name, &decoded(text.as_bytes()))?;
        let header = &sheet.rows[0];
        let columns = Columns::of(header);
        let mut written = text.to_owned();
        if !written.ends_with('\n') {
            written.push('\n');
        }
        let mut rows =
            csv::WriterBuilder::new().delimiter(sheet.delimiter.unwrap_or(b',')).from_writer(Vec::new());
        for (submission, reviewer) in more {
            let mut cells = vec![""; header.cells.len()];
            let found = |field| columns.as_ref().and_then(|columns| columns.find(field));
            for (field, cell) in [(Field::Submission, submission), (Field::Member, reviewer)] {
                if let Some(place) = found(field).and_then(|at| cells.get_mut(at)) {
                    *place = cell;
                }
            }
            rows.write_record(&cells).map_err(|error| Error::new(ErrorKind::Output, error.to_string()))?;
        }
        let rows = rows.into_inner().map_err(|error| Error::new(ErrorKind::Output, error.to_string()))?;
        written.push_str(&String::from_utf8_lossy(&rows));
        Ok(written)
    }

    /// The number of decisions.
    #[must_use]
    pub fn len(&self) -> usize {
        self.decisions.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.decisions.is_empty()
    }

    /// Dismisses the findings that decisions are about, and returns warnings about decisions without effect.
    ///
    /// A submission of one's own stays a conflict, whatever was decided.
    pub(super) fn apply(
        &self,
        conference: &Conference,
        findings: &mut [Finding],
        as_of: Day,
    ) -> Vec<Warning> {
        let mut warnings = Vec::new();
        for decision in &self.decisions {
            let place = Some(&decision.place);
            if let Some(until) = decision.until.filter(|until| *until < as_of) {
                warnings
                    .push(Warning::at(place, format!("the decision expired on {until}; it has no effect")));
                continue;
            }
            match decision.meant(conference) {
                Err(why) => {
                    warnings.push(Warning::at(place, format!("{why}; the decision has no effect")));
                }
                Ok(member) => {
                    if !decision.dismiss(conference, member, findings) {
                        let who = format!("submission {} and {}", decision.submission, decision.reviewer);
                        let what = format!("the decision has no effect: no conflict of {who}");
                        warnings.push(Warning::at(place, what));
                    }
                }
            }
        }
        warnings
    }
}

impl Decision {
    /// The member that a decision is about, or why that is not clear: a name may be that of several members or authors.
    fn meant(&self, conference: &Conference) -> std::result::Result<usize, String> {
        if self.submission != "*" && conference.submission(&self.submission).is_none() {
            return Err(format!("submission {} is not listed", self.submission));
        }
        let member = match conference.members_called(&self.reviewer)[..] {
            [member] => member,
            [] => return Err(format!("no member of the committee is called {}", self.reviewer)),
            ref several => {
                let count = several.len();
                return Err(format!(
                    "{} may be {count} members: pass an e-mail address or an identifier",
                    self.reviewer
                ));
            }
        };
        match self.people_meant(conference) {
            0 => Err(format!("no author is called {}", self.author)),
            1 => Ok(member),
            count => {
                Err(format!("{} may be {count} authors: pass an e-mail address or a submission", self.author))
            }
        }
    }

    /// How many different people the author may be; 1 if all authors are meant.
    fn people_meant(&self, conference: &Conference) -> usize {
        if self.is_about_all_authors() {
            return 1;
        }
        let submissions = conference.submissions.values().enumerate();
        let submissions = submissions.filter(|(at, _)| self.is_about_submission(conference, *at));
        let authors = submissions.flat_map(|(_, submission)| &submission.authors);
        let mut people: Vec<&Person> = Vec::new();
        for author in authors.filter(|author| self.is_called(author)) {
            if people.iter().all(|known| are_told_apart(known, author)) {
                people.push(author);
            }
        }
        people.len()
    }

    /// Dismisses the findings about a member, and returns whether there were any.
    fn dismiss(&self, conference: &Conference, member: usize, findings: &mut [Finding]) -> bool {
        let mut has_effect = false;
        for finding in findings.iter_mut().filter(|finding| finding.member == member) {
            let is_own = finding.kind == ConflictKind::Own && finding.verdict == Verdict::Conflict;
            if !is_own
                && self.is_about_submission(conference, finding.submission)
                && self.is_about_author(conference, finding)
            {
                finding.verdict = Verdict::Dismissed;
                has_effect = true;
            }
        }
        has_effect
    }

    fn is_about_submission(&self, conference: &Conference, submission: usize) -> bool {
        self.submission == "*" || conference.submission(&self.submission) == Some(submission)
    }

    fn is_about_all_authors(&self) -> bool {
        matches!(self.author.as_str(), "" | "*")
    }

    fn is_called(&self, author: &Person) -> bool {
        author.emails.contains(&self.author.to_lowercase())
            || !author.name.is_empty() && folded(&author.name) == folded(&self.author)
    }

    fn is_about_author(&self, conference: &Conference, finding: &Finding) -> bool {
        if self.is_about_all_authors() {
            return true;
        }
        let authors = &conference.submissions[finding.submission].authors;
        finding.author.and_then(|at| authors.get(at)).is_some_and(|author| self.is_called(author))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decisions_are_read_as_spreadsheets_write_them() {
        let text = "submission;reviewer\r\n17;Zoë Lee\r\n";
        let as_excel = format!("\u{feff}sep=;\r\n{text}");
        assert_eq!(Decisions::parse("d.csv", &as_excel).expect("decisions").len(), 1);
        let utf_16: Vec<u8> =
            "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        let western: Vec<u8> = text.chars().map(|c| c as u32 as u8).collect();
        for bytes in [text.as_bytes(), as_excel.as_bytes(), &utf_16, &western] {
            let read = Decisions::read("d.csv", bytes).expect("decisions");
            assert_eq!(read.decisions[0].reviewer, "Zoë Lee");
        }
    }
}
