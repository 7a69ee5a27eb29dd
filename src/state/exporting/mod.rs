//! Data sets for other programs: what goes into one, and its making.
//!
//! A data set is made anew with every choice, off the main thread: what is shown of
//! it (its first lines, what it can't carry) is what is saved.
//!
//! - `making`: its files
//! - `saving`: they leave, with the data card
//! - `telling`: what people say in the card, kept with the project on this device

mod making;
mod saving;
mod telling;

use std::collections::{BTreeSet, VecDeque};
use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::helper::Helper;
use super::opening::file_name;
use super::pace::{Pace, Progress};
use super::queueing::Queueing;
use super::session::Session;
use super::workspace::Workspace;
use crate::core::datasets::card::Told;
use crate::core::datasets::errands::{Batch, written};
use crate::core::datasets::preview;
use crate::core::datasets::write::{Losses, Recipe};
use crate::core::datasets::{Document, Format, Split, Subset, give};
use crate::core::model::{Layer, LayerId, Project, Sha256};
use crate::platform::clock;
use making::Making;
pub(super) use telling::forget_told;

/// Which reports go into a data set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// The one that is shown.
    This,
    /// Those that the queue shows.
    Queue,
    /// All.
    All,
}

/// What goes into a data set, and how.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// Which reports.
    pub extent: Extent,
    /// Whose work.
    pub layers: BTreeSet<LayerId>,
    /// Whether only work that the annotator calls done.
    pub done_only: bool,
    /// How it is written.
    pub recipe: Recipe,
    /// How it is parted, if it is.
    pub split: Option<Split>,
    /// Whether a data card goes with it.
    pub card: bool,
}

/// A data set that is ready.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Made {
    /// How many reports are in it.
    pub reports: usize,
    /// How many spans.
    pub spans: usize,
    /// How many relations.
    pub relations: usize,
    /// What could not be carried.
    pub losses: Losses,
    /// Its first lines.
    pub preview: Vec<Vec<preview::Piece>>,
    /// Its files with their sizes in bytes.
    pub files: Vec<(String, usize)>,
}

/// The making of data sets.
#[derive(Clone, Copy)]
pub struct Exporting {
    session: Session,
    workspace: Workspace,
    queueing: Queueing,
    /// What is chosen, while the dialog is open.
    pub choice: RwSignal<Option<Choice>>,
    /// What came of it; `None` while it is being made.
    pub made: RwSignal<Option<Made>>,
    /// How far that has come, where it takes long.
    pub progress: RwSignal<Option<Progress>>,
    /// What people say of it, for the data card.
    pub told: RwSignal<Told>,
    files: StoredValue<Option<(Making, Choice)>, LocalStorage>,
    helper: StoredValue<Option<Rc<Helper>>, LocalStorage>,
    run: StoredValue<u32, LocalStorage>,
}

/// How many bytes make a job: some milliseconds of work.
const FULL: usize = 262_144;

impl Exporting {
    /// With nothing chosen.
    #[must_use]
    pub fn new(session: Session, workspace: Workspace, queueing: Queueing) -> Self {
        Self {
            session,
            workspace,
            queueing,
            choice: RwSignal::new(None),
            made: RwSignal::new(None),
            progress: RwSignal::new(None),
            told: RwSignal::new(Told::default()),
            files: StoredValue::new_local(None),
            helper: StoredValue::new_local(None),
            run: StoredValue::new_local(0),
        }
    }

    /// Brings out the dialog, with all the work that there is: gold if there
    /// is any, else the layer that is open, else those of colleagues.
    pub fn open(self) {
        let layers = self.workspace.with(|project| {
            let worked = || project.layers.iter().filter(|layer| !layer.sheets.is_empty());
            let one =
                worked().find(|layer| layer.gold).or(worked().find(|layer| layer.id == project.open_layer));
            // Where there is no work of one's own, that of all colleagues.
            let all =
                one.map_or_else(|| worked().map(|layer| layer.id).collect(), |one| BTreeSet::from([one.id]));
            if all.is_empty() { BTreeSet::from([project.open_layer]) } else { all }
        });
        let Some(layers) = layers else { return };
        self.recall_told();
        self.choose(Choice {
            extent: if self.queueing.narrowed() { Extent::Queue } else { Extent::All },
            layers,
            done_only: false,
            recipe: Recipe::of(Format::JsonLines),
            split: None,
            card: true,
        });
    }

    /// Closes the dialog and leaves what is at hand.
    pub fn close(self) {
        self.stop();
        self.choice.set(None);
        self.made.set(None);
        self.files.set_value(None);
    }

    /// Changes what is chosen.
    pub fn change(self, change: impl FnOnce(&mut Choice)) {
        if let Some(mut choice) = self.choice.get_untracked() {
            change(&mut choice);
            self.choose(choice);
        }
    }

    fn choose(self, choice: Choice) {
        if self.choice.with_untracked(|now| now.as_ref() == Some(&choice)) {
            return;
        }
        let card = choice.card;
        let remake = self
            .choice
            .with_untracked(|now| now.as_ref().is_none_or(|now| Choice { card, ..now.clone() } != choice));
        self.choice.set(Some(choice.clone()));
        // The card is written when it is saved.
        if remake {
            self.make(choice);
        }
    }

