//! Files that can't be read, and what is said about each.

use std::sync::Arc;

use proptest::prelude::*;
use uuid::Uuid;

use super::arbitrary::project;
use super::round_trip::valid;
use super::{FRESH, annotation, sample};
use crate::core::exchange::tree::end_of;
use crate::core::exchange::{FileKind, Problem, Spot, kind_of, layer_file, project_file};
use crate::core::model::{Project, ProjectId, Report, ReportId};
use crate::core::text::Byte;

fn said(problem: Option<Problem>) -> String {
    problem.map_or_else(|| "read".to_owned(), |problem| problem.to_string())
}

fn project_says(file: &[u8]) -> String {
    said(project_file::read(file, FRESH).err())
}

/// A project file, with the first `from` in it turned into `to`.
fn with(from: &str, to: &str) -> String {
    let file = project_file::write(&sample());
    assert!(file.contains(from), "{from}");
    file.replacen(from, to, 1)
}

#[track_caller]
fn check(from: &str, to: &str, expected: &str) {
    assert_eq!(project_says(with(from, to).as_bytes()), expected);
}

/// The same for what the published schema refuses, too.
#[track_caller]
fn check_shape(from: &str, to: &str, expected: &str) {
    let file = with(from, to);
    assert!(valid(FileKind::Project, &file).is_err());
    assert_eq!(project_says(file.as_bytes()), expected);
}

#[test]
fn files_that_are_not_json() {
    let check = |file: &[u8], expected: &str| {
        assert_eq!(project_says(file), expected);
        assert_eq!(said(kind_of(file).err()), expected);
        assert_eq!(said(layer_file::read(file, &sample()).err()), expected);
    };
    check(b"", "the file ends at line 1, column 0, before it is complete");
    check("\u{feff} \n".as_bytes(), "the file ends at line 2, column 0, before it is complete");
    check(b"{\"a\": \xe3\xd1\xc8}", "not UTF-8 at byte 6");
    check(b"\xff\xfe{\0", "not UTF-8 at byte 0");
    check("{\"name\": \"غارة\",\n \"حلب\" 5}".as_bytes(), "not JSON at line 2, column 8: expected `:`");
    check("غارة على حلب".as_bytes(), "not JSON at line 1, column 1: expected value");
    check(b"{} {}", "not JSON at line 1, column 4: trailing characters");
    check("{\"name\": \"غار".as_bytes(), "the file ends at line 1, column 13, before it is complete");
    // Inside a character.
    check(&"{\"name\": \"غار".as_bytes()[..15], "the file ends at line 1, column 12, before it is complete");
    check("[".repeat(500).as_bytes(), "the file ends at line 1, column 500, before it is complete");
}

#[test]
fn files_of_other_programs() {
    let check = |file: &str, expected: &str| assert_eq!(project_says(file.as_bytes()), expected);
    check("[{\"id\": 1, \"data\": {}}, 2, 3, 4, 5, 6, 7]", "not a file of Wasim: its format is None");
    check("{\"id\": 1}", "not a file of Wasim: its format is None");
    check("\"wasim-project\"", "not a file of Wasim: its format is None");
    check("{\"format\": 7}", "not a file of Wasim: its format is None");
    check("{\"format\": \"docs\"}", "not a file of Wasim: its format is Some(\"docs\")");
    let layer = layer_file::write(&sample(), &sample().layers[0]);
    check(&layer, "a Layer file where a Project file was asked for");
}

#[test]
fn files_of_other_versions() {
    let known = "of the format; versions up to 3 are known";
    check_shape("\"version\": 3,", "\"version\": 4, \"new\": {},", &format!("version Some(4) {known}"));
    check_shape("\"version\": 3,", "\"version\": 0,", &format!("version Some(0) {known}"));
    check_shape("\"version\": 3,", "\"version\": \"2\",", &format!("version None {known}"));
    check_shape("\"version\": 3,", "", &format!("version None {known}"));
    let unit = "\"offset_unit\": \"unicode_code_point\",";
    check_shape(
        unit,
        "\"offset_unit\": \"utf16\",",
        "offset_unit is Some(\"utf16\") and has to be unicode_code_point",
    );
    check_shape(unit, "", "offset_unit is None and has to be unicode_code_point");
    check_shape("\"exclusive\"", "\"inclusive\"", "end is Some(\"inclusive\") and has to be exclusive");
    check_shape("\"none\"", "true", "normalization is Some(\"true\") and has to be none");
}

