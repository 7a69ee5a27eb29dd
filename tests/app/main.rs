//! The whole app in a real browser, driven as a person drives it: real key
//! presses and pointer moves on the release build.

// Clippy spares the tests themselves, but not what they share.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unreachable,
    clippy::unwrap_used
)]

#[allow(dead_code)] // the bench uses what the tests do not
#[path = "../support/mod.rs"]
mod support;

mod adding;
mod agreement;
mod coding;
mod comments;
mod copying;
mod datasets;
mod details;
mod directions;
mod facts;
mod files;
mod finding;
mod first_run;
mod guidelines;
mod handing;
mod hands;
mod harness;
mod hour;
mod inspector;
mod invisibles;
mod keeping;
mod keys;
mod look;
mod marking;
mod naming;
mod panes;
mod pictures;
mod promises;
mod queue;
mod reading;
mod review;
mod schema;
mod selecting;
mod settings;
mod shelf;
mod shortcuts;
mod spans;
mod tabs;
mod tagging;
mod touch;
mod undo;
