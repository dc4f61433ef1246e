//! The text of collaborators in HotCRP: a line for each person, in the form that HotCRP stores unchanged.

use super::acquaintances::Acquaintance;
use crate::names::{PersonalName, folded};
use crate::network::Network;

/// The line of a person: `Ann Lee (Example University) - coauthor, last 2025`.
///
/// `None` if HotCRP would read the name as that of an institution, or of everybody there.
pub(super) fn collaborator_line(network: &Network, person: &Acquaintance) -> Option<String> {
    let name = spoken_name(network.spelling(person.author))?;
    let last = person.last_date.as_deref().map_or(String::new(), |date| format!(", last {date}"));
    Some(format!("{name} ({}) - coauthor{last}", affiliation(&person.affiliation)))
}

/// A name with the given names first, without signs that mean something to HotCRP.
fn spoken_name(name: &str) -> Option<String> {
    const EVERYBODY: [&str; 5] = ["all", "any", "institution", "none", ""];
    let parsed = PersonalName::parse(name);
    let is_number = parsed.suffix.bytes().all(|byte| byte.is_ascii_digit());
    let parts = [parsed.given, parsed.particle, parsed.family, if is_number { "" } else { parsed.suffix }];
    let name = plain(&parts.join(" ")).replace(['(', ')', ','], " ");
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let name = name.trim_start_matches(|c: char| !c.is_alphabetic()).to_owned();
    (!EVERYBODY.contains(&name.to_lowercase().trim_end_matches(['.', ':', '}']))).then_some(name)
}

/// An affiliation with balanced parentheses; `unknown` if there is none.
fn affiliation(text: &str) -> String {
    let (mut balanced, mut depth) = (String::new(), 0usize);
    for c in plain(text).chars() {
        match c {
            '(' => depth += 1,
            ')' if depth == 0 => continue,
            ')' => depth -= 1,
            _ => {}
        }
        balanced.push(c);
    }
    balanced.push_str(&")".repeat(depth));
    // HotCRP joins blanks, and does not store parentheses with nothing in them.
    let mut words = balanced.split_whitespace().collect::<Vec<_>>().join(" ");
    while words.contains("()") || words.contains("( )") {
        let filled = words.replace("()", " ").replace("( )", " ");
        words = filled.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    if words.contains(char::is_alphanumeric) { words } else { "unknown".to_owned() }
}

/// Text without what HotCRP reads as a comment, a separator or a list, and with plain hyphens.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.replace("\\item", " ").replace(".~", ". ").chars() {
        match c {
            '–' | '—' => plain.push('-'),
            '(' | '（' => plain.push('('),
            ')' | '）' => plain.push(')'),
            ';' => plain.push(','),
            '#' | '"' | '“' | '”' | '•' | '~' => plain.push(' '),
            c if c.is_whitespace() || c.is_control() => plain.push(' '),
            c => plain.push(c),
        }
    }
    plain
}

/// The name of a line, folded, by which lines are compared.
pub(super) fn line_names(line: &str) -> String {
    folded(line.split('(').next().unwrap_or(line))
}
