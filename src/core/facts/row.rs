//! What a row of the table holds.

use std::sync::Arc;

use crate::core::model::{AnnotationId, Report, Value};
use crate::core::text::TextRange;

/// Lowest, most likely and highest figure, as UCDP GED has them; `None` where
/// the text does not state it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figure {
    /// The lowest.
    pub low: Option<u64>,
    /// The most likely.
    pub best: Option<u64>,
    /// The highest.
    pub high: Option<u64>,
}

impl Figure {
    /// Lowest, most likely, highest.
    #[must_use]
    pub fn parts(self) -> [Option<u64>; 3] {
        [self.low, self.best, self.high]
    }

    /// How many of the three are stated.
    #[must_use]
    pub fn stated(self) -> usize {
        self.parts().into_iter().flatten().count()
    }

    /// What stands for the most likely figure: else the lowest.
    #[must_use]
    pub fn likely(self) -> Option<u64> {
        self.best.or(self.low)
    }
}

/// A span that a row refers to: a group, a place, a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The span.
    pub span: AnnotationId,
    /// Its fullest name: of all spans that are said to be the same the longest
    /// that is a name, else the longest.
    pub text: String,
    /// What is equal for all that mean the same, in every report: the id in a
    /// gazetteer or knowledge base where there is one, else the name, folded.
    pub key: String,
}

/// Who is said to have done it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Perpetrator {
    /// Who.
    pub name: Name,
    /// How sure the report is: a choice of the schema (after MUC-4).
    pub confidence: Option<String>,
}

/// Who says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Who.
    pub name: Name,
    /// How many claims lie between: 0 for the source of the claim itself, 1 for
    /// the source of the claim that it comes from, and so on.
    pub hops: usize,
}

/// A claim about a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The span.
    pub span: AnnotationId,
    /// A choice of the schema.
    pub stance: Option<String>,
    /// A choice of the schema.
    pub certainty: Option<String>,
    /// Who says so, the nearest first; none where the report names nobody.
    pub sources: Vec<Source>,
}

impl Claim {
    /// Whether it says that this did not happen.
    #[must_use]
    pub fn denies(&self) -> bool {
        self.stance.as_deref() == Some("denied")
    }

    /// Whether it says that this did happen.
    #[must_use]
    pub fn asserts(&self) -> bool {
        matches!(self.stance.as_deref(), Some("asserted" | "confirmed" | "responsibility_claimed"))
    }
}

/// Whether a row is counted, and if not, why not. Rows are named by their
/// positions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It is.
    Counted,
    /// These people are told of by that row as well, which stands for both.
    SameAs(usize),
    /// These people are among those of that row.
    PartOf(usize),
    /// Its scope is a subset, but no whole that could be counted is linked.
    PartOfUnknown,
    /// It is denied, and nobody asserts it.
    Denied,
    /// The report says that there were none.
    Negated,
    /// The annotator says that the text states no figure.
    NotStated,
    /// The annotator has not said yet which figure it is.
    NotCoded,
}

/// A [`Status`] without the other row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Counted.
    Counted,
    /// Told of by another row.
    Same,
    /// Among those of another row.
    Part,
    /// Part of something that is not linked.
    PartOfUnknown,
    /// Denied.
    Denied,
    /// None.
    Negated,
    /// No figure in the text.
    NotStated,
    /// No figure yet.
    NotCoded,
}

impl Reason {
    /// Every reason, in the order in which they are told.
    pub const ALL: [Self; 8] = [
        Self::Counted,
        Self::Same,
        Self::Part,
        Self::PartOfUnknown,
        Self::Denied,
        Self::Negated,
        Self::NotStated,
        Self::NotCoded,
    ];

    /// Its name in files.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Counted => "counted",
            Self::Same => "same_as",
            Self::Part => "subset_of",
            Self::PartOfUnknown => "subset_of_unlinked",
            Self::Denied => "denied",
            Self::Negated => "negated",
            Self::NotStated => "not_stated",
            Self::NotCoded => "not_coded",
        }
    }
}

