//! The formats that this build lacks, whatever for.

/// A format that was not compiled into this build.
pub(super) struct Missing {
    /// What uses it, as `coauth formats` says it.
    pub(super) by: &'static str,
    pub(super) name: &'static str,
    pub(super) about: &'static str,
    /// Its file extensions, lower case, without the dot.
    pub(super) extensions: &'static [&'static str],
    /// The Cargo feature that adds it.
    pub(super) feature: &'static str,
}

macro_rules! optional {
    ($by:literal $name:literal $extensions:expr, $feature:literal: $about:literal) => {
        (
            cfg!(feature = $feature),
            Missing { by: $by, name: $name, about: $about, extensions: &$extensions, feature: $feature },
        )
    };
}

/// The formats that need a feature, and whether this build has it.
#[rustfmt::skip]
static OPTIONAL: &[(bool, Missing)] = &[
    optional!("input" "parquet" ["parquet"], "parquet": "Apache Parquet: works of OpenAlex, and tables of DuckDB, polars, pandas and Spark"),
    optional!("input" "workbook" ["xlsx", "xls", "ods"], "sheets": "workbooks of Excel and OpenDocument, read as tables"),
    optional!("render" "png" ["png"], "paper": "image for slides and documents; --scale sets the resolution"),
    optional!("render" "pdf" ["pdf"], "paper": "one page of vectors with its fonts, for print and LaTeX"),
    optional!("export" "ties-parquet" [], "parquet": "the table of ties-csv as Apache Parquet"),
    optional!("export" "nodes-parquet" [], "parquet": "the table of nodes-csv as Apache Parquet"),
    optional!("export" "authorships-parquet" [], "parquet": "the table of authorships as Apache Parquet"),
    optional!("export" "sqlite" ["sqlite", "sqlite3", "db"], "sqlite": "an SQLite database: the tables papers, authors, authorships and ties"),
    optional!("tables" "parquet" ["parquet"], "parquet": "Apache Parquet: columns with types, for DuckDB, polars, pandas and Spark"),
];

impl Missing {
    /// All of them.
    pub(super) fn all() -> impl Iterator<Item = &'static Self> {
        OPTIONAL.iter().filter(|(is_here, _)| !is_here).map(|(_, missing)| missing)
    }

    /// The format of this name of what a command writes.
    pub(super) fn named(name: &str, by: &str) -> Option<&'static Self> {
        Self::outputs().find(|missing| missing.by == by && missing.name == name)
    }

    /// The format of files with this extension of what a command writes.
    pub(super) fn with_extension(extension: &str, by: &str) -> Option<&'static Self> {
        Self::outputs().find(|missing| missing.by == by && missing.extensions.contains(&extension))
    }

    /// Those that any command writes.
    pub(super) fn outputs() -> impl Iterator<Item = &'static Self> {
        Self::all().filter(|missing| missing.by != "input")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::EXPORTERS;
    use crate::table::STYLES;

    #[test]
    fn formats_of_this_build_are_described_as_they_describe_themselves() {
        let ours = EXPORTERS.iter().map(|format| (format.name, format.about, format.extensions));
        let ours = ours.chain(STYLES.iter().map(|style| (style.name, style.about, style.extensions)));
        let ours: Vec<_> = ours.collect();
        for (is_here, format) in OPTIONAL.iter().filter(|(_, format)| format.by != "input") {
            let own = (format.name, format.about, format.extensions);
            assert_eq!(ours.contains(&own), *is_here, "{}", format.name);
        }
    }
}
