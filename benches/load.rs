//! Loads `coauth serve` as its readers do, and reports how long the answers take.
//!
//! ```sh
//! coauth serve million.coauth & cargo run --release --example load -- 127.0.0.1:7878 64 60 $!
//! ```
//!
//! Each of the clients asks one request after another: 60 % searches while a name is typed, 20 % pages of authors, 15 %
//! paths and 5 % neighborhoods. Each request is about the next people in a random order, and none is conditional. With the
//! number of the process it reports the time on processors for a request, and the memory. The people are those of most
//! papers for each beginning of a name, whose pages and neighborhoods are larger than usual.

#![allow(clippy::print_stdout, reason = "a benchmark prints")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

type Failure = Box<dyn std::error::Error + Send + Sync>;

/// What is asked: its name, and how many of a hundred requests ask it.
const KINDS: [(&str, u64); 4] = [("search", 60), ("author", 20), ("path", 15), ("neighborhood", 5)];

/// An author with the name and the id.
#[derive(Clone)]
struct Person {
    name: String,
    id: String,
}

struct Client {
    address: String,
    stream: BufReader<TcpStream>,
}

impl Client {
    fn of(address: &str) -> Result<Self, Failure> {
        let stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(Duration::from_secs(30)))?;
        Ok(Self { address: address.to_owned(), stream: BufReader::new(stream) })
    }

    /// The status and the body of an answer.
    fn get(&mut self, path: &str) -> Result<(u16, Vec<u8>), Failure> {
        let request = format!("GET {path} HTTP/1.1\r\nHost: {}\r\n\r\n", self.address);
        self.stream.get_mut().write_all(request.as_bytes())?;
        let (mut status, mut length) = (0, 0);
        loop {
            let mut line = String::new();
            if self.stream.read_line(&mut line)? == 0 {
                return Err("the connection was closed".into());
            }
            let line = line.trim_end();
            if line.is_empty() {
                break;
            }
            if let Some(rest) = line.strip_prefix("HTTP/1.1 ") {
                status = rest.split(' ').next().unwrap_or_default().parse()?;
            }
            if let Some((name, value)) = line.split_once(": ")
                && name.eq_ignore_ascii_case("content-length")
            {
                length = value.parse()?;
            }
        }
        let mut body = vec![0; length];
        self.stream.read_exact(&mut body)?;
        Ok((status, body))
    }
}

/// Random numbers, the same in every run (SplitMix64).
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % bound.max(1) as u64) as usize
    }
}

fn escaped(text: &str) -> String {
    text.bytes()
        .map(
            |byte| {
                if byte.is_ascii_alphanumeric() { (byte as char).to_string() } else { format!("%{byte:02X}") }
            },
        )
        .collect()
}

/// People in random order; each request takes the next ones.
struct Crowd {
    people: Vec<Person>,
    next: AtomicUsize,
}

impl Crowd {
    fn next(&self) -> &Person {
        &self.people[self.next.fetch_add(1, Ordering::Relaxed) % self.people.len()]
    }
}

/// The people whose names have a word that begins with two letters, for all letters.
fn people(address: &str) -> Result<Vec<Person>, Failure> {
    let mut client = Client::of(address)?;
    let mut people = Vec::new();
    for (first, second) in ('a'..='z').flat_map(|first| ('a'..='z').map(move |second| (first, second))) {
        let (_, body) = client.get(&format!("/api/v1/search?q={first}{second}&limit=200"))?;
        let answer: serde_json::Value = serde_json::from_slice(&body)?;
        for author in answer["authors"].as_array().into_iter().flatten() {
            let text = |key: &str| author[key].as_str().unwrap_or_default().to_owned();
            people.push(Person { name: text("author"), id: text("author_id") });
        }
    }
    Ok(people)
}

