//! What is written comes back the same, and is what the published schemas say.

use proptest::prelude::*;

use super::arbitrary::project;
use super::{FRESH, annotation, kept, sample};
use crate::core::exchange::layer_file::LayerFile;
use crate::core::exchange::project_file::ProjectFile;
use crate::core::exchange::schema_file::SchemaFile;
use crate::core::exchange::{
    FileKind, LayerRecord, Receipt, RelationRecord, SheetRecord, SpanRecord, from_json, kind_of, layer_file,
    project_file, schema_file, to_json,
};
use crate::core::model::{Label, Project, Schema, Sheet, Value};

fn published(kind: FileKind) -> jsonschema::Validator {
    let text = match kind {
        FileKind::Project => include_str!("../schemas/project.schema.json"),
        FileKind::Layer => include_str!("../schemas/layer.schema.json"),
        FileKind::Schema => include_str!("../schemas/schema.schema.json"),
    };
    jsonschema::validator_for(&serde_json::from_str(text).unwrap()).unwrap()
}

/// Whether the published schema takes this file.
pub(super) fn valid(kind: FileKind, file: &str) -> Result<(), String> {
    let file = serde_json::from_str(file).map_err(|error| error.to_string())?;
    published(kind).validate(&file).map_err(|error| format!("{}: {error}", error.instance_path()))
}

fn totals(project: &Project) -> (usize, usize, usize) {
    let sheets = || project.layers.iter().flat_map(|layer| layer.sheets.values());
    (
        sheets().map(|sheet| sheet.spans.len()).sum(),
        sheets().map(|sheet| sheet.relations.len()).sum(),
        sheets().map(|sheet| sheet.quarantine.len()).sum(),
    )
}

fn comes_back(project: &Project) {
    let file = project_file::write(project);
    let (again, receipt) = project_file::read(file.as_bytes(), FRESH).unwrap();
    assert_eq!(again, *project);
    assert_eq!(project_file::write(&again), file, "the same project gives the same bytes");
    let (spans, relations, still_quarantined) = totals(project);
    let reports = project.reports.len();
    let cycles = receipt.cycles.clone();
    let expected = Receipt { reports, spans, relations, still_quarantined, cycles, ..Receipt::default() };
    assert_eq!(receipt, expected);
    assert_eq!(valid(FileKind::Project, &file), Ok(()));
    assert!(file.ends_with("}\n") && !file.contains('\r') && !file.starts_with('\u{feff}'));
    for layer in &project.layers {
        let file = layer_file::write(project, layer);
        let (again, receipt) = layer_file::read(file.as_bytes(), project).unwrap();
        assert_eq!(again, *layer);
        assert!(receipt.repaired.is_empty() && receipt.quarantined.is_empty());
        assert_eq!(layer_file::write(project, &again), file);
        assert_eq!(valid(FileKind::Layer, &file), Ok(()));
    }
}

#[test]
fn the_sample_comes_back() {
    comes_back(&sample());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_project_comes_back(project in project()) {
        comes_back(&project);
    }

    #[test]
    fn its_records_come_back_one_by_one(project in project()) {
        for layer in &project.layers {
            let mut whole: LayerRecord = from_json(&to_json(&LayerRecord::facts(layer))).unwrap();
            for report in &project.reports {
                let Some(sheet) = layer.sheets.get(&report.id) else { continue };
                let mut record: SheetRecord = from_json(&to_json(&SheetRecord::facts(sheet, &report.id))).unwrap();
                for span in sheet.spans.iter() {
                    record.spans.push(from_json(&to_json(&SpanRecord::of(span, &report.text))).unwrap());
                }
                for relation in sheet.relations.values() {
                    record.relations.push(from_json(&to_json(&RelationRecord::of(relation))).unwrap());
                }
                for decision in sheet.decisions.values() {
                    record.decisions.push(from_json(&to_json(decision)).unwrap());
                }
                for comment in sheet.comments.values() {
                    record.comments.push(from_json(&to_json(comment)).unwrap());
                }
                whole.sheets.push(record);
            }
            let back = whole.check(&project.schema, &project.reports, "layer", &mut Receipt::default());
            prop_assert_eq!(back.as_ref(), Ok(layer));
        }
    }
}

