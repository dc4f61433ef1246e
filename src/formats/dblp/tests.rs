use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::Event;

use super::references::{ENTITIES, resolve};
use super::*;
use crate::formats::dates::year;
use crate::reading::{ReadOptions, Source};
use crate::records::{Corpus, Date, Kind, Notices, Record};

/// A record with all its texts owned.
#[derive(Debug, Clone, Default, PartialEq)]
struct Paper {
    key: String,
    title: String,
    year: Option<i16>,
    doi: String,
    venue: String,
    byline: Vec<String>,
    ids: Vec<String>,
}

#[derive(Default)]
struct Kept {
    papers: Vec<Paper>,
    notices: Vec<String>,
    doubted_years: Vec<String>,
    persons: Vec<String>,
}

impl Sink for Kept {
    fn record(&mut self, record: &Record<'_>) {
        self.papers.push(Paper {
            key: record.key.to_owned(),
            title: crate::records::text::tidy(record.title).into_owned(),
            year: record.date.map(Date::year),
            doi: record.doi.to_owned(),
            venue: record.venue.to_owned(),
            ids: record.byline.iter().map(|mention| mention.ids.to_owned()).collect(),
            byline: record.byline.iter().map(|mention| mention.name.to_owned()).collect(),
        });
    }

    fn node(&mut self, _: &str, _: &str) {}

    fn tie(&mut self, _: usize, _: &str, _: &str, _: Option<f64>) {}

    fn person(&mut self, id: &str, names: &[&str]) {
        self.persons.push(format!("{id}: {}", names.join(", ")));
    }

    fn notice(&mut self, _: usize, kind: Kind, detail: &str) {
        let list = match kind {
            Kind::InvalidYear | Kind::DoubtfulYear => &mut self.doubted_years,
            Kind::Malformed | Kind::UnknownEntity => &mut self.notices,
            other => panic!("{other:?}"),
        };
        list.push(detail.to_owned());
    }
}

fn kept(text: &str) -> Kept {
    let mut kept = Kept::default();
    read(Chunk { text, head: text, last: true, ..Chunk::default() }, &mut kept);
    kept
}

fn only(record: &str) -> Paper {
    let mut papers = kept(&format!("<dblp>\n{record}\n</dblp>")).papers;
    assert_eq!(papers.len(), 1, "{record}");
    papers.remove(0)
}

fn corpus(text: &str, piece: usize) -> (Corpus, Notices) {
    let mut notices = Notices::keeping(usize::MAX);
    let source = Source::Text("dblp.xml".to_owned(), text.to_owned());
    let reading = ReadOptions { from: Some(&FORMAT), chunk_size: piece, ..ReadOptions::default() };
    (crate::reading::read(&[source], reading, &mut notices).unwrap(), notices)
}

const FIXTURE: &str = include_str!("../../../tests/fixtures/dblp.xml");

#[test]
fn a_record_gives_key_title_year_doi_and_authors_in_order() {
    let paper = only(
        "<article mdate='1843-10-01' key = \"journals/notes/L43\" publtype=\"a>b\">\
         <author orcid=\"0000-0002-1825-0097\" pid='l/AdaLovelace'>Ada Lovelace 0001</author><author>Luigi Menabrea</author>\
         <editor>Richard Taylor</editor><title>Notes</title><year> 1843 </year><journal>The Engine</journal>\
         <ee type=\"oa\">https://example.org/1</ee><ee>https://doi.org/10.1000/a&amp;b</ee>\
         <ee>https://doi.org/10.1000/2</ee></article>",
    );
    let expected = Paper {
        key: "journals/notes/L43".to_owned(),
        title: "Notes".to_owned(),
        year: Some(1843),
        doi: "10.1000/a&b".to_owned(),
        venue: "The Engine".to_owned(),
        byline: vec!["Ada Lovelace 0001".to_owned(), "Luigi Menabrea".to_owned()],
        ids: vec!["orcid:0000-0002-1825-0097 dblp:l/AdaLovelace".to_owned(), String::new()],
    };
    assert_eq!(paper, expected);
}

