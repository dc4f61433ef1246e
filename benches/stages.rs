//! How long each stage takes: read, resolve, build, components, degrees, ties, path.
//!
//! ```sh
//! cargo bench --bench stages            # 100,000 papers
//! COAUTH_PAPERS=1000000 cargo bench --bench stages
//! ```

#![allow(clippy::print_stdout, reason = "a benchmark prints")]

#[path = "corpus/groups.rs"]
mod groups;
#[allow(dead_code, unused_imports, reason = "the generator needs two of its methods, and no tests")]
#[path = "../src/random.rs"]
mod random;

use std::hint::black_box;
use std::time::{Duration, Instant};

use coauth::analysis::distances;
use coauth::names::{Matching, resolve};
use coauth::network::{AuthorId, Counting, Network, Search, Selection};
use coauth::reading::{ReadOptions, Source, read};
use coauth::records::{Corpus, Notices};

const RUNS: usize = 5;

fn main() {
    let papers = std::env::var("COAUTH_PAPERS").ok().and_then(|text| text.parse().ok()).unwrap_or(100_000);
    let model = groups::Model { papers, seed: 1, hyper: 0.0 };
    println!("{papers} papers, median of {RUNS} runs");
    for format in ["authors", "dblp", "bibtex", "openalex", "ris"] {
        let mut text = Vec::new();
        groups::write(format, model, &mut text).expect("writing to memory");
        let text = String::from_utf8(text).expect("UTF-8");
        let megabytes = text.len() as f64 / 1e6;
        let source = [Source::Text(format!("corpus.{format}"), text)];
        let Some(format) = coauth::formats::FORMATS.iter().find(|row| row.name == format) else { continue };
        let reading = ReadOptions::new().from(format);
        let time = median(|| read(&source, reading.clone(), &mut Notices::default()).expect("a corpus"));
        println!(
            "read {:<12} {:>9.1} ms  {:>6.0} MB/s",
            format.name,
            millis(time),
            megabytes / time.as_secs_f64()
        );
        if format.name == "authors" {
            let corpus = read(&source, reading, &mut Notices::default()).expect("a corpus");
            stages(&corpus);
        }
    }
}

fn stages(corpus: &Corpus) {
    let built = || {
        let corpus = corpus.clone();
        let roster = resolve(&corpus, Matching::Folded);
        Network::build(corpus, roster, Selection::default(), &mut Notices::default())
    };
    let resolving = median(|| resolve(corpus, Matching::Folded));
    report("resolve", resolving);
    report("by evidence", median(|| resolve(corpus, Matching::Evidence)));
    report("build", median(built).saturating_sub(resolving));
    let network = built();
    let fresh = |question: fn(&Network)| {
        let networks: Vec<Network> = (0..RUNS).map(|_| built()).collect();
        let mut networks = networks.iter();
        median(|| networks.next().map(question))
    };
    report(
        "degrees",
        fresh(|network| {
            black_box(network.degrees());
        }),
    );
    report(
        "components",
        fresh(|network| {
            black_box(network.components());
        }),
    );
    report("ties", median(|| network.projection(Counting::Full).expect("they fit")));
    report("distances from one", median(|| distances(&network, AuthorId(0))));
    let pairs = network.author_count() as u32 / 1000;
    let pair = |i: u32| (AuthorId(i * pairs), AuthorId(network.author_count() as u32 - 1 - i * pairs / 2));
    let paths = || {
        let mut search = Search::of(&network);
        (0..1000).filter_map(|i| search.paths(pair(i).0, pair(i).1)).count()
    };
    report("1,000 paths", median(paths));
}

fn report(stage: &str, time: Duration) {
    println!("{stage:<17} {:>9.1} ms", millis(time));
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

fn median<T>(mut run: impl FnMut() -> T) -> Duration {
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            drop(black_box(run()));
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    times[RUNS / 2]
}
