//! No two files need each other, nor do longer circles of files.
//!
//! The rule, in each folder of `src/`: draw an arrow from a file to every file of the folder that it names. A sub-folder
//! counts as one file, and so does its `mod.rs` for the files in it. The arrows must not form a circle. A name that
//! `mod.rs` re-exports belongs to the file that defines it, so `use super::Thing` is an arrow to that file; a re-export
//! is an arrow from `mod.rs` only if `mod.rs` uses the name itself. Tests do not count.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::layers::{source_files, without_tests};
use crate::run::repository;

/// A path of the crate, without `crate`: `["records", "text", "trim"]`.
type ModulePath = Vec<String>;

/// A file of the source.
struct Module {
    /// Whether it is the `mod.rs` of its folder.
    is_folder: bool,
    /// What its `use` declarations bring into scope.
    imports: BTreeMap<String, ModulePath>,
    /// The paths that it names outside `use` declarations, and those of the names it uses from them.
    named: BTreeSet<ModulePath>,
}

#[test]
fn no_file_needs_a_file_that_needs_it() {
    let arrows = arrows(&modules(&repository("src")));
    let circles: Vec<String> = arrows.iter().flat_map(|(folder, arrows)| circles(folder, arrows)).collect();
    assert!(circles.is_empty(), "{}", circles.join("\n"));
}

fn modules(src: &Path) -> BTreeMap<ModulePath, Module> {
    let files = source_files(src);
    let paths: Vec<ModulePath> = files.iter().map(|file| module_path(src, file)).collect();
    let read = |(file, path): (&std::path::PathBuf, &ModulePath)| {
        let text = std::fs::read_to_string(file).expect("a source file");
        let is_folder = file.ends_with("mod.rs") || path.is_empty();
        (path.clone(), module(without_tests(&text), path, is_folder, &paths))
    };
    files.iter().zip(&paths).map(read).collect()
}

fn module_path(src: &Path, file: &Path) -> ModulePath {
    let inner = file.strip_prefix(src).expect("inside src").with_extension("");
    let mut path: ModulePath = inner.iter().map(|part| part.to_string_lossy().into_owned()).collect();
    path.pop_if(|last| matches!(last.as_str(), "mod" | "lib" | "main"));
    path
}

fn module(text: &str, path: &ModulePath, is_folder: bool, all: &[ModulePath]) -> Module {
    let is_child =
        |name: &String| is_folder && all.contains(&[path.as_slice(), std::slice::from_ref(name)].concat());
    let absolute = |written: ModulePath| absolute(written, path, is_folder, is_child);
    let (declared, code) = split_uses(&tokens(text));
    let imports: BTreeMap<String, ModulePath> = declared
        .iter()
        .flat_map(|declaration| paths_in(declaration))
        .filter_map(|(written, name)| Some((name, absolute(written)?)))
        .collect();
    let mut named: BTreeSet<ModulePath> =
        paths_in(&code).into_iter().filter_map(|(written, _)| absolute(written)).collect();
    // An import of a file is one of its needs; one of `mod.rs` may be a re-export.
    let is_used = |name: &String| !is_folder || code.contains(name);
    named.extend(imports.iter().filter(|(name, _)| is_used(name)).map(|(_, path)| path.clone()));
    Module { is_folder, imports, named }
}

/// The path from the root of the crate, if it is one of this crate.
fn absolute(
    written: ModulePath,
    from: &ModulePath,
    is_folder: bool,
    is_child: impl Fn(&String) -> bool,
) -> Option<ModulePath> {
    let (first, rest) = written.split_first()?;
    let mut base = from.clone();
    match first.as_str() {
        "crate" => return Some(rest.to_vec()),
        "self" => base.extend_from_slice(rest),
        "super" => {
            let ups = written.iter().take_while(|part| *part == "super").count();
            base.truncate(base.len().checked_sub(ups)?);
            base.extend_from_slice(&written[ups..]);
        }
        _ if is_folder && is_child(first) => base.extend_from_slice(&written),
        _ => return None,
    }
    Some(base)
}

/// Identifiers and the signs of paths; comments and texts are left out.
fn tokens(text: &str) -> Vec<String> {
    let code = text.lines().map(|line| line.split_once("//").map_or(line, |(code, _)| code));
    let code = code.collect::<Vec<_>>().join("\n");
    let mut tokens: Vec<String> = Vec::new();
    let mut rest = code.as_str();
    while let Some(first) = rest.chars().next() {
        let word = rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len());
        let length = if word > 0 {
            word
        } else if rest.starts_with("::") {
            2
        } else {
            first.len_utf8()
        };
        if !first.is_whitespace() {
            tokens.push(rest[..length].to_owned());
        }
        rest = &rest[length..];
    }
    tokens
}

/// The `use` declarations, and everything else.
fn split_uses(tokens: &[String]) -> (Vec<Vec<String>>, Vec<String>) {
    let (mut declarations, mut code) = (Vec::new(), Vec::new());
    let mut rest = tokens.iter();
    while let Some(token) = rest.next() {
        match token.as_str() {
            "use" => declarations.push(rest.by_ref().take_while(|token| *token != ";").cloned().collect()),
            // Neither the names of children nor those of a visibility use anything.
            "mod" => drop(rest.next()),
            "pub" if rest.as_slice().first().is_some_and(|next| next == "(") => {
                rest.by_ref().take_while(|token| *token != ")").for_each(drop);
            }
            _ => code.push(token.clone()),
        }
    }
    (declarations, code)
}

/// Each path in the code, with the name that it has as an import.
fn paths_in(tokens: &[String]) -> Vec<(ModulePath, String)> {
    let mut paths = Vec::new();
    let mut index = 0;
    while index < tokens.len() {
        let starts = is_word(&tokens[index]) && tokens.get(index + 1).is_some_and(|next| next == "::");
        index = if starts { tree(tokens, index, &[], &mut paths) } else { index + 1 };
    }
    paths
}