#[test]
fn a_range_of_years_and_an_uncertain_one_are_noticed_with_the_year_that_was_read() {
    for (written, year, kind) in [
        ("2011-2012", Some(2011), Some(Kind::DoubtfulYear)),
        ("c. 2011", Some(2011), Some(Kind::DoubtfulYear)),
        (" 2011?", Some(2011), Some(Kind::DoubtfulYear)),
        ("in press", None, Some(Kind::InvalidYear)),
        ("2011", Some(2011), None),
        ("", None, None),
    ] {
        let record = "<author orcid='0000-0002-1825 -0097'>Ada Lovelace</author>";
        let text = format!("<dblp><article key='a'>{record}<year>{written}</year></article></dblp>");
        for piece in [7, 1000] {
            let (corpus, notices) = corpus(&text, piece);
            assert_eq!(corpus.year(0), year, "{written}");
            for known in [Kind::DoubtfulYear, Kind::InvalidYear] {
                assert_eq!(notices.count(known), u64::from(kind == Some(known)), "{written} {known:?}");
            }
            let ids: Vec<_> = corpus.spellings().ids(corpus.byline(0)[0]).collect();
            assert_eq!(ids, ["orcid:0000-0002-1825-0097"]);
        }
    }
}

#[test]
fn markup_in_a_title_is_flattened_and_its_white_space_made_single() {
    let title = "On H<sub>2</sub>O\n  and <i>x<sup>n<tt/></sup></i> <!-- <x> -->&lt; <![CDATA[<y> &amp;]]>.";
    let paper = only(&format!("<book key='b'><title>\n{title} </title></book>"));
    assert_eq!(paper.title, "On H2O and xn < <y> &amp;.");
}

#[test]
fn entities_of_latin_1_and_character_references_become_characters() {
    let paper = only(
        "<data key='b&amp;c'><author>J&uuml;rgen M&#252;ller</author><author>&#x141;&oslash;v</author></data>",
    );
    assert_eq!(paper.byline, ["Jürgen Müller", "Łøv"]);
    assert_eq!(paper.key, "b&c");
}

#[test]
fn a_reference_that_means_nothing_stays_as_written_with_a_notice() {
    let kept =
        kept("<article key='a'><author>A &nonsense; B</author><title>R & D &#0; &#xD800;</title></article>");
    assert_eq!(kept.papers[0].byline, ["A &nonsense; B"]);
    assert_eq!(kept.papers[0].title, "R & D &#0; &#xD800;");
    assert_eq!(kept.notices, ["&nonsense;", "&", "&#0;", "&#xD800;"]);
}

#[test]
fn the_table_of_entities_is_in_order_and_whole() {
    assert!(ENTITIES.is_sorted_by_key(|&(name, _)| name));
    let mut latin: Vec<char> = ENTITIES.iter().map(|&(_, c)| c).filter(|c| !c.is_ascii()).collect();
    latin.sort_unstable();
    assert!(latin.into_iter().eq('\u{a0}'..='\u{ff}'));
    assert!(
        ["amp", "lt", "gt", "quot", "apos"].into_iter().all(|name| resolve(&format!("{name};")).is_some())
    );
}

#[test]
fn persons_pages_are_no_papers_and_records_of_a_persons_file_are() {
    let kept = kept(
        "<?xml version='1.0'?><dblpperson name='Ada Lovelace' pid='1/1' n='1'>\
         <person key='homepages/1/1'><author>Ada Lovelace</author><author>A. Lovelace</author></person>\
         <r><article key='a'><author>Ada Lovelace</author></article></r>\
         <www key='homepages/2'><author>No One</author><title>Home Page</title></www>\
         <r><inproceedings key='b'><author>Ada Lovelace</author></inproceedings></r></dblpperson>",
    );
    let keys: Vec<_> = kept.papers.iter().map(|paper| paper.key.as_str()).collect();
    assert_eq!(keys, ["a", "b"]);
    assert_eq!(kept.persons, ["dblp:1/1: Ada Lovelace, A. Lovelace"]);
    assert!(kept.notices.is_empty());
}

#[test]
fn a_dtd_in_the_file_is_passed_over_and_never_expanded() {
    let kept = kept(
        "<!DOCTYPE dblp [ <!-- ' > ] --> <!ENTITY a '<article key=\"x\">]>'> <!ENTITY b \"&a;&a;\"> <?p '>?> ] >\
         <dblp><article key='k'><author>A</author><title>&b;</title></article></dblp>",
    );
    assert_eq!(kept.papers.len(), 1);
    assert_eq!(kept.papers[0].title, "&b;");
}

