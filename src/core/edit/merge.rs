//! Two copies of one layer that were edited apart.

use super::change::{Change, Delta, SheetFacts};
use crate::core::model::{Annotation, Layer, Provenance, Sheet, Stamp};

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
            their.spans.iter().filter_map(|span| newer(our.spans.get(span.id), span, |s| age(&s.provenance)));
        let relations = their.relations.values();
        let relations = relations.filter_map(|r| newer(our.relations.get(&r.id), r, |r| age(&r.provenance)));
        let facts = |sheet: &Sheet| SheetFacts { done: sheet.done, note: sheet.note.clone() };
        let silent = facts(our) == SheetFacts::default() && facts(their) != SheetFacts::default();
        Change {
            spans: spans.collect(),
            relations: relations.collect(),
            decisions: their
                .decisions
                .values()
                .filter_map(|one| newer(our.decisions.get(&one.id), one, |d| (d.revision, &d.made)))
                .collect(),
            comments: their
                .comments
                .values()
                .filter_map(|one| newer(our.comments.get(&one.id), one, |c| (c.revision, &c.updated)))
                .collect(),
            facts: silent.then(|| Delta { before: Some(facts(our)), after: Some(facts(their)) }),
            ..Change::none(ours.id, report.clone())
        }
    });
    changes.filter(|change| !change.is_empty()).collect()
}

fn newer<T: Annotation>(our: Option<&T>, their: &T, age: impl Fn(&T) -> (u32, &Stamp)) -> Option<Delta<T>> {
    let age = |one: &T| {
        let (revision, Stamp { at, .. }) = age(one);
        (revision, at.clone())
    };
    let is_newer = our.is_none_or(|our| age(our) < age(their));
    is_newer.then(|| Delta { before: our.cloned(), after: Some(their.clone()) })
}

fn age(provenance: &Provenance) -> (u32, &Stamp) {
    (provenance.revision, &provenance.updated)
}
