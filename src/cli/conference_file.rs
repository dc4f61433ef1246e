//! Files of a conference in `coauth check`: what `coauth conflicts` takes them for.

use std::fs;
use std::path::Path;

use serde::Serialize;

use crate::conflicts::{Conference, FileRead, Role, Warning};

/// A file of a conference, and the option that takes it.
#[derive(Debug, Serialize)]
pub(super) struct ConferenceFile {
    #[serde(flatten)]
    pub(super) read: FileRead,
    option: &'static str,
    warnings: Vec<Warning>,
}

/// Committees and submissions are no larger. A bibliography may be, and is not read a second time.
const LARGEST: u64 = 64 << 20;

/// Number of warnings that are shown.
const WARNINGS: usize = 3;

impl ConferenceFile {
    /// Reads a file as one of a conference; `None` if it is none.
    pub(super) fn of(path: &Path) -> Option<Self> {
        if !fs::metadata(path).is_ok_and(|data| data.is_file() && data.len() <= LARGEST) {
            return None;
        }
        let (role, conference) = Conference::of_file(&path.display().to_string(), &fs::read(path).ok()?)?;
        let option = match role {
            Role::Committee => "--committee",
            Role::Submissions => "--submissions",
            Role::Declared => "--declared",
        };
        let read = conference.files().first()?.clone();
        Some(Self { read, option, warnings: conference.warnings().to_vec() })
    }

    /// Whether the file can only be one of a conference: any table of references has titles and authors.
    pub(super) fn is_of_a_system(&self) -> bool {
        !self.read.shape.starts_with("table-")
    }

    /// The number of people, submissions or declarations.
    pub(super) fn records(&self) -> u64 {
        (self.read.members + self.read.submissions + self.read.declarations) as u64
    }

    /// What the file lists and the option that takes it, and the first warnings.
    pub(super) fn lines(&self) -> Vec<(usize, String)> {
        let Self { read, option, warnings } = self;
        let lists = format!("{}: {}; pass it to coauth conflicts as {option}", read.shape, read.counts());
        let shown = warnings.iter().take(WARNINGS).map(|warning| {
            let line = warning.line.map_or(String::new(), |line| format!("line {line}: "));
            (2, format!("{line}{}", warning.problem))
        });
        let rest = warnings.len().saturating_sub(WARNINGS);
        let more = (rest > 0).then(|| (2, format!("and {rest} more")));
        [(1, lists)].into_iter().chain(shown).chain(more).collect()
    }
}
