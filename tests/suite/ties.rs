//! Networks that are given as ties, without papers.

use crate::again::EXPORTS;
use crate::run::folder;

#[test]
fn both_directions_are_one_tie_and_a_self_loop_is_an_author_without_one() {
    let edges = "# a comment\n1 2\n2 1\n2\t3\n7 7\n";
    let folder = folder().with("ca.txt", edges);
    let ran = folder.coauth(&["stats", "-f", "json", "ca.txt"]).says("tie of a node with itself");
    let stats = ran.json();
    assert_eq!(
        (&stats["authors"], &stats["ties"], &stats["isolated_authors"]),
        (&4.into(), &2.into(), &1.into())
    );
    for key in
        ["papers", "authorships", "single_author_papers", "authors_per_paper", "collaboration_coefficient"]
    {
        assert!(stats[key].is_null(), "{key} needs papers");
    }
}

#[test]
fn the_papers_of_a_hop_are_empty_where_there_are_none() {
    let folder = folder().with("ca.txt", "1 2\n2 3\n");
    let path = folder.coauth(&["-i", "ca.txt", "path", "1", "3", "-f", "json"]).json();
    assert_eq!(
        (&path["distance"], &path["paths"][0]["hops"][0]["papers"]),
        (&2.into(), &serde_json::json!([]))
    );
    folder.coauth(&["-i", "ca.txt", "path", "1", "3"]).answers().shows("without papers");
}

#[test]
fn a_tie_listed_in_both_directions_has_the_larger_weight_and_a_notice() {
    let folder = folder().with("w.edges", "1 2 2.5\n2 3 0.25\n3 2 0.5\n");
    let ran = folder.coauth(&["--from", "edges", "ties", "-f", "csv", "w.edges"]);
    let ties = ran.says("1 tie has different weights in its two directions").answers();
    assert_eq!(
        ties.stdout(),
        "a,b,a_id,b_id,papers,strength,first_year,last_year\n1,2,1,2,,2.5,,\n2,3,2,3,,0.5,,\n"
    );
}

/// `Ann – Bob` with weights 1 (by default), 2 and 0.5, the last in the other direction, and `Bob – Cy` in both
/// directions with weight 4.
const MULTIGRAPHS: [(&str, &str); 9] = [
    ("m.net", "*Vertices 3\n1 Ann\n2 Bob\n3 Cy\n*Edges\n1 2\n1 2 2\n2 1 0.5\n2 3 4\n3 2 4\n"),
    ("arcs.net", "*Vertices 3\n1 Ann\n2 Bob\n3 Cy\n*Arcslist\n1 2\n*Arcs\n1 2 2\n2 1 0.5\n*Matrix\n0 0 0\n0 0 4\n0 4 0\n"),
    (
        "m.gml",
        "graph [ directed 1 node [ id 1 label \"Ann\" ] node [ id 2 label \"Bob\" ] node [ id 3 label \"Cy\" ]
        edge [ source 1 target 2 ] edge [ source 1 target 2 value 2 ] edge [ source 2 target 1 value 0.5 ]
        edge [ source 2 target 3 value 4 ] edge [ source 3 target 2 value 4 ] ]",
    ),
    (
        "m.graphml",
        "<graphml><key id='w' for='edge' attr.name='weight'/><graph edgedefault='directed'>
        <node id='Ann'/><node id='Bob'/><node id='Cy'/>
        <edge source='Ann' target='Bob'/><edge source='Ann' target='Bob'><data key='w'>2</data></edge>
        <edge source='Bob' target='Ann'><data key='w'>0.5</data></edge><edge source='Bob' target='Cy'><data key='w'>4</data></edge>
        <edge source='Cy' target='Bob'><data key='w'>4</data></edge></graph></graphml>",
    ),
    (
        "m.gexf",
        "<gexf><graph><nodes><node id='1' label='Ann'/><node id='2' label='Bob'/><node id='3' label='Cy'/></nodes>
        <edges><edge source='1' target='2'/><edge source='1' target='2' weight='2'/><edge source='2' target='1' weight='0.5'/>
        <edge source='2' target='3' weight='4'/><edge source='3' target='2' weight='4'/></edges></graph></gexf>",
    ),
    (
        "m.json",
        r#"{"multigraph":true,"nodes":[{"id":"Ann"},{"id":"Bob"},{"id":"Cy"}],"links":[{"source":"Ann","target":"Bob","key":0},
        {"source":"Ann","target":"Bob","key":1,"weight":2},{"source":"Bob","target":"Ann","weight":0.5},
        {"source":"Bob","target":"Cy","weight":4},{"source":"Cy","target":"Bob","weight":4}]}"#,
    ),
    (
        "adjacency.json",
        r#"{"multigraph":true,"graph":[],"nodes":[{"id":"Ann"},{"id":"Bob"},{"id":"Cy"}],"adjacency":[
        [{"id":"Bob","key":0},{"id":"Bob","key":1,"weight":2}],[{"id":"Ann","weight":0.5},{"id":"Cy","weight":4}],[{"id":"Bob","weight":4}]]}"#,
    ),
    (
        "vos.json",
        r#"{"network":{"items":[{"id":1,"label":"Ann"},{"id":2,"label":"Bob"},{"id":3,"label":"Cy"}],"links":[
        {"source_id":1,"target_id":2},{"source_id":1,"target_id":2,"strength":2},{"source_id":2,"target_id":1,"strength":0.5},
        {"source_id":2,"target_id":3,"strength":4},{"source_id":3,"target_id":2,"strength":4}]}}"#,
    ),
    ("m.edges", "Ann\tBob\t1\nAnn\tBob\t2\nBob\tAnn\t0.5\nBob\tCy\t4\nCy\tBob\t4\n"),
];

