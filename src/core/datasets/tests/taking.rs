use uuid::Uuid;

use super::*;
use crate::core::datasets::{Arrival, Aside, Into, Inventory, Mapping, Settled, Taker, To, give};
use crate::core::edit::{Delivery, ProjectCommand, apply_to_project};
use crate::core::exchange::{Reason, project_file};
use crate::core::model::{LabelId, Project, ValueKind};

/// What there is to be decided about these documents, as it is proposed.
fn proposed(project: &Project, documents: &[Document]) -> (Inventory, Mapping) {
    let mut inventory = Inventory::default();
    documents.iter().for_each(|one| inventory.count(one));
    let mapping = Mapping::proposed(&inventory, &project.schema);
    (inventory, mapping)
}

/// Takes documents into a project, as it is proposed but for what `decide` changes.
fn taken(
    project: &mut Project,
    documents: &[Document],
    into: Into,
    decide: fn(&mut Mapping),
) -> (Arrival, Settled) {
    let (inventory, mut mapping) = proposed(project, documents);
    decide(&mut mapping);
    let settled = mapping.settle(&inventory, &project.schema, &[]);
    let mut n = 1000;
    let mut new_id = || {
        n += 1;
        Uuid::from_u128(n)
    };
    let mut taker = Taker::new(project, &settled, into, notation::stamp(), "doccano", &mut new_id);
    documents.iter().for_each(|one| taker.take(one.clone()));
    let arrival = taker.finish();
    let Arrival { reports, layers, .. } = arrival.clone();
    let delivery = Box::new(Delivery { reports, schema: Some(settled.schema.clone()), layers });
    apply_to_project(project, ProjectCommand::TakeIn(delivery)).unwrap();
    (arrival, settled)
}

fn as_proposed(_: &mut Mapping) {}

#[test]
fn names_of_the_schema_are_known_and_others_are_new() {
    let project = notation::project("حلب");
    let check = |label: &str, expected: To<LabelId>| {
        let (_, mapping) = proposed(&project, &[document(&format!("⟦حلب|{label}⟧"))]);
        assert_eq!(mapping.labels[label], expected, "{label}");
    };
    check("place", To::Known(LabelId::new("place")));
    check("Place", To::Known(LabelId::new("place")));
    check("مكان", To::Known(LabelId::new("place")));
    check("LOC", To::New);
}

#[test]
fn work_goes_into_the_open_layer_and_nothing_comes_twice() {
    let mut project = notation::project("غارة على ⟦حلب|place⟧");
    let same = document("⟦غارة|claim⟧ على ⟦حلب|place⟧");
    let (arrival, _) = taken(&mut project, &[same], Into::Open, as_proposed);
    assert_eq!(notation::show(&project), "⟦غارة|claim⟧ على ⟦حلب|place⟧");
    assert_eq!((arrival.reports.len(), arrival.annotations, arrival.there), (0, 1, 1));
}

#[test]
fn each_annotator_gets_a_layer() {
    let mut project = notation::project("حلب");
    let mut two = document("⟦قصف|claim⟧ دوما");
    two.works[0].annotator = "A".to_owned();
    two.works.push(Work { annotator: "B".to_owned(), ..two.works[0].clone() });
    let (arrival, _) = taken(&mut project, &[two], Into::Each, as_proposed);
    let names: Vec<&str> = project.layers.iter().map(|layer| layer.annotator.as_str()).collect();
    assert_eq!((arrival.layers.len(), &names[1..]), (2, &["A", "B"][..]));
    assert_eq!(project.reports.len(), 2);
}

#[test]
fn the_schema_grows_by_what_it_lacks() {
    let mut project = notation::project("حلب");
    let mut new = document("⟦قصف|Event type⟧ ⟦دوما|place⟧");
    let work = &mut new.works[0];
    work.marks[0].attributes.insert("weapon".to_owned(), Value::Text("drone".to_owned()));
    work.marks[1].attributes.insert("sure".to_owned(), Value::YesNo(true));
    work.links.push(Link {
        id: String::new(),
        kind: "located in".to_owned(),
        from: 0,
        to: 1,
        attributes: Attributes::new(),
        note: String::new(),
    });
    let (_, settled) = taken(&mut project, &[new.clone()], Into::Open, as_proposed);
    let label = project.schema.label(&settled.labels["Event type"]).unwrap();
    assert_eq!((label.name.en.as_str(), label.attributes[0].kind), ("Event type", ValueKind::Choice));
    let kind = settled.relations["located in"].clone();
    assert!(project.schema.allows(&kind, &label.id, &LabelId::new("place")));
    let report = project.reports[1].id.clone();
    let sheet = &project.layers[0].sheets[&report];
    assert_eq!((sheet.spans.len(), sheet.relations.len()), (2, 1));
    let values: Vec<Value> = sheet.spans.iter().flat_map(|span| span.attributes.values().cloned()).collect();
    assert_eq!(values, [Value::Text(label.attributes[0].choices[0].id.clone()), Value::YesNo(true)]);
}

