//! Marking every place where words stand: what is looked for, what was found,
//! what of that is ticked, and the one step that tags it all.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::finding::Finding;
use super::pace::{Pace, Progress};
use super::session::Session;
use super::workspace::Workspace;
use crate::core::edit::{Command, Target};
use crate::core::find::{
    Choice, Choices, Counts, Hit, Line, Mark, Offers, Sought, Standing, Wish, occurrences, pick, standing,
    words_of,
};
use crate::core::form;
use crate::core::model::{AnnotationId, Label, LabelId, Project, Report, Sheet, Span};
use crate::platform::{clock, dom};

/// Marking every place where words stand.
#[derive(Clone, Copy)]
pub struct Marking {
    session: Session,
    workspace: Workspace,
    finding: Finding,
    /// Whether its dialog is shown.
    pub shown: RwSignal<bool>,
    /// The words.
    pub words: RwSignal<String>,
    /// The label that they get.
    pub label: RwSignal<Option<LabelId>>,
    /// What a place may be beyond the very words.
    pub wanted: RwSignal<Choices>,
    /// Whether in all reports, or in the one that is shown.
    pub everywhere: RwSignal<bool>,
    /// Whether the attributes of the span go along.
    pub copies: RwSignal<bool>,
    /// Whether there are any.
    pub has_values: RwSignal<bool>,
    /// How far a long search has come.
    pub progress: RwSignal<Option<Progress>>,
    /// Whether there may be more.
    pub searching: RwSignal<bool>,
    /// How many places there are.
    pub counts: RwSignal<Counts>,
    /// Rises with every other list.
    pub listed: RwSignal<u32>,
    /// How many are ticked; wakes at every tick.
    pub ticked: RwSignal<usize>,
    offers: StoredValue<Offers, LocalStorage>,
    /// The span that the others are to be like.
    like: StoredValue<Option<Span>, LocalStorage>,
    run: StoredValue<u32, LocalStorage>,
}

impl Marking {
    /// With nothing looked for. Proclitics and hashtags are wanted at first:
    /// they are the same name for sure, which spellings are not (علي and على).
    #[must_use]
    pub fn new(session: Session, workspace: Workspace, finding: Finding) -> Self {
        Self {
            session,
            workspace,
            finding,
            shown: RwSignal::new(false),
            words: RwSignal::new(String::new()),
            label: RwSignal::new(None),
            wanted: RwSignal::new(Choices::default().with(Choice::Proclitics).with(Choice::Hashtags)),
            everywhere: RwSignal::new(false),
            copies: RwSignal::new(false),
            has_values: RwSignal::new(false),
            progress: RwSignal::new(None),
            searching: RwSignal::new(false),
            counts: RwSignal::new(Counts::default()),
            listed: RwSignal::new(0),
            ticked: RwSignal::new(0),
            offers: StoredValue::new_local(Offers::default()),
            like: StoredValue::new_local(None),
            run: StoredValue::new_local(0),
        }
    }

    /// Follows what is chosen; call it under a reactive owner.
    pub fn follow(self) {
        Effect::new(move || {
            self.words.track();
            if self.shown.get() {
                self.search();
            }
        });
        Effect::new(move || {
            self.wanted.track();
            self.everywhere.track();
            self.label.track();
            if self.shown.get_untracked() {
                self.list();
            }
        });
    }

    /// Brings out the dialog for the selected words, else the selected span,
    /// else what is looked for in the report.
    pub fn open_for_selection(self) {
        let pending = self.workspace.pending.get_untracked();
        let span = self.workspace.selected.get_untracked().and_then(|id| self.workspace.span(id));
        let finds = self.finding.open.get_untracked();
        match (pending, span) {
            (Some(pending), _) => {
                let words = self.workspace.with_sheet(|report, _, _| words_of(&report.text, pending.range));
                self.open(words.unwrap_or_default(), None);
            }
            (None, Some(span)) => {
                let words = self.workspace.with_sheet(|report, _, _| words_of(&report.text, span.range));
                self.open(words.unwrap_or_default(), Some(span));
            }
            (None, None) if finds => self.open(self.finding.typed.get_untracked(), None),
            (None, None) => self.open(String::new(), None),
        }
    }

