//! Marking every place where words stand: what is looked for, what was found,
//! what of that is ticked, and the one step that tags it all.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::finding::Finding;
use super::pace::{Pace, Progress};
use super::session::Session;
use super::workspace::Workspace;
use crate::core::edit::{Command, Target};
use crate::core::find::{
    Choice, Choices, Hit, Sought, Standing, occurrences, pick, standing, values_to_copy, words_of,
};
use crate::core::model::{AnnotationId, Label, LabelId, Project, Report, Sheet, Span};
use crate::platform::{clock, dom};

/// A place that is offered.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// The report's position in the project.
    pub report: usize,
    /// Where, and what it is beyond the very words.
    pub hit: Hit,
    /// The label that stands there or beside, if a person should look.
    pub near: Option<LabelId>,
    /// Whether it is to be tagged.
    pub ticked: bool,
}

/// A line of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// A report, by its position in the project, with so many places.
    Report(usize, usize),
    /// A place, by its position among the marks.
    Mark(usize),
}

/// How many places there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Those that are nothing but the very words.
    pub exact: usize,
    /// For each of [`Choice::ALL`], those that come or go with it.
    pub choices: [usize; 4],
    /// Those that fit what is chosen, in the report that is shown.
    pub here: usize,
    /// The same in all reports.
    pub everywhere: usize,
    /// Those in the chosen reports that have the label already.
    pub tagged: usize,
}

