//! Label Studio's tasks, and its short form, JSON-MIN, in which the data and the
//! regions lie side by side without relations.
//!
//! Each annotation and prediction of a task is a work. Regions of one id are one
//! place: its labels, and what was asked of it, which becomes attributes. What
//! says something of the whole task (choices, ratings …) has no place here.
//!
//! Offsets of plain text are code points, in files of the versions before UTF-16
//! code units: the words that regions quote tell. In HTML, places are XPaths; the
//! global offsets beside them and the words are taken.

use super::sketch::{Bond, Sketch, Sketches};
use super::{Found, Options, Source, json};
use crate::core::datasets::document::{Document, Work};
use crate::core::datasets::finding::What;
use crate::core::datasets::place::{Stated, Unit};
use crate::core::exchange::Json;
use crate::core::model::{Attributes, Value};
use crate::core::text::Text;
use std::collections::HashMap;

/// What is read of a task.
const TASK: [&str; 5] = ["id", "data", "annotations", "completions", "predictions"];
/// What Label Studio keeps books with: it says nothing of texts and annotations.
const BOOKS: [&str; 24] = [
    "agreement",
    "allow_skip",
    "annotation_id",
    "annotations_ids",
    "annotations_results",
    "avg_lead_time",
    "cancelled_annotations",
    "comment_authors",
    "comment_count",
    "created_at",
    "file_upload",
    "inner_id",
    "is_labeled",
    "last_comment_updated_at",
    "lead_time",
    "overlap",
    "predictions_score",
    "project",
    "state",
    "total_annotations",
    "total_predictions",
    "unresolved_comment_count",
    "updated_at",
    "updated_by",
];

pub(super) fn read(sources: &[Source], options: &Options, found: &mut Found) {
    for source in sources {
        found.begin(source.name);
        json::records(source.text, options.lines_before, found, |json, place, found| {
            task(json, place, options.unit, found);
        });
    }
}

fn task(json: &Json, place: &str, unit: Option<Unit>, found: &mut Found) {
    let annotations = json.entry("annotations").or_else(|| json.entry("completions"));
    let annotations = annotations.map(Json::items).unwrap_or_default();
    let predictions = json.entry("predictions").map(Json::items).unwrap_or_default();
    let Some(data) = json.entry("data") else { return short(json, place, unit, found) };
    let results = annotations.iter().chain(predictions).flat_map(result);
    let key = text_key(data, results.filter_map(|one| one.entry("to_name")?.text()).next());
    let Some((key, mut document)) = key.and_then(|key| Some((key, begin(json, data, key)?))) else {
        return found.tell(place, What::NoText);
    };
    json::leave_others(json, &[&TASK[..], &BOOKS].concat(), found);
    json::leave_others(data, &[&[key, "report", "id"][..], &json::DETAILS].concat(), found);
    let (mut works, mut sketches) = (Vec::new(), Vec::new());
    for (n, one) in annotations.iter().enumerate() {
        let at = format!("{place}.annotations[{n}]");
        if json::flag(one, "was_cancelled") || json::flag(one, "skipped") {
            found.leave_out("was_cancelled");
            continue;
        }
        let gold = json::flag(one, "ground_truth");
        sketches.push(gather(result(one), &at, &document.text, found));
        works.push(Work { annotator: annotator(one), gold, done: true, ..Work::default() });
    }
    for (n, one) in predictions.iter().enumerate() {
        let at = format!("{place}.predictions[{n}]");
        sketches.push(gather(result(one), &at, &document.text, found));
        works.push(Work { annotator: json::word(one, "model_version"), predicted: true, ..Work::default() });
    }
    // One program wrote them all.
    let unit = unit.unwrap_or_else(|| Sketches::unit(&sketches, &document.text, found));
    for (Work { annotator, gold, done, predicted, .. }, sketches) in works.into_iter().zip(sketches) {
        let work = sketches.settle(&document.text, Some(unit), found);
        document.works.push(Work { annotator, gold, done, predicted, ..work });
    }
    found.put(document);
}

/// The regions and relations of an annotation.
fn result<'a>(annotation: &'a Json<'a>) -> &'a [Json<'a>] {
    annotation.entry("result").map(Json::items).unwrap_or_default()
}

/// In which entry the text is: in the one that regions point to, `text`, or the longest.
fn text_key<'a>(data: &'a Json<'a>, to_name: Option<&str>) -> Option<&'a str> {
    let texts = || data.entries().iter().filter_map(|(key, value)| Some((&**key, value.text()?)));
    let called = |name: &str| texts().find(|(key, _)| *key == name);
    let longest = || texts().reduce(|a, b| if b.1.len() > a.1.len() { b } else { a });
    to_name.and_then(called).or_else(|| called("text")).or_else(longest).map(|(key, _)| key)
}

