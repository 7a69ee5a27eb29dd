//! From a draft and what becomes of its orphans to a schema and the work that
//! gives every annotation its place in it.

use super::orphans::{Holder, Lost, Orphan, attributes, chosen, orphans};
use crate::core::edit::{Command, ProjectCommand, ProjectError, Revision, Target, apply_to_project};
use crate::core::model::{
    AnnotationId, Attributes, LabelId, Project, Relation, RelationKind, RelationType, Schema, Sheet, Span,
    Stamp, Value,
};

/// What becomes of annotations that would have no place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The draft keeps what they use, as retired; of ends it keeps the pair.
    Keep,
    /// They go to another part of the draft, by its id.
    To(String),
}

/// What is to be done.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The schema to be. The version is still the old one.
    pub schema: Schema,
    /// What is done to the reports, in all layers.
    pub work: Vec<(Target, Command)>,
}

/// The plan for a draft, given what becomes of each of its orphans. `new_id`
/// makes ids for relations that become others.
///
/// # Errors
/// What has no answer yet, or one that does not fit.
pub fn plan(
    project: &Project,
    draft: &Schema,
    answers: &[(Lost, Answer)],
    new_id: &mut dyn FnMut() -> AnnotationId,
) -> Result<Plan, Lost> {
    for Orphan { lost, others, .. } in orphans(project, draft) {
        let fits = |answer: &Answer| match answer {
            Answer::Keep => true,
            Answer::To(other) => others.iter().any(|(id, _)| id == other),
        };
        if !answer_to(answers, &lost).is_some_and(fits) {
            return Err(lost);
        }
    }
    let mut schema = kept(&project.schema, draft, answers);
    schema.version = project.schema.version;
    let mut work = Vec::new();
    for layer in &project.layers {
        for (report, sheet) in &layer.sheets {
            let desk = Desk { schema: &schema, sheet, answers };
            let target = Target { layer: layer.id, report: report.clone() };
            work.extend(desk.work(new_id).into_iter().map(|command| (target.clone(), command)));
        }
    }
    Ok(Plan { schema, work })
}

/// What a plan takes away for good.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cost {
    /// Relations that no type may join any more.
    pub relations: usize,
    /// Values of attributes that the other label or type does not ask, and those
    /// of these relations.
    pub values: usize,
}

/// What a plan takes away, found by trying it.
///
/// # Errors
/// Any [`ProjectError`]: then the plan can't be made.
pub fn cost(project: &Project, plan: &Plan, stamp: &Stamp) -> Result<Cost, ProjectError> {
    let mut tried = project.clone();
    let Plan { schema, work } = plan.clone();
    let revision = Revision { schema: Some(schema), guidelines: None, work, stamp: stamp.clone() };
    apply_to_project(&mut tried, ProjectCommand::Revise(Box::new(revision)))?;
    let count = |project: &Project| {
        let mut all = Cost::default();
        for sheet in project.layers.iter().flat_map(|layer| layer.sheets.values()) {
            all.relations += sheet.relations.len();
            all.values += sheet.spans.iter().map(|span| span.attributes.len()).sum::<usize>();
            all.values += sheet.relations.values().map(|one| one.attributes.len()).sum::<usize>();
        }
        all
    };
    let (before, after) = (count(project), count(&tried));
    Ok(Cost {
        relations: before.relations.saturating_sub(after.relations),
        values: before.values.saturating_sub(after.values),
    })
}

fn answer_to<'a>(answers: &'a [(Lost, Answer)], lost: &Lost) -> Option<&'a Answer> {
    answers.iter().find(|(one, _)| one == lost).map(|(_, answer)| answer)
}

