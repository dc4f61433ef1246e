//! What the columns of a table hold, by their headers in the exports of many systems.

use crate::records::author_headers::{
    self, AUTHORS, FAMILY, FIRST, GIVEN, MIDDLE, NAMES, WHOLE_NAMES, is_further,
};
use crate::sheets::{SheetRow, folded_header};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Submission,
    Number,
    Title,
    Given,
    Middle,
    Family,
    Name,
    Email,
    OtherEmail,
    Affiliation,
    Domain,
    Orcid,
    Dblp,
    OpenReview,
    SemanticScholar,
    Username,
    PersonNumber,
    Role,
    Authors,
    AuthorNames,
    /// Authors of a list that goes over several columns: `author 1, author 2`.
    SomeAuthors,
    AuthorEmails,
    AuthorIds,
    AuthorOrganizations,
    IsContact,
    Collaborators,
    Conflict,
    Action,
    Member,
    Reason,
    Until,
    /// Whether a submission is none any more.
    Deleted,
    Status,
}

/// Headers by what they hold, folded.
static HEADERS: [(Field, &[&str]); 33] = [
    (
        Field::Submission,
        &[
            "paper",
            "paper id",
            "pid",
            "paperid",
            "id",
            "",
            "submission",
            "submission id",
            "head",
            "forum",
            "submission or *",
        ],
    ),
    (Field::Number, &["number", "submission number", "paper number"]),
    (Field::Title, &["title", "paper title", "submission title"]),
    (Field::Given, GIVEN),
    (Field::Middle, MIDDLE),
    (Field::Family, FAMILY),
    (Field::Name, NAMES),
    (Field::Name, WHOLE_NAMES),
    (Field::Email, &["email", "e mail", "mail", "email address", "e mail address", "preferred email"]),
    (Field::OtherEmail, &["backup email", "other email", "other emails", "emails"]),
    (
        Field::Affiliation,
        &[
            "affiliation",
            "organization",
            "organisation",
            "institution",
            "institution name",
            "company",
            "university",
        ],
    ),
    (Field::Domain, &["institution domain", "domain"]),
    (Field::Orcid, &["orcid", "orcid id"]),
    (Field::Dblp, &["dblp", "dblp url", "dblp id"]),
    (Field::OpenReview, &["openreview", "openreview id", "tail", "profile", "profile id"]),
    (Field::SemanticScholar, &["semantic scholar id", "semantic scholar url", "semantic scholar"]),
    (Field::Username, &["username", "user name"]),
    (Field::PersonNumber, &["person"]),
    (Field::Role, &["role", "roles"]),
    (Field::Authors, &["authors"]),
    (Field::AuthorNames, &["author names"]),
    (Field::AuthorEmails, &["author emails", "all author emails", "author e mails", "authors emails"]),
    (Field::AuthorIds, &["authorids", "author ids"]),
    (
        Field::AuthorOrganizations,
        &["organisations", "organizations", "affiliations", "institutions", "author affiliations"],
    ),
    (Field::IsContact, &["iscontact"]),
    (Field::Collaborators, &["collaborators"]),
    (Field::Conflict, &["conflicttype", "conflict type", "conflict"]),
    (Field::Action, &["action", "assignment"]),
    (Field::Member, &["reviewer", "member", "pc member", "reviewer email", "reviewer name"]),
    (Field::Reason, &["reason", "why", "comment"]),
    (Field::Until, &["until", "expires"]),
    (Field::Deleted, &["deleted", "withdrawn"]),
    (Field::Status, &["status", "paper status", "submission status"]),
];

/// What the columns of a table hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Columns {
    fields: Vec<Option<Field>>,
}

impl Columns {
    /// The columns that a first row names; `None` if it is no header.
    ///
    /// A header has no number and no e-mail address among its cells, and most tables have a column of their own.
    pub(super) fn of(row: &SheetRow) -> Option<Self> {
        let is_data = |cell: &String| cell.contains('@') || cell.parse::<u64>().is_ok();
        if row.cells.iter().any(is_data) {
            return None;
        }
        let fields: Vec<Option<Field>> = row.cells.iter().map(|cell| field(cell)).collect();
        let known = fields.iter().flatten().count();
        let is_header = known >= 2
            || known == 1 && (row.cells.len() == 1 || row.cells.iter().any(|cell| is_no_name(cell)));
        is_header.then(|| {
            let fields = with_names_in_parts(without_row_ids(fields, row), row);
            Self { fields: with_lists_over_columns(fields, row) }
        })
    }

