//! How long each stage takes: read, resolve, build, components, degrees, ties, distances, paths.
//!
//! ```sh
//! cargo bench --bench stages            # 100,000 papers
//! COAUTH_PAPERS=1000000 cargo bench --bench stages -- read
//! ```
//!
//! What is built once and then read, as the degrees of a network, is built again for every measurement.

#[path = "corpus/groups.rs"]
mod groups;
#[allow(dead_code, unused_imports, reason = "the generator needs two of its methods, and no tests")]
#[path = "../src/random.rs"]
mod random;

use std::hint::black_box;
use std::sync::LazyLock;

use coauth::analysis::distances;
use coauth::names::{Matching, resolve};
use coauth::network::{AuthorId, Counting, Network, Search, Selection};
use coauth::reading::{ReadOptions, Source, read};
use coauth::records::{Corpus, Notices};
use divan::Bencher;
use divan::counter::BytesCount;

fn main() {
    divan::main();
}

/// Papers of growing groups, in a format of the generator.
fn text(format: &str) -> String {
    let papers = std::env::var("COAUTH_PAPERS").ok().and_then(|text| text.parse().ok()).unwrap_or(100_000);
    let mut text = Vec::new();
    groups::write(format, groups::Model { papers, seed: 1, hyper: 0.0 }, &mut text)
        .expect("writing to memory");
    String::from_utf8(text).expect("UTF-8")
}

fn read_as(format: &str, text: String) -> (ReadOptions, [Source; 1]) {
    let row = coauth::formats::FORMATS.iter().find(|row| row.name == format).expect("a format");
    (ReadOptions::new().from(row), [Source::Text(format!("corpus.{format}"), text)])
}

static CORPUS: LazyLock<Corpus> = LazyLock::new(|| {
    let (reading, source) = read_as("authors", text("authors"));
    read(&source, reading, &mut Notices::default()).expect("a corpus")
});

fn network() -> Network {
    let roster = resolve(&CORPUS, Matching::Folded);
    Network::build(CORPUS.clone(), roster, Selection::default(), &mut Notices::default())
}

static NETWORK: LazyLock<Network> = LazyLock::new(network);

#[divan::bench(args = ["authors", "dblp", "bibtex", "openalex", "ris"])]
fn read_format(bencher: Bencher<'_, '_>, format: &str) {
    let text = text(format);
    let bytes = text.len();
    let (reading, source) = read_as(format, text);
    let once = || read(&source, reading.clone(), &mut Notices::default()).expect("a corpus");
    bencher.counter(BytesCount::new(bytes)).bench(once);
}

#[divan::bench(args = [Matching::Exact, Matching::Folded, Matching::Evidence])]
fn resolve_names(bencher: Bencher<'_, '_>, matching: Matching) {
    LazyLock::force(&CORPUS);
    bencher.bench(|| resolve(&CORPUS, matching));
}

#[divan::bench]
fn build_network(bencher: Bencher<'_, '_>) {
    let parts = || (CORPUS.clone(), resolve(&CORPUS, Matching::Folded));
    bencher.with_inputs(parts).bench_values(|(corpus, roster)| {
        Network::build(corpus, roster, Selection::default(), &mut Notices::default())
    });
}

#[divan::bench]
fn degrees(bencher: Bencher<'_, '_>) {
    bencher.with_inputs(network).bench_refs(|network| {
        black_box(network.degrees());
    });
}

#[divan::bench]
fn components(bencher: Bencher<'_, '_>) {
    bencher.with_inputs(network).bench_refs(|network| {
        black_box(network.components());
    });
}

#[divan::bench]
fn ties(bencher: Bencher<'_, '_>) {
    LazyLock::force(&NETWORK);
    bencher.bench(|| NETWORK.projection(Counting::Full).expect("they fit"));
}

#[divan::bench]
fn distances_from_one(bencher: Bencher<'_, '_>) {
    LazyLock::force(&NETWORK);
    bencher.bench(|| distances(&NETWORK, AuthorId(0)));
}

#[divan::bench]
fn a_thousand_paths(bencher: Bencher<'_, '_>) {
    let last = NETWORK.author_count() as u32 - 1;
    let step = NETWORK.author_count() as u32 / 1000;
    let ends = |i: u32| (AuthorId(i * step), AuthorId(last - i * step / 2));
    bencher.bench(|| {
        let mut search = Search::of(&NETWORK);
        (0..1000).map(ends).filter_map(|(a, b)| search.paths(a, b)).count()
    });
}
