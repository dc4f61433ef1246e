//! One pass over the authors of a network: those who may be people that are sought, and how common names are.

use hashbrown::{HashMap, HashSet};
use rayon::prelude::*;

use super::other_forms::contracted;
use super::people::Person;
use super::spoken::{Block, Spoken, block_of};
use super::stated::{ByEmail, authors_by_email};
use crate::network::{AuthorId, Network};

/// Authors whose names or identifiers are like those of the people sought, and how common the names of these are.
#[derive(Debug, Default)]
pub(super) struct Census {
    authors: u32,
    /// Authors by the family names sought: those whose first given name is written out, and those with an initial.
    families: HashMap<Box<str>, [u32; 2]>,
    /// Authors by the first given names sought.
    givens: HashMap<Box<str>, u32>,
    /// Authors by the first letter.
    letters: HashMap<char, u32>,
    /// The names of authors, by family name and first letter.
    alike: HashMap<Block, Vec<(Spoken, AuthorId)>>,
    /// The authors of identifiers that are sought.
    with_id: HashMap<Box<str>, Vec<AuthorId>>,
    /// The authors of addresses that are sought.
    with_email: ByEmail,
}

/// What is sought.
struct Wanted {
    families: HashSet<Box<str>>,
    givens: HashSet<Box<str>>,
    /// The first letters of each family name, of names in the other order too.
    blocks: HashMap<Box<str>, Vec<char>>,
    ids: HashSet<Box<str>>,
}

/// A given name goes with some family names more than with others, so homonyms are more frequent than chance makes them.
const CULTURE: f64 = 3.0;

/// Even a small network is of a field with so many people.
const LEAST_AUTHORS: f64 = 2000.0;

