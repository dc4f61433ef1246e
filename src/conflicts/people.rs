//! The people of a conference: members of a committee, and submissions with their authors.

use indexmap::{IndexMap, IndexSet};
use serde::Serialize;

use crate::error::Place;
use crate::names::folded;
use crate::records::degrees::Order;
use crate::records::identifiers::Ids;
use crate::records::written::written;
#[cfg(feature = "cli")]
use crate::table::counted;

/// A person as a file lists them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Person {
    /// The name, given names first unless it has a comma.
    pub(super) name: String,
    /// E-mail addresses in small letters, the preferred one first.
    pub(super) emails: Vec<String>,
    /// Identifiers with their scheme: `orcid:0000-0002-1825-0097`.
    pub(super) ids: Vec<String>,
    pub(super) affiliation: String,
    /// Domains of institutions, which a system lists besides addresses.
    pub(super) domains: Vec<String>,
}

impl Person {
    /// A person of this name, without titles, footnote marks and the like.
    pub(super) fn named(name: &str) -> Self {
        Self { name: written(name.trim(), Order::Unknown).name.into_owned(), ..Self::default() }
    }

    /// Adds e-mail addresses from a cell; what has no @ is none.
    pub(super) fn add_emails(&mut self, cell: &str) {
        let is_separator = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '|' | '<' | '>');
        for email in cell.split(is_separator).map(str::to_lowercase) {
            let is_email =
                email.split_once('@').is_some_and(|(user, domain)| !user.is_empty() && domain.contains('.'));
            if is_email && !self.emails.contains(&email) {
                self.emails.push(email);
            }
        }
    }

    /// Adds an identifier in any of its usual spellings.
    pub(super) fn add_id(&mut self, scheme: &'static str, value: &str) {
        let mut ids = Ids::default();
        ids.add(scheme, value);
        let id = ids.as_str();
        if !id.is_empty() && !self.ids.iter().any(|known| known == id) {
            self.ids.push(id.to_owned());
        }
    }

    pub(super) fn email(&self) -> Option<&str> {
        self.emails.first().map(String::as_str)
    }

    /// The identifier of a scheme.
    pub(super) fn id(&self, scheme: &str) -> Option<&str> {
        self.ids
            .iter()
            .find_map(|id| id.split_once(':').filter(|(known, _)| *known == scheme))
            .map(|(_, id)| id)
    }

    /// Whether the identifiers of one scheme differ where those of a person have only one.
    pub(super) fn contradicts(&self, ids: &[String]) -> bool {
        /// Schemes in which a person has one identifier.
        const ONE_EACH: [&str; 2] = ["orcid", "dblp"];
        ONE_EACH.iter().any(|scheme| {
            let of_scheme = |ids: &[String]| -> Vec<String> {
                ids.iter()
                    .filter(|id| id.split_once(':').is_some_and(|(known, _)| known == *scheme))
                    .cloned()
                    .collect()
            };
            let (own, others) = (of_scheme(&self.ids), of_scheme(ids));
            !own.is_empty() && !others.is_empty() && !own.iter().any(|id| others.contains(id))
        })
    }

    /// Adds what another row knows of the same person.
    fn add(&mut self, other: &Self) {
        if self.name.is_empty() {
            self.name.clone_from(&other.name);
        }
        if self.affiliation.is_empty() {
            self.affiliation.clone_from(&other.affiliation);
        }
        let missing = |known: &[String], new: &[String]| -> Vec<String> {
            new.iter().filter(|item| !known.contains(item)).cloned().collect()
        };
        let [emails, ids, domains] = [
            missing(&self.emails, &other.emails),
            missing(&self.ids, &other.ids),
            missing(&self.domains, &other.domains),
        ];
        self.emails.extend(emails);
        self.ids.extend(ids);
        self.domains.extend(domains);
    }

    /// What to call the person in messages.
    pub(super) fn called(&self) -> &str {
        if self.name.is_empty() { self.email().unwrap_or("a person without a name") } else { &self.name }
    }
}

/// A member of the committee.
#[derive(Debug, Clone, Default)]
pub(super) struct Member {
    pub(super) person: Person,
    /// What the system calls the member, if that is neither a name nor an e-mail address.
    pub(super) key: String,
    /// The collaborators in the member's profile.
    pub(super) collaborators: String,
    pub(super) place: Option<Place>,
    /// The folded name, which rows of one person share however they spell it.
    pub(super) name_key: String,
}

