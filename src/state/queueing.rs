//! The queue: which reports it shows, in which order, and the words that are
//! looked for in all of them.
//!
//! The order holds still while one works: it is made anew when another order,
//! filter or search is chosen and when another report is shown, not with each
//! span. So nothing runs away under the hand.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::finding::{Finding, SLICE, STEP};
use super::session::Session;
use super::workspace::Workspace;
use crate::core::find::Query;
use crate::core::model::{Project, Report, ReportId};
use crate::core::queue::{Filter, Order, Search, arrange};
use crate::core::text::CodePoint;
use crate::platform::clock;
use crate::platform::dom::next_task;
use crate::ui::messages::figure;

/// How far the search through all reports has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Searched {
    /// How many reports are searched.
    pub reports: usize,
    /// Of how many.
    pub of: usize,
    /// How many of them have hits.
    pub with_hits: usize,
    /// How many hits there are in all texts.
    pub hits: usize,
}

/// The queue.
#[derive(Clone, Copy)]
pub struct Queueing {
    session: Session,
    workspace: Workspace,
    finding: Finding,
    /// What it is sorted by.
    pub order: RwSignal<Order>,
    /// What it lets through.
    pub filter: RwSignal<Filter>,
    /// What is looked for, as it was typed.
    pub typed: RwSignal<String>,
    /// How far that has come; `None` while nothing is looked for.
    pub searched: RwSignal<Option<Searched>>,
    /// Rises whenever other reports are shown, or in another order.
    pub arranged: RwSignal<u32>,
    /// Whether it is out, where there is no room for it beside the text.
    pub out: RwSignal<bool>,
    shown: StoredValue<Vec<usize>, LocalStorage>,
    search: StoredValue<Option<Search>, LocalStorage>,
    /// Counts the searches: an earlier one gives up.
    turn: StoredValue<u32>,
}

impl Queueing {
    /// In the project's order, with nothing left out.
    #[must_use]
    pub fn new(session: Session, workspace: Workspace, finding: Finding) -> Self {
        Self {
            session,
            workspace,
            finding,
            order: RwSignal::new(Order::default()),
            filter: RwSignal::new(Filter::default()),
            typed: RwSignal::new(String::new()),
            searched: RwSignal::new(None),
            arranged: RwSignal::new(0),
            out: RwSignal::new(false),
            shown: StoredValue::new_local(Vec::new()),
            search: StoredValue::new_local(None),
            turn: StoredValue::new(0),
        }
    }

    /// Follows what is chosen and what is opened; call it under a reactive owner.
    pub fn follow(self) {
        Effect::new(move || {
            self.workspace.opened.track();
            self.workspace.gathered.track();
            self.typed.track();
            self.look();
        });
        Effect::new(move || {
            self.workspace.opened.track();
            self.workspace.gathered.track();
            self.workspace.report.track();
            self.order.track();
            self.filter.track();
            self.arrange();
        });
    }

    fn arrange(self) {
        let (order, filter) = (self.order.get_untracked(), self.filter.get_untracked());
        let shown = self.search.with_value(|search| {
            let found = search.as_ref().map(Search::found);
            self.workspace.with(|project| arrange(project, order, &filter, found))
        });
        self.shown.set_value(shown.unwrap_or_default());
        self.arranged.update(|n| *n = n.wrapping_add(1));
    }

    /// Reads the positions in the project of the reports that are shown, and
    /// what was looked for in them. Wakes nobody: track `arranged` too.
    pub fn with<T>(self, read: impl FnOnce(&Project, &[usize], Option<&Search>) -> T) -> Option<T> {
        self.workspace.with(|project| {
            self.shown
                .with_value(|shown| self.search.with_value(|search| read(project, shown, search.as_ref())))
        })
    }

    /// How many reports are shown.
    #[must_use]
    pub fn len(self) -> usize {
        self.shown.with_value(Vec::len)
    }

    /// Whether none is.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// Whether something may be left out.
    #[must_use]
    pub fn narrowed(self) -> bool {
        self.searched.with(Option::is_some) || self.filter.with(|filter| !filter.is_empty())
    }

