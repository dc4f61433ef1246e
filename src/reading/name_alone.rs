//! The name in what records and networks have in its place, and the notice that this needs.

use std::borrow::Cow;

use crate::records::degrees::{Order, is_sure_degree};
use crate::records::markup::unescaped;
use crate::records::rest::is_rest;
use crate::records::written::{Written, written};
use crate::records::{Kind, text};

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
