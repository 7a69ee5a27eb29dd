//! Deciding about the item that is looked at.

use leptos::prelude::*;

use super::{Reviewing, Shown};
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
        let super::Compared { comparison, standing } = self.compared;
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
            self.session.announce(self.session.words_now().review.reason_needed.to_owned());
            return false;
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

    /// Writes a comment on the item that is looked at.
    pub fn comment(self, text: &str) -> bool {
        let about = self.with_current(|shown, _, item| shown.mention(item)).flatten();
        self.write(about, text)
    }

    /// Writes a comment, in the open layer, on an annotation or on the report.
    pub fn write(self, about: Option<Mention>, text: &str) -> bool {
        let comment = Command::Comment { id: new_id(), about, answers: None, text: text.to_owned() };
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
            Some(Err(NotYet::EndOpen)) => {
                self.session.announce(words.ends_first.to_owned());
                false
            }
            Some(Err(NotYet::Nothing)) | None => {
                self.session.announce(words.nothing_there.to_owned());
                false
            }
        }
    }

    /// Looks at the first item below that is open, else at the first open one,
    /// else stays.
    fn go_on(self) {
        let (reason, here) = (self.reason, self.current.get_untracked());
        let open = self.with_entries(|project, entries| {
            let is_open = |entry: &&super::Entry| {
                let id = project.reports.get(entry.report).map(|report| &report.id);
                let open = id.and_then(|id| {
                    self.compared.with_value(|all| Some(!all.get(id)?.standing.is_decided(entry.item)))
                });
                open.unwrap_or_default()
            };
            let after = self.with_place(project, entries, here.as_ref());
            let below = entries.get(after..).unwrap_or_default().iter().find(is_open);
            below.or_else(|| entries.iter().find(is_open)).copied()
        });
        reason.set(String::new());
        match open.flatten() {
            Some(entry) => self.look_at(Some(entry)),
            None => self.session.announce(self.session.words_now().review.all_decided.to_owned()),
        }
    }

    /// Where in the text what was decided stood: the next one is looked for
    /// from there in the same report, for what is decided sinks in the list.
    fn with_place(
        self,
        project: &crate::core::model::Project,
        entries: &[super::Entry],
        here: Option<&(crate::core::model::ReportId, Mention)>,
    ) -> usize {
        let report = here.and_then(|(id, _)| project.reports.iter().position(|report| report.id == *id));
        report.and_then(|report| entries.iter().position(|entry| entry.report == report)).unwrap_or_default()
    }
}
