//! The text, put together from the sentences and the offsets of their tokens.

use super::length;
use crate::core::datasets::place::{Ruler, Unit};
use crate::core::text::{Text, TextRange};

/// A sentence: its text, line by line, and the places of its first row and of one
/// past its last.
pub(super) struct Sentence<'a> {
    pub lines: Vec<&'a str>,
    pub rows: (usize, usize),
}

/// A token, or a part of one.
pub(super) struct Row<'a> {
    pub line: usize,
    /// Its number: `1-4`, `1-4.1`.
    pub address: &'a str,
    pub start: usize,
    pub end: usize,
    pub token: String,
    /// What the layers say of it.
    pub cells: Vec<&'a str>,
}

impl<'a> Row<'a> {
    /// A row, if a line is one.
    pub(super) fn parse(line: &'a str, n: usize) -> Option<Self> {
        let mut cells = line.split('\t');
        let (address, offsets, token) = (cells.next()?, cells.next()?, cells.next()?);
        let (sentence, token_number) = address.split_once('-')?;
        let figures =
            |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        if !figures(sentence) || !figures(token_number) {
            return None;
        }
        let (start, end) = offsets.split_once('-')?;
        let (start, end) = (start.parse().ok()?, end.parse().ok()?);
        Some(Self { line: n, address, start, end, token: unescaped(token), cells: cells.collect() })
    }
}

/// The text, and where the rows lie in it.
pub(super) struct Body {
    pub text: String,
    pub unit: Unit,
    /// Start and end of each row, in units; none if they are outside of its sentence.
    pub places: Vec<Option<(usize, usize)>>,
    /// The lines of the rows whose words are not there.
    pub astray: Vec<usize>,
}

impl Body {
    /// In the unit that a person named; else in UTF-16, unless more tokens are where
    /// they should be if offsets are counted in code points, as other programs do.
    pub(super) fn best(sentences: &[Sentence], rows: &[Row], unit: Option<Unit>) -> Self {
        let first = Self::of(sentences, rows, unit.unwrap_or(Unit::Utf16));
        if first.astray.is_empty() || unit.is_some() {
            return first;
        }
        let other = Self::of(sentences, rows, Unit::CodePoints);
        if other.astray.len() < first.astray.len() { other } else { first }
    }

    fn of(sentences: &[Sentence], rows: &[Row], unit: Unit) -> Self {
        let (mut text, mut at) = (String::new(), 0_usize);
        let mut places = vec![None; rows.len()];
        // No file needs more blanks than it has characters.
        let mut blanks: usize = sentences.iter().flat_map(|one| &one.lines).map(|line| line.len()).sum();
        let mut stated_end = 0_usize;
        for sentence in sentences {
            let (from, to) = sentence.rows;
            let words = words(sentence, rows.get(from..to).unwrap_or_default(), unit);
            let first = rows.get(from).filter(|_| from < to);
            // One without tokens is on a line of its own.
            let start = first.map_or(stated_end.saturating_add(1), |row| row.start);
            let gap = start.saturating_sub(stated_end);
            let gap = if gap > blanks { 1 } else { gap };
            blanks = blanks.saturating_sub(gap);
            if gap > 0 {
                text.extend(std::iter::repeat_n(' ', gap.saturating_sub(1)));
                text.push('\n');
            }
            at = at.saturating_add(gap);
            let long = length(&words, unit);
            let slots = places.get_mut(from..to).into_iter().flatten();
            let slots = slots.zip(rows.get(from..to).unwrap_or_default());
            for (slot, row) in slots {
                let ends = row.start.checked_sub(start).zip(row.end.checked_sub(start));
                let inside = ends.filter(|(start, end)| start <= end && *end <= long);
                *slot = inside.map(|(start, end)| (at.saturating_add(start), at.saturating_add(end)));
            }
            text.push_str(&words);
            at = at.saturating_add(long);
            stated_end = start.saturating_add(long);
        }
        let astray = astray(&text, rows, &places, unit);
        Self { text, unit, places, astray }
    }
}

/// The text of a sentence. Older programs wrote it without escapes: told by its length.
fn words(sentence: &Sentence, rows: &[Row], unit: Unit) -> String {
    let raw = sentence.lines.join("\n");
    let escaped = unescaped(&raw);
    let needed = rows.iter().map(|row| row.end).max().zip(rows.first());
    let needed = needed.map_or(0, |(end, first)| end.saturating_sub(first.start));
    if length(&escaped, unit) < needed && needed <= length(&raw, unit) { raw } else { escaped }
}

/// The lines of the rows whose tokens are not in the text where they say.
fn astray(text: &str, rows: &[Row], places: &[Option<(usize, usize)>], unit: Unit) -> Vec<usize> {
    let text = Text::new(text);
    let ruler = Ruler::new(&text, unit);
    let is_there = |row: &Row, place: &Option<(usize, usize)>| {
        let Some((start, end)) = *place else { return false };
        let range = ruler.code_point(start).zip(ruler.code_point(end));
        let range = range.map(|(start, end)| TextRange::between(start, end));
        range.and_then(|range| text.slice(range)) == Some(row.token.as_str())
    };
    let pairs = rows.iter().zip(places);
    pairs.filter(|(row, place)| !is_there(row, place)).map(|(row, _)| row.line).collect()
}

/// A text without its escapes: `\` before a reserved character, and `\t`, `\n`, `\r`.
pub(super) fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        match chars.next() {
            Some('t') => out.push('\t'),
            Some('n') => out.push('\n'),
            Some('r') => out.push('\r'),
            Some(other) => out.push(other),
            None => out.push('\\'),
        }
    }
    out
}

/// The parts of a text between separators that have no `\` before them.
pub(super) fn split(text: &str, separator: char) -> Vec<&str> {
    let (mut parts, mut start, mut escaped) = (Vec::new(), 0_usize, false);
    for (at, c) in text.char_indices() {
        if c == separator && !escaped {
            parts.extend(text.get(start..at));
            start = at.saturating_add(c.len_utf8());
        }
        escaped = c == '\\' && !escaped;
    }
    parts.extend(text.get(start..));
    parts
}
