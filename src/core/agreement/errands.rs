//! What is dear of agreement, as jobs that any thread can do: counting reports,
//! γ of a pair in reports, drawing an interval. Each job carries all that it
//! takes, and none needs the project.

use super::bootstrap::Interval;
use super::content::{Answers, F1};
use super::counts::{Counts, OfAll, OfLabel, OfPair, Unitizing};
use super::gamma::Gamma;
use super::measure::{Measure, Undefined};
use super::plan::{Options, Plan, Question, Scale};
use super::rows::Sample;
use super::tokens::Matrix;
use super::work::{Answer, Link, Task, Unit, Work};
use crate::core::flat::{Reader, Writer};
use crate::core::jobs::Job;
use crate::core::model::{LabelId, RelationKind};
use crate::core::text::{CodePoint, TextRange};

/// Reports on their way to a job.
#[derive(Debug)]
pub struct Batch(Writer);

impl Batch {
    /// To be counted: [`counted`] reads the answer.
    #[must_use]
    pub fn to_count(plan: &Plan) -> Self {
        let mut bytes = Job::Count.begin();
        put_plan(&mut bytes, plan);
        Self(bytes)
    }

    /// For γ of a pair, by their places in the plan: [`gamma_of`] reads the answer.
    #[must_use]
    pub fn for_gamma(pair: (usize, usize)) -> Self {
        let mut bytes = Job::Gamma.begin();
        bytes.number(pair.0);
        bytes.number(pair.1);
        Self(bytes)
    }

    /// Puts a report in.
    pub fn add(&mut self, task: &Task) {
        put_task(&mut self.0, task);
    }

    /// How many bytes it has come to.
    #[must_use]
    pub fn weight(&self) -> usize {
        self.0.len()
    }

    /// The job.
    #[must_use]
    pub fn job(self) -> Vec<u8> {
        self.0.into_bytes()
    }
}

/// Counts a batch of reports: [`Counts::of`] each.
pub(crate) fn count(from: &mut Reader, to: &mut Writer) -> Option<()> {
    let plan = take_plan(from)?;
    while !from.is_at_end() {
        put_counts(to, &Counts::of(&plan, &take_task(from)?));
    }
    Some(())
}

/// What was counted in a batch; `None` if these bytes don't say.
#[must_use]
pub fn counted(answer: &[u8]) -> Option<Vec<Counts>> {
    let mut from = Reader::new(answer);
    let mut all = Vec::new();
    while !from.is_at_end() {
        all.push(take_counts(&mut from)?);
    }
    Some(all)
}

/// γ of a batch of reports: [`Gamma::of`] each, added up.
pub(crate) fn gamma(from: &mut Reader, to: &mut Writer) -> Option<()> {
    let pair = (from.number()?, from.number()?);
    let mut gamma = Gamma::default();
    while !from.is_at_end() {
        gamma = gamma.and(Gamma::of(&take_task(from)?, pair, None));
    }
    [gamma.observed, gamma.expected, gamma.units].into_iter().for_each(|part| to.float(part));
    to.number(gamma.reports);
    Some(())
}

/// What γ was found to be in a batch; `None` if these bytes don't say.
#[must_use]
pub fn gamma_of(answer: &[u8]) -> Option<Gamma> {
    let mut from = Reader::new(answer);
    let [observed, expected, units] = [from.float()?, from.float()?, from.float()?];
    Some(Gamma { observed, expected, units, reports: from.number()? })
}

impl Sample {
    /// The job of drawing the interval: [`interval_of`] reads the answer.
    #[must_use]
    pub fn job(&self) -> Vec<u8> {
        let mut to = Job::Interval.begin();
        // Which attribute makes no difference to the value.
        let place = Measure::ALL.iter().position(|one| *one == self.measure);
        to.number(place.unwrap_or(Measure::ALL.len()));
        [usize::from(self.scale == Scale::Equal), self.comparisons, self.width]
            .into_iter()
            .for_each(|number| to.number(number));
        to.list(&self.rows, |to, part| to.float(*part));
        to.into_bytes()
    }
}

