//! Data sets: what files of other programs hold, and what is made of a project
//! for other programs.
//!
//! Both ways lead over a [`Document`]: a text with the work of each annotator on
//! it, in the words of its file. So a format knows nothing of projects:
//! - `read`: one module for each format that is read, all of one shape. Nothing
//!   is dropped without a word: what is left out, moved or kept aside is a
//!   [`Finding`].
//! - `write`: one module for each format that is written, all of one shape. What
//!   a format can't carry is counted as a [`Loss`].
//! - `recognise`: in which format a file is, and which files belong together.
//! - `place`: offsets of any unit and quotes, to ranges of a text.
//! - `inventory`: which labels, relation types and attributes documents hold.
//! - `mapping`: what those are in a schema, and what is added to it.
//! - `taking`: documents to reports and layers.
//! - `giving`: a project to documents.
//! - `files`: which part of which document goes into which file.
//! - `parts`: long files of lines, cut into parts.
//! - `preview`: the first lines of a file as they are shown.
//! - `errands`, `flat`: reading and writing as jobs for another thread.
//! - `split`: which reports are to learn from, and which to measure with.
//! - `card`: the data card that goes with a data set.
//! - `iri`: names of reports and annotations as IRIs.
//! - `zip`: archives, within limits.
//! - `tokens`: tokens and sentences, for the formats of trained models.
//!
//! All ranges are code points of the document's text, their ends excluded.

pub mod card;
mod document;
pub mod errands;
pub mod files;
mod finding;
mod flat;
mod format;
mod giving;
mod inventory;
mod iri;
mod mapping;
pub mod parts;
mod place;
pub mod preview;
pub mod read;
mod recognise;
mod split;
mod taking;
#[cfg(test)]
mod tests;
mod tokens;
pub mod write;
pub mod zip;

pub use document::{Aside, Document, Link, Mark, Work};
pub use finding::{Finding, What};
pub use format::Format;
pub use giving::give;
pub use inventory::{Inventory, Kind, Values};
pub use mapping::{MOST, Mapping, Settled, To};
pub use place::Unit;
pub use recognise::{groups, recognise};
pub use split::{Split, Subset};
pub use taking::{Arrival, Into, Taker};
pub use tokens::{Tokens, View};
