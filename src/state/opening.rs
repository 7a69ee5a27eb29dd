//! Opening, importing and exporting: what is kept on this device, what comes
//! in files, what goes out as one.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::project_steps::ProjectStep;
use super::reshaping::Reshaping;
use super::session::Session;
use super::shelf::Kept;
use super::tabs::Role;
use super::taking::TakenIn;
use super::workspace::Workspace;
use crate::core::exchange::{
    FileKind, Problem, Receipt, kind_of, layer_file, project_file, record, schema_file,
};
use crate::core::keep::{self, Write};
use crate::core::model::{Layer, LayerId, Project, ProjectId, ReportId, Schema};
use crate::platform::files::{self, Picked};
use crate::platform::storage::{Refusal, StorageError};
use crate::platform::{clock, prefs};
use crate::sample;
use crate::ui::messages::{describe_problem, describe_receipt, describe_refusal, fill};

/// Something a person is told in a dialog.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// What it is about.
    pub title: String,
    /// What happened, a paragraph each.
    pub lines: Vec<String>,
}

/// Opening, importing and exporting.
#[derive(Clone, Copy)]
pub struct Opening {
    pub(super) session: Session,
    pub(super) workspace: Workspace,
    reshaping: Reshaping,
    /// What the person is told.
    pub notice: RwSignal<Option<Notice>>,
    /// What became of the layers that were taken in.
    pub taken: RwSignal<Option<TakenIn>>,
    /// The kept projects, the one worked on last first.
    pub shelf: RwSignal<Vec<Kept>>,
    /// The deleted ones, which can still come back.
    pub deleted: RwSignal<Vec<Kept>>,
    /// The deleted project, with its name, that the person is asked to erase.
    pub erasing: RwSignal<Option<(ProjectId, String)>>,
    /// Whether the start screen waits to know what is kept.
    pub waiting: RwSignal<bool>,
}

/// What the place in the address or in the preferences says is open.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
struct Place {
    project: ProjectId,
    /// `None` where the project has no reports.
    report: Option<ReportId>,
}

record!(Place { project; may report });

impl Opening {
    /// With nothing known yet.
    #[must_use]
    pub fn new(session: Session, workspace: Workspace, reshaping: Reshaping) -> Self {
        Self {
            session,
            workspace,
            reshaping,
            notice: RwSignal::new(None),
            taken: RwSignal::new(None),
            shelf: RwSignal::new(Vec::new()),
            deleted: RwSignal::new(Vec::new()),
            erasing: RwSignal::new(None),
            waiting: RwSignal::new(true),
        }
    }

    /// Goes on where this device was left, and remembers every later place.
    pub fn resume(self) {
        spawn_local(async move {
            self.look_at_shelf().await;
            if let Some(place) = prefs::get::<Option<Place>>("place").flatten() {
                let kept =
                    self.shelf.with_untracked(|shelf| shelf.iter().any(|one| one.id() == place.project));
                if kept {
                    self.open_kept(place.project).await;
                    self.workspace.show_report(place.report);
                }
            }
            self.waiting.set(false);
        });
        Effect::new(move |before: Option<()>| {
            let report = self.workspace.report.get();
            let project = self.workspace.with(|project| project.id);
            if before.is_some() {
                prefs::set("place", project.map(|project| Place { project, report }));
            }
        });
    }

    pub(super) fn storage_failed(self, error: &StorageError) {
        let words = self.session.words_now();
        let (title, why) = match error.refusal {
            Refusal::Blocked | Refusal::Closed => (words.not_kept, Some(words.storage_blocked.to_owned())),
            // As the status line says it.
            refusal => (describe_refusal(words, refusal), None),
        };
        let reason = Some(error.to_string()).filter(|reason| !reason.is_empty());
        self.tell(title, why.into_iter().chain(reason).collect());
    }

    /// What was on the start screen is no longer kept: says so and looks anew.
    pub(super) async fn gone(self) {
        self.storage_failed(&Refusal::Lost.into());
        self.look_at_shelf().await;
    }

    pub(super) fn tell(self, title: &str, lines: Vec<String>) {
        self.notice.set(Some(Notice { title: title.to_owned(), lines }));
    }

