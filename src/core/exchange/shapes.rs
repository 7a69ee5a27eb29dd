//! How the parts of records are read: plain values, and those of the model.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::tree::{FromJson, Json, Node, Wrong, record};
use crate::core::figures::Policy;
use crate::core::model::{
    AnnotationId, Attribute, Choice, Comment, Condition, Decision, Filled, Hue, Label, LabelId, LayerId,
    Mark, Mention, Origin, ProjectId, Quarantined, RelationKind, RelationType, ReportId, Rule, Schema,
    Sha256, Stamp, Taken, Timestamp, Underline, Value, ValueKind, Verdict, Version, Words,
};
use crate::core::text::CodePoint;

impl FromJson for String {
    fn read(node: &Node<'_>) -> Result<Self, Wrong> {
        node.text().map(str::to_owned)
    }
}

impl FromJson for Arc<str> {
    fn read(node: &Node<'_>) -> Result<Self, Wrong> {
        node.text().map(Self::from)
    }
}

impl FromJson for char {
    fn read(node: &Node<'_>) -> Result<Self, Wrong> {
        let mut chars = node.text()?.chars();
        match (chars.next(), chars.next()) {
            (Some(only), None) => Ok(only),
            _ => Err(node.expected("a character")),
        }
    }
}

impl FromJson for bool {
    fn read(node: &Node<'_>) -> Result<Self, Wrong> {
        match node.json {
            Json::Flag(flag) => Ok(*flag),
            _ => Err(node.expected("a boolean")),
        }
    }
}

/// A whole number from 0 that the type has room for.
fn whole<T: TryFrom<u64>>(node: &Node<'_>) -> Result<T, Wrong> {
    let number = if let Json::Number(number) = node.json { number.as_u64() } else { None };
    number.and_then(|number| T::try_from(number).ok()).ok_or_else(|| node.expected("a whole number"))
}

impl FromJson for u32 {
    fn read(node: &Node<'_>) -> Result<Self, Wrong> {
        whole(node)
    }
}

impl FromJson for CodePoint {
    fn read(node: &Node<'_>) -> Result<Self, Wrong> {
        whole(node).map(Self)
    }
}

impl<T: FromJson> FromJson for Option<T> {
    fn read(node: &Node<'_>) -> Result<Self, Wrong> {
        if *node.json == Json::Null { Ok(None) } else { T::read(node).map(Some) }
    }
}

impl<T: FromJson> FromJson for Vec<T> {
    fn read(node: &Node<'_>) -> Result<Self, Wrong> {
        let mut items = Self::new();
        for item in node.items()? {
            items.push(T::read(&item)?);
        }
        Ok(items)
    }
}

impl<A: FromJson, B: FromJson> FromJson for (A, B) {
    fn read(node: &Node<'_>) -> Result<Self, Wrong> {
        let [a, b] = node.tuple()?;
        Ok((A::read(&a)?, B::read(&b)?))
    }
}

impl<T: FromJson> FromJson for BTreeMap<String, T> {
    fn read(node: &Node<'_>) -> Result<Self, Wrong> {
        let mut map = Self::new();
        for (key, value) in node.entries()? {
            map.insert(key.to_owned(), T::read(&value)?);
        }
        Ok(map)
    }
}

/// Reads what is written as a text of some form.
macro_rules! written {
    ($($name:ident: $parse:expr, $form:literal;)*) => {
        $(impl FromJson for $name {
            fn read(node: &Node<'_>) -> Result<Self, Wrong> {
                let parse: fn(&str) -> Option<Self> = $parse;
                parse(node.text()?).ok_or_else(|| node.expected($form))
            }
        })*
    };
}

written! {
    AnnotationId: Self::parse, "a UUID";
    LayerId: Self::parse, "a UUID";
    ProjectId: Self::parse, "a UUID";
    Sha256: Self::parse, "a SHA-256 hash: 64 hexadecimal digits";
    Timestamp: Self::parse, "a moment such as 2026-11-22T09:30:00.000Z";
    ReportId: |name| Some(Self::new(name)), "a name";
    LabelId: |name| Some(Self::new(name)), "a name";
    RelationKind: |name| Some(Self::new(name)), "a name";
}

/// Reads what is one of some words.
macro_rules! worded {
    ($($name:ident)*) => {
        $(impl FromJson for $name {
            fn read(node: &Node<'_>) -> Result<Self, Wrong> {
                let words: Vec<_> = Self::ALL.iter().map(|one| (one.as_str(), *one)).collect();
                node.word(&words)
            }
        })*
    };
}