#[test]
fn what_has_no_place_is_kept_or_counted() {
    let mut project = notation::project("حلب");
    let mut odd = document("⟦قصف|claim⟧ ⟦دوما|junk⟧");
    let work = &mut odd.works[0];
    work.marks[0].attributes.insert("mood".to_owned(), Value::Text("grim".to_owned()));
    work.aside
        .push(Aside { reason: Reason::OutsideText, annotation: serde_json::json!({ "label": "place" }) });
    let (arrival, _) = taken(&mut project, &[odd], Into::Open, |mapping| {
        mapping.attributes = false;
        mapping.labels.insert("junk".to_owned(), To::Out);
    });
    assert_eq!((arrival.annotations, arrival.out, arrival.aside, arrival.noted), (1, 1, 1, 1));
    let sheet = &project.layers[0].sheets[&project.reports[1].id];
    assert_eq!(sheet.spans.iter().next().unwrap().note, "mood: grim");
    assert_eq!(sheet.quarantine[0].reason, "outside_text");
}

#[test]
fn a_relation_that_the_schema_forbids_is_kept_aside() {
    let mut project = notation::project("حلب");
    let kind = project.schema.relations[0].clone();
    let mut odd = document("⟦قصف|claim⟧ ⟦دوما|claim⟧");
    let (attributes, note) = (Attributes::new(), String::new());
    odd.works[0].links.push(Link {
        id: String::new(),
        kind: kind.id.to_string(),
        from: 0,
        to: 1,
        attributes,
        note,
    });
    let (arrival, _) = taken(&mut project, &[odd], Into::Open, as_proposed);
    assert!(!project.schema.allows(&kind.id, &LabelId::new("claim"), &LabelId::new("claim")));
    assert_eq!((arrival.aside, arrival.annotations), (1, 2));
}

#[test]
fn a_relation_of_a_span_to_itself_is_kept_aside() {
    let mut project = notation::project("حلب");
    let line = r#"{"id":"r","text":"قصف","spans":[{"id":"T1","label":"raid","start":0,"end":3}],"relations":[{"type":"in","from":"T1","to":"T1"}]}"#;
    let found = read_file(Format::JsonLines, "a.jsonl", line);
    let (arrival, _) = taken(&mut project, &found.documents, Into::Open, as_proposed);
    assert_eq!((arrival.aside, arrival.annotations), (1, 1));
}

#[test]
fn no_id_comes_twice_in_a_layer() {
    let mut project = notation::project("⟦حلب|place⟧");
    let mut one = document("⟦دوما|place⟧");
    // As the span that is there has it, on another report.
    one.works[0].marks[0].id = notation::id(1).to_string();
    let mut two = document("⟦حمص|place⟧");
    two.works[0].marks[0].id = notation::id(5).to_string();
    let three = Document { works: two.works.clone(), ..document("حماة") };
    taken(&mut project, &[one, two, three], Into::Open, as_proposed);
    let ids: Vec<_> = project.layers[0].sheets.values().flat_map(|sheet| sheet.ids()).collect();
    let unique: std::collections::BTreeSet<_> = ids.iter().collect();
    assert_eq!((ids.len(), unique.len()), (4, 4));
}

#[test]
fn reports_of_one_name_and_other_texts_stay_apart() {
    let mut project = notation::project("حلب");
    let documents = [Document::new("r", "دوما"), Document::new("r", "حمص"), Document::new("", "حماة")];
    taken(&mut project, &documents, Into::Open, as_proposed);
    let ids: Vec<&str> = project.reports.iter().map(|report| report.id.as_str()).collect();
    assert_eq!(ids, ["r", "r-2", "r-3", "-"]);
}

proptest! {
    #[test]
    fn what_is_taken_in_goes_out_again(document in any_document()) {
        let mut project = notation::project("حلب");
        let (arrival, settled) = taken(&mut project, std::slice::from_ref(&document), Into::Each, as_proposed);
        let file = project_file::write(&project);
        let (_, receipt) = project_file::read(file.as_bytes(), project.open_layer).unwrap();
        prop_assert_eq!((receipt.repaired, receipt.quarantined), (vec![], vec![]));
        let report = arrival.reports.first().cloned().unwrap_or_else(|| project.reports[0].clone());
        let layers: Vec<_> = project.layers.iter().filter(|layer| layer.annotator == "A1").collect();
        let back = give(&report, &layers);
        prop_assert_eq!(&back.text, &document.text);
        let all = |document: &Document, name: &dyn Fn(&str) -> String| {
            let marks = document.works.iter().flat_map(|work| &work.marks);
            let mut all: Vec<_> = marks.map(|mark| (mark.pieces.clone(), name(&mark.label))).collect();
            all.sort();
            all.dedup();
            all
        };
        let mapped = all(&document, &|label| settled.labels[label].to_string());
        prop_assert_eq!(all(&back, &str::to_owned), mapped);
    }
}
