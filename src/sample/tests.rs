use super::*;
use crate::core::exchange::layer_file;
use crate::core::form::Lacking;
use crate::core::model::Layer;
use uuid::Uuid;

const FILE: &str = include_str!("example/layer.json");

fn sample() -> Project {
    let texts = [
        include_str!("reports/000.txt"),
        include_str!("reports/001.txt"),
        include_str!("reports/002.txt"),
        include_str!("reports/003.txt"),
        include_str!("reports/004.txt"),
    ];
    let texts = texts.map(str::to_owned);
    project("Damascus and Raqqa, 2017", &texts, String::new(), LayerId(Uuid::from_u128(1)), "")
}

fn example() -> Layer {
    let (layer, receipt) = layer_file::read(FILE.as_bytes(), &sample()).unwrap();
    assert!(receipt.repaired.is_empty() && receipt.quarantined.is_empty(), "{receipt:?}");
    layer
}

#[test]
fn the_example_is_as_the_program_writes_it() {
    let written = layer_file::write(&sample(), &example()).replacen(env!("CARGO_PKG_VERSION"), "0.1.0", 1);
    if std::env::var_os("WASIM_RENEW").is_some() {
        std::fs::write("src/sample/example/layer.json", &written).unwrap();
    } else {
        assert!(written == FILE, "renew it with WASIM_RENEW=1");
    }
}

#[test]
fn the_example_is_complete() {
    let (project, layer) = (sample(), example());
    assert_eq!(layer.sheets.len(), REPORTS.len());
    for (report, sheet) in &layer.sheets {
        assert!(sheet.done);
        assert_eq!(Lacking::of(sheet, &project.schema), Lacking::default(), "{report}");
        for span in sheet.spans.iter() {
            let label = project.schema.label(&span.label).unwrap();
            for (name, value) in &span.attributes {
                let asked = label.attribute(name);
                assert!(
                    asked.is_some_and(|asked| asked.takes(value) && asked.asked(&span.attributes)),
                    "{report} {name} {value:?}"
                );
            }
        }
        for relation in sheet.relations.values() {
            let kind = project.schema.relation(&relation.kind).unwrap();
            for (name, value) in &relation.attributes {
                assert!(kind.attributes.iter().any(|asked| asked.id == *name && asked.takes(value)));
            }
        }
    }
}

/// How many annotations the example has, so that a loss is seen.
#[test]
fn the_example_has_what_it_had() {
    let layer = example();
    let spans: usize = layer.sheets.values().map(|sheet| sheet.spans.len()).sum();
    let relations: usize = layer.sheets.values().map(|sheet| sheet.relations.len()).sum();
    assert_eq!((spans, relations), (588, 360));
}
