//! Comparing layers: what several annotators say about the same words, where
//! they differ, what was decided about it, and what rules would decide.
//!
//! - `align`: which spans of different layers are about the same thing.
//! - `links`: the same for relations.
//! - here: an [`Item`], how its versions differ, and who sides with whom.
//! - `decisions`: which decision is about which item, and which no longer applies.
//! - `rules`: what is put into the gold layer, item by item or by a rule for many.
//! - `order`: the most disputed first.
//! - `names`: which letter stands for whom.
//! - `threads`: what was said about an item, and in answer to whom.
//!
//! A *side* is a layer that has work on the report (or calls it done): who never
//! opened a report says nothing about it. Sides come in the order of the
//! project's layers, and the gold layer is none. All offsets are code points.

mod align;
mod decisions;
mod links;
mod names;
mod order;
mod rules;
#[cfg(test)]
mod tests;
mod threads;

use crate::core::model::{
    AnnotationId, Attributes, LabelId, Layer, LayerId, Mention, Project, Relation, ReportId, Schema, Sheet,
    Span, Value, Version,
};
use crate::core::text::TextRange;

pub use decisions::{Outcome, Standing};
pub use names::{by_letter, letter};
pub use order::{Rank, Wanted, most_disputed_first, rank};
pub use rules::{Bench, MergeRule, NotYet, accept, merge, reject};
pub use threads::{Said, talked_about, thread};

/// A layer that has work on a report.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// The layer.
    pub layer: &'a Layer,
    /// Its work.
    pub sheet: &'a Sheet,
}

/// What differs between the versions of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The label.
    Label,
    /// The words.
    Boundary,
    /// The value of an attribute.
    Attribute,
    /// The type of a relation.
    Relation,
    /// Only some marked it.
    Only,
}

impl Kind {
    /// Every kind; the first one that an item has names it.
    pub const ALL: [Self; 5] = [Self::Label, Self::Boundary, Self::Attribute, Self::Relation, Self::Only];
}

/// What an item is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// Words that got a label.
    Span,
    /// A link between two span items, by their places in the list.
    Relation(usize, usize),
}

/// What the annotators say about the same words, or about the same link.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// What it is about.
    pub subject: Subject,
    /// For each side its annotation, if it has one.
    pub versions: Vec<Option<AnnotationId>>,
    /// What differs, in the order of [`Kind::ALL`]; nothing where all agree.
    pub differs: Vec<Kind>,
    /// The sides that have it alike, the largest camp first; those that have
    /// nothing are in none.
    pub camps: Vec<Vec<usize>>,
    /// The words of all versions, from the first to the last; of a relation
    /// those of where it starts.
    pub range: TextRange,
}

/// The work of several annotators on one report, side by side.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparison {
    /// The layers, in order.
    pub sides: Vec<LayerId>,
    /// The items: those about words in reading order, then those about links.
    pub items: Vec<Item>,
}

impl Item {
    /// Whether all sides have it alike.
    #[must_use]
    pub fn is_agreed(&self) -> bool {
        self.differs.is_empty()
    }

    /// The kind that names it; `None` where all agree.
    #[must_use]
    pub fn kind(&self) -> Option<Kind> {
        self.differs.first().copied()
    }

    /// How disputed it is: so many ways to have it, having nothing among them.
    #[must_use]
    pub fn dispute(&self) -> usize {
        self.camps.len() + usize::from(self.versions.iter().any(Option::is_none))
    }
}

/// The layers that have work on a report, in the order of the project.
#[must_use]
pub fn sides<'a>(project: &'a Project, report: &ReportId) -> Vec<Side<'a>> {
    let side = |layer: &'a Layer| {
        let sheet = layer.sheet(report)?;
        (sheet.done || !sheet.spans.is_empty()).then_some(Side { layer, sheet })
    };
    project.layers.iter().filter(|layer| !layer.gold).filter_map(side).collect()
}

