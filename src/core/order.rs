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

#[cfg(test)]
mod tests {
    use super::order;

    #[test]
    fn equal_keys_keep_their_order() {
        let keys = [[2, 0, 0], [1, 9, 0], [2, 0, 0], [1, 0, 7]];
        assert_eq!(order(keys.into_iter()), [3, 1, 0, 2]);
    }
}
