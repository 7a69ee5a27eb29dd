//! Deciding many items by a rule.

use super::{Entry, Reviewing};
use crate::core::edit::{Command, Target};
use crate::core::model::{AnnotationId, ReportId};
use crate::core::review::{MergeRule, merge, sides};
use crate::platform::clock;

impl Reviewing {
    /// What a rule would decide of the items that are shown.
    fn work(self, rule: MergeRule) -> Vec<(Target, Command)> {
        let by_report = self.with_entries(|project, entries| {
            let mut all: Vec<(ReportId, Vec<usize>)> = Vec::new();
            for Entry { report, item } in entries {
                let Some(report) = project.reports.get(*report) else { continue };
                match all.iter_mut().find(|(id, _)| *id == report.id) {
                    Some((_, items)) => items.push(*item),
                    None => all.push((report.id.clone(), vec![*item])),
                }
            }
            (project.open_layer, all)
        });
        let Some((layer, by_report)) = by_report else { return Vec::new() };
        let work = by_report.into_iter().filter_map(|(report, items)| {
            let rulings = self.with_report(&report, |shown| {
                merge(&shown.bench(), &items, rule, &mut || AnnotationId(clock::new_id()))
            })?;
            (!rulings.is_empty()).then(|| (Target { layer, report }, Command::Decide(rulings)))
        });
        work.collect()
    }

    /// How many of the items that are shown a rule would decide.
    #[must_use]
    pub fn would_merge(self, rule: MergeRule) -> usize {
        let count = |(_, command): &(Target, Command)| match command {
            Command::Decide(rulings) => rulings.len(),
            _ => 0,
        };
        self.work(rule).iter().map(count).sum()
    }

    /// Lets a rule decide the items that are shown, in one step.
    pub fn merge(self, rule: MergeRule) {
        let work = self.work(rule);
        if work.is_empty() || self.workspace.revise(None, None, work).is_err() {
            self.session.announce(self.session.words_now().nothing_changed.to_owned());
        }
    }

    /// What all agree on goes in, in all reports.
    pub(super) fn merge_unanimous(self) {
        let Some(reports) = self.workspace.with(|project| {
            let two = |report: &&ReportId| sides(project, report).len() > 1;
            project.reports.iter().map(|report| &report.id).filter(two).cloned().collect::<Vec<_>>()
        }) else {
            return;
        };
        let Some(layer) = self.workspace.with(|project| project.open_layer) else { return };
        let work = reports.into_iter().filter_map(|report| {
            self.compare(&report);
            let rulings = self.with_report(&report, |shown| {
                let all: Vec<usize> = (0..shown.compared.comparison.items.len()).collect();
                merge(&shown.bench(), &all, MergeRule::Unanimous, &mut || AnnotationId(clock::new_id()))
            })?;
            (!rulings.is_empty()).then(|| (Target { layer, report }, Command::Decide(rulings)))
        });
        let work: Vec<_> = work.collect();
        if !work.is_empty() && self.workspace.revise(None, None, work).is_err() {
            self.session.announce(self.session.words_now().nothing_changed.to_owned());
        }
    }
}
