//! Data sets of other programs on their way in: what was found in their files, what
//! becomes of it, and its taking in.
//!
//! Files are read off the main thread, and again after each change of how they are
//! read. What was found stays laid flat until a person has decided; then it goes into
//! the project, all in one step.

mod files;

use std::rc::Rc;

pub use files::Body;
use files::{DataFile, Jobs};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::helper::Helper;
use super::opening::Opening;
use super::pace::{Pace, Progress};
use super::reshaping::Reshaping;
use crate::core::datasets::errands::{Outline, documents, outline};
use crate::core::datasets::read::{Columns, Preview as Table, preview};
use crate::core::datasets::{Arrival, Format, Into, MOST, Mapping, Taker, Unit};
use crate::core::edit::{self, Delivery, ProjectCommand};
use crate::core::intake::stem;
use crate::core::model::{Project, Schema, Stamp};
use crate::platform::clock;
use crate::ui::messages::describe_arrival;

/// Files of one format, as they are listed.
#[derive(Clone, Debug, PartialEq)]
pub struct Batch {
    /// The format: what was recognised, or what the person chose.
    pub format: Format,
    /// The name of the first of them.
    pub name: String,
    /// How many there are.
    pub files: usize,
}

/// Taking data sets in.
#[derive(Clone, Copy)]
pub struct Importing {
    opening: Opening,
    reshaping: Reshaping,
    /// The files by their formats, while the dialog is open.
    pub batches: RwSignal<Vec<Batch>>,
    /// What was found in them; `None` while they are read.
    pub overview: RwSignal<Option<Outline>>,
    /// What becomes of labels, relation types and attributes.
    pub mapping: RwSignal<Option<Mapping>>,
    /// What offsets are counted in where the files don't say; `None` leaves it to what
    /// is likely.
    pub unit: RwSignal<Option<Unit>>,
    /// The first rows of the first table among the files, and what its columns are.
    pub table: RwSignal<Option<Table>>,
    /// Where the work goes.
    pub into: RwSignal<Into>,
    /// How far reading or taking has come, where it takes long.
    pub progress: RwSignal<Option<Progress>>,
    /// Whether the person has said what columns are: then those of all tables are.
    has_columns: StoredValue<bool>,
    files: StoredValue<Rc<Vec<DataFile>>, LocalStorage>,
    /// What was found, laid flat.
    flat: StoredValue<Vec<Vec<u8>>, LocalStorage>,
    helper: StoredValue<Option<Rc<Helper>>, LocalStorage>,
    run: StoredValue<u32, LocalStorage>,
}

impl Importing {
    /// With nothing under way.
    #[must_use]
    pub fn new(opening: Opening, reshaping: Reshaping) -> Self {
        Self {
            opening,
            reshaping,
            batches: RwSignal::new(Vec::new()),
            overview: RwSignal::new(None),
            mapping: RwSignal::new(None),
            unit: RwSignal::new(None),
            table: RwSignal::new(None),
            into: RwSignal::new(Into::Open),
            progress: RwSignal::new(None),
            has_columns: StoredValue::new(false),
            files: StoredValue::new_local(Rc::default()),
            flat: StoredValue::new_local(Vec::new()),
            helper: StoredValue::new_local(None),
            run: StoredValue::new_local(0),
        }
    }

    /// Brings out the dialog for these files: names, formats and what is in them.
    pub(super) fn begin(self, files: Vec<(String, Format, Body)>) {
        let mut batches: Vec<Batch> = Vec::new();
        let mut all = Vec::with_capacity(files.len());
        for (name, format, body) in files {
            let at = batches.iter().position(|batch| batch.format == format).unwrap_or_else(|| {
                batches.push(Batch { format, name: name.clone(), files: 0 });
                batches.len() - 1
            });
            if let Some(batch) = batches.get_mut(at) {
                batch.files += 1;
            }
            all.push(DataFile { name, body, batch: at });
        }
        self.files.set_value(Rc::new(all));
        self.unit.set(None);
        self.mapping.set(None);
        self.batches.set(batches);
        self.look_at_table();
        self.read();
    }