#[test]
fn wrong_shapes() {
    let span = "layers[0].sheets[0].spans[2]";
    let number = "\"start\": 27";
    check_shape(
        number,
        "\"start\": \"28\"",
        &format!("{span}.start: \"28\", expected a whole number (line 260, column 90)"),
    );
    check_shape(
        number,
        "\"start\": -28",
        &format!("{span}.start: -28, expected a whole number (line 260, column 89)"),
    );
    check_shape("\"start\": 27, ", "", &format!("{span}: missing field `start` (line 260, column 354)"));
    let unknown = "unknown field `kind`, expected en, ar";
    check_shape(
        "\"en\": \"Place\"",
        "\"kind\": 1",
        &format!("project.schema.labels[1].name.kind: {unknown} (line 45, column 18)"),
    );
    check_shape(
        "\"key\": \"P\"",
        "\"key\": \"PP\"",
        "project.schema.labels[1].key: \"PP\", expected a character (line 48, column 21)",
    );
    check_shape(
        "\"done\": false",
        "\"done\": 0",
        "layers[0].sheets[0].done: 0, expected a boolean (line 255, column 19)",
    );
    check_shape(
        "\"best\": 5",
        "\"best\": {}, \"low\": 1",
        "layers[0].sheets[0].spans[0].attributes.best: an object, expected the value of an attribute (line 258, column 205)",
    );
    check_shape(
        "\"origin\": \"human\"",
        "\"origin\": \"it\"",
        "layers[0].sheets[0].spans[0].origin: \"it\", expected human, suggestion_accepted, suggestion_edited, import (line 258, column 354)",
    );
    check_shape(
        "  \"reports\": [",
        "  \"documents\": [",
        "documents: unknown field `documents`, expected format, version, offset_unit, end, normalization, tool, project, reports, layers (line 231, column 13)",
    );
    check_shape(
        "\"sha256\": \"c",
        "\"sha256\": \"",
        "reports[0].sha256: a string, expected a SHA-256 hash: 64 hexadecimal digits (line 235, column 81)",
    );
    check(
        "\"at\": \"2026-11-22T09:30:00.000Z\"",
        "\"at\": \"yesterday\"",
        "layers[0].sheets[0].spans[0].created.at: \"yesterday\", expected a moment such as 2026-11-22T09:30:00.000Z (line 258, column 263)",
    );
    check(
        "\"annotator\": \"A1\"",
        "\"annotator\": \"A1\", \"annotator\": \"A2\"",
        "layers[0].annotator: duplicate field `annotator` (line 250, column 36)",
    );
    check(
        &annotation(4).to_string(),
        "4",
        "layers[0].sheets[0].spans[2].id: \"4\", expected a UUID (line 260, column 22)",
    );
}

#[test]
fn spots_are_told_from_the_path() {
    let found = |json: &str, path: &[usize], key| {
        let expected = json.find('|').unwrap();
        assert_eq!(end_of(&json.replace('|', ""), path, key), expected, "{json}");
    };
    let check = |json: &str, path: &[usize]| found(json, path, false);
    check(" {}| ", &[]);
    check("{\"a\": 1|}", &[0]);
    check("{\"a\": 1, \"b\": 2|}", &[1]);
    check("{\"a\": 1 , \"b\" : 2| , \"c\" : 3}", &[1]);
    check("{\"a\": {\"b\": [1, 2, []|]}}", &[0, 0, 2]);
    check("{\"a\": {\"b\": [1, 2, [true|]]}}", &[0, 0, 2, 0]);
    check("{\"a\": {\"b\": [1, 2]}|}", &[0]);
    check("{\"a\": \"{[,:\", \"b\": [\"]\", \"\\\"}\\\\\", 3|]}", &[1, 2]);
    check("{\"غارة\": {\"حلب\": \"دوما\"|}}", &[0, 0]);
    found("{\"a\"|: 1}", &[0], true);
    found("{\"a\": 1, \"b\": [{}, {\"c\"| : 2}]}", &[1, 1, 0], true);
}

