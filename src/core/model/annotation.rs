//! Spans and relations, and where each comes from.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use super::id::{AnnotationId, LabelId, RelationKind};
use super::review::Taken;
use crate::core::text::TextRange;

/// A moment as RFC 3339 text in UTC: `2026-11-22T09:30:00.000Z`. In this form
/// earlier moments sort before later ones.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Timestamp(
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "String", extend("format" = "date-time")))]
    Arc<str>,
);

impl Timestamp {
    /// Takes a moment in the form above; `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let shape = "dddd-dd-ddTdd:dd:dd";
        let (head, tail) = text.split_at_checked(shape.len())?;
        let fits = |(want, got): (u8, u8)| if want == b'd' { got.is_ascii_digit() } else { want == got };
        let fraction = tail.strip_suffix('Z')?;
        let fraction_fits = match fraction.strip_prefix('.') {
            Some(digits) => !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()),
            None => fraction.is_empty(),
        };
        (shape.bytes().zip(head.bytes()).all(fits) && fraction_fits).then(|| Self(text.into()))
    }

    /// The text itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whole seconds since the beginning of 1970, without leap seconds.
    #[must_use]
    pub fn seconds(&self) -> i64 {
        let part = |from: usize, to: usize| -> i64 {
            self.0.get(from..to).and_then(|digits| digits.parse().ok()).unwrap_or_default()
        };
        // Years begin in March here, so that the day that only some of them have comes last.
        let shift = i64::from(part(5, 7) <= 2);
        let (year, month) = (part(0, 4) - shift, part(5, 7) - 3 + 12 * shift);
        let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
        // Months of 31 and 30 days take turns, but for July and August: that is what 153 days in five are.
        let days = year * 365 + leap_days + (month * 153 + 2) / 5 + part(8, 10) - 1 - 719_468;
        days * 86_400 + part(11, 13) * 3600 + part(14, 16) * 60 + part(17, 19)
    }
}

/// Who did something, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Stamp {
    /// The annotator's name as colleagues see it; empty if none was given.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "String"))]
    pub by: Arc<str>,
    /// When.
    pub at: Timestamp,
}

/// How an annotation came to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// A person made it.
    Human,
    /// The program suggested it and a person accepted it as it was.
    SuggestionAccepted,
    /// The program suggested it and a person changed it.
    SuggestionEdited,
    /// It came with a file of another program.
    Import,
}

/// Where an annotation comes from and how often it was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provenance {
    /// 1 when made, one more for each change.
    pub revision: u32,
    /// Who made it, when.
    pub created: Stamp,
    /// Who changed it last, when.
    pub updated: Stamp,
    /// How it came to be.
    pub origin: Origin,
    /// Program and version that made it: `wasim 0.1.0`.
    pub tool: Arc<str>,
    /// In a gold layer, where it was taken from.
    pub taken: Option<Taken>,
}

impl Provenance {
    /// Of something that a person makes now.
    #[must_use]
    pub fn human(stamp: &Stamp) -> Self {
        Self {
            revision: 1,
            created: stamp.clone(),
            updated: stamp.clone(),
            origin: Origin::Human,
            tool: concat!("wasim ", env!("CARGO_PKG_VERSION")).into(),
            taken: None,
        }
    }

    /// After one more change.
    #[must_use]
    pub fn revised(&self, stamp: &Stamp) -> Self {
        let taken = self.taken.clone().map(|taken| Taken { edited: true, ..taken });
        Self { revision: self.revision.saturating_add(1), updated: stamp.clone(), taken, ..self.clone() }
    }
}

/// The value of an attribute.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Value {
    /// The text does not state it (`null` in files): not the same as no value.
    NotStated,
    /// Yes or no.
    YesNo(bool),
    /// A whole number.
    Whole(i64),
    /// Any other number.
    Number(f64),
    /// One choice, or free text.
    Text(String),
    /// Several choices.
    Several(Vec<String>),
}

impl Value {
    /// Whether it says nothing: an empty text, no choice among several.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Text(text) => text.is_empty(),
            Self::Several(choices) => choices.is_empty(),
            Self::NotStated | Self::YesNo(_) | Self::Whole(_) | Self::Number(_) => false,
        }
    }
}

