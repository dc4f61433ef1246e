//! Who is who: by identifiers, by evidence, by the user's word, each with a reason, and reversibly.

use serde_json::Value;

use crate::run::{Folder, folder};

/// Grace Hopper by three spellings that only evidence joins, and two people who may well both be J. Smith.
const BYLINES: &str = "\
Grace Hopper; Ada Lovelace; Mary Somerville
Grace Hopper; Ada Lovelace
G. Hopper; Ada Lovelace; Mary Somerville
Grace M. Hopper; Ada Lovelace; Mary Somerville
Jane Smith; Emmy Noether
John Smith; Sophie Germain
J. Smith; Maria Agnesi
";

fn bylines() -> Folder {
    folder().with("papers.txt", BYLINES)
}

fn authors(folder: &Folder, options: &[&str]) -> Value {
    let stats = folder.coauth(&[&["stats", "-q", "-f", "json"], options].concat()).answers().json();
    stats["authors"].clone()
}

/// The ties, by names.
fn ties(folder: &Folder, options: &[&str]) -> Vec<[Value; 3]> {
    let command = ["ties", "-q", "--limit", "0", "-f", "json"];
    let answer = folder.coauth(&[&command[..], options].concat()).answers().json();
    let rows = answer["ties"].as_array().expect("ties").clone();
    rows.into_iter().map(|row| ["a", "b", "papers"].map(|key| row[key].clone())).collect()
}

#[test]
fn evidence_joins_compatible_names_with_coauthors_in_common_and_no_bare_initial() {
    let folder = bylines();
    assert_eq!(authors(&folder, &["papers.txt"]), 11);
    assert_eq!(authors(&folder, &["--names", "evidence", "papers.txt"]), 9);
    let joins = folder.coauth(&["stats", "-q", "--names", "evidence", "-f", "json", "papers.txt"]).json();
    assert_eq!(joins["joins"], serde_json::json!({"initial": 1, "middle_name": 1}));
    folder
        .coauth(&["path", "J. Smith", "Jane Smith", "--names", "evidence", "-q", "-i", "papers.txt"])
        .exits_with(1);
}

#[test]
fn names_says_which_spellings_were_joined_and_why() {
    let folder = bylines();
    let answer =
        folder.coauth(&["names", "-q", "--names", "evidence", "-f", "json", "papers.txt"]).answers().json();
    let [hopper] = answer["authors"].as_array().expect("authors").as_slice() else { panic!("{answer}") };
    let joins = hopper["joins"].as_array().expect("joins");
    assert_eq!((hopper["spellings"].as_array().map(Vec::len), joins.len()), (Some(3), 2));
    assert!(joins.iter().any(|join| join["a"] == "G. Hopper" && join["reason"] == "initial"), "{answer}");
    let text = folder.coauth(&["names", "-q", "--names", "evidence", "papers.txt"]).answers().stdout();
    assert!(text.contains("an initial for a name"), "{text}");
}

#[test]
fn suspects_are_what_evidence_would_do_and_the_policy_has_not() {
    let folder = bylines();
    let command = ["names", "--suspects", "-q", "-f", "json", "papers.txt"];
    let suspects = folder.coauth(&command).answers().json()["suspects"].clone();
    let suspects = suspects.as_array().expect("suspects");
    assert!(!suspects.is_empty() && suspects.iter().all(|row| row["kind"] == "duplicate"), "{suspects:?}");
    assert!(
        suspects.iter().all(|row| row["a"].as_str().is_some_and(|name| name.contains("Hopper"))),
        "{suspects:?}"
    );
    let none = folder.coauth(&[&command[..], &["--names", "evidence"]].concat()).answers().json();
    assert_eq!(none["suspects"], serde_json::json!([]));
    let story =
        folder.coauth(&["names", "--explain", "g hopper", "-q", "-f", "json", "-i", "papers.txt"]).answers();
    let story = story.json();
    assert_eq!(
        (&story["authors"][0]["author"], story["suspects"].as_array().map(Vec::len)),
        (&"G. Hopper".into(), Some(2))
    );
}

