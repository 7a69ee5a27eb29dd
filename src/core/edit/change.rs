//! What a command did, in a form that can be turned round.

use std::collections::BTreeMap;

use crate::core::model::{
    Annotation, AnnotationId, Comment, Decision, Details, LayerId, Relation, ReportId, Span,
};

/// One thing before and after; `None` where it did not exist.
#[derive(Clone, Debug, PartialEq)]
pub struct Delta<T> {
    /// As it was.
    pub before: Option<T>,
    /// As it is now.
    pub after: Option<T>,
}

impl<T> Delta<T> {
    /// The same step backwards.
    #[must_use]
    pub fn inverse(self) -> Self {
        Self { before: self.after, after: self.before }
    }
}

impl<T: Annotation> Delta<T> {
    /// The annotation that the step is about.
    #[must_use]
    pub fn id(&self) -> Option<AnnotationId> {
        self.after.as_ref().or(self.before.as_ref()).map(Annotation::id)
    }

    /// Whether things are as the step found them.
    #[must_use]
    pub fn fits(&self, all: &BTreeMap<AnnotationId, T>) -> bool {
        self.id().is_some_and(|id| all.get(&id) == self.before.as_ref())
    }
}

/// What a sheet says about its report as a whole.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SheetFacts {
    /// Whether the annotator calls the report done.
    pub done: bool,
    /// The annotator's note on the report.
    pub note: String,
}

/// What a command did to one report in one layer.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The layer.
    pub layer: LayerId,
    /// The report.
    pub report: ReportId,
    /// The spans that came, went or changed.
    pub spans: Vec<Delta<Span>>,
    /// The relations that came, went or changed.
    pub relations: Vec<Delta<Relation>>,
    /// The decisions that came, went or changed.
    pub decisions: Vec<Delta<Decision>>,
    /// The comments that came, went or changed.
    pub comments: Vec<Delta<Comment>>,
    /// The facts of the sheet, if they changed.
    pub facts: Option<Delta<SheetFacts>>,
    /// The details of the report, if they changed: they are the project's, not the layer's.
    pub details: Option<Box<Delta<Details>>>,
}

impl Change {
    /// One that does nothing.
    #[must_use]
    pub fn none(layer: LayerId, report: ReportId) -> Self {
        Self {
            layer,
            report,
            spans: Vec::new(),
            relations: Vec::new(),
            decisions: Vec::new(),
            comments: Vec::new(),
            facts: None,
            details: None,
        }
    }

    /// The change that undoes this one.
    #[must_use]
    pub fn inverse(self) -> Self {
        Self {
            spans: self.spans.into_iter().rev().map(Delta::inverse).collect(),
            relations: self.relations.into_iter().rev().map(Delta::inverse).collect(),
            decisions: self.decisions.into_iter().rev().map(Delta::inverse).collect(),
            comments: self.comments.into_iter().rev().map(Delta::inverse).collect(),
            facts: self.facts.map(Delta::inverse),
            details: self.details.map(|details| Box::new(details.inverse())),
            ..self
        }
    }

    /// Whether nothing is different.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let Self { layer: _, report: _, spans, relations, decisions, comments, facts, details } = self;
        spans.is_empty()
            && relations.is_empty()
            && decisions.is_empty()
            && comments.is_empty()
            && facts.is_none()
            && details.is_none()
    }

    /// The spans that are new.
    pub fn added(&self) -> impl Iterator<Item = &Span> {
        self.spans.iter().filter(|delta| delta.before.is_none()).filter_map(|delta| delta.after.as_ref())
    }

    /// The spans that are gone.
    pub fn removed(&self) -> impl Iterator<Item = &Span> {
        self.spans.iter().filter(|delta| delta.after.is_none()).filter_map(|delta| delta.before.as_ref())
    }

    /// The spans that are different, as they are now.
    pub fn modified(&self) -> impl Iterator<Item = &Span> {
        self.spans.iter().filter(|delta| delta.before.is_some()).filter_map(|delta| delta.after.as_ref())
    }
}
