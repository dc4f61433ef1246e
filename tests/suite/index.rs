//! An index answers as its sources do, or says that it is damaged.

use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use coauth::analysis::{AnyQuery, Context};
use coauth::names::{Matching, resolve};
use coauth::network::{Network, Selection};
use coauth::queries::query;
use coauth::reading::{ReadOptions, Source, read};
use coauth::records::Notices;
use coauth::{Result, index};
use serde_json::{Value, json};

use crate::run::{Ran, folder, repository_text};

/// Papers with what an index has to keep: titles, spellings to be joined, an author named twice, several groups.
pub(crate) const PAPERS: &str = "\
Ada Lovelace; Charles Babbage; Mary Somerville
LOVELACE, Ada; Charles Babbage
Ada Lovelace; Augustus De Morgan; Ada Lovelace
Émilie du Châtelet; Voltaire
Emilie Du Chatelet
Mary Somerville; John Herschel; Caroline Herschel
王伟; 李娜
";

pub(crate) fn network(papers: &str) -> Network {
    let source = Source::Text("papers.txt".to_owned(), papers.to_owned());
    let mut notices = Notices::default();
    let corpus = read(&[source], ReadOptions::default(), &mut notices).expect("papers");
    let roster = resolve(&corpus, Matching::Folded);
    Network::build(corpus, roster, Selection::default(), &mut notices)
}

pub(crate) fn index_of(network: &Network) -> Vec<u8> {
    let mut bytes = Vec::new();
    index::write(network, &mut bytes).expect("an index");
    bytes
}

pub(crate) fn open(path: &Path) -> Result<Network> {
    index::open(path, Selection::default(), &mut Notices::default())
}

/// A query of each kind.
pub(crate) fn queries(a: &str, b: &str) -> Vec<AnyQuery> {
    let top = |by: &str| ("top", json!({ "by": by, "limit": 3 }));
    let author = |name: &str| ("author", json!({ "name": name, "measures": false }));
    let pairs = |papers: bool| ("pairs", json!({ "from": [a, b], "to": [b, "Unknown"], "papers": papers }));
    let queries = [
        ("stats", json!({ "distances": true })),
        top("degree"),
        top("credit"),
        top("strength"),
        top("betweenness"),
        ("ties", json!({ "limit": 5 })),
        ("components", json!({ "members": true })),
        ("distances", json!({ "name": a, "limit": 0 })),
        author(a),
        author(&format!("id:{}", b.to_lowercase().replace(' ', "-"))),
        author(&a[..3]),
        author("Somervile"),
        ("path", json!({ "from": a, "to": b, "all": true })),
        pairs(true),
        pairs(false),
    ];
    queries.into_iter().map(|(name, options)| query(name, options).expect("options")).collect()
}

/// The answer or the error, with what was said on the way.
pub(crate) fn asked(query: &AnyQuery, network: &Network) -> String {
    let mut context = Context::default();
    let answer = query.run(network, &mut context);
    let answer = answer.map(|answer| serde_json::to_string(&answer).expect("JSON"));
    format!("{:?} {:?}", answer.map_err(|error| error.to_string()), context.remarks)
}

/// Asks a network that may be damaged. Each answer is right, or known to be worth nothing.
fn answers_or_is_known_to_be_damaged(
    path: &Path,
    queries: &[AnyQuery],
    expected: &[String],
    first: usize,
    what: &str,
) {
    let Ok(network) = open(path) else { return };
    for turn in 0..queries.len() {
        let number = (first + turn) % queries.len();
        let answer = asked(&queries[number], &network);
        if network.intact().is_err() {
            return;
        }
        assert_eq!(answer, expected[number], "{what}: query {number}");
    }
}

