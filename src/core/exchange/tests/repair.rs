//! Where a span goes whose offsets are off.

use proptest::prelude::*;

use super::arbitrary::project;
use super::{FRESH, annotation, provenance, sample, span};
use crate::core::exchange::quote::{Census, Found, NEARBY, Placed, place};
use crate::core::exchange::{Reason, Receipt, Repaired, SetAside, SheetRecord, SpanRecord, project_file};
use crate::core::model::{LabelId, Report, ReportId, Span};
use crate::core::text::{CodePoint, Text, TextRange};

fn placed(text: &Text, records: &[SpanRecord]) -> Vec<Placed> {
    place(text, records.iter().map(SpanRecord::quote))
}

fn record(quote: &str, start: usize, end: usize, [before, after]: [&str; 2]) -> SpanRecord {
    let span = Span::new(annotation(1), LabelId::new("place"), TextRange::default(), provenance());
    SpanRecord {
        start: CodePoint(start),
        end: CodePoint(end),
        text: quote.to_owned(),
        before: before.to_owned(),
        after: after.to_owned(),
        ..SpanRecord::of(&span, &Text::new(""))
    }
}

#[track_caller]
fn check(text: &str, quote: &str, (start, end): (usize, usize), context: [&str; 2], expected: &str) {
    let said = match placed(&Text::new(text), &[record(quote, start, end, context)])[..] {
        [Placed::AsStated(range)] => format!("kept {}..{}", range.start().0, range.end().0),
        [Placed::Elsewhere(range)] => format!("moved {}..{}", range.start().0, range.end().0),
        [Placed::Nowhere(reason)] => reason.as_str().to_owned(),
        _ => "not one place".to_owned(),
    };
    assert_eq!(said, expected);
}

const NONE: [&str; 2] = ["", ""];

#[test]
fn the_quote_is_at_the_offsets() {
    check("غارة على حلب", "حلب", (9, 12), NONE, "kept 9..12");
    check("غارة على حلب", "حلب", (9, 12), ["على ", ""], "kept 9..12");
    // The context was written by someone who cut it otherwise.
    check("غارة على حلب", "حلب", (9, 12), ["ضربة ", ""], "kept 9..12");
    check("🚑🚑 حلب", "حلب", (3, 6), NONE, "kept 3..6");
    // Offsets that are off happen upon another mention.
    check("حلب 🚑 حلب؟", "حلب", (0, 3), ["🚑 ", "؟"], "moved 6..9");
}

#[test]
fn the_quote_is_nearby() {
    check("🚑🚑 غارة على حلب", "حلب", (14, 17), NONE, "moved 12..15");
    check("غارة على حلب", "حلب", (90, 93), NONE, "moved 9..12");
    check("غارة على حلب", "حلب", (9, 10), NONE, "moved 9..12");
    check("حلب حلب", "حلب", (1, 4), NONE, "quote_ambiguous");
    check("حلب، حلب.", "حلب", (1, 4), ["", "."], "moved 5..8");
    check("حلب، حلب،", "حلب", (1, 4), ["", "،"], "quote_ambiguous");
    check("حلب، حلب.", "حلب", (0, 3), ["", "؟"], "kept 0..3");
    check("حلب، حلب.", "حلب", (1, 4), ["", "؟"], "quote_ambiguous");
    check("غارة على حلب", "حلب", (1, 4), ["من ", ""], "moved 9..12");
    check("aaa", "aa", (7, 9), NONE, "quote_ambiguous");
    check("غارة على حلب", "دمشق", (9, 13), NONE, "quote_not_found");
    check("غارة على حلب", "حمص", (9, 12), ["على ", ""], "quote_not_found");
    check("", "حلب", (0, 3), NONE, "quote_not_found");
}

#[test]
fn the_quote_is_far_away() {
    let gap = "و ".repeat(NEARBY);
    let far = 2 * NEARBY + 4;
    let found = format!("moved {far}..{}", far + 3);
    check(&format!("{gap}على حلب."), "حلب", (0, 3), NONE, "quote_not_found");
    check(&format!("{gap}على حلب."), "حلب", (0, 3), ["على ", "."], &found);
    check(&format!("{gap}على حلب."), "حلب", (0, 3), ["من ", "."], "quote_not_found");
    check(&format!("{gap}على حلب. على حلب."), "حلب", (0, 3), ["على ", "."], "quote_ambiguous");
    // The whole context far away tells more than the bare word nearby.
    check(
        &format!("حلب {gap}على حلب."),
        "حلب",
        (1, 4),
        ["على ", "."],
        &format!("moved {}..{}", far + 4, far + 7),
    );
    check(&format!("حلب {gap}على حمص."), "حلب", (1, 4), ["على ", "."], "moved 0..3");
}

