//! Errors of the core, in words that a person understands.

use super::plural::figure;
use super::{Language, Messages, fill};
use crate::core::edit::EditError;
use crate::core::exchange::{Problem, Reason, Receipt, Spot};
use crate::platform::storage::Refusal;

/// The words for why a file can't be read.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct Wording {
    pub place: &'static str,
    pub line_column: &'static str,
    pub not_utf8: &'static str,
    pub not_json: &'static str,
    pub cut_short: &'static str,
    pub not_ours: &'static str,
    pub other_format: &'static str,
    pub newer: &'static str,
    pub no_version: &'static str,
    pub other_convention: &'static str,
    pub shape: &'static str,
    pub empty_id: &'static str,
    pub wrong_hash: &'static str,
    pub duplicate: &'static str,
    pub unknown_report: &'static str,
    pub no_such_label: &'static str,
    pub other_project: &'static str,
    pub other_text: &'static str,
    pub unknown_label: &'static str,
    pub offsets_reversed: &'static str,
    pub outside_text: &'static str,
    pub quote_blank: &'static str,
    pub quote_not_found: &'static str,
    pub quote_ambiguous: &'static str,
    pub unknown_relation: &'static str,
    pub end_missing: &'static str,
    pub ends_not_allowed: &'static str,
}

/// The words for why an edit can't be done.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct EditWording {
    pub nothing_there: &'static str,
    pub nothing_said: &'static str,
    pub no_label: &'static str,
    pub ends_not_allowed: &'static str,
    pub not_a_language: &'static str,
    pub gone: &'static str,
}

/// Why an edit can't be done.
#[must_use]
pub fn describe_edit_error(language: Language, error: &EditError) -> String {
    let words = &language.messages().edit_error;
    match error {
        EditError::NothingThere => words.nothing_there.to_owned(),
        EditError::NothingSaid => words.nothing_said.to_owned(),
        EditError::NoLabel(label) => fill(words.no_label, &[label.as_str()]),
        EditError::EndsNotAllowed(kind) => fill(words.ends_not_allowed, &[kind.as_str()]),
        EditError::NotALanguage(tag) => fill(words.not_a_language, &[tag]),
        EditError::NoLayer(_)
        | EditError::NoReport(_)
        | EditError::NoAnnotation(_)
        | EditError::IdTaken(_)
        | EditError::Stale => words.gone.to_owned(),
    }
}

/// Why a file can't be read: what is wrong, and on a second line where.
#[must_use]
pub fn describe_problem(language: Language, problem: &Problem) -> (String, Option<String>) {
    let words = &language.messages().problem;
    let path = |place: &str| Some(fill(words.place, &[place]));
    let spot = |spot: &Spot| fill(words.line_column, &[&figure(spot.line), &figure(spot.column)]);
    match problem {
        Problem::NotUtf8 { byte } => (fill(words.not_utf8, &[&figure(byte.0)]), None),
        Problem::NotJson { spot: at, .. } => (words.not_json.to_owned(), path(&spot(at))),
        Problem::CutShort { spot: at } => (words.cut_short.to_owned(), path(&spot(at))),
        Problem::OtherFormat { found: Some(found) } => (fill(words.other_format, &[found]), path("format")),
        Problem::OtherFormat { found: None } => (words.not_ours.to_owned(), None),
        Problem::OtherKind { found, .. } => (fill(words.other_format, &[found.format()]), path("format")),
        Problem::Version { found: Some(found), known } => {
            (fill(words.newer, &[&found.to_string(), &known.to_string()]), path("version"))
        }
        Problem::Version { found: None, .. } => (words.no_version.to_owned(), path("version")),
        Problem::Convention { place, found, known } => {
            (fill(words.other_convention, &[place, found.as_deref().unwrap_or("–"), known]), path(place))
        }
        Problem::Shape { place, spot: at, .. } => {
            (words.shape.to_owned(), path(&format!("{place} ({})", spot(at))))
        }
        Problem::TooDeep { place } => (words.shape.to_owned(), path(place)),
        Problem::EmptyId { place } => (words.empty_id.to_owned(), path(place)),
        Problem::Duplicate { place, id, .. } => (fill(words.duplicate, &[id]), path(place)),
        Problem::WrongHash { place, report, .. } => (fill(words.wrong_hash, &[report.as_str()]), path(place)),
        Problem::UnknownReport { place, report } => {
            (fill(words.unknown_report, &[report.as_str()]), path(place))
        }
        Problem::UnknownLabel { place, label } => (fill(words.no_such_label, &[label.as_str()]), path(place)),
        Problem::OtherProject { place, name, .. } => (fill(words.other_project, &[name]), path(place)),
        Problem::OtherText { place, report, .. } => (fill(words.other_text, &[report.as_str()]), path(place)),
    }
}

pub(super) fn describe_reason(language: Language, reason: Reason) -> &'static str {
    let words = &language.messages().problem;
    match reason {
        Reason::UnknownLabel => words.unknown_label,
        Reason::OffsetsReversed => words.offsets_reversed,
        Reason::OutsideText => words.outside_text,
        Reason::QuoteBlank => words.quote_blank,
        Reason::QuoteNotFound => words.quote_not_found,
        Reason::QuoteAmbiguous => words.quote_ambiguous,
        Reason::UnknownRelationType => words.unknown_relation,
        Reason::EndMissing => words.end_missing,
        Reason::EndsNotAllowed => words.ends_not_allowed,
    }
}

/// What reading a file did: its counts, then a line for each annotation that
/// did not go in as it was.
#[must_use]
pub fn describe_receipt(language: Language, receipt: &Receipt) -> (String, Vec<String>) {
    let words = language.messages();
    let counts = fill(
        words.said_reading,
        &[&words.reports_counted.of(language, receipt.reports), &words.spans.of(language, receipt.spans)],
    );
    let mut lines = Vec::new();
    if !receipt.repaired.is_empty() {
        lines.push(words.repaired.of(language, receipt.repaired.len()));
        lines.extend(receipt.repaired.iter().map(|one| {
            let (old, new) = (one.old.start().0, one.new.start().0);
            fill(words.repaired_row, &[&one.place, &figure(old), &figure(new)])
        }));
    }
    if !receipt.quarantined.is_empty() {
        lines.push(words.quarantined.of(language, receipt.quarantined.len()));
        let row = |one: &crate::core::exchange::SetAside| {
            format!("{}: {}", one.place, describe_reason(language, one.reason))
        };
        lines.extend(receipt.quarantined.iter().map(row));
    }
    (counts, lines)
}

/// Why nothing can be saved, in plain words.
#[must_use]
pub fn describe_refusal(words: &Messages, refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::Blocked | Refusal::Closed => words.refused_blocked,
        Refusal::Full => words.refused_full,
        Refusal::Lost => words.refused_lost,
        Refusal::Overtaken => words.refused_overtaken,
    }
}
