//! How a tab follows another one: batch by batch, or by reading anew.

use std::collections::BTreeMap;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::super::workspace::Workspace;
use crate::core::keep::{self, Letter, News, Touched};
use crate::core::model::Project;
use crate::platform::dom;

impl Workspace {
    pub(super) fn follow_letter(self, round: u32, letter: Letter) {
        let (number, writes) = match letter.news {
            News::Wrote(number, writes) => (number, Some(writes)),
            News::WroteMuch(number) => (number, None),
            _ => return,
        };
        let in_order = self.tabs.with(|seat| seat.thread.hears(&letter.from, number)) == Some(true);
        let touched = writes.filter(|_| in_order).and_then(|writes| {
            let follow = |project: &mut Option<Project>| keep::follow(project.as_mut()?, &writes).ok();
            self.project.try_update_value(follow).flatten()
        });
        match touched {
            Some(touched) => self.wake(touched),
            None => self.begin_reading(round),
        }
    }

    /// Wakes the views that show what the other tab has changed.
    fn wake(self, Touched { head, reports, work, ledger }: Touched) {
        if let Some(ledger) = ledger {
            self.saver.ledger.set(ledger);
        }
        if head || reports {
            self.opened.update(|n| *n += 1);
            let shown = self.report.get_untracked();
            if self.with(|project| shown.as_ref().is_some_and(|id| project.report(id).is_none()))
                == Some(true)
            {
                self.show_report(None);
            }
        }
        if head || reports || work {
            self.forget_the_missing();
            self.edited.update(|n| *n += 1);
        }
    }

    fn forget_the_missing(self) {
        for signal in [self.selected, self.hovered] {
            if signal.get_untracked().is_some_and(|id| self.span(id).is_none()) {
                signal.set(None);
            }
        }
    }

    pub(super) fn begin_reading(self, round: u32) {
        spawn_local(async move {
            self.read_anew(round).await;
        });
    }

    /// Reads the open project again from the disk. What is heard meanwhile is
    /// done to it afterwards: doing it twice does nothing. Whether its records are old.
    pub(super) async fn read_anew(self, round: u32) -> bool {
        while self.tabs.is_now(round) && self.tabs.with(|seat| seat.heard.is_some()) == Some(true) {
            dom::next_task().await;
        }
        let project = self.tabs.with(|seat| {
            seat.heard = Some(Vec::new());
            seat.project
        });
        let Some(project) = project.filter(|_| self.tabs.is_now(round)) else { return false };
        let kept = self.saver.read(project).await;
        if !self.tabs.is_now(round) {
            return false;
        }
        let read = kept.ok().and_then(|kept| {
            let head = keep::read_head(&kept.head?).ok()?;
            Some((keep::read(head, &kept.body).ok()?.0, kept.ledger, keep::is_old(&kept.body)))
        });
        let mut old = false;
        match read {
            Some((project, ledger, is_old)) => {
                self.saver.take_in_hand(Some(project.id), ledger);
                self.replace(project);
                old = is_old;
            }
            None => self.announce(self.words_now().storage_broken),
        }
        self.caught_up();
        old
    }

    /// Puts the project as it is kept in place of the open one, and wakes only
    /// what is different. Undo begins anew.
    fn replace(self, mut project: Project) {
        self.histories.update_value(BTreeMap::clear);
        let touched = self.project.try_update_value(|open| {
            let old = open.as_mut()?;
            let mut reports = old.reports.len() != project.reports.len();
            for (new, old) in project.reports.iter_mut().zip(&old.reports) {
                if new == old {
                    // The page holds the old one.
                    new.clone_from(old);
                } else {
                    reports = true;
                }
            }
            let head = keep::head(old) != keep::head(&project);
            let work = old.layers != project.layers;
            *old = project;
            Some(Touched { head, reports, work, ledger: None })
        });
        if let Some(touched) = touched.flatten() {
            self.wake(touched);
        }
        // What undo would take back is part of what is shown.
        self.edited.update(|n| *n += 1);
    }

    /// Lets go of what could not be written because another tab has, and shows that.
    pub fn take_what_is_kept(self) {
        self.saver.forget_waiting();
        let round = self.tabs.round.get_value();
        if self.tabs.with(|_| ()).is_some() {
            return self.begin_reading(round);
        }
        let Some(project) = self.with(|project| project.id) else { return };
        spawn_local(async move {
            let Ok(kept) = self.saver.read(project).await else { return };
            let head = kept.head.and_then(|head| keep::read_head(&head).ok());
            if let Some(Ok((project, _))) = head.map(|head| keep::read(head, &kept.body)) {
                self.saver.take_in_hand(Some(project.id), kept.ledger);
                self.replace(project);
                if keep::is_old(&kept.body) {
                    self.write_whole();
                }
            }
        });
    }
}
