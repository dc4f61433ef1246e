//! What holds of who is who whatever is read: random corpora, dense in homonyms, initials, umlauts and identifiers.

use std::collections::{BTreeMap, BTreeSet};

use coauth::names::{Aliases, Matching, Roster, decisions, resolve, resolve_with};
use coauth::reading::{ReadOptions, Source, read};
use coauth::records::{Chunk, Corpus, Format, Mention, Notices, Record, Sink, split_lines};
use proptest::prelude::*;

/// A paper a line: its key, and after a tab mentions separated by slashes, each a name and after a bar identifiers.
static MENTIONS: Format = Format::new("mentions", read_mentions).split(split_lines);

fn read_mentions(chunk: Chunk<'_>, sink: &mut dyn Sink) -> usize {
    for line in chunk.text.lines() {
        let Some((key, mentions)) = line.split_once('\t') else { continue };
        let mention = |text| {
            let (name, ids) = str::split_once(text, '|').unwrap_or((text, ""));
            Mention { ids, ..Mention::named(name) }
        };
        let byline: Vec<_> = mentions.split('/').map(mention).collect();
        sink.record(&Record { key, title: key, byline: &byline, ..Record::default() });
    }
    chunk.text.len()
}

fn corpus(lines: &[String]) -> Corpus {
    let source = Source::Text("papers.txt".to_owned(), lines.join("\n") + "\n");
    let options = ReadOptions::new().from(&MENTIONS).keep_duplicates(true);
    read(&[source], options, &mut Notices::default()).expect("papers")
}

const GIVEN: [&[&str]; 5] = [
    &["Wei", "W.", "Wei"],
    &["Jörg", "Joerg", "J.", "Jorg"],
    &["Anna", "A.", "Anna M.", "A. M."],
    &["Tie-Jun", "T.-J.", "Tiejun", "Jun"],
    &["Jon", "J.", "Jonathan", "null"],
];

const FAMILIES: [&str; 4] = ["Wang", "Müller", "Mueller", "Li"];

/// One of twenty people by one of their names, often with an identifier of their own.
fn mention() -> impl Strategy<Value = String> {
    (0..20usize, 0..4usize, 0..4usize).prop_map(|(person, form, known)| {
        let forms = GIVEN[person % GIVEN.len()];
        let name = format!("{} {}", forms[form % forms.len()], FAMILIES[person / GIVEN.len()]);
        match known {
            0 => format!("{name}|orcid:{person}"),
            1 => format!("{name}|scopus:{}{}", person, form % 2),
            _ => name,
        }
    })
}

/// One of many people whose names are one with an initial, so that its papers are taken apart: half of the mentions are
/// written so.
fn crowded() -> impl Strategy<Value = String> {
    const GIVEN: [&str; 12] =
        ["Jan", "Jon", "Jun", "Jin", "Jia", "Joe", "Jeb", "Jay", "Jud", "Jim", "Jo", "Jörg"];
    (0..12usize, 0..4usize, 0..6usize).prop_map(|(person, form, known)| {
        let name = if form < 2 { "J. Li".to_owned() } else { format!("{} Li", GIVEN[person]) };
        if known == 0 { format!("{name}|orcid:{person}") } else { name }
    })
}

fn papers() -> impl Strategy<Value = Vec<String>> {
    prop_oneof![papers_of(mention()), papers_of(prop_oneof![crowded(), mention()])]
}

fn papers_of(mention: impl Strategy<Value = String>) -> impl Strategy<Value = Vec<String>> {
    proptest::collection::vec(proptest::collection::vec(mention, 1..5), 1..40).prop_map(|papers| {
        let line = |(number, byline): (usize, Vec<String>)| format!("p{number}\t{}", byline.join("/"));
        papers.into_iter().enumerate().map(line).collect()
    })
}

/// The author of each mention, by the key of its paper and its place there.
fn mentions(corpus: &Corpus, roster: &Roster) -> Vec<((String, usize), usize)> {
    let meant = roster.meant(corpus);
    let of_paper = |paper: usize| {
        let byline = meant.byline(paper).into_owned();
        let key = corpus.id(paper);
        byline.into_iter().enumerate().map(move |(at, spelling)| ((key.clone(), at), spelling))
    };
    (0..corpus.papers())
        .flat_map(of_paper)
        .map(|(place, spelling)| (place, roster.author_of(spelling)))
        .collect()
}

