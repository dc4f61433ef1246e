//! What papers state of their authors besides names: e-mail addresses, and where they worked.

use hashbrown::{HashMap, HashSet};
use rayon::prelude::*;

use super::people::Person;
use super::window::{Window, possible_days};
use crate::network::{AuthorId, Network, PaperId};

/// Authors by the addresses that are sought, each with its spelling on the paper.
pub(super) type ByEmail = HashMap<Box<str>, Vec<AuthorId>>;

/// The authors on whose papers the addresses of some people are; empty if the bibliography keeps no addresses.
pub(super) fn authors_by_email<'a>(network: &Network, people: impl Iterator<Item = &'a Person>) -> ByEmail {
    const AT_ONCE: u32 = 1 << 12;
    if !network.corpus().kept_details().emails {
        return ByEmail::new();
    }
    let wanted: HashSet<&str> = people.flat_map(|person| &person.emails).map(String::as_str).collect();
    let papers = network.paper_count() as u32;
    let starts: Vec<u32> = (0..papers).step_by(AT_ONCE as usize).collect();
    let found = |from: &u32| {
        let mut found: Vec<(Box<str>, AuthorId)> = Vec::new();
        for paper in *from..from.saturating_add(AT_ONCE).min(papers) {
            for_each_mention(network, PaperId(paper), |author, mention| {
                let email = network.corpus().email(mention);
                if wanted.contains(email) {
                    found.push((email.into(), author));
                }
            });
        }
        found
    };
    let found: Vec<Vec<(Box<str>, AuthorId)>> = starts.par_iter().map(found).collect();
    let mut by_email = ByEmail::new();
    for (email, author) in found.into_iter().flatten() {
        let authors = by_email.entry(email).or_default();
        if !authors.contains(&author) {
            authors.push(author);
        }
    }
    by_email.values_mut().for_each(|authors| authors.sort_unstable());
    by_email
}

/// The affiliation on the last paper in a window that has one, of a person; empty if unknown.
pub(super) fn last_affiliation(network: &Network, window: &Window, person: &[AuthorId]) -> String {
    let mut papers: Vec<(AuthorId, PaperId)> = Vec::new();
    for &author in person {
        papers.extend(network.papers_of(author).iter().map(|&paper| (author, paper)));
    }
    papers.retain(|&(_, paper)| window.counts(network, paper));
    papers.sort_by_key(|&(_, paper)| std::cmp::Reverse(possible_days(network, paper).map(|(_, last)| last)));
    let affiliations = papers.into_iter().map(|(author, paper)| affiliation(network, author, paper));
    affiliations.into_iter().find(|text| !text.is_empty()).unwrap_or_default()
}

/// The affiliation of an author on a paper; empty if unknown.
pub(super) fn affiliation(network: &Network, author: AuthorId, paper: PaperId) -> String {
    let mut found = String::new();
    for_each_mention(network, paper, |other, mention| {
        if other == author && found.is_empty() {
            network.corpus().affiliation(mention).clone_into(&mut found);
        }
    });
    found
}

/// Calls a function with each author of a paper and the mention, in all its records.
fn for_each_mention(network: &Network, paper: PaperId, mut see: impl FnMut(AuthorId, usize)) {
    let (corpus, meant) = (network.corpus(), network.meant());
    for record in network.records_of(paper) {
        for (&spelling, mention) in meant.byline(record).iter().zip(corpus.mentions_of(record)) {
            if let Some(author) = network.author_of(network.roster().author_of(spelling)) {
                see(author, mention);
            }
        }
    }
}
