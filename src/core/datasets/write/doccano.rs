//! doccano's lines with `entities` and `relations`, one for each work. This shape
//! goes into a project with relations as `JSONL(Relation)`, and into one without
//! as `JSONL` with `entities` as the column of labels; the other shape, with
//! `label`, could not carry relations. Offsets are code points, as its server
//! slices; ids are numbers, as its importer asks for. Spans that overlap come in
//! only where the project allows it.
//!
//! What has no column of its own (`id`, `title`, … `note`) doccano keeps as the
//! text's metadata, and exports again. Every line has every column, or doccano's
//! table of them has holes.

use super::json::Json;
use super::loss::Losses;
use super::{Part, joined, lose_extras, works};
use crate::core::datasets::document::{Document, Link, Mark, Work};

pub(super) fn write(document: &Document, losses: &mut Losses) -> Vec<Part> {
    works(document).iter().map(|work| Part::record(line(document, work, losses))).collect()
}

fn line(document: &Document, work: &Work, losses: &mut Losses) -> String {
    lose_extras(work, losses);
    let mut to = Json::default();
    to.object("");
    to.text("id", &document.name);
    to.text("text", document.text.as_str());
    to.list("entities");
    work.marks.iter().enumerate().for_each(|(n, mark)| entity(&mut to, n, mark, losses));
    to.end_list();
    to.list("relations");
    work.links.iter().enumerate().for_each(|(n, link)| relation(&mut to, n, link));
    to.end_list();
    to.text("title", &document.title);
    for (key, word) in
        [("language", &document.language), ("source", &document.source), ("date", &document.date)]
    {
        to.text(key, word.as_deref().unwrap_or_default());
    }
    to.text("annotator", &work.annotator);
    to.flag("gold", work.gold);
    to.flag("done", work.done);
    to.text("note", &work.note);
    to.end_object();
    to.into_line()
}

fn entity(to: &mut Json, n: usize, mark: &Mark, losses: &mut Losses) {
    let range = joined(mark, losses);
    to.object("");
    to.number("id", n);
    to.text("label", &mark.label);
    to.number("start_offset", range.start().0);
    to.number("end_offset", range.end().0);
    to.end_object();
}

fn relation(to: &mut Json, n: usize, link: &Link) {
    to.object("");
    to.number("id", n);
    to.number("from_id", link.from);
    to.number("to_id", link.to);
    to.text("type", &link.kind);
    to.end_object();
}
