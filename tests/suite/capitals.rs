//! Names of which a part is in capitals, as French, Chinese and Hungarian lists write them, and names in another order.

use serde_json::Value;

use crate::run::{Folder, folder};

/// A name without capitals, and with them.
const NAMES: [(&str, &str); 6] = [
    ("Dan Fox", "Dan FOX"),
    ("Lee Ann", "LEE Ann"),
    ("Zhang Wei", "ZHANG Wei"),
    ("Zoltan Bon", "Zoltan BON"),
    ("Fox Dan", "FOX Dan"),
    ("Éva Nagy", "ÉVA NAGY"),
];

/// Someone has written with Cat Poe.
fn papers(name: &str) -> String {
    format!("@article{{a, author={{{name} and Cat Poe}}, title={{First Steps of Nets}}, year=2025}}\n")
}

fn report(folder: &Folder, more: &[&str]) -> Value {
    folder.conflicts(&[&["-i", "refs.bib", "--as-of", "2026-11-28", "-f", "json"], more].concat()).json()
}

/// Submission, kind, verdict and match of each conflict.
fn found(report: &Value) -> Vec<[String; 4]> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let rows = report["conflicts"].as_array().expect("a list").iter();
    rows.map(|row| ["submission", "kind", "verdict", "match"].map(|key| text(&row[key]))).collect()
}

#[test]
fn a_member_is_found_whichever_side_has_the_capitals() {
    let expected = [["1", "self", "conflict", "exact-name"], ["2", "coauthor", "conflict", "exact-name"]];
    for (plain, capitals) in NAMES {
        for (known, member, author) in [
            (plain, capitals, plain),
            (capitals, plain, capitals),
            (plain, plain, capitals),
            (capitals, capitals, plain),
        ] {
            let (given, family) = member.split_once(' ').expect("two words");
            for committee in [
                format!("name\n{member}\n"),
                format!("given_name,family_name\n{given},{family}\n"),
                format!("| name |\n|---|\n| {member} |\n"),
            ] {
                let folder = folder()
                    .with("refs.bib", papers(known))
                    .with("pc.csv", &committee)
                    .with("subs.csv", format!("id,authors\n1,Xi Yu; {author}\n2,Cat Poe\n"));
                let report = report(&folder, &[]);
                assert_eq!(found(&report), expected, "{known}, {author} and {committee}");
                assert_eq!(report["not_in_bibliography"]["members"], serde_json::json!([]));
            }
        }
    }
}

#[test]
fn applicants_reviewers_and_collaborators_are_found_whichever_side_has_the_capitals() {
    for (plain, capitals) in NAMES {
        for (known, asked) in [(plain, capitals), (capitals, plain)] {
            let folder = folder()
                .with("refs.bib", papers(known))
                .with("pc.csv", format!("name\nCat Poe\nHal Oak\n{asked}\n"))
                .with("subs.csv", "id,authors\n2,Cat Poe\n");
            let me = ["conflicts", "--committee", "pc.csv", "-i", "refs.bib", "-f", "json", "--me", asked];
            let rows = found(&folder.coauth(&me).json());
            assert!(
                rows.contains(&["mine", "coauthor", "conflict", "exact-name"].map(str::to_owned)),
                "{asked}"
            );
            let ranked = folder.coauth(&[
                "reviewers",
                "--committee",
                "pc.csv",
                "--submissions",
                "subs.csv",
                "-i",
                "refs.bib",
                "-f",
                "json",
            ]);
            assert_eq!(ranked.json()["submissions"][0]["in_conflict"], 2, "{asked}");
            let answer = folder.coauth(&["collaborators", asked, "-i", "refs.bib", "-f", "json"]).json();
            assert_eq!(answer["people"][0]["collaborators"][0]["author"], "Cat Poe", "{answer}");
        }
    }
}

#[test]
fn capitals_that_may_be_initials_do_not_lead_to_somebody_else() {
    // Fei Dan is F. Dan, and not Dan Fox.
    let papers = papers("Dan Fox") + "@article{b, author={Fei Dan and Bob Roe}, title={B}, year=2025}\n";
    let folder = folder()
        .with("refs.bib", &papers)
        .with("pc.csv", "name\nDan FOX\n")
        .with("subs.csv", "id,authors\n1,Bob Roe\n2,Cat Poe\n");
    assert_eq!(found(&report(&folder, &[])), [["2", "coauthor", "conflict", "exact-name"]]);
}

