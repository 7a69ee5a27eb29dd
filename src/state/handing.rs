//! Handing the project out to colleagues: what is asked, who gets what, and the
//! files that are offered.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::opening::Opening;
use super::queueing::Queueing;
use super::session::Session;
use super::workspace::Workspace;
use crate::core::exchange::project_file;
use crate::core::handing::{Division, NoDivision, Overlap, Wish, names, number, packet};
use crate::core::model::LayerId;
use crate::platform::clock;
use crate::ui::messages::fill;

/// More people than anybody divides among by hand.
const MOST_PEOPLE: usize = 200;

/// Who gets what.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The people's names; empty where none was given.
    pub names: Vec<String>,
    /// The places of the reports that are divided in the queue, counted from 0.
    pub places: Vec<usize>,
    /// Which of those each gets.
    pub division: Division,
}

/// Why there is no plan.
#[derive(Clone, Debug, PartialEq)]
pub enum NoPlan {
    /// It can't be divided so.
    Division(NoDivision),
    /// Two people have this name.
    SameName(String),
    /// A field holds no number that can be used.
    NoNumber,
}

/// Handing out.
#[derive(Clone, Copy)]
pub struct Handing {
    session: Session,
    workspace: Workspace,
    queueing: Queueing,
    opening: Opening,
    /// Whether its dialog is shown.
    pub shown: RwSignal<bool>,
    /// How many people there are, as it is typed.
    pub people: RwSignal<String>,
    /// Their names, one on each line.
    pub names: RwSignal<String>,
    /// What everybody gets, as it is typed.
    pub overlap: RwSignal<String>,
    /// Whether that counts so many in a hundred, or reports.
    pub in_percent: RwSignal<bool>,
    /// The number of the draw, as it is typed.
    pub draw: RwSignal<String>,
    /// Whether only the reports go out that the queue shows.
    pub narrowed: RwSignal<bool>,
    /// Whether the layers that are there go along.
    pub with_layers: RwSignal<bool>,
    /// Whose files were offered.
    pub offered: RwSignal<BTreeSet<usize>>,
    /// The layers of the people, the same for as long as the dialog is open.
    layers: StoredValue<Vec<LayerId>>,
}

impl Handing {
    /// With nothing typed but what is usual.
    #[must_use]
    pub fn new(session: Session, workspace: Workspace, queueing: Queueing, opening: Opening) -> Self {
        Self {
            session,
            workspace,
            queueing,
            opening,
            shown: RwSignal::new(false),
            people: RwSignal::new("2".to_owned()),
            names: RwSignal::new(String::new()),
            overlap: RwSignal::new("20".to_owned()),
            in_percent: RwSignal::new(true),
            draw: RwSignal::new("1".to_owned()),
            narrowed: RwSignal::new(false),
            with_layers: RwSignal::new(false),
            offered: RwSignal::new(BTreeSet::new()),
            layers: StoredValue::new(Vec::new()),
        }
    }

    /// Brings out the dialog.
    pub fn open(self) {
        self.narrowed.set(false);
        self.layers.set_value(Vec::new());
        self.offered.set(BTreeSet::new());
        self.shown.set(true);
    }

    /// Takes the names. There are never fewer people than names.
    pub fn name(self, typed: String) {
        let named = names(&typed).0.len();
        if self.people.with_untracked(|people| number(people)).is_none_or(|people| people < named) {
            self.people.set(named.to_string());
        }
        self.names.set(typed);
    }

    /// Whether the queue shows only some of the reports.
    #[must_use]
    pub fn can_narrow(self) -> bool {
        self.queueing.narrowed() && !self.queueing.is_empty()
    }

    /// How many reports the queue shows.
    #[must_use]
    pub fn in_queue(self) -> usize {
        self.queueing.len()
    }

