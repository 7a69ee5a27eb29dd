//! Work of three annotators by chance, and what our measures say of it.

use serde_json::{Value as Json, json};
use wasim::core::agreement::{Counts, Measure, Options, Plan, Scope, Tallies, Task, Unit, Work, tokens};
use wasim::core::datasets::Document;
use wasim::core::model::LabelId;
use wasim::core::text::TextRange;

use super::documents::Chance;

const LABELS: [&str; 3] = ["actor", "casualty", "place"];

/// A span: its label, by its place, and its range.
type Marked = (usize, TextRange);

/// What each of three marked in each report, its tokens, and the figures. `null` are
/// the reports that an annotator did not work on. No two spans of one annotator
/// overlap: nervaluate counts overlapping ones otherwise.
pub fn told(documents: &[Document]) -> Json {
    let chance = &mut Chance::new(7);
    let annotators = ["A", "B", "C"];
    let plan = Plan {
        annotators: annotators.map(str::to_owned).to_vec(),
        labels: LABELS.map(LabelId::new).to_vec(),
        questions: Vec::new(),
        kinds: Vec::new(),
        options: Options::default(),
    };
    let mut tallies = Tallies::new(plan.clone());
    let mut reports = Vec::new();
    for (report, document) in documents.iter().enumerate() {
        let tokens = tokens(&document.text);
        let shared = by_chance(chance, document, &[]);
        let works = annotators.map(|_| (chance.below(5) > 0).then(|| by_chance(chance, document, &shared)));
        let work = works.iter().map(|work| work.as_ref().map(|marks| worked(marks))).collect();
        let task = Task { report, len: document.text.len(), tokens: tokens.clone(), work, day: None };
        tallies.add(Counts::of(&plan, &task));
        let range = |range: &TextRange| json!([range.start().0, range.end().0]);
        let mark = |(label, at): &Marked| json!([LABELS[*label], at.start().0, at.end().0]);
        let works = works.map(|work| work.map(|marks| marks.iter().map(mark).collect::<Json>()));
        reports.push(json!({ "tokens": tokens.iter().map(range).collect::<Json>(), "works": works }));
    }
    let figure = |measure, pair| tallies.figure(measure, Scope { pair, ..Scope::default() }).unwrap();
    let pairs = plan.pairs().into_iter().enumerate().map(|(n, (a, b))| {
        let [exact, kappa, alpha] = [Measure::ExactF1, Measure::KappaAllTokens, Measure::AlphaNominal]
            .map(|measure| figure(measure, Some(n)));
        json!({ "of": [a, b], "exact_f1": exact, "kappa_all_tokens": kappa, "alpha_nominal": alpha })
    });
    let pairs: Json = pairs.collect();
    json!({ "reports": reports, "pairs": pairs, "alpha_nominal": figure(Measure::AlphaNominal, None) })
}

/// Spans apart from one another, many of them out of `shared`.
fn by_chance(chance: &mut Chance, document: &Document, shared: &[Marked]) -> Vec<Marked> {
    let mut marks: Vec<Marked> = shared.iter().copied().filter(|_| chance.below(3) > 0).collect();
    let text = &document.text;
    for _ in 0..chance.below(4) {
        let range = chance.range(text, 12);
        let free = |range: &TextRange| !marks.iter().any(|(_, other)| other.overlaps(*range));
        let label = chance.below(LABELS.len());
        marks.extend(range.filter(free).map(|range| (label, range)));
    }
    marks
}

fn worked(marks: &[Marked]) -> Work<'_> {
    let unit =
        |(label, range): &Marked| Unit { label: *label, pieces: vec![*range].into(), answers: Vec::new() };
    Work::new(marks.iter().map(unit).collect(), &[])
}
