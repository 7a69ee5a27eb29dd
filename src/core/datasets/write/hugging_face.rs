//! Hugging Face `datasets`: a sentence a line, as `load_dataset("json", …)` takes it.
//!
//! `id` (`<report>-<n>`, counted from 1) · `report` · `tokens` · `ner_tags`: the
//! tag of each token, spelled out; the data card declares them as class labels,
//! which gives each the number of its place in [`tag_names`].

use std::fmt::Write;

use super::json::Json;
use super::loss::Losses;
use super::rows::{Layout, Row, learnable, rows};
use super::{Part, Recipe, Scheme};
use crate::core::datasets::document::Document;
use crate::core::text::Text;

pub(super) fn write(document: &Document, recipe: &Recipe, losses: &mut Losses) -> Vec<Part> {
    let mut parts = Vec::new();
    for work in learnable(document, losses) {
        for row in rows(&document.text, work, recipe, Layout::Flat, losses) {
            let id = format!("{}-{}", document.name, parts.len().saturating_add(1));
            parts.push(Part::record(line(&id, document, &row, recipe.scheme)));
        }
    }
    parts
}

fn line(id: &str, document: &Document, row: &Row, scheme: Scheme) -> String {
    let mut to = Json::default();
    to.object("");
    to.text("id", id);
    to.text("report", &document.name);
    words(&mut to, "tokens", row, &document.text);
    to.list("ner_tags");
    tags(row, scheme).iter().for_each(|tag| to.text("", tag));
    to.end_list();
    to.end_object();
    to.into_line()
}

/// The words of a row's tokens.
pub(super) fn words(to: &mut Json, key: &str, row: &Row, text: &Text) {
    to.list(key);
    row.tokens.iter().for_each(|token| to.text("", text.slice(*token).unwrap_or_default()));
    to.end_list();
}

/// The tag of each token of a row whose marks do not overlap.
fn tags(row: &Row, scheme: Scheme) -> Vec<String> {
    let mut tags = vec!["O".to_owned(); row.tokens.len()];
    for (from, to, mark) in &row.marks {
        let last = to.saturating_sub(1);
        let here = tags.iter_mut().enumerate().take(*to).skip(*from);
        for (at, tag) in here {
            let letter = match (scheme, at == *from, at == last) {
                (Scheme::Bioes, true, true) => 'S',
                (Scheme::Bioes, false, true) => 'E',
                (_, true, _) => 'B',
                (_, false, _) => 'I',
            };
            *tag = format!("{letter}-{}", mark.label);
        }
    }
    tags
}

/// All tags that these labels can have: `O`, then those of each label.
#[must_use]
pub fn tag_names<'a>(labels: impl Iterator<Item = &'a str>, scheme: Scheme) -> Vec<String> {
    let letters = match scheme {
        Scheme::Iob2 => &['B', 'I'][..],
        Scheme::Bioes => &['B', 'I', 'E', 'S'],
    };
    let tags = labels.flat_map(|label| letters.iter().map(move |letter| format!("{letter}-{label}")));
    std::iter::once("O".to_owned()).chain(tags).collect()
}

/// The columns with their types, as the YAML of a data card declares them
/// (`dataset_info`, see the documentation of `datasets`, "Create a dataset card").
#[must_use]
pub fn features(tags: &[String]) -> String {
    let mut yaml = "dataset_info:\n  features:\n".to_owned();
    for name in ["id", "report"] {
        let _ = writeln!(yaml, "  - name: {name}\n    dtype: string");
    }
    yaml.push_str("  - name: tokens\n    sequence: string\n");
    yaml.push_str("  - name: ner_tags\n    sequence:\n      class_label:\n        names:\n");
    for (number, tag) in tags.iter().enumerate() {
        let _ = writeln!(yaml, "          '{number}': {}", yaml_text(tag));
    }
    yaml
}

/// A text as YAML takes it: in double quotes every text of JSON is one of YAML 1.2,
/// but for the characters that YAML does not call printable (YAML 1.2.2, 5.1).
#[must_use]
pub fn yaml_text(text: &str) -> String {
    let mut json = Json::default();
    json.text("", text);
    let mut yaml = String::new();
    for c in json.into_text().chars() {
        match c {
            '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' => {
                let _ = write!(yaml, "\\u{:04x}", u32::from(c));
            }
            _ => yaml.push(c),
        }
    }
    yaml
}
