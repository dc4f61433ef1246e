//! The native half of the Python package: the library's queries and tables for the Python half, which shows them.
//!
//! Options come as JSON and are parsed by the library; reports go back as JSON and as Arrow tables.

mod arrow;
mod drawing;
mod errors;
mod network;
mod options;
mod running;
mod spark;
mod table;
mod tables;

use pyo3::prelude::*;

/// What the Python half uses.
#[pymodule]
mod _native {
    use pyo3::prelude::*;

    #[pymodule_export]
    use super::drawing::Drawing;
    #[pymodule_export]
    use super::network::Network;
    #[pymodule_export]
    use super::options::{exporters, parameters, queries};
    #[pymodule_export]
    use super::program;
    #[pymodule_export]
    use super::spark::{
        SparkLongBylines, spark_collaboration, spark_components, spark_merge, spark_names, spark_pairs,
        spark_read_file, spark_read_lines, spark_resolve,
    };
    #[pymodule_export]
    use super::table::Table;

    /// This module has Rust's library for itself, and so has a panic hook that no other module shares.
    #[pymodule_init]
    fn begin(_module: &Bound<'_, PyModule>) -> PyResult<()> {
        coauth::silence_contained_panics();
        Ok(())
    }
}

/// Runs the command line with these arguments, the first of which is its name; the exit code.
#[pyfunction]
fn program(py: Python<'_>, arguments: Vec<std::ffi::OsString>) -> u8 {
    py.detach(|| coauth::cli::run(arguments))
}
