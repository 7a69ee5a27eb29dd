//! Two windows on one project: one works, the other follows, and neither
//! writes over the other.

use crate::harness::{arabic, english, in_browser, in_sample};
use crate::support::app::{App, eventually, row};
use crate::support::browser::Person;

#[track_caller]
fn tag(app: &App, words: &str, key: &str) {
    app.tag(words, key);
    app.press("Escape");
    eventually(|| app.selected(), None);
}

#[track_caller]
fn follows(app: &App) {
    eventually(|| app.finds(".following"), true);
}

#[track_caller]
fn works(app: &App) {
    eventually(|| app.finds(".following"), false);
}

#[track_caller]
fn told(app: &App, expected: &str) {
    eventually(|| app.words(".following [role=status]"), Some(expected.to_owned()));
}

#[test]
fn the_second_window_follows_the_first() {
    in_sample(|app| {
        tag(app, "حالة", "1");
        app.await_saved();
        let [first, second] = app.open_beside(&english());
        told(app, "This project is open in another tab. This one follows it.");
        eventually(|| app.rows(), [row("Actor", "حالة")]);
        app.look_at(&first);
        works(app);
        tag(app, "قوات النظام", "2");
        app.press("d");
        app.look_at(&second);
        eventually(|| app.rows(), [row("Actor", "حالة"), row("Place", "قوات النظام")]);
        eventually(|| app.queue().swap_remove(0).state, "done");
        eventually(|| app.painted_as("line-green-dashed-0"), ["قوات النظام"]);
        // What is selected there and deleted here is let go.
        app.click_text("حالة");
        eventually(|| app.detail().is_some(), true);
        app.look_at(&first);
        app.click_text("حالة");
        app.press("Delete");
        app.look_at(&second);
        eventually(|| app.rows(), [row("Place", "قوات النظام")]);
        // Another report there is followed too.
        app.open_report("003");
        app.look_at(&first);
        app.open_report("003");
        tag(app, "حي جوبر", "2");
        app.look_at(&second);
        eventually(|| app.rows(), [row("Place", "حي جوبر")]);
    });
}

#[test]
fn a_follower_changes_nothing_and_says_why() {
    in_sample(|app| {
        app.await_saved();
        let [first, _] = app.open_beside(&english());
        follows(app);
        app.select_words("حالة");
        app.press("1");
        told(app, "Nothing has changed: the project is open in another tab.");
        app.press("d");
        eventually(|| app.queue().swap_remove(0).state, "new");
        eventually(|| app.rows(), []);
        app.look_at(&first);
        app.reload();
        eventually(|| app.report(), "000");
        assert_eq!(app.rows(), []);
    });
}

#[test]
fn the_follower_takes_over_and_the_other_follows() {
    in_sample(|app| {
        tag(app, "حالة", "1");
        // A note that is still being written is not lost.
        app.click_text("حالة");
        app.press("n");
        app.type_into("#note", "half a note");
        let [first, second] = app.open_beside(&english());
        follows(app);
        app.press("t");
        works(app);
        eventually(|| app.rows().swap_remove(0).note, "half a note");
        // Undo begins anew.
        assert!(app.finds("[data-does=undo]:disabled"));
        tag(app, "قوات النظام", "2");
        app.await_saved();
        app.look_at(&first);
        told(app, "This project is open in another tab. This one follows it.");
        app.press("Escape");
        eventually(|| app.rows().len(), 2);
        app.click("[data-does=work-here]");
        works(app);
        tag(app, "النظام السوري", "1");
        app.look_at(&second);
        follows(app);
        eventually(|| app.rows().len(), 3);
        app.reload();
        eventually(|| app.rows().len(), 3);
    });
}

#[test]
fn who_waits_works_as_soon_as_the_other_is_gone() {
    in_browser(arabic(), |app| {
        app.open_sample();
        tag(app, "حالة", "1");
        app.await_saved();
        let [first, second] = app.open_beside(&arabic());
        told(app, "المشروع مفتوح في علامة تبويب أخرى، وهذه تتابعها.");
        app.look_at(&first);
        app.close_window();
        app.look_at(&second);
        works(app);
        eventually(|| app.said(), "صار العمل في علامة التبويب هذه.");
        tag(app, "قوات النظام", "2");
        app.await_saved();
        app.reload();
        works(app);
        eventually(|| app.rows().len(), 2);
    });
}

#[test]
fn of_three_the_one_that_asks_comes_first() {
    in_sample(|app| {
        app.await_saved();
        let [first, second] = app.open_beside(&english());
        follows(app);
        let [_, third] = app.open_beside(&english());
        follows(app);
        app.click("[data-does=work-here]");
        works(app);
        tag(app, "حالة", "1");
        app.look_at(&second);
        follows(app);
        eventually(|| app.rows(), [row("Actor", "حالة")]);
        app.look_at(&third);
        app.close_window();
        // One of the two that wait works now, and only one.
        let who_follows = || {
            [&first, &second].map(|window| {
                app.look_at(window);
                app.finds(".following")
            })
        };
        eventually(|| who_follows().iter().filter(|follows| **follows).count(), 1);
    });
}

