//! The layers of the open project: which one is worked on, who owns it, and those
//! that come and go as a whole.

use leptos::prelude::*;

use super::workspace::Workspace;
use crate::core::edit::{self, Delta, ProjectChange, ProjectCommand, ProjectError};
use crate::core::keep;
use crate::core::model::{Layer, LayerId, Project};

impl Workspace {
    /// Opens another layer of the project.
    pub fn open_layer(self, id: LayerId) {
        if !self.may_edit() {
            return;
        }
        let head = self.project.try_update_value(|project| {
            let project = project.as_mut().filter(|project| project.layer(id).is_some())?;
            project.open_layer = id;
            Some(keep::head(project))
        });
        self.saver.queue(head.flatten().into_iter().collect());
        self.select(None);
        self.opened.update(|n| *n += 1);
        self.edited.update(|n| *n += 1);
    }

    /// Takes the annotator's name, and signs with it what was done here without.
    pub fn sign_as(self, name: &str) {
        self.session.sign_as(name);
        // A layer that was only looked at may be somebody else's.
        let open = self.with(|project| project.open_layer);
        if self.histories.with_value(|all| all.keys().any(|(layer, _)| Some(*layer) == open)) {
            self.own_layer();
        }
    }

    /// Makes the person here the owner of the open layer, if nobody is and
    /// there is a name. Before a change and never amid one: what can be undone
    /// is signed as well.
    pub(super) fn own_layer(self) {
        let name = self.session.signature();
        let mine = |project: &Project| {
            project.layer(project.open_layer).is_some_and(|layer| layer.annotator.is_empty())
        };
        if name.is_empty() || self.with(mine) != Some(true) {
            return;
        }
        let writes = self.project.try_update_value(|project| {
            let project = project.as_mut()?;
            let changes = edit::sign(project, &name)?;
            let mut writes = vec![keep::head(project)];
            writes.extend(changes.iter().flat_map(|change| keep::change(project, change)));
            Some(writes)
        });
        let open = self.with(|project| project.open_layer);
        self.histories.update_value(|all| {
            let own = all.iter_mut().filter(|((layer, _), _)| Some(*layer) == open);
            own.for_each(|(_, history)| history.sign(&name));
        });
        self.saver.queue(writes.flatten().unwrap_or_default());
        self.edited.update(|n| *n += 1);
    }

    /// Puts layers in without a word: nothing is to be seen of it.
    pub(super) fn put_quietly(self, layers: Vec<Layer>) {
        let writes = self.project.try_update_value(|project| {
            let project = project.as_mut()?;
            let change = edit::apply_to_project(project, ProjectCommand::PutLayers(layers)).ok()?;
            Some(keep::project_change(project, &change))
        });
        self.saver.queue(writes.flatten().unwrap_or_default());
    }

    /// Puts layers into the project, in place of earlier copies of them, as one step.
    ///
    /// # Errors
    /// As [`Self::edit_project`].
    pub fn put_layers(self, layers: Vec<Layer>) -> Result<(), ProjectError> {
        self.edit_project(ProjectCommand::PutLayers(layers))
    }

    /// Forgets what can't be undone where layers came, went or changed as a whole,
    /// and wakes what shows the open one.
    pub(super) fn follow_layers(self, change: &ProjectChange) {
        if change.layers.is_empty() {
            return;
        }
        for Delta { before, after } in &change.layers {
            let Some(id) = before.as_ref().or(after.as_ref()).map(|layer| layer.id) else { continue };
            let sheets =
                |layer: &Option<Layer>| layer.as_ref().map(|layer| layer.sheets.clone()).unwrap_or_default();
            let (before, after) = (sheets(before), sheets(after));
            // What was worked on is gone, or the report is another one.
            let differ =
                before.keys().chain(after.keys()).filter(|report| before.get(*report) != after.get(*report));
            self.histories
                .update_value(|all| differ.for_each(|report| drop(all.remove(&(id, report.clone())))));
        }
        if self.selected.get_untracked().is_some_and(|id| self.span(id).is_none()) {
            self.select(None);
        }
        self.opened.update(|n| *n += 1);
    }
}
