//! Committees and submissions as the systems of conferences export them.

use serde_json::Value;

use crate::run::{Folder, folder};

/// A committee with one member and a submission with one author, who are the same person, in the files of a system.
struct Export {
    committee: (&'static str, &'static str),
    submissions: (&'static str, &'static str),
    shapes: [&'static str; 2],
    id: &'static str,
}

const EXPORTS: [Export; 9] = [
    Export {
        committee: (
            "x-pcinfo.csv",
            "given_name,family_name,email,affiliation,roles,collaborators,follow\nAnn,Lee,Ann@Example.org,Example University,pc,\"Bob Roe (X)\nNone\",\n",
        ),
        submissions: (
            "x-authors.csv",
            "paper,title,given_name,family_name,email,affiliation,iscontact\n\
             12,Engines,Ann,Lee,ann@example.org,Example University,yes\n12,Engines,Cy,Poe,cy@x.org,,nonauthor\n",
        ),
        shapes: ["hotcrp-pcinfo", "hotcrp-authors"],
        id: "12",
    },
    Export {
        committee: ("x-users.csv", "given_name,family_name,email,affiliation\nAnn,Lee,ann@example.org,\n"),
        submissions: (
            "x-data.json",
            "{\"object\":\"paper\",\"pid\":12,\"title\":\"Engines\",\"authors\":[{\"email\":\"ANN@example.org\",\"first\":\"Ann\",\"last\":\"Lee\"}]}",
        ),
        shapes: ["hotcrp-users", "hotcrp-data"],
        id: "12",
    },
    Export {
        committee: (
            "reviewers.csv",
            "\u{feff}id,name,institution name,institution domain,num assigned Submissions\n\"~Ann_Lee1\",\"Ann Lee\",\"undefined\",\"undefined\",\"0\"\n",
        ),
        submissions: (
            "notes.json",
            "{\"notes\":[{\"id\":\"aB3x\",\"forum\":\"aB3x\",\"number\":7,\"content\":{\"title\":{\"value\":\"Engines\"},\
             \"authors\":{\"value\":[\"Ann Lee\"]},\"authorids\":{\"value\":[\"~Ann_Lee1\"]}}},\
             {\"id\":\"r1\",\"forum\":\"aB3x\",\"content\":{\"review\":{\"value\":\"weak\"}}}]}",
        ),
        shapes: ["openreview-reviewers", "openreview-notes"],
        id: "aB3x",
    },
    Export {
        committee: ("profiles.csv", "openreview,name\n~Ann_Lee1,Ann Lee\n"),
        submissions: (
            "notes.json",
            "[{\"id\":\"aB3x\",\"content\":{\"title\":\"Engines\",\"authors\":[{\"fullname\":\"Ann Lee\",\"username\":\"~Ann_Lee1\"}]}}]",
        ),
        shapes: ["table-of-members", "openreview-notes"],
        id: "aB3x",
    },
    Export {
        committee: ("reviewer.csv", "3,Ann Lee,ann@example.org,PC member\n"),
        submissions: (
            "author.csv",
            "submission #,first name,last name,email,country,affiliation,Web page,person #,corresponding?\r\n\
             12,Ann,Lee,ann@example.org,Norway,Example University,,55,yes\r\n",
        ),
        shapes: ["easychair-reviewers", "easychair-authors"],
        id: "12",
    },
    Export {
        committee: (
            "members.csv",
            "#;person #;first name;last name;email;role\n1;55;Ann;Lee;ann@example.org;chair\n",
        ),
        submissions: ("submission.csv", "#;title;authors\n12;Engines;Ann Lee and Bob Roe\n"),
        shapes: ["easychair-committee", "easychair-submissions"],
        id: "12",
    },
    Export {
        committee: (
            "Profile_Information.csv",
            "Username, Email, First Name, Last Name, Semantic Scholar ID, Roles\nalee, ann@example.org, Ann, Lee, , committee\n",
        ),
        submissions: (
            "Submission_Information.csv",
            "Submission ID, Title, Authors, All Author Emails, 1: Username\n12, Engines, \"Ann Lee, Bob Roe\", ann@example.org; bob@example.org, alee\n",
        ),
        shapes: ["start-profiles", "start-submissions"],
        id: "12",
    },
    Export {
        committee: (
            "reviewers.txt",
            "Ann\t\tLee\tann@example.org\tExample University\nBob\tQ\tRoe\tbob@x.org\tX\n",
        ),
        submissions: (
            "submissions.txt",
            "Paper ID\tPaper Title\tAuthors\tAuthor Names\tAuthor Emails\n\
             12\tEngines\tAnn Lee (Example University (EU))*; Cy Poe ()\tLee, Ann*; Poe, Cy\tann@example.org*; cy@y.org\n",
        ),
        shapes: ["cmt-reviewers", "cmt-submissions"],
        id: "12",
    },
    Export {
        committee: ("pc.txt", "# the committee\nAnn Lee <ann@example.org>\nRoe, Bob (X University)\n"),
        submissions: ("subs.csv", "id|authors\n12|Lee, Ann; Poe, Cy\n"),
        shapes: ["list-of-names", "table-of-submissions"],
        id: "12",
    },
];

fn conflicts(folder: &Folder, committee: &str, submissions: &str) -> Value {
    let arguments = ["conflicts", "--committee", committee, "--submissions", submissions, "-f", "json"];
    folder.coauth(&arguments).json()
}

#[test]
fn a_member_who_is_an_author_is_found_in_the_files_of_every_system() {
    for Export { committee, submissions, shapes, id } in EXPORTS {
        let folder = folder().with(committee.0, committee.1).with(submissions.0, submissions.1);
        let report = conflicts(&folder, committee.0, submissions.0);
        let read: Vec<&str> = (0..2).map(|file| report["files"][file]["shape"].as_str().unwrap()).collect();
        assert_eq!(read, shapes);
        let own: Vec<&Value> =
            report["conflicts"].as_array().unwrap().iter().filter(|row| row["kind"] == "self").collect();
        assert_eq!(own.len(), 1, "{shapes:?}: {report}");
        let row = own[0];
        assert_eq!(
            (&row["submission"], &row["verdict"], &row["reviewer"]),
            (&id.into(), &"conflict".into(), &"Ann Lee".into())
        );
        let text = report.to_string();
        assert!(!text.contains("@example.org") && !text.contains("Cy Poe"), "{text}");
    }
}

#[test]
fn a_list_of_authors_may_go_over_several_columns() {
    for submissions in [
        "id,title,author 1,author 2,author 3\n12,Engines,Cy Poe,Ann Lee,\n",
        "id,title,author 1,author 2,author 3\n12,Engines,Ann Lee,,Cy Poe\n",
        "id,title,first author,co-authors\n12,Engines,Cy Poe,\"Bob Roe, Ann Lee\"\n",
        "id,title,author,co-authors\n12,Engines,Ann Lee,\"Bob Roe; Cy Poe\"\n",
        "id,title,authors,other authors\n12,Engines,Cy Poe and Bob Roe,\"Lee, Ann\"\n",
        "id,title,author,author\n12,Engines,Cy Poe,Ann Lee\n",
        "id,title,authors,authors\n12,Engines,Cy Poe; Bob Roe,Ann Lee\n",
        "id;Titel;Hauptautor;Mitautoren\n12;Engines;Cy Poe;Ann Lee\n",
        "id;titre;auteurs\n12;Engines;Cy Poe and Ann Lee\n",
        "id,title,authors,last author\n12,Engines,Cy Poe; Ann Lee,Ann Lee\n",
        "id,title,authors,last author\n12,Engines,Cy Poe; Bob Roe,Ann Lee\n",
        "id,title,authors\n12,Engines,Cy Poe oraz Ann Lee\n",
        "id,title,authors\n12,Engines,Cy Poe AND Ann Lee\n",
        "| id | title | author 1 | author 2 |\n|---|---|---|---|\n| 12 | Engines | Cy Poe | Ann Lee |\n",
    ] {
        let folder = folder().with("pc.csv", "name\nAnn Lee\n").with("subs.csv", submissions);
        let report = conflicts(&folder, "pc.csv", "subs.csv");
        let own = &report["conflicts"][0];
        assert_eq!((&own["kind"], &own["submission"]), (&"self".into(), &"12".into()), "{submissions}");
        assert_eq!(report["files"][1]["submissions"], 1, "{submissions}");
        assert_eq!(report["warnings"], serde_json::json!([]), "{submissions}");
    }
}

#[test]
fn a_rule_of_markdown_is_no_row_in_any_file() {
    let folder = folder()
        .with(
            "pc.csv",
            "| name | email |\n|:---|---:|\n| Ann Lee | ann@example.org |\n| Eve Kim | eve@example.org |\n",
        )
        .with("subs.csv", "| # | Title | Authors |\n|---|-----|---|\n| 12 | Engines | Ann Lee; Cy Poe |\n")
        .with("declared.csv", "| paper | email |\n|-|-|\n| 12 | eve@example.org |\n")
        .with(
            "ignore.csv",
            "| submission | reviewer | reason |\n|---|---|---|\n| 12 | eve@example.org | none |\n",
        );
    let more = ["--declared", "declared.csv", "--ignore", "ignore.csv", "-f", "json"];
    let report = folder.conflicts(&more).json();
    assert_eq!((&report["members"], &report["submissions"]), (&2.into(), &1.into()), "{report}");
    assert_eq!(report["warnings"], serde_json::json!([]), "{report}");
    folder.coauth(&["check", "subs.csv"]).answers().says_nothing_of("2 submissions");
    let stats = folder.coauth(&["stats", "subs.csv", "-f", "json"]).json();
    assert_eq!(stats["papers"], 1);
}

#[test]
fn a_spreadsheet_of_excel_2003_is_a_table() {
    let cell = |text: &str| format!("<Cell><Data ss:Type=\"String\">{text}</Data></Cell>");
    let row = |cells: [&str; 4]| format!("<Row>{}</Row>\n", cells.map(cell).concat());
    let book = format!(
        "<?xml version=\"1.0\"?>\n<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet><Table>{}{}</Table></Worksheet></Workbook>",
        row(["Paper ID", "Paper Title", "Author Names", "Author Emails"]),
        row(["12", "Engines", "Lee, Ann*; Roe, Bob", "ann@example.org*; bob@x.org"])
    );
    let folder = folder().with("pc.csv", "name,email\nAnn Lee,ann@example.org\n").with("subs.xls", book);
    let report = conflicts(&folder, "pc.csv", "subs.xls");
    assert_eq!(
        (&report["files"][1]["shape"], &report["conflicts"][0]["match"]),
        (&"cmt-submissions".into(), &"email".into())
    );
}

#[test]
fn problems_of_files_are_warnings_with_their_lines() {
    let folder = folder()
        .with(
            "pc.csv",
            "name,email,affiliation\n,a@x.org,X\n,,Nowhere\nAnn Lee,ann@x.org,X\nAnn Lee,ANN@x.org,X\n",
        )
        .with(
            "subs.csv",
            "id,title,authors,author emails\n1,T,Ann Lee; Bob Roe,ann@x.org\n2,U,,\n,V,Cy Poe,\n",
        );
    let report = conflicts(&folder, "pc.csv", "subs.csv");
    let warnings: Vec<String> = report["warnings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|warning| {
            format!(
                "{}:{} {}",
                warning["file"].as_str().unwrap(),
                warning["line"],
                warning["problem"].as_str().unwrap()
            )
        })
        .collect();
    for expected in [
        "pc.csv:2 a@x.org has no name",
        "pc.csv:3 a row without a name",
        "pc.csv:5 Ann Lee is listed twice",
        "subs.csv:2 1 e-mail addresses for 2 authors",
        "subs.csv:3 submission 2 has no authors",
        "subs.csv:4 a row without a submission",
    ] {
        assert!(warnings.iter().any(|warning| warning.starts_with(expected)), "{expected} in {warnings:#?}");
    }
    assert_eq!(warnings.len(), 6, "{warnings:#?}");
    let arguments = ["--strict"];
    folder.conflicts(&arguments).exits_with(2).says("pc.csv:2");
}

