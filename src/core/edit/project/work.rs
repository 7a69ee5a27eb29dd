//! Changes of schema and guidelines, and of many reports at once.

use std::collections::BTreeSet;

use super::{Delivery, ProjectChange, ProjectError, Revision, at_end, fits, gather, layers, perform, rename};
use crate::core::edit::apply::{Command, Target, apply};
use crate::core::edit::change::{Change, Delta};
use crate::core::model::{Project, ReportId, Schema, Sheet, Stamp};

/// Makes a revision; where any part of it can't be made, none is.
pub(super) fn revise(project: &mut Project, revision: Revision) -> Result<ProjectChange, ProjectError> {
    let Revision { schema, guidelines, work, stamp } = revision;
    let mut change = ProjectChange::default();
    if let Some(schema) = schema {
        next_schema(project, schema, &mut change);
    }
    change.guidelines = guidelines
        .filter(|new| *new != project.guidelines)
        .map(|new| differs(project.guidelines.clone(), new));
    put(project, &change);
    match all_work(project, work, &stamp) {
        Ok(work) => change.work = work,
        Err((done, error)) => {
            take_back(project, &done, &stamp);
            put(project, &change.inverse());
            return Err(error);
        }
    }
    match orphans(project) {
        0 => Ok(change),
        some => {
            take_back(project, &change.work, &stamp);
            put(project, &change.inverse());
            Err(ProjectError::Orphans(some))
        }
    }
}

/// Takes in what came from elsewhere; where any part of it can't be, none is.
pub(super) fn take_in(project: &mut Project, delivery: Delivery) -> Result<ProjectChange, ProjectError> {
    let Delivery { reports, schema, layers } = delivery;
    let fresh: BTreeSet<&ReportId> = reports.iter().map(|report| &report.id).collect();
    let there = layers::reports(project);
    let known = |id: &ReportId| fresh.contains(id) || there.contains(id);
    if let Some(report) = layers.iter().flat_map(|layer| layer.sheets.keys()).find(|id| !known(id)) {
        return Err(ProjectError::NoReport(report.clone()));
    }
    let mut change = ProjectChange { added: at_end(project, reports), ..ProjectChange::default() };
    if let Some(schema) = schema {
        next_schema(project, schema, &mut change);
    }
    change.layers = layers.into_iter().map(|layer| Delta { before: None, after: Some(layer) }).collect();
    restore(project, change)
}

/// Puts another schema into a change, as the next version, if it is different.
fn next_schema(project: &Project, mut schema: Schema, change: &mut ProjectChange) {
    schema.version = project.schema.version;
    if schema != project.schema {
        schema.version = project.schema.version.saturating_add(1);
        change.layer = layer_version(project, schema.version);
        change.schema = Some(Box::new(differs(project.schema.clone(), schema)));
    }
}

/// Makes a recorded change again, if nothing loses its place in the schema by it.
pub(super) fn restore(project: &mut Project, change: ProjectChange) -> Result<ProjectChange, ProjectError> {
    let done = make(project, change)?;
    match orphans(project) {
        0 => Ok(done),
        some => {
            let back = make(project, done.inverse());
            debug_assert!(back.is_ok(), "{back:?}");
            Err(ProjectError::Orphans(some))
        }
    }
}

/// Makes a change. Reports come before the work on them, and go after it.
fn make(project: &mut Project, change: ProjectChange) -> Result<ProjectChange, ProjectError> {
    let ids: Vec<ReportId> = change.removed.iter().map(|one| one.report.id.clone()).collect();
    gather(project, ids.clone())?;
    let added = ProjectChange { added: change.added, ..ProjectChange::default() };
    fits(project, &added)?;
    let name = match change.name.and_then(|name| name.after) {
        Some(name) => rename(project, name)?,
        None => None,
    };
    let mut now = ProjectChange { name, ..ProjectChange::default() };
    if let Some(Delta { after: Some(after), .. }) = change.schema.map(|schema| *schema) {
        now.schema = Some(Box::new(differs(project.schema.clone(), after)));
    }
    if let Some((layer, Delta { after: Some(after), .. })) = change.layer {
        let before = project.layer(layer).map(|layer| layer.schema_version);
        now.layer = before.map(|before| (layer, differs(before, after)));
    }
    if let Some(after) = change.guidelines.and_then(|guidelines| guidelines.after) {
        now.guidelines = Some(differs(project.guidelines.clone(), after));
    }
    put(project, &now);
    now.added = perform(project, added).added;
    now.layers = layers::exchange(project, change.layers);
    for wanted in change.work {
        let fitting = still_fitting(project, wanted);
        let target = Target { layer: fitting.layer, report: fitting.report.clone() };
        if let (false, Some(stamp)) = (fitting.is_empty(), any_stamp(&fitting)) {
            // What fits was looked up just now.
            now.work.extend(apply(project, &target, Command::Restore(fitting), &stamp));
        }
    }
    let gone = ProjectChange { removed: gather(project, ids)?, ..ProjectChange::default() };
    now.removed = perform(project, gone).removed;
    Ok(now)
}

