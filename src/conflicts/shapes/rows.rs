//! What tables of all systems have in common: a person, an author or a submission in each row.

use std::borrow::Cow;

use super::super::headers::{Columns, Field};
use super::super::name_lists::{names_in, person_in};
use super::super::people::{Conference, Member, Person, Submission};
use super::organizations;
use super::shape::Input;
use crate::error::{Place, Result};
use crate::records::rest::{before_rest, is_rest, without_gap};
use crate::records::several::{self, Names};
use crate::records::text::is_ideographic;
use crate::sheets::SheetRow;

/// The person of a row.
pub(super) fn person(row: &SheetRow, columns: &Columns) -> Person {
    let cell = |field| row.cell(columns.find(field));
    let parts = [cell(Field::Given), cell(Field::Middle), cell(Field::Family)];
    let spoken = parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" ");
    // A family name of several words stays whole before its comma.
    let name = match parts {
        [given, middle, family] if family.contains(' ') && !given.is_empty() => {
            format!("{family}, {given} {middle}").trim_end().to_owned()
        }
        _ if spoken.is_empty() => cell(Field::Name).to_owned(),
        // `Lee,Ann` below `name,first name`: the name is that of the family, unless it has both.
        [given, middle, ""] if !cell(Field::Name).is_empty() => match cell(Field::Name) {
            name if name.contains(' ') && name.contains(given) => name.to_owned(),
            family => format!("{family}, {given} {middle}").trim_end().to_owned(),
        },
        _ => spoken,
    };
    let organizations = [Field::Affiliation, Field::AuthorOrganizations].map(cell);
    let affiliation = organizations.into_iter().find(|cell| !cell.is_empty()).unwrap_or_default();
    let mut person = Person { affiliation: affiliation.to_owned(), ..Person::named(&name) };
    columns
        .all(Field::Email)
        .chain(columns.all(Field::OtherEmail))
        .for_each(|at| person.add_emails(row.cell(Some(at))));
    for (field, scheme) in
        [(Field::Orcid, "orcid"), (Field::Dblp, "dblp"), (Field::SemanticScholar, "semanticscholar")]
    {
        person.add_id(scheme, cell(field));
    }
    for profile in [cell(Field::OpenReview), cell(Field::Submission)] {
        if profile.starts_with('~') {
            person.add_id("openreview", profile);
        } else {
            person.add_emails(profile);
        }
    }
    let domains = cell(Field::Domain).split([';', ',', ' ']).map(|domain| domain.trim().to_lowercase());
    person.domains.extend(domains.filter(|domain| domain.contains('.')));
    person
}

/// Reads a member from each row.
pub(super) fn members(input: &Input<'_>, conference: &mut Conference) -> Result<()> {
    let Some(columns) = input.columns() else { return Ok(()) };
    for row in input.rows() {
        let cell = |field| row.cell(columns.find(field));
        let keys = [cell(Field::Username), cell(Field::Submission), cell(Field::PersonNumber)];
        let key = keys.into_iter().find(|key| !key.is_empty()).unwrap_or_default().to_owned();
        let collaborators = cell(Field::Collaborators).to_owned();
        let place = input.place(row);
        let mut person = person(row, columns);
        warn_of_bad_email(row, columns, input, conference);
        // A column `PC member` may have either.
        let called = cell(Field::Member);
        person.add_emails(called);
        if person.name.is_empty() && !called.contains('@') {
            person.name = Person::named(called).name;
        }
        for person in people_of_cell(row, columns, person, input, conference) {
            let (key, collaborators, place) = (key.clone(), collaborators.clone(), place.clone());
            conference.add_member(Member { person, key, collaborators, place, ..Member::default() });
        }
    }
    Ok(())
}

