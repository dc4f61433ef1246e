//! A limit on memory as an option, and the disk that stands in for memory.

use std::path::Path;

use crate::columns::Scratch;

/// A size as people write it: `2G`, `800M`, `1.5 GB`. Units are powers of 1024.
pub(super) fn size(text: &str) -> Result<u64, String> {
    let wrong = || format!("{text} is no size; expected one such as 2G or 800M");
    let upper = text.trim().to_ascii_uppercase();
    let bare = upper.trim_end_matches('B').trim_end_matches('I');
    let (number, shift) = match bare.char_indices().next_back() {
        Some((at, 'T')) => (&bare[..at], 40),
        Some((at, 'G')) => (&bare[..at], 30),
        Some((at, 'M')) => (&bare[..at], 20),
        _ => return Err(wrong()),
    };
    let number: f64 = number.trim().parse().map_err(|_| wrong())?;
    let bytes = number * f64::from(1u32 << (shift - 20)) * f64::from(1u32 << 20);
    if bytes.is_finite() && bytes >= 1.0 { Ok(bytes as u64) } else { Err(wrong()) }
}

/// Temporary files next to an output, for work in so much memory.
pub(super) fn beside(output: &Path, limit: u64) -> Scratch {
    let folder = output.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    Scratch::in_folder(folder, limit, free_disk)
}

/// The bytes that are free on the disk of a folder, if the system says so.
#[cfg(unix)]
fn free_disk(folder: &Path) -> Option<u64> {
    let disk = rustix::fs::statvfs(folder).ok()?;
    Some(disk.f_bavail.saturating_mul(disk.f_frsize))
}

/// The bytes that are free on the disk of a folder, if the system says so.
#[cfg(not(unix))]
fn free_disk(_: &Path) -> Option<u64> {
    None
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn sizes_have_a_unit() {
        assert_eq!(size("2G"), Ok(2 << 30));
        assert_eq!(size("1.5 GiB"), Ok(3 << 29));
        assert_eq!(size("800m"), Ok(800 << 20));
        for wrong in ["", "2", "G", "-1G", "0M", "2K", "NaNG", "infG"] {
            assert!(size(wrong).is_err(), "{wrong}");
        }
    }
}
