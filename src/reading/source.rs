//! The only place where inputs are opened: files, folders, stdin, the built-in sample; plain or compressed.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use encoding_rs::{Encoding, UTF_8};
use encoding_rs_io::DecodeReaderBytesBuilder;

#[cfg(feature = "parquet")]
use super::parquet;
use super::remarks::Remarks;
use super::spreadsheet::{self, Leaf};
use super::stream::Stream;
use super::{ReadOptions, encoding, zstd};
use crate::error::{Error, ErrorKind, Result};
use crate::sheets::may_be_book;

/// The built-in sample: a poster session.
pub const SAMPLE: &str = include_str!("../../seeds/iclr-2022-poster-session-3.txt");

/// The displayed name of the sample.
const SAMPLE_NAME: &str = "<sample>/iclr-2022-poster-session-3.txt";

/// The extensions of compressed files.
const COMPRESSED: [&str; 4] = ["gz", "zst", "bz2", "xz"];

/// The extension of files in columns, of which only some are read.
const IN_COLUMNS: &str = "parquet";

/// The extensions of spreadsheets, of which fewer or more bytes are read than they have.
const SPREADSHEETS: [&str; 3] = ["xlsx", "xls", "ods"];

/// A source of records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// A file that was named.
    File(PathBuf),
    /// A file that was found in a folder.
    Found(PathBuf),
    /// Standard input.
    Stdin,
    /// The built-in sample.
    Sample,
    /// Text in memory, with a name to display.
    Text(String, String),
}

impl Source {
    /// The sources of a path: stdin for `-`, all files below a folder in the order of their paths except hidden ones,
    /// otherwise a file.
    ///
    /// # Errors
    /// If there is no such file, or a folder cannot be listed or contains no file.
    ///
    /// # Examples
    /// ```
    /// use coauth::reading::Source;
    ///
    /// assert_eq!(Source::at("-".as_ref())?, [Source::Stdin]);
    /// assert_eq!(Source::at("Cargo.toml".as_ref())?[0].name(), "Cargo.toml");
    /// # Ok::<(), coauth::Error>(())
    /// ```
    pub fn at(path: &Path) -> Result<Vec<Self>> {
        if path == Path::new("-") {
            return Ok(vec![Self::Stdin]);
        }
        let metadata = std::fs::metadata(path).map_err(|error| unreadable(path, &error))?;
        if !metadata.is_dir() {
            return Ok(vec![Self::File(path.to_owned())]);
        }
        let mut found = Vec::new();
        walk(path, &mut found).map_err(|error| unreadable(path, &error))?;
        if found.is_empty() {
            return Err(Error::new(ErrorKind::Input, "the folder has no file in it").at(show(path), None));
        }
        Ok(found.into_iter().map(Self::Found).collect())
    }

    /// The displayed name.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::File(path) | Self::Found(path) => show(path),
            Self::Stdin => "<stdin>".to_owned(),
            Self::Sample => SAMPLE_NAME.to_owned(),
            Self::Text(name, _) => name.clone(),
        }
    }

    /// The number of bytes that it contains, if known without reading it: not for stdin, compressed files,
    /// spreadsheets or Parquet.
    #[must_use]
    pub fn size(&self) -> Option<u64> {
        match self {
            Self::File(path) | Self::Found(path) => {
                let is_compressed = path.extension().is_some_and(|end| {
                    COMPRESSED.iter().chain(&[IN_COLUMNS]).chain(&SPREADSHEETS).any(|known| end == *known)
                });
                path.metadata().ok().filter(|file| file.is_file() && !is_compressed).map(|file| file.len())
            }
            Self::Stdin => None,
            Self::Sample => Some(SAMPLE.len() as u64),
            Self::Text(_, text) => Some(text.len() as u64),
        }
    }

    /// The file extension in lower case, without that of a compression: `bib` for `Refs.BIB.gz`.
    pub(crate) fn extension(&self) -> Option<String> {
        let (Self::File(path) | Self::Found(path)) = self else {
            return None;
        };
        let lower = |path: &Path| path.extension().and_then(OsStr::to_str).map(str::to_ascii_lowercase);
        match lower(path).as_deref() {
            Some(end) if COMPRESSED.contains(&end) => lower(Path::new(path.file_stem()?)),
            _ => lower(path),
        }
    }

    /// Opens it as a stream: decompressed, decoded to UTF-8 if it declares its encoding, without byte order mark. The
    /// encoding that the user specified, if any, overrides what the input declares.
    /// Of a spreadsheet, the stream has the sheet that is read, as CSV; what is said of what is not read comes with it.
    pub(super) fn open(&self, reading: &ReadOptions) -> io::Result<(Stream<'_>, Remarks)> {
        let Leaf { text, remarks } = match self {
            Self::File(path) | Self::Found(path) => text_of_file(File::open(path)?, reading)?,
            Self::Stdin => plain_text(Box::new(io::stdin()), reading)?,
            Self::Sample => Leaf::plain(Box::new(SAMPLE.as_bytes())),
            Self::Text(_, text) => Leaf::plain(Box::new(text.as_bytes())),
        };
        Ok((Stream::new(text, reading.specified_encoding()), remarks))
    }
}