#[test]
fn several_files_of_submissions_add_up() {
    let folder = folder()
        .with("pc.csv", "name\nBob Roe\n")
        .with("author.csv", "submission #,first name,last name,email,person #\n1,Ann,Lee,ann@x.org,5\n")
        .with("submission.csv", "#,title,authors\n1,Engines,Ann Lee and Bob Roe\n");
    let arguments = [
        "conflicts",
        "--committee",
        "pc.csv",
        "--submissions",
        "author.csv",
        "--submissions",
        "submission.csv",
        "-f",
        "json",
    ];
    let report = folder.coauth(&arguments).json();
    assert_eq!(
        (&report["conflicts"][0]["title"], &report["conflicts"][0]["author"]),
        (&"Engines".into(), &"Bob Roe".into())
    );
    assert!(report["warnings"].to_string().contains("has more authors here, who are added: Bob Roe"));
}

#[test]
fn a_file_that_lists_something_else_is_refused() {
    let folder = folder()
        .with("pc.csv", "name,email\nAnn Lee,ann@x.org\n")
        .with("subs.csv", "id,title,authors\n1,T,Ann Lee\n")
        .with("assignment.csv", "1,12\n2,13\n")
        .with("empty.csv", "\n")
        .with("broken.json", "{\"pid\": 1,\n")
        .with("book.xlsx", b"PK\x03\x04rest".as_slice());
    let run = |committee: &str, submissions: &str| {
        folder.coauth(&["conflicts", "--committee", committee, "--submissions", submissions]).exits_with(2)
    };
    run("pc.csv", "pc.csv").says("pc.csv: expected submissions");
    run("pc.csv", "assignment.csv").says("lists assignments");
    run("empty.csv", "subs.csv").says("the file is empty");
    run("pc.csv", "broken.json").says("not valid JSON");
    run("pc.csv", "book.xlsx").says("sheet as CSV");
    run("pc.csv", "none.csv").says("none.csv");
}

