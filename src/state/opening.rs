//! Opening, importing and exporting: what is kept on this device, what comes
//! in files, what goes out as one.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::layers::Taken;
use super::session::Session;
use super::tabs::Role;
use super::workspace::Workspace;
use crate::core::exchange::{FileKind, Problem, Receipt, kind_of, layer_file, project_file, record};
use crate::core::keep::{self, Head};
use crate::core::model::{Layer, LayerId, Project, ProjectId, Report, ReportId, Schema};
use crate::core::text::Byte;
use crate::platform::files::{self, Picked};
use crate::platform::storage::StorageError;
use crate::platform::{clock, prefs};
use crate::sample;
use crate::ui::messages::{describe_problem, describe_receipt};

/// Something a person is told in a dialog.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// What it is about.
    pub title: String,
    /// What happened, a paragraph each.
    pub lines: Vec<String>,
}

/// What is known of a kept project.
#[derive(Clone, Debug, PartialEq)]
pub struct Shelf {
    /// Its id.
    pub id: ProjectId,
    /// Its name.
    pub name: String,
    /// How many reports it has.
    pub reports: usize,
}

/// Opening, importing and exporting.
#[derive(Clone, Copy)]
pub struct Opening {
    session: Session,
    workspace: Workspace,
    /// What the person is told.
    pub notice: RwSignal<Option<Notice>>,
    /// The kept projects.
    pub shelf: RwSignal<Vec<Shelf>>,
    /// Whether the start screen waits to know what is kept.
    pub waiting: RwSignal<bool>,
}

/// What the place in the address or in the preferences says is open.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
struct Place {
    project: ProjectId,
    report: ReportId,
}

record!(Place { project, report });

impl Opening {
    /// With nothing known yet.
    #[must_use]
    pub fn new(session: Session, workspace: Workspace) -> Self {
        Self {
            session,
            workspace,
            notice: RwSignal::new(None),
            shelf: RwSignal::new(Vec::new()),
            waiting: RwSignal::new(true),
        }
    }

    /// Goes on where this device was left, and remembers every later place.
    pub fn resume(self) {
        spawn_local(async move {
            self.look_at_shelf().await;
            if let Some(place) = prefs::get::<Option<Place>>("place").flatten() {
                let kept = self.shelf.with_untracked(|shelf| shelf.iter().any(|one| one.id == place.project));
                if kept {
                    self.open_kept(place.project).await;
                    self.workspace.show_report(Some(place.report));
                }
            }
            self.waiting.set(false);
        });
        Effect::new(move |before: Option<()>| {
            let report = self.workspace.report.get();
            let project = self.workspace.with(|project| project.id);
            if before.is_some() {
                prefs::set("place", project.zip(report).map(|(project, report)| Place { project, report }));
            }
        });
    }

    async fn look_at_shelf(self) {
        let read = async { self.workspace.saver.store().await?.read(keep::HEADS).await };
        match read.await {
            Ok(records) => {
                let mut shelf = Vec::with_capacity(records.len());
                for record in &records {
                    match keep::read_head(record) {
                        Ok(Head { facts, queue, .. }) => {
                            shelf.push(Shelf { id: facts.id, name: facts.name, reports: queue.len() });
                        }
                        // Kept, but not by this version: it stays on the disk as it is.
                        Err(problem) => self.tell_problem(self.session.words_now().kept_here, &problem),
                    }
                }
                self.shelf.set(shelf);
            }
            Err(error) => self.storage_failed(&error),
        }
    }

    fn storage_failed(self, error: &StorageError) {
        let words = self.session.words_now();
        self.tell(words.not_kept, vec![words.storage_blocked.to_owned(), error.to_string()]);
    }

    fn tell(self, title: &str, lines: Vec<String>) {
        self.notice.set(Some(Notice { title: title.to_owned(), lines }));
    }

    fn tell_problem(self, name: &str, problem: &Problem) {
        let words = self.session.words_now();
        let (what, place) = describe_problem(self.session.language.get_untracked(), problem);
        let lines =
            [Some(what), place, Some(words.nothing_changed.to_owned())].into_iter().flatten().collect();
        self.tell(&words.cannot_open.replace("{}", name), lines);
    }

    /// Whether something is kept under this id, whatever the shelf last showed:
    /// what is kept must never be written over.
    async fn is_kept(self, id: ProjectId) -> Result<bool, StorageError> {
        let heads = self.workspace.saver.store().await?.read(&keep::head_key(id)).await?;
        Ok(!heads.is_empty())
    }

    /// Opens a kept project.
    pub async fn open_kept(self, id: ProjectId) {
        // First the place at it: from here on nothing is missed that another tab writes.
        self.sit_down(id).await;
        let kept = match self.workspace.saver.read(id).await {
            Ok(kept) => kept,
            Err(error) => return self.storage_failed(&error),
        };
        let Some(head) = kept.head else { return self.workspace.caught_up() };
        match keep::read_head(&head).and_then(|head| keep::read(head, &kept.body)) {
            Ok((project, receipt)) => {
                self.workspace.saver.take_in_hand(Some(id), kept.ledger);
                self.show(project, &receipt);
            }
            Err(problem) => self.tell_problem(self.session.words_now().storage_broken, &problem),
        }
        self.workspace.caught_up();
    }

