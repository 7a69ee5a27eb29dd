//! The projects that are kept on this device, seen from outside: which there
//! are, and what can be done to one without opening it.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::exporting::forget_told;
use super::opening::Opening;
use super::project_steps::ProjectStep;
use super::tabs;
use crate::core::exchange::{Problem, project_file};
use crate::core::keep::{self, Head, Write};
use crate::core::model::{LayerId, Project, ProjectId, Timestamp};
use crate::platform::clock;
use crate::platform::storage::StorageError;

/// A project that is kept here.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// What is known of it before it is opened.
    pub head: Arc<Head>,
    /// When it was last worked on, where that is known.
    pub worked: Option<Timestamp>,
}

impl Kept {
    /// Its id.
    #[must_use]
    pub fn id(&self) -> ProjectId {
        self.head.facts.id
    }
}

impl Opening {
    /// Reads which projects there are, the one worked on last first.
    pub(super) async fn look_at_shelf(self) {
        let read = async {
            let store = self.workspace.saver.store().await?;
            let (heads, deleted) = (store.read(keep::HEADS).await?, store.read(keep::DELETED).await?);
            Ok::<_, StorageError>((heads, deleted, store.read(keep::WORKED).await?))
        };
        match read.await {
            Ok((heads, deleted, worked)) => {
                let worked: Vec<_> = worked.iter().filter_map(|record| keep::read_worked(record)).collect();
                self.shelf.set(self.sorted(&heads, &worked));
                self.deleted.set(self.sorted(&deleted, &worked));
            }
            Err(error) => self.storage_failed(&error),
        }
    }

    fn sorted(self, records: &[String], worked: &[(ProjectId, Timestamp)]) -> Vec<Kept> {
        let mut all = Vec::with_capacity(records.len());
        for record in records {
            match keep::read_head(record) {
                Ok(head) => {
                    let worked = worked.iter().find(|(id, _)| *id == head.facts.id).map(|(_, at)| at.clone());
                    all.push(Kept { head: Arc::new(head), worked });
                }
                // Kept, but not by this version: it stays on the disk as it is.
                Err(problem) => self.tell_problem(self.session.words_now().kept_here, &problem),
            }
        }
        let order = keep::newest_first(all.iter().map(|one| one.worked.as_ref()));
        order.into_iter().filter_map(|at| all.get(at).cloned()).collect()
    }

    /// Does something to the head under a key as it is on the disk now: the
    /// one on the screen may be older. Shows the shelf then, and the step.
    /// A project that another tab has open is left alone: that tab has its head too.
    fn change_head(
        self,
        id: ProjectId,
        key: String,
        act: impl FnOnce(Head) -> (Vec<Write>, Option<ProjectStep>) + 'static,
    ) {
        spawn_local(async move {
            let held = tabs::borrow(id).await;
            let read = async { self.workspace.saver.store().await?.read(&key).await };
            match read.await.map(|heads| heads.first().map(|head| keep::read_head(head)).transpose()) {
                Ok(Ok(Some(head))) if held.is_err() => {
                    let words = self.session.words_now();
                    let lines = vec![words.open_elsewhere.to_owned(), words.nothing_changed.to_owned()];
                    self.tell(&head.facts.name, lines);
                }
                Ok(Ok(Some(head))) => {
                    let (writes, step) = act(head);
                    self.put_on_shelf(writes, step).await;
                }
                Ok(Ok(None)) => self.look_at_shelf().await,
                Ok(Err(problem)) => self.tell_problem(self.session.words_now().kept_here, &problem),
                Err(error) => self.storage_failed(&error),
            }
        });
    }

    async fn put_on_shelf(self, writes: Vec<Write>, step: Option<ProjectStep>) {
        let written = async { self.workspace.saver.store().await?.write(&writes, None).await };
        if let Err(error) = written.await {
            return self.storage_failed(&error);
        }
        self.look_at_shelf().await;
        self.workspace.step.set(step);
    }

    /// Gives a kept project another name; a blank one changes nothing.
    pub fn rename_kept(self, id: ProjectId, name: String) {
        let name = name.trim().to_owned();
        if name.is_empty() {
            return;
        }
        self.change_head(id, keep::head_key(id), move |mut head| {
            let before = std::mem::replace(&mut head.facts.name, name.clone());
            let step = (before != name).then_some(ProjectStep::Renamed(id, before, name));
            (vec![keep::put_head(&head)], step)
        });
    }

    /// Puts a kept project among the deleted ones; all of it stays on the disk.
    pub fn delete(self, id: ProjectId) {
        let step = move |head: &Head| Some(ProjectStep::Deleted(id, head.facts.name.clone()));
        self.change_head(id, keep::head_key(id), move |head| (keep::bury(&head), step(&head)));
    }

    /// Takes a deleted project back.
    pub fn restore(self, id: ProjectId) {
        let step = move |head: &Head| Some(ProjectStep::Restored(id, head.facts.name.clone()));
        self.change_head(id, keep::deleted_key(id), move |head| (keep::unbury(&head), step(&head)));
    }

    /// Erases a deleted project for good: nothing of it stays on the disk.
    pub fn erase(self, id: ProjectId) {
        forget_told(id);
        // Nothing that could be taken back may still stand there.
        spawn_local(self.put_on_shelf(keep::erase(id), None));
    }

    /// Puts a copy of a kept project beside it, under ids of its own.
    pub fn duplicate(self, id: ProjectId) {
        spawn_local(async move {
            let Some(project) = self.read_kept(id).await else { return };
            let name = self.session.words_now().copy_of.replace("{}", &project.name);
            let mut new_layer = || LayerId(clock::new_id());
            let copy = project.copied(ProjectId(clock::new_id()), name, &mut new_layer);
            let mut writes = keep::whole(&copy);
            writes.extend(clock::stamp("".into()).map(|now| keep::worked(copy.id, &now.at)));
            self.put_on_shelf(writes, None).await;
        });
    }

    /// Offers a kept project as a file.
    pub fn export_kept(self, id: ProjectId) {
        spawn_local(async move {
            if let Some(project) = self.read_kept(id).await
                && self.offer(&project.name, "wasim", &project_file::write(&project))
                && let Some(now) = clock::moment()
            {
                self.workspace.kept_exported(id, now).await;
            }
        });
    }

    /// A kept project as it is on the disk; says so where it can't be read.
    async fn read_kept(self, id: ProjectId) -> Option<Project> {
        let read: Result<Result<_, Problem>, StorageError> = async {
            let store = self.workspace.saver.store().await?;
            let heads = store.read(&keep::head_key(id)).await?;
            let records = store.read(&keep::body_prefix(id)).await?;
            Ok(heads
                .first()
                .map(|head| keep::read_head(head).and_then(|head| keep::read(head, &records)))
                .transpose())
        }
        .await;
        match read {
            Ok(Ok(Some((project, _)))) => return Some(project),
            Ok(Ok(None)) => self.gone().await,
            Ok(Err(problem)) => self.tell_problem(self.session.words_now().storage_broken, &problem),
            Err(error) => self.storage_failed(&error),
        }
        None
    }
}