#[test]
fn names_are_whole_however_a_table_has_them() {
    let submissions =
        ["Cat Poe", "\"Poe, Cat\"", "\"Poe, Cat and Fox, Dan\"", "\"Cat Poe (Arts and Crafts)\""];
    let committees =
        ["name,first name\nLee,Nan\n", "Full Name,Country\nNan Lee,Norway\n", "name\n\"Lee, Nan\"\n"];
    for (committee, authors) in
        committees.iter().flat_map(|one| submissions.iter().map(move |list| (one, list)))
    {
        let report = folder()
            .with("refs.bib", "@article{a, author = {Nan Lee and Cat Poe}, title = {A}, year = 2025}\n")
            .with("pc.csv", *committee)
            .with("subs.csv", format!("id,authors\n1,{authors}\n"))
            .conflicts(&["-i", "refs.bib", "-f", "json"])
            .json();
        assert_eq!(report["members"], 1, "{committee}");
        assert_eq!(report["conflicts"][0]["kind"], "coauthor", "{committee} {authors}: {report}");
    }
}

#[test]
fn names_that_may_be_parts_and_cut_lists_are_warnings() {
    let folder = folder()
        .with("pc.csv", "name\nAnn Lee\n")
        .with("subs.csv", "id,authors\n1,\"Lee, Ann and Bob Roe\"\n2,\"Cy Poe, Di Fox, et al.\"\n");
    let warnings = conflicts(&folder, "pc.csv", "subs.csv")["warnings"].to_string();
    assert!(warnings.contains("is read as the whole name"), "{warnings}");
    assert!(warnings.contains("cut short"), "{warnings}");
    let folder = folder.with("subs.csv", "id,authors\n1,\"Cat Poe, Eve Kim\"\n2,\"Poe, Cat\"\n");
    let warnings = conflicts(&folder, "pc.csv", "subs.csv")["warnings"].to_string();
    assert!(warnings.contains("\\\"Cat Poe, Eve Kim\\\" is read as one author"), "{warnings}");
    assert!(!warnings.contains("Poe, Cat"), "{warnings}");
}

