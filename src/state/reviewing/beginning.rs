//! Beginning a review, and going back to one's own layer.

use leptos::prelude::*;

use super::Reviewing;
use crate::core::model::{Layer, LayerId};
use crate::platform::clock;

impl Reviewing {
    /// Begins the review of the open project, or goes back to one's own layer.
    pub fn toggle(self) {
        if self.on.get_untracked() { self.leave() } else { self.begin() }
    }

    fn leave(self) {
        let name = self.session.signature();
        let own = self.workspace.with(|project| {
            let mut others = project.layers.iter().filter(|layer| !layer.gold);
            let mine = others.clone().find(|layer| *layer.annotator == *name);
            mine.or(others.next()).map(|layer| layer.id)
        });
        if let Some(id) = own.flatten() {
            self.workspace.open_layer(id);
        }
    }

    /// Opens the gold layer; the first time it is made, and what all agree on
    /// goes in as one step.
    fn begin(self) {
        if !self.workspace.may_edit() {
            return;
        }
        let gold = self.workspace.with(|project| {
            let gold = project.layers.iter().find(|layer| layer.gold).map(|layer| layer.id);
            (gold, project.schema.version)
        });
        match gold {
            None => {}
            Some((Some(id), _)) => self.workspace.open_layer(id),
            Some((None, version)) => {
                let id = LayerId(clock::new_id());
                let name = self.session.signature().to_string();
                self.workspace.put_quietly(vec![Layer { gold: true, ..Layer::new(id, name, version) }]);
                self.workspace.open_layer(id);
                self.merge_unanimous();
            }
        }
    }
}
