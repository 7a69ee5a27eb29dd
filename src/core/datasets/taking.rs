//! Documents to reports and layers: what they become in a project, made ready
//! outside of it and put in at once by [`crate::core::edit::apply_to_project`].

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use uuid::Uuid;

use super::document::{Aside, Document, Link, Mark, Work};
use super::mapping::Settled;
use crate::core::exchange::Reason;
use crate::core::intake::Intake;
use crate::core::model::{
    AnnotationId, Attribute, Attributes, LabelId, Layer, LayerId, Origin, Project, Provenance, Quarantined,
    Relation, RelationKind, Report, ReportId, Sha256, Sheet, Span, Stamp, Value, is_language_tag,
};
use crate::core::text::TextRange;

/// Where the work in documents goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Into {
    /// Into the layer that is worked on, whoever did it.
    Open,
    /// Into a layer for each annotator.
    Each,
}

/// What documents come to in a project.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Arrival {
    /// The reports that are new.
    pub reports: Vec<Arc<Report>>,
    /// The layers that are new or changed, whole.
    pub layers: Vec<Layer>,
    /// How many annotations went in.
    pub annotations: usize,
    /// How many were there already: the same label on the same words.
    pub there: usize,
    /// How many fit nowhere, and are kept aside.
    pub aside: usize,
    /// How many were left out, as their label or type is.
    pub out: usize,
    /// How many values no attribute takes; they are in the notes of their annotations.
    pub noted: usize,
}

/// Takes documents in, one after the other.
pub struct Taker<'a> {
    settled: &'a Settled,
    into: Into,
    provenance: Arc<Provenance>,
    new_id: &'a mut dyn FnMut() -> Uuid,
    intake: Intake,
    /// The layer of each annotator; of the open one under no name.
    layers: BTreeMap<String, Layer>,
    /// The ids that are taken: within a layer none may come twice, on whatever report.
    taken: BTreeSet<AnnotationId>,
    arrival: Arrival,
}

impl<'a> Taker<'a> {
    /// For this project. `tool` is what the annotations were made
    /// with; what has no id of its own gets a new one.
    pub fn new(
        project: &Project,
        settled: &'a Settled,
        into: Into,
        stamp: Stamp,
        tool: &str,
        new_id: &'a mut dyn FnMut() -> Uuid,
    ) -> Self {
        let open = project.layer(project.open_layer).filter(|_| into == Into::Open);
        let layers = open.map(|layer| (String::new(), Layer { as_of: None, ..layer.clone() }));
        let sheets = open.iter().flat_map(|layer| layer.sheets.values());
        let taken = sheets.flat_map(|sheet| sheet.ids()).collect();
        Self {
            taken,
            settled,
            into,
            provenance: Arc::new(Provenance {
                origin: Origin::Import,
                tool: tool.into(),
                ..Provenance::human(&stamp)
            }),
            new_id,
            intake: Intake::new(Some(project)),
            layers: layers.into_iter().collect(),
            arrival: Arrival::default(),
        }
    }

    /// Takes a document in. Its text becomes a report, unless there is one with the
    /// same text already, which then gets the work.
    pub fn take(&mut self, mut document: Document) {
        let works = std::mem::take(&mut document.works);
        let report = self.report(document);
        for work in works {
            let name = match self.into {
                Into::Open => String::new(),
                Into::Each => work.annotator.clone(),
            };
            let mut layer = self.layers.remove(&name).unwrap_or_else(|| {
                let layer = LayerId((self.new_id)());
                Layer { gold: work.gold, ..Layer::new(layer, name.clone(), self.settled.schema.version) }
            });
            let sheet = layer.sheet_mut(&report);
            self.work(work, sheet);
            if *sheet == Sheet::default() {
                layer.sheets.remove(&report);
            }
            self.layers.insert(name, layer);
        }
    }

    /// What it all comes to.
    #[must_use]
    pub fn finish(self) -> Arrival {
        let Self { intake, layers, mut arrival, .. } = self;
        arrival.reports = intake.fresh;
        arrival.layers = layers.into_values().collect();
        arrival
    }

    fn report(&mut self, document: Document) -> ReportId {
        let Document { name, title, language, source, date, text, .. } = document;
        let id = ReportId::new(if name.is_empty() { "-" } else { &name });
        let raw = text.as_str();
        let title =
            if title.trim().is_empty() { Report::first_title(&id, raw) } else { title.trim().to_owned() };
        let language = language.filter(|tag| is_language_tag(tag));
        let sha256 = Sha256::of(raw);
        self.intake.place(Report { id, title, text, sha256, language, source, date })
    }

    fn work(&mut self, work: Work, sheet: &mut Sheet) {
        let there = sheet.spans.iter().map(|span| (key(&span.label, span.pieces()), span.id));
        let mut there: BTreeMap<Key, AnnotationId> = there.collect();
        let (mut fresh, mut ids) = (Vec::new(), Vec::with_capacity(work.marks.len()));
        for mark in work.marks {
            let Some(label) = self.settled.labels.get(&mark.label) else {
                self.arrival.out = self.arrival.out.saturating_add(1);
                ids.push(None);
                continue;
            };
            let key = key(label, &mark.pieces);
            if let Some(same) = there.get(&key) {
                self.arrival.there = self.arrival.there.saturating_add(1);
                ids.push(Some(*same));
                continue;
            }
            let (id, label) = (self.id(&mark.id), label.clone());
            there.insert(key, id);
            let span = self.span(id, label, mark);
            ids.push(span.as_ref().map(|span| span.id));
            fresh.extend(span);
        }
        self.arrival.annotations = self.arrival.annotations.saturating_add(fresh.len());
        sheet.spans = sheet.spans.iter().cloned().chain(fresh).collect();
        let there = sheet.relations.values().map(|one| (one.kind.clone(), one.from, one.to));
        let mut there: BTreeSet<Joint> = there.collect();
        for link in &work.links {
            let end = |at: usize| ids.get(at).copied().flatten();
            self.link(link, end(link.from).zip(end(link.to)), &mut there, sheet);
        }
        for Aside { reason, annotation } in work.aside {
            self.set_aside(reason, annotation, sheet);
        }
        sheet.done |= work.done;
        join_notes(&mut sheet.note, &work.note);
    }