#[test]
fn each_byte_flipped_gives_an_error_or_the_right_answer_and_verify_finds_it() {
    let network = network(PAPERS);
    let bytes = index_of(&network);
    let queries = queries("Ada Lovelace", "John Herschel");
    let expected: Vec<String> = queries.iter().map(|query| asked(query, &network)).collect();
    let folder = folder();
    let path = folder.path().join("small.coauth");
    std::fs::write(&path, &bytes).expect("a file");
    answers_or_is_known_to_be_damaged(&path, &queries, &expected, 0, "undamaged");
    open(&path).expect("an index").verify().expect("nothing is damaged");

    for place in 0..bytes.len() {
        let mut damaged = bytes.clone();
        damaged[place] ^= 1 << (place % 8);
        std::fs::write(&path, &damaged).expect("a file");
        let is_found = !index::is_index(&path) || open(&path).and_then(|network| network.verify()).is_err();
        assert!(is_found, "a flip at {place} is not found");
        answers_or_is_known_to_be_damaged(&path, &queries, &expected, place, &format!("flip at {place}"));
    }
}

#[test]
fn an_index_cut_short_at_any_length_is_an_error() {
    let bytes = index_of(&network(PAPERS));
    let folder = folder();
    let path = folder.path().join("short.coauth");
    for length in 0..bytes.len() {
        std::fs::write(&path, &bytes[..length]).expect("a file");
        assert!(!index::is_index(&path) || open(&path).is_err(), "{length} of {} bytes", bytes.len());
    }
    let longer = [&bytes[..], b"\0"].concat();
    std::fs::write(&path, longer).expect("a file");
    assert!(open(&path).is_err(), "a byte too many");
    for length in [0, 1, 7, 8, 40, bytes.len() - 1] {
        std::fs::write(&path, &bytes[..length]).expect("a file");
        folder.coauth(&["-i", "short.coauth", "stats"]).exits_with(2).shows_nothing().says("rebuild it");
        folder.coauth(&["index", "--verify", "short.coauth"]).exits_with(2).shows_nothing();
    }
}

/// The name of one of many authors.
fn author(number: u64) -> String {
    let number = format!("{:x}", number * 7919);
    let letters = number.bytes().map(|digit| match digit {
        b'0'..=b'9' => char::from(digit - b'0' + b'g'),
        letter => char::from(letter),
    });
    format!("Author L{}", letters.collect::<String>())
}

/// Bylines of many authors, so that an index has many blocks.
pub(crate) fn many_papers(papers: u64) -> String {
    let mut state = 7u64;
    let mut random = |bound: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % bound
    };
    let mut text = String::from("Ada Lovelace; John Herschel\n");
    for _ in 0..papers {
        let byline: Vec<_> = (0..=random(3)).map(|_| author(random(papers * 3 / 4))).collect();
        text.push_str(&byline.join("; "));
        text.push('\n');
    }
    text
}

#[test]
fn only_damage_in_blocks_that_are_read_matters() {
    /// The bytes that share a checksum.
    const BLOCK: usize = 512;
    let network = network(&many_papers(1000));
    let bytes = index_of(&network);
    assert!(bytes.len() > 100 * BLOCK, "{} bytes are too few for this test", bytes.len());
    let queries = queries(&author(1), &author(2));
    let expected: Vec<String> = queries.iter().map(|query| asked(query, &network)).collect();
    let folder = folder();
    let path = folder.path().join("large.coauth");
    for (turn, place) in (8 * BLOCK..bytes.len()).step_by(5 * BLOCK + 7).enumerate() {
        let mut damaged = bytes.clone();
        damaged[place] ^= 0xff;
        std::fs::write(&path, &damaged).expect("a file");
        answers_or_is_known_to_be_damaged(&path, &queries, &expected, turn, &format!("flip at {place}"));
        assert!(open(&path).and_then(|network| network.verify()).is_err(), "a flip at {place} is not found");
    }
}

