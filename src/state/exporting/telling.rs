//! What people say in the data card, kept with the project on this device.

use leptos::prelude::*;

use super::Exporting;
use crate::core::datasets::card::Told;
use crate::core::model::ProjectId;
use crate::platform::prefs;

fn key(project: ProjectId) -> String {
    format!("card:{project}")
}

/// Forgets what was said of a project.
pub(in crate::state) fn forget_told(project: ProjectId) {
    prefs::forget(&key(project));
}

impl Exporting {
    /// Brings back what was said of the open project.
    pub(super) fn recall_told(self) {
        let kept = self.workspace.with(|project| prefs::get(&key(project.id))).flatten();
        self.told.set(kept.map(Told::of).unwrap_or_default());
    }

    /// Takes down what a person says: one of [`Told::FIELDS`], by its place.
    pub fn tell(self, at: usize, text: String) {
        let Some((_, field)) = Told::FIELDS.get(at) else { return };
        self.told.update(|told| *field(told) = text);
        let said = self.told.with_untracked(Told::said);
        self.workspace.with(|project| {
            if said.is_empty() {
                forget_told(project.id);
            } else {
                prefs::set(&key(project.id), &said);
            }
        });
    }
}
