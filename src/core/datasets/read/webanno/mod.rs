//! WebAnno TSV 3, of WebAnno and INCEpTION (appendix "WebAnno TSV 3.3" of the
//! INCEpTION user guide): a token a line with a column for each feature of each
//! layer, after the text of its sentence. Offsets are UTF-16 code units.
//!
//! - A span layer: marks. Their label is the feature `value` or `label`; where there
//!   is none, and in the layers of DKPro for words and sentences, the layer's name.
//!   The other features are attributes.
//! - A slot: links from its annotation to those in it, each of the type of its role.
//! - A relation layer: links. The line is that of the target, its last column names
//!   the source.
//! - A chain layer: marks, with links from each to the next.

mod layers;
mod marks;
mod text;

use super::tally::Tally;
use super::{Found, Options, Source, stem};
use crate::core::datasets::document::{Document, Work};
use crate::core::datasets::finding::What;
use crate::core::datasets::place::Unit;
use layers::Layer;
use marks::Gathered;
use text::{Body, Row, Sentence};

pub(super) fn read(sources: &[Source], options: &Options, found: &mut Found) {
    for source in sources {
        found.begin(source.name);
        file(source, options, found);
    }
}

fn file(source: &Source, options: &Options, found: &mut Found) {
    let mut tally = Tally::default();
    let mut layers: Vec<Layer> = Vec::new();
    let (mut sentences, mut rows): (Vec<Sentence>, Vec<Row>) = (Vec::new(), Vec::new());
    let mut in_text = false;
    for (n, line) in source.text.lines().enumerate() {
        let place = || format!("line {}", n.saturating_add(1));
        let text = line.strip_prefix("#Text=");
        if let Some(text) = text {
            match sentences.last_mut().filter(|_| in_text) {
                Some(sentence) => sentence.lines.push(text),
                None => sentences.push(Sentence { lines: vec![text], rows: (rows.len(), rows.len()) }),
            }
        } else if let Some(layer) = Layer::parse(line, layers.last()) {
            layers.push(layer);
        } else if let Some(row) = Row::parse(line, n.saturating_add(1)) {
            rows.push(row);
            if let Some(sentence) = sentences.last_mut() {
                sentence.rows.1 = rows.len();
            }
        } else if let Some(comment) = line.strip_prefix('#') {
            if !comment.starts_with("FORMAT=") {
                let key = comment.split('=').next().unwrap_or_default();
                tally.leave_out(&format!("#{key}"), &place());
            }
        } else if !line.trim().is_empty() {
            tally.refuse("not a line of WebAnno TSV 3", &place());
        }
        in_text = text.is_some();
    }
    let body = Body::best(&sentences, &rows, options.unit);
    if body.text.is_empty() {
        tally.tell(found);
        return found.tell("", What::NoText);
    }
    let mut gathered = Gathered::new(&layers);
    for (row, place) in rows.iter().zip(&body.places) {
        match place {
            Some(stated) => gathered.row(row, *stated, &mut tally),
            None => tally.refuse("a token outside of its sentence", &format!("line {}", row.line)),
        }
    }
    for row in &body.astray {
        tally.refuse("a token that is not where its offsets say", &format!("line {row}"));
    }
    tally.tell(found);
    let mut document = Document::new(stem(source.name), body.text.as_str());
    let unit = body.unit;
    let work = gathered.finish().settle(&document.text, Some(unit), found);
    document.works.extend(Some(work).filter(|work| *work != Work::default()));
    found.documents.push(document);
}

/// How long a text is, in units.
fn length(text: &str, unit: Unit) -> usize {
    match unit {
        Unit::Utf16 => text.encode_utf16().count(),
        _ => text.chars().count(),
    }
}