#[test]
fn what_keeps_others_of_the_same_name_apart_is_told() {
    let orcid =
        |id: &str, other: &str| format!("author = {{Wang, Wei and {other}}}, orcid = {{{id}}}, year = 2001");
    let ids = ["0000-0002-1825-0097, 0000-0001-5109-3700", "0000-0003-1613-5981, 0000-0002-9079-593X"];
    let [one, two] = [orcid(ids[0], "Xu, Bo"), orcid(ids[1], "Yu, An")];
    let folder = folder()
        .with("ids.bib", format!("@misc{{a, title = {{One}}, {one}}}\n@misc{{b, title = {{Two}}, {two}}}\n"))
        .with("case.txt", "Ann Lee; Bo Xu\nANN LEE; An Yu\n");
    let verdicts = |name: &str, policy: &str, input: &str| {
        let command = ["names", "-q", "-f", "json", "--names", policy, "--explain", name, "-i", input];
        folder.coauth(&command).answers().json()["verdicts"].clone()
    };
    let by_ids = verdicts("orcid:0000-0002-1825-0097", "evidence", "ids.bib");
    assert_eq!(by_ids[0]["obstacle"], "identifiers differ");
    let as_written = verdicts("id:ANN LEE", "exact", "case.txt");
    assert_eq!((&as_written[0]["b"], &as_written[0]["is_one_person"]), (&"Ann Lee".into(), &false.into()));
    assert_eq!(as_written[0]["obstacle"], "--names exact keeps other spellings apart");
}

#[test]
fn decisions_written_to_a_file_make_the_same_network_when_they_are_played_back() {
    let folder = bylines();
    folder.coauth(&["names", "--names", "evidence", "--write-aliases", "who.txt", "papers.txt"]).answers();
    let played = ["--names", "exact", "--aliases", "who.txt", "papers.txt"];
    assert_eq!(ties(&folder, &played), ties(&folder, &["--names", "evidence", "papers.txt"]));
    let joins = folder.coauth(&[&["stats", "-q", "-f", "json"], &played[..]].concat()).answers().json();
    assert_eq!(joins["joins"], serde_json::json!({"alias": 2}));
}

#[test]
fn an_alias_file_groups_by_person_with_reasons_counts_and_suspects() {
    let folder = bylines();
    let written = |policy: &str| -> Vec<String> {
        let command = ["names", "-q", "--names", policy, "--write-aliases", "-", "papers.txt"];
        let text = folder.coauth(&command).answers().stdout();
        text.split("\n\n").skip(1).map(|group| group.trim_end().to_owned()).collect()
    };
    let merged = "\
# Grace Hopper: 3 spellings, 4 mentions
# 1 mention: an initial for a name
G. Hopper → Grace Hopper
# 1 mention: a middle name or suffix is missing
Grace M. Hopper → Grace Hopper";
    assert_eq!(written("evidence"), [merged]);
    let suspects = written("folded");
    // The third pair is one person as soon as the first two are.
    let [first, second] = suspects.as_slice() else { panic!("{suspects:?}") };
    assert!(second.starts_with("# G. Hopper: 1 spelling, 1 mention\n# may be Grace M. Hopper"), "{second}");
    assert!(!second.contains("#?"), "{second}");
    let lines: Vec<&str> = first.lines().collect();
    assert_eq!(lines[0], "# Grace Hopper: 1 spelling, 2 mentions");
    assert!(lines[1].starts_with("# may be G") && lines[1].contains("co-authors in common"), "{first}");
    let merges: Vec<&str> = lines.iter().copied().filter(|line| line.starts_with("#? ")).collect();
    assert_eq!(merges.len(), 2, "{first}");
    assert!(merges.contains(&"#? G. Hopper → Grace Hopper"), "{first}");
    let accepted = first.replace("#? ", "");
    std::fs::write(folder.path().join("who.txt"), accepted).expect("a file");
    let played = ["--names", "exact", "--aliases", "who.txt", "papers.txt"];
    assert_eq!(ties(&folder, &played), ties(&folder, &["--names", "evidence", "papers.txt"]));
}

#[test]
fn undoing_one_join_changes_only_those_people() {
    let folder = bylines();
    folder.coauth(&["names", "--names", "evidence", "--write-aliases", "who.txt", "papers.txt"]).answers();
    let kept: Vec<String> = folder
        .read("who.txt")
        .lines()
        .filter(|line| !line.starts_with("G. Hopper"))
        .map(str::to_owned)
        .collect();
    let folder = folder.with("who.txt", kept.join("\n"));
    let played = ["--names", "exact", "--aliases", "who.txt", "papers.txt"];
    assert_eq!(authors(&folder, &played), 10);
    let without = |ties: Vec<[Value; 3]>| {
        let is_hopper = |value: &Value| value.as_str().is_some_and(|name| name.contains("Hopper"));
        ties.into_iter().filter(|[a, b, _]| !is_hopper(a) && !is_hopper(b)).collect::<Vec<_>>()
    };
    assert_eq!(
        without(ties(&folder, &played)),
        without(ties(&folder, &["--names", "evidence", "papers.txt"]))
    );
}

