//! Finding people and papers by a text.

use coauth::Loader;
use coauth::analysis::{Context, Find, Query};
use coauth::network::Network;
use serde_json::Value;

use crate::run::{coauth, folder};

const BIB: &str = "\
@article{a, author={Wei Wang and Ann Lee}, title={Deep Learning}, journal={J. One}, year=2010}\n\
@article{b, author={Wei Wang and Ann Lee}, title={On Deep Learning of Graphs}, year=2012}\n\
@article{c, author={Weiss, Wanda}, title={Learning Deep Graphs}, year=2020}\n\
@article{d, author={Wangari Weil}, title={Étude: deeper learning}, year=2021}\n\
@article{e, author={Wei Wang and Zoe Zoo and Bob Roe and Cat Poe}, title={A Survey}, year=2001}\n";

fn names(json: &Value, list: &str, key: &str) -> Vec<String> {
    let rows = json[list].as_array().expect("a list");
    rows.iter().map(|row| row[key].as_str().unwrap_or("-").to_owned()).collect()
}

#[test]
fn the_best_matches_come_first_with_what_distinguishes_them() {
    let folder = folder().with("a.bib", BIB);
    let find = |text: &str| folder.coauth(&["find", text, "a.bib", "-f", "json"]).json();
    let json = find("wei wan");
    assert_eq!(names(&json, "people", "author"), ["Wei Wang", "Weiss, Wanda", "Wangari Weil"]);
    let wei = &json["people"][0];
    assert_eq!((&wei["papers"], &wei["coauthors"]), (&3.into(), &4.into()));
    assert_eq!((&wei["years"]["first"], &wei["years"]["last"]), (&2001.into(), &2012.into()));
    assert_eq!((&wei["with"][0], &wei["with_ids"][0]), (&"Ann Lee".into(), &"ann-lee".into()));
    let json = find("deep LEARNING");
    assert_eq!(names(&json, "papers", "id"), ["a", "b", "c", "d"]);
    assert_eq!((&json["papers"][0]["venue"], &json["papers"][0]["year"]), (&"J. One".into(), &2010.into()));
    assert_eq!(names(&find("etude"), "papers", "id"), ["d"]);
    let survey = find("survey");
    assert_eq!(survey["papers"][0]["authors"], serde_json::json!(["Wei Wang", "Zoe Zoo", "Bob Roe"]));
    folder.coauth(&["find", "survey", "a.bib"]).answers().shows("Wei Wang, Zoe Zoo, Bob Roe, …");
}

#[test]
fn nothing_found_is_an_answer_of_its_own() {
    let folder = folder().with("a.bib", BIB);
    let ran = folder.coauth(&["find", "Wei Wong", "a.bib"]).exits_with(1);
    ran.says("nothing matches \"Wei Wong\"; closest names: ").shows("No match.");
    folder.coauth(&["find", "?!", "a.bib"]).exits_with(2).says("no word to search for");
    folder.coauth(&["find", "orcid:1", "a.bib"]).exits_with(1).says("nothing matches");
    let exact = folder.coauth(&["find", "wei", "--exact-name", "a.bib"]).exits_with(1);
    exact.says("nothing matches");
}

#[test]
fn results_are_limited_and_counted() {
    let folder = folder().with("a.bib", BIB);
    let json = folder.coauth(&["find", "we", "-n", "1", "a.bib", "-f", "json"]).json();
    assert_eq!((&json["shown"]["people"], &json["total"]["people"]), (&1.into(), &3.into()));
    let rows = folder.coauth(&["find", "deep", "-n", "1", "-f", "csv", "a.bib"]).answers();
    assert!(rows.stdout().lines().nth(1).is_some_and(|row| row.starts_with("paper,Learning Deep Graphs,c,")));
    rows.says("1 of 4 papers shown");
}

#[test]
fn an_index_finds_what_its_sources_do() {
    let folder = folder().with("a.bib", BIB);
    folder.coauth(&["index", "a.bib", "-o", "a.coauth"]).answers();
    for text in ["wei", "deep learning", "étude", "we wa"] {
        let of = |input: &str| folder.coauth(&["find", text, "-f", "csv", input]).answers().stdout();
        assert_eq!(of("a.bib"), of("a.coauth"), "{text}");
    }
    coauth(&["find", "guibas"]).answers().shows("Leonidas Guibas");
}

