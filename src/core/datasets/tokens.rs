//! Tokens, as the formats of trained models need them, and the sentences they
//! stand in.

use unicode_segmentation::UnicodeSegmentation;

use crate::core::text::{Byte, CodePoint, Text, TextRange};

/// What makes a token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tokens {
    /// A word as the reader knows it, or a mark of punctuation.
    #[default]
    Words,
    /// Whatever stands between blanks.
    Blanks,
}

/// What becomes of a mark that begins or ends inside a token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// The mark stays as it is, and the token is cut at its edge.
    #[default]
    Exact,
    /// The token stays whole, and the mark is widened to it.
    WholeTokens,
}

/// The tokens of a part of a text, in reading order: all that can be seen is in
/// one of them, and nothing is in two.
#[must_use]
pub fn tokens(text: &Text, within: TextRange, how: Tokens) -> Vec<TextRange> {
    let mut found = Vec::new();
    match how {
        Tokens::Blanks => found.extend(visible(text, within)),
        Tokens::Words => {
            let mut at = within.start();
            for word in text.words(within) {
                marks(text, TextRange::between(at, word.start()), &mut found);
                found.push(word);
                at = word.end();
            }
            marks(text, TextRange::between(at, within.end()), &mut found);
        }
    }
    found
}

/// The stretches between blanks, without what can't be seen at their edges.
fn visible(text: &Text, within: TextRange) -> Vec<TextRange> {
    let raw = text.slice(within).unwrap_or_default();
    let (mut at, mut found) = (within.start().0, Vec::new());
    for stretch in raw.split(char::is_whitespace) {
        let end = at.saturating_add(stretch.chars().count());
        found.extend(text.clean(TextRange::between(CodePoint(at), CodePoint(end))));
        // The blank itself is one code point.
        at = end.saturating_add(1);
    }
    found
}

/// What can be seen between words, letter by letter.
fn marks(text: &Text, between: TextRange, found: &mut Vec<TextRange>) {
    let mut at = between.start().0;
    for cluster in text.slice(between).unwrap_or_default().graphemes(true) {
        let end = at.saturating_add(cluster.chars().count());
        let here = TextRange::between(CodePoint(at), CodePoint(end));
        found.extend(text.clean(here).filter(|clean| *clean == here));
        at = end;
    }
}

/// The tokens, cut wherever one of these marks begins or ends inside one.
#[must_use]
pub fn cut(tokens: Vec<TextRange>, marks: &[TextRange]) -> Vec<TextRange> {
    let mut edges: Vec<CodePoint> = marks.iter().flat_map(|mark| [mark.start(), mark.end()]).collect();
    edges.sort_unstable();
    let mut cut = Vec::with_capacity(tokens.len());
    for token in tokens {
        let mut start = token.start();
        let first = edges.partition_point(|edge| *edge <= start);
        for edge in edges.iter().skip(first).take_while(|edge| **edge < token.end()) {
            if *edge > start {
                cut.push(TextRange::between(start, *edge));
                start = *edge;
            }
        }
        cut.push(TextRange::between(start, token.end()));
    }
    cut
}

/// The places, in `tokens`, of the first token that a mark touches and of one past
/// the last. `None` if it touches none.
#[must_use]
pub fn touched(tokens: &[TextRange], mark: TextRange) -> Option<(usize, usize)> {
    let from = tokens.partition_point(|token| token.end() <= mark.start());
    let to = tokens.partition_point(|token| token.start() < mark.end());
    (from < to).then_some((from, to))
}

/// The sentences of a text, in reading order, by Unicode's rules (UAX #29) within
/// each line; none ends inside one of these marks or inside a word (أ.ب is one by
/// the rules of words, and two sentences). Blanks between them are in none.
#[must_use]
pub fn sentences(text: &Text, marks: &[TextRange]) -> Vec<TextRange> {
    // Where a mark or a word stands, nothing ends. All words at once: each look-up
    // would read the text around it.
    let mut held = text.words(TextRange::between(CodePoint(0), text.len()));
    held.extend(marks);
    held.sort_unstable();
    let mut joined: Vec<TextRange> = Vec::new();
    for mark in held {
        match joined.last_mut().filter(|last| mark.start() < last.end()) {
            Some(last) => *last = TextRange::between(last.start(), last.end().max(mark.end())),
            None => joined.push(mark),
        }
    }
    let inside = |at: CodePoint| {
        let next = joined.partition_point(|mark| mark.end() <= at);
        joined.get(next).is_some_and(|mark| mark.start() < at)
    };
    let (mut found, mut start) = (Vec::new(), CodePoint(0));
    let mut byte = 0_usize;
    for line in text.as_str().split_inclusive('\n') {
        for sentence in line.split_sentence_bounds() {
            byte = byte.saturating_add(sentence.len());
            let Some(end) = text.from_byte(Byte(byte)).filter(|end| !inside(*end)) else { continue };
            found.extend(text.clean(TextRange::between(start, end)));
            start = end;
        }
    }
    found
}
