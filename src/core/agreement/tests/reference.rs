//! Numbers that were calculated elsewhere.

use super::*;

const EXAMPLE: &str = include_str!("../../../../tests/fixtures/agreement_example.json");
const LABELS: [&str; 3] = ["actor", "casualty", "place"];

/// The worked text with its three annotators, and the expected numbers.
pub(super) fn example() -> (Plan, Task<'static>, serde_json::Value) {
    let json: serde_json::Value = serde_json::from_str(EXAMPLE).unwrap();
    let text: Vec<char> = json["text"].as_str().unwrap().chars().collect();
    let (mut tokens, mut start) = (Vec::new(), 0);
    for (at, c) in text.iter().chain([&' ']).enumerate() {
        if *c == ' ' {
            tokens.push(range(start, at));
            start = at + 1;
        }
    }
    let units = |name: &str| -> Vec<Unit<'static>> {
        let spans = json["layers"][name].as_array().unwrap();
        let n = |value: &serde_json::Value| usize::try_from(value.as_u64().unwrap()).unwrap();
        let label = |name: &str| LABELS.iter().position(|label| *label == name).unwrap();
        spans.iter().map(|span| unit(label(span[2].as_str().unwrap()), n(&span[0]), n(&span[1]))).collect()
    };
    let work = ["A", "B", "C"].map(|name| Some(Work::new(units(name), &[]))).into();
    (
        plan(3, 3),
        Task { report: 0, len: CodePoint(text.len()), tokens, work, day: None },
        json["expected"].clone(),
    )
}

#[test]
fn the_worked_example_has_every_number() {
    let (plan, task, expected) = example();
    let tallies = tallies(&plan, &[task]);
    let measures = [
        ("exact_f1", Measure::ExactF1),
        ("relaxed_f1", Measure::RelaxedF1),
        ("character_f1", Measure::CharacterF1),
        ("cohen_kappa_all_tokens", Measure::KappaAllTokens),
        ("cohen_kappa_annotated_tokens", Measure::KappaAnnotatedTokens),
        ("fleiss_kappa_tokens", Measure::FleissKappa),
        ("alpha_nominal_tokens", Measure::AlphaNominal),
        ("alpha_unitizing_code_points", Measure::AlphaUnitizing),
    ];
    let mut checked = 0;
    for (name, measure) in measures {
        for (who, number) in expected[name].as_object().unwrap() {
            let pair = ["AB", "AC", "BC"].iter().position(|pair| pair == who);
            near(&format!("{name} {who}"), of(&tallies, measure, pair), number.as_f64().unwrap(), 1e-6);
            checked += 1;
        }
    }
    assert_eq!(checked, 4 + 3 + 3 + 3 + 3 + 1 + 2 + 4);
}

/// Krippendorff 2004, p. 254; its continuum begins at 150.
#[test]
fn the_published_alpha_u_is_what_krippendorff_has() {
    let at = |label: usize, start: usize, len: usize| unit(label, start - 150, start - 150 + len);
    let k = || [at(1, 180, 60), at(1, 300, 50)];
    let i = [at(0, 225, 70), at(0, 370, 30)].into_iter().chain(k()).collect();
    let j = [at(0, 220, 80), at(0, 355, 20), at(0, 400, 20)].into_iter().chain(k()).collect();
    let tallies = tallies(&plan(2, 2), &[task(0, 300, &[i, j])]);
    let label =
        |label| tallies.figure(Measure::AlphaUnitizing, Scope { label: Some(label), ..Scope::default() });
    near("c", label(0), 0.7286, 0.0005);
    near("k", label(1), 1.0, 1e-9);
    near("both", of(&tallies, Measure::AlphaUnitizing, None), 0.8591, 0.0005);
    // As calculated here, so that no change goes unnoticed.
    near("c", label(0), 0.728_599, 1e-6);
}