/// Makes the checksums of a changed index right again, as an attacker would.
pub(crate) fn sealed(mut bytes: Vec<u8>) -> Vec<u8> {
    let number = |bytes: &[u8], at: usize| {
        u32::from_ne_bytes(bytes[at..at + 4].try_into().expect("four bytes")) as usize
    };
    let (head, sections) = (number(&bytes, 24), number(&bytes, 32));
    let table = bytes.len() - 4 * (bytes.len() - head).div_ceil(516);
    let checksums: Vec<u8> =
        bytes[head..table].chunks(512).flat_map(|block| crc32fast::hash(block).to_ne_bytes()).collect();
    for (place, part) in checksums.chunks(4096).enumerate() {
        let at = 40 + 48 * sections + 4 * place;
        bytes[at..at + 4].copy_from_slice(&crc32fast::hash(part).to_ne_bytes());
    }
    bytes[table..].copy_from_slice(&checksums);
    bytes[36..40].fill(0);
    let checksum = crc32fast::hash(&bytes[..head]);
    bytes[36..40].copy_from_slice(&checksum.to_ne_bytes());
    bytes
}

/// The answer of a run, without the input's own name.
fn answer(ran: &Ran) -> String {
    let Ok(Value::Object(mut json)) = serde_json::from_str(&ran.stdout()) else { return ran.stdout() };
    if let Some(options) = json.get_mut("coauth").and_then(|coauth| coauth.get_mut("options")) {
        options["input"] = Value::Null;
    }
    Value::Object(json).to_string()
}

#[test]
fn every_command_gives_the_same_answer_from_an_index() {
    const COMMANDS: &[&str] = &[
        "stats -f json",
        "stats --min-papers 2",
        "stats --names folded --max-authors 2 -f csv",
        "top --limit 0 -f json",
        "top --by credit --max-authors 3",
        "top --by strength --counting fractional -f csv",
        "ties --limit 0 -f json",
        "components --members -f json",
        "communities --members -f json",
        "brokers -f json",
        "timeline -f json",
        "top --by pagerank -f json",
        "path A B --by strength -f json",
        "path A B --by recent -f json",
        "author A --exact-name",
        "author A -f json",
        "author B",
        "distances A -f json",
        "path A B --all -f json",
        "path A B --avoid C",
        "render",
        "render --around A --depth 2",
        "render --between A B",
        "render --between A C --depth 0",
        "render --roster people.txt",
        "export -f graphml",
        "export -f gexf",
        "export -f gml",
        "export -f cyjs",
        "export -f cx2",
        "export -f hif",
        "export -f bipartite",
        "export -f gephi-edges",
        "export -f gephi-nodes --with core",
        "export -f json",
        "export -f pajek",
        "export -f vosviewer",
        "export -f ties-csv",
        "export -f nodes-csv",
        "export -f authorships",
        "export -f authorships --min-papers 2",
    ];
    let sample = repository_text("seeds/iclr-2022-poster-session-3.txt");
    let dblp = repository_text("tests/fixtures/dblp.xml");
    for (name, text, people) in [
        ("papers.txt", PAPERS, ["Ada Lovelace", "john herschel", "Mary Somerville"]),
        ("session.txt", sample.as_str(), ["Ruihai Wu", "guibas", "Jiajun Wu"]),
        ("ties.edges", "1 2 2.5\n2 3\n3 1 0.5\n7 8\n9 9\n", ["1", "2", "8"]),
        ("dblp.xml", dblp.as_str(), ["nobody", "no one", "none"]),
    ] {
        let folder = folder().with(name, text).with("people.txt", people.join("\n"));
        folder.coauth(&["index", name, "-o", "i.coauth"]).answers().shows_nothing();
        folder.coauth(&["index", "--verify", "i.coauth"]).answers().shows("i.coauth");
        for command in COMMANDS {
            let words: Vec<&str> = command
                .split(' ')
                .map(|word| match word {
                    "A" => people[0],
                    "B" => people[1],
                    "C" => people[2],
                    word => word,
                })
                .collect();
            let from_sources = folder.coauth(&[&["-i", name, "-q"], &words[..]].concat());
            let from_index = folder.coauth(&[&["-i", "i.coauth", "-q"], &words[..]].concat());
            assert_eq!(answer(&from_index), answer(&from_sources), "{name}: {command}");
            assert_eq!(from_index.stderr(), from_sources.stderr(), "{name}: {command}");
        }
        folder.coauth(&["index", "i.coauth", "-o", "again.coauth", "--threads", "1"]).answers();
        let [once, again] = ["i.coauth", "again.coauth"].map(|name| std::fs::read(folder.path().join(name)));
        assert!(once.expect("an index") == again.expect("an index"), "{name}: the same bytes");
    }
}