fn begin(task: &Json, data: &Json, key: &str) -> Option<Document> {
    let names = [data.entry("report"), data.entry("id"), task.entry("id")];
    let name = names.into_iter().find_map(json::name).unwrap_or_default();
    let mut document = Document::new(name, data.entry(key)?.text()?);
    if key != "title" {
        json::details(data, &mut document);
    }
    Some(document)
}

/// A task of JSON-MIN: one annotation, its regions under the names of their controls.
fn short(json: &Json, place: &str, unit: Option<Unit>, found: &mut Found) {
    let Some(key) = text_key(json, None) else { return found.tell(place, What::NoText) };
    let Some(mut document) = begin(json, json, key) else { return found.tell(place, What::NoText) };
    let mut known = [&[key, "id", "report", "annotator"][..], &BOOKS, &json::DETAILS].concat();
    let mut sketches = Sketches::default();
    for (name, values) in json.entries() {
        let is_region = |value: &Json| value.entry("end").or_else(|| value.entry("globalOffsets")).is_some();
        if !values.items().iter().any(is_region) {
            continue;
        }
        known.push(name);
        for (n, value) in values.items().iter().enumerate() {
            let kind = value
                .entries()
                .iter()
                .find(|(key, value)| key.ends_with("labels") && !value.items().is_empty());
            let labels = kind.map(|(_, labels)| labels.items()).unwrap_or_default();
            let sketch = Sketch {
                label: labels.first().and_then(Json::text).unwrap_or_default().to_owned(),
                pieces: vec![piece(value, &document.text)],
                place: format!("{place}.{name}[{n}]"),
                ..Sketch::default()
            };
            push_with_others(sketch, labels, &mut sketches);
        }
    }
    json::leave_others(json, &known, found);
    let work = sketches.settle(&document.text, unit, found);
    let annotator = json::name(json.entry("annotator")).unwrap_or_default();
    if work != Work::default() || !annotator.is_empty() {
        document.works.push(Work { annotator, done: true, ..work });
    }
    found.put(document);
}

/// Who made an annotation: by our own entry, mail address, name, or number.
fn annotator(annotation: &Json) -> String {
    let by = annotation.entry("completed_by");
    let of = |key: &str| by.and_then(|by| json::name(by.entry(key)));
    let full = || {
        let names = [of("first_name"), of("last_name")].into_iter().flatten();
        Some(names.collect::<Vec<_>>().join(" ")).filter(|name| !name.is_empty())
    };
    let own = json::name(annotation.entry("annotator"));
    own.or_else(|| of("email"))
        .or_else(full)
        .or_else(|| of("username"))
        .or_else(|| of("id"))
        .or_else(|| json::name(by))
        .unwrap_or_default()
}

/// A region as it is put together out of all results with its id.
#[derive(Default)]
struct Region<'a> {
    sketch: Sketch,
    labels: &'a [Json<'a>],
}

fn gather(results: &[Json], place: &str, text: &Text, found: &mut Found) -> Sketches {
    let (mut regions, mut bonds): (Vec<Region>, Vec<Bond>) = (Vec::new(), Vec::new());
    let mut places: HashMap<&str, usize> = HashMap::new();
    for (n, one) in results.iter().enumerate() {
        let at = format!("{place}.result[{n}]");
        let kind = one.entry("type").and_then(Json::text).unwrap_or_default();
        if kind == "relation" {
            bond(one, &at, &mut bonds, found);
            continue;
        }
        let id = one.entry("id").and_then(Json::text).unwrap_or_default();
        let value = one.entry("value").unwrap_or(&Json::Null);
        let position = match places.get(id) {
            Some(position) => *position,
            // What has no place says something of the whole task.
            None if value.entry("start").or_else(|| value.entry("globalOffsets")).is_none() => {
                found.leave_out(kind);
                continue;
            }
            None => {
                let sketch = Sketch {
                    id: id.to_owned(),
                    pieces: vec![piece(value, text)],
                    place: at,
                    ..Sketch::default()
                };
                regions.push(Region { sketch, labels: &[] });
                let position = regions.len().saturating_sub(1);
                if !id.is_empty() {
                    places.insert(id, position);
                }
                position
            }
        };
        if let Some(region) = regions.get_mut(position) {
            add(region, one, kind, value, found);
        }
    }
    let mut sketches = Sketches { marks: Vec::new(), bonds };
    for Region { mut sketch, labels } in regions {
        sketch.label = labels.first().and_then(Json::text).unwrap_or_default().to_owned();
        push_with_others(sketch, labels, &mut sketches);
    }
    sketches
}

/// A mark for each label of a region; relations are with the first.
fn push_with_others(first: Sketch, labels: &[Json], sketches: &mut Sketches) {
    let others = labels.iter().skip(1).filter_map(Json::text);
    let others: Vec<Sketch> =
        others.map(|label| Sketch { id: String::new(), label: label.to_owned(), ..first.clone() }).collect();
    sketches.marks.push(first);
    sketches.marks.extend(others);
}

