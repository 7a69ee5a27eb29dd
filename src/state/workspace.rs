//! What is open, and the one way to change it.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::linking::Link;
use super::project_steps::ProjectStep;
use super::reading::Reading;
use super::saving::Saver;
use super::session::Session;
use super::tabs::Tabs;
use crate::core::edit::{self, Action, Change, Command, EditError, History, Target};
use crate::core::form::Lacking;
use crate::core::keep;
use crate::core::model::{
    AnnotationId, LabelId, LayerId, Project, Report, ReportId, Schema, Sheet, Span, SpanFilter,
};
use crate::core::text::{Edge, TextRange};
use crate::platform::clock;
use crate::ui::messages::{Language, Messages, describe_edit_error};

/// Words that are selected but carry no label yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pending {
    /// The words, in code points, snapped as they would be tagged.
    pub range: TextRange,
    /// Whether the hand has let go, so that the menu may show.
    pub settled: bool,
}

/// What is open. The project itself is no signal: views read it when one of the
/// signals here tells them to.
#[derive(Clone, Copy)]
pub struct Workspace {
    pub(super) session: Session,
    pub(super) project: StoredValue<Option<Project>, LocalStorage>,
    /// What can be undone in each layer's work on each report.
    pub(super) histories: StoredValue<BTreeMap<(LayerId, ReportId), History>, LocalStorage>,
    /// When the report that is shown was asked for, in milliseconds since the page began.
    asked: StoredValue<f64, LocalStorage>,
    /// Rises when another project, or another layer of it, is opened.
    pub opened: RwSignal<u32>,
    /// The report that is shown.
    pub report: RwSignal<Option<ReportId>>,
    /// Rises when reports come to the project or go, or its name changes.
    pub gathered: RwSignal<u32>,
    /// What was done last to a project as a whole.
    pub step: RwSignal<Option<ProjectStep>>,
    /// When it was last written down that the project is worked on, in
    /// milliseconds since the page began.
    pub(super) worked: StoredValue<Option<f64>, LocalStorage>,
    /// Rises with every change.
    pub edited: RwSignal<u32>,
    /// The span that is selected.
    pub selected: RwSignal<Option<AnnotationId>>,
    /// Whether that was only just tagged: then the hand goes on in the text.
    pub fresh: RwSignal<bool>,
    /// The span that the pointer is over.
    pub hovered: RwSignal<Option<AnnotationId>>,
    /// The words that are selected.
    pub pending: RwSignal<Option<Pending>>,
    /// The edge of the selected span that keys move.
    pub edge: RwSignal<Edge>,
    /// The selected span as a hand is about to leave it, in code points.
    pub moving: RwSignal<Option<TextRange>>,
    /// The spans that are listed and walked through.
    pub filter: RwSignal<SpanFilter>,
    /// The label that is held as a pen: what is selected is tagged at once.
    pub pen: RwSignal<Option<LabelId>>,
    /// The span whose words the reader is asked to show.
    pub sought: RwSignal<Option<AnnotationId>>,
    /// The attribute that is being filled in, by its annotation and its id.
    pub field: RwSignal<Option<(AnnotationId, String)>>,
    /// The relation that is being made.
    pub link: RwSignal<Option<Link>>,
    /// The span that was selected last, which further words may join.
    pub joined: RwSignal<Option<AnnotationId>>,
    /// What the report lacks, asked when it was to be called done.
    pub doubt: RwSignal<Option<Lacking>>,
    /// Keeps the work.
    pub saver: Saver,
    /// What this tab has to do with others on the same project.
    pub tabs: Tabs,
}

