//! Downloads of HotCRP: authors, PC info, users, PC conflicts, and submissions as JSON.

use serde_json::Value;

use super::super::headers::Field;
use super::super::people::{Conference, Declaration, Person, Submission};
use super::rows::{self, is_over};
use super::shape::{Input, Role, Shape};
use crate::error::Result;

pub(super) static AUTHORS: Shape = Shape {
    name: "hotcrp-authors",
    role: Role::Submissions,
    detect: |input| {
        input.has_header("paper") && input.has(&[Field::Title, Field::Given, Field::Family, Field::Email])
    },
    read: rows::authors,
};

pub(super) static PC_INFO: Shape = Shape {
    name: "hotcrp-pcinfo",
    role: Role::Committee,
    detect: |input| {
        input.has_header("follow") && input.has(&[Field::Family, Field::Email, Field::Collaborators])
    },
    read: rows::members,
};

pub(super) static USERS: Shape = Shape {
    name: "hotcrp-users",
    role: Role::Committee,
    detect: |input| {
        input.has_header("given_name") && input.has(&[Field::Family, Field::Email, Field::Affiliation])
    },
    read: rows::members,
};

pub(super) static DATA: Shape = Shape {
    name: "hotcrp-data",
    role: Role::Submissions,
    detect: |input| {
        first(input.json()).is_some_and(|paper| paper.get("pid").is_some() || paper["object"] == "paper")
    },
    read: read_data,
};

pub(super) static PC_CONFLICTS: Shape = Shape {
    name: "hotcrp-pcconflicts",
    role: Role::Declared,
    detect: |input| input.has(&[Field::Submission, Field::Email, Field::Conflict]),
    read: read_conflicts,
};

pub(super) static DATA_CONFLICTS: Shape = Shape { name: "hotcrp-data", role: Role::Declared, ..DATA };

/// One submission is an object, several are a list.
fn papers(json: &Value) -> &[Value] {
    json.as_array().map_or_else(|| std::slice::from_ref(json), Vec::as_slice)
}

fn first(json: &Value) -> Option<&Value> {
    papers(json).iter().find(|paper| paper.is_object())
}

fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

fn read_data(input: &Input<'_>, conference: &mut Conference) -> Result<()> {
    for (index, paper) in papers(input.json()).iter().enumerate() {
        let id = text(&paper["pid"]);
        if id.is_empty() {
            conference.warn(input.whole().as_ref(), format!("entry {} has no pid; it is skipped", index + 1));
            continue;
        }
        if paper["withdrawn"] == true || is_over(paper["status"].as_str().unwrap_or_default()) {
            conference.leave_out(&id);
            continue;
        }
        let authors: Vec<Person> =
            paper["authors"].as_array().into_iter().flatten().filter_map(author).collect();
        for (email, kind) in paper["pc_conflicts"].as_object().into_iter().flatten() {
            let kind = match kind {
                Value::Bool(true) => "conflict".to_owned(),
                Value::Bool(false) | Value::Null => "none".to_owned(),
                kind => text(kind),
            };
            declare(
                conference,
                Declaration { submission: id.clone(), member: email.clone(), kind, place: input.whole() },
            );
        }
        let title = text(&paper["title"]);
        conference.add_submission(Submission {
            id,
            title,
            authors,
            collaborators: text(&paper["collaborators"]),
            place: input.whole(),
            ..Submission::default()
        });
    }
    Ok(())
}

fn author(value: &Value) -> Option<Person> {
    let either = |keys: [&str; 2]| {
        keys.iter().map(|key| text(&value[*key])).find(|text| !text.is_empty()).unwrap_or_default()
    };
    let (given, family) = (either(["given_name", "first"]), either(["family_name", "last"]));
    let name = match (given.is_empty(), family.is_empty()) {
        (true, true) => text(&value["name"]),
        (false, false) if family.contains(' ') => format!("{family}, {given}"),
        _ => format!("{given} {family}").trim().to_owned(),
    };
    let mut person = Person { affiliation: text(&value["affiliation"]), ..Person::named(&name) };
    person.add_emails(&text(&value["email"]));
    person.add_id("orcid", &text(&value["orcid"]));
    (!person.name.is_empty() || !person.emails.is_empty()).then_some(person)
}

