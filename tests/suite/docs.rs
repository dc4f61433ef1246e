//! What README and guide show is what the program prints, and what they link to exists.

use std::path::PathBuf;

use crate::run::{Folder, Ran, folder, repository, repository_text};

/// README, changelog, contributor's page and every chapter of the guide.
pub(crate) fn pages() -> Vec<PathBuf> {
    let chapters = std::fs::read_dir(repository("docs")).expect("the guide");
    let chapters = chapters.map(|entry| PathBuf::from("docs").join(entry.expect("an entry").file_name()));
    let pages =
        ["README.md", "CHANGELOG.md", "CONTRIBUTING.md"].map(PathBuf::from).into_iter().chain(chapters);
    let mut pages: Vec<_> = pages.filter(|page| page.extension().is_some_and(|e| e == "md")).collect();
    pages.sort();
    pages
}

fn text(page: &std::path::Path) -> String {
    repository_text(page.to_str().expect("a UTF-8 path"))
}

/// What a page shows, in order.
#[derive(Debug, PartialEq)]
enum Step {
    /// A file: the block after `<!-- file: NAME -->`, or the lines from `<!-- file: NAME` to `-->`, which readers do
    /// not see.
    File(String, String),
    /// A command of a console block and the lines below it.
    Command(String, String),
    /// A command of a shell block, without its output. A block after `<!-- not run: REASON -->` is skipped.
    Run(String),
}

fn steps(page: &str) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    let mut lines = page.lines();
    let (mut name, mut is_run) = (None, true);
    while let Some(line) = lines.next() {
        let text = |block: &[&str]| block.iter().map(|line| format!("{line}\n")).collect();
        if let Some(file) = line.strip_prefix("<!-- file: ") {
            match file.strip_suffix(" -->") {
                Some(file) => name = Some(file.to_owned()),
                None => {
                    let hidden: Vec<&str> = lines.by_ref().take_while(|line| *line != "-->").collect();
                    steps.push(Step::File(file.to_owned(), text(&hidden)));
                }
            }
        } else if line.starts_with("<!-- not run: ") {
            is_run = false;
        } else if let Some(kind) = line.strip_prefix("```") {
            let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            let is_run = std::mem::replace(&mut is_run, true);
            if let Some(name) = name.take() {
                steps.push(Step::File(name, text(&block)));
            } else if kind == "sh" && is_run {
                for line in block {
                    let command = line.strip_prefix("coauth ");
                    let command =
                        command.unwrap_or_else(|| panic!("neither run nor marked as not run: {line}"));
                    steps.push(Step::Run(command.to_owned()));
                }
            } else if kind == "console" {
                for line in block {
                    match (line.strip_prefix("$ coauth "), steps.last_mut()) {
                        (Some(command), _) => steps.push(Step::Command(command.to_owned(), String::new())),
                        (None, Some(Step::Command(_, output))) => *output += &format!("{line}\n"),
                        _ => panic!("output without a command: {line}"),
                    }
                }
            }
        }
    }
    steps
}

/// Words as a shell splits them, as far as the guide needs it: quotation marks keep words together.
pub(crate) fn words(command: &str) -> Vec<String> {
    let quoted = command.split('"').enumerate();
    quoted
        .flat_map(|(i, part)| match i % 2 {
            0 => part.split_whitespace().map(str::to_owned).collect(),
            _ => vec![part.to_owned()],
        })
        .collect()
}

fn run(folder: &Folder, command: &str) -> Ran {
    let words = words(command);
    folder.coauth(&words.iter().map(String::as_str).collect::<Vec<_>>())
}

/// Runs a command of a shell block, which may end in `> FILE`.
fn run_in_shell(folder: &Folder, command: &str) {
    let (command, file) =
        command.split_once(" > ").map_or((command, None), |(command, file)| (command, Some(file)));
    let ran = run(folder, command).answers();
    if let Some(file) = file {
        std::fs::write(folder.path().join(file), ran.bytes()).expect("a file");
    }
}

