//! An index in bounded memory is the same index, and a run that is killed leaves nothing and harms nothing.

#![cfg(unix)]

use std::io::Write;
use std::process::Stdio;

use crate::run::folder;

/// Papers enough for several chunks.
fn papers(count: usize) -> String {
    let name = |number: usize| format!("Ann{} Lee{}", number % 977, number * 31 % 7919);
    let paper =
        |number: usize| format!("{}; {}; {}\n", name(number), name(number * 7), name(number * number));
    (0..count).map(paper).collect()
}

#[test]
fn an_index_in_bounded_memory_has_the_same_bytes_and_answers_the_same() {
    let folder = folder().with("papers.txt", papers(20_000));
    folder.coauth(&["index", "papers.txt", "-o", "whole.coauth"]).answers();
    folder
        .coauth(&["index", "papers.txt", "--memory", "512M", "--threads", "2", "-o", "bounded.coauth"])
        .answers();
    let read = |name: &str| std::fs::read(folder.path().join(name)).expect("an index");
    assert!(read("whole.coauth") == read("bounded.coauth"));
    folder.coauth(&["index", "--verify", "bounded.coauth"]).answers();
    let names: Vec<_> = folder.path().read_dir().expect("a folder").collect();
    assert_eq!(names.len(), 3, "no temporary file is left: {names:?}");
}

#[test]
fn a_killed_run_in_bounded_memory_leaves_the_old_index_whole_and_nothing_else() {
    let folder = folder();
    folder.coauth(&["index", "-o", "x.coauth"]).answers();
    let before = std::fs::read(folder.path().join("x.coauth")).expect("an index");
    let arguments =
        ["index", "--from", "authors", "--memory", "512M", "--threads", "2", "-o", "x.coauth", "-"];
    let mut run =
        folder.command(&arguments).stdin(Stdio::piped()).stderr(Stdio::null()).spawn().expect("coauth runs");
    let mut pipe = run.stdin.take().expect("a pipe");
    // More than a pipe holds: the run is reading when it is killed.
    pipe.write_all(papers(50_000).as_bytes()).expect("a reader");
    run.kill().expect("a signal");
    run.wait().expect("an end");
    let names: Vec<_> = folder.path().read_dir().expect("a folder").collect();
    assert_eq!(names.len(), 1, "{names:?}");
    assert!(std::fs::read(folder.path().join("x.coauth")).expect("an index") == before);
    // Started again, it begins again.
    let again = folder.coauth_with_stdin(&arguments, papers(1000).as_bytes());
    again.answers();
    folder.coauth(&["index", "--verify", "x.coauth"]).answers();
}

#[test]
fn a_limit_that_is_too_small_is_refused_before_work_begins() {
    let folder = folder().with("papers.txt", papers(10));
    let ran = folder.coauth(&["index", "papers.txt", "--memory", "100M", "-o", "x.coauth"]).exits_with(2);
    ran.says("--memory 100M is too little").says("pass --memory");
    folder
        .coauth(&["index", "papers.txt", "--memory", "lots", "-o", "x.coauth"])
        .exits_with(2)
        .says("no size");
    let ran = folder.coauth(&[
        "index",
        "papers.txt",
        "--names",
        "evidence",
        "--memory",
        "1G",
        "--threads",
        "2",
        "-o",
        "x.coauth",
    ]);
    ran.exits_with(2).says("--memory does not go with --names evidence");
}

#[test]
fn a_network_without_papers_is_refused_in_bounded_memory() {
    let folder = folder().with("ties.csv", "source,target,weight\nAnn Lee,Bo Dee,2\n");
    let ran = folder
        .coauth(&["index", "ties.csv", "--memory", "1G", "--threads", "2", "-o", "x.coauth"])
        .exits_with(2);
    ran.says("a network without papers, which --memory does not bound");
    assert!(!folder.path().join("x.coauth").exists());
}
