//! What a decision comes to.

use super::apply::EditError;
use super::change::{Change, Delta};
use super::desk::{Desk, gone};
use crate::core::model::{AnnotationId, Decision, Provenance, Relation, Span, Taken, Verdict, Version};

/// A decision about one item, with what it puts into the gold layer.
#[derive(Clone, Debug, PartialEq)]
pub struct Ruling {
    /// Of the decision; that of a former one revises it.
    pub id: AnnotationId,
    /// The annotations that it is about.
    pub about: Vec<Version>,
    /// What is decided.
    pub verdict: Verdict,
    /// Why.
    pub reason: String,
    /// What it puts in, if anything.
    pub puts: Option<Put>,
}

/// What a decision puts into the gold layer: an annotation like another one,
/// under an id of its own.
#[derive(Clone, Debug, PartialEq)]
pub enum Put {
    /// A span.
    Span(Box<Span>, Taken),
    /// A relation, whose ends are spans of the gold layer.
    Relation(Box<Relation>, Taken),
}

impl Put {
    /// The id that it has in the gold layer.
    #[must_use]
    pub fn id(&self) -> AnnotationId {
        match self {
            Self::Span(span, _) => span.id,
            Self::Relation(relation, _) => relation.id,
        }
    }
}

impl Desk<'_> {
    /// Decides about items, each of which is named once. What a former decision
    /// put in gives way to what is put in now.
    pub(super) fn decide(&self, rulings: Vec<Ruling>) -> Result<Change, EditError> {
        let mut change = self.nothing();
        for Ruling { id, mut about, verdict, reason, puts } in rulings {
            let former = self.sheet.decisions.get(&id);
            if former.is_none() {
                self.free_id(id)?;
            }
            let new = puts.as_ref().map(Put::id);
            if let Some(old) = former.and_then(|former| former.gold).filter(|old| Some(*old) != new) {
                self.take_out(old, &mut change);
            }
            match puts {
                Some(Put::Span(span, taken)) => self.put_span(*span, taken, &mut change)?,
                Some(Put::Relation(relation, taken)) => self.put_relation(*relation, taken, &mut change)?,
                None => {}
            }
            about.sort_unstable();
            let revision = former.map_or(1, |former| former.revision.saturating_add(1));
            let made = self.stamp.clone();
            let decision = Decision { id, about, verdict, gold: new, reason, revision, made };
            change.decisions.push(Delta { before: former.cloned(), after: Some(decision) });
        }
        Ok(change)
    }

    /// Takes a decision back, with what it put in.
    pub(super) fn undecide(&self, decision: &Decision) -> Change {
        let mut change = self.nothing();
        if let Some(old) = decision.gold {
            self.take_out(old, &mut change);
        }
        change.decisions.push(Delta { before: Some(decision.clone()), after: None });
        change
    }

    /// Takes an annotation out, if it is still there, with the relations on it.
    fn take_out(&self, id: AnnotationId, change: &mut Change) {
        if let Some(span) = self.sheet.spans.get(id) {
            change.spans.push(Delta { before: Some(span.clone()), after: None });
            self.drop_hanging(id, change, |_| true);
        } else if let Some(relation) = self.sheet.relations.get(&id) {
            drop_relation(relation, change);
        }
    }

    fn drop_hanging(&self, id: AnnotationId, change: &mut Change, goes: impl Fn(&Relation) -> bool) {
        for relation in self.hanging(id).filter(|one| goes(one)) {
            drop_relation(relation, change);
        }
    }

    fn put_span(&self, span: Span, taken: Taken, change: &mut Change) -> Result<(), EditError> {
        self.known_label(&span.label)?;
        let clean: Result<Vec<_>, _> = span.pieces().iter().map(|piece| self.clean(*piece)).collect();
        let span = span.on(clean?).ok_or(EditError::NothingThere)?;
        let before = self.sheet.spans.get(span.id);
        if before.is_none() {
            self.free_id(span.id)?;
        }
        let provenance = self.taken(before.map(|before| &*before.provenance), taken).into();
        let after = Span { note: String::new(), provenance, ..span };
        let label = |id: AnnotationId| {
            if id == after.id { Some(&after.label) } else { self.sheet.spans.get(id).map(|span| &span.label) }
        };
        self.drop_hanging(after.id, change, |one| {
            let ends = label(one.from).zip(label(one.to));
            !ends.is_some_and(|(from, to)| self.schema.allows(&one.kind, from, to))
        });
        change.spans.push(Delta { before: before.cloned(), after: Some(after) });
        Ok(())
    }

    fn put_relation(&self, relation: Relation, taken: Taken, change: &mut Change) -> Result<(), EditError> {
        let put = |id: AnnotationId| change.spans.iter().rev().find(|delta| delta.id() == Some(id));
        let label = |end: AnnotationId| {
            let there = match put(end) {
                Some(delta) => delta.after.as_ref(),
                None => self.sheet.spans.get(end),
            };
            there.map(|span| &span.label).ok_or(EditError::NoAnnotation(end))
        };
        let (from, to) = (label(relation.from)?, label(relation.to)?);
        if relation.from == relation.to || !self.schema.allows(&relation.kind, from, to) {
            return Err(EditError::EndsNotAllowed(relation.kind));
        }
        let before = self.sheet.relations.get(&relation.id);
        if before.is_none() {
            self.free_id(relation.id)?;
        }
        let provenance = self.taken(before.map(|before| &before.provenance), taken);
        let after = Relation { note: String::new(), provenance, ..relation };
        change.relations.push(Delta { before: before.cloned(), after: Some(after) });
        Ok(())
    }

    fn taken(&self, before: Option<&Provenance>, taken: Taken) -> Provenance {
        let new = before.map_or_else(|| Provenance::human(self.stamp), |before| before.revised(self.stamp));
        Provenance { taken: Some(taken), ..new }
    }
}

/// Takes a relation away once, however many of its ends go.
fn drop_relation(relation: &Relation, change: &mut Change) {
    if !change.relations.iter().any(|delta| delta.id() == Some(relation.id)) {
        change.relations.push(gone(relation));
    }
}
