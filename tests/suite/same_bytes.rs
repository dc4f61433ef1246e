//! The same input gives the same bytes: every time, on any number of threads, however it is cut.

use std::path::PathBuf;

use coauth::formats::FORMATS;
use coauth::reading::{ReadOptions, Source, read};
use coauth::records::{Corpus, Format, Notices};

use crate::run::{folder, repository};

const COMMANDS: &[&[&str]] = &[
    &["stats", "-f", "json"],
    &["top", "--by", "strength", "--limit", "0", "-f", "json"],
    &["top", "--by", "credit", "--limit", "0", "-f", "csv"],
    &["top", "--by", "betweenness", "--limit", "0", "-f", "csv"],
    &["top", "--by", "betweenness", "--sample", "5", "--limit", "0", "-f", "csv"],
    &["top", "--by", "harmonic", "--limit", "0", "-f", "csv"],
    &["top", "--by", "pagerank", "--limit", "0", "-f", "csv"],
    &["top", "--by", "eigenvector", "--limit", "0", "-f", "csv"],
    &["communities", "--limit", "0", "--members", "-f", "json"],
    &["brokers", "--limit", "0", "-f", "json"],
    &["timeline", "-i", "years.bib", "--cumulative", "-f", "json"],
    &["render", "-i", "years.bib", "--color-by", "year"],
    &["ties", "--limit", "0", "--counting", "fractional", "-f", "json"],
    &["components", "--members", "-f", "json"],
    &["author", "Tao Qin", "-f", "json"],
    &["path", "Ruihai Wu", "Jiajun Wu", "--all", "-f", "json"],
    &["path", "Ruihai Wu", "Jiajun Wu", "--by", "strength", "-f", "json"],
    &["distances", "Tao Qin", "-f", "json"],
    &["render"],
    &["render", "--between", "Ruihai Wu", "Jiajun Wu"],
    &["render", "--roster", "people.txt", "--depth", "1"],
    &["render", "-f", "dot"],
    &["render", "-f", "html"],
    &["render", "-f", "pdf"],
    &["render", "-f", "png", "--scale", "0.5"],
    &["render", "--color-by", "community", "--theme", "dark"],
    &["export", "-f", "graphml"],
    &["export", "-f", "bipartite"],
    &["export", "-f", "gexf"],
    &["export", "-f", "gml"],
    &["export", "-f", "cyjs"],
    &["export", "-f", "cx2"],
    &["export", "-f", "hif"],
    &["export", "-f", "json"],
    &["export", "-f", "pajek"],
    &["export", "-f", "vosviewer"],
    &["export", "-f", "ties-csv"],
    &["export", "-f", "nodes-csv", "--with", "pagerank,core"],
    &["export", "-f", "gephi-edges"],
    &["export", "-f", "gephi-nodes"],
    &["export", "-f", "authorships"],
    &["formats"],
    &["completions", "bash"],
    &["man"],
];

#[test]
fn every_command_gives_the_same_bytes_on_one_thread_and_on_two() {
    let folder = folder().with("people.txt", "Tao Qin\nJiajun Wu\n").with(
        "years.bib",
        "@misc{1, author={Ann A and Bob B}, year=1990} @misc{2, author={Bob B and Cat C}, year=2000}",
    );
    for command in COMMANDS {
        let once = folder.coauth(&[command, &["--threads", "1"][..]].concat()).answers();
        let twice = folder.coauth(&[command, &["--threads", "2"][..]].concat()).answers();
        assert!(once.bytes() == twice.bytes() && !once.bytes().is_empty(), "{command:?}");
    }
}

/// Everything in a corpus, as text.
fn shown(corpus: &Corpus) -> String {
    let papers: Vec<_> = (0..corpus.papers())
        .map(|paper| {
            (
                corpus.id(paper),
                corpus.title(paper),
                corpus.year(paper),
                corpus.doi(paper),
                corpus.byline(paper),
            )
        })
        .collect();
    let spellings: Vec<_> = corpus.spellings().iter().collect();
    format!(
        "{papers:#?}\n{spellings:?}\n{:?}\n{:?}\n{:?}",
        corpus.nodes(),
        corpus.ties().collect::<Vec<_>>(),
        corpus.inputs()
    )
}

#[test]
fn answers_are_chunk_invariant() {
    for (format, path) in fixtures() {
        is_the_same_however_cut(format, &Source::File(path));
    }
}

/// The fixture of every format.
fn fixtures() -> impl Iterator<Item = (&'static Format, PathBuf)> {
    let files = std::fs::read_dir(repository("tests/fixtures")).expect("fixtures");
    files.filter_map(|file| {
        let path = file.expect("a file").path();
        let name = path.file_stem().and_then(|stem| stem.to_str()).expect("a name").to_owned();
        Some((FORMATS.iter().copied().find(|format| format.name == name)?, path))
    })
}

