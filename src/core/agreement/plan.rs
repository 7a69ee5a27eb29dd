//! What is compared: whose work, which labels and attributes, in which way.

use crate::core::model::{Attribute, LabelId, Layer, RelationKind, Schema, ValueKind};

/// Where a span's edges are taken to lie.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Edges {
    /// Where they are.
    #[default]
    Exact,
    /// Around all tokens that the span touches, so that a glued و or ب that one
    /// left out and the other took in makes no difference.
    WholeTokens,
}

/// In which way work is compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Where a span's edges are taken to lie.
    pub edges: Edges,
    /// Whether spans and values that the program suggested are left out: those
    /// who accept the same suggestion have not agreed on their own.
    pub blind: bool,
    /// Whether only reports count that the annotator calls done. Otherwise also
    /// those with at least one span.
    pub done_only: bool,
}

/// How the values of a question are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// By nominal α: choices, several choices as one set, yes or no, words.
    Nominal,
    /// By the share of equal values: numbers.
    Equal,
}

/// An attribute of a label, or two that only make sense together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The label, by its place in [`Plan::labels`].
    pub label: usize,
    /// The ids of the attributes: one, or `low` and `high`.
    pub attributes: Vec<String>,
    /// How the values are compared.
    pub scale: Scale,
}

/// What all reports have in common: people, labels and questions by their
/// places in these lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The annotators' names.
    pub annotators: Vec<String>,
    /// The labels: those of the schema, then others that were used, by name.
    pub labels: Vec<LabelId>,
    /// The questions, in the order of their labels.
    pub questions: Vec<Question>,
    /// The relation types, and whether each says the same in both directions.
    pub kinds: Vec<(RelationKind, bool)>,
    /// In which way.
    pub options: Options,
}

impl Plan {
    /// Of layers under a schema. The layers' order is that of the annotators.
    #[must_use]
    pub fn of(schema: &Schema, layers: &[&Layer], options: Options) -> Self {
        let mut labels: Vec<LabelId> = schema.labels.iter().map(|label| label.id.clone()).collect();
        let mut kinds: Vec<_> =
            schema.relations.iter().map(|kind| (kind.id.clone(), kind.symmetric)).collect();
        for sheet in layers.iter().flat_map(|layer| layer.sheets.values()) {
            for label in sheet.spans.labels().filter(|label| schema.label(label).is_none()) {
                // By their names, whoever used them first.
                let others = labels.get(schema.labels.len()..).unwrap_or_default();
                if let Err(at) = others.binary_search(label) {
                    labels.insert(schema.labels.len() + at, label.clone());
                }
            }
            for relation in sheet.relations.values() {
                if !kinds.iter().any(|(kind, _)| *kind == relation.kind) {
                    kinds.push((relation.kind.clone(), false));
                }
            }
        }
        let questions = schema.labels.iter().enumerate();
        let questions = questions.flat_map(|(at, label)| questions_of(at, &label.attributes)).collect();
        let annotators = layers.iter().map(|layer| layer.annotator.clone()).collect();
        Self { annotators, labels, questions, kinds, options }
    }

    /// All pairs of annotators by their places, the first below the second.
    /// What is said of "pair n" means the nth of these, from 0.
    #[must_use]
    pub fn pairs(&self) -> Vec<(usize, usize)> {
        let many = self.annotators.len();
        (0..many).flat_map(|a| (a + 1..many).map(move |b| (a, b))).collect()
    }

    /// The place of a label.
    #[must_use]
    pub fn label(&self, id: &LabelId) -> Option<usize> {
        self.labels.iter().position(|label| label == id)
    }

    /// The questions that are asked of a label, with their places.
    pub fn questions_of(&self, label: usize) -> impl Iterator<Item = (usize, &Question)> {
        self.questions.iter().enumerate().filter(move |(_, question)| question.label == label)
    }
}

/// One question for each attribute, and one for the lowest and highest figure
/// together where a label has both (domain.md 4.5).
fn questions_of(label: usize, attributes: &[Attribute]) -> Vec<Question> {
    let one = |attribute: &Attribute| Question {
        label,
        attributes: vec![attribute.id.clone()],
        scale: match attribute.kind {
            ValueKind::Whole | ValueKind::Number => Scale::Equal,
            ValueKind::Choice | ValueKind::Several | ValueKind::Text | ValueKind::YesNo => Scale::Nominal,
        },
    };
    let mut questions: Vec<Question> = attributes.iter().map(one).collect();
    let is_whole = |id: &str| attributes.iter().any(|one| one.id == id && one.kind == ValueKind::Whole);
    if is_whole("low") && is_whole("high") {
        let attributes = vec!["low".to_owned(), "high".to_owned()];
        questions.push(Question { label, attributes, scale: Scale::Equal });
    }
    questions
}
