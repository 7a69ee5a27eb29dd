//! Several projects side by side on the start screen.

use crate::harness::{arabic, english, fixture, in_browser, in_sample};
use crate::support::app::{App, eventually, row};

/// The names of the kept projects.
fn kept(app: &App) -> Vec<String> {
    app.ask(
        "return [...document.querySelectorAll('[data-does=resume] b')].map((name) => name.textContent)",
        vec![],
    )
}

fn deed(app: &App) -> String {
    // Names are kept apart from the sentence by invisible marks.
    let apart = ['\u{2068}', '\u{2069}'];
    app.words(".last-step:not([hidden]) > span").unwrap_or_default().replace(apart, "")
}

/// Leaves the workbench.
fn leave(app: &App) {
    app.click(".brand");
    eventually(|| app.finds(".start"), true);
}

/// Does something to the project that stands so far down.
fn choose(app: &App, at: usize, does: &str) {
    app.click(&format!(".kept:nth-of-type({at}) [data-does=more]"));
    app.click(&format!(".kept:nth-of-type({at}) [data-does={does}]"));
}

#[test]
fn the_one_worked_on_last_stands_first() {
    in_sample(|app| {
        leave(app);
        app.open_texts(&[fixture("texts/urdu.txt")]);
        leave(app);
        let names = kept(app);
        assert_eq!((names.len(), names[1].as_str()), (2, "Damascus and Raqqa, 2017"));
        app.click(".kept:nth-of-type(2) [data-does=resume]");
        eventually(|| app.report(), "000");
        app.select_words("حالة");
        app.press("1");
        leave(app);
        eventually(|| kept(app)[0].clone(), "Damascus and Raqqa, 2017");
        app.reload();
        eventually(|| kept(app)[0].clone(), "Damascus and Raqqa, 2017");
        let more = app.words("[data-does=resume] small").unwrap();
        assert!(more.starts_with("5 reports, last worked on \u{2068}20"), "{more}");
    });
}

#[test]
fn a_project_is_renamed_from_outside_and_from_inside() {
    in_sample(|app| {
        leave(app);
        choose(app, 1, "rename");
        app.press("Ctrl+a");
        app.type_into(".rename", "دمشق\u{e007}");
        eventually(|| kept(app), ["دمشق"]);
        eventually(|| deed(app), "The project is now called “دمشق”");
        app.click("[data-does=undo-step]");
        eventually(|| kept(app), ["Damascus and Raqqa, 2017"]);
        choose(app, 1, "rename");
        app.type_into(".rename", "x\u{e00c}");
        eventually(|| kept(app), ["Damascus and Raqqa, 2017"]);
        app.click("[data-does=resume]");
        eventually(|| app.report(), "000");
        app.click(".project");
        app.click("[name=project-name]");
        app.press("Ctrl+a");
        app.type_into("[name=project-name]", "حماة\u{e004}");
        eventually(|| app.words(".project bdi"), Some("حماة".to_owned()));
        app.press("Escape");
        app.click("[data-does=undo-step]");
        eventually(|| app.words(".project bdi"), Some("Damascus and Raqqa, 2017".to_owned()));
        app.click("[data-does=undo-step]");
        eventually(|| app.words(".project bdi"), Some("حماة".to_owned()));
        leave(app);
        eventually(|| kept(app), ["حماة"]);
        assert_eq!(app.export_kept(1)["project"]["name"], "حماة");
    });
}

#[test]
fn a_copy_goes_its_own_way() {
    in_sample(|app| {
        app.select_words("حالة");
        app.press("1");
        eventually(|| app.detail().is_some(), true);
        leave(app);
        choose(app, 1, "duplicate");
        eventually(|| kept(app), ["Damascus and Raqqa, 2017 (copy)", "Damascus and Raqqa, 2017"]);
        let (copy, first) = (app.export_kept(1), app.export_kept(2));
        assert_ne!(copy["project"]["id"], first["project"]["id"]);
        assert_ne!(copy["layers"][0]["id"], first["layers"][0]["id"]);
        assert_eq!(copy["layers"][0]["sheets"], first["layers"][0]["sheets"]);
        assert_eq!(copy["reports"], first["reports"]);
        app.click("[data-does=resume]");
        eventually(|| app.rows(), [row("Actor", "حالة")]);
        app.click_text("حالة");
        app.press("Delete");
        eventually(|| app.rows(), []);
        leave(app);
        assert_eq!(app.export_kept(2), first);
    });
}

