//! A file as text.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// Text in UTF-8, in UTF-16 with a byte order mark, or else in the encoding of Western Excel.
pub(crate) fn decoded(bytes: &[u8]) -> String {
    let encoding = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        None if std::str::from_utf8(bytes).is_ok() => UTF_8,
        None => WINDOWS_1252,
    };
    let text = encoding.decode_with_bom_removal(bytes).0;
    // Excel says in a first line which delimiter it uses.
    match text.split_once('\n') {
        Some((first, rest)) if first.trim_end().len() == 5 && first.starts_with("sep=") => rest.to_owned(),
        _ => text.into_owned(),
    }
}
