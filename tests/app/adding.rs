//! Adding reports: dropped, picked and pasted, in whatever encoding.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::datasets::taken;
use crate::harness::{arabic, english, in_browser, in_sample};
use crate::support::app::{App, awaited, eventually, row};

/// A folder of its own for one test; gone with it.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str, files: &[(&str, &[u8])]) -> Self {
        let folder = Self(std::env::temp_dir().join(format!("wasim-{}-{name}", std::process::id())));
        for (path, bytes) in files {
            let file = folder.0.join(path);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, bytes).unwrap();
        }
        folder
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).ok();
    }
}

/// Drops files and folders in the middle of the window, as from the desktop.
fn drop_in(app: &App, paths: &[&Path]) {
    let data = json!({"items": [], "files": paths, "dragOperationsMask": 1});
    for kind in ["dragEnter", "dragOver", "drop"] {
        app.devtools("Input.dispatchDragEvent", json!({"type": kind, "x": 700, "y": 400, "data": data}));
    }
}

fn queue(app: &App) -> Vec<String> {
    app.queue().into_iter().map(|row| row.report).collect()
}

/// What stands above the status line.
fn deed(app: &App) -> String {
    // Names are kept apart from the sentence by invisible marks.
    let apart = ['\u{2068}', '\u{2069}'];
    app.words(".last-step:not([hidden]) > span").unwrap_or_default().replace(apart, "")
}

const PICK: &str = "input[accept*='text/plain']";

#[test]
fn folders_are_walked_and_files_named_after_themselves() {
    let folder = Folder::new(
        "walk",
        &[
            ("10.txt", "عشرة".as_bytes()),
            ("2.txt", "اثنان".as_bytes()),
            ("in/deep/2.txt", "اثنان آخران".as_bytes()),
            ("in/تقرير.md", "تقرير".as_bytes()),
        ],
    );
    in_browser(english(), |app| {
        drop_in(app, &[&folder.0]);
        eventually(|| queue(app), ["2", "10", "2-2", "تقرير"]);
        app.open_report("2-2");
        eventually(|| app.paragraphs(), ["اثنان آخران"]);
        app.await_saved();
        app.reload();
        eventually(|| queue(app), ["2", "10", "2-2", "تقرير"]);
        assert_eq!(deed(app), "", "a new project has nothing to take back");
    });
}

#[test]
fn files_dropped_on_a_project_are_added_and_can_be_taken_back() {
    let folder = Folder::new("drop", &[("a.txt", "قتل ثلاثة في حلب".as_bytes()), ("b.txt", b"English")]);
    let five = ["000", "001", "002", "003", "004"];
    let seven = ["000", "001", "002", "003", "004", "a", "b"];
    in_sample(|app| {
        app.open_report("003");
        drop_in(app, &[&folder.path("a.txt"), &folder.path("b.txt")]);
        eventually(|| queue(app), seven);
        eventually(|| deed(app), "Added: 2 reports");
        assert_eq!(app.report(), "003", "one goes on reading");
        app.open_report("a");
        app.select_words("ثلاثة");
        app.press("3");
        eventually(|| app.detail().is_some(), true);
        app.press("Escape");
        app.click("[data-does=undo-step]");
        eventually(|| queue(app), five);
        eventually(|| deed(app), "Removed: 2 reports, with 1 annotation");
        eventually(|| app.report(), "004");
        app.await_saved();
        app.reload();
        eventually(|| queue(app), five);
    });
}

#[test]
fn what_was_taken_back_can_be_made_again_with_the_work_on_it() {
    let folder = Folder::new("again", &[("a.txt", "قتل ثلاثة في حلب".as_bytes())]);
    in_sample(|app| {
        drop_in(app, &[&folder.path("a.txt")]);
        eventually(|| deed(app), "Added: 1 report");
        app.open_report("a");
        app.select_words("ثلاثة");
        app.press("3");
        eventually(|| app.detail().is_some(), true);
        for (removed, reports) in [(true, 5), (false, 6)] {
            app.click("[data-does=undo-step]");
            eventually(|| queue(app).len(), reports);
            eventually(|| deed(app).starts_with("Removed"), removed);
        }
        app.open_report("a");
        eventually(|| app.rows(), [row("Casualty", "ثلاثة")]);
        app.click("[data-does=put-away]");
        eventually(|| deed(app), "");
        app.await_saved();
        app.reload();
        eventually(|| app.rows(), [row("Casualty", "ثلاثة")]);
        app.press("Ctrl+z");
        eventually(|| app.said(), "There is nothing to undo in this report.");
    });
}

