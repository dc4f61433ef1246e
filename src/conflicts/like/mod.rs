//! The rules by which systems of conferences find conflicts themselves: one file a system.

mod authors;
mod hotcrp;
mod initials;
mod institutions;
mod openreview;

use serde::Serialize;

use super::judge::Case;
use super::verdict::Finding;
use super::window::Window;
use crate::error::Result;

/// A system whose own rule is followed.
///
/// # Examples
/// ```
/// use coauth::conflicts::{ConflictRule, System, Window};
///
/// let window = Window::before("2026-11-27".parse()?).span("3y".parse()?);
/// let rule = ConflictRule::within(window).like(System::OpenReview)?;
/// assert!(ConflictRule::within(window.span("30m".parse()?)).like(System::OpenReview).is_err());
/// # Ok::<(), coauth::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum System {
    /// Profiles, domains of addresses, and publications of whole years
    #[cfg_attr(feature = "cli", value(name = "openreview"))]
    OpenReview,
    /// Names, affiliations, and lists of collaborators; no papers
    #[cfg_attr(feature = "cli", value(name = "hotcrp"))]
    HotCrp,
}

impl System {
    /// What it is called.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::OpenReview => "OpenReview",
            Self::HotCrp => "HotCRP",
        }
    }

    /// Where its rule cannot be followed exactly, because files do not tell enough.
    #[cfg(feature = "cli")]
    pub(crate) fn limits(self) -> &'static str {
        match self {
            Self::OpenReview => {
                "relations and former institutions in profiles are not in the files; the bibliography has the publications"
            }
            Self::HotCrp => "fewer abbreviations of institutions are known than in HotCRP",
        }
    }

    /// The window as the system reads it.
    ///
    /// # Errors
    /// If it cannot.
    pub(super) fn window(self, window: Window) -> Result<Window> {
        match self {
            Self::OpenReview => window.of_openreview(),
            Self::HotCrp => Ok(window),
        }
    }

    /// What the system finds, by member, submission, kind and author.
    pub(super) fn findings(self, case: &Case<'_>) -> Vec<Finding> {
        let mut findings = match self {
            Self::OpenReview => openreview::findings(case),
            Self::HotCrp => hotcrp::findings(case),
        };
        findings.sort_by_key(Finding::order);
        findings.dedup_by_key(|finding| finding.order());
        findings
    }
}
