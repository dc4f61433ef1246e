//! Conflicts of interest between a committee and submissions.

use serde_json::Value;

use crate::run::{Folder, folder};

/// Papers with a year each.
const PAPERS: &str = "\
@article{old, title={Old}, author={Ann Lee and Bob Roe}, year=2015}
@article{edge, title={Edge}, author={Ann Lee and Cy Poe}, year=2022}
@article{new, title={New}, author={Ann Lee and Di Quux and Ed Moe}, year=2025}
@article{undated, title={Undated}, author={Ann Lee and Flo Zed}}
@article{big, title={Big}, author={Ann Lee and Gus Yam and H. Aa and I. Bb and J. Cc}, year=2025}
@article{second, title={Second}, author={Ed Moe and Kim Oak}, year=2025}
";

const SUBMISSIONS: &str = "\
id,title,authors
1,One,Bob Roe
2,Two,Cy Poe
3,Three,Di Quux
4,Four,Flo Zed
5,Five,Gus Yam
6,Six,Kim Oak
7,Seven,Nobody Known
";

fn conference() -> Folder {
    folder()
        .with("refs.bib", PAPERS)
        .with("pc.csv", "name,email\nAnn Lee,ann@x.org\n")
        .with("subs.csv", SUBMISSIONS)
}

fn arguments<'a>(more: &[&'a str]) -> Vec<&'a str> {
    let start = ["conflicts", "--committee", "pc.csv", "-i", "refs.bib", "--as-of", "2026-11-27"];
    let submissions = if more.contains(&"--me") { &[][..] } else { &["--submissions", "subs.csv"] };
    [&start[..], submissions, more].concat()
}

fn report(folder: &Folder, more: &[&str]) -> Value {
    folder.coauth(&arguments(&[more, &["-f", "json"]].concat())).json()
}

/// Submission, verdict, and whether it depends on a date.
fn verdicts(report: &Value) -> Vec<(String, String, bool)> {
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let rows = report["conflicts"].as_array().expect("a list").iter();
    rows.map(|row| (text(&row["submission"]), text(&row["verdict"]), row["depends_on_date"] == true))
        .collect()
}

fn expected(rows: &[(&str, &str, bool)]) -> Vec<(String, String, bool)> {
    rows.iter()
        .map(|(submission, verdict, depends)| ((*submission).to_owned(), (*verdict).to_owned(), *depends))
        .collect()
}

#[test]
fn dates_that_are_not_known_exactly_count_as_late_as_they_may_be() {
    let late = verdicts(&report(&conference(), &["--window", "48m"]));
    let rows = [
        ("1", "old", false),
        ("2", "conflict", true),
        ("3", "conflict", false),
        ("4", "conflict", true),
        ("5", "conflict", false),
    ];
    assert_eq!(late, expected(&rows));
    let early = verdicts(&report(&conference(), &["--window", "4y", "--dates", "earliest"]));
    let rows = [
        ("1", "old", false),
        ("2", "old", true),
        ("3", "conflict", false),
        ("4", "old", true),
        ("5", "conflict", false),
    ];
    assert_eq!(early, expected(&rows));
    let years = verdicts(&report(&conference(), &["--window", "4y", "--calendar-years"]));
    assert_eq!(years[1], ("2".to_owned(), "old".to_owned(), false));
    let all = report(&conference(), &[]);
    assert!(verdicts(&all).iter().all(|row| row.1 == "conflict" && !row.2));
    assert_eq!(all["as_of"], "2026-11-27");
}

#[test]
fn papers_of_very_many_authors_are_weak_and_stay() {
    let weak = verdicts(&report(&conference(), &["--window", "48m", "--weak-beyond", "4"]));
    assert_eq!(weak.last(), Some(&("5".to_owned(), "weak".to_owned(), false)));
    conference().coauth(&arguments(&["--max-authors", "4"])).exits_with(2).says("pass --weak-beyond 4");
    conference().coauth(&arguments(&["--min-papers", "2"])).exits_with(2).says("would drop conflicts");
    let joss = report(&conference(), &["--policy", "joss"]);
    assert_eq!((&joss["weak_beyond"], &joss["window"]["months"]), (&25.into(), &48.into()));
    conference().coauth(&arguments(&["--policy", "jos"])).exits_with(2).says("expected one of: acl");
}

