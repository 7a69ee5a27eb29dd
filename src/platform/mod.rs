//! The edge: the only code that calls the browser. It performs and reports; it
//! decides nothing.

pub mod clipboard;
pub mod clock;
pub mod curves;
pub mod dom;
pub mod drops;
pub mod files;
pub mod fonts;
pub mod highlights;
pub mod inflate;
pub mod overlay;
pub mod page;
pub mod painter;
pub mod prefs;
pub mod room;
pub mod selection;
pub mod storage;
pub mod tabs;
pub mod type_size;
pub mod worker;
