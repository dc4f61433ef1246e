//! Names of dblp whose homonym numbers are hidden, and held against them.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::io::Read as _;
use std::path::Path;
use std::time::Instant;

use coauth::names::{Matching, resolve};
use coauth::reading::{ReadOptions, Source, read};
use coauth::records::Notices;

use super::Anyhow;
use super::errors::{self, Judged};
use super::scores::{by_size_of_name, cubed, pairs, shown};

/// Papers with the person of some of their mentions.
#[derive(Debug, Default, Clone)]
pub(crate) struct Known {
    papers: Vec<Paper>,
    /// The person of each mention, paper after paper, where that is known.
    persons: Vec<Option<String>>,
}

#[derive(Debug, Default, Clone)]
struct Paper {
    key: String,
    title: String,
    venue: String,
    year: Option<i16>,
    authors: Vec<String>,
}

/// Which pairs of mentions are scored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scored {
    All,
    /// Those of one name: dblp's numbers know homonyms, but not synonyms.
    WithinNames,
}

impl Known {
    /// The slice of dblp, and the numbers of half of the numbered names.
    pub(crate) fn slice(folder: &Path) -> Anyhow<Self> {
        let mut known = Self::read(&folder.join("slice1.xml.xz"))?;
        let mut numbers: HashMap<(String, usize), String> = HashMap::new();
        for line in unpacked(&folder.join("numbers.tsv.gz"))?.lines() {
            let [key, position, _, person, _] = line.split('\t').collect::<Vec<_>>()[..] else { continue };
            numbers.insert((key.to_owned(), position.parse()?), person.to_owned());
        }
        let places = known
            .papers
            .iter()
            .flat_map(|paper| (1..=paper.authors.len()).map(move |position| (paper.key.clone(), position)));
        known.persons = places.map(|place| numbers.remove(&place)).collect();
        Ok(known)
    }

    /// The slice with given names cut to initials on half of the papers: a name that dblp knows to have one bearer is
    /// one person.
    pub(crate) fn slice_with_initials(folder: &Path) -> Anyhow<Self> {
        let mut known = Self::read(&folder.join("slice1.xml.xz"))?;
        let several = unpacked(&folder.join("several-bearers.txt.gz"))?;
        let several: HashSet<&str> = several.lines().collect();
        let names = known.papers.iter().flat_map(|paper| &paper.authors);
        known.persons = names.map(|name| (!several.contains(&**name)).then(|| name.clone())).collect();
        for paper in known.papers.iter_mut().filter(|paper| hash(&paper.key) & 1 == 1) {
            paper.authors.iter_mut().for_each(|name| *name = with_initials(name));
        }
        Ok(known)
    }

    /// Papers of people of one name, a file for each: the person of a mention of that name is the file.
    pub(crate) fn homonyms(folder: &Path, wanted: &str) -> Anyhow<Self> {
        let mut files: Vec<_> =
            std::fs::read_dir(folder)?.map(|file| Ok(file?.path())).collect::<Anyhow<_>>()?;
        files.sort();
        let mut all = Self::default();
        for file in files {
            let mut known = Self::read(&file)?;
            for name in known.papers.iter_mut().flat_map(|paper| &mut paper.authors) {
                *name = without_number(name).to_owned();
                all.persons.push((name == wanted).then(|| file.display().to_string()));
            }
            all.papers.append(&mut known.papers);
        }
        Ok(all)
    }

    fn read(path: &Path) -> Anyhow<Self> {
        let options = ReadOptions::new().keep_duplicates(true);
        let corpus = read(&Source::at(path)?, options, &mut Notices::default())?;
        let paper = |paper: usize| Paper {
            key: corpus.id(paper),
            title: corpus.title(paper).to_owned(),
            venue: corpus.venue(paper).to_owned(),
            year: corpus.year(paper),
            authors: corpus
                .byline(paper)
                .iter()
                .map(|&name| corpus.spellings().get(name).to_owned())
                .collect(),
        };
        Ok(Self { papers: (0..corpus.papers()).map(paper).collect(), persons: Vec::new() })
    }

