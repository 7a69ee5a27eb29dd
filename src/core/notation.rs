//! A notation for texts with spans, for tests: `غارة على ⟦مستشفى|place⟧`.
//! Spans may nest; partly overlapping ones can't be written.

use std::fmt::Write;

use crate::core::model::{
    AnnotationId, LabelId, Layer, LayerId, Project, ProjectId, Provenance, Report, ReportId, Schema, Sheet,
    Span, Stamp, Timestamp,
};
use crate::core::text::{CodePoint, TextRange};

/// The `n`th id of a test.
pub fn id(n: u128) -> AnnotationId {
    AnnotationId(uuid::Uuid::from_u128(n))
}

/// A stamp that every test can use.
pub fn stamp() -> Stamp {
    Stamp { by: "tester".into(), at: Timestamp::parse("2026-01-02T03:04:05.678Z").unwrap() }
}

/// A span with the `n`th id.
pub fn span(n: u128, label: &str, start: usize, end: usize) -> Span {
    let range = TextRange::between(CodePoint(start), CodePoint(end));
    Span::new(id(n), LabelId::new(label), range, Provenance::human(&stamp()))
}

/// Reads the notation: the bare text, and its spans numbered from 1 in the
/// order in which they open.
pub fn parse(marked: &str) -> (String, Vec<Span>) {
    let (mut text, mut spans, mut open) = (String::new(), Vec::new(), Vec::new());
    let (mut at, mut label) = (0, None::<String>);
    for c in marked.chars() {
        match c {
            '⟦' => {
                open.push((spans.len(), at));
                spans.push(None);
            }
            '|' if !open.is_empty() => label = Some(String::new()),
            '⟧' => {
                let (place, start) = open.pop().expect("⟧ without ⟦");
                let name = label.take().expect("⟧ without |label");
                spans[place] = Some(span(place as u128 + 1, &name, start, at));
            }
            c => match &mut label {
                Some(label) => label.push(c),
                None => {
                    text.push(c);
                    at += 1;
                }
            },
        }
    }
    (text, spans.into_iter().map(|span| span.expect("⟦ without ⟧")).collect())
}

/// A project with one report, `r`, and one open layer with the spans of `marked`.
pub fn project(marked: &str) -> Project {
    let (text, spans) = parse(marked);
    let report = ReportId::new("r");
    let sheet = Sheet { spans: spans.into_iter().collect(), ..Sheet::default() };
    let mut sheets = std::collections::BTreeMap::new();
    if sheet != Sheet::default() {
        sheets.insert(report.clone(), sheet.into());
    }
    let layer = LayerId(uuid::Uuid::from_u128(7));
    Project {
        id: ProjectId(uuid::Uuid::from_u128(8)),
        name: "test".into(),
        schema: Schema::conflict_reports(),
        guidelines: String::new(),
        reports: vec![Report::from_text(report, &text).into()],
        layers: vec![Layer { sheets, ..Layer::new(layer, "tester".into(), 1) }],
        open_layer: layer,
    }
}

/// Writes the open layer of a project's only report in the notation.
pub fn show(project: &Project) -> String {
    let report = &project.reports[0];
    let mut out = String::new();
    let spans: Vec<&Span> = project.sheet(&report.id).map(|s| s.spans.iter().collect()).unwrap_or_default();
    for (at, c) in report.text.as_str().chars().map(Some).chain([None]).enumerate() {
        for span in spans.iter().rev().filter(|span| span.range.end() == CodePoint(at)) {
            write!(out, "|{}⟧", span.label).unwrap();
        }
        for _ in spans.iter().filter(|span| span.range.start() == CodePoint(at)) {
            out.push('⟦');
        }
        out.extend(c);
    }
    out
}
