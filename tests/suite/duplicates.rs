//! One paper, once: records of several sources that state the same paper are joined, with a reason, and reversibly.

use crate::run::{Folder, folder};

fn entry(key: &str, title: &str, authors: &str, rest: &str) -> String {
    format!("@article{{{key}, title={{{title}}}, author={{{authors}}}, {rest}}}\n")
}

const TITLE: &str = "On the Weaving of Algebraical Patterns";

fn two(one: &str, other: &str) -> Folder {
    folder().with("one.bib", one).with("other.bib", other)
}

fn papers_and_duplicates(folder: &Folder, more: &[&str]) -> (u64, u64) {
    let stats =
        folder.coauth(&[&["stats", "-f", "json", "one.bib", "other.bib"], more].concat()).answers().json();
    assert_eq!(stats["coauth"]["duplicates_joined"], stats["records"]["duplicates"]);
    let count = |value: &serde_json::Value| value.as_u64().expect("a count");
    (count(&stats["papers"]), count(&stats["records"]["duplicates"]))
}

#[test]
fn records_with_one_doi_are_one_paper_and_the_longer_byline_represents_it() {
    let folder = two(
        &entry("l43", TITLE, "A. Lovelace and L. Menabrea", "doi={10.1000/ABC}"),
        &entry("x", "Weaving patterns", "Lovelace, Ada and Menabrea, Luigi", "doi={10.1000/abc}, year=1843"),
    );
    assert_eq!(papers_and_duplicates(&folder, &[]), (1, 1));
    assert_eq!(papers_and_duplicates(&folder, &["--keep-duplicates"]), (2, 0));
    folder.coauth(&["stats", "-v", "one.bib", "other.bib"]).answers().says("x is l43: same DOI");
    folder.coauth(&["path", "Ada Lovelace", "Luigi Menabrea", "-i", "one.bib", "-i", "other.bib"]).answers();
    folder.coauth(&["stats", "--strict", "one.bib", "other.bib"]).answers();
}

#[test]
fn records_of_two_sources_with_title_year_and_authors_alike_are_one_paper() {
    let one = entry("a", TITLE, "Lovelace, Ada and Menabrea, Luigi", "year=1843");
    let same =
        entry("b", "On the weaving of algebraical patterns.", "A. Lovelace and L. Menabrea", "year=1842");
    assert_eq!(papers_and_duplicates(&two(&one, &same), &[]), (1, 1));
    let later = entry("b", TITLE, "A. Lovelace and L. Menabrea", "year=1845");
    assert_eq!(papers_and_duplicates(&two(&one, &later), &[]), (2, 0));
    let of_others = entry("b", TITLE, "B. Loom and L. Wheel", "year=1843");
    assert_eq!(papers_and_duplicates(&two(&one, &of_others), &[]), (2, 0));
    let short = entry("a", "Editorial", "Ada Lovelace", "");
    assert_eq!(papers_and_duplicates(&two(&short, &short.replace("{a,", "{b,")), &[]), (2, 0));
}

#[test]
fn the_same_authors_in_another_order_are_one_paper() {
    let one = entry("a", TITLE, "Ada Lovelace and Luigi Menabrea and Mary Somerville", "year=1843");
    for (authors, papers) in [
        ("Luigi Menabrea and Ada Lovelace and Mary Somerville", 1),
        ("Lovelace, A. and Somerville, M. and Menabrea, L.", 1),
        ("MARY SOMERVILLE and LUIGI MENABREA and ADA LOVELACE", 1),
        ("Mary Somerville and Luigi Menabrea and Ann Lee", 2),
        ("Mary Somerville and Luigi Menabrea", 2),
    ] {
        let folder = two(&one, &entry("b", TITLE, authors, "year=1843"));
        assert_eq!(papers_and_duplicates(&folder, &[]).0, papers, "{authors}");
        if papers == 1 {
            let why = "b is a: same title, year and authors";
            folder.coauth(&["stats", "-v", "one.bib", "other.bib"]).answers().says(why);
        }
    }
}