/// Adds what one result says of a region.
fn add<'a>(region: &mut Region<'a>, one: &'a Json<'a>, kind: &str, value: &'a Json<'a>, found: &mut Found) {
    let said = value.entry(if kind == "textarea" { "text" } else { kind });
    if kind.ends_with("labels") {
        region.labels = said.map(Json::items).unwrap_or_default();
        // The words of a place are beside its labels.
        let whole = &mut region.sketch.pieces;
        if let (Some(quote), [piece]) = (value.entry("text").and_then(Json::text), whole.as_mut_slice()) {
            piece.quote.get_or_insert_with(|| quote.to_owned());
        }
    } else if let Some(said) = said {
        let name = json::name(one.entry("from_name")).unwrap_or_else(|| kind.to_owned());
        match asked(said) {
            Some(value) => put(&mut region.sketch.attributes, name, value),
            None => found.leave_out(kind),
        }
    }
    for (key, meta) in one.entry("meta").map(Json::entries).unwrap_or_default() {
        match (&**key, asked(meta)) {
            ("text", Some(Value::Text(note))) => region.sketch.note = note,
            ("text", Some(Value::Several(notes))) => region.sketch.note = notes.join("\n"),
            _ => found.leave_out(&format!("meta.{key}")),
        }
    }
    if one.entry("score").is_some_and(|score| *score != Json::Null) {
        found.leave_out("score");
    }
}

/// Puts in a value; a second one of the same name beside the first.
fn put(attributes: &mut Attributes, name: String, value: Value) {
    let words = |value: Value| match value {
        Value::Text(word) => Ok(vec![word]),
        Value::Several(words) => Ok(words),
        other => Err(other),
    };
    let value = match attributes.remove(&name).map(words) {
        Some(Ok(mut before)) => match words(value) {
            Ok(more) => {
                before.extend(more);
                Value::Several(before)
            }
            Err(other) => other,
        },
        _ => value,
    };
    attributes.insert(name, value);
}

/// What was asked of a region: one word alone, several as such, paths of a taxonomy
/// in one word each.
fn asked(json: &Json) -> Option<Value> {
    let Json::List(items) = json else { return json::value(json) };
    let word = |item: &Json| match item {
        Json::List(path) => {
            let steps: Option<Vec<&str>> = path.iter().map(Json::text).collect();
            steps.map(|steps| steps.join(" / "))
        }
        other => other.text().map(str::to_owned),
    };
    let mut words: Vec<String> = items.iter().map(word).collect::<Option<_>>()?;
    match (words.pop(), words.is_empty()) {
        (Some(only), true) => Some(Value::Text(only)),
        (last, _) => {
            words.extend(last);
            Some(Value::Several(words))
        }
    }
}

/// Where a region is.
fn piece(value: &Json, text: &Text) -> Stated {
    let quote = value.entry("text").and_then(Json::text).map(|quote| {
        // Some versions escape the line ends of quotes once more than JSON.
        let escaped = quote.contains("\\n") && !text.as_str().contains("\\n");
        if escaped { quote.replace("\\n", "\n") } else { quote.to_owned() }
    });
    let ends = |of: &Json| {
        let at = |key: &str| of.entry(key).and_then(Json::count);
        at("start").zip(at("end"))
    };
    // The first and only text node of a text without elements is all of it.
    let in_first = |key: &str| value.entry(key).and_then(Json::text) == Some("/text()[1]");
    let offsets = || {
        let at = |key: &str| value.entry(key).and_then(Json::count);
        at("startOffset").zip(at("endOffset")).filter(|_| in_first("start") && in_first("end"))
    };
    match ends(value).or_else(|| ends(value.entry("globalOffsets")?)).or_else(offsets) {
        Some((start, end)) => Stated { quote, ..Stated::at(start, end) },
        None => Stated::said(quote),
    }
}

fn bond(one: &Json, place: &str, bonds: &mut Vec<Bond>, found: &mut Found) {
    let ends = [json::word(one, "from_id"), json::word(one, "to_id")];
    let [from, to] = match json::word(one, "direction").as_str() {
        "left" => {
            let [from, to] = ends;
            [to, from]
        }
        "bi" => {
            found.leave_out("direction: bi");
            ends
        }
        _ => ends,
    };
    let labels = one.entry("labels").map(Json::items).unwrap_or_default();
    let kinds: Vec<&str> = labels.iter().filter_map(Json::text).collect();
    for kind in if kinds.is_empty() { vec![""] } else { kinds } {
        let bond = Bond {
            kind: kind.to_owned(),
            from: from.clone(),
            to: to.clone(),
            place: place.to_owned(),
            ..Bond::default()
        };
        bonds.push(bond);
    }
}
