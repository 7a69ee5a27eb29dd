//! What is said of spans that both annotators share: their attributes, and the
//! relations between them.

use std::cmp::Ordering;

use super::matching::Pairs;
use super::plan::Plan;
use super::sums::float;
use super::work::{Answer, Link, Work};
use crate::core::order::{Key, order};

/// Counts of an F1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct F1 {
    /// In both.
    pub both: usize,
    /// Of the first annotator.
    pub a: usize,
    /// Of the second.
    pub b: usize,
}

impl F1 {
    /// With those of another report.
    pub(super) fn and(self, other: Self) -> Self {
        Self { both: self.both + other.both, a: self.a + other.a, b: self.b + other.b }
    }

    /// As [`super::sums::f1`] takes them.
    pub(super) fn parts(self) -> [f64; 3] {
        [float(self.both), float(self.a), float(self.b)]
    }
}

/// How two answered one question, over spans that both share: same label, same
/// pieces. A value that only one of them filled in is missing, no disagreement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answers {
    /// The question, by its place in the plan.
    pub question: usize,
    /// How many spans both answered it for.
    pub both: usize,
    /// For how many of them with equal values.
    pub equal: usize,
    /// How many spans only one of them answered it for.
    pub one_sided: usize,
    /// How often each value was given, by either.
    pub values: Vec<(Answer, usize)>,
}

/// Puts what was answered in another report in.
pub(super) fn add_answers(all: &mut Vec<Answers>, more: &[Answers]) {
    for one in more {
        let Some(known) = all.iter_mut().find(|known| known.question == one.question) else {
            all.push(one.clone());
            continue;
        };
        known.both += one.both;
        known.equal += one.equal;
        known.one_sided += one.one_sided;
        for (value, count) in &one.values {
            add_value(&mut known.values, *value, *count);
        }
    }
}

fn add_value(values: &mut Vec<(Answer, usize)>, value: Answer, more: usize) {
    match values.iter_mut().find(|(known, _)| *known == value) {
        Some((_, count)) => *count += more,
        None => values.push((value, more)),
    }
}

/// The answers of two annotators.
pub(super) fn answers(plan: &Plan, a: &Work, b: &Work, exact: &Pairs) -> Vec<Answers> {
    let mut all: Vec<Answers> = Vec::new();
    for (a, b) in exact.iter().filter_map(|(at, bt)| a.units().get(*at).zip(b.units().get(*bt))) {
        if a.answers.is_empty() && b.answers.is_empty() {
            continue;
        }
        // They stand together in the plan.
        let first = plan.questions.partition_point(|question| question.label < a.label);
        for n in 0..a.answers.len().max(b.answers.len()) {
            let given = [a.answers.get(n).copied().flatten(), b.answers.get(n).copied().flatten()];
            let question = first + n;
            if given != [None, None] {
                note(&mut all, question, given);
            }
        }
    }
    all
}

fn note(all: &mut Vec<Answers>, question: usize, given: [Option<Answer>; 2]) {
    let known = all.iter().position(|one| one.question == question);
    let place = known.unwrap_or_else(|| {
        all.push(Answers { question, both: 0, equal: 0, one_sided: 0, values: Vec::new() });
        all.len() - 1
    });
    let Some(answers) = all.get_mut(place) else { return };
    let [Some(a), Some(b)] = given else {
        answers.one_sided += 1;
        return;
    };
    answers.both += 1;
    answers.equal += usize::from(a == b);
    for value in [a, b] {
        add_value(&mut answers.values, value, 1);
    }
}

/// Relations between spans that both share, and all relations. One is in both
/// if its type is the same and its ends are the same shared spans; either way
/// round where the type says the same in both directions.
pub(super) fn relations(plan: &Plan, a: &Work, b: &Work, exact: &Pairs) -> [F1; 2] {
    let (ours, theirs) = (a.links(), b.links());
    if ours.is_empty() && theirs.is_empty() {
        return [F1::default(); 2];
    }
    let (mut names_a, mut names_b) = (vec![None; a.units().len()], vec![None; b.units().len()]);
    for (name, (at, bt)) in exact.iter().enumerate() {
        names_a.get_mut(*at).into_iter().for_each(|slot| *slot = Some(name));
        names_b.get_mut(*bt).into_iter().for_each(|slot| *slot = Some(name));
    }
    let (keys_a, keys_b) = (keys(plan, ours, &names_a), keys(plan, theirs, &names_b));
    let both = common(&keys_a, &keys_b);
    [F1 { both, a: keys_a.len(), b: keys_b.len() }, F1 { both, a: ours.len(), b: theirs.len() }]
}

/// The links whose ends are both shared, by the names of their ends, in order.
fn keys(plan: &Plan, links: &[Link], names: &[Option<usize>]) -> Vec<Key> {
    let name = |at: usize| names.get(at).copied().flatten();
    let key = |link: &Link| {
        let (from, to) = (name(link.from)?, name(link.to)?);
        let symmetric = plan.kinds.get(link.kind).is_some_and(|(_, symmetric)| *symmetric);
        Some(if symmetric { [link.kind, from.min(to), from.max(to)] } else { [link.kind, from, to] })
    };
    let keys: Vec<Key> = links.iter().filter_map(key).collect();
    order(keys.iter().copied()).into_iter().filter_map(|at| keys.get(at).copied()).collect()
}

/// How many of two ordered lists are in both, each as often as in the other.
fn common(a: &[Key], b: &[Key]) -> usize {
    let (mut ours, mut theirs) = (a.iter().peekable(), b.iter().peekable());
    let mut common = 0;
    while let (Some(a), Some(b)) = (ours.peek(), theirs.peek()) {
        match a.cmp(b) {
            Ordering::Less => {
                ours.next();
            }
            Ordering::Greater => {
                theirs.next();
            }
            Ordering::Equal => {
                common += 1;
                ours.next();
                theirs.next();
            }
        }
    }
    common
}
