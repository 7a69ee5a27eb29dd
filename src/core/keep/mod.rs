//! What a project is on the disk: text records by text keys.
//!
//! The work on a report that comes all at once is one record. A change of one span
//! writes one record beside it, which counts from then on; so does its deletion.
//! When the whole work is written again, what has changed since goes.
//!
//! This is the one place that knows the stored form. Each record begins with
//! its version, so that later ones can read it; a record of a newer version
//! is refused, not guessed at.

mod content;
mod follow;
mod ledger;
mod news;
mod reading;
#[cfg(test)]
mod tests;

pub use content::Content;
pub use follow::{Astray, Touched, follow};
pub use ledger::{
    Ledger, Reminder, Room, Unit, age, is_work, ledger_key, project_of, read_ledger, reminder, seal_ledger,
};
pub use news::{Letter, News, Thread};
pub use reading::read;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use crate::core::edit::{Change, Delta, ProjectChange};
use crate::core::exchange::{
    FromJson, LayerRecord, Node, Problem, ProjectFacts, RelationRecord, ReportRecord, SheetRecord,
    SpanRecord, Wrong, from_json, record, to_json,
};
use crate::core::model::{
    Annotation, AnnotationId, Comment, Decision, Layer, LayerId, Project, ProjectId, Relation, Report,
    ReportId, Sheet, Span, Timestamp,
};
use crate::core::order::order;

/// The version of the records that are written.
const VERSION: u32 = 4;
/// The oldest that this program reads; see [`crate::core::exchange::OLDEST`].
const OLDEST: u32 = 1;

/// What to do to the records.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Write {
    /// Put a record in place of the one with this key, if there is one.
    Put(String, Content),
    /// Delete the record with this key, if there is one.
    Delete(String),
    /// Delete all records whose keys begin so.
    DeleteAll(String),
}

/// The prefix of the records that say which projects there are.
pub const HEADS: &str = "project/";

/// The prefix of the records of all projects' bodies.
const BODIES: &str = "in/";

/// The key of the record that says that there is this project.
#[must_use]
pub fn head_key(project: ProjectId) -> String {
    format!("{HEADS}{project}")
}

/// The prefix of the records of a project's reports and annotations.
#[must_use]
pub fn body_prefix(project: ProjectId) -> String {
    format!("{BODIES}{project}/")
}

/// The prefix of the heads of deleted projects. Their bodies stay where they
/// are, so that a deleted project can come back.
pub const DELETED: &str = "deleted/";

/// The key of a deleted project's head.
#[must_use]
pub fn deleted_key(project: ProjectId) -> String {
    format!("{DELETED}{project}")
}

/// The prefix of the records that say when each project was last worked on.
/// They are no part of the heads, which are long where there are many reports.
pub const WORKED: &str = "worked/";

fn report_key(project: ProjectId, report: &ReportId) -> String {
    format!("{}report/{report}", body_prefix(project))
}

/// The key of a layer's work on a report, as it was when all of it was written.
fn work_key(project: ProjectId, layer: LayerId, report: &ReportId) -> String {
    format!("{}work/{layer}/{report}", body_prefix(project))
}

/// The prefix of what has changed of that since. With its length no report's name is
/// the beginning of another's.
fn since_prefix(project: ProjectId, layer: LayerId, report: &ReportId) -> String {
    format!("{}since/{layer}/{}.{report}/", body_prefix(project), report.as_str().len())
}

/// What is known of a kept project before it is opened.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Head {
    /// The project without its reports and layers.
    pub facts: ProjectFacts,
    /// Its reports in the order of the queue.
    pub queue: Vec<ReportId>,
    /// Its layers, without their sheets.
    pub layers: Vec<LayerRecord>,
    /// The layer that is worked on here.
    pub open_layer: LayerId,
}

record!(Head { facts, queue, layers, open_layer });

/// A record of a project's body.
#[derive(Serialize)]
enum Record {
    Report(ReportRecord),
    /// All the work on a report.
    Work(LayerId, SheetRecord),
    /// What is said of a report as a whole, without the annotations.
    Sheet(LayerId, SheetRecord),
    Span(LayerId, ReportId, SpanRecord),
    Relation(LayerId, ReportId, RelationRecord),
    Decision(LayerId, ReportId, Decision),
    Comment(LayerId, ReportId, Comment),
    /// An annotation that is not there any more.
    Gone(LayerId, ReportId, AnnotationId),
    Ledger(Ledger),
}

