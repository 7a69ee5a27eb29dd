//! Guidelines: what a project and its labels say about how to annotate.
//!
//! - `markdown`: from Markdown to blocks of plain runs, in which no markup is
//!   left that could do anything.
//! - `find`: where words stand in them.
//! - `example`: a quotation for guidelines, out of a report.

mod example;
mod find;
mod markdown;
#[cfg(test)]
mod tests;

pub use example::{example, with_example};
pub use find::mark;
pub use markdown::{Block, Run, Style, read};
