//! The authors and editors of CSL-JSON, Crossref and DataCite: persons in parts, or persons and groups by one name.

use super::affiliations::joined;
use super::attributes::is_called;
use super::json::{list, text};
use super::value::Value;
use crate::records::groups::names_a_group;
use crate::records::identifiers::Ids;
use crate::records::parts::name_of_parts;
use crate::records::{Mention, Organization};

/// What a name in one piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WholeName {
    /// A group's.
    OfGroup,
    /// A group's where it looks like one, else a person's.
    OfAny,
}

/// A person or a group.
pub(super) struct Contributor<'a> {
    name: String,
    ids: Ids,
    affiliation: String,
    organizations: Vec<Organization<'a>>,
    is_group: bool,
}

impl<'a> Contributor<'a> {
    pub(super) fn of(value: &'a Value, whole_name: WholeName) -> Self {
        let part =
            |keys: &[&str]| keys.iter().map(|key| text(&value[*key])).find(|part| !part.trim().is_empty());
        let family = part(&["family", "familyName"]);
        let whole = part(&["literal", "name"]);
        let (name, may_be_group) = match (family, whole) {
            (None, Some(whole)) => (whole.to_owned(), true),
            _ => (name_in_parts(value), false),
        };
        let is_group = match text(&value["nameType"]) {
            "Organizational" => true,
            "Personal" => false,
            _ => may_be_group && (whole_name == WholeName::OfGroup || names_a_group(&name)),
        };
        let stated = affiliations(&value["affiliation"]);
        let organizations = stated.iter().filter_map(|affiliation| organization(affiliation)).collect();
        let affiliation = joined(stated.iter().map(|affiliation| name_of(affiliation)));
        Self { ids: ids(value), affiliation, organizations, name, is_group }
    }

    /// The contributors in a list.
    pub(super) fn all(values: &'a Value, whole_name: WholeName) -> Vec<Self> {
        list(values).iter().map(|value| Self::of(value, whole_name)).collect()
    }

    pub(super) fn mention(&self) -> Mention<'_> {
        let Self { name, ids, affiliation, organizations, is_group } = self;
        Mention {
            name,
            ids: ids.as_stated(),
            affiliation,
            organizations,
            is_group: *is_group,
            ..Mention::default()
        }
    }
}

/// The mentions of contributors.
pub(super) fn mentions<'a>(contributors: &'a [Contributor<'_>]) -> Vec<Mention<'a>> {
    contributors.iter().map(Contributor::mention).collect()
}

/// A name of which some parts may be missing, but not all.
fn name_in_parts(value: &Value) -> String {
    let part = |key: &str| text(&value[key]);
    let either =
        |a: &str, b: &str| [part(a), part(b)].into_iter().find(|part| !part.is_empty()).unwrap_or_default();
    let particles = [part("dropping-particle"), part("non-dropping-particle")].join(" ");
    name_of_parts(&particles, either("family", "familyName"), part("suffix"), either("given", "givenName"))
}

/// The affiliations, of which one may be alone.
fn affiliations<'a, 't>(stated: &'a Value<'t>) -> &'a [Value<'t>] {
    if let Value::List(list) = stated { list } else { std::slice::from_ref(stated) }
}

/// The name of an affiliation: that of an object, or text.
fn name_of<'a>(affiliation: &'a Value) -> &'a str {
    if affiliation.is_object() { text(&affiliation["name"]) } else { text(affiliation) }
}

/// An affiliation with an identifier, as Crossref and DataCite write it.
fn organization<'a>(affiliation: &'a Value) -> Option<Organization<'a>> {
    let ids = ["affiliationIdentifier", "id"].map(|key| &affiliation[key]);
    let written = ids.into_iter().map(|id| {
        if let Value::List(list) = id { list.first().map_or("", |id| text(&id["id"])) } else { text(id) }
    });
    let id = written.into_iter().find(|id| id.contains("ror.org/"))?;
    Some(Organization { name: name_of(affiliation), id, country: text(&affiliation["country"]) })
}

/// The identifiers of a person. CSL has no field for ORCIDs, so it is called `ORCID` as Crossref does, `orcid` or `_orcid`,
/// and may have its scheme before it. DataCite lists identifiers with their schemes, of which those of organizations, as
/// ROR, would merge all who work there.
fn ids(value: &Value) -> Ids {
    let mut ids = Ids::default();
    for (key, orcid) in value.fields() {
        if is_called(key, "orcid") || is_called(key, "orcidid") {
            ids.add("orcid", text(orcid).rsplit(':').next().unwrap_or_default());
        }
    }
    let identifiers = &value["nameIdentifiers"];
    let one = std::slice::from_ref(identifiers);
    for identifier in if identifiers.is_object() { one } else { list(identifiers) } {
        add_identifier(
            &mut ids,
            text(&identifier["nameIdentifierScheme"]),
            text(&identifier["nameIdentifier"]),
        );
    }
    ids
}

fn add_identifier(ids: &mut Ids, scheme: &str, value: &str) {
    let is = |plain: &[&str]| plain.iter().any(|plain| is_called(scheme, plain));
    if is(&["orcid", "orcidid"]) || (scheme.is_empty() && value.contains("orcid.org/")) {
        ids.add("orcid", value);
    } else if is(&["researcherid"]) {
        ids.add("researcherid", value);
    } else if is(&["scopus", "scopusid", "scopusauthorid"]) {
        ids.add("scopus", value);
    } else if is(&["isni", "gnd", "viaf", "idref", "wikidata", "lcnaf"]) {
        ids.add_unlisted(&scheme.to_ascii_lowercase(), value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str, whole_name: WholeName) -> (String, bool) {
        let value: Value<'_> = serde_json::from_str(json).expect("JSON");
        let contributor = Contributor::of(&value, whole_name);
        (contributor.name, contributor.is_group)
    }

    #[test]
    fn a_contributor_with_any_part_of_a_name_is_kept_in_every_format() {
        for (json, name) in [
            (r#"{"givenName":"Plato"}"#, "Plato"),
            (r#"{"given":"Plato"}"#, "Plato"),
            (r#"{"familyName":"Lovelace"}"#, "Lovelace"),
            (r#"{"name":"","givenName":"Plato","familyName":""}"#, "Plato"),
            (r#"{"name":"Lovelace, A.","givenName":"Ada","familyName":"Lovelace"}"#, "Lovelace, Ada"),
            (r#"{"name":"Lovelace, Ada","givenName":"Ada"}"#, "Lovelace, Ada"),
            (r#"{"literal":"Plato"}"#, "Plato"),
        ] {
            assert_eq!(read(json, WholeName::OfAny), (name.to_owned(), false), "{json}");
        }
        assert!(read(r#"{"name":"Plato"}"#, WholeName::OfGroup).1);
        assert!(!read(r#"{"given":"Plato"}"#, WholeName::OfGroup).1);
        assert!(read(r#"{"name":"Loom Study Group"}"#, WholeName::OfAny).1);
    }
}
