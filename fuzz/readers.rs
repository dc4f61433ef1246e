//! One reader, fed with anything: it must not panic, and the size of its chunks must not matter.
//!
//! `COAUTH_FORMAT` names the format; `fuzz/run` runs all of them.

#![no_main]

use std::sync::LazyLock;

use coauth::formats::FORMATS;
use coauth::reading::{ReadOptions, Source, survey};
use coauth::records::{Corpus, Format, Notices};
use libfuzzer_sys::fuzz_target;

static NAME: LazyLock<String> =
    LazyLock::new(|| std::env::var("COAUTH_FORMAT").expect("COAUTH_FORMAT names a format"));

static FORMAT: LazyLock<&'static Format> = LazyLock::new(|| {
    let name = &**NAME;
    FORMATS.iter().copied().find(|format| format.name == name).expect("a format that coauth reads")
});

fuzz_target!(init: keep_contained_panics(), |data: &[u8]| {
    // The first byte says how small the chunks are, so that all ends of chunks are tried.
    let Some((&size, text)) = data.split_first() else { return };
    let source = if *NAME == "parquet" {
        // It is read from its end, and so from a file.
        let file = std::env::temp_dir().join(format!("coauth-fuzz-{}.parquet", std::process::id()));
        std::fs::write(&file, text).expect("a file");
        Source::File(file)
    } else {
        Source::Text("x".to_owned(), String::from_utf8_lossy(text).into_owned())
    };
    let [chunked, whole] = [1 + usize::from(size), usize::MAX / 4].map(|size| read(&source, size));
    assert!(whole == chunked, "in chunks or whole");
});

/// All that is read, and all notices.
#[derive(PartialEq)]
struct Read {
    corpus: String,
    notices: String,
}

/// The crate that decodes Parquet panics at some damage, which its reader contains and tells; libFuzzer would end there. What
/// is not contained ends the run still.
fn keep_contained_panics() {
    if *NAME == "parquet" {
        std::panic::set_hook(Box::new(|_| ()));
    }
}

/// Reads in chunks of this size.
fn read(source: &Source, chunk_size: usize) -> Result<Read, String> {
    let mut notices = Notices::keeping(usize::MAX);
    let reading = ReadOptions::new().chunk_size(chunk_size);
    let reading = if *NAME == "parquet" { reading } else { reading.from(*FORMAT) };
    let corpus = survey(std::slice::from_ref(source), reading, &mut notices, &mut |_| ());
    let corpus = corpus.map_err(|error| error.to_string())?;
    Ok(Read { corpus: shown(&corpus), notices: format!("{:?}", notices.by_kind()) })
}

fn shown(corpus: &Corpus) -> String {
    let papers = 0..corpus.papers();
    let paper = |paper| {
        let about = (corpus.id(paper), corpus.title(paper), corpus.doi(paper), corpus.venue(paper));
        format!("{about:?} {:?} {:?}\n", corpus.year(paper), corpus.byline(paper))
    };
    let spellings = (0..corpus.spellings().len() as u32)
        .map(|number| (corpus.spellings().get(number), corpus.spellings().ids(number).collect::<Vec<_>>()));
    format!(
        "{}{:?}{:?}{:?}{:?}{:?}",
        papers.map(paper).collect::<String>(),
        spellings.collect::<Vec<_>>(),
        corpus.persons().collect::<Vec<_>>(),
        corpus.nodes(),
        corpus.ties().collect::<Vec<_>>(),
        corpus.inputs()
    )
}