#[test]
fn a_coauthor_of_the_name_in_the_other_order_is_ambiguous() {
    let both =
        papers("Yuki Tanaka") + "@article{b, author={{Tanaka Yuki} and Bob Roe}, title={B}, year=2025}\n";
    let row = |verdict: &str, by: &str| ["2", "coauthor", verdict, by].map(str::to_owned);
    for (papers, member, author, expected) in [
        (&papers("Yuki Tanaka"), "Tanaka Yuki", "Cat Poe", vec![row("ambiguous", "other-order")]),
        (&papers("Tanaka Yuki"), "Yuki Tanaka", "Cat Poe", vec![row("ambiguous", "other-order")]),
        (&papers("Yuki Tanaka"), "Cat Poe", "Tanaka Yuki", vec![row("ambiguous", "other-order")]),
        (&papers("Fox Dan"), "Dan FOX", "Cat Poe", vec![row("ambiguous", "other-order")]),
        (&papers("Min Jun Kim"), "Kim Min Jun", "Cat Poe", vec![row("ambiguous", "other-order")]),
        (&papers("TANAKA Yuki"), "Yuki Tanaka", "Cat Poe", vec![row("conflict", "exact-name")]),
        (&both, "Tanaka Yuki", "Cat Poe", Vec::new()),
        (&both, "Tanaka Yuki", "Bob Roe", vec![row("conflict", "exact-name")]),
        (&both, "TANAKA Yuki", "Bob Roe", vec![row("ambiguous", "exact-name")]),
    ] {
        let folder = folder()
            .with("refs.bib", papers)
            .with("pc.csv", format!("name\n{member}\n"))
            .with("subs.csv", format!("id,authors\n2,{author}\n"));
        assert_eq!(found(&report(&folder, &[])), expected, "{member} and {author}");
    }
}

#[test]
fn who_has_a_suffix_in_one_place_only_is_no_abbreviated_name() {
    for (known, member) in [("Robert Smith Jr.", "Robert Smith"), ("Robert Smith", "Smith, Robert, III")] {
        let folder = folder()
            .with("refs.bib", papers(known))
            .with("pc.csv", format!("name,email\n\"{member}\",r@example.org\n"))
            .with("subs.csv", "id,authors\n2,Cat Poe\n");
        assert_eq!(found(&report(&folder, &[])), [["2", "coauthor", "ambiguous", "without-suffix"]]);
        let text = folder.conflicts(&["-i", "refs.bib", "--explain", "r@example.org", "2"]).stdout();
        assert!(text.contains("may be somebody else (by without-suffix)"), "{text}");
        assert!(!text.contains("initials"), "{text}");
    }
}

#[test]
fn a_column_of_given_names_and_short_family_names_in_capitals_is_not_turned_round() {
    for list in [
        "ANN LEE; BOB ROE; EVE KIM",
        "ANN LEE, BOB ROE, EVE KIM",
        "ANN LEE and BOB ROE and EVE KIM",
        "Ann LEE | Bob ROE | Eve KIM",
        "Ann LEE / Bob ROE / Eve KIM",
        "LEE, ANN; ROE, BOB; KIM, EVE",
    ] {
        let folder = folder()
            .with("a.csv", format!("Title,Authors,Year\nOn nets one,\"{list}\",2019\n"))
            .with("a.tsv", format!("Title\tAuthors\tYear\nOn nets one\t{list}\t2019\n"))
            .with(
                "a.md",
                format!("| Title | Authors |\n|---|---|\n| On nets one | {} |\n", list.replace('|', ";")),
            )
            .with("a.ris", ris(list))
            .with(
                "a.bib",
                format!("@article{{a, author={{{}}}, title={{On nets one}}}}\n", names(list).join(" and ")),
            );
        for file in ["a.csv", "a.tsv", "a.md", "a.ris", "a.bib"] {
            assert_eq!(ids(&folder, file), ["ann-lee", "bob-roe", "eve-kim"], "{file} {list}");
        }
    }
    // Initials of one letter, and those without a vowel, are initials.
    let folder = folder().with("a.csv", "Title,Authors\nOn nets,\"LEE A, ROE JB, KIM AE, POE C\"\n");
    assert_eq!(ids(&folder, "a.csv"), ["a-lee", "jb-roe", "ae-kim", "c-poe"]);
}

fn names(list: &str) -> Vec<&str> {
    let separator = ["; ", " | ", " / ", " and "].into_iter().find(|separator| list.contains(separator));
    list.split(separator.unwrap_or(", ")).collect()
}

fn ris(list: &str) -> String {
    let authors: String = names(list).iter().map(|name| format!("AU  - {name}\n")).collect();
    format!("TY  - JOUR\n{authors}TI  - On nets one\nPY  - 2019\nER  - \n")
}

/// The ids of the authors of a file, in the order of its bylines.
fn ids(folder: &Folder, file: &str) -> Vec<String> {
    let answer = folder.coauth(&["export", "-q", "-f", "authorships", file]).stdout();
    let mut rows = csv::Reader::from_reader(answer.as_bytes());
    let column = rows.headers().expect("headers").iter().position(|name| name == "author_id").expect("ids");
    rows.records().map(|row| row.expect("a row")[column].to_owned()).collect()
}
