//! What people see: small components, grouped by their place on the screen.
//! They read the workspace and send it commands; they never edit the project.

mod adding;
mod agreement;
mod app;
mod controls;
mod datasets;
mod dialogs;
mod doubt;
mod facts;
mod frame;
mod guidelines;
mod handing;
mod icons;
mod inspector;
mod keyboard;
mod last_step;
mod marking;
pub mod messages;
mod naming;
mod queue;
mod reader;
mod review;
mod schema;
mod shelf;
mod shortcuts;
mod start;
mod windowed;

pub use app::mount;
