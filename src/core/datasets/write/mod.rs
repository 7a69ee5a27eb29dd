//! One module for each format that is written. Each has
//! `write(document, recipe, losses)`: what the format makes of one document, one
//! part a record, with what it could not carry counted in `losses`. Documents do
//! not know of one another, so that they can be written in any order and place;
//! what stands around them is the format's [`Frame`].

mod brat;
mod cas;
mod chat;
mod conll;
mod doccano;
mod gliner;
mod hugging_face;
mod json;
mod jsonl;
mod label_studio;
mod loss;
mod prodigy;
mod rows;
mod spacy;
mod table;
mod web_annotation;

use std::collections::{BTreeMap, BTreeSet};

use super::document::{Document, Mark, Work};
use super::format::Format;
use super::inventory::{Inventory, Kind};
use super::tokens::{Tokens, View};
use crate::core::text::TextRange;

pub(super) use hugging_face::yaml_text;
pub use hugging_face::{features, tag_names};
pub use loss::{Loss, Losses};

/// Which mark stays where a format can hold but one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Nesting {
    /// The shortest.
    #[default]
    Innermost,
    /// The longest.
    Outermost,
}

/// How tags are spelled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scheme {
    /// `B-` begins, `I-` goes on, `O` is none.
    #[default]
    Iob2,
    /// With `E-` for the last token and `S-` for a single one.
    Bioes,
}

/// What is to be written, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recipe {
    /// The format.
    pub format: Format,
    /// What becomes of marks inside tokens.
    pub view: View,
    /// Which of several marks stays.
    pub nesting: Nesting,
    /// What makes a token.
    pub tokens: Tokens,
    /// How tags are spelled.
    pub scheme: Scheme,
}

impl Recipe {
    /// The usual one for a format.
    #[must_use]
    pub fn of(format: Format) -> Self {
        Self {
            format,
            view: View::default(),
            nesting: Nesting::default(),
            tokens: Tokens::default(),
            scheme: Scheme::default(),
        }
    }
}

/// A part of what is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The name of its file, where each part has a file of its own; else empty.
    pub name: String,
    /// What is in it.
    pub text: String,
}

impl Part {
    /// A record among others in one file.
    fn record(text: String) -> Self {
        Self { name: String::new(), text }
    }
}

/// How parts come into files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frame {
    /// All in one file, in their order.
    Together {
        /// The ending of the file's name.
        ending: &'static str,
        /// What the file begins with.
        before: &'static str,
        /// What stands between two parts.
        between: &'static str,
        /// What the file ends with.
        after: &'static str,
    },
    /// Each in a file of its own, named by [`Part::name`].
    Apart,
}

/// How the parts of a format come into files.
#[must_use]
pub fn frame(format: Format) -> Frame {
    let lines = Frame::Together { ending: "jsonl", before: "", between: "", after: "" };
    match format {
        Format::Brat => Frame::Apart,
        Format::Conll => Frame::Together { ending: "conll", before: "", between: "", after: "" },
        Format::Table => Frame::Together { ending: "csv", before: table::HEADER, between: "", after: "" },
        Format::LabelStudio | Format::WebAnnotation => {
            Frame::Together { ending: "json", before: "[\n", between: ",\n", after: "\n]\n" }
        }
        Format::Cas => Frame::Apart,
        _ => lines,
    }
}

/// The files that belong beside a data set in a format: how its program is set up for
/// these labels.
#[must_use]
pub fn beside(format: Format, inventory: &Inventory) -> Vec<Part> {
    let part = |name: &str, text| vec![Part { name: name.to_owned(), text }];
    match format {
        Format::Brat => part("annotation.conf", brat::annotation_conf(inventory)),
        Format::LabelStudio => {
            let names = |kinds: &BTreeMap<String, Kind>| kinds.keys().cloned().collect::<Vec<_>>();
            let (labels, relations) = (names(&inventory.labels), names(&inventory.relations));
            let config =
                label_studio::config(labels.iter().map(String::as_str), relations.iter().map(String::as_str));
            part("labelling-interface.xml", config)
        }
        _ => Vec::new(),
    }
}

/// What a format has to know, besides what is in the documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Needs {
    /// What makes a token, and what becomes of spans inside one.
    pub tokens: bool,
    /// Which of several spans stays.
    pub nesting: bool,
    /// How tags are spelled.
    pub tags: bool,
    /// Whether there are offsets in it at all.
    pub offsets: bool,
}

/// What a format has to know.
#[must_use]
pub fn needs(format: Format) -> Needs {
    let tags = matches!(format, Format::Conll | Format::HuggingFace);
    let tokens = tags || matches!(format, Format::Spacy | Format::Prodigy | Format::Gliner);
    let nesting = tags || format == Format::Spacy;
    let offsets = !(tags || matches!(format, Format::Gliner | Format::Chat));
    Needs { tokens, nesting, tags, offsets }
}

