//! Project files: schema, guidelines, reports with their texts, and layers.

use std::sync::Arc;

use serde::Serialize;

use super::check;
use super::json::{self, END, FileKind, NORMALIZATION, Tool, UNIT, VERSION};
use super::problem::Problem;
use super::receipt::Receipt;
use super::records::{LayerRecord, ProjectFacts, ReportRecord};
use super::tree::record;
use crate::core::model::{Layer, LayerId, Project};

/// Brackets around an annotation: the file, `layers`, a layer, `sheets`, a
/// sheet, `spans`.
const DEPTH: usize = 6;

/// A project of Wasim as a file.
#[derive(Serialize)]
#[cfg_attr(
    not(target_arch = "wasm32"),
    derive(schemars::JsonSchema),
    schemars(title = "Wasim project", extend("$id" = "wasim-project-3"))
)]
#[serde(deny_unknown_fields)]
pub(super) struct ProjectFile {
    /// What the file is.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(extend("const" = "wasim-project")))]
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
    /// The project.
    project: ProjectFacts,
    /// The reports, in the order of the queue.
    reports: Vec<ReportRecord>,
    /// The layers.
    #[serde(default)]
    layers: Vec<LayerRecord>,
}

record!(ProjectFile { format, version, offset_unit, end, normalization, tool, project, reports; may layers });

/// The whole file: UTF-8 without byte order mark, LF at line ends, the same
/// for the same project.
#[must_use]
pub fn write(project: &Project) -> String {
    let file = ProjectFile {
        format: FileKind::Project.format().to_owned(),
        version: VERSION,
        offset_unit: UNIT.to_owned(),
        end: END.to_owned(),
        normalization: NORMALIZATION.to_owned(),
        tool: Tool::this(),
        project: ProjectFacts::of(project),
        reports: project.reports.iter().map(|report| ReportRecord::of(report)).collect(),
        layers: project.layers.iter().map(|layer| LayerRecord::of(layer, &project.reports)).collect(),
    };
    json::write(&file, DEPTH)
}

/// The project in a file. Its open layer is the file's first; a file without
/// layers gets an empty one, `fresh`, under the file's version of the schema.
///
/// # Errors
/// Any [`Problem`] but those about a layer's project.
pub fn read(bytes: &[u8], fresh: LayerId) -> Result<(Project, Receipt), Problem> {
    let file: ProjectFile = json::read(bytes, FileKind::Project)?;
    let ProjectFacts { id, name, schema, guidelines } = file.project;
    check::schema(&schema, "project.schema")?;
    let mut reports = Vec::new();
    for (i, record) in file.reports.into_iter().enumerate() {
        reports.push(Arc::new(record.check(&format!("reports[{i}]"))?));
    }
    check::named(&mut reports.iter().map(|report| report.id.to_string()), &|i| format!("reports[{i}].id"))?;
    check::unique(&mut file.layers.iter().map(|layer| layer.id.to_string()), &|i| format!("layers[{i}].id"))?;
    let mut receipt = Receipt { reports: reports.len(), ..Receipt::default() };
    let mut layers = Vec::new();
    for (i, record) in file.layers.into_iter().enumerate() {
        layers.push(record.check(&schema, &reports, &format!("layers[{i}]"), &mut receipt)?);
    }
    if layers.is_empty() {
        layers.push(Layer::new(fresh, String::new(), schema.version));
    }
    let open = layers.iter().find(|layer| !layer.gold).or(layers.first());
    let open_layer = open.map_or(fresh, |layer| layer.id);
    Ok((Project { id, name, schema, guidelines, reports, layers, open_layer }, receipt))
}
