//! Lists of everyone a person wrote with.

use crate::run::{Folder, folder};

const WORKS: &str = r#"[
{"id":"https://openalex.org/W1","title":"New","publication_year":2025,"publication_date":"2025-11-30","authorships":[
 {"author":{"display_name":"Jane Q. Doe"},"raw_author_name":"Jane Q. Doe","raw_affiliation_strings":["Example University"]},
 {"author":{"display_name":"Ann Lee"},"raw_author_name":"Ann Lee","raw_affiliation_strings":["Home"]}]},
{"id":"https://openalex.org/W2","title":"Year only","publication_year":2022,"authorships":[
 {"author":{"display_name":"Ludwig van Beethoven"},"raw_author_name":"Ludwig van Beethoven"},
 {"author":{"display_name":"Ann Lee"},"raw_author_name":"Ann Lee"}]},
{"id":"https://openalex.org/W3","title":"Old","publication_year":2015,"authorships":[
 {"author":{"display_name":"Bob Roe"},"raw_author_name":"Bob Roe"},
 {"author":{"display_name":"Ann Lee"},"raw_author_name":"Ann Lee"}]},
{"id":"https://openalex.org/W4","title":"Undated","authorships":[
 {"author":{"display_name":"Arvind"},"raw_author_name":"Arvind"},
 {"author":{"display_name":"Ann Lee"},"raw_author_name":"Ann Lee"}]}]"#;

fn works() -> Folder {
    folder().with("works.json", WORKS)
}

const START: [&str; 6] = ["collaborators", "Ann Lee", "-i", "works.json", "--as-of", "2026-11-27"];

#[test]
fn collaborators_are_those_of_the_window_with_their_last_dates() {
    let report = works().coauth(&[&START[..], &["--window", "48m", "-f", "json"]].concat()).json();
    let people = report["people"][0]["collaborators"].as_array().unwrap();
    let rows: Vec<String> = people
        .iter()
        .map(|row| {
            let last = row["last_date"].as_str().unwrap_or("-");
            format!("{} {last} {}", row["author"].as_str().unwrap(), row["depends_on_date"])
        })
        .collect();
    assert_eq!(rows, ["Arvind - true", "Jane Q. Doe 2025-11-30 false", "Ludwig van Beethoven 2022 true"]);
    assert_eq!(people[1]["affiliation"], "Example University");
    let all = works().coauth(&[&START[..], &["-f", "csv"]].concat()).answers().stdout();
    assert_eq!(all.lines().count(), 5, "{all}");
}

#[test]
fn the_table_of_nsf_has_five_columns_and_the_last_possible_day() {
    let ran = works().coauth(&[&START[..], &["-f", "nsf"]].concat()).answers();
    let table = "A:\tArvind\tunknown\t\t\r\nA:\tDoe, Jane Q.\tExample University\t\t11/30/2025\r\n\
                 A:\tvan Beethoven, Ludwig\tunknown\t\t12/31/2022\r\n";
    assert_eq!(ran.stdout(), table);
    ran.says("1 row with a date that is not known to the day").says("1 row without a date");
    let long = WORKS.replace("Example University", &"é\tlong ".repeat(60));
    let ran = folder()
        .with("works.json", long.replace('\t', "\\t"))
        .coauth(&[&START[..], &["-f", "nsf"]].concat())
        .answers();
    let row = ran.stdout().lines().nth(1).unwrap().to_owned();
    assert_eq!(row.split('\t').nth(2).unwrap().chars().count(), 255);
    assert_eq!(row.split('\t').count(), 5);
    ran.says("more than 255 characters");
}

#[test]
fn hotcrp_gets_a_line_for_each_collaborator() {
    let ran =
        works().coauth(&[&START[..], &["--window", "3y", "-f", "hotcrp-collaborators"]].concat()).answers();
    let lines = "Arvind (unknown) - coauthor\nJane Q. Doe (Example University) - coauthor, last 2025-11-30\n";
    assert_eq!(ran.stdout(), lines);
}

