//! The reports that words stand in: a walk through all of them that can rest.

use std::sync::Arc;

use crate::core::find::{self, Query, Walk};
use crate::core::model::Report;
use crate::core::text::{Text, TextRange};

/// How many hits of a report are shown.
pub const FIRST: usize = 3;

/// What was found in one report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The report's position in the project.
    pub report: usize,
    /// How many hits its text has.
    pub count: usize,
    /// The first of them.
    pub first: Vec<TextRange>,
}

/// A search through all reports.
#[derive(Clone, Debug)]
pub struct Search {
    query: Query,
    /// The position of the report that is searched next.
    report: usize,
    walk: Walk,
    hits: Vec<TextRange>,
    found: Vec<Found>,
}

impl Search {
    /// Before the first report.
    #[must_use]
    pub fn new(query: Query) -> Self {
        Self { query, report: 0, walk: Walk::default(), hits: Vec::new(), found: Vec::new() }
    }

    /// Searches on, by at most `many` code points of one report; `true` once all
    /// are searched. They have to be the same reports at each call.
    pub fn step(&mut self, reports: &[Arc<Report>], many: usize) -> bool {
        if let Some(report) = reports.get(self.report)
            && self.walk.on(&self.query, &report.text, many, &mut self.hits)
        {
            if !self.hits.is_empty() || self.in_title(report).is_some() {
                let first = self.hits.iter().take(FIRST).copied().collect();
                self.found.push(Found { report: self.report, count: self.hits.len(), first });
            }
            self.hits.clear();
            self.walk = Walk::default();
            self.report += 1;
        }
        self.report >= reports.len()
    }

    /// The first hit in a report's title, in code points of the title: looked for
    /// when asked, as titles can be corrected.
    #[must_use]
    pub fn in_title(&self, report: &Report) -> Option<TextRange> {
        find::all(&self.query, &Text::new(report.title.as_str())).first().copied()
    }

    /// How many reports are searched.
    #[must_use]
    pub fn searched(&self) -> usize {
        self.report
    }

    /// What is found so far, in the project's order.
    #[must_use]
    pub fn found(&self) -> &[Found] {
        &self.found
    }

    /// What is found in the report at this position.
    #[must_use]
    pub fn found_in(&self, report: usize) -> Option<&Found> {
        let at = self.found.partition_point(|one| one.report < report);
        self.found.get(at).filter(|one| one.report == report)
    }
}
