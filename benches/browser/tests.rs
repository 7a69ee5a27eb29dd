//! The pure parts of the bench, which has no test harness of its own.

#![allow(clippy::cast_possible_truncation, clippy::expect_used, clippy::indexing_slicing)]

mod crowd;
mod documents;
mod figures;

use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use uuid::Uuid;
use wasim::core::exchange::project_file;
use wasim::core::model::{LayerId, Span};

use self::crowd::Crowd;
use self::documents::{Document, EMPTY, LONG};
use self::figures::{Row, median, percentile, table};

#[test]
fn a_median_is_in_the_middle() {
    let check = |values: &[f64], expected| assert_eq!(median(values), expected, "{values:?}");
    check(&[7.0], 7.0);
    check(&[9.0, 1.0, 5.0], 5.0);
    check(&[10.0, 1.0, 2.0, 3.0], 2.5);
}

#[test]
fn a_percentile_is_the_nearest_rank() {
    let hundred: Vec<f64> = (1..=100).rev().map(f64::from).collect();
    let check = |values: &[f64], percent, expected| assert_eq!(percentile(values, percent), expected);
    check(&hundred, 95, 95.0);
    check(&hundred, 0, 1.0);
    check(&hundred, 100, 100.0);
    check(&hundred[..10], 95, 100.0);
    check(&[4.0], 95, 4.0);
}

#[test]
#[should_panic(expected = "nothing was measured")]
fn nothing_has_no_median() {
    median(&[]);
}

#[test]
fn a_missed_budget_shows_in_the_table() {
    let rows = [
        Row::new("open", 61.234, "ms", 100.0).beside("Peer 1", 250.4),
        Row::new("tag", 4.06, "ms", 4.0),
        Row::new("elements", 0.0, "", 0.0),
    ];
    let expected = "\
| work     | measured        | budget | beside it      |
|----------|-----------------|--------|----------------|
| open     | 61 ms           | 100 ms | Peer 1: 250 ms |
| tag      | 4.1 ms (missed) | 4 ms   |                |
| elements | 0               | 0      |                |
";
    assert_eq!(table(&rows), expected);
}

#[test]
fn a_row_is_written_with_nulls_for_what_there_is_not() {
    let check = |row: Row, expected: Value| assert_eq!(serde_json::to_value(row).expect("JSON"), expected);
    let row = Row::new("tag", 3.456, "ms", 4.0);
    check(
        row.clone(),
        json!({"work": "tag", "value": 3.46, "unit": "ms", "budget": 4.0, "peer": null, "peer_value": null}),
    );
    check(
        row.beside("Peer 1", 1.5),
        json!({"work": "tag", "value": 3.46, "unit": "ms", "budget": 4.0, "peer": "Peer 1", "peer_value": 1.5}),
    );
}

#[test]
fn a_document_is_as_long_as_it_should_be() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let path = Document::new(20_000, 400).write(folder).expect("a folder to write to");
    let file = fs::read(path).expect("the file");
    let (project, receipt) = project_file::read(&file, LayerId(Uuid::nil())).expect("a project file");
    assert_eq!((receipt.spans, receipt.repaired.len()), (400, 0));
    let report =
        |id: &str| project.reports.iter().find(|report| report.id.to_string() == id).expect("the report");
    assert_eq!(report(EMPTY).text.len().0, 0);
    assert_eq!(report(LONG).text.len().0, 20_000);
    assert_eq!(project.sheet(&report(LONG).id).expect("its sheet").spans.len(), 400);
    assert_eq!(Document::new(20_000, 400).for_peers(), Document::new(20_000, 400).for_peers());
}

#[test]
fn a_dense_document_is_one_paragraph_of_towers() {
    let folder = std::env::temp_dir().join(format!("wasim-dense-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    let path = Document::dense(300, 50).write(&folder).expect("a file");
    let bytes = fs::read(path).expect("a file");
    fs::remove_dir_all(folder).ok();
    let (project, receipt) = project_file::read(&bytes, LayerId(Uuid::nil())).expect("a project");
    assert!(receipt.repaired.is_empty() && receipt.quarantined.is_empty());
    let report = &project.reports[1];
    assert_eq!((report.id.as_str(), report.text.paragraphs().len()), (LONG, 1));
    let sheet = project.sheet(&report.id).expect("spans");
    let deepest = sheet.spans.iter().map(|span| sheet.spans.covering(span.range.start()).len()).max();
    assert_eq!((sheet.spans.len(), deepest), (300, Some(50)));
}

#[test]
fn a_crowd_has_worked_on_every_report_and_agrees_for_the_most_part() {
    let crowd = Crowd { people: 3, reports: 4, spans: 50, length: 5_000 };
    let project = crowd.project();
    assert_eq!((project.reports.len(), project.layers.len()), (4, 3));
    for report in &project.reports {
        assert_eq!(report.text.len().0, 5_000);
        let spans = |n: usize| &project.layers[n].sheets[&report.id].spans;
        assert!((0..3).all(|n| spans(n).len() == 50));
        let same = |span: &Span| {
            spans(1).iter().any(|other| (other.range, &other.label) == (span.range, &span.label))
        };
        let same = spans(0).iter().filter(|span| same(span)).count();
        assert!((20..45).contains(&same), "{same}");
    }
    let folder = std::env::temp_dir().join(format!("wasim-crowd-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    let file = fs::read(crowd.write(&folder).expect("a file")).expect("the file");
    fs::remove_dir_all(folder).ok();
    let (read, receipt) = project_file::read(&file, LayerId(Uuid::nil())).expect("a project");
    assert!(receipt.repaired.is_empty() && receipt.quarantined.is_empty());
    assert!(read == project);
}
