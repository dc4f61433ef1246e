//! Distinct strings of a pool, in a table that waits for memory as seldom as possible.
//!
//! To find a string takes two looks at memory that may be far away: at its slot, and at its entry, where the number and
//! the text are next to each other.

use super::strings::{Spelled, Strings};

/// Distinct strings, numbered in the order in which they came.
#[derive(Debug, Default)]
pub(super) struct Shard {
    /// A power of two of them, at most three of four taken. A string has the first free slot from that of its hash on.
    slots: Vec<Slot>,
    /// Each entry is a [`Head`], the text, and the identifiers.
    entries: Vec<u8>,
    /// Where the entry of each number starts.
    starts: Vec<u32>,
}

/// The hash of a string, and where its entry starts.
#[derive(Debug, Clone, Copy)]
struct Slot {
    hash: u32,
    start: u32,
}

/// No entry starts here: the slot is free.
const FREE: u32 = u32::MAX;

/// What an entry begins with: the number of the string, the length of its text, and twice the length of the
/// identifiers, with the mark of a group in the lowest bit.
type Head = [u32; 3];

const HEAD: usize = size_of::<Head>();

/// How many strings are looked for at once: enough to wait for memory together, and few enough for the stack.
const AT_ONCE: usize = 64;

impl Shard {
    /// Interns some strings, given by their numbers among others and their hashes, and tells the number of each here.
    ///
    /// A processor fetches at once what does not depend on each other and is few instructions apart: first the slots,
    /// then the entries, which are compared when they are there.
    pub(super) fn intern_picked(
        &mut self,
        others: &Strings,
        picked: &[u32],
        hashes: &[u32],
        mut tell: impl FnMut(u32),
    ) {
        for (picked, hashes) in picked.chunks(AT_ONCE).zip(hashes.chunks(AT_ONCE)) {
            let mut alike = [FREE; AT_ONCE];
            for (alike, &hash) in alike.iter_mut().zip(hashes) {
                *alike = self.slot(hash, |_| true).map_or(FREE, |slot| slot.start);
            }
            let touched = alike.iter().fold(0, |touched, &start| touched ^ self.touch(start));
            std::hint::black_box(touched);
            let mut wanted = [Spelled::plain(""); AT_ONCE];
            let mut numbers = [None; AT_ONCE];
            for (place, &picked) in picked.iter().enumerate() {
                wanted[place] = others.get(picked as usize);
                numbers[place] = self.number_if(alike[place], wanted[place]);
            }
            for (place, &hash) in hashes.iter().enumerate() {
                tell(numbers[place].unwrap_or_else(|| self.intern(wanted[place], hash)));
            }
        }
    }

    /// The number of a string with this hash, new or known.
    ///
    /// # Panics
    /// Beyond 4 GiB of different strings.
    pub(super) fn intern(&mut self, spelled: Spelled<'_>, hash: u32) -> u32 {
        let known = self.slot(hash, |start| self.number_if(start, spelled).is_some());
        if let Some(number) = known.and_then(|slot| self.number_if(slot.start, spelled)) {
            return number;
        }
        if 4 * (self.starts.len() + 1) > 3 * self.slots.len() {
            self.grow();
        }
        let number = self.starts.len() as u32;
        let start = u32::try_from(self.entries.len()).ok().filter(|&start| start != FREE);
        let start = start.expect("at most 4 GiB of different strings in a shard");
        let marked_ids = 2 * spelled.ids.len() as u32 + u32::from(spelled.is_group);
        for part in [number, spelled.text.len() as u32, marked_ids] {
            self.entries.extend_from_slice(&part.to_le_bytes());
        }
        self.entries.extend_from_slice(spelled.text);
        self.entries.extend_from_slice(spelled.ids);
        self.starts.push(start);
        put(&mut self.slots, Slot { hash, start });
        number
    }

    fn grow(&mut self) {
        const LEAST: usize = 64;
        let mut slots = vec![Slot { hash: 0, start: FREE }; LEAST.max(2 * self.slots.len())];
        self.slots.iter().filter(|slot| slot.start != FREE).for_each(|&slot| put(&mut slots, slot));
        self.slots = slots;
    }

    /// How many bytes of memory it takes.
    pub(super) fn size(&self) -> usize {
        let (slots, starts) = (self.slots.capacity(), self.starts.capacity());
        slots * size_of::<Slot>() + self.entries.capacity() + starts * size_of::<u32>()
    }

