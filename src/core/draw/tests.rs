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
