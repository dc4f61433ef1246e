//! What is read, in short, for tests of formats.

use super::{ReadOptions, Source, read};
use crate::records::{Corpus, Notices};

/// What is read from a text of this name, whose format is detected, and each byline with editors in short: identifiers in
/// brackets, groups with a star.
pub(crate) fn read_with_editors(name: &str, text: &str) -> (Corpus, Vec<String>) {
    let source = Source::Text(name.to_owned(), text.to_owned());
    let reading = ReadOptions { editors: true, ..ReadOptions::with_details() };
    let corpus = read(&[source], reading, &mut Notices::default()).expect("a corpus");
    let shown = |&spelling: &u32| {
        let spellings = corpus.spellings();
        let star = if spellings.is_group(spelling) { "*" } else { "" };
        let ids: Vec<_> = spellings.ids(spelling).collect();
        let ids = if ids.is_empty() { String::new() } else { format!(" [{}]", ids.join(" ")) };
        format!("{star}{}{ids}", spellings.get(spelling))
    };
    let bylines = (0..corpus.papers())
        .map(|paper| corpus.byline(paper).iter().map(shown).collect::<Vec<_>>().join(" | "))
        .collect();
    (corpus, bylines)
}
