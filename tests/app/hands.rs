//! Fast hands: edges moved by keys and by handles, the pen.

use crate::harness::in_sample;
use crate::support::app::{App, eventually};
use crate::support::hand::Point;

/// The words of the selected span.
#[track_caller]
fn check(app: &App, words: &str) {
    eventually(|| app.selected().map(|selected| selected.1), Some(words.to_owned()));
}

/// The middle of a handle of the selected span.
fn handle(app: &App, which: &str) -> Point {
    let script = "const { left, right, top, bottom } = document.querySelector(`.grip.${arguments[0]}`).getBoundingClientRect();
        return { x: (left + right) / 2, y: (top + bottom) / 2 }";
    app.ask(script, vec![which.into()])
}

#[test]
fn keys_move_the_edges_of_a_span() {
    in_sample(|app| {
        app.tag("قوات النظام", "1");
        for (keys, words) in [
            // To the left is onwards here: the end moves first.
            ("Shift+ArrowLeft", "قوات النظام السوري"),
            ("Shift+ArrowLeft", "قوات النظام السوري في"),
            ("Shift+ArrowRight", "قوات النظام السوري"),
            ("Alt+Shift+ArrowRight", "قوات النظام السور"),
            ("Alt+Shift+ArrowLeft", "قوات النظام السوري"),
            ("e", "قوات النظام السوري"),
            ("Shift+ArrowRight", "أصابت قوات النظام السوري"),
            ("Shift+ArrowLeft", "قوات النظام السوري"),
            ("Alt+Shift+ArrowLeft", "وات النظام السوري"),
            ("Ctrl+z", "قوات النظام السوري"),
        ] {
            app.press(keys);
            check(app, words);
        }
        app.press("Ctrl+z");
        check(app, "أصابت قوات النظام السوري");
        app.press("Ctrl+Shift+z");
        check(app, "قوات النظام السوري");
        app.press("Escape");
        eventually(|| app.rows().len(), 1);
    });
}

#[test]
fn an_edge_stops_where_nothing_would_be_left() {
    in_sample(|app| {
        app.tag("دمشق", "2");
        app.press("Shift+ArrowRight");
        eventually(|| app.said(), "It can't go further that way.");
        check(app, "دمشق");
    });
}

#[test]
fn one_key_drops_a_proclitic_and_takes_it_back() {
    in_sample(|app| {
        app.tag("والفصائل المقاتلة", "1");
        app.press("w");
        check(app, "الفصائل المقاتلة");
        eventually(|| app.said(), "actor moved: الفصائل المقاتلة");
        app.press("w");
        check(app, "والفصائل المقاتلة");
        app.press("Escape");
        // Words that are only selected, too.
        app.select_words("وسيطرتها");
        app.press("w");
        eventually(|| app.pending(), "سيطرتها");
        app.press("w");
        eventually(|| app.pending(), "وسيطرتها");
        app.press("Escape");
        app.tag("هلع", "1");
        app.press("w");
        eventually(|| app.said(), "No و ف ب ل ك is glued to its first word.");
    });
}

#[test]
fn handles_drag_and_snap() {
    in_sample(|app| {
        app.tag("قوات النظام", "1");
        app.press("Escape");
        app.click_text("قوات النظام السوري");
        check(app, "قوات النظام");
        let within = app.letter_of("سوري في", 0.5);
        app.drag(handle(app, "closes"), &[within]);
        check(app, "قوات النظام السوري");
        let within = app.letter_of("ذعر أصابت", 0.5);
        app.drag(handle(app, "opens"), &[within]);
        check(app, "وذعر أصابت قوات النظام السوري");
        // An edge never crosses the other one.
        let far = app.letter_of("#دمشق", 0.5);
        app.drag(handle(app, "opens"), &[far]);
        check(app, "وذعر أصابت قوات النظام السوري");
        // By letters.
        let within = app.letter_of("وري في", 0.1);
        app.hold("Alt");
        app.drag(handle(app, "closes"), &[within]);
        app.let_go("Alt");
        check(app, "وذعر أصابت قوات النظام الس");
        app.press("Ctrl+z");
        check(app, "وذعر أصابت قوات النظام السوري");
    });
}

#[test]
fn escape_puts_a_dragged_handle_back() {
    in_sample(|app| {
        app.tag("قوات النظام", "1");
        let within = app.letter_of("سوري في", 0.5);
        app.grab(handle(app, "closes"));
        app.drag_on(within);
        let end_at = |app: &App| handle(app, "closes").x;
        let before = app.letter_of("النظام السوري", 0.5).x;
        eventually(|| end_at(app) < before - 60.0, true);
        app.press("Escape");
        app.drop_at(within);
        eventually(|| end_at(app) > before - 60.0, true);
        check(app, "قوات النظام");
    });
}

#[test]
fn a_pen_tags_at_once() {
    in_sample(|app| {
        app.press("Shift+2");
        eventually(|| app.words("[data-does=pen]"), Some("Pen: place\nEsc".to_owned()));
        app.select_words("شرق");
        eventually(|| app.selected(), Some(("Place".to_owned(), "شرق".to_owned())));
        let at = app.letter_of("العاصمة", 0.5);
        app.click_at(at, 2);
        eventually(|| app.selected(), Some(("Place".to_owned(), "العاصمة".to_owned())));
        // With keys, when Shift is let go and not before.
        app.press("Escape");
        app.put_caret_before("محيط");
        app.hold("Shift");
        app.press("ArrowLeft");
        app.press("ArrowLeft");
        eventually(|| app.pending(), "محيط حي");
        app.let_go("Shift");
        eventually(|| app.selected(), Some(("Place".to_owned(), "محيط حي".to_owned())));
        // Escape lets go of the span first, then of the pen.
        app.press("Escape");
        eventually(|| app.selected(), None);
        app.press("Escape");
        eventually(|| app.words("[data-does=pen]"), None);
        app.select_words("قوات");
        eventually(|| app.pending(), "قوات");
        assert_eq!(app.selected(), None);
    });
}

#[test]
fn the_legend_hands_out_the_pen() {
    in_sample(|app| {
        app.click(".legend li:nth-child(1) button");
        eventually(|| app.attribute(".legend li:nth-child(1) button", "aria-pressed"), Some("true".into()));
        app.select_words("قوات");
        eventually(|| app.selected(), Some(("Actor".to_owned(), "قوات".to_owned())));
        app.press("Escape");
        app.click("[data-does=pen]");
        eventually(|| app.attribute(".legend li:nth-child(1) button", "aria-pressed"), Some("false".into()));
    });
}

#[test]
fn a_screen_reader_hears_what_keys_do() {
    in_sample(|app| {
        app.put_caret_before("قوات النظام السوري");
        for (keys, heard) in [
            ("ArrowLeft", "و"),
            ("Shift+ArrowLeft", "Selected: قوات"),
            ("Shift+ArrowLeft", "Selected: قوات النظام"),
            ("1", "Tagged as actor: قوات النظام"),
            ("Shift+ArrowLeft", "actor moved: قوات النظام السوري"),
            ("2", "Now place: قوات النظام السوري"),
            ("Delete", "Deleted place: قوات النظام السوري"),
            ("Ctrl+z", "Undone: delete place"),
            ("Escape", "Undone: delete place"),
        ] {
            app.press(keys);
            eventually(|| app.said(), heard);
        }
        app.press("Home");
        app.press("Ctrl+ArrowLeft");
        eventually(|| app.said(), "من");
        app.press("ArrowDown");
        eventually(|| app.said().split(' ').count() > 5, true);
    });
}