/// Reads one tree of paths, as in `a::{b, c::d as e}`, and returns where it ends.
fn tree(
    tokens: &[String],
    mut index: usize,
    before: &[String],
    paths: &mut Vec<(ModulePath, String)>,
) -> usize {
    let mut path = before.to_vec();
    let at = |index: usize| tokens.get(index).map_or("", String::as_str);
    loop {
        match at(index) {
            "{" => {
                index += 1;
                while index < tokens.len() && at(index) != "}" {
                    index = if at(index) == "," { index + 1 } else { tree(tokens, index, &path, paths) };
                }
                return index + 1;
            }
            "self" if !path.is_empty() => {}
            word if is_word(word) => path.push(word.to_owned()),
            _ => {
                paths.push((path.clone(), path.last().cloned().unwrap_or_default()));
                return index + 1;
            }
        }
        index += 1;
        match at(index) {
            "::" => index += 1,
            "as" => {
                paths.push((path, at(index + 1).to_owned()));
                return index + 2;
            }
            _ => {
                paths.push((path.clone(), path.last().cloned().unwrap_or_default()));
                return index;
            }
        }
    }
}

fn is_word(token: &str) -> bool {
    token.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// The file that owns what a path names, through re-exports.
fn owner(modules: &BTreeMap<ModulePath, Module>, path: &[String]) -> ModulePath {
    let deepest = (0..=path.len()).rev().find(|length| modules.contains_key(&path[..*length]));
    let (module, rest) = path.split_at(deepest.unwrap_or_default());
    let reexported = rest.first().and_then(|name| {
        let module = modules.get(module).filter(|module| module.is_folder)?;
        module.imports.get(name)
    });
    match reexported {
        Some(further) if further != path => owner(modules, &[further.as_slice(), &rest[1..]].concat()),
        _ => module.to_vec(),
    }
}

type Arrows = BTreeMap<String, BTreeSet<String>>;

/// In each folder, which file or sub-folder of it names which.
fn arrows(modules: &BTreeMap<ModulePath, Module>) -> BTreeMap<ModulePath, Arrows> {
    let mut arrows: BTreeMap<ModulePath, Arrows> = BTreeMap::new();
    for (from, module) in modules {
        for path in &module.named {
            let to = owner(modules, path);
            let common = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
            let node = |path: &ModulePath| path.get(common).cloned().unwrap_or_else(|| "mod".to_owned());
            if *from != to {
                let folder = arrows.entry(from[..common].to_vec()).or_default();
                folder.entry(node(from)).or_default().insert(node(&to));
            }
        }
    }
    arrows
}

/// A sentence for each file that reaches itself, with a shortest way.
fn circles(folder: &[String], arrows: &Arrows) -> Vec<String> {
    arrows
        .keys()
        .filter_map(|start| {
            let mut ways = vec![vec![start]];
            let mut seen = BTreeSet::new();
            let mut next = 0;
            while next < ways.len() {
                let way = ways[next].clone();
                next += 1;
                for to in arrows.get(way[way.len() - 1]).into_iter().flatten() {
                    if to == start {
                        let names: Vec<&str> = way.iter().chain([&start]).map(|name| name.as_str()).collect();
                        return Some(format!("src/{}: {}", folder.join("/"), names.join(" uses ")));
                    }
                    if seen.insert(to) {
                        ways.push([way.as_slice(), &[to]].concat());
                    }
                }
            }
            None
        })
        .collect()
}

/// The circles of a crate of these files: each with its path and its code.
fn circles_of(files: &[(&str, &str)]) -> Vec<String> {
    let path = |name: &str| module_path(Path::new("src"), &Path::new("src").join(name));
    let paths: Vec<ModulePath> = files.iter().map(|(name, _)| path(name)).collect();
    let modules = files.iter().zip(&paths).map(|((name, code), path)| {
        let is_folder = name.ends_with("mod.rs") || path.is_empty();
        (path.clone(), module(code, path, is_folder, &paths))
    });
    arrows(&modules.collect()).iter().flat_map(|(folder, arrows)| circles(folder, arrows)).collect()
}

#[test]
fn a_circle_is_seen_through_a_reexport_and_through_sub_folders() {
    let reexport = ("a/mod.rs", "mod b;\nmod c;\npub use b::B;");
    let two = [reexport, ("a/b.rs", "use super::c;\nstruct B(c::C);"), ("a/c.rs", "use super::B;")];
    assert_eq!(circles_of(&two), ["src/a: b uses c uses b", "src/a: c uses b uses c"]);
    let inner = [
        ("a/mod.rs", ""),
        ("a/b.rs", "use crate::a::c::d::D;"),
        ("a/c/mod.rs", ""),
        ("a/c/d.rs", "type D = super::super::b::B;"),
    ];
    assert_eq!(circles_of(&inner), ["src/a: b uses c uses b", "src/a: c uses b uses c"]);
    let own = [("a/mod.rs", "mod b;\nuse b::B;\nstruct A(B);"), ("a/b.rs", "use super::{A, x as y};")];
    assert_eq!(circles_of(&own), ["src/a: b uses mod uses b", "src/a: mod uses b uses mod"]);
}

#[test]
fn reexports_visibilities_tests_and_comments_are_no_use() {
    let fine = [
        ("a/mod.rs", "mod b;\npub(crate) use b::B;\nstruct A;"),
        ("a/b.rs", "use super::A;\npub(in crate::a) struct B(A); // super::c"),
        ("a/c.rs", "use super::{A, b::{self, B}};"),
    ];
    assert_eq!(circles_of(&fine), Vec::<String>::new());
}
