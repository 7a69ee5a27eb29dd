//! The first run, in each language and each light.

use serde_json::Value;

use crate::harness::{arabic, english, in_browser};
use crate::support::app::{App, eventually};
use crate::support::browser::Person;

/// Language, direction and theme of the page, and the words of its first offer.
fn look(app: &App) -> [String; 4] {
    let root = |name| app.attribute(":root", name).unwrap_or_default();
    let offer = app.words("[data-does=sample] b").unwrap_or_default();
    [root("lang"), root("dir"), root("data-theme"), offer]
}

#[track_caller]
fn check(person: Person, expected: [&str; 4]) {
    in_browser(person, |app| {
        eventually(|| look(app), expected);
        app.open_sample();
        eventually(|| app.queue().len(), 5);
        assert_eq!(look(app)[..3], expected[..3]);
        app.await_saved();
    });
}

#[test]
fn in_english() {
    check(english(), ["en", "ltr", "light", "Open the five sample reports"]);
}

#[test]
fn in_arabic() {
    check(arabic(), ["ar", "rtl", "light", "افتح التقارير الخمسة النموذجية"]);
}

#[test]
fn in_the_dark() {
    check(Person { dark: true, ..english() }, ["en", "ltr", "dark", "Open the five sample reports"]);
}

#[test]
fn a_language_that_is_not_there_is_passed_over() {
    check(
        Person { languages: "fr,ar,en", ..english() },
        ["ar", "rtl", "light", "افتح التقارير الخمسة النموذجية"],
    );
}

#[test]
fn language_and_theme_are_switched_at_once_and_remembered() {
    in_browser(english(), |app| {
        app.open_sample();
        app.ask::<Value>("window.mark = article(); return null", vec![]);
        app.click("[data-does=language]");
        eventually(|| look(app)[..3].to_vec(), ["ar", "rtl", "light"]);
        assert_eq!(app.words(".queue h2").unwrap(), "التقارير");
        app.click("[data-does=theme]");
        eventually(|| look(app)[..3].to_vec(), ["ar", "rtl", "dark"]);
        let same: bool = app.ask("return window.mark === article() && article().isConnected", vec![]);
        assert!(same, "nothing was loaded or written again");
        app.reload();
        eventually(|| look(app)[..3].to_vec(), ["ar", "rtl", "dark"]);
    });
}