#[test]
fn ids_that_are_wrong() {
    check("\"id\": \"place\"", "\"id\": \"\"", "project.schema.labels[1].id is empty");
    check(
        "\"id\": \"claim\"",
        "\"id\": \"actor\"",
        "project.schema.labels[3].id and project.schema.labels[0].id are both actor",
    );
    check("\"id\": \"same_as\"", "\"id\": \"\"", "project.schema.relations[6].id is empty");
    check(
        "\"id\": \"located_in\"",
        "\"id\": \"source\"",
        "project.schema.relations[7].id and project.schema.relations[0].id are both source",
    );
    check("\"id\": \"side\"", "\"id\": \"type\"", &{
        let at = "project.schema.labels[0].attributes";
        format!("{at}[1].id and {at}[0].id are both type")
    });
    check("\"id\": \"rioters\"", "\"id\": \"unknown\"", &{
        let at = "project.schema.labels[0].attributes[0].choices";
        format!("{at}[10].id and {at}[4].id are both unknown")
    });
    check(
        "[\"claim\", \"actor\"]",
        "[\"claim\", \"weapon\"]",
        "project.schema.relations[0].ends[0]: no label weapon",
    );
    check("\"id\": \"002\"", "\"id\": \"\"", "reports[1].id is empty");
    check("\"id\": \"002\"", "\"id\": \"001\"", "reports[1].id and reports[0].id are both 001");
    check(
        "\"report\": \"002\"",
        "\"report\": \"001\"",
        "layers[0].sheets[1].report and layers[0].sheets[0].report are both 001",
    );
    check("\"report\": \"002\"", "\"report\": \"003\"", "layers[0].sheets[1].report: no report 003");
    let id = |n| annotation(n).to_string();
    let both = |a: &str, b: &str, n| format!("layers[0].{a}.id and layers[0].{b}.id are both {}", id(n));
    check(
        &format!("\"id\": \"{}\"", id(0xc)),
        &format!("\"id\": \"{}\"", id(0xb)),
        &format!("layers[1].id and layers[0].id are both {}", id(0xb)),
    );
    check(&id(5), &id(4), &both("sheets[1].spans[0]", "sheets[0].spans[2]", 4));
    check(
        &format!("\"id\": \"{}\"", id(21)),
        &format!("\"id\": \"{}\"", id(1)),
        &both("sheets[0].relations[1]", "sheets[0].spans[0]", 1),
    );
    // The same annotation in two layers is a copy, and fine.
    check(&id(6), &id(4), "read");
}

#[test]
fn texts_that_are_not_the_hashed_ones() {
    let project = sample();
    let [_, report] = &project.reports[..] else { panic!("two reports") };
    let found = Report::from_text(ReportId::new("002"), "🚑 غارة علي حلب").sha256;
    check(
        "🚑 غارة على حلب\"\n",
        "🚑 غارة علي حلب\"\n",
        &format!("reports[1].sha256: the text of report 002 has the hash {found}, not {}", report.sha256),
    );
}

#[test]
fn quarantine_that_is_nested_too_deep() {
    let nested = |depth| format!("\"annotation\": {}{}", "[".repeat(depth), "]".repeat(depth));
    let original = "\"annotation\": {\"label\": \"place\", \"text\": \"الغوطة\"}";
    check(original, &nested(16), "read");
    check(original, &nested(17), "layers[0].sheets[0].quarantine[0].annotation is nested too deep");
    let file = with(original, &nested(500));
    assert!(matches!(project_file::read(file.as_bytes(), FRESH), Err(Problem::NotJson { .. })));
}

