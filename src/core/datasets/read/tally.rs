//! What is left out of a file, counted: one finding for each word, however often.

use std::collections::BTreeMap;

use super::Found;
use crate::core::datasets::finding::What;

/// So many kinds of things are told apart; the others are counted as one.
const MOST: usize = 50;

/// Each word with how often it was met, and where first.
type Words = BTreeMap<String, (usize, String)>;

/// What is left out of a file, and which of its lines can't be read.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Tally {
    words: Words,
    broken: Words,
}

impl Tally {
    /// Something is left out.
    pub(super) fn leave_out(&mut self, word: &str, place: &str) {
        count(&mut self.words, word, place);
    }

    /// Something can't be read: why, in English.
    pub(super) fn refuse(&mut self, why: &str, place: &str) {
        count(&mut self.broken, why, place);
    }

    /// Tells all of it, each thing at the place where it was met first.
    pub(super) fn tell(self, found: &mut Found) {
        for (word, (many, place)) in self.words {
            found.tell(&place, What::LeftOut(numbered(word, many)));
        }
        for (why, (many, place)) in self.broken {
            found.tell(&place, What::Unreadable(numbered(why, many)));
        }
    }
}

fn count(words: &mut Words, word: &str, place: &str) {
    let known = words.contains_key(word) || words.len() < MOST;
    let word = if known { word } else { "…" };
    let (many, _) = words.entry(word.to_owned()).or_insert_with(|| (0, place.to_owned()));
    *many = many.saturating_add(1);
}

fn numbered(word: String, many: usize) -> String {
    if many > 1 { format!("{word} × {many}") } else { word }
}
