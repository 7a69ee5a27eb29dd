//! What is said of the keeping: whether it lasts, how much room there is, and
//! that it is time to export.

use crate::harness::{arabic, english, in_browser};
use crate::support::app::{App, eventually};
use crate::support::browser::Person;

/// A browser that promises what it is asked for, and remembers how often it was.
const PROMISES: &str =
    "navigator.storage.persist = async () => { window.asked = (window.asked ?? 0) + 1; return true };
    navigator.storage.persisted = async () => Boolean(window.asked);
    navigator.storage.estimate = async () => window.room ?? { usage: 12_300_000, quota: 4_012_300_000 }";

/// A clock that can be put so many days ahead.
const CLOCK: &str = "const Real = Date;
    const ahead = () => Number(localStorage.getItem('days') ?? 0) * 86_400_000;
    window.Date = class extends Real {
        constructor(...all) { super(...(all.length ? all : [Real.now() + ahead()])) }
        static now() { return Real.now() + ahead() }
    }";

fn tag(app: &App, words: &str) {
    app.select_words(words);
    eventually(|| app.pending(), words);
    app.press("1");
    eventually(|| app.detail().is_some(), true);
    app.press("Escape");
    app.await_saved();
}

fn popover(app: &App) -> Vec<String> {
    app.ask("return [...document.querySelectorAll('#keeping p')].map((p) => p.innerText)", vec![])
}

#[test]
fn the_browser_is_asked_to_keep_the_work_once_there_is_some() {
    let asked = |app: &App| app.ask::<u32>("return window.asked ?? 0", vec![]);
    in_browser(Person { without: vec![PROMISES], ..english() }, |app| {
        app.open_sample();
        app.await_saved();
        app.click("button.saved");
        eventually(
            || popover(app)[1].clone(),
            "The browser may clear the work away when this device runs out of room or the site is not visited for weeks. Export often.",
        );
        assert_eq!(asked(app), 0, "there is no work yet");
        app.press("Escape");
        tag(app, "حالة");
        eventually(|| asked(app), 1);
        tag(app, "قوات النظام");
        app.click("button.saved");
        eventually(
            || popover(app)[1..].to_vec(),
            [
                "The browser keeps the work until you delete it yourself.",
                "13 MB used, 4,000 MB left",
                "Not exported from this device yet",
            ],
        );
        assert_eq!(asked(app), 1);
        app.click("[data-does=export-here]");
        app.downloaded();
        eventually(|| app.finds("#keeping:popover-open"), false);
        eventually(|| app.words(".exported"), Some("Last export: now".to_owned()));
    });
}

#[test]
fn little_room_is_told() {
    in_browser(Person { without: vec![PROMISES], ..english() }, |app| {
        app.open_sample();
        app.ask::<()>("window.room = { usage: 960_000_000, quota: 1_000_000_000 }; return null", vec![]);
        tag(app, "حالة");
        eventually(|| app.words(".short"), Some("Little room left on this device: 40 MB".to_owned()));
    });
}

#[track_caller]
fn days_later(app: &App, days: u32) {
    app.ask::<()>("localStorage.setItem('days', arguments[0]); return null", vec![days.into()]);
    app.reload();
    eventually(|| app.report(), "000");
}

#[track_caller]
fn check_reminder(person: Person, yesterday: &str, due: &str, never: &str) {
    in_browser(Person { without: vec![CLOCK], ..person }, |app| {
        app.open_sample();
        tag(app, "حالة");
        assert!(!app.finds(".due"), "it is early yet");
        days_later(app, 2);
        eventually(|| app.words(".due"), Some(never.to_owned()));
        app.click("[data-does=export-due]");
        app.downloaded();
        eventually(|| app.finds(".due"), false);
        app.await_saved();
        days_later(app, 3);
        eventually(|| app.words(".exported"), Some(yesterday.to_owned()));
        days_later(app, 10);
        assert!(!app.finds(".due"), "nothing was done since");
        tag(app, "قوات النظام");
        eventually(|| app.words(".due"), Some(due.to_owned()));
        assert!(!app.finds("dialog[open]"));
    });
}

#[test]
fn it_reminds_of_the_export() {
    check_reminder(
        english(),
        "Last export: yesterday",
        "Last export: 8 days ago",
        "Not exported yet, on this device only",
    );
}

#[test]
fn it_reminds_in_arabic() {
    check_reminder(
        arabic(),
        "آخر تصدير: أمس",
        "آخر تصدير: قبل 8 أيام",
        "لم يُصدَّر بعد: العمل على هذا الجهاز وحده",
    );
}

#[test]
fn a_follower_exports_and_both_know() {
    in_browser(english(), |app| {
        app.open_sample();
        tag(app, "حالة");
        let [first, _] = app.open_beside(&english());
        eventually(|| app.finds(".following"), true);
        app.export_project();
        eventually(|| app.words(".exported"), Some("Last export: now".to_owned()));
        app.look_at(&first);
        eventually(|| app.words(".exported"), Some("Last export: now".to_owned()));
        app.await_saved();
        app.reload();
        eventually(|| app.words(".exported").is_some_and(|words| words.starts_with("Last export")), true);
    });
}