    /// The first slot with this hash whose entry will do.
    #[inline]
    fn slot(&self, hash: u32, will_do: impl Fn(u32) -> bool) -> Option<Slot> {
        if self.slots.is_empty() {
            return None;
        }
        let mut at = home(hash, self.slots.len());
        loop {
            let slot = self.slots[at];
            if slot.start == FREE {
                return None;
            }
            if slot.hash == hash && will_do(slot.start) {
                return Some(slot);
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
    }

    /// The number of the string whose entry starts here, if it is this one.
    #[inline]
    fn number_if(&self, start: u32, spelled: Spelled<'_>) -> Option<u32> {
        let ([number, text, marked_ids], rest) = self.entry(start)?;
        let is_it = spelled.text.len() == text as usize
            && 2 * spelled.ids.len() + usize::from(spelled.is_group) == marked_ids as usize
            && is_same(spelled.text, rest.get(..spelled.text.len())?)
            && rest.get(spelled.text.len()..)?.starts_with(spelled.ids);
        is_it.then_some(number)
    }

    /// Makes the processor fetch an entry; it may lie in two lines of the cache.
    #[inline]
    fn touch(&self, start: u32) -> u8 {
        const END_OF_MOST: usize = 2 * HEAD;
        let at = |place: usize| self.entries.get(place).copied().unwrap_or_default();
        at(start as usize) ^ at(start as usize + END_OF_MOST)
    }

    /// An entry, with all that comes after its head.
    #[inline]
    fn entry(&self, start: u32) -> Option<(Head, &[u8])> {
        let (head, rest) = self.entries.get(start as usize..)?.split_first_chunk::<HEAD>()?;
        let (parts, _) = head.as_chunks::<4>();
        let mut numbers = [0; 3];
        numbers.iter_mut().zip(parts).for_each(|(number, part)| *number = u32::from_le_bytes(*part));
        Some((numbers, rest))
    }

    /// The string with this number.
    ///
    /// # Panics
    /// If there is none.
    pub(super) fn get(&self, number: u32) -> Spelled<'_> {
        let entry = self.entry(self.starts[number as usize]);
        let ([_, text, marked_ids], rest) = entry.expect("every entry is whole");
        let (text, rest) = rest.split_at(text as usize);
        Spelled { text, ids: &rest[..marked_ids as usize / 2], is_group: marked_ids & 1 == 1 }
    }
}

/// Where a string with this hash is, if it is alone. The lower bits of all hashes of a shard are the same.
#[inline]
fn home(hash: u32, slots: usize) -> usize {
    let spread = u64::from(hash).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (spread >> 32) as usize & (slots - 1)
}

/// Puts an entry into the first slot that is free.
fn put(slots: &mut [Slot], new: Slot) {
    let mut at = home(new.hash, slots.len());
    while slots[at].start != FREE {
        at = (at + 1) & (slots.len() - 1);
    }
    slots[at] = new;
}

/// Are these the same? Names are so short that calling a comparison costs more.
#[inline]
fn is_same(one: &[u8], other: &[u8]) -> bool {
    let short = 8..=16;
    match (one.first_chunk::<8>(), other.first_chunk::<8>(), one.last_chunk::<8>(), other.last_chunk::<8>()) {
        (Some(first), Some(other_first), Some(last), Some(other_last)) if short.contains(&one.len()) => {
            one.len() == other.len() && first == other_first && last == other_last
        }
        _ => one == other,
    }
}

#[cfg(test)]
mod tests {
    use hashbrown::HashMap;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_string_is_found_by_all_that_it_is_even_where_hashes_are_the_same(
            strings in prop::collection::vec(("[ab]{0,3}|[ab]{0,1}cdefghijklm[ab]{0,9}", "(|o:1|o:2)", any::<bool>()), 0..200),
            hashes in 1_u32..9,
        ) {
            let mut expected: HashMap<_, u32> = HashMap::new();
            let mut shard = Shard::default();
            for (text, ids, is_group) in &strings {
                let next = expected.len() as u32;
                let number = *expected.entry((text, ids, is_group)).or_insert(next);
                let spelled = Spelled { text: text.as_bytes(), ids: ids.as_bytes(), is_group: *is_group };
                prop_assert_eq!(shard.intern(spelled, text.len() as u32 % hashes * 64), number);
                prop_assert_eq!(shard.get(number), spelled);
            }
        }
    }
}
