//! Output files are written whole or not at all, and nothing else is left behind.

#![cfg(unix)]

use std::os::unix::fs::symlink;
use std::process::{Command, Stdio};

use crate::run::{coauth, folder};

fn names(folder: &std::path::Path) -> Vec<String> {
    let entries = folder.read_dir().expect("a folder").map(|entry| entry.expect("an entry").file_name());
    let mut names: Vec<_> = entries.map(|name| name.into_string().expect("UTF-8")).collect();
    names.sort();
    names
}

#[test]
fn a_link_is_followed_even_to_a_file_that_does_not_exist_yet() {
    let folder = folder().with("real/.keep", "");
    symlink("middle.csv", folder.path().join("link.csv")).expect("a link");
    symlink("real/answer.csv", folder.path().join("middle.csv")).expect("a link");
    folder.coauth(&["top", "-o", "link.csv"]).answers();
    assert!(folder.read("real/answer.csv").starts_with("rank,"));
    assert!(folder.path().join("link.csv").is_symlink());
}

#[test]
fn what_a_killed_run_left_is_removed_and_what_a_living_run_writes_is_not() {
    let folder = folder().with(".coauth-dead", "half").with(".coauth-alive", "half").with("other", "");
    let alive = std::fs::File::open(folder.path().join(".coauth-alive")).expect("a file");
    alive.lock().expect("a lock");
    folder.coauth(&["top", "-o", "answer.csv"]).answers();
    assert_eq!(names(folder.path()), [".coauth-alive", "answer.csv", "other"]);
}

#[test]
fn a_full_disk_is_reported_with_the_name_of_the_file() {
    let folder = folder();
    let Ok(full) = std::path::Path::new("/dev/full").canonicalize() else { return };
    symlink(full, folder.path().join("answer.csv")).expect("a link");
    let ran = folder.coauth(&["top", "-o", "answer.csv"]).exits_with(2);
    ran.says("answer.csv: cannot be written").says_nothing_of(".coauth-");
    assert_eq!(names(folder.path()), ["answer.csv"]);
}

#[test]
#[cfg(target_os = "linux")]
fn an_answer_for_a_closed_stdout_is_an_error_and_one_for_the_null_device_is_not() {
    let exit = |redirect: &str| {
        let line = format!("exec \"$0\" -q top {redirect}");
        let coauth = env!("CARGO_BIN_EXE_coauth");
        Command::new("sh").args(["-c", &line, coauth]).stderr(Stdio::null()).status().expect("sh").code()
    };
    assert_eq!(exit(">&-"), Some(2));
    assert_eq!(exit("> /dev/null"), Some(0));
    assert_eq!(exit("<> /dev/null >&0"), Some(0));
    assert_eq!(exit(">&- -o /dev/null"), Some(0));
}

#[test]
fn files_that_do_not_end_are_no_aliases_and_no_pairs() {
    if !std::path::Path::new("/dev/zero").exists() {
        return;
    }
    let folder = folder();
    for command in [&["path", "--pairs", "/dev/zero"][..], &["top", "--aliases", "/dev/zero"]] {
        folder.coauth(command).exits_with(2).says("/dev/zero: cannot be read: it has more than 256 MiB");
    }
}

#[test]
fn a_chain_of_aliases_leads_to_its_end_however_long_it_is() {
    let chain: String = (0..20_000).map(|i| format!("Name {i} Lee → Name {} Lee\n", i + 1)).collect();
    let folder =
        folder().with("aliases.txt", chain).with("a.txt", "Name 0 Lee; Bob Roe\nName 20000 Lee; Cat Poe\n");
    let ran = folder.coauth(&[
        "-q",
        "stats",
        "--aliases",
        "aliases.txt",
        "-f",
        "json",
        "--from",
        "authors",
        "a.txt",
    ]);
    assert_eq!(ran.json()["authors"], 3);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_names_the_file_of_the_user() {
    for arguments in [&["index"][..], &["export", "-f", "sqlite"], &["export", "-f", "graphml"], &["stats"]] {
        let ran = coauth(&[arguments, &["-o", "/dev/full"]].concat()).exits_with(2);
        assert!(ran.stderr().contains("/dev/full: cannot"), "{}", ran.stderr());
    }
}
