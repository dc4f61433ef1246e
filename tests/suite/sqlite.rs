//! Databases of SQLite. Python's own library reads them in `python/tests/test_parquet.py`.

use crate::run::folder;

#[test]
fn a_database_has_the_same_bytes_every_time_and_on_stdout() {
    let files =
        folder().with("refs.bib", "@misc{a, author={Ann Lee and Bob Roe}} @misc{b, author={Bob Roe}}");
    files.coauth(&["export", "-o", "refs.db", "refs.bib"]).answers();
    let file = std::fs::read(files.path().join("refs.db")).expect("a file");
    assert!(file.starts_with(b"SQLite format 3\0") && file.len() > 4096);
    assert!(files.coauth(&["export", "-f", "sqlite", "refs.bib"]).answers().bytes() == file);
}

#[test]
fn a_network_of_ties_alone_has_a_database_without_papers() {
    let files = folder().with("ties.csv", "source,target,weight\nAnn Lee,Bob Roe,2\n");
    files.coauth(&["export", "-o", "ties.sqlite", "ties.csv"]).answers();
    assert!(std::fs::read(files.path().join("ties.sqlite")).expect("a file").starts_with(b"SQLite format 3"));
}
