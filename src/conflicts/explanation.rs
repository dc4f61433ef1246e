//! Why a member and a submission are in conflict, or why not: who the people are, and every paper in common.

use serde::Serialize;

use super::identity::{Identity, Match};
use super::outcome::Outcome;
use super::people::Person as ListedPerson;
use super::report::ConflictRow;
use super::verdict::Verdict;
use crate::analysis::{Person, Report};
use crate::error::{Error, ErrorKind, Result};
use crate::network::AuthorId;
use crate::table::{Cell, Document, Section, Table};

/// Everything that is known of a member and a submission.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Explanation {
    /// The gravest verdict; `None` if nothing was found.
    pub verdict: Option<Verdict>,
    /// The member.
    pub reviewer: Explained,
    /// The submission.
    pub submission: String,
    /// Its title.
    pub title: Option<String>,
    /// Its authors.
    pub authors: Vec<Explained>,
    /// Everything found.
    pub findings: Vec<ConflictRow>,
}

/// A person of a file, and who that is in the network.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Explained {
    /// The name as the file has it.
    pub name: String,
    /// By what the person was identified; `None` if no author of the network is like them.
    pub r#match: Option<Match>,
    /// How many people are expected to bear the name.
    pub expected_bearers: f64,
    /// Whether it is certain who the person is.
    pub is_certain: bool,
    /// The authors of the network who are the person, or some of them are.
    pub authors: Vec<Person>,
    /// Authors who may be the person, too.
    pub possible: Vec<Person>,
}

impl Outcome<'_> {
    /// Explains a member, by name, e-mail address or id, and a submission, by id or number.
    ///
    /// # Errors
    /// If there is no such member or submission, or several members.
    pub fn explain(&self, reviewer: &str, submission: &str) -> Result<Explanation> {
        let conference = self.case.conference;
        let unknown = |what: String| Error::new(ErrorKind::Usage, what);
        let by_id = (0..self.case.members.len()).find(|&member| self.member_id(member) == reviewer);
        let members = by_id.map_or_else(|| conference.members_called(reviewer), |member| vec![member]);
        let member = match members[..] {
            [member] => member,
            [] => return Err(unknown(format!("no member of the committee is called \"{reviewer}\""))),
            _ => {
                let ids: Vec<String> = members.iter().map(|&member| self.member_id(member)).collect();
                return Err(unknown(format!("\"{reviewer}\" may be any of {}; pass an id", ids.join(", "))));
            }
        };
        let Some(at) = conference.submission(submission) else {
            return Err(unknown(format!("there is no submission \"{submission}\"")));
        };
        let found =
            || self.findings.iter().filter(|finding| finding.member == member && finding.submission == at);
        let listed = &conference.submissions[at];
        let identities = self.case.authors_of(at).iter();
        Ok(Explanation {
            verdict: found().map(|finding| finding.verdict).min(),
            reviewer: self.explained(&conference.members[member].person, &self.case.members[member]),
            submission: listed.id.clone(),
            title: Some(listed.title.clone()).filter(|title| !title.is_empty()),
            authors: listed
                .authors
                .iter()
                .zip(identities)
                .map(|(person, identity)| self.explained(person, identity))
                .collect(),
            findings: found().map(|finding| self.row(finding)).collect(),
        })
    }

    fn explained(&self, person: &ListedPerson, identity: &Identity) -> Explained {
        let network = self.case.network;
        let people = |authors: &mut dyn Iterator<Item = &AuthorId>| -> Vec<Person> {
            authors.map(|&author| Person::of(network, author)).collect()
        };
        Explained {
            name: person.name.clone(),
            r#match: identity.by,
            expected_bearers: (identity.expected * 100.0).round() / 100.0,
            is_certain: !identity.certain().is_empty(),
            authors: people(&mut identity.alternatives.iter().flatten()),
            possible: people(&mut identity.possible.iter()),
        }
    }
}

impl Explained {
    /// How the person was identified, in words.
    pub(crate) fn how(&self) -> String {
        match (self.r#match, self.is_certain) {
            (None, _) => "not in the bibliography".to_owned(),
            (Some(by), true) => format!("identified by {}", by.name()),
            (Some(by @ (Match::OtherForm | Match::WithoutSuffix | Match::OtherOrder)), false) => {
                format!("may be somebody else (by {})", by.name())
            }
            (Some(by), false) => format!("may be several people (by {})", by.name()),
        }
    }

    fn lines(&self, role: &str) -> Vec<(usize, String)> {
        let how = self.how();
        let mut lines = vec![(
            0,
            format!("{role} {}: {how}; {} expected to bear the name", self.name, self.expected_bearers),
        )];
        let line =
            |what: &str, person: &Person| (1, format!("{what} {} (id:{})", person.author, person.author_id));
        let is = if self.is_certain { "is" } else { "may be" };
        lines.extend(self.authors.iter().map(|person| line(is, person)));
        lines.extend(self.possible.iter().map(|person| line("may be", person)));
        lines
    }
}

impl Report for Explanation {
    fn document(&self) -> Document<'_> {
        let verdict = self.verdict.map_or("no conflict", Verdict::name);
        let title = self.title.as_deref().map_or(String::new(), |title| format!(": {title}"));
        let mut people = self.reviewer.lines("reviewer");
        people.extend(self.authors.iter().flat_map(|author| author.lines("author")));
        let mut sections = vec![
            Section::Heading(format!("{} and submission {}{title}", self.reviewer.name, self.submission)),
            Section::Text(format!("Verdict: {verdict}")),
            Section::Lines(people),
        ];
        let mut lines = Vec::new();
        for row in &self.findings {
            let depends =
                if row.depends_on_date { ", depends on a date that is not known exactly" } else { "" };
            lines.push((0, format!("{}: {}{depends}", row.verdict.name(), row.sentence())));
            lines.extend(row.papers.iter().map(|paper| (1, paper.line())));
        }
        if !lines.is_empty() {
            sections.push(Section::Heading("Evidence".to_owned()));
            sections.push(Section::Lines(lines));
        }
        let mut data = Table::with_columns(&[
            "verdict",
            "kind",
            "author",
            "match",
            "depends_on_date",
            "paper",
            "title",
            "#year",
            "#authors",
        ]);
        for row in &self.findings {
            let about = || -> [Cell; 5] {
                [
                    row.verdict.name().into(),
                    row.kind.name().into(),
                    row.author.as_deref().into(),
                    row.r#match.map(Match::name).into(),
                    if row.depends_on_date { "true" } else { "false" }.into(),
                ]
            };
            if row.papers.is_empty() {
                let [verdict, kind, author, by, depends] = about();
                let evidence = row.evidence.as_deref().into();
                data.push([
                    verdict,
                    kind,
                    author,
                    by,
                    depends,
                    evidence,
                    Cell::Nothing,
                    Cell::Nothing,
                    Cell::Nothing,
                ]);
            }
            for paper in &row.papers {
                let [verdict, kind, author, by, depends] = about();
                let (id, title) = (paper.id.as_str().into(), paper.title.as_deref().into());
                data.push([
                    verdict,
                    kind,
                    author,
                    by,
                    depends,
                    id,
                    title,
                    paper.year.into(),
                    paper.byline_length.into(),
                ]);
            }
        }
        Document { sections, data }
    }
}