    /// Closes the dialog; nothing has changed.
    pub fn cancel(self) {
        if self.batches.with_untracked(Vec::is_empty) {
            return;
        }
        self.end();
        let words = self.opening.session.words_now();
        self.opening.session.announce(words.nothing_changed.to_owned());
    }

    fn end(self) {
        self.stop();
        self.batches.set(Vec::new());
        self.overview.set(None);
        self.table.set(None);
        self.mapping.set(None);
        self.files.set_value(Rc::default());
        self.flat.set_value(Vec::new());
    }

    fn stop(self) {
        self.run.update_value(|run| *run = run.wrapping_add(1));
        if let Some(helper) = self.helper.try_update_value(Option::take).flatten() {
            helper.end();
        }
        self.progress.set(None);
    }

    /// Reads files in another format than was recognised.
    pub fn choose_format(self, batch: usize, format: Format) {
        self.batches.update(|batches| {
            if let Some(batch) = batches.get_mut(batch) {
                batch.format = format;
            }
        });
        self.look_at_table();
        self.read();
    }

    /// Takes the columns of tables for something else.
    pub fn choose_columns(self, change: impl FnOnce(&mut Columns)) {
        self.has_columns.set_value(true);
        self.table.update(|table| {
            if let Some(table) = table {
                change(&mut table.columns);
            }
        });
        self.read();
    }

    fn look_at_table(self) {
        let at =
            self.batches.with_untracked(|all| all.iter().position(|batch| batch.format == Format::Table));
        let text = |file: &DataFile| match &file.body {
            Body::Text(text) if Some(file.batch) == at => Some(preview(text)),
            _ => None,
        };
        self.has_columns.set_value(false);
        self.table.set(self.files.with_value(|files| files.iter().find_map(text)));
    }

    /// Has offsets counted in another unit.
    pub fn choose_unit(self, unit: Option<Unit>) {
        self.unit.set(unit);
        self.read();
    }

    fn read(self) {
        self.stop();
        self.overview.set(None);
        self.flat.set_value(Vec::new());
        let helper = Rc::new(Helper::new());
        self.helper.set_value(Some(helper.clone()));
        let mut pace = Pace::new(self.progress, self.run);
        spawn_local(async move {
            if let Some((overview, flat)) = self.run(&mut pace, &helper).await {
                helper.end();
                self.progress.set(None);
                self.settle(overview, flat);
            }
        });
    }

    fn settle(self, overview: Outline, flat: Vec<Vec<u8>>) {
        let mapping = self.with_schema(|schema| Mapping::proposed(&overview.inventory, schema));
        // What a person has decided already stays.
        let mapping = match self.mapping.get_untracked() {
            None => mapping,
            Some(before) => mapping.keeping(before),
        };
        self.into.set(if overview.inventory.annotators.len() > 1 { Into::Each } else { Into::Open });
        self.flat.set_value(flat);
        self.mapping.set(Some(mapping));
        self.overview.set(Some(overview));
    }

    /// The schema that labels go to.
    pub fn with_schema<T>(self, read: impl Fn(&Schema) -> T) -> T {
        let there = self.opening.workspace.with(|project| read(&project.schema));
        there.unwrap_or_else(|| read(&Schema::conflict_reports()))
    }

    async fn run(self, pace: &mut Pace, helper: &Helper) -> Option<(Outline, Vec<Vec<u8>>)> {
        let formats: Vec<Format> =
            self.batches.with_untracked(|all| all.iter().map(|batch| batch.format).collect());
        let columns = self.table.with_untracked(|table| table.as_ref().map(|table| table.columns.clone()));
        let columns = columns.filter(|_| self.has_columns.get_value());
        let mut jobs = Jobs::new(self.files.get_value(), &formats, self.unit.get_untracked(), columns);
        let (mut all, mut flat) = (Outline::default(), Vec::new());
        let (mut sent, mut is_last) = (0, false);
        pace.expect(jobs.many(), 0);
        loop {
            while !is_last && sent <= flat.len() + helper.ahead() {
                match jobs.next().await {
                    Some(Ok(job)) => {
                        helper.send(job);
                        sent += 1;
                    }
                    Some(Err(finding)) => all.findings.push(finding),
                    None => is_last = true,
                }
            }
            if flat.len() == sent {
                return pace.step("", 0).await.then_some((all, flat));
            }
            let answer = helper.answer().await?;
            all.append(outline(&answer)?);
            flat.push(answer);
            pace.step("", 0).await.then_some(())?;
        }
    }

