//! The facts: whether their screen is open, what it shows, and what it was made of.

use leptos::prelude::*;

use super::session::Session;
use super::workspace::Workspace;
use crate::core::facts::{Column, Facts, Query, Tally, arrange, csv};
use crate::core::model::Project;
use crate::platform::{clock, dom, files};

/// The screen of facts.
#[derive(Clone, Copy)]
pub struct Facting {
    session: Session,
    workspace: Workspace,
    /// Whether it is open.
    pub open: RwSignal<bool>,
    /// Whether it is about the shown report only.
    pub one: RwSignal<bool>,
    /// Whether it shows pictures and not the table.
    pub pictures: RwSignal<bool>,
    /// What the table shows.
    pub query: RwSignal<Query>,
    /// Rises whenever the facts are made anew.
    pub made: RwSignal<u32>,
    /// Rises whenever other rows are shown, or in another order.
    pub arranged: RwSignal<u32>,
    facts: StoredValue<Facts, LocalStorage>,
    tally: StoredValue<Tally, LocalStorage>,
    shown: StoredValue<Vec<usize>, LocalStorage>,
}

impl Facting {
    /// Closed.
    #[must_use]
    pub fn new(session: Session, workspace: Workspace) -> Self {
        Self {
            session,
            workspace,
            open: RwSignal::new(false),
            one: RwSignal::new(false),
            pictures: RwSignal::new(false),
            query: RwSignal::new(Query::default()),
            made: RwSignal::new(0),
            arranged: RwSignal::new(0),
            facts: StoredValue::new_local(Facts::default()),
            tally: StoredValue::new_local(Tally::default()),
            shown: StoredValue::new_local(Vec::new()),
        }
    }

    /// Follows the work while the screen is there; call it under the screen's owner.
    pub fn follow(self) {
        Effect::new(move || {
            self.workspace.follow();
            self.one.track();
            self.make();
            self.made.update(|n| *n = n.wrapping_add(1));
        });
        Effect::new(move || {
            self.made.track();
            self.query.track();
            let shown = self.query.with(|query| self.facts.with_value(|facts| arrange(facts, query)));
            self.shown.set_value(shown);
            self.arranged.update(|n| *n = n.wrapping_add(1));
        });
    }

    fn make(self) {
        let (one, report) = (self.one.get_untracked(), self.workspace.report.get_untracked());
        let read = |project: &Project| {
            let one = report.as_ref().filter(|_| one).and_then(|id| project.report(id));
            let reports = one.map_or(project.reports.as_slice(), std::slice::from_ref);
            let layer = project.layer(project.open_layer)?;
            Some((Facts::of(layer, reports), Tally::of(layer, reports)))
        };
        let (facts, tally) = self.workspace.with(read).flatten().unwrap_or_default();
        self.facts.set_value(facts);
        self.tally.set_value(tally);
    }

    /// Reads the facts and the positions of the rows that are shown. Wakes
    /// nobody: track `made` or `arranged` too.
    pub fn with<T>(self, read: impl FnOnce(&Facts, &[usize]) -> T) -> T {
        self.facts.with_value(|facts| self.shown.with_value(|shown| read(facts, shown)))
    }

    /// Reads what was used how often. Wakes nobody: track `made` too.
    pub fn with_tally<T>(self, read: impl FnOnce(&Tally) -> T) -> T {
        self.tally.with_value(read)
    }

    /// Opens or closes the screen.
    pub fn toggle(self) {
        if self.open.get_untracked() { self.close() } else { self.open.set(true) }
    }

    /// Closes the screen and gives the focus back to who opened it.
    pub fn close(self) {
        self.open.set(false);
        if !dom::focus("[data-does=facts]") {
            dom::focus("article");
        }
    }

    /// Sorts by a column; by the same once more turns the order round.
    pub fn sort_by(self, column: Column) {
        self.query.update(|query| {
            query.descending = query.column == column && !query.descending;
            query.column = column;
        });
    }

    /// Whether rows are left out of the table.
    #[must_use]
    pub fn narrowed(self) -> bool {
        let whole = |query: &Query| {
            let Query { words, kind, reason, .. } = query;
            words.trim().is_empty() && kind.is_none() && reason.is_none()
        };
        !self.query.with(whole)
    }

    /// Shows all rows again.
    pub fn widen(self) {
        self.query.update(|query| {
            *query = Query { column: query.column, descending: query.descending, ..Query::default() };
        });
    }

    /// Closes the screen and selects the span of a row in its report.
    pub fn go_to(self, row: usize) {
        let target = self.with(|facts, _| {
            let row = facts.rows.get(row)?;
            Some((facts.reports.get(row.report)?.id.clone(), row.span))
        });
        let Some((report, span)) = target else { return };
        self.open.set(false);
        if self.workspace.report.with_untracked(|shown| shown.as_ref() != Some(&report)) {
            self.workspace.show_report(Some(report));
        }
        self.workspace.select(Some(span));
        // Once the text of that report is there.
        dom::before_frame(move || {
            self.workspace.sought.set(Some(span));
            dom::focus("article");
        });
    }

    /// Offers the rows that are shown as a file, in their order.
    pub fn download(self) {
        let Some(name) = self.workspace.with(|project| project.name.clone()) else { return };
        let name = format!("{}.{}.facts.csv", super::opening::file_name(&name), clock::today());
        let text = self.with(|facts, shown| csv(facts, shown, true));
        let words = self.session.words_now();
        match files::offer(&name, "text/csv;charset=utf-8", &text) {
            Ok(()) => self.session.announce(words.said_exported.replace("{}", &name)),
            Err(reason) => self.session.announce(format!("{}: {reason}", words.facts.download)),
        }
    }
}
