use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::core::notation::{id, parse, span};
use crate::core::text::{CodePoint, TextRange};

fn range(start: usize, end: usize) -> TextRange {
    TextRange::between(CodePoint(start), CodePoint(end))
}

#[test]
fn timestamps_have_one_form() {
    for good in ["2026-11-22T09:30:00Z", "2026-11-22T09:30:00.5Z", "2026-11-22T09:30:00.000Z"] {
        assert!(Timestamp::parse(good).is_some(), "{good}");
    }
    for bad in [
        "",
        "2026-11-22",
        "2026-11-22T09:30:00",
        "2026-11-22T09:30:00+01:00",
        "2026-11-22T09:30:00.Z",
        "٢٠٢٦",
    ] {
        assert!(Timestamp::parse(bad).is_none(), "{bad}");
    }
}

#[test]
fn hashes_are_those_of_the_published_algorithm() {
    // FIPS 180-4, example of "abc".
    let hash = Sha256::of("abc");
    assert_eq!(hash.to_string(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_eq!(Sha256::parse(&hash.to_string()), Some(hash));
    assert_eq!(Sha256::parse("ba78"), None);
    assert_eq!(Sha256::parse(&"ح".repeat(32)), None);
}

#[test]
fn a_report_is_titled_by_its_first_words() {
    let title = |raw: &str| Report::from_text(ReportId::new("005"), raw).title;
    assert_eq!(title("\u{feff}\n  \r\nغارة على المدينة \nثم"), "غارة على المدينة");
    assert_eq!(title(" \n"), "005");
    let long = title(&"كلمة ".repeat(40));
    assert!(long.ends_with("كلمة…") && long.chars().count() <= 91, "{long}");
}

#[test]
fn keys_are_physical() {
    let schema = Schema::conflict_reports();
    let label = |code| schema.label_of_key(code).map(|label| label.id.as_str());
    assert_eq!(label("Digit1"), Some("actor"));
    assert_eq!(label("Numpad4"), Some("claim"));
    assert_eq!(label("KeyP"), Some("place"));
    assert_eq!(label("Digit0"), None);
    assert_eq!(label("Digit5"), None);
    assert_eq!(label("KeyZ"), None);
    assert_eq!(label("Escape"), None);
}

#[test]
fn reading_order_puts_what_encloses_first() {
    let spans: Spans =
        [span(1, "place", 4, 6), span(2, "actor", 0, 3), span(3, "actor", 4, 9)].into_iter().collect();
    let order: Vec<_> = spans.iter().map(|span| span.id).collect();
    assert_eq!(order, [id(2), id(3), id(1)]);
    assert_eq!(spans.position(id(1)), Some(2));
    assert_eq!(spans.nth(1).map(|span| span.id), Some(id(3)));
}

#[test]
fn the_innermost_comes_first() {
    let spans: Spans =
        [span(1, "claim", 0, 20), span(2, "actor", 4, 9), span(3, "place", 6, 9)].into_iter().collect();
    let covering = |at| spans.covering(CodePoint(at)).iter().map(|span| span.id).collect::<Vec<_>>();
    assert_eq!(covering(7), [id(3), id(2), id(1)]);
    assert_eq!(covering(4), [id(2), id(1)]);
    assert_eq!(covering(9), [id(1)]);
    assert!(covering(20).is_empty());
}

fn any_spans() -> impl Strategy<Value = Vec<Span>> {
    prop::collection::vec((0usize..60, 1usize..20), 0..40).prop_map(|ranges| {
        ranges
            .iter()
            .enumerate()
            .map(|(i, (start, len))| {
                let mut span = span(i as u128, "actor", *start, start + len);
                if i % 3 == 0 {
                    Arc::make_mut(&mut span.provenance).origin = Origin::Import;
                }
                span
            })
            .collect()
    })
}

proptest! {
    #[test]
    fn the_index_finds_what_a_search_through_all_finds(
        all in any_spans(), gone in prop::collection::vec(0u128..40, 0..10), start in 0usize..80, len in 1usize..30,
    ) {
        let mut spans = Spans::default();
        for span in &all {
            spans.insert(span.clone());
        }
        for n in &gone {
            spans.remove(id(*n));
        }
        let left: Vec<Span> = all.into_iter().filter(|span| !gone.iter().any(|n| id(*n) == span.id)).collect();
        let bulk: Spans = left.iter().cloned().collect();
        prop_assert!(bulk.iter().eq(spans.iter()));
        let mut expected: Vec<_> = left.iter().filter(|s| s.range.overlaps(range(start, start + len))).map(|s| s.id).collect();
        let mut found: Vec<_> = spans.touching(range(start, start + len)).map(|span| span.id).collect();
        expected.sort();
        found.sort();
        prop_assert_eq!(found, expected);
        prop_assert_eq!(spans.count(&LabelId::new("actor")), left.len());
        prop_assert_eq!(bulk.count(&LabelId::new("actor")), left.len());
        let imported = left.iter().filter(|span| span.provenance.origin == Origin::Import).count();
        prop_assert_eq!((spans.imported(), bulk.imported()), (imported, imported));
        for (position, span) in spans.iter().enumerate() {
            prop_assert_eq!(spans.position(span.id), Some(position));
        }
    }

    #[test]
    fn a_grown_range_is_crossed_by_no_span(all in any_spans(), start in 0usize..80, len in 0usize..30) {
        let spans: Spans = all.into_iter().collect();
        let grown = spans.grown_over_spans(range(start, start + len));
        prop_assert!(grown.encloses(range(start, start + len)));
        prop_assert!(spans.touching(grown).all(|span| grown.encloses(span.range)));
    }
}

#[test]
fn a_filter_lets_through_what_it_names() {
    let (text, mut marked) = parse("⟦قوات|actor⟧ ⟦النظام|actor⟧ في ⟦دمشق|place⟧ و⟦حماة|place⟧");
    marked[2].note = "where?".to_owned();
    let mut spans = Spans::default();
    marked.into_iter().for_each(|span| drop(spans.insert(span)));
    let filter = |labels: &[&str], noted| SpanFilter {
        labels: labels.iter().map(|id| LabelId::new(id)).collect(),
        noted,
        imported: false,
        ..SpanFilter::default()
    };
    let quote = |span: Option<&Span>| {
        span.map_or(String::new(), |s| text.chars().skip(s.range.start().0).take(s.range.len()).collect())
    };
    for (filter, from, by, expected) in [
        (filter(&[], false), None, 1, "قوات"),
        (filter(&[], false), Some(0), 1, "النظام"),
        (filter(&[], false), None, -1, "حماة"),
        (filter(&[], false), Some(3), 1, "حماة"),
        (filter(&["place"], false), None, 1, "دمشق"),
        (filter(&["place"], false), Some(2), 1, "حماة"),
        (filter(&["place"], false), Some(0), 1, "دمشق"),
        (filter(&["actor"], false), Some(3), -1, "النظام"),
        (filter(&["actor"], false), Some(3), 1, "النظام"),
        (filter(&[], true), Some(0), 1, "دمشق"),
        (filter(&["actor"], true), Some(0), 1, ""),
    ] {
        assert_eq!(
            quote(filter.step(&spans, &Schema::conflict_reports(), from, by)),
            expected,
            "{filter:?} {from:?} {by}"
        );
    }
}

#[test]
fn a_copy_of_a_project_has_layers_of_its_own() {
    let mut project = crate::core::notation::project("⟦حلب|place⟧");
    let other = Layer { id: LayerId(uuid::Uuid::from_u128(70)), ..project.layers[0].clone() };
    project.layers.insert(0, other);
    let mut n = 100;
    let mut fresh = || {
        n += 1;
        LayerId(uuid::Uuid::from_u128(n))
    };
    let copy = project.clone().copied(ProjectId(uuid::Uuid::from_u128(9)), "نسخة".into(), &mut fresh);
    assert_eq!(copy.open_layer, copy.layers[1].id);
    assert!(project.layers.iter().all(|layer| copy.layer(layer.id).is_none()));
    assert_eq!(
        (copy.layers[1].sheets.clone(), copy.reports.clone()),
        (project.layers[1].sheets.clone(), project.reports.clone())
    );
}