/// The text of a file, which may be in columns.
#[cfg_attr(not(feature = "parquet"), expect(unused_mut, reason = "only files in columns are looked at here"))]
fn text_of_file(mut file: File, reading: &ReadOptions) -> io::Result<Leaf<'static>> {
    #[cfg(feature = "parquet")]
    if parquet::is_parquet(&mut file)? {
        let text = parquet::text(file, &reading.format_options)?;
        let notices =
            text.unread().iter().map(|what| (crate::records::Kind::UnreadColumn, what.clone())).collect();
        return Ok(Leaf { text: Box::new(text), remarks: Remarks { is_spreadsheet: false, notices } });
    }
    plain_text(Box::new(file), reading)
}

fn show(path: &Path) -> String {
    path.display().to_string()
}

fn unreadable(path: &Path, error: &io::Error) -> Error {
    let message = match error.kind() {
        io::ErrorKind::NotFound => "there is no such file or folder".to_owned(),
        _ => format!("cannot be read: {error}"),
    };
    Error::new(ErrorKind::Input, message).at(show(path), None)
}

/// Is this a file that Spark and others leave beside the parts of a table?
fn is_of_spark(name: &OsStr) -> bool {
    let name = name.as_encoded_bytes();
    matches!(name, b"_SUCCESS" | b"_metadata" | b"_common_metadata")
        || name.starts_with(b"_committed_")
        || name.starts_with(b"_started_")
}

/// All files below a folder, by path. Links to folders are not followed, so the walk always ends.
fn walk(folder: &Path, found: &mut Vec<PathBuf>) -> io::Result<()> {
    let mut entries = std::fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries {
        let name = entry.file_name();
        if name.as_encoded_bytes().starts_with(b".") || is_of_spark(&name) {
            continue;
        }
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            // A folder that cannot be listed is found like a file that cannot be read, and is noticed when it is opened.
            if walk(&entry.path(), found).is_err() {
                found.push(entry.path());
            }
        } else if entry.path().is_file() {
            found.push(entry.path());
        }
    }
    Ok(())
}

/// The number of bytes from which compression and declared encoding are detected.
const SNIFF: usize = 4096;

fn plain_text<'a>(raw: Box<dyn Read + Send + 'a>, reading: &ReadOptions) -> io::Result<Leaf<'a>> {
    let mut text = BufReader::with_capacity(SNIFF, decompressed(raw)?);
    if may_be_book(text.fill_buf()?) {
        return spreadsheet::leaf(text, reading);
    }
    decoded(text, reading.specified_encoding()).map(Leaf::plain)
}

/// A text in UTF-8, if it declares its encoding or has one that is specified.
fn decoded<'a>(
    mut text: BufReader<Box<dyn Read + Send + 'a>>,
    specified: Option<&'static Encoding>,
) -> io::Result<Box<dyn Read + Send + 'a>> {
    let encoding = whole_encoding(text.fill_buf()?, specified).filter(|&encoding| encoding != UTF_8);
    if let Some(encoding) = encoding.filter(|encoding| encoding.is_single_byte()) {
        return Ok(Box::new(SingleByte { text, encoding, decoded: Vec::new(), given: 0 }));
    }
    Ok(Box::new(
        DecodeReaderBytesBuilder::new()
            .encoding(encoding)
            .utf8_passthru(encoding.is_none())
            .strip_bom(true)
            .build(text),
    ))
}

