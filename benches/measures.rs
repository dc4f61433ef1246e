//! How long each measure takes on the ties of a bibliography, as one JSON object; run by `benches/measures.py`.
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

use coauth::measures::{self, Adjacency};
use coauth::names::{Matching, resolve};
use coauth::network::{Counting, Network, Selection};
use coauth::records::{Notices, Reading, Source, read};

const RUNS: usize = 3;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let network = network(Path::new(&arguments[0]));
    let start = Instant::now();
    let ties = network.adjacency().expect("the ties fit");
    eprintln!("adjacency {:?}", start.elapsed());
    let start = Instant::now();
    let strengths = network.strengths(&ties, Counting::Full);
    eprintln!("strengths {:?}", start.elapsed());
    if let Some(file) = arguments.get(1) {
        write_ties(&ties, &strengths, Path::new(file)).expect("the ties are written");
    }
    let only = std::env::var("ONLY").unwrap_or_default();
    let timed = |name: &str, f: &dyn Fn() -> String| {
        if only.is_empty() || only.split(',').any(|o| o == name) {
            timed(name, f)
        }
    };
    timed("clustering", &|| format!("{:?}", measures::clustering(&ties)));
    timed("cores", &|| format!("{:?}", measures::cores(&ties).iter().max()));
    timed("cuts", &|| {
        let cuts = measures::cuts(&ties);
        format!("{} {}", cuts.points.len(), cuts.bridges.len())
    });
    timed("parts", &|| format!("{:?}", measures::parts(&ties).len()));
    timed("pagerank", &|| {
        let ranks = measures::pagerank(&ties, &strengths, &measures::PageRank::default());
        format!("{:?}", ranks.iter().copied().max_by(f64::total_cmp))
    });
    for seed in [1, 2] {
        timed("leiden", &|| {
            let found = measures::leiden(&ties, &strengths, &measures::Leiden { seed, ..Default::default() });
            format!("{} {}", found.modularity, found.count)
        });
    }
    let sample = measures::Sources::Sample { authors: 64, seed: 1 };
    timed("betweenness", &|| {
        let values = measures::betweenness(&ties, sample);
        format!("{:?}", values.values.iter().copied().max_by(f64::total_cmp))
    });
    let parts = measures::parts(&ties);
    let sample = measures::Sources::Sample { authors: 1024, seed: 1 };
    timed("mean", &|| format!("{:?}", measures::mean_distance(&parts[0], sample)));
    timed("diameter", &|| format!("{:?}", measures::diameter(&parts[0])));
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
fn timed(name: &str, measure: &dyn Fn() -> String) {
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
