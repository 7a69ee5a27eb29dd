//! Wasim as a person at the screen uses and sees it.

use std::collections::BTreeMap;
use std::fs;
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use serde::Deserialize;
use serde_json::{Value, json};
use thirtyfour::WindowHandle;

use super::browser::{Browser, PATIENCE, Person};
use super::hand::Point;

/// The app in a browser. What a browser can do, it can.
pub struct App(Browser);

impl Deref for App {
    type Target = Browser;
    fn deref(&self) -> &Browser {
        &self.0
    }
}

/// A row of the list of spans.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Row {
    /// The label's name.
    pub label: String,
    /// The words.
    pub quote: String,
    /// The note, empty if none.
    pub note: String,
}

/// A row, in short.
pub fn row(label: &str, quote: &str) -> Row {
    Row { label: label.to_owned(), quote: quote.to_owned(), note: String::new() }
}

/// The selected span as the inspector shows it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Detail {
    /// The label's name.
    pub label: String,
    /// The words.
    pub cite: String,
    /// Where it lies, how often it was changed, by whom and when.
    pub origin: String,
    /// The note in its field.
    pub note: String,
}

/// A row of the queue.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Queued {
    /// The report.
    pub report: String,
    /// Its state in words.
    pub state: String,
    /// Its number of spans in words.
    pub count: String,
    /// Whether it is the one that is shown.
    pub current: bool,
}

/// Waits until `read` gives what is expected; then, or when patience ends, compares.
#[track_caller]
pub fn eventually<T: PartialEq<U> + std::fmt::Debug, U: std::fmt::Debug>(
    mut read: impl FnMut() -> T,
    expected: U,
) {
    let begun = Instant::now();
    let mut seen = read();
    while seen != expected && begun.elapsed() < PATIENCE {
        thread::sleep(Duration::from_millis(15));
        seen = read();
    }
    assert_eq!(seen, expected);
}

/// Waits until `read` gives something.
#[track_caller]
pub fn awaited<T>(what: &str, mut read: impl FnMut() -> Option<T>) -> T {
    let begun = Instant::now();
    loop {
        if let Some(found) = read() {
            return found;
        }
        assert!(begun.elapsed() < PATIENCE, "waited in vain for {what}");
        thread::sleep(Duration::from_millis(15));
    }
}

impl App {
    /// Opens the app in a new browser and waits for its first screen.
    #[track_caller]
    pub fn open(person: &Person) -> Self {
        let app = Self(Browser::start(person));
        app.go("/");
        app.await_screen();
        app
    }

    /// Opens the app in a second window and looks at that from now on. Gives
    /// the first window and the second.
    #[track_caller]
    pub fn open_beside(&self, person: &Person) -> [WindowHandle; 2] {
        let windows = self.open_window(person);
        self.go("/");
        self.await_screen();
        windows
    }

    #[track_caller]
    fn await_screen(&self) {
        eventually(|| self.finds(".start, .app"), true);
    }

    /// Loads the page again and waits for its first screen.
    #[track_caller]
    pub fn reload(&self) {
        self.0.reload();
        self.await_screen();
    }

    /// Whether a selector finds something.
    #[track_caller]
    pub fn finds(&self, selector: &str) -> bool {
        self.ask("return document.querySelector(arguments[0]) !== null", vec![json!(selector)])
    }

    /// The words that an element shows.
    #[track_caller]
    pub fn words(&self, selector: &str) -> Option<String> {
        self.ask("return words(arguments[0])", vec![json!(selector)])
    }

    /// What a field or a list holds now.
    pub fn value_of(&self, selector: &str) -> Option<String> {
        self.ask("return document.querySelector(arguments[0])?.value ?? null", vec![json!(selector)])
    }

    /// An attribute of an element.
    #[track_caller]
    pub fn attribute(&self, selector: &str, name: &str) -> Option<String> {
        let arguments = vec![json!(selector), json!(name)];
        self.ask("return document.querySelector(arguments[0])?.getAttribute(arguments[1]) ?? null", arguments)
    }