impl Workspace {
    /// With nothing open.
    #[must_use]
    pub fn new(session: Session) -> Self {
        let tabs = Tabs::new();
        Self {
            session,
            project: StoredValue::new_local(None),
            histories: StoredValue::new_local(BTreeMap::new()),
            asked: StoredValue::new_local(0.0),
            opened: RwSignal::new(0),
            report: RwSignal::new(None),
            gathered: RwSignal::new(0),
            step: RwSignal::new(None),
            worked: StoredValue::new_local(None),
            edited: RwSignal::new(0),
            selected: RwSignal::new(None),
            fresh: RwSignal::new(false),
            hovered: RwSignal::new(None),
            pending: RwSignal::new(None),
            edge: RwSignal::new(Edge::End),
            moving: RwSignal::new(None),
            filter: RwSignal::new(SpanFilter::default()),
            pen: RwSignal::new(None),
            sought: RwSignal::new(None),
            field: RwSignal::new(None),
            link: RwSignal::new(None),
            joined: RwSignal::new(None),
            doubt: RwSignal::new(None),
            saver: Saver::new(tabs),
            tabs,
        }
    }

    /// Reads the open project, if there is one. Wakes nobody: read a signal too.
    pub fn with<T>(self, read: impl FnOnce(&Project) -> T) -> Option<T> {
        self.project.with_value(|project| project.as_ref().map(read))
    }

    /// Wakes the view that calls this whenever the shown work may look different.
    pub fn follow(self) {
        self.opened.track();
        self.gathered.track();
        self.report.track();
        self.edited.track();
    }

    /// Reads the shown report, the open layer's work on it, and the schema.
    pub fn with_sheet<T>(self, read: impl FnOnce(&Arc<Report>, &Sheet, &Schema) -> T) -> Option<T> {
        let id = self.report.get_untracked()?;
        self.with(|project| {
            let empty = Sheet::default();
            let sheet = project.sheet(&id).unwrap_or(&empty);
            project.report(&id).map(|report| read(report, sheet, &project.schema))
        })?
    }

    /// A span of the shown report.
    #[must_use]
    pub fn span(self, id: AnnotationId) -> Option<Span> {
        self.with_sheet(|_, sheet, _| sheet.spans.get(id).cloned())?
    }

    /// The words of a range of the shown report.
    #[must_use]
    pub fn quote(self, range: TextRange) -> String {
        self.with_sheet(|report, _, _| report.text.slice(range).unwrap_or_default().to_owned())
            .unwrap_or_default()
    }

