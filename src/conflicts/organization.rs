//! Organizations of people, from their affiliations and the domains of their addresses.

use super::organization_name::{Likeness, OrganizationName};
use super::people::Person;
use crate::names::folded;
use crate::units::{is_country, is_known_organization};

/// What a person's organizations are recognized by.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Organizations {
    pub(super) names: Vec<OrganizationName>,
    /// Domains with their parents: `cs.example.edu`, `example.edu`.
    pub(super) domains: Vec<String>,
}

/// An organization that two people share, or may share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Shared {
    /// In words: a domain, a name, or the two names that may mean one.
    pub(super) evidence: String,
    pub(super) is_sure: bool,
}

/// Words by which institutions call themselves, by their meanings or as beginnings of words.
const INSTITUTIONS: [&str; 21] = [
    "university",
    "institute",
    "college",
    "academ",
    "polytech",
    "politec",
    "hochschule",
    "fachhochschule",
    "laborator",
    "hospital",
    "klinik",
    "clinic",
    "gmbh",
    "inc",
    "corporation",
    "ltd",
    "llc",
    "observator",
    "museum",
    "foundation",
    "ecole",
];

/// What those write who have no organization or do not tell it, as keys, and what hundreds of organizations call a part of
/// themselves.
const NO_ORGANIZATION: [&str; 41] = [
    "business school",
    "college",
    "college engineering",
    "company",
    "computer science",
    "engineering",
    "freelance",
    "freelancer",
    "graduate school",
    "home",
    "independent",
    "independent consultant",
    "independent research",
    "independent researcher",
    "independent scholar",
    "institute",
    "institute science",
    "institute technology",
    "medical school",
    "n a",
    "na",
    "no affiliation",
    "none",
    "not applicable",
    "not available",
    "other",
    "private",
    "research",
    "retired",
    "school business",
    "school computing",
    "school engineering",
    "school medicine",
    "self",
    "self employed",
    "student",
    "tba",
    "tbd",
    "unaffiliated",
    "university",
    "unknown",
];

/// Institutions whose campuses are organizations of their own, as keys.
const OF_CAMPUSES: [&str; 12] = [
    "university california",
    "university texas",
    "university illinois",
    "university wisconsin",
    "university michigan",
    "university north carolina",
    "university maryland",
    "university massachusetts",
    "university colorado",
    "indian institute technology",
    "national institute technology",
    "state university new york",
];

/// Providers of mailboxes, and societies that forward mail to their members: they say nothing about an organization.
#[rustfmt::skip]
const PROVIDERS: [&str; 112] = [
    "gmail.com", "googlemail.com", "qq.com", "126.com", "163.com", "foxmail.com", "outlook.com", "hotmail.com",
    "live.com", "msn.com", "yahoo.com", "ymail.com", "aol.com", "icloud.com", "me.com", "mac.com",
    "protonmail.com", "proton.me", "gmx.de", "gmx.net", "web.de", "mail.ru", "yandex.ru", "sina.com", "naver.com",
    "fastmail.com", "acm.org", "ieee.org", "independent-researcher.org", "139.com", "abv.bg", "aliyun.com",
    "ams.org", "arcor.de", "att.net", "bellsouth.net", "bigpond.com", "bk.ru", "bluewin.ch", "bol.com.br",
    "btinternet.com", "charter.net", "comcast.net", "computer.org", "cox.net", "daum.net", "docomo.ne.jp",
    "duck.com", "earthlink.net", "email.com", "fastmail.fm", "free.fr", "freenet.de", "hanmail.net", "hey.com",
    "hushmail.com", "inbox.ru", "interia.pl", "kakao.com", "laposte.net", "libero.it", "list.ru", "mail.com",
    "mailbox.org", "neuf.fr", "nifty.com", "o2.pl", "onet.pl", "online.no", "optonline.net", "orange.fr", "pm.me",
    "posteo.de", "posteo.net", "privaterelay.appleid.com", "protonmail.ch", "rediffmail.com", "rocketmail.com",
    "sapo.pt", "sbcglobal.net", "seznam.cz", "sfr.fr", "shaw.ca", "siam.org", "sigmobile.org", "skynet.be",
    "sohu.com", "t-online.de", "telenet.be", "telus.net", "terra.es", "tiscali.it", "tuta.io", "tutanota.com",
    "ukr.net", "uol.com.br", "usenix.org", "users.noreply.github.com", "verizon.net", "vip.163.com", "vip.qq.com",
    "virgilio.it", "walla.com", "wanadoo.fr", "wp.pl", "xs4all.nl", "ya.ru", "yandex.com", "yeah.net", "ziggo.nl",
    "zoho.com", "zohomail.com",
];

/// Mail providers with a domain in each country: `yahoo.co.uk`.
const INTERNATIONAL_PROVIDERS: [&str; 5] = ["yahoo", "hotmail", "outlook", "live", "gmx"];

/// Second levels below which organizations have their domains: `example.ac.uk`.
const SECOND_LEVELS: [&str; 12] =
    ["ac", "edu", "co", "com", "org", "gov", "net", "or", "go", "ne", "res", "mil"];

