//! Looks for bytes that are mostly near: between the tags of an element, say. A call of a search that is fast for
//! long texts costs more than to find them in the next words of eight bytes.

/// Where this byte is first.
#[inline]
pub(super) fn near(wanted: u8, text: &[u8]) -> Option<usize> {
    let (words, _) = text.as_chunks::<8>();
    for (number, word) in words.iter().take(WORDS).enumerate() {
        let hits = zeros(u64::from_le_bytes(*word) ^ all(wanted));
        if hits != 0 {
            return Some(8 * number + hits.trailing_zeros() as usize / 8);
        }
    }
    let seen = 8 * words.len().min(WORDS);
    memchr::memchr(wanted, &text[seen..]).map(|at| seen + at)
}

/// So many words are looked at one by one.
const WORDS: usize = 4;

const fn all(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

/// The upper bit of the first byte that is zero, and of none before it.
#[inline]
fn zeros(word: u64) -> u64 {
    word.wrapping_sub(all(1)) & !word & all(0x80)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::near;

    proptest! {
        #[test]
        fn the_first_of_a_byte_is_found_wherever_it_is(text in prop::collection::vec(0x3b_u8..0x3f, 0..70), far in 0_usize..50) {
            let text = [vec![b' '; far], text].concat();
            prop_assert_eq!(near(b'<', &text), text.iter().position(|&byte| byte == b'<'));
        }

        #[test]
        fn no_byte_hides_another(text in prop::collection::vec(any::<u8>(), 0..50), wanted in any::<u8>()) {
            prop_assert_eq!(near(wanted, &text), text.iter().position(|&byte| byte == wanted));
        }
    }
}