#[test]
fn parallel_ties_add_up_and_two_directions_are_one_tie_in_every_format() {
    for (file, text) in MULTIGRAPHS {
        let ran = folder().with(file, text).coauth(&["ties", "-f", "csv", file]).answers();
        let lines = ["Ann,Bob,ann,bob,,3,,", "Bob,Cy,bob,cy,,4,,"];
        assert_eq!(ran.stdout().lines().skip(1).collect::<Vec<_>>().len(), 2, "{file}");
        ran.shows(lines[0]).shows(lines[1]).says("1 tie is listed again and its weight was added");
    }
}

#[test]
fn what_adds_up_reads_back_unchanged_from_every_export() {
    for (format, file) in EXPORTS.into_iter().chain([("ties-csv", "again.csv")]) {
        let folder = folder().with("m.net", MULTIGRAPHS[0].1);
        let exported = folder.coauth(&["export", "-f", format, "m.net"]).answers().stdout();
        let ties = folder.with(file, exported).coauth(&["ties", "-f", "csv", file]).answers();
        ties.shows("Ann,Bob,ann,bob,,3,,").shows("Bob,Cy,bob,cy,,4,,").says_nothing_of("notice");
    }
}

#[test]
fn the_lists_of_an_adjacency_are_ties_each_of_them_once() {
    let adjacency = r#"{"directed": false, "multigraph": false, "graph": [],
        "nodes": [{"id": "Ann"}, {"id": "Bob"}, {"id": "Cleo"}],
        "adjacency": [[{"weight": 2, "id": "Bob"}], [{"weight": 2, "id": "Ann"}, {"id": "Cleo"}], [{"id": "Bob"}]]}"#;
    let folder = folder().with("a.json", adjacency);
    let ties = folder.coauth(&["ties", "-f", "csv", "a.json"]).answers();
    assert_eq!(
        ties.stdout(),
        "a,b,a_id,b_id,papers,strength,first_year,last_year\nAnn,Bob,ann,bob,,2,,\nBob,Cleo,bob,cleo,,1,,\n"
    );
    assert!(!folder.coauth(&["stats", "a.json"]).answers().stderr().contains("notice"));
}

#[test]
fn gml_is_read_with_nested_blocks_brackets_in_strings_and_entities() {
    let gml = r#"Creator "edge [ source 0 target 0 ]"
graph [
  directed 0
  node [ id 0 label "O&quot;Neil [A]" graphics [ x 1 fill [ id 9 ] ] ]
  node [ id 1 label "LOVELACE, A" ] node [ id 2 ]
  node
  [
    id 3
    label "node [ id 7 ]
over two lines"
  ]
  edge [ source 0 target 1 value 2.5 ]
  edge [ source 1 ]
]
"#;
    let folder = folder().with("n.gml", gml);
    let ran = folder.coauth(&["export", "-f", "nodes-csv", "n.gml"]).says("malformed record").answers();
    let names: Vec<_> = ran.stdout().lines().skip(1).map(str::to_owned).collect();
    assert_eq!(names.len(), 4, "{names:?}");
    assert_eq!(names[0], "o-neil-a,\"O\"\"Neil [A]\",,1,2.5,1,1,,");
    assert_eq!(names[1], "a-lovelace,\"LOVELACE, A\",,1,2.5,1,1,,");
}

#[test]
fn nodes_that_share_a_label_stay_apart() {
    let gml = "graph [ node [ id 1 label \"Wei Wang\" ] node [ id 2 label \"Wei Wang\" ] edge [ source 1 target 2 ] ]";
    let folder = folder().with("n.gml", gml);
    let stats = folder.coauth(&["stats", "-f", "json", "n.gml"]).says("has the same label as another").json();
    assert_eq!((&stats["authors"], &stats["ties"]), (&2.into(), &1.into()));
}

