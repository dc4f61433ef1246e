//! What identifies people and papers: ORCIDs, author ids of databases, DOIs, without the addresses they hide in. What an
//! ORCID looks like is in [a file of its own](super::orcids).

use std::borrow::Cow;

use memchr::memmem;

use super::orcids::{is_meant_as_orcid, orcid};

/// The scheme of the ids that our own exports give to people, which settled who is who.
pub(crate) const OWN: &str = "coauth";

/// Why an identifier is believed, the most trusted first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Trust {
    /// The user's alias file.
    User,
    /// Editors keep it by hand.
    Editors,
    /// People enter it for themselves, and others copy it, not always to the right name.
    Persons,
    /// A program assigned it; one person may well have several.
    Machines,
}

/// The schemes of person identifiers that the formats read, the most trusted first. Any other scheme that a custom
/// format brings is one of its own, trusted as [`Trust::Machines`].
pub(crate) const SCHEMES: [(&str, Trust); 11] = [
    (OWN, Trust::Editors),
    ("dblp", Trust::Editors),
    ("acl", Trust::Editors),
    ("orcid", Trust::Persons),
    ("researcherid", Trust::Persons),
    ("openreview", Trust::Persons),
    ("scopus", Trust::Machines),
    ("openalex", Trust::Machines),
    ("semanticscholar", Trust::Machines),
    ("lens", Trust::Machines),
    ("dimensions", Trust::Machines),
];

/// Collects the identifiers of one mention, as [`Mention::ids`](super::Mention) wants them.
#[derive(Debug, Default)]
pub(crate) struct Ids {
    /// Those that are valid, then what was meant as an ORCID and is none, each of these after a [`MARK`].
    text: String,
    /// How many bytes the valid ones take.
    valid: usize,
}

/// What is in front of an identifier that is none, for the one who tells of it.
const MARK: char = '!';

/// The identifiers of a mention that are valid, and the ORCIDs that are none.
pub(crate) fn valid_and_invalid(ids: &str) -> (&str, impl Iterator<Item = &str>) {
    let starts = |at: &usize| *at == 0 || ids.as_bytes()[at - 1] == b' ';
    let start = memchr::memchr_iter(MARK as u8, ids.as_bytes()).find(starts).unwrap_or(ids.len());
    let (valid, invalid) = ids.split_at(start);
    let invalid = invalid.split(' ').filter_map(|id| id.strip_prefix(MARK)?.split_once(':'));
    (valid.trim_end(), invalid.map(|(_, id)| id))
}

impl Ids {
    /// Adds an identifier in any of its usual spellings: `0000-0002-1825-0097`, `https://orcid.org/0000-…`,
    /// `https://openalex.org/A5023888391`. What is empty is left out, and what is meant as an ORCID and is none is kept
    /// apart.
    pub(crate) fn add(&mut self, scheme: &'static str, value: &str) {
        debug_assert!(SCHEMES.iter().any(|(known, _)| *known == scheme), "{scheme} is no scheme");
        let value = value.trim().trim_end_matches('/');
        // The ids of dblp have a slash in them: https://dblp.org/pid/k/DonaldEKnuth.
        let value = match scheme {
            "dblp" => value.rsplit_once("/pid/").map_or(value, |(_, pid)| pid),
            _ => value.rsplit_once('/').map_or(value, |(_, last)| last),
        };
        let value = match scheme {
            "orcid" => {
                let found = orcid(value);
                if found.is_none() && is_meant_as_orcid(value) {
                    self.push_invalid(value);
                }
                found
            }
            _ => Some(value.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect()),
        };
        let Some(value) = value.filter(|value: &String| !value.is_empty()) else { return };
        self.push(&format!("{scheme}:{value}"));
    }

    /// Adds an identifier of a scheme that no format of ours is the home of, such as ISNI, without its address.
    pub(crate) fn add_unlisted(&mut self, scheme: &str, value: &str) {
        let value = value.trim().trim_end_matches('/');
        let value = value.rsplit_once('/').map_or(value, |(_, last)| last);
        let value: String = value.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
        if !value.is_empty() {
            self.push(&format!("{scheme}:{value}"));
        }
    }

    fn push(&mut self, id: &str) {
        if self.as_str().split(' ').any(|known| known == id) {
            return;
        }
        let gap = if self.valid > 0 { " " } else { "" };
        let behind = if self.valid == 0 && !self.text.is_empty() { " " } else { "" };
        self.text.insert_str(self.valid, &format!("{gap}{id}{behind}"));
        self.valid += gap.len() + id.len();
    }

    fn push_invalid(&mut self, value: &str) {
        let plain: String = value.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
        let gap = if self.text.is_empty() { "" } else { " " };
        self.text.push_str(&format!("{gap}{MARK}orcid:{plain}"));
    }

