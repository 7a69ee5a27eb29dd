//! From a command to a change.

use std::collections::BTreeMap;

use thiserror::Error;

use super::change::{Change, Delta, SheetFacts};
use super::desk::Desk;
use super::ruling::Ruling;
use crate::core::model::{
    Annotation, AnnotationId, Details, LabelId, LayerId, Mention, Project, RelationKind, ReportId, Sheet,
    Span, Spans, Stamp, Value,
};
use crate::core::text::TextRange;

/// Attribute name → value, from the program.
pub type Suggestions = Vec<(String, Value)>;

/// What a person wants done to one report.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Put a label on a range of code points; its edges are cleaned first (see
    /// [`crate::core::text::Text::clean`]).
    Tag {
        /// Of the span to be.
        id: AnnotationId,
        /// The label.
        label: LabelId,
        /// The words.
        range: TextRange,
        /// What the program suggests for its attributes.
        suggestions: Suggestions,
    },
    /// Take a span away, with the relations that hang on it, or a relation, or a
    /// comment, or a decision with what it put in.
    Delete(AnnotationId),
    /// Give a span another label, with what the program suggests under that one.
    /// What the new label does not ask goes, and so do the relations that may
    /// not hang on it.
    Relabel(AnnotationId, LabelId, Suggestions),
    /// Move a span's edges; they are cleaned first. Of a discontinuous span these
    /// are the start of its first part and the end of its last.
    Move(AnnotationId, TextRange),
    /// Put a span on these pieces of the text; each is cleaned first, and those
    /// that overlap or touch become one.
    SetPieces(AnnotationId, Vec<TextRange>),
    /// Write an annotation's note.
    Note(AnnotationId, String),
    /// Set an attribute of an annotation, or take it away. Over a suggestion it
    /// is kept that there was one.
    SetAttribute(AnnotationId, String, Option<Value>),
    /// Put suggestions in place of the former ones; what a person wrote or
    /// confirmed stays.
    Suggest(AnnotationId, Suggestions),
    /// Confirm all that was suggested for a span.
    Confirm(AnnotationId),
    /// Link two spans.
    Relate {
        /// Of the relation to be.
        id: AnnotationId,
        /// Its type.
        kind: RelationKind,
        /// Where it starts.
        from: AnnotationId,
        /// Where it points.
        to: AnnotationId,
    },
    /// Decide about items of a review; for a gold layer.
    Decide(Vec<Ruling>),
    /// Write a comment, or other words in its place.
    Comment {
        /// Of the comment.
        id: AnnotationId,
        /// What it is about; of a comment that is there, this and the next stay.
        about: Option<Mention>,
        /// The comment that it answers.
        answers: Option<AnnotationId>,
        /// The words.
        text: String,
    },
    /// Call the report done, or not.
    SetDone(bool),
    /// Write the note on the report.
    NoteReport(String),
    /// Correct the details of the report, in the project. Blanks at their ends go;
    /// an empty title becomes the first line again, and all else that is empty
    /// unknown.
    Describe(Details),
    /// Make a recorded change again, or its inverse.
    Restore(Change),
}

/// Where a command goes.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// The layer.
    pub layer: LayerId,
    /// The report.
    pub report: ReportId,
}

/// Why a command can't be done.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum EditError {
    /// The project has no such layer.
    #[error("no layer {0}")]
    NoLayer(LayerId),
    /// The project has no such report.
    #[error("no report {0}")]
    NoReport(ReportId),
    /// The report has no such annotation.
    #[error("no annotation {0}")]
    NoAnnotation(AnnotationId),
    /// The schema has no such label.
    #[error("no label {0}")]
    NoLabel(LabelId),
    /// An annotation with this id is there already.
    #[error("the id {0} is taken")]
    IdTaken(AnnotationId),
    /// The range holds nothing but blanks, or lies outside the text.
    #[error("nothing to tag there")]
    NothingThere,
    /// A comment without words.
    #[error("nothing said")]
    NothingSaid,
    /// The schema does not let this relation join these labels.
    #[error("{0} can't join these two")]
    EndsNotAllowed(RelationKind),
    /// This is no BCP 47 tag.
    #[error("{0} is no language tag")]
    NotALanguage(String),
    /// A recorded change does not fit the project as it is now.
    #[error("the project has changed since")]
    Stale,
}

