//! What can be annotated, as data that belongs to the project.

mod attribute;
mod ink;
mod usage;

use serde::Serialize;

use super::annotation::Attributes;
use super::id::{LabelId, RelationKind};
use crate::core::figures::Policy;

pub use attribute::{Attribute, Choice, Condition, ValueKind};
pub use ink::{Hue, Ink, Mark, Underline};
pub use usage::{Part, Usage};

/// A name in both languages of the interface.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// English.
    pub en: String,
    /// Arabic.
    pub ar: String,
}

impl Words {
    /// Whether nothing is written in either language.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.en.is_empty() && self.ar.is_empty()
    }
}

/// A label.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Label {
    /// Its id.
    pub id: LabelId,
    /// Its name.
    pub name: Words,
    /// The physical key that applies it, as a Latin capital; its digit is its
    /// place in the schema.
    pub key: char,
    /// Its colour.
    pub hue: Hue,
    /// The line that carries the colour for eyes that can't tell hues apart. In
    /// files without it, the line that went with the colour in version 1.
    #[serde(default)]
    pub underline: Underline,
    /// How its spans are drawn.
    pub mark: Mark,
    /// What it is for; empty if none was written.
    #[serde(default, skip_serializing_if = "Words::is_empty")]
    pub description: Words,
    /// How to annotate with it, in Markdown; empty if none was written.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub guidelines: String,
    /// What is filled in for each of its spans.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attributes: Vec<Attribute>,
    /// No longer offered, but its spans stay.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub retired: bool,
}

impl Label {
    /// Its colour and line.
    #[must_use]
    pub fn ink(&self) -> Ink {
        Ink { hue: self.hue, underline: self.underline }
    }

    /// The attribute with this id.
    #[must_use]
    pub fn attribute(&self, id: &str) -> Option<&Attribute> {
        self.attributes.iter().find(|attribute| attribute.id == id)
    }

    /// The required attributes that a span with these values lacks.
    pub fn missing(&self, from: &Attributes) -> impl Iterator<Item = &Attribute> {
        self.attributes.iter().filter(move |attribute| attribute.missing(from))
    }
}

/// A relation type. Direction matters: it goes from one of `from` to one of `to`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RelationType {
    /// Its id.
    pub id: RelationKind,
    /// Its name, as seen from where it starts: `subset of`.
    pub name: Words,
    /// Its name as seen from where it points: `includes`. Empty if there is
    /// none, or it says the same in both directions.
    #[serde(default, skip_serializing_if = "Words::is_empty")]
    pub inverse: Words,
    /// The pairs of labels it may join, first → second.
    pub ends: Vec<(LabelId, LabelId)>,
    /// Whether it says the same in both directions.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub symmetric: bool,
    /// What is filled in for each of its relations.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attributes: Vec<Attribute>,
    /// No longer offered, but its relations stay.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub retired: bool,
}

/// Labels and relation types, with a version.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Schema {
    /// Its name.
    pub name: Words,
    /// One more for each change.
    pub version: u32,
    /// The labels, in the order of their digits.
    pub labels: Vec<Label>,
    /// The relation types.
    pub relations: Vec<RelationType>,
    /// How casualty figures are derived from their phrases.
    #[serde(default, serialize_with = "named")]
    #[cfg_attr(
        not(target_arch = "wasm32"),
        schemars(with = "String", extend("enum" = ["literal", "conservative", "strict"]))
    )]
    pub policy: Policy,
}

/// Writes a policy by its name.
#[allow(clippy::trivially_copy_pass_by_ref)] // serde hands in a reference
fn named<S: serde::Serializer>(policy: &Policy, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(policy.as_str())
}

impl Schema {
    /// The labels that are offered, in the order of their digits.
    pub fn offered(&self) -> impl Iterator<Item = &Label> {
        self.labels.iter().filter(|label| !label.retired)
    }

    /// The label with this id.
    #[must_use]
    pub fn label(&self, id: &LabelId) -> Option<&Label> {
        self.labels.iter().find(|label| label.id == *id)
    }

    /// The label of a physical key, as browsers name it in `code`: `Digit1` or
    /// `Numpad1` by place, `KeyA` by letter.
    #[must_use]
    pub fn label_of_key(&self, code: &str) -> Option<&Label> {
        let digit = code.strip_prefix("Digit").or_else(|| code.strip_prefix("Numpad"));
        if let Some(place) = digit.and_then(|digit| digit.parse::<usize>().ok()) {
            return self.offered().nth(place.checked_sub(1)?);
        }
        let letter = code.strip_prefix("Key")?;
        self.offered().find(|label| letter.chars().eq([label.key]))
    }

    /// The relation type with this id.
    #[must_use]
    pub fn relation(&self, kind: &RelationKind) -> Option<&RelationType> {
        self.relations.iter().find(|relation| relation.id == *kind)
    }

    /// The first attribute with this id, of a label or a relation type.
    #[must_use]
    pub fn attribute(&self, id: &str) -> Option<&Attribute> {
        let labels = self.labels.iter().flat_map(|label| &label.attributes);
        let all = labels.chain(self.relations.iter().flat_map(|relation| &relation.attributes));
        all.into_iter().find(|attribute| attribute.id == id)
    }

    /// Whether a relation of this type may go from one label to another.
    #[must_use]
    pub fn allows(&self, kind: &RelationKind, from: &LabelId, to: &LabelId) -> bool {
        let joins = |relation: &RelationType| relation.ends.iter().any(|(f, t)| f == from && t == to);
        self.relation(kind).is_some_and(joins)
    }
}
