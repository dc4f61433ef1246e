//! Members of a committee who are not in conflict with a submission, ranked.

use serde_json::Value;

use crate::run::{Folder, folder};

/// Ann has written with Cat, Bob with Dan, who has written with Cat; Eve is far away, and Gil is in no paper.
const PAPERS: &str = "\
@article{a, title={Trees of Rivers}, author={Ann Lee and Cat Poe}, year=2025}
@article{b, title={Deep Forests}, author={Bob Roe and Dan Fox}, year=2025}
@article{c, title={Clouds}, author={Dan Fox and Cat Poe}, year=2025}
@article{d, title={Measuring Forests in Rivers}, author={Eve Kim and Flo Zed}, year=2025}
@article{e, title={Stones}, author={Hal Oak and Cat Poe}, year=2001}
";

fn conference() -> Folder {
    folder()
        .with("refs.bib", PAPERS)
        .with("pc.csv", "name\nAnn Lee\nBob Roe\nEve Kim\nGil Low\nHal Oak\n")
        .with("subs.csv", "id,title,authors\n1,\"Forest, River and Cloud\",Cat Poe\n")
}

const START: [&str; 9] = [
    "reviewers",
    "--committee",
    "pc.csv",
    "--submissions",
    "subs.csv",
    "-i",
    "refs.bib",
    "--as-of",
    "2026-11-27",
];

fn report(folder: &Folder, more: &[&str]) -> Value {
    folder.coauth(&[&START[..], &["--window", "4y", "-f", "json"], more].concat()).json()
}

/// Name, distance and words of each, in order.
fn ranking(report: &Value) -> Vec<String> {
    let reviewers = report["submissions"][0]["reviewers"].as_array().expect("a list").iter();
    reviewers
        .map(|row| {
            let words: Vec<&str> =
                row["words"].as_array().expect("a list").iter().filter_map(Value::as_str).collect();
            format!("{} {} {}", row["reviewer"].as_str().expect("a text"), row["distance"], words.join(" "))
        })
        .collect()
}

#[test]
fn members_in_conflict_are_counted_and_the_others_ranked_by_distance_or_words() {
    let near = report(&conference(), &[]);
    assert_eq!(
        ranking(&near),
        ["Hal Oak 1 ", "Bob Roe 2 forest", "Eve Kim null forest river", "Gil Low null "]
    );
    let counts = &near["submissions"][0];
    assert_eq!(
        (&counts["in_conflict"], &counts["ambiguous"], &counts["without_conflict"]),
        (&1.into(), &0.into(), &4.into())
    );
    assert_eq!(counts["reviewers"][0]["verdict"], "old");
    assert_eq!(counts["reviewers"][3]["is_identified"], false);
    let like = report(&conference(), &["--by", "words"]);
    assert_eq!(ranking(&like)[..2], ["Eve Kim null forest river", "Bob Roe 2 forest"]);
    let far = report(&conference(), &["--hops", "2"]);
    assert_eq!(far["submissions"][0]["in_conflict"], 2, "a co-author in common is a conflict");
}

#[test]
fn a_ranking_is_cut_on_request_and_says_so() {
    let text = conference().coauth(&[&START[..], &["--window", "4y", "-n", "2"]].concat()).answers().stdout();
    assert!(text.contains("2 of 4 members without conflict; 1 in conflict, 0 ambiguous"), "{text}");
    assert!(
        text.contains("Hal Oak") && text.contains("older papers in common") && !text.contains("Eve"),
        "{text}"
    );
    let csv = conference()
        .coauth(&[&START[..], &["--window", "4y", "--all", "-f", "csv"]].concat())
        .answers()
        .stdout();
    let header = "submission,rank,reviewer_id,reviewer,distance,rarity,words,verdict";
    assert_eq!((csv.lines().next(), csv.lines().count()), (Some(header), 5));
    let markdown = conference().coauth(&[&START[..], &["-f", "markdown"]].concat()).answers().stdout();
    assert!(markdown.contains("| Bob Roe |"), "{markdown}");
}

#[test]
fn a_submission_without_a_member_left_is_nothing_found() {
    let folder = conference().with("pc.csv", "name\nAnn Lee\n");
    let text = folder.coauth(&START).exits_with(1).stdout();
    assert!(text.contains("0 members without conflict; 1 in conflict"), "{text}");
    folder.coauth(&[&START[..], &["--max-authors", "5"]].concat()).exits_with(2).says("--weak-beyond 5");
}

#[test]
fn members_who_may_be_in_conflict_are_not_offered() {
    let papers = r#"[{"id":"a","content":{"title":"A","venue":"X 2025","authors":["Wei Wang","Cat Poe"],"authorids":["~Wei_Wang1","~Cat_Poe1"]}},
        {"id":"b","content":{"title":"B","venue":"X 2025","authors":["Wei Wang","Bob Roe"],"authorids":["~Wei_Wang2","~Bob_Roe1"]}}]"#;
    let folder = conference().with("refs.json", papers).with("pc.csv", "name\nWei Wang\nBob Roe\n");
    let arguments =
        ["reviewers", "--committee", "pc.csv", "--submissions", "subs.csv", "-i", "refs.json", "-f", "json"];
    let report = folder.coauth(&arguments).json();
    assert_eq!(report["submissions"][0]["ambiguous"], 1);
    assert_eq!(ranking(&report), ["Bob Roe null "]);
}

#[test]
fn tables_have_as_many_members_as_text_has_unless_all_are_asked_for() {
    let names: Vec<String> = (b'a'..=b'z').map(|letter| format!("Ann X{}", char::from(letter))).collect();
    let folder = conference()
        .with("pc.csv", format!("name\n{}\n", names.join("\n")))
        .with("subs.csv", "id,title,authors\n1,Trees,Cat Poe\n2,Clouds,Dan Fox\n3,Stones,Flo Zed\n");
    let rows = |more: &[&str]| {
        let csv = folder.coauth(&[&START[..], &["-f", "csv"], more].concat()).answers().stdout();
        csv.lines()
            .skip(1)
            .map(|row| row.split(',').take(2).collect::<Vec<_>>().join(" "))
            .collect::<Vec<_>>()
    };
    assert_eq!(rows(&[]).len(), 30);
    let all = rows(&["--all"]);
    let expected = (1..=3).flat_map(|submission| (1..=26).map(move |rank| format!("{submission} {rank}")));
    assert_eq!(all, expected.collect::<Vec<_>>());
    folder.coauth(&[&START[..], &["--min-papers", "2"]].concat()).exits_with(2).says("would drop conflicts");
}
