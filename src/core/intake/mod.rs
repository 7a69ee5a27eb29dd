//! Texts on their way into a project: what each is called, which are there
//! already, and which files are no reports. Nothing here touches the project;
//! it is changed once, at the end, by [`crate::core::edit::apply_to_project`].

mod refusal;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::core::model::{Project, Report, ReportId};

pub use refusal::{Refusal, Refused, refused_by_content, refused_by_name};

/// A text that is there already, in the project or among those that came
/// before it.
#[derive(Clone, Debug)]
pub struct Twin {
    /// The report it would be.
    pub report: Arc<Report>,
    /// The report that has the same text.
    pub same_as: ReportId,
}

/// The texts that came so far.
#[derive(Debug, Default)]
pub struct Intake {
    /// Those that are new, in the order in which they came.
    pub fresh: Vec<Arc<Report>>,
    /// Those that are there already.
    pub twins: Vec<Twin>,
    /// The hash of each text, with the number of its report in `names`.
    hashes: BTreeMap<String, usize>,
    names: Vec<ReportId>,
    /// The ids that are taken, with the last number that was put behind each.
    ids: BTreeMap<String, usize>,
}

impl Intake {
    /// On the way to this project; to a new one if there is none.
    #[must_use]
    pub fn new(project: Option<&Project>) -> Self {
        let mut intake = Self::default();
        for report in project.iter().flat_map(|project| &project.reports) {
            intake.know(report);
        }
        intake
    }

    /// Takes a text in, named after its file: the name without its folder and
    /// ending, with a number behind it if taken. A title that is blank gives
    /// way to the text's first line.
    pub fn take(&mut self, file: &str, title: &str, text: &str) {
        let mut report = Report::from_text(self.free_id(stem(file)), text);
        if !title.trim().is_empty() {
            title.trim().clone_into(&mut report.title);
        }
        let report = Arc::new(report);
        match self.same(&report) {
            Some(same_as) => {
                self.ids.insert(report.id.to_string(), 0);
                self.twins.push(Twin { report, same_as });
            }
            None => {
                self.know(&report);
                self.fresh.push(report);
            }
        }
    }

    /// Makes a place for a report under its id, or with a number behind that if it is
    /// taken. The report that has it: the new one, or the one with the same text.
    pub fn place(&mut self, report: Report) -> ReportId {
        if let Some(same_as) = self.same(&report) {
            return same_as;
        }
        let report = Arc::new(Report { id: self.free_id(report.id.as_str()), ..report });
        self.know(&report);
        self.fresh.push(report.clone());
        report.id.clone()
    }

    /// The report that has the same text.
    fn same(&self, report: &Report) -> Option<ReportId> {
        let first = self.hashes.get(&report.sha256.to_string())?;
        self.names.get(*first).cloned()
    }

    fn know(&mut self, report: &Report) {
        self.ids.insert(report.id.to_string(), 0);
        self.hashes.entry(report.sha256.to_string()).or_insert(self.names.len());
        self.names.push(report.id.clone());
    }

    /// The name itself if no report has it, else the first free number behind it.
    fn free_id(&mut self, stem: &str) -> ReportId {
        if !self.ids.contains_key(stem) {
            return ReportId::new(stem);
        }
        // Goes on where the last search for this name ended: many folders may
        // hold files of one name.
        let mut number = self.ids.get(stem).copied().unwrap_or_default().max(1);
        loop {
            number = number.saturating_add(1);
            let id = format!("{stem}-{number}");
            if !self.ids.contains_key(&id) {
                self.ids.insert(stem.to_owned(), number);
                return ReportId::new(&id);
            }
        }
    }
}

/// A file's name without its folders and its ending; `-` where nothing is left.
#[must_use]
pub fn stem(file: &str) -> &str {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file).trim();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem).trim();
    match (stem.is_empty(), name.is_empty()) {
        (false, _) => stem,
        (true, false) => name,
        (true, true) => "-",
    }
}
