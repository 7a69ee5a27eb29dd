//! W3C Web Annotations: a list of them, each with its context, so that any of them
//! stands for itself. (A collection needs an IRI of its own, and two exports are
//! never the same one.)
//!
//! For each document first comes an annotation of the whole report, whose target
//! carries the text as `schema:text`, and what is known of it; all other terms are
//! those of the context of annotations, which has the prefix `schema`. Then:
//! - for each mark, its label as a body for tagging, its attributes as
//!   `schema:PropertyValue` and its note as a body for commenting; its target by
//!   position and quote. A discontinuous mark has a target for each piece: several
//!   selectors of one target would have to select the same.
//! - for each relation, one for linking: its target is the annotation it starts at,
//!   its bodies are the type as a tag and the annotation it points to.
//! - the note of each work, as a comment on the whole.

use std::collections::BTreeSet;

use super::json::Json;
use super::loss::{Loss, Losses};
use super::{Part, names};
use crate::core::datasets::document::{Document, Link, Mark, Work};
use crate::core::datasets::iri;
use crate::core::model::{Attributes, Value};
use crate::core::text::{CodePoint, Text, TextRange};

/// So many code points of what stands around a piece are quoted with it.
const AROUND: usize = 24;

pub(super) fn write(document: &Document, losses: &mut Losses) -> Vec<Part> {
    let mut items = vec![described(document)];
    let mut taken = BTreeSet::new();
    for (n, work) in document.works.iter().enumerate() {
        losses.add(Loss::Aside, work.aside.len());
        losses.add(Loss::Annotator, usize::from(work.gold || work.done));
        let n = n.saturating_add(1);
        let mut name = |own: &str| {
            let iri = iri::of_annotation(&document.name, n, own);
            let free = taken.insert(iri.clone());
            if free { iri } else { iri::numbered(&document.name, n, own) }
        };
        let marks: Vec<String> = names(work).iter().map(|own| name(own)).collect();
        if !work.note.is_empty() {
            items.push(note(document, work, &name("note")));
        }
        items.extend(work.marks.iter().zip(&marks).map(|(mark, id)| tag(document, work, mark, id)));
        for (place, link) in work.links.iter().enumerate() {
            let own = if link.id.is_empty() { format!("R{place}") } else { link.id.clone() };
            items.push(relation(work, link, &marks, &name(&own)));
        }
    }
    items.into_iter().map(|item| Part::record(item.into_text())).collect()
}

/// An annotation up to its bodies.
fn begun(id: &str, motivation: &str, by: Option<&Work>) -> Json {
    let mut to = Json::default();
    to.object("");
    to.text("@context", "http://www.w3.org/ns/anno.jsonld");
    to.text("id", id);
    to.text("type", "Annotation");
    to.text("motivation", motivation);
    if let Some(work) = by.filter(|work| !work.annotator.is_empty()) {
        to.object("creator");
        to.text("type", if work.predicted { "Software" } else { "Person" });
        to.text("name", &work.annotator);
        to.end_object();
    }
    to
}

/// The annotation that carries the text.
fn described(document: &Document) -> Json {
    let source = iri::of_report(&document.name);
    let mut to = begun(&format!("{source}:text"), "describing", None);
    to.object("target");
    to.text("id", &source);
    to.text("type", "Text");
    to.text("format", "text/plain");
    to.text_if("language", document.language.as_deref().unwrap_or_default());
    to.text_if("schema:name", &document.title);
    to.text_if("schema:publisher", document.source.as_deref().unwrap_or_default());
    to.text_if("schema:datePublished", document.date.as_deref().unwrap_or_default());
    to.text("schema:text", document.text.as_str());
    to.end_object();
    to.end_object();
    to
}

fn note(document: &Document, work: &Work, id: &str) -> Json {
    let mut to = begun(id, "commenting", Some(work));
    to.list("body");
    body(&mut to, "commenting", &work.note);
    to.end_list();
    to.text("target", &iri::of_report(&document.name));
    to.end_object();
    to
}

fn tag(document: &Document, work: &Work, mark: &Mark, id: &str) -> Json {
    let source = iri::of_report(&document.name);
    let mut to = begun(id, "tagging", Some(work));
    to.list("body");
    bodies(&mut to, &mark.label, &mark.attributes, &mark.note);
    to.end_list();
    match mark.pieces.as_slice() {
        [only] => target(&mut to, "target", &source, *only, &document.text),
        pieces => {
            to.list("target");
            pieces.iter().for_each(|piece| target(&mut to, "", &source, *piece, &document.text));
            to.end_list();
        }
    }
    to.end_object();
    to
}

fn relation(work: &Work, link: &Link, marks: &[String], id: &str) -> Json {
    let end = |n: usize| marks.get(n).map(String::as_str).unwrap_or_default();
    let mut to = begun(id, "linking", Some(work));
    to.list("body");
    bodies(&mut to, &link.kind, &link.attributes, &link.note);
    to.object("");
    to.text("type", "SpecificResource");
    to.text("purpose", "linking");
    to.text("source", end(link.to));
    to.end_object();
    to.end_list();
    to.text("target", end(link.from));
    to.end_object();
    to
}

fn bodies(to: &mut Json, label: &str, attributes: &Attributes, note: &str) {
    body(to, "tagging", label);
    for (name, value) in attributes {
        to.object("");
        to.text("type", "schema:PropertyValue");
        to.text("schema:name", name);
        if *value != Value::NotStated {
            to.value("schema:value", value);
        }
        to.end_object();
    }
    if !note.is_empty() {
        body(to, "commenting", note);
    }
}

fn body(to: &mut Json, purpose: &str, value: &str) {
    to.object("");
    to.text("type", "TextualBody");
    to.text("purpose", purpose);
    to.text("value", value);
    to.end_object();
}

fn target(to: &mut Json, key: &str, source: &str, piece: TextRange, text: &Text) {
    let slice = |start: usize, end: usize| {
        text.slice(TextRange::between(CodePoint(start), CodePoint(end))).unwrap_or_default()
    };
    let (start, end) = (piece.start().0, piece.end().0);
    to.object(key);
    to.text("source", source);
    to.list("selector");
    to.object("");
    to.text("type", "TextPositionSelector");
    to.number("start", start);
    to.number("end", end);
    to.end_object();
    to.object("");
    to.text("type", "TextQuoteSelector");
    to.text("exact", slice(start, end));
    to.text("prefix", slice(start.saturating_sub(AROUND), start));
    to.text("suffix", slice(end, end.saturating_add(AROUND).min(text.len().0)));
    to.end_object();
    to.end_list();
    to.end_object();
}