    /// Takes a place at a project; where tabs can't agree, says so once on this device.
    async fn sit_down(self, id: ProjectId) {
        if !self.workspace.sit_down(id).await && prefs::get("unguarded") != Some(true) {
            prefs::set("unguarded", true);
            let words = self.session.words_now();
            self.tell(words.unguarded, vec![words.unguarded_more.to_owned()]);
        }
    }

    /// Shows a project; where something of it had to be repaired or set aside,
    /// says so and keeps it as it is now.
    fn show(self, project: Project, receipt: &Receipt) {
        if !(receipt.repaired.is_empty() && receipt.quarantined.is_empty()) {
            if self.workspace.tabs.works() {
                self.workspace.saver.queue(keep::whole(&project));
            }
            let (counts, mut lines) = describe_receipt(self.session.language.get_untracked(), receipt);
            lines.insert(0, counts);
            self.tell(&self.session.words_now().opened.replace("{}", &project.name), lines);
        }
        self.workspace.set_project(Some(project));
    }

    /// Takes a project that is new here, shows it and keeps it.
    fn take(self, project: Project) {
        let id = project.id;
        self.workspace.saver.take_in_hand(Some(id), None);
        self.workspace.saver.queue(keep::whole(&project));
        self.workspace.set_project(Some(project));
        self.workspace.tabs.role.set(Role::Worker);
        spawn_local(async move {
            self.sit_down(id).await;
            self.workspace.caught_up();
        });
    }

    /// Opens the sample project: the kept one if there is one.
    pub fn open_sample(self) {
        spawn_local(async move {
            let kept = self.is_kept(sample::ID).await;
            if kept == Ok(true) {
                return self.open_kept(sample::ID).await;
            }
            let words = self.session.words_now();
            let mut texts = Vec::with_capacity(sample::REPORTS.len());
            for report in sample::REPORTS {
                let address = sample::address(report);
                match files::fetch(&address).await {
                    Ok(text) => texts.push(text),
                    Err(reason) => {
                        let title = words.cannot_open.replace("{}", &address);
                        return self.tell(&title, vec![words.cannot_read.to_owned(), reason]);
                    }
                }
            }
            let layer = LayerId(clock::new_id());
            let mut project = sample::project(words.sample_name, &texts, layer, &self.session.signature());
            if kept.is_err() {
                // Storage can't say what it holds: nothing there may be written over, should it come back.
                project.id = ProjectId(clock::new_id());
            }
            self.take(project);
        });
    }

    /// Closes what is open and shows the start screen.
    pub fn close(self) {
        spawn_local(async move {
            let saver = self.workspace.saver;
            if !saver.settled().await {
                let words = self.session.words_now();
                return self.tell(words.not_saved, vec![words.export_first.to_owned()]);
            }
            self.look_at_shelf().await;
            self.workspace.stand_up();
            self.workspace.saver.take_in_hand(None, None);
            self.workspace.set_project(None);
        });
    }

    /// Opens files that were picked or dropped: project and layer files one by
    /// one, all others together as the reports of a new project.
    pub fn open_files(self, picked: Vec<web_sys::File>) {
        spawn_local(async move {
            let read = match files::read(picked).await {
                Ok(read) => read,
                Err(name) => {
                    let words = self.session.words_now();
                    return self
                        .tell(&words.cannot_open.replace("{}", &name), vec![words.cannot_read.to_owned()]);
                }
            };
            let (wasim, texts): (Vec<_>, Vec<_>) = read.into_iter().partition(|file| is_json(&file.name));
            for file in wasim {
                if let Err(problem) = self.open_wasim(&file).await {
                    self.tell_problem(&file.name, &problem);
                }
            }
            if !texts.is_empty() {
                self.open_texts(texts);
            }
        });
    }

    fn open_texts(self, texts: Vec<Picked>) {
        let mut reports: Vec<Arc<Report>> = Vec::with_capacity(texts.len());
        for Picked { name, bytes } in texts {
            let text = match String::from_utf8(bytes) {
                Ok(text) => text,
                Err(error) => {
                    let byte = Byte(error.utf8_error().valid_up_to());
                    return self.tell_problem(&name, &Problem::NotUtf8 { byte });
                }
            };
            let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
            let id = free_id(stem, &reports);
            reports.push(Arc::new(Report::from_text(id, &text)));
        }
        let schema = Schema::conflict_reports();
        let layer = Layer {
            id: LayerId(clock::new_id()),
            annotator: self.session.signature().to_string(),
            schema_version: schema.version,
            sheets: Default::default(),
        };
        self.take(Project {
            id: ProjectId(clock::new_id()),
            name: self.session.words_now().new_project_name.replace("{}", &clock::today()),
            schema,
            guidelines: String::new(),
            reports,
            open_layer: layer.id,
            layers: vec![layer],
        });
    }

