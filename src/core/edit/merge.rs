//! Two copies of one layer that were edited apart.

use super::change::{Change, Delta, SheetFacts};
use crate::core::model::{Annotation, Layer, Provenance, Sheet};

/// What has to change in `ours` so that it holds every annotation of both
/// copies, each in its newer version: the one with the higher revision, else
/// the one changed last. Nothing is deleted. What is said of a report as a
/// whole is taken over where `ours` says nothing.
#[must_use]
pub fn newer_of_both(ours: &Layer, theirs: &Layer) -> Vec<Change> {
    let empty = Sheet::default();
    let changes = theirs.sheets.iter().map(|(report, their)| {
        let our = ours.sheets.get(report).unwrap_or(&empty);
        let spans =
            their.spans.iter().filter_map(|span| newer(our.spans.get(span.id), span, |s| &s.provenance));
        let relations = their.relations.values();
        let relations = relations.filter_map(|r| newer(our.relations.get(&r.id), r, |r| &r.provenance));
        let facts = |sheet: &Sheet| SheetFacts { done: sheet.done, note: sheet.note.clone() };
        let silent = facts(our) == SheetFacts::default() && facts(their) != SheetFacts::default();
        Change {
            layer: ours.id,
            report: report.clone(),
            spans: spans.collect(),
            relations: relations.collect(),
            facts: silent.then(|| Delta { before: Some(facts(our)), after: Some(facts(their)) }),
            details: None,
        }
    });
    changes.filter(|change| !change.is_empty()).collect()
}

fn newer<T: Annotation>(
    our: Option<&T>,
    their: &T,
    provenance: impl Fn(&T) -> &Provenance,
) -> Option<Delta<T>> {
    let age = |one: &T| (provenance(one).revision, provenance(one).updated.at.clone());
    let is_newer = our.is_none_or(|our| age(our) < age(their));
    is_newer.then(|| Delta { before: our.cloned(), after: Some(their.clone()) })
}
