//! How large a workbook of Excel 97 (.xls) is, told before it is read: a few bytes may ask for very many cells.

use super::compound;
use super::page::{Flaw, MOST_CELLS, MOST_TEXT, too_large};

/// What is said of a workbook that only opens with a password.
pub(super) const PROTECTED: &str = "it is protected by a password; save it without one";

/// Kinds of records.
const FORMULA: u16 = 0x0006;
const END: u16 = 0x000a;
const PASSWORD: u16 = 0x002f;
const CONTINUED: u16 = 0x003c;
const SHEET: u16 = 0x0085;
const SEVERAL_NUMBERS: u16 = 0x00bd;
const RICH_TEXT: u16 = 0x00d6;
const SHARED_TEXTS: u16 = 0x00fc;
const SHARED_TEXT: u16 = 0x00fd;
const DIMENSIONS: u16 = 0x0200;
const NUMBER: u16 = 0x0203;
const TEXT: u16 = 0x0204;
const BOOLEAN_OR_ERROR: u16 = 0x0205;
const TEXT_OF_FORMULA: u16 = 0x0207;
const SHORT_NUMBER: u16 = 0x027e;
const BEGINNING: u16 = 0x0809;

/// Refuses a workbook whose sheets take more memory than is allowed. What else is wrong with it, its reader tells.
pub(super) fn hold_size(bytes: &[u8]) -> Result<(), Flaw> {
    let workbook = compound::stream(bytes, &["Workbook", "Book"]);
    let workbook =
        workbook.ok_or_else(|| "the spreadsheet is damaged: its parts are not found".to_owned())?;
    let (mut starts, mut texts) = (Vec::new(), SharedTexts::default());
    for record in Records(&workbook) {
        match record.kind {
            SHEET => starts.extend(record.double(0)),
            SHARED_TEXTS => texts = SharedTexts::of(&record),
            // What follows is encrypted, so that sizes in it are noise.
            PASSWORD => return Err(PROTECTED.to_owned()),
            END => break,
            _ => {}
        }
    }
    let mut all = Size::default();
    for start in starts {
        all.add_sheet(workbook.get(start as usize..).unwrap_or_default(), &texts)?;
    }
    Ok(())
}

/// A record with what continues it.
struct Record<'w> {
    kind: u16,
    data: &'w [u8],
    continued: Vec<&'w [u8]>,
}

impl Record<'_> {
    fn single(&self, at: usize) -> Option<u16> {
        Some(u16::from_le_bytes([*self.data.get(at)?, *self.data.get(at + 1)?]))
    }

    fn double(&self, at: usize) -> Option<u32> {
        Some(u32::from(self.single(at)?) | u32::from(self.single(at + 2)?) << 16)
    }

    /// How many cells its sheet is said to have, as its reader makes room for them.
    fn stated_cells(&self) -> Option<usize> {
        let (rows, columns) = match self.data.len() {
            10 => ([self.single(0)?.into(), self.single(2)?.into()], [self.single(4)?, self.single(6)?]),
            _ => ([self.double(0)?, self.double(4)?], [self.single(8)?, self.single(10)?]),
        };
        let [first_column, end_column] = columns.map(u32::from);
        let first_column = if first_column > 255 || end_column < first_column { 0 } else { first_column };
        if rows[1] == 0 || end_column == 0 {
            return Some(1);
        }
        let [rows, columns] = [rows[1].wrapping_sub(rows[0]), end_column - first_column];
        Some((rows as usize).saturating_mul(columns as usize))
    }
}

/// The records from a place on.
struct Records<'w>(&'w [u8]);

impl<'w> Iterator for Records<'w> {
    type Item = Record<'w>;

    fn next(&mut self) -> Option<Record<'w>> {
        let (kind, data) = self.one()?;
        let mut continued = Vec::new();
        while self.0.len() > 4 && self.0.starts_with(&CONTINUED.to_le_bytes()) {
            continued.push(self.one()?.1);
        }
        Some(Record { kind, data, continued })
    }
}

impl<'w> Records<'w> {
    fn one(&mut self) -> Option<(u16, &'w [u8])> {
        let (head, rest) = self.0.split_first_chunk::<4>()?;
        let [kind, length] = [[head[0], head[1]], [head[2], head[3]]].map(u16::from_le_bytes);
        let (data, rest) = rest.split_at_checked(length.into())?;
        self.0 = rest;
        Some((kind, data))
    }
}

/// The size of all sheets so far.
#[derive(Default)]
struct Size {
    cells: usize,
    text: usize,
    /// The bytes of their records, which several sheets may share.
    bytes: usize,
}

impl Size {
    fn add_sheet(&mut self, sheet: &[u8], texts: &SharedTexts) -> Result<(), Flaw> {
        let (mut values, mut formulas) = (Extent::default(), Extent::default());
        // A chart in the sheet has records like those of cells; only the beginning of the sheet is its own.
        let (mut has_begun, mut within) = (false, 0_usize);
        for record in Records(sheet) {
            self.bytes +=
                4 + record.data.len() + record.continued.iter().map(|part| part.len()).sum::<usize>();
            match record.kind {
                BEGINNING if has_begun => within += 1,
                BEGINNING => has_begun = true,
                END if within == 0 => break,
                END => within -= 1,
                _ if within > 0 => {}
                DIMENSIONS if record.stated_cells().is_some_and(|cells| cells > MOST_CELLS) => {
                    return Err(too_large());
                }
                _ => {}
            }
            if within == 0 {
                self.text += record.length_of_text(texts);
                values.add(&record);
                if record.kind == FORMULA {
                    formulas.add(&record);
                }
            }
            self.hold([&values, &formulas])?;
        }
        self.cells += values.cells() + formulas.cells();
        Ok(())
    }

