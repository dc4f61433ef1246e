//! Interning on all threads.
//!
//! The strings of all parts of the inputs are found in one pool, whichever thread reads a part. A string gets a place
//! there, which depends on who came first. Its number does not: numbers are given by first appearance, where parts come
//! in the order of the inputs.

use std::sync::{Mutex, MutexGuard, PoisonError};

use rayon::prelude::*;

use super::shard::Shard;
use super::spellings::Spellings;
use super::strings::{Spelled, Strings};

/// Distinct strings, each in the shard that its hash chooses, so that threads seldom wait for each other.
///
/// The place of a string is its number in its shard, times the count of shards, plus the number of the shard.
#[derive(Debug)]
pub(crate) struct Pool {
    shards: Vec<Mutex<Shard>>,
}

/// The count of shards: many for the threads of a computer, few for the strings of a part.
const SHARDS: u32 = 64;

impl Default for Pool {
    fn default() -> Self {
        Self { shards: (0..SHARDS).map(|_| Mutex::default()).collect() }
    }
}

impl Pool {
    /// The place of each of these strings.
    pub(crate) fn places(&self, sought: &Sought) -> Vec<u32> {
        let Sought { strings, hashes } = sought;
        let by_shard = ByShard::of(hashes);
        let mut places = vec![0; hashes.len()];
        for shard in 0..SHARDS {
            let (picked, hashes) = by_shard.shard(shard);
            if picked.is_empty() {
                continue;
            }
            let mut next = picked.iter();
            self.shard(shard).intern_picked(strings, picked, hashes, |number| {
                next.by_ref().take(1).for_each(|&string| places[string as usize] = place(shard, number));
            });
        }
        places
    }

    /// The place of one string that has nothing beside it.
    pub(crate) fn place(&self, text: &str) -> u32 {
        let spelled = Spelled::plain(text);
        let hash = spelled.hash();
        place(shard_of(hash), self.shard(shard_of(hash)).intern(spelled, hash))
    }

    /// The string at a place.
    pub(crate) fn text(&self, place: u32) -> String {
        let shard = self.shard(place % SHARDS);
        String::from_utf8_lossy(shard.get(place / SHARDS).text).into_owned()
    }

    /// How many bytes of memory it takes.
    pub(super) fn size(&self) -> usize {
        (0..SHARDS).map(|shard| self.shard(shard).size()).sum()
    }

    fn shard(&self, shard: u32) -> MutexGuard<'_, Shard> {
        // After a panic the run ends; what a shard holds by then does no harm.
        self.shards[shard as usize].lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The strings at these places, numbered in this order.
    pub(super) fn gathered(&self, places: &[u32]) -> Spellings {
        const AT_ONCE: usize = 1 << 14;
        const ROUND: usize = 16;
        let shards: Vec<_> = (0..SHARDS).map(|shard| self.shard(shard)).collect();
        let shards: Vec<&Shard> = shards.iter().map(|shard| &**shard).collect();
        let gathered = |places: &[u32]| {
            let mut part = Strings::default();
            places.iter().for_each(|place| part.push(shards[(place % SHARDS) as usize].get(place / SHARDS)));
            part
        };
        let mut all = Strings::default();
        // In rounds, so that few strings are in memory a third time.
        for places in places.chunks(AT_ONCE * ROUND) {
            let parts: Vec<Strings> = places.par_chunks(AT_ONCE).map(gathered).collect();
            parts.iter().for_each(|part| all.append(part));
        }
        Spellings::of(all)
    }
}

fn shard_of(hash: u32) -> u32 {
    hash % SHARDS
}

fn place(shard: u32, number: u32) -> u32 {
    number.checked_mul(SHARDS).map(|place| place + shard).expect("at most 2^32 different strings")
}

/// Strings whose places are wanted, with their hashes. They may repeat.
#[derive(Debug, Default)]
pub(crate) struct Sought {
    strings: Strings,
    hashes: Vec<u32>,
}

impl Sought {
    /// All strings of a collection, which have nothing beside them.
    pub(crate) fn all(of: &Spellings) -> Self {
        let mut sought = Self::default();
        of.iter().for_each(|text| sought.push_text(text));
        sought
    }

    /// Adds a string that has nothing beside it.
    pub(crate) fn push_text(&mut self, text: &str) {
        self.push(Spelled::plain(text));
    }

    /// Adds a string.
    #[inline]
    pub(super) fn push(&mut self, spelled: Spelled<'_>) {
        self.hashes.push(spelled.hash());
        self.strings.push(spelled);
    }

