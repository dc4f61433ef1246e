//! What writes lists of collaborators.

use std::io::{self, Write};

use super::super::collaborator_lines::collaborator_line;
use super::super::collaborators_report::CollaboratorsReport;
use crate::network::Network;
use crate::table::counted;

/// A list that a funder or a system takes.
///
/// # Examples
/// ```
/// use coauth::conflicts::COLLABORATORS_WRITERS;
///
/// assert!(COLLABORATORS_WRITERS.iter().any(|writer| writer.name == "nsf"));
/// ```
pub struct CollaboratorsWriter {
    /// Its name, as `--format` takes it.
    pub name: &'static str,
    /// A one-line description.
    pub about: &'static str,
    pub(super) write: fn(&CollaboratorsReport, &Network, &mut dyn Write) -> io::Result<Vec<String>>,
}

impl CollaboratorsWriter {
    /// Writes a report on a network, and returns remarks about what is not in the file as it should be.
    ///
    /// # Errors
    /// If `out` cannot be written.
    pub fn write(
        &self,
        report: &CollaboratorsReport,
        network: &Network,
        out: &mut dyn Write,
    ) -> io::Result<Vec<String>> {
        (self.write)(report, network, out)
    }
}

pub(super) static HOTCRP: CollaboratorsWriter = CollaboratorsWriter {
    name: "hotcrp-collaborators",
    about: "collaborators of a profile or submission in HotCRP (text)",
    write: |report, network, out| {
        let mut unwritable = 0;
        for collaborator in report.people.iter().flat_map(|people| &people.collaborators) {
            match collaborator_line(network, &collaborator.acquaintance) {
                Some(line) => writeln!(out, "{line}")?,
                None => unwritable += 1,
            }
        }
        let people = counted(unwritable, "collaborator");
        let remark = (unwritable > 0)
            .then(|| format!("{people} with a name that HotCRP would read as an institution: not written"));
        Ok(remark.into_iter().collect())
    },
};
