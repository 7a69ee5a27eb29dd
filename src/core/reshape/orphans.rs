//! Which annotations would have no place under a draft.

use crate::core::model::{
    Attribute, Attributes, LabelId, Project, RelationKind, Schema, Sheet, Value, ValueKind, Words,
};

/// What has attributes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Holder {
    /// Spans of a label.
    Label(LabelId),
    /// Relations of a type.
    Relation(RelationKind),
}

/// A part of the project's schema that a draft does not have, though
/// annotations use it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lost {
    /// A label.
    Label(LabelId),
    /// A relation type.
    Relation(RelationKind),
    /// A relation type may no longer go from the one label to the other.
    Ends(RelationKind, LabelId, LabelId),
    /// An attribute, or its values since it takes others now.
    Attribute(Holder, String),
    /// A choice of an attribute.
    Choice(Holder, String, String),
}

/// How many annotations would lose their place, and where they could go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Orphan {
    /// What they use.
    pub lost: Lost,
    /// Spans or relations, in all layers.
    pub annotations: usize,
    /// The reports that they are in.
    pub reports: usize,
    /// The parts of the draft that could take them, by id and name.
    pub others: Vec<(String, Words)>,
}

/// What of the project would have no place under `draft`. Reads every
/// annotation once.
#[must_use]
pub fn orphans(project: &Project, draft: &Schema) -> Vec<Orphan> {
    let mut found: Vec<Orphan> = Vec::new();
    for report in &project.reports {
        let before: Vec<usize> = found.iter().map(|orphan| orphan.annotations).collect();
        for sheet in project.layers.iter().filter_map(|layer| layer.sheet(&report.id)) {
            of_sheet(&project.schema, draft, sheet, &mut |lost| match found
                .iter_mut()
                .find(|one| one.lost == lost)
            {
                Some(one) => one.annotations += 1,
                None => {
                    found.push(Orphan { lost, annotations: 1, reports: 0, others: Vec::new() });
                }
            });
        }
        for (at, orphan) in found.iter_mut().enumerate() {
            orphan.reports += usize::from(before.get(at).is_none_or(|before| *before < orphan.annotations));
        }
    }
    for orphan in &mut found {
        orphan.others = others(&project.schema, draft, &orphan.lost);
    }
    found
}

fn of_sheet(base: &Schema, draft: &Schema, sheet: &Sheet, lose: &mut dyn FnMut(Lost)) {
    for span in sheet.spans.iter() {
        let Some(label) = draft.label(&span.label) else {
            lose(Lost::Label(span.label.clone()));
            continue;
        };
        let known = base.label(&span.label).map_or(&[][..], |label| &label.attributes);
        let holder = Holder::Label(span.label.clone());
        of_values(&holder, known, &label.attributes, &span.attributes, lose);
    }
    for relation in sheet.relations.values() {
        let Some(kind) = draft.relation(&relation.kind) else {
            lose(Lost::Relation(relation.kind.clone()));
            continue;
        };
        let label = |end| sheet.spans.get(end).map(|span| &span.label);
        if let (Some(from), Some(to)) = (label(relation.from), label(relation.to)) {
            // Where a label goes, what becomes of it says what becomes of this.
            let stay = draft.label(from).is_some() && draft.label(to).is_some();
            if stay && !draft.allows(&relation.kind, from, to) {
                lose(Lost::Ends(relation.kind.clone(), from.clone(), to.clone()));
            }
        }
        let known = base.relation(&relation.kind).map_or(&[][..], |kind| &kind.attributes);
        let holder = Holder::Relation(relation.kind.clone());
        of_values(&holder, known, &kind.attributes, &relation.attributes, lose);
    }
}

/// What values would have no place; those that the project's own schema does
/// not know had none before.
fn of_values(
    holder: &Holder,
    known: &[Attribute],
    asked: &[Attribute],
    values: &Attributes,
    lose: &mut dyn FnMut(Lost),
) {
    for (name, value) in values {
        let find = |all: &[Attribute]| all.iter().position(|one| one.id == *name);
        let Some(before) = find(known).and_then(|at| known.get(at)).filter(|one| one.takes(value)) else {
            continue;
        };
        match find(asked).and_then(|at| asked.get(at)) {
            Some(after) if after.takes(value) => {}
            Some(after) if after.kind == before.kind && has_choices(after) => {
                for id in chosen(value).iter().filter(|id| after.choice(id).is_none()) {
                    lose(Lost::Choice(holder.clone(), name.clone(), id.clone()));
                }
            }
            _ => lose(Lost::Attribute(holder.clone(), name.clone())),
        }
    }
}

fn has_choices(attribute: &Attribute) -> bool {
    matches!(attribute.kind, ValueKind::Choice | ValueKind::Several)
}

/// The ids of the choices that a value names.
pub(super) fn chosen(value: &Value) -> &[String] {
    match value {
        Value::Text(id) => std::slice::from_ref(id),
        Value::Several(ids) => ids,
        _ => &[],
    }
}

/// The attributes of a holder in a schema.
pub(super) fn attributes<'a>(schema: &'a Schema, holder: &Holder) -> &'a [Attribute] {
    match holder {
        Holder::Label(id) => schema.label(id).map(|label| label.attributes.as_slice()),
        Holder::Relation(kind) => schema.relation(kind).map(|kind| kind.attributes.as_slice()),
    }
    .unwrap_or_default()
}

/// The parts of the draft that could take what is lost: of labels any other, of
/// choices those of the same attribute, of relations the types with the same ends.
fn others(base: &Schema, draft: &Schema, lost: &Lost) -> Vec<(String, Words)> {
    let types = |fits: &dyn Fn(&RelationKind) -> bool| {
        let offered = draft.relations.iter().filter(|one| !one.retired && fits(&one.id));
        offered.map(|one| (one.id.to_string(), one.name.clone())).collect()
    };
    match lost {
        Lost::Label(_) => draft.offered().map(|label| (label.id.to_string(), label.name.clone())).collect(),
        Lost::Relation(kind) => {
            let ends = base.relation(kind).map_or(&[][..], |kind| &kind.ends);
            let there = |id: &LabelId| draft.label(id).is_some();
            let mut ends = ends.iter().filter(|(from, to)| there(from) && there(to)).peekable();
            if ends.peek().is_none() {
                return Vec::new();
            }
            let ends: Vec<_> = ends.collect();
            types(&|other| ends.iter().all(|(from, to)| draft.allows(other, from, to)))
        }
        Lost::Ends(_, from, to) => types(&|other| draft.allows(other, from, to)),
        Lost::Attribute(..) => Vec::new(),
        Lost::Choice(holder, name, _) => {
            let attribute = attributes(draft, holder).iter().find(|one| one.id == *name);
            let choices = attribute.map_or(&[][..], |one| &one.choices);
            let offered = choices.iter().filter(|choice| !choice.retired);
            offered.map(|choice| (choice.id.clone(), choice.name.clone())).collect()
        }
    }
}
