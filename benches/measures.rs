//! How long each measure takes on the ties of a bibliography, and what it finds.
//!
//! ```sh
//! cargo run --release --example measures -- corpus.xml ties.bin 5 64
//! ```
//!
//! The ties go to the second file, for other programs (`measures.py`): for each tie two numbers of authors and the
//! number of papers in common, as 32-bit integers. Each measure runs so many times, and searches from so many authors
//! if it is estimated; it is a line with its name, the median time in seconds and what it found, separated by tabs.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a benchmark prints")]

use std::hint::black_box;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::time::Instant;

use coauth::measures::{self, Adjacency, LeidenOptions, PageRankOptions, Sources};
use coauth::names::{Matching, resolve};
use coauth::network::{Counting, Network, Selection};
use coauth::reading::{ReadOptions, Source, read};
use coauth::records::Notices;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [corpus, file, runs, sources] = &arguments[..] else {
        panic!("to name: a corpus, a file for its ties, the number of runs, the number of sources");
    };
    let network = network(Path::new(corpus));
    let ties = network.adjacency().expect("the ties fit");
    let strengths = network.strengths(&ties, Counting::Full);
    write_ties(&ties, &strengths, Path::new(file)).expect("the ties are written");
    println!("authors\t0\t{}\nties\t0\t{}", ties.node_count(), ties.edge_count());
    let timing = Timing { runs: runs.parse().expect("a number of runs") };
    let sample = Sources::Sample { nodes: sources.parse().expect("a number of sources"), seed: 1 };
    timing.of_exact(&network, &ties, &strengths);
    timing.of_searches(&ties, sample);
}

/// Times measures, each so many times.
struct Timing {
    runs: usize,
}

impl Timing {
    fn of_exact(&self, network: &Network, ties: &Adjacency, strengths: &[f64]) {
        self.of("adjacency", || format!("{:?}", network.adjacency().map(|ties| ties.edge_count())));
        self.of("strengths", || network.strengths(ties, Counting::Full).len().to_string());
        self.of("components", || {
            let last = measures::components(ties).into_iter().max();
            last.map_or(0, |last| last + 1).to_string()
        });
        self.of("clustering", || format!("{:.6}", measures::clustering(ties).average.unwrap_or_default()));
        self.of("cores", || format!("{}", measures::core_numbers(ties).iter().max().unwrap_or(&0)));
        self.of("cuts", || {
            let cuts = measures::cuts(ties);
            format!("{} points, {} bridges", cuts.articulation_points.len(), cuts.bridges.len())
        });
        self.of("pagerank", || {
            let ranks = measures::pagerank(ties, strengths, &PageRankOptions::default());
            format!("{:.3e}", most(&ranks))
        });
        self.of("leiden", || {
            format!("{:.4}", measures::leiden(ties, strengths, &LeidenOptions::default()).modularity)
        });
    }

    fn of_searches(&self, ties: &Adjacency, sample: Sources) {
        self.of("betweenness", || format!("{:.3e}", most(&measures::betweenness(ties, sample).values)));
        let parts = measures::component_subgraphs(ties);
        let largest = parts.into_iter().max_by_key(|part| part.nodes.len()).expect("a component");
        self.of("mean distance", || format!("{:?}", measures::mean_distance(&largest, sample)));
        self.of("diameter", || format!("{:?}", measures::diameter(&largest)));
    }

    /// Prints the median time of a measure, and what it found.
    fn of(&self, name: &str, measure: impl Fn() -> String) {
        let mut found = String::new();
        let mut times: Vec<f64> = (0..self.runs)
            .map(|_| {
                let start = Instant::now();
                found = black_box(measure());
                start.elapsed().as_secs_f64()
            })
            .collect();
        times.sort_by(f64::total_cmp);
        println!("{name}\t{}\t{found}", times[self.runs / 2]);
    }
}

fn most(values: &[f64]) -> f64 {
    values.iter().copied().max_by(f64::total_cmp).unwrap_or_default()
}

fn network(path: &Path) -> Network {
    let sources = Source::at(path).expect("a corpus");
    let mut notices = Notices::default();
    let corpus = read(&sources, ReadOptions::default(), &mut notices).expect("a corpus");
    let roster = resolve(&corpus, Matching::Folded);
    Network::build(corpus, roster, Selection::default(), &mut notices)
}

fn write_ties(ties: &Adjacency, strengths: &[f64], path: &Path) -> std::io::Result<()> {
    let mut out = BufWriter::new(std::fs::File::create(path)?);
    for a in ties.nodes() {
        for (&b, &strength) in ties.neighbors(a).iter().zip(&strengths[ties.entries(a)]) {
            if a < b {
                [a, b, strength as u32].iter().try_for_each(|number| out.write_all(&number.to_le_bytes()))?;
            }
        }
    }
    out.flush()
}
