//! Which reports a model learns from, and which it is tried on.
//!
//! Reports are drawn, not their sentences: sentences of one report know of one
//! another. What is drawn is the text, by its hash: two reports with the same text
//! are always on the same side, whatever their ids.

use std::collections::BTreeMap;

use crate::core::model::Sha256;

/// A part of a data set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subset {
    /// To learn from.
    Train,
    /// To choose by, while learning.
    Dev,
    /// To measure with, at the end.
    Test,
}

impl Subset {
    /// All.
    pub const ALL: [Self; 3] = [Self::Train, Self::Dev, Self::Test];

    /// Its name in the names of files.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Train => "train",
            Self::Dev => "dev",
            Self::Test => "test",
        }
    }

    /// Its name on the Hugging Face Hub.
    #[must_use]
    pub fn hub_name(self) -> &'static str {
        match self {
            Self::Dev => "validation",
            other => other.word(),
        }
    }
}

/// How a data set is parted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Split {
    /// How many of a hundred reports are to learn from.
    pub train: u32,
    /// How many to choose by.
    pub dev: u32,
    /// How many to measure with.
    pub test: u32,
    /// What the draw begins with: the same seed and texts give the same parts.
    pub seed: u64,
}

impl Split {
    /// The subset of each report, by the hashes of their texts. Their order and their
    /// ids play no part: the texts are put in the order of the SHA-256 of
    /// `<seed> <SHA-256 of the text>`, the first of them are to learn from, the last
    /// to measure with.
    ///
    /// The numbers are exact to half a report, but where a text that several reports
    /// share lies on a border. Where they do not add up to 100, their sum stands for all.
    #[must_use]
    pub fn assign(&self, texts: &[Sha256]) -> Vec<Subset> {
        let mut drawn: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, text) in texts.iter().enumerate() {
            drawn.entry(Sha256::of(&format!("{} {text}", self.seed)).to_string()).or_default().push(at);
        }
        let mut subsets = vec![Subset::Train; texts.len()];
        let mut before = 0;
        for alike in drawn.values() {
            let subset = self.subset_at(before, alike.len(), texts.len());
            before += alike.len();
            for at in alike {
                subsets.get_mut(*at).into_iter().for_each(|slot| *slot = subset);
            }
        }
        subsets
    }

    /// Where `many` reports go that come after `before` of `all`: wherever their
    /// middle lies.
    fn subset_at(&self, before: usize, many: usize, all: usize) -> Subset {
        let [train, dev, test] = [self.train, self.dev, self.test].map(u128::from);
        let sum = train + dev + test;
        let whole = |number: usize| u128::try_from(number).unwrap_or(u128::MAX);
        // In halves of a report and shares of the sum, so that nothing is rounded.
        let middle = whole(before).saturating_mul(2).saturating_add(whole(many)).saturating_mul(sum);
        let is_before = |shares: u128| middle < whole(all).saturating_mul(2).saturating_mul(shares);
        if sum == 0 || is_before(train) {
            Subset::Train
        } else if is_before(train + dev) {
            Subset::Dev
        } else {
            Subset::Test
        }
    }
}
