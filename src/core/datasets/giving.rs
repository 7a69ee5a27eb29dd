//! A project to documents: what is written for other programs.

use super::document::{Aside, Document, Link, Mark, Work};
use crate::core::exchange::Reason;
use crate::core::model::{Layer, Report, Sheet, Span};

/// A report as a document, with the work of these layers that have any on it.
#[must_use]
pub fn give(report: &Report, layers: &[&Layer]) -> Document {
    let works = layers.iter().filter_map(|layer| Some(work(layer, layer.sheet(&report.id)?)));
    Document {
        name: report.id.to_string(),
        title: report.title.clone(),
        language: report.language.clone(),
        source: report.source.clone(),
        date: report.date.clone(),
        text: report.text.clone(),
        works: works.collect(),
    }
}

fn work(layer: &Layer, sheet: &Sheet) -> Work {
    let marks: Vec<Mark> = sheet.spans.iter().map(mark).collect();
    let links = sheet.relations.values().filter_map(|relation| {
        Some(Link {
            id: relation.id.to_string(),
            kind: relation.kind.to_string(),
            from: sheet.spans.position(relation.from)?,
            to: sheet.spans.position(relation.to)?,
            attributes: relation.attributes.clone(),
            note: relation.note.clone(),
        })
    });
    let links = links.collect();
    let aside = sheet.quarantine.iter().map(|one| Aside {
        reason: Reason::parse(&one.reason).unwrap_or(Reason::QuoteNotFound),
        annotation: one.annotation.clone(),
    });
    Work {
        annotator: layer.annotator.clone(),
        gold: layer.gold,
        done: sheet.done,
        predicted: false,
        note: sheet.note.clone(),
        marks,
        links,
        aside: aside.collect(),
    }
}

fn mark(span: &Span) -> Mark {
    Mark {
        id: span.id.to_string(),
        label: span.label.to_string(),
        pieces: span.pieces().to_vec(),
        attributes: span.attributes.clone(),
        note: span.note.clone(),
    }
}
