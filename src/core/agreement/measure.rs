//! The measures by name, and what each of them gives: a number, or the reason
//! why there is none.

use super::sums;

/// Why a measure has no value. Never shown as 0 or 1. Where several pairs have
/// none for different reasons, the last of these is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Undefined {
    /// There are fewer than two annotators.
    OneAnnotator,
    /// No report was worked on by those whose work is compared.
    NoSharedReport,
    /// None of them marked anything (of this label).
    NoSpans,
    /// There is no token to be labelled.
    NoTokens,
    /// By chance alone they would agree as much: all is of one category.
    NoExpectedDisagreement,
    /// None of them linked spans that both share.
    NoRelations,
    /// No span that both share has the attribute filled in by both.
    NoSharedValues,
    /// An interval draws reports, and there are fewer than two.
    OneReport,
    /// The measure isn't made for this scope: a label, an attribute of another
    /// label, or more than two annotators.
    NotMeasured,
}

impl Undefined {
    /// What files call it.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::OneAnnotator => "one_annotator",
            Self::NoSharedReport => "no_shared_report",
            Self::NoSpans => "no_spans",
            Self::NoTokens => "no_tokens",
            Self::NoExpectedDisagreement => "no_expected_disagreement",
            Self::NoRelations => "no_relations",
            Self::NoSharedValues => "no_shared_values",
            Self::OneReport => "one_report",
            Self::NotMeasured => "not_measured",
        }
    }
}

/// What a measure gives.
pub type Figure = Result<f64, Undefined>;

/// A measure of agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// F1 over spans whose label and pieces are equal. The headline.
    ExactF1,
    /// F1 over one-to-one pairs of overlapping spans with the same label.
    RelaxedF1,
    /// F1 over pairs of a code point and a label.
    CharacterF1,
    /// Krippendorff's α_U: positions in the text, label by label.
    AlphaUnitizing,
    /// Cohen's κ over all tokens. It counts every token that nobody marked as
    /// agreement, so that it is too high where most of a text is unmarked.
    KappaAllTokens,
    /// Cohen's κ over the tokens that at least one of the two marked. Too low:
    /// it leaves out all that they agree to leave unmarked.
    KappaAnnotatedTokens,
    /// Fleiss' κ over all tokens of the reports that all annotators worked on.
    FleissKappa,
    /// Krippendorff's α over all tokens, nominal.
    AlphaNominal,
    /// F1 over relations between spans that both share.
    RelationsF1,
    /// F1 over all relations: one whose ends differ is a disagreement too.
    AllRelationsF1,
    /// An attribute, by its place in [`super::Plan::questions`].
    Attribute(usize),
}

impl Measure {
    /// All but the attributes, in the order in which they are shown.
    pub const ALL: [Self; 10] = [
        Self::ExactF1,
        Self::RelaxedF1,
        Self::CharacterF1,
        Self::AlphaUnitizing,
        Self::KappaAllTokens,
        Self::KappaAnnotatedTokens,
        Self::FleissKappa,
        Self::AlphaNominal,
        Self::RelationsF1,
        Self::AllRelationsF1,
    ];

    /// What files call it.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::ExactF1 => "exact_f1",
            Self::RelaxedF1 => "relaxed_f1",
            Self::CharacterF1 => "character_f1",
            Self::AlphaUnitizing => "alpha_unitizing",
            Self::KappaAllTokens => "cohen_kappa_all_tokens",
            Self::KappaAnnotatedTokens => "cohen_kappa_annotated_tokens",
            Self::FleissKappa => "fleiss_kappa_tokens",
            Self::AlphaNominal => "alpha_nominal_tokens",
            Self::RelationsF1 => "relations_f1",
            Self::AllRelationsF1 => "all_relations_f1",
            Self::Attribute(_) => "attribute",
        }
    }

    /// Whether it compares two: for more, it is the mean of their pairs.
    #[must_use]
    pub fn is_of_pairs(self) -> bool {
        !matches!(self, Self::AlphaUnitizing | Self::FleissKappa | Self::AlphaNominal)
    }

    /// The value of added-up counts, as [`sums`] lays them out.
    pub(super) fn value(self, sums: &[f64]) -> Figure {
        match self {
            Self::ExactF1 | Self::RelaxedF1 | Self::CharacterF1 => sums::f1(sums, Undefined::NoSpans),
            Self::RelationsF1 | Self::AllRelationsF1 => sums::f1(sums, Undefined::NoRelations),
            Self::AlphaUnitizing => sums::alpha_unitizing(sums),
            Self::KappaAllTokens | Self::KappaAnnotatedTokens => sums::kappa(sums, Undefined::NoTokens),
            Self::FleissKappa => sums::fleiss(sums),
            Self::AlphaNominal => sums::alpha(sums, Undefined::NoTokens),
            Self::Attribute(_) => sums::alpha(sums, Undefined::NoSharedValues),
        }
    }
}
