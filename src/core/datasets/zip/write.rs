//! An archive in the making. Nothing in it is compressed; the date of its files is
//! the first that the format has, so that the same files make the same archive.

use super::Sum;

/// Writes an archive piece by piece: whoever asks puts what it gives and the files
/// themselves behind one another, without copying a file.
#[derive(Debug, Default)]
pub struct ZipWriter {
    /// How long the archive is so far.
    length: u32,
    /// How many files are in it.
    files: u16,
    /// What stands at its end: its directory.
    directory: Vec<u8>,
}

/// Bit 11: names are UTF-8.
const UTF_8: u16 = 1 << 11;
/// What a program has to understand: version 2.0, for folders in names.
const VERSION: u16 = 20;
/// The first of January 1980.
const DATE: u16 = 0x21;

impl ZipWriter {
    /// What comes before a file, which comes next. `None` where the archive would come
    /// to 4 GiB or 65,535 files: it needed another format then.
    #[must_use]
    pub fn file(&mut self, name: &str, sum: &Sum) -> Option<Vec<u8>> {
        let size = u32::try_from(sum.size).ok()?;
        let files = self.files.checked_add(1).filter(|files| *files < u16::MAX)?;
        let mut common = Vec::new();
        for number in [VERSION, UTF_8, 0, 0, DATE] {
            common.extend(number.to_le_bytes());
        }
        for number in [sum.crc(), size, size] {
            common.extend(number.to_le_bytes());
        }
        common.extend(u16::try_from(name.len()).ok()?.to_le_bytes());
        // No extra field.
        common.extend([0, 0]);
        let head = [&b"PK\x03\x04"[..], &common, name.as_bytes()].concat();
        let length = self.length.checked_add(u32::try_from(head.len()).ok()?)?.checked_add(size)?;
        self.directory.extend(b"PK\x01\x02");
        self.directory.extend(VERSION.to_le_bytes());
        self.directory.extend(common);
        // No comment, the first disk, no attributes.
        self.directory.extend([0; 10]);
        self.directory.extend(self.length.to_le_bytes());
        self.directory.extend(name.as_bytes());
        (self.length, self.files) = (length, files);
        Some(head)
    }

    /// What comes behind the last file. `None` as above.
    #[must_use]
    pub fn finish(self) -> Option<Vec<u8>> {
        let size = u32::try_from(self.directory.len()).ok()?;
        let mut tail = self.directory;
        tail.extend(b"PK\x05\x06\0\0\0\0");
        tail.extend([self.files, self.files].map(u16::to_le_bytes).concat());
        tail.extend([size, self.length].map(u32::to_le_bytes).concat());
        // No comment.
        tail.extend([0, 0]);
        Some(tail)
    }
}
