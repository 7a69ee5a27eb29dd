//! Agreement between annotators: whether its screen is open, what it shows, and
//! the counts it was made of. What is compared is gathered here in slices; what
//! is dear is done by a helper.

use std::collections::BTreeMap;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::gathering::{Errand, draw};
use super::helper::Helper;
use super::pace::{Pace, Progress};
use super::session::Session;
use super::workspace::Workspace;
use crate::core::agreement::errands;
use crate::core::agreement::export::Export;
use crate::core::agreement::gamma::Gamma;
use crate::core::agreement::{Edges, Measure, Options, Plan, Scope, Tallies};
use crate::core::model::{Layer, LayerId, Project};
use crate::core::review::{by_letter, letter};
use crate::platform::{clock, dom, files};

/// What was measured, and of whom.
#[derive(Clone, Debug)]
pub struct Measured {
    /// The counts.
    pub tallies: Tallies,
    /// The letter of each annotator, as the review has it.
    pub letters: Vec<String>,
    layers: Vec<LayerId>,
    /// As [`Workspace::opened`] was.
    opened: u32,
}

/// The state of the project and the choices that figures were made of.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Basis {
    opened: u32,
    gathered: u32,
    edited: u32,
    options: Options,
    hidden: bool,
}

/// γ of pairs, by the pair and the report, none for all reports.
type Gammas = BTreeMap<(usize, Option<usize>), Gamma>;

/// The screen of agreement.
#[derive(Clone, Copy)]
pub struct Agreeing {
    session: Session,
    workspace: Workspace,
    /// Whether names are hidden.
    hidden: RwSignal<bool>,
    /// Whether it is open.
    pub open: RwSignal<bool>,
    /// Whether it is about the shown report only.
    pub one: RwSignal<bool>,
    /// Whether edges are widened to whole tokens.
    pub whole: RwSignal<bool>,
    /// Whether what the program suggested is left out.
    pub blind: RwSignal<bool>,
    /// Whether only reports count that their annotators call done.
    pub done_only: RwSignal<bool>,
    /// The measure that is looked at closely.
    pub measure: RwSignal<Measure>,
    /// The pair that is; none for all annotators.
    pub pair: RwSignal<Option<usize>>,
    /// Whether figures over time are by month, not by day.
    pub monthly: RwSignal<bool>,
    /// How far long work has come.
    pub progress: RwSignal<Option<Progress>>,
    /// Whether something is being worked out.
    pub busy: RwSignal<bool>,
    /// Whether the figures were not finished.
    pub cancelled: RwSignal<bool>,
    /// Rises whenever figures are made anew.
    pub made: RwSignal<u32>,
    /// What γ was found to be.
    gammas: RwSignal<Gammas>,
    measured: StoredValue<Option<Measured>, LocalStorage>,
    basis: StoredValue<Option<Basis>, LocalStorage>,
    run: StoredValue<u32, LocalStorage>,
    helper: StoredValue<Option<Rc<Helper>>, LocalStorage>,
}

impl Agreeing {
    /// Closed. `hidden` says whether reviewers hide names.
    #[must_use]
    pub fn new(session: Session, workspace: Workspace, hidden: RwSignal<bool>) -> Self {
        Self {
            session,
            workspace,
            hidden,
            open: RwSignal::new(false),
            one: RwSignal::new(false),
            whole: RwSignal::new(false),
            blind: RwSignal::new(false),
            done_only: RwSignal::new(false),
            measure: RwSignal::new(Measure::ExactF1),
            pair: RwSignal::new(None),
            monthly: RwSignal::new(false),
            progress: RwSignal::new(None),
            busy: RwSignal::new(false),
            cancelled: RwSignal::new(false),
            made: RwSignal::new(0),
            gammas: RwSignal::new(Gammas::new()),
            measured: StoredValue::new_local(None),
            basis: StoredValue::new_local(None),
            run: StoredValue::new_local(0),
            helper: StoredValue::new_local(None),
        }
    }

    /// Follows the work while the screen is there; call it under the screen's owner.
    pub fn follow(self) {
        Effect::new(move || {
            let basis = Basis {
                opened: self.workspace.opened.get(),
                gathered: self.workspace.gathered.get(),
                edited: self.workspace.edited.get(),
                options: Options {
                    edges: if self.whole.get() { Edges::WholeTokens } else { Edges::Exact },
                    blind: self.blind.get(),
                    done_only: self.done_only.get(),
                },
                hidden: self.hidden.get(),
            };
            if self.basis.with_value(|known| *known != Some(basis)) {
                self.compare(basis);
            }
        });
    }

    /// Begins a piece of work in place of what was at hand.
    fn begin(self) -> (Pace, Rc<Helper>) {
        self.stop();
        self.busy.set(true);
        let helper = Rc::new(Helper::new());
        self.helper.set_value(Some(helper.clone()));
        (Pace::new(self.progress, self.run), helper)
    }

