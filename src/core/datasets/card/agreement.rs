//! How far the annotators of a data set agree.

use std::fmt::Write;

use super::{heading, line, many, table};
use crate::core::agreement::export::DEFINITIONS;
use crate::core::agreement::{Measure, Scope, Tallies};

/// How far the annotators of a data set agree.
#[derive(Clone, Debug, PartialEq)]
pub struct Agreement {
    /// How many annotators share a report with another.
    pub annotators: usize,
    /// How many reports two or more of them worked on.
    pub reports: usize,
    /// How many of their spans in these the program had suggested.
    pub suggested: usize,
    /// Whether only work counts that its annotator calls done.
    pub done_only: bool,
    /// The measures that have a value.
    pub figures: Vec<(Measure, f64)>,
}

/// What a card states, each with its name. Cohen's κ is not among them: of all
/// tokens it is too high, and of the marked ones too low.
const MEASURES: [(Measure, &str); 5] = [
    (Measure::ExactF1, "F1, exact spans"),
    (Measure::RelaxedF1, "F1, overlapping spans"),
    (Measure::AlphaUnitizing, "Krippendorff’s α_U"),
    (Measure::AlphaNominal, "Krippendorff’s α, tokens"),
    (Measure::RelationsF1, "F1, relations"),
];

impl Agreement {
    /// Out of counts. `None` if no two annotators worked on the same report, or
    /// nothing can be said of what they did.
    #[must_use]
    pub fn of(tallies: &Tallies) -> Option<Self> {
        let shared = || tallies.counts().filter(|counts| counts.all.raters > 1);
        let met = |pair: usize| shared().any(|counts| matches!(counts.pairs.get(pair), Some(Some(_))));
        let met: Vec<(usize, usize)> =
            tallies.pairs().iter().enumerate().filter(|(at, _)| met(*at)).map(|(_, pair)| *pair).collect();
        let plan = tallies.plan();
        let takes_part = |person: &usize| met.iter().any(|(a, b)| a == person || b == person);
        let figure = |measure: Measure| Some((measure, tallies.figure(measure, Scope::default()).ok()?));
        let agreement = Self {
            annotators: (0..plan.annotators.len()).filter(takes_part).count(),
            reports: shared().count(),
            suggested: shared().flat_map(|counts| &counts.suggested).sum(),
            done_only: plan.options.done_only,
            figures: MEASURES.iter().filter_map(|(measure, _)| figure(*measure)).collect(),
        };
        (!agreement.figures.is_empty()).then_some(agreement)
    }
}

pub(super) fn section(to: &mut String, agreement: Option<&Agreement>, documents: usize) {
    heading(to, "#### Agreement");
    let Some(Agreement { annotators, reports, suggested, done_only, figures }) = agreement else {
        to.push_str("Not known: no work of two annotators on the same report can be compared.\n\n");
        return;
    };
    let _ = write!(
        to,
        "Between {annotators} annotators, before any adjudication, over the {} of {documents} on which two or more of \
         them worked{}.",
        many(*reports, "report"),
        if *done_only { " and called their work done" } else { "" },
    );
    if *annotators > 2 {
        to.push_str(" F1 is the mean of their pairs.");
    }
    if *suggested > 0 {
        let _ = write!(to, " {suggested} of the compared spans had been suggested by the program.");
    }
    to.push_str("\n\n");
    let rows = figures.iter().map(|(measure, value)| {
        let name = MEASURES.iter().find(|(one, _)| one == measure).map_or("", |(_, name)| name);
        let what =
            DEFINITIONS.iter().find(|one| one.measure == measure.id()).map_or("", |one| one.definition);
        [line(name), format!("{value:.3}"), line(what)]
    });
    table(to, ["Measure", "Value", "Definition"], rows);
}
