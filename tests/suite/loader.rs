//! The library's way from inputs to a network.

use coauth::names::Matching;
use coauth::network::Found;
use coauth::{ErrorKind, Loader, index};

use crate::run::folder;

const PAPERS: &str = "Ada Lovelace; Charles Babbage\nADA LOVELACE; Mary Somerville\n";

#[test]
fn bylines_from_memory_are_taken_verbatim() {
    let bylines =
        [vec!["Lovelace, Ada", "Babbage; C. & Co"], vec!["Ada Lovelace", "Smith and Sons \"Ltd\"\n"], vec![]];
    let loaded = Loader::new().bylines("talks", bylines).load().expect("a network");
    let mut names: Vec<_> =
        loaded.network.authors().map(|author| loaded.network.name(author).into_owned()).collect();
    names.sort_unstable();
    assert_eq!(names, ["Ada Lovelace", "Babbage; C. & Co", "Smith and Sons \"Ltd\""]);
}

#[test]
fn paths_texts_and_bylines_are_one_network() {
    let folder = folder().with("refs/a.txt", PAPERS);
    let loader = Loader::new()
        .path(folder.path().join("refs"))
        .text("b.bib", "@misc{1, author={Ada Lovelace and Luigi Menabrea}, year=1843}")
        .bylines("c", [["Luigi Menabrea", "Charles Babbage"]]);
    let network = loader.load().expect("a network").network;
    assert_eq!((network.paper_count(), network.author_count()), (4, 4));
    let exact = loader.clone().names(Matching::Exact).load().expect("a network").network;
    assert_eq!(exact.author_count(), 5);
    assert_eq!(loader.since(1800).load().expect("a network").network.paper_count(), 1);
}

#[test]
fn alias_lines_without_effect_are_reported() {
    let loaded = Loader::new()
        .text("a.txt", PAPERS)
        .aliases_text("who.txt", "M. Somerville → Mary Somerville\nMary Somerville → Charles Babbage\n")
        .load()
        .expect("a network");
    assert_eq!(loaded.network.author_count(), 2);
    let by_kind = loaded.notices.by_kind();
    let place = by_kind[0].2[0].place.as_ref().expect("a place");
    assert_eq!((place.path.as_str(), place.line), ("who.txt", Some(1)));
}

#[test]
fn an_index_opens_and_rejects_options_fixed_at_build_time() {
    let folder = folder();
    let path = folder.path().join("i.coauth");
    let network = Loader::new().text("a.txt", PAPERS).load().expect("a network").network;
    index::write(&network, &mut std::fs::File::create(&path).expect("a file")).expect("an index");
    let loader = Loader::new().path(&path);
    assert_eq!(loader.load().expect("the index").network.author_count(), 3);
    assert!(loader.clone().names(Matching::Folded).load().is_ok());
    for other in [
        loader.clone().names(Matching::Exact),
        loader.clone().editors(true),
        loader.clone().strict(true),
        loader.clone().format_named("bibtex"),
        loader.clone().columns("authors=Names"),
        loader.clone().aliases_text("who.txt", "A → B\n"),
        loader.clone().groups(true),
    ] {
        let error = other.load().expect_err("an error");
        assert!(error.to_string().contains("rebuild it: coauth index"), "{error}");
    }
    let error = loader.text("a.txt", PAPERS).load().expect_err("an error");
    assert!(error.to_string().contains("cannot be combined"), "{error}");
}

#[test]
fn a_loader_without_input_is_an_error_with_a_remedy() {
    let error = Loader::new().load().expect_err("an error");
    assert_eq!(
        (error.kind(), error.message()),
        (ErrorKind::Usage, "nothing to read: add a path, a text or bylines")
    );
}

#[test]
fn each_author_is_found_by_the_id_that_lists_give() {
    // By identifiers, an author has several names and a name several authors: no id is the folded name of all mentions.
    let line = |authors: &[(&str, &str)]| {
        let author = |(id, name): &(&str, &str)| {
            format!(r#"{{"author":{{"id":"https://openalex.org/{id}","display_name":"{name}"}}}}"#)
        };
        let authors: Vec<_> = authors.iter().map(author).collect();
        format!(
            r#"{{"id":"https://openalex.org/W1","title":"On knots","authorships":[{}]}}"#,
            authors.join(",")
        )
    };
    let lines = [
        line(&[("A1", "Wei O'Neil"), ("A2", "Ann Lee")]),
        line(&[("A3", "Wei O'Neil"), ("A2", "Anne-Marie van Lee"), ("A4", "Mary Somerville")]),
        line(&[("A5", "Ann Lee"), ("A2", "A. M. Lee")]),
    ];
    let loader = Loader::new().text("works.jsonl", lines.join("\n")).keep_duplicates(true);
    let network = loader.load().expect("a network").network;
    assert_eq!(network.author_count(), 5);
    for author in network.authors() {
        let id = network.author_key(author);
        assert_eq!(network.find(&format!("id:{id}")), Ok(Found::ByName(author)), "{id}");
    }
}
