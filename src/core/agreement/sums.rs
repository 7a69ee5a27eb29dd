//! Values out of added-up counts. Everything here is symmetric.
//!
//! Each measure is a function of counts that add up over reports, so that one
//! path serves a report, the project, and the resamples of the bootstrap.

use super::measure::{Figure, Undefined};

/// A count as a number to calculate with; exact up to 2^53.
pub(super) fn float(count: usize) -> f64 {
    count as f64
}

/// F1 of `[both, a, b]`: 2·both / (a + b), which is the harmonic mean of
/// precision and recall whoever is taken for the reference (Hripcsak and
/// Rothschild 2005).
pub(super) fn f1(sums: &[f64], empty: Undefined) -> Figure {
    let [both, a, b] = sums else { return Err(Undefined::NotMeasured) };
    ratio(2.0 * both, a + b, empty)
}

/// The share that is the same of `[same, all]`.
pub(super) fn share(sums: &[f64]) -> Figure {
    let [same, all] = sums else { return Err(Undefined::NotMeasured) };
    ratio(*same, *all, Undefined::NoSharedValues)
}

fn ratio(part: f64, whole: f64, empty: Undefined) -> Figure {
    if whole > 0.0 { Ok(part / whole) } else { Err(empty) }
}

/// α_U of `[observed, expected, units]` disagreement: 1 − observed / expected.
pub(super) fn alpha_unitizing(sums: &[f64]) -> Figure {
    let [observed, expected, units] = sums else { return Err(Undefined::NotMeasured) };
    if *units <= 0.0 {
        return Err(Undefined::NoSpans);
    }
    ratio(*observed, *expected, Undefined::NoExpectedDisagreement).map(|part| 1.0 - part)
}

/// Cohen's κ (1960) of `[same, total of each row, total of each column]` of a
/// table of labels.
pub(super) fn kappa(sums: &[f64], empty: Undefined) -> Figure {
    let (same, totals) = sums.split_first().ok_or(empty)?;
    let (rows, columns) = totals.split_at(totals.len() / 2);
    let all: f64 = rows.iter().sum();
    if all <= 0.0 {
        return Err(empty);
    }
    let chance = rows.iter().zip(columns).map(|(row, column)| row * column).sum::<f64>() / all;
    chance_corrected(*same, chance, all)
}

/// Fleiss' κ (1971) of `[agreeing, total of category 0, 1, …]`, where agreeing
/// is Σ over the tokens of Σ n(n − 1) / (m − 1), n of m annotators being of one
/// opinion.
pub(super) fn fleiss(sums: &[f64]) -> Figure {
    let (agreeing, totals, all) = nominal(sums).ok_or(Undefined::NoTokens)?;
    let chance = totals.iter().map(|n| n * n).sum::<f64>() / all;
    chance_corrected(agreeing, chance, all)
}

/// Krippendorff's nominal α of the same sums (Krippendorff 2004, 11.3): the
/// chance is that of drawing two different ones out of all values.
pub(super) fn alpha(sums: &[f64], empty: Undefined) -> Figure {
    let (agreeing, totals, all) = nominal(sums).ok_or(empty)?;
    let squares: f64 = totals.iter().map(|n| n * n).sum();
    let expected = all * all - squares;
    if expected <= 0.0 {
        return Err(Undefined::NoExpectedDisagreement);
    }
    Ok(1.0 - (all - 1.0) * (all - agreeing) / expected)
}

fn nominal(sums: &[f64]) -> Option<(f64, &[f64], f64)> {
    let (agreeing, totals) = sums.split_first()?;
    let all: f64 = totals.iter().sum();
    (all > 0.0).then_some((*agreeing, totals, all))
}

/// (same − chance) / (all − chance).
fn chance_corrected(same: f64, chance: f64, all: f64) -> Figure {
    if all - chance <= 0.0 {
        return Err(Undefined::NoExpectedDisagreement);
    }
    Ok((same - chance) / (all - chance))
}

/// The mean of the values that are defined; if none is, the last reason in their order.
pub(super) fn mean(values: &[Figure]) -> Figure {
    let defined: Vec<f64> = values.iter().filter_map(|value| value.ok()).collect();
    let reason = values.iter().filter_map(|value| value.err()).max().unwrap_or(Undefined::OneAnnotator);
    ratio(defined.iter().sum(), float(defined.len()), reason)
}
