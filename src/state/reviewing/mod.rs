//! Reviewing: the work of several annotators side by side, and the gold layer
//! that comes of it. A review is on while the gold layer is the open one.

mod deciding;
mod merging;

use std::collections::BTreeMap;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::pace::{Pace, Progress};
use super::session::Session;
use super::workspace::Workspace;
use crate::core::model::{Layer, LayerId, Mention, Project, ReportId, Sheet};
use crate::core::review::{Comparison, Item, Side, Standing, Wanted, by_letter, most_disputed_first, sides};
use crate::platform::clock;

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
    /// Why the item that is looked at is decided as it is.
    pub reason: RwSignal<String>,
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
        Self {
            session,
            workspace,
            on,
            current: RwSignal::new(None),
            wanted: RwSignal::new(Wanted::default()),
            one: RwSignal::new(false),
            hidden: RwSignal::new(false),
            reason: RwSignal::new(String::new()),
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
                    let rank = |item: &usize| {
                        let dispute = comparison.items.get(*item).map_or(0, Item::dispute);
                        (standing.is_decided(*item), std::cmp::Reverse(dispute))
                    };
                    entries.extend(order.into_iter().map(|item| (rank(&item), Entry { report, item })));
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
                self.workspace.take_layer(Layer { gold: true, ..Layer::new(id, name, version) });
                self.workspace.open_layer(id);
                self.merge_unanimous();
            }
        }
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
        let mut versions = self.sides.iter().zip(&item.versions);
        versions.find_map(|(side, id)| Some(Mention { layer: side.layer.id, id: (*id)? }))
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
