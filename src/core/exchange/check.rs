//! From records to the model, with everything checked that their shape does
//! not say.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use super::cycle;
use super::json::{from_json, to_json};
use super::problem::Problem;
use super::quote::{self, Placed};
use super::receipt::{Reason, Receipt, Repaired, SetAside};
use super::records::{LayerRecord, RelationRecord, ReportRecord, SheetRecord, SpanRecord};
use crate::core::model::{
    AnnotationId, Attribute, Layer, Quarantined, Relation, Report, Schema, Sha256, Sheet, Span, Spans,
};
use crate::core::text::{Text, TextRange};

/// How deep a quarantined annotation may be nested: far more than any is, and
/// far less than what a parser takes.
const DEEPEST: usize = 16;

/// Where each id is in its list.
pub(super) type Index = BTreeMap<String, usize>;

/// Refuses ids that come twice; `place` gives the path of the nth.
pub(super) fn unique(
    ids: &mut dyn Iterator<Item = String>,
    place: &dyn Fn(usize) -> String,
) -> Result<Index, Problem> {
    let mut index = Index::new();
    for (i, id) in ids.enumerate() {
        if let Some(first) = index.insert(id.clone(), i) {
            return Err(Problem::Duplicate { place: place(i), first: place(first), id });
        }
    }
    Ok(index)
}

/// Refuses a schema with empty or repeated ids, or relations of labels that it
/// does not have.
pub(super) fn schema(schema: &Schema, at: &str) -> Result<(), Problem> {
    let labels = schema.labels.iter().map(|label| label.id.to_string());
    let relations = schema.relations.iter().map(|relation| relation.id.to_string());
    named(&mut { labels }, &|i| format!("{at}.labels[{i}].id"))?;
    named(&mut { relations }, &|i| format!("{at}.relations[{i}].id"))?;
    for (i, label) in schema.labels.iter().enumerate() {
        attributes(&label.attributes, &format!("{at}.labels[{i}].attributes"))?;
    }
    for (i, relation) in schema.relations.iter().enumerate() {
        attributes(&relation.attributes, &format!("{at}.relations[{i}].attributes"))?;
        for (n, (from, to)) in relation.ends.iter().enumerate() {
            if let Some(label) = [from, to].into_iter().find(|label| schema.label(label).is_none()) {
                let place = format!("{at}.relations[{i}].ends[{n}]");
                return Err(Problem::UnknownLabel { place, label: label.clone() });
            }
        }
    }
    Ok(())
}

fn attributes(attributes: &[Attribute], at: &str) -> Result<(), Problem> {
    named(&mut attributes.iter().map(|one| one.id.clone()), &|i| format!("{at}[{i}].id"))?;
    for (i, attribute) in attributes.iter().enumerate() {
        let choices = &mut attribute.choices.iter().map(|choice| choice.id.clone());
        named(choices, &|n| format!("{at}[{i}].choices[{n}].id"))?;
    }
    Ok(())
}

/// Refuses names that are empty or come twice.
pub(super) fn named(
    ids: &mut dyn Iterator<Item = String>,
    place: &dyn Fn(usize) -> String,
) -> Result<Index, Problem> {
    let index = unique(ids, place)?;
    match index.get("") {
        Some(i) => Err(Problem::EmptyId { place: place(*i) }),
        None => Ok(index),
    }
}

impl ReportRecord {
    /// The report, if its text is the one that its hash was made of; `at` is
    /// the record's place, for the problem.
    ///
    /// # Errors
    /// [`Problem::WrongHash`].
    pub fn check(self, at: &str) -> Result<Report, Problem> {
        let Self { id, title, sha256, language, source, date, text } = self;
        let found = Sha256::of(&text);
        if found != sha256 {
            return Err(Problem::WrongHash {
                place: format!("{at}.sha256"),
                report: id,
                stated: sha256,
                found,
            });
        }
        Ok(Report { id, title, text: Text::new(text), sha256, language, source, date })
    }
}

