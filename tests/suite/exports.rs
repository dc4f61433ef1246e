//! Exports for other programs.

use std::collections::BTreeSet;

use coauth::export::{EXPORTERS, ExportOptions};
use coauth::names::{Matching, resolve};
use coauth::network::{Network, Selection};
use coauth::records::{Corpus, Notices};
use serde_json::Value;

use crate::run::{Folder, coauth, folder, repository_text};

const PAPERS: &str = r#"@article{a, author={Ann Lee and Bob Roe}, title={On "Knots" & <Names>}, year=2019}
@article{b, author={Bob Roe and Cat Poe and Ann Lee}, year=2022}
@article{c, author={Ann Lee and Bob Roe}, title={Third}, year=2020}
@book{d, author={Dan Moe}, title={Alone}}
"#;

fn papers() -> Folder {
    folder().with("refs.bib", PAPERS)
}

fn exported(format: &str) -> String {
    papers().coauth(&["export", "-f", format, "refs.bib"]).answers().stdout()
}

fn json(format: &str) -> Value {
    serde_json::from_str(&exported(format)).expect("JSON")
}

/// The elements of a list under a key.
fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value[key].as_array().unwrap_or_else(|| panic!("no list {key}"))
}

#[test]
fn authorships_without_authors_of_few_papers_give_the_same_network() {
    let folder = papers();
    folder.coauth(&["export", "--min-papers", "3", "-f", "authorships", "refs.bib", "-o", "a.csv"]).answers();
    let again = folder.coauth(&["top", "-f", "csv", "a.csv"]).answers().stdout();
    let names: Vec<&str> = again.lines().skip(1).filter_map(|line| line.split(',').nth(1)).collect();
    assert_eq!(names, ["Ann Lee", "Bob Roe"]);
}

#[test]
fn every_export_is_in_the_guide() {
    let guide = repository_text("docs/output.md");
    for exporter in EXPORTERS.iter().filter(|exporter| !exporter.is_drawing()) {
        assert!(guide.contains(&format!("`{}`", exporter.name)), "{}", exporter.name);
    }
}

#[test]
fn gexf_has_a_size_a_position_and_a_color_for_each_author() {
    let text = coauth(&["export", "-f", "gexf"]).answers().stdout();
    for look in ["<viz:size ", "<viz:position ", "<viz:color "] {
        assert_eq!(text.matches(look).count(), 421, "{look}");
    }
    let positions: BTreeSet<&str> = text.lines().filter(|line| line.contains("viz:position")).collect();
    assert!(positions.len() > 400, "authors are apart");
    let colors: BTreeSet<&str> = text.lines().filter(|line| line.contains("viz:color")).collect();
    assert!(colors.len() > 5, "communities have colors");
}

#[test]
fn gexf_has_the_years_of_authors_and_ties_as_spells() {
    let text = exported("gexf");
    assert!(text.contains("mode=\"dynamic\" timeformat=\"double\""));
    // Ann, Bob and their tie.
    assert_eq!(text.matches("<spell start=\"2019.0\" end=\"2020.0\"/>").count(), 3);
    // The three, and the three ties among them.
    assert_eq!(text.matches("<spell start=\"2022.0\" end=\"2022.0\"/>").count(), 6);
    assert_eq!(text.matches("<spells>").count(), 6, "Dan's year is not known");
    let sample = coauth(&["export", "-f", "gexf"]).answers().stdout();
    assert!(sample.contains("mode=\"static\"") && !sample.contains("spell"), "the sample has no years");
}

#[test]
fn a_network_of_more_than_5000_authors_has_no_positions() {
    let letter = |number: u32| char::from_u32(u32::from('a') + number % 26).expect("a letter");
    let name = |number: u32| [number / 676, number / 26, number].map(letter).iter().collect::<String>();
    let names: String = (0..5001).map(|number| format!("Ann Family{}; Common Co\n", name(number))).collect();
    let folder = folder().with("names.txt", names);
    for (format, mark) in [("gexf", "viz:"), ("cyjs", "position"), ("cx2", "\"x\"")] {
        let ran = folder.coauth(&["export", "-f", format, "--from", "authors", "names.txt"]).answers();
        assert!(!ran.stdout().contains(mark), "{format}");
    }
}

