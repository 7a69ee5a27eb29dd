//! The serialised forms of a project's parts: in files, and one by one in the
//! browser's storage. Kept apart from the live model, so that either can
//! change without the other.
//!
//! A record is only a shape: its ids, hashes and offsets are checked when it
//! is turned back (`check`). [`SheetRecord`] turns back the spans and relations,
//! as most of what there is to check about them lies in the others.
//!
//! The attributes for serde say how a record is written and what the published
//! schemas say of it; the `record!` after it says how it is read. A test holds
//! the two against each other.

use std::sync::Arc;

use serde::Serialize;

use super::quote::Quote;
use super::tree::record;
use crate::core::model::{
    AnnotationId, Attributes, Comment, Decision, LabelId, Layer, LayerId, Origin, Origins, Project,
    ProjectId, Provenance, Quarantined, Relation, RelationKind, Report, ReportId, Schema, Sha256, Sheet,
    Span, Stamp, Taken, Timestamp,
};
use crate::core::text::{CodePoint, Text, TextRange};

/// How much of the text is kept with a quote on either side, in code points.
pub(super) const CONTEXT: usize = 24;

/// A project without its reports and layers.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ProjectFacts {
    /// Its id.
    pub id: ProjectId,
    /// Its name.
    pub name: String,
    /// Its labels and relation types.
    pub schema: Schema,
    /// How to annotate, in Markdown; empty if none.
    #[serde(default)]
    pub guidelines: String,
}

record!(ProjectFacts { id, name, schema; may guidelines });

impl ProjectFacts {
    /// Of this project.
    #[must_use]
    pub fn of(project: &Project) -> Self {
        Self {
            id: project.id,
            name: project.name.clone(),
            schema: project.schema.clone(),
            guidelines: project.guidelines.clone(),
        }
    }
}

/// A report with its text.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ReportRecord {
    /// Its id within the project; not empty.
    pub id: ReportId,
    /// Its title.
    pub title: String,
    /// The SHA-256 hash of its text as UTF-8.
    pub sha256: Sha256,
    /// Its language as a BCP 47 tag.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Who published it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// When it was published, as the source writes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Its text, exactly as imported.
    pub text: String,
}

record!(ReportRecord { id, title, sha256, text; may language, source, date });

impl ReportRecord {
    /// Of this report.
    #[must_use]
    pub fn of(report: &Report) -> Self {
        Self {
            id: report.id.clone(),
            title: report.title.clone(),
            sha256: report.sha256,
            language: report.language.clone(),
            source: report.source.clone(),
            date: report.date.clone(),
            text: report.text.as_str().to_owned(),
        }
    }
}

/// A report without its text.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ReportRef {
    /// Its id within the project.
    pub id: ReportId,
    /// The SHA-256 hash of its text as UTF-8.
    pub sha256: Sha256,
}

record!(ReportRef { id, sha256 });

/// One annotator's annotations.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LayerRecord {
    /// Its id.
    pub id: LayerId,
    /// The owner's name as colleagues see it; empty if none was given.
    pub annotator: String,
    /// The version of the schema it was made under.
    pub schema_version: u32,
    /// Whether it is the adjudicated one.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub gold: bool,
    /// When this copy of it was written; none where it is worked on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<Timestamp>,
    /// The work on each report; a report without work has none.
    #[serde(default)]
    pub sheets: Vec<SheetRecord>,
}

record!(LayerRecord { id, annotator, schema_version; may gold, as_of, sheets });

impl LayerRecord {
    /// Of this layer, its sheets by the order of `reports`.
    #[must_use]
    pub fn of(layer: &Layer, reports: &[Arc<Report>]) -> Self {
        let sheet = |report: &Arc<Report>| Some(SheetRecord::of(layer.sheet(&report.id)?, report));
        Self { sheets: reports.iter().filter_map(sheet).collect(), ..Self::facts(layer) }
    }