impl Census {
    /// Looks for people among the authors of a network, on all cores.
    pub(super) fn of<'a>(network: &Network, people: impl Iterator<Item = &'a Person> + Clone) -> Self {
        let wanted = Wanted::of(people.clone());
        network.expect_many_spellings();
        let add_chunk = |mut census: Self, from: &u32| {
            let to = from.saturating_add(CHUNK).min(network.author_count() as u32);
            (*from..to).for_each(|author| census.add_author(network, AuthorId(author), &wanted));
            census
        };
        let starts: Vec<u32> = (0..network.author_count() as u32).step_by(CHUNK as usize).collect();
        // The parts are joined in order, however many there are.
        let mut census = starts.par_iter().fold(Self::default, add_chunk).reduce(Self::default, Self::with);
        census.authors = network.author_count() as u32;
        census.with_email = authors_by_email(network, people);
        census
    }

    fn add_author(&mut self, network: &Network, author: AuthorId, wanted: &Wanted) {
        let meant = network.meant();
        self.count(network.spelling(author), wanted);
        for &spelling in network.spelling_numbers(author) {
            let text = meant.text(spelling);
            let is_other = ends(text).is_some_and(|(first, last)| {
                let (last, letter) = (lower(last), lower(first).chars().next().unwrap_or_default());
                !wanted.has_block(&last, letter) && !wanted.has_block(&contracted(&last), letter)
            });
            if !is_other {
                self.add_name(text, author, wanted);
            }
            if !wanted.ids.is_empty() {
                for id in meant.ids(spelling).filter(|id| wanted.ids.contains(*id)) {
                    add(self.with_id.entry(id.into()).or_default(), author);
                }
            }
        }
    }

    fn add_name(&mut self, text: &str, author: AuthorId, wanted: &Wanted) {
        let name = Spoken::of(text);
        // Only joined names have forms with other family names.
        let name = if text.contains('-') { name.with_spellings_of(text) } else { name };
        let mut blocks = name.blocks();
        blocks.extend(name.blocks_of_spellings());
        blocks.sort_unstable();
        blocks.dedup();
        for block in blocks {
            if wanted.has_block(&block.0, block.1) {
                let name = name.clone().with_spellings_of(text);
                add(self.alike.entry(block).or_default(), (name, author));
            }
        }
    }

    fn count(&mut self, text: &str, wanted: &Wanted) {
        let (first, last) = match ends(text) {
            Some((first, last)) => (lower(first), lower(last)),
            None => {
                let name = Spoken::of(text);
                (name.given().next().unwrap_or_default().to_owned(), name.family().to_owned())
            }
        };
        if let Some(letter) = first.chars().next() {
            *self.letters.entry(letter).or_default() += 1;
        }
        if let Some(family) = wanted.families.get(last.as_str()) {
            let is_initial = first.chars().nth(1).is_none();
            self.families.entry_ref(family).or_default()[usize::from(is_initial)] += 1;
        }
        if let Some(given) = wanted.givens.get(first.as_str()) {
            *self.givens.entry_ref(given).or_default() += 1;
        }
    }

    fn with(mut self, other: Self) -> Self {
        for (family, [written_out, initial]) in other.families {
            let count = self.families.entry(family).or_default();
            *count = [count[0] + written_out, count[1] + initial];
        }
        other.givens.into_iter().for_each(|(given, count)| *self.givens.entry(given).or_default() += count);
        other
            .letters
            .into_iter()
            .for_each(|(letter, count)| *self.letters.entry(letter).or_default() += count);
        other.alike.into_iter().for_each(|(block, names)| self.alike.entry(block).or_default().extend(names));
        other
            .with_id
            .into_iter()
            .for_each(|(id, authors)| self.with_id.entry(id).or_default().extend(authors));
        self
    }

    /// The authors with an identifier.
    pub(super) fn with_id(&self, id: &str) -> &[AuthorId] {
        self.with_id.get(id).map_or(&[], Vec::as_slice)
    }

    /// The authors with an e-mail address.
    pub(super) fn with_email(&self, email: &str) -> &[AuthorId] {
        self.with_email.get(email).map_or(&[], Vec::as_slice)
    }

    /// The names of authors with the same family name and first letter as this one, whatever its capitals mean. Some may be
    /// listed twice.
    pub(super) fn alike(&self, name: &Spoken) -> impl Iterator<Item = &(Spoken, AuthorId)> + Clone {
        self.in_blocks(name.blocks())
    }

    /// The names of authors that may be this one in the other order.
    pub(super) fn turned(&self, name: &Spoken) -> impl Iterator<Item = &(Spoken, AuthorId)> + Clone {
        self.in_blocks(name.in_other_order().iter().map(|order| block_of(order)).collect())
    }

    /// The names of authors that may be other spellings of this one.
    pub(super) fn spelled_like(&self, name: &Spoken) -> impl Iterator<Item = &(Spoken, AuthorId)> + Clone {
        self.in_blocks(name.blocks_of_spellings())
    }

    fn in_blocks(&self, blocks: Vec<Block>) -> impl Iterator<Item = &(Spoken, AuthorId)> + Clone {
        blocks.into_iter().filter_map(|block| self.alike.get(&block)).flatten()
    }

    /// How many people are expected to bear a name: one, and others by chance.
    pub(super) fn expected_bearers(&self, name: &Spoken) -> f64 {
        let authors = f64::from(self.authors).max(LEAST_AUTHORS);
        let others = |count: Option<&u32>| f64::from(count.copied().unwrap_or_default().saturating_sub(1));
        let share = |given: &str| {
            let mut letters = given.chars();
            match (letters.next(), letters.next()) {
                (Some(letter), None) if letter.is_lowercase() => others(self.letters.get(&letter)) / authors,
                _ => others(self.givens.get(given)) / authors,
            }
        };
        /// Of a second given name it is seldom known how common it is.
        const SECOND: f64 = 0.1;
        let mut given = name.given();
        // Of those with an initial, most are the same people as those whose names are written out.
        let family = self.families.get(name.family()).map(|[written_out, initial]| *written_out.max(initial));
        let family = others(family.as_ref());
        match given.next() {
            None => 1.0 + family,
            Some(first) => 1.0 + CULTURE * family * share(first) * SECOND.powi(given.count().min(8) as i32),
        }
    }
}

const CHUNK: u32 = 1 << 14;

