//! Agreement between annotators: how far layers over the same reports say the
//! same, and where they don't.
//!
//! - `plan`: whose work, which labels and attributes, in which way.
//! - `work`: what each annotator marked in a report, wherever it comes from.
//! - `layers`: that, out of layers.
//! - `matching`: which spans of two annotators belong together.
//! - `lines`: where a label was used: character F1 and α_U.
//! - `tokens`: labels of tokens.
//! - `content`: attributes and relations of spans that both share.
//! - `counts`: all of it counted, one report at a time.
//! - `tallies`: the counts of all reports, and every figure out of them.
//! - `measure`, `parts`, `sums`: the measures, which counts go into each, and
//!   the value of added-up counts.
//! - `rows`, [`bootstrap`]: intervals.
//! - [`export`], `definitions`: figures as files, with what each of them means.
//! - [`gamma`]: γ for pairs, which is dear and called for by itself.
//! - [`errands`]: what is dear of it, to be done off the main thread.
//!
//! **In slices.** [`Counts::of`] is called for each report, which is where the
//! time goes; [`Tallies`] takes the counts in any order and answers at once, but
//! for intervals ([`Tallies::sample`]).
//!
//! **Discontinuous spans.** Two are equal if all their pieces are; they overlap
//! if pieces do; their code points are those of their pieces; α_U takes each
//! piece as a unit; γ takes them from their first to their last code point.
//!
//! All offsets and lengths are code points.

pub mod bootstrap;
mod content;
mod counts;
mod definitions;
pub mod errands;
pub mod export;
pub mod gamma;
mod layers;
mod lines;
mod matching;
mod measure;
mod parts;
mod plan;
mod rows;
mod sums;
mod tallies;
#[cfg(test)]
mod tests;
mod tokens;
mod work;

pub use content::{Answers, F1};
pub use counts::{Counts, OfAll, OfLabel, OfPair, Unitizing};
pub use layers::{is_suggestion, tokens};
pub use measure::{Figure, Measure, Undefined};
pub use plan::{Edges, Options, Plan, Question, Scale};
pub use rows::Sample;
pub use tallies::{Period, Scope, Tallies};
pub use tokens::Matrix;
pub use work::{Answer, Link, Task, Unit, Work};
