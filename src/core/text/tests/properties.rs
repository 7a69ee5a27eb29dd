//! Properties of arbitrary strings, of the fixtures and of the five reports.

use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

use super::*;

/// Pieces that are hard to segment, and some that are plain.
const PIECES: [&str; 56] = [
    "a",
    "B",
    "ح",
    "و",
    "ال",
    "ب",
    "ل",
    "ـ",
    "ש",
    "ی",
    "\u{64e}",
    "\u{651}",
    "\u{301}",
    "\u{200c}",
    "\u{200d}",
    "\u{200f}",
    "\u{2066}",
    "\u{2069}",
    "\u{feff}",
    "\u{ad}",
    "1",
    "23",
    "٤",
    "۵",
    "-",
    "–",
    ".",
    ",",
    ":",
    "/",
    "،",
    ";",
    "%",
    "+",
    "_",
    "#",
    "\"",
    "'",
    "’",
    "(",
    " ",
    " ",
    "\n",
    "\r",
    "\r\n",
    "\u{a0}",
    "\u{2029}",
    "👨",
    "👩‍👧",
    "🇸",
    "🏽",
    "1️⃣",
    "𝐒",
    "\u{600}",
    "\u{93f}",
    "ﻼ",
];

fn hard() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => proptest::sample::select(&PIECES).prop_map(String::from),
        // The narrow no-break space is white space to us and a joiner to UAX #29.
        1 => any::<char>().prop_filter("our own rule", |c| *c != '\u{202f}').prop_map(String::from),
    ];
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// Long, with white space so rare that the text is cut at fixed places.
fn unspaced() -> impl Strategy<Value = String> {
    let pieces: Vec<&str> = PIECES.into_iter().filter(|p| !p.contains(char::is_whitespace)).collect();
    let run = proptest::collection::vec(proptest::sample::select(pieces), 800..1800);
    proptest::collection::vec(run.prop_map(|pieces| pieces.concat()), 1..4).prop_map(|runs| runs.join(" "))
}

/// The words of a text when it is segmented whole.
fn naive_words(text: &Text) -> Vec<TextRange> {
    let count = |byte| text.as_str().split_at(byte).0.chars().count();
    segment::words(text.as_str()).into_iter().map(|w| range(count(w.start), count(w.end))).collect()
}

fn check_conversions(raw: &str) {
    let text = Text::new(raw);
    let (mut byte, mut utf16, mut bytes, mut units) = (0, 0, vec![0], vec![0]);
    for c in raw.chars() {
        byte += c.len_utf8();
        utf16 += c.len_utf16();
        bytes.push(byte);
        units.push(utf16);
    }
    assert_eq!(text.len().0 + 1, bytes.len());
    for at in 0..bytes.len() + 2 {
        assert_eq!(text.to_byte(CodePoint(at)).map(|b| b.0), bytes.get(at).copied());
        assert_eq!(text.to_utf16(CodePoint(at)).map(|u| u.0), units.get(at).copied());
    }
    for at in 0..byte + 2 {
        assert_eq!(text.from_byte(Byte(at)).map(|c| c.0), bytes.binary_search(&at).ok());
    }
    for at in 0..utf16 + 2 {
        assert_eq!(text.from_utf16(Utf16(at)).map(|c| c.0), units.binary_search(&at).ok());
    }
}

fn check_graphemes(raw: &str) {
    let text = Text::new(raw);
    let mut edges = vec![0];
    for cluster in raw.graphemes(true) {
        edges.push(edges[edges.len() - 1] + cluster.chars().count());
    }
    for at in 0..=text.len().0 {
        let next = edges.partition_point(|edge| *edge < at);
        let exact = edges[next] == at;
        assert_eq!(text.is_grapheme_edge(CodePoint(at)), exact);
        assert_eq!(text.grapheme_end(CodePoint(at)).0, edges[next]);
        assert_eq!(text.grapheme_start(CodePoint(at)).0, if exact { at } else { edges[next - 1] });
    }
}

/// Every answer about words agrees with `words`, which are in order, apart, and
/// end at grapheme edges.
fn check_words(text: &Text, words: &[TextRange], offsets: impl Iterator<Item = usize>) {
    assert_eq!(text.words(whole(text)), words);
    for pair in words.windows(2) {
        assert!(pair[0].end() <= pair[1].start());
    }
    for word in words {
        assert_eq!(text.clean(*word), Some(*word));
        assert!(!text.slice(*word).unwrap().contains(char::is_whitespace));
    }
    for at in offsets.map(CodePoint) {
        let holds = words.iter().find(|word| word.contains(at));
        let ends = words.iter().find(|word| word.end() == at);
        assert_eq!(text.word_at(at), holds.or(ends).copied());
        assert_eq!(text.is_word_edge(at), words.iter().any(|word| word.start() == at) || ends.is_some());
        let within = range(at.0, at.0 + at.0 % 23);
        let touched: Vec<_> = words.iter().copied().filter(|word| word.overlaps(within)).collect();
        assert_eq!(text.words(within), if within.is_empty() { Vec::new() } else { touched });
    }
}

/// What holds for every cleaned and snapped range.
fn check_selection(text: &Text, anchor: CodePoint, focus: CodePoint) {
    let selected = TextRange::between(anchor, focus);
    let (cleaned, snapped) = (text.clean(selected), text.snap(anchor, focus));
    assert_eq!(text.snap(focus, anchor), snapped);
    for found in [cleaned, snapped].into_iter().flatten() {
        assert!(text.is_grapheme_edge(found.start()) && text.is_grapheme_edge(found.end()));
        let shown = text.slice(found).unwrap();
        assert!(!shown.starts_with(char::is_whitespace) && !shown.ends_with(char::is_whitespace));
        assert!(!shown.is_empty());
        assert_eq!(text.clean(found), Some(found));
    }
    if let Some(found) = snapped {
        assert_eq!(text.snap(found.start(), found.end()), Some(found));
        assert!(text.words(selected).iter().all(|word| found.end() >= word.end() && found.overlaps(*word)));
    }
    if text.words(selected).is_empty() {
        assert_eq!(snapped, cleaned);
    }
    // An invisible character inside a word is nothing to `clean`, but is in the word.
    assert!(cleaned.is_none() || snapped.is_some());
}

