//! Making relations: from the selected span, one key, then the other end.
//! While the other end is looked for, only spans that it may be are listed and
//! walked through.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::workspace::Workspace;
use crate::core::edit::Command;
use crate::core::form::State;
use crate::core::model::{AnnotationId, LabelId, Relation, RelationKind, Schema, SpanFilter};
use crate::platform::clock;
use crate::ui::messages::fill;

/// A relation that is being made.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// The span that it is made from.
    pub from: AnnotationId,
    /// The labels that its other end may have.
    pub labels: BTreeSet<LabelId>,
    /// Its other end, once that is chosen and it could be one of several types.
    pub to: Option<AnnotationId>,
    /// What was listed before.
    before: SpanFilter,
}

/// A type that a relation between two spans may have.
#[derive(Clone, Debug, PartialEq)]
pub struct LinkKind {
    /// The type.
    pub kind: RelationKind,
    /// Whether it points from the second to the first.
    pub backwards: bool,
}

/// The types that a relation between spans of these labels may have.
fn kinds(schema: &Schema, from: &LabelId, to: &LabelId) -> Vec<LinkKind> {
    let offered = schema.relations.iter().filter(|relation| !relation.retired);
    let ways = offered.flat_map(|relation| {
        let way = |backwards| LinkKind { kind: relation.id.clone(), backwards };
        let onwards = schema.allows(&relation.id, from, to);
        let back = schema.allows(&relation.id, to, from) && !(relation.symmetric && onwards);
        [onwards.then(|| way(false)), back.then(|| way(true))]
    });
    ways.flatten().collect()
}

impl Workspace {
    /// Whether the other end of a relation is looked for.
    #[must_use]
    pub fn is_linking(self) -> bool {
        self.link.with_untracked(|link| link.as_ref().is_some_and(|link| link.to.is_none()))
    }

    /// Begins a relation from the selected span.
    pub fn begin_link(self) {
        let Some(from) = self.selected.get_untracked().and_then(|id| self.span(id)) else { return };
        if !self.may_edit() || self.link.with_untracked(Option::is_some) {
            return;
        }
        let labels = self.with_sheet(|_, sheet, schema| {
            let may = |label: &&LabelId| {
                let others = sheet.spans.count(label) > usize::from(**label == from.label);
                others && !kinds(schema, &from.label, label).is_empty()
            };
            schema.labels.iter().map(|label| &label.id).filter(may).cloned().collect::<BTreeSet<_>>()
        });
        let Some(labels) = labels.filter(|labels| !labels.is_empty()) else {
            return self.announce(self.words_now().coding.no_ends);
        };
        let before = self.filter.get_untracked();
        self.field.set(None);
        self.hovered.set(None);
        self.filter.set(SpanFilter {
            labels: labels.clone(),
            without: Some(from.id),
            ..SpanFilter::default()
        });
        self.link.set(Some(Link { from: from.id, labels, to: None, before }));
        self.announce(self.words_now().coding.said_link);
    }

    /// Gives the relation up that is being made.
    pub fn leave_link(self) {
        if let Some(link) = self.link.get_untracked() {
            self.filter.set(link.before);
            self.hovered.set(None);
            self.link.set(None);
        }
    }

    /// Looks at a span that the other end may be.
    pub(super) fn look_at_end(self, id: Option<AnnotationId>) {
        if let Some(span) = id.and_then(|id| self.span(id)) {
            self.hovered.set(id);
            self.sought.set(id);
            self.say(self.words_now().coding.said_end, &span.label, span.range);
        }
    }

    /// Takes the span that is looked at for the other end.
    pub fn link_to_looked_at(self) {
        if let Some(id) = self.hovered.get_untracked() {
            self.link_to(id);
        }
    }

    /// Takes a span for the other end: makes the relation, or asks which it is.
    pub fn link_to(self, id: AnnotationId) {
        let kinds = self.link_kinds(Some(id));
        match &kinds[..] {
            [] => self.announce(self.words_now().coding.not_this_end),
            [only] => self.make_link(id, only),
            _ => {
                self.link.update(|link| {
                    if let Some(link) = link {
                        link.to = Some(id);
                    }
                });
                self.announce(self.words_now().coding.said_which);
            }
        }
    }

    /// The types that the relation may have that is being made: to this span, or
    /// to the chosen one.
    #[must_use]
    pub fn link_kinds(self, to: Option<AnnotationId>) -> Vec<LinkKind> {
        let Some(link) = self.link.get_untracked() else { return Vec::new() };
        let kinds = self.with_sheet(|_, sheet, schema| {
            let to = to.or(link.to).filter(|to| *to != link.from)?;
            Some(kinds(schema, &sheet.spans.get(link.from)?.label, &sheet.spans.get(to)?.label))
        });
        kinds.flatten().unwrap_or_default()
    }

    /// Makes the relation of the nth type that it may have, counted from 0.
    pub fn link_as(self, n: usize) {
        let to = self.link.with_untracked(|link| link.as_ref().and_then(|link| link.to));
        if let Some((to, kind)) = to.zip(self.link_kinds(None).get(n)) {
            self.make_link(to, kind);
        }
    }

    fn make_link(self, other: AnnotationId, LinkKind { kind, backwards }: &LinkKind) {
        let Some(from) = self.link.with_untracked(|link| link.as_ref().map(|link| link.from)) else { return };
        let (from, to) = if *backwards { (other, from) } else { (from, other) };
        let twin = self.with_sheet(|_, sheet, _| {
            // Nor the other way round: what is a part of something does not hold it.
            let same = |one: &Relation| [one.from, one.to] == [from, to] || [one.from, one.to] == [to, from];
            sheet.relations.values().any(|one| one.kind == *kind && same(one))
        });
        if twin == Some(true) {
            return self.announce(self.words_now().coding.linked_already);
        }
        let id = AnnotationId(clock::new_id());
        self.leave_link();
        if self.dispatch(Command::Relate { id, kind: kind.clone(), from, to }).is_none() {
            return;
        }
        let language = self.language_now();
        let name = self.with(|project| {
            project.schema.relation(kind).map(|relation| language.of(&relation.name).to_owned())
        });
        let quote = |id| self.span(id).map(|span| self.quote(span.range)).unwrap_or_default();
        let parts = [quote(from), name.flatten().unwrap_or_default(), quote(to)];
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        self.announce(&fill(self.words_now().coding.said_linked, &parts));
        // What it has to have is asked at once.
        if self.fields(id).iter().any(|field| field.state == State::Missing) {
            self.open_first_field(id);
        }
    }

    /// Takes a relation away.
    pub fn unlink(self, id: AnnotationId) {
        if self.dispatch(Command::Delete(id)).is_some() {
            self.announce(self.words_now().coding.said_unlinked);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_spans_may_be_linked_as_the_schema_says() {
        let schema = Schema::conflict_reports();
        let check = |from: &str, to: &str, expected: &str| {
            let word = |one: &LinkKind| format!("{}{}", if one.backwards { "←" } else { "" }, one.kind);
            let kinds = kinds(&schema, &LabelId::new(from), &LabelId::new(to));
            assert_eq!(kinds.iter().map(word).collect::<Vec<_>>().join(" "), expected);
        };
        check("claim", "actor", "source");
        check("actor", "claim", "←source");
        check("casualty", "actor", "victim_of_group perpetrator");
        check("casualty", "casualty", "subset_of ←subset_of same_as");
        check("place", "place", "same_as located_in ←located_in");
        check("actor", "place", "");
    }
}
