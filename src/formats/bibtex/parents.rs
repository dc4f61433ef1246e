//! What entries of BibTeX take from others: all that they lack from `xdata`, and from the book or proceedings that
//! `crossref` names what BibLaTeX lets them inherit.
//!
//! ```text
//! @inproceedings{lovelace1843, crossref = {notes1843}, author = {Ada Lovelace}, title = {Sketch}}
//! @proceedings{notes1843, editor = {Richard Taylor}, title = {Scientific Memoirs}, year = 1843}
//! ```
//!
//! Authors, editors and year come as they are, and the title of the parent is the venue of the child. A DOI is not
//! inherited: it is the parent's own. Among names `xdata=people-author-2` is the second author of the entry `people`,
//! `xdata=people-author` all of them. The next of kin comes first: own fields, `xdata` in its order, `crossref`, the
//! parents of these.

use std::borrow::Cow;
use std::collections::{HashMap, VecDeque};

use super::entries::{Entries, Fields, What};
use super::separators::each_name;
use super::strings::Strings;

/// The entries that others may take from, by their keys in small letters: BibTeX finds `Knuth` as `knuth`.
pub(super) struct Parents<'a> {
    entries: Vec<Fields<'a>>,
    places: HashMap<String, usize>,
}

/// How an entry refers to another.
#[derive(Clone, Copy)]
enum Tie {
    Crossref,
    Xdata,
}

/// No entry needs more ancestors. They may refer to each other in circles.
const MOST_ANCESTORS: usize = 32;

impl<'a> Parents<'a> {
    pub(super) fn kept_in(kept: &'a str, strings: &Strings) -> Self {
        let mut parents = Self { entries: Vec::new(), places: HashMap::new() };
        let mut entries = Entries::of(kept);
        while let Some(entry) = entries.next() {
            let mut body = entries.body(&entry);
            let mut fields = Fields::default();
            let is_whole = match entry.what() {
                What::Paper => body.paper(strings, &mut fields, &mut 0).is_ok(),
                What::Names | What::Skipped => body.skip_entry().is_ok(),
            };
            entries.go_on(if is_whole { body.at } else { body.text.len() });
            parents.push(fields);
        }
        parents
    }

    /// Has a name among their values no definition?
    pub(super) fn lack_definitions(&self) -> bool {
        self.entries.iter().any(|entry| entry.unknown_name.is_some())
    }

    fn push(&mut self, fields: Fields<'a>) {
        let place = self.entries.len();
        for key in keys(fields.key).chain(keys(&fields.ids)) {
            self.places.entry(key.to_ascii_lowercase()).or_insert(place);
        }
        self.entries.push(fields);
    }

    /// Fills in what an entry lacks. The key of a parent that is not there comes back.
    pub(super) fn complete(&self, fields: &mut Fields<'a>) -> Option<String> {
        let mut missing = None;
        let mut seen = Vec::new();
        let mut next: VecDeque<(String, Tie)> = ties(fields).collect();
        while let Some((key, tie)) = next.pop_front()
            && seen.len() < MOST_ANCESTORS
        {
            let Some(&place) = self.places.get(&key.to_ascii_lowercase()) else {
                missing.get_or_insert(key);
                continue;
            };
            if seen.contains(&place) {
                continue;
            }
            seen.push(place);
            let parent = &self.entries[place];
            inherit(fields, parent, tie);
            // What a parent has from others is as if it were its own.
            next.extend(
                ties(parent).map(|(key, own)| (key, if matches!(tie, Tie::Xdata) { own } else { tie })),
            );
        }
        for names in [&mut fields.author, &mut fields.editor] {
            if refers_to_names(names) {
                let resolved = self.with_names_of_others(names, &mut MOST_REFERENCES.clone(), &mut missing);
                *names = Cow::Owned(resolved.join(" and "));
            }
        }
        missing
    }

    /// The names of a field with those of other entries in the place of references to them.
    fn with_names_of_others<'f>(
        &'f self,
        field: &'f str,
        references: &mut usize,
        missing: &mut Option<String>,
    ) -> Vec<&'f str> {
        let mut names = Vec::new();
        each_name(field, |name| {
            let Some(reference) = name.strip_prefix(REFERENCE) else { return names.push(name) };
            *references = references.saturating_sub(1);
            match self.list_of_others(reference).filter(|_| *references > 0) {
                Some((list, None)) => names.extend(self.with_names_of_others(list, references, missing)),
                Some((list, Some(number))) => {
                    let others = self.with_names_of_others(list, references, missing);
                    names.extend(number.checked_sub(1).and_then(|place| others.get(place)));
                }
                None => {
                    missing.get_or_insert(name.to_owned());
                }
            }
        });
        names
    }

    /// The field, and perhaps the number of a name in it, that is meant by `people-author-2`.
    fn list_of_others(&self, reference: &str) -> Option<(&str, Option<usize>)> {
        let (rest, last) = reference.rsplit_once('-')?;
        let number = last.parse().ok();
        let (key, field) = if number.is_some() { rest.rsplit_once('-')? } else { (rest, last) };
        let entry = &self.entries[*self.places.get(&key.to_ascii_lowercase())?];
        let list = match field.to_ascii_lowercase().as_str() {
            "author" => &entry.author,
            "editor" => &entry.editor,
            _ => return None,
        };
        Some((list, number))
    }
}

