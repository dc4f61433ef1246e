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
//! called Jun Zhang (`homonyms`). The second prints one of them; with `--errors`, also what the errors are made of, and with
//! `--least P R F` it fails if precision, recall or B-cubed F is less. The third has options, which `anthology.rs` describes.
//! A score is given for pairs of mentions and for B-cubed, each as precision, recall and their harmonic mean.

#![allow(clippy::print_stdout, reason = "a benchmark prints")]

mod anthology;
mod dblp;
mod errors;
mod scores;

use std::path::PathBuf;

use dblp::{Known, Scored};

type Anyhow<T> = Result<T, Box<dyn std::error::Error>>;

/// What can be asked for.
const ROWS: [&str; 4] = ["anthology", "homonyms", "initials", "slice"];

fn main() -> Anyhow<()> {
    let mut arguments = std::env::args().skip(1);
    let folder: PathBuf = arguments.next().ok_or("give the folder of the corpora")?.into();
    if folder.join("name_variants.yaml").exists() {
        return anthology::score(folder, arguments);
    }
    let (mut rows, mut errors, mut least): (Vec<String>, _, _) = (Vec::new(), false, [0.0; 3]);
    while let Some(word) = arguments.next() {
        match word.as_str() {
            "--errors" => errors = true,
            "--least" => least = scores::least(&mut arguments)?,
            _ if ROWS.contains(&word.as_str()) => rows.push(word),
            _ => return Err(format!("there is no {word}; rows are {}", ROWS.join(", ")).into()),
        }
    }
    let is_wanted = |row: &str| rows.is_empty() || rows.iter().any(|wanted| wanted == row);
    let mut lowest = Vec::new();
    if is_wanted("homonyms") {
        let known = Known::homonyms(&folder.join("names"), "Jun Zhang")?;
        lowest.push(("ten Jun Zhangs", known.score("ten Jun Zhangs", Scored::All, errors)?));
    }
    if is_wanted("slice") {
        let known = Known::slice(&folder.join("dblp-slice"))?;
        lowest.push(("dblp slice", known.score("dblp slice, within one name", Scored::WithinNames, errors)?));
    }
    if is_wanted("initials") {
        let known = Known::slice_with_initials(&folder.join("dblp-slice"))?;
        lowest.push((
            "initials",
            known.score("dblp slice, initials on half of the papers", Scored::All, errors)?,
        ));
    }
    println!("\n{:16} P      R      B-cubed F", "");
    for (row, scores) in lowest {
        let [precision, recall, f] = scores;
        println!("{row:16} {precision:.4} {recall:.4} {f:.4}");
        if scores.iter().zip(least).any(|(score, least)| *score < least) {
            return Err(format!("{row}: {scores:?} is less than {least:?}").into());
        }
    }
    if is_wanted("anthology") {
        println!();
        anthology::score(folder.join("acl-anthology-2019"), std::iter::empty())?;
    }
    Ok(())
}
