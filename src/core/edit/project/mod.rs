//! Edits of a project as a whole: which reports it has, what it is called,
//! its schema and guidelines, and work on many reports in one step.
//!
//! As with edits of one report, a command gives a change that knows its own
//! inverse. A change is made again for the project as it is then: undoing
//! "add" takes the reports away together with all work that was done on them
//! since, and that change has it.

mod layers;
#[cfg(test)]
mod tests;
mod work;

use std::collections::BTreeSet;
use std::sync::Arc;

use thiserror::Error;

use super::apply::{Command, EditError, Target};
use super::change::{Change, Delta};
use crate::core::model::{Layer, LayerId, Project, Report, ReportId, Schema, Sheet, Stamp};

/// What a person wants done to a project.
#[derive(Clone, Debug, PartialEq)]
pub enum ProjectCommand {
    /// Put reports at the end of the queue.
    AddReports(Vec<Arc<Report>>),
    /// Take reports away, with the work of all layers on them.
    RemoveReports(Vec<ReportId>),
    /// Give the project another name.
    Rename(String),
    /// Put layers in, in place of those with the same ids.
    PutLayers(Vec<Layer>),
    /// Take in what came from elsewhere: reports, layers and what of the schema
    /// they need, in one step.
    TakeIn(Box<Delivery>),
    /// Change what the project asks and how, and work on its reports, in one step.
    Revise(Box<Revision>),
    /// Make a recorded change again, or its inverse. Of annotations that were
    /// changed since, what they are now stays.
    Restore(Box<ProjectChange>),
}

/// What comes to a project from elsewhere.
#[derive(Clone, Debug, PartialEq)]
pub struct Delivery {
    /// Reports, for the end of the queue.
    pub reports: Vec<Arc<Report>>,
    /// Another schema. It gets the next version, and the open layer with it.
    pub schema: Option<Schema>,
    /// Layers, in place of those with the same ids.
    pub layers: Vec<Layer>,
}

/// What is to be different in a project.
#[derive(Clone, Debug, PartialEq)]
pub struct Revision {
    /// Another schema. It gets the next version, and the open layer with it.
    pub schema: Option<Schema>,
    /// Other guidelines.
    pub guidelines: Option<String>,
    /// What is done to reports, under the new schema.
    pub work: Vec<(Target, Command)>,
    /// Who does it, when.
    pub stamp: Stamp,
}

/// A report with its place in the queue and all the work on it.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    /// Its place, counted from 0.
    pub at: usize,
    /// The report.
    pub report: Arc<Report>,
    /// The sheets of the layers that have one.
    pub sheets: Vec<(LayerId, Arc<Sheet>)>,
}

impl Placed {
    /// How many spans and relations all layers have on it together.
    #[must_use]
    pub fn annotations(&self) -> usize {
        self.sheets.iter().map(|(_, sheet)| sheet.spans.len() + sheet.relations.len()).sum()
    }
}

/// What a command did to a project.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ProjectChange {
    /// The reports that are new, by their places afterwards.
    pub added: Vec<Placed>,
    /// The reports that are gone, by their places before.
    pub removed: Vec<Placed>,
    /// The name, if it changed.
    pub name: Option<Delta<String>>,
    /// The schema, if it changed.
    pub schema: Option<Box<Delta<Schema>>>,
    /// The version of the schema that the open layer was made under, if it changed.
    pub layer: Option<(LayerId, Delta<u32>)>,
    /// The guidelines, if they changed.
    pub guidelines: Option<Delta<String>>,
    /// The layers that came, went or changed as a whole.
    pub layers: Vec<Delta<Layer>>,
    /// What was done to reports.
    pub work: Vec<Change>,
}

impl ProjectChange {
    /// The change that undoes this one.
    #[must_use]
    pub fn inverse(self) -> Self {
        Self {
            added: self.removed,
            removed: self.added,
            name: self.name.map(Delta::inverse),
            schema: self.schema.map(|schema| Box::new(schema.inverse())),
            layer: self.layer.map(|(layer, version)| (layer, version.inverse())),
            guidelines: self.guidelines.map(Delta::inverse),
            layers: self.layers.into_iter().rev().map(Delta::inverse).collect(),
            work: self.work.into_iter().rev().map(Change::inverse).collect(),
        }
    }

    /// Whether the project itself is different, and not just its reports.
    #[must_use]
    pub fn changes_head(&self) -> bool {
        let Self { name, schema, layer, guidelines, layers, added: _, removed: _, work: _ } = self;
        name.is_some() || schema.is_some() || layer.is_some() || guidelines.is_some() || !layers.is_empty()
    }

