//! The layers of the open project: which one is worked on, and what becomes of
//! one that comes in a file.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::workspace::Workspace;
use crate::core::edit::{self, Command, Target};
use crate::core::keep;
use crate::core::model::{Layer, LayerId};
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
        self.histories.set_value(BTreeMap::new());
        self.select(None);
        self.opened.update(|n| *n += 1);
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
                if change.layer == project.open_layer {
                    self.histories
                        .update_value(|all| all.entry(change.report.clone()).or_default().record(change));
                }
            }
            Some(writes)
        });
        self.saver.queue(writes.flatten().unwrap_or_default());
        self.edited.update(|n| *n += 1);
        taken
    }
}
