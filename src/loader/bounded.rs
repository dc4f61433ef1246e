//! Loading in bounded memory: what grows with papers is in temporary files.

use super::{Loader, index_among};
use crate::columns::Scratch;
use crate::error::{Error, ErrorKind, Result};
use crate::names::{Matching, resolve_on_disk};
use crate::network::{Network, Selection};
use crate::reading::Progress;
use crate::records::{Corpus, Notices};
use crate::units::Unit;

/// What reading takes in any case, and for each thread.
const FOR_READING: u64 = 96 << 20;
const FOR_A_THREAD: u64 = 32 << 20;

/// The bytes of memory that the names of a corpus take where they take most: while spellings become authors.
const FOR_A_SPELLING: u64 = 48;

/// The same for a spelling with identifiers, which are compared.
const FOR_AN_IDENTIFIED_SPELLING: u64 = 320;

impl Loader {
    /// Bounds the memory of [`load`](Self::load): what is larger is in temporary files. The network is one to be saved as an
    /// index, with everything that is computed for one.
    #[must_use]
    #[cfg_attr(not(feature = "cli"), allow(dead_code, reason = "only the command line bounds memory"))]
    pub(crate) fn scratch(mut self, scratch: Scratch) -> Self {
        self.scratch = Some(scratch);
        self
    }

    /// Loads a network whose columns are in temporary files, with its results.
    pub(super) fn load_on_disk(
        &self,
        scratch: &Scratch,
        notices: &mut Notices,
        watch: &mut dyn FnMut(Progress),
    ) -> Result<Network> {
        self.check_bounded()?;
        let threads = rayon::current_num_threads() as u64;
        scratch.demand_memory(2 * (FOR_READING + threads * FOR_A_THREAD), "reading on so many threads")?;
        let sources = self.sources()?;
        if index_among(&sources)?.is_some() {
            return Err(refused("an index as the input"));
        }
        let aliases = self.aliases()?;
        let corpus = self.read(&sources, self.read_options()?, Some(scratch), notices, watch)?;
        demand_for_names(&corpus, scratch)?;
        let matching = self.matching.unwrap_or_default();
        let roster = resolve_on_disk(&corpus, matching, &aliases, scratch)?;
        scratch.within_limit("resolving so many names")?;
        self.report_unused(&aliases, &corpus, &roster, notices);
        let network = Network::build_on_disk(corpus, roster, self.selection, notices, scratch)?;
        self.check_strict(notices)?;
        network.computed_on_disk(scratch)
    }

    /// Refuses what cannot be done in bounded memory.
    fn check_bounded(&self) -> Result<()> {
        if self.matching == Some(Matching::Evidence) {
            return Err(refused("--names evidence, which compares each name with many others"));
        }
        if self.unit != Unit::Author {
            return Err(refused("--unit"));
        }
        if self.attributes.is_some() {
            return Err(refused("--attributes"));
        }
        if self.selection != (Selection { groups: self.selection.groups, ..Selection::default() }) {
            return Err(refused("a selection of papers"));
        }
        Ok(())
    }
}

fn refused(what: &str) -> Error {
    Error::new(ErrorKind::Usage, format!("--memory does not go with {what}; remove one of the two"))
}

