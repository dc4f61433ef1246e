//! Table 4 of NSF's template of collaborators and other affiliations, as tab-separated text to paste at A52.

use std::io::{self, Write};

use super::super::collaborators_report::{Collaborator, CollaboratorsReport};
use super::lists::CollaboratorsWriter;
use crate::names::PersonalName;
use crate::network::Network;
use crate::table::counted;

pub(super) static WRITER: CollaboratorsWriter =
    CollaboratorsWriter { name: "nsf", about: "table 4 of NSF's template (TSV to paste at A52)", write };

/// As many characters as an organization may have.
const LONGEST: usize = 255;

/// A row: the letter, the name, the organization, an optional column, and the day of the last activity.
pub(super) type Row = [String; 5];

fn write(report: &CollaboratorsReport, network: &Network, out: &mut dyn Write) -> io::Result<Vec<String>> {
    let (rows, remarks) = rows(report, network);
    rows.iter().try_for_each(|row| write!(out, "{}\r\n", row.join("\t")))?;
    Ok(remarks)
}

/// The rows of the table by name, and remarks about what they do not say exactly.
pub(super) fn rows(report: &CollaboratorsReport, network: &Network) -> (Vec<Row>, Vec<String>) {
    let (mut cut, mut inexact, mut unknown) = (0, 0, 0);
    let collaborators = report.people.iter().flat_map(|people| &people.collaborators);
    let mut rows: Vec<Row> = Vec::new();
    for collaborator in collaborators {
        let affiliation = Some(cell(collaborator.affiliation.as_deref().unwrap_or_default()));
        let affiliation = affiliation.filter(|text| !text.is_empty()).unwrap_or_else(|| "unknown".to_owned());
        let short: String = affiliation.chars().take(LONGEST).collect();
        cut += u64::from(short.len() < affiliation.len());
        let last_day = collaborator.acquaintance.last_day.map_or(String::new(), |day| {
            let (month, day_of_month) = day.month_and_day();
            format!("{month:02}/{day_of_month:02}/{:04}", day.year())
        });
        unknown += u64::from(last_day.is_empty());
        inexact +=
            u64::from(collaborator.last_date.as_ref().is_some_and(|date| date.len() < "2026-11-27".len()));
        rows.push(["A:".to_owned(), name(collaborator, network), short, String::new(), last_day]);
    }
    rows.sort_unstable();
    let remark = |count: u64, what: &str| (count > 0).then(|| format!("{} {what}", counted(count, "row")));
    let remarks = [
        remark(inexact, "with a date that is not known to the day: the last possible day is written"),
        remark(unknown, "without a date: last active is blank, which means ongoing"),
        remark(cut, "with an affiliation of more than 255 characters: cut"),
    ];
    (rows, remarks.into_iter().flatten().collect())
}

/// `Doe, Jane Q.`
fn name(collaborator: &Collaborator, network: &Network) -> String {
    let parsed = PersonalName::parse(network.spelling(collaborator.acquaintance.author));
    let family = format!("{} {}", parsed.particle, parsed.family);
    let is_number = parsed.suffix.bytes().all(|byte| byte.is_ascii_digit());
    let given = format!("{} {}", parsed.given, if is_number { "" } else { parsed.suffix });
    match (cell(&family), cell(&given)) {
        (family, given) if given.is_empty() => family,
        (family, given) => format!("{family}, {given}"),
    }
}

/// Text without tabs and line breaks, and without what a spreadsheet takes to be a formula.
fn cell(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    text.trim_start_matches(['=', '+', '-', '@']).trim_start().to_owned()
}
