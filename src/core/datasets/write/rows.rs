//! What the formats of trained models share: tokens with marks on them, and what
//! none of these formats has a place for.

use super::loss::{Loss, Losses};
use super::{Recipe, flatten, lose_surroundings};
use crate::core::datasets::document::{Document, Mark, Work};
use crate::core::datasets::tokens::{View, cut, sentences, tokens, touched};
use crate::core::order::order;
use crate::core::text::{CodePoint, Text, TextRange};

/// Whether marks may lie over one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// They may not: the recipe says which stays.
    Flat,
    /// They may.
    Nested,
}

/// A sentence.
pub(super) struct Row<'a> {
    /// Its tokens, in reading order.
    pub tokens: Vec<TextRange>,
    /// Its marks, each with the places of its first token and of one past its last.
    pub marks: Vec<(usize, usize, &'a Mark)>,
}

/// A work, sentence by sentence.
pub(super) fn rows<'a>(
    text: &Text,
    work: &'a Work,
    recipe: &Recipe,
    layout: Layout,
    losses: &mut Losses,
) -> Vec<Row<'a>> {
    let ranges: Vec<TextRange> = work.marks.iter().map(Mark::range).collect();
    let sorted = order(ranges.iter().map(|range| [range.start().0, range.end().0, 0]));
    let mut marks = sorted.into_iter().filter_map(|at| work.marks.get(at)).peekable();
    let sentences = sentences(text, &ranges);
    let whole = TextRange::between(CodePoint(0), text.len());
    // All at once: a token may reach over the end of a sentence if no blank is there.
    let mut all = cut(tokens(text, whole, recipe.tokens), &sentences).into_iter().peekable();
    let mut rows = Vec::new();
    for sentence in sentences {
        let here = std::iter::from_fn(|| all.next_if(|token| token.start() < sentence.end()));
        let tokens = here.filter(|token| sentence.start() <= token.start()).collect();
        let here = std::iter::from_fn(|| marks.next_if(|mark| mark.range().start() < sentence.end()));
        let (tokens, marks) = fit(tokens, here, recipe, layout, losses);
        let placed = |(range, mark)| touched(&tokens, range).map(|(from, to)| (from, to, mark));
        let marks = marks.into_iter().filter_map(placed).collect();
        rows.push(Row { tokens, marks });
    }
    // Only what is blank lies behind the last sentence.
    losses.add(Loss::Aside, marks.count());
    rows
}

/// Makes tokens and marks fit one another, as the recipe says: every mark that is
/// left begins and ends with a token.
pub(super) fn fit<'a>(
    tokens: Vec<TextRange>,
    marks: impl Iterator<Item = &'a Mark>,
    recipe: &Recipe,
    layout: Layout,
    losses: &mut Losses,
) -> (Vec<TextRange>, Vec<(TextRange, &'a Mark)>) {
    let mut fitting = Vec::new();
    for mark in marks {
        losses.add(Loss::Attribute, mark.attributes.len());
        match widened(&tokens, mark.range()) {
            Some(_) if recipe.view == View::Exact => fitting.push((mark.range(), mark)),
            Some(range) => fitting.push((range, mark)),
            None => losses.count(Loss::Aside),
        }
    }
    match layout {
        Layout::Flat => fitting = flatten(fitting, recipe.nesting, losses),
        Layout::Nested => {
            losses.add(Loss::Pieces, fitting.iter().filter(|(_, mark)| mark.pieces.len() > 1).count());
        }
    }
    let tokens = match recipe.view {
        View::Exact => cut(tokens, &fitting.iter().map(|(range, _)| *range).collect::<Vec<_>>()),
        View::WholeTokens => tokens,
    };
    losses.add(Loss::Widened, fitting.iter().filter(|(range, mark)| *range != mark.range()).count());
    (tokens, fitting)
}

/// From the first token that a range touches to the last. `None` if it touches none.
pub(super) fn widened(tokens: &[TextRange], range: TextRange) -> Option<TextRange> {
    let (from, to) = touched(tokens, range)?;
    Some(TextRange::between(tokens.get(from)?.start(), tokens.get(to.checked_sub(1)?)?.end()))
}

/// The works that can be learnt from. A report on which nobody worked would teach
/// that there is nothing to find in it: it is left out, and counted.
pub(super) fn learnable<'a>(document: &'a Document, losses: &mut Losses) -> &'a [Work] {
    if document.works.is_empty() {
        losses.count(Loss::Unannotated);
    }
    if !document.works.is_empty() {
        lose_surroundings(document, losses);
    }
    for work in &document.works {
        let notes = work.marks.iter().map(|mark| &mark.note).chain(work.links.iter().map(|link| &link.note));
        losses.add(Loss::Note, notes.filter(|note| !note.is_empty()).count());
        losses.add(Loss::Relation, work.links.len());
        // Those of marks are counted where they are lost: chat models are told of them.
        losses.add(Loss::Attribute, work.links.iter().map(|link| link.attributes.len()).sum());
    }
    &document.works
}
