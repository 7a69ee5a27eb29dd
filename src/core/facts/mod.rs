//! Who is said, by whom, to have killed or hurt how many, where: the casualty
//! spans of a layer as rows of a table, and what they add up to without
//! counting anyone twice.
//!
//! - `row`: what a row holds.
//! - `gather`: rows out of the spans and relations of a layer.
//! - `count`: which rows are counted, and why each of the others is not.
//! - `sum`: figures added up as ranges, by group.
//! - `table`: which rows are shown, in which order.
//! - `csv`: the table as a file.
//! - `scale`: where figures stand in a picture.
//! - `tally`: how often each label and each choice was used.
//!
//! **What is counted** (policy of Wasim, after `same_as` and `subset_of` of the
//! schema "Conflict reports"): of people who are told of twice one telling, the
//! fullest; of a whole and its parts the whole; nothing that is denied only. A
//! link never raises what is counted. Relations join spans of one report, so
//! that people who are told of in two reports are counted in both.
//!
//! All offsets are code points.

mod count;
mod csv;
mod gather;
mod row;
mod scale;
mod sum;
mod table;
mod tally;
#[cfg(test)]
mod tests;

pub use csv::csv;
pub(in crate::core) use csv::write_cell;
pub use row::{Claim, Facts, Figure, Name, Note, Perpetrator, Reason, Row, Source, Status};
pub use scale::log_place;
pub use sum::{By, Group, Groups, Sum, groups, left_out};
pub use table::{Column, Query, arrange};
pub use tally::{Tally, Values};