/// The rules of the schema of HIF, version 0.1, that are about what we write.
#[test]
fn hif_follows_the_rules_of_its_schema() {
    let document = json("hif");
    let keys: BTreeSet<&str> = document.as_object().expect("an object").keys().map(String::as_str).collect();
    assert!(keys.is_subset(&BTreeSet::from(["network-type", "metadata", "incidences", "nodes", "edges"])));
    assert_eq!(document["network-type"], "undirected");
    assert!(document["metadata"].is_object());
    let ids = |list: &[Value], key: &str| -> BTreeSet<u64> {
        list.iter().map(|element| element[key].as_u64().expect("an id")).collect()
    };
    let (nodes, edges) = (list(&document, "nodes"), list(&document, "edges"));
    assert_eq!((ids(nodes, "node").len(), ids(edges, "edge").len()), (4, 4), "ids are unique");
    let incidences = list(&document, "incidences");
    assert!(ids(incidences, "node").is_subset(&ids(nodes, "node")));
    assert!(ids(incidences, "edge").is_subset(&ids(edges, "edge")));
    for (elements, ends) in [(nodes, &["node"][..]), (edges, &["edge"]), (incidences, &["edge", "node"])] {
        for element in elements {
            assert!(element["attrs"].is_object());
            let keys = element.as_object().expect("an object").keys();
            assert!(keys.filter(|key| *key != "attrs").eq(ends), "{element}");
        }
    }
    assert_eq!(incidences.len(), 8);
    assert_eq!(edges[0]["attrs"]["title"], "On \"Knots\" & <Names>");
}

#[test]
fn a_name_that_ends_in_hif_json_is_hif() {
    let folder = papers();
    folder.coauth(&["export", "-o", "refs.HIF.json", "refs.bib"]).answers();
    folder.coauth(&["export", "-o", "refs.json", "refs.bib"]).answers();
    assert!(folder.read("refs.HIF.json").contains("incidences"));
    assert!(folder.read("refs.json").contains("links"));
}

#[test]
fn bipartite_graphml_has_each_authorship_and_its_papers_are_not_read_as_people() {
    let text = exported("bipartite");
    assert_eq!((text.matches("<node ").count(), text.matches("<edge ").count()), (8, 8));
    assert!(
        text.contains("<edge source=\"a0\" target=\"p1\">\n   <data key=\"position\">3</data>"),
        "Ann is third"
    );
    let folder = folder().with("two.graphml", text);
    folder.coauth(&["stats", "two.graphml"]).exits_with(2).says("graph of two modes");
    folder.coauth(&["stats", "--from", "graphml", "two.graphml"]).answers();
}

#[test]
fn a_hypergraph_is_refused_and_not_read_as_people_without_ties() {
    let others = [
        r#"{"network-type":"undirected","nodes":[{"node":"Ann"}],"edges":[{"edge":1}],"incidences":[]}"#,
        r#"{"incidences":[{"edge":1,"node":"Ann"},{"edge":1,"node":"Bob"}]}"#,
    ];
    for text in [exported("hif"), others[0].to_owned(), others[1].to_owned()] {
        folder()
            .with("h.json", text)
            .coauth(&["stats", "h.json"])
            .exits_with(2)
            .says("this is a hypergraph (HIF)");
    }
    let typed =
        r#"{"nodes":[{"id":"Ann"},{"id":"Bob"}],"edges":[{"source":"Ann","target":"Bob","type":"edge"}]}"#;
    folder().with("g.json", typed).coauth(&["stats", "g.json"]).answers();
}

