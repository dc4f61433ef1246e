//! HotCRP's table of users, with the collaborators of each member.

use std::io::{self, Write};

use super::super::acquaintances::acquaintances;
use super::super::collaborator_lines::{collaborator_line, line_names};
use super::super::outcome::Outcome;
use super::writer::{ConflictWriter, WriteOptions};
use crate::table::counted;

pub(super) static WRITER: ConflictWriter = ConflictWriter {
    name: "hotcrp-users",
    about: "users of HotCRP with their collaborators (CSV)",
    extension: "csv",
    write,
};

/// What the profile has stays, and new collaborators follow, since an upload replaces the whole text.
fn write(outcome: &Outcome<'_>, _: &WriteOptions, out: &mut dyn Write) -> io::Result<Vec<String>> {
    let case = &outcome.case;
    let (mut without_email, mut unclear, mut unwritable) = (0, 0, 0);
    let mut rows = csv::Writer::from_writer(out);
    rows.write_record(["email", "name", "affiliation", "collaborators"])?;
    for (member, identity) in case.conference.members.iter().zip(&case.members) {
        let Some(email) = member.person.email() else {
            without_email += 1;
            continue;
        };
        let mut lines: Vec<String> = member.collaborators.lines().map(str::to_owned).collect();
        if lines.iter().all(|line| line.trim().is_empty() || line.trim().eq_ignore_ascii_case("none")) {
            lines.clear();
        }
        let known: Vec<String> = lines.iter().map(|line| line_names(line)).collect();
        unclear += u64::from(identity.certain().is_empty());
        for person in acquaintances(case.network, &case.rules.window, identity.certain()) {
            match collaborator_line(case.network, &person) {
                Some(line) if !known.contains(&line_names(&line)) => lines.push(line),
                Some(_) => {}
                None => unwritable += 1,
            }
        }
        let collaborators = if lines.is_empty() { String::new() } else { lines.join("\n") };
        rows.write_record([email, &member.person.name, &member.person.affiliation, &collaborators])?;
    }
    rows.flush()?;
    let remark = |count: u64, what: &str| (count > 0).then(|| format!("{} {what}", counted(count, "member")));
    let mut remarks: Vec<String> =
        remark(without_email, "without an e-mail address: not written").into_iter().collect();
    remarks
        .extend(remark(unclear, "not identified in the bibliography for sure: no collaborators are added"));
    if unwritable > 0 {
        let people = counted(unwritable, "collaborator");
        remarks.push(format!("{people} with a name that HotCRP would read as an institution: not written"));
    }
    Ok(remarks)
}