#[test]
fn queries_that_need_papers_are_rejected_without_papers() {
    let folder = folder().with("ties.net", "*Vertices 2\n1 \"Ann A\"\n2 \"Bob B\"\n*Edges\n1 2 3\n");
    for by in ["papers", "credit"] {
        folder
            .coauth(&["top", "--by", by, "ties.net"])
            .exits_with(2)
            .says("has ties but no papers")
            .shows_nothing();
    }
    for asked in [&["timeline", "ties.net"][..], &["export", "-f", "authorships", "ties.net"]] {
        folder.coauth(asked).exits_with(2).says("has ties but no papers").shows_nothing();
    }
    folder.coauth(&["check", "ties.net"]).answers().shows("1 tie without papers");
    let checked = folder.coauth(&["check", "-f", "json", "ties.net"]).answers().json();
    assert_eq!(checked["files"][0]["ties"], 1);
    for years in [["--since", "2001"], ["--until", "1901"]] {
        let ran = folder.coauth(&[&["stats", "-f", "json", "ties.net"], &years[..]].concat());
        assert_eq!(ran.says("1 tie has no papers and therefore no year").json()["ties"], 1);
    }
    folder.coauth(&["stats", "ties.net"]).answers().says_nothing_of("no year");
}

#[test]
fn papers_and_ties_add_up() {
    let folder = folder()
        .with("papers.txt", "Ann A; Bob B\nBob B; Cat C\n")
        .with("ties.edges", "Ann A\tBob B\t2\nAnn A\tDan D\n");
    let read = ["-i", "papers.txt", "--from", "authors"];
    let both = folder.coauth(&[&read[..], &["stats", "-f", "json"]].concat()).json();
    assert_eq!(both["papers"], 2);
    // Formats differ, so they cannot be forced: a name tells edges from bylines only by its ids.
    let ties = folder.coauth(&["-i", "ties.edges", "--from", "edges", "stats", "-f", "json"]).json();
    assert_eq!((&ties["authors"], &ties["ties"]), (&3.into(), &2.into()));
}

#[test]
fn a_weight_that_is_no_positive_number_is_no_tie() {
    let folder = folder().with("w.txt", "1 2 0\n2 3 -5\n3 4 0.5\n");
    let ties = folder
        .coauth(&["ties", "-f", "csv", "w.txt"])
        .says("2 ties have weights that are not positive")
        .says("w.txt:1");
    assert_eq!(ties.answers().stdout().lines().count(), 2);
}

#[test]
fn names_with_a_tab_and_a_weight_behind_them_are_ties() {
    let folder = folder().with("nx.edgelist", "Ann A\tBob B\t2.5\nBob B\tCat C\t1\nAnn A\tCat C\t4\n");
    let stats = folder.coauth(&["stats", "-f", "json", "nx.edgelist"]).json();
    assert_eq!((&stats["authors"], &stats["ties"], &stats["papers"]), (&3.into(), &3.into(), &().into()));
    folder.coauth(&["ties", "-f", "csv", "nx.edgelist"]).answers().shows("Ann A,Cat C,ann-a,cat-c,,4,,");
}

#[test]
fn weights_of_several_types_are_all_weights() {
    let graphml = r#"<graphml><key id="d1" for="edge" attr.name="weight" attr.type="long"/>
<key id="d0" for="edge" attr.name="weight" attr.type="double"/><graph><node id="Ann"/><node id="Bob"/><node id="Cy"/>
<edge source="Ann" target="Bob"><data key="d0">2.5</data></edge>
<edge source="Bob" target="Cy"><data key="d1">7</data></edge></graph></graphml>"#;
    let ties = folder().with("nx.graphml", graphml).coauth(&["ties", "-f", "csv", "nx.graphml"]).answers();
    ties.shows("Ann,Bob,ann,bob,,2.5,,").shows("Bob,Cy,bob,cy,,7,,");
}

#[test]
fn an_export_reports_the_ties_and_authors_it_leaves_out() {
    let folder = folder()
        .with("papers.csv", "Authors,Title\n\"Lee, Ann; Roe, Bob\",On nets\n\"Poe, Cy\",On sets\n")
        .with("ties.net", "*Vertices 3\n1 \"Roe, Bob\"\n2 \"Joe, Eve\"\n3 \"Moe, Dan\"\n*Edges\n1 2\n");
    let inputs = ["-i", "papers.csv", "-i", "ties.net"];
    let export = |format: &str| folder.coauth(&[&inputs[..], &["export", "-f", format]].concat()).answers();
    export("authorships")
        .says("not exported: 1 tie without papers and 2 authors without papers")
        .shows("Poe, Cy");
    export("ties-csv").says("not exported: 2 authors without ties;");
    export("hif").says("not exported: 1 tie without papers;").shows("Joe, Eve");
    export("bipartite").says("not exported: 1 tie without papers;").shows("Joe, Eve");
    for format in
        ["graphml", "gexf", "gml", "cyjs", "cx2", "json", "pajek", "vosviewer", "nodes-csv", "gephi-nodes"]
    {
        export(format).says_nothing_of("without").shows("Joe, Eve").shows("Moe, Dan").shows("Poe, Cy");
    }
}

