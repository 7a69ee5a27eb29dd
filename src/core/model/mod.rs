//! What a project is made of: schema, reports, and layers of annotations.
//!
//! Plain data with no history and no I/O; [`crate::core::edit`] is the only
//! code that changes it once it is open. All offsets are code points.

mod annotation;
mod filter;
mod id;
mod layer;
mod project;
mod review;
mod schema;
mod spans;
#[cfg(test)]
mod tests;

pub(in crate::core) use annotation::joined;
pub use annotation::{
    Annotation, Attributes, Filled, Origin, Origins, Provenance, Relation, Span, Stamp, Timestamp, Value,
};
pub use filter::SpanFilter;
pub use id::{AnnotationId, LabelId, LayerId, ProjectId, RelationKind, ReportId};
pub use layer::{Layer, Quarantined, Sheet};
pub use project::{Details, Project, Report, Sha256, is_language_tag};
pub use review::{Comment, Decision, Mention, Rule, Taken, Verdict, Version};
pub use schema::{
    Attribute, Choice, Condition, Hue, Ink, Label, Mark, Part, RelationType, Schema, Underline, Usage,
    ValueKind, Words,
};
pub use spans::Spans;
