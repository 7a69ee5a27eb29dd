//! Which spans a person wants to see and walk through.

use std::collections::BTreeSet;

use super::annotation::{Origin, Span};
use super::id::{AnnotationId, LabelId};
use super::schema::Schema;
use super::spans::Spans;

/// A choice of spans; by default all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SpanFilter {
    /// Only these labels; all if empty.
    pub labels: BTreeSet<LabelId>,
    /// Only spans with a note.
    pub noted: bool,
    /// Only spans that came with a file of another program.
    pub imported: bool,
    /// Not this span.
    pub without: Option<AnnotationId>,
    /// Only spans that lack something required or that no person has confirmed.
    pub open: bool,
}

impl SpanFilter {
    /// Whether nothing is left out.
    #[must_use]
    pub fn is_all(&self) -> bool {
        *self == Self::default()
    }

    /// Whether the filter lets a span through.
    #[must_use]
    pub fn admits(&self, span: &Span, schema: &Schema) -> bool {
        let lacks = || {
            schema.label(&span.label).is_some_and(|label| label.missing(&span.attributes).next().is_some())
        };
        (self.labels.is_empty() || self.labels.contains(&span.label))
            && (!self.noted || !span.note.is_empty())
            && (!self.imported || span.provenance.origin == Origin::Import)
            && self.without != Some(span.id)
            && (!self.open || span.is_unconfirmed() || lacks())
    }

    /// Wants a label, or no longer.
    pub fn turn_label(&mut self, label: &LabelId) {
        if !self.labels.remove(label) {
            self.labels.insert(label.clone());
        }
    }

    /// The places in reading order of the spans that are let through; `None`
    /// where that is all of them.
    #[must_use]
    pub fn places(&self, spans: &Spans, schema: &Schema) -> Option<Vec<usize>> {
        let admitted = |(place, span): (usize, &Span)| self.admits(span, schema).then_some(place);
        (!self.is_all()).then(|| spans.iter().enumerate().filter_map(admitted).collect())
    }

    /// The span so many places further among those that are let through: from
    /// the one at place `from` of all, else from the beginning or, backwards,
    /// the end. At either end it stays.
    #[must_use]
    pub fn step<'a>(
        &self,
        spans: &'a Spans,
        schema: &Schema,
        from: Option<usize>,
        by: isize,
    ) -> Option<&'a Span> {
        let Some(places) = self.places(spans, schema) else {
            let last = spans.len().checked_sub(1)?;
            let start = if by < 0 { last } else { 0 };
            return spans.nth(from.map_or(start, |at| at.saturating_add_signed(by).min(last)));
        };
        let last = places.len().checked_sub(1)?;
        let at = match from {
            None if by < 0 => last,
            None => 0,
            // The selected span itself may be left out by the filter.
            Some(from) => match places.binary_search(&from) {
                Ok(at) => at.saturating_add_signed(by).min(last),
                Err(at) if by < 0 => at.saturating_add_signed(by).min(last),
                Err(at) => at.saturating_add_signed(by - 1).min(last),
            },
        };
        spans.nth(*places.get(at)?)
    }
}