impl FromJson for Record {
    fn read(node: &Node<'_>) -> Result<Self, Wrong> {
        let kinds = ["Report", "Work", "Sheet", "Span", "Relation", "Decision", "Comment", "Gone", "Ledger"];
        node.only(&kinds)?;
        let Some((kind, inner)) = node.entries()?.next() else { return Err(node.expected("a record")) };
        Ok(match kind {
            "Report" => Self::Report(FromJson::read(&inner)?),
            "Ledger" => Self::Ledger(FromJson::read(&inner)?),
            "Work" => {
                let (layer, sheet) = FromJson::read(&inner)?;
                Self::Work(layer, sheet)
            }
            "Sheet" => {
                let (layer, facts) = FromJson::read(&inner)?;
                Self::Sheet(layer, facts)
            }
            "Gone" => {
                let [layer, report, id] = inner.tuple()?;
                Self::Gone(FromJson::read(&layer)?, FromJson::read(&report)?, FromJson::read(&id)?)
            }
            "Span" => {
                let [layer, report, span] = inner.tuple()?;
                Self::Span(FromJson::read(&layer)?, FromJson::read(&report)?, FromJson::read(&span)?)
            }
            "Relation" => {
                let [layer, report, relation] = inner.tuple()?;
                Self::Relation(FromJson::read(&layer)?, FromJson::read(&report)?, FromJson::read(&relation)?)
            }
            "Decision" => {
                let [layer, report, decision] = inner.tuple()?;
                Self::Decision(FromJson::read(&layer)?, FromJson::read(&report)?, FromJson::read(&decision)?)
            }
            _ => {
                let [layer, report, comment] = inner.tuple()?;
                Self::Comment(FromJson::read(&layer)?, FromJson::read(&report)?, FromJson::read(&comment)?)
            }
        })
    }
}

fn seal<T: Serialize>(record: &T) -> String {
    format!("{VERSION}:{}", to_json(record))
}

fn unseal<T: FromJson>(sealed: &str) -> Result<T, Problem> {
    Ok(unseal_versioned(sealed)?.1)
}

/// The version of a record, and what it says.
fn unseal_versioned<T: FromJson>(sealed: &str) -> Result<(u32, T), Problem> {
    let (version, record) = sealed.split_once(':').unwrap_or_default();
    match version.parse() {
        Ok(version @ OLDEST..=VERSION) => Ok((version, from_json(record)?)),
        found => Err(Problem::Version { found: found.ok().map(u64::from), known: VERSION }),
    }
}

/// Whether any of these records is of an earlier version: then all are to be written
/// again before any is changed.
#[must_use]
pub fn is_old(records: &[String]) -> bool {
    let current = format!("{VERSION}:");
    records.iter().any(|record| !record.starts_with(&current))
}

/// Reads the record of a project's head.
///
/// # Errors
/// Where the record is damaged or of a newer version.
pub fn read_head(record: &str) -> Result<Head, Problem> {
    unseal(record)
}

/// Writes the project's head: its facts, queue and list of layers.
#[must_use]
pub fn head(project: &Project) -> Write {
    let head = Head {
        facts: ProjectFacts::of(project),
        queue: project.reports.iter().map(|report| report.id.clone()).collect(),
        layers: project.layers.iter().map(LayerRecord::facts).collect(),
        open_layer: project.open_layer,
    };
    Write::Put(head_key(project.id), seal(&head).into())
}

/// Writes a head as it is.
#[must_use]
pub fn put_head(head: &Head) -> Write {
    Write::Put(head_key(head.facts.id), seal(head).into())
}

/// Puts a project among the deleted ones.
#[must_use]
pub fn bury(head: &Head) -> Vec<Write> {
    vec![Write::Put(deleted_key(head.facts.id), seal(head).into()), Write::Delete(head_key(head.facts.id))]
}

/// Takes a deleted project back.
#[must_use]
pub fn unbury(head: &Head) -> Vec<Write> {
    vec![put_head(head), Write::Delete(deleted_key(head.facts.id))]
}