#[test]
fn a_selection_of_an_index_is_that_of_its_sources_with_the_same_warnings() {
    let entry = |key: &str, year: &str, authors: &str| {
        format!("@article{{{key}, title = {{On {key}}}, year = {{{year}}}, author = {{{authors}}}}}\n")
    };
    let papers = [
        entry("one", "2001", "Ada Lovelace and Charles Babbage and Ada Lovelace"),
        entry("two", "2005", "Ada Lovelace and {The Engine Collaboration} and Mary Somerville"),
        entry("group", "2006", "{The Engine Collaboration}"),
        entry("three", "", "Mary Somerville and Augustus De Morgan"),
        entry("four", "2010", "Charles Babbage and Mary Somerville and John Herschel and Ann Lee"),
        entry("two again", "2005", "Ada Lovelace and Mary Somerville").replace("On two again", "On two"),
        entry("five", "2011", "John Herschel and John Herschel"),
        entry("six", "2012", "Ann Lee"),
    ]
    .concat();
    let selections = [
        "--since 2005",
        "--until 2005",
        "--since 2001 --until 2010",
        "--max-authors 2",
        "--min-papers 2",
        "--since 2005 --max-authors 3 --min-papers 2",
        "--since 2030",
    ];
    let queries = [
        "stats -f json",
        "top -f json",
        "components --members -f json",
        "ties -f json",
        "author lovelace -f json",
        "path lovelace herschel -f json",
        "author Lovelac",
        "timeline -f json",
    ];
    for groups in [&[][..], &["--groups"]] {
        let folder = folder().with("p.bib", &papers);
        folder.coauth(&[&["index", "p.bib", "-o", "i.coauth"], groups].concat()).answers();
        for selection in selections {
            for query in queries {
                let words: Vec<&str> = selection.split(' ').chain(query.split(' ')).chain(["-v"]).collect();
                let from =
                    |input: &str, more: &[&str]| folder.coauth(&[&["-i", input], more, &words[..]].concat());
                let [sources, index] = [from("p.bib", groups), from("i.coauth", &[])];
                assert_eq!(answer(&index), answer(&sources), "{selection} {query}");
                // What was noticed while reading is not in an index.
                let selecting = |ran: &Ran| {
                    let lines = ran.stderr();
                    let is_about_reading =
                        |line: &str| line.contains("reading ") || line.contains("duplicate");
                    lines.lines().filter(|line| !is_about_reading(line)).collect::<Vec<_>>().join("\n")
                };
                assert_eq!(selecting(&index), selecting(&sources), "{selection} {query}");
            }
        }
    }
}

#[test]
fn the_first_components_are_those_of_the_whole_list() {
    let folder = folder().with("papers.txt", PAPERS);
    folder.coauth(&["index", "papers.txt", "-o", "i.coauth"]).answers();
    for input in ["papers.txt", "i.coauth"] {
        let lines =
            |limit: &str| folder.coauth(&["components", "-f", "csv", "--limit", limit, input]).stdout();
        let [all, first] = ["0", "2"].map(lines);
        assert_eq!(first.lines().collect::<Vec<_>>(), all.lines().take(3).collect::<Vec<_>>());
        folder.coauth(&["components", "--limit", "2", input]).answers().shows("2 of 3 components shown");
    }
}