    /// Whether nothing is different.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Why a command can't be done to a project.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ProjectError {
    /// The project has no such report.
    #[error("no report {0}")]
    NoReport(ReportId),
    /// The project has no such layer.
    #[error("no layer {0}")]
    NoLayer(LayerId),
    /// A report with this id is there already, or comes twice.
    #[error("the id {0} is taken")]
    ReportTaken(ReportId),
    /// The name, or the id of a report, is blank.
    #[error("a blank name")]
    Blank,
    /// So many annotations would have a label or a relation type that the new
    /// schema does not have.
    #[error("{0} annotations would be without a place in the schema")]
    Orphans(usize),
    /// What was to be done to a report can't be.
    #[error("{0}")]
    Edit(#[from] EditError),
}

/// Does `command` to `project`.
///
/// # Errors
/// Any [`ProjectError`]; the project is then as it was.
pub fn apply_to_project(
    project: &mut Project,
    command: ProjectCommand,
) -> Result<ProjectChange, ProjectError> {
    let change = match command {
        ProjectCommand::AddReports(reports) => {
            ProjectChange { added: at_end(project, reports), ..Default::default() }
        }
        ProjectCommand::RemoveReports(ids) => {
            ProjectChange { removed: gather(project, ids)?, ..Default::default() }
        }
        ProjectCommand::Rename(name) => ProjectChange { name: rename(project, name)?, ..Default::default() },
        ProjectCommand::PutLayers(layers) => return layers::put(project, layers),
        ProjectCommand::Revise(revision) => return work::revise(project, *revision),
        ProjectCommand::TakeIn(delivery) => return work::take_in(project, *delivery),
        ProjectCommand::Restore(change) => return work::restore(project, *change),
    };
    fits(project, &change)?;
    Ok(perform(project, change))
}

/// These reports behind all others.
fn at_end(project: &Project, reports: Vec<Arc<Report>>) -> Vec<Placed> {
    let end = project.reports.len();
    let place = |(i, report)| Placed { at: end + i, report, sheets: Vec::new() };
    reports.into_iter().enumerate().map(place).collect()
}

/// The reports with these ids as they stand now, in the order of the queue.
fn gather(project: &Project, ids: Vec<ReportId>) -> Result<Vec<Placed>, ProjectError> {
    let mut wanted: BTreeSet<ReportId> = ids.into_iter().collect();
    let mut found = Vec::with_capacity(wanted.len());
    for (at, report) in project.reports.iter().enumerate() {
        if wanted.remove(&report.id) {
            let sheet = |layer: &Layer| layer.sheets.get(&report.id).map(|sheet| (layer.id, sheet.clone()));
            let sheets = project.layers.iter().filter_map(sheet).collect();
            found.push(Placed { at, report: report.clone(), sheets });
        }
    }
    wanted.pop_first().map_or(Ok(found), |missing| Err(ProjectError::NoReport(missing)))
}

fn rename(project: &Project, name: String) -> Result<Option<Delta<String>>, ProjectError> {
    if name.trim().is_empty() {
        return Err(ProjectError::Blank);
    }
    let differs = name != project.name;
    Ok(differs.then(|| Delta { before: Some(project.name.clone()), after: Some(name) }))
}

/// Refuses reports whose ids would be blank or double, and work of layers that
/// are not there.
fn fits(project: &Project, change: &ProjectChange) -> Result<(), ProjectError> {
    let mut taken: BTreeSet<&ReportId> = project.reports.iter().map(|report| &report.id).collect();
    for gone in &change.removed {
        taken.remove(&gone.report.id);
    }
    for new in &change.added {
        if new.report.id.as_str().is_empty() {
            return Err(ProjectError::Blank);
        }
        if !taken.insert(&new.report.id) {
            return Err(ProjectError::ReportTaken(new.report.id.clone()));
        }
        if let Some((layer, _)) = new.sheets.iter().find(|(layer, _)| project.layer(*layer).is_none()) {
            return Err(ProjectError::NoLayer(*layer));
        }
    }
    Ok(())
}

/// Makes a change that fits; gives it back with the places that came true.
fn perform(project: &mut Project, mut change: ProjectChange) -> ProjectChange {
    for gone in change.removed.iter().rev() {
        project.reports.remove(gone.at);
        for layer in &mut project.layers {
            layer.sheets.remove(&gone.report.id);
        }
    }
    for new in &mut change.added {
        new.at = new.at.min(project.reports.len());
        project.reports.insert(new.at, new.report.clone());
        for (layer, sheet) in &new.sheets {
            if let Some(layer) = project.layer_mut(*layer) {
                layer.sheets.insert(new.report.id.clone(), sheet.clone());
            }
        }
    }
    if let Some(name) = change.name.as_ref().and_then(|name| name.after.clone()) {
        project.name = name;
    }
    change
}
