//! Percentile intervals by drawing reports anew (Efron and Tibshirani 1993,
//! chapter 13): as many reports as there are, each any number of times, their
//! counts added up, and of the values that come out the 2.5th and the 97.5th
//! percentile, linear between neighbours as `numpy.percentile` has them.
//!
//! Up to five reports all n^n draws are gone through, so that nothing is left to
//! chance. Of more, 1,000 are drawn by SplitMix64 from a fixed seed: the same
//! counts always give the same interval.

use super::measure::Figure;
use super::sums::float;
use crate::core::order::{Key, order};

/// How many draws are made where not all are gone through.
pub const DRAWS: usize = 1000;
/// Where the draws begin.
pub const SEED: u64 = 20_170_404;
/// Under so many reports an interval is unstable, and that is to be said.
pub const STABLE: usize = 10;
/// Up to so many reports all draws are gone through: 5^5 = 3125.
const ENUMERATED: usize = 5;

/// A 95 % interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The 2.5th percentile.
    pub low: f64,
    /// The 97.5th percentile.
    pub high: f64,
    /// Over how many reports.
    pub reports: usize,
    /// How many draws had a value.
    pub draws: usize,
}

impl Interval {
    /// Whether there are too few reports to rely on it.
    #[must_use]
    pub fn is_unstable(&self) -> bool {
        self.reports < STABLE
    }
}

/// Rows that add up to a value.
pub(super) struct Resampled<'a, F: Fn(&[f64]) -> Figure> {
    /// How many numbers a row has.
    pub width: usize,
    /// The rows one behind the other.
    pub rows: &'a [f64],
    /// The value of their sum.
    pub value: F,
}

/// The interval; `None` if no draw has a value.
pub(super) fn interval<F: Fn(&[f64]) -> Figure>(of: &Resampled<'_, F>) -> Option<Interval> {
    let reports = of.rows.len().checked_div(of.width).filter(|reports| *reports > 0)?;
    let mut draws = Draws::new(reports);
    let mut values = Vec::new();
    let mut sum = vec![0.0; of.width];
    while let Some(times) = draws.next() {
        sum.fill(0.0);
        for (times, row) in times.iter().zip(of.rows.chunks(of.width)).filter(|(times, _)| **times > 0.0) {
            sum.iter_mut().zip(row).for_each(|(sum, part)| *sum += times * part);
        }
        values.extend((of.value)(&sum));
    }
    let sorted = order(values.iter().map(|value| key(*value)));
    let sorted: Vec<f64> = sorted.into_iter().filter_map(|at| values.get(at).copied()).collect();
    let (low, high) = (percentile(&sorted, 25)?, percentile(&sorted, 975)?);
    Some(Interval { low, high, reports, draws: sorted.len() })
}

/// A percentile of ascending values, in thousandths.
fn percentile(sorted: &[f64], thousandth: usize) -> Option<f64> {
    let place = sorted.len().checked_sub(1)? * thousandth;
    let (below, part) = (place / 1000, float(place % 1000) / 1000.0);
    let low = *sorted.get(below)?;
    let high = sorted.get(below + 1).copied().unwrap_or(low);
    Some(low + (high - low) * part)
}

/// A key that sorts numbers: their bits, turned round below zero, in halves that
/// fit a number of 32 bits.
pub(super) fn key(value: f64) -> Key {
    // Both zeros are one.
    let bits = (value + 0.0).to_bits();
    let bits = if bits >> 63 == 1 { !bits } else { bits | 1 << 63 };
    let half = |from: u32| usize::try_from(bits >> from & 0xffff_ffff).unwrap_or(usize::MAX);
    [half(32), half(0), 0]
}

/// How often each report is drawn, draw by draw.
struct Draws {
    times: Vec<f64>,
    /// In an enumeration which report is drawn at each place.
    places: Option<Vec<usize>>,
    chance: Chance,
    left: usize,
}

impl Draws {
    fn new(reports: usize) -> Self {
        let all = reports <= ENUMERATED;
        let power = || (0..reports).fold(1, |power: usize, _| power * reports);
        Self {
            times: vec![0.0; reports],
            places: all.then(|| vec![0; reports]),
            chance: Chance::new(SEED),
            left: if all { power() } else { DRAWS },
        }
    }

    fn next(&mut self) -> Option<&[f64]> {
        self.left = self.left.checked_sub(1)?;
        self.times.fill(0.0);
        let reports = self.times.len();
        for place in 0..reports {
            let drawn = match &self.places {
                Some(places) => places.get(place).copied().unwrap_or_default(),
                None => self.chance.below(reports),
            };
            self.times.get_mut(drawn).into_iter().for_each(|times| *times += 1.0);
        }
        // The next number with as many digits as there are reports.
        for digit in self.places.iter_mut().flatten() {
            *digit += 1;
            if *digit < reports {
                break;
            }
            *digit = 0;
        }
        Some(&self.times)
    }
}

/// SplitMix64 (Steele, Lea and Flood 2014): chance that repeats itself.
#[derive(Clone, Debug)]
pub(super) struct Chance(u64);

impl Chance {
    /// From a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ mixed >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ mixed >> 31
    }

    /// A number below `end`, each with the same chance (but for 1 in 2^32); 0 if
    /// `end` is 0.
    pub fn below(&mut self, end: usize) -> usize {
        let end_wide = u128::try_from(end).unwrap_or_default();
        usize::try_from((u128::from(self.next()) * end_wide) >> 64).unwrap_or_default()
    }
}