#[test]
fn authors_are_found_by_identifiers_in_an_index_as_in_its_sources() {
    let works = r#"{"items":[
        {"title":["A"],"author":[{"given":"Ada","family":"Lovelace","ORCID":"https://orcid.org/0000-0002-1825-0097"}]},
        {"title":["B"],"author":[{"given":"A.","family":"Lovelace","ORCID":"https://orcid.org/0000-0002-1825-0097"},
            {"given":"Mary","family":"Gray","ORCID":"https://orcid.org/0000-0001-5109-3700"}]}]}"#;
    let folder = folder().with("works.json", works);
    folder.coauth(&["index", "works.json", "-o", "i.coauth"]).answers();
    for name in
        ["orcid:0000-0002-1825-0097", "orcid:0000-0001-5109-3700", "orcid:0000-0002-9079-593X", "isni:1"]
    {
        let ran = ["works.json", "i.coauth"].map(|input| folder.coauth(&["-q", "-i", input, "author", name]));
        let [sources, index] = &ran;
        assert_eq!((index.stdout(), index.stderr()), (sources.stdout(), sources.stderr()), "{name}");
    }
    folder.coauth(&["-i", "i.coauth", "author", "orcid:0000-0002-1825-0097"]).answers().shows("Lovelace");
    folder
        .coauth(&["-i", "i.coauth", "author", "isni:1"])
        .exits_with(2)
        .says("identifier schemes in the input: orcid");
}

#[test]
fn options_fixed_at_build_time_cannot_be_changed_when_querying() {
    let folder = folder().with("papers.txt", PAPERS);
    folder.coauth(&["index", "papers.txt", "-o", "i.coauth", "--names", "exact"]).answers();
    let stats = folder.coauth(&["stats", "i.coauth", "-f", "json"]).json();
    assert_eq!((&stats["coauth"]["names"], &stats["authors"]), (&"exact".into(), &12.into()));
    folder
        .coauth(&["stats", "i.coauth", "--names", "folded"])
        .exits_with(2)
        .says("coauth index --names folded papers.txt -o i.coauth");
    folder.coauth(&["stats", "i.coauth", "--strict"]).exits_with(2).says("rebuild it");
    folder.coauth(&["stats", "i.coauth", "--from", "edges"]).exits_with(2).says("rebuild it");
    folder
        .coauth(&["stats", "i.coauth", "--editors"])
        .exits_with(2)
        .says("coauth index --editors --names exact papers.txt");
    folder
        .coauth(&["stats", "i.coauth", "papers.txt"])
        .exits_with(2)
        .says("an index cannot be combined with other inputs");
    folder.coauth(&["index", "papers.txt"]).exits_with(2).says("-o papers.coauth");
    folder
        .coauth(&["index", "papers.txt", "-o", "x.coauth", "--since", "2000"])
        .exits_with(2)
        .says("when querying");
    folder
        .coauth(&["index", "papers.txt", "-o", "x.coauth", "-f", "json"])
        .exits_with(2)
        .says("a single format");
    folder.coauth(&["index", "--verify", "papers.txt"]).exits_with(2).says("not a coauth index");
}

#[test]
fn an_index_records_the_options_it_was_built_with() {
    let table = "Who,What;No\nAda Lovelace; Mary Gray,Notes;1\n";
    let folder = folder().with("my refs/a.csv", table).with("Ann's.txt", "Mary Gray → Mary Somerville\n");
    let columns = "authors=Who,title=What;No";
    let built = ["--columns", columns, "--names", "evidence", "--groups", "--aliases", "Ann's.txt"];
    folder.coauth(&[&["index", "-q", "my refs/a.csv", "-o", "my.coauth"], &built[..]].concat()).answers();
    folder.coauth(&["stats", "my.coauth", "--keep-duplicates"]).exits_with(2).says(
        "coauth index --aliases 'Ann'\\''s.txt' --columns 'authors=Who,title=What;No' --groups --keep-duplicates \
         --names evidence 'my refs/a.csv' -o my.coauth",
    );
    folder.coauth(&["stats", "my.coauth", "--columns", "../x.txt"]).exits_with(2).says("--columns ../x.txt ");
    folder.coauth(&["index", "-q", "my.coauth", "-o", "again.coauth"]).answers();
    for index in ["my.coauth", "again.coauth"] {
        let top = folder.coauth(&["top", "-f", "json", "--limit", "3", index]).json();
        let expected = serde_json::json!({
            "input": [index], "aliases": "Ann's.txt", "columns": columns, "groups": true, "by": "degree", "limit": 3
        });
        assert_eq!(top["coauth"]["options"], expected);
    }
    let pairs = folder.with("p.csv", "Ada Lovelace,Mary Gray\n").coauth(&[
        "path",
        "-i",
        "my.coauth",
        "--pairs",
        "p.csv",
        "-f",
        "json",
    ]);
    assert_eq!(pairs.json()["coauth"]["options"]["pairs"], "p.csv");
}

