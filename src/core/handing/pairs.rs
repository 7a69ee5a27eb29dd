//! Two copies of one layer, annotation by annotation.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use crate::core::model::{
    Annotation, AnnotationId, Comment, Decision, Layer, Relation, ReportId, Sheet, Span, Timestamp,
};

/// An annotation that can be told from an earlier form of itself.
pub(super) trait Dated: Annotation {
    /// How often it was revised, and when it was last.
    fn age(&self) -> (u32, &Timestamp);

    /// The same, as if it came from where the other one comes from.
    fn as_if(&self, other: &Self) -> Self;

    /// Whether both say the same, whoever says so and whenever.
    fn says(&self, other: &Self) -> bool {
        self.as_if(other) == *other
    }
}

impl Dated for Span {
    fn age(&self) -> (u32, &Timestamp) {
        (self.provenance.revision, &self.provenance.updated.at)
    }

    fn as_if(&self, other: &Self) -> Self {
        Self { provenance: other.provenance.clone(), ..self.clone() }
    }
}

impl Dated for Relation {
    fn age(&self) -> (u32, &Timestamp) {
        (self.provenance.revision, &self.provenance.updated.at)
    }

    fn as_if(&self, other: &Self) -> Self {
        Self { provenance: other.provenance.clone(), ..self.clone() }
    }
}

impl Dated for Decision {
    fn age(&self) -> (u32, &Timestamp) {
        (self.revision, &self.made.at)
    }

    fn as_if(&self, other: &Self) -> Self {
        Self { revision: other.revision, made: other.made.clone(), ..self.clone() }
    }
}

impl Dated for Comment {
    fn age(&self) -> (u32, &Timestamp) {
        (self.revision, &self.updated.at)
    }

    fn as_if(&self, other: &Self) -> Self {
        let (created, updated) = (other.created.clone(), other.updated.clone());
        Self { revision: other.revision, created, updated, ..self.clone() }
    }
}

/// How two copies of an annotation stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Odds {
    /// They say the same.
    Same,
    /// Ours is the newer one.
    Ahead,
    /// Theirs is the newer one.
    Behind,
    /// Both are as new and say different things.
    Clash,
}

/// One annotation in two copies of a layer; at least one has it.
pub(super) struct Pair<'a, T> {
    pub ours: Option<&'a T>,
    pub theirs: Option<&'a T>,
}

impl<T: Dated> Pair<'_, T> {
    /// How the two stand to each other, where there are two.
    pub fn odds(&self) -> Option<Odds> {
        let (ours, theirs) = (self.ours?, self.theirs?);
        Some(match ours.age().cmp(&theirs.age()) {
            _ if ours.says(theirs) => Odds::Same,
            Ordering::Equal => Odds::Clash,
            Ordering::Greater => Odds::Ahead,
            Ordering::Less => Odds::Behind,
        })
    }
}

/// All annotations of one kind in either copy, by their ids.
pub(super) fn pairs<'a, T: Annotation>(
    ours: impl Iterator<Item = &'a T>,
    theirs: impl Iterator<Item = &'a T>,
) -> Vec<Pair<'a, T>> {
    let mut all: BTreeMap<AnnotationId, Pair<'a, T>> = BTreeMap::new();
    for one in ours {
        all.insert(one.id(), Pair { ours: Some(one), theirs: None });
    }
    for one in theirs {
        all.entry(one.id()).or_insert(Pair { ours: None, theirs: None }).theirs = Some(one);
    }
    all.into_values().collect()
}

/// The reports that either copy has work on, with the work of both.
pub(super) fn sheets<'a>(
    ours: &'a Layer,
    theirs: &'a Layer,
) -> Vec<(&'a ReportId, Option<&'a Sheet>, Option<&'a Sheet>)> {
    let reports: BTreeSet<&ReportId> = ours.sheets.keys().chain(theirs.sheets.keys()).collect();
    reports.into_iter().map(|report| (report, ours.sheet(report), theirs.sheet(report))).collect()
}
