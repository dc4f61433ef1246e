//! BibTeX and BibLaTeX.
//!
//! ```text
//! @article{lovelace1843,
//!   author = {Ada Lovelace and Menabrea, Luigi and {The Analytical Society}},
//!   title  = "Sketch of the {Analytical Engine}",
//!   year   = 1843,
//! }
//! ```

use memchr::memmem;

use super::dates::{date_of, joined};
use super::fields::IdsByName;
use super::types::paper_type;
use crate::records::groups::names_a_group;
use crate::records::identifiers::{doi, is_broken_off};
use crate::records::markup::unescaped;
use crate::records::written::is_surely_kept;
use crate::records::{Chunk, Fact, Format, Kind, Mention, Record, Sink};
mod braces;
mod definitions;
mod entries;
mod names;
mod parents;
mod separators;
mod strings;
mod tex;

use entries::{Broken, Entries, Fields, What};
use names::{People, Person};
use parents::{Parents, refers_to_names};
use strings::Strings;
use tex::{decoded, decoded_verbatim};

pub(super) static FORMAT: Format = Format::new("bibtex", read)
.about("BibTeX and BibLaTeX (.bib)")
.reads("author with ORCID annotations, editor, collaboration, orcid, orcid-numbers, researcherid-numbers; key, title, year or date, doi or url, journal, journaltitle or booktitle")
.states(&[Fact::Year, Fact::Month, Fact::Type, Fact::Identifier])
.extensions(&["bib", "bibtex"])
.detect(looks_like)
.split(split);

/// A line that starts with an at sign.
fn split(buffer: &[u8]) -> Option<usize> {
    memmem::find(buffer, b"\n@").map(|end| end + 1)
}

/// Is there an entry with a field, whole or as far as the head goes, or a definition?
fn looks_like(head: &str) -> bool {
    let mut entries = Entries::of(head);
    // A network or a table may quote an entry, but does not begin with a few that are none.
    const TRIES: usize = 20;
    for _ in 0..TRIES {
        let Some(entry) = entries.next() else { return false };
        let mut body = entries.body(&entry);
        let mut fields = 0;
        let names = Strings::default();
        let whole = match entry.what() {
            What::Skipped => body.skip_entry(),
            What::Names => body.definition(&names).map(|_| fields = 1),
            What::Paper => body.paper(&names, &mut Fields::default(), &mut fields),
        };
        // Parentheses behind a word and an at sign are most often a programmer's.
        if fields > 0 && (entry.closing == b'}' || entry.is_standard()) {
            return true;
        }
        if whole.is_ok() {
            entries.go_on(body.at);
        }
    }
    false
}

fn read(chunk: Chunk<'_>, sink: &mut dyn Sink) -> usize {
    let mut strings = Strings::given_in(chunk.head);
    strings.add(chunk.kept.unwrap_or_default());
    let parents = chunk.kept.map(|kept| Parents::kept_in(kept, &strings));
    if parents.as_ref().is_some_and(Parents::lack_definitions) {
        sink.undefined();
    }
    let text = chunk.text;
    let mut entries = Entries::of(text);
    while let Some(entry) = entries.next() {
        let mut body = entries.body(&entry);
        let mut fields = Fields::default();
        let whole = match entry.what() {
            What::Paper => {
                fields.entry_type = entry.word;
                body.paper(&strings, &mut fields, &mut 0)
            }
            What::Names => body.definition(&strings).map(|_| ()),
            What::Skipped => body.skip_entry(),
        };
        match whole {
            Ok(()) => {
                let written = &text[entry.at..body.at];
                match entry.what() {
                    // What was put off has been kept.
                    _ if parents.is_some() => {}
                    What::Names => sink.define(written),
                    _ if is_shared(entry.word) => sink.keep(written),
                    _ => {}
                }
                if matches!(entry.what(), What::Paper) && !is_setting(entry.word) {
                    match &parents {
                        None if waits(&fields, chunk.editors) => sink.defer(entry.at, written),
                        None => give(&fields, entry.at, sink),
                        Some(parents) => give_completed(fields, parents, entry.at, sink),
                    }
                }
                entries.go_on(body.at);
            }
            Err(Broken) if entries.limit == text.len() && !chunk.last => return entry.at,
            Err(Broken) => {
                sink.notice(entry.at, Kind::Malformed, text[entry.at..].lines().next().unwrap_or_default());
                entries.go_on(body.text.len());
            }
        }
    }
    if chunk.last { text.len() } else { entries.line }
}

