//! Every public item has an example or is plain data.

use std::collections::BTreeSet;

use crate::layers::{source_files, without_tests};
use crate::run::repository;

/// What the public items of some files are, as far as they need an example. `unreachable_pub` sees to it that what is
/// `pub` can be reached from outside.
#[derive(Default)]
struct Surface {
    /// Functions and traits without an example.
    bare: BTreeSet<String>,
    /// Types with public methods.
    with_methods: BTreeSet<String>,
    /// Types with an example, their own or that of a method.
    with_example: BTreeSet<String>,
}

impl Surface {
    fn add(&mut self, text: &str) {
        let (mut has_example, mut owner) = (false, String::new());
        for line in text.lines() {
            let code = line.trim_start();
            if let Some(doc) = code.strip_prefix("///") {
                has_example |= doc.contains("```");
                continue;
            }
            if code.starts_with("#[") {
                continue;
            }
            if line.starts_with("impl") {
                owner = implemented(line);
            }
            let is_method = code.len() < line.len();
            match item(code) {
                Some(("fn", name)) if !is_method => self.add_bare(name, has_example),
                Some(("trait", name)) => self.add_bare(name, has_example),
                Some(("fn", _)) if !owner.is_empty() => {
                    self.with_methods.insert(owner.clone());
                    self.add_example(&owner, has_example);
                }
                Some((_, name)) => self.add_example(name, has_example),
                None => {}
            }
            has_example = false;
        }
    }

    fn add_bare(&mut self, name: &str, has_example: bool) {
        if !has_example {
            self.bare.insert(name.to_owned());
        }
    }

    fn add_example(&mut self, owner: &str, has_example: bool) {
        if has_example {
            self.with_example.insert(owner.to_owned());
        }
    }

    fn without_example(&self) -> Vec<&String> {
        self.bare.iter().chain(self.with_methods.difference(&self.with_example)).collect()
    }
}

/// The type of an `impl` block; empty for the implementation of a trait.
fn implemented(line: &str) -> String {
    let is_of_trait = line.contains(" for ");
    let after = line.trim_start_matches("impl");
    let after =
        if after.starts_with('<') { after.split_once("> ").map_or("", |(_, rest)| rest) } else { after };
    let name = after.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_');
    if is_of_trait { String::new() } else { name.collect() }
}

/// The kind and name of a public item.
fn item(code: &str) -> Option<(&str, &str)> {
    let mut words = code.strip_prefix("pub ")?.split(|c: char| !(c.is_alphanumeric() || c == '_'));
    let kind = words.find(|word| !matches!(*word, "const" | "async" | "unsafe"))?;
    let name = words.next()?;
    matches!(kind, "fn" | "struct" | "enum" | "trait").then_some((kind, name))
}

#[test]
fn every_public_item_has_an_example_or_is_plain_data() {
    let mut surface = Surface::default();
    let cli = repository("src/cli");
    for path in source_files(&repository("src")).iter().filter(|path| !path.starts_with(&cli)) {
        let text = std::fs::read_to_string(path).expect("a source file");
        surface.add(without_tests(&text));
    }
    let bare = surface.without_example();
    assert!(bare.is_empty(), "add `# Examples` to {bare:?}, or make them pub(crate)");
    assert!(surface.with_methods.len() > 30, "{:?}", surface.with_methods);
}

#[test]
fn an_item_without_an_example_is_seen() {
    let without_example = |text: &str| {
        let mut surface = Surface::default();
        surface.add(text);
        surface.without_example().into_iter().cloned().collect::<Vec<_>>()
    };
    assert_eq!(
        without_example("/// Data.\npub struct A { pub b: u8 }\nimpl A {\n    fn own(&self) {}\n}"),
        [""; 0]
    );
    assert_eq!(
        without_example("pub struct A;\nimpl A {\n    /// Does.\n    #[must_use]\n    pub fn b(&self) {}\n}"),
        ["A"]
    );
    assert_eq!(
        without_example("pub struct A;\nimpl<'a> A<'a> {\n    /// ```\n    pub fn b(&self) {}\n}"),
        [""; 0]
    );
    assert_eq!(without_example("/// ```\npub const fn a() {}\npub fn b() {}\npub(crate) fn c() {}"), ["b"]);
    assert_eq!(without_example("pub trait T {\n}"), ["T"]);
}
