//! A network on disk that answers in milliseconds.
//!
//! An index is a file with the columns of a network, after a header with the position of each: the records, the
//! disambiguated authors, the network, and precomputed results. Opening an index maps it into memory: nothing is
//! parsed or copied, and a query reads only what it needs.
//!
//! Every block of 512 bytes has a checksum, which is verified when the block is first touched. Damaged blocks read as zeros,
//! so that every query ends, and [`Network::intact`] is an error from then on. Check it before showing an answer.

mod checksums;
mod copies;
mod head;
mod sections;

use std::fs::File;
use std::io::{Read, Write};
use std::path::Path;
use std::sync::Arc;

use crate::columns::{MappedFile, SectionWriter, Storage};
use crate::error::{Error, Result};
use crate::network::{Network, Selection};
use crate::records::Notices;

use head::{Head, MAGIC};
use sections::Sections;

/// Whether a stream that starts with these bytes is an index.
#[must_use]
pub(crate) fn begins_like_one(head: &[u8]) -> bool {
    head.starts_with(&MAGIC)
}

/// Whether a file starts as an index does. A file that cannot be read or is not a regular file is not an index.
///
/// # Examples
/// ```
/// assert!(!coauth::index::is_index("Cargo.toml".as_ref()));
/// ```
#[must_use]
pub fn is_index(path: &Path) -> bool {
    // Bytes read from a pipe would be missing for the next reader.
    if !path.metadata().is_ok_and(|metadata| metadata.is_file()) {
        return false;
    }
    let mut head = [0; MAGIC.len()];
    File::open(path).and_then(|mut file| file.read_exact(&mut head)).is_ok() && begins_like_one(&head)
}

/// Writes the index of a network. The same network gives the same bytes.
///
/// # Errors
/// If the network is a selection, or writing fails.
///
/// # Examples
/// ```
/// use coauth::index;
///
/// let network = coauth::Loader::sample().load()?.network;
/// # let folder = tempfile::tempdir().unwrap();
/// # let path = folder.path().join("session.coauth");
/// index::write(&network, &mut std::fs::File::create(&path).unwrap())?;
/// let opened = coauth::Loader::new().path(&path).load()?.network;
/// assert_eq!(opened.components().get(0), network.components().get(0));
/// opened.intact()?;
/// # Ok::<(), coauth::Error>(())
/// ```
pub fn write(network: &Network, out: &mut dyn Write) -> Result<()> {
    let mut writer = SectionWriter::default();
    network.save(&mut writer)?;
    let (head, rest) = Head::of(&writer);
    let written =
        out.write_all(&head.bytes()).and_then(|()| rest.iter().try_for_each(|bytes| out.write_all(bytes)));
    written.map_err(|error| Error::writing("the index", &error))
}

/// How an index of another version was built, as recorded by the program that built it ([`Network::made_with`]), so
/// that an index that [`open`] refuses can be rebuilt. `None` for an index of this version, or without such a record.
#[must_use]
pub(crate) fn made_with_of_other_version(path: &Path) -> Option<String> {
    let file = MappedFile::open(path).ok()?;
    let is_other = matches!(Head::read(file.bytes()), Err(head::Flaw::Version(_)));
    let words = head::made_with(file.bytes()).filter(|_| is_other)?;
    String::from_utf8(words.to_vec()).ok()
}

/// The file extension of an index.
pub const EXTENSION: &str = "coauth";

/// Opens an index as a network, or makes a selection of what it holds.
///
/// Opening the whole network reads only the header; a selection is built from the records, as from the sources.
///
/// # Errors
/// If the file cannot be read, is not an index of this version, or its header is damaged.
///
/// # Examples
/// ```
/// use coauth::index;
/// use coauth::network::Selection;
/// use coauth::records::Notices;
///
/// # let folder = tempfile::tempdir().unwrap();
/// # let path = folder.path().join("refs.coauth");
/// let network = coauth::Loader::sample().load()?.network;
/// index::write(&network, &mut std::fs::File::create(&path).unwrap())?;
/// let opened = index::open(&path, Selection::default(), &mut Notices::default())?;
/// assert_eq!(opened.author_count(), network.author_count());
/// # Ok::<(), coauth::Error>(())
/// ```
pub fn open(path: &Path, selection: Selection, notices: &mut Notices) -> Result<Network> {
    let storage: Arc<dyn Storage> = Arc::new(Sections::open(path)?);
    // A damaged section also causes a mismatch; the damage is the better error.
    Network::load(Arc::clone(&storage), selection, notices)
        .map_err(|mismatch| storage.intact().err().unwrap_or(mismatch))
}
