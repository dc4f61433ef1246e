//! What the form asks: the files that were pasted, and the rule.

use serde_json::{Value, json};

use crate::conflicts::{
    Conference, ConflictRule, Day, Decisions, Policy, Role, Span, Window, WriteOptions, hidden_by,
};
use crate::error::Error;
use crate::web::call::Call;
use crate::web::problem::Problem;

/// The files of the form: the field, and what it lists.
const FILES: [(&str, Role); 3] =
    [("committee", Role::Committee), ("submissions", Role::Submissions), ("declared", Role::Declared)];

/// What is to be found, and by which rule.
pub(super) struct Asked {
    pub(super) conference: Conference,
    pub(super) rule: ConflictRule,
    policy: Option<&'static Policy>,
    has_window: bool,
    hops: u8,
    /// The pairs that were dismissed by a click.
    pub(super) dismissed: Vec<(String, String)>,
}

impl Asked {
    /// What a form asks; `None` while it has no committee or no submissions.
    pub(super) fn of(call: &Call) -> Result<Option<Self>, Problem> {
        refuse_selection(call)?;
        let fields = &call.parameters;
        if ["committee", "submissions"].iter().any(|field| fields.get(field).is_none()) {
            return Ok(None);
        }
        let mut conference = Conference::default();
        for (field, role) in FILES {
            if fields.get(field).is_some() {
                let read = conference.read(name(call, field), fields.text(field).as_bytes(), role);
                read.map_err(|error| unreadable(&error))?;
            }
        }
        let of = |error: Error| Problem::refused(&error.to_string());
        let policy = fields.get("policy").map(Policy::named).transpose().map_err(of)?;
        let span = fields.get("window").map(str::parse::<Span>).transpose().map_err(of)?;
        if policy.is_some() && span.is_some() {
            return Err(Problem::refused("a policy sets the window; choose only one of them"));
        }
        let as_of = fields.get("as_of").map(str::parse::<Day>).transpose().map_err(of)?;
        let window = Window::before(as_of.unwrap_or_else(Day::today));
        let span = span.or(policy.map(|policy| policy.span));
        let window = span.map_or(window, |span| window.span(span));
        let hops = match fields.get("hops") {
            None | Some("1") => 1,
            Some("2") => 2,
            Some(other) => return Err(Problem::refused(&format!("hops is 1 or 2, not \"{other}\""))),
        };
        let weak_beyond = fields.number("weak_beyond")?.or(policy.and_then(|policy| policy.weak_beyond));
        let dismissed = fields.all("dismiss").map(decision).collect::<Result<Vec<_>, _>>()?;
        let rule = ConflictRule::within(window)
            .weak_beyond(weak_beyond)
            .second_hop(hops == 2)
            .decisions(decisions(call, &dismissed)?);
        Ok(Some(Self { conference, rule, policy, has_window: span.is_some(), hops, dismissed }))
    }

    /// What the reader of the answer should know of the rule.
    pub(super) fn remarks(&self, call: &Call) -> Vec<String> {
        let mut remarks: Vec<String> = self.policy.map(Policy::remark).into_iter().collect();
        if !self.has_window {
            remarks.push("papers of all years count; choose a policy or a window to limit them".to_owned());
        }
        remarks.extend(hidden_by(call.network().selection()));
        remarks
    }

    /// The options in the provenance of an answer.
    pub(super) fn given(&self, call: &Call, as_of: Day) -> Value {
        json!({
            "committee": [name(call, "committee")],
            "submissions": [name(call, "submissions")],
            "as_of": as_of,
            "policy": self.policy.map(|policy| policy.name),
            "hops": self.hops,
        })
    }
}

/// A selection of papers would leave out conflicts.
fn refuse_selection(call: &Call) -> Result<(), Problem> {
    let given = ["since", "until", "max_authors", "min_papers"];
    match given.into_iter().find(|name| call.parameters.get(name).is_some()) {
        Some(name) => Err(Problem::refused(&format!("{name} would silently drop conflicts; remove it"))),
        None => Ok(()),
    }
}

fn unreadable(error: &Error) -> Problem {
    Problem::new(400, "A file cannot be read", error.to_string())
}

/// The name of the file in a field.
pub(super) fn name<'a>(call: &'a Call, field: &'a str) -> &'a str {
    call.parameters.get(&format!("{field}_file")).unwrap_or(field)
}

/// The decisions of the pasted file and of the checked pairs.
fn decisions(call: &Call, dismissed: &[(String, String)]) -> Result<Decisions, Problem> {
    if dismissed.is_empty() && call.parameters.get("ignore").is_none() {
        return Ok(Decisions::default());
    }
    let text = decided(call, dismissed)?;
    Decisions::parse(name(call, "ignore"), &text).map_err(|error| unreadable(&error))
}

/// The file of all decisions, for `--ignore`.
pub(super) fn decided(call: &Call, dismissed: &[(String, String)]) -> Result<String, Problem> {
    let text = Decisions::extended(name(call, "ignore"), call.parameters.text("ignore"), dismissed);
    text.map_err(|error| unreadable(&error))
}

/// A decision as the value of a checkbox.
pub(super) fn value((submission, reviewer): &(String, String)) -> String {
    json!([submission, reviewer]).to_string()
}

fn decision(value: &str) -> Result<(String, String), Problem> {
    let wrong = |_| Problem::refused(&format!("dismiss is [\"submission\",\"reviewer\"], not {value}"));
    serde_json::from_str(value).map_err(wrong)
}

/// What goes into the file of a system.
pub(super) fn write_options(call: &Call) -> WriteOptions {
    let text = |name: &str| call.parameters.get(name).unwrap_or_default().to_owned();
    WriteOptions::new()
        .include_ambiguous(call.parameters.flag("include_ambiguous"))
        .pin(call.parameters.flag("pin"))
        .venue(text("venue"), text("venue_group"))
}
