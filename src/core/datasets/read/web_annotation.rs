//! W3C Web Annotations: one, a list, a page or a collection of them, or one a line.
//!
//! The text of a source has to be in the file, on the source itself (see
//! [`crate::core::datasets::write`] for how we put it there). Tags and classes are
//! labels, comments and descriptions are notes, property values are attributes; an
//! annotation whose target is another annotation, and links to a third, is a
//! relation. Several targets of one annotation are the pieces of one mark.
//!
//! Offsets are code points (Web Annotation Data Model, 4.2.5); what is quoted tells
//! where a program counted something else.

use std::collections::HashMap;

use super::selector::select;
use super::sketch::{Bond, Sketch, Sketches};
use super::{Found, Options, Source, json};
use crate::core::datasets::document::{Document, Work};
use crate::core::datasets::finding::What;
use crate::core::datasets::iri;
use crate::core::datasets::place::{Stated, Unit};
use crate::core::exchange::Json;
use crate::core::model::{Attributes, Value};

pub(super) fn read(sources: &[Source], options: &Options, found: &mut Found) {
    for source in sources {
        found.begin(source.name);
        let mut gathered = Gathered::default();
        json::records(source.text, options.lines_before, found, |json, place, found| {
            gathered.record(json, place, found);
        });
        gathered.settle(options, found);
    }
}

/// What the annotations of a file come to.
#[derive(Default)]
struct Gathered {
    /// The sources in the order in which they are first named, with their texts.
    sources: Vec<(String, Option<Document>)>,
    places: HashMap<String, usize>,
    /// Who annotated which source.
    works: Vec<Making>,
    makers: HashMap<(usize, String), usize>,
    /// Relations: whose they are is known when all marks are.
    bonds: Vec<Bond>,
}

/// A work in the making.
#[derive(Default)]
struct Making {
    source: usize,
    work: Work,
    sketches: Sketches,
}

/// What the bodies of an annotation say.
#[derive(Default)]
struct Said {
    labels: Vec<String>,
    notes: Vec<String>,
    attributes: Attributes,
    /// What it links to.
    links: Vec<String>,
}

impl Gathered {
    fn record(&mut self, json: &Json, place: &str, found: &mut Found) {
        let lists = ["items", "@graph", "first"].iter().filter_map(|key| Some((*key, json.entry(key)?)));
        if json.entry("target").is_some() {
            self.annotation(json, place, found);
        } else if lists.clone().count() > 0 {
            for (key, list) in lists {
                let at = if place.is_empty() { key.to_owned() } else { format!("{place}.{key}") };
                match list {
                    Json::List(items) => items
                        .iter()
                        .enumerate()
                        .for_each(|(n, item)| self.record(item, &format!("{at}[{n}]"), found)),
                    // The address of a page that is not in the file.
                    Json::Text(_) => found.leave_out(key),
                    page => self.record(page, &at, found),
                }
            }
        } else {
            self.describe(json, found);
        }
    }

    /// A node that says something of a source; anything else has no place here.
    fn describe(&mut self, json: &Json, found: &mut Found) {
        if text_of(json).is_some() {
            self.source(json);
        } else {
            found.leave_out(&json::name(entry(json, "type")).unwrap_or_else(|| "record".to_owned()));
        }
    }

    fn annotation(&mut self, json: &Json, place: &str, found: &mut Found) {
        let motivations = words(json.entry("motivation"));
        let motivation = motivations.first().map(String::as_str).unwrap_or_default();
        let said = said(json, motivation, found);
        let id = json::name(entry(json, "id")).unwrap_or_default();
        let by = maker(json);
        let (mut pieces, mut whole) = (Vec::new(), Vec::new());
        for target in many(json.entry("target")) {
            let source = target.entry("source").unwrap_or(target);
            match target.entry("selector") {
                Some(selector) => pieces.push((self.source(source), select(selector))),
                None => whole.push(source),
            }
        }
        let place = place.to_owned();
        if !pieces.is_empty() {
            self.marked(pieces, Sketch { id, place, ..Sketch::default() }, said, by, found);
        } else if motivations.iter().any(|one| one == "linking") || !said.links.is_empty() {
            self.linked(&whole, Bond { id, place, ..Bond::default() }, said, found);
        } else {
            for source in whole {
                self.on_whole(source, &said, motivation, &by, found);
            }
        }
    }

