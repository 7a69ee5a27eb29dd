//! How a second tab follows the first: the records that one has written are
//! done to the other's open project.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Head, Ledger, Record, WORKED, Write, body_prefix, head_key, ledger_key, read_head, unseal};
use crate::core::exchange::{LayerRecord, ProjectFacts, SheetRecord};
use crate::core::model::{Layer, LayerId, Project, Report, ReportId, Sheet};

/// What the records of a batch were about.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Touched {
    /// The project's facts, queue or layers are different.
    pub head: bool,
    /// The text or title of a report is different.
    pub reports: bool,
    /// The work on reports is different, in any layer.
    pub work: bool,
    /// How the keeping stands now, if that was said.
    pub ledger: Option<Ledger>,
}

/// The records can't be followed: the project has to be read anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Astray;

/// Does to an open project what was done to its records. Doing it again does
/// nothing.
///
/// # Errors
/// Where a record is of another project, of another version, or fits nowhere.
/// The project may be half changed then and has to be read anew.
pub fn follow(project: &mut Project, writes: &[Write]) -> Result<Touched, Astray> {
    let mut touched = Touched::default();
    let (body, head, ledger) = (body_prefix(project.id), head_key(project.id), ledger_key(project.id));
    let reports = format!("{body}report/");
    let mut new = BTreeMap::new();
    let mut inside = Vec::new();
    let mut new_head = None;
    for write in writes {
        match write {
            Write::Put(key, record) if *key == head => {
                new_head = Some(read_head(&record.seal()).map_err(|_| Astray)?)
            }
            Write::Put(key, record) if key.starts_with(&body) => {
                match unseal(&record.seal()).map_err(|_| Astray)? {
                    Record::Report(record) => {
                        let report = record.check("").map_err(|_| Astray)?;
                        new.insert(report.id.clone(), Arc::new(report));
                    }
                    Record::Ledger(ledger) => touched.ledger = Some(ledger),
                    record => inside.push(record),
                }
            }
            Write::Delete(key) if *key == ledger => {}
            // When it was worked on is for the list of projects.
            Write::Put(key, _) if key.starts_with(WORKED) => {}
            // A report goes with the queue.
            Write::Delete(key) if key.starts_with(&reports) => {}
            Write::Put(..) | Write::Delete(_) | Write::DeleteAll(_) => return Err(Astray),
        }
    }
    touched.reports = !new.is_empty();
    put_reports(project, &mut new);
    if let Some(head) = new_head {
        touched.head = put_head(project, head, new)?;
    }
    touched.work = !inside.is_empty();
    inside.into_iter().try_for_each(|record| take(project, record))?;
    Ok(touched)
}

/// Reports that are there already take their new form; what is left is new.
fn put_reports(project: &mut Project, new: &mut BTreeMap<ReportId, Arc<Report>>) {
    for report in &mut project.reports {
        if let Some(changed) = new.remove(&report.id) {
            *report = changed;
        }
    }
}

/// Takes the facts, the queue and the layers over; whether anything is different.
fn put_head(
    project: &mut Project,
    head: Head,
    mut new: BTreeMap<ReportId, Arc<Report>>,
) -> Result<bool, Astray> {
    let Head { facts: ProjectFacts { id, name, schema, guidelines }, queue, layers, open_layer } = head;
    let known =
        |project: &Project| project.reports.iter().map(|report| report.id.clone()).collect::<Vec<_>>();
    let same_layers = project.layers.iter().map(LayerRecord::facts).eq(layers.iter().cloned());
    let same = (project.id, &project.name, &project.schema, &project.guidelines, project.open_layer)
        == (id, &name, &schema, &guidelines, open_layer)
        && same_layers
        && known(project) == queue;
    let find = |id| new.remove(&id).or_else(|| project.report(&id).cloned()).ok_or(Astray);
    let reports = queue.into_iter().map(find).collect::<Result<Vec<_>, _>>()?;
    let in_queue: BTreeSet<_> = reports.iter().map(|report| report.id.clone()).collect();
    let take = |record: LayerRecord| {
        let mut sheets = project.layer(record.id).map(|layer| layer.sheets.clone()).unwrap_or_default();
        sheets.retain(|report, _| in_queue.contains(report));
        let LayerRecord { id, annotator, schema_version, gold, as_of, .. } = record;
        Layer { id, annotator, schema_version, gold, as_of, sheets }
    };
    let layers = layers.into_iter().map(take).collect();
    *project = Project { id, name, schema, guidelines, reports, layers, open_layer };
    Ok(!same)
}

/// Does one record of the work on a report.
fn take(project: &mut Project, record: Record) -> Result<(), Astray> {
    match record {
        Record::Sheet(layer, facts) => edit(project, layer, &facts.report.clone(), |sheet, _| {
            let SheetRecord { done, note, quarantine, .. } = facts;
            (sheet.done, sheet.note, sheet.quarantine) = (done, note, quarantine);
            Ok(())
        }),
        Record::Span(layer, report, span) => edit(project, layer, &report, |sheet, report| {
            sheet.spans.insert(span.as_stated(&report.text).ok_or(Astray)?);
            Ok(())
        }),
        Record::Relation(layer, report, relation) => edit(project, layer, &report, |sheet, _| {
            let relation = relation.relation();
            sheet.relations.insert(relation.id, relation);
            Ok(())
        }),
        Record::Decision(layer, report, decision) => edit(project, layer, &report, |sheet, _| {
            sheet.decisions.insert(decision.id, decision);
            Ok(())
        }),
        Record::Comment(layer, report, comment) => edit(project, layer, &report, |sheet, _| {
            sheet.comments.insert(comment.id, comment);
            Ok(())
        }),
        Record::Gone(layer, report, id) => edit(project, layer, &report, |sheet, _| {
            sheet.spans.remove(id);
            sheet.relations.remove(&id);
            sheet.decisions.remove(&id);
            sheet.comments.remove(&id);
            Ok(())
        }),
        // Whole sheets are read from the disk.
        Record::Work(..) => Err(Astray),
        Record::Report(_) | Record::Ledger(_) => Ok(()),
    }
}

/// Changes the work of a layer on a report. A report without work has no sheet.
fn edit(
    project: &mut Project,
    layer: LayerId,
    report: &ReportId,
    change: impl FnOnce(&mut Sheet, &Report) -> Result<(), Astray>,
) -> Result<(), Astray> {
    let known = project.report(report).ok_or(Astray)?.clone();
    let layer = project.layer_mut(layer).ok_or(Astray)?;
    let sheet = layer.sheet_mut(report);
    change(sheet, &known)?;
    if *sheet == Sheet::default() {
        layer.sheets.remove(report);
    }
    Ok(())
}