impl Member {
    /// Whether another row lists the same person: with an address or identifier of theirs, or with the same name in any
    /// spelling and nothing that tells the two apart.
    fn is_same(&self, other: &Self) -> bool {
        let (one, two) = (&self.person, &other.person);
        one.emails.iter().any(|email| two.emails.contains(email))
            || one.ids.iter().any(|id| two.ids.contains(id))
            || self.has_name_of(other) && folded(&one.affiliation) == folded(&two.affiliation)
    }

    /// Whether two rows have one name, and neither addresses nor identifiers nor keys that differ.
    pub(super) fn has_name_of(&self, other: &Self) -> bool {
        let differ = |one: &[String], two: &[String]| !one.is_empty() && !two.is_empty() && one != two;
        let (one, two) = (&self.person, &other.person);
        !self.name_key.is_empty()
            && self.name_key == other.name_key
            && !differ(&one.emails, &two.emails)
            && !differ(&one.ids, &two.ids)
            && (self.key.is_empty() || other.key.is_empty() || self.key == other.key)
    }

    /// Whether a text, as in a list of decisions, means this member: an e-mail address, identifier, key or name.
    pub(super) fn is_called(&self, text: &str) -> bool {
        let text = text.trim();
        if text.contains('@') {
            let email = text.to_lowercase();
            return self.person.emails.contains(&email) || self.key.to_lowercase() == email;
        }
        let is_id = |id: &String| id == text || id.split_once(':').is_some_and(|(_, id)| id == text);
        self.person.ids.iter().any(is_id)
            || !text.is_empty() && self.key == text
            || !self.person.name.is_empty() && folded(&self.person.name) == folded(text)
    }
}

/// A submission.
#[derive(Debug, Clone, Default)]
pub(super) struct Submission {
    /// What the receiving system calls it.
    pub(super) id: String,
    /// Its number, where that is not its id.
    pub(super) number: String,
    pub(super) title: String,
    pub(super) authors: Vec<Person>,
    /// The collaborators that the authors list.
    pub(super) collaborators: String,
    pub(super) place: Option<Place>,
}

/// A conflict that somebody has declared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Declaration {
    pub(super) submission: String,
    /// The member: an e-mail address or a name.
    pub(super) member: String,
    /// The kind of conflict in the words of the system.
    pub(super) kind: String,
    pub(super) place: Option<Place>,
}

/// A problem of the data that leaves the answer meaningful.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Warning {
    /// The file.
    pub file: String,
    /// The line, from 1, if known.
    pub line: Option<u64>,
    /// What is wrong, and what was done about it.
    pub problem: String,
}

impl Warning {
    pub(super) fn at(place: Option<&Place>, problem: impl Into<String>) -> Self {
        let file = place.map(|place| place.path.clone()).unwrap_or_default();
        Self { file, line: place.and_then(|place| place.line), problem: problem.into() }
    }

    /// The warning as one line.
    #[cfg(feature = "cli")]
    #[must_use]
    pub(crate) fn line(&self) -> String {
        match (self.file.is_empty(), self.line) {
            (true, _) => self.problem.clone(),
            (false, None) => format!("{}: {}", self.file, self.problem),
            (false, Some(line)) => format!("{}:{line}: {}", self.file, self.problem),
        }
    }
}

/// A conference: everything that the files list.
///
/// # Examples
/// ```
/// use coauth::conflicts::{Conference, Role};
///
/// let mut conference = Conference::default();
/// conference.read("pc.csv", b"name,email\nAnn Lee,ann@example.org\n", Role::Committee)?;
/// conference.read("subs.csv", b"id,title,authors\n1,Graphs,Bob Roe; Ann Lee\n", Role::Submissions)?;
/// assert_eq!((conference.member_count(), conference.submission_count()), (1, 1));
/// assert!(conference.warnings().is_empty());
/// # Ok::<(), coauth::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Conference {
    pub(super) members: Vec<Member>,
    pub(super) submissions: IndexMap<String, Submission>,
    pub(super) declarations: Vec<Declaration>,
    /// The ids of submissions that were deleted or withdrawn.
    pub(super) left_out: IndexSet<String>,
    pub(super) warnings: Vec<Warning>,
    /// Each file with what it was read as.
    pub(super) files: Vec<FileRead>,
}

/// What a file was read as.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FileRead {
    /// The file.
    pub file: String,
    /// The shape of its data, such as `hotcrp-authors`.
    pub shape: &'static str,
    /// Members of the committee that it lists.
    pub members: usize,
    /// Submissions that it lists.
    pub submissions: usize,
    /// Declared conflicts that it lists.
    pub declarations: usize,
}

