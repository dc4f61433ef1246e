//! A corpus of records that were read before, elsewhere: what several machines read comes together here.

use super::part::Part;
use super::{Corpus, Details, Growing, Input, InputFormat, Mention, Record};

/// Collects records that were read before, in their order, into a corpus. They are kept as they are: names are not
/// looked at again.
///
/// # Examples
/// ```
/// use coauth::records::{Gathered, Mention, Notices, Record};
///
/// let mut gathered = Gathered::default();
/// gathered.input("a.bib", None);
/// gathered.record(&Record { doi: "10.5555/1", byline: &[Mention::named("Ann Lee")], ..Record::default() });
/// gathered.input("b.bib", None);
/// gathered.record(&Record { doi: "10.5555/1", byline: &[Mention::named("Lee, Ann")], ..Record::default() });
/// let mut corpus = gathered.finish();
/// assert_eq!((corpus.papers(), corpus.duplicate_count()), (2, 0));
/// corpus.merge_duplicates(&mut Notices::default());
/// assert_eq!(corpus.duplicate_count(), 1);
/// ```
#[derive(Debug, Default)]
pub struct Gathered {
    inputs: Vec<(Input, Part)>,
}

impl Gathered {
    /// Begins an input: the records that follow are of it. A database that assigns the keys of its records has a name.
    pub fn input(&mut self, path: &str, database: Option<&str>) {
        let format = InputFormat {
            name: String::new(),
            reads: "",
            database: database.map(str::to_owned),
            takes_options: false,
        };
        let input = Input {
            path: path.to_owned(),
            format,
            why: None,
            records: 0,
            without_authors: 0,
            ties: 0,
            first_paper: 0,
            sha256: None,
            is_spreadsheet: false,
        };
        self.inputs.push((input, Part::keeping(Details::NONE)));
    }

    /// Adds a record, which has authors. Only what a corpus keeps of it by default is kept.
    pub fn record(&mut self, record: &Record<'_>) {
        if self.inputs.is_empty() {
            self.input("", None);
        }
        if let Some((input, part)) = self.inputs.last_mut() {
            input.records += 1;
            let is_named = |mention: &&Mention<'_>| !mention.name.is_empty();
            debug_assert!(
                record.byline.iter().all(|mention| is_named(&mention)),
                "names are kept as they are"
            );
            part.push_kept(record, record.byline);
        }
    }

    /// The corpus of all records. No two of them are one paper yet.
    #[must_use]
    pub fn finish(self) -> Corpus {
        let mut corpus = Growing::new(Details::NONE, None);
        for (input, part) in self.inputs {
            corpus.begin_input(input);
            let part = part.into_pools(corpus.pools());
            corpus.append(&part);
        }
        corpus.finish_in_memory()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::{ReadOptions, Source, read};
    use crate::records::Notices;

    /// What is kept of the records of a corpus.
    fn told(corpus: &Corpus) -> Vec<String> {
        let spellings = corpus.spellings();
        let told = |paper: usize| {
            let names = corpus.byline(paper).iter().map(|&name| {
                let ids: Vec<&str> = spellings.ids(name).collect();
                format!("{} {ids:?} {}", spellings.get(name), spellings.is_group(name))
            });
            let names: Vec<String> = names.collect();
            format!(
                "{} {:?} {:?} {:?} {:?} {names:?} {:?}",
                corpus.id(paper),
                corpus.title(paper),
                corpus.doi(paper),
                corpus.date(paper),
                corpus.paper_type(paper),
                corpus.duplicates_of(paper)
            )
        };
        (0..corpus.papers()).map(told).collect()
    }

    #[test]
    fn records_that_are_gathered_again_are_the_same_corpus() {
        let texts = [
            "@article{a, author={Ann {\\'E}toile and Bob Roe MD and {The Knot Group}}, title={On knots and their many names}, year=2001, doi={10.5555/A}}\n@article{b, author={Cat Poe}, title={Two}}",
            "@misc{c, author={Étoile, Ann and Roe, B.}, title={On Knots and their Many Names}, date={2002-03}, doi={10.5555/a}}",
        ];
        let sources: Vec<Source> =
            (0..).zip(texts).map(|(n, text)| Source::Text(format!("{n}.bib"), text.to_owned())).collect();
        for keep_duplicates in [true, false] {
            let reading = ReadOptions::new().keep_duplicates(keep_duplicates);
            let corpus = read(&sources, reading, &mut Notices::default()).expect("papers");
            let mut gathered = Gathered::default();
            for paper in 0..corpus.papers() {
                let input = corpus.input_of(paper);
                if input.first_paper == paper {
                    gathered.input(&input.path, input.format.database.as_deref());
                }
                let spellings = corpus.spellings();
                let ids: Vec<String> = corpus
                    .byline(paper)
                    .iter()
                    .map(|&name| spellings.ids(name).collect::<Vec<_>>().join(" "))
                    .collect();
                let byline: Vec<Mention<'_>> = (corpus.byline(paper).iter().zip(&ids))
                    .map(|(&name, ids)| Mention {
                        ids,
                        is_group: spellings.is_group(name),
                        ..Mention::named(spellings.get(name))
                    })
                    .collect();
                gathered.record(&Record {
                    key: corpus.key(paper),
                    title: corpus.title(paper),
                    doi: corpus.doi(paper),
                    date: corpus.date(paper),
                    paper_type: corpus.paper_type(paper),
                    byline: &byline,
                    ..Record::default()
                });
            }
            let mut again = gathered.finish();
            if !keep_duplicates {
                again.merge_duplicates(&mut Notices::default());
                assert_eq!(again.duplicate_count(), 1);
            }
            assert_eq!(told(&again), told(&corpus));
        }
    }
}
