//! What is done elsewhere is what would have been done here.

use proptest::prelude::*;

use super::*;
use crate::core::agreement::errands::{Batch, counted, gamma_of, interval_of};
use crate::core::agreement::gamma::Gamma;
use crate::core::jobs;
use crate::core::model::RelationKind;

const ANNOTATORS: usize = 3;
const LABELS: usize = 2;

/// Two labels with two questions each, one of numbers, and two kinds of relations.
fn asked() -> Plan {
    let question = |(label, scale)| Question { label, attributes: vec!["any".to_owned()], scale };
    let scales = [Scale::Nominal, Scale::Equal];
    let questions = (0..LABELS).flat_map(|label| scales.map(|scale| (label, scale))).map(question).collect();
    let kinds = [true, false].map(|symmetric| (RelationKind::new("kind"), symmetric)).to_vec();
    Plan { questions, kinds, ..plan(ANNOTATORS, LABELS) }
}

fn unit() -> impl Strategy<Value = Unit<'static>> {
    let answer = prop::option::of((0..3_u8).prop_map(|value| Answer::NONE.with(&[value])));
    let answers = prop_oneof![Just(Vec::new()), prop::collection::vec(answer, 2)];
    (0..LABELS, 0..200_usize, 3..20_usize, any::<bool>(), answers).prop_map(
        |(label, start, len, parted, answers)| {
            let end = start + len;
            let parts = vec![range(start, start + 1), range(end - 1, end)];
            let pieces = if parted { parts.into() } else { vec![range(start, end)].into() };
            Unit { label, pieces, answers }
        },
    )
}

fn work() -> impl Strategy<Value = Work<'static>> {
    let link = (0..2_usize, 0..5_usize, 0..5_usize).prop_map(|(kind, from, to)| Link { kind, from, to });
    (prop::collection::vec(unit(), 0..6), prop::collection::vec(link, 0..4), 0..9_usize).prop_map(
        |(units, links, suggested)| {
            let mut work = Work::new(units, &links);
            work.suggested = suggested;
            work
        },
    )
}

fn tasks() -> impl Strategy<Value = Vec<Task<'static>>> {
    let day = prop::option::of(Just("2026-11-22".to_owned()));
    let one = (prop::collection::vec(prop::option::of(work()), ANNOTATORS), day);
    prop::collection::vec(one, 1..5).prop_map(|all| {
        let of = |(report, (work, day))| Task { work, day, ..task(report, 240, &[]) };
        all.into_iter().enumerate().map(of).collect()
    })
}

fn batch(mut batch: Batch, tasks: &[Task]) -> Vec<u8> {
    tasks.iter().for_each(|task| batch.add(task));
    batch.job()
}

proptest! {
    #[test]
    fn reports_are_counted_alike(tasks in tasks()) {
        let plan = asked();
        let here: Vec<Counts> = tasks.iter().map(|task| Counts::of(&plan, task)).collect();
        let there = jobs::answer(&batch(Batch::to_count(&plan), &tasks)).unwrap();
        prop_assert_eq!(counted(&there), Some(here));
    }

    #[test]
    fn gamma_is_the_same(tasks in tasks()) {
        let here = tasks.iter().map(|task| Gamma::of(task, (0, 2), None)).fold(Gamma::default(), Gamma::and);
        let there = jobs::answer(&batch(Batch::for_gamma((0, 2)), &tasks)).unwrap();
        prop_assert_eq!(gamma_of(&there), Some(here));
    }

    #[test]
    fn intervals_are_the_same(tasks in tasks()) {
        let mut tallies = tallies(&asked(), &tasks);
        let attributes = (0..2 * LABELS).map(Measure::Attribute);
        for measure in Measure::ALL.into_iter().chain(attributes) {
            for pair in [None, Some(1)] {
                let scope = Scope { pair, ..Scope::default() };
                let here = tallies.interval(measure, scope);
                let Ok(sample) = tallies.sample(measure, scope) else {
                    prop_assert!(here.is_err());
                    continue;
                };
                let there = interval_of(&jobs::answer(&sample.job()).unwrap());
                prop_assert_eq!(there, Some(here));
                tallies.keep_interval(measure, scope, here);
                prop_assert_eq!(tallies.interval(measure, scope), here);
            }
        }
    }

    #[test]
    fn what_was_cut_off_is_not_answered_and_breaks_nothing(tasks in tasks(), cut in 1..40_usize) {
        let plan = asked();
        let job = batch(Batch::to_count(&plan), &tasks);
        let answer = jobs::answer(&job).unwrap();
        if let Some(short) = job.len().checked_sub(cut) {
            let told = jobs::answer(&job[..short]).and_then(|answer| counted(&answer));
            // Nothing but whole reports.
            prop_assert!(told.is_none_or(|counts| counts.len() < tasks.len()));
        }
        if let Some(short) = answer.len().checked_sub(cut) {
            prop_assert!(counted(&answer[..short]).is_none_or(|counts| counts.len() < tasks.len()));
        }
    }
}

#[test]
fn a_kept_interval_is_forgotten_with_the_counts_it_was_drawn_from() {
    let plan = plan(2, 1);
    let work = |end: usize| vec![vec![unit_to(end)], vec![unit_to(6)]];
    let tasks: Vec<Task> =
        [6, 6, 9].into_iter().enumerate().map(|(at, end)| task(at, 60, &work(end))).collect();
    let mut tallies = tallies(&plan, &tasks);
    let (measure, all) = (Measure::ExactF1, Scope::default());
    let drawn = tallies.interval(measure, all);
    let kept = Err(Undefined::OneReport);
    tallies.keep_interval(measure, all, kept);
    assert_eq!(tallies.interval(measure, all), kept);
    tallies.add(Counts::of(&plan, &tasks[0]));
    assert_eq!(tallies.interval(measure, all), drawn);
}

fn unit_to(end: usize) -> Unit<'static> {
    super::unit(0, 0, end)
}

#[test]
fn what_is_no_job_has_no_answer() {
    for bytes in [&[][..], &[9], &[0x80], &[1, 0]] {
        assert_eq!(jobs::answer(bytes), None, "{bytes:?}");
    }
}
