//! A network on disk that answers in milliseconds.
//!
//! An index is the columns of a network, one after the other in a file, after a head that says where each
//! lies: what was read, who is who, the network, and the answers that cost time. It is opened by mapping it
//! into memory: nothing is parsed and nothing copied, and a question touches what it needs.
//!
//! Every 64 KiB have a checksum, looked at when they are first touched. What is damaged reads as zeros, so that
//! every query ends, and [`Network::intact`] is an error from then on: a caller that checks it before
//! showing an answer never shows a wrong one.

mod head;
mod map;
mod sections;

use std::fs::File;
use std::io::{Read, Write};
use std::path::Path;
use std::sync::Arc;

use crate::columns::{SectionWriter, Storage};
use crate::error::{Error, Result};
use crate::network::{Network, Selection};
use crate::records::Notices;

use head::{Head, MAGIC};
use sections::Sections;

/// Does a stream that begins like this hold an index?
#[must_use]
pub(crate) fn begins_like_one(head: &[u8]) -> bool {
    head.starts_with(&MAGIC)
}

/// Does a file begin as an index does? What cannot be read, or is no ordinary file, is none.
///
/// # Examples
/// ```
/// assert!(!coauth::index::is_index("Cargo.toml".as_ref()));
/// ```
#[must_use]
pub fn is_index(path: &Path) -> bool {
    // What is read from a pipe would be gone for the next reader.
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
/// assert_eq!(opened.components().get(0).members, network.components().get(0).members);
/// opened.intact()?;
/// # Ok::<(), coauth::Error>(())
/// ```
pub fn write(network: &Network, out: &mut dyn Write) -> Result<()> {
    let mut writer = SectionWriter::default();
    network.save(&mut writer)?;
    let (head, sections) = Head::of(&writer);
    let padded = |bytes: &&[u8]| bytes.len().next_multiple_of(8);
    let length = head.length + sections.iter().map(padded).sum::<usize>();
    let written = out.write_all(&head.bytes(length)).and_then(|()| {
        sections.iter().try_for_each(|bytes| {
            out.write_all(bytes)?;
            out.write_all(head::padding(bytes.len()))
        })
    });
    written.map_err(|error| Error::writing("the index", &error))
}

/// With what an index of another version was built, in the words of the program that built it
/// ([`Network::made_with`]): what [`open`] refuses can be built again. `None` for an index of this version, and where
/// nothing is to be found.
#[must_use]
pub(crate) fn made_with_of_other_version(path: &Path) -> Option<String> {
    let file = map::map(path).ok()?;
    let is_other = matches!(Head::read(&file), Err(head::Flaw::Version(_)));
    let words = head::made_with(&file).filter(|_| is_other)?;
    String::from_utf8(words.to_vec()).ok()
}

/// The extension by which an index goes.
pub const EXTENSION: &str = "coauth";

/// Opens an index as a network, or makes a selection of what it holds.
///
/// Whole, it costs a look at the head; a selection is built from what was read, as from the sources.
///
/// # Errors
/// If the file cannot be read, is no index of this version, or its head is damaged.
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
    // A section that is damaged fits no other; that it is damaged says more.
    Network::load(Arc::clone(&storage), selection, notices)
        .map_err(|mismatch| storage.intact().err().unwrap_or(mismatch))
}
