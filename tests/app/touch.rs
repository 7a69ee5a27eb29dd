//! A finger on a phone.

use crate::harness::{in_browser, phone};
use crate::support::app::{App, eventually};
use crate::support::hand::Point;

fn on_phone(test: impl FnOnce(&App)) {
    in_browser(phone(), |app| {
        let sample = app.center("[data-does=sample]");
        app.tap(sample);
        eventually(|| app.report(), "000");
        test(app);
    });
}

/// A long press: the finger stays until the word under it is selected.
#[track_caller]
fn press_long(app: &App, at: Point, expected: &str) {
    app.touch(at);
    eventually(|| app.pending(), expected);
}

#[track_caller]
fn tap(app: &App, selector: &str) {
    let at = app.center(selector);
    app.tap(at);
}

#[test]
fn a_long_press_selects_and_the_dock_tags() {
    on_phone(|app| {
        let at = app.letter_of("لنظام السوري", 0.5);
        press_long(app, at, "النظام");
        assert_eq!(app.menu(), [""; 0], "the dock waits for the finger");
        app.untouch();
        eventually(|| app.menu(), ["فاعل", "مكان", "ضحايا", "إفادة"]);
        tap(app, ".menu [data-label=actor]");
        eventually(|| app.selected(), Some(("فاعل".to_owned(), "النظام".to_owned())));
    });
}

#[test]
fn the_finger_goes_on_and_selects_further() {
    on_phone(|app| {
        let at = app.letter_of("لنظام السوري", 0.5);
        let back = app.letter_of("وات النظام", 0.5);
        let on = app.letter_of("وري في", 0.5);
        press_long(app, at, "النظام");
        app.touch_on(on);
        eventually(|| app.pending(), "النظام السوري");
        app.touch_on(back);
        eventually(|| app.pending(), "قوات النظام");
        app.untouch();
        eventually(|| app.menu().len(), 4);
        assert_eq!(app.pending(), "قوات النظام");
    });
}

#[test]
fn handles_drag_both_edges() {
    on_phone(|app| {
        let at = app.letter_of("لنظام السوري", 0.5);
        press_long(app, at, "النظام");
        app.untouch();
        eventually(|| app.menu().len(), 4);
        let drag = |which: &str, to: &str| {
            let to = app.letter_of(to, 0.5);
            let from = app.center(&format!(".grip.{which}"));
            app.touch(from);
            app.touch_on(to);
            app.look();
            app.untouch();
        };
        drag("closes", "وري في");
        eventually(|| app.pending(), "النظام السوري");
        drag("opens", "وات النظام");
        eventually(|| app.pending(), "قوات النظام السوري");
        eventually(|| app.menu().len(), 4);
        tap(app, ".menu [data-label=actor]");
        eventually(|| app.selected(), Some(("فاعل".to_owned(), "قوات النظام السوري".to_owned())));
        // Once it is tapped the span has the same handles.
        assert!(!app.finds(".grip"));
        let span = app.letter_of("لنظام السوري", 0.5);
        app.tap(span);
        eventually(|| app.finds(".app.inspector-out"), true);
        drag("closes", "نظام السوري");
        eventually(|| app.selected(), Some(("فاعل".to_owned(), "قوات النظام".to_owned())));
    });
}

#[test]
fn a_tap_selects_a_span_and_lets_go() {
    on_phone(|app| {
        let at = app.letter_of("لنظام السوري", 0.5);
        press_long(app, at, "النظام");
        app.untouch();
        eventually(|| app.menu().len(), 4);
        // A tap elsewhere lets go of the words.
        let elsewhere = app.letter_of("هلع", 0.5);
        app.tap(elsewhere);
        eventually(|| app.pending(), "");
        press_long(app, at, "النظام");
        app.untouch();
        eventually(|| app.menu().len(), 4);
        tap(app, ".menu [data-label=actor]");
        eventually(|| app.selected(), Some(("فاعل".to_owned(), "النظام".to_owned())));
        // Its sheet would lie on the words that are next; a tap brings it.
        assert!(!app.finds(".app.inspector-out"));
        app.tap(at);
        eventually(|| app.finds(".app.inspector-out"), true);
        let elsewhere = app.letter_of("هلع", 0.5);
        app.tap(elsewhere);
        eventually(|| app.selected(), None);
        eventually(|| app.finds(".app.inspector-out"), false);
        let at = app.letter_of("لنظام السوري", 0.5);
        app.tap(at);
        eventually(|| app.selected(), Some(("فاعل".to_owned(), "النظام".to_owned())));
    });
}

#[test]
fn a_finger_that_moves_scrolls_and_selects_nothing() {
    on_phone(|app| {
        let top = || app.ask::<f64>("return document.querySelector('main').scrollTop", vec![]);
        app.touch(Point { x: 180.0, y: 600.0 });
        for y in [560.0, 500.0, 420.0, 340.0, 300.0] {
            app.touch_on(Point { x: 180.0, y });
            app.look();
        }
        app.untouch();
        eventually(|| top() > 100.0, true);
        assert_eq!(app.pending(), "");
    });
}

#[test]
fn drawer_and_sheet_come_out_and_go() {
    on_phone(|app| {
        tap(app, "[data-does=queue]");
        eventually(|| app.finds(".app.queue-out"), true);
        tap(app, "[data-report='002']");
        eventually(|| app.report(), "002");
        eventually(|| app.finds(".app.queue-out"), false);
        tap(app, "[data-does=inspector]");
        eventually(|| app.finds(".app.inspector-out"), true);
        tap(app, "[data-does=inspector]");
        eventually(|| app.finds(".app.inspector-out"), false);
    });
}

#[test]
fn a_pen_tags_under_the_finger() {
    on_phone(|app| {
        tap(app, "[data-does=queue]");
        eventually(|| app.finds(".app.queue-out"), true);
        tap(app, ".legend li:nth-child(2) button");
        eventually(|| app.finds("[data-does=pen]"), true);
        tap(app, "[data-does=queue]");
        eventually(|| app.finds(".app.queue-out"), false);
        let at = app.letter_of("مشق ،", 0.5);
        app.touch(at);
        eventually(|| app.pending(), "دمشق");
        app.untouch();
        eventually(|| app.selected(), Some(("مكان".to_owned(), "دمشق".to_owned())));
    });
}
