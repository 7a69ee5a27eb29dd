//! What the tests of data sets share: documents in the notation of
//! [`crate::core::notation`], documents by chance, and what became of them.

mod brat;
mod card;
mod cas;
mod chat;
mod conll;
mod doccano;
mod docx;
mod errands;
mod files;
mod gliner;
mod html;
mod hugging_face;
mod jsonl;
mod label_studio;
mod parts;
mod prodigy;
mod recognise;
mod spacy;
mod split;
mod table;
mod taking;
mod tokens;
mod web_annotation;
mod webanno;
mod zip;

use proptest::collection::{btree_map, vec};
use proptest::prelude::*;

use super::read::{Found, Options, Source, read};
use super::write::{Frame, Loss, Losses, Part, Recipe, frame, write};
use super::{Document, Format, Link, Mark, Work};
use crate::core::model::{Attributes, Value};
use crate::core::notation;
use crate::core::text::{CodePoint, TextRange};

/// A document with one work, its spans named `T1`, `T2` … in the order in which
/// they open.
fn document(marked: &str) -> Document {
    let (text, spans) = notation::parse(marked);
    let mark = |(n, span): (usize, crate::core::model::Span)| Mark {
        id: format!("T{}", n + 1),
        ..Mark::new(span.label.to_string(), span.range)
    };
    let marks = spans.into_iter().enumerate().map(mark).collect();
    Document { works: vec![Work { marks, ..Work::default() }], ..Document::new("r", text) }
}

fn range(start: usize, end: usize) -> TextRange {
    TextRange::between(CodePoint(start), CodePoint(end))
}

/// What a file of this format holds.
fn read_file(format: Format, name: &str, text: &str) -> Found {
    read(format, &[Source { name, text }], &Options::default())
}

/// The one file that these documents make, and what it can't carry.
fn file(documents: &[Document], recipe: &Recipe) -> (String, Losses) {
    let Frame::Together { before, between, after, .. } = frame(recipe.format) else { panic!("many files") };
    let mut losses = Losses::default();
    let parts: Vec<String> =
        documents.iter().flat_map(|one| write(one, recipe, &mut losses)).map(|part| part.text).collect();
    (format!("{before}{}{after}", parts.join(between)), losses)
}

/// The words of each mark of each work, as they are cut out of the text.
fn words(document: &Document) -> Vec<String> {
    let marks = document.works.iter().flat_map(|work| &work.marks);
    let slice = |piece: &TextRange| document.text.slice(*piece).unwrap().to_owned();
    marks.map(|mark| mark.pieces.iter().map(slice).collect::<Vec<_>>().join("…")).collect()
}

/// Texts that are hard on offsets: emoji, marks, joiners, line ends, presentation
/// forms, blanks of all kinds.
fn hard_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[ء-غف-ي]{1,6}",
        2 => Just(" ".to_owned()),
        1 => "[a-z0-9]{1,4}",
        1 => "[.،:؟\"()-]",
        1 => Just("\n".to_owned()),
        1 => Just("\r\n".to_owned()),
        1 => Just("🚑".to_owned()),
        1 => Just("👨‍👩‍👧".to_owned()),
        1 => Just("مُدَرِّسَةٌ".to_owned()),
        1 => Just("می\u{200c}خواهم".to_owned()),
        1 => Just("\u{200f}".to_owned()),
        1 => Just("\u{a0}\t".to_owned()),
        1 => Just("e\u{301}".to_owned()),
    ];
    vec(piece, 1..30).prop_map(|pieces| pieces.concat())
}

fn attributes() -> impl Strategy<Value = Attributes> {
    let value = prop_oneof![
        any::<bool>().prop_map(Value::YesNo),
        (0..10_000_i64).prop_map(Value::Whole),
        "[a-zء-ي \"\\\\]{0,8}".prop_map(Value::Text),
    ];
    btree_map("[a-z]{1,6}", value, 0..3)
}

/// Documents with nested, touching, overlapping, identical and discontinuous
/// marks, relations and attributes.
fn any_document() -> impl Strategy<Value = Document> {
    let mark = (
        any::<(prop::sample::Index, prop::sample::Index, prop::sample::Index, prop::sample::Index)>(),
        prop::bool::weighted(0.2),
        "actor|place|claim",
        attributes(),
        "[a-zء-ي\\n]{0,6}",
    );
    let link = (any::<(prop::sample::Index, prop::sample::Index)>(), "by|in");
    (hard_text(), vec(mark, 0..8), vec(link, 0..4)).prop_map(|(text, marks, links)| {
        let mut document = Document::new("r1", text);
        let text = &document.text;
        let mut work = Work { annotator: "A1".to_owned(), done: true, ..Work::default() };
        for ((a, b, c, d), split, label, attributes, note) in marks {
            let at = |index: prop::sample::Index| CodePoint(index.index(text.len().0 + 1));
            let clean = |a, b| text.clean(TextRange::between(at(a), at(b)));
            let Some(first) = clean(a, b) else { continue };
            let mut pieces = vec![first];
            pieces.extend(clean(c, d).filter(|other| split && other.start() > first.end()));
            let id = format!("T{}", work.marks.len() + 1);
            work.marks.push(Mark { id, label, pieces, attributes, note });
        }
        for ((from, to), kind) in links.into_iter().filter(|_| !work.marks.is_empty()) {
            let many = work.marks.len();
            let id = format!("R{}", work.links.len() + 1);
            let (attributes, note) = (Attributes::new(), String::new());
            work.links.push(Link { id, kind, from: from.index(many), to: to.index(many), attributes, note });
        }
        document.works.push(work);
        document
    })
}
