//! Mounts the app; in a worker of the page, does its jobs; with the feature `cli`, the companion for the command line.

#[cfg(feature = "cli")]
#[path = "bin/companion/mod.rs"]
mod companion;

#[cfg(not(feature = "cli"))]
fn main() {
    if wasim::platform::worker::in_page() {
        wasim::ui::mount();
    } else {
        wasim::platform::worker::serve(wasim::core::jobs::answer);
    }
}

#[cfg(feature = "cli")]
fn main() -> std::process::ExitCode {
    companion::main()
}