#[cfg(feature = "cli")]
impl FileRead {
    /// What the file was read as: `pc.csv: read as hotcrp-pcinfo: 40 members`.
    pub(crate) fn in_words(&self) -> String {
        let counts = self.counts();
        let counts = if counts.is_empty() { "nothing new" } else { &counts };
        format!("{}: read as {}: {counts}", self.file, self.shape)
    }

    /// What the file lists: `40 members`; empty for nothing.
    pub(crate) fn counts(&self) -> String {
        let counts = [
            (self.members, "member"),
            (self.submissions, "submission"),
            (self.declarations, "declared conflict"),
        ];
        let counts = counts.iter().filter(|(count, _)| *count > 0);
        counts.map(|(count, noun)| counted(*count as u64, noun)).collect::<Vec<_>>().join(", ")
    }
}

impl Conference {
    /// How many members and submissions list collaborators.
    #[cfg(feature = "cli")]
    pub(crate) fn listing_collaborators(&self) -> [usize; 2] {
        let members = self.members.iter().filter(|member| !member.collaborators.trim().is_empty());
        let submissions = self.submissions.values().filter(|one| !one.collaborators.trim().is_empty());
        [members.count(), submissions.count()]
    }

    /// The number of members.
    #[must_use]
    pub fn member_count(&self) -> usize {
        self.members.len()
    }

    /// The number of submissions.
    #[must_use]
    pub fn submission_count(&self) -> usize {
        self.submissions.len()
    }

    /// What was wrong in the files, with its place.
    #[must_use]
    pub fn warnings(&self) -> &[Warning] {
        &self.warnings
    }

    /// What each file was read as.
    #[must_use]
    pub fn files(&self) -> &[FileRead] {
        &self.files
    }

    /// Adds one submission by a person, given by name or by an identifier such as `orcid:0000-0002-1825-0097`.
    #[cfg(feature = "cli")]
    pub(crate) fn add_me(&mut self, me: &str) {
        let mut ids = Ids::default();
        ids.add_with_scheme(me.trim());
        let mut person = Person::named(if ids.as_str().is_empty() { me } else { "" });
        person.ids.extend(ids.as_str().split_whitespace().map(str::to_owned));
        let own = Submission { id: "mine".to_owned(), authors: vec![person], ..Submission::default() };
        self.submissions.insert(own.id.clone(), own);
    }

    pub(super) fn warn(&mut self, place: Option<&Place>, problem: impl Into<String>) {
        self.warnings.push(Warning::at(place, problem));
    }

    /// Adds a member, or what a second row knows of one.
    pub(super) fn add_member(&mut self, mut member: Member) {
        member.name_key = folded(&member.person.name);
        let Member { person, place, .. } = &member;
        if person.name.is_empty() && person.emails.is_empty() && person.ids.is_empty() {
            self.warn(place.as_ref(), "a row without a name, an e-mail address or an identifier is skipped");
            return;
        }
        if person.name.is_empty() {
            let what = format!(
                "{} has no name; only e-mail addresses and identifiers are compared",
                person.called()
            );
            self.warn(place.as_ref(), what);
        }
        let Some(at) = self.members.iter().position(|known| known.is_same(&member)) else {
            if let Some(known) = self.members.iter().find(|known| known.has_name_of(&member)) {
                let what = format!(
                    "{} may be {}, who is listed with another affiliation; they count as two members",
                    person.called(),
                    known.person.called()
                );
                self.warn(place.clone().as_ref(), what);
            }
            self.members.push(member);
            return;
        };
        let known = &mut self.members[at];
        let names_differ =
            !member.name_key.is_empty() && !known.name_key.is_empty() && known.name_key != member.name_key;
        let is_respelled = !names_differ
            && !known.person.name.is_empty()
            && !person.name.is_empty()
            && known.person.name != person.name;
        let what = if is_respelled {
            format!("{} is {} in another spelling; counted once", person.name, known.person.name)
        } else if names_differ {
            format!(
                "{} and {} share an e-mail address or identifier; they count as one member",
                known.person.name, person.name
            )
        } else {
            format!("{} is listed twice; counted once", person.called())
        };
        if known.name_key.is_empty() {
            known.name_key.clone_from(&member.name_key);
        }
        known.person.add(&member.person);
        if known.collaborators.is_empty() {
            known.collaborators.clone_from(&member.collaborators);
        }
        if known.key.is_empty() {
            known.key.clone_from(&member.key);
        }
        self.warn(member.place.as_ref(), what);
    }

    /// Leaves out a submission that was deleted or withdrawn, in whichever file that is told.
    pub(super) fn leave_out(&mut self, id: &str) {
        self.submissions.shift_remove(id);
        self.left_out.insert(id.to_owned());
    }

