//! A schema on its way to become another one, with annotations in place.
//!
//! A [`Draft`] is edited freely ([`Edit`]); nothing of the project changes by
//! it. [`orphans`] says which annotations would have no place under a draft,
//! and what could become of them; [`plan`] turns the draft and the answers to
//! that into a schema and the work on all layers, which `ProjectCommand::Revise`
//! does as one step. [`findings`] points out what a draft has wrong.
//!
//! - `draft`: the parts of a draft by their places, and what is read of them.
//! - `edit`: every edit.
//! - `orphans`: what annotations would lose their place, counted.
//! - `plan`: the schema and the work that come of it.
//! - `findings`: keys, names, colours, conditions.

mod draft;
mod edit;
mod findings;
mod orphans;
mod plan;
#[cfg(test)]
mod tests;

pub use draft::{Draft, Item, Owner};
pub use edit::{Edit, NO_KEY};
pub use findings::{Fault, Finding, findings};
pub use orphans::{Holder, Lost, Orphan, orphans};
pub use plan::{Answer, Cost, Plan, cost, plan};