/// One request: its kind and its path.
fn request(crowd: &Crowd, random: &mut Random) -> (usize, String) {
    let mut draw = random.below(100) as u64;
    let kind = KINDS.iter().position(|(_, share)| {
        let is_it = draw < *share;
        draw = draw.saturating_sub(*share);
        is_it
    });
    let id = || escaped(&format!("id:{}", crowd.next().id));
    let path = match kind.unwrap_or_default() {
        1 => format!("/author?name={}", id()),
        2 => format!("/path?from={}&to={}", id(), id()),
        3 => format!("/drawing?around={}&depth=1", id()),
        _ => {
            let name = &crowd.next().name;
            let letters = 1 + random.below(name.chars().count());
            format!("/api/v1/search?q={}&limit=8", escaped(&name.chars().take(letters).collect::<String>()))
        }
    };
    (kind.unwrap_or_default(), path)
}

/// The kind, the time and the success of each request of a client.
fn run(
    address: &str,
    crowd: &Crowd,
    seed: u64,
    end: Instant,
) -> Result<Vec<(usize, Duration, bool)>, Failure> {
    let (mut client, mut random) = (Client::of(address)?, Random(seed));
    let mut answers = Vec::new();
    while Instant::now() < end {
        let (kind, path) = request(crowd, &mut random);
        let started = Instant::now();
        let (status, _) = client.get(&path)?;
        // No path between two people is an answer, too; their drawing is never asked for.
        answers.push((kind, started.elapsed(), status == 200));
    }
    Ok(answers)
}

/// The seconds on processors of a process, and its memory in megabytes.
fn used(process: &str) -> Option<(f64, u64)> {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks: f64 = fields.get(11)?.parse::<f64>().ok()? + fields.get(12)?.parse::<f64>().ok()?;
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let resident = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    Some((ticks / 100.0, resident.split_whitespace().next()?.parse::<u64>().ok()? / 1024))
}

fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [address, clients, seconds, process @ ..] = &arguments[..] else {
        return Err("usage: load ADDRESS CLIENTS SECONDS [PROCESS]".into());
    };
    let (clients, seconds): (u64, u64) = (clients.parse()?, seconds.parse()?);
    let mut people = people(address)?;
    people.sort_by(|a, b| a.id.cmp(&b.id));
    people.dedup_by(|a, b| a.id == b.id);
    let mut random = Random(1);
    (1..people.len()).rev().for_each(|last| people.swap(last, random.below(last + 1)));
    println!("{} people, {clients} clients, {seconds} seconds", people.len());
    let crowd = Crowd { people, next: AtomicUsize::new(0) };
    let before = process.first().and_then(|process| used(process));
    let started = Instant::now();
    let end = started + Duration::from_secs(seconds);
    let answers: Vec<_> = std::thread::scope(|scope| {
        let crowd = &crowd;
        let running: Vec<_> =
            (0..clients).map(|seed| scope.spawn(move || run(address, crowd, seed, end))).collect();
        running
            .into_iter()
            .map(|client| client.join().unwrap_or_else(|_| Err("a client failed".into())))
            .collect()
    });
    let lost = answers.iter().filter(|answers| answers.is_err()).count();
    let answers: Vec<_> = answers.into_iter().flatten().flatten().collect();
    let failed = answers.iter().filter(|(_, _, is_answer)| !is_answer).count();
    let each = answers.len() as f64;
    println!(
        "{:.0} requests a second, {failed} errors, {lost} clients lost",
        each / started.elapsed().as_secs_f64()
    );
    for (kind, (name, _)) in KINDS.iter().enumerate() {
        let mut times: Vec<Duration> =
            answers.iter().filter(|(known, ..)| *known == kind).map(|(_, time, _)| *time).collect();
        times.sort_unstable();
        let at = |share: f64| times.get((times.len() as f64 * share) as usize).copied().unwrap_or_default();
        println!(
            "{name}: {} requests, median {:.1?}, 99 % {:.1?}, longest {:.1?}",
            times.len(),
            at(0.5),
            at(0.99),
            at(1.0 - f64::EPSILON)
        );
    }
    let after = process.first().and_then(|process| used(process));
    if let Some(((before, _), (after, memory))) = before.zip(after) {
        println!(
            "{:.2} ms on processors for a request, {memory} MB of memory",
            (after - before) * 1000.0 / each
        );
    }
    Ok(())
}