worded! { Hue Underline Mark ValueKind Rule Verdict }

record!(Taken { by, from; may edited });
record!(Version { layer, id, revision });
record!(Mention { layer, id });
record!(Decision { id, about, verdict, revision, made; may gold, reason });
record!(Comment { id, text, revision, created, updated; may about, answers });

impl FromJson for Filled {
    fn read(node: &Node<'_>) -> Result<Self, Wrong> {
        node.word(&[("suggested", Self::Suggested), ("accepted", Self::Accepted), ("edited", Self::Edited)])
    }
}

impl FromJson for Origin {
    fn read(node: &Node<'_>) -> Result<Self, Wrong> {
        node.word(&[
            ("human", Self::Human),
            ("suggestion_accepted", Self::SuggestionAccepted),
            ("suggestion_edited", Self::SuggestionEdited),
            ("import", Self::Import),
        ])
    }
}

impl FromJson for Value {
    fn read(node: &Node<'_>) -> Result<Self, Wrong> {
        Ok(match node.json {
            Json::Null => Self::NotStated,
            Json::Flag(flag) => Self::YesNo(*flag),
            Json::Number(number) => match (number.as_i64(), number.as_f64()) {
                (Some(whole), _) => Self::Whole(whole),
                (None, Some(number)) => Self::Number(number),
                (None, None) => return Err(node.expected("a number")),
            },
            Json::Text(text) => Self::Text(text.clone().into_owned()),
            Json::List(_) => Self::Several(FromJson::read(node)?),
            Json::Object(_) => return Err(node.expected("the value of an attribute")),
        })
    }
}

impl FromJson for serde_json::Value {
    fn read(node: &Node<'_>) -> Result<Self, Wrong> {
        Ok(match node.json {
            Json::Null => Self::Null,
            Json::Flag(flag) => Self::Bool(*flag),
            Json::Number(number) => Self::Number(number.clone()),
            Json::Text(text) => Self::String(text.clone().into_owned()),
            Json::List(_) => Self::Array(FromJson::read(node)?),
            Json::Object(_) => {
                let mut map = serde_json::Map::new();
                for (key, value) in node.entries()? {
                    map.insert(key.to_owned(), Self::read(&value)?);
                }
                Self::Object(map)
            }
        })
    }
}

record!(Words { en, ar });
record!(Choice { id, name; may retired });
record!(Condition { attribute; may values });
record!(Attribute { id, name, kind; may choices, required, when, description, retired });
record!(RelationType { id, name, ends; may inverse, symmetric, attributes, retired });
record!(LabelRecord { id, name, key, hue, mark; may underline, description, guidelines, attributes, retired });

/// A label as files have it.
struct LabelRecord {
    id: LabelId,
    name: Words,
    key: char,
    hue: Hue,
    mark: Mark,
    underline: Option<Underline>,
    description: Words,
    guidelines: String,
    attributes: Vec<Attribute>,
    retired: bool,
}

impl FromJson for Label {
    fn read(node: &Node<'_>) -> Result<Self, Wrong> {
        let LabelRecord { id, name, key, hue, mark, underline, description, guidelines, attributes, retired } =
            LabelRecord::read(node)?;
        // In files of version 1 each of the four colours has its line.
        let underline = underline.unwrap_or(match hue {
            Hue::Green => Underline::Dashed,
            Hue::Orange => Underline::Double,
            Hue::Violet => Underline::Dotted,
            _ => Underline::Solid,
        });
        Ok(Self { id, name, key, hue, underline, mark, description, guidelines, attributes, retired })
    }
}

record!(SchemaRecord { name, version, labels, relations; may policy });

/// A schema as files have it.
struct SchemaRecord {
    name: Words,
    version: u32,
    labels: Vec<Label>,
    relations: Vec<RelationType>,
    policy: Policy,
}

impl FromJson for Policy {
    fn read(node: &Node<'_>) -> Result<Self, Wrong> {
        let words: Vec<_> = Self::ALL.iter().map(|one| (one.as_str(), *one)).collect();
        node.word(&words)
    }
}

impl FromJson for Schema {
    fn read(node: &Node<'_>) -> Result<Self, Wrong> {
        let SchemaRecord { name, version, labels, relations, policy } = SchemaRecord::read(node)?;
        Ok(Self { name, version, labels, relations, policy }.grown())
    }
}

record!(Stamp { by, at });
record!(Quarantined { reason, annotation });
