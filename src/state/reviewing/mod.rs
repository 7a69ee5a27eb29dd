//! Reviewing: the work of several annotators side by side, and the gold layer
//! that comes of it. A review is on while the gold layer is the open one.

mod beginning;
mod deciding;
mod looking;
mod merging;
mod paning;

use std::collections::BTreeMap;

use leptos::prelude::*;
use leptos::task::spawn_local;

pub use paning::Whose;

use super::pace::{Pace, Progress};
use super::session::Session;
use super::workspace::Workspace;
use crate::core::model::{LayerId, Mention, Project, ReportId, Sheet};
use crate::core::review::{
    Comparison, Item, Side, Standing, Wanted, by_letter, most_disputed_first, rank, sides,
};

/// An item by its place: the report's position in the project, and its own in
/// that report's comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The report.
    pub report: usize,
    /// The item.
    pub item: usize,
}

/// What is known of one report.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Compared {
    /// The items.
    pub comparison: Comparison,
    /// How far they are.
    pub standing: Standing,
}

/// How far the review is, over all reports.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Items that somebody has otherwise.
    pub disputed: usize,
    /// Those of them that are decided.
    pub decided: usize,
    /// Items that all have alike.
    pub agreed: usize,
    /// Decisions that no longer apply.
    pub stale: usize,
}

/// A review.
#[derive(Clone, Copy)]
pub struct Reviewing {
    session: Session,
    workspace: Workspace,
    /// Whether the gold layer is open.
    pub on: Memo<bool>,
    /// The item that is looked at, by one of its annotations.
    pub current: RwSignal<Option<(ReportId, Mention)>>,
    /// What the list shows.
    pub wanted: RwSignal<Wanted>,
    /// Whether it shows this report alone.
    pub one: RwSignal<bool>,
    /// Whether names are hidden.
    pub hidden: RwSignal<bool>,
    /// Whether the report is to be shown side by side.
    pub panes: RwSignal<bool>,
    /// Those who have no pane then.
    pub away: RwSignal<Vec<LayerId>>,
    /// Whether it is shown so now: what is selected can be changed in one piece only.
    pub in_panes: Memo<bool>,
    /// Why the item that is looked at is decided as it is.
    pub reason: RwSignal<String>,
    /// Why the last decision could not be made; empty if it could.
    pub refusal: RwSignal<&'static str>,
    /// How far a long comparison has come.
    pub progress: RwSignal<Option<Progress>>,
    /// How far the review is.
    pub tally: RwSignal<Tally>,
    /// Rises with every other list.
    pub listed: RwSignal<u32>,
    compared: StoredValue<BTreeMap<ReportId, Compared>, LocalStorage>,
    entries: StoredValue<Vec<Entry>, LocalStorage>,
    run: StoredValue<u32, LocalStorage>,
}

impl Reviewing {
    /// Of what is open.
    #[must_use]
    pub fn new(session: Session, workspace: Workspace) -> Self {
        let on = Memo::new(move |_| {
            workspace.opened.track();
            let gold = |project: &Project| project.layer(project.open_layer).is_some_and(|layer| layer.gold);
            workspace.with(gold).unwrap_or_default()
        });
        let panes = RwSignal::new(false);
        let in_panes =
            Memo::new(move |_| panes.get() && on.get() && workspace.selected.with(Option::is_none));
        Self {
            session,
            workspace,
            on,
            panes,
            away: RwSignal::new(Vec::new()),
            in_panes,
            current: RwSignal::new(None),
            wanted: RwSignal::new(Wanted::default()),
            one: RwSignal::new(false),
            hidden: RwSignal::new(false),
            reason: RwSignal::new(String::new()),
            refusal: RwSignal::new(""),
            progress: RwSignal::new(None),
            tally: RwSignal::new(Tally::default()),
            listed: RwSignal::new(0),
            compared: StoredValue::new_local(BTreeMap::new()),
            entries: StoredValue::new_local(Vec::new()),
            run: StoredValue::new_local(0),
        }
    }

    /// Follows the work; call it under a reactive owner.
    pub fn follow(self) {
        Effect::new(move || {
            self.workspace.opened.track();
            self.workspace.gathered.track();
            if self.on.get() { self.compare_all() } else { self.forget() }
        });
        Effect::new(move || {
            self.workspace.edited.track();
            if self.on.get_untracked() {
                self.compare_shown();
            }
        });
        Effect::new(move || {
            self.wanted.track();
            self.one.track();
            self.workspace.report.track();
            if self.on.get_untracked() {
                self.arrange();
            }
        });
        Effect::new(move || {
            self.workspace.report.track();
            // Who has no pane must not be known by that in the next report.
            if self.hidden.get() {
                self.away.set(Vec::new());
            }
        });
    }

    fn forget(self) {
        self.run.update_value(|run| *run = run.wrapping_add(1));
        self.progress.set(None);
        self.current.set(None);
        self.compared.set_value(BTreeMap::new());
        self.entries.set_value(Vec::new());
        self.tally.set(Tally::default());
        self.listed.update(|n| *n = n.wrapping_add(1));
    }

    /// Compares all reports, in slices, the shown one first.
    fn compare_all(self) {
        self.run.update_value(|run| *run = run.wrapping_add(1));
        self.compared.set_value(BTreeMap::new());
        self.compare_shown();
        let reports = self.workspace.with(|project| project.reports.clone()).unwrap_or_default();
        spawn_local(async move {
            let mut pace = Pace::new(self.progress, self.run);
            pace.expect(reports.len(), reports.iter().map(|report| report.text.as_str().len()).sum());
            for report in reports {
                if !pace.step(report.id.as_str(), report.text.as_str().len()).await {
                    return;
                }
                self.compare(&report.id);
            }
            self.progress.set(None);
            self.arrange();
        });
    }

