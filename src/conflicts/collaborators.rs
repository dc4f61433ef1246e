//! Everyone that a person wrote with in a window: the query.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::calendar::Day;
use super::collaborators_report::CollaboratorsReport;
use super::policy::{AGENCIES, Policy};
use super::window::{Dating, Span, Window};
use crate::analysis::{Context, Query, who};
use crate::error::{Error, ErrorKind, Result};
use crate::network::{AuthorId, Network};

/// Everyone that a person wrote with in a window.
///
/// # Examples
/// ```
/// use coauth::analysis::{Context, Query};
/// use coauth::conflicts::Collaborators;
///
/// let network = coauth::Loader::sample().load()?.network;
/// let report = Collaborators::of("Leonidas Guibas").run(&network, &mut Context::default())?;
/// assert_eq!(report.people[0].collaborators.len(), 11);
/// # Ok::<(), coauth::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "cli", derive(clap::Args))]
#[non_exhaustive]
pub struct Collaborators {
    /// Author: a name, an unambiguous part of it, or id:…
    #[cfg_attr(feature = "cli", arg(value_name = "NAME"))]
    pub name: String,
    /// Papers of this time before the day count: 48m, 3y [default: all papers]
    #[cfg_attr(feature = "cli", arg(long, value_name = "SPAN"))]
    pub window: Option<Span>,
    /// The day to which the answer applies [default: today]
    #[cfg_attr(feature = "cli", arg(long, value_name = "DATE"))]
    pub as_of: Option<Day>,
    /// Count whole calendar years, as OpenReview does
    #[cfg_attr(feature = "cli", arg(long))]
    pub calendar_years: bool,
    /// Which possible day of a date that is not known exactly counts
    #[cfg_attr(feature = "cli", arg(long, value_name = "WHICH", value_enum, default_value_t))]
    pub dates: Dating,
    /// Rule of a funder, which sets the window: nsf, snsf, ukri
    #[cfg_attr(feature = "cli", arg(long, value_name = "NAME", conflicts_with = "window"))]
    pub rule: Option<String>,
}

impl Collaborators {
    /// The collaborators of the author of this name, in papers of all time.
    #[must_use]
    pub fn of(name: impl Into<String>) -> Self {
        Self { name: name.into(), ..Self::default() }
    }

    /// The collaborators of some authors, whatever the name of the query.
    pub(crate) fn report(&self, network: &Network, people: &[AuthorId]) -> Result<CollaboratorsReport> {
        let rule = self.rule()?;
        let source = rule.map(|rule| format!("rule {}: {}", rule.name, rule.source));
        Ok(CollaboratorsReport::of(network, people, self.window(rule)?).by_rule(source))
    }

    /// # Errors
    /// If there is no such rule, or no such window.
    pub(crate) fn check(&self) -> Result<()> {
        self.window(self.rule()?).map(drop)
    }

    /// The rule of its name.
    fn rule(&self) -> Result<Option<&'static Policy>> {
        let usage = |what: String| Error::new(ErrorKind::Usage, what);
        let Some(name) = &self.rule else { return Ok(None) };
        if self.window.is_some() {
            return Err(usage("a rule sets the window; pass only one of them".to_owned()));
        }
        AGENCIES.iter().find(|agency| agency.name == name).map(Some).ok_or_else(|| {
            let names: Vec<&str> = AGENCIES.iter().map(|agency| agency.name).collect();
            usage(format!("no rule \"{name}\"; expected one of: {}", names.join(", ")))
        })
    }

    fn window(&self, rule: Option<&Policy>) -> Result<Window> {
        let window = Window::before(self.as_of.unwrap_or_else(Day::today)).dates(self.dates);
        let span = self.window.or(rule.map(|rule| rule.span));
        let window = span.map_or(window, |span| window.span(span));
        if self.calendar_years { window.in_calendar_years() } else { Ok(window) }
    }
}

impl Query for Collaborators {
    type Report = CollaboratorsReport;

    const NAME: &'static str = "collaborators";
    const ABOUT: &'static str =
        "List everyone a person wrote with in a window, with last dates and affiliations";
    const REQUIRED: &'static [&'static str] = &["name"];
    const ORDERS: &'static [(&'static str, &'static str)] =
        &[("collaborators", "name"), ("papers", "date, latest first")];
    const EXAMPLES: &'static [&'static str] = &[
        r#"{"name": "Leonidas Guibas", "window": "48m", "as_of": "2026-11-27"}"#,
        r#"{"name": "Tao Qin", "rule": "nsf", "as_of": "2026-11-27"}"#,
    ];
    const COMMAND_LINES: &'static str = "\
Examples:
  coauth collaborators \"Ann Lee\" -i refs.bib --window 48m           names, last dates, affiliations, papers
  coauth collaborators \"Ann Lee\" -i refs.bib -f nsf -o table4.tsv   table 4 of NSF's template; paste it at A52
  coauth collaborators \"Ann Lee\" -i refs.bib -f nsf-xlsx --template coa_template.xlsx -o coa.xlsx
  coauth collaborators orcid:0000-0002-1825-0097 -i refs.bib -f hotcrp-collaborators
  coauth collaborators --for roster.txt -i refs.bib --rule snsf -f csv

Formats besides those of tables: nsf, nsf-xlsx (fills NSF's template, passed with --template), hotcrp-collaborators.";

    fn settle(&mut self) {
        self.as_of.get_or_insert_with(Day::today);
    }

    fn in_answer(&self) -> Value {
        // The report has the window.
        json!({ "name": self.name, "as_of": self.as_of, "rule": self.rule })
    }

    fn run(&self, network: &Network, context: &mut Context) -> Result<CollaboratorsReport> {
        // A wrong rule is an error whoever is asked for.
        self.check()?;
        let person = who(network, &self.name, context)?;
        let report = self.report(network, &[person])?;
        context.remarks.extend(report.remarks());
        if !network.corpus().kept_details().affiliations {
            let what =
                "affiliations were not kept; those of an index built with --keep affiliations are listed";
            context.remarks.push(what.to_owned());
        }
        Ok(report)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_and_a_window_exclude_each_other() {
        let network = crate::Loader::sample().load().expect("the sample").network;
        let both = Collaborators {
            window: "3y".parse().ok(),
            rule: Some("nsf".to_owned()),
            ..Collaborators::of("Tao Qin")
        };
        let error = both.run(&network, &mut Context::default()).expect_err("a refusal");
        assert!(error.message().contains("only one of them"), "{error}");
    }

    #[test]
    fn a_window_of_a_rule_is_that_of_the_funder() {
        let by = |rule: &str| Collaborators {
            rule: Some(rule.to_owned()),
            as_of: "2026-11-27".parse().ok(),
            ..Collaborators::of("x")
        };
        let window = by("snsf").window(by("snsf").rule().expect("a rule")).expect("a window");
        assert_eq!(window.first_day(), "2021-11-27".parse().ok());
        assert!(by("nih").rule().expect_err("no rule").message().contains("nsf, snsf, ukri"));
    }
}