#[test]
fn lists_of_people_are_read_however_they_are_written() {
    let found = |committee: &str, authors: &str| {
        let report = folder()
            .with("refs.bib", "@article{a, author = {Nan Lee and Cat Poe}, title = {A}, year = 2025}\n")
            .with("pc.csv", committee)
            .with("subs.csv", format!("id,authors\n1,\"{authors}\"\n"))
            .conflicts(&["-i", "refs.bib", "-f", "json"])
            .json();
        assert_eq!(report["conflicts"][0]["kind"], "coauthor", "{committee} {authors}: {report}");
        assert_eq!(report["conflicts"][0]["author"], "Cat Poe", "{authors}");
        assert!(!report.to_string().contains("cat@x.org"), "{report}");
    };
    for authors in [
        "Flo Zed\nCat Poe",
        "Flo Zed | Cat Poe",
        "Flo Zed <flo@x.org>; Cat Poe <cat@x.org>",
        "Prof. Flo Zed; Dr. Cat Poe",
        "Flo Zed1 and Cat Poe2",
        "Flo Zed, Acme University; Cat Poe, Example Institute",
    ] {
        found("name\nNan Lee\n", authors);
    }
    for committee in [
        "Nan Lee, Example University\nBob Roe, MIT\n",
        "Nan Lee\tExample University\nBob Roe\tMIT\n",
        "1. Nan Lee\n2. Bob Roe\n",
        "- Prof. Nan Lee\n- Dr. Bob Roe\n",
        "PC Member,Affiliation\nNan Lee,X\n",
    ] {
        found(committee, "Cat Poe");
    }
}

