//! Tests of the text module, on the five reports and on hard texts. In the cases
//! `⟦…⟧` are ranges and `‸` is an offset.

mod bidi;
mod cases;
mod edges;
mod properties;

use std::fmt::Write;

use proptest::test_runner::Config as ProptestConfig;

use super::*;

/// Name and text of each fixture of `tests/fixtures/texts`.
macro_rules! fixtures {
    ($($name:literal),*) => {
        &[$(($name, include_str!(concat!("../../../tests/fixtures/texts/", $name, ".txt")))),*]
    };
}

/// Texts with what the five reports lack.
pub(super) const HARD: &[(&str, &str)] = fixtures!(
    "bidi-controls",
    "blanks",
    "bom",
    "combining-marks",
    "crlf",
    "emoji",
    "empty",
    "english-emoji",
    "figures",
    "hebrew-points",
    "lone-cr",
    "no-newline",
    "one-letter",
    "persian-zwnj",
    "presentation-forms",
    "urdu"
);

/// The five reports.
pub(super) const REPORTS: [&str; 5] = [
    include_str!("../../sample/reports/000.txt"),
    include_str!("../../sample/reports/001.txt"),
    include_str!("../../sample/reports/002.txt"),
    include_str!("../../sample/reports/003.txt"),
    include_str!("../../sample/reports/004.txt"),
];

/// Every stored text of these tests.
fn all_texts() -> impl Iterator<Item = &'static str> {
    HARD.iter().map(|(_, text)| *text).chain(REPORTS)
}

/// One paragraph of a million characters.
fn million() -> String {
    let line = REPORTS.concat().replace('\n', " ");
    line.chars().cycle().take(1_000_000).collect()
}

/// So many cases of a property; a failing one is added to the cases by hand.
fn cases(number: u32) -> ProptestConfig {
    ProptestConfig { cases: number, failure_persistence: None, ..ProptestConfig::default() }
}

fn range(start: usize, end: usize) -> TextRange {
    TextRange::between(CodePoint(start), CodePoint(end))
}

/// The whole text as a range.
fn whole(text: &Text) -> TextRange {
    range(0, text.len().0)
}

/// The bare text, the ranges between `⟦` and `⟧`, and the offset `‸`.
fn parse(marked: &str) -> (Text, Vec<TextRange>, Option<CodePoint>) {
    let (mut bare, mut ranges, mut caret, mut start, mut at) = (String::new(), Vec::new(), None, 0, 0);
    for c in marked.chars() {
        match c {
            '⟦' => start = at,
            '⟧' => ranges.push(range(start, at)),
            '‸' => caret = Some(CodePoint(at)),
            c => {
                bare.push(c);
                at += 1;
            }
        }
    }
    (Text::new(bare), ranges, caret)
}

/// The text with `⟦…⟧` around each range.
fn show(text: &Text, ranges: impl IntoIterator<Item = TextRange>) -> String {
    let (mut shown, mut at) = (String::new(), CodePoint(0));
    for found in ranges {
        let before = text.slice(TextRange::between(at, found.start())).unwrap();
        write!(shown, "{before}⟦{}⟧", text.slice(found).unwrap()).unwrap();
        at = found.end();
    }
    shown + text.slice(TextRange::between(at, text.len())).unwrap()
}
