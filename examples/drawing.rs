//! A bibliography as an SVG drawing, to stdout.
//!
//! ```sh
//! cargo run --example drawing -- seeds/ > graph.svg
//! ```

use coauth::Loader;
use coauth::drawing::{DrawOptions, compose};
use coauth::export::{Exporter, Picture};
use coauth::network::Counting;

fn main() -> coauth::Result<()> {
    let loader = std::env::args_os().skip(1).fold(Loader::new(), Loader::path);
    let network = loader.load()?.network;
    // The hundred authors with the most co-authors.
    let (sketch, _) = Picture::default().top(100).sketch(&network, Counting::Full)?;
    let scene = compose(&sketch, &DrawOptions::default());
    let svg = Exporter::named("svg").expect("SVG is always there");
    svg.draw(&scene, &mut std::io::stdout().lock())
}
