//! Mounts the app.

fn main() {
    wasim::ui::mount();
}