    /// The middle of an element, once it is shown and stands still.
    #[track_caller]
    pub fn center(&self, selector: &str) -> Point {
        let script = "const box = document.querySelector(arguments[0])?.getBoundingClientRect();
            return box && box.width ? { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 } : null";
        let mut before = None;
        awaited(selector, || {
            let seen: Option<Point> = self.ask(script, vec![json!(selector)]);
            let still = seen.filter(|_| seen == before);
            before = seen;
            still
        })
    }

    /// Opens the sample project from the first screen.
    #[track_caller]
    pub fn open_sample(&self) {
        self.click("[data-does=sample]");
        eventually(|| self.report(), "000");
    }

    /// Opens text files as reports of a new project, from the first screen.
    #[track_caller]
    pub fn open_texts(&self, files: &[PathBuf]) {
        // Leaving a project waits for its save.
        eventually(|| self.finds("input[accept*='text/plain']"), true);
        self.pick("input[accept*='text/plain']", files);
        eventually(|| self.finds("article"), true);
    }

    /// Opens a project or layer file, from the first screen or the workbench.
    #[track_caller]
    pub fn open_file(&self, file: &Path) {
        let field =
            if self.finds(".start") { "input[accept*=json]" } else { "#project-menu input[type=file]" };
        self.pick(field, &[file.to_path_buf()]);
    }

    /// Goes to a report in the queue.
    #[track_caller]
    pub fn open_report(&self, report: &str) {
        let row = format!("[data-report='{report}']");
        // Of a long queue only the rows in sight are on the page: turn the wheel until it is.
        let mut down = 400.0;
        awaited(&row, || {
            if self.finds(&row) {
                return Some(());
            }
            let list = self.center(".queue .reports");
            let top =
                || self.ask::<f64>("return document.querySelector('.queue .reports').scrollTop", vec![]);
            let before = top();
            self.wheel(list, down);
            self.look();
            if top() == before {
                down = -down;
            }
            None
        });
        self.click(&row);
        eventually(|| self.report(), report);
    }

    /// The report that is shown, or nothing.
    #[track_caller]
    pub fn report(&self) -> String {
        self.ask("return document.querySelector('.queue [aria-current=true]')?.dataset.report ?? ''", vec![])
    }

    /// What the app says in a dialog: its title, then its lines.
    #[track_caller]
    pub fn told(&self) -> Vec<String> {
        let script = "const open = document.querySelector('dialog[open]'); return open ? [...open.querySelectorAll('h2, .lines p')].map((p) => p.innerText) : []";
        self.ask(script, vec![])
    }

    /// Waits for a dialog, closes it by Escape and gives what it said.
    #[track_caller]
    pub fn dismiss(&self) -> Vec<String> {
        let told = awaited("a dialog", || Some(self.told()).filter(|told| !told.is_empty()));
        self.press("Escape");
        eventually(|| self.finds("dialog[open]"), false);
        told
    }

    /// What a screen reader was told last.
    #[track_caller]
    pub fn said(&self) -> String {
        self.ask("return document.querySelector('[aria-live]').textContent.trimEnd()", vec![])
    }

    /// Waits until the status line says that all is saved.
    #[track_caller]
    pub fn await_saved(&self) {
        eventually(|| self.attribute(".saved", "data-state"), Some("saved".to_owned()));
    }

    /// The rows of the list of spans, in its order. None while a span is selected.
    #[track_caller]
    pub fn rows(&self) -> Vec<Row> {
        let script = "return [...document.querySelectorAll('.pane:not([hidden]) .rows li')]
            .sort((a, b) => a.ariaPosInSet - b.ariaPosInSet)
            .map((li) => ({ label: words('.meta > span', li), quote: li.querySelector('.quote').textContent.replace(/[\\u2066\\u2069\\u202c\\u202d]/g, ''), note: words('.noted', li) ?? '' }))";
        self.ask(script, vec![])
    }