    fn compare_shown(self) {
        if let Some(report) = self.workspace.report.get_untracked() {
            self.compare(&report);
            self.arrange();
        }
    }

    fn compare(self, report: &ReportId) {
        let made = self.workspace.with(|project| {
            let sides = sides(project, report);
            let comparison = Comparison::of(&sides, &project.schema);
            let empty = Sheet::default();
            let standing = Standing::of(&comparison, &sides, project.sheet(report).unwrap_or(&empty));
            Compared { comparison, standing }
        });
        if let Some(made) = made {
            self.compared.update_value(|all| _ = all.insert(report.clone(), made));
        }
    }

    /// Makes the list of what is wanted, the most disputed first.
    fn arrange(self) {
        let (wanted, one) = (self.wanted.get_untracked(), self.one.get_untracked());
        let shown = self.workspace.report.get_untracked();
        let made = self.workspace.with(|project| {
            let mut entries = Vec::new();
            let mut tally = Tally::default();
            self.compared.with_value(|all| {
                for (report, id) in project.reports.iter().map(|report| &report.id).enumerate() {
                    let Some(compared) = all.get(id) else { continue };
                    tally.add(compared);
                    if one && Some(id) != shown.as_ref() {
                        continue;
                    }
                    let Compared { comparison, standing } = compared;
                    let order = most_disputed_first(comparison, &sides(project, id), standing, &wanted);
                    entries.extend(order.into_iter().filter_map(|item| {
                        let rank = rank(comparison.items.get(item)?, standing.is_decided(item));
                        Some((rank, Entry { report, item }))
                    }));
                }
            });
            // Stable: within a report they are in order already.
            entries.sort_by_key(|(rank, _)| *rank);
            (entries.into_iter().map(|(_, entry)| entry).collect(), tally)
        });
        let (entries, tally): (Vec<Entry>, Tally) = made.unwrap_or_default();
        self.entries.set_value(entries);
        self.tally.set(tally);
        self.listed.update(|n| *n = n.wrapping_add(1));
    }

    /// Reads the project and the list. Wakes nobody: track `listed` too.
    pub fn with_entries<T>(self, read: impl FnOnce(&Project, &[Entry]) -> T) -> Option<T> {
        self.workspace.with(|project| self.entries.with_value(|entries| read(project, entries)))
    }

    /// Reads the comparison of a report, with the layers it was made of and the
    /// gold layer's work. Wakes nobody: track `listed` too.
    pub fn with_report<T>(self, id: &ReportId, read: impl FnOnce(&Shown<'_>) -> T) -> Option<T> {
        self.workspace.with(|project| {
            self.compared.with_value(|all| {
                let empty = Sheet::default();
                let gold = project.sheet(id).unwrap_or(&empty);
                let sides = sides(project, id);
                all.get(id)
                    .map(|compared| read(&Shown { project, report: id, compared, sides: &sides, gold }))
            })
        })?
    }

    /// The same with the item that is looked at, if it is there.
    pub fn with_current<T>(self, read: impl FnOnce(&Shown<'_>, usize, &Item) -> T) -> Option<T> {
        let (report, mention) = self.current.get_untracked()?;
        self.with_report(&report, |shown| {
            let at = shown.compared.comparison.position(mention)?;
            Some(read(shown, at, shown.compared.comparison.items.get(at)?))
        })?
    }

    /// How many lanes are drawn between the lines.
    #[must_use]
    pub fn lanes(self) -> usize {
        self.listed.track();
        let worked = |project: &Project| {
            project.layers.iter().filter(|layer| !layer.gold && !layer.sheets.is_empty()).count()
        };
        self.workspace.with(worked).unwrap_or_default().min(6)
    }

    /// The letter of each layer in a report, A first.
    #[must_use]
    pub fn letters(self, report: &ReportId) -> Vec<LayerId> {
        let hidden = self.hidden.get_untracked();
        self.workspace.with(|project| by_letter(project, report, hidden)).unwrap_or_default()
    }
}

/// What is at hand about a report.
pub struct Shown<'a> {
    /// The project.
    pub project: &'a Project,
    /// The report.
    pub report: &'a ReportId,
    /// Its comparison.
    pub compared: &'a Compared,
    /// The layers that it was made of.
    pub sides: &'a [Side<'a>],
    /// The gold layer's work.
    pub gold: &'a Sheet,
}

impl Shown<'_> {
    /// The first annotation of an item.
    #[must_use]
    pub fn mention(&self, item: &Item) -> Option<Mention> {
        self.mentions(item).next()
    }

    /// All annotations of an item, in the order of the sides.
    pub fn mentions(&self, item: &Item) -> impl Iterator<Item = Mention> {
        let versions = self.sides.iter().zip(&item.versions);
        versions.filter_map(|(side, id)| Some(Mention { layer: side.layer.id, id: (*id)? }))
    }
}

impl Tally {
    fn add(&mut self, Compared { comparison, standing }: &Compared) {
        for (at, item) in comparison.items.iter().enumerate() {
            if item.is_agreed() {
                self.agreed += 1;
            } else {
                self.disputed += 1;
                self.decided += usize::from(standing.is_decided(at));
            }
        }
        self.stale += standing.stale.len();
    }
}
