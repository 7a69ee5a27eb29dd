//! Long files of lines, read part by part: then no more of one than a part is ever held.

use super::format::Format;
use super::recognise::recognise;
use crate::core::decode::{self, Recognised};

/// How many bytes of a file make a part, about.
pub const PART: usize = 1 << 20;

/// The format of a file that can be read part by part, told by its first bytes: UTF-8,
/// but for a damaged line perhaps, with a record on its first line.
#[must_use]
pub fn in_parts(name: &str, start: &[u8]) -> Option<Format> {
    let end = start.iter().rposition(|byte| *byte == b'\n')?;
    let lines = start.get(..end)?;
    match decode::recognise(lines) {
        Recognised::Utf8(text) => is_cut_at_lines(name, text),
        Recognised::Damaged(_) => {
            let (text, _) = sound_lines(lines.strip_prefix(MARK).unwrap_or(lines));
            is_cut_at_lines(name, &text)
        }
        Recognised::Utf16(_) | Recognised::SingleByte => None,
    }
}

/// The same of a file that was read already, if it is long.
#[must_use]
pub fn is_cut_at_lines(name: &str, text: &str) -> Option<Format> {
    let first = text.lines().find(|line| !line.trim().is_empty())?.trim();
    let is_record = first.starts_with('{') && first.ends_with('}');
    Some(recognise(name, text)).filter(|format| is_record && format.is_lines())
}

/// The byte order mark in UTF-8, which is no part of the text.
pub const MARK: &[u8] = b"\xEF\xBB\xBF";

/// A part of a file of lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinesPart {
    /// How many lines of the file come before it.
    pub lines_before: usize,
    /// Its lines, whole, as bytes.
    pub bytes: Vec<u8>,
}

/// Cuts a file of lines, as its bytes come in.
#[derive(Debug, Default)]
pub struct Cutter {
    /// The beginning of a line whose end has not come yet.
    rest: Vec<u8>,
    lines: usize,
    begun: bool,
}

impl Cutter {
    /// All lines that have ended with these bytes; `None` if none has.
    pub fn cut(&mut self, bytes: &[u8]) -> Option<LinesPart> {
        let Some(end) = bytes.iter().rposition(|byte| *byte == b'\n') else {
            self.rest.extend(bytes);
            return None;
        };
        let (lines, rest) = bytes.split_at_checked(end.saturating_add(1)).unwrap_or((bytes, &[]));
        let mut part = std::mem::replace(&mut self.rest, rest.to_vec());
        part.extend(lines);
        Some(self.part(part))
    }

    /// The last line, if nothing ends it.
    #[must_use]
    pub fn finish(mut self) -> Option<LinesPart> {
        let rest = std::mem::take(&mut self.rest);
        (!rest.is_empty()).then(|| self.part(rest))
    }

    fn part(&mut self, mut bytes: Vec<u8>) -> LinesPart {
        if !std::mem::replace(&mut self.begun, true) && bytes.starts_with(MARK) {
            bytes.drain(..MARK.len());
        }
        let lines_before = self.lines;
        self.lines = self.lines.saturating_add(bytes.iter().filter(|byte| **byte == b'\n').count());
        LinesPart { lines_before, bytes }
    }
}

/// The lines that are UTF-8, with an empty one in place of each that is not; and which
/// those are, counted from 0.
#[must_use]
pub(super) fn sound_lines(bytes: &[u8]) -> (String, Vec<usize>) {
    let (mut sound, mut damaged) = (String::with_capacity(bytes.len()), Vec::new());
    for (n, line) in bytes.split_inclusive(|byte| *byte == b'\n').enumerate() {
        match std::str::from_utf8(line) {
            Ok(line) => sound.push_str(line),
            Err(_) => {
                damaged.push(n);
                sound.push('\n');
            }
        }
    }
    (sound, damaged)
}
