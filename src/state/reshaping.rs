//! The schema while it is being changed: a draft that nothing else sees until
//! it is saved, what is asked before that, and guidelines, which belong to it.

use leptos::prelude::*;

use super::keys::Press;
use super::session::Session;
use super::workspace::Workspace;
use crate::core::edit::ProjectError;
use crate::core::guide;
use crate::core::model::{AnnotationId, LabelId, ProjectId, Schema};
use crate::core::reshape::{
    Answer, Cost, Draft, Edit, Finding, Item, Lost, Orphan, Owner, cost, findings, orphans, plan,
};
use crate::core::sight::Looks;
use crate::platform::clock;

/// Whose guidelines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Guided {
    /// The project's.
    Project,
    /// A label's.
    Label(LabelId),
}

/// Changing the schema.
#[derive(Clone, Copy)]
pub struct Reshaping {
    session: Session,
    workspace: Workspace,
    /// The draft, with its project; `None` while nothing is being changed.
    pub draft: RwSignal<Option<(ProjectId, Draft)>>,
    /// The label or relation type that is shown in full.
    pub chosen: RwSignal<Option<Owner>>,
    /// The attribute of it that is shown in full.
    pub unfolded: RwSignal<Option<usize>>,
    /// What the person is asked before the draft is saved.
    pub asked: RwSignal<Vec<Orphan>>,
    /// What was answered so far.
    pub answers: RwSignal<Vec<(Lost, Answer)>>,
    /// Whether the person is asked what becomes of unsaved changes.
    pub leaving: RwSignal<bool>,
    /// Whether saving failed.
    pub refused: RwSignal<bool>,
    /// Whether the guidelines are out.
    pub guiding: RwSignal<bool>,
    /// The guidelines that are being written, and what was written so far.
    pub writing: RwSignal<Option<(Guided, String)>>,
}

impl Reshaping {
    /// With nothing being changed.
    #[must_use]
    pub fn new(session: Session, workspace: Workspace) -> Self {
        Self {
            session,
            workspace,
            draft: RwSignal::new(None),
            chosen: RwSignal::new(None),
            unfolded: RwSignal::new(None),
            asked: RwSignal::new(Vec::new()),
            answers: RwSignal::new(Vec::new()),
            leaving: RwSignal::new(false),
            refused: RwSignal::new(false),
            guiding: RwSignal::new(false),
            writing: RwSignal::new(None),
        }
    }

    /// Begins to change the schema of the open project.
    pub fn begin(self) {
        if let Some((id, schema)) = self.workspace.with(|project| (project.id, project.schema.clone())) {
            self.put(id, Draft::of(schema));
        }
    }

    /// Begins with another schema, as it came in a file. `false` without a project.
    pub fn begin_with(self, schema: Schema) -> bool {
        let id = self.workspace.with(|project| project.id);
        id.map(|id| self.put(id, Draft::of(schema))).is_some()
    }

    fn put(self, project: ProjectId, draft: Draft) {
        self.forget();
        self.draft.set(Some((project, draft)));
    }

    /// Makes an edit. Gives the part that it is about, where it is now.
    pub fn edit(self, edit: Edit) -> Option<Item> {
        self.refused.set(false);
        self.draft.try_update(|draft| draft.as_mut().and_then(|(_, draft)| draft.edit(edit))).flatten()
    }

    /// Reads the draft, for a view that follows it.
    pub fn with<T>(self, read: impl FnOnce(&Draft) -> T) -> Option<T> {
        self.draft.with(|draft| draft.as_ref().map(|(_, draft)| read(draft)))
    }

    /// Whether the draft differs from the project's schema.
    #[must_use]
    pub fn changed(self) -> bool {
        let same = |draft: &Draft| self.workspace.with(|project| draft.is_same(&project.schema));
        self.draft.with_untracked(|draft| draft.as_ref().is_some_and(|(_, draft)| same(draft) == Some(false)))
    }

    /// The bare letters that stand for commands, and so can't be a label's.
    #[must_use]
    pub fn keys_of_app(self) -> Vec<char> {
        let taken = |key: &char| {
            let press = Press { code: format!("Key{key}"), ..Press::default() };
            self.session.keys.with(|keys| keys.deed_of(&press).is_some())
        };
        ('A'..='Z').filter(taken).collect()
    }

    /// What there is to point out.
    #[must_use]
    pub fn findings(self) -> Vec<Finding> {
        let keys = self.keys_of_app();
        self.with(|draft| findings(draft.schema(), &keys, &Looks::built_in())).unwrap_or_default()
    }

