//! Tables: what the user says about their columns, and our own exports read again.

use serde_json::{Value, json};

use crate::run::{Folder, coauth, folder};

/// A table whose headers and cells say nothing.
fn talks() -> Folder {
    folder().with("talks.csv", "A,B,C,D\nt1,\"Lovelace, Ada\",1843,Looms\nt2,\"Gray, Mary\",1844,On\n")
}

#[test]
fn columns_are_what_the_user_says() {
    talks().coauth(&["stats", "talks.csv"]).exits_with(2).says("cannot detect the format");
    let columns = "authors=B,title=D,year=C,id=A";
    let author = ["-i", "talks.csv", "author", "Ada Lovelace", "-f", "json", "--columns", columns];
    let author = talks().coauth(&author).json();
    let paper = &author["papers"][0];
    assert_eq!(
        [&paper["id"], &paper["title"], &paper["year"]],
        [&json!("t1"), &json!("Looms"), &json!(1843)]
    );
}

#[test]
fn a_column_may_have_commas_in_its_header_and_be_named_in_any_case() {
    let folder = folder().with("t.tsv", "Names, all of them\tTitle\nAda Lovelace; Mary Gray\tNotes\n");
    let stats = folder.coauth(&[
        "stats",
        "t.tsv",
        "--columns",
        "authors=names, all of them,title=Title",
        "-f",
        "json",
    ]);
    assert_eq!(stats.json()["authors"], 2);
}

#[test]
fn a_column_that_is_not_there_is_named_with_those_that_are() {
    talks()
        .coauth(&["stats", "--from", "csv", "talks.csv", "--columns", "authors=Who"])
        .exits_with(2)
        .says("talks.csv:1: no column Who; there are: A, B, C, D")
        .says("name it with --columns");
}

#[test]
fn what_is_no_column_is_a_slip_that_is_answered_with_the_right_form() {
    for columns in ["B", "who=B", "authors", ",authors=B"] {
        talks()
            .coauth(&["stats", "talks.csv", "--columns", columns])
            .exits_with(2)
            .says("--columns takes authors=…,title=…,year=…,id=…");
    }
}

#[test]
fn guessed_columns_are_shown_and_a_strict_run_does_not_guess() {
    let folder =
        folder().with("t.csv", "Wer;Was\nAda Lovelace, Mary Gray;Notes on engines\nBo Loom;Of wheels\n");
    folder.coauth(&["stats", "t.csv"]).answers().says("authors = Wer, separated by commas; title = Was");
    folder.coauth(&["stats", "t.csv", "--strict"]).exits_with(2).says("columns were guessed");
    folder.coauth(&["stats", "t.csv", "--strict", "--columns", "authors=Wer"]).answers();
}

#[test]
fn a_table_without_authors_says_what_is_missing() {
    let folder = folder().with("t.csv", "name,town\nAda Lovelace,London\n");
    folder
        .coauth(&["stats", "--from", "csv", "t.csv"])
        .exits_with(2)
        .says("no column of authors found")
        .says("--columns");
}

/// What of a network must be the same after a round trip.
fn figures(stats: &Value, keys: &[&str]) -> Vec<Value> {
    keys.iter().map(|key| stats[*key].clone()).collect()
}

#[test]
fn exported_authorships_are_the_same_network_again() {
    let exported = coauth(&["export", "-f", "authorships"]).answers().stdout();
    let folder = folder().with("again.csv", exported.clone());
    let keys = ["papers", "authors", "authorships", "ties", "components", "joins"];
    let stats =
        |input: &[&str]| figures(&folder.coauth(&[&["stats", "-f", "json"], input].concat()).json(), &keys);
    assert_eq!(stats(&["again.csv"]), stats(&[]));
    assert_eq!(
        folder.coauth(&["-i", "again.csv", "export", "-f", "authorships"]).answers().stdout(),
        exported
    );
}

/// Two homonyms, a group, a paper of two sources, and somebody with two spellings.
const HOMONYMS: &str = r#"{"status":"ok","message-type":"work-list","message":{"items":[
{"DOI":"10.1000/1","title":["On the weaving of algebraical patterns"],"author":[
 {"given":"Jun","family":"Zhang","ORCID":"0000-0002-1825-0097"},{"given":"Ada","family":"Loom"},{"name":"Loom Study Group"}]},
{"DOI":"10.1000/2","title":["Wheels"],"author":[
 {"given":"Jun","family":"Zhang","ORCID":"0000-0001-5109-3700"},{"given":"Mary","family":"Gray"}]},
{"DOI":"10.1000/3","title":["Gears"],"author":[{"given":"Jun","family":"Zhang"},{"given":"M.","family":"Gray"}]}]}}"#;
const AGAIN: &str = "@misc{w, title={On the weaving of algebraical patterns}, author={Zhang, Jun and Loom, Ada}, doi={10.1000/1}}";

#[test]
fn exported_authorships_keep_homonyms_groups_and_duplicates_apart() {
    let folder = folder()
        .with("works.json", HOMONYMS)
        .with("again.bib", AGAIN)
        .with("who.txt", "M. Gray → Mary Gray\n");
    let inputs = ["works.json", "again.bib", "--aliases", "who.txt"];
    let keys = ["papers", "authors", "authorships", "ties", "components"];
    for selection in [&[][..], &["--names", "exact"], &["--names", "evidence"], &["--groups"]] {
        let export = |input: &[&str]| {
            folder
                .coauth(&[&["export", "-q", "-f", "authorships"], selection, input].concat())
                .answers()
                .stdout()
        };
        let exported = export(&inputs);
        std::fs::write(folder.path().join("out.csv"), &exported).expect("a file");
        let stats = |input: &[&str], more: &[&str]| {
            let words = [&["stats", "-q", "-f", "json"], input, more].concat();
            figures(&folder.coauth(&words).json(), &keys)
        };
        assert_eq!(stats(&["out.csv"], selection), stats(&inputs, selection), "{selection:?}\n{exported}");
        // Duplicates are skipped when the export is read.
        let is_duplicate = |row: &&str| row.ends_with(",10.1000/1");
        assert_eq!(exported.lines().filter(is_duplicate).count(), 2, "{exported}");
        let once = exported.lines().filter(|row| !is_duplicate(row)).map(|row| format!("{row}\n"));
        assert_eq!(export(&["out.csv"]), once.collect::<String>(), "{selection:?}");
    }
}

#[test]
fn exported_ties_are_the_same_ties_again() {
    let exported = coauth(&["export", "-f", "ties-csv", "--counting", "fractional"]).answers().stdout();
    let folder = folder().with("ties.csv", exported);
    let ties = |input: &[&str], counting: &str| {
        let command = ["ties", "--limit", "0", "-f", "json", "--counting", counting];
        let answer = folder.coauth(&[&command, input].concat()).json();
        let ties = answer["ties"].as_array().expect("ties").clone();
        ties.iter().map(|tie| figures(tie, &["a", "b", "strength"])).collect::<Vec<_>>()
    };
    assert_eq!(ties(&["ties.csv"], "full"), ties(&[], "fractional"));
}