#[test]
fn titles_in_chinese_japanese_and_korean_are_long_by_their_characters() {
    for (title, papers) in [
        ("基于纺织图案的代数织机研究方法", 1),
        ("代数織機の模様に関するおぼえがき", 1),
        ("대수무늬를짜는직기의연구", 1),
        ("织机研究", 2),
    ] {
        let byline = "王伟 and 李娜";
        let folder = two(&entry("a", title, byline, "year=1843"), &entry("b", title, byline, "year=1843"));
        assert_eq!(papers_and_duplicates(&folder, &[]).0, papers, "{title}");
    }
}

#[test]
fn markup_in_a_title_makes_no_other_paper_of_it() {
    let plain = "On the Weaving of H2O & Patterns in situ where a < b";
    for marked in [
        "On the Weaving of H<sub>2</sub>O &amp; Patterns <i>in situ</i> where a &lt; b",
        "<b>On</b> the Weaving of <mml:math><mml:mi>H</mml:mi></mml:math>2O &amp;amp; Patterns in situ where a < b",
    ] {
        let byline = "Ada Lovelace and Mary Gray";
        let csl = format!(
            r#"[{{"id":"a","title":"{marked}","issued":{{"raw":"1843"}},
            "author":[{{"family":"Lovelace","given":"Ada"}},{{"family":"Gray","given":"Mary"}}]}}]"#
        );
        let plain = plain.replace('&', "\\&");
        let folder =
            folder().with("one.json", &csl).with("other.bib", entry("b", &plain, byline, "year=1843"));
        let stats = folder.coauth(&["stats", "-f", "json", "one.json", "other.bib"]).answers().json();
        assert_eq!(stats["papers"], 1, "{marked}");
    }
}

#[test]
fn two_entries_of_one_source_are_two_papers_unless_key_or_doi_say_otherwise() {
    let one = entry("a", TITLE, "Ada Lovelace", "year=1843");
    let nothing = entry("n", "Other things altogether", "Mary Gray", "");
    let twice = one.clone() + &one.replace("{a,", "{b,");
    assert_eq!(papers_and_duplicates(&two(&twice, &nothing), &[]), (3, 0));
    assert_eq!(papers_and_duplicates(&two(&(one.clone() + &one), &nothing), &[]), (2, 1));
}

#[test]
fn two_dois_are_two_papers_unless_one_is_a_preprints() {
    let with = |key: &str, doi: &str| entry(key, TITLE, "Ada Lovelace", &format!("year=2020, doi={{{doi}}}"));
    let published = with("a", "10.1000/1");
    assert_eq!(papers_and_duplicates(&two(&published, &with("b", "10.1000/2")), &[]), (2, 0));
    let preprint = two(&with("b", "10.48550/arXiv.2001.00001"), &published);
    assert_eq!(papers_and_duplicates(&preprint, &[]), (1, 1));
    let hops = ["path", "Ada Lovelace", "Ada Lovelace", "-i", "one.bib", "-i", "other.bib"];
    preprint.coauth(&hops).answers();
    preprint
        .coauth(&["author", "Ada Lovelace", "-f", "json", "-i", "one.bib", "-i", "other.bib"])
        .shows("10.1000/1");
}

#[test]
fn a_doi_shared_by_papers_with_other_titles_and_authors_merges_nothing() {
    let doi = "doi={10.1000/1}";
    let folder = two(
        &entry("a", TITLE, "Ada Lovelace", doi),
        &entry("b", "Gears and how to cut them", "Mary Gray", doi),
    );
    assert_eq!(papers_and_duplicates(&folder, &[]), (2, 0));
    folder.coauth(&["stats", "one.bib", "other.bib"]).answers().says("DOI of another");
}

#[test]
fn a_doi_that_is_broken_off_merges_nothing_and_is_told() {
    let folder = two(
        &entry("a", TITLE, "Ada Lovelace and Mary Gray", "year=1843, doi={10.1000/ abc}"),
        &entry(
            "b",
            "Gears and how to cut them",
            "Ada Lovelace and Mary Gray",
            "year=1844, doi={10.1000/ def}",
        ),
    );
    assert_eq!(papers_and_duplicates(&folder, &[]), (2, 0));
    folder
        .coauth(&["stats", "one.bib", "other.bib"])
        .answers()
        .says("2 DOIs are broken off and were ignored");
}