#[test]
fn a_report_is_removed_with_its_annotations_and_comes_back() {
    in_sample(|app| {
        app.select_words("حالة");
        app.press("1");
        eventually(|| app.detail().is_some(), true);
        app.press("Escape");
        app.click(".project");
        let offer = "Remove report \u{2068}000\u{2069} from the project, 1 annotation";
        eventually(|| app.words("[data-does=remove-report]"), Some(offer.to_owned()));
        app.click("[data-does=remove-report]");
        eventually(|| deed(app), "Removed: 1 report, with 1 annotation");
        eventually(|| queue(app), ["001", "002", "003", "004"]);
        eventually(|| app.report(), "001");
        app.await_saved();
        app.click("[data-does=undo-step]");
        eventually(|| queue(app), ["000", "001", "002", "003", "004"]);
        app.open_report("000");
        eventually(|| app.rows(), [row("Actor", "حالة")]);
        app.await_saved();
        app.reload();
        eventually(|| app.rows(), [row("Actor", "حالة")]);
    });
}

#[test]
fn undo_is_reached_by_the_keyboard() {
    in_sample(|app| {
        app.click(".project");
        app.click("[data-does=remove-report]");
        eventually(|| queue(app).len(), 4);
        let focused = || -> String { app.ask("return document.activeElement.dataset.does ?? ''", vec![]) };
        for _ in 0..40 {
            if focused() == "undo-step" {
                break;
            }
            app.press("Tab");
        }
        assert_eq!(focused(), "undo-step");
        app.press("Enter");
        eventually(|| queue(app).len(), 5);
    });
}

/// A text in Windows-1256: قُتل 3 في دمشق، وفق ناشطين.
const CP1256: &[u8] =
    b"\xde\xf5\xca\xe1 3 \xdd\xed \xcf\xe3\xd4\xde\xa1 \xe6\xdd\xde \xe4\xc7\xd4\xd8\xed\xe4.\n";
const IN_CP1256: &str = "قُتل 3 في دمشق، وفق ناشطين.";

fn utf16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(unit).collect()
}

fn preview(app: &App) -> String {
    app.words(".guess .preview").unwrap_or_default()
}

#[test]
fn other_encodings_are_guessed_and_confirmed() {
    let (marked, bare) =
        (utf16("\u{feff}حمص 😀", u16::to_le_bytes), utf16("حماة في الليل", u16::to_be_bytes));
    let folder = Folder::new(
        "encodings",
        &[("1.txt", CP1256), ("2.txt", &marked), ("3.txt", &bare), ("4.txt", "\u{feff}إدلب".as_bytes())],
    );
    in_browser(english(), |app| {
        app.pick(PICK, &["1.txt", "2.txt", "3.txt", "4.txt"].map(|name| folder.path(name)));
        let shown = || -> Vec<(String, String, String)> {
            let script = "return [...document.querySelectorAll('dialog[open] .guess')].map((one) => [words('h3', one), one.querySelector('select').value, words('.preview', one)])";
            app.ask(script, vec![])
        };
        let guess =
            |name: &str, label: &str, text: &str| (name.to_owned(), label.to_owned(), text.to_owned());
        let expected = [
            guess("1.txt", "windows-1256", IN_CP1256),
            guess("2.txt", "utf-16le", "حمص 😀"),
            guess("3.txt", "utf-16be", "حماة في الليل"),
        ];
        eventually(shown, expected);
        let direction: String =
            app.ask("return getComputedStyle(document.querySelector('.preview')).direction", vec![]);
        assert_eq!(direction, "rtl");
        app.click("dialog[open] [data-does=confirm]");
        eventually(|| queue(app), ["4", "1", "2", "3"]);
        let file = app.export_project();
        let texts: Vec<_> =
            file["reports"].as_array().unwrap().iter().map(|report| report["text"].clone()).collect();
        assert_eq!(texts, ["إدلب", &format!("{IN_CP1256}\n"), "حمص 😀", "حماة في الليل"], "no mark is text");
        // `printf إدلب | sha256sum`
        assert_eq!(
            file["reports"][0]["sha256"],
            "e17d47f2eda643aa13797f55e3d079eeb7c2e24e9596041ea17c422324b99298"
        );
    });
}

