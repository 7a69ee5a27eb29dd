//! Layers that come to a project, go, or take the place of earlier copies.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::work::orphans;
use super::{ProjectChange, ProjectError};
use crate::core::edit::change::Delta;
use crate::core::model::{AnnotationId, Layer, LayerId, Project, ReportId, Sheet};

/// Puts layers in, each in place of the one with its id if there is one.
pub(super) fn put(project: &mut Project, layers: Vec<Layer>) -> Result<ProjectChange, ProjectError> {
    let known = reports(project);
    if let Some(report) = layers.iter().flat_map(|layer| layer.sheets.keys()).find(|id| !known.contains(id)) {
        return Err(ProjectError::NoReport(report.clone()));
    }
    let wanted = layers.into_iter().map(|layer| Delta { before: None, after: Some(layer) }).collect();
    let change = ProjectChange { layers: exchange(project, wanted), ..ProjectChange::default() };
    match orphans(project) {
        0 => Ok(change),
        some => {
            exchange(project, change.inverse().layers);
            Err(ProjectError::Orphans(some))
        }
    }
}

/// The ids of all reports.
pub(super) fn reports(project: &Project) -> BTreeSet<ReportId> {
    project.reports.iter().map(|report| report.id.clone()).collect()
}

/// Gives each of these layers the form that it has afterwards; gives what that
/// came to. What was changed since the form before stays as it is now, where that
/// form is known. Reports that are gone take no work.
pub(super) fn exchange(project: &mut Project, wanted: Vec<Delta<Layer>>) -> Vec<Delta<Layer>> {
    let (mut done, known) = (Vec::new(), reports(project));
    for Delta { before: from, after } in wanted {
        let Some(id) = after.as_ref().or(from.as_ref()).map(|layer| layer.id) else { continue };
        let after = after.map(|mut layer| {
            layer.sheets.retain(|report, sheet| known.contains(report) && **sheet != Sheet::default());
            layer
        });
        let at = project.layers.iter().position(|layer| layer.id == id);
        let before = at.and_then(|at| project.layers.get(at).cloned());
        let after = match (&before, from) {
            (Some(now), Some(from)) if *now != from => {
                after.map(|to| still_fitting((project, &known), now, &from, to))
            }
            _ => after,
        };
        if before == after {
            continue;
        }
        match (&after, at) {
            (Some(layer), Some(_)) => project.layer_mut(id).into_iter().for_each(|one| one.clone_from(layer)),
            (Some(layer), None) => project.layers.push(layer.clone()),
            (None, Some(at)) if project.layers.len() > 1 => {
                project.layers.remove(at);
                close(project, id);
            }
            (None, _) => continue,
        }
        done.push(Delta { before, after });
    }
    done
}

/// Where the layer that was worked on is gone, the first one that is not
/// adjudicated is worked on.
fn close(project: &mut Project, gone: LayerId) {
    if project.open_layer == gone {
        let next = project.layers.iter().find(|layer| !layer.gold).or(project.layers.first());
        project.open_layer = next.map_or(gone, |layer| layer.id);
    }
}

/// A layer as it is `now`, with what is as it was in `from` made as it is in `to`.
fn still_fitting(
    (project, known): (&Project, &BTreeSet<ReportId>),
    now: &Layer,
    from: &Layer,
    to: Layer,
) -> Layer {
    let empty = Sheet::default();
    let reports: BTreeSet<&ReportId> = from.sheets.keys().chain(to.sheets.keys()).collect();
    let mut sheets = now.sheets.clone();
    for report in reports.into_iter().filter(|report| known.contains(report)) {
        let sheet = Arc::make_mut(sheets.entry(report.clone()).or_default());
        let of = |layer: &Layer| layer.sheet(report).cloned().unwrap_or_default();
        fit_sheet(sheet, &of(from), of(&to));
        let Sheet { spans, relations, .. } = sheet;
        relations.retain(|_, one| {
            let ends = spans.get(one.from).zip(spans.get(one.to));
            ends.is_some_and(|(from, to)| project.schema.allows(&one.kind, &from.label, &to.label))
        });
    }
    sheets.retain(|_, sheet| **sheet != empty);
    Layer { sheets, as_of: None, ..to }
}

fn fit_sheet(now: &mut Sheet, from: &Sheet, to: Sheet) {
    let spans: BTreeSet<AnnotationId> =
        from.spans.iter().chain(to.spans.iter()).map(|span| span.id).collect();
    for id in spans {
        if now.spans.get(id) == from.spans.get(id) {
            match to.spans.get(id) {
                Some(span) => drop(now.spans.insert(span.clone())),
                None => drop(now.spans.remove(id)),
            }
        }
    }
    fit(&mut now.relations, &from.relations, to.relations);
    fit(&mut now.decisions, &from.decisions, to.decisions);
    fit(&mut now.comments, &from.comments, to.comments);
    if (now.done, &now.note) == (from.done, &from.note) {
        (now.done, now.note) = (to.done, to.note);
    }
    if now.quarantine == from.quarantine {
        now.quarantine = to.quarantine;
    }
}

fn fit<T: Clone + PartialEq>(
    now: &mut BTreeMap<AnnotationId, T>,
    from: &BTreeMap<AnnotationId, T>,
    mut to: BTreeMap<AnnotationId, T>,
) {
    let ids: BTreeSet<AnnotationId> = from.keys().chain(to.keys()).copied().collect();
    for id in ids {
        if now.get(&id) == from.get(&id) {
            match to.remove(&id) {
                Some(one) => drop(now.insert(id, one)),
                None => drop(now.remove(&id)),
            }
        }
    }
}