/// Does `command` to `project`.
///
/// # Errors
/// Any [`EditError`]; the project is then as it was.
pub fn apply(
    project: &mut Project,
    target: &Target,
    command: Command,
    stamp: &Stamp,
) -> Result<Change, EditError> {
    let report =
        project.report(&target.report).ok_or_else(|| EditError::NoReport(target.report.clone()))?.clone();
    let layer = project.layer(target.layer).ok_or(EditError::NoLayer(target.layer))?;
    let empty = Sheet::default();
    let sheet = layer.sheet(&target.report).unwrap_or(&empty);
    let change = Desk { schema: &project.schema, report: &report, sheet, target, stamp }.plan(command)?;
    perform(project, &change)?;
    Ok(change)
}

/// Makes a change, after checking that it fits.
fn perform(project: &mut Project, change: &Change) -> Result<(), EditError> {
    let layer = project.layers.iter_mut().find(|layer| layer.id == change.layer);
    let layer = layer.ok_or(EditError::NoLayer(change.layer))?;
    if change.is_empty() {
        return Ok(());
    }
    let report = project.reports.iter_mut().find(|report| report.id == change.report);
    let report = report.ok_or_else(|| EditError::NoReport(change.report.clone()))?;
    let details = change.details.as_ref();
    if details.is_some_and(|details| details.before != Some(report.details())) {
        return Err(EditError::Stale);
    }
    let fresh = Sheet::default();
    if !fits(layer.sheet(&change.report).unwrap_or(&fresh), change) {
        return Err(EditError::Stale);
    }
    if let Some(after) = details.and_then(|details| details.after.clone()) {
        *report = report.described(after).into();
    }
    let sheet = layer.sheet_mut(&change.report);
    put(sheet, change);
    if let Some(SheetFacts { done, note }) = change.facts.as_ref().and_then(|facts| facts.after.clone()) {
        (sheet.done, sheet.note) = (done, note);
    }
    // A report without work has no sheet, so that undo gives back the same project.
    if *sheet == fresh {
        layer.sheets.remove(&change.report);
    }
    Ok(())
}

/// Whether the sheet is as the change found it.
fn fits(sheet: &Sheet, change: &Change) -> bool {
    let spans = change
        .spans
        .iter()
        .all(|delta| delta.id().is_some_and(|id| sheet.spans.get(id) == delta.before.as_ref()));
    let facts = change.facts.as_ref().and_then(|facts| facts.before.as_ref());
    spans
        && change.relations.iter().all(|delta| delta.fits(&sheet.relations))
        && change.decisions.iter().all(|delta| delta.fits(&sheet.decisions))
        && change.comments.iter().all(|delta| delta.fits(&sheet.comments))
        && facts.is_none_or(|facts| facts.done == sheet.done && facts.note == sheet.note)
}

/// Puts what a change leaves into a sheet.
pub(super) fn put(sheet: &mut Sheet, change: &Change) {
    set_spans(&mut sheet.spans, &change.spans);
    set(&mut sheet.relations, &change.relations);
    set(&mut sheet.decisions, &change.decisions);
    set(&mut sheet.comments, &change.comments);
}

fn set<T: Annotation>(all: &mut BTreeMap<AnnotationId, T>, deltas: &[Delta<T>]) {
    for delta in deltas {
        match (&delta.before, &delta.after) {
            (_, Some(after)) => all.insert(after.id(), after.clone()),
            (Some(before), None) => all.remove(&before.id()),
            (None, None) => None,
        };
    }
}

fn set_spans(spans: &mut Spans, deltas: &[Delta<Span>]) {
    for delta in deltas {
        match (&delta.before, &delta.after) {
            (_, Some(after)) => spans.insert(after.clone()),
            (Some(before), None) => spans.remove(before.id),
            (None, None) => None,
        };
    }
}
