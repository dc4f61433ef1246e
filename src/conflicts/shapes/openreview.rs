//! Exports of OpenReview: the table of reviewers, and notes of both versions of its API.

use serde_json::Value;

use super::super::headers::Field;
use super::super::people::{Conference, Person, Submission};
use super::rows::{self, is_over};
use super::shape::{Input, Role, Shape};
use crate::error::Result;

pub(super) static REVIEWERS: Shape = Shape {
    name: "openreview-reviewers",
    role: Role::Committee,
    detect: |input| input.has(&[Field::Submission, Field::Name, Field::Affiliation, Field::Domain]),
    read: rows::members,
};

pub(super) static NOTES: Shape = Shape {
    name: "openreview-notes",
    role: Role::Submissions,
    detect: |input| notes(input.json()).iter().any(|note| note["content"].is_object()),
    read: read_notes,
};

/// Notes are a list, or the answer of the API that holds one.
fn notes(json: &Value) -> &[Value] {
    let list = if json["notes"].is_array() { &json["notes"] } else { json };
    list.as_array().map_or_else(|| std::slice::from_ref(json), Vec::as_slice)
}

/// A field of a note: the second version of the API wraps it in an object.
fn field<'a>(note: &'a Value, name: &str) -> &'a Value {
    let field = &note["content"][name];
    if field["value"].is_null() { field } else { &field["value"] }
}

fn read_notes(input: &Input<'_>, conference: &mut Conference) -> Result<()> {
    for (index, note) in notes(input.json()).iter().enumerate() {
        let id = note["id"].as_str().unwrap_or_default().to_owned();
        // Reviews and decisions are notes in the forum of a submission.
        if note["forum"].as_str().is_some_and(|forum| forum != id) {
            continue;
        }
        if id.is_empty() {
            conference.warn(input.whole().as_ref(), format!("note {} has no id; it is skipped", index + 1));
            continue;
        }
        if is_over(field(note, "venueid").as_str().and_then(|id| id.rsplit('/').next()).unwrap_or_default()) {
            conference.leave_out(&id);
            continue;
        }
        let profiles: Vec<&Value> = field(note, "authorids").as_array().into_iter().flatten().collect();
        let names: Vec<&Value> = field(note, "authors").as_array().into_iter().flatten().collect();
        if !profiles.is_empty() && profiles.len() != names.len() {
            let what = format!(
                "note {id} has {} authors and {} authorids: the authorids are not used",
                names.len(),
                profiles.len()
            );
            conference.warn(input.whole().as_ref(), what);
        }
        let is_aligned = profiles.len() == names.len();
        let authors = names.iter().enumerate().map(|(at, name)| {
            let profile = profiles.get(at).filter(|_| is_aligned).and_then(|profile| profile.as_str());
            author(name, profile.unwrap_or_default())
        });
        let authors: Vec<Person> = authors.collect();
        conference.add_submission(Submission {
            number: note["number"].as_u64().map(|number| number.to_string()).unwrap_or_default(),
            title: field(note, "title").as_str().unwrap_or_default().to_owned(),
            authors,
            collaborators: String::new(),
            place: input.whole(),
            id,
        });
    }
    Ok(())
}

/// An author is a name with a profile beside it, or an object with both.
fn author(value: &Value, profile: &str) -> Person {
    let name = value.as_str().or_else(|| value["fullname"].as_str()).unwrap_or_default();
    let profile = value["username"].as_str().unwrap_or(profile);
    let mut person = Person::named(name);
    if profile.starts_with('~') {
        person.add_id("openreview", profile);
    } else {
        person.add_emails(profile);
    }
    for institution in value["institutions"].as_array().into_iter().flatten() {
        person.domains.extend(institution["domain"].as_str().map(str::to_lowercase));
    }
    person
}