impl Organizations {
    pub(super) fn of(person: &Person) -> Self {
        let of_emails = person.emails.iter().filter_map(|email| Some(email.split_once('@')?.1));
        let mut domains: Vec<String> =
            of_emails.chain(person.domains.iter().map(String::as_str)).flat_map(with_parents).collect();
        domains.sort_unstable();
        domains.dedup();
        Self { names: names(&person.affiliation), domains }
    }

    /// Whether both are known by names or by domains, and share none.
    pub(super) fn differ_from(&self, other: &Self) -> bool {
        let can_compare = !self.names.is_empty() && !other.names.is_empty()
            || !self.domains.is_empty() && !other.domains.is_empty();
        can_compare && shared(self, other).is_none()
    }

    /// What organizations that may be shared with these have in common with them.
    pub(super) fn tokens(&self) -> Vec<String> {
        let mut tokens = self.domains.clone();
        tokens.extend(self.names.iter().flat_map(OrganizationName::tokens));
        tokens.sort_unstable();
        tokens.dedup();
        tokens
    }
}

/// A domain and those above it, without mail providers.
fn with_parents(domain: &str) -> Vec<String> {
    let domains = domains_above(domain);
    let shortest = domains.last().cloned().unwrap_or_default();
    let is_provider = |domain: &String| {
        let name = domain.split('.').next().unwrap_or(domain);
        PROVIDERS.contains(&domain.as_str()) || INTERNATIONAL_PROVIDERS.contains(&name) && *domain == shortest
    };
    // What is above a provider, `github.com`, is not where the mailbox is.
    if domains.first().is_some_and(is_provider) {
        return Vec::new();
    }
    domains.into_iter().filter(|domain| !is_provider(domain)).collect()
}

/// A domain and those above it, up to the one that an organization registers.
pub(super) fn domains_above(domain: &str) -> Vec<String> {
    let labels: Vec<&str> = domain.split('.').filter(|label| !label.is_empty()).collect();
    let is_second_level =
        |label: &&str| labels.last().is_some_and(|top| top.len() == 2) && SECOND_LEVELS.contains(label);
    let shortest =
        2 + usize::from(labels.len() > 2 && labels.iter().rev().nth(1).is_some_and(is_second_level));
    (0..labels.len().saturating_sub(shortest - 1)).map(|from| labels[from..].join(".")).collect()
}

/// The institutions in an affiliation, or its first part if it names none.
fn names(affiliation: &str) -> Vec<OrganizationName> {
    let mut names: Vec<OrganizationName> =
        affiliation.split([';', '/', '|', '\n']).flat_map(names_of_one).collect();
    names.dedup();
    names
}

/// The institutions of an affiliation, without their parts: many universities have a `Department of Physics`.
fn names_of_one(affiliation: &str) -> Vec<OrganizationName> {
    let parts = parts(affiliation);
    let all: Vec<OrganizationName> = parts
        .iter()
        .filter(|part| !is_country(part))
        .map(|part| OrganizationName::of(part))
        .filter(|name| !name.is_empty())
        .collect();
    let is_none = |name: &OrganizationName| NO_ORGANIZATION.contains(&name.key().as_str());
    let mut names: Vec<OrganizationName> = Vec::new();
    for (at, name) in all.iter().enumerate().filter(|(_, name)| is_institution(name) && !is_none(name)) {
        let campus = all[at + 1..].iter().find(|next| !is_unit(next) && !is_institution(next));
        let campus = campus.filter(|_| OF_CAMPUSES.contains(&name.key().as_str()));
        names.push(campus.map_or_else(
            || name.clone(),
            |campus| OrganizationName::of(&format!("{}, {}", name.text, campus.text)),
        ));
    }
    if names.iter().any(|name| !is_unit(name)) {
        names.retain(|name| !is_unit(name));
    }
    if names.is_empty() {
        let after_unit = all.iter().any(is_none);
        let is_a_person = all.iter().any(|name| is_none(name) && !name.is_of_kinds());
        let first = all.iter().find(|name| !is_unit(name) && !is_none(name)).filter(|_| !is_a_person);
        names.extend(first.cloned().map(|first| if after_unit { first.guessed() } else { first }));
    }
    names.into_iter().map(|name| name.in_country(&parts)).collect()
}

/// What commas, brackets and dashes separate. An e-mail address is no part.
fn parts(affiliation: &str) -> Vec<&str> {
    let by_dash = [" - ", " – ", " — "]
        .iter()
        .fold(vec![affiliation], |parts, dash| parts.into_iter().flat_map(|part| part.split(dash)).collect());
    let parts = by_dash.into_iter().flat_map(|part| part.split([',', '，', '、', '(', ')']));
    let parts = parts.map(|part| part.trim().trim_end_matches('.'));
    parts.filter(|part| !part.is_empty() && !part.contains('@')).collect()
}

/// Whether a name is that of a part of an institution, or may be.
fn is_unit(name: &OrganizationName) -> bool {
    const FIRST: [&str; 7] =
        ["department", "faculty", "division", "institute", "college", "laboratory", "center"];
    const LAST: [&str; 3] = ["laboratory", "group", "center"];
    FIRST.iter().any(|word| name.begins_with(word))
        || LAST.iter().any(|word| name.ends_with(word)) && !name.has("national")
}

