//! What is counted in one report. Counts of different reports never meet before
//! they are added up, so that reports may be counted in any order and in slices.

use super::content::{Answers, F1, add_answers, answers, relations};
use super::lines::Line;
use super::matching::{Matches, Shape};
use super::plan::Plan;
use super::sums::float;
use super::tokens::{Matrix, labels};
use super::work::{Task, Unit, Work};
use crate::core::text::CodePoint;

/// Disagreement of α_U in one report and label, in code points squared.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Unitizing {
    /// Observed, as a mean over the pairs of annotators.
    pub observed: f64,
    /// Expected if units lay anywhere in the same report, whoever set them.
    pub expected: f64,
    /// How many units there are.
    pub units: usize,
}

impl Unitizing {
    fn and(self, other: Self) -> Self {
        Self {
            observed: self.observed + other.observed,
            expected: self.expected + other.expected,
            units: self.units + other.units,
        }
    }
}

/// What two annotators did with one label in one report.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct OfLabel {
    /// Spans that are equal.
    pub exact: F1,
    /// Spans that overlap one-to-one.
    pub relaxed: F1,
    /// Code points.
    pub characters: F1,
    /// Of the two alone.
    pub unitizing: Unitizing,
}

/// What two annotators did in one report.
#[derive(Clone, Debug, PartialEq)]
pub struct OfPair {
    /// Label by label.
    pub labels: Vec<OfLabel>,
    /// Tokens: the label that the first gave (row) and the second (column).
    pub tokens: Matrix,
    /// Spans that overlap one-to-one whatever their label: that of the first
    /// (row) and the second (column); those that were left over are under none.
    pub confusion: Matrix,
    /// Relations between spans that both share.
    pub relations: F1,
    /// All relations.
    pub all_relations: F1,
    /// Attributes.
    pub answers: Vec<Answers>,
}

impl OfPair {
    /// Adds what the same two did in another report. Sums of disagreement depend
    /// on the order in their last bits.
    pub(super) fn add(&mut self, other: &Self) {
        for (one, more) in self.labels.iter_mut().zip(&other.labels) {
            one.exact = one.exact.and(more.exact);
            one.relaxed = one.relaxed.and(more.relaxed);
            one.characters = one.characters.and(more.characters);
            one.unitizing = one.unitizing.and(more.unitizing);
        }
        self.tokens.add_all(&other.tokens, false);
        self.confusion.add_all(&other.confusion, false);
        self.relations = self.relations.and(other.relations);
        self.all_relations = self.all_relations.and(other.all_relations);
        add_answers(&mut self.answers, &other.answers);
    }
}

/// What all annotators who worked on a report did in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OfAll {
    /// How many they are.
    pub raters: usize,
    /// How many tokens the report has.
    pub tokens: usize,
    /// For each label, and last for none, how often a token was given it.
    pub totals: Vec<usize>,
    /// For each of these Σ over the tokens of n(n − 1), n having given it.
    pub agreeing: Vec<usize>,
    /// Label by label.
    pub unitizing: Vec<Unitizing>,
}

/// What was counted in one report.
#[derive(Clone, Debug, PartialEq)]
pub struct Counts {
    /// As [`Task::report`].
    pub report: usize,
    /// As [`Task::day`].
    pub day: Option<String>,
    /// The spans of each annotator that the program suggested.
    pub suggested: Vec<usize>,
    /// Each pair of [`Plan::pairs`]; none where not both worked on it.
    pub pairs: Vec<Option<OfPair>>,
    /// All who worked on it.
    pub all: OfAll,
}

/// What one annotator did, prepared once for all comparisons.
struct Rater<'a> {
    work: &'a Work<'a>,
    shapes: Vec<Shape<'a>>,
    lines: Vec<Line>,
    /// The label of each token.
    labels: Vec<usize>,
    /// How many spans each label has.
    spans: Vec<usize>,
}

impl<'a> Rater<'a> {
    fn of(work: &'a Work<'a>, task: &Task, labels: usize) -> Self {
        let mut spans = vec![0; labels];
        for unit in work.units() {
            spans.get_mut(unit.label).into_iter().for_each(|count| *count += 1);
        }
        Self {
            work,
            shapes: work.units().iter().map(Shape::of).collect(),
            lines: Line::all(labels, work.units(), task.len),
            labels: self::labels(work, &task.tokens, labels),
            spans,
        }
    }
}

/// How far the lines of two annotators are apart, label by label: what is
/// observed, and the ways in which the units of one lie in the gaps of the other
/// and the other way round. Worked out once for the pair and for all.
type Apart = Vec<(f64, f64)>;

fn apart(a: &Rater, b: &Rater) -> Apart {
    let lines = a.lines.iter().zip(&b.lines);
    lines.map(|(a, b)| (a.observed(b), a.in_gaps(b) + b.in_gaps(a))).collect()
}

impl Counts {
    /// Counts one report. The dear part of everything but γ; a report with 100
    /// spans of each of five annotators takes well under a millisecond.
    #[must_use]
    pub fn of(plan: &Plan, task: &Task) -> Self {
        let many = plan.labels.len();
        let people = (0..plan.annotators.len()).map(|at| task.work.get(at).and_then(Option::as_ref));
        let raters: Vec<Option<Rater>> =
            people.map(|work| work.map(|work| Rater::of(work, task, many))).collect();
        let at = |at: usize| raters.get(at).and_then(Option::as_ref);
        let mut aparts = Vec::new();
        let mut pair = |(a, b): (usize, usize)| {
            let (a, b) = (at(a)?, at(b)?);
            let apart = apart(a, b);
            let counts = of_pair(plan, task.len, a, b, &apart);
            aparts.push(apart);
            Some(counts)
        };
        let pairs = plan.pairs().into_iter().map(&mut pair).collect();
        let suggested = task.work.iter().map(|work| work.as_ref().map_or(0, |work| work.suggested));
        Self {
            report: task.report,
            day: task.day.clone(),
            suggested: suggested.collect(),
            pairs,
            all: of_all(plan, task, &raters.iter().flatten().collect::<Vec<_>>(), &aparts),
        }
    }
}