#[test]
fn the_users_word_joins_parts_and_names() {
    let folder = bylines().with(
        "who.txt",
        "# mine\nJ. Smith → Jane Smith\nG. Hopper -> Amazing Grace\nGrace Hopper\tAmazing Grace\nGrace M. Hopper ≠ Grace Hopper\n",
    );
    folder.coauth(&["stats", "--aliases", "who.txt", "papers.txt"]).exits_with(2).says("who.txt:5");
    let folder = folder.with("who.txt", "J. Smith → Jane Smith\nG. Hopper ≠ Grace Hopper\n");
    assert_eq!(authors(&folder, &["--names", "evidence", "--aliases", "who.txt", "papers.txt"]), 9);
    let smith = folder.coauth(&[
        "author",
        "J. Smith",
        "-q",
        "-f",
        "json",
        "--aliases",
        "who.txt",
        "-i",
        "papers.txt",
    ]);
    let smith = smith.answers().json();
    assert_eq!(smith["author"], "Jane Smith");
    assert_eq!(smith["spellings"][0]["reason"], "alias");
}

#[test]
fn a_name_may_mean_somebody_else_on_one_paper() {
    let folder = folder()
        .with("a.txt", "Wei Wang; Ann Lee\nWei Wang; Bo Berg\nW. Wang; Cy Cole\n")
        .with("who.txt", "Wei Wang @ a.txt#2 → Wei Wang (Oslo)\nW. Wang → Wei Wang (Oslo)\n");
    let options = ["--aliases", "who.txt", "-i", "a.txt"];
    assert_eq!(authors(&folder, &["--aliases", "who.txt", "a.txt"]), 5);
    folder.coauth(&[&["path", "Bo Berg", "Cy Cole", "-q"], &options[..]].concat()).answers();
    folder.coauth(&[&["path", "Bo Berg", "Ann Lee", "-q"], &options[..]].concat()).exits_with(1);
    folder.coauth(&["names", "--write-aliases", "again.txt", "--aliases", "who.txt", "a.txt"]).answers();
    let again = ["--names", "exact", "--aliases", "again.txt", "a.txt"];
    assert_eq!(ties(&folder, &again), ties(&folder, &["--aliases", "who.txt", "a.txt"]));
}

#[test]
fn a_line_of_the_users_that_comes_to_nothing_is_named_with_the_reason() {
    let folder = folder().with("a.txt", "Wei Wang; Bo Li\nWei Wang; Ann Lee\nA. Lee; Ann Lee\n");
    let say = |who: &str| {
        std::fs::write(folder.path().join("who.txt"), who).expect("a file");
        folder.coauth(&["stats", "-f", "json", "--strict", "--aliases", "who.txt", "a.txt"])
    };
    for (who, why) in [
        ("# Nothing\n", "who.txt: the file contains no aliases"),
        ("\nNo One → Wei Wang", "who.txt:2: no author is called No One"),
        ("Wei Wang @ a.txt#9 → Bo Berg", "who.txt:1: no Wei Wang has a.txt#9 next to the name or as a paper"),
        ("Wei Wang @ orcid:1 → Bo Berg", "no Wei Wang has orcid:1 next to the name"),
        ("A. Lee → Ann Lee", "A. Lee and Ann Lee are on one byline"),
        ("A. Lee → Amy Lee\nAnn Lee → Amy Lee", "who.txt:2: Ann Lee and Amy Lee are on one byline"),
        ("Wei Wang @ a.txt#1 → Bo Li", "Wei Wang and Bo Li are on one byline"),
        ("\nAnn Lee → Ann Lee", "who.txt:2: Ann Lee is the same person without it"),
    ] {
        let ran = say(who).says("1 line of --aliases has no effect").says(why);
        assert_eq!(ran.json()["authors"], 4, "{who}");
    }
    for who in
        ["Bo Li → Ann Lee", "Wei Wang @ a.txt#2 → Wei Wang (Oslo)", "A. Lee ≠ Ann Lee", "a lee → Amy Lee"]
    {
        say(who).answers().says_nothing_of("has no effect");
    }
}

