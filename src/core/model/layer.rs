//! One annotator's work.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use super::annotation::{Relation, Timestamp};
use super::id::{AnnotationId, LayerId, ReportId};
use super::review::{Comment, Decision};
use super::spans::Spans;

/// One annotator's annotations over a project. A layer has one owner.
#[derive(Clone, Debug, PartialEq)]
pub struct Layer {
    /// Its id.
    pub id: LayerId,
    /// The owner's name as colleagues see it; empty if none was given.
    pub annotator: String,
    /// The version of the schema it was made under.
    pub schema_version: u32,
    /// Whether it is the adjudicated one.
    pub gold: bool,
    /// When the file was written that it came in, for as long as nothing of it is
    /// changed here; none where it is worked on here.
    pub as_of: Option<Timestamp>,
    /// The work on each report; a report without work has no sheet.
    pub sheets: BTreeMap<ReportId, Arc<Sheet>>,
}

/// The work of one layer on one report.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// Whether the annotator calls the report done. Never inferred.
    pub done: bool,
    /// The annotator's note on the report; empty if none.
    pub note: String,
    /// The spans.
    pub spans: Spans,
    /// The relations between them.
    pub relations: BTreeMap<AnnotationId, Relation>,
    /// In a gold layer, what was decided about items.
    pub decisions: BTreeMap<AnnotationId, Decision>,
    /// What the owner has to say about annotations, their own and others', and about the report.
    pub comments: BTreeMap<AnnotationId, Comment>,
    /// Annotations of an imported file that fit nowhere in the text.
    pub quarantine: Vec<Quarantined>,
}

impl Layer {
    /// A layer without any work.
    #[must_use]
    pub fn new(id: LayerId, annotator: String, schema_version: u32) -> Self {
        Self { id, annotator, schema_version, gold: false, as_of: None, sheets: BTreeMap::new() }
    }

    /// The work on a report, if there is any.
    #[must_use]
    pub fn sheet(&self, report: &ReportId) -> Option<&Sheet> {
        self.sheets.get(report).map(|sheet| &**sheet)
    }

    /// The work on a report, to change. What else has this sheet keeps it as it is.
    pub fn sheet_mut(&mut self, report: &ReportId) -> &mut Sheet {
        Arc::make_mut(self.sheets.entry(report.clone()).or_default())
    }
}

impl Sheet {
    /// The ids of everything in it.
    pub fn ids(&self) -> impl Iterator<Item = AnnotationId> {
        let spans = self.spans.iter().map(|span| span.id);
        let others = self.relations.keys().chain(self.decisions.keys()).chain(self.comments.keys());
        spans.chain(others.copied())
    }
}

/// An annotation that came with a file and could not be placed: kept exactly
/// as it came, listed for the person, and exported again.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Quarantined {
    /// Why it fits nowhere: a word for programs, as in the file format.
    pub reason: String,
    /// The annotation as it came.
    pub annotation: serde_json::Value,
}