#[test]
fn edges_are_cleaned() {
    check("غارة على حلب", " حلب", (8, 12), NONE, "moved 9..12");
    check("غارة على حلب\n", "حلب\n", (9, 13), NONE, "moved 9..12");
    // The quote leaves out the last letter's mark.
    check("قُتل", "ق", (0, 1), NONE, "moved 0..2");
    check("غارة  على", "  ", (4, 6), NONE, "quote_blank");
    check("غارة", "", (1, 1), NONE, "quote_blank");
    check("غارة \u{200f} على", "\u{200f}", (5, 6), NONE, "quote_blank");
}

#[test]
fn any_offsets_are_survived() {
    check("غارة", "غارة", (4, 0), NONE, "offsets_reversed");
    check("غارة", "غارة", (usize::MAX, usize::MAX), NONE, "moved 0..4");
    check("غارة", "غارة", (0, usize::MAX), NONE, "moved 0..4");
    check("غارة", "غارة", (usize::MAX, 0), NONE, "offsets_reversed");
    check("غارة", "غارة على", (0, 4), NONE, "quote_not_found");
}

/// All of a text's words as spans, with offsets in UTF-16 as older tools write them.
#[test]
fn offsets_in_utf16_are_put_right() {
    let raw: String = (0..100).map(|i| format!("{i} 🚑👩🏽‍⚕️ غارة على دوما\n")).collect();
    let report = Report::from_text(ReportId::new("1"), &raw);
    let text = &report.text;
    let words = text.words(TextRange::between(CodePoint(0), text.len()));
    let stated = |word: &TextRange| {
        let [start, end] = [word.start(), word.end()].map(|at| CodePoint(text.to_utf16(at).unwrap().0));
        let span = Span { range: *word, ..span(&report, 1, "place", "دوما", 0) };
        SpanRecord { start, end, ..SpanRecord::of(&span, text) }
    };
    let records: Vec<_> = words.iter().map(stated).collect();
    let shift = records.last().unwrap().start.0 - words.last().unwrap().start().0;
    assert!(words.len() == 600 && shift > NEARBY, "{} words, {shift}", words.len());
    for (i, (word, placed)) in words.iter().zip(placed(text, &records)).enumerate() {
        let unmoved = (records[i].start, records[i].end) == (word.start(), word.end());
        let expected = if unmoved { Placed::AsStated(*word) } else { Placed::Elsewhere(*word) };
        assert_eq!(placed, expected, "word {i}");
    }
}

/// The same over a million characters. It takes a tenth of a second; a search
/// of the whole text for each span would take minutes.
#[test]
fn ten_thousand_spans_far_off_do_not_take_long() {
    let raw: String = (0..10_000).map(|i| format!("{i:05} {} دوما\n", "غارة على ".repeat(10))).collect();
    let text = Text::new(raw);
    let context = |i: usize| [format!("{i:05} "), " على".to_owned()];
    let records: Vec<_> = (0..10_000)
        .map(|i| {
            let [before, after] = context(i);
            record("غارة", (i + 5000) % 10_000 * 102, 4, [&before, &after])
        })
        .map(|record| SpanRecord { end: CodePoint(record.start.0 + 4), ..record })
        .collect();
    let began = std::time::Instant::now();
    let places = placed(&text, &records);
    assert!(began.elapsed().as_secs() < 20, "{:?}", began.elapsed());
    assert!(text.len().0 > 1_000_000);
    for (i, placed) in places.iter().enumerate() {
        let start = i * 102 + 6;
        assert_eq!(*placed, Placed::Elsewhere(TextRange::between(CodePoint(start), CodePoint(start + 4))));
    }
}

/// Where `needle` starts in a text, in bytes, one inside the other too.
fn places(text: &str, needle: &str) -> Vec<usize> {
    let starts = |at: &usize| text.get(*at..).is_some_and(|rest| rest.starts_with(needle));
    (0..text.len()).filter(starts).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_needle_is_counted(text in "[abق]{0,40}", needles in proptest::collection::vec("[abق]{1,4}", 0..12)) {
        let found = Census::of(&text, needles.iter().map(String::as_str).collect());
        for needle in &needles {
            let expected = match places(&text, needle)[..] {
                [] => Found::Never,
                [at] => Found::Once(at),
                _ => Found::Often,
            };
            prop_assert_eq!(found.get(needle), expected);
        }
    }

    /// However far offsets are off: a span is on its own words or in
    /// quarantine, and where its context is unmistakable it is where it was.
    #[test]
    fn shifted_spans_go_back_or_aside(project in project(), by in prop_oneof![-9..9_isize, any::<i16>().prop_map(isize::from)]) {
        for (layer, report) in project.layers.iter().flat_map(|layer| project.reports.iter().map(move |r| (layer, r))) {
            let Some(sheet) = layer.sheets.get(&report.id) else { continue };
            let raw = report.text.as_str();
            let record = SheetRecord::of(sheet, report);
            let shifted = record.spans.iter().map(|span| {
                let [start, end] = [span.start, span.end].map(|at| CodePoint(at.0.saturating_add_signed(by)));
                SpanRecord { start, end, ..span.clone() }
            });
            let shifted: Vec<_> = shifted.collect();
            for ((old, new), placed) in record.spans.iter().zip(&shifted).zip(placed(&report.text, &shifted)) {
                let context = [&*old.before, &old.text, &old.after].concat();
                let certain = places(raw, &context).len() == 1;
                match placed {
                    Placed::AsStated(range) | Placed::Elsewhere(range) => {
                        prop_assert_eq!(report.text.slice(range), Some(&*old.text));
                        prop_assert!(!certain || range == TextRange::between(old.start, old.end));
                    }
                    Placed::Nowhere(_) => prop_assert!(!certain, "{:?}", new),
                }
            }
        }
    }
}

