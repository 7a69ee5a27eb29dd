//! How much of a project hangs on a part of its schema.

use super::super::annotation::{Attributes, Value};
use super::super::id::{LabelId, RelationKind};
use super::super::project::Project;

/// A part of a schema that annotations may use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// A label.
    Label(LabelId),
    /// An attribute of a label.
    Attribute(LabelId, String),
    /// A choice of an attribute of a label.
    Choice(LabelId, String, String),
    /// A relation type.
    Relation(RelationKind),
}

/// How many annotations use a part of the schema, in all layers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    /// Spans or relations.
    pub annotations: usize,
    /// The reports that they are in, each layer's counted apart.
    pub sheets: usize,
}

impl Usage {
    /// Of this part in this project.
    #[must_use]
    pub fn of(part: &Part, project: &Project) -> Self {
        let mut usage = Self::default();
        for sheet in project.layers.iter().flat_map(|layer| layer.sheets.values()) {
            let uses = match part {
                Part::Label(label) => sheet.spans.count(label),
                Part::Relation(kind) => sheet.relations.values().filter(|one| one.kind == *kind).count(),
                Part::Attribute(label, attribute) => sheet
                    .spans
                    .iter()
                    .filter(|span| span.label == *label && span.attributes.contains_key(attribute))
                    .count(),
                Part::Choice(label, attribute, choice) => sheet
                    .spans
                    .iter()
                    .filter(|span| span.label == *label && chosen(&span.attributes, attribute, choice))
                    .count(),
            };
            usage.annotations += uses;
            usage.sheets += usize::from(uses > 0);
        }
        usage
    }
}

fn chosen(attributes: &Attributes, attribute: &str, choice: &str) -> bool {
    match attributes.get(attribute) {
        Some(Value::Text(id)) => id == choice,
        Some(Value::Several(ids)) => ids.iter().any(|id| id == choice),
        _ => false,
    }
}
