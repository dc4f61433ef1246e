//! What is written beside names in every format: degrees, ORCIDs, affiliations, numbers, words before and behind them.

use coauth::Loader;
use coauth::records::{Corpus, Details, Kind, Notices};

fn loaded(name: &str, text: &str) -> (Corpus, Notices) {
    let loaded = Loader::new()
        .text(name, text)
        .details(Details { affiliations: true, ..Details::NONE })
        .load()
        .expect("a paper");
    (loaded.network.corpus().clone(), loaded.notices)
}

fn names(corpus: &Corpus, paper: usize) -> Vec<&str> {
    corpus.byline(paper).iter().map(|&name| corpus.spellings().get(name)).collect()
}

/// A paper by this author and Bob Roe in formats that have a name in one piece, in which commas may be inside names.
fn papers(author: &str) -> Vec<(&'static str, String)> {
    vec![
        ("a.bib", format!("@article{{a, author={{{author} and Roe, Bob}}, title={{On Nets}}, year=2020}}\n")),
        ("a.ris", format!("TY  - JOUR\nAU  - {author}\nAU  - Roe, Bob\nTI  - On Nets\nPY  - 2020\nER  - \n")),
        ("a.csv", format!("title,authors,year\nOn Nets,\"{author}; Roe, Bob\",2020\n")),
        (
            "b.csv",
            format!(
                "title,authors,year\nOn Nets,\"Roe, Bob; {author}\",2020\nOn Sets,\"Poe, Cat; Kim, Eve\",2021\n"
            ),
        ),
        ("a.nbib", format!("PMID- 1\nTI  - On Nets\nFAU - {author}\nFAU - Roe, Bob\nDP  - 2020\n\n")),
        (
            "d.json",
            format!(
                r#"{{"data":[{{"id":"10.1000/1","type":"dois","attributes":{{"doi":"10.1000/1","creators":[{{"name":"{author}"}},{{"name":"Roe, Bob"}}],"titles":[{{"title":"On Nets"}}],"publicationYear":2020}}}}]}}"#
            ),
        ),
        (
            "oai.xml",
            format!(
                "<OAI-PMH xmlns=\"http://www.openarchives.org/OAI/2.0/\"><ListRecords><record><header><identifier>oai:x:1</identifier></header><metadata><oai_dc:dc xmlns:oai_dc=\"http://www.openarchives.org/OAI/2.0/oai_dc/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>On Nets</dc:title><dc:creator>{author}</dc:creator><dc:creator>Roe, Bob</dc:creator><dc:date>2020</dc:date></oai_dc:dc></metadata></record></ListRecords></OAI-PMH>\n"
            ),
        ),
    ]
}

/// The names of the first paper in their order.
fn sorted(corpus: &Corpus) -> Vec<&str> {
    let mut names = names(corpus, 0);
    names.sort_unstable();
    names
}

#[test]
fn degrees_behind_a_comma_are_no_people_and_no_part_of_a_name_in_any_format() {
    for degrees in [
        "MD",
        "MD, PhD",
        "M.D., Ph.D.",
        "MD, MPH",
        "PhD, RN",
        "RN, BSN",
        "MBBS, FRCS",
        "DDS, MS",
        "MD, MPH, FACS",
        "DO, MA",
        "MD PhD",
    ] {
        for (name, paper) in papers(&format!("Lee, Ann, {degrees}")) {
            assert_eq!(sorted(&loaded(name, &paper).0), ["Lee, Ann", "Roe, Bob"], "{paper}");
        }
        for (name, paper) in papers(&format!("Lee, Jr., Ann, {degrees}")) {
            let (corpus, _) = loaded(name, &paper);
            assert_eq!(sorted(&corpus), ["Lee, Jr., Ann", "Roe, Bob"], "{paper}");
        }
    }
    for degrees in ["MD, PhD", "MD, MPH", "MBBS, FRCS", "MPH, RN, PhD"] {
        for (name, paper) in papers(&format!("Ann Lee, {degrees}")) {
            let paper = paper
                .replace("Roe, Bob", "Bob Roe")
                .replace("Poe, Cat", "Cat Poe")
                .replace("Kim, Eve", "Eve Kim");
            assert_eq!(sorted(&loaded(name, &paper).0), ["Ann Lee", "Bob Roe"], "{paper}");
        }
    }
    let listed = "title,authors\nOn Nets,\"Ann Lee, MD, PhD, Bob Roe, MPH\"\nOn Sets,\"Cat Poe, Eve Kim and Dan Fox, RN\"\n";
    let (corpus, _) = loaded("a.csv", listed);
    assert_eq!(names(&corpus, 0), ["Ann Lee", "Bob Roe"]);
    assert_eq!(names(&corpus, 1), ["Cat Poe", "Eve Kim", "Dan Fox"]);
}