#[test]
fn many_people_are_listed_in_one_call() {
    let folder = works().with("roster.txt", "\u{feff}# the group\nBob Roe\nNo One\nAnn Lee\nann lee\n");
    let arguments =
        ["collaborators", "--for", "roster.txt", "works.json", "--rule", "snsf", "--as-of", "2026-11-27"];
    let ran = folder.coauth(&[&arguments[..], &["-f", "json"]].concat()).exits_with(1);
    let report: serde_json::Value = serde_json::from_str(&ran.stdout()).unwrap();
    let names: Vec<_> = report["people"].as_array().unwrap().iter().map(|person| &person["author"]).collect();
    assert_eq!(names, ["Bob Roe", "Ann Lee"]);
    assert_eq!(report["window"]["months"], 60);
    ran.says("no author named \"No One\"").says("listed twice");
    folder.coauth(&[&arguments[..], &["-f", "nsf"]].concat()).exits_with(2).says("pass a name");
    folder.coauth(&["collaborators", "No One", "-i", "works.json"]).exits_with(2).says("no author named");
    folder
        .coauth(&["collaborators", "Ann Lee", "-i", "works.json", "--rule", "nih"])
        .exits_with(2)
        .says("nsf, snsf, ukri");
}

#[test]
fn names_are_written_in_the_style_asked_for_where_the_list_is_for_people() {
    let text = |style: &[&str]| works().coauth(&[&START[..], style].concat()).answers().stdout();
    assert!(text(&["--name-style", "last-first"]).contains("\nDoe, Jane Q.  "));
    assert!(
        text(&["--name-style", "last-first", "-f", "csv"])
            .contains("\n\"Lee, Ann\",ann-lee,\"Doe, Jane Q.\"")
    );
    assert_eq!(text(&["--name-style", "as-written"]), text(&[]));
    for format in ["nsf", "hotcrp-collaborators"] {
        works()
            .coauth(&[&START[..], &["-f", format, "--name-style", "last-first"]].concat())
            .exits_with(2)
            .says("remove --name-style");
    }
}

#[test]
fn inputs_after_a_roster_are_inputs_and_not_mixed_with_others() {
    let folder = works().with("roster.txt", "Ann Lee\n").with("more.txt", "Ann Lee; Zoe Yu\n");
    let lines =
        folder.coauth(&["collaborators", "--for", "roster.txt", "works.json", "more.txt", "-f", "csv"]);
    assert_eq!(lines.answers().stdout().lines().count(), 6);
    folder
        .coauth(&["collaborators", "--for", "roster.txt", "more.txt", "-i", "works.json"])
        .exits_with(2)
        .says("use one of the two");
}

#[test]
fn a_list_is_cut_on_request() {
    let text = works().coauth(&[&START[..], &["-n", "1"]].concat()).answers().stdout();
    assert!(text.contains("1 of 4 collaborators shown; -n 0 shows all") && !text.contains("Jane"), "{text}");
    works().coauth(&[&START[..], &["-n", "1", "-f", "nsf"]].concat()).exits_with(2).says("-n shortens text");
}

#[test]
fn authors_who_may_be_the_person_too_are_named() {
    let folder = folder().with(
        "r.bib",
        "@article{a, author={Solo, Han and Lee, Ann}, title={A}, year=2025}\n\
         @article{b, author={Solo, H. and Poe, Cat}, title={B}, year=2025}\n\
         @article{c, author={Solo, Han J. and Fox, Dan}, title={C}, year=2025}\n\
         @article{d, author={Solo, Hugo and Kim, Eve}, title={D}, year=2025}\n",
    );
    folder
        .coauth(&["collaborators", "Han Solo", "-i", "r.bib", "-f", "nsf", "--as-of", "2026-11-27"])
        .answers()
        .says("Solo, Han may also be Solo, H. (1 paper), Solo, Han J. (1 paper), whose collaborators are not listed")
        .says_nothing_of("Hugo");
    folder.coauth(&["collaborators", "Eve Kim", "-i", "r.bib"]).answers().says_nothing_of("may also be");
}
