//! Paragraphs and their direction. Ranges in code points.

use unicode_bidi::BidiClass;

use super::classes::class;
use super::{CodePoint, Text, TextRange};

/// Which way a paragraph runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Latin and most other scripts.
    LeftToRight,
    /// Arabic, Hebrew, Persian, Urdu.
    RightToLeft,
}

impl Direction {
    /// The value of HTML's `dir` attribute.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::LeftToRight => "ltr",
            Self::RightToLeft => "rtl",
        }
    }
}

/// One line of a report as the author ended it; the text has no other
/// structure. It may be empty: blank lines are kept as gaps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Paragraph {
    /// Its characters, without the line end.
    pub range: TextRange,
    /// By its first strong character, or else the report's.
    pub direction: Direction,
}

impl Text {
    /// All paragraphs in order: a text with n line ends has n + 1, so that an
    /// empty text has one empty paragraph and a text that ends in a line end has
    /// an empty last one. Line ends are LF, CR LF (one), CR alone, U+0085 and
    /// U+2029. Paragraphs and line ends together are the whole text.
    #[must_use]
    pub fn paragraphs(&self) -> &[Paragraph] {
        &self.paragraphs
    }

    /// The number of the paragraph that holds `at`. A line end belongs to the
    /// paragraph before it; an offset past the end to the last paragraph.
    #[must_use]
    pub fn paragraph_index(&self, at: CodePoint) -> usize {
        self.paragraphs.partition_point(|paragraph| paragraph.range.start() <= at).saturating_sub(1)
    }

    /// The direction of the report: that of the first paragraph with a strong
    /// character. Right to left if there is none (an empty text, figures alone):
    /// that is what Wasim's reports are, and it keeps an empty one in place.
    #[must_use]
    pub fn direction(&self) -> Direction {
        self.direction
    }
}

/// Splits a text into paragraphs and finds the direction of each and of the whole.
pub(super) fn split(raw: &str) -> (Vec<Paragraph>, Direction) {
    let lines = Lines { rest: Some(raw), at: 0 };
    let found: Vec<_> = lines.map(|(line, range)| (range, first_strong(line))).collect();
    let report = found.iter().find_map(|(_, strong)| *strong).unwrap_or(Direction::RightToLeft);
    let paragraphs = found
        .into_iter()
        .map(|(range, strong)| Paragraph { range, direction: strong.unwrap_or(report) })
        .collect();
    (paragraphs, report)
}

/// The lines of a text, each with its range in code points.
struct Lines<'a> {
    rest: Option<&'a str>,
    at: usize,
}

impl<'a> Iterator for Lines<'a> {
    type Item = (&'a str, TextRange);

    fn next(&mut self) -> Option<Self::Item> {
        let rest = self.rest.take()?;
        let (line, after) = match rest.split_once(is_line_end) {
            None => (rest, None),
            Some((line, after)) => (line, Some(after)),
        };
        let start = self.at;
        self.at += str_indices::chars::count(line);
        let range = TextRange::between(CodePoint(start), CodePoint(self.at));
        if let Some(after) = after {
            let carriage = rest.get(line.len()..).is_some_and(|end| end.starts_with("\r\n"));
            self.at += if carriage { 2 } else { 1 };
            self.rest = if carriage { after.strip_prefix('\n') } else { Some(after) };
        }
        Some((line, range))
    }
}

/// Ends a paragraph (CR LF ends one, not two).
fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{85}' | '\u{2029}')
}

/// The direction of the first strong character, skipping what lies in isolates:
/// rules P2 and P3 of Unicode's bidirectional algorithm (UAX #9).
fn first_strong(text: &str) -> Option<Direction> {
    strong_at_depth(text, 0)
}

/// The same inside the isolate that the first character of `text` opens.
pub(super) fn first_strong_in_isolate(text: &str) -> Option<Direction> {
    strong_at_depth(text, 1)
}

/// The first strong character that has `depth` isolates open around it; stops
/// where an isolate at that depth is closed.
fn strong_at_depth(text: &str, depth: usize) -> Option<Direction> {
    let mut open = 0_usize;
    for c in text.chars() {
        match class(c) {
            BidiClass::LRI | BidiClass::RLI | BidiClass::FSI => open += 1,
            BidiClass::PDI if open == depth && depth > 0 => return None,
            BidiClass::PDI => open = open.saturating_sub(1),
            BidiClass::L if open == depth => return Some(Direction::LeftToRight),
            BidiClass::R | BidiClass::AL if open == depth => return Some(Direction::RightToLeft),
            _ => {}
        }
    }
    None
}
