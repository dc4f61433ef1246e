//! Finds the author that a name in a query means.

use std::collections::{HashMap, HashSet};

use rayon::prelude::*;

use super::word_beginnings::{begins_with, candidates};
use super::{AuthorId, Network};
use crate::names::{exact, folded, keys_now};
use crate::records::degrees::Order;
use crate::records::orcids::orcid_in;
use crate::records::written::written;

/// An author found for a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// By identifier, spelling or folded spelling.
    ByName(AuthorId),
    /// By a part of the name that is unique to this author.
    ByPart(AuthorId),
}

/// Why no author was found for a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unfound {
    /// Several authors have this identifier, spelling or folded spelling; in the order of names.
    Ambiguous(Vec<AuthorId>),
    /// Several authors have this as a part of their names; in the order of names.
    AmbiguousPart(Vec<AuthorId>),
    /// No author matches; these are the closest spellings, closest first. None if it is the name of an author of the input
    /// all of whose papers the selection leaves out.
    Unknown(Vec<AuthorId>),
    /// It is an identifier, and no author has it. The schemes of the identifiers that authors have, by name.
    UnknownIdentifier(Vec<String>),
}

impl Network {
    /// The author that a name means. It is matched as `id:…`, as `orcid:…` or another identifier, as a spelling, as a
    /// folded spelling, and as prefixes of the words of a name, in this order.
    ///
    /// # Errors
    /// If no author matches, or several do.
    ///
    /// # Examples
    /// ```
    /// use coauth::network::{Found, Unfound};
    ///
    /// let network = coauth::Loader::sample().load()?.network;
    /// let Ok(Found::ByName(author)) = network.find("guibas, LEONIDAS") else { panic!() };
    /// assert_eq!(network.name(author), "Leonidas Guibas");
    /// assert_eq!(network.find("leon guib"), Ok(Found::ByPart(author)));
    /// assert!(matches!(network.find("Wang"), Err(Unfound::AmbiguousPart(_))));
    /// # Ok::<(), coauth::Error>(())
    /// ```
    pub fn find(&self, name: &str) -> Result<Found, Unfound> {
        self.locate(name).map_err(|unfound| match unfound {
            Unfound::Unknown(_) => Unfound::Unknown(self.closest(name)),
            other => other,
        })
    }

    /// Like [`find`](Self::find), but without looking for the closest spellings, which takes much longer than the rest.
    pub(crate) fn locate(&self, name: &str) -> Result<Found, Unfound> {
        if let Some(found) = self.find_exactly(name) {
            return found;
        }
        if let Some(bare) = without_titles(name) {
            return self.locate(&bare);
        }
        let key = folded(name);
        let like_it = candidates(self.words(), &key);
        let by_part = self.spelled(&like_it, |spelling| has_words_beginning(&folded(spelling), &key));
        if !by_part.is_empty() {
            return only(by_part).map(Found::ByPart).map_err(Unfound::AmbiguousPart);
        }
        Err(Unfound::Unknown(Vec::new()))
    }

    /// The authors whose names are closest to one that no author has; none for an id, and for the name of an author of the input that
    /// the selection leaves out.
    pub(crate) fn closest(&self, name: &str) -> Vec<AuthorId> {
        let key = folded(without_titles(name).as_deref().unwrap_or(name));
        let is_meant = key.is_empty() || name.starts_with("id:") || self.leaves_out(name);
        if is_meant { Vec::new() } else { self.nearest(&key) }
    }

    /// Whether a name is one of the input, of which the selection has no author.
    pub(crate) fn leaves_out(&self, name: &str) -> bool {
        let spellings = self.folding_to(&folded(name.strip_prefix("id:").unwrap_or(name)));
        !spellings.is_empty() && self.authors_of(spellings.iter().copied()).is_empty()
    }

