//! Which marks lie where: the lanes of underlines, the fill of the innermost
//! span, the spans that are ruled in the margin.
//!
//! The reader shows only what is near the window, so everything here is worked
//! out for a window of the text. All offsets are code points.

#[cfg(test)]
mod tests;

use crate::core::model::{AnnotationId, Hue, Ink, Mark, Schema, Span, Spans};
use crate::core::order::order;
use crate::core::text::{CodePoint, TextRange};

/// Underlines are drawn in this many lanes; deeper nesting shares the last one.
pub const LANES: u8 = 3;
/// Fills come in this many strengths; deeper nesting shares the last one.
pub const DEPTHS: u8 = 2;

/// The underline of one piece of a span.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its words.
    pub range: TextRange,
    /// Its colour and line.
    pub ink: Ink,
    /// 0 lies nearest to the words.
    pub lane: u8,
}

/// A piece of text coloured by the innermost span over it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fill {
    /// The piece.
    pub range: TextRange,
    /// Its colour.
    pub hue: Hue,
    /// 1, or 2 where spans are nested.
    pub depth: u8,
}

/// A span with a rule in the margin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The span.
    pub id: AnnotationId,
    /// Its words, from first to last.
    pub range: TextRange,
    /// Its words piece by piece.
    pub pieces: Vec<TextRange>,
    /// Its colour.
    pub hue: Hue,
}

/// All marks that touch a window of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drawing {
    /// Underlines.
    pub lines: Vec<Line>,
    /// Fills; they never overlap one another.
    pub fills: Vec<Fill>,
    /// Rules in the margin.
    pub rules: Vec<Rule>,
}

impl Drawing {
    /// The marks of `spans` that touch `window`. Inside the `selected` span
    /// nothing is filled, so that it can be shown in one colour.
    #[must_use]
    pub fn of(spans: &Spans, schema: &Schema, window: TextRange, selected: Option<AnnotationId>) -> Self {
        let near = spans.grown_over_spans(window);
        let mut stacked = Vec::new();
        let mut rules = Vec::new();
        for span in spans.touching(near) {
            let Some(label) = schema.label(&span.label) else { continue };
            match label.mark {
                Mark::Fill => stacked.push(Stacked { span, ink: label.ink(), lane: None }),
                Mark::Margin => {
                    let (range, pieces) = (span.range, span.pieces().to_vec());
                    rules.push(Rule { id: span.id, range, pieces, hue: label.hue });
                }
            }
        }
        rules.retain(|rule| rule.range.overlaps(window));
        stack(&mut stacked);
        let selected = stacked.iter().find(|s| Some(s.span.id) == selected).map(|s| s.span.pieces());
        let cleared =
            |fill: &Fill| selected.unwrap_or_default().iter().any(|piece| piece.encloses(fill.range));
        let pieces = pieces(&stacked);
        let fills =
            fills(&pieces).into_iter().filter(|fill| fill.range.overlaps(window) && !cleared(fill)).collect();
        let lines = pieces
            .iter()
            .filter(|(range, _)| range.overlaps(window))
            .map(|(range, s)| Line { range: *range, ink: s.ink, lane: s.lane.unwrap_or(0).min(LANES - 1) })
            .collect();
        Self { lines, fills, rules }
    }
}

struct Stacked<'a> {
    span: &'a Span,
    ink: Ink,
    /// `None` until it is placed.
    lane: Option<u8>,
}

