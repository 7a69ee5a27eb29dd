//! Which spans of two annotators belong together.
//!
//! All three ways take pairs one-to-one out of the same list of overlapping
//! pairs, greedily: the longest overlap in code points first; of equals the one
//! with the shorter spans, so that what is equal comes before what is nested;
//! then the one with the same label; then in reading order. The order is the
//! same whoever of the two comes first.

use super::work::Unit;
use crate::core::order::{Key, order};

/// Pairs of places in the two lists of units.
pub(super) type Pairs = Vec<(usize, usize)>;

/// What belongs together.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Matches {
    /// Same label and same pieces, each of them.
    pub exact: Pairs,
    /// Same label and at least one code point in both.
    pub relaxed: Pairs,
    /// At least one code point in both, whatever the label.
    pub any: Pairs,
}

/// A pair that shares a code point.
struct Candidate {
    a: usize,
    b: usize,
    same_label: bool,
    equal: bool,
    key: Key,
}

impl Matches {
    /// Of two lists of units in reading order.
    pub fn of(a: &[Shape], b: &[Shape]) -> Self {
        let candidates = candidates(a, b);
        let sorted = order(candidates.iter().map(|one| one.key));
        let mut matches = Self::default();
        let (mut taken_a, mut taken_b) = (vec![0_u8; a.len()], vec![0_u8; b.len()]);
        for one in sorted.into_iter().filter_map(|at| candidates.get(at)) {
            let (Some(of_a), Some(of_b)) = (taken_a.get_mut(one.a), taken_b.get_mut(one.b)) else { continue };
            let ways = [
                (EXACT, one.equal, &mut matches.exact),
                (RELAXED, one.same_label, &mut matches.relaxed),
                (ANY, true, &mut matches.any),
            ];
            for (way, may, pairs) in ways {
                if may && (*of_a | *of_b) & way == 0 {
                    *of_a |= way;
                    *of_b |= way;
                    pairs.push((one.a, one.b));
                }
            }
        }
        matches
    }
}

/// The ways in which a unit is taken already.
const EXACT: u8 = 1;
const RELAXED: u8 = 2;
const ANY: u8 = 4;

/// A unit's place, read once for all that it meets.
#[derive(Debug)]
pub(super) struct Shape<'a> {
    unit: &'a Unit<'a>,
    start: usize,
    end: usize,
    len: usize,
}

impl<'a> Shape<'a> {
    /// Of a unit.
    pub fn of(unit: &'a Unit) -> Self {
        let hull = unit.hull();
        Self { unit, start: hull.start().0, end: hull.end().0, len: unit.len() }
    }

    fn shared(&self, other: &Self) -> usize {
        let in_one_piece = self.len + other.len == self.end - self.start + other.end - other.start;
        if in_one_piece {
            return self.end.min(other.end).saturating_sub(self.start.max(other.start));
        }
        self.unit.shared(other.unit)
    }
}

/// All pairs that share a code point: one sweep over both lists, in which each
/// unit meets those of the other that have begun and not ended.
fn candidates(a: &[Shape], b: &[Shape]) -> Vec<Candidate> {
    let places = a.len() + b.len();
    let mut found = Vec::with_capacity(2 * places);
    let (mut open_a, mut open_b): (Vec<usize>, Vec<usize>) = (Vec::new(), Vec::new());
    let (mut next_a, mut next_b) = (0, 0);
    loop {
        match (a.get(next_a), b.get(next_b)) {
            (Some(unit), other) if other.is_none_or(|other| unit.start <= other.start) => {
                open_b.retain(|at| b.get(*at).is_some_and(|other| other.end > unit.start));
                let met = open_b.iter().filter_map(|at| Some((*at, b.get(*at)?)));
                found.extend(met.filter_map(|(at, other)| candidate(unit, other, [next_a, at], places)));
                open_a.push(next_a);
                next_a += 1;
            }
            (_, Some(unit)) => {
                open_a.retain(|at| a.get(*at).is_some_and(|other| other.end > unit.start));
                let met = open_a.iter().filter_map(|at| Some((*at, a.get(*at)?)));
                found.extend(met.filter_map(|(at, other)| candidate(other, unit, [at, next_b], places)));
                open_b.push(next_b);
                next_b += 1;
            }
            (_, None) => return found,
        }
    }
}

fn candidate(one: &Shape, other: &Shape, [a, b]: [usize; 2], places: usize) -> Option<Candidate> {
    let shared = one.shared(other);
    let same_label = one.unit.label == other.unit.label;
    // Places as one number that is the same with the two lists exchanged.
    let place = a.min(b) * places + a.max(b);
    let key = [usize::MAX - shared, 2 * (one.len + other.len) + usize::from(!same_label), place];
    let equal = same_label && one.len == other.len && one.unit.pieces == other.unit.pieces;
    (shared > 0).then_some(Candidate { a, b, same_label, equal, key })
}