    pub(super) fn find(&self, field: Field) -> Option<usize> {
        self.fields.iter().position(|known| *known == Some(field))
    }

    pub(super) fn has(&self, field: Field) -> bool {
        self.find(field).is_some()
    }

    /// The columns of a field.
    pub(super) fn all(&self, field: Field) -> impl Iterator<Item = usize> + '_ {
        self.fields.iter().enumerate().filter(move |(_, known)| **known == Some(field)).map(|(at, _)| at)
    }
}

/// Whether a header is one even if it is the only one known: a person may be called `Last` or `Head`, but not so.
fn is_no_name(header: &str) -> bool {
    match field(header) {
        Some(Field::Email) => true,
        Some(Field::Name) => folded_header(header).ends_with("name"),
        _ => false,
    }
}

/// The fields, where a bare `id` or `#` is that of a row if another column names the submission.
fn without_row_ids(mut fields: Vec<Option<Field>>, row: &SheetRow) -> Vec<Option<Field>> {
    let is_bare = |at: usize| matches!(folded_header(&row.cells[at]).as_str(), "id" | "");
    let of_submission = |at: &usize| fields[*at] == Some(Field::Submission);
    let (bare, named): (Vec<usize>, Vec<usize>) =
        (0..fields.len()).filter(of_submission).partition(|&at| is_bare(at));
    if !named.is_empty() {
        bare.into_iter().for_each(|at| fields[at] = None);
    }
    fields
}

/// The fields, where a bare `name` beside one part of a name is the other part: `Name,Surname`; `Vorname,Name`.
fn with_names_in_parts(mut fields: Vec<Option<Field>>, row: &SheetRow) -> Vec<Option<Field>> {
    let is_bare = |at: usize| NAMES.contains(&folded_header(&row.cells[at]).as_str());
    let other = match [Field::Given, Field::Family].map(|part| fields.contains(&Some(part))) {
        [true, false] => Field::Family,
        [false, true] => Field::Given,
        _ => return fields,
    };
    let names: Vec<usize> = (0..fields.len()).filter(|&at| fields[at] == Some(Field::Name)).collect();
    if let [at] = names[..]
        && is_bare(at)
    {
        fields[at] = Some(other);
    }
    fields
}

/// The field of a header. `person #` is a number, `person` a name, and a bare `#` a submission.
fn field(header: &str) -> Option<Field> {
    let folded = folded_header(header);
    if folded == "person" && header.contains('#') {
        return Some(Field::PersonNumber);
    }
    if folded.is_empty() && !header.contains('#') {
        return None;
    }
    let known = HEADERS.iter().find(|(_, names)| names.contains(&folded.as_str()));
    known.map(|(field, _)| *field).or_else(|| field_of_authors(header))
}

/// The field of a header that is one of authors in a bibliography, whatever its language.
fn field_of_authors(header: &str) -> Option<Field> {
    let folded = author_headers::folded_header(header);
    match &*folded {
        first if FIRST.contains(&first) => Some(Field::SomeAuthors),
        further if is_further(further) => Some(Field::SomeAuthors),
        authors if AUTHORS.contains(&authors) => Some(Field::Authors),
        _ => None,
    }
}

