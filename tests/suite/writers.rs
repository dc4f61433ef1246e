//! One small network as the programs write it that people use: the same network from each of them.

use crate::run::{folder, repository};

#[test]
fn the_writers_of_networks_agree_on_names_ties_and_weights() {
    let mut files: Vec<_> = std::fs::read_dir(repository("tests/fixtures/networks"))
        .expect("fixtures")
        .map(|file| file.expect("a fixture").path())
        .collect();
    files.sort();
    assert!(files.len() >= 15, "{files:?}");
    for file in files {
        let name = file.file_name().and_then(|name| name.to_str()).expect("a name");
        let folder = folder().with(name, std::fs::read(&file).expect(name));
        let ties = folder.coauth(&["export", "-f", "ties-csv", name]).answers().says_nothing_of("was");
        let ties = ties.stdout().to_lowercase();
        let lines: Vec<_> = ties.lines().skip(1).collect();
        assert_eq!(
            lines,
            ["ann lee,bob müller,ann-lee,bob-muller,,2.5,,", "bob müller,cat poe,bob-muller,cat-poe,,1,,"],
            "{name}"
        );
        let stats = folder.coauth(&["stats", "-f", "json", name]).json();
        assert_eq!((&stats["authors"], &stats["ties"]), (&3.into(), &2.into()), "{name}");
    }
}

#[test]
fn a_node_for_others_is_dropped_with_its_ties_and_a_notice() {
    let net = "*Vertices 3\n1 \"Ann Lee\"\n2 \"et al.\"\n3 \"Bob Roe\"\n*Edges\n1 2 3\n1 3 2\n";
    let folder = folder().with("a.net", net);
    let ran = folder.coauth(&["export", "-f", "ties-csv", "a.net"]).answers().says("and others");
    assert_eq!(ran.stdout().lines().skip(1).collect::<Vec<_>>(), ["Ann Lee,Bob Roe,ann-lee,bob-roe,,2,,"]);
    let nodes = folder.coauth(&["export", "-f", "nodes-csv", "a.net"]).answers();
    assert_eq!(nodes.stdout().lines().count(), 3);
}

/// One paper by Ann Lee, Bob Müller and others, in the JSON of each service.
const WITH_OTHERS: [(&str, &str); 6] = [
    (
        "csl.json",
        r#"[{"id":"a","title":"T","author":[{"family":"Lee","given":"Ann"},{"family":"M&uuml;ller","given":"Bob"},{"literal":"others"}]}]"#,
    ),
    (
        "crossref.json",
        r#"{"DOI":"10.1/a","reference-count":0,"title":["T"],"author":[{"family":"Lee","given":"Ann"},{"family":"M&amp;uuml;ller","given":"Bob"},{"name":"et al."}]}"#,
    ),
    (
        "openalex.json",
        r#"{"id":"https://openalex.org/W1","title":"T","authorships":[{"author":{},"raw_author_name":"Lee, Ann<sup>1</sup>"},{"author":{},"raw_author_name":"M&#252;ller, Bob"},{"author":{},"raw_author_name":"et al"}]}"#,
    ),
    (
        "datacite.json",
        r#"{"doi":"10.1/a","titles":[{"title":"T"}],"creators":[{"name":"<b>Lee, Ann</b>"},{"name":"M&uuml;ller, Bob"},{"name":"and others"}]}"#,
    ),
    (
        "openreview.json",
        r#"{"notes":[{"id":"a","forum":"a","content":{"title":"T","authors":["Lee, Ann","M&uuml;ller, Bob","et al."],"authorids":[]}}]}"#,
    ),
    (
        "semanticscholar.json",
        r#"{"paperId":"a","title":"T","authors":[{"authorId":"1","name":"Lee, Ann"},{"authorId":"2","name":"M&uuml;ller, Bob"},{"authorId":null,"name":"others"}]}"#,
    ),
];

#[test]
fn references_markup_and_others_are_no_part_of_a_name_in_json() {
    for (file, text) in WITH_OTHERS {
        let ran = folder().with(file, text).coauth(&["export", "-f", "authorships", file]).answers();
        let names: Vec<String> = ran
            .stdout()
            .lines()
            .skip(1)
            .map(|line| line.split('"').nth(1).unwrap_or(line).to_owned())
            .collect();
        assert_eq!(names, ["Lee, Ann", "Müller, Bob"], "{file}");
        ran.says("and others");
    }
}