#[test]
fn a_doi_with_an_escaped_slash_is_the_same_doi() {
    let folder = two(
        &entry("a", TITLE, "Ada Lovelace", "doi={https://doi.org/10.1000%2Fabc}"),
        &entry("b", "Weaving patterns", "Ada Lovelace", "doi={10.1000/ABC}"),
    );
    assert_eq!(papers_and_duplicates(&folder, &[]), (1, 1));
    folder.coauth(&["export", "-f", "bipartite", "one.bib"]).answers().shows("10.1000/abc");
}

#[test]
fn what_one_record_lacks_another_says_and_the_authorships_have_them_all() {
    let folder = two(
        &entry("a", TITLE, "Ada Lovelace and Luigi Menabrea", ""),
        &entry("b", TITLE, "Ada Lovelace and Luigi Menabrea", "year=1843"),
    );
    let since =
        folder.coauth(&["stats", "--since", "1843", "-f", "json", "one.bib", "other.bib"]).answers().json();
    assert_eq!(since["papers"], 1);
    let rows = folder.coauth(&["export", "-f", "authorships", "one.bib", "other.bib"]).answers();
    assert_eq!(rows.stdout().lines().count(), 1 + 4);
}

#[test]
fn an_index_answers_as_the_sources_do() {
    let folder = two(
        &entry("a", TITLE, "A. Lovelace and L. Menabrea", "doi={10.1000/1}"),
        &entry("b", TITLE, "Ada Lovelace and Luigi Menabrea", "year=1843, doi={10.1000/1}"),
    );
    folder.coauth(&["index", "one.bib", "other.bib", "-o", "i.coauth"]).answers();
    folder.coauth(&["index", "--verify", "i.coauth"]).answers();
    for question in
        [&["stats", "-f", "csv"][..], &["stats", "-f", "csv", "--since", "1843"], &["ties", "-f", "json"]]
    {
        let source = [question, &["one.bib", "other.bib"]].concat();
        let index = [question, &["i.coauth"]].concat();
        let answer = |words: &[&str]| {
            folder.coauth(words).answers().stdout().replace("\"i.coauth\"", "\"one.bib\",\"other.bib\"")
        };
        let without_provenance =
            |text: String| text.split_once("\"ties\"").map(|(_, rest)| rest.to_owned()).unwrap_or(text);
        assert_eq!(without_provenance(answer(&index)), without_provenance(answer(&source)), "{question:?}");
    }
    folder.coauth(&["stats", "--keep-duplicates", "i.coauth"]).exits_with(2).says("--keep-duplicates");
}

#[test]
fn one_file_made_of_two_is_like_both_and_each_record_is_counted_once() {
    let record = "PMID- 1843\nTI  - On the weaving of algebraical patterns.\nFAU - Lovelace, Ada\nFAU - Menabrea, Luigi\n\
                  AID - 10.1000/1843 [doi]\n\n";
    let folder = folder().with("a.nbib", record).with("b.nbib", record).with("ab.nbib", record.repeat(2));
    for input in [&["a.nbib", "b.nbib"][..], &["ab.nbib"]] {
        let ran =
            folder.coauth(&[&["stats", "-f", "json"], input].concat()).says("1 duplicate record was merged");
        let stats = ran.json();
        assert_eq!((&stats["papers"], &stats["records"]["duplicates"]), (&1.into(), &1.into()));
    }
}

#[test]
fn records_of_one_doi_and_title_without_a_common_author_are_kept_with_a_notice() {
    let doi = "doi={10.1000/1}, year=2020";
    let folder = two(
        &entry("a", TITLE, "Ada Lovelace and Luigi Menabrea", doi),
        &entry("b", TITLE, "Bob Roe and Cat Poe", doi),
    );
    assert_eq!(papers_and_duplicates(&folder, &[]), (2, 0));
    folder
        .coauth(&["stats", "-v", "one.bib", "other.bib"])
        .answers()
        .says("DOI of another")
        .says("a of one.bib and b have 10.1000/1, but no author in common");
    folder.coauth(&["author", "Cat Poe", "-i", "one.bib", "-i", "other.bib"]).answers();
}