    pub(super) fn tell_problem(self, name: &str, problem: &Problem) {
        let words = self.session.words_now();
        let (what, place) = describe_problem(self.session.language.get_untracked(), problem);
        let lines =
            [Some(what), place, Some(words.nothing_changed.to_owned())].into_iter().flatten().collect();
        self.tell(&words.cannot_open.replace("{}", name), lines);
    }

    /// Whether something is kept under this id, whatever the shelf last showed:
    /// what is kept must never be written over.
    async fn is_kept(self, id: ProjectId) -> Result<bool, StorageError> {
        let store = self.workspace.saver.store().await?;
        let head = !store.read(&keep::head_key(id)).await?.is_empty();
        Ok(head || !store.read(&keep::deleted_key(id)).await?.is_empty())
    }

    /// Has a deleted project come back.
    async fn bring_back(self, id: ProjectId) -> Result<(), StorageError> {
        let store = self.workspace.saver.store().await?;
        if !store.read(&keep::head_key(id)).await?.is_empty() {
            return Ok(());
        }
        let deleted = store.read(&keep::deleted_key(id)).await?;
        if let Some(Ok(deleted)) = deleted.first().map(|head| keep::read_head(head)) {
            store.write(&keep::unbury(&deleted), None).await?;
            self.workspace.step.set(Some(ProjectStep::Restored(id, deleted.facts.name)));
        }
        Ok(())
    }

