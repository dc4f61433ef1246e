//! Conflicts as edges of OpenReview: JSON for its API, and a plain table for scripts.

use std::io::{self, Write};

use serde_json::json;

use super::super::outcome::Outcome;
use super::writer::{ConflictWriter, WriteOptions, without, written};

pub(super) static EDGES: ConflictWriter = ConflictWriter {
    name: "openreview-edges",
    about: "edges for the API of OpenReview (JSON); needs --venue",
    extension: "json",
    write: write_edges,
};

pub(super) static TABLE: ConflictWriter = ConflictWriter {
    name: "openreview-csv",
    about: "head, tail, weight and label of edges of OpenReview (CSV)",
    extension: "csv",
    write: write_table,
};

/// The label that the documentation uses for edges that the system did not make.
const LABEL: &str = "Custom Conflict";

/// Submission and member of each edge, and remarks about the rest.
fn ends(outcome: &Outcome<'_>, options: &WriteOptions) -> (Vec<(String, String)>, Vec<String>) {
    let (pairs, mut remarks) = written(outcome, options);
    let conference = outcome.case.conference;
    let mut without_id = 0;
    let mut ends = Vec::new();
    for pair in pairs {
        let person = &conference.members[pair.member].person;
        // An address is the fallback where the profile is not known.
        match person.id("openreview").or(person.email()) {
            Some(tail) => ends.push((conference.submissions[pair.submission].id.clone(), tail.to_owned())),
            None => without_id += 1,
        }
    }
    remarks
        .extend(without(without_id, "whose member has neither a profile nor an e-mail address in the files"));
    (ends, remarks)
}

fn write_edges(
    outcome: &Outcome<'_>,
    options: &WriteOptions,
    out: &mut dyn Write,
) -> io::Result<Vec<String>> {
    let (ends, remarks) = ends(outcome, options);
    let WriteOptions { venue, group, .. } = options;
    let group = if group.is_empty() { "Reviewers" } else { group };
    writeln!(out, "[")?;
    for (at, (head, tail)) in ends.iter().enumerate() {
        let edge = json!({
            "invitation": format!("{venue}/{group}/-/Conflict"),
            "head": head,
            "tail": tail,
            "weight": -1,
            "label": LABEL,
            "readers": [venue, tail],
            "writers": [venue],
            "signatures": [venue],
        });
        writeln!(out, "{edge}{}", if at + 1 < ends.len() { "," } else { "" })?;
    }
    writeln!(out, "]")?;
    Ok(remarks)
}

fn write_table(
    outcome: &Outcome<'_>,
    options: &WriteOptions,
    out: &mut dyn Write,
) -> io::Result<Vec<String>> {
    let (ends, remarks) = ends(outcome, options);
    let mut rows = csv::Writer::from_writer(out);
    rows.write_record(["head", "tail", "weight", "label"])?;
    for (head, tail) in &ends {
        rows.write_record([head, tail, "-1", LABEL])?;
    }
    rows.flush()?;
    Ok(remarks)
}
