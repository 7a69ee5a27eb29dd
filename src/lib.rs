//! Wasim (واسم, "one who tags"): analysts annotate right-to-left reports about
//! armed conflict in a browser tab, with no server.
//!
//! # The map of the house
//! - [`core`] decides. Pure Rust: no browser, no clock, no randomness, no I/O.
//!   - [`core::text`]: paragraphs, offsets, graphemes, words and clitics.
//!   - [`core::model`]: project, report, schema, layer, annotations.
//!   - [`core::edit`]: `Command` → `apply` → `Change` and its inverse; history.
//!   - [`core::decode`]: in which encoding a text lies in a file.
//!   - [`core::handing`]: which colleague gets which reports, and in which file.
//!   - [`core::intake`]: texts on their way to become reports.
//!   - [`core::draw`]: which marks lie where: lanes, fills, the runs to isolate.
//!   - [`core::figures`]: casualty figures out of Arabic phrases.
//!   - [`core::facts`]: casualties as a table, counted without counting anyone twice.
//!   - [`core::form`]: what is asked of an annotation, and what is lacking.
//!   - [`core::find`]: the places where words stand, whatever their spelling.
//!   - [`core::guide`]: guidelines: Markdown, hits in it, examples out of reports.
//!   - [`core::reshape`]: a schema on its way to another, with annotations in place.
//!   - [`core::sight`]: whether colours can be told apart, by every eye.
//!   - [`core::review`]: several annotators side by side, decisions, rules, gold.
//!   - [`core::agreement`]: how far annotators say the same, by every usual measure.
//!   - [`core::queue`]: which reports are shown, in which order, with which hits.
//!   - [`core::exchange`]: Wasim's own files, the only ones that carry everything.
//!   - [`core::datasets`]: the formats of other programs, one module for each, read and
//!     written; labels mapped to the schema, data cards, parts to train and test on.
//!   - [`core::jobs`], [`core::flat`]: what is done off the main thread, and how
//!     it gets there and back.
//!   - [`core::keep`]: what a project is on the disk, record by record.
//! - [`platform`] performs: the only code that calls the browser.
//! - [`state`] is between them: it dispatches commands, wakes the views that a
//!   change names, and queues the save.
//! - [`ui`] shows: small components, grouped by their place on screen, and the
//!   messages in every language.
//! - [`sample`]: the five reports that a newcomer opens first.
//! - `bin`: the command-line companion, with the feature `cli` only.
//!
//! # What is absent on purpose
//! - The view never edits the project; storage never decides anything; the core
//!   never waits.
//! - No annotation ever splits or rewrites a text node of a report.
//! - No offset is a bare integer in a signature (see [`core::text`]).
//! - No text leaves the machine unless a person exports it.

pub mod core;
pub mod platform;
pub mod sample;
pub mod state;
pub mod ui;
