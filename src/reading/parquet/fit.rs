//! Opening a Parquet file: which of its columns are read, and as what.

use std::io;
use std::sync::Arc;

use ::parquet::basic::Compression;
use ::parquet::file::metadata::{ParquetMetaData, ParquetMetaDataReader};
use ::parquet::file::reader::Length;

use super::file::ParquetBytes;
use super::refusal::{damaged, refused};
use super::shape::{Leaf, Node, Shape, Shaping, key};
use super::value::Meaning;
use crate::formats::{is_header_of_use, needed_of_table, needed_of_works};

/// An open file.
pub(super) struct Opened {
    pub(super) file: Arc<ParquetBytes>,
    pub(super) metadata: ParquetMetaData,
    pub(super) fit: Fit,
    pub(super) leaves: Vec<Leaf>,
    /// What is said of columns that would be of use if they could be read.
    pub(super) unread: Vec<String>,
}

/// What a row is written as, of which fields. Names are written as they are needed there: in quotes, if any.
pub(super) enum Fit {
    /// An object on a line.
    Json(Vec<(Vec<u8>, Node)>),
    /// A row of a table.
    Table(Vec<(Vec<u8>, Node)>),
}

/// Opens a file, with what the user says about the columns of a table.
pub(super) fn open(file: ParquetBytes, said: &str) -> io::Result<Opened> {
    check_end(&file)?;
    let metadata = ParquetMetaDataReader::new().parse_and_finish(&file).map_err(damaged)?;
    let schema = metadata.file_metadata().schema_descr().root_schema();
    let everything = |_: &str| true;
    let shape = |wanted: &dyn Fn(&str) -> bool| {
        Shaping::of(schema, wanted).ok_or_else(|| damaged("fields are nested too deeply"))
    };
    let Shape { fields: all, unread, .. } = shape(&everything)?;
    let flat: Vec<&str> =
        all.iter().filter(|(_, node)| !node.is_nested()).map(|(name, _)| name.as_str()).collect();
    let names: Vec<&str> = all.iter().map(|(name, _)| name.as_str()).collect();
    let works = needed_of_works(&names);
    let (needed, has_authors) = needed_of_table(&flat, said);
    let is_table = works.is_none() && (has_authors || flat.len() == all.len());
    let wanted = |path: &str| match works {
        Some(needed) => needed.contains(&path),
        None if is_table => flat.iter().zip(&needed).any(|(name, needed)| *needed && *name == path),
        None => true,
    };
    let Shape { fields, mut leaves, .. } = shape(&wanted)?;
    let is_around = |path: &str, needed: &str| {
        needed.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    let is_of_use = |path: &str| match works {
        Some(needed) => needed.iter().any(|needed| is_around(path, needed)),
        None => is_header_of_use(path, said),
    };
    let nested = all.iter().filter(|(_, node)| is_table && node.is_nested());
    let unread = unread.iter().map(|(path, what)| (path, *what));
    let unread = unread.chain(nested.map(|(name, _)| (name, "fields of its own")));
    let unread = unread.filter(|(path, _)| is_of_use(path));
    let unread =
        unread.map(|(path, what)| format!("column {path} holds {what}, which are not read")).collect();
    if works.is_some() {
        // Where a program did not know the fields, they are text.
        let is_nested = |leaf: &&mut Leaf| matches!(&*leaf.path, "authorships" | "primary_location");
        leaves.iter_mut().filter(is_nested).for_each(|leaf| leaf.meaning = Meaning::Json);
    }
    if fields.is_empty() {
        return Err(refused("the Parquet file has no column of text or numbers"));
    }
    check_compression(&metadata, &leaves)?;
    let fit = if is_table {
        Fit::Table(fields.into_iter().map(|(name, node)| (name.into_bytes(), node)).collect())
    } else {
        Fit::Json(fields.into_iter().map(|(name, node)| (key(&name), node)).collect())
    };
    Ok(Opened { file: Arc::new(file), metadata, fit, leaves, unread })
}

/// Is the end of the file there, and is it not encrypted?
fn check_end(file: &ParquetBytes) -> io::Result<()> {
    /// The length of the footer, and the same letters as at the start.
    const END: usize = 8;
    let tail = file.tail(END as u64)?;
    let incomplete =
        || refused("the Parquet file is incomplete: its end, which says what is in it, is missing");
    let (length, magic) = tail.split_last_chunk::<4>().ok_or_else(incomplete)?;
    match magic {
        b"PARE" => Err(refused("the Parquet file is encrypted; write it again without encryption")),
        b"PAR1" => {
            let length = length.try_into().map_or(u32::MAX, u32::from_le_bytes);
            let is_in_it = u64::from(length) + END as u64 <= file.len();
            if is_in_it { Ok(()) } else { Err(incomplete()) }
        }
        _ => Err(incomplete()),
    }
}

/// Can the columns that are read be decompressed?
fn check_compression(metadata: &ParquetMetaData, leaves: &[Leaf]) -> io::Result<()> {
    for group in metadata.row_groups() {
        for leaf in leaves {
            let Some(column) = group.columns().get(leaf.place) else { continue };
            match column.compression() {
                Compression::UNCOMPRESSED
                | Compression::SNAPPY
                | Compression::GZIP(_)
                | Compression::ZSTD(_)
                | Compression::LZ4
                | Compression::LZ4_RAW => {}
                other => {
                    // Without its level.
                    let name = other.to_string();
                    let name = name.split('(').next().unwrap_or(&name);
                    return Err(refused(format!(
                        "the Parquet file is compressed by {name}, which is not known; write it again with zstd, Snappy, gzip or LZ4"
                    )));
                }
            }
        }
    }
    Ok(())
}