#[test]
fn inputs_without_line_ends_are_chunk_invariant() {
    for (format, path) in fixtures() {
        let text = std::fs::read_to_string(&path).expect("a fixture");
        if !text.trim_start().starts_with(['<', '{', '[']) && format.name != "gml" {
            continue;
        }
        let source = Source::Text("one line".to_owned(), text.replace('\n', " "));
        let read_in = |longest_record| {
            let reading = ReadOptions::new().from(format).chunk_size(1).longest_record(longest_record);
            let mut notices = Notices::keeping(usize::MAX);
            let corpus = read(std::slice::from_ref(&source), reading, &mut notices).expect("a corpus");
            format!("{}\n{:?}", shown(&corpus), notices.by_kind())
        };
        assert_eq!(read_in(1000), read_in(usize::MAX / 4), "{}", format.name);
    }
}

/// Reads a source in pieces of many sizes, which must make no difference.
fn is_the_same_however_cut(format: &'static Format, source: &Source) {
    let read_in = |piece| {
        let mut notices = Notices::keeping(usize::MAX);
        let reading = ReadOptions::new().from(format).chunk_size(piece);
        let corpus = read(std::slice::from_ref(source), reading, &mut notices).expect("a corpus");
        format!("{}\n{:?}", shown(&corpus), notices.by_kind())
    };
    let whole = read_in(usize::MAX / 4);
    for piece in (1..80).chain([100, 128, 200, 255, 500, 1000, 2000]) {
        assert_eq!(read_in(piece), whole, "{} in pieces of {piece}", format.name);
    }
}

#[test]
fn malformed_networks_are_chunk_invariant() {
    for (name, text) in [
        ("gml", "graph [\nnode [ id 1 ]\nnode\nnode [ id 2 ]\nedge \"\nnode [ id 9 ]\nedge [\n]\n"),
        (
            "graphml",
            "<graphml><key id='k' for='node' attr.name='label'/>\n<node id='1'><data key='k'>Ada<+data></node>\n\
             <node id='2'>Bob</node>\n<node id='3'><data key='k'>Eve\n<node id='4'/>no\n<node id='5'>no</node>",
        ),
        ("pajek", "*Vertices 3\n1 \"7\n*Vertices 2\n1 2\n*Matrix\n0 1\n"),
        (
            "adjacency",
            "{\"graph\":[],\n\"nodes\":[{\"id\":1},\n{\"id\" 2},\n{\"id\":3}],\"adjacency\":[[{\"id\":3}\n],\n[],[{\"id\":\n1}],\n[\n",
        ),
        ("node-link", "{\"nodes\":[{\"id\":1},\n{\"id\" 2},\n\"nodes\":{{\"id\":3},\n{\"id\":\"4}]}\n"),
    ] {
        let format = FORMATS.iter().copied().find(|format| format.name == name).expect("a format");
        is_the_same_however_cut(format, &Source::Text("broken".to_owned(), text.to_owned()));
    }
}

#[test]
fn the_order_of_papers_does_not_change_the_groups() {
    let mut lines: Vec<String> =
        (0..60).map(|i| format!("P {}; P {}; P {}", i % 23, (i * 7) % 31, 40 + (i * i) % 17)).collect();
    let groups = |lines: &[String]| {
        let folder = crate::run::folder().with("p.txt", lines.join("\n"));
        folder.coauth(&["components", "--members", "-f", "csv", "p.txt"]).answers().stdout()
    };
    let before = groups(&lines);
    lines.reverse();
    lines.rotate_left(17);
    assert_eq!(groups(&lines), before);
}

#[test]
fn the_number_of_threads_does_not_change_what_is_read() {
    let line = |i: u64| format!("P {}; Q {}; R {}\n", i % 97, (i * i) % 1009, (i * 7919) % 5003);
    let source = Source::Text("many.txt".to_owned(), (0..20_000).map(line).collect());
    let read_on = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
        let reading = ReadOptions::new().chunk_size(1000);
        let corpus = pool.install(|| read(std::slice::from_ref(&source), reading, &mut Notices::default()));
        corpus.expect("bylines")
    };
    let (one, several) = (read_on(1), read_on(5));
    let bylines =
        |corpus: &Corpus| (0..corpus.papers()).map(|paper| corpus.byline(paper).to_vec()).collect::<Vec<_>>();
    assert!(one.papers() == 20_000 && bylines(&one) == bylines(&several));
    assert!(one.spellings().iter().eq(several.spellings().iter()));
}