/// Erases all that is kept of a deleted project.
#[must_use]
pub fn erase(project: ProjectId) -> Vec<Write> {
    vec![
        Write::Delete(deleted_key(project)),
        Write::Delete(format!("{WORKED}{project}")),
        Write::DeleteAll(body_prefix(project)),
    ]
}

/// Writes when a project was last worked on.
#[must_use]
pub fn worked(project: ProjectId, at: &Timestamp) -> Write {
    Write::Put(format!("{WORKED}{project}"), seal(&(project, at)).into())
}

/// Reads which project was last worked on when; `None` where the record is
/// damaged or of a newer version: then it is not known.
#[must_use]
pub fn read_worked(record: &str) -> Option<(ProjectId, Timestamp)> {
    unseal(record).ok()
}

/// The positions of moments, the latest first and the unknown ones last.
#[must_use]
pub fn newest_first<'a>(moments: impl Iterator<Item = Option<&'a Timestamp>>) -> Vec<usize> {
    let part = |at: &Timestamp, from: usize, to: usize| {
        let digits: String = at.as_str().get(from..to)?.chars().filter(char::is_ascii_digit).collect();
        digits.parse::<usize>().ok()
    };
    order(moments.map(|at| match at {
        Some(at) => {
            // Day and time apart: together they are too long for a number of 32 bits.
            let (day, time) = (part(at, 0, 10), part(at, 11, 23));
            [usize::MAX - day.unwrap_or_default(), usize::MAX - time.unwrap_or_default(), 0]
        }
        None => [usize::MAX; 3],
    }))
}

/// Writes the whole project, in place of what was kept of it.
#[must_use]
pub fn whole(project: &Project) -> Vec<Write> {
    let mut writes = vec![Write::DeleteAll(body_prefix(project.id))];
    writes.extend(made(project));
    writes
}

/// Writes the whole of a project that was made here, where nothing was kept of it.
#[must_use]
pub fn made(project: &Project) -> Vec<Write> {
    let mut writes = vec![head(project)];
    writes.extend(project.reports.iter().map(|one| report(project.id, one)));
    for layer in &project.layers {
        let work = |report: &Arc<Report>| {
            Some(put_work(project.id, layer.id, layer.sheets.get(&report.id)?, report))
        };
        writes.extend(project.reports.iter().filter_map(work));
    }
    writes
}

/// Writes a report.
#[must_use]
pub fn report(project: ProjectId, report: &Arc<Report>) -> Write {
    Write::Put(report_key(project, &report.id), Content::Report(report.clone()))
}

/// Writes all the work of a layer on a report, where none has changed since it was last written.
fn put_work(project: ProjectId, layer: LayerId, sheet: &Arc<Sheet>, report: &Arc<Report>) -> Write {
    let key = work_key(project, layer, &report.id);
    Write::Put(key, Content::Work(layer, report.clone(), sheet.clone()))
}

/// Writes all the work of a layer on a report, in place of what was kept of it.
fn replace_work(project: ProjectId, layer: LayerId, sheet: &Arc<Sheet>, report: &Arc<Report>) -> [Write; 2] {
    let since = since_prefix(project, layer, &report.id);
    [put_work(project, layer, sheet, report), Write::DeleteAll(since)]
}

/// Deletes all the work of a layer on a report.
fn delete_work(project: ProjectId, layer: LayerId, report: &ReportId) -> [Write; 2] {
    let since = since_prefix(project, layer, report);
    [Write::Delete(work_key(project, layer, report)), Write::DeleteAll(since)]
}

fn record_of_span(layer: LayerId, span: &Span, report: &Report) -> Record {
    Record::Span(layer, report.id.clone(), SpanRecord::of(span, &report.text))
}

fn record_of_relation(layer: LayerId, relation: &Relation, report: &Report) -> Record {
    Record::Relation(layer, report.id.clone(), RelationRecord::of(relation))
}

fn record_of_decision(layer: LayerId, decision: &Decision, report: &Report) -> Record {
    Record::Decision(layer, report.id.clone(), decision.clone())
}

fn record_of_comment(layer: LayerId, comment: &Comment, report: &Report) -> Record {
    Record::Comment(layer, report.id.clone(), comment.clone())
}