fn check_paragraphs(raw: &str) {
    let text = Text::new(raw);
    let mut rest = raw;
    for (index, paragraph) in text.paragraphs().iter().enumerate() {
        let line = text.slice(paragraph.range).unwrap();
        assert!(!line.contains(['\n', '\r', '\u{85}', '\u{2029}']));
        rest = rest.strip_prefix(line).unwrap();
        let end = ["\r\n", "\n", "\r", "\u{85}", "\u{2029}"].into_iter().find(|end| rest.starts_with(end));
        assert_eq!(end.is_none(), index + 1 == text.paragraphs().len());
        rest = rest.split_at(end.map_or(0, str::len)).1;
        for at in paragraph.range.start().0..=paragraph.range.end().0 {
            assert_eq!(text.paragraph_index(CodePoint(at)), index);
        }
    }
    assert_eq!(rest, "");
}

#[test]
fn stored_texts() {
    for raw in all_texts() {
        check_conversions(raw);
        check_graphemes(raw);
        check_paragraphs(raw);
        let text = Text::new(raw);
        check_words(&text, &naive_words(&text), 0..=text.len().0);
        for start in 0..=text.len().0 {
            check_selection(&text, CodePoint(start), CodePoint((start * 7 + 3) % (text.len().0 + 1)));
            check_selection(&text, CodePoint(start), CodePoint((start + start % 5).min(text.len().0)));
        }
    }
}

/// A million characters in one paragraph: far offsets give what a small text
/// gives, and ten thousand questions take no time (they would take minutes if
/// each read the text).
#[test]
fn a_million_characters() {
    let raw = million();
    let text = Text::new(raw.as_str());
    let line = REPORTS.concat().replace('\n', " ");
    let (small, period) = (Text::new(line.repeat(2)), line.chars().count());
    let started = std::time::Instant::now();
    for n in 0..10_000 {
        let at = n * 99 + 5_000;
        let near = at % period;
        let shift = |found: TextRange| range(found.start().0 + at - near, found.end().0 + at - near);
        let (from, to) = (CodePoint(at), CodePoint(at + 30));
        let expected = small.snap(CodePoint(near), CodePoint(near + 30)).map(shift);
        if near > 100 && to < text.len() {
            assert_eq!(text.snap(from, to), expected);
            assert_eq!(text.word_at(from), small.word_at(CodePoint(near)).map(shift));
            assert_eq!(text.from_utf16(text.to_utf16(from).unwrap()), Some(from));
        }
    }
    assert_eq!(text.snap(text.len(), CodePoint(0)).map(|all| all.start().0), Some(0));
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
}

proptest! {
    #![proptest_config(cases(1500))]

    #[test]
    fn conversions(raw in prop_oneof![hard(), any::<String>()]) {
        check_conversions(&raw);
    }

    #[test]
    fn graphemes(raw in prop_oneof![hard(), any::<String>()]) {
        check_graphemes(&raw);
    }

    #[test]
    fn paragraphs(raw in prop_oneof![hard(), any::<String>()]) {
        check_paragraphs(&raw);
    }

    #[test]
    fn words_by_piece_are_words_of_the_whole(raw in hard()) {
        let text = Text::new(raw);
        check_words(&text, &naive_words(&text), 0..=text.len().0);
    }

    #[test]
    fn selections(raw in hard(), picks in proptest::collection::vec((0_usize..90, 0_usize..90), 8)) {
        let text = Text::new(raw);
        for (anchor, focus) in picks {
            check_selection(&text, CodePoint(anchor.min(text.len().0)), CodePoint(focus.min(text.len().0)));
        }
    }

    #[test]
    fn isolates_are_in_order_and_whole(raw in hard()) {
        let text = Text::new(raw);
        for paragraph in text.paragraphs() {
            let mut at = paragraph.range.start();
            for run in text.isolates(paragraph.range) {
                prop_assert!(at <= run.start() && run.end() <= paragraph.range.end() && !run.is_empty());
                at = run.end();
            }
        }
    }
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn long_texts_without_blanks(raw in unspaced(), step in 61_usize..97) {
        check_conversions(&raw);
        let text = Text::new(raw);
        let words = text.words(whole(&text));
        check_words(&text, &words, (0..text.len().0).step_by(step));
        let longest = (0..text.len().0).step_by(step).filter_map(|at| text.word_at(CodePoint(at)));
        prop_assert!(longest.map(TextRange::len).max().unwrap_or(0) <= 2048);
    }
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn a_stepped_edge_is_clean_and_the_other_stays(
        raw in hard(), a in 0_usize..90, b in 0_usize..90, onwards in any::<bool>(), ends in any::<bool>(), letters in any::<bool>(),
    ) {
        let text = Text::new(raw);
        let edge = if ends { Edge::End } else { Edge::Start };
        let unit = if letters { Unit::Letter } else { Unit::Word };
        let Some(range) = text.clean(range(a, b)) else { return Ok(()) };
        let Some(moved) = text.step_edge(range, edge, onwards, unit) else { return Ok(()) };
        prop_assert_eq!(edge.other().of(moved), edge.other().of(range));
        prop_assert_eq!(text.clean(moved), Some(moved));
        prop_assert_eq!(onwards, edge.of(moved) > edge.of(range));
    }
}