/// The encoding of an input as a whole, if its beginning or the user says so. Where the user specifies an encoding in which
/// ASCII is as in UTF-8, only the lines that are not UTF-8 are in it.
fn whole_encoding(head: &[u8], specified: Option<&'static Encoding>) -> Option<&'static Encoding> {
    match specified {
        Some(specified) => {
            let marked = Encoding::for_bom(head).map(|(marked, _)| marked);
            marked.or_else(|| (!specified.is_ascii_compatible()).then_some(specified))
        }
        None => encoding::declared(head),
    }
}

/// Decodes text in a single-byte encoding. Most of it is ASCII, which is passed through.
struct SingleByte<R> {
    text: R,
    encoding: &'static Encoding,
    /// Text that did not fit in the buffer of the caller, and how much of it has been returned.
    decoded: Vec<u8>,
    given: usize,
}

impl<R: Read> Read for SingleByte<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.given == self.decoded.len() {
            let length = self.text.read(buffer)?;
            if buffer[..length].is_ascii() {
                return Ok(length);
            }
            let (decoded, _) = self.encoding.decode_without_bom_handling(&buffer[..length]);
            self.decoded.clear();
            self.decoded.extend_from_slice(decoded.as_bytes());
            self.given = 0;
        }
        let length = (&self.decoded[self.given..]).read(buffer)?;
        self.given += length;
        Ok(length)
    }
}

/// Decompresses a stream. Compression is detected by magic bytes, never by file name.
fn decompressed<'a>(raw: Box<dyn Read + Send + 'a>) -> io::Result<Box<dyn Read + Send + 'a>> {
    let mut raw = BufReader::with_capacity(128 * 1024, raw);
    let head = raw.fill_buf()?;
    Ok(if head.starts_with(b"\x1f\x8b") {
        Box::new(Decompressed { by: "gzip", text: flate2::bufread::MultiGzDecoder::new(raw) })
    } else if zstd::is_zstd(head) {
        Box::new(Decompressed { by: "Zstandard", text: zstd::Frames::of(raw) })
    } else if head.starts_with(b"BZh") {
        Box::new(Decompressed { by: "bzip2", text: bzip2::bufread::MultiBzDecoder::new(raw) })
    } else if head.starts_with(b"\xfd7zXZ\0") {
        Box::new(Decompressed { by: "xz", text: lzma_rust2::XzReader::new(raw, true) })
    } else {
        Box::new(raw)
    })
}

/// A decompressed stream, whose errors mention the compression.
struct Decompressed<R> {
    by: &'static str,
    text: R,
}

impl<R: Read> Read for Decompressed<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.text.read(buffer).map_err(|error| match error.kind() {
            io::ErrorKind::Interrupted => error,
            io::ErrorKind::UnexpectedEof => {
                io::Error::new(error.kind(), format!("the {} data ends in the middle", self.by))
            }
            kind => io::Error::new(kind, format!("the {} data is damaged: {error}", self.by)),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_with_a_byte_a_character_is_the_same_however_it_is_asked_for() {
        let declaration = "<?xml version='1.0' encoding='ISO-8859-1'?>";
        let bytes = [declaration.as_bytes(), b"Th\xf6lke \xe9\xe8\xff and a long ASCII tail"].concat();
        for size in 1..=bytes.len() + 9 {
            let mut stream = plain_text(Box::new(&bytes[..]), &ReadOptions::new()).unwrap().text;
            let (mut text, mut buffer) = (Vec::new(), vec![0; size]);
            loop {
                match stream.read(&mut buffer).unwrap() {
                    0 => break,
                    length => text.extend_from_slice(&buffer[..length]),
                }
            }
            assert_eq!(text, format!("{declaration}Thölke éèÿ and a long ASCII tail").as_bytes(), "{size}");
        }
    }
}
