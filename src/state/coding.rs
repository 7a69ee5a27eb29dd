//! Filling in what the schema asks of an annotation, and giving a span further
//! parts.

use leptos::prelude::*;

use super::workspace::Workspace;
use crate::core::edit::{Change, Command, Suggestions};
use crate::core::figures::{Policy, Reason};
use crate::core::form::{self, Field, State};
use crate::core::model::{AnnotationId, Attribute, LabelId, Schema, Span, Value};
use crate::core::text::TextRange;
use crate::ui::messages::fill;

impl Workspace {
    /// The fields of a span or relation of the shown report.
    #[must_use]
    pub fn fields(self, id: AnnotationId) -> Vec<Field> {
        let fields = self.with_sheet(|_, sheet, schema| match sheet.relations.get(&id) {
            Some(relation) => {
                let asked = schema.relation(&relation.kind)?;
                Some(form::fields(&asked.attributes, &relation.attributes, &Default::default()))
            }
            None => {
                let span = sheet.spans.get(id)?;
                let asked = schema.label(&span.label)?;
                Some(form::fields(&asked.attributes, &span.attributes, &span.origins))
            }
        });
        fields.flatten().unwrap_or_default()
    }

    /// What the program suggests for words of the shown report under a label.
    #[must_use]
    pub fn suggestions(self, label: &LabelId, range: TextRange) -> Suggestions {
        let found = self.with_sheet(|report, _, schema| {
            Some(form::suggest(schema.label(label)?, &report.text, range, schema.policy))
        });
        found.flatten().unwrap_or_default()
    }

    /// Why the program reads the figures of a span as it does.
    #[must_use]
    pub fn reason(self, span: &Span) -> Option<Reason> {
        self.with_sheet(|report, _, schema| {
            let label = schema.label(&span.label)?;
            Some(form::reading(label, &report.text, span.range, schema.policy)?.reason)
        })?
    }

    /// Works under another policy for figures: what no person has confirmed is
    /// derived anew, in all layers.
    pub fn change_policy(self, policy: Policy) {
        let Some(work) = self.with(|project| form::under_policy(project, policy)) else { return };
        let schema = self.with(|project| Schema { policy, ..project.schema.clone() });
        // The schema keeps all its labels, and the suggestions are for spans that are there.
        if self.revise(schema, None, work).is_err() {
            self.announce(self.words_now().nothing_changed);
        }
    }

    /// Opens the first field of the selected span that is to be filled in: one
    /// that is missing, else one that was suggested, else the first.
    pub fn open_fields(self) {
        let Some(id) = self.selected.get_untracked() else { return };
        self.open_first_field(id);
    }

    pub(super) fn open_first_field(self, id: AnnotationId) {
        let fields = self.fields(id);
        let of = |state: State| fields.iter().find(|field| field.state == state);
        if let Some(first) = of(State::Missing).or_else(|| of(State::Suggested)).or(fields.first()) {
            self.field.set(Some((id, first.attribute.id.clone())));
        }
    }

    /// Opens the field so many places further; beyond the last one, none, and
    /// `false`.
    pub fn step_field(self, by: isize) -> bool {
        let Some((id, now)) = self.field.get_untracked() else { return false };
        let fields = self.fields(id);
        let at = fields.iter().position(|field| field.attribute.id == now).unwrap_or_default();
        let next = at.checked_add_signed(by).and_then(|at| fields.get(at));
        self.field.set(next.map(|field| (id, field.attribute.id.clone())));
        next.is_some()
    }

    /// Gives an attribute a value, or none, and says so.
    pub fn set_value(self, id: AnnotationId, attribute: &Attribute, value: Option<Value>) {
        let command = Command::SetAttribute(id, attribute.id.clone(), value.clone());
        if self.dispatch(command).is_some() {
            let language = self.language_now();
            let said = value.map_or_else(
                || self.words_now().coding.blank.to_owned(),
                |value| language.value(attribute, &value),
            );
            self.announce(&format!("{}: {said}", language.of(&attribute.name)));
        }
    }

    /// Confirms everything that was suggested for the selected span.
    pub fn confirm(self) {
        let Some(span) = self.selected.get_untracked().and_then(|id| self.span(id)) else { return };
        if span.is_unconfirmed() && self.dispatch(Command::Confirm(span.id)).is_some() {
            self.announce(self.words_now().coding.said_confirmed);
        }
    }

    /// Adds the selected words to the span that was selected last.
    pub fn add_part(self) {
        let parts = self.words_for_span().map(|(span, mut pieces, range)| {
            pieces.push(range);
            (span, pieces)
        });
        self.put_on_pieces(parts);
    }

    /// Takes the selected words away from the span that was selected last.
    pub fn drop_part(self) {
        let parts = self.words_for_span().map(|(span, pieces, range)| {
            let rest = |piece: TextRange| {
                let before =
                    TextRange::between(piece.start(), piece.end().min(range.start()).max(piece.start()));
                let after = TextRange::between(piece.start().max(range.end()).min(piece.end()), piece.end());
                [before, after]
            };
            let left = pieces.into_iter().flat_map(rest).filter(|piece| !piece.is_empty());
            let blank = |piece: &TextRange| {
                self.with_sheet(|report, _, _| report.text.clean(*piece)).flatten().is_none()
            };
            (span, left.filter(|piece| !blank(piece)).collect())
        });
        self.put_on_pieces(parts);
    }

    /// Takes one part of a span away.
    pub fn drop_piece(self, id: AnnotationId, part: TextRange) {
        let Some(span) = self.span(id) else { return };
        let left = span.parts.into_iter().filter(|piece| *piece != part).collect();
        self.put_on_pieces(Some((id, left)));
    }

    fn words_for_span(self) -> Option<(AnnotationId, Vec<TextRange>, TextRange)> {
        let span = self.joined.get_untracked().and_then(|id| self.span(id))?;
        let words = self.pending.get_untracked()?.range;
        Some((span.id, span.pieces().to_vec(), words))
    }

    fn put_on_pieces(self, parts: Option<(AnnotationId, Vec<TextRange>)>) {
        let words = self.words_now();
        let Some((id, pieces)) = parts else { return self.announce(words.coding.no_part) };
        if self.dispatch(Command::SetPieces(id, pieces)).is_some() {
            self.pending.set(None);
            self.selected.set(Some(id));
            if let Some(span) = self.span(id) {
                let quotes: Vec<String> = span.pieces().iter().map(|piece| self.quote(*piece)).collect();
                self.announce(&fill(words.coding.said_parts, &[&quotes.join(" … ")]));
            }
        }
    }

    /// Says how many relations a change took away.
    pub(super) fn say_relations_gone(self, change: &Change) {
        let gone = change.relations.iter().filter(|delta| delta.after.is_none()).count();
        if gone > 0 {
            let more = self.words_now().coding.relations_gone.of(self.language_now(), gone);
            self.session.announcement.update(|said| {
                said.push(' ');
                said.push_str(&more);
            });
        }
    }

    /// Closes what belongs to the report that was shown.
    pub(super) fn forget_coding(self) {
        self.leave_link();
        self.field.set(None);
        self.joined.set(None);
        self.doubt.set(None);
    }

    /// Closes what belongs to a span that is gone.
    pub(super) fn forget_in_coding(self, id: AnnotationId) {
        if self.field.with_untracked(|field| field.as_ref().is_some_and(|(of, _)| *of == id)) {
            self.field.set(None);
        }
        if self
            .link
            .with_untracked(|link| link.as_ref().is_some_and(|link| link.from == id || link.to == Some(id)))
        {
            self.leave_link();
        }
    }
}
