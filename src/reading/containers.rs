//! Files that hold records of several formats, and are read as text of one of them.

/// A kind of such files.
pub struct Container {
    /// Its name.
    pub name: &'static str,
    /// A one-line description.
    pub about: &'static str,
    /// Its file extensions, lower case, without the dot.
    pub extensions: &'static [&'static str],
}

/// Those that this build reads.
pub static CONTAINERS: &[Container] = &[
    #[cfg(feature = "parquet")]
    Container {
        name: "parquet",
        about: "Apache Parquet: works of OpenAlex, and tables of DuckDB, polars, pandas and Spark",
        extensions: &["parquet"],
    },
];
