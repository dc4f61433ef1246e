//! Words that read as translated stay out of what people read.

use crate::docs::pages;
use crate::layers::{source_files, without_tests};
use crate::run::{coauth, repository, repository_text};

/// The unmistakable ones: each has a plain word in its place.
pub(crate) const WORDS: [&str; 16] = [
    "parted",
    "nobody",
    "whom",
    "anew",
    "comes to nothing",
    "came to nothing",
    "stands beside",
    "stand beside",
    "states again",
    "stated twice",
    "passed over",
    "lets it in",
    "lets them in",
    "namesake",
    "namesakes",
    "taken for",
];

/// The words of a text that are on the list, as whole words.
fn found(text: &str) -> Vec<&'static str> {
    let plain: String =
        text.to_lowercase().chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let plain = format!(" {} ", plain.split_whitespace().collect::<Vec<_>>().join(" "));
    WORDS.into_iter().filter(|word| plain.contains(&format!(" {word} "))).collect()
}

#[test]
fn pages_are_in_plain_words() {
    for page in pages() {
        let text = repository_text(page.to_str().expect("a UTF-8 path"));
        for (number, line) in text.lines().enumerate() {
            assert_eq!(found(line), [""; 0], "{}:{}: {line}", page.display(), number + 1);
        }
    }
}

#[test]
fn help_is_in_plain_words() {
    let help = coauth(&["--help"]).stdout();
    let commands =
        help.split_once("Commands:").expect("commands").1.split_once("Options:").expect("options").0;
    let names: Vec<&str> = commands
        .lines()
        .filter(|line| line.starts_with("  ") && !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert!(names.len() > 15, "{names:?}");
    for name in names {
        let help = coauth(&[name, "--help"]).stdout();
        for line in help.lines() {
            assert_eq!(found(line), [""; 0], "coauth {name} --help: {line}");
        }
    }
    assert_eq!(found(&help), [""; 0]);
}

#[test]
fn notices_and_errors_are_in_plain_words() {
    let mut wrong = Vec::new();
    for file in source_files(&repository("src")) {
        let text = std::fs::read_to_string(&file).expect("a source file");
        for string in strings(without_tests(&text)) {
            wrong.extend(found(&string).iter().map(|word| format!("{}: {word}: {string}", file.display())));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn comments_are_in_plain_words() {
    let mut wrong = Vec::new();
    for file in
        ["src", "tests", "benches", "examples"].iter().flat_map(|folder| source_files(&repository(folder)))
    {
        let text = std::fs::read_to_string(&file).expect("a source file");
        let comments = text.lines().filter(|line| line.trim_start().starts_with("//"));
        wrong.extend(
            comments.filter(|line| !found(line).is_empty()).map(|line| format!("{}: {line}", file.display())),
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The string literals of a source file without its comments and attributes.
fn strings(code: &str) -> Vec<String> {
    let lines = code.lines().map(|line| line.split("// ").next().unwrap_or(line));
    let is_code = |line: &&str| !line.trim_start().starts_with("//") && !line.trim_start().starts_with("#[");
    let code: String = lines.filter(is_code).collect::<Vec<_>>().join("\n");
    let code = code.replace("'\"'", "' '").replace("\\\"", "'");
    code.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}
