//! Places on an axis that goes up tenfold at each mark.

/// The thousandths of a decade of the logarithms of 1 to 10.
const LOGS: [u64; 10] = [0, 301, 477, 602, 699, 778, 845, 903, 954, 1000];

/// Where a count stands on the axis, in thousandths of a decade: 1 at 0, 10 at
/// 1000, 100 at 2000; 0 stands with 1. Between two figures of one digit the way
/// is straight, which is never more than 10 off.
#[must_use]
pub fn log_place(count: u64) -> u64 {
    let decade = count.max(1).ilog10();
    let one = 10_u64.pow(decade);
    let lead = usize::try_from(count.max(1) / one).unwrap_or(1);
    let log = |digit: usize| LOGS.get(digit - 1).copied().unwrap_or_default();
    let step = log(lead + 1).saturating_sub(log(lead));
    // By the next digit alone, so that nothing runs over.
    let rest = count.max(1) % one / (one / 10).max(1) * step / 10;
    u64::from(decade) * 1000 + log(lead) + rest
}
