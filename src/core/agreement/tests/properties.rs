//! What holds for any work.

use proptest::prelude::*;

use super::*;

const LEN: usize = 90;
const LABELS: usize = 3;

/// Units that may nest, overlap and be identical, some in two pieces.
fn units() -> impl Strategy<Value = Vec<Unit<'static>>> {
    let one = (0..LABELS, 0..LEN - 1, 1..20_usize, any::<bool>()).prop_map(|(label, start, len, parted)| {
        let end = (start + len).min(LEN);
        let mut unit = unit(label, start, end);
        if parted && end - start > 4 {
            unit.pieces = vec![range(start, start + 2), range(end - 2, end)].into();
        }
        unit
    });
    prop::collection::vec(one, 0..9)
}

fn reports(annotators: usize) -> impl Strategy<Value = Vec<Vec<Vec<Unit<'static>>>>> {
    prop::collection::vec(prop::collection::vec(units(), annotators), 1..5)
}

fn measured(reports: &[Vec<Vec<Unit<'static>>>]) -> Tallies {
    let annotators = reports.first().map_or(0, Vec::len);
    let tasks: Vec<Task> = reports.iter().enumerate().map(|(at, work)| task(at, LEN, work)).collect();
    tallies(&plan(annotators, LABELS), &tasks)
}

/// Every figure of the project, of all and label by label.
fn figures(tallies: &Tallies, pair: Option<usize>) -> Vec<Figure> {
    let labels = [None].into_iter().chain((0..LABELS).map(Some));
    let scopes = labels.map(|label| Scope { pair, label, ..Scope::default() });
    scopes.flat_map(|scope| Measure::ALL.map(|measure| tallies.figure(measure, scope))).collect()
}

#[track_caller]
fn same(a: &[Figure], b: &[Figure]) {
    for (at, (a, b)) in a.iter().zip(b).enumerate() {
        match (a, b) {
            (Ok(a), Ok(b)) => assert!((a - b).abs() < 1e-9, "figure {at}: {a}, {b}"),
            (a, b) => assert_eq!(a, b, "figure {at}"),
        }
    }
}

/// All pairs that match, tried out one way and the other: no greed.
fn equal_pairs(a: &[Unit], b: &[Unit]) -> usize {
    let mut left: Vec<&Unit> = b.iter().collect();
    let mut found = 0;
    for unit in a {
        if let Some(at) =
            left.iter().position(|other| other.label == unit.label && other.pieces == unit.pieces)
        {
            left.remove(at);
            found += 1;
        }
    }
    found
}

proptest! {
    #[test]
    fn it_does_not_matter_who_comes_first(mut reports in reports(3), order in Just([0, 1, 2]).prop_shuffle()) {
        let before = measured(&reports);
        for work in &mut reports {
            *work = order.iter().map(|at| work[*at].clone()).collect();
        }
        let after = measured(&reports);
        same(&figures(&before, None), &figures(&after, None));
        prop_assert_eq!(before.confusion(Scope::default()), after.confusion(Scope::default()));
        for (pair, (a, b)) in after.pairs().iter().enumerate() {
            let (a, b) = (order[*a].min(order[*b]), order[*a].max(order[*b]));
            let old = before.pairs().iter().position(|pair| *pair == (a, b));
            same(&figures(&before, old), &figures(&after, Some(pair)));
        }
    }

    #[test]
    fn work_agrees_with_itself(units in units()) {
        let tallies = measured(&[vec![units.clone(), units.clone(), units]]);
        for value in figures(&tallies, None).into_iter().flatten() {
            prop_assert!((value - 1.0).abs() < 1e-9, "{}", value);
        }
    }

    #[test]
    fn figures_keep_their_bounds(reports in reports(3)) {
        let tallies = measured(&reports);
        for pair in [None, Some(0), Some(1), Some(2)] {
            for measure in Measure::ALL {
                let Ok(value) = of(&tallies, measure, pair) else { continue };
                let low = if measure.id().ends_with("_f1") { 0.0 } else { -10.0 };
                prop_assert!((low..=1.0 + 1e-9).contains(&value), "{:?} {}", measure, value);
                let Ok(interval) = tallies.interval(measure, Scope { pair, ..Scope::default() }) else { continue };
                prop_assert!(interval.low <= interval.high && interval.is_unstable());
            }
        }
    }

    #[test]
    fn reports_add_up_in_any_order_and_in_any_parts(
        reports in reports(3),
        order in Just([0, 1, 2, 3]).prop_shuffle(),
        cut in 0..4_usize,
    ) {
        let plan = plan(3, LABELS);
        let counts: Vec<Counts> =
            reports.iter().enumerate().map(|(at, work)| Counts::of(&plan, &task(at, LEN, work))).collect();
        let mut parts = [Tallies::new(plan.clone()), Tallies::new(plan)];
        for (n, at) in order.into_iter().filter(|at| *at < counts.len()).enumerate() {
            parts[usize::from(n < cut)].add(counts[at].clone());
        }
        let [mut whole, other] = parts;
        whole.merge(other);
        prop_assert_eq!(whole, measured(&reports));
    }

    #[test]
    fn equal_spans_are_all_found_and_the_tables_add_up(a in units(), b in units()) {
        let work = [Work::new(a.clone(), &[]), Work::new(b.clone(), &[])];
        let tallies = measured(&[vec![a.clone(), b.clone()]]);
        let pair = tallies.counts().next().unwrap().pairs[0].clone().unwrap();
        let both: usize = pair.labels.iter().map(|label| label.exact.both).sum();
        prop_assert_eq!(both, equal_pairs(work[0].units(), work[1].units()));
        for label in 0..LABELS {
            prop_assert_eq!(pair.confusion.row(label), a.iter().filter(|unit| unit.label == label).count());
            prop_assert_eq!(pair.confusion.column(label), b.iter().filter(|unit| unit.label == label).count());
            let one = pair.labels[label];
            prop_assert!(one.relaxed.both >= usize::from(one.exact.both > 0));
        }
        prop_assert_eq!(pair.tokens.cells().iter().sum::<usize>(), LEN.div_ceil(6));
    }

    #[test]
    fn characters_and_unitizing_are_what_counting_one_by_one_gives(a in units(), b in units()) {
        let tallies = measured(&[vec![a.clone(), b.clone()]]);
        let pair = tallies.counts().next().unwrap().pairs[0].clone().unwrap();
        for label in 0..LABELS {
            let holds = |units: &[Unit], at: usize| {
                units.iter().any(|unit| unit.label == label && unit.pieces.iter().any(|p| p.contains(CodePoint(at))))
            };
            let count = |of: &dyn Fn(usize) -> bool| (0..LEN).filter(|at| of(*at)).count();
            let found = pair.labels[label].characters;
            prop_assert_eq!(found.both, count(&|at| holds(&a, at) && holds(&b, at)));
            prop_assert_eq!(found.a, count(&|at| holds(&a, at)));
            let slow = slow_unitizing(&[sections(&a, label), sections(&b, label)]);
            let fast = pair.labels[label].unitizing;
            prop_assert!((slow.0 - fast.observed).abs() < 1e-6, "observed {} {}", slow.0, fast.observed);
            prop_assert!((slow.1 - fast.expected).abs() < 1e-6, "expected {} {}", slow.1, fast.expected);
        }
    }
}

/// The units of a label as α_U has them, found by merging until nothing overlaps.
fn sections(units: &[Unit], label: usize) -> Vec<TextRange> {
    let own = units.iter().filter(|unit| unit.label == label);
    let mut all: Vec<TextRange> = own.flat_map(|unit| unit.pieces.iter().copied()).collect();
    let overlapping = |all: &[TextRange]| {
        let pairs = (0..all.len()).flat_map(|a| (a + 1..all.len()).map(move |b| (a, b)));
        pairs.into_iter().find(|(a, b)| all[*a].overlaps(all[*b]))
    };
    while let Some((a, b)) = overlapping(&all) {
        let other = all.remove(b);
        all[a] = TextRange::between(all[a].start().min(other.start()), all[a].end().max(other.end()));
    }
    all.sort_unstable();
    all
}

/// The formulas as domain.md 4.3 writes them, each unit against each, times L².
fn slow_unitizing(lines: &[Vec<TextRange>; 2]) -> (f64, f64) {
    let (len, [a, b]) = (LEN as f64, lines);
    let mut observed = 0.0;
    for one in a {
        for other in b.iter().filter(|other| other.overlaps(*one)) {
            let b = one.start().0 as f64 - other.start().0 as f64;
            let d = one.len() as f64 - other.len() as f64;
            observed += b * b + (b + d) * (b + d);
        }
    }
    for (units, others) in [(a, b), (b, a)] {
        let alone = units.iter().filter(|unit| !others.iter().any(|other| other.overlaps(**unit)));
        observed += alone.map(|unit| (unit.len() * unit.len()) as f64).sum::<f64>();
    }
    let (mut sum, mut inner, n) = (0.0, 0.0, (a.len() + b.len()) as f64);
    for unit in a.iter().chain(b) {
        let l = unit.len() as f64;
        inner += l * (l - 1.0);
        sum += (n - 1.0) * (2.0 * l * l * l - 3.0 * l * l + l) / 3.0;
        for line in lines {
            let ends = [0].into_iter().chain(line.iter().map(|unit| unit.end().0));
            let starts = line.iter().map(|unit| unit.start().0).chain([LEN]);
            for gap in ends.zip(starts).map(|(end, start)| start as f64 - end as f64).filter(|gap| *gap >= l)
            {
                sum += l * l * (gap - l + 1.0);
            }
        }
    }
    (observed, 2.0 * len * sum / (2.0 * len * (2.0 * len - 1.0) - inner))
}
