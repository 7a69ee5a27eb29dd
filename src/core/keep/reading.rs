//! From records back to a project.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Head, Record, unseal_versioned};
use crate::core::exchange::{
    Problem, ProjectFacts, Receipt, RelationRecord, ReportRecord, SheetRecord, SpanRecord,
};
use crate::core::model::{AnnotationId, Comment, Decision, LayerId, Project, ReportId, Sheet};

/// A project out of its head and the records of its body, with everything
/// checked as in a file.
///
/// # Errors
/// Where a record is damaged or missing, or of a newer version.
pub fn read(head: Head, records: &[String]) -> Result<(Project, Receipt), Problem> {
    let Head { facts: ProjectFacts { id, name, schema, guidelines }, queue, mut layers, open_layer } = head;
    let mut shelf = Shelf::default();
    for record in records {
        let (version, record) = unseal_versioned(record)?;
        shelf.put(version, record);
    }
    let mut reports = Vec::with_capacity(queue.len());
    for (i, report) in queue.into_iter().enumerate() {
        let at = format!("queue[{i}]");
        let kept = shelf.reports.get_mut(&report).and_then(Option::take);
        let record = kept.ok_or(Problem::UnknownReport { place: at.clone(), report })?;
        reports.push(Arc::new(record.check(&at)?));
    }
    let mut receipt = Receipt { reports: reports.len(), ..Receipt::default() };
    let mut read = Vec::with_capacity(layers.len());
    let known: BTreeSet<ReportId> = reports.iter().map(|report| report.id.clone()).collect();
    for ((layer, report), sheet) in shelf.joined() {
        // As a report that the queue does not name, the work on it is none.
        if let Some(record) = layers.iter_mut().find(|record| record.id == layer && known.contains(&report)) {
            record.sheets.push(sheet);
        }
    }
    for (i, record) in layers.into_iter().enumerate() {
        read.push(record.check(&schema, &reports, &format!("layers[{i}]"), &mut receipt)?);
    }
    Ok((Project { id, name, schema, guidelines, reports, layers: read, open_layer }, receipt))
}

/// A layer's work on a report.
type Place = (LayerId, ReportId);

/// Records on the way to a project.
#[derive(Default)]
struct Shelf {
    /// Each until it is taken.
    reports: BTreeMap<ReportId, Option<ReportRecord>>,
    /// What was written all at once.
    works: BTreeMap<Place, SheetRecord>,
    /// What was written one by one before there were such records.
    earlier: BTreeMap<Place, Since>,
    /// What was written since.
    since: BTreeMap<Place, Since>,
}

/// The first version with work that was written all at once.
const AT_ONCE: u32 = 4;

/// What has changed of the work on a report.
#[derive(Default)]
struct Since {
    facts: Option<SheetRecord>,
    /// Of these, what was there before counts no more.
    ids: BTreeSet<AnnotationId>,
    spans: Vec<SpanRecord>,
    relations: Vec<RelationRecord>,
    decisions: Vec<Decision>,
    comments: Vec<Comment>,
}

impl Shelf {
    fn put(&mut self, version: u32, record: Record) {
        let pile = if version < AT_ONCE { &mut self.earlier } else { &mut self.since };
        match record {
            Record::Report(report) => drop(self.reports.insert(report.id.clone(), Some(report))),
            Record::Work(layer, sheet) => drop(self.works.insert((layer, sheet.report.clone()), sheet)),
            Record::Sheet(layer, facts) => {
                let report = facts.report.clone();
                at(pile, layer, report).facts = Some(facts);
            }
            Record::Span(layer, report, span) => at(pile, layer, report).of(span.id).spans.push(span),
            Record::Relation(layer, report, one) => at(pile, layer, report).of(one.id).relations.push(one),
            Record::Decision(layer, report, one) => at(pile, layer, report).of(one.id).decisions.push(one),
            Record::Comment(layer, report, one) => at(pile, layer, report).of(one.id).comments.push(one),
            Record::Gone(layer, report, id) => drop(at(pile, layer, report).of(id)),
            // About the keeping, not part of what is kept.
            Record::Ledger(_) => {}
        }
    }

    /// The work on each report as it is now.
    fn joined(self) -> BTreeMap<Place, SheetRecord> {
        let mut works = self.works;
        // Where all of it was written later, what is earlier counts no more.
        let earlier: Vec<_> =
            self.earlier.into_iter().filter(|(place, _)| !works.contains_key(place)).collect();
        for (place, since) in earlier.into_iter().chain(self.since) {
            let nothing = SheetRecord::facts(&Sheet::default(), &place.1);
            since.change(works.entry(place).or_insert(nothing));
        }
        works
    }
}

fn at(pile: &mut BTreeMap<Place, Since>, layer: LayerId, report: ReportId) -> &mut Since {
    pile.entry((layer, report)).or_default()
}

impl Since {
    /// For what it says of this annotation.
    fn of(&mut self, id: AnnotationId) -> &mut Self {
        self.ids.insert(id);
        self
    }

    fn change(self, sheet: &mut SheetRecord) {
        let Self { facts, ids, spans, relations, decisions, comments } = self;
        if let Some(facts) = facts {
            (sheet.done, sheet.note, sheet.quarantine) = (facts.done, facts.note, facts.quarantine);
        }
        sheet.spans.retain(|one| !ids.contains(&one.id));
        sheet.spans.extend(spans);
        sheet.relations.retain(|one| !ids.contains(&one.id));
        sheet.relations.extend(relations);
        sheet.decisions.retain(|one| !ids.contains(&one.id));
        sheet.decisions.extend(decisions);
        sheet.comments.retain(|one| !ids.contains(&one.id));
        sheet.comments.extend(comments);
    }
}
