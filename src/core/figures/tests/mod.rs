//! Tests of the figures: numbers, the given cases, phrases of our own, the
//! reports, and what holds for any text.

mod clauses;
mod exact;
mod given;
mod numbers;
mod phrases;
mod policies;
mod properties;
mod quiet;
mod reports;

use super::*;

/// The range of the first `words` in a text.
pub(super) fn place(text: &Text, words: &str) -> TextRange {
    let byte = text.as_str().find(words).unwrap_or_else(|| panic!("{words} is not in {}", text.as_str()));
    let start = text.as_str().get(..byte).unwrap().chars().count();
    TextRange::between(CodePoint(start), CodePoint(start + words.chars().count()))
}

/// A reading in one line: `3/3/3 exact killed civilian`.
pub(super) fn line(reading: &Reading) -> String {
    let figure = |figure: Option<u64>| figure.map_or("–".to_owned(), |figure| figure.to_string());
    let Reading { low, best, high, modifier, kind, victim, .. } = reading;
    let figures = format!("{}/{}/{}", figure(*low), figure(*best), figure(*high));
    format!("{figures} {} {} {}", modifier.as_str(), kind.as_str(), victim.as_str())
}

/// Everything found in a text: phrase and reading.
pub(super) fn found(text: &str, policy: Policy) -> Vec<(String, String)> {
    let text = Text::new(text);
    let found = find(&text, policy);
    found.iter().map(|one| (text.slice(one.range).unwrap().to_owned(), line(&one.reading))).collect()
}

/// The text of a marked case, `مقتل [3 جنود]`, and its phrases.
pub(super) fn marked(case: &str) -> (String, Vec<String>) {
    let phrases = case.split('[').skip(1).map(|rest| rest.split(']').next().unwrap().to_owned());
    (case.replace(['[', ']'], ""), phrases.collect())
}

/// Finds exactly the marked phrases, with these readings in order, and reads
/// the same out of each when it is chosen by hand.
#[track_caller]
pub(super) fn check(case: &str, readings: &[&str], policy: Policy) {
    let (text, phrases) = marked(case);
    let expected: Vec<_> = phrases.into_iter().zip(readings.iter().map(|line| (*line).to_owned())).collect();
    assert_eq!(expected.len(), readings.len(), "{case}");
    assert_eq!(found(&text, policy), expected, "{case}");
    let text = Text::new(text);
    for one in find(&text, policy) {
        assert_eq!(read(&text, one.range, policy), one.reading, "{case}");
    }
}

/// All of a text.
fn whole(text: &Text) -> TextRange {
    TextRange::between(CodePoint(0), text.len())
}