/// The people of a row whose cell for one name may have several: `Ann Lee; Bob Roe`. Of what may be one or two, a warning
/// tells, unless other cells of the column are of the form `Lee, Ann`.
fn people_of_cell(
    row: &SheetRow,
    columns: &Columns,
    person: Person,
    input: &Input<'_>,
    conference: &mut Conference,
) -> Vec<Person> {
    let name = columns.find(Field::Name);
    let cell = row.cell(name);
    if cell.is_empty() || [Field::Given, Field::Family].iter().any(|part| columns.has(*part)) {
        return vec![person];
    }
    let place = input.place(row);
    let names = match several::names_in(cell) {
        _ if cell.contains('(') => names_in(cell),
        Names::Several(names) => {
            names.into_iter().map(Cow::into_owned).filter(|name| !is_rest(name)).collect()
        }
        // Between two whole names, "and" is no part of one.
        Names::Unsure if cell.contains(" and ") => names_in(cell),
        Names::One | Names::Unsure => Vec::new(),
    };
    if names.len() < 2 {
        let is_family_first = |row: &SheetRow| {
            row.cell(name).split_once(',').is_some_and(|(family, _)| !family.trim().contains(' '))
        };
        if may_be_two(&person.name) && !input.rows().iter().any(is_family_first) {
            let what = format!("\"{}\" is read as one person; give each a row if it is two", person.name);
            conference.warn(place.as_ref(), what);
        }
        return vec![person];
    }
    let what = format!("\"{cell}\" is read as {} people; give each a row", names.len());
    conference.warn(place.as_ref(), what);
    let is_of_each = person.emails.len() == names.len();
    let one = |(at, name): (usize, &String)| {
        let mut one = person_in(name);
        if one.affiliation.is_empty() {
            one.affiliation.clone_from(&person.affiliation);
        }
        one.emails.extend(person.emails.get(at).filter(|_| is_of_each).cloned());
        one
    };
    names.iter().enumerate().map(one).collect()
}

/// Whether both sides of a comma may be whole names: `Cat Poe, Eve Kim`.
fn may_be_two(name: &str) -> bool {
    let has_words = |part: &str| part.trim().contains(' ') && !part.contains('.');
    name.split_once(',').is_some_and(|(one, other)| has_words(one) && has_words(other))
}

/// Warns of a text in place of an e-mail address, which identifies no person.
fn warn_of_bad_email(row: &SheetRow, columns: &Columns, input: &Input<'_>, conference: &mut Conference) {
    for text in columns.all(Field::Email).map(|at| row.cell(Some(at))).filter(|text| !text.is_empty()) {
        let mut person = Person::default();
        person.add_emails(text);
        if person.emails.is_empty() {
            conference
                .warn(input.place(row).as_ref(), format!("\"{text}\" is no e-mail address; it is left out"));
        }
    }
}

/// Reads an author of a submission from each row.
pub(super) fn authors(input: &Input<'_>, conference: &mut Conference) -> Result<()> {
    let Some(columns) = input.columns() else { return Ok(()) };
    let mut without_id = None;
    for row in input.rows() {
        let cell = |field| row.cell(columns.find(field));
        let id = id_of(row, columns);
        if id.is_empty() {
            without_id = without_id.or(row.line);
            conference.warn(input.place(row).as_ref(), "a row without a submission is skipped");
            continue;
        }
        if is_left_out(row, columns) {
            conference.leave_out(&id);
            continue;
        }
        if cell(Field::IsContact).eq_ignore_ascii_case("nonauthor") {
            // A contact who may see the submission is no author of it.
            continue;
        }
        let author = person_of_author(row, columns);
        warn_of_bad_email(row, columns, input, conference);
        if author.name.is_empty() && author.emails.is_empty() {
            conference.warn(
                input.place(row).as_ref(),
                format!("an author of submission {id} has neither name nor e-mail address"),
            );
            conference.add_submission(Submission { id, place: input.place(row), ..Submission::default() });
            continue;
        }
        for author in people_of_cell(row, columns, author, input, conference) {
            conference.add_author(&id, cell(Field::Title), author, input.place(row));
        }
    }
    Ok(())
}