    /// Brings out the dialog for these words, to be tagged like `span`.
    pub fn open(self, words: String, span: Option<Span>) {
        if self.workspace.with(|project| project.reports.is_empty()) != Some(false)
            || !self.workspace.may_edit()
        {
            return;
        }
        let label = self.first_label(span.as_ref());
        let empty = words.is_empty();
        self.offers.set_value(Offers::default());
        self.like.set_value(span);
        self.everywhere.set(false);
        self.copies.set(false);
        self.label.set(label);
        self.words.set(words);
        self.shown.set(true);
        if empty {
            dom::before_frame(|| {
                dom::take_up("#marking-words");
            });
        }
    }

    /// The label of the span, else the one used last, else the pen, else the first.
    fn first_label(self, span: Option<&Span>) -> Option<LabelId> {
        let wishes = [
            span.map(|span| span.label.clone()),
            self.workspace.pen.get_untracked(),
            self.label.get_untracked(),
        ];
        let choose = |project: &Project| {
            let offered = |id: &LabelId| project.schema.offered().any(|label| label.id == *id);
            let first = || project.schema.offered().next().map(|label| label.id.clone());
            wishes.into_iter().flatten().find(offered).or_else(first)
        };
        self.workspace.with(choose).flatten()
    }

    /// Leaves the dialog; what is under way stops.
    pub fn close(self) {
        self.run.update_value(|run| *run = run.wrapping_add(1));
        self.progress.set(None);
        self.searching.set(false);
        self.shown.set(false);
        self.offers.set_value(Offers::default());
    }

    /// Looks for the words in all reports, in slices, the shown one first.
    fn search(self) {
        self.run.update_value(|run| *run = run.wrapping_add(1));
        self.progress.set(None);
        self.offers.set_value(Offers::default());
        let sought = self.words.with_untracked(|words| Sought::new(words));
        self.searching.set(sought.is_some());
        let Some(sought) = sought else { return self.list() };
        let reports = self.workspace.with(|project| project.reports.clone()).unwrap_or_default();
        let here = self.here();
        spawn_local(async move {
            let mut pace = Pace::new(self.progress, self.run);
            pace.expect(reports.len(), reports.iter().map(|report| report.text.as_str().len()).sum());
            let shown_first = here.into_iter().chain((0..reports.len()).filter(|at| Some(*at) != here));
            for at in shown_first {
                let Some(report) = reports.get(at) else { continue };
                if !pace.step(report.id.as_str(), report.text.as_str().len()).await {
                    return;
                }
                let hits = occurrences(&sought, &report.text);
                self.offers.update_value(|offers| offers.take(at, hits));
                if Some(at) == here {
                    self.list();
                }
            }
            self.progress.set(None);
            self.searching.set(false);
            self.list();
        });
    }

    /// The position of the shown report in the project.
    fn here(self) -> Option<usize> {
        let shown = self.workspace.report.get_untracked()?;
        self.workspace.with(|project| project.reports.iter().position(|report| report.id == shown))?
    }

    /// Makes the list of what fits.
    fn list(self) {
        let wish = Wish {
            choices: self.wanted.get_untracked(),
            here: self.here(),
            everywhere: self.everywhere.get_untracked(),
            label: self.label.get_untracked(),
        };
        let made = self.workspace.with(|project| {
            let counts = self.offers.try_update_value(|offers| offers.offer(project, &wish));
            let label = wish.label.as_ref().and_then(|label| project.schema.label(label));
            let copies =
                |like: &Span| label.is_some_and(|label| !form::values_to_copy(like, label).is_empty());
            (counts, self.like.with_value(|like| like.as_ref().is_some_and(copies)))
        });
        let (counts, has_values) = made.unwrap_or_default();
        self.counts.set(counts.unwrap_or_default());
        self.has_values.set(has_values);
        self.count_ticks();
        self.listed.update(|n| *n = n.wrapping_add(1));
    }