#[test]
fn the_published_schemas_are_those_of_the_types() {
    let text = |schema: schemars::Schema| format!("{}\n", serde_json::to_string_pretty(&schema).unwrap());
    let at = |name: &str| format!("src/core/exchange/schemas/{name}.schema.json");
    kept(&at("project"), text(schemars::schema_for!(ProjectFile)).as_bytes());
    kept(&at("layer"), text(schemars::schema_for!(LayerFile)).as_bytes());
    kept(&at("schema"), text(schemars::schema_for!(SchemaFile)).as_bytes());
}

#[test]
fn a_file_without_layers_gets_an_empty_one() {
    let project = Project { layers: Vec::new(), open_layer: FRESH, ..sample() };
    let (project, _) = project_file::read(project_file::write(&project).as_bytes(), FRESH).unwrap();
    let [layer] = &project.layers[..] else { panic!("one layer") };
    assert_eq!((layer.id, layer.annotator.as_str(), layer.schema_version), (FRESH, "", 1));
    assert_eq!((layer.sheets.len(), project.open_layer), (0, FRESH));
}

#[test]
fn a_report_without_work_has_no_sheet() {
    let (mut idle, mut empty) = (sample(), sample());
    idle.layers[1].sheets.insert(idle.reports[0].id.clone(), Sheet::default().into());
    empty.layers[1].sheets.clear();
    assert_eq!(project_file::read(project_file::write(&idle).as_bytes(), FRESH).unwrap().0, empty);
}

#[test]
fn the_context_is_what_stands_around() {
    let project = sample();
    let (report, sheet) = (&project.reports[0], &project.layers[0].sheets[&project.reports[0].id]);
    let record = SpanRecord::of(sheet.spans.get(annotation(4)).unwrap(), &report.text);
    assert_eq!((record.start.0, record.end.0), (27, 31));
    assert_eq!(
        [&*record.before, &record.text, &record.after],
        ["ل 5 مدنيين في دوما.\nقال ", "ناشط", " إن 5 من القتلى أطفال في"]
    );
}

#[test]
fn each_annotation_has_a_line() {
    let file = project_file::write(&sample());
    let lines = |part: &str| {
        file.lines().filter(|line| line.trim_start().starts_with("{\"id\": ") && line.contains(part)).count()
    };
    assert_eq!((lines("\"label\": "), lines("\"type\": ")), (6, 2));
    let file = layer_file::write(&sample(), &sample().layers[0]);
    assert_eq!(
        file.lines().filter(|line| line.contains("\"start\": ") && line.contains("\"end\": ")).count(),
        5
    );
}

#[test]
fn a_byte_order_mark_is_tolerated() {
    let file = format!("\u{feff}{}", project_file::write(&sample()));
    assert_eq!(kind_of(file.as_bytes()), Ok(FileKind::Project));
    assert_eq!(project_file::read(file.as_bytes(), FRESH).unwrap().0, sample());
}

#[test]
fn kinds_are_told_apart() {
    let (project, layer) = (sample(), sample().layers.remove(0));
    assert_eq!(kind_of(project_file::write(&project).as_bytes()), Ok(FileKind::Project));
    assert_eq!(kind_of(layer_file::write(&project, &layer).as_bytes()), Ok(FileKind::Layer));
}

#[test]
fn fifteen_digits_survive() {
    let mut project = sample();
    let report = project.reports[0].id.clone();
    let sheet = project.layers[0].sheet_mut(&report);
    let mut span = sheet.spans.remove(annotation(1)).unwrap();
    for (i, number) in [0.1, -2.5, 123_456_789.012_345, 1e300, 5.0].into_iter().enumerate() {
        span.attributes.insert(i.to_string(), Value::Number(number));
    }
    sheet.spans.insert(span);
    comes_back(&project);
}

