//! What is in an archive, and what of it is too much.

use std::borrow::Cow;

use rawzip::{CompressionMethod, ZipArchive};

use super::Sum;

/// What is too much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// So many files at most.
    pub files: usize,
    /// So many bytes in each, unpacked.
    pub each: usize,
    /// So many bytes in all of them, unpacked.
    pub all: usize,
    /// So many times as large as it is packed, if it is more than a megabyte: each, and all
    /// of them beside the archive.
    pub ratio: usize,
}

impl Default for Limits {
    /// Files that a browser's memory holds, and more than text ever shrinks by.
    fn default() -> Self {
        Self { files: 100_000, each: 1 << 29, all: 1 << 30, ratio: 250 }
    }
}

/// Why an archive, or a file in it, is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is no archive, or a damaged one.
    Damaged,
    /// It has too many files.
    TooMany,
    /// It is too large unpacked.
    TooLarge,
    /// It is far larger unpacked than packed: made to fill the memory.
    Bomb,
    /// It needs a password.
    Encrypted,
    /// It is packed in a way that is not known: the number of the method.
    Method(u16),
}

/// A file in an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry<'a> {
    /// Its name with its folders, parted by `/`; never absolute, never above itself.
    pub name: String,
    /// Whether it is packed (DEFLATE, RFC 1951) or lies there as it is.
    pub packed: bool,
    /// Its bytes as they lie in the archive.
    pub bytes: &'a [u8],
    /// How many bytes it says it has, unpacked; within the limits.
    pub size: usize,
    /// The check sum of these.
    crc: u32,
}

/// What is in an archive. Folders are not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing<'a> {
    /// The files, in the archive's order.
    pub entries: Vec<Entry<'a>>,
    /// The files that are not taken, and why.
    pub refused: Vec<(String, Refusal)>,
}

/// What is in an archive.
///
/// # Errors
/// If it is none, or has more in it than the limits allow.
pub fn list<'a>(bytes: &'a [u8], limits: &Limits) -> Result<Listing<'a>, Refusal> {
    let archive = ZipArchive::from_slice(bytes).map_err(|_| Refusal::Damaged)?;
    let (mut listing, mut many, mut all) = (Listing::default(), 0_usize, 0_usize);
    let mut entries = archive.entries();
    while let Some(record) = entries.next_entry().map_err(|_| Refusal::Damaged)? {
        if record.is_dir() {
            continue;
        }
        many = many.saturating_add(1);
        if many > limits.files {
            return Err(Refusal::TooMany);
        }
        let name = safe(&String::from_utf8_lossy(record.file_path().as_bytes()));
        let size = usize::try_from(record.uncompressed_size_hint()).unwrap_or(usize::MAX);
        let packed = usize::try_from(record.compressed_size_hint()).unwrap_or(usize::MAX);
        let method = record.compression_method();
        let refusal = if record.flags().is_encrypted() {
            Some(Refusal::Encrypted)
        } else if method != CompressionMethod::STORE && method != CompressionMethod::DEFLATE {
            Some(Refusal::Method(method.as_u16()))
        } else if size > limits.each {
            Some(Refusal::TooLarge)
        } else if size > MEGABYTE && size > packed.saturating_mul(limits.ratio) {
            Some(Refusal::Bomb)
        } else {
            None
        };
        let range = archive.get_entry(record.wayfinder()).ok().map(|entry| entry.compressed_data_range());
        match (refusal, range.and_then(|range| part(bytes, range))) {
            (None, Some(bytes)) => {
                all = all.saturating_add(size);
                let packed = method == CompressionMethod::DEFLATE;
                listing.entries.push(Entry { name, packed, bytes, size, crc: record.crc32() });
            }
            (refusal, _) => listing.refused.push((name, refusal.unwrap_or(Refusal::Damaged))),
        }
        if all > limits.all {
            return Err(Refusal::TooLarge);
        }
        // Files that are small, and all unpacked from the same bytes.
        if all > MEGABYTE && all > bytes.len().saturating_mul(limits.ratio) {
            return Err(Refusal::Bomb);
        }
    }
    Ok(listing)
}

/// Below this nothing fills the memory.
const MEGABYTE: usize = 1 << 20;

fn part(bytes: &[u8], (start, end): (u64, u64)) -> Option<&[u8]> {
    bytes.get(usize::try_from(start).ok()?..usize::try_from(end).ok()?)
}

/// A name that leads nowhere but into the archive.
fn safe(name: &str) -> String {
    let is_drive = |part: &str| part.len() == 2 && part.ends_with(':');
    // Without them a part may be `..`.
    let name = name.replace('\0', "");
    let parts = name.split(['/', '\\']).filter(|part| !matches!(*part, "" | "." | "..") && !is_drive(part));
    let safe = parts.collect::<Vec<_>>().join("/");
    if safe.is_empty() { "-".to_owned() } else { safe }
}

/// Unpacks DEFLATE (RFC 1951): gets what is packed and how many bytes are to come of it.
pub type Inflate<'a> = dyn FnMut(&[u8], usize) -> Option<Vec<u8>> + 'a;

impl<'a> Entry<'a> {
    /// The file itself. `inflate` gets what is packed and how many bytes are to come of
    /// it, and gives no more than that; `None` if something is wrong with it.
    ///
    /// # Errors
    /// If the file is not what the archive says it is.
    pub fn unpack(&self, inflate: &mut Inflate) -> Result<Cow<'a, [u8]>, Refusal> {
        let file = if self.packed {
            Cow::Owned(inflate(self.bytes, self.size).ok_or(Refusal::Damaged)?)
        } else {
            Cow::Borrowed(self.bytes)
        };
        let whole = file.len() == self.size && Sum::of(&file).crc() == self.crc;
        if whole { Ok(file) } else { Err(Refusal::Damaged) }
    }
}
