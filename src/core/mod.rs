//! The pure core: everything that decides, nothing that touches a browser, a
//! clock, randomness or a file. Time and ids are handed in.

pub mod agreement;
pub mod datasets;
pub mod decode;
pub mod draw;
pub mod edit;
pub mod exchange;
pub mod facts;
pub mod figures;
pub mod find;
pub mod flat;
pub mod form;
pub mod guide;
pub mod handing;
pub mod intake;
pub mod jobs;
pub mod keep;
pub mod model;
#[cfg(test)]
pub mod notation;
pub mod order;
pub mod queue;
pub mod reshape;
pub mod review;
pub mod sight;
pub mod text;
