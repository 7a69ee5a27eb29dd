//! Taking in what colleagues send back: any number of layer files in one step,
//! with one summary of what became of each.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::opening::Opening;
use crate::core::exchange::{FileKind, Problem, Receipt, kind_of, layer_file};
use crate::core::handing::{
    Clash, Counts, How, Namesake, Taking, Unsettled, last_change, namesakes, take, unsettled,
};
use crate::core::model::{Layer, LayerId, Project, ReportId};
use crate::platform::files::{self, Picked};

/// What became of a number of files.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TakenIn {
    /// The files, in the order in which they were taken.
    pub files: Vec<TakenFile>,
    /// The decisions that no longer apply.
    pub unsettled: Vec<Unsettled>,
    /// The layers that are called alike, name by name.
    pub namesakes: Vec<Vec<Namesake>>,
}

/// What became of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct TakenFile {
    /// Its name.
    pub file: String,
    /// The layer in it, or what stood in the way.
    pub outcome: Result<TakenLayer, Problem>,
}

/// What became of a layer.
#[derive(Clone, Debug, PartialEq)]
pub struct TakenLayer {
    /// Its annotator; empty if nobody is named.
    pub annotator: String,
    /// What became of it.
    pub how: How,
    /// What is different now.
    pub counts: Counts,
    /// What both copies had in different versions.
    pub clashes: Vec<Clash>,
    /// What reading it did.
    pub receipt: Receipt,
}

/// The project as it is on the way, with what changed so far.
struct Way {
    project: Project,
    changed: BTreeSet<LayerId>,
    /// Those that are the same in a newer file.
    renewed: BTreeSet<LayerId>,
    reports: BTreeSet<ReportId>,
}

impl Way {
    fn file(&mut self, file: &Picked) -> Result<TakenLayer, Problem> {
        let (layer, receipt) = layer_file::read(&file.bytes, &self.project)?;
        let taking = take(&self.project, layer, &receipt.untouched);
        let changes = taking.changes();
        let renewed = taking.how == How::Same && self.project.layer(taking.layer.id) != Some(&taking.layer);
        let Taking { how, layer, counts, clashes } = taking;
        let annotator = layer.annotator.clone();
        if changes || renewed {
            if changes { &mut self.changed } else { &mut self.renewed }.insert(layer.id);
            self.reports.extend(layer.sheets.keys().cloned());
            match self.project.layer_mut(layer.id) {
                Some(there) => {
                    self.reports.extend(there.sheets.keys().cloned());
                    *there = layer;
                }
                None => self.project.layers.push(layer),
            }
        }
        Ok(TakenLayer { annotator, how, counts, clashes, receipt })
    }
}

impl Opening {
    /// Opens files of Wasim: projects and schemas one by one, then all layers at once.
    pub(super) async fn open_wasim_files(self, files: Vec<(String, web_sys::File)>) {
        let mut layers = Vec::new();
        for (name, file) in files {
            match files::read(&file).await {
                Ok(bytes) => {
                    let picked = Picked { name, bytes };
                    match kind_of(&picked.bytes) {
                        Ok(FileKind::Layer) => layers.push(picked),
                        _ => {
                            if let Err(problem) = self.open_wasim(&picked).await {
                                self.tell_problem(&picked.name, &problem);
                            }
                        }
                    }
                }
                Err(reason) => {
                    let words = self.session.words_now();
                    self.tell(
                        &words.cannot_open.replace("{}", &name),
                        vec![words.cannot_read.to_owned(), reason],
                    );
                }
            }
        }
        if !layers.is_empty() {
            self.take_in(layers);
        }
    }

    /// Takes layer files into the open project, all in one step, and says what
    /// became of each.
    pub(super) fn take_in(self, files: Vec<Picked>) {
        let words = self.session.words_now();
        let title = files.first().map(|file| words.cannot_open.replace("{}", &file.name)).unwrap_or_default();
        let Some(before) = self.workspace.with(Project::clone) else {
            let lines = vec![words.layer_first_project.to_owned(), words.nothing_changed.to_owned()];
            return self.tell(&title, lines);
        };
        if !self.workspace.may_edit() {
            return self.tell(&title, vec![words.follows_refused.to_owned()]);
        }
        let mut way = Way {
            project: before,
            changed: BTreeSet::new(),
            renewed: BTreeSet::new(),
            reports: BTreeSet::new(),
        };
        let mut taken = TakenIn::default();
        for file in &files {
            match (way.file(file), files.len()) {
                (Err(problem), 1) => return self.tell_problem(&file.name, &problem),
                (outcome, _) => taken.files.push(TakenFile { file: file.name.clone(), outcome }),
            }
        }
        let Way { project: after, changed, renewed, reports } = way;
        taken.unsettled =
            self.workspace.with(|before| unsettled(before, &after, &reports)).unwrap_or_default();
        taken.namesakes = namesakes(&after, &changed);
        let renewed = renewed.difference(&changed).filter_map(|id| after.layer(*id).cloned());
        self.workspace.put_quietly(renewed.collect());
        let layers: Vec<Layer> =
            after.layers.into_iter().filter(|layer| changed.contains(&layer.id)).collect();
        if !layers.is_empty() && self.workspace.put_layers(layers).is_err() {
            return self.tell(&title, vec![words.nothing_changed.to_owned()]);
        }
        self.taken.set(Some(taken));
    }
}

/// When something of a layer was changed last, as people tell layers apart.
#[must_use]
pub fn last_changed(layer: &Layer) -> Option<String> {
    last_change(layer).map(crate::platform::clock::day_minute)
}
