//! A data set leaves, with its data card.

use std::collections::BTreeSet;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::making::Making;
use super::{Choice, Exporting};
use crate::core::agreement::errands::counted;
use crate::core::agreement::{Options, Plan, Tallies};
use crate::core::datasets::card::{Agreement, Facts, card};
use crate::core::model::{Layer, LayerId, Project};
use crate::state::gathering::Errand;
use crate::state::helper::Helper;
use crate::state::pace::Pace;

impl Exporting {
    /// Offers the data set as a file: the one that there is, or all in a zip. For the
    /// card it is found out first how far the annotators agree.
    pub fn save(self) {
        if !self.choice.with_untracked(|now| now.as_ref().is_some_and(|now| now.card)) {
            return self.offer(|_, _| None);
        }
        self.stop();
        let helper = Rc::new(Helper::new());
        self.helper.set_value(Some(helper.clone()));
        let mut pace = Pace::new(self.progress, self.run);
        spawn_local(async move {
            let agreement = self.agreement(&mut pace, &helper).await;
            if !helper.has_ended() {
                self.stop();
                self.offer(|making, choice| self.card(making, choice, agreement.as_ref()));
            }
        });
    }

    fn offer(self, card: impl FnOnce(&Making, &Choice) -> Option<String>) {
        let words = self.session.words_now();
        let saved = self.files.with_value(|made| {
            let (making, choice) = made.as_ref()?;
            Some(making.offer(card(making, choice), words.datasets.too_large))
        });
        self.session.announce(match saved {
            Some(Ok(name)) => words.said_exported.replace("{}", &name),
            Some(Err(reason)) => format!("{}: {reason}", words.datasets.export),
            None => return,
        });
    }

    /// How far the annotators of the chosen reports agree, whoever's work goes out.
    async fn agreement(self, pace: &mut Pace, helper: &Helper) -> Option<Agreement> {
        let made = self.files.with_value(|made| {
            made.as_ref().map(|(making, choice)| (making.places.clone(), choice.done_only))
        });
        let (reports, done_only) = made?;
        let compared = |project: &Project| {
            let layers = project.layers.iter().filter(|layer| !layer.gold && !layer.sheets.is_empty());
            let layers: Vec<&Layer> = layers.collect();
            let plan = Plan::of(&project.schema, &layers, Options { done_only, ..Options::default() });
            (plan, layers.iter().map(|layer| layer.id).collect::<Vec<LayerId>>())
        };
        let (plan, layers) = self.workspace.with(compared)?;
        let mut tallies = Tallies::new(plan.clone());
        if layers.len() > 1 {
            let take = |answer: &[u8]| {
                counted(answer)?.into_iter().for_each(|counts| tallies.add(counts));
                Some(())
            };
            let errand = Errand { plan: &plan, layers: &layers, pair: None, reports };
            errand.run(self.workspace, pace, helper, take).await?;
        }
        Agreement::of(&tallies)
    }

    /// The data card, as it is now.
    fn card(self, making: &Making, choice: &Choice, agreement: Option<&Agreement>) -> Option<String> {
        let told = self.told.get_untracked();
        self.workspace.with(|project| {
            let chosen = || project.layers.iter().filter(|layer| choice.layers.contains(&layer.id));
            let languages: BTreeSet<String> =
                project.reports.iter().filter_map(|report| report.language.clone()).collect();
            card(&Facts {
                name: &project.name,
                languages: &languages.into_iter().collect::<Vec<_>>(),
                inventory: &making.inventory,
                names: false,
                gold: chosen().next().is_some() && chosen().all(|layer| layer.gold),
                schema_version: Some(project.schema.version),
                guidelines: &project.guidelines,
                agreement,
                recipe: choice.recipe,
                losses: &making.losses,
                files: &making.assembly.list(),
                split: choice.split,
                told: &told,
            })
        })
    }
}
