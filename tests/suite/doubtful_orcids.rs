//! ORCIDs in all the ways in which they are written, and those that are none.

use coauth::Loader;
use coauth::records::{Kind, Notices};

/// The identifiers of the one author of an input, and the notices.
fn read(name: &str, text: &str) -> (Vec<String>, Notices) {
    let loaded = Loader::new().text(name, text).load().expect("a paper");
    let corpus = loaded.network.corpus();
    let ids = corpus.spellings().ids(corpus.byline(0)[0]).map(str::to_owned).collect();
    (ids, loaded.notices)
}

/// A paper with an ORCID in many formats.
fn papers(orcid: &str) -> Vec<(&'static str, String)> {
    vec![
        ("a.csv", format!("title,authors,year,orcid\nT,Ann Lee,2020,{orcid}\n")),
        ("a.bib", format!("@article{{a, author={{Lee, Ann}}, title={{T}}, orcid={{{orcid}}}}}\n")),
        (
            "b.bib",
            format!("@article{{a, author={{Lee, Ann}}, title={{T}}, orcid-numbers={{Lee, Ann/{orcid}}}}}\n"),
        ),
        (
            "c.bib",
            format!("@article{{a, author={{Lee, Ann}}, title={{T}}, author+an:orcid={{1=\"{orcid}\"}}}}\n"),
        ),
        ("a.nbib", format!("PMID- 1\nTI  - T\nFAU - Lee, Ann\nAUID- ORCID: {orcid}\nDP  - 2020\n\n")),
        (
            "a.json",
            format!(
                r#"[{{"id":"a","title":"T","author":[{{"family":"Lee","given":"Ann","ORCID":"{orcid}"}}]}}]"#
            ),
        ),
        (
            "w.jsonl",
            format!(
                r#"{{"id":"https://openalex.org/W1","title":"T","publication_year":2020,"authorships":[{{"author":{{"display_name":"Ann Lee","orcid":"{orcid}"}}}}]}}"#
            ),
        ),
        (
            "d.xml",
            format!(
                "<dblp><article key=\"a\"><author orcid=\"{orcid}\">Ann Lee</author><title>T</title><year>2020</year></article></dblp>"
            ),
        ),
        (
            "w.txt",
            format!(
                "FN Clarivate\nVR 1.0\nPT J\nAU Lee, A\nAF Lee, Ann\nTI T\nOI Lee, Ann/{orcid}\nPY 2020\nER\n\nEF\n"
            ),
        ),
    ]
}

#[test]
fn an_orcid_is_one_in_every_spelling_and_format() {
    for orcid in [
        "0000-0002-1694-233X",
        "0000-0002-1694-233x",
        "000000021694233x",
        "https://orcid.org/0000-0002-1694-233X",
        "0000‐0002‐1694‐233X",
    ] {
        for (name, paper) in papers(orcid) {
            let (ids, notices) = read(name, &paper);
            assert_eq!(
                (ids, notices.count(Kind::InvalidOrcid)),
                (vec!["orcid:0000-0002-1694-233X".to_owned()], 0),
                "{paper}"
            );
        }
    }
}

#[test]
fn an_orcid_that_is_none_is_a_notice_with_its_author_and_place_in_every_format() {
    for orcid in ["0000-0002-1825-0098", "https://orcid.org/0000-0002-1825-0098", "0000-0002-1825-009"] {
        for (name, paper) in papers(orcid) {
            let (ids, notices) = read(name, &paper);
            let about = notices.about(name);
            let [(Kind::InvalidOrcid, 1, [notice])] = &about[..] else { panic!("{paper}: {about:?}") };
            let number = orcid.rsplit('/').next().expect("a number");
            assert!(
                ids.is_empty() && notice.detail.ends_with(number) && notice.detail.contains("Lee"),
                "{notice:?}"
            );
            assert!(notice.place.as_ref().is_some_and(|place| place.line.is_some()), "{notice:?}");
        }
    }
}

#[test]
fn an_orcid_without_a_name_where_names_are_needed_is_noticed() {
    let paper =
        "@article{a, author={Lee, Ann and Roe, Bob}, title={T}, orcid-numbers={0000-0002-1825-0097}}\n";
    assert_eq!(read("a.bib", paper).1.count(Kind::UnplacedIds), 1);
}

#[test]
fn an_orcid_that_two_names_of_a_byline_have_is_a_notice() {
    let orcid = "0000-0002-1694-233X";
    let works = |one: &str, other: &str| {
        [
            ("a.csv", format!("title,authors\nOn Nets,\"{one} ({orcid}); {other} ({orcid})\"\n")),
            (
                "w.jsonl",
                format!(
                    r#"{{"id":"https://openalex.org/W1","title":"T","publication_year":2020,"authorships":[{{"author":{{"display_name":"{one}","orcid":"{orcid}"}}}},{{"author":{{"display_name":"{other}","orcid":"{orcid}"}}}}]}}"#
                ),
            ),
            (
                "a.bib",
                format!("@article{{a, author={{{one} ({orcid}) and {other} ({orcid})}}, title={{T}}}}\n"),
            ),
        ]
    };
    for (name, text) in works("Ann Lee", "Bob Roe") {
        let (_, notices) = read(name, &text);
        assert_eq!(notices.count(Kind::SharedOrcid), 1, "{text}");
        let about = notices.about(name);
        assert!(format!("{about:?}").contains("Ann Lee; Bob Roe"), "{about:?}");
    }
    for (name, text) in works("Ann Lee", "Ann Lee") {
        assert_eq!(read(name, &text).1.count(Kind::SharedOrcid), 0, "{text}");
    }
}