    fn span(&mut self, id: AnnotationId, label: LabelId, mark: Mark) -> Option<Span> {
        let asked = self.settled.schema.label(&label).map(|label| &*label.attributes).unwrap_or_default();
        let (attributes, note) = self.values(asked, &mark.attributes, mark.note.clone());
        let span = Span::new(id, label, mark.range(), self.provenance.clone());
        Span { attributes, note, ..span }.on(mark.pieces)
    }

    fn set_aside(&mut self, reason: Reason, annotation: serde_json::Value, sheet: &mut Sheet) {
        self.arrival.aside = self.arrival.aside.saturating_add(1);
        sheet.quarantine.push(Quarantined { reason: reason.as_str().to_owned(), annotation });
    }

    fn link(
        &mut self,
        link: &Link,
        ends: Option<(AnnotationId, AnnotationId)>,
        there: &mut BTreeSet<Joint>,
        sheet: &mut Sheet,
    ) {
        let (Some(kind), Some((from, to))) = (self.settled.relations.get(&link.kind), ends) else {
            self.arrival.out = self.arrival.out.saturating_add(1);
            return;
        };
        let label = |id| sheet.spans.get(id).map(|span| span.label.clone());
        let allowed = label(from).zip(label(to)).filter(|_| from != to);
        if !allowed.is_some_and(|(from, to)| self.settled.schema.allows(kind, &from, &to)) {
            let annotation = serde_json::json!({
                "type": link.kind, "from": from, "to": to, "attributes": link.attributes, "note": link.note,
            });
            return self.set_aside(Reason::EndsNotAllowed, annotation, sheet);
        }
        if !there.insert((kind.clone(), from, to)) {
            self.arrival.there = self.arrival.there.saturating_add(1);
            return;
        }
        let id = self.id(&link.id);
        let asked = self.settled.schema.relation(kind).map(|one| &*one.attributes).unwrap_or_default();
        let (attributes, note) = self.values(asked, &link.attributes, link.note.clone());
        let provenance = Provenance::clone(&self.provenance);
        sheet
            .relations
            .insert(id, Relation { id, kind: kind.clone(), from, to, attributes, note, provenance });
        self.arrival.annotations = self.arrival.annotations.saturating_add(1);
    }

    /// The id that the file gives, if it is one of ours and free; else a new one.
    fn id(&mut self, name: &str) -> AnnotationId {
        let own = AnnotationId::parse(name.strip_prefix("urn:uuid:").unwrap_or(name));
        let id = own.filter(|id| !self.taken.contains(id)).unwrap_or_else(|| AnnotationId((self.new_id)()));
        self.taken.insert(id);
        id
    }

    /// The values that these attributes take, and the note with all others.
    fn values(&mut self, asked: &[Attribute], came: &Attributes, mut note: String) -> (Attributes, String) {
        let mut values = Attributes::new();
        for (name, value) in came {
            let known = asked.iter().find(|one| super::mapping::is_called(name, &one.id, &one.name));
            match known.and_then(|one| Some((one.id.clone(), fitting(one, value)?))) {
                Some((id, value)) => drop(values.insert(id, value)),
                None => {
                    self.arrival.noted = self.arrival.noted.saturating_add(1);
                    join_notes(&mut note, &format!("{name}: {}", in_words(value)));
                }
            }
        }
        (values, note)
    }
}

/// What makes two spans of one report the same: the first piece, the others, the label.
type Key = (Option<TextRange>, Vec<TextRange>, LabelId);

fn key(label: &LabelId, pieces: &[TextRange]) -> Key {
    (pieces.first().copied(), pieces.get(1..).unwrap_or_default().to_vec(), label.clone())
}

/// What makes two relations of one report the same.
type Joint = (RelationKind, AnnotationId, AnnotationId);

/// A value as an attribute takes it: choices by their ids.
fn fitting(attribute: &Attribute, value: &Value) -> Option<Value> {
    let choice = |word: &String| {
        let mut choices = attribute.choices.iter();
        choices.find(|one| super::mapping::is_called(word, &one.id, &one.name)).map(|one| one.id.clone())
    };
    let value = match value {
        Value::Text(word) if !attribute.choices.is_empty() => Value::Text(choice(word)?),
        Value::Several(words) => Value::Several(words.iter().map(choice).collect::<Option<_>>()?),
        other => other.clone(),
    };
    attribute.takes(&value).then_some(value)
}

/// A value as a person would write it.
pub(super) fn in_words(value: &Value) -> String {
    match value {
        Value::NotStated => "–".to_owned(),
        Value::YesNo(flag) => flag.to_string(),
        Value::Whole(number) => number.to_string(),
        Value::Number(number) => {
            serde_json::Number::from_f64(*number).map(|n| n.to_string()).unwrap_or_default()
        }
        Value::Text(text) => text.clone(),
        Value::Several(words) => words.join(", "),
    }
}

fn join_notes(note: &mut String, more: &str) {
    if more.is_empty() || note == more {
        return;
    }
    if !note.is_empty() {
        note.push('\n');
    }
    note.push_str(more);
}