    /// Of this layer, without its sheets.
    #[must_use]
    pub fn facts(layer: &Layer) -> Self {
        Self {
            id: layer.id,
            annotator: layer.annotator.clone(),
            schema_version: layer.schema_version,
            gold: layer.gold,
            as_of: layer.as_of.clone(),
            sheets: Vec::new(),
        }
    }
}

/// The work of one layer on one report.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SheetRecord {
    /// The report.
    pub report: ReportId,
    /// Whether the annotator calls it done.
    pub done: bool,
    /// The annotator's note on it; empty if none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// The spans, in reading order.
    #[serde(default)]
    pub spans: Vec<SpanRecord>,
    /// The relations between them.
    #[serde(default)]
    pub relations: Vec<RelationRecord>,
    /// In a gold layer, what was decided about items.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub decisions: Vec<Decision>,
    /// What the owner has to say about annotations and about the report.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub comments: Vec<Comment>,
    /// Annotations that came with a file and fit nowhere in the text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub quarantine: Vec<Quarantined>,
}

record!(SheetRecord { report, done; may note, spans, relations, decisions, comments, quarantine });

impl SheetRecord {
    /// Of this sheet on this report.
    #[must_use]
    pub fn of(sheet: &Sheet, report: &Report) -> Self {
        Self {
            spans: sheet.spans.iter().map(|span| SpanRecord::of(span, &report.text)).collect(),
            relations: sheet.relations.values().map(RelationRecord::of).collect(),
            decisions: sheet.decisions.values().cloned().collect(),
            comments: sheet.comments.values().cloned().collect(),
            ..Self::facts(sheet, &report.id)
        }
    }

    /// Of this sheet, without its annotations.
    #[must_use]
    pub fn facts(sheet: &Sheet, report: &ReportId) -> Self {
        Self {
            report: report.clone(),
            done: sheet.done,
            note: sheet.note.clone(),
            spans: Vec::new(),
            relations: Vec::new(),
            decisions: Vec::new(),
            comments: Vec::new(),
            quarantine: sheet.quarantine.clone(),
        }
    }
}

/// A label on a range of a report's text, with the words it stands on (the
/// position and quote selectors of the W3C Web Annotation model in one).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SpanRecord {
    /// Its id.
    pub id: AnnotationId,
    /// Its label.
    pub label: LabelId,
    /// Its first code point, counted from 0.
    pub start: CodePoint,
    /// One past its last code point.
    pub end: CodePoint,
    /// The words themselves: `text[start..end]` of the report.
    pub text: String,
    /// A little of the text right before.
    #[serde(default)]
    pub before: String,
    /// A little of the text right after.
    #[serde(default)]
    pub after: String,
    /// Of a discontinuous span its parts, first and one past the last code
    /// point of each; `start` and `end` are then those of all together.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<(CodePoint, CodePoint)>,
    /// Its attributes.
    #[serde(default, skip_serializing_if = "Attributes::is_empty")]
    pub attributes: Attributes,
    /// Which of its attributes the program filled in.
    #[serde(default, skip_serializing_if = "Origins::is_empty")]
    pub origins: Origins,
    /// The annotator's note on it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// 1 when made, one more for each change.
    pub revision: u32,
    /// Who made it, when.
    pub created: Stamp,
    /// Who changed it last, when.
    pub updated: Stamp,
    /// How it came to be.
    pub origin: Origin,
    /// Program and version that made it.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "String"))]
    pub tool: Arc<str>,
    /// In a gold layer, where it was taken from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub taken: Option<Taken>,
}

record!(SpanRecord { id, label, start, end, text, revision, created, updated, origin, tool; may before, after, parts, attributes, origins, note, taken });

