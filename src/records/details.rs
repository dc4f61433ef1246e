//! What sources state of a mention besides its name: e-mail addresses, affiliations, organizations.

use std::borrow::Cow;

use super::text::{is_blank, tidy};

/// Which details of mentions are kept. Nothing that is not kept is stored, and readers need not look for it.
///
/// # Examples
/// ```
/// use coauth::reading::{ReadOptions, Source, read};
/// use coauth::records::{Details, Notices};
///
/// let line = r#"{"authorships":[{"author":{"display_name":"Ann Lee"},"raw_affiliation_strings":["Bath, UK"]}]}"#;
/// let source = [Source::Text("w.jsonl".to_owned(), line.to_owned())];
/// let reading = ReadOptions::new().details(Details::AFFILIATIONS);
/// let corpus = read(&source, reading, &mut Notices::default())?;
/// assert_eq!(corpus.affiliation(0), "Bath, UK");
/// # Ok::<(), coauth::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Details {
    /// E-mail addresses.
    pub emails: bool,
    /// Affiliations, as written and without e-mail addresses.
    pub affiliations: bool,
    /// Organizations by name and identifier, with their countries.
    pub organizations: bool,
}

impl Details {
    /// Nothing but names, which is the default.
    pub const NONE: Self = Self { emails: false, affiliations: false, organizations: false };

    /// Affiliations, and nothing else.
    pub const AFFILIATIONS: Self = Self { affiliations: true, ..Self::NONE };

    /// E-mail addresses, affiliations and organizations.
    pub const ALL: Self = Self { emails: true, affiliations: true, organizations: true };

    /// Their names, as `--keep` takes them. Organizations are kept with affiliations, which tell them too.
    pub(crate) fn names(self) -> impl Iterator<Item = &'static str> {
        let names = [
            (self.emails, "emails"),
            (self.affiliations && !self.organizations, "affiliations"),
            (self.organizations, "organizations"),
        ];
        names.into_iter().filter(|(is_kept, _)| *is_kept).map(|(_, name)| name)
    }

    /// The details of a [name](Self::names); none for any other word.
    pub(crate) fn named(name: &str) -> Self {
        match name {
            "emails" => Self { emails: true, ..Self::NONE },
            "affiliations" => Self::AFFILIATIONS,
            "organizations" => Self { organizations: true, ..Self::AFFILIATIONS },
            _ => Self::NONE,
        }
    }

    /// All that any of two keep.
    pub(crate) fn and(self, other: Self) -> Self {
        Self {
            emails: self.emails || other.emails,
            affiliations: self.affiliations || other.affiliations,
            organizations: self.organizations || other.organizations,
        }
    }
}

/// An organization that an author of a paper belongs to, as a source states it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Organization<'a> {
    /// Its name; empty where the source has only the country.
    pub name: &'a str,
    /// Its identifier with the scheme in front, `ror:02jx3x895`; empty where unknown.
    pub id: &'a str,
    /// The country, as a code of two letters (ISO 3166); empty where unknown.
    pub country: &'a str,
}

impl<'a> Organization<'a> {
    /// One line each, of name, identifier and country separated by tabs.
    pub(super) fn encoded(all: &[Self]) -> String {
        let line = |of: &Self| {
            [of.name, of.id, of.country].map(|part| tidy(part).replace(['\t', '\n'], " ")).join("\t")
        };
        all.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    /// The organizations that were [encoded](Self::encoded).
    pub(super) fn decoded(text: &'a str) -> impl Iterator<Item = Self> {
        text.split('\n').filter(|line| !line.is_empty()).map(|line| {
            let mut parts = line.split('\t');
            let mut part = || parts.next().unwrap_or_default();
            Self { name: part(), id: part(), country: part() }
        })
    }
}

/// Where e-mail addresses are in a text.
fn emails(text: &str) -> impl Iterator<Item = (usize, usize)> {
    let is_edge = |c: char| {
        is_blank(c) || matches!(c, '<' | '>' | '(' | ')' | '[' | ']' | ',' | ';' | ':' | '"' | '{' | '}')
    };
    memchr::memchr_iter(b'@', text.as_bytes()).filter_map(move |at| {
        let before = text[..at].char_indices().rev().find(|&(_, c)| is_edge(c));
        let start = before.map_or(0, |(edge, c)| edge + c.len_utf8());
        let end = text[at..].find(is_edge).map_or(text.len(), |end| at + end);
        let end = at + text[at..end].trim_end_matches(['.', '\'']).len();
        (start < at && text[at + 1..end].contains('.')).then_some((start, end))
    })
}

/// The e-mail address in a text, in small letters; empty if there is none, or several.
pub(super) fn only_email(text: &str) -> String {
    let mut found = emails(text).map(|(start, end)| text[start..end].to_lowercase());
    match (found.next(), found.next()) {
        (Some(email), None) => email,
        _ => String::new(),
    }
}

/// A text without e-mail addresses and what introduces them.
pub(super) fn without_emails(text: &str) -> Cow<'_, str> {
    if !text.contains('@') {
        return tidy(text);
    }
    let mut rest = String::new();
    let mut from = 0;
    for (start, end) in emails(text) {
        rest.push_str(without_introduction(&text[from.min(start)..start]));
        from = end;
    }
    rest.push_str(&text[from..]);
    let rest = tidy(&rest).into_owned();
    Cow::Owned(rest.trim_end_matches([' ', '.', ';', ',', '(', '<', '[', ')', '>', ']']).to_owned())
}

/// `London. Electronic address: ` without the words that introduce an address.
fn without_introduction(text: &str) -> &str {
    const WORDS: [&str; 6] =
        ["electronic address", "e-mail address", "e-mail", "email", "correspondence", "mailto"];
    let mut text = text.trim_end_matches([' ', ':', '(', '<', '[']);
    for word in WORDS {
        let start = text.len().saturating_sub(word.len());
        if text.get(start..).is_some_and(|end| end.eq_ignore_ascii_case(word)) {
            text = text[..start].trim_end_matches([' ', '(', '<', '[']);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_address_is_taken_out_of_an_affiliation_with_what_introduces_it() {
        for (text, affiliation, email) in [
            ("Mill, Bath, UK. Electronic address: Ann@example.org.", "Mill, Bath, UK", "ann@example.org"),
            ("Mill, Bath (e-mail: a.b@x.example.org)", "Mill, Bath", "a.b@x.example.org"),
            ("ann@example.org", "", "ann@example.org"),
            ("Mill @ Bath", "Mill @ Bath", ""),
            ("a@example.org; b@example.org", "", ""),
            ("Mill, Bath", "Mill, Bath", ""),
        ] {
            assert_eq!(without_emails(text), affiliation, "{text}");
            assert_eq!(only_email(text), email, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_address_stays_in_an_affiliation(text in "[a-c@. ,;é<>:]{0,30}") {
            prop_assert_eq!(emails(&without_emails(&text)).count(), 0, "{}", without_emails(&text));
        }

        #[test]
        fn organizations_are_decoded_as_they_were_encoded(names in prop::collection::vec("[a-z é]{1,9}", 0..4)) {
            let names: Vec<String> = names.iter().map(|name| tidy(name).into_owned()).collect();
            let all: Vec<_> = names.iter().filter(|name| !name.is_empty())
                .map(|name| Organization { name, id: "ror:1", country: "DE" }).collect();
            let encoded = Organization::encoded(&all);
            prop_assert_eq!(Organization::decoded(&encoded).collect::<Vec<_>>(), all);
        }
    }
}
