//! What readers of JSON share: lines, numbers, attributes.

use super::Found;
use crate::core::datasets::document::Document;
use crate::core::datasets::finding::What;
use crate::core::exchange::{Json, parse_json};
use crate::core::model::Value;

/// Parses a file, or tells why it can't be.
pub(super) fn whole<'a>(text: &'a str, found: &mut Found) -> Option<Json<'a>> {
    match parse_json(text) {
        Ok(json) => Some(json),
        Err(problem) => {
            found.tell("", What::Unreadable(problem.to_string()));
            None
        }
    }
}

/// Goes through the lines of a file that have something on them, each of which
/// has to be JSON; `before` lines came before. A line that is none is told of.
pub(super) fn lines(
    text: &str,
    before: usize,
    found: &mut Found,
    mut each: impl FnMut(&Json, &str, &mut Found),
) {
    for (n, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let place = format!("line {}", before.saturating_add(n).saturating_add(1));
        match parse_json(line) {
            Ok(json) => each(&json, &place, found),
            Err(problem) => found.tell(&place, What::Unreadable(problem.to_string())),
        }
    }
}

/// Goes through the records of a file: the items of a list, the lines, or the
/// file itself if it is one object on several lines.
pub(super) fn records(
    text: &str,
    before: usize,
    found: &mut Found,
    mut each: impl FnMut(&Json, &str, &mut Found),
) {
    let head = text.trim_start();
    let first = head.lines().next().unwrap_or_default();
    if before == 0 && head.starts_with('[') {
        if let Some(json) = whole(text, found) {
            json.items().iter().enumerate().for_each(|(n, item)| each(item, &format!("[{n}]"), found));
        }
    } else if before == 0
        && head.starts_with('{')
        && !first.trim_end().ends_with('}')
        && let Ok(json) = parse_json(text)
    {
        each(&json, "", found);
    } else {
        lines(text, before, found, each);
    }
}

/// A name: a text that is not empty, or a number.
pub(super) fn name(json: Option<&Json>) -> Option<String> {
    match json? {
        Json::Text(text) if !text.is_empty() => Some(text.clone().into_owned()),
        Json::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// The text of this entry; empty if it has none.
pub(super) fn word(of: &Json, key: &str) -> String {
    of.entry(key).and_then(Json::text).unwrap_or_default().to_owned()
}

/// Whether this entry is `true`.
pub(super) fn flag(of: &Json, key: &str) -> bool {
    of.entry(key) == Some(&Json::Flag(true))
}

/// What is known of a text besides, in the entries that are called so.
pub(super) const DETAILS: [&str; 4] = ["title", "language", "source", "date"];

/// Takes what is known of a text besides, where it is not known yet.
pub(super) fn details(json: &Json, document: &mut Document) {
    let entry = |key: &str| Some(word(json, key)).filter(|word| !word.is_empty());
    if document.title.is_empty() {
        document.title = entry("title").unwrap_or_default();
    }
    for (key, slot) in
        [("language", &mut document.language), ("source", &mut document.source), ("date", &mut document.date)]
    {
        *slot = slot.take().or_else(|| entry(key));
    }
}

/// Whether there is an entry in this at all; if not, it is counted as left out. There may
/// be millions, and to keep each aside would take a thousand times the file.
pub(super) fn says_something(json: &Json, word: &str, found: &mut Found) -> bool {
    let says = !json.entries().is_empty();
    if !says {
        found.leave_out(word);
    }
    says
}

/// Counts the entries that are not among these as left out, unless they say nothing.
pub(super) fn leave_others(json: &Json, known: &[&str], found: &mut Found) {
    let silent = |json: &Json| match json {
        Json::Null | Json::Flag(false) => true,
        Json::Number(_) => json.count() == Some(0),
        Json::Text(text) => text.is_empty(),
        Json::List(items) => items.is_empty(),
        Json::Object(entries) => entries.is_empty(),
        Json::Flag(true) => false,
    };
    for (key, value) in json.entries() {
        if !known.contains(&&**key) && !silent(value) {
            found.leave_out(key);
        }
    }
}

/// An attribute's value; `None` for what no attribute can hold.
pub(super) fn value(json: &Json) -> Option<Value> {
    match json {
        Json::Null => Some(Value::NotStated),
        Json::Flag(flag) => Some(Value::YesNo(*flag)),
        Json::Number(number) => {
            number.as_i64().map(Value::Whole).or_else(|| number.as_f64().map(Value::Number))
        }
        Json::Text(text) => Some(Value::Text(text.clone().into_owned())),
        Json::List(items) => {
            let words: Option<Vec<String>> =
                items.iter().map(|item| item.text().map(str::to_owned)).collect();
            words.map(Value::Several)
        }
        Json::Object(_) => None,
    }
}
