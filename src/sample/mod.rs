//! The sample project: five real Arabic reports, for a newcomer to try the
//! tool on, with guidelines, and a layer in which they are coded in full. All
//! that lies beside the program, not in it, so that only who opens it waits
//! for it.

#[cfg(test)]
mod tests;

use std::sync::Arc;

use uuid::Uuid;

use crate::core::model::{Layer, LayerId, Project, ProjectId, Report, ReportId, Schema};

/// The ids of the reports, in the order of the queue.
pub const REPORTS: [&str; 5] = ["000", "001", "002", "003", "004"];

/// Where the text of a report lies, as seen from the page.
#[must_use]
pub fn address(report: &str) -> String {
    format!("sample/{report}.txt")
}

/// Where the guidelines in a language lie, as seen from the page.
#[must_use]
pub fn guidelines(language: &str) -> String {
    format!("sample/example/guidelines.{language}.md")
}

/// Where the layer lies in which the reports are coded in full.
pub const EXAMPLE: &str = "sample/example/layer.json";

/// The id of the sample project: the same for everybody, so that layers made
/// over it by different people belong together.
pub const ID: ProjectId = ProjectId(Uuid::from_u128(0x7a5e_0000_5a4d_4000_8000_0000_0000_0001));

/// The sample project with one empty layer of this id and owner, made of the
/// texts of [`REPORTS`] and with these guidelines.
#[must_use]
pub fn project(name: &str, texts: &[String], guidelines: String, layer: LayerId, annotator: &str) -> Project {
    let report = |(id, text): (&&str, &String)| {
        let report = Report::from_text(ReportId::new(id), text);
        Arc::new(Report { language: Some("ar".to_owned()), ..report })
    };
    let schema = Schema::conflict_reports();
    let layers = vec![Layer::new(layer, annotator.to_owned(), schema.version)];
    Project {
        id: ID,
        name: name.to_owned(),
        schema,
        guidelines,
        reports: REPORTS.iter().zip(texts).map(report).collect(),
        layers,
        open_layer: layer,
    }
}
