//! Why a file can't be read.

use thiserror::Error;

use super::json::FileKind;
use crate::core::model::{LabelId, ProjectId, ReportId, Sha256};
use crate::core::text::Byte;

/// A position in a file as editors show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The line, counted from 1.
    pub line: usize,
    /// The place in the line in code points, counted from 1; 0 before the first.
    pub column: usize,
}

/// Why a file can't be read. Every place is a path such as
/// `layers[0].sheets[2].spans[14].start`; empty for the file as a whole.
///
/// The words here are for logs; the interface has its own in every language.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum Problem {
    /// The bytes are not text in UTF-8.
    #[error("not UTF-8 at byte {}", byte.0)]
    NotUtf8 {
        /// The first wrong byte, counted from 0 at the start of the file.
        byte: Byte,
    },
    /// The text is not JSON.
    #[error("not JSON at line {}, column {}: {detail}", spot.line, spot.column)]
    NotJson {
        /// Where it stops being JSON.
        spot: Spot,
        /// What the parser says, in English.
        detail: String,
    },
    /// The file ends too early: the rest of it is missing.
    #[error("the file ends at line {}, column {}, before it is complete", spot.line, spot.column)]
    CutShort {
        /// Where it ends.
        spot: Spot,
    },
    /// JSON of another program.
    #[error("not a file of Wasim: its format is {found:?}")]
    OtherFormat {
        /// What the file calls its format, if anything.
        found: Option<String>,
    },
    /// A file of Wasim, of another kind than the one asked for.
    #[error("a {found:?} file where a {expected:?} file was asked for")]
    OtherKind {
        /// What was asked for.
        expected: FileKind,
        /// What the file is.
        found: FileKind,
    },
    /// A version that this program does not know: a newer one, or none.
    #[error("version {found:?} of the format; versions up to {known} are known")]
    Version {
        /// The file's version; `None` if it states no whole number.
        found: Option<u64>,
        /// The newest version that this program reads.
        known: u32,
    },
    /// The file counts or treats its text in another way, or does not say.
    #[error("{place} is {found:?} and has to be {known}")]
    Convention {
        /// The entry of the head: `offset_unit`, `end` or `normalization`.
        place: &'static str,
        /// What the file says, if anything.
        found: Option<String>,
        /// What it has to say.
        known: &'static str,
    },
    /// Something is missing, of the wrong type, or not known.
    #[error("{place}: {detail} (line {}, column {})", spot.line, spot.column)]
    Shape {
        /// Where, as a path.
        place: String,
        /// Where, in the text.
        spot: Spot,
        /// What the parser says, in English.
        detail: String,
    },
    /// The id of a report, label or relation type is empty.
    #[error("{place} is empty")]
    EmptyId {
        /// The id.
        place: String,
    },
    /// Two things of one kind have the same id.
    #[error("{place} and {first} are both {id}")]
    Duplicate {
        /// The second one.
        place: String,
        /// The first one.
        first: String,
        /// The id that both have.
        id: String,
    },
    /// A report's text is not the one that its hash was made of.
    #[error("{place}: the text of report {report} has the hash {found}, not {stated}")]
    WrongHash {
        /// The hash.
        place: String,
        /// The report.
        report: ReportId,
        /// What the file says.
        stated: Sha256,
        /// The hash of the text in the file.
        found: Sha256,
    },
    /// Work on a report that is not there.
    #[error("{place}: no report {report}")]
    UnknownReport {
        /// Where the report is named.
        place: String,
        /// The report.
        report: ReportId,
    },
    /// A relation type that joins a label which the schema does not have.
    #[error("{place}: no label {label}")]
    UnknownLabel {
        /// Where the label is named.
        place: String,
        /// The label.
        label: LabelId,
    },
    /// A layer of another project.
    #[error("{place}: the layer belongs to the project {name:?} ({found}), not to {expected}")]
    OtherProject {
        /// The project's id in the file.
        place: String,
        /// The layer's project.
        found: ProjectId,
        /// Its name.
        name: String,
        /// The project that the layer was read for.
        expected: ProjectId,
    },
    /// A layer over another text: the report of that name is not the same here.
    #[error("{place}: report {report} has another text ({stated}) than here ({here})")]
    OtherText {
        /// The report's hash in the file.
        place: String,
        /// The report.
        report: ReportId,
        /// The hash of the text that the layer was made over.
        stated: Sha256,
        /// The hash of the text here.
        here: Sha256,
    },
    /// A quarantined annotation is nested deeper than any annotation can be.
    #[error("{place} is nested too deep")]
    TooDeep {
        /// The annotation.
        place: String,
    },
}