    fn marked(
        &mut self,
        pieces: Vec<(usize, Stated)>,
        mut sketch: Sketch,
        said: Said,
        (maker, predicted): (String, bool),
        found: &mut Found,
    ) {
        let Some(source) = pieces.first().map(|(source, _)| *source) else { return };
        for (other, piece) in pieces {
            if other == source {
                sketch.pieces.push(piece);
            } else {
                // A mark is on one text.
                found.leave_out("target in another source");
            }
        }
        sketch.attributes = said.attributes;
        sketch.note = said.notes.join("\n");
        if !said.links.is_empty() {
            sketch.attributes.insert("linking".to_owned(), word_or_words(said.links));
        }
        let mut labels = said.labels.into_iter();
        sketch.label = labels.next().unwrap_or_default();
        if let Some(making) = self.making(source, maker, predicted) {
            let other = |label| Sketch { id: String::new(), label, ..sketch.clone() };
            let others: Vec<Sketch> = labels.map(other).collect();
            making.sketches.marks.push(sketch);
            making.sketches.marks.extend(others);
        }
    }

    fn linked(&mut self, targets: &[&Json], bond: Bond, said: Said, found: &mut Found) {
        let mut ends = targets.iter().filter_map(|target| name_of(target)).chain(said.links);
        let (from, to) = (ends.next().unwrap_or_default(), ends.next().unwrap_or_default());
        ends.for_each(|_| found.leave_out("third end of a relation"));
        let mut labels = said.labels.into_iter();
        let kind = labels.next().unwrap_or_default();
        labels.for_each(|_| found.leave_out("second type of a relation"));
        self.bonds.push(Bond {
            kind,
            from,
            to,
            attributes: said.attributes,
            note: said.notes.join("\n"),
            ..bond
        });
    }

    /// What is said of a whole source: its text, and notes.
    fn on_whole(
        &mut self,
        source: &Json,
        said: &Said,
        motivation: &str,
        by: &(String, bool),
        found: &mut Found,
    ) {
        // A label of a whole text, and what answers another annotation, has no place here.
        if motivation == "replying" || !said.labels.is_empty() || !said.attributes.is_empty() {
            found.leave_out(if motivation.is_empty() { "annotation of the whole" } else { motivation });
            if text_of(source).is_none() {
                return;
            }
        }
        let place = self.source(source);
        if said.notes.is_empty() || motivation == "replying" {
            return;
        }
        if let Some(Making { work, .. }) = self.making(place, by.0.clone(), by.1) {
            if !work.note.is_empty() {
                work.note.push('\n');
            }
            work.note.push_str(&said.notes.join("\n"));
        }
    }

    /// The place of a source, with what this says of it.
    fn source(&mut self, json: &Json) -> usize {
        // One without a name is known by its text.
        let name = name_of(json).or_else(|| text_of(json).map(str::to_owned)).unwrap_or_default();
        let next = self.sources.len();
        let place = *self.places.entry(name.clone()).or_insert(next);
        if place == next {
            self.sources.push((name.clone(), None));
        }
        if let (Some((_, slot)), Some(text)) = (self.sources.get_mut(place), text_of(json)) {
            slot.get_or_insert_with(|| {
                let word = |keys: &[&str]| {
                    keys.iter().map(|key| json::word(json, key)).find(|word| !word.is_empty())
                };
                let name = name_of(json).map(|name| iri::report(&name).unwrap_or(name)).unwrap_or_default();
                Document {
                    title: word(&["schema:name", "title", "dc:title", "label", "name"]).unwrap_or_default(),
                    language: word(&["language", "dc:language"]),
                    source: word(&["schema:publisher", "dc:publisher"]),
                    date: word(&["schema:datePublished", "dc:date"]),
                    ..Document::new(name, text)
                }
            });
        }
        place
    }

    /// What this maker does in a source.
    fn making(&mut self, source: usize, maker: String, predicted: bool) -> Option<&mut Making> {
        let next = self.works.len();
        let place = *self.makers.entry((source, maker.clone())).or_insert(next);
        if place == next {
            let work = Work { annotator: maker, predicted, ..Work::default() };
            self.works.push(Making { source, work, sketches: Sketches::default() });
        }
        self.works.get_mut(place)
    }

    /// Puts the works on their texts.
    fn settle(mut self, options: &Options, found: &mut Found) {
        self.share_bonds(found);
        let mut documents: Vec<Option<Document>> = Vec::new();
        for (name, document) in self.sources {
            if document.is_none() {
                found.tell(&name, What::NoText);
            }
            documents.push(document);
        }
        for Making { source, work, sketches } in self.works {
            let Some(Some(document)) = documents.get_mut(source) else { continue };
            let quoted =
                sketches.marks.iter().any(|mark| mark.pieces.iter().any(|piece| piece.quote.is_some()));
            let unit = options.unit.or_else(|| (!quoted).then_some(Unit::CodePoints));
            let mut settled = sketches.settle(&document.text, unit, found);
            settled.marks.iter_mut().for_each(|mark| mark.id = iri::annotation(&mark.id));
            settled.links.iter_mut().for_each(|link| link.id = iri::annotation(&link.id));
            let Work { annotator, predicted, note, .. } = work;
            document.works.push(Work { annotator, predicted, note, ..settled });
        }
        found.documents.extend(documents.into_iter().flatten());
    }