/// The places of all objects in some JSON, as JSON pointers.
fn objects(json: &serde_json::Value, at: &str, found: &mut Vec<String>) {
    match json {
        serde_json::Value::Object(entries) => {
            found.push(at.to_owned());
            entries.iter().for_each(|(key, value)| objects(value, &format!("{at}/{key}"), found));
        }
        serde_json::Value::Array(items) => {
            items.iter().enumerate().for_each(|(i, item)| objects(item, &format!("{at}/{i}"), found));
        }
        _ => {}
    }
}

#[test]
fn the_bundled_schema_is_a_schema_file_and_asks_what_the_codebooks_ask() {
    let schema = Schema::conflict_reports();
    let file = schema_file::write(&schema).replacen(env!("CARGO_PKG_VERSION"), "0.1.0", 1);
    kept("src/core/exchange/conflict-reports.json", file.as_bytes());
    assert_eq!(schema_file::read(file.as_bytes()).as_ref(), Ok(&schema));
    assert_eq!(kind_of(file.as_bytes()), Ok(FileKind::Schema));
    assert_eq!(valid(FileKind::Schema, &file), Ok(()));
    let asked = |label: &Label| {
        let names: Vec<&str> = label.attributes.iter().map(|attribute| attribute.id.as_str()).collect();
        format!("{}: {}", label.id, names.join(" "))
    };
    let asked: Vec<String> = schema.labels.iter().map(asked).collect();
    let expected = [
        "actor: type side mention kb_id",
        "place: level use precision gazetteer_id lat lon",
        "casualty: low best high modifier kind victim scope",
        "claim: stance certainty quote cue",
    ];
    assert_eq!(asked, expected);
    for words in
        schema.labels.iter().flat_map(|label| &label.attributes).flat_map(|attribute| {
            attribute.choices.iter().map(|choice| &choice.name).chain([&attribute.name])
        })
    {
        assert!(!words.en.is_empty() && !words.ar.is_empty(), "{words:?}");
    }
}

#[test]
fn a_file_of_the_first_version_gets_the_schema_that_it_stood_for() {
    let (project, receipt) =
        project_file::read(include_bytes!("../../../../tests/fixtures/files/version-1.json"), FRESH).unwrap();
    assert_eq!(project.schema, Schema::conflict_reports());
    assert!(receipt.spans > 0 && receipt.quarantined.is_empty() && receipt.repaired.is_empty());
}

#[test]
fn files_of_version_2_are_read() {
    let file = include_bytes!("../../../../tests/fixtures/files/version-2.json");
    assert_eq!(project_file::read(file, FRESH).unwrap().0, sample());
}

#[test]
fn the_reader_and_the_schema_know_the_same_entries() {
    let schema = published(FileKind::Project);
    let agree = |file: &serde_json::Value, what: &str| {
        let read = project_file::read(file.to_string().as_bytes(), FRESH);
        assert_eq!(read.is_ok(), schema.is_valid(file), "{what}: {:?}", read.err());
    };
    let file: serde_json::Value = serde_json::from_str(&project_file::write(&sample())).unwrap();
    let mut places = Vec::new();
    objects(&file, "", &mut places);
    for place in places {
        let with = |change: &dyn Fn(&mut serde_json::Map<String, serde_json::Value>)| {
            let mut file = file.clone();
            change(file.pointer_mut(&place).unwrap().as_object_mut().unwrap());
            file
        };
        agree(&with(&|object| drop(object.insert("new".to_owned(), true.into()))), &format!("{place}/new"));
        for key in file.pointer(&place).unwrap().as_object().unwrap().keys() {
            let what = format!("{place}/{key}");
            agree(&with(&|object| drop(object.remove(key))), &what);
            agree(&with(&|object| drop(object.insert(key.clone(), serde_json::json!({})))), &what);
        }
    }
}
