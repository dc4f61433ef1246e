//! Runs a query by its name, with options from JSON, and prints its report as JSON.
//!
//! ```sh
//! cargo run --example query_by_name -- path '{"from": "Ruihai Wu", "to": "Jiajun Wu"}'
//! cargo run --example query_by_name
//! ```

#![allow(clippy::print_stdout, reason = "an example prints")]

use coauth::analysis::Context;
use coauth::queries::{QUERIES, run};
use coauth::{Error, ErrorKind, Loader};

fn main() -> coauth::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let Some(name) = arguments.next() else {
        for row in QUERIES {
            println!("{}: {}\n  options {}", row.name, row.about, row.defaults());
        }
        return Ok(());
    };
    let usage = |error: serde_json::Error| Error::new(ErrorKind::Usage, error.to_string());
    let options =
        serde_json::from_str(&arguments.next().unwrap_or_else(|| "{}".to_owned())).map_err(usage)?;
    let network = Loader::sample().load()?.network;
    let report = run(&name, options, &network, &mut Context::default())?;
    println!("{}", serde_json::to_string_pretty(&report).map_err(usage)?);
    Ok(())
}
