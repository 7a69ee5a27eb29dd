//! Nothing that was shown as saved is ever lost.

use crate::harness::{arabic, english, in_browser, in_sample};
use crate::support::app::{App, eventually, row};
use crate::support::browser::Person;

#[test]
fn everything_is_there_after_a_reload() {
    in_sample(|app| {
        app.open_report("003");
        app.select_words("قوات النظام");
        app.press("1");
        app.select_words("حي جوبر");
        app.press("2");
        app.press("d");
        app.await_saved();
        app.reload();
        eventually(|| app.report(), "003");
        eventually(|| app.rows(), [row("Actor", "قوات النظام"), row("Place", "حي جوبر")]);
        let queued = app.queue().swap_remove(3);
        assert_eq!((queued.state.as_str(), queued.count.as_str(), queued.current), ("done", "2 spans", true));
        eventually(|| app.painted_as("line-blue-0"), ["قوات النظام"]);
    });
}

#[test]
fn quick_edits_are_kept_too() {
    in_sample(|app| {
        app.select_words("حالة");
        eventually(|| app.pending(), "حالة");
        for key in ["1", "2", "3", "4", "1", "Ctrl+z", "Ctrl+z"] {
            app.press(key);
        }
        app.await_saved();
        app.reload();
        eventually(|| app.rows(), [row("Casualty", "حالة")]);
    });
}

#[test]
fn deleted_spans_stay_deleted() {
    in_sample(|app| {
        app.select_words("حالة");
        app.press("1");
        app.await_saved();
        app.press("Delete");
        app.await_saved();
        app.reload();
        eventually(|| app.report(), "000");
        assert_eq!(app.rows(), []);
    });
}

#[test]
fn projects_wait_on_the_first_screen() {
    in_sample(|app| {
        app.select_words("حالة");
        app.press("1");
        app.await_saved();
        app.click(".brand");
        eventually(|| app.words("[data-does=resume] b"), Some("Damascus and Raqqa, 2017".to_owned()));
        // Where one was does not matter once one has left.
        app.reload();
        app.click("[data-does=resume]");
        eventually(|| app.rows(), [row("Actor", "حالة")]);
        app.click(".brand");
        eventually(|| app.words("[data-does=sample] b").is_some(), true);
        // The sample is the kept one, not a new one.
        app.click("[data-does=sample]");
        eventually(|| app.rows(), [row("Actor", "حالة")]);
    });
}

#[test]
fn a_quick_hand_that_leaves_and_comes_back_loses_nothing() {
    in_sample(|app| {
        app.select_words("حالة");
        app.press("1");
        app.click(".brand");
        eventually(|| app.words("[data-does=sample] b").is_some(), true);
        app.click("[data-does=sample]");
        eventually(|| app.rows(), [row("Actor", "حالة")]);
        app.await_saved();
        app.reload();
        eventually(|| app.rows(), [row("Actor", "حالة")]);
    });
}

#[test]
fn the_name_is_remembered_and_signs_the_work() {
    in_browser(english(), |app| {
        app.type_into(".signature input", "Rima\u{e004}");
        app.open_sample();
        app.select_words("حالة");
        app.press("1");
        let file = app.export_project();
        assert_eq!(file["layers"][0]["annotator"], "Rima");
        assert_eq!(file["layers"][0]["sheets"][0]["spans"][0]["created"]["by"], "Rima");
        app.reload();
        eventually(|| app.report(), "000");
        let name: String = app.ask("return document.querySelector('.signature input').value", vec![]);
        assert_eq!(name, "Rima");
    });
}

const NO_STORAGE: &str =
    "IDBFactory.prototype.open = () => { throw new DOMException('blocked for this test', 'SecurityError') }";

#[track_caller]
fn check_blocked(person: Person, told: &str, status: &str, tag: impl FnOnce(&App)) {
    in_browser(Person { without: vec![NO_STORAGE], ..person }, |app| {
        let lines = app.dismiss();
        assert!(lines.contains(&told.to_owned()), "{lines:?}");
        app.open_sample();
        tag(app);
        eventually(|| app.words(".saved").is_some_and(|words| words.starts_with(status)), true);
        let file = app.export_project();
        assert_eq!(file["layers"][0]["sheets"][0]["spans"][0]["text"], "حالة");
    });
}

fn tag(app: &App) {
    app.select_words("حالة");
    app.press("1");
    eventually(|| app.painted_as("line-blue-0"), ["حالة"]);
}

#[test]
fn without_storage_one_can_work_and_is_told() {
    let told = "The browser does not let Wasim keep anything on this device. You can work, but export before you close the tab.";
    check_blocked(english(), told, "Not saved", tag);
}

#[test]
fn without_storage_in_arabic() {
    let told = "لا يسمح المتصفح بحفظ شيء على هذا الجهاز. يمكنك العمل، لكن صدّر عملك قبل إغلاق الصفحة.";
    check_blocked(arabic(), told, "لم يُحفظ", tag);
}

#[test]
fn without_highlights_boxes_stand_in() {
    let without = vec!["Object.defineProperty(CSS, 'highlights', { value: undefined })"];
    in_browser(Person { without, ..english() }, |app| {
        app.open_sample();
        app.select_words("قوات النظام السوري");
        eventually(|| app.finds(".marks .box.pending"), true);
        app.press("1");
        // As far across the screen as its words.
        let script = "const start = find(arguments[0]); const wide = (boxes) => boxes.reduce((all, box) => all + box.width, 0);
            const boxes = [...document.querySelectorAll('.marks .box[class*=line-blue-0]')].filter((box) => !box.hidden);
            return wide([...rangeOf(start, start + arguments[0].length).getClientRects()]) - wide(boxes.map((box) => box.getBoundingClientRect()))";
        let off = || -> f64 { app.ask(script, vec!["قوات النظام السوري".into()]) };
        eventually(|| off().abs() < 1.0, true);
        app.press("Escape");
        eventually(|| app.rows(), [row("Actor", "قوات النظام السوري")]);
    });
}