/// Which mentions are one author's.
fn partition(corpus: &Corpus, roster: &Roster) -> BTreeSet<Vec<(String, usize)>> {
    let mut authors: BTreeMap<usize, Vec<(String, usize)>> = BTreeMap::new();
    for (place, author) in mentions(corpus, roster) {
        authors.entry(author).or_default().push(place);
    }
    let sorted = |mut places: Vec<_>| {
        places.sort();
        places
    };
    authors.into_values().map(sorted).collect()
}

proptest! {
    // What must never happen is looked for in many corpora.
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn two_identifiers_that_people_register_are_never_one_person(papers in papers()) {
        let corpus = corpus(&papers);
        for matching in Matching::ALL {
            let roster = resolve(&corpus, matching);
            let meant = roster.meant(&corpus);
            for author in 0..roster.len() {
                let spellings = roster.spellings(author).iter();
                let ids: BTreeSet<&str> =
                    spellings.flat_map(|&s| meant.ids(s)).filter(|id| id.starts_with("orcid:")).collect();
                prop_assert!(ids.len() < 2, "{matching:?}: {ids:?}");
            }
        }
    }

    #[test]
    fn evidence_puts_no_one_on_a_byline_twice_but_by_one_identifier(papers in papers()) {
        let corpus = corpus(&papers);
        let roster = resolve(&corpus, Matching::Evidence);
        let meant = roster.meant(&corpus);
        for paper in 0..corpus.papers() {
            let byline = meant.byline(paper);
            for (at, &one) in byline.iter().enumerate() {
                for &other in byline[..at].iter().filter(|&&other| roster.author_of(other) == roster.author_of(one)) {
                    let have_one = meant.ids(one).any(|id| meant.ids(other).any(|of_other| of_other == id));
                    prop_assert!(have_one, "{} and {}", meant.text(one), meant.text(other));
                }
            }
        }
    }

}

proptest! {
    // A corpus is resolved a dozen times for each.
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn who_is_who_depends_on_neither_the_order_of_papers_nor_the_number_of_threads(papers in papers()) {
        let [one, other] = [papers.clone(), papers.into_iter().rev().collect()].map(|papers| corpus(&papers));
        let alone = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a thread");
        for matching in Matching::ALL {
            let expected = partition(&one, &resolve(&one, matching));
            prop_assert_eq!(&expected, &partition(&other, &resolve(&other, matching)), "{:?}", matching);
            prop_assert_eq!(expected, alone.install(|| partition(&one, &resolve(&one, matching))));
        }
    }

    #[test]
    fn decisions_that_are_played_back_make_the_same_authors(papers in papers()) {
        let corpus = corpus(&papers);
        let roster = resolve(&corpus, Matching::Evidence);
        let text = decisions(&corpus, &roster);
        let again = resolve_with(&corpus, Matching::Exact, &Aliases::parse(&text).expect("aliases"));
        prop_assert_eq!(partition(&corpus, &roster), partition(&corpus, &again), "{}", text);
    }

    #[test]
    fn each_suspect_of_an_alias_file_merges_two_authors_or_is_reported(papers in papers()) {
        let corpus = corpus(&papers);
        let text = decisions(&corpus, &resolve(&corpus, Matching::Folded));
        let lines: Vec<&str> = text.lines().collect();
        let played = |text: &str| {
            let aliases = Aliases::parse(text).expect("aliases");
            let roster = resolve_with(&corpus, Matching::Exact, &aliases);
            (roster.len(), aliases.unused(&corpus, &roster).len())
        };
        let (authors, unused_before) = played(&text);
        for (place, line) in lines.iter().enumerate() {
            let Some(merge) = line.strip_prefix("#? ") else { continue };
            let mut edited = lines.clone();
            edited[place] = merge;
            let (left, unused) = played(&edited.join("\n"));
            prop_assert!(left == authors - 1 || unused > unused_before, "{merge}: {left} of {authors}\n{text}");
        }
    }
}
