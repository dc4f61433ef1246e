//! Published rules of venues and funders: how long a paper in common is a conflict.

use super::window::Span;
#[cfg(feature = "cli")]
use crate::error::{Error, ErrorKind, Result};

/// The published rule of a venue.
///
/// # Examples
/// ```
/// use coauth::conflicts::POLICIES;
///
/// let joss = POLICIES.iter().find(|policy| policy.name == "joss").expect("a policy");
/// assert_eq!((joss.span.months, joss.weak_beyond), (48, Some(25)));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Policy {
    /// Its name, as `--policy` takes it.
    pub name: &'static str,
    /// For how long a paper in common is a conflict.
    pub span: Span,
    /// Papers with more authors make weak conflicts only.
    pub weak_beyond: Option<u32>,
    /// Where the rule is published.
    pub source: &'static str,
    /// What it calls a conflict besides papers in common.
    pub other_ties: &'static str,
}

#[cfg(feature = "cli")]
impl Policy {
    /// The policy of this name.
    ///
    /// # Errors
    /// If there is none.
    pub(crate) fn named(name: &str) -> Result<&'static Self> {
        POLICIES.iter().find(|policy| policy.name == name).ok_or_else(|| {
            let names: Vec<&str> = POLICIES.iter().map(|policy| policy.name).collect();
            let what = format!("no policy \"{name}\"; expected one of: {}", names.join(", "));
            Error::new(ErrorKind::Usage, what)
        })
    }

    /// What the reader of an answer should know of it.
    pub(crate) fn remark(&self) -> String {
        let Self { name, span, source, other_ties, .. } = self;
        let other =
            if other_ties.is_empty() { String::new() } else { format!("; it also counts {other_ties}") };
        format!("policy {name}: papers of {} months ({source}){other}", span.months)
    }
}

const fn policy(name: &'static str, months: u32, source: &'static str, other_ties: &'static str) -> Policy {
    Policy { name, span: Span { months }, weak_beyond: None, source, other_ties }
}

/// Every policy, by name.
pub static POLICIES: [Policy; 17] = [
    policy(
        "acl",
        60,
        "acl-org.github.io/policies/conference-coi (2016-05)",
        "students and supervisors for 5 years, same institution",
    ),
    policy(
        "asplos",
        60,
        "ASPLOS 2013",
        "same organization for 5 years, advisors forever, pending papers and grants",
    ),
    policy("dfrws", 24, "dfrws.org (2022-02-17)", "same institution, advisors forever, funding"),
    policy("esorics", 24, "ESORICS calls for papers", "same institution, advisors forever, funding"),
    policy(
        "hotcrp",
        24,
        "HotCRP, default text of the conflict definition",
        "advisors and students, same affiliation",
    ),
    policy(
        "icml",
        36,
        "icml.cc/Conferences/2026/ConflictOfInterestDefinitions",
        "same domain for 3 years, advisors forever",
    ),
    policy("informs-or", 36, "INFORMS, Operations Research", "students for 5 years"),
    Policy {
        weak_beyond: Some(25),
        ..policy(
            "joss",
            48,
            "github.com/openjournals/joss, COI.md",
            "same organization for a year, family, advisors forever; can be waived for papers of very many authors",
        )
    },
    policy("neurips", 36, "NeurIPS 2020–2024", "same domain for 3 years, advisors forever"),
    policy("plos", 60, "PLOS", ""),
    policy(
        "pvldb",
        24,
        "vldb.org/pvldb/general-information/publication-policies",
        "same organization within 2 years or the next 6 months, advisors forever, relatives and friends",
    ),
    policy("sigmod", 24, "sigmod.org (2013)", "same company or university within 2 years, advisors forever"),
    policy("todaes", 60, "ACM TODAES", ""),
    policy("tops", 48, "ACM TOPS", "honoraria within a year, academic siblings"),
    policy("uai", 36, "UAI", "same domain for 3 years, advisors forever"),
    policy("ubicomp", 24, "ACM UbiComp 2014", "papers in progress"),
    policy(
        "usenix-security",
        24,
        "usenix.org, USENIX Security 2015",
        "same institution, advisors forever, funding",
    ),
];

/// Rules of funders who ask for collaborators, by name.
pub static AGENCIES: [Policy; 3] = [
    policy(
        "nsf",
        48,
        "NSF, template of collaborators and other affiliations (PAPPG 2023)",
        "co-editors for 24 months, advisors and advisees forever",
    ),
    policy("snsf", 60, "Swiss National Science Foundation, snf.ch", "close cooperation only"),
    policy("ukri", 60, "UKRI Medical Research Council (2023-02-16)", "PhD supervisors"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn policies_are_in_the_order_of_names_and_have_a_source() {
        assert!(
            POLICIES.is_sorted_by(|a, b| a.name < b.name) && AGENCIES.is_sorted_by(|a, b| a.name < b.name)
        );
        assert!(
            POLICIES
                .iter()
                .chain(&AGENCIES)
                .all(|policy| !policy.source.is_empty() && policy.span.months >= 24)
        );
    }
}