    /// Leaves what is at hand.
    pub fn stop(self) {
        self.run.update_value(|run| *run = run.wrapping_add(1));
        self.ended();
    }

    /// The same by a person's wish, who is told that figures are missing.
    pub fn cancel(self) {
        self.stop();
        self.cancelled.set(self.basis.with_value(Option::is_none));
    }

    fn ended(self) {
        self.helper.try_update_value(Option::take).flatten().into_iter().for_each(|helper| helper.end());
        self.progress.set(None);
        self.busy.set(false);
    }

    /// Begins anew what was cancelled.
    pub fn again(self) {
        self.whole.update(|_| ());
    }

    fn compare(self, basis: Basis) {
        let begun = clock::now();
        let (pace, helper) = self.begin();
        self.basis.set_value(None);
        self.cancelled.set(false);
        // Of the same project the old figures stay until the new ones are there.
        if self.measured.with_value(|one| one.as_ref().is_some_and(|one| one.opened != basis.opened)) {
            self.measured.set_value(None);
            self.made.update(|n| *n = n.wrapping_add(1));
        }
        let Some((mut measured, reports)) = self.workspace.with(|project| begun_with(project, basis)) else {
            return self.ended();
        };
        // Nothing can be said of one alone.
        let reports = if measured.layers.len() < 2 { 0 } else { reports };
        spawn_local(async move {
            if self.count(&mut measured, reports, pace, &helper).await.is_none() {
                return self.left(&helper);
            }
            let pairs = measured.tallies.pairs().len();
            self.measured.set_value(Some(measured));
            self.basis.set_value(Some(basis));
            if self.pair.with_untracked(|pair| pair.is_some_and(|pair| pairs <= pair)) {
                self.pair.set(None);
            }
            self.gammas.set(Gammas::new());
            self.ended();
            self.made.update(|n| *n = n.wrapping_add(1));
            clock::measure("wasim:agreement", begun);
        });
    }

    /// What was begun came to no end: cancelled, unless it could not be done.
    fn left(self, helper: &Helper) {
        if !helper.has_ended() {
            self.cancel();
        }
    }

    /// Counts so many reports, and draws the interval of the headline. `None` if
    /// it was cancelled.
    async fn count(
        self,
        measured: &mut Measured,
        reports: usize,
        mut pace: Pace,
        helper: &Helper,
    ) -> Option<()> {
        let Measured { tallies, layers, .. } = measured;
        let plan = tallies.plan().clone();
        let errand = Errand { plan: &plan, layers, pair: None, reports: (0..reports).collect() };
        let take = |answer: &[u8]| {
            errands::counted(answer)?.into_iter().for_each(|counts| tallies.add(counts));
            Some(())
        };
        self.show_soon(reports);
        errand.run(self.workspace, &mut pace, helper, take).await?;
        let all = Scope::default();
        draw(tallies, Measure::ExactF1, all, helper).await
    }

    /// Shows that there is work, and the way out of it, though nothing of it is
    /// done yet.
    fn show_soon(self, all_files: usize) {
        let run = self.run.get_value();
        spawn_local(async move {
            dom::pause(SOON).await;
            let waits = self.run.try_get_value() == Some(run) && self.busy.get_untracked();
            if waits && self.progress.with_untracked(Option::is_none) {
                self.progress.set(Some(Progress { all_files, ..Progress::default() }));
            }
        });
    }

    /// Reads what was measured, with the project. Wakes nobody: track `made` too.
    pub fn with<T>(self, read: impl FnOnce(&Project, &Measured) -> T) -> Option<T> {
        self.workspace.with(|project| {
            self.measured.with_value(|measured| measured.as_ref().map(|one| read(project, one)))
        })?
    }

    /// What figures are wanted of: the shown report or all. Follows both.
    #[must_use]
    pub fn scope(self) -> Scope {
        Scope { report: self.place(), ..Scope::default() }
    }

    /// The position of the shown report, where figures are wanted of it alone.
    #[must_use]
    pub fn place(self) -> Option<usize> {
        let shown = self.workspace.report.get().filter(|_| self.one.get())?;
        self.workspace.with(|project| project.reports.iter().position(|report| report.id == shown))?
    }

    /// γ of a pair, if it was worked out.
    #[must_use]
    pub fn gamma(self, pair: usize) -> Option<Gamma> {
        let place = self.place();
        self.gammas.with(|gammas| gammas.get(&(pair, place)).copied())
    }