impl Comparison {
    /// Compares what these have on one report.
    #[must_use]
    pub fn of(sides: &[Side<'_>], schema: &Schema) -> Self {
        let mut items: Vec<Item> =
            align::groups(sides).into_iter().map(|versions| of_spans(sides, versions)).collect();
        let links = links::groups(sides, &items, schema);
        items
            .extend(links.into_iter().filter_map(|group| of_links(sides, &items, group)).collect::<Vec<_>>());
        Self { sides: sides.iter().map(|side| side.layer.id).collect(), items }
    }

    /// The annotations that an item is about as they are now, in order.
    #[must_use]
    pub fn about(&self, item: &Item, sides: &[Side<'_>]) -> Vec<Version> {
        let version = |(side, id): (&Side<'_>, &Option<AnnotationId>)| {
            let id = (*id)?;
            let span = side.sheet.spans.get(id).map(|span| &*span.provenance);
            let found = span.or(side.sheet.relations.get(&id).map(|one| &one.provenance))?;
            Some(Version { layer: side.layer.id, id, revision: found.revision })
        };
        let mut about: Vec<Version> = sides.iter().zip(&item.versions).filter_map(version).collect();
        about.sort_unstable();
        about
    }

    /// Where an annotation stands in the list.
    #[must_use]
    pub fn position(&self, of: Mention) -> Option<usize> {
        let side = self.sides.iter().position(|layer| *layer == of.layer)?;
        self.items.iter().position(|item| item.versions.get(side).copied().flatten() == Some(of.id))
    }
}

/// What an annotator filled in; what is blank says nothing.
fn said(attributes: &Attributes) -> impl Iterator<Item = (&String, &Value)> {
    attributes.iter().filter(|(_, value)| !value.is_blank())
}

fn same_values(a: &Attributes, b: &Attributes) -> bool {
    said(a).eq(said(b))
}

/// Whether two spans say the same: the same words, label and values.
#[must_use]
pub fn same_span(a: &Span, b: &Span) -> bool {
    a.pieces() == b.pieces() && a.label == b.label && same_values(&a.attributes, &b.attributes)
}

fn of_spans(sides: &[Side<'_>], versions: Vec<Option<AnnotationId>>) -> Item {
    let found: Vec<(usize, &Span)> = present(&versions)
        .filter_map(|(side, id)| Some((side, sides.get(side)?.sheet.spans.get(id)?)))
        .collect();
    let differ = |same: fn(&Span, &Span) -> bool| {
        found.iter().zip(found.iter().skip(1)).any(|((_, a), (_, b))| !same(a, b))
    };
    let mut differs = Vec::new();
    let mut note = |kind, is: bool| differs.extend(is.then_some(kind));
    let other_label = differ(|a, b| a.label == b.label);
    note(Kind::Label, other_label);
    note(Kind::Boundary, differ(|a, b| a.pieces() == b.pieces()));
    // Other labels ask for other values.
    note(Kind::Attribute, !other_label && differ(|a, b| same_values(&a.attributes, &b.attributes)));
    note(Kind::Only, versions.iter().any(Option::is_none));
    let start = found.iter().map(|(_, span)| span.range.start()).min().unwrap_or_default();
    let end = found.iter().map(|(_, span)| span.range.end()).max().unwrap_or_default();
    let range = TextRange::between(start, end);
    Item { subject: Subject::Span, camps: camps(&found, same_span), versions, differs, range }
}

fn of_links(sides: &[Side<'_>], items: &[Item], group: links::Group) -> Option<Item> {
    let links::Group { from, to, versions } = group;
    let found: Vec<(usize, &Relation)> = present(&versions)
        .filter_map(|(side, id)| Some((side, sides.get(side)?.sheet.relations.get(&id)?)))
        .collect();
    let same = |a: &Relation, b: &Relation| a.kind == b.kind && same_values(&a.attributes, &b.attributes);
    let differ = found.iter().zip(found.iter().skip(1)).any(|((_, a), (_, b))| !same(a, b));
    let mut differs = Vec::new();
    differs.extend(differ.then_some(Kind::Relation));
    differs.extend(versions.iter().any(Option::is_none).then_some(Kind::Only));
    let range = items.get(from)?.range;
    Some(Item { subject: Subject::Relation(from, to), camps: camps(&found, same), versions, differs, range })
}

/// The sides that have an annotation in an item, with its id.
fn present(versions: &[Option<AnnotationId>]) -> impl Iterator<Item = (usize, AnnotationId)> + '_ {
    versions.iter().enumerate().filter_map(|(side, id)| Some((side, (*id)?)))
}

/// Who has it alike, the largest camp first.
fn camps<T>(found: &[(usize, &T)], same: impl Fn(&T, &T) -> bool) -> Vec<Vec<usize>> {
    let mut camps: Vec<(Vec<usize>, &T)> = Vec::new();
    for (side, one) in found {
        match camps.iter_mut().find(|(_, other)| same(one, other)) {
            Some((camp, _)) => camp.push(*side),
            None => camps.push((vec![*side], one)),
        }
    }
    // Stable: camps of one size stay in the order of the sides.
    camps.sort_by_key(|(camp, _)| std::cmp::Reverse(camp.len()));
    camps.into_iter().map(|(camp, _)| camp).collect()
}

/// The labels of a span item's versions.
#[must_use]
pub fn labels(item: &Item, sides: &[Side<'_>]) -> Vec<LabelId> {
    let label = |(side, id): (usize, AnnotationId)| Some(sides.get(side)?.sheet.spans.get(id)?.label.clone());
    let mut labels: Vec<LabelId> = present(&item.versions).filter_map(label).collect();
    labels.sort_unstable();
    labels.dedup();
    labels
}
