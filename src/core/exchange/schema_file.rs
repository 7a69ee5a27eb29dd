//! Schema files: labels, attributes and relation types by themselves, for
//! other projects. The default schema is such a file, bundled with the program.

use serde::Serialize;

use super::check;
use super::json::{self, FileKind, Tool, VERSION};
use super::problem::Problem;
use super::tree::record;
use crate::core::model::Schema;

/// Brackets around an attribute: the file, the schema, `labels`, a label, `attributes`.
const DEPTH: usize = 5;

/// A schema of Wasim as a file.
#[derive(Serialize)]
#[cfg_attr(
    not(target_arch = "wasm32"),
    derive(schemars::JsonSchema),
    schemars(title = "Wasim schema", extend("$id" = "wasim-schema-3"))
)]
#[serde(deny_unknown_fields)]
pub(super) struct SchemaFile {
    /// What the file is.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(extend("const" = "wasim-schema")))]
    format: String,
    /// The version of the format.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(extend("const" = 3)))]
    version: u32,
    /// The program that wrote the file.
    tool: Tool,
    /// The schema.
    schema: Schema,
}

record!(SchemaFile { format, version, tool, schema });

/// The whole file: UTF-8 without byte order mark, LF at line ends, the same
/// for the same schema.
#[must_use]
pub fn write(schema: &Schema) -> String {
    let (format, version) = (FileKind::Schema.format().to_owned(), VERSION);
    json::write(&SchemaFile { format, version, tool: Tool::this(), schema: schema.clone() }, DEPTH)
}

/// The schema in a file.
///
/// # Errors
/// Any [`Problem`] about the form of a file, and those about ids.
pub fn read(bytes: &[u8]) -> Result<Schema, Problem> {
    let file: SchemaFile = json::read(bytes, FileKind::Schema)?;
    check::schema(&file.schema, "schema")?;
    Ok(file.schema)
}

impl Schema {
    /// The default schema "Conflict reports": labels, attributes and relations
    /// after the codebooks of ACLED, UCDP GED, ACE, PARC, FactBank and MUC-4.
    #[must_use]
    pub fn conflict_reports() -> Self {
        // A test reads the bundled file, so there is always one.
        read(include_bytes!("conflict-reports.json")).unwrap_or_default()
    }

    /// The default schema in place of what stood for it in files of version 1,
    /// which had its labels and relations without attributes and could not be
    /// changed; any other schema as it is.
    #[must_use]
    pub(super) fn grown(self) -> Self {
        let bare = self.version == 1 && self.labels.iter().all(|label| label.attributes.is_empty());
        let default = if bare { Self::conflict_reports() } else { return self };
        let ids = |schema: &Self| {
            let labels = schema.labels.iter().map(|label| label.id.to_string());
            labels.chain(schema.relations.iter().map(|one| one.id.to_string())).collect::<Vec<_>>()
        };
        if ids(&self) == ids(&default) { default } else { self }
    }
}