/// The draft with what is to be kept.
fn kept(base: &Schema, draft: &Schema, answers: &[(Lost, Answer)]) -> Schema {
    let mut schema = draft.clone();
    let keeps = || answers.iter().filter(|(_, answer)| *answer == Answer::Keep).map(|(lost, _)| lost);
    let mut back: Vec<LabelId> = Vec::new();
    for id in keeps().filter_map(|lost| if let Lost::Label(id) = lost { Some(id) } else { None }) {
        if let (Some(label), None) = (base.label(id), schema.label(id)) {
            back.push(id.clone());
            let mut label = label.clone();
            label.retired = true;
            schema.labels.push(label);
        }
    }
    // What the label could be joined with, it still can.
    let there: Vec<LabelId> = schema.labels.iter().map(|label| label.id.clone()).collect();
    for kind in &mut schema.relations {
        let ends = base.relation(&kind.id).map_or(&[][..], |kind| &kind.ends);
        let wanted = |end: &&(LabelId, LabelId)| back.contains(&end.0) || back.contains(&end.1);
        for (from, to) in ends.iter().filter(wanted).filter(|(f, t)| there.contains(f) && there.contains(t)) {
            join(kind, from, to);
        }
    }
    for lost in keeps() {
        match lost {
            Lost::Relation(id) => {
                if let (Some(kind), None) = (base.relation(id), schema.relation(id)) {
                    let mut kind = kind.clone();
                    kind.retired = true;
                    kind.ends.retain(|(from, to)| there.contains(from) && there.contains(to));
                    schema.relations.push(kind);
                }
            }
            Lost::Ends(id, from, to) => {
                if let Some(kind) = schema.relations.iter_mut().find(|kind| kind.id == *id) {
                    join(kind, from, to);
                }
            }
            Lost::Attribute(holder, name) => keep_attribute(base, &mut schema, holder, name),
            Lost::Choice(holder, name, id) => keep_choice(base, &mut schema, holder, name, id),
            Lost::Label(_) => {}
        }
    }
    schema
}

fn join(kind: &mut RelationType, from: &LabelId, to: &LabelId) {
    if !kind.ends.iter().any(|(f, t)| f == from && t == to) {
        kind.ends.push((from.clone(), to.clone()));
    }
}

fn attributes_mut<'a>(
    schema: &'a mut Schema,
    holder: &Holder,
) -> Option<&'a mut Vec<crate::core::model::Attribute>> {
    match holder {
        Holder::Label(id) => {
            schema.labels.iter_mut().find(|one| one.id == *id).map(|one| &mut one.attributes)
        }
        Holder::Relation(id) => {
            schema.relations.iter_mut().find(|one| one.id == *id).map(|one| &mut one.attributes)
        }
    }
}

/// Puts an attribute back as retired. One that takes its place with other
/// values goes under another id, so that both can be told apart.
fn keep_attribute(base: &Schema, schema: &mut Schema, holder: &Holder, name: &str) {
    let before = attributes(base, holder).iter().find(|one| one.id == name);
    let (Some(before), Some(all)) = (before, attributes_mut(schema, holder)) else { return };
    if let Some(at) = all.iter().position(|one| one.id == name) {
        let free = (2..).map(|n| format!("{name}_{n}")).find(|id| all.iter().all(|one| one.id != *id));
        let free = free.unwrap_or_default();
        for condition in all.iter_mut().filter_map(|one| one.when.as_mut()) {
            if condition.attribute == name {
                condition.attribute.clone_from(&free);
            }
        }
        if let Some(one) = all.get_mut(at) {
            one.id = free;
        }
    }
    let mut before = before.clone();
    before.retired = true;
    all.push(before);
}

fn keep_choice(base: &Schema, schema: &mut Schema, holder: &Holder, name: &str, id: &str) {
    let before = attributes(base, holder).iter().find(|one| one.id == name);
    let Some(choice) = before.and_then(|one| one.choice(id)) else { return };
    let after = attributes_mut(schema, holder).and_then(|all| all.iter_mut().find(|one| one.id == name));
    if let Some(after) = after.filter(|one| one.choice(id).is_none()) {
        let mut choice = choice.clone();
        choice.retired = true;
        after.choices.push(choice);
    }
}

/// One sheet, and the schema that it is brought under.
struct Desk<'a> {
    schema: &'a Schema,
    sheet: &'a Sheet,
    answers: &'a [(Lost, Answer)],
}

