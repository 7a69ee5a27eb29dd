//! The second view of a review: the report once for each annotator, side by side.

use leptos::prelude::*;

use super::{Entry, Reviewing};
use crate::core::model::{AnnotationId, LayerId, Mention};
use crate::core::review::{letter, sides};

/// Whose work a pane shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whose {
    /// The layer.
    pub layer: LayerId,
    /// The annotator's letter; nothing for the gold layer.
    pub letter: Option<String>,
    /// The annotator's name; empty where names are hidden.
    pub name: String,
}

impl Reviewing {
    /// Shows the report side by side, or in one piece again. What is selected is
    /// let go: it can be changed in the one piece only.
    pub fn turn_panes(self) {
        if self.in_panes.get_untracked() {
            self.panes.set(false);
        } else {
            self.workspace.leave_link();
            self.workspace.select(None);
            self.panes.set(true);
        }
    }

    /// Those who have work on the shown report by their letters, and the gold
    /// layer; for views.
    #[must_use]
    pub fn whose(self) -> Vec<Whose> {
        self.listed.track();
        self.workspace.report.track();
        let hidden = self.hidden.get();
        let Some(report) = self.shown_report() else { return Vec::new() };
        let order = self.letters(&report);
        let read = |project: &crate::core::model::Project| {
            let working = sides(project, &report);
            let one = |(nth, id): (usize, &LayerId)| {
                let layer = working.iter().find(|side| side.layer.id == *id)?.layer;
                let name = if hidden { String::new() } else { layer.annotator.clone() };
                Some(Whose { layer: *id, letter: Some(letter(nth)), name })
            };
            let gold = Whose { layer: project.open_layer, letter: None, name: String::new() };
            order.iter().enumerate().filter_map(one).chain([gold]).collect()
        };
        self.workspace.with(read).unwrap_or_default()
    }

    /// Those of them who have a pane; for views.
    #[must_use]
    pub fn chosen(self) -> Vec<Whose> {
        let mut all = self.whose();
        self.away.with(|away| all.retain(|one| !away.contains(&one.layer)));
        all
    }

    /// Gives somebody a pane, or takes it away; not the last one.
    pub fn turn_pane(self, layer: LayerId) {
        let is_last = untrack(|| self.chosen()).iter().all(|one| one.layer == layer);
        self.away.update(|away| match away.iter().position(|one| *one == layer) {
            Some(at) => _ = away.remove(at),
            None if is_last => {}
            None => away.push(layer),
        });
    }

    /// Looks at the item of the first of these spans of a layer, the innermost
    /// first; if it is looked at already, at that of the next.
    pub fn look_at_spans(self, layer: LayerId, spans: &[AnnotationId]) {
        let Some(report) = self.shown_report() else { return };
        let items = self.with_report(&report, |shown| {
            let items = &shown.compared.comparison;
            let item = |id: &AnnotationId| {
                if layer != shown.project.open_layer {
                    return items.position(Mention { layer, id: *id });
                }
                let decision = |at| shown.compared.standing.decision(at, shown.gold);
                (0..items.items.len()).find(|at| decision(*at).is_some_and(|one| one.gold == Some(*id)))
            };
            spans.iter().filter_map(item).collect::<Vec<_>>()
        });
        let items = items.unwrap_or_default();
        let now = self.current_range().and_then(|_| self.current_item());
        let again = items.iter().position(|item| Some(*item) == now);
        let item = again.and_then(|at| items.get(at + 1)).or(items.first()).copied();
        let report = self.workspace.with(|project| project.reports.iter().position(|one| one.id == report));
        if let Some((report, item)) = report.flatten().zip(item) {
            self.look_at(Some(Entry { report, item }));
        }
    }
}