    /// The selected span.
    #[track_caller]
    pub fn detail(&self) -> Option<Detail> {
        let script = "const detail = document.querySelector('.pane:not([hidden]) .detail');
            return detail && { label: words('h2', detail), cite: detail.querySelector('.cite').textContent, origin: words('.origin', detail), note: detail.querySelector('#note').value }";
        self.ask(script, vec![])
    }

    /// Label and words of the selected span, or nothing.
    #[track_caller]
    pub fn selected(&self) -> Option<(String, String)> {
        self.detail().map(|detail| (detail.label, detail.cite))
    }

    /// The queue.
    #[track_caller]
    pub fn queue(&self) -> Vec<Queued> {
        let script = "return [...document.querySelectorAll('.queue [data-report]')].map((row) => ({ report: row.dataset.report, state: words('.state', row), count: words('.count', row), current: row.ariaCurrent === 'true' }))";
        self.ask(script, vec![])
    }

    /// What is painted: the texts of the ranges in each highlight that has any.
    #[track_caller]
    pub fn painted(&self) -> BTreeMap<String, Vec<String>> {
        self.ask("return painted()", vec![])
    }

    /// The texts that one highlight paints.
    #[track_caller]
    pub fn painted_as(&self, highlight: &str) -> Vec<String> {
        self.painted().remove(highlight).unwrap_or_default()
    }

    /// The words that a label would be put on now.
    #[track_caller]
    pub fn pending(&self) -> String {
        self.painted_as("pending").concat()
    }

    /// The labels in the menu at the selection; none while it is hidden.
    #[track_caller]
    pub fn menu(&self) -> Vec<String> {
        let script = "return [...document.querySelectorAll('.menu:not(.out) [data-label] .lab')].map((label) => label.textContent)";
        self.ask(script, vec![])
    }

    /// The text that is shown, all of it, paragraph by paragraph.
    #[track_caller]
    pub fn paragraphs(&self) -> Vec<String> {
        self.ask(
            "return [...document.querySelectorAll('article p:not(.probe)')].map((p) => p.textContent)",
            vec![],
        )
    }

    /// A point in the first letter of some words, so far (0 to 1) from where
    /// reading begins. Turns the wheel until it is in sight.
    #[track_caller]
    pub fn letter_of(&self, words: &str, far: f64) -> Point {
        self.in_sight("pointIn(find(arguments[0]), arguments[1])", vec![json!(words), json!(far)])
    }

    /// Where a hand takes hold to select from the first of some words to the
    /// last of others.
    #[track_caller]
    pub fn grip(&self, first: &str, last: &str, at_end: bool) -> Point {
        self.in_sight("grip(...arguments)", vec![json!(first), json!(last), json!(at_end)])
    }

    /// A point of the text, once it stands still where a pointer can reach it.
    #[track_caller]
    fn in_sight(&self, point: &str, arguments: Vec<Value>) -> Point {
        let script = format!(
            "const {{ x, y }} = {point};
            const frame = document.querySelector('main').getBoundingClientRect();
            const room = (frame.bottom - frame.top) / 900;
            const [above, below] = [60 * Math.min(1, room), 120 * Math.min(1, room)];
            const off = y < frame.top + above ? y - frame.top - 3 * above : y > frame.bottom - below ? y - frame.bottom + 2.5 * below : 0;
            return {{ at: {{ x, y }}, off, middle: {{ x: (frame.left + frame.right) / 2, y: (frame.top + frame.bottom) / 2 }} }}"
        );
        #[derive(Deserialize)]
        struct Seen {
            at: Point,
            off: f64,
            middle: Point,
        }
        let (mut before, mut turned) = (None, false);
        awaited("words in sight", || {
            let Seen { at, off, middle } = self.ask(&script, arguments.clone());
            let still = before == Some(at);
            before = Some(at);
            if off == 0.0 {
                return (still || !turned).then_some(at);
            }
            if still || !turned {
                self.wheel(middle, off);
                turned = true;
            }
            None
        })
    }

