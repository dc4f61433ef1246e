//! HotCRP's bulk assignment: a row for each conflict, and one for each that a decision lifts.

use std::io::{self, Write};

use super::super::outcome::{Outcome, Pair};
use super::super::verdict::{ConflictKind, Verdict};
use super::writer::{ConflictWriter, WriteOptions, without, written};

pub(super) static WRITER: ConflictWriter =
    ConflictWriter { name: "hotcrp", about: "bulk assignment of HotCRP (CSV)", extension: "csv", write };

fn write(outcome: &Outcome<'_>, options: &WriteOptions, out: &mut dyn Write) -> io::Result<Vec<String>> {
    let (mut pairs, mut remarks) = written(outcome, options);
    let (mut declared, mut without_email, mut without_number) = (0, 0, 0);
    pairs.extend(outcome.pairs().filter(|pair| pair.verdict() == Verdict::Dismissed));
    pairs.sort_by_key(|pair| (pair.submission, pair.member));
    let conference = outcome.case.conference;
    let mut rows = csv::Writer::from_writer(out);
    rows.write_record(["paper", "action", "email", "conflict"])?;
    for pair in &pairs {
        let submission = &conference.submissions[pair.submission];
        let Some(number) = number(&submission.id, &submission.number) else {
            without_number += 1;
            continue;
        };
        let Some(email) = conference.members[pair.member].person.email() else {
            without_email += 1;
            continue;
        };
        // A decision lifts a declared conflict, too.
        if pair.is_declared() && pair.verdict() != Verdict::Dismissed {
            declared += 1;
            continue;
        }
        rows.write_record([number, "conflict", email, &word(pair, options.pin)])?;
    }
    rows.flush()?;
    remarks.extend(without(declared, "that are declared already, whose kind stays as it is"));
    remarks.extend(without(without_email, "whose member has no e-mail address in the files"));
    remarks.extend(without(without_number, "whose submission has no number, which HotCRP needs"));
    Ok(remarks)
}

/// HotCRP takes any other text for a search.
fn number<'a>(id: &'a str, number: &'a str) -> Option<&'a str> {
    let is_number = |text: &&str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    [id, number].into_iter().find(is_number)
}

/// The value of the cell `conflict`, which must not be empty.
fn word(pair: &Pair<'_>, pin: bool) -> String {
    let Some(gravest) = pair.gravest().filter(|gravest| gravest.verdict != Verdict::Dismissed) else {
        // Not a conflict, and not suggested as one again.
        return "pinned unconflicted".to_owned();
    };
    let kind = match gravest.kind {
        ConflictKind::Coauthor | ConflictKind::SameSubmission => "collaborator",
        ConflictKind::SameOrganization => "institutional",
        // HotCRP knows its authors, but not this account of theirs.
        ConflictKind::Own => "administrative",
        ConflictKind::Declared | ConflictKind::Distance2 => "other",
    };
    if pin { format!("pinned {kind}") } else { kind.to_owned() }
}
