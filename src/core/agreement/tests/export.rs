//! The files.

use super::super::export::{DEFINITIONS, Export, VERSION};
use super::super::gamma::Gamma;
use super::*;

fn exported() -> (Tallies, Export) {
    let (mut plan, task, _) = super::reference::example();
    plan.annotators[1] = "=HYPERLINK(\"x\")".into();
    let tallies = tallies(&plan, &[task.clone(), Task { report: 1, ..task.clone() }]);
    let mut export = Export::new(&tallies);
    for scope in Export::scopes(&tallies) {
        export.take(&tallies, scope, &|report| format!("00{report}"));
    }
    for pair in tallies.pairs() {
        export.take_gamma(*pair, &Gamma::of(&task, *pair, None));
    }
    (tallies, export)
}

#[test]
fn the_json_has_figures_definitions_and_a_version() {
    let (tallies, export) = exported();
    let json: serde_json::Value = serde_json::from_str(&export.json().unwrap()).unwrap();
    assert_eq!((&json["format"], &json["version"]), (&"wasim-agreement".into(), &VERSION.into()));
    assert_eq!(json["definitions"].as_array().unwrap().len(), DEFINITIONS.len());
    let figures = json["figures"].as_array().unwrap();
    let find = |measure: &str, pair: serde_json::Value, label: serde_json::Value| {
        let is = |row: &&serde_json::Value| {
            row["measure"] == measure && row["pair"] == pair && row["label"] == label
        };
        figures.iter().filter(|row| row["report"].is_null()).find(is).unwrap()
    };
    let null = || serde_json::Value::Null;
    assert_eq!(find("exact_f1", serde_json::json!([0, 1]), null())["value"], 0.5);
    assert_eq!(find("exact_f1", serde_json::json!([0, 1]), null())["interval"]["unstable"], true);
    assert_eq!(find("relations_f1", null(), null())["undefined"], "no_relations");
    let place = tallies.figure(Measure::CharacterF1, Scope { label: Some(2), ..Scope::default() });
    near(
        "place",
        Ok(find("character_f1", null(), "C".into())["value"].as_f64().unwrap()),
        place.unwrap(),
        1e-12,
    );
    near(
        "gamma",
        Ok(find("gamma_disorder", serde_json::json!([0, 1]), null())["value"].as_f64().unwrap()),
        0.035_713,
        1e-6,
    );
    assert_eq!(figures.iter().filter(|row| row["report"] == "000").count(), 4 * Measure::ALL.len());
    assert_eq!(json["confusion"][0]["rows"].as_array().unwrap().len(), 4);
}

#[test]
fn every_measure_is_defined() {
    for measure in Measure::ALL.into_iter().chain([Measure::Attribute(0)]) {
        assert!(DEFINITIONS.iter().any(|one| one.measure == measure.id()), "{measure:?}");
    }
}

#[test]
fn the_csv_has_no_formula_and_no_text_for_a_number() {
    let (_, export) = exported();
    let csv = export.csv(true);
    assert!(csv.starts_with("\u{feff}record,measure,value,first_annotator"));
    assert!(csv.contains("\r\nabout,version,1,"));
    assert!(csv.contains("\r\ndefinition,exact_f1,"));
    assert!(csv.contains("figure,exact_f1,0.5,A,\"'=HYPERLINK(\"\"x\"\")\",,,,,"), "{csv}");
    assert!(!csv.contains(",="));
    let columns =
        |line: &str| line.split('"').step_by(2).map(|part| part.matches(',').count()).sum::<usize>();
    assert!(csv.lines().all(|line| columns(line) == 12), "{csv}");
    let negative = tallies(&plan(2, 1), &[task(0, 30, &[vec![unit(0, 0, 5)], vec![unit(0, 6, 11)]])]);
    let mut export = Export::new(&negative);
    export.take(&negative, Scope::default(), &|_| String::new());
    assert!(export.csv(false).contains("figure,alpha_nominal_tokens,-0.125,"), "{}", export.csv(false));
}