/// The id of a row is that of its submission, not of a person.
fn person_of_author(row: &SheetRow, columns: &Columns) -> Person {
    let hidden = columns.find(Field::Submission);
    let cells = row.cells.iter().enumerate();
    let cells =
        cells.map(|(at, cell)| if Some(at) == hidden { String::new() } else { cell.clone() }).collect();
    person(&SheetRow { line: row.line, cells }, columns)
}

/// Whether the row is that of a submission that was deleted or withdrawn.
fn is_left_out(row: &SheetRow, columns: &Columns) -> bool {
    const YES: [&str; 8] = ["yes", "y", "true", "1", "x", "✓", "✔", "deleted"];
    let deleted = row.cell(columns.find(Field::Deleted)).to_lowercase();
    YES.contains(&deleted.as_str()) || is_over(row.cell(columns.find(Field::Status)))
}

/// Whether a status is that of a submission that will not be reviewed: `Withdrawn`, `Desk_Rejected_Submission`.
pub(super) fn is_over(status: &str) -> bool {
    const OVER: [&str; 4] = ["withdrawn", "deleted", "retracted", "desk reject"];
    let status = status.to_lowercase().replace(['_', '-'], " ");
    OVER.iter().any(|over| status.starts_with(over))
}

fn id_of(row: &SheetRow, columns: &Columns) -> String {
    let [id, number] = [Field::Submission, Field::Number].map(|field| row.cell(columns.find(field)));
    let id = if id.is_empty() { number } else { id };
    // OpenReview lists the address of a forum, which ends in its id.
    let id = id.split_once("forum?id=").map_or(id, |(_, id)| id);
    id.trim_start_matches('#').to_owned()
}

/// Reads a submission from each row, with its authors as a list.
pub(super) fn submissions(input: &Input<'_>, conference: &mut Conference) -> Result<()> {
    let Some(columns) = input.columns() else { return Ok(()) };
    for row in input.rows() {
        let cell = |field| row.cell(columns.find(field));
        let id = id_of(row, columns);
        if id.is_empty() {
            conference.warn(input.place(row).as_ref(), "a row without a submission is skipped");
            continue;
        }
        if is_left_out(row, columns) {
            conference.leave_out(&id);
            continue;
        }
        if conference.submissions.contains_key(&id) && is_listed_here(conference, &id, input) {
            conference.warn(
                input.place(row).as_ref(),
                format!("submission {id} is listed twice; its authors are added up"),
            );
        }
        let number = if columns.has(Field::Submission) { cell(Field::Number) } else { "" };
        let authors = authors_of(row, columns, input, conference);
        conference.add_submission(Submission {
            id,
            number: number.to_owned(),
            title: cell(Field::Title).to_owned(),
            authors,
            collaborators: cell(Field::Collaborators).to_owned(),
            place: input.place(row),
        });
    }
    Ok(())
}

fn is_listed_here(conference: &Conference, id: &str, input: &Input<'_>) -> bool {
    let known = conference.submissions.get(id).and_then(|submission| submission.place.as_ref());
    known.is_some_and(|place| place.path == input.name)
}

/// The authors of a row: their names, and their e-mail addresses where there are as many.
fn authors_of(
    row: &SheetRow,
    columns: &Columns,
    input: &Input<'_>,
    conference: &mut Conference,
) -> Vec<Person> {
    let cell = |field| row.cell(columns.find(field));
    let (mut names, mut authors) = (Vec::new(), Vec::new());
    for list in lists_of_authors(row, columns) {
        let found = names_in(list);
        let people: Vec<Person> = found.iter().map(|name| person_in(name)).collect();
        warn_of_doubtful_names(list, &people, input.place(row).as_ref(), conference);
        names.extend(found);
        authors.extend(people);
    }
    if !organizations::give(cell(Field::AuthorOrganizations), &names, &mut authors) {
        let what = "the organizations of this row could not all be matched with its authors";
        conference.warn(input.place(row).as_ref(), what);
    }
    let emails = cell(Field::AuthorEmails);
    let emails: Vec<&str> =
        emails.split([';', ',']).map(|email| email.trim().trim_end_matches('*').trim()).collect();
    let given = emails.iter().filter(|email| !email.is_empty()).count();
    if given > 0 && emails.len() != authors.len() {
        let what = format!("{given} e-mail addresses for {} authors: no address is used", authors.len());
        conference.warn(input.place(row).as_ref(), what);
    } else if given > 0 {
        authors.iter_mut().zip(&emails).for_each(|(author, email)| author.add_emails(email));
    }
    add_usernames(&mut authors, row, input);
    add_profiles(&mut authors, cell(Field::AuthorIds));
    authors
}

