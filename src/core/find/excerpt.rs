//! The words around a hit.

use crate::core::text::{CodePoint, Text, TextRange};

/// A hit and the words around it, out of the line that it begins in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// What stands before it; begins with an ellipsis where words were left out.
    pub before: String,
    /// The hit, as far as it lies in the line.
    pub hit: String,
    /// What stands behind it; ends with an ellipsis where words were left out.
    pub after: String,
}

/// The excerpt around `hit` with so many code points of its line before and
/// behind it, in whole words where there are blanks to cut at.
#[must_use]
pub fn excerpt(text: &Text, hit: TextRange, before: usize, after: usize) -> Excerpt {
    let line = text.paragraphs().get(text.paragraph_index(hit.start())).map(|paragraph| paragraph.range);
    let line = line.unwrap_or_default();
    let end = hit.end().min(line.end()).max(hit.start());
    let part = |from, to| text.slice(TextRange::between(from, to)).unwrap_or_default();
    let first = CodePoint(hit.start().0.saturating_sub(before)).max(line.start());
    let last = CodePoint(end.0.saturating_add(after)).min(line.end()).max(end);
    let (mut head, mut tail) =
        (part(text.grapheme_start(first), hit.start()), part(end, text.grapheme_end(last)));
    let (cut_before, cut_after) = (first > line.start(), last < line.end());
    if cut_before {
        head = head.split_once(char::is_whitespace).map_or(head, |(_, words)| words);
    }
    if cut_after {
        tail = tail.rsplit_once(char::is_whitespace).map_or(tail, |(words, _)| words);
    }
    Excerpt {
        before: format!("{}{}", if cut_before { "…" } else { "" }, head.trim_start()),
        hit: part(hit.start(), end).to_owned(),
        after: format!("{}{}", tail.trim_end(), if cut_after { "…" } else { "" }),
    }
}

impl Excerpt {
    /// The same for a line of plain text, where nothing but Unicode's own isolates
    /// can keep dates and figures in the order in which they were written (see
    /// [`Text::isolates`]). They stand outside the hit where they begin or end with it.
    #[must_use]
    pub fn isolated(&self) -> Self {
        const OVERRIDE: &str = "\u{2066}\u{202d}";
        const END: &str = "\u{202c}\u{2069}";
        let line = Text::new([self.before.as_str(), self.hit.as_str(), self.after.as_str()].concat());
        let hit = self.before.chars().count();
        let end = CodePoint(hit + self.hit.chars().count());
        let runs = line.isolates(TextRange::between(CodePoint(0), line.len()));
        let mut parts = [String::new(), String::new(), String::new()];
        for (at, c) in line.as_str().chars().map(Some).chain([None]).enumerate() {
            let at = CodePoint(at);
            let of = |at: CodePoint| usize::from(at >= CodePoint(hit)) + usize::from(at >= end);
            let [before, within, after] = &mut parts;
            let mut put = |part: usize, text: &str| match part {
                0 => before.push_str(text),
                1 => within.push_str(text),
                _ => after.push_str(text),
            };
            if runs.iter().any(|run| run.end() == at) {
                put(of(at), END);
            }
            if runs.iter().any(|run| run.start() == at) {
                put(if at.0 == hit { 0 } else { of(at) }, OVERRIDE);
            }
            if let Some(c) = c {
                put(of(at), c.encode_utf8(&mut [0; 4]));
            }
        }
        let [before, hit, after] = parts;
        Self { before, hit, after }
    }
}
