//! Deciding many items by a rule.

use super::{Entry, Reviewing};
use crate::core::edit::{Command, Ruling, Target};
use crate::core::model::{AnnotationId, ReportId};
use crate::core::review::{MergeRule, merge, sides};
use crate::platform::clock;

/// Items by their reports.
type ByReport = Vec<(ReportId, Vec<usize>)>;

impl Reviewing {
    /// The items that are shown.
    fn shown_items(self) -> ByReport {
        let read = |project: &crate::core::model::Project, entries: &[Entry]| {
            let mut all = ByReport::new();
            for Entry { report, item } in entries {
                let Some(report) = project.reports.get(*report) else { continue };
                match all.iter_mut().find(|(id, _)| *id == report.id) {
                    Some((_, items)) => items.push(*item),
                    None => all.push((report.id.clone(), vec![*item])),
                }
            }
            all
        };
        self.with_entries(read).unwrap_or_default()
    }

    /// What a rule would decide of some items.
    fn work(self, rule: MergeRule, items: ByReport) -> Vec<(Target, Command)> {
        let Some(layer) = self.workspace.with(|project| project.open_layer) else { return Vec::new() };
        let work = items.into_iter().filter_map(|(report, items)| {
            let rulings = self.with_report(&report, |shown| {
                merge(&shown.bench(), &items, rule, &mut || AnnotationId(clock::new_id()))
            });
            let rulings = rulings.filter(|rulings| !rulings.is_empty())?;
            Some((Target { layer, report }, Command::Decide(rulings)))
        });
        work.collect()
    }

    /// What a rule would decide of the items that are shown.
    #[must_use]
    pub fn would_merge(self, rule: MergeRule) -> Vec<(ReportId, Ruling)> {
        let rulings = |(target, command): (Target, Command)| match command {
            Command::Decide(rulings) => {
                rulings.into_iter().map(|one| (target.report.clone(), one)).collect::<Vec<_>>()
            }
            _ => Vec::new(),
        };
        self.work(rule, self.shown_items()).into_iter().flat_map(rulings).collect()
    }

    /// Lets a rule decide the items that are shown, in one step.
    pub fn merge(self, rule: MergeRule) {
        self.perform(self.work(rule, self.shown_items()));
    }

    /// What all agree on goes in, in all reports that two or more have worked on.
    pub(super) fn merge_unanimous(self) {
        let shared = self.workspace.with(|project| {
            let two = |report: &&ReportId| sides(project, report).len() > 1;
            project.reports.iter().map(|report| &report.id).filter(two).cloned().collect::<Vec<_>>()
        });
        let items = shared.unwrap_or_default().into_iter().filter_map(|report| {
            self.compare(&report);
            let all =
                self.with_report(&report, |shown| (0..shown.compared.comparison.items.len()).collect())?;
            Some((report, all))
        });
        let work = self.work(MergeRule::Unanimous, items.collect());
        if !work.is_empty() {
            self.perform(work);
        }
    }

    fn perform(self, work: Vec<(Target, Command)>) {
        if work.is_empty() || self.workspace.revise(None, None, work).is_err() {
            self.session.announce(self.session.words_now().nothing_changed.to_owned());
        }
    }
}
