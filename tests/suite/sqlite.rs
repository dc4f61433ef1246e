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

#[cfg(unix)]
#[test]
fn a_database_needs_room_only_beside_it() {
    let files = folder().with("refs.bib", "@misc{a, author={Ann Lee and Bob Roe}}");
    let mut command = files.command(&["export", "-o", "refs.db", "refs.bib"]);
    command.env("TMPDIR", "/nowhere").env("SQLITE_TMPDIR", "/nowhere");
    let ran = command.output().expect("coauth runs");
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    let left: Vec<_> =
        files.path().read_dir().expect("a folder").flatten().map(|entry| entry.file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().starts_with('.')), "{left:?}");
}

#[test]
fn columns_whose_names_differ_only_in_case_are_distinct() {
    let people = "name,Team,team,TEAM_2\nAnn Lee,red,blue,green\n";
    let files =
        folder().with("refs.bib", "@misc{a, author={Ann Lee and Bob Roe}}").with("people.csv", people);
    files.coauth(&["export", "-o", "refs.db", "--attributes", "people.csv", "refs.bib"]).answers();
    let file = rusqlite::Connection::open(files.path().join("refs.db")).expect("a database");
    let read = "SELECT Team, team_3, TEAM_2 FROM authors WHERE author = 'Ann Lee'";
    let row = file.query_row(read, [], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?]));
    assert_eq!(row, Ok(["red", "blue", "green"].map(str::to_owned)));
}

#[test]
fn a_network_of_ties_alone_has_a_database_without_papers() {
    let files = folder().with("ties.csv", "source,target,weight\nAnn Lee,Bob Roe,2\n");
    files.coauth(&["export", "-o", "ties.sqlite", "ties.csv"]).answers();
    assert!(std::fs::read(files.path().join("ties.sqlite")).expect("a file").starts_with(b"SQLite format 3"));
}
