//! Which spans of different annotators are about the same thing.
//!
//! In words: two spans of different sides can belong together if they have the
//! same label and share a letter, or have different labels and share at least
//! half of the letters that either of them has. Of all such pairs the closest
//! are joined first: those with the same label before the others, and among
//! them those that share more of their letters (shared letters ÷ letters of
//! either). A pair that would bring two spans of one side together is passed
//! over. So nested spans of one label meet their like and not each other,
//! identical spans of one annotator stay two, and of a discontinuous span only
//! its parts count, not the words between them.

use std::cmp::Reverse;

use super::Side;
use crate::core::model::{AnnotationId, Span};
use crate::core::text::TextRange;

/// The share of letters is counted in parts of so many.
const WHOLE: usize = 1_000_000;

/// A span by its side and its place among all spans.
struct Piece<'a> {
    side: usize,
    span: &'a Span,
}

/// A pair that can belong together; the greatest is joined first.
type Pair = (bool, usize, Reverse<(usize, usize)>);

/// For each group, the span of each side that belongs to it. In reading order.
pub(super) fn groups(sides: &[Side<'_>]) -> Vec<Vec<Option<AnnotationId>>> {
    let pieces: Vec<Piece<'_>> = sides
        .iter()
        .enumerate()
        .flat_map(|(side, one)| one.sheet.spans.iter().map(move |span| Piece { side, span }))
        .collect();
    let mut joined: Vec<Group> = pieces.iter().enumerate().map(|(at, piece)| Group::of(at, piece)).collect();
    let mut group_of: Vec<usize> = (0..pieces.len()).collect();
    let mut pairs = pairs(&pieces);
    pairs.sort_unstable_by(|a, b| b.cmp(a));
    for (_, _, Reverse((a, b))) in pairs {
        let (Some(&to), Some(&from)) = (group_of.get(a), group_of.get(b)) else { continue };
        if to == from {
            continue;
        }
        let other = joined.get(from).filter(|other| joined.get(to).is_some_and(|one| one.is_apart(other)));
        let Some(moving) = other.cloned() else { continue };
        for (_, at) in &moving.members {
            if let Some(group) = group_of.get_mut(*at) {
                *group = to;
            }
        }
        if let Some(group) = joined.get_mut(from) {
            group.members.clear();
        }
        if let Some(group) = joined.get_mut(to) {
            group.members.extend(moving.members);
        }
    }
    let mut groups: Vec<_> = joined.into_iter().filter(|group| !group.members.is_empty()).collect();
    let first = |group: &Group| {
        let spans = group.members.iter().filter_map(|(_, at)| pieces.get(*at)).map(|piece| piece.span);
        spans.map(|span| (span.range.start(), Reverse(span.range.end()), span.id)).min()
    };
    groups.sort_by_cached_key(first);
    let versions = |group: &Group| {
        let of = |side: usize| group.members.iter().find(|(one, _)| *one == side);
        let id = |side| of(side).and_then(|(_, at)| pieces.get(*at)).map(|piece| piece.span.id);
        (0..sides.len()).map(id).collect()
    };
    groups.iter().map(versions).collect()
}

/// Spans that belong together: the side and the place of each.
#[derive(Clone)]
struct Group {
    members: Vec<(usize, usize)>,
}

impl Group {
    fn of(at: usize, piece: &Piece<'_>) -> Self {
        Self { members: vec![(piece.side, at)] }
    }

    /// Whether the two have no side in common.
    fn is_apart(&self, other: &Self) -> bool {
        self.members.iter().all(|(side, _)| other.members.iter().all(|(theirs, _)| side != theirs))
    }
}

/// All pairs of different sides that can belong together.
fn pairs(pieces: &[Piece<'_>]) -> Vec<Pair> {
    let mut by_start: Vec<(usize, &Piece<'_>)> = pieces.iter().enumerate().collect();
    by_start.sort_by_key(|(at, piece)| (piece.span.range.start(), *at));
    let mut pairs = Vec::new();
    // Those that have begun and may not have ended.
    let mut open: Vec<(usize, &Piece<'_>)> = Vec::new();
    for (at, piece) in by_start {
        open.retain(|(_, earlier)| earlier.span.range.end() > piece.span.range.start());
        for (earlier_at, earlier) in &open {
            if earlier.side != piece.side {
                let share = share(earlier.span, piece.span);
                let same = earlier.span.label == piece.span.label;
                if if same { share > 0 } else { share * 2 >= WHOLE } {
                    let (a, b) = if *earlier_at < at { (*earlier_at, at) } else { (at, *earlier_at) };
                    pairs.push((same, share, Reverse((a, b))));
                }
            }
        }
        open.push((at, piece));
    }
    pairs
}

/// Which share of the letters that either span has both have, in parts of [`WHOLE`].
fn share(a: &Span, b: &Span) -> usize {
    let length = |span: &Span| span.pieces().iter().map(|piece| piece.len()).sum::<usize>();
    let common =
        |x: &TextRange, y: &TextRange| y.end().min(x.end()).0.saturating_sub(y.start().max(x.start()).0);
    let shared: usize =
        a.pieces().iter().map(|x| b.pieces().iter().map(|y| common(x, y)).sum::<usize>()).sum();
    let either = length(a) + length(b) - shared;
    (shared * WHOLE).checked_div(either).unwrap_or_default()
}