    /// Adds an identifier that has its scheme in front, if that is known: `orcid:0000-0002-1825-0097`.
    pub(crate) fn add_with_scheme(&mut self, id: &str) {
        let id = id.strip_prefix(MARK).unwrap_or(id);
        if let Some((scheme, value)) = id.split_once(':')
            && let Some((scheme, _)) = SCHEMES.iter().find(|(known, _)| *known == scheme)
        {
            self.add(scheme, value);
        }
    }

    /// Adds the id that an export of ours has beside a name, and the identifier that may be a part of it:
    /// `ann-lee#orcid:0000-0002-1825-0097`. What is an identifier of a source altogether is only that.
    pub(crate) fn add_own(&mut self, id: &str) {
        self.add_with_scheme(id);
        if self.as_str().is_empty() && !id.is_empty() {
            self.add_with_scheme(id.split_once('#').map_or("", |(_, told_apart_by)| told_apart_by));
            // Ids of exactly matched names hold spaces, and those of dblp slashes, neither of which may be lost.
            self.add(OWN, &id.replace('%', "%25").replace('/', "%2F").replace(' ', "%20"));
        }
    }

    /// The identifiers so far, separated by spaces.
    pub(crate) fn as_str(&self) -> &str {
        &self.text[..self.valid]
    }

    /// The same for [`Mention::ids`](super::Mention), with the ORCIDs that are none: whoever takes the mention tells of them.
    pub(crate) fn as_stated(&self) -> &str {
        &self.text
    }
}

/// The DOI in a text, without resolver, prefix or what follows it: from `10.` to the next blank. Empty if there is none.
/// Of one that a blank breaks off, only what is in front of the slash and the slash, which
/// [identifies nothing](is_broken_off).
pub(crate) fn doi(text: &str) -> &str {
    let is_start = |at: &usize| {
        let digits = text[at + 3..].bytes().take_while(u8::is_ascii_digit).count();
        let begins =
            text[..*at].chars().next_back().is_none_or(|before| !before.is_alphanumeric() && before != '.');
        begins && digits >= 3
    };
    let Some(start) = memmem::find_iter(text.as_bytes(), b"10.").find(is_start) else { return "" };
    let doi = &text[start..];
    // Angle brackets are markup, except around the pages of an article: `…15/16<1661::AID-SIM968>3.0.CO;2-2`.
    let mut in_pages = false;
    let mut is_end = |at: usize, c: char| match c {
        '"' | '{' | '}' => true,
        '<' => {
            in_pages = doi[at + 1..].starts_with(|c: char| c.is_ascii_digit());
            !in_pages
        }
        '>' => !std::mem::take(&mut in_pages),
        c => c.is_whitespace(),
    };
    let end = doi.char_indices().find(|&(at, c)| is_end(at, c)).map_or(doi.len(), |(at, _)| at);
    let (whole, behind) = doi.split_at(end);
    let Some(prefix) = prefix_of(whole) else { return "" };
    if is_continued(&whole[prefix..], behind) {
        return &whole[..prefix];
    }
    whole.trim_end_matches(['.', ',', ';'])
}

/// Where the suffix of a DOI begins: behind its slash, which addresses may have escaped. `None` if there is no slash.
fn prefix_of(doi: &str) -> Option<usize> {
    let escaped = || ["%2F", "%2f"].iter().find_map(|slash| Some(doi.find(slash)? + slash.len()));
    doi.find('/').map(|slash| slash + 1).or_else(escaped)
}

/// Does a suffix go on behind the blank that ends it, as where lines were broken: `10.1000/j. knots.2001`?
fn is_continued(suffix: &str, behind: &str) -> bool {
    let goes_on =
        behind.strip_prefix(' ').is_some_and(|rest| rest.starts_with(|c: char| c.is_alphanumeric()));
    // A period may end a sentence, but hardly any suffix has no digit.
    let is_begun = || suffix.ends_with('.') && !suffix.contains(|c: char| c.is_ascii_digit());
    goes_on && (suffix.ends_with(['-', '_', '(']) || is_begun())
}

/// Is this what is in front of the suffix of a DOI and nothing more? All DOIs of a publisher begin so.
pub(crate) fn is_broken_off(doi: &str) -> bool {
    doi.ends_with('/') && doi.starts_with("10.") && prefix_of(doi) == Some(doi.len())
}

