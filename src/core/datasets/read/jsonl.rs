//! Our own lines: see [`crate::core::datasets::write`] for what is on them.
//! Lines of the same report and text are one document with several works.

use super::sketch::{Bond, Sketch, Sketches};
use super::{Found, Options, Source, json};
use crate::core::datasets::document::Document;
use crate::core::datasets::finding::What;
use crate::core::datasets::place::{Stated, Unit};
use crate::core::exchange::Json;
use crate::core::model::Attributes;
use crate::core::text::Text;

pub(super) fn read(sources: &[Source], options: &Options, found: &mut Found) {
    for source in sources {
        found.begin(source.name);
        json::lines(source.text, options.lines_before, found, record);
    }
}

fn record(json: &Json, place: &str, found: &mut Found) {
    let Some(text) = json.entry("text").and_then(Json::text) else { return found.tell(place, What::NoText) };
    let word = |key: &str| json.entry(key).and_then(Json::text).map(str::to_owned);
    let name = word("id").unwrap_or_default();
    let text = match found.documents.last() {
        Some(last) if last.name == name && last.text.as_str() == text => last.text.clone(),
        _ => Text::new(text),
    };
    let unit = match word("offset_unit").as_deref() {
        None | Some("unicode_code_point") => Unit::CodePoints,
        Some(other) => {
            return found.tell(place, What::Unreadable(format!("offset_unit is {other:?}")));
        }
    };
    let mut sketches = Sketches::default();
    for (n, span) in json.entry("spans").map(Json::items).unwrap_or_default().iter().enumerate() {
        if json::says_something(span, "span", found) {
            sketches.marks.push(mark(span, format!("{place}, spans[{n}]"), found));
        }
    }
    for (n, relation) in json.entry("relations").map(Json::items).unwrap_or_default().iter().enumerate() {
        sketches.bonds.push(bond(relation, format!("{place}, relations[{n}]"), found));
    }
    let flag = |key: &str| json.entry(key) == Some(&Json::Flag(true));
    let mut work = sketches.settle(&text, Some(unit), found);
    work.annotator = word("annotator").unwrap_or_default();
    work.note = word("note").unwrap_or_default();
    (work.gold, work.done, work.predicted) = (flag("gold"), flag("done"), flag("predicted"));
    let works = if json.entry("annotator").is_some() || !work.marks.is_empty() || !work.aside.is_empty() {
        vec![work]
    } else {
        Vec::new()
    };
    match found.documents.last_mut() {
        Some(last) if last.name == name && last.text == text => last.works.extend(works),
        _ => found.documents.push(Document {
            title: word("title").unwrap_or_default(),
            language: word("language"),
            source: word("source"),
            date: word("date"),
            name,
            text,
            works,
        }),
    }
}

fn mark(span: &Json, place: String, found: &mut Found) -> Sketch {
    let word = |key: &str| span.entry(key).and_then(Json::text).unwrap_or_default().to_owned();
    let quote = span.entry("text").and_then(Json::text);
    let piece = |start: Option<&Json>, end: Option<&Json>| {
        let at = |json: Option<&Json>| json.and_then(Json::count);
        // Without offsets it is outside of any text.
        at(start)
            .zip(at(end))
            .map_or(Stated::at(usize::MAX, usize::MAX), |(start, end)| Stated::at(start, end))
    };
    let mut pieces: Vec<Stated> = span
        .entry("parts")
        .map(Json::items)
        .unwrap_or_default()
        .iter()
        .map(|part| piece(part.items().first(), part.items().get(1)))
        .collect();
    if pieces.is_empty() {
        let whole = piece(span.entry("start"), span.entry("end"));
        pieces.push(Stated { quote: quote.map(str::to_owned), ..whole });
    }
    let attributes = attributes(span, &place, found);
    Sketch { id: word("id"), label: word("label"), pieces, attributes, note: word("note"), place }
}

fn bond(relation: &Json, place: String, found: &mut Found) -> Bond {
    let word = |key: &str| relation.entry(key).and_then(Json::text).unwrap_or_default().to_owned();
    let attributes = attributes(relation, &place, found);
    Bond {
        id: word("id"),
        kind: word("type"),
        from: word("from"),
        to: word("to"),
        note: word("note"),
        attributes,
        place,
    }
}

fn attributes(of: &Json, place: &str, found: &mut Found) -> Attributes {
    let mut attributes = Attributes::new();
    for (key, json) in of.entry("attributes").map(Json::entries).unwrap_or_default() {
        match json::value(json) {
            Some(value) => {
                attributes.insert(key.clone().into_owned(), value);
            }
            None => found.tell(place, What::LeftOut(key.clone().into_owned())),
        }
    }
    attributes
}
