//! From a command to a change.

use thiserror::Error;

use super::change::{Change, Delta, SheetFacts};
use crate::core::model::{
    AnnotationId, Attributes, Details, LabelId, LayerId, Project, Provenance, Relation, RelationKind, Report,
    ReportId, Schema, Sheet, Span, Spans, Stamp, Value, is_language_tag,
};
use crate::core::text::TextRange;

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
    },
    /// Take a span away, with the relations that hang on it, or a relation.
    Delete(AnnotationId),
    /// Give a span another label.
    Relabel(AnnotationId, LabelId),
    /// Move a span's edges; they are cleaned first.
    Move(AnnotationId, TextRange),
    /// Write an annotation's note.
    Note(AnnotationId, String),
    /// Set an attribute of an annotation, or take it away.
    SetAttribute(AnnotationId, String, Option<Value>),
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
    let sheet = layer.sheets.get(&target.report).unwrap_or(&empty);
    let change = Desk { schema: &project.schema, report: &report, sheet, target, stamp }.plan(command)?;
    perform(project, &change)?;
    Ok(change)
}

/// What a command is planned against.
struct Desk<'a> {
    schema: &'a Schema,
    report: &'a Report,
    sheet: &'a Sheet,
    target: &'a Target,
    stamp: &'a Stamp,
}

