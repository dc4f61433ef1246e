//! `coauth --version --verbose`: what this build contains, and under which licenses.

use std::ffi::OsString;
use std::io::{self, Write};

/// What packages are made of, a line a crate; written by `packaging/licenses`.
const CRATES: &str = include_str!("crates.txt");

/// The features of `full`, in the order of Cargo.toml, and whether this build has them.
const FEATURES: &[(&str, bool)] = &[
    ("cli", true),
    ("paper", cfg!(feature = "paper")),
    ("parquet", cfg!(feature = "parquet")),
    ("serve", cfg!(feature = "serve")),
    ("sheets", cfg!(feature = "sheets")),
    ("sqlite", cfg!(feature = "sqlite")),
];

/// Whether the arguments that made clap print the version ask for more than the number.
pub(super) fn is_verbose(arguments: &[OsString]) -> bool {
    arguments.iter().skip(1).filter_map(|argument| argument.to_str()).any(|argument| {
        let is_cluster = argument.starts_with('-') && !argument.starts_with("--");
        argument == "--verbose" || (is_cluster && argument.contains('v'))
    })
}

/// Prints the version, the features and the licenses. A closed stream is not a failure.
pub(super) fn print() {
    let _ = write(&mut io::stdout().lock());
}

fn write(out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "coauth {}", env!("CARGO_PKG_VERSION"))?;
    let (have, lack): (Vec<_>, Vec<_>) = FEATURES.iter().partition(|(_, is_in)| *is_in);
    let names = |of: &[&(&str, bool)]| of.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
    writeln!(out, "features: {}", names(&have))?;
    if !lack.is_empty() {
        writeln!(out, "not in this build: {}", names(&lack))?;
    }
    writeln!(out, "license: {}", env!("CARGO_PKG_LICENSE"))?;
    if cfg!(feature = "paper") {
        writeln!(
            out,
            "font of PNG and PDF drawings: DejaVu Sans (Bitstream Vera license, changes in the public domain)"
        )?;
    }
    writeln!(out, "\nCrates that a build with all features contains, with their licenses:")?;
    out.write_all(CRATES.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_features_are_those_of_full_in_cargo_toml() {
        let manifest = include_str!("../../Cargo.toml");
        let full =
            manifest.lines().find_map(|line| line.strip_prefix("full = ")).expect("a list of features");
        let names: Vec<_> = FEATURES.iter().map(|(name, _)| *name).collect();
        assert_eq!(full, format!("{names:?}"));
    }
}
