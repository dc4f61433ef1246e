//! The collaborators of a person: everyone they wrote with in a window, as funders and systems want them listed.

use serde::Serialize;

use super::acquaintances::{Acquaintance, acquaintances};
use super::census::Census;
use super::identity::SEVERAL;
use super::people::Person as ListedPerson;
use super::report::shortened;
use super::spoken::Spoken;
use super::window::Window;
use crate::analysis::{Paper, Person, Report};
use crate::network::{AuthorId, Network};
use crate::table::{Document, Section, Table, counted};

/// The collaborators of some people.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct CollaboratorsReport {
    /// The papers that count.
    pub window: Window,
    /// The rule that sets the window, if any.
    pub rule: Option<String>,
    /// The people, in the order in which they were asked for.
    pub people: Vec<PersonCollaborators>,
    /// Collaborators of each person that text shows; 0 for all.
    #[serde(skip)]
    limit: usize,
}

/// The collaborators of a person.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct PersonCollaborators {
    /// The person.
    #[serde(flatten)]
    pub person: Person,
    /// How many people are expected to bear the name, by how common its parts are.
    pub expected_bearers: f64,
    /// The collaborators, by name.
    pub collaborators: Vec<Collaborator>,
    /// Other authors who may be the person, by their names: in initials, or with a middle name.
    #[serde(skip)]
    others: Vec<(String, usize)>,
}

/// A collaborator of a person.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Collaborator {
    /// The collaborator.
    #[serde(flatten)]
    pub person: Person,
    /// The date of the last paper, as exactly as it is known.
    pub last_date: Option<String>,
    /// Whether the first possible days of the papers would leave the collaborator out.
    pub depends_on_date: bool,
    /// The last affiliation in the window, if any is known: the network has to be loaded with
    /// [affiliations](crate::Loader::details).
    pub affiliation: Option<String>,
    /// The papers, the latest first.
    pub papers: Vec<Paper>,
    #[serde(skip)]
    pub(super) acquaintance: Acquaintance,
}

impl CollaboratorsReport {
    /// The collaborators of authors of a network in a window.
    ///
    /// # Examples
    /// ```
    /// use coauth::analysis::{Context, who};
    /// use coauth::conflicts::{CollaboratorsReport, Window};
    ///
    /// let network = coauth::Loader::sample().load()?.network;
    /// let guibas = who(&network, "Leonidas Guibas", &mut Context::default())?;
    /// let report = CollaboratorsReport::of(&network, &[guibas], Window::before("2026-11-27".parse()?));
    /// assert_eq!(report.people[0].collaborators.len(), network.degree(guibas) as usize);
    /// # Ok::<(), coauth::Error>(())
    /// ```
    #[must_use]
    pub fn of(network: &Network, people: &[AuthorId], window: Window) -> Self {
        let listed: Vec<ListedPerson> =
            people.iter().map(|&author| ListedPerson::named(network.spelling(author))).collect();
        let census = Census::of(network, listed.iter());
        let people = people.iter().zip(&listed).map(|(&author, listed)| PersonCollaborators {
            person: Person::of(network, author),
            expected_bearers: (census.expected_bearers(&Spoken::of(&listed.name)) * 100.0).round() / 100.0,
            collaborators: acquaintances(network, &window, &[author])
                .into_iter()
                .map(|acquaintance| Collaborator::of(network, acquaintance))
                .collect(),
            others: others(network, author, &census),
        });
        Self { window, rule: None, people: people.collect(), limit: 0 }
    }

    /// The same report with the name of the rule that sets the window.
    #[must_use]
    pub fn by_rule(self, rule: Option<String>) -> Self {
        Self { rule, ..self }
    }

    /// The same report, as text with at most `limit` collaborators of each person; 0 for all.
    #[cfg(feature = "cli")]
    #[must_use]
    pub(crate) fn limit(self, limit: usize) -> Self {
        Self { limit, ..self }
    }

