//! The name in what records and networks have in its place, and the notice that this needs.

use std::borrow::Cow;

use crate::records::beside::orcids_apart;
use crate::records::brackets::in_brackets_at_end;
use crate::records::degrees::{Order, is_sure_degree};
use crate::records::markup::unescaped;
use crate::records::rest::is_rest;
use crate::records::written::{Written, has_one_number, written};
use crate::records::{Kind, Mention, text};

/// The name in what is written, empty where there is none, and the kind of the notice that it needs, if any. The name of
/// a group stays as it is: it may begin with a title.
pub(super) fn name_alone(text: &str, is_group: bool, order: Order) -> (Cow<'_, str>, Option<Kind>) {
    let Written { name, and_others } = if is_group && !is_rest(text) {
        Written { name: unescaped(text), and_others: false }
    } else {
        written(text, order)
    };
    // A list may have a degree where a name should be.
    match (text::is_name(&name) && !is_sure_degree(&name), and_others) {
        (true, true) => (name, Some(Kind::AndOthers)),
        (true, false) => (name, None),
        (false, true) => (Cow::Borrowed(""), Some(Kind::AndOthers)),
        (false, false) => (Cow::Borrowed(""), Some(Kind::NotAName)),
    }
}

/// Is this hardly the name of a person and no more: has it a number, an address, or an acronym in brackets, `Fox, Dan (ABC)`?
pub(super) fn is_unlikely(name: &str) -> bool {
    const SHORTEST: usize = 3;
    let is_acronym = |inside: &str| {
        inside.len() >= SHORTEST && inside.bytes().all(|byte| byte.is_ascii_uppercase())
            || inside.contains(',')
    };
    let has_acronym = || {
        in_brackets_at_end(name)
            .is_some_and(|(before, inside)| before.contains(char::is_lowercase) && is_acronym(inside))
    };
    has_one_number(name) || !name.contains(char::is_alphabetic) || name.contains('@') || has_acronym()
}

/// What the ORCIDs beside the names of a record are of.
pub(super) struct IdsAside<'a> {
    /// The name of each mention and all of its identifiers; `None` where only an ORCID stood.
    pub(super) ids: Vec<Option<(Cow<'a, str>, String)>>,
    /// ORCIDs in the place of a name that belong to no name.
    pub(super) unplaced: Vec<&'a str>,
}

/// The mentions of a record with the ORCIDs beside their names, `Lee, Ann (0000-0002-1825-0097)`. One in the place of a name
/// is of the name before it, unless that has one already. `None` if there are none.
pub(super) fn with_ids_beside_names<'a>(mentions: &[Mention<'a>]) -> Option<IdsAside<'a>> {
    let found: Vec<_> = mentions.iter().map(|mention| orcids_apart(mention.name)).collect();
    if found.iter().all(Option::is_none) {
        return None;
    }
    let mut aside = IdsAside { ids: Vec::with_capacity(mentions.len()), unplaced: Vec::new() };
    for (mention, found) in mentions.iter().zip(found) {
        let (name, beside) = match found {
            None => (Cow::Borrowed(mention.name), String::new()),
            Some((name, ids)) => (Cow::Owned(name), ids.as_stated().to_owned()),
        };
        if !name.is_empty() || beside.is_empty() {
            aside.ids.push(Some((name, joined(mention.ids, &beside))));
            continue;
        }
        let last = aside.ids.iter_mut().rev().flatten().next();
        match last.filter(|(_, ids)| !ids.contains("orcid:")) {
            Some((_, ids)) => *ids = joined(ids, &beside),
            None => aside.unplaced.push(mention.name),
        }
        aside.ids.push(None);
    }
    Some(aside)
}

/// The identifiers of a mention and those beside its name, the invalid ones last.
fn joined(ids: &str, beside: &str) -> String {
    let is_known = |id: &&str| !id.is_empty() && !ids.split(' ').any(|known| known == *id);
    let beside: Vec<&str> = beside.split(' ').filter(is_known).collect();
    [&[ids][..], &beside].concat().into_iter().filter(|id| !id.is_empty()).collect::<Vec<_>>().join(" ")
}