    /// The author that a name means by id, by identifier or by the whole name; `None` if it may be a part of a name.
    fn find_exactly(&self, name: &str) -> Option<Result<Found, Unfound>> {
        if let Some(id) = name.strip_prefix("id:") {
            return Some(self.identified(id).map(Found::ByName).ok_or(Unfound::Unknown(Vec::new())));
        }
        let one = |found: Vec<AuthorId>| only(found).map(Found::ByName).map_err(Unfound::Ambiguous);
        let by_identifier = self.identified_by(name);
        if !by_identifier.is_empty() {
            return Some(one(by_identifier));
        }
        let (as_written, key) = (exact(name), folded(name));
        let of_key = self.folding_to(&key);
        let by_spelling = self.spelled(of_key, |spelling| exact(spelling) == as_written);
        if !by_spelling.is_empty() {
            return Some(one(by_spelling));
        }
        if key.is_empty() {
            return Some(Err(Unfound::Unknown(Vec::new())));
        }
        let by_key = self.spelled(of_key, |_| true);
        if !by_key.is_empty() {
            return Some(one(by_key));
        }
        if let Some(author) = self.homonym(name) {
            return Some(Ok(Found::ByName(author)));
        }
        is_identifier(name).then(|| Err(Unfound::UnknownIdentifier(self.schemes())))
    }

    /// The author whose name is displayed so, with a qualifier for homonyms.
    fn homonym(&self, name: &str) -> Option<AuthorId> {
        let (name, number) = name.trim().strip_suffix(')')?.rsplit_once(" (")?;
        let of_name = self.spelled(self.folding_to(&folded(name)), |_| true);
        of_name.into_iter().find(|&author| self.qualifier(author) == Some(number))
    }

    /// The author with an id. Ids come from spellings, so the directory usually has the author.
    fn identified(&self, id: &str) -> Option<AuthorId> {
        let is_meant = |author: &AuthorId| self.author_key(*author) == id;
        // After # comes the qualifier of a homonym.
        let (name, qualifier) = id.split_once('#').unwrap_or((id, ""));
        let by_key = self.spelled(self.folding_to(&folded(name)), |_| true);
        let by_id = by_key.into_iter().find(is_meant).or_else(|| {
            let all = (0..self.author_count() as u32).into_par_iter().map(AuthorId);
            all.find_first(is_meant)
        });
        by_id.or_else(|| self.identified_once(name, qualifier))
    }

    /// The only author who formerly had this id. An id with an identifier means the author with that identifier only.
    fn identified_once(&self, name: &str, qualifier: &str) -> Option<AuthorId> {
        let with_identifier = self.with_identifier(qualifier);
        let is_meant = |author: &AuthorId| {
            qualifier.is_empty()
                || self.qualifier(*author) == Some(qualifier)
                || with_identifier.contains(author)
        };
        let now = keys_now(&name.replace('-', " "));
        let mut found = now.iter().map(|key| self.spelled(self.folding_to(key), |_| true));
        found.find_map(|authors| only(authors.into_iter().filter(is_meant).collect()).ok())
    }

    /// The authors with an identifier, which may be a bare ORCID or its address.
    fn identified_by(&self, name: &str) -> Vec<AuthorId> {
        match orcid_in(name) {
            Some(orcid) => self.with_identifier(&orcid),
            None => self.with_identifier(name),
        }
    }

    /// The authors that a text means by id, by identifier or by their whole name, in the order of names.
    pub(super) fn named_exactly(&self, text: &str) -> Vec<AuthorId> {
        match self.find_exactly(text) {
            Some(Ok(Found::ByName(author))) => vec![author],
            Some(Err(Unfound::Ambiguous(several))) => several,
            _ => Vec::new(),
        }
    }

    /// The authors that a text means by identifier or by their whole name, with titles and degrees or without, in the
    /// order of names; several if it means no single one.
    pub(crate) fn meant_by(&self, text: &str) -> Vec<AuthorId> {
        let found = self.named_exactly(text);
        match without_titles(text) {
            Some(bare) if found.is_empty() => self.named_exactly(&bare),
            _ => found,
        }
    }