    /// Whether there is a layer with work in it that could go along.
    #[must_use]
    pub fn has_layers(self) -> bool {
        self.shown.track();
        self.workspace
            .with(|project| project.layers.iter().any(|layer| !layer.sheets.is_empty()))
            .unwrap_or_default()
    }

    /// Who gets what, as it is typed now.
    ///
    /// # Errors
    /// Where it can't be divided so.
    pub fn plan(self) -> Result<Plan, NoPlan> {
        self.shown.track();
        let number = |field: RwSignal<String>| field.with(|text| number(text)).ok_or(NoPlan::NoNumber);
        let (mut names, twice) = self.names.with(|text| names(text));
        if let Some(name) = twice {
            return Err(NoPlan::SameName(name));
        }
        let people = number(self.people)?.max(names.len());
        if people > MOST_PEOPLE {
            return Err(NoPlan::NoNumber);
        }
        names.resize(people, String::new());
        let overlap = number(self.overlap)?;
        let overlap =
            if self.in_percent.get() { Overlap::Percent(overlap) } else { Overlap::Reports(overlap) };
        let seed = u64::try_from(number(self.draw)?).unwrap_or_default();
        let narrowed = self.narrowed.get() && self.can_narrow();
        let places = if narrowed {
            // The order of the project, however the queue is sorted now.
            let mut shown = self.queueing.with(|_, shown, _| shown.to_vec()).unwrap_or_default();
            shown.sort_unstable();
            shown
        } else {
            (0..self.workspace.with(|project| project.reports.len()).unwrap_or_default()).collect()
        };
        let division =
            Division::of(places.len(), Wish { people, overlap, seed }).map_err(NoPlan::Division)?;
        Ok(Plan { names, places, division })
    }

    /// What a person is called here.
    #[must_use]
    pub fn name_of(self, plan: &Plan, person: usize) -> String {
        match plan.names.get(person).filter(|name| !name.is_empty()) {
            Some(name) => name.clone(),
            None => fill(self.session.words().handing.nobody_named, &[&person.saturating_add(1).to_string()]),
        }
    }

    /// Offers the file of one person.
    pub fn offer(self, person: usize) {
        if let Ok(plan) = untrack(|| self.plan())
            && self.offer_file(&plan, person)
        {
            self.offered.update(|offered| offered.extend([person]));
        }
    }

    /// The first person whose file was not offered yet.
    #[must_use]
    pub fn next(self, plan: &Plan) -> Option<usize> {
        self.offered.with(|offered| (0..plan.names.len()).find(|person| !offered.contains(person)))
    }

    /// Offers the next file. One by one: browsers stop a page that saves several
    /// files at one press.
    pub fn offer_next(self) {
        let next = untrack(|| self.plan().ok().and_then(|plan| self.next(&plan)));
        if let Some(person) = next {
            self.offer(person);
        }
    }

    fn offer_file(self, plan: &Plan, person: usize) -> bool {
        let layer = self.layer_of(person);
        let called = untrack(|| self.name_of(plan, person));
        let name = plan.names.get(person).map_or("", String::as_str);
        let share: Vec<usize> =
            plan.division.share(person).into_iter().filter_map(|at| plan.places.get(at).copied()).collect();
        let (with_layers, now) = (self.with_layers.get_untracked(), clock::moment());
        let file = self.workspace.with(|project| {
            let packet = packet(project, &share, (layer, name), with_layers, now.as_ref());
            (format!("{} {called}", project.name), project_file::write(&packet))
        });
        file.is_some_and(|(name, text)| self.opening.offer(&name, "wasim", &text))
    }

    /// The layer of a person: one file or two, it is the same work.
    fn layer_of(self, person: usize) -> LayerId {
        let layer = self.layers.try_update_value(|layers| {
            while layers.len() <= person {
                layers.push(LayerId(clock::new_id()));
            }
            layers.get(person).copied()
        });
        layer.flatten().unwrap_or_else(|| LayerId(clock::new_id()))
    }
}
