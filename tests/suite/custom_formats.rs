//! A format that a program brings along is as good as one that is built in.

use coauth::index;
use coauth::names::{Matching, resolve};
use coauth::network::{Network, Selection};
use coauth::reading::{ReadOptions, Source, read};
use coauth::records::{
    Chunk, Corpus, Format, FormatOptions, Keys, Mention, Notices, Record, Sink, split_lines,
};
use coauth::{Error, ErrorKind};

use crate::run::folder;

/// A key and an author list per line: `7=Ada Lovelace|Charles Babbage`.
fn read_bars(chunk: Chunk<'_>, sink: &mut dyn Sink) -> usize {
    for (key, authors) in chunk.text.lines().filter_map(|line| line.split_once('=')) {
        let byline: Vec<Mention> = authors.split('|').map(Mention::named).collect();
        sink.record(&Record { key, byline: &byline, ..Record::default() });
    }
    chunk.text.len()
}

static BARS: Format = Format::new("bars", read_bars).split(split_lines);
static BARS_OF_MYDB: Format = BARS.keys(Keys::Of("mydb"));

fn corpus(format: &'static Format, texts: &[&str]) -> Corpus {
    let source = |(number, text): (usize, &&str)| Source::Text(format!("{number}.bars"), (*text).to_owned());
    let sources: Vec<Source> = texts.iter().enumerate().map(source).collect();
    let reading = ReadOptions::new().from(format);
    read(&sources, reading, &mut Notices::default()).expect("papers")
}

#[test]
fn records_with_one_key_of_a_custom_database_are_one_paper() {
    let texts = ["7=Ada Lovelace|Charles Babbage\n", "7=A. Lovelace|C. Babbage\n8=Ada Lovelace\n"];
    assert_eq!(corpus(&BARS_OF_MYDB, &texts).duplicate_count(), 1);
    assert_eq!(corpus(&BARS, &texts).duplicate_count(), 0);
}

#[test]
fn an_index_of_a_custom_format_opens_and_knows_format_and_database() {
    let mut notices = Notices::default();
    let corpus = corpus(&BARS_OF_MYDB, &["7=Ada Lovelace|Charles Babbage\n"]);
    let roster = resolve(&corpus, Matching::Folded);
    let network = Network::build(corpus, roster, Selection::default(), &mut notices);
    let folder = folder();
    let path = folder.path().join("bars.coauth");
    index::write(&network, &mut std::fs::File::create(&path).expect("a file")).expect("an index");

    let opened = index::open(&path, Selection::default(), &mut notices).expect("the index opens");
    let format = &opened.corpus().inputs()[0].format;
    assert_eq!((format.name.as_str(), format.database.as_deref()), ("bars", Some("mydb")));
    assert_eq!(opened.author_count(), 2);
}

/// Author lists whose separator the user sets.
static SEPARATED: Format = Format::new("separated", |chunk, sink| {
    for line in chunk.text.lines() {
        let byline: Vec<Mention> = line.split(chunk.options).map(Mention::named).collect();
        sink.record(&Record { byline: &byline, ..Record::default() });
    }
    chunk.text.len()
})
.options(FormatOptions::new(|separator| match separator {
    "" | "/" => Ok(()),
    _ => Err(Error::new(ErrorKind::Usage, "the separator is /")),
}));

#[test]
fn options_of_a_custom_format_are_checked_and_reach_its_reader() {
    let source = [Source::Text("a".to_owned(), "Ada Lovelace/Charles Babbage\n".to_owned())];
    let with = |options: &str| {
        let reading = ReadOptions::new().from(&SEPARATED).format_options(options);
        read(&source, reading, &mut Notices::default())
    };
    assert_eq!(with("/").expect("papers").byline(0).len(), 2);
    assert_eq!(with("|").expect_err("no separator").message(), "the separator is /");
}