/// Refuses names that do not fit into memory, as soon as it is known how many there are.
fn demand_for_names(corpus: &Corpus, scratch: &Scratch) -> Result<()> {
    let spellings = corpus.spellings();
    let count = spellings.len() as u64;
    let each = if spellings.have_ids() || corpus.persons().len() > 0 {
        FOR_AN_IDENTIFIED_SPELLING
    } else {
        FOR_A_SPELLING
    };
    scratch.demand_memory(count * each, &format!("keeping {count} names"))
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use proptest::prelude::*;
    use serde_json::json;

    use super::*;
    use crate::formats::FORMATS;
    use crate::index;
    use crate::records::{Details, Format};

    /// The index of what a loader loads, in memory and in so many bytes, with chunks so small that there are many runs.
    fn both(loader: Loader, part: usize, chunk: usize) -> [Result<Vec<u8>>; 2] {
        let folder = tempfile::tempdir().expect("a folder");
        let scratch = Scratch::in_parts(folder.path(), 1 << 50, part, |_| None);
        let mut loader = loader;
        loader.reading = loader.reading.chunk_size(chunk);
        [loader.clone(), loader.scratch(scratch)].map(|loader| {
            let mut notices = Notices::keeping(usize::MAX);
            let network = loader.load_into(&mut notices, &mut |_| ())?;
            let mut bytes = format!("{:?}", notices.by_kind()).into_bytes();
            index::write(&network, &mut bytes)?;
            Ok(bytes)
        })
    }

    /// Whether both are the same, notices included.
    fn are_same(loader: &Loader, part: usize, chunk: usize) {
        let [one, other] = both(loader.clone(), part, chunk);
        let (one, other) = (one.expect("an index"), other.expect("the same index"));
        assert!(one == other, "{loader:?} in parts of {part}, read in chunks of {chunk}");
    }

    fn fixture(name: &str) -> Option<(&'static Format, PathBuf)> {
        let format = FORMATS.iter().copied().find(|format| format.name == name)?;
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
        let mut files = folder.read_dir().expect("fixtures").map(|file| file.expect("a file").path());
        Some((format, files.find(|path| path.file_stem().is_some_and(|stem| stem == name))?))
    }

    #[test]
    fn every_format_gives_the_same_index_in_bounded_memory_or_is_refused_in_words() {
        let mut bounded = 0;
        for (format, path) in FORMATS.iter().filter_map(|format| fixture(format.name)) {
            let loader = Loader::new().path(path).format(format).details(Details::ALL);
            for chunk in [100, 1000] {
                match both(loader.clone(), 1, chunk) {
                    [Ok(one), Ok(other)] => assert!(one == other, "{}", format.name),
                    [Ok(_), Err(error)] => {
                        assert!(
                            error.to_string().contains("--memory does not bound"),
                            "{}: {error}",
                            format.name
                        );
                        continue;
                    }
                    [Err(error), Err(other)] => assert_eq!(error.to_string(), other.to_string()),
                    [Err(error), Ok(_)] => panic!("{}: {error}", format.name),
                }
                bounded += 1;
            }
        }
        assert!(bounded > 40, "{bounded}");
    }

    #[test]
    fn all_fixtures_together_give_the_same_index_in_bounded_memory() {
        let names = ["bibtex", "dblp", "openalex", "crossref", "ris", "acl"];
        let paths = names.into_iter().filter_map(fixture).map(|(_, path)| path);
        let loader = paths.fold(Loader::new(), Loader::path);
        for part in [1, 300, 5000] {
            are_same(&loader, part, 500);
            are_same(&loader.clone().keep_duplicates(true).groups(true).names(Matching::Exact), part, 500);
        }
    }

    #[test]
    fn aliases_apply_in_bounded_memory() {
        let bylines =
            [["Ada King", "Luigi Menabrea"], ["Ada Lovelace", "Mary Somerville"], ["KING, Ada", "X Y"]];
        let aliases = "Ada King → Ada Lovelace\nLuigi Menabrea → Luigi F. Menabrea\nUnknown → Anyone\n";
        let loader = Loader::new().bylines("talks", bylines).aliases_text("aliases.txt", aliases);
        are_same(&loader, 1, 50);
        are_same(&loader.names(Matching::Exact), 1, 50);
    }

    /// A DOI, a title and a year of a paper, and the names and identifiers of its byline, all as places in lists.
    type Paper = (usize, usize, usize, Vec<(usize, usize)>);

    fn papers() -> impl Strategy<Value = Vec<Paper>> {
        let byline = prop::collection::vec((0_usize..9, 0_usize..6), 1..5);
        prop::collection::vec((0_usize..12, 0_usize..9, 1999_usize..2003, byline), 1..25)
    }

    const NAMES: [&str; 9] = [
        "Ann Lee",
        "LEE, Ann",
        "A. Lee",
        "Bo Dee",
        "Böll, Ann",
        "Boll, Ann",
        "王伟",
        "The Zed Collaboration",
        "C D",
    ];
    const TITLES: [&str; 9] = [
        "",
        "On graphs",
        "A study of very large graphs",
        "A Study of Very Large Graphs!",
        "Editorial",
        "Other work on some small trees",
        "Étude",
        "One two three four",
        "One, two, three, four",
    ];

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        #[test]
        fn random_papers_of_two_sources_give_the_same_index_in_bounded_memory(
            works in papers(), entries in papers(), part in 1_usize..4000, chunk in 1_usize..900,
        ) {
            let mut lines = String::new();
            for (doi, title, year, byline) in &works {
                let author = |&(name, id): &(usize, usize)| {
                    let id = (id > 2).then(|| format!("https://openalex.org/A{id}"));
                    let place = if name % 2 == 0 { vec![format!("Place {name}, FI")] } else { Vec::new() };
                    json!({ "author": { "display_name": NAMES[name], "id": id }, "raw_affiliation_strings": place })
                };
                let authors: Vec<_> = byline.iter().map(author).collect();
                let doi = (*doi > 3).then(|| format!("https://doi.org/10.1/{doi}"));
                let paper = json!({ "id": format!("https://openalex.org/W{}", doi.is_some()), "doi": doi,
                    "title": TITLES[*title], "publication_year": year, "authorships": authors });
                lines += &format!("{paper}\n");
            }
            let mut bib = String::new();
            for (number, (doi, title, year, byline)) in entries.iter().enumerate() {
                let authors: Vec<&str> = byline.iter().map(|(name, _)| NAMES[*name]).collect();
                let cross = if number % 5 == 4 { "crossref = {k1}, " } else { "" };
                bib += &format!("@article{{k{number}, {cross}author = {{{}}}, title = {{{}}}, year = {year}, doi = {{10.1/{doi}}}}}\n",
                    authors.join(" and "), TITLES[*title]);
            }
            let loader = Loader::new().text("works.jsonl", lines).text("entries.bib", bib).details(Details::AFFILIATIONS);
            are_same(&loader, part, chunk);
        }
    }

    #[test]
    fn what_is_not_bounded_is_refused_in_words() {
        let loader = || Loader::new().bylines("talks", [["Ann Lee", "Bo Dee"]]);
        let scratch = |limit| Scratch::in_folder(&std::env::temp_dir(), limit, |_| None);
        for (loader, wanted) in [
            (loader().names(Matching::Evidence), "--names evidence"),
            (loader().unit(Unit::Country), "--unit"),
            (loader().since(2000), "selection"),
            (loader().text("t.txt", "").scratch(scratch(1 << 20)), "--memory 1M is too little"),
        ] {
            let loader = if loader.scratch.is_some() { loader } else { loader.scratch(scratch(1 << 40)) };
            let error = loader.load().expect_err("a refusal").to_string();
            assert!(error.contains(wanted), "{error}");
        }
        let full = Scratch::in_folder(&std::env::temp_dir(), 1 << 40, |_| Some(1));
        let error = loader().scratch(full).load().expect_err("a full disk").to_string();
        assert!(error.contains("disk is too full"), "{error}");
    }
}
