//! Prodigy's lines: a text with `tokens`, `spans` and `relations` between them.
//!
//! Offsets are code points. A span may have its place by its tokens alone, the
//! last of which is in it. A relation goes from `head_span` to `child_span`, or
//! from `head` to `child`, which are the last tokens of spans.
//!
//! Of what was rejected or ignored the text comes in, and nothing on it: the
//! annotator said that it is wrong, or nothing.

use super::sketch::{Bond, Sketch, Sketches};
use super::{Found, Options, Source, json};
use crate::core::datasets::document::{Document, Work};
use crate::core::datasets::finding::What;
use crate::core::datasets::place::{Stated, Unit};
use crate::core::exchange::Json;
use std::collections::HashMap;

/// What is read of a line; what begins with `_` are hashes and times.
const LINE: [&str; 7] = ["text", "tokens", "spans", "relations", "meta", "answer", "id"];
/// What is read of its metadata.
const META: [&str; 3] = ["report", "id", "note"];

pub(super) fn read(sources: &[Source], options: &Options, found: &mut Found) {
    for source in sources {
        found.begin(source.name);
        json::records(source.text, options.lines_before, found, |json, place, found| {
            record(json, place, options.unit.unwrap_or(Unit::CodePoints), found);
        });
    }
}

fn record(json: &Json, place: &str, unit: Unit, found: &mut Found) {
    let Some(text) = json.entry("text").and_then(Json::text) else { return found.tell(place, What::NoText) };
    let meta = json.entry("meta").unwrap_or(&Json::Null);
    let name = [meta.entry("report"), meta.entry("id"), json.entry("id")].into_iter().find_map(json::name);
    let mut document = Document::new(name.unwrap_or_default(), text);
    json::details(meta, &mut document);
    let books = json.entries().iter().map(|(key, _)| &**key).filter(|key| key.starts_with('_'));
    json::leave_others(json, &books.chain(LINE).collect::<Vec<_>>(), found);
    json::leave_others(meta, &[&META[..], &json::DETAILS].concat(), found);
    let answer = json::word(json, "answer");
    if matches!(answer.as_str(), "reject" | "ignore") {
        found.leave_out(&format!("answer: {answer}"));
    } else {
        let mut work = sketches(json, place, found).settle(&document.text, Some(unit), found);
        // They were but what relations find their ends by.
        work.marks.iter_mut().for_each(|mark| mark.id.clear());
        let by = [json.entry("_annotator_id"), json.entry("_session_id")];
        work.annotator = by.into_iter().find_map(json::name).unwrap_or_default();
        work.done = answer == "accept";
        work.note = json::word(meta, "note");
        if work != Work::default() {
            document.works.push(work);
        }
    }
    found.put(document);
}

fn sketches(json: &Json, place: &str, found: &mut Found) -> Sketches {
    let list = |key: &str| json.entry(key).map(Json::items).unwrap_or_default();
    let tokens = Tokens(list("tokens"));
    let mut sketches = Sketches::default();
    // The spans by their first and their last tokens.
    let mut touching: HashMap<usize, String> = HashMap::new();
    for (n, span) in list("spans").iter().enumerate() {
        if !json::says_something(span, "span", found) {
            continue;
        }
        let id = tokens.name(span);
        for at in ["token_start", "token_end"].iter().filter_map(|key| span.entry(key)?.count()) {
            touching.insert(at, id.clone());
        }
        sketches.marks.push(Sketch {
            id,
            label: json::name(span.entry("label")).unwrap_or_default(),
            pieces: vec![tokens.piece(span)],
            place: format!("{place}, spans[{n}]"),
            ..Sketch::default()
        });
    }
    for (n, relation) in list("relations").iter().enumerate() {
        let end = |span: &str, token: &str| match relation.entry(span) {
            Some(span @ Json::Object(_)) => tokens.name(span),
            _ => {
                let at = relation.entry(token).and_then(Json::count);
                at.and_then(|at| touching.get(&at).cloned()).unwrap_or_default()
            }
        };
        sketches.bonds.push(Bond {
            kind: json::name(relation.entry("label")).unwrap_or_default(),
            from: end("head_span", "head"),
            to: end("child_span", "child"),
            place: format!("{place}, relations[{n}]"),
            ..Bond::default()
        });
    }
    sketches
}

/// The tokens of a line.
struct Tokens<'a>(&'a [Json<'a>]);

impl Tokens<'_> {
    /// Where a span is: by its own offsets, else by those of its tokens.
    fn piece(&self, span: &Json) -> Stated {
        let quote = span.entry("text").and_then(Json::text).map(str::to_owned);
        let own = |key: &str| span.entry(key).and_then(Json::count);
        let of_token = |key: &str, edge: &str| self.0.get(own(key)?)?.entry(edge)?.count();
        let start = own("start").or_else(|| of_token("token_start", "start"));
        let end = own("end").or_else(|| of_token("token_end", "end"));
        match start.zip(end) {
            Some((start, end)) => Stated { quote, ..Stated::at(start, end) },
            None => Stated::said(quote),
        }
    }

    /// What tells a span from others: its place and label.
    fn name(&self, span: &Json) -> String {
        let Stated { start, end, .. } = self.piece(span);
        format!("{start} {end} {}", json::name(span.entry("label")).unwrap_or_default())
    }
}
