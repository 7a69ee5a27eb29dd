//! What people see: small components, grouped by their place on the screen.
//! They read the workspace and send it commands; they never edit the project.

mod adding;
mod app;
mod controls;
mod deed;
mod dialogs;
mod frame;
mod icons;
mod inspector;
mod keyboard;
pub mod messages;
mod queue;
mod reader;
mod shelf;
mod shortcuts;
mod start;

pub use app::mount;
