//! Everything that was read, in arenas: no `String` per name, title or key.

use std::hash::{BuildHasher, Hasher};

use hashbrown::{DefaultHashBuilder, HashTable};

/// Strings one behind the other, by number.
#[derive(Debug, Clone, Default)]
pub struct Arena {
    text: String,
    ends: Vec<u64>,
}

impl Arena {
    /// Adds a string.
    pub fn push(&mut self, text: &str) {
        self.text.push_str(text);
        self.ends.push(self.text.len() as u64);
    }

    /// The string with this number.
    ///
    /// # Panics
    /// If there is none.
    #[must_use]
    pub fn get(&self, number: usize) -> &str {
        let start = if number == 0 { 0 } else { self.ends[number - 1] };
        &self.text[start as usize..self.ends[number] as usize]
    }

    /// How many strings there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Is there none?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// All strings, by number.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &str> {
        (0..self.len()).map(|number| self.get(number))
    }

    /// Adds all strings of another arena.
    pub fn append(&mut self, other: &Self) {
        let base = self.text.len() as u64;
        self.text.push_str(&other.text);
        self.ends.extend(other.ends.iter().map(|end| base + end));
    }
}

/// Distinct strings, numbered by first appearance.
#[derive(Debug, Clone, Default)]
pub struct Spellings {
    texts: Arena,
    numbers: HashTable<u32>,
    hasher: DefaultHashBuilder,
}

impl Spellings {
    /// The number of this string, new or known.
    ///
    /// # Panics
    /// Beyond 2³² different strings.
    pub fn intern(&mut self, text: &str) -> u32 {
        let hash = hash(&self.hasher, text);
        let texts = &self.texts;
        if let Some(&number) = self.numbers.find(hash, |&number| texts.get(number as usize) == text) {
            return number;
        }
        let number = u32::try_from(self.texts.len()).expect("at most 2^32 different strings");
        self.texts.push(text);
        let (texts, hasher) = (&self.texts, &self.hasher);
        self.numbers.insert_unique(hash, number, |&number| hash_of(hasher, texts, number));
        number
    }

    /// The number of this string, if it is known.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<u32> {
        self.numbers
            .find(hash(&self.hasher, text), |&number| self.texts.get(number as usize) == text)
            .copied()
    }

    /// The string with this number.
    #[must_use]
    pub fn get(&self, number: u32) -> &str {
        self.texts.get(number as usize)
    }

    /// How many different strings there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.texts.len()
    }

    /// Is there none?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    /// All strings, by number.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &str> {
        self.texts.iter()
    }
}

fn hash(hasher: &DefaultHashBuilder, text: &str) -> u64 {
    let mut state = hasher.build_hasher();
    state.write(text.as_bytes());
    state.finish()
}

fn hash_of(hasher: &DefaultHashBuilder, texts: &Arena, number: u32) -> u64 {
    hash(hasher, texts.get(number as usize))
}

/// A tie that a network file states without papers, between two spellings.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LooseTie {
    /// One author, as a spelling.
    pub a: u32,
    /// The other.
    pub b: u32,
    /// The weight the file gives, else 1.
    pub weight: f64,
}

/// One input that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Input {
    /// As the user named it, or as it was found in a folder.
    pub path: String,
    /// The name of its format.
    pub format: &'static str,
    /// Records seen, with or without authors.
    pub records: u64,
    /// Records without authors among them.
    pub without_authors: u64,
    /// How many papers of the corpus precede those of this input.
    pub first_paper: usize,
}

/// Everything that was read: papers with their mentions, ties without papers, and where they came from.
#[derive(Debug, Clone, Default)]
pub struct Corpus {
    pub(super) spellings: Spellings,
    pub(super) mentions: Vec<u32>,
    pub(super) byline_ends: Vec<u32>,
    pub(super) titles: Arena,
    pub(super) keys: Arena,
    pub(super) dois: Arena,
    pub(super) years: Vec<i16>,
    pub(super) nodes: Vec<u32>,
    pub(super) ties: Vec<LooseTie>,
    pub(super) inputs: Vec<Input>,
}

