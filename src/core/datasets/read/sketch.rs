//! Annotations on their way from a file to a text: gathered with the offsets
//! and names that the file has, then settled all at once.

use std::collections::HashMap;

use serde_json::{Map, Value, json};

use super::super::document::{Aside, Link, Mark, Work};
use super::super::finding::What;
use super::super::place::{Evidence, Placement, Ruler, Stated, Unit, evidence};
use super::Found;
use crate::core::exchange::Reason;
use crate::core::model::{Attributes, joined};
use crate::core::text::{Text, TextRange};

/// A mark before it has a place.
#[derive(Clone, Debug, Default)]
pub(super) struct Sketch {
    /// What the file calls it, for relations; may be empty.
    pub id: String,
    /// Its label.
    pub label: String,
    /// Its pieces.
    pub pieces: Vec<Stated>,
    /// Its attributes.
    pub attributes: Attributes,
    /// The annotator's note on it.
    pub note: String,
    /// Where it is in the file, for findings.
    pub place: String,
}

/// A relation before its ends are known.
#[derive(Clone, Debug, Default)]
pub(super) struct Bond {
    /// What the file calls it; may be empty.
    pub id: String,
    /// Its type.
    pub kind: String,
    /// The id of the mark it starts at.
    pub from: String,
    /// The id of the mark it points to.
    pub to: String,
    /// Its attributes.
    pub attributes: Attributes,
    /// The annotator's note on it.
    pub note: String,
    /// Where it is in the file, for findings.
    pub place: String,
}

/// The work of one annotator on one text, as a file has it.
#[derive(Clone, Debug, Default)]
pub(super) struct Sketches {
    /// The marks.
    pub marks: Vec<Sketch>,
    /// The relations.
    pub bonds: Vec<Bond>,
}

impl Sketches {
    /// What the works on a text count in, if the file doesn't say.
    pub(super) fn unit(works: &[Self], text: &Text, found: &mut Found) -> Unit {
        let marks = works.iter().flat_map(|work| &work.marks);
        let pieces: Vec<Stated> = marks.flat_map(|mark| mark.pieces.iter().cloned()).collect();
        match evidence(text, &pieces) {
            Evidence::Sure(unit) => unit,
            Evidence::Likely(unit) => found.doubt(unit),
        }
    }

    /// The work, with each mark in its place in the text; `unit` is what the file
    /// counts in, or none if it does not say. What is to be told goes to `found`.
    pub(super) fn settle(self, text: &Text, unit: Option<Unit>, found: &mut Found) -> Work {
        let unit = unit.unwrap_or_else(|| Self::unit(std::slice::from_ref(&self), text, found));
        let pieces: Vec<Stated> = self.marks.iter().flat_map(|mark| mark.pieces.iter().cloned()).collect();
        let mut placements = Ruler::new(text, unit).place(&pieces).into_iter();
        let mut work = Work::default();
        let mut places: HashMap<String, usize> = HashMap::new();
        for sketch in self.marks {
            let placed: Vec<Placement> = placements.by_ref().take(sketch.pieces.len()).collect();
            match settled(&placed) {
                Err(reason) => {
                    found.tell(&sketch.place, What::Aside(reason));
                    work.aside.push(Aside { reason, annotation: sketch.as_it_came(unit) });
                }
                Ok((pieces, changed)) => {
                    if let Some(what) = changed {
                        found.tell(&sketch.place, what);
                    }
                    if !sketch.id.is_empty() {
                        places.insert(sketch.id.clone(), work.marks.len());
                    }
                    let Sketch { id, label, attributes, note, .. } = sketch;
                    work.marks.push(Mark { id, label, pieces, attributes, note });
                }
            }
        }
        for bond in self.bonds {
            match places.get(&bond.from).copied().zip(places.get(&bond.to).copied()) {
                Some((from, to)) => {
                    let Bond { id, kind, attributes, note, .. } = bond;
                    work.links.push(Link { id, kind, from, to, attributes, note });
                }
                None => {
                    let reason = Reason::EndMissing;
                    found.tell(&bond.place, What::Aside(reason));
                    work.aside.push(Aside { reason, annotation: bond.as_it_came() });
                }
            }
        }
        work
    }
}

/// The pieces of a mark in their places, and what was done to them.
fn settled(placed: &[Placement]) -> Result<(Vec<TextRange>, Option<What>), Reason> {
    let (mut pieces, mut changed) = (Vec::new(), None);
    for placement in placed {
        match placement {
            Placement::There(range) => pieces.push(*range),
            Placement::Trimmed(range) => {
                pieces.push(*range);
                changed.get_or_insert(What::Trimmed);
            }
            Placement::Moved(range) => {
                pieces.push(*range);
                changed = Some(What::Moved);
            }
            Placement::Aside(reason) => return Err(*reason),
        }
    }
    if pieces.is_empty() { Err(Reason::QuoteBlank) } else { Ok((joined(pieces), changed)) }
}

impl Sketch {
    /// As JSON, so that nothing of it is lost.
    fn as_it_came(&self, unit: Unit) -> Value {
        let piece = |stated: &Stated| match &stated.quote {
            Some(quote) => json!({ "start": stated.start, "end": stated.end, "text": quote }),
            None => json!({ "start": stated.start, "end": stated.end }),
        };
        let mut came = Map::new();
        came.insert("label".to_owned(), self.label.clone().into());
        came.insert("pieces".to_owned(), self.pieces.iter().map(piece).collect());
        came.insert("offset_unit".to_owned(), unit.word().into());
        put_rest(&mut came, &self.id, &self.attributes, &self.note);
        Value::Object(came)
    }
}

impl Bond {
    /// As JSON, so that nothing of it is lost.
    fn as_it_came(&self) -> Value {
        let mut came = Map::new();
        for (key, text) in [("type", &self.kind), ("from", &self.from), ("to", &self.to)] {
            came.insert(key.to_owned(), text.clone().into());
        }
        put_rest(&mut came, &self.id, &self.attributes, &self.note);
        Value::Object(came)
    }
}

fn put_rest(came: &mut Map<String, Value>, id: &str, attributes: &Attributes, note: &str) {
    for (key, text) in [("id", id), ("note", note)] {
        if !text.is_empty() {
            came.insert(key.to_owned(), text.into());
        }
    }
    if !attributes.is_empty() {
        came.insert("attributes".to_owned(), json!(attributes));
    }
}
