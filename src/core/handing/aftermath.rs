//! What taking layers in has done to others: to decisions of the gold layer, and
//! to who is called what.

use std::collections::BTreeSet;

use crate::core::model::{
    AnnotationId, Layer, LayerId, Mention, Project, ReportId, Sheet, Timestamp, Verdict,
};
use crate::core::review::{Comparison, Standing, sides};

/// A decision that applied before and does not apply any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsettled {
    /// The report.
    pub report: ReportId,
    /// The decision.
    pub decision: AnnotationId,
    /// What was decided.
    pub verdict: Verdict,
    /// The words that it is about; empty where none of them are there any more.
    pub quote: String,
}

/// The decisions about these reports that applied `before` and do not `after`.
#[must_use]
pub fn unsettled(before: &Project, after: &Project, reports: &BTreeSet<ReportId>) -> Vec<Unsettled> {
    let mut found = Vec::new();
    for layer in after.layers.iter().filter(|layer| layer.gold) {
        for (id, gold) in layer.sheets.iter().filter(|(id, _)| reports.contains(*id)) {
            if gold.decisions.is_empty() {
                continue;
            }
            let was = stale(before, layer.id, id);
            let now = stale(after, layer.id, id);
            for decision in now.into_iter().filter(|one| !was.contains(one)) {
                let Some(made) = gold.decisions.get(&decision) else { continue };
                let about = made.about.iter().map(|one| Mention { layer: one.layer, id: one.id });
                let own = made.gold.map(|id| Mention { layer: layer.id, id });
                let mut words = own.into_iter().chain(about).filter_map(|mention| {
                    [after, before].into_iter().find_map(|project| words(project, id, mention))
                });
                let quote = words.next().unwrap_or_default();
                found.push(Unsettled { report: id.clone(), decision, verdict: made.verdict, quote });
            }
        }
    }
    found
}

/// The decisions of a gold layer about a report that do not apply.
fn stale(project: &Project, gold: LayerId, report: &ReportId) -> Vec<AnnotationId> {
    let Some(gold) = project.layer(gold).and_then(|layer| layer.sheet(report)) else {
        return Vec::new();
    };
    let sides = sides(project, report);
    Standing::of(&Comparison::of(&sides, &project.schema), &sides, gold).stale
}

/// The words of a span, or those of where a relation starts.
fn words(project: &Project, report: &ReportId, Mention { layer, id }: Mention) -> Option<String> {
    let sheet = project.layer(layer)?.sheet(report)?;
    let relation = sheet.relations.get(&id).map(|relation| relation.from);
    let span = sheet.spans.get(relation.unwrap_or(id))?;
    project.report(report)?.text.slice(span.range).map(str::to_owned)
}

/// A layer by which it can be told from another of the same name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Namesake {
    /// The annotator's name.
    pub name: String,
    /// How many spans it has.
    pub spans: usize,
    /// When something of it was changed last.
    pub last: Option<Timestamp>,
}

/// The layers whose annotators are called like those of these layers, which stand
/// apart all the same; name by name. Only names that several have.
#[must_use]
pub fn namesakes(project: &Project, of: &BTreeSet<LayerId>) -> Vec<Vec<Namesake>> {
    let name = |layer: &Layer| layer.annotator.trim().to_lowercase();
    let names: BTreeSet<String> =
        project.layers.iter().filter(|layer| of.contains(&layer.id)).map(name).collect();
    let all = |wanted: String| -> Vec<Namesake> {
        let called = project.layers.iter().filter(|layer| !layer.gold && name(layer) == wanted);
        called
            .map(|layer| Namesake {
                name: layer.annotator.clone(),
                spans: layer.sheets.values().map(|sheet| sheet.spans.len()).sum(),
                last: last_change(layer).cloned(),
            })
            .collect()
    };
    names.into_iter().filter(|name| !name.is_empty()).map(all).filter(|all| all.len() > 1).collect()
}

/// When something of a layer was changed last; `None` where there is nothing in it.
#[must_use]
pub fn last_change(layer: &Layer) -> Option<&Timestamp> {
    layer.sheets.values().filter_map(|sheet| last_of_sheet(sheet)).max()
}

fn last_of_sheet(sheet: &Sheet) -> Option<&Timestamp> {
    let spans = sheet.spans.iter().map(|span| &span.provenance.updated.at);
    let relations = sheet.relations.values().map(|one| &one.provenance.updated.at);
    let decisions = sheet.decisions.values().map(|one| &one.made.at);
    let comments = sheet.comments.values().map(|one| &one.updated.at);
    spans.chain(relations).chain(decisions).chain(comments).max()
}
