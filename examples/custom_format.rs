//! A format that only this program knows, whose records have the keys of a database of its own.
//!
//! ```sh
//! cargo run --example custom_format
//! ```

#![allow(clippy::print_stdout, reason = "an example prints")]

use coauth::Loader;
use coauth::records::{Chunk, Format, Keys, Mention, Record, Sink, lines, split_lines};

/// A paper a line: its number in the register, a tab, names separated by slashes.
static REGISTER: Format = Format::new("register", read)
    .about("one paper a line: number, tab, names separated by /")
    .reads("the number and the names")
    .extensions(&["register"])
    // Two records with one number are the same paper, in whichever files they are.
    .keys(Keys::Of("register"))
    // The head may end within a line, so only its first line is sure to be whole.
    .detect(|head| head.lines().next().is_some_and(|line| line.contains('\t')))
    .split(split_lines);

/// Gives the records of a chunk to the sink, and says how much of the chunk was read: here all of it.
fn read(chunk: Chunk<'_>, sink: &mut dyn Sink) -> usize {
    for (at, line) in lines(chunk.text) {
        let Some((key, names)) = line.split_once('\t') else { continue };
        let byline: Vec<_> = names.split('/').map(Mention::named).collect();
        sink.record(&Record { at, key, byline: &byline, ..Record::default() });
    }
    chunk.text.len()
}

fn main() -> coauth::Result<()> {
    let loader = Loader::new()
        .format(&REGISTER)
        .text("london.register", "1843/1\tAda Lovelace/Charles Babbage\n")
        .text("turin.register", "1843/1\tAda Lovelace/Charles Babbage\n1842/7\tLuigi Menabrea\n");
    let network = loader.load()?.network;
    for paper in network.papers() {
        let authors: Vec<_> =
            network.byline(paper).iter().map(|&author| network.name(author).into_owned()).collect();
        println!("{}: {}", network.paper_key(paper), authors.join(", "));
    }
    assert_eq!(network.paper_count(), 2);
    Ok(())
}
