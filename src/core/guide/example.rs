//! Examples out of reports: a quotation in which the span stands out.

use super::markdown::{Block, read};
use crate::core::model::Span;
use crate::core::text::{CodePoint, Text, TextRange};

/// How many code points of its sentence stand at most before a span, and behind it.
const AROUND: usize = 80;

/// A span in its sentence as a quotation in Markdown, the span heavy:
/// `> … **82 عنصراً على الأقل** …`.
#[must_use]
pub fn example(text: &Text, span: &Span) -> String {
    let range = sentence(text, span.range);
    let quotation = |marks: [&str; 2]| {
        let mut quotation = String::from("> ");
        if text.paragraph_start(range) < range.start() {
            quotation.push_str("… ");
        }
        let mut at = range.start();
        for piece in span.pieces() {
            quotation.push_str(&escaped(text, at, piece.start()));
            quotation.push_str(marks[0]);
            quotation.push_str(&escaped(text, piece.start(), piece.end()));
            quotation.push_str(marks[1]);
            at = piece.end();
        }
        quotation.push_str(&escaped(text, at, range.end()));
        if range.end() < text.paragraph_end(range) {
            quotation.push_str(" …");
        }
        quotation
    };
    let heavy = quotation(["**", "**"]);
    // Beside some signs stars are just stars (CommonMark 6.2): then brackets do.
    if stands_out(&heavy, span.pieces().len()) { heavy } else { quotation(["⟦", "⟧"]) }
}

/// Guidelines with an example at their end.
#[must_use]
pub fn with_example(guidelines: &str, example: &str) -> String {
    let before = guidelines.trim_end();
    if before.is_empty() { format!("{example}\n") } else { format!("{before}\n\n{example}\n") }
}

fn stands_out(quotation: &str, pieces: usize) -> bool {
    let [Block::Quote(blocks)] = &read(quotation)[..] else { return false };
    let [Block::Paragraph(runs)] = &blocks[..] else { return false };
    runs.iter().filter(|run| run.style.strong).count() == pieces
}

/// The words from one place to another on one line, with nothing in them that
/// Markdown would take for markup.
fn escaped(text: &Text, from: CodePoint, to: CodePoint) -> String {
    let words = text.slice(TextRange::between(from, to.max(from))).unwrap_or_default();
    let mut safe = String::with_capacity(words.len());
    for c in words.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '#' | '!' | '~') {
            safe.push('\\');
        }
        safe.push(if c.is_whitespace() { ' ' } else { c });
    }
    safe
}

/// The sentence around a range, within its paragraphs and not too long, cut
/// between words.
fn sentence(text: &Text, range: TextRange) -> TextRange {
    let (first, last) = (text.paragraph_start(range), text.paragraph_end(range));
    let part = |from, to| text.slice(TextRange::between(from, to)).unwrap_or_default();
    let before = part(first, range.start());
    let room = before.chars().count();
    let ends = |c: char| matches!(c, '.' | '؟' | '?' | '!' | '۔' | '…');
    let (mut back, mut kept) = (0, 0);
    for (n, c) in before.chars().rev().enumerate() {
        if n >= AROUND || (ends(c) && n > 0) {
            break;
        }
        back = n + 1;
        if c.is_whitespace() {
            kept = n;
        }
    }
    // A word that the end of the room cuts stays out, one that begins the sentence does not.
    let whole = back == room || before.chars().rev().nth(back).is_some_and(ends);
    let back = if whole { back } else { kept };
    let lead = before.chars().rev().take(back).collect::<Vec<_>>();
    let blanks = lead.iter().rev().take_while(|c| c.is_whitespace()).count();
    let start = CodePoint(range.start().0.saturating_sub(back.saturating_sub(blanks)));
    let (mut on, mut kept, mut whole) = (0, 0, true);
    for (n, c) in part(range.end(), last).chars().enumerate() {
        if n >= AROUND {
            whole = false;
            break;
        }
        if c.is_whitespace() {
            kept = n;
        }
        on = n + 1;
        if ends(c) {
            break;
        }
    }
    TextRange::between(start, CodePoint(range.end().0 + if whole { on } else { kept }))
}

impl Text {
    /// Where the paragraph of the first of these code points begins.
    fn paragraph_start(&self, range: TextRange) -> CodePoint {
        let at = self.paragraphs().get(self.paragraph_index(range.start()));
        at.map_or(range.start(), |paragraph| paragraph.range.start()).min(range.start())
    }

    /// Where the paragraph of the last of these code points ends.
    fn paragraph_end(&self, range: TextRange) -> CodePoint {
        let at = self.paragraphs().get(self.paragraph_index(range.end()));
        at.map_or(range.end(), |paragraph| paragraph.range.end()).max(range.end())
    }
}
