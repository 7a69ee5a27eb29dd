//! γ for pairs (Mathet, Widlöcher and Métivier 2015, "The unified and holistic
//! method gamma"), with the dissimilarity of pygamma-agreement 0.5.9's
//! `CombinedCategoricalDissimilarity(alpha=1, beta=1, delta_empty=1)`: two units
//! are ((|Δstart| + |Δend|) / (length + length))² apart, and 1 more if their
//! labels differ; a unit that is left alone counts 1. The disorder is what the
//! best alignment adds up to, by the mean number of units of an annotator.
//!
//! The best alignment of two is an assignment problem and exact here
//! ([`assignment`]). γ is 1 − observed / expected disorder. What is expected by
//! chance is the mean over [`SAMPLES`] samples, each of two annotators who are
//! drawn from the pair, their units shifted round the report ([`chance`]).
//!
//! A unit is one stretch: of a discontinuous span that from its first to its
//! last code point.

mod alignment;
mod assignment;
mod chance;

use super::bootstrap::Chance;
use super::measure::{Figure, Undefined};
use super::sums::float;
use super::work::{Task, Unit};
use crate::core::text::CodePoint;

pub use alignment::disorder_of_all;

/// How many samples are drawn for each report, as pygamma-agreement does unless
/// told otherwise.
pub const SAMPLES: usize = 30;
/// Where the draws for report n begin: this plus n.
pub const SEED: u64 = 20_150_401;

/// A unit as γ sees it: one stretch with a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Stretch {
    start: usize,
    len: usize,
    label: usize,
}

impl Stretch {
    fn of(unit: &Unit) -> Self {
        let hull = unit.hull();
        Self { start: hull.start().0, len: hull.len(), label: unit.label }
    }

    /// How far two are apart.
    fn apart(self, other: Self) -> f64 {
        let ends = (self.start + self.len).abs_diff(other.start + other.len);
        let shift = float(self.start.abs_diff(other.start) + ends) / float(self.len + other.len);
        shift * shift + if self.label == other.label { 0.0 } else { 1.0 }
    }
}

/// The disorder of two annotators in reports, added up.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Gamma {
    /// Of the best alignments, not divided by the number of units.
    pub observed: f64,
    /// By chance, for as many units.
    pub expected: f64,
    /// The mean number of units of the two.
    pub units: f64,
    /// How many reports both worked on.
    pub reports: usize,
}

impl Gamma {
    /// Of two annotators of a report, by their places in the plan; of one label
    /// alone if one is given. Dear: some 30 times the best alignment.
    #[must_use]
    pub fn of(task: &Task, pair: (usize, usize), label: Option<usize>) -> Self {
        let units = |at: usize| {
            let work = task.work.get(at).and_then(Option::as_ref)?;
            let units = work.units().iter().filter(|unit| label.is_none_or(|label| label == unit.label));
            Some(units.map(Stretch::of).collect::<Vec<_>>())
        };
        let Some((a, b)) = units(pair.0).zip(units(pair.1)) else { return Self::default() };
        // The same draws whoever of the two comes first.
        let both = if a <= b { [a, b] } else { [b, a] };
        let seed = SEED.wrapping_add(u64::try_from(task.report).unwrap_or_default());
        Self::of_report(&both, task.len, &mut Chance::new(seed))
    }

    fn of_report(both: &[Vec<Stretch>; 2], len: CodePoint, chance: &mut Chance) -> Self {
        let [a, b] = both;
        let units = mean_units(a, b);
        if units <= 0.0 {
            return Self { reports: 1, ..Self::default() };
        }
        let samples = (0..SAMPLES).map(|_| chance::sample(both, len, chance));
        let disorder = |[a, b]: [Vec<Stretch>; 2]| assignment::disorder(&a, &b) / mean_units(&a, &b);
        let expected = samples.map(disorder).sum::<f64>() / float(SAMPLES) * units;
        Self { observed: assignment::disorder(a, b), expected, units, reports: 1 }
    }

    /// With another report.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            observed: self.observed + other.observed,
            expected: self.expected + other.expected,
            units: self.units + other.units,
            reports: self.reports + other.reports,
        }
    }

    /// The observed disorder by the mean number of units.
    ///
    /// # Errors
    /// Says why there is none.
    pub fn disorder(&self) -> Figure {
        if self.units > 0.0 { Ok(self.observed / self.units) } else { Err(self.empty()) }
    }

    /// γ.
    ///
    /// # Errors
    /// Says why there is none.
    pub fn value(&self) -> Figure {
        match self {
            _ if self.units <= 0.0 => Err(self.empty()),
            _ if self.expected <= 0.0 => Err(Undefined::NoExpectedDisagreement),
            _ => Ok(1.0 - self.observed / self.expected),
        }
    }

    fn empty(&self) -> Undefined {
        if self.reports == 0 { Undefined::NoSharedReport } else { Undefined::NoSpans }
    }
}

fn mean_units(a: &[Stretch], b: &[Stretch]) -> f64 {
    float(a.len() + b.len()) / 2.0
}