#[test]
fn a_broken_record_gets_a_notice_and_the_next_is_read() {
    let good = "<book key='good'><author>A</author></book>";
    let broken = [
        "<article key='x'><author>B",
        "<article key='x'><author>B</author>",
        "<article key='x'><author>B</title></author></article>",
        "<article key='x'><title>B<i></title></article>",
        "<article key='x'><author>B</author></book></article>",
        "<article key='x' <author>B</author></article>",
        "<article key='x><author>B</author></article>",
        "<article key='x'>1 < 2</article>",
        "<article key='x'><title><!x></title></article>",
        "<article key='x'><title><note key='<'></note></title></article>",
    ];
    for broken in broken {
        let kept = kept(&format!("<dblp>\n{broken}\n{good}</dblp>"));
        assert_eq!(kept.papers.len(), 1, "{broken}");
        assert_eq!(kept.papers[0].key, "good", "{broken}");
        assert_eq!(kept.notices.len(), 1, "{broken}");
    }
    let unfinished = kept(&format!("<dblp>{good}<article key='x'><author>B</author>"));
    assert_eq!((unfinished.papers.len(), unfinished.notices.len()), (1, 1));
}

#[test]
fn dblp_is_told_from_other_xml_by_its_root() {
    assert!(looks_like(FIXTURE));
    assert!(looks_like("\n<!-- <x> --><dblpperson name='A'>"));
    assert!(looks_like("<!DOCTYPE dblp [<!ENTITY a 'b'>]><dblp>"));
    assert!(!looks_like("<?xml version='1.0'?><graphml><dblp>"));
    assert!(!looks_like("see <dblp>"));
    assert!(!looks_like("<?xml"));
    assert!(!looks_like(""));
}

#[test]
fn a_file_is_cut_in_front_of_any_record_wherever_it_stands() {
    assert_eq!(split(b"<article k"), None);
    assert_eq!(split(b"</book><article k"), Some(7));
    assert_eq!(split(b"</book><www\tk"), Some(7));
    assert_eq!(split(b"<books x<articles x<article>"), None);
    assert_eq!(split(b"x<inproceedings"), None);
    assert_eq!(split(b"x<inproceedings\n"), Some(1));
}

#[test]
fn the_fixture_is_the_same_wherever_it_is_cut() {
    let (whole, notices) = corpus(FIXTURE, usize::MAX >> 1);
    let expected = (kept(FIXTURE).papers, notices.by_kind().len());
    assert_eq!(expected.0.len(), 11);
    for piece in 1..=FIXTURE.len() {
        let (cut, cut_notices) = corpus(FIXTURE, piece);
        let texts = |corpus: &Corpus| -> Vec<_> {
            let byline =
                |paper| corpus.byline(paper).iter().map(|&name| corpus.spellings().get(name).to_owned());
            (0..corpus.papers())
                .map(|p| {
                    (corpus.id(p), corpus.title(p).to_owned(), corpus.year(p), byline(p).collect::<Vec<_>>())
                })
                .collect()
        };
        assert_eq!(texts(&cut), texts(&whole), "{piece}");
        assert_eq!(cut.inputs(), whole.inputs(), "{piece}");
        assert_eq!(cut_notices.by_kind(), notices.by_kind(), "{piece}");
    }
}

/// Reads a text cut at an arbitrary place, as the merger does.
fn in_two(text: &str, cut: usize) -> Kept {
    let mut kept = Kept::default();
    let used = read(Chunk { text: &text[..cut], head: text, last: false, ..Chunk::default() }, &mut kept);
    assert!(used <= cut);
    read(Chunk { text: &text[used..], head: text, last: true, ..Chunk::default() }, &mut kept);
    kept
}

#[test]
fn a_cut_at_any_byte_loses_nothing_and_doubles_nothing() {
    let whole = kept(FIXTURE);
    for cut in (0..=FIXTURE.len()).filter(|&cut| FIXTURE.is_char_boundary(cut)) {
        let cut_kept = in_two(FIXTURE, cut);
        assert_eq!(cut_kept.papers, whole.papers, "{cut}");
        assert_eq!(cut_kept.notices, whole.notices, "{cut}");
        assert_eq!(cut_kept.persons, whole.persons, "{cut}");
    }
}