#[test]
fn families_and_initials_that_spell_degrees_are_names() {
    for author in ["Ma, Li", "Do, An", "Ba, Ms", "Lee, M.D.", "Ma, D."] {
        for (name, paper) in papers(author) {
            assert!(sorted(&loaded(name, &paper).0).contains(&author), "{paper}");
        }
    }
}

#[test]
fn an_orcid_in_a_name_is_an_identifier_of_the_person_in_every_format() {
    for beside in [
        "(0000-0002-1825-0097)",
        "[0000-0002-1825-0097]",
        "0000-0002-1825-0097",
        "(ORCID: 0000-0002-1825-0097)",
        "(https://orcid.org/0000-0002-1825-0097)",
        "https://orcid.org/0000-0002-1825-0097",
    ] {
        for (name, paper) in papers(&format!("Lee, Ann {beside}")) {
            let (corpus, notices) = loaded(name, &paper);
            assert_eq!(sorted(&corpus), ["Lee, Ann", "Roe, Bob"], "{paper}");
            let of = |wanted: &str| -> Vec<String> {
                let name = corpus.byline(0).iter().find(|&&name| corpus.spellings().get(name) == wanted);
                corpus.spellings().ids(*name.expect("an author")).map(str::to_owned).collect()
            };
            assert_eq!(of("Lee, Ann"), ["orcid:0000-0002-1825-0097"], "{paper}");
            assert!(of("Roe, Bob").is_empty() && notices.count(Kind::InvalidOrcid) == 0, "{paper}");
        }
    }
    for (name, paper) in papers("Lee, Ann (0000-0002-1825-0098)") {
        let (corpus, notices) = loaded(name, &paper);
        assert_eq!(
            (sorted(&corpus), notices.count(Kind::InvalidOrcid)),
            (vec!["Lee, Ann", "Roe, Bob"], 1),
            "{paper}"
        );
    }
}

#[test]
fn an_orcid_in_the_place_of_a_name_is_of_the_name_before_it() {
    for (name, paper) in [
        ("a.csv", "title,authors\nOn Nets,\"Lee, Ann; 0000-0002-1825-0097; Roe, Bob\"\n"),
        (
            "a.ris",
            "TY  - JOUR\nAU  - Lee, Ann\nAU  - https://orcid.org/0000-0002-1825-0097\nAU  - Roe, Bob\nTI  - T\nER  - \n",
        ),
    ] {
        let (corpus, notices) = loaded(name, paper);
        assert_eq!(names(&corpus, 0), ["Lee, Ann", "Roe, Bob"]);
        let ids: Vec<&str> = corpus.spellings().ids(corpus.byline(0)[0]).collect();
        assert_eq!((ids, notices.count(Kind::UnplacedIds)), (vec!["orcid:0000-0002-1825-0097"], 0));
    }
    let alone = "TY  - JOUR\nAU  - 0000-0002-1825-0097\nAU  - Roe, Bob\nTI  - T\nER  - \n";
    let (corpus, notices) = loaded("a.ris", alone);
    assert_eq!((names(&corpus, 0), notices.count(Kind::UnplacedIds)), (vec!["Roe, Bob"], 1));
}

#[test]
fn an_institution_in_brackets_behind_a_name_is_its_affiliation() {
    for (name, paper) in papers("Fox, Dan (Univ X)") {
        let (corpus, _) = loaded(name, &paper);
        let place = names(&corpus, 0).iter().position(|name| *name == "Fox, Dan").expect("the name alone");
        assert_eq!(corpus.affiliation(place), "Univ X", "{paper}");
    }
    let (corpus, notices) = loaded("a.ris", &papers("Lee, Ann (Edna)")[1].1);
    assert_eq!(
        (sorted(&corpus), notices.count(Kind::UnlikelyName)),
        (vec!["Lee, Ann (Edna)", "Roe, Bob"], 0)
    );
    let (_, notices) = loaded("a.ris", &papers("Lee, Ann (ABC)")[1].1);
    assert_eq!(notices.count(Kind::UnlikelyName), 1);
}