#[test]
fn a_deleted_project_comes_back_whole() {
    in_sample(|app| {
        app.select_words("حالة");
        app.press("1");
        eventually(|| app.detail().is_some(), true);
        leave(app);
        let before = app.export_kept(1);
        choose(app, 1, "delete-kept");
        eventually(|| kept(app).len(), 0);
        eventually(|| deed(app), "“Damascus and Raqqa, 2017” was deleted");
        app.click("[data-does=undo-step]");
        eventually(|| kept(app).len(), 1);
        assert_eq!(app.export_kept(1), before);
        choose(app, 1, "delete-kept");
        eventually(|| kept(app).len(), 0);
        app.reload();
        app.click(".deleted summary");
        app.click(".deleted [data-does=restore]");
        eventually(|| kept(app).len(), 1);
        assert!(!app.finds(".deleted"));
        assert_eq!(app.export_kept(1), before);
        choose(app, 1, "delete-kept");
        eventually(|| kept(app).len(), 0);
        // Asking for it by the other door brings back the work, too.
        app.click("[data-does=sample]");
        eventually(|| app.rows(), [row("Actor", "حالة")]);
        eventually(|| deed(app), "“Damascus and Raqqa, 2017” is back");
    });
}

/// How many records there are on the disk.
fn records(app: &App) -> usize {
    let script = "return new Promise((done) => { indexedDB.open('wasim').onsuccess = ({ target }) => {
        const count = target.result.transaction('records').objectStore('records').count();
        count.onsuccess = () => { target.result.close(); done(count.result); }; }; })";
    app.ask(script, vec![])
}

#[test]
fn erasing_asks_once_and_leaves_nothing() {
    in_browser(arabic(), |app| {
        app.open_sample();
        app.await_saved();
        leave(app);
        choose(app, 1, "delete-kept");
        eventually(|| app.finds(".deleted"), true);
        app.click(".deleted summary");
        app.click(".deleted [data-does=erase]");
        eventually(|| app.words("dialog[open] h2"), Some("محو «دمشق والرقة، 2017» نهائياً؟".to_owned()));
        app.press("Escape");
        eventually(|| app.finds("dialog[open]"), false);
        assert!(records(app) > 5);
        app.click(".deleted [data-does=erase]");
        app.click("dialog[open] [data-does=erase-now]");
        eventually(|| app.finds(".deleted"), false);
        eventually(|| records(app), 0_usize);
        eventually(|| deed(app), "");
    });
}

#[test]
fn old_records_without_a_time_are_still_listed() {
    in_browser(english(), |app| {
        app.open_sample();
        app.await_saved();
        leave(app);
        let script = "return new Promise((done) => { indexedDB.open('wasim').onsuccess = ({ target }) => {
            const put = target.result.transaction('records', 'readwrite').objectStore('records').delete(IDBKeyRange.bound('worked/', 'worked/~'));
            put.onsuccess = () => { target.result.close(); done(null); }; }; })";
        app.ask::<()>(script, vec![]);
        app.reload();
        let more = "Kept on this device, 5 reports";
        eventually(|| app.words("[data-does=resume] small"), Some(more.to_owned()));
    });
}

#[test]
fn an_export_from_outside_counts() {
    in_sample(|app| {
        app.select_words("حالة");
        app.press("1");
        eventually(|| app.detail().is_some(), true);
        eventually(|| app.words(".exported"), Some(String::new()));
        leave(app);
        app.export_kept(1);
        app.click("[data-does=resume]");
        eventually(|| app.words(".exported"), Some("Last export: now".to_owned()));
        // Nobody else is taken to have written.
        app.click_text("حالة");
        app.press("Delete");
        eventually(|| app.rows(), []);
        app.await_saved();
    });
}

#[test]
fn an_export_from_outside_is_told_to_the_tab_that_works() {
    in_sample(|app| {
        app.await_saved();
        let [first, _] = app.open_beside(&english());
        leave(app);
        app.export_kept(1);
        app.close_window();
        app.look_at(&first);
        eventually(|| app.words(".exported"), Some("Last export: now".to_owned()));
        app.select_words("حالة");
        app.press("1");
        app.await_saved();
    });
}

#[test]
fn what_is_no_longer_kept_is_told_as_in_the_status_line() {
    in_sample(|app| {
        app.await_saved();
        leave(app);
        let script = "return new Promise((done) => { indexedDB.open('wasim').onsuccess = ({ target }) => {
            const put = target.result.transaction('records', 'readwrite').objectStore('records').clear();
            put.onsuccess = () => { target.result.close(); done(null); }; }; })";
        app.ask::<()>(script, vec![]);
        app.click("[data-does=resume]");
        assert_eq!(app.dismiss(), ["Not saved: what was kept on this device has been deleted"]);
        eventually(|| kept(app).len(), 0);
    });
}
