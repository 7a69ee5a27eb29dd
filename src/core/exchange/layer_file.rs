//! Layer files: one annotator's annotations, to hand to a colleague who has
//! the project. They name the reports and hold none of their texts but the
//! annotated words with a little around them.

use std::sync::Arc;

use serde::Serialize;

use super::check;
use super::json::{self, END, FileKind, NORMALIZATION, Tool, UNIT, VERSION};
use super::problem::Problem;
use super::receipt::Receipt;
use super::records::{LayerRecord, ReportRef};
use super::tree::record;
use crate::core::model::{Layer, Project, ProjectId, Report, ReportId};

/// Brackets around an annotation: the file, the layer, `sheets`, a sheet, `spans`.
const DEPTH: usize = 5;

/// One annotator's layer of a Wasim project as a file.
#[derive(Serialize)]
#[cfg_attr(
    not(target_arch = "wasm32"),
    derive(schemars::JsonSchema),
    schemars(title = "Wasim layer", extend("$id" = "wasim-layer-3"))
)]
#[serde(deny_unknown_fields)]
pub(super) struct LayerFile {
    /// What the file is.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(extend("const" = "wasim-layer")))]
    format: String,
    /// The version of the format.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(extend("const" = 3)))]
    version: u32,
    /// What offsets count.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(extend("const" = "unicode_code_point")))]
    offset_unit: String,
    /// Whether the end of a range belongs to it.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(extend("const" = "exclusive")))]
    end: String,
    /// How texts were normalised before counting.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(extend("const" = "none")))]
    normalization: String,
    /// The program that wrote the file.
    tool: Tool,
    /// The project that the layer belongs to.
    project: ProjectRef,
    /// The reports that the layer has work on.
    reports: Vec<ReportRef>,
    /// The other reports of the project that the file was written in: there the
    /// layer has nothing. Of a report in neither list the file says nothing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    untouched: Vec<ReportId>,
    /// The layer.
    layer: LayerRecord,
}

record!(LayerFile { format, version, offset_unit, end, normalization, tool, project, reports, layer; may untouched });

/// A project by name.
#[derive(Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct ProjectRef {
    /// Its id.
    id: ProjectId,
    /// Its name.
    name: String,
}

record!(ProjectRef { id, name });

/// The whole file: UTF-8 without byte order mark, LF at line ends, the same
/// for the same layer.
#[must_use]
pub fn write(project: &Project, layer: &Layer) -> String {
    let (worked_on, untouched): (Vec<_>, Vec<_>) =
        project.reports.iter().partition(|report| layer.sheets.contains_key(&report.id));
    let name = |report: &Arc<Report>| ReportRef { id: report.id.clone(), sha256: report.sha256 };
    let file = LayerFile {
        format: FileKind::Layer.format().to_owned(),
        version: VERSION,
        offset_unit: UNIT.to_owned(),
        end: END.to_owned(),
        normalization: NORMALIZATION.to_owned(),
        tool: Tool::this(),
        project: ProjectRef { id: project.id, name: project.name.clone() },
        reports: worked_on.into_iter().map(name).collect(),
        untouched: untouched.into_iter().map(|report| report.id.clone()).collect(),
        layer: LayerRecord::of(layer, &project.reports),
    };
    json::write(&file, DEPTH)
}

/// The layer in a file, checked against the schema and reports of `project`,
/// which stays as it is: whether the layer replaces one there is up to the caller.
///
/// # Errors
/// Any [`Problem`]; a layer of another project or over another text is refused.
pub fn read(bytes: &[u8], project: &Project) -> Result<(Layer, Receipt), Problem> {
    let file: LayerFile = json::read(bytes, FileKind::Layer)?;
    if file.project.id != project.id {
        let ProjectRef { id: found, name } = file.project;
        return Err(Problem::OtherProject {
            place: "project.id".to_owned(),
            found,
            name,
            expected: project.id,
        });
    }
    let name = |i| format!("reports[{i}].id");
    check::unique(&mut file.reports.iter().map(|report| report.id.to_string()), &name)?;
    let here = check::unique(&mut project.reports.iter().map(|report| report.id.to_string()), &name)?;
    let mut named = Vec::new();
    for (i, ReportRef { id, sha256: stated }) in file.reports.into_iter().enumerate() {
        let Some(report) = here.get(id.as_str()).and_then(|at| project.reports.get(*at)) else {
            return Err(Problem::UnknownReport { place: name(i), report: id });
        };
        if stated != report.sha256 {
            let (place, here) = (format!("reports[{i}].sha256"), report.sha256);
            return Err(Problem::OtherText { place, report: id, stated, here });
        }
        named.push(report.clone());
    }
    let mut receipt = Receipt { reports: named.len(), untouched: file.untouched, ..Receipt::default() };
    let layer = file.layer.check(&project.schema, &named, "layer", &mut receipt)?;
    Ok((layer, receipt))
}