/// Papers for a whole table of the beginnings of words and part of another, in few kinds of letters.
fn many_titles() -> String {
    let word = |number: usize| {
        let syllables = ["ka", "Lo", "mü", "ra", "深", "te"];
        let digits = (0..4).map(|place| syllables[number / 6usize.pow(place) % 6]);
        digits.collect::<String>()
    };
    let paper = |number: usize| {
        let title = [number * 7, number / 1000, number * number].map(word).join(" ");
        format!(
            "@misc{{p{number}, author={{Ann {} and Bob}}, title={{{title}}}, year=2000}}\n",
            word(number / 90)
        )
    };
    // One has the title of its duplicate.
    let untitled = "@misc{first, author={Ann}, doi={10.1/x}}\n";
    let titled = "@misc{last, author={Ann}, doi={10.1/x}, title={Kakalomü twice}}\n";
    std::iter::once(untitled.to_owned()).chain((0..66_000).map(paper)).chain([titled.to_owned()]).collect()
}

#[test]
fn a_large_index_finds_titles_without_reading_all_of_them() {
    let folder = folder().with("a.bib", many_titles());
    folder.coauth(&["index", "a.bib", "-o", "a.coauth"]).answers();
    folder.coauth(&["index", "a.bib", "--memory", "512M", "-o", "b.coauth"]).answers();
    let [whole, bounded] =
        ["a.coauth", "b.coauth"].map(|name| std::fs::read(folder.path().join(name)).expect("an index"));
    assert!(whole == bounded, "the same bytes in bounded memory");
    let source = Loader::new().path(folder.path().join("a.bib")).load().expect("papers").network;
    let index = Loader::new().path(folder.path().join("a.coauth")).load().expect("an index").network;
    for text in ["kakalomu twice", "telo tete", "te深", "müra raka", "none", "ann"] {
        let find = |network: &Network| {
            let report = Find::text(text).run(network, &mut Context::default()).expect("an answer");
            let json = serde_json::to_value(&report).expect("JSON");
            (report.papers, json["total"]["papers"].clone())
        };
        let found = find(&index);
        assert_eq!(find(&source), found, "{text}");
        assert_eq!(found.0.is_empty(), ["none", "ann"].contains(&text), "{text}");
    }
}

#[test]
fn a_bare_orcid_or_its_address_finds_its_bearer() {
    let work = |name: &str, orcid: &str| {
        format!(
            r#"{{"id":"https://openalex.org/W{}","authorships":[
               {{"author":{{"display_name":"{name}","orcid":"https://orcid.org/{orcid}"}}}},
               {{"author":{{"display_name":"Cy Co"}}}}]}}"#,
            name.len()
        )
        .replace('\n', " ")
    };
    let lines = [work("Ada Love", "0000-0002-1825-0097"), work("Charles", "0000-0002-1694-233X")].join("\n");
    let folder = folder().with("w.jsonl", lines);
    for written in [
        "0000-0002-1825-0097",
        "https://orcid.org/0000-0002-1825-0097",
        "http://www.orcid.org/0000-0002-1825-0097/",
        "orcid.org/0000-0002-1825-0097",
        "orcid:0000-0002-1825-0097",
        " 0000000218250097 ",
    ] {
        folder.coauth(&["author", written, "w.jsonl"]).answers().shows("Ada Love");
        folder.coauth(&["find", written, "w.jsonl"]).answers().shows("Ada Love");
        folder.coauth(&["path", written, "0000-0002-1694-233x", "w.jsonl"]).answers().shows("2 hops");
    }
    let unknown = folder.coauth(&["author", "0000-0001-5109-3700", "w.jsonl"]).exits_with(2);
    unknown.says("no author has the identifier \"0000-0001-5109-3700\"");
    // With a wrong check digit it is still no name.
    folder
        .coauth(&["author", "0000-0001-5109-3701", "w.jsonl"])
        .exits_with(2)
        .says("no author has the identifier");
}

#[test]
fn a_given_name_behind_a_family_name_without_a_space_is_found() {
    let folder = folder().with(
        "a.bib",
        "@misc{a, author={王小明 and 山田 太郎 and 김철수 and 長谷川 花子 and Ann Lee}, title={T}}\n\
         @misc{b, author={李红 and Ann Lee}, title={U}}\n",
    );
    folder.coauth(&["index", "a.bib", "-o", "i.coauth"]).answers();
    for input in ["a.bib", "i.coauth"] {
        for (text, name) in [
            ("小明", "王小明"),
            ("太郎", "山田 太郎"),
            ("山田", "山田 太郎"),
            ("철수", "김철수"),
            ("花子", "長谷川 花子"),
            ("红", "李红"),
        ] {
            let json = folder.coauth(&["find", text, input, "-f", "json"]).answers().json();
            assert_eq!(names(&json, "people", "author"), [name], "{text}");
            folder.coauth(&["author", text, "-i", input]).answers().shows(name);
        }
        folder.coauth(&["path", "小明", "红", "-i", input]).answers().shows("Ann Lee");
    }
}
