use proptest::prelude::*;

use super::*;
use crate::core::model::Schema;
use crate::core::notation;
use crate::core::text::CodePoint;

fn drawing(marked: &str) -> (String, Drawing) {
    let (text, spans) = notation::parse(marked);
    let window = TextRange::between(CodePoint(0), CodePoint(text.chars().count()));
    (text, Drawing::of(&spans.into_iter().collect(), &Schema::conflict_reports(), window, None))
}

fn words(text: &str, range: TextRange) -> String {
    text.chars().skip(range.start().0).take(range.len()).collect()
}

#[track_caller]
fn check_lanes(marked: &str, expected: &[(&str, u8)]) {
    let (text, drawing) = drawing(marked);
    let lanes: Vec<_> = drawing.lines.iter().map(|line| (words(&text, line.range), line.lane)).collect();
    let expected: Vec<_> = expected.iter().map(|(words, lane)| ((*words).to_owned(), *lane)).collect();
    assert_eq!(lanes, expected);
}

#[track_caller]
fn check_fills(marked: &str, expected: &[(&str, Hue, u8)]) {
    let (text, drawing) = drawing(marked);
    let fills: Vec<_> = drawing.fills.iter().map(|f| (words(&text, f.range), f.hue, f.depth)).collect();
    let expected: Vec<_> =
        expected.iter().map(|(words, hue, depth)| ((*words).to_owned(), *hue, *depth)).collect();
    assert_eq!(fills, expected);
}

#[test]
fn what_encloses_lies_below() {
    check_lanes("قصف ⟦حلب|place⟧", &[("حلب", 0)]);
    check_lanes(
        "⟦هيئة تحرير ⟦الشام|place⟧|actor⟧ و⟦حلب|place⟧",
        &[("هيئة تحرير الشام", 1), ("الشام", 0), ("حلب", 0)],
    );
    check_lanes("⟦a ⟦b ⟦c|place⟧|place⟧|actor⟧", &[("a b c", 2), ("b c", 1), ("c", 0)]);
    check_lanes(
        "⟦a ⟦b ⟦c ⟦d|place⟧|actor⟧|place⟧|actor⟧",
        &[("a b c d", 2), ("b c d", 2), ("c d", 1), ("d", 0)],
    );
}

#[test]
fn identical_ranges_lie_in_two_lanes() {
    check_lanes("⟦⟦حلب|place⟧|actor⟧", &[("حلب", 1), ("حلب", 0)]);
}

#[test]
fn a_margin_label_takes_no_lane_and_no_fill() {
    let (_, drawing) = drawing("⟦قال ⟦ناشطون|actor⟧|claim⟧");
    assert_eq!((drawing.lines.len(), drawing.fills.len(), drawing.rules.len()), (1, 1, 1));
}

#[test]
fn the_innermost_span_colours_its_words() {
    use Hue::{Blue, Green};
    check_fills("⟦ab ⟦cd|place⟧ ef|actor⟧", &[("ab ", Blue, 1), ("cd", Green, 2), (" ef", Blue, 1)]);
    check_fills("⟦ab|actor⟧ ⟦cd|place⟧", &[("ab", Blue, 1), ("cd", Green, 1)]);
    check_fills("⟦⟦ab|place⟧|actor⟧", &[("ab", Green, 2)]);
}

#[test]
fn partly_overlapping_spans_share_no_lane_and_no_fill() {
    let spans: Spans =
        [notation::span(1, "actor", 0, 6), notation::span(2, "place", 4, 9)].into_iter().collect();
    let window = TextRange::between(CodePoint(0), CodePoint(20));
    let drawing = Drawing::of(&spans, &Schema::conflict_reports(), window, None);
    assert_ne!(drawing.lines[0].lane, drawing.lines[1].lane);
    let ends: Vec<_> = drawing.fills.iter().map(|f| (f.range.start().0, f.range.end().0, f.hue)).collect();
    assert_eq!(ends, [(0, 4, Hue::Blue), (4, 6, Hue::Green), (6, 9, Hue::Green)]);
}

#[test]
fn inside_the_selected_span_nothing_is_filled() {
    let (text, spans) = notation::parse("⟦x|place⟧ ⟦ab ⟦cd|place⟧|actor⟧");
    let window = TextRange::between(CodePoint(0), CodePoint(text.len()));
    let drawing =
        Drawing::of(&spans.into_iter().collect(), &Schema::conflict_reports(), window, Some(notation::id(2)));
    assert_eq!(drawing.fills.len(), 1);
    assert_eq!(drawing.lines.len(), 3);
}

#[test]
fn a_window_shows_the_same_as_the_whole() {
    let spans: Spans = (0..200)
        .map(|i| {
            notation::span(
                i + 1,
                ["actor", "place", "casualty"][i as usize % 3],
                i as usize * 3,
                i as usize * 3 + 1 + i as usize * 7 % 11,
            )
        })
        .collect();
    let schema = Schema::conflict_reports();
    let whole = Drawing::of(&spans, &schema, TextRange::between(CodePoint(0), CodePoint(700)), None);
    for at in (0..600).step_by(13) {
        let window = TextRange::between(CodePoint(at), CodePoint(at + 40));
        let part = Drawing::of(&spans, &schema, window, None);
        let expected: Vec<_> =
            whole.lines.iter().filter(|line| line.range.overlaps(window)).copied().collect();
        assert_eq!(part.lines, expected, "window at {at}");
    }
}