/// A DOI without the escapes of addresses: `10.1000%2F1` is `10.1000/1`.
pub(crate) fn without_escapes(doi: &str) -> Cow<'_, str> {
    if memchr::memchr(b'%', doi.as_bytes()).is_none() {
        return Cow::Borrowed(doi);
    }
    let mut plain = String::with_capacity(doi.len());
    let mut rest = doi;
    while let Some((before, behind)) = rest.split_once('%') {
        plain.push_str(before);
        let escaped = behind.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match escaped.filter(u8::is_ascii_graphic) {
            Some(byte) => plain.push(char::from(byte)),
            None => plain.push('%'),
        }
        rest = if escaped.is_some_and(|byte| byte.is_ascii_graphic()) { &behind[2..] } else { behind };
    }
    plain.push_str(rest);
    Cow::Owned(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(all: &[(&'static str, &str)]) -> String {
        let mut ids = Ids::default();
        all.iter().for_each(|(scheme, value)| ids.add(scheme, value));
        ids.as_str().to_owned()
    }

    #[test]
    fn identifiers_lose_their_addresses() {
        let all = [
            ("orcid", "https://orcid.org/0000-0002-1825-0097"),
            ("openalex", "https://openalex.org/A5023888391"),
            ("dblp", "https://dblp.org/pid/k/DonaldEKnuth"),
            ("scopus", " 7004212771 "),
        ];
        let wanted = "orcid:0000-0002-1825-0097 openalex:A5023888391 dblp:k/DonaldEKnuth scopus:7004212771";
        assert_eq!(ids(&all), wanted);
    }

    #[test]
    fn an_orcid_must_have_the_right_check_digit() {
        assert_eq!(ids(&[("orcid", "0000-0002-1694-233x")]), "orcid:0000-0002-1694-233X");
        assert_eq!(ids(&[("orcid", "000000021694233X")]), "orcid:0000-0002-1694-233X");
        assert_eq!(ids(&[("orcid", "0000-0002-1825-0098"), ("orcid", ""), ("orcid", "none")]), "");
        for text in [
            "0000‐0002‐1825‐0097",
            "0000 0002 1825 0097",
            "orcid:0000-0002-1825-0097",
            "0000-0002-1825-0097?lang=en",
        ] {
            assert_eq!(ids(&[("orcid", text)]), "orcid:0000-0002-1825-0097", "{text}");
        }
    }

    #[test]
    fn what_is_meant_as_an_orcid_and_is_none_is_kept_behind_the_others() {
        let mut ids = Ids::default();
        for (scheme, id) in [
            ("orcid", "0000-0002-1825-0098"),
            ("scopus", "7"),
            ("orcid", "none"),
            ("orcid", "0000-0002-1825"),
        ] {
            ids.add(scheme, id);
        }
        assert_eq!(ids.as_str(), "scopus:7");
        let (valid, invalid) = valid_and_invalid(ids.as_stated());
        assert_eq!(
            (valid, invalid.collect::<Vec<_>>()),
            ("scopus:7", vec!["0000-0002-1825-0098", "0000-0002-1825"])
        );
        for ids in ["", "openreview:~Ann!_Lee1", "scopus:7 acl:ann!lee"] {
            let (valid, mut invalid) = valid_and_invalid(ids);
            assert_eq!((valid, invalid.next()), (ids, None));
        }
    }

    #[test]
    fn an_identifier_given_twice_counts_once() {
        assert_eq!(ids(&[("scopus", "12"), ("scopus", "12")]), "scopus:12");
    }

    #[test]
    fn a_doi_is_found_in_what_surrounds_it() {
        for text in [
            "10.1000/xyz123",
            "https://doi.org/10.1000/xyz123",
            "doi:10.1000/xyz123.",
            "DOI: 10.1000/xyz123 (2001)",
            "http://dx.doi.org/10.1000/xyz123",
        ] {
            assert_eq!(doi(text), "10.1000/xyz123", "{text}");
        }
        let with_pages = "10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2";
        assert_eq!(doi(&format!("<a href=\"https://doi.org/{with_pages}\">")), with_pages);
        assert_eq!(doi("<b>10.1000/xyz123</b>"), "10.1000/xyz123");
        assert_eq!(doi("10.1234"), "");
        assert_eq!(doi("version 2.10.1234/5"), "");
        assert_eq!(doi("née 10."), "");
    }

    #[test]
    fn a_doi_that_a_blank_breaks_off_identifies_nothing() {
        for text in
            ["10.1000/ xyz123", "doi: 10.1000/", "10.1000/j. knots.2001", "10.1000/s123- 4", "10.1000/."]
        {
            assert!(is_broken_off(doi(text)), "{text}: {}", doi(text));
        }
        for text in
            ["10.1000/xyz123. Knots", "10.1000/xyz123 Knots", "10.1000/xyz/", "10.1000/j.", "10.1000/abc"]
        {
            assert!(!is_broken_off(doi(text)), "{text}: {}", doi(text));
        }
    }

    #[test]
    fn the_slash_of_a_doi_may_be_escaped() {
        let found = doi("https://doi.org/10.1000%2Fxyz%28123%29 (2001)");
        assert_eq!(without_escapes(found), "10.1000/xyz(123)");
        for text in ["10.1000/100%", "10.1000/100%zz", "10.1000/100%\u{e9}1", "10.1000/100%0a"] {
            assert_eq!(without_escapes(text), text);
        }
        assert!(is_broken_off(&without_escapes(doi("https://doi.org/10.1000%2F"))));
    }
}