#[test]
fn aliases_come_from_stdin_and_go_to_stdout() {
    let folder = bylines();
    let who =
        folder.coauth(&["names", "--names", "evidence", "--write-aliases", "-", "papers.txt"]).answers();
    let who = who.says("spellings to stdout").shows(" → ").stdout();
    assert!(!folder.path().join("-").exists());
    let stats = ["stats", "-f", "json", "--names", "exact", "--aliases", "-", "papers.txt"];
    let played = folder.coauth_with_stdin(&stats, who.as_bytes()).says_nothing_of("stdin is ignored").json();
    assert_eq!(played["joins"], serde_json::json!({"alias": 2}));
    folder.coauth(&["stats", "--aliases", "-", "-"]).exits_with(2).says("read only once");
}

#[test]
fn a_thesaurus_of_vosviewer_is_a_file_of_aliases() {
    let folder =
        bylines().with("thesaurus.txt", "label\treplace by\ng. hopper\tgrace hopper\nemmy noether\t\n");
    assert_eq!(authors(&folder, &["--aliases", "thesaurus.txt", "papers.txt"]), 10);
}

#[test]
fn an_index_keeps_who_is_who_and_refuses_another_word() {
    let folder = bylines().with("who.txt", "J. Smith → Jane Smith\n");
    let build =
        ["index", "-q", "--names", "evidence", "--aliases", "who.txt", "papers.txt", "-o", "p.coauth"];
    folder.coauth(&build).answers();
    let source = ["names", "-q", "-f", "csv", "--names", "evidence", "--aliases", "who.txt", "papers.txt"];
    let from_index = folder.coauth(&["names", "-q", "-f", "csv", "p.coauth"]).answers().stdout();
    assert_eq!(from_index, folder.coauth(&source).answers().stdout());
    assert!(from_index.contains("alias"), "{from_index}");
    let refused = folder.coauth(&["stats", "--aliases", "who.txt", "p.coauth"]).exits_with(2);
    refused.says("names were resolved when the index was built");
}

/// Papers in BibTeX with ORCIDs beside names.
fn works(bylines: &[&[(&str, &str)]]) -> String {
    let author = |(name, orcid): &(&str, &str)| {
        let (given, family) = name.split_once(' ').expect("two names");
        let orcid = if orcid.is_empty() {
            String::new()
        } else {
            format!(",\"ORCID\":\"https://orcid.org/{orcid}\"")
        };
        format!("{{\"given\":\"{given}\",\"family\":\"{family}\"{orcid}}}")
    };
    let work = |(number, byline): (usize, &&[(&str, &str)])| {
        let authors: Vec<String> = byline.iter().map(author).collect();
        format!(
            "{{\"DOI\":\"10.1000/{number}\",\"type\":\"journal-article\",\"title\":[\"Work {number}\"],\"author\":[{}]}}",
            authors.join(",")
        )
    };
    let works: Vec<String> = bylines.iter().enumerate().map(work).collect();
    format!(
        "{{\"status\":\"ok\",\"message-type\":\"work-list\",\"message\":{{\"items\":[{}]}}}}",
        works.join(",")
    )
}

const ADA: &str = "0000-0002-1825-0097";
const BEA: &str = "0000-0001-5109-3700";

#[test]
fn identifiers_join_and_part_under_every_policy() {
    let works = works(&[
        &[("Ada King", ADA), ("Ann Lee", "")],
        &[("Ada Lovelace", ADA), ("Bo Berg", "")],
        &[("Ada Lovelace", ADA), ("Bo Berg", "")],
        &[("Ada Lovelace", BEA), ("Cy Cole", "")],
    ]);
    let folder = folder().with("works.json", works);
    for policy in ["exact", "folded", "evidence"] {
        let options = ["--names", policy, "-i", "works.json"];
        assert_eq!(authors(&folder, &["--names", policy, "works.json"]), 5, "{policy}");
        folder.coauth(&[&["path", "Ann Lee", "Bo Berg", "-q"], &options[..]].concat()).answers();
        folder.coauth(&[&["path", "Cy Cole", "Bo Berg", "-q"], &options[..]].concat()).exits_with(1);
        let orcid = format!("orcid:{ADA}");
        folder.coauth(&[&["path", &orcid, "Bo Berg", "-q"], &options[..]].concat()).answers();
        let shown = format!("id:ada-lovelace#orcid:{BEA}");
        if policy != "exact" {
            folder.coauth(&[&["author", &shown, "-q"], &options[..]].concat()).answers();
        }
    }
}

