//! Tables for people and programs: a document of tables and lines, and one file for each output style.
//!
//! Knows nothing of networks.

mod bars;
mod csv;
mod document;
mod json;
mod markdown;
#[cfg(feature = "parquet")]
mod parquet;
mod shown;
mod style;
mod text;
mod value;

pub(crate) use csv::harmless;
pub use document::{Cell, Document, Section, Table};
pub use json::write as write_json;
#[cfg(feature = "parquet")]
pub(crate) use parquet::ParquetFile;
pub(crate) use shown::bold;
pub(crate) use shown::is_noncharacter;
pub(crate) use shown::{counted, counted_as};
pub use shown::{shown_count, shown_estimate, shown_number, visible};
pub use style::{Look, Style, StyleWriter};
pub(crate) use value::{Kind, Value};

/// Every output style, the default first.
pub static STYLES: &[&Style] = &[
    &text::STYLE,
    &markdown::STYLE,
    &csv::CSV,
    &csv::TSV,
    &json::STYLE,
    #[cfg(feature = "parquet")]
    &parquet::STYLE,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_extensions_of_styles_are_unique() {
        let mut names: Vec<_> = STYLES.iter().map(|style| style.name).collect();
        let mut extensions: Vec<_> = STYLES.iter().flat_map(|style| style.extensions).collect();
        names.sort_unstable();
        extensions.sort_unstable();
        assert!(names.windows(2).all(|pair| pair[0] != pair[1]));
        assert!(extensions.windows(2).all(|pair| pair[0] != pair[1]));
    }
}
