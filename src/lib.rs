//! Wasim (واسم, "one who tags"): analysts annotate right-to-left reports about
//! armed conflict in a browser tab, with no server.
//!
//! # The map of the house
//! - [`core`] decides. Pure Rust: no browser, no clock, no randomness, no I/O.
//!   - [`core::text`]: paragraphs, offsets, graphemes, words and clitics.
//!   - [`core::model`]: project, report, schema, layer, annotations.
//!   - [`core::edit`]: `Command` → `apply` → `Change` and its inverse; history.
//!   - [`core::decode`]: in which encoding a text lies in a file.
//!   - [`core::intake`]: texts on their way to become reports.
//!   - [`core::draw`]: which marks lie where: lanes, fills, the runs to isolate.
//!   - [`core::figures`]: casualty figures out of Arabic phrases.