impl Desk<'_> {
    fn plan(&self, command: Command) -> Result<Change, EditError> {
        match command {
            Command::Tag { id, label, range } => self.tag(id, label, range),
            Command::Delete(id) => self.delete(id),
            Command::Relabel(id, label) => {
                self.known_label(&label)?;
                self.revise_span(id, |span| span.label = label)
            }
            Command::Move(id, range) => {
                let range = self.report.text.clean(range).ok_or(EditError::NothingThere)?;
                self.revise_span(id, |span| span.range = range)
            }
            Command::Note(id, note) => self.revise(id, |_, old| *old = note),
            Command::SetAttribute(id, name, value) => self.revise(id, |attributes, _| {
                match value {
                    Some(value) => attributes.insert(name, value),
                    None => attributes.remove(&name),
                };
            }),
            Command::Relate { id, kind, from, to } => self.relate(id, kind, from, to),
            Command::SetDone(done) => Ok(self.facts(SheetFacts { done, note: self.sheet.note.clone() })),
            Command::NoteReport(note) => Ok(self.facts(SheetFacts { done: self.sheet.done, note })),
            Command::Describe(details) => self.describe(details),
            Command::Restore(change) => {
                let here = change.layer == self.target.layer && change.report == self.target.report;
                if here { Ok(change) } else { Err(EditError::Stale) }
            }
        }
    }

    fn nothing(&self) -> Change {
        Change {
            layer: self.target.layer,
            report: self.target.report.clone(),
            spans: Vec::new(),
            relations: Vec::new(),
            facts: None,
            details: None,
        }
    }

    fn known_label(&self, label: &LabelId) -> Result<(), EditError> {
        self.schema.label(label).map(|_| ()).ok_or_else(|| EditError::NoLabel(label.clone()))
    }

    fn free_id(&self, id: AnnotationId) -> Result<(), EditError> {
        let taken = self.sheet.spans.get(id).is_some() || self.sheet.relations.contains_key(&id);
        if taken { Err(EditError::IdTaken(id)) } else { Ok(()) }
    }

    fn tag(&self, id: AnnotationId, label: LabelId, range: TextRange) -> Result<Change, EditError> {
        self.free_id(id)?;
        self.known_label(&label)?;
        let range = self.report.text.clean(range).ok_or(EditError::NothingThere)?;
        let provenance = Provenance::human(self.stamp);
        let span = Span { id, label, range, attributes: Attributes::new(), note: String::new(), provenance };
        Ok(Change { spans: vec![Delta { before: None, after: Some(span) }], ..self.nothing() })
    }

    fn relate(
        &self,
        id: AnnotationId,
        kind: RelationKind,
        from: AnnotationId,
        to: AnnotationId,
    ) -> Result<Change, EditError> {
        self.free_id(id)?;
        let label =
            |end| self.sheet.spans.get(end).map(|span| &span.label).ok_or(EditError::NoAnnotation(end));
        if from == to || !self.schema.allows(&kind, label(from)?, label(to)?) {
            return Err(EditError::EndsNotAllowed(kind));
        }
        let provenance = Provenance::human(self.stamp);
        let relation =
            Relation { id, kind, from, to, attributes: Attributes::new(), note: String::new(), provenance };
        Ok(Change { relations: vec![Delta { before: None, after: Some(relation) }], ..self.nothing() })
    }

    fn delete(&self, id: AnnotationId) -> Result<Change, EditError> {
        let gone = |relation: &Relation| Delta { before: Some(relation.clone()), after: None };
        if let Some(relation) = self.sheet.relations.get(&id) {
            return Ok(Change { relations: vec![gone(relation)], ..self.nothing() });
        }
        let span = self.sheet.spans.get(id).ok_or(EditError::NoAnnotation(id))?;
        let hanging =
            self.sheet.relations.values().filter(|relation| relation.from == id || relation.to == id);
        Ok(Change {
            spans: vec![Delta { before: Some(span.clone()), after: None }],
            relations: hanging.map(gone).collect(),
            ..self.nothing()
        })
    }

    fn revise_span(&self, id: AnnotationId, edit: impl FnOnce(&mut Span)) -> Result<Change, EditError> {
        let before = self.sheet.spans.get(id).ok_or(EditError::NoAnnotation(id))?;
        let mut after = before.clone();
        edit(&mut after);
        let mut change = self.nothing();
        if after != *before {
            after.provenance = before.provenance.revised(self.stamp);
            change.spans.push(Delta { before: Some(before.clone()), after: Some(after) });
        }
        Ok(change)
    }

    fn revise(
        &self,
        id: AnnotationId,
        edit: impl FnOnce(&mut Attributes, &mut String),
    ) -> Result<Change, EditError> {
        let Some(before) = self.sheet.relations.get(&id) else {
            return self.revise_span(id, |span| edit(&mut span.attributes, &mut span.note));
        };
        let mut after = before.clone();
        edit(&mut after.attributes, &mut after.note);
        let mut change = self.nothing();
        if after != *before {
            after.provenance = before.provenance.revised(self.stamp);
            change.relations.push(Delta { before: Some(before.clone()), after: Some(after) });
        }
        Ok(change)
    }

    fn describe(&self, details: Details) -> Result<Change, EditError> {
        let clean = |text: String| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let first = || Report::first_title(&self.report.id, self.report.text.as_str());
        let after = Details {
            title: clean(details.title).unwrap_or_else(first),
            language: details.language.and_then(clean),
            source: details.source.and_then(clean),
            date: details.date.and_then(clean),
        };
        if let Some(tag) = after.language.as_ref().filter(|tag| !is_language_tag(tag)) {
            return Err(EditError::NotALanguage(tag.clone()));
        }
        let before = self.report.details();
        let differs = after != before;
        let details = differs.then(|| Box::new(Delta { before: Some(before), after: Some(after) }));
        Ok(Change { details, ..self.nothing() })
    }

    fn facts(&self, after: SheetFacts) -> Change {
        let before = SheetFacts { done: self.sheet.done, note: self.sheet.note.clone() };
        let differs = after != before;
        let facts = differs.then_some(Delta { before: Some(before), after: Some(after) });
        Change { facts, ..self.nothing() }
    }
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
    if !fits(layer.sheets.get(&change.report).unwrap_or(&fresh), change) {
        return Err(EditError::Stale);
    }
    if let Some(after) = details.and_then(|details| details.after.clone()) {
        *report = report.described(after).into();
    }
    let sheet = layer.sheets.entry(change.report.clone()).or_default();
    set_spans(&mut sheet.spans, &change.spans);
    for delta in &change.relations {
        match (&delta.before, &delta.after) {
            (_, Some(after)) => sheet.relations.insert(after.id, after.clone()),
            (Some(before), None) => sheet.relations.remove(&before.id),
            (None, None) => None,
        };
    }
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
    let relations = change
        .relations
        .iter()
        .all(|delta| delta.id().is_some_and(|id| sheet.relations.get(&id) == delta.before.as_ref()));
    let facts = change.facts.as_ref().and_then(|facts| facts.before.as_ref());
    spans && relations && facts.is_none_or(|facts| facts.done == sheet.done && facts.note == sheet.note)
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
