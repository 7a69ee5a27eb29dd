//! The counts of all reports, and every figure out of them.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use super::bootstrap::Interval;
use super::counts::{Counts, OfAll, OfPair};
use super::measure::{Figure, Measure, Undefined};
use super::parts::parts;
use super::plan::{Plan, Scale};
use super::rows::{Rows, Sample, together, value};
use super::tokens::Matrix;
use super::work::Answer;
use crate::core::order::order;

/// What a figure is of. Nothing chosen: the whole project, all annotators, all
/// labels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    /// One report, by the number in its counts.
    pub report: Option<usize>,
    /// One pair of annotators, by its place in [`Plan::pairs`].
    pub pair: Option<usize>,
    /// One label, by its place in [`Plan::labels`]. Token measures then know the
    /// label and the rest.
    pub label: Option<usize>,
}

/// How long the stretches of time are that figures are shown over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    /// `2026-11-22`
    Day,
    /// `2026-11`
    Month,
}

/// The counts of all reports. Reports may be added in any order, in parts that
/// are merged, and again after a change; the figures are the same to the last
/// bit, since they are summed up in the order of the reports.
#[derive(Clone, Debug, PartialEq)]
pub struct Tallies {
    plan: Plan,
    pairs: Vec<(usize, usize)>,
    counts: BTreeMap<usize, Counts>,
    /// Intervals that were drawn elsewhere.
    kept: Vec<Kept>,
    /// All pairs over all reports, added up when they are first asked for.
    whole: OnceCell<Counts>,
}

type Kept = ((Measure, Scope), Result<Interval, Undefined>);

impl Tallies {
    /// None yet.
    #[must_use]
    pub fn new(plan: Plan) -> Self {
        Self { pairs: plan.pairs(), plan, counts: BTreeMap::new(), kept: Vec::new(), whole: OnceCell::new() }
    }

    /// Puts a report's counts in, in place of earlier ones.
    pub fn add(&mut self, counts: Counts) {
        self.forget();
        self.counts.insert(counts.report, counts);
    }

    /// Puts all of another's counts in.
    pub fn merge(&mut self, other: Self) {
        self.forget();
        self.counts.extend(other.counts);
    }

    /// What was made of counts that are no longer all.
    fn forget(&mut self) {
        self.kept.clear();
        self.whole.take();
    }

    /// What is compared.
    #[must_use]
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The pairs of annotators.
    #[must_use]
    pub fn pairs(&self) -> &[(usize, usize)] {
        &self.pairs
    }

    /// The counts, report by report.
    pub fn counts(&self) -> impl Iterator<Item = &Counts> {
        self.counts.values()
    }

    /// How many spans of each annotator the program suggested.
    #[must_use]
    pub fn suggested(&self) -> Vec<usize> {
        let of = |person: usize| self.counts().filter_map(move |counts| counts.suggested.get(person)).sum();
        (0..self.plan.annotators.len()).map(of).collect()
    }

    /// A measure of a scope. Of several reports the counts are added up before
    /// the value is taken ("micro"). Of more than two annotators a measure of
    /// pairs is the mean of the pairs that have a value.
    ///
    /// # Errors
    /// Says why there is no value.
    pub fn figure(&self, measure: Measure, scope: Scope) -> Figure {
        let of_pairs = scope.pair.is_some() || measure.is_of_pairs();
        let counts: Vec<&Counts> = match scope.report {
            None if of_pairs => vec![self.whole()],
            _ => self.chosen(scope).collect(),
        };
        self.figure_of(&counts, measure, scope)
    }

    /// All pairs over all reports, as if they were one; nothing of all
    /// annotators together, which depends on how many worked on a report.
    fn whole(&self) -> &Counts {
        self.whole.get_or_init(|| {
            let mut pairs: Vec<Option<OfPair>> = vec![None; self.pairs.len()];
            for counts in self.counts() {
                for (sum, more) in pairs.iter_mut().zip(&counts.pairs) {
                    match (sum, more) {
                        (Some(sum), Some(more)) => sum.add(more),
                        (sum, Some(more)) => *sum = Some(more.clone()),
                        _ => {}
                    }
                }
            }
            Counts { report: 0, day: None, suggested: Vec::new(), pairs, all: OfAll::default() }
        })
    }

    /// The same of these reports, added up as they come.
    fn figure_of(&self, counts: &[&Counts], measure: Measure, scope: Scope) -> Figure {
        let people = self.compared(measure, scope)?;
        let (scale, values) = self.scale(counts, measure)?;
        let of = (measure, scope.label);
        let mut sums: Vec<Vec<f64>> = vec![vec![0.0]; people.len()];
        for counts in counts {
            for (pair, sum) in people.iter().zip(&mut sums) {
                let Some(parts) = parts(counts, (*pair, self.plan.annotators.len()), of, &values) else {
                    continue;
                };
                sum.resize(parts.len() + 1, 0.0);
                [1.0].iter().chain(&parts).zip(sum).for_each(|(part, sum)| *sum += part);
            }
        }
        let values: Vec<Figure> = sums.iter().map(|sums| value(measure, scale, sums)).collect();
        together(&values)
    }

    /// How the values of a measure are compared, and which were given.
    fn scale(&self, counts: &[&Counts], measure: Measure) -> Result<(Scale, Vec<Answer>), Undefined> {
        let Measure::Attribute(question) = measure else { return Ok((Scale::Nominal, Vec::new())) };
        let asked = self.plan.questions.get(question).ok_or(Undefined::NotMeasured)?;
        let values = if asked.scale == Scale::Nominal { values(counts, question) } else { Vec::new() };
        Ok((asked.scale, values))
    }

