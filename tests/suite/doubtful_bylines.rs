//! Bylines that sources write in odd ways: the right people, and a notice for whatever was dropped, changed or guessed.

use coauth::Loader;
use coauth::records::Kind;

/// The people of an input, and the kinds of its notices with their numbers.
fn read(name: &str, text: &str) -> (Vec<String>, Vec<(Kind, u64)>) {
    const KINDS: [Kind; 9] = [
        Kind::NotSeparated,
        Kind::UnlikelyName,
        Kind::AndOthers,
        Kind::UnplacedIds,
        Kind::ListsDiffer,
        Kind::RepeatedField,
        Kind::InvalidYear,
        Kind::NotAName,
        Kind::NoAuthors,
    ];
    let loaded = Loader::new().text(name, text).load().expect("papers");
    let mut people: Vec<String> =
        loaded.network.authors().map(|author| loaded.network.name(author).into_owned()).collect();
    people.sort();
    let counted = KINDS.map(|kind| (kind, loaded.notices.count(kind)));
    (people, counted.into_iter().filter(|(_, count)| *count > 0).collect())
}

fn check(name: &str, text: &str, people: &[&str], notices: &[(Kind, u64)]) {
    assert_eq!(
        read(name, text),
        (people.iter().map(|&name| name.to_owned()).collect(), notices.to_vec()),
        "{text}"
    );
}

#[test]
fn a_family_name_and_given_names_between_names_with_commas_are_one_person() {
    let rows = "title,authors,year\nA,\"Ann Lee, Bob Roe\",2020\nB,\"Cat Poe, Dan Fox\",2021\nC,\"Garcia Lopez, Maria\",2020\n";
    check(
        "a.csv",
        rows,
        &["Ann Lee", "Bob Roe", "Cat Poe", "Dan Fox", "Garcia Lopez, Maria"],
        &[(Kind::NotSeparated, 1)],
    );
}

#[test]
fn identifiers_that_do_not_fit_the_authors_are_no_identifiers_of_theirs() {
    let scopus = "Authors,Author(s) ID,Title,Year,EID\nLovelace A.; Babbage C.,7001;7002,Notes B,2019,2\n\
                  Lovelace A.,7001;7003,Notes D,2020,3\n";
    let (people, notices) = read("s.csv", scopus);
    assert_eq!((people.len(), notices), (2, vec![(Kind::UnplacedIds, 1)]), "{people:?}");
    for field in [
        "orcid = {0000-0002-1825-0097}",
        "author+an:orcid = {3=\"0000-0002-1825-0097\"}",
        "orcid-numbers = {Zed, Zoe/0000-0002-1825-0097}",
    ] {
        let text = format!("@article{{a, author={{Lee, Ann and Roe, Bob}}, title={{T}}, {field}}}");
        check("a.bib", &text, &["Lee, Ann", "Roe, Bob"], &[(Kind::UnplacedIds, 1)]);
    }
    let wos = "FN Clarivate\nVR 1.0\nPT J\nAU Lee, A\nAF Lee, Ann\nTI T\nOI Zed, Zoe/0000-0002-1825-0097\nPY 2020\nER\n\nEF\n";
    check("w.txt", wos, &["Lee, Ann"], &[(Kind::UnplacedIds, 1)]);
}

#[test]
fn the_longer_of_two_lists_of_the_same_authors_counts() {
    let wos = "FN Clarivate\nVR 1.0\nPT J\nAU Lee, A\n   Roe, B\n   Poe, C\nAF Lee, Ann\n   Roe, Bob\nTI T\nPY 2020\nER\n\nEF\n";
    check("w.txt", wos, &["Lee, A", "Poe, C", "Roe, B"], &[(Kind::ListsDiffer, 1)]);
    let scopus = "Authors,Author full names,Title,Year,EID\nLee A.; Roe B.,\"Lee, Ann (1); Roe, Bob (2)\",T,2020,1\n\
                  Poe C.; Fox D.,,U,2021,2\nKim E.; Ray F.; Zed G.,\"Kim, Eve (5); Ray, Flo (6)\",V,2021,3\n";
    let (people, notices) = read("s.csv", scopus);
    assert_eq!((people.len(), notices), (7, vec![(Kind::ListsDiffer, 1)]), "{people:?}");
}