/// `columns` towers of spans one in another, `deep` each; towers lean over the next one.
fn towers(columns: usize, deep: usize) -> Spans {
    let labels = ["actor", "place", "casualty", "claim"];
    let one = |n: usize| {
        let (column, level) = (n / deep, n % deep);
        let start = column * deep * 2 + level;
        let end = (column + 1) * deep * 2 - level + 3;
        notation::span(n as u128 + 1, labels[n % 4], start, end)
    };
    (0..columns * deep).map(one).collect()
}

/// Lanes by their definition: each looks at all that were placed before it.
fn lanes_by_definition(spans: &Spans, schema: &Schema) -> Vec<u8> {
    let filled: Vec<&Span> =
        spans.iter().filter(|span| schema.label(&span.label).unwrap().mark == Mark::Fill).collect();
    let mut order: Vec<usize> = (0..filled.len()).collect();
    order.sort_by_key(|i| (filled[*i].range.len(), filled[*i].range.start(), std::cmp::Reverse(*i)));
    let mut lanes = vec![None; filled.len()];
    for i in order {
        let range = filled[i].range;
        let beside = || {
            (0..filled.len())
                .filter(|j| filled[*j].range.overlaps(range))
                .filter_map(|j| Some((j, lanes[j]?)))
        };
        let inside =
            beside().filter(|(j, _)| range.encloses(filled[*j].range)).map(|(_, lane): (usize, u8)| lane + 1);
        let mut lane = inside.max().unwrap_or(0);
        while beside().any(|(_, taken)| taken == lane) {
            lane += 1;
        }
        lanes[i] = Some(lane);
    }
    lanes.into_iter().map(|lane| lane.unwrap().min(LANES - 1)).collect()
}

proptest! {
    #[test]
    fn lanes_are_as_defined(ranges in prop::collection::vec((0usize..60, 1usize..20, 0usize..4), 0..60)) {
        let labels = ["actor", "place", "casualty", "claim"];
        let spans: Spans = ranges
            .iter()
            .enumerate()
            .map(|(n, (start, len, label))| notation::span(n as u128 + 1, labels[*label], *start, start + len))
            .collect();
        let schema = Schema::conflict_reports();
        let whole = Drawing::of(&spans, &schema, TextRange::between(CodePoint(0), CodePoint(90)), None);
        let lanes: Vec<u8> = whole.lines.iter().map(|line| line.lane).collect();
        prop_assert_eq!(lanes, lanes_by_definition(&spans, &schema));
        for (start, len) in [(0, 1), (7, 3), (30, 10), (59, 20)] {
            let window = TextRange::between(CodePoint(start), CodePoint(start + len));
            let mut grown = window;
            loop {
                let wider = spans.touching(grown).fold(grown, |all, span| {
                    TextRange::between(all.start().min(span.range.start()), all.end().max(span.range.end()))
                });
                if wider == grown { break }
                grown = wider;
            }
            prop_assert_eq!(spans.grown_over_spans(window), grown);
        }
    }

    #[test]
    fn steps_lead_from_what_is_painted_to_what_is_wanted(
        painted in prop::collection::btree_set((0usize..20, 0usize..20), 0..20),
        wanted in prop::collection::btree_set((0usize..20, 0usize..20), 0..20),
    ) {
        let ranges = |set: std::collections::BTreeSet<(usize, usize)>| -> Vec<TextRange> {
            let end = |less: usize| 60 - less;
            set.into_iter().map(|(start, less)| TextRange::between(CodePoint(start), CodePoint(end(less)))).collect()
        };
        let (painted, wanted) = (ranges(painted), ranges(wanted));
        let mut old = painted.iter();
        let mut now = Vec::new();
        let mut kept = 0;
        for step in steps(&painted, &wanted) {
            match step {
                Step::Keep => {
                    kept += 1;
                    now.push(*old.next().unwrap());
                }
                Step::Drop => drop(old.next().unwrap()),
                Step::Add(range) => now.push(range),
            }
        }
        prop_assert!(old.next().is_none());
        prop_assert_eq!(kept, painted.iter().filter(|range| wanted.contains(range)).count());
        prop_assert_eq!(now, wanted);
    }
}

/// Takes a second or so; were anything here quadratic, minutes.
#[test]
fn deep_and_many_spans_are_drawn_in_time() {
    let spans = towers(2_000, 50);
    let all = TextRange::between(CodePoint(0), CodePoint(300_000));
    let drawing = Drawing::of(&spans, &Schema::conflict_reports(), all, None);
    assert_eq!(drawing.lines.len() + drawing.rules.len(), 100_000);
    assert!(drawing.fills.windows(2).all(|pair| pair[0].range.end() <= pair[1].range.start()));
    let ranges: Vec<TextRange> = drawing.lines.iter().map(|line| line.range).collect();
    assert!(steps(&ranges, &ranges).iter().all(|step| *step == Step::Keep));
}