fn differs<T>(before: T, after: T) -> Delta<T> {
    Delta { before: Some(before), after: Some(after) }
}

fn layer_version(project: &Project, version: u32) -> Option<(crate::core::model::LayerId, Delta<u32>)> {
    let layer = project.layer(project.open_layer)?;
    Some((layer.id, differs(layer.schema_version, version)))
}

/// Puts everything of a change in place but the work on reports.
fn put(project: &mut Project, change: &ProjectChange) {
    if let Some(name) = change.name.as_ref().and_then(|name| name.after.clone()) {
        project.name = name;
    }
    if let Some(schema) = change.schema.as_ref().and_then(|schema| schema.after.clone()) {
        project.schema = schema;
    }
    if let Some(guidelines) = change.guidelines.as_ref().and_then(|guidelines| guidelines.after.clone()) {
        project.guidelines = guidelines;
    }
    if let Some((layer, Delta { after: Some(version), .. })) = change.layer
        && let Some(layer) = project.layer_mut(layer)
    {
        layer.schema_version = version;
    }
}

fn all_work(
    project: &mut Project,
    work: Vec<(Target, Command)>,
    stamp: &Stamp,
) -> Result<Vec<Change>, (Vec<Change>, ProjectError)> {
    let mut done = Vec::new();
    for (target, command) in work {
        match apply(project, &target, command, stamp) {
            Ok(change) if change.is_empty() => {}
            Ok(change) => done.push(change),
            Err(error) => return Err((done, error.into())),
        }
    }
    Ok(done)
}

fn take_back(project: &mut Project, done: &[Change], stamp: &Stamp) {
    for change in done.iter().rev() {
        let target = Target { layer: change.layer, report: change.report.clone() };
        let back = apply(project, &target, Command::Restore(change.clone().inverse()), stamp);
        debug_assert!(back.is_ok(), "{back:?}");
    }
}

/// What of a change still fits: the annotations that are as it found them, with
/// the relations that hang on what it takes away.
fn still_fitting(project: &Project, mut change: Change) -> Change {
    let empty = Sheet::default();
    let sheet = project.layer(change.layer).and_then(|layer| layer.sheet(&change.report));
    let sheet = sheet.unwrap_or(&empty);
    change.spans.retain(|delta| delta.id().is_some_and(|id| sheet.spans.get(id) == delta.before.as_ref()));
    change.relations.retain(|delta| delta.fits(&sheet.relations));
    change.decisions.retain(|delta| delta.fits(&sheet.decisions));
    change.comments.retain(|delta| delta.fits(&sheet.comments));
    (change.facts, change.details) = (None, None);
    let gone: Vec<_> = change.removed().map(|span| span.id).collect();
    let named: Vec<_> = change.relations.iter().filter_map(Delta::id).collect();
    let hanging = sheet
        .relations
        .values()
        .filter(|one| (gone.contains(&one.from) || gone.contains(&one.to)) && !named.contains(&one.id));
    change.relations.extend(hanging.map(|one| Delta { before: Some(one.clone()), after: None }));
    change
}

/// A stamp for a restored change, which uses none of its own.
fn any_stamp(change: &Change) -> Option<Stamp> {
    let span = change.spans.iter().find_map(|delta| delta.after.as_ref().or(delta.before.as_ref()));
    let relation = change.relations.iter().find_map(|delta| delta.after.as_ref().or(delta.before.as_ref()));
    let provenance = span.map(|span| &*span.provenance).or(relation.map(|relation| &relation.provenance));
    let decision = change.decisions.iter().find_map(|delta| delta.after.as_ref().or(delta.before.as_ref()));
    let comment = change.comments.iter().find_map(|delta| delta.after.as_ref().or(delta.before.as_ref()));
    let stamp = provenance.map(|provenance| &provenance.updated);
    let stamp = stamp.or(decision.map(|decision| &decision.made)).or(comment.map(|comment| &comment.updated));
    stamp.cloned()
}

/// How many annotations have no place in the schema.
pub(super) fn orphans(project: &Project) -> usize {
    let Schema { labels, .. } = &project.schema;
    let mut count = 0;
    for sheet in project.layers.iter().flat_map(|layer| layer.sheets.values()) {
        let placed: usize = labels.iter().map(|label| sheet.spans.count(&label.id)).sum();
        count += sheet.spans.len().saturating_sub(placed);
        let placed = |one: &&crate::core::model::Relation| {
            let ends = sheet.spans.get(one.from).zip(sheet.spans.get(one.to));
            ends.is_some_and(|(from, to)| project.schema.allows(&one.kind, &from.label, &to.label))
        };
        count += sheet.relations.values().filter(|one| !placed(one)).count();
    }
    count
}
