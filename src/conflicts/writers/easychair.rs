//! A list to click through in EasyChair, which imports no conflicts: by member, in Markdown.

use std::io::{self, Write};

use super::super::outcome::Outcome;
use super::writer::{ConflictWriter, WriteOptions, written};
use crate::table::visible;

pub(super) static WRITER: ConflictWriter = ConflictWriter {
    name: "easychair-clicks",
    about: "a list by member to click through in EasyChair (Markdown)",
    extension: "md",
    write,
};

fn write(outcome: &Outcome<'_>, options: &WriteOptions, out: &mut dyn Write) -> io::Result<Vec<String>> {
    let (pairs, remarks) = written(outcome, options);
    let mut last = None;
    for pair in &pairs {
        if last != Some(pair.member) {
            let gap = if last.is_some() { "\n" } else { "" };
            writeln!(out, "{gap}## {}\n", plain(&outcome.reviewer(pair.member)))?;
            last = Some(pair.member);
        }
        let submission = &outcome.case.conference.submissions[pair.submission];
        let reason = pair.gravest().map_or("conflict", |gravest| gravest.kind.name());
        let title = if submission.title.is_empty() {
            String::new()
        } else {
            format!(" {}", plain(&submission.title))
        };
        writeln!(out, "- [ ] {}{title} ({reason})", plain(&submission.id))?;
    }
    Ok(remarks)
}

/// Text without markup and line breaks.
fn plain(text: &str) -> String {
    visible(text)
        .replace(['<', '>', '[', ']', '`', '|', '*', '_', '#'], " ")
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}