/// Entries for programs, which are no papers.
fn is_setting(word: &str) -> bool {
    const SETTINGS: [&str; 4] = ["control", "ieeetranbstctl", "set", "xdata"];
    SETTINGS.iter().any(|setting| setting.eq_ignore_ascii_case(word))
}

/// Entries that others may take something from: what papers appear in.
fn is_shared(word: &str) -> bool {
    const SHARED: [&str; 10] = [
        "xdata",
        "book",
        "mvbook",
        "collection",
        "mvcollection",
        "proceedings",
        "mvproceedings",
        "reference",
        "mvreference",
        "periodical",
    ];
    SHARED.iter().any(|shared| shared.eq_ignore_ascii_case(word))
}

/// May a paper get something that matters from what stands elsewhere in the input?
fn waits(fields: &Fields<'_>, editors: bool) -> bool {
    let is_child = !(fields.crossref.is_empty() && fields.xdata.is_empty());
    let is_whole = || {
        fields.has_year()
            && fields.has_venue()
            && !(fields.author.is_empty() || fields.title.is_empty())
            && (!fields.editor.is_empty() || !editors && has_plain_name(&fields.author))
    };
    let refers = refers_to_names(&fields.author) || refers_to_names(&fields.editor);
    fields.unknown_name.is_some() || refers || is_child && !is_whole()
}

/// Is surely one of these an author? Then editors matter only where they are added to bylines: else, a paper without authors
/// is told from one that has only editors.
fn has_plain_name(names: &str) -> bool {
    let is_plain = |name: &str| !name.contains(['\\', '{', '}', '~', '$', '"', '=']) && is_surely_kept(name);
    names.split(" and ").any(is_plain)
}

/// Gives a paper with what it takes from others.
fn give_completed<'a>(mut fields: Fields<'a>, parents: &Parents<'a>, at: usize, sink: &mut dyn Sink) {
    let missing = parents.complete(&mut fields);
    let is_whole = fields.has_year() && fields.has_venue() && !fields.author.is_empty();
    if let Some(missing) = missing.filter(|_| !is_whole) {
        sink.notice(at, Kind::UnknownParent, &missing);
    }
    if let Some(name) = fields.unknown_name {
        sink.undefined();
        sink.notice(at, Kind::UnknownName, name);
    }
    give(&fields, at, sink);
}

fn give(fields: &Fields<'_>, at: usize, sink: &mut dyn Sink) {
    let [author, editor] = [&fields.author, &fields.editor].map(|field| unescaped(field));
    let mut authors = People::of(&author);
    let editors = People::of(&editor);
    identify(&mut authors, fields, |ids| sink.notice(at, Kind::UnplacedIds, ids));
    if let Some(again) = fields.repeated {
        sink.notice(at, Kind::RepeatedField, again);
    }
    let collaborations = collaborations(&fields.collaboration);
    if authors.and_others {
        sink.notice(at, Kind::AndOthers, fields.key);
    }
    for (kind, name) in &authors.doubts {
        sink.notice(at, *kind, name);
    }
    let mut byline = mentions(&authors);
    byline.extend(collaborations.iter().map(|name| Mention { is_group: true, ..Mention::named(name) }));
    let venue = [&fields.journal, &fields.journaltitle, &fields.booktitle];
    let venue = venue.into_iter().find(|venue| !venue.is_empty());
    let in_parts = joined(&[&fields.year, &decoded(&fields.month), &fields.day]);
    let parts = if fields.year.is_empty() { "" } else { &*in_parts };
    let date = date_of(&[&fields.year, parts, &fields.date], at, sink);
    sink.record(&Record {
        at,
        key: fields.key,
        title: &decoded(&fields.title),
        date,
        paper_type: paper_type(fields.entry_type),
        doi: doi_of(&decoded_verbatim(&fields.doi), &decoded_verbatim(&fields.url)),
        venue: &venue.map(|venue| decoded(venue)).unwrap_or_default(),
        byline: &byline,
        editors: &mentions(&editors),
    });
}

