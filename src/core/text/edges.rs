//! Moving one edge of a range: by words, by letters, to a place, and over a
//! glued proclitic. Offsets in code points; every outcome is clean (see
//! [`Text::clean`]) and holds at least one letter of what was there.

use super::proclitics::proclitics;
use super::{CodePoint, Text, TextRange};

/// One of the two edges of a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// Where it begins, in reading order.
    Start,
    /// Where it ends.
    End,
}

impl Edge {
    /// The other one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Start => Self::End,
            Self::End => Self::Start,
        }
    }

    /// Where it lies.
    #[must_use]
    pub fn of(self, range: TextRange) -> CodePoint {
        match self {
            Self::Start => range.start(),
            Self::End => range.end(),
        }
    }

    /// `range` with this edge at `at`; `None` if nothing would be left of it.
    fn moved(self, range: TextRange, at: CodePoint) -> Option<TextRange> {
        let (start, end) = match self {
            Self::Start => (at, range.end()),
            Self::End => (range.start(), at),
        };
        (start < end).then(|| TextRange::between(start, end))
    }
}

/// What an edge, or a selection, moves by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Whole words.
    Word,
    /// Single letters, with their marks.
    Letter,
}

impl Text {
    /// `range` with one edge moved one step, `onwards` in reading order or back.
    /// `None` where it can't go further that way.
    #[must_use]
    pub fn step_edge(&self, range: TextRange, edge: Edge, onwards: bool, unit: Unit) -> Option<TextRange> {
        match unit {
            Unit::Word => {
                let to = self.word_step(range, edge, onwards)?;
                self.clean(edge.moved(range, to)?)
            }
            Unit::Letter => self.letter_step(range, edge, onwards),
        }
        .filter(|moved| edge.of(*moved) != edge.of(range))
    }

    /// The next place where a word begins, for a start, or ends, for an end.
    fn word_step(&self, range: TextRange, edge: Edge, onwards: bool) -> Option<CodePoint> {
        let nothing = CodePoint(0);
        match (edge, onwards) {
            (Edge::End, true) => Some(self.first_word(TextRange::between(range.end(), self.len))?.end()),
            (Edge::End, false) => {
                let last = self.last_word(range)?;
                let before =
                    || self.last_word(TextRange::between(range.start(), last.start().max(range.start())));
                if last.end() < range.end() { Some(last.end()) } else { before().map(TextRange::end) }
            }
            (Edge::Start, true) => {
                let first = self.first_word(range)?;
                let behind =
                    || self.first_word(TextRange::between(first.end().min(range.end()), range.end()));
                if first.start() > range.start() {
                    Some(first.start())
                } else {
                    behind().map(TextRange::start)
                }
            }
            (Edge::Start, false) => Some(self.last_word(TextRange::between(nothing, range.start()))?.start()),
        }
    }

    /// Letter by letter until the edge has moved: blanks at an edge are cleaned away.
    fn letter_step(&self, range: TextRange, edge: Edge, onwards: bool) -> Option<TextRange> {
        let mut at = edge.of(range);
        loop {
            let next = if onwards {
                self.grapheme_end(CodePoint(at.0 + 1))
            } else {
                self.grapheme_start(CodePoint(at.0.checked_sub(1)?))
            };
            let moved = self.clean(edge.moved(range, next)?)?;
            // Cleaning may take the edge back over blanks, never beyond where it was.
            let is_further =
                if onwards { edge.of(moved) > edge.of(range) } else { edge.of(moved) < edge.of(range) };
            if is_further {
                return Some(moved);
            }
            if next == at {
                return None;
            }
            at = next;
        }
    }

    /// `range` with one edge put to `at`, snapped to words as a selection is
    /// (see [`Text::snap`]) or, by letters, only cleaned. `None` where nothing
    /// would be left.
    #[must_use]
    pub fn put_edge(&self, range: TextRange, edge: Edge, at: CodePoint, unit: Unit) -> Option<TextRange> {
        let wanted = edge.moved(range, at)?;
        let snapped = match unit {
            Unit::Word => self.snap(wanted.start(), wanted.end())?,
            Unit::Letter => wanted,
        };
        self.clean(edge.moved(range, edge.of(snapped))?)
    }

    /// `range` without the next proclitic that is glued to its first word; with
    /// all of them again where none is left to drop. `None` where its first word
    /// has none.
    #[must_use]
    pub fn turn_proclitic(&self, range: TextRange) -> Option<TextRange> {
        let word = self.first_word(range)?;
        let cuts = proclitics(self.slice(word)?);
        let places = cuts.iter().map(|cut| CodePoint(word.start().0 + cut.len));
        let next = places.filter(|at| *at > range.start()).find_map(|at| Edge::Start.moved(range, at));
        let turned = match next {
            Some(next) => next,
            None if cuts.is_empty() => return None,
            None => Edge::Start.moved(range, word.start())?,
        };
        self.clean(turned).filter(|turned| *turned != range)
    }
}
