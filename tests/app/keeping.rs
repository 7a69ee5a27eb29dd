//! Nothing that was shown as saved is ever lost.

use crate::harness::{arabic, english, in_browser, in_sample};
use crate::support::app::{App, eventually, row};
use crate::support::browser::{Person, target};
use crate::support::colleagues::three;

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
        eventually(|| app.painted_as("line-blue-solid-0"), ["قوات النظام"]);
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
    eventually(|| app.painted_as("line-blue-solid-0"), ["حالة"]);
}

#[test]
fn without_storage_one_can_work_and_is_told() {
    let told = "The browser does not let Wasim keep anything on this device. You can work, but export before you close the tab.";
    check_blocked(english(), told, "Not saved: the browser lets nothing be kept on this device", tag);
}

#[test]
fn without_storage_layers_come_and_go_all_the_same() {
    let in_private = || Person { without: vec![NO_STORAGE], ..english() };
    let mut sent = None;
    in_browser(in_private(), |app| {
        app.dismiss();
        app.open_sample();
        let file = three()[0].file(0);
        app.open_file(&file);
        assert!(app.dismiss().iter().any(|line| line.contains("was added")), "a colleague's layer fits");
        sent = Some(app.export_project());
        std::fs::remove_file(file).ok();
    });
    // Who gets the project as a file has the same one: its layers can go back.
    let sent = sent.unwrap();
    let file = target().join(format!("without-storage-{}.json", std::process::id()));
    std::fs::write(&file, sent.to_string()).unwrap();
    in_browser(in_private(), |app| {
        app.dismiss();
        app.open_file(&file);
        app.dismiss();
        assert_eq!(app.export_project()["project"], sent["project"]);
    });
    std::fs::remove_file(file).ok();
}

#[test]
fn without_storage_in_arabic() {
    let told = "لا يسمح المتصفح بحفظ شيء على هذا الجهاز. يمكنك العمل، لكن صدّر عملك قبل إغلاق الصفحة.";
    check_blocked(arabic(), told, "لم يُحفظ: المتصفح لا يسمح بحفظ شيء على هذا الجهاز", tag);
}

#[track_caller]
fn tag_more(app: &App, words: &str, key: &str) {
    app.press("Escape");
    app.select_words(words);
    eventually(|| app.pending(), words);
    app.press(key);
    eventually(|| app.detail().is_some(), true);
    app.press("Escape");
}

#[track_caller]
fn status(app: &App, expected: &str) {
    eventually(|| app.words(".saved"), Some(expected.to_owned()));
}

/// Whether closing the page would ask first.
fn warns(app: &App) -> bool {
    let script = "const leaving = new Event('beforeunload', { cancelable: true }); dispatchEvent(leaving); return leaving.defaultPrevented";
    app.ask(script, vec![])
}

#[track_caller]
fn quota(app: &App, bytes: Option<u64>) {
    let mut wanted = serde_json::json!({"origin": app.origin});
    if let Some(bytes) = bytes {
        wanted["quotaSize"] = bytes.into();
    }
    app.devtools("Storage.overrideQuotaForOrigin", wanted);
}

#[track_caller]
fn check_full(person: Person, told: &str, again: &str) {
    in_browser(person, |app| {
        // Before anything is written: the browser reckons with the room of before for half a minute.
        quota(app, Some(1));
        app.open_sample();
        tag(app);
        tag_more(app, "قوات النظام", "2");
        status(app, told);
        assert_eq!(app.words("[data-does=retry]"), Some(again.to_owned()));
        assert!(warns(app));
        // Work goes on in memory, and the file has all of it.
        tag_more(app, "النظام السوري", "1");
        status(app, told);
        let file = app.export_project();
        assert_eq!(file["layers"][0]["sheets"][0]["spans"].as_array().map(Vec::len), Some(3));
        // The export is noted as well, as soon as there is room for it.
        status(app, told);
        quota(app, None);
        app.click("[data-does=retry]");
        app.await_saved();
        assert!(!warns(app));
        app.reload();
        eventually(|| app.rows().len(), 3);
    });
}

#[test]
fn a_full_disk_is_told_and_all_is_saved_once_there_is_room() {
    check_full(english(), "Not saved: there is no room left on this device", "Try again");
}

#[test]
fn a_full_disk_in_arabic() {
    check_full(arabic(), "لم يُحفظ: لم تبقَ مساحة على هذا الجهاز", "حاول من جديد");
}

const DELETE: &str = "return new Promise((done, failed) => { const gone = indexedDB.deleteDatabase('wasim'); gone.onsuccess = () => done(true); gone.onerror = failed; gone.onblocked = () => done(false) })";

#[test]
fn a_deleted_database_is_told_at_once_and_written_whole() {
    in_sample(|app| {
        tag(app);
        app.await_saved();
        assert!(app.ask::<bool>(DELETE, vec![]), "it lets the database go");
        status(app, "Not saved: what was kept on this device has been deleted");
        assert!(warns(app));
        tag_more(app, "قوات النظام", "2");
        status(app, "Not saved: what was kept on this device has been deleted");
        app.click_words("Save it all anew");
        app.await_saved();
        tag_more(app, "النظام السوري", "1");
        app.await_saved();
        app.reload();
        eventually(|| app.rows().len(), 3);
    });
}

#[test]
fn what_another_window_deletes_is_missed_here() {
    in_browser(arabic(), |app| {
        app.open_sample();
        app.await_saved();
        let [first, _] = app.open_beside(&arabic());
        app.devtools(
            "Storage.clearDataForOrigin",
            serde_json::json!({"origin": app.origin, "storageTypes": "indexeddb"}),
        );
        app.look_at(&first);
        tag(app);
        status(app, "لم يُحفظ: حُذف ما كان محفوظاً على هذا الجهاز");
        let file = app.export_project();
        assert_eq!(file["layers"][0]["sheets"][0]["spans"][0]["text"], "حالة");
        app.click("[data-does=retry]");
        app.await_saved();
        app.reload();
        eventually(|| app.painted_as("line-blue-solid-0"), ["حالة"]);
    });
}

/// Remembers the databases that the app opens.
const OPENED: &str = "const transaction = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (...all) { window.opened = this; return transaction.apply(this, all) }";

#[test]
fn a_database_that_is_closed_underneath_is_opened_again() {
    in_browser(Person { without: vec![OPENED], ..english() }, |app| {
        app.open_sample();
        tag(app);
        app.await_saved();
        app.ask::<()>("opened.close(); return null", vec![]);
        tag_more(app, "قوات النظام", "2");
        app.await_saved();
        app.reload();
        eventually(|| app.rows().len(), 2);
    });
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
            const boxes = [...document.querySelectorAll('.marks .box.line.lane-0.blue')].filter((box) => !box.hidden);
            return wide([...rangeOf(start, start + arguments[0].length).getClientRects()]) - wide(boxes.map((box) => box.getBoundingClientRect()))";
        let off = || -> f64 { app.ask(script, vec!["قوات النظام السوري".into()]) };
        eventually(|| off().abs() < 1.0, true);
        app.press("Escape");
        eventually(|| app.rows(), [row("Actor", "قوات النظام السوري")]);
    });
}