/// Attribute name → value.
pub type Attributes = BTreeMap<String, Value>;

/// How a value came to be that the program filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Filled {
    /// Suggested, and no person has looked at it.
    Suggested,
    /// Suggested, and a person confirmed it.
    Accepted,
    /// Suggested, and a person put another value in its place.
    Edited,
}

/// Attribute name → how its value came to be; persons wrote the others.
pub type Origins = BTreeMap<String, Filled>;

/// A label on a range of one report's text.
#[derive(Clone, Debug, PartialEq)]
pub struct Span {
    /// Its id.
    pub id: AnnotationId,
    /// Its label.
    pub label: LabelId,
    /// Its words, in code points; never blank at an edge, never cutting a grapheme.
    /// Of a discontinuous span, from the first of its parts to the last.
    pub range: TextRange,
    /// Of a discontinuous span its parts, two or more, in reading order and apart
    /// from one another; of any other span none.
    pub parts: Vec<TextRange>,
    /// Its attributes.
    pub attributes: Attributes,
    /// Which of its attributes the program filled in.
    pub origins: Origins,
    /// The annotator's note on it; empty if none.
    pub note: String,
    /// Where it comes from.
    pub provenance: Arc<Provenance>,
}

impl Span {
    /// A new span that says nothing but its label.
    #[must_use]
    pub fn new(
        id: AnnotationId,
        label: LabelId,
        range: TextRange,
        provenance: impl Into<Arc<Provenance>>,
    ) -> Self {
        Self {
            id,
            label,
            range,
            parts: Vec::new(),
            attributes: Attributes::new(),
            origins: Origins::new(),
            note: String::new(),
            provenance: provenance.into(),
        }
    }

    /// Its words piece by piece, in code points: its parts, or its one range.
    #[must_use]
    pub fn pieces(&self) -> &[TextRange] {
        if self.parts.is_empty() { std::slice::from_ref(&self.range) } else { &self.parts }
    }

    /// Whether one of its pieces holds the code point that begins at `at`.
    #[must_use]
    pub fn holds(&self, at: crate::core::text::CodePoint) -> bool {
        self.pieces().iter().any(|piece| piece.contains(at))
    }

    /// Whether the program filled something in that no person has looked at.
    #[must_use]
    pub fn is_unconfirmed(&self) -> bool {
        self.origins.values().any(|filled| *filled == Filled::Suggested)
    }

    /// Gives the span these pieces, two or more or just one, as it holds them:
    /// in order, those that overlap or touch made one. `None` without any.
    #[must_use]
    pub fn on(mut self, pieces: Vec<TextRange>) -> Option<Self> {
        let joined = joined(pieces);
        self.range = TextRange::between(joined.first()?.start(), joined.last()?.end());
        self.parts = if joined.len() > 1 { joined } else { Vec::new() };
        Some(self)
    }
}

/// Pieces in order, those that overlap or touch made one.
pub(in crate::core) fn joined(mut pieces: Vec<TextRange>) -> Vec<TextRange> {
    pieces.sort_unstable();
    let mut joined: Vec<TextRange> = Vec::new();
    for piece in pieces {
        match joined.last_mut().filter(|last| piece.start() <= last.end()) {
            Some(last) => *last = TextRange::between(last.start(), last.end().max(piece.end())),
            None => joined.push(piece),
        }
    }
    joined
}

/// A directed, typed link between two spans of one report.
#[derive(Clone, Debug, PartialEq)]
pub struct Relation {
    /// Its id.
    pub id: AnnotationId,
    /// Its type.
    pub kind: RelationKind,
    /// The span it starts at.
    pub from: AnnotationId,
    /// The span it points to.
    pub to: AnnotationId,
    /// Its attributes.
    pub attributes: Attributes,
    /// The annotator's note on it; empty if none.
    pub note: String,
    /// Where it comes from.
    pub provenance: Provenance,
}

/// What spans, relations, decisions and comments have in common.
pub trait Annotation: Clone + PartialEq {
    /// Its id.
    fn id(&self) -> AnnotationId;
}

impl Annotation for Span {
    fn id(&self) -> AnnotationId {
        self.id
    }
}

impl Annotation for Relation {
    fn id(&self) -> AnnotationId {
        self.id
    }
}
