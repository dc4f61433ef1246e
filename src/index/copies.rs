//! Copies of parts of a section, each read when it is first needed.

use std::sync::OnceLock;

/// Copies of parts of a section, by the number of the block at which a part starts.
///
/// A table of tables, because a section has many blocks and a query reads few of them.
#[derive(Debug, Default)]
pub(super) struct Copies(OnceLock<Box<[OnceLock<Box<Group>>]>>);

/// A place for a copy that starts at each of some consecutive blocks. `None` inside means that the part is damaged.
type Group = [OnceLock<Option<BlockCopy>>; GROUP];

const GROUP: usize = 16;

impl Copies {
    /// The copy that starts at a block, of this many blocks in the section. It is made if there is none; `None` if that
    /// failed.
    #[inline]
    pub(super) fn get_or_init(
        &self,
        block: usize,
        blocks: usize,
        copy: impl FnOnce() -> Option<BlockCopy>,
    ) -> Option<&BlockCopy> {
        let groups = self.0.get_or_init(|| (0..blocks.div_ceil(GROUP)).map(|_| OnceLock::new()).collect());
        let group = groups.get(block / GROUP)?;
        let group = group.get_or_init(|| Box::new([const { OnceLock::new() }; GROUP]));
        group[block % GROUP].get_or_init(copy).as_ref()
    }
}

/// A copy of some bytes, aligned for numbers of up to eight bytes as the bytes are in the file.
#[derive(Debug)]
pub(super) struct BlockCopy(Box<[u64]>);

impl BlockCopy {
    /// A copy of this many bytes, which a function reads into a buffer. Zeros follow up to a multiple of eight.
    ///
    /// # Errors
    /// That of the function.
    pub(super) fn read<E>(length: usize, read: impl FnOnce(&mut [u8]) -> Result<(), E>) -> Result<Self, E> {
        let mut words = vec![0; length.div_ceil(size_of::<u64>())].into_boxed_slice();
        read(&mut bytemuck::cast_slice_mut(&mut words)[..length])?;
        Ok(Self(words))
    }

    #[inline]
    pub(super) fn bytes(&self) -> &[u8] {
        bytemuck::cast_slice(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_copied_once() {
        let copies = Copies::default();
        let copy = |byte: u8| {
            let read = |buffer: &mut [u8]| {
                buffer.fill(byte);
                Ok::<_, ()>(())
            };
            BlockCopy::read(3, read).ok()
        };
        for byte in [7, 8] {
            let found = copies.get_or_init(GROUP, GROUP + 1, || copy(byte));
            assert_eq!(found.map(BlockCopy::bytes), Some(&[7, 7, 7, 0, 0, 0, 0, 0][..]));
        }
        assert!(copies.get_or_init(0, GROUP + 1, || None).is_none());
        assert!(copies.get_or_init(0, GROUP + 1, || copy(7)).is_none(), "damage is not read again");
    }
}