fn of_pair(plan: &Plan, len: CodePoint, a: &Rater, b: &Rater, apart: &Apart) -> OfPair {
    let (units_a, units_b) = (a.work.units(), b.work.units());
    let matches = Matches::of(&a.shapes, &b.shapes);
    let mut labels = of_labels(len, a, b, apart);
    let label = |at: &usize| units_a.get(*at).map(|unit| unit.label);
    for found in matches.exact.iter().filter_map(|(at, _)| label(at)) {
        labels.get_mut(found).into_iter().for_each(|one| one.exact.both += 1);
    }
    for found in matches.relaxed.iter().filter_map(|(at, _)| label(at)) {
        labels.get_mut(found).into_iter().for_each(|one| one.relaxed.both += 1);
    }
    let mut tokens = Matrix::new(plan.labels.len());
    a.labels.iter().zip(&b.labels).for_each(|(a, b)| tokens.add(*a, *b, 1));
    let [relations, all_relations] = relations(plan, a.work, b.work, &matches.exact);
    OfPair {
        labels,
        tokens,
        confusion: confusion(plan.labels.len(), units_a, units_b, &matches),
        relations,
        all_relations,
        answers: answers(plan, a.work, b.work, &matches.exact),
    }
}

/// All but what only matching tells.
fn of_labels(len: CodePoint, a: &Rater, b: &Rater, apart: &Apart) -> Vec<OfLabel> {
    let count = |rater: &Rater, label: usize| rater.spans.get(label).copied().unwrap_or_default();
    let of_label = |(label, apart): (usize, &(f64, f64))| {
        let (one, other) = (a.lines.get(label)?, b.lines.get(label)?);
        let spans = F1 { both: 0, a: count(a, label), b: count(b, label) };
        Some(OfLabel {
            exact: spans,
            relaxed: spans,
            characters: F1 { both: one.shared(other), a: one.len(), b: other.len() },
            unitizing: unitizing(len, &[one, other], *apart),
        })
    };
    apart.iter().enumerate().filter_map(of_label).collect()
}

fn confusion(labels: usize, a: &[Unit], b: &[Unit], matches: &Matches) -> Matrix {
    let mut matrix = Matrix::new(labels);
    let label = |units: &[Unit], at: usize| units.get(at).map_or(labels, |unit| unit.label);
    a.iter().for_each(|unit| matrix.add(unit.label, labels, 1));
    b.iter().for_each(|unit| matrix.add(labels, unit.label, 1));
    for (at, bt) in &matches.any {
        let (row, column) = (label(a, *at), label(b, *bt));
        matrix.pair_up(row, column);
    }
    matrix
}

fn of_all(plan: &Plan, task: &Task, raters: &[&Rater], aparts: &[Apart]) -> OfAll {
    let size = plan.labels.len() + 1;
    let (mut totals, mut agreeing) = (vec![0; size], vec![0; size]);
    let mut given = vec![0_usize; size];
    for token in 0..task.tokens.len() {
        for label in raters.iter().filter_map(|rater| rater.labels.get(token)) {
            given.get_mut(*label).into_iter().for_each(|n| *n += 1);
        }
        for (n, (total, agreeing)) in given.iter_mut().zip(totals.iter_mut().zip(&mut agreeing)) {
            *total += *n;
            *agreeing += *n * n.saturating_sub(1);
            *n = 0;
        }
    }
    let lines = |label: usize| raters.iter().filter_map(|rater| rater.lines.get(label)).collect::<Vec<_>>();
    let of_label = |label: usize| {
        let apart = aparts.iter().filter_map(|apart| apart.get(label));
        unitizing(task.len, &lines(label), apart.fold((0.0, 0.0), |(a, b), (x, y)| (a + x, b + y)))
    };
    OfAll {
        raters: raters.len(),
        tokens: task.tokens.len(),
        totals,
        agreeing,
        unitizing: (0..plan.labels.len()).map(of_label).collect(),
    }
}

/// Observed and expected disagreement over these lines of one label, each times
/// the square of the continuum's length L, so that a report counts by its size:
/// D_o · L² = 2 / R(R − 1) · Σ over pairs; D_e · L² = 2L · Σ over all N units of
/// ((N − 1) · cubes + in all gaps) / (RL(RL − 1) − Σ l(l − 1)). What is apart
/// is that of all their pairs added up.
fn unitizing(len: CodePoint, lines: &[&Line], (observed, across): (f64, f64)) -> Unitizing {
    let units: usize = lines.iter().map(|line| line.count()).sum();
    if units == 0 || lines.len() < 2 {
        return Unitizing { units, ..Unitizing::default() };
    }
    let (raters, len) = (float(lines.len()), float(len.0));
    let cubes: f64 = lines.iter().map(|line| line.cubes).sum();
    let inner: f64 = lines.iter().map(|line| line.inner).sum();
    let in_gaps = across + lines.iter().map(|line| line.in_own_gaps).sum::<f64>();
    let ways = raters * len * (raters * len - 1.0) - inner;
    let expected = if ways > 0.0 { 2.0 * len * (float(units - 1) * cubes + in_gaps) / ways } else { 0.0 };
    Unitizing { observed: 2.0 * observed / (raters * (raters - 1.0)), expected, units }
}