    /// Remarks about people who may be several, and about papers that may be theirs.
    #[must_use]
    pub fn remarks(&self) -> Vec<String> {
        let common = self.people.iter().filter(|people| people.expected_bearers > SEVERAL);
        let in_parts = self.people.iter().filter(|people| !people.others.is_empty());
        let of_others = in_parts.map(|PersonCollaborators { person, others, .. }| {
            const SHOWN: usize = 8;
            let shown = |(name, papers): &(String, usize)| format!("{name} ({})", counted(*papers as u64, "paper"));
            let mut names: Vec<String> = others.iter().take(SHOWN).map(shown).collect();
            names.extend((others.len() > SHOWN).then(|| format!("{} more", others.len() - SHOWN)));
            format!(
                "{} may also be {}, whose collaborators are not listed; pass --aliases, or --names evidence, to unite them",
                person.author,
                names.join(", ")
            )
        });
        common
            .map(|people| {
                let PersonCollaborators { person, expected_bearers, .. } = people;
                format!(
                    "{expected_bearers} people are expected to bear the name {}; check the papers, or pass an identifier",
                    person.author
                )
            })
            .chain(of_others)
            .collect()
    }
}

/// The other authors whose names agree with that of an author, with their papers.
fn others(network: &Network, author: AuthorId, census: &Census) -> Vec<(String, usize)> {
    let name = Spoken::of(network.spelling(author));
    let alike =
        census.alike(&name).filter(|(other, bearer)| *bearer != author && name.agreement(other).is_some());
    let mut alike: Vec<AuthorId> = alike.map(|(_, other)| *other).collect();
    alike.sort_unstable();
    alike.dedup();
    alike.sort_by_cached_key(|&other| network.name_rank(other));
    alike
        .into_iter()
        .map(|other| (network.name(other).into_owned(), network.papers_of(other).len()))
        .collect()
}

impl Collaborator {
    fn of(network: &Network, acquaintance: Acquaintance) -> Self {
        Self {
            person: Person::of(network, acquaintance.author),
            last_date: acquaintance.last_date.clone(),
            depends_on_date: acquaintance.depends_on_date,
            affiliation: Some(acquaintance.affiliation.clone()).filter(|affiliation| !affiliation.is_empty()),
            papers: acquaintance.papers.iter().map(|&paper| Paper::of(network, paper)).collect(),
            acquaintance,
        }
    }
}

impl Report for CollaboratorsReport {
    fn document(&self) -> Document<'_> {
        let mut sections = Vec::new();
        let rule = self.rule.as_deref().map_or(String::new(), |rule| format!(" ({rule})"));
        for PersonCollaborators { person, collaborators, .. } in &self.people {
            sections.push(Section::Heading(format!("{} (id:{})", person.author, person.author_id)));
            sections.push(Section::Text(format!(
                "{} by {}{rule}",
                counted(collaborators.len() as u64, "collaborator"),
                self.window.in_words()
            )));
            if collaborators.is_empty() {
                continue;
            }
            let names = ["collaborator", "last date", "#papers", "affiliation"];
            let mut table = Table::with_columns(&names);
            let mut shown: Vec<&Collaborator> = collaborators.iter().collect();
            let cut = shortened(&mut shown, self.limit, "collaborators");
            for collaborator in shown {
                let uncertain = if collaborator.depends_on_date { " ?" } else { "" };
                let last = collaborator.last_date.as_deref().map(|date| format!("{date}{uncertain}"));
                table.push([
                    collaborator.person.author.as_str().into(),
                    last.into(),
                    collaborator.papers.len().into(),
                    collaborator.affiliation.as_deref().into(),
                ]);
            }
            sections.push(Section::Table(table));
            sections.extend(cut.map(Section::Text));
        }
        let names = [
            "person",
            "person_id",
            "collaborator",
            "collaborator_id",
            "last_date",
            "depends_on_date",
            "#papers",
            "affiliation",
            "evidence",
        ];
        let mut data = Table::with_columns(&names);
        for PersonCollaborators { person, collaborators, .. } in &self.people {
            for collaborator in collaborators {
                let keys: Vec<&str> = collaborator.papers.iter().map(|paper| paper.id.as_str()).collect();
                data.push([
                    person.author.as_str().into(),
                    person.author_id.as_str().into(),
                    collaborator.person.author.as_str().into(),
                    collaborator.person.author_id.as_str().into(),
                    collaborator.last_date.as_deref().into(),
                    if collaborator.depends_on_date { "true" } else { "false" }.into(),
                    collaborator.papers.len().into(),
                    collaborator.affiliation.as_deref().into(),
                    keys.join("; ").into(),
                ]);
            }
        }
        Document { sections, data }
    }

    fn is_found(&self) -> bool {
        !self.people.is_empty()
    }
}
