//! Wasim with the work of several annotators in it, measured by the clock of
//! the page: from what a person does to the frame that shows what comes of it.

use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant};

use serde::Deserialize;
use serde_json::{Value, json};

use crate::crowd::Crowd;
use crate::support::app::{App, eventually};
use crate::support::browser::Person;

/// Storage is taken away, so that nothing is measured but what is meant: saving
/// so much work takes minutes, in the background.
const NO_STORAGE: &str = "Object.defineProperty(window, 'indexedDB', { value: undefined })";

/// Milliseconds of something long.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Long {
    /// All of it.
    pub whole: f64,
    /// The longest time between two frames meanwhile.
    pub frame: f64,
}

/// The app with a team's project in it.
pub struct Team(App);

impl Team {
    /// Opens the project.
    pub fn with(crowd: Crowd, folder: &Path) -> Self {
        let app = App::open(&Person { without: vec![NO_STORAGE], ..Person::default() });
        let told = |until: &str| {
            // Longer than anything else may take.
            let begun = Instant::now();
            while !app.finds(until) && begun.elapsed() < Duration::from_secs(120) {
                sleep(Duration::from_millis(200));
            }
            app.dismiss();
        };
        // First that nothing is kept, then that the project is open.
        told("dialog[open]");
        app.open_file(&crowd.write(folder).expect("a folder to write to"));
        told("body:has(article p) dialog[open]");
        Self(app)
    }

    fn ask<T: serde::de::DeserializeOwned>(&self, script: &str, arguments: Vec<Value>) -> T {
        self.0.ask(&format!("{}\n{script}", include_str!("page.js")), arguments)
    }

    /// Watches what comes of what is done.
    fn watched(&self, until: &str, act: impl FnOnce(&App)) -> Long {
        self.ask::<()>("performance.clearMeasures(); return idle()", vec![]);
        self.ask::<()>("watch(arguments[0]); return null", vec![json!(until)]);
        act(&self.0);
        self.ask("return window.watched", vec![])
    }

    /// Opens the agreement by its key, then so many times has edges compared
    /// otherwise: each time until all figures are there.
    pub fn agreed(&self, more: usize) -> Vec<Long> {
        let first = self.watched("figures", |app| app.press("Shift+G"));
        let ways = ["[data-does=agreement-whole]", "[data-does=agreement-exact]"];
        let again = ways.iter().cycle().take(more).map(|way| self.watched("figures", |app| app.click(way)));
        let all = [first].into_iter().chain(again).collect();
        self.0.press("Escape");
        all
    }

    /// Writes words into the dialog that marks all places of them, in all
    /// reports: until the last of it is counted and listed. Gives how many
    /// there are as well.
    pub fn marked(&self, words: &str) -> (Long, String) {
        // The screen before is put away, and the dialog there, only once they are drawn.
        eventually(|| self.0.finds("dialog[open]"), false);
        self.0.press("m");
        eventually(|| self.0.finds("dialog[open] [data-does=everywhere]"), true);
        self.0.click(".tick:has([data-does=everywhere])");
        let long = self.watched("quiet", |_| {
            self.ask::<()>("write('#marking-words', arguments[0]); return null", vec![json!(words)]);
        });
        let said = self.0.words("[data-does=mark]").unwrap_or_default();
        self.0.press("Escape");
        (long, said)
    }
}