#[test]
fn a_header_that_is_read_as_a_person_is_a_warning() {
    let folder = folder()
        .with("pc.csv", "Keresztnév,Név,Courriel\nAnn,Lee,ann@x.org\n")
        .with("subs.csv", "id,authors\n1,Cat Poe\n");
    folder.conflicts(&[]).answers().says("if it is a header, rename its columns");
}

#[test]
fn files_without_rows_addresses_that_are_none_and_open_quotes_are_told() {
    let folder = folder()
        .with("pc.csv", "name,email\nAnn Lee,ann at x.org\n")
        .with("subs.csv", "id,title,authors\n")
        .with("open.csv", "name,email\n\"Ann Lee,ann@x.org\nBob Roe,b@x.org\n");
    let warnings = conflicts(&folder, "pc.csv", "subs.csv")["warnings"].to_string();
    assert!(warnings.contains("it lists no submissions with their authors"), "{warnings}");
    assert!(warnings.contains("\\\"ann at x.org\\\" is no e-mail address"), "{warnings}");
    let arguments = ["conflicts", "--committee", "open.csv", "--submissions", "subs.csv"];
    folder.coauth(&arguments).exits_with(2).says("open.csv:2: a quote that opens here");
}

#[test]
fn lists_of_names_in_any_script_are_separated() {
    for (member, list) in [
        ("王伟", "李娜，王伟"),
        ("王伟", "李娜、王伟"),
        ("محمد علي", "فاطمة حسن، محمد علي"),
        ("Иван Петров", "Анна Смирнова и Иван Петров"),
        ("Eve Kim", "Cat Poe / Eve Kim"),
        ("Eve Kim", "Cat Poe und Eve Kim"),
        ("Eve Kim", "Cat Poe et Eve Kim"),
    ] {
        let folder = folder()
            .with("pc.csv", format!("name\n{member}\n"))
            .with("subs.csv", format!("id;authors\r\n1;{list}\r\n"));
        let report = conflicts(&folder, "pc.csv", "subs.csv");
        assert_eq!(report["conflicts"][0]["kind"], "self", "{list}: {report}");
    }
}

#[test]
fn submissions_that_were_deleted_or_withdrawn_are_left_out_and_counted() {
    let notes = r#"[{"id":"1","content":{"title":"A","authors":["Ann Lee"],"venueid":"X/2027/Withdrawn_Submission"}},
                    {"id":"2","content":{"title":"B","authors":["Ann Lee"]}}]"#;
    let hotcrp = r#"[{"pid":1,"status":"withdrawn","withdrawn":true,"authors":[{"first":"Ann","last":"Lee"}]},
                     {"pid":2,"status":"submitted","authors":[{"first":"Ann","last":"Lee"}]}]"#;
    for (file, submissions) in [
        ("subs.csv", "#,title,authors,deleted?\n1,A,Ann Lee,yes\n2,B,Ann Lee,no\n"),
        (
            "subs.csv",
            "Paper ID\tPaper Title\tAuthor Names\tAuthor Emails\tStatus\n1\tA\tLee, Ann\ta@x.org\tWithdrawn\n2\tB\tLee, Ann\ta@x.org\tAwaiting Decision\n",
        ),
        ("subs.json", notes),
        ("subs.json", hotcrp),
    ] {
        let folder = folder()
            .with("pc.csv", "name\nAnn Lee\n")
            .with("author.csv", "submission #,first name,last name,email,person #\n1,Ann,Lee,a@x.org,5\n")
            .with(file, submissions);
        let report = conflicts(&folder, "pc.csv", file);
        assert_eq!(report["submissions"], 1, "{report}");
        assert_eq!(report["conflicts"][0]["submission"], "2", "{report}");
        assert!(report["warnings"].to_string().contains("1 submission left out"), "{report}");
        // In whichever order the files are.
        for [one, other] in [[file, "author.csv"], ["author.csv", file]] {
            let files = ["conflicts", "--committee", "pc.csv", "--submissions", one, "--submissions", other];
            let report = folder.coauth(&[&files[..], &["-f", "json"]].concat()).json();
            assert_eq!(report["submissions"], 1, "{report}");
        }
    }
}