    /// The 95 % percentile interval of a measure, by drawing reports anew (see
    /// [`super::bootstrap`]).
    ///
    /// # Errors
    /// Says why the figure itself has no value, or that there is one report only.
    pub fn interval(&self, measure: Measure, scope: Scope) -> Result<Interval, Undefined> {
        let kept = self.kept.iter().find(|(of, _)| *of == (measure, scope));
        match kept {
            Some((_, interval)) => *interval,
            None => self.sample(measure, scope)?.interval(),
        }
    }

    /// What that interval is drawn from. Drawing is dear over many reports, and
    /// may be done elsewhere.
    ///
    /// # Errors
    /// As [`Self::interval`].
    pub fn sample(&self, measure: Measure, scope: Scope) -> Result<Sample, Undefined> {
        self.rows(measure, scope)?.sample()
    }

    /// Keeps an interval that was drawn elsewhere, until counts are added.
    pub fn keep_interval(&mut self, measure: Measure, scope: Scope, interval: Result<Interval, Undefined>) {
        self.kept.push(((measure, scope), interval));
    }

    /// Which labels stand against which: of a pair the first annotator's in rows
    /// and the second's in columns; of all, all pairs both ways round. Spans are
    /// paired one-to-one by their overlap, whatever their label; what is left
    /// over stands against none, which is the last row and column.
    #[must_use]
    pub fn confusion(&self, scope: Scope) -> Matrix {
        let mut matrix = Matrix::new(self.plan.labels.len());
        let counts: Vec<&Counts> = match scope.report {
            None => vec![self.whole()],
            Some(_) => self.chosen(scope).collect(),
        };
        for counts in counts {
            for (_, pair) in
                counts.pairs.iter().enumerate().filter(|(at, _)| scope.pair.is_none_or(|n| n == *at))
            {
                let Some(pair) = pair else { continue };
                matrix.add_all(&pair.confusion, false);
                if scope.pair.is_none() {
                    matrix.add_all(&pair.confusion, true);
                }
            }
        }
        matrix
    }

    /// The reports by how much is disputed in them: the lowest figure first, of
    /// equals the one that comes first; those without a value last.
    #[must_use]
    pub fn disputed(&self, measure: Measure, scope: Scope) -> Vec<(usize, Figure)> {
        let of = |report: &usize| (*report, self.figure(measure, Scope { report: Some(*report), ..scope }));
        let all: Vec<(usize, Figure)> = self.counts.keys().map(of).collect();
        let keys = all.iter().map(|(_, figure)| match figure {
            Ok(value) => super::bootstrap::key(*value),
            Err(_) => [usize::MAX; 3],
        });
        order(keys).into_iter().filter_map(|at| all.get(at).copied()).collect()
    }

    /// A measure of each stretch of time in which reports were worked on, with
    /// how many reports these are. Reports of no known day are left out.
    #[must_use]
    pub fn over_time(&self, measure: Measure, scope: Scope, period: Period) -> Vec<(String, Figure, usize)> {
        let long = if period == Period::Day { 10 } else { 7 };
        let mut stretches: BTreeMap<&str, Vec<&Counts>> = BTreeMap::new();
        for counts in self.chosen(scope) {
            let stretch = counts.day.as_deref().and_then(|day| day.get(..long));
            stretch.into_iter().for_each(|stretch| stretches.entry(stretch).or_default().push(counts));
        }
        let figure = |counts: &[&Counts]| self.figure_of(counts, measure, scope);
        stretches.iter().map(|(stretch, all)| ((*stretch).to_owned(), figure(all), all.len())).collect()
    }

    fn chosen(&self, scope: Scope) -> impl Iterator<Item = &Counts> {
        let (first, last) = scope.report.map_or((0, usize::MAX), |report| (report, report));
        self.counts.range(first..=last).map(|(_, counts)| counts)
    }

    fn rows(&self, measure: Measure, scope: Scope) -> Result<Rows, Undefined> {
        let counts: Vec<&Counts> = self.chosen(scope).collect();
        let people = self.compared(measure, scope)?;
        let (scale, values) = self.scale(&counts, measure)?;
        let annotators = self.plan.annotators.len();
        let of = (measure, scope.label);
        let table = counts.iter().map(|counts| {
            let parts = people.iter().map(|pair| parts(counts, (*pair, annotators), of, &values));
            parts.collect::<Vec<_>>()
        });
        Ok(Rows::new(measure, scale, people.len(), table.collect()))
    }

    /// Whose counts a measure takes: a pair's, each pair's, or all together.
    fn compared(&self, measure: Measure, scope: Scope) -> Result<Vec<Option<usize>>, Undefined> {
        if self.pairs.is_empty() {
            return Err(Undefined::OneAnnotator);
        }
        let of_label = match measure {
            Measure::RelationsF1 | Measure::AllRelationsF1 => scope.label.is_none(),
            Measure::Attribute(question) => {
                let asked = self.plan.questions.get(question).map(|question| question.label);
                asked.is_some() && (scope.label.is_none() || scope.label == asked)
            }
            _ => scope.label.is_none_or(|label| label < self.plan.labels.len()),
        };
        let known = scope.pair.is_none_or(|pair| pair < self.pairs.len());
        match scope.pair {
            _ if !of_label || !known => Err(Undefined::NotMeasured),
            None if measure.is_of_pairs() => Ok((0..self.pairs.len()).map(Some).collect()),
            pair => Ok(vec![pair]),
        }
    }
}

/// The values given to a question in these reports.
fn values(counts: &[&Counts], question: usize) -> Vec<Answer> {
    let answers =
        counts.iter().flat_map(|counts| counts.pairs.iter().flatten()).flat_map(|pair| &pair.answers);
    let given = answers.filter(|one| one.question == question).flat_map(|one| &one.values);
    given.map(|(value, _)| *value).collect::<std::collections::BTreeSet<_>>().into_iter().collect()
}
