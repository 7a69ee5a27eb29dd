//! GLiNER: a sentence a line, with the marks on its tokens, nested ones too.
//!
//! `tokenized_text` · `ner`: `[first token, last token, label]`, both counted from
//! 0 and both in the mark (see "Data format" in GLiNER's documentation).

use super::hugging_face::words;
use super::json::Json;
use super::loss::Losses;
use super::rows::{Layout, Row, learnable, rows};
use super::{Part, Recipe};
use crate::core::datasets::document::Document;
use crate::core::text::Text;

pub(super) fn write(document: &Document, recipe: &Recipe, losses: &mut Losses) -> Vec<Part> {
    let mut parts = Vec::new();
    for work in learnable(document, losses) {
        let rows = rows(&document.text, work, recipe, Layout::Nested, losses);
        parts.extend(rows.iter().map(|row| Part::record(line(row, &document.text))));
    }
    parts
}

fn line(row: &Row, text: &Text) -> String {
    let mut to = Json::default();
    to.object("");
    words(&mut to, "tokenized_text", row, text);
    to.list("ner");
    for (from, end, mark) in &row.marks {
        to.list("");
        to.number("", *from);
        to.number("", end.saturating_sub(1));
        to.text("", &mark.label);
        to.end_list();
    }
    to.end_list();
    to.end_object();
    to.into_line()
}
