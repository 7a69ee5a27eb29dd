//! γ: its best alignment against the reference and against trying everything.

use proptest::prelude::*;

use super::super::gamma::{Gamma, SAMPLES, disorder_of_all};
use super::*;

#[test]
fn the_disorder_of_the_worked_example_is_pygammas() {
    let (_, task, expected) = super::reference::example();
    let expected = &expected["gamma_best_alignment_disorder"];
    for (who, pair) in [("AB", (0, 1)), ("AC", (0, 2)), ("BC", (1, 2))] {
        near(who, Gamma::of(&task, pair, None).disorder(), expected[who].as_f64().unwrap(), 1e-6);
    }
    let units: Vec<&[Unit]> = task.work.iter().flatten().map(Work::units).collect();
    let all = disorder_of_all(&units, 1_000_000).ok_or(Undefined::NoSpans);
    near("ABC", all, expected["ABC"].as_f64().unwrap(), 1e-6);
    assert_eq!(disorder_of_all(&units, 10), None);
}

#[test]
fn gamma_is_one_for_the_same_low_for_chance_and_undefined_without_spans() {
    let same: Vec<_> =
        [(0, 3, 9), (1, 30, 34), (2, 60, 80), (0, 84, 88)].map(|(l, s, e)| unit(l, s, e)).into();
    let other: Vec<_> =
        [(1, 14, 20), (2, 40, 45), (0, 52, 58), (2, 84, 90)].map(|(l, s, e)| unit(l, s, e)).into();
    let gamma = |work: &[Vec<Unit<'static>>]| Gamma::of(&task(0, 100, work), (0, 1), None);
    assert_eq!(gamma(&[same.clone(), same.clone()]).value(), Ok(1.0));
    let apart = gamma(&[same.clone(), other.clone()]);
    assert!(apart.value().unwrap() < 0.3, "{apart:?}");
    assert_eq!(apart, gamma(&[other, same.clone()]));
    assert_eq!(gamma(&[Vec::new(), Vec::new()]).value(), Err(Undefined::NoSpans));
    assert_eq!(gamma(std::slice::from_ref(&same)).value(), Err(Undefined::NoSharedReport));
    // All alone, and half of the samples draw the empty one too.
    assert_eq!(gamma(&[same.clone(), Vec::new()]).disorder(), Ok(2.0));
    assert_eq!(Gamma::of(&task(0, 100, &[same.clone(), same]), (0, 1), Some(1)).units, 1.0);
    assert_eq!(SAMPLES, 30);
}

#[test]
fn chance_repeats_itself() {
    // Pinned, so that no change of the draws goes unnoticed.
    let (_, task, _) = super::reference::example();
    let values = [(0, 1), (0, 2), (1, 2)].map(|pair| Gamma::of(&task, pair, None).value().unwrap());
    let told = values.map(|value| format!("{value:.6}"));
    assert_eq!(told, ["0.969108", "0.649461", "0.612244"]);
}

fn few() -> impl Strategy<Value = Vec<Unit<'static>>> {
    let one = (0..2_usize, 0..30_usize, 1..12_usize)
        .prop_map(|(label, start, len)| unit(label, start, start + len));
    prop::collection::vec(one, 0..6)
}

proptest! {
    #[test]
    fn the_assignment_is_what_the_search_through_all_gives(a in few(), b in few()) {
        let task = task(0, 42, &[a.clone(), b.clone()]);
        let slow = disorder_of_all(&[&a, &b], 10_000_000);
        match Gamma::of(&task, (0, 1), None).disorder() {
            Ok(fast) => prop_assert!((fast - slow.unwrap()).abs() < 1e-9, "{} {:?}", fast, slow),
            Err(_) => prop_assert_eq!(slow, None),
        }
    }
}