#[test]
fn a_coauthor_in_common_counts_on_request() {
    let near = report(&conference(), &["--hops", "2"]);
    let row = near["conflicts"].as_array().unwrap().iter().find(|row| row["kind"] == "distance2").unwrap();
    assert_eq!((&row["submission"], &row["evidence"]), (&"6".into(), &"via Ed Moe".into()));
}

#[test]
fn coauthors_on_another_submission_are_in_conflict() {
    let folder = folder()
        .with("pc.csv", "name,email\nAnn Lee,ann@x.org\n")
        .with("subs.csv", "paper,title,given_name,family_name,email,affiliation\n1,A,Ann,Lee,ann@x.org,\n1,A,Bob,Roe,bob@y.org,\n2,B,Bob,Roe,bob@y.org,\n");
    let report = folder.conflicts(&["-f", "json"]).json();
    let rows: Vec<_> = report["conflicts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (&row["submission"], &row["kind"]))
        .collect();
    assert_eq!(rows, [(&"1".into(), &"self".into()), (&"2".into(), &"same-submission".into())]);
    assert_eq!(report["conflicts"][1]["evidence"], "submission 1");
    assert!(report["not_judged"][0].as_str().unwrap().starts_with("coauthor: no bibliography"));
}

#[test]
fn people_of_one_organization_are_in_conflict_and_those_of_a_mail_provider_are_not() {
    let folder = folder()
        .with("pc.csv", "name,email,affiliation\nAnn Lee,ann@gmail.com,\"Dept. of Physics, Example University\"\nBob Roe,bob@cs.acme.org,\n")
        .with("subs.csv", "paper,name,email,affiliation\n1,Cy Poe,cy@gmail.com,Example University\n2,Di Quux,di@acme.org,\n3,Ed Moe,ed@gmail.com,Other University\n");
    let report = folder.conflicts(&["-f", "json"]).json();
    let rows: Vec<_> = report["conflicts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (&row["submission"], &row["evidence"]))
        .collect();
    assert_eq!(rows, [(&"1".into(), &"Example University".into()), (&"2".into(), &"acme.org".into())]);
}

#[test]
fn homonyms_are_ambiguous_unless_all_of_them_are_in_conflict() {
    let one = r#"[{"id":"a","content":{"title":"A","venue":"X 2025","authors":["Wei Wang","Ann Lee"],"authorids":["~Wei_Wang1","~Ann_Lee1"]}}"#;
    let other = r#",{"id":"b","content":{"title":"B","venue":"X 2025","authors":["Wei Wang","PARTNER"],"authorids":["~Wei_Wang2","~P1"]}}]"#;
    for (partner, verdict) in [("Bob Roe", "ambiguous"), ("Ann Lee", "conflict")] {
        let id = if partner == "Ann Lee" { "~Ann_Lee1" } else { "~Bob_Roe1" };
        let papers = format!("{one}{}", other.replace("PARTNER", partner).replace("~P1", id));
        let folder = folder()
            .with("refs.json", papers)
            .with("pc.csv", "name\nWei Wang\n")
            .with("subs.csv", "id,authors\n1,Ann Lee\n");
        let arguments = ["-i", "refs.json", "--window", "9y", "--as-of", "2026-01-01"];
        let report = folder.conflicts(&[&arguments[..], &["-f", "json"]].concat()).json();
        assert_eq!(report["conflicts"][0]["verdict"], verdict, "{partner}");
        let rows = folder.conflicts(&[&arguments[..], &["-f", "openreview-csv"]].concat()).answers();
        assert_eq!(rows.stdout(), "head,tail,weight,label\n");
        rows.says("not written");
        // An identifier tells which one is meant.
        let folder = folder.with("pc.csv", "name,openreview\nWei Wang,~Wei_Wang2\n");
        let report = folder.conflicts(&[&arguments[..], &["-f", "json"]].concat()).json();
        let found: Vec<_> = report["conflicts"].as_array().unwrap().iter().map(|row| &row["match"]).collect();
        assert_eq!(found.len(), usize::from(partner == "Ann Lee"), "{report}");
    }
}

#[test]
fn declarations_are_audited() {
    let folder = conference().with("declared.csv", "paper,title,given_name,family_name,email,conflicttype\n7,Seven,Ann,Lee,ann@x.org,Advisor/advisee\n3,Three,Ann,Lee,ANN@x.org,Recent collaborator\n1,One,Ann,Lee,ann@x.org,Author\n99,None,Ann,Lee,ann@x.org,Other\n");
    let report = report(&folder, &["--window", "48m", "--declared", "declared.csv"]);
    let pairs = |list: &Value| -> Vec<String> {
        list.as_array().unwrap().iter().map(|pair| pair["submission"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(pairs(&report["audit"]["missing"]), ["2", "4", "5"]);
    assert_eq!(pairs(&report["audit"]["unsupported"]), ["7"]);
    assert!(report["warnings"].to_string().contains("submission 99, which is not listed"));
}

#[test]
fn decisions_lift_conflicts_until_they_expire() {
    let decisions = "submission,reviewer,author,reason,until\n3,ann@x.org,Di Quux,one big project,2027-01-01\n*,Ann Lee,Gus Yam,never met,\n2,Ann Lee,,,2020-01-01\n7,Ann Lee,,,\n";
    let folder = conference().with("ignore.csv", decisions);
    let report = report(&folder, &["--window", "48m", "--ignore", "ignore.csv"]);
    let dismissed: Vec<_> =
        verdicts(&report).into_iter().filter(|row| row.1 == "dismissed").map(|row| row.0).collect();
    assert_eq!(dismissed, ["3", "5"]);
    let warnings = report["warnings"].to_string();
    assert!(warnings.contains("expired on 2020-01-01") && warnings.contains("no effect"), "{warnings}");
    let ran =
        folder.coauth(&arguments(&["--window", "48m", "--ignore", "ignore.csv", "-f", "hotcrp"])).answers();
    let rows = "paper,action,email,conflict\n2,conflict,ann@x.org,collaborator\n3,conflict,ann@x.org,pinned unconflicted\n\
                4,conflict,ann@x.org,collaborator\n5,conflict,ann@x.org,pinned unconflicted\n";
    assert_eq!(ran.stdout(), rows);
}

#[test]
fn a_check_fails_if_there_are_conflicts() {
    let folder = conference();
    folder.coauth(&arguments(&[])).answers();
    folder.coauth(&arguments(&["--check"])).exits_with(1);
    let folder = folder.with("subs.csv", "id,authors\n1,Nobody Known\n");
    folder.coauth(&arguments(&["--check"])).answers();
}

#[test]
fn an_explanation_lists_the_people_and_every_paper() {
    let text =
        conference().coauth(&arguments(&["--window", "48m", "--explain", "Ann Lee", "1"])).answers().stdout();
    for expected in ["Verdict: old", "Old (2015)", "id:ann-lee", "identified by exact-name"] {
        assert!(text.contains(expected), "{expected} in {text}");
    }
    conference().coauth(&arguments(&["--explain", "Zoe", "1"])).exits_with(2).says("no member");
    conference().coauth(&arguments(&["--explain", "Ann Lee", "77"])).exits_with(2).says("no submission");
}

#[test]
fn applicants_learn_which_members_to_declare() {
    let folder = conference().with("pc.csv", "name\nBob Roe\nDi Quux\nAnn Lee\nKim Oak\n");
    let report = report(&folder, &["--me", "Ann Lee", "--window", "48m"]);
    let rows: Vec<_> = report["conflicts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            format!(
                "{} {} {}",
                row["reviewer"].as_str().unwrap(),
                row["kind"].as_str().unwrap(),
                row["verdict"].as_str().unwrap()
            )
        })
        .collect();
    assert_eq!(rows, ["Bob Roe coauthor old", "Di Quux coauthor conflict", "Ann Lee self conflict"]);
}

#[test]
fn systems_get_the_files_that_they_take() {
    let folder = folder()
        .with("refs.json", r#"[{"id":"a","content":{"title":"A","venue":"X 2025","authors":["Ann Lee","Bob Roe"],"authorids":["~Ann_Lee1","~Bob_Roe1"]}}]"#)
        .with("pc.csv", "openreview,name,email\n~Ann_Lee1,Ann Lee,ann@x.org\n")
        .with("subs.csv", "paper,title,name,email\n12,On *Engines*,Bob Roe,bob@y.org\n");
    let run = |format: &str, more: &[&str]| {
        let start = [
            "conflicts",
            "--committee",
            "pc.csv",
            "--submissions",
            "subs.csv",
            "-i",
            "refs.json",
            "--as-of",
            "2026-01-01",
            "-f",
            format,
        ];
        folder.coauth(&[&start[..], more].concat())
    };
    assert_eq!(
        run("hotcrp", &["--pin"]).answers().stdout(),
        "paper,action,email,conflict\n12,conflict,ann@x.org,pinned collaborator\n"
    );
    let users = "email,name,affiliation,collaborators\nann@x.org,Ann Lee,,\"Bob Roe (unknown) - coauthor, last 2025\"\n";
    assert_eq!(run("hotcrp-users", &[]).answers().stdout(), users);
    let edges = run("openreview-edges", &["--venue", "Ex.cc/2027/Conference"]).json();
    let edge = serde_json::json!([{
        "invitation": "Ex.cc/2027/Conference/Reviewers/-/Conflict", "head": "12", "tail": "~Ann_Lee1", "weight": -1,
        "label": "Custom Conflict", "readers": ["Ex.cc/2027/Conference", "~Ann_Lee1"],
        "writers": ["Ex.cc/2027/Conference"], "signatures": ["Ex.cc/2027/Conference"]
    }]);
    assert_eq!(edges, edge);
    run("openreview-edges", &[]).exits_with(2).says("needs --venue");
    assert_eq!(
        run("openreview-csv", &[]).answers().stdout(),
        "head,tail,weight,label\n12,~Ann_Lee1,-1,Custom Conflict\n"
    );
    assert_eq!(
        run("easychair-clicks", &[]).answers().stdout(),
        "## Ann Lee\n\n- [ ] 12 On Engines (coauthor)\n"
    );
    assert_eq!(run("pairs-tsv", &[]).answers().stdout(), "ann@x.org\tbob@y.org\tcoauthor\n");
    for format in ["text", "csv", "json", "markdown", "tsv", "easychair-clicks", "openreview-csv"] {
        let ran = run(format, &[]).answers();
        assert!(!ran.stdout().contains('@'), "{format}: {}", ran.stdout());
    }
}

#[test]
fn the_answer_is_the_same_from_an_index_and_with_any_number_of_threads() {
    let folder = conference();
    folder.coauth(&["index", "-q", "refs.bib", "-o", "refs.coauth"]).answers();
    let run = |input: &str, threads: &str| {
        let arguments = ["-i", input, "--as-of", "2026-11-27", "-f", "csv", "--threads", threads];
        folder.conflicts(&arguments).answers().stdout()
    };
    let first = run("refs.bib", "1");
    assert_eq!(first, run("refs.coauth", "2"));
    assert!(first.lines().count() > 5, "{first}");
}

#[test]
fn text_is_by_reviewer_or_by_submission() {
    let folder = conference().with("pc.csv", "name\nAnn Lee\nDi Quux\n");
    let by_submission = folder.coauth(&arguments(&["--by", "submission"])).answers().stdout();
    let by_reviewer = folder.coauth(&arguments(&[])).answers().stdout();
    assert!(by_submission.contains("\nsubmission 3: Three\n  Ann Lee\n"), "{by_submission}");
    assert!(by_reviewer.contains("\nAnn Lee\n  submission 1: One\n"), "{by_reviewer}");
}

#[test]
fn a_decision_lifts_a_declared_conflict_and_a_declared_none_is_no_conflict() {
    let folder = conference()
        .with("declared.csv", "paper,email,conflict\n3,ann@x.org,collaborator\n")
        .with("none.csv", "paper,reviewer,conflict\n7,Ann Lee,none\n")
        .with("ignore.csv", "submission,reviewer\n3,ann@x.org\n");
    let files = ["--declared", "declared.csv", "--declared", "none.csv", "--ignore", "ignore.csv"];
    let ran = folder.coauth(&arguments(&[&files[..], &["-f", "hotcrp"]].concat())).answers();
    let rows = ran.stdout();
    assert!(
        rows.contains("\n3,conflict,ann@x.org,pinned unconflicted\n") && !rows.contains("\n7,"),
        "{rows}"
    );
}

#[test]
fn people_who_are_not_in_the_bibliography_are_counted() {
    let text = conference().coauth(&arguments(&["--me", "Ann Leee"])).answers().stdout();
    assert!(text.contains("coauthor: 1 author not in the bibliography"), "{text}");
}

#[test]
fn text_is_cut_on_request_and_files_are_not() {
    let all = conference().coauth(&arguments(&["--all"])).answers().stdout();
    assert!(!all.contains(" shown;"), "{all}");
    let two = conference().coauth(&arguments(&["-n", "2"])).answers().stdout();
    assert!(two.contains("2 of 5 findings shown; -n 0 shows all") && !two.contains("Gus Yam"), "{two}");
    conference().coauth(&arguments(&["-n", "2", "-f", "csv"])).exits_with(2).says("-n shortens text");
    conference().coauth(&arguments(&["-n", "2", "-f", "hotcrp"])).exits_with(2).says("-n shortens text");
}

#[test]
fn papers_tell_addresses_and_organizations() {
    let papers = "PMID- 1\nTI  - One\nDP  - 2025 Mar\nFAU - Lee, Ann\nAU  - Lee A\nAD  - Example University, Oslo, Norway. ann.lee@x.org.\n\
                  FAU - Poe, Cat\nAU  - Poe C\n\n";
    let folder = folder()
        .with("refs.nbib", papers)
        .with("pc.csv", "name,email,affiliation\n,ANN.LEE@x.org,\nBob Roe,,\"Example University, Norway\"\n")
        .with("subs.csv", "id,authors\n1,Cat Poe\n2,Ann Lee\n");
    let report = folder.conflicts(&["-i", "refs.nbib", "-f", "json"]).json();
    let rows: Vec<String> = report["conflicts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| format!("{} {} {}", row["reviewer_id"], row["submission"], row["kind"]).replace('"', ""))
        .collect();
    assert_eq!(rows, ["member-1 1 coauthor", "member-1 2 self", "member-2 2 same-organization"]);
    assert_eq!(report["not_judged"].as_array().map(Vec::len), Some(1), "{report}");
}

#[test]
fn a_table_for_programs_comes_with_what_was_not_judged() {
    let unknown = conference().coauth(&arguments(&["--me", "Ann Leee", "-f", "csv"])).answers();
    unknown.says("not judged: coauthor: 1 author not in the bibliography");
    let differences = ["--like", "hotcrp", "--differences"];
    conference().coauth(&arguments(&differences)).answers().says("not judged: ");
}

#[test]
fn rows_of_an_assignment_that_add_no_conflict_declare_none() {
    for (declared, count) in [
        (
            "paper,action,email,conflict\n3,clearconflict,ann@x.org,\n3,conflict,ann@x.org,pinned unconflicted\n",
            0,
        ),
        ("paper,action,email\n3,primary,ann@x.org\n", 0),
        ("paper,email,conflict\n3,ann@x.org,FALSE\n", 0),
        ("paper,action,email\n3,conflict,ann@x.org\n", 1),
        ("paper,email,conflict\n3,ann@x.org,\"advisor, no longer\"\n", 1),
    ] {
        let report = report(&conference().with("declared.csv", declared), &["--declared", "declared.csv"]);
        let rows = report["conflicts"].as_array().expect("a list").iter();
        assert_eq!(rows.filter(|row| row["kind"] == "declared").count(), count, "{declared}");
    }
}

#[test]
fn who_is_not_in_the_bibliography_is_named() {
    let folder = conference().with("pc.csv", "name\nAnn Lee\nGil Hay\n");
    let arguments = |format| [&arguments(&[])[..], &["-f", format]].concat();
    let (member, author) =
        ("1 member not in the bibliography: Gil Hay", "1 author not in the bibliography: Nobody Known");
    let text = folder.coauth(&arguments("text")).answers().stdout();
    assert!(text.contains(member) && text.contains(author), "{text}");
    folder.coauth(&arguments("csv")).answers().says(member).says(author);
    let report = folder.coauth(&arguments("json")).json();
    assert_eq!(report["not_in_bibliography"]["members"][0], "Gil Hay");
    assert_eq!(report["not_in_bibliography"]["authors"][0], "Nobody Known");
    let many =
        conference().with("subs.csv", "id,authors\n1,Ab Aa; Bc Bb; Cd Cc; De Dd; Ef Ee; Fg Ff; Gh Gg\n");
    many.coauth(&arguments("csv"))
        .answers()
        .says("7 authors not in the bibliography: Ab Aa; Bc Bb; Cd Cc; De Dd; Ef Ee; and 2 others");
}

#[test]
fn a_member_in_two_spellings_is_one_with_a_notice() {
    let folder = conference().with("pc.csv", "name\nAnn Lee\n\"Lee, Ann\"\nANN LEE\n");
    let answer = folder.coauth(&arguments(&["-f", "json"]));
    let answer = answer.says("Lee, Ann is Ann Lee in another spelling; counted once");
    assert_eq!(answer.json()["members"], 1);
    let folder = conference()
        .with("pc.csv", "name,affiliation\nAnn Lee,Example University\n\"Lee, Ann\",Other University\n");
    let answer = folder.coauth(&arguments(&["-f", "json"]));
    let answer = answer
        .says("Lee, Ann may be Ann Lee, who is listed with another affiliation; they count as two members");
    assert_eq!(answer.json()["members"], 2);
}

#[test]
fn a_member_whose_name_is_in_the_other_order_is_ambiguous() {
    let both = "@article{a, author={Yuki Tanaka and Bob Roe}, title={A}, year=2021}\n@article{b, author={{Tanaka Yuki} and Cat Poe}, title={B}, year=2021}\n";
    let one = both.lines().next().expect("a line");
    for (papers, member, author, found) in [
        (one, "Yuki Tanaka", "Tanaka Yuki", true),
        (one, "Kim Min Jun", "Min Jun Kim", true),
        (one, "Yuki Tanaka", "Tanaka Aki", false),
        (one, "\"Tanaka, Yuki\"", "\"Yuki, Tanaka\"", false),
        (both, "Yuki Tanaka", "Tanaka Yuki", false),
    ] {
        let folder = folder()
            .with("refs.bib", papers)
            .with("pc.csv", format!("name\n{member}\n"))
            .with("subs.csv", format!("id,title,author\n1,One,{author}\n"));
        let report = folder.conflicts(&["-i", "refs.bib", "-f", "json"]).json();
        let rows = report["conflicts"].as_array().expect("a list");
        let is_told = rows.iter().any(|row| {
            (&row["kind"], &row["verdict"], &row["match"])
                == (&"self".into(), &"ambiguous".into(), &"other-order".into())
        });
        assert_eq!(is_told, found, "{member} and {author}: {report}");
    }
}

/// Submission, reviewer, kind, verdict and match of each conflict, and its confidence.
fn found(report: &Value) -> Vec<(String, f64)> {
    let rows = report["conflicts"].as_array().expect("a list").iter();
    let line = |row: &Value| {
        let keys = ["submission", "reviewer", "kind", "verdict", "match"];
        keys.map(|key| row[key].as_str().unwrap_or("-").to_owned()).join(" ")
    };
    rows.map(|row| (line(row), row["confidence"].as_f64().expect("a number"))).collect()
}

fn found_in(folder: &Folder, more: &[&str]) -> Vec<(String, f64)> {
    found(&folder.conflicts(&[more, &["-f", "json"]].concat()).json())
}

fn expect(rows: &[(&str, f64)]) -> Vec<(String, f64)> {
    rows.iter().map(|(row, confidence)| ((*row).to_owned(), *confidence)).collect()
}

#[test]
fn an_organization_that_leaves_something_out_is_ambiguous_with_both_names() {
    let folder = folder()
        .with("pc.csv", "name,affiliation\nAnn Lee,Stanford\nBob Roe,Univ. of Foo\nGil Hay,Washington University\n")
        .with("subs.csv", "paper,name,affiliation\n1,Cat Poe,Stanford University\n2,Dan Fox,\"Dept. of X, University of Foo, USA\"\n3,Eve Kim,University of Washington\n");
    let report = folder.conflicts(&["-f", "json"]).json();
    assert_eq!(
        found(&report),
        expect(&[
            ("1 Ann Lee same-organization ambiguous -", 0.5),
            ("2 Bob Roe same-organization conflict -", 1.0)
        ])
    );
    assert_eq!(report["conflicts"][0]["evidence"], "Stanford and Stanford University");
    assert_eq!(report["conflicts"][1]["evidence"], "Univ. of Foo (University of Foo)");
    let text = folder.conflicts(&[]).answers().stdout();
    let ambiguous = text.split("Ambiguous: another person or organization").nth(1).expect("a heading");
    assert!(ambiguous.contains("may be of the organization of Cat Poe"), "{text}");
}

#[test]
fn a_name_in_another_form_is_ambiguous() {
    for (member, author) in [
        ("Jürgen Müller", "Juergen Mueller"),
        ("Jurgen Muller", "Juergen Mueller"),
        ("Søren Ås", "Soeren Aas"),
        ("J. Müller", "Juergen Mueller"),
        ("Löw, Ida", "Ida Loew"),
        ("Bill Roe", "William Roe"),
        ("Ann Lee-Fox", "Ann Lee"),
    ] {
        for (member, author) in [(member, author), (author, member)] {
            let folder = folder()
                .with(
                    "refs.bib",
                    format!("@article{{a, author={{{author} and Cat Poe}}, title={{A}}, year=2025}}\n"),
                )
                .with("pc.csv", format!("name\n\"{member}\"\n"))
                .with("subs.csv", format!("id;authors\n1;{author}\n2;Cat Poe\n"));
            let expected = expect(&[(&format!("1 {member} self ambiguous other-form"), 0.5)]);
            assert_eq!(found_in(&folder, &[]), expected, "{author}");
            let with_papers = found_in(&folder, &["-i", "refs.bib"]);
            let coauthor = format!("2 {member} coauthor ambiguous other-form");
            assert!(with_papers.contains(&(coauthor, 0.5)), "{author}: {with_papers:?}");
        }
    }
    for (member, author) in [("Wei Yu", "Wei Yue"), ("Weiß, Ida", "Ida Weiss"), ("Łukasz Żak", "Lukasz Zak")]
    {
        let folder = folder()
            .with("pc.csv", format!("name\n\"{member}\"\n"))
            .with("subs.csv", format!("id;authors\n1;{author}\n"));
        let by_spelling = found_in(&folder, &[]).into_iter().filter(|(row, _)| row.contains("other-form"));
        assert_eq!(by_spelling.count(), 0, "{member} and {author}");
    }
}

#[test]
fn what_is_found_by_initials_says_so_and_is_less_sure() {
    let papers = "@article{a, author={J. Doe and Cat Poe}, title={A}, year=2025}\n@article{b, author={Jane Doe and Bob Roe}, title={B}, year=2025}\n";
    let folder = folder()
        .with("refs.bib", papers)
        .with("pc.csv", "name\nJane Doe\n")
        .with("subs.csv", "id,authors\n1,Cat Poe\n2,J. Doe\n3,Bob Roe\n");
    let expected = expect(&[
        ("1 Jane Doe coauthor conflict initials", 0.8),
        ("2 Jane Doe self conflict initials", 0.8),
        ("3 Jane Doe coauthor conflict exact-name", 1.0),
    ]);
    assert_eq!(found_in(&folder, &["-i", "refs.bib"]), expected);
}

#[test]
fn members_of_one_name_share_the_chance_to_be_the_author() {
    let papers = "@article{b, author={Jane Doe and Bob Roe}, title={B}, year=2025}\n";
    let rows = |more: &str| {
        let folder = folder()
            .with("refs.bib", papers)
            .with(
                "pc.csv",
                format!(
                    "name,email,affiliation\nJane Doe,a@x.org,{more}\nJane Doe,b@y.org,Wheel Institute\n"
                ),
            )
            .with("subs.csv", "paper,name,affiliation\n1,Bob Roe,\n2,Jane Doe,Loom University\n");
        found_in(&folder, &["-i", "refs.bib"])
    };
    let [coauthor, own] =
        ["1 Jane Doe coauthor ambiguous exact-name", "2 Jane Doe self ambiguous exact-name"];
    assert_eq!(rows(""), expect(&[(coauthor, 0.5), (own, 0.5), (coauthor, 0.5), (own, 0.5)]));
    // Her organization tells which one is the author.
    let told = rows("Loom University");
    assert!(told.contains(&("2 Jane Doe self conflict exact-name".to_owned(), 1.0)), "{told:?}");
}

#[test]
fn a_decision_about_a_name_that_several_share_lifts_nothing() {
    let papers = "@article{b, author={Jane Doe and Bob Roe}, title={B}, year=2025}\n";
    let decisions = "submission,reviewer,author\n*,Jane Doe,\n1,J Doe,\n9,a@x.org,\n1,a@x.org,Zed\n*,a@x.org,Bob Roe\n2,a@x.org,Bob Roe\n";
    let folder = folder()
        .with("refs.bib", papers)
        .with("pc.csv", "name,email\nJane Doe,a@x.org\nJane Doe,b@y.org\n")
        .with("subs.csv", "paper,name,email,affiliation\n1,Bob Roe,b@one.org,Loom University\n2,Bob Roe,b@two.org,Wheel Institute\n")
        .with("ignore.csv", decisions);
    let ran = folder.conflicts(&["-i", "refs.bib", "--ignore", "ignore.csv", "-f", "json"]).answers();
    let ran = ran
        .says("ignore.csv:2: Jane Doe may be 2 members")
        .says("ignore.csv:3: no member of the committee is called J Doe")
        .says("ignore.csv:4: submission 9 is not listed")
        .says("ignore.csv:5: no author is called Zed")
        .says("ignore.csv:6: Bob Roe may be 2 authors");
    let report: Value = serde_json::from_str(&ran.stdout()).expect("JSON");
    let dismissed = found(&report).into_iter().filter(|(row, _)| row.contains("dismissed"));
    let dismissed: Vec<String> = dismissed.map(|(row, _)| row).collect();
    assert_eq!(dismissed, ["2 Jane Doe coauthor dismissed exact-name"]);
}