#[test]
fn an_index_in_a_folder_of_papers_is_skipped() {
    let folder = folder().with("refs/papers.txt", PAPERS);
    folder.coauth(&["index", "refs", "-o", "refs/i.coauth"]).answers();
    folder.coauth(&["stats", "refs"]).answers().says("i.coauth");
    assert_eq!(folder.coauth(&["stats", "refs", "-f", "json"]).json()["papers"], 7);
}

#[test]
fn a_killed_build_leaves_the_old_index_intact() {
    let folder = folder().with("old.txt", PAPERS).with("new.txt", many_papers(8000));
    folder.coauth(&["index", "old.txt", "-o", "i.coauth"]).answers();
    let old = std::fs::read(folder.path().join("i.coauth")).expect("an index");
    let (mut before, mut after) = (0, 0);
    for delay in (0..40).map(|turn| Duration::from_millis(turn * 25)) {
        let mut writing = folder.command(&["index", "new.txt", "-o", "i.coauth", "-q"]);
        let mut writing = writing.stderr(Stdio::null()).spawn().expect("coauth runs");
        std::thread::sleep(delay);
        let _ = writing.kill();
        writing.wait().expect("it ends");
        let now = std::fs::read(folder.path().join("i.coauth")).expect("an index");
        if now == old {
            before += 1;
            continue;
        }
        folder.coauth(&["index", "--verify", "i.coauth"]).answers();
        after += 1;
        if after > 2 {
            break;
        }
        std::fs::write(folder.path().join("i.coauth"), &old).expect("the old one");
    }
    assert!(before > 0, "it was killed too late each time");
}

#[test]
fn an_index_in_place_of_papers_is_an_error_with_a_remedy() {
    let folder = folder().with("papers.txt", PAPERS).with("indexes/readme", "");
    std::fs::remove_file(folder.path().join("indexes/readme")).expect("a file");
    folder.coauth(&["index", "-q", "papers.txt", "-o", "indexes/i.coauth"]).answers();
    folder.coauth(&["stats", "indexes"]).exits_with(2).says("indexes/i.coauth: the folder contains an index");
    let index = std::fs::read(folder.path().join("indexes/i.coauth")).expect("an index");
    folder
        .coauth_with_stdin(&["stats", "-"], &index)
        .exits_with(2)
        .says("<stdin>: an index cannot be read from stdin");
    folder.coauth(&["index", "--verify", "nofile"]).exits_with(2).says("nofile: there is no such file");
}

#[test]
fn checksums_of_inputs_are_in_the_answer_if_requested_and_always_in_an_index() {
    const SUM: &str = "6962b8204edbb0504e94ce2cffb8b2e98766cef95f5a353a090ca9bcdf1ef79b";
    let folder = folder().with("a.txt", "Ann Lee; Bob Roe\n");
    let sum = |arguments: &[&str]| {
        let answer = folder.coauth(&[&["stats", "-q", "-f", "json"], arguments].concat()).answers().json();
        answer["inputs"][0]["sha256"].clone()
    };
    assert_eq!(sum(&["--from", "authors", "a.txt"]), Value::Null);
    assert_eq!(sum(&["--checksums", "--from", "authors", "a.txt"]), SUM);
    folder.coauth(&["index", "-q", "--from", "authors", "a.txt", "-o", "i.coauth"]).answers();
    assert_eq!(sum(&["--checksums", "i.coauth"]), SUM);
    assert_eq!(sum(&["i.coauth"]), Value::Null);
}
