//! A text with what was annotated in it, in the words of its file.

use serde_json::Value;

use crate::core::exchange::Reason;
use crate::core::model::Attributes;
use crate::core::text::{Text, TextRange};

/// A text, what is known of it, and the work of each annotator on it.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// The report's id, or the name of its file without folder and ending.
    pub name: String,
    /// Its title; empty if none was given.
    pub title: String,
    /// Its language as a BCP 47 tag, where known.
    pub language: Option<String>,
    /// Who published it, where known.
    pub source: Option<String>,
    /// When it was published, as the source writes it, where known.
    pub date: Option<String>,
    /// Its text, exactly as in the file.
    pub text: Text,
    /// The work on it, one for each annotator.
    pub works: Vec<Work>,
}

impl Document {
    /// A text that nothing else is known of.
    #[must_use]
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            title: String::new(),
            language: None,
            source: None,
            date: None,
            text: Text::new(text),
            works: Vec::new(),
        }
    }
}

/// What one annotator did in a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Work {
    /// The annotator's name; empty where the file names none.
    pub annotator: String,
    /// Whether it is the adjudicated one.
    pub gold: bool,
    /// Whether the annotator calls the text done.
    pub done: bool,
    /// Whether a program made it, and no person has looked at it.
    pub predicted: bool,
    /// The annotator's note on the text; empty if none.
    pub note: String,
    /// The spans, in the order of the file.
    pub marks: Vec<Mark>,
    /// The relations between them.
    pub links: Vec<Link>,
    /// Annotations that fit nowhere in the text.
    pub aside: Vec<Aside>,
}

/// A label on a part of the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// What the file calls it; empty if it has no name.
    pub id: String,
    /// Its label.
    pub label: String,
    /// Where it is: two pieces or more if it is discontinuous, else one; in
    /// reading order and apart from one another.
    pub pieces: Vec<TextRange>,
    /// Its attributes.
    pub attributes: Attributes,
    /// The annotator's note on it; empty if none.
    pub note: String,
}

impl Mark {
    /// One that says nothing but its label.
    #[must_use]
    pub fn new(label: impl Into<String>, piece: TextRange) -> Self {
        let attributes = Attributes::new();
        Self { id: String::new(), label: label.into(), pieces: vec![piece], attributes, note: String::new() }
    }

    /// From the first of its pieces to the last.
    #[must_use]
    pub fn range(&self) -> TextRange {
        let end =
            |piece: Option<&TextRange>, of: fn(TextRange) -> _| piece.copied().map(of).unwrap_or_default();
        TextRange::between(
            end(self.pieces.first(), TextRange::start),
            end(self.pieces.last(), TextRange::end),
        )
    }
}

/// A directed, typed link between two marks of one work.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// What the file calls it; empty if it has no name.
    pub id: String,
    /// Its type.
    pub kind: String,
    /// The place of the mark it starts at, in [`Work::marks`].
    pub from: usize,
    /// The place of the mark it points to.
    pub to: usize,
    /// Its attributes.
    pub attributes: Attributes,
    /// The annotator's note on it; empty if none.
    pub note: String,
}

/// An annotation that fits nowhere, kept as it came.
#[derive(Clone, Debug, PartialEq)]
pub struct Aside {
    /// Why.
    pub reason: Reason,
    /// The annotation.
    pub annotation: Value,
}
