//! Every reference number to 1e-6, and what holds for any work.

mod errands;
mod export;
mod gamma;
mod layers;
mod properties;
mod reference;
mod undefined;

use super::*;
use crate::core::text::{CodePoint, TextRange};

fn range(start: usize, end: usize) -> TextRange {
    TextRange::between(CodePoint(start), CodePoint(end))
}

/// A unit in one piece that says nothing but its label.
fn unit(label: usize, start: usize, end: usize) -> Unit<'static> {
    Unit { label, pieces: vec![range(start, end)].into(), answers: Vec::new() }
}

/// A plan for so many annotators and labels, without questions.
fn plan(annotators: usize, labels: usize) -> Plan {
    let letter = |n: usize| char::from(b'A' + u8::try_from(n).unwrap()).to_string();
    Plan {
        annotators: (0..annotators).map(letter).collect(),
        labels: (0..labels).map(|n| crate::core::model::LabelId::new(&letter(n))).collect(),
        questions: Vec::new(),
        kinds: Vec::new(),
        options: Options::default(),
    }
}

/// A report of so many code points in tokens of five, with a blank between.
fn task(report: usize, len: usize, work: &[Vec<Unit<'static>>]) -> Task<'static> {
    let work = work.iter().map(|units| Some(Work::new(units.clone(), &[]))).collect();
    let tokens = (0..len).step_by(6).map(|at| range(at, (at + 5).min(len))).collect();
    Task { report, len: CodePoint(len), tokens, work, day: None }
}

fn tallies(plan: &Plan, tasks: &[Task]) -> Tallies {
    let mut tallies = Tallies::new(plan.clone());
    tasks.iter().for_each(|task| tallies.add(Counts::of(plan, task)));
    tallies
}

/// The figure of a pair.
fn of(tallies: &Tallies, measure: Measure, pair: Option<usize>) -> Figure {
    tallies.figure(measure, Scope { pair, ..Scope::default() })
}

#[track_caller]
fn near(what: &str, found: Figure, wanted: f64, tolerance: f64) {
    let found = found.unwrap_or_else(|reason| panic!("{what}: {reason:?}, not {wanted}"));
    assert!((found - wanted).abs() <= tolerance, "{what}: {found}, not {wanted}");
}