/// Adds the profiles of OpenReview, if there is one for each author.
fn add_profiles(authors: &mut [Person], cell: &str) {
    let profiles: Vec<&str> = cell.split([';', ',', '|']).map(str::trim).collect();
    if profiles.len() == authors.len() {
        let profiles = authors.iter_mut().zip(profiles).filter(|(_, profile)| profile.starts_with('~'));
        profiles.for_each(|(author, profile)| author.add_id("openreview", profile));
    }
}

/// The cells of a row that list its authors: one, or each of those over which the list goes. One of authors who are in the
/// whole list, such as the last author, lists none.
fn lists_of_authors<'a>(row: &'a SheetRow, columns: &Columns) -> Vec<&'a str> {
    // Names with affiliations say more than names alone.
    let lists = [Field::Authors, Field::AuthorNames, Field::Name].map(|field| columns.find(field));
    let whole = lists.into_iter().find(|at| !row.cell(*at).is_empty()).flatten();
    let named: Vec<String> = names_in(row.cell(whole)).iter().map(|name| person_in(name).name).collect();
    let adds = |at: &usize| {
        let is_new = |name: &String| !named.contains(&person_in(name).name);
        names_in(row.cell(Some(*at))).iter().any(is_new)
    };
    let mut places: Vec<usize> = columns.all(Field::SomeAuthors).filter(adds).chain(whole).collect();
    places.sort_unstable();
    places.into_iter().map(|at| row.cell(Some(at))).filter(|list| !list.is_empty()).collect()
}

/// Warns of an author who may be a part of a name or two people, and of authors who are left out.
fn warn_of_doubtful_names(
    list: &str,
    authors: &[Person],
    place: Option<&Place>,
    conference: &mut Conference,
) {
    let is_word = |name: &str| !name.contains([' ', '.']) && !name.chars().any(is_ideographic);
    let word = authors.iter().map(|author| author.name.as_str()).find(|name| is_word(name));
    if let Some(word) = word.filter(|_| authors.len() > 1 && !list.contains(';')) {
        let what = format!(
            "\"{word}\" is read as the whole name of an author; separate the authors by semicolons if it is not"
        );
        conference.warn(place, what);
    }
    if let Some(author) = authors.iter().find(|author| may_be_two(&author.name)) {
        let what = format!(
            "\"{}\" is read as one author; separate the authors by semicolons if it is two",
            author.name
        );
        conference.warn(place, what);
    }
    if before_rest(list).is_some() || without_gap(list).is_some() {
        let what = "the list of authors is cut short by \"et al.\" or the like: the others are not judged";
        conference.warn(place, what);
    }
}

/// START has a column for the user name of each author: `1: Username`, which may be an e-mail address.
fn add_usernames(authors: &mut [Person], row: &SheetRow, input: &Input<'_>) {
    let Some(header) = input.header() else { return };
    for (at, title) in header.cells.iter().enumerate() {
        let author = title.strip_suffix(": Username").and_then(|number| number.parse::<usize>().ok());
        if let Some(author) = author.and_then(|number| authors.get_mut(number.checked_sub(1)?)) {
            author.add_emails(row.cell(Some(at)));
        }
    }
}
