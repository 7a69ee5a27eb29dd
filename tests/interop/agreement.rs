//! Work of three annotators by chance, and what `wasim agree` says of it.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use serde_json::{Value as Json, json};
use uuid::Uuid;
use wasim::core::agreement::tokens;
use wasim::core::datasets::Document;
use wasim::core::exchange::project_file;
use wasim::core::model::{
    AnnotationId, LabelId, Layer, LayerId, Project, ProjectId, Provenance, Report, ReportId, Schema, Sheet,
    Span, Stamp, Timestamp,
};
use wasim::core::text::TextRange;

use super::documents::Chance;

const LABELS: [&str; 3] = ["actor", "casualty", "place"];

/// A span: its label, by its place, and its range.
type Marked = (usize, TextRange);

/// What each of three marked in each report, its tokens, and what is said of it. `null`
/// are the reports that an annotator did not work on. No two spans of one annotator
/// overlap: nervaluate counts overlapping ones otherwise.
pub fn told(documents: &[Document], folder: &Path) -> Json {
    let chance = &mut Chance(7);
    let names = ["A", "B", "C"];
    let mut layers: Vec<Layer> = names
        .iter()
        .zip(1..)
        .map(|(name, n)| Layer::new(LayerId(Uuid::from_u128(n)), (*name).to_owned(), 1))
        .collect();
    let (mut reports, mut seen) = (Vec::new(), Vec::new());
    let mut ids = (1..).map(|n| AnnotationId(Uuid::from_u128(n)));
    for document in documents {
        let report = Report::from_text(ReportId::new(&document.name), document.text.as_str());
        let shared = by_chance(chance, document, &[]);
        let works = names.map(|_| (chance.below(5) > 0).then(|| by_chance(chance, document, &shared)));
        for (layer, marks) in layers.iter_mut().zip(&works) {
            if let Some(marks) = marks {
                let spans = marks.iter().zip(&mut ids).map(span).collect();
                layer
                    .sheets
                    .insert(report.id.clone(), Sheet { done: true, spans, ..Sheet::default() }.into());
            }
        }
        let range = |range: &TextRange| json!([range.start().0, range.end().0]);
        let mark = |(label, at): &Marked| json!([LABELS[*label], at.start().0, at.end().0]);
        let works = works.map(|work| work.map(|marks| marks.iter().map(mark).collect::<Json>()));
        let tokens = tokens(&document.text).iter().map(range).collect::<Json>();
        seen.push(json!({ "tokens": tokens, "works": works }));
        reports.push(Arc::new(report));
    }
    let project = Project {
        id: ProjectId(Uuid::from_u128(1)),
        name: "agreement".to_owned(),
        schema: Schema::conflict_reports(),
        guidelines: String::new(),
        reports,
        open_layer: layers[0].id,
        layers,
    };
    json!({ "reports": seen, "said": said(&project, folder) })
}

/// Spans apart from one another, many of them out of `shared`.
fn by_chance(chance: &mut Chance, document: &Document, shared: &[Marked]) -> Vec<Marked> {
    let mut marks: Vec<Marked> = shared.iter().copied().filter(|_| chance.below(3) > 0).collect();
    let text = &document.text;
    for _ in 0..chance.below(4) {
        let range = chance.range(text, 12);
        let free = |range: &TextRange| !marks.iter().any(|(_, other)| other.overlaps(*range));
        let label = chance.below(LABELS.len());
        marks.extend(range.filter(free).map(|range| (label, range)));
    }
    marks
}

fn span(((label, range), id): (&Marked, AnnotationId)) -> Span {
    let stamp = Stamp { by: "A".into(), at: Timestamp::parse("2026-11-22T10:00:00Z").unwrap() };
    Span::new(id, LabelId::new(LABELS[*label]), *range, Provenance::human(&stamp))
}

/// What the companion says.
fn said(project: &Project, folder: &Path) -> Json {
    let file = folder.join("project.json");
    fs::write(&file, project_file::write(project)).unwrap();
    let output =
        Command::new(env!("CARGO_BIN_EXE_wasim")).args(["agree", "--json"]).arg(file).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}