impl Wanted {
    fn of<'a>(people: impl Iterator<Item = &'a Person>) -> Self {
        let mut wanted = Self {
            families: HashSet::new(),
            givens: HashSet::new(),
            blocks: HashMap::new(),
            ids: HashSet::new(),
        };
        for person in people {
            wanted.ids.extend(person.ids.iter().map(|id| id.as_str().into()));
            let name = Spoken::in_all_spellings(&person.name);
            if name.is_empty() {
                continue;
            }
            wanted.families.insert(name.family().into());
            wanted.givens.extend(name.given().next().map(Box::from));
            let orders = name.in_other_order();
            for (family, letter) in name
                .blocks()
                .into_iter()
                .chain(name.blocks_of_spellings())
                .chain(orders.iter().map(|order| block_of(order)))
            {
                add(wanted.blocks.entry(family).or_default(), letter);
            }
        }
        wanted
    }

    fn has_block(&self, family: &str, letter: char) -> bool {
        self.blocks.get(family).is_some_and(|letters| letters.contains(&letter))
    }
}

fn add<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if list.last() != Some(&item) {
        list.push(item);
    }
}

fn lower(word: &str) -> String {
    word.to_ascii_lowercase()
}

/// The first and the last word of a name that is plainly `First … Last`; `None` where a closer look is needed.
fn ends(text: &str) -> Option<(&str, &str)> {
    let is_plain = text.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b' ' || byte == b'.');
    if !is_plain || text.starts_with(' ') {
        return None;
    }
    let (first, rest) = text.split_once(' ')?;
    let last = rest.rsplit(' ').next()?;
    let is_name = |word: &str| word.len() > 1 && word.bytes().skip(1).all(|byte| byte.is_ascii_lowercase());
    let is_suffix =
        ["jr", "sr", "filho", "junior", "neto"].iter().any(|suffix| last.eq_ignore_ascii_case(suffix));
    let first = first.trim_end_matches('.');
    (is_name(last)
        && last.starts_with(|c: char| c.is_ascii_uppercase())
        && !is_suffix
        && (first.len() == 1 || is_name(first)))
    .then_some((first, last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_names_have_the_ends_that_a_closer_look_finds() {
        for name in ["Ann Lee", "Ann Q. Lee", "J. Doe", "Ludwig van Beethoven", "A B Cde"] {
            let (first, last) = ends(name).unwrap_or_else(|| panic!("{name} is plain"));
            let spoken = Spoken::of(name);
            assert_eq!(
                (lower(first).as_str(), lower(last).as_str()),
                (spoken.given().next().unwrap(), spoken.family())
            );
        }
        for name in [
            "Lee, Ann",
            "Smith JQ",
            "Sam Davis Jr.",
            "Wei Wang 0001",
            "ANN LEE",
            "Anne-Marie Roe",
            "Žofie Roe",
            "Ann",
            "LOVELACE Ada",
        ] {
            assert_eq!(ends(name), None, "{name}");
        }
    }

    #[test]
    fn common_names_are_expected_to_have_several_bearers() {
        let mut bylines: Vec<[String; 1]> = Vec::new();
        for number in 0..60u8 {
            let letter = char::from(b'a' + number % 26);
            let other = char::from(b'a' + number / 26);
            bylines.push([format!("Wei X{letter}{other}")]);
            bylines.push([format!("Y{letter}{other} Wang")]);
        }
        bylines.push(["Wei Wang".to_owned()]);
        bylines.push(["Zora Quux".to_owned()]);
        let network = crate::Loader::new().bylines("x", bylines).load().unwrap().network;
        let people = ["Wei Wang", "Zora Quux", "W. Wang", "Wang"].map(Person::named);
        let census = Census::of(&network, people.iter());
        let [common, rare, initial, alone] =
            [0, 1, 2, 3].map(|person: usize| census.expected_bearers(&Spoken::of(&people[person].name)));
        assert!(common > 1.5 && rare < 1.1, "{common} {rare}");
        assert!(initial >= common && alone > common, "{initial} {alone}");
    }
}
