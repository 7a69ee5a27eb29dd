//! Which marks lie where: the lanes of underlines, the fill of the innermost
//! span, the spans that are ruled in the margin.
//!
//! The reader shows only what is near the window, so everything here is worked
//! out for a window of the text. All offsets are code points.

#[cfg(test)]
mod tests;

use crate::core::model::{AnnotationId, Hue, Mark, Schema, Span, Spans};
use crate::core::order::order;
use crate::core::text::{CodePoint, TextRange};

/// Underlines are drawn in this many lanes; deeper nesting shares the last one.
pub const LANES: u8 = 3;
/// Fills come in this many strengths; deeper nesting shares the last one.
pub const DEPTHS: u8 = 2;

/// The underline of one span.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its words.
    pub range: TextRange,
    /// Its colour.
    pub hue: Hue,
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The span.
    pub id: AnnotationId,
    /// Its words.
    pub range: TextRange,
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
                Mark::Fill => stacked.push(Stacked { span, hue: label.hue, lane: 0 }),
                Mark::Margin => rules.push(Rule { id: span.id, range: span.range, hue: label.hue }),
            }
        }
        rules.retain(|rule| rule.range.overlaps(window));
        stack(&mut stacked);
        let selected = stacked.iter().find(|s| Some(s.span.id) == selected).map(|s| s.span.range);
        let fills = fills(&stacked)
            .into_iter()
            .filter(|fill| {
                fill.range.overlaps(window) && !selected.is_some_and(|range| range.encloses(fill.range))
            })
            .collect();
        let lines = stacked
            .iter()
            .filter(|s| s.span.range.overlaps(window))
            .map(|s| Line { range: s.span.range, hue: s.hue, lane: s.lane.min(LANES - 1) })
            .collect();
        Self { lines, fills, rules }
    }
}

struct Stacked<'a> {
    span: &'a Span,
    hue: Hue,
    lane: u8,
}

/// Stacks spans from the inside out: the shortest lies nearest to its words,
/// what encloses it lies below, and no two that overlap share a lane.
fn stack(stacked: &mut [Stacked<'_>]) {
    // Of identical ranges the one that comes later in reading order lies inside.
    let last = stacked.len();
    let keys =
        stacked.iter().enumerate().map(|(i, s)| [s.span.range.len(), s.span.range.start().0, last - i]);
    let order = order(keys);
    let mut placed: Vec<(TextRange, u8)> = Vec::with_capacity(stacked.len());
    for i in order {
        let Some(this) = stacked.get_mut(i) else { continue };
        let range = this.span.range;
        let beside: Vec<_> = placed.iter().filter(|(other, _)| other.overlaps(range)).collect();
        let inside =
            beside.iter().filter(|(other, _)| range.encloses(*other)).map(|(_, lane)| lane.saturating_add(1));
        let mut lane = inside.max().unwrap_or(0);
        while beside.iter().any(|(_, taken)| *taken == lane) && lane < u8::MAX {
            lane += 1;
        }
        this.lane = lane;
        placed.push((range, lane));
    }
}

/// Cuts the text where spans begin and end; each piece takes the colour of the
/// shortest span over it. `stacked` comes in reading order.
fn fills(stacked: &[Stacked<'_>]) -> Vec<Fill> {
    let ends: Vec<CodePoint> =
        stacked.iter().flat_map(|s| [s.span.range.start(), s.span.range.end()]).collect();
    let sorted = order(ends.iter().map(|end| [end.0, 0, 0]));
    let mut cuts: Vec<CodePoint> = sorted.into_iter().filter_map(|i| ends.get(i).copied()).collect();
    cuts.dedup();
    let mut waiting = stacked.iter().peekable();
    let mut over: Vec<&Stacked<'_>> = Vec::new();
    let mut pieces: Vec<(AnnotationId, Fill)> = Vec::new();
    for (start, end) in cuts.iter().zip(cuts.iter().skip(1)) {
        over.retain(|s| s.span.range.end() > *start);
        while let Some(next) = waiting.next_if(|s| s.span.range.start() <= *start) {
            over.push(next);
        }
        let innermost = over.iter().min_by_key(|s| (s.span.range.len(), s.lane));
        let Some(top) = innermost else { continue };
        let depth = if over.len() > 1 { DEPTHS } else { 1 };
        let range = TextRange::between(*start, *end);
        match pieces.last_mut() {
            Some((id, last)) if *id == top.span.id && last.depth == depth && last.range.end() == *start => {
                last.range = TextRange::between(last.range.start(), *end);
            }
            _ => pieces.push((top.span.id, Fill { range, hue: top.hue, depth })),
        }
    }
    pieces.into_iter().map(|(_, fill)| fill).collect()
}
