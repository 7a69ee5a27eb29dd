//! The layers of the open project: which one is worked on, and what becomes of
//! one that comes in a file.

use leptos::prelude::*;

use super::workspace::Workspace;
use crate::core::edit::{self, Command, Target};
use crate::core::keep;
use crate::core::model::{Layer, LayerId, Project};
use crate::platform::clock;

/// What became of a layer that was taken into the project.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// It stands beside the others.
    Added,
    /// The one that was there was brought up to date.
    Merged,
    /// The one that was there has all of it already.
    Same,
}

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

    /// Takes a layer into the project: beside the others, or, if it is there
    /// already, brings that one up to date.
    pub fn take_layer(self, layer: Layer) -> Taken {
        let there =
            self.with(|project| project.layer(layer.id).map(|ours| edit::newer_of_both(ours, &layer)));
        let (taken, changes) = match there.flatten() {
            None => (Taken::Added, Vec::new()),
            Some(changes) if changes.is_empty() => (Taken::Same, changes),
            Some(changes) => (Taken::Merged, changes),
        };
        let writes = self.project.try_update_value(|project| {
            let project = project.as_mut()?;
            if taken == Taken::Added {
                project.layers.push(layer);
                return Some(keep::whole(project));
            }
            let stamp = clock::stamp(self.session.signature())?;
            let mut writes = Vec::new();
            for change in changes {
                let target = Target { layer: change.layer, report: change.report.clone() };
                // The changes were made for this very project, so they fit.
                let Ok(change) = edit::apply(project, &target, Command::Restore(change), &stamp) else {
                    continue;
                };
                writes.extend(keep::change(project, &change));
                let place = (change.layer, change.report.clone());
                self.histories.update_value(|all| all.entry(place).or_default().record(change));
            }
            Some(writes)
        });
        self.saver.queue(writes.flatten().unwrap_or_default());
        self.edited.update(|n| *n += 1);
        taken
    }
}
