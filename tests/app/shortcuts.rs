//! Keys that a person changes.

use crate::harness::{arabic, in_browser, in_sample};
use crate::support::app::{App, eventually};

/// The keys of a command, as the list shows them.
fn keys_of(app: &App, deed: &str) -> String {
    let script = "return [...document.querySelectorAll(`[data-deed='${arguments[0]}'] dt .combo`)]
        .map((combo) => [...combo.children].map((key) => key.textContent).join('+')).join(' ')";
    app.ask(script, vec![deed.into()])
}

fn asked(app: &App) -> String {
    app.words(".asked p").unwrap_or_default()
}

fn change(app: &App, deed: &str, chord: &str) {
    app.click(&format!("[data-change={deed}]"));
    app.press(chord);
}

#[test]
fn a_key_is_changed_and_remembered() {
    in_sample(|app| {
        app.press("Shift+?");
        change(app, "next-report", "Ctrl+Shift+l");
        eventually(|| keys_of(app, "next-report"), "Ctrl+⇧+L");
        app.press("Escape");
        eventually(|| app.finds("dialog[open]"), false);
        let hint = || app.attribute("[data-does=next-report]", "title").unwrap();
        eventually(hint, "Next report (\u{2068}Ctrl+⇧+L\u{2069})");
        app.press("j");
        app.press("Ctrl+Shift+l");
        eventually(|| app.report(), "001");
        app.reload();
        eventually(|| app.report(), "001");
        app.press("j");
        app.press("Ctrl+Shift+l");
        eventually(|| app.report(), "002");
        // And back.
        app.press("Shift+?");
        app.click("[data-reset=next-report]");
        eventually(|| keys_of(app, "next-report"), "J");
        app.press("Escape");
        app.press("j");
        eventually(|| app.report(), "003");
    });
}

#[test]
fn a_key_that_is_taken_is_asked_about() {
    in_sample(|app| {
        app.press("Shift+?");
        change(app, "done", "j");
        eventually(|| asked(app), "\u{2066}J\u{2069} is taken: next report.");
        app.click("[data-does=keep-keys]");
        eventually(|| asked(app), "");
        assert_eq!((keys_of(app, "done"), keys_of(app, "next-report")), ("D".to_owned(), "J".to_owned()));
        change(app, "done", "j");
        app.click("[data-does=take-over]");
        eventually(|| keys_of(app, "done"), "J");
        assert_eq!(keys_of(app, "next-report"), "");
        // The usual key is taken now, so going back to it asks as well.
        app.click("[data-reset=next-report]");
        eventually(|| asked(app), "One of the usual keys is taken: mark the report as done.");
        app.press("Escape");
        eventually(|| asked(app), "");
        assert!(app.finds("dialog[open]"), "Escape answered the question only");
        change(app, "done", "p");
        eventually(|| asked(app), "\u{2066}P\u{2069} is taken: it applies the label Place.");
        app.press("Ctrl+l");
        eventually(
            || asked(app),
            "The browser needs \u{2066}Ctrl+L\u{2069} for itself. Press others, or cancel.",
        );
        app.press("Shift+ArrowLeft");
        eventually(
            || asked(app),
            "\u{2066}⇧+←\u{2069} is taken and can't be changed: select by words; move an edge of the selected span.",
        );
        app.press("Delete");
        eventually(|| keys_of(app, "done"), "");
        app.click("[data-does=reset-keys]");
        eventually(|| (keys_of(app, "done"), keys_of(app, "next-report")), ("D".to_owned(), "J".to_owned()));
    });
}

#[test]
fn keys_are_changed_by_keys_alone_on_an_arabic_keyboard() {
    in_browser(arabic(), |app| {
        app.open_sample();
        app.press_on_other_layout("Slash", "؟");
        eventually(|| app.finds("dialog[open].keys"), true);
        let on = |selector: &str| -> bool {
            app.ask("return document.activeElement.matches(arguments[0])", vec![selector.into()])
        };
        for _ in 0..60 {
            if on("[data-change=done]") {
                break;
            }
            app.press("Tab");
        }
        app.press("Enter");
        app.press_on_other_layout("KeyP", "ح");
        eventually(|| asked(app), "\u{2066}P\u{2069} مستعمل: مفتاح الوسم «مكان».");
        app.press("Tab");
        assert!(on("[data-does=take-over]"));
        app.press("Enter");
        eventually(|| keys_of(app, "done"), "P");
        assert!(on("[data-change=done]"), "the focus is where it was");
        app.press("Escape");
        app.press_on_other_layout("KeyP", "ح");
        eventually(|| app.queue()[0].state.clone(), "منجز");
        // The label says no key that isn't its own.
        app.select_words("إرباك");
        eventually(|| app.attribute(".menu [data-label=place]", "title"), Some("2".to_owned()));
    });
}

#[test]
fn damaged_keys_are_the_usual_ones() {
    in_sample(|app| {
        for damage in ["{", "7", "\"next-report=Key J;done\""] {
            app.ask::<()>(
                "localStorage.setItem('wasim:keys', arguments[0]); return null",
                vec![damage.into()],
            );
            app.reload();
            eventually(|| app.report(), "000");
            app.press("j");
            eventually(|| app.report(), "001");
            app.press("k");
            eventually(|| app.report(), "000");
        }
    });
}
