//! Organizations of people, from their affiliations and the domains of their addresses.

use super::people::Person;
use crate::names::folded;
use crate::units::is_country;

/// What a person's organizations are recognized by.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Organizations {
    /// Names, as folded words without small ones.
    pub(super) names: Vec<String>,
    /// Domains with their parents: `cs.example.edu`, `example.edu`.
    pub(super) domains: Vec<String>,
}

/// Words by which institutions call themselves, as beginnings of words.
const INSTITUTIONS: [&str; 22] = [
    "universi",
    "institut",
    "college",
    "academ",
    "polytech",
    "politec",
    "hochschule",
    "ecole",
    "fachhochschule",
    "laborator",
    "hospital",
    "ospedale",
    "klinik",
    "clinic",
    "gmbh",
    "inc",
    "corporation",
    "ltd",
    "observator",
    "museum",
    "uniwersytet",
    "foundation",
];

/// Words with which the names of parts of institutions begin.
const UNITS: [&str; 8] =
    ["dept", "depart", "dipartimento", "facult", "fakultat", "division", "institut", "college"];

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
        let are_known = |one: &[String], other: &[String]| !one.is_empty() && !other.is_empty();
        let can_compare = are_known(&self.names, &other.names) || are_known(&self.domains, &other.domains);
        can_compare && shared(self, other).is_none()
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

/// The keys of the institutions in an affiliation, or of its first part if it names none.
fn names(affiliation: &str) -> Vec<String> {
    let mut names: Vec<String> = affiliation.split([';', '/', '|']).flat_map(names_of_one).collect();
    names.dedup();
    names
}

/// The institutions of an affiliation, without their parts: many universities have a `Department of Physics`.
fn names_of_one(affiliation: &str) -> Vec<String> {
    let parts: Vec<String> =
        affiliation.split([',', '(', ')']).filter(|part| !is_country(part)).map(key).collect();
    let parts: Vec<String> = parts.into_iter().filter(|key| !key.is_empty()).collect();
    let is_none = |part: &String| NO_ORGANIZATION.contains(&part.as_str());
    let mut names: Vec<String> = Vec::new();
    for (at, part) in parts.iter().enumerate().filter(|(_, part)| is_institution(part) && !is_none(part)) {
        let campus = parts.get(at + 1).filter(|_| OF_CAMPUSES.contains(&part.as_str()));
        names.push(campus.map_or_else(|| part.clone(), |campus| format!("{part} {campus}")));
    }
    if names.iter().any(|name| !is_unit(name)) {
        names.retain(|name| !is_unit(name));
    }
    if names.is_empty() && !parts.iter().any(is_none) {
        names.extend(parts.iter().find(|part| !is_unit(part)).cloned());
    }
    names
}

/// Whether a key is that of a part of an institution, or may be.
fn is_unit(key: &str) -> bool {
    UNITS.iter().any(|unit| key.starts_with(unit))
}

fn is_institution(key: &str) -> bool {
    /// Short words are whole words: Incheon is no company.
    const SHORT: usize = 4;
    let is_beginning = |word: &str, beginning: &str| {
        if beginning.len() <= SHORT { word == beginning } else { word.starts_with(beginning) }
    };
    key.split(' ').any(|word| INSTITUTIONS.iter().any(|beginning| is_beginning(word, beginning)))
}

/// Whether a text has a word by which institutions call themselves.
pub(super) fn names_institution(text: &str) -> bool {
    is_institution(&key(text))
}

/// The words of a name without small ones.
fn key(name: &str) -> String {
    const SMALL: [&str; 12] = ["the", "of", "at", "and", "de", "for", "in", "fur", "der", "di", "la", "at"];
    let folded = folded(&name.replace(['-', '&', '\''], " "));
    folded.split(' ').filter(|word| !word.is_empty() && !SMALL.contains(word)).collect::<Vec<_>>().join(" ")
}

/// An organization that two people share, in words: a domain, or a name.
pub(super) fn shared(a: &Organizations, b: &Organizations) -> Option<String> {
    let domain =
        a.domains.iter().filter(|domain| b.domains.contains(domain)).min_by_key(|domain| domain.len());
    domain.or_else(|| a.names.iter().find(|name| b.names.contains(name))).cloned()
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
            assert_eq!(of(affiliation, "").names, [""; 0], "{affiliation}");
        }
        assert_eq!(of("Example Works, USA", "").names, ["example works"]);
        assert_eq!(of("University of Georgia", "").names, ["university georgia"]);
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
        assert_eq!(shared(&of("", "a@cs.x.edu"), &of("", "b@math.x.edu")).as_deref(), Some("x.edu"));
        assert_eq!(shared(&of("", "a@x.ac.uk"), &of("", "b@y.ac.uk")), None);
    }
}
