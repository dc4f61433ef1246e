//! What the README shows is what the program prints.

use crate::run::{folder, repository_text};

/// The commands in a README's console blocks, each with the lines below it.
fn transcripts(readme: &str) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    let mut is_console = false;
    for line in readme.lines() {
        match line.strip_prefix("$ coauth ") {
            _ if line.starts_with("```") => is_console = line == "```console",
            Some(command) if is_console => found.push((command.to_owned(), String::new())),
            None if is_console => {
                let (_, output) = found.last_mut().expect("a command before its output");
                output.push_str(line);
                output.push('\n');
            }
            _ => {}
        }
    }
    found
}

/// Words as a shell splits them, as far as the README needs it: quotation marks keep words together.
pub(crate) fn words(command: &str) -> Vec<String> {
    let quoted = command.split('"').enumerate();
    quoted
        .flat_map(|(i, part)| match i % 2 {
            0 => part.split_whitespace().map(str::to_owned).collect(),
            _ => vec![part.to_owned()],
        })
        .collect()
}

#[test]
fn every_command_of_the_readme_prints_what_stands_below_it() {
    let transcripts = transcripts(&repository_text("README.md"));
    assert!(transcripts.len() >= 5);
    for (command, expected) in transcripts {
        let words = words(&command);
        let arguments: Vec<&str> = words.iter().map(String::as_str).collect();
        assert_eq!(folder().coauth(&arguments).stdout(), expected, "$ coauth {command}");
    }
}