/// Stands for an unknown year in the corpus.
pub(super) const NO_YEAR: i16 = i16::MIN;

impl Corpus {
    /// How many papers there are: records with at least one author.
    #[must_use]
    pub fn papers(&self) -> usize {
        self.byline_ends.len()
    }

    /// The mentions of a paper, in byline order, as numbers of [`spellings`](Self::spellings).
    #[must_use]
    pub fn byline(&self, paper: usize) -> &[u32] {
        let start = if paper == 0 { 0 } else { self.byline_ends[paper - 1] };
        &self.mentions[start as usize..self.byline_ends[paper] as usize]
    }

    /// The mentions of all papers, one byline behind the other.
    #[must_use]
    pub fn mentions(&self) -> &[u32] {
        &self.mentions
    }

    /// Every name as written, by number.
    #[must_use]
    pub fn spellings(&self) -> &Spellings {
        &self.spellings
    }

    /// The title of a paper; empty where unknown.
    #[must_use]
    pub fn title(&self, paper: usize) -> &str {
        self.titles.get(paper)
    }

    /// The DOI of a paper; empty where unknown.
    #[must_use]
    pub fn doi(&self, paper: usize) -> &str {
        self.dois.get(paper)
    }

    /// The year of a paper.
    #[must_use]
    pub fn year(&self, paper: usize) -> Option<i16> {
        Some(self.years[paper]).filter(|&year| year != NO_YEAR)
    }

    /// What a paper can be cited by: the source's own key, else the input's file name and the number of the
    /// paper in it, as in `session.txt#17`.
    #[must_use]
    pub fn id(&self, paper: usize) -> String {
        let key = self.keys.get(paper);
        if !key.is_empty() {
            return key.to_owned();
        }
        let input = self.input_of(paper);
        let name = input.path.rsplit(['/', '\\']).next().unwrap_or(&input.path);
        format!("{name}#{}", paper - input.first_paper + 1)
    }

    /// The input that a paper was read from.
    #[must_use]
    pub fn input_of(&self, paper: usize) -> &Input {
        &self.inputs[self.inputs.partition_point(|input| input.first_paper <= paper) - 1]
    }

    /// Authors that a network file lists, as spellings; they may have no tie.
    #[must_use]
    pub fn nodes(&self) -> &[u32] {
        &self.nodes
    }

    /// Ties without papers.
    #[must_use]
    pub fn ties(&self) -> &[LooseTie] {
        &self.ties
    }

    /// The inputs, in the order in which they were read.
    #[must_use]
    pub fn inputs(&self) -> &[Input] {
        &self.inputs
    }

    /// Adds a paper with these names as its byline.
    pub(super) fn push_record<'a>(
        &mut self,
        record: &super::Record<'_>,
        names: impl Iterator<Item = &'a str>,
    ) {
        for name in names {
            let spelling = self.spellings.intern(&super::text::tidy(name));
            self.mentions.push(spelling);
        }
        self.byline_ends.push(u32::try_from(self.mentions.len()).expect("at most 2^32 mentions"));
        self.titles.push(&super::text::tidy(record.title));
        self.keys.push(record.key);
        self.dois.push(record.doi);
        self.years.push(record.year.unwrap_or(NO_YEAR));
    }

    /// Adds the papers of another corpus behind its own; names are numbered by first appearance in both.
    pub(super) fn append(&mut self, part: &Self) {
        let numbers: Vec<u32> = part.spellings.iter().map(|text| self.spellings.intern(text)).collect();
        let base = self.mentions.len() as u32;
        self.mentions.extend(part.mentions.iter().map(|&mention| numbers[mention as usize]));
        u32::try_from(self.mentions.len()).expect("at most 2^32 mentions");
        self.byline_ends.extend(part.byline_ends.iter().map(|end| base + end));
        self.titles.append(&part.titles);
        self.keys.append(&part.keys);
        self.dois.append(&part.dois);
        self.years.extend_from_slice(&part.years);
    }
}