#[test]
fn another_encoding_can_be_chosen_and_all_of_it_cancelled() {
    let folder =
        Folder::new("choose", &[("1.txt", CP1256), ("2.txt", b"\xcd\xe3\xd5"), ("3.txt", b"caf\xe9 noir")]);
    in_browser(arabic(), |app| {
        let files = ["1.txt", "2.txt", "3.txt"].map(|name| folder.path(name));
        app.pick(PICK, &files);
        eventually(|| preview(app), IN_CP1256);
        assert_eq!(app.words("dialog[open] h2").unwrap(), "هل النص مقروء؟");
        app.click("dialog[open] [data-does=next-file]");
        eventually(|| preview(app), "حمص");
        app.ask::<()>(
            "const field = document.querySelector('.guess select'); field.value = 'windows-1252'; field.dispatchEvent(new Event('change', { bubbles: true })); return null",
            vec![],
        );
        eventually(|| preview(app), "ÍãÕ");
        app.press("Escape");
        eventually(|| app.finds("dialog[open]"), false);
        assert!(app.finds(".start") && !app.finds("[data-does=resume]"), "nothing stays");
        // Nothing of the first time is in the way of a second.
        app.pick(PICK, &files);
        eventually(|| preview(app), IN_CP1256);
        app.click(".guess:nth-of-type(2) [data-does=skip-file]");
        eventually(|| app.finds(".guess:nth-of-type(2)"), false);
        app.click("dialog[open] [data-does=confirm]");
        eventually(|| queue(app), ["1", "2"]);
    });
}

#[test]
fn one_choice_can_be_used_for_all() {
    let folder = Folder::new("for-all", &[("1.txt", CP1256), ("2.txt", b"\xcd \xe9\xea\xe1")]);
    in_browser(english(), |app| {
        app.pick(PICK, &["1.txt", "2.txt"].map(|name| folder.path(name)));
        eventually(|| app.finds(".guess:nth-of-type(2)"), true);
        app.click(".guess:nth-of-type(1) [data-does=use-for-all]");
        let chosen = || -> Vec<String> {
            app.ask(
                "return [...document.querySelectorAll('.guess select')].map((field) => field.value)",
                vec![],
            )
        };
        eventually(chosen, ["windows-1256"; 2]);
        app.click("dialog[open] [data-does=confirm]");
        eventually(|| queue(app), ["1", "2"]);
    });
}

#[test]
fn what_is_no_text_is_named_and_the_rest_goes_in() {
    let folder = Folder::new(
        "refused",
        &[
            ("a.pdf", b"%PDF-1.4"),
            ("b.txt", b"\x00\x01\x02\x03binary"),
            ("c.txt", b""),
            ("d.txt", "قُتل 82 عنصراً على الأقل\u{fffd}".as_bytes()),
            ("e.txt", &["قُتل 82 عنصراً على الأقل".as_bytes(), b"\xff"].concat()),
        ],
    );
    in_browser(english(), |app| {
        drop_in(app, &[&folder.0]);
        let told = app.dismiss();
        let name = folder.0.file_name().unwrap().display().to_string();
        let expected = [
            "Added: 1 report".to_owned(),
            format!("\u{2068}{name}/a.pdf\u{2069}: not plain text"),
            format!("\u{2068}{name}/b.txt\u{2069}: not plain text"),
            format!("\u{2068}{name}/c.txt\u{2069}: the file is empty"),
            format!(
                "\u{2068}{name}/e.txt\u{2069}: damaged UTF-8: byte {} does not fit",
                "قُتل 82 عنصراً على الأقل".len()
            ),
        ];
        assert_eq!(told, expected);
        eventually(|| queue(app), ["d"]);
    });
}

#[test]
fn a_text_that_is_there_already_is_left_out_unless_wanted() {
    let text = "قتل ثلاثة في حلب".as_bytes();
    let folder = Folder::new("twins", &[("a.txt", text), ("b.txt", b"other"), ("c.txt", text)]);
    in_browser(english(), |app| {
        let files = ["a.txt", "b.txt", "c.txt"].map(|name| folder.path(name));
        app.pick(PICK, &files);
        eventually(
            || app.words(".twins .choices"),
            Some("\u{2068}c\u{2069} is the same as \u{2068}a\u{2069}".to_owned()),
        );
        app.press("Enter");
        eventually(|| queue(app), ["a", "b"]);
        drop_in(app, &[&folder.path("a.txt"), &folder.path("b.txt")]);
        eventually(|| app.finds(".twins label:nth-child(2)"), true);
        app.click(".twins label:nth-child(2)");
        app.click("dialog[open] [data-does=confirm]");
        eventually(|| queue(app), ["a", "b", "b-2"]);
        eventually(|| deed(app), "Added: 1 report");
    });
}

