//! A table of spans, comma-separated (RFC 4180): a row for each, with the words it
//! stands on. Its columns are the same for every project, so attributes share one:
//! `name=value`, parted by `; `.

use super::Part;
use super::loss::{Loss, Losses};
use crate::core::datasets::document::{Document, Mark, Work};
use crate::core::datasets::taking::in_words;
use crate::core::facts::write_cell;
use crate::core::text::TextRange;

/// The first line of the file.
pub(super) const HEADER: &str = "report,title,annotator,gold,done,label,start_code_point,\
    end_code_point_exclusive,text,pieces,attributes,note,span\r\n";

pub(super) fn write(document: &Document, losses: &mut Losses) -> Vec<Part> {
    let details = [&document.language, &document.source, &document.date];
    losses.add(Loss::Details, usize::from(details.iter().any(|detail| detail.is_some())));
    let mut out = String::new();
    for work in &document.works {
        losses.add(Loss::Relation, work.links.len());
        losses.add(Loss::Note, usize::from(!work.note.is_empty()));
        losses.add(Loss::Aside, work.aside.len());
        for link in &work.links {
            losses.add(Loss::Attribute, link.attributes.len());
            losses.add(Loss::Note, usize::from(!link.note.is_empty()));
        }
        work.marks.iter().for_each(|mark| row(&mut out, document, work, mark));
    }
    if out.is_empty() { Vec::new() } else { vec![Part::record(out)] }
}

fn row(out: &mut String, document: &Document, work: &Work, mark: &Mark) {
    let range = mark.range();
    let piece = |piece: &TextRange| format!("{}-{}", piece.start().0, piece.end().0);
    let pieces: Vec<String> = mark.pieces.iter().filter(|_| mark.pieces.len() > 1).map(piece).collect();
    let value = |(name, value): (&String, _)| format!("{name}={}", in_words(value));
    let attributes: Vec<String> = mark.attributes.iter().map(value).collect();
    let cells: [&str; 13] = [
        &document.name,
        &document.title,
        &work.annotator,
        if work.gold { "yes" } else { "" },
        if work.done { "yes" } else { "" },
        &mark.label,
        &range.start().0.to_string(),
        &range.end().0.to_string(),
        document.text.slice(range).unwrap_or_default(),
        &pieces.join("; "),
        &attributes.join("; "),
        &mark.note,
        &mark.id,
    ];
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        write_cell(out, cell);
    }
    out.push_str("\r\n");
}
