//! Where words stand in guidelines, whatever their spelling.

use super::markdown::{Block, Run};
use crate::core::find::{Query, all};
use crate::core::text::{CodePoint, Text, TextRange};

/// Marks the hits of `query` in blocks, numbered from `first` on in reading
/// order. Gives the number after the last.
pub fn mark(blocks: &mut [Block], query: &Query, first: usize) -> usize {
    let mut next = first;
    for block in blocks {
        next = match block {
            Block::Heading(_, runs) | Block::Paragraph(runs) | Block::Code(runs) => {
                let (marked, next) = mark_runs(runs, query, next);
                *runs = marked;
                next
            }
            Block::Quote(blocks) => mark(blocks, query, next),
            Block::List(_, items) => items.iter_mut().fold(next, |next, item| mark(item, query, next)),
            Block::Rule => next,
        };
    }
    next
}

/// A hit may begin in one run and end in another.
fn mark_runs(runs: &[Run], query: &Query, first: usize) -> (Vec<Run>, usize) {
    let text = Text::new(runs.iter().map(|run| run.text.as_str()).collect::<String>());
    let hits = all(query, &text);
    let mut marked = Vec::new();
    let mut at = 0;
    for run in runs {
        let end = at + run.text.chars().count();
        let mut put = |from: usize, to: usize, hit: Option<usize>| {
            let words = text.slice(TextRange::between(CodePoint(from), CodePoint(to))).unwrap_or_default();
            if !words.is_empty() {
                marked.push(Run { text: words.to_owned(), style: run.style.clone(), hit });
            }
        };
        let mut from = at;
        for (n, hit) in hits.iter().enumerate() {
            let (start, stop) = (hit.start().0.max(at), hit.end().0.min(end));
            if start < stop {
                put(from, start, None);
                put(start, stop, Some(first + n));
                from = stop;
            }
        }
        put(from, end, None);
        at = end;
    }
    (marked, first + hits.len())
}