#[test]
fn a_text_can_be_pasted() {
    in_browser(english(), |app| {
        // From one field to the clipboard …
        app.type_into(".signature input", "Three killed in Aleppo");
        app.press("Ctrl+a");
        app.press("Ctrl+x");
        app.click("h1");
        // … and from there to a report.
        app.press("Ctrl+v");
        let text = || -> String {
            app.ask("return document.querySelector('dialog[open] textarea')?.value ?? ''", vec![])
        };
        eventually(text, "Three killed in Aleppo");
        app.type_into("dialog[open] [name=title]", "حلب 1.5");
        app.click("[data-does=paste-add]");
        eventually(|| queue(app), ["حلب 1.5"]);
        eventually(|| app.paragraphs(), ["Three killed in Aleppo"]);
        app.press("Ctrl+v");
        eventually(text, "Three killed in Aleppo");
        app.press("Escape");
        eventually(|| app.finds("dialog[open]"), false);
        assert_eq!(queue(app).len(), 1);
        app.click(".project");
        app.click("[data-does=paste]");
        eventually(|| app.finds("dialog[open]"), true);
        app.press("Escape");
        eventually(|| app.finds("dialog[open]"), false);
        app.click(".project");
        app.click("[data-does=paste]");
        eventually(|| app.attribute("[data-does=paste-add]", "disabled").is_some(), true);
        app.type_into("dialog[open] textarea", "line\nline");
        app.click("[data-does=paste-add]");
        eventually(|| queue(app), ["حلب 1.5", "pasted"]);
        eventually(|| deed(app), "Added: 1 report");
    });
}

#[test]
fn annotations_can_be_pasted() {
    in_browser(english(), |app| {
        app.type_into(".signature input", r#"{"text": "غارة على حلب", "label": [[9, 12, "place"]]}"#);
        app.press("Ctrl+a");
        app.press("Ctrl+x");
        app.click("h1");
        app.press("Ctrl+v");
        app.click("[data-does=paste-add]");
        eventually(|| app.finds("[data-does=dataset-take]:not([disabled])"), true);
        assert_eq!(taken(app)[0], "Taken in: 1 report, 1 annotation");
        eventually(|| app.rows(), [row("Place", "حلب")]);
    });
}

#[test]
fn an_empty_project_says_what_to_do() {
    let folder = Folder::new("empty", &[("a.txt", "حلب".as_bytes())]);
    in_browser(english(), |app| {
        app.click("[data-does=new-project]");
        eventually(|| app.words("main h1"), Some("This project has no reports yet.".to_owned()));
        app.pick("main input:not(.folder)", &[folder.path("a.txt")]);
        eventually(|| app.paragraphs(), ["حلب"]);
        app.click("[data-does=undo-step]");
        eventually(|| app.words("main h1"), Some("This project has no reports yet.".to_owned()));
        app.await_saved();
        app.reload();
        eventually(|| app.words("main h1"), Some("This project has no reports yet.".to_owned()));
    });
}

/// The longest time between two frames since the last call, in milliseconds.
fn longest_frame(app: &App) -> f64 {
    let script = "const longest = window.longest ?? 0; window.longest = 0;
        if (!window.watching) { window.watching = true; let last = performance.now(); const watch = (now) => { window.longest = Math.max(window.longest, now - last); last = now; requestAnimationFrame(watch); }; requestAnimationFrame(watch); }
        return longest";
    app.ask(script, vec![])
}

/// A page that shows nothing for so many milliseconds hangs, on the slowest of
/// machines too; how fast it is, `cargo xtask bench` tells.
const HANGS: f64 = 600.0;

#[test]
fn many_files_show_progress_and_can_be_cancelled() {
    let report = "قتل مدنيون في غارات على المدينة صباح اليوم. ".repeat(200);
    let folder = Folder::new("many", &[("0.txt", b"first")]);
    for n in 1..3000 {
        fs::write(folder.path(&format!("{n}.txt")), format!("{n} {report}")).unwrap();
    }
    in_sample(|app| {
        let before = app.export_project();
        longest_frame(app);
        drop_in(app, &[&folder.0]);
        let says = || app.words("dialog.progress[open] .says");
        let said = awaited("progress in files", || says().filter(|says| says.contains(" of ")));
        assert!(said.contains("of 3,000 files · ") && said.ends_with("of 47 MB"), "{said}");
        let frame = longest_frame(app);
        assert!(frame < HANGS, "the page lives: {frame} ms");
        app.click("dialog[open] [data-does=cancel]");
        eventually(|| app.finds("dialog[open]"), false);
        eventually(|| app.said(), "Nothing has changed.");
        assert_eq!(app.export_project(), before);
        app.await_saved();
        app.reload();
        assert_eq!(app.export_project(), before);
        longest_frame(app);
        drop_in(app, &[&folder.0]);
        let mut last = String::new();
        while deed(app) != "Added: 3,000 reports" {
            last = awaited("more of it", || {
                let now = format!("{:?} {}", says(), deed(app));
                (now != last).then_some(now)
            });
        }
        app.await_saved();
        app.look();
        let frame = longest_frame(app);
        assert!(frame < HANGS, "it lives while all is put in and written, too: {frame} ms");
        app.reload();
        eventually(|| deed(app), "");
        let file = app.export_project();
        assert_eq!(file["reports"].as_array().map(Vec::len), Some(3005));
        assert_eq!(file["reports"][3004]["text"], Value::from(format!("2999 {report}")));
    });
}
