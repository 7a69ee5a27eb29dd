//! From records back to a project.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Head, Record, unseal};
use crate::core::exchange::{Problem, ProjectFacts, Receipt, ReportRecord, SheetRecord};
use crate::core::model::{LayerId, Project, ReportId, Sheet};

/// A project out of its head and the records of its body, with everything
/// checked as in a file.
///
/// # Errors
/// Where a record is damaged or missing, or of a newer version.
pub fn read(head: Head, records: &[String]) -> Result<(Project, Receipt), Problem> {
    let Head { facts: ProjectFacts { id, name, schema, guidelines }, queue, mut layers, open_layer } = head;
    let mut shelf = Shelf::default();
    for record in records {
        shelf.put(unseal(record)?);
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
    for ((layer, _), sheet) in shelf.sheets {
        if let Some(record) = layers.iter_mut().find(|record| record.id == layer) {
            record.sheets.push(sheet);
        }
    }
    for (i, record) in layers.into_iter().enumerate() {
        read.push(record.check(&schema, &reports, &format!("layers[{i}]"), &mut receipt)?);
    }
    Ok((Project { id, name, schema, guidelines, reports, layers: read, open_layer }, receipt))
}

/// Records on the way to a project.
#[derive(Default)]
struct Shelf {
    /// Each until it is taken.
    reports: BTreeMap<ReportId, Option<ReportRecord>>,
    sheets: BTreeMap<(LayerId, ReportId), SheetRecord>,
}

impl Shelf {
    fn put(&mut self, record: Record) {
        match record {
            Record::Report(report) => {
                self.reports.insert(report.id.clone(), Some(report));
            }
            Record::Sheet(layer, facts) => {
                let sheet = self.sheet(layer, &facts.report);
                (sheet.done, sheet.note, sheet.quarantine) = (facts.done, facts.note, facts.quarantine);
            }
            Record::Span(layer, report, span) => self.sheet(layer, &report).spans.push(span),
            Record::Relation(layer, report, relation) => self.sheet(layer, &report).relations.push(relation),
            Record::Decision(layer, report, decision) => self.sheet(layer, &report).decisions.push(decision),
            Record::Comment(layer, report, comment) => self.sheet(layer, &report).comments.push(comment),
            // About the keeping, not part of what is kept.
            Record::Ledger(_) => {}
        }
    }

    fn sheet(&mut self, layer: LayerId, report: &ReportId) -> &mut SheetRecord {
        let key = (layer, report.clone());
        self.sheets.entry(key).or_insert_with(|| SheetRecord::facts(&Sheet::default(), report))
    }
}