#[test]
fn two_projects_do_not_get_in_each_others_way() {
    in_sample(|app| {
        app.await_saved();
        let [first, _] = app.open_beside(&english());
        follows(app);
        app.click(".brand");
        app.open_texts(&[crate::harness::fixture("texts/persian-zwnj.txt")]);
        works(app);
        app.look_at(&first);
        works(app);
        tag(app, "حالة", "1");
        app.await_saved();
    });
}

/// Never hears what others say.
const DEAF: &str = "Object.defineProperty(BroadcastChannel.prototype, 'onmessage', { set() {} })";

#[test]
fn who_does_not_answer_is_taken_over_by_force_and_loses_nothing_in_silence() {
    in_browser(Person { without: vec![DEAF], ..english() }, |app| {
        app.open_sample();
        tag(app, "حالة", "1");
        app.await_saved();
        let [first, second] = app.open_beside(&english());
        follows(app);
        // Its disk refuses from now on: the next step is in memory only.
        app.look_at(&first);
        app.ask::<()>(
            "IDBObjectStore.prototype.put = () => { throw new DOMException('', 'QuotaExceededError') }; return null",
            vec![],
        );
        tag(app, "قوات النظام", "2");
        eventually(|| app.finds("[data-state=failed]"), true);
        app.look_at(&second);
        app.click("[data-does=work-here]");
        told(app, "The other tab does not answer. If you take over, what it has not saved yet is lost.");
        app.click("[data-does=work-here]");
        works(app);
        eventually(|| app.rows(), [row("Actor", "حالة")]);
        tag(app, "النظام السوري", "1");
        app.await_saved();
        app.look_at(&first);
        follows(app);
        eventually(
            || app.words(".saved"),
            Some("Not saved: another tab has changed this project since".to_owned()),
        );
        let file = app.export_project();
        assert_eq!(file["layers"][0]["sheets"][0]["spans"].as_array().map(Vec::len), Some(2));
        app.click("[data-does=drop-unsaved]");
        app.await_saved();
        eventually(|| app.rows(), [row("Actor", "حالة"), row("Actor", "النظام السوري")]);
    });
}

const NO_LOCKS: &str = "Object.defineProperty(Navigator.prototype, 'locks', { value: undefined })";

#[test]
fn without_locks_nothing_is_written_over_either() {
    let person = Person { without: vec![NO_LOCKS], ..english() };
    in_browser(person.clone(), |app| {
        app.click("[data-does=sample]");
        let told = app.dismiss();
        assert_eq!(told[0], "One project, one tab");
        eventually(|| app.report(), "000");
        app.await_saved();
        let [first, second] = app.open_beside(&person);
        // It says so once.
        eventually(|| app.report(), "000");
        assert_eq!(app.told(), [""; 0]);
        works(app);
        app.look_at(&first);
        tag(app, "حالة", "1");
        app.await_saved();
        app.look_at(&second);
        tag(app, "قوات النظام", "2");
        eventually(
            || app.words(".saved"),
            Some("Not saved: another tab has changed this project since".to_owned()),
        );
        eventually(|| app.rows(), [row("Place", "قوات النظام")]);
        app.click("[data-does=drop-unsaved]");
        eventually(|| app.rows(), [row("Actor", "حالة")]);
        tag(app, "قوات النظام", "2");
        app.await_saved();
        app.reload();
        eventually(|| app.rows(), [row("Actor", "حالة"), row("Place", "قوات النظام")]);
    });
}

/// What one tab has open, another can't rename or delete from the start screen.
#[test]
fn an_open_project_is_left_alone_from_outside() {
    in_sample(|app| {
        let [first, second] = app.open_beside(&english());
        follows(app);
        app.click(".brand");
        eventually(|| app.finds(".start"), true);
        let told = [
            "Damascus and Raqqa, 2017",
            "It is open in another tab. Close it there first.",
            "Nothing has changed.",
        ];
        app.click(".kept [data-does=more]");
        app.click(".kept [data-does=delete-kept]");
        assert_eq!(app.dismiss(), told);
        assert!(app.finds(".kept"));
        app.click(".kept [data-does=more]");
        app.click(".kept [data-does=rename]");
        app.press("Ctrl+a");
        app.type_into(".rename", "دمشق\u{e007}");
        assert_eq!(app.dismiss(), told);
        // Once it is closed there, it can be deleted here.
        app.look_at(&first);
        app.click(".brand");
        eventually(|| app.finds(".start"), true);
        app.look_at(&second);
        app.click(".kept [data-does=more]");
        app.click(".kept [data-does=delete-kept]");
        eventually(|| app.finds(".kept"), false);
    });
}
