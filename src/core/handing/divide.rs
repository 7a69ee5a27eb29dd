//! Who gets which reports.

use std::collections::BTreeSet;

use thiserror::Error;

/// How many reports everybody gets, so that agreement can be measured on them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overlap {
    /// So many in a hundred, rounded up to whole reports.
    Percent(usize),
    /// So many reports.
    Reports(usize),
}

impl Overlap {
    /// How many that is among so many; never more than there are.
    #[must_use]
    pub fn of(self, reports: usize) -> usize {
        match self {
            Self::Percent(percent) => reports.saturating_mul(percent).div_ceil(100),
            Self::Reports(some) => some,
        }
        .min(reports)
    }
}

/// What is to be divided among how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wish {
    /// How many people there are.
    pub people: usize,
    /// How many reports everybody gets.
    pub overlap: Overlap,
    /// The number of the draw: the same one always divides alike.
    pub seed: u64,
}

/// Why nothing can be divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NoDivision {
    /// There is nobody to divide among.
    #[error("nobody")]
    Nobody,
    /// Somebody would get nothing.
    #[error("fewer reports than people")]
    TooFew,
}

/// Who gets which of the reports, by their numbers in the list that was divided,
/// counted from 0. Every report is with somebody, and nobody has more than one
/// report more than another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Division {
    /// What everybody gets, in order.
    pub shared: Vec<usize>,
    /// What each gets besides, in order.
    pub own: Vec<Vec<usize>>,
}

impl Division {
    /// Divides so many reports.
    ///
    /// In words: the reports are shuffled as the seed has it. The first of them,
    /// as many as the overlap says, go to everybody. The others are dealt out one
    /// by one, the first to the first person, until none is left. Each share is
    /// then put back into the order of the queue.
    ///
    /// # Errors
    /// Where there is nobody, or where somebody would get nothing.
    pub fn of(reports: usize, wish: Wish) -> Result<Self, NoDivision> {
        let Wish { people, overlap, seed } = wish;
        if people == 0 {
            return Err(NoDivision::Nobody);
        }
        let shared = overlap.of(reports);
        if reports == 0 || (shared == 0 && reports < people) {
            return Err(NoDivision::TooFew);
        }
        let mut drawn = shuffled(reports, seed);
        let rest = drawn.split_off(shared);
        let mut own = vec![Vec::new(); people];
        for (report, hand) in rest.into_iter().zip((0..people).cycle()) {
            if let Some(hand) = own.get_mut(hand) {
                hand.push(report);
            }
        }
        drawn.sort_unstable();
        own.iter_mut().for_each(|hand| hand.sort_unstable());
        Ok(Self { shared: drawn, own })
    }

    /// All that one person gets, in the order of the queue.
    #[must_use]
    pub fn share(&self, person: usize) -> Vec<usize> {
        let own = self.own.get(person).into_iter().flatten();
        let mut share: Vec<usize> = self.shared.iter().chain(own).copied().collect();
        share.sort_unstable();
        share
    }
}

/// The numbers below `count`, in an order that only the seed decides (the
/// shuffle of Fisher and Yates).
fn shuffled(count: usize, seed: u64) -> Vec<usize> {
    let mut all: Vec<usize> = (0..count).collect();
    let mut state = seed;
    for last in (1..count).rev() {
        all.swap(last, below(last.saturating_add(1), next(&mut state)));
    }
    all
}

/// The next number of a sequence that looks random (SplitMix64; Steele, Lea and
/// Flood, OOPSLA 2014).
fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// A number below `end`, in proportion to `chance`.
fn below(end: usize, chance: u64) -> usize {
    let end = u64::try_from(end).unwrap_or(u64::MAX);
    let scaled = (u128::from(chance) * u128::from(end)) >> 64;
    usize::try_from(scaled).unwrap_or_default()
}

/// The whole number that somebody typed, in European, Arabic or Persian digits;
/// `None` for anything else.
#[must_use]
pub fn number(typed: &str) -> Option<usize> {
    let european = |c: char| match c {
        '٠'..='٩' => char::from_digit(u32::from(c) - u32::from('٠'), 10),
        '۰'..='۹' => char::from_digit(u32::from(c) - u32::from('۰'), 10),
        _ => Some(c),
    };
    let digits: String = typed.trim().chars().filter_map(european).collect();
    if digits.bytes().all(|byte| byte.is_ascii_digit()) { digits.parse().ok() } else { None }
}

/// The names in a text with one on each line, and the first that is there twice.
#[must_use]
pub fn names(text: &str) -> (Vec<String>, Option<String>) {
    let names: Vec<String> =
        text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    let names: Vec<String> = names.into_iter().filter(|name| !name.is_empty()).collect();
    let mut seen = BTreeSet::new();
    let twice = names.iter().find(|name| !seen.insert(name.to_lowercase())).cloned();
    (names, twice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chance_is_the_published_one() {
        // From the reference implementation of SplitMix64 with the seed 1234567.
        let mut state = 1_234_567;
        assert_eq!(next(&mut state), 6_457_827_717_110_365_317);
        assert_eq!(next(&mut state), 3_203_168_211_198_807_973);
    }

    #[test]
    fn chance_stays_below_its_end() {
        assert_eq!((below(7, 0), below(7, u64::MAX), below(1, u64::MAX)), (0, 6, 0));
    }
}
