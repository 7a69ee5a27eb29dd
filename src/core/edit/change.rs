//! What a command did, in a form that can be turned round.

use crate::core::model::{Annotation, AnnotationId, Details, LayerId, Relation, ReportId, Span};

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
    /// The facts of the sheet, if they changed.
    pub facts: Option<Delta<SheetFacts>>,
    /// The details of the report, if they changed: they are the project's, not the layer's.
    pub details: Option<Box<Delta<Details>>>,
}

impl Change {
    /// The change that undoes this one.
    #[must_use]
    pub fn inverse(self) -> Self {
        Self {
            spans: self.spans.into_iter().rev().map(Delta::inverse).collect(),
            relations: self.relations.into_iter().rev().map(Delta::inverse).collect(),
            facts: self.facts.map(Delta::inverse),
            details: self.details.map(|details| Box::new(details.inverse())),
            ..self
        }
    }

    /// Whether nothing is different.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.spans.is_empty() && self.relations.is_empty() && self.facts.is_none() && self.details.is_none()
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
