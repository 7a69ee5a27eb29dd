//! What the tests and the bench drive the app with: a static server, a
//! browser, real input, and eyes.

pub mod app;
pub mod browser;
pub mod colleagues;
pub mod driver;
pub mod hand;
pub mod server;