#[test]
fn a_list_of_names_with_affiliations_is_read_as_such() {
    let members = |committee: &str| {
        let folder = folder().with("pc.txt", committee).with("subs.csv", "id,authors\n1,Ann Lee; Bob Roe\n");
        let report = conflicts(&folder, "pc.txt", "subs.csv");
        let own = report["conflicts"].as_array().expect("a list").iter().filter(|row| row["kind"] == "self");
        (own.count(), report["warnings"].to_string())
    };
    for committee in [
        "Ann Lee, Google\nBob Roe, Inria\n",
        "Ann Lee, Sakura\nBob Roe, Baobab\n",
        "Ann Lee - Sakura\nBob Roe – Baobab\n",
        "Ann Lee (Sakura)\nBob Roe (Baobab), Japan\n",
        "\"Lee, Ann\",Sakura\n\"Roe, Bob\",Baobab\n",
        "Lee, Ann\tSakura\nRoe, Bob\tBaobab\n",
        "Lee, Ann\nRoe, Bob\n",
        "1,Ann Lee,Loom University\n2,Bob Roe,Wheel Institute\n",
        "Ann Lee,ann@x.org,Sakura\nBob Roe,bob@x.org,Baobab\n",
        "Lee,Ann,Sakura\nRoe,Bob,Baobab\n",
    ] {
        assert_eq!(members(committee), (2, "[]".to_owned()), "{committee}");
    }
    for (committee, warning) in [
        ("Ann Lee; Bob Roe\n", "several people"),
        ("Ann Lee and Bob Roe\n", "several people"),
        ("Ann Lee, Bob Roe, Eve Kim\n", "read as"),
        ("Ann,Lee,Sakura\nBob,Roe,Baobab\n", "a given name before a family name, like 1 more"),
    ] {
        let (count, warnings) = members(committee);
        assert!(count == 2 || committee.contains("Eve"), "{committee}: {warnings}");
        assert!(warnings.contains(warning), "{committee}: {warnings}");
    }
    let folder = folder()
        .with("pc.csv", "The Program Committee of 2027\n\nname,email\nAnn Lee,ann@x.org\n")
        .with("subs.csv", "id,authors\n1,Ann Lee\n");
    folder.conflicts(&[]).exits_with(2).says("pc.csv:3: a header is below other lines");
    let (count, warnings) = members("Program Committee\nAnn Lee\nXu Qo, Sakura\nRoe, Bob\n");
    assert_eq!(count, 2, "{warnings}");
    assert!(warnings.contains("\\\"Program Committee\\\" is read as a heading"), "{warnings}");
    assert!(
        warnings.contains("\\\"Xu Qo, Sakura\\\" is read as a family name and given names"),
        "{warnings}"
    );
}

#[test]
fn several_names_in_a_cell_for_one_are_several_people_or_a_warning() {
    let report = |committee: &str, author: &str| {
        let folder = folder()
            .with("pc.csv", format!("name\n{committee}\n"))
            .with("subs.csv", format!("id,author\n1,{author}\n"));
        let report = conflicts(&folder, "pc.csv", "subs.csv");
        (report["conflicts"].as_array().map_or(0, Vec::len), report["warnings"].to_string())
    };
    for (committee, author) in [
        ("Hal Joy", "Dan Fox and Hal Joy"),
        ("Hal Joy", "Dan Fox; Hal Joy"),
        ("Dan Fox and Hal Joy", "Hal Joy"),
        ("\"Fox, Dan; Joy, Hal\"", "Hal Joy"),
    ] {
        let (count, warnings) = report(committee, author);
        assert_eq!(count, 1, "{committee} and {author}: {warnings}");
        assert!(warnings.contains("is read as 2 people"), "{warnings}");
    }
    let unsure = "\"Hal Joy, Dan Fox\"";
    assert!(report("Hal Joy", unsure).1.contains("is read as one person"));
    assert!(report(unsure, "Hal Joy").1.contains("is read as one person"));
    assert_eq!(report("\"Garcia Lopez, Ana Maria\"\n\"Joy, Hal\"", "Dan Fox").1, "[]");
}
