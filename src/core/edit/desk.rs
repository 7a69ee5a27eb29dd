//! What a command comes to: the change is planned against the report and the
//! sheet as they are, and nothing is touched.

use super::apply::{Command, EditError, Suggestions, Target};
use super::change::{Change, Delta, SheetFacts};
use crate::core::model::{
    AnnotationId, Attributes, Comment, Details, Filled, LabelId, Mention, Provenance, Relation, RelationKind,
    Report, Schema, Sheet, Span, Stamp, Value, is_language_tag,
};
use crate::core::text::TextRange;

/// What a command is planned against.
pub(super) struct Desk<'a> {
    pub schema: &'a Schema,
    pub report: &'a Report,
    pub sheet: &'a Sheet,
    pub target: &'a Target,
    pub stamp: &'a Stamp,
}

impl Desk<'_> {
    /// The change that a command comes to.
    pub fn plan(&self, command: Command) -> Result<Change, EditError> {
        match command {
            Command::Tag { id, label, range, suggestions } => self.tag(id, label, range, suggestions),
            Command::Delete(id) => self.delete(id),
            Command::Relabel(id, label, suggestions) => self.relabel(id, label, suggestions),
            Command::Move(id, range) => self.stretch(id, range),
            Command::SetPieces(id, pieces) => self.put_on(id, pieces),
            Command::Note(id, note) => self.revise(id, |_, old| *old = note),
            Command::SetAttribute(id, name, value) => self.set_attribute(id, name, value),
            Command::Suggest(id, suggestions) => self.revise_span(id, |span| suggest(span, suggestions)),
            Command::Confirm(id) => self.revise_span(id, |span| {
                for filled in span.origins.values_mut().filter(|filled| **filled == Filled::Suggested) {
                    *filled = Filled::Accepted;
                }
            }),
            Command::Relate { id, kind, from, to } => self.relate(id, kind, from, to),
            Command::Decide(rulings) => self.decide(rulings),
            Command::Comment { id, about, answers, text } => self.comment(id, about, answers, text),
            Command::SetDone(done) => Ok(self.facts(SheetFacts { done, note: self.sheet.note.clone() })),
            Command::NoteReport(note) => Ok(self.facts(SheetFacts { done: self.sheet.done, note })),
            Command::Describe(details) => self.describe(details),
            Command::Restore(change) => {
                let here = change.layer == self.target.layer && change.report == self.target.report;
                if here { Ok(change) } else { Err(EditError::Stale) }
            }
        }
    }

    pub(super) fn nothing(&self) -> Change {
        Change::none(self.target.layer, self.target.report.clone())
    }

    pub(super) fn known_label(&self, label: &LabelId) -> Result<(), EditError> {
        self.schema.label(label).map(|_| ()).ok_or_else(|| EditError::NoLabel(label.clone()))
    }

    pub(super) fn free_id(&self, id: AnnotationId) -> Result<(), EditError> {
        let Sheet { spans, relations, decisions, comments, .. } = self.sheet;
        let taken = spans.get(id).is_some()
            || relations.contains_key(&id)
            || decisions.contains_key(&id)
            || comments.contains_key(&id);
        if taken { Err(EditError::IdTaken(id)) } else { Ok(()) }
    }

    fn tag(
        &self,
        id: AnnotationId,
        label: LabelId,
        range: TextRange,
        suggestions: Suggestions,
    ) -> Result<Change, EditError> {
        self.free_id(id)?;
        self.known_label(&label)?;
        let range = self.clean(range)?;
        let mut span = Span::new(id, label, range, Provenance::human(self.stamp));
        suggest(&mut span, suggestions);
        Ok(Change { spans: vec![Delta { before: None, after: Some(span) }], ..self.nothing() })
    }

    pub(super) fn clean(&self, range: TextRange) -> Result<TextRange, EditError> {
        self.report.text.clean(range).ok_or(EditError::NothingThere)
    }

    fn relabel(
        &self,
        id: AnnotationId,
        label: LabelId,
        suggestions: Suggestions,
    ) -> Result<Change, EditError> {
        self.known_label(&label)?;
        let asked = self.schema.label(&label);
        let mut change = self.revise_span(id, |span| {
            if span.label != label {
                let takes = |name: &str, value: &Value| {
                    asked.and_then(|label| label.attribute(name)).is_some_and(|asked| asked.takes(value))
                };
                span.attributes.retain(|name, value| takes(name, value));
                span.origins.retain(|name, _| span.attributes.contains_key(name));
                suggest(span, suggestions);
            }
            span.label = label;
        })?;
        let changed = change.modified().next().cloned();
        if let Some(span) = changed {
            let end = |other: AnnotationId| {
                if other == id {
                    Some(&span.label)
                } else {
                    self.sheet.spans.get(other).map(|span| &span.label)
                }
            };
            let holds = |one: &Relation| {
                end(one.from)
                    .zip(end(one.to))
                    .is_some_and(|(from, to)| self.schema.allows(&one.kind, from, to))
            };
            change.relations = self.hanging(id).filter(|one| !holds(one)).map(gone).collect();
        }
        Ok(change)
    }

    fn stretch(&self, id: AnnotationId, range: TextRange) -> Result<Change, EditError> {
        let range = self.clean(range)?;
        let span = self.sheet.spans.get(id).ok_or(EditError::NoAnnotation(id))?;
        if span.parts.is_empty() {
            return self.revise_span(id, |span| span.range = range);
        }
        let last = span.parts.len().saturating_sub(1);
        let inside = span.parts.iter().enumerate().filter_map(|(i, part)| {
            let start = if i == 0 { range.start() } else { part.start().max(range.start()) };
            let end = if i == last { range.end() } else { part.end().min(range.end()) };
            (start < end).then(|| TextRange::between(start, end))
        });
        self.put_on(id, inside.collect())
    }

    fn put_on(&self, id: AnnotationId, pieces: Vec<TextRange>) -> Result<Change, EditError> {
        let span = self.sheet.spans.get(id).ok_or(EditError::NoAnnotation(id))?;
        // Joined first: what touched would part where blanks are cleaned away.
        let joined = span.clone().on(pieces).ok_or(EditError::NothingThere)?;
        let clean: Result<Vec<_>, _> = joined.pieces().iter().map(|piece| self.clean(*piece)).collect();
        let put = joined.on(clean?).ok_or(EditError::NothingThere)?;
        self.revise_span(id, |span| (span.range, span.parts) = (put.range, put.parts))
    }

    fn set_attribute(
        &self,
        id: AnnotationId,
        name: String,
        value: Option<Value>,
    ) -> Result<Change, EditError> {
        if self.sheet.relations.contains_key(&id) {
            return self.revise(id, |attributes, _| set(attributes, name, value));
        }
        self.revise_span(id, |span| {
            if let Some(filled) = span.origins.get_mut(&name) {
                let same = span.attributes.get(&name) == value.as_ref();
                *filled = if same && *filled != Filled::Edited { Filled::Accepted } else { Filled::Edited };
            }
            set(&mut span.attributes, name, value);
        })
    }

    /// The relations that one end of is this span.
    pub(super) fn hanging(&self, id: AnnotationId) -> impl Iterator<Item = &Relation> {
        self.sheet.relations.values().filter(move |one| one.from == id || one.to == id)
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
        if let Some(relation) = self.sheet.relations.get(&id) {
            return Ok(Change { relations: vec![gone(relation)], ..self.nothing() });
        }
        if let Some(decision) = self.sheet.decisions.get(&id) {
            return Ok(self.undecide(decision));
        }
        if let Some(comment) = self.sheet.comments.get(&id) {
            let gone = Delta { before: Some(comment.clone()), after: None };
            return Ok(Change { comments: vec![gone], ..self.nothing() });
        }
        let span = self.sheet.spans.get(id).ok_or(EditError::NoAnnotation(id))?;
        Ok(Change {
            spans: vec![Delta { before: Some(span.clone()), after: None }],
            relations: self.hanging(id).map(gone).collect(),
            ..self.nothing()
        })
    }

    fn revise_span(&self, id: AnnotationId, edit: impl FnOnce(&mut Span)) -> Result<Change, EditError> {
        let before = self.sheet.spans.get(id).ok_or(EditError::NoAnnotation(id))?;
        let mut after = before.clone();
        edit(&mut after);
        let mut change = self.nothing();
        if after != *before {
            after.provenance = before.provenance.revised(self.stamp).into();
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

    fn comment(
        &self,
        id: AnnotationId,
        about: Option<Mention>,
        answers: Option<AnnotationId>,
        text: String,
    ) -> Result<Change, EditError> {
        let text = text.trim().to_owned();
        if text.is_empty() {
            return Err(EditError::NothingSaid);
        }
        let (before, now) = (self.sheet.comments.get(&id), self.stamp.clone());
        let after = match before {
            Some(before) if before.text == text => return Ok(self.nothing()),
            Some(before) => {
                Comment { text, revision: before.revision.saturating_add(1), updated: now, ..before.clone() }
            }
            None => {
                self.free_id(id)?;
                Comment { id, about, answers, text, revision: 1, created: now.clone(), updated: now }
            }
        };
        Ok(Change { comments: vec![Delta { before: before.cloned(), after: Some(after) }], ..self.nothing() })
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

pub(super) fn gone(relation: &Relation) -> Delta<Relation> {
    Delta { before: Some(relation.clone()), after: None }
}

fn set(attributes: &mut Attributes, name: String, value: Option<Value>) {
    match value {
        Some(value) => attributes.insert(name, value),
        None => attributes.remove(&name),
    };
}

/// Puts suggestions in place of the former ones, where no person has decided.
fn suggest(span: &mut Span, suggestions: Suggestions) {
    let open = |filled: &Filled| *filled == Filled::Suggested;
    span.attributes.retain(|name, _| !span.origins.get(name).is_some_and(open));
    span.origins.retain(|_, filled| !open(filled));
    for (name, value) in suggestions {
        if !span.attributes.contains_key(&name) && !span.origins.contains_key(&name) {
            span.attributes.insert(name.clone(), value);
            span.origins.insert(name, Filled::Suggested);
        }
    }
}
