//! Files that are no reports, and why.

use crate::core::datasets::zip;
use crate::core::decode::{Encoding, zeros_are_utf16};
use crate::core::text::Byte;

/// Why a file does not go in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It has no bytes, or nothing but a byte order mark.
    Empty,
    /// It is no text: a document, picture or program.
    NotText,
    /// It is UTF-8 but for some bytes, of which this is the first.
    Damaged(Byte),
    /// It has bytes that mean nothing in the encoding that was chosen for it.
    NotIn(Encoding),
    /// The browser could not read it.
    Unreadable,
    /// It is an archive, or in one, and can't be unpacked.
    Packed(zip::Refusal),
}

/// A file that does not go in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Its name, with the folders it came in.
    pub file: String,
    /// Why.
    pub why: Refusal,
}

/// Endings of files that are never plain text.
const BINARY: &[&str] = &[
    "7z", "avi", "bmp", "bz2", "class", "db", "dll", "doc", "docm", "dot", "epub", "exe", "gif", "gz",
    "heic", "ico", "jar", "jpeg", "jpg", "key", "m4a", "mdb", "mkv", "mov", "mp3", "mp4", "mpeg", "msg",
    "numbers", "odp", "ods", "odt", "ogg", "otf", "pages", "pdf", "png", "ppt", "pptx", "psd", "rar", "rtf",
    "so", "sqlite", "svgz", "tar", "tgz", "tif", "tiff", "ttf", "wasm", "wav", "webm", "webp", "woff",
    "woff2", "xls", "xlsm", "xlsx", "xz", "ds_store",
];

/// Whether a file need not be read to know that it is no report: by its ending.
#[must_use]
pub fn refused_by_name(file: &str) -> bool {
    let ending = file.rsplit(['.', '/', '\\']).next().unwrap_or_default().to_ascii_lowercase();
    file.contains('.') && BINARY.contains(&ending.as_str())
}

/// How many bytes at the start of a file are searched for zeros.
const LOOKED_AT: usize = 1024;

/// Whether a file's bytes are no text, whatever it is called: zero bytes in
/// the first KB that are not those of UTF-16, or the first letters of a known
/// kind of document.
#[must_use]
pub fn refused_by_content(bytes: &[u8]) -> Option<Refusal> {
    if matches!(bytes, [] | [0xEF, 0xBB, 0xBF] | [0xFE, 0xFF] | [0xFF, 0xFE]) {
        return Some(Refusal::Empty);
    }
    let start = bytes.get(..LOOKED_AT).unwrap_or(bytes);
    let known =
        [&b"%PDF-"[..], b"PK\x03\x04", b"{\\rtf", b"\x89PNG", b"GIF8", b"\xFF\xD8\xFF", b"\xD0\xCF\x11\xE0"];
    let document = known.iter().any(|first| bytes.starts_with(first));
    let binary = start.contains(&0) && !zeros_are_utf16(bytes);
    (document || binary).then_some(Refusal::NotText)
}
