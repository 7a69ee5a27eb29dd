//! doccano's lines, of a project for sequence labelling: the spans lie in `label`
//! as `[start, end, label]`, or with relations between them in `entities` and
//! `relations`. Earlier versions call the text `data` and the spans `labels` or
//! `annotations`.
//!
//! What the offsets count is not said anywhere: the web editor writes UTF-16 code
//! units, in its grapheme mode grapheme clusters, and the server slices by code
//! points. Each line is read in the unit that a person names, else in the likely one.

use super::sketch::{Bond, Sketch, Sketches};
use super::{Found, Options, Source, json};
use crate::core::datasets::document::{Document, Work};
use crate::core::datasets::finding::What;
use crate::core::datasets::place::{Stated, Unit};
use crate::core::exchange::Json;

/// Where spans lie.
const SPANS: [&str; 5] = ["label", "labels", "entities", "spans", "annotations"];
/// Where comments lie.
const COMMENTS: [&str; 2] = ["Comments", "comments"];
/// What else is read.
const OTHERS: [&str; 9] = ["id", "text", "data", "relations", "meta", "annotator", "gold", "done", "note"];

pub(super) fn read(sources: &[Source], options: &Options, found: &mut Found) {
    for source in sources {
        found.begin(source.name);
        json::records(source.text, options.lines_before, found, |json, place, found| {
            record(json, place, options.unit, found);
        });
    }
}

fn record(json: &Json, place: &str, unit: Option<Unit>, found: &mut Found) {
    let text = json.entry("text").or_else(|| json.entry("data")).and_then(Json::text);
    let Some(text) = text else { return found.tell(place, What::NoText) };
    let mut document = Document::new(json::name(json.entry("id")).unwrap_or_default(), text);
    json::details(json, &mut document);
    let known = [&SPANS[..], &COMMENTS, &OTHERS, &json::DETAILS].concat();
    json::leave_others(json, &known, found);
    if let Some(meta) = json.entry("meta") {
        json::details(meta, &mut document);
        json::leave_others(meta, &json::DETAILS, found);
    }
    let mut sketches = Sketches::default();
    for key in SPANS {
        spans(json, key, place, &mut sketches, found);
    }
    let relations = json.entry("relations").map(Json::items).unwrap_or_default();
    sketches
        .bonds
        .extend(relations.iter().enumerate().map(|(n, one)| bond(one, format!("{place}, relations[{n}]"))));
    let mut work = sketches.settle(&document.text, unit, found);
    work.annotator = json::word(json, "annotator");
    work.note = note(json);
    (work.gold, work.done) = (json::flag(json, "gold"), json::flag(json, "done"));
    if work != Work::default() {
        document.works.push(work);
    }
    found.put(document);
}

fn spans(json: &Json, key: &str, place: &str, sketches: &mut Sketches, found: &mut Found) {
    match json.entry(key) {
        Some(Json::List(items)) => {
            for (n, item) in items.iter().enumerate() {
                match mark(item, format!("{place}, {key}[{n}]")) {
                    Some(mark) => sketches.marks.push(mark),
                    // A class of the whole text.
                    None => found.leave_out(key),
                }
            }
        }
        None | Some(Json::Null) => {}
        Some(Json::Text(text)) if text.is_empty() => {}
        Some(_) => found.leave_out(key),
    }
}

fn mark(json: &Json, place: String) -> Option<Sketch> {
    let [start, end, label] = match json {
        Json::List(items) => [items.first(), items.get(1), items.get(2)],
        Json::Object(_) => [json.entry("start_offset"), json.entry("end_offset"), json.entry("label")],
        _ => return None,
    };
    let quote = json.entry("text").and_then(Json::text).map(str::to_owned);
    let piece = match start.and_then(Json::count).zip(end.and_then(Json::count)) {
        Some((start, end)) => Stated { quote, ..Stated::at(start, end) },
        None if json.entries().iter().any(|(key, _)| key == "label") || start.is_some() => {
            Stated::said(quote)
        }
        // A class with a number, as of the projects that classify texts.
        None => return None,
    };
    let id = json::name(json.entry("id")).unwrap_or_default();
    let label = json::name(label).unwrap_or_default();
    Some(Sketch { id, label, pieces: vec![piece], place, ..Sketch::default() })
}

fn bond(json: &Json, place: String) -> Bond {
    let name = |key: &str| json::name(json.entry(key)).unwrap_or_default();
    let (id, kind, from, to) = (name("id"), name("type"), name("from_id"), name("to_id"));
    Bond { id, kind, from, to, place, ..Bond::default() }
}

/// The annotator's note as we write it, and doccano's comments.
fn note(json: &Json) -> String {
    let comments = COMMENTS.iter().flat_map(|key| json.entry(key).map(Json::items).unwrap_or_default());
    let said = |one: &Json| one.text().map(str::to_owned).unwrap_or_else(|| json::word(one, "text"));
    let mut lines = vec![json::word(json, "note")];
    lines.extend(comments.map(said));
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}