/// What is found and ticked.
#[derive(Default)]
struct Listed {
    /// The reports with hits, by their positions in the project.
    found: Vec<(usize, Vec<Hit>)>,
    marks: Vec<Mark>,
    lines: Vec<Line>,
    /// The ticks that a person turned: report, and start in code points.
    turned: BTreeSet<(usize, usize)>,
    /// The span that the others are to be like.
    like: Option<Span>,
}

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
    list: StoredValue<Listed, LocalStorage>,
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
            list: StoredValue::new_local(Listed::default()),
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
        self.list.update_value(|list| *list = Listed { like: span, ..Listed::default() });
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
        self.list.set_value(Listed::default());
    }

    /// Looks for the words in all reports, in slices, the shown one first.
    fn search(self) {
        self.run.update_value(|run| *run = run.wrapping_add(1));
        self.progress.set(None);
        self.list.update_value(|list| {
            list.found.clear();
            list.turned.clear();
        });
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
                self.take(at, occurrences(&sought, &report.text));
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

    fn take(self, report: usize, hits: Vec<Hit>) {
        if hits.is_empty() {
            return;
        }
        self.list.update_value(|list| {
            let place = list.found.partition_point(|(other, _)| *other < report);
            list.found.insert(place, (report, hits));
        });
    }

    /// Makes the list of what fits.
    fn list(self) {
        let (wanted, everywhere) = (self.wanted.get_untracked(), self.everywhere.get_untracked());
        let (label, here) = (self.label.get_untracked(), self.here());
        let mut counts = Counts::default();
        let made = self.workspace.with(|project| {
            self.list.try_update_value(|list| {
                (list.marks, list.lines) = (Vec::new(), Vec::new());
                for (at, hits) in &list.found {
                    let picked = pick(hits, wanted);
                    counts.everywhere += picked.len();
                    counts.here += if Some(*at) == here { picked.len() } else { 0 };
                    if !everywhere && Some(*at) != here {
                        continue;
                    }
                    counts.add(hits, wanted);
                    let (before, all) = (list.marks.len(), picked.len());
                    list.marks.extend(marks(project, *at, picked, label.as_ref(), &list.turned));
                    let offered = list.marks.len() - before;
                    counts.tagged += all - offered;
                    if offered > 0 {
                        list.lines.push(Line::Report(*at, offered));
                        list.lines.extend((before..list.marks.len()).map(Line::Mark));
                    }
                }
                let like = list.like.as_ref();
                let asked = label.as_ref().and_then(|label| project.schema.label(label));
                let values =
                    like.zip(asked).is_some_and(|(like, asked)| !values_to_copy(like, asked).is_empty());
                (list.marks.iter().filter(|mark| mark.ticked).count(), values)
            })
        });
        let (ticked, has_values) = made.flatten().unwrap_or_default();
        self.counts.set(counts);
        self.has_values.set(has_values);
        self.ticked.set(ticked);
        self.listed.update(|n| *n = n.wrapping_add(1));
    }

    /// Reads the project, the lines of the list and the marks. Wakes nobody:
    /// track `listed` too.
    pub fn with<T>(self, read: impl FnOnce(&Project, &[Line], &[Mark]) -> T) -> Option<T> {
        self.workspace.with(|project| self.list.with_value(|list| read(project, &list.lines, &list.marks)))
    }

    /// Whether a mark is ticked; for a view that follows.
    #[must_use]
    pub fn is_ticked(self, mark: usize) -> bool {
        self.ticked.track();
        self.list.with_value(|list| list.marks.get(mark).is_some_and(|mark| mark.ticked))
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
        let ticked = self.list.try_update_value(|list| {
            for (at, mark) in list.marks.iter_mut().enumerate() {
                let wish = wish(at, mark);
                let key = (mark.report, mark.hit.range.start().0);
                if wish != mark.ticked && !list.turned.remove(&key) {
                    list.turned.insert(key);
                }
                mark.ticked = wish;
            }
            list.marks.iter().filter(|mark| mark.ticked).count()
        });
        self.ticked.set(ticked.unwrap_or_default());
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
        let work = self.workspace.with(|project| {
            self.list.with_value(|list| {
                let like = list.like.as_ref().filter(|_| copies);
                let label = project.schema.label(&label)?;
                Some(
                    list.marks
                        .iter()
                        .filter(|mark| mark.ticked)
                        .flat_map(|mark| work(project, mark, label, like))
                        .collect::<Vec<_>>(),
                )
            })
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

impl Counts {
    fn add(&mut self, hits: &[Hit], wanted: Choices) {
        self.exact += hits.iter().filter(|hit| hit.is == Choices::default()).count();
        for (choice, count) in Choice::ALL.into_iter().zip(&mut self.choices) {
            let fits = |hit: &&Hit| hit.is.has(choice) && wanted.with(choice).covers(hit.is);
            *count += hits.iter().filter(fits).count();
        }
    }
}

/// The hits of a report that are offered.
fn marks(
    project: &Project,
    at: usize,
    hits: Vec<Hit>,
    label: Option<&LabelId>,
    turned: &BTreeSet<(usize, usize)>,
) -> Vec<Mark> {
    let sheet = project.reports.get(at).and_then(|report| project.sheet(&report.id));
    let mark = |hit: Hit| {
        let standing = sheet.zip(label).map(|(sheet, label)| standing(&sheet.spans, hit.range, label));
        let near = match standing {
            Some(Standing::Tagged) => return None,
            Some(Standing::Near(label)) => Some(label),
            Some(Standing::Free) | None => None,
        };
        let turned = turned.contains(&(at, hit.range.start().0));
        Some(Mark { report: at, hit, ticked: near.is_none() != turned, near })
    };
    hits.into_iter().filter_map(mark).collect()
}

/// What tags a mark, with the values of the span that it is to be like.
fn work(project: &Project, mark: &Mark, label: &Label, like: Option<&Span>) -> Vec<(Target, Command)> {
    let Some(report) = project.reports.get(mark.report) else { return Vec::new() };
    let target = || Target { layer: project.open_layer, report: report.id.clone() };
    let id = AnnotationId(clock::new_id());
    let tag = Command::Tag { id, label: label.id.clone(), range: mark.hit.range, suggestions: Vec::new() };
    let values = like.map(|like| values_to_copy(like, label)).unwrap_or_default();
    let copied = values.into_iter().map(|(name, value)| Command::SetAttribute(id, name, Some(value)));
    std::iter::once(tag).chain(copied).map(|command| (target(), command)).collect()
}
