//! What each measure is, in the words that go into files, and where it is from.

use serde::Serialize;

/// What a measure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Definition {
    /// As [`super::Measure::id`], or `gamma`.
    pub measure: &'static str,
    /// What is calculated.
    pub definition: &'static str,
    /// Where it is defined, and what it was checked against.
    pub source: &'static str,
}

const fn define(measure: &'static str, definition: &'static str, source: &'static str) -> Definition {
    Definition { measure, definition, source }
}

/// Of every measure, in the order in which they are shown, and of what they share.
pub const DEFINITIONS: &[Definition] = &[
    define(
        "all",
        "Offsets and lengths are Unicode code points. A report counts for an annotator who marked a span in it or \
         called it done. Over several reports counts are added up first (micro). Of more than two annotators F1, \
         Cohen's kappa and attributes are the mean of the pairs that have a value. A value that is undefined is \
         empty, with the reason. No value is called good or bad; Krippendorff relies on alpha from .800, and on \
         .667 to .800 for tentative conclusions.",
        "Krippendorff 2004, 11.4.3.",
    ),
    define(
        "interval",
        "2.5th and 97.5th percentile, linear between neighbours, over draws of as many reports as there are, with \
         replacement: all draws up to 5 reports, else 1000 by SplitMix64 from seed 20170404. Draws without a value \
         are left out. Unstable under 10 reports.",
        "Efron and Tibshirani 1993, chapter 13; percentiles as in numpy.",
    ),
    define(
        "exact_f1",
        "2 both / (A + B), over spans with the same label and the same pieces.",
        "Hripcsak and Rothschild 2005.",
    ),
    define(
        "relaxed_f1",
        "2 both / (A + B), over one-to-one pairs of spans of the same label that share a code point, the longest \
         overlap first, of equals the shorter spans, then reading order.",
        "By definition.",
    ),
    define(
        "character_f1",
        "2 both / (A + B), over pairs of a code point and a label that a span puts on it; of a discontinuous span \
         the code points of its pieces.",
        "By definition.",
    ),
    define(
        "alpha_unitizing",
        "1 - observed / expected disagreement, each added up over labels and reports in code points squared. Every \
         report is a continuum of its own; every piece of a span is a unit; units of one label and annotator that \
         overlap are made one, those that touch stay two.",
        "Krippendorff 1995 and 2004, 11.6; checked against his example, p. 254.",
    ),
    define(
        "cohen_kappa_all_tokens",
        "Cohen's kappa over all tokens of the text, split at white space; a token has the label of the shortest span \
         that touches it, or none. Too high where most have none. Of a label: that label against all else.",
        "Cohen 1960; checked against scikit-learn 1.9.1.",
    ),
    define(
        "cohen_kappa_annotated_tokens",
        "The same over the tokens that at least one of the two marked. Too low: it leaves out what both leave \
         unmarked.",
        "Cohen 1960; checked against scikit-learn 1.9.1.",
    ),
    define(
        "fleiss_kappa_tokens",
        "Fleiss' kappa over all tokens, of the reports that all annotators worked on.",
        "Fleiss 1971; checked against statsmodels 0.15.0.",
    ),
    define(
        "alpha_nominal_tokens",
        "Krippendorff's nominal alpha over all tokens of the reports that two or more worked on.",
        "Krippendorff 2004, 11.3; checked against krippendorff 0.9.0.",
    ),
    define(
        "relations_f1",
        "2 both / (A + B), over relations whose two ends are spans that both share (same label, same pieces); one is \
         in both if type and ends are the same, either way round where the type has no direction.",
        "By definition.",
    ),
    define(
        "all_relations_f1",
        "The same over all relations: one whose ends are not shared is in one only.",
        "By definition.",
    ),
    define(
        "attribute",
        "Over spans that both share and both filled in: nominal alpha for choices and words, several choices being \
         one set; for numbers the share of equal ones, low+high together. What one left empty is missing.",
        "Krippendorff 2004, 11.3; by definition.",
    ),
    define(
        "gamma",
        "1 - observed / expected disorder, added up over reports by their number of units. Expected is the mean of 30 \
         samples a report from seed 20150401 + its place, by SplitMix64: two annotators drawn from the pair, the units \
         of each shifted round the report, the shifts apart by half a mean unit at least.",
        "Mathet, Widlöcher and Métivier 2015, 5.2; samples after pygamma-agreement's ShuffleContinuumSampler.",
    ),
    define(
        "gamma_disorder",
        "The least that an alignment of the two adds up to, by their mean number of units: two units count \
         ((start apart + end apart) / (length + length)) squared, and 1 if their labels differ; a unit left alone 1. A \
         discontinuous span goes from its first to its last code point.",
        "pygamma-agreement 0.5.9, CombinedCategoricalDissimilarity(alpha=1, beta=1, delta_empty=1).",
    ),
    define(
        "confusion",
        "Spans of the first annotator (rows) and of the second (columns) that overlap, one-to-one whatever their \
         label, the longest overlap first, of equals the shorter, then the same label; what is left over stands in \
         the last row or column: none.",
        "By definition.",
    ),
];
