//! Wasim with a document in it, measured by what it records itself.

use std::path::Path;

use serde::Deserialize;
use serde_json::{Value, json};

use crate::documents::{Document, EMPTY, LONG};
use crate::support::app::App;
use crate::support::browser::Person;
use crate::support::hand::Point;

/// How often a report is opened. The first time does not count: the browser compiles then.
pub const OPENS: usize = 6;
/// How many spans are tagged.
pub const TAGS: usize = 100;

/// Milliseconds of each of many additions.
#[derive(Default)]
pub struct Added {
    /// What the script took.
    pub script: Vec<f64>,
    /// Until the frame that shows it was painted.
    pub frame: Vec<f64>,
}

/// A person at a common screen.
pub fn person() -> Person {
    Person::default()
}

/// The app with a document in it.
pub struct Wasim(App);

impl Wasim {
    /// Opens the document's project, and leaves its empty report shown.
    pub fn with(document: &Document, folder: &Path) -> Self {
        let app = App::open(&person());
        let remember = "addEventListener('TrunkApplicationStarted', ({ detail }) => { window.memoryOfWasim = detail.wasm.memory })";
        app.devtools("Page.addScriptToEvaluateOnNewDocument", json!({"source": remember}));
        app.reload();
        app.open_file(&document.write(folder).expect("a folder to write to"));
        app.dismiss();
        assert_eq!(app.report(), EMPTY);
        Self(app)
    }

    fn ask<T: serde::de::DeserializeOwned>(&self, script: &str, arguments: Vec<Value>) -> T {
        self.0.ask(&format!("{}\n{script}", include_str!("page.js")), arguments)
    }

    fn measured(&self, name: &str) -> f64 {
        self.ask("return measured(arguments[0])", vec![json!(name)])
    }

    /// Lets the page come to rest, and forgets what was measured before.
    fn rest(&self) {
        self.ask::<()>("performance.clearMeasures(); return idle()", vec![]);
    }

    fn go_to(&self, report: &str) -> f64 {
        self.rest();
        self.0.click(&format!("[data-report={report}]"));
        self.measured("wasim:open-report")
    }

    /// Opens the report from the empty one by a click, again and again:
    /// milliseconds from the click to the painted frame. Leaves it open.
    pub fn opens(&self) -> Vec<f64> {
        let once = |_| {
            self.go_to(EMPTY);
            self.go_to(LONG)
        };
        (0..OPENS).map(once).skip(1).collect()
    }

    /// Opens the report once.
    pub fn open(&self) {
        self.go_to(LONG);
    }

    /// Double-clicks words in sight and presses the key of a label.
    pub fn tags(&self) -> Added {
        let points: Vec<Point> = self.ask("return wordsInSight()", vec![]);
        let mut added = Added::default();
        // Every third, so that they are spread over the screen; then those between.
        let spread = (0..3).flat_map(|first| points.iter().skip(first).step_by(3));
        for (at, key) in spread.zip(["1", "2", "3", "4"].iter().cycle()) {
            if added.script.len() == TAGS {
                break;
            }
            self.0.click_at(*at, 2);
            self.rest();
            if self.0.pending().is_empty() {
                continue;
            }
            self.0.press(key);
            added.frame.push(self.measured("wasim:edit-to-frame"));
            added.script.push(self.measured("wasim:edit"));
        }
        assert_eq!(added.script.len(), TAGS, "so many words were in sight");
        added
    }

    /// Presses `]` so many times, one press a frame: milliseconds of each frame.
    pub fn walked(&self, times: usize) -> Vec<f64> {
        self.rest();
        let frames = self.ask("return walk(arguments[0])", vec![json!(times)]);
        self.0.press("Escape");
        self.ask::<()>("document.querySelector('main').scrollTop = 0", vec![]);
        frames
    }

    /// Moves the pointer over so many words in sight: milliseconds that each
    /// takes the script, with the layout that it asks for.
    pub fn hovered(&self, times: usize) -> Vec<f64> {
        self.rest();
        self.ask("return hover(arguments[0])", vec![json!(times)])
    }

    /// Scrolls from the start to the end: milliseconds of each frame.
    pub fn scrolled(&self) -> Vec<f64> {
        #[derive(Deserialize)]
        struct Part {
            frames: Vec<f64>,
            ended: bool,
        }
        self.ask::<()>("document.querySelector('main').scrollTop = 0", vec![]);
        let mut frames = Vec::new();
        loop {
            self.rest();
            // In parts: one call of a script may take no longer than 30 s.
            let part: Part = self.ask("return scroll(300)", vec![]);
            frames.extend(part.frames);
            if part.ended {
                return frames;
            }
        }
    }

    /// How many elements the page has: all, and all but the marks in sight.
    pub fn elements(&self) -> (f64, f64) {
        self.rest();
        self.ask("return elements()", vec![])
    }

    /// The JavaScript heap after the rubbish is collected, and the memory of wasm, in bytes.
    pub fn memory(&self) -> f64 {
        self.rest();
        self.0.devtools("HeapProfiler.collectGarbage", json!({}));
        let heap = self.0.devtools("Runtime.getHeapUsage", json!({}));
        let wasm: f64 = self.ask("return memoryOfWasim.buffer.byteLength", vec![]);
        heap["usedSize"].as_f64().expect("a size") + wasm
    }

    /// The browser and its version.
    pub fn browser(&self) -> String {
        self.0.devtools("Browser.getVersion", json!({}))["product"].as_str().unwrap_or("?").to_owned()
    }
}
