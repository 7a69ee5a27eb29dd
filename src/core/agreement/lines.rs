//! Where one annotator used one label: the units of character F1 and of
//! Krippendorff's α_U (Krippendorff 1995, "On the reliability of unitizing
//! continuous data"; 2004, chapter 11.6).
//!
//! The continuum is the report's code points. Each piece of a discontinuous span
//! is a unit, since only pieces were marked. Units of one label by one annotator
//! may not overlap in α_U: those that share a code point, nested and identical
//! ones among them, are made one; those that only touch stay two.

use super::sums::float;
use super::work::{Unit, overlap};
use crate::core::order::order;
use crate::core::text::{CodePoint, TextRange};

/// The units of one label by one annotator.
#[derive(Debug)]
pub(super) struct Line {
    /// In order; none overlaps another.
    units: Vec<TextRange>,
    /// The lengths of the units in code points, ascending.
    lengths: Vec<usize>,
    /// The lengths of the gaps between them, before the first and behind the
    /// last, ascending.
    gaps: Vec<usize>,
    /// Σ over the units of (2l³ − 3l² + l) / 3: what each adds with each other
    /// unit, over all ways in which the two can overlap.
    pub cubes: f64,
    /// Σ over the units of l(l − 1).
    pub inner: f64,
    /// [`Self::in_gaps`] of itself.
    pub in_own_gaps: f64,
    /// How many code points the units hold.
    len: usize,
}

impl Line {
    /// The units of each of so many labels.
    pub fn all(labels: usize, units: &[Unit], len: CodePoint) -> Vec<Self> {
        let mut pieces: Vec<Vec<TextRange>> = vec![Vec::new(); labels];
        for unit in units {
            pieces.get_mut(unit.label).into_iter().for_each(|pieces| pieces.extend(unit.pieces.iter()));
        }
        pieces.into_iter().map(|pieces| Self::of(&pieces, len)).collect()
    }

    fn of(pieces: &[TextRange], len: CodePoint) -> Self {
        let mut units: Vec<TextRange> = Vec::with_capacity(pieces.len());
        let sorted = order(pieces.iter().map(|piece| [piece.start().0, piece.end().0, 0]));
        for piece in sorted.into_iter().filter_map(|at| pieces.get(at)) {
            match units.last_mut().filter(|last| last.overlaps(*piece)) {
                Some(last) => *last = TextRange::between(last.start(), last.end().max(piece.end())),
                None => units.push(*piece),
            }
        }
        let ends = [0].into_iter().chain(units.iter().map(|unit| unit.end().0));
        let starts = units.iter().map(|unit| unit.start().0).chain([len.0]);
        let gaps = ends.zip(starts).map(|(end, start)| start.saturating_sub(end));
        let gaps = ascending(gaps.collect());
        let lengths = ascending(units.iter().map(|unit| unit.len()).collect());
        let (cubes, inner, len) = (cubes(&lengths), inner(&lengths), lengths.iter().sum());
        let line = Self { lengths, units, gaps, cubes, inner, in_own_gaps: 0.0, len };
        Self { in_own_gaps: line.in_gaps(&line), ..line }
    }

    /// How many code points the units hold.
    pub fn len(&self) -> usize {
        self.len
    }

    /// How many units there are.
    pub fn count(&self) -> usize {
        self.units.len()
    }

    /// How many code points lie in units of both.
    pub fn shared(&self, other: &Self) -> usize {
        let mut shared = 0;
        walk(&self.units, &other.units, |met| {
            if let Met::Both(a, b) = met {
                shared += overlap(a, b);
            }
        });
        shared
    }

    /// The observed disagreement of two annotators, in code points squared, not
    /// yet divided by the square of the continuum's length: for each two units
    /// that overlap the squares of how far their starts and their ends lie
    /// apart; for each unit in a gap of the other the square of its length.
    pub fn observed(&self, other: &Self) -> f64 {
        let mut sum = 0.0;
        walk(&self.units, &other.units, |met| {
            sum += match met {
                Met::Both(a, b) => {
                    let starts = float(a.start().0.abs_diff(b.start().0));
                    let ends = float(a.end().0.abs_diff(b.end().0));
                    starts * starts + ends * ends
                }
                Met::Alone(unit) => float(unit.len()) * float(unit.len()),
            };
        });
        sum
    }

    /// Σ over the units of l² · Σ over the other's gaps not shorter than l of
    /// (g − l + 1): all ways in which a unit can lie in a gap.
    pub fn in_gaps(&self, other: &Self) -> f64 {
        let mut gaps = other.gaps.iter().rev().peekable();
        let (mut many, mut long, mut sum) = (0.0, 0.0, 0.0);
        for l in self.lengths.iter().rev() {
            while let Some(gap) = gaps.next_if(|gap| **gap >= *l) {
                many += 1.0;
                long += float(*gap);
            }
            let l = float(*l);
            sum += l * l * (long - many * (l - 1.0));
        }
        sum
    }
}

fn cubes(lengths: &[usize]) -> f64 {
    let cube = |l: &usize| {
        let l = float(*l);
        (2.0 * l * l * l - 3.0 * l * l + l) / 3.0
    };
    lengths.iter().map(cube).sum()
}

fn inner(lengths: &[usize]) -> f64 {
    lengths.iter().map(|l| float(*l) * (float(*l) - 1.0)).sum()
}

fn ascending(lengths: Vec<usize>) -> Vec<usize> {
    let sorted = order(lengths.iter().map(|length| [*length, 0, 0]));
    sorted.into_iter().filter_map(|at| lengths.get(at).copied()).collect()
}

/// What is met on the way along two lines.
enum Met {
    /// Two units that overlap.
    Both(TextRange, TextRange),
    /// A unit that overlaps none of the other line.
    Alone(TextRange),
}

/// One walk along both: each step goes past the unit that ends first.
fn walk(a: &[TextRange], b: &[TextRange], mut meet: impl FnMut(Met)) {
    let (mut ours, mut theirs) = (a.iter().copied().peekable(), b.iter().copied().peekable());
    let mut alone = [true, true];
    loop {
        let [alone_a, alone_b] = &mut alone;
        let (next_a, next_b) = (ours.peek().copied(), theirs.peek().copied());
        let first = match (next_a, next_b) {
            (Some(a), Some(b)) => {
                if a.overlaps(b) {
                    meet(Met::Both(a, b));
                    (*alone_a, *alone_b) = (false, false);
                }
                a.end() <= b.end()
            }
            (Some(_), None) => true,
            (None, Some(_)) => false,
            (None, None) => return,
        };
        let (past, was_alone) = if first { (ours.next(), alone_a) } else { (theirs.next(), alone_b) };
        if let Some(unit) = past.filter(|_| *was_alone) {
            meet(Met::Alone(unit));
        }
        *was_alone = true;
    }
}
