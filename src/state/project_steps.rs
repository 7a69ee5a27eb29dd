//! What was done to a project as a whole, and how it is taken back: the last
//! step stands on the screen with its undo until the next one, or until it is
//! put away.

use std::sync::Arc;

use leptos::prelude::*;

use super::opening::Opening;
use super::workspace::Workspace;
use crate::core::edit::{self, Command, ProjectChange, ProjectCommand, ProjectError, Revision, Target};
use crate::core::keep;
use crate::core::model::{Project, ProjectId, Schema};
use crate::platform::clock;

/// Something that was done to a whole project.
#[derive(Clone, Debug, PartialEq)]
pub enum ProjectStep {
    /// The open project changed.
    Changed(ProjectId, Arc<ProjectChange>),
    /// A kept project of this name went to the deleted ones.
    Deleted(ProjectId, String),
    /// A deleted project of this name came back.
    Restored(ProjectId, String),
    /// A kept project has another name than this one.
    Renamed(ProjectId, String, String),
}

impl ProjectStep {
    /// Whether it can be taken back while this project, or none, is open: what
    /// was done to the open project from inside, to the others from outside.
    #[must_use]
    pub fn can_be_undone(&self, open: Option<ProjectId>) -> bool {
        match self {
            Self::Changed(id, _) => open == Some(*id),
            Self::Deleted(id, _) | Self::Restored(id, _) | Self::Renamed(id, ..) => open != Some(*id),
        }
    }
}

impl Workspace {
    /// Does a command to the project as a whole and leaves it on the screen as
    /// the last step.
    ///
    /// # Errors
    /// Any [`ProjectError`]; nothing is changed then. Without a project, or where
    /// another tab works on it, nothing is done.
    pub fn edit_project(self, command: ProjectCommand) -> Result<(), ProjectError> {
        if !self.may_edit() {
            return Ok(());
        }
        let new_names = matches!(command, ProjectCommand::AddReports(_) | ProjectCommand::TakeIn(_));
        let place = self.place();
        let done = self.project.try_update_value(|project| {
            let project = project.as_mut()?;
            Some(edit::apply_to_project(project, command).map(|change| {
                let mut writes = keep::project_change(project, &change);
                let copies = change.work.iter().filter(|one| project.changed_here(one.layer)).count();
                if copies > 0 {
                    writes.push(keep::head(project));
                }
                (project.id, change, writes)
            }))
        });
        let Some((id, change, writes)) = done.flatten().transpose()? else { return Ok(()) };
        if change.is_empty() {
            return Ok(());
        }
        self.saver.queue(writes);
        self.mark_worked();
        if new_names {
            // A new report has no history, even under the name of one that is gone.
            self.histories.update_value(|all| {
                all.retain(|(_, report), _| !change.added.iter().any(|new| new.report.id == *report));
            });
        }
        self.show_what_is_there(place);
        self.follow_layers(&change);
        if change.schema.is_some() {
            // Everything that shows a label shows it anew.
            self.opened.update(|n| *n += 1);
        }
        self.step.set(Some(ProjectStep::Changed(id, Arc::new(change))));
        self.gathered.update(|n| *n += 1);
        self.edited.update(|n| *n += 1);
        Ok(())
    }

    /// Changes the schema or the guidelines, and works on reports, as one step.
    ///
    /// # Errors
    /// As [`Self::edit_project`].
    pub fn revise(
        self,
        schema: Option<Schema>,
        guidelines: Option<String>,
        work: Vec<(Target, Command)>,
    ) -> Result<(), ProjectError> {
        let Some(stamp) = clock::stamp(self.session.signature()) else { return Ok(()) };
        let revision = Box::new(Revision { schema, guidelines, work, stamp });
        self.edit_project(ProjectCommand::Revise(revision))
    }

    /// The place of the shown report in the queue, counted from 0.
    fn place(self) -> usize {
        let shown = self.report.get_untracked();
        let at =
            |project: &Project| project.reports.iter().position(|report| Some(&report.id) == shown.as_ref());
        self.with(at).flatten().unwrap_or_default()
    }

    /// Where the shown report is gone, shows the one that has its place now.
    fn show_what_is_there(self, place: usize) {
        let shown = self.report.get_untracked();
        let next = self.with(|project| {
            let gone = shown.as_ref().is_none_or(|id| project.report(id).is_none());
            let next = project.reports.get(place.min(project.reports.len().saturating_sub(1)));
            gone.then(|| next.map(|report| report.id.clone()))
        });
        if let Some(id) = next.flatten() {
            self.show_report(id);
        }
    }

    /// Remembers that the project was worked on now, though not at every step.
    pub(super) fn mark_worked(self) {
        const OFTEN_ENOUGH: f64 = 60_000.0;
        let now = clock::now();
        if self.worked.get_value().is_some_and(|last| now - last < OFTEN_ENOUGH) {
            return;
        }
        let moment = clock::stamp("".into()).map(|stamp| stamp.at);
        if let Some((id, at)) = self.with(|project| project.id).zip(moment) {
            self.worked.set_value(Some(now));
            self.saver.queue(vec![keep::worked(id, &at)]);
        }
    }
}

impl Opening {
    /// Takes the last step back. What that does is a step again.
    pub fn undo_step(self) {
        let open = self.workspace.with(|project| project.id);
        let step = self.workspace.step.get_untracked().filter(|step| step.can_be_undone(open));
        let Some(step) = step else { return };
        match step {
            ProjectStep::Changed(_, change) => {
                let back = ProjectCommand::Restore(Box::new(ProjectChange::clone(&change).inverse()));
                if self.workspace.edit_project(back).is_err() {
                    let words = self.session.words_now();
                    self.tell(words.undo, vec![words.nothing_changed.to_owned()]);
                }
            }
            ProjectStep::Deleted(id, _) => self.restore(id),
            ProjectStep::Restored(id, _) => self.delete(id),
            ProjectStep::Renamed(id, before, _) => self.rename_kept(id, before),
        }
    }
}
