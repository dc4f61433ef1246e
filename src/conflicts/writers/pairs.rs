//! Pairs of e-mail addresses, a member and an author a line, to paste into the template of a system.

use std::io::{self, Write};

use super::super::outcome::Outcome;
use super::super::verdict::Verdict;
use super::writer::{ConflictWriter, WriteOptions, without, written};

pub(super) static WRITER: ConflictWriter = ConflictWriter {
    name: "pairs-tsv",
    about: "e-mail addresses of a member and an author, and the reason (TSV without a header)",
    extension: "tsv",
    write,
};

fn write(outcome: &Outcome<'_>, options: &WriteOptions, out: &mut dyn Write) -> io::Result<Vec<String>> {
    let (pairs, mut remarks) = written(outcome, options);
    let conference = outcome.case.conference;
    let (mut without_email, mut same_email, mut lines) = (0, 0, Vec::new());
    for pair in &pairs {
        let member = conference.members[pair.member].person.email();
        let authors = &conference.submissions[pair.submission].authors;
        let is_written = |verdict| {
            verdict == Verdict::Conflict || options.include_ambiguous && verdict == Verdict::Ambiguous
        };
        let (mut found, mut is_own) = (0, false);
        for finding in pair.findings.iter().filter(|finding| is_written(finding.verdict)) {
            let author = finding.author.and_then(|at| authors.get(at)?.email());
            match member.zip(author) {
                Some((member, author)) if member == author => is_own = true,
                Some((member, author)) => {
                    lines.push(format!("{member}\t{author}\t{}", finding.kind.name()));
                    found += 1;
                }
                None => {}
            }
        }
        same_email += u64::from(found == 0 && is_own);
        without_email += u64::from(found == 0 && !is_own);
    }
    // One line for two people with conflicts on several submissions.
    lines.sort_unstable();
    lines.dedup();
    lines.iter().try_for_each(|line| writeln!(out, "{line}"))?;
    remarks.extend(without(same_email, "of a member and an own submission, with one e-mail address"));
    remarks.extend(without(without_email, "without e-mail addresses of both people in the files"));
    Ok(remarks)
}
