//! What each annotator marked in one report, wherever it comes from: a layer of
//! the project, of a file, or a test.

use std::borrow::Cow;

use super::plan::{Edges, Plan};
use crate::core::order::order;
use crate::core::text::{CodePoint, TextRange};

/// A span, as the measures see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit<'a> {
    /// Its label, by its place in [`Plan::labels`].
    pub label: usize,
    /// Its pieces, in order and apart from one another; of a span in one piece
    /// that one.
    pub pieces: Cow<'a, [TextRange]>,
    /// Its values: one for each question of its label in the plan, in their
    /// order, none where it was not answered. Empty if it has no values at all.
    pub answers: Vec<Option<Answer>>,
}

impl Unit<'_> {
    /// From its first code point to behind its last, gaps included.
    #[must_use]
    pub fn hull(&self) -> TextRange {
        let ends = self.pieces.first().zip(self.pieces.last());
        ends.map(|(first, last)| TextRange::between(first.start(), last.end())).unwrap_or_default()
    }

    /// How many code points its pieces hold.
    #[must_use]
    pub fn len(&self) -> usize {
        self.pieces.iter().map(|piece| piece.len()).sum()
    }

    /// Whether it holds no code point.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many code points both hold.
    pub(super) fn shared(&self, other: &Self) -> usize {
        let (mut ours, mut theirs) = (self.pieces.iter().peekable(), other.pieces.iter().peekable());
        let mut shared = 0;
        while let (Some(a), Some(b)) = (ours.peek(), theirs.peek()) {
            shared += overlap(**a, **b);
            if a.end() <= b.end() {
                ours.next()
            } else {
                theirs.next()
            };
        }
        shared
    }
}

/// How many code points lie in both ranges.
pub(super) fn overlap(a: TextRange, b: TextRange) -> usize {
    let start = a.start().max(b.start());
    a.end().min(b.end()).0.saturating_sub(start.0)
}

/// A value of which only matters whether it equals another: a 64-bit FNV-1a
/// hash of it. Two different values of one attribute have the same with a
/// chance of one in 2^64.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Answer(pub(super) u64);

impl Answer {
    /// Before anything was put in.
    pub const NONE: Self = Self(0xcbf2_9ce4_8422_2325);

    /// With these bytes put in.
    #[must_use]
    pub fn with(self, bytes: &[u8]) -> Self {
        Self(bytes.iter().fold(self.0, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3)))
    }
}

/// A relation between two spans of one annotator, by their places in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// Its type, by its place in [`Plan::kinds`].
    pub kind: usize,
    /// Where it starts.
    pub from: usize,
    /// Where it points.
    pub to: usize,
}

/// What one annotator marked in one report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Work<'a> {
    units: Vec<Unit<'a>>,
    links: Vec<Link>,
    /// How many spans the program suggested, whether they are left out or not.
    pub suggested: usize,
}

impl<'a> Work<'a> {
    /// Units in any order, with links by their places in it. Units that hold no
    /// code point are left out, with their links.
    #[must_use]
    pub fn new(units: Vec<Unit<'a>>, links: &[Link]) -> Self {
        let keys = units.iter().map(|unit| [unit.hull().start().0, unit.hull().end().0, unit.label]);
        let sorted = order(keys);
        let mut places = vec![None; units.len()];
        let mut units: Vec<Option<Unit>> = units.into_iter().map(Some).collect();
        let mut kept = Vec::with_capacity(units.len());
        for at in sorted {
            let unit = units.get_mut(at).and_then(Option::take).filter(|unit| !unit.is_empty());
            if let (Some(unit), Some(place)) = (unit, places.get_mut(at)) {
                *place = Some(kept.len());
                kept.push(unit);
            }
        }
        let place = |at: usize| places.get(at).copied().flatten();
        let moved = |link: &Link| Some(Link { from: place(link.from)?, to: place(link.to)?, ..*link });
        Self { units: kept, links: links.iter().filter_map(moved).collect(), suggested: 0 }
    }

    /// The units in reading order: by start, end and label.
    #[must_use]
    pub fn units(&self) -> &[Unit<'a>] {
        &self.units
    }

    /// The links.
    #[must_use]
    pub fn links(&self) -> &[Link] {
        &self.links
    }
}

/// One report with the work on it: what is measured in one slice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task<'a> {
    /// The report, by a number that its tallies keep: its place in the project.
    pub report: usize,
    /// How many code points its text has.
    pub len: CodePoint,
    /// Its tokens, in order and apart from one another.
    pub tokens: Vec<TextRange>,
    /// The work of each annotator of the plan; none if they have not worked on
    /// it, which is not the same as having marked nothing.
    pub work: Vec<Option<Work<'a>>>,
    /// The day on which the latest of the compared work was done, as RFC 3339
    /// has it: `2026-11-22`.
    pub day: Option<String>,
}

/// A span's pieces as the options want them.
pub(super) fn pieces<'a>(plan: &Plan, pieces: &'a [TextRange], tokens: &[TextRange]) -> Cow<'a, [TextRange]> {
    if plan.options.edges == Edges::Exact {
        return Cow::Borrowed(pieces);
    }
    let mut widened: Vec<TextRange> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        let piece = widen(*piece, tokens);
        match widened.last_mut().filter(|last| piece.start() <= last.end()) {
            Some(last) => *last = TextRange::between(last.start(), last.end().max(piece.end())),
            None => widened.push(piece),
        }
    }
    Cow::Owned(widened)
}

/// The range with all of every token that it touches.
fn widen(range: TextRange, tokens: &[TextRange]) -> TextRange {
    let touched = touched(range, tokens);
    let start = touched.first().map_or(range.start(), |token| token.start().min(range.start()));
    let end = touched.last().map_or(range.end(), |token| token.end().max(range.end()));
    TextRange::between(start, end)
}

fn touched(range: TextRange, tokens: &[TextRange]) -> &[TextRange] {
    tokens.get(touching(range, tokens)).unwrap_or_default()
}

/// The places of the tokens that share a code point with the range.
pub(super) fn touching(range: TextRange, tokens: &[TextRange]) -> std::ops::Range<usize> {
    let from = tokens.partition_point(|token| token.end() <= range.start());
    let behind = tokens.partition_point(|token| token.start() < range.end());
    from..behind.max(from)
}
