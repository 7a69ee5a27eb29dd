//! Undo and redo of one report, as deep as memory allows.

use std::sync::Arc;

use super::change::Change;
use crate::core::model::{LabelId, RelationKind};

/// What a step did, for its name in words ("Undo: tag actor").
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Tagged a span with a label.
    Tag(LabelId),
    /// Deleted a span with a label.
    Delete(LabelId),
    /// Gave a span another label.
    Relabel(LabelId),
    /// Moved the edges of a span.
    Move,
    /// Wrote or set something about an annotation.
    Edit,
    /// Linked two spans.
    Relate(RelationKind),
    /// Took a link away.
    Unlink(RelationKind),
    /// Decided about an item, or took that back.
    Decide,
    /// Wrote a comment, or took it away.
    Comment,
    /// Called the report done.
    Done,
    /// Took the report up again.
    Reopen,
    /// Wrote the note on the report.
    NoteReport,
    /// Corrected the details of the report.
    Describe,
}

impl Action {
    /// What a change did; `None` if it did nothing.
    #[must_use]
    pub fn of(change: &Change) -> Option<Self> {
        if !change.decisions.is_empty() {
            return Some(Self::Decide);
        }
        if !change.comments.is_empty() {
            return Some(Self::Comment);
        }
        if let Some(delta) = change.spans.first() {
            return Some(match (&delta.before, &delta.after) {
                (None, Some(span)) => Self::Tag(span.label.clone()),
                (Some(span), None) => Self::Delete(span.label.clone()),
                (Some(old), Some(new)) if old.label != new.label => Self::Relabel(new.label.clone()),
                (Some(old), Some(new)) if old.range != new.range => Self::Move,
                _ => Self::Edit,
            });
        }
        if let Some(delta) = change.relations.first() {
            return Some(match (&delta.before, &delta.after) {
                (None, Some(relation)) => Self::Relate(relation.kind.clone()),
                (Some(relation), None) => Self::Unlink(relation.kind.clone()),
                _ => Self::Edit,
            });
        }
        if change.details.is_some() {
            return Some(Self::Describe);
        }
        let facts = change.facts.as_ref()?;
        let done = |facts: &Option<super::SheetFacts>| facts.as_ref().is_some_and(|facts| facts.done);
        Some(match (done(&facts.before), done(&facts.after)) {
            (false, true) => Self::Done,
            (true, false) => Self::Reopen,
            _ => Self::NoteReport,
        })
    }
}

/// The changes of one report that can be undone, and those that can be redone.
#[derive(Clone, Debug, Default)]
pub struct History {
    done: Vec<Change>,
    undone: Vec<Change>,
}

impl History {
    /// Remembers a change that a person made; what was undone before it is gone.
    pub fn record(&mut self, change: Change) {
        if !change.is_empty() {
            self.done.push(change);
            self.undone.clear();
        }
    }

    /// Signs what was done and undone without a name; see [`super::sign`].
    pub fn sign(&mut self, name: &Arc<str>) {
        self.done.iter_mut().chain(&mut self.undone).for_each(|change| change.sign(name));
    }

    /// What undo would take back, if anything.
    #[must_use]
    pub fn next_undo(&self) -> Option<Action> {
        self.done.last().and_then(Action::of)
    }

    /// What redo would make again, if anything.
    #[must_use]
    pub fn next_redo(&self) -> Option<Action> {
        self.undone.last().and_then(Action::of)
    }

    /// The change that takes the last step back. Call [`Self::undone`] once it is made.
    #[must_use]
    pub fn to_undo(&self) -> Option<Change> {
        self.done.last().cloned().map(Change::inverse)
    }

    /// The change that makes the last undone step again. Call [`Self::redone`] once it is made.
    #[must_use]
    pub fn to_redo(&self) -> Option<Change> {
        self.undone.last().cloned()
    }

    /// The last step was taken back.
    pub fn undone(&mut self) {
        self.undone.extend(self.done.pop());
    }

    /// The last undone step was made again.
    pub fn redone(&mut self) {
        self.done.extend(self.undone.pop());
    }
}
