//! Years that sources write in odd ways: read where they are certain, and with a notice where they are not.

use coauth::Loader;
use coauth::records::Kind;

/// The year of the one paper of an input, and how many years are said to be doubtful and to be none.
fn year(name: &str, text: &str) -> (Option<i16>, u64, u64) {
    let loaded = Loader::new().text(name, text).load().expect("a paper");
    let corpus = loaded.network.corpus();
    assert_eq!(corpus.papers(), 1, "{text}");
    let count = |kind| loaded.notices.count(kind);
    (corpus.year(0), count(Kind::DoubtfulYear), count(Kind::InvalidYear))
}

/// A paper with a year in many formats that write years as text.
fn papers(year: &str) -> Vec<(&'static str, String)> {
    let item =
        format!(r#"[{{"id":"a","title":"T","issued":{{"raw":"{year}"}},"author":[{{"family":"Poe"}}]}}]"#);
    vec![
        ("a.csv", format!("title,authors,year\nT,Ann Lee,{year}\n")),
        ("a.bib", format!("@article{{a, author={{Lee, Ann}}, title={{T}}, year={{{year}}}}}\n")),
        ("b.bib", format!("@article{{a, author={{Lee, Ann}}, title={{T}}, date={{{year}}}}}\n")),
        ("a.ris", format!("TY  - JOUR\nAU  - Lee, Ann\nTI  - T\nPY  - {year}\nER  - \n")),
        ("a.json", item),
        ("a.nbib", format!("PMID- 1\nTI  - T\nFAU - Lee, Ann\nDP  - {year}\n\n")),
        ("a.enw", format!("%0 Journal Article\n%T T\n%A Lee, Ann\n%D {year}\n\n")),
        (
            "z.json",
            format!(
                r#"[{{"key":"AB12CD34","version":7,"data":{{"itemType":"journalArticle","title":"T","date":"{year}","creators":[{{"creatorType":"author","firstName":"Ann","lastName":"Lee"}}]}}}}]"#
            ),
        ),
        (
            "m.xml",
            format!(
                "<modsCollection xmlns=\"http://www.loc.gov/mods/v3\"><mods><titleInfo><title>T</title></titleInfo>\
                 <name type=\"personal\"><namePart>Lee, Ann</namePart></name>\
                 <originInfo><dateIssued>{year}</dateIssued></originInfo></mods></modsCollection>"
            ),
        ),
    ]
}

#[test]
fn a_year_with_marks_or_a_letter_is_that_year_in_every_format() {
    for text in ["2019", "2019a", "c2019", "[2019]", "2019.0"] {
        for (name, paper) in papers(text) {
            assert_eq!(year(name, &paper), (Some(2019), 0, 0), "{paper}");
        }
    }
}

#[test]
fn a_range_or_an_uncertain_year_is_its_first_with_a_notice_in_every_format() {
    for text in ["2019-2020", "2019/2020", "2019/20", "2019-20", "2019?", "ca. 2019"] {
        for (name, paper) in papers(text) {
            assert_eq!(year(name, &paper), (Some(2019), 1, 0), "{paper}");
        }
    }
}

#[test]
fn what_is_no_year_is_a_notice_in_every_format() {
    for text in ["in press", "19", "20199"] {
        for (name, paper) in papers(text) {
            assert_eq!(year(name, &paper), (None, 0, 1), "{paper}");
        }
    }
}

#[test]
fn a_year_in_the_far_past_or_future_is_kept_with_a_notice() {
    for (text, expected) in [("2109", 2109), ("1019", 1019)] {
        for (name, paper) in papers(text) {
            assert_eq!(year(name, &paper), (Some(expected), 1, 0), "{paper}");
        }
    }
}

#[test]
fn a_range_of_years_in_parts_is_its_first_with_a_notice() {
    let item = |parts: &str| {
        format!(
            r#"[{{"id":"a","title":"T","issued":{{"date-parts":[{parts}]}},"author":[{{"family":"Poe"}}]}}]"#
        )
    };
    assert_eq!(year("a.json", &item("[2019],[2020]")), (Some(2019), 1, 0));
    assert_eq!(year("a.json", &item("[2019,3],[2019,5]")), (Some(2019), 0, 0));
    assert_eq!(year("a.json", &item("[2019.0]")), (Some(2019), 0, 0));
}