/// Draws an interval: [`Sample::interval`].
pub(crate) fn interval(from: &mut Reader, to: &mut Writer) -> Option<()> {
    let measure = Measure::ALL.get(from.number()?).copied().unwrap_or(Measure::Attribute(0));
    let scale = if from.number()? == 1 { Scale::Equal } else { Scale::Nominal };
    let (comparisons, width) = (from.number()?, from.number()?);
    let sample = Sample { measure, scale, comparisons, width, rows: from.list(Reader::float)? };
    to.option(sample.interval().ok().as_ref(), |to, interval| {
        to.float(interval.low);
        to.float(interval.high);
        to.number(interval.reports);
        to.number(interval.draws);
    });
    Some(())
}

/// The interval, or why there is none; `None` if these bytes don't say.
#[must_use]
pub fn interval_of(answer: &[u8]) -> Option<Result<Interval, Undefined>> {
    let interval = Reader::new(answer).option(|from| {
        let (low, high) = (from.float()?, from.float()?);
        Some(Interval { low, high, reports: from.number()?, draws: from.number()? })
    })?;
    Some(interval.ok_or(Undefined::NoSharedReport))
}

/// As much of a plan as counting takes: no names, but how many there are.
fn put_plan(to: &mut Writer, plan: &Plan) {
    to.number(plan.annotators.len());
    to.number(plan.labels.len());
    to.list(&plan.questions, |to, question| to.number(question.label));
    to.list(&plan.kinds, |to, (_, symmetric)| to.number(usize::from(*symmetric)));
}

fn take_plan(from: &mut Reader) -> Option<Plan> {
    let question = |from: &mut Reader| {
        Some(Question { label: from.number()?, attributes: Vec::new(), scale: Scale::Equal })
    };
    Some(Plan {
        annotators: vec![String::new(); from.number()?],
        labels: vec![LabelId::new(""); from.number()?],
        questions: from.list(question)?,
        kinds: from.list(|from| Some((RelationKind::new(""), from.number()? == 1)))?,
        options: Options::default(),
    })
}

fn put_task(to: &mut Writer, task: &Task) {
    to.number(task.report);
    to.number(task.len.0);
    to.option(task.day.as_ref(), |to, day| to.text(day));
    to.list(&task.tokens, put_range);
    to.list(&task.work, |to, work| to.option(work.as_ref(), put_work));
}

fn take_task(from: &mut Reader) -> Option<Task<'static>> {
    Some(Task {
        report: from.number()?,
        len: CodePoint(from.number()?),
        day: take_day(from)?,
        tokens: from.list(take_range)?,
        work: from.list(|from| from.option(take_work))?,
    })
}

fn take_day(from: &mut Reader) -> Option<Option<String>> {
    from.option(|from| from.text().map(str::to_owned))
}

fn put_range(to: &mut Writer, range: &TextRange) {
    to.number(range.start().0);
    to.number(range.len());
}

fn take_range(from: &mut Reader) -> Option<TextRange> {
    let start = from.number()?;
    Some(TextRange::between(CodePoint(start), CodePoint(start.checked_add(from.number()?)?)))
}

fn put_work(to: &mut Writer, work: &Work) {
    to.number(work.suggested);
    to.list(work.units(), |to, unit| {
        to.number(unit.label);
        to.list(&unit.pieces, put_range);
        to.list(&unit.answers, |to, answer| to.option(answer.as_ref(), |to, answer| to.wide(answer.0)));
    });
    to.list(work.links(), |to, link| {
        [link.kind, link.from, link.to].into_iter().for_each(|number| to.number(number));
    });
}