/// What a name in another entry begins with.
const REFERENCE: &str = "xdata=";

/// No list of names needs more references to others. They too may refer to each other in circles.
const MOST_REFERENCES: usize = 100;

/// Are some of the names in this field those of another entry?
pub(super) fn refers_to_names(field: &str) -> bool {
    field.contains('=') && field.contains(REFERENCE)
}

fn keys(list: &str) -> impl Iterator<Item = &str> {
    list.split(',').map(str::trim).filter(|key| !key.is_empty())
}

/// The keys of the entries that this one refers to, the nearest first.
fn ties(fields: &Fields<'_>) -> impl Iterator<Item = (String, Tie)> {
    let xdata = keys(&fields.xdata).map(|key| (key.to_owned(), Tie::Xdata));
    xdata
        .take(MOST_ANCESTORS)
        .chain(keys(&fields.crossref).take(1).map(|key| (key.to_owned(), Tie::Crossref)))
}

/// Fills in what a child lacks and this parent has.
fn inherit<'a>(child: &mut Fields<'a>, parent: &Fields<'a>, tie: Tie) {
    if !child.has_year() {
        (child.year, child.date) = (parent.year.clone(), parent.date.clone());
        (child.month, child.day) = (parent.month.clone(), parent.day.clone());
    }
    if matches!(tie, Tie::Crossref) && !child.title.is_empty() && !child.has_venue() {
        let venues = [&parent.booktitle, &parent.journaltitle, &parent.journal, &parent.title];
        let venue = venues.into_iter().find(|venue| !venue.is_empty());
        child.booktitle = venue.cloned().unwrap_or_default();
    }
    fill([
        (&mut child.author, &parent.author),
        (&mut child.editor, &parent.editor),
        (&mut child.title, &parent.title),
    ]);
    if matches!(tie, Tie::Xdata) {
        fill([
            (&mut child.collaboration, &parent.collaboration),
            (&mut child.journal, &parent.journal),
            (&mut child.journaltitle, &parent.journaltitle),
            (&mut child.booktitle, &parent.booktitle),
            (&mut child.doi, &parent.doi),
            (&mut child.url, &parent.url),
        ]);
    }
}