/// What a format makes of one document. Of a format that is not written, nothing.
#[must_use]
pub fn write(document: &Document, recipe: &Recipe, losses: &mut Losses) -> Vec<Part> {
    match recipe.format {
        Format::Cas => cas::write(document, losses),
        Format::Doccano => doccano::write(document, losses),
        Format::Brat => brat::write(document, losses),
        Format::Conll => conll::write(document, recipe, losses),
        Format::JsonLines => jsonl::write(document, losses),
        Format::LabelStudio => label_studio::write(document, losses),
        Format::Spacy => spacy::write(document, recipe, losses),
        Format::Gliner => gliner::write(document, recipe, losses),
        Format::Chat => chat::write(document, losses),
        Format::HuggingFace => hugging_face::write(document, recipe, losses),
        Format::Prodigy => prodigy::write(document, recipe, losses),
        Format::WebAnnotation => web_annotation::write(document, losses),
        Format::Table => table::write(document, losses),
        _ => Vec::new(),
    }
}

/// The works of a document, or an empty one if there is none: for formats that
/// have a record for each work, and one for a text without any.
fn works(document: &Document) -> Vec<Work> {
    if document.works.is_empty() { vec![Work::default()] } else { document.works.clone() }
}

/// Counts as lost what says more of marks and relations than their labels and
/// types, and what was kept aside.
fn lose_extras(work: &Work, losses: &mut Losses) {
    lose_values(work, losses);
    losses.add(Loss::Aside, work.aside.len());
}

/// Counts the attributes and notes of marks and relations.
fn lose_values(work: &Work, losses: &mut Losses) {
    let marks = work.marks.iter().map(|mark| (mark.attributes.len(), &mark.note));
    let links = work.links.iter().map(|link| (link.attributes.len(), &link.note));
    for (attributes, note) in marks.chain(links) {
        losses.add(Loss::Attribute, attributes);
        losses.add(Loss::Note, usize::from(!note.is_empty()));
    }
}

/// From a mark's first code point to its last, where a format knows no pieces.
fn joined(mark: &Mark, losses: &mut Losses) -> TextRange {
    losses.add(Loss::Pieces, usize::from(mark.pieces.len() > 1));
    mark.range()
}

/// A name for each mark of a work, no two of them the same: its own where it can be.
fn names(work: &Work) -> Vec<String> {
    let mut taken = BTreeSet::new();
    let own = work.marks.iter().map(|mark| mark.id.clone());
    let mut names: Vec<Option<String>> =
        own.map(|id| Some(id).filter(|id| !id.is_empty() && taken.insert(id.clone()))).collect();
    for (n, name) in names.iter_mut().enumerate().filter(|(_, name)| name.is_none()) {
        let mut next = format!("T{n}");
        while !taken.insert(next.clone()) {
            next.push('\'');
        }
        *name = Some(next);
    }
    names.into_iter().flatten().collect()
}

/// Counts what is around the marks and links of a document: what a format that
/// has labelled texts alone can't carry.
fn lose_surroundings(document: &Document, losses: &mut Losses) {
    let details = [&document.language, &document.source, &document.date];
    if !document.title.is_empty() || details.iter().any(|detail| detail.is_some()) {
        losses.count(Loss::Details);
    }
    for work in &document.works {
        if !work.annotator.is_empty() || work.gold || work.done || work.predicted {
            losses.count(Loss::Annotator);
        }
        if !work.note.is_empty() {
            losses.count(Loss::Note);
        }
        losses.add(Loss::Aside, work.aside.len());
    }
}

/// Counts all that there is but labelled texts.
fn lose_all_but_labels(document: &Document, losses: &mut Losses) {
    lose_surroundings(document, losses);
    for work in &document.works {
        losses.add(Loss::Relation, work.links.len());
        lose_values(work, losses);
    }
}

/// A name without blanks; counted if it had any.
fn one_word(name: &str, losses: &mut Losses) -> String {
    if name.contains(char::is_whitespace) {
        losses.count(Loss::Name);
    }
    name.replace(char::is_whitespace, "_")
}

/// The marks of a work that can stand side by side, in reading order, as pieces
/// without holes; the others are counted as lost.
fn flat<'a>(work: &'a Work, nesting: Nesting, losses: &mut Losses) -> Vec<(TextRange, &'a Mark)> {
    flatten(work.marks.iter().map(|mark| (mark.range(), mark)).collect(), nesting, losses)
}

/// The same of marks that may have been widened.
fn flatten<'a>(
    mut marks: Vec<(TextRange, &'a Mark)>,
    nesting: Nesting,
    losses: &mut Losses,
) -> Vec<(TextRange, &'a Mark)> {
    match nesting {
        Nesting::Innermost => marks.sort_by_key(|(range, _)| (range.len(), range.start())),
        Nesting::Outermost => marks.sort_by_key(|(range, _)| (std::cmp::Reverse(range.len()), range.start())),
    }
    let mut taken = std::collections::BTreeMap::new();
    for (range, mark) in marks {
        let before = taken.range(..range.end()).next_back();
        let overlaps =
            before.is_some_and(|(_, (other, _)): (_, &(TextRange, &Mark))| other.end() > range.start());
        if overlaps {
            losses.count(Loss::Overlapping);
        } else {
            if mark.pieces.len() > 1 {
                losses.count(Loss::Pieces);
            }
            taken.insert(range.start(), (range, mark));
        }
    }
    taken.into_values().collect()
}
