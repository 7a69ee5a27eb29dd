//! The counts that a figure is made of, row by row, and the intervals that are
//! drawn from them.

use super::bootstrap::{Interval, Resampled, interval};
use super::measure::{Figure, Measure, Undefined};
use super::plan::Scale;
use super::sums;

/// The counts that a figure is made of: a row for each report, and in it for
/// each comparison whether it takes place there, and its parts.
pub(super) struct Rows {
    measure: Measure,
    scale: Scale,
    comparisons: usize,
    rows: Vec<Vec<f64>>,
}

impl Rows {
    pub fn new(
        measure: Measure,
        scale: Scale,
        comparisons: usize,
        table: Vec<Vec<Option<Vec<f64>>>>,
    ) -> Self {
        let width = table.iter().flatten().flatten().map(Vec::len).max().unwrap_or_default();
        let row = |parts: Vec<Option<Vec<f64>>>| {
            let mut row = Vec::with_capacity(comparisons * (width + 1));
            for parts in parts {
                row.push(if parts.is_some() { 1.0 } else { 0.0 });
                let begun = row.len();
                row.extend(parts.unwrap_or_default());
                row.resize(begun + width, 0.0);
            }
            row
        };
        Self { measure, scale, comparisons, rows: table.into_iter().map(row).collect() }
    }

    /// What an interval is drawn from; else why there is none.
    pub fn sample(self) -> Result<Sample, Undefined> {
        let Self { measure, scale, comparisons, mut rows } = self;
        let mut sum = vec![0.0; rows.first().map_or(0, Vec::len)];
        for row in &rows {
            sum.iter_mut().zip(row).for_each(|(sum, part)| *sum += part);
        }
        let mut sample = Sample { measure, scale, comparisons, width: sum.len(), rows: Vec::new() };
        sample.value(&sum)?;
        rows.retain(|row| row.iter().any(|part| *part != 0.0));
        if rows.len() < 2 {
            return Err(Undefined::OneReport);
        }
        sample.rows = rows.concat();
        Ok(sample)
    }
}

/// What an interval is drawn from: all that drawing takes, wherever it is done.
#[derive(Clone, Debug, PartialEq)]
pub struct Sample {
    pub(super) measure: Measure,
    pub(super) scale: Scale,
    pub(super) comparisons: usize,
    /// How many numbers a row has.
    pub(super) width: usize,
    /// The rows one behind the other.
    pub(super) rows: Vec<f64>,
}

impl Sample {
    /// Draws the interval.
    ///
    /// # Errors
    /// Says why there is none.
    pub fn interval(&self) -> Result<Interval, Undefined> {
        let resampled = Resampled { width: self.width, rows: &self.rows, value: |sums| self.value(sums) };
        interval(&resampled).ok_or(Undefined::NoSharedReport)
    }

    fn value(&self, sums: &[f64]) -> Figure {
        let width = (sums.len() / self.comparisons.max(1)).max(1);
        let values: Vec<Figure> =
            sums.chunks(width).map(|sums| value(self.measure, self.scale, sums)).collect();
        together(&values)
    }
}

/// The value of one comparison: how many reports it takes place in, then its parts.
pub(super) fn value(measure: Measure, scale: Scale, sums: &[f64]) -> Figure {
    match sums.split_first() {
        Some((there, parts)) if *there > 0.0 => match (measure, scale) {
            (Measure::Attribute(_), Scale::Equal) => sums::share(parts),
            _ => measure.value(parts),
        },
        _ => Err(Undefined::NoSharedReport),
    }
}

/// The value of all comparisons: the mean of several.
pub(super) fn together(values: &[Figure]) -> Figure {
    match values {
        [] => Err(Undefined::NoSharedReport),
        [one] => *one,
        several => sums::mean(several),
    }
}
