//! What can be annotated, as data that belongs to the project.

use serde::Serialize;

use super::id::{LabelId, RelationKind};

/// A name in both languages of the interface.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// English.
    pub en: String,
    /// Arabic.
    pub ar: String,
}

impl Words {
    fn new(en: &str, ar: &str) -> Self {
        Self { en: en.to_owned(), ar: ar.to_owned() }
    }
}

/// A colour with the underline that carries it for eyes that can't tell hues
/// apart. The style sheets hold both for light and dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Hue {
    /// Blue, solid line.
    Blue,
    /// Green, dashed line.
    Green,
    /// Orange, double line.
    Orange,
    /// Violet, dotted line.
    Violet,
}

impl Hue {
    /// Every hue.
    pub const ALL: [Self; 4] = [Self::Blue, Self::Green, Self::Orange, Self::Violet];

    /// Its name in style sheets and highlight names.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Blue => "blue",
            Self::Green => "green",
            Self::Orange => "orange",
            Self::Violet => "violet",
        }
    }
}

/// How spans of a label are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// A fill and an underline: for words and phrases.
    Fill,
    /// A rule in the margin and a hairline: for long stretches that hold others.
    Margin,
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
    /// Its colour and underline.
    pub hue: Hue,
    /// How its spans are drawn.
    pub mark: Mark,
}

/// A relation type. Direction matters: it goes from one of `from` to one of `to`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RelationType {
    /// Its id.
    pub id: RelationKind,
    /// Its name.
    pub name: Words,
    /// The pairs of labels it may join, first → second.
    pub ends: Vec<(LabelId, LabelId)>,
}

/// Labels and relation types, with a version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
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
}

impl Schema {
    /// The default schema "Conflict reports", version 1: its labels after the
    /// codebooks of ACLED, UCDP GED and ACE.
    #[must_use]
    pub fn conflict_reports() -> Self {
        let label = |id: &str, en, ar, key, hue, mark| Label {
            id: LabelId::new(id),
            name: Words::new(en, ar),
            key,
            hue,
            mark,
        };
        let relation = |id: &str, en, ar, ends: &[(&str, &str)]| RelationType {
            id: RelationKind::new(id),
            name: Words::new(en, ar),
            ends: ends.iter().map(|(from, to)| (LabelId::new(from), LabelId::new(to))).collect(),
        };
        let same = [("casualty", "casualty"), ("actor", "actor"), ("place", "place")];
        Self {
            name: Words::new("Conflict reports", "تقارير النزاعات"),
            version: 1,
            labels: vec![
                label("actor", "Actor", "فاعل", 'A', Hue::Blue, Mark::Fill),
                label("place", "Place", "مكان", 'P', Hue::Green, Mark::Fill),
                label("casualty", "Casualty", "ضحايا", 'C', Hue::Orange, Mark::Fill),
                label("claim", "Claim", "إفادة", 'L', Hue::Violet, Mark::Margin),
            ],
            relations: vec![
                relation("source", "source", "المصدر", &[("claim", "actor")]),
                relation("about", "about", "موضوعها", &[("claim", "casualty")]),
                relation("at", "at", "في", &[("casualty", "place")]),
                relation("victim_of_group", "of group", "من صفوف", &[("casualty", "actor")]),
                relation("perpetrator", "perpetrator", "نُسبت إلى", &[("casualty", "actor")]),
                relation("subset_of", "subset of", "جزء من", &[("casualty", "casualty")]),
                relation("same_as", "same as", "هو نفسه", &same),
                relation("located_in", "located in", "يقع في", &[("place", "place")]),
            ],
        }
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
            return self.labels.get(place.checked_sub(1)?);
        }
        let letter = code.strip_prefix("Key")?;
        self.labels.iter().find(|label| letter.chars().eq([label.key]))
    }

    /// Whether a relation of this type may go from one label to another.
    #[must_use]
    pub fn allows(&self, kind: &RelationKind, from: &LabelId, to: &LabelId) -> bool {
        self.relations
            .iter()
            .any(|relation| relation.id == *kind && relation.ends.iter().any(|(f, t)| f == from && t == to))
    }
}
