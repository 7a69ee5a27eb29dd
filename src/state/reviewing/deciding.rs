//! Deciding about the item that is looked at.

use leptos::prelude::*;

use super::{Compared, Entry, Reviewing, Shown};
use crate::core::edit::{Command, Ruling};
use crate::core::model::{AnnotationId, LayerId, Mention};
use crate::core::review::{Bench, NotYet, accept, reject};
use crate::platform::clock;

fn new_id() -> AnnotationId {
    AnnotationId(clock::new_id())
}

impl Shown<'_> {
    /// What is needed to decide.
    #[must_use]
    pub fn bench(&self) -> Bench<'_> {
        let Compared { comparison, standing } = self.compared;
        Bench { comparison, sides: self.sides, standing, gold: self.gold }
    }

    /// The place of a layer among those that are compared.
    #[must_use]
    pub fn side(&self, layer: LayerId) -> Option<usize> {
        self.sides.iter().position(|side| side.layer.id == layer)
    }
}

impl Reviewing {
    /// Takes the version of a layer and goes on to the next open item.
    pub fn accept(self, layer: LayerId) {
        let reason = self.reason.get_untracked();
        let made = self.with_current(|shown, at, _| {
            let side = shown.side(layer).ok_or(NotYet::Nothing)?;
            accept(&shown.bench(), at, side, reason, [new_id(), new_id()])
        });
        if self.decide(made) {
            self.go_on();
        }
    }

    /// Says that nothing of the item is right, and goes on; not without a reason.
    pub fn reject(self) -> bool {
        let reason = self.reason.get_untracked().trim().to_owned();
        if reason.is_empty() {
            return self.refuse(self.session.words_now().review.reason_needed);
        }
        let made = self.with_current(|shown, at, _| reject(&shown.bench(), at, reason, new_id()));
        let decided = self.decide(made);
        if decided {
            self.go_on();
        }
        decided
    }

    /// Selects what the gold layer has for the item, to be changed by hand. What
    /// is not decided yet is taken from the largest camp first.
    pub fn edit(self) {
        let decided = self.gold_of_current();
        if decided.is_none() {
            let made = self.with_current(|shown, at, item| {
                let side = item.camps.first().and_then(|camp| camp.first()).copied();
                accept(
                    &shown.bench(),
                    at,
                    side.ok_or(NotYet::Nothing)?,
                    self.reason.get_untracked(),
                    [new_id(), new_id()],
                )
            });
            if !self.decide(made) {
                return;
            }
        }
        if let Some(id) = self.gold_of_current() {
            self.workspace.select(Some(id));
            self.workspace.sought.set(Some(id));
        }
    }

    /// The span that the gold layer has for the item that is looked at.
    fn gold_of_current(self) -> Option<AnnotationId> {
        self.with_current(|shown, at, _| {
            let id = shown.compared.standing.decision(at, shown.gold)?.gold?;
            shown.gold.spans.get(id).map(|span| span.id)
        })?
    }

    /// Opens the item that is looked at again: its decision goes.
    pub fn reopen(self) {
        let id = self.with_current(|shown, at, _| {
            shown.compared.standing.decision(at, shown.gold).map(|decision| decision.id)
        });
        if let Some(id) = id.flatten() {
            self.workspace.dispatch(Command::Delete(id));
        }
    }

    /// Takes away a decision that no longer applies, with what it put in.
    pub fn drop_stale(self, id: AnnotationId) {
        self.workspace.dispatch(Command::Delete(id));
    }

    /// Writes a comment, in the open layer, on an annotation or on the report, or
    /// in answer to another comment.
    pub fn write(self, about: Option<Mention>, answers: Option<AnnotationId>, text: &str) -> bool {
        let comment = Command::Comment { id: new_id(), about, answers, text: text.to_owned() };
        self.workspace.dispatch(comment).is_some()
    }

    fn decide(self, made: Option<Result<Ruling, NotYet>>) -> bool {
        let words = &self.session.words_now().review;
        match made {
            Some(Ok(ruling)) => {
                let decided = self.workspace.dispatch(Command::Decide(vec![ruling])).is_some();
                if decided {
                    // What comes next reads what this has changed.
                    self.compare_shown();
                }
                decided
            }
            Some(Err(NotYet::EndOpen)) => self.refuse(words.ends_first),
            Some(Err(NotYet::Nothing)) | None => self.refuse(words.nothing_there),
        }
    }

    /// Says why something can't be decided; `false`.
    fn refuse(self, why: &'static str) -> bool {
        self.refusal.set(why);
        self.session.announce(why.to_owned());
        false
    }

    /// Looks at the next open item of the same report, else at the first open one
    /// of all that are shown, else stays.
    fn go_on(self) {
        let report = self.current.get_untracked().map(|(report, _)| report);
        let next = self.with_entries(|project, entries| {
            let id = |entry: &&Entry| project.reports.get(entry.report).map(|report| &report.id);
            let is_open = |entry: &&Entry| {
                let decided =
                    |id| self.compared.with_value(|all| Some(all.get(id)?.standing.is_decided(entry.item)));
                id(entry).and_then(decided) == Some(false)
            };
            let here = |entry: &&Entry| id(entry) == report.as_ref();
            entries.iter().filter(is_open).find(here).or_else(|| entries.iter().find(is_open)).copied()
        });
        self.reason.set(String::new());
        match next.flatten() {
            Some(entry) => self.look_at(Some(entry)),
            None => self.session.announce(self.session.words_now().review.all_decided.to_owned()),
        }
    }
}