#[test]
fn one_number_beside_a_name_is_noticed_wherever_it_is() {
    for author in ["Lee, Ann 1", "Lee1, Ann", "Lee, Ann1"] {
        for (name, paper) in papers(author) {
            assert_eq!(loaded(name, &paper).1.count(Kind::UnlikelyName), 1, "{paper}");
        }
    }
    let cells = "title,authors\nOn Nets,\"Ann Lee 1, Bob Roe 2\"\nOn Sets,\"Cat Poe 1, Eve Kim 2\"\n";
    assert_eq!(loaded("a.csv", cells).1.count(Kind::UnlikelyName), 4);
    for (name, paper) in papers("Wang, Wei 0001") {
        assert_eq!(loaded(name, &paper).1.count(Kind::UnlikelyName), 0, "{paper}");
    }
}

#[test]
fn marks_numbers_of_lists_and_words_for_authors_are_no_part_of_a_name() {
    for author in
        ["Lee¹, Ann", "1. Lee, Ann", "(1) Lee, Ann", "By Lee, Ann", "Authors: Lee, Ann", "Speaker: Lee, Ann"]
    {
        for (name, paper) in papers(author) {
            assert_eq!(sorted(&loaded(name, &paper).0), ["Lee, Ann", "Roe, Bob"], "{paper}");
        }
    }
    let cells = "title,authors\nOn Nets,1. Ann Lee; 2. Bob Roe\nOn Sets,By Cat Poe; Eve Kim\nOn Bets,\"Dan Fox, ed.; Eve Kim\"\n";
    let (corpus, _) = loaded("a.csv", cells);
    assert_eq!(names(&corpus, 0), ["Ann Lee", "Bob Roe"]);
    assert_eq!(names(&corpus, 1), ["Cat Poe", "Eve Kim"]);
    assert_eq!(names(&corpus, 2), ["Dan Fox", "Eve Kim"]);
    let (corpus, _) = loaded(
        "a.csv",
        "title,authors\nOn Nets,\"Ann Lee (ed.), Bob Roe, eds.\"\nOn Sets,\"Cat Poe, Eve Kim\"\n",
    );
    assert_eq!(names(&corpus, 0), ["Ann Lee", "Bob Roe"]);
}

#[test]
fn words_for_no_author_are_no_people_in_any_format() {
    for word in [
        "AA.VV.",
        "Autores varios",
        "N. N.",
        "佚名",
        "本刊编辑部",
        "Коллектив авторов",
        "inconnu",
        "The Editors",
        "Editorial Board",
        "Not available",
        "undefined",
        "Anonymous, A.",
        "Unknown, Unknown",
        "Anonymous Author(s)",
        "Multiple authors",
        "otros",
        "team",
        "many others",
        "co-authors",
        "(25 additional authors not shown)",
    ] {
        for (name, paper) in papers(word) {
            assert_eq!(sorted(&loaded(name, &paper).0), ["Roe, Bob"], "{paper}");
        }
    }
    for author in ["More, Thomas", "Otros, Ana", "Thomas More", "Null, Ann"] {
        for (name, paper) in papers(author) {
            assert!(sorted(&loaded(name, &paper).0).contains(&author), "{paper}");
        }
    }
}

#[test]
fn a_period_of_months_is_its_year_in_every_format_with_dates() {
    for period in
        ["2019-05/2019-07", "2019-05 - 2019-07", "2019-05–2019-07", "2019-05--2019-07", "2019-05/07"]
    {
        for (name, paper) in papers("Lee, Ann") {
            let paper = paper
                .replace("year=2020", &format!("date={{{period}}}"))
                .replace("PY  - 2020", &format!("PY  - {period}"))
                .replace("title,authors,year", "title,authors,date")
                .replace(",2020\n", &format!(",{period}\n"))
                .replace("DP  - 2020", &format!("DP  - {period}"))
                .replace(
                    "\"publicationYear\":2020",
                    &format!(r#""dates":[{{"date":"{period}","dateType":"Issued"}}]"#),
                )
                .replace("<dc:date>2020", &format!("<dc:date>{period}"));
            let date = loaded(name, &paper).0.date(0).expect("a date");
            assert_eq!((date.year(), date.day()), (2019, None), "{paper}");
        }
    }
}