    /// The layers that have any work, with their names; the adjudicated ones apart.
    #[must_use]
    pub fn layers(self) -> Vec<(LayerId, String, bool)> {
        self.choice.track();
        let named = |layer: &Layer| (layer.id, layer.annotator.clone(), layer.gold);
        let of = |project: &Project| {
            let shown = |layer: &&Layer| !layer.sheets.is_empty() || layer.id == project.open_layer;
            project.layers.iter().filter(shown).map(named).collect()
        };
        self.workspace.with(of).unwrap_or_default()
    }

    /// Whether the queue shows only some of the reports.
    #[must_use]
    pub fn can_narrow(self) -> bool {
        self.queueing.narrowed() && !self.queueing.is_empty()
    }

    fn stop(self) {
        self.run.update_value(|run| *run = run.wrapping_add(1));
        if let Some(helper) = self.helper.try_update_value(Option::take).flatten() {
            helper.end();
        }
        self.progress.set(None);
    }

    /// The places of the reports, in the order of the project.
    fn places(self, extent: Extent) -> Vec<usize> {
        match extent {
            Extent::This => {
                let shown = self.workspace.report.get_untracked();
                let at = |project: &Project| {
                    project.reports.iter().position(|one| Some(&one.id) == shown.as_ref())
                };
                self.workspace.with(at).flatten().into_iter().collect()
            }
            Extent::Queue if self.can_narrow() => {
                let mut shown = self.queueing.with(|_, shown, _| shown.to_vec()).unwrap_or_default();
                shown.sort_unstable();
                shown
            }
            Extent::Queue | Extent::All => {
                (0..self.workspace.with(|project| project.reports.len()).unwrap_or_default()).collect()
            }
        }
    }

    /// A report with the work that is chosen. `None` if there is none of it, and only
    /// finished work is wanted.
    fn document(self, at: usize, choice: &Choice) -> Option<(Document, Sha256)> {
        let of = |project: &Project| {
            let report = project.reports.get(at)?;
            let chosen = |layer: &&Layer| choice.layers.contains(&layer.id);
            let layers: Vec<&Layer> = project.layers.iter().filter(chosen).collect();
            let mut document = give(report, &layers);
            document.works.retain(|work| work.done || !choice.done_only);
            (!document.works.is_empty() || !choice.done_only).then_some((document, report.sha256))
        };
        self.workspace.with(of).flatten()
    }

    fn make(self, choice: Choice) {
        self.stop();
        self.made.set(None);
        self.files.set_value(None);
        let helper = Rc::new(Helper::new());
        self.helper.set_value(Some(helper.clone()));
        let mut pace = Pace::new(self.progress, self.run);
        let places = untrack(|| self.places(choice.extent));
        spawn_local(async move {
            if let Some(making) = self.run(&choice, &places, &mut pace, &helper).await {
                helper.end();
                self.progress.set(None);
                self.made.set(Some(making.made()));
                self.files.set_value(Some((making, choice)));
            }
        });
    }

    /// Which part each of these reports is in; nothing where they are not parted.
    fn subsets(self, choice: &Choice, places: &[usize]) -> Vec<Option<Subset>> {
        let Some(split) = choice.split else { return Vec::new() };
        let hashes: Vec<Sha256> =
            places.iter().filter_map(|at| Some(self.document(*at, choice)?.1)).collect();
        split.assign(&hashes).into_iter().map(Some).collect()
    }

    /// Has all documents written, batch by batch. `None` if it was cancelled.
    async fn run(
        self,
        choice: &Choice,
        places: &[usize],
        pace: &mut Pace,
        helper: &Helper,
    ) -> Option<Making> {
        let mut making = Making::new(self.name()?, choice.recipe.format);
        let subsets = self.subsets(choice, places);
        let mut subsets = subsets.into_iter().chain(std::iter::repeat(None));
        let (mut sent, mut waiting) = (VecDeque::new(), 0);
        let mut batch = Batch::new(&choice.recipe);
        pace.expect(places.len(), 0);
        for (n, at) in places.iter().enumerate() {
            if let Some((document, _)) = self.document(*at, choice) {
                making.count(*at, &document);
                batch.add(&document);
            }
            waiting += 1;
            let is_last = n + 1 == places.len();
            if !is_last && batch.weight() < FULL {
                continue;
            }
            helper.send(std::mem::replace(&mut batch, Batch::new(&choice.recipe)).job());
            sent.push_back(std::mem::take(&mut waiting));
            while sent.len() > if is_last { 0 } else { helper.ahead() } {
                let (documents, losses) = written(&helper.answer().await?)?;
                making.losses.append(&losses);
                making.take(documents, &mut subsets);
                for _ in 0..sent.pop_front().unwrap_or_default() {
                    pace.step("", 0).await.then_some(())?;
                }
            }
        }
        making.end();
        Some(making)
    }

    /// What the files are called after: the project and the day.
    fn name(self) -> Option<String> {
        let name = self.workspace.with(|project| file_name(&project.name))?;
        Some(format!("{name}.{}", clock::today()))
    }
}