    fn count_ticks(self) {
        self.ticked.set(self.offers.with_value(|offers| offers.ticked().count()));
    }

    /// Reads the project, the lines of the list and the marks. Wakes nobody:
    /// track `listed` too.
    pub fn with<T>(self, read: impl FnOnce(&Project, &[Line], &[Mark]) -> T) -> Option<T> {
        self.workspace
            .with(|project| self.offers.with_value(|offers| read(project, offers.lines(), offers.marks())))
    }

    /// Whether a mark is ticked; for a view that follows.
    #[must_use]
    pub fn is_ticked(self, mark: usize) -> bool {
        self.ticked.track();
        self.offers.with_value(|offers| offers.marks().get(mark).is_some_and(|mark| mark.ticked))
    }

    /// Turns the tick of a mark.
    pub fn turn(self, mark: usize) {
        self.tick(|at, one| if at == mark { !one.ticked } else { one.ticked });
    }

    /// Ticks all marks, or none.
    pub fn tick_all(self, ticked: bool) {
        self.tick(|_, _| ticked);
    }

    fn tick(self, wish: impl Fn(usize, &Mark) -> bool) {
        self.offers.update_value(|offers| offers.tick(wish));
        self.count_ticks();
    }

    /// Whether what is ticked can be tagged now.
    #[must_use]
    pub fn is_ready(self) -> bool {
        self.ticked.get() > 0
            && self.label.with(Option::is_some)
            && !(self.everywhere.get() && self.searching.get())
    }

    /// Tags what is ticked, in one step, and leaves.
    pub fn mark(self) {
        if !untrack(|| self.is_ready()) {
            return;
        }
        let Some(label) = self.label.get_untracked() else { return };
        let copies = self.copies.get_untracked();
        let like = self.like.get_value().filter(|_| copies);
        let work = self.workspace.with(|project| {
            let label = project.schema.label(&label)?;
            let tag = |mark: &Mark| work(project, mark, label, like.as_ref());
            Some(self.offers.with_value(|offers| offers.ticked().flat_map(tag).collect::<Vec<_>>()))
        });
        let Some(work) = work.flatten() else { return };
        self.close();
        self.workspace.pending.set(None);
        if self.workspace.revise(None, None, work).is_err() {
            self.session.announce(self.session.words_now().nothing_changed.to_owned());
        } else {
            self.session.ask_for_name();
        }
        dom::focus("article");
    }

    /// In how many other places of the shown report the words of a span could
    /// be tagged like it, by what is wanted now.
    #[must_use]
    pub fn more_here(self, span: &Span) -> usize {
        let count = |report: &Arc<Report>, sheet: &Sheet| {
            let sought = Sought::new(&words_of(&report.text, span.range))?;
            let hits = pick(&occurrences(&sought, &report.text), self.wanted.get_untracked());
            let free = |hit: &&Hit| standing(&sheet.spans, hit.range, &span.label) == Standing::Free;
            Some(hits.iter().filter(free).count())
        };
        self.workspace.with_sheet(|report, sheet, _| count(report, sheet)).flatten().unwrap_or_default()
    }
}

/// What tags a mark, with the values of the span that it is to be like.
fn work(project: &Project, mark: &Mark, label: &Label, like: Option<&Span>) -> Vec<(Target, Command)> {
    let Some(report) = project.reports.get(mark.report) else { return Vec::new() };
    let id = AnnotationId(clock::new_id());
    let commands = form::tag(id, label, &report.text, mark.hit.range, project.schema.policy, like);
    let target = || Target { layer: project.open_layer, report: report.id.clone() };
    commands.into_iter().map(|command| (target(), command)).collect()
}