fn take_work(from: &mut Reader) -> Option<Work<'static>> {
    let suggested = from.number()?;
    let units = from.list(|from| {
        Some(Unit {
            label: from.number()?,
            pieces: from.list(take_range)?.into(),
            answers: from.list(|from| from.option(|from| from.wide().map(Answer)))?,
        })
    })?;
    let links =
        from.list(|from| Some(Link { kind: from.number()?, from: from.number()?, to: from.number()? }))?;
    let mut work = Work::new(units, &links);
    work.suggested = suggested;
    Some(work)
}

fn put_counts(to: &mut Writer, counts: &Counts) {
    to.number(counts.report);
    to.option(counts.day.as_ref(), |to, day| to.text(day));
    put_numbers(to, &counts.suggested);
    to.list(&counts.pairs, |to, pair| to.option(pair.as_ref(), put_pair));
    to.number(counts.all.raters);
    to.number(counts.all.tokens);
    put_numbers(to, &counts.all.totals);
    put_numbers(to, &counts.all.agreeing);
    to.list(&counts.all.unitizing, put_unitizing);
}

fn take_counts(from: &mut Reader) -> Option<Counts> {
    Some(Counts {
        report: from.number()?,
        day: take_day(from)?,
        suggested: from.list(Reader::number)?,
        pairs: from.list(|from| from.option(take_pair))?,
        all: OfAll {
            raters: from.number()?,
            tokens: from.number()?,
            totals: from.list(Reader::number)?,
            agreeing: from.list(Reader::number)?,
            unitizing: from.list(take_unitizing)?,
        },
    })
}

fn put_numbers(to: &mut Writer, numbers: &[usize]) {
    to.list(numbers, |to, number| to.number(*number));
}

fn put_pair(to: &mut Writer, pair: &OfPair) {
    to.list(&pair.labels, |to, label| {
        [label.exact, label.relaxed, label.characters].iter().for_each(|f1| put_f1(to, f1));
        put_unitizing(to, &label.unitizing);
    });
    for matrix in [&pair.tokens, &pair.confusion] {
        to.number(matrix.size());
        put_numbers(to, matrix.cells());
    }
    put_f1(to, &pair.relations);
    put_f1(to, &pair.all_relations);
    to.list(&pair.answers, |to, answers| {
        [answers.question, answers.both, answers.equal, answers.one_sided]
            .into_iter()
            .for_each(|number| to.number(number));
        to.list(&answers.values, |to, (value, count)| {
            to.wide(value.0);
            to.number(*count);
        });
    });
}

fn take_pair(from: &mut Reader) -> Option<OfPair> {
    let label = |from: &mut Reader| {
        Some(OfLabel {
            exact: take_f1(from)?,
            relaxed: take_f1(from)?,
            characters: take_f1(from)?,
            unitizing: take_unitizing(from)?,
        })
    };
    let matrix = |from: &mut Reader| Matrix::of_cells(from.number()?, from.list(Reader::number)?);
    let answers = |from: &mut Reader| {
        Some(Answers {
            question: from.number()?,
            both: from.number()?,
            equal: from.number()?,
            one_sided: from.number()?,
            values: from.list(|from| Some((Answer(from.wide()?), from.number()?)))?,
        })
    };
    Some(OfPair {
        labels: from.list(label)?,
        tokens: matrix(from)?,
        confusion: matrix(from)?,
        relations: take_f1(from)?,
        all_relations: take_f1(from)?,
        answers: from.list(answers)?,
    })
}

fn put_f1(to: &mut Writer, f1: &F1) {
    [f1.both, f1.a, f1.b].into_iter().for_each(|number| to.number(number));
}

fn take_f1(from: &mut Reader) -> Option<F1> {
    Some(F1 { both: from.number()?, a: from.number()?, b: from.number()? })
}

fn put_unitizing(to: &mut Writer, one: &Unitizing) {
    to.float(one.observed);
    to.float(one.expected);
    to.number(one.units);
}

fn take_unitizing(from: &mut Reader) -> Option<Unitizing> {
    Some(Unitizing { observed: from.float()?, expected: from.float()?, units: from.number()? })
}