    /// Whether what is chosen leaves nothing to show.
    #[must_use]
    pub fn nothing_fits(self) -> bool {
        self.arranged.track();
        let searched = self.searched.with(|searched| searched.is_none_or(|one| one.reports == one.of));
        self.narrowed() && searched && self.is_empty()
    }

    /// Shows all reports again.
    pub fn widen(self) {
        self.typed.set(String::new());
        self.filter.set(Filter::default());
    }

    /// The place of a report among those that are shown, from 0.
    #[must_use]
    pub fn place(self, id: &ReportId) -> Option<usize> {
        self.with(|project, shown, _| {
            let at = project.reports.iter().position(|report| report.id == *id)?;
            shown.iter().position(|one| *one == at)
        })?
    }

    /// Shows the report so many places further; from one that is not among
    /// those that are shown, the first or the last of them.
    pub fn step(self, by: isize) {
        let here = self.workspace.report.get_untracked().and_then(|id| self.place(&id));
        let next = self.with(|project, shown, _| {
            let place = match here {
                Some(here) => here.checked_add_signed(by)?,
                None if by < 0 => shown.len().checked_sub(1)?,
                None => 0,
            };
            project.reports.get(*shown.get(place)?).map(|report| report.id.clone())
        });
        if let Some(id) = next.flatten() {
            self.workspace.show_report(Some(id));
        }
    }

    /// Shows the hit that begins at `from` in a report and goes on finding there.
    pub fn go_to_hit(self, id: &ReportId, from: CodePoint) {
        self.out.set(false);
        if self.workspace.report.with_untracked(|shown| shown.as_ref() != Some(id)) {
            self.workspace.show_report(Some(id.clone()));
        }
        self.finding.open_at(self.typed.get_untracked(), from);
    }

    /// Looks for what is typed in all reports, in slices.
    fn look(self) {
        self.turn.update_value(|turn| *turn = turn.wrapping_add(1));
        let turn = self.turn.get_value();
        let query = self.typed.with_untracked(|typed| Query::new(typed));
        self.search.set_value(query.map(Search::new));
        if self.search.with_value(Option::is_none) {
            self.searched.set(None);
            return self.arrange();
        }
        spawn_local(async move {
            // A quick hand types the next letter first.
            next_task().await;
            if self.turn.get_value() != turn {
                return;
            }
            let reports = self.workspace.with(|project| project.reports.clone()).unwrap_or_default();
            loop {
                let Some(done) = self.slice(&reports) else { return };
                self.tell(reports.len());
                self.arrange();
                if done {
                    return self.announce();
                }
                next_task().await;
                if self.turn.get_value() != turn {
                    return;
                }
            }
        });
    }

    /// Searches until the page's turn comes; `true` once all is searched.
    fn slice(self, reports: &[Arc<Report>]) -> Option<bool> {
        let begun = clock::now();
        self.search.try_update_value(|search| {
            let search = search.as_mut()?;
            loop {
                let done = search.step(reports, STEP);
                if done || clock::now() - begun > SLICE {
                    return Some(done);
                }
            }
        })?
    }

    fn tell(self, of: usize) {
        let searched = self.search.with_value(|search| {
            let search = search.as_ref()?;
            let found = search.found();
            let hits = found.iter().map(|one| one.count).sum();
            Some(Searched { reports: search.searched(), of, with_hits: found.len(), hits })
        });
        self.searched.set(searched);
    }

    fn announce(self) {
        if let Some(searched) = self.searched.get_untracked() {
            self.session.announce(self.describe(searched));
        }
    }

    /// What was found, in words.
    #[must_use]
    pub fn describe(self, searched: Searched) -> String {
        let words = self.session.words_now();
        let language = self.session.language.get_untracked();
        if searched.reports < searched.of {
            let so_far = words.searched_of.replacen("{}", &figure(searched.reports), 1);
            return so_far.replacen("{}", &figure(searched.of), 1);
        }
        let hits = words.hits.of(language, searched.hits);
        let reports = words.in_reports.of(language, searched.with_hits);
        if searched.with_hits == 0 { words.no_hits.to_owned() } else { format!("{hits} {reports}") }
    }
}
