//! The own rules of systems, followed instead of that of coauth.

use serde_json::Value;

use crate::run::{Folder, folder};

const PAPERS: &str = "\
@article{a, title={A}, author={Ann Lee and Cat Poe}, year=2023}
@article{b, title={B}, author={Ann Lee and Dan Fox}, year=2024}
@article{c, title={C}, author={Ann Lee and Eve Kim and F. Aa and G. Bb and H. Cc}, year=2025}
@article{d, title={D}, author={Ann Lee and Flo Zed}}
";

fn conference() -> Folder {
    folder()
        .with("refs.bib", PAPERS)
        .with(
            "pc.csv",
            "given_name,family_name,email,affiliation,roles,collaborators,follow\n\
             Ann,Lee,ann@cs.example.edu,Example University,pc,\"Gus Yam (X)\nAll (Acme Research)\nNone\n\",\n",
        )
        .with(
            "data.json",
            r#"[{"object":"paper","pid":1,"title":"One","authors":[{"given_name":"Cat","family_name":"Poe","email":"cat@gmail.com"}]},
            {"object":"paper","pid":2,"title":"Two","authors":[{"given_name":"Dan","family_name":"Fox","email":"dan@gmail.com"}]},
            {"object":"paper","pid":3,"title":"Three","authors":[{"given_name":"Eve","family_name":"Kim","email":"eve@math.example.edu"}]},
            {"object":"paper","pid":4,"title":"Four","authors":[{"given_name":"Flo","family_name":"Zed","email":"flo@gmail.com"}]},
            {"object":"paper","pid":5,"title":"Five","authors":[{"given_name":"G.","family_name":"Yam","email":"gus@gmail.com"}]},
            {"object":"paper","pid":6,"title":"Six","authors":[{"given_name":"Hal","family_name":"Oak","affiliation":"Acme"}]},
            {"object":"paper","pid":7,"title":"Seven","authors":[{"given_name":"Ida","family_name":"Low"}],"collaborators":"A. Lee (unknown)\nJon Doe (Y)"},
            {"object":"paper","pid":8,"title":"Eight","authors":[{"given_name":"Joe","family_name":"Moe","email":"ANN@cs.example.edu"}]},
            {"object":"paper","pid":9,"title":"Nine","authors":[{"given_name":"Kay","family_name":"Lee","affiliation":"Example Institute"}]}]"#,
        )
}

const START: [&str; 9] = [
    "conflicts",
    "--committee",
    "pc.csv",
    "--submissions",
    "data.json",
    "-i",
    "refs.bib",
    "--as-of",
    "2026-11-27",
];

fn report(more: &[&str]) -> Value {
    conference().coauth(&[&START[..], &["-f", "json"], more].concat()).json()
}

/// Submission, kind and whether it depends on a date.
fn rows(list: &Value) -> Vec<String> {
    let row = |row: &Value| {
        let depends = if row["depends_on_date"] == true { " ?" } else { "" };
        format!(
            "{} {}{depends}",
            row["submission"].as_str().expect("a text"),
            row["kind"].as_str().expect("a text")
        )
    };
    list.as_array().expect("a list").iter().map(row).collect()
}

#[test]
fn openreview_counts_whole_years_domains_and_papers_of_any_number_of_authors() {
    let found = report(&["--like", "openreview", "--window", "3y"]);
    let of_years: Vec<String> = rows(&found["conflicts"]);
    assert_eq!(
        of_years,
        [
            "1 coauthor",
            "2 coauthor",
            "3 coauthor",
            "3 same-organization",
            "4 coauthor ?",
            "8 self",
            "8 same-organization"
        ]
    );
    assert_eq!(
        (&found["conflicts"][0]["verdict"], &found["window"]["first_day"]),
        (&"old".into(), &"2024-01-01".into())
    );
    assert_eq!(found["conflicts"][3]["evidence"], "example.edu");
    let january = conference()
        .coauth(
            &[
                &START[..7],
                &["--as-of", "2027-01-01", "-f", "json", "--like", "openreview", "--window", "3y"],
            ]
            .concat(),
        )
        .json();
    assert_eq!(january["conflicts"][1]["verdict"], "old", "2024 counts in December, and not in January");
    let months = [&START[..], &["--like", "openreview", "--window", "30m"]].concat();
    conference().coauth(&months).exits_with(2).says("pass --window in years");
    conference()
        .coauth(&[&START[..], &["--like", "openreview", "--weak-beyond", "3"]].concat())
        .exits_with(2);
}

#[test]
fn hotcrp_compares_names_affiliations_and_collaborators_and_no_papers() {
    let found = report(&["--like", "hotcrp"]);
    assert_eq!(
        rows(&found["conflicts"]),
        ["5 declared", "6 declared", "7 declared", "8 self", "9 same-organization"]
    );
    let evidence: Vec<&str> = found["conflicts"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|row| row["evidence"].as_str())
        .collect();
    assert_eq!(
        evidence,
        [
            "collaborators of the member: Gus Yam (X)",
            "collaborators of the member: All (Acme Research)",
            "collaborators of the authors: A. Lee (unknown)",
            "Example Institute"
        ]
    );
}

#[test]
fn differences_are_the_pairs_that_one_rule_finds() {
    let found = report(&["--like", "openreview", "--window", "4y", "--differences"]);
    assert_eq!((rows(&found["only_coauth"]), rows(&found["only_system"])), (vec![], vec![]));
    assert_eq!(found["both"], 5);
    let found = report(&["--like", "hotcrp", "--window", "4y", "--differences"]);
    assert_eq!(rows(&found["only_coauth"]), ["1 coauthor", "2 coauthor", "3 coauthor", "4 coauthor ?"]);
    assert_eq!(
        rows(&found["only_system"]),
        ["5 declared", "6 declared", "7 declared", "9 same-organization"]
    );
    let text = conference()
        .coauth(&[&START[..], &["--like", "hotcrp", "--differences"]].concat())
        .answers()
        .stdout();
    assert!(text.contains("Only by coauth") && text.contains("Only by HotCRP"), "{text}");
    conference().coauth(&[&START[..], &["--differences"]].concat()).exits_with(2);
}