fn read_conflicts(input: &Input<'_>, conference: &mut Conference) -> Result<()> {
    let Some(columns) = input.columns() else { return Ok(()) };
    for row in input.rows() {
        let cell = |field| row.cell(columns.find(field)).to_owned();
        if is_other_action(&cell(Field::Action)) {
            continue;
        }
        let email = cell(Field::Email);
        let member = if email.is_empty() { rows::person(row, columns).name } else { email.to_lowercase() };
        let (submission, kind) = (cell(Field::Submission), cell(Field::Conflict));
        declare(conference, Declaration { submission, member, kind, place: input.place(row) });
    }
    Ok(())
}

/// Authors and contacts are listed among conflicts, and so are those that a chair has lifted.
fn declare(conference: &mut Conference, declaration: Declaration) {
    let is_author = ["author", "contact"].iter().any(|kind| declaration.kind.eq_ignore_ascii_case(kind));
    if !is_author && !is_lifted(&declaration.kind) {
        conference.declarations.push(declaration);
    }
}

/// Whether a kind of conflict is one of the words by which HotCRP means that there is none, alone or `pinned`. Other
/// words may have a "no" among them: `advisor, no longer`.
pub(super) fn is_lifted(kind: &str) -> bool {
    const NONE: [&str; 12] = [
        "-",
        "0",
        "false",
        "n",
        "no",
        "noconflict",
        "non-conflict",
        "nonconflict",
        "none",
        "not",
        "off",
        "unconflicted",
    ];
    const BESIDE: [&str; 4] = ["conflict", "conflicted", "pin", "pinned"];
    let kind = kind.to_lowercase();
    // `collaborator:none` changes an older kind.
    let kind = kind.split_once(':').filter(|(_, new)| !new.starts_with(' ')).map_or(&*kind, |(_, new)| new);
    let is_none = |word: &str| NONE.contains(&word);
    kind.split_whitespace().any(is_none)
        && kind.split_whitespace().all(|word| is_none(word) || BESIDE.contains(&word))
}

/// Whether a row of a bulk assignment does something else than to add a conflict: `primary`, `clearconflict`.
pub(super) fn is_other_action(action: &str) -> bool {
    !action.is_empty() && !action.eq_ignore_ascii_case("conflict")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_no_conflict_are_those_of_hotcrp() {
        for kind in [
            "n",
            "no",
            "0",
            "off",
            "none",
            "unconflicted",
            "noconflict",
            "nonconflict",
            "non-conflict",
            "pinned unconflicted",
            "collaborator:none",
            "any:pinned unconflicted",
            "Pin None",
            "No conflict",
            "Not conflicted",
            "FALSE",
            "-",
        ] {
            assert!(is_lifted(kind), "{kind}");
        }
        for kind in [
            "",
            "y",
            "yes",
            "1",
            "on",
            "conflict",
            "conflicted",
            "collab",
            "collaborator",
            "Recent collaborator",
            "advisor",
            "advisee",
            "student",
            "Advisor/advisee",
            "institution",
            "Institutional",
            "Personal",
            "none:collaborator",
            "Advisor: no longer",
            "Other",
            "Administrative",
            "Pinned conflict",
            "pinned collaborator",
            "advisor, no longer",
            "no papers, but family",
        ] {
            assert!(!is_lifted(kind), "{kind}");
        }
        for (action, is_other) in
            [("", false), ("Conflict", false), ("clearconflict", true), ("primary", true)]
        {
            assert_eq!(is_other_action(action), is_other, "{action}");
        }
    }
}
