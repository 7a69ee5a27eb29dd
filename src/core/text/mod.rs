//! A report's text: offsets, paragraphs, graphemes, words and clitics.
//!
//! **Units.** Every offset in a signature is a [`CodePoint`] (what is stored),
//! a [`Utf16`] (what the DOM counts) or a [`Byte`] (what Rust counts); every
//! range is a [`TextRange`] of code points, its end excluded. Only
//! [`Proclitic::len`] is a bare number: code points from the start of a word.
//!
//! - `offset`: the offset types.
//! - `index`: conversions between the units, by checkpoints.
//! - `classes`: the bidirectional class of every character.
//! - `paragraphs`: lines, and the direction of each.
//! - `graphemes`: edges that never part a letter from its marks; `clean`.
//! - `segment`: which stretches of a piece of text are words.
//! - `words`: words around an offset, without reading the whole text; `snap`.
//! - `invisibles`: characters that can't be seen, by name.
//! - `isolates`: dates, ranges and figures to be shown in written order.
//! - `proclitics`: where و ف ب ل ك are glued to a word.
//! - `edges`: moving one edge of a range by words, letters or a proclitic.
//! - `fold`: what a search sees of each character.
//!
//! Nothing here changes the text, and apart from [`Text::new`],
//! [`Text::isolates`], [`Text::invisibles`] and [`Text::words`], which read what they are given once,
//! nothing reads more than the neighbourhood of an offset.

mod classes;
mod edges;
mod figures;
mod fold;
mod graphemes;
mod index;
mod invisibles;
mod isolates;
mod offset;
mod paragraphs;
mod proclitics;
mod segment;
mod words;

#[cfg(test)]
mod tests;

use std::sync::Arc;

pub use edges::{Edge, Unit};
pub use fold::{Folded, fold};
pub use invisibles::{Invisible, Sign};
pub use offset::{Byte, CodePoint, TextRange, Utf16};
pub use paragraphs::{Direction, Paragraph};
pub use proclitics::{Proclitic, proclitics};

use index::Checkpoint;

/// The text of a report, kept exactly as it was given: nothing is normalised,
/// trimmed or re-encoded. A clone shares the text; two texts are equal when
/// they hold the same characters.
#[derive(Clone, Debug)]
pub struct Text {
    raw: Arc<str>,
    len: CodePoint,
    checkpoints: Arc<[Checkpoint]>,
    paragraphs: Arc<[Paragraph]>,
    direction: Direction,
}

impl Text {
    /// Takes the text and prepares its tables: one pass over it.
    pub fn new(raw: impl Into<String>) -> Self {
        let raw: Arc<str> = Arc::from(raw.into());
        let (checkpoints, len) = index::checkpoints(&raw);
        let (paragraphs, direction) = paragraphs::split(&raw);
        Self { raw, len, checkpoints: checkpoints.into(), paragraphs: paragraphs.into(), direction }
    }

    /// The whole text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.raw
    }

    /// How many code points the text has.
    #[must_use]
    pub fn len(&self) -> CodePoint {
        self.len
    }

    /// Whether the text has no character at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.raw.is_empty()
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        self.raw == other.raw
    }
}

impl Eq for Text {}
