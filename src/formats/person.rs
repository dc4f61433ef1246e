//! The authors and editors of a record, put together from the parts that a format has of them.

use crate::records::Mention;
use crate::records::groups::{is_group_of_list, names_a_group};
use crate::records::identifiers::Ids;
use crate::records::parts::name_of_parts;

/// An author or editor of a record.
#[derive(Default)]
pub(super) struct Person {
    pub(super) name: String,
    pub(super) ids: Ids,
    pub(super) affiliation: String,
    pub(super) is_group: bool,
}

impl Person {
    /// A person whose name is given in parts.
    pub(super) fn of_parts(family: &str, given: &str) -> Self {
        Self { name: name_of_parts("", family, "", given), ..Self::default() }
    }

    /// Who has this name, in a list of people that may have groups in it.
    pub(super) fn listed(name: &str) -> Self {
        Self { name: name.to_owned(), is_group: is_group_of_list(name), ..Self::default() }
    }

    /// Who has this name, for which the source has one field in place of two: mostly a group, but not always.
    pub(super) fn of_one_field(name: &str) -> Self {
        Self { name: name.to_owned(), is_group: names_a_group(name), ..Self::default() }
    }

    /// A group.
    pub(super) fn group(name: &str) -> Self {
        Self { name: name.to_owned(), is_group: true, ..Self::default() }
    }

    /// The same, with an affiliation.
    pub(super) fn at(mut self, affiliation: &str) -> Self {
        affiliation.clone_into(&mut self.affiliation);
        self
    }

    /// The same, with an identifier, unless it is empty.
    pub(super) fn with_id(mut self, scheme: &'static str, id: &str) -> Self {
        self.ids.add(scheme, id);
        self
    }
}

/// People as a record wants them.
pub(super) fn mentions(people: &[Person]) -> Vec<Mention<'_>> {
    people
        .iter()
        .map(|person| Mention {
            name: &person.name,
            ids: person.ids.as_stated(),
            affiliation: &person.affiliation,
            is_group: person.is_group,
            ..Mention::default()
        })
        .collect()
}