    /// Puts each relation to the mark that it starts at, or else to that it points to.
    fn share_bonds(&mut self, found: &mut Found) {
        let mut homes: HashMap<String, usize> = HashMap::new();
        for (n, making) in self.works.iter().enumerate().filter(|_| !self.bonds.is_empty()) {
            homes.extend(making.sketches.marks.iter().map(|mark| (mark.id.clone(), n)));
        }
        for bond in std::mem::take(&mut self.bonds) {
            let home = homes.get(&bond.from).or_else(|| homes.get(&bond.to));
            match home.and_then(|home| self.works.get_mut(*home)) {
                Some(making) => making.sketches.bonds.push(bond),
                None => found.leave_out("linking"),
            }
        }
    }
}

/// What the bodies of an annotation say; `motivation` is for those without a purpose.
fn said(json: &Json, motivation: &str, found: &mut Found) -> Said {
    let mut said = Said::default();
    if let Some(text) = json.entry("bodyValue").and_then(Json::text) {
        said.take(motivation, text.to_owned(), found);
    }
    for body in many(json.entry("body")) {
        let purposes = words(body.entry("purpose"));
        let purpose = purposes.first().map_or(motivation, String::as_str);
        let kinds = words(entry(body, "type"));
        if kinds.iter().any(|kind| kind == "schema:PropertyValue") {
            let value = body.entry("schema:value").map_or(Some(Value::NotStated), json::value);
            match value {
                Some(value) => drop(said.attributes.insert(json::word(body, "schema:name"), value)),
                None => found.leave_out("schema:value"),
            }
        } else if let Some(text) = body.entry("value").and_then(Json::text) {
            said.take(purpose, text.to_owned(), found);
        } else if let Some(name) = name_of(body.entry("source").unwrap_or(body)) {
            match purpose {
                "tagging" | "classifying" => said.labels.push(name),
                "linking" | "identifying" => said.links.push(name),
                _ => found.leave_out("body"),
            }
        } else {
            found.leave_out("body");
        }
    }
    said
}

impl Said {
    fn take(&mut self, purpose: &str, text: String, found: &mut Found) {
        match purpose {
            "tagging" | "classifying" | "identifying" | "highlighting" => self.labels.push(text),
            // What nobody gave a purpose is a label, as most programs write them.
            "" if self.labels.is_empty() => self.labels.push(text),
            "" | "commenting" | "describing" | "assessing" | "questioning" | "reviewing" | "replying"
            | "bookmarking" => {
                self.notes.push(text);
            }
            "linking" => self.labels.push(text),
            other => found.leave_out(other),
        }
    }
}

fn word_or_words(mut words: Vec<String>) -> Value {
    match (words.pop(), words.is_empty()) {
        (Some(only), true) => Value::Text(only),
        (last, _) => {
            words.extend(last);
            Value::Several(words)
        }
    }
}

/// Who made an annotation, and whether that is a program.
fn maker(json: &Json) -> (String, bool) {
    let Some(by) = many(json.entry("creator")).first() else { return (String::new(), false) };
    let names = ["name", "nickname", "email", "schema:name"].iter().map(|key| json::word(by, key));
    let name = names.into_iter().find(|name| !name.is_empty()).or_else(|| name_of(by));
    (name.unwrap_or_default(), words(entry(by, "type")).iter().any(|kind| kind == "Software"))
}

/// The text of a source, if this has it.
fn text_of<'a>(json: &'a Json<'a>) -> Option<&'a str> {
    ["schema:text", "value", "text", "chars", "cnt:chars"].iter().find_map(|key| json.entry(key)?.text())
}

/// The IRI of something: itself, or its `id`.
fn name_of(json: &Json) -> Option<String> {
    json.text().map(str::to_owned).or_else(|| json::name(entry(json, "id")))
}

/// An entry under its name in the context of annotations, or that of JSON-LD.
fn entry<'a>(json: &'a Json<'a>, key: &str) -> Option<&'a Json<'a>> {
    json.entry(key).or_else(|| {
        json.entries().iter().find(|(name, _)| name.strip_prefix('@') == Some(key)).map(|(_, value)| value)
    })
}

/// The items of a list, or the one thing that stands for a list of one.
fn many<'a>(json: Option<&'a Json<'a>>) -> &'a [Json<'a>] {
    match json {
        None | Some(Json::Null) => &[],
        Some(Json::List(items)) => items,
        Some(one) => std::slice::from_ref(one),
    }
}

/// A word or several, without the prefix of the vocabulary.
fn words(json: Option<&Json>) -> Vec<String> {
    let bare = |word: &str| word.strip_prefix("oa:").unwrap_or(word).to_owned();
    many(json).iter().filter_map(Json::text).map(bare).collect()
}
