//! Which counts of a report go into which measure, laid out as [`super::sums`]
//! takes them.

use super::counts::{Counts, OfAll, OfLabel, OfPair, Unitizing};
use super::measure::Measure;
use super::sums::float;
use super::tokens::Matrix;
use super::work::Answer;

/// The counts of a report for a pair, or for all who worked on it. `None` if it
/// was not worked on by those it takes.
pub(super) fn parts(
    counts: &Counts,
    people: (Option<usize>, usize),
    of: (Measure, Option<usize>),
    values: &[Answer],
) -> Option<Vec<f64>> {
    let ((pair, annotators), (measure, label)) = (people, of);
    match pair {
        Some(pair) => {
            let pair = counts.pairs.get(pair).and_then(Option::as_ref)?;
            Some(of_pair(pair, measure, label, values))
        }
        None => {
            // Fleiss' κ wants the same number of opinions everywhere.
            let least = if measure == Measure::FleissKappa { annotators } else { 2 };
            (counts.all.raters >= least).then(|| of_all(&counts.all, measure, label))
        }
    }
}

fn of_pair(pair: &OfPair, measure: Measure, label: Option<usize>, values: &[Answer]) -> Vec<f64> {
    let labels = || chosen(&pair.labels, label);
    let f1 = |of: fn(&OfLabel) -> [f64; 3]| added(labels().map(of)).to_vec();
    match measure {
        Measure::ExactF1 => f1(|one| one.exact.parts()),
        Measure::RelaxedF1 => f1(|one| one.relaxed.parts()),
        Measure::CharacterF1 => f1(|one| one.characters.parts()),
        Measure::AlphaUnitizing => f1(|one| unitizing(&one.unitizing)),
        Measure::RelationsF1 => pair.relations.parts().to_vec(),
        Measure::AllRelationsF1 => pair.all_relations.parts().to_vec(),
        Measure::KappaAllTokens => table(&pair.tokens, label),
        Measure::KappaAnnotatedTokens => annotated(&pair.tokens, label),
        Measure::FleissKappa | Measure::AlphaNominal => opinions(&pair.tokens, label),
        Measure::Attribute(question) => attribute(pair, question, values),
    }
}

fn of_all(all: &OfAll, measure: Measure, label: Option<usize>) -> Vec<f64> {
    match measure {
        Measure::AlphaUnitizing => added(chosen(&all.unitizing, label).map(unitizing)).to_vec(),
        _ => opinions_of_all(all, label),
    }
}

/// All labels, or the one.
fn chosen<T>(labels: &[T], label: Option<usize>) -> impl Iterator<Item = &T> {
    labels
        .iter()
        .enumerate()
        .filter(move |(at, _)| label.is_none_or(|label| label == *at))
        .map(|(_, one)| one)
}

fn added(parts: impl Iterator<Item = [f64; 3]>) -> [f64; 3] {
    parts.fold([0.0; 3], |[a, b, c], [x, y, z]| [a + x, b + y, c + z])
}

fn unitizing(one: &Unitizing) -> [f64; 3] {
    [one.observed, one.expected, float(one.units)]
}

/// `[same, total of each row, total of each column]` of the table, or of one
/// label against the rest.
fn table(tokens: &Matrix, label: Option<usize>) -> Vec<f64> {
    let parts = match label {
        None => {
            let same: usize = (0..tokens.size()).map(|at| tokens.get(at, at)).sum();
            let rows = (0..tokens.size()).map(|at| tokens.row(at));
            [same].into_iter().chain(rows).chain((0..tokens.size()).map(|at| tokens.column(at))).collect()
        }
        Some(label) => {
            let [both, first, second, neither] = tokens.one_against_rest(label);
            vec![both + neither, both + first, second + neither, both + second, first + neither]
        }
    };
    parts.into_iter().map(float).collect()
}

/// Without the tokens that neither of the two marked: they are in the last row
/// and the last column of either table.
fn annotated(tokens: &Matrix, label: Option<usize>) -> Vec<f64> {
    let none = tokens.size().saturating_sub(1);
    let unmarked = float(tokens.get(none, none));
    let mut parts = table(tokens, label);
    let labels = parts.len() / 2;
    for at in [0, labels, 2 * labels] {
        parts.get_mut(at).into_iter().for_each(|part| *part -= unmarked);
    }
    parts
}

fn opinions(tokens: &Matrix, label: Option<usize>) -> Vec<f64> {
    let parts = match label {
        None => {
            let same: usize = (0..tokens.size()).map(|at| tokens.get(at, at)).sum();
            let totals = (0..tokens.size()).map(|at| tokens.row(at) + tokens.column(at));
            [2 * same].into_iter().chain(totals).collect()
        }
        Some(label) => {
            let [both, first, second, neither] = tokens.one_against_rest(label);
            let one = first + second;
            vec![2 * (both + neither), 2 * both + one, 2 * neither + one]
        }
    };
    parts.into_iter().map(float).collect()
}

fn opinions_of_all(all: &OfAll, label: Option<usize>) -> Vec<f64> {
    let others = float(all.raters.saturating_sub(1));
    let Some(label) = label else {
        let same: usize = all.agreeing.iter().sum();
        return [float(same) / others].into_iter().chain(all.totals.iter().map(|n| float(*n))).collect();
    };
    let at = |list: &[usize]| list.get(label).copied().map(float).unwrap_or_default();
    let (given, same) = (at(&all.totals), at(&all.agreeing));
    let opinions = float(all.tokens) * float(all.raters);
    // Σ (m − n)(m − n − 1), by what is known of Σ n and Σ n(n − 1).
    let same_rest = opinions * others - 2.0 * others * given + same;
    vec![(same + same_rest) / others, given, opinions - given]
}

/// `[agreeing, total of each value]` of a question; without values
/// `[equal, both]`.
fn attribute(pair: &OfPair, question: usize, values: &[Answer]) -> Vec<f64> {
    let known = pair.answers.iter().find(|one| one.question == question);
    let Some(answers) = known else { return vec![0.0; values.len() + if values.is_empty() { 2 } else { 1 }] };
    if values.is_empty() {
        return vec![float(answers.equal), float(answers.both)];
    }
    let total = |value: &Answer| answers.values.iter().find(|(one, _)| one == value).map_or(0, |(_, n)| *n);
    let totals = values.iter().map(|value| float(total(value)));
    [2.0 * float(answers.equal)].into_iter().chain(totals).collect()
}
