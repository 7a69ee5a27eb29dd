//! Every change of a project: a [`Command`] is applied and gives a [`Change`],
//! which knows its own inverse.
//!
//! [`apply`] is total: any command on any project gives a changed project or a
//! typed error that leaves the project as it was. Edits of a project as a whole
//! (its reports, its name) are a small second kind of the same shape:
//! [`apply_to_project`]. Time, names and ids are handed in. All offsets are code points.

mod apply;
mod change;
mod desk;
mod history;
mod project;
mod ruling;
mod sign;
#[cfg(test)]
mod tests;

pub use apply::{Command, EditError, Suggestions, Target, apply};
pub use change::{Change, Delta, SheetFacts};
pub use history::{Action, History};
pub use project::{
    Delivery, Placed, ProjectChange, ProjectCommand, ProjectError, Revision, apply_to_project,
};
pub use ruling::{Put, Ruling};
pub use sign::sign;
