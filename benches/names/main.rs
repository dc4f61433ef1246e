//! Scores the policies of names on corpora whose truth is known and not shown to the program.
//!
//! ```sh
//! cargo run --release --example names -- ../shared/data
//! cargo run --release --example names -- ../shared/data slice
//! cargo run --release --example names -- ../shared/data/acl-anthology-2019 --until 2008
//! ```
//!
//! The first prints all rows: the ACL Anthology with the lists of its editors (`anthology`), a slice of dblp with
//! homonym numbers hidden (`slice`), the same with initials on half of the papers (`initials`), and ten people all
//! called Jun Zhang (`homonyms`). The second prints one of them. The third has options, which `anthology.rs` describes.
//! A score is given for pairs of mentions and for B-cubed, each as precision, recall and their harmonic mean.

#![allow(clippy::print_stdout, reason = "a benchmark prints")]

mod anthology;
mod dblp;
mod scores;

use std::path::PathBuf;

use dblp::{Known, Scored};

type Anyhow<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> Anyhow<()> {
    let mut arguments = std::env::args().skip(1).peekable();
    let folder: PathBuf = arguments.next().ok_or("give the folder of the corpora")?.into();
    if folder.join("name_variants.yaml").exists() {
        return anthology::score(folder, arguments);
    }
    let rows: Vec<String> = arguments.collect();
    let is_wanted = |row: &str| rows.is_empty() || rows.iter().any(|wanted| wanted == row);
    let mut lowest = Vec::new();
    if is_wanted("homonyms") {
        let known = Known::homonyms(&folder.join("names"), "Jun Zhang")?;
        lowest.push(("ten Jun Zhangs", known.score("ten Jun Zhangs", Scored::All)?));
    }
    if is_wanted("slice") {
        let known = Known::slice(&folder.join("dblp-slice"))?;
        lowest.push(("dblp slice", known.score("dblp slice, within one name", Scored::WithinNames)?));
    }
    if is_wanted("initials") {
        let known = Known::slice_with_initials(&folder.join("dblp-slice"))?;
        lowest.push(("initials", known.score("dblp slice, initials on half of the papers", Scored::All)?));
    }
    println!("\n{:16} P      R      B-cubed F", "");
    for (row, [precision, recall, f]) in lowest {
        println!("{row:16} {precision:.4} {recall:.4} {f:.4}");
    }
    if is_wanted("anthology") {
        println!();
        anthology::score(folder.join("acl-anthology-2019"), std::iter::empty())?;
    }
    Ok(())
}
