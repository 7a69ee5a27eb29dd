//! The places where words stand in a text, whatever their spelling
//! ([`crate::core::text::fold`]).
//!
//! A hit is a [`TextRange`] of code points on grapheme edges, with the marks of
//! its letters; hits come in order and never overlap. Whether one is a whole
//! word, or stands behind proclitics, is a question to the text about its range
//! ([`Text::is_word_edge`], [`Text::snap`]).
//!
//! - here: what is looked for, and the walk through one text.
//! - `excerpt`: the words around a hit.
//! - `occurrences`: where the words of a span stand again, and how.
//! - `standing`: what such a hit has to do with the spans that are there.
//! - `offers`: which hits of a project can be tagged, and which are ticked.

mod excerpt;
mod occurrences;
mod offers;
mod standing;
#[cfg(test)]
mod tests;

pub use excerpt::{Excerpt, excerpt};
pub use occurrences::{Choice, Choices, Hit, Sought, glued_to, occurrences, pick, words_of};
pub use offers::{Counts, Line, Mark, Offers, Wish};
pub use standing::{Standing, standing};

use crate::core::text::{CodePoint, Folded, Text, TextRange, fold};

/// What is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    /// Folded, each run of blanks one, none at the ends.
    letters: Vec<char>,
    /// For each number of letters that fitted before one did not: how many of
    /// them still do (the table of Knuth, Morris and Pratt).
    retreat: Vec<usize>,
    /// Whether it is a name: `_` is a blank, and hits may overlap.
    name: bool,
}

impl Query {
    /// Looks for `typed`, folded; blanks at its ends do not count. `None` if
    /// nothing is left.
    #[must_use]
    pub fn new(typed: &str) -> Option<Self> {
        Self::of(typed, false)
    }

    /// Looks for a name, in hashtags too: `_` counts as a blank. Hits come in
    /// order, but may overlap.
    fn name(typed: &str) -> Option<Self> {
        Self::of(typed, true)
    }

    fn of(typed: &str, name: bool) -> Option<Self> {
        let letters = letters(typed, name);
        let mut query = Self { retreat: vec![0; letters.len()], letters, name };
        for at in 1..query.letters.len() {
            let letter = *query.letters.get(at)?;
            let before = query.retreat.get(at - 1).copied().unwrap_or_default();
            let fitting = query.fitting(before, letter);
            *query.retreat.get_mut(at)? = fitting;
        }
        (!query.letters.is_empty()).then_some(query)
    }

    /// How many letters fit once `letter` comes behind `before` that did.
    fn fitting(&self, mut before: usize, letter: char) -> usize {
        loop {
            if self.letters.get(before) == Some(&letter) {
                return before + 1;
            }
            let Some(last) = before.checked_sub(1) else { return 0 };
            before = self.retreat.get(last).copied().unwrap_or_default();
        }
    }
}

/// What a search sees of a text, without the blanks at its ends.
fn letters(typed: &str, name: bool) -> Vec<char> {
    let mut letters = Vec::new();
    for c in typed.chars() {
        match sees(name, c) {
            Folded::Nothing => {}
            Folded::Blank if letters.last().is_none_or(|last| *last == ' ') => {}
            Folded::Blank => letters.push(' '),
            Folded::Letter(letter) => letters.push(letter),
            Folded::Letters(several) => letters.extend(several.chars()),
        }
    }
    if letters.last() == Some(&' ') {
        letters.pop();
    }
    letters
}

/// What it sees of a character.
fn sees(name: bool, c: char) -> Folded {
    if name && c == '_' { Folded::Blank } else { fold(c) }
}

/// All hits in a text.
#[must_use]
pub fn all(query: &Query, text: &Text) -> Vec<TextRange> {
    let mut hits = Vec::new();
    Walk::default().on(query, text, usize::MAX, &mut hits);
    hits
}

/// A walk through one text that can rest: nothing of the text is copied.
#[derive(Clone, Debug, Default)]
pub struct Walk {
    /// How far it has come, in bytes.
    byte: usize,
    /// The same in code points.
    at: usize,
    /// How many letters of the query fit right before here.
    fitting: usize,
    /// Whether the last letter seen was a blank.
    blank: bool,
    /// How many letters were seen.
    seen: usize,
    /// The code points at which the last letters began, as many as the query has;
    /// letter `n` is at `n` modulo that.
    starts: Vec<usize>,
}

impl Walk {
    /// Walks on by at most `many` code points and puts the hits behind those
    /// that are there. `true` once the whole text is seen. It has to be the same
    /// query and text at each call.
    pub fn on(&mut self, query: &Query, text: &Text, many: usize, hits: &mut Vec<TextRange>) -> bool {
        self.starts.resize(query.letters.len(), 0);
        let rest = text.as_str().get(self.byte..).unwrap_or_default();
        for c in rest.chars().take(many) {
            let start = match sees(query.name, c) {
                Folded::Nothing => None,
                Folded::Blank if self.blank => None,
                Folded::Blank => self.see(query, ' '),
                Folded::Letter(letter) => self.see(query, letter),
                Folded::Letters(several) => several.chars().fold(None, |hit, c| self.see(query, c).or(hit)),
            };
            self.byte += c.len_utf8();
            self.at += 1;
            if let Some(start) = start {
                let start = text.grapheme_start(CodePoint(start));
                if query.name || hits.last().is_none_or(|last| last.end() <= start) {
                    hits.push(TextRange::between(start, text.grapheme_end(CodePoint(self.at))));
                }
            }
        }
        self.byte >= text.as_str().len()
    }

    /// Takes the next letter; where the query ends with it, says at which code
    /// point it began.
    fn see(&mut self, query: &Query, letter: char) -> Option<usize> {
        let many = query.letters.len();
        self.blank = letter == ' ';
        *self.starts.get_mut(self.seen % many)? = self.at;
        self.seen += 1;
        self.fitting = query.fitting(self.fitting, letter);
        if self.fitting < many {
            return None;
        }
        self.fitting = if query.name { query.retreat.last().copied().unwrap_or_default() } else { 0 };
        // The one that was written first is the next to be written over.
        self.starts.get(self.seen % many).copied()
    }
}