    /// How many strings there are.
    pub(super) fn len(&self) -> usize {
        self.hashes.len()
    }
}

/// The strings of a part by their shards, with their hashes.
struct ByShard {
    strings: Vec<u32>,
    hashes: Vec<u32>,
    /// Where the strings of each shard end.
    ends: [u32; SHARDS as usize],
}

impl ByShard {
    fn of(hashes: &[u32]) -> Self {
        let mut ends = [0; SHARDS as usize];
        hashes.iter().for_each(|&hash| ends[shard_of(hash) as usize] += 1);
        let mut before = 0;
        for end in &mut ends {
            before += std::mem::replace(end, before);
        }
        let mut by_shard = Self { strings: vec![0; hashes.len()], hashes: vec![0; hashes.len()], ends };
        for (string, &hash) in (0u32..).zip(hashes) {
            let next = &mut by_shard.ends[shard_of(hash) as usize];
            by_shard.strings[*next as usize] = string;
            by_shard.hashes[*next as usize] = hash;
            *next += 1;
        }
        by_shard
    }

    /// The strings of a shard, in their order, and their hashes.
    fn shard(&self, shard: u32) -> (&[u32], &[u32]) {
        let start = shard.checked_sub(1).map_or(0, |before| self.ends[before as usize]);
        let range = start as usize..self.ends[shard as usize] as usize;
        (&self.strings[range.clone()], &self.hashes[range])
    }
}

/// Numbers for the strings of a pool, by first appearance.
#[derive(Debug, Default)]
pub(crate) struct Numbering {
    /// The number of each place, if it has one.
    number_of: Vec<u32>,
    /// The place of each number.
    places: Vec<u32>,
}

/// Stands for no number.
const NONE: u32 = u32::MAX;

impl Numbering {
    /// The number of the string at a place, new or known.
    pub(crate) fn number(&mut self, place: u32) -> u32 {
        let place_of = place as usize;
        if self.number_of.len() <= place_of {
            self.number_of.resize(place_of + 1, NONE);
        }
        let number = &mut self.number_of[place_of];
        if *number == NONE {
            *number = self.places.len() as u32;
            self.places.push(place);
        }
        *number
    }

    /// The number of each string of a part.
    pub(crate) fn numbers(&mut self, places: &[u32]) -> Vec<u32> {
        places.iter().map(|&place| self.number(place)).collect()
    }

    /// How many strings have numbers.
    pub(crate) fn len(&self) -> usize {
        self.places.len()
    }

    /// How many bytes of memory it takes.
    pub(super) fn size(&self) -> usize {
        (self.number_of.capacity() + self.places.capacity()) * size_of::<u32>()
    }

    /// The place of a number.
    pub(crate) fn place(&self, number: u32) -> u32 {
        self.places[number as usize]
    }

    /// The strings, by number.
    pub(crate) fn strings(&self, pool: &Pool) -> Spellings {
        pool.gathered(&self.places)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The strings of some parts, numbered by a pool to which the parts come in another order.
    fn pooled(parts: &[Vec<String>], order: &[usize]) -> (Vec<Vec<u32>>, Vec<String>) {
        let pool = Pool::default();
        let mut places = vec![Vec::new(); parts.len()];
        for &part in order {
            let mut strings = Spellings::default();
            let own: Vec<u32> = parts[part].iter().map(|text| strings.intern(text)).collect();
            let of_part = pool.places(&Sought::all(&strings));
            places[part] = own.into_iter().map(|number| of_part[number as usize]).collect();
        }
        let mut numbering = Numbering::default();
        let numbers = places.iter().map(|places| numbering.numbers(places)).collect();
        (numbers, numbering.strings(&pool).iter().map(str::to_owned).collect())
    }

    proptest! {
        #[test]
        fn strings_are_numbered_by_first_appearance_whichever_part_came_to_the_pool_first(
            parts in prop::collection::vec(prop::collection::vec("[a-c]{0,3}", 0..20), 0..5),
            seed in any::<u64>(),
        ) {
            let mut expected = Spellings::default();
            let numbers: Vec<Vec<u32>> =
                parts.iter().map(|part| part.iter().map(|text| expected.intern(text)).collect()).collect();
            let mut order: Vec<usize> = (0..parts.len()).collect();
            order.sort_by_key(|&part| (part as u64 + 1).wrapping_mul(seed | 1));
            let (found, strings) = pooled(&parts, &order);
            prop_assert_eq!(found, numbers);
            prop_assert!(expected.iter().eq(strings.iter().map(String::as_str)));
        }
    }
}