    /// The author with each of some ids. For those that the directory does not lead to, all authors are looked at once.
    pub(crate) fn each_identified(&self, ids: &[&str]) -> Vec<Option<AuthorId>> {
        let name_of = |id: &str| id.split_once('#').unwrap_or((id, "")).0.to_owned();
        let by_name = |id: &&str| {
            let of_name = self.spelled(self.folding_to(&folded(&name_of(id))), |_| true);
            of_name.into_iter().find(|&author| self.author_key(author) == **id)
        };
        let mut found: Vec<Option<AuthorId>> = ids.par_iter().map(by_name).collect();
        let missing = ids.iter().zip(&found).filter(|(_, found)| found.is_none());
        let missing: HashSet<&str> = missing.map(|(id, _)| *id).collect();
        if missing.is_empty() {
            return found;
        }
        let with_key = |author: u32| {
            let key = self.author_key(AuthorId(author));
            missing.contains(&*key).then_some((key, AuthorId(author)))
        };
        let by_key: HashMap<String, AuthorId> =
            (0..self.author_count() as u32).into_par_iter().filter_map(with_key).collect();
        for (id, found) in ids.iter().zip(&mut found).filter(|(_, found)| found.is_none()) {
            let (name, qualifier) = id.split_once('#').unwrap_or((id, ""));
            *found = by_key.get(*id).copied().or_else(|| self.identified_once(name, qualifier));
        }
        found
    }

    /// Whether an author has an ORCID, and none of these identifiers.
    pub(crate) fn has_other_orcid(&self, author: AuthorId, ids: &[String]) -> bool {
        let meant = self.meant();
        let mut own = self.spelling_numbers(author).iter().flat_map(|&spelling| meant.ids(spelling));
        let mut own_orcids = own.by_ref().filter(|id| id.starts_with("orcid:")).peekable();
        own_orcids.peek().is_some() && own_orcids.all(|own| !ids.iter().any(|id| id == own))
    }

    /// The authors with an identifier such as `orcid:0000-0002-1825-0097`.
    fn with_identifier(&self, id: &str) -> Vec<AuthorId> {
        self.spelled(&self.spellings_with_identifier(id), |_| true)
    }

    /// The authors with a spelling that fits, in the order of names.
    fn spelled(&self, spellings: &[u32], fits: impl Fn(&str) -> bool) -> Vec<AuthorId> {
        let fits = |spelling: &u32| fits(self.meant().text(*spelling));
        let found = spellings.iter().filter(|spelling| fits(spelling));
        let mut found = self.authors_of(found.copied());
        found.sort_by_cached_key(|&author| self.name_rank(author));
        found
    }

    /// The authors of spellings, by number.
    pub(super) fn authors_of(&self, spellings: impl Iterator<Item = u32>) -> Vec<AuthorId> {
        let author_of = |spelling| self.authors.place_of(self.roster.author_of(spelling)).map(AuthorId);
        let mut authors: Vec<AuthorId> = spellings.filter_map(author_of).collect();
        authors.sort_unstable();
        authors.dedup();
        authors
    }
}

/// A name without degrees and titles, which are no part of it; `None` if it has none, or is nothing else.
fn without_titles(name: &str) -> Option<String> {
    let bare = written(name, Order::GivenFirst).name;
    (!bare.is_empty() && bare.len() < name.len()).then(|| bare.into())
}

fn only(found: Vec<AuthorId>) -> Result<AuthorId, Vec<AuthorId>> {
    if let [author] = found[..] { Ok(author) } else { Err(found) }
}

/// Whether a text is an ORCID or has the form `scheme:identifier`, which no name has.
pub(super) fn is_identifier(name: &str) -> bool {
    let is_scheme =
        |scheme: &str| scheme.len() > 1 && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let parts = name.trim().split_once(':');
    orcid_in(name).is_some()
        || parts.is_some_and(|(scheme, id)| is_scheme(scheme) && !id.is_empty() && !id.contains(' '))
}

/// Whether each word of `part` [begins](begins_with) in a different word of `name`.
fn has_words_beginning(name: &str, part: &str) -> bool {
    let mut words: Vec<&str> = name.split(' ').collect();
    part.split(' ').all(|beginning| {
        let found = words.iter().position(|word| begins_with(word, beginning));
        found.map(|at| words.swap_remove(at)).is_some()
    })
}
