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
