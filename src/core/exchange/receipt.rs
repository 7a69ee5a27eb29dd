//! What reading a file did.

use super::cycle::Cycle;
use crate::core::model::{AnnotationId, ReportId};
use crate::core::text::TextRange;

/// What was read, and what did not go in as it was.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Receipt {
    /// How many reports the file holds or names.
    pub reports: usize,
    /// The reports on which a layer file says that there is nothing.
    pub untouched: Vec<ReportId>,
    /// How many spans went in, the repaired ones among them.
    pub spans: usize,
    /// How many relations went in.
    pub relations: usize,
    /// The spans that were moved to where their quote is.
    pub repaired: Vec<Repaired>,
    /// The annotations that fit nowhere.
    pub quarantined: Vec<SetAside>,
    /// How many annotations were in quarantine already, and stay there.
    pub still_quarantined: usize,
    /// Links that lead back to where they began; they went in all the same.
    pub cycles: Vec<Cycle>,
}

/// A span that was moved to where its quote is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repaired {
    /// Its place in the file: `layers[0].sheets[2].spans[14]`.
    pub place: String,
    /// Its report.
    pub report: ReportId,
    /// Its id.
    pub id: AnnotationId,
    /// Where the file has it, in code points; may lie outside the text.
    pub old: TextRange,
    /// Where it is now, in code points.
    pub new: TextRange,
}

/// An annotation that fits nowhere and went to quarantine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetAside {
    /// Its place in the file: `layers[0].sheets[2].spans[14]`.
    pub place: String,
    /// Its report.
    pub report: ReportId,
    /// Its id.
    pub id: AnnotationId,
    /// Why.
    pub reason: Reason,
    /// Its label or its type.
    pub named: String,
}

/// Why an annotation fits nowhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The schema has no such label.
    UnknownLabel,
    /// The span ends before it starts.
    OffsetsReversed,
    /// It has no words, and its offsets lie outside the text.
    OutsideText,
    /// The quote is empty or blank.
    QuoteBlank,
    /// The quote is not at the offsets, nor near them, nor in its context elsewhere.
    QuoteNotFound,
    /// The quote is not at the offsets and could be one of several places.
    QuoteAmbiguous,
    /// The schema has no such relation type.
    UnknownRelationType,
    /// A span that the relation joins is not there, or in quarantine.
    EndMissing,
    /// The schema does not let such a relation join these two.
    EndsNotAllowed,
}

impl Reason {
    /// Every reason.
    pub const ALL: [Self; 9] = [
        Self::UnknownLabel,
        Self::OffsetsReversed,
        Self::OutsideText,
        Self::QuoteBlank,
        Self::QuoteNotFound,
        Self::QuoteAmbiguous,
        Self::UnknownRelationType,
        Self::EndMissing,
        Self::EndsNotAllowed,
    ];

    /// Its word in files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::UnknownLabel => "unknown_label",
            Self::OffsetsReversed => "offsets_reversed",
            Self::OutsideText => "outside_text",
            Self::QuoteBlank => "quote_blank",
            Self::QuoteNotFound => "quote_not_found",
            Self::QuoteAmbiguous => "quote_ambiguous",
            Self::UnknownRelationType => "unknown_relation_type",
            Self::EndMissing => "end_missing",
            Self::EndsNotAllowed => "ends_not_allowed",
        }
    }

    /// The reason with this word in files; `None` for a word of another program.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.as_str() == word)
    }
}