/// Whether this build has the formats of packages.
const IS_FULL: bool =
    cfg!(all(feature = "paper", feature = "parquet", feature = "sheets", feature = "sqlite"));

/// Whether a command is about formats that only packages have, and builds with all features.
fn is_of_packages(command: &str) -> bool {
    command == "formats" || ["parquet", "sqlite", ".xlsx"].iter().any(|format| command.contains(format))
}

/// Runs every step of every page. With `UPDATE_DOCS=1` the printed output replaces the output on the page.
#[test]
fn every_command_of_readme_and_guide_prints_the_output_below_it() {
    let mut commands = 0;
    for page in pages() {
        let mut here = folder();
        let mut current = text(&page);
        for step in steps(&text(&page)) {
            match step {
                Step::File(name, content) => here = here.with(&name, content),
                Step::Run(command) | Step::Command(command, _) if !IS_FULL && is_of_packages(&command) => {}
                Step::Run(command) => run_in_shell(&here, &command),
                Step::Command(command, expected) => {
                    commands += 1;
                    let printed = run(&here, &command).stdout();
                    let block = |output: &str| format!("$ coauth {command}\n{output}");
                    if std::env::var_os("UPDATE_DOCS").is_some() {
                        current = current.replacen(&block(&expected), &block(&printed), 1);
                    } else {
                        assert_eq!(printed, expected, "{}: $ coauth {command}", page.display());
                    }
                }
            }
        }
        if std::env::var_os("UPDATE_DOCS").is_some() {
            std::fs::write(repository("").join(&page), current).expect("a page");
        }
    }
    assert!(commands >= 10, "only {commands} commands");
}

/// The targets of `[text](target)` on a page, outside code blocks.
fn links(page: &str) -> Vec<String> {
    let outside = page.split("```").step_by(2).collect::<String>();
    let targets = outside.split("](").skip(1).filter_map(|rest| rest.split_once(')'));
    targets.map(|(target, _)| target.to_owned()).collect()
}

/// The anchor that forges and mdBook give a heading.
fn anchor(heading: &str) -> String {
    let kept = heading.trim_start_matches('#').trim().to_lowercase();
    let kept = kept.chars().filter(|c| c.is_alphanumeric() || " -_".contains(*c));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect()
}