/// The papers of well-formed text as quick-xml sees them.
fn oracle(text: &str) -> Vec<Paper> {
    let mut reader = Reader::from_str(text);
    let mut path: Vec<String> = Vec::new();
    let mut papers = Vec::new();
    let mut paper: Option<(usize, Paper)> = None;
    let (mut field, mut titles, mut dois) = (String::new(), 0, 0);
    loop {
        let event = reader.read_event().unwrap();
        let is_empty = matches!(event, Event::Empty(_));
        match event {
            Event::Eof => return papers,
            Event::Start(start) | Event::Empty(start) => {
                let name = start.name().as_ref().to_owned();
                if paper.is_none() && kind_of(name.as_bytes()) == Some(Entry::Paper) {
                    let key = start.try_get_attribute("key").unwrap();
                    let key = key.map(|key| written(&key.value)).unwrap_or_default();
                    paper = Some((path.len(), Paper { key, ..Paper::default() }));
                    (titles, dois) = (0, 0);
                }
                if let Some((depth, paper)) = &mut paper
                    && path.len() == *depth + 1
                    && name == "author"
                {
                    let orcid = start.try_get_attribute("orcid").unwrap();
                    paper.ids.push(orcid.map(|orcid| format!("orcid:{}", &*orcid.value)).unwrap_or_default());
                }
                path.push(name);
                if paper.as_ref().is_some_and(|(depth, _)| path.len() == depth + 2) {
                    field.clear();
                }
                if !is_empty {
                    continue;
                }
                end(&mut path, &mut paper, &mut papers, &field, &mut titles, &mut dois);
            }
            Event::End(_) => end(&mut path, &mut paper, &mut papers, &field, &mut titles, &mut dois),
            Event::Text(text) => field.push_str(&text),
            Event::CData(text) => field.push_str(&text),
            Event::GeneralRef(name) => {
                field.push_str(&written(&format!("&{};", &*name)));
            }
            _ => {}
        }
    }
}

fn end(
    path: &mut Vec<String>,
    paper: &mut Option<(usize, Paper)>,
    papers: &mut Vec<Paper>,
    field: &str,
    titles: &mut usize,
    dois: &mut usize,
) {
    let name = path.pop().unwrap();
    let Some((depth, open)) = paper else { return };
    if path.len() == *depth {
        papers.extend(paper.take().map(|(_, paper)| paper));
    } else if path.len() == *depth + 1 {
        let text = field.trim_ascii();
        match name.as_str() {
            "author" => open.byline.push(text.to_owned()),
            "title" => {
                if *titles == 0 {
                    open.title = text.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
                }
                *titles += 1;
            }
            "journal" | "booktitle" if open.venue.is_empty() => open.venue = text.to_owned(),
            "year" => open.year = open.year.or(text.parse().ok()).or_else(|| year(text)),
            "ee" => {
                if let Some((_, doi)) = text.split_once("doi.org/") {
                    if *dois == 0 {
                        open.doi = doi.to_owned();
                    }
                    *dois += 1;
                }
            }
            _ => {}
        }
    }
}

/// References resolved by quick-xml and its own idea of what HTML calls Latin-1.
fn written(text: &str) -> String {
    quick_xml::escape::unescape_with(text, |name| {
        let found = ENTITIES.iter().find(|(known, _)| *known == name)?;
        Some(Box::leak(found.1.to_string().into_boxed_str()) as &str)
    })
    .unwrap()
    .into_owned()
}

fn any_text() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        4 => "[A-Za-zäß '\"\\n.>=]{1,9}",
        1 => Just("&uuml;".to_owned()),
        1 => Just("&lt;".to_owned()),
        1 => Just("&amp;".to_owned()),
        1 => Just("&#233;".to_owned()),
        1 => Just("&#x141;".to_owned()),
        1 => Just("<!-- <article key='n'><author>No</author></article> - -->".to_owned()),
        1 => Just("<![CDATA[</title> <book key='n'> &amp; ]] ]]>".to_owned()),
        1 => Just("<?pi <article key='n'> ?>".to_owned()),
    ];
    prop::collection::vec(part, 0..5).prop_map(|parts| parts.concat())
}