fn mentions<'a>(people: &'a People<'_>) -> Vec<Mention<'a>> {
    let mention = |person: &'a Person<'_>| Mention {
        ids: person.ids.as_stated(),
        is_group: person.is_group,
        ..Mention::named(&person.name)
    };
    people.named.iter().map(mention).collect()
}

/// Adds the identifiers of authors that other fields have.
///
/// Tells of those that no author is known to have.
fn identify(authors: &mut People<'_>, fields: &Fields<'_>, mut unplaced: impl FnMut(&str)) {
    if !authors.annotate("orcid", &fields.orcid_annotations) {
        unplaced(&fields.orcid_annotations);
    }
    if !fields.orcid.is_empty() && !authors.identify_in_order(&decoded_verbatim(&fields.orcid)) {
        unplaced(&fields.orcid);
    }
    let by_name = [("orcid", &fields.orcids_by_name), ("researcherid", &fields.researcherids_by_name)];
    if by_name.iter().all(|(_, field)| field.is_empty()) {
        return;
    }
    // Web of Science gives each a line.
    let entries = by_name.map(|(scheme, field)| (scheme, decoded_lines(field)));
    let mut known = IdsByName::default();
    entries.iter().for_each(|(scheme, entries)| known.add_entries(scheme, entries));
    for person in &mut authors.named {
        let ids = known.of([&*person.name]);
        ids.as_stated().split(' ').for_each(|id| person.ids.add_with_scheme(id));
    }
    known.unplaced().iter().for_each(|ids| unplaced(ids));
}

/// The lines of a field, decoded, with semicolons between them.
fn decoded_lines(field: &str) -> String {
    field.lines().map(decoded).collect::<Vec<_>>().join(";")
}

/// What physicists write next to the authors, with or without the word itself: `collaboration = {ATLAS}`.
fn collaborations(field: &str) -> Vec<String> {
    if field.is_empty() {
        return Vec::new();
    }
    let name = decoded(field);
    let names = name.split([',', ';']).map(str::trim);
    let whole = |name: &str| match names_a_group(name) {
        true => name.to_owned(),
        false => format!("{name} Collaboration"),
    };
    names.filter(|name| !name.is_empty()).map(whole).collect()
}

