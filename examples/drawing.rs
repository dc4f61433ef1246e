//! A bibliography as an SVG drawing, to stdout.
//!
//! ```sh
//! cargo run --example drawing -- seeds/ > graph.svg
//! ```

use std::io::{self, Write};

use coauth::drawing::{Drawing, compose};
use coauth::export::{EXPORTERS, Picture, Writes};
use coauth::network::Counting;
use coauth::{Error, Loader};

fn main() -> coauth::Result<()> {
    let loader = std::env::args_os().skip(1).fold(Loader::new(), Loader::path);
    let network = loader.load()?.network;
    // The hundred authors with the most co-authors.
    let picture = Picture { top: Some(100), ..Picture::default() };
    let (sketch, _) = picture.sketch(&network, Counting::Full)?;
    let scene = compose(&sketch, &Drawing::default());
    let svg = EXPORTERS.iter().find(|exporter| exporter.name == "svg");
    if let Some(Writes::Drawing(write)) = svg.map(|svg| &svg.writes) {
        let mut out = io::stdout().lock();
        write(&scene, &mut out)
            .and_then(|()| out.flush())
            .map_err(|error| Error::writing("the drawing", &error))?;
    }
    Ok(())
}