fn any_attributes() -> impl Strategy<Value = String> {
    let one = prop_oneof![
        Just(" mdate=\"2024-01-01\"".to_owned()),
        Just("\n\tpubltype = 'a > b \" c'".to_owned()),
        Just(" cdate=\"'key='\"".to_owned()),
        Just(" x='&quot;&#60;'".to_owned()),
    ];
    prop::collection::btree_set(one, 0..4).prop_map(|all| all.into_iter().collect::<String>())
}

fn any_field() -> impl Strategy<Value = String> {
    let name = prop_oneof![
        3 => Just("author"),
        2 => Just("title"),
        1 => Just("ee"),
        1 => Just("year"),
        1 => Just("editor"),
        1 => Just("note"),
    ];
    let body = prop_oneof![
        any_text(),
        (any_text(), any_attributes(), any_text(), any_text())
            .prop_map(|(a, x, b, c)| format!("{a}<i{x}>{b}<author>No</author ><sub/></i\n>{c}")),
        Just("https://doi.org/10.1000/&lt;1&gt; ".to_owned()),
        Just(" 1999\n".to_owned()),
    ];
    (name, any_attributes(), body, any::<bool>()).prop_map(|(name, attributes, body, is_empty)| {
        if is_empty && body.len() < 4 {
            format!("<{name}{attributes}/>")
        } else {
            format!("<{name}{attributes}>{body}</{name}>\n")
        }
    })
}

fn any_record() -> impl Strategy<Value = String> {
    let element = prop::sample::select(vec!["article", "inproceedings", "data", "phdthesis", "www", "r"]);
    let fields = prop::collection::vec(prop_oneof![6 => any_field(), 1 => any_text()], 0..6);
    let key = prop_oneof![
        Just(" key=\"a/&auml;'b\"".to_owned()),
        Just("\nkey ='c'".to_owned()),
        Just(String::new())
    ];
    (element, any_attributes(), key, any_attributes(), fields, any_text()).prop_map(
        |(element, before, key, mut after, fields, between)| {
            // No attribute twice.
            if !before.is_empty() {
                after.clear();
            }
            format!("<{element}{before}{key}{after}>{}</{element}>{between}", fields.concat())
        },
    )
}

fn any_document() -> impl Strategy<Value = String> {
    prop::collection::vec(any_record(), 0..8).prop_map(|records| {
        format!(
            "<?xml version='1.0'?>\n<!DOCTYPE dblp SYSTEM 'dblp.dtd'>\n<dblp>{}</dblp>\n",
            records.concat()
        )
    })
}

/// Fragments that lead a scanner astray, in any order.
fn any_shards() -> impl Strategy<Value = String> {
    let shards = vec![
        "<",
        ">",
        "/",
        "&",
        ";",
        "\"",
        "'",
        "=",
        "<!",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<?",
        "?>",
        "<!DOCTYPE ",
        "[",
        "]",
        "<article ",
        "key",
        "</article>",
        "<author",
        "<author>",
        "</author>",
        "<title>",
        "</title>",
        "<ee>",
        "</ee>",
        "<year>",
        "1999",
        "&#",
        "&uuml;",
        "ä",
        "\n",
        " ",
        "doi.org/",
        "<www ",
        "<i>",
        "</i>",
        "</",
    ];
    prop::collection::vec(prop::sample::select(shards), 0..60).prop_map(|shards| shards.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn quick_xml_reads_the_same(text in any_document()) {
        let kept = kept(&text);
        prop_assert_eq!(kept.papers, oracle(&text));
        prop_assert!(kept.notices.is_empty());
    }

    #[test]
    fn any_bytes_are_survived_and_cuts_in_them_change_nothing(
        text in prop_oneof![any_shards(), ".{0,200}"],
        cut in any::<prop::sample::Index>(),
    ) {
        let cut = text.floor_char_boundary(cut.index(text.len() + 1));
        let (whole, in_two) = (kept(&text), in_two(&text, cut));
        prop_assert_eq!(whole.papers, in_two.papers);
        prop_assert_eq!(whole.notices, in_two.notices);
        looks_like(&text);
        split(text.as_bytes());
    }
}
