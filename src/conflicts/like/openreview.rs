//! OpenReview's rule: an account, a domain or a publication in common.
//!
//! Two profiles are in conflict if their domains, with those above them, or their publications of some whole years have
//! one in common. No paper has too many authors.

use hashbrown::HashMap;
use rayon::prelude::*;

use super::super::coauthors::Targets;
use super::super::directory::Directory;
use super::super::identity::Match;
use super::super::judge::Case;
use super::super::organization::domains_above;
use super::super::people::Person;
use super::super::verdict::{ConflictKind, Finding};

/// Domains that OpenReview ignores.
const COMMON: [&str; 14] = [
    "126.com",
    "163.com",
    "aol.com",
    "foxmail.com",
    "gmail.com",
    "googlemail.com",
    "hotmail.com",
    "independent-researcher.org",
    "live.com",
    "msn.com",
    "outlook.com",
    "qq.com",
    "yahoo.com",
    "ymail.com",
];

pub(super) fn findings(case: &Case<'_>) -> Vec<Finding> {
    let authors = || case.conference.submissions.values().flat_map(|submission| &submission.authors);
    let directory = Directory::of(authors(), &case.census);
    let targets = Targets::of(case.network, &case.authorships, &case.authors);
    let mut with_domain: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, author) in authors().enumerate() {
        domains(author).into_iter().for_each(|domain| with_domain.entry(domain).or_default().push(at));
    }
    let of_member = |member: usize| {
        let person = &case.conference.members[member].person;
        let identity = &case.members[member];
        let mut findings = case.rules.coauthors(case.network, member, identity, &targets);
        let mut accounts: Vec<(usize, Match)> = directory
            .same(person)
            .into_iter()
            .filter(|same| matches!(same.by, Match::Id | Match::Email))
            .map(|same| (same.at, same.by))
            .collect();
        // One author of the bibliography has all publications in common with themselves.
        let has_papers = |at: usize| {
            let other = case.authors[at].certain();
            let own = identity.certain().iter().filter(|author| other.contains(author));
            own.flat_map(|&author| case.network.papers_of(author))
                .any(|&paper| case.rules.window.counts(case.network, paper))
        };
        let own = identity.certain().iter().flat_map(|&author| targets.of_author(author));
        accounts.extend(own.filter(|&&at| has_papers(at)).map(|&at| (at, Match::ExactName)));
        findings.extend(
            accounts
                .into_iter()
                .map(|(at, by)| Finding { by: Some(by), ..case.certain(member, at, ConflictKind::Own) }),
        );
        for domain in domains(person) {
            let others = with_domain.get(&domain).into_iter().flatten();
            findings.extend(others.map(|&at| Finding {
                evidence: domain.clone(),
                ..case.certain(member, at, ConflictKind::SameOrganization)
            }));
        }
        findings
    };
    let members: Vec<Vec<Finding>> = (0..case.members.len()).into_par_iter().map(of_member).collect();
    members.into_iter().flatten().collect()
}

/// The domains of a person, the longest first, and those above them.
fn domains(person: &Person) -> Vec<String> {
    let of_emails = person.emails.iter().filter_map(|email| Some(email.split_once('@')?.1));
    let all = of_emails.chain(person.domains.iter().map(String::as_str)).flat_map(domains_above);
    let mut domains: Vec<String> = all.filter(|domain| !COMMON.contains(&domain.as_str())).collect();
    domains.sort_by_key(|domain| std::cmp::Reverse(domain.split('.').count()));
    domains.dedup();
    domains
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn domains_count_with_those_above_them_and_without_common_ones() {
        let mut person = Person::named("Ann Lee");
        person.add_emails("ann@iesl.cs.example.edu; ann@gmail.com; ann@yahoo.co.uk");
        person.domains.push("example.org".to_owned());
        assert_eq!(
            domains(&person),
            ["iesl.cs.example.edu", "cs.example.edu", "yahoo.co.uk", "example.edu", "example.org"]
        );
        assert!(COMMON.is_sorted());
    }
}