impl LayerRecord {
    /// The layer, over these reports; `at` is the record's place, for problems
    /// and for the receipt.
    ///
    /// # Errors
    /// [`Problem::UnknownReport`], [`Problem::Duplicate`] or [`Problem::TooDeep`].
    pub fn check(
        mut self,
        schema: &Schema,
        reports: &[Arc<Report>],
        at: &str,
        receipt: &mut Receipt,
    ) -> Result<Layer, Problem> {
        let names = &mut reports.iter().map(|report| report.id.to_string());
        let index = unique(names, &|i| format!("reports[{i}].id"))?;
        let sheets = &mut self.sheets.iter().map(|sheet| sheet.report.to_string());
        unique(sheets, &|i| format!("{at}.sheets[{i}].report"))?;
        self.unique_annotations(at)?;
        let mut sheets = BTreeMap::new();
        for (i, record) in std::mem::take(&mut self.sheets).into_iter().enumerate() {
            let at = format!("{at}.sheets[{i}]");
            let Some(report) = index.get(record.report.as_str()).and_then(|i| reports.get(*i)) else {
                return Err(Problem::UnknownReport { place: format!("{at}.report"), report: record.report });
            };
            let sheet = Desk { schema, report, at: &at, receipt, quarantine: Vec::new() }.sheet(record)?;
            // A report without work has no sheet.
            if sheet != Sheet::default() {
                sheets.insert(report.id.clone(), Arc::new(sheet));
            }
        }
        let Self { id, annotator, schema_version, gold, as_of, .. } = self;
        Ok(Layer { id, annotator, schema_version, gold, as_of, sheets })
    }

    /// Refuses a layer in which two annotations have the same id.
    fn unique_annotations(&self, at: &str) -> Result<(), Problem> {
        let all = || {
            self.sheets.iter().enumerate().flat_map(|(sheet, record)| {
                let spans =
                    record.spans.iter().enumerate().map(move |(i, span)| (sheet, "spans", i, span.id));
                let relations = record.relations.iter().map(|one| one.id).enumerate();
                let decisions = record.decisions.iter().map(|one| one.id).enumerate();
                let comments = record.comments.iter().map(|one| one.id).enumerate();
                spans
                    .chain(relations.map(move |(i, id)| (sheet, "relations", i, id)))
                    .chain(decisions.map(move |(i, id)| (sheet, "decisions", i, id)))
                    .chain(comments.map(move |(i, id)| (sheet, "comments", i, id)))
            })
        };
        let place = |n| match all().nth(n) {
            Some((sheet, kind, i, _)) => format!("{at}.sheets[{sheet}].{kind}[{i}].id"),
            None => at.to_owned(),
        };
        unique(&mut all().map(|(.., id)| id.to_string()), &place)?;
        Ok(())
    }
}

/// Where one sheet is checked.
struct Desk<'a> {
    schema: &'a Schema,
    report: &'a Report,
    /// The sheet's place in the file.
    at: &'a str,
    receipt: &'a mut Receipt,
    /// What of this sheet fits nowhere.
    quarantine: Vec<Quarantined>,
}

