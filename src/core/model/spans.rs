//! The spans of one report, found by id, by place and in reading order.

use std::collections::BTreeMap;

use super::annotation::{Origin, Span};
use super::id::{AnnotationId, LabelId};
use crate::core::order::order;
use crate::core::text::{CodePoint, TextRange};

/// The place of a span in reading order: where it begins; of those, the
/// longest first, so that what encloses comes before what is inside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    start: CodePoint,
    end: std::cmp::Reverse<CodePoint>,
    id: AnnotationId,
}

impl Place {
    fn of(span: &Span) -> Self {
        Self { start: span.range.start(), end: std::cmp::Reverse(span.range.end()), id: span.id }
    }
}

/// The spans of one report. Ranges may nest, overlap and be identical.
#[derive(Clone, Debug, Default)]
pub struct Spans {
    by_id: BTreeMap<AnnotationId, Span>,
    order: Vec<Place>,
    /// For each place in `order`, the furthest end of it and all before it:
    /// it only grows, so that "what touches this range" is a binary search.
    reach: Vec<CodePoint>,
    /// How many spans each label has; a handful of labels.
    counts: Vec<(LabelId, usize)>,
    /// How many came with a file of another program.
    imported: usize,
}

impl PartialEq for Spans {
    fn eq(&self, other: &Self) -> bool {
        self.by_id == other.by_id
    }
}

impl Spans {
    /// How many spans there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.by_id.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.by_id.is_empty()
    }

    /// How many spans have this label.
    #[must_use]
    pub fn count(&self, label: &LabelId) -> usize {
        self.counts.iter().find(|(other, _)| other == label).map_or(0, |(_, count)| *count)
    }

    /// How many spans came with a file of another program.
    #[must_use]
    pub fn imported(&self) -> usize {
        self.imported
    }

    fn count_one(&mut self, label: &LabelId, origin: Origin) {
        self.imported += usize::from(origin == Origin::Import);
        match self.counts.iter_mut().find(|(other, _)| other == label) {
            Some((_, count)) => *count += 1,
            None => self.counts.push((label.clone(), 1)),
        }
    }

    /// The span with this id.
    #[must_use]
    pub fn get(&self, id: AnnotationId) -> Option<&Span> {
        self.by_id.get(&id)
    }

    /// Puts a span in; gives back the one with the same id that it replaces.
    pub fn insert(&mut self, span: Span) -> Option<Span> {
        let old = self.remove(span.id);
        let place = Place::of(&span);
        let at = self.order.partition_point(|p| *p < place);
        self.order.insert(at, place);
        self.count_one(&span.label, span.provenance.origin);
        self.by_id.insert(span.id, span);
        self.measure_from(at);
        old
    }

    /// Takes a span out.
    pub fn remove(&mut self, id: AnnotationId) -> Option<Span> {
        let span = self.by_id.remove(&id)?;
        self.imported = self.imported.saturating_sub(usize::from(span.provenance.origin == Origin::Import));
        if let Some((_, count)) = self.counts.iter_mut().find(|(label, _)| *label == span.label) {
            *count = count.saturating_sub(1);
        }
        if let Ok(at) = self.order.binary_search(&Place::of(&span)) {
            self.order.remove(at);
            self.measure_from(at);
        }
        Some(span)
    }

    fn measure_from(&mut self, at: usize) {
        self.reach.truncate(at);
        let mut furthest = self.reach.last().copied().unwrap_or_default();
        for place in self.order.iter().skip(at) {
            furthest = furthest.max(place.end.0);
            self.reach.push(furthest);
        }
    }

    /// All spans in reading order.
    pub fn iter(&self) -> impl Iterator<Item = &Span> {
        self.order.iter().filter_map(|place| self.by_id.get(&place.id))
    }

    /// All spans by their ids: where the order makes no difference, since none
    /// has to be looked up.
    pub fn by_id(&self) -> impl Iterator<Item = &Span> {
        self.by_id.values()
    }

    /// The labels that spans have, each once, in no order.
    pub fn labels(&self) -> impl Iterator<Item = &LabelId> {
        self.counts.iter().filter(|(_, count)| *count > 0).map(|(label, _)| label)
    }

    /// The span at a position of the reading order, counted from 0.
    #[must_use]
    pub fn nth(&self, position: usize) -> Option<&Span> {
        self.order.get(position).and_then(|place| self.by_id.get(&place.id))
    }

    /// The position of a span in reading order, counted from 0.
    #[must_use]
    pub fn position(&self, id: AnnotationId) -> Option<usize> {
        self.order.binary_search(&Place::of(self.by_id.get(&id)?)).ok()
    }

    /// The spans that share a code point with `range`, in reading order.
    pub fn touching(&self, range: TextRange) -> impl Iterator<Item = &Span> {
        let from = self.reach.partition_point(|end| *end <= range.start());
        let to = self.order.partition_point(|place| place.start < range.end());
        self.order
            .get(from..to)
            .unwrap_or_default()
            .iter()
            .filter(move |place| place.end.0 > range.start())
            .filter_map(|place| self.by_id.get(&place.id))
    }

    /// The spans over one code point, the innermost (shortest) first. A
    /// discontinuous span is not over its gaps.
    #[must_use]
    pub fn covering(&self, at: CodePoint) -> Vec<&Span> {
        let near = self.touching(TextRange::between(at, CodePoint(at.0 + 1)));
        let found: Vec<&Span> = near.filter(|span| span.holds(at)).collect();
        // Of identical ranges the one that comes later in reading order lies inside.
        let keys = found.iter().rev().map(|span| [span.range.len(), span.range.start().0, 0]);
        order(keys).into_iter().filter_map(|i| found.iter().rev().nth(i).copied()).collect()
    }

    /// `range`, grown until no span crosses its edges: within it, stacking
    /// depends on nothing outside.
    #[must_use]
    pub fn grown_over_spans(&self, range: TextRange) -> TextRange {
        let (mut start, mut end) = (range.start(), range.end());
        // The first span that reaches over an edge, step by step outwards; a
        // search each, so that a long chain of spans costs little.
        let over_start = |at| self.order.get(self.reach.partition_point(|reach| *reach <= at));
        while let Some(place) = over_start(start).filter(|place| place.start < start) {
            start = place.start;
        }
        let before_end = |at| self.order.partition_point(|place| place.start < at).checked_sub(1);
        while let Some(reach) =
            before_end(end).and_then(|last| self.reach.get(last)).filter(|reach| **reach > end)
        {
            end = *reach;
        }
        TextRange::between(start, end)
    }
}

impl FromIterator<Span> for Spans {
    fn from_iter<I: IntoIterator<Item = Span>>(spans: I) -> Self {
        // All at once: what grows one by one keeps a third of its room empty.
        let by_id = spans.into_iter().map(|span| (span.id, span)).collect();
        let mut all = Self { by_id, ..Self::default() };
        let kinds: Vec<_> =
            all.by_id.values().map(|span| (span.label.clone(), span.provenance.origin)).collect();
        kinds.iter().for_each(|(label, origin)| all.count_one(label, *origin));
        let places: Vec<Place> = all.by_id.values().map(Place::of).collect();
        // They come by their ids, so that the order of equal keys is that of the ids.
        let keys = places.iter().map(|place| [place.start.0, usize::MAX - place.end.0.0, 0]);
        all.order.reserve_exact(places.len());
        all.order.extend(order(keys).into_iter().filter_map(|i| places.get(i).copied()));
        all.reach.reserve_exact(places.len());
        all.measure_from(0);
        all
    }
}