    /// Leaves, unless there are unsaved changes to ask about.
    pub fn leave(self) {
        if self.changed() { self.leaving.set(true) } else { self.discard() }
    }

    /// Leaves without saving.
    pub fn discard(self) {
        self.forget();
        self.draft.set(None);
    }

    fn forget(self) {
        self.chosen.set(None);
        self.unfolded.set(None);
        self.leaving.set(false);
        self.refused.set(false);
        self.ask_no_more();
    }

    /// Takes the questions back.
    pub fn ask_no_more(self) {
        self.asked.set(Vec::new());
        self.answers.set(Vec::new());
    }

    /// Answers what becomes of a part, in place of an earlier answer.
    pub fn answer(self, lost: &Lost, answer: Answer) {
        self.answers.update(|all| {
            all.retain(|(other, _)| other != lost);
            all.push((lost.clone(), answer));
        });
    }

    /// What saving with the answers so far would take away; `None` while one is missing.
    #[must_use]
    pub fn cost(self) -> Option<Cost> {
        let answers = self.answers.get();
        let stamp = clock::stamp("".into())?;
        let draft = self.with(|draft| draft.schema().clone())?;
        let costs = self.workspace.with(|project| {
            let plan = plan(project, &draft, &answers, &mut || AnnotationId(clock::new_id())).ok()?;
            cost(project, &plan, &stamp).ok()
        });
        costs.flatten()
    }

    /// Saves the draft as one step, or asks what becomes of annotations first.
    pub fn save(self) {
        self.leaving.set(false);
        let Some(draft) = self.draft.with_untracked(|draft| draft.as_ref().map(|(_, draft)| draft.clone()))
        else {
            return;
        };
        if !self.changed() {
            return self.discard();
        }
        if !self.workspace.may_edit() {
            return self.refuse();
        }
        let answers = self.answers.get_untracked();
        let planned = self.workspace.with(|project| {
            let new_id = &mut || AnnotationId(clock::new_id());
            plan(project, draft.schema(), &answers, new_id).map_err(|_| orphans(project, draft.schema()))
        });
        match planned {
            Some(Ok(plan)) => match self.workspace.revise(Some(plan.schema), None, plan.work) {
                Ok(()) => self.discard(),
                Err(_) => self.refuse(),
            },
            Some(Err(asked)) => {
                // What may be kept is kept unless the person says otherwise.
                self.answers.set(asked.iter().map(|one| (one.lost.clone(), Answer::Keep)).collect());
                self.asked.set(asked);
            }
            None => self.discard(),
        }
    }

    fn refuse(self) {
        self.ask_no_more();
        self.refused.set(true);
    }

    /// The guidelines of the project or a label.
    #[must_use]
    pub fn guidelines(self, of: &Guided) -> String {
        let read = self.workspace.with(|project| match of {
            Guided::Project => project.guidelines.clone(),
            Guided::Label(id) => {
                project.schema.label(id).map(|label| label.guidelines.clone()).unwrap_or_default()
            }
        });
        read.unwrap_or_default()
    }

    /// Writes guidelines, as one step.
    ///
    /// # Errors
    /// Any [`ProjectError`]; nothing is changed then.
    pub fn guide(self, of: &Guided, text: String) -> Result<(), ProjectError> {
        match of {
            Guided::Project => self.workspace.revise(None, Some(text), Vec::new()),
            Guided::Label(id) => {
                let schema = self.workspace.with(|project| project.schema.clone());
                let Some(mut schema) = schema else { return Ok(()) };
                if let Some(label) = schema.labels.iter_mut().find(|label| label.id == *id) {
                    label.guidelines = text;
                }
                self.workspace.revise(Some(schema), None, Vec::new())
            }
        }
    }

    /// Puts the selected span, in its sentence, at the end of its label's
    /// guidelines. Gives the label.
    pub fn take_example(self) -> Option<LabelId> {
        let words = &self.session.words_now().schema;
        let Some(span) = self.workspace.selected.get_untracked().and_then(|id| self.workspace.span(id))
        else {
            self.workspace.announce(words.said_no_example);
            return None;
        };
        let example = self.workspace.with_sheet(|report, _, _| guide::example(&report.text, &span))?;
        let of = Guided::Label(span.label.clone());
        let text = guide::with_example(&self.guidelines(&of), &example);
        self.guide(&of, text).is_ok().then_some(span.label)
    }
}
