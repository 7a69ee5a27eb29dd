//! Data sets of other programs: the dialogs through which they go out and come in.

mod card;
mod columns;
mod export;
mod fields;
mod import;
mod mapping;
mod preview;

pub use export::ExportDialog;
pub use import::ImportDialog;