    /// Whether there are more labels than a schema can be given.
    #[must_use]
    pub fn is_too_much(self) -> bool {
        self.overview.with(|overview| {
            let inventory = overview.as_ref().map(|overview| &overview.inventory);
            inventory.is_some_and(|all| all.labels.len() > MOST || all.relations.len() > MOST)
        })
    }

    /// Takes in what was found, as it was decided.
    pub fn confirm(self) {
        let ready = self.overview.get_untracked().zip(self.mapping.get_untracked());
        let Some((overview, mapping)) = ready.filter(|_| !self.is_too_much()) else { return };
        // It says itself that another tab works here; what was found stays.
        let is_open = self.opening.workspace.with(|_| ()).is_some();
        if is_open && !self.opening.workspace.may_edit() {
            return;
        }
        let Some(now) = clock::moment() else { return };
        let stamp = Stamp { by: self.opening.session.signature(), at: now };
        let tool = self.batches.with_untracked(|all| all.first().map_or("", |batch| batch.format.word()));
        let flat = self.flat.try_update_value(std::mem::take).unwrap_or_default();
        // Nobody takes it in twice.
        self.overview.set(None);
        let mut pace = Pace::new(self.progress, self.run);
        spawn_local(async move {
            let settled = self.with_schema(|schema| {
                mapping.settle(&overview.inventory, schema, &untrack(|| self.reshaping.keys_of_app()))
            });
            let there = self.opening.workspace.with(Project::clone);
            let name = self.batches.with_untracked(|all| all.first().map(|batch| batch.name.clone()));
            let new = || self.opening.new_project(stem(&name.unwrap_or_default()).to_owned());
            let is_new = there.is_none();
            let project = there.unwrap_or_else(new);
            let mut new_id = clock::new_id;
            let mut taker =
                Taker::new(&project, &settled, self.into.get_untracked(), stamp, tool, &mut new_id);
            pace.expect(overview.inventory.documents, 0);
            for answer in flat {
                for document in documents(&answer) {
                    taker.take(document);
                    if !pace.step("", 0).await {
                        return;
                    }
                }
            }
            let arrival = taker.finish();
            // Another tab may have begun to work here meanwhile: what was found is read again.
            if !is_new && !self.opening.workspace.may_edit() {
                return self.read();
            }
            self.end();
            self.put_in(is_new.then_some(project), settled.schema, arrival);
        });
    }

    fn put_in(self, new: Option<Project>, schema: Schema, arrival: Arrival) {
        let Arrival { reports, layers, annotations, there, aside, out, noted } = arrival;
        let counts = [reports.len(), annotations, there, aside, out, noted];
        let delivery = Box::new(Delivery { reports, schema: Some(schema), layers });
        let words = self.opening.session.words_now();
        let refused = |lines: Vec<String>| self.opening.tell(words.adding.none_added, lines);
        if let Some(mut project) = new {
            if let Err(error) = edit::apply_to_project(&mut project, ProjectCommand::TakeIn(delivery)) {
                return refused(vec![error.to_string(), words.nothing_changed.to_owned()]);
            }
            self.opening.take_made(project);
        } else if let Err(error) = self.opening.workspace.edit_project(ProjectCommand::TakeIn(delivery)) {
            return refused(vec![error.to_string(), words.nothing_changed.to_owned()]);
        }
        let (title, lines) = describe_arrival(self.opening.session.language.get_untracked(), counts);
        self.opening.tell(&title, lines);
    }
}
