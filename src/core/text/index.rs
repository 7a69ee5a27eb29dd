//! Conversions between code points, UTF-16 code units and bytes.
//!
//! A table holds where every 256th code point begins in the other two units, so
//! a conversion is a look-up (or a binary search) and a count of 255 characters
//! at most, however long the text.

use super::{Byte, CodePoint, Text, TextRange, Utf16};

/// Code points between two checkpoints.
pub(super) const STRIDE: usize = 256;

/// Where the code point number `index × STRIDE` begins.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Checkpoint {
    pub(super) byte: usize,
    utf16: usize,
}

/// The checkpoints of a text (at least the one at 0) and its length.
pub(super) fn checkpoints(raw: &str) -> (Vec<Checkpoint>, CodePoint) {
    let mut table = Vec::with_capacity(raw.len() / (2 * STRIDE) + 1);
    let (mut count, mut utf16) = (0, 0);
    for (byte, c) in raw.char_indices() {
        if count % STRIDE == 0 {
            table.push(Checkpoint { byte, utf16 });
        }
        count += 1;
        utf16 += c.len_utf16();
    }
    if table.is_empty() {
        table.push(Checkpoint::default());
    }
    (table, CodePoint(count))
}

impl Text {
    /// The byte at which the code point at `at` begins; the end of the text is
    /// an offset too. `None` past the end.
    #[must_use]
    pub fn to_byte(&self, at: CodePoint) -> Option<Byte> {
        self.locate(at).map(|(byte, _)| Byte(byte))
    }

    /// The UTF-16 code unit at which the code point at `at` begins. `None` past
    /// the end.
    #[must_use]
    pub fn to_utf16(&self, at: CodePoint) -> Option<Utf16> {
        let (byte, from) = self.locate(at)?;
        let counted = str_indices::utf16::count(self.raw.get(from.byte..byte)?);
        Some(Utf16(from.utf16 + counted))
    }

    /// The code point that begins at the UTF-16 offset `at`. `None` past the end
    /// and between the two halves of a surrogate pair.
    #[must_use]
    pub fn from_utf16(&self, at: Utf16) -> Option<CodePoint> {
        let (block, from) = self.last_checkpoint(|point| point.utf16 <= at.0)?;
        let slice = self.raw.get(from.byte..self.block_end(block))?;
        let wanted = at.0 - from.utf16;
        let bytes = str_indices::utf16::to_byte_idx(slice, wanted);
        let before = slice.get(..bytes)?;
        let exact = str_indices::utf16::count(before) == wanted;
        exact.then(|| CodePoint(block * STRIDE + str_indices::chars::count(before)))
    }

    /// The code point that begins at the byte `at`. `None` past the end and
    /// inside a character.
    #[must_use]
    pub fn from_byte(&self, at: Byte) -> Option<CodePoint> {
        let (block, from) = self.last_checkpoint(|point| point.byte <= at.0)?;
        let before = self.raw.get(from.byte..at.0)?;
        Some(CodePoint(block * STRIDE + str_indices::chars::count(before)))
    }

    /// The characters of a range. `None` if it ends past the end of the text.
    #[must_use]
    pub fn slice(&self, range: TextRange) -> Option<&str> {
        let (start, end) = (self.to_byte(range.start())?, self.to_byte(range.end())?);
        self.raw.get(start.0..end.0)
    }

    /// The byte of a code point, and the checkpoint at or before it.
    fn locate(&self, at: CodePoint) -> Option<(usize, Checkpoint)> {
        if at > self.len {
            return None;
        }
        // The end of a text of n × STRIDE code points has no checkpoint of its own.
        let block = (at.0 / STRIDE).min(self.checkpoints.len() - 1);
        let from = *self.checkpoints.get(block)?;
        let slice = self.raw.get(from.byte..self.block_end(block))?;
        let within = str_indices::chars::to_byte_idx(slice, at.0 - block * STRIDE);
        Some((from.byte + within, from))
    }

    /// The last checkpoint for which `before` holds, with its number.
    fn last_checkpoint(&self, before: impl Fn(&Checkpoint) -> bool) -> Option<(usize, Checkpoint)> {
        let block = self.checkpoints.partition_point(before).checked_sub(1)?;
        Some((block, *self.checkpoints.get(block)?))
    }

    /// The byte at which the stretch after checkpoint `block` ends.
    fn block_end(&self, block: usize) -> usize {
        self.checkpoints.get(block + 1).map_or(self.raw.len(), |next| next.byte)
    }

    /// An offset for any number: one past the end becomes the end.
    pub(super) fn clamp(&self, at: CodePoint) -> CodePoint {
        at.min(self.len)
    }

    /// The byte of an offset, clamped to the text.
    pub(super) fn byte_clamped(&self, at: CodePoint) -> usize {
        self.to_byte(at).map_or(self.raw.len(), |byte| byte.0)
    }

    /// The code point at a byte that is known to begin a character.
    pub(super) fn at_byte(&self, byte: usize) -> CodePoint {
        self.from_byte(Byte(byte)).unwrap_or(self.len)
    }

    /// The range of code points between two bytes that begin characters.
    pub(super) fn between_bytes(&self, start: usize, end: usize) -> TextRange {
        TextRange::between(self.at_byte(start), self.at_byte(end))
    }
}