#[test]
fn cx2_declares_each_attribute_and_counts_its_elements() {
    let document = json("cx2");
    let aspects = document.as_array().expect("aspects");
    let aspect = |name: &str| {
        let found = aspects.iter().find(|aspect| aspect.get(name).is_some());
        list(found.unwrap_or_else(|| panic!("no aspect {name}")), name)
    };
    assert_eq!(aspects[0]["CXVersion"], "2.0");
    assert_eq!(aspects.last().expect("an aspect")["status"][0]["success"], true);
    for count in aspect("metaData") {
        let name = count["name"].as_str().expect("a name");
        assert_eq!(count["elementCount"], aspect(name).len(), "{name}");
    }
    let declared = &aspect("attributeDeclarations")[0];
    for (name, count) in [("nodes", 4), ("edges", 3)] {
        assert_eq!(aspect(name).len(), count);
        for element in aspect(name) {
            for (key, value) in element["v"].as_object().expect("values") {
                let fits = match declared[name][key]["d"].as_str().expect("declared") {
                    "string" => value.is_string(),
                    "integer" => value.is_i64() || value.is_u64(),
                    _ => value.is_f64(),
                };
                assert!(fits, "{name}: {key} is {value}");
            }
        }
    }
}

#[test]
fn measures_on_request_are_those_of_top() {
    let ran = coauth(&["export", "-f", "nodes-csv", "--with", "betweenness,core", "--with", "pagerank"]);
    let text = ran.answers().stdout();
    let mut rows = csv::Reader::from_reader(text.as_bytes());
    let header = rows.headers().expect("a header").clone();
    assert_eq!(header.iter().skip(9).collect::<Vec<_>>(), ["betweenness", "core", "pagerank"]);
    let rows: Vec<_> = rows.records().map(|row| row.expect("a row")).collect();
    for (place, measure) in header.iter().enumerate().skip(9) {
        let top = coauth(&["top", "--by", measure, "--limit", "0", "-f", "json"]).json();
        let top = list(&top, "authors");
        assert_eq!(top.len(), rows.len());
        for author in top {
            let row = rows.iter().find(|row| row[0] == author["author_id"]).expect("the author");
            assert_eq!(Some(row[place].parse().expect("a number")), author["value"].as_f64(), "{measure}");
        }
    }
}

#[test]
fn measures_are_refused_where_there_are_no_columns_of_authors() {
    for exporter in EXPORTERS.iter().filter(|exporter| !exporter.is_drawing()) {
        let ran = coauth(&["export", "-f", exporter.name, "--with", "core"]);
        if exporter.has_columns() {
            ran.answers();
        } else {
            ran.exits_with(2).says(&format!("{} has no columns of authors", exporter.name));
        }
    }
}

#[test]
fn a_network_without_authors_is_an_export_without_authors() {
    let corpus = Corpus::default();
    let roster = resolve(&corpus, Matching::Folded);
    let network = Network::build(corpus, roster, Selection::default(), &mut Notices::default());
    for exporter in EXPORTERS.iter().filter(|exporter| !exporter.is_drawing()) {
        let mut file = Vec::new();
        exporter.write(&network, ExportOptions::default(), &mut file).expect(exporter.name);
        assert!(!file.is_empty(), "{}", exporter.name);
    }
}

#[test]
fn no_text_for_programs_overrides_the_direction_of_other_text() {
    let folder = folder().with(
        "a.bib",
        "@article{a, title={A\u{202e}b\u{ffff}}, author={Ann\u{202e} Lee and Bob\u{2066} Roe}, year=2020}\n",
    );
    for format in ["graphml", "gexf", "bipartite"] {
        let text = folder.coauth(&["export", "-f", format, "a.bib"]).answers().stdout();
        assert!(!text.contains(['\u{202e}', '\u{2066}', '\u{ffff}']), "{format}: {text}");
    }
}
