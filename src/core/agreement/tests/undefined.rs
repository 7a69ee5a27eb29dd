//! What has no value, and why; and intervals.

use super::*;

fn spans(of: &[(usize, usize, usize)]) -> Vec<Unit<'static>> {
    of.iter().map(|(label, start, end)| unit(*label, *start, *end)).collect()
}

#[test]
fn what_has_no_value_says_why() {
    use Measure::*;
    use Undefined::*;
    let (none, some): (&[_], &[_]) = (&[], &[(0, 0, 5)]);
    let over_all: &[_] = &[(0, 0, 30)];
    let cases = [
        (vec![some], ExactF1, OneAnnotator),
        (vec![some], AlphaUnitizing, OneAnnotator),
        (vec![none, none], ExactF1, NoSpans),
        (vec![none, none], RelaxedF1, NoSpans),
        (vec![none, none], CharacterF1, NoSpans),
        (vec![none, none], AlphaUnitizing, NoSpans),
        (vec![none, none], KappaAllTokens, NoExpectedDisagreement),
        (vec![none, none], KappaAnnotatedTokens, NoTokens),
        (vec![none, none], FleissKappa, NoExpectedDisagreement),
        (vec![none, none, none], AlphaNominal, NoExpectedDisagreement),
        (vec![over_all, over_all], KappaAllTokens, NoExpectedDisagreement),
        (vec![some, some], RelationsF1, NoRelations),
        (vec![some, some], AllRelationsF1, NoRelations),
        (vec![some, some], Attribute(0), NotMeasured),
    ];
    for (work, measure, reason) in cases {
        let work: Vec<_> = work.iter().map(|of| spans(of)).collect();
        let tallies = tallies(&plan(work.len(), 2), &[task(0, 30, &work)]);
        assert_eq!(of(&tallies, measure, None), Err(reason), "{measure:?}");
        assert_eq!(tallies.interval(measure, Scope::default()), Err(reason), "{measure:?}");
    }
    let one = tallies(&plan(2, 2), &[task(0, 30, &[spans(some), spans(some)])]);
    assert_eq!(one.interval(ExactF1, Scope::default()), Err(OneReport));
}

#[test]
fn nobody_is_measured_by_a_report_they_have_not_worked_on() {
    let plan = plan(3, 1);
    let mut one = task(0, 30, &[spans(&[(0, 0, 5)]), spans(&[(0, 0, 5)]), Vec::new()]);
    one.work[2] = None;
    let mut two = task(1, 30, &[Vec::new(), spans(&[(0, 6, 11)]), spans(&[(0, 6, 11)])]);
    two.work[0] = None;
    let tallies = tallies(&plan, &[one, two]);
    let pairs = [Some(0), Some(1), Some(2)].map(|pair| of(&tallies, Measure::ExactF1, pair));
    assert_eq!(pairs, [Ok(1.0), Err(Undefined::NoSharedReport), Ok(1.0)]);
    assert_eq!(of(&tallies, Measure::ExactF1, None), Ok(1.0));
    assert_eq!(of(&tallies, Measure::AlphaUnitizing, None), Ok(1.0));
    // Fleiss' κ wants the same number of opinions everywhere.
    assert_eq!(of(&tallies, Measure::FleissKappa, None), Err(Undefined::NoSharedReport));
}

/// Reports with so many equal spans, so many of the first and of the second.
fn counted(of: &[(usize, usize, usize)]) -> Tallies {
    let report = |(at, (both, a, b)): (usize, &(usize, usize, usize))| {
        let run = |many: usize, shift: usize| {
            (0..many).map(move |n| {
                if n < *both { unit(0, 6 * n, 6 * n + 5) } else { unit(0, 6 * n + shift, 6 * n + 5) }
            })
        };
        task(at, 120, &[run(*a, 1).collect(), run(*b, 2).collect()])
    };
    tallies(&plan(2, 1), &of.iter().enumerate().map(report).collect::<Vec<_>>())
}

#[test]
fn the_bootstrap_is_what_going_through_all_draws_gives() {
    let tallies = counted(&[(3, 6, 6), (5, 7, 6), (2, 4, 5), (8, 9, 10), (1, 3, 2)]);
    near("micro", of(&tallies, Measure::ExactF1, None), 0.655_172, 1e-6);
    let reports = tallies.disputed(Measure::ExactF1, Scope::default());
    let macro_mean = reports.iter().map(|(_, value)| value.unwrap()).sum::<f64>() / 5.0;
    near("macro", Ok(macro_mean), 0.591_156, 1e-6);
    let interval = tallies.interval(Measure::ExactF1, Scope::default()).unwrap();
    near("2.5 %", Ok(interval.low), 0.45, 1e-6);
    near("97.5 %", Ok(interval.high), 0.784_810, 1e-6);
    assert_eq!((interval.draws, interval.reports, interval.is_unstable()), (3125, 5, true));
    assert_eq!(reports.iter().map(|(report, _)| *report).collect::<Vec<_>>(), [4, 2, 0, 1, 3]);
}

#[test]
fn the_bootstrap_of_many_reports_repeats_itself_and_is_about_right() {
    // Twice four reports of one kind and of another: the share that is equal has
    // a binomial distribution, so that its percentiles are known.
    let reports: Vec<_> = (0..40).map(|at| if at % 2 == 0 { (1, 1, 1) } else { (0, 1, 1) }).collect();
    let interval = counted(&reports).interval(Measure::ExactF1, Scope::default()).unwrap();
    assert_eq!((interval.draws, interval.is_unstable()), (1000, false));
    // Binomial with 40 and 1/2: P(X ≤ 13) = 0.0192, P(X ≤ 14) = 0.0403.
    near("2.5 %", Ok(interval.low), 14.0 / 40.0, 0.026);
    near("97.5 %", Ok(interval.high), 26.0 / 40.0, 0.026);
    assert_eq!(Ok(interval), counted(&reports).interval(Measure::ExactF1, Scope::default()));
}

#[test]
fn figures_over_time_know_days_and_months() {
    let plan = plan(2, 1);
    let on = |report: usize, day: &str, agree: bool| {
        let other = if agree { (0, 0, 5) } else { (0, 6, 11) };
        Task { day: Some(day.into()), ..task(report, 30, &[spans(&[(0, 0, 5)]), spans(&[other])]) }
    };
    let tasks = [on(0, "2026-11-02", false), on(1, "2026-10-30", true), on(2, "2026-11-01", true)];
    let tallies = tallies(&plan, &tasks);
    let over = |period| tallies.over_time(Measure::ExactF1, Scope::default(), period);
    let told = |all: Vec<(String, Figure, usize)>| {
        all.into_iter()
            .map(|(stretch, value, many)| format!("{stretch} {} {many}", value.unwrap()))
            .collect::<Vec<_>>()
    };
    assert_eq!(told(over(Period::Month)), ["2026-10 1 1", "2026-11 0.5 2"]);
    assert_eq!(told(over(Period::Day)), ["2026-10-30 1 1", "2026-11-01 1 1", "2026-11-02 0 1"]);
}
