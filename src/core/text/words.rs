//! Words around an offset, and selections snapped to them. Offsets in code points.
//!
//! A text is cut into pieces before every white space that begins a grapheme:
//! no word crosses such a place, so a piece can be segmented by itself with the
//! same outcome as the whole text. Where a thousand characters go by without
//! white space there are further cuts at fixed places, so that no question about
//! an offset reads more than a few blocks of the text and all give one answer.

use super::graphemes::is_edge;
use super::proclitics::proclitics;
use super::segment;
use super::{CodePoint, Text, TextRange};

/// Checkpoints in a block (1024 code points in all): one without white space is
/// cut off at its end.
const BLOCK: usize = 4;

impl Text {
    /// The words that share at least one code point with `within`, in order:
    /// no blanks, no punctuation. They never overlap, and their edges are
    /// grapheme edges. Reads only the neighbourhood of `within`.
    #[must_use]
    pub fn words(&self, within: TextRange) -> Vec<TextRange> {
        let (from, to) = (self.byte_clamped(within.start()), self.byte_clamped(within.end()));
        let mut found = Vec::new();
        if from == to {
            return found;
        }
        let mut start = self.piece_start(from);
        while start < to {
            let end = self.piece_end(start);
            let piece = self.raw.get(start..end).unwrap_or_default();
            for word in segment::words(piece) {
                let (begin, stop) = (start + word.start, start + word.end);
                if begin < to && from < stop {
                    found.push(self.between_bytes(begin, stop));
                }
            }
            start = end;
        }
        found
    }

    /// The word that holds the code point at `at`, or else the one that ends at
    /// `at`. `None` between blanks and punctuation and past the end.
    #[must_use]
    pub fn word_at(&self, at: CodePoint) -> Option<TextRange> {
        self.word_over(at).or_else(|| self.word_over(CodePoint(at.0.checked_sub(1)?)))
    }

    /// Whether a word begins or ends at `at`.
    #[must_use]
    pub fn is_word_edge(&self, at: CodePoint) -> bool {
        let begins = self.word_over(at).is_some_and(|word| word.start() == at);
        begins || self.word_at(at).is_some_and(|word| word.end() == at)
    }

    /// A selection between two offsets, in either order, snapped to words: it
    /// grows to the whole of every word of which it holds a code point, and
    /// leaves out punctuation and blanks at its edges (unless there is nothing
    /// but punctuation in it). A start that lies exactly behind a glued
    /// proclitic (see [`proclitics`]) stays there, so that و can be left out by
    /// starting after it. Snapping twice changes nothing more. `None` if the
    /// selection is empty or holds only blanks; offsets past the end are the end.
    #[must_use]
    pub fn snap(&self, anchor: CodePoint, focus: CodePoint) -> Option<TextRange> {
        let chosen = TextRange::between(self.clamp(anchor), self.clamp(focus));
        let (first, last) = (self.first_word(chosen), self.last_word(chosen));
        let (Some(first), Some(last)) = (first, last) else { return self.clean(chosen) };
        let start = self.clean(TextRange::between(chosen.start(), last.end()))?.start();
        let start = if self.follows_proclitic(first, start) { start } else { first.start() };
        self.clean(TextRange::between(start, last.end()))
    }

    /// Whether `at` lies behind a proclitic that is glued to `word`.
    fn follows_proclitic(&self, word: TextRange, at: CodePoint) -> bool {
        let text = self.slice(word).unwrap_or_default();
        word.contains(at) && proclitics(text).iter().any(|cut| word.start().0 + cut.len == at.0)
    }

    /// The word that holds the code point at `at`.
    fn word_over(&self, at: CodePoint) -> Option<TextRange> {
        self.words(TextRange::between(at, CodePoint(at.0.saturating_add(1)))).pop()
    }

    /// The first word that `within` touches, without reading all of it.
    pub(super) fn first_word(&self, within: TextRange) -> Option<TextRange> {
        let mut at = within.start();
        while at < within.end() {
            let end = self.at_byte(self.piece_end(self.byte_clamped(at)));
            let words = self.words(TextRange::between(at, end.min(within.end())));
            if let Some(word) = words.first() {
                return Some(*word);
            }
            at = end;
        }
        None
    }

    /// The last word that `within` touches, without reading all of it.
    pub(super) fn last_word(&self, within: TextRange) -> Option<TextRange> {
        let mut end = within.end();
        while within.start() < end {
            let last = CodePoint(end.0 - 1);
            let start = self.at_byte(self.piece_start(self.byte_clamped(last)));
            if let Some(word) = self.words(TextRange::between(start.max(within.start()), end)).pop() {
                return Some(word);
            }
            end = start;
        }
        None
    }

    /// The byte at which the piece begins that holds the character at `byte`.
    fn piece_start(&self, byte: usize) -> usize {
        let mut block = self.block_of(byte);
        let mut end = byte + self.raw.get(byte..).and_then(|s| s.chars().next()).map_or(0, char::len_utf8);
        loop {
            let start = self.block_start(block);
            if let Some(cut) = self.last_blank(start, end) {
                return cut;
            }
            if block == 0 || self.is_cut_block(block) {
                return start;
            }
            (block, end) = (block - 1, start);
        }
    }

    /// The byte at which the piece ends that holds the character at `byte`.
    fn piece_end(&self, byte: usize) -> usize {
        let mut from = byte + self.raw.get(byte..).and_then(|s| s.chars().next()).map_or(0, char::len_utf8);
        let mut block = self.block_of(byte) + 1;
        loop {
            let end = self.block_start(block);
            if let Some(cut) = self.first_blank(from, end) {
                return cut;
            }
            if end == self.raw.len() || self.is_cut_block(block) {
                return end;
            }
            (block, from) = (block + 1, from.max(end));
        }
    }

    /// The block that holds a byte.
    fn block_of(&self, byte: usize) -> usize {
        self.checkpoints.partition_point(|point| point.byte <= byte).saturating_sub(1) / BLOCK
    }

    /// The byte at which a block begins; past the last one it is the end.
    fn block_start(&self, block: usize) -> usize {
        self.checkpoints.get(block * BLOCK).map_or(self.raw.len(), |point| point.byte)
    }

    /// Whether a piece begins where this block does, because the block before
    /// has no white space.
    fn is_cut_block(&self, block: usize) -> bool {
        let start = self.block_start(block);
        is_edge(&self.raw, start)
            && block.checked_sub(1).is_some_and(|b| self.last_blank(self.block_start(b), start).is_none())
    }

    /// The first white space between two bytes that begins a grapheme.
    fn first_blank(&self, from: usize, to: usize) -> Option<usize> {
        let slice = self.raw.get(from..to)?;
        let mut blanks = slice.match_indices(char::is_whitespace).map(|(at, _)| from + at);
        blanks.find(|at| is_edge(&self.raw, *at))
    }

    /// The last white space between two bytes that begins a grapheme.
    fn last_blank(&self, from: usize, to: usize) -> Option<usize> {
        let slice = self.raw.get(from..to)?;
        let mut blanks = slice.rmatch_indices(char::is_whitespace).map(|(at, _)| from + at);
        blanks.find(|at| is_edge(&self.raw, *at))
    }
}
