//! How long each measure takes on the ties of a bibliography, and what it finds.
//!
//! ```sh
//! cargo run --release --example measures -- corpus.xml ties.bin
//! ```
//!
//! The ties go to the second file, for other programs: for each tie two numbers of authors and the number of papers
//! in common, as 32-bit integers.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a benchmark prints")]

use std::hint::black_box;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::time::Instant;

use coauth::measures::{self, Adjacency, Leiden, PageRank, Sources};
use coauth::names::{Matching, resolve};
use coauth::network::{Counting, Network, Selection};
use coauth::records::{Notices, Reading, Source, read};

const RUNS: usize = 3;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let network = network(Path::new(&arguments[0]));
    let ties = network.adjacency().expect("the ties fit");
    let strengths = network.strengths(&ties, Counting::Full);
    if let Some(file) = arguments.get(1) {
        write_ties(&ties, &strengths, Path::new(file)).expect("the ties are written");
    }
    timed("adjacency", || format!("{:?}", network.adjacency().map(|ties| ties.tie_count())));
    timed("strengths", || format!("{}", network.strengths(&ties, Counting::Full).len()));
    timed("components", || format!("{}", measures::parts(&ties).len()));
    timed("clustering", || format!("{:?}", measures::clustering(&ties)));
    timed("cores", || format!("{:?}", measures::cores(&ties).iter().max()));
    timed("cuts", || {
        let cuts = measures::cuts(&ties);
        format!("{} {}", cuts.points.len(), cuts.bridges.len())
    });
    timed("pagerank", || {
        let ranks = measures::pagerank(&ties, &strengths, &PageRank::default());
        format!("{:?}", ranks.iter().copied().max_by(f64::total_cmp))
    });
    timed("leiden", || {
        let found = measures::leiden(&ties, &strengths, &Leiden::default());
        format!("{} {}", found.modularity, found.count)
    });
    timed("betweenness", || {
        let values = measures::betweenness(&ties, Sources::Sample { authors: 64, seed: 1 });
        format!("{:?}", values.values.iter().copied().max_by(f64::total_cmp))
    });
    let largest =
        measures::parts(&ties).into_iter().max_by_key(|part| part.authors.len()).expect("a component");
    timed("mean distance", || {
        format!("{:?}", measures::mean_distance(&largest, Sources::Sample { authors: 1024, seed: 1 }))
    });
    timed("diameter", || format!("{:?}", measures::diameter(&largest)));
}

fn network(path: &Path) -> Network {
    let sources = Source::at(path).expect("a corpus");
    let mut notices = Notices::default();
    let mut corpus = read(&sources, Reading::default(), &mut notices).expect("a corpus");
    let roster = resolve(&mut corpus, Matching::Folded);
    Network::build(corpus, roster, Selection::default(), &mut notices)
}

fn write_ties(ties: &Adjacency, strengths: &[f64], path: &Path) -> std::io::Result<()> {
    let mut out = BufWriter::new(std::fs::File::create(path)?);
    for a in ties.authors() {
        for (&b, &strength) in ties.neighbours(a).iter().zip(&strengths[ties.entries(a)]) {
            if a < b {
                [a, b, strength as u32].iter().try_for_each(|number| out.write_all(&number.to_le_bytes()))?;
            }
        }
    }
    out.flush()
}

/// Prints the median time of a measure, and what it found.
fn timed(name: &str, measure: impl Fn() -> String) {
    let mut found = String::new();
    let mut times: Vec<f64> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            found = black_box(measure());
            start.elapsed().as_secs_f64()
        })
        .collect();
    times.sort_by(f64::total_cmp);
    println!("{name:<16} {:>9.3} s  {found}", times[RUNS / 2]);
}
