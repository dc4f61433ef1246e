//! The scripts of shells ask the program what may come next.

use crate::run::{Folder, folder};

/// What bash is offered for the last of these words.
fn offered(folder: &Folder, words: &[&str]) -> Vec<String> {
    let arguments: Vec<&str> = ["--", "coauth"].iter().chain(words).copied().collect();
    let mut command = folder.command(&arguments);
    command.env("COAUTH_COMPLETE", "bash").env("_CLAP_COMPLETE_INDEX", words.len().to_string());
    let typed = words.last().copied().unwrap_or_default();
    let answer = command.env("COAUTH_TYPED", typed).env("_CLAP_IFS", "\n").output().expect("coauth runs");
    assert!(answer.status.success(), "{}", String::from_utf8_lossy(&answer.stderr));
    String::from_utf8(answer.stdout).expect("UTF-8").lines().map(str::to_owned).collect()
}

#[test]
fn every_shell_gets_a_script_that_asks_the_program() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        folder().coauth(&["completions", shell]).answers().shows("COAUTH_COMPLETE");
    }
    folder().coauth(&["completions", "bash"]).answers().shows("COAUTH_TYPED=\"${COMP_WORDS[COMP_CWORD]}\"");
}

#[test]
fn commands_formats_and_measures_are_completed() {
    let folder = folder();
    assert!(offered(&folder, &["comp"]).starts_with(&["components".to_owned(), "compare".to_owned()]));
    assert!(offered(&folder, &["top", "--by", "bet"]).contains(&"betweenness".to_owned()));
    assert!(
        offered(&folder, &["stats", "-i", "x", "--from", "scop"]).iter().all(|name| name.contains("scop"))
    );
    assert_eq!(offered(&folder, &["render", "-f", "sv"]), ["svg"]);
    assert_eq!(offered(&folder, &["export", "-f", "graph"]), ["graphml"]);
    assert_eq!(offered(&folder, &["top", "-f", "ma"]), ["markdown"]);
}

#[test]
fn authors_are_completed_from_an_index_and_from_short_inputs() {
    let folder = folder().with(
        "refs.bib",
        "@article{a, author={Zoë Quux and Ann Quail and O'Neil Quay}, title={Tin}, year=2001}",
    );
    assert_eq!(offered(&folder, &["-i", "refs.bib", "author", "quu"]), ["Zoë\\ Quux"]);
    folder.coauth(&["index", "refs.bib", "-o", "refs.coauth"]).answers();
    assert_eq!(offered(&folder, &["path", "-i", "refs.coauth", "Ann Quail", "zo"]), ["Zoë\\ Quux"]);
    assert_eq!(offered(&folder, &["-i", "refs.coauth", "author", "\"Zoë Q"]), ["Zoë Quux"]);
    assert_eq!(offered(&folder, &["-i", "refs.coauth", "author", "O\\'Ne"]), ["O\\'Neil\\ Quay"]);
    let nothing_typed = offered(&folder, &["-i", "refs.coauth", "author", ""]);
    assert!(nothing_typed.iter().all(|word| !word.contains("Ann")), "{nothing_typed:?}");
    assert!(offered(&folder, &["author", "guib"]).contains(&"Leonidas\\ Guibas".to_owned()), "the sample");
}

#[test]
fn people_of_one_name_are_offered_with_what_tells_them_apart() {
    let folder = folder().with(
        "two.csv",
        "Authors,Author(s) ID,Title,Year\n\"Lee, Ann; Roe, Max\",\"1; 2\",Tin,2001\n\"Lee, Ann; Poe, Ida\",\"3; 4\",Zinc,2002\n",
    );
    let offered = offered(&folder, &["-i", "two.csv", "author", "lee"]);
    assert_eq!(offered, ["Lee,\\ Ann\\ \\(scopus:1\\)", "Lee,\\ Ann\\ \\(scopus:3\\)"]);
    folder.coauth(&["-i", "two.csv", "author", "Lee, Ann (scopus:1)"]).answers().shows("Roe");
}

#[test]
fn columns_are_completed_from_the_first_row_of_the_input() {
    let folder = folder().with("t.csv", "Creators;Name of work;Published\nAnn Lee;Tin;2001\n");
    let fields = offered(&folder, &["-i", "t.csv", "stats", "--columns", "ti"]);
    assert_eq!(fields, ["title="]);
    let headers = offered(&folder, &["-i", "t.csv", "stats", "--columns", "authors=Creators,title=nam"]);
    assert_eq!(headers, ["authors=Creators,title=Name\\ of\\ work"]);
}

#[test]
fn an_input_that_cannot_be_read_offers_nobody() {
    let folder = folder().with("broken.coauth", "no index");
    assert!(offered(&folder, &["-i", "absent.bib", "author", "lee"]).is_empty());
    assert!(offered(&folder, &["-i", "broken.coauth", "author", "lee"]).is_empty());
}

#[test]
fn the_verbose_version_names_the_crates_and_their_licenses() {
    folder()
        .coauth(&["--version", "--verbose"])
        .answers()
        .shows("petgraph")
        .shows("license: MIT OR Apache-2.0");
    folder().coauth(&["-Vv"]).answers().shows("serde");
    assert_eq!(folder().coauth(&["--version"]).answers().stdout().lines().count(), 1);
}