#[test]
fn every_link_leads_to_a_file_and_a_heading() {
    let mut wrong = Vec::new();
    for page in pages() {
        for link in links(&text(&page)).into_iter().filter(|link| !link.contains("://")) {
            let (file, heading) = link.split_once('#').unwrap_or((&link, ""));
            let target = match file {
                "" => repository("").join(&page),
                _ => repository("").join(page.parent().expect("a folder")).join(file),
            };
            let is_there = target.exists()
                && (heading.is_empty()
                    || std::fs::read_to_string(&target).is_ok_and(|text| {
                        text.lines().any(|line| line.starts_with('#') && anchor(line) == heading)
                    }));
            if !is_there {
                wrong.push(format!("{}: {link}", page.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_link_of_the_guide_leaves_it() {
    // The guide is also built as a book, which has nothing but what is in docs/.
    for page in pages().into_iter().filter(|page| page.starts_with("docs")) {
        let leaving =
            links(&text(&page)).into_iter().find(|link| link.starts_with("..") || link.starts_with('/'));
        assert_eq!(leaving, None, "{}", page.display());
    }
}

#[test]
fn every_chapter_is_in_the_summary() {
    let summary = repository_text("docs/SUMMARY.md");
    for page in pages().into_iter().filter(|page| page.starts_with("docs") && !page.ends_with("SUMMARY.md")) {
        let name = page.file_name().and_then(|name| name.to_str()).expect("a name");
        assert!(summary.contains(&format!("({name})")), "{name} is missing from docs/SUMMARY.md");
    }
}

/// The value of the first line `KEY = "VALUE"` or `KEY: VALUE` of a file.
fn stated(file: &str, key: &str) -> String {
    let text = repository_text(file);
    let rest = text.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix([':', ' ']));
    let rest = rest.unwrap_or_else(|| panic!("{file} does not state {key}"));
    rest.trim_matches([' ', '=', '"']).to_owned()
}

/// The releases that the changelog describes, newest first: `## VERSION - DATE`.
fn releases() -> Vec<(String, String)> {
    let changelog = repository_text("CHANGELOG.md");
    let headings = changelog.lines().filter_map(|line| line.strip_prefix("## "));
    let headings = headings.filter(|heading| *heading != "Unreleased");
    let parts = headings.map(|heading| heading.split_once(" - ").expect("a version and a date"));
    parts.map(|(version, date)| (version.to_owned(), date.to_owned())).collect()
}

#[test]
fn the_version_is_the_same_wherever_it_is_stated() {
    let version = env!("CARGO_PKG_VERSION");
    let (minor, _) = version.rsplit_once('.').expect("three numbers");
    assert_eq!(stated("python/Cargo.toml", "version"), version);
    assert_eq!(releases().remove(0), (version.to_owned(), stated("CITATION.cff", "date-released")));
    assert_eq!(stated("CITATION.cff", "version"), version);
    let lines = [
        ("docs/installing.md", format!("coauth_{version}-1_amd64.deb")),
        ("docs/installing.md", format!("tar -xf coauth-{version}-x86_64")),
        ("docs/installing.md", format!("coauth-{version}-*.whl")),
        ("docs/library.md", format!("coauth = {{ version = \"{minor}\"")),
        ("docs/citing.md", format!("(coauth {version},")),
        ("Cargo.lock", format!("name = \"coauth-python\"\nversion = \"{version}\"")),
        ("fuzz/Cargo.lock", format!("name = \"coauth\"\nversion = \"{version}\"")),
    ];
    for (file, line) in lines {
        assert!(repository_text(file).contains(&line), "{file} lacks {line}");
    }
}

#[test]
fn the_oldest_supported_rust_is_the_same_wherever_it_is_stated() {
    let oldest = stated("Cargo.toml", "rust-version");
    assert_eq!(stated("python/Cargo.toml", "rust-version"), oldest);
    for page in ["README.md", "docs/installing.md"] {
        assert!(repository_text(page).contains(&format!("Rust {oldest} or later")), "{page}");
    }
}

#[test]
fn the_changelog_is_in_the_common_form() {
    let changelog = repository_text("CHANGELOG.md");
    let sections = changelog.lines().filter_map(|line| line.strip_prefix("### "));
    for section in sections {
        let common = ["Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"];
        assert!(common.contains(&section), "{section}");
    }
    let dates = releases().into_iter().map(|(_, date)| date);
    assert!(dates.is_sorted_by(|newer, older| newer > older), "releases are listed newest first");
    let unreleased = changelog.find("## Unreleased\n").expect("a place for the next line");
    assert!(unreleased < changelog.find("## 0.").expect("a release"));
}

#[test]
fn the_install_section_is_five_lines_and_the_first_needs_no_compiler() {
    let readme = repository_text("README.md");
    let section = readme.split_once("\n## Install\n").expect("the section").1;
    let lines: Vec<_> = section.split("```").nth(1).expect("a block").lines().skip(1).collect();
    assert!(lines.len() <= 5, "{lines:#?}");
    assert!(lines[0].contains("no compiler"));
    // What a registry serves is there from the release on; the other lines need a checkout.
    for line in lines {
        let needs_registry = !line.contains(" --path .") && !line.contains(" ./");
        assert_eq!(needs_registry, line.contains("from the release on"), "{line}");
        assert_eq!(!needs_registry, line.contains("from a checkout"), "{line}");
    }
}

#[test]
fn the_readme_is_read_in_one_go() {
    assert!(repository_text("README.md").lines().count() <= 200);
}
