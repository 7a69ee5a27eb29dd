//! Wasim's own files, the only ones that carry everything: projects, layers
//! and schemas as JSON.
//!
//! Each file format is one module of one shape: `write` gives the whole file
//! as text, `read` takes its bytes and gives what is in it with a [`Receipt`],
//! or the [`Problem`] that stands in the way. Reading checks everything and
//! changes nothing: it can't leave a project half imported. A span whose
//! offsets do not fit its quote is repaired where the quote can mean one place
//! only; what fits nowhere goes to quarantine. Both are in the receipt.
//!
//! All offsets in the files are code points; the end is exclusive.

mod check;
mod cycle;
mod json;
pub mod layer_file;
mod problem;
pub mod project_file;
mod quote;
mod receipt;
mod records;
pub mod schema_file;
mod shapes;
#[cfg(test)]
mod tests;
mod tree;

pub use cycle::Cycle;
pub(crate) use json::parse as parse_json;
pub use json::{FileKind, OLDEST, VERSION, from_json, kind_of, to_json};
pub use problem::{Problem, Spot};
pub(crate) use quote::{ANYWHERE, Needles, Placed, Quote, place as place_quotes};
pub use receipt::{Reason, Receipt, Repaired, SetAside};
pub use records::{
    LayerRecord, ProjectFacts, RelationRecord, ReportRecord, ReportRef, SheetRecord, SpanRecord,
};
pub use tree::{FromJson, Node, Wrong};
pub(crate) use tree::{Json, record};
