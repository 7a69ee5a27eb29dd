//! Mounts the app; with the feature `cli`, the companion for the command line.

#[cfg(feature = "cli")]
#[path = "bin/companion.rs"]
mod companion;

#[cfg(not(feature = "cli"))]
fn main() {
    wasim::ui::mount();
}

#[cfg(feature = "cli")]
fn main() -> std::process::ExitCode {
    companion::main()
}