#[test]
fn an_identifier_next_to_the_wrong_name_merges_no_one_and_is_a_suspect() {
    let works = works(&[&[("Ada Lovelace", ADA), ("Bo Berg", "")], &[("Cy Cole", ADA), ("Bo Berg", "")]]);
    let folder = folder().with("works.json", works);
    assert_eq!(authors(&folder, &["works.json"]), 3);
    let suspects =
        folder.coauth(&["names", "--suspects", "-q", "-f", "csv", "works.json"]).answers().stdout();
    assert!(suspects.contains(&format!("both have orcid:{ADA}")), "{suspects}");
}

#[test]
fn mentions_without_an_identifier_are_whose_name_most_others_are() {
    let works = works(&[
        &[("Ada Lovelace", ADA), ("Ann Lee", "")],
        &[("Ada Lovelace", ADA), ("Ann Lee", "")],
        &[("Ada Lovelace", BEA), ("Bo Berg", "")],
        &[("Ada Lovelace", ""), ("Cy Cole", "")],
    ]);
    let folder = folder().with("works.json", works);
    assert_eq!(authors(&folder, &["works.json"]), 5);
    folder.coauth(&["path", "Ann Lee", "Cy Cole", "-q", "-i", "works.json"]).answers();
    folder.coauth(&["path", "Bo Berg", "Cy Cole", "-q", "-i", "works.json"]).exits_with(1);
}

/// Bylines of people of few families, some written in several ways.
fn crowd() -> Vec<String> {
    let mut random = 1u64;
    let mut below = move |bound: usize| {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (random >> 33) as usize % bound
    };
    let (given, families) = (["Ann", "Anna", "Bo", "Carl", "Wei", "Jan"], ["Li", "Wang", "Berg", "Moreau"]);
    let mut person = |group: usize| {
        let (first, family) = (given[(group + below(3)) % 6], families[(group + below(2)) % 4]);
        let middle = ["", "M. ", "Q. "][below(3)];
        if below(4) == 0 {
            format!("{}. {middle}{family}", &first[..1])
        } else {
            format!("{first} {middle}{family}")
        }
    };
    (0..400).map(|paper| [(); 3].map(|()| person(paper % 40)).join("; ")).collect()
}

#[test]
fn who_is_who_does_not_depend_on_the_order_of_the_papers() {
    let sorted = |mut papers: Vec<(String, String)>| {
        papers.sort();
        papers
    };
    let people = |lines: Vec<String>| {
        let folder = folder().with("papers.txt", lines.join("\n"));
        let answer = folder.coauth(&[
            "names",
            "-q",
            "--names",
            "evidence",
            "--limit",
            "0",
            "-f",
            "json",
            "papers.txt",
        ]);
        let answer = answer.answers().json();
        let joins = answer["authors"].as_array().expect("authors").iter().map(|author| {
            let spellings = author["spellings"].as_array().expect("spellings").iter();
            let texts = spellings.map(|spelling| format!("{} {}", spelling["text"], spelling["mentions"]));
            let mut texts: Vec<String> = texts.collect();
            texts.sort();
            (author["author"].to_string(), texts.join(", "))
        });
        sorted(joins.collect())
    };
    let lines = crowd();
    let backwards: Vec<String> = lines.iter().rev().cloned().collect();
    let one = people(lines);
    assert!(one.len() > 5, "{one:?}");
    assert_eq!(people(backwards), one);
}

#[test]
fn evidence_puts_no_one_twice_on_a_byline() {
    let folder = folder().with("papers.txt", crowd().join("\n"));
    let folded =
        folder.coauth(&["stats", "-q", "--names", "folded", "-f", "json", "papers.txt"]).answers().json();
    let evidence =
        folder.coauth(&["stats", "-q", "--names", "evidence", "-f", "json", "papers.txt"]).answers().json();
    assert_eq!(evidence["authorships"], 3 * crowd().len(), "two mentions of one name are two people");
    assert!(folded["authorships"].as_u64() < evidence["authorships"].as_u64());
}