/// Ann and Bob with a label each, and `Others`, with ties from each to each.
fn with_labels(ann: &str, bob: &str, others: &str) -> [(&'static str, String); 6] {
    [
        (
            "n.json",
            format!(
                r#"{{"nodes":[{{"id":"n0","label":"{ann}"}},{{"id":"n1","label":"{bob}"}},{{"id":"n2","label":"{others}"}}],
                "links":[{{"source":"n0","target":"n1"}},{{"source":"n1","target":"n2"}},{{"source":"n2","target":"n0"}}]}}"#
            ),
        ),
        (
            "n.net",
            format!("*Vertices 3\n1 \"{ann}\"\n2 \"{bob}\"\n3 \"{others}\"\n*Edges\n1 2\n2 3\n3 1\n"),
        ),
        (
            "n.gml",
            format!(
                "graph [ node [ id 1 label \"{ann}\" ] node [ id 2 label \"{bob}\" ] node [ id 3 label \"{others}\" ]
                edge [ source 1 target 2 ] edge [ source 2 target 3 ] edge [ source 3 target 1 ] ]"
            ),
        ),
        (
            "n.graphml",
            format!(
                "<graphml><graph><node id='a' label='{ann}'/><node id='b' label='{bob}'/><node id='c' label='{others}'/>
                <edge source='a' target='b'/><edge source='b' target='c'/><edge source='c' target='a'/></graph></graphml>"
            ),
        ),
        (
            "n.gv",
            format!(
                "graph {{ a [label=\"{ann}\"]; b [label=\"{bob}\"]; c [label=\"{others}\"]; a -- b; b -- c; c -- a }}"
            ),
        ),
        ("n.csv", format!("source,target\n\"{ann}\",\"{bob}\"\n\"{bob}\",\"{others}\"\n\"{others}\",\"{ann}\"\n")),
    ]
}

#[test]
fn labels_of_nodes_are_cleaned_as_names_of_bylines_are() {
    for (file, text) in with_labels("Lee, Ann, PhD", "Bob Roe*", "Dr. Cy Poe") {
        let people = folder().with(file, &text).coauth(&["top", "-f", "csv", file]).answers().stdout();
        let has = |name: &&str| people.contains(name);
        assert!(["\"Lee, Ann\"", "Bob Roe", "Cy Poe"].iter().all(has), "{file}: {people}");
        assert!(!["PhD", "*", "Dr."].iter().any(has), "{file}: {people}");
    }
}

#[test]
fn a_node_for_others_or_no_author_is_dropped_with_its_ties_and_a_notice() {
    for others in ["et al.", "Anonymous"] {
        for (file, text) in with_labels("Ann Lee", "Bob Roe et al.", others) {
            let folder = folder().with(file, &text);
            let ran = folder.coauth(&["ties", "-v", "-f", "csv", file]).says("node dropped; ties: 2");
            let ties = ran.says("authors are missing").answers();
            assert_eq!(
                ties.stdout().lines().skip(1).collect::<Vec<_>>(),
                ["Ann Lee,Bob Roe,ann-lee,bob-roe,,1,,"],
                "{file}"
            );
        }
    }
}

#[test]
fn ids_and_plain_words_are_labels_as_they_are() {
    let pajek = folder().with("n.net", "*Vertices 3\n1 \"n0\"\n2 \"12\"\n3 \"MD\"\n*Edges\n1 2\n2 3\n");
    let ties = pajek.coauth(&["ties", "-f", "csv", "n.net"]).answers();
    assert!(["n0,12,", "12,MD,"].iter().all(|tie| ties.stdout().contains(tie)), "{}", ties.stdout());
    let folder = folder()
        .with("n.json", r##"{"nodes":[{"id":"#1"},{"id":"2*"}],"links":[{"source":"#1","target":"2*"}]}"##);
    let ties = folder.coauth(&["ties", "-f", "csv", "n.json"]).answers();
    assert!(ties.stdout().contains("#1,2*,"), "{}", ties.stdout());
}

#[test]
fn a_notice_about_a_network_as_a_whole_has_no_line() {
    let json = r#"{"nodes":[{"id":"a"}],"links":[{"source":"a","target":"b"},{"source":"b","target":"a"}]}"#;
    let folder = folder().with("n.json", json);
    folder.coauth(&["stats", "n.json"]).says("1 id at the end of a tie is not a node").says("n.json: b");
}
