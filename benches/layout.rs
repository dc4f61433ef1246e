//! How long drawings take and how good they are, beside Graphviz's sfdp on the same networks.
//!
//! ```sh
//! cargo run --release --example layout -- network.txt 10000,200000 100000,400000
//! ```
//!
//! An argument is a file, of which the largest component is laid out, or the numbers of authors and ties of an
//! invented network. For each, the program and sfdp (if it is installed) give every author a place; the table says
//!
//! - `seconds`: for sfdp, of its process without its overlap removal and without drawing; for coauth, of all from
//!   the network to a scene without labels;
//! - `stress`: the mean over sampled pairs of authors of (distance in the drawing ÷ hops − 1)², at the best scale:
//!   0 if every distance is right (Kamada & Kawai 1989);
//! - `kept`: how much the neighbors of an author and as many nearest in the drawing have in common, by Jaccard,
//!   on average: 1 if nearness in the drawing means a tie (Kruiger et al. 2017);
//! - `crossings`: the share of sampled pairs of ties without a common end that cross: the less, the better.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a benchmark prints")]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use coauth::drawing::{DrawOptions, Labels, Sketch, compose};
use coauth::names::{Matching, resolve};
use coauth::network::{Network, Selection};
use coauth::reading::{ReadOptions, Source, read};
use coauth::records::Notices;

/// From how many authors distances are looked at, and how many pairs of ties.
const SOURCES: usize = 200;
const PAIRS: usize = 2_000_000;

type Place = (f64, f64);

fn main() {
    println!("| network | authors | ties | by | seconds | stress | kept | crossings |");
    println!("|---|---:|---:|---|---:|---:|---:|---:|");
    for argument in std::env::args().skip(1) {
        let (name, graph) = match argument.split_once(',') {
            Some((authors, ties)) => {
                let number = |text: &str| text.parse().expect("a number");
                ("invented".to_owned(), Graph::invented(number(authors), number(ties)))
            }
            None => {
                let path = Path::new(&argument);
                (path.file_stem().expect("a name").to_string_lossy().into_owned(), Graph::of_file(path))
            }
        };
        let graph = graph.largest_component();
        report(&name, &graph, "coauth", &by_coauth(&graph));
        if let Some(found) = by_sfdp(&graph) {
            report(&name, &graph, "sfdp", &found);
        }
    }
}

fn report(name: &str, graph: &Graph, by: &str, (places, seconds): &(Vec<Place>, f64)) {
    println!(
        "| {name} | {} | {} | {by} | {seconds:.2} | {:.3} | {:.3} | {:.4} |",
        graph.neighbors.len(),
        graph.ties.len(),
        graph.stress(places),
        graph.kept(places),
        graph.crossings(places),
    );
}

/// Ties between numbered authors, each once, the smaller number first.
struct Graph {
    ties: Vec<(usize, usize)>,
    neighbors: Vec<Vec<usize>>,
}

impl Graph {
    fn new(authors: usize, ties: BTreeSet<(usize, usize)>) -> Self {
        let mut neighbors = vec![Vec::new(); authors];
        for &(a, b) in &ties {
            neighbors[a].push(b);
            neighbors[b].push(a);
        }
        Graph { ties: ties.into_iter().collect(), neighbors }
    }

    fn of_file(path: &Path) -> Self {
        let sources = Source::at(path).expect("a network");
        let mut notices = Notices::default();
        let corpus = read(&sources, ReadOptions::default(), &mut notices).expect("a network");
        let roster = resolve(&corpus, Matching::Folded);
        let network = Network::build(corpus, roster, Selection::default(), &mut notices);
        let ties = network.adjacency().expect("the ties fit");
        let pairs = ties
            .nodes()
            .flat_map(|a| ties.neighbors(a).iter().map(move |&b| (a as usize, b as usize)))
            .filter(|(a, b)| a < b)
            .collect();
        Graph::new(network.author_count(), pairs)
    }

    /// Papers of two to six authors, of groups of about forty in fields of about twenty groups: mostly from one
    /// group, sometimes with a guest of the field, seldom with one from anywhere.
    fn invented(authors: usize, ties: usize) -> Self {
        let (mut random, mut pairs) = (Random(7), BTreeSet::new());
        while pairs.len() < ties {
            let first = random.below(authors);
            let mut team = vec![first];
            for _ in 0..1 + random.below(5) {
                let around = match random.below(100) {
                    0 => authors,
                    1..10 => 800,
                    _ => 40,
                };
                let start = first / around * around;
                // The first of a group write most.
                let width = 1 + random.below(around.min(authors - start));
                team.push(start + random.below(width));
            }
            for (i, &a) in team.iter().enumerate() {
                pairs.extend(team[..i].iter().filter(|&&b| a != b).map(|&b| (a.min(b), a.max(b))));
            }
        }
        Graph::new(authors, pairs)
    }

    fn largest_component(&self) -> Self {
        let mut seen = vec![false; self.neighbors.len()];
        let mut largest = Vec::new();
        for start in 0..seen.len() {
            if !seen[start] {
                let reached: Vec<usize> = self
                    .hops(start)
                    .into_iter()
                    .enumerate()
                    .filter(|(_, d)| *d != u32::MAX)
                    .map(|(v, _)| v)
                    .collect();
                reached.iter().for_each(|&v| seen[v] = true);
                if reached.len() > largest.len() {
                    largest = reached;
                }
            }
        }
        let place = |v: usize| largest.binary_search(&v).ok();
        let ties = self.ties.iter().filter_map(|&(a, b)| Some((place(a)?, place(b)?))).collect();
        Graph::new(largest.len(), ties)
    }

