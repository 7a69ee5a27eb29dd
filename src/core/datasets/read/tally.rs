//! What is left out of a file, counted: one finding for each word, however often.

use std::collections::BTreeMap;

use super::Found;
use crate::core::datasets::finding::What;

/// What is left out of a file, and which of its lines can't be read.
#[derive(Debug, Default)]
pub(super) struct Tally {
    /// Each word with how often it was met, and where first.
    words: BTreeMap<String, (usize, String)>,
    /// The same of what can't be read.
    broken: BTreeMap<String, (usize, String)>,
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

fn count(words: &mut BTreeMap<String, (usize, String)>, word: &str, place: &str) {
    match words.get_mut(word) {
        Some((many, _)) => *many = many.saturating_add(1),
        None => drop(words.insert(word.to_owned(), (1, place.to_owned()))),
    }
}

fn numbered(word: String, many: usize) -> String {
    if many > 1 { format!("{word} ×{many}") } else { word }
}
