//! The one place that sorts. Each type that is sorted by itself costs some
//! 3 KB of the program that is sent to the browser, so everything is sorted by
//! keys of one type.

/// A key: compared from the front.
pub type Key = [usize; 3];

/// The positions of `keys` in ascending order; equal keys keep their order.
#[must_use]
pub fn order(keys: impl Iterator<Item = Key>) -> Vec<usize> {
    let mut keyed: Vec<(Key, usize)> = keys.enumerate().map(|(position, key)| (key, position)).collect();
    keyed.sort_unstable();
    keyed.into_iter().map(|(_, position)| position).collect()
}

/// Code units of a text in one key: two in each number.
const UNITS: usize = 6;

/// The positions of `texts` in the order of their UTF-16 code units; equal ones
/// keep their order. Sorted piece by piece, the last pieces first, so that each
/// pass keeps what the ones before it found where its own are equal.
#[must_use]
pub fn order_texts(texts: &[String]) -> Vec<usize> {
    let units: Vec<Vec<u16>> = texts.iter().map(|text| text.encode_utf16().collect()).collect();
    let longest = units.iter().map(Vec::len).max().unwrap_or_default();
    let mut sorted: Vec<usize> = (0..texts.len()).collect();
    for piece in (0..longest.div_ceil(UNITS)).rev() {
        let key = |at: &usize| {
            let unit = |n| units.get(*at).and_then(|text| text.get(UNITS * piece + n)).copied();
            let pair = |n| usize::from(unit(n).unwrap_or(0)) << 16 | usize::from(unit(n + 1).unwrap_or(0));
            [pair(0), pair(2), pair(4)]
        };
        let passed = order(sorted.iter().map(key));
        sorted = passed.into_iter().filter_map(|i| sorted.get(i).copied()).collect();
    }
    sorted
}

#[cfg(test)]
mod tests {
    use super::{order, order_texts};

    #[test]
    fn equal_keys_keep_their_order() {
        let keys = [[2, 0, 0], [1, 9, 0], [2, 0, 0], [1, 0, 7]];
        assert_eq!(order(keys.into_iter()), [3, 1, 0, 2]);
    }

    #[test]
    fn texts_are_sorted_to_their_ends() {
        let texts = ["دمشق وريفها", "دمشق وريف", "", "a", "دمشق", "دمشق وريف", "Z"].map(str::to_owned);
        assert_eq!(order_texts(&texts), [2, 6, 3, 4, 1, 5, 0]);
        assert_eq!(order_texts(&[]), [0; 0]);
    }
}