    fn hops(&self, start: usize) -> Vec<u32> {
        let mut hops = vec![u32::MAX; self.neighbors.len()];
        hops[start] = 0;
        let mut reached = vec![start];
        let mut next = 0;
        while let Some(&v) = reached.get(next) {
            next += 1;
            for &w in &self.neighbors[v] {
                if hops[w] == u32::MAX {
                    hops[w] = hops[v] + 1;
                    reached.push(w);
                }
            }
        }
        hops
    }

    fn stress(&self, places: &[Place]) -> f64 {
        let (mut random, mut ratios) = (Random(1), Vec::new());
        for _ in 0..SOURCES.min(places.len()) {
            let from = random.below(places.len());
            let hops = self.hops(from);
            let others = (0..places.len()).filter(|&to| to != from);
            ratios.extend(others.map(|to| distance(places[from], places[to]) / f64::from(hops[to])));
        }
        // (s·r − 1)² is least on average for s = Σr ÷ Σr².
        let (sum, squares) = ratios.iter().fold((0.0, 0.0), |(s, q), r| (s + r, q + r * r));
        let scale = sum / squares;
        ratios.iter().map(|r| (scale * r - 1.0) * (scale * r - 1.0)).sum::<f64>() / ratios.len() as f64
    }

    fn kept(&self, places: &[Place]) -> f64 {
        let (mut random, mut sum) = (Random(2), 0.0);
        let count = (5 * SOURCES).min(places.len());
        for _ in 0..count {
            let from = random.below(places.len());
            let near = &self.neighbors[from];
            let mut others: Vec<(f64, usize)> = (0..places.len())
                .filter(|&to| to != from)
                .map(|to| (distance(places[from], places[to]), to))
                .collect();
            others.select_nth_unstable_by(near.len() - 1, |a, b| a.0.total_cmp(&b.0));
            let common = others[..near.len()].iter().filter(|(_, to)| near.contains(to)).count();
            sum += common as f64 / (2 * near.len() - common) as f64;
        }
        sum / count as f64
    }

    fn crossings(&self, places: &[Place]) -> f64 {
        let (mut random, mut looked_at, mut crossing) = (Random(3), 0, 0);
        for _ in 0..PAIRS {
            let ((a, b), (c, d)) =
                (self.ties[random.below(self.ties.len())], self.ties[random.below(self.ties.len())]);
            if a != c && a != d && b != c && b != d {
                looked_at += 1;
                let side = |p: usize, q: usize, r: usize| {
                    let (p, q, r) = (places[p], places[q], places[r]);
                    (q.0 - p.0) * (r.1 - p.1) > (q.1 - p.1) * (r.0 - p.0)
                };
                crossing += usize::from(side(a, b, c) != side(a, b, d) && side(c, d, a) != side(c, d, b));
            }
        }
        crossing as f64 / looked_at.max(1) as f64
    }
}

fn distance(a: Place, b: Place) -> f64 {
    ((a.0 - b.0) * (a.0 - b.0) + (a.1 - b.1) * (a.1 - b.1)).sqrt()
}

fn by_coauth(graph: &Graph) -> (Vec<Place>, f64) {
    let sketch = Sketch::of_graph(graph.neighbors.len(), &graph.ties);
    let start = Instant::now();
    let scene = compose(&sketch, &DrawOptions::default().labels(Labels::None));
    let seconds = start.elapsed().as_secs_f64();
    (scene.positions().map(|at| (at.x, at.y)).collect(), seconds)
}

/// `None` if sfdp is not installed.
fn by_sfdp(graph: &Graph) -> Option<(Vec<Place>, f64)> {
    let mut dot = "graph {\n".to_owned();
    (0..graph.neighbors.len()).for_each(|v| writeln!(dot, "{v}").expect("a string takes all"));
    graph.ties.iter().for_each(|(a, b)| writeln!(dot, "{a}--{b}").expect("a string takes all"));
    dot.push('}');
    let start = Instant::now();
    let mut process = Command::new("sfdp")
        .args(["-Goverlap=true", "-Nshape=point", "-Nlabel=", "-Gsplines=none", "-Tplain"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .ok()?;
    process.stdin.take()?.write_all(dot.as_bytes()).expect("sfdp reads all");
    let output = process.wait_with_output().expect("sfdp ends");
    let seconds = start.elapsed().as_secs_f64();
    let mut places = vec![(0.0, 0.0); graph.neighbors.len()];
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let mut words = line.split(' ');
        if words.next() == Some("node") {
            let numbers: Vec<f64> = words.take(3).map(|word| word.parse().expect("a number")).collect();
            places[numbers[0] as usize] = (numbers[1], numbers[2]);
        }
    }
    Some((places, seconds))
}

/// SplitMix64 (Steele, Lea & Flood 2014, doi 10.1145/2714064.2660195).
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((u128::from(z ^ (z >> 31)) * bound as u128) >> 64) as usize
    }
}