impl SpanRecord {
    /// Of this span of a report with this text.
    #[must_use]
    pub fn of(span: &Span, text: &Text) -> Self {
        let (start, end) = (span.range.start(), span.range.end());
        let words = |from, to| text.slice(TextRange::between(from, to)).unwrap_or_default().to_owned();
        let Provenance { revision, created, updated, origin, tool, taken } =
            Provenance::clone(&span.provenance);
        Self {
            id: span.id,
            label: span.label.clone(),
            start,
            end,
            text: words(start, end),
            before: words(CodePoint(start.0.saturating_sub(CONTEXT)), start),
            after: words(end, text.len().min(CodePoint(end.0.saturating_add(CONTEXT)))),
            parts: span.parts.iter().map(|part| (part.start(), part.end())).collect(),
            attributes: span.attributes.clone(),
            origins: span.origins.clone(),
            note: span.note.clone(),
            revision,
            created,
            updated,
            origin,
            tool,
            taken,
        }
    }

    /// Its words, and where it has them.
    pub(super) fn quote(&self) -> Quote<'_> {
        let (words, before, after) = (&*self.text, &*self.before, &*self.after);
        Quote { start: self.start, end: self.end, words, before, after }
    }

    /// The span, if its words are where it says. For records that this program
    /// has just written: nothing is repaired.
    #[must_use]
    pub fn as_stated(self, text: &Text) -> Option<Span> {
        let range = TextRange::between(self.start, self.end);
        (text.slice(range) == Some(&self.text)).then(|| self.at(range, text))
    }

    /// The span, at this place of the text instead of its own. Its parts move
    /// with it; where they fit no more it is one piece.
    pub(super) fn at(self, range: TextRange, text: &Text) -> Span {
        let Self {
            id,
            label,
            attributes,
            origins,
            note,
            revision,
            created,
            updated,
            origin,
            tool,
            taken,
            ..
        } = self;
        let provenance = Provenance { revision, created, updated, origin, tool, taken };
        let moved = |at: CodePoint| {
            let far = at.0.checked_sub(self.start.0)?;
            Some(CodePoint(range.start().0.checked_add(far)?)).filter(|at| *at <= range.end())
        };
        let part = |(start, end): (CodePoint, CodePoint)| {
            let part = TextRange::between(moved(start)?, moved(end)?);
            Some(part).filter(|part| start < end && text.clean(*part) == Some(*part))
        };
        let parts: Option<Vec<TextRange>> = self.parts.into_iter().map(part).collect();
        let whole = Span { attributes, origins, note, ..Span::new(id, label, range, provenance) };
        let split = parts.and_then(|parts| whole.clone().on(parts));
        split.filter(|split| split.range == range).unwrap_or(whole)
    }
}

/// A directed, typed link between two spans of one report.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RelationRecord {
    /// Its id.
    pub id: AnnotationId,
    /// Its type.
    #[serde(rename = "type")]
    pub kind: RelationKind,
    /// The span it starts at.
    pub from: AnnotationId,
    /// The span it points to.
    pub to: AnnotationId,
    /// Its attributes.
    #[serde(default, skip_serializing_if = "Attributes::is_empty")]
    pub attributes: Attributes,
    /// The annotator's note on it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// 1 when made, one more for each change.
    pub revision: u32,
    /// Who made it, when.
    pub created: Stamp,
    /// Who changed it last, when.
    pub updated: Stamp,
    /// How it came to be.
    pub origin: Origin,
    /// Program and version that made it.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "String"))]
    pub tool: Arc<str>,
    /// In a gold layer, where it was taken from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub taken: Option<Taken>,
}

record!(RelationRecord { id, kind = "type", from, to, revision, created, updated, origin, tool; may attributes, note, taken });

impl RelationRecord {
    /// Of this relation.
    #[must_use]
    pub fn of(relation: &Relation) -> Self {
        let Relation { id, kind, from, to, attributes, note, provenance } = relation.clone();
        let Provenance { revision, created, updated, origin, tool, taken } = provenance;
        Self { id, kind, from, to, attributes, note, revision, created, updated, origin, tool, taken }
    }

    /// The relation.
    #[must_use]
    pub fn relation(self) -> Relation {
        let Self { id, kind, from, to, attributes, note, revision, created, updated, origin, tool, taken } =
            self;
        let provenance = Provenance { revision, created, updated, origin, tool, taken };
        Relation { id, kind, from, to, attributes, note, provenance }
    }
}
