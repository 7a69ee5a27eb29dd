use super::*;
use crate::core::datasets::{Split, Subset};
use crate::core::model::Sha256;

fn texts(many: usize) -> Vec<Sha256> {
    (0..many).map(|n| Sha256::of(&n.to_string())).collect()
}

fn counts(subsets: &[Subset]) -> [usize; 3] {
    Subset::ALL.map(|one| subsets.iter().filter(|subset| **subset == one).count())
}

#[test]
fn the_shares_are_kept() {
    let check = |(train, dev, test): (u32, u32, u32), many: usize, expected: [usize; 3]| {
        let subsets = Split { train, dev, test, seed: 7 }.assign(&texts(many));
        assert_eq!(counts(&subsets), expected, "{train}:{dev}:{test} of {many}");
    };
    check((80, 10, 10), 100, [80, 10, 10]);
    check((80, 10, 10), 1000, [800, 100, 100]);
    check((80, 10, 10), 10, [8, 1, 1]);
    check((80, 10, 10), 5, [4, 0, 1]);
    check((80, 10, 10), 4, [3, 1, 0]);
    check((80, 10, 10), 1, [1, 0, 0]);
    check((80, 10, 10), 0, [0, 0, 0]);
    check((70, 0, 30), 10, [7, 0, 3]);
    check((1, 1, 1), 99, [33, 33, 33]);
    check((0, 0, 100), 9, [0, 0, 9]);
    check((0, 0, 0), 9, [9, 0, 0]);
    check((u32::MAX, u32::MAX, 0), 10, [5, 5, 0]);
}

#[test]
fn the_draw_stays_what_it_was() {
    let subsets = Split { train: 50, dev: 25, test: 25, seed: 42 }.assign(&texts(12));
    let words: Vec<&str> = subsets.into_iter().map(Subset::word).collect();
    assert_eq!(words.join(" "), "test train train dev test dev train test train train dev train");
}

proptest! {
    #[test]
    fn no_text_is_in_two_subsets_and_order_plays_no_part(
        texts in vec(0..40_u8, 0..60),
        (train, dev, test) in (0..100_u32, 0..100_u32, 0..100_u32),
        seed: u64,
        turn in 0..60_usize,
    ) {
        let split = Split { train, dev, test, seed };
        let hash = |text: &u8| Sha256::of(&text.to_string());
        let subsets = split.assign(&texts.iter().map(hash).collect::<Vec<_>>());
        prop_assert_eq!(subsets.len(), texts.len());
        for (text, subset) in texts.iter().zip(&subsets) {
            let elsewhere = texts.iter().zip(&subsets).filter(|(other, one)| *other == text && *one != subset);
            prop_assert_eq!(elsewhere.count(), 0);
        }
        let mut turned: Vec<(u8, Subset)> = texts.iter().copied().zip(subsets).collect();
        turned.rotate_left(turn % texts.len().max(1));
        let again = split.assign(&turned.iter().map(|(text, _)| hash(text)).collect::<Vec<_>>());
        prop_assert_eq!(again, turned.into_iter().map(|(_, subset)| subset).collect::<Vec<_>>());
    }

    #[test]
    fn another_seed_is_another_draw(seed in 0..u64::MAX) {
        let draw = |seed| Split { train: 50, dev: 0, test: 50, seed }.assign(&texts(64));
        prop_assert_ne!(draw(seed), draw(seed + 1));
    }
}