    async fn open_wasim(self, file: &Picked) -> Result<(), Problem> {
        match kind_of(&file.bytes)? {
            FileKind::Project => self.open_project_file(file).await,
            FileKind::Layer => self.open_layer_file(file),
        }
    }

    async fn open_project_file(self, file: &Picked) -> Result<(), Problem> {
        let words = self.session.words_now();
        let (mut project, receipt) = project_file::read(&file.bytes, LayerId(clock::new_id()))?;
        let (counts, mut lines) = describe_receipt(self.session.language.get_untracked(), &receipt);
        lines.insert(0, counts);
        let is_open = self.workspace.with(|open| open.id) == Some(project.id);
        if is_open || self.is_kept(project.id).await.unwrap_or(true) {
            if self.workspace.with(|open| open.id) != Some(project.id) {
                self.open_kept(project.id).await;
            }
            let same = self.workspace.with(|open| project_file::write(open) == project_file::write(&project));
            if same == Some(true) {
                self.tell(&words.opened.replace("{}", &project.name), vec![words.opened_same.to_owned()]);
                return Ok(());
            }
            project.id = ProjectId(clock::new_id());
            project.name = words.copy_of.replace("{}", &project.name);
            lines.insert(0, words.opened_as_copy.to_owned());
        }
        self.tell(&words.opened.replace("{}", &project.name), lines);
        self.take(project);
        Ok(())
    }

    fn open_layer_file(self, file: &Picked) -> Result<(), Problem> {
        let words = self.session.words_now();
        let read = self.workspace.with(|project| layer_file::read(&file.bytes, project));
        let Some(read) = read else {
            let lines = vec![words.layer_first_project.to_owned(), words.nothing_changed.to_owned()];
            self.tell(&words.cannot_open.replace("{}", &file.name), lines);
            return Ok(());
        };
        if !self.workspace.may_edit() {
            let lines = vec![words.follows_refused.to_owned()];
            self.tell(&words.cannot_open.replace("{}", &file.name), lines);
            return Ok(());
        }
        let (layer, receipt) = read?;
        let owner =
            if layer.annotator.is_empty() { words.nameless.to_owned() } else { layer.annotator.clone() };
        let form = match self.workspace.take_layer(layer) {
            Taken::Added => words.layer_added,
            Taken::Merged => words.layer_merged,
            Taken::Same => words.layer_same,
        };
        let (counts, mut lines) = describe_receipt(self.session.language.get_untracked(), &receipt);
        lines.insert(0, counts);
        lines.insert(0, form.replace("{}", &owner));
        self.tell(&file.name, lines);
        Ok(())
    }

    /// Offers the project as a file.
    pub fn export_project(self) {
        let file = self.workspace.with(|project| (project.name.clone(), project_file::write(project)));
        if let Some((name, text)) = file
            && self.offer(&name, "wasim", &text)
            && let Some(now) = clock::moment()
        {
            self.workspace.exported(now);
        }
    }

    /// Offers the open layer as a file.
    pub fn export_layer(self) {
        let file = self.workspace.with(|project| {
            let layer = project.layer(project.open_layer)?;
            let name = format!("{} {}", project.name, layer.annotator);
            Some((name, layer_file::write(project, layer)))
        });
        if let Some((name, text)) = file.flatten() {
            self.offer(&name, "layer", &text);
        }
    }

    /// Offers a file; `false` where the browser refuses.
    fn offer(self, name: &str, kind: &str, text: &str) -> bool {
        let words = self.session.words_now();
        let name = format!("{}.{}.{kind}.json", file_name(name), clock::today());
        let offered = files::offer(&name, "application/json", text);
        match &offered {
            Ok(()) => self.session.announce(words.said_exported.replace("{}", &name)),
            Err(reason) => self.tell(words.export_project, vec![reason.clone()]),
        }
        offered.is_ok()
    }
}

fn is_json(name: &str) -> bool {
    name.to_ascii_lowercase().ends_with(".json")
}

/// A name that every file system takes.
fn file_name(name: &str) -> String {
    let plain = |c: char| if c.is_alphanumeric() || "-_.".contains(c) { c } else { '-' };
    let name: String = name.trim().chars().map(plain).collect();
    name.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}

/// A report's id after its file's name; with a number behind it if taken.
fn free_id(stem: &str, taken: &[Arc<Report>]) -> ReportId {
    let is_free = |id: &ReportId| !id.as_str().is_empty() && taken.iter().all(|report| report.id != *id);
    let numbered = (2..).map(|n| ReportId::new(&format!("{stem}-{n}")));
    std::iter::once(ReportId::new(stem)).chain(numbered).find(is_free).unwrap_or_else(|| ReportId::new(stem))
}