#[test]
fn co_authors_in_columns_of_their_own_are_authors() {
    for header in [
        "title,authors,year,authors",
        "title,author,year,co-author",
        "title,authors,year,coauthors",
        "Paper,First author,Year,Other authors",
        "title,Author 1,year,Author 2",
        "titel,Hauptautor,jahr,Mitautoren",
    ] {
        let rows = format!(
            "{header}\nA Tale of Two Graphs,Ann Lee,2020,Bob Roe\nOn Odd Columns of Names,Cat Poe,2021,Dan Fox\n"
        );
        check("a.csv", &rows, &["Ann Lee", "Bob Roe", "Cat Poe", "Dan Fox"], &[]);
    }
}

#[test]
fn the_last_author_beside_a_list_of_all_is_read_once() {
    let all = ["Ann Lee", "Bob Roe", "Cat Poe", "Dan Fox"];
    for header in
        ["title,authors,year,last author", "title,author,year,last author", "title,authors,year,Author 3"]
    {
        let rows = format!(
            "{header}\nA Tale of Two Graphs,Ann Lee; Bob Roe,2020,B. Roe\nOn Odd Columns of Names,Cat Poe; Dan Fox,2021,D. Fox\n"
        );
        check("a.csv", &rows, &all, &[]);
    }
    let others = "title,authors,year,last author\nA Tale of Two Graphs,Ann Lee; Bob Roe,2020,Cat Poe\nOn Odd Columns of Names,Ann Lee; Bob Roe,2021,Dan Fox\n";
    check("a.csv", others, &all, &[]);
}

#[test]
fn dots_in_a_list_are_authors_who_are_left_out_and_the_last_name_is_one() {
    let people = ["Lee, A.", "Poe, C.", "Roe, B."];
    for list in
        ["Lee, A., Roe, B., ... Poe, C.", "Lee, A., Roe, B., … Poe, C.", "Lee, A.; Roe, B.; ...; Poe, C."]
    {
        check(
            "a.csv",
            &format!("title,authors,year\nOn Nets,\"{list}\",2020\n"),
            &people,
            &[(Kind::AndOthers, 1)],
        );
        let ris = format!("TY  - JOUR\nAU  - {list}\nTI  - On Nets\nER  - \n");
        check("a.ris", &ris, &people, &[(Kind::AndOthers, 1)]);
    }
}