/// The DOI in its own field or, if it has none, in the address of a resolver.
fn doi_of<'a>(field: &'a str, url: &'a str) -> &'a str {
    let resolved = || memmem::find(url.as_bytes(), b"doi.org/").map_or("", |at| doi(&url[at..]));
    let own = doi(field);
    let of_address = if own.is_empty() || is_broken_off(own) { resolved() } else { own };
    if of_address.is_empty() { own } else { of_address }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::{ReadOptions, Source, read as read_all};
    use crate::records::{Corpus, Notices};

    fn corpus(text: &str) -> (Corpus, Notices) {
        let mut notices = Notices::default();
        let source = Source::Text("refs.bib".to_owned(), text.to_owned());
        let reading = ReadOptions { from: Some(&FORMAT), ..ReadOptions::default() };
        (read_all(&[source], reading, &mut notices).expect("a bibliography"), notices)
    }

    fn names(corpus: &Corpus, paper: usize) -> Vec<&str> {
        corpus.byline(paper).iter().map(|&spelling| corpus.spellings().get(spelling)).collect()
    }

    #[test]
    fn an_entry_has_key_title_year_doi_and_a_byline() {
        let (corpus, _) = corpus(
            "Some words, name@example.org.\n@Article{love:43,\n author = {Ada Lovelace and Menabrea,\n Luigi AND {The Analytical and \
             Difference Society}},\n title = \"Sketch of the {\\'E}ngine\" # { and more}, year = 1843,\n doi = \
             {https://doi.org/10.1000/x_y}, month = jan, keywords = {a, {b}}}",
        );
        assert_eq!(
            names(&corpus, 0),
            ["Ada Lovelace", "Menabrea, Luigi", "The Analytical and Difference Society"]
        );
        assert_eq!((corpus.title(0), corpus.year(0)), ("Sketch of the Éngine and more", Some(1843)));
        assert_eq!((corpus.doi(0), corpus.id(0).as_str()), ("10.1000/x_y", "love:43"));
    }

    #[test]
    fn orcids_keep_two_people_of_one_name_apart() {
        let [ann, bob] = ["0000-0002-1825-0097", "0000-0002-1694-233X"];
        for field in [
            format!("author+an:orcid = {{1=\"{ann}\"; 2={bob}}}"),
            format!("AUTHOR+AN:ORCID = \"1=https://orcid.org/{ann};2={bob}\""),
            format!("ORCID-Numbers = {{Lee, Ann/{ann}\n   Roe, B{{\\'o}}b/{bob}}}"),
            format!("orcid = {{{ann} and {bob}}}"),
        ] {
            let (corpus, _) =
                corpus(&format!("@article{{a, author={{Lee, Ann and Roe, B{{\\'o}}b}}, {field}}}"));
            let ids =
                |place: usize| corpus.spellings().ids(corpus.byline(0)[place]).collect::<Vec<_>>().join(" ");
            assert_eq!([ids(0), ids(1)], [format!("orcid:{ann}"), format!("orcid:{bob}")], "{field}");
        }
    }

    #[test]
    fn references_in_names_are_decoded_before_names_are_split() {
        let (corpus, _) = corpus(
            "@article{a, author={M&uuml;ller, Jos&eacute; and Andr&eacute; Roe and A. Lee \\& B. Poe}}",
        );
        assert_eq!(names(&corpus, 0), ["Müller, José", "André Roe", "A. Lee", "B. Poe"]);
    }

    #[test]
    fn strings_comments_and_parentheses_are_understood() {
        let (corpus, notices) = corpus(
            "@string{al = {Ada Lovelace}}\n@comment{@article{no, author={No One}}}\n@preamble{\"x\"}\n\
             @string(both = al # { and Charles Babbage})\n@book(b1, author = both, date = {1843-05})\n@misc{m, author = nobody}",
        );
        assert_eq!(names(&corpus, 0), ["Ada Lovelace", "Charles Babbage"]);
        assert_eq!((corpus.papers(), corpus.year(0)), (2, Some(1843)));
        assert_eq!(notices.count(Kind::UnknownName), 1);
    }

    #[test]
    fn what_is_defined_in_an_input_holds_for_those_behind_it() {
        let texts = [
            "@misc{a, author = al # { and } # bo}",
            "@string{al = {Ann A}}\n@string{bo = {Bob B}}",
            "@misc{b, author = al # { and } # bo}\n@string{bo = {Own B}}",
            "@misc{c, author = {Cat C and } # bo, journal = al # no}",
        ];
        let source = |text: &str| Source::Text("refs.bib".to_owned(), text.to_owned());
        let mut notices = Notices::default();
        let reading = ReadOptions { from: Some(&FORMAT), chunk_size: 7, ..ReadOptions::default() };
        let corpus = read_all(&texts.map(source), reading, &mut notices).expect("bibliographies");
        assert_eq!(names(&corpus, 0), ["al", "bo"], "too early");
        assert_eq!(names(&corpus, 1), ["Ann A", "Own B"], "its own first");
        assert_eq!((names(&corpus, 2), corpus.venue(2)), (vec!["Cat C", "Bob B"], "Ann Ano"));
        assert_eq!(notices.count(Kind::UnknownName), 2);
    }

    #[test]
    fn a_venue_is_a_journal_or_a_book_and_a_collaboration_a_group() {
        let (corpus, _) = corpus(
            "@string{jp = {Journal of {\\'E}ngines}}\n@article{a, author={Ann A}, journal = jp, collaboration={ATLAS}}\n\
             @article{b, author={Ann A}, journaltitle={Notes}, collaboration={The LHCb Collaboration}}\n\
             @incollection{c, author={Ann A}, booktitle={Papers \\& Plays}, url={https://doi.org/10.1000/182}}",
        );
        assert_eq!(
            [0, 1, 2].map(|paper| corpus.venue(paper)),
            ["Journal of Éngines", "Notes", "Papers & Plays"]
        );
        assert_eq!(
            (names(&corpus, 0)[1], names(&corpus, 1)[1]),
            ("ATLAS Collaboration", "The LHCb Collaboration")
        );
        let groups = [0, 1].map(|paper| corpus.spellings().is_group(corpus.byline(paper)[1]));
        assert_eq!((groups, corpus.doi(2)), ([true, true], "10.1000/182"));
    }

    #[test]
    fn a_year_may_be_put_together_and_what_is_none_is_a_notice() {
        let (corpus, notices) = corpus(
            "@string{then = 18 # {43}}\n@misc{a, author={Ann A}, year=then}\n@misc{b, author={Ann A}, year={in press}}",
        );
        assert_eq!((corpus.year(0), corpus.year(1)), (Some(1843), None));
        let [(Kind::InvalidYear, 1, kept)] = &notices.by_kind()[..] else { panic!("{notices:?}") };
        assert_eq!(kept[0].detail, "in press");
    }

    #[test]
    fn a_definition_may_stand_anywhere_and_the_first_counts() {
        let far = "a line of text\n".repeat(crate::records::HEAD / 8);
        let (corpus, notices) = corpus(&format!(
            "@misc{{before, author = ann # {{ and }} # bob}}\n@misc{{lost,\n author = cat # \" D\"}}\n{far}@string{{ann = {{Ann A}}}}\n\
             @string{{bob = \"Bob B\"}}\n@string{{ann = {{No One}}}}\n@misc{{behind, author = ann}}",
        ));
        let papers: Vec<_> = (0..3).map(|paper| (corpus.id(paper), names(&corpus, paper))).collect();
        let expected =
            [("before", vec!["Ann A", "Bob B"]), ("lost", vec!["cat D"]), ("behind", vec!["Ann A"])];
        assert_eq!(papers, expected.map(|(key, names)| (key.to_owned(), names)));
        let [(Kind::UnknownName, 1, kept)] = &notices.by_kind()[..] else { panic!("{notices:?}") };
        assert_eq!(kept[0].place.as_ref().and_then(|place| place.line), Some(2));
    }

    #[test]
    fn and_others_is_dropped_with_a_notice() {
        let (corpus, notices) = corpus("@misc{m, author = {Ann A and others}}");
        assert_eq!((names(&corpus, 0), notices.count(Kind::AndOthers)), (vec!["Ann A"], 1));
    }

    #[test]
    fn editors_join_the_byline_only_when_asked() {
        let text = "@proceedings{p, editor = {Ed E}, title = {T}}\n@inproceedings{i, author = {Ann A}, editor = {Ed E and Flo F}}";
        let source = Source::Text("refs.bib".to_owned(), text.to_owned());
        let byline_lengths = |editors| {
            let reading = ReadOptions { editors, ..ReadOptions::default() };
            let corpus =
                read_all(std::slice::from_ref(&source), reading, &mut Notices::default()).expect("entries");
            (0..corpus.papers()).map(|paper| corpus.byline(paper).len()).collect::<Vec<_>>()
        };
        assert_eq!((byline_lengths(false), byline_lengths(true)), (vec![1], vec![1, 3]));
    }

    #[test]
    fn a_broken_entry_costs_one_entry_wherever_it_breaks() {
        let good = "@misc{good, author = {Ann A}}\n";
        for broken in [
            "@misc{open, author = {Bob B},\n title = {never closed,\n",
            "@misc{quote, author = \"Bob B,\n",
            "@misc{, author}\n",
            "@misc{no comma author = {Bob B}}\n",
            "@misc{x, author {Bob B}}\n",
            "@misc{x, = {Bob B}}\n",
            "@misc{x, title = {a}} }\n",
        ] {
            let (corpus, _) = corpus(&format!("{good}{broken}{good}"));
            let good = (0..corpus.papers()).filter(|&paper| corpus.id(paper) == "good").count();
            assert_eq!(good, 2, "{broken}");
        }
    }

    #[test]
    fn a_million_braces_are_a_notice() {
        let (corpus, notices) = corpus(&format!(
            "@misc{{x, title = {}\n@misc{{good, author = {{Ann A}}}}",
            "{".repeat(1_000_000)
        ));
        assert_eq!((corpus.papers(), notices.count(Kind::Malformed)), (1, 1));
    }

    #[test]
    fn a_broken_entry_is_a_notice_at_its_line() {
        let (corpus, notices) = corpus(
            "@misc{one, author = {Ann A}}\n\n@misc{two,\n title = \"lone \"quote\",\n author = {No One}}\n  @misc{three, author = {Bob B}}",
        );
        let (_, count, kept) = &notices.by_kind()[0];
        let line = kept[0].place.as_ref().and_then(|place| place.line);
        assert_eq!((corpus.papers(), *count, line), (2, 1, Some(3)));
    }

    #[test]
    fn what_stands_between_entries_or_in_a_comment_is_no_entry() {
        let (corpus, notices) = corpus(
            "mail ada@engine{x}\n%@misc{no, author={No One}}\n@ misc{no} @misc no @misc{one, author={Ann A}} @misc{two, author={Bob B}}\n\
             @IEEEtranBSTCTL{setting, CTLname = {x}}\n@",
        );
        assert_eq!((corpus.papers(), notices.by_kind().len()), (2, 0));
    }

    #[test]
    fn a_key_may_be_missing_and_a_line_may_start_with_an_at_sign() {
        let (corpus, notices) = corpus(
            "@misc{author={Ann A}, note={\n@ misc\n@home now\n}, % a } comment\n year = 1843}\n@misc{,author={Bob B}, doi = {doi:10.1000/a\\_b--c}}",
        );
        assert_eq!((corpus.papers(), notices.by_kind().len(), corpus.doi(1)), (2, 0, "10.1000/a_b--c"));
    }

    #[test]
    fn names_that_contain_each_other_many_times_over_are_no_bomb() {
        let mut text = "@string{a0 = {Ann A and }}\n".to_owned();
        for i in 1..60 {
            text += &format!("@string{{a{i} = a{} # a{}}}\n", i - 1, i - 1);
        }
        text += "@misc{bomb, author = a59}\n@misc{good, author = {Ann A}}";
        let (corpus, notices) = corpus(&text);
        assert_eq!(corpus.id(corpus.papers() - 1), "good");
        assert!(notices.count(Kind::Malformed) > 0);
    }

    const FIXTURE: &str = include_str!("../../../tests/fixtures/bibtex.bib");

    /// Everything that a reader says, in order; offsets are those of the whole text.
    #[derive(Default)]
    struct Said {
        from: usize,
        lines: Vec<String>,
        kept: String,
        put_off: String,
    }

    impl Sink for Said {
        fn record(&mut self, record: &Record<'_>) {
            let at = self.from + record.at;
            self.lines.push(format!("{:?}", Record { at, ..*record }));
        }

        fn node(&mut self, _: &str, _: &str) {}

        fn tie(&mut self, _: usize, _: &str, _: &str, _: Option<f64>) {}

        fn person(&mut self, _: &str, _: &[&str]) {}

        fn notice(&mut self, at: usize, kind: Kind, detail: &str) {
            self.lines.push(format!("{} {kind:?} {detail}", self.from + at));
        }

        fn keep(&mut self, text: &str) {
            self.kept += text;
            self.kept.push('\n');
        }

        fn defer(&mut self, at: usize, text: &str) {
            self.lines.push(format!("{} put off", self.from + at));
            self.put_off += text;
            self.put_off.push('\n');
        }
    }

    /// What is said of a text whose first chunk ends here, what it leaves over being given again.
    fn said(text: &str, cut: usize) -> Vec<String> {
        let mut said = Said::default();
        let used = read(Chunk { text: &text[..cut], head: text, last: false, ..Chunk::default() }, &mut said);
        said.from = used;
        read(Chunk { text: &text[used..], head: text, last: true, ..Chunk::default() }, &mut said);
        said.from = 0;
        let (text, kept) = (std::mem::take(&mut said.put_off), std::mem::take(&mut said.kept));
        read(Chunk { text: &text, kept: Some(&kept), last: true, ..Chunk::default() }, &mut said);
        said.lines
    }

    #[test]
    fn it_does_not_matter_where_the_text_is_cut() {
        let whole = said(FIXTURE, 0);
        assert!(whole.len() > 6, "{whole:?}");
        for cut in (0..FIXTURE.len()).filter(|&cut| FIXTURE.is_char_boundary(cut)) {
            assert_eq!(said(FIXTURE, cut), whole, "{:?}", &FIXTURE[..cut]);
        }
    }

    #[test]
    fn it_does_not_matter_how_long_the_pieces_are() {
        let read_by = |piece| {
            let mut notices = Notices::default();
            let source = Source::Text("refs.bib".to_owned(), FIXTURE.to_owned());
            let reading = ReadOptions { chunk_size: piece, ..ReadOptions::default() };
            let corpus = read_all(&[source], reading, &mut notices).expect("a bibliography");
            let papers = 0..corpus.papers();
            let papers: Vec<_> =
                papers.map(|p| format!("{:?} {:?}", corpus.id(p), names(&corpus, p))).collect();
            (papers, format!("{notices:?}"))
        };
        let whole = read_by(usize::MAX / 4);
        for piece in 1..FIXTURE.len() {
            assert_eq!(read_by(piece), whole, "{piece}");
        }
    }

    #[test]
    fn hostile_text_takes_no_more_time_than_other_text() {
        let patterns = [
            "@",
            "{",
            "@a{",
            "@a{\n",
            "\n@a{{",
            "@string{a={",
            "\n@string{a=",
            "@a ",
            "%@a{b}",
            "@a{b,c={",
            "@a{b}",
            " @",
            "@a{b,c=\"",
            "\n  ",
            "@a{b,author={and ",
            "@comment{",
        ];
        for pattern in patterns {
            let text = pattern.repeat(1_000_000 / pattern.len());
            looks_like(&text[..text.len().min(crate::records::HEAD)]);
            for last in [false, true] {
                read(
                    Chunk { text: &text, head: &text[..crate::records::HEAD], last, ..Chunk::default() },
                    &mut Said::default(),
                );
            }
        }
    }

    #[test]
    fn programs_and_styles_do_not_look_like_bibliographies() {
        for text in [
            "@media print { a { b: c } }",
            "@dataclass(frozen=True)\nclass A:",
            "@page{ margin: 0 }",
            "a@b.c",
        ] {
            assert!(!looks_like(text), "{text}");
        }
        for text in
            ["% x\n@STRING{a = {b}}", "\n @Thing{a,\n b = {c},\n d = {", "@article(a, b = 1)", FIXTURE]
        {
            assert!(looks_like(text), "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_the_reader_panic_and_no_cut_changes_what_it_says(
            parts in proptest::collection::vec(
                "(@a\\{k,|@book\\{x,|crossref=|xdata=x,|@string\\{s=|@string\\{s=\\{x\\}\\}|@comment\\{|author=|title =|and|\\PC|[ \n@{}()\",=#%\\\\'a1~$-]){1,8}",
                0..12,
            ),
            cut in 0usize..200,
        ) {
            let text = parts.concat();
            let whole = said(&text, 0);
            // Inputs are cut in front of an at sign that starts a line.
            let cut = split(&text.as_bytes()[cut.min(text.len())..]).map_or(text.len(), |at| cut + at);
            proptest::prop_assert_eq!(said(&text, cut), whole);
        }
    }
}