impl Desk<'_> {
    fn sheet(mut self, record: SheetRecord) -> Result<Sheet, Problem> {
        let SheetRecord { done, note, spans, relations, decisions, comments, quarantine, .. } = record;
        let deep = |aside: &Quarantined| !shallow(&aside.annotation, DEEPEST);
        if let Some(i) = quarantine.iter().position(deep) {
            return Err(Problem::TooDeep { place: format!("{}.quarantine[{i}].annotation", self.at) });
        }
        // What was quarantined once is not tried again: nothing about the text
        // has changed since, and a person may have looked at it.
        self.receipt.still_quarantined = self.receipt.still_quarantined.saturating_add(quarantine.len());
        self.quarantine = quarantine;
        let spans = self.spans(spans)?;
        let relations = self.relations(relations, &spans)?;
        self.receipt.cycles.extend(cycle::cycles(self.report, self.schema, &spans, &relations));
        let decisions = decisions.into_iter().map(|one| (one.id, one)).collect();
        let comments = comments.into_iter().map(|one| (one.id, one)).collect();
        Ok(Sheet { done, note, spans, relations, decisions, comments, quarantine: self.quarantine })
    }

    fn spans(&mut self, records: Vec<SpanRecord>) -> Result<Spans, Problem> {
        let places = quote::place(&self.report.text, records.iter().map(SpanRecord::quote));
        let mut spans = Vec::new();
        for (i, (record, placed)) in records.into_iter().zip(places).enumerate() {
            match placed {
                _ if self.schema.label(&record.label).is_none() => {
                    self.span_aside(i, &record, Reason::UnknownLabel)?
                }
                Placed::Nowhere(reason) => self.span_aside(i, &record, reason)?,
                Placed::AsStated(range) => spans.push(record.at(range, &self.report.text)),
                Placed::Elsewhere(range) => spans.push(self.repaired(i, record, range)),
            }
        }
        self.receipt.spans = self.receipt.spans.saturating_add(spans.len());
        Ok(spans.into_iter().collect())
    }

    fn repaired(&mut self, i: usize, record: SpanRecord, new: TextRange) -> Span {
        self.receipt.repaired.push(Repaired {
            place: format!("{}.spans[{i}]", self.at),
            report: self.report.id.clone(),
            id: record.id,
            old: TextRange::between(record.start, record.end),
            new,
        });
        record.at(new, &self.report.text)
    }

    fn span_aside(&mut self, i: usize, record: &SpanRecord, reason: Reason) -> Result<(), Problem> {
        let named = record.label.to_string();
        self.set_aside(i, "spans", (record.id, named), record, reason)
    }

    fn relations(
        &mut self,
        records: Vec<RelationRecord>,
        spans: &Spans,
    ) -> Result<BTreeMap<AnnotationId, Relation>, Problem> {
        let mut relations = BTreeMap::new();
        for (i, record) in records.into_iter().enumerate() {
            match self.misfit(&record, spans) {
                Some(reason) => {
                    let named = record.kind.to_string();
                    self.set_aside(i, "relations", (record.id, named), &record, reason)?;
                }
                None => {
                    relations.insert(record.id, record.relation());
                }
            }
        }
        self.receipt.relations = self.receipt.relations.saturating_add(relations.len());
        Ok(relations)
    }

    /// What keeps a relation from going in, if anything.
    fn misfit(&self, relation: &RelationRecord, spans: &Spans) -> Option<Reason> {
        if !self.schema.relations.iter().any(|known| known.id == relation.kind) {
            return Some(Reason::UnknownRelationType);
        }
        let (Some(from), Some(to)) = (spans.get(relation.from), spans.get(relation.to)) else {
            return Some(Reason::EndMissing);
        };
        let allowed = from.id != to.id && self.schema.allows(&relation.kind, &from.label, &to.label);
        (!allowed).then_some(Reason::EndsNotAllowed)
    }

    fn set_aside<T: Serialize>(
        &mut self,
        i: usize,
        list: &str,
        (id, named): (AnnotationId, String),
        record: &T,
        reason: Reason,
    ) -> Result<(), Problem> {
        // The record came out of JSON, so it goes back into it.
        let annotation = from_json(&to_json(record))?;
        self.quarantine.push(Quarantined { reason: reason.as_str().to_owned(), annotation });
        let (place, report) = (format!("{}.{list}[{i}]", self.at), self.report.id.clone());
        self.receipt.quarantined.push(SetAside { place, report, id, reason, named });
        Ok(())
    }
}

/// Whether a value is nested at most `depth` deep.
fn shallow(value: &serde_json::Value, depth: usize) -> bool {
    let Some(inner) = depth.checked_sub(1) else { return false };
    match value {
        serde_json::Value::Array(items) => items.iter().all(|item| shallow(item, inner)),
        serde_json::Value::Object(items) => items.values().all(|item| shallow(item, inner)),
        _ => true,
    }
}