    /// Works γ of a pair out.
    pub fn work_out_gamma(self, pair: usize) {
        let Some(measured) = self.measured.get_value() else { return };
        let Some(people) = measured.tallies.pairs().get(pair).copied() else { return };
        let one = untrack(move || self.place());
        let all = self.workspace.with(|project| project.reports.len()).unwrap_or_default();
        let reports: Vec<usize> = one.map_or_else(|| (0..all).collect(), |at| vec![at]);
        let many = reports.len();
        let (mut pace, helper) = self.begin();
        spawn_local(async move {
            let mut gamma = Gamma::default();
            let plan = measured.tallies.plan();
            let errand = Errand { plan, layers: &measured.layers, pair: Some(people), reports };
            let take = |answer: &[u8]| {
                gamma = gamma.and(errands::gamma_of(answer)?);
                Some(())
            };
            self.show_soon(many);
            if errand.run(self.workspace, &mut pace, &helper, take).await.is_none() {
                return self.left(&helper);
            }
            self.gammas.update(|gammas| _ = gammas.insert((pair, one), gamma));
            self.ended();
        });
    }

    /// Offers all figures as a file: in comma-separated values, else in JSON.
    pub fn download(self, csv: bool) {
        let tallies = self.measured.with_value(|measured| Some(measured.as_ref()?.tallies.clone()));
        let Some(mut tallies) = tallies else { return };
        let named = |project: &Project| {
            let reports = project.reports.iter().map(|report| report.id.to_string()).collect::<Vec<_>>();
            (super::opening::file_name(&project.name), reports)
        };
        let Some((name, reports)) = self.workspace.with(named) else { return };
        let gammas = self.gammas.get_untracked();
        let (mut pace, helper) = self.begin();
        spawn_local(async move {
            let mut export = Export::new(&tallies);
            let scopes = Export::scopes(&tallies);
            pace.expect(scopes.len(), 0);
            let report = |at: usize| reports.get(at).cloned().unwrap_or_default();
            for scope in scopes {
                if !pace.step("", 0).await {
                    return;
                }
                for measure in Export::intervals(&tallies, scope) {
                    if draw(&mut tallies, measure, scope, &helper).await.is_none() {
                        return self.left(&helper);
                    }
                }
                export.take(&tallies, scope, &report);
            }
            for ((pair, _), gamma) in gammas.iter().filter(|((_, report), _)| report.is_none()) {
                let pair = tallies.pairs().get(*pair).copied();
                pair.into_iter().for_each(|pair| export.take_gamma(pair, gamma));
            }
            self.ended();
            let (ending, kind) =
                if csv { ("csv", "text/csv;charset=utf-8") } else { ("json", "application/json") };
            let text =
                if csv { Ok(export.csv(true)) } else { export.json().map_err(|error| error.to_string()) };
            let name = format!("{name}.{}.agreement.{ending}", clock::today());
            let words = self.session.words_now();
            self.session.announce(match text.and_then(|text| files::offer(&name, kind, &text)) {
                Ok(()) => words.said_exported.replace("{}", &name),
                Err(reason) => format!("{}: {reason}", words.agreement.name),
            });
        });
    }

    /// Opens or closes the screen.
    pub fn toggle(self) {
        if self.open.get_untracked() { self.close() } else { self.open.set(true) }
    }

    /// Closes the screen and gives the focus back to the text.
    pub fn close(self) {
        self.open.set(false);
        dom::focus("article");
    }

    /// Closes the screen and shows a report, by its position in the project.
    pub fn go_to(self, report: usize) {
        let id = self.workspace.with(|project| project.reports.get(report).map(|report| report.id.clone()));
        let Some(Some(id)) = id else { return };
        self.open.set(false);
        if self.workspace.report.with_untracked(|shown| shown.as_ref() != Some(&id)) {
            self.workspace.show_report(Some(id));
        }
        // Once its text is there.
        dom::before_frame(|| {
            dom::focus("article");
        });
    }
}

/// Milliseconds until work shows that it is there.
const SOON: i32 = 250;

/// What is compared: the layers with work in them, gold apart; and how many
/// reports there are.
fn begun_with(project: &Project, basis: Basis) -> (Measured, usize) {
    let worked = |layer: &&Layer| {
        !layer.gold && layer.sheets.values().any(|sheet| sheet.done || !sheet.spans.is_empty())
    };
    let layers: Vec<&Layer> = project.layers.iter().filter(worked).collect();
    let order =
        project.reports.first().map(|report| by_letter(project, &report.id, false)).unwrap_or_default();
    let place = |layer: &&Layer| order.iter().position(|id| *id == layer.id).unwrap_or_default();
    let letters: Vec<String> = layers.iter().map(|layer| letter(place(layer))).collect();
    let mut plan = Plan::of(&project.schema, &layers, basis.options);
    if basis.hidden {
        plan.annotators.clone_from(&letters);
    }
    let layers = layers.iter().map(|layer| layer.id).collect();
    (Measured { tallies: Tallies::new(plan), letters, layers, opened: basis.opened }, project.reports.len())
}
