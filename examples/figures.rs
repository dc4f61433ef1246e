//! The figures of a bibliography, and what was wrong with it.
//!
//! ```sh
//! cargo run --example figures -- seeds/
//! ```

#![allow(clippy::print_stdout, reason = "an example prints")]

use coauth::Loader;
use coauth::analysis::{Context, Query, Stats};

fn main() -> coauth::Result<()> {
    let loader = std::env::args_os().skip(1).fold(Loader::new(), Loader::path);
    let loaded = loader.load()?;
    let stats = Stats::default().run(&loaded.network, &mut Context::default())?;
    println!("{} authors, {} ties, {} components", stats.authors, stats.ties, stats.components);
    if let Some(papers) = stats.papers {
        println!("{papers} papers");
    }
    for (kind, count, _) in loaded.notices.by_kind() {
        println!("warning: {}", kind.summary(count));
    }
    Ok(())
}
