//! Recognizes files that are not text with records, such as archives, by their first bytes.

/// A kind of file that cannot be read.
struct Foreign {
    /// The bytes at this offset; letters of tags are compared ignoring case.
    magic: (usize, &'static [u8]),
    /// Bytes somewhere after them.
    inside: &'static [u8],
    what: &'static str,
    remedy: &'static str,
}

const fn row(magic: &'static [u8], what: &'static str, remedy: &'static str) -> Foreign {
    Foreign { magic: (0, magic), inside: b"", what, remedy }
}

/// A document: a ZIP archive that contains a file or text of this name.
const fn zipped(inside: &'static [u8], what: &'static str, remedy: &'static str) -> Foreign {
    Foreign { inside, ..row(ZIP, what, remedy) }
}

const ZIP: &[u8] = b"PK\x03\x04";
const AS_TEXT: &str = "save it as plain text";
/// Spreadsheets that are read do not come here; those that do are too large.
#[cfg(feature = "sheets")]
const AS_CSV: &str = "it is too large or damaged; save its sheet as CSV";
#[cfg(not(feature = "sheets"))]
const AS_CSV: &str = "save its sheet as CSV, or use a build with the feature sheets";
#[cfg(feature = "sheets")]
const OLD: &str = "save it as CSV or as plain text";
#[cfg(not(feature = "sheets"))]
const OLD: &str = "save it as CSV or as plain text, or read an .xls by a build with the feature sheets";
const AS_TABLE: &str = "export the table as CSV";
// Files of Parquet are recognized before, where they can be read.
const AS_FILE: &str = if cfg!(feature = "parquet") {
    "its end is read first, so pass it as a file that is not compressed"
} else {
    "this build lacks the feature parquet; the packages of a release have it, and so has `cargo install coauth --features full`"
};
const AS_UTF8: &str = "save it as UTF-8";
const UNPACK: &str = "unpack it and pass the files in it";
const EXPORT: &str = "export the records from their source as RIS, BibTeX or CSV";

/// The kinds, the more specific first.
#[rustfmt::skip]
static FOREIGN: &[Foreign] = &[
    zipped(b"mimetypeapplication/vnd.oasis.opendocument.text", "an OpenDocument text (.odt)", AS_TEXT),
    zipped(b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "an OpenDocument spreadsheet (.ods)", AS_CSV),
    zipped(b"mimetypeapplication/vnd.oasis.opendocument", "an OpenDocument file", AS_TEXT),
    zipped(b"mimetypeapplication/epub+zip", "an e-book (.epub)", EXPORT),
    zipped(b"word/", "a Word document (.docx)", AS_TEXT),
    zipped(b"xl/workbook.bin", "a binary Excel workbook (.xlsb)", "save it as .xlsx or its sheet as CSV"),
    zipped(b"xl/", "an Excel workbook (.xlsx)", AS_CSV),
    zipped(b"ppt/", "a PowerPoint presentation (.pptx)", EXPORT),
    zipped(b"[Content_Types].xml", "a Microsoft Office file", "save it as CSV or as plain text"),
    row(ZIP, "a ZIP archive", UNPACK),
    row(b"PK\x05\x06", "an empty ZIP archive", EXPORT),
    row(b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", UNPACK),
    row(b"Rar!\x1a\x07", "a RAR archive", UNPACK),
    row(b"LZIP\x01", "a file compressed by lzip", UNPACK),
    row(b"\x04\x22\x4d\x18", "a file compressed by LZ4", UNPACK),
    row(b"\x1f\x9d", "a file compressed by compress (.Z)", UNPACK),
    Foreign { magic: (257, b"ustar"), ..row(b"", "a tar archive", UNPACK) },
    row(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Microsoft Office file (.doc, .xls)", OLD),
    row(b"%PDF-", "a PDF document", EXPORT),
    row(b"%!PS", "a PostScript document", EXPORT),
    row(b"{\\rtf", "a rich text document (.rtf)", AS_TEXT),
    row(b"<!doctype html", "a web page (HTML)", EXPORT),
    row(b"<html", "a web page (HTML)", EXPORT),
    Foreign { inside: b"<!doctype html", ..row(b"<?xml", "a web page (XHTML)", EXPORT) },
    row(b"From: <Saved by ", "a saved web page (MHTML)", EXPORT),
    row(b"\x89PNG", "an image (PNG)", EXPORT),
    row(b"\xff\xd8\xff", "an image (JPEG)", EXPORT),
    row(b"GIF87a", "an image (GIF)", EXPORT),
    row(b"GIF89a", "an image (GIF)", EXPORT),
    row(b"II*\0", "an image (TIFF)", EXPORT),
    row(b"MM\0*", "an image (TIFF)", EXPORT),
    Foreign { inside: b"WEBP", ..row(b"RIFF", "an image (WebP)", EXPORT) },
    row(b"SQLite format 3\0", "an SQLite database", AS_TABLE),
    Foreign { magic: (4, b"Standard Jet DB"), ..row(b"", "a Microsoft Access database", AS_TABLE) },
    Foreign { magic: (4, b"Standard ACE DB"), ..row(b"", "a Microsoft Access database", AS_TABLE) },
    row(b"PAR1\x15", "a Parquet file", AS_FILE),
    row(b"ARROW1\0\0", "an Arrow file (Feather)", AS_TABLE),
    row(b"FEA1\0", "a Feather file", AS_TABLE),
    row(b"Obj\x01", "an Avro file", AS_TABLE),
    row(b"\x89HDF", "an HDF5 file", AS_TABLE),
    row(b"\x93NUMPY", "a NumPy array", AS_TABLE),
    row(b"RDX2\n", "R data (.RData)", AS_TABLE),
    row(b"RDX3\n", "R data (.RData)", AS_TABLE),
    row(b"X\n\0\0\0", "R data (.rds)", AS_TABLE),
    row(b"\x80\x02", "a Python pickle", AS_TABLE),
    row(b"\x80\x03", "a Python pickle", AS_TABLE),
    row(b"\x80\x04\x95", "a Python pickle", AS_TABLE),
    row(b"\x80\x05\x95", "a Python pickle", AS_TABLE),
    row(b"<stata_dta>", "a Stata file (.dta)", AS_TABLE),
    row(b"$FL2@(#)", "an SPSS file (.sav)", AS_TABLE),
    Foreign { inside: b"\x1b$)C", ..row(b"", "text in ISO-2022-KR", AS_UTF8) },
    Foreign { inside: b"\x1b$)A", ..row(b"", "text in ISO-2022-CN", AS_UTF8) },
];

/// What an input with this beginning is, if it is not text with records, and what to do about it.
pub(super) fn recognized(head: &[u8]) -> Option<String> {
    let foreign = FOREIGN.iter().find(|foreign| foreign.is_begun_by(head))?;
    Some(format!("this is {}; {}", foreign.what, foreign.remedy))
}

/// The message for other binary data.
pub(super) const BINARY: &str =
    "this is binary data, not text; export the records from their source as RIS, BibTeX or CSV";

impl Foreign {
    fn is_begun_by(&self, head: &[u8]) -> bool {
        let (at, magic) = self.magic;
        let Some(begin) = head.get(at..at + magic.len()) else { return false };
        let is_it = begin == magic || (magic.starts_with(b"<") && begin.eq_ignore_ascii_case(magic));
        is_it && (self.inside.is_empty() || self.has_inside(head))
    }

    fn has_inside(&self, head: &[u8]) -> bool {
        if self.inside.starts_with(b"<") {
            // Where a page has a declaration of XML, its document type is near.
            const NEAR: usize = 512;
            let near = &head[..head.len().min(NEAR)];
            return near.windows(self.inside.len()).any(|text| text.eq_ignore_ascii_case(self.inside));
        }
        memchr::memmem::find(head, self.inside).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_is_recognized_by_its_first_bytes() {
        for foreign in FOREIGN {
            let (at, magic) = foreign.magic;
            let head = [&vec![b' '; at][..], magic, b" .. ", foreign.inside, b" .."].concat();
            let said = recognized(&head).expect(foreign.what);
            assert!(said.contains(foreign.what), "{said} of {}", foreign.what);
        }
    }

    #[test]
    fn text_that_begins_almost_like_one_is_none() {
        for text in ["PARC; Ann Lee", "RIFF; Ann Lee", "<?xml version='1.0'?><dblp>", "%P 1-7", "", "GIF"] {
            assert_eq!(recognized(text.as_bytes()), None, "{text}");
        }
    }
}