    /// Drags over words, from inside their first letter to inside their last.
    #[track_caller]
    pub fn select_words(&self, words: &str) {
        self.select_from(words, words);
    }

    /// Drags from the first letter of some words to the last letter of others.
    #[track_caller]
    pub fn select_from(&self, first: &str, last: &str) {
        self.grip(first, last, true);
        let (from, to) = (self.grip(first, last, false), self.grip(first, last, true));
        self.drag(from, &[Point { x: (from.x + to.x) / 2.0, y: (from.y + to.y) / 2.0 }, to]);
        self.look();
    }

    /// Selects words, presses a label's key and waits for the span, which stays selected.
    #[track_caller]
    pub fn tag(&self, words: &str, key: &str) {
        self.select_words(words);
        eventually(|| self.pending(), words);
        self.press(key);
        eventually(|| self.selected().map(|selected| selected.1), Some(words.to_owned()));
    }

    /// Waits until what was done can be seen, as a person does before the next step.
    #[track_caller]
    pub fn look(&self) {
        let script = "return new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => seen(null)))))";
        self.ask::<()>(script, vec![]);
    }

    /// Clicks in the middle of the first letter of some words.
    #[track_caller]
    pub fn click_text(&self, words: &str) {
        let at = self.letter_of(words, 0.5);
        self.click_at(at, 1);
    }

    /// Puts the caret before some words: a click on the near half of their first letter.
    #[track_caller]
    pub fn put_caret_before(&self, words: &str) {
        let at = self.letter_of(words, 0.2);
        self.click_at(at, 1);
        eventually(|| self.caret(), self.offset_of(words));
    }

    /// Where words begin in the shown text.
    #[track_caller]
    pub fn offset_of(&self, words: &str) -> Option<usize> {
        self.ask("return find(arguments[0])", vec![json!(words)])
    }

    /// Where the caret, or the moving end of the selection, is in the shown text.
    #[track_caller]
    pub fn caret(&self) -> Option<usize> {
        self.ask(
            "const s = getSelection(); return s.focusNode && offsetOf(s.focusNode, s.focusOffset)",
            vec![],
        )
    }

    /// Exports the project by its key and reads the file.
    #[track_caller]
    pub fn export_project(&self) -> Value {
        self.press("Ctrl+s");
        self.downloaded()
    }

    /// Exports the kept project that stands so far down on the start screen.
    #[track_caller]
    pub fn export_kept(&self, at: usize) -> Value {
        self.click(&format!(".kept:nth-of-type({at}) [data-does=more]"));
        self.click(&format!(".kept:nth-of-type({at}) [data-does=export-kept]"));
        self.downloaded()
    }

    /// Waits for the file that is being saved, reads it and takes it away.
    #[track_caller]
    pub fn downloaded(&self) -> Value {
        let file = self.downloaded_file();
        let json = serde_json::from_slice(&fs::read(&file).expect("a file to read")).expect("a file of JSON");
        fs::remove_file(file).ok();
        json
    }

    /// Waits for the file that is being saved.
    #[track_caller]
    pub fn downloaded_file(&self) -> PathBuf {
        // It may be there before its bytes are.
        let full = |path: &PathBuf| fs::metadata(path).is_ok_and(|file| file.len() > 0);
        let unfinished = |path: &PathBuf| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            name.ends_with(".crdownload") || name.starts_with('.')
        };
        let finished = |path: &PathBuf| !unfinished(path) && full(path);
        awaited("a downloaded file", || {
            let entries = fs::read_dir(&self.downloads).expect("the folder for downloads");
            entries.flatten().map(|entry| entry.path()).find(finished)
        })
    }
}
