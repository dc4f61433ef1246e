//! Compound files, as which older workbooks are stored: a small file system of chains of sectors.

/// Ends a chain; larger numbers than the first are no sectors.
const LAST: u32 = 0xffff_fffa;
/// Shorter streams are in a stream of small sectors.
const SMALL: u64 = 4096;
const SMALL_SECTOR: usize = 64;
const HEADER: usize = 512;
const ENTRY: usize = 128;

/// A stream that has one of these names, the first first; `None` if the file has none or is damaged.
pub(super) fn stream(bytes: &[u8], names: &[&str]) -> Option<Vec<u8>> {
    let sectors = Sectors::of(bytes)?;
    let folder = sectors.chain(number(bytes, 48)?, &sectors.next, None)?;
    let entries: Vec<&[u8]> = folder.chunks_exact(ENTRY).collect();
    let entry = names.iter().find_map(|name| entries.iter().find(|entry| is_named(entry, name)))?;
    let (start, length) = place(entry, sectors.size)?;
    if length >= SMALL {
        return sectors.chain(start, &sectors.next, Some(length));
    }
    let (root, root_length) = place(entries.first()?, sectors.size)?;
    let small = sectors.chain(root, &sectors.next, Some(root_length))?;
    let next = numbers(&sectors.chain(number(bytes, 60)?, &sectors.next, None)?);
    Sectors { bytes: &small, size: SMALL_SECTOR, next: Vec::new() }.chain(start, &next, Some(length))
}

fn number(bytes: &[u8], at: usize) -> Option<u32> {
    let part = bytes.get(at..at + 4)?;
    Some(u32::from_le_bytes([part[0], part[1], part[2], part[3]]))
}

fn numbers(bytes: &[u8]) -> Vec<u32> {
    bytes.as_chunks().0.iter().map(|part| u32::from_le_bytes(*part)).collect()
}

/// Whether an entry of the folder has this name, which is written in UTF-16 and ends in zero.
fn is_named(entry: &[u8], name: &str) -> bool {
    let letters = entry[..64].as_chunks().0.iter().map(|part| u16::from_le_bytes(*part));
    let letters: Vec<u16> = letters.take_while(|letter| *letter != 0).collect();
    String::from_utf16_lossy(&letters).eq_ignore_ascii_case(name)
}

/// The first sector of what an entry names, and its length in bytes.
fn place(entry: &[u8], size: usize) -> Option<(u32, u64)> {
    let [low, high] = [number(entry, 120)?, number(entry, 124)?].map(u64::from);
    // Older files leave something in the upper half.
    let length = if size == HEADER { low } else { high << 32 | low };
    Some((number(entry, 116)?, length))
}

/// What a file consists of after its header.
struct Sectors<'b> {
    bytes: &'b [u8],
    size: usize,
    /// The sector that follows each in its chain.
    next: Vec<u32>,
}

impl<'b> Sectors<'b> {
    fn of(file: &'b [u8]) -> Option<Self> {
        let size = match file.get(30..32)? {
            [9, 0] => HEADER,
            [12, 0] => 4096,
            _ => return None,
        };
        let mut sectors = Self { bytes: file.get(size..)?, size, next: Vec::new() };
        // The list of the sectors that the chains are in goes on in sectors of its own, the last number of which is the next.
        let mut list = numbers(file.get(76..HEADER)?);
        let mut more = number(file, 68)?;
        let most = sectors.bytes.len() / size + 1;
        for _ in 0..=most {
            if more >= LAST {
                break;
            }
            list.extend(numbers(sectors.get(more)?));
            more = list.pop()?;
        }
        // A list that goes around is damaged.
        if more < LAST || list.iter().filter(|sector| **sector < LAST).count() > most {
            return None;
        }
        let chains = list.into_iter().filter(|sector| *sector < LAST).map(|sector| sectors.get(sector));
        sectors.next = chains.collect::<Option<Vec<_>>>()?.into_iter().flat_map(numbers).collect();
        Some(sectors)
    }

    /// A sector; the last one of a file may be shorter.
    fn get(&self, sector: u32) -> Option<&'b [u8]> {
        let start = (sector as usize).checked_mul(self.size)?;
        self.bytes.get(start..self.bytes.len().min(start + self.size))
    }

    /// The bytes of a chain. One that goes around is damaged.
    fn chain(&self, start: u32, next: &[u32], length: Option<u64>) -> Option<Vec<u8>> {
        let (mut sector, mut bytes) = (start, Vec::new());
        while sector < LAST && length.is_none_or(|length| (bytes.len() as u64) < length) {
            bytes.extend_from_slice(self.get(sector)?);
            if bytes.len() > self.bytes.len() + self.size {
                return None;
            }
            sector = *next.get(sector as usize)?;
        }
        if let Some(length) = length {
            bytes.truncate(usize::try_from(length).ok()?);
        }
        Some(bytes)
    }
}