#[test]
fn records_of_one_key_and_title_are_one_paper_unless_they_have_no_author_in_common() {
    let one = entry("a", TITLE, "Ada Lovelace", "year=2020");
    let nothing = entry("n", "Other things altogether", "Mary Gray", "");
    for (second, expected, notice) in [
        ("Ada Lovelace and Luigi Menabrea", (2, 1), "1 duplicate record was merged"),
        ("Lovelace, A.", (2, 1), "1 duplicate record was merged"),
        ("Bob Roe and Cat Poe", (3, 0), "a and a have the key a, but no author in common"),
    ] {
        let folder = two(&(one.clone() + &entry("a", TITLE, second, "year=2020")), &nothing);
        assert_eq!(papers_and_duplicates(&folder, &[]), expected, "{second}");
        folder.coauth(&["stats", "-v", "one.bib", "other.bib"]).answers().says(notice);
    }
}

#[test]
fn two_files_that_number_their_records_are_not_compared_by_the_numbers() {
    let folder = two(
        &entry("1", "Introduction", "Ada Lovelace", "year=2020"),
        &entry("1", "Introduction", "Bob Roe", "year=2020"),
    );
    assert_eq!(papers_and_duplicates(&folder, &[]), (2, 0));
    assert!(!folder.coauth(&["stats", "one.bib", "other.bib"]).answers().stderr().contains("has the key"));
}

#[test]
fn records_of_one_id_in_a_database_without_a_common_author_are_kept_with_a_notice() {
    let record = |authors: &str| {
        format!(
            "PMID- 1843\nTI  - On the weaving of algebraical patterns.\n{authors}AID - 10.1000/1 [doi]\n\n"
        )
    };
    let (ada, bob) = (record("FAU - Lovelace, Ada\n"), record("FAU - Roe, Bob\n"));
    let folder = folder().with("a.nbib", ada).with("b.nbib", bob);
    let ran = folder.coauth(&["stats", "-f", "json", "-v", "a.nbib", "b.nbib"]).answers();
    assert_eq!(ran.says("have the key 1843, but no author in common").json()["papers"], 2);
    let work = |names: [&str; 2]| {
        let authors = names.map(|name| format!(r#"{{"author":{{"display_name":"{name}"}}}}"#)).join(",");
        format!(
            r#"{{"id":"https://openalex.org/W1","title":"{TITLE}","publication_year":2020,"authorships":[{authors}]}}"#
        ) + "\n"
    };
    let folder = folder.with("w.jsonl", work(["Ada Lovelace", "Bob Roe"]) + &work(["Cat Poe", "Dan Fox"]));
    let ran = folder.coauth(&["stats", "-f", "json", "-v", "w.jsonl"]).answers();
    assert_eq!(ran.says("but no author in common").json()["papers"], 2);
}

#[test]
fn authors_that_the_longest_byline_of_a_paper_lacks_are_noticed() {
    let all = "Ada Lovelace and Luigi Menabrea and Mary Gray and Bob Roe";
    for (other, rest, lacks) in [
        (all.replace("Bob Roe", "Cat Poe"), "doi={10.1000/1}", Some("lacks 1 of its 4 authors: Cat Poe")),
        (all.replace("Bob Roe", "Cat Poe"), "year=2020", Some("lacks 1 of its 4 authors: Cat Poe")),
        ("Ada Lovelace and Eve Kim".to_owned(), "doi={10.1000/1}", Some("lacks 1 of its 2 authors: Eve Kim")),
        ("Lovelace, A. and Gray, M.".to_owned(), "doi={10.1000/1}", None),
        ("B. Roe and M. Gray and L. Menabrea and A. Lovelace".to_owned(), "doi={10.1000/1}", None),
    ] {
        let folder = two(&entry("a", TITLE, all, rest), &entry("b", TITLE, &other, rest));
        assert_eq!(papers_and_duplicates(&folder, &[]), (1, 1), "{other}");
        let ran = folder.coauth(&["stats", "-v", "one.bib", "other.bib"]).answers();
        match lacks {
            Some(lacks) => drop(ran.says("b was merged with a of one.bib, which").says(lacks)),
            None => assert!(!ran.stderr().contains("lacks"), "{other}: {}", ran.stderr()),
        }
    }
}