    fn hold(&self, extents: [&Extent; 2]) -> Result<(), Flaw> {
        let cells = extents.iter().fold(self.cells, |sum, extent| sum.saturating_add(extent.cells()));
        if cells > MOST_CELLS || self.text > MOST_TEXT || self.bytes > MOST_TEXT {
            return Err(too_large());
        }
        Ok(())
    }
}

/// The rows and columns between all cells of a sheet, which takes room for each that is between them.
#[derive(Default)]
struct Extent {
    /// The first and the last row and column.
    corners: Option<[[u16; 2]; 2]>,
    /// One cell may be in the records several times.
    records: usize,
}

impl Extent {
    fn add(&mut self, record: &Record<'_>) {
        let (Some(row), Some(column)) = (record.single(0), record.single(2)) else { return };
        let last = match record.kind {
            FORMULA | RICH_TEXT | SHARED_TEXT | NUMBER | TEXT | BOOLEAN_OR_ERROR | SHORT_NUMBER => column,
            SEVERAL_NUMBERS => {
                record.data.len().checked_sub(2).and_then(|at| record.single(at)).unwrap_or(column)
            }
            _ => return,
        };
        let [rows, columns] = self.corners.unwrap_or([[row, row], [column, column]]);
        let columns = [columns[0].min(column), columns[1].max(last)];
        self.corners = Some([[rows[0].min(row), rows[1].max(row)], columns]);
        self.records += 1 + usize::from(last.saturating_sub(column));
    }

    fn cells(&self) -> usize {
        let extent = |[first, last]: [u16; 2]| 1 + usize::from(last) - usize::from(first);
        self.corners.map_or(0, |[rows, columns]| (extent(rows) * extent(columns)).max(self.records))
    }
}

impl Record<'_> {
    /// How many characters the text of a cell has.
    fn length_of_text(&self, texts: &SharedTexts) -> usize {
        match self.kind {
            SHARED_TEXT => self.double(6).map_or(0, |number| texts.length(number)),
            RICH_TEXT | TEXT => self.data.len().saturating_sub(6),
            TEXT_OF_FORMULA => self.data.len(),
            _ => 0,
        }
    }
}

/// The lengths of the texts that cells refer to, in characters.
#[derive(Default)]
struct SharedTexts {
    lengths: Vec<u16>,
    /// Of those whose lengths are not known.
    longest: usize,
}

impl SharedTexts {
    fn of(record: &Record<'_>) -> Self {
        let mut parts = Parts { part: record.data.get(8..).unwrap_or_default(), rest: &record.continued };
        let mut lengths = Vec::new();
        while !parts.part.is_empty() || parts.go_on() {
            match parts.skip_text() {
                Some(length) => lengths.push(length),
                None => {
                    // Then a text is no longer than all of them.
                    let all = record.continued.iter().fold(record.data.len(), |sum, part| sum + part.len());
                    return Self { lengths, longest: all.min(u16::MAX.into()) };
                }
            }
        }
        Self { lengths, longest: 0 }
    }

    fn length(&self, number: u32) -> usize {
        self.lengths.get(number as usize).map_or(self.longest, |length| usize::from(*length))
    }
}

/// Texts that go on from one record to the next.
struct Parts<'r, 'w> {
    part: &'w [u8],
    rest: &'r [&'w [u8]],
}

impl<'w> Parts<'_, 'w> {
    fn go_on(&mut self) -> bool {
        let Some((next, rest)) = self.rest.split_first() else { return false };
        (self.part, self.rest) = (next, rest);
        true
    }

    fn bytes<const N: usize>(&mut self) -> Option<&'w [u8; N]> {
        let (bytes, rest) = self.part.split_first_chunk()?;
        self.part = rest;
        Some(bytes)
    }

    /// Goes past the next text; its length.
    fn skip_text(&mut self) -> Option<u16> {
        let [low, high, flags] = *self.bytes()?;
        let length = u16::from_le_bytes([low, high]);
        let runs = if flags & 8 == 0 { 0 } else { u16::from_le_bytes(*self.bytes()?) };
        let about = if flags & 4 == 0 { 0 } else { u32::from_le_bytes(*self.bytes()?) };
        let (mut left, mut is_wide) = (usize::from(length), flags & 1 != 0);
        loop {
            let width = 1 + usize::from(is_wide);
            let here = left.min(self.part.len() / width);
            self.part = &self.part[here * width..];
            left -= here;
            if left == 0 {
                break;
            }
            // Each part says for itself how wide its characters are.
            if !self.go_on() {
                return None;
            }
            is_wide = self.bytes::<1>()?[0] & 1 != 0;
        }
        self.skip(4 * usize::from(runs) + about as usize)?;
        Some(length)
    }

    fn skip(&mut self, mut length: usize) -> Option<()> {
        while length > 0 {
            if self.part.is_empty() && !self.go_on() {
                return None;
            }
            let here = length.min(self.part.len());
            self.part = &self.part[here..];
            length -= here;
        }
        Some(())
    }
}
