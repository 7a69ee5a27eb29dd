//! Our own lines, one for each report and annotator:
//!
//! `id`, `title`, `language`, `source`, `date`, `text` · `offset_unit`
//! (`unicode_code_point`), `end` (`exclusive`) · `annotator`, `gold`, `done`,
//! `predicted` (by a program, and nobody has looked at it), `note` · `spans`: `id`, `label`, `start`, `end`, `text`, `parts`
//! (`[[start, end], …]`, of a discontinuous span), `attributes`, `note` ·
//! `relations`: `id`, `type`, `from`, `to`, `attributes`, `note`.
//!
//! What is empty is left out, but for the texts, offsets and lists.

use super::json::Json;
use super::loss::{Loss, Losses};
use super::{Part, works};
use crate::core::datasets::document::{Document, Link, Mark, Work};
use crate::core::text::Text;

pub(super) fn write(document: &Document, losses: &mut Losses) -> Vec<Part> {
    works(document).iter().map(|work| Part::record(line(document, work, losses))).collect()
}

fn line(document: &Document, work: &Work, losses: &mut Losses) -> String {
    losses.add(Loss::Aside, work.aside.len());
    let mut to = Json::default();
    to.object("");
    to.text("id", &document.name);
    to.text_if("title", &document.title);
    for (key, word) in
        [("language", &document.language), ("source", &document.source), ("date", &document.date)]
    {
        to.text_if(key, word.as_deref().unwrap_or_default());
    }
    to.text("text", document.text.as_str());
    to.text("offset_unit", "unicode_code_point");
    to.text("end", "exclusive");
    if !document.works.is_empty() {
        to.text("annotator", &work.annotator);
    }
    for (key, flag) in [("gold", work.gold), ("done", work.done), ("predicted", work.predicted)] {
        if flag {
            to.flag(key, true);
        }
    }
    to.text_if("note", &work.note);
    to.list("spans");
    work.marks.iter().enumerate().for_each(|(n, mark)| span(&mut to, n, mark, &document.text));
    to.end_list();
    to.list("relations");
    work.links.iter().for_each(|link| relation(&mut to, link, work));
    to.end_list();
    to.end_object();
    to.into_line()
}

/// The name of a mark in its line: its own, or its number.
fn name(mark: &Mark, n: usize) -> String {
    if mark.id.is_empty() { format!("T{n}") } else { mark.id.clone() }
}

fn span(to: &mut Json, n: usize, mark: &Mark, text: &Text) {
    to.object("");
    to.text("id", &name(mark, n));
    to.text("label", &mark.label);
    let whole = mark.range();
    to.number("start", whole.start().0);
    to.number("end", whole.end().0);
    to.text("text", text.slice(whole).unwrap_or_default());
    if mark.pieces.len() > 1 {
        to.list("parts");
        for piece in &mark.pieces {
            to.list("");
            to.number("", piece.start().0);
            to.number("", piece.end().0);
            to.end_list();
        }
        to.end_list();
    }
    to.attributes("attributes", &mark.attributes);
    to.text_if("note", &mark.note);
    to.end_object();
}

fn relation(to: &mut Json, link: &Link, work: &Work) {
    let end = |n: usize| work.marks.get(n).map(|mark| name(mark, n)).unwrap_or_default();
    to.object("");
    to.text_if("id", &link.id);
    to.text("type", &link.kind);
    to.text("from", &end(link.from));
    to.text("to", &end(link.to));
    to.attributes("attributes", &link.attributes);
    to.text_if("note", &link.note);
    to.end_object();
}