#[test]
fn layers_of_other_projects_and_texts() {
    let project = sample();
    let file = layer_file::write(&project, &project.layers[0]);
    let says = |here: &Project| said(layer_file::read(file.as_bytes(), here).err());
    let other = ProjectId(Uuid::from_u128(9));
    assert_eq!(
        says(&Project { id: other, ..sample() }),
        format!("project.id: the layer belongs to the project \"الغوطة\" ({}), not to {other}", project.id)
    );
    let texts = |second: &str| {
        let second = Arc::new(Report::from_text(ReportId::new("002"), second));
        Project { reports: vec![project.reports[0].clone(), second], ..sample() }
    };
    let (there, here) = (project.reports[1].sha256, texts("غارة").reports[1].sha256);
    assert_eq!(
        says(&texts("غارة")),
        format!("reports[1].sha256: report 002 has another text ({there}) than here ({here})")
    );
    assert_eq!(
        says(&Project { reports: vec![project.reports[0].clone()], ..sample() }),
        "reports[1].id: no report 002"
    );
    let unnamed = file.replacen("\"report\": \"002\"", "\"report\": \"003\"", 1);
    assert_eq!(
        said(layer_file::read(unnamed.as_bytes(), &project).err()),
        "layer.sheets[1].report: no report 003"
    );
    let whole = project_file::write(&project);
    assert_eq!(
        said(layer_file::read(whole.as_bytes(), &project).err()),
        "a Project file where a Layer file was asked for"
    );
    // A layer fits a project that has grown.
    let more = Arc::new(Report::from_text(ReportId::new("003"), "غارة"));
    let grown = Project { reports: [&project.reports[..], &[more]].concat(), ..sample() };
    assert_eq!(says(&grown), "read");
}

#[test]
fn half_a_file_is_called_so() {
    let file = project_file::write(&sample());
    let whole = file.trim_end().len();
    for cut in (1..whole).step_by(7).chain((0..whole).step_by(1000)) {
        let half = &file.as_bytes()[..cut];
        assert!(matches!(project_file::read(half, FRESH), Err(Problem::CutShort { .. })), "cut at {cut}");
        assert!(matches!(kind_of(half), Err(Problem::CutShort { .. })), "cut at {cut}");
    }
    let lines = file.lines().count();
    let Err(Problem::CutShort { spot }) = kind_of(&file.as_bytes()[..whole - 1]) else { panic!("cut short") };
    assert_eq!(spot, Spot { line: lines, column: 0 });
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever happens to a file on its way, reading it never panics, and what
    /// is read can be written and read again.
    #[test]
    fn any_damage_is_survived(project in project(), flips in proptest::collection::vec((any::<usize>(), any::<u8>()), 0..4), cut in any::<usize>()) {
        let mut files = vec![project_file::write(&project).into_bytes()];
        files.push(layer_file::write(&project, &project.layers[0]).into_bytes());
        for mut file in files {
            let whole = file.len();
            for (at, byte) in &flips {
                file[at % whole] = *byte;
            }
            if cut % 2 == 0 {
                file.truncate(cut % (whole - 1));
            }
            let _ = kind_of(&file);
            if let Ok((read, _)) = project_file::read(&file, FRESH) {
                let again = project_file::read(project_file::write(&read).as_bytes(), FRESH);
                prop_assert_eq!(again.map(|(project, _)| project), Ok(read));
            }
            let _ = layer_file::read(&file, &project);
        }
    }

    #[test]
    fn any_bytes_are_survived(bytes in proptest::collection::vec(any::<u8>(), 0..80)) {
        prop_assert!(project_file::read(&bytes, FRESH).is_err());
    }
}

#[test]
fn a_byte_order_mark_counts_as_bytes() {
    let problem = kind_of(b"\xef\xbb\xbf{\xff}").unwrap_err();
    assert_eq!(problem, Problem::NotUtf8 { byte: Byte(4) });
}
