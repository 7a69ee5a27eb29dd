//! The keyboard alone: the caret in the text, selecting, tagging, the list of keys.

use crate::harness::{arabic, english, fixture, in_browser, in_sample};
use crate::support::app::{App, eventually, row};

fn is_focused(app: &App, selector: &str) -> bool {
    app.ask("return document.activeElement.matches(arguments[0])", vec![selector.into()])
}

#[test]
fn from_the_first_screen_to_a_tagged_span() {
    in_browser(english(), |app| {
        for _ in 0..20 {
            if is_focused(app, "[data-does=sample]") {
                break;
            }
            app.press("Tab");
        }
        app.press("Enter");
        eventually(|| app.report(), "000");
        eventually(|| is_focused(app, "article"), true);
        // حالة إرباك بين: two words further, then two selected.
        for _ in 0.."حالة ".chars().count() {
            app.press("ArrowLeft");
        }
        app.press("Shift+ArrowLeft");
        eventually(|| app.pending(), "إرباك");
        app.press("Shift+ArrowLeft");
        eventually(|| app.pending(), "إرباك بين");
        app.press("Shift+ArrowRight");
        eventually(|| app.pending(), "إرباك");
        app.press("3");
        eventually(|| app.selected(), Some(("Casualty".to_owned(), "إرباك".to_owned())));
        app.press("Escape");
        eventually(|| app.rows(), [row("Casualty", "إرباك")]);
        assert!(is_focused(app, "article"));
    });
}

#[test]
fn arrows_move_the_way_they_point() {
    in_browser(english(), |app| {
        app.open_texts(&[fixture("texts/english-emoji.txt"), fixture("texts/hebrew-points.txt")]);
        app.put_caret_before("At least");
        app.press("ArrowRight");
        eventually(|| app.caret(), app.offset_of("t least"));
        app.press("ArrowLeft");
        eventually(|| app.caret(), app.offset_of("At least"));
        // An emoji is one step.
        app.put_caret_before("🔴");
        app.press("ArrowRight");
        eventually(|| app.caret(), app.offset_of(": At least"));
        app.open_report("hebrew-points");
        let start = app.caret().unwrap();
        app.press("ArrowLeft");
        eventually(|| app.caret() > Some(start), true);
    });
}

/// Where the caret is drawn.
fn drawn_caret(app: &App) -> Option<(f64, f64)> {
    let script = "return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => {
        const caret = document.querySelector('.marks .caret');
        const box = caret && caret.getBoundingClientRect();
        done(box && [(box.left + box.right) / 2, box.top]);
    })))";
    app.ask(script, vec![])
}

/// Whether the caret stands behind the report's last letter.
fn at_the_end(app: &App) -> bool {
    let script = "const selection = getSelection();
        const texts = document.createTreeWalker(document.querySelector('article'), NodeFilter.SHOW_TEXT);
        let last = null;
        while (texts.nextNode()) last = texts.currentNode;
        return selection.focusNode === last && selection.focusOffset === last.length;";
    app.ask(script, vec![])
}

#[track_caller]
fn check_line_to_the_left(app: &App, first_words: &str) {
    app.put_caret_before(first_words);
    let mut at = drawn_caret(app).expect("a caret");
    let (begun, mut steps, mut idle) = (at, 0, 0);
    while steps < 120 {
        app.press("ArrowLeft");
        let next = drawn_caret(app).expect("a caret");
        if (next.1 - at.1).abs() > 10.0 {
            break;
        }
        assert!(next.0 <= at.0 + 0.5, "step {steps} of “{first_words}” went right, from {at:?} to {next:?}");
        idle = if next.0 > at.0 - 0.5 { idle + 1 } else { 0 };
        if idle > 0 && at_the_end(app) {
            break;
        }
        assert!(idle < 2, "step {steps} of “{first_words}” stands still at {at:?}");
        (at, steps) = (next, steps + 1);
    }
    assert!(begun.0 - at.0 > 300.0, "the line was walked through, from {begun:?} to {at:?}");
}

#[test]
fn the_caret_goes_left_through_mixed_directions() {
    in_browser(english(), |app| {
        app.open_texts(&[fixture("texts/figures.txt")]);
        check_line_to_the_left(app, "بين 2016-04-27");
        check_line_to_the_left(app, "وعند الساعة");
        check_line_to_the_left(app, "للاستفسار");
    });
}

#[test]
fn letters_are_selected_with_alt() {
    in_sample(|app| {
        app.put_caret_before("إرباك");
        for _ in 0..3 {
            app.press("Alt+Shift+ArrowLeft");
        }
        eventually(|| app.pending(), "إرب");
        app.press("1");
        eventually(|| app.selected(), Some(("Actor".to_owned(), "إرب".to_owned())));
    });
}

#[test]
fn lines_are_selected_with_up_and_down() {
    in_sample(|app| {
        app.put_caret_before("مصادر من المعارضة");
        app.press("Shift+ArrowDown");
        eventually(|| app.pending().starts_with("مصادر من المعارضة السورية"), true);
        app.press("Shift+ArrowUp");
        eventually(|| app.pending(), "");
    });
}

#[test]
fn keys_go_by_their_place_on_an_arabic_keyboard() {
    in_browser(arabic(), |app| {
        app.open_sample();
        app.select_words("إرباك");
        eventually(|| app.pending(), "إرباك");
        app.press_on_other_layout("KeyP", "ح");
        eventually(|| app.selected(), Some(("مكان".to_owned(), "إرباك".to_owned())));
        app.press_on_other_layout("Digit1", "١");
        eventually(|| app.selected(), Some(("فاعل".to_owned(), "إرباك".to_owned())));
        app.press_on_other_layout("KeyJ", "ت");
        eventually(|| app.report(), "001");
    });
}

#[test]
fn the_list_of_keys_opens_and_closes() {
    in_sample(|app| {
        app.put_caret_before("إرباك");
        app.press("Shift+?");
        eventually(|| app.told().concat(), "Keyboard and mouse");
        // Keys of the workbench rest while it is open.
        app.press("j");
        app.press("Escape");
        eventually(|| app.finds("dialog[open]"), false);
        eventually(|| is_focused(app, "article"), true);
        assert_eq!(app.report(), "000");
        app.click("[data-does=help]");
        eventually(|| app.finds("dialog[open].keys"), true);
        app.click("dialog[open] [data-does=close]");
        eventually(|| app.finds("dialog[open]"), false);
    });
}

#[test]
fn keys_do_nothing_while_something_is_written() {
    in_sample(|app| {
        app.select_words("إرباك");
        app.press("1");
        eventually(|| app.detail().is_some(), true);
        app.press("n");
        eventually(|| is_focused(app, "#note"), true);
        for key in ["n", "j", "2", "?", "Space", "d"] {
            app.press(key);
        }
        eventually(|| app.detail().map(|detail| detail.note), Some("nj2? d".to_owned()));
        assert_eq!((app.report(), app.selected().unwrap().0), ("000".to_owned(), "Actor".to_owned()));
    });
}
