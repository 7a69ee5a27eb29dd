//! Which item is looked at.

use leptos::prelude::*;

use super::{Entry, Reviewing};
use crate::core::model::{AnnotationId, ReportId};
use crate::core::text::TextRange;

impl Reviewing {
    /// The report that is shown, while a review is on.
    #[must_use]
    pub fn shown_report(self) -> Option<ReportId> {
        self.workspace.report.get_untracked().filter(|_| self.on.get_untracked())
    }

    /// The place of the item that is looked at, among those of its report.
    #[must_use]
    pub fn current_item(self) -> Option<usize> {
        self.with_current(|_, at, _| at)
    }

    /// The words of the item that is looked at, if its report is shown and no
    /// span of it is selected.
    #[must_use]
    pub fn current_range(self) -> Option<TextRange> {
        let shown = self.shown_report().filter(|_| self.workspace.selected.get_untracked().is_none())?;
        self.with_current(|there, _, item| (*there.report == shown).then_some(item.range))?
    }

    /// Looks at the item of the shown report that this is a version of; whether
    /// there is one.
    pub fn look_at_annotation(self, id: AnnotationId) -> bool {
        let Some(report) = self.shown_report() else { return false };
        let item = self.with_report(&report, |shown| {
            shown.compared.comparison.items.iter().position(|item| item.versions.contains(&Some(id)))
        });
        let report = self.workspace.with(|project| project.reports.iter().position(|one| one.id == report));
        let entry = report.flatten().zip(item.flatten()).map(|(report, item)| Entry { report, item });
        if entry.is_some() {
            self.look_at(entry);
        }
        entry.is_some()
    }

    /// Looks at an item; `None` looks at none.
    pub fn look_at(self, entry: Option<Entry>) {
        let place = entry.and_then(|entry| {
            let id = self.workspace.with(|project| Some(project.reports.get(entry.report)?.id.clone()))??;
            let mention = self.with_report(&id, |shown| {
                let item = shown.compared.comparison.items.get(entry.item)?;
                shown.mention(item)
            })??;
            Some((id, mention))
        });
        let Some((id, mention)) = place else { return self.current.set(None) };
        if self.workspace.report.get_untracked().as_ref() != Some(&id) {
            self.workspace.show_report(Some(id.clone()));
        }
        self.workspace.select(None);
        let reason = self.with_report(&id, |shown| {
            let at = shown.compared.comparison.position(mention)?;
            shown.compared.standing.decision(at, shown.gold).map(|decision| decision.reason.clone())
        });
        self.reason.set(reason.flatten().unwrap_or_default());
        self.refusal.set("");
        self.current.set(Some((id, mention)));
    }

    /// The place of the current item in the list.
    #[must_use]
    pub fn place(self) -> Option<usize> {
        let (report, mention) = self.current.get_untracked()?;
        let item = self.with_report(&report, |shown| shown.compared.comparison.position(mention))??;
        self.with_entries(|project, entries| {
            let report = project.reports.iter().position(|one| one.id == report)?;
            entries.iter().position(|entry| *entry == Entry { report, item })
        })?
    }

    /// Looks at the item so many places further down the list.
    pub fn step(self, by: isize) {
        let count = self.with_entries(|_, entries| entries.len()).unwrap_or_default();
        let at = match self.place() {
            Some(at) => at.saturating_add_signed(by).min(count.saturating_sub(1)),
            None => 0,
        };
        let entry = self.with_entries(|_, entries| entries.get(at).copied()).flatten();
        self.look_at(entry);
    }
}