    /// The papers as dblp writes them.
    fn as_xml(&self) -> String {
        let mut xml = "<?xml version=\"1.0\"?>\n<dblp>\n".to_owned();
        let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;");
        for (number, paper) in self.papers.iter().enumerate() {
            xml.push_str(&format!("<article key=\"p/{number}\">\n"));
            paper
                .authors
                .iter()
                .for_each(|name| xml.push_str(&format!("<author>{}</author>\n", escaped(name))));
            xml.push_str(&format!("<title>{}</title>\n", escaped(&paper.title)));
            if !paper.venue.is_empty() {
                xml.push_str(&format!("<journal>{}</journal>\n", escaped(&paper.venue)));
            }
            paper.year.iter().for_each(|year| xml.push_str(&format!("<year>{year}</year>\n")));
            xml.push_str("</article>\n");
        }
        xml + "</dblp>\n"
    }

    /// Prints the scores of evidence, and of other ways where they can be compared.
    pub(crate) fn score(&self, title: &str, scored: Scored, errors: bool) -> Anyhow<[f64; 3]> {
        let source = Source::Text("known.xml".to_owned(), self.as_xml());
        let corpus = read(&[source], ReadOptions::new().keep_duplicates(true), &mut Notices::default())?;
        if corpus.mention_count() != self.persons.len() {
            return Err(
                format!("{} mentions of {} were read", corpus.mention_count(), self.persons.len()).into()
            );
        }
        let start = Instant::now();
        let roster = resolve(&corpus, Matching::Evidence);
        let seconds = start.elapsed().as_secs_f64();
        let authors = roster.meant(&corpus).mentions().map(|spelling| roster.author_of(spelling));
        let names = self.papers.iter().flat_map(|paper| &paper.authors);
        let (mut found, mut persons, mut of_names) = (Vec::new(), Vec::new(), Vec::new());
        let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
        for ((author, name), person) in authors.zip(names).zip(&self.persons) {
            let Some(person) = person else { continue };
            let next = numbers.len();
            persons.push(*numbers.entry(person).or_insert(next));
            found.push((author, if scored == Scored::WithinNames { name.as_str() } else { "" }));
            of_names.push(name.clone());
        }
        if errors {
            self.say_errors(&found, &persons);
        }
        let all: Vec<usize> = (0..found.len()).collect();
        let (of_pairs, of_cubed) = (pairs(&found, &persons, &all), cubed(&found, &persons, &all));
        println!("\n{title}: {} mentions of {} people, {seconds:.1} s", found.len(), numbers.len());
        println!("  {:28} {}   B-cubed {}", "pairs P R F", shown(of_pairs), shown(of_cubed));
        for (least, over) in by_size_of_name(&of_names) {
            let title = format!("name on {least} papers or more");
            let [of_pairs, of_cubed] = [pairs(&found, &persons, &over), cubed(&found, &persons, &over)];
            println!("  {title:28} {}   B-cubed {}   n={}", shown(of_pairs), shown(of_cubed), over.len());
        }
        Ok([of_pairs[0], of_pairs[1], super::scores::harmonic_mean(of_cubed)])
    }
}

impl Known {
    /// What the errors among the mentions whose persons are known are made of.
    fn say_errors(&self, found: &[(usize, &str)], persons: &[usize]) {
        let places = self.papers.iter().flat_map(|paper| paper.authors.iter().map(move |name| (paper, name)));
        let known = places.zip(&self.persons).filter(|(_, person)| person.is_some());
        let judged =
            known.zip(found.iter().zip(persons)).map(|(((paper, name), _), (found, person))| Judged {
                name,
                found: found.0,
                person: *person,
                coauthors: paper.authors.iter().filter(|other| *other != name).map(String::as_str).collect(),
                venue: &paper.venue,
                title: &paper.title,
            });
        errors::say(&judged.collect::<Vec<_>>());
    }
}

/// A packed text.
fn unpacked(path: &Path) -> Anyhow<String> {
    let mut text = String::new();
    flate2::read::GzDecoder::new(std::fs::File::open(path)?).read_to_string(&mut text)?;
    Ok(text)
}

/// A name without dblp's number.
fn without_number(name: &str) -> &str {
    match name.rsplit_once(' ') {
        Some((bare, number)) if number.len() == 4 && number.bytes().all(|b| b.is_ascii_digit()) => bare,
        _ => name,
    }
}

/// A name with initials for given names.
fn with_initials(name: &str) -> String {
    let Some((given, family)) = name.rsplit_once(' ') else { return name.to_owned() };
    let initials = given.split(' ').filter_map(|word| word.chars().next());
    initials.map(|initial| format!("{initial}. ")).collect::<String>() + family
}

/// FNV-1a, its upper half, to choose papers by.
fn hash(text: &str) -> u64 {
    let mix = |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    text.bytes().fold(0xcbf2_9ce4_8422_2325, mix) >> 32
}
