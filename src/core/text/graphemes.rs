//! Edges of grapheme clusters (a letter with its marks, an emoji, CR LF), by
//! Unicode's UAX #29, and ranges cleaned up to them. Offsets in code points.

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

use super::{CodePoint, Text, TextRange};

impl Text {
    /// The nearest grapheme edge at or before `at`; past the end it is the end.
    #[must_use]
    pub fn grapheme_start(&self, at: CodePoint) -> CodePoint {
        let byte = self.byte_clamped(at);
        if is_edge(&self.raw, byte) {
            return self.clamp(at);
        }
        let edge = GraphemeCursor::new(byte, self.raw.len(), true).prev_boundary(&self.raw, 0);
        edge.ok().flatten().map_or(CodePoint(0), |byte| self.at_byte(byte))
    }

    /// The nearest grapheme edge at or after `at`; past the end it is the end.
    #[must_use]
    pub fn grapheme_end(&self, at: CodePoint) -> CodePoint {
        let byte = self.byte_clamped(at);
        if is_edge(&self.raw, byte) {
            return self.clamp(at);
        }
        let edge = GraphemeCursor::new(byte, self.raw.len(), true).next_boundary(&self.raw, 0);
        edge.ok().flatten().map_or(self.len, |byte| self.at_byte(byte))
    }

    /// Whether a grapheme begins or ends at `at`. Both ends of the text are
    /// edges; past the end there is none.
    #[must_use]
    pub fn is_grapheme_edge(&self, at: CodePoint) -> bool {
        self.to_byte(at).is_some_and(|byte| is_edge(&self.raw, byte.0))
    }

    /// The range grown to whole graphemes, then without the blanks at its two
    /// ends. `None` if nothing is left, or if the range ends past the text.
    ///
    /// A blank is what a reader can't see: Unicode white space, and also
    /// zero-width spaces and joiners, the bidi controls, the soft hyphen and the
    /// byte order mark when they stand on their own; at an edge they would
    /// make two equal-looking spans differ. A joiner or mark that belongs to a
    /// letter stays with it. A mark put on a space goes with the space, since
    /// a span may neither begin with a space nor cut the two apart.
    #[must_use]
    pub fn clean(&self, range: TextRange) -> Option<TextRange> {
        if range.is_empty() || range.end() > self.len {
            return None;
        }
        let start = self.to_byte(self.grapheme_start(range.start()))?.0;
        let end = self.to_byte(self.grapheme_end(range.end()))?.0;
        let (skip, len) = trim(self.raw.get(start..end)?)?;
        Some(self.between_bytes(start + skip, start + skip + len))
    }
}

/// Where the visible part of a slice begins and how long it is, in bytes.
/// `None` if there is no visible part. The slice begins and ends at grapheme edges.
pub(super) fn trim(slice: &str) -> Option<(usize, usize)> {
    let (skip, _) = slice.grapheme_indices(true).find(|(_, cluster)| !is_blank(cluster))?;
    let (last, cluster) = slice.grapheme_indices(true).rev().find(|(_, cluster)| !is_blank(cluster))?;
    Some((skip, last + cluster.len() - skip))
}

/// Whether a grapheme edge lies at this byte.
pub(super) fn is_edge(raw: &str, byte: usize) -> bool {
    is_plain_edge(raw, byte)
        || raw.is_char_boundary(byte)
            && GraphemeCursor::new(byte, raw.len(), true).is_boundary(raw, 0) == Ok(true)
}

/// Whether the characters on both sides are such as never join: nearly all of a
/// report, and far quicker to tell.
fn is_plain_edge(raw: &str, byte: usize) -> bool {
    let plain = |c: char| matches!(c, ' '..='~' | 'ء'..='غ' | 'ف'..='ي');
    raw.split_at_checked(byte).is_some_and(|(before, after)| {
        before.chars().next_back().is_none_or(plain) && after.chars().next().is_none_or(plain)
    })
}

/// Whether a grapheme shows nothing: it holds white space or is all invisible.
pub(super) fn is_blank(cluster: &str) -> bool {
    cluster.contains(char::is_whitespace) || cluster.chars().all(is_invisible)
}

/// Characters that show nothing and aren't white space either.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'
            | '\u{2066}'..='\u{2069}' | '\u{feff}'
    )
}