impl Desk<'_> {
    fn goes_to(&self, lost: &Lost) -> Option<&str> {
        match answer_to(self.answers, lost)? {
            Answer::To(other) => Some(other),
            Answer::Keep => None,
        }
    }

    /// The label that a span gets, if it gets another one.
    fn new_label(&self, span: &Span) -> Option<LabelId> {
        if self.schema.label(&span.label).is_some() {
            return None;
        }
        self.goes_to(&Lost::Label(span.label.clone())).map(LabelId::new)
    }

    fn label_of(&self, id: AnnotationId) -> Option<LabelId> {
        let span = self.sheet.spans.get(id)?;
        Some(self.new_label(span).unwrap_or_else(|| span.label.clone()))
    }

    /// The type that a relation gets.
    fn new_kind(&self, relation: &Relation) -> RelationKind {
        let lost = Lost::Relation(relation.kind.clone());
        let label = |end| self.sheet.spans.get(end).map(|span| span.label.clone());
        let ends = || Some(Lost::Ends(relation.kind.clone(), label(relation.from)?, label(relation.to)?));
        let other = match self.schema.relation(&relation.kind) {
            None => self.goes_to(&lost),
            Some(_) => ends().and_then(|ends| self.goes_to(&ends)),
        };
        other.map_or_else(|| relation.kind.clone(), RelationKind::new)
    }

    /// A relation that gets another type is made anew, and so is one whose ends
    /// both get other labels: between the two it would have no place. Those
    /// that no type may join go.
    fn work(&self, new_id: &mut dyn FnMut() -> AnnotationId) -> Vec<Command> {
        let (mut first, mut last) = (Vec::new(), Vec::new());
        for relation in self.sheet.relations.values() {
            let kind = self.new_kind(relation);
            let moves = |end| self.sheet.spans.get(end).is_some_and(|span| self.new_label(span).is_some());
            if kind == relation.kind && !(moves(relation.from) && moves(relation.to)) {
                let holder = Holder::Relation(kind);
                last.extend(self.values(relation.id, &holder, &relation.attributes));
                continue;
            }
            first.push(Command::Delete(relation.id));
            let (from, to) = (self.label_of(relation.from), self.label_of(relation.to));
            if from.zip(to).is_some_and(|(from, to)| self.schema.allows(&kind, &from, &to)) {
                last.extend(self.relate(relation, kind, new_id()));
            }
        }
        for span in self.sheet.spans.iter() {
            match self.new_label(span) {
                Some(label) => first.push(Command::Relabel(span.id, label, Vec::new())),
                None => {
                    last.extend(self.values(span.id, &Holder::Label(span.label.clone()), &span.attributes))
                }
            }
        }
        first.append(&mut last);
        first
    }

    /// A relation as one of another type: with what that one asks, and its note.
    fn relate(&self, relation: &Relation, kind: RelationKind, id: AnnotationId) -> Vec<Command> {
        let asked = self.schema.relation(&kind).map_or(&[][..], |kind| &kind.attributes);
        let holder = Holder::Relation(relation.kind.clone());
        let mut commands = vec![Command::Relate { id, kind, from: relation.from, to: relation.to }];
        for (name, value) in &relation.attributes {
            let value = self.value(&holder, name, value).unwrap_or_else(|| value.clone());
            if asked.iter().any(|one| one.id == *name && one.takes(&value)) {
                commands.push(Command::SetAttribute(id, name.clone(), Some(value)));
            }
        }
        if !relation.note.is_empty() {
            commands.push(Command::Note(id, relation.note.clone()));
        }
        commands
    }

    /// The values whose choices go to others.
    fn values(&self, id: AnnotationId, holder: &Holder, values: &Attributes) -> Vec<Command> {
        let set = |(name, value): (&String, &Value)| {
            Some(Command::SetAttribute(id, name.clone(), Some(self.value(holder, name, value)?)))
        };
        values.iter().filter_map(set).collect()
    }

    /// A value with other choices in it, if any of them goes.
    fn value(&self, holder: &Holder, name: &str, value: &Value) -> Option<Value> {
        let other = |id: &String| {
            self.goes_to(&Lost::Choice(holder.clone(), name.to_owned(), id.clone())).map(str::to_owned)
        };
        if !chosen(value).iter().any(|id| other(id).is_some()) {
            return None;
        }
        let mut ids: Vec<String> = Vec::new();
        for id in chosen(value).iter().map(|id| other(id).unwrap_or_else(|| id.clone())) {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        match value {
            Value::Several(_) => Some(Value::Several(ids)),
            _ => ids.pop().map(Value::Text),
        }
    }
}