#[test]
fn umlauts_are_joined_by_evidence_and_not_by_folding() {
    let folder =
        folder().with("m.txt", "Jörg Müller; Ada Lovelace; Ann Lee\nJoerg Mueller; Ada Lovelace; Ann Lee\n");
    assert_eq!(authors(&folder, &["m.txt"]), 4);
    assert_eq!(authors(&folder, &["--names", "evidence", "m.txt"]), 3);
}

#[test]
fn groups_are_seen_by_their_names() {
    let folder = folder().with("g.txt", "Ada Lovelace; ATLAS Collaboration\n");
    assert_eq!(authors(&folder, &["g.txt"]), 1);
    assert_eq!(authors(&folder, &["--groups", "g.txt"]), 2);
}

#[test]
fn homonyms_are_shown_and_found_with_what_distinguishes_them() {
    let line = |orcid: &str, other: &str| {
        format!(
            r#"{{"reference-count":0,"DOI":"10.1000/{other}","title":["On {other}"],"author":[{{"given":"Jun","family":"Zhang","ORCID":"{orcid}"}},{{"given":"Ann","family":"{other}"}}]}}"#
        )
    };
    let [one, other] = ["0000-0002-1825-0097", "0000-0001-5109-3700"];
    let folder = folder()
        .with("works.jsonl", format!("{}\n{}\n", line(one, "Loom"), line(other, "Wheel")))
        .with("who.txt", "Zhang, Jun @ 10.1000/Wheel → Jun Zhang (Oslo)\n");
    let shown = |input: &[&str]| {
        let top = folder.coauth(&[&["top", "-q", "-f", "json"], input].concat()).json();
        top["authors"]
            .as_array()
            .expect("authors")
            .iter()
            .map(|row| row["author"].clone())
            .collect::<Vec<_>>()
    };
    let [with_one, with_other] = [one, other].map(|orcid| format!("Zhang, Jun (orcid:{orcid})"));
    folder.coauth(&["index", "-q", "works.jsonl", "-o", "w.coauth"]).answers();
    for input in ["works.jsonl", "w.coauth"] {
        assert_eq!(shown(&[input]), ["Loom, Ann", "Wheel, Ann", &with_one, &with_other]);
        for export in ["pajek", "graphml", "ties-csv", "json"] {
            folder.coauth(&["export", "-f", export, input]).answers().shows(&with_one).shows(&with_other);
        }
        let drawn = folder.coauth(&["render", "-f", "dot", input]).answers();
        drawn.shows("Jun Zhang (orcid:0000-0002-1825-0097)");
        let path = |a| folder.coauth(&["path", a, "Ann Loom", "-i", input]);
        path("jun zhang (orcid:0000-0002-1825-0097)").answers().shows("1 hop from Jun Zhang (orcid:");
        path("Jun Zhang")
            .exits_with(2)
            .says("matches 2 authors")
            .says("Jun Zhang (orcid:0000-0001-5109-3700)");
    }
    let called = ["--aliases", "who.txt"];
    folder.coauth(&[&["index", "-q", "works.jsonl", "-o", "w.coauth"], &called[..]].concat()).answers();
    for input in [&["works.jsonl", "--aliases", "who.txt"][..], &["w.coauth"]] {
        let names = ["Loom, Ann", "Wheel, Ann", "Zhang, Jun", "Jun Zhang (Oslo)"];
        assert_eq!(shown(input), names);
        let oslo =
            folder.coauth(&[&["author", "jun zhang (oslo)", "-q", "-f", "json", "-i"], input].concat());
        let oslo = oslo.json();
        assert_eq!(
            (&oslo["author_id"], &oslo["papers"][0]["id"]),
            (&"jun-zhang-oslo".into(), &"10.1000/Wheel".into())
        );
    }
}

#[test]
fn an_id_with_degrees_or_titles_of_earlier_versions_finds_the_person() {
    let folder = folder()
        .with("papers.txt", "Ann Lee, MD; Cat Poe, FACS\nAnn Lee; Dr. Dan Qua\nZoe Ma; Ann Lee\n")
        .with("short.txt", "Li Ma; Bo Xu\n");
    for (old, name) in [
        ("lee-ann-md", "Ann Lee"),
        ("md-ann-lee", "Ann Lee"),
        ("facs-cat-poe", "Cat Poe"),
        ("dr-dan-qua", "Dan Qua"),
        ("ma-dan-qua", "Dan Qua"),
    ] {
        let id = format!("id:{old}");
        let answer = folder.coauth(&["author", &id, "-q", "-f", "json", "-i", "papers.txt"]).answers().json();
        assert!(answer.to_string().contains(&format!("\"{name}\"")), "{old}: {answer}");
    }
    folder.coauth(&["author", "id:md-li", "-q", "-i", "short.txt"]).exits_with(2);
}