    /// Adds a submission, or what a second file knows of one.
    pub(super) fn add_submission(&mut self, submission: Submission) {
        if self.left_out.contains(&submission.id) {
            return;
        }
        let Some(known) = self.submissions.get_mut(&submission.id) else {
            self.submissions.insert(submission.id.clone(), submission);
            return;
        };
        if known.title.is_empty() {
            known.title = submission.title;
        } else if !submission.title.is_empty() && folded(&known.title) != folded(&submission.title) {
            let what = format!("submission {} has another title here: \"{}\"", known.id, submission.title);
            self.warnings.push(Warning::at(submission.place.as_ref(), what));
        }
        if known.number.is_empty() {
            known.number = submission.number;
        }
        if known.collaborators.is_empty() {
            known.collaborators = submission.collaborators;
        }
        if known.authors.is_empty() {
            known.authors = submission.authors;
            return;
        }
        let mut added = Vec::new();
        for author in submission.authors {
            match known.authors.iter_mut().find(|known| is_same_author(known, &author)) {
                Some(known) => known.add(&author),
                None => {
                    added.push(author.called().to_owned());
                    known.authors.push(author);
                }
            }
        }
        if !added.is_empty() {
            let what =
                format!("submission {} has more authors here, who are added: {}", known.id, added.join("; "));
            self.warnings.push(Warning::at(submission.place.as_ref(), what));
        }
    }

    /// Adds an author to a submission whose authors have a row each.
    pub(super) fn add_author(&mut self, id: &str, title: &str, author: Person, place: Option<Place>) {
        if self.left_out.contains(id) {
            return;
        }
        if !self.submissions.contains_key(id) {
            let fresh = Submission {
                id: id.to_owned(),
                title: title.to_owned(),
                place: place.clone(),
                ..Submission::default()
            };
            self.submissions.insert(id.to_owned(), fresh);
        }
        let Some(submission) = self.submissions.get_mut(id) else { return };
        if submission.title.is_empty() {
            title.clone_into(&mut submission.title);
        }
        match submission.authors.iter_mut().find(|known| is_same_author(known, &author)) {
            Some(known) => {
                let what = format!(
                    "{} is listed twice as an author of submission {id}; counted once",
                    author.called()
                );
                known.add(&author);
                self.warnings.push(Warning::at(place.as_ref(), what));
            }
            None => submission.authors.push(author),
        }
    }

    /// The submission that a text means: its id or its number, with or without `#`.
    pub(super) fn submission(&self, text: &str) -> Option<usize> {
        let text = text.trim().trim_start_matches('#');
        self.submissions.get_index_of(text).or_else(|| {
            let by_number = |submission: &Submission| !text.is_empty() && submission.number == text;
            self.submissions.values().position(by_number)
        })
    }

    /// Members by what a text calls them; several may share a name.
    pub(super) fn members_called(&self, text: &str) -> Vec<usize> {
        (0..self.members.len()).filter(|&at| self.members[at].is_called(text)).collect()
    }

    /// Warnings about submissions without authors.
    pub(super) fn without_authors(&self) -> impl Iterator<Item = Warning> {
        let without = self.submissions.values().filter(|submission| submission.authors.is_empty());
        without.map(|submission| {
            let what =
                format!("submission {} has no authors; no conflict can be found for it", submission.id);
            Warning::at(submission.place.as_ref(), what)
        })
    }
}

/// Whether two rows of one submission are one author: the same e-mail address or identifier, or the same name without
/// different addresses.
fn is_same_author(one: &Person, other: &Person) -> bool {
    let shares = |one: &[String], other: &[String]| one.iter().any(|item| other.contains(item));
    let same_name = folded(&one.name) == folded(&other.name) && !one.name.is_empty();
    shares(&one.emails, &other.emails)
        || shares(&one.ids, &other.ids)
        || same_name && (one.emails.is_empty() || other.emails.is_empty()) && !one.contradicts(&other.ids)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_row_of_a_member_adds_what_it_knows_with_a_warning() {
        let mut conference = Conference::default();
        for (name, emails) in
            [("Ann Lee", "ann@x.org"), ("Ann Lee", "ANN@X.org; ann@y.org"), ("Ann Lee", "other@z.org")]
        {
            let mut person = Person::named(name);
            person.add_emails(emails);
            conference.add_member(Member { person, ..Member::default() });
        }
        assert_eq!(conference.members.len(), 2, "another address may be another person");
        assert_eq!(conference.members[0].person.emails, ["ann@x.org", "ann@y.org"]);
        assert_eq!(conference.warnings.len(), 1);
    }
}