#[test]
fn two_people_in_the_place_of_one_are_noticed_in_every_format() {
    for text in ["Ann Lee and Bob Roe", "Lee, Ann und Roe, Bob", "Ann Lee & Bob Roe", "Ann Lee, Bob Roe"] {
        let csl =
            format!(r#"[{{"id":"a","title":"T","author":[{{"literal":"{text}"}},{{"family":"Poe"}}]}}]"#);
        let (people, notices) = read("a.json", &csl);
        assert_eq!((people.len(), notices), (2, vec![(Kind::NotSeparated, 1)]), "{text}");
    }
    let bib = "@article{a, author={Lee, Ann und Roe, Bob}, title={T}}";
    assert_eq!(read("a.bib", bib).1, [(Kind::NotSeparated, 1)]);
}

#[test]
fn a_second_field_of_authors_is_noticed_unless_it_says_the_same() {
    let twice = |second: &str| format!("@misc{{m, author={{Lee, Ann}}, author={{{second}}}, title={{T}}}}");
    check("a.bib", &twice("Poe, Cat"), &["Lee, Ann"], &[(Kind::RepeatedField, 1)]);
    check("a.bib", &twice("Lee, Ann"), &["Lee, Ann"], &[]);
}

#[test]
fn words_for_unknown_authors_are_no_people_in_any_format() {
    for word in ["N/A", "None", "Unknown", "Various", "[s.n.]", "TBD", "N.N."] {
        let ris = format!("TY  - JOUR\nAU  - {word}\nAU  - Lee, Ann\nTI  - T\nER  - \n");
        assert_eq!(read("a.ris", &ris).0, ["Lee, Ann"], "{word}");
        let csl =
            format!(r#"[{{"id":"a","title":"T","author":[{{"literal":"{word}"}},{{"family":"Poe"}}]}}]"#);
        assert_eq!(read("a.json", &csl).0, ["Poe"], "{word}");
    }
}

#[test]
fn a_year_that_is_none_is_noticed_in_csl_as_elsewhere() {
    for issued in [r#"{"date-parts":[[0]]}"#, r#"{"date-parts":[[20199]]}"#, r#"{"literal":"in press"}"#] {
        let csl = format!(r#"[{{"id":"a","title":"T","issued":{issued},"author":[{{"family":"Poe"}}]}}]"#);
        check("a.json", &csl, &["Poe"], &[(Kind::InvalidYear, 1)]);
    }
}

#[test]
fn life_dates_of_library_catalogs_make_no_second_person() {
    let oai = |name: &str| {
        format!(
            "<record><header><identifier>oai:{0}</identifier></header><metadata><oai_dc:dc><dc:title>{0}</dc:title>\
             <dc:creator>{name}</dc:creator></oai_dc:dc></metadata></record>",
            name.len()
        )
    };
    let all = ["Fox, Dan", "Fox, Dan, 1950-", "Fox, Dan (1950-2001)", "Fox, Dan, author"].map(oai).concat();
    let text = format!("<OAI-PMH><ListRecords>{all}</ListRecords></OAI-PMH>");
    check("o.xml", &text, &["Fox, Dan"], &[]);
}

#[test]
fn what_is_written_with_a_name_makes_no_other_person_in_any_format() {
    for odd in [
        "Dr Ann Lee",
        "Ann Lee1,2",
        "Ann Lee a,b",
        "Ann Lee (she/her)",
        "Ann Lee on behalf of the Tall Trees Collaboration",
        "Ann Lee (for the Tall Trees team)",
    ] {
        for (name, text) in [
            ("a.ris", format!("TY  - JOUR\nAU  - {odd}\nAU  - Bob Roe\nTI  - A\nER  - \n")),
            ("a.nbib", format!("PMID- 1\nFAU - {odd}\nFAU - Bob Roe\nTI  - A\n")),
            ("a.bib", format!("@misc{{a, author = {{{odd} and Bob Roe}}, title = {{A}}}}\n")),
            ("a.csv", format!("title;authors\nA;{odd} | Bob Roe\nB;Ann Lee | Bob Roe\n")),
            (
                "a.json",
                format!(
                    "[{{\"title\":\"A\",\"author\":[{{\"literal\":\"{odd}\"}},{{\"literal\":\"Bob Roe\"}}]}}]"
                ),
            ),
        ] {
            // In BibTeX, a comma follows the family name.
            if name != "a.bib" || odd != "Ann Lee a,b" {
                check(name, &text, &["Ann Lee", "Bob Roe"], &[]);
            }
        }
    }
}

#[test]
fn a_number_of_others_and_codes_for_unknown_authors_are_no_people() {
    for (rest, notices) in [
        ("12 more", &[(Kind::AndOthers, 1)][..]),
        ("plus 3 others", &[(Kind::AndOthers, 1)]),
        ("+3", &[(Kind::AndOthers, 1)]),
        ("weitere", &[(Kind::AndOthers, 1)]),
        ("(:unav)", &[]),
        ("(:unkn) Unknown", &[]),
        ("Unbekannt", &[]),
    ] {
        let ris = format!("TY  - JOUR\nAU  - Ann Lee\nAU  - Bob Roe\nAU  - {rest}\nTI  - A\nER  - \n");
        let (people, found) = read("a.ris", &ris);
        assert_eq!(people, ["Ann Lee", "Bob Roe"], "{rest}");
        let dropped = found.iter().filter(|(kind, _)| *kind != Kind::NotAName).copied().collect::<Vec<_>>();
        assert_eq!(dropped, notices, "{rest}");
    }
    check("a.ris", "TY  - JOUR\nAU  - Thomas More\nTI  - A\nER  - \n", &["Thomas More"], &[]);
}

#[test]
fn one_number_after_a_name_and_a_name_without_letters_are_noticed() {
    let ris = "TY  - JOUR\nAU  - Ann Lee1\nAU  - 12\nTI  - A\nER  - \n";
    check("a.ris", ris, &["12", "Ann Lee1"], &[(Kind::UnlikelyName, 2)]);
    check("a.ris", "TY  - JOUR\nAU  - Wei Wang 0001\nTI  - A\nER  - \n", &["Wei Wang 0001"], &[]);
}