/// Writes what a change of `project` as a whole changed, and nothing else.
#[must_use]
pub fn project_change(project: &Project, change: &ProjectChange) -> Vec<Write> {
    if change.is_empty() {
        return Vec::new();
    }
    let mut writes = vec![head(project)];
    for gone in &change.removed {
        writes.push(Write::Delete(report_key(project.id, &gone.report.id)));
        let work = |(layer, _): &(LayerId, _)| delete_work(project.id, *layer, &gone.report.id);
        writes.extend(gone.sheets.iter().flat_map(work));
    }
    for new in &change.added {
        writes.push(report(project.id, &new.report));
        let work = |(layer, sheet): &(LayerId, _)| replace_work(project.id, *layer, sheet, &new.report);
        writes.extend(new.sheets.iter().flat_map(work));
    }
    // Work alone does not touch the head, which is long where there are many reports.
    if change.added.is_empty() && change.removed.is_empty() && !change.changes_head() {
        writes.clear();
    }
    let reports: BTreeMap<&ReportId, &Arc<Report>> =
        project.reports.iter().map(|report| (&report.id, report)).collect();
    for one in &change.layers {
        put_layer(project.id, one, &reports, &mut writes);
    }
    writes.extend(change.work.iter().flat_map(|one| self::change(project, one)));
    writes
}

/// Writes what of a layer changed that came, went or changed as a whole.
fn put_layer(
    project: ProjectId,
    Delta { before, after }: &Delta<Layer>,
    reports: &BTreeMap<&ReportId, &Arc<Report>>,
    writes: &mut Vec<Write>,
) {
    let Some(id) = before.as_ref().or(after.as_ref()).map(|layer| layer.id) else { return };
    let empty = BTreeMap::new();
    let [before, after] = [before, after].map(|layer| layer.as_ref().map_or(&empty, |layer| &layer.sheets));
    let gone = before.keys().filter(|report| !after.contains_key(*report));
    writes.extend(gone.flat_map(|report| delete_work(project, id, report)));
    for (report, sheet) in after {
        // Shared where nothing was touched, which is soon told.
        let same = |old: &Arc<Sheet>| Arc::ptr_eq(old, sheet) || old == sheet;
        if let Some(known) = reports.get(report).filter(|_| !before.get(report).is_some_and(same)) {
            writes.extend(replace_work(project, id, sheet, known));
        }
    }
}

fn put_sheet(project: ProjectId, layer: LayerId, sheet: &Sheet, report: &Report) -> Write {
    let record = Record::Sheet(layer, SheetRecord::facts(sheet, &report.id));
    Write::Put(format!("{}sheet", since_prefix(project, layer, &report.id)), seal(&record).into())
}

/// Writes what a change of `project` changed, and nothing else.
#[must_use]
pub fn change(project: &Project, change: &Change) -> Vec<Write> {
    let Some(report) = project.report(&change.report) else { return Vec::new() };
    let mut writes = Vec::new();
    put_deltas(project.id, change, &change.spans, report, record_of_span, &mut writes);
    put_deltas(project.id, change, &change.relations, report, record_of_relation, &mut writes);
    put_deltas(project.id, change, &change.decisions, report, record_of_decision, &mut writes);
    put_deltas(project.id, change, &change.comments, report, record_of_comment, &mut writes);
    if change.details.is_some() {
        writes.push(self::report(project.id, report));
    }
    if change.facts.is_some() {
        let empty = Sheet::default();
        let sheet = project.layer(change.layer).and_then(|layer| layer.sheet(&report.id)).unwrap_or(&empty);
        writes.push(put_sheet(project.id, change.layer, sheet, report));
    }
    writes
}

/// Writes annotations of one kind that changed.
fn put_deltas<T: Annotation>(
    project: ProjectId,
    Change { layer, .. }: &Change,
    deltas: &[Delta<T>],
    report: &Report,
    record: fn(LayerId, &T, &Report) -> Record,
    writes: &mut Vec<Write>,
) {
    let since = since_prefix(project, *layer, &report.id);
    for delta in deltas {
        let Some(id) = delta.id() else { continue };
        let record = match &delta.after {
            Some(after) => record(*layer, after, report),
            None => Record::Gone(*layer, report.id.clone(), id),
        };
        writes.push(Write::Put(format!("{since}{id}"), seal(&record).into()));
    }
}
