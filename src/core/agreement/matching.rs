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
    pub fn of(a: &[Unit], b: &[Unit]) -> Self {
        let candidates = candidates(a, b);
        let sorted = order(candidates.iter().map(|one| one.key));
        let mut ways = [Way::new(a.len(), b.len()), Way::new(a.len(), b.len()), Way::new(a.len(), b.len())];
        let [exact, relaxed, any] = &mut ways;
        for one in sorted.into_iter().filter_map(|at| candidates.get(at)) {
            if one.equal {
                exact.take(one);
            }
            if one.same_label {
                relaxed.take(one);
            }
            any.take(one);
        }
        let [exact, relaxed, any] = ways.map(|way| way.pairs);
        Self { exact, relaxed, any }
    }
}

/// Pairs taken so far, and what is in them.
struct Way {
    pairs: Pairs,
    taken: [Vec<bool>; 2],
}

impl Way {
    fn new(a: usize, b: usize) -> Self {
        Self { pairs: Vec::with_capacity(a.min(b)), taken: [vec![false; a], vec![false; b]] }
    }

    fn take(&mut self, one: &Candidate) {
        let [a, b] = &mut self.taken;
        if let (Some(a @ false), Some(b @ false)) = (a.get_mut(one.a), b.get_mut(one.b)) {
            (*a, *b) = (true, true);
            self.pairs.push((one.a, one.b));
        }
    }
}

/// A unit's place, read once for all that it meets.
struct Shape<'a> {
    unit: &'a Unit<'a>,
    start: usize,
    end: usize,
    len: usize,
}

impl<'a> Shape<'a> {
    fn of(unit: &'a Unit) -> Self {
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
fn candidates(a: &[Unit], b: &[Unit]) -> Vec<Candidate> {
    let (a, b): (Vec<Shape>, Vec<Shape>) =
        (a.iter().map(Shape::of).collect(), b.iter().map(Shape::of).collect());
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