fn fill<'f, 'a: 'f>(fields: impl IntoIterator<Item = (&'f mut Cow<'a, str>, &'f Cow<'a, str>)>) {
    for (own, other) in fields {
        if own.is_empty() {
            own.clone_from(other);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::reading::{ReadOptions, Source, read};
    use crate::records::{Corpus, Kind, Notices};

    fn corpus(text: &str) -> (Corpus, Notices) {
        let mut notices = Notices::default();
        let source = Source::Text("refs.bib".to_owned(), text.to_owned());
        (
            read(&[source], ReadOptions { editors: true, ..ReadOptions::default() }, &mut notices)
                .expect("papers"),
            notices,
        )
    }

    /// What is known of the paper with this key: its people, title, year and venue.
    fn known(corpus: &Corpus, key: &str) -> String {
        let paper = (0..corpus.papers()).find(|&paper| corpus.id(paper) == key).expect(key);
        let people: Vec<_> = corpus.byline(paper).iter().map(|&name| corpus.spellings().get(name)).collect();
        let year = corpus.year(paper).map_or("-".to_owned(), |year| year.to_string());
        format!("{} | {} | {year} | {}", people.join("; "), corpus.title(paper), corpus.venue(paper))
    }

    #[test]
    fn a_child_takes_year_venue_and_editors_from_a_parent_in_front_of_it_or_behind_it() {
        let parent = "@proceedings{Book, editor={Ed E}, title={Memoirs}, year=1843, doi={10.1000/1}}\n";
        let child = "@inproceedings{child, author={Ann A}, title={Sketch}, crossref={book}}\n";
        for text in [format!("{parent}{child}"), format!("{child}{parent}")] {
            let (corpus, notices) = corpus(&text);
            assert_eq!(known(&corpus, "child"), "Ann A; Ed E | Sketch | 1843 | Memoirs");
            let child = (0..corpus.papers()).find(|&paper| corpus.id(paper) == "child").expect("the child");
            assert!(corpus.doi(child).is_empty(), "a DOI is the parent's own");
            assert!(notices.by_kind().is_empty());
        }
    }

    #[test]
    fn what_a_child_has_is_its_own() {
        let (corpus, _) = corpus(
            "@book{b, author={Bob B}, title={All}, booktitle={All of it}, year=1840}\n\
             @inbook{a, author={Ann A}, title={Some}, date={1843-05}, crossref=\"b\"}\n\
             @inbook{c, title={More}, booktitle={Mine}, crossref={b}}\n@book{d, crossref={b}}",
        );
        assert_eq!(known(&corpus, "a"), "Ann A | Some | 1843 | All of it");
        assert_eq!(known(&corpus, "c"), "Bob B | More | 1840 | Mine");
        assert_eq!(known(&corpus, "d"), "Bob B | All | 1840 | ");
    }

    #[test]
    fn xdata_gives_everything_and_is_no_paper() {
        let (corpus, notices) = corpus(
            "@xdata{who, author={Ann A and Bob B}, xdata={where}}\n@book{b, title={T}, xdata={who, when}}\n\
             @xdata{where, journaltitle={Notes}, ids={there, x}}\n@xdata{when, year=1843, author={Nobody}}\n\
             @misc{m, author={Cat C}, xdata={there}}",
        );
        assert_eq!(known(&corpus, "b"), "Ann A; Bob B | T | 1843 | Notes");
        assert_eq!(known(&corpus, "m"), "Cat C |  | - | Notes");
        assert_eq!((corpus.papers(), notices.by_kind().len()), (2, 0));
    }

    #[test]
    fn names_may_be_those_of_another_entry() {
        let (corpus, notices) = corpus(
            "@book{a, author={Simon S and xdata=p-author-2 and xdata=P-editor}, title={T}}\n\
             @xdata{p, author={Ann A and xdata=q-author-1}, editor={Ed E and Flo F}}\n@xdata{q, author={Bob B}}\n\
             @book{b, author={Cat C and xdata=loop-author-1 and xdata=none-author and xdata=q-author-7}}\n\
             @xdata{loop, author={xdata=loop-author-1}}",
        );
        assert_eq!(known(&corpus, "a"), "Simon S; Bob B; Ed E; Flo F | T | - | ");
        assert_eq!(known(&corpus, "b"), "Cat C |  | - | ");
        assert_eq!(notices.count(Kind::UnknownParent), 1);
    }

    #[test]
    fn parents_have_parents_and_circles_end() {
        let (corpus, _) = corpus(
            "@inbook{i, author={Ann A}, title={T}, crossref={b}}\n@book{b, title={Volume}, crossref={m}}\n\
             @mvbook{m, title={Work}, year=1843, crossref={i}}\n\
             @book{x, author={Bob B}, crossref={y}}\n@book{y, crossref={x}}\n@book{z, crossref={z}}",
        );
        assert_eq!(known(&corpus, "i"), "Ann A | T | 1843 | Volume");
        assert_eq!(known(&corpus, "y"), "Bob B |  | - | ");
    }

    #[test]
    fn a_child_with_all_but_editors_waits_only_where_editors_are_wanted_or_all_that_there_is() {
        let child = |author: &str| {
            format!(
                "@inbook{{c, author={{{author}}}, title={{T}}, booktitle={{B}}, year=1843, crossref={{p}}}}\n"
            )
        };
        let rest = "@misc{m, author={Cat C}, title={M}}\n@book{p, title={B}, editor={Ed E}}\n";
        let read_with = |author: &str, editors: bool| {
            let mut notices = Notices::default();
            let source = Source::Text("refs.bib".to_owned(), child(author) + rest);
            let reading = ReadOptions { editors, ..ReadOptions::default() };
            (read(&[source], reading, &mut notices).expect("papers"), notices)
        };
        let (corpus, _) = read_with("Ann A", false);
        assert_eq!((corpus.id(0).as_str(), known(&corpus, "c").as_str()), ("c", "Ann A | T | 1843 | B"));
        let (corpus, _) = read_with("Ann A", true);
        assert_eq!(known(&corpus, "c"), "Ann A; Ed E | T | 1843 | B");
        for unknown in ["Anonymous", "{Anonymous}", "\\textit{}", "others"] {
            assert_eq!(read_with(unknown, false).1.count(Kind::NoAuthors), 0, "{unknown}");
        }
    }

    #[test]
    fn a_parent_that_is_not_there_is_noticed_where_it_is_missed() {
        let (_, notices) = corpus(
            "@book{one, author={Ann A}}\n@inbook{whole, author={Ann A}, title={T}, booktitle={B}, year=1843, crossref={x}}\n\n\
             @inbook{lacks, author={Ann A},\n title={T}, crossref={Gone}}\n",
        );
        let [(kind, 1, kept)] = &notices.by_kind()[..] else { panic!("{notices:?}") };
        assert_eq!((*kind, kept[0].detail.as_str()), (Kind::UnknownParent, "Gone"));
        assert_eq!(kept[0].place.as_ref().and_then(|place| place.line), Some(4));
    }

    #[test]
    fn parents_are_those_of_the_same_input() {
        let texts = [
            "@book{b, author={Bob B}, title={All}, year=1840}\n",
            "@inbook{a, author={Ann A}, title={Some}, crossref={b}}\n",
            "@inbook{c, author={Cat C}, title={More}, crossref={b}}\n@book{b, title={Other}, year=1843}\n",
        ];
        let sources = texts.map(|text| Source::Text("refs.bib".to_owned(), text.to_owned()));
        for chunk_size in [1, 1000] {
            let mut notices = Notices::default();
            let reading = ReadOptions { chunk_size, ..ReadOptions::default() };
            let corpus = read(&sources, reading, &mut notices).expect("papers");
            assert_eq!(known(&corpus, "a"), "Ann A | Some | - | ");
            assert_eq!(known(&corpus, "c"), "Cat C | More | 1843 | Other");
            assert_eq!(notices.count(Kind::UnknownParent), 1);
        }
    }

    #[test]
    fn a_name_in_a_parent_may_be_defined_in_an_earlier_input() {
        let texts = [
            "@string{notes = {Notes}}\n@misc{m, author={Bob B}}\n",
            "@xdata{x, journaltitle=notes, year=when}\n@misc{a, author={Ann A}, title={T}, xdata={x}}\n",
            "@string{when = 1843}\n",
        ];
        let sources = texts.map(|text| Source::Text("refs.bib".to_owned(), text.to_owned()));
        for chunk_size in [1, 1000] {
            let reading = ReadOptions { chunk_size, ..ReadOptions::default() };
            let corpus = read(&sources, reading, &mut Notices::default()).expect("papers");
            assert_eq!(known(&corpus, "a"), "Ann A | T | - | Notes");
        }
    }

    proptest::proptest! {
        #[test]
        fn deferred_records_are_the_same_for_every_size_of_chunks(
            entries in proptest::collection::vec(("[a-f]", "[a-f]", 0_usize..64), 1..20),
        ) {
            let entry = |(key, parent, has): &(String, String, usize)| {
                let fields = ["author={Ann A and Bob B}", "title={T}", "year=1843", "journal=notes", "editor={Ed E}"];
                let fields: Vec<_> = fields.iter().zip(0..).filter(|(_, bit)| has >> bit & 1 == 1).collect();
                let kind = ["book", "xdata"][has >> 5 & 1];
                let fields = fields.iter().map(|(field, _)| format!(",\n {field}")).collect::<String>();
                format!("@{kind}{{{key}{fields}, crossref={{{parent}}}}}\n")
            };
            let text: String = entries.iter().map(entry).collect();
            let sources = ["@string{notes={Notes}}\n", &text].map(|text| Source::Text("refs.bib".to_owned(), text.to_owned()));
            let all = [1, 50, 100_000].map(|chunk_size| {
                let mut notices = Notices::default();
                let reading = ReadOptions { chunk_size, editors: true, ..ReadOptions::default() };
                let corpus = crate::reading::survey(&sources, reading, &mut notices, &mut |_| ()).expect("text");
                let papers: Vec<_> = (0..corpus.papers()).map(|paper| known(&corpus, &corpus.id(paper))).collect();
                (papers, format!("{notices:?}"))
            });
            proptest::prop_assert_eq!(&all[0], &all[1]);
            proptest::prop_assert_eq!(&all[0], &all[2]);
        }
    }

    #[test]
    fn many_entries_that_refer_to_each_other_take_no_long_time() {
        let keys: Vec<String> = (0..500).map(|i| format!("x{i}")).collect();
        let list = keys.join(",");
        let mut text = String::new();
        for key in &keys {
            text += &format!("@xdata{{{key}, xdata={{{list}}}}}\n");
        }
        for i in 0..5000 {
            text += &format!("@book{{b{i}, author={{Ann A}}, xdata={{{}, gone{i}}}}}\n", keys[i % 500]);
        }
        assert_eq!(corpus(&text).0.papers(), 5000);
    }
}
