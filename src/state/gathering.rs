//! Reports on their way to a helper: the work on them is gathered here, in
//! slices that leave the page alive, and its answers are taken in their order.

use std::collections::VecDeque;

use super::helper::Helper;
use super::pace::Pace;
use super::workspace::Workspace;
use crate::core::agreement::errands::{self, Batch};
use crate::core::agreement::{Measure, Plan, Scope, Tallies, Task};
use crate::core::model::{LayerId, Sheet};

/// Reports to go through.
pub(super) struct Errand<'a> {
    pub plan: &'a Plan,
    /// The layers of the plan's annotators.
    pub layers: &'a [LayerId],
    /// For γ of this pair, by their places in the plan; else to be counted.
    pub pair: Option<(usize, usize)>,
    /// By their places in the project.
    pub reports: Vec<usize>,
}

impl Errand<'_> {
    fn batch(&self) -> Batch {
        self.pair.map_or_else(|| Batch::to_count(self.plan), Batch::for_gamma)
    }

    /// How many bytes make a job: some milliseconds of work. γ is told of report
    /// by report.
    fn full(&self) -> usize {
        if self.pair.is_some() { 0 } else { 32_768 }
    }

    /// Hands the work on all reports to the helper, batch by batch. `None` if it
    /// was cancelled, or an answer can't be taken.
    pub(super) async fn run(
        self,
        workspace: Workspace,
        pace: &mut Pace,
        helper: &Helper,
        mut take: impl FnMut(&[u8]) -> Option<()>,
    ) -> Option<()> {
        pace.expect(self.reports.len(), 0);
        // How many reports each job has that was not answered yet.
        let (mut sent, mut gathered) = (VecDeque::new(), 0);
        let mut batch = self.batch();
        for (n, at) in self.reports.iter().enumerate() {
            self.gather(workspace, *at, &mut batch);
            let is_last = n + 1 == self.reports.len();
            if !is_last && batch.weight() < self.full() {
                continue;
            }
            // Those that nobody worked on are gone through as well.
            sent.push_back(n + 1 - gathered);
            gathered = n + 1;
            helper.send(std::mem::replace(&mut batch, self.batch()).job());
            while sent.len() > if is_last { 0 } else { helper.ahead() } {
                take(&helper.answer().await?)?;
                for _ in 0..sent.pop_front().unwrap_or_default() {
                    pace.step("", 0).await.then_some(())?;
                }
            }
        }
        Some(())
    }

    /// Puts the work on a report in, if there is any.
    fn gather(&self, workspace: Workspace, at: usize, batch: &mut Batch) {
        let taken = |place: usize| self.pair.is_none_or(|(a, b)| place == a || place == b);
        workspace.with(|project| {
            let report = project.reports.get(at)?;
            let layers = self.layers.iter().enumerate();
            let layers = layers.map(|(place, id)| project.layer(*id).filter(|_| taken(place)));
            let sheets: Vec<Option<&Sheet>> = layers.map(|layer| layer?.sheet(&report.id)).collect();
            let any = sheets.iter().any(Option::is_some);
            any.then(|| batch.add(&Task::of(self.plan, at, report, &sheets)))
        });
    }
}

/// Has an interval drawn, and keeps it with the tallies. `None` if it was cancelled.
pub(super) async fn draw(
    tallies: &mut Tallies,
    measure: Measure,
    scope: Scope,
    helper: &Helper,
) -> Option<()> {
    let interval = match tallies.sample(measure, scope) {
        Ok(sample) => errands::interval_of(&helper.ask(sample.job()).await?)?,
        Err(reason) => Err(reason),
    };
    tallies.keep_interval(measure, scope, interval);
    Some(())
}