    /// The words of the interface as they are now.
    #[must_use]
    pub fn words_now(self) -> &'static Messages {
        self.session.words_now()
    }

    /// Has a screen reader say something.
    pub fn announce(self, text: &str) {
        self.session.announce(text.to_owned());
    }

    /// The language of the interface as it is now.
    #[must_use]
    pub fn language_now(self) -> Language {
        self.session.language.get_untracked()
    }

    /// How the person at this device likes to read, as it is now.
    #[must_use]
    pub fn reading_now(self) -> Reading {
        self.session.reading.get_untracked()
    }

    /// Puts another project, or none, in place of the open one.
    pub fn set_project(self, project: Option<Project>) {
        self.histories.set_value(BTreeMap::new());
        self.worked.set_value(None);
        self.project.set_value(project);
        self.opened.update(|n| *n += 1);
        self.show_report(None);
    }

    /// Shows another report; the first where the project has none of this id.
    pub fn show_report(self, id: Option<ReportId>) {
        let known = |project: &Project| {
            let first = project.reports.first().map(|report| report.id.clone());
            id.filter(|id| project.report(id).is_some()).or(first)
        };
        let id = self.with(known).flatten();
        self.asked.set_value(clock::event_time());
        self.selected.set(None);
        self.hovered.set(None);
        self.pending.set(None);
        self.forget_coding();
        self.report.set(id);
    }

    /// Records `wasim:open-report`: from the press that asked for the report
    /// until now.
    pub fn measure_opening(self) {
        clock::measure("wasim:open-report", self.asked.get_value());
    }

    /// Selects the span so many places further in reading order, among those
    /// that the filter lets through; the first or last if none is selected.
    pub fn step_span(self, by: isize) {
        let selected = self.selected.get_untracked();
        let linking = self.is_linking();
        // Who looks for the other end of a relation walks from where they look.
        let selected = if linking { self.hovered.get_untracked().or(selected) } else { selected };
        let next = self.with_sheet(|_, sheet, schema| {
            let from = selected.and_then(|id| sheet.spans.position(id));
            let step = |filter: &SpanFilter| filter.step(&sheet.spans, schema, from, by).map(|span| span.id);
            self.filter.with_untracked(step)
        });
        if linking {
            self.look_at_end(next.flatten());
        } else if let Some(id) = next.flatten() {
            self.select(Some(id));
            self.sought.set(Some(id));
        }
    }

    /// Selects a span, or none, and says which.
    pub fn select(self, id: Option<AnnotationId>) {
        if self.is_linking() {
            return id.map_or_else(|| self.leave_link(), |id| self.link_to(id));
        }
        self.pending.set(None);
        self.moving.set(None);
        self.field.set(None);
        self.edge.set(Edge::End);
        self.fresh.set(false);
        self.selected.set(id);
        if let Some(span) = id.and_then(|id| self.span(id)) {
            self.joined.set(id);
            self.say(self.session.words_now().said_selected, &span.label, span.range);
        }
    }

    /// Does a command to the shown report.
    pub fn dispatch(self, command: Command) -> Option<Change> {
        let begun = clock::now();
        self.own_layer();
        let change = self.perform(command)?;
        let place = (change.layer, change.report.clone());
        self.histories.update_value(|all| all.entry(place).or_default().record(change.clone()));
        measure_edit(begun);
        Some(change)
    }

    /// Does a command without remembering it for undo.
    fn perform(self, command: Command) -> Option<Change> {
        if !self.may_edit() {
            return None;
        }
        let report = self.report.get_untracked()?;
        let stamp = clock::stamp(self.session.signature())?;
        let done = self.project.try_update_value(|project| {
            let project = project.as_mut()?;
            let target = Target { layer: project.open_layer, report };
            Some(edit::apply(project, &target, command, &stamp).map(|change| {
                let mut writes = keep::change(project, &change);
                if !change.is_empty() && project.changed_here(change.layer) {
                    writes.push(keep::head(project));
                }
                (change, writes)
            }))
        });
        match done?? {
            Ok((change, writes)) => {
                self.saver.queue(writes);
                self.mark_worked();
                self.forget_the_gone(&change);
                self.edited.update(|n| *n += 1);
                Some(change)
            }
            Err(error) => {
                self.refuse(&error);
                None
            }
        }
    }

    fn forget_the_gone(self, change: &Change) {
        for span in change.removed() {
            for signal in [self.selected, self.hovered, self.joined] {
                if signal.get_untracked() == Some(span.id) {
                    signal.set(None);
                }
            }
            self.forget_in_coding(span.id);
        }
    }

    fn refuse(self, error: &EditError) {
        self.session.announce(describe_edit_error(self.session.language.get_untracked(), error));
    }

    /// Says what happened to the words of a range.
    pub(super) fn say(self, form: &str, label: &LabelId, range: TextRange) {
        let language = self.session.language.get_untracked();
        let name = self.with(|project| language.label(&project.schema, label).to_owned()).unwrap_or_default();
        let text = form.replacen("{}", &language.in_sentence(&name), 1).replacen("{}", &self.quote(range), 1);
        self.session.announce(text);
    }

    /// Applies a label: to the selected words if there are any, else to the
    /// selected span.
    pub fn apply_label(self, label: &LabelId) {
        let words = self.session.words_now();
        if let Some(pending) = self.pending.get_untracked() {
            let id = AnnotationId(clock::new_id());
            let suggestions = self.suggestions(label, pending.range);
            let tag = Command::Tag { id, label: label.clone(), range: pending.range, suggestions };
            if self.dispatch(tag).is_some() {
                self.pending.set(None);
                self.field.set(None);
                self.fresh.set(true);
                self.selected.set(Some(id));
                self.joined.set(Some(id));
                self.say(words.said_tagged, label, pending.range);
                if self.session.ask_for_name() {
                    self.session.announcement.update(|said| {
                        said.push_str(". ");
                        said.push_str(words.adding.ask_name);
                    });
                }
            }
        } else if let Some(span) = self.selected.get_untracked().and_then(|id| self.span(id)) {
            if span.label == *label {
                self.say(words.said_already, label, span.range);
            } else if let Some(change) = {
                let suggestions = self.suggestions(label, span.range);
                self.dispatch(Command::Relabel(span.id, label.clone(), suggestions))
            } {
                self.say(words.said_relabelled, label, span.range);
                self.say_relations_gone(&change);
            }
        }
    }

    /// Deletes the selected span, and says which relations go with it.
    pub fn delete_selected(self) {
        let Some(span) = self.selected.get_untracked().and_then(|id| self.span(id)) else { return };
        if let Some(change) = self.dispatch(Command::Delete(span.id)) {
            self.say(self.session.words_now().said_deleted, &span.label, span.range);
            self.say_relations_gone(&change);
        }
    }

    /// Calls the shown report done, or takes it up again. Where something is
    /// lacking it says so first; asked again, it does it.
    pub fn toggle_done(self) {
        let Some((done, lacking)) =
            self.with_sheet(|_, sheet, schema| (sheet.done, Lacking::of(sheet, schema)))
        else {
            return;
        };
        if !done && !lacking.is_empty() && self.doubt.get_untracked().as_ref() != Some(&lacking) {
            self.doubt.set(Some(lacking));
            return;
        }
        self.doubt.set(None);
        if self.dispatch(Command::SetDone(!done)).is_some() {
            let words = self.session.words_now();
            self.session.announce(if done { words.said_reopened } else { words.said_done }.to_owned());
        }
    }

    fn history<T>(self, read: impl FnOnce(&History) -> Option<T>) -> Option<T> {
        let layer = self.with(|project| project.open_layer)?;
        let place = (layer, self.report.get_untracked()?);
        self.histories.with_value(|all| all.get(&place).and_then(read))
    }

    /// What undo would take back.
    #[must_use]
    pub fn next_undo(self) -> Option<Action> {
        self.history(History::next_undo)
    }

    /// What redo would make again.
    #[must_use]
    pub fn next_redo(self) -> Option<Action> {
        self.history(History::next_redo)
    }

    /// Takes the last step in this report back.
    pub fn undo(self) {
        self.own_layer();
        let words = self.session.words_now();
        let step = self.history(|history| history.next_undo().zip(history.to_undo()));
        self.travel(step, History::undone, words.undid, words.nothing_to_undo);
    }

    /// Makes the last undone step in this report again.
    pub fn redo(self) {
        self.own_layer();
        let words = self.session.words_now();
        let step = self.history(|history| history.next_redo().zip(history.to_redo()));
        self.travel(step, History::redone, words.redid, words.nothing_to_redo);
    }

    fn travel(self, step: Option<(Action, Change)>, moved: fn(&mut History), said: &str, nothing: &str) {
        let Some((action, change)) = step else { return self.session.announce(nothing.to_owned()) };
        let begun = clock::now();
        let Some(change) = self.perform(Command::Restore(change)) else { return };
        let place = (change.layer, change.report.clone());
        self.histories.update_value(|all| {
            all.get_mut(&place).map(moved);
        });
        self.edited.update(|n| *n += 1);
        self.pending.set(None);
        if let Some(span) = change.added().chain(change.modified()).next() {
            self.selected.set(Some(span.id));
            self.sought.set(Some(span.id));
        }
        let language = self.session.language.get_untracked();
        let name = self.with(|project| language.action(&project.schema, &action)).unwrap_or_default();
        self.session.announce(said.replace("{}", &name));
        measure_edit(begun);
    }
}

/// Records how long an edit took: `wasim:edit`, the script until every view has
/// followed it; `wasim:edit-to-frame`, from the key until it was on the screen.
fn measure_edit(begun: f64) {
    // Views follow in tasks that were queued before this one.
    spawn_local(async move { clock::measure("wasim:edit", begun) });
    let pressed = clock::event_time();
    crate::platform::dom::after_frame(move || clock::measure("wasim:edit-to-frame", pressed));
}