fn is_institution(name: &OrganizationName) -> bool {
    has_institution(&name.key()) || is_known_organization(&name.text)
}

fn has_institution(key: &str) -> bool {
    /// Short words are whole words: Incheon is no company.
    const SHORT: usize = 5;
    let is_beginning = |word: &str, beginning: &str| {
        if beginning.len() <= SHORT { word == beginning } else { word.starts_with(beginning) }
    };
    key.split(' ').any(|word| INSTITUTIONS.iter().any(|beginning| is_beginning(word, beginning)))
}

/// Whether a text has a word by which institutions call themselves.
pub(super) fn names_institution(text: &str) -> bool {
    has_institution(&OrganizationName::of(text).key())
}

/// An organization that two people share or may share.
pub(super) fn shared(a: &Organizations, b: &Organizations) -> Option<Shared> {
    let domain =
        a.domains.iter().filter(|domain| b.domains.contains(domain)).min_by_key(|domain| domain.len());
    if let Some(domain) = domain {
        return Some(Shared { evidence: domain.clone(), is_sure: true });
    }
    let pairs = a.names.iter().flat_map(|one| b.names.iter().map(move |other| (one, other)));
    let found = pairs.filter_map(|(one, other)| Some((one.likeness(other)?, one, other)));
    let (likeness, one, other) = found.max_by_key(|(likeness, ..)| *likeness)?;
    let is_sure = likeness == Likeness::Same;
    let evidence = match is_sure {
        true if folded(&one.text) == folded(&other.text) => one.text.clone(),
        true => format!("{} ({})", one.text, other.text),
        false => format!("{} and {}", one.text, other.text),
    };
    Some(Shared { evidence, is_sure })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(affiliation: &str, email: &str) -> Organizations {
        let mut person = Person { affiliation: affiliation.to_owned(), ..Person::default() };
        person.add_emails(email);
        Organizations::of(&person)
    }

    #[test]
    fn a_country_and_the_name_of_a_part_of_any_university_are_no_organization() {
        for affiliation in
            ["USA", "Republic of Korea", "School of Engineering", "Institute of Technology, Germany"]
        {
            assert_eq!(of(affiliation, "").names, [], "{affiliation}");
        }
        let keys =
            |affiliation| of(affiliation, "").names.iter().map(OrganizationName::key).collect::<Vec<_>>();
        assert_eq!(keys("Example Works, USA"), ["example works"]);
        assert_eq!(keys("University of Georgia"), ["university georgia"]);
        assert_eq!(keys("Massachusetts Institute of Technology (MIT)").len(), 2);
    }

    #[test]
    fn an_organization_is_recognized_however_its_department_is_written() {
        let shared = |a, b| shared(&of(a, ""), &of(b, ""));
        assert!(shared("Dept. of Physics, Example University", "Example University (EU), Norway").is_some());
        assert!(shared("The University of Oslo", "University of Oslo, Norway").is_some());
        assert!(shared("Acme", "ACME").is_some());
        assert!(shared("Institut Pasteur, Paris", "Institut Pasteur").is_some());
        assert!(shared("Dept. of Physics, MIT", "MIT, USA").is_some());
        assert!(shared("X University; Institut Pasteur", "Institut Pasteur, Paris").is_some());
        for (a, b) in [
            ("University of California, Berkeley", "University of California, San Diego"),
            ("Example University", "Another University"),
            ("Department of Physics, A University", "Department of Physics, B University"),
            ("Institut für Informatik, Universität A", "Institut für Informatik, Universität B"),
            ("Department of Computer Science, MIT", "Department of Computer Science, ETH Zurich"),
            ("Department of Physics", "Department of Physics"),
            ("Independent Researcher", "Independent Researcher"),
            ("Independent researcher, Berlin", "Independent Researcher, Berlin"),
            ("Unknown", "unknown"),
            ("None", "None"),
            ("Self-employed", "Self-Employed"),
            ("University", "University"),
            ("", ""),
        ] {
            assert_eq!(shared(a, b), None, "{a} and {b}");
        }
    }

    #[test]
    fn domains_count_with_their_parents_but_not_those_of_providers() {
        assert_eq!(with_parents("cs.example.edu"), ["cs.example.edu", "example.edu"]);
        assert_eq!(with_parents("inf.example.ac.uk"), ["inf.example.ac.uk", "example.ac.uk"]);
        for provider in
            ["gmail.com", "yahoo.co.uk", "hotmail.fr", "free.fr", "vip.qq.com", "users.noreply.github.com"]
        {
            assert_eq!(with_parents(provider), [""; 0]);
        }
        let both = shared(&of("", "a@cs.x.edu"), &of("", "b@math.x.edu"));
        assert_eq!(both, Some(Shared { evidence: "x.edu".to_owned(), is_sure: true }));
        assert_eq!(shared(&of("", "a@x.ac.uk"), &of("", "b@y.ac.uk")), None);
    }
}
