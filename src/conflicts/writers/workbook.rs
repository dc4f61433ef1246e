//! An Excel workbook as the files of an archive, some of which are replaced.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::sheets::attribute;

/// A workbook in memory. What is not replaced is written as it was, byte for byte.
pub(super) struct Workbook<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    replaced: BTreeMap<String, String>,
}

/// What is wrong with a workbook, in words.
pub(super) type Flaw = String;

/// A relationship of a part: its id, its type, and the part it leads to.
pub(super) struct Relationship {
    pub(super) id: String,
    pub(super) kind: String,
    pub(super) target: String,
}

impl<'a> Workbook<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Flaw> {
        let archive = ZipArchive::new(Cursor::new(bytes))
            .map_err(|_| "it is not an Excel workbook (.xlsx)".to_owned())?;
        Ok(Self { archive, replaced: BTreeMap::new() })
    }

    /// The text of a part.
    pub(super) fn part(&mut self, name: &str) -> Result<String, Flaw> {
        /// No part of a template is larger.
        const MOST: u64 = 64 << 20;
        let mut text = String::new();
        let file = self.archive.by_name(name).map_err(|_| format!("it has no part {name}"))?;
        let read = file.take(MOST).read_to_string(&mut text);
        let is_whole = read.is_ok_and(|length| (length as u64) < MOST);
        if is_whole { Ok(text) } else { Err(format!("its part {name} cannot be read")) }
    }

    /// The text of a part that not all workbooks have.
    pub(super) fn optional_part(&mut self, name: &str) -> Result<Option<String>, Flaw> {
        if self.archive.index_for_name(name).is_some() { self.part(name).map(Some) } else { Ok(None) }
    }

    /// The relationships of a part.
    pub(super) fn relationships(&mut self, part: &str) -> Result<Vec<Relationship>, Flaw> {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let Some(text) = self.optional_part(&format!("{folder}/_rels/{name}.rels"))? else {
            return Ok(Vec::new());
        };
        let mut found = Vec::new();
        for_each_tag(&text, |tag| {
            if tag.local_name().into_inner() == "Relationship" {
                let kind = attribute(tag, "Type").unwrap_or_default();
                found.push(Relationship {
                    id: attribute(tag, "Id").unwrap_or_default(),
                    kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
                    target: resolved(folder, &attribute(tag, "Target").unwrap_or_default()),
                });
            }
        })?;
        Ok(found)
    }

    /// Replaces the text of a part.
    pub(super) fn replace(&mut self, name: &str, text: String) {
        self.replaced.insert(name.to_owned(), text);
    }

    /// The workbook with what was replaced.
    pub(super) fn into_bytes(mut self) -> Result<Vec<u8>, Flaw> {
        let failed = |_| "it cannot be written".to_owned();
        let mut out = ZipWriter::new(Cursor::new(Vec::new()));
        for index in 0..self.archive.len() {
            let file = self.archive.by_index_raw(index).map_err(failed)?;
            let name = file.name().map_err(failed)?.into_owned();
            match self.replaced.get(&name) {
                None => out.raw_copy_file(file).map_err(failed)?,
                Some(text) => {
                    let mut options = SimpleFileOptions::default();
                    if let Some(time) = file.last_modified() {
                        options = options.last_modified_time(time);
                    }
                    out.start_file(name, options).map_err(failed)?;
                    out.write_all(text.as_bytes()).map_err(|_| "it cannot be written".to_owned())?;
                }
            }
        }
        Ok(out.finish().map_err(failed)?.into_inner())
    }
}

/// A target, which is relative to the folder of the part or begins at the root.
fn resolved(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// Calls a function with each event of a part.
pub(super) fn for_each_event(text: &str, mut see: impl FnMut(&Event<'_>)) -> Result<(), Flaw> {
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event().map_err(|why| format!("it is not well-formed: {why}"))? {
            Event::Eof => return Ok(()),
            event => see(&event),
        }
    }
}

/// Calls a function with each tag that begins an element.
pub(super) fn for_each_tag(text: &str, mut see: impl FnMut(&BytesStart<'_>)) -> Result<(), Flaw> {
    for_each_event(text, |event| match event {
        Event::Start(tag) | Event::Empty(tag) => see(tag),
        _ => {}
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_relative_to_the_folder_or_begin_at_the_root() {
        assert_eq!(resolved("xl/worksheets", "../tables/table1.xml"), "xl/tables/table1.xml");
        assert_eq!(resolved("xl", "worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(resolved("xl", "/xl/sharedStrings.xml"), "xl/sharedStrings.xml");
    }
}