    /// Opens a kept project. A deleted one comes back first.
    pub async fn open_kept(self, id: ProjectId) {
        if let Err(error) = self.bring_back(id).await {
            return self.storage_failed(&error);
        }
        // First the place at it: from here on nothing is missed that another tab writes.
        self.sit_down(id).await;
        let kept = match self.workspace.saver.read(id).await {
            Ok(kept) => kept,
            Err(error) => return self.storage_failed(&error),
        };
        let Some(head) = kept.head else {
            self.workspace.caught_up();
            return self.gone().await;
        };
        match keep::read_head(&head).and_then(|head| keep::read(head, &kept.body)) {
            Ok((project, receipt)) => {
                self.workspace.saver.take_in_hand(Some(id), kept.ledger);
                self.show(project, &receipt, keep::is_old(&kept.body));
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
    /// says so and keeps it as it is now, as where its records are `old`.
    fn show(self, project: Project, receipt: &Receipt, old: bool) {
        let mended = !(receipt.repaired.is_empty() && receipt.quarantined.is_empty());
        if (mended || old) && self.workspace.tabs.works() {
            self.workspace.saver.queue(keep::whole(&project));
        }
        if mended {
            let (counts, mut lines) = describe_receipt(self.session.language.get_untracked(), receipt);
            lines.insert(0, counts);
            self.tell(&self.session.words_now().opened.replace("{}", &project.name), lines);
        }
        self.workspace.set_project(Some(project));
    }

    /// Takes a project that is new here, shows it and keeps it.
    pub(super) fn take(self, project: Project) {
        let writes = keep::whole(&project);
        self.take_as(project, writes);
    }

    /// The same with one that a person made here, which is work that no file has yet.
    pub(super) fn take_made(self, project: Project) {
        let writes = keep::made(&project);
        self.take_as(project, writes);
    }

    fn take_as(self, project: Project, writes: Vec<Write>) {
        let id = project.id;
        self.workspace.saver.take_in_hand(Some(id), None);
        self.workspace.saver.queue(writes);
        self.workspace.set_project(Some(project));
        self.workspace.tabs.role.set(Role::Worker);
        self.workspace.mark_worked();
        spawn_local(async move {
            self.sit_down(id).await;
            self.workspace.caught_up();
        });
    }

    /// Opens the sample project: the kept one if there is one.
    pub fn open_sample(self) {
        spawn_local(async move {
            // Where storage can't say what it holds, it is begun in memory. Should storage come
            // back with another copy, saving is refused and nothing there is written over.
            if self.is_kept(sample::ID).await == Ok(true) {
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
            // Without them there is still the sample.
            let language = self.session.language.get_untracked().tag();
            let guidelines = files::fetch(&sample::guidelines(language)).await.unwrap_or_default();
            let layer = LayerId(clock::new_id());
            let signature = self.session.signature();
            self.take(sample::project(words.sample_name, &texts, guidelines, layer, &signature));
        });
    }

    /// Takes the layer in that shows the sample coded in full, and opens it.
    pub fn show_example(self) {
        if !self.workspace.may_edit() {
            return;
        }
        spawn_local(async move {
            let words = self.session.words_now();
            let text = match files::fetch(sample::EXAMPLE).await {
                Ok(text) => text,
                Err(reason) => {
                    let title = words.cannot_open.replace("{}", sample::EXAMPLE);
                    return self.tell(&title, vec![words.cannot_read.to_owned(), reason]);
                }
            };
            match self.workspace.with(|project| layer_file::read(text.as_bytes(), project)) {
                Some(Ok((layer, _))) => {
                    let id = layer.id;
                    if self.workspace.with(|project| project.layer(id).is_none()) == Some(true) {
                        self.workspace.put_quietly(vec![layer]);
                    }
                    self.workspace.open_layer(id);
                }
                Some(Err(problem)) => self.tell_problem(sample::EXAMPLE, &problem),
                None => {}
            }
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

    /// A project without reports, under a new id, with one layer of the person here.
    pub(super) fn new_project(self, name: String) -> Project {
        let schema = Schema::conflict_reports();
        let annotator = self.session.signature().to_string();
        let layer = Layer::new(LayerId(clock::new_id()), annotator, schema.version);
        Project {
            id: ProjectId(clock::new_id()),
            name,
            schema,
            guidelines: String::new(),
            reports: Vec::new(),
            open_layer: layer.id,
            layers: vec![layer],
        }
    }

    /// Opens a new project without reports.
    pub fn begin_project(self) {
        self.take(self.new_project(self.session.words_now().adding.new_project.to_owned()));
    }

    pub(super) async fn open_wasim(self, file: &Picked) -> Result<(), Problem> {
        match kind_of(&file.bytes)? {
            FileKind::Project => self.open_project_file(file).await,
            // They are taken in together.
            FileKind::Layer => Ok(()),
            FileKind::Schema => self.open_schema_file(file),
        }
    }

    /// Begins to change the schema of the open project into one in a file; what
    /// becomes of annotations that it has no place for is asked at saving.
    fn open_schema_file(self, file: &Picked) -> Result<(), Problem> {
        let schema = schema_file::read(&file.bytes)?;
        if !self.reshaping.begin_with(schema) {
            let words = self.session.words_now();
            self.tell(&fill(words.cannot_open, &[&file.name]), vec![words.schema_needs_project.to_owned()]);
        }
        Ok(())
    }

    /// Offers the schema of the open project as a file.
    pub fn export_schema(self) {
        let language = self.session.language.get_untracked();
        let file = self.workspace.with(|project| {
            (language.of(&project.schema.name).to_owned(), schema_file::write(&project.schema))
        });
        if let Some((name, text)) = file {
            self.offer(&name, "schema", &text);
        }
    }

    async fn open_project_file(self, file: &Picked) -> Result<(), Problem> {
        let words = self.session.words_now();
        let (mut project, receipt) = project_file::read(&file.bytes, LayerId(clock::new_id()))?;
        let (counts, mut lines) = describe_receipt(self.session.language.get_untracked(), &receipt);
        lines.insert(0, counts);
        let is_open = self.workspace.with(|open| open.id) == Some(project.id);
        if is_open || self.is_kept(project.id).await == Ok(true) {
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
            let copy = Layer { as_of: clock::moment(), ..layer.clone() };
            Some((name, layer_file::write(project, &copy)))
        });
        if let Some((name, text)) = file.flatten() {
            self.offer(&name, "layer", &text);
        }
    }

    /// Offers a file; `false` where the browser refuses.
    pub(super) fn offer(self, name: &str, kind: &str, text: &str) -> bool {
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

/// A name that every file system takes.
pub(super) fn file_name(name: &str) -> String {
    let plain = |c: char| if c.is_alphanumeric() || "-_.".contains(c) { c } else { '-' };
    let name: String = name.trim().chars().map(plain).collect();
    name.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}
