//! The files in graphs/ are those that the README's commands make.

use crate::readme::words;
use crate::run::{folder, repository_text};

#[test]
fn every_file_in_graphs_is_what_its_command_makes() {
    let readme = repository_text("README.md");
    let commands: Vec<_> =
        readme.lines().filter(|line| line.starts_with("coauth") && line.contains("-o graphs/")).collect();
    assert!(commands.len() >= 9);
    let folder = folder().with("graphs/.keep", "");
    for command in commands {
        let words = words(command);
        let arguments: Vec<&str> = words[1..].iter().map(String::as_str).collect();
        folder.coauth(&arguments).answers();
        let file = arguments.iter().find(|word| word.starts_with("graphs/")).expect("a file");
        assert!(folder.read(file) == repository_text(file), "{file} is not current; run .ci/graphs");
    }
}