/// Stacks spans from the inside out: the shortest lies nearest to its words,
/// what encloses it lies below, and no two that overlap share a lane.
/// `stacked` comes in reading order.
fn stack(stacked: &mut [Stacked<'_>]) {
    // Of identical ranges the one that comes later in reading order lies inside.
    let last = stacked.len();
    let keys =
        stacked.iter().enumerate().map(|(i, s)| [s.span.range.len(), s.span.range.start().0, last - i]);
    for i in order(keys) {
        let Some(range) = stacked.get(i).map(|s| s.span.range) else { continue };
        // What is placed already is no longer than this, so it begins less than
        // its length before it: only there is looked, and not at all spans.
        let first = range.start().0.saturating_sub(range.len());
        let from = stacked.partition_point(|s| s.span.range.start().0 < first);
        let to = stacked.partition_point(|s| s.span.range.start() < range.end());
        let mut taken = [false; 1 << u8::BITS];
        let mut lane = 0;
        for beside in stacked.get(from..to).unwrap_or_default() {
            let Some(other) = beside.lane.filter(|_| beside.span.range.overlaps(range)) else { continue };
            if let Some(slot) = taken.get_mut(usize::from(other)) {
                *slot = true;
            }
            if range.encloses(beside.span.range) {
                lane = lane.max(other.saturating_add(1));
            }
        }
        let free = (lane..u8::MAX).find(|lane| taken.get(usize::from(*lane)) == Some(&false));
        if let Some(this) = stacked.get_mut(i) {
            this.lane = Some(free.unwrap_or(u8::MAX));
        }
    }
}

/// The pieces of the spans in reading order; `stacked` comes in that of the spans.
fn pieces<'a>(stacked: &'a [Stacked<'a>]) -> Vec<(TextRange, &'a Stacked<'a>)> {
    let all: Vec<_> =
        stacked.iter().flat_map(|s| s.span.pieces().iter().map(move |range| (*range, s))).collect();
    if all.len() == stacked.len() {
        return all;
    }
    // Other pieces may begin in the gaps.
    let keys = all.iter().map(|(range, _)| [range.start().0, usize::MAX - range.end().0, 0]);
    order(keys).into_iter().filter_map(|i| all.get(i).copied()).collect()
}

/// Cuts the text where pieces begin and end; each cutting takes the colour of
/// the shortest span over it. `pieces` comes in reading order.
fn fills(pieces: &[(TextRange, &Stacked<'_>)]) -> Vec<Fill> {
    let ends: Vec<CodePoint> = pieces.iter().flat_map(|(range, _)| [range.start(), range.end()]).collect();
    let sorted = order(ends.iter().map(|end| [end.0, 0, 0]));
    let mut cuts: Vec<CodePoint> = sorted.into_iter().filter_map(|i| ends.get(i).copied()).collect();
    cuts.dedup();
    let mut waiting = pieces.iter().copied().peekable();
    let mut over: Vec<(TextRange, &Stacked<'_>)> = Vec::new();
    let mut cuttings: Vec<(AnnotationId, Fill)> = Vec::new();
    for (start, end) in cuts.iter().zip(cuts.iter().skip(1)) {
        over.retain(|(range, _)| range.end() > *start);
        while let Some(next) = waiting.next_if(|(range, _)| range.start() <= *start) {
            over.push(next);
        }
        let innermost = over.iter().min_by_key(|(_, s)| (s.span.range.len(), s.lane));
        let Some((_, top)) = innermost else { continue };
        let depth = if over.len() > 1 { DEPTHS } else { 1 };
        let range = TextRange::between(*start, *end);
        match cuttings.last_mut() {
            Some((id, last)) if *id == top.span.id && last.depth == depth && last.range.end() == *start => {
                last.range = TextRange::between(last.range.start(), *end);
            }
            _ => cuttings.push((top.span.id, Fill { range, hue: top.ink.hue, depth })),
        }
    }
    cuttings.into_iter().map(|(_, fill)| fill).collect()
}

/// One step from the ranges that are painted to those that are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The next painted one stays.
    Keep,
    /// The next painted one goes.
    Drop,
    /// This one comes, before the next painted one.
    Add(TextRange),
}

/// The steps from the painted ranges to the wanted ones. Both come in reading
/// order (by their starts; of those the longest first).
#[must_use]
pub fn steps(painted: &[TextRange], wanted: &[TextRange]) -> Vec<Step> {
    let place = |range: &TextRange| (range.start(), std::cmp::Reverse(range.end()));
    let (mut painted, mut wanted) = (painted.iter().peekable(), wanted.iter().peekable());
    let mut steps = Vec::new();
    loop {
        steps.push(match (painted.peek(), wanted.peek()) {
            (None, None) => return steps,
            (Some(old), Some(new)) if old == new => {
                painted.next();
                wanted.next();
                Step::Keep
            }
            (Some(old), new) if new.is_none_or(|new| place(old) < place(new)) => {
                painted.next();
                Step::Drop
            }
            (_, Some(new)) => {
                let new = **new;
                wanted.next();
                Step::Add(new)
            }
            (Some(_), None) => return steps,
        });
    }
}
