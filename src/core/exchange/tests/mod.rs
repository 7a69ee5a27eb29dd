//! What the tests of the file formats share.

mod arbitrary;
mod broken;
mod fixtures;
mod repair;
mod round_trip;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use uuid::Uuid;

use crate::core::model::*;
use crate::core::text::{Byte, TextRange};

/// The layer of a file without layers.
const FRESH: LayerId = LayerId(Uuid::from_u128(0xf));

fn annotation(n: u128) -> AnnotationId {
    AnnotationId(Uuid::from_u128(n))
}

fn stamp(by: &str) -> Stamp {
    Stamp { by: by.into(), at: Timestamp::parse("2026-11-22T09:30:00.000Z").unwrap() }
}

fn provenance() -> Provenance {
    Provenance { tool: "wasim 0.1.0".into(), ..Provenance::human(&stamp("A1")) }
}

/// A span on the nth (from 0) occurrence of `quote`.
fn span(report: &Report, n: u128, label: &str, quote: &str, nth: usize) -> Span {
    let at = |byte| report.text.from_byte(Byte(byte)).unwrap();
    let (start, _) = report.text.as_str().match_indices(quote).nth(nth).unwrap();
    let range = TextRange::between(at(start), at(start + quote.len()));
    Span::new(annotation(n), LabelId::new(label), range, provenance())
}

fn relation(n: u128, kind: &str, from: u128, to: u128) -> (AnnotationId, Relation) {
    let (id, kind) = (annotation(n), RelationKind::new(kind));
    let (from, to) = (annotation(from), annotation(to));
    let (attributes, note) = (Attributes::new(), String::new());
    (id, Relation { id, kind, from, to, attributes, note, provenance: provenance() })
}

/// Two reports, two layers, and one of everything that a file can hold.
fn sample() -> Project {
    let first = "قُتل 5 مدنيين في دوما.\nقال ناشط إن 5 من القتلى أطفال في دوما.";
    let reports = [("001", first), ("002", "🚑 غارة على حلب")].map(|(id, text)| {
        Arc::new(Report { language: Some("ar".to_owned()), ..Report::from_text(ReportId::new(id), text) })
    });
    let [one, two] = &reports;
    let mut casualty = span(one, 1, "casualty", "5 مدنيين", 0);
    casualty.attributes.insert("best".to_owned(), Value::Whole(5));
    let mut place = span(one, 2, "place", "دوما", 0);
    place.note = "في الغوطة".to_owned();
    let spans =
        [casualty, place, span(one, 3, "claim", "إن 5 من القتلى أطفال", 0), span(one, 4, "actor", "ناشط", 0)];
    let unplaced = serde_json::json!({ "label": "place", "text": "الغوطة" });
    let worked = Sheet {
        note: "يُراجع".to_owned(),
        spans: spans.into_iter().collect(),
        relations: [relation(20, "source", 3, 4), relation(21, "at", 1, 2)].into(),
        quarantine: vec![Quarantined { reason: "quote_not_found".to_owned(), annotation: unplaced }],
        ..Sheet::default()
    };
    let sheet =
        |span| Arc::new(Sheet { done: true, spans: [span].into_iter().collect(), ..Sheet::default() });
    let layer = |n, annotator: &str, sheets| Layer {
        sheets,
        ..Layer::new(LayerId(Uuid::from_u128(n)), annotator.to_owned(), 1)
    };
    let sheets = BTreeMap::from([
        (one.id.clone(), worked.into()),
        (two.id.clone(), sheet(span(two, 5, "place", "حلب", 0))),
    ]);
    let others = BTreeMap::from([(one.id.clone(), sheet(span(one, 6, "place", "دوما", 1)))]);
    Project {
        id: ProjectId(Uuid::from_u128(0xa)),
        name: "الغوطة".to_owned(),
        schema: Schema::conflict_reports(),
        guidelines: "# دليل\n".to_owned(),
        reports: reports.to_vec(),
        layers: vec![layer(0xb, "A1", sheets), layer(0xc, "A2", others)],
        open_layer: LayerId(Uuid::from_u128(0xb)),
    }
}

/// Compares a kept file with what it has to hold, or renews it.
fn kept(path: &str, content: &[u8]) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var("WASIM_RENEW").is_ok_and(|value| value == "1") {
        std::fs::write(&path, content).unwrap();
    }
    let found = std::fs::read(&path).unwrap_or_default();
    assert!(found == content, "{} is out of date: run `WASIM_RENEW=1 cargo test exchange`", path.display());
}