#[test]
fn an_id_of_a_homonym_that_does_not_exist_is_no_one() {
    let folder = folder().with("papers.txt", "Ann Lee; Bob Roe\n");
    folder.coauth(&["author", "id:ann-lee", "-q", "-i", "papers.txt"]).answers();
    for id in ["id:ann-lee#2", &format!("id:ann-lee#orcid:{BEA}")] {
        folder.coauth(&["author", id, "-q", "-i", "papers.txt"]).exits_with(2).says("no author named");
    }
}

#[test]
fn initials_that_spell_a_degree_keep_two_people_apart() {
    let record =
        |initials: &str| format!("TY  - JOUR\nAU  - Martin Lopez, {initials}\nAU  - Roe, Bob\nER  - \n");
    let only = |initials: &str| format!("TY  - JOUR\nAU  - Martin Lopez, {initials}\nER  - \n");
    let folder = folder()
        .with("two.ris", format!("{}{}", record("MA"), record("JD")))
        .with("only.ris", format!("{}{}", only("M.A."), only("J.D.")))
        .with("degrees.txt", "Ann Lee, MD; Xiadani Quux\nXiadani Quux, MD; Ann Lee\n");
    assert_eq!(authors(&folder, &["two.ris"]), 3);
    assert_eq!(authors(&folder, &["only.ris"]), 2);
    assert_eq!(authors(&folder, &["degrees.txt"]), 2);
}

#[test]
fn a_warning_about_a_name_does_not_depend_on_the_names_next_to_it() {
    let folder = folder()
        .with("a.txt", "Project Euler; Ann Lee\nDavid Alliance; Ann Lee\n")
        .with("b.txt", "Project Euler; Ann Lee, PhD\nDavid Alliance; Ann Lee, PhD\n");
    for input in ["a.txt", "b.txt"] {
        let checked = folder.coauth(&["check", "-f", "json", input]).json().to_string();
        assert!(
            checked.contains("Project Euler") && checked.contains("David Alliance"),
            "{input}: {checked}"
        );
    }
}

#[test]
fn names_around_a_slash_are_noticed_once_in_every_format() {
    for (name, text) in [
        ("a.ris", "TY  - JOUR\nAU  - Ann Lee / Bobx\nTI  - Notes\nER  - \n"),
        ("a.bib", "@article{a, author = {Ann Lee / Bobx}, title = {Notes}}\n"),
        ("a.csv", "Authors,Title\nAnn Lee / Bobx,Notes\n"),
    ] {
        let folder = crate::run::folder().with(name, text);
        folder.coauth(&["check", name]).answers().shows("1 entry may hold several names");
    }
}

#[test]
fn a_father_and_a_son_are_two_people_under_evidence_whoever_they_write_with() {
    let bib = "@misc{a, author={Gus Hay Sr. and Ida Jay and Kay Orr}, title={Mu rivers}, year=2006}
@misc{b, author={Gus Hay Jr. and Ida Jay and Kay Orr}, title={Mu streams}, year=2006}
@misc{c, author={Hay, III, Gus and Ida Jay and Kay Orr}, title={Mu lakes}, year=2007}
";
    let folder = folder().with("a.bib", bib);
    let names = folder.coauth(&["top", "-f", "csv", "--names", "evidence", "a.bib"]).answers().stdout();
    assert_eq!(names.lines().filter(|line| line.contains("Hay")).count(), 3, "{names}");
}

#[test]
fn of_a_chain_of_aliases_only_the_line_that_cannot_hold_has_no_effect() {
    let folder = folder()
        .with("a.bib", "@misc{a, author={Lee, Ann and Roe, Bob}, title={A}}\n@misc{b, author={A. Lee and Dan Fox}, title={B}}\n")
        .with("al.txt", "A. Lee → Lee, Ann\nLee, Ann → Roe, Bob\n");
    folder
        .coauth(&["check", "-v", "--aliases", "al.txt", "a.bib"])
        .answers()
        .shows("1 line of --aliases has no effect")
        .shows("line 2");
}
