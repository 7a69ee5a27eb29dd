//! What a label or a relation type asks: typed attributes.

use serde::Serialize;

use super::super::annotation::{Attributes, Value};
use super::Words;
use super::ink::words;

words!(
    /// What values an attribute takes.
    ValueKind {
        /// One of its choices.
        Choice = "choice",
        /// Any of its choices.
        Several = "several",
        /// A whole number from 0, or "not stated".
        Whole = "whole",
        /// A number.
        Number = "number",
        /// Free text; its choices are offered.
        Text = "text",
        /// Yes or no.
        YesNo = "yes_no",
    }
);

/// A value to choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// What annotations hold: `at_least`.
    pub id: String,
    /// Its name.
    pub name: Words,
    /// No longer offered, but still known where it was chosen.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub retired: bool,
}

/// When an attribute is asked: another one has one of these values, or any
/// value at all where none are named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// The id of the other attribute.
    pub attribute: String,
    /// The ids of its choices, or `yes` and `no`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<String>,
}

/// One thing to fill in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Attribute {
    /// What annotations call it: `low`.
    pub id: String,
    /// Its name.
    pub name: Words,
    /// What values it takes.
    pub kind: ValueKind,
    /// The values to choose from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<Choice>,
    /// Whether an annotation without it is incomplete.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub required: bool,
    /// When it is asked; always where there is no condition.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// What it means; empty if its name says it.
    #[serde(default, skip_serializing_if = "Words::is_empty")]
    pub description: Words,
    /// No longer asked, but still known where it was filled in.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub retired: bool,
}

impl Attribute {
    /// The choice with this id.
    #[must_use]
    pub fn choice(&self, id: &str) -> Option<&Choice> {
        self.choices.iter().find(|choice| choice.id == id)
    }

    /// Whether it takes this value.
    #[must_use]
    pub fn takes(&self, value: &Value) -> bool {
        match (self.kind, value) {
            (ValueKind::Choice, Value::Text(id)) => self.choice(id).is_some(),
            (ValueKind::Several, Value::Several(ids)) => ids.iter().all(|id| self.choice(id).is_some()),
            (ValueKind::Whole, Value::Whole(number)) => *number >= 0,
            (ValueKind::Number, Value::Number(number)) => number.is_finite(),
            (ValueKind::Whole, Value::NotStated)
            | (ValueKind::Number, Value::Whole(_))
            | (ValueKind::Text, Value::Text(_))
            | (ValueKind::YesNo, Value::YesNo(_)) => true,
            _ => false,
        }
    }

    /// Whether it is asked of an annotation with these attributes.
    #[must_use]
    pub fn asked(&self, of: &Attributes) -> bool {
        let holds = |condition: &Condition| {
            let Some(value) = of.get(&condition.attribute) else { return false };
            let named = |id: &str| condition.values.iter().any(|value| value == id);
            condition.values.is_empty()
                || match value {
                    Value::Text(id) => named(id),
                    Value::Several(ids) => ids.iter().any(|id| named(id)),
                    Value::YesNo(yes) => named(if *yes { "yes" } else { "no" }),
                    Value::NotStated | Value::Whole(_) | Value::Number(_) => false,
                }
        };
        !self.retired && self.when.as_ref().is_none_or(holds)
    }

    /// Whether it is asked, required and not filled in.
    #[must_use]
    pub fn missing(&self, from: &Attributes) -> bool {
        self.required && self.asked(from) && from.get(&self.id).is_none_or(Value::is_blank)
    }
}
