//! What a network is called: the name of its input, or of the folder of all its inputs.

use crate::network::Network;
use crate::table::counted;

/// The name of the input without folder and extension; of several, the folder that all are in, or the first ones.
pub(super) fn source(network: &Network) -> String {
    let paths: Vec<&str> = network.corpus().inputs().iter().map(|input| input.path.as_str()).collect();
    match paths[..] {
        [] => "no input".to_owned(),
        [path] => stem(path),
        [a, b] if common_folder(&paths).is_none() => format!("{} and {}", stem(a), stem(b)),
        [a, b, ..] => common_folder(&paths).unwrap_or_else(|| {
            format!("{}, {} and {}", stem(a), stem(b), counted(paths.len() as u64 - 2, "other input"))
        }),
    }
}

fn stem(path: &str) -> String {
    let name = path.trim_end_matches(['/', '\\']).rsplit(['/', '\\']).next().unwrap_or(path);
    let stem = name.split_once('.').map_or(name, |(stem, _)| if stem.is_empty() { name } else { stem });
    stem.to_owned()
}

/// The name of the folder that all files are in, at any depth.
fn common_folder(paths: &[&str]) -> Option<String> {
    let folders = |path: &&str| -> Vec<String> {
        let mut parts: Vec<String> = path.split(['/', '\\']).map(str::to_owned).collect();
        parts.pop();
        parts
    };
    let common = paths.iter().map(folders).reduce(|a, b| {
        let same = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
        a[..same].to_vec()
    })?;
    common.into_iter().rev().find(|part| !part.is_empty() && part != "." && part != "..")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_one_folder_are_named_by_it() {
        assert_eq!(common_folder(&["acl/2019/a.xml", "acl/2019/b.xml"]).as_deref(), Some("2019"));
        assert_eq!(common_folder(&["acl/2018/a.xml", "acl/2019/b.xml"]).as_deref(), Some("acl"));
        assert_eq!(common_folder(&["a.xml", "b.xml"]), None);
        assert_eq!(common_folder(&["./a.xml", "./b.xml"]), None);
        assert_eq!([stem("x/papers.bib.gz"), stem("x/.hidden"), stem("x/")], ["papers", ".hidden", "x"]);
    }
}
