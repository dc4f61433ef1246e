//! How files begin that are no text.

/// An archive, as which newer workbooks are stored.
pub(super) const ZIP: &[u8] = b"PK\x03\x04";

/// A compound file, as which older workbooks are stored.
pub(super) const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

const GZIP: &str = "this is compressed by gzip; decompress it first";
const ZSTANDARD: &str = "this is compressed by Zstandard; decompress it first";
const BZIP2: &str = "this is compressed by bzip2; decompress it first";
const XZ: &str = "this is compressed by xz; decompress it first";
const PARQUET: &str = "this is a Parquet file; save the table as CSV";

/// Files that are read as inputs, and not as tables of other kinds.
const REFUSED: [(&[u8], &str); 5] = [
    (b"\x1f\x8b", GZIP),
    (b"\x28\xb5\x2f\xfd", ZSTANDARD),
    (b"BZh", BZIP2),
    (b"\xfd7zXZ\0", XZ),
    (b"PAR1", PARQUET),
];

/// Why a file with this beginning is not read as a table, in words.
pub(super) fn refused(head: &[u8]) -> Option<&'static str> {
    // A name may begin like a signature that is text, and is followed by other text.
    let is_text = || head.iter().take(16).all(|byte| byte.is_ascii_graphic() || byte.is_ascii_whitespace());
    let found = REFUSED.iter().find(|(signature, _)| head.starts_with(signature));
    found.filter(|_| !is_text()).map(|(_, why)| *why)
}