impl Status {
    /// The same without the other row.
    #[must_use]
    pub fn reason(self) -> Reason {
        match self {
            Self::Counted => Reason::Counted,
            Self::SameAs(_) => Reason::Same,
            Self::PartOf(_) => Reason::Part,
            Self::PartOfUnknown => Reason::PartOfUnknown,
            Self::Denied => Reason::Denied,
            Self::Negated => Reason::Negated,
            Self::NotStated => Reason::NotStated,
            Self::NotCoded => Reason::NotCoded,
        }
    }

    /// The row that stands for it or that it is part of.
    #[must_use]
    pub fn other(self) -> Option<usize> {
        match self {
            Self::SameAs(row) | Self::PartOf(row) => Some(row),
            _ => None,
        }
    }
}

/// What else is to be known about a row that is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Note {
    /// It is told of more than once, with different figures.
    FiguresDiffer,
    /// Somebody denies it, somebody else asserts it.
    Contested,
    /// It is among those of that row, which counts another kind of casualty.
    PartOfOtherKind(usize),
    /// It is a running total, and other rows of its kind that are counted may
    /// be inside it: nothing is linked.
    MayContain,
    /// The links contradict each other: parts are said to be their whole. All of
    /// them are taken for the same people, at the lowest of their figures.
    Tangled,
}

/// A casualty span with what is linked to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The position of its report in [`Facts::reports`].
    pub report: usize,
    /// The span.
    pub span: AnnotationId,
    /// Where it lies, in code points.
    pub range: TextRange,
    /// Its words.
    pub quote: String,
    /// Its figure as the annotator has it.
    pub figure: Figure,
    /// Whether the annotator has said anything about the figure.
    pub coded: bool,
    /// A choice of the schema.
    pub modifier: Option<String>,
    /// A choice of the schema.
    pub kind: Option<String>,
    /// A choice of the schema.
    pub victim: Option<String>,
    /// A choice of the schema.
    pub scope: Option<String>,
    /// Whose dead they are.
    pub groups: Vec<Name>,
    /// Who is said to have done it.
    pub perpetrators: Vec<Perpetrator>,
    /// Where.
    pub places: Vec<Name>,
    /// Who says so.
    pub claims: Vec<Claim>,
    /// Whether it is counted.
    pub status: Status,
    /// What it adds to a sum: its figure if it is counted, but for [`Note::Tangled`].
    pub adds: Option<Figure>,
    /// The row that stands for these people: itself unless another does.
    pub same: usize,
    /// What else is to be known.
    pub notes: Vec<Note>,
}

impl Row {
    /// Whether somebody denies it and nobody asserts it.
    #[must_use]
    pub fn is_denied(&self) -> bool {
        self.claims.iter().any(Claim::denies) && !self.claims.iter().any(Claim::asserts)
    }

    /// Whether the report says that there were none.
    #[must_use]
    pub fn is_negated(&self) -> bool {
        let none = self.figure.parts().into_iter().flatten().all(|part| part == 0);
        none && (self.figure.stated() > 0 || self.modifier.as_deref() == Some("negated"))
    }

    /// Those who say so, without those who deny it.
    pub fn tellers(&self) -> impl Iterator<Item = &Name> {
        let claims = self.claims.iter().filter(|claim| !claim.denies());
        claims.flat_map(|claim| &claim.sources).filter(|source| source.hops == 0).map(|source| &source.name)
    }
}

/// The table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    /// The reports it was made of.
    pub reports: Vec<Arc<Report>>,
    /// The rows, by report and in reading order.
    pub rows: Vec<Row>,
}

/// The choice that an attribute holds; `None` where it holds none or anything else.
pub(super) fn choice(value: Option<&Value>) -> Option<String> {
    match value {
        Some(Value::Text(id)) if !id.is_empty() => Some(id.clone()),
        _ => None,
    }
}

/// The figure that an attribute holds; a negative one is none.
pub(super) fn count(value: Option<&Value>) -> Option<u64> {
    match value {
        Some(Value::Whole(count)) => u64::try_from(*count).ok(),
        _ => None,
    }
}