/// The fields, where a column of one author is of some authors if others are beside it: `author, co-authors`, or the same
/// header again.
fn with_lists_over_columns(mut fields: Vec<Option<Field>>, row: &SheetRow) -> Vec<Option<Field>> {
    let is_author =
        |at: &usize| fields[*at] == Some(Field::Name) && folded_header(&row.cells[*at]).starts_with("author");
    let one: Vec<usize> = (0..fields.len()).filter(is_author).collect();
    if one.len() > 1 || fields.contains(&Some(Field::SomeAuthors)) {
        one.into_iter().for_each(|at| fields[at] = Some(Field::SomeAuthors));
    }
    let folded: Vec<String> = row.cells.iter().map(|cell| folded_header(cell)).collect();
    let is_again = |at: &usize| fields[*at] == Some(Field::Authors) && folded[..*at].contains(&folded[*at]);
    let again: Vec<usize> = (0..fields.len()).filter(is_again).collect();
    again.into_iter().for_each(|at| fields[at] = Some(Field::SomeAuthors));
    fields
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(header: &str) -> Option<Columns> {
        Columns::of(&SheetRow { line: Some(1), cells: header.split(',').map(str::to_owned).collect() })
    }

    #[test]
    fn a_bare_name_beside_a_part_of_names_is_the_other_part() {
        for header in [
            "name,surname,email",
            "Forename,Surname,Affiliation",
            "Given names,Family name",
            "Given Name(s),Family Name",
            "Vorname,Name",
            "Vorname,Nachname",
            "Nom,Prénom,Courriel",
            "Nome,Cognome",
            "Nombre,Apellidos",
            "Imię,Nazwisko",
            "Ad,Soyad",
        ] {
            let columns = columns(header).unwrap_or_else(|| panic!("{header}"));
            assert!(columns.has(Field::Given) && columns.has(Field::Family), "{header}: {columns:?}");
            assert!(!columns.has(Field::Name), "{header}: {columns:?}");
        }
        for header in ["Full name,Last name,Email", "name,email", "Name,First name,Last name"] {
            assert!(columns(header).is_some_and(|columns| columns.has(Field::Name)), "{header}");
        }
    }

    #[test]
    fn headers_of_the_systems_are_known() {
        let easychair = columns(
            "submission #,first name,last name,email,country,affiliation,Web page,person #,corresponding?",
        );
        let easychair = easychair.unwrap();
        assert_eq!(easychair.find(Field::Submission), Some(0));
        assert_eq!(easychair.find(Field::Family), Some(2));
        assert_eq!(easychair.find(Field::PersonNumber), Some(7));
        let cmt =
            columns("First Name,Middle Initial (optional),Last Name,E-mail,Organization,DBLP URL").unwrap();
        assert_eq!(
            (cmt.find(Field::Middle), cmt.find(Field::Email), cmt.find(Field::Dblp)),
            (Some(1), Some(3), Some(5))
        );
        assert_eq!(columns("#,title,authors").unwrap().find(Field::Submission), Some(0));
    }

    #[test]
    fn authors_may_be_in_several_columns_and_in_other_languages() {
        let places = |header: &str, field| columns(header).unwrap().all(field).collect::<Vec<_>>();
        for (header, wanted) in [
            ("id,author 1,author 2,author 3", vec![1, 2, 3]),
            ("id,Author1,Author2", vec![1, 2]),
            ("id,title,First Author,Co-Authors", vec![2, 3]),
            ("id,author,co-author(s)", vec![1, 2]),
            ("id,author,author", vec![1, 2]),
            ("id,authors,authors", vec![2]),
            ("id,Hauptautor,Mitautoren", vec![1, 2]),
            ("id,author,title", vec![]),
        ] {
            assert_eq!(places(header, Field::SomeAuthors), wanted, "{header}");
        }
        for header in ["id,Autoren", "id,auteurs", "id,Author(s)", "id,author list", "id,authors"] {
            assert_eq!(places(header, Field::Authors), [1], "{header}");
        }
        assert_eq!(places("id,author", Field::Name), [1]);
    }

    #[test]
    fn a_row_of_data_is_no_header() {
        for row in ["1,Ann Lee,ann@x.org", "Ann Lee,ann@x.org", "Ann Lee", "Lee,Ann", "paper,12"] {
            assert_eq!(columns(row), None, "{row}");
        }
        for header in ["name", "Full Name,Country", "Email,Country"] {
            assert!(columns(header).is_some(), "{header}");
        }
    }

    #[test]
    fn the_number_of_a_row_is_no_submission() {
        assert_eq!(columns("id,paper,name").unwrap().find(Field::Submission), Some(1));
        assert_eq!(columns("id,name").unwrap().find(Field::Submission), Some(0));
    }
}