#[test]
fn the_receipt_names_each_span_and_its_place() {
    let project = sample();
    let file = project_file::write(&project)
        .replace("\"start\": 27, \"end\": 31", "\"start\": 29, \"end\": 33")
        .replace("\"text\": \"5 مدنيين\"", "\"text\": \"7 مدنيين\"");
    let (read, receipt) = project_file::read(file.as_bytes(), FRESH).unwrap();
    let report = project.reports[0].id.clone();
    let range = |a, b| TextRange::between(CodePoint(a), CodePoint(b));
    let place = |part: &str| format!("layers[0].sheets[0].{part}");
    let repaired = Repaired {
        place: place("spans[2]"),
        report: report.clone(),
        id: annotation(4),
        old: range(29, 33),
        new: range(27, 31),
    };
    let aside = |part, id, reason, named: &str| SetAside {
        place: place(part),
        report: report.clone(),
        id: annotation(id),
        reason,
        named: named.to_owned(),
    };
    assert_eq!(
        receipt,
        Receipt {
            reports: 2,
            spans: 5,
            relations: 1,
            repaired: vec![repaired],
            // The relation from the casualty to its place hangs on nothing now.
            quarantined: vec![
                aside("spans[0]", 1, Reason::QuoteNotFound, "casualty"),
                aside("relations[1]", 21, Reason::EndMissing, "at")
            ],
            still_quarantined: 1,
            ..Receipt::default()
        }
    );
    let quarantine = &read.layers[0].sheets[&report].quarantine;
    let said: Vec<_> = quarantine.iter().map(|aside| aside.reason.as_str()).collect();
    assert_eq!(said, ["quote_not_found", "quote_not_found", "end_missing"]);
    assert_eq!(quarantine[1].annotation["text"], "7 مدنيين");
    assert_eq!(quarantine[1].annotation["attributes"]["best"], 5);
    assert_eq!(quarantine[2].annotation["type"], "at");
    // Handed on as it is, and not tried again.
    let (again, receipt) = project_file::read(project_file::write(&read).as_bytes(), FRESH).unwrap();
    assert_eq!((again, receipt.still_quarantined, receipt.quarantined.len()), (read, 3, 0));
}

#[test]
fn what_the_schema_does_not_know_is_set_aside() {
    let aside = |from: &str, to: &str| {
        let file = project_file::write(&sample());
        assert!(file.contains(from));
        let (_, receipt) = project_file::read(file.replacen(from, to, 1).as_bytes(), FRESH).unwrap();
        let said = receipt.quarantined.iter().map(|aside| {
            format!("{} {}", aside.place.trim_start_matches("layers[0].sheets[0]."), aside.reason.as_str())
        });
        said.collect::<Vec<_>>().join(", ")
    };
    let id = |n| annotation(n).to_string();
    assert_eq!(
        aside("\"label\": \"actor\"", "\"label\": \"weapon\""),
        "spans[2] unknown_label, relations[0] end_missing"
    );
    assert_eq!(aside("\"type\": \"source\"", "\"type\": \"denies\""), "relations[0] unknown_relation_type");
    assert_eq!(aside("\"type\": \"source\"", "\"type\": \"about\""), "relations[0] ends_not_allowed");
    let end = |n| format!("\"to\": \"{}\"", id(n));
    assert_eq!(aside(&end(4), &end(9)), "relations[0] end_missing");
    // Both ends are places, but the same one.
    let itself = format!("\"type\": \"same_as\", \"from\": \"{}\"", id(2));
    assert_eq!(
        aside(&format!("\"type\": \"at\", \"from\": \"{}\"", id(1)), &itself),
        "relations[1] ends_not_allowed"
    );
    assert_eq!(
        aside("\"start\": 27, \"end\": 31", "\"start\": 31, \"end\": 27"),
        "spans[2] offsets_reversed, relations[0] end_missing"
    );
}

#[test]
fn reasons_have_a_word_each() {
    for reason in Reason::ALL {
        assert_eq!(Reason::parse(reason.as_str()), Some(reason));
    }
    assert_eq!(Reason::parse("elsewhere"), None);
}
