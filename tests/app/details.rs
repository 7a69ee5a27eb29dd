//! What is known of a report besides its text, and the note on it.

use crate::harness::{arabic, english, in_browser, in_sample};
use crate::support::app::{App, eventually};

fn is_focused(app: &App, selector: &str) -> bool {
    app.ask("return document.activeElement.matches(arguments[0])", vec![selector.into()])
}

fn write(app: &App, words: &str) {
    for letter in words.chars() {
        app.press(&letter.to_string());
    }
}

fn value(app: &App, selector: &str) -> String {
    app.ask("return document.querySelector(arguments[0]).value", vec![selector.into()])
}

/// Writes something else into a field of the dialog.
fn fill(app: &App, field: &str, words: &str) {
    app.click(field);
    eventually(|| is_focused(app, field), true);
    app.press("Ctrl+a");
    write(app, words);
}

#[test]
fn details_are_corrected_kept_exported_and_taken_back() {
    in_sample(|app| {
        let text = app.paragraphs();
        app.press("i");
        eventually(|| app.finds("dialog[open].details"), true);
        fill(app, "#title", "New title");
        fill(app, "#source", "SOHR");
        fill(app, "#date", "25/3/2017");
        fill(app, "#report-language", "ar-SY");
        eventually(|| app.said(), "The details are written.");
        fill(app, "#report-note", "again");
        // Left by Escape right from the field that is written in.
        app.press("Escape");
        eventually(|| app.finds("dialog[open]"), false);
        eventually(|| app.said(), "The note is written.");
        eventually(|| app.words("[data-report='000'] .title"), Some("New title".to_owned()));
        eventually(|| app.queue()[0].state.clone(), "in progress");
        eventually(|| app.attribute("article", "lang"), Some("ar-SY".to_owned()));
        assert_eq!(app.paragraphs(), text);
        app.await_saved();
        app.reload();
        eventually(|| app.report(), "000");
        let file = app.export_project();
        let report = &file["reports"][0];
        let facts = ["title", "source", "date", "language"]
            .map(|name| report[name].as_str().unwrap_or_default().to_owned());
        assert_eq!(facts, ["New title", "SOHR", "25/3/2017", "ar-SY"]);
        assert_eq!(file["layers"][0]["sheets"][0]["note"], "again");
        // What was kept begins a new history.
        app.click("[data-does=details]");
        fill(app, "#title", "Other");
        app.press("Escape");
        eventually(|| app.words("[data-report='000'] .title"), Some("Other".to_owned()));
        app.press("Ctrl+z");
        eventually(|| app.said(), "Undone: edit the details");
        eventually(|| app.words("[data-report='000'] .title"), Some("New title".to_owned()));
        app.press("Ctrl+Shift+z");
        eventually(|| app.words("[data-report='000'] .title"), Some("Other".to_owned()));
    });
}

#[test]
fn what_is_no_language_is_refused_in_words() {
    in_browser(arabic(), |app| {
        app.open_sample();
        app.press("i");
        fill(app, "#report-language", "Arabic!");
        app.press("Tab");
        eventually(|| app.words(".details .problem").is_some_and(|words| words.contains("Arabic!")), true);
        // What was written stays to be mended.
        assert_eq!(value(app, "#report-language"), "Arabic!");
        fill(app, "#report-language", "fa");
        app.press("Tab");
        eventually(|| app.finds(".details .problem"), false);
        app.press("Escape");
        eventually(|| app.attribute("article", "lang"), Some("fa".to_owned()));
    });
}

#[test]
#[ignore = "makes pictures, checks nothing"]
fn details_pictures() {
    use crate::support::browser::{Person, target};
    for (name, person) in
        [("en", english()), ("ar-360", Person { window: (360, 740), dark: true, ..arabic() })]
    {
        in_browser(person, |app| {
            app.open_sample();
            app.press("i");
            eventually(|| app.finds("dialog[open].details"), true);
            app.look();
            app.picture(&target().join(format!("pictures/details-{name}.png")));
            app.press("Escape");
            app.look();
            app.picture(&target().join(format!("pictures/head-{name}.png")));
        });
    }
}
